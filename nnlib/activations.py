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

import numpy as np

from nnlib import guards
from nnlib.guards import Array


class Activation:
    """What all activations share: a name, and the way back for those that act on each element."""

    @property
    def name(self) -> str:
        return type(self).__name__.lower()

    def __repr__(self) -> str:
        return f"nnlib.activations.{self.name}"

    def __call__(self, z: Array) -> Array:
        raise TypeError(f"{self.name} has no __call__(z), but needs one")

    def derivative(self, a: Array) -> Array:
        raise TypeError(f"{self.name} acts on no element alone: use {self.name}.backward(dA, A)")

    def backward(self, dA: Array, A: Array) -> Array:
        """Return dL/dZ, given dL/dA and the output A, all of one shape."""
        return dA * self.derivative(A)


class Identity(Activation):
    """No activation: a = z."""

    @guards.arrays
    def __call__(self, z: Array) -> Array:
        return z.copy()

    def derivative(self, a: Array) -> Array:
        return np.ones_like(a)


class Sigmoid(Activation):
    """The logistic function, into (0, 1). Only exp of numbers <= 0 is taken: nothing can overflow."""

    @guards.arrays
    def __call__(self, z: Array) -> Array:
        e = np.exp(-np.abs(z))
        return np.where(z >= 0, 1, e) / (1 + e)

    @guards.arrays
    def derivative(self, a: Array) -> Array:
        return a * (1 - a)


class Tanh(Activation):
    """The hyperbolic tangent, into (-1, 1)."""

    @guards.arrays
    def __call__(self, z: Array) -> Array:
        return np.tanh(z)

    @guards.arrays
    def derivative(self, a: Array) -> Array:
        return 1 - a**2


class ReLU(Activation):
    """The rectified linear unit. At the corner, a = 0, the derivative is taken to be 0."""

    @guards.arrays
    def __call__(self, z: Array) -> Array:
        return np.maximum(0, z)

    def derivative(self, a: Array) -> Array:
        return np.heaviside(a, 0.0)


class Softmax(Activation):
    """Scores into probabilities along the last axis; taking off the maximum changes no result.

    Its way back is dA times the Jacobian diag(a) - a a^T, row by row, without making that matrix.
    """

    @guards.arrays
    def __call__(self, z: Array) -> Array:
        e = np.exp(z - z.max(axis=-1, keepdims=True))
        return e / e.sum(axis=-1, keepdims=True)

    def backward(self, dA: Array, A: Array) -> Array:
        return A * (dA - (dA * A).sum(axis=-1, keepdims=True))


identity, sigmoid, tanh, relu, softmax = Identity(), Sigmoid(), Tanh(), ReLU(), Softmax()
ACTIVATIONS = {one.name: one for one in (identity, sigmoid, tanh, relu, softmax)}


def find_activation(activation: str | Activation) -> Activation:
    """Return the activation of that name, or an activation as it is; raises ValueError for others."""
    if isinstance(activation, Activation):
        return activation
    known = isinstance(activation, str) and activation in ACTIVATIONS
    guards.demand(known, f"activation is {activation!r}, but needs one of {', '.join(ACTIVATIONS)}")
    return ACTIVATIONS[activation]
