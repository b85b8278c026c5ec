"""Optimizers, in order of increasing complexity: how parameters follow their gradients downhill.

`step(parameters, gradients)` changes the parameters in place and leaves the gradients alone. The hyperparameters
are plain attributes, checked whenever they are set: they may change while training.
"""

from collections.abc import Callable, Sequence

import numpy as np

from nnlib import guards
from nnlib.guards import Array


class Optimizer:
    """What all rules share: ValueErrors for hyperparameters out of range and arrays that do not fit."""

    step: Callable[[Sequence[Array], Sequence[Array]], None]

    def __setattr__(self, name: str, value: object) -> None:
        guards.check_settings({name: value})
        super().__setattr__(name, value)


class SGD(Optimizer):
    """Gradient descent: w <- w - lr dw.

    >>> w = np.array([1.0, 2.0])
    >>> SGD(lr=0.1).step([w], [np.array([1.0, -1.0])])
    >>> w
    array([0.9, 2.1])
    """

    def __init__(self, lr: float) -> None:
        self.lr = lr

    @guards.pairs
    def step(self, parameters: Sequence[Array], gradients: Sequence[Array]) -> None:
        for parameter, gradient in zip(parameters, gradients):
            parameter -= self.lr * gradient


class Momentum(Optimizer):
    """Gradient descent with a memory of its way: v <- beta v + dw, w <- w - lr v.

    Source: Polyak, Some methods of speeding up the convergence of iteration methods (1964).

    >>> w, rule = np.array([1.0]), Momentum(lr=0.1)
    >>> for _ in range(2): rule.step([w], [np.array([1.0])])
    >>> w
    array([0.71])
    """

    def __init__(self, lr: float, beta: float = 0.9) -> None:
        self.lr, self.beta = lr, beta
        self.velocities: list[Array] = []

    @guards.pairs
    def step(self, parameters: Sequence[Array], gradients: Sequence[Array]) -> None:
        if not self.velocities:
            self.velocities = [np.zeros_like(parameter) for parameter in parameters]
        for parameter, gradient, v in zip(parameters, gradients, self.velocities):
            v[:] = self.beta * v + gradient
            parameter -= self.lr * v


class Adam(Optimizer):
    """Steps of about lr in every direction, by running means of the gradient and of its square.

    Source: Kingma and Ba, Adam: a method for stochastic optimization (2015), algorithm 1.

    >>> w = np.array([1.0, 1.0])
    >>> Adam(lr=0.1).step([w], [np.array([100.0, -0.01])])
    >>> w.round(6)
    array([0.9, 1.1])
    """

    def __init__(self, lr: float = 1e-3, beta1: float = 0.9, beta2: float = 0.999, eps: float = 1e-8) -> None:
        self.lr, self.beta1, self.beta2, self.eps, self.t = lr, beta1, beta2, eps, 0
        self.means_and_squares: list[tuple[Array, Array]] = []

    @guards.pairs
    def step(self, parameters: Sequence[Array], gradients: Sequence[Array]) -> None:
        if self.t == 0:
            self.means_and_squares = [(np.zeros_like(w), np.zeros_like(w)) for w in parameters]
        self.t += 1
        for parameter, gradient, (m, v) in zip(parameters, gradients, self.means_and_squares):
            m[:] = self.beta1 * m + (1 - self.beta1) * gradient
            v[:] = self.beta2 * v + (1 - self.beta2) * gradient**2
            m_hat = m / (1 - self.beta1**self.t)
            v_hat = v / (1 - self.beta2**self.t)
            parameter -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)
