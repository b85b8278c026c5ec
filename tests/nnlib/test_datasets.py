"""Data sets: their geometry, their balance, and that the digits are the well-known ones."""

import hashlib
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnlib import datasets
from nnlib.datasets import circles, digits, moons, spirals, three_spirals, xor

DRAWN = [moons, circles, spirals, three_spirals]
EACH = pytest.mark.parametrize("draw", DRAWN, ids=lambda draw: draw.__name__)
CHECKSUM = "7695d2f6e67e0396b7fab60da10e6dcd781f7a0b12684ba998544b0064bd42c3"
# Facts of scikit-learn's load_digits: how many of each digit, the first image, and sums over images and over pixels.
COUNTS = [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
FIRST = [
    [0, 0, 5, 13, 9, 1, 0, 0],
    [0, 0, 13, 15, 10, 15, 5, 0],
    [0, 3, 15, 2, 0, 11, 8, 0],
    [0, 4, 12, 0, 0, 8, 8, 0],
    [0, 5, 8, 0, 0, 9, 8, 0],
    [0, 4, 11, 0, 1, 12, 7, 0],
    [0, 2, 14, 5, 10, 12, 0, 0],
    [0, 0, 6, 13, 10, 0, 0, 0],
]
LABELS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]
SUMS = [294, 313, 344, 267, 258, 342, 306, 290, 357, 329, 322, 319]
PIXEL_SUMS = [0, 546, 9353, 21269, 21291, 10390, 2448, 233, 10, 3583, 18657, 21527]
TOTAL, WEIGHTED_TOTAL = 561_718, 282_214_607


def test_xor_is_one_where_the_inputs_differ():
    X, Y = xor()
    assert X.tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert Y.tolist() == [[0], [1], [1], [0]]
    assert X.dtype == Y.dtype == np.float64


def test_xor_is_new_each_time():
    xor()[0][:] = 7
    xor()[1][:] = 7
    assert xor()[0].max() == xor()[1].max() == 1


@EACH
@given(n=st.integers(3, 60), noise=st.floats(0, 2), seed=st.integers(0, 2**32 - 1))
def test_shapes_and_balance(draw, n, noise, seed):
    X, Y = draw(n, noise, rng=np.random.default_rng(seed))
    shape, dtype, classes = ((n,), np.int64, 3) if draw is three_spirals else ((n, 1), np.float64, 2)
    assert (X.shape, Y.shape, X.dtype, Y.dtype) == ((n, 2), shape, np.float64, dtype)
    counts = np.bincount(Y.ravel().astype(int), minlength=classes).tolist()
    assert counts == sorted(counts, reverse=True)
    assert sum(counts) == n and counts[0] - counts[-1] <= 1
    assert np.isfinite(X).all()


@EACH
def test_each_class_needs_a_sample(draw):
    classes = 3 if draw is three_spirals else 2
    assert len(np.unique(draw(classes)[1])) == classes
    with pytest.raises(ValueError, match=f"n is {classes - 1}, but needs to be at least {classes}"):
        draw(classes - 1)


@EACH
def test_the_same_rng_gives_the_same_data(draw):
    first, same, other = (draw(20, 0.3, rng=np.random.default_rng(seed)) for seed in (1, 1, 2))
    np.testing.assert_array_equal(first[0], same[0])
    np.testing.assert_array_equal(first[1], same[1])
    assert not np.array_equal(first[0], other[0])


@EACH
@pytest.mark.parametrize("seed", [0, 7, np.int64(7)])
def test_a_seed_is_as_good_as_its_generator(draw, seed):
    for found, expected in zip(draw(20, 0.3, rng=seed), draw(20, 0.3, rng=np.random.default_rng(seed)), strict=True):
        np.testing.assert_array_equal(found, expected)


@EACH
@pytest.mark.parametrize("rng", ["1", 0.5, -1, np.random], ids=["text", "half", "negative", "module"])
def test_what_is_no_rng_is_refused(draw, rng):
    with pytest.raises(TypeError, match=r"rng is .*, but needs a seed \(a whole number\), a NumPy Generator or None"):
        draw(20, rng=rng)


@EACH
def test_without_rng_each_draw_differs(draw):
    assert not np.array_equal(draw(20, 0.3)[0], draw(20, 0.3)[0])


@EACH
def test_defaults(draw):
    X, Y = draw(rng=np.random.default_rng(0))
    n = 300 if draw is three_spirals else 200
    assert len(X) == len(Y) == n
    noise = 0.05 if draw in (spirals, three_spirals) else 0.1
    np.testing.assert_array_equal(X, draw(n, noise, rng=np.random.default_rng(0))[0])


@EACH
def test_noise_is_the_standard_deviation_of_each_coordinate(draw, rng):
    shifts = draw(20_000, 0.3, rng=rng)[0] - draw(20_000, 0)[0]
    np.testing.assert_allclose(shifts.std(axis=0), 0.3, rtol=0.03)
    np.testing.assert_allclose(shifts.mean(axis=0), 0, atol=0.01)
    assert abs(np.corrcoef(shifts.T)[0, 1]) < 0.03


def radius(X):
    return np.hypot(X[:, 0], X[:, 1])


def test_moons_are_two_half_circles():
    X, Y = moons(101, 0)
    upper, lower = X[Y[:, 0] == 0], X[Y[:, 0] == 1]
    np.testing.assert_allclose(radius(upper), 1)
    np.testing.assert_allclose(radius(lower - [1, 0.5]), 1)
    assert (upper[:, 1] > 0).all() and (lower[:, 1] < 0.5).all()
    np.testing.assert_allclose(lower[:, 0].mean(), 1, atol=1e-12)
    np.testing.assert_allclose(upper[:, 0].mean(), 0, atol=1e-12)


def test_circles_are_a_ring_within_a_ring():
    X, Y = circles(101, 0)
    np.testing.assert_allclose(radius(X), np.where(Y[:, 0] == 0, 1, 0.5))
    for label in (0, 1):
        np.testing.assert_allclose(X[Y[:, 0] == label].mean(axis=0), 0, atol=1e-12)


def test_spirals_are_the_same_but_for_half_a_turn():
    X, Y = spirals(200, 0)
    one, other = X[Y[:, 0] == 0], X[Y[:, 0] == 1]
    np.testing.assert_array_equal(other, -one)
    assert (np.diff(radius(one)) > 0).all() and radius(one)[-1] < 1
    angles = np.unwrap(np.arctan2(one[:, 1], one[:, 0]))
    np.testing.assert_allclose(angles, 3 * np.pi * radius(one))
    assert 2.9 * np.pi < angles[-1] < 3 * np.pi


def test_three_spirals_are_the_same_but_for_a_third_of_a_turn():
    X, _ = three_spirals(300, 0)
    arms = np.split(X @ [1, 1j], 3)
    third = np.exp(2j * np.pi / 3)
    np.testing.assert_allclose(arms[1], third * arms[0])
    np.testing.assert_allclose(arms[2], third * arms[1])
    distances = np.abs(arms[0])
    assert (np.diff(distances) > 0).all() and distances[-1] < 1
    angles = np.unwrap(np.angle(arms[0]))
    np.testing.assert_allclose(angles, 2 * np.pi * distances)
    assert 1.9 * np.pi < angles[-1] < 2 * np.pi


@EACH
def test_points_lie_evenly(draw):
    X, Y = draw(150 if draw is three_spirals else 100, 0)
    first = X[Y.ravel() == 0]
    if draw in (spirals, three_spirals):
        positions = radius(first)
    else:
        turn = np.pi if draw is moons else 2 * np.pi
        positions = np.unwrap(np.arctan2(first[:, 1], first[:, 0])) / turn
    np.testing.assert_allclose(positions, (np.arange(50) + 0.5) / 50, rtol=1e-9)


def test_digits_file_is_the_one_that_we_know():
    content = (files("nnlib") / "data" / "digits.npz").read_bytes()
    assert hashlib.sha256(content).hexdigest() == CHECKSUM


def test_digits_are_grey_values_and_labels():
    X, Y = digits()
    assert (X.shape, X.dtype, Y.shape, Y.dtype) == ((1797, 64), np.float64, (1797,), np.int64)
    assert (X.min(), X.max()) == (0, 16)
    np.testing.assert_array_equal(X, X.round())
    assert np.bincount(Y).tolist() == COUNTS


@pytest.mark.parametrize(("split", "n"), [("train", 1197), ("validation", 300), ("test", 300)])
def test_each_part_has_its_size_and_every_digit(split, n):
    X, Y = digits(split)
    assert (X.shape, X.dtype, Y.shape, Y.dtype) == ((n, 64), np.float64, (n,), np.int64)
    counts = [30] * 10 if n == 300 else [count - 60 for count in COUNTS]
    assert np.bincount(Y).tolist() == counts


def test_the_parts_are_disjoint_and_together_complete():
    def rows(*parts):
        return sorted((*pixels, label) for X, Y in parts for pixels, label in zip(X.tolist(), Y.tolist(), strict=True))

    everything = rows(digits())
    assert rows(*map(digits, datasets.SPLITS)) == everything
    assert datasets.SPLITS == ("train", "validation", "test")
    assert len(set(everything)) == 1797


def test_digits_are_new_each_time():
    digits()[0][:] = -1
    digits("test")[1][:] = -1
    assert digits()[0].min() == digits("test")[1].min() == 0


def test_digits_licence_travels_along():
    text = (files("nnlib") / "data" / "LICENSE-digits.txt").read_text("utf-8")
    assert "CC BY 4.0" in text and "10.24432/C50P49" in text


def test_digits_are_those_of_scikit_learn_by_their_sums():
    X, Y = digits()
    assert X.sum() == TOTAL
    assert X[0].reshape(8, 8).tolist() == FIRST
    assert X.sum(axis=1)[:12].tolist() == SUMS
    assert X.sum(axis=0)[:12].tolist() == PIXEL_SUMS
    assert Y[:12].tolist() == LABELS
    weights = np.arange(1, 65) * np.arange(1, 1798)[:, None] % 1009
    assert int((X * weights).sum()) == WEIGHTED_TOTAL


def test_digits_are_those_of_scikit_learn():
    load_digits = pytest.importorskip("sklearn.datasets", reason="scikit-learn is not installed").load_digits
    X, Y = load_digits(return_X_y=True)
    np.testing.assert_array_equal(digits()[0], X)
    np.testing.assert_array_equal(digits()[1], Y)
