"""What the exercises of chapter 8 say about themselves, measured: by the chapter's own cells, where it has them."""

import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from course.exercises import chapter_08
from course.exercises.chapter_08 import epochs_per_success, survey, tallies, tally_of
from nnlib import MSE, SGD, Dense, Network, datasets, relu, sigmoid, tanh

EXERCISES = {exercise.id: exercise for exercise in chapter_08.EXERCISES}
LESSON = Path(__file__).parents[2] / "lessons" / "08_xor.ipynb"
X, Y = datasets.xor()


@pytest.mark.page
def test_the_experiment_is_made_once_more_as_it_is_explained():
    [program] = re.findall("```python\n(.+?)```", EXERCISES["minus-and-plus"].explanation, re.DOTALL)
    names = {"X": X, "Y": Y, "survey": survey}
    exec(program, names)
    assert names["tallies"] == tallies() == (tally_of(0), tally_of(-1))


def test_the_worked_example_counts_networks_that_are_restless_at_the_end():
    [program] = re.findall("```python\n(.+?)```", EXERCISES["solved-within"].task, re.DOTALL)
    names: dict[str, Any] = {"np": np}
    exec(program, names)
    losses = np.full((4, 30), 0.05)
    losses[0, 19] = losses[1, 20] = losses[2, 29] = losses[2, 25] = 0.2
    assert names["restless"](losses) == 2


def test_no_neuron_begins_dead_with_inputs_of_both_signs():
    dead = {}
    for inputs in (X, 2 * X - 1):
        hidden = [Dense(2, 3, "relu", rng=np.random.default_rng(seed)) for seed in range(60)]
        dead[inputs.min()] = sum(int(np.sum(np.all(layer.predict(inputs) == 0, axis=0))) for layer in hidden)
    assert dead == {0: 44, -1: 0}


@pytest.mark.page
def test_no_neuron_dies_later_with_inputs_of_both_signs():
    inputs = 2 * X - 1
    for seed in range(60):
        rng = np.random.default_rng(seed)
        network = Network(Dense(2, 3, "relu", rng=rng), Dense(3, 1, rng=rng))
        network.fit(inputs, Y, loss=MSE(), optimizer=SGD(lr=2), epochs=500)
        assert not np.all(network.layers[0].predict(inputs) == 0, axis=0).any()


def times_of_a_thousand(activation) -> np.ndarray:
    """Return when each of the thousand networks of the chapter with two neurons has solved XOR, or infinity."""
    cells = json.loads(LESSON.read_text("utf-8"))["cells"]
    [source] = ["".join(cell["source"]) for cell in cells if "def train_population(" in "".join(cell["source"])]
    leaving = "if epoch % 50 == 0:"
    assert leaving in source
    seen: list[np.ndarray] = []
    watched = source.replace(leaving, "seen.append(np.mean((Y_hat - Y) ** 2, axis=0))\n        if epoch % 2500 == 0:")
    names: dict[str, Any] = {
        "np": np,
        "X": X,
        "Y": Y,
        "sigmoid": sigmoid,
        "seen": seen,
        "SimpleNamespace": SimpleNamespace,
    }
    exec(watched, names)
    names["train_population"](2, activation)
    losses = np.array(seen)
    assert losses.shape == (2500, 1000)
    is_low = losses < 0.01
    return np.where(is_low.any(axis=0), is_low.argmax(axis=0) + 1.0, np.inf)


@pytest.mark.page
@pytest.mark.parametrize(
    ("activation", "budget", "cost"), [(tanh, 180, 293), (sigmoid, 1030, 1064), (relu, 110, 587)], ids=str
)
def test_giving_up_in_time_costs_what_is_said(activation, budget, cost):
    times = times_of_a_thousand(activation)
    costs = {tried: epochs_per_success(times, tried) for tried in range(50, 2501, 10)}
    assert min(costs, key=lambda tried: costs[tried]) == budget
    assert round(costs[budget]) == cost
    if activation is tanh:
        assert round(costs[2500]) == 1844
    if activation is relu:
        assert np.isfinite(times).sum() == 216


@pytest.mark.page
def test_one_network_trained_again_and_again_makes_all_starts_alike():
    exercise = EXERCISES["one-start"]
    assert exercise.symptom
    sick, sound = [exercise.symptom(program) for program in (exercise.made_from(exercise.stub), exercise.answer)]
    assert [re.findall(r"\d+ solved|from 5 down to 0, (\d)", said) for said in (sick, sound)] == [["", "6"], ["", "3"]]
    assert "finds 0 solved" in sick
    assert "finds 3 solved" in sound
