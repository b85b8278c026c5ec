"""Gradient checking: right backwards pass for every combination, and every wrong one is caught."""

import numpy as np
import pytest
from helpers import ACTIVATIONS, LOSS_CASES, assert_same_arrays, copies, make_network

from nnlib import MSE, BinaryCrossEntropy, CrossEntropy, Dense, Network, gradient_check, numerical_gradient

AGREES, DIFFERS = 1e-6, 1e-2
COMBINATIONS = [
    pytest.param(hidden, last, case, id=f"{hidden}-{last}-{case}")
    for case in LOSS_CASES
    for last in case.last_activations
    for hidden in ACTIVATIONS
]


def test_numerical_gradient_of_known_functions(rng):
    x = rng.normal(size=(2, 3))
    np.testing.assert_allclose(numerical_gradient(lambda v: float(np.sum(v**3)), x), 3 * x**2, rtol=1e-8)
    weights = rng.normal(size=(2, 3))
    np.testing.assert_allclose(numerical_gradient(lambda v: float(np.sum(v * weights)), x), weights, rtol=1e-8)
    assert numerical_gradient(lambda v: float(v**2), 3).round(6) == 6


@pytest.mark.parametrize("shape", [(), (3,), (2, 2), (1, 2, 3), (0,)], ids=str)
def test_numerical_gradient_has_the_shape_of_x(shape):
    assert numerical_gradient(lambda v: float(np.sum(v)), np.ones(shape)).shape == shape


def test_numerical_gradient_takes_steps_of_eps_to_both_sides():
    seen = []

    def f(v):
        seen.append(v.copy())
        return float(v[0] ** 3 + v[1])

    slope = numerical_gradient(f, [1.0, 5.0], eps=0.5)
    assert [v.tolist() for v in seen] == [[1.5, 5.0], [0.5, 5.0], [1.0, 5.5], [1.0, 4.5]]
    assert slope.tolist() == [3.25, 1.0]


def test_numerical_gradient_leaves_x_alone(rng):
    x = rng.normal(size=4)
    kept = x.copy()
    x.setflags(write=False)
    numerical_gradient(lambda v: float(np.sum(v)), x)
    np.testing.assert_array_equal(x, kept)

    def f(v):
        v.fill(0)
        return 0.0

    numerical_gradient(f, x)
    np.testing.assert_array_equal(x, kept)


@pytest.mark.parametrize(("hidden", "last", "case"), COMBINATIONS)
def test_backprop_agrees_for_every_combination(hidden, last, case, rng):
    network = make_network([3, 4, 3], [hidden, last], rng)
    X, Y = rng.normal(size=(5, 3)), case.draw_targets(5, 3, rng)
    assert gradient_check(network, case.loss, X, Y) < AGREES
    network.backward(case.loss.gradient(network.forward(X), Y))
    assert all(gradient.any() for gradient in network.gradients)


@pytest.mark.parametrize("case", LOSS_CASES, ids=str)
def test_backprop_agrees_in_one_layer_and_in_five(case, rng):
    last = case.last_activations[-1]
    for widths, activations in [([2, 2], [last]), ([2, 5, 4, 3, 5, 2], ["tanh", "sigmoid", "softmax", "relu", last])]:
        network = make_network(widths, activations, rng)
        X, Y = rng.normal(size=(6, 2)), case.draw_targets(6, 2, rng)
        assert gradient_check(network, case.loss, X, Y) < AGREES


@pytest.mark.parametrize("case", LOSS_CASES, ids=str)
@pytest.mark.parametrize("hidden", ACTIVATIONS)
def test_float32_networks_are_checked_in_float64(hidden, case, rng):
    network = make_network([3, 4, 3], [hidden, case.last_activations[0]], rng, np.float32)
    X, Y = rng.normal(size=(5, 3)).astype(np.float32), case.draw_targets(5, 3, rng)
    assert gradient_check(network, case.loss, X, Y) < AGREES
    assert all(array.dtype == np.float32 for array in network.parameters + network.gradients)


@pytest.mark.parametrize("eps", [1e-4, 1e-5, 1e-7])
def test_eps_is_the_size_of_the_step(eps, rng):
    network, X, Y = make_network([2, 3, 1], ["tanh", "sigmoid"], rng), rng.normal(size=(4, 2)), rng.normal(size=(4, 1))
    assert gradient_check(network, MSE(), X, Y, eps=eps) < AGREES
    assert gradient_check(network, MSE(), X, Y, eps=0.9) > 1e-4


def test_the_error_is_that_of_the_worst_array(rng, monkeypatch):
    """Off by a factor of 2 in one array: half of the larger of the two gradients."""
    network, X, Y = make_network([2, 3, 1], ["tanh", "identity"], rng), rng.normal(size=(4, 2)), rng.normal(size=(4, 1))
    right = Dense.backward
    for number, name in [(0, "dW"), (0, "db"), (1, "dW"), (1, "db")]:
        for factor, expected in [(2, 0.5), (0.75, 0.25), (-1, 2.0), (0, 1.0)]:

            def wrong(self, dA, number=number, name=name, factor=factor):
                dA_prev = right(self, dA)
                if self.W.shape == network.layers[number].W.shape:
                    getattr(self, name)[:] *= factor
                return dA_prev

            monkeypatch.setattr(Dense, "backward", wrong)
            assert np.isclose(gradient_check(network, MSE(), X, Y), expected, rtol=1e-6)


def test_a_right_network_at_its_optimum_passes():
    network = Network(Dense(1, 1, "identity"))
    network.layers[0].W[:] = 2
    assert gradient_check(network, MSE(), [[1.0]], [[2.0]]) < AGREES


def test_a_right_network_that_is_saturated_passes():
    network = Network(Dense(1, 1, "sigmoid"))
    network.layers[0].W[:] = -100
    assert gradient_check(network, MSE(), [[1.0]], [[2.0]]) < AGREES


def test_the_network_is_left_as_it_was(rng):
    network, X, Y = make_network([2, 3, 2], ["relu", "softmax"], rng), rng.normal(size=(4, 2)), rng.normal(size=(4, 2))
    network.backward(MSE().gradient(network.forward(X[:3]), Y[:3]))

    def state():
        caches = [array for layer in network.layers for array in (layer.A_prev, layer.A)]
        return network.parameters + network.gradients + caches

    arrays, kept, X_kept, Y_kept = state(), copies(state()), X.copy(), Y.copy()
    gradient_check(network, MSE(), X, Y)
    assert all(now is before for now, before in zip(state(), arrays, strict=True))
    assert_same_arrays(state(), kept)
    assert_same_arrays([X, Y], [X_kept, Y_kept])


def mean_taken_twice(self, dA):
    dZ = self.activation.backward(dA, self.A)
    self.dW[:] = dZ.T @ self.A_prev / len(dA)
    self.db[:] = dZ.sum(axis=0) / len(dA)
    return dZ @ self.W


def bias_summed_over_neurons(self, dA):
    dZ = self.activation.backward(dA, self.A)
    self.dW[:], self.db[:] = dZ.T @ self.A_prev, dZ.sum(axis=1)
    return dZ @ self.W


def bias_averaged(self, dA):
    dZ = self.activation.backward(dA, self.A)
    self.dW[:], self.db[:] = dZ.T @ self.A_prev, dZ.mean(axis=0)
    return dZ @ self.W


def weights_not_transposed(self, dA):
    dZ = self.activation.backward(dA, self.A)
    self.dW[:], self.db[:] = dZ.T @ self.A_prev, dZ.sum(axis=0)
    return dZ @ self.W.T


def weight_gradient_transposed(self, dA):
    dZ = self.activation.backward(dA, self.A)
    self.dW[:], self.db[:] = self.A_prev.T @ dZ, dZ.sum(axis=0)
    return dZ @ self.W


def no_activation_derivative(self, dA):
    self.dW[:], self.db[:] = dA.T @ self.A_prev, dA.sum(axis=0)
    return dA @ self.W


def derivative_left_out_on_the_way_back(self, dA):
    dZ = self.activation.backward(dA, self.A)
    self.dW[:], self.db[:] = dZ.T @ self.A_prev, dZ.sum(axis=0)
    return dA @ self.W


def derivative_of_the_sum_not_of_the_output(self, dA):
    dZ = self.activation.backward(dA, self.A_prev @ self.W.T + self.b)
    self.dW[:], self.db[:] = dZ.T @ self.A_prev, dZ.sum(axis=0)
    return dZ @ self.W


def output_for_input(self, dA):
    dZ = self.activation.backward(dA, self.A)
    self.dW[:], self.db[:] = dZ.T @ self.A, dZ.sum(axis=0)
    return dZ @ self.W


def sign_lost(self, dA):
    dZ = -self.activation.backward(dA, self.A)
    self.dW[:], self.db[:] = dZ.T @ self.A_prev, dZ.sum(axis=0)
    return dZ @ self.W


def bias_forgotten(self, dA):
    dZ = self.activation.backward(dA, self.A)
    self.dW[:] = dZ.T @ self.A_prev
    return dZ @ self.W


WRONG_BACKWARDS = [
    mean_taken_twice,
    bias_summed_over_neurons,
    bias_averaged,
    weights_not_transposed,
    weight_gradient_transposed,
    no_activation_derivative,
    derivative_left_out_on_the_way_back,
    derivative_of_the_sum_not_of_the_output,
    output_for_input,
    sign_lost,
    bias_forgotten,
]


def square_network(rng, hidden="tanh"):
    """As many samples as neurons as inputs, so that no slip in a shape gives itself away."""
    return make_network([3, 3, 3], [hidden, "sigmoid"], rng), rng.normal(size=(3, 3)), rng.uniform(size=(3, 3))


@pytest.mark.parametrize("wrong", WRONG_BACKWARDS, ids=lambda wrong: wrong.__name__)
def test_a_wrong_backward_is_caught(wrong, rng, monkeypatch):
    network, X, Y = square_network(rng)
    assert gradient_check(network, MSE(), X, Y) < AGREES
    monkeypatch.setattr(Dense, "backward", wrong)
    assert gradient_check(network, MSE(), X, Y) > DIFFERS


@pytest.mark.parametrize(
    ("name", "derivative"),
    [
        ("relu", lambda a: (a >= 0).astype(float)),
        ("relu", lambda a: a),
        ("sigmoid", lambda a: a * (1 + a)),
        ("sigmoid", lambda a: 1 - a),
        ("tanh", lambda a: 1 - a),
        ("tanh", lambda a: 1 + a**2),
        ("identity", lambda a: a),
    ],
)
def test_a_wrong_derivative_is_caught(name, derivative, rng, monkeypatch):
    network, X, Y = square_network(rng, name)
    assert gradient_check(network, MSE(), X, Y) < AGREES
    monkeypatch.setattr(type(network.layers[0].activation), "derivative", lambda self, a: derivative(a))
    if name == "sigmoid":
        network.layers[1] = Dense(3, 3, "identity", rng=rng)
    assert gradient_check(network, MSE(), X, Y) > DIFFERS


@pytest.mark.parametrize(
    "backward",
    [
        lambda self, dA, A, Z: dA * A * (1 - A),
        lambda self, dA, A, Z: dA,
        lambda self, dA, A, Z: A * (dA - (dA * A).sum(axis=0, keepdims=True)),
        lambda self, dA, A, Z: A * (dA + (dA * A).sum(axis=-1, keepdims=True)),
        lambda self, dA, A, Z: A * (dA - dA.sum(axis=-1, keepdims=True)),
    ],
    ids=["elementwise", "left-out", "wrong-axis", "wrong-sign", "sum-without-A"],
)
@pytest.mark.parametrize("activations", [["softmax", "identity"], ["tanh", "softmax"]], ids="-".join)
def test_a_wrong_softmax_is_caught(activations, backward, rng, monkeypatch):
    network = make_network([3, 3, 3], activations, rng)
    X, Y = rng.normal(size=(3, 3)), rng.normal(size=(3, 3))
    assert gradient_check(network, MSE(), X, Y) < AGREES
    monkeypatch.setattr(type(network.layers[activations.index("softmax")].activation), "backward", backward)
    assert gradient_check(network, MSE(), X, Y) > DIFFERS


@pytest.mark.parametrize("make", [MSE, BinaryCrossEntropy, CrossEntropy], ids=lambda make: make.__name__)
@pytest.mark.parametrize("factor", [0.5, 2, 5, 1 / 5, -1], ids=str)
def test_a_wrong_loss_gradient_is_caught(make, factor, rng):
    class Wrong(make):  # type: ignore[misc, valid-type]
        def gradient(self, Y_hat, Y):
            return factor * super().gradient(Y_hat, Y)

    network = make_network([2, 3, 3], ["tanh", "softmax"], rng)
    X, Y = rng.normal(size=(5, 2)), np.eye(3)[[0, 1, 2, 1, 0]]
    assert gradient_check(network, make(), X, Y) < AGREES
    assert gradient_check(network, Wrong(), X, Y) > DIFFERS
