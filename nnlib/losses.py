"""Loss functions: one number for how wrong the predictions are, and its gradient.

`loss(Y_hat, Y)` is a float, `loss.gradient(Y_hat, Y)` has the shape of `Y_hat`. The mean lives in these two and
nowhere else: layers only sum. With `from_logits=True` a loss takes the scores from before the last activation, and
stays exact where that activation saturates.
Source: Goodfellow, Bengio and Courville, Deep Learning (2016), sections 5.5 and 6.2.
"""

from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnlib import guards
from nnlib.activations import sigmoid, softmax
from nnlib.guards import Array


class Loss(Protocol):
    """What training asks of a loss; one of your own needs nothing else."""

    def __call__(self, Y_hat: Array, Y: Array) -> float:
        """Return the mean loss of a batch."""

    def gradient(self, Y_hat: Array, Y: Array) -> Array:
        """Return dL/dY_hat, in the shape of Y_hat."""


def away_from_0_and_1(P: Array) -> Array:
    """Clip probabilities by one rounding unit, so that their logarithms stay finite."""
    return np.clip(P, np.finfo(P.dtype).eps, 1 - np.finfo(P.dtype).eps)


class MSE:
    """Mean over all elements of (y_hat - y)^2; raises ValueError for unequal or empty shapes.

    >>> MSE()([0.5, 1.0], [0.0, 1.0]), MSE().gradient([0.5, 1.0], [0.0, 1.0])
    (0.125, array([0.5, 0. ]))
    """

    def __call__(self, Y_hat: ArrayLike, Y: ArrayLike) -> float:
        Y_hat, Y = guards.alike(Y_hat, Y)
        return float(((Y_hat - Y) ** 2).sum() / Y_hat.size)

    def gradient(self, Y_hat: ArrayLike, Y: ArrayLike) -> Array:
        Y_hat, Y = guards.alike(Y_hat, Y)
        return 2 * (Y_hat - Y) / Y_hat.size


class BinaryCrossEntropy:
    """Mean over all elements of -y log y_hat - (1 - y) log(1 - y_hat).

    Raises ValueError for unequal or empty shapes, and for values outside [0, 1] that are not logits.

    >>> round(BinaryCrossEntropy()([0.5, 0.5], [0.0, 1.0]), 4)
    0.6931
    >>> BinaryCrossEntropy(from_logits=True).gradient([0.0, 10000.0], [0.0, 1.0])
    array([0.25, 0.  ])
    """

    def __init__(self, from_logits: bool = False) -> None:
        self.from_logits = from_logits

    def __call__(self, Y_hat: ArrayLike, Y: ArrayLike) -> float:
        Y_hat, Y = guards.probabilities(Y_hat, Y, self.from_logits)
        if self.from_logits:
            losses = np.maximum(Y_hat, 0) - Y * Y_hat + np.log1p(np.exp(-np.abs(Y_hat)))
            return float(losses.sum() / Y_hat.size)
        P = away_from_0_and_1(Y_hat)
        return float(-(Y * np.log(P) + (1 - Y) * np.log(1 - P)).sum() / Y_hat.size)

    def gradient(self, Y_hat: ArrayLike, Y: ArrayLike) -> Array:
        Y_hat, Y = guards.probabilities(Y_hat, Y, self.from_logits)
        if self.from_logits:
            return (sigmoid(Y_hat) - Y) / Y_hat.size
        P = away_from_0_and_1(Y_hat)
        return (P - Y) / (P * (1 - P)) / Y_hat.size


def one_hot(Y: NDArray, like: Array) -> Array:
    """Return the row of a 1 and zeros for each integer label, in the shape of `like`; rows stay as they are.

    >>> one_hot(np.array([1, 0]), np.zeros((2, 3)))
    array([[0., 1., 0.],
           [1., 0., 0.]])
    """
    return np.eye(like.shape[1], dtype=like.dtype)[Y] if Y.ndim == 1 else Y


class CrossEntropy:
    """Mean over samples of -sum_k y_k log y_hat_k, for k classes.

    Y_hat is (n, k), Y one-hot rows (n, k) or integer labels (n,). Raises ValueError for other shapes, labels out of
    range, and rows that are not probabilities, of Y, and of Y_hat unless it is logits.

    >>> round(CrossEntropy()([[0.25, 0.75]], [1]), 4)
    0.2877
    >>> CrossEntropy(from_logits=True).gradient([[0.0, 0.0]], [1])
    array([[ 0.5, -0.5]])
    """

    def __init__(self, from_logits: bool = False) -> None:
        self.from_logits = from_logits

    def __call__(self, Y_hat: ArrayLike, Y: ArrayLike) -> float:
        Y_hat, Y = guards.classes(Y_hat, Y, self.from_logits)
        Y = one_hot(Y, Y_hat)
        if not self.from_logits:
            return float(-(Y * np.log(away_from_0_and_1(Y_hat))).sum() / len(Y_hat))
        rows, largest = np.arange(len(Y_hat)), Y_hat.argmax(axis=1)
        shifted = np.maximum(Y_hat - Y_hat[rows, largest][:, None], np.finfo(Y_hat.dtype).min)
        others = np.exp(shifted)
        others[rows, largest] = 0
        return float((np.log1p(others.sum(axis=1)).sum() - (Y * shifted).sum()) / len(Y_hat))

    def gradient(self, Y_hat: ArrayLike, Y: ArrayLike) -> Array:
        Y_hat, Y = guards.classes(Y_hat, Y, self.from_logits)
        Y = one_hot(Y, Y_hat)
        if self.from_logits:
            return (softmax(Y_hat) - Y) / len(Y_hat)
        return -Y / away_from_0_and_1(Y_hat) / len(Y_hat)
