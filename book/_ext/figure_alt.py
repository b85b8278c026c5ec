"""Carry the alt text of notebook figures to the page.

`course.plots` stores each figure's alt text in the metadata of its output. MyST-NB
reads alt text from the metadata of the *cell*, so this extension copies it there
when Sphinx reads the notebook; the file itself stays as it is.
"""

import json

from sphinx.application import Sphinx
from sphinx.util import logging

logger = logging.getLogger(__name__)


def copy_alt_texts(app: Sphinx, docname: str, source: list[str]) -> None:
    if app.env.doc2path(docname).endswith(".ipynb"):
        notebook = json.loads(source[0])
        for number, cell in enumerate(notebook["cells"]):
            figures = [
                output.get("metadata", {}).get("image/png", {})
                for output in cell.get("outputs", [])
                if "image/png" in output.get("data", {})
            ]
            if len(figures) > 1:
                logger.warning("%s: cell %d shows several figures; split it", docname, number)
            elif figures and figures[0].get("alt"):
                options = cell["metadata"].setdefault("mystnb", {}).setdefault("image", {})
                options["alt"] = figures[0]["alt"]
        source[0] = json.dumps(notebook)


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("source-read", copy_alt_texts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
