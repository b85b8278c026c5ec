"""The forward pass: its model has nnlib's numbers and places at every stage, its view draws them, by any control."""

import re
from itertools import product

import numpy as np
import pytest
import traitlets
from pages import plain, set_state, settle, state
from playwright.sync_api import Page, expect

from course.figures.forward_pass import ForwardPass
from nnlib import Dense, Network, datasets

X, Y = datasets.xor()
STAGES = ["X", "Z₁", "A₁", "Z₂", "Ŷ"]
EXTENTS = [(-0.25, 1.25), (-4.75, 6.75), (-1.25, 1.25)]
PLANE_OF_STAGE = [0, 1, 2, 2, 0]
INPUTS = [(0, 0), (1, 1), (0.15, 0.85), (0.95, 0), (0.5, 0.2)]
MODEL = "forward_pass/model.js"


def network() -> Network:
    """nnlib's own network with the figure's weights."""
    layers = []
    for plain_layer in ForwardPass().network["layers"]:
        layer = Dense(len(plain_layer["W"][0]), len(plain_layer["b"]), plain_layer["activation"])
        layer.W[:], layer.b[:] = plain_layer["W"], plain_layer["b"]
        layers.append(layer)
    return Network(*layers)


def computed(inputs) -> list[np.ndarray]:
    """X, Z₁, A₁, Z₂ and Ŷ of nnlib."""
    X = np.asarray(inputs, dtype=float)
    first, second = network().layers
    A_1 = first.predict(X)
    return [X, X @ first.W.T + first.b, A_1, A_1 @ second.W.T + second.b, second.predict(A_1)]


def planes(inputs) -> list[np.ndarray]:
    """The same points in the three planes."""
    return computed(inputs)[:3]


def places(spots, plane: int) -> np.ndarray:
    """From percent of the plot to the coordinates of a plane."""
    low, high = EXTENTS[plane]
    x, y = np.reshape(spots, (-1, 2)).T / 100
    return np.column_stack([low + (high - low) * x, high - (high - low) * y])


def written(values, decimals: int = 2) -> list[str]:
    return [f"{value:.{decimals}f}".replace("-", "−") for value in np.ravel(values)]


def number(text: str) -> float:
    return float(text.replace("−", "-"))


def numbers(text: str) -> list[float]:
    return [number(word) for word in re.findall(r"−?\d+\.\d+", text)]


def evaluated(javascript, **values) -> dict:
    return javascript.call(MODEL, "evaluate", [plain(ForwardPass(**values))])[0]


def evaluated_at(javascript, stages, inputs=((0.5, 0.2),)) -> dict:
    """What the model gives for each stage with each input, all in one call."""
    cases = list(product(stages, inputs))
    states = [plain(ForwardPass(stage=stage, x1=x[0], x2=x[1])) for stage, x in cases]
    return dict(zip(cases, javascript.call(MODEL, "evaluate", states), strict=True))


@pytest.fixture(scope="module")
def whole(javascript) -> dict:
    """What the model gives for each whole stage with each input."""
    return evaluated_at(javascript, range(5), INPUTS)


@pytest.fixture(scope="module")
def resting(whole) -> list[dict]:
    """The same for the first input."""
    return [whole[stage, (0.5, 0.2)] for stage in range(5)]


class TestModel:
    def test_the_weights_solve_xor_by_or_nand_and_and(self):
        _, _, A, _, Y_hat = computed(X)
        assert abs(Y_hat - Y).max() < 0.1
        assert (A > 0).tolist() == [[False, True], [True, True], [True, True], [True, False]]
        first, second = ForwardPass().network["layers"]
        assert np.linalg.det(first["W"]) > 0, "the plane neither collapses nor turns over on its way from X to Z₁"
        corners = np.array([[-1, 1], [1, 1], [1, -1], [-1, -1]])
        assert (corners @ np.array(second["W"][0]) + second["b"] > 0).tolist() == [False, True, False, False]

    def test_each_stage_is_nnlibs(self, whole):
        for (stage, x), found in whole.items():
            of_x, plane = computed([x]), PLANE_OF_STAGE[stage]
            assert found["now"] == stage
            for k, values in enumerate(of_x):
                np.testing.assert_allclose(found["numbers"][k], values.ravel(), rtol=0, atol=1e-12)
                assert found["written"][k] == (["·"] * values.size if k > stage else written(values))
            np.testing.assert_allclose(places(found["plane"]["points"], plane), planes(X)[plane], atol=1e-9)
            np.testing.assert_allclose(places(found["plane"]["ring"], plane), planes([x])[plane], atol=1e-9)
            assert found["plane"]["near"] == plane
            if stage < 4:
                assert found["names"] == ["(0, 0)", "(0, 1)", "(1, 0)", "(1, 1)"]
                assert found["ringName"] == "xza"[plane]
            else:
                assert found["names"] == written(computed(X)[4])
                assert found["ringName"] == written(of_x[4])[0]

    def test_the_formula_of_each_stage_comes_to_its_numbers(self, whole):
        decimals = [2, 2, 4, 3, 3]
        for (stage, x), found in whole.items():
            of_x = computed([x])
            formula = " ".join(found["formula"])
            begins = ["one row of X: x =", "Z₁ = x W₁ᵀ + b₁ =", "A₁ = tanh(Z₁) =", "Z₂ = A₁ W₂ᵀ + b₂ =", "Ŷ = σ(Z₂) ="]
            assert formula.startswith(begins[stage])
            # The last part is the result; the one before, where it is a sum or a sigmoid, comes to it.
            *_, terms, result = formula.split(" = ")
            np.testing.assert_allclose(
                numbers(result), of_x[stage].ravel(), rtol=0, atol=0.51 * 10.0 ** -decimals[stage]
            )
            if stage in (1, 3):
                python = terms.replace("−", "-").replace("·", "*")
                np.testing.assert_allclose(eval(python), of_x[stage].ravel()[: np.size(eval(python))], atol=0.0051)
            if stage == 2:
                assert terms == "[tanh({}), tanh({})]".format(*written(of_x[1]))
            if stage == 4:
                assert terms == f"1 / (1 + e^({written(-of_x[3], 3)[0]}))"

    def test_a_negative_factor_is_in_brackets(self, whole):
        assert whole[3, (0, 0)]["formula"][1] == "= 6 · (−0.9051) + 6 · 0.9998 − 3"

    def test_the_shapes_are_those_of_four_samples(self, javascript):
        code = """async () => {
          const { SHAPES, TARGETS } = await load("forward_pass/model.js");
          return [SHAPES, TARGETS];
        }"""
        shapes, targets = javascript.run(code)
        assert shapes == [str(array.shape) for array in computed(X)]
        assert targets == Y.ravel().tolist()

    def test_the_planes_hold_all_that_the_window_becomes(self, javascript):
        [survey] = javascript.call(MODEL, "surveyOf", [ForwardPass().network])
        assert survey["extents"] == [list(extent) for extent in EXTENTS]
        corners = planes(list(product(EXTENTS[0], EXTENTS[0])))
        for (low, high), points in zip(EXTENTS, corners, strict=True):
            assert low <= points.min() < points.max() <= high

    def test_the_grid_goes_through_the_network(self, resting):
        along, levels = np.linspace(-0.25, 1.25, 49), np.linspace(-0.25, 1.25, 7)
        lines = [pair for level in levels for pair in [(0 * along + level, along), (along, 0 * along + level)]]
        edges = [[(0, 0), (0, 1)], [(0, 0), (1, 0)], [(1, 0), (1, 1)], [(0, 1), (1, 1)]]
        for stage, found in enumerate(resting):
            plane = PLANE_OF_STAGE[stage]
            assert len(found["plane"]["grid"]) == 14
            for spots, line in zip(found["plane"]["grid"], lines, strict=True):
                np.testing.assert_allclose(places(spots, plane), planes(np.column_stack(line))[plane], atol=1e-9)
            for spots, edge in zip(found["plane"]["unit"], edges, strict=True):
                np.testing.assert_allclose(places(spots, plane)[[0, -1]], planes(edge)[plane], atol=1e-9)

    def test_dashed_lines_are_where_a_hidden_neuron_gives_0(self, resting):
        for stage, found in list(enumerate(resting))[1:]:
            plane = PLANE_OF_STAGE[stage]
            for i, line in enumerate(found["plane"]["zeros"]):
                spots = places(line, plane)
                sums = computed(spots)[1][:, i] if plane == 0 else spots[:, i]
                np.testing.assert_allclose(sums, 0, atol=1e-9)
                assert np.ptp(spots[:, 1 - i]) > 1.4

    def test_the_grounds_are_the_answers_over_both_planes(self, javascript):
        [survey] = javascript.call(MODEL, "surveyOf", [ForwardPass().network])
        for ground, plane in zip(survey["grounds"], [2, 0], strict=True):
            axis = np.linspace(*EXTENTS[plane], 61)
            points = np.array([(x, y) for y in axis[::-1] for x in axis])
            second = network().layers[1]
            outputs = second.predict(points) if plane == 2 else computed(points)[4]
            sums = points @ second.W.T + second.b if plane == 2 else computed(points)[3]
            np.testing.assert_allclose(ground["outputs"], outputs.ravel(), atol=1e-12)
            np.testing.assert_allclose(ground["sums"], sums.ravel(), atol=1e-9)

    def test_the_lines_have_their_names_on_them(self, javascript):
        [survey] = javascript.call(MODEL, "surveyOf", [ForwardPass().network])
        [[output], hidden] = survey["tags"]
        assert output["words"] == "Z₂ = 0"
        [A] = places(output["at"], 2)
        second = ForwardPass().network["layers"][1]
        assert np.dot(second["W"][0], A) + second["b"][0] == pytest.approx(0)
        for i, tag in enumerate(hidden):
            assert tag["words"] == ["a₁ = 0", "a₂ = 0"][i]
            assert computed(places(tag["at"], 0))[1][0, i] == pytest.approx(0)

    def test_between_two_stages_the_plane_is_on_its_way(self, javascript):
        found = evaluated_at(javascript, [0, 0.25, 1, 1.5, 2, 2.5, 3, 3.25, 3.5, 3.75, 4])
        for name in ("points", "ring", "grid", "unit", "zeros"):
            at = {stage: np.array(one["plane"][name]) for (stage, _), one in found.items()}
            for stage, expected in {
                0.25: 0.75 * at[0] + 0.25 * at[1],
                1.5: (at[1] + at[2]) / 2,
                2.5: at[2],
                3: at[2],
                3.25: (at[2] + at[1]) / 2,
                3.5: at[1],
                3.75: (at[1] + at[0]) / 2,
                4: at[0],
            }.items():
                np.testing.assert_allclose(at[stage], expected, rtol=0, atol=1e-9)

    def test_what_is_there_at_each_stage(self, javascript):
        found = evaluated_at(javascript, [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4])
        shares = {stage: one["plane"]["shares"] for (stage, _), one in found.items()}
        assert {stage: one["axes"] for stage, one in shares.items()} == {
            0: [1, 0, 0],
            0.5: [0, 0, 0],
            1: [0, 1, 0],
            1.5: [0, 0, 0],
            2: [0, 0, 1],
            2.5: [0, 0, 1],
            3: [0, 0, 1],
            3.5: [0, 1, 0],
            4: [1, 0, 0],
        }
        grounds = {stage: one["grounds"] for stage, one in shares.items()}
        assert [grounds[stage] for stage in (0, 1, 2, 2.5, 3, 3.5, 4)] == [
            *[[0, 0]] * 3,
            [0.5, 0],
            [1, 0],
            [0, 0],
            [0, 1],
        ]
        assert [shares[stage]["zeros"] for stage in (0, 0.5, 1, 4)] == [0, 0.5, 1, 1]
        assert [shares[stage]["lines"] for stage in (0, 3, 4)] == [1, 1, pytest.approx(0.2)]

    def test_on_its_way_it_speaks_of_the_layer_being_computed(self, javascript):
        found = evaluated_at(javascript, [1, 1.5, 2])
        before, between, after = (found[stage, (0.5, 0.2)] for stage in (1, 1.5, 2))
        assert between["now"] == 2
        for name in ("formula", "caption", "written", "networkDescription"):
            assert between[name] == after[name] != before[name]

    def test_each_stage_has_its_words(self, resting):
        for stage, one in enumerate(resting):
            assert one["caption"].startswith(f"{STAGES[stage]}: ")
        said = [
            "No straight line",
            "still no line divides",
            "Here one straight line can",
            "On it Z₂ is 0",
            "they are 0.5",
        ]
        for one, caption in zip(resting, said, strict=True):
            assert caption in one["caption"]

    def test_the_descriptions_tell_the_numbers(self, resting):
        for stage, one in enumerate(resting):
            assert one["networkDescription"].count("=") == stage + 1
        assert resting[2]["networkDescription"] == (
            "The network, with hidden neurons OR and NAND and output AND. "
            "X = [0.50, 0.20], Z₁ = [0.30, 1.90], A₁ = [0.29, 0.96]."
        )
        assert resting[2]["planeDescription"] == (
            "The plane at A₁: discs at (−0.91, 1.00) and (1.00, −0.99), squares at (0.99, 0.91) and (0.46, 0.46), "
            "and a ring for x at (0.29, 0.96)."
        )
        assert resting[4]["planeDescription"] == (
            "The plane at Ŷ, again that of the inputs: the answers are 0.08 and 0.05 at the discs, 1.00 and 0.93 at "
            "the squares, and 0.99 at the ring."
        )
        assert [one["planeDescription"][:13] for one in resting] == [f"The plane at {stage}"[:13] for stage in STAGES]

    def test_a_second_of_moving_then_a_second_of_rest(self, javascript):
        seconds = [0, 0.25, 1, 1.5, 2, 2.5, 3, 3.9, 5, 6, 6.75, 7, 8]
        stages = [0, 0.25, 1, 1, 1, 1.5, 2, 2, 3, 3, 3.75, 4, 4]
        code = """async (seconds, stages) => {
          const { timeline } = await load("forward_pass/model.js");
          return [seconds.map(timeline.at), stages.map(timeline.when)];
        }"""
        places = np.linspace(0, 4, 81)
        at, when = javascript.run(code, seconds, places)
        np.testing.assert_allclose(at, stages)
        back, _ = javascript.run(code, when, [])
        np.testing.assert_allclose(back, places, atol=1e-12)
        assert when[20::20] == [2, 4, 6, 8], "from a whole stage it moves on at once"

    def test_the_pointer_gives_inputs_on_a_grid_within_the_unit_square(self, javascript):
        shares = [[0.5, 0.5], [0.8, 0.63], [0, 0], [1, 1], [-3, 7]]
        inputs = javascript.call(MODEL, "inputAt", shares)
        assert [(one["x1"], one["x2"]) for one in inputs] == [(0.5, 0.5), (0.95, 0.3), (0, 1), (1, 0), (0, 0)]
        draggable = javascript.call(MODEL, "isDraggable", [[stage] for stage in (0, 0.5, 1, 2, 3, 3.9, 4)])
        assert draggable == [True, False, False, False, False, False, True]


SHOWN = """() => {
  const pairs = (words) => (words.match(/-?[\\d.]+(e-?\\d+)?/g) ?? []).map(Number);
  const path = (name) => document.querySelector(`path.${name}`).getAttribute("d").split("M").slice(1).map(pairs);
  const spot = (mark) => [mark.getAttribute("cx") ?? mark.getAttribute("x"), mark.getAttribute("cy") ??
    mark.getAttribute("y")].map(parseFloat);
  const name = ({ style }) => [parseFloat(style.left), parseFloat(style.top)];
  const all = (selector) => [...document.querySelectorAll(selector)];
  return {
    marks: all(".mark").map(spot),
    kinds: all(".mark").map((mark) => mark.classList[1]),
    names: all(".words span").map(name),
    words: all(".words span").map(({ textContent }) => textContent),
    numbers: all(".number").map(({ textContent }) => textContent),
    grid: path("grid"), unit: path("unit"), zeros: path("zeros"),
    formula: all(".formula span").filter((part) => part.checkVisibility()).map(({ textContent }) => textContent),
    shares: {
      axes: all(".axes").map(({ style }) => Number(style.opacity)),
      grounds: all(".ground").map(({ style }) => Number(style.opacity)),
      lines: Number(document.querySelector(".grid").style.opacity),
      zeros: Number(document.querySelector(".zeros").style.opacity),
    },
  };
}"""

GROUND = """(i) => {
  const canvas = document.querySelectorAll(".ground canvas")[i];
  const context = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
  context.drawImage(canvas, 0, 0);
  return [...context.getImageData(0, 0, canvas.width, canvas.height).data];
}"""


def assert_drawn(page: Page, javascript) -> None:
    """The page shows what the model gives for its state."""
    settle(page)
    values = {name: state(page)[name] for name in ("stage", "x1", "x2")}
    now, shown = evaluated(javascript, **values), page.evaluate(SHOWN)
    plane = now["plane"]
    spots = [*plane["points"], plane["ring"]]
    np.testing.assert_allclose(shown["marks"], spots, atol=1e-9)
    np.testing.assert_allclose(shown["names"], spots, atol=1e-3)
    assert shown["kinds"] == ["zero", "one", "one", "zero", "ring"]
    assert shown["words"] == [*now["names"], now["ringName"]]
    assert shown["numbers"] == [word for column in now["written"] for word in column]
    for name in ("grid", "unit", "zeros"):
        expected = np.array(plane[name])
        np.testing.assert_allclose(shown[name], expected.reshape(len(expected), -1), atol=1e-9)
    assert shown["formula"] == now["formula"]
    for name, share in plane["shares"].items():
        np.testing.assert_allclose(shown["shares"][name], share, atol=1e-5)
    expect(page.locator(".caption")).to_have_text(now["caption"])
    expect(page.locator(".panels > div > svg")).to_have_attribute("aria-label", now["networkDescription"])
    expect(page.locator(".plot")).to_have_attribute("aria-label", now["planeDescription"])
    expect(page.locator("[aria-current=step]")).to_have_text(re.compile(f"^{STAGES[now['now']]} "))
    assert page.locator(".panels .name[x], .panels .head").count() == 8
    assert page.get_by_role("slider", name="stage").get_attribute("aria-valuetext") == STAGES[now["now"]]


@pytest.fixture
def page(shown):
    return shown(ForwardPass())


class TestView:
    def test_it_draws_what_the_model_gives(self, page, javascript):
        states: list[dict[str, float]] = [
            {},
            {"stage": 0, "x1": 0.15},
            {"stage": 1.3},
            {"stage": 3, "x2": 0.9},
            {"stage": 3.3},
            {"stage": 4},
        ]
        for values in states:
            set_state(page, **values)
            assert_drawn(page, javascript)

    def test_what_is_not_there_cannot_be_seen(self, page):
        for stage, plane, ground in [(0, 0, None), (1, 1, None), (2, 2, None), (3, 2, 0), (4, 0, 1)]:
            set_state(page, stage=stage)
            for i, letter in enumerate("xza"):
                expect(page.locator(f".axes.{letter} .end").first).to_be_visible(visible=i == plane)
            for i in (0, 1):
                expect(page.locator(".ground").nth(i)).to_be_visible(visible=i == ground)
            expect(page.locator("path.zeros")).to_be_visible(visible=stage > 0)

    def test_the_network_is_drawn_with_its_weights_and_biases(self, page):
        first, second = ForwardPass().network["layers"]
        diagram = page.locator(".panels > div > svg")
        weights = [w for layer in (first, second) for row in layer["W"] for w in row]
        assert diagram.locator(".tag").all_text_contents() == [str(w).replace("-", "−") for w in weights]
        edges = diagram.locator(".edge.positive, .edge.negative").evaluate_all(
            """edges => edges.map((edge) => {
              const { strokeDasharray, stroke, strokeWidth } = getComputedStyle(edge);
              const ends = ["y1", "y2"].map((name) => edge.getAttribute(name));
              return [...ends, strokeDasharray, stroke, parseFloat(strokeWidth)];
            })"""
        )
        upper, lower, middle = "84", "186", "135"
        rows = [(upper, upper), (lower, upper), (upper, lower), (lower, lower), (upper, middle), (lower, middle)]
        assert [(y1, y2) for y1, y2, *_ in edges] == rows
        for weight, (_, _, dashes, colour, width) in zip(weights, edges, strict=True):
            assert (dashes == "none") == (weight > 0)
            assert colour == ("rgb(27, 120, 55)" if weight > 0 else "rgb(138, 47, 158)")
            assert width == 1 + abs(weight) / 2
        for name, bias in zip(["OR", "NAND", "AND"], [*first["b"], *second["b"]], strict=True):
            expect(diagram).to_contain_text(name)
            expect(diagram).to_contain_text(f"bias {bias}".replace("-", "−"))
        shapes = [" ".join(words.split()) for words in page.locator(".stages button").all_inner_texts()]
        assert shapes == [f"{name} {array.shape}" for name, array in zip(STAGES, computed(X), strict=True)]

    def test_ground_and_line_show_the_output(self, page):
        for i, plane in enumerate([2, 0]):
            low, high = EXTENTS[plane]
            axis = np.linspace(low, high, 61)
            second = network().layers[1]

            def sums(points, plane=plane, second=second):
                return points @ second.W[0] + second.b if plane == 2 else computed(points)[3].ravel()

            z = sums(np.array([(x1, x2) for x2 in axis[::-1] for x1 in axis])).reshape(61, 61)
            pixels = np.reshape(page.evaluate(GROUND, i), (61, 61, 4)).astype(int)
            orange = pixels[..., 0] > pixels[..., 2]
            assert orange[z > 0.5].all()
            assert not orange[z < -0.5].any()
            assert min((z > 0.5).sum(), (z < -0.5).sum()) > 500
            path = page.locator(".ground path").nth(i).get_attribute("d")
            x, y = np.array(re.findall(r"[ML](\S+?) ([^ML]+)", path), float).T / 60
            assert len(x) > 50
            assert abs(sums(np.column_stack([low + (high - low) * x, high - (high - low) * y]))).max() < 0.05

    def test_the_names_of_the_lines_are_on_their_ground(self, page, javascript):
        [survey] = javascript.call(MODEL, "surveyOf", [ForwardPass().network])
        for i, tags in enumerate(survey["tags"]):
            drawn = page.evaluate(
                """(i) => [...document.querySelectorAll(".ground")[i].querySelectorAll(".name")].map((name) =>
                  [name.textContent, parseFloat(name.style.left), parseFloat(name.style.top)])""",
                i,
            )
            assert [words for words, *_ in drawn] == [tag["words"] for tag in tags]
            np.testing.assert_allclose([at for _, *at in drawn], [tag["at"] for tag in tags], atol=1e-3)

    def test_each_stage_by_its_button(self, page, javascript):
        for stage in [3, 0, 4]:
            page.get_by_role("button", name=STAGES[stage]).click()
            assert state(page)["stage"] == stage
        for stage, key in [(1, "Enter"), (2, "Space")]:
            page.get_by_role("button", name=STAGES[stage]).press(key)
            assert state(page)["stage"] == stage
        assert_drawn(page, javascript)

    def test_step_glides_to_the_next_stage_and_reset_goes_back(self, page):
        set_state(page, stage=1.7)
        page.evaluate("() => { window.seen = []; model.on('change:stage', () => seen.push(model.get('stage'))); }")
        report = page.locator("[aria-live]")
        expect(report).to_have_attribute("aria-live", "polite")
        page.get_by_role("button", name="Step").press("Enter")
        expect(report).to_have_attribute("aria-live", "off")
        page.wait_for_function("model.get('stage') === 2")
        expect(page.get_by_role("button", name="Play")).to_be_visible()
        expect(report).to_have_attribute("aria-live", "polite")
        seen = page.evaluate("() => seen")
        assert seen == sorted(seen)
        assert len(seen) > 2
        page.get_by_role("button", name="Reset").press("Enter")
        page.get_by_role("button", name="Ŷ").click()
        page.get_by_role("button", name="Step").click()
        assert state(page)["stage"] == 4

    def test_play_ends_at_the_answers_and_then_begins_anew(self, page):
        set_state(page, stage=3.7)
        page.get_by_role("button", name="Play").press("Space")
        page.wait_for_function("model.get('stage') === 4")
        expect(page.get_by_role("button", name="Play")).to_be_visible()
        page.get_by_role("button", name="Play").click()
        page.wait_for_function("model.get('stage') > 0.1 && model.get('stage') < 1")
        page.get_by_role("button", name="A₁").click()
        expect(page.get_by_role("button", name="Play")).to_be_visible()
        assert state(page)["stage"] == 2
        assert page.evaluate("() => saved.stage") == 2

    def test_for_calm_readers_step_jumps(self, shown):
        page = shown(ForwardPass(stage=0.5), reduced_motion=True)
        page.get_by_role("button", name="Step").click()
        assert state(page)["stage"] == 1

    @pytest.mark.parametrize("end", [0, 4])
    def test_the_ring_is_dragged_in_the_plane_of_the_inputs(self, page, javascript, end):
        set_state(page, stage=end)
        box = page.locator(".plot").bounding_box()
        page.mouse.move(box["x"] + (0.95 + 0.25) / 1.5 * box["width"], box["y"] + (1.25 - 0.3) / 1.5 * box["height"])
        page.mouse.down()
        assert (state(page)["x1"], state(page)["x2"]) == (0.95, 0.3)
        page.mouse.move(box["x"] - 30, box["y"] + 3)
        page.mouse.up()
        page.mouse.move(box["x"] + 100, box["y"] + 100)
        assert (state(page)["x1"], state(page)["x2"]) == (0, 1)
        assert_drawn(page, javascript)

    def test_the_other_planes_are_not_dragged(self, page):
        for stage, action in [(0, "none"), (0.5, "auto"), (1, "auto"), (2, "auto"), (3, "auto"), (4, "none")]:
            set_state(page, stage=stage)
            assert page.locator(".plot").evaluate("plot => getComputedStyle(plot).touchAction") == action
            if action == "auto":
                page.locator(".plot").click(position={"x": 200, "y": 50})
                assert (state(page)["x1"], state(page)["x2"]) == (0.5, 0.2)

    def test_what_is_read_out_is_written_only_when_it_changes(self, page):
        set_state(page, stage=1.2)
        page.evaluate(
            """() => {
              window.written = 0;
              const watch = new MutationObserver((changes) => { written += changes.length; });
              const all = { childList: true, characterData: true, subtree: true };
              watch.observe(document.querySelector("[aria-live]"), all);
            }"""
        )
        set_state(page, stage=1.6)
        assert page.evaluate("() => written") == 0
        set_state(page, stage=3)
        assert page.evaluate("() => written") > 0

    def test_nothing_jumps_and_no_names_are_on_each_other(self, page):
        boxes = """(all) => all.map((one) => {
          const { left, top, right, bottom } = one.getBoundingClientRect();
          return [left, top, right, bottom];
        })"""
        for width in (320, 345, 600, 760):
            page.set_viewport_size({"width": width, "height": 900})
            tops = set()
            for stage in range(5):
                set_state(page, stage=stage)
                tops.add(page.locator(".controls").bounding_box()["y"])
                names = page.locator(".words span").evaluate_all(boxes)[:4]
                for i, (x, y, right, bottom) in enumerate(names):
                    assert 0 <= x < right <= width
                    for other_x, other_y, other_right, other_bottom in names[:i]:
                        assert right <= other_x or other_right <= x or bottom <= other_y or other_bottom <= y, stage
            assert len(tops) == 1, width

    def test_dark_repaints_the_ground(self, page):
        light = np.mean(page.evaluate(GROUND, 1))
        page.evaluate("() => { document.documentElement.dataset.theme = 'dark'; }")
        settle(page)
        assert np.mean(page.evaluate(GROUND, 1)) < light - 30


@pytest.mark.parametrize(
    ("name", "value"), [("stage", 4.1), ("stage", "A₁"), ("x1", -0.1), ("x2", 1.5), ("network", {})]
)
def test_values_that_cannot_be_are_refused_by_python(name, value):
    figure = ForwardPass()
    with pytest.raises(traitlets.TraitError, match=name):
        setattr(figure, name, value)
