"""The pictures show what the network does, in the colours of the course, and words say the same."""

import io
from typing import Any

import numpy as np
import pytest
from kernel import X, Y, bare, network
from matplotlib.figure import Figure
from PIL import Image

from course import plots
from course.watching.engine import Training
from course.watching.painting import Plane, live, paint_losses, still
from nnlib import MSE, SGD, BinaryCrossEntropy, CrossEntropy, Dense, Network, datasets


def pixels(picture: plots.Picture) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(picture.png)).convert("RGB")).astype(int)


def test_the_picture_and_its_words_follow():
    training = bare()
    plane = Plane(training)
    before = live(training, plane)
    assert before.alt.endswith("No loss has been measured yet.")
    for _ in range(12):
        training.step()
    after, losses = live(training, plane), training.history.losses
    assert (pixels(before) != pixels(after)).any()
    told = f"The training loss is {losses[0]:.2g} in epoch 1 and {losses[-1]:.2g} in epoch 12."
    assert after.alt.endswith(told)
    right = np.sum((training.network.predict(X) > 0.5) == Y)
    assert after.alt.startswith(f"{right} of 30 points lie on their side")
    assert 15 < right < 30


def test_the_training_loss_is_a_solid_line_in_ink():
    axis = Figure().subplots()
    paint_losses(axis, [3.0, 2.0, 1.5], 10, "training loss")
    line, end = axis.lines
    assert (line.get_color(), line.get_linestyle()) == (plots.INK, "-")
    assert np.asarray(line.get_xydata()).tolist() == [[1, 3.0], [2, 2.0], [3, 1.5]]
    assert np.asarray(end.get_xydata()).tolist() == [[3, 1.5]]
    assert axis.get_xlim() == (0, 10) and axis.get_ylim()[0] == 0


@pytest.mark.parametrize("kind", ["logits", "signs"])
def test_the_line_is_where_the_answer_turns(kind):
    last, targets = {"logits": ("identity", Y), "signs": ("tanh", 2 * Y - 1)}[kind]
    loss = BinaryCrossEntropy(from_logits=True) if kind == "logits" else MSE()
    learner = network(2, 4, 1, last=last)
    training = Training(learner, X, targets, loss, SGD(lr=0.1), 200, None, None)
    for _ in range(20):
        training.step()
    right = np.sum((learner.predict(X) > 0) == (Y > 0))
    assert Plane(training).right_ones(learner).startswith(f"{right} of 30 points")
    assert 15 < right < 30


def test_other_shapes_have_the_loss_alone():
    digits, labels = datasets.digits("test")
    classes = Network(Dense(64, 10, "softmax", rng=np.random.default_rng(0)))
    others: list[tuple[Network, Any, Any, Any]] = [
        (classes, digits / 16, labels, CrossEntropy()),
        (network(2, 3, 2), X, np.hstack([Y, 1 - Y]), MSE()),
        (network(2, 3, 1), X, 0.3 * Y, MSE()),
        (network(1, 3, 1), X[:, :1], Y, MSE()),
    ]
    assert Plane(bare()).fits
    for learner, data, targets, loss in others:
        training = Training(learner, data, targets, loss, SGD(lr=0.1), 3, None, None)
        plane = Plane(training)
        assert not plane.fits
        picture = still(training, plane)
        assert "points" not in picture.alt and picture.alt.count("The training loss is") == 1
    assert live(training, plane).alt == "No loss has been measured yet."


def test_the_still_is_of_a_trained_copy_and_always_the_same():
    stills = [still(training, Plane(training)) for training in (bare(epochs=200), bare(epochs=200))]
    assert stills[0].png == stills[1].png and stills[0].alt == stills[1].alt
    fitted, rng = network(2, 4, 1), np.random.default_rng(2)
    losses = fitted.fit(X, Y, loss=MSE(), optimizer=SGD(lr=0.3), epochs=200, batch_size=7, rng=rng).losses
    before, after = [np.sum((one.predict(X) > 0.5) == Y) for one in (network(2, 4, 1), fitted)]
    words = stills[0].alt
    assert words.startswith("Network(Dense(2, 4, 'tanh'), Dense(4, 1, 'sigmoid')) learns from 30 samples. Before it,")
    assert f"Before it, {before} of 30" in words and f"after 200 epochs, {after} of 30" in words
    assert f"{losses[0]:.2g} in epoch 1 and {losses[-1]:.2g} in epoch 200. Run this cell with a kernel" in words


def test_the_still_says_how_far_it_got(monkeypatch):
    monkeypatch.setattr("course.watching.engine.COPY_STEPS", 100)
    training = bare(epochs=10**6)
    assert "after 20 of 1000000 epochs" in still(training, Plane(training)).alt


def test_a_picture_leaves_what_the_network_keeps_for_backward():
    training = bare()
    training.step()
    kept = training.network.layers[0].A
    live(training, Plane(training))
    assert training.network.layers[0].A is kept
