"""Losses: every number and every curve is nnlib's, what is said of them is true, and the reader drags the answer."""

import re

import numpy as np
import pytest
import traitlets
from pages import plain, set_state, settle, state
from playwright.sync_api import Page, expect

from course.figures.losses import Losses
from nnlib import MSE, BinaryCrossEntropy
from nnlib.activations import sigmoid
from nnlib.gradient_checking import numerical_gradient
from nnlib.network import Loss

LOSSES: dict[str, Loss] = {"MSE": MSE(), "BCE": BinaryCrossEntropy()}
SUMS = np.round(np.arange(-80, 81) / 10, 1)
MODEL = "losses/model.js"
AXES = [(-0.03, 1.03), (-8.5, 8.5)]

# Places in both plots, from 0 to 100; the numbers of the table, exact and as they are written.
SHOWN = """() => {
  const plots = [...document.querySelectorAll(".plot")].map((plot) => ({
    dots: [...plot.querySelectorAll(".dot")].map(({ style }) => [parseFloat(style.left), parseFloat(style.top)]),
    cursor: ["x1", "x2"].map((name) => Number(plot.querySelector(".cursor").getAttribute(name))),
    tangents: [...plot.querySelectorAll(".tangent")].map(
      (line) => ["x1", "y1", "x2", "y2"].map((name) => Number(line.getAttribute(name)))),
    label: plot.ariaLabel,
    keys: [...plot.querySelectorAll(".key div")].map((one) => one.innerText),
  }));
  const data = [...document.querySelectorAll("data")];
  return { plots, exact: data.map(({ value }) => Number(value)), written: data.map((one) => one.innerText) };
}"""


def number(written: str) -> float:
    plain = written.replace("−", "-").translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
    return float(plain.replace(" · 10", "e"))


def place(x: np.ndarray, y: np.ndarray, plot: int, target: int) -> np.ndarray:
    """Where values stand in a plot, in percent of its width and height."""
    left, right = AXES[plot]
    low, high = [(-0.3, 8.5), (-0.1 - target, 1.1 - target)][plot]
    return np.stack([100 * (x - left) / (right - left), 100 * (high - y) / (high - low)], axis=-1)


def chains(y: int, z: float) -> tuple[float, np.ndarray]:
    """The prediction, and a row (L, dL/dŷ, dŷ/dz, dL/dz) for each loss, as nnlib gives them."""
    y_hat, target = sigmoid(np.array([z])), np.array([y])
    slope = sigmoid.derivative(y_hat)
    steep = [loss.gradient(y_hat, target).item() for loss in LOSSES.values()]
    rows = [
        [loss(y_hat, target), one, slope.item(), one * slope.item()]
        for loss, one in zip(LOSSES.values(), steep, strict=True)
    ]
    return y_hat.item(), np.array(rows)


def evaluate(javascript, y: int, sums) -> list[dict]:
    return javascript.call(MODEL, "evaluate", [{"y": y, "z": z} for z in sums])


@pytest.mark.parametrize("y", [0, 1])
class TestModel:
    def test_every_number_is_nnlibs(self, javascript, y):
        for z, one in zip(SUMS, evaluate(javascript, y, SUMS), strict=True):
            y_hat, rows = chains(y, z)
            assert one["y_hat"] == pytest.approx(y_hat, rel=1e-12)
            table = [[cell["value"] for cell in row] for row in one["table"]]
            np.testing.assert_allclose(table, rows, rtol=1e-9)
            for loss, row in zip(one["losses"], rows, strict=True):
                assert [loss["L"], loss["dy_hat"], loss["dz"]] == pytest.approx(row[[0, 1, 3]], rel=1e-9)

    def test_both_gradients_are_the_slopes_of_the_losses_over_the_sum(self, javascript, y):
        sums, target = np.linspace(-5, 5, 21), np.array([y])
        found = evaluate(javascript, y, sums)
        for i, loss in enumerate(LOSSES.values()):
            measured = [numerical_gradient(lambda z: loss(sigmoid(z), target), np.array([z])).item() for z in sums]  # noqa: B023
            np.testing.assert_allclose([one["losses"][i]["dz"] for one in found], measured, rtol=1e-4, atol=1e-9)

    def test_numbers_are_written_with_the_digits_that_count_so_that_they_still_multiply(self, javascript, y):
        for z, one in zip(SUMS, evaluate(javascript, y, SUMS), strict=True):
            y_hat, rows = chains(y, z)
            for row, values in zip(one["table"], rows, strict=True):
                for cell, value in zip(row, values, strict=True):
                    assert number(cell["words"]) == pytest.approx(value, rel=0.0051 if abs(value) >= 1e-4 else 0.051)
                _, steep, slope, product = [number(cell["words"]) for cell in row]
                assert steep * slope == pytest.approx(product, rel=0.011 if abs(product) >= 1e-4 else 0.06)
            answer = re.fullmatch(r"ŷ = σ\(z\) = σ\((.+)\) = (.+), target y = (.)", one["answer"])
            assert answer
            assert number(answer[1]) == z
            assert number(answer[2]) == pytest.approx(y_hat, rel=0.0051)
            assert int(answer[3]) == y

    def test_the_verdict_tells_both_pulls_and_how_they_change(self, javascript, y):
        toward = 1 if y else -1
        for z, one in zip(SUMS, evaluate(javascript, y, SUMS), strict=True):
            mse, bce = chains(y, z)[1][:, 3]
            pulls, comment = one["verdict"]
            said = re.fullmatch(r"BCE pulls z (up|down) with (.+), MSE with (.+): (.+) times less\.", pulls)
            assert said
            # Against the gradient.
            assert said[1] == ("down" if bce > 0 else "up") == ("up" if y else "down")
            for words, value in [(said[2], bce), (said[3], mse)]:
                assert number(words) == pytest.approx(abs(value), rel=0.0051 if abs(value) >= 1e-4 else 0.051)
            ratio = bce / mse
            assert said[4] == (f"{ratio:.1f}" if ratio < 9.95 else f"{ratio:.0f}")
            error = abs(sigmoid(np.array([z])).item() - y)
            for limit, words in [(0.95, "MSE stalls"), (2 / 3, "MSE is past its peak"), (0.5, "The answer is on")]:
                if error > limit:
                    assert comment.startswith(words)
                    break
            else:
                assert comment.startswith("The closer ŷ comes to y")
        # MSE gets stronger on the way to its peak and weaker beyond it, as the verdicts say.
        strength = [abs(one["losses"][0]["dz"]) for one in evaluate(javascript, y, SUMS)]
        assert SUMS[np.argmax(strength)] * toward == pytest.approx(-np.log(2), abs=0.05)

    def test_the_descriptions_tell_target_place_and_both_values(self, javascript, y):
        [one] = evaluate(javascript, y, [-2])
        (mse, bce), at = one["table"], one["answer"].rpartition(", ")[0].rpartition("= ")[2]
        assert one["lossDescription"] == (
            f"Both losses over ŷ, for target {y}. At ŷ = {at} MSE is {mse[0]['words']}, BCE {bce[0]['words']}."
        )
        assert one["gradientDescription"] == (
            f"Both gradients over z, for target {y}. "
            f"At z = −2.0 that of MSE is {mse[3]['words']}, that of BCE {bce[3]['words']}."
        )

    def test_curves_are_those_of_nnlib_and_fit_their_plots(self, javascript, y):
        [found] = javascript.call(MODEL, "curves", [y])
        pairs = [chains(y, z) for z in SUMS]
        y_hat, rows = np.array([pair[0] for pair in pairs]), np.array([pair[1] for pair in pairs])
        for plot, (which, x, column) in enumerate([("losses", y_hat, 0), ("gradients", SUMS, 3)]):
            for i, line in enumerate(found[which]):
                np.testing.assert_allclose(line, np.stack([x, rows[:, i, column]], axis=1), rtol=1e-9, atol=1e-12)
                along, up = np.transpose(line)
                places = place(along, up, plot, y)
                assert places.min() >= 0
                assert places.max() <= 100

    def test_the_formulas_of_the_key_are_those_of_the_curves(self, javascript, y):
        code = """async () => (await load("losses/model.js")).LOSSES.map(({ name, values, gradient }) =>
          [name, values, gradient])"""
        found = javascript.run(code)
        assert [name for name, *_ in found] == list(LOSSES)
        python = {
            "ŷ": "y_hat",
            "−": "-",
            "²": "**2",
            "·": "*",
            "log": "np.log",
            "2(": "2*(",
            "np.log y_hat": "np.log(y_hat)",
        }
        for i, (_, values, gradient) in enumerate(found):
            for z in (-2.5, 0.4):
                y_hat, rows = chains(y, z)
                for formula, value in [(values[y], rows[i, 0]), (gradient, rows[i, 3])]:
                    for one, other in python.items():
                        formula = formula.replace(one, other)
                    formula = formula.replace("y_hat(1", "y_hat*(1")
                    assert eval(formula, {"np": np, "y": y, "y_hat": y_hat}) == pytest.approx(value), formula


class TestWords:
    def test_at_rest_a_wrong_answer_gets_most_of_its_pull_from_bce(self, javascript):
        [rest] = javascript.call(MODEL, "evaluate", [plain(Losses())])
        assert [[cell["words"] for cell in row] for row in rest["table"]] == [
            ["0.776", "−1.76", "0.105", "−0.185"],
            ["2.13", "−8.39", "0.105", "−0.881"],
        ]
        assert rest["answer"] == "ŷ = σ(z) = σ(−2.0) = 0.119, target y = 1"
        assert rest["verdict"] == [
            "BCE pulls z up with 0.881, MSE with 0.185: 4.8 times less.",
            "MSE is past its peak: the more wrong the answer, the weaker its pull.",
        ]

    def test_the_alt_text_tells_the_resting_state(self, javascript):
        [rest] = javascript.call(MODEL, "evaluate", [plain(Losses())])
        assert f"BCE {rest['verdict'][0][4:].partition(':')[0]}." in Losses.alt
        assert "the target is 1 and z is −2: ŷ is 0.119," in Losses.alt

    def test_the_more_wrong_the_answer_the_weaker_is_mse(self, javascript):
        sums = [8, 0.1, 0, -0.1, -0.6, -0.7, -2.9, -3, -8]
        comments = [one["verdict"][1].split()[1] for one in evaluate(javascript, 1, sums)]
        assert comments == ["closer"] * 3 + ["answer"] * 2 + ["is"] * 2 + ["stalls:"] * 2
        mirrored = [one["verdict"][1].split()[1] for one in evaluate(javascript, 0, [-z for z in sums])]
        assert mirrored == comments

    def test_the_pointer_gives_sums_to_a_tenth_within_the_slider(self, javascript):
        def share(value: float, plot: int) -> float:
            left, right = AXES[plot]
            return (value - left) / (right - left)

        shares = [share(value, 1) for value in (-5.23, 0, 4.4, 8.4, -8.5, 20)]
        assert javascript.call(MODEL, "zAt", shares) == pytest.approx([-5.2, 0, 4.4, 8, -8, 8])
        shares = [share(value, 0) for value in (0.25, 0.5, 0.9, 0, 1, -0.03, 1.03, 3, 0.0001, 0.9999)]
        assert javascript.call(MODEL, "zBehind", shares) == pytest.approx([-1.1, 0, 2.2, -8, 8, -8, 8, 8, -8, 8])


@pytest.fixture
def page(shown):
    return shown(Losses())


def assert_drawn(page: Page, javascript, y: int, z: float) -> None:
    """Compare the page with the model."""
    settle(page)
    [now] = evaluate(javascript, y, [z])
    shown = page.evaluate(SHOWN)
    cells = [cell for row in now["table"] for cell in row]
    assert shown["exact"] == pytest.approx([cell["value"] for cell in cells], rel=1e-12)
    assert shown["written"] == [cell["words"] for cell in cells]

    heights = [[loss[name] for loss in now["losses"]] for name in ("L", "dz")]
    for i, x in enumerate([now["y_hat"], z]):
        plot = shown["plots"][i]
        dots = place(np.array([x, x]), np.array(heights[i]), i, y)
        np.testing.assert_allclose(plot["dots"], dots, atol=1e-3)
        assert plot["cursor"] == pytest.approx([dots[0, 0]] * 2)
        assert plot["label"] == now[["lossDescription", "gradientDescription"][i]]
    tangents = shown["plots"][0]["tangents"]
    for (x1, y1, x2, y2), dot, loss in zip(tangents, shown["plots"][0]["dots"], now["losses"], strict=True):
        np.testing.assert_allclose([(x1 + x2) / 2, (y1 + y2) / 2], dot, atol=1e-3)
        # The slope, from percent of the plot back to units.
        assert np.arctan2(-(y2 - y1) * 8.8, (x2 - x1) * 1.06) == pytest.approx(np.arctan(loss["dy_hat"]), abs=1e-6)
        assert np.hypot(x2 - x1, y2 - y1) == pytest.approx(40)
    expect(page.locator(".formula")).to_have_text(now["answer"])
    assert page.locator(".verdict span").all_inner_texts() == now["verdict"]


class TestView:
    @pytest.mark.parametrize("y", [0, 1])
    def test_it_draws_what_the_model_gives(self, page, javascript, y):
        set_state(page, y=y)
        for z in (-8.0, -2.0, 4.25):
            set_state(page, z=z)
            assert_drawn(page, javascript, y, z)
        curves = javascript.call(MODEL, "curves", [y])[0]
        for plot, which in enumerate(("losses", "gradients")):
            paths = page.locator(".plot").nth(plot).locator("path")
            assert paths.evaluate_all("all => all.map((path) => path.getAttribute('class'))") == list(LOSSES)
            drawn = paths.evaluate_all("all => all.map((path) => path.getAttribute('d'))")
            for path, line in zip(drawn, curves[which], strict=True):
                found = np.array(re.findall(r"[ML](\S+?) ([^ML]+)", path), float)
                along, up = np.transpose(line)
                np.testing.assert_allclose(found, place(along, up, plot, y), atol=1e-9)
        losses, gradients = page.evaluate(SHOWN)["plots"]
        assert losses["keys"] == [["MSE: ŷ²", "BCE: −log(1 − ŷ)"], ["MSE: (1 − ŷ)²", "BCE: −log ŷ"]][y]
        assert gradients["keys"] == ["MSE: 2(ŷ − y) · ŷ(1 − ŷ)", "BCE: ŷ − y"]

    def test_the_table_has_its_heads(self, page):
        assert page.get_by_role("columnheader").all_inner_texts() == ["L", "dL/dŷ", "· dŷ/dz", "= dL/dz"]
        assert page.get_by_role("rowheader").all_inner_texts() == ["MSE", "BCE"]
        first = page.locator("tbody tr").first.inner_text()
        assert " ".join(first.split()) == "MSE 0.776 −1.76 · 0.105 = −0.185"

    def test_the_losses_differ_in_colour_and_line_and_the_tangents_have_that_of_slopes(self, page):
        looks = page.evaluate(
            """() => {
              const look = (selector, name) => getComputedStyle(document.querySelector(selector))[name];
              const frame = document.querySelector(".frame");
              const named = (name) => {
                frame.style.color = `var(--figure-${name})`;
                return getComputedStyle(frame).color;
              };
              const fill = { MSE: "borderColor", BCE: "backgroundColor" };
              const loss = (name) => [
                look(`path.${name}`, "stroke"), look(`.key .${name} i`, "borderTopColor"),
                look(`tbody .${name}`, "color"), look(`.dot.${name}`, fill[name]),
              ];
              const lines = (name) => [
                look(`path.${name}`, "strokeDasharray"), look(`.key .${name} i`, "borderTopStyle"),
              ];
              return {
                MSE: [named("second"), ...loss("MSE")], BCE: [named("ink"), ...loss("BCE")],
                slope: [named("slope"), look(".tangent", "stroke"), look("thead th:nth-child(3)", "color")],
                lines: [lines("MSE"), lines("BCE")],
              };
            }"""
        )
        assert [len(set(looks[name])) for name in ("MSE", "BCE", "slope")] == [1, 1, 1]
        assert len({looks[name][0] for name in ("MSE", "BCE", "slope")}) == 3
        assert looks["lines"] == [["7px, 4px", "dashed"], ["none", "solid"]]

    @pytest.mark.parametrize("y", [0, 1])
    def test_the_answer_is_dragged_in_both_plots(self, page, javascript, y):
        page.get_by_label("target y").select_option(str(y))
        settle(page)
        for plot, x, z in [(1, -5.2, -5.2), (1, 4.4, 4.4), (0, 0.25, -1.1), (0, 0.9, 2.2)]:
            box = page.locator(".plot").nth(plot).bounding_box()
            low, high = AXES[plot]
            middle, height = box["x"] + box["width"] / 2, box["y"] + box["height"] / 3
            page.mouse.move(middle, height)
            page.mouse.down()
            page.mouse.move(box["x"] + (x - low) / (high - low) * box["width"], height + 30)
            assert state(page) == {"y": y, "z": pytest.approx(z, abs=0.11)}
            assert_drawn(page, javascript, y, state(page)["z"])
            for share, end in [(-0.2, -8), (1.2, 8)]:
                page.mouse.move(box["x"] + share * box["width"], height)
                assert page.evaluate("() => saved.z") == end
            page.mouse.up()
            page.mouse.move(middle, height)
            assert state(page)["z"] == 8

    def test_a_finger_may_still_scroll_the_page(self, page):
        actions = page.locator(".plot").evaluate_all("all => all.map((plot) => getComputedStyle(plot).touchAction)")
        assert actions == ["pan-y", "pan-y"]

    def test_only_the_verdict_is_read_out(self, page):
        expect(page.locator("[aria-live]")).to_have_count(1)
        expect(page.locator(".verdict")).to_have_attribute("aria-live", "polite")

    def test_side_by_side_or_one_above_the_other_nothing_jumps_when_the_numbers_change(self, page):
        for width, columns in [(345, 1), (500, 1), (600, 2), (760, 2)]:
            page.set_viewport_size({"width": width, "height": 900})
            heights = set()
            for y, z in [(0, -8), (0, 3.1), (1, -8), (1, -2), (1, -0.7), (1, 0), (1, 7.3)]:
                set_state(page, y=y, z=z)
                heights.add(page.locator(".controls").bounding_box()["y"])
            assert len(heights) == 1
            first, second = [panel.bounding_box() for panel in page.locator(".plot").all()]
            assert (first["y"] == second["y"]) == (columns == 2)
            assert (first["x"] == second["x"]) == (columns == 1)

    @pytest.mark.parametrize("y", [0, 1])
    def test_the_key_hides_no_curve(self, page, y):
        set_state(page, y=y)
        for width in (345, 600, 760):
            page.set_viewport_size({"width": width, "height": 900})
            settle(page)
            hidden = page.evaluate(
                """() => [...document.querySelectorAll(".plot")].flatMap((plot) => {
                  const frame = plot.getBoundingClientRect();
                  const keys = [...plot.querySelectorAll(".key div")].map((key) => {
                    const range = document.createRange();
                    range.selectNodeContents(key);
                    return range.getBoundingClientRect();
                  });
                  return [...plot.querySelectorAll("path")].flatMap((path) =>
                    path.getAttribute("d").match(/[^ML]+/g).map((point) => point.split(" ").map(Number))
                      .map(([x, y]) => [frame.left + frame.width * x / 100, frame.top + frame.height * y / 100])
                      .filter(([x, y]) => keys.some((key) =>
                        key.left < x && x < key.right && key.top < y && y < key.bottom)));
                })"""
            )
            assert hidden == [], width


@pytest.mark.parametrize(("name", "value"), [("z", 8.1), ("z", -9), ("z", "low"), ("y", 2), ("y", 0.5)])
def test_impossible_values_are_refused_by_python(name, value):
    with pytest.raises(traitlets.TraitError):
        Losses(**{name: value})
