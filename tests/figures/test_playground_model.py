"""The playground without a page: its runs are nnlib's, and what it shows of them, its address and its program hold."""

import io
import re
from contextlib import redirect_stdout
from typing import Any

import numpy as np
import pytest
import traitlets
from pages import plain

from course.figures import Playground
from nnlib import MSE, SGD, Dense, Network, accuracy, datasets

RUN = """async (cases) => {
  const { Experiment, lossCurves, message, numbers, report } = await load("playground/model.js");
  const { settingsOf } = await load("playground/settings.js");
  const { toPython } = await load("playground/program.js");
  return cases.map((values) => {
    const experiment = new Experiment();
    experiment.follow(values);
    const { run } = experiment;
    const { epoch, failure, losses, validation_losses } = run;
    const parameters = run.network.parameters.map((array) => [...array]);
    const code = toPython(settingsOf(values), run);
    const words = { code, message: message(experiment, values), report: report(run) };
    const shown = ["weights", "gradients"].map((show) => numbers(run, { ...values, show }));
    const gradients = run.network.gradients.map((array) => [...array]);
    const Y_hat = [...run.network.predict(run.train.X)];
    return {
      epoch, failure, losses, validation_losses, parameters, gradients, judged: run.evaluate(), ...words, Y_hat,
      hidden: [...run.network.layers[0].A], weights: shown[0], slopes: shown[1], curves: lossCurves(run),
    };
  });
}"""

KINDS = ["circles", "moons", "spirals", "three_spirals"]
DRAWN = [(-0.5, 0.25, 0), (0.3, -0.8, 0), (0.91, 0.4, 1), (0.0, 0.66, 1), (-0.75, -0.75, 1)]
DEEP_RELU = {"data": "spirals", "hidden": [8, 8, 8, 8], "activation": "relu", "optimizer": "Adam", "lr": 0.01}
SIGMOIDS = {"data": "moons", "n": 55, "hidden": [5, 2], "activation": "sigmoid", "batch_size": 0}
NOISY = {"data": "moons", "noise": 0.35, "n": 40, "hidden": [8], "optimizer": "Adam", "lr": 0.05}
LINEAR = {"data": "moons", "n": 60, "hidden": [], "output": "identity", "loss": "MSE", "lr": 0.05, "batch_size": 1}
THREE = [*DRAWN, (0.7, -0.2, 2), (0.75, -0.3, 2)]
ARMS = {"data": "three_spirals", "n": 100, "noise": 0.05, "epoch": 60}
HE_RELU = {"hidden": [8, 8, 8, 8], "activation": "relu", "init": "he", "lr": 0.1}
SETTINGS: dict[str, dict[str, Any]] = {
    "at rest": {"epoch": 100},
    "before the first epoch": {"epoch": 0, "data": "moons"},
    "xor": {"data": "xor", "hidden": [2], "seed": 4, "batch_size": 0, "lr": 0.5, "epoch": 2000, "loss": "MSE"},
    "xor in small batches": {"data": "xor", "hidden": [3], "batch_size": 3, "epoch": 300, "optimizer": "Momentum"},
    "deep relu, adam": {**DEEP_RELU, "n": 100, "epoch": 80, "seed": 7},
    "sigmoids, full batch": {**SIGMOIDS, "optimizer": "Momentum", "lr": 0.2, "epoch": 200},
    "weight decay": {"data": "circles", "hidden": [8, 8], "weight_decay": 0.002, "epoch": 60, "seed": 123456789},
    "weight decay and adam": {**NOISY, "weight_decay": 0.04, "epoch": 120},
    "weight decay and momentum": {**NOISY, "optimizer": "Momentum", "weight_decay": 0.01, "epoch": 60},
    "three arms": {**ARMS, "hidden": [6], "optimizer": "Adam", "lr": 0.02},
    "three arms, deep relu from he": {**ARMS, **HE_RELU, "epoch": 30},
    "three arms, one softmax layer": {**ARMS, "hidden": [], "loss": "MSE", "output": "identity", "batch_size": 0},
    "three classes drawn": {"data": "drawn", "points": THREE, "epoch": 100, "batch_size": 3, "seed": 6},
    "dropout": {"hidden": [8, 8], "dropout": 0.2, "epoch": 80, "seed": 5},
    "dropout and all the rest": {**ARMS, "hidden": [8, 5], "dropout": 0.5, "weight_decay": 0.001, "init": "he"},
    "dropout without a hidden layer": {**LINEAR, "dropout": 0.5, "epoch": 5},
    "small first weights": {"data": "moons", "init": "small", "epoch": 60},
    "large first weights": {"data": "moons", "init": "large", "lr": 0.1, "epoch": 60},
    "one linear unit": {**LINEAR, "epoch": 50},
    "drawn": {"data": "drawn", "points": DRAWN, "activation": "relu", "epoch": 200, "batch_size": 2, "seed": 3},
    "identity inside": {"data": "circles", "activation": "identity", "hidden": [4, 4], "epoch": 50},
}


def run(javascript, cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Run some settings, and return what became of them and what is shown of it."""
    return javascript.run(RUN, [plain(Playground(**case)) for case in cases])


@pytest.fixture(scope="module")
def found(javascript) -> dict[str, dict[str, Any]]:
    return dict(zip(SETTINGS, run(javascript, list(SETTINGS.values())), strict=True))


@pytest.fixture(scope="module")
def programs(found) -> dict[str, dict[str, Any]]:
    """Run each exported program, and return its names and what it prints."""
    scopes = {}
    for name, one in found.items():
        printed = io.StringIO()
        scope: dict[str, Any] = {}
        with redirect_stdout(printed):
            exec(one["code"], scope)
        scopes[name] = scope | {"printed": printed.getvalue()}
    return scopes


@pytest.mark.parametrize("name", SETTINGS)
class TestRun:
    def test_the_exported_program_ends_at_the_same_network_and_loss(self, found, programs, name):
        one, scope, playground = found[name], programs[name], Playground(**SETTINGS[name])
        assert [one["epoch"], one["failure"]] == [playground.epoch, ""]
        loss = one["judged"]["train"]["loss"]
        assert float(scope["printed"]) == pytest.approx(loss, abs=1e-9)
        assert f"# the playground: {loss}" in one["code"]
        for array, expected in zip(one["parameters"], scope["network"].parameters, strict=True):
            np.testing.assert_allclose(array, expected.ravel(), rtol=0, atol=1e-9)
        losses, validation_losses = [], []
        if playground.epoch:
            losses, validation_losses = scope["history"].losses, scope["history"].validation_losses
        np.testing.assert_allclose(one["losses"], losses, rtol=0, atol=1e-9)
        np.testing.assert_allclose(one["validation_losses"], validation_losses, rtol=0, atol=1e-9)

    def test_loss_and_accuracy_are_nnlibs_on_training_and_on_validation_data(self, found, programs, name):
        judged, scope = found[name]["judged"], programs[name]
        generated = SETTINGS[name].get("data", "circles") in KINDS
        assert (judged["validation"] is not None) == ("X_validation" in scope) == generated
        words = []
        for kind, end in [("train", ""), ("validation", "_validation")][: 1 + generated]:
            X, Y = scope[f"X{end}"], scope[f"Y{end}"]
            Y_hat = scope["network"].predict(X)
            assert judged[kind]["loss"] == pytest.approx(scope["loss"](Y_hat, Y), abs=1e-9)
            assert judged[kind]["accuracy"] == pytest.approx(accuracy(Y_hat, Y))
            if generated:
                assert len(X) == Playground(**SETTINGS[name]).n
            data = "Training" if kind == "train" else "Validation"
            words.append(
                f"{data} data: loss {judged[kind]['loss']:.3f}, accuracy {100 * judged[kind]['accuracy']:.1f} %."
            )
        assert found[name]["report"] == " ".join(words)

    def test_gradients_are_nnlibs_on_all_samples_with_weight_decay_and_without_dropout(self, found, programs, name):
        scope = programs[name]
        network, X, Y = without_dropout(scope["network"]), scope["X"], scope["Y"]
        network.backward(scope["loss"].gradient(network.forward(X), Y))
        decay = Playground(**SETTINGS[name]).weight_decay
        for array, dw, w in zip(found[name]["gradients"], network.gradients, network.parameters, strict=True):
            np.testing.assert_allclose(array, (dw + decay * w).ravel(), rtol=0, atol=1e-9)

    def test_weights_biases_and_gradients_are_written(self, found, programs, name):
        one, network = found[name], without_dropout(programs[name]["network"])
        slopes = [np.reshape(slope, w.shape) for slope, w in zip(one["gradients"], network.parameters, strict=True)]
        for written, arrays, decimals in [(one["weights"], network.parameters, 2), (one["slopes"], slopes, 3)]:
            largest = max(abs(W).max() for W in arrays[::2])
            for l, layer in enumerate(network.layers):
                W, b = arrays[2 * l], arrays[2 * l + 1]
                sizes = abs(W.ravel())
                widths = sizes / (1 + sizes) if decimals == 2 else sizes / largest
                lines, units = written[l]["lines"], written[l]["units"]
                assert [line["kind"] for line in lines] == ["negative" if w < 0 else "positive" for w in W.ravel()]
                np.testing.assert_allclose([line["width"] for line in lines], 0.4 + 4.6 * widths, atol=1e-6)
                assert len(units) == len(b)
                for i, unit in enumerate(units):
                    last, three = layer is network.layers[-1], len(network.layers[-1].b) == 3
                    output = f"output unit of class {i}" if three else "output unit"
                    assert unit["name"] == (output if last else f"hidden layer {l + 1}, unit {i + 1}")
                    assert unit["label"].split()[0] == ("b" if decimals == 2 else "db")
                    assert_written(unit["label"], [b[i]], decimals)
                    name, formula = unit["formula"].split(": ")
                    assert name.lower() == unit["name"]
                    assert_written(formula, [*W[i], b[i]], decimals)
                    if decimals == 3:
                        assert re.fullmatch(r"dW = \[.*\], db = \S+", formula)
                        continue
                    activation = layer.activation.name
                    if activation == "softmax":
                        start, formula = formula.split(", ")
                        k = "₀₁₂"[i]
                        assert start == f"ŷ{k} = exp(z{k}) / (exp(z₀) + exp(z₁) + exp(z₂))"
                        assert formula.startswith(f"z{k} = ")
                    else:
                        assert formula.startswith("ŷ = " if last else "a = ")
                        assert (f"{activation}(" in formula) == (activation != "identity")
                    assert re.findall("[ax][₁₂₃₄₅₆₇₈]", formula) == [
                        f"{'a' if l else 'x'}{'₁₂₃₄₅₆₇₈'[k]}" for k in range(len(W[i]))
                    ]


def without_dropout(network: Network) -> Network:
    """Return a network of the same dense layers."""
    return Network(*[layer for layer in network.layers if isinstance(layer, Dense)])


def assert_written(words: str, values: list[float], decimals: int) -> None:
    """Numbers that are written as 2.00 x₁ − 3.1e−4 x₂ + 1.00 are these."""
    found = re.findall(r"(?:[−+] )?−?\d+\.\d+(?:e−?\d+)?", words)
    numbers = [float(one.replace("− ", "-").replace("−", "-").replace("+ ", "")) for one in found]
    assert len(numbers) == len(values), words
    for number, value in zip(numbers, values, strict=True):
        assert number == pytest.approx(value, abs=max(0.501 * 10**-decimals, 0.051 * abs(value))), words
        if abs(value) > 0.5 * 10**-decimals:
            assert number == pytest.approx(value, rel=0.051, abs=0.501 * 10**-decimals), words


def test_gradients_with_weight_decay_are_central_differences(javascript):
    settings = {"data": "xor", "hidden": [2], "loss": "MSE", "batch_size": 0, "epoch": 5, "weight_decay": 0.6}
    [found] = run(javascript, [settings])
    X, Y = datasets.xor()
    network = Network(Dense(2, 2, "tanh"), Dense(2, 1))
    for parameter, array in zip(network.parameters, found["parameters"], strict=True):
        parameter[...] = np.reshape(array, parameter.shape)

    def penalised() -> float:
        return MSE()(network.predict(X), Y) + 0.3 * sum((array**2).sum() for array in network.parameters)

    eps = 1e-6
    for parameter, gradient in zip(network.parameters, found["gradients"], strict=True):
        for i, slope in enumerate(gradient):
            kept = parameter.flat[i]
            parameter.flat[i] = kept + eps
            above = penalised()
            parameter.flat[i] = kept - eps
            below = penalised()
            parameter.flat[i] = kept
            assert (above - below) / (2 * eps) == pytest.approx(slope, abs=1e-7)


def test_a_diverging_run_stops_where_nnlibs_does_and_keeps_its_last_finite_numbers(javascript):
    settings = {"data": "moons", "output": "identity", "loss": "MSE", "lr": 5.0, "epoch": 300}
    [found] = run(javascript, [settings])
    rng = np.random.default_rng(0)
    X, Y = datasets.moons(200, 0.1, rng=rng)
    validation = datasets.moons(200, 0.1, rng=rng)
    network = Network(Dense(2, 4, "tanh", rng=rng), Dense(4, 1, "identity", rng=rng))
    with pytest.raises(FloatingPointError, match=f"in epoch {found['epoch'] + 1}:"), np.errstate(all="ignore"):
        network.fit(X, Y, loss=MSE(), optimizer=SGD(5.0), epochs=300, batch_size=20, rng=rng, validation=validation)
    words = f"diverged: in epoch {found['epoch'] + 1} the numbers became infinite. With learning rate 5 each step"
    assert words in found["failure"] == found["message"]
    assert len(found["losses"]) == len(found["validation_losses"]) == found["epoch"] > 0
    assert np.isfinite(np.concatenate(found["parameters"])).all()
    shown = str([found[key] for key in ("report", "weights", "slopes", "curves")])
    assert not re.search("NaN|nan|inf|Infinity|undefined", shown)


class TestExperiment:
    def test_a_run_is_the_same_in_whatever_slices_and_begins_anew_with_every_setting(self, javascript):
        code = """async (rest, changes) => {
          const { Experiment } = await load("playground/model.js");
          const experiment = new Experiment();
          const seen = [];
          const follow = (values, steps) => {
            const arrived = experiment.follow({ ...rest, ...values }, () => steps-- > 0);
            const { epoch, network } = experiment.run;
            seen.push([arrived, epoch, network.parameters.map((array) => [...array])]);
          };
          follow({ epoch: 25 }, 10);
          follow({ epoch: 25 }, 10);
          follow({ epoch: 25 }, 10);
          follow({ epoch: 7 }, 100);
          follow({ epoch: 25, show: "gradients", pace: 100 }, 18);
          follow({ epoch: 25 }, 0);
          for (const change of changes) follow({ epoch: 25, ...change }, 0);
          return seen;
        }"""
        changes = [
            {"seed": 9},
            {"hidden": [2, 2]},
            {"hidden": [2, 2], "lr": 0.1},
            {"data": "drawn", "points": DRAWN},
            {},
        ]
        seen = javascript.run(code, plain(Playground(n=40)), changes)
        assert [one[:2] for one in seen[:6]] == [
            [False, 10],
            [False, 20],
            [True, 25],
            [True, 7],
            [True, 25],
            [True, 25],
        ]
        assert seen[2][2] == seen[4][2] != seen[3][2]
        assert [one[:2] for one in seen[6:]] == [[False, 0]] * len(changes)
        assert len({str(one[2]) for one in seen[6:]}) == len(changes) - 1  # the rate does not change the start

    def test_what_stands_in_the_way_or_is_on_the_way_is_said(self, javascript):
        code = """async (cases) => {
          const { Experiment, message } = await load("playground/model.js");
          return cases.map(([values, most]) => {
            const experiment = new Experiment();
            experiment.follow(values, () => most-- > 0);
            const { run, data } = experiment;
            return [message(experiment, values), run !== null, data.train.Y.length, data.validation?.Y.length ?? 0];
          });
        }"""
        few, last = (
            {"data": "drawn", "points": DRAWN[:1]},
            {"data": "xor", "hidden": [], "batch_size": 0, "epoch": 100_000},
        )
        cases: list[tuple[dict[str, Any], float]] = [
            (few, 0),
            ({"output": "identity"}, 0),
            ({"output": "identity", "loss": "MSE"}, 1000),
            ({"data": "drawn", "points": DRAWN}, 1000),
            ({"data": "drawn", "points": THREE, "output": "identity"}, 1000),
            ({"epoch": 50, "pace": 10}, 39),
            ({"epoch": 50, "pace": 10}, 40),
            (last, 1e9),
        ]
        found = javascript.run(code, [[plain(Playground(**values)), most] for values, most in cases])
        identity = found[1][0]
        assert "needs answers between 0 and 1" in identity
        assert "the mean squared error" in identity
        assert found == [
            ["Draw at least two points in the map, then press Play.", False, 1, 0],
            [identity, False, 200, 200],
            ["", True, 200, 200],
            ["", True, 5, 0],
            ["", True, 7, 0],
            ["On the way to epoch 50 …", True, 200, 200],
            ["", True, 200, 200],
            ["The playground ends at epoch 100000.", True, 4, 0],
        ]


class TestWords:
    def test_the_legend_names_every_sign_that_is_shown(self, javascript):
        cases = [plain(Playground()), plain(Playground(data="xor", show="gradients"))]
        cases += [plain(Playground(data="three_spirals")), plain(Playground(data="drawn", points=THREE))]
        both, one, three, drawn = javascript.call("playground/model.js", "legend", cases)
        assert three["Map"] == {**both["Map"], "two": "class 2", "half": "border of two classes"}
        assert three["Ground"] == {"low": "sure of 0", "high": "sure of 1", "third": "sure of 2", "middle": "unsure"}
        assert list(drawn["Map"]) == ["zero", "one", "two", "half"]
        assert both == {
            "Map": {
                "zero": "class 0",
                "one": "class 1",
                "training": "training data",
                "validation": "validation data",
                "half": "output ½",
            },
            "Ground": {"low": "low output", "high": "high output"},
            "Weights": {"positive": "above zero", "negative": "below zero"},
            "Loss": {"solid": "training", "dashed": "validation"},
        }
        assert list(one) == ["Map", "Ground", "Gradients", "Loss"]
        assert not {"training", "validation", "dashed"} & {sign for part in one.values() for sign in part}


class TestCurves:
    def test_curves_go_through_the_losses_with_the_last_one_and_a_tick(self, found):
        for name in ("at rest", "xor", "deep relu, adam"):
            one = found[name]
            curves, tick = one["curves"]["curves"], one["curves"]["tick"]
            both = [losses for losses in (one["losses"], one["validation_losses"]) if losses]
            assert [curve["name"] for curve in curves] == ["training", "validation"][: len(both)]
            top = 1.1 * max(losses[0] for losses in both)
            assert one["curves"]["epochs"] == one["epoch"]
            for curve, losses in zip(curves, both, strict=True):
                x, y = np.array(curve["points"]).T
                assert len(x) <= 151
                at = np.round(x / 100 * (len(losses) - 1)).astype(int)
                assert [at[0], at[-1]] == [0, len(losses) - 1]
                np.testing.assert_allclose(y, np.maximum(-5, 100 - 100 * np.array(losses)[at] / top), atol=1e-9)
                assert abs(curve["nameAt"] - y[-1]) <= 7
            ends = [curve["points"][-1][1] for curve in curves]
            names = [curve["nameAt"] for curve in curves]
            if len(curves) == 2:
                assert abs(names[0] - names[1]) >= 13.999
                assert (names[0] < names[1]) == (ends[0] <= ends[1])
            value = float(tick["words"])
            assert value / 10 ** np.floor(np.log10(value)) == pytest.approx([1, 2, 5][int(str(value).strip("0.")) // 2])
            assert tick["at"] == pytest.approx(100 - 100 * value / top)
            assert 20 <= tick["at"] <= 80
            first, last = (f"{losses[-1]:.3f}" for losses in (both[0][:1], both[0]))
            assert one["curves"]["words"].startswith(
                f"The loss over the epochs: on training data from {first} to {last}"
            )
            assert ("on validation data from" in one["curves"]["words"]) == (len(both) == 2)

    def test_before_the_first_epoch_there_are_none(self, found, javascript):
        words = "The loss over the epochs: none yet."
        nothing: dict[str, Any] = {"curves": [], "tick": None, "epochs": 0, "words": words}
        assert found["before the first epoch"]["curves"] == nothing
        assert javascript.call("playground/model.js", "lossCurves", [[None]]) == [nothing]

    def test_ticks_of_any_size(self, javascript):
        code = """async (tops) => {
          const { lossCurves } = await load("playground/model.js");
          return tops.map((top) => lossCurves({ epoch: 1, losses: [top / 1.1], validation_losses: [] }).tick.words);
        }"""
        tops = [1, 0.3, 0.08, 20, 900, 1e-3, 1e-5, 3e22]
        assert javascript.run(code, tops) == ["0.5", "0.2", "0.05", "10", "500", "5.0e−4", "5.0e−6", "2.0e22"]


class TestMap:
    def test_the_map_holds_the_data_and_its_ticks(self, javascript):
        kinds = [*KINDS, "xor"]
        maps = dict(zip(kinds, javascript.call("playground/model.js", "mapOf", kinds), strict=True))
        for data, at in maps.items():
            X, _ = datasets.xor() if data == "xor" else getattr(datasets, data)(500, 0.05, rng=np.random.default_rng(0))
            low, high = np.array([at["x"], at["y"]]).T
            assert ((low < X) & (high > X)).all()
            assert high[0] - low[0] == high[1] - low[1]
            # The names of the axes are at their ends.
            assert all(low.max() < tick < high.min() - 0.09 * (high[0] - low[0]) for tick in at["ticks"])

    def test_points_are_those_of_nnlib_training_data_above(self, javascript):
        code = """async (values) => {
          const { Experiment, pointsOf } = await load("playground/model.js");
          const experiment = new Experiment();
          experiment.follow(values);
          return pointsOf(experiment.data);
        }"""
        rng = np.random.default_rng(5)
        sets = [datasets.moons(21, 0.2, rng=rng), datasets.moons(21, 0.2, rng=rng)]
        for output in ("sigmoid", "identity"):  # which allows no run
            playground = Playground(data="moons", n=21, noise=0.2, seed=5, output=output, epoch=0)
            found = javascript.run(code, plain(playground))
            assert [point["kind"] for point in found] == ["validation"] * 21 + ["training"] * 21
            for (X, Y), points in zip(sets, [found[21:], found[:21]], strict=True):
                np.testing.assert_allclose([[point["x1"], point["x2"]] for point in points], X, atol=1e-12)
                assert [point["label"] for point in points] == Y.ravel().tolist()

    def test_regions_are_the_likeliest_classes_and_how_sure_they_are(self, javascript):
        P = [0.2, 0.5, 0.3, 1, 0, 0, 1 / 3, 1 / 3, 1 / 3, 0.1, 0.1, 0.8]
        [found] = javascript.call("playground/model.js", "regions", [[P, 3]])
        assert found["classes"] == [1, 0, 0, 2]
        np.testing.assert_allclose(found["sure"], [0.25, 1, 0, 0.7], atol=1e-12)

    def test_borders_are_where_two_classes_are_alike_and_above_the_third(self, javascript):
        code = """async (Z, side) => {
          const { borders } = await load("playground/model.js");
          const { contour } = await load("mathematics/plane.js");
          return borders(Z).map(({ values, hidden }) => contour(values, side, 0, hidden));
        }"""
        side = 9
        x, y = np.meshgrid(np.arange(side), np.arange(side))
        # Three classes that meet at (3.3, 4.2): one on the right, one on the upper left, one on the lower left.
        scores = np.stack([2 * (x - 3.3), -(x - 3.3) - (y - 4.2), -(x - 3.3) + (y - 4.2)], axis=-1)
        paths = javascript.run(code, scores.ravel().tolist(), side)
        ends = [np.array(re.findall(r"[ML](\S+?) ([^ML]+)", path), float).reshape(-1, 2, 2) for path in paths]
        middle = np.array([3.3, 4.2])
        for i, (lines, direction) in enumerate(zip(ends, [(1, -3), (-1, 0), (1, 3)], strict=True)):
            along, across = np.array(direction), np.array(direction)[::-1] * [1, -1]
            np.testing.assert_allclose((lines - middle) @ across, 0, atol=1e-9, err_msg=str(i))
            places = np.sort(((lines - middle) @ along).ravel())
            assert places[0] == pytest.approx(0, abs=1e-9)
            np.testing.assert_allclose(places[1:-1:2], places[2::2], atol=1e-9)
            reached = middle + places[-1] * along / (along @ along)
            assert min(*reached, *(side - 1 - reached)) == pytest.approx(0, abs=1e-9)

    def test_a_units_map_goes_from_its_lowest_to_its_highest_value(self, javascript):
        values = [[-0.5, 2, 0.25, -4, 1, 1], 2]
        cases = [
            [*values, i, kind] for i, kind in [(0, "tanh"), (1, "relu"), (0, "sigmoid"), (1, "output"), (1, "tanh")]
        ]
        assert javascript.call("playground/model.js", "shades", cases) == [
            [0.25, 0.625, 1],
            [0.75, 0, 0.625],
            [-0.5, 0.25, 1],
            [2, -4, 1],
            [1.5, -1.5, 1],
        ]


class TestDrawing:
    def test_a_point_is_added_or_the_one_there_is_taken_away(self, javascript):
        full = [[-1 + i / 250, 1, 0] for i in range(500)]
        cases = [
            [[], [0.123, -0.456], 1],
            [[], [1.05, -1.05], 0],
            [[[0, 0, 0], [0.5, 0.5, 1]], [0.45, 0.52], 0],
            [[[0, 0, 0]], [0.06, 0], 1],
            [full, [0, 0], 1],
            [full, [-1, 1], 1],
        ]
        added, clipped, removed, beside, refused, one_less = javascript.call("playground/drawing.js", "toggled", cases)
        assert added == [[0.12, -0.46, 1]]
        assert clipped == [[1, -1, 0]]
        assert removed == [[0, 0, 0]]
        assert beside == [[0, 0, 0], [0.06, 0, 1]]
        assert refused == full
        assert len(one_less) == 499

    def test_arrow_keys_move_the_cursor_within_the_map(self, javascript):
        keys = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]
        cases = [[[0.1, -0.2], key] for key in keys] + [[[1, -1], key] for key in keys] + [[[0, 0], "Tab"]]
        assert [end or "nowhere" for end in javascript.call("playground/drawing.js", "moved", cases)] == [
            [0.05, -0.2],
            [0.15, -0.2],
            [0.1, -0.15],
            [0.1, -0.25],
            [0.95, -1],
            [1, -1],
            [1, -0.95],
            [1, -1],
            "nowhere",
        ]


class TestAddress:
    @pytest.mark.parametrize("name", SETTINGS)
    def test_a_state_survives_it(self, javascript, name):
        state = plain(Playground(**SETTINGS[name], show="gradients", pace=10))
        [search] = javascript.call("playground/settings.js", "toAddress", [state])
        [found] = javascript.call("playground/settings.js", "fromAddress", [search])
        assert found["faults"] == []
        read = plain(Playground(**found["values"]))
        if state["data"] != "drawn":
            assert "points" not in found["values"]
        assert read == state

    def test_garbage_is_named_and_the_rest_is_used(self, javascript):
        assert set(GARBAGE) == set(Playground().state())
        cases = [(name, value) for name, values in GARBAGE.items() for value in values]
        searches = [f"?{name}={value}&{good(name)}=7&unknown=1&__proto__=2" for name, value in cases]
        found = javascript.call("playground/settings.js", "fromAddress", searches)
        for (name, value), one in zip(cases, found, strict=True):
            assert one["values"] == {good(name): 7}, value
            [fault] = one["faults"]
            assert fault.startswith(f"In the address, {name} is “{value[:40]}”, but needs ")
            assert fault.endswith(". The rest of it is used.")

    @pytest.mark.parametrize(
        ("name", "low", "high", "step"),
        [
            ("n", 3, 500, 1),
            ("dropout", 0, 0.9, 1e-6),
            ("noise", 0, 0.5, 1e-6),
            ("lr", 0.0001, 10, 1e-6),
            ("batch_size", 0, 500, 1),
            ("weight_decay", 0, 1, 1e-6),
            ("seed", 0, 2**32 - 1, 1),
            ("epoch", 0, 100_000, 1),
        ],
    )
    def test_python_and_the_address_allow_the_same(self, javascript, name, low, high, step):
        for value in (low, high):
            setattr(Playground(), name, value)
        for value in (low - step, high + step):
            with pytest.raises(traitlets.TraitError):
                setattr(Playground(), name, value)
        searches = [f"?{name}={value}" for value in (low, high, low - step, high + step)]
        found = javascript.call("playground/settings.js", "fromAddress", searches)
        assert [one["values"] for one in found] == [{name: low}, {name: high}, {}, {}]


def good(name: str) -> str:
    return "epoch" if name == "seed" else "seed"


GARBAGE = {
    "data": ["", "XOR", "toString", "digits"],
    "n": ["2", "501", "-5", "20.5", "1e2", "NaN", "many"],
    "noise": ["-0.1", "0.51", "NaN", "Infinity", "", "0x1"],
    "points": [
        "1,2,0",
        "0.5,0.5",
        "0.5,0.5,3",
        "0.5,0.5,1.5",
        "a,b,c",
        ",,",
        "0,0,0;",
        ";",
        ".,.,0",
        "0,0,1;" * 501 + "0,0,1",
    ],
    "hidden": ["0", "9", "1,2,3,4,5", "4,", "4.5", "-1", "four"],
    "activation": ["softmax", "Tanh", "constructor"],
    "init": ["", "Glorot", "tiny", "toString"],
    "dropout": ["-0.1", "0.91", "1", "half"],
    "output": ["tanh", "softmax", ""],
    "loss": ["CrossEntropy", "mse"],
    "optimizer": ["adam", "RMSprop"],
    "lr": ["0", "11", "1e-9", "-1", "Infinity", ""],
    "batch_size": ["-1", "501", "1.5"],
    "weight_decay": ["-0.001", "1.01", "x"],
    "seed": ["-1", "4294967296", "0.5", "seed"],
    "epoch": ["-1", "100001", "1e3"],
    "show": ["biases"],
    "pace": ["2", "1000"],
}


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
