"""network.js does what nnlib does: the same names, and from the same weights and data the same numbers."""

import re
from itertools import cycle, pairwise

import numpy as np
import pytest
from playwright.sync_api import Error

import nnlib
from nnlib import (
    MSE,
    SGD,
    Adam,
    BinaryCrossEntropy,
    CrossEntropy,
    Dense,
    Momentum,
    Network,
    activations,
    datasets,
    softmax,
)
from nnlib.network import mini_batches

ELEMENTWISE = ["identity", "sigmoid", "tanh", "relu"]
ONLY_IN_PYTHON = {"History", "gradient_check", "numerical_gradient"}
PARTS_OF_NETWORK = {"miniBatches", "trainEpoch"}
METHODS = {"constructor": "__init__", "call": "__call__", "fill": "__call__"}
METHODS |= {"trainStep": "train_step", "toJSON": "save"}

PASS = """async ({ plain, X, Y, loss, fromLogits }) => {
  const nn = await import("/network.js");
  const network = nn.Network.from(plain), rule = new nn[loss](fromLogits), k = network.layers.at(-1).n_out;
  network.predict(new Float64Array(3 * X.length));
  const Y_hat = network.predict(new Float64Array(X)), targets = new Float64Array(Y);
  const dX_found = network.backward(rule.gradient(Y_hat, targets, k));
  const lists = (arrays) => arrays.map((array) => [...array]);
  return {
    Y_hat: [...Y_hat], dX: [...dX_found], loss: rule.call(Y_hat, targets, k), gradients: lists(network.gradients),
    Z: lists(network.layers.map((layer) => layer.Z)), A: lists(network.layers.map((layer) => layer.A)),
  };
}"""

TRAIN = """async ({ plain, X, Y, loss, fromLogits, optimizer, settings, batches }) => {
  const nn = await import("/network.js");
  const network = nn.Network.from(plain), rule = new nn[loss](fromLogits), steps = new nn[optimizer](...settings);
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


def names_of(loss):
    return {"loss": type(loss).__name__, "fromLogits": getattr(loss, "from_logits", False)}


def assert_close(found, expected, rtol=1e-12):
    np.testing.assert_allclose(found, np.ravel(expected), rtol=rtol, atol=rtol / 100)


def assert_all_close(found, expected):
    for one, other in zip(found, expected, strict=True):
        assert_close(one, other)


def test_names_are_those_of_nnlib(blank_page):
    exports = """async () => Object.fromEntries(Object.entries(await import("/network.js")).map(([name, one]) =>
      [name, Object.getOwnPropertyNames(typeof one === "function" ? one.prototype : Object.getPrototypeOf(one))]))"""
    found = blank_page.evaluate(exports)
    assert set(found) == set(nnlib.__all__) - ONLY_IN_PYTHON | PARTS_OF_NETWORK
    for name in set(found) - PARTS_OF_NETWORK:
        methods = found[name]
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


@pytest.mark.parametrize(("n", "k"), [(1, 1), (1, 4), (6, 3), (40, 2)])
def test_softmax(blank_page, n, k):
    rng = np.random.default_rng(n)
    Z, dA = rng.normal(size=(n, k), scale=5), rng.normal(size=(n, k))
    Z[0] += 1000
    code = """async ([Z, dA, k]) => {
      const { softmax } = await import("/network.js"), A = softmax.call(new Float64Array(Z), k);
      return [[...A], [...softmax.backward(new Float64Array(dA), A, k)]];
    }"""
    A = softmax(Z)
    assert_all_close(
        blank_page.evaluate(code, [Z.ravel().tolist(), dA.ravel().tolist(), k]), [A, softmax.backward(dA, A)]
    )


LOSS_AND_GRADIENT = """async ({ loss, fromLogits, arrays, k }) => {
  const rule = new (await import("/network.js"))[loss](fromLogits);
  const [Y_hat, Y] = arrays.map((one) => new Float64Array(one));
  return [rule.call(Y_hat, Y, k), [...rule.gradient(Y_hat, Y, k)]];
}"""


def assert_loss_is_that_of_nnlib(page, loss, Y_hat, Y, k):
    given = {"arrays": [Y_hat.ravel().tolist(), Y.ravel().tolist()], "k": k}
    assert_all_close(
        page.evaluate(LOSS_AND_GRADIENT, given | names_of(loss)), [loss(Y_hat, Y), loss.gradient(Y_hat, Y)]
    )


@pytest.mark.parametrize("loss", [MSE(), BinaryCrossEntropy()], ids=["MSE", "BCE"])
def test_losses_even_of_certain_predictions(blank_page, loss):
    Y_hat, Y = np.array([0, 0, 1, 1, 1e-20, 0.3, 0.5, 0.9]), np.array([0, 1, 0, 1, 1, 0.25, 1, 0])
    assert_loss_is_that_of_nnlib(blank_page, loss, Y_hat, Y, 1)


def test_cross_entropy_even_of_certain_predictions(blank_page):
    Y_hat = np.array([[1, 0, 0], [0, 1e-20, 1], [0.2, 0.5, 0.3], [0.6, 0.3, 0.1]])
    assert_loss_is_that_of_nnlib(blank_page, CrossEntropy(), Y_hat, np.eye(3)[[1, 1, 2, 0]], 3)


@pytest.mark.parametrize("scale", [1, 30, 10_000])
def test_losses_from_logits(blank_page, scale):
    rng = np.random.default_rng(scale)
    Y_hat = scale * rng.normal(size=(20, 3))
    assert_loss_is_that_of_nnlib(blank_page, BinaryCrossEntropy(from_logits=True), Y_hat, rng.uniform(size=(20, 3)), 3)
    labels = np.eye(3)[rng.integers(3, size=20)]
    assert_loss_is_that_of_nnlib(blank_page, CrossEntropy(from_logits=True), Y_hat, labels, 3)


LAST = {BinaryCrossEntropy: "sigmoid", CrossEntropy: "softmax"}


@pytest.mark.parametrize("seed", range(40))
def test_one_pass_there_and_back(blank_page, seed):
    rng = np.random.default_rng(seed)
    loss = [MSE(), BinaryCrossEntropy(), CrossEntropy(), BinaryCrossEntropy(True), CrossEntropy(True)][seed % 5]
    widths = rng.integers(1, 9, size=rng.integers(3, 6)).tolist()
    names = [name for name, _ in zip(cycle(np.roll([*ELEMENTWISE, "softmax"], seed // 5).tolist()), widths[1:])]
    if type(loss) in LAST:
        names[-1] = "identity" if loss.from_logits else LAST[type(loss)]
    network = make_network(widths, names, rng)
    n = rng.integers(1, 12)
    X, Y = rng.normal(size=(n, widths[0])), softmax(rng.normal(size=(n, widths[-1])))

    Y_hat = network.predict(X)
    dX = network.backward(loss.gradient(Y_hat, Y))
    given = {"plain": plain(network), "X": X.ravel().tolist(), "Y": Y.ravel().tolist()}
    found = blank_page.evaluate(PASS, given | names_of(loss))
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


def assert_500_steps_are_those_of_nnlib(page, data, widths, names, loss, optimizer, settings, batch_size):
    X, Y = data
    rng = np.random.default_rng(0)
    network, rule = make_network(widths, names, rng), optimizer(*settings)
    batches = [batch for _ in range(500) for batch in mini_batches(len(X), batch_size, rng)][:500]
    given = {"plain": plain(network), "X": X.tolist(), "Y": Y.tolist(), "batches": [one.tolist() for one in batches]}
    given |= names_of(loss) | {"optimizer": optimizer.__name__, "settings": settings}

    losses = [network.train_step(X[batch], Y[batch], loss, rule) for batch in batches]
    found = page.evaluate(TRAIN, given)
    assert_close(found["losses"], losses)
    assert_all_close(found["parameters"], network.parameters)


@pytest.mark.parametrize("batch_size", [None, 3])
@pytest.mark.parametrize("loss", [MSE(), BinaryCrossEntropy()], ids=["MSE", "BCE"])
@pytest.mark.parametrize(("optimizer", "settings"), OPTIMIZERS, ids=["SGD", "Momentum", "Adam"])
@pytest.mark.parametrize("problem", PROBLEMS)
def test_500_steps(blank_page, problem, optimizer, settings, loss, batch_size):
    assert_500_steps_are_those_of_nnlib(blank_page, *PROBLEMS[problem], loss, optimizer, settings, batch_size)


@pytest.mark.parametrize(
    "loss",
    [CrossEntropy(), CrossEntropy(True), BinaryCrossEntropy(True)],
    ids=["CE", "CE from logits", "BCE from logits"],
)
@pytest.mark.parametrize(("optimizer", "settings"), OPTIMIZERS, ids=["SGD", "Momentum", "Adam"])
def test_500_steps_of_classes_and_logits(blank_page, optimizer, settings, loss):
    X, Y = datasets.spirals(60, rng=np.random.default_rng(2))
    # A third class: the outer ends of both spirals.
    Y = np.eye(3)[np.where(np.hypot(*X.T) > 0.7, 2, Y.ravel().astype(int))]
    names = ["tanh", "identity" if loss.from_logits else "softmax"]
    assert_500_steps_are_those_of_nnlib(blank_page, (X, Y), [2, 8, 3], names, loss, optimizer, settings, 7)


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
    code = """async () => {
      const { Dense } = await import("/network.js"), { default_rng } = await import("/random.js"), rng = default_rng(7);
      const layers = [new Dense(2, 8, "tanh", rng), new Dense(8, 3, "softmax", rng)];
      return layers.flatMap(({ W, b }) => [[...W], [...b]]);
    }"""
    rng = np.random.default_rng(7)
    layers = [Dense(2, 8, "tanh", rng=rng), Dense(8, 3, "softmax", rng=rng)]
    assert blank_page.evaluate(code) == [array.ravel().tolist() for layer in layers for array in (layer.W, layer.b)]


def test_layers_start_within_the_limit_without_a_generator(blank_page):
    W = blank_page.evaluate("""async () => [...new (await import("/network.js")).Dense(30, 20).W]""")
    assert 0.9 * np.sqrt(6 / 50) < np.abs(W).max() <= np.sqrt(6 / 50)
    assert len(set(W)) == 600


@pytest.mark.parametrize(("n", "batch_size"), [(10, 3), (9, 3), (4, 10), (7, 1), (5, None)])
def test_mini_batches(blank_page, n, batch_size):
    code = """async ([n, batchSize]) => {
      const { miniBatches } = await import("/network.js"), rng = (await import("/random.js")).default_rng(3);
      return [1, 2].map(() => miniBatches(n, batchSize, rng).map((batch) => [...batch]));
    }"""
    rng = np.random.default_rng(3)
    expected = [[batch.tolist() for batch in mini_batches(n, batch_size, rng)] for _ in range(2)]
    assert blank_page.evaluate(code, [n, batch_size]) == expected


RUN = """async ({ seed, data, widths, names, loss, fromLogits, optimizer, settings, batchSize }) => {
  const nn = await import("/network.js"), datasets = await import("/datasets.js");
  const rng = (await import("/random.js")).default_rng(seed), { X, Y } = datasets[data](100, 0.1, rng);
  const network = new nn.Network(...names.map((name, i) => new nn.Dense(widths[i], widths[i + 1], name, rng)));
  const rule = new nn[loss](fromLogits), steps = new nn[optimizer](...settings);
  const losses = Array.from({ length: 200 }, () => nn.trainEpoch(network, X, Y, rule, steps, batchSize, rng));
  return { losses, parameters: network.parameters.map((array) => [...array]), after: rng.random() };
}"""

RUNS = {
    "moons": (["tanh", "tanh", "sigmoid"], BinaryCrossEntropy(), Adam, [0.01], 10),
    "circles": (["relu", "tanh", "identity"], BinaryCrossEntropy(from_logits=True), Momentum, [0.02], 32),
    "spirals": (["tanh", "sigmoid", "sigmoid"], MSE(), SGD, [0.5], None),
}


@pytest.mark.parametrize("seed", [0, 42, 2**32 - 1])
@pytest.mark.parametrize("data", RUNS)
def test_a_run_from_one_seed(blank_page, data, seed):
    """Points, first weights and batches come from one generator, one after the other, as in `fit`."""
    names, loss, optimizer, settings, batch_size = RUNS[data]
    rng, widths = np.random.default_rng(seed), [2, 8, 8, 1]
    X, Y = getattr(datasets, data)(100, 0.1, rng=rng)
    network = Network(*[Dense(n_in, n_out, name, rng=rng) for (n_in, n_out), name in zip(pairwise(widths), names)])
    rule = optimizer(*settings)
    history = network.fit(X, Y, loss=loss, optimizer=rule, epochs=200, batch_size=batch_size, rng=rng)

    given = {"seed": seed, "data": data, "widths": widths, "names": names, "batchSize": batch_size}
    given |= names_of(loss) | {"optimizer": optimizer.__name__, "settings": settings}
    found = blank_page.evaluate(RUN, given)
    assert_close(found["losses"], history.losses, rtol=1e-10)
    for one, other in zip(found["parameters"], network.parameters, strict=True):
        assert_close(one, other, rtol=1e-10)
    assert found["after"] == rng.random()


MISFITS = {
    'new nn.Dense(2, 3, "softplus")': "activation is softplus, but needs one of identity, sigmoid, tanh, relu, softmax",
    'new nn.Dense(2, 3, "toString")': "activation is toString",
    "new nn.Network()": "a network needs layers",
    "new nn.Network(new nn.Dense(2, 3), new nn.Dense(4, 1))": "a layer gives 3 numbers, but the next needs 4",
    "nn.Network.from({ layers: [{ W: [[1, 2], [3]], b: [0, 0] }] })": "W needs equal rows",
    "nn.Network.from({ layers: [{ W: [[1, 2]], b: [0, 0] }] })": "W needs equal rows, one for each of b",
    "network.predict(new Float64Array(3))": "X has 3 numbers, but needs rows of 2",
    "network.predict(new Float64Array(0))": "X has 0 numbers",
    "nn.miniBatches(4, 0)": "batchSize is 0, but needs a whole number of at least 1",
    "nn.miniBatches(4, 1.5)": "batchSize is 1.5, but needs a whole number of at least 1",
    "network.trainStep(new Float64Array(4), new Float64Array(3), new nn.MSE(), new nn.SGD(1))": "Y has 3 numbers",
}


@pytest.mark.parametrize("code", MISFITS)
def test_what_does_not_fit_is_named(blank_page, code):
    start = 'const nn = await import("/network.js"), network = new nn.Network(new nn.Dense(2, 1));'
    with pytest.raises(Error, match=re.escape(MISFITS[code])):
        blank_page.evaluate(f"async () => {{ {start} {code}; }}")
