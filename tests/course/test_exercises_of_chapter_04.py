"""What the exercises of chapter 4 claim, measured."""

import numpy as np
import pytest

from course.exercises import exercises_of
from course.exercises.chapter_04 import Network, flat_piece, piece_case, skip_forward, weight_slopes
from nnlib import relu, sigmoid, tanh

EXERCISES = {exercise.id: exercise for exercise in exercises_of(4)}
NUDGE = 1e-6


@pytest.mark.parametrize("activation", [sigmoid, tanh, relu])
def test_what_a_layer_keeps_is_enough_for_the_slopes_of_its_outputs(activation):
    rng = np.random.default_rng(2)
    A_prev, W, b = rng.normal(size=(4, 3)), rng.normal(size=(2, 3)), rng.normal(size=2)
    slopes = weight_slopes(A_prev, activation(A_prev @ W.T + b), activation)
    assert slopes.shape == (4, 2, 3)
    for i in range(2):
        for j in range(3):
            step = np.zeros((2, 3))
            step[i, j] = NUDGE
            up, down = activation(A_prev @ (W + step).T + b), activation(A_prev @ (W - step).T + b)
            measured = (up - down) / (2 * NUDGE)
            np.testing.assert_allclose(slopes[:, i, j], measured[:, i], atol=1e-8)
            np.testing.assert_allclose(measured[:, 1 - i], 0)


def test_without_loops_it_is_what_the_explanation_says():
    exercise = EXERCISES["weight-slopes"]
    formula = "activation.derivative(A)[:, :, None] * A_prev[:, None, :]"
    assert formula in exercise.explanation
    for A_prev, A, activation in exercise.cases:
        made = eval(formula, {"A_prev": A_prev, "A": A, "activation": activation})
        np.testing.assert_allclose(made, weight_slopes(A_prev, A, activation))


def test_the_worked_example_runs_and_is_another_network():
    scope: dict = {"np": np}
    exec(EXERCISES["skip-layers"].task.split("```")[1].removeprefix("python"), scope)
    rng = np.random.default_rng(3)
    X, weights, biases = rng.normal(size=(5, 2)), [rng.normal(size=(2, 4)) for _ in "ab"], list(rng.normal(size=(2, 2)))
    A = scope["forward_with_inputs"](X, weights, biases)
    assert A[0] is X
    np.testing.assert_allclose(A[2], np.tanh(A[1] @ weights[1][:, :2].T + X @ weights[1][:, 2:].T + biases[1]))
    halves = [W[:, :2] for W in weights]
    assert not np.allclose(A[1], skip_forward(X, halves, biases)[1])


def test_without_weights_and_biases_layers_that_add_hand_on_what_they_get():
    X = np.random.default_rng(4).normal(size=(3, 2))
    for A in skip_forward(X, [np.zeros((2, 2))] * 3, [np.zeros(2)] * 3):
        np.testing.assert_array_equal(A, X)


def test_with_the_bug_an_answer_between_makes_the_slopes_those_of_another_batch():
    exercise = EXERCISES["never-forgets"]
    sick = exercise.made_from(exercise.stub)
    layers, _, batch, question = exercise.cases[1]
    sound, sick = Network(layers), sick(layers)
    for network in (sound, sick):
        network.forward(batch)
        network.answer(question)
    # Counted from the end, as the way back would.
    np.testing.assert_array_equal(sound.A[-1], Network(layers).forward(batch))
    np.testing.assert_array_equal(sick.A[-1], Network(layers).forward(question))


def test_two_neurons_of_each_layer_are_as_near_to_their_crease_as_the_case_says():
    x, W_1, b_1, W_2, b_2, W_3, b_3 = piece_case(3, 4, 5, 2, nearest=0.0005)
    z_1 = W_1 @ x + b_1
    z_2 = W_2 @ np.maximum(z_1, 0) + b_2
    for z in (z_1, z_2):
        np.testing.assert_allclose(z[:2], [0.0005, -0.0005], atol=1e-12)
    W, b = flat_piece(x, W_1, b_1, W_2, b_2, W_3, b_3)
    np.testing.assert_allclose(W @ x + b, W_3 @ np.maximum(z_2, 0) + b_3)
