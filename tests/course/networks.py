"""Networks to take elsewhere, and what cannot be taken."""

from typing import Any

import numpy as np

from nnlib import Dense, Dropout, Network
from nnlib.activations import Activation
from nnlib.guards import Array

# How far arrays may lie apart, relative to the largest entry.
TOLERANCES: dict[type, float] = {np.float64: 1e-12, np.float32: 2e-6}


def dense(n_in: int, n_out: int, activation: str, seed: int, dtype: Any = float) -> Dense:
    """A layer with biases that are not zero, so that a slip in them shows."""
    rng = np.random.default_rng(seed)
    layer = Dense(n_in, n_out, activation, rng=rng, dtype=dtype)
    layer.b[:] = rng.normal(size=n_out)
    return layer


def of_all_kinds(dtype: Any = float, p: float = 0.4) -> Network:
    """Every activation, dropout, and networks within networks."""
    innermost = Network(dense(3, 5, "sigmoid", 3, dtype))
    inner = Network(dense(6, 3, "relu", 2, dtype), Dropout(p), innermost)
    first, second = dense(5, 4, "tanh", 0, dtype), dense(4, 6, "identity", 1, dtype)
    last: list[Any] = [dense(5, 4, "softmax", 4, dtype), dense(4, 3, "identity", 5, dtype), Dropout(p / 2)]
    return Network(first, Dropout(p), second, inner, *last)


def batch(n: int = 9, dtype: Any = float) -> Array:
    return np.random.default_rng(99).normal(size=(n, 5), scale=2).astype(dtype)


def assert_near(found: Any, expected: Any, dtype: type) -> None:
    assert found.dtype == expected.dtype == dtype
    assert found.shape == expected.shape
    np.testing.assert_allclose(found, expected, rtol=0, atol=TOLERANCES[dtype] * np.abs(expected).max())


class Cube(Activation):
    def __call__(self, z):
        return z**3


class Quiet(Dense):
    """A layer of one's own, even if it does what Dense does."""


class Stack(Network):
    """A network of one's own."""


UNKNOWN: dict[str, tuple[Any, str]] = {
    "an activation": (Network(dense(5, 2, "tanh", 0), Dense(2, 1, Cube())), "only the activations identity, sigmoid"),
    "a layer": (Network(Quiet(5, 2)), "only Dense, Dropout and Network can"),
    "a network within": (Network(dense(5, 2, "tanh", 0), Network(Stack(Dense(2, 1)))), "only Dense, Dropout and"),
    "a network": (Stack(Dense(5, 2)), "needs to be an nnlib.Network itself"),
    "no network": (Dense(5, 2), "needs to be an nnlib.Network itself"),
}
SEVERAL = Network(dense(5, 4, "tanh", 0, np.float32), Network(dense(4, 2, "tanh", 1)))
WITHOUT_DENSE = Network(Dropout(0.5), Network(Dropout(0.1)))
