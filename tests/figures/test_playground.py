"""The playground in the browser: it draws what its model gives, each control does its part, the address holds it."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from pages import plain, set_state, settle, show_twin, state
from playwright.sync_api import Locator, Page, expect
from test_playground_model import DRAWN, run

from course.figures import Playground
from nnlib import Dense, Network, datasets

RULES = [("optimizer", "Adam"), ("initialisation", "he")]
MOONS = {"data": "moons", "n": 60, "hidden": [3, 2], "optimizer": "Adam", "lr": 0.02, "batch_size": 10, "seed": 5}
ARMS: dict[str, Any] = {"data": "three_spirals", "n": 60, "hidden": [3], "optimizer": "Adam", "lr": 0.02, "seed": 5}
# The colours of some cells of some maps.
PIXELS = """(canvases, cells) => canvases.map((canvas) => {
  const { data, width } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return cells.map(([column, row]) => [0, 1, 2, 3].map((part) => data[4 * (row * width + column) + part]));
})"""
PLACES = """(marks) => marks.map((one) =>
  [one.getAttribute("cx") ?? one.getAttribute("x"), one.getAttribute("cy") ?? one.getAttribute("y")].map(parseFloat))"""


def status(page: Page) -> Locator:
    return page.locator(".message")


def epoch_of(page: Page) -> int:
    settle(page)
    return int(page.locator(".epoch b").inner_text())


def arrive(page: Page, epoch: int) -> None:
    expect(page.locator(".epoch b")).to_have_text(str(epoch), timeout=20_000)
    settle(page)


def pass_epoch(page: Page, epoch: int) -> None:
    page.wait_for_function(f"Number(document.querySelector('.epoch b').textContent) > {epoch}")


def words(page: Page) -> list[str]:
    """What the figure says of its run."""
    return [page.locator(".report").inner_text(), page.locator(".formula").inner_text()]


def trained(found: dict[str, Any], output: str = "sigmoid") -> Network:
    """Return nnlib's network with the parameters of a run of MOONS."""
    network = Network(Dense(2, 3, "tanh"), Dense(3, 2, "tanh"), Dense(2, 1, output))
    for parameter, array in zip(network.parameters, found["parameters"], strict=True):
        parameter[...] = np.reshape(array, parameter.shape)
    return network


class TestPicture:
    @pytest.mark.parametrize("show", ["weights", "gradients"])
    def test_the_network_shows_the_numbers_of_the_model(self, shown, javascript, show):
        settings = {**MOONS, "epoch": 40, "show": show}
        page = shown(Playground(**settings))
        arrive(page, 40)
        [found] = run(javascript, [settings])
        layers = found["weights" if show == "weights" else "slopes"]
        lines = page.locator(".network line").evaluate_all(
            "all => all.map((one) => [one.getAttribute('class'), parseFloat(one.style.strokeWidth)])"
        )
        expected = [line for layer in layers for line in layer["lines"]]
        assert [kind for kind, _ in lines] == [line["kind"] for line in expected]
        np.testing.assert_allclose([width for _, width in lines], [line["width"] for line in expected], atol=0.006)
        units = [unit for layer in layers for unit in layer["units"]]
        buttons = page.locator("button.unit")
        assert buttons.locator("span").all_inner_texts() == [unit["label"] for unit in units]
        names = buttons.evaluate_all("all => all.map((one) => one.ariaLabel)")
        assert names == [f"{unit['name']}: {unit['label']}" for unit in units]
        assert words(page) == [found["report"], units[-1]["formula"]]
        for button, unit in zip(buttons.all()[::3], units[::3], strict=True):
            button.click()
            settle(page)
            expect(button).to_have_attribute("aria-pressed", "true")
            expect(page.locator(".unit[aria-pressed=true]")).to_have_count(1)
            expect(page.locator(".formula")).to_have_text(unit["formula"])

    def test_lines_go_from_unit_to_unit(self, shown):
        page = shown(Playground(hidden=[3], epoch=0))
        places = """(all) => all.map((one) => {
          const { left, top, width } = one.getBoundingClientRect();
          return [left + width / 2, top + width / 2];
        })"""
        units = page.locator(".unit canvas").evaluate_all(places)
        ends = page.locator(".network line").evaluate_all(
            """(all) => all.map((one) => {
              const point = (x, y) => {
                const { x: left, y: top } = new DOMPoint(x, y).matrixTransform(one.getScreenCTM());
                return [left, top];
              };
              const at = (name) => one[name].baseVal.value;
              return [point(at("x1"), at("y1")), point(at("x2"), at("y2"))];
            })"""
        )
        pairs = [(j, 2 + i) for i in range(3) for j in range(2)] + [(2 + j, 5) for j in range(3)]
        np.testing.assert_allclose(ends, [[units[a], units[b]] for a, b in pairs], atol=2)

    def test_the_maps_show_what_each_unit_and_the_output_give(self, shown, javascript):
        page = shown(Playground(**MOONS, epoch=40))
        arrive(page, 40)
        [found] = run(javascript, [{**MOONS, "epoch": 40}])
        network = trained(found)
        cells = [(column, row) for column in (0, 13, 40) for row in (0, 29, 40)]
        network.forward(np.array([[-1.5 + column / 10, 2.5 - row / 10] for column, row in cells]))
        values = [*np.hstack([layer.A for layer in network.layers[:-1]]).T, 2 * network.layers[-1].A[:, 0] - 1]
        maps = page.locator("button.unit canvas, .map canvas").evaluate_all(PIXELS, cells)
        for a, pixels in zip([*values, values[-1]], maps, strict=True):
            for value, (red, _, blue, _) in zip(a, pixels, strict=True):
                assert abs(value) < 0.1 or (red > blue) == (value > 0)
        x1, x2 = page.locator("div.unit canvas").evaluate_all(PIXELS, [(2, 35), (35, 2), (35, 35), (2, 2)])
        assert [red > blue for red, _, blue, _ in x1] == [False, True, True, False]
        assert [red > blue for red, _, blue, _ in x2] == [False, True, False, True]

    @pytest.mark.parametrize("settings", [{}, {"output": "identity", "loss": "MSE"}])
    def test_the_line_is_where_the_output_is_one_half(self, shown, javascript, settings):
        settings = MOONS | settings
        page = shown(Playground(**settings, epoch=40))
        arrive(page, 40)
        [found] = run(javascript, [settings | {"epoch": 40}])
        network = trained(found, settings.get("output", "sigmoid"))
        line = page.locator(".map path.line").get_attribute("d")
        x, y = np.array(re.findall(r"[ML](\S+?) ([^ML]+)", line), float).T / 40
        assert abs(network.predict(np.column_stack([-1.5 + 4 * x, 2.5 - 4 * y])) - 0.5).max() < 0.01

    def test_points_lie_where_the_data_lie_and_are_drawn_anew_only_with_them(self, shown):
        page = shown(Playground(epoch=0, n=60))
        rng = np.random.default_rng(0)
        for kind in ("training", "validation"):
            X, Y = datasets.circles(60, 0.1, rng=rng)
            for name, label in [("circle.zero", 0), ("rect.one", 1)]:
                found = page.locator(f".map {name}.{kind}").evaluate_all(PLACES)
                np.testing.assert_allclose(
                    np.array(found) / 100 * [3, -3] + [-1.5, 1.5], X[Y.ravel() == label], atol=1e-4
                )
        fill = "(one) => getComputedStyle(one).fill"
        assert page.locator(".map .validation").first.evaluate(fill) == "rgb(255, 255, 255)"
        kept = "() => document.querySelector('.map .mark') === window.first"
        page.evaluate("() => { window.first = document.querySelector('.map .mark'); }")
        set_state(page, epoch=3, lr=0.1, hidden=[2])
        assert page.evaluate(kept)
        set_state(page, seed=1)
        assert not page.evaluate(kept)
        set_state(page, data="xor")
        assert page.locator(".map .mark").evaluate_all(PLACES) == [[25, 75], [25, 25], [75, 75], [75, 25]]
        expect(page.locator(".map rect.mark")).to_have_count(2)

    def test_the_loss_has_a_solid_and_a_dashed_curve_with_names(self, shown, javascript):
        page = shown(Playground(epoch=30))
        arrive(page, 30)
        [found] = run(javascript, [{"epoch": 30}])
        dashes = []
        for curve in found["curves"]["curves"]:
            path = page.locator(f".loss path.{curve['name']}")
            numbers = np.array(re.findall(r"[ML](\S+?) ([^ML]+)", path.get_attribute("d")), float)
            np.testing.assert_allclose(numbers, curve["points"], atol=1e-9)
            label = page.locator(".loss .curve").get_by_text(curve["name"])
            assert label.evaluate("one => parseFloat(one.style.top)") == pytest.approx(curve["nameAt"], abs=1e-3)
            dashes.append(path.evaluate("one => getComputedStyle(one).strokeDasharray"))
        assert dashes == ["none", "5px, 4px"]
        expect(page.locator(".loss")).to_have_attribute("aria-label", found["curves"]["words"])
        assert page.locator(".loss .tick").all_inner_texts() == ["0", "0", "", "loss", "0.5", "epoch 30"]
        set_state(page, data="xor")
        assert page.locator(".loss .curve:not([hidden])").all_inner_texts() == ["training"]
        assert page.locator(".loss path.validation").get_attribute("d") == ""

    def test_the_legend_fits_the_state(self, shown, javascript):
        page = shown(Playground(epoch=0))
        drawn = {"data": "drawn", "points": DRAWN, "hidden": []}
        arms = {"data": "three_spirals", "show": "weights"}
        states: list[dict[str, Any]] = [{}, {"data": "xor", "show": "gradients"}, drawn, arms]
        for values in states:
            set_state(page, **values)
            [legend] = javascript.call("playground/model.js", "legend", [state(page)])
            assert page.locator(".legend dt").all_inner_texts() == list(legend)
            found = page.locator(".legend dd > span").evaluate_all(
                "all => all.map((one) => [one.firstChild.classList[2], one.textContent.trim()])"
            )
            assert found == [list(entry) for part in legend.values() for entry in part.items()]

    def test_the_legend_has_the_signs_as_they_are_in_the_picture(self, shown):
        page = shown(Playground(epoch=20))
        arrive(page, 20)
        style = """([part, names]) => names.map((name) => {
          const { fill, stroke, strokeDasharray } = getComputedStyle(document.querySelector(`${part} ${name}`));
          return [fill, stroke, strokeDasharray];
        })"""
        points = ["circle.training", "rect.training", "circle.validation", "rect.validation"]
        for part, names in [(".network", ["line.positive", "line.negative"]), (".map", points)]:
            looks = page.evaluate(style, [part, names])
            assert looks == page.evaluate(style, [".legend", names])
            assert len({str(look) for look in looks}) == len(looks)
        assert page.evaluate(style, [".legend", ["line.positive", "line.negative"]])[0][2] == "none"
        curves = [look[1:] for look in page.evaluate(style, [".loss", ["path.training", "path.validation"]])]
        assert curves == [look[1:] for look in page.evaluate(style, [".legend", ["line.solid", "line.dashed"]])]

    def test_a_deep_network_fits_a_phone_and_prints_without_controls(self, shown):
        page = shown(Playground(hidden=[8, 8, 8, 8], epoch=0), width=345)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 345
        network, plane = page.locator(".network").bounding_box(), page.locator(".map").bounding_box()
        assert plane["y"] > network["y"] + network["height"]
        page.emulate_media(media="print")
        for part in (".transport", ".controls", "details"):
            expect(page.locator(part)).to_be_hidden()
        page.emulate_media(media="screen")


class TestThreeClasses:
    def test_each_class_has_an_output_unit_and_nothing_else_can_be_chosen(self, shown):
        page = shown(Playground(epoch=0, output="identity", loss="MSE"))
        for row in ("output unit", "loss"):
            expect(page.get_by_label(row, exact=True)).to_be_visible()
        page.get_by_label("data", exact=True).select_option("three_spirals")
        settle(page)
        for row in ("output unit", "loss"):
            expect(page.get_by_label(row, exact=True)).to_be_hidden()
        for words in ("softmax, one for each class", "cross-entropy"):
            expect(page.locator(".choice").get_by_text(words, exact=True)).to_be_visible()
        names = page.locator("button.unit").evaluate_all("all => all.slice(-3).map((one) => one.ariaLabel)")
        assert [name.split(":")[0] for name in names] == [f"output unit of class {k}" for k in range(3)]
        expect(page.locator(".network line")).to_have_count(2 * 4 + 4 * 3)
        page.get_by_label("data", exact=True).select_option("moons")
        settle(page)
        expect(page.get_by_label("output unit", exact=True)).to_have_value("identity")
        expect(page.locator("button.unit")).to_have_count(5)

    def test_the_map_shows_the_likeliest_class_and_its_borders(self, shown, javascript):
        page = shown(Playground(**ARMS, epoch=300))
        arrive(page, 300)
        [found] = run(javascript, [ARMS | {"epoch": 300}])
        network = Network(Dense(2, 3, "tanh"), Dense(3, 3, "softmax"))
        for parameter, array in zip(network.parameters, found["parameters"], strict=True):
            parameter[...] = np.reshape(array, parameter.shape)
        cells = [(column, row) for column in range(0, 41, 4) for row in range(0, 41, 4)]
        P = network.predict(np.array([[-1.25 + column / 16, 1.25 - row / 16] for column, row in cells]))
        [pixels] = np.array(page.locator(".map canvas").evaluate_all(PIXELS, cells))
        tints = page.evaluate(
            """(names) => names.map((name) => getComputedStyle(document.querySelector(".course-figure"))
              .getPropertyValue(`--figure-${name}`))""",
            ["low", "high", "third", "middle"],
        )
        *colors, middle = [[int(tint[place : place + 2], 16) for place in (1, 3, 5)] for tint in tints]
        sure = (P.max(axis=1, keepdims=True) - 1 / 3) * 3 / 2
        assert set(P.argmax(axis=1)) == {0, 1, 2}
        expected = sure * np.array(colors)[P.argmax(axis=1)] + (1 - sure) * middle
        np.testing.assert_allclose(pixels[:, :3], expected, atol=3)
        maps = np.array(page.locator("button.unit canvas").evaluate_all(PIXELS, cells))[-3:]
        for k in range(3):
            np.testing.assert_allclose(
                maps[k][:, :3], P[:, [k]] * colors[k] + (1 - P[:, [k]]) * np.array(middle), atol=3
            )
        line = page.locator(".map path.line").get_attribute("d")
        x, y = np.array(re.findall(r"[ML](\S+?) ([^ML]+)", line), float).T / 16
        highest, second, _ = np.sort(network.predict(np.column_stack([-1.25 + x, 1.25 - y])).T, axis=0)[::-1]
        assert len(x) > 50 and np.quantile(highest - second, 0.95) < 0.02

    def test_its_points_are_discs_squares_and_triangles(self, shown):
        page = shown(Playground(**ARMS, epoch=0))
        rng = np.random.default_rng(5)
        for kind in ("training", "validation"):
            X, Y = datasets.three_spirals(60, 0.1, rng=rng)
            for name, label in [("circle.zero", 0), ("rect.one", 1), ("svg.two", 2)]:
                found = np.array(page.locator(f".map {name}.{kind}").evaluate_all(PLACES))
                np.testing.assert_allclose(found / 100 * [2.5, -2.5] + [-1.25, 1.25], X[label == Y], atol=1e-4)
        expect(page.locator(".map")).to_have_attribute("aria-label", re.compile("likeliest class"))


class TestControls:
    def test_a_value_between_the_stops_is_kept_and_shown(self, shown):
        page = shown(Playground(lr=0.0317, batch_size=17, epoch=0))
        expect(page.get_by_label("learning rate")).to_have_attribute("aria-valuetext", "0.0317")
        expect(page.get_by_label("batch size")).to_have_attribute("aria-valuetext", "17")
        assert state(page)["lr"] == 0.0317
        page.get_by_label("batch size").press("End")
        assert state(page)["batch_size"] == 0
        expect(page.get_by_label("batch size")).to_have_attribute("aria-valuetext", "all")
        page.get_by_label("batch size").press("ArrowLeft")
        assert state(page)["batch_size"] == 100
        set_state(page, batch_size=0)
        expect(page.get_by_label("batch size")).to_have_value("7")

    def test_what_determines_the_run_starts_it_anew_and_what_is_only_shown_does_not(self, shown):
        page = shown(Playground(epoch=3, n=20))
        page.get_by_label("lines show").select_option("gradients")
        page.get_by_label("pace").select_option("10")
        settle(page)
        assert [state(page)["pace"], epoch_of(page)] == [10, 3]
        for label, value in [("data", "moons"), ("hidden units", "relu"), ("loss", "MSE"), *RULES]:
            set_state(page, epoch=3)
            page.get_by_label(label, exact=True).select_option(value)
            assert state(page)["epoch"] == epoch_of(page) == 0
        for label, name, least in [("weight decay", "weight_decay", 0.0001), ("dropout", "dropout", 0.1)]:
            set_state(page, epoch=3)
            page.get_by_label(label).press("ArrowRight")
            assert [state(page)[name], epoch_of(page)] == [least, 0]
            assert page.evaluate(f"() => saved.{name}") == least

    def test_layers_and_units_are_chosen(self, shown):
        page = shown(Playground(epoch=5))
        page.get_by_label("hidden layers").select_option("3")
        assert state(page)["hidden"] == [4, 4, 4]
        settle(page)
        page.get_by_label("units in hidden layer 2").select_option("7")
        assert [state(page)["hidden"], epoch_of(page)] == [[4, 7, 4], 0]
        expect(page.locator("button.unit")).to_have_count(4 + 7 + 4 + 1)
        expect(page.locator(".network line")).to_have_count(2 * 4 + 4 * 7 + 7 * 4 + 4)
        page.get_by_label("units in hidden layer 3").focus()
        page.keyboard.press("ArrowUp")
        settle(page)
        assert state(page)["hidden"] == [4, 7, 3]
        expect(page.get_by_label("units in hidden layer 3")).to_be_focused()
        page.get_by_label("hidden layers").select_option("0")
        settle(page)
        assert state(page)["hidden"] == []
        expect(page.locator("button.unit")).to_have_count(1)
        expect(page.locator(".formula")).to_have_text(re.compile(r"sigmoid\(.*x₁.*x₂"))
        for row in ("hidden units", "dropout"):
            expect(page.get_by_label(row, exact=True)).to_be_hidden()
        page.get_by_label("hidden layers").select_option("1")
        assert state(page)["hidden"] == [4]
        settle(page)
        for row in ("hidden units", "dropout"):
            expect(page.get_by_label(row, exact=True)).to_be_visible()

    def test_arrow_keys_go_from_unit_to_unit(self, shown):
        page = shown(Playground(hidden=[3, 2], epoch=0))
        page.locator("button.unit[tabindex='0']").focus()
        expect(page.locator("button.unit:focus")).to_have_attribute("aria-label", re.compile("output unit"))
        for key, where in [
            ("ArrowLeft", "hidden layer 2, unit 1"),
            ("ArrowDown", "hidden layer 2, unit 2"),
            ("ArrowDown", "hidden layer 2, unit 2"),
            ("ArrowLeft", "hidden layer 1, unit 2"),
            ("ArrowLeft", "hidden layer 1, unit 2"),
            ("ArrowUp", "hidden layer 1, unit 1"),
            ("ArrowRight", "hidden layer 2, unit 1"),
        ]:
            page.keyboard.press(key)
            settle(page)
            expect(page.locator("button.unit:focus")).to_have_attribute("aria-label", re.compile(where))
            assert page.locator(".formula").inner_text().lower().startswith(where)
            expect(page.locator("button.unit[tabindex='0']")).to_have_count(1)

    def test_seeds_are_drawn_typed_and_refused(self, shown):
        page = shown(Playground(epoch=2))
        first = words(page)
        page.get_by_role("button", name="New seed").click()
        seed = state(page)["seed"]
        settle(page)
        assert 0 <= seed < 10_000
        expect(page.get_by_label("seed", exact=True)).to_have_value(str(seed))
        assert epoch_of(page) == 0
        for nonsense in ["-3", "1.5", "4294967296", ""]:
            page.get_by_label("seed", exact=True).fill(nonsense)
            page.keyboard.press("Enter")
            expect(status(page)).to_have_text("The seed must be a whole number from 0 to 4294967295.")
            assert state(page)["seed"] == seed
            expect(page.get_by_label("seed", exact=True)).to_have_value(str(seed))
        page.get_by_label("learning rate").press("ArrowLeft")
        expect(status(page)).to_have_text("")
        page.get_by_label("seed", exact=True).fill("0")
        page.keyboard.press("Enter")
        set_state(page, lr=0.5)
        set_state(page, epoch=2)
        arrive(page, 2)
        assert words(page) == first

    def test_what_cannot_be_trained_says_why_and_shows_the_points(self, shown):
        page = shown(Playground(epoch=0, n=20))
        page.get_by_label("output unit", exact=True).select_option("identity")
        expect(status(page)).to_contain_text("needs answers between 0 and 1")
        expect(page.get_by_role("button", name="Play")).to_be_disabled()
        expect(page.locator(".map .mark")).to_have_count(40)
        assert page.locator(".map path.line").get_attribute("d") == ""
        page.get_by_label("loss", exact=True).select_option("MSE")
        expect(status(page)).to_have_text("")
        expect(page.get_by_role("button", name="Play")).to_be_enabled()
        assert page.locator(".map path.line").get_attribute("d") != ""


class TestTransport:
    def test_step_play_pause_reset(self, shown):
        page = shown(Playground(epoch=0, n=40))
        untrained = words(page)
        page.get_by_role("button", name="Step").click()
        arrive(page, 1)
        page.get_by_role("button", name="Step").press("Enter")
        arrive(page, 2)
        page.get_by_role("button", name="Play").click()
        for live in (".report", ".formula"):
            expect(page.locator(live)).to_have_attribute("aria-live", "off")
        pass_epoch(page, 8)
        page.get_by_label("learning rate").press("ArrowLeft")
        assert epoch_of(page) < 8
        pass_epoch(page, 3)
        page.get_by_role("button", name="Pause").press("Space")
        for live in (".report", ".formula"):
            expect(page.locator(live)).to_have_attribute("aria-live", "polite")
        paused = epoch_of(page)
        assert paused == state(page)["epoch"] > 3
        assert words(page) != untrained
        page.get_by_role("button", name="Play").press("Space")
        pass_epoch(page, paused)
        page.get_by_role("button", name="Reset").click()
        assert epoch_of(page) == 0
        expect(page.get_by_role("button", name="Play")).to_be_visible()
        assert words(page) == untrained

    def test_the_pace_is_so_many_epochs_a_frame(self, shown):
        page = shown(Playground(epoch=0, n=20, pace=10), reduced_motion=True)
        seen = page.evaluate(
            """() => new Promise((done) => {
              const begun = performance.now();
              model.on("change:epoch", () => done([performance.now() - begun, model.get("epoch")]));
              document.querySelector(".play").click();
            })"""
        )
        assert seen[1] == 10
        assert seen[0] >= 990

    def test_a_diverged_run_says_so_and_stops(self, shown):
        page = shown(Playground(data="moons", output="identity", loss="MSE", lr=5.0, epoch=0))
        page.get_by_role("button", name="Play").click()
        expect(status(page)).to_contain_text("diverged: in epoch")
        expect(page.get_by_role("button", name="Play")).to_be_visible()
        assert 0 < state(page)["epoch"] == epoch_of(page) < 60
        assert not re.search("NaN|Infinity|undefined", page.locator(".frame").inner_text())
        page.get_by_role("button", name="Step").click()
        expect(status(page)).to_contain_text("diverged: in epoch")
        page.get_by_label("learning rate").press("Home")
        expect(status(page)).to_have_text("")
        page.get_by_role("button", name="Play").click()
        pass_epoch(page, 3)

    def test_a_far_epoch_is_reached_in_slices_that_leave_the_page_alive(self, shown):
        page = shown(Playground(epoch=0, n=500, hidden=[8, 8]))
        set_state(page, epoch=100_000)
        expect(status(page)).to_have_text("On the way to epoch 100000 …")
        page.get_by_role("button", name="Reset").click()
        assert epoch_of(page) == 0
        expect(status(page)).to_have_text("")


class TestDrawing:
    def test_new_seed_begins_another_run(self, shown):
        page = shown(Playground(seed=12_345_678))
        page.get_by_role("button", name="New seed").click()
        now = state(page)
        assert now["seed"] != 12_345_678
        assert now["epoch"] == 0
        expect(page.get_by_label("seed", exact=True)).to_have_value(str(now["seed"]))

    def test_points_are_drawn_by_pointer(self, shown):
        page = shown(Playground(data="drawn", epoch=0))
        expect(status(page)).to_contain_text("Draw at least two points")
        page.locator(".map").scroll_into_view_if_needed()
        box = page.locator(".map").bounding_box()
        middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        page.mouse.click(*middle)
        np.testing.assert_allclose(state(page)["points"], [[0, 0, 0]], atol=0.02)
        page.get_by_label("orange square, 1").check()
        page.mouse.click(middle[0] + box["width"] / 2.1, middle[1] - box["height"] / 4.2)
        np.testing.assert_allclose(state(page)["points"], [[0.0, 0, 0], [1, 0.5, 1]], atol=0.02)
        expect(status(page)).to_have_text("")
        expect(page.locator(".map circle")).to_have_count(1)
        expect(page.locator(".map rect")).to_have_count(1)
        page.mouse.click(middle[0] + 1, middle[1])
        np.testing.assert_allclose(state(page)["points"], [[1, 0.5, 1]], atol=0.02)
        page.get_by_label("yellow triangle, 2").check()
        page.mouse.click(*middle)
        np.testing.assert_allclose(state(page)["points"], [[1, 0.5, 1], [0.0, 0, 2]], atol=0.02)
        settle(page)
        expect(page.locator("button.unit")).to_have_count(4 + 3)
        box_of_triangle = page.locator(".map polygon").bounding_box()
        for side, size, at in [("x", "width", middle[0]), ("y", "height", middle[1])]:
            assert box_of_triangle[side] + box_of_triangle[size] / 2 == pytest.approx(at, abs=2.5)
        page.get_by_role("button", name="Undo").click()
        settle(page)
        expect(page.locator("button.unit")).to_have_count(4 + 1)
        page.get_by_label("orange square, 1").check()
        page.get_by_role("button", name="Undo").click()
        assert state(page)["points"] == []
        page.mouse.click(*middle)
        page.mouse.click(middle[0] - 60, middle[1] + 60)
        page.get_by_role("button", name="Clear").click()
        assert state(page)["points"] == []

    def test_points_are_drawn_by_keyboard_and_learned(self, shown):
        page = shown(Playground(data="drawn", epoch=0))
        area = page.get_by_role("application")
        area.focus()
        for key in ["ArrowLeft"] * 6 + ["ArrowUp"] * 2 + ["Enter"]:
            page.keyboard.press(key)
        assert state(page)["points"] == [[-0.3, 0.1, 0]]
        page.get_by_label("orange square, 1").focus()
        page.keyboard.press("Space")
        area.focus()
        for key in ["ArrowRight"] * 30 + ["ArrowDown", "Space"]:
            page.keyboard.press(key)
        assert state(page)["points"] == [[-0.3, 0.1, 0], [1, 0.05, 1]]
        settle(page)
        expect(area).to_have_attribute("aria-label", re.compile("2 points. The cursor is at 1.00, 0.05"))
        cross, square = page.locator(".cross").bounding_box(), page.locator(".map rect").bounding_box()
        for side, size in [("x", "width"), ("y", "height")]:
            assert cross[side] + cross[size] / 2 == pytest.approx(square[side] + square[size] / 2, abs=3)
        set_state(page, epoch=200)
        arrive(page, 200)
        assert re.fullmatch(r"Training data: loss \S+, accuracy 100.0 %.", words(page)[0])
        area.focus()
        page.keyboard.press("Enter")
        assert state(page)["points"] == [[-0.3, 0.1, 0]]

    def test_only_a_drawing_is_drawn_on(self, shown):
        page = shown(Playground(epoch=0, n=20))
        for part in (".tools", ".cross"):
            expect(page.locator(part)).to_be_hidden()
        expect(page.locator(".map")).to_have_attribute("aria-label", re.compile("hollow ones for validation"))
        page.locator(".map").click()
        page.locator(".map").press("Enter")
        assert state(page)["points"] == []
        expect(page.get_by_role("application")).to_have_count(0)


@pytest.fixture(scope="module")
def visit(browser, address) -> Iterator[Callable[[str], Page]]:
    """Open the playground's own page, at an address, one time after another."""
    with pytest.MonkeyPatch.context() as patch:
        twin = Playground().twin().replace("<div ", "<div data-address ", 1)
        patch.setattr(Playground, "twin", lambda self: twin)
        page = show_twin(browser, address, Playground(), permissions=["clipboard-read", "clipboard-write"])
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))

    def visit(search: str) -> Page:
        page.goto(f"{address}/figure{search}")
        page.wait_for_selector("[data-mounted]")
        return page

    yield visit
    page.close()
    assert complaints == []


class TestAddress:
    def test_it_holds_the_state_and_brings_it_back(self, visit):
        page = visit("?data=moons&hidden=3,2&seed=4&epoch=6&lr=0.05&n=40#here")
        arrive(page, 6)
        assert page.evaluate("() => location.search") == "?data=moons&hidden=3,2&seed=4&epoch=6&lr=0.05&n=40"
        expect(page.get_by_label("data", exact=True)).to_have_value("moons")
        page.get_by_label("optimizer").select_option("Adam")
        page.get_by_role("button", name="Step").click()
        arrive(page, 1)
        page.wait_for_function("location.search.includes('epoch=1&')")
        assert page.evaluate("() => location.hash") == "#here"
        written = words(page)
        page.get_by_role("button", name="Copy a link to this run").click()
        expect(page.get_by_text("Copied.")).to_be_visible()
        link = page.evaluate("() => navigator.clipboard.readText()")
        assert link == page.evaluate("() => location.href.replace('#here', '')")
        again = visit(link[link.index("?") :])
        arrive(again, 1)
        assert words(again) == written
        expect(again.get_by_label("optimizer")).to_have_value("Adam")
        expect(again.get_by_role("alert")).to_have_count(0)

    def test_it_keeps_a_drawing(self, visit):
        page = visit("?data=drawn&points=0.5,-0.25,1;-1,0,0&epoch=0")
        expect(page.get_by_role("application")).to_have_attribute("aria-label", re.compile("2 points"))
        page.get_by_role("button", name="Step").click()
        page.wait_for_function("location.search.includes('points=0.5,-0.25,1;-1,0,0')")

    def test_while_it_plays_it_waits(self, visit):
        page = visit("?n=20&epoch=0")
        page.get_by_role("button", name="Play").click()
        pass_epoch(page, 5)
        assert page.evaluate("() => location.search") == "?n=20&epoch=0"
        page.get_by_role("button", name="Pause").click()
        page.wait_for_function("location.search.includes(`epoch=${document.querySelector('.epoch b').textContent}&`)")

    def test_garbage_gets_words_and_a_working_playground(self, visit):
        page = visit("?data=cats&lr=fast&hidden=99&seed=3&epoch=2&<script>alert(1)</script>=x&n=%3Cb%3E")
        faults = page.get_by_role("alert").all_inner_texts()
        assert len(faults) == 4
        assert faults[0].startswith("In the address, data is “cats”, but needs one of xor, moons,")
        assert faults[0].endswith("The rest of it is used.")
        assert "“<b>”" in faults[3]
        arrive(page, 2)
        expect(page.get_by_label("seed", exact=True)).to_have_value("3")
        page.get_by_role("button", name="Step").click()
        arrive(page, 3)

    def test_the_program_is_shown_copied_and_kept_up_to_date(self, visit):
        page = visit("?epoch=7&n=20")
        page.locator("summary").click()
        code = page.locator("pre code")
        expect(code).to_contain_text("epochs=7,")
        page.get_by_role("button", name="Copy the code").click()
        expect(page.get_by_text("Copied.")).to_be_visible()
        assert page.evaluate("() => navigator.clipboard.readText()") == code.text_content()
        page.get_by_role("button", name="Step").click()
        expect(code).to_contain_text("epochs=8,")
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
        page.get_by_role("button", name="Copy the code").click()
        expect(page.get_by_text("Copying is not allowed here")).to_be_visible()

    def test_only_the_playgrounds_own_page_touches_it(self, shown, stage):
        stage.page.evaluate("() => history.replaceState(null, '', '?data=moons')")
        page = shown(Playground(epoch=0, n=20))
        expect(page.get_by_label("data", exact=True)).to_have_value("circles")
        page.get_by_label("data", exact=True).select_option("xor")
        settle(page)
        assert page.evaluate("() => location.search") == "?data=moons"
        expect(page.get_by_role("button", name="Copy a link")).to_have_count(0)
        page.evaluate("() => history.replaceState(null, '', '/')")


def test_python_may_set_anything_and_the_run_follows(shown, javascript):
    page = shown(Playground(epoch=10, n=40))
    set_state(page, hidden=[2, 2], seed=9)
    arrive(page, 10)
    [found] = run(javascript, [{"epoch": 10, "n": 40, "hidden": [2, 2], "seed": 9}])
    assert words(page) == [found["report"], found["weights"][-1]["units"][0]["formula"]]
    assert state(page) == plain(Playground(epoch=10, n=40, hidden=[2, 2], seed=9))
