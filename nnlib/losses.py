"""Loss functions: one number for how wrong the predictions are, and its gradient.

`loss(Y_hat, Y)` is a float, `loss.gradient(Y_hat, Y)` has the shape of `Y_hat`. The mean lives in these two and
nowhere else: layers only sum. With `from_logits=True` a loss takes the scores from before the last activation, and
stays exact where that activation saturates.
Source: Goodfellow, Bengio and Courville, Deep Learning (2016), sections 5.5 and 6.2.
"""

import numpy as np

from nnlib import guards
from nnlib.activations import sigmoid, softmax
from nnlib.guards import Array


def away_from_0_and_1(P: Array) -> Array:
    """Clip probabilities by one rounding unit, so that their logarithms stay finite."""
    return np.clip(P, np.finfo(P.dtype).eps, 1 - np.finfo(P.dtype).eps)


class MSE:
    """Mean over all elements of (y_hat - y)^2; raises ValueError for unequal or empty shapes.

    >>> MSE()([0.5, 1.0], [0.0, 1.0]), MSE().gradient([0.5, 1.0], [0.0, 1.0])
    (0.125, array([0.5, 0. ]))
    """

    @guards.elements
    def __call__(self, Y_hat: Array, Y: Array) -> float:
        return float(np.mean((Y_hat - Y) ** 2))

    @guards.elements
    def gradient(self, Y_hat: Array, Y: Array) -> Array:
        return 2 * (Y_hat - Y) / Y_hat.size


class BinaryCrossEntropy:
    """Mean over all elements of -y log y_hat - (1 - y) log(1 - y_hat).

    Raises ValueError for unequal or empty shapes, and for values outside [0, 1] that are no logits.

    >>> round(BinaryCrossEntropy()([0.5, 0.5], [0.0, 1.0]), 4)
    0.6931
    >>> BinaryCrossEntropy(from_logits=True).gradient([0.0, 10000.0], [0.0, 1.0])
    array([0.25, 0.  ])
    """

    def __init__(self, from_logits: bool = False) -> None:
        self.from_logits = from_logits

    @guards.elements
    def __call__(self, Y_hat: Array, Y: Array) -> float:
        if self.from_logits:
            return float(np.mean(np.maximum(Y_hat, 0) - Y * Y_hat + np.log1p(np.exp(-np.abs(Y_hat)))))
        P = away_from_0_and_1(Y_hat)
        return float(-np.mean(Y * np.log(P) + (1 - Y) * np.log(1 - P)))

    @guards.elements
    def gradient(self, Y_hat: Array, Y: Array) -> Array:
        if self.from_logits:
            return (sigmoid(Y_hat) - Y) / Y_hat.size
        P = away_from_0_and_1(Y_hat)
        return (P - Y) / (P * (1 - P)) / Y_hat.size


class CrossEntropy:
    """Mean over samples of -sum_k y_k log y_hat_k, for k classes.

    Y_hat is (n, k), Y one-hot rows (n, k) or integer labels (n,). Raises ValueError for other shapes, labels out of
    range, rows of another sum than 1, and values outside [0, 1] that are no logits.

    >>> round(CrossEntropy()([[0.25, 0.75]], [1]), 4)
    0.2877
    >>> CrossEntropy(from_logits=True).gradient([[0.0, 0.0]], [1])
    array([[ 0.5, -0.5]])
    """

    def __init__(self, from_logits: bool = False) -> None:
        self.from_logits = from_logits

    @guards.classes
    def __call__(self, Y_hat: Array, Y: Array) -> float:
        if self.from_logits:
            shifted = Y_hat - Y_hat.max(axis=1, keepdims=True)
            log_P = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        else:
            log_P = np.log(away_from_0_and_1(Y_hat))
        return float(-(Y * log_P).sum() / len(Y_hat))

    @guards.classes
    def gradient(self, Y_hat: Array, Y: Array) -> Array:
        if self.from_logits:
            return (softmax(Y_hat) - Y) / len(Y_hat)
        return -Y / away_from_0_and_1(Y_hat) / len(Y_hat)
