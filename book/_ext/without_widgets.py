"""Show a notebook as it is without a kernel, whoever has saved it.

JupyterLab stores a widget's view beside the picture or the HTML that stands for it, and on demand the state of all
widgets. MyST-NB prefers the view, which is an empty script on a page, and for the state it loads programs from another
host. So both are dropped when Sphinx reads a notebook; the file itself stays as it is.
"""

import json
from typing import Any

from sphinx.application import Sphinx

VIEW = "application/vnd.jupyter.widget-view+json"


def drop_widgets(notebook: dict[str, Any]) -> None:
    """Leave of every output what needs no kernel, and no output that is nothing but a widget."""
    notebook["metadata"].pop("widgets", None)
    for cell in notebook["cells"]:
        outputs = cell.get("outputs", [])
        views = [output for output in outputs if VIEW in output.get("data", {})]
        for output in views:
            del output["data"][VIEW]
            if not output["data"]:
                outputs.remove(output)


def read(app: Sphinx, docname: str, source: list[str]) -> None:
    if app.env.doc2path(docname).endswith(".ipynb"):
        notebook = json.loads(source[0])
        drop_widgets(notebook)
        source[0] = json.dumps(notebook)


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("source-read", read)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
