"""In JupyterLab a network learns before the reader's eyes, and the kernel stays free for other cells."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from test_figures_in_lab import run

WATCH = """
import numpy as np
from course.watching import watch
from nnlib import MSE, SGD, Dense, Network, datasets
X, Y = datasets.xor()
rng = np.random.default_rng(0)
network = Network(Dense(2, 4, "tanh", rng=rng), Dense(4, 1, rng=rng))
watched = watch(network, X, Y, loss=MSE(), optimizer=SGD(lr=0.5), epochs={epochs})
watched
"""
TELL = "print(len(watched.history.losses), watched.running.active)"
# What it has learned is what one fit of as many epochs gives: nothing is lost, and nothing half done.
CHECK = """
rng = np.random.default_rng(0)
other = Network(Dense(2, 4, "tanh", rng=rng), Dense(4, 1, rng=rng))
losses = other.fit(X, Y, loss=MSE(), optimizer=SGD(lr=0.5), epochs=len(watched.history.losses)).losses
print(losses == watched.history.losses, all(map(np.array_equal, network.parameters, other.parameters)))
"""


def cell(page: Page, number: int) -> Locator:
    return page.locator(".jp-CodeCell").nth(number)


def printed(page: Page, number: int) -> Locator:
    return cell(page, number).locator(".jp-OutputArea-output")


def epoch(page: Page) -> int:
    words = cell(page, 0).locator(".widget-html-content").inner_text()
    return int(re.search(r"epoch (\d+)", words)[1])


def test_start_pause_step_start_and_other_cells_meanwhile(notebook):
    page = notebook(WATCH.format(epochs=2_000), "print('loss', MSE()(network.predict(X), Y))", TELL, TELL, CHECK)
    run(page, 0)
    first = cell(page, 0)
    words, image = first.locator(".widget-html-content"), first.locator("img")
    expect(words).to_have_text("ready: epoch 0 of 2000.")
    expect(image).to_have_count(1)  # the widget, and not the picture for readers without a kernel
    expect(image).to_have_attribute("alt", re.compile(r"^2 of 4 points .* No loss has been measured yet\.$"))
    assert image.get_attribute("src").startswith("blob:")

    first.get_by_role("button", name="Start").click()
    expect(words).to_have_text(re.compile(r"^epoch \d+ of 2000, loss [\d.]+, about \d+ s left$"))
    run(page, 1)
    expect(printed(page, 1)).to_have_text(re.compile(r"^loss 0\.\d+"))

    first.get_by_role("button", name="Pause").click()
    expect(words).to_have_text(re.compile(r"^paused: epoch \d+ of 2000, loss"))
    paused = epoch(page)
    assert 0 < paused < 2000
    run(page, 2)
    expect(printed(page, 2)).to_have_text(f"{paused} False\n")
    first.get_by_role("button", name="Step").click()
    expect(words).to_have_text(re.compile(f"^paused: epoch {paused + 1} of 2000"))
    run(page, 3)
    expect(printed(page, 3)).to_have_text(f"{paused + 1} False\n")

    first.get_by_role("button", name="Start").click()
    first.get_by_label("epochs a second").select_option("as fast as it can")
    expect(words).to_have_text(re.compile(r"^finished: epoch 2000 of 2000, loss [\d.e-]+"), timeout=60_000)
    expect(image).to_have_attribute("alt", re.compile(r"^4 of 4 points .* in epoch 2000\.$"))
    expect(first.get_by_role("button", name="Step")).to_be_disabled()
    run(page, 4)
    expect(printed(page, 4)).to_have_text("True True\n")

    first.get_by_role("button", name="Reset").click()
    expect(words).to_have_text("ready: epoch 0 of 2000.")


def test_the_stop_button_pauses_and_start_goes_on(notebook):
    page = notebook(WATCH.format(epochs=10**6), CHECK, CHECK, TELL)
    run(page, 0)
    words = cell(page, 0).locator(".widget-html-content")
    for number in (1, 2):
        before = epoch(page)
        cell(page, 0).get_by_role("button", name="Start").click()
        expect(words).to_have_text(re.compile(r"^epoch \d+"))
        page.wait_for_function(
            "before => +/epoch (\\d+)/.exec(document.querySelector('.widget-html-content').textContent)[1] > before",
            arg=before,
        )
        page.locator("[data-command='notebook:interrupt-kernel']").click()
        expect(words).to_have_text(re.compile(r"^paused \(interrupted\): epoch \d+"))
        assert epoch(page) > before
        run(page, number)
        expect(printed(page, number)).to_have_text("True True\n")


def test_there_is_time_to_act(notebook):
    page = notebook(WATCH.format(epochs=100))
    run(page, 0)
    first = cell(page, 0)
    expect(first.get_by_label("epochs a second")).to_have_value("5")
    first.get_by_label("epochs a second").select_option("1")
    first.get_by_role("button", name="Start").click()
    page.wait_for_timeout(3_000)
    assert 2 <= epoch(page) <= 5
    first.get_by_label("epochs a second").select_option("50")
    expect(first.locator(".widget-html-content")).to_have_text(re.compile("^finished: epoch 100 of 100"))


def test_a_slider_acts_and_shows_alone_change_nothing(notebook):
    page = notebook(WATCH.format(epochs=100), "print(watched.training.optimizer.lr)", "watched.training.optimizer.lr")
    run(page, 0)
    slider = cell(page, 0).get_by_role("slider")
    expect(cell(page, 0).locator(".widget-readout")).to_have_text("0.5")
    run(page, 1)
    expect(printed(page, 1)).to_have_text("0.5\n")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    expect(cell(page, 0).locator(".widget-readout")).to_have_text("0.2")
    run(page, 2)
    expect(printed(page, 2)).to_have_text("0.2")


@pytest.mark.parametrize("way", ["delete", "watch anew"])
def test_training_ends_when_its_cell_is_deleted_or_the_network_watched_anew(notebook, way):
    anew = "old = watched\nwatch(network, X, Y, loss=MSE(), optimizer=SGD(lr=0.5), epochs=10)"
    page = notebook(WATCH.format(epochs=10**6), TELL, anew, TELL, TELL)
    run(page, 0)
    cell(page, 0).get_by_role("button", name="Start").click()
    expect(cell(page, 0).locator(".widget-html-content")).to_have_text(re.compile(r"^epoch \d+"))
    run(page, 1)
    expect(printed(page, 1)).to_have_text(re.compile(r"^\d+ True"))
    if way == "watch anew":
        run(page, 2)
        expect(cell(page, 0).locator(".widget-html-content")).to_have_text(re.compile("^stopped: .* watched anew"))
        expect(cell(page, 0).get_by_role("button", name="Start")).to_be_disabled()
        run(page, 3)
        expect(printed(page, 3)).to_have_text(re.compile(r"^\d+ False"))
        return
    cell(page, 0).locator(".jp-InputPrompt").click()
    page.keyboard.press("d")
    page.keyboard.press("d")
    expect(page.locator(".jp-CodeCell")).to_have_count(4)
    run(page, 2)
    expect(printed(page, 2)).to_have_text(re.compile(r"^\d+ False"))
