"""How good answers are, in numbers that people understand better than a loss. Neither can be trained on."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnlib import guards
from nnlib.guards import Array


def chosen(Y: Array, from_logits: bool = False) -> NDArray:
    """Return the class of each row (n,): of one column the side of 1/2, or of 0 for logits; of several the largest."""
    if Y.shape[1] == 1:
        return (Y[:, 0] > (0 if from_logits else 0.5)).astype(int)
    return Y.argmax(axis=1)


def labels(Y_hat: ArrayLike, Y: ArrayLike, from_logits: bool = False) -> tuple[NDArray, NDArray]:
    """Return the class that each row of Y_hat (n, k) chooses, and the right one: Y is (n, k), (n, 1) or labels (n,)."""
    Y_hat, Y = guards.answers(Y_hat, Y)
    return chosen(Y_hat, from_logits), Y if Y.ndim == 1 else chosen(Y)


def accuracy(Y_hat: ArrayLike, Y: ArrayLike, *, from_logits: bool = False) -> float:
    """Return the share of rows whose choice is right, from 0 to 1.

    Y_hat is (n, 1), a class on either side of 1/2, or of 0 with `from_logits`; or (n, k), where the largest is chosen.
    Y has the same shape, or is integer labels (n,). Raises ValueError for other shapes.

    >>> accuracy([[0.9], [0.2], [0.6]], [[1], [0], [0]])
    0.6666666666666666
    >>> accuracy([[2.0, 1.0], [0.0, 3.0]], [0, 1])
    1.0
    """
    given, right = labels(Y_hat, Y, from_logits)
    return float(np.mean(given == right))


def confusion_matrix(Y_hat: ArrayLike, Y: ArrayLike, *, from_logits: bool = False) -> NDArray:
    """Return how often class i was taken for class j, (k, k), in row i and column j; see `accuracy` for the rest.

    >>> confusion_matrix([[0.9], [0.2], [0.6]], [[1], [0], [0]])
    array([[1, 1],
           [0, 1]])
    """
    given, right = labels(Y_hat, Y, from_logits)
    k = max(np.shape(Y_hat)[1], 2)
    counts = np.zeros((k, k), int)
    np.add.at(counts, (right, given), 1)
    return counts
