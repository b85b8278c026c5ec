"""The bowl: its model is nnlib's SGD at every step, judged by eigenvalues; its view draws it, and the ball is moved."""

import json
import re
from itertools import product

import numpy as np
import pytest
import traitlets
from pages import plain, set_state, settle, state
from playwright.sync_api import Page, expect

from course.figures import LossBowl
from nnlib import MSE, SGD, Dense, Network

X = np.array([[-0.4], [0.2], [0.7], [1.2], [1.8], [2.5]])
Y = np.array([[-0.9], [0.2], [-0.2], [0.9], [0.6], [1.7]])
DESIGN = np.column_stack([X, np.ones_like(X)])
(FLAT, STEEP), DIRECTIONS = np.linalg.eigh(2 / len(X) * DESIGN.T @ DESIGN)
BEST = np.linalg.lstsq(DESIGN, Y, rcond=None)[0].ravel()
LOWEST = MSE()(DESIGN @ BEST[:, None], Y)
RATES = [0.01, 0.05, 0.12, 0.15, 0.16, 0.19, 0.2, 0.24, 0.3, 0.31, 0.38, 0.39, 0.48, 0.6]
STARTS = [(-0.9, 0.4), (2.8, 1.6), (-1.2, -2.4), (0.8, -0.4), (1.35, -2.05)]
STEPS = [0, 1, 3, 8, 23, 60]
MODEL = "loss_bowl/model.js"


def trained(w: float, b: float, lr: float, steps: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Where nnlib is after each step, (w, b); the gradients there; and the losses."""
    network, mse, optimizer = Network(Dense(1, 1, "identity")), MSE(), SGD(lr)
    layer = network.layers[0]
    layer.W[:], layer.b[:] = w, b
    places, slopes, losses = [], [], []
    for _ in range(steps + 1):
        places.append([layer.W.item(), layer.b.item()])
        losses.append(network.train_step(X, Y, mse, optimizer))
        slopes.append([layer.dW.item(), layer.db.item()])
    return np.array(places), np.array(slopes), np.array(losses)


def arrival_of(w: float, b: float, lr: float) -> int:
    """After how many steps the ball is near: in each direction, a step multiplies the distance by one factor."""
    distances = DIRECTIONS.T @ ([w, b] - BEST) * (1 - lr * np.array([FLAT, STEEP])) ** np.arange(900)[:, None]
    return int(np.argmax(np.hypot(*distances.T) < 0.05))


def on_map(places: np.ndarray) -> np.ndarray:
    return 25 * np.column_stack([places[:, 0] + 1.2, 1.6 - places[:, 1]])


def on_data(x, y) -> np.ndarray:
    return np.column_stack([100 * (np.ravel(x) + 0.8) / 3.7, np.clip(100 * (2.5 - np.ravel(y)) / 4.5, -1e4, 1e4)])


def number(text: str) -> float:
    """Read a number as the figure writes it."""
    plainly = text.replace("−", "-")
    if " · 10" in plainly:
        front, power = plainly.split(" · 10")
        plainly = f"{front}e{power.translate(str.maketrans('⁻⁰¹²³⁴⁵⁶⁷⁸⁹', '-0123456789'))}"
    return float(plainly)


def is_written(value: float, text: str, decimals: int = 2) -> bool:
    if abs(value) >= 1000:
        return "· 10" in text and number(text) == pytest.approx(value, rel=0.051)
    return number(text) == pytest.approx(value, abs=0.51 / 10**decimals)


class Case:
    """A state, what the model gives for it, and where nnlib is then."""

    def __init__(self, values: dict, found: dict, run: tuple) -> None:
        self.values, self.found = values, found
        self.step = values["step"]
        self.places, self.slopes, self.losses = (array[: self.step + 1] for array in run)
        self.here, self.slope = self.places[-1], self.slopes[-1]
        self.is_there = -1.2 <= self.here[0] <= 2.8 and -2.4 <= self.here[1] <= 1.6


@pytest.fixture(scope="module")
def cases(javascript) -> list[Case]:
    combinations = list(product(RATES, STARTS, STEPS))
    values = [{"lr": lr, "w": w, "b": b, "step": step} for lr, (w, b), step in combinations]
    runs = {(lr, start): trained(*start, lr, 60) for lr, start in product(RATES, STARTS)}
    found = json.loads(json.dumps(javascript.call(MODEL, "evaluate", values)).replace("\\u00a0", " "))
    return [
        Case(one, its, runs[lr, start]) for one, its, (lr, start, _) in zip(values, found, combinations, strict=True)
    ]


def evaluated(javascript, **values) -> dict:
    return javascript.call(MODEL, "evaluate", [plain(LossBowl(**values))])[0]


class TestModel:
    def test_every_step_is_that_of_nnlib(self, cases):
        for case in cases:
            assert len(case.found["places"]) == case.step + 1
            for name, expected in zip(
                ["w", "b", "dw", "db", "loss"], [*case.places.T, *case.slopes.T, case.losses], strict=True
            ):
                found = [float(one[name]) for one in case.found["places"]]
                np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-9)

    def test_the_map_has_the_path_the_ball_and_the_steepest_way_down(self, cases):
        seen = set()
        for case in cases:
            shown, drawn = case.found["map"], on_map(case.places)
            path = np.array(shown["path"])
            np.testing.assert_allclose(path, drawn[: len(path)], rtol=1e-9, atol=1e-6)
            assert len(path) == case.step + 1 or np.hypot(*case.places[len(path) - 1]) > 1e3
            seen.add((case.is_there, bool(shown["arrow"])))
            if case.is_there:
                np.testing.assert_allclose(shown["ball"], drawn[-1], atol=1e-6)
                assert shown["gone"] is None
                steepness = np.hypot(*case.slope)
                assert bool(shown["arrow"]) == (steepness > 0.01)
                if shown["arrow"]:
                    tail, tip = np.array(shown["arrow"]["tail"]), np.array(shown["arrow"]["tip"])
                    np.testing.assert_allclose(tail, drawn[-1], atol=1e-6)
                    w, b = -case.slope / steepness
                    np.testing.assert_allclose((tip - tail) / 11, [w, -b], atol=1e-6)
            else:
                assert [shown["ball"], shown["arrow"]] == [None, None]
                away, edge = drawn[-1] - 50, np.array([shown["gone"]["x"], shown["gone"]["y"]]) - 50
                assert abs(edge).max() == pytest.approx(46)
                np.testing.assert_allclose(edge / np.hypot(*edge), away / np.hypot(*away), atol=1e-9)
                angle = shown["gone"]["angle"]
                np.testing.assert_allclose([np.sin(angle), -np.cos(angle)], away / np.hypot(*away), atol=1e-9)
        assert seen == {(True, True), (True, False), (False, False)}

    def test_the_words_at_the_arrow_are_beside_it_and_on_the_map(self, cases):
        sides = set()
        for case in cases:
            if arrow := case.found["map"]["arrow"]:
                label, xs = arrow["label"], [arrow["tail"][0], arrow["tip"][0]]
                sides.add(label["side"])
                if label["side"] == "after":
                    assert max(xs) + 3 < label["x"] < 70
                else:
                    assert 30 < label["x"] < min(xs) - 3
                assert 8 <= label["y"] <= 92
        assert sides == {"after", "before"}

    def test_the_arrow_has_two_wings_behind_its_tip(self, javascript):
        arrow = evaluated(javascript)["map"]["arrow"]
        tail, tip = np.array(arrow["tail"]), np.array(arrow["tip"])
        one, middle, other = np.array(arrow["wings"]) - tip
        np.testing.assert_allclose(middle, 0)
        along = (tip - tail) / np.hypot(*(tip - tail))
        np.testing.assert_allclose([one @ along, other @ along], [-3, -3])
        np.testing.assert_allclose(one + other, -6 * along, atol=1e-9)
        assert np.hypot(*(one - other)) == pytest.approx(3)

    def test_the_line_its_errors_and_the_losses_are_drawn(self, cases):
        for case in cases:
            w, b = case.here
            fit = case.found["fit"]
            ends = np.array([-0.8, 2.9])
            np.testing.assert_allclose(fit["line"], on_data(ends, w * ends + b), atol=1e-5)
            errors = np.array(fit["errors"])
            np.testing.assert_allclose(errors[:, 0], on_data(X, Y), atol=1e-9)
            np.testing.assert_allclose(errors[:, 1], on_data(X, w * X + b), atol=1e-5)
            heights = np.clip(100 * (2 - np.log10(case.losses)) / 3.8, -1e4, 1e4)
            along = 100 * (np.arange(case.step + 1) + 1) / 63
            np.testing.assert_allclose(case.found["losses"]["path"], np.column_stack([along, heights]), atol=1e-6)

    def test_the_words_have_the_numbers(self, cases):
        for case in cases:
            words = re.fullmatch(r"Step (\d+): w = (.+), b = (.+), loss L = (.+)", case.found["now"])
            assert words
            assert int(words[1]) == case.step
            assert is_written(case.here[0], words[2])
            assert is_written(case.here[1], words[3])
            assert is_written(case.losses[-1], words[4], 3)
            where = f"w = {words[2]}, b = {words[3]}"
            there = "at" if case.is_there else "off the map, at"
            assert case.found["map"]["description"] == (
                f"Map of the loss over w and b, with its minimum at w = 0.78, b = −0.39. The ball is {there} {where}."
            )
            assert case.found["fit"]["description"] == f"Six points, and the line ŷ = w x + b with {where}."
            start = f"{case.losses[0]:.3f}"
            assert case.found["losses"]["description"] == (
                f"Loss at step {case.step}: L = {words[4]}. At the start it is {start}; lowest is 0.112."
            )

    def test_the_next_step_is_a_sum_until_it_grows_too_large(self, cases):
        seen = set()
        for case in cases:
            lr = case.values["lr"]
            for name, value, slope, sentence in zip("wb", case.here, case.slope, case.found["next"], strict=True):
                *terms, result = sentence.removeprefix(f"next {name} = ").split(" = ")
                assert is_written(value - lr * slope, result)
                is_large = max(abs(value), abs(slope)) >= 100
                seen.add(is_large)
                assert len(terms) == (0 if is_large else 1)
                if terms:
                    at, product_of = terms[0].split(" − ", 1)
                    rate, factor = product_of.split(" · ")
                    assert is_written(value, at)
                    assert rate == f"{lr:.2f}"
                    assert is_written(slope, factor.strip("()"))
                    assert factor.startswith("(") == ("−" in factor)
        assert seen == {True, False}

    def test_the_verdict_is_that_of_the_eigenvalues(self, cases):
        begins = set()
        for case in cases:
            lr, verdict = case.values["lr"], case.found["verdict"]
            limit = f"lr = {2 / STEEP:.3f}"
            begins.add(verdict.split()[0])
            if lr > 2 / STEEP:
                assert verdict.startswith(f"Diverges: each step lands {lr * STEEP - 1:.2f} times as far")
                assert limit in verdict
                assert not case.found["falls"]
                continue
            arrival = arrival_of(case.values["w"], case.values["b"], lr)
            assert case.found["arrival"] == arrival
            assert f"within 0.05 of the minimum after {arrival} step{'s' if arrival != 1 else ''}" in verdict
            if lr > 1 / STEEP:
                assert verdict.startswith("Zig-zags")
                assert limit in verdict
            elif arrival > 60:
                assert verdict.startswith("Slow")
                assert f"{100 * (1 - lr * FLAT):.0f} %" in verdict
            else:
                assert verdict.startswith("Good")
        assert begins == {"Diverges:", "Zig-zags", "Slow:", "Good:"}

    def test_a_rate_just_below_the_limit_is_not_waited_for(self, javascript):
        below, above = (evaluated(javascript, lr=2 / STEEP + side * 1e-9) for side in (-1, 1))
        assert "after more than 10,000 steps" in below["verdict"]
        assert above["verdict"].startswith("Diverges")

    def test_one_step_is_not_steps(self, javascript):
        # Straight across the valley, the rate 1 / STEEP arrives at once.
        w, b = BEST + 0.5 * DIRECTIONS[:, 1]
        verdict = evaluated(javascript, w=w, b=b, lr=1 / STEEP - 1e-6)["verdict"]
        assert "after 1 step." in verdict

    def test_twice_the_rate_halves_the_steps_and_four_times_diverges(self, javascript):
        verdicts = [evaluated(javascript, lr=lr)["verdict"] for lr in (0.12, 0.24, 0.48)]
        for verdict, words in zip(verdicts, ["after 38 steps", "after 18 steps", "Diverges"], strict=True):
            assert words in verdict

    def test_the_contours_are_where_the_loss_is_what_they_say(self, javascript):
        assert 5 < STEEP / FLAT < 10
        [found] = javascript.call(MODEL, "contours", [[]])
        np.testing.assert_allclose([found["cx"] / 25 - 1.2, 1.6 - found["cy"] / 25], BEST)
        turn, angle = np.linspace(0, 6, 9), np.radians(found["degrees"])
        for ellipse, level in zip(found["ellipses"], [20, 10, 5, 2, 1, 0.5, 0.2], strict=True):
            x, y = ellipse["rx"] * np.cos(turn), ellipse["ry"] * np.sin(turn)
            w = (found["cx"] + x * np.cos(angle) - y * np.sin(angle)) / 25 - 1.2
            b = 1.6 - (found["cy"] + x * np.sin(angle) + y * np.cos(angle)) / 25
            losses = [MSE()(one_w * X + one_b, Y) for one_w, one_b in zip(w, b, strict=True)]
            np.testing.assert_allclose(losses, level, rtol=1e-9)
        for label, words in zip(found["labels"], ["L = 5", "2", "1"], strict=True):
            assert label["words"] == words
            loss = MSE()((label["x"] / 25 - 1.2) * X + BEST[1], Y)
            assert loss == pytest.approx(float(words.removeprefix("L = ")))

    def test_the_data_are_those_of_the_chapter(self, javascript):
        np.testing.assert_allclose(javascript.call(MODEL, "samples", [[]])[0], on_data(X, Y))
        [height] = javascript.call(MODEL, "heightOf", [[LOWEST]])
        assert height == pytest.approx(100 * (2 - np.log10(LOWEST)) / 3.8)

    def test_the_pointer_gives_a_start_on_the_map(self, javascript):
        starts = javascript.call(MODEL, "startAt", [[0.725, 0.725], [0, 0], [1.5, 3], [-1, -1]])
        assert [(one["w"], one["b"], one["step"]) for one in starts] == [
            (1.7, -1.3, 0),
            (-1.2, 1.6, 0),
            (2.8, -2.4, 0),
            (-1.2, 1.6, 0),
        ]


SHOWN = """() => {
  const [map, fit, curve] = document.querySelectorAll(".plot");
  const spot = (element) =>
    element.checkVisibility() ? ["left", "top"].map((side) => parseFloat(element.style[side])) : null;
  const centre = (circle) => ["cx", "cy"].map((name) => Number(circle.getAttribute(name)));
  const pairs = (path) => [...path.getAttribute("d").matchAll(/[ML](\\S+?) ([^ML]+)/g)].map(([, x, y]) => [+x, +y]);
  const words = (selector) => [...document.querySelectorAll(selector)].map(({ innerText }) => innerText);
  return {
    ball: spot(map.querySelector(".dot")), gone: spot(map.querySelector(".gone")), off: spot(map.querySelector(".off")),
    turned: parseFloat(map.querySelector(".gone").style.rotate),
    path: pairs(map.querySelector(".path")),
    steps: [...map.querySelectorAll(".step")].map(centre),
    arrow: pairs(map.querySelector(".arrow")), direction: spot(map.querySelector(".direction")),
    side: map.querySelector(".direction").className,
    fit: pairs(fit.querySelector(".curve")), errors: [...fit.querySelectorAll(".error")].map(pairs),
    samples: [...fit.querySelectorAll(".sample")].map(spot),
    losses: pairs(curve.querySelector(".curve")), dot: spot(curve.querySelector(".dot")),
    now: words(".report > .formula:first-child"), next: words(".next span"),
    verdict: words(".verdict"),
    labels: [map, fit, curve].map((plot) => plot.ariaLabel),
  };
}"""


def assert_drawn(page: Page, javascript) -> dict:
    """The page shows what the model gives for its state."""
    settle(page)
    now, shown = evaluated(javascript, **state(page)), page.evaluate(SHOWN)
    its_map, fit, losses = now["map"], now["fit"], now["losses"]
    for name in ("now", "verdict"):
        assert shown[name] == [now[name]]
    assert shown["next"] == now["next"]
    assert shown["labels"] == [its_map["description"], fit["description"], losses["description"]]
    np.testing.assert_allclose(shown["path"], its_map["path"], rtol=1e-9, atol=1e-6)
    assert shown["steps"] == its_map["path"][:-1]
    for name in ("ball", "gone"):
        assert bool(shown[name]) == bool(its_map[name])
    if its_map["ball"]:
        np.testing.assert_allclose(shown["ball"], its_map["ball"], atol=1e-3)
        assert not shown["off"]
    else:
        gone = its_map["gone"]
        np.testing.assert_allclose([*shown["gone"], shown["turned"]], [gone["x"], gone["y"], gone["angle"]], atol=1e-3)
        assert shown["off"]
    if arrow := its_map["arrow"]:
        np.testing.assert_allclose(shown["arrow"], [arrow["tail"], arrow["tip"], *arrow["wings"]], atol=1e-6)
        np.testing.assert_allclose(shown["direction"], [arrow["label"]["x"], arrow["label"]["y"]], atol=1e-3)
        assert shown["side"] == f"direction {arrow['label']['side']}"
    else:
        assert [shown["arrow"], shown["direction"]] == [[], None]
    np.testing.assert_allclose(shown["fit"], fit["line"], atol=1e-6)
    np.testing.assert_allclose(shown["errors"], fit["errors"], atol=1e-6)
    np.testing.assert_allclose(shown["samples"], on_data(X, Y), atol=1e-3)
    np.testing.assert_allclose(shown["losses"], losses["path"], atol=1e-6)
    if losses["path"][-1][1] >= 0:
        np.testing.assert_allclose(shown["dot"], losses["path"][-1], atol=1e-3)
    else:
        assert shown["dot"] is None
    return now


@pytest.fixture
def page(shown):
    return shown(LossBowl())


class TestView:
    def test_it_draws_what_the_model_gives(self, page, javascript):
        rest = assert_drawn(page, javascript)
        assert rest["verdict"].startswith("Good")
        states: list[dict[str, float]] = [{"step": 0}, {"lr": 0.6, "step": 7}, {"w": 2.4, "b": 1.1, "lr": 0.01}]
        for values in [*states, {"lr": 0.24, "step": 60}]:
            set_state(page, **values)
            assert_drawn(page, javascript)

    def test_the_contours_are_drawn(self, page, javascript):
        [model] = javascript.call(MODEL, "contours", [[]])
        ellipses = page.locator("ellipse").evaluate_all(
            "all => all.map((one) => ['cx', 'cy', 'rx', 'ry'].map((name) => Number(one.getAttribute(name))))"
        )
        expected = [[model["cx"], model["cy"], one["rx"], one["ry"]] for one in model["ellipses"]]
        np.testing.assert_allclose(ellipses, expected)
        turned = set(page.locator("ellipse").evaluate_all("all => all.map((one) => one.getAttribute('transform'))"))
        assert [float(words[7:].split()[0]) for words in turned] == [pytest.approx(model["degrees"])]
        # Darker is higher.
        fills = page.locator("ellipse").evaluate_all("all => all.map((one) => getComputedStyle(one).fill)")
        assert len(set(fills)) == len(fills)
        labels = page.locator(".height").evaluate_all("all => all.map((one) => [one.textContent, one.style.left])")
        assert [words for words, _ in labels] == ["L = 5", "2", "1"]
        lefts = [float(left.rstrip("%")) for _, left in labels]
        np.testing.assert_allclose(lefts, [label["x"] for label in model["labels"]], atol=1e-3)
        expect(page.locator(".lowest")).to_have_text(f"lowest: {LOWEST:.3f}")
        cross = [float(word) for word in re.findall(r"[\d.]+", page.locator(".cross").get_attribute("d"))[:2]]
        np.testing.assert_allclose(cross, [model["cx"] - 2, model["cy"]])

    def test_the_arrow_and_its_words_have_the_colour_of_slopes(self, page):
        slope = "rgb(181, 23, 75)"
        assert page.locator(".arrow").evaluate("one => getComputedStyle(one).stroke") == slope
        assert page.locator(".direction").evaluate("one => getComputedStyle(one).color") == slope
        assert page.locator(".direction").inner_text().split() == ["steepest", "way", "down"]
        expect(page.locator(".key")).to_contain_text("The arrow points the steepest way down.")

    def test_a_new_start_begins_at_step_0(self, page, javascript):
        for name, label in [("w", "start w"), ("b", "start b")]:
            set_state(page, step=5)
            page.get_by_label(label).press("ArrowLeft")
            expected = {"w": -1.0, "b": 0.4} if name == "w" else {"w": -1.0, "b": 0.3}
            assert state(page) == pytest.approx({**expected, "lr": 0.12, "step": 0})
        assert_drawn(page, javascript)
        box = page.get_by_label("start w").bounding_box()
        set_state(page, step=5)
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        assert state(page) == pytest.approx({"w": 0.8, "b": 0.3, "lr": 0.12, "step": 0}, abs=0.11)
        assert state(page)["step"] == 0

    def test_each_slider_has_the_limits_of_python(self, page):
        for name, label in {"lr": "rate lr", "step": "step", "w": "start w", "b": "start b"}.items():
            slider, trait = page.get_by_label(label, exact=True), LossBowl.class_traits()[name]
            assert [float(slider.get_attribute(end)) for end in ("min", "max")] == [trait.min, trait.max]

    def test_another_rate_keeps_the_step(self, page, javascript):
        page.get_by_label("rate lr").press("End")
        assert state(page) == {"w": -0.9, "b": 0.4, "lr": 0.6, "step": 8}
        assert assert_drawn(page, javascript)["verdict"].startswith("Diverges")
        expect(page.locator(".off")).to_have_text("The ball is off the map")

    def test_the_start_is_set_and_dragged_on_the_map(self, page, javascript):
        box = page.locator(".map svg").bounding_box()

        def at(w: float, b: float) -> tuple[float, float]:
            return box["x"] + (w + 1.2) / 4 * box["width"], box["y"] + (1.6 - b) / 4 * box["height"]

        page.mouse.click(*at(1.7, -1.3))
        assert state(page) == {"w": 1.7, "b": -1.3, "lr": 0.12, "step": 0}
        assert_drawn(page, javascript)
        page.mouse.move(*at(0, 0))
        page.mouse.down()
        page.mouse.move(*at(-0.6, 1.1))
        assert state(page) == {"w": -0.6, "b": 1.1, "lr": 0.12, "step": 0}
        page.mouse.move(*at(5, -4))
        page.mouse.up()
        page.mouse.move(*at(1, 1))
        assert state(page) == {"w": 2.8, "b": -2.4, "lr": 0.12, "step": 0}
        assert page.evaluate("() => saved") == state(page)

    def test_step_and_reset(self, page, javascript):
        for key, step in [("Enter", 9), ("Space", 10)]:
            page.get_by_role("button", name="Step").press(key)
            assert state(page)["step"] == step
        page.get_by_role("button", name="Reset").press("Enter")
        assert state(page)["step"] == 0
        page.get_by_role("button", name="Step").click()
        assert state(page)["step"] == 1
        set_state(page, step=60)
        page.get_by_role("button", name="Step").click()
        assert state(page)["step"] == 60
        assert_drawn(page, javascript)

    def test_play_runs_to_the_end_and_begins_again(self, page):
        report = page.locator("[aria-live]")
        expect(report).to_have_attribute("aria-live", "polite")
        set_state(page, step=58)
        page.get_by_role("button", name="Play").press("Space")
        expect(report).to_have_attribute("aria-live", "off")
        expect(page.get_by_role("button", name="Play")).to_be_focused()
        expect(report).to_have_attribute("aria-live", "polite")
        assert state(page)["step"] == 60
        page.get_by_role("button", name="Play").click()
        page.wait_for_function("model.get('step') > 0 && model.get('step') < 9")

    @pytest.mark.parametrize("control", ["step", "start w", "start b", "map", "Step", "Reset"])
    def test_other_controls_stop_it_playing(self, page, control):
        page.get_by_role("button", name="Play").click()
        if control == "map":
            page.locator(".map").click()
        elif control[0].isupper():
            page.get_by_role("button", name=control).click()
        else:
            page.get_by_label(control, exact=True).press("ArrowRight")
        expect(page.get_by_role("button", name="Play")).to_be_visible()

    def test_for_calm_readers_it_jumps_once_a_second(self, shown):
        page = shown(LossBowl(step=50), reduced_motion=True)
        page.get_by_role("button", name="Play").click()
        page.wait_for_function("model.get('step') !== 50")
        assert state(page)["step"] == 56

    def test_nothing_jumps_when_the_numbers_change(self, page):
        for width in (320, 345, 600, 760):
            page.set_viewport_size({"width": width, "height": 900})
            tops = set()
            for lr, step in [(0.01, 0), (0.12, 60), (0.16, 8), (0.34, 3), (0.48, 7), (0.5, 9), (0.6, 8), (0.6, 60)]:
                set_state(page, lr=lr, step=step)
                tops.add(page.locator(".controls").bounding_box()["y"])
            assert len(tops) == 1, width

    def test_the_words_at_the_arrow_stay_on_the_map(self, page):
        page.set_viewport_size({"width": 320, "height": 900})
        for w, b in product([-1.2, 0.3, 0.5, 0.8, 2.8], [-2.4, -0.9, 1.6]):
            set_state(page, w=w, b=b, step=0)
            box, words, ball = (page.locator(one).bounding_box() for one in (".map", ".direction", ".map .dot"))
            assert box["x"] <= words["x"]
            assert words["x"] + words["width"] <= box["x"] + box["width"]
            assert box["y"] <= words["y"]
            assert words["y"] + words["height"] <= box["y"] + box["height"]
            assert words["x"] >= ball["x"] + ball["width"] - 1 or words["x"] + words["width"] <= ball["x"] + 1


IMPOSSIBLE = [("w", -1.3), ("w", 2.9), ("b", 1.7), ("lr", 0), ("lr", 0.7), ("step", 61), ("step", -1), ("step", 1.5)]


@pytest.mark.parametrize(("name", "value"), IMPOSSIBLE)
def test_impossible_values_are_refused_by_python(name, value):
    with pytest.raises(traitlets.TraitError, match=name):
        LossBowl(**{name: value})
