"""The code on a page, run by its reader: Python in the browser, with nothing installed.

`pyodide.toml` says which Python that is, and `runtime` fetches it. On a page, `page.js` makes fields of the code cells
once a reader asks for it, and `worker.js` starts Python in a worker, where `kernel` runs the cells as a notebook would,
with `widgets` in place of ipywidgets and anywidget, whose front ends a page has not.
"""
