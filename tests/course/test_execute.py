"""Notebooks are stored with their outputs and with nothing that changes from run to run."""

import nbformat
import pytest

from course.authoring import pytorch
from course.authoring.execute import METADATA, main

pytestmark = pytest.mark.page


@pytest.fixture
def notebook(tmp_path):
    def write(*sources: str):
        cells = [nbformat.v4.new_code_cell(source, id=f"cell-{number}") for number, source in enumerate(sources)]
        cells[0].metadata = nbformat.from_dict({"tags": ["hide-input"], "collapsed": True})
        path = tmp_path / "lesson.ipynb"
        nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"author": "somebody"}), path)
        return path

    return write


def test_a_notebook_is_run_and_stored(notebook, capsys):
    path = notebook("a = 6 * 7", "print(a)")
    assert main([str(path)]) == 0
    assert "lesson.ipynb" in capsys.readouterr().out
    stored = nbformat.read(path, as_version=4)
    assert [cell.execution_count for cell in stored.cells] == [1, 2]
    assert stored.cells[1].outputs[0].text == "42\n"
    assert stored.metadata == METADATA
    folded = {"tags": ["hide-input"], "jupyter": {"source_hidden": True}}
    assert [cell.metadata for cell in stored.cells] == [folded, {}]


def test_what_a_learner_has_folded_is_not_stored(notebook):
    path = notebook("1", "2")
    before = nbformat.read(path, as_version=4)
    before.cells[0].metadata["jupyter"] = {"source_hidden": False}
    before.cells[1].metadata["jupyter"] = {"source_hidden": True}
    nbformat.write(before, path)
    main([str(path)])
    first, second = nbformat.read(path, as_version=4).cells
    assert first.metadata.jupyter == {"source_hidden": True}
    assert second.metadata == {}


def test_a_stored_notebook_becomes_a_program(notebook):
    exporters = pytest.importorskip("nbconvert.exporters")
    path = notebook("print(1)")
    main([str(path)])
    source, resources = exporters.ScriptExporter().from_filename(str(path))
    assert resources["output_extension"] == ".py"
    assert "print(1)" in source


def test_prints_are_stored_in_one_piece(notebook):
    path = notebook("import sys, time\nfor word in 'abc':\n    print(word, flush=True)\n    time.sleep(0.05)")
    main([str(path)])
    outputs = nbformat.read(path, as_version=4).cells[0].outputs
    assert [output.text for output in outputs] == ["a\nb\nc\n"]


def test_a_second_run_changes_nothing(notebook):
    path = notebook("print(1)")
    main([str(path)])
    once = path.read_bytes()
    main([str(path)])
    assert path.read_bytes() == once


def test_a_notebook_that_fails_is_left_as_it_was(notebook, capsys):
    path = notebook("print(1)", "1 / 0")
    before = path.read_bytes()
    assert main([str(path)]) == 1
    assert path.read_bytes() == before
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_where_pytorch_is_missing_a_notebook_that_needs_it_is_not_run(notebook, tmp_path, monkeypatch, capsys):
    path = notebook("open('trace', 'w').close()", "import torch")
    written = nbformat.read(path, as_version=4)
    written.cells[1].metadata["tags"] = [pytorch.TAG]
    nbformat.write(written, path)
    before = path.read_bytes()
    monkeypatch.setattr(pytorch, "find_spec", lambda name: None)
    assert main([str(path)]) == 1
    assert "lesson.ipynb: not run, since PyTorch is missing" in capsys.readouterr().err
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["lesson.ipynb"]
