"""Learning XOR: what it shows at any epoch is what nnlib gives, and every control moves it, by keyboard and pointer."""

import re
from functools import cache

import numpy as np
import pytest
import traitlets
from pages import settle
from playwright.sync_api import Page, expect

from course.figures.learning_xor import SEEDS, LearningXOR
from nnlib import MSE, SGD, Dense, Network, datasets

X, Y = datasets.xor()
EPOCHS = [0, 1, 2, 57, 100, 300, 1000, 2999, 3000]

SHOWN = """() => {
  const values = [...document.querySelectorAll(".report data")].map(({ value }) => Number(value));
  const marks = document.querySelectorAll(".maps svg")[1].querySelectorAll("[transform]");
  const places = [...marks].map((mark) => mark.getAttribute("transform").match(/-?[\\d.]+(e-?\\d+)?/g).map(Number));
  const [one, other, zero, two] = places.map(([x, y]) => [x / 60 * 3.4 - 1.7, 1.7 - y / 60 * 3.4]);
  return { answers: values.slice(0, 4), loss: values[4], hidden: [zero, one, other, two] };
}"""

PIXELS = """() => [...document.querySelectorAll(".maps canvas")].map((canvas) => {
  const context = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
  context.drawImage(canvas, 0, 0);
  return [...context.getImageData(0, 0, canvas.width, canvas.height).data];
})"""


@cache
def trained(seed: int) -> tuple[list[float], dict[int, tuple[np.ndarray, np.ndarray]]]:
    """The losses of nnlib's own run, and (answers, hidden values) at some epochs."""
    rng = np.random.default_rng(seed)
    network = Network(Dense(2, 2, "tanh", rng=rng), Dense(2, 1, "sigmoid", rng=rng))
    seen = {0: (network.predict(X), network.layers[0].A)}

    def remember(epoch: int, loss: float) -> None:
        if epoch in EPOCHS:
            seen[epoch] = network.predict(X), network.layers[0].A

    history = network.fit(X, Y, loss=MSE(), optimizer=SGD(lr=0.5), epochs=3001, callback=remember)
    return history.losses, seen


def epoch_of(page: Page) -> int:
    return int(page.locator("output").inner_text())


def assert_nnlib(page: Page, seed: int, epoch: int) -> None:
    settle(page)
    losses, seen = trained(seed)
    shown, (answers, hidden) = page.evaluate(SHOWN), seen[epoch]
    assert epoch_of(page) == epoch
    np.testing.assert_allclose(shown["answers"], answers.ravel(), rtol=0, atol=1e-9)
    np.testing.assert_allclose(shown["loss"], losses[epoch], rtol=0, atol=1e-9)
    np.testing.assert_allclose(shown["hidden"], hidden, rtol=0, atol=1e-9)
    written = page.locator(".maps > div").first.locator(".name").all_inner_texts()
    assert written == [f"{abs(answer):.2f}" for answer in answers.ravel()]


@pytest.mark.parametrize("seed", SEEDS)
def test_each_epoch_of_each_seed_is_nnlibs(opened, seed):
    page = opened(LearningXOR(seed=seed), widget=True)
    for epoch in EPOCHS:
        page.evaluate("(epoch) => model.set('epoch', epoch)", epoch)
        assert_nnlib(page, seed, epoch)


def test_at_rest_it_shows_the_run_of_the_text(opened):
    page = opened(LearningXOR())
    assert_nnlib(page, 3, 3000)
    expect(page.locator(".report strong")).to_have_text("4 of 4 answers are within 0.2 of their targets.")


def test_a_stuck_run_says_so(opened):
    page = opened(LearningXOR())
    page.get_by_label("seed").select_option("0")
    assert_nnlib(page, 0, 3000)
    expect(page.locator(".report strong")).to_have_text("2 of 4 answers are within 0.2 of their targets.")


def test_keyboard_moves_every_control(opened):
    page = opened(LearningXOR())
    for name in ["epoch", "Play", "Step", "Reset", "seed"]:
        page.keyboard.press("Tab")
        control = page.get_by_label(name, exact=True).or_(page.get_by_role("button", name=name, exact=True))
        expect(control).to_be_focused()
    page.get_by_role("slider", name="epoch").focus()
    page.keyboard.press("ArrowLeft")
    assert 2000 < epoch_of(page) < 3000
    page.keyboard.press("Home")
    assert_nnlib(page, 3, 0)
    page.keyboard.press("ArrowRight")
    assert_nnlib(page, 3, 1)
    page.get_by_role("button", name="Step").press("Enter")
    assert_nnlib(page, 3, 2)
    page.get_by_role("button", name="Step").press("Space")
    assert epoch_of(page) == 3
    page.get_by_role("button", name="Reset").press("Enter")
    assert_nnlib(page, 3, 0)
    page.get_by_label("seed").focus()
    page.keyboard.press("ArrowUp")
    assert_nnlib(page, 1, 0)
    page.get_by_role("button", name="Play").press("Space")
    page.wait_for_function("Number(document.querySelector('output').value) > 3")
    page.get_by_role("button", name="Pause").press("Space")
    expect(page.get_by_role("button", name="Play")).to_be_focused()


def test_pointer_moves_every_control(opened):
    page = opened(LearningXOR())
    slider = page.get_by_role("slider", name="epoch")
    box = slider.bounding_box()
    slider.click(position={"x": box["width"] / 2, "y": box["height"] / 2})
    assert 100 < epoch_of(page) < 250
    slider.click(position={"x": 2, "y": box["height"] / 2})
    assert_nnlib(page, 3, 0)
    page.get_by_role("button", name="Step").click()
    assert_nnlib(page, 3, 1)
    page.get_by_role("button", name="Reset").click()
    assert_nnlib(page, 3, 0)
    page.get_by_label("seed").select_option("4")
    assert_nnlib(page, 4, 0)


def test_no_step_leads_beyond_the_end(opened):
    page = opened(LearningXOR())
    page.get_by_role("button", name="Step").click()
    assert_nnlib(page, 3, 3000)


def test_line_stands_where_the_answer_is_one_half_and_moves(opened):
    page = opened(LearningXOR(), widget=True)
    paths = []
    for epoch in [1, 100, 3000]:
        page.evaluate("(epoch) => model.set('epoch', epoch)", epoch)
        settle(page)
        paths.append([line.get_attribute("d") for line in page.locator("path.line").all()])
        rng = np.random.default_rng(3)
        network = Network(Dense(2, 2, "tanh", rng=rng), Dense(2, 1, "sigmoid", rng=rng))
        network.fit(X, Y, loss=MSE(), optimizer=SGD(lr=0.5), epochs=epoch)
        for path, low, span, answer in zip(
            paths[-1], [-0.5, -1.7], [2, 3.4], [network.predict, network.layers[1].forward]
        ):
            x, y = np.array(re.findall(r"[ML](\S+?) ([^ML]+)", path), float).T / 60
            assert abs(answer(np.column_stack([low + span * x, low + span * (1 - y)])) - 0.5).max() < 0.01
    assert len({path for pair in paths for path in pair}) == 6


def test_play_advances_and_pause_stops(opened):
    page = opened(LearningXOR())
    report = page.locator(".report")
    expect(report).to_have_attribute("aria-live", "polite")
    page.get_by_role("button", name="Play").click()
    expect(report).to_have_attribute("aria-live", "off")
    page.wait_for_function("(e => e > 2 && e < 3000)(Number(document.querySelector('output').value))")
    page.get_by_role("button", name="Pause").click()
    expect(report).to_have_attribute("aria-live", "polite")
    paused = epoch_of(page)
    page.wait_for_timeout(300)
    assert epoch_of(page) == paused < 3000


@pytest.mark.parametrize("control", ["slider", "Step", "Reset"])
def test_other_controls_stop_it_playing(opened, control):
    page = opened(LearningXOR())
    page.get_by_role("button", name="Play").click()
    if control == "slider":
        page.get_by_role("slider").press("PageUp")
    else:
        page.get_by_role("button", name=control).click()
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    stopped = epoch_of(page)
    page.wait_for_timeout(200)
    assert epoch_of(page) == stopped


def test_play_ends_by_itself(opened):
    page = opened(LearningXOR())
    page.get_by_role("slider").press("ArrowLeft")
    page.get_by_role("button", name="Play").click()
    expect(page.locator("output")).to_have_text("3000")
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_reduced_motion_jumps_once_a_second(opened):
    page = opened(LearningXOR(), reduced_motion="reduce")
    page.clock.install(time=0)
    page.clock.pause_at(1000)
    page.get_by_role("button", name="Play").click()
    epochs = []
    for _ in range(13):
        page.clock.run_for(500)
        epochs.append(epoch_of(page))
        page.clock.run_for(500)
    assert epochs[0] == 0
    assert epochs == sorted(set(epochs))
    assert epochs[-1] == 3000
    expect(page.get_by_role("button", name="Play")).to_be_visible()


def test_dark_repaints_both_maps(opened):
    page = opened(LearningXOR())
    light = page.evaluate(PIXELS)
    page.evaluate("() => { document.documentElement.dataset.theme = 'dark'; }")
    settle(page)
    for before, after in zip(light, page.evaluate(PIXELS)):
        assert np.mean(after) < np.mean(before) - 50
    page.evaluate("() => { document.documentElement.dataset.theme = 'light'; }")
    settle(page)
    assert page.evaluate(PIXELS) == light


def test_it_may_be_drawn_before_it_stands_on_the_page(opened):
    late = opened(LearningXOR(), widget=True).evaluate(PIXELS)
    assert late == opened(LearningXOR()).evaluate(PIXELS)
    assert min(late[0][3::4]) == 255


def test_dark_of_jupyter_repaints_too(opened):
    page = opened(LearningXOR())
    light = page.evaluate(PIXELS)
    page.evaluate("() => { document.body.dataset.jpThemeLight = 'false'; }")
    settle(page)
    assert np.mean(page.evaluate(PIXELS)) < np.mean(light) - 50


def test_traits_follow_the_controls_until_it_is_taken_away(opened):
    page = opened(LearningXOR(epoch=100, seed=1), widget=True)
    assert_nnlib(page, 1, 100)
    page.get_by_role("slider").press("Home")
    page.get_by_label("seed").select_option("6")
    saved = page.evaluate("() => saved")
    assert (saved["epoch"], saved["seed"]) == (0, 6)
    page.get_by_role("button", name="Play").click()
    page.evaluate("() => stop()")
    epoch = page.evaluate("() => model.get('epoch')")
    page.wait_for_timeout(200)
    assert page.evaluate("() => model.get('epoch')") == epoch


def test_state_is_checked_and_always_the_same():
    for wrong in [{"epoch": -1}, {"epoch": 3001}, {"epoch": 1.5}, {"seed": 2}]:
        with pytest.raises(traitlets.TraitError):
            LearningXOR(**wrong)
