"""The playground in the browser: every control, the drawn network's numbers, the address, and what cannot be."""

import re
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from pages import open_page, settle, show
from playwright.sync_api import Page, expect

from course.figures import Playground
from nnlib import Adam, BinaryCrossEntropy, Dense, Momentum, Network, datasets

CHOICES = {
    "data": (
        "data",
        {"circles": "circles", "moons": "moons", "spirals": "spirals", "xor": "XOR", "drawn": "draw your own"},
    ),
    "activation": ("hidden units", {"tanh": "tanh", "sigmoid": "sigmoid", "relu": "ReLU", "identity": "identity"}),
    "output": ("output unit", {"sigmoid": "sigmoid", "identity": "identity"}),
    "loss": ("loss", {"BinaryCrossEntropy": "binary cross-entropy", "MSE": "mean squared error"}),
    "optimizer": ("optimizer", {"SGD": "SGD", "Momentum": "momentum", "Adam": "Adam"}),
    "show": ("lines show", {"weights": "weights", "gradients": "gradients"}),
    "pace": ("pace", {1: "1 epoch a frame", 10: "10 epochs a frame", 100: "100 epochs a frame"}),
}
SLIDERS = {"n": "points", "noise": "noise", "lr": "learning rate", "batch_size": "batch size", "l2": "L2 penalty"}
PIXELS = """(canvas) => {
  const context = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
  context.drawImage(canvas, 0, 0);
  return [...context.getImageData(0, 0, canvas.width, canvas.height).data];
}"""


def state(page: Page, name: str) -> Any:
    settle(page)
    return page.evaluate("(name) => model.get(name)", name)


def epoch_of(page: Page) -> int:
    settle(page)
    return int(page.locator(".epoch b").inner_text())


def arrive(page: Page, epoch: int) -> None:
    expect(page.locator(".epoch b")).to_have_text(str(epoch), timeout=20_000)
    settle(page)


def numbers(words: str) -> list[float]:
    """The numbers of a formula: 2.00 x₁ − 3.00 x₂ + 1.00."""
    return [
        float(found.replace("− ", "-").replace("−", "-").replace("+ ", ""))
        for found in re.findall(r"(?:[−+] )?−?\d+\.\d+(?:e−?\d+)?", words)
    ]


def trained(settings: Playground) -> tuple[Network, np.ndarray, np.ndarray, list[float]]:
    """What nnlib makes of some settings, written down apart from the exported program."""
    rng = np.random.default_rng(settings.seed)
    X, Y = getattr(datasets, settings.data)(settings.n, settings.noise, rng=rng)
    X_test, Y_test = getattr(datasets, settings.data)(settings.n, settings.noise, rng=rng)
    widths = [2, *settings.hidden]
    hidden = [Dense(n_in, n_out, settings.activation, rng=rng) for n_in, n_out in pairwise(widths)]
    network = Network(*hidden, Dense(widths[-1], 1, rng=rng))
    rule = {"Adam": Adam, "Momentum": Momentum}[settings.optimizer](settings.lr)
    network.fit(
        X, Y, loss=BinaryCrossEntropy(), optimizer=rule, epochs=settings.epoch, batch_size=settings.batch_size, rng=rng
    )
    losses = [BinaryCrossEntropy()(network.predict(one), other) for one, other in [(X, Y), (X_test, Y_test)]]
    return network, X, Y, losses


@pytest.fixture
def opened_at(browser, address, complaints):
    """Open the playground on its own page, at an address."""
    opened = []

    def opened_at(search: str) -> Page:
        body = Playground().twin().replace("<div ", "<div data-address ", 1)
        page = open_page(browser, address, Playground(), body + '<script type="module" src="mount.js"></script>', 760)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{address}/figure{search}")
        page.wait_for_selector("[data-mounted]")
        opened.append(page)
        return page

    yield opened_at
    for page in opened:
        page.close()


SETTINGS = [
    {
        "data": "moons",
        "n": 60,
        "hidden": [3, 2],
        "optimizer": "Adam",
        "lr": 0.02,
        "batch_size": 10,
        "seed": 5,
        "epoch": 40,
    },
    {
        "data": "spirals",
        "n": 41,
        "hidden": [8],
        "activation": "relu",
        "optimizer": "Momentum",
        "lr": 0.05,
        "seed": 11,
        "epoch": 30,
    },
]


@pytest.mark.parametrize("settings", SETTINGS, ids=["moons", "spirals"])
def test_weights_biases_gradients_and_losses_are_nnlibs(opened, settings):
    playground = Playground(**settings)
    page = opened(playground, widget=True)
    arrive(page, playground.epoch)
    network, X, Y, losses = trained(playground)
    assert numbers(page.locator(".report").inner_text())[:2] == pytest.approx(losses, abs=0.00051)

    network.backward(BinaryCrossEntropy().gradient(network.predict(X), Y))
    for shown, symbol, arrays in [("weights", "b", network.parameters), ("gradients", "db", network.gradients)]:
        page.get_by_label("lines show").select_option(shown)
        settle(page)
        for l in range(len(network.layers)):
            W, b = arrays[2 * l], arrays[2 * l + 1]
            name = f"hidden layer {l + 1}, unit " if l + 1 < len(network.layers) else "output unit"
            buttons = page.locator(f"button.unit[aria-label^='{name}']")
            assert buttons.count() == len(b)
            edges = page.locator(".network line")
            for i, unit in enumerate(buttons.all()):
                unit.click()
                settle(page)
                expect(unit).to_have_attribute("aria-pressed", "true")
                label = unit.locator("span").inner_text()
                assert label.startswith(f"{symbol} ")
                assert numbers(label) == pytest.approx([b[i]], rel=0.06, abs=0.0051)
                written = numbers(page.locator(".formula").inner_text())
                np.testing.assert_allclose(written, [*W[i], b[i]], rtol=0.06, atol=0.0051)
            first = sum(arrays[2 * k].size for k in range(l))
            classes = [edges.nth(first + k).get_attribute("class") for k in range(W.size)]
            assert classes == ["against" if w < 0 else "for" for w in W.ravel()]


def test_the_maps_show_what_each_unit_and_the_output_give(opened):
    playground = Playground(**SETTINGS[0])
    page = opened(playground, widget=True)
    arrive(page, playground.epoch)
    network, *_ = trained(playground)
    line = page.locator(".map path.line").get_attribute("d")
    x, y = np.array(re.findall(r"[ML](\S+?) ([^ML]+)", line), float).T / 40
    points = np.column_stack([-1.5 + 4 * x, -1.75 + 4 * (1 - y)])
    assert abs(network.predict(points) - 0.5).max() < 0.03

    for l, layer in enumerate(network.layers[:-1]):
        for i in range(len(layer.b)):
            canvas = page.locator(f"button[aria-label^='hidden layer {l + 1}, unit {i + 1}:'] canvas")
            for column, row in [(0, 0), (40, 0), (13, 29)]:
                network.predict(np.array([[-1.5 + column / 10, 2.25 - row / 10]]))
                red, _, blue, _ = np.reshape(canvas.evaluate(PIXELS), (41, 41, 4))[row, column]
                a = layer.A[0, i]
                assert abs(a) < 0.1 or (red > blue) == (a > 0)


def test_points_lie_where_the_data_lie(opened):
    page = opened(Playground(epoch=0, n=60), widget=True)
    rng = np.random.default_rng(0)
    X, Y = datasets.circles(60, 0.1, rng=rng)
    discs = page.locator(".map circle.trained").evaluate_all(
        "all => all.map(one => [one.cx.baseVal.value, one.cy.baseVal.value])"
    )
    expected = X[Y.ravel() == 0]
    np.testing.assert_allclose(np.array(discs) / 40 * [3, -3] + [-1.5, 1.5], expected, atol=1e-4)
    assert page.locator(".map rect.trained").count() == 30
    assert page.locator(".map .tested").count() == 60


@pytest.mark.parametrize("name", CHOICES)
def test_each_choice_is_made_by_pointer_and_by_keyboard(opened, name):
    label, options = CHOICES[name]
    page = opened(Playground(epoch=3, n=20), widget=True)
    select = page.get_by_label(label, exact=True)
    assert dict(zip(options, select.locator("option").all_inner_texts())) == options
    for value in options:
        select.select_option(str(value))
        assert state(page, name) == value
        assert page.evaluate("saved")[name] == value
    keys = list(options)
    select.select_option(str(keys[0]))
    select.focus()
    page.keyboard.press("ArrowDown")
    assert state(page, name) == keys[1]


@pytest.mark.parametrize(("name", "label"), SLIDERS.items())
def test_each_slider_moves_by_pointer_and_by_keyboard_and_starts_the_run_anew(opened, name, label):
    page = opened(Playground(epoch=3, n=100, noise=0.2, lr=0.1, l2=0.01), widget=True)
    slider = page.get_by_label(label, exact=True)
    values = [state(page, name)]
    slider.focus()
    for key in ["ArrowRight", "ArrowLeft", "Home", "End"]:
        page.keyboard.press(key)
        values.append(state(page, name))
    assert state(page, "epoch") == epoch_of(page) == 0
    assert values[1] != values[0] == values[2]
    assert len({values[0], values[1], values[3], values[4]}) == 4
    box = slider.bounding_box()
    slider.click(position={"x": box["width"] / 3, "y": box["height"] / 2})
    assert state(page, name) not in (values[3], values[4])
    assert (
        slider.get_attribute("aria-valuetext")
        == page.locator(f"output[for='{slider.get_attribute('id')}']").inner_text()
    )


def test_a_value_between_the_stops_is_kept_and_shown(opened):
    page = opened(Playground(lr=0.0317, batch_size=17, epoch=0), widget=True)
    assert page.get_by_label("learning rate").get_attribute("aria-valuetext") == "0.0317"
    assert page.get_by_label("batch size").get_attribute("aria-valuetext") == "17"
    assert state(page, "lr") == 0.0317


def test_layers_and_units_are_chosen(opened):
    page = opened(Playground(epoch=5), widget=True)
    page.get_by_label("hidden layers").select_option("3")
    assert state(page, "hidden") == [4, 4, 4]
    page.get_by_label("units in hidden layer 2").select_option("7")
    assert state(page, "hidden") == [4, 7, 4]
    assert state(page, "epoch") == 0
    assert page.locator("button.unit").count() == 4 + 7 + 4 + 1
    assert page.locator(".network line").count() == 2 * 4 + 4 * 7 + 7 * 4 + 4
    page.get_by_label("units in hidden layer 3").focus()
    page.keyboard.press("ArrowUp")
    assert state(page, "hidden") == [4, 7, 3]
    expect(page.get_by_label("units in hidden layer 3")).to_be_focused()
    page.get_by_label("hidden layers").select_option("0")
    assert state(page, "hidden") == []
    assert page.locator("button.unit").count() == 1
    assert "sigmoid(" in page.locator(".formula").inner_text()


def test_arrow_keys_go_from_unit_to_unit(opened):
    page = opened(Playground(hidden=[3, 2], epoch=0))
    page.locator("button.unit[tabindex='0']").focus()
    expect(page.locator("button.unit:focus")).to_have_attribute("aria-label", re.compile("output unit"))
    for key, where in [
        ("ArrowLeft", "hidden layer 2, unit 1"),
        ("ArrowDown", "hidden layer 2, unit 2"),
        ("ArrowDown", "hidden layer 2, unit 2"),
        ("ArrowLeft", "hidden layer 1, unit 2"),
        ("ArrowLeft", "hidden layer 1, unit 2"),
        ("ArrowUp", "hidden layer 1, unit 1"),
    ]:
        page.keyboard.press(key)
        settle(page)
        expect(page.locator("button.unit:focus")).to_have_attribute("aria-label", re.compile(where))
        assert page.locator(".formula").inner_text().lower().startswith(where)
        assert page.locator("button.unit[tabindex='0']").count() == 1


def test_play_step_pause_reset(opened):
    page = opened(Playground(epoch=0, n=40), widget=True)
    untrained = page.locator(".report").inner_text()
    page.get_by_role("button", name="Step").click()
    arrive(page, 1)
    page.get_by_role("button", name="Step").press("Enter")
    arrive(page, 2)
    page.get_by_role("button", name="Play").click()
    expect(page.locator(".report")).to_have_attribute("aria-live", "off")
    page.wait_for_function("Number(document.querySelector('.epoch b').textContent) > 8")
    page.get_by_role("button", name="Pause").press("Space")
    expect(page.locator(".report")).to_have_attribute("aria-live", "polite")
    paused = epoch_of(page)
    assert paused == state(page, "epoch") > 8
    assert page.locator(".report").inner_text() != untrained
    page.get_by_role("button", name="Reset").click()
    assert epoch_of(page) == 0
    assert page.locator(".report").inner_text() == untrained
    assert state(page, "seed") == 0


def test_reset_and_play_again_is_the_same_run(opened):
    page = opened(Playground(epoch=25, n=40), widget=True)
    arrive(page, 25)
    once = [page.locator(".report").inner_text(), page.locator(".formula").inner_text()]
    page.get_by_role("button", name="Reset").click()
    page.evaluate("() => model.set('epoch', 25)")
    arrive(page, 25)
    assert [page.locator(".report").inner_text(), page.locator(".formula").inner_text()] == once


def test_another_seed_is_another_run(opened):
    page = opened(Playground(epoch=0), widget=True)
    first = page.locator(".formula").inner_text()
    page.get_by_role("button", name="New seed").click()
    seed = state(page, "seed")
    assert 0 <= seed < 10_000
    assert page.get_by_label("seed").input_value() == str(seed)
    page.get_by_label("seed").fill("12")
    page.keyboard.press("Enter")
    assert state(page, "seed") == 12
    assert page.locator(".formula").inner_text() != first
    page.get_by_label("seed").fill("0")
    page.keyboard.press("Enter")
    settle(page)
    assert page.locator(".formula").inner_text() == first


@pytest.mark.parametrize("nonsense", ["-3", "1.5", "4294967296", ""])
def test_an_absurd_seed_is_refused_with_words(opened, nonsense):
    page = opened(Playground(epoch=0, seed=8), widget=True)
    page.get_by_label("seed").fill(nonsense)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_have_text("The seed must be a whole number from 0 to 4294967295.")
    assert state(page, "seed") == 8
    expect(page.get_by_label("seed")).to_have_value("8")
    page.get_by_label("seed").fill("9")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_have_text("")


def test_changes_while_playing_go_on_playing_from_the_start(opened):
    page = opened(Playground(epoch=0, n=20), widget=True)
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("Number(document.querySelector('.epoch b').textContent) > 20")
    page.get_by_label("learning rate").press("ArrowLeft")
    assert epoch_of(page) < 20
    page.wait_for_function("Number(document.querySelector('.epoch b').textContent) > 3")
    expect(page.get_by_role("button", name="Pause")).to_be_visible()


def test_a_diverged_run_says_so_and_why_and_stops(opened):
    page = opened(Playground(data="moons", output="identity", loss="MSE", lr=5.0, epoch=0), widget=True)
    page.get_by_role("button", name="Play").click()
    expect(page.get_by_role("status").first).to_contain_text("diverged: in epoch")
    expect(page.get_by_role("status").first).to_contain_text("learning rate 5")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    assert state(page, "epoch") == epoch_of(page) < 60
    shown = page.locator(".course-figure").inner_text()
    assert not re.search("NaN|Infinity|undefined|e\\+", shown)
    page.get_by_label("learning rate").press("Home")
    expect(page.get_by_role("status").first).to_have_text("")
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("Number(document.querySelector('.epoch b').textContent) > 3")


def test_loss_and_output_that_do_not_fit_say_why(opened):
    page = opened(Playground(epoch=0), widget=True)
    page.get_by_label("output unit", exact=True).select_option("identity")
    expect(page.get_by_role("status").first).to_contain_text("needs answers between 0 and 1")
    expect(page.get_by_role("button", name="Play")).to_be_disabled()
    page.get_by_label("loss", exact=True).select_option("MSE")
    expect(page.get_by_role("status").first).to_have_text("")
    expect(page.get_by_role("button", name="Play")).to_be_enabled()


def test_points_are_drawn_by_pointer(opened):
    page = opened(Playground(data="drawn", epoch=0), widget=True)
    expect(page.get_by_role("status").first).to_contain_text("Draw at least two points")
    ground = page.locator(".ground").bounding_box()
    middle = ground["x"] + ground["width"] / 2, ground["y"] + ground["height"] / 2
    page.mouse.click(*middle)
    np.testing.assert_allclose(state(page, "points"), [[0, 0, 0]], atol=0.02)
    page.get_by_label("orange square, 1").check()
    page.mouse.click(middle[0] + ground["width"] / 2.1, middle[1])
    np.testing.assert_allclose(state(page, "points"), [[0, 0, 0], [1, 0, 1]], atol=0.02)
    expect(page.get_by_role("status").first).to_have_text("")
    assert page.locator(".map circle").count() == page.locator(".map rect").count() == 1
    page.mouse.click(middle[0] + 1, middle[1])
    np.testing.assert_allclose(state(page, "points"), [[1, 0, 1]], atol=0.02)
    page.get_by_role("button", name="Undo").click()
    assert state(page, "points") == []
    page.mouse.click(*middle)
    page.mouse.click(middle[0] - 60, middle[1] + 60)
    page.get_by_role("button", name="Clear").click()
    assert state(page, "points") == []


def test_points_are_drawn_by_keyboard_and_learned(opened):
    page = opened(Playground(data="drawn", epoch=0), widget=True)
    area = page.get_by_role("application")
    area.focus()
    for key in ["ArrowLeft"] * 6 + ["ArrowUp"] * 2 + ["Enter"]:
        page.keyboard.press(key)
    assert state(page, "points") == [[-0.3, 0.1, 0]]
    page.get_by_label("orange square, 1").focus()
    page.keyboard.press("Space")
    area.focus()
    for key in ["ArrowRight"] * 30 + ["ArrowDown", "Space"]:
        page.keyboard.press(key)
    assert state(page, "points") == [[-0.3, 0.1, 0], [1, 0.05, 1]]
    expect(area).to_have_attribute("aria-label", re.compile("2 points. The cursor is at 1.00, 0.05"))
    page.evaluate("() => model.set('epoch', 200)")
    arrive(page, 200)
    expect(page.locator(".report")).to_contain_text("100 % of the training points")
    assert "test" not in page.locator(".report").inner_text()
    area.focus()
    page.keyboard.press("Enter")
    assert state(page, "points") == [[-0.3, 0.1, 0]]


def test_a_far_epoch_is_reached_in_slices_that_leave_the_page_alive(opened):
    page = opened(Playground(epoch=0, n=500, hidden=[8, 8]), widget=True)
    page.evaluate("() => model.set('epoch', 100000)")
    expect(page.get_by_role("status").first).to_have_text("On the way to epoch 100000 …")
    page.get_by_role("button", name="Reset").click()
    assert epoch_of(page) == 0


def test_the_program_is_shown_and_copied(browser, address):
    page = show(browser, address, Playground(epoch=7), permissions=["clipboard-read", "clipboard-write"])
    page.locator("summary").click()
    code = page.locator("pre code")
    expect(code).to_contain_text("epochs=7,")
    page.get_by_role("button", name="Copy the code").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("() => navigator.clipboard.readText()") == code.text_content()
    page.get_by_role("button", name="Step").click()
    expect(code).to_contain_text("epochs=8,")
    page.close()


def test_the_address_holds_the_state_and_brings_it_back(opened_at):
    page = opened_at("?data=moons&hidden=3,2&seed=4&epoch=6&lr=0.05&n=40")
    arrive(page, 6)
    expect(page.get_by_label("data", exact=True)).to_have_value("moons")
    page.get_by_label("optimizer").select_option("Adam")
    page.get_by_role("button", name="Step").click()
    arrive(page, 1)
    page.wait_for_function("location.search.includes('epoch=1&')")
    written = [page.locator(".report").inner_text(), page.locator(".formula").inner_text()]
    again = opened_at(page.evaluate("location.search"))
    arrive(again, 1)
    assert [again.locator(".report").inner_text(), again.locator(".formula").inner_text()] == written
    expect(again.get_by_label("optimizer")).to_have_value("Adam")


def test_the_address_keeps_a_drawing(opened_at):
    page = opened_at("?data=drawn&points=0.5,-0.25,1;-1,0,0&epoch=0")
    expect(page.get_by_role("application")).to_have_attribute("aria-label", re.compile("2 points"))
    page.wait_for_function("location.search.includes('points=0.5,-0.25,1;-1,0,0')")


def test_garbage_in_the_address_gets_words_and_a_working_playground(opened_at):
    page = opened_at("?data=cats&lr=fast&hidden=99&seed=3&epoch=2&<script>alert(1)</script>=x&n=%3Cb%3E")
    faults = page.get_by_role("alert").all_inner_texts()
    assert len(faults) == 4
    assert faults[0].startswith("In the address, data is “cats”, but needs one of xor, moons,")
    assert "“<b>”" in faults[3]
    arrive(page, 2)
    expect(page.get_by_label("seed")).to_have_value("3")
    page.get_by_role("button", name="Step").click()
    arrive(page, 3)


def test_only_the_playgrounds_own_page_touches_the_address(opened):
    page = opened(Playground(epoch=0), search="?data=moons")
    expect(page.get_by_label("data", exact=True)).to_have_value("circles")
    page.get_by_label("data", exact=True).select_option("xor")
    settle(page)
    assert page.evaluate("location.search") == "?data=moons"


def test_python_may_set_anything_and_the_run_follows(opened):
    page = opened(Playground(epoch=10, n=40), widget=True)
    page.evaluate("() => { model.set('hidden', [2, 2]); model.set('seed', 9); }")
    arrive(page, 10)
    expected = opened(Playground(epoch=10, n=40, hidden=[2, 2], seed=9), widget=True)
    arrive(expected, 10)
    assert page.locator(".formula").inner_text() == expected.locator(".formula").inner_text()


def test_dark_repaints_the_maps(opened):
    page = opened(Playground(epoch=5))
    canvases = page.locator("canvas").all()
    light = [np.mean(canvas.evaluate(PIXELS)) for canvas in canvases]
    page.evaluate("() => { document.documentElement.dataset.theme = 'dark'; }")
    settle(page)
    assert all(np.mean(canvas.evaluate(PIXELS)) < before for before, canvas in zip(light, canvases))
