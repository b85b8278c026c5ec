"""Gradient checking: the gradient from backprop against one measured by small steps.
Source: Goodfellow, Bengio and Courville, Deep Learning (2016), section 11.5.
"""

import copy
from collections.abc import Callable

import numpy as np

from nnlib import guards
from nnlib.guards import Array
from nnlib.network import Loss, Network


@guards.settings
def numerical_gradient(f: Callable[[Array], float], x: Array, eps: float = 1e-6) -> Array:
    """Return df/dx by central differences, (f(x + eps) - f(x - eps)) / (2 eps) in each entry of x.

    >>> numerical_gradient(lambda x: float(np.sum(x**2)), np.array([1.0, -2.0])).round(6)
    array([ 2., -4.])
    """
    x = np.array(x, dtype=float)
    gradient = np.zeros_like(x)
    for index in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[index] = eps
        gradient[index] = (f(x + step) - f(x - step)) / (2 * eps)
    return gradient


def gradient_check(network: Network, loss: Loss, X: Array, Y: Array, *, eps: float = 1e-6) -> float:
    """Return the largest relative error of backprop against central differences, over all parameters.

    An array's largest difference is divided by its largest gradient, or by 1e-7 if that is more. Below about 1e-6
    they agree, above 1e-2 there is a mistake; a ReLU that a step pushes across its corner may give something
    between. The network itself is not changed: a copy in float64 is checked.

    >>> from nnlib import Dense, MSE
    >>> network = Network(Dense(2, 3, "tanh"), Dense(3, 1, "sigmoid"))
    >>> gradient_check(network, MSE(), [[0.5, -1.0]], [[1.0]]) < 1e-6
    True
    """
    network = copy.deepcopy(network)
    for layer in network.layers:
        layer.W, layer.b = layer.W.astype(float), layer.b.astype(float)
        layer.dW, layer.db = np.zeros_like(layer.W), np.zeros_like(layer.b)
    network.backward(loss.gradient(network.predict(X), Y))
    errors = []
    for parameter, gradient in zip(network.parameters, network.gradients):
        kept = parameter.copy()

        def loss_at(value: Array, parameter: Array = parameter) -> float:
            parameter[:] = value
            return loss(network.predict(X), Y)

        numerical = numerical_gradient(loss_at, kept, eps)
        parameter[:] = kept
        scale = max(np.abs(gradient).max(), np.abs(numerical).max(), 1e-7)
        errors.append(float(np.abs(gradient - numerical).max() / scale))
    return max(errors)
