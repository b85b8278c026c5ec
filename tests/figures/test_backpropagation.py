"""Backpropagation: every value and gradient is that of central differences and nnlib, and the view draws them."""

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import traitlets
from pages import plain, set_state, settle, state
from playwright.sync_api import Page, expect

from course.figures.backpropagation import OPERATIONS, Backpropagation
from nnlib import MSE, Dense, Network
from nnlib.gradient_checking import numerical_gradient

Values = dict[str, float]
MODEL, LAYOUT = "backpropagation/model.js", "backpropagation/layout.js"


def sigma(z: float) -> float:
    return 1 / (1 + np.exp(-z))


# What the figure draws, in Python: the leaves by their traits, then each operation with its inputs.
GRAPHS: dict[str, tuple[dict[str, str], dict[str, tuple[str, Callable[..., float]]]]] = {
    "one neuron": (
        {"w1": "w₁", "x1": "x₁", "w2": "w₂", "x2": "x₂", "b1": "b", "y": "y"},
        {
            "p₁": ("w₁ x₁", lambda w, x: w * x),
            "p₂": ("w₂ x₂", lambda w, x: w * x),
            "z": ("p₁ p₂ b", lambda p, q, b: p + q + b),
            "a": ("z", sigma),
            "r": ("a y", lambda a, y: a - y),
            "L": ("r", lambda r: r**2),
        },
    ),
    "two layers": (
        {"w1": "w₁", "b1": "b₁", "w2": "w₂", "b2": "b₂", "x1": "x", "y": "y"},
        {
            "p₁": ("w₁ x", lambda w, x: w * x),
            "z₁": ("p₁ b₁", lambda p, b: p + b),
            "a₁": ("z₁", np.tanh),
            "p₂": ("w₂ a₁", lambda w, a: w * a),
            "z₂": ("p₂ b₂", lambda p, b: p + b),
            "ŷ": ("z₂", sigma),
            "r": ("ŷ y", lambda a, y: a - y),
            "L": ("r", lambda r: r**2),
        },
    ),
    "a value used twice": (
        {"w1": "w", "x1": "x", "y": "y"},
        {
            "z": ("w x", lambda w, x: w * x),
            "s": ("z", sigma),
            "a": ("z s", lambda z, s: z * s),
            "r": ("a y", lambda a, y: a - y),
            "L": ("r", lambda r: r**2),
        },
    ),
}
WORDS = {
    **dict.fromkeys(["p₁", "p₂"], "product"),
    **dict.fromkeys(["z₁", "z₂"], "sum"),
    **dict.fromkeys(["s", "ŷ"], "sigmoid"),
    **{"a₁": "tanh", "r": "difference", "L": "square"},
}
OF_GRAPH = {"one neuron": {"z": "sum", "a": "sigmoid"}, "a value used twice": {"z": "product", "a": "product"}}
# Where each slider stands at rest; generic values of both signs; the ends of all sliders, and what is tiny there.
REST = {"w1": 0.7, "w2": -1.1, "b1": 0.4, "b2": -0.2, "x1": 1.5, "x2": 0.5, "y": 1.0}
SETTINGS = [
    REST,
    {"w1": -1.3, "w2": 0.9, "b1": -0.6, "b2": 1.7, "x1": 0.8, "x2": -1.9, "y": 0.3},
    {"w1": 1.1, "w2": -0.7, "b1": 1.2, "b2": -0.5, "x1": -0.6, "x2": -1.4, "y": 0.8},
    dict.fromkeys(REST, 2.0) | {"y": 1.0},
    dict.fromkeys(REST, -2.0) | {"y": 0.0},
    dict.fromkeys(REST, 0.0),
    {"w1": -2.0, "w2": -2.0, "b1": -2.0, "b2": -2.0, "x1": 2.0, "x2": 2.0, "y": 0.0},
]
EVERY = [
    (graph, step, traits) for graph in GRAPHS for traits in SETTINGS for step in range(2 * len(GRAPHS[graph][1]) + 1)
]


def case(graph: str = "one neuron", step: int = 9, **traits: float) -> dict[str, Any]:
    return {"graph": graph, "step": step, **REST, **traits}


def truth(graph: str, traits: Values) -> tuple[Values, Values]:
    """The values of a graph, and by central differences how its loss follows each of them."""
    leaves, operations = GRAPHS[graph]
    names = [*leaves.values(), *operations]

    def values(shifts: np.ndarray) -> Values:
        shift = dict(zip(names, shifts))
        values = {name: traits[trait] + shift[name] for trait, name in leaves.items()}
        for name, (inputs, operation) in operations.items():
            values[name] = operation(*(values[i] for i in inputs.split())) + shift[name]
        return values

    none = np.zeros(len(names))
    return values(none), dict(zip(names, numerical_gradient(lambda shifts: values(shifts)["L"], none)))


def edges(graph: str) -> list[tuple[str, str]]:
    return [(i, name) for name, (inputs, _) in GRAPHS[graph][1].items() for i in inputs.split()]


def as_python(words: str) -> str:
    """Return a formula of the figure as Python has it."""
    powers = words.translate(str.maketrans("⁻⁰¹³⁴⁵⁶⁷⁸⁹", "-013456789"))
    powers = re.sub(r"10(-?)(\d*)²(\d*)", r"10\g<1>\g<2>2\3", powers)
    powers = re.sub(r"· 10(-?\d+)", r"· 10**\1", powers)
    return powers.replace("−", "-").replace("·", "*").replace("²", "**2").replace("σ", "sigma")


def number(words: str) -> float:
    return float(eval(as_python(words)))


def assert_written(words: str, value: float) -> None:
    """Compare a written number with a value, to half of its last digit, and with at least two that count."""
    digits = as_python(words).partition(" ")[0]
    unit = 10.0 ** -len(digits.partition(".")[2]) * (number(words) / float(digits) if float(digits) else 1)
    assert abs(number(words) - value) <= 0.501 * abs(unit) + 1e-9, (words, value)
    assert words in ("1", "−1") or abs(value) < 1e-8 or len(digits.lstrip("-0.").replace(".", "")) >= 2, (words, value)


def numbers_of(chain: str) -> list[float]:
    """Compute each link of a chain of equations that is made of numbers alone."""
    names = {"sigma": sigma, "tanh": np.tanh}
    links = [as_python(link) for link in chain.split(" = ")]
    return [float(eval(link, names)) for link in links if not re.search(r"[^\W\d_]", re.sub("sigma|tanh", "", link))]


def assert_boxes(found: dict[str, Any], graph: str, step: int, gradients: Values) -> None:
    """Compare what is written in the boxes; what is not computed yet is absent, what is not complete says so."""
    leaves, operations = GRAPHS[graph]
    done = list(operations)[:step]
    sent = list(operations)[::-1][: max(0, step - len(operations))]
    assert [box["name"] for box in found["boxes"]] == [*leaves.values(), *operations]
    kinds = {"w": "weight", "b": "bias", "x": "input", "y": "target"}
    for box in found["boxes"]:
        name, written = box["name"], box["gradient"]
        leaf = name in leaves.values()
        assert box["kind"] == (kinds[name[0]] if leaf else "")
        assert bool(box["operation"]) is not leaf
        if leaf or name in done:
            assert_written(box["value"], found["values"][name])
        else:
            assert box["value"] == ""
        arrived = [user in sent for source, user in edges(graph) if source == name] if name != "L" else [bool(sent)]
        assert bool(written) == any(arrived) == (name in found["gradients"])
        if written:
            assert written.endswith(" + …") == (not all(arrived))
            total = gradients[name] if all(arrived) else gradients["a"] * found["values"]["s"]
            assert found["gradients"][name] == pytest.approx(total, abs=1e-8)
            assert_written(written.removesuffix(" + …"), total)


def assert_looks(found: dict[str, Any], graph: str, step: int) -> None:
    """The boxes and arrows of this step are lit, arrows behind have turned around, and those ahead are dashed."""
    names, count = list(GRAPHS[graph][1]), OPERATIONS[graph]
    backward = step > count
    now = (names[2 * count - step] if backward else names[step - 1]) if step else None
    touched = {now} | ({source for source, user in edges(graph) if user == now} if backward else set())
    for box in found["boxes"]:
        way = "backward now" if backward else "forward now"
        assert box["look"] == (way if box["name"] in touched else "")
    assert [(arrow["input"], arrow["name"]) for arrow in found["arrows"]] == edges(graph)
    for arrow in found["arrows"]:
        at = names.index(arrow["name"])
        turned = at >= 2 * count - step
        way = "backward" if turned else "ahead" if at >= step else "forward"
        assert (arrow["turned"], arrow["look"]) == (turned, way + " now" * (arrow["name"] == now))


def assert_explained(found: dict[str, Any], graph: str, step: int, gradients: Values) -> None:
    """Compare the equations of a step with central differences, and each of their links with the next."""
    operations, values = GRAPHS[graph][1], found["values"]
    count, names, lines = len(operations), list(operations), found["lines"]
    if step == 0:
        assert found["title"] == "Before the first step"
        assert len(lines) == len(lines[0]) == 1
        return
    name = names[step - 1] if step <= count else names[2 * count - step]
    inputs, operation = operations[name][0].split(), operations[name][1]
    word = OF_GRAPH.get(graph, {}).get(name) or WORDS[name]
    if step <= count:
        assert found["title"] == f"Forward, step {step} of {count}: a {word}"
        [[chain]] = lines
        assert chain.startswith(f"{name} = ")
        *links, last = numbers_of(chain)
        assert_written(chain.split(" = ")[-1], values[name])
        assert links == pytest.approx([last], abs=0.03, rel=0.03)
        return
    start = ", from dL = dL/dL = 1" if step == count + 1 else ""
    assert found["title"] == f"Backward, step {step - count} of {count}: through the {word}{start}"
    slopes, *sums = lines
    assert len(slopes) == len(sums) == len(inputs)
    for source, slope_words, [line] in zip(inputs, slopes, sums):
        assert slope_words.startswith(f"∂{name}/∂{source} = ")
        shifted = [{i: values[i] + (h if i == source else 0) for i in inputs} for h in (1e-6, -1e-6)]
        ahead, behind = (operation(*(at[i] for i in inputs)) for at in shifted)
        slope = (ahead - behind) / 2e-6
        assert_written(slope_words.split(" = ")[-1], slope)
        *links, last = numbers_of(slope_words)
        assert links == pytest.approx([last] * len(links), abs=0.011)
        chain, _, total = line.removesuffix(" (more to come)").partition(": first ")
        assert chain.startswith(f"d{source} {'+=' if total else '='} d{name} · ∂{name}/∂{source} = ")
        chain = chain.replace("+=", "=")
        part = chain.split(" = ")[-1]
        assert_written(part, gradients[name] * slope)
        product, last = numbers_of(chain)
        assert product == pytest.approx(last, abs=0.03)
        if total:
            words = re.fullmatch(r"(\S+), plus (\S+) makes (\S+)", total)
            assert words
            before, again, after = words.groups()
            assert again == part
            assert_written(before, gradients[source] - gradients[name] * slope)
            assert_written(after, gradients[source])


def at(page: Page, graph: str, step: int) -> None:
    """Assert where the figure stands, in its state, on its slider and in its words."""
    settle(page)
    assert (state(page)["graph"], state(page)["step"]) == (graph, step)
    slider = page.get_by_role("slider", name="step")
    assert (slider.input_value(), slider.get_attribute("max")) == (str(step), str(2 * OPERATIONS[graph]))
    count = OPERATIONS[graph]
    way = f"Backward, step {step - count} of" if step > count else f"Forward, step {step} of" if step else "Before"
    assert page.locator(".explanation .title").inner_text().startswith(way)


class TestModel:
    def test_every_step_is_that_of_central_differences(self, javascript):
        cases = [case(graph, step, **traits) for graph, step, traits in EVERY]
        truths: dict[tuple[str, str], tuple[Values, Values]] = {}
        for (graph, step, traits), found in zip(EVERY, javascript.call(MODEL, "evaluate", cases), strict=True):
            key = graph, str(traits)
            values, gradients = truths[key] = truths.get(key) or truth(graph, traits)
            assert found["step"] == step
            assert found["values"] == pytest.approx(values, abs=1e-12)
            assert_boxes(found, graph, step, gradients)
            assert_looks(found, graph, step)
            assert_explained(found, graph, step, gradients)
            assert not re.search("NaN|Infinity|undefined|∞", str(found))

    def test_a_neurons_last_step_is_nnlibs_backward(self, javascript):
        cases = [case("one neuron", 12, **traits) for traits in SETTINGS]
        for traits, found in zip(SETTINGS, javascript.call(MODEL, "evaluate", cases)):
            layer = Dense(2, 1, "sigmoid")
            layer.W[:], layer.b[:] = [[traits["w1"], traits["w2"]]], [traits["b1"]]
            Y_hat = layer.forward(np.array([[traits["x1"], traits["x2"]]]))
            dX = layer.backward(MSE().gradient(Y_hat, np.array([[traits["y"]]])))
            expected = [*layer.dW[0], *layer.db, *dX[0]]
            got = [found["gradients"][name] for name in ["w₁", "w₂", "b", "x₁", "x₂"]]
            np.testing.assert_allclose(got, expected, rtol=1e-9, atol=1e-15)

    def test_two_layers_last_step_is_nnlibs_backward(self, javascript):
        cases = [case("two layers", 16, **traits) for traits in SETTINGS]
        for traits, found in zip(SETTINGS, javascript.call(MODEL, "evaluate", cases)):
            network = Network(Dense(1, 1, "tanh"), Dense(1, 1, "sigmoid"))
            for i, layer in enumerate(network.layers, 1):
                layer.W[:], layer.b[:] = traits[f"w{i}"], traits[f"b{i}"]
            Y_hat = network.forward(np.array([[traits["x1"]]]))
            dX = network.backward(MSE().gradient(Y_hat, np.array([[traits["y"]]])))
            expected = [*(gradient.item() for gradient in network.gradients), dX.item()]
            got = [found["gradients"][name] for name in ["w₁", "b₁", "w₂", "b₂", "x"]]
            np.testing.assert_allclose(got, expected, rtol=1e-9, atol=1e-15)

    def test_it_rests_on_the_step_back_through_the_sigmoid(self, javascript):
        assert plain(Backpropagation()) == case()
        [found] = javascript.call(MODEL, "evaluate", [case()])
        assert found["title"] == "Backward, step 3 of 6: through the sigmoid"
        assert found["lines"] == [
            ["∂a/∂z = a · (1 − a) = 0.71 · (1 − 0.71) = 0.21"],
            ["dz = da · ∂a/∂z = −0.58 · 0.21 = −0.12"],
        ]
        now = [(arrow["input"], arrow["name"]) for arrow in found["arrows"] if "now" in arrow["look"]]
        assert now == [("z", "a")]
        assert [box["name"] for box in found["boxes"] if box["look"]] == ["z", "a"]
        assert found["description"] == (
            "Computational graph of one neuron. Backward, step 3 of 6: through the sigmoid. "
            "The table below has every value and every gradient so far."
        )

    def test_the_alternative_text_says_what_the_resting_picture_shows(self, javascript):
        [found] = javascript.call(MODEL, "evaluate", [case()])
        parts = [(box["name"], box["value"]) for box in found["boxes"]]
        parts += [(f"d{box['name']}", box["gradient"]) for box in found["boxes"] if box["gradient"]]
        assert len(parts) == 17
        for name, value in parts:
            assert re.search(rf"\b{name} = ([^,:]* = )?{value}(?!\d)", Backpropagation.alt), name
        for name in {"w₁", "w₂", "b", "x₁", "x₂"}:
            assert not re.search(rf"\bd{name} =", Backpropagation.alt)

    def test_two_gradients_add_where_a_value_is_used_twice(self, javascript):
        cases = [case("a value used twice", step) for step in (8, 9)]
        first, second = javascript.call(MODEL, "evaluate", cases)
        assert first["lines"][1] == ["dz = da · ∂a/∂z = −0.44 · 0.74 = −0.33 (more to come)"]
        assert first["boxes"][3]["gradient"] == "−0.33 + …"
        added = "dz += ds · ∂s/∂z = −0.47 · 0.19 = −0.090: first −0.33, plus −0.090 makes −0.42"
        assert second["lines"][1] == [added]
        assert second["boxes"][3]["gradient"] == "−0.42"

    def test_formulas_have_the_brackets_that_they_need_and_no_others(self, javascript):
        cases = [
            case("one neuron", 1, w1=-0.5, x1=-1.0),
            case("one neuron", 3),
            case("one neuron", 6, **SETTINGS[-1]),
            case("one neuron", 7),
            case("one neuron", 8),
            case("one neuron", 12, w1=-0.5),
            case("two layers", 3, x1=-1.5),
            case("two layers", 14, x1=-1.5),
        ]
        found = [one["lines"] for one in javascript.call(MODEL, "evaluate", cases)]
        assert found[:5] == [
            [["p₁ = w₁ · x₁ = −0.50 · (−1.00) = 0.50"]],
            [["z = p₁ + p₂ + b = 1.05 − 0.55 + 0.40 = 0.90"]],
            [["L = r² = (4.5 · 10⁻⁵)² = 2.1 · 10⁻⁹"]],
            [["∂L/∂r = 2 · r = 2 · (−0.29) = −0.58"], ["dr = dL · ∂L/∂r = 1.00 · (−0.58) = −0.58"]],
            [
                ["∂r/∂a = 1", "∂r/∂y = −1"],
                ["da = dr · ∂r/∂a = −0.58 · 1 = −0.58"],
                ["dy = dr · ∂r/∂y = −0.58 · (−1) = 0.58"],
            ],
        ]
        assert found[5][0] == ["∂p₁/∂w₁ = x₁ = 1.50", "∂p₁/∂x₁ = w₁ = −0.50"]
        assert found[5][2][0].endswith("· (−0.50) = 0.15")
        assert found[6] == [["a₁ = tanh(z₁) = tanh(−0.65) = −0.57"]]
        assert found[7][0] == ["∂a₁/∂z₁ = 1 − a₁² = 1 − (−0.57)² = 0.67"]

    def test_what_rounding_leaves_of_a_sum_is_shown_as_zero(self, javascript):
        [found] = javascript.call(MODEL, "evaluate", [case("one neuron", 3, w1=0.2, x1=1.5, w2=0, b1=-0.3)])
        assert 0.2 * 1.5 - 0.3 != 0
        assert found["lines"][0][0].endswith("= 0.30 + 0.00 − 0.30 = 0.00")

    def test_what_the_last_questions_ask_for_can_be_done_with_the_sliders(self, javascript):
        cases = [
            case("one neuron", 12, w1=-2, w2=-2, b1=-2, x1=2, x2=2),
            case("two layers", 16, w1=2, x1=2, b1=2),
            case("a value used twice", 10, w1=-0.8, x1=1.6),
        ]
        neuron, layers, twice = (one["gradients"] | one["values"] | {"d" + name: gradient
                                 for name, gradient in one["gradients"].items()}
                                 for one in javascript.call(MODEL, "evaluate", cases))  # fmt: skip
        assert neuron["dw₁"] == pytest.approx(0, abs=1e-3)
        assert neuron["dw₂"] == pytest.approx(0, abs=1e-3)
        assert layers["dw₁"] == pytest.approx(0, abs=1e-3)
        assert abs(layers["dw₂"]) > 0.1
        assert twice["dz"] == pytest.approx(0, abs=5e-3)
        assert abs(twice["dr"]) > 1
        one, other = twice["da"] * twice["s"], twice["ds"] * twice["s"] * (1 - twice["s"])
        assert min(abs(one), abs(other)) > 0.3
        assert one * other < 0
        found = javascript.call(MODEL, "evaluate", cases)[0]
        assert found["values"]["a"] - found["values"]["y"] < -0.999

    def test_a_choice_opens_each_graph_at_a_telling_step_and_a_step_beyond_the_end_is_the_last(self, javascript):
        opened = javascript.call(MODEL, "choose", list(GRAPHS))
        assert [(one["graph"], one["step"]) for one in opened] == list(zip(GRAPHS, [9, 11, 8]))
        assert javascript.call(MODEL, "lastStep", list(GRAPHS)) == [2 * count for count in OPERATIONS.values()]
        words = {"w": "weight", "b": "bias", "x": "input", "y": "target"}
        for (leaves, _), labels in zip(GRAPHS.values(), javascript.call(MODEL, "labels", list(GRAPHS))):
            assert labels == {trait: f"{words[name[0]]} {name}" for trait, name in leaves.items()}
        beyond = case("two layers", 16) | {"graph": "a value used twice"}
        found, last = javascript.call(MODEL, "evaluate", [beyond, case("a value used twice", 10)])
        assert found == last

    @pytest.mark.parametrize("graph", GRAPHS)
    def test_boxes_stand_apart_and_arrows_join_them_and_cross_no_other(self, javascript, graph):
        widths = [260, 320, 500, 619, 620, 656, 900]
        for width, found in zip(widths, javascript.call(LAYOUT, "layout", [[graph, width] for width in widths])):
            boxes, half = found["boxes"], found["half"]
            assert set(boxes) == {*GRAPHS[graph][0].values(), *GRAPHS[graph][1]}
            rectangles = {
                name: np.array([[box["x"] - half, box["y"] - box["high"]], [box["x"] + half, box["y"] + box["high"]]])
                for name, box in boxes.items()
            }
            for name, (low, high) in rectangles.items():
                assert min(low) >= 1
                assert high[0] <= width - 1
                assert high[1] <= found["height"] - 1
                for other, (left, right) in rectangles.items():
                    assert name == other or max([*(left - high), *(low - right)]) >= 8, (width, name, other)
            assert [(arrow["input"], arrow["name"]) for arrow in found["arrows"]] == edges(graph)
            for arrow in found["arrows"]:
                start, end = rectangles[arrow["input"]], rectangles[arrow["name"]]
                curve, forth = path(arrow["forth"])
                same, back = path(arrow["back"])
                assert np.array_equal(curve, same)
                assert on_the_edge(curve[0], start)
                assert on_the_edge(curve[-1], end)
                for tip, leg, box in [(*forth, end), (*back, start)]:
                    assert on_the_edge(tip, box)
                    assert not within(leg, box, -1)
                others = {name: box for name, box in rectangles.items() if name not in (arrow["input"], arrow["name"])}
                crossed = [
                    name
                    for name, (low, high) in others.items()
                    if np.any(np.all((curve > low - 1) & (curve < high + 1), axis=1))
                ]
                assert not crossed, (width, arrow["input"], arrow["name"])

    def test_where_a_value_is_used_twice_its_two_arrows_part_and_meet_at_different_sides(self, javascript):
        [found] = javascript.call(LAYOUT, "layout", [["a value used twice", 656]])
        curves = {arrow["input"] + arrow["name"]: path(arrow["forth"])[0] for arrow in found["arrows"]}
        assert not np.allclose(curves["zs"][0], curves["za"][0])
        assert not np.allclose(curves["sa"][-1], curves["za"][-1])


def path(words: str) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray]]:
    """The points of an arrow's curve, and the tip of its head with one of its legs."""
    curve, head = re.split("(?<=.)(?=M)", words)
    start, first, second, end = (np.array(pair.split(","), float) for pair in re.split("[ C]+", curve[1:]))
    t = np.linspace(0, 1, 60)[:, np.newaxis]
    points = (1 - t) ** 3 * start + 3 * (1 - t) ** 2 * t * first + 3 * (1 - t) * t**2 * second + t**3 * end
    leg, tip, _ = (np.array(pair.split(), float) for pair in head[1:].split("L"))
    return points, (tip, leg)


def within(point: np.ndarray, box: np.ndarray, more: float) -> bool:
    return bool(np.all(point > box[0] - more) and np.all(point < box[1] + more))


def on_the_edge(point: np.ndarray, box: np.ndarray) -> bool:
    return within(point, box, 0.01) and not within(point, box, -0.01)


SHOWN = """() => Object.fromEntries([...document.querySelectorAll("svg [data-name]")].map((node) => {
  const words = ["operation", "value", "gradient"].map((part) => node.querySelector(`.${part}`).textContent);
  return [node.dataset.name, [node.getAttribute("class"), ...words]];
}))"""

TABLE = "() => [...document.querySelectorAll('tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent))"

ARROWS = """() => [...document.querySelectorAll("svg .edge")].map((path) =>
  [path.dataset.edge, path.getAttribute("class"), path.getAttribute("d")])"""

DRAWN = """() => {
  const words = [...document.querySelectorAll("svg text")].filter((word) => word.textContent);
  const beyond = (one, other) =>
    one.left < other.left || one.right > other.right || one.top < other.top - 1 || one.bottom > other.bottom + 1;
  const boxOf = (word) => word.parentNode.querySelector("rect").getBoundingClientRect();
  return [
    words.filter((word) => beyond(word.getBoundingClientRect(), boxOf(word))).map((word) => word.textContent),
    Math.min(...words.map((word) => parseFloat(getComputedStyle(word).fontSize) * word.getScreenCTM().a)),
  ];
}"""

# Where the buttons stand, at every step to the last.
PLACES = """async (last) => {
  const places = new Set();
  for (let step = 0; step <= last; step++) {
    model.set("step", step);
    await new Promise(requestAnimationFrame);
    places.add(document.querySelector(".play").getBoundingClientRect().y);
  }
  return [...places];
}"""

# Time that passes by a tenth of a second with each frame, however long that takes; when each step was taken.
QUICK = """() => {
  let now = 0;
  performance.now = () => (now += 100);
  window.taken = [];
  model.on("change:step", () => taken.push([now / 2000, model.get("step")]));
}"""


@pytest.fixture
def page(shown):
    page = shown(Backpropagation())
    yield page
    page.evaluate("() => { delete performance.now; }")


class TestView:
    def test_it_draws_what_the_model_gives(self, page, javascript):
        states = [
            case(),
            case("one neuron", 0),
            case("one neuron", 3, **SETTINGS[1]),
            case("two layers", 12),
            case("a value used twice", 8, **SETTINGS[2]),
            case("a value used twice", 10, **SETTINGS[4]),
        ]
        for values, now in zip(states, javascript.call(MODEL, "evaluate", states)):
            set_state(page, **values)
            count = len(now["boxes"])
            assert page.locator("svg").get_attribute("aria-label") == now["description"]
            assert page.evaluate(SHOWN) == {
                box["name"]: [
                    box["look"],
                    box["operation"],
                    f"{box['name']} = {box['value']}" if box["value"] else box["name"],
                    box["gradient"] and f"d{box['name']} = {box['gradient']}",
                ]
                for box in now["boxes"]
            }
            assert page.evaluate(TABLE) == [
                [box["name"], box["operation"] or box["kind"], box["value"] or "not yet", box["gradient"] or "not yet"]
                for box in now["boxes"]
            ]
            assert count == page.locator(".node").count()
            [drawn] = javascript.call(LAYOUT, "layout", [[values["graph"], 656]])
            assert page.evaluate(ARROWS) == [
                [f"{one['input']} {one['name']}", f"edge {one['look']}", where["back" if one["turned"] else "forth"]]
                for one, where in zip(now["arrows"], drawn["arrows"])
            ]
            lines = page.locator(".explanation p")
            assert [lines.nth(i).locator("span").all_inner_texts() for i in range(1, lines.count())] == now["lines"]
            expect(lines.first).to_have_text(now["title"])

    def test_ways_and_gradients_are_told_apart_by_line_and_colour(self, page):
        style = "(one, name) => getComputedStyle(one).getPropertyValue(name)"
        gradient = page.locator("[data-name=z] .gradient").evaluate(style, "fill")
        assert page.locator(".backward.now .node").first.evaluate(style, "stroke") == gradient
        assert page.locator(".edge.backward").first.evaluate(style, "stroke") == gradient
        assert page.locator(".edge.backward.now").evaluate(style, "stroke-width") == "2.5px"
        assert page.locator("td.gradient").first.evaluate(style, "color") == gradient
        set_state(page, step=4)
        ink = page.locator(".frame").evaluate(style, "color")
        assert page.locator(".edge.forward.now").evaluate(style, "stroke") == ink != gradient
        assert page.locator(".forward.now .node").evaluate(style, "stroke") == ink
        assert page.locator(".edge.ahead").first.evaluate(style, "stroke-dasharray") != "none"
        assert page.locator(".edge.forward").first.evaluate(style, "stroke-dasharray") == "none"

    def test_words_stay_in_their_boxes_whatever_the_width(self, page):
        for width in (320, 500, 660, 760):
            page.set_viewport_size({"width": width, "height": 900})
            for graph in GRAPHS:
                for traits in (REST, SETTINGS[1], SETTINGS[-1]):
                    set_state(page, graph=graph, step=2 * OPERATIONS[graph], **traits)
                    outside, smallest = page.evaluate(DRAWN)
                    assert outside == [], (width, graph)
                    assert smallest >= 10.99

    def test_it_follows_the_room_it_has(self, page):
        height = page.locator("svg").bounding_box()["height"]
        page.set_viewport_size({"width": 360, "height": 900})
        page.wait_for_function("(height) => document.querySelector('svg').clientHeight > 1.4 * height", arg=height)
        right = (
            "() => Math.max(...[...document.querySelectorAll('.node')].map((one) => one.getBoundingClientRect().right))"
        )
        assert 300 < page.evaluate(right) < 352

    def test_nothing_jumps_from_step_to_step(self, page):
        for width in (360, 760):
            page.set_viewport_size({"width": width, "height": 900})
            for graph, count in OPERATIONS.items():
                set_state(page, graph=graph, step=0)
                assert len(page.evaluate(PLACES, 2 * count)) == 1, (width, graph)

    def test_the_transport_and_the_choice_by_keyboard(self, page):
        slider = page.get_by_role("slider", name="step")
        for key, step in [("ArrowRight", 10), ("End", 12), ("ArrowLeft", 11), ("Home", 0), ("ArrowRight", 1)]:
            slider.press(key)
            at(page, "one neuron", step)
        for name, key, step in [("Step", "Enter", 2), ("Step", "Space", 3), ("Back", "Enter", 2), ("Reset", "Space", 0),
                                ("Back", "Enter", 0)]:  # fmt: skip
            page.get_by_role("button", name=name).press(key)
            at(page, "one neuron", step)
        page.get_by_label("graph", exact=True).focus()
        for graph, step in [("two layers", 11), ("a value used twice", 8)]:
            page.keyboard.press("ArrowDown")
            at(page, graph, step)
        expect(page.get_by_role("table")).to_be_hidden()
        page.get_by_text("The same as a table").press("Enter")
        expect(page.get_by_role("row", name="a z · s 0.78 −0.44")).to_be_visible()

    def test_the_transport_and_the_choice_by_pointer(self, page):
        for name, step in [("Step", 10), ("Back", 9), ("Reset", 0), ("Back", 0), ("Step", 1)]:
            page.get_by_role("button", name=name).click()
            at(page, "one neuron", step)
        page.evaluate("""() => { window.all = [], save = model.save_changes;
          model.save_changes = () => { save(); all.push(saved); }; }""")
        page.get_by_label("graph", exact=True).select_option("two layers")
        at(page, "two layers", 11)
        assert [(one["graph"], one["step"]) for one in page.evaluate("() => all")] == [("two layers", 11)]
        slider = page.get_by_role("slider", name="step")
        box = slider.bounding_box()
        slider.click(position={"x": box["width"] - 2, "y": box["height"] / 2})
        at(page, "two layers", 16)
        page.get_by_role("button", name="Step").click()
        at(page, "two layers", 16)

    def test_each_graph_has_the_sliders_of_its_leaves(self, page, javascript):
        for graph, labels in zip(GRAPHS, javascript.call(MODEL, "labels", list(GRAPHS))):
            set_state(page, graph=graph, **REST)
            sliders = page.locator(".controls").get_by_role("slider")
            assert sliders.count() == len(labels)
            for trait, label in labels.items():
                slider = page.get_by_label(label, exact=True)
                slider.press("ArrowLeft")
                assert state(page)[trait] == pytest.approx(REST[trait] - 0.1)
                limits = ("0", "1") if trait == "y" else ("-2", "2")
                assert (slider.get_attribute("min"), slider.get_attribute("max")) == limits

    def test_play_takes_one_step_after_the_other_and_ends(self, page):
        explanation = page.locator(".explanation")
        expect(explanation).to_have_attribute("aria-live", "polite")
        page.evaluate(QUICK)
        page.get_by_role("button", name="Play").click()
        expect(explanation).to_have_attribute("aria-live", "off")
        expect(page.get_by_role("button", name="Play")).to_be_visible()
        expect(explanation).to_have_attribute("aria-live", "polite")
        taken = page.evaluate("() => taken")
        assert [step for _, step in taken] == [10, 11, 12]
        assert np.diff([0, *(when for when, _ in taken)]) == pytest.approx([2, 2, 2], abs=0.2)
        at(page, "one neuron", 12)
        page.get_by_role("button", name="Play").press("Enter")
        assert state(page)["step"] <= 1
        page.get_by_role("button", name="Pause").press("Enter")
        paused = state(page)["step"]
        settle(page)
        at(page, "one neuron", paused)

    def test_other_controls_stop_it_playing(self, page):
        def scrub() -> None:
            page.get_by_role("slider", name="step").press("ArrowLeft")

        def choose() -> None:
            page.get_by_label("graph", exact=True).select_option("two layers")

        buttons = [page.get_by_role("button", name=name).click for name in ("Back", "Step", "Reset")]
        for act in [scrub, *buttons, choose]:
            page.get_by_role("button", name="Play").click()
            expect(page.get_by_role("button", name="Pause")).to_be_visible()
            act()
            expect(page.get_by_role("button", name="Play")).to_be_visible()

    def test_a_new_picture_of_the_same_step_is_not_read_out_again(self, page):
        page.evaluate("""() => {
          window.changes = 0;
          new MutationObserver(() => changes++).observe(
            document.querySelector(".explanation"), { subtree: true, childList: true, characterData: true });
        }""")
        page.set_viewport_size({"width": 500, "height": 900})
        set_state(page, b2=1.0)
        assert page.evaluate("() => changes") == 0
        set_state(page, w1=1.0)
        assert page.evaluate("() => changes") > 0


def test_impossible_values_are_refused_by_python():
    wrong_ones: list[dict[str, Any]] = [
        {"step": 13},
        {"step": -1},
        {"step": 1.5},
        {"graph": "two layers", "step": 17},
        {"graph": "a value used twice", "step": 11},
        {"graph": "three layers"},
        {"w1": 2.1},
        {"b2": -2.1},
        {"y": 1.1},
        {"y": -0.1},
        {"x2": "much"},
    ]
    for wrong in wrong_ones:
        with pytest.raises(traitlets.TraitError, match=list(wrong)[-1]):
            Backpropagation(**wrong)
    figure = Backpropagation(graph="two layers", step=16)
    figure.graph = "a value used twice"
    assert figure.step == 10
