"""Activations: its curves, slopes and products are nnlib's, what it writes is true, and the reader drags the point."""

import math
import re
from typing import Any

import numpy as np
import pytest
import traitlets
from pages import plain, set_state, settle, state
from playwright.sync_api import Page, expect

from course.figures.activations import Activations
from nnlib.activations import ACTIVATIONS
from nnlib.gradient_checking import numerical_gradient

NAMES = {"sigmoid": "sigmoid", "tanh": "tanh", "relu": "ReLU"}
SUMS = np.round(np.arange(-80, 81) / 10, 1)
START, END = -8.4, 8.4
HEIGHTS: dict[str, tuple[float, float]] = {"sigmoid": (-1.3, 1.8), "tanh": (-1.3, 1.8), "relu": (-1.3, 9.2)}
SLOPES = (-0.08, 1.4)
LAYERS = "Back through ten such layers, weights aside, a gradient is multiplied by "
MODEL = "activations/model.js"

# Places in both plots, from 0 to 100, and the words at them.
SHOWN = """() => {
  const ends = (line) => ["x1", "y1", "x2", "y2"].map((name) => Number(line.getAttribute(name)));
  const place = ({ style }) => ["left", "top"].map((name) => parseFloat(style[name]));
  return [...document.querySelectorAll(".plot")].map((plot) => ({
    dot: place(plot.querySelector(".dot")),
    flat: [...plot.querySelectorAll(".flat")].map((rect) => ["x", "width"].map((name) => +rect.getAttribute(name))),
    lines: Object.fromEntries(
      [...plot.querySelectorAll("line:not(.level)")].map((line) => [line.classList[0], ends(line)])),
    words: [...plot.querySelectorAll("span:is(.run, .rise)")].filter((one) => !one.hidden).map((one) => one.innerText),
    label: plot.ariaLabel,
  }));
}"""


def number(written: str) -> float:
    plain = written.replace("−", "-").translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    return float(plain.replace(" · 10", "e"))


def half_a_digit(written: str) -> float:
    """How far a written number may be from the one that is meant."""
    front, _, power = written.partition(" · 10")
    decimals = len(front.partition(".")[2])
    return 0.501 * 10.0**-decimals * (number(f"1 · 10{power}") if power else 1)


def assert_written(words: str, value: float) -> None:
    assert number(words) == pytest.approx(value, abs=half_a_digit(words), rel=0), words
    assert (number(words) == 0) == (value == 0), words


def across(z: float) -> float:
    """Where a sum stands in both plots, in percent of their width."""
    return 100 * (z - START) / (END - START)


def place(z: Any, height: Any, low: float, high: float) -> list[Any]:
    """Where a value stands in a plot, in percent of its width and height."""
    return [across(z), 100 * (high - height) / (high - low)]


def evaluate(javascript, activation: str, sums) -> list[dict]:
    return javascript.call(MODEL, "evaluate", [{"activation": activation, "z": z} for z in sums])


@pytest.mark.parametrize("activation", NAMES)
class TestModel:
    def test_outputs_slopes_and_products_are_nnlibs(self, javascript, activation):
        found = evaluate(javascript, activation, SUMS)
        call = ACTIVATIONS[activation]
        a = call(SUMS)
        slopes = call.derivative(a)
        np.testing.assert_allclose([one["a"] for one in found], a, rtol=1e-12)
        # 1 − a² has lost what a has not.
        np.testing.assert_allclose([one["slope"] for one in found], slopes, rtol=1e-12, atol=1e-15)
        np.testing.assert_allclose([one["product"] for one in found], slopes**10, rtol=1e-7)
        smooth = SUMS != 0 if activation == "relu" else np.isfinite(SUMS)
        measured = [numerical_gradient(lambda z: call(z).item(), np.array([z])).item() for z in SUMS[smooth]]
        np.testing.assert_allclose(slopes[smooth], measured, atol=1e-7)

    def test_the_step_goes_along_the_tangent_and_stays_in_the_plot(self, javascript, activation):
        for z, one in zip(SUMS, evaluate(javascript, activation, SUMS), strict=True):
            for x, y in [one["stepped"], *one["tangent"]]:
                assert y == pytest.approx(one["a"] + one["slope"] * (x - z), abs=1e-12)
            assert one["step"] == (-1 if z > 5 else 1)
            assert one["stepped"][0] == pytest.approx(z + one["step"])
            assert START < one["stepped"][0] < END
            assert [x - z for x, _ in one["tangent"]] == pytest.approx([-1.7, 1.7])

    def test_it_is_flat_where_the_slope_is_below_a_twentieth(self, javascript, activation):
        code = "async (name) => { const { KINDS } = await load('activations/model.js'); return KINDS[name]; }"
        kind = javascript.run(code, activation)
        call = ACTIVATIONS[activation]
        sums = np.linspace(START, END, 4001)
        shaded = np.any([(low <= sums) & (sums <= high) for low, high in kind["flat"]], axis=0)
        np.testing.assert_array_equal(shaded, call.derivative(call(sums)) < 0.05)
        assert kind["flatWords"] == (["off", "a′ = 0"] if activation == "relu" else ["saturated", "a′ < 0.05"])
        assert kind["name"] == NAMES[activation]
        for z, one in zip(SUMS, evaluate(javascript, activation, SUMS), strict=True):
            assert one["isFlat"] == any(low <= z <= high for low, high in kind["flat"])
            assert one["curveDescription"].endswith(f": {kind['flatWords'][0]}") == one["isFlat"]

    def test_what_it_writes_is_true_to_the_last_digit_and_never_a_false_zero(self, javascript, activation):
        for z, one in zip(SUMS, evaluate(javascript, activation, SUMS), strict=True):
            a, slope = one["a"], one["slope"]
            before, raised, after = one["output"]
            written_z = f"{z:.1f}".replace("-", "−")
            if activation == "sigmoid":
                assert before == "a = 1 / (1 + e"
                assert number(raised) == -z
                assert after.startswith(") = ")
            else:
                assert before == f"a = {'tanh(' if activation == 'tanh' else 'max(0, '}{written_z})"
                assert raised == ""
            output = after.rpartition("= ")[2]
            assert_written(output, a)

            rule, numbers = one["derivative"]
            _, terms, result = numbers.split("= ")
            assert_written(result, slope)
            if activation == "sigmoid":
                assert rule == "a′ = a (1 − a) "
                for words, value in zip(terms.strip().split(" · "), [a, 1 - a], strict=True):
                    assert_written(words, value)
                assert terms.startswith(f"{output} · ")
            elif activation == "tanh":
                assert rule == "a′ = 1 − a² "
                assert terms == f"1 − {f'({output})' if a < 0 else output}² "
                # An output that is not quite 1 is not written as 1.
                assert abs(number(output)) < 1
            else:
                assert rule == "a′ = (1 if a > 0 else 0) "
                assert terms == f"(1 if {output} > 0 else 0) "
                assert result in ("0", "1")

            assert number(one["rise"]) == pytest.approx(slope, abs=0.00501)
            name, _, power = one["power"].partition(" = ")
            assert name == "(a′)¹⁰"
            assert_written(power, slope**10)
            start = f"{NAMES[activation]} over z, with its tangent: at z = {written_z}, a is {output} and the slope is "
            assert one["curveDescription"].startswith(start + result)
            description = f"Derivative of {NAMES[activation]} over z: at z = {written_z}, a′ is {result}"
            assert one["slopeDescription"] == description

    def test_its_curves_are_nnlibs_over_the_whole_axis(self, javascript, activation):
        call = ACTIVATIONS[activation]
        [found] = javascript.call(MODEL, "curves", [activation])
        heights: dict[str, Any] = {"values": call, "slopes": lambda z: call.derivative(call(z))}
        for which, height in heights.items():
            left, right = np.array(found[which])
            for half in (left, right):
                np.testing.assert_allclose(half[:, 1], height(half[:, 0]), atol=1e-12)
                assert np.abs(np.diff(half[:, 0])) == pytest.approx(0.05)
            assert [left[0, 0], left[-1, 0]] == pytest.approx([START, 0])
            assert [right[0, 0], right[-1, 0]] == pytest.approx([END, 0])
            # The slope of ReLU jumps, straight up.
            jump = 1 if (activation, which) == ("relu", "slopes") else 0
            assert right[-1, 1] - left[-1, 1] == pytest.approx(jump, abs=1e-9)


class TestWords:
    def test_at_rest_and_at_the_ends(self, javascript):
        def formulas(activation: str, z: float) -> list[str]:
            [one] = evaluate(javascript, activation, [z])
            return ["".join(one["output"]), "".join(one["derivative"]), one["power"]]

        assert formulas("sigmoid", 1.5) == [
            "a = 1 / (1 + e−1.5) = 0.818",
            "a′ = a (1 − a) = 0.818 · 0.182 = 0.15",
            "(a′)¹⁰ = 5.4 · 10⁻⁹",
        ]
        assert formulas("sigmoid", 8)[1] == "a′ = a (1 − a) = 0.999665 · 0.000335 = 0.00034"
        assert formulas("tanh", -0.3) == [
            "a = tanh(−0.3) = −0.291",
            "a′ = 1 − a² = 1 − (−0.291)² = 0.92",
            "(a′)¹⁰ = 0.41",
        ]
        assert formulas("relu", 2) == [
            "a = max(0, 2.0) = 2.0",
            "a′ = (1 if a > 0 else 0) = (1 if 2.0 > 0 else 0) = 1",
            "(a′)¹⁰ = 1",
        ]

    def test_the_pointer_gives_sums_to_a_tenth_within_the_slider(self, javascript):
        shares = [0.5, (1.23 - START) / (END - START), 0, 1, -0.4, 1.3]
        assert javascript.call(MODEL, "zAt", shares) == [0, 1.2, -8, 8, -8, 8]


@pytest.fixture
def page(shown):
    return shown(Activations())


def assert_drawn(page: Page, javascript, activation: str, z: float) -> None:
    """Compare the page with the model."""
    settle(page)
    [now] = evaluate(javascript, activation, [z])
    above, below = page.evaluate(SHOWN)
    for shown, range_, height, label in [
        (above, HEIGHTS[activation], now["a"], now["curveDescription"]),
        (below, SLOPES, now["slope"], now["slopeDescription"]),
    ]:
        assert shown["dot"] == pytest.approx(place(z, height, *range_), abs=1e-3)
        assert shown["lines"]["guide"] == pytest.approx([across(z), 0, across(z), 100])
        assert shown["label"] == label
        edges = {"sigmoid": 2 * math.atanh(0.8**0.5), "tanh": math.atanh(0.95**0.5), "relu": 0}[activation]
        flat = [[START, -edges], [edges, END]][: 1 if activation == "relu" else 2]
        expected = [[across(low), across(high) - across(low)] for low, high in flat]
        np.testing.assert_allclose(shown["flat"], expected, atol=1e-9)

    at = HEIGHTS[activation]
    a, slope, (next_z, next_a) = now["a"], now["slope"], now["stepped"]
    tangent = [number for x, y in now["tangent"] for number in place(x, y, *at)]
    lines = {
        "tangent": tangent,
        "run": [*place(z, a, *at), *place(next_z, a, *at)],
        "rise": [*place(next_z, a, *at), *place(next_z, next_a, *at)],
    }
    for name, line in lines.items():
        assert above["lines"][name] == pytest.approx(line), name
    assert below["lines"]["rise"] == pytest.approx([*place(z, 0, *SLOPES), *place(z, slope, *SLOPES)])
    assert above["words"] == ([] if now["isFlat"] else ["1", now["rise"]])
    assert below["words"] == [now["rise"]]

    assert page.locator(".formula").all_text_contents() == ["".join(now["output"]), "".join(now["derivative"])]
    assert page.locator("sup").text_content() == now["output"][1]
    expect(page.locator(".layers")).to_have_text(f"{LAYERS}{now['power']}.")
    words = "off a′ = 0" if activation == "relu" else "saturated a′ < 0.05"
    assert [one.replace("\n", " ") for one in page.locator(".shade").all_inner_texts()] == [words] * len(flat)
    assert set(page.locator(".name b").all_inner_texts()) == {NAMES[activation]}


class TestView:
    @pytest.mark.parametrize("activation", NAMES)
    def test_it_draws_what_the_model_gives(self, page, javascript, activation):
        for z in (1.5, -2.4, 5.1):
            set_state(page, activation=activation, z=z)
            assert_drawn(page, javascript, activation, z)
        # The chosen one is on top.
        order = [name for name in NAMES if name != activation] + [activation]
        curves = javascript.call(MODEL, "curves", order)
        for number, which, range_ in [(0, "values", HEIGHTS[activation]), (1, "slopes", SLOPES)]:
            paths = page.locator(".plot").nth(number).locator("path")
            drawn = paths.evaluate_all("all => all.map((path) => path.getAttribute('d'))")
            for path, curve in zip(drawn, curves, strict=True):
                points = np.concatenate(curve[which])
                found = np.array(re.findall(r"[ML](\S+?) ([^ML]+)", path), float)
                z, height = points.T
                np.testing.assert_allclose(found, np.column_stack(place(z, height, *range_)), atol=1e-9)
            assert paths.evaluate_all("all => all.map((path) => path.classList.contains('curve'))") == [True] * 3
            assert paths.last.get_attribute("class") == f"curve {which}"

    def test_each_curve_has_its_name_beside_it(self, page):
        for activation in NAMES:
            set_state(page, activation=activation)
            names = page.locator(".name").evaluate_all(
                "all => all.map((one) => [one.innerText, parseFloat(one.style.left), parseFloat(one.style.top)])"
            )
            above = ["sigmoid, tanh", "sigmoid, ReLU", "tanh", "ReLU"]
            assert [words for words, *_ in names] == [*above, "sigmoid", "tanh", "ReLU"]
            for number, (words, x, y) in enumerate(names):
                low, high = SLOPES if number >= len(above) else HEIGHTS[activation]
                z, height = np.array([START + x / 100 * (END - START)]), high - y / 100 * (high - low)
                for word in words.lower().split(", "):
                    value = ACTIVATIONS[word](z)
                    if number >= len(above):
                        value = ACTIVATIONS[word].derivative(value)
                    assert height == pytest.approx(value.item(), abs=0.06), (activation, words)

    def test_the_slope_is_equally_long_in_both_plots(self, page):
        for width in (760, 345):
            page.set_viewport_size({"width": width, "height": 900})
            for activation in ("sigmoid", "tanh"):
                set_state(page, activation=activation, z=0.4)
                first, second = page.locator("line.rise").evaluate_all(
                    "all => all.map((one) => one.getBoundingClientRect().height)"
                )
                assert first == pytest.approx(second, abs=0.5)
                assert first > 12

    def test_the_curve_is_ink_and_all_that_is_slope_has_its_colour(self, page):
        colors = page.evaluate(
            """() => {
              const look = (selector, name) => getComputedStyle(document.querySelector(selector))[name];
              const frame = document.querySelector(".frame");
              const named = (name) => {
                frame.style.color = `var(--figure-${name})`;
                return getComputedStyle(frame).color;
              };
              return {
                ink: [named("ink"), look(".curve.values", "stroke"), look(".dot.values", "backgroundColor")],
                slope: [named("slope"), ...[".curve.slopes", ".tangent", "line.rise", ".slopes ~ line.rise"].map(
                  (one) => look(one, "stroke")), look(".dot.slopes", "backgroundColor"), look("span.rise", "color")],
              };
            }"""
        )
        assert len(set(colors["ink"])) == len(set(colors["slope"])) == 1
        assert colors["ink"] != colors["slope"]

    @pytest.mark.parametrize("plot", [0, 1])
    def test_the_point_is_dragged_in_both_plots(self, page, javascript, plot):
        set_state(page, activation="tanh")
        box = page.locator(".plot").nth(plot).bounding_box()
        x, y = box["x"] + (-0.6 - START) / (END - START) * box["width"], box["y"] + box["height"] / 3
        page.mouse.move(x, y)
        assert page.evaluate("() => saved") is None
        page.mouse.down()
        assert page.evaluate("() => saved") == {"activation": "tanh", "z": -0.6}
        assert_drawn(page, javascript, "tanh", -0.6)
        page.mouse.move(x + 1.1 / (END - START) * box["width"], y + 300)
        assert state(page)["z"] == 0.5
        for beyond, end in [(2000, 8), (-50, -8)]:
            page.mouse.move(beyond, y)
            assert state(page)["z"] == end
        page.mouse.up()
        page.mouse.move(x, y)
        assert state(page)["z"] == -8
        assert_drawn(page, javascript, "tanh", -8)

    def test_a_finger_may_still_scroll_the_page(self, page):
        assert page.locator(".plots").evaluate("plots => getComputedStyle(plots).touchAction") == "pan-y"

    def test_formulas_and_product_are_read_out_as_they_change(self, page):
        live = page.locator("[aria-live=polite]")
        assert live.locator("p").count() == 3
        slider = page.get_by_role("slider", name="sum z")
        slider.press("ArrowRight")
        settle(page)
        expect(live).to_contain_text("0.832 · 0.168 = 0.14")

    def test_on_a_phone_the_words_stay_in_the_figure_and_nothing_jumps(self, page):
        page.set_viewport_size({"width": 345, "height": 900})
        tops = set()
        for activation in NAMES:
            for z in (-8, -0.3, 8):
                set_state(page, activation=activation, z=z)
                frame = page.locator(".frame").bounding_box()
                boxes = page.locator(".frame span:not([hidden])").evaluate_all(
                    "all => all.map((one) => one.getBoundingClientRect()).map(({ left, right }) => [left, right])"
                )
                assert min(left for left, _ in boxes) > frame["x"]
                assert max(right for _, right in boxes) < frame["x"] + frame["width"]
                tops.add(page.locator(".controls").bounding_box()["y"])
                derivative = page.locator(".formula").nth(1)
                assert derivative.inner_text().count("\n") == 1
        assert len(tops) == 1


@pytest.mark.parametrize("wrong", [{"z": 8.1}, {"z": -9}, {"z": "much"}, {"activation": "softmax"}])
def test_impossible_values_are_refused_by_python(wrong):
    with pytest.raises(traitlets.TraitError):
        Activations(**wrong)


def test_the_alt_text_tells_the_resting_state(javascript):
    [rest] = javascript.call(MODEL, "evaluate", [plain(Activations())])
    numbers = [rest["rise"], *rest["derivative"][1].split(" = ")[0].removeprefix("= ").split(" · ")]
    for words in [*numbers, rest["power"].partition("= ")[2], "z = 1.5", "z = 2.9"]:
        assert words in Activations.alt
