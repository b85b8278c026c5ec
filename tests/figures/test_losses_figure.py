"""Losses: every number and every curve is nnlib's, at any sum and target, however the reader moves them."""

import re

import numpy as np
import pytest
import traitlets
from pages import settle
from playwright.sync_api import Page, expect

from course.figures import Losses
from nnlib import MSE, BinaryCrossEntropy
from nnlib.activations import sigmoid

LOSSES = [MSE(), BinaryCrossEntropy()]
STATES = [(1, -2.0), (1, -8.0), (1, 8.0), (0, -8.0), (0, 8.0), (0, 0.7), (1, 0.0), (0, -3.3), (1, -5.1)]

# Places in the two plots, from 0 to 100; the numbers of the table, exact and as they are written.
SHOWN = """() => {
  const plots = [...document.querySelectorAll(".plot")].map((plot) => ({
    dots: [...plot.querySelectorAll(".dot")].map(({ style }) => [parseFloat(style.left), parseFloat(style.top)]),
    curves: [...plot.querySelectorAll("path")].map((path) => path.getAttribute("d")),
    cursor: Number(plot.querySelector(".cursor").getAttribute("x1")),
    tangents: [...plot.querySelectorAll(".tangent")].map(
      (line) => ["x1", "y1", "x2", "y2"].map((name) => Number(line.getAttribute(name)))),
    label: plot.ariaLabel,
  }));
  const data = [...document.querySelectorAll("data")];
  return { plots, exact: data.map(({ value }) => Number(value)), written: data.map((one) => one.innerText) };
}"""


def number(written: str) -> float:
    plain = written.replace("−", "-").translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    return float(plain.replace(" · 10", "e"))


def place(x: np.ndarray, y: np.ndarray, plot: int, target: int) -> np.ndarray:
    """Where values stand in a plot, in percent of its width and height."""
    left, right = [(-0.03, 1.03), (-8.5, 8.5)][plot]
    low, high = [(-0.3, 8.5), (-0.1 - target, 1.1 - target)][plot]
    return np.stack([100 * (x - left) / (right - left), 100 * (high - y) / (high - low)], axis=-1)


def chains(z: float, y: int) -> tuple[float, np.ndarray]:
    """The prediction, and a row (L, dL/dŷ, dŷ/dz, dL/dz) for each loss, as nnlib gives them."""
    y_hat = sigmoid([z])
    slope = sigmoid.derivative(y_hat)
    steep = [loss.gradient(y_hat, [y]).item() for loss in LOSSES]
    rows = [[loss(y_hat, [y]), one, slope.item(), one * slope.item()] for loss, one in zip(LOSSES, steep)]
    return y_hat.item(), np.array(rows)


def assert_nnlib(page: Page, y: int, z: float) -> None:
    settle(page)
    shown = page.evaluate(SHOWN)
    y_hat, rows = chains(z, y)
    np.testing.assert_allclose(shown["exact"], rows.ravel(), rtol=1e-9)
    for word, value in zip(shown["written"], rows.ravel()):
        assert number(word) == pytest.approx(value, rel=0.0051 if abs(value) > 1e-4 else 0.051)

    for i, (x, column) in enumerate([(y_hat, 0), (z, 3)]):
        dots = place(np.array([x, x]), rows[:, column], i, y)
        np.testing.assert_allclose(shown["plots"][i]["dots"], dots, atol=1e-3)
        assert shown["plots"][i]["cursor"] == pytest.approx(dots[0, 0])
    for (x1, y1, x2, y2), dot, steep in zip(shown["plots"][0]["tangents"], shown["plots"][0]["dots"], rows[:, 1]):
        np.testing.assert_allclose([(x1 + x2) / 2, (y1 + y2) / 2], dot, atol=1e-3)
        # The slope, from percent of the plot back to units.
        assert np.arctan2(-(y2 - y1) * 8.8, (x2 - x1) * 1.06) == pytest.approx(np.arctan(steep), abs=1e-6)
    answer = re.fullmatch(r"ŷ = σ\(z\) = σ\((.+)\) = (.+), target y = (.)", page.locator(".formula").inner_text())
    assert number(answer[1]) == pytest.approx(z, abs=0.051)
    assert number(answer[2]) == pytest.approx(y_hat, rel=0.0051)
    assert int(answer[3]) == y
    ratio = rows[1, 3] / rows[0, 3]
    verdict = page.locator(".verdict").inner_text()
    assert f"pushes z {'up' if y else 'down'}" in verdict
    assert f": {ratio:.{1 if ratio < 10 else 0}f} times less" in verdict
    assert not re.search("NaN|Infinity|undefined", page.content())


@pytest.fixture
def figure(opened):
    return opened(Losses())


def test_at_rest_a_wrong_answer_gets_most_of_its_push_from_bce(figure):
    assert_nnlib(figure, 1, -2.0)
    assert figure.locator("td data").all_inner_texts() == [
        *["0.776", "−1.76", "0.105", "−0.185"],
        *["2.13", "−8.39", "0.105", "−0.881"],
    ]
    expect(figure.locator(".verdict")).to_have_text(re.compile("MSE is past its peak"))


@pytest.mark.parametrize(("y", "z"), STATES)
def test_every_number_is_nnlibs(opened, y, z):
    assert_nnlib(opened(Losses(y=y, z=z)), y, z)


@pytest.mark.parametrize("y", [0, 1])
def test_curves_are_those_of_nnlib(opened, y):
    plots = opened(Losses(y=y)).evaluate(SHOWN)["plots"]
    z = np.linspace(-8, 8, 161)
    pairs = [chains(one, y) for one in z]
    y_hat, rows = np.array([pair[0] for pair in pairs]), np.array([pair[1] for pair in pairs])
    for i, (x, column) in enumerate([(y_hat, 0), (z, 3)]):
        for j, path in enumerate(plots[i]["curves"]):
            drawn = np.array(re.findall(r"[ML](\S+?) ([^ML]+)", path), float)
            np.testing.assert_allclose(drawn, place(x, rows[:, j, column], i, y), atol=1e-6)
            assert drawn.min() >= 0
            assert drawn.max() <= 100


def test_the_more_wrong_the_answer_the_weaker_is_mse(figure):
    slider = figure.get_by_label("sum z")
    for z, word in [("-0.6", "wrong side"), ("-0.8", "past its peak"), ("-2.9", "past its peak")]:
        slider.fill(z)
        expect(figure.locator(".verdict")).to_have_text(re.compile(word))
    for z, word in [("-3", "MSE stalls"), ("-6", "MSE stalls"), ("0.1", "closer"), ("8", "closer")]:
        slider.fill(z)
        expect(figure.locator(".verdict")).to_have_text(re.compile(word))
        assert_nnlib(figure, 1, float(z))


def test_keyboard_moves_both_controls(figure):
    slider = figure.get_by_label("sum z")
    slider.focus()
    for key, z in [("ArrowLeft", -2.1), ("ArrowRight", -2.0), ("Home", -8), ("End", 8)]:
        figure.keyboard.press(key)
        assert_nnlib(figure, 1, z)
    figure.keyboard.press("Tab")
    expect(figure.get_by_label("target y")).to_be_focused()
    figure.keyboard.press("ArrowUp")
    assert_nnlib(figure, 0, 8)


def test_pointer_moves_both_controls(figure):
    box = figure.get_by_label("sum z").bounding_box()
    figure.mouse.click(box["x"] + 0.8 * box["width"], box["y"] + box["height"] / 2)
    z = float(figure.get_by_label("sum z").input_value())
    assert 4 < z < 6
    assert_nnlib(figure, 1, z)
    figure.get_by_label("target y").select_option("0")
    assert_nnlib(figure, 0, z)


@pytest.mark.parametrize("y", [0, 1])
def test_the_answer_is_dragged_in_both_plots(opened, y):
    figure = opened(Losses(y=1 - y))
    figure.get_by_label("target y").select_option(str(y))
    settle(figure)
    for plot, x, z in [(1, -5.2, -5.2), (1, 4.4, 4.4), (0, 0.25, -1.1), (0, 0.9, 2.2)]:
        box = figure.locator(".plot").nth(plot).bounding_box()
        low, high = [(-0.03, 1.03), (-8.5, 8.5)][plot]
        figure.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 3)
        figure.mouse.down()
        figure.mouse.move(box["x"] + (x - low) / (high - low) * box["width"], box["y"] + box["height"] / 2)
        figure.mouse.up()
        assert float(figure.get_by_label("sum z").input_value()) == pytest.approx(z, abs=0.11)
        assert_nnlib(figure, y, float(figure.get_by_label("sum z").input_value()))
        for share, end in [(-0.2, -8), (1.2, 8)]:
            figure.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 3)
            figure.mouse.down()
            figure.mouse.move(box["x"] + share * box["width"], box["y"] + box["height"] / 2)
            figure.mouse.up()
            assert_nnlib(figure, y, end)
        figure.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        assert_nnlib(figure, y, 8)


def test_values_are_shared_with_python(opened):
    page = opened(Losses(z=1.3), widget=True)
    assert_nnlib(page, 1, 1.3)
    page.evaluate("() => { model.set('z', -4.25); model.set('y', 0); }")
    assert_nnlib(page, 0, -4.25)
    page.get_by_label("sum z").press("End")
    page.get_by_label("target y").select_option("1")
    assert page.evaluate("() => saved") == {"z": 8, "y": 1}


def test_descriptions_and_verdict_tell_what_is_drawn(figure):
    labels = [plot["label"] for plot in figure.evaluate(SHOWN)["plots"]]
    assert labels == [
        "Both losses over ŷ, for target 1. At ŷ = 0.119 MSE is 0.776, BCE 2.13.",
        "Both gradients over z, for target 1. At z = −2.0 that of MSE is −0.185, that of BCE −0.881.",
    ]
    expect(figure.locator(".verdict")).to_have_attribute("aria-live", "polite")


def test_nothing_jumps_when_the_numbers_change(opened):
    for width in (345, 760):
        page = opened(Losses(), width=width)
        heights = set()
        for z in ("-8", "-2", "-0.7", "0", "7.3"):
            page.get_by_label("sum z").fill(z)
            settle(page)
            heights.add(page.locator(".controls").bounding_box()["y"])
        assert len(heights) == 1


@pytest.mark.parametrize(("name", "value"), [("z", 8.1), ("z", -9), ("z", "low"), ("y", 2), ("y", 0.5)])
def test_impossible_values_are_refused_by_python(name, value):
    with pytest.raises(traitlets.TraitError):
        Losses(**{name: value})
