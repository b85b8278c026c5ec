"""What the exercises of chapter 3 claim, measured."""

import re

import numpy as np
import pytest
from matplotlib.figure import Figure

import nnlib
from course.exercises import exercises_of
from course.exercises.chapter_03 import heights, judged_picture, softmax_at, softplus, softsign_slope
from course.exercises.running import NoResult
from nnlib import relu, sigmoid

EXERCISES = {exercise.id: exercise for exercise in exercises_of(3)}
POINTS = np.linspace(-6, 6, 41)


def measured(curve, z, step=1e-6):
    return (curve(z + step) - curve(z - step)) / (2 * step)


def test_slopes_from_the_output_are_those_that_are_measured():
    def softsign(z):
        return z / (1 + np.abs(z))

    def falling(z):
        return 1 / (2 + np.exp(z))

    scope: dict = {}
    exec(EXERCISES["softsign-slope"].task.split("```")[1].removeprefix("python"), scope)
    np.testing.assert_allclose(softsign_slope(softsign(POINTS)), measured(softsign, POINTS), atol=1e-6)
    np.testing.assert_allclose(scope["falling_slope"](falling(POINTS)), measured(falling, POINTS), atol=1e-8)
    np.testing.assert_allclose(softplus(POINTS)[1], measured(lambda z: softplus(z)[0], POINTS), atol=1e-8)
    said = softsign_slope(softsign(10.0)), sigmoid.derivative(sigmoid(np.array(10.0)))
    assert [f"{slope:.2g}" for slope in said] == ["0.0083", "4.5e-05"]


def test_what_is_left_after_thirty_layers_is_what_is_said():
    left = heights()["sigmoid"]
    assert f"{left[-1]:.0e}" == "5e-16"
    assert 0.29 < left[-1] ** (1 / 30) < 0.33
    np.testing.assert_allclose(left[1:] / left[:-1], 0.3, atol=0.06)
    assert f"{heights()['relu'][-1]:.2f}" == "0.30"
    weights = np.random.default_rng(1).normal(size=(30, 100, 100)) / 10
    rng = np.random.default_rng(1)
    rng.normal(size=weights.shape)
    a, movement = rng.normal(size=(2, 100))
    size = np.abs(movement).mean()
    for W in weights:
        a = relu(W @ a)
        movement = relu.derivative(a) * (W @ movement)
    assert f"{np.abs(movement).mean() / size:.0e}" == "1e-05"


def test_the_nudge_that_is_drawn_moves_as_a_measured_one_while_it_is_large_enough():
    rng = np.random.default_rng(1)
    weights = 1.4 * rng.normal(size=(30, 100, 100)) / 10
    x, nudge = rng.normal(size=(2, 100))
    up, down = x + 1e-4 * nudge, x - 1e-4 * nudge
    for layer, W in enumerate(weights[:5]):
        up, down = sigmoid(W @ up), sigmoid(W @ down)
        size = np.abs(up - down).mean() / np.abs(2e-4 * nudge).mean()
        assert size == pytest.approx(heights()["sigmoid"][layer], rel=1e-4)


def test_the_movement_of_the_example_is_what_its_comments_say_and_what_is_measured():
    code = EXERCISES["thirty-layers"].task.split("```")[1].removeprefix("python")
    scope: dict = {"nnlib": nnlib}
    exec(code, scope)
    assert re.findall(r"0\.\d+$", code, re.MULTILINE) == [f"{scope['a']:.3f}", f"{scope['movement']:.4f}"]
    assert scope["movement"] == pytest.approx(sigmoid(3 * 0.505) - sigmoid(3 * 0.495), rel=1e-3)


def drawn(lines, *, with_labels=True):
    axes = Figure().subplots()
    for label, line in lines.items():
        axes.plot(range(1, 31), line, label=label if with_labels else None)
    axes.set_yscale("log")
    return axes


def test_lines_without_labels_are_right_in_any_order():
    for order in (1, -1):
        judged_picture(drawn(dict(list(heights().items())[::order]), with_labels=False))


OTHER_LINES = {
    "each height of the line of ReLU is 2 times what it should be": (1, 2.0),
    "After layer 5 the line of ReLU .* Before that it is right": (5, np.linspace(2, 3, 26)),
    "After layer 3 .* That is near. Was it measured": (3, 1 + np.geomspace(0.001, 1, 28)),
    "After layer 1 .* A layer does two things": (1, np.linspace(2, 3, 30)),
    "has heights that are not numbers": (9, np.nan),
}


@pytest.mark.parametrize("words", OTHER_LINES)
def test_lines_that_no_known_mistake_makes_are_told_where_they_go_wrong(words):
    layer, factors = OTHER_LINES[words]
    lines = {label: left.copy() for label, left in heights().items()}
    lines["relu"][layer - 1 :] *= factors
    with pytest.raises(NoResult, match=f"(?i){words}"):
        judged_picture(drawn(lines))


def test_a_small_score_overflows_at_a_small_temperature():
    with np.errstate(over="ignore"):
        assert np.isinf(np.exp(8 / 0.01)) and np.isfinite(np.exp(7 / 0.01))
    np.testing.assert_allclose(softmax_at(np.array([[8.0, 7.98]]), 0.01), [[0.8808, 0.1192]], atol=1e-4)


def test_the_softplus_is_tiny_where_it_is_said_to_be():
    a, slope = softplus(np.array([-40.0]))
    assert f"{a[0]:.1e}" == f"{slope[0]:.1e}" == "4.2e-18"
    assert np.log(1 + np.exp(-40.0)) == 0 == 1 - np.exp(-a[0])
