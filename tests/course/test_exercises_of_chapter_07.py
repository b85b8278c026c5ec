"""What the exercises of chapter 7 say about themselves, measured."""

import re
from typing import Any

import numpy as np
import pytest

from course.exercises import chapter_07
from course.exercises.checking import CORRECT, judge
from course.exercises.gradients import relative_error
from course.exercises.running import NoResult
from nnlib import SGD, BinaryCrossEntropy, Dense, Network, datasets, numerical_gradient

EXERCISES = {exercise.id: exercise for exercise in chapter_07.EXERCISES}


@pytest.mark.page
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_lion_trains_the_network_of_the_chapter(seed):
    X, Y = datasets.moons(200, noise=0.15, rng=np.random.default_rng(0))
    rng = np.random.default_rng(seed)
    network = Network(Dense(2, 8, "tanh", rng=rng), Dense(8, 1, "sigmoid", rng=rng))
    lion = chapter_07.Lion(lr=0.01)
    history = network.fit(X, Y, loss=BinaryCrossEntropy(), optimizer=lion, epochs=200, batch_size=20, rng=0)
    assert history.losses[-1] < 0.001


def changed(place, index, value):
    def differ(network):
        network.parameters[place][index] = value

    return differ


@pytest.mark.page
def test_one_number_can_be_enough_but_need_not_be():
    assert judge(EXERCISES["break-symmetry"], changed(0, (0, 1), 1)).kind == CORRECT
    for case in EXERCISES["break-symmetry"].cases:
        with pytest.raises(NoResult) as told:
            chapter_07.judged_start(changed(1, 0, 1), *case)
        right = int(str(told.value).removeprefix("After the training ").split()[0])
        assert right <= 180


def test_the_layer_of_the_worked_example_finds_its_slopes():
    [program] = re.findall("```python\n(.+?)```", EXERCISES["sparse-layer"].task, re.DOTALL)
    names: dict[str, Any] = {"np": np}
    exec(program, names)
    W, b, _, A_prev, dA = EXERCISES["sparse-layer"].cases[-1]
    layer = names["SquaredLayer"](W, b)

    def loss(W=W, b=b, A_prev=A_prev):
        return float((names["SquaredLayer"](W, b).forward(A_prev) * dA).sum())

    layer.forward(A_prev)
    dA_prev = layer.backward(dA)
    assert relative_error(layer.dW, numerical_gradient(lambda W: loss(W=W), W)) < 1e-6
    assert relative_error(layer.db, numerical_gradient(lambda b: loss(b=b), b)) < 1e-6
    assert relative_error(dA_prev, numerical_gradient(lambda A_prev: loss(A_prev=A_prev), A_prev)) < 1e-6


def test_a_connection_that_is_cut_never_learns():
    W, b, M, A_prev, dA = EXERCISES["sparse-layer"].cases[-1]
    layer, before = chapter_07.SparseLayer(W.copy(), b, M), W.copy()
    for _ in range(5):
        layer.forward(A_prev)
        layer.backward(dA)
        SGD(lr=0.1).step([layer.W], [layer.dW])
    assert np.array_equal(np.isclose(layer.W, before, rtol=0, atol=0), M == 0)


def test_the_fault_of_the_flat_array_hides_where_there_is_one_row_or_one_column():
    exercise = EXERCISES["one-array"]
    said = chapter_07.check_by_sizes(exercise.made_from(exercise.stub))
    assert "[3, 1]: 0.00, [1, 3]: 0.00, [3, 2]: " in said
    assert said.count(": 0.00") == 2
    assert chapter_07.check_by_sizes(exercise.answer).count(": 0.00") == 4


def predicts_all_at_once(network, parts, loss, lr):
    chapter_07.step_in_parts(network, parts, loss, lr)
    network.predict(np.concatenate([X for X, _ in parts]))


def climbs():
    class Uphill:
        def step(self, parameters, gradients):
            for w, dw in zip(parameters, gradients):
                w += 0.01 * dw

    return Uphill()


@pytest.mark.parametrize(
    ("id", "program", "words"),
    [
        ("step-in-parts", predicts_all_at_once, "4 samples go through the network at once"),
        ("break-symmetry", changed(1, 0, np.nan), "not finite"),
        ("valley-rule", climbs, "It goes uphill"),
        ("valley-rule", lambda: chapter_07.valley_rule, "What comes back is "),
    ],
    ids=["all at once", "not a number", "uphill", "not an optimizer"],
)
def test_a_slip_is_told_by_its_own_words(id, program, words):
    assert words in judge(EXERCISES[id], program).words
