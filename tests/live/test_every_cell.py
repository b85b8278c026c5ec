"""Every cell of every lesson, run in the page in a browser, gives the output that is stored."""

import base64
import io
import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from live_page import LivePage
from PIL import Image

LESSONS = sorted((Path(__file__).parents[2] / "lessons").glob("*.ipynb"))
PICTURE = re.compile(r'src="data:image/(\w+);base64,([^"]*)"')
DIFFERENCE = 0.02  # of the range from black to white, on average: fonts and lines are drawn a little differently


def stored(cell: dict[str, Any]) -> list[tuple[str, Any]]:
    """Return what a notebook has below a cell: printed texts, and values by their forms."""
    outputs: list[tuple[str, Any]] = []
    for output in cell["outputs"]:
        if output["output_type"] == "stream":
            outputs.append((output["name"], "".join(output["text"])))
        else:
            assert output["output_type"] in ("execute_result", "display_data"), output
            data = output["data"].items()
            outputs.append(("data", {mime: text if isinstance(text, str) else "".join(text) for mime, text in data}))
    return outputs


def said(messages: list[dict[str, Any]]) -> list[tuple[str, Any]]:
    """Return what a cell says in the page, in the same form."""
    outputs: list[tuple[str, Any]] = []
    for message in messages:
        if message["type"] == "stream":
            name, before = outputs[-1] if outputs else ("", "")
            if name == message["name"]:
                outputs[-1] = name, before + message["text"]
            else:
                outputs.append((message["name"], message["text"]))
        elif message["type"] == "result":
            outputs.append(("data", message["data"]))
        elif message["type"] == "error":
            outputs.append(("error", message["text"]))
    return outputs


def without_pictures(outputs: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    return [
        (kind, {mime: PICTURE.sub("a picture", text) for mime, text in found.items()} if kind == "data" else found)
        for kind, found in outputs
    ]


def pictures(outputs: list[tuple[str, Any]]) -> list[np.ndarray]:
    """Return the pictures in outputs, as arrays of grey values from 0 to 1."""
    found = []
    for kind, data in outputs:
        for format, content in PICTURE.findall(data.get("text/html", "") if kind == "data" else ""):
            if format == "png":
                image = Image.open(io.BytesIO(base64.b64decode(content))).convert("L")
                found.append(np.asarray(image) / 255)
    return found


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_every_cell_says_in_the_page_what_is_stored(browser, live_site, path):
    page = browser.new_page()
    live = LivePage(page, live_site, path.stem)
    live.start()
    cells = [cell for cell in json.loads(path.read_text("utf-8"))["cells"] if cell["cell_type"] == "code"]
    cells = [cell for cell in cells if "remove-cell" not in cell["metadata"].get("tags", [])]
    assert live.cells.count() == len(cells)
    different = []
    for number, cell in enumerate(cells):
        expected, found = stored(cell), said(live.run(number))
        if "nbval-ignore-output" in cell["metadata"].get("tags", []):
            assert not any(kind == "error" for kind, _ in found), found
            continue
        if without_pictures(expected) != without_pictures(found):
            different.append((number, without_pictures(expected), without_pictures(found)))
        if len(pictures(expected)) != len(pictures(found)): print(number, found); continue
        for mine, its in zip(pictures(expected), pictures(found), strict=True):
            if mine.shape != its.shape or np.abs(mine - its).mean() > DIFFERENCE:
                different.append((number, f"a picture of {mine.shape}", f"a picture of {its.shape}"))
    page.close()
    assert different == []
