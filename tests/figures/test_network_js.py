"""mathematics/*.js do what nnlib does: the same names, and from the same weights and data the same numbers."""

import re
from itertools import cycle, pairwise

import numpy as np
import pytest
from javascript import JavaScriptError

import nnlib
from nnlib import (
    MSE,
    SGD,
    Adam,
    BinaryCrossEntropy,
    CrossEntropy,
    Dense,
    Dropout,
    Momentum,
    Network,
    accuracy,
    activations,
    datasets,
    softmax,
)
from nnlib.network import mini_batches

ELEMENTWISE = ["identity", "sigmoid", "tanh", "relu"]
MODULES = ["activations", "losses", "layers", "metrics", "optimizers", "network"]
# What one module of nnlib takes from another.
IMPORTED = {
    "losses": ["sigmoid", "softmax"],
    "network": ["MSE", "BinaryCrossEntropy", "CrossEntropy", "Dense"],
}

PASS = """async ({ plain, X, Y, loss, from_logits }) => {
  const nn = await nnlib();
  const network = nn.Network.load(plain), rule = new nn[loss](from_logits), k = network.layers.at(-1).n_out;
  network.predict(new Float64Array(3 * X.length));
  const Y_hat = network.predict(new Float64Array(X)), targets = new Float64Array(Y);
  const dX_found = network.backward(rule.gradient(Y_hat, targets, k));
  const lists = (arrays) => arrays.map((array) => [...array]);
  return {
    Y_hat: Y_hat, dX: dX_found, loss: rule.call(Y_hat, targets, k), gradients: lists(network.gradients),
    Z: lists(network.layers.map((layer) => layer.Z)), A: lists(network.layers.map((layer) => layer.A)),
  };
}"""

TRAIN = """async ({ plain, X, Y, loss, from_logits, optimizer, settings, weight_decay, batches }) => {
  const nn = await nnlib();
  const network = nn.Network.load(plain), rule = new nn[loss](from_logits), steps = new nn[optimizer](...settings);
  steps.weight_decay = weight_decay;
  const losses = batches.map((batch) => {
    const rows = (all) => new Float64Array(batch.flatMap((index) => all[index]));
    const before = network.train_step(rows(X), rows(Y), rule, steps);
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
    return {"loss": type(loss).__name__, "from_logits": getattr(loss, "from_logits", False)}


def assert_close(found, expected, rtol=1e-12):
    np.testing.assert_allclose(found, np.ravel(expected), rtol=rtol, atol=rtol / 100)


def assert_all_close(found, expected):
    for one, other in zip(found, expected, strict=True):
        assert_close(one, other)


NOT_PLAYED_WITH = {"StopTraining", "confusion_matrix"}


@pytest.mark.parametrize("module", MODULES)
def test_names_are_those_of_nnlib(javascript, module):
    """What Python calls by itself, such as `__call__`, has its name without the underscores; `_names` are private."""
    exports = """async (module) => Object.fromEntries(Object.entries(await load(`mathematics/${module}.js`))
      .map(([name, one]) => [name, typeof one === "function" ? one.prototype : Object.getPrototypeOf(one)])
      .map(([name, methods]) => [name, Object.getOwnPropertyNames(methods)]))"""
    found, twin = javascript.run(exports, module), getattr(nnlib, module)
    public = [name for name in nnlib.__all__ if hasattr(twin, name) and name not in IMPORTED.get(module, ())]
    assert set(found) >= set(public) - NOT_PLAYED_WITH
    for name, methods in found.items():
        if isinstance(getattr(twin, name), dict):
            continue
        known = {method.strip("_") for method in dir(getattr(twin, name))} | {"constructor"}
        assert {method for method in methods if not method.startswith("_")} <= known, name


@pytest.mark.parametrize("name", ELEMENTWISE)
def test_activations(javascript, name):
    z = np.concatenate([np.linspace(-6, 6, 97), [-1000, -40, 40, 1000]])
    code = """async ([name, z]) => {
      const activation = (await nnlib())[name], a = z.map((one) => activation.call(one));
      return [a, a.map((one) => activation.derivative(one))];
    }"""
    activation = getattr(activations, name)
    a = activation(z)
    assert_all_close(javascript.run(code, [name, z.tolist()]), [a, activation.derivative(a)])


@pytest.mark.parametrize(("n", "k"), [(1, 1), (1, 4), (6, 3), (40, 2)])
def test_softmax(javascript, n, k):
    rng = np.random.default_rng(n)
    Z, dA = rng.normal(size=(n, k), scale=5), rng.normal(size=(n, k))
    Z[0] += 1000
    code = """async ([Z, dA, k]) => {
      const { softmax } = await nnlib(), A = softmax.call(new Float64Array(Z), k);
      return [[...A], [...softmax.backward(new Float64Array(dA), A, k)]];
    }"""
    A = softmax(Z)
    assert_all_close(javascript.run(code, [Z.ravel().tolist(), dA.ravel().tolist(), k]), [A, softmax.backward(dA, A)])


LOSS_AND_GRADIENT = """async ({ loss, from_logits, arrays, k }) => {
  const rule = new (await nnlib())[loss](from_logits);
  const [Y_hat, Y] = arrays.map((one) => new Float64Array(one));
  return [rule.call(Y_hat, Y, k), [...rule.gradient(Y_hat, Y, k)]];
}"""


def assert_loss_is_that_of_nnlib(javascript, loss, Y_hat, Y, k):
    given = {"arrays": [Y_hat.ravel().tolist(), Y.ravel().tolist()], "k": k}
    assert_all_close(
        javascript.run(LOSS_AND_GRADIENT, given | names_of(loss)), [loss(Y_hat, Y), loss.gradient(Y_hat, Y)]
    )


@pytest.mark.parametrize("loss", [MSE(), BinaryCrossEntropy()], ids=["MSE", "BCE"])
def test_losses_even_of_certain_predictions(javascript, loss):
    Y_hat, Y = np.array([0, 0, 1, 1, 1e-20, 0.3, 0.5, 0.9]), np.array([0, 1, 0, 1, 1, 0.25, 1, 0])
    assert_loss_is_that_of_nnlib(javascript, loss, Y_hat, Y, 1)


def test_cross_entropy_even_of_certain_predictions(javascript):
    Y_hat = np.array([[1, 0, 0], [0, 1e-20, 1], [0.2, 0.5, 0.3], [0.6, 0.3, 0.1]])
    assert_loss_is_that_of_nnlib(javascript, CrossEntropy(), Y_hat, np.eye(3)[[1, 1, 2, 0]], 3)


@pytest.mark.parametrize("scale", [1, 30, 10_000])
def test_losses_from_logits(javascript, scale):
    rng = np.random.default_rng(scale)
    Y_hat = scale * rng.normal(size=(20, 3))
    assert_loss_is_that_of_nnlib(javascript, BinaryCrossEntropy(from_logits=True), Y_hat, rng.uniform(size=(20, 3)), 3)
    labels = np.eye(3)[rng.integers(3, size=20)]
    assert_loss_is_that_of_nnlib(javascript, CrossEntropy(from_logits=True), Y_hat, labels, 3)


def test_cross_entropy_of_integer_labels(javascript):
    rng = np.random.default_rng(4)
    Z, labels = rng.normal(size=(30, 5)), rng.integers(5, size=30)
    assert_loss_is_that_of_nnlib(javascript, CrossEntropy(from_logits=True), Z, labels, 5)
    assert_loss_is_that_of_nnlib(javascript, CrossEntropy(), softmax(Z), labels, 5)


def test_cross_entropy_of_scores_as_far_apart_as_there_are(javascript):
    Y_hat = np.array([[1e308, -1e308], [-1e308, 1e308], [40, 0], [0, 800]])
    with np.errstate(over="ignore"):
        assert_loss_is_that_of_nnlib(javascript, CrossEntropy(from_logits=True), Y_hat, np.eye(2)[[0, 1, 0, 1]], 2)


@pytest.mark.parametrize("k", [1, 2, 10])
@pytest.mark.parametrize("from_logits", [False, True])
def test_accuracy(javascript, k, from_logits):
    rng = np.random.default_rng(k)
    scores = rng.normal(size=(50, k)).round(1)  # rounded, so that some are equal
    Y_hat = scores if from_logits else np.clip(scores + 0.5, 0, 1)
    labels = rng.integers(max(k, 2), size=50)
    code = """async ([Y_hat, Ys, k, from_logits]) => { const { accuracy } = await nnlib();
      return Ys.map((Y) => accuracy(new Float64Array(Y_hat), new Float64Array(Y), k, from_logits)); }"""
    rows = labels[:, None] if k == 1 else np.eye(k)[labels]
    expected = [accuracy(Y_hat, Y, from_logits=from_logits) for Y in (rows, labels)]
    assert javascript.run(code, [Y_hat.ravel(), [rows.ravel(), labels], k, from_logits]) == expected


LAST = {BinaryCrossEntropy: "sigmoid", CrossEntropy: "softmax"}


@pytest.mark.parametrize("seed", range(40))
def test_one_pass_there_and_back(javascript, seed):
    rng = np.random.default_rng(seed)
    loss = [MSE(), BinaryCrossEntropy(), CrossEntropy(), BinaryCrossEntropy(True), CrossEntropy(True)][seed % 5]
    widths = rng.integers(1, 9, size=rng.integers(3, 6)).tolist()
    names = [name for name, _ in zip(cycle(np.roll([*ELEMENTWISE, "softmax"], seed // 5).tolist()), widths[1:])]
    if type(loss) in LAST:
        names[-1] = "identity" if loss.from_logits else LAST[type(loss)]
    network = make_network(widths, names, rng)
    n = rng.integers(1, 12)
    X, Y = rng.normal(size=(n, widths[0])), softmax(rng.normal(size=(n, widths[-1])))

    Y_hat = network.forward(X)
    dX = network.backward(loss.gradient(Y_hat, Y))
    given = {"plain": plain(network), "X": X.ravel().tolist(), "Y": Y.ravel().tolist()}
    found = javascript.run(PASS, given | names_of(loss))
    assert_close(found["Y_hat"], Y_hat)
    assert_close(found["loss"], loss(Y_hat, Y))
    assert_close(found["dX"], dX)
    assert_all_close(found["gradients"], network.gradients)
    assert_all_close(found["Z"], [layer.A_prev @ layer.W.T + layer.b for layer in network.layers])
    assert_all_close(found["A"], [layer.A for layer in network.layers])


PROBLEMS = {
    "xor": (datasets.xor(), [2, 4, 1], ["tanh", "sigmoid"]),
    "moons": (datasets.moons(62, rng=np.random.default_rng(1)), [2, 8, 8, 1], ["tanh", "tanh", "sigmoid"]),
    "moons, relu": (datasets.moons(62, rng=np.random.default_rng(1)), [2, 8, 8, 1], ["relu", "relu", "sigmoid"]),
}
OPTIMIZERS = [(SGD, [0.1]), (Momentum, [0.05, 0.8]), (Adam, [0.01, 0.85, 0.99, 1e-6])]


def assert_500_steps_are_those_of_nnlib(
    javascript, data, widths, names, loss, optimizer, settings, batch_size, weight_decay=0.0
):
    X, Y = data
    rng = np.random.default_rng(0)
    network, rule = make_network(widths, names, rng), optimizer(*settings)
    rule.weight_decay = weight_decay
    batches = [batch for _ in range(500) for batch in mini_batches(len(X), batch_size, rng)][:500]
    given = {
        "plain": plain(network),
        "X": X.tolist(),
        "Y": Y.tolist(),
        "batches": [np.arange(len(X))[one].tolist() for one in batches],
    }
    given |= names_of(loss) | {"optimizer": optimizer.__name__, "settings": settings, "weight_decay": weight_decay}

    losses = [network.train_step(X[batch], Y[batch], loss, rule) for batch in batches]
    found = javascript.run(TRAIN, given)
    assert_close(found["losses"], losses)
    assert_all_close(found["parameters"], network.parameters)


@pytest.mark.parametrize("batch_size", [None, 3])
@pytest.mark.parametrize("loss", [MSE(), BinaryCrossEntropy()], ids=["MSE", "BCE"])
@pytest.mark.parametrize(("optimizer", "settings"), OPTIMIZERS, ids=["SGD", "Momentum", "Adam"])
@pytest.mark.parametrize("problem", PROBLEMS)
def test_500_steps(javascript, problem, optimizer, settings, loss, batch_size):
    assert_500_steps_are_those_of_nnlib(javascript, *PROBLEMS[problem], loss, optimizer, settings, batch_size)


@pytest.mark.parametrize(
    "loss",
    [CrossEntropy(), CrossEntropy(True), BinaryCrossEntropy(True)],
    ids=["CE", "CE from logits", "BCE from logits"],
)
@pytest.mark.parametrize(("optimizer", "settings"), OPTIMIZERS, ids=["SGD", "Momentum", "Adam"])
def test_500_steps_of_classes_and_logits(javascript, optimizer, settings, loss):
    X, Y = datasets.spirals(60, rng=np.random.default_rng(2))
    # A third class: the outer ends of both spirals.
    Y = np.eye(3)[np.where(np.hypot(*X.T) > 0.7, 2, Y.ravel().astype(int))]
    names = ["tanh", "identity" if loss.from_logits else "softmax"]
    assert_500_steps_are_those_of_nnlib(javascript, (X, Y), [2, 8, 3], names, loss, optimizer, settings, 7)


@pytest.mark.parametrize(("optimizer", "settings"), OPTIMIZERS, ids=["SGD", "Momentum", "Adam"])
def test_500_steps_with_weight_decay(javascript, optimizer, settings):
    problem = PROBLEMS["moons"]
    assert_500_steps_are_those_of_nnlib(javascript, *problem, BinaryCrossEntropy(), optimizer, settings, 10, 0.02)


def test_optimizers_start_as_in_nnlib(javascript):
    code = """async () => { const nn = await nnlib();
      return [new nn.SGD(0.1), new nn.Momentum(0.1), new nn.Adam()].map((one) =>
        Object.fromEntries(Object.entries(one).filter(([, value]) => typeof value === "number"))); }"""
    rules = [SGD(0.1), Momentum(0.1), Adam()]
    expected = [{name: value for name, value in vars(one).items() if isinstance(value, int | float)} for one in rules]
    assert javascript.run(code) == expected


def test_smaller_batches_use_the_memory_of_larger_ones(javascript):
    code = """async () => {
      const nn = await nnlib(), network = new nn.Network(new nn.Dense(2, 1));
      const [large, small, other] = [8, 4, 8].map((size) => network.predict(new Float64Array(size)));
      return [large.buffer === small.buffer && small.buffer === other.buffer, small.length]; }"""
    assert javascript.run(code) == [True, 2]


def test_a_network_is_saved_and_loaded(javascript):
    given = plain(make_network([3, 4, 2], ["relu", "identity"], np.random.default_rng(0)))
    code = """async (plain) => (await nnlib()).Network.load(plain).save()"""
    assert javascript.run(code, given) == given


def test_layers_start_as_in_nnlib(javascript):
    code = """async () => {
      const { Dense } = await nnlib();
      const rng = (await load("mathematics/random.js")).default_rng(7);
      const layers = [new Dense(2, 8, "tanh", rng), new Dense(8, 4, "relu", rng, "he")];
      layers.push(new Dense(4, 3, "softmax", rng), new Dense(3, 2, "tanh", rng, (n_in, n_out) => n_in / n_out));
      return layers.flatMap(({ W, b }) => [[...W], [...b]]);
    }"""
    rng = np.random.default_rng(7)
    layers = [Dense(2, 8, "tanh", rng=rng), Dense(8, 4, "relu", init="he", rng=rng), Dense(4, 3, "softmax", rng=rng)]
    layers.append(Dense(3, 2, "tanh", init=lambda n_in, n_out: n_in / n_out, rng=rng))
    assert javascript.run(code) == [array.ravel().tolist() for layer in layers for array in (layer.W, layer.b)]


def test_layers_start_within_the_limit_without_a_generator(javascript):
    W = javascript.run("""async () => [...new (await nnlib()).Dense(30, 20).W]""")
    assert 0.9 * np.sqrt(6 / 50) < np.abs(W).max() <= np.sqrt(6 / 50)
    assert len(set(W)) == 600


RUN = """async ({ seed, data, widths, names, loss, from_logits, optimizer, settings, batch_size, n, epochs }) => {
  const nn = await nnlib(), datasets = await load("mathematics/datasets.js");
  const rng = (await load("mathematics/random.js")).default_rng(seed);
  const { X, Y } = datasets[data](n, 0.1, rng), other = datasets[data](n, 0.1, rng);
  const network = new nn.Network(...names.map((name, i) => new nn.Dense(widths[i], widths[i + 1], name, rng)));
  const rule = new nn[loss](from_logits), steps = new nn[optimizer](...settings);
  const history = network.fit(X, Y, {
    loss: rule, optimizer: steps, epochs, batch_size, rng, validation: [other.X, other.Y],
  });
  return { history, parameters: network.parameters, after: rng.random() };
}"""

RUNS = {
    "moons": (["tanh", "tanh", "sigmoid"], BinaryCrossEntropy(), Adam, [0.01], 10),
    "circles": (["relu", "tanh", "identity"], BinaryCrossEntropy(from_logits=True), Momentum, [0.02], 32),
    "spirals": (["tanh", "sigmoid", "sigmoid"], MSE(), SGD, [0.5], None),
}


def assert_a_run_is_that_of_nnlib(javascript, data, seed, names, loss, optimizer, settings, batch_size, n, epochs):
    rng, widths = np.random.default_rng(seed), [2, 8, 8, 1]
    X, Y = getattr(datasets, data)(n, 0.1, rng=rng)
    other = getattr(datasets, data)(n, 0.1, rng=rng)
    network = Network(*[Dense(n_in, n_out, name, rng=rng) for (n_in, n_out), name in zip(pairwise(widths), names)])
    history = network.fit(
        X,
        Y,
        loss=loss,
        optimizer=optimizer(*settings),
        epochs=epochs,
        batch_size=batch_size,
        rng=rng,
        validation=other,
    )
    given = {"seed": seed, "data": data, "widths": widths, "names": names, "batch_size": batch_size, "n": n}
    given |= names_of(loss) | {"optimizer": optimizer.__name__, "settings": settings, "epochs": epochs}
    found = javascript.run(RUN, given)
    assert_close(found["history"]["losses"], history.losses, rtol=1e-10)
    assert_close(found["history"]["validation_losses"], history.validation_losses, rtol=1e-10)
    for one, parameter in zip(found["parameters"], network.parameters, strict=True):
        assert_close(one, parameter, rtol=1e-10)
    assert found["after"] == rng.random()


@pytest.mark.parametrize("seed", [0, 42, 2**32 - 1])
@pytest.mark.parametrize("data", RUNS)
def test_a_run_from_one_seed(javascript, data, seed):
    """Points, first weights and batches come from one generator, one after the other, as in `fit`."""
    assert_a_run_is_that_of_nnlib(javascript, data, seed, *RUNS[data], n=100, epochs=200)


@pytest.mark.parametrize(("n", "batch_size"), [(10, 3), (9, 3), (4, 10), (7, 1), (5, None)])
def test_batches_of_any_size(javascript, n, batch_size):
    names, loss, optimizer, settings, _ = RUNS["moons"]
    assert_a_run_is_that_of_nnlib(javascript, "moons", 3, names, loss, optimizer, settings, batch_size, n, epochs=3)


def test_dropout(javascript):
    """The same values are left out; answers use all, and what goes back after an answer goes back through all."""
    rng = np.random.default_rng(5)
    A, dA = rng.normal(size=(2, 30, 7))
    code = """async ([A, dA]) => {
      const { Dropout } = await nnlib(), rng = (await load("mathematics/random.js")).default_rng(5);
      const layer = new Dropout(0.3, rng), [values, gradient] = [new Float64Array(A), new Float64Array(dA)];
      const passes = ["forward", "predict", "forward"].flatMap((pass) =>
        [[...layer[pass](values)], [...layer.backward(gradient)]]);
      return [...passes, [rng.random()]];
    }"""
    layer = Dropout(0.3, rng=5)
    first = [layer.forward(A), layer.backward(dA)]
    second = [layer.forward(A), layer.backward(dA)]
    expected = [*first, layer.predict(A), dA, *second, layer.rng.random()]
    assert javascript.run(code, [A.ravel(), dA.ravel()]) == [np.ravel(one).tolist() for one in expected]


REGULARIZED = """async ({ seed, p, weight_decay, epochs, patience }) => {
  const nn = await nnlib(), { moons } = await load("mathematics/datasets.js");
  const rng = (await load("mathematics/random.js")).default_rng(seed);
  const { X, Y } = moons(40, 0.3, rng), other = moons(40, 0.3, rng);
  const network = new nn.Network(
    new nn.Dense(2, 16, "relu", rng, "he"), new nn.Dropout(p, rng), new nn.Dense(16, 2, "identity", rng),
  );
  const history = network.fit(X, Y, {
    loss: new nn.CrossEntropy(true), optimizer: new nn.Adam(0.02, 0.9, 0.999, 1e-8, weight_decay),
    epochs, batch_size: 8, rng, validation: [other.X, other.Y], patience,
  });
  const judged = [[X, Y], [other.X, other.Y]].map(([X, Y]) => nn.accuracy(network.predict(X), Y, 2, true));
  const parameters = network.parameters.map((array) => [...array]);
  return { ...history, best_epoch: history.best_epoch, parameters, judged, after: rng.random() };
}"""


@pytest.mark.parametrize("patience", [None, 5])
@pytest.mark.parametrize(("p", "weight_decay"), [(0.0, 0.0), (0.5, 0.0), (0.2, 0.01)])
def test_a_run_with_dropout_weight_decay_and_patience(javascript, p, weight_decay, patience):
    """Integer labels, and one generator for points, first weights, batches and what is left out."""
    rng, epochs = np.random.default_rng(3), 60
    (X, Y), (X_other, Y_other) = [datasets.moons(40, 0.3, rng=rng) for _ in range(2)]
    Y, Y_other = Y.ravel().astype(int), Y_other.ravel().astype(int)
    network = Network(Dense(2, 16, "relu", init="he", rng=rng), Dropout(p, rng=rng), Dense(16, 2, "identity", rng=rng))
    history = network.fit(
        X,
        Y,
        loss=CrossEntropy(from_logits=True),
        optimizer=Adam(0.02, weight_decay=weight_decay),
        epochs=epochs,
        batch_size=8,
        rng=rng,
        validation=(X_other, Y_other),
        patience=patience,
    )
    given = {"seed": 3, "p": p, "weight_decay": weight_decay, "epochs": epochs, "patience": patience}
    found = javascript.run(REGULARIZED, given)
    assert_close(found["losses"], history.losses, rtol=1e-10)
    assert_close(found["validation_losses"], history.validation_losses, rtol=1e-10)
    assert found["best_epoch"] == history.best_epoch
    for one, parameter in zip(found["parameters"], network.parameters, strict=True):
        assert_close(one, parameter, rtol=1e-10)
    pairs = [(X, Y), (X_other, Y_other)]
    assert found["judged"] == [accuracy(network.predict(X), Y, from_logits=True) for X, Y in pairs]
    assert found["after"] == rng.random()
    assert (len(history.losses) < epochs) == (patience is not None)


MISFITS = {
    'new nn.Dense(2, 3, "softplus")': "activation is softplus, but needs one of identity, sigmoid, tanh, relu, softmax",
    'new nn.Dense(2, 3, "toString")': "activation is toString",
    'new nn.Dense(2, 3, "relu", Math, "zeros")': "init is zeros, but needs one of glorot, he",
    "new nn.Dropout(1)": "p is 1, but needs a number from 0 to below 1",
    "new nn.Dropout(-0.1)": "p is -0.1, but needs a number from 0 to below 1",
    "new nn.Network()": "a network needs layers",
    "new nn.Network(new nn.Dropout(0.5))": "a network needs a dense layer",
    "new nn.Network(new nn.Dense(2, 1), new nn.Dropout(0.5)).save()": "only dense layers are saved",
    "fit({ patience: 3 })": "patience needs validation data",
    "new nn.Network(new nn.Dense(2, 3), new nn.Dense(4, 1))": "a layer gives 3 numbers, but the next needs 4",
    "new nn.Network(new nn.Dense(2, 3), new nn.Dropout(0.5), new nn.Dense(4, 1))": "a layer gives 3 numbers, but the",
    "network.forward(new Float64Array(3))": "X has 3 numbers, but needs rows of 2",
    "nn.Network.load({ layers: [{ W: [[1, 2], [3]], b: [0, 0] }] })": "W needs equal rows",
    "nn.Network.load({ layers: [{ W: [[1, 2]], b: [0, 0] }] })": "W needs equal rows, one for each of b",
    "network.predict(new Float64Array(3))": "X has 3 numbers, but needs rows of 2",
    "network.predict(new Float64Array(0))": "X has 0 numbers",
    "fit({ batch_size: 0 })": "batch_size is 0, but needs a whole number of at least 1",
    "fit({ batch_size: 1.5 })": "batch_size is 1.5, but needs a whole number of at least 1",
    "fit({ batch_size: 2 })": "rng is missing, but batches are drawn by one",
    "network.train_step(new Float64Array(4), new Float64Array(3), new nn.MSE(), new nn.SGD(1))": "Y has 3 numbers",
}


@pytest.mark.parametrize("code", MISFITS)
def test_what_does_not_fit_is_named(javascript, code):
    start = "const nn = await nnlib(), network = new nn.Network(new nn.Dense(2, 1));"
    start += """const X = new Float64Array(8), Y = new Float64Array(4);
      const given = { loss: new nn.MSE(), optimizer: new nn.SGD(1) };
      const fit = (more) => network.fit(X, Y, { epochs: 1, ...given, ...more });"""
    with pytest.raises(JavaScriptError, match=re.escape(MISFITS[code])):
        javascript.run(f"async () => {{ {start} {code}; }}")
