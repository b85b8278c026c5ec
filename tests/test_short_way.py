"""The short way through the book leaves out the deeper sections, and misses nothing that it needs."""

import copy
import json
import re
from itertools import compress
from pathlib import Path

import nbformat
import pytest
from frameworks import REASON, is_left_out
from nbclient import NotebookClient

from course.authoring.execute import merge_streams
from course.authoring.sections import deeper, rank_of

NOTEBOOKS = sorted((Path(__file__).parents[1] / "lessons").glob("*.ipynb"))
SOURCE_OF_PICTURE = re.compile(r'src="data:image/[^"]*"')
NO_CODE = re.compile(r"```.*?```", re.DOTALL)


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def path(request):
    return request.param


def cells_of(path):
    return json.loads(path.read_text("utf-8"))["cells"]


def shown(outputs):
    """What a cell prints and shows, apart from the pixels of pictures and the numbers of a run."""
    texts = []
    for output in outputs:
        data = output.get("data", {"text/plain": output.get("text", "")})
        kept = {kind: "".join(text) for kind, text in data.items() if kind.startswith("text/")}
        texts.append({kind: SOURCE_OF_PICTURE.sub("", text) for kind, text in kept.items()})
    return texts


def test_a_section_begins_with_a_cell(path):
    for cell in cells_of(path):
        if cell["cell_type"] == "markdown":
            rest = NO_CODE.sub("", "".join(cell["source"])).split("\n")[1:]
            assert [line for line in rest if re.match("#+ ", line)] == []


def test_a_deeper_section_says_that_nothing_needs_it(path):
    for cell in cells_of(path):
        source = "".join(cell["source"])
        if rank_of(cell) and source.lstrip("# ").startswith("Deeper: "):
            assert re.search(r"\b(later|needs?|rest of the book|without it|skip)\b", source.split("\n\n")[1]), source


@pytest.mark.page
def test_the_rest_is_the_same_without_the_deeper_sections(path):
    notebook = nbformat.read(path, as_version=4)
    is_kept = [not is_deeper for is_deeper in deeper(notebook.cells)]
    if all(is_kept):
        pytest.skip("nothing in this chapter is deeper")
    kept = list(compress(notebook.cells, is_kept))
    if is_left_out(kept):
        pytest.skip(REASON)
    notebook.cells = copy.deepcopy(kept)
    NotebookClient(notebook, kernel_name="python3", timeout=300).execute(cwd=str(path.parent))
    for before, after in zip(kept, notebook.cells, strict=True):
        if before["cell_type"] == "code" and "nbval-ignore-output" not in before["metadata"].get("tags", []):
            assert shown(merge_streams(after.outputs)) == shown(before.outputs), before.source
