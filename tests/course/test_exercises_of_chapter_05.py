"""What the exercises of chapter 5 claim, measured."""

import numpy as np
import pytest

from course.exercises import exercises_of
from course.exercises.chapter_05 import absolute_gradient, best_answer, one_step, train_ten, trained_on_digits
from nnlib import BinaryCrossEntropy, CrossEntropy, datasets, numerical_gradient, sigmoid

EXERCISES = {exercise.id: exercise for exercise in exercises_of(5)}
PICTURES, LABELS = datasets.digits("train")
UNSEEN, UNSEEN_LABELS = datasets.digits("validation")


def test_the_gradients_are_those_that_are_measured():
    rng = np.random.default_rng(3)
    Y_hat, Y = rng.normal(size=(2, 3, 4))
    scope: dict = {}
    exec(EXERCISES["absolute-gradient"].task.split("```")[1].removeprefix("python"), scope)
    measured = numerical_gradient(lambda answers: float(np.mean(np.abs(answers - Y))), Y_hat)
    np.testing.assert_allclose(absolute_gradient(Y_hat, Y), measured, atol=1e-8)
    measured = numerical_gradient(lambda answers: float(np.mean((answers - Y) ** 4)), Y_hat)
    np.testing.assert_allclose(scope["quartic_gradient"](Y_hat, Y), measured, atol=1e-8)


def test_a_step_goes_against_the_measured_slopes_of_the_loss():
    rng = np.random.default_rng(4)
    X, y, w, b, lr = rng.normal(size=(6, 3)), np.array([0.0, 1, 1, 0, 1, 0]), rng.normal(size=3), 0.3, 0.7
    loss = BinaryCrossEntropy(from_logits=True)
    dw = numerical_gradient(lambda w: loss(X @ w + b, y), w)
    db = numerical_gradient(lambda b: loss(X @ w + b, y), np.array(b))
    new_w, new_b = one_step(w, b, X, y, lr)
    np.testing.assert_allclose(new_w, w - lr * dw, atol=1e-8)
    np.testing.assert_allclose(new_b, b - lr * db, atol=1e-8)


def test_fifty_steps_tell_the_two_digits_apart():
    seen, unseen = [np.isin(labels, [3, 8]) for labels in (LABELS, UNSEEN_LABELS)]
    w, b = np.zeros(64), 0.0
    for _ in range(50):
        w, b = one_step(w, b, PICTURES[seen] / 16, (LABELS[seen] == 8).astype(float), 1.0)
    right = (sigmoid(UNSEEN[unseen] / 16 @ w + b) > 0.5) == (UNSEEN_LABELS[unseen] == 8)
    assert (right.sum(), len(right)) == (59, 60)
    assert 2 * (len(w) + 1) == 130


@pytest.mark.parametrize(("p", "weight"), [(0.3, 1.0), (0.01, 99.0), (0.6, 0.2), (0.05, 7.0)])
def test_no_other_answer_has_a_lower_loss(p, weight):
    answer, lowest = best_answer(p, weight)
    others = np.linspace(0.0005, 0.9995, 1999)
    losses = -weight * p * np.log(others) - (1 - p) * np.log(1 - others)
    assert lowest <= losses.min() and abs(others[losses.argmin()] - answer) <= 0.0005
    if weight == 1:
        assert lowest == pytest.approx(-p * np.log(p) - (1 - p) * np.log(1 - p))
    if weight == 99:
        assert answer == pytest.approx(0.5)


def test_the_two_bugs_do_what_is_said_of_them():
    exercise = EXERCISES["all-alike"]
    assert exercise.bug
    (columns, all_classes) = exercise.bug.changes
    X, unseen = PICTURES / 16, UNSEEN / 16
    loss = CrossEntropy(from_logits=True)

    def after_fifty_steps(program):
        W, b = program(X, LABELS, 1.0, 50)
        return W, b, loss(X @ W.T + b, LABELS), int(((unseen @ W.T + b).argmax(axis=1) == UNSEEN_LABELS).sum())

    W, b, cost, right = after_fifty_steps(train_ten)
    assert (f"{cost:.2f}", right) == ("0.40", 276)
    W, b, cost, right = after_fifty_steps(exercise.made_from(exercise.source.replace(*all_classes)))
    assert (f"{cost:.2f}", right) == ("0.40", 276)
    np.testing.assert_allclose(b, 0, atol=1e-12)
    W, b, cost, right = after_fifty_steps(exercise.made_from(exercise.source.replace(*columns)))
    assert f"{cost:.2f}" == "2.30"
    np.testing.assert_allclose(W - W[0], 0, atol=1e-12)
    said = trained_on_digits(exercise.made_from(exercise.stub))
    assert "the loss is 2.30 (it began at 2.30), 30 of 300 unseen" in said
