"""The warm-ups in the notebooks: where sync puts them, and what it asks for."""

import copy
import re
from pathlib import Path

import nbformat
import pytest

from course.authoring import sync
from course.quizzes import WARM_UPS

LESSONS = Path(__file__).parents[2] / "lessons"
IMPORTS = "import numpy as np\n\nfrom course.quizzes import quiz, warm_up"


def markdown(source):
    return nbformat.v4.new_markdown_cell(source)


def code(source, *tags, text=""):
    outputs = [nbformat.v4.new_output("stream", text=text)] if text else []
    return nbformat.v4.new_code_cell(source, metadata={"tags": list(tags)}, outputs=outputs)


def text():
    return [markdown("A line before it."), code(IMPORTS), markdown("## A section\n\nText."), code("x = 1", text="out")]


def sources(cells):
    return [cell.source for cell in cells]


@pytest.mark.parametrize("chapter", WARM_UPS)
def test_it_stands_behind_the_cell_that_imports(chapter):
    before = text()
    after = sync.with_warm_up(before, chapter)
    assert after[:2] == before[:2] and after[4:] == before[2:]
    heading, cell = after[2:4]
    assert heading.source.startswith("## Warm-up\n\n")
    assert (cell.source, cell.metadata["tags"]) == (f"warm_up({chapter})", ["hide-input"])


def test_a_second_time_changes_nothing_and_keeps_what_is_stored():
    first = sync.with_warm_up(text(), 5)
    first[3].outputs = [nbformat.v4.new_output("stream", text="stored")]
    kept = copy.deepcopy(first)
    assert sync.with_warm_up(first, 5) == kept


def test_one_that_is_old_or_elsewhere_is_replaced():
    cells = text()
    cells[3:3] = [markdown("## Warm-up\n\nOld words."), code("warm_up(4)", "hide-input")]
    assert sources(sync.with_warm_up(cells, 5)) == sources(sync.with_warm_up(text(), 5))


@pytest.mark.parametrize("chapter", [0, 1])
def test_the_first_chapters_have_none(chapter):
    cells = text()
    assert sync.with_warm_up(cells, chapter) == cells
    assert sources(sync.with_warm_up(sync.with_warm_up(text(), 5), chapter)) == sources(text())


def test_what_is_missing_is_said():
    for imports in ("import numpy as np", "print('no import here')"):
        cells = text()
        cells[1].source = imports
        with pytest.raises(ValueError, match=r"needs the line: from course\.quizzes import quiz, warm_up"):
            sync.with_warm_up(cells, 5)
    cells = text()
    cells[2].source = "No heading."
    with pytest.raises(ValueError, match="needs a heading"):
        sync.with_warm_up(cells, 5)
    with pytest.raises(ValueError, match="needs a heading"):
        sync.with_warm_up(text()[:2], 5)


@pytest.mark.parametrize("chapter", WARM_UPS)
def test_a_whole_notebook_gets_it_once_and_its_time(chapter):
    (path,) = LESSONS.glob(f"{chapter:02}_*.ipynb")
    notebook = nbformat.read(path, as_version=4)
    imports = next(cell for cell in notebook.cells[2:] if re.match("(import|from) ", cell.source))
    imports.source = re.sub(r"import quiz$", "import quiz, warm_up", imports.source, flags=re.M)
    place = notebook.cells.index(imports)
    if not notebook.cells[place + 1].source.startswith("## "):
        notebook.cells[place + 1].source = "## A heading\n\n" + notebook.cells[place + 1].source
    once = sync.synced(notebook, chapter)
    assert sources(once.cells).count(f"warm_up({chapter})") == 1
    assert sources(sync.synced(once, chapter).cells) == sources(once.cells)
    assert sum("Warm-up" in source.splitlines()[0] for source in sources(once.cells) if source) == 1
