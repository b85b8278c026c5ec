"""The stand-ins for anywidget and ipywidgets: what they send to a page, and what they hear from it."""

import gc
import subprocess
import sys
from typing import Any

import pytest

from course.live import widgets
from course.live.widgets import MIME, Button, Dropdown, IntProgress, SelectionSlider, VBox, View


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the widgets send to the page."""
    messages: list[dict[str, Any]] = []
    monkeypatch.setattr(widgets, "emit", messages.append)
    return messages


def test_a_tree_is_sent_with_all_its_views(heard):
    box = VBox([Button(description="Go"), IntProgress(max=7, value=2)])
    tree = box._repr_mimebundle_()[MIME]
    assert [view["kind"] for view in tree["views"]] == ["VBox", "Button", "IntProgress"]
    assert tree["views"][0]["number"] == tree["root"]
    assert tree["views"][0]["state"]["children"] == [view["number"] for view in tree["views"][1:]]
    assert tree["views"][2]["state"]["max"] == 7 and tree["views"][2]["state"]["value"] == 2


def test_a_change_is_sent_once_it_is_on_the_page(heard):
    bar = IntProgress(max=7)
    bar.value = 1
    assert heard == []
    bar._repr_mimebundle_()
    bar.value = 2
    assert heard == [{"type": "view", "number": bar.number, "state": {"value": 2}}]


def test_changes_that_are_held_are_sent_together(heard):
    bar = IntProgress(max=7)
    bar._repr_mimebundle_()
    with bar.hold_sync():
        bar.max, bar.value = 9, 3
        assert heard == []
    assert heard == [{"type": "view", "number": bar.number, "state": {"max": 9, "value": 3}}]


def test_a_click_is_heard(heard):
    clicks: list[Button] = []
    button = Button(description="Go")
    button.on_click(clicks.append)
    widgets.hear(button.number, "click", None)
    assert clicks == [button]


@pytest.mark.parametrize("kind", [Dropdown, SelectionSlider])
def test_a_choice_is_a_place_on_the_page_and_a_value_in_python(heard, kind):
    choice = kind(options=[("slow", 1), ("fast", 100)], value=100)
    [view] = choice._repr_mimebundle_()[MIME]["views"]
    assert view["state"]["options"] == ["slow", "fast"] and view["state"]["index"] == 1
    seen = []
    choice.observe(lambda change: seen.append(change.new), "value")
    widgets.hear(choice.number, "index", 0)
    assert choice.value == 1 and seen == [1]
    choice.options = [("slow", 1), ("faster", 1000)]
    assert {"type": "view", "number": choice.number, "state": {"options": ["slow", "faster"]}} in heard


def test_plain_options_are_shown_as_they_are(heard):
    choice = Dropdown(options=[1, 2], value=2)
    assert choice._repr_mimebundle_()[MIME]["views"][0]["state"]["options"] == ["1", "2"]


def test_what_leaves_the_page_knows_it(heard):
    counts = []
    box = VBox([IntProgress()])
    box.observe(lambda change: counts.append(change.new), "_view_count")
    box._repr_mimebundle_()
    widgets.close(box.number)
    assert counts == [1, 0]
    box.children[0].value = 5
    assert heard == []


def test_a_view_that_nobody_has_any_more_is_forgotten(heard):
    number = View().number
    gc.collect()
    widgets.hear(number, "click", None)
    widgets.close(number)
    assert number not in widgets.by_number


WATCHED = """
from course.live import widgets
heard = []
widgets.install(heard.append)
import numpy as np
from course.watching import watch
from nnlib import MSE, SGD, Dense, Network, datasets
X, Y = datasets.xor()
network = Network(Dense(2, 4, "tanh", rng=0), Dense(4, 1, rng=1))
watched = watch(network, X, Y, loss=MSE(), optimizer=SGD(lr=0.5), epochs=20)
tree = watched._repr_mimebundle_()
watched.step()
kinds = [view["kind"] for view in tree[widgets.MIME]["views"]]
print(kinds)
print([view["state"].get("description") for view in tree[widgets.MIME]["views"]])
print(sorted({name for message in heard for name in message["state"]}))
print("img" in tree["text/html"], tree["text/plain"][:8])
import ipywidgets
try:
    ipywidgets.IntSlider
except AttributeError as error:
    print(error)
from course.figures import Neuron
print(sorted(Neuron()._repr_mimebundle_()[0]))
"""


def test_a_training_is_watched_and_a_figure_shown_with_the_stand_ins():
    done = subprocess.run([sys.executable, "-c", WATCHED], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    kinds, descriptions, changed, html, missing, figure = done.stdout.strip().splitlines()
    assert kinds.count("'Button'") == 3 and "'Drawing'" in kinds and "'SelectionSlider'" in kinds
    assert all(name in descriptions for name in ("'Start'", "'Step'", "'Reset'", "'lr'"))
    assert changed == "['alt', 'png', 'value']"
    assert html == "True [Figure:"
    assert missing == "ipywidgets.IntSlider does not work on this page; in JupyterLab it does"
    assert figure == "['text/html', 'text/plain']"
