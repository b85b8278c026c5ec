"""What the exercises of chapter 9 say in numbers."""

import numpy as np
import pytest

from course.exercises import chapter_09
from nnlib import Adam, CrossEntropy, Dense, Network, confusion_matrix, datasets


def test_to_tell_98_from_97_percent_takes_about_1950_pictures():
    n = chapter_09.enough_pictures(0.98, 0.97, 2)
    assert abs(n - 1950) < 5
    assert chapter_09.enough_pictures(0.98, 0.975, 2) == pytest.approx(4 * n, rel=0.1)


def test_drawn_again_the_difference_is_as_many_errors_as_was_asked_for():
    p, q, errors = 0.91, 0.93, 3
    n = chapter_09.enough_pictures(p, q, errors)
    rng = np.random.default_rng(0)
    differences = (rng.binomial(n, p, 100_000) - rng.binomial(n, q, 100_000)) / n
    assert abs(p - q) / differences.std() == pytest.approx(errors, rel=0.01)


def test_all_differences_at_once_take_184_megabytes():
    (known, n_in), (new, _) = (datasets.digits(part)[0].shape for part in ("train", "validation"))
    assert round(new * known * n_in * 8 / 1e6) == 184
    assert f"{new} \\cdot {known} \\cdot {n_in}" in next(
        exercise.explanation for exercise in chapter_09.EXERCISES if exercise.id == "k-nearest"
    )


@pytest.mark.page
def test_the_networks_of_the_chapter_mix_up_1_and_8():
    (X, Y), (X_val, Y_val) = datasets.digits("train"), datasets.digits("validation")
    confusion = np.zeros((10, 10), int)
    for seed in range(3):
        rng = np.random.default_rng(seed)
        network = Network(Dense(64, 32, "relu", init="he", rng=rng), Dense(32, 10, "identity", rng=rng))
        Z, Z_val = ((part - X.mean()) / X.std() for part in (X, X_val))
        network.fit(
            Z, Y, loss=CrossEntropy(from_logits=True), optimizer=Adam(lr=0.01), epochs=20, batch_size=32, rng=seed
        )
        confusion += confusion_matrix(network.predict(Z_val), Y_val)
    assert chapter_09.mixed_up(confusion) == (1, 8)
    assert (
        np.sort(np.triu(confusion + confusion.T, 1), axis=None)[-1]
        > np.sort(np.triu(confusion + confusion.T, 1), axis=None)[-2]
    )
