"""The activations figure: its curves, points and numbers are nnlib's, and every control moves them."""

import re

import numpy as np
import pytest
import traitlets
from pages import settle
from playwright.sync_api import Page, expect

from course.figures import Activations
from nnlib.activations import ACTIVATIONS

NAMES = ["sigmoid", "tanh", "relu"]
START, SPAN = -8.4, 16.8
SLOPES = (-0.08, 1.4)
HEIGHTS = {"sigmoid": (-1.3, 1.8), "tanh": (-1.3, 1.8), "relu": (-1.3, 9.2)}

SHOWN = """() => {
  const ends = (line) => ["x1", "y1", "x2", "y2"].map((name) => Number(line.getAttribute(name)));
  const points = (path) => path.getAttribute("d").match(/[^ML]+/g).map((point) => point.split(" ").map(Number));
  const spans = (rect) => ["x", "width"].map((name) => Number(rect.getAttribute(name)));
  return [...document.querySelectorAll(".plot")].map((plot) => ({
    curve: points(plot.querySelector(".curve.value, .curve.slope")),
    dot: ["left", "top"].map((name) => parseFloat(plot.querySelector(".dot").style[name])),
    flat: [...plot.querySelectorAll(".flat")].map(spans),
    lines: Object.fromEntries(["guide", "tangent", "run", "rise"].map((name) => [name, plot.querySelector(`.${name}`)])
      .filter(([, line]) => line).map(([name, line]) => [name, ends(line)])),
  }));
}"""


def numbers(text: str) -> list[float]:
    text = re.sub(r"[()]", " ", text.replace("−", "-"))
    return [float(word) for word in re.findall(r"(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])", text)]


def scientific(text: str) -> float:
    front, _, power = text.partition(" · 10")
    return float(front + ("e" + power.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")) if power else ""))


def at(x: list[float], y: list[float], low: float, high: float) -> tuple[np.ndarray, np.ndarray]:
    """From places in a plot, in percent, to values."""
    return START + np.array(x) / 100 * SPAN, high - np.array(y) / 100 * (high - low)


def assert_nnlib(page: Page, name: str, z: float) -> None:
    """Compare all that is drawn and written with nnlib."""
    settle(page)
    activation = ACTIVATIONS[name]
    a = activation(np.array([z]))
    slope = activation.derivative(a).item()
    a = a.item()
    above, below = page.evaluate(SHOWN)

    zs, values = at(*np.transpose(above["curve"]), *HEIGHTS[name])
    np.testing.assert_allclose(values, activation(zs), atol=1e-9)
    assert (zs.min(), zs.max()) == pytest.approx((START, START + SPAN))
    zs, values = at(*np.transpose(below["curve"]), *SLOPES)
    # The places of a step are known only to rounding.
    sure = abs(zs) > 1e-9
    np.testing.assert_allclose(values[sure], activation.derivative(activation(zs[sure])), atol=1e-9)

    for shown, range_, value in [(above, HEIGHTS[name], a), (below, SLOPES, slope)]:
        assert np.ravel(at(*shown["dot"], *range_)) == pytest.approx([z, value], abs=1e-4)
        assert shown["lines"]["guide"][0] == pytest.approx((z - START) / SPAN * 100)
        zs = np.linspace(START, START + SPAN, 2000)
        flat = activation.derivative(activation(zs)) < 0.05
        shaded = [any(x <= place <= x + width for x, width in shown["flat"]) for place in (zs - START) / SPAN * 100]
        np.testing.assert_array_equal(shaded, flat)

    x1, y1, x2, y2 = above["lines"]["tangent"]
    zs, values = at([x1, x2], [y1, y2], *HEIGHTS[name])
    assert np.diff(zs) > 1
    assert values - slope * zs == pytest.approx(a - slope * z)
    x1, y1, x2, y2 = above["lines"]["rise"]
    zs, values = at([x1, x2], [y1, y2], *HEIGHTS[name])
    assert values[1] - values[0] == pytest.approx(slope * (zs[0] - z))
    assert abs(zs - z) == pytest.approx(1)
    x1, y1, x2, y2 = below["lines"]["rise"]
    assert np.ravel(at([x1, x2], [y1, y2], *SLOPES)) == pytest.approx([z, z, 0, slope])

    output, derivative = page.locator(".formula").all_inner_texts()
    digits = len(derivative.rpartition(".")[2]) if "." in derivative.rpartition("=")[2] else 0
    assert numbers(output)[-1] == pytest.approx(a, abs=0.51 * 10 ** -(digits + 1))
    *_, written = numbers(derivative)
    assert written == pytest.approx(slope, abs=0.51 * 10**-digits)
    assert (written == 0) == (slope == 0)
    terms = numbers(derivative.partition("=")[2].partition("=")[2].rpartition("=")[0].replace("²", ""))
    expected = {"sigmoid": [a, 1 - a], "tanh": [1, a], "relu": [1, a, 0, 0]}[name]
    assert terms == pytest.approx(expected, abs=0.51 * 10 ** -(digits + 1))
    power = page.locator(".layers b").inner_text().partition("= ")[2]
    assert scientific(power) == pytest.approx(slope**10, rel=0.051, abs=0.0051 if slope**10 >= 0.01 else 0)
    assert not re.search("NaN|Infinity|undefined|null", page.content())


@pytest.fixture
def figure(opened):
    return opened(Activations())


def test_at_rest_it_shows_the_sigmoid_at_one_and_a_half(figure):
    assert_nnlib(figure, "sigmoid", 1.5)
    output, derivative = figure.locator(".formula").all_inner_texts()
    assert output.replace("\n", "") == "a = 1 / (1 + e−1.5) = 0.818"
    assert derivative == "a′ = a (1 − a) = 0.818 · 0.182 = 0.15"
    expect(figure.locator(".layers b")).to_have_text("(a′)¹⁰ = 5.4 · 10⁻⁹")
    expect(figure.locator(".words")).to_have_text(["saturateda′ < 0.05"] * 2)


@pytest.mark.parametrize("name", NAMES)
def test_every_activation_is_nnlibs_everywhere(opened, name):
    page = opened(Activations(activation=name), widget=True)
    for z in [-8, -7.3, -2.9, -2.8, -0.7, 0, 0.1, 0.4, 2.1, 2.2, 5, 5.1, 7.9, 8]:
        page.evaluate("(z) => model.set('z', z)", z)
        assert_nnlib(page, name, z)


def test_the_slope_is_equally_long_in_both_plots(figure):
    for name in ["sigmoid", "tanh"]:
        figure.get_by_label("activation").select_option(name)
        figure.get_by_label("sum z").fill("0.4")
        settle(figure)
        first, second = [line.bounding_box()["height"] for line in figure.locator(".rise").all()]
        assert first == pytest.approx(second, abs=0.5)
        assert first > 15


def test_the_chosen_curve_is_named_in_bold(figure):
    for name, word in [("tanh", "tanh"), ("relu", "ReLU"), ("sigmoid", "sigmoid")]:
        figure.get_by_label("activation").select_option(name)
        settle(figure)
        assert set(figure.locator(".name b").all_inner_texts()) == {word}
        assert figure.locator(".name").count() == 7
    figure.get_by_label("activation").select_option("relu")
    expect(figure.locator(".words")).to_have_text(["offa′ = 0"])


def test_keyboard_moves_every_control(opened):
    page = opened(Activations(), widget=True)
    slider = page.get_by_label("sum z")
    slider.focus()
    for key, z in [("ArrowRight", 1.6), ("ArrowLeft", 1.5), ("ArrowLeft", 1.4), ("Home", -8), ("End", 8)]:
        page.keyboard.press(key)
        assert page.evaluate("() => saved.z") == pytest.approx(z)
        assert_nnlib(page, "sigmoid", z)
    page.keyboard.press("Tab")
    for name in ["tanh", "relu"]:
        page.keyboard.press("ArrowDown")
        assert page.evaluate("() => saved.activation") == name
        assert_nnlib(page, name, 8)


def test_pointer_moves_the_slider(opened):
    page = opened(Activations(), widget=True)
    box = page.get_by_label("sum z").bounding_box()
    page.mouse.click(box["x"] + 0.3 * box["width"], box["y"] + box["height"] / 2)
    z = page.evaluate("() => saved.z")
    assert -4 < z < -2.5
    assert_nnlib(page, "sigmoid", z)


@pytest.mark.parametrize("plot", [0, 1])
def test_the_point_is_dragged_in_both_plots(opened, plot):
    page = opened(Activations(activation="tanh"), widget=True)
    box = page.locator(".plot svg").nth(plot).bounding_box()
    x, y = (box["x"] + (-0.6 - START) / SPAN * box["width"], box["y"] + box["height"] / 3)
    page.mouse.move(x, y)
    assert page.evaluate("() => window.saved") is None
    page.mouse.down()
    assert page.evaluate("() => saved.z") == -0.6
    assert_nnlib(page, "tanh", -0.6)
    page.mouse.move(x + 1.1 / SPAN * box["width"], y + 300)
    assert page.evaluate("() => saved.z") == 0.5
    page.mouse.move(2000, y)
    assert page.evaluate("() => saved.z") == 8
    page.mouse.move(-50, y)
    page.mouse.up()
    page.mouse.move(x, y)
    assert page.evaluate("() => saved.z") == -8
    assert_nnlib(page, "tanh", -8)


def test_the_descriptions_follow(figure):
    figure.get_by_label("activation").select_option("tanh")
    figure.get_by_label("sum z").fill("-2.4")
    settle(figure)
    value, slope = [plot.get_attribute("aria-label") for plot in figure.locator(".plot").all()]
    assert value == "tanh over z, with its tangent: at z = −2.4, a is −0.98 and the slope is 0.03: saturated"
    assert slope == "Derivative of tanh over z: at z = −2.4, a′ is 0.03"


@pytest.mark.parametrize("wrong", [{"z": 8.1}, {"z": -9}, {"z": "much"}, {"activation": "softmax"}])
def test_impossible_values_are_refused_by_python(wrong):
    with pytest.raises(traitlets.TraitError):
        Activations(**wrong)
