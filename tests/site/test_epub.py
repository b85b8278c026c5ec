"""The EPUB of the whole book: valid, complete, in order, without scripts, and readable on a small screen."""

import io
import json
import os
import posixpath
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest
import yaml
from accessibility import violations
from built_site import SITE, links
from epubcheck import MISSING, find_epubcheck
from PIL import Image
from playwright.sync_api import Browser, ViewportSize

from course.exercises import CHAPTERS, exercises_of, questions_of

ROOT = Path(__file__).parents[2]
ADDRESS = "https://example.org/course/"
TIME = 1_700_000_000
HTML = "{http://www.w3.org/1999/xhtml}"
MATH = "{http://www.w3.org/1998/Math/MathML}"
OPF = "{http://www.idpf.org/2007/opf}"
TYPE = "{http://www.idpf.org/2007/ops}type"
TOC = yaml.safe_load((ROOT / "_toc.yml").read_text("utf-8"))
PAGES = [TOC["root"]] + [page["file"] for part in TOC["parts"] for page in part["chapters"]]
LESSONS = [Path(page).name for page in PAGES if page.startswith("lessons/")]
# A phone held upright, and an e-reader.
SCREENS: list[ViewportSize] = [{"width": 360, "height": 740}, {"width": 600, "height": 800}]
READERS = {
    "light": "html { background: white; color: black; }",
    "dark": "html { background: black; color: white; } a { color: #8ab4f8; }",
}


@dataclass(frozen=True)
class Epub:
    """The files of an EPUB, and what can be asked of them."""

    content: bytes

    @cached_property
    def files(self) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(self.content)) as packed:
            return {name: packed.read(name) for name in packed.namelist()}

    @cached_property
    def package(self) -> ET.Element:
        return ET.fromstring(self.files["EPUB/package.opf"])

    @cached_property
    def documents(self) -> dict[str, ET.Element]:
        """The documents, in the order in which they are read."""
        places = {item.get("id"): item.get("href", "") for item in self.package.iter(f"{OPF}item")}
        spine = [places[reference.get("idref")] for reference in self.package.iter(f"{OPF}itemref")]
        return {name.removesuffix(".xhtml"): ET.fromstring(self.files[f"EPUB/{name}"]) for name in spine}

    @cached_property
    def ids(self) -> dict[str, set[str]]:
        return {name: {id for e in root.iter() if (id := e.get("id"))} for name, root in self.documents.items()}

    def elements(self, tag: str) -> Iterator[tuple[str, ET.Element]]:
        for name, root in self.documents.items():
            for element in root.iter(tag):
                yield name, element

    def section(self, name: str, id: str) -> ET.Element:
        [found] = [section for section in self.documents[name].iter(f"{HTML}section") if section.get("id") == id]
        return found


def text(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def letters(words: str) -> str:
    """Return words without spaces and marks for code and emphasis, and with one kind of apostrophes."""
    return re.sub(r"[\s`*]", "", words).replace("'", "’")


@pytest.fixture(scope="session")
def epub(tmp_path_factory) -> Epub:
    """The EPUB as the program writes it, for a site whose address is known."""
    return made(tmp_path_factory.mktemp("epub") / "book.epub", seed="1")


def made(target: Path, *, seed: str) -> Epub:
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(map(str, (ROOT, ROOT / "book" / "_ext"))),
        "PYTHONHASHSEED": seed,
        "COURSE_SITE_URL": ADDRESS,
        "SOURCE_DATE_EPOCH": str(TIME),
    }
    subprocess.run([sys.executable, "-m", "ebook", str(target)], env=environment, check=True, timeout=300)
    return Epub(target.read_bytes())


def test_epubcheck_finds_nothing(epub, tmp_path):
    command = find_epubcheck()
    if command is None and "CI" not in os.environ:
        pytest.skip(MISSING)
    assert command, MISSING
    (tmp_path / "book.epub").write_bytes(epub.content)
    checked = subprocess.run(
        [*command, "--failonwarnings", str(tmp_path / "book.epub")], capture_output=True, text=True, timeout=300
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_same_sources_give_the_same_bytes(epub, tmp_path):
    assert made(tmp_path / "again.epub", seed="2").content == epub.content


def test_its_first_file_says_what_it_is(epub):
    """Programs look at the first bytes: an EPUB has its type there, not compressed."""
    assert epub.content[30:58] == b"mimetypeapplication/epub+zip"


def test_it_says_what_it_is_and_when_it_was_changed(epub):
    metadata = epub.package.find(f"{OPF}metadata")
    said = {re.sub("{.*}", "", element.tag): text(element) for element in metadata if element.tag != f"{OPF}meta"}
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert said["title"] == citation["title"]
    assert said["creator"] == citation["authors"][0]["name"]
    assert said["language"] == "en"
    assert said["source"] == ADDRESS
    assert said["rights"] == "Text: CC BY 4.0. Code: BSD-3-Clause."
    # The same for ever: e-readers keep bookmarks by it.
    assert said["identifier"] == "urn:uuid:16cde5da-8536-5251-b724-6e1d688e471b"
    meta = [(element.get("property"), text(element)) for element in metadata.iter(f"{OPF}meta")]
    assert ("dcterms:modified", "2023-11-14T22:13:20Z") in meta
    for feature in ("MathML", "alternativeText", "structuralNavigation", "tableOfContents"):
        assert ("schema:accessibilityFeature", feature) in meta
    assert ("schema:accessModeSufficient", "textual") in meta


def test_it_reads_in_the_order_of_the_book(epub):
    names = [Path(page).name for page in PAGES]
    solved = [f"solutions_{name}" for name in [*LESSONS, "playground"]]
    drawn = [name for name in epub.documents if name.startswith("code_")]
    hints = [f"hints_{name}" for name in LESSONS]
    assert list(epub.documents) == ["cover", "title", "nav", *names, *hints, *solved, *drawn]
    assert drawn == [f"code_{name}" for name in LESSONS if f"code_{name}" in drawn] != []


def test_the_table_of_contents_has_each_chapter_with_its_sections(epub):
    [listed] = [nav for _, nav in epub.elements(f"{HTML}nav") if nav.get(TYPE) == "toc"]
    goals = [anchor.get("href", "") for anchor in listed.iter(f"{HTML}a")]
    assert [goal for goal in goals if "#" not in goal] == [
        f"{name}.xhtml" for name in epub.documents if name not in ("cover", "nav")
    ]
    for page in PAGES:
        name = Path(page).name
        headings = [text(heading) for heading in epub.documents[name].iter(f"{HTML}h2")]
        entries = [text(a) for a in listed.iter(f"{HTML}a") if a.get("href", "").startswith(f"{name}.xhtml#")]
        assert entries == headings, name
    parts = [text(span) for span in listed.iter(f"{HTML}span")]
    assert parts[: len(TOC["parts"])] == [part["caption"] for part in TOC["parts"]]


def test_landmarks_lead_to_the_parts_of_a_book(epub):
    [marks] = [nav for _, nav in epub.elements(f"{HTML}nav") if nav.get(TYPE) == "landmarks"]
    found = {anchor.get(TYPE): anchor.get("href") for anchor in marks.iter(f"{HTML}a")}
    assert found == {
        "toc": "nav.xhtml",
        "titlepage": "title.xhtml",
        "bodymatter": "index.xhtml",
        "glossary": "glossary.xhtml",
        "bibliography": "references.xhtml",
    }


def links_in(element: ET.Element) -> list[tuple[str, str]]:
    return [(text(anchor), anchor.get("href", "")) for anchor in element.iter(f"{HTML}a")]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_exercise_leads_to_its_hints_and_its_solution_and_back(epub, chapter):
    name = LESSONS[chapter]
    tasks = {}
    for section in epub.documents[name].iter(f"{HTML}section"):
        for heading in section.findall(f"{HTML}h3") + section.findall(f"{HTML}h4"):
            tasks[letters(text(heading))] = section
    for number, exercise in enumerate(exercises_of(chapter), 1):
        task = tasks[letters(f"{chapter}.{number} {exercise.title}")]
        id, back = task.get("id"), ("Back to the exercise", f"{name}.xhtml#{task.get('id')}")
        places = [(f"Hint {n}", f"hints_{name}.xhtml#hint-{n}-{id}") for n in range(1, len(exercise.hints) + 1)]
        places.append(("Solution", f"solutions_{name}.xhtml#solution-{id}"))
        assert links_in(task)[-len(places) :] == places
        for n, (_, following) in enumerate(places[1:], 1):
            hint = epub.section(f"hints_{name}", f"hint-{n}-{id}")
            assert back in links_in(hint)
            assert [href.rpartition("#")[2] for _, href in links_in(hint)][-1] == following.rpartition("#")[2]
        solution = epub.section(f"solutions_{name}", f"solution-{id}")
        assert back in links_in(solution)
        [code, *_] = solution.iter(f"{HTML}pre")
        assert "".join(code.itertext()).rstrip() == exercise.source.rstrip()
        assert "".join(code.itertext()).strip() not in "".join(task.itertext())


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_quiz_asks_in_its_chapter_and_answers_among_the_solutions(epub, chapter):
    name = LESSONS[chapter]
    asked, answered = (letters(text(epub.documents[found])) for found in (name, f"solutions_{name}"))
    for question in questions_of(chapter):
        assert letters(question["question"]) in asked
        assert letters(question["question"]) in answered
        for choice in question["choices"]:
            verdict = "✔ Right:" if choice["right"] else "✘ Not quite:"
            assert letters(choice["text"]) in asked
            assert letters(f"{choice['text']} {verdict} {choice['because']}") in answered
            assert letters(choice["because"]) not in asked


def test_nothing_is_left_folded_and_nothing_waits_for_a_script(epub):
    for tag in ("details", "summary", "script", "noscript", "button", "input", "iframe", "form"):
        assert list(epub.elements(HTML + tag)) == [], tag
    for name, root in epub.documents.items():
        for element in root.iter():
            assert not [name for name in element.attrib if name.startswith("on")], name
        assert "not attempted yet" not in text(root)
        assert "below the title of each chapter brings Python" not in text(root)


def test_every_formula_of_the_book_is_there_and_is_mathml(epub):
    on_the_site = sum((SITE / f"{page}.html").read_text("utf-8").count("data-tex=") for page in PAGES)
    formulas = [formula for _, formula in epub.elements(f"{MATH}math")]
    assert len(formulas) == on_the_site > 1000
    assert all(formula.get("alttext") for formula in formulas)
    items = {item.get("href"): (item.get("properties") or "").split() for item in epub.package.iter(f"{OPF}item")}
    for name, root in epub.documents.items():
        assert ("mathml" in items[f"{name}.xhtml"]) == any(True for _ in root.iter(f"{MATH}math")), name
        assert not re.search(r"\$[^$]*\$|\\[a-z(\[]", prose(root)), name


def prose(element: ET.Element) -> str:
    """Return the text of an element without code."""
    if element.tag in (f"{HTML}pre", f"{HTML}code"):
        return element.tail or ""
    return (element.text or "") + "".join(map(prose, element)) + (element.tail or "")


def test_links_lead_to_what_is_in_the_book_or_to_a_page_of_the_site_or_to_others(epub):
    for name, anchor in epub.elements(f"{HTML}a"):
        goal = anchor.get("href", "")
        link = urlsplit(goal)
        if goal.startswith(ADDRESS):
            assert links("book/index.html").resolves(posixpath.join("..", goal.removeprefix(ADDRESS) or "index.html"))
        elif link.scheme:
            assert link.scheme in ("http", "https") and link.netloc, (name, goal)
        else:
            file = unquote(link.path).removesuffix(".xhtml") or name
            assert file in epub.documents, (name, goal)
            assert not link.fragment or unquote(link.fragment) in epub.ids[file], (name, goal)


def test_it_brings_along_all_that_it_shows(epub):
    sheet = epub.files["EPUB/style.css"].decode()
    shown = {address for address in re.findall(r"url\(\"?([^)\"]*)", sheet)}
    for root in epub.documents.values():
        shown |= {e.get("href", "") for e in root.iter(f"{HTML}link")}
        shown |= {value for e in root.iter() if (value := e.get("src"))}
    packed = {name.removeprefix("EPUB/") for name in epub.files if name.endswith((".png", ".woff2", ".css"))}
    assert shown == packed


def test_every_picture_is_there_and_is_described(epub):
    images = list(epub.elements(f"{HTML}img"))
    assert all(len(image.get("alt", "")) > 30 for _, image in images)
    for page in PAGES:
        article = (SITE / f"{page}.html").read_text("utf-8").partition("<article")[2].partition("</article>")[0]
        there = re.findall('<img [^>]*src="[^"]*/([^"/]*)\\.webp"', article)
        stem = Path(page).name
        appended = {f"{kind}_{stem}" for kind in ("hints", "solutions", "code")}
        here = [Path(image.get("src", "")).stem for name, image in images if name == stem or name in appended]
        assert sorted(here) == sorted(there), page


def test_pictures_have_no_holes_through_which_the_night_shows(epub):
    for name, content in epub.files.items():
        if name.endswith(".png"):
            with Image.open(io.BytesIO(content)) as picture:
                assert picture.mode == "P" and "transparency" not in picture.info, name


def test_the_cover_is_a_picture_of_the_usual_form(epub):
    [cover] = [item for item in epub.package.iter(f"{OPF}item") if item.get("properties") == "cover-image"]
    with Image.open(io.BytesIO(epub.files[f"EPUB/{cover.get('href')}"])) as picture:
        assert picture.height == 1.6 * picture.width >= 1600


def test_a_still_says_that_it_moves_on_the_site(epub):
    """And leads to the section where it does."""
    moving = 0
    for page in PAGES:
        html = (SITE / f"{page}.html").read_text("utf-8")
        figures = re.findall('data-figure="(\\w+)"', html)
        expected = [name for name in figures if name not in ("quiz", "warm_up", "prediction", "review")]
        notes = [e for e in epub.documents[Path(page).name].iter(f"{HTML}p") if e.get("class") == "moves"]
        assert len(notes) == len(expected), page
        for note in notes:
            [(_, goal)] = links_in(note)
            assert goal.startswith(f"{ADDRESS}{page}.html#")
        moving += len(notes)
    assert moving > 15


def test_code_and_what_it_prints_stay_as_they_are(epub):
    """Line by line, with all indentation. What only calls a figure is left out, and that an exercise is still open."""
    for name in LESSONS:
        notebook = json.loads((ROOT / "lessons" / f"{name}.ipynb").read_text("utf-8"))
        documents = [epub.documents[found] for found in (name, f"code_{name}") if found in epub.documents]
        shown = {"".join(pre.itertext()).strip("\n") for root in documents for pre in root.iter(f"{HTML}pre")}
        for cell in notebook["cells"]:
            if cell["cell_type"] != "code" or "remove-cell" in cell["metadata"].get("tags", []):
                continue
            results = ["".join(output.get("data", {}).get("text/html", "")) for output in cell["outputs"]]
            if not any("data-figure" in result for result in results):
                assert "".join(cell["source"]).strip("\n") in shown
            printed = ["".join(output["text"]) for output in cell["outputs"] if output["output_type"] == "stream"]
            for lines in printed:
                is_open = "not attempted yet" in " ".join(lines.split())
                assert (lines.strip("\n") in shown) != is_open, lines


@pytest.fixture(scope="session")
def unpacked(epub, tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("unpacked")
    for name, content in epub.files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root / "EPUB"


def test_nothing_is_wider_than_a_small_screen(epub, browser: Browser, unpacked):
    page = browser.new_page()
    for name in epub.documents:
        page.goto((unpacked / f"{name}.xhtml").as_uri())
        for screen in SCREENS:
            page.set_viewport_size(screen)
            assert page.evaluate("document.documentElement.scrollWidth") <= screen["width"], (name, screen)
    page.close()


@pytest.mark.parametrize("reader", READERS)
def test_axe_finds_nothing_by_day_and_by_night(browser: Browser, unpacked, reader):
    page = browser.new_page(viewport=SCREENS[1])
    for name in ("title", "nav", "03_activations", "hints_03_activations", "solutions_03_activations", "notation"):
        page.goto((unpacked / f"{name}.xhtml").as_uri())
        page.add_style_tag(content=READERS[reader])
        assert violations(page) == [], name
    page.close()
