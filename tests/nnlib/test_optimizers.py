"""Optimizers: their steps worked out by hand, in place, and their settings."""

import math

import numpy as np
import pytest
from helpers import assert_same_arrays, copies
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from nnlib import MSE, SGD, Adam, Dense, Momentum, Network

EACH = pytest.mark.parametrize("make", [SGD, Momentum, Adam], ids=lambda make: make.__name__)


def after_steps(optimizer, start, gradients):
    """The way of one number under these gradients."""
    w, way = np.array([start]), []
    for gradient in gradients:
        optimizer.step([w], [np.array([gradient])])
        way.append(w.item())
    return way


def test_sgd_by_hand():
    np.testing.assert_allclose(after_steps(SGD(0.1), 1.0, [2.0, -5.0, 0.0]), [0.8, 1.3, 1.3], rtol=1e-15)


def test_momentum_by_hand():
    way = after_steps(Momentum(0.1, beta=0.5), 1.0, [2.0, 0.0, -4.0])
    np.testing.assert_allclose(way, [1 - 0.2, 0.8 - 0.1, 0.7 + 0.35], rtol=1e-14)


def test_adam_by_hand():
    way = after_steps(Adam(0.1, beta1=0.5, beta2=0.75, eps=0.01), 1.0, [2.0, -1.0])
    first = 1 - 0.1 * (1.0 / 0.5) / (math.sqrt(1.0 / 0.25) + 0.01)
    second = first - 0.1 * (0.0 / 0.75) / (math.sqrt(1.0 / 0.4375) + 0.01)
    np.testing.assert_allclose(way, [first, second], rtol=1e-14)
    third = after_steps(Adam(0.1, beta1=0.5, beta2=0.75, eps=0.01), 1.0, [2.0, -1.0, 3.0])[2]
    np.testing.assert_allclose(third, second - 0.1 * (1.5 / 0.875) / (math.sqrt(3.0 / 0.578125) + 0.01), rtol=1e-14)


def test_adam_s_first_step_is_lr_whatever_the_scale():
    w = np.array([0.0, 0.0, 0.0])
    Adam(0.25).step([w], [np.array([1e6, -1e-3, 0.0])])
    np.testing.assert_allclose(w, [-0.25, 0.25, 0.0], rtol=1e-4)


def test_default_settings_are_those_of_the_papers():
    assert Momentum(0.1).beta == 0.9
    adam = Adam()
    assert (adam.lr, adam.beta1, adam.beta2, adam.eps) == (1e-3, 0.9, 0.999, 1e-8)


def test_momentum_without_memory_is_sgd(rng):
    gradients = rng.normal(size=5).tolist()
    assert after_steps(Momentum(0.3, beta=0), 1.0, gradients) == after_steps(SGD(0.3), 1.0, gradients)


@EACH
@given(values=arrays(float, array_shapes(max_dims=3, max_side=3), elements=st.floats(-5, 5)), steps=st.integers(1, 3))
def test_each_array_is_stepped_in_place_and_by_itself(make, values, steps):
    w, v = values.copy(), np.zeros((2, 1))
    gradients = [values / 2, np.ones((2, 1))]
    kept = copies(gradients)
    for gradient in gradients:
        gradient.setflags(write=False)
    alone, together = make(lr=0.1), make(lr=0.1)
    expected = values.copy()
    for _ in range(steps):
        together.step([w, v], gradients)
        alone.step([expected], [gradients[0]])
    np.testing.assert_array_equal(w, expected)
    assert (v < 0).all()
    np.testing.assert_array_equal(np.sign(values - w), np.sign(values) * (values != w))
    assert_same_arrays(gradients, kept)


@EACH
def test_float32_stays_float32(make):
    w = np.ones(2, np.float32)
    optimizer = make(lr=0.5)
    for _ in range(3):
        optimizer.step([w], [np.array([1.0, -1.0])])
    assert w.dtype == np.float32
    assert w[0] < 1 < w[1]


@EACH
def test_later_changes_of_a_gradient_reach_no_step_before(make):
    gradient, w = np.array([1.0]), np.array([0.0])
    optimizer = make(lr=0.1)
    optimizer.step([w], [gradient])
    gradient[:] = 0
    other, expected = make(lr=0.1), np.array([0.0])
    other.step([expected], [np.array([1.0])])
    for one, array in ((optimizer, w), (other, expected)):
        one.step([array], [np.array([0.0])])
    assert w == expected


@pytest.mark.parametrize("make", [Momentum, Adam], ids=lambda make: make.__name__)
def test_two_optimizers_share_no_memory(make):
    first = after_steps(make(lr=0.1), 1.0, [1.0, 1.0])
    assert after_steps(make(lr=0.1), 1.0, [1.0, 1.0]) == first
    assert first[1] - first[0] != first[0] - 1.0 or make is Adam


@EACH
def test_lr_may_change_between_steps(make):
    optimizer = make(lr=0.1)
    w = np.array([1.0])
    optimizer.step([w], [np.array([1.0])])
    optimizer.lr = 0
    before = w.copy()
    optimizer.step([w], [np.array([1.0])])
    assert w == before


@pytest.mark.parametrize("make", [Momentum, Adam])
@pytest.mark.parametrize("shapes", [[(2,)], [(3,), (3, 1)], [(3,), (1, 3)], [(3,)] * 3], ids=str)
def test_another_network_s_parameters_are_refused_even_of_equal_shapes(make, shapes):
    optimizer, first = make(lr=0.1), [np.ones(3), np.ones((3, 1))]
    optimizer.step(first, copies(first))
    arrays = [np.ones(shape) for shape in shapes]
    with pytest.raises(ValueError, match="not the parameters of the earlier steps: make a new optimizer"):
        optimizer.step(arrays, copies(arrays))
    assert all((array == 1).all() for array in arrays)
    optimizer.step(first, copies(first))


def test_sgd_has_no_memory_and_takes_any_parameters():
    optimizer = SGD(0.5)
    for shape in [(2,), (3, 1)]:
        w = np.ones(shape)
        optimizer.step([w], [np.ones(shape)])
        assert (w == 0.5).all()


@EACH
@pytest.mark.parametrize("gradients", [[], [np.ones(2)], [np.ones((2, 1)), np.ones(3)], [np.ones(2)] * 3], ids=repr)
def test_gradients_that_do_not_fit_are_refused(make, gradients):
    parameters = [np.ones(2), np.ones(3)]
    with pytest.raises(ValueError, match=r"gradients have shapes .*, but parameters have \[\(2,\), \(3,\)\]"):
        make(lr=0.1).step(parameters, gradients)
    assert all((array == 1).all() for array in parameters)


@EACH
@pytest.mark.parametrize(
    "parameters",
    [np.ones(2), [1.0, 2.0], [[1.0], [2.0]]],
    ids=["array", "numbers", "lists"],
)
def test_what_cannot_be_changed_in_place_is_refused(make, parameters):
    with pytest.raises(TypeError, match=r"parameters.*arrays"):
        make(lr=0.1).step(parameters, [np.ones(np.shape(w)) for w in parameters])


@EACH
def test_any_iterable_of_arrays_is_taken(make):
    lists, iterators = [np.ones(2), np.ones(3)], [np.ones(2), np.ones(3)]
    make(lr=0.1).step(lists, [np.ones(2), np.ones(3)])
    make(lr=0.1).step(iter(iterators), (np.ones(n) for n in (2, 3)))
    assert not (lists[1] == 1).any()
    for one, other in zip(lists, iterators):
        np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize(
    ("make", "name"),
    [
        *((SGD, name) for name in ("lr", "weight_decay")),
        *((Momentum, name) for name in ("lr", "beta", "weight_decay")),
        *((Adam, name) for name in ("lr", "beta1", "beta2", "eps", "weight_decay")),
    ],
)
@pytest.mark.parametrize("value", [-0.1, math.nan, math.inf, -math.inf, "0.1", None, True, False, 1j, [0.1]], ids=repr)
def test_settings_are_checked_when_given_and_when_changed(make, name, value):
    settings = {"lr": 0.1} | {name: value}
    error = ValueError if isinstance(value, float) else TypeError
    with pytest.raises(error, match=rf"^{name} is ") as caught:
        make(**settings)
    assert str(value) in str(caught.value)
    optimizer = make(lr=0.1)
    kept = getattr(optimizer, name)
    with pytest.raises(error, match=rf"^{name} is .*, but needs "):
        setattr(optimizer, name, value)
    assert getattr(optimizer, name) == kept


@pytest.mark.parametrize(("make", "name"), [(Momentum, "beta"), (Adam, "beta1"), (Adam, "beta2"), (Adam, "eps")])
def test_a_memory_that_never_fades_is_refused(make, name):
    with pytest.raises(ValueError, match=rf"{name} is 1\.0, but needs to be .* below 1"):
        make(lr=0.1, **{name: 1.0})


def test_adam_does_not_divide_by_zero():
    with pytest.raises(ValueError, match="eps is 0"):
        Adam(eps=0)


@pytest.mark.parametrize("value", [np.float32(0.5), np.float64(0.5), 1, np.int64(1)], ids=repr)
def test_settings_may_be_any_real_number(value):
    assert SGD(value).lr == value


@EACH
def test_weight_decay_adds_to_the_gradient_so_much_of_each_parameter(make):
    start, gradients = np.array([[2.0, -4.0]]), [np.array([[0.5, 1.0]]), np.array([[-3.0, 0.0]])]
    w, expected = start.copy(), start.copy()
    decaying, plain = make(lr=0.1, weight_decay=0.25), make(lr=0.1)
    for gradient in gradients:
        kept = gradient.copy()
        decaying.step([w], [gradient])
        assert_same_arrays([gradient], [kept])
        plain.step([expected], [gradient + 0.25 * expected])
    np.testing.assert_allclose(w, expected, rtol=1e-14)


def test_weight_decay_by_hand():
    np.testing.assert_allclose(after_steps(SGD(0.1, weight_decay=0.5), 2.0, [1.0, 0.0]), [1.8, 1.71], rtol=1e-14)
    way = after_steps(Momentum(0.1, beta=0.5, weight_decay=0.5), 2.0, [1.0, 0.0])
    np.testing.assert_allclose(way, [1.8, 1.8 - 0.1 * (0.5 * 2.0 + 0.5 * 1.8)], rtol=1e-14)


@EACH
def test_weight_decay_may_change_between_steps_and_is_0_at_first(make):
    optimizer, w = make(lr=0.1), np.array([3.0])
    assert optimizer.weight_decay == 0
    optimizer.step([w], [np.array([0.0])])
    assert w == 3
    optimizer.weight_decay = 0.5
    optimizer.step([w], [np.array([0.0])])
    assert 0 < w < 3


@EACH
def test_weight_decay_keeps_float32(make):
    w = np.ones(2, np.float32)
    optimizer = make(lr=0.1, weight_decay=0.1)
    for _ in range(2):
        optimizer.step([w], [np.zeros(2, np.float32)])
    assert w.dtype == np.float32 and (w < 1).all()


class Iterators:
    """An optimizer of a learner's own, which hands iterators on to one of nnlib's."""

    def __init__(self, inner):
        self.inner = inner

    def step(self, parameters, gradients):
        self.inner.step((w for w in parameters), (np.clip(dw, -1, 1) for dw in gradients))


@EACH
def test_iterators_are_taken_in_every_epoch(make):
    X, Y = np.eye(2), np.array([[1.0], [-1.0]])
    ways = []
    for wrap in (Iterators, lambda inner: inner):
        network = Network(Dense(2, 1, "identity", rng=0))
        network.fit(X, Y, loss=MSE(), optimizer=wrap(make(lr=0.01, weight_decay=0.1)), epochs=4)
        ways.append(network.parameters)
    assert_same_arrays(*ways)
