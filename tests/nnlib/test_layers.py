"""Dense: how it starts, what it computes, what it keeps, and that it sums over samples but takes no mean."""

import numpy as np
import pytest
from helpers import ACTIVATIONS, SiLU
from hypothesis import given
from hypothesis import strategies as st

from nnlib import Dense, Dropout, activations
from nnlib.guards import Array

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
    np.testing.assert_allclose(A, activation(np.array(Z)), rtol=1e-10, atol=1e-12)
    np.testing.assert_array_equal(A, layer.predict(A_prev))
    dZ = activation.backward(dA, A)
    dA_prev = layer.backward(dA)
    dW = [[sum(dZ[s, i] * A_prev[s, j] for s in range(n)) for j in range(n_in)] for i in range(n_out)]
    expected = [[sum(dZ[s, i] * layer.W[i, j] for i in range(n_out)) for j in range(n_in)] for s in range(n)]
    np.testing.assert_allclose(layer.dW, dW, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(layer.db, [sum(dZ[s, i] for s in range(n)) for i in range(n_out)], atol=1e-12)
    np.testing.assert_allclose(dA_prev, expected, rtol=1e-12, atol=1e-12)


def test_forward_keeps_what_backward_needs_and_nothing_else(rng):
    layer, X = Dense(3, 2, "tanh", rng=rng), rng.normal(size=(4, 3))
    A = layer.forward(X)
    assert layer.A is A and layer.A_prev is X and layer.Z is None
    np.testing.assert_array_equal(A, np.tanh(X @ layer.W.T + layer.b))
    layer = Dense(3, 2, SiLU(), rng=rng)
    layer.forward(X)
    assert layer.Z is not None
    np.testing.assert_allclose(layer.Z, X @ layer.W.T + layer.b)


def test_predict_keeps_nothing(rng):
    layer, X = Dense(3, 2, SiLU(), rng=rng), rng.normal(size=(4, 3))
    A = layer.forward(X)
    before = dict(vars(layer))
    np.testing.assert_array_equal(layer.predict(X), A)
    layer.predict(rng.normal(size=(7, 3)))
    assert vars(layer).keys() == before.keys()
    assert all(vars(layer)[name] is value for name, value in before.items())


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
    kept = [array.copy() for array in (layer.W, layer.b, layer.A_prev, layer.A)]
    layer.backward(rng.normal(size=(4, 2)))
    for one, other in zip(kept, (layer.W, layer.b, layer.A_prev, layer.A), strict=True):
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


def test_a_limit_of_0_starts_at_0_and_the_function_is_told_both_widths():
    told = []

    def init(n_in, n_out):
        told.append((n_in, n_out))
        return 0

    assert not Dense(3, 2, init=init).W.any()
    assert told == [(3, 2)]


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


@pytest.mark.parametrize("dtype", [np.float32, "f4", "float32", np.float64, float, np.dtype("<f8")], ids=str)
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_everything_has_the_layer_s_dtype(name, dtype, rng):
    layer = Dense(3, 2, name, rng=rng, dtype=dtype)
    for X in (rng.normal(size=(4, 3)), rng.normal(size=(4, 3)).astype(np.float32)):
        layer.forward(X)
        dA_prev = layer.backward(rng.normal(size=(4, 2)))
        for array in (layer.W, layer.b, layer.dW, layer.db, layer.A_prev, layer.A, dA_prev):
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


@pytest.mark.parametrize(
    ("init", "limit"),
    [("glorot", np.sqrt(6 / 300)), ("he", np.sqrt(6 / 200)), (lambda n_in, n_out: 0.1 * n_in / n_out, 0.2)],
    ids=["glorot", "he", "function"],
)
def test_weights_start_uniform_within_the_limit_of_init(init, limit):
    W = Dense(200, 100, init=init, rng=0).W
    assert 0.99 * limit < abs(W).max() <= limit
    assert W.std() == pytest.approx(limit / np.sqrt(3), rel=0.02)
    np.testing.assert_array_equal(W, np.random.default_rng(0).uniform(-limit, limit, (100, 200)))


def test_he_lets_relu_layers_keep_the_spread_and_glorot_does_not():
    spreads = {}
    for init in ("glorot", "he"):
        A: Array = np.random.default_rng(0).normal(size=(200, 100))
        for seed in range(20):
            A = Dense(100, 100, "relu", init=init, rng=seed).predict(A)
        spreads[init] = A.std()
    assert spreads["glorot"] < 0.01 < 0.3 < spreads["he"] < 3


@pytest.mark.parametrize(
    ("init", "error", "words"),
    [
        ("He", ValueError, "init is 'He', but needs one of glorot, he, or a function of"),
        (0.1, TypeError, "init is 0.1, but needs an object, such as 'he', or a function"),
        (lambda n_in, n_out: -1.0, ValueError, r"the limit that init gives is -1\.0, but needs to be at least 0"),
        (lambda n_in, n_out: np.nan, ValueError, "the limit that init gives is nan"),
        (lambda n_in, n_out: np.ones((n_out, n_in)), TypeError, "the limit that init gives is array.* needs a number"),
    ],
)
def test_an_unknown_start_is_refused(init, error, words):
    with pytest.raises(error, match=words):
        Dense(2, 1, init=init)


@pytest.mark.parametrize("seed", [0, 7, np.int64(7)])
def test_a_seed_is_as_good_as_its_generator(seed):
    for make in (lambda rng: Dense(3, 2, rng=rng).W, lambda rng: Dropout(0.5, rng=rng).forward(np.ones((9, 9)))):
        np.testing.assert_array_equal(make(seed), make(np.random.default_rng(seed)))


class TestDropout:
    def test_values_are_left_out_or_grow_and_the_mean_stays(self):
        A = Dropout(0.2, rng=0).forward(np.ones((1000, 50)))
        assert sorted(set(A.ravel())) == [0, 1.25]
        assert (A == 0).mean() == pytest.approx(0.2, abs=0.01)
        assert A.mean() == pytest.approx(1, abs=0.01)

    def test_each_batch_has_its_own_mask_and_the_way_back_that_of_the_last(self):
        layer, A_prev = Dropout(0.5, rng=0), np.full((8, 6), 3.0)
        first, second = layer.forward(A_prev), layer.forward(A_prev)
        assert (first != second).any()
        np.testing.assert_array_equal(layer.backward(np.ones((8, 6))), second / 3)

    def test_answers_use_all_and_leave_the_mask(self):
        layer, A_prev = Dropout(0.5, rng=0), np.arange(12.0).reshape(3, 4)
        A = layer.forward(A_prev)
        state = layer.rng.bit_generator.state
        assert layer.predict(A_prev) is A_prev
        assert layer.rng.bit_generator.state == state
        np.testing.assert_array_equal(layer.backward(np.ones((3, 4))) * A_prev, A)

    def test_it_has_nothing_to_learn_and_keeps_float32(self):
        layer = Dropout(0.3, rng=0)
        assert layer.parameters == layer.gradients == []
        A = layer.forward(np.ones((2, 3), np.float32))
        assert A.dtype == layer.backward(np.ones((2, 3))).dtype == np.float32

    @pytest.mark.parametrize("p", [-0.1, 1, 1.5, np.nan])
    def test_p_is_a_share(self, p):
        with pytest.raises(ValueError, match=r"p is .*, but needs to be at least 0 and below 1"):
            Dropout(p)

    def test_p_is_checked_when_it_changes_too(self):
        layer = Dropout(0.5, rng=0)
        with pytest.raises(ValueError, match="p is 1, but"):
            layer.p = 1
        layer.p = 0
        assert layer.forward(np.ones((2, 3))).all()

    def test_what_does_not_fit_is_said(self):
        with pytest.raises(TypeError, match="rng is '7', but needs a seed"):
            Dropout(0.5, rng="7")  # type: ignore[arg-type]
        with pytest.raises(TypeError, match=r"p is '0\.5', but needs a number"):
            Dropout("0.5")  # type: ignore[arg-type]
        layer = Dropout(0.5)
        layer.predict(np.ones((2, 3)))
        with pytest.raises(ValueError, match=r"call forward first \(predict keeps nothing\)"):
            layer.backward(np.ones((2, 3)))
        layer.forward(np.ones((2, 3)))
        with pytest.raises(ValueError, match=r"dA has shape \(2, 1\), but the layer's output A has \(2, 3\)"):
            layer.backward(np.ones((2, 1)))

    def test_with_p_0_nothing_happens(self):
        A_prev = np.arange(6.0).reshape(2, 3)
        np.testing.assert_array_equal(Dropout(0).forward(A_prev), A_prev)
