"""In JupyterLab a figure is a widget: its traits are shared with Python, both ways."""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Page, expect

from course import figures

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


def run(page: Page, cell: int) -> None:
    """Run a cell that has not been run, counted from 0, and wait until the kernel has done it."""
    code = page.locator(".jp-CodeCell").nth(cell)
    prompt = code.locator(".jp-InputPrompt")
    for _ in range(20):
        code.locator(".cm-content").click()
        page.keyboard.press("Control+Enter")
        with suppress(AssertionError):  # a key is lost while JupyterLab is still getting ready
            expect(prompt).not_to_have_text("[ ]:", timeout=3_000)
            break
    expect(prompt).to_have_text(re.compile(r"\[\d+\]"), timeout=60_000)


def test_sliders_and_traits_follow_each_other(notebook):
    page = notebook(
        "from course.figures import Neuron\nfigure = Neuron()\nfigure",
        "print('w1 is', figure.w1)",
        "figure.w1 = -3.0",
        "figure",
    )
    run(page, 0)
    first = page.locator(".jp-CodeCell").nth(0)
    weight = first.get_by_label("weight w₁")
    expect(weight).to_have_value("2")

    weight.focus()
    page.keyboard.press("ArrowRight")
    expect(weight).to_have_value("2.5")
    run(page, 1)
    expect(page.locator(".jp-CodeCell").nth(1).locator(".jp-OutputArea-output")).to_have_text("w1 is 2.5\n")

    run(page, 2)
    expect(weight).to_have_value("-3")
    expect(first.locator(".formula")).to_contain_text("−3.0 · 0.90")

    run(page, 3)
    second = page.locator(".jp-CodeCell").nth(3).get_by_label("weight w₁")
    expect(second).to_have_value("-3")
    second.focus()
    page.keyboard.press("ArrowLeft")
    expect(weight).to_have_value("-3.5")


def test_the_training_of_xor_is_scrubbed_from_python_and_by_hand(notebook):
    page = notebook(
        "from course.figures import LearningXOR\nfigure = LearningXOR()\nfigure",
        "figure.epoch = 100",
        "print('epoch', figure.epoch, 'seed', figure.seed)",
    )
    run(page, 0)
    first = page.locator(".jp-CodeCell").nth(0)
    expect(first.locator(".report")).to_contain_text("4 of 4 answers")
    run(page, 1)
    expect(first.locator("output").first).to_have_text("100")
    expect(first.locator(".report")).to_contain_text("0 of 4 answers")

    first.get_by_role("button", name="Step").click()
    expect(first.locator("output").first).to_have_text("101")
    first.get_by_label("seed").select_option("4")
    run(page, 2)
    expect(page.locator(".jp-CodeCell").nth(2).locator(".jp-OutputArea-output")).to_have_text("epoch 101 seed 4\n")


@pytest.mark.parametrize("name", figures.__all__)
def test_every_figure_shares_its_state_with_python(notebook, name):
    label, trait = SLIDERS[name]
    page = notebook(
        f"from course.figures import {name}\nfigure = {name}()\nbefore = figure.{trait}\nfigure",
        f"print(figure.{trait} != before)",
        f"figure.{trait} = before",
    )
    run(page, 0)
    slider = page.locator(".jp-CodeCell").nth(0).get_by_label(label, exact=True)
    expect(slider).to_be_visible()
    position = slider.input_value()
    slider.focus()
    page.keyboard.press("ArrowLeft")
    expect(slider).not_to_have_value(position)
    run(page, 1)
    expect(page.locator(".jp-CodeCell").nth(1).locator(".jp-OutputArea-output")).to_have_text("True\n")
    run(page, 2)
    expect(slider).to_have_value(position)


def test_a_quiz_is_answered_by_hand_and_from_python(notebook):
    page = notebook(
        "from course.quizzes import quiz\nshown = quiz(1)\nshown",
        "print(shown.chosen)",
        "shown.chosen = [2, 0, 1, 3]",
    )
    run(page, 0)
    cell = page.locator(".jp-CodeCell").nth(0)
    radios = cell.get_by_role("radio")
    radios.nth(0).focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(radios.nth(1)).to_be_checked()
    expect(radios.nth(1)).to_be_focused()
    expect(cell.locator("[aria-live] > p.because")).to_contain_text("Not quite")
    run(page, 1)
    expect(page.locator(".jp-CodeCell").nth(1).locator(".jp-OutputArea-output")).to_have_text("[1, -1, -1, -1]\n")
    run(page, 2)
    expect(cell.locator(".verdict")).to_have_text("4 of 4 right")
