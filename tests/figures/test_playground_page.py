"""What the playground's page lets its readers find is there to be found."""

import re
from html import unescape
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page
from test_experiment_js import ADDRESS, RUN

from course.figures import Playground

TEXT = (Path(__file__).parents[2] / "book" / "playground.md").read_text("utf-8")
LINKS = [unescape(search) for search in re.findall(r'<a href="(\?[^"]*)">', TEXT)]


def asked(page: Page, search: str) -> dict[str, Any]:
    found = page.evaluate(ADDRESS, search)
    assert found["faults"] == []
    return found["values"]


def run(page: Page, words: str, **changes: Any) -> dict[str, Any]:
    """Run what the link with these words asks for, with some changes."""
    (search,) = re.findall(rf'<a href="(\?[^"]*)">{re.escape(words)}', TEXT)
    playground = Playground(**asked(page, unescape(search)) | changes)
    return page.evaluate(RUN, [playground.state(), playground.epoch])


@pytest.mark.parametrize("search", LINKS)
def test_every_link_asks_for_something_that_can_be(blank_page, search):
    values = asked(blank_page, search)
    assert len(values) == search.count("=")
    Playground(**values)


def test_three_units_close_a_ring_and_two_do_not(blank_page):
    for seed in range(3):
        assert run(blank_page, "Two units around a ring.", epoch=200, seed=seed)["judged"]["train"]["right"] < 0.85
        assert run(blank_page, "Two units", epoch=200, seed=seed, hidden=[3])["judged"]["train"]["right"] > 0.95
        assert run(blank_page, "Two units", epoch=200, seed=seed, hidden=[4])["judged"]["train"]["right"] > 0.95


def test_without_a_bend_the_border_stays_straight(blank_page):
    found = run(blank_page, "Sixteen units without a bend.", epoch=300)
    assert 0.8 < found["judged"]["train"]["right"] < 0.92
    assert run(blank_page, "Sixteen units", epoch=300, activation="tanh")["judged"]["train"]["right"] > 0.99


def test_one_seed_is_stuck_at_one_eighth_and_the_other_learns(blank_page):
    stuck = run(blank_page, "XOR with two units, from seed 0,", epoch=5000)["judged"]["train"]
    assert stuck["loss"] == pytest.approx(1 / 8, abs=0.001)
    assert run(blank_page, "from seed 1.", epoch=5000)["judged"]["train"]["loss"] < 0.001


def test_the_large_step_diverges_and_a_tenth_of_it_does_not(blank_page):
    assert "diverged" in run(blank_page, "A learning rate of 5.", epoch=200)["failure"]
    for lr in (0.5, 0.1):
        found = run(blank_page, "A learning rate of 5.", epoch=200, lr=lr)
        assert not found["failure"]
        assert found["judged"]["train"]["right"] > 0.98


def test_gradients_vanish_through_sigmoids_and_less_through_others(blank_page):
    ratios = {}
    for activation in ("sigmoid", "tanh", "relu"):
        weights = run(blank_page, "Four layers of sigmoids.", activation=activation)["gradients"][::2]
        first, last = np.abs(weights[0]).max(), np.abs(weights[-1]).max()
        ratios[activation] = last / first
    assert ratios["sigmoid"] > 1000
    assert ratios["tanh"] < 10
    assert ratios["relu"] < 10


def test_the_test_loss_rises_again_while_the_training_loss_falls(blank_page):
    found = run(blank_page, "Twenty noisy points and a large network.", epoch=1500)
    lowest = int(np.argmin(found["testLosses"]))
    assert 150 < lowest < 300
    assert found["testLosses"][-1] > 1.5 * found["testLosses"][lowest]
    assert found["losses"][-1] < 0.01 * found["losses"][lowest]
    for l2 in (0.002, 0.005):
        assert run(blank_page, "Twenty noisy points", epoch=1500, l2=l2)["losses"][-1] > 20 * found["losses"][-1]
