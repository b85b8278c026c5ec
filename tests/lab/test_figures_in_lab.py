"""In JupyterLab every figure, quiz and `watch` works in one notebook: shared with Python, whatever stands beside it."""

import json
import re

import pytest
from notebooks import Notebook
from playwright.sync_api import Locator, expect

from course import figures
from course.quizzes import QUIZZES, quiz

# For each figure one slider, and the trait that it is tied to.
SLIDERS = {
    "Activations": ("sum z", "z"),
    "Backpropagation": ("weight w₁", "w1"),
    "ForwardPass": ("input x₁", "x1"),
    "LearningXOR": ("epoch", "epoch"),
    "LossBowl": ("rate lr", "lr"),
    "Losses": ("sum z", "z"),
    "MatrixProduct": ("step", "step"),
    "Neuron": ("weight w₁", "w1"),
    "Playground": ("learning rate", "lr"),
    "Softmax": ("temperature T", "T"),
}
SHOWN = [*SLIDERS, "Quiz"]
# The one that is hidden in part by its state comes first and last: what comes after it must not undo that.
ORDER = ["Backpropagation", *SHOWN, "Backpropagation"]
SETUP = f"""
from course.figures import *
from course.quizzes import quiz
from course.watching import watch
from nnlib import MSE, SGD, Dense, Network, datasets
shown = {{name: quiz(1) if name == "Quiz" else globals()[name]() for name in {SHOWN!r}}}
"""
WATCH = """
X, Y = datasets.xor()
watch(Network(Dense(2, 4, "tanh"), Dense(4, 1)), X, Y, loss=MSE(), optimizer=SGD(lr=0.5), epochs=20)
"""
CELLS = [SETUP, *(f"shown[{name!r}]" for name in ORDER), WATCH]
COUNT = len(CELLS)


def frame(notebook: Notebook, name: str) -> Locator:
    return notebook.cell(1 + len(ORDER) - 1 - ORDER[::-1].index(name)).locator(".frame")


def all_frames(notebook: Notebook) -> list[Locator]:
    return [notebook.cell(1 + number).locator(".frame") for number in range(len(ORDER))]


def assert_whole(notebook: Notebook) -> None:
    """Each figure is there in its own size, with nothing on it that should be hidden."""
    for name, shown in zip(ORDER, all_frames(notebook)):
        expect(shown).to_have_count(1)
        shown.scroll_into_view_if_needed()
        found = shown.evaluate(
            """(frame) => ({
              hidden: [...frame.querySelectorAll("[hidden]")].filter((one) => one.checkVisibility()).length,
              words: frame.innerText,
              height: frame.getBoundingClientRect().height,
              width: frame.getBoundingClientRect().width,
              room: frame.closest(".jp-OutputArea-output").clientWidth,
              beyond: frame.scrollWidth - frame.clientWidth,
            })"""
        )
        assert found["hidden"] == 0, name
        for wrong in ("undefined", "NaN", "cannot be drawn", "Javascript Error"):
            assert wrong not in found["words"], name
        assert found["width"] <= found["room"], name
        assert found["beyond"] <= 0, name
        figure = quiz(1) if name == "Quiz" else getattr(figures, name)()
        reserved = figure.heights[found["width"] <= 576]
        assert reserved - 0.12 * reserved <= found["height"] <= reserved + 40, name
    expect(notebook.cell(COUNT - 1).get_by_role("button", name="Start")).to_be_visible()
    expect(notebook.cell(COUNT - 1).locator("img")).to_have_attribute("alt", re.compile(r"^\d of 4 points"))


@pytest.fixture(autouse=True)
def all_shown(notebook: Notebook) -> None:
    expect(notebook.cell(COUNT - 1).get_by_role("button", name="Start")).to_be_visible(timeout=120_000)


def test_all_of_them_together_are_as_they_are_alone(notebook):
    assert set(SLIDERS) == set(figures.__all__)
    assert_whole(notebook)


@pytest.mark.parametrize("name", SLIDERS)
def test_a_slider_and_its_trait_follow_each_other(notebook, name):
    label, trait = SLIDERS[name]
    slider = frame(notebook, name).get_by_label(label, exact=True)
    position, before = slider.input_value(), notebook.python(f"print(shown[{name!r}].{trait})")
    slider.focus()
    notebook.page.keyboard.press("ArrowLeft")
    expect(slider).not_to_have_value(position)
    moved = notebook.python(f"print(shown[{name!r}].{trait})")
    assert float(moved) < float(before)
    notebook.python(f"shown[{name!r}].{trait} = {before}")
    expect(slider).to_have_value(position)
    assert notebook.python(f"print(shown[{name!r}].{trait})") == before


def test_two_views_of_one_figure_are_one_figure(notebook):
    first, last = (notebook.cell(1 + number).locator(".frame") for number in (0, len(ORDER) - 1))
    step = first.get_by_label("step", exact=True)
    step.focus()
    notebook.page.keyboard.press("ArrowLeft")
    expect(last.get_by_label("step", exact=True)).to_have_value(step.input_value())
    notebook.python("shown['Backpropagation'].step = 9")
    expect(step).to_have_value("9")


def test_a_quiz_is_answered_by_hand_and_from_python(notebook):
    shown = frame(notebook, "Quiz")
    radios = shown.get_by_role("radio")
    radios.nth(0).focus()
    notebook.page.keyboard.press("Space")
    notebook.page.keyboard.press("ArrowDown")
    expect(radios.nth(1)).to_be_checked()
    expect(radios.nth(1)).to_be_focused()
    expect(shown.locator("[aria-live] > p.because")).to_contain_text("Not quite")
    assert json.loads(notebook.python("print(shown['Quiz'].chosen)")) == [1, -1, -1, -1]
    right = [[choice["right"] for choice in question["choices"]].index(True) for question in QUIZZES[1]]
    notebook.python(f"shown['Quiz'].chosen = {right}")
    expect(shown.locator(".verdict")).to_have_text("4 of 4 right")
    notebook.python("shown['Quiz'].chosen = [-1] * 4")
    expect(shown.locator(".verdict")).to_have_text("")


def test_in_the_dark(notebook):
    ink = "(frame) => getComputedStyle(frame).color"
    light = frame(notebook, "Neuron").evaluate(ink)
    notebook.command("apputils:change-theme", theme="JupyterLab Dark")
    notebook.page.wait_for_selector("body[data-jp-theme-light='false']")
    assert frame(notebook, "Neuron").evaluate(ink) != light
    assert_whole(notebook)
    notebook.command("apputils:change-theme", theme="JupyterLab Light")
    notebook.page.wait_for_selector("body[data-jp-theme-light='true']")


def test_in_a_narrow_panel_they_go_by_their_own_width(notebook):
    notebook.page.set_viewport_size({"width": 760, "height": 1000})
    narrow = frame(notebook, "Playground").evaluate("(frame) => frame.getBoundingClientRect().width")
    assert narrow < 576 < 760
    assert_whole(notebook)
    notebook.page.set_viewport_size({"width": 1300, "height": 1400})


def test_run_again_and_after_a_reload_of_the_page_they_are_the_same(notebook):
    notebook.run_all()
    notebook.python("print('done')")
    assert_whole(notebook)
    notebook.command("docmanager:save")
    notebook.reload()
    assert_whole(notebook)
