"""Activations: their values, their ways back, and that no input upsets them."""

import math
from decimal import Decimal, localcontext
from typing import Literal

import numpy as np
import pytest
from helpers import ACTIVATIONS, ELEMENTWISE
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from nnlib import activations, identity, relu, sigmoid, softmax, tanh
from nnlib.activations import Activation, find_activation

POINTS = [-1e4, -745.2, -709.8, -88.8, -36.5, -2.0, -0.3, -1e-12, 0.0, 1e-12, 0.3, 2.0, 36.5, 88.8, 709.8, 1e4]
ALL = pytest.mark.parametrize("activation", [getattr(activations, name) for name in ACTIVATIONS], ids=str)
EACH = pytest.mark.parametrize("activation", [getattr(activations, name) for name in ELEMENTWISE], ids=str)


def exact(name: str, z: float) -> float:
    """The activation of one number, worked out to sixty decimal places."""
    with localcontext(prec=60):
        x = Decimal(z)
        if name == "sigmoid":
            return float(1 / (1 + (-x).exp()))
        if name == "tanh":
            squared = (2 * x).exp()
            return float((squared - 1) / (squared + 1))
        return float(max(x, Decimal(0)) if name == "relu" else x)


def exact_softmax(row: list[float]) -> list[float]:
    with localcontext(prec=60):
        powers = [Decimal(z).exp() for z in row]
        return [float(power / sum(powers)) for power in powers]


def finite_arrays(shapes=None):
    shapes = array_shapes(min_dims=0, max_dims=3, max_side=4) if shapes is None else shapes
    kinds: list[tuple[type, Literal[32, 64]]] = [(np.float32, 32), (np.float64, 64)]
    return st.sampled_from(kinds).flatmap(
        lambda kind: arrays(kind[0], shapes, elements=st.floats(-1e4, 1e4, width=kind[1]))
    )


@EACH
@pytest.mark.usefixtures("strict")
def test_value_is_that_of_exact_arithmetic(activation):
    expected = [exact(activation.name, z) for z in POINTS]
    np.testing.assert_allclose(activation(np.array(POINTS)), expected, rtol=4e-16, atol=5e-324)


@pytest.mark.usefixtures("strict")
@pytest.mark.parametrize(
    "row",
    [[0.0], [1.0, 2.0, 3.0], [-1e4, 0.0, 1e4], [1e4, 1e4, 9999.0], [-1e4, -1e4], [700.0, 710.0, -3.5], [5.0, 40.0]],
    ids=str,
)
def test_softmax_is_that_of_exact_arithmetic(row):
    np.testing.assert_allclose(softmax(np.array(row)), exact_softmax(row), rtol=1e-15, atol=5e-324)


@ALL
@pytest.mark.usefixtures("strict")
@given(z=finite_arrays())
def test_output_is_finite_new_and_of_the_input_s_shape_and_dtype(activation, z):
    before = z.copy()
    z.setflags(write=False)
    a = activation(z)
    assert np.shape(a) == z.shape
    assert a.dtype == z.dtype
    assert np.isfinite(a).all()
    assert not np.shares_memory(a, z)
    np.testing.assert_array_equal(z, before)


@given(z=finite_arrays())
def test_outputs_stay_in_their_ranges(z):
    assert np.all((sigmoid(z) >= 0) & (sigmoid(z) <= 1))
    assert np.all(np.abs(tanh(z)) <= 1)
    assert np.all(relu(z) >= 0)
    np.testing.assert_array_equal(identity(z), z)


@given(z=finite_arrays(array_shapes(min_dims=1, max_dims=3, max_side=4)), shift=st.integers(-100, 100))
def test_softmax_sums_to_one_along_the_last_axis_and_ignores_a_shift(z, shift):
    a = softmax(z)
    tolerance = 8 * np.finfo(z.dtype).eps
    np.testing.assert_allclose(a.sum(axis=-1), 1, rtol=tolerance)
    shifted = z.astype(float) + shift
    np.testing.assert_allclose(softmax(shifted), softmax(shifted - shift), rtol=1e-9, atol=1e-300)


def test_softmax_acts_on_the_last_of_three_axes(rng):
    z = rng.normal(size=(2, 3, 4))
    for i in range(2):
        for j in range(3):
            np.testing.assert_allclose(softmax(z)[i, j], exact_softmax(z[i, j].tolist()), rtol=1e-14)


@ALL
def test_empty_arrays_are_let_through(activation):
    for shape in [(0, 3), (2, 0, 3)]:
        assert activation(np.zeros(shape)).shape == shape


def test_softmax_of_no_scores_is_refused():
    with pytest.raises(ValueError, match="zero-size"):
        softmax(np.zeros((3, 0)))


@ALL
@pytest.mark.parametrize("dtype", [np.int64, np.uint8, bool, np.float16, ">f8"], ids=str)
def test_other_numbers_are_computed_in_float64(activation, dtype):
    z = np.array([[0, 1, 1]], dtype)
    a = activation(z)
    assert a.dtype == np.float64
    np.testing.assert_array_equal(a, activation(np.array([[0.0, 1.0, 1.0]])))


@ALL
def test_lists_and_plain_numbers_are_taken(activation):
    np.testing.assert_array_equal(activation([1, -2]), activation(np.array([1.0, -2.0])))
    np.testing.assert_array_equal(activation(3), activation(np.array([3.0]))[0])


@EACH
def test_derivative_is_the_slope(activation):
    z = np.array([[-3.0, -1.1, -0.2], [0.3, 1.7, 4.0]])
    step = 1e-6
    slope = (activation(z + step) - activation(z - step)) / (2 * step)
    np.testing.assert_allclose(activation.derivative(activation(z)), slope, atol=1e-9)


@EACH
@pytest.mark.usefixtures("strict")
def test_derivative_vanishes_or_not_at_the_far_ends(activation):
    at_the_ends = activation.derivative(activation(np.array([-1e4, 1e4])))
    expected = {"identity": [1, 1], "sigmoid": [0, 0], "tanh": [0, 0], "relu": [0, 1]}[activation.name]
    assert at_the_ends.tolist() == expected


@EACH
@given(z=finite_arrays())
def test_derivative_keeps_shape_and_dtype_and_its_input(activation, z):
    a = activation(z)
    before = np.array(a)
    slope = activation.derivative(a)
    assert (np.shape(slope), slope.dtype) == (z.shape, z.dtype)
    assert not np.shares_memory(slope, a)
    np.testing.assert_array_equal(a, before)


@EACH
def test_derivative_takes_lists(activation):
    expected = activation.derivative(np.array([0.0, 0.25, 1.0]))
    np.testing.assert_array_equal(activation.derivative([0.0, 0.25, 1.0]), expected)


def test_derivatives_from_the_output_by_hand():
    a = np.array([0.0, 0.25, 1.0])
    assert identity.derivative(a).tolist() == [1, 1, 1]
    assert sigmoid.derivative(a).tolist() == [0, 0.1875, 0]
    assert tanh.derivative(a).tolist() == [1, 0.9375, 0]
    assert relu.derivative(a).tolist() == [0, 1, 1]


def test_relu_has_no_slope_at_its_corner():
    assert relu.derivative(relu(np.array([-0.0, 0.0, -1.0, 5e-324]))).tolist() == [0, 0, 0, 1]


@EACH
def test_backward_multiplies_by_the_derivative(activation, rng):
    A, dA = activation(rng.normal(size=(3, 2))), rng.normal(size=(3, 2))
    np.testing.assert_array_equal(activation.backward(dA, A), dA * activation.derivative(A))


def test_softmax_backward_is_the_product_with_its_jacobian(rng):
    A, dA = softmax(rng.normal(size=(2, 3, 5))), rng.normal(size=(2, 3, 5))
    dZ = softmax.backward(dA, A)
    for index in np.ndindex(2, 3):
        a = A[index]
        jacobian = [[a[i] * ((i == j) - a[j]) for j in range(5)] for i in range(5)]
        np.testing.assert_allclose(dZ[index], np.array(jacobian) @ dA[index], rtol=1e-12, atol=1e-15)


def test_softmax_backward_is_the_slope_along_any_direction(rng):
    z, dA, direction = rng.normal(size=(3, 2, 4))
    step = 1e-6
    measured = np.sum(dA * (softmax(z + step * direction) - softmax(z - step * direction))) / (2 * step)
    assert math.isclose(np.sum(softmax.backward(dA, softmax(z)) * direction), measured, rel_tol=1e-7)


def test_softmax_has_no_derivative_of_single_elements():
    with pytest.raises(TypeError, match=r"softmax .* use softmax\.backward"):
        softmax.derivative(np.array([0.5, 0.5]))


def test_an_activation_that_has_no_call_is_told_so():
    class Unfinished(Activation):
        pass

    with pytest.raises(TypeError, match=r"unfinished has no __call__"):
        Unfinished()(np.array([1.0]))


@ALL
def test_names(activation):
    assert find_activation(activation.name) is activation
    assert find_activation(activation) is activation
    assert repr(activation) == f"nnlib.activations.{activation.name}"


def test_an_activation_of_one_s_own_is_taken():
    class Cube(Activation):
        def __call__(self, z):
            return z**3

    cube = Cube()
    assert find_activation(cube) is cube
    assert cube.name == "cube"
