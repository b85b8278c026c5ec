"""Parity with HIPS autograd and PyTorch: outputs, losses, gradients and training of random networks."""

import numpy as np
import pytest
from engines import AutogradEngine, TorchEngine
from frameworks import imported
from helpers import ACTIVATIONS, LOSS_CASES, SiLU, copies, make_network

from nnlib import MSE, SGD, Adam, Dense, Momentum, Network

pytestmark = pytest.mark.page
NETWORKS = range(40)
# Differences are taken relative to the largest entry of an array; what is smaller than the floor is rounding.
TOLERANCES = {np.float64: (1e-10, 1e-3), np.float32: (2e-4, 1e-2)}
OPTIMIZERS = {
    "sgd": (SGD, {"lr": 0.3}),
    "momentum": (Momentum, {"lr": 0.1, "beta": 0.8}),
    "adam": (Adam, {"lr": 0.05, "beta1": 0.7, "beta2": 0.95, "eps": 1e-3}),
}
EACH_CASE = pytest.mark.parametrize("case", LOSS_CASES, ids=str)
EACH_DTYPE = pytest.mark.parametrize("dtype", TOLERANCES, ids=lambda dtype: dtype.__name__)


@pytest.fixture(params=[AutogradEngine, TorchEngine], ids=["autograd", "torch"])
def engine(request):
    if request.param is TorchEngine:
        imported("torch", "PyTorch")
    return request.param()


def draw(case, seed, dtype):
    """A network of one to four layers, one to six wide, and a batch for it."""
    rng = np.random.default_rng(seed)
    depth = 1 + seed % 4
    names = [*rng.choice(ACTIVATIONS, depth - 1).tolist(), case.last_activations[seed % len(case.last_activations)]]
    widths = rng.integers(1, 7, depth + 1).tolist()
    if names[-1] == "softmax":
        widths[-1] = max(widths[-1], 2)
    n = int(rng.integers(1, 8))
    X, Y = rng.normal(size=(n, widths[0])).astype(dtype), case.draw_targets(n, widths[-1], rng)
    return names, make_network(widths, names, rng, dtype), X, Y


def assert_close(found, expected, dtype, what):
    relative, floor = TOLERANCES[dtype]
    found, expected = np.asarray(found), np.asarray(expected)
    assert found.shape == expected.shape, what
    scale = max(np.abs(expected).max(), floor)
    np.testing.assert_allclose(found, expected, rtol=0, atol=relative * scale, err_msg=what)


@EACH_DTYPE
@EACH_CASE
def test_outputs_losses_and_gradients(engine, case, dtype):
    for seed in NETWORKS:
        names, network, X, Y = draw(case, seed, dtype)
        Y_hat, loss, gradients, dX = engine.differentiate(names, copies(network.parameters), X, case.name, Y)
        what = f"{network!r}, seed {seed}"
        found = network.forward(X)
        assert_close(found, Y_hat, dtype, f"outputs of {what}")
        assert_close(case.loss(found, Y), loss, dtype, f"loss of {what}")
        assert_close(network.backward(case.loss.gradient(found, Y)), dX, dtype, f"dX of {what}")
        for number, (gradient, expected) in enumerate(zip(network.gradients, gradients, strict=True)):
            assert_close(gradient, expected, dtype, f"gradient {number} of {what}")


@EACH_DTYPE
@EACH_CASE
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_three_steps_of_training(engine, optimizer, case, dtype):
    make, settings = OPTIMIZERS[optimizer]
    for seed in NETWORKS[:12]:
        names, network, X, Y = draw(case, seed, dtype)
        start = copies(network.parameters)
        losses, parameters = engine.train(names, start, X, case.name, Y, optimizer, settings, steps=3)
        what, rule = f"{network!r}, seed {seed}", make(**settings)
        found = [network.train_step(X, Y, case.loss, rule) for _ in range(3)]
        assert_close(found, losses, dtype, f"losses of {what}")
        for number, (parameter, expected) in enumerate(zip(network.parameters, parameters, strict=True)):
            assert_close(parameter, expected, dtype, f"parameter {number} of {what}")


@EACH_DTYPE
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_ten_steps_with_weight_decay(engine, optimizer, dtype):
    make, settings = OPTIMIZERS[optimizer]
    settings = settings | {"weight_decay": 0.05}
    [case] = [case for case in LOSS_CASES if case.name == "mse"]
    for seed in NETWORKS[:4]:
        names, network, X, Y = draw(case, seed, dtype)
        losses, parameters = engine.train(names, copies(network.parameters), X, "mse", Y, optimizer, settings, steps=10)
        rule = make(**settings)
        assert_close([network.train_step(X, Y, case.loss, rule) for _ in range(10)], losses, dtype, "losses")
        for parameter, expected in zip(network.parameters, parameters, strict=True):
            assert_close(parameter, expected, dtype, f"parameter of {network!r}, seed {seed}")


@EACH_DTYPE
def test_an_activation_of_ones_own(engine, dtype, rng):
    layers = [Dense(3, 4, SiLU(), rng=rng, dtype=dtype), Dense(4, 2, "identity", rng=rng, dtype=dtype)]
    network, names = Network(*layers), ["silu", "identity"]
    X, Y = rng.normal(size=(5, 3)).astype(dtype), rng.normal(size=(5, 2))
    *expected, gradients, dX = engine.differentiate(names, copies(network.parameters), X, "mse", Y)
    Y_hat = network.forward(X)
    found = [Y_hat, MSE()(Y_hat, Y), network.backward(MSE().gradient(Y_hat, Y)), *network.gradients]
    for one, other in zip(found, [*expected, dX, *gradients], strict=True):
        assert_close(one, other, dtype, "silu")


@EACH_CASE
def test_the_draws_reach_every_activation_and_depth(case):
    drawn = [draw(case, seed, float)[0] for seed in NETWORKS]
    assert {len(names) for names in drawn} == {1, 2, 3, 4}
    assert {name for names in drawn for name in names[:-1]} == set(ACTIVATIONS)
    assert {names[-1] for names in drawn} == set(case.last_activations)
