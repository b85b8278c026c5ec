"""The neuron figure: what it shows is what nnlib computes, and every control moves it, by keyboard and by pointer."""

import re

import numpy as np
import pytest
import traitlets
from pages import settle
from playwright.sync_api import Page, expect

from course.figures import Neuron
from nnlib import Dense

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
TARGETS = {"AND": [0, 0, 0, 1], "OR": [0, 1, 1, 1], "XOR": [0, 1, 1, 0]}
SLIDERS = {"weight w₁": "w1", "weight w₂": "w2", "bias b": "b", "input x₁": "x1", "input x₂": "x2"}
STEPS = {"w1": 0.5, "w2": 0.5, "b": 0.5, "x1": 0.05, "x2": 0.05}


@pytest.fixture
def figure(opened):
    return opened(Neuron())


def settings(page: Page) -> dict[str, float]:
    return {name: float(page.get_by_label(label).input_value()) for label, name in SLIDERS.items()}


def numbers(text: str) -> list[float]:
    return [float(word.replace("−", "-")) for word in re.findall(r"−?\d+\.\d+", text)]


def agrees_with_nnlib(page: Page) -> None:
    """Compare the sum, the output and the line with those of a Dense layer that has the same numbers."""
    settle(page)
    now = settings(page)
    layer = Dense(2, 1, "sigmoid")
    layer.W[:], layer.b[:] = [[now["w1"], now["w2"]]], [now["b"]]
    a = layer.forward(np.array([[now["x1"], now["x2"]]]))
    first, second = page.locator(".formula").inner_text().split("\n")
    assert numbers(first)[-1] == pytest.approx(layer.Z.item(), abs=0.0051)
    assert numbers(second)[-1] == pytest.approx(a.item(), abs=0.0051)
    if now["w1"] or now["w2"]:
        ends = page.locator("line.line").evaluate(
            "line => ['x1', 'y1', 'x2', 'y2'].map(name => +line.getAttribute(name))"
        )
        points = np.reshape(ends, (2, 2)) / 330 * 1.5
        points = np.column_stack([points[:, 0] - 0.25, 1.25 - points[:, 1]])
        layer.forward(points)
        np.testing.assert_allclose(layer.Z, 0, atol=1e-6)


def test_it_rests_on_the_umbrella_neuron(figure):
    assert settings(figure) == {"w1": 2, "w2": 3, "b": -2.5, "x1": 0.9, "x2": 0.4}
    assert numbers(figure.locator(".formula").inner_text())[-1] == 0.62
    agrees_with_nnlib(figure)


@pytest.mark.parametrize(("label", "name"), SLIDERS.items())
def test_each_slider_moves_by_keyboard(figure, label, name):
    before = settings(figure)
    slider = figure.get_by_label(label)
    slider.focus()
    for key, change in [("ArrowRight", 1), ("ArrowLeft", -1), ("ArrowLeft", -1)]:
        value = settings(figure)[name]
        figure.keyboard.press(key)
        assert settings(figure)[name] == pytest.approx(value + change * STEPS[name])
        agrees_with_nnlib(figure)
    figure.keyboard.press("Home")
    agrees_with_nnlib(figure)
    assert {k: v for k, v in settings(figure).items() if k != name} == {k: v for k, v in before.items() if k != name}


@pytest.mark.parametrize(("label", "name"), SLIDERS.items())
def test_each_slider_moves_by_pointer(figure, label, name):
    value = settings(figure)[name]
    box = figure.get_by_label(label).bounding_box()
    figure.mouse.click(box["x"] + 0.15 * box["width"], box["y"] + box["height"] / 2)
    assert settings(figure)[name] < value
    agrees_with_nnlib(figure)


def test_the_point_is_dragged_on_the_map(figure):
    box = figure.locator(".map rect").first.bounding_box()
    figure.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    figure.mouse.down()
    assert (settings(figure)["x1"], settings(figure)["x2"]) == (0.5, 0.5)
    figure.mouse.move(box["x"] - 40, box["y"] + box["height"] + 40)
    figure.mouse.up()
    agrees_with_nnlib(figure)
    assert all(0 <= settings(figure)[name] <= 1 for name in ("x1", "x2"))


@pytest.mark.parametrize("points", TARGETS)
def test_it_counts_the_points_on_the_right_side(figure, points):
    figure.get_by_label("points").select_option(points)
    rng = np.random.default_rng(0)
    for _ in range(6):
        label = rng.choice(["weight w₁", "weight w₂", "bias b"])
        figure.get_by_label(label).fill(str(rng.integers(-10, 11)))
        agrees_with_nnlib(figure)
        now = settings(figure)
        right = (CORNERS @ [now["w1"], now["w2"]] + now["b"] > 0) == TARGETS[points]
        expect(figure.locator(".verdict")).to_have_text(f"{right.sum()} of 4 points on the right side")
    assert figure.locator(".map rect.one").count() == sum(TARGETS[points])
    assert figure.locator(".map circle.zero").count() == 4 - sum(TARGETS[points])


def test_weights_of_zero_leave_no_line_and_no_nonsense(figure):
    for label in ("weight w₁", "weight w₂"):
        figure.get_by_label(label).fill("0")
    agrees_with_nnlib(figure)
    expect(figure.locator("line.line")).to_be_hidden()
    assert "NaN" not in figure.content()


def test_colours_follow_the_theme(figure):
    point = figure.locator(".map .point")
    light = point.evaluate("point => getComputedStyle(point).stroke")
    figure.evaluate("() => (document.documentElement.dataset.theme = 'dark')")
    assert point.evaluate("point => getComputedStyle(point).stroke") != light


@pytest.mark.parametrize(("name", "value"), [("w1", 99), ("x1", -0.1), ("b", "much"), ("points", "NAND")])
def test_values_out_of_range_are_refused_by_python(name, value):
    figure = Neuron()
    with pytest.raises(traitlets.TraitError, match=name):
        setattr(figure, name, value)
