"""network.js does what nnlib does: the same names, and from the same weights and data the same numbers."""

import re
from itertools import cycle, pairwise

import numpy as np
import pytest
from playwright.sync_api import Error

import nnlib
from nnlib import MSE, SGD, Adam, BinaryCrossEntropy, Dense, Momentum, Network, activations, datasets
from nnlib.network import mini_batches

ELEMENTWISE = ["identity", "sigmoid", "tanh", "relu"]
ONLY_IN_PYTHON = {"History", "gradient_check", "numerical_gradient", "softmax", "CrossEntropy"}
METHODS = {"constructor": "__init__", "call": "__call__", "trainStep": "train_step", "toJSON": "save"}

PASS = """async ({ plain, X, Y, dX, loss }) => {
  const nn = await import("/network.js");
  const network = nn.Network.from(plain), rule = new nn[loss]();
  network.predict(new Float64Array(3 * X.length));
  const Y_hat = network.predict(new Float64Array(X)), targets = new Float64Array(Y);
  const dX_found = network.backward(rule.gradient(Y_hat, targets));
  const lists = (arrays) => arrays.map((array) => [...array]);
  return {
    Y_hat: [...Y_hat], dX: [...dX_found], loss: rule.call(Y_hat, targets), gradients: lists(network.gradients),
    Z: lists(network.layers.map((layer) => layer.Z)), A: lists(network.layers.map((layer) => layer.A)),
  };
}"""

TRAIN = """async ({ plain, X, Y, loss, optimizer, settings, batches }) => {
  const nn = await import("/network.js");
  const network = nn.Network.from(plain), rule = new nn[loss](), steps = new nn[optimizer](...settings);
  const losses = batches.map((batch) => {
    const rows = (all) => new Float64Array(batch.flatMap((index) => all[index]));
    const before = network.trainStep(rows(X), rows(Y), rule, steps);
    network.predict(new Float64Array(2 * X.length + 2));
    return before;
  });
  return { losses, parameters: network.parameters.map((array) => [...array]) };
}"""


def make_network(widths, names, rng):
    network = Network(*[Dense(n_in, n_out, name, rng=rng) for (n_in, n_out), name in zip(pairwise(widths), names)])
    for layer in network.layers:
        layer.b[:] = rng.normal(size=layer.b.shape, scale=0.5)
    return network


def plain(network):
    layers = [{"W": one.W.tolist(), "b": one.b.tolist(), "activation": one.activation.name} for one in network.layers]
    return {"layers": layers}


def assert_close(found, expected):
    np.testing.assert_allclose(found, np.ravel(expected), rtol=1e-12, atol=1e-14)


def assert_all_close(found, expected):
    for one, other in zip(found, expected, strict=True):
        assert_close(one, other)


def test_names_are_those_of_nnlib(blank_page):
    exports = """async () => Object.fromEntries(Object.entries(await import("/network.js")).map(([name, one]) =>
      [name, Object.getOwnPropertyNames(typeof one === "function" ? one.prototype : Object.getPrototypeOf(one))]))"""
    found = blank_page.evaluate(exports)
    assert set(found) == set(nnlib.__all__) - ONLY_IN_PYTHON
    for name, methods in found.items():
        for method in methods:
            assert hasattr(getattr(nnlib, name), METHODS.get(method, method)), f"{name}.{method}"


@pytest.mark.parametrize("name", ELEMENTWISE)
def test_activations(blank_page, name):
    z = np.concatenate([np.linspace(-6, 6, 97), [-1000, -40, 40, 1000]])
    code = """async ([name, z]) => {
      const activation = (await import("/network.js"))[name], a = z.map((one) => activation.call(one));
      return [a, a.map((one) => activation.derivative(one))];
    }"""
    activation = getattr(activations, name)
    a = activation(z)
    assert_all_close(blank_page.evaluate(code, [name, z.tolist()]), [a, activation.derivative(a)])


@pytest.mark.parametrize("loss", [MSE(), BinaryCrossEntropy()], ids=["MSE", "BCE"])
def test_losses_even_of_certain_predictions(blank_page, loss):
    Y_hat, Y = np.array([0, 0, 1, 1, 1e-20, 0.3, 0.5, 0.9]), np.array([0, 1, 0, 1, 1, 0.25, 1, 0])
    code = """async ([name, ...lists]) => {
      const loss = new (await import("/network.js"))[name](), arrays = lists.map((list) => new Float64Array(list));
      return [loss.call(...arrays), [...loss.gradient(...arrays)]];
    }"""
    found = blank_page.evaluate(code, [type(loss).__name__, Y_hat.tolist(), Y.tolist()])
    assert_all_close(found, [loss(Y_hat, Y), loss.gradient(Y_hat, Y)])


@pytest.mark.parametrize("seed", range(32))
def test_one_pass_there_and_back(blank_page, seed):
    rng = np.random.default_rng(seed)
    loss = [MSE(), BinaryCrossEntropy()][seed % 2]
    widths = rng.integers(1, 9, size=rng.integers(3, 6)).tolist()
    names = [name for name, _ in zip(cycle(np.roll(ELEMENTWISE, seed // 2).tolist()), widths[1:])]
    names[-1] = names[-1] if isinstance(loss, MSE) else "sigmoid"
    network = make_network(widths, names, rng)
    n = rng.integers(1, 12)
    X, Y = rng.normal(size=(n, widths[0])), rng.uniform(size=(n, widths[-1]))

    Y_hat = network.predict(X)
    dX = network.backward(loss.gradient(Y_hat, Y))
    given = {"plain": plain(network), "X": X.ravel().tolist(), "Y": Y.ravel().tolist(), "loss": type(loss).__name__}
    found = blank_page.evaluate(PASS, given)
    assert_close(found["Y_hat"], Y_hat)
    assert_close(found["loss"], loss(Y_hat, Y))
    assert_close(found["dX"], dX)
    assert_all_close(found["gradients"], network.gradients)
    assert_all_close(found["Z"], [layer.Z for layer in network.layers])
    assert_all_close(found["A"], [layer.A for layer in network.layers])


PROBLEMS = {
    "xor": (datasets.xor(), [2, 4, 1], ["tanh", "sigmoid"]),
    "moons": (datasets.moons(62, rng=np.random.default_rng(1)), [2, 8, 8, 1], ["tanh", "tanh", "sigmoid"]),
    "moons, relu": (datasets.moons(62, rng=np.random.default_rng(1)), [2, 8, 8, 1], ["relu", "relu", "sigmoid"]),
}
OPTIMIZERS = [(SGD, [0.1]), (Momentum, [0.05, 0.8]), (Adam, [0.01, 0.85, 0.99, 1e-6])]


@pytest.mark.parametrize("batch_size", [None, 3])
@pytest.mark.parametrize("loss", [MSE(), BinaryCrossEntropy()], ids=["MSE", "BCE"])
@pytest.mark.parametrize(("optimizer", "settings"), OPTIMIZERS, ids=["SGD", "Momentum", "Adam"])
@pytest.mark.parametrize("problem", PROBLEMS)
def test_500_steps(blank_page, problem, optimizer, settings, loss, batch_size):
    (X, Y), widths, names = PROBLEMS[problem]
    rng = np.random.default_rng(0)
    network, rule = make_network(widths, names, rng), optimizer(*settings)
    batches = [batch for _ in range(500) for batch in mini_batches(len(X), batch_size, rng)][:500]
    given = {"plain": plain(network), "X": X.tolist(), "Y": Y.tolist(), "batches": [one.tolist() for one in batches]}
    given |= {"loss": type(loss).__name__, "optimizer": optimizer.__name__, "settings": settings}

    losses = [network.train_step(X[batch], Y[batch], loss, rule) for batch in batches]
    found = blank_page.evaluate(TRAIN, given)
    assert_close(found["losses"], losses)
    assert_all_close(found["parameters"], network.parameters)


def test_optimizers_start_as_in_nnlib(blank_page):
    code = """async () => { const nn = await import("/network.js");
      return [new nn.SGD(0.1), new nn.Momentum(0.1), new nn.Adam()].map((one) =>
        Object.fromEntries(Object.entries(one).filter(([, value]) => typeof value === "number"))); }"""
    rules = [SGD(0.1), Momentum(0.1), Adam()]
    expected = [{name: value for name, value in vars(one).items() if isinstance(value, int | float)} for one in rules]
    assert blank_page.evaluate(code) == expected


def test_smaller_batches_use_the_memory_of_larger_ones(blank_page):
    code = """async () => { const nn = await import("/network.js"), network = new nn.Network(new nn.Dense(2, 1));
      const [large, small, other] = [8, 4, 8].map((size) => network.predict(new Float64Array(size)));
      return [large.buffer === small.buffer && small.buffer === other.buffer, small.length]; }"""
    assert blank_page.evaluate(code) == [True, 2]


def test_a_network_survives_json(blank_page):
    given = plain(make_network([3, 4, 2], ["relu", "identity"], np.random.default_rng(0)))
    code = """async (plain) => JSON.parse(JSON.stringify((await import("/network.js")).Network.from(plain)))"""
    assert blank_page.evaluate(code, given) == given


def test_layers_start_as_in_nnlib(blank_page):
    code = """async () => { const { W, b } = new (await import("/network.js")).Dense(3, 2, "tanh", () => 0.75);
      return [[...W], [...b]]; }"""
    assert_all_close(blank_page.evaluate(code), [np.full((2, 3), 0.5 * np.sqrt(6 / 5)), np.zeros(2)])


MISFITS = {
    'new nn.Dense(2, 3, "softplus")': "activation is softplus, but needs one of identity,sigmoid,tanh,relu",
    'new nn.Dense(2, 3, "toString")': "activation is toString",
    "new nn.Network()": "a network needs layers",
    "new nn.Network(new nn.Dense(2, 3), new nn.Dense(4, 1))": "a layer gives 3 numbers, but the next needs 4",
    "nn.Network.from({ layers: [{ W: [[1, 2], [3]], b: [0, 0] }] })": "W needs equal rows",
    "nn.Network.from({ layers: [{ W: [[1, 2]], b: [0, 0] }] })": "W needs equal rows, one for each of b",
    "network.predict(new Float64Array(3))": "X has 3 numbers, but needs rows of 2",
    "network.predict(new Float64Array(0))": "X has 0 numbers",
    "network.trainStep(new Float64Array(4), new Float64Array(3), new nn.MSE(), new nn.SGD(1))": "Y has 3 numbers",
}


@pytest.mark.parametrize("code", MISFITS)
def test_what_does_not_fit_is_named(blank_page, code):
    start = 'const nn = await import("/network.js"), network = new nn.Network(new nn.Dense(2, 1));'
    with pytest.raises(Error, match=re.escape(MISFITS[code])):
        blank_page.evaluate(f"async () => {{ {start} {code}; }}")
