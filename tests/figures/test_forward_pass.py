"""The forward pass: its numbers, places and answers are those of nnlib, at each stage, by keyboard and by pointer."""

import re

import numpy as np
import pytest
import traitlets
from pages import settle
from playwright.sync_api import Page, expect

from course.figures.forward_pass import ForwardPass
from nnlib import Dense, Network, datasets

X, Y = datasets.xor()
STAGES = ["X", "Z₁", "A₁", "Z₂", "Ŷ"]
PLANES = {"x": (-0.25, 1.25), "z": (-4.75, 6.75), "a": (-1.25, 1.25)}
PLANE_OF_STAGE = "xzaax"

SHOWN = """() => {
  const pairs = (words) => (words.match(/-?[\\d.]+(e-?\\d+)?/g) ?? []).map(Number);
  const path = (name) => document.querySelector(`path.${name}`).getAttribute("d").split("M").slice(1).map(pairs);
  const ring = document.querySelector(".ring");
  return {
    marks: [...document.querySelectorAll(".plot [transform]")].map((mark) => pairs(mark.getAttribute("transform"))),
    ring: ["cx", "cy"].map((name) => Number(ring.getAttribute(name))),
    grid: path("grid"), unit: path("unit"), zeros: path("zeros"),
  };
}"""

GROUND = """(i) => {
  const canvas = document.querySelectorAll(".ground canvas")[i];
  const context = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
  context.drawImage(canvas, 0, 0);
  return [...context.getImageData(0, 0, canvas.width, canvas.height).data];
}"""


def computed(inputs: np.ndarray) -> list[np.ndarray]:
    """X, Z₁, A₁, Z₂ and Ŷ of nnlib's own network with the figure's weights."""
    layers = []
    for plain in ForwardPass().network["layers"]:
        layer = Dense(len(plain["W"][0]), len(plain["b"]), plain["activation"])
        layer.W[:], layer.b[:] = plain["W"], plain["b"]
        layers.append(layer)
    Y_hat = Network(*layers).predict(np.asarray(inputs, dtype=float))
    first, second = layers
    return [first.A_prev, first.Z, first.A, second.Z, Y_hat]


def numbers(text: str) -> list[float]:
    return [float(word.replace("−", "-")) for word in re.findall(r"−?\d+\.\d+", text)]


def places(shown: list[float], plane: str) -> np.ndarray:
    """From percent of the plot to the coordinates of a plane."""
    low, high = PLANES[plane]
    x, y = np.reshape(shown, (-1, 2)).T / 100
    return np.column_stack([low + (high - low) * x, high - (high - low) * y])


def point(page: Page) -> tuple[float, float]:
    return tuple(float(page.get_by_label(f"input {name}").input_value()) for name in ("x₁", "x₂"))


def axes(page: Page) -> str:
    """The letters of the planes whose axes are to be seen."""
    return "".join(name for name in PLANES if page.locator(f".axes.{name} .end").is_visible())


def assert_nnlib(page: Page, stage: int) -> None:
    """Compare the diagram, the formula, the places and the written answers of a whole stage with nnlib."""
    settle(page)
    plane = PLANE_OF_STAGE[stage]
    of_points, of_x = computed(X), computed([point(page)])

    expect(page.locator("[aria-current=step]")).to_have_text(re.compile(f"^{STAGES[stage]} "))
    said = page.locator(".panels > div").first.locator("svg").get_attribute("aria-label")
    assert said.count("=") == stage + 1
    drawn = page.locator(".panels > div").first.locator("svg > text").all_text_contents()[-8:]
    for k, values in enumerate(of_x):
        words = drawn[[0, 2, 4, 6, 7][k] :][: values.size]
        assert words == (["·"] * values.size if k > stage else [f"{v:.2f}".replace("-", "−") for v in values.ravel()])

    formula = page.locator(".formula").inner_text()
    result = numbers(formula)[-of_x[stage].size :]
    np.testing.assert_allclose(
        result, of_x[stage].ravel(), rtol=0, atol=[0.0051, 0.0051, 0.00006, 0.0006, 0.0006][stage]
    )
    if stage in (1, 3):
        *_, terms, written = formula.replace("−", "-").replace("·", "*").split("=")
        np.testing.assert_allclose(eval(terms.replace("- ", "-")), eval(written), rtol=0, atol=0.0051)

    shown, of_stage = page.evaluate(SHOWN), {"x": 0, "z": 1, "a": 2}[plane]
    np.testing.assert_allclose(places(shown["marks"], plane), of_points[of_stage], rtol=0, atol=1e-9)
    np.testing.assert_allclose(places(shown["ring"], plane), of_x[of_stage], rtol=0, atol=1e-9)
    labels = page.locator(".plot > span").all_inner_texts()
    if stage < 4:
        assert labels == ["(0, 0)", "(0, 1)", "(1, 0)", "(1, 1)", plane]
    else:
        assert labels == [f"{answer:.2f}" for answer in [*of_points[4].ravel(), of_x[4].item()]]
    assert axes(page) == plane
    assert "NaN" not in page.content() and "Infinity" not in page.content()


def set_model(page: Page, **values: float) -> None:
    page.evaluate("(values) => { for (const name in values) model.set(name, values[name]); }", values)
    settle(page)


def test_the_weights_solve_xor_by_or_nand_and_and():
    _, _, A, _, Y_hat = computed(X)
    assert abs(Y_hat - Y).max() < 0.1
    assert (A > 0).tolist() == [[False, True], [True, True], [True, True], [True, False]]
    first, second = ForwardPass().network["layers"]
    assert np.linalg.det(first["W"]) > 0, "the plane neither collapses nor turns over on its way from X to Z₁"
    corners = np.array([[-1, 1], [1, 1], [1, -1], [-1, -1]])
    assert (corners @ np.array(second["W"][0]) + second["b"] > 0).tolist() == [False, True, False, False]


def test_it_rests_on_the_bent_plane(opened):
    page = opened(ForwardPass())
    assert_nnlib(page, 2)
    assert point(page) == (0.5, 0.2)
    expect(page.locator(".caption")).to_contain_text("Now one straight line can divide discs from squares.")
    shapes = page.locator(".stages button").all_inner_texts()
    assert [" ".join(words.split()) for words in shapes] == [
        f"{name} {array.shape}" for name, array in zip(STAGES, computed(X))
    ]


@pytest.mark.parametrize("stage", range(5))
def test_each_stage_is_nnlibs(opened, stage):
    page = opened(ForwardPass(stage=stage), widget=True)
    for x1, x2 in [(0, 0), (1, 1), (0.15, 0.85), (0.95, 0)]:
        set_model(page, x1=x1, x2=x2)
        assert point(page) == (x1, x2)
        assert_nnlib(page, stage)


def test_the_network_is_drawn_with_its_weights_and_biases(opened):
    page = opened(ForwardPass())
    first, second = ForwardPass().network["layers"]
    diagram = page.locator(".panels > div").first
    written = diagram.locator(".tag").all_text_contents()
    weights = [w for layer in (first, second) for row in layer["W"] for w in row]
    assert written == [str(w).replace("-", "−") for w in weights]
    ends = diagram.locator(".edge.for, .edge.against").evaluate_all(
        "edges => edges.map(edge => ['y1', 'y2'].map(name => edge.getAttribute(name)))"
    )
    upper, lower, middle = "84", "186", "135"
    assert ends == [[upper, upper], [lower, upper], [upper, lower], [lower, lower], [upper, middle], [lower, middle]]
    signs = diagram.locator(".edge.for, .edge.against").evaluate_all(
        "edges => edges.map(edge => edge.classList.contains('for'))"
    )
    assert signs == [w > 0 for w in weights]
    for neuron, bias in zip(["OR", "NAND", "AND"], [*first["b"], *second["b"]]):
        expect(diagram).to_contain_text(neuron)
        expect(diagram).to_contain_text(f"bias {bias}".replace("-", "−"))


@pytest.mark.parametrize(("stage", "k"), [(0, 0), (1, 1), (2, 2), (3, 2), (4, 0)])
def test_the_grid_goes_through_the_network(opened, stage, k):
    page = opened(ForwardPass(stage=stage))
    plane = PLANE_OF_STAGE[stage]
    shown = page.evaluate(SHOWN)
    along, levels = np.linspace(-0.25, 1.25, 49), np.linspace(-0.25, 1.25, 7)
    lines = [
        np.column_stack(pair) for level in levels for pair in [(0 * along + level, along), (along, 0 * along + level)]
    ]
    assert len(shown["grid"]) == len(lines) == 14
    for drawn, line in zip(shown["grid"], lines):
        np.testing.assert_allclose(places(drawn, plane), computed(line)[k], rtol=0, atol=1e-9)
    for drawn, edge in zip(shown["unit"], [[(0, 0), (0, 1)], [(0, 0), (1, 0)], [(1, 0), (1, 1)], [(0, 1), (1, 1)]]):
        np.testing.assert_allclose(places(drawn, plane)[[0, -1]], computed(np.array(edge))[k], rtol=0, atol=1e-9)


@pytest.mark.parametrize(("stage", "k"), [(1, 1), (2, 2), (4, 0)])
def test_dashed_lines_are_where_a_hidden_neuron_gives_0(opened, stage, k):
    page = opened(ForwardPass(stage=stage))
    expect(page.locator("path.zeros")).to_be_visible()
    for i, line in enumerate(page.evaluate(SHOWN)["zeros"]):
        spots = places(line, PLANE_OF_STAGE[stage])
        sums = computed(spots)[1][:, i] if k == 0 else spots[:, i]
        np.testing.assert_allclose(sums, 0, atol=1e-9)
        assert np.ptp(spots[:, 1 - i]) > 1.4


def test_before_the_sums_there_are_no_dashed_lines(opened):
    expect(opened(ForwardPass(stage=0)).locator("path.zeros")).to_be_hidden()


@pytest.mark.parametrize(("stage", "other"), [(3, 4), (4, 3)])
def test_ground_and_line_show_the_output(opened, stage, other):
    page = opened(ForwardPass(stage=stage))
    grounds, plane = page.locator(".ground"), PLANE_OF_STAGE[stage]
    expect(grounds.nth(stage - 3)).to_be_visible()
    expect(grounds.nth(other - 3)).to_be_hidden()
    low, high = PLANES[plane]
    _, second = ForwardPass().network["layers"]

    def sums(spots: np.ndarray) -> np.ndarray:
        return spots @ np.array(second["W"][0]) + second["b"] if stage == 3 else computed(spots)[3].ravel()

    path = grounds.nth(stage - 3).locator("path").get_attribute("d")
    x, y = np.array(re.findall(r"[ML](\S+?) ([^ML]+)", path), float).T / 60
    assert len(x) > 50
    assert abs(sums(np.column_stack([low + (high - low) * x, high - (high - low) * y]))).max() < 0.05

    pixels = np.reshape(page.evaluate(GROUND, stage - 3), (61, 61, 4)).astype(int)
    axis = np.linspace(low, high, 61)
    z = sums(np.array([(x1, x2) for x2 in axis[::-1] for x1 in axis])).reshape(61, 61)
    orange = pixels[..., 0] > pixels[..., 2]
    assert orange[z > 0.5].all() and not orange[z < -0.5].any()
    assert (z > 0.5).sum() > 500 and (z < -0.5).sum() > 500
    for i in (0, 1):
        expect(grounds.nth(i).get_by_text("= 0").first).to_be_visible(visible=i == stage - 3)


def test_between_two_stages_the_plane_is_on_its_way(opened):
    page = opened(ForwardPass(stage=0), widget=True)
    marks = {}
    for stage in [0, 0.25, 1, 1.5, 2, 2.5, 3, 3.25, 3.5, 3.75, 4]:
        set_model(page, stage=stage)
        marks[stage] = np.array(page.evaluate(SHOWN)["marks"])
    np.testing.assert_allclose(marks[0.25], 0.75 * marks[0] + 0.25 * marks[1], atol=1e-9)
    np.testing.assert_allclose(marks[1.5], (marks[1] + marks[2]) / 2, atol=1e-9)
    np.testing.assert_allclose(marks[2.5], marks[2], atol=1e-9)
    np.testing.assert_allclose(marks[3.25], (marks[2] + marks[1]) / 2, atol=1e-9)
    np.testing.assert_allclose(marks[3.5], marks[1], atol=1e-9)
    np.testing.assert_allclose(marks[3.75], (marks[1] + marks[0]) / 2, atol=1e-9)
    np.testing.assert_allclose(marks[4], marks[0], atol=1e-9)


def test_a_stage_on_its_way_shows_the_layer_being_computed(opened):
    page = opened(ForwardPass(stage=1.5))
    expect(page.locator("[aria-current=step]")).to_have_text(re.compile("^A₁ "))
    assert page.locator(".formula").inner_text().startswith("A₁ = tanh(Z₁)")
    assert axes(page) == ""


def test_pointer_moves_every_control(opened):
    page = opened(ForwardPass())
    for stage in [3, 0, 4, 1, 2]:
        page.get_by_role("button", name=STAGES[stage]).click()
        assert_nnlib(page, stage)
    for name, value in [("stage", 2), ("input x₁", 0.25), ("input x₂", 0.75)]:
        slider = page.get_by_role("slider", name=name)
        box = slider.bounding_box()
        share = value / float(slider.get_attribute("max"))
        slider.click(position={"x": 8 + share * (box["width"] - 16), "y": box["height"] / 2})
        assert float(slider.input_value()) == pytest.approx(value)
        assert_nnlib(page, 2)
    page.get_by_role("button", name="Step").click()
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    assert_nnlib(page, 3)
    page.get_by_role("button", name="Reset").click()
    assert_nnlib(page, 0)


def test_keyboard_moves_every_control(opened):
    page = opened(ForwardPass())
    page.get_by_role("button", name="Z₁").press("Enter")
    assert_nnlib(page, 1)
    slider = page.get_by_role("slider", name="stage")
    slider.press("End")
    assert_nnlib(page, 4)
    slider.press("ArrowLeft")
    assert float(slider.input_value()) == pytest.approx(3.9)
    slider.press("Home")
    assert_nnlib(page, 0)
    for name in ("x₁", "x₂"):
        before = point(page)["x₁x₂".index(name) // 2]
        page.get_by_label(f"input {name}").press("ArrowRight")
        assert point(page)["x₁x₂".index(name) // 2] == pytest.approx(before + 0.05)
        assert_nnlib(page, 0)
        page.get_by_label(f"input {name}").press("End")
        assert_nnlib(page, 0)
    page.get_by_role("button", name="Step").press("Space")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    assert_nnlib(page, 1)
    page.get_by_role("button", name="Play").press("Enter")
    expect(page.get_by_role("button", name="Pause")).to_be_focused()
    page.get_by_role("button", name="Pause").press("Enter")
    page.get_by_role("button", name="Reset").press("Enter")
    assert_nnlib(page, 0)


@pytest.mark.parametrize("stage", [0, 4])
def test_the_ring_is_dragged_in_the_plane_of_the_inputs(opened, stage):
    page = opened(ForwardPass(stage=stage))
    box = page.locator(".plot").bounding_box()
    page.mouse.move(box["x"] + (0.95 + 0.25) / 1.5 * box["width"], box["y"] + (1.25 - 0.3) / 1.5 * box["height"])
    page.mouse.down()
    assert point(page) == (0.95, 0.3)
    assert_nnlib(page, stage)
    page.mouse.move(box["x"] + 2, box["y"] + 3)
    assert point(page) == (0, 1)
    page.mouse.up()
    page.mouse.move(box["x"] + 100, box["y"] + 100)
    assert point(page) == (0, 1)
    assert_nnlib(page, stage)


@pytest.mark.parametrize("stage", [0.5, 1, 2, 3])
def test_the_other_planes_are_not_dragged(opened, stage):
    page = opened(ForwardPass(stage=stage))
    page.locator(".plot").click(position={"x": 200, "y": 50})
    assert point(page) == (0.5, 0.2)
    assert page.locator(".plot").evaluate("plot => getComputedStyle(plot).touchAction") == "auto"


def test_play_goes_through_all_stages_and_ends(opened):
    page = opened(ForwardPass(stage=4), widget=True)
    page.evaluate(
        "() => { window.stages = []; model.on('change:stage', () => window.stages.push(model.get('stage'))); }"
    )
    report = page.locator("[aria-live]")
    expect(report).to_have_attribute("aria-live", "polite")
    page.get_by_role("button", name="Play").click()
    expect(report).to_have_attribute("aria-live", "off")
    page.wait_for_function("() => model.get('stage') === 4", timeout=20_000)
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    expect(report).to_have_attribute("aria-live", "polite")
    stages = page.evaluate("() => stages")
    assert stages == sorted(stages)
    assert {0, 1, 2, 3, 4} < set(stages)
    assert any(0 < stage < 1 for stage in stages) and any(3 < stage < 4 for stage in stages)
    assert page.evaluate("() => saved.stage") == 4
    assert_nnlib(page, 4)


@pytest.mark.parametrize("control", ["slider", "Ŷ", "Reset", "Pause"])
def test_other_controls_stop_it_playing(opened, control):
    page = opened(ForwardPass(stage=0), widget=True)
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("() => model.get('stage') > 0.1")
    if control == "slider":
        page.get_by_role("slider", name="stage").press("ArrowRight")
    else:
        page.get_by_role("button", name=control).click()
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    stopped = page.evaluate("() => model.get('stage')")
    page.wait_for_timeout(200)
    assert page.evaluate("() => model.get('stage')") == stopped


def test_step_ends_at_the_next_stage_and_then_play_goes_on(opened):
    page = opened(ForwardPass(stage=1.3), widget=True)
    page.get_by_role("button", name="Step").click()
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    assert page.evaluate("() => model.get('stage')") == 2
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("() => model.get('stage') > 3.1", timeout=20_000)
    page.get_by_role("button", name="Ŷ").click()
    page.get_by_role("button", name="Step").click()
    settle(page)
    assert page.evaluate("() => model.get('stage')") == 4


def test_reduced_motion_jumps(opened):
    page = opened(ForwardPass(stage=0), widget=True, reduced_motion="reduce")
    page.clock.install()
    page.evaluate(
        "() => { window.stages = []; model.on('change:stage', () => window.stages.push(model.get('stage'))); }"
    )
    page.get_by_role("button", name="Step").click()
    assert page.evaluate("() => stages") == [1]
    page.get_by_role("button", name="Play").click()
    page.clock.run_for(9000)
    assert page.evaluate("() => stages") == [1, 2, 3, 4]
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_traits_and_controls_agree(opened):
    page = opened(ForwardPass(stage=3, x1=0.35, x2=0.9), widget=True)
    assert_nnlib(page, 3)
    set_model(page, stage=1, x1=0.05, x2=0.6)
    assert_nnlib(page, 1)
    page.get_by_role("button", name="A₁").click()
    page.get_by_label("input x₁").press("Home")
    saved = page.evaluate("() => saved")
    assert (saved["stage"], saved["x1"], saved["x2"]) == (2, 0, 0.6)


def test_dark_repaints_the_ground(opened):
    page = opened(ForwardPass(stage=4))
    light = np.mean(page.evaluate(GROUND, 1))
    page.evaluate("() => { document.documentElement.dataset.theme = 'dark'; }")
    settle(page)
    assert np.mean(page.evaluate(GROUND, 1)) < light - 30


@pytest.mark.parametrize("width", [320, 345, 640, 760])
def test_its_height_stays(opened, width):
    page = opened(ForwardPass(), width=width)
    figure = page.locator(".course-figure")
    figure.evaluate("figure => { figure.style.minHeight = 0; }")
    heights = set()
    for name in STAGES:
        page.get_by_role("button", name=name).click()
        settle(page)
        heights.add(figure.bounding_box()["height"])
    assert len(heights) == 1


@pytest.mark.parametrize(
    ("name", "value"), [("stage", 4.1), ("stage", "A₁"), ("x1", -0.1), ("x2", 1.5), ("network", {})]
)
def test_values_that_cannot_be_are_refused_by_python(name, value):
    figure = ForwardPass()
    with pytest.raises(traitlets.TraitError, match=name):
        setattr(figure, name, value)
