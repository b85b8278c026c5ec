"""An experiment's run in JavaScript is nnlib's: its exported program, run by Python, ends at the same numbers."""

import io
from contextlib import redirect_stdout
from typing import Any

import numpy as np
import pytest
import traitlets
from playwright.sync_api import Page

from course.figures import Playground
from nnlib import MSE, SGD, Dense, Network, datasets

RUN = """async ([settings, epochs]) => {
  const { Run, toPython } = await import("/experiment.js");
  const run = new Run(settings);
  while (run.epoch < epochs && !run.failure) run.advance();
  const parameters = run.network.parameters.map((array) => [...array]), judged = run.evaluate();
  run.fillGradients();
  return {
    parameters, judged, epoch: run.epoch, failure: run.failure, losses: run.losses, testLosses: run.testLosses,
    gradients: run.network.gradients.map((array) => [...array]), code: toPython(settings, run),
  };
}"""
ADDRESS = """async (search) => (await import("/experiment.js")).fromAddress(search)"""

DRAWN = [(-0.5, 0.25, 0), (0.3, -0.8, 0), (0.91, 0.4, 1), (0.0, 0.66, 1), (-0.75, -0.75, 1)]
EXPERIMENTS: dict[str, dict[str, Any]] = {
    "at rest": {"epoch": 100},
    "before the first epoch": {"epoch": 0, "data": "moons"},
    "xor": {"data": "xor", "hidden": [2], "seed": 4, "batch_size": 0, "lr": 0.5, "epoch": 2000, "loss": "MSE"},
    "xor in small batches": {"data": "xor", "hidden": [3], "batch_size": 3, "epoch": 300, "optimizer": "Momentum"},
    "deep relu, adam": {
        "data": "spirals",
        "hidden": [8, 8, 8, 8],
        "activation": "relu",
        "optimizer": "Adam",
        "lr": 0.01,
        "epoch": 150,
        "seed": 7,
    },
    "sigmoids, full batch": {
        "data": "moons",
        "n": 55,
        "hidden": [5, 2],
        "activation": "sigmoid",
        "batch_size": 0,
        "optimizer": "Momentum",
        "lr": 0.2,
        "epoch": 200,
    },
    "l2": {"data": "circles", "hidden": [8, 8], "l2": 0.001, "epoch": 60, "seed": 123456789},
    "l2 and adam": {
        "data": "moons",
        "noise": 0.35,
        "n": 40,
        "hidden": [8],
        "l2": 0.02,
        "optimizer": "Adam",
        "lr": 0.05,
        "epoch": 120,
    },
    "one linear unit": {
        "data": "moons",
        "hidden": [],
        "output": "identity",
        "loss": "MSE",
        "lr": 0.05,
        "epoch": 50,
        "batch_size": 1,
    },
    "drawn": {
        "data": "drawn",
        "points": DRAWN,
        "hidden": [4],
        "activation": "relu",
        "epoch": 200,
        "batch_size": 2,
        "seed": 3,
    },
    "identity inside": {"data": "circles", "activation": "identity", "hidden": [4, 4], "epoch": 50},
}


def run(page: Page, **settings: Any) -> tuple[Playground, dict[str, Any]]:
    playground = Playground(**settings)
    return playground, page.evaluate(RUN, [playground.state(), playground.epoch])


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_the_exported_program_reproduces_network_and_loss(blank_page, name):
    playground, found = run(blank_page, **EXPERIMENTS[name])
    assert found["epoch"] == playground.epoch
    assert not found["failure"]
    printed, scope = io.StringIO(), {}
    with redirect_stdout(printed):
        exec(found["code"], scope)
    assert float(printed.getvalue()) == pytest.approx(found["judged"]["train"]["loss"], abs=1e-9)
    assert f"# the playground: {found['judged']['train']['loss']}" in found["code"]
    for array, expected in zip(found["parameters"], scope["network"].parameters, strict=True):
        np.testing.assert_allclose(array, expected.ravel(), rtol=0, atol=1e-9)
    if playground.epoch:
        np.testing.assert_allclose(found["losses"], scope["history"].losses, rtol=0, atol=1e-9)
        np.testing.assert_allclose(found["testLosses"], scope["history"].validation_losses, rtol=0, atol=1e-9)
    network, loss, X, Y = scope["network"], scope["loss"], scope["X"], scope["Y"]
    right = ((network.predict(X) >= 0.5) == Y).mean()
    assert found["judged"]["train"]["right"] == pytest.approx(right)
    if "X_test" in scope:
        assert found["judged"]["test"]["loss"] == pytest.approx(
            loss(network.predict(scope["X_test"]), scope["Y_test"]), abs=1e-9
        )
        assert len(scope["X_test"]) == playground.n
    else:
        assert "test" not in found["judged"] or found["judged"]["test"] is None

    network.backward(loss.gradient(network.predict(X), Y))
    for array, dw, w in zip(found["gradients"], network.gradients, network.parameters):
        expected = dw + 2 * playground.l2 * w if w.ndim == 2 else dw
        np.testing.assert_allclose(array, expected.ravel(), rtol=0, atol=1e-9)


def test_the_penalty_is_the_gradient_of_l2_times_the_squares_of_the_weights():
    """By hand, without the exported class: one step of SGD on loss + l2 sum W^2, by central differences."""
    X, Y = datasets.xor()
    network, l2, eps = (
        Network(Dense(2, 2, "tanh", rng=np.random.default_rng(1)), Dense(2, 1, rng=np.random.default_rng(2))),
        0.3,
        1e-6,
    )

    def penalised() -> float:
        return MSE()(network.predict(X), Y) + l2 * sum((layer.W**2).sum() for layer in network.layers)

    network.backward(MSE().gradient(network.predict(X), Y))
    for w, dw in zip(network.parameters, [array.copy() for array in network.gradients]):
        kept = w.flat[0]
        w.flat[0] = kept + eps
        above = penalised()
        w.flat[0] = kept - eps
        below = penalised()
        w.flat[0] = kept
        expected = dw.flat[0] + (2 * l2 * kept if w.ndim == 2 else 0)
        assert (above - below) / (2 * eps) == pytest.approx(expected, abs=1e-7)


def test_a_diverging_run_stops_where_nnlibs_does_and_keeps_its_last_finite_numbers(blank_page):
    settings = {"data": "moons", "hidden": [4], "output": "identity", "loss": "MSE", "lr": 5.0, "epoch": 300}
    _, found = run(blank_page, **settings)
    rng = np.random.default_rng(0)
    X, Y = datasets.moons(200, 0.1, rng=rng)
    validation = datasets.moons(200, 0.1, rng=rng)
    network = Network(Dense(2, 4, "tanh", rng=rng), Dense(4, 1, "identity", rng=rng))
    with pytest.raises(FloatingPointError, match=f"in epoch {found['epoch'] + 1}:"):
        network.fit(X, Y, loss=MSE(), optimizer=SGD(5.0), epochs=300, batch_size=20, rng=rng, validation=validation)
    assert (
        f"diverged: in epoch {found['epoch'] + 1} the numbers became infinite. With learning rate 5" in found["failure"]
    )
    assert np.isfinite(np.concatenate(found["parameters"])).all()


def test_what_cannot_be_trained_is_said(blank_page):
    obstacle = """async (settings) => (await import("/experiment.js")).obstacle(settings)"""
    few = Playground(data="drawn", points=DRAWN[:1]).state()
    assert "Draw at least two points" in blank_page.evaluate(obstacle, few)
    assert "between 0 and 1" in blank_page.evaluate(obstacle, Playground(output="identity").state())
    assert blank_page.evaluate(obstacle, Playground(output="identity", loss="MSE").state()) == ""
    assert blank_page.evaluate(obstacle, Playground(data="drawn", points=DRAWN).state()) == ""


@pytest.mark.parametrize("name", EXPERIMENTS)
def test_a_state_survives_its_address(blank_page, name):
    state = Playground(**EXPERIMENTS[name], show="gradients", pace=10).state()
    code = """async (state) => { const { fromAddress, toAddress } = await import("/experiment.js");
      return fromAddress(toAddress((name) => state[name])); }"""
    found = blank_page.evaluate(code, state)
    assert found["faults"] == []
    read = Playground(**found["values"]).state()
    if state["data"] != "drawn":
        assert "points" not in found["values"]
        state["points"] = []
    assert read == state


GARBAGE = {
    "data": ["", "XOR", "toString", "digits"],
    "n": ["1", "501", "-5", "20.5", "1e2", "NaN", "many"],
    "noise": ["-0.1", "0.51", "NaN", "Infinity", "", "0x1"],
    "points": ["1,2,0", "0.5,0.5", "0.5,0.5,2", "a,b,c", "0,0,0;", ";", "0,0,1;" * 501 + "0,0,1"],
    "hidden": ["0", "9", "1,2,3,4,5", "4,", "4.5", "-1", "four"],
    "activation": ["softmax", "Tanh", "constructor"],
    "output": ["tanh", ""],
    "loss": ["CrossEntropy", "mse"],
    "optimizer": ["adam", "RMSprop"],
    "lr": ["0", "11", "1e-9", "-1", "Infinity", ""],
    "batch_size": ["-1", "501", "1.5"],
    "l2": ["-0.001", "1.01", "x"],
    "seed": ["-1", "4294967296", "0.5", "seed"],
    "epoch": ["-1", "100001", "1e3"],
    "show": ["biases"],
    "pace": ["2", "1000"],
}


@pytest.mark.parametrize("name", GARBAGE)
def test_garbage_in_the_address_is_named_and_the_rest_is_used(blank_page, name):
    assert set(GARBAGE) == set(Playground().state())
    for value in GARBAGE[name]:
        good = "seed=7" if name != "seed" else "epoch=7"
        found = blank_page.evaluate(ADDRESS, f"?{name}={value}&{good}&unknown=1&__proto__=2")
        assert found["values"] == {good.split("=")[0]: 7}
        assert len(found["faults"]) == 1
        assert found["faults"][0].startswith(f"{name} is “{value[:40]}”, but needs ")


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("n", 2, 500),
        ("noise", 0, 0.5),
        ("lr", 0.0001, 10),
        ("batch_size", 0, 500),
        ("l2", 0, 1),
        ("seed", 0, 2**32 - 1),
        ("epoch", 0, 100_000),
    ],
)
def test_python_and_the_address_allow_the_same(blank_page, name, low, high):
    beyond = 1 if isinstance(low, int) and name not in ("noise", "l2") else 1e-6
    for value in (low, high):
        setattr(Playground(), name, value)
        assert blank_page.evaluate(ADDRESS, f"?{name}={value}")["values"] == {name: value}
    for value in (low - beyond, high + beyond):
        with pytest.raises(traitlets.TraitError):
            setattr(Playground(), name, value)
        assert blank_page.evaluate(ADDRESS, f"?{name}={value}")["values"] == {}


@pytest.mark.parametrize(
    "wrong",
    [
        {"hidden": [9]},
        {"hidden": [1] * 5},
        {"hidden": [0]},
        {"points": [(2, 0, 1)]},
        {"points": [(0, 0, 3)]},
        {"data": "digits"},
        {"pace": 5},
    ],
)
def test_python_refuses_what_cannot_be_drawn(wrong):
    with pytest.raises(traitlets.TraitError):
        Playground(**wrong)
