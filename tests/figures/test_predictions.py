"""Predictions: what a reader says is kept and shown beside what happens, and what happens is so.

Of every figure, each kind of state in which it asks is here, and each answer is computed once more.
"""

import itertools
import json
import math
import operator
import re
from typing import Any

import numpy as np
import pytest
import traitlets
from accessibility import violations
from pages import FIGURES, LESSONS, a_prediction, plain, set_state, settle, show_twin, state
from playwright.sync_api import Page, expect
from test_playground_model import run as run_playground

from course import figures
from course.figures.figure import Figure
from course.figures.prediction import Prediction
from nnlib import SGD, Adam, Dense, Momentum

MODULE = "shared/prediction.js"
# The states in which each figure asks something else: first those that it makes a prediction of.
STATES: dict[str, tuple[list[dict[str, Any]], list[dict[str, Any]]]] = {
    "Neuron": ([{}, {"points": "AND"}, {"points": "OR"}, {"points": "XOR"}], []),
    "LearningNeuron": ([{}, {"task": "OR"}, {"step": 0}], []),
    "Softmax": ([{}, {"shift": 100}, {"shift": 100, "T": 10}, {"shift": 1000}], []),
    "LearningXOR": ([{}, {"epoch": 0}, {"seed": 1}], []),
    "MatrixProduct": (
        [{}, {"step": 9}, {"step": 12}, {"p": 4, "step": 24}, {"r": 1, "step": 4}, {"q": 1, "step": 1}, {"step": 6}],
        [{"step": 0}],
    ),
    "Losses": ([{}, {"y": 0}], []),
    "Activations": ([{}, {"activation": "tanh"}, {"activation": "relu"}], []),
    "Descents": (
        [{}, {"step": 0}, {"beta": 0}, {"beta": 0, "step": 120}, {"lr_momentum": 0.05}, {"slopes": 0.01}, {"k": 1}],
        [{"lr_sgd": 0.05}, {"slopes": 0.01, "lr_sgd": 3.8}],
    ),
    "LossBowl": ([{}, {"lr": 0.19}, {"lr": 0.25}, {"lr": 0.4}, {"lr": 0.6}], [{"lr": 0.35}, {"lr": 0.18}]),
    "ForwardPass": ([{}, {"stage": 0}, {"stage": 1}, {"stage": 3}, {"stage": 4}], []),
    "DrawnDigit": ([{}, {"example": 0}], [{"example": -1}]),
    "Backpropagation": (
        [
            *({"step": step} for step in (0, 2, 6, 7, 9, 11)),
            *({"graph": "two layers", "step": step} for step in (0, 3, 8, 11, 15)),
            *({"graph": "a value used twice", "step": step} for step in (0, 5, 7, 8, 9)),
            {"step": 9, "x1": 0.5},
            {"step": 6, "y": 0.0},
        ],
        [{"step": 5}, {"step": 12}, {"graph": "two layers", "step": 16}, {"graph": "a value used twice", "step": 10}],
    ),
    "Training": (
        [{}, {"n": 320}, {"seed": 14}],
        [{"weight_decay": 0.03}, {"weight_decay": 0.003}, {"dropout": 0.5}, {"hidden": 4}, {"n": 160}, {"seed": 15}],
    ),
    "ManyWorkers": (
        [
            {},
            {"workers": 1},
            {"workers": 1, "latency": 0.01},
            {"workers": 1024},
            {"workers": 1024, "parameters": 10**9},
            {"workers": 1024, "parameters": 10**9, "batch": 65536},
        ],
        [
            {"workers": 1024, "parameters": 10**11, "bandwidth": 900e9},
            {"workers": 1024, "parameters": 10**10, "batch": 65536, "bandwidth": 125e9},
            {"workers": 1024, "parameters": 10**10, "latency": 0.01},
        ],
    ),
    "Playground": (
        [
            {},
            {"activation": "sigmoid"},
            {"hidden": [], "epoch": 0},
            {"data": "three_spirals", "hidden": [], "epoch": 0},
        ],
        [{"data": data} for data in ("moons", "spirals", "three_spirals", "xor", "drawn")],
    ),
}

# What is asked in each state, what becomes of it by the gesture, and what the state after that says.
ASKED = """async (name, states) => {
  const { asked } = await load(`${name}/model.js`);
  return states.map((values) => {
    const now = asked(values);
    if (!now.answers) return now;
    const after = { ...values, ...now.gesture };
    return { ...now, before: now.seen(values), after: now.seen(after), result: now.result(after), values: after };
  });
}"""


def figure_of(name: str) -> type[Figure]:
    return getattr(figures, name)


def asked(javascript, name: str, *changes: dict[str, Any]) -> list[dict[str, Any]]:
    figure = figure_of(name)
    return javascript.run(ASKED, figure.name, [plain(figure(**change)) for change in changes])


def answer(javascript, name: str, **changes: Any) -> str:
    """Return the answer that is right in a state."""
    [found] = asked(javascript, name, changes)
    return found["answers"][found["result"]["right"]]


def evaluate(javascript, name: str, cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    figure = figure_of(name)
    return javascript.call(f"{figure.name}/model.js", "evaluate", [plain(figure(**case)) for case in cases])


every_figure = pytest.mark.parametrize("name", STATES)


def test_no_figure_is_left_out():
    # By hand, one computes and does not guess.
    assert sorted([*STATES, "WorkedBackpropagation"]) == sorted(figure.__name__ for figure in FIGURES)


@every_figure
class TestEveryFigure:
    def test_a_prediction_has_answers_and_other_lines_do_not_ask_for_one(self, javascript, name):
        predictions, lines = (asked(javascript, name, *states) for states in STATES[name])
        for one in predictions:
            assert "Predict first: " in one["question"]
            assert "?" in one["question"]
            assert len(one["question"]) <= 185
            assert 2 <= len(one["answers"]) <= 4
            assert len(set(one["answers"])) == len(one["answers"])
            assert 0 <= one["result"]["right"] < len(one["answers"])
            assert one["result"]["because"].endswith((".", "?"))
            assert len(one["answers"][one["result"]["right"]] + one["result"]["because"]) <= 165
            assert len(one["how"]) <= 32
        for one in lines:
            assert one.keys() == {"question"}
            assert one["question"].startswith("Try: ")
            assert "redict" not in one["question"]

    def test_its_result_is_seen_by_its_gesture_and_not_before(self, javascript, name):
        for changes, one in zip(STATES[name][0], asked(javascript, name, *STATES[name][0]), strict=True):
            assert [one["before"], one["after"]] == [False, True], changes
            assert one["gesture"]
            assert any(one["values"][key] != plain(figure_of(name)(**changes))[key] for key in one["gesture"])

    def test_python_allows_what_the_gesture_makes(self, javascript, name):
        for changes, one in zip(STATES[name][0], asked(javascript, name, *STATES[name][0]), strict=True):
            figure = figure_of(name)(**changes)
            for key, value in one["gesture"].items():
                setattr(figure, key, value)
            assert plain(figure) == one["values"]


def on_right_side(weights: list[float], bias: float, targets: list[int]) -> int:
    corners = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    return int(np.sum((corners @ weights + bias > 0) == targets))


class TestAnswers:
    """What happens, computed without the line that says so."""

    def test_neuron(self, javascript):
        today, *logic = asked(javascript, "Neuron", {}, {"points": "AND"}, {"points": "OR"})
        neuron = Dense(2, 1, "sigmoid")
        neuron.W[:], neuron.b[:] = [[1.0, 1.5]], -2.5
        assert neuron.predict(np.array([[0.9, 0.4]])).item() < 0.5
        assert today["answers"][today["result"]["right"]] == "no umbrella"
        assert "= −1.00." in today["result"]["because"]
        for one, targets in zip(logic, ([0, 0, 0, 1], [0, 1, 1, 1]), strict=True):
            right = [on_right_side([2, 2], float(b.replace("−", "-")), targets) == 4 for b in one["answers"]]
            assert right == [i == one["result"]["right"] for i in range(3)]
        grid = itertools.product(np.arange(-10, 10.5, 2.5), np.arange(-10, 10.5, 2.5), np.arange(-15, 15.5, 2.5))
        assert max(on_right_side([w1, w2], b, [0, 1, 1, 0]) for w1, w2, b in grid) == 3
        assert answer(javascript, "Neuron", points="XOR") == "no line can"

    def test_xor_comes_with_the_line_of_or_and_is_seen_with_another(self, javascript):
        before = plain(figures.Neuron(points="XOR", w1=2, w2=2, b=-1))
        code = """async (before, states) => {
          const { seen } = (await load("neuron/model.js")).asked(before);
          return states.map((change) => seen({ ...before, ...change }));
        }"""
        states = [{}, {"x1": 0.2}, {"w1": 3}, {"b": -5}, {"w1": -9, "w2": 9, "b": -4}, {"points": "OR", "w1": 3}]
        assert javascript.run(code, before, states) == [False, False, True, False, True, False]

    def test_learning_neuron(self, javascript):
        rates, starts = [0.5, 1, 2, 4, 8], ["0, 0, 0", "-3, 2, 1", "3, -1, -1"]
        for task in ("AND", "OR", "XOR"):
            cases = [{"task": task, "lr": lr, "start": start} for lr in rates for start in starts]
            right = [int(now["verdict"][0]) for now in evaluate(javascript, "LearningNeuron", cases)]
            assert max(right) <= 3 if task == "XOR" else min(right) == 4
        assert answer(javascript, "LearningNeuron") == "XOR"

    def test_learning_xor(self, javascript):
        found = evaluate(javascript, "LearningXOR", [{"seed": seed} for seed in (3, 1, 6, 0, 4)])
        assert [now["verdict"][0] for now in found] == ["4", "4", "4", "2", "2"]
        for now in found[3:]:
            halves = [value for value in now["answers"] if abs(value - 0.5) < 0.01]
            assert len(halves) == 2
        [one] = asked(javascript, "LearningXOR", {})
        assert one["answers"][one["result"]["right"]] == "from some of them"
        assert "From 1 and 6 it does. From 0 and 4 two" in one["result"]["because"]

    def test_softmax(self, javascript):
        def columns(**values: Any) -> list[list[str]]:
            [now] = evaluate(javascript, "Softmax", [values])
            return [now["plain"][2], now["safe"][2], now["shares"]["words"]]

        assert columns()[2] == columns(shift=100)[2] == columns(shift=1000)[2]
        assert answer(javascript, "Softmax") == "they stay the same"
        for T in (0.5, 1.0, 1.4, 1.6, 2.0, 10.0):
            first, second, _ = columns(shift=1000, T=T)
            works = first == second
            assert works == (1002 / T < 709)
            expected = "both" if works else "only the second"
            assert answer(javascript, "Softmax", shift=100, T=T) == expected
        assert answer(javascript, "Softmax", shift=1000) == "at a large one, T = 2"
        assert math.exp(501) < math.inf

    @pytest.mark.parametrize(("p", "q", "r"), list(itertools.product(range(1, 5), repeat=3)))
    def test_matrix_product(self, javascript, p, q, r):
        order = [(i, j, k) for i in range(p) for j in range(r) for k in range(q)]
        states = [{"p": p, "q": q, "r": r, "step": step} for step in range(1, p * q * r + 1)]
        for step, one in enumerate(asked(javascript, "MatrixProduct", *states), 1):
            *_, k = order[step - 1]
            told = one["answers"][one["result"]["right"]]
            if step == len(order):
                assert int(told) == (p + 1 if p < 4 else p - 1) * q * r
                continue
            next_i, next_j, next_k = order[step]
            if k == q - 1:
                assert told == f"row {next_i}, column {next_j}"
            else:
                assert told == f"1 in A, {(next_k - k) * r} in B"

    def test_losses(self, javascript):
        y_hat = np.linspace(0.001, 0.999, 999)
        mse, bce = 2 * (1 - y_hat) * y_hat * (1 - y_hat), 1 - y_hat
        assert y_hat[mse.argmax()] == pytest.approx(1 / 3, abs=1e-3)
        assert bce.argmax() == 0
        one, zero = asked(javascript, "Losses", {}, {"y": 0})
        assert one["answers"][one["result"]["right"]] == "MSE at −⅔, BCE at −1"
        assert zero["answers"][zero["result"]["right"]] == "MSE at ⅔, BCE at 1"
        for found in (one, zero):
            assert f"{mse.max():.3f} is its most" in found["result"]["because"]
        assert [one["values"]["z"], zero["values"]["z"]] == pytest.approx([-0.7, 0.7])

    def test_activations(self, javascript):
        z = np.linspace(-8, 8, 1601)
        a, t = 1 / (1 + np.exp(-z)), np.tanh(z)
        assert (a * (1 - a)).max() == 0.25
        assert np.interp(1.8, z, a * (1 - a)) == pytest.approx(0.125, abs=0.004)
        assert (1 - t**2).max() == 1
        assert np.abs(z[1 - t**2 >= 0.05]).max() < np.abs(z[a * (1 - a) >= 0.05]).max()
        assert answer(javascript, "Activations") == "nowhere"
        assert answer(javascript, "Activations", activation="tanh") == "1, sooner"
        [now] = evaluate(javascript, "Activations", [{"activation": "relu", "z": -0.1}])
        assert now["slope"] == 0
        assert answer(javascript, "Activations", activation="relu") == "nothing"

    def test_descents(self, javascript):
        def walk(rule: Any, k: float, slopes: float, steps: int) -> list[np.ndarray]:
            w, places = np.array([-10.0, 1.0]), [np.array([-10.0, 1.0])]
            for _ in range(steps):
                rule.step([w], [slopes * np.array([1, k]) * w])
                places.append(w.copy())
            return places

        rates, valleys, lengths = [0.001, 0.01, 0.034, 0.05, 0.1], [2, 20, 50], [0, 7, 40, 120]
        told = set()
        for lr, k, steps, beta in itertools.product(rates, valleys, lengths, [0, 0.9]):
            values = {"lr_momentum": lr, "k": k, "step": steps, "beta": beta, "lr_sgd": 0.01}
            [one] = asked(javascript, "Descents", values)
            taken = steps if steps > 1 else 120
            now, then = (walk(Momentum(lr, b), k, 1, taken)[-1] for b in (beta, 0.9 - beta))
            is_off = not (-11 <= then[0] <= 5.5 and abs(then[1]) <= 1.5)
            kinds = ["nearer to the cross", "further from it"]
            expected = "off the map" if is_off else kinds[math.hypot(*then) >= math.hypot(*now)]
            told.add(expected)
            assert one["answers"][one["result"]["right"]] == expected, values
            assert ("120 steps" if steps < 2 else f"same {steps} steps") in one["question"]
        assert len(told) == 3
        [one] = asked(javascript, "Descents", {"slopes": 0.01})
        assert one["gesture"] == {"lr_sgd": 3.8}
        np.testing.assert_allclose(walk(SGD(3.8), 50, 0.01, 40), walk(SGD(0.038), 50, 1, 40))
        np.testing.assert_allclose(walk(Adam(0.3), 50, 0.01, 40), walk(Adam(0.3), 50, 1, 40), atol=1e-4)
        assert one["answers"][one["result"]["right"]] == "a hundred times it"
        assert math.hypot(*walk(SGD(1), 1, 1, 1)[-1]) == 0
        assert min(math.hypot(*walk(SGD(lr), 1, 1, 1)[-1]) for lr in (0.5, 2)) > 1
        assert answer(javascript, "Descents", k=1) == "1"

    def test_loss_bowl(self, javascript):
        rates = [round(0.01 * i, 2) for i in range(1, 61)]
        found = asked(javascript, "LossBowl", *({"lr": lr} for lr in rates))
        runs = dict(zip(rates, evaluate(javascript, "LossBowl", [{"lr": lr} for lr in rates]), strict=True))
        told = set()
        for lr, one in zip(rates, found, strict=True):
            if "answers" not in one:
                continue
            after = one["gesture"]["lr"]
            assert after in rates
            now, then = runs[lr]["arrival"], runs[after]["arrival"]
            kind = one["answers"][one["result"]["right"]]
            told.add(kind)
            assert {
                "about half as many": after == 2 * lr and 0.4 < then / now < 0.6,
                "more than now": after == 2 * lr and now < then < math.inf,
                "it never arrives": after == 2 * lr and then == math.inf,
                "within 30 steps": now == math.inf and then <= 30,
            }[kind], lr
            assert then == math.inf or f"{then} " in one["result"]["because"]
        assert len(told) == 4
        assert sum("answers" in one for one in found) > 40

    def test_forward_pass(self, javascript):
        [one] = asked(javascript, "ForwardPass", {"stage": 4})
        assert one["result"]["because"].startswith("It is 0.999:")
        assert one["answers"][one["result"]["right"]] == "nearly 1"

        def planes(X: np.ndarray) -> list[np.ndarray]:
            Z = X @ np.array([[2, 4], [-4, -3]]).T + [-1.5, 4.5]
            return [X, Z, np.tanh(Z)]

        # A line divides discs from squares only if the middles of both differ, and if they do some line does here.
        corners = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])
        middles = [np.hypot(*(plane[[0, 3]] - plane[[1, 2]]).mean(axis=0)) > 1e-9 for plane in planes(corners)]
        assert middles == [False, False, True]
        sums = planes(corners)[2] @ [6, 6] - 3
        assert (np.sign(sums) == [-1, 1, 1, -1]).all()
        # Near the dashed lines tanh is steep, far away it is flat.
        assert (1 - np.tanh(0) ** 2) > 50 * (1 - np.tanh(3) ** 2)
        # Along the diagonal from disc to disc the line is crossed twice, from square to square never, and behind one of
        # them once: so it is one line, which goes around them.
        along = np.linspace(0, 1, 301)
        ways = [(along, along), (along, 1 - along), (1 + along / 4, -along / 4)]
        across = [planes(np.column_stack(way))[2] @ [6, 6] - 3 for way in ways]
        assert [int((np.diff(np.sign(values)) != 0).sum()) for values in across] == [2, 0, 1]
        told = [answer(javascript, "ForwardPass", stage=stage) for stage in range(4)]
        assert told == ["no", "near the dashed lines", "tanh", "a bent line"]

    def test_drawn_digit(self, javascript):
        found = evaluate(javascript, "DrawnDigit", [{"example": i} for i in range(10)])
        wrong = [i for i, now in enumerate(found) if not now["answer"].startswith(now["caption"][2])]
        [one] = asked(javascript, "DrawnDigit", {})
        assert one["gesture"] == {"example": wrong[0]}
        assert one["answers"][one["result"]["right"]] == {1: "nine"}[len(wrong)]
        assert "takes this 7 for a 4, with a probability of 0.89." in one["result"]["because"]
        assert found[7]["answer"].startswith("4, but not sure: 0.89.")

    def test_backpropagation(self, javascript):
        states, _ = STATES["Backpropagation"]
        for changes, one in zip(states, asked(javascript, "Backpropagation", *states), strict=True):
            told = one["answers"][one["result"]["right"]]
            now = javascript.call("backpropagation/model.js", "evaluate", [one["values"]])[0]
            [before] = evaluate(javascript, "Backpropagation", [changes])
            if "is computed" in one["question"]:
                there = [box["name"] for box in before["boxes"] if box["value"]]
                [fresh] = [box["name"] for box in now["boxes"] if box["value"] and box["name"] not in there]
                assert told == fresh
            elif "if r grew" in one["question"]:
                assert told == ("L would grow" if now["gradients"]["r"] > 0 else "L would fall")
            elif "related" in one["question"]:
                first, second = (now["gradients"][name] for name in ("w₁", "w₂"))
                assert first / second == pytest.approx(one["values"]["x1"] / one["values"]["x2"])
                assert told == "as x₁ and x₂"
            elif "next comes" in one["question"]:
                new, old = one["question"].split("next comes d")[1].split(". ")[0].split(", from d")
                sizes = [abs(now["gradients"][name]) for name in (new, old)]
                assert new not in before["gradients"] or changes["graph"] == "a value used twice"
                same, larger = sizes[0] == pytest.approx(sizes[1]), sizes[0] > sizes[1]
                expected = "the same" if same else "larger" if larger else "smaller"
                assert told == expected
            else:
                assert told == "they are added"
                line = " ".join(itertools.chain(*now["lines"]))
                assert "plus" in line

    def test_training(self, javascript):
        code = """async (cases) => {
          const { Run } = await load("training/run.js");
          return cases.map((settings) => {
            const run = new Run(settings, false);
            while (!run.isDone) run.advance();
            return [run.losses.at(-1), run.validation_losses.at(-1)];
          });
        }"""
        seeds = javascript.run("async () => (await load('training/model.js')).TRIED_SEEDS")
        rest = {"data": "moons", "hidden": 64, "weight_decay": 0, "dropout": 0}
        ends = javascript.run(code, [{**rest, "n": n, "seed": seed} for n in (20, 40, 320) for seed in seeds])
        few, some, many = np.reshape(ends, (3, len(seeds), 2))
        assert (many > some).all(axis=0).tolist() == [True, False]
        assert (many < some).all(axis=0).tolist() == [False, True]
        assert (few < many).all(axis=0).tolist() == [True, False]
        assert (few > many).all(axis=0).tolist() == [False, True]
        for seed in seeds:
            assert answer(javascript, "Training", seed=seed) == "training rises, validation falls"
            assert answer(javascript, "Training", seed=seed, n=320) == "training falls, validation rises"

    def test_many_workers(self, javascript):
        def parts(case: dict[str, Any]) -> np.ndarray:
            p = case["workers"]
            sent = sum(4 * case["parameters"] / p for _ in range(2 * (p - 1)))
            computing = 6 * case["parameters"] * case["batch"] / p / 1e13
            return np.array([computing, sent / case["bandwidth"], 2 * (p - 1) * case["latency"]])

        names, told = ["computing", "bandwidth", "latency"], set()
        sizes = itertools.product([1, 16, 512, 1024], [2410, 10**7, 10**10], [1024, 65536])
        links = itertools.product([12.5e6, 12.5e9, 500e9], [1e-6, 2e-5, 0.01])
        traits = ["workers", "parameters", "batch", "bandwidth", "latency"]
        values = itertools.starmap(operator.add, itertools.product(sizes, links))
        states = [dict(zip(traits, one, strict=True)) for one in values]
        for changes, one in zip(states, asked(javascript, "ManyWorkers", *states), strict=True):
            now = parts(changes)
            if "answers" not in one:
                assert changes["workers"] == 1024
                assert f": {names[now.argmax()]} is" in one["question"] or "the bandwidth is" in one["question"]
                continue
            then = parts(one["values"])
            said, because = one["answers"][one["result"]["right"]], one["result"]["because"]
            told.add(said)
            if "workers" in one["gesture"]:
                ratio = then.sum() / now.sum()
                limit = 0.55 if changes["workers"] == 1 else 0.5
                kinds = ["nearly half", "less than half"] if ratio < limit else ["somewhat less"]
                assert said in (["more than before", "more than now"] if ratio > 1 else kinds)
                if changes["workers"] > 1:
                    assert because.endswith(f"mostly for {names[1 + then[1:].argmax()]}.")
            elif "parameters" in one["gesture"]:
                # The speed-up is p times the share of computing.
                assert now.argmax() == 2
                assert then[0] / then.sum() > now[0] / now.sum()
                assert said == "it grows"
            elif "batch" in one["gesture"]:
                assert now.argmax() == 1
                assert then[0] / then.sum() > now[0] / now.sum()
                assert said == "it rises"
            else:
                assert now.argmax() == 1
                assert 1 < now.sum() / then.sum() < 10
                assert said == "faster, but not ten times"
                assert f"now {names[then.argmax()]} is" in because
        assert len(told) == 8

    def test_playground(self, javascript):
        cases = [{"hidden": [k], "epoch": 200, "seed": seed} for k in (2, 3) for seed in range(5)]
        accuracies = [one["judged"]["train"]["accuracy"] for one in run_playground(javascript, cases)]
        two, three = np.reshape(accuracies, (2, 5))
        assert two.max() < 0.85
        assert three.min() > 0.95
        assert answer(javascript, "Playground") == "three"
        straight = [{"activation": "identity", "hidden": [8, 8], "epoch": 0}, {"hidden": [], "epoch": 0}]
        for changes, cure in zip(straight, ["choose tanh", "add a hidden layer"], strict=True):
            [one] = asked(javascript, "Playground", changes)
            assert one["answers"][one["result"]["right"]] == "always straight"
            assert cure in one["question"]
        code = """async () => {
          const { Network } = await load("mathematics/network.js");
          const { Dense } = await load("mathematics/layers.js");
          const { default_rng } = await load("mathematics/random.js");
          const rng = default_rng(0);
          const layer = (n_in, n_out) => new Dense(n_in, n_out, "identity", rng);
          const network = new Network(layer(2, 8), layer(8, 8), layer(8, 1));
          return [...network.predict(Float64Array.of(0, 0, 1, 3, 2, 6))];
        }"""
        first, middle, last = javascript.run(code)
        assert middle == pytest.approx((first + last) / 2)


class TestModel:
    """What is said and shown, in Node."""

    RUN = """async (steps, values) => {
      const { choose, follow, reveal, evaluate } = await load("shared/prediction.js");
      const prediction = (question, goal) => ({
        question, answers: ["one", "another one"], how: "look", gesture: { at: goal },
        seen: ({ at }) => at === goal, result: ({ at }) => ({ right: at > 1 ? 1 : 0, because: `At ${at}.` }),
      });
      const first = prediction("First?", 2), second = prediction("Second?", 4);
      const ask = ({ at }) => (at < 3 ? first : at < 5 ? second : { question: "Try: it." });
      let said = null;
      return steps.map(([step, value]) => {
        if (step === "at") values = { at: value };
        else if (step === "reveal") said = reveal(said, values);
        else if (step === "next") said = null;
        else said = choose(said, ask(values), { [step]: value });
        said = follow(said, values);
        const { stage, question, judged, said: words, happens, isOver } = evaluate(said, ask(values), values);
        return { stage, question, judged: said && stage === "seen" ? judged : "", said: said ? words : "",
          happens: stage === "seen" ? happens : "", isOver };
      });
    }"""

    def test_what_is_said_stays_until_the_next_question(self, javascript):
        steps = [
            ["at", 0],
            ["chosen", 0],
            ["chosen", 1],
            ["sure", 0],
            ["at", 3],
            ["sure", 2],
            ["at", 2],
            ["at", 4],
            ["at", 6],
        ]
        found = javascript.run(self.RUN, [*steps, ["next", None], ["at", 4]], {"at": 0})
        assert [one["stage"] for one in found] == ["open"] * 6 + ["seen"] * 3 + ["line", "seen"]
        assert [one["question"] for one in found] == ["First?"] * 9 + ["Try: it.", "Second?"]
        assert [one["said"] for one in found[:6]] == [
            "",
            "You said: one.",
            "You said: another one.",
            *["You said: another one (a guess)."] * 2,
            "You said: another one (certain).",
        ]
        assert [one["isOver"] for one in found] == [False] * 4 + [True] * 2 + [False] + [True] * 2 + [False] * 2
        for one in found[6:9]:
            assert one["judged"] == "✔ Right."
            assert one["happens"] == "another one. At 2."
        assert [one["judged"] for one in found[9:]] == ["", ""]
        assert found[10]["happens"] == "another one. At 4."

    def test_a_wrong_one_is_said_to_be_and_show_me_reveals_whatever_the_state_is(self, javascript):
        found = javascript.run(self.RUN, [["chosen", 1], ["at", 1], ["reveal", None], ["at", 2]], {"at": 0})
        assert [one["stage"] for one in found] == ["open", "open", "seen", "seen"]
        assert found[2] == found[3] | {"happens": "one. At 1."}
        assert found[2]["judged"] == "✘ Not so."
        assert found[2]["said"] == "You said: another one."

    def test_what_nobody_predicts_is_shown_where_it_happens_and_nowhere_else(self, javascript):
        found = javascript.run(self.RUN, [["at", 1], ["at", 2], ["at", 0], ["at", 4]], {"at": 0})
        assert [one["stage"] for one in found] == ["open", "seen", "open", "seen"]
        assert [one["happens"] for one in found] == ["", "another one. At 2.", "", "another one. At 4."]
        assert {one["judged"] + one["said"] for one in found} == {""}

    def test_room_is_kept_for_the_longest_answer(self, javascript):
        code = """async () => {
          const { evaluate } = await load("shared/prediction.js");
          const asked = { question: "?", answers: ["a", "the longest"], how: "", gesture: { at: 1 },
            seen: ({ at }) => at === 1, result: ({ at }) => ({ right: 0, because: `At ${at}.` }) };
          return evaluate(null, asked, { at: 0 });
        }"""
        found = javascript.run(code)
        assert found["said"] == "You said: the longest (fairly sure)."
        assert found["happens"] == "a. At 1."

    def test_some_of_the_values(self, javascript):
        cases = [[{"a": 1, "b": 2}, {"a": 1}], [{"a": 1}, {"a": 2}], [{"a": 1}, {}], [{"a": 1}, {"b": 1}]]
        assert javascript.call(MODULE, "has", cases) == [True, False, True, False]


SHOWN = """() => {
  const seen = (selector) => [...document.querySelectorAll(`.prediction ${selector}`)]
    .filter((one) => one.checkVisibility({ visibilityProperty: true })).map((one) => one.innerText);
  const { top, height } = document.querySelector(".prediction").getBoundingClientRect();
  return { question: seen(".question")[0], answers: seen(".open > .options label"), optional: seen(".may-skip"),
    sure: seen("[aria-label='How sure?'] label"), attempt: seen(".attempt"), buttons: seen("button"),
    said: seen(".said"), happens: seen(".happens"), place: [top, height] };
}"""
NOTHING: dict[str, list[str]] = {"said": [], "happens": [], "sure": [], "attempt": [], "buttons": []}


def shown_now(page: Page) -> dict[str, Any]:
    settle(page)
    return page.evaluate(SHOWN)


def radio(page: Page, words: str):
    return page.locator(".prediction").get_by_label(words, exact=True)


@every_figure
class TestEveryPage:
    def test_its_question_follows_the_state_and_nobody_has_to_answer(self, shown, javascript, name):
        figure = figure_of(name)
        page = shown(figure())
        rest = state(page)
        for changes in [*STATES[name][0], *STATES[name][1]]:
            [one] = asked(javascript, name, changes)
            set_state(page, **plain(figure(**changes)))
            now = shown_now(page)
            assert now["question"] == one["question"]
            assert now["answers"] == one.get("answers", [])
            assert now["optional"] == ["Choose an answer, or go straight on."] * ("answers" in one)
            assert {key: now[key] for key in NOTHING} == NOTHING
            set_state(page, **rest)

    @pytest.mark.parametrize("width", [760, 360])
    def test_said_and_seen_by_the_gesture_without_moving_anything(self, shown, javascript, name, width):
        figure = figure_of(name)
        for i, (changes, one) in enumerate(
            zip(STATES[name][0], asked(javascript, name, *STATES[name][0]), strict=True)
        ):
            page = shown(figure(**changes), width)
            place = shown_now(page)["place"]
            chosen = i % len(one["answers"])
            radio(page, one["answers"][chosen]).check()
            now = shown_now(page)
            assert now["place"] == place
            assert now["sure"] == ["a guess", "fairly sure", "certain"]
            assert now["attempt"] == [f"Now try it: {one['how']}."]
            assert now["buttons"] == ["Show me"]
            radio(page, "certain").check()
            assert shown_now(page)["place"] == place
            set_state(page, **one["gesture"])
            now = shown_now(page)
            verdict = "✔ Right." if chosen == one["result"]["right"] else "✘ Not so."
            assert now["said"] == [f"{verdict} You said: {one['answers'][chosen]} (certain)."]
            right, because = one["answers"][one["result"]["right"]], one["result"]["because"]
            assert now["happens"] == [f"What happens: {right}. {because}"]
            assert now["answers"] == now["sure"] == []
            assert now["place"] == place

    def test_show_me_does_the_gesture(self, shown, javascript, name):
        page = shown(figure_of(name)())
        [one] = asked(javascript, name, {})
        radio(page, one["answers"][one["result"]["right"]]).check()
        page.get_by_role("button", name="Show me").click()
        assert {key: state(page)[key] for key in one["gesture"]} == one["gesture"]
        now = shown_now(page)
        assert now["said"] == [f"✔ Right. You said: {one['answers'][one['result']['right']]}."]
        assert now["happens"] == [f"What happens: {one['answers'][one['result']['right']]}. {one['result']['because']}"]
        assert page.evaluate("() => document.activeElement.classList.contains('result')")

    @pytest.mark.parametrize("theme", ["light", "dark"])
    def test_axe_finds_nothing_on_the_way(self, shown, javascript, name, theme):
        page = shown(figure_of(name)())
        page.evaluate(
            """(theme) => {
              document.documentElement.dataset.theme = theme;
              document.body.style.background = theme === "dark" ? "#16191f" : "white";
            }""",
            theme,
        )
        [one] = asked(javascript, name, {})

        def found() -> list[str]:
            return [problem for problem in violations(page) if "prediction" in problem or "answer" in problem]

        assert found() == []
        radio(page, one["answers"][0]).check()
        assert found() == []
        page.get_by_role("button", name="Show me").click()
        settle(page)
        assert found() == []


class TestReader:
    """One figure, in the hands of a reader."""

    @pytest.fixture
    def page(self, shown) -> Page:
        return shown(figures.Neuron())

    def test_by_keyboard_alone(self, page):
        page.keyboard.press("Tab")
        expect(radio(page, "an umbrella")).to_be_focused()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowLeft")
        expect(radio(page, "no umbrella")).to_be_checked()
        page.keyboard.press("Tab")
        expect(radio(page, "a guess")).to_be_focused()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        expect(page.get_by_label("weight w₁")).to_be_focused()
        for label, presses in [("weight w₁", 2), ("weight w₂", 3)]:
            page.get_by_label(label).focus()
            assert shown_now(page)["said"] == []
            for _ in range(presses):
                page.keyboard.press("ArrowLeft")
        assert shown_now(page)["said"] == ["✔ Right. You said: no umbrella (certain)."]
        expect(page.get_by_label("weight w₂")).to_be_focused()

    def test_the_result_stays_when_she_goes_on_and_the_next_question_waits_until_she_asks(self, page):
        radio(page, "on the line").check()
        set_state(page, w1=1.0, w2=1.5)
        first = shown_now(page)
        assert first["said"] == ["✘ Not so. You said: on the line."]
        assert first["buttons"] == []
        set_state(page, w1=5.0)
        assert shown_now(page) == first
        set_state(page, points="AND")
        now = shown_now(page)
        assert now == first | {"buttons": ["Next question"]}
        page.get_by_role("button", name="Next question").click()
        now = shown_now(page)
        assert now["question"].startswith("AND: ")
        assert now["answers"] == ["−1", "1", "−3"]
        assert [now[key] for key in ("said", "buttons")] == [[], []]
        assert page.evaluate("() => document.activeElement.classList.contains('prediction')")
        assert page.locator(".prediction input:checked").count() == 0

    def test_an_answer_that_is_left_behind_gives_way(self, page):
        radio(page, "an umbrella").check()
        set_state(page, points="OR")
        now = shown_now(page)
        assert now["question"].startswith("Predict first: halve")
        assert now["buttons"] == ["Show me", "Next question"]
        page.get_by_role("button", name="Next question").click()
        assert shown_now(page)["question"].startswith("OR: ")

    def test_unpredicted_it_is_shown_and_not_judged_and_the_question_is_there_again(self, page):
        rest = shown_now(page)
        set_state(page, w1=1.0, w2=1.5)
        now = shown_now(page)
        assert now["said"] == now["answers"] == now["buttons"] == []
        assert now["happens"][0].startswith("What happens: no umbrella. ")
        assert now["place"] == rest["place"]
        set_state(page, w1=2.0, w2=3.0)
        assert shown_now(page) == rest

    def test_what_happens_is_read_out_once(self, page):
        assert page.locator(".result").evaluate("one => one.closest('[role]').role") == "status"
        radio(page, "an umbrella").check()
        set_state(page, w1=1.0, w2=1.5)
        page.evaluate("""() => {
          window.told = 0;
          new MutationObserver((changes) => { window.told += changes.length; })
            .observe(document.querySelector(".result"), { childList: true, characterData: true, subtree: true });
        }""")
        set_state(page, x1=0.5)
        set_state(page, w1=1.5)
        assert page.evaluate("() => told") == 0

    def test_each_view_of_a_widget_has_its_own_answer(self, page):
        page.evaluate("""async () => {
          const { default: figure } = await import("/neuron/view.js");
          const el = document.body.appendChild(document.createElement("div"));
          const stop = window.stop, end = figure.render({ model: window.model, el });
          window.stop = () => { stop(); end(); };
        }""")
        first, second = page.locator(".prediction").all()
        first.get_by_label("an umbrella").check()
        second.get_by_label("no umbrella").check()
        expect(first.get_by_label("an umbrella")).to_be_checked()
        set_state(page, w1=1.0, w2=1.5)
        expect(first.locator(".said")).to_have_text("✘ Not so. You said: an umbrella.")
        expect(second.locator(".said")).to_have_text("✔ Right. You said: no umbrella.")

    def test_on_paper_the_question_stays_and_nothing_of_the_answers(self, page):
        for act in (lambda: None, lambda: radio(page, "an umbrella").check(), lambda: set_state(page, w1=1.0, w2=1.5)):
            page.emulate_media(media="screen")
            act()
            page.emulate_media(media="print")
            expect(page.locator(".question")).to_be_visible()
            expect(page.locator(".prediction .stack").first).to_be_hidden()

    def test_a_line_that_only_asks_is_not_on_paper(self, shown):
        page = shown(figures.Backpropagation(step=12))
        page.emulate_media(media="print")
        expect(page.locator(".question")).to_be_hidden()

    @pytest.mark.parametrize(
        ("name", "values"),
        [("Playground", {"hidden": [3], "epoch": 0, "pace": 10}), ("Training", {"n": 320, "epoch": 0})],
    )
    def test_it_is_seen_when_playing_comes_there(self, shown, name, values):
        page = shown(figure_of(name)())
        page.locator(".prediction .open input").first.check()
        set_state(page, **values)
        assert shown_now(page)["said"] == []
        page.get_by_role("button", name="Play").click()
        page.wait_for_function("() => document.querySelector('.prediction').dataset.stage === 'seen'")
        assert "You said: " in shown_now(page)["said"][0]


class TestPrediction:
    """The figure that stands before a cell."""

    @pytest.fixture
    def page(self, shown) -> Page:
        return shown(a_prediction())

    def test_said_and_shown(self, page):
        assert shown_now(page) | NOTHING == shown_now(page)
        assert shown_now(page)["answers"] == ["[4, 6]", "[1, 2, 3, 4]", "an error"]
        assert page.locator(".question code").inner_text() == "[1, 2] + [3, 4]"
        radio(page, "an error").check()
        radio(page, "a guess").check()
        page.get_by_role("button", name="Show me").click()
        now = shown_now(page)
        assert now["said"] == ["✘ Not so. You said: an error (a guess)."]
        assert now["happens"] == [f"What happens: [1, 2, 3, 4]. {a_prediction().because.replace('`', '')}"]
        assert state(page)["shown"] is True

    def test_python_can_show_it(self, page):
        set_state(page, shown=True)
        now = shown_now(page)
        assert now["said"] == []
        assert now["happens"][0].startswith("What happens: [1, 2, 3, 4]. For lists + puts")

    @pytest.mark.parametrize("width", [760, 360])
    def test_nothing_moves(self, shown, width):
        page = shown(a_prediction(), width)
        place = shown_now(page)["place"]
        radio(page, "an error").check()
        radio(page, "fairly sure").check()
        assert shown_now(page)["place"] == place
        page.get_by_role("button", name="Show me").click()
        assert shown_now(page)["place"] == place

    def test_without_a_script_what_happens_is_folded_and_not_on_paper(self, browser, address):
        page = show_twin(browser, address, a_prediction())
        page.evaluate("(html) => { document.querySelector('.frame').innerHTML = html; }", a_prediction().fallback())
        happens = page.get_by_text("For lists + puts one behind the other")
        expect(page.locator(".question")).to_contain_text("What does [1, 2] + [3, 4] give")
        expect(happens).to_be_hidden()
        page.get_by_text("What happens").click()
        expect(happens).to_be_visible()
        assert violations(page) == []
        page.emulate_media(media="print")
        expect(happens).to_be_hidden()
        expect(page.locator("li").first).to_be_hidden()
        expect(page.locator(".question")).to_be_visible()
        page.close()

    @pytest.mark.parametrize(
        ("wrong", "words"),
        [
            ({"question": " "}, "question is ' ', but needs to be a text"),
            ({"because": "`half"}, "because is '`half', but needs to be a text .* in pairs"),
            ({"answers": ["one"]}, "answers has 1 texts, but needs two to 4"),
            ({"answers": list("abcde")}, "answers has 5 texts"),
            ({"answers": ["one", ""]}, r"answers\[1\] is '', but needs"),
            ({"answers": ["one", "one"]}, "but needs texts that differ"),
            ({"answers": ["one", 2]}, "answers"),
            ({"right": 2}, "right is 2, but needs the number of an answer, from 0 to 1"),
            ({"right": -1}, "right is -1"),
        ],
    )
    def test_words_that_cannot_be_are_refused(self, wrong, words):
        good: dict[str, Any] = {"question": "Which?", "answers": ["one", "two"], "right": 0, "because": "So."}
        assert Prediction(**good).state() == {**good, "shown": False}
        with pytest.raises(traitlets.TraitError, match=words):
            Prediction(**(good | wrong))

    def test_its_words_stay(self):
        prediction = Prediction("Which?", answers=["one", "two"], right=0, because="So.")
        for name in ("question", "answers", "right", "because"):
            with pytest.raises(traitlets.TraitError, match="read-only"):
                setattr(prediction, name, getattr(prediction, name))


# What a chapter prints after its prediction, and what must be in it for the answer and its reason to be true.
RESULTS = {
    "02": r"loss: 0\.5\n",
    "05": r"-6\.0   0\.0025      -0\.0049      -0\.9975",
    "07": r"(\[ 0\.1299 -0\.5996\]\s*){8}",
    "08": r"2 hidden.*\nsigmoid +781 .*\ntanh +597 +939 +997 .*\nrelu +216 ",
    "09": r"with a hidden layer: \[6, 7, 5\]",
    "12": r"longer with two: True",
}


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_chapter_prints_what_its_prediction_says(path):
    cells = json.loads(path.read_text("utf-8"))["cells"]
    sources = ["".join(cell["source"]) for cell in cells]
    places = [number for number, source in enumerate(sources) if source.startswith("Prediction(")]
    assert len(places) == (path.stem[:2] in RESULTS)
    for place in places:
        after = [cell for cell in cells[place + 1 :] if cell["cell_type"] == "code"][:2]
        said = "".join("".join(output.get("text", "")) for cell in after for output in cell["outputs"])
        assert re.search(RESULTS[path.stem[:2]], said), said
