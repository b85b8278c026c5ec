"""Gradient checking: the gradient from backprop against one measured by small steps.
Source: Goodfellow, Bengio and Courville, Deep Learning (2016), section 11.5.
"""

import copy
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from nnlib import guards
from nnlib.guards import Array
from nnlib.losses import Loss
from nnlib.network import Network


def numerical_gradient(f: Callable[[Array], float], x: ArrayLike, eps: float = 1e-6) -> Array:
    """Return df/dx by central differences, (f(x + eps) - f(x - eps)) / (2 eps) in each entry of x.

    >>> numerical_gradient(lambda x: float(np.sum(x**2)), [1.0, -2.0]).round(6)
    array([ 2., -4.])
    """
    eps, x = guards.number("eps", eps, 1e-300, 1), guards.floats("x", x)
    x = np.array(x, dtype=float)
    gradient = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[index] = eps
        gradient[index] = (f(x + step) - f(x - step)) / (2 * eps)
    return gradient


def in_float64(layer: Any) -> None:
    """Turn a layer's arrays, and those of the layers in it, into float64."""
    for name, value in vars(layer).items():
        if isinstance(value, np.ndarray) and value.dtype == np.float32:
            setattr(layer, name, value.astype(float))
    for inner in getattr(layer, "layers", ()):
        in_float64(inner)


def gradient_check(network: Network, loss: Loss, X: ArrayLike, Y: ArrayLike, *, eps: float = 1e-6) -> float:
    """Return the largest relative error of backprop against central differences, over all parameters.

    An array's largest difference is divided by its largest gradient, or by 1e-7 if that is more. Below about 1e-6
    they agree, above 1e-2 there is a mistake; a ReLU that a step pushes across its corner may give something
    between. The network itself is not changed: a copy in float64 is checked, and what its layers draw at random, such
    as the mask of a Dropout, is drawn alike for every step.

    >>> from nnlib import Dense, MSE
    >>> network = Network(Dense(2, 3, "tanh"), Dense(3, 1, "sigmoid"))
    >>> gradient_check(network, MSE(), [[0.5, -1.0]], [[1.0]]) < 1e-6
    True
    """
    Y = guards.targets("Y", Y)
    network = copy.deepcopy(network)
    in_float64(network)
    trained = copy.deepcopy(network)
    trained.backward(loss.gradient(trained.forward(X), Y))
    errors = []
    for parameter, gradient in zip(network.parameters, trained.gradients):
        kept = parameter.copy()

        def loss_at(value: Array, parameter: Array = parameter) -> float:
            parameter[...] = value
            return loss(copy.deepcopy(network).forward(X), Y)

        numerical = numerical_gradient(loss_at, kept, eps)
        parameter[...] = kept
        scale = max(np.abs(gradient).max(), np.abs(numerical).max(), 1e-7)
        errors.append(float(np.abs(gradient - numerical).max() / scale))
    return max(errors, default=0.0)
