"""The notebooks are stored whole: run from the top, with their outputs, and nothing else in them.

That the outputs are right is `pytest --nbval`'s business; it says nothing of a notebook that has none.
"""

import json
import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "lessons").glob("*.ipynb"))
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {
        "file_extension": ".py",
        "mimetype": "text/x-python",
        "name": "python",
        "nbconvert_exporter": "python",
    },
}
# A path of somebody's machine, the address of an object in memory, or an address on the network.
SOURCE_OF_PICTURE = re.compile(r'src="data:[^"]*"')
PRIVATE = re.compile(
    r"(?<![\w/.])(/(home|root|tmp|usr|opt|var|work|Users|private)/|[A-Z]:\\\\)"
    r"|\b0x[0-9a-f]{6,}|\blocalhost\b|\b(\d{1,3}\.){3}\d{1,3}\b"
)


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request):
    return json.loads(request.param.read_text("utf-8"))


def code_cells(notebook):
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    return [cell for cell in cells if "".join(cell["source"]).strip()]


def outputs(notebook):
    return [output for cell in code_cells(notebook) for output in cell["outputs"]]


def test_table_of_contents_lists_every_lesson():
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text("utf-8"))
    pages = [page["file"] for part in toc["parts"] for page in part["chapters"]]
    listed = [page for page in pages if page.startswith("lessons/")]
    assert listed == [f"lessons/{path.stem}" for path in NOTEBOOKS]


def test_lessons_are_numbered_and_named_by_topic():
    assert [path.name for path in NOTEBOOKS if not re.fullmatch(r"\d\d_[a-z_]+\.ipynb", path.name)] == []


def test_cells_were_run_from_the_top(notebook):
    numbers = [cell["execution_count"] for cell in code_cells(notebook)]
    assert numbers == list(range(1, len(numbers) + 1))


def test_no_code_cell_is_empty(notebook):
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert len(cells) == len(code_cells(notebook))


def test_outputs_are_stored(notebook):
    assert outputs(notebook)
    for cell in code_cells(notebook):
        speaks = re.search(r"^(print|show|display)\(", "".join(cell["source"]), re.MULTILINE)
        assert cell["outputs"] or not speaks, "".join(cell["source"])


def test_no_cell_failed_or_warned(notebook):
    for output in outputs(notebook):
        assert output["output_type"] != "error", output
        assert output.get("name") != "stderr", output


def test_metadata_is_minimal(notebook):
    assert notebook["metadata"] == METADATA
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    for cell in notebook["cells"]:
        assert set(cell["metadata"]) <= {"tags", "mystnb", "jupyter"}, cell["metadata"]


def test_code_that_the_site_folds_or_leaves_out_is_folded_in_jupyterlab(notebook):
    for cell in notebook["cells"]:
        is_folded = bool({"hide-input", "remove-cell"} & {*cell["metadata"].get("tags", [])})
        assert cell["metadata"].get("jupyter") == ({"source_hidden": True} if is_folded else None)


def test_outputs_hold_no_widget_state(notebook):
    for output in outputs(notebook):
        assert "application/vnd.jupyter.widget-view+json" not in output.get("data", {})


def test_outputs_tell_nothing_of_the_machine(notebook):
    for output in outputs(notebook):
        texts = [output.get("text", "")] + [
            SOURCE_OF_PICTURE.sub("", "".join(content)) for content in output.get("data", {}).values()
        ]
        for text in texts:
            text = text if isinstance(text, str) else "".join(map(str, text))
            assert not PRIVATE.search(text), PRIVATE.search(text)


def test_every_figure_is_described(notebook):
    for output in outputs(notebook):
        assert not any(kind.startswith("image/") for kind in output.get("data", {})), "JupyterLab drops its alt text"
        for image in re.findall("<img[^>]*>", "".join(output.get("data", {}).get("text/html", ""))):
            [alt] = re.findall('alt="([^"]*)"', image)
            assert len(alt) >= 30, f"alt text too short to describe a figure: {alt!r}"
            assert "\n" not in alt


@pytest.mark.parametrize(
    "text", ["/home/ada/x.py", "C:\\\\Users", "<object at 0x7f12ab34cd56>", "127.0.0.1", "see /tmp/a"]
)
def test_private_text_is_recognised(text):
    assert PRIVATE.search(text)


@pytest.mark.parametrize("text", ["a/b", "1/n", "0.02, 0.97", "and/or", "w1/tmp", "0x1f"])
def test_ordinary_text_is_let_through(text):
    assert not PRIVATE.search(text)


GREEK = r"\\(?:alpha|beta|gamma|delta|varepsilon|epsilon|lambda|sigma|partial|theta|mu|eta|bar|hat|nabla)\b"
# Letters that a chapter introduces for a few lines of its own.
LOCAL = {
    "01_neuron": set("qr"),
    "02_matrices": set("q"),
    "04_forward": {"R", r"\gamma"},
    "05_losses": set("rS"),
    "06_backprop": set("r"),
    "07_network": set("Mr"),
    "09_digits": set("q"),
    "11_autodiff": set("S"),
}


def symbols(text):
    """The letters of all formulas, without indices and words."""
    found = set()
    for display, inline in re.findall(r"\$\$(.+?)\$\$|\$(.+?)\$", text, re.DOTALL):
        formula = re.sub(r"\\(text|operatorname|mathrm|begin|end)\{[^}]*\}", "", display or inline)
        formula = re.sub(r"[_^]\{[^{}]*\}", " ", formula)
        found |= set(re.findall(GREEK, formula))
        found |= set(re.findall(r"[A-Za-z]", re.sub(r"\\[a-zA-Z]+", " ", formula)))
    return found


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_symbol_is_in_the_notation_table(path):
    cells = json.loads(path.read_text("utf-8"))["cells"]
    prose = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    table = symbols((ROOT / "book/notation.md").read_text("utf-8"))
    assert symbols(prose) - table == LOCAL.get(path.stem, set())


def test_symbols_are_found():
    assert symbols(r"$a_{ij} \cdot \hat y^{k}$ and $$\text{mean of } \beta x$$, not b") == {
        "a",
        "y",
        r"\hat",
        r"\beta",
        "x",
    }
