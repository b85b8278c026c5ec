"""The neuron: its model is nnlib's layer and counts the right points, its view draws that, and the point is dragged."""

from typing import Any

import numpy as np
import pytest
import traitlets
from pages import plain, set_state, settle, state
from playwright.sync_api import Page, expect

from course.figures.neuron import Neuron
from nnlib import Dense

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
TARGETS = {"today": [], "AND": [0, 0, 0, 1], "OR": [0, 1, 1, 1], "XOR": [0, 1, 1, 0]}
STATES: list[dict[str, Any]] = [
    {},
    {"w1": 1.0, "w2": 1.5},
    {"points": "AND", "w1": 10.0, "w2": 10.0, "b": -15.0},
    {"points": "OR", "w1": -3.0, "w2": 4.5, "b": 1.0, "x1": 0.0, "x2": 1.0},
    {"points": "XOR", "w1": 0.0, "w2": 0.0, "b": 0.0},
]


def layer(figure: Neuron) -> Dense:
    """nnlib's neuron with the figure's numbers."""
    dense = Dense(2, 1, "sigmoid")
    dense.W[:], dense.b[:] = [[figure.w1, figure.w2]], [figure.b]
    return dense


def number(words: str) -> float:
    return float(words.replace("−", "-"))


def evaluate(javascript, figures: list[Neuron]) -> list[dict[str, Any]]:
    return javascript.call("neuron/model.js", "evaluate", [plain(figure) for figure in figures])


@pytest.fixture
def page(shown) -> Page:
    return shown(Neuron())


def sums(dense: Dense, inputs: np.ndarray) -> np.ndarray:
    return inputs @ dense.W.T + dense.b


class TestModel:
    def test_sum_output_and_map_are_nnlibs_and_the_right_points_are_counted(self, javascript):
        rng = np.random.default_rng(0)
        figures = [Neuron(**state) for state in STATES]
        for points in TARGETS:
            for _ in range(25):
                w1, w2, b = rng.integers(-20, 21, 3) / 2
                x1, x2 = rng.integers(0, 21, 2) / 20
                figures.append(Neuron(w1=w1, w2=w2, b=b, x1=x1, x2=x2, points=points))
        grid = rng.uniform(-0.25, 1.25, (20, 2))
        maps = javascript.call("neuron/model.js", "over", [[plain(one), grid.ravel()] for one in figures])
        for figure, now, over in zip(figures, evaluate(javascript, figures), maps, strict=True):
            dense = layer(figure)
            x = np.array([[figure.x1, figure.x2]])
            z, a = sums(dense, x).item(), dense.predict(x).item()
            assert [now["z"], now["a"]] == pytest.approx([z, a], abs=1e-12)
            assert number(now["nodes"]["z"]) == pytest.approx(z, abs=0.0051)
            assert number(now["nodes"]["a"]) == pytest.approx(a, abs=0.0051)
            np.testing.assert_allclose(over["outputs"], dense.predict(grid).ravel(), rtol=0, atol=1e-12)
            np.testing.assert_allclose(over["sums"], sums(dense, grid).ravel(), rtol=0, atol=1e-12)
            if figure.points == "today":
                assert now["verdict"].startswith("Yes" if z > 0 else "No")
            else:
                right = (sums(dense, CORNERS).ravel() > 0) == TARGETS[figure.points]
                assert now["verdict"] == f"{right.sum()} of 4 points on the right side"

    def test_the_words_at_rest_are_those_of_the_umbrella(self, javascript):
        rest, halved = evaluate(javascript, [Neuron(), Neuron(w1=1.0, w2=1.5)])
        assert rest["formula"] == ["z = 2.0 · 0.90 + 3.0 · 0.40 − 2.5 = 0.50", "a = σ(z) = 0.62"]
        assert rest["nodes"] == {"x1": "0.90", "x2": "0.40", "z": "0.50", "a": "0.62"}
        assert rest["bias"] == "b = −2.5"
        assert rest["verdict"] == "Yes, an umbrella: z is above 0."
        assert rest["description"] == "Map of the output, and the point (0.90, 0.40). Yes, an umbrella: z is above 0."
        assert halved["verdict"] == "No umbrella: z is not above 0."

    def test_signs_are_told_apart_and_zero_has_none(self, javascript):
        mixed, zero = evaluate(javascript, [Neuron(w1=-3.0, w2=6.0, b=1.0), Neuron(w1=0.0, w2=-0.0, b=0.0)])
        assert mixed["formula"][0] == "z = −3.0 · 0.90 + 6.0 · 0.40 + 1.0 = 0.70"
        assert [one["words"] for one in mixed["weights"]] == ["w₁ = −3.0", "w₂ = 6.0"]
        assert [one["sign"] for one in mixed["weights"]] == ["negative", "positive"]
        assert [one["width"] for one in mixed["weights"]] == pytest.approx([3, 5])
        assert [one["sign"] for one in zero["weights"]] == ["", ""]
        assert zero["formula"][0] == "z = 0.0 · 0.90 + 0.0 · 0.40 + 0.0 = 0.00"
        assert zero["verdict"] == "No umbrella: z is not above 0."

    def test_each_choice_of_points_has_its_marks_and_its_best_line(self, javascript):
        best = {"AND": (10, 10, -15), "OR": (10, 10, -5), "XOR": (10, 10, -5)}
        figures = [Neuron(points=points, w1=w1, w2=w2, b=b) for points, (w1, w2, b) in best.items()]
        found = evaluate(javascript, figures)
        for figure, now in zip(figures, found, strict=True):
            *corners, ring = now["marks"]
            assert [[one["x"], one["y"]] for one in corners] == CORNERS.tolist()
            assert [one["kind"] for one in corners] == ["one" if one else "zero" for one in TARGETS[figure.points]]
            assert [ring["x"], ring["y"], ring["kind"], ring["words"]] == [0.9, 0.4, "ring", ""]
            assert "Discs should get 0, squares 1. " in now["description"]
            assert now["key"].startswith("Discs belong on the blue side")
        assert [now["verdict"][0] for now in found] == ["4", "4", "3"]
        [today] = evaluate(javascript, [Neuron()])
        assert [one["words"] for one in today["marks"]] == ["today"]
        assert today["key"].startswith("Blue ground: answers near 0.")

    def test_no_line_divides_xor(self, javascript):
        values = [-10.0, -5.0, 0.0, 5.0, 10.0]
        figures = [Neuron(points="XOR", w1=w1, w2=w2, b=b) for w1 in values for w2 in values for b in values]
        assert max(int(now["verdict"][0]) for now in evaluate(javascript, figures)) == 3

    def test_a_place_on_the_map_is_the_nearest_point_of_the_square(self, javascript):
        places = [[0.5, 0.5], [1 / 6, 5 / 6], [5 / 6, 1 / 6], [0.7, 0.4], [0, 0], [1, 1], [-3, 9]]
        points: list[list[float]] = [[0.5, 0.5], [0, 0], [1, 1], [0.8, 0.65], [0, 1], [1, 0], [0, 0]]
        found = javascript.call("neuron/model.js", "pointAt", places)
        assert found == [{"x1": x1, "x2": x2} for x1, x2 in points]


class TestView:
    def test_it_draws_what_the_model_gives(self, page, javascript):
        figures = [Neuron(**state) for state in STATES]
        for figure, now in zip(figures, evaluate(javascript, figures), strict=True):
            set_state(page, **plain(figure))
            expect(page.locator(".formula span")).to_have_text(now["formula"])
            expect(page.locator(".verdict")).to_have_text(now["verdict"])
            expect(page.locator(".key")).to_have_text(now["key"])
            expect(page.locator(".map")).to_have_attribute("aria-label", now["description"])
            texts = page.locator(".diagram text").all_text_contents()
            weights, nodes = [one["words"] for one in now["weights"]], list(now["nodes"].values())
            assert texts == ["x₁", "x₂", "sum z", "σ", "output a", *nodes, *weights, now["bias"]]
            marks = page.locator(".marks > *").evaluate_all(
                "all => all.map((one) => [one.classList[1], one.getAttribute('cx') ?? one.getAttribute('x'), "
                "one.getAttribute('cy') ?? one.getAttribute('y')])"
            )
            assert [kind for kind, _, _ in marks] == [one["kind"] for one in now["marks"]]
            places = [[float(x.rstrip("%")), float(y.rstrip("%"))] for _, x, y in marks]
            expected = [[(one["x"] + 0.25) / 1.5 * 100, (1.25 - one["y"]) / 1.5 * 100] for one in now["marks"]]
            np.testing.assert_allclose(places, expected)
            assert page.locator(".map .name").all_inner_texts() == [one.get("words", "") for one in now["marks"]]

    def test_the_line_is_where_nnlib_has_the_sum_0_and_the_colours_change_there(self, page):
        # A copy, since Chromium complains of a canvas that is read again and again.
        pixels = """(canvas, places) => {
          const copy = document.createElement("canvas");
          Object.assign(copy, { width: 61, height: 61 });
          const context = copy.getContext("2d", { willReadFrequently: true });
          context.drawImage(canvas, 0, 0);
          return places.map(([x, y]) => [...context.getImageData(40 * x + 10, 50 - 40 * y, 1, 1).data]);
        }"""
        for values in ({}, {"w1": -3.0, "w2": 4.5, "b": 1.0}, {"w1": 0.0, "w2": 2.0, "b": -1.0}):
            figure = Neuron(**values)
            set_state(page, **plain(figure))
            ends = page.locator(".map .line").get_attribute("d").replace("M", "L").split("L")[1:]
            dense = layer(figure)
            points = np.array([end.split() for end in ends], dtype=float) / 60 * 1.5
            assert np.ptp(points, axis=0).max() > 1
            line = np.column_stack([points[:, 0] - 0.25, 1.25 - points[:, 1]])
            np.testing.assert_allclose(sums(dense, line), 0, atol=1e-9)
            colors = page.locator(".map canvas").evaluate(pixels, CORNERS.tolist())
            for (red, _, blue, _), a in zip(colors, dense.predict(CORNERS).ravel(), strict=True):
                assert abs(red - blue) < 30 if abs(a - 0.5) < 0.1 else (red > blue) == (a > 0.5)

    def test_weights_of_zero_leave_no_line_and_no_nonsense(self, page):
        for b in (0, -2.5):
            set_state(page, w1=0, w2=0, b=b)
            assert page.locator(".map .line").get_attribute("d") == ""
            assert "NaN" not in page.content()

    def test_the_sign_of_a_weight_is_seen_in_colour_and_dashes_and_is_no_class(self, page):
        style = """edges => edges.slice(0, 2).map((edge) => {
          const { stroke, strokeDasharray, strokeWidth } = getComputedStyle(edge);
          return [stroke, strokeDasharray, parseFloat(strokeWidth)];
        })"""
        set_state(page, points="XOR", w1=-3, w2=6)
        (negative, dashes, thin), (positive, solid, thick) = page.locator(".diagram .edge").evaluate_all(style)
        fills = page.locator(".marks .zero, .marks .one").evaluate_all(
            "all => all.map((one) => getComputedStyle(one).fill)"
        )
        assert len({negative, positive, *fills}) == 4
        assert [dashes, solid] == ["6px, 4px", "none"]
        assert [thin, thick] == pytest.approx([3, 5])

    @pytest.mark.parametrize(
        ("label", "name", "step"),
        [
            ("weight w₁", "w1", 0.5),
            ("weight w₂", "w2", 0.5),
            ("bias b", "b", 0.5),
            ("input x₁", "x1", 0.05),
            ("input x₂", "x2", 0.05),
        ],
    )
    def test_each_slider_moves_what_its_label_says(self, page, label, name, step):
        before = state(page)
        page.get_by_label(label).press("ArrowRight")
        assert state(page) == {**before, name: pytest.approx(before[name] + step)}

    def test_the_point_is_dragged_on_the_map_and_stays_in_the_square(self, page):
        box = page.locator(".map").bounding_box()
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        assert state(page)["x1"] == 0.9
        page.mouse.down()
        assert [state(page)["x1"], state(page)["x2"]] == [0.5, 0.5]
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 3)
        assert [state(page)["x1"], state(page)["x2"]] == [0.5, 0.75]
        page.mouse.move(box["x"] - 20, box["y"] + box["height"] + 40)
        page.mouse.up()
        assert [state(page)["x1"], state(page)["x2"]] == [0, 0]
        settle(page)
        expect(page.locator(".formula span").first).to_have_text("z = 2.0 · 0.00 + 3.0 · 0.00 − 2.5 = −2.50")
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        assert state(page)["x1"] == 0

    def test_only_a_new_verdict_is_read_out(self, page):
        expect(page.locator(".verdict")).to_have_attribute("aria-live", "polite")
        page.evaluate("""() => {
          window.told = 0;
          const watch = new MutationObserver((changes) => { window.told += changes.length; });
          watch.observe(document.querySelector(".verdict"), { childList: true, characterData: true, subtree: true });
        }""")
        set_state(page, x1=0.95)
        assert page.evaluate("() => told") == 0
        set_state(page, x1=0)
        assert page.evaluate("() => told") > 0

    def test_no_choice_of_points_moves_the_controls(self, page):
        for width in (360, 760):
            page.set_viewport_size({"width": width, "height": 900})
            tops = set()
            for points in TARGETS:
                set_state(page, points=points)
                tops.add(page.locator(".controls").bounding_box()["y"])
            assert len(tops) == 1, width

    def test_side_by_side_on_a_wide_page_and_one_below_the_other_on_a_phone(self, page):
        for width, beside in [(600, True), (760, True), (560, False), (360, False)]:
            page.set_viewport_size({"width": width, "height": 900})
            settle(page)
            left, right = (panel.bounding_box() for panel in page.locator(".panels > *").all())
            assert (right["x"] >= left["x"] + left["width"]) == beside
            assert (right["y"] >= left["y"] + left["height"]) != beside


@pytest.mark.parametrize(("name", "value"), [("w1", 99), ("x1", -0.1), ("b", "much"), ("points", "NAND")])
def test_values_out_of_range_are_refused_by_python(name, value):
    figure = Neuron()
    with pytest.raises(traitlets.TraitError, match=name):
        setattr(figure, name, value)
