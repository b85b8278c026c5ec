"""Backpropagation: every value and gradient is that of central differences and nnlib; every control moves it."""

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import traitlets
from pages import settle
from playwright.sync_api import Page, expect

from course.figures.backpropagation import OPERATIONS, Backpropagation
from nnlib import MSE, Dense, Network
from nnlib.gradient_checking import numerical_gradient

Values = dict[str, float]


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
            "e": ("a y", lambda a, y: a - y),
            "L": ("e", lambda e: e**2),
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
            "e": ("ŷ y", lambda a, y: a - y),
            "L": ("e", lambda e: e**2),
        },
    ),
    "a value used twice": (
        {"w1": "w", "x1": "x", "y": "y"},
        {
            "z": ("w x", lambda w, x: w * x),
            "s": ("z", sigma),
            "a": ("z s", lambda z, s: z * s),
            "e": ("a y", lambda a, y: a - y),
            "L": ("e", lambda e: e**2),
        },
    ),
}
# Where each slider stands at rest, and where it goes; generic values of both signs, and the ends of all sliders.
REST = {"w1": 0.7, "w2": -1.1, "b1": 0.4, "b2": -0.2, "x1": 1.5, "x2": 0.5, "y": 1.0}
SETTINGS = [
    REST,
    {"w1": -1.3, "w2": 0.9, "b1": -0.6, "b2": 1.7, "x1": 0.8, "x2": -1.9, "y": 0.3},
    {"w1": 1.1, "w2": -0.7, "b1": 1.2, "b2": -0.5, "x1": -0.6, "x2": -1.4, "y": 0.8},
]
EXTREMES = [
    dict.fromkeys(REST, 2.0) | {"y": 1.0},
    dict.fromkeys(REST, -2.0) | {"y": 0.0},
    dict.fromkeys(REST, 0.0),
]

SHOWN = """() => Object.fromEntries([...document.querySelectorAll("svg [data-name]")].map((node) =>
  [node.dataset.name, ["value", "gradient"].map((part) => node.querySelector(`.${part}`).textContent)]))"""

ARROWS = """() => [...document.querySelectorAll("path")].map((path) => {
  const [curve, head] = path.getAttribute("d").split(/(?=M)/), [from, to] = path.dataset.edge.split(" ");
  const names = [...document.querySelectorAll("[data-name]")].map((node) => node.dataset.name);
  const near = (point, name) => {
    const { x, y, width, height } = document.querySelector(`[data-name="${name}"] rect`).getBBox();
    return point.x > x - 1 && point.x < x + width + 1 && point.y > y - 1 && point.y < y + height + 1;
  };
  path.setAttribute("d", curve);
  const points = Array.from({ length: 50 }, (_, i) => path.getPointAtLength(path.getTotalLength() * i / 49));
  const crossed = names.filter((name) => ![from, to].includes(name) && points.some((point) => near(point, name)));
  const [leg, tip] = head.slice(1).split("L").map((point) => point.split(" ").map(Number)).map(([x, y]) => ({ x, y }));
  return {
    edge: [from, to], joined: near(points[0], from) && near(points.at(-1), to), crossed,
    head: [from, to].filter((name) => near(tip, name) && !near(leg, name)),
  };
})"""

DRAWN = """() => {
  const [drawing, ...boxes] = [...document.querySelectorAll("svg, svg rect")].map((one) => one.getBoundingClientRect());
  const words = [...document.querySelectorAll("svg text")].filter((word) => word.textContent);
  const beyond = (one, other) =>
    one.left < other.left || one.right > other.right || one.top < other.top - 1 || one.bottom > other.bottom + 1;
  const close = (one, other) => one.left < other.right + 8 && other.left < one.right + 8
    && one.top < other.bottom + 8 && other.top < one.bottom + 8;
  const boxOf = (word) => word.parentNode.querySelector("rect").getBoundingClientRect();
  return [
    words.filter((word) => beyond(word.getBoundingClientRect(), boxOf(word))).map((word) => word.textContent),
    boxes.filter((box, i) => beyond(box, drawing) || boxes.slice(i + 1).some((other) => close(box, other))).length,
    Math.min(...words.map((word) => parseFloat(getComputedStyle(word).fontSize) * word.getScreenCTM().a)),
  ];
}"""


def number(words: str) -> float:
    return float(words.replace("−", "-"))


def assert_written(words: str, value: float) -> None:
    """Compare a written number with a value, to half of its last digit."""
    digits, _, power = words.replace("−", "-").partition("e")
    unit = 10.0 ** (int(power or 0) - len(digits.partition(".")[2]))
    assert abs(number(words) - value) <= 0.501 * unit + 1e-9, (words, value)


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


def assert_shown(page: Page, graph: str, step: int, traits: Values) -> None:
    """Compare all that is drawn, and the table, with central differences; what is not computed yet is absent."""
    settle(page)
    leaves, operations = GRAPHS[graph]
    values, gradients = truth(graph, traits)
    done = list(operations)[:step]
    sent = list(operations)[::-1][: max(0, step - len(operations))]
    shown = page.evaluate(SHOWN)
    assert list(shown) == [*leaves.values(), *operations]
    table = page.locator("tbody tr").evaluate_all("rows => rows.map((row) => [...row.cells].map((c) => c.textContent))")
    assert [row[0] for row in table] == list(shown)
    for (name, (value, gradient)), (_, _, value_cell, gradient_cell) in zip(shown.items(), table):
        if name in leaves.values() or name in done:
            assert value == f"{name} = {value_cell}"
            assert_written(value_cell, values[name])
        else:
            assert (value, value_cell) == (name, "not yet")
        arrived = [user in sent for source, user in edges(graph) if source == name]
        if name == "L" and sent:
            arrived = [True]
        if any(arrived):
            assert gradient == f"d{name} = {gradient_cell}"
            assert gradient_cell.endswith(" + …") == (not all(arrived))
            total = gradients[name] if all(arrived) else gradients["a"] * values["s"]
            assert_written(gradient_cell.removesuffix(" + …"), total)
        else:
            assert (gradient, gradient_cell) == ("", "not yet")


def numbers_of(chain: str) -> list[float]:
    """Compute each link of a chain of equations that is made of numbers alone."""
    results = []
    for link in chain.split(" = "):
        words = link.replace("−", "-").replace("·", "*").replace("²", "**2").replace("σ", "sigma")
        words = re.sub(r"(?<=\d)\.(?=\D|$)", "", words)
        if not re.search(r"[^\W\d_]", re.sub(r"sigma|tanh|(?<=\d)e(?=-?\d)", "", words)):
            results.append(float(eval(words, {"sigma": sigma, "tanh": np.tanh})))
    return results


def assert_explained(page: Page, graph: str, step: int, traits: Values) -> None:
    """Compare the equations of a step with central differences, and each of their links with the next."""
    settle(page)
    operations = GRAPHS[graph][1]
    count, names = len(operations), list(operations)
    values, gradients = truth(graph, traits)
    title, *lines = page.locator(".explanation p").all()
    if step == 0:
        expect(title).to_have_text("Before the first step")
        return
    name = names[step - 1] if step <= count else names[2 * count - step]
    inputs = operations[name][0].split()
    way, steps = ("Forward", step) if step <= count else ("Backward", step - count)
    assert title.inner_text().startswith(f"{way}, step {steps} of {count}: ")
    if step <= count:
        (line,) = lines
        chain = line.inner_text()
        assert chain.startswith(f"{name} = ")
        *links, last = numbers_of(chain)
        assert_written(chain.split(" = ")[-1], values[name])
        assert links == pytest.approx([last], abs=0.03)
        return
    local_line, *sum_lines = lines
    locals_ = [span.inner_text() for span in local_line.locator("span").all()]
    assert len(locals_) == len(sum_lines) == len(inputs)
    for source, local, line in zip(inputs, locals_, sum_lines):
        assert local.startswith(f"∂{name}/∂{source} = ")
        shifted = [{i: values[i] + (h if i == source else 0) for i in inputs} for h in (1e-6, -1e-6)]
        ahead, behind = (operations[name][1](*(at[i] for i in inputs)) for at in shifted)
        slope = (ahead - behind) / 2e-6
        assert_written(local.split(" = ")[-1], slope)
        *links, last = numbers_of(local)
        assert links == pytest.approx([last] * len(links), abs=0.011)
        chain, _, total = line.inner_text().removesuffix(" (more to come)").partition(": first ")
        sign = "+=" if total else "="
        assert chain.startswith(f"d{source} {sign} d{name} · ∂{name}/∂{source} = ")
        chain = chain.replace("+=", "=")
        assert_written(chain.split(" = ")[-1], gradients[name] * slope)
        product, last = numbers_of(chain)
        assert product == pytest.approx(last, abs=0.03)
        if total:
            before, part, after = re.fullmatch(r"(\S+), plus (\S+) makes (\S+)", total).groups()
            assert part == chain.split(" = ")[-1]
            assert_written(before, gradients[source] - gradients[name] * slope)
            assert_written(after, gradients[source])


def step_of(page: Page) -> int:
    return int(page.get_by_role("slider", name="step").input_value())


def hold_time(page: Page) -> None:
    """From now on time passes in this page only where the test says so."""
    page.clock.install(time=0)
    page.clock.pause_at(1000)


def put(page: Page, **state: Any) -> None:
    page.evaluate("(state) => { for (const [name, value] of Object.entries(state)) model.set(name, value); }", state)
    settle(page)


@pytest.mark.parametrize("graph", GRAPHS)
@pytest.mark.parametrize("traits", SETTINGS + EXTREMES, ids=lambda traits: str(list(traits.values())))
def test_every_step_is_that_of_central_differences(opened, graph, traits):
    page = opened(Backpropagation(graph=graph, step=0, **traits), widget=True)
    assert OPERATIONS[graph] == len(GRAPHS[graph][1])
    for step in range(2 * OPERATIONS[graph] + 1):
        put(page, step=step)
        assert_shown(page, graph, step, traits)
        assert_explained(page, graph, step, traits)
        assert not re.search("NaN|Infinity|undefined", page.locator(".course-figure").inner_text())


def gradients_at_the_end(page: Page) -> dict[str, str]:
    rows = page.locator("tbody tr").evaluate_all("rows => rows.map((row) => [...row.cells].map((c) => c.textContent))")
    return {row[0]: row[3] for row in rows}


@pytest.mark.parametrize("traits", SETTINGS)
def test_a_neurons_last_step_is_nnlibs_backward(opened, traits):
    layer = Dense(2, 1, "sigmoid")
    layer.W[:], layer.b[:] = [[traits["w1"], traits["w2"]]], [traits["b1"]]
    Y_hat = layer.forward(np.array([[traits["x1"], traits["x2"]]]))
    dX = layer.backward(MSE().gradient(Y_hat, np.array([[traits["y"]]])))
    shown = gradients_at_the_end(opened(Backpropagation(step=12, **traits)))
    expected = {"w₁": layer.dW[0, 0], "w₂": layer.dW[0, 1], "b": layer.db[0], "x₁": dX[0, 0], "x₂": dX[0, 1]}
    for name, gradient in expected.items():
        assert_written(shown[name], gradient)


@pytest.mark.parametrize("traits", SETTINGS)
def test_two_layers_last_step_is_nnlibs_backward(opened, traits):
    network = Network(Dense(1, 1, "tanh"), Dense(1, 1, "sigmoid"))
    for i, layer in enumerate(network.layers, 1):
        layer.W[:], layer.b[:] = traits[f"w{i}"], traits[f"b{i}"]
    Y_hat = network.predict(np.array([[traits["x1"]]]))
    dX = network.backward(MSE().gradient(Y_hat, np.array([[traits["y"]]])))
    shown = gradients_at_the_end(opened(Backpropagation(graph="two layers", step=16, **traits)))
    for name, gradient in zip(["w₁", "b₁", "w₂", "b₂"], network.gradients):
        assert_written(shown[name], gradient.item())
    assert_written(shown["x"], dX.item())


def test_it_rests_on_the_step_back_through_the_sigmoid(opened):
    page = opened(Backpropagation())
    assert_shown(page, "one neuron", 9, REST)
    assert page.locator(".explanation p").all_inner_texts() == [
        "Backward, step 3 of 6: through the sigmoid",
        "∂a/∂z = a · (1 − a) = 0.71 · (1 − 0.71) = 0.21",
        "dz = da · ∂a/∂z = −0.58 · 0.21 = −0.12",
    ]
    assert page.locator("path.now").evaluate_all("paths => paths.map((path) => path.dataset.edge)") == ["z a"]
    assert page.locator("g.now").evaluate_all("nodes => nodes.map((node) => node.dataset.name)") == ["z", "a"]


def test_the_alternative_text_says_what_the_resting_picture_shows(opened):
    page = opened(Backpropagation())
    shown = [part for parts in page.evaluate(SHOWN).values() for part in parts if part]
    said = re.findall(r"\w+[₁₂]? = [^,;:]*?(−?\d\.\d+)(?=[,;:. ]|$)", Backpropagation.alt)
    assert len(said) >= 16
    for part in shown:
        name, value = part.split(" = ")
        assert re.search(rf"\b{name} = ([^,:]* = )?{value}(?!\d)", Backpropagation.alt), part


def test_two_gradients_add_where_a_value_is_used_twice(opened):
    page = opened(Backpropagation(graph="a value used twice", step=8))
    first = page.locator(".explanation p")
    expect(first.nth(2)).to_have_text("dz = da · ∂a/∂z = −0.44 · 0.74 = −0.33 (more to come)")
    assert page.evaluate(SHOWN)["z"][1] == "dz = −0.33 + …"
    page.get_by_role("button", name="Step").click()
    expect(first.last).to_have_text("dz += ds · ∂s/∂z = −0.47 · 0.19 = −0.090: first −0.33, plus −0.090 makes −0.42")
    assert page.evaluate(SHOWN)["z"][1] == "dz = −0.42"


@pytest.mark.parametrize("graph", GRAPHS)
@pytest.mark.parametrize("width", [320, 760])
def test_arrows_join_their_boxes_and_turn_around_on_the_way_back(opened, graph, width):
    count = OPERATIONS[graph]
    page = opened(Backpropagation(graph=graph, step=count), widget=True, width=width)
    for step, end in [(count, 1), (2 * count, 0)]:
        put(page, step=step)
        arrows = page.evaluate(ARROWS)
        assert [arrow["edge"] for arrow in arrows] == [list(edge) for edge in edges(graph)]
        for arrow in arrows:
            assert (arrow["joined"], arrow["crossed"]) == (True, [])
            assert arrow["head"] == [arrow["edge"][end]]


@pytest.mark.parametrize("graph", GRAPHS)
@pytest.mark.parametrize("width", [320, 500, 660, 760])
@pytest.mark.parametrize("traits", [REST, EXTREMES[1]], ids=["rest", "extreme"])
def test_words_stay_in_their_boxes_and_boxes_apart(opened, graph, width, traits):
    page = opened(Backpropagation(graph=graph, step=2 * OPERATIONS[graph], **traits), width=width)
    settle(page)
    outside, overlaps, smallest = page.evaluate(DRAWN)
    assert (outside, overlaps) == ([], 0)
    assert smallest >= 10.99


def test_it_follows_the_room_it_has(opened):
    page = opened(Backpropagation())
    height = page.locator("svg").bounding_box()["height"]
    page.set_viewport_size({"width": 360, "height": 900})
    page.wait_for_function("(height) => document.querySelector('svg').clientHeight > 1.4 * height", arg=height)
    assert_shown(page, "one neuron", 9, REST)


SLIDERS = {
    "one neuron": {"weight w₁": "w1", "weight w₂": "w2", "bias b": "b1", "input x₁": "x1", "input x₂": "x2"},
    "two layers": {"weight w₁": "w1", "weight w₂": "w2", "bias b₁": "b1", "bias b₂": "b2", "input x": "x1"},
    "a value used twice": {"weight w": "w1", "input x": "x1"},
}


@pytest.mark.parametrize("graph", GRAPHS)
def test_each_value_moves_by_keyboard_and_by_pointer(opened, graph):
    end = 2 * OPERATIONS[graph]
    page = opened(Backpropagation(graph=graph, step=end), widget=True)
    labels = SLIDERS[graph] | {"target y": "y"}
    sliders = page.locator(".controls").get_by_role("slider")
    assert sliders.count() == len(labels)
    traits = dict(REST)
    for label, name in labels.items():
        slider = page.get_by_label(label, exact=True)
        slider.press("ArrowLeft")
        traits[name] -= 0.1
        assert_shown(page, graph, end, traits)
        low = 0 if name == "y" else -2
        for share in (0.35, 0.62):
            box = slider.bounding_box()
            slider.click(position={"x": share * box["width"], "y": box["height"] / 2})
            traits[name] = float(slider.input_value())
            expected = low + share * (1 if name == "y" else 4)
            assert traits[name] == pytest.approx(expected, abs=0.2)
            assert page.evaluate("name => saved[name]", name) == traits[name]
            assert_shown(page, graph, end, traits)


def test_keyboard_moves_the_steps_and_the_choice(opened):
    page = opened(Backpropagation())
    for name in ["graph", "step", "Play", "Back", "Step", "Reset", "weight w₁"]:
        page.keyboard.press("Tab")
        control = page.get_by_label(name, exact=True).or_(page.get_by_role("button", name=name, exact=True))
        expect(control).to_be_focused()
    slider = page.get_by_role("slider", name="step")
    for key, step in [("ArrowRight", 10), ("End", 12), ("ArrowLeft", 11), ("Home", 0), ("ArrowRight", 1)]:
        slider.press(key)
        assert_shown(page, "one neuron", step, REST)
    for name, key, step in [("Step", "Enter", 2), ("Step", "Space", 3), ("Back", "Enter", 2), ("Reset", "Space", 0)]:
        page.get_by_role("button", name=name).press(key)
        assert_shown(page, "one neuron", step, REST)
    page.get_by_role("button", name="Back").press("Enter")
    assert_shown(page, "one neuron", 0, REST)
    page.get_by_label("graph", exact=True).focus()
    for graph, step in [("two layers", 11), ("a value used twice", 9)]:
        page.keyboard.press("ArrowDown")
        assert_shown(page, graph, step, REST)
        expect(page.locator(".explanation .title")).to_contain_text("through the sigmoid")
    summary = page.get_by_text("The same as a table")
    for _ in range(8):
        page.keyboard.press("Tab")
    expect(page.get_by_label("target y")).to_be_focused()
    page.keyboard.press("Tab")
    expect(summary).to_be_focused()
    expect(page.get_by_role("table")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.get_by_role("table")).to_be_visible()
    expect(page.get_by_role("row", name="a z · s 0.78 −0.44")).to_be_visible()


def test_pointer_moves_the_steps_and_the_choice(opened):
    page = opened(Backpropagation())
    slider = page.get_by_role("slider", name="step")
    box = slider.bounding_box()
    slider.click(position={"x": box["width"] / 2, "y": box["height"] / 2})
    assert_shown(page, "one neuron", 6, REST)
    slider.click(position={"x": box["width"] - 2, "y": box["height"] / 2})
    assert_shown(page, "one neuron", 12, REST)
    page.get_by_role("button", name="Step").click()
    assert_shown(page, "one neuron", 12, REST)
    page.get_by_role("button", name="Back").click()
    assert_shown(page, "one neuron", 11, REST)
    page.get_by_role("button", name="Reset").click()
    assert_shown(page, "one neuron", 0, REST)
    page.get_by_label("graph", exact=True).select_option("two layers")
    assert_shown(page, "two layers", 11, REST)
    slider.click(position={"x": box["width"] - 2, "y": box["height"] / 2})
    assert_shown(page, "two layers", 16, REST)


def test_play_takes_one_step_after_the_other_and_ends(opened):
    page = opened(Backpropagation())
    hold_time(page)
    explanation = page.locator(".explanation")
    expect(explanation).to_have_attribute("aria-live", "polite")
    page.get_by_role("button", name="Play").click()
    expect(explanation).to_have_attribute("aria-live", "off")
    seen = [step_of(page)]
    while seen[-1] < 12:
        page.clock.run_for(100)
        seen.append(step_of(page))
        assert len(seen) < 60
    assert [step for i, step in enumerate(seen) if step not in seen[:i]] == [9, 10, 11, 12]
    assert len(seen) > 40
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    expect(explanation).to_have_attribute("aria-live", "polite")
    page.get_by_role("button", name="Play").click()
    assert step_of(page) == 0
    page.get_by_role("button", name="Pause").click()
    page.clock.run_for(3000)
    assert step_of(page) == 0


def test_reduced_motion_still_takes_every_step(opened):
    page = opened(Backpropagation(), reduced_motion="reduce")
    hold_time(page)
    page.get_by_role("button", name="Play").click()
    seen = []
    for _ in range(8):
        page.clock.run_for(1000)
        seen.append(step_of(page))
    assert list(dict.fromkeys(seen)) == [9, 10, 11, 12]


@pytest.mark.parametrize("control", ["slider", "Back", "Step", "Reset", "graph"])
def test_other_controls_stop_it_playing(opened, control):
    page = opened(Backpropagation())
    hold_time(page)
    page.get_by_role("button", name="Play").click()
    if control == "slider":
        page.get_by_role("slider", name="step").press("ArrowLeft")
    elif control == "graph":
        page.get_by_label("graph", exact=True).select_option("two layers")
    else:
        page.get_by_role("button", name=control).click()
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    stopped = step_of(page)
    page.clock.run_for(4000)
    assert step_of(page) == stopped


def test_traits_follow_the_controls_until_it_is_taken_away(opened):
    page = opened(Backpropagation(graph="two layers", step=16), widget=True)
    assert_shown(page, "two layers", 16, REST)
    put(page, graph="a value used twice", step=10, w1=-0.5)
    assert_shown(page, "a value used twice", 10, REST | {"w1": -0.5})
    page.get_by_label("graph", exact=True).select_option("one neuron")
    page.get_by_role("button", name="Step").click()
    assert {name: page.evaluate("name => saved[name]", name) for name in ("graph", "step", "w1")} == {
        "graph": "one neuron",
        "step": 10,
        "w1": -0.5,
    }
    assert_shown(page, "one neuron", 10, REST | {"w1": -0.5})
    page.evaluate("() => stop()")
    before = page.locator("svg").inner_html()
    put(page, step=2)
    page.set_viewport_size({"width": 360, "height": 900})
    settle(page)
    assert page.locator("svg").inner_html() == before


def test_impossible_values_are_refused_by_python():
    for wrong in [
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
    ]:
        with pytest.raises(traitlets.TraitError, match=list(wrong)[-1]):
            Backpropagation(**wrong)
    figure = Backpropagation(graph="two layers", step=16)
    figure.graph = "a value used twice"
    assert figure.step == 10
