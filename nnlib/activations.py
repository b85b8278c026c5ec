"""Activation functions: what a neuron makes of its weighted sum, and how a gradient passes back.

Each is an object called like a function, `A = sigmoid(Z)`, on arrays of any shape. Derivatives are written from the
*output* a, which the forward pass has kept anyway:

    identity   a = z                     a' = 1
    sigmoid    a = 1 / (1 + exp(-z))     a' = a (1 - a)
    tanh       a = tanh(z)               a' = 1 - a^2
    relu       a = max(0, z)             a' = 1 where a > 0, else 0
    softmax    a = exp(z) / sum exp(z)   the Jacobian diag(a) - a a^T

Source: Goodfellow, Bengio and Courville, Deep Learning (2016), sections 3.10, 6.2.2 and 6.3.

    >>> z = np.array([-10000.0, 0.0, 10000.0])
    >>> sigmoid(z), tanh(z), softmax(z)
    (array([0. , 0.5, 1. ]), array([-1.,  0.,  1.]), array([0., 0., 1.]))
    >>> a = relu(z)
    >>> a, relu.derivative(a)
    (array([    0.,     0., 10000.]), array([0., 0., 1.]))
"""

from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike

from nnlib import guards
from nnlib.guards import Array


class Activation(Protocol):
    """What a layer asks of an activation, and what those that act on each element share.

    One of your own has `__call__`, and `derivative`, from its output. If the output is not enough, it sets `needs_z`,
    and layers keep Z for it, for its own `backward`:

    >>> class SiLU(Activation):
    ...     needs_z = True
    ...     def __call__(self, z):
    ...         return z * sigmoid(z)
    ...     def backward(self, dA, A, Z=None):
    ...         return dA * (A + sigmoid(Z) * (1 - A))
    """

    needs_z: bool = False

    @property
    def name(self) -> str:
        return type(self).__name__.lower()

    def __repr__(self) -> str:
        return f"nnlib.activations.{self.name}" if self.name in ACTIVATIONS else f"{type(self).__name__}()"

    def __call__(self, z: Array) -> Array:
        raise TypeError(f"{self.name} has no __call__(z), but needs one")

    def derivative(self, a: Array) -> Array:
        raise TypeError(f"{self.name} has no derivative(a) on each element: use {self.name}.backward(dA, A)")

    def backward(self, dA: Array, A: Array, Z: Array | None = None) -> Array:
        """Return dL/dZ, given dL/dA, the output A, and Z where it is needed, all of one shape."""
        return dA * self.derivative(A)


class Identity(Activation):
    """No activation: a = z."""

    def __call__(self, z: ArrayLike) -> Array:
        z = guards.floats("z", z)
        return z.copy()

    def derivative(self, a: ArrayLike) -> Array:
        a = guards.floats("a", a)
        return np.ones_like(a)


class Sigmoid(Activation):
    """The logistic function, into (0, 1). Only exp of numbers <= 0 is taken: nothing can overflow."""

    def __call__(self, z: ArrayLike) -> Array:
        z = guards.floats("z", z)
        return np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z)))

    def derivative(self, a: ArrayLike) -> Array:
        a = guards.floats("a", a)
        return a * (1 - a)


class Tanh(Activation):
    """The hyperbolic tangent, into (-1, 1)."""

    def __call__(self, z: ArrayLike) -> Array:
        z = guards.floats("z", z)
        return np.tanh(z)

    def derivative(self, a: ArrayLike) -> Array:
        a = guards.floats("a", a)
        return 1 - a**2


class ReLU(Activation):
    """The rectified linear unit. At the corner, a = 0, the derivative is taken to be 0."""

    def __call__(self, z: ArrayLike) -> Array:
        z = guards.floats("z", z)
        return np.maximum(0, z)

    def derivative(self, a: ArrayLike) -> Array:
        a = guards.floats("a", a)
        return (a > 0).astype(a.dtype)


class Softmax(Activation):
    """Scores into probabilities along the last axis; subtracting the maximum changes no result.

    Its way back is dA times the Jacobian diag(a) - a a^T, row by row, without making that matrix.
    """

    def __call__(self, z: ArrayLike) -> Array:
        z = guards.floats("z", z)
        e = np.exp(z - z.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)

    def backward(self, dA: Array, A: Array, Z: Array | None = None) -> Array:
        return A * (dA - (dA * A).sum(axis=-1, keepdims=True))


identity, sigmoid, tanh, relu, softmax = Identity(), Sigmoid(), Tanh(), ReLU(), Softmax()
ACTIVATIONS: dict[str, Activation] = {one.name: one for one in (identity, sigmoid, tanh, relu, softmax)}


def find_activation(activation: str | Activation) -> Activation:
    """Return the activation of that name, or an activation as it is; raises an error for others."""
    if isinstance(activation, str):
        if activation not in ACTIVATIONS:
            raise ValueError(f"activation is {activation!r}, but needs one of {', '.join(ACTIVATIONS)}")
        return ACTIVATIONS[activation]
    guards.can("activation", activation, ["__call__", "backward"], "sigmoid, or its name")
    for name in ("needs_z", "name"):
        if not hasattr(activation, name):
            hint = "derive its class from nnlib.activations.Activation"
            raise TypeError(f"activation is {activation!r}, which has no {name}: {hint}")
    return activation
