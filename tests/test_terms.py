"""Words come in order: a term is explained where the book first uses it, a name of NumPy where a cell first uses it."""

import ast
import json
import re
from pathlib import Path

import pytest

from course.exercises import CHAPTERS

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "lessons").glob("*.ipynb"))
PAGES = sorted((ROOT / "book").glob("*.md"))

ENTRY = re.compile(r"^(\w.*)\n((?:  .+\n|\n(?=  ))+)", re.MULTILINE)
LINK = re.compile(r"\[\*\*([^]*]+)\*\*\]\(\.\./book/glossary\.md#term-([\w-]+)\)")
FOLDED = re.compile(r"<details>.*?</details>", re.DOTALL)
ELSEWHERE = re.compile(r"\]\(https?:[^)]*\)")
FENCED = re.compile(r"```.*?```", re.DOTALL)
FORMULA = re.compile(r"\$\$.+?\$\$|\$.+?\$", re.DOTALL)
CHAPTER_OF_A_BOOK = re.compile(r"\b[Cc]hapter \d+ of \[")
CHAPTER = re.compile(r"\[[^]\n]*?\b[Cc]hapter (\d+)\]\((?:\.\./lessons/)?(\d\d)_\w+\.ipynb(?:#[\w-]+)?\)")


def cells_of(path):
    return json.loads(path.read_text("utf-8"))["cells"]


def text_of(cell):
    """The running text of a cell: no heading, no formula, no code, nothing folded."""
    text = FORMULA.sub("", FOLDED.sub("", "".join(cell["source"])))
    text = ELSEWHERE.sub("]", text)
    text = re.sub(r"`[^`]*`", "", FENCED.sub("", text))
    return re.sub(r"^#.*$", "", text, flags=re.MULTILINE)


def running_text(path):
    """The texts of a chapter below its head, the exercises and their solutions aside."""
    texts, among_exercises = [], False
    for cell in cells_of(path)[1:]:
        source = "".join(cell["source"])
        if source.startswith("## "):
            among_exercises = source.startswith("## Exercises")
        if cell["cell_type"] == "markdown" and not among_exercises:
            texts.append(text_of(cell))
    return "\n\n".join(texts)


def entries():
    """{term: its explanation} of the glossary."""
    [glossary] = re.findall(r"^```\{glossary\}\n(.*?)^```", (ROOT / "book/glossary.md").read_text("utf-8"), re.M | re.S)
    return dict(ENTRY.findall(glossary))


def slug(term):
    return re.sub(r"[^a-z0-9]+", "-", term.lower()).strip("-")


def test_the_glossary_is_in_order():
    terms = list(entries())
    assert len(terms) > 60
    assert terms == sorted(terms, key=str.lower)


@pytest.mark.parametrize("term", entries())
def test_a_term_is_explained_where_it_is_first_used(term):
    """Its first occurrence in the text of all chapters is the link to its entry, and the entry leads back."""
    use = re.compile(rf"(?<![\w-]){re.escape(term)}(?:e?s)?(?![\w-])", re.IGNORECASE)
    for path in NOTEBOOKS:
        text = running_text(path)
        if found := use.search(text):
            links = [link for link in LINK.finditer(text) if link[2] == slug(term)]
            assert links, (
                f"{path.stem} uses {term!r} first, without a link: …{text[max(0, found.start() - 60) :][:120]}…"
            )
            assert links[0].start() <= found.start(), text[max(0, found.start() - 60) :][:120]
            assert f"(../lessons/{path.name}" in entries()[term], f"the entry does not lead to {path.stem}"
            return
    raise AssertionError(f"no chapter uses {term!r}")


def test_each_link_to_the_glossary_has_an_entry_and_stands_once():
    slugs = [link[2] for path in NOTEBOOKS for link in LINK.finditer(running_text(path))]
    assert set(slugs) == set(map(slug, entries()))
    assert len(slugs) == len(set(slugs))


def is_shown(cell):
    return cell["cell_type"] == "code" and not {"hide-input", "exercise"} & set(cell["metadata"].get("tags", []))


def names_of_numpy(source):
    """np.linspace, np.random.default_rng, … as far as they are called or handed on."""
    found: dict[str, None] = {}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "np":
            found[node.attr] = None
    return list(found)


def test_a_name_of_numpy_is_explained_before_a_cell_uses_it():
    explained, missing = "", []
    for path in NOTEBOOKS:
        for cell in cells_of(path):
            if cell["cell_type"] == "markdown":
                text = FENCED.sub("", FOLDED.sub("", "".join(cell["source"])))
                explained += " ".join(re.findall(r"`([^`]+)`", text)) + " "
            elif is_shown(cell):
                for name in names_of_numpy("".join(cell["source"])):
                    if not re.search(rf"\b{name}\b", explained):
                        missing.append(f"{path.stem}: np.{name}")
    assert list(dict.fromkeys(missing)) == []


@pytest.mark.parametrize("path", [*NOTEBOOKS, *PAGES], ids=lambda path: path.stem)
def test_a_chapter_that_is_named_by_its_number_is_a_link_to_it(path):
    if path.suffix == ".md":
        text = path.read_text("utf-8")
    else:
        text = "\n".join("".join(cell["source"]) for cell in cells_of(path) if cell["cell_type"] == "markdown")
    text = re.sub(r"`[^`]*`", "", FENCED.sub("", text))
    for number, file in CHAPTER.findall(text):
        assert int(number) == int(file)
    rest = CHAPTER_OF_A_BOOK.sub("", CHAPTER.sub("", text))
    assert re.findall(r".{0,40}\bchapters? \d+.{0,20}", rest, re.IGNORECASE) == []


def test_chapters_are_called_what_their_notebooks_are_called():
    titles = {int(path.name[:2]): "".join(cells_of(path)[0]["source"]).splitlines()[0][2:] for path in NOTEBOOKS}
    assert titles == CHAPTERS
