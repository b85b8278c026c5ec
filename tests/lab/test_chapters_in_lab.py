"""All figures and quizzes that the chapters show, in one notebook: as they are delivered, and when they have run."""

import json
import re
from collections.abc import Iterator
from html import unescape

import nbformat
import pytest
from accessibility import violations
from notebooks import ROOT, Notebook
from playwright.sync_api import Browser

SETUP = "from course import figures\nfrom course.figures import *\nfrom course.quizzes import quiz"

# What stands in each output: its words, and whether it is wider than its room.
OUTPUTS = """() => [...document.querySelectorAll(".jp-OutputArea-output")].map((output) => ({
  words: output.textContent,
  isWide: output.scrollWidth > output.clientWidth + 1,
}))"""

# How each figure looks: where all its parts are, and how they are drawn.
LOOK = """() => [...document.querySelectorAll(".jp-OutputArea-output .frame")].map((frame) => {
  const { left, top } = frame.getBoundingClientRect();
  return [frame, ...frame.querySelectorAll("*")].map((part) => {
    const style = getComputedStyle(part);
    const box = part.getBoundingClientRect();
    const place = box.width ? [box.left - left, box.top - top, box.width, box.height].map(Math.round) : "nowhere";
    const kinds = ["display", "color", "fill", "stroke", "fontSize", "fontWeight", "background", "border", "translate"];
    const name = `${part.tagName} ${part.getAttribute("class") ?? ""}`;
    return `${name}: ${place} ${kinds.map((kind) => style[kind]).join(" | ")}`;
  });
})"""

# Leave of all the figures' style sheets but one, as if no other figure had ever been shown; no name brings all back.
LEAVE = """async (name) => {
  for (const sheet of document.querySelectorAll("style[id^='course.figures.']"))
    sheet.media = name && !sheet.id.includes(`.${name}.`) ? "not all" : "";
  for (let i = 0; i < 3; i++) await new Promise((done) => requestAnimationFrame(done));
}"""


def delivered() -> Iterator[tuple[str, nbformat.NotebookNode]]:
    """Yield the name of each figure that a chapter shows, and its cell with the output that is stored."""
    for path in sorted((ROOT / "lessons").glob("*.ipynb")):
        for cell in nbformat.read(path, as_version=4).cells:
            for output in cell.get("outputs", []):
                if name := re.search(r'data-figure="(\w+)"', output.get("data", {}).get("text/html", "")):
                    yield name[1], nbformat.v4.new_code_cell(cell.source, outputs=[output])


DELIVERED = list(delivered())
CELLS = [SETUP, *(cell for _, cell in DELIVERED)]


@pytest.fixture(scope="module")
def chapters(browser: Browser, lab) -> Iterator[tuple[Notebook, list[dict]]]:
    """The notebook with all that the chapters show, run, and what stood in its outputs before."""
    address, folder = lab
    page = browser.new_page(viewport={"width": 1300, "height": 1400})
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    notebook = Notebook(page, address)
    notebook.open(folder / "chapters.ipynb", *CELLS)
    # JupyterLab lays out only what is near: here all is looked at.
    page.add_style_tag(content="* { content-visibility: visible !important; }")
    before = page.evaluate(OUTPUTS)
    notebook.run_all()
    page.wait_for_function("(n) => document.querySelectorAll('.frame > .question').length === n", arg=len(DELIVERED))
    yield notebook, before
    page.close()
    assert complaints == []


def test_every_figure_is_among_them():
    from course import figures

    shown = {name for name, _ in DELIVERED}
    assert shown == {getattr(figures, name).name for name in figures.__all__} | {"quiz"}


def test_before_they_are_run_their_words_stand_there(chapters):
    _, before = chapters
    assert len(before) == len(DELIVERED)
    for (name, cell), output in zip(DELIVERED, before):
        stored = unescape(re.sub(r"<[^>]*>", " ", cell.outputs[0].data["text/html"]))
        assert "".join(output["words"].split()) == "".join(stored.split()), name
        assert not output["isWide"], name


def test_each_looks_as_it_does_where_no_other_has_been_shown(chapters):
    notebook, _ = chapters
    together = notebook.page.evaluate(LOOK)
    changed = []
    for name in sorted({name for name, _ in DELIVERED}):
        notebook.page.evaluate(LEAVE, name)
        for (shown, _), with_others, alone in zip(DELIVERED, together, notebook.page.evaluate(LOOK)):
            if shown == name:
                changed += [(name, *parts) for parts in zip(with_others, alone) if parts[0] != parts[1]]
    notebook.page.evaluate(LEAVE, None)
    assert changed == []


def test_nothing_in_a_figure_reaches_beyond_it_in_a_narrow_panel(chapters):
    notebook, _ = chapters
    wide = notebook.page.viewport_size
    notebook.page.set_viewport_size({"width": 700, "height": 900})
    notebook.page.evaluate(LEAVE, None)
    beyond = notebook.page.evaluate(
        """() => [...document.querySelectorAll(".jp-OutputArea-output .frame")].flatMap((frame) => {
          const { left, right, width } = frame.getBoundingClientRect();
          const parts = [...frame.querySelectorAll("*")].filter((part) => !part.closest("svg svg, svg *, .ground *"));
          return [[frame.className, width]].concat(
            parts
              .map((part) => [part.outerHTML.slice(0, 99), part.getBoundingClientRect()])
              .filter(([, box]) => box.width && (box.right > right + 1 || box.left < left - 1))
              .map(([html]) => [frame.className, html]),
          );
        })"""
    )
    notebook.page.set_viewport_size(wide)
    assert all(isinstance(found, (int, float)) and 200 < found < 576 for _, found in beyond), json.dumps(beyond)


@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_all_words_stand_out_in_both_themes(chapters, theme):
    notebook, _ = chapters
    notebook.change_theme(theme)
    assert violations(notebook.page, ["color-contrast"], within=".course-figure") == []
