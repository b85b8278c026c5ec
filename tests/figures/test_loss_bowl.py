"""The bowl: at every step the ball is where nnlib's SGD brings it, and the verdict is that of the eigenvalues."""

import re
from typing import Any

import numpy as np
import pytest
import traitlets
from pages import settle
from playwright.sync_api import Page, expect

from course.figures import LossBowl
from nnlib import MSE, SGD, Dense, Network

X = np.array([[-0.4], [0.2], [0.7], [1.2], [1.8], [2.5]])
Y = np.array([[-0.9], [0.2], [-0.2], [0.9], [0.6], [1.7]])
DESIGN = np.column_stack([X, np.ones_like(X)])
FLAT, STEEP = np.linalg.eigvalsh(2 / len(X) * DESIGN.T @ DESIGN)
BEST = np.linalg.lstsq(DESIGN, Y, rcond=None)[0].ravel()
SLIDERS = {"w": "start w", "b": "start b", "lr": "rate lr", "step": "step"}
REST = {"w": -0.9, "b": 0.4, "lr": 0.12, "step": 8}

SHOWN = """() => {
  const [map, fit, curve] = document.querySelectorAll(".plot");
  const spot = (element) => element.checkVisibility() && ["left", "top"].map((side) => parseFloat(element.style[side]));
  const pairs = (path) => [...path.getAttribute("d").matchAll(/[ML](\\S+?) ([^ML]+)/g)].map(([, x, y]) => [+x, +y]);
  return {
    ball: spot(map.querySelector(".ball")), gone: spot(map.querySelector(".gone")),
    path: pairs(map.querySelector(".path")), marks: map.querySelectorAll(".mark").length,
    arrow: pairs(map.querySelector(".arrow")),
    fit: pairs(fit.querySelector(".fit")), errors: [...fit.querySelectorAll(".error")].map(pairs),
    samples: [...fit.querySelectorAll(".sample")].map(spot),
    losses: pairs(curve.querySelector(".fit")), dot: spot(curve.querySelector(".ball")),
    now: document.querySelector(".formula").innerText,
    next: [...document.querySelectorAll(".next span")].map((span) => span.innerText),
    verdict: document.querySelector(".verdict").textContent,
    labels: [map, fit, curve].map((plot) => plot.ariaLabel),
  };
}"""


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


def on_map(places: np.ndarray) -> np.ndarray:
    return 25 * np.column_stack([places[:, 0] + 1.2, 1.6 - places[:, 1]])


def on_plot(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return np.column_stack([100 * (x + 0.8) / 3.7, 100 * (2.5 - y) / 4.5])


def numbers(text: str) -> list[float]:
    return [float(word.replace("−", "-")) for word in re.findall(r"−?\d+(?:\.\d+)?", text)]


def is_written(value: float, text: str, digits: int = 2) -> bool:
    if abs(value) > 1e6:
        return text == ("> 10⁶" if value > 0 else "< −10⁶")
    return text.startswith("= ") and numbers(text)[0] == pytest.approx(
        value, abs=0.51 if abs(value) >= 100 else 0.51 / 10**digits
    )


def settings(page: Page) -> dict[str, Any]:
    values = {name: float(page.get_by_label(label, exact=True).input_value()) for name, label in SLIDERS.items()}
    return values | {"step": int(values["step"])}


def assert_nnlib(page: Page, w: float, b: float, lr: float, step: int) -> None:
    settle(page)
    shown = page.evaluate(SHOWN)
    places, slopes, losses = trained(w, b, lr, step)
    (here_w, here_b), slope = places[-1], slopes[-1]
    there = -1.2 <= here_w <= 2.8 and -2.4 <= here_b <= 1.6

    words = re.fullmatch(r"Step (\d+): w (.+), b (.+), loss L (.+)", shown["now"])
    assert int(words[1]) == step
    assert is_written(here_w, words[2])
    assert is_written(here_b, words[3])
    assert is_written(losses[-1], words[4], 3)
    for name, at, one, text in zip("wb", places[-1], slope, shown["next"]):
        begin, end = re.fullmatch(rf"next {name} (.*?)([=<>] −?[\d.⁶]+)", text).groups()
        assert is_written(at - lr * one, end)
        if begin:
            np.testing.assert_allclose(
                numbers(re.sub(" − ", " ", begin)), [at, lr, one], atol=0.51 if abs(one) > 99 else 0.0051
            )

    drawn = on_map(places)
    path = np.array(shown["path"])
    np.testing.assert_allclose(path, drawn[: len(path)], rtol=1e-9, atol=1e-6)
    assert shown["marks"] == len(path) - 1
    assert len(path) == step + 1 or np.hypot(*places[len(path) - 1]) > 1e3
    if there:
        np.testing.assert_allclose(shown["ball"], drawn[-1], atol=1e-3)
        assert not shown["gone"]
        if np.hypot(*slope) > 0.01:
            start, tip = np.array(shown["arrow"][:2])
            np.testing.assert_allclose(start, drawn[-1], atol=1e-6)
            downhill = -slope / np.hypot(*slope)
            np.testing.assert_allclose((tip - start) / 11, [downhill[0], -downhill[1]], atol=1e-6)
    else:
        assert not shown["ball"]
        away, sign = drawn[-1] - 50, np.array(shown["gone"]) - 50
        assert abs(sign).max() == pytest.approx(46, abs=1e-3)
        np.testing.assert_allclose(sign / np.hypot(*sign), away / np.hypot(*away), atol=1e-3)

    line = on_plot(np.array([-0.8, 2.9]), here_w * np.array([-0.8, 2.9]) + here_b)
    np.testing.assert_allclose(shown["fit"], np.clip(line, -1e4, 1e4), atol=1e-5)
    np.testing.assert_allclose(shown["samples"], on_plot(X[:, 0], Y[:, 0]), atol=1e-3)
    errors = np.array(shown["errors"])
    np.testing.assert_allclose(errors[:, 0], on_plot(X[:, 0], Y[:, 0]), atol=1e-6)
    np.testing.assert_allclose(errors[:, 1], np.clip(on_plot(X[:, 0], here_w * X[:, 0] + here_b), -1e4, 1e4), atol=1e-5)
    heights = np.clip(100 * (2 - np.log10(losses)) / 3.8, -1e4, 1e4)
    along = 100 * (np.arange(step + 1) + 1) / 63
    np.testing.assert_allclose(shown["losses"], np.column_stack([along, heights]), atol=1e-6)
    if heights[-1] >= 0:
        np.testing.assert_allclose(shown["dot"], [along[-1], heights[-1]], atol=1e-3)
    else:
        assert not shown["dot"]
    assert_verdict(shown["verdict"], w, b, lr)
    assert not re.search(r"NaN|Infinity|undefined|e\+", page.content())


def assert_verdict(verdict: str, w: float, b: float, lr: float) -> None:
    limit = f"2/λmax = {2 / STEEP:.3f}"
    if lr > 2 / STEEP:
        assert verdict.startswith("Diverges")
        assert f"{lr * STEEP - 1:.2f} times as far" in verdict
        assert limit in verdict
        return
    places, _, _ = trained(w, b, lr, 900)
    arrival = np.argmax(np.hypot(*(places - BEST).T) < 0.05)
    assert f"within 0.05 of the minimum after {arrival} steps" in verdict
    if lr > 1 / STEEP:
        assert verdict.startswith("Zig-zags")
        assert limit in verdict
    elif arrival > 60:
        assert verdict.startswith("Slow")
        assert f"{100 * (1 - lr * FLAT):.0f} %" in verdict
    else:
        assert verdict.startswith("Good")


@pytest.fixture
def figure(opened):
    return opened(LossBowl())


def test_at_rest_the_ball_is_in_the_valley(figure):
    assert settings(figure) == REST
    assert_nnlib(figure, **REST)
    assert 5 < STEEP / FLAT < 10


@pytest.mark.parametrize("lr", [0.01, 0.05, 0.07, 0.12, 0.19, 0.2, 0.24, 0.34, 0.38, 0.39, 0.48, 0.6])
def test_every_step_is_that_of_nnlib(opened, lr):
    page = opened(LossBowl(lr=lr), widget=True)
    for step in (0, 1, 2, 5, 23, 60):
        page.evaluate("(step) => model.set('step', step)", step)
        assert_nnlib(page, -0.9, 0.4, lr, step)
    for w, b in [(2.8, 1.6), (-1.2, -2.4), (0.8, -0.4), (1.35, -2.05)]:
        page.evaluate("([w, b]) => { model.set('w', w); model.set('b', b); }", [w, b])
        for step in (3, 60):
            page.evaluate("(step) => model.set('step', step)", step)
            assert_nnlib(page, w, b, lr, step)


def test_twice_the_rate_halves_the_steps_and_four_times_diverges(figure):
    verdict = figure.locator(".verdict")
    for lr, words in [("0.12", "after 38 steps"), ("0.24", "after 18 steps"), ("0.48", "Diverges")]:
        figure.get_by_label("rate lr").fill(lr)
        expect(verdict).to_have_text(re.compile(words))


def test_the_contours_are_where_the_loss_is_what_they_say(figure):
    ellipses = figure.locator("ellipse").evaluate_all(
        """(all) => all.map((one) => [...["cx", "cy", "rx", "ry"].map((name) => +one.getAttribute(name)),
             parseFloat(one.getAttribute("transform").slice(7))])"""
    )
    for (cx, cy, rx, ry, degrees), level in zip(ellipses, [20, 10, 5, 2, 1, 0.5, 0.2], strict=True):
        turn, angle = np.linspace(0, 6, 9), np.radians(degrees)
        x, y = rx * np.cos(turn), ry * np.sin(turn)
        w = (cx + x * np.cos(angle) - y * np.sin(angle)) / 25 - 1.2
        b = 1.6 - (cy + x * np.sin(angle) + y * np.cos(angle)) / 25
        losses = [MSE()(one_w * X + one_b, Y) for one_w, one_b in zip(w, b)]
        np.testing.assert_allclose(losses, level, rtol=1e-6)
    for label in figure.locator(".height").all():
        left, top = label.evaluate("({ style }) => [parseFloat(style.left), parseFloat(style.top)]")
        w, b = left / 25 - 1.2, 1.6 - top / 25
        assert MSE()(w * X + b, Y) == pytest.approx(numbers(label.inner_text())[0], rel=1e-3)
    cross = numbers(figure.locator(".cross").get_attribute("d"))
    np.testing.assert_allclose([(cross[0] + 2) / 25 - 1.2, 1.6 - cross[1] / 25], BEST, atol=1e-6)


def test_keyboard_moves_every_control(figure):
    state = dict(REST)
    for name, size in [("lr", 0.01), ("step", 1)]:
        figure.get_by_label(SLIDERS[name], exact=True).focus()
        for key, change in [("ArrowRight", 1), ("ArrowLeft", -1), ("ArrowLeft", -1)]:
            figure.keyboard.press(key)
            state[name] = round(state[name] + change * size, 2)
            assert settings(figure) == state
            assert_nnlib(figure, **state)
    for name in ("w", "b"):
        figure.get_by_label("step", exact=True).fill("5")
        figure.get_by_label(SLIDERS[name]).press("ArrowLeft")
        state |= {name: round(state[name] - 0.1, 1), "step": 0}
        assert settings(figure) == state
        assert_nnlib(figure, **state)
    for key, step in [("Enter", 1), ("Space", 2)]:
        figure.get_by_role("button", name="Step").press(key)
        assert_nnlib(figure, **state | {"step": step})
    figure.get_by_role("button", name="Reset").press("Enter")
    assert_nnlib(figure, **state)
    figure.get_by_role("button", name="Play").press("Space")
    figure.wait_for_function("/^Step [2-9]/.test(document.querySelector('.formula').innerText)")
    figure.get_by_role("button", name="Pause").press("Space")
    expect(figure.get_by_role("button", name="Play")).to_be_focused()
    assert_nnlib(figure, **settings(figure))


@pytest.mark.parametrize("name", SLIDERS)
def test_each_slider_moves_by_pointer(figure, name):
    box = figure.get_by_label(SLIDERS[name], exact=True).bounding_box()
    figure.mouse.click(box["x"] + 0.45 * box["width"], box["y"] + box["height"] / 2)
    now = settings(figure)
    expected = REST | {name: now[name]} | ({"step": 0} if name in "wb" else {})
    assert now == expected
    assert now[name] != REST[name]
    assert_nnlib(figure, **now)


def test_the_start_is_set_and_dragged_on_the_map(figure):
    box = figure.locator(".map").bounding_box()

    def at(w: float, b: float) -> tuple[float, float]:
        return box["x"] + (w + 1.2) / 4 * box["width"], box["y"] + (1.6 - b) / 4 * box["height"]

    figure.mouse.click(*at(1.7, -1.3))
    assert settings(figure) == {"w": 1.7, "b": -1.3, "lr": 0.12, "step": 0}
    assert_nnlib(figure, **settings(figure))
    figure.mouse.move(*at(0, 0))
    figure.mouse.down()
    figure.mouse.move(*at(-0.6, 1.1))
    assert settings(figure) == {"w": -0.6, "b": 1.1, "lr": 0.12, "step": 0}
    figure.mouse.move(*at(5, -4))
    figure.mouse.up()
    assert settings(figure) == {"w": 2.8, "b": -2.4, "lr": 0.12, "step": 0}
    figure.mouse.move(*at(1, 1))
    assert_nnlib(figure, 2.8, -2.4, 0.12, 0)


def test_play_runs_to_the_end_and_begins_again(figure):
    report = figure.locator(".report")
    expect(report).to_have_attribute("aria-live", "polite")
    figure.get_by_label("step", exact=True).fill("57")
    figure.get_by_role("button", name="Play").click()
    expect(report).to_have_attribute("aria-live", "off")
    expect(figure.get_by_role("button", name="Play")).to_be_visible()
    expect(report).to_have_attribute("aria-live", "polite")
    assert_nnlib(figure, **REST | {"step": 60})
    figure.get_by_role("button", name="Step").click()
    assert settings(figure)["step"] == 60
    figure.get_by_role("button", name="Play").click()
    figure.wait_for_function("/^Step [1-9]:/.test(document.querySelector('.formula').innerText)")
    figure.get_by_role("button", name="Reset").click()
    assert_nnlib(figure, **REST | {"step": 0})
    expect(figure.get_by_role("button", name="Play")).to_be_visible()


@pytest.mark.parametrize("control", ["step", "start w", "start b", "map", "Step", "Reset"])
def test_other_controls_stop_it_playing(figure, control):
    figure.get_by_role("button", name="Play").click()
    if control == "map":
        figure.locator(".map").click()
    elif control[0].isupper():
        figure.get_by_role("button", name=control).click()
    else:
        figure.get_by_label(control, exact=True).press("ArrowRight")
    expect(figure.get_by_role("button", name="Play")).to_be_visible()


def test_reduced_motion_jumps_once_a_second(opened):
    page = opened(LossBowl(step=0), reduced_motion="reduce")
    page.clock.install()
    page.get_by_role("button", name="Play").click()
    steps = [settings(page)["step"]]
    for _ in range(10):
        page.clock.run_for(1000)
        steps.append(settings(page)["step"])
    assert set(steps) <= set(range(0, 61, 6))
    assert steps == sorted(steps)
    assert steps[-1] == 60
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_values_are_shared_with_python(opened):
    page = opened(LossBowl(w=1.15, b=1.25, lr=0.33, step=6), widget=True)
    assert_nnlib(page, 1.15, 1.25, 0.33, 6)
    page.get_by_label("rate lr").press("End")
    page.get_by_label("step", exact=True).press("Home")
    saved = page.evaluate("() => saved")
    assert saved == {"w": 1.15, "b": 1.25, "lr": 0.6, "step": 0}
    page.get_by_role("button", name="Play").click()
    page.evaluate("() => stop()")
    step = page.evaluate("() => model.get('step')")
    page.wait_for_timeout(300)
    assert page.evaluate("() => model.get('step')") == step


def test_off_the_map_is_said(figure):
    expect(figure.locator(".off")).to_be_hidden()
    figure.get_by_label("rate lr").fill("0.6")
    expect(figure.locator(".off")).to_have_text("The ball is off the map")
    expect(figure.locator(".off")).to_be_visible()
    assert "off the map, at" in figure.evaluate(SHOWN)["labels"][0]


def test_nothing_jumps_when_the_numbers_change(opened):
    for width in (345, 760):
        page = opened(LossBowl(), width=width)
        tops = set()
        for lr, step in [("0.01", "0"), ("0.12", "60"), ("0.34", "3"), ("0.48", "7"), ("0.5", "9"), ("0.6", "60")]:
            page.get_by_label("rate lr").fill(lr)
            page.get_by_label("step", exact=True).fill(step)
            settle(page)
            tops.add(page.locator(".controls").bounding_box()["y"])
        assert len(tops) == 1


IMPOSSIBLE = [("w", -1.3), ("w", 2.9), ("b", 1.7), ("lr", 0), ("lr", 0.7), ("step", 61), ("step", -1), ("step", 1.5)]


@pytest.mark.parametrize(("name", "value"), IMPOSSIBLE)
def test_impossible_values_are_refused_by_python(name, value):
    with pytest.raises(traitlets.TraitError):
        LossBowl(**{name: value})
