"""In JupyterLab a network learns before the reader's eyes, and the kernel stays free for other cells."""

import re

from notebooks import Notebook
from playwright.sync_api import Locator, expect

WATCH = """
import numpy as np
from course.watching import watch
from nnlib import MSE, SGD, Dense, Network, datasets
X, Y = datasets.xor()
rng = np.random.default_rng(0)
network = Network(Dense(2, 4, "tanh", rng=rng), Dense(4, 1, rng=rng))
watched = watch(network, X, Y, loss=MSE(), optimizer=SGD(lr=0.5), epochs=epochs)
watched
"""
CELLS = ["epochs = 2000", WATCH, "print('loss', MSE()(network.predict(X), Y))"]
TELL = "print(len(watched.history.losses), watched.running.active)"
# What it has learned is what one fit of as many epochs gives: nothing is lost, and nothing half done.
CHECK = """
rng = np.random.default_rng(0)
other = Network(Dense(2, 4, "tanh", rng=rng), Dense(4, 1, rng=rng))
losses = other.fit(X, Y, loss=MSE(), optimizer=SGD(lr=0.5), epochs=len(watched.history.losses)).losses
print(losses == watched.history.losses, all(map(np.array_equal, network.parameters, other.parameters)))
"""


class Watched:
    """The second cell, run anew for a number of epochs."""

    def __init__(self, notebook: Notebook, epochs: int) -> None:
        self.notebook, self.page = notebook, notebook.page
        old = self.words.inner_text() if self.words.count() else None
        notebook.python(f"epochs = {epochs}\nif 'watched' in globals(): watched.close()")
        if old is not None:
            expect(self.words).to_have_count(0)
        notebook.run(1)
        expect(self.words).to_have_text(f"ready: epoch 0 of {epochs}.", timeout=60_000)

    @property
    def words(self) -> Locator:
        return self.notebook.cell(1).locator(".widget-html-content")

    @property
    def epoch(self) -> int:
        found = re.search(r"epoch (\d+)", self.words.inner_text())
        assert found
        return int(found[1])

    def click(self, name: str) -> None:
        self.notebook.cell(1).get_by_role("button", name=name).click()

    def pace(self, name: str) -> None:
        self.notebook.cell(1).get_by_label("epochs a second").select_option(name)

    def says(self, pattern: str) -> None:
        expect(self.words).to_have_text(re.compile(pattern), timeout=30_000)


def test_start_pause_step_start_and_other_cells_meanwhile(notebook):
    watched = Watched(notebook, 2000)
    image = notebook.cell(1).locator("img")
    expect(image).to_have_count(1)  # the widget, and not the picture for readers without a kernel
    expect(image).to_have_attribute("alt", re.compile(r"^2 of 4 points .* No loss has been measured yet\.$"))
    assert image.get_attribute("src").startswith("blob:")

    watched.click("Start")
    watched.says(r"^epoch \d+ of 2000, loss [\d.]+, about \d+ s left$")
    notebook.run(2)
    expect(notebook.output(2)).to_have_text(re.compile(r"^loss 0\.\d+"))

    watched.click("Pause")
    watched.says(r"^paused: epoch \d+ of 2000, loss")
    paused = watched.epoch
    assert 0 < paused < 2000
    assert notebook.python(TELL) == f"{paused} False"
    watched.click("Step")
    watched.says(f"^paused: epoch {paused + 1} of 2000")
    assert notebook.python(TELL) == f"{paused + 1} False"

    watched.click("Start")
    watched.pace("as fast as it can")
    watched.says(r"^finished: epoch 2000 of 2000, loss [\d.e-]+")
    expect(image).to_have_attribute("alt", re.compile(r"^4 of 4 points .* in epoch 2000\.$"))
    expect(notebook.cell(1).get_by_role("button", name="Step")).to_be_disabled()
    assert notebook.python(CHECK) == "True True"

    watched.click("Reset")
    watched.says(r"^ready: epoch 0 of 2000\.$")


def test_the_stop_button_pauses_and_start_goes_on(notebook):
    watched = Watched(notebook, 10**6)
    for _ in range(2):
        before = watched.epoch
        watched.click("Start")
        notebook.page.wait_for_function(
            "before => +/epoch (\\d+)/.exec(document.querySelector('.widget-html-content').textContent)[1] > before",
            arg=before,
        )
        notebook.page.locator("[data-command='notebook:interrupt-kernel']").click()
        watched.says(r"^paused \(interrupted\): epoch \d+")
        assert watched.epoch > before
        assert notebook.python(CHECK) == "True True"


def test_there_is_time_to_act(notebook):
    watched = Watched(notebook, 100)
    expect(notebook.cell(1).get_by_label("epochs a second")).to_have_value("5")
    watched.pace("1")
    watched.click("Start")
    notebook.page.wait_for_timeout(2_500)
    assert 2 <= watched.epoch <= 4
    watched.pace("50")
    watched.says("^finished: epoch 100 of 100")


def test_a_slider_acts(notebook):
    Watched(notebook, 100)
    slider, shown = notebook.cell(1).get_by_role("slider"), notebook.cell(1).locator(".widget-readout")
    expect(shown).to_have_text("0.5")
    slider.focus()
    notebook.page.keyboard.press("ArrowLeft")
    expect(shown).to_have_text("0.2")
    assert notebook.python("print(watched.training.optimizer.lr)") == "0.2"


def test_training_ends_when_the_network_is_watched_anew(notebook):
    watched = Watched(notebook, 10**6)
    watched.click("Start")
    watched.says(r"^epoch \d+")
    assert re.match(r"\d+ True", notebook.python(TELL))
    notebook.python("other = watch(network, X, Y, loss=MSE(), optimizer=SGD(lr=0.5), epochs=10)")
    watched.says("^stopped: .* watched anew")
    expect(notebook.cell(1).get_by_role("button", name="Start")).to_be_disabled()
    assert re.match(r"\d+ False", notebook.python(TELL))


def test_training_ends_when_its_cell_is_deleted(notebook):
    watched = Watched(notebook, 10**6)
    watched.click("Start")
    watched.says(r"^epoch \d+")
    notebook.cell(1).locator(".jp-InputPrompt").click()
    notebook.page.keyboard.press("d")
    notebook.page.keyboard.press("d")
    expect(notebook.page.locator(".jp-CodeCell")).to_have_count(2)
    assert re.match(r"\d+ False", notebook.python(TELL))
