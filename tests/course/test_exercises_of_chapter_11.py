"""What the exercises of chapter 11 say in numbers, and what their checks make of tensors of other kinds."""

from typing import Any

import numpy as np
import pytest

from course.exercises import chapter_11
from course.exercises.checking import CORRECT, NOT_RIGHT, judge
from nnlib import Dense, Network, autodiff

EXERCISES = {exercise.id: exercise for exercise in chapter_11.EXERCISES}


def test_second_derivatives_of_the_reader_take_nearly_three_million_passes():
    network = Network(Dense(64, 32), Dense(32, 10))
    size = sum(array.size for array in network.parameters)
    assert size == 2410
    assert 2.8e6 < size * (size + 1) / 2 < 3e6


def test_the_quotient_bends_as_small_steps_say():
    h, path = 1e-4, {"u": (1.2, 0.5, -0.7), "v": (0.4, -3.0, 1.1)}

    def at(t):
        u, v = (value + t * slope + t**2 / 2 * second for value, slope, second in path.values())
        return u / v

    _, slope, second = chapter_11.divide(*path["u"], *path["v"])
    assert slope == pytest.approx((at(h) - at(-h)) / (2 * h), rel=1e-4)
    assert second == pytest.approx((at(h) - 2 * at(0) + at(-h)) / h**2, rel=1e-4)


class OwnTensor(autodiff.Tensor):
    """As the chapter builds it: another class than nnlib's."""


@pytest.mark.parametrize("id", ["running-total", "weighted-sum"])
def test_an_engine_of_ones_own_may_make_the_tensor(id):
    exercise = EXERCISES[id]
    program = exercise.made_from(exercise.source.replace("autodiff.Tensor", "OwnTensor"))
    program.__globals__["OwnTensor"] = OwnTensor
    assert judge(exercise, program).kind == CORRECT


def test_the_engines_own_operations_may_make_a_running_total():
    def running_total(x):
        return np.tril(np.ones((len(x.data), len(x.data)))) @ x

    assert judge(EXERCISES["running-total"], running_total).kind == CORRECT


PULLS: dict[str, Any] = {
    "gives None": lambda g: None,
    "has to return an array": lambda g: list(np.cumsum(g[::-1])[::-1]),
    "has the shape of its value": lambda g: np.cumsum(g[::-1])[::-1][:, None],
}


@pytest.mark.parametrize("words", PULLS)
def test_a_pull_that_the_engine_cannot_use_is_told_why(words):
    def running_total(x):
        return autodiff.Tensor(np.cumsum(x.data), ((x, PULLS[words]),))

    outcome = judge(EXERCISES["running-total"], running_total)
    assert outcome.kind == NOT_RIGHT
    assert words in outcome.words


def test_pairs_that_can_be_gone_through_only_once_are_no_inputs():
    def weighted_sum(tensors, weights):
        pulls = [lambda g, weight=weight: weight * g for weight in weights]
        inputs: Any = zip(tensors, pulls)
        return autodiff.Tensor(sum(weight * one.data for one, weight in zip(tensors, weights)), inputs)

    outcome = judge(EXERCISES["weighted-sum"], weighted_sum)
    assert outcome.kind == NOT_RIGHT
    assert "`inputs` is a tuple of pairs, each a tensor and its pull. Here it is" in outcome.words
