"""All that the chapters show, in one notebook in JupyterLab: as it is delivered, and alive, shared with Python."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import chain

import nbformat
import pytest
from notebooks import ROOT, Notebook
from playwright.sync_api import Locator, expect

from course import figures
from course.quizzes import QUIZZES

# For each figure with sliders one of them, and the trait that it is tied to.
SLIDERS = {
    "Activations": ("sum z", "z"),
    "Backpropagation": ("weight w₁", "w1"),
    "Descents": ("its memory: β", "beta"),
    "DrawnDigit": ("hidden unit", "unit"),
    "ForwardPass": ("input x₁", "x1"),
    "LearningNeuron": ("step", "step"),
    "LearningXOR": ("epoch", "epoch"),
    "LossBowl": ("rate lr", "lr"),
    "Losses": ("sum z", "z"),
    "ManyWorkers": ("workers p", "workers"),
    "MatrixProduct": ("step", "step"),
    "Neuron": ("weight w₁", "w1"),
    "Playground": ("learning rate", "lr"),
    "Softmax": ("temperature T", "T"),
    "Training": ("hidden units", "hidden"),
}


def delivered() -> Iterator[tuple[str, nbformat.NotebookNode]]:
    """Yield the name of each figure that a chapter shows, and its cell with the output that is stored.

    Warm-ups and predictions stand for each other: one of each is enough, for anywidget gives up on a model that is not
    there after two seconds, and all of them at once are a load that no chapter has.
    """
    seen: set[str] = set()
    for path in sorted((ROOT / "lessons").glob("*.ipynb")):
        for cell in nbformat.read(path, as_version=4).cells:
            for output in cell.get("outputs", []):
                if name := re.search(r'data-figure="(\w+)"', output.get("data", {}).get("text/html", "")):
                    if name[1] in seen & {"warm_up", "prediction"}:
                        continue
                    seen.add(name[1])
                    yield name[1], nbformat.v4.new_code_cell(cell.source, outputs=[output])


def picture() -> nbformat.NotebookNode:
    """Return a cell with a picture that a chapter stores."""
    for cell in nbformat.read(ROOT / "lessons" / "01_neuron.ipynb", as_version=4).cells:
        for output in cell.get("outputs", []):
            if output.get("data", {}).get("text/html", "").startswith("<img "):
                return nbformat.v4.new_code_cell("picture", outputs=[output])
    raise AssertionError("chapter 1 has no picture")


DELIVERED = list(delivered())
NAMES = [name for name, _ in DELIVERED]
SETUP = """
from course import figures
from course.figures import *
from course.figures.prediction import Prediction
from course.quizzes import quiz, warm_up
from course.watching import watch
from nnlib import MSE, SGD, Dense, Network, datasets
from course.authoring.story import story
X, Y = datasets.xor()
picture = story()
"""
WATCH = "watch(Network(Dense(2, 4, 'tanh'), Dense(4, 1)), X, Y, loss=MSE(), optimizer=SGD(lr=0.5), epochs=20)"
SHOWN = [*(cell for _, cell in DELIVERED), picture()]
CELLS = [SETUP, *SHOWN, WATCH]

# JupyterLab lays out only what is near, but here all is looked at.
LAY_OUT = "* { content-visibility: visible !important; }"

# What stands in each output: its words, and whether it is wider than its room.
OUTPUTS = """() => [...document.querySelectorAll(".jp-OutputArea-output")].map((output) => ({
  words: output.textContent,
  pictures: [...output.querySelectorAll("img")].map((image) => [image.alt, image.naturalWidth > 0]),
  isWide: output.scrollWidth > output.clientWidth + 1,
}))"""

# How each figure looks: where all its parts are, and how they are drawn.
LOOK = """async () => {
  while (document.querySelector(".course-figure [aria-busy='true']"))
    await new Promise((done) => requestAnimationFrame(done));
  for (let i = 0; i < 3; i++) await new Promise((done) => requestAnimationFrame(done));
  return [...document.querySelectorAll(".jp-OutputArea-output .frame")].map((frame) => {
    const { left, top } = frame.getBoundingClientRect();
    return [frame, ...frame.querySelectorAll("*")].map((part) => {
      const style = getComputedStyle(part);
      const box = part.getBoundingClientRect();
      const place = box.width ? [box.left - left, box.top - top, box.width, box.height].map(Math.round) : "nowhere";
      const kinds = ["display", "color", "fill", "stroke", "fontSize", "fontWeight", "background", "border"];
      const name = `${part.tagName} ${part.getAttribute("class") ?? ""}`;
      return `${name}: ${place} ${kinds.map((kind) => style[kind]).join(" | ")}`;
    });
  });
}"""

# What is wrong on any figure, whatever its state.
FAULTS = """() => [...document.querySelectorAll(".jp-OutputArea-output .frame")].flatMap((frame) => {
  const { left, right } = frame.getBoundingClientRect();
  const beyond = (part) => {
    const box = part.getBoundingClientRect();
    return box.width && !part.closest("svg *, .ground *") && (box.right > right + 1 || box.left < left - 1);
  };
  return [
    ...[...frame.querySelectorAll("[hidden]")].filter((part) => part.checkVisibility()).map((part) => ["shows", part]),
    ...[...frame.querySelectorAll("*")].filter(beyond).map((part) => ["reaches beyond", part]),
    ...[...frame.querySelectorAll(".failure")].map((part) => ["failed", part]),
    ...(/undefined|NaN/.test(frame.innerText) ? [["has no number", frame]] : []),
  ].map(([what, part]) => `${frame.className} ${what}: ${part.outerHTML.slice(0, 150)}`);
})"""

# The words that stand out too little from their ground, by WCAG's measure; not those on a map, whose ground is painted.
# (axe-core takes most of a notebook for hidden.)
PALE = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const light = (color) => {
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((one) => one / 255)
      .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (part, words = part.getBoundingClientRect()) => {
    const { backgroundColor } = getComputedStyle(part);
    const { left, right, top, bottom } = part.getBoundingClientRect();
    const [x, y] = [words.left + words.width / 2, words.top + words.height / 2];
    const isUnder = !part.closest(".frame") || (left <= x && x <= right && top <= y && y <= bottom);
    return isUnder && !/, 0\\)$/.test(backgroundColor) ? backgroundColor : ground(part.parentElement, words);
  };
  const pale = [];
  for (const frame of document.querySelectorAll(".jp-OutputArea-output .frame")) {
    const texts = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const part = texts.currentNode.parentElement;
      if (!texts.currentNode.data.trim() || part.closest(".plot.map, :disabled") || !part.checkVisibility()) continue;
      const style = getComputedStyle(part);
      const [one, other] = [light(part.closest("svg") ? style.fill : style.color), light(ground(part))];
      const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      if (contrast < 4.5) pale.push(`${frame.className} ${contrast}: ${part.outerHTML.slice(0, 150)}`);
    }
  }
  return pale;
}"""

# Leave of all the figures' style sheets but one, as if no other figure had ever been shown; no name brings all back.
LEAVE = """(name) => {
  for (const sheet of document.querySelectorAll("style[id^='course.figures.']"))
    sheet.media = name && !sheet.id.includes(`.${name}.`) ? "not all" : "";
}"""

ALIVE = "(count) => document.querySelectorAll('.jp-OutputArea-output .frame .question').length === count"
STORED = "(count) => document.querySelectorAll('.jp-OutputArea-output').length === count"


@pytest.fixture(scope="module")
def before(opened: Notebook) -> list[dict]:
    """What stands in the outputs before any cell has run."""
    opened.page.add_style_tag(content=LAY_OUT)
    opened.page.wait_for_function(STORED, arg=len(SHOWN))
    return opened.page.evaluate(OUTPUTS)


@pytest.fixture(scope="module")
def look(opened: Notebook, before: list[dict]) -> list[list[str]]:
    """How all looks when the cells have run; `shown` has it in Python."""
    run(opened)
    return opened.page.evaluate(LOOK)


@pytest.fixture(scope="module")
def notebook(opened: Notebook, look: list[list[str]]) -> Notebook:
    """The notebook with all that the chapters show, run."""
    return opened


def run(notebook: Notebook) -> None:
    notebook.python("Out.clear()")
    notebook.run_all()
    wait_for_all(notebook)
    notebook.python("shown = [Out[number] for number in sorted(Out)]")


def wait_for_all(notebook: Notebook) -> None:
    notebook.page.wait_for_function(ALIVE, arg=len(DELIVERED))
    expect(notebook.cell(len(CELLS) - 1).get_by_role("button", name="Start")).to_be_visible()


def frame(notebook: Notebook, name: str) -> tuple[Locator, str]:
    """Return where a figure is first shown, and what it is in Python."""
    number = NAMES.index(name)
    return notebook.cell(1 + number).locator(".frame"), f"shown[{number}]"


def test_every_figure_is_in_some_chapter():
    assert {*SLIDERS, "WorkedBackpropagation"} == set(figures.__all__)
    assert set(NAMES) == {getattr(figures, name).name for name in figures.__all__} | {"quiz", "warm_up", "prediction"}
    assert NAMES.count("quiz") == len(QUIZZES)


def test_before_they_are_run_words_and_stills_stand_there(notebook, before):
    stored = [cell.outputs[0].data["text/html"] for cell in SHOWN]
    assert len(before) == len(stored)
    for html, output in zip(stored, before):
        words = unescape(re.sub(r"<[^>]*>", " ", html))
        assert "".join(output["words"].split()) == "".join(words.split())
        assert output["pictures"] == [[unescape(alt), True] for alt in re.findall(r'<img [^>]*alt="([^"]*)"', html)]
        assert bool(output["words"].strip()) != bool(output["pictures"])
        assert not output["isWide"]


def test_a_picture_that_is_drawn_has_its_words(notebook):
    image = notebook.cell(len(CELLS) - 2).locator(".jp-OutputArea-output img")
    expect(image).to_have_attribute("alt", re.compile(r"\w+ \w+ .{20}"))


def test_nothing_is_wrong_on_any_of_them(notebook):
    assert notebook.page.evaluate(FAULTS) == []


def is_alike(one: str, other: str) -> bool:
    """Tell whether two looks are the same, but for places that were rounded to neighbouring pixels."""
    places = [[int(number) for number in re.findall(r"-?\d+", look.partition(" | ")[0])] for look in (one, other)]
    rests = [re.sub(r"-?\d+", "", look.partition(" | ")[0]) + look.partition(" | ")[2] for look in (one, other)]
    return rests[0] == rests[1] and len(places[0]) == len(places[1]) and all(abs(a - b) <= 1 for a, b in zip(*places))


def test_each_looks_as_it_does_where_no_other_has_been_shown(notebook):
    together = notebook.page.evaluate(LOOK)
    changed = []
    for name in sorted(set(NAMES)):
        notebook.page.evaluate(LEAVE, name)
        for shown, with_others, alone in zip(NAMES, together, notebook.page.evaluate(LOOK)):
            if shown == name:
                changed += [(name, *parts) for parts in zip(with_others, alone) if not is_alike(*parts)]
    notebook.page.evaluate(LEAVE, None)
    assert changed == [], changed[:2]


@pytest.mark.parametrize("name", SLIDERS)
def test_a_slider_and_its_trait_follow_each_other(notebook, name):
    label, trait = SLIDERS[name]
    shown, figure = frame(notebook, getattr(figures, name).name)
    if name == "DrawnDigit":
        notebook.python(f"{figure}.inside = 'units'")
    slider = shown.get_by_label(label, exact=True)
    position, before = slider.input_value(), notebook.python(f"print({figure}.{trait})")
    slider.focus()
    notebook.page.keyboard.press("ArrowLeft")
    expect(slider).not_to_have_value(position)
    moved = notebook.python(f"print({figure}.{trait})")
    assert float(moved) < float(before)
    notebook.python(f"{figure}.{trait} = {before}")
    expect(slider).to_have_value(position)


def test_a_quiz_is_answered_by_hand_and_from_python(notebook):
    shown, quiz = frame(notebook, "quiz")
    questions = QUIZZES[min(QUIZZES)]
    radios = shown.get_by_role("radio")
    radios.nth(0).focus()
    notebook.page.keyboard.press("Space")
    notebook.page.keyboard.press("ArrowDown")
    expect(radios.nth(1)).to_be_checked()
    expect(radios.nth(1)).to_be_focused()
    expect(shown.locator("[aria-live] > p.because")).to_contain_text("Not quite")
    count = len(questions)
    notebook.expect_python(f"print({quiz}.chosen)", str([1] + [-1] * (count - 1)))
    first = f"solved.kept()['answered'][{questions[0]['id']!r}].good"
    notebook.expect_python(f"from course.exercises import solved; print({first})", "0")
    right = [[choice["right"] for choice in question["choices"]].index(True) for question in questions]
    notebook.python(f"{quiz}.chosen = {right}")
    expect(shown.locator(".verdict")).to_have_text(f"{count} of {count} right")
    notebook.python(f"{quiz}.chosen = [-1] * {count}")
    expect(shown.locator(".verdict")).to_have_text("")


def test_a_step_of_backpropagation_is_typed_by_hand_and_changed_from_python(notebook):
    shown, figure = frame(notebook, "worked_backpropagation")
    shown.get_by_role("radio", name="the last step").focus()
    notebook.page.keyboard.press("Space")
    field = shown.get_by_label("db₁, neuron 1", exact=True)
    field.focus()
    # In JupyterLab x would cut the cell, and Enter begin to edit it.
    notebook.page.keyboard.type("x7")
    notebook.page.keyboard.press("Backspace")
    notebook.page.keyboard.press("Enter")
    expect(shown.locator(".note:visible")).to_have_text(re.compile("db₁, neuron 1: That is not a number"))
    expect(field).to_be_focused()
    entered = {"2": {"db1_1": {"text": "x", "missed": False}}}
    notebook.expect_python(f"print({figure}.stage, {figure}.entries)", f"2 {entered}")
    notebook.python(f"{figure}.entries = {{'2': {{'db1_1': {{'text': '9', 'missed': True}}}}}}")
    expect(field).to_have_value("9")
    notebook.python(f"{figure}.stage, {figure}.entries = 1, {{}}")
    expect(field).to_have_count(0)


def test_a_warm_up_shares_its_seed_and_its_answers(notebook):
    shown, warm_up = frame(notebook, "warm_up")
    seed = notebook.python(f"print({warm_up}.seed)")
    assert int(seed) > 0
    entry = shown.locator(".entry input").first
    entry.focus()
    notebook.page.keyboard.type("12345.5")
    notebook.page.keyboard.press("Enter")
    expect(shown.locator("[aria-live] > p.because")).to_contain_text("Not quite")
    notebook.expect_python(f"print({warm_up}.answers.count('12345.5'), {warm_up}.seed)", f"1 {seed}")
    shown.get_by_role("button", name="Three new questions").click()
    notebook.expect_python(f"print({warm_up}.round, {warm_up}.answers)", "1 ['', '', '']")
    expect(shown.locator("[aria-live] > p.because")).to_have_count(0)


def test_in_a_narrow_panel_they_go_by_their_own_width(notebook):
    padding = "() => getComputedStyle(document.querySelector('.frame')).padding"
    wide, window = notebook.page.evaluate(padding), notebook.page.viewport_size
    notebook.page.set_viewport_size({"width": 700, "height": 900})
    narrow = notebook.page.evaluate(LOOK)
    faults = notebook.page.evaluate(FAULTS)
    is_wide = [output["isWide"] for output in notebook.page.evaluate(OUTPUTS)]
    changed = notebook.page.evaluate(padding) != wide
    notebook.page.set_viewport_size(window)
    assert narrow and faults == [] and changed
    assert not any(is_wide)


@pytest.mark.parametrize("theme", ["Dark", "Light"])
def test_all_words_stand_out_in_both_themes(notebook, theme):
    notebook.change_theme(theme)
    notebook.page.evaluate(LOOK)
    assert notebook.page.evaluate(PALE) == []


def test_run_again_they_look_the_same(notebook, look):
    """But for the warm-ups, which have other questions each time."""
    run(notebook)
    again = notebook.page.evaluate(LOOK)
    for name, before, now in zip(NAMES, look, again, strict=True):
        assert name == "warm_up" or now == before, name
    assert notebook.page.evaluate(FAULTS) == []


def test_after_a_reload_of_the_page_they_look_the_same(notebook):
    before = notebook.page.evaluate(LOOK)
    notebook.command("docmanager:save")
    notebook.reload()
    notebook.page.add_style_tag(content=LAY_OUT)
    wait_for_all(notebook)
    after = notebook.page.evaluate(LOOK)
    pairs = zip(chain(*before), chain(*after), strict=True)
    assert [pair for pair in pairs if not is_alike(*pair)] == []
    assert notebook.page.evaluate(FAULTS) == []
