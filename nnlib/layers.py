"""Layers: what a network is made of.

A dense layer computes every neuron of it at once, for every sample of the batch at once.

    forward     Z = A_prev W^T + b        A = activation(Z)
    backward    dW = dZ^T A_prev, db = sum of dZ over samples, dA_prev = dZ W, and dZ by the activation

Source: Rumelhart, Hinton and Williams, Learning representations by back-propagating errors (1986).
"""

from collections.abc import Callable
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from nnlib import guards
from nnlib.activations import Activation, find_activation
from nnlib.guards import Array, Rng


class Layer(Protocol):
    """What a network asks of a layer; one of your own needs nothing else.

    `parameters` and `gradients` are lists of arrays, of the same shapes; both are empty where nothing is learned.
    """

    @property
    def parameters(self) -> list[Array]: ...

    @property
    def gradients(self) -> list[Array]: ...

    def forward(self, A_prev: Array) -> Array:
        """Return the output for a batch in training, and keep what backward will need."""

    def backward(self, dA: Array) -> Array:
        """Take dL/dA, fill the gradients in place, and return dL/dA_prev."""

    def predict(self, A_prev: Array) -> Array:
        """Return the answer for a batch; keep nothing and change nothing."""


# How far from 0 the first weights may lie, so that a layer leaves the spread of what passes through it as it was.
# Sources: Glorot and Bengio, Understanding the difficulty of training deep feedforward neural networks (2010), eq. 16;
# He and others, Delving deep into rectifiers (2015), eq. 10, as a uniform distribution of the same variance.
LIMITS: dict[str, Callable[[int, int], float]] = {
    "glorot": lambda n_in, n_out: np.sqrt(6 / (n_in + n_out)),
    "he": lambda n_in, n_out: np.sqrt(6 / n_in),
}


def find_limit(init: str | Callable[[int, int], float]) -> Callable[[int, int], float]:
    """Return the limit of that name, or a function as it is; raises an error for others."""
    if isinstance(init, str):
        if init not in LIMITS:
            raise ValueError(f"init is {init!r}, but needs one of {', '.join(LIMITS)}, or a function of (n_in, n_out)")
        return LIMITS[init]
    guards.can("init", init, ["__call__"], "'he', or a function of (n_in, n_out)")
    return init


class Dense:
    """A fully connected layer: W (n_out, n_in) starts uniform within a limit, b (n_out,) at 0.

    `init` gives the limit: "glorot", "he", or a function of (n_in, n_out). forward keeps A_prev (n, n_in),
    A (n, n_out), and Z if the activation needs it; backward fills dW and db in place. Raises an error for sizes below
    1, an unknown activation or init, another dtype than float32 and float64, and batches that do not fit. A subclass
    with a way back of its own overrides fill_gradients, on which backward builds.

    >>> layer = Dense(2, 1, "identity")
    >>> layer.W[:], layer.b[:] = [[1.0, 2.0]], [0.5]
    >>> layer.forward([[3.0, 4.0]])
    array([[11.5]])
    >>> layer.backward([[1.0]]), layer.dW
    (array([[1., 2.]]), array([[3., 4.]]))
    """

    def __init__(
        self,
        n_in: int,
        n_out: int,
        activation: str | Activation = "sigmoid",
        *,
        init: str | Callable[[int, int], float] = "glorot",
        rng: Rng = None,
        dtype: DTypeLike = float,
    ) -> None:
        n_in, n_out = guards.number("n_in", n_in, 1, whole=True), guards.number("n_out", n_out, 1, whole=True)
        rng, dtype = guards.generator(rng), guards.precision(dtype)
        limit = find_limit(init)(n_in, n_out)
        guards.number("the limit that init gives", limit, 0)
        self.W: Array = rng.uniform(-limit, limit, (n_out, n_in)).astype(dtype)
        self.b: Array = np.zeros(n_out, dtype)
        self.dW, self.db = np.zeros_like(self.W), np.zeros_like(self.b)
        self.activation = find_activation(activation)

    def __repr__(self) -> str:
        return f"Dense({self.n_in}, {self.n_out}, {self.activation.name!r})"

    @property
    def n_in(self) -> int:
        return self.W.shape[1]

    @property
    def n_out(self) -> int:
        return self.W.shape[0]

    @property
    def parameters(self) -> list[Array]:
        return [self.W, self.b]

    @property
    def gradients(self) -> list[Array]:
        return [self.dW, self.db]

    def forward(self, A_prev: ArrayLike) -> Array:
        """Return A (n, n_out) for A_prev (n, n_in), and keep what backward will need."""
        A_prev = guards.batch("A_prev", A_prev, self.n_in, self.W.dtype)
        Z = A_prev @ self.W.T + self.b
        A = self.activation(Z)
        self.A_prev, self.A = A_prev, A
        self.Z = Z if self.activation.needs_z else None
        return A

    def predict(self, A_prev: ArrayLike) -> Array:
        """Return what forward returns, and keep nothing."""
        A_prev = guards.batch("A_prev", A_prev, self.n_in, self.W.dtype)
        return self.activation(A_prev @ self.W.T + self.b)

    def backward(self, dA: ArrayLike) -> Array:
        """Take dL/dA (n, n_out), fill dW and db, and return dL/dA_prev (n, n_in)."""
        return self.fill_gradients(dA) @ self.W

    def fill_gradients(self, dA: ArrayLike) -> Array:
        """Do the part of backward that a first layer needs: fill dW and db, and return dL/dZ (n, n_out)."""
        dA = guards.gradient(dA, self)
        dZ = self.activation.backward(dA, self.A, self.Z)
        np.matmul(dZ.T, self.A_prev, out=self.dW)
        dZ.sum(axis=0, out=self.db)
        return dZ


class Dropout:
    """In training each value is left out, with probability p, and the others grow by 1 / (1 - p); answers use all.

    So the next layer sees the same mean in training and in answers. Raises an error for p outside [0, 1).
    Source: Srivastava and others, Dropout: a simple way to prevent neural networks from overfitting (2014), section 10.

    >>> layer = Dropout(0.5, rng=0)
    >>> layer.forward([[1.0, 2.0, 3.0, 4.0]]), layer.predict([[1.0, 2.0, 3.0, 4.0]])
    (array([[2., 0., 0., 0.]]), array([[1., 2., 3., 4.]]))
    """

    p = guards.numeric(0, 1)

    def __init__(self, p: float, *, rng: Rng = None) -> None:
        self.p = p
        self.rng = guards.generator(rng)

    def __repr__(self) -> str:
        return f"Dropout({self.p})"

    @property
    def parameters(self) -> list[Array]:
        return []

    @property
    def gradients(self) -> list[Array]:
        return []

    def forward(self, A_prev: ArrayLike) -> Array:
        """Return A_prev with some of its values at 0, and keep which."""
        A_prev = guards.batch("A_prev", A_prev, None)
        self.mask = ((self.rng.random(A_prev.shape) >= self.p) / (1 - self.p)).astype(A_prev.dtype)
        self.A = A_prev * self.mask
        return self.A

    def predict(self, A_prev: ArrayLike) -> Array:
        """Return A_prev as it is."""
        A_prev = guards.batch("A_prev", A_prev, None)
        return A_prev

    def backward(self, dA: ArrayLike) -> Array:
        """Return dL/dA_prev: nothing comes back for what was left out."""
        dA = guards.gradient(dA, self)
        return dA * self.mask
