"""Every cell of every lesson, run in the page in a browser, gives the output that is stored.

Those that need PyTorch stay as they are, and all others run without it.
"""

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

from course.authoring.pytorch import needs_pytorch

LESSONS = sorted((Path(__file__).parents[2] / "lessons").glob("*.ipynb"))
PICTURE = re.compile(r'src="data:image/(\w+);base64,([^"]*)"')
BOX = Image.Resampling.BOX
DIFFERENCE = 0.025  # for two versions of matplotlib, which place words and lines a pixel apart


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
        (kind, {mime: PICTURE.sub("a picture", text) for mime, text in found.items() if mime.startswith("text/")})
        if kind == "data"
        else (kind, found)
        for kind, found in outputs
    ]


def pictures(outputs: list[tuple[str, Any]]) -> list[Image.Image]:
    """Return the pictures in outputs, in grey."""
    found = []
    for kind, data in outputs:
        for format, content in PICTURE.findall(data.get("text/html", "") if kind == "data" else ""):
            if format == "png":
                found.append(Image.open(io.BytesIO(base64.b64decode(content))).convert("L"))
    return found


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return how much two pictures of one size differ on average, seen from so far that a pixel to the side is nothing.

    From 0 to 1, the difference between black and white.
    """
    far = [
        np.asarray(picture.resize((picture.width // 12, picture.height // 12), BOX)) / 255 for picture in (one, other)
    ]
    return float(np.abs(far[0] - far[1]).mean())


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_every_cell_says_in_the_page_what_is_stored(browser, live_site, path):
    page = browser.new_page()
    live = LivePage(page, live_site, path.stem)
    live.start()
    cells = [cell for cell in json.loads(path.read_text("utf-8"))["cells"] if cell["cell_type"] == "code"]
    cells = [cell for cell in cells if "remove-cell" not in cell["metadata"].get("tags", [])]
    assert live.still.count() == len([cell for cell in cells if needs_pytorch(cell)])
    for still in live.still.all():
        assert still.get_by_text("Needs PyTorch").count() == 1
        assert still.locator(".live-button, textarea").count() == 0
    cells = [cell for cell in cells if not needs_pytorch(cell)]
    assert live.cells.count() == len(cells)
    different: list[Any] = []
    for number, cell in enumerate(cells):
        expected, found = stored(cell), said(live.run(number))
        if "nbval-ignore-output" in cell["metadata"].get("tags", []):
            assert not any(kind == "error" for kind, _ in found), found
            continue
        if without_pictures(expected) != without_pictures(found):
            different.append((number, without_pictures(expected), without_pictures(found)))
        for mine, its in zip(pictures(expected), pictures(found), strict=True):
            if mine.size != its.size or difference(mine, its) > DIFFERENCE:
                apart = difference(mine, its) if mine.size == its.size else 1
                different.append((number, f"a picture of {mine.size}", f"a picture of {its.size}", apart))
    page.close()
    assert different == []
