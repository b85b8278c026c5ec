"""Dense: how it starts, what it computes, what it keeps, and that it sums over samples but takes no mean."""

import numpy as np
import pytest
from helpers import ACTIVATIONS
from hypothesis import given
from hypothesis import strategies as st

from nnlib import Dense, activations

WIDTHS = st.integers(1, 5)


def hand_made(activation="identity", dtype=float):
    layer = Dense(3, 2, activation, dtype=dtype)
    layer.W[:] = [[1.0, 2.0, -1.0], [0.5, 0.0, 3.0]]
    layer.b[:] = [10.0, -20.0]
    return layer


def test_forward_by_hand():
    layer = hand_made()
    assert layer.forward(np.array([[1.0, 2.0, 3.0], [0.0, -1.0, 1.0]])).tolist() == [[12.0, -10.5], [7.0, -17.0]]


def test_backward_by_hand():
    layer = hand_made()
    layer.forward(np.array([[1.0, 2.0, 3.0], [0.0, -1.0, 1.0]]))
    dA_prev = layer.backward(np.array([[1.0, 10.0], [-2.0, 4.0]]))
    assert dA_prev.tolist() == [[6.0, 2.0, 29.0], [0.0, -4.0, 14.0]]
    assert layer.dW.tolist() == [[1.0, 4.0, 1.0], [10.0, 16.0, 34.0]]
    assert layer.db.tolist() == [-1.0, 14.0]


@pytest.mark.parametrize("name", ACTIVATIONS)
@given(n=WIDTHS, n_in=WIDTHS, n_out=WIDTHS, seed=st.integers(0, 2**32 - 1))
def test_forward_and_backward_are_the_sums_written_out(name, n, n_in, n_out, seed):
    rng = np.random.default_rng(seed)
    layer = Dense(n_in, n_out, name, rng=rng)
    layer.b[:] = rng.normal(size=n_out)
    A_prev, dA = rng.normal(size=(n, n_in)), rng.normal(size=(n, n_out))
    activation = getattr(activations, name)
    A = layer.forward(A_prev)
    Z = [[sum(layer.W[i, j] * x[j] for j in range(n_in)) + layer.b[i] for i in range(n_out)] for x in A_prev]
    np.testing.assert_allclose(layer.Z, Z, rtol=1e-12, atol=1e-12)
    np.testing.assert_array_equal(A, activation(layer.Z))
    dZ = activation.backward(dA, A)
    dA_prev = layer.backward(dA)
    dW = [[sum(dZ[s, i] * A_prev[s, j] for s in range(n)) for j in range(n_in)] for i in range(n_out)]
    expected = [[sum(dZ[s, i] * layer.W[i, j] for i in range(n_out)) for j in range(n_in)] for s in range(n)]
    np.testing.assert_allclose(layer.dW, dW, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(layer.db, [sum(dZ[s, i] for s in range(n)) for i in range(n_out)], atol=1e-12)
    np.testing.assert_allclose(dA_prev, expected, rtol=1e-12, atol=1e-12)


def test_forward_keeps_what_backward_needs(rng):
    layer, X = Dense(3, 2, "tanh", rng=rng), rng.normal(size=(4, 3))
    A = layer.forward(X)
    assert layer.A is A
    np.testing.assert_array_equal(layer.A_prev, X)
    np.testing.assert_allclose(layer.Z, X @ layer.W.T + layer.b)
    np.testing.assert_array_equal(A, np.tanh(layer.Z))


def test_the_sum_over_samples_grows_with_the_batch(rng):
    layer, X, dA = Dense(3, 2, "sigmoid", rng=rng), rng.normal(size=(4, 3)), rng.normal(size=(4, 2))
    layer.forward(X)
    layer.backward(dA)
    dW, db = layer.dW.copy(), layer.db.copy()
    layer.forward(np.concatenate([X, X]))
    layer.backward(np.concatenate([dA, dA]))
    np.testing.assert_allclose(layer.dW, 2 * dW, rtol=1e-12)
    np.testing.assert_allclose(layer.db, 2 * db, rtol=1e-12)


def test_backward_fills_the_same_arrays_and_does_not_add_up(rng):
    layer, X, dA = Dense(3, 2, "relu", rng=rng), rng.normal(size=(4, 3)), rng.normal(size=(4, 2))
    dW, db = layer.dW, layer.db
    assert not dW.any() and not db.any()
    layer.forward(X)
    first = layer.backward(dA), dW.copy(), db.copy()
    second = layer.backward(dA), dW.copy(), db.copy()
    assert layer.dW is dW and layer.db is db
    for one, other in zip(first, second, strict=True):
        np.testing.assert_array_equal(one, other)


def test_backward_changes_no_parameter_and_no_cache(rng):
    layer = Dense(3, 2, "softmax", rng=rng)
    layer.forward(rng.normal(size=(4, 3)))
    kept = [array.copy() for array in (layer.W, layer.b, layer.A_prev, layer.Z, layer.A)]
    layer.backward(rng.normal(size=(4, 2)))
    for one, other in zip(kept, (layer.W, layer.b, layer.A_prev, layer.Z, layer.A), strict=True):
        np.testing.assert_array_equal(one, other)


def test_weights_start_by_the_rule_of_glorot(rng):
    layer = Dense(200, 100, rng=rng)
    limit = np.sqrt(6 / 300)
    assert layer.W.shape == (100, 200)
    assert 0.999 * limit < np.abs(layer.W).max() <= limit
    assert abs(layer.W.mean()) < 0.01 * limit
    assert np.isclose(layer.W.std(), np.sqrt(2 / 300), rtol=0.02)
    assert layer.b.tolist() == [0.0] * 100


def test_weights_are_the_same_for_the_same_rng():
    first, same, other = (Dense(3, 4, rng=np.random.default_rng(seed)).W for seed in (5, 5, 6))
    np.testing.assert_array_equal(first, same)
    assert not np.array_equal(first, other)


def test_layers_made_without_rng_differ():
    assert not np.array_equal(Dense(3, 4).W, Dense(3, 4).W)


def test_one_rng_gives_two_layers_different_weights(rng):
    assert not np.array_equal(Dense(3, 4, rng=rng).W, Dense(3, 4, rng=rng).W)


def test_sigmoid_is_the_default_activation():
    assert Dense(1, 1).activation is activations.sigmoid


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_an_activation_may_be_named_or_given(name):
    activation = getattr(activations, name)
    assert Dense(1, 1, name).activation is Dense(1, 1, activation).activation is activation


@pytest.mark.parametrize("dtype", [np.float32, "float32", np.float64, float, "float64"], ids=str)
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_everything_has_the_layer_s_dtype(name, dtype, rng):
    layer = Dense(3, 2, name, rng=rng, dtype=dtype)
    for X in (rng.normal(size=(4, 3)), rng.normal(size=(4, 3)).astype(np.float32)):
        layer.forward(X)
        dA_prev = layer.backward(rng.normal(size=(4, 2)))
        for array in (layer.W, layer.b, layer.dW, layer.db, layer.A_prev, layer.Z, layer.A, dA_prev):
            assert array.dtype == np.dtype(dtype)


def test_float32_weights_are_the_float64_ones_rounded():
    wide, narrow = (Dense(3, 2, rng=np.random.default_rng(1), dtype=dtype) for dtype in (np.float64, np.float32))
    np.testing.assert_array_equal(narrow.W, wide.W.astype(np.float32))


def test_lists_are_taken():
    layer = hand_made()
    assert layer.forward([[1, 2, 3]]).tolist() == [[12.0, -10.5]]
    assert layer.backward([[1, 0]]).tolist() == [[1.0, 2.0, -1.0]]


def test_repr():
    assert repr(Dense(2, 3, "tanh")) == "Dense(2, 3, 'tanh')"
