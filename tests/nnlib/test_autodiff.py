"""Automatic differentiation: against central differences, PyTorch, and the layers' own gradients."""

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import nnlib
from nnlib import MSE, SGD, Adam, BinaryCrossEntropy, Dense, Momentum, Network, numerical_gradient
from nnlib.autodiff import Tensor, in_order, made

A, B = np.array([[0.4, -1.2, 2.1], [1.7, 0.3, -0.6]]), np.array([[0.9, 1.4, -0.8], [-0.5, 2.2, 0.7]])
v, w, s = np.array([0.6, -1.1, 1.9]), np.array([1.3, -0.4]), np.array(0.7)
STACK = np.random.default_rng(3).normal(size=(4, 2, 3))

EXPRESSIONS: dict[str, tuple[Any, ...]] = {
    "add": (lambda a, b: a + b, A, B),
    "add a row": (lambda a, b: a + b, A, v),
    "add a column": (lambda a, b: a + b, A, w[:, None]),
    "add a scalar": (lambda a, b: a + b, A, s),
    "scalar first": (lambda a, b: a + b, s, A),
    "both broadcast": (lambda a, b: a * b, w[:, None], v),
    "new axes": (lambda a, b: a * b, STACK, v),
    "subtract": (lambda a, b: a - b, v, A),
    "multiply": (lambda a, b: a * b, A, v),
    "divide": (lambda a, b: a / b, v, A),
    "powers": (lambda a: a**2 + a**3, A),
    "root": (lambda a: a**0.5, B**2),
    "inverse power": (lambda a: a**-1, A),
    "negate": (lambda a: -a, A),
    "numbers on both sides": (lambda a: 2 - 3 * (a + 1) / 4 + (5 / a) * 6 - 7 + a, A),
    "arrays on both sides": (lambda a: B - a * A + (B / a) + (v * a - B), A),
    "matrix by matrix": (lambda a, b: a @ b, A, B.T),
    "matrix by vector": (lambda a, b: a @ b, A, v),
    "vector by matrix": (lambda a, b: a @ b, w, A),
    "vector by vector": (lambda a, b: a @ b, v, v[::-1].copy()),
    "stack by matrix": (lambda a, b: a @ b, STACK, B.T),
    "matrix by stack": (lambda a, b: a @ b, B.T, STACK),
    "stack by vector": (lambda a, b: a @ b, STACK, v),
    "vector by stack": (lambda a, b: a @ b, w, STACK),
    "stack by stack": (lambda a, b: a @ b, STACK, STACK.transpose(0, 2, 1).copy()),
    "array by matrix": (lambda a: B.T @ a, A),
    "array by vector": (lambda a: A @ a, v),
    "sum of rows": (lambda a: a.sum(axis=0), A),
    "sum of columns": (lambda a: a.sum(axis=-1), A),
    "sum with keepdims": (lambda a: a * a.sum(axis=1, keepdims=True), A),
    "sum over two axes": (lambda a: a.sum(axis=(0, 2)), STACK),
    "mean": (lambda a: a.mean(), A),
    "mean of rows": (lambda a: a.mean(axis=0), A),
    "mean with keepdims": (lambda a: a - a.mean(axis=1, keepdims=True), A),
    "reshape": (lambda a: a.reshape(3, 2) @ a, A),
    "reshape by a tuple": (lambda a: a.reshape((6,)), A),
    "transpose": (lambda a: a.T @ a, A),
    "an entry": (lambda a: a[1, 2] * a[0, 0], A),
    "a row twice": (lambda a: a[[0, 0, 1]], A),
    "a slice": (lambda a: a[:, 1:] * a[:, :2], A),
    "a mask": (lambda a: a[A > 0], A),
    "unpacked": (lambda a: a[0] * list(a)[1], A),
    "exp": (lambda a: a.exp(), A),
    "log": (lambda a: a.log(), B**2),
    "tanh": (lambda a: a.tanh(), A),
    "sigmoid": (lambda a: a.sigmoid(), A),
    "relu": (lambda a: a.relu(), A),
    "used often": (lambda a: (a * a + a).exp() * a - a, A / 3),
    "softmax": (lambda a: a.exp() / a.exp().sum(axis=1, keepdims=True), A),
}
WEIGHTS = np.random.default_rng(5).normal(size=1000)


def scalar(result):
    """One number of a result in which every entry counts differently."""
    flat = result.reshape(-1)
    return (flat * WEIGHTS[: flat.shape[0]]).sum()


def assert_close(found, expected, tolerance=1e-10):
    assert found.shape == expected.shape
    np.testing.assert_allclose(found, expected, rtol=tolerance, atol=tolerance * max(1, np.abs(expected).max()))


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_gradients_are_those_of_central_differences(name):
    f, *arrays = EXPRESSIONS[name]
    tensors = [Tensor(array) for array in arrays]
    result = scalar(f(*tensors))
    result.backward()
    for number, (tensor, array) in enumerate(zip(tensors, arrays)):

        def at(x, number=number):
            return float(scalar(f(*[Tensor(x) if i == number else Tensor(y) for i, y in enumerate(arrays)])).data)

        assert_close(tensor.grad, numerical_gradient(at, array), 1e-6)


@pytest.fixture
def torch():
    try:
        import torch
    except (ImportError, OSError) as error:
        give_up = pytest.fail if os.environ.get("CI") else pytest.skip
        return give_up(f"PyTorch cannot be imported: {error}")
    return torch


def grown(seed: int, leaves: list, ones):
    """Grow a random expression of about twenty operations out of leaves of shape (3, 4), and some smaller ones."""
    rng = np.random.default_rng(seed)
    pool = list(leaves)
    for _ in range(20):
        a, b = (pool[i] for i in rng.integers(0, len(pool), 2))
        kind = rng.integers(0, 12)
        match kind:
            case 0 | 1:
                pool.append(a + b)
            case 2:
                pool.append(a - 0.5 * b)
            case 3 | 4:
                pool.append((a * b).tanh())
            case 5:
                pool.append(a / (b * b + 1))
            case 6:
                pool.append(((a * a + 0.1) ** 0.5).log() if rng.random() < 0.5 else (a * 0.3) ** 3)
            case 7:
                pool.append((a * 0.2).tanh().exp())
            case 8:
                pool.append(a.sigmoid() - b)
            case 9:
                pool.append((a + b).relu())
            case 10:
                pool.append((a + ones) @ ((b + ones).T @ (a + ones)) * 0.05)
            case 11:
                pool.append((a + ones)[[0, 2, 2]] * (b + ones).mean(0))
    return sum((one.sum() for one in pool), start=0 * ones.sum())


@pytest.mark.page
@pytest.mark.parametrize("seed", range(60))
def test_random_expressions_have_pytorchs_gradients(torch, seed):
    rng = np.random.default_rng(1000 + seed)
    arrays = [rng.normal(size=shape) for shape in [(3, 4), (3, 4), (4,), (3, 1), (1, 4), ()]]
    tensors = [Tensor(array) for array in arrays]
    others = [torch.tensor(array, requires_grad=True) for array in arrays]
    found = grown(seed, tensors, Tensor(np.ones((3, 4))))
    expected = grown(seed, others, torch.ones((3, 4), dtype=torch.float64))
    found.backward()
    expected.backward()
    assert_close(found.data, expected.detach().numpy())
    for tensor, other in zip(tensors, others):
        gradient = np.zeros(tensor.shape) if other.grad is None else other.grad.numpy()
        assert_close(tensor.grad, gradient, 1e-9)


def cross_entropy(A, Y):
    return -(Y * A.log() + (1 - Y) * (1 - A).log()).mean()


@pytest.mark.parametrize(
    "names", [["tanh", "sigmoid"], ["relu", "tanh", "identity"], ["sigmoid", "sigmoid", "sigmoid"]]
)
def test_the_layers_by_hand_have_the_engines_gradients(names):
    rng = np.random.default_rng(len(names))
    widths = [*[3, 5, 4][: len(names)], 1]
    network = Network(*[Dense(m, n, name, rng=rng) for (m, n), name in zip(pairwise(widths), names)])
    X, Y = rng.normal(size=(7, 3)), rng.uniform(size=(7, 1))
    loss = BinaryCrossEntropy() if names[-1] == "sigmoid" else MSE()
    network.backward(loss.gradient(network.forward(X), Y))

    A: Any = X
    parameters = []
    for layer in network.layers:
        W, b = Tensor(layer.W), Tensor(layer.b)
        parameters += [W, b]
        Z = A @ W.T + b
        A = Z if layer.activation.name == "identity" else getattr(Z, layer.activation.name)()
    total = ((A - Y) ** 2).mean() if isinstance(loss, MSE) else cross_entropy(A, Y)
    total.backward()
    assert total.data == pytest.approx(loss(network.predict(X), Y), abs=1e-12)
    for parameter, gradient in zip(parameters, network.gradients):
        assert_close(parameter.grad, gradient, 1e-12)


def test_a_value_used_twice_gets_both_gradients():
    a = Tensor(3.0)
    b = a + a
    c = b + b
    c.backward()
    assert (a.grad, b.grad, c.grad) == (4, 2, 1)
    assert a.grad.shape == ()


def test_each_tensor_comes_after_its_inputs():
    a = Tensor(1.0)
    b = a * 2
    c = a + b
    d = c * b + a
    places = {id(tensor): place for place, tensor in enumerate(in_order(d))}
    assert all(places[id(source)] < places[id(tensor)] for tensor in in_order(d) for source, _ in tensor.inputs)
    assert len(places) == len(in_order(d)) == 5


def test_ten_thousand_operations_in_a_row():
    x = y = Tensor(1.0)
    for _ in range(10_000):
        y = y * 1.0001
    y.backward()
    assert x.grad == pytest.approx(1.0001**10_000)


def test_rebinding_leaves_what_was_computed_before():
    a = first = Tensor([1.0, 2.0])
    square = a * a
    a += 1
    a *= 2
    assert a is not first
    assert first.data.tolist() == [1, 2]
    (square + a).sum().backward()
    assert first.grad.tolist() == [2 + 2, 4 + 2]


def test_each_backward_begins_anew():
    a = Tensor([1.0, 2.0])
    b = (a * a).sum()
    b.backward()
    once = a.grad
    b.backward()
    assert a.grad.tolist() == once.tolist() == [2, 4]
    (a * 3).sum().backward()
    assert a.grad.tolist() == [3, 3]
    assert once.tolist() == [2, 4]


def test_nothing_given_is_changed_or_kept():
    array = np.array([1.0, 2.0])
    a = Tensor(array)
    array[0] = 7
    assert a.data[0] == 1
    (a * array + array).sum().backward()
    assert array.tolist() == [7, 2]


def test_numbers_and_arrays_have_no_gradient_and_whole_numbers_become_floats():
    a = Tensor(2)
    assert a.data.dtype == float
    result = (a * 3 + np.array([1, 2])).sum()
    assert len([1 for tensor in in_order(result) if not tensor.inputs]) == 1
    assert repr(a) == "Tensor(2.)"
    assert repr(Tensor([[1, 2]])) == "Tensor([[1., 2.]])"
    assert Tensor(np.array([1, 2], np.float32)).exp().data.dtype == np.float32


@pytest.mark.parametrize(
    ("action", "words"),
    [
        (lambda: Tensor([1.0, 2.0]).backward(), r"has the shape \(2,\): try \.sum\(\)"),
        (lambda: Tensor("one"), "data"),
        (lambda: Tensor([[1], [2, 3]]), "rows differ"),
        (lambda: Tensor(2.0) ** Tensor(2.0), "needs a number"),  # type: ignore[operator]
        (lambda: Tensor([2.0]) ** np.array([1.0, 2.0]), "needs a number"),
        (lambda: Tensor(np.ones((2, 3))) @ np.ones((2, 3)), "matmul"),
        (lambda: Tensor(np.ones(2)) + np.ones(3), "broadcast"),
    ],
)
def test_what_cannot_be_is_said(action, words):
    with pytest.raises((ValueError, TypeError), match=words):
        action()


def test_a_tensor_of_a_tensor_is_refused():
    with pytest.raises(TypeError, match="Tensor already"):
        Tensor(Tensor(1.0))


FLOAT32 = {
    "+": lambda x: 2 + x + 1.0,
    "-": lambda x: 2 - x - 1.0,
    "*": lambda x: 3 * x * 0.5,
    "/": lambda x: 1 / x / 4,
    "**": lambda x: x**2 + x**-1 + x**0.5,
    "unary minus": lambda x: -x,
    "mean": lambda x: x.mean() + x.mean(axis=0),
    "functions": lambda x: x.exp() + x.log() + x.tanh() + x.sigmoid() + x.relu(),
    "@": lambda x: x @ x.T,
}


@pytest.mark.parametrize("expression", FLOAT32.values(), ids=FLOAT32)
def test_float32_stays_float32(expression):
    x = Tensor(np.array([[1.0, 2.0], [3.0, 4.0]], np.float32))
    y = expression(x)
    y.sum().backward()
    assert y.data.dtype == x.grad.dtype == np.float32


def test_results_are_not_copied_and_beginnings_are():
    array = np.ones((2, 3))
    x = Tensor(array)
    assert not np.shares_memory(x.data, array)
    assert np.shares_memory(x.reshape(3, 2).data, x.data)
    result = np.arange(3.0)
    assert made(result, (x, lambda g: g)).data is result


def test_there_is_no_gradient_before_backward():
    x = Tensor([1.0, 2.0])
    y = (x * x).sum()
    assert [x.grad, y.grad] == [None, None]
    y.backward()
    assert x.grad.tolist() == [2, 4]


def test_the_slope_of_a_power_of_0_at_0_is_0():
    x = Tensor([0.0, 2.0])
    (x**0).sum().backward()
    assert x.grad.tolist() == [0, 0]


def test_what_is_not_in_the_graph_keeps_its_gradient():
    a, b = Tensor(2.0), Tensor(3.0)
    (a * b).backward()
    (a * 5).backward()
    assert (a.grad, b.grad) == (5, 2)


@pytest.mark.parametrize("optimizer", [SGD(0.1), Momentum(0.1), Adam(0.1)], ids=lambda one: type(one).__name__)
def test_an_optimizer_steps_tensors(optimizer):
    w, b = Tensor([[3.0, -2.0]]), Tensor(1.5)
    losses = []
    for _ in range(60):
        loss = (w**2).sum() + b**2
        loss.backward()
        optimizer.step([w.data, b.data], [w.grad, b.grad])
        losses.append(float(loss.data))
    assert losses[-1] < losses[0] / 50


def test_it_comes_with_the_library():
    """In a process of its own: this file has imported the module already."""
    code = "import nnlib; print(nnlib.autodiff.Tensor(2), nnlib.metrics.__name__, nnlib.datasets.__name__)"
    place = Path(nnlib.__file__).parents[1]
    run = subprocess.run([sys.executable, "-c", code], cwd=place, capture_output=True, text=True, check=True)
    assert run.stdout == "Tensor(2.) nnlib.metrics nnlib.datasets\n"


def test_the_slope_of_a_number_over_a_tensor_and_less_a_tensor():
    x = Tensor([2.0, -4.0])
    (3 / x - (1 - x) + (2 - x**2)).sum().backward()
    np.testing.assert_allclose(x.grad, [-3 / 4 + 1 - 4, -3 / 16 + 1 + 8], rtol=1e-15)


@pytest.mark.parametrize("power", [0, 0.0, np.int64(0)], ids=repr)
@pytest.mark.parametrize("dtype", [np.float32, np.float64], ids=["float32", "float64"])
@pytest.mark.usefixtures("strict")
def test_a_power_of_0_has_no_slope_anywhere_and_warns_of_nothing(power, dtype):
    x = Tensor(np.array([0.0, -3.0, 1e30], dtype))
    y = x**power
    y.sum().backward()
    assert y.data.tolist() == [1, 1, 1]
    assert x.grad.tolist() == [0, 0, 0]


def test_a_gradient_is_an_array_of_its_own():
    x = Tensor([1.0, 2.0])
    y = x + 1
    y.sum().backward()
    assert not np.shares_memory(x.grad, y.grad)
    x.grad += 5
    assert y.grad.tolist() == [1, 1]


def test_a_step_through_the_arrays_is_seen_by_the_next_graph():
    w = Tensor([2.0])
    data = w.data
    (w * w).sum().backward()
    SGD(0.25).step([w.data], [w.grad])
    assert w.data is data and w.data.tolist() == [1]
    (w * w).sum().backward()
    assert w.grad.tolist() == [2]


@pytest.mark.parametrize("operate", [lambda x, m: x + m, lambda x, m: m * x, lambda x, m: x @ m], ids=["+", "*", "@"])
def test_masked_arrays_are_refused_beside_tensors(operate):
    with pytest.raises(TypeError, match="masked array"):
        operate(Tensor(np.ones((2, 2))), np.ma.masked_invalid([[1.0, np.nan], [0.0, 1.0]]))
