"""Layers, activations, losses and optimizers of a learner's own, and networks as layers.

mypy reads this file too: what is handed over here is what nnlib's annotations welcome.
"""

from collections.abc import Sequence

import numpy as np
import pytest
from helpers import Flip, Scale, SiLU, assert_same_arrays, copies

from nnlib import MSE, SGD, Adam, CrossEntropy, Dense, Dropout, Momentum, Network, accuracy, gradient_check
from nnlib.activations import Activation
from nnlib.guards import Array
from nnlib.layers import Layer
from nnlib.losses import Loss
from nnlib.optimizers import Optimizer


class AbsoluteError:
    def __call__(self, Y_hat: Array, Y: Array) -> float:
        return float(np.abs(Y_hat - Y).mean())

    def gradient(self, Y_hat: Array, Y: Array) -> Array:
        return np.sign(Y_hat - Y) / Y_hat.size


class SignStep:
    def step(self, parameters: Sequence[Array], gradients: Sequence[Array]) -> None:
        for parameter, gradient in zip(parameters, gradients):
            parameter -= 0.01 * np.sign(gradient)


class Doubled:
    """An activation that takes nothing over from nnlib."""

    needs_z = False
    name = "doubled"

    def __call__(self, z: Array) -> Array:
        return 2 * z

    def derivative(self, a: Array) -> Array:
        return 2 + 0 * a

    def backward(self, dA: Array, A: Array, Z: Array | None = None) -> Array:
        return 2 * dA


layers: list[Layer] = [Dense(2, 1), Dropout(0.5), Network(Dense(2, 1)), Scale(2), Flip()]
activations: list[Activation] = [SiLU(), Doubled()]
losses: list[Loss] = [AbsoluteError(), MSE(), CrossEntropy()]
optimizers: list[Optimizer] = [SignStep(), SGD(0.1), Momentum(0.1), Adam()]

NETWORKS = {
    "own activation": lambda: Network(Dense(2, 5, SiLU(), rng=0), Dense(5, 1, "identity", rng=1)),
    "activation without our class": lambda: Network(Dense(2, 5, Doubled(), rng=0), Dense(5, 1, rng=1)),
    "own layers": lambda: Network(Flip(), Dense(2, 5, "tanh", rng=0), Scale(5), Flip(), Dense(5, 1, rng=1)),
    "own layer first": lambda: Network(Scale(2), Dense(2, 5, "tanh", rng=0), Dense(5, 1, rng=1)),
    "own layer last": lambda: Network(Dense(2, 5, "tanh", rng=0), Dense(5, 1, rng=1), Scale(1)),
    "nested": lambda: Network(
        Network(Dense(2, 4, "tanh", rng=0), Network(Dense(4, 3, "relu", rng=1))), Dense(3, 1, rng=2)
    ),
    "dropout": lambda: Network(Dense(2, 8, "tanh", rng=0), Dropout(0.4, rng=3), Dense(8, 1, rng=1)),
    "dropout first": lambda: Network(Dropout(0.4, rng=3), Dense(2, 8, "tanh", rng=0), Dense(8, 1, rng=1)),
}
EACH = pytest.mark.parametrize("make", NETWORKS.values(), ids=NETWORKS)
X = np.random.default_rng(5).normal(size=(12, 2))
Y = (X[:, :1] * X[:, 1:] > 0).astype(float)


@EACH
def test_backprop_agrees_with_small_steps(make):
    network = make()
    kept = copies(network.parameters)
    assert gradient_check(network, MSE(), X, Y) < 1e-6
    assert_same_arrays(network.parameters, kept)


@EACH
def test_it_is_trained_like_any_other(make):
    network = make()
    before = MSE()(network.predict(X), Y)
    history = network.fit(X, Y, loss=MSE(), optimizer=Adam(0.02), epochs=60, batch_size=5, rng=0)
    assert len(history.losses) == 60
    assert MSE()(network.predict(X), Y) < 0.9 * before


@EACH
def test_predict_leaves_a_training_under_way_alone(make):
    one, other = make(), make()
    for network in (one, other):
        Y_hat = network.forward(X)
        if network is other:
            assert_same_arrays([network.predict(X[:3])], [network.predict(X[:3])])
        network.backward(MSE().gradient(Y_hat, Y))
    assert_same_arrays(one.gradients, other.gradients)


def test_a_nested_network_is_the_flat_one():
    flat = [Dense(2, 4, "tanh", rng=0), Dense(4, 3, "relu", rng=1), Dense(3, 1, rng=2)]
    nested = NETWORKS["nested"]()
    network = Network(*flat)
    assert_same_arrays(nested.parameters, network.parameters)
    for one in (nested, network):
        one.fit(X, Y, loss=MSE(), optimizer=Momentum(0.1), epochs=20)
    assert_same_arrays(nested.parameters, network.parameters)
    assert (nested.n_in, nested.n_out) == (2, 1)


def test_widths_are_compared_where_both_are_known():
    with pytest.raises(ValueError, match="layer 2 takes 3 values, but layer 1 gives 4"):
        Network(Network(Dense(2, 4)), Dense(3, 1))
    network = Network(Dense(2, 4), Flip(), Dense(3, 1))
    with pytest.raises(ValueError, match=r"A_prev has shape \(12, 4\), but needs \(n samples, 3\)"):
        network.predict(X)


@pytest.mark.parametrize(
    ("layer", "words"),
    [(Dense, "layer 1 is <class"), ("Dense", "layer 1 is 'Dense'"), (SiLU(), "no method forward and no predict")],
)
def test_what_is_no_layer_is_refused(layer, words):
    with pytest.raises(TypeError, match=words):
        Network(layer)


@pytest.mark.parametrize("optimizer", [SignStep(), SGD(0.05)])
@pytest.mark.parametrize("loss", [AbsoluteError(), MSE()])
def test_losses_and_optimizers_of_ones_own(loss, optimizer):
    network = Network(Dense(2, 6, "tanh", rng=0), Dense(6, 1, rng=1))
    history = network.fit(X, Y, loss=loss, optimizer=optimizer, epochs=40, validation=(X, Y))
    assert history.losses[-1] < history.losses[0]


def test_lists_and_labels_are_welcome():
    network = Network(Dense(2, 3, "softmax", rng=0))
    rows, labels = [[0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], [0, 1, 2]
    history = network.fit(rows, labels, loss=CrossEntropy(), optimizer=SGD(0.5), epochs=300, rng=0)
    assert history.losses[-1] < 0.3
    assert accuracy(network.predict(rows), labels) == 1
    assert gradient_check(network, CrossEntropy(), rows, labels) < 1e-6


def in_float32() -> Network:
    inner = Network(Dense(2, 4, SiLU(), rng=0, dtype="f4"), Scale(4, np.float32))
    return Network(inner, Dropout(0.3, rng=3), Dense(4, 1, rng=1, dtype=np.float32))


def test_float32_layers_of_ones_own_are_checked_in_float64_wherever_they_are_nested():
    network = in_float32()
    kept = copies(network.parameters)
    assert gradient_check(network, MSE(), X, Y) < 1e-6
    assert_same_arrays(network.parameters, kept)
    network.fit(X, Y, loss=MSE(), optimizer=Adam(0.01), epochs=3, batch_size=5)
    assert all(array.dtype == np.float32 for array in network.parameters + network.gradients)


def test_a_gradient_check_draws_nothing_from_the_network_s_own_rng():
    rng = np.random.default_rng(3)
    network = Network(Dense(2, 8, "tanh", rng=0), Dropout(0.4, rng=rng), Dense(8, 1, rng=1))
    state = rng.bit_generator.state
    assert gradient_check(network, MSE(), X, Y) == gradient_check(network, MSE(), X, Y) < 1e-6
    assert rng.bit_generator.state == state


class WrongScale(Scale):
    def backward(self, dA: Array) -> Array:
        super().backward(dA)
        return dA


class WrongSlope(Scale):
    def backward(self, dA: Array) -> Array:
        dA_prev = super().backward(dA)
        self.ds /= len(dA)
        return dA_prev


@pytest.mark.parametrize("wrong", [WrongScale, WrongSlope])
def test_a_mistake_in_a_layer_of_ones_own_is_caught(wrong):
    network = Network(Dense(2, 5, "tanh", rng=0), wrong(5), Dense(5, 1, rng=1))
    assert gradient_check(network, MSE(), X, Y) > 1e-2


def test_a_mistake_in_an_activation_of_ones_own_is_caught():
    class Wrong(SiLU):
        def backward(self, dA, A, Z=None):
            return dA * (Z + A * (1 - Z))

    assert gradient_check(Network(Dense(2, 5, Wrong(), rng=0), Dense(5, 1, rng=1)), MSE(), X, Y) > 1e-2


class Half:
    """Not all of a layer."""

    def forward(self, A_prev: Array) -> Array:
        return A_prev

    predict = backward = forward


def test_a_layer_without_parameters_and_gradients_is_told_what_it_needs():
    with pytest.raises(TypeError, match=r"layer 2 is <.*Half.*>, but needs parameters and gradients: \[\] will do"):
        Network(Dense(2, 2), Half())  # type: ignore[arg-type]


def test_the_masks_of_a_dropout_come_from_its_own_seed():
    answers = []
    for seed in (4, 4, 5):
        network = Network(Dense(2, 8, "tanh", rng=0), Dropout(0.4, rng=seed), Dense(8, 1, rng=1))
        network.fit(X, Y, loss=MSE(), optimizer=SGD(0.5), epochs=3)
        answers.append(network.predict(X))
    assert_same_arrays(answers[:1], answers[1:2])
    assert (answers[0] != answers[2]).any()


def test_all_that_is_a_learner_s_own_at_once() -> None:
    """Typed, with lists: mypy compares every argument with nnlib's annotations."""
    inner = Network(Flip(), Dense(4, 3, SiLU(), init=lambda n_in, n_out: 2 / (n_in + n_out), rng=1))
    network = Network(Scale(2), Dense(2, 4, Doubled(), init="he", rng=0), inner, Dense(3, 1, "identity", rng=2))
    samples, targets = [[0.5, -1.0], [2.0, 1.0], [-1.0, 0.25]], [[1.0], [-1.0], [0.0]]
    history = network.fit(
        samples,
        targets,
        loss=AbsoluteError(),
        optimizer=SignStep(),
        epochs=30,
        rng=0,
        validation=(samples, targets),
        patience=30,
        callback=lambda epoch, loss: None,
    )
    assert history.best_epoch and history.losses[-1] < history.losses[0]
    assert gradient_check(network, AbsoluteError(), samples, targets) < 1e-6


def test_what_an_activation_lacks_is_named():
    class Bare:
        def __call__(self, z):
            return z

        def backward(self, dA, A, Z=None):
            return dA

    with pytest.raises(TypeError, match=r"which has no needs_z: derive its class from nnlib\.activations\.Activation"):
        Dense(2, 1, Bare())  # type: ignore[arg-type]


def test_a_network_without_parameters_agrees():
    assert gradient_check(Network(Flip()), MSE(), X, X) == 0
