"""The layer: every neuron of it at once, for every sample of the batch at once.

    forward     Z = A_prev W^T + b        A = activation(Z)
    backward    dW = dZ^T A_prev, db = sum of dZ over samples, dA_prev = dZ W, and dZ by the activation

Source: Rumelhart, Hinton and Williams, Learning representations by back-propagating errors (1986).
"""

import numpy as np

from nnlib import guards
from nnlib.activations import Activation, find_activation
from nnlib.guards import Array, Rng


class Dense:
    """A fully connected layer: W (n_out, n_in) starts uniform in +-sqrt(6 / (n_in + n_out)), b (n_out,) at 0.

    forward keeps A_prev (n, n_in), Z and A (n, n_out); backward fills dW and db in place. Raises ValueError for sizes
    below 1, an unknown activation, another dtype than float32 and float64, and batches that do not fit. Source of
    the start: Glorot and Bengio, Understanding the difficulty of training deep feedforward networks (2010), eq. 16.

    >>> layer = Dense(2, 1, "identity")
    >>> layer.W[:], layer.b[:] = [[1.0, 2.0]], [0.5]
    >>> layer.forward(np.array([[3.0, 4.0]]))
    array([[11.5]])
    >>> layer.backward(np.array([[1.0]])), layer.dW
    (array([[1., 2.]]), array([[3., 4.]]))
    """

    @guards.settings
    def __init__(
        self, n_in: int, n_out: int, activation: str | Activation = "sigmoid", *, rng: Rng = None, dtype: type = float
    ) -> None:
        rng = np.random.default_rng() if rng is None else rng
        limit = np.sqrt(6 / (n_in + n_out))
        self.W: Array = rng.uniform(-limit, limit, (n_out, n_in)).astype(dtype)
        self.b: Array = np.zeros(n_out, dtype)
        self.dW, self.db = np.zeros_like(self.W), np.zeros_like(self.b)
        self.activation = find_activation(activation)

    def __repr__(self) -> str:
        return f"Dense({self.W.shape[1]}, {self.W.shape[0]}, {self.activation.name!r})"

    @guards.batch
    def forward(self, A_prev: Array) -> Array:
        """Return A (n, n_out) for A_prev (n, n_in), and keep what backward will need."""
        self.A_prev = A_prev
        self.Z = A_prev @ self.W.T + self.b
        self.A = self.activation(self.Z)
        return self.A

    @guards.gradient
    def backward(self, dA: Array) -> Array:
        """Take dL/dA (n, n_out), fill dW and db, and return dL/dA_prev (n, n_in)."""
        dZ = self.activation.backward(dA, self.A)
        self.dW[:] = dZ.T @ self.A_prev
        self.db[:] = dZ.sum(axis=0)
        return dZ @ self.W
