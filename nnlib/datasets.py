"""Data to learn from: X (n, 2) with Y (n, 1) of zeros and ones, three spirals with labels Y (n,), handwritten digits.

`moons`, `circles`, `spirals` and `three_spirals` are the same each time for the same `rng`. They raise ValueError for
fewer samples than classes, and for a negative `noise` (the standard deviation of each coordinate).
"""

from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from nnlib import guards
from nnlib.guards import Array, Rng

SPLITS = ("train", "validation", "test")


def xor() -> tuple[Array, Array]:
    """Return the four points of exclusive or: 1 where the inputs differ.

    >>> xor()[1].ravel()
    array([0., 1., 1., 0.])
    """
    X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    return X, np.array([[0.0], [1.0], [1.0], [0.0]])


def drawn(n: int, noise: float, rng: Rng, classes: int = 2) -> tuple[Array, Array, Array]:
    """Return positions t (n, 1), even over (0, 1) in each class, classes Y (n, 1), noise (n, 2)."""
    n, noise = guards.number("n", n, classes, whole=True), guards.number("noise", noise, 0)
    rng = guards.generator(rng)
    counts = [(n + classes - 1 - label) // classes for label in range(classes)]
    t = np.concatenate([(np.arange(count) + 0.5) / count for count in counts])
    Y = np.repeat(np.arange(float(classes))[:, None], counts, axis=0)
    return t[:, None], Y, noise * rng.standard_normal((n, 2))


def moons(n: int = 200, noise: float = 0.1, *, rng: Rng = None) -> tuple[Array, Array]:
    """Return two half circles of radius 1 that reach into each other.

    >>> X, Y = moons(100, noise=0.1, rng=0)
    >>> X.shape, Y.shape, float(Y.mean())
    ((100, 2), (100, 1), 0.5)
    """
    t, Y, shifts = drawn(n, noise, rng)
    curve = np.hstack([np.cos(np.pi * t), np.sin(np.pi * t)])
    return np.where(Y == 0, curve, [1, 0.5] - curve) + shifts, Y


def circles(n: int = 200, noise: float = 0.1, *, rng: Rng = None) -> tuple[Array, Array]:
    """Return a ring of radius 1 and, inside it, one of radius 1/2."""
    t, Y, shifts = drawn(n, noise, rng)
    ring = np.hstack([np.cos(2 * np.pi * t), np.sin(2 * np.pi * t)])
    return np.where(Y == 0, ring, ring / 2) + shifts, Y


def spirals(n: int = 200, noise: float = 0.05, *, rng: Rng = None) -> tuple[Array, Array]:
    """Return two spirals of one and a half turns, each the other turned by half a turn."""
    t, Y, shifts = drawn(n, noise, rng)
    arm = np.hstack([t * np.cos(3 * np.pi * t), t * np.sin(3 * np.pi * t)])
    return np.where(Y == 0, arm, -arm) + shifts, Y


def three_spirals(n: int = 300, noise: float = 0.05, *, rng: Rng = None) -> tuple[Array, NDArray[np.intp]]:
    """Return three spirals of one turn, each the one before it turned by a third of a turn; Y (n,) is 0, 1 and 2.

    >>> X, Y = three_spirals(300, noise=0.05, rng=0)
    >>> X.shape, Y.shape, np.bincount(Y).tolist()
    ((300, 2), (300,), [100, 100, 100])
    """
    t, Y, shifts = drawn(n, noise, rng, classes=3)
    angle = 2 * np.pi * (t + Y / 3)
    return np.hstack([t * np.cos(angle), t * np.sin(angle)]) + shifts, Y.ravel().astype(np.intp)


def digits(split: str | None = None) -> tuple[Array, NDArray[np.intp]]:
    """Return handwritten digits: X (n, 64), 8x8 grey values 0 to 16, and labels Y (n,) 0 to 9.

    Without `split` all 1797, else the "train" (1197), "validation" or "test" part (300 each, 30 of every digit),
    always the same. Raises ValueError for another name.
    Source: Alpaydin and Kaynak, Optical Recognition of Handwritten Digits, UCI Machine Learning Repository (1998),
    doi:10.24432/C50P49; the 1797 samples distributed with scikit-learn.

    >>> X, Y = digits("test")
    >>> X.shape, float(X.max()), Y[:5].tolist()
    ((300, 64), 16.0, [2, 9, 9, 3, 7])
    """
    if split is not None and split not in SPLITS:
        raise ValueError(f"split is {split!r}, but needs one of {', '.join(SPLITS)}")
    with (files("nnlib") / "data" / "digits.npz").open("rb") as file, np.load(file) as data:
        X, Y, part = data["X"].astype(float), data["Y"].astype(np.intp), data["split"]
    chosen = slice(None) if split is None else part == SPLITS.index(split)
    return X[chosen], Y[chosen]
