"""What the tests of several modules share: losses with their targets, and networks to try them on."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

import numpy as np

from nnlib import MSE, BinaryCrossEntropy, CrossEntropy, Dense, Network, sigmoid
from nnlib.activations import Activation
from nnlib.guards import Array
from nnlib.losses import Loss

ELEMENTWISE = ["identity", "sigmoid", "tanh", "relu"]
ACTIVATIONS = [*ELEMENTWISE, "softmax"]
PROBABILITIES = ["sigmoid", "softmax"]


def numbers(n, k, rng):
    return rng.normal(size=(n, k))


def probabilities(n, k, rng):
    return rng.uniform(size=(n, k))


def labels(n, k, rng):
    return rng.integers(k, size=n)


def one_hot(n, k, rng):
    return np.array([[float(column == label) for column in range(k)] for label in labels(n, k, rng)])


@dataclass(frozen=True)
class LossCase:
    """A loss, the last activations that go with it, and a way to draw targets (n, k) for it."""

    name: str
    loss: Loss
    last_activations: list[str]
    draw_targets: Callable

    def __str__(self) -> str:
        return self.name.replace(" ", "-")


LOSS_CASES = [
    LossCase("mse", MSE(), ACTIVATIONS, numbers),
    LossCase("bce", BinaryCrossEntropy(), PROBABILITIES, probabilities),
    LossCase("bce from logits", BinaryCrossEntropy(from_logits=True), ACTIVATIONS, probabilities),
    LossCase("ce", CrossEntropy(), ["softmax"], one_hot),
    LossCase("ce of labels", CrossEntropy(), ["softmax"], labels),
    LossCase("ce from logits", CrossEntropy(from_logits=True), ACTIVATIONS, one_hot),
    LossCase("ce from logits of labels", CrossEntropy(from_logits=True), ACTIVATIONS, labels),
]


def make_network(widths, activations, rng, dtype=float):
    """A network with biases that are not zero, so that a slip in them shows."""
    sizes = zip(pairwise(widths), activations)
    network = Network(*[Dense(n_in, n_out, name, rng=rng, dtype=dtype) for (n_in, n_out), name in sizes])
    for layer in network.layers:
        layer.b[:] = rng.normal(size=layer.b.shape, scale=0.5)
    return network


def copies(arrays):
    return [array.copy() for array in arrays]


def assert_same_arrays(found, expected):
    """Equal to the last bit, in value and in dtype."""
    for one, other in zip(found, expected, strict=True):
        assert one.dtype == other.dtype
        np.testing.assert_array_equal(one, other)


class SiLU(Activation):
    """z times its sigmoid: an activation of a learner's own, whose slope cannot be written from its output."""

    needs_z = True

    def __call__(self, z):
        return z * sigmoid(z)

    def backward(self, dA, A, Z=None):
        return dA * (A + sigmoid(Z) * (1 - A))


class Scale:
    """A layer of a learner's own, with a parameter: each column times a number."""

    def __init__(self, width: int, dtype: type = float) -> None:
        self.s: Array = np.linspace(0.5, 2, width).astype(dtype)
        self.ds: Array = np.zeros_like(self.s)

    @property
    def parameters(self) -> list[Array]:
        return [self.s]

    @property
    def gradients(self) -> list[Array]:
        return [self.ds]

    def forward(self, A_prev: Array) -> Array:
        self.A_prev = A_prev
        return self.predict(A_prev)

    def predict(self, A_prev: Array) -> Array:
        return A_prev * self.s

    def backward(self, dA: Array) -> Array:
        self.ds[:] = (dA * self.A_prev).sum(axis=0)
        return dA * self.s


class Flip:
    """A layer of a learner's own, without parameters: the columns in reverse."""

    parameters: ClassVar[list[Array]] = []
    gradients: ClassVar[list[Array]] = []

    def forward(self, A_prev: Array) -> Array:
        return A_prev[:, ::-1]

    predict = backward = forward
