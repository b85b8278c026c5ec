"""Give the pages the pictures of the notebooks as files.

`course.plots` stores a picture as HTML, an image with its description, since JupyterLab and nbconvert drop the
description of a bare PNG. On a page the picture would then stand within the text and delay it. So when Sphinx reads a
notebook, this turns it into a PNG, which MyST-NB writes to a file, and hands over the description where MyST-NB looks
for it: in the metadata of the cell. The notebook itself stays as it is.
"""

import json
import re
from html import unescape
from typing import Any

from sphinx.application import Sphinx
from sphinx.util import logging

logger = logging.getLogger(__name__)

PICTURE = re.compile(r'<img alt="([^"]*)" width="(\d+)" src="data:image/png;base64,([^"]*)">')


def as_files(notebook: dict[str, Any]) -> list[int]:
    """Make every stored picture a PNG, and return the numbers of the cells that show several."""
    crowded = []
    for number, cell in enumerate(notebook["cells"]):
        alts = []
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if found := PICTURE.fullmatch("".join(data.get("text/html", ""))):
                alts.append(unescape(found[1]))
                del data["text/html"]
                data["image/png"] = found[3]
        if len(alts) > 1:
            crowded.append(number)
        elif alts:
            cell["metadata"].setdefault("mystnb", {}).setdefault("image", {})["alt"] = alts[0]
    return crowded


def read(app: Sphinx, docname: str, source: list[str]) -> None:
    if app.env.doc2path(docname).endswith(".ipynb"):
        notebook = json.loads(source[0])
        for number in as_files(notebook):
            logger.warning("%s: cell %d shows several figures; split it", docname, number)
        source[0] = json.dumps(notebook)


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("source-read", read)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
