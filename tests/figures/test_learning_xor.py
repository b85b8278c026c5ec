"""Learning XOR: its model is nnlib's run at every epoch, its view draws it, and the transport moves it."""

import numpy as np
import pytest
import traitlets
from pages import plain, set_state, settle, state
from playwright.sync_api import expect

from course.figures.learning_xor import SEEDS, LearningXOR
from nnlib import MSE, SGD, Dense, Network, datasets

X, Y = datasets.xor()
EPOCHS = [0, 1, 2, 57, 100, 300, 1000, 2999, 3000]


def trained(seed: int) -> tuple[list[float], dict[int, tuple[np.ndarray, np.ndarray]]]:
    """The losses of nnlib's own run, and (answers, hidden values) at some epochs."""
    rng = np.random.default_rng(seed)
    network = Network(Dense(2, 2, "tanh", rng=rng), Dense(2, 1, "sigmoid", rng=rng))
    seen = {0: (network.predict(X), network.layers[0].predict(X))}

    def remember(epoch: int, loss: float) -> None:
        if epoch in EPOCHS:
            seen[epoch] = network.predict(X), network.layers[0].predict(X)

    history = network.fit(X, Y, loss=MSE(), optimizer=SGD(lr=0.5), epochs=3001, callback=remember)
    return history.losses, seen


@pytest.fixture
def page(shown):
    return shown(LearningXOR())


def epoch_of(page) -> int:
    settle(page)
    assert page.locator("output").inner_text() == str(state(page)["epoch"])
    return state(page)["epoch"]


class TestModel:
    @pytest.mark.parametrize("seed", SEEDS)
    def test_each_epoch_of_each_seed_is_nnlibs(self, javascript, seed):
        cases = [plain(LearningXOR(seed=seed, epoch=epoch)) for epoch in EPOCHS]
        losses, seen = trained(seed)
        for epoch, found in zip(EPOCHS, javascript.call("learning_xor/model.js", "evaluate", cases), strict=True):
            answers, hidden = seen[epoch]
            np.testing.assert_allclose(found["answers"], answers.ravel(), rtol=0, atol=1e-9)
            np.testing.assert_allclose(found["hidden"], hidden.ravel(), rtol=0, atol=1e-9)
            assert found["loss"] == pytest.approx(losses[epoch], abs=1e-9)
            assert [found["first"], found["last"]] == pytest.approx([losses[0], losses[3000]], abs=1e-9)
            good = np.sum(np.abs(answers - Y) < 0.2)
            assert found["verdict"] == f"{good} of 4 answers are within 0.2 of their targets."

    def test_two_seeds_learn_it_and_two_are_stuck(self, javascript):
        cases = [plain(LearningXOR(seed=seed)) for seed in SEEDS]
        found = javascript.call("learning_xor/model.js", "evaluate", cases)
        assert [one["verdict"][0] for one in found] == ["4", "2", "4", "2", "4"]

    def test_the_timeline_goes_through_every_early_epoch_and_ends_after_twelve_seconds(self, javascript):
        seconds = np.linspace(0, 13, 1301)
        code = """async (seconds) => {
          const { timeline, STOPS } = await load("learning_xor/model.js");
          return [seconds.map(timeline.at), STOPS.map((stop) => timeline.at(timeline.when(stop))), STOPS];
        }"""
        epochs, back, stops = javascript.run(code, seconds)
        assert epochs == sorted(epochs)
        assert set(range(10)) <= set(epochs)
        assert [epochs[0], epochs[1199] < 3000, epochs[1200], epochs[-1]] == [0, True, 3000, 3000]
        assert back == stops
        assert stops[:4] == [0, 1, 2, 3]
        assert stops[-1] == 3000


class TestView:
    def test_it_draws_what_the_model_gives(self, page, javascript):
        for seed, epoch in [(3, 3000), (3, 100), (0, 3000)]:
            set_state(page, seed=seed, epoch=epoch)
            [now] = javascript.call("learning_xor/model.js", "evaluate", [plain(LearningXOR(seed=seed, epoch=epoch))])
            values = page.locator(".report data").evaluate_all("all => all.map(({ value }) => Number(value))")
            np.testing.assert_allclose(values, [*now["answers"], now["loss"]], rtol=0, atol=1e-12)
            expect(page.locator(".report strong")).to_have_text(now["verdict"])
            inputs, hidden = page.locator(".map").all()
            assert inputs.locator(".name").all_inner_texts() == [f"{abs(answer):.2f}" for answer in now["answers"]]
            places = hidden.locator(".name").evaluate_all(
                "all => all.map(({ style }) => [parseFloat(style.left), parseFloat(style.top)])"
            )
            expected = np.reshape(now["hidden"], (4, 2)) / 3.4 * [100, -100] + 50
            np.testing.assert_allclose(places, expected, atol=1e-3)
            marks = hidden.locator(".mark").evaluate_all(
                "all => all.map((one) => [one.getAttribute('cx') ?? one.getAttribute('x'), one.tagName])"
            )
            np.testing.assert_allclose([float(x.rstrip("%")) for x, _ in marks], expected[:, 0], atol=1e-3)
            assert [name for _, name in marks] == ["circle", "rect", "rect", "circle"]
            [share] = javascript.call("learning_xor/model.js", "along", [epoch])
            dot, cursor = page.locator(".curve .dot"), page.locator(".curve .cursor")
            assert dot.evaluate("dot => parseFloat(dot.style.left)") == pytest.approx(100 * share, abs=1e-3)
            assert float(cursor.get_attribute("x1")) == pytest.approx(100 * share)

    def test_the_ground_has_the_colours_of_the_answers(self, page):
        pixels = """(canvas) => {
          const { data } = canvas.getContext("2d").getImageData(0, 0, 61, 61);
          const colour = ([x, y]) => [...data.slice(4 * (61 * y + x)).slice(0, 3)];
          return [[15, 45], [45, 45], [15, 15], [45, 15]].map(colour);
        }"""
        blue, *_ = colors = page.locator(".map canvas").first.evaluate(pixels)
        assert colors[3] == pytest.approx(blue, abs=4)
        for orange in colors[1:3]:
            assert orange[0] > orange[2] + 50
            assert blue[2] > blue[0] + 50

    def test_maps_and_curve_say_what_they_show(self, page, javascript):
        inputs, hidden = page.locator(".map").all()
        [now] = javascript.call("learning_xor/model.js", "evaluate", [plain(LearningXOR())])
        assert "at epoch 3000" in inputs.get_attribute("aria-label")
        assert now["moved"] in hidden.get_attribute("aria-label")
        assert "Loss at epoch 3000: 0.0007" in page.locator(".curve .plot").get_attribute("aria-label")

    def test_the_axes_of_a_map_are_numbered_to_the_right_and_upwards(self, page):
        ticks = """(map) => ["below", "left"].map((side) => [...map.querySelectorAll(`.tick.${side}:not(.start, .end)`)]
          .map(({ textContent, style }) => [textContent, parseFloat(side === "below" ? style.left : style.top)]))"""
        below, left = page.locator(".map").last.evaluate(ticks)
        places = [50 + 100 * value / 3.4 for value in (-1, 0, 1)]
        assert below == [[text, pytest.approx(place, abs=0.01)] for text, place in zip(["−1", "0", "1"], places)]
        assert left == [[text, pytest.approx(100 - place, abs=0.01)] for text, place in zip(["−1", "0", "1"], places)]

    def test_another_seed_has_another_curve(self, page):
        path = page.locator(".curve path.loss")
        curves = []
        for seed in SEEDS:
            set_state(page, seed=seed)
            curves.append(path.get_attribute("d"))
        assert len(set(curves)) == len(SEEDS)

    def test_drawn_before_it_is_on_the_page_it_has_its_colours_once_it_is(self, page):
        """JupyterLab gives a figure its element first and puts that on the page later."""
        page.evaluate(
            """async () => {
              const { default: figure } = await import("/learning_xor/view.js");
              const el = document.createElement("div");
              figure.render({ model, el });
              document.body.append(el);
            }"""
        )
        settle(page)
        pixels = page.locator(".map canvas").evaluate_all("all => all.map((canvas) => canvas.toDataURL())")
        assert pixels[:2] == pixels[2:]

    def test_the_transport_by_keyboard(self, page):
        slider = page.get_by_role("slider", name="epoch")
        slider.focus()
        page.keyboard.press("ArrowLeft")
        assert 2000 < epoch_of(page) < 3000
        page.keyboard.press("Home")
        assert epoch_of(page) == 0
        page.get_by_role("button", name="Step").press("Enter")
        page.get_by_role("button", name="Step").press("Space")
        assert epoch_of(page) == 2
        page.get_by_role("button", name="Play").press("Space")
        expect(page.locator(".report")).to_have_attribute("aria-live", "off")
        page.wait_for_function("Number(document.querySelector('output').value) > 5")
        page.get_by_role("button", name="Pause").press("Space")
        expect(page.get_by_role("button", name="Play")).to_be_focused()
        expect(page.locator(".report")).to_have_attribute("aria-live", "polite")
        page.get_by_role("button", name="Reset").press("Enter")
        assert epoch_of(page) == 0

    def test_play_at_the_end_begins_anew_and_scrubbing_stops_it(self, page):
        page.get_by_role("button", name="Play").click()
        page.wait_for_function("Number(document.querySelector('output').value) < 100")
        box = page.get_by_role("slider", name="epoch").bounding_box()
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        expect(page.get_by_role("button", name="Play")).to_be_visible()
        assert 100 < epoch_of(page) < 250

    def test_for_calm_readers_it_jumps_once_a_second(self, shown):
        page = shown(LearningXOR(epoch=0), reduced_motion=True)
        seen = page.evaluate(
            """() => new Promise((done) => {
              const seen = [], begun = performance.now();
              model.on("change:epoch", () => {
                seen.push([performance.now() - begun, model.get("epoch")]);
                if (seen.length === 2) done(seen);
              });
              document.querySelector(".play").click();
            })"""
        )
        assert [epoch for _, epoch in seen] == [6, 16]
        assert seen[0][0] >= 990
        assert seen[1][0] - seen[0][0] >= 990


@pytest.mark.parametrize(("name", "value"), [("epoch", 3001), ("epoch", -1), ("seed", 2), ("epoch", 1.5)])
def test_values_out_of_range_are_refused_by_python(name, value):
    with pytest.raises(traitlets.TraitError, match=name):
        setattr(LearningXOR(), name, value)
