"""Optimizers, in order of increasing complexity: how parameters follow their gradients downhill.

`step(parameters, gradients)` changes the parameters in place and leaves the gradients alone. The hyperparameters
are plain attributes, checked whenever they are set: they may change while training.
"""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from nnlib import guards
from nnlib.guards import Array


class Optimizer(Protocol):
    """What training asks of an optimizer; one of your own needs nothing else."""

    def step(self, parameters: Sequence[Array], gradients: Sequence[Array]) -> None:
        """Change the parameters in place, and leave the gradients alone."""


def decayed(parameters: list[Array], gradients: list[Array], weight_decay: float) -> list[Array]:
    """Return gradients with that of weight_decay / 2 times the sum of all squares, as torch.optim adds it."""
    return [dw + weight_decay * w for w, dw in zip(parameters, gradients)] if weight_decay else gradients


class SGD:
    """Gradient descent: w <- w - lr dw, where dw grows by weight_decay w.

    >>> w = np.array([1.0, 2.0])
    >>> SGD(lr=0.1).step([w], [np.array([1.0, -1.0])])
    >>> w
    array([0.9, 2.1])
    """

    lr, weight_decay = guards.numeric(), guards.numeric()

    def __init__(self, lr: float, *, weight_decay: float = 0.0) -> None:
        self.lr, self.weight_decay = lr, weight_decay

    def step(self, parameters: Sequence[Array], gradients: Sequence[Array]) -> None:
        parameters, gradients = guards.parameters(parameters, gradients)
        gradients = decayed(parameters, gradients, self.weight_decay)
        for w, dw in zip(parameters, gradients):
            w -= self.lr * dw


class Momentum:
    """Gradient descent with a memory of its way: v <- beta v + dw, w <- w - lr v.

    It remembers the parameters of its first step, and raises ValueError for others.
    Source: Polyak, Some methods of speeding up the convergence of iteration methods (1964).

    >>> w, rule = np.array([1.0]), Momentum(lr=0.1)
    >>> for _ in range(2): rule.step([w], [np.array([1.0])])
    >>> w
    array([0.71])
    """

    lr, beta, weight_decay = guards.numeric(), guards.numeric(0, 1), guards.numeric()

    def __init__(self, lr: float, beta: float = 0.9, *, weight_decay: float = 0.0) -> None:
        self.lr, self.beta, self.weight_decay = lr, beta, weight_decay
        self.parameters: list[Array] = []

    def step(self, parameters: Sequence[Array], gradients: Sequence[Array]) -> None:
        parameters, gradients = guards.parameters(parameters, gradients, self.parameters)
        gradients = decayed(parameters, gradients, self.weight_decay)
        if not self.parameters:
            self.parameters = parameters
            self.velocities = [np.zeros_like(w) for w in parameters]
        for w, dw, v in zip(parameters, gradients, self.velocities):
            v[...] = self.beta * v + dw
            w -= self.lr * v


class Adam:
    """Steps of about lr in every direction, by running means of the gradient and of its square.

    It remembers the parameters of its first step, and raises ValueError for others.
    Source: Kingma and Ba, Adam: a method for stochastic optimization (2015), algorithm 1.

    >>> w = np.array([1.0, 1.0])
    >>> Adam(lr=0.1).step([w], [np.array([100.0, -0.01])])
    >>> w.round(6)
    array([0.9, 1.1])
    """

    lr, beta1, beta2 = guards.numeric(), guards.numeric(0, 1), guards.numeric(0, 1)
    eps, weight_decay = guards.numeric(1e-300, 1), guards.numeric()

    def __init__(
        self,
        lr: float = 1e-3,
        beta1: float = 0.9,
        beta2: float = 0.999,
        eps: float = 1e-8,
        *,
        weight_decay: float = 0.0,
    ) -> None:
        self.lr, self.beta1, self.beta2, self.eps, self.weight_decay = lr, beta1, beta2, eps, weight_decay
        self.t = 0
        self.parameters: list[Array] = []

    def step(self, parameters: Sequence[Array], gradients: Sequence[Array]) -> None:
        parameters, gradients = guards.parameters(parameters, gradients, self.parameters)
        gradients = decayed(parameters, gradients, self.weight_decay)
        if self.t == 0:
            self.parameters = parameters
            self.means_and_squares = [(np.zeros_like(w), np.zeros_like(w)) for w in parameters]
        self.t += 1
        for w, dw, (m, v) in zip(parameters, gradients, self.means_and_squares):
            m[...] = self.beta1 * m + (1 - self.beta1) * dw
            v[...] = self.beta2 * v + (1 - self.beta2) * dw**2
            m_hat = m / (1 - self.beta1**self.t)
            v_hat = v / (1 - self.beta2**self.t)
            w -= self.lr * m_hat / (np.sqrt(v_hat) + self.eps)
