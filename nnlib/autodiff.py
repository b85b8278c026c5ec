"""Reverse-mode automatic differentiation: arrays that remember how they were made.

Every operation on a `Tensor` gives a new one, which keeps its inputs, each with a *pull*: the function that takes the
gradient of the result to that of the input. A pull is a vector-Jacobian product, made without the Jacobian:

    c = a + b     da = dc             db = dc
    c = a * b     da = dc * b         db = dc * a
    c = a / b     da = dc / b         db = -dc * a / b^2
    c = a ** p    da = dc * p * a^(p-1)
    C = A @ B     dA = dC B^T         dB = A^T dC
    c = exp(a)    da = dc * c         c = log(a)      da = dc / a
    c = tanh(a)   da = dc * (1 - c^2) c = sigmoid(a)  da = dc * c * (1 - c)
    c = relu(a)   da = dc where c > 0, else 0

`backward` walks from the result to the beginnings in reverse topological order: a tensor's gradient is complete,
summed over all its uses, before it is pulled further. Entries that were broadcast are summed.
Source: Baydin, Pearlmutter, Radul and Siskind, Automatic differentiation in machine learning: a survey (2018),
section 3.2.
"""

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from nnlib import activations, guards
from nnlib.guards import Array

Pull = Callable[[Array], Array]


class Tensor:
    """An array with a gradient: `data` (any shape; a scalar is a 0-d array), and `grad` of its shape after `backward`.

    Works with +, -, *, /, ** by a number, @, indexing, and with numbers and arrays on either side. `a += b` makes a
    new tensor for the name a, so what was computed before keeps its value. An optimizer of nnlib steps tensors by their
    arrays: `optimizer.step([w.data, b.data], [w.grad, b.grad])`.

    >>> x = Tensor([1.0, 2.0])
    >>> y = (x * x + 3 * x).sum()
    >>> y.backward()
    >>> y.data, x.grad
    (array(14.), array([5., 7.]))
    """

    __array_ufunc__ = None  # An array on the left leaves the operation to the tensor.

    def __init__(self, data: Any, inputs: tuple[tuple["Tensor", Pull], ...] = ()) -> None:
        if isinstance(data, Tensor):
            raise TypeError("data is a Tensor already: use it as it is, or its .data")
        data = guards.floats("data", data)
        self.data: Array = data if inputs else data.copy()
        self.grad: Any = None
        self.inputs = inputs

    def __repr__(self) -> str:
        return f"Tensor({np.array2string(self.data, separator=', ')})"

    @property
    def shape(self) -> tuple[int, ...]:
        return self.data.shape

    def __add__(self, other: Any) -> "Tensor":
        return made(self.data + data_of(other), (self, lambda g: g), (other, lambda g: g))

    def __sub__(self, other: Any) -> "Tensor":
        return made(self.data - data_of(other), (self, lambda g: g), (other, lambda g: -g))

    def __mul__(self, other: Any) -> "Tensor":
        b = data_of(other)
        return made(self.data * b, (self, lambda g: g * b), (other, lambda g: g * self.data))

    def __truediv__(self, other: Any) -> "Tensor":
        b = data_of(other)
        return made(self.data / b, (self, lambda g: g / b), (other, lambda g: -g * self.data / b**2))

    def __pow__(self, power: float) -> "Tensor":
        power = guards.number("power", power, -math.inf)
        return made(self.data**power, (self, lambda g: g * power * self.data ** (power - 1 if power else 0)))

    def __matmul__(self, other: Any) -> "Tensor":
        a, b = self.data, data_of(other)
        rows, columns = (a if a.ndim > 1 else a[None, :]), (b if b.ndim > 1 else b[:, None])

        def square(g: Array) -> Array:
            batch = np.broadcast_shapes(rows.shape[:-2], columns.shape[:-2])
            return g.reshape(*batch, rows.shape[-2], columns.shape[-1])

        def pull_a(g: Array) -> Array:
            return summed(square(g) @ np.swapaxes(columns, -1, -2), rows.shape).reshape(a.shape)

        def pull_b(g: Array) -> Array:
            return summed(np.swapaxes(rows, -1, -2) @ square(g), columns.shape).reshape(b.shape)

        return made(a @ b, (self, pull_a), (other, pull_b))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self) -> "Tensor":
        return self * -1

    def __rsub__(self, other: Any) -> "Tensor":
        return -self + other

    def __rtruediv__(self, other: Any) -> "Tensor":
        return self**-1 * other

    def __rmatmul__(self, other: Any) -> "Tensor":
        return Tensor(other) @ self

    def __getitem__(self, index: Any) -> "Tensor":
        def pull(g: Array) -> Array:
            gradient = np.zeros_like(self.data)
            np.add.at(gradient, index, g)
            return gradient

        return made(self.data[index], (self, pull))

    def sum(self, axis: int | tuple[int, ...] | None = None, keepdims: bool = False) -> "Tensor":
        def pull(g: Array) -> Array:
            if axis is not None and not keepdims:
                g = np.expand_dims(g, axis)
            return np.broadcast_to(g, self.shape)

        return made(self.data.sum(axis=axis, keepdims=keepdims), (self, pull))

    def mean(self, axis: int | tuple[int, ...] | None = None, keepdims: bool = False) -> "Tensor":
        total = self.sum(axis, keepdims)
        return total * (total.data.size / self.data.size)

    def reshape(self, *shape: Any) -> "Tensor":
        return made(self.data.reshape(*shape), (self, lambda g: g.reshape(self.shape)))

    @property
    def T(self) -> "Tensor":
        return made(self.data.T, (self, lambda g: g.T))

    def exp(self) -> "Tensor":
        c = np.exp(self.data)
        return made(c, (self, lambda g: g * c))

    def log(self) -> "Tensor":
        return made(np.log(self.data), (self, lambda g: g / self.data))

    def tanh(self) -> "Tensor":
        return activated(self, activations.tanh)

    def sigmoid(self) -> "Tensor":
        return activated(self, activations.sigmoid)

    def relu(self) -> "Tensor":
        return activated(self, activations.relu)

    def backward(self) -> None:
        """Set `grad` of every tensor in this scalar's graph to the slope of this scalar, whatever it was before.

        A tensor that is not in this graph keeps the `grad` it has, None or that of an older graph. Raises ValueError
        for other shapes.
        """
        guards.scalar(self.shape)
        order = in_order(self)
        for tensor in order:
            tensor.grad = np.zeros_like(tensor.data)
        self.grad = np.ones_like(self.data)
        for tensor in reversed(order):
            for source, pull in tensor.inputs:
                source.grad += summed(pull(tensor.grad), source.shape)


def data_of(value: Any) -> Any:
    """Return the array of a tensor, or of a list; a number stays one, so that float32 stays float32."""
    if isinstance(value, Tensor):
        return value.data
    if isinstance(value, int | float):
        return value
    return guards.floats("data", value)


def made(data: Any, *inputs: tuple[Any, Pull]) -> Tensor:
    """Return the result of an operation; only tensors among its inputs get gradients."""
    return Tensor(data, tuple((source, pull) for source, pull in inputs if isinstance(source, Tensor)))


def activated(tensor: Tensor, activation: activations.Activation) -> Tensor:
    a = activation(tensor.data)
    return made(a, (tensor, lambda g: activation.backward(g, a, tensor.data)))


def summed(gradient: Array, shape: tuple[int, ...]) -> Array:
    """Sum a gradient over what broadcasting repeated, down to a shape."""
    gradient = gradient.sum(axis=tuple(range(gradient.ndim - len(shape))))
    repeated = tuple(i for i, size in enumerate(shape) if size == 1 and gradient.shape[i] > 1)
    return gradient.sum(axis=repeated, keepdims=True) if repeated else gradient


def in_order(last: Tensor) -> list[Tensor]:
    """Return the graph of a tensor, each tensor after all of its inputs, however deep the graph is."""
    order, seen, waiting = [], set(), [(last, False)]
    while waiting:
        tensor, is_ready = waiting.pop()
        if is_ready:
            order.append(tensor)
        elif id(tensor) not in seen:
            seen.add(id(tensor))
            waiting.append((tensor, True))
            waiting += [(source, False) for source, _ in tensor.inputs]
    return order
