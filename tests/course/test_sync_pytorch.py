"""The setup cell of a notebook with cells that need PyTorch: it says what is missing, and stops nothing."""

import importlib.util
from pathlib import Path

import nbformat
import pytest

from course.authoring import sync
from course.authoring.pytorch import TAG
from course.authoring.sync import GUARD, guard_for
from course.exchange.known import PYTORCH

LESSONS = Path(__file__).parents[2] / "lessons"
NEEDING = {"tags": [TAG]}


@pytest.fixture
def cells():
    def text(source):
        return nbformat.v4.new_markdown_cell(source)

    def code(source, **metadata):
        return nbformat.v4.new_code_cell(source, metadata=metadata)

    return [
        text("# A chapter"),
        code("import numpy"),
        text('## The "same", twice\n\nText.'),
        code("import torch", **NEEDING),
        text("### A part of it"),
        code("torch.ones(2)", **NEEDING),
        text("## Without"),
        code("1 + 1"),
        text(r"## One \ of $p$"),
        code("torch.ones(3)", **NEEDING),
    ]


def test_it_looks_for_pytorch_where_cells_need_it_and_nowhere_else(cells):
    assert guard_for(cells) != GUARD
    assert guard_for([cell for cell in cells if not cell.metadata.get("tags")]) == GUARD


def test_it_says_which_sections_need_it_and_how_to_get_it(cells, monkeypatch, capsys):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    exec(guard_for(cells), {})
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "PyTorch is not installed here. Cells of these sections need it:"
    assert lines[1:3] == ['- The "same", twice', r"- One \ of $p$"]
    assert "all others run without it" in lines[3]
    assert lines[-1] == PYTORCH
    assert max(map(len, lines)) <= 76


def test_where_it_is_there_it_says_nothing(cells, monkeypatch, capsys):
    monkeypatch.setattr(importlib.util, "find_spec", {"torch": "here"}.get)
    exec(guard_for(cells), {})
    assert capsys.readouterr().out == ""


def test_sync_writes_it_and_takes_it_back():
    notebook = nbformat.read(LESSONS / "11_autodiff.ipynb", as_version=4)
    before = [cell.source for cell in notebook.cells]
    needing = next(cell for cell in notebook.cells[8:] if cell.cell_type == "code")
    needing.metadata["tags"] = [TAG]
    made = sync.synced(notebook, 11)
    assert made.cells[1].source == guard_for(notebook.cells) != GUARD
    assert made.cells[1].metadata == notebook.cells[1].metadata
    assert [cell.source for cell in sync.synced(made, 11).cells] == [cell.source for cell in made.cells]
    made.cells[notebook.cells.index(needing)].metadata["tags"] = []
    assert [cell.source for cell in sync.synced(made, 11).cells] == before
