"""Worked backpropagation: its numbers are nnlib's and as measured, each mistake gets its words, the page follows."""

import re
from collections.abc import Callable
from html import unescape
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import traitlets
from accessibility import violations
from pages import plain, set_state, settle, state
from playwright.sync_api import Locator, Page, expect

from course.figures.worked_backpropagation import FORWARD, OPEN, RESULTS, SEEDS, STEPS, WorkedBackpropagation
from nnlib import MSE, Dense, Network, numerical_gradient

MODEL, NETWORK, MISTAKES = (f"worked_backpropagation/{name}.js" for name in ("model", "network", "mistakes"))
TRIED = range(400)
NAMES = OPEN["4"]
MINUS = str.maketrans("-", "−")
HAVE_IT = "You have it. Skip to the exercises, or go on."


def written(number: float) -> str:
    return f"{round(number, 3) + 0:g}".translate(MINUS)


def values(stage: int = 1, entries: dict[str, Any] | None = None, **settings: Any) -> dict[str, Any]:
    return plain(WorkedBackpropagation(stage=stage, entries=entries or {}, **settings))


def typed(stage: int, seed: int, **texts: str) -> dict[str, Any]:
    """Return the state of a stage with one seed for all, and these texts in its fields."""
    entries = {name: {"text": text, "missed": False} for name, text in texts.items()}
    return values(stage, {str(stage): entries}, seeds=[seed] * 4)


def fields(now: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Return the fields of what is shown, by the names of their numbers."""
    lines = [line for step in now["steps"] for line in step["lines"]]
    return {field["name"]: field for line in lines for row in line["fields"] for field in row}


def after(javascript, action: str, given: dict[str, Any], *arguments: Any) -> dict[str, Any]:
    """Return the state that an action leads to."""
    return given | javascript.call(MODEL, action, [[given, *arguments]])[0]


@pytest.fixture(scope="module")
def networks(javascript) -> list[SimpleNamespace]:
    return [SimpleNamespace(**network) for network in javascript.call(NETWORK, "draw", [[seed] for seed in TRIED])]


@pytest.fixture(scope="module")
def gradients(javascript, networks) -> list[dict[str, float]]:
    return javascript.call(NETWORK, "backward", [[vars(network)] for network in networks])


def by_name(dY_hat, dZ2, dW2, db2, dA1, dZ1, dW1, db1) -> dict[str, float]:
    """Return arrays of the way back entry by entry, under the names that the figure has for them."""
    return {
        "dY_hat": dY_hat.item(),
        "dZ2": dZ2.item(),
        "db2": db2.item(),
        **{f"dW2_{j + 1}": dW2[0, j] for j in range(2)},
        **{f"dA1_{i + 1}": dA1[0, i] for i in range(2)},
        **{f"dZ1_{i + 1}": dZ1[0, i] for i in range(2)},
        **{f"dW1_{i + 1}{j + 1}": dW1[i, j] for i in range(2) for j in range(2)},
        **{f"db1_{i + 1}": db1[i] for i in range(2)},
    }


def of_nnlib(network: SimpleNamespace) -> Network:
    same = Network(Dense(2, 2, "relu"), Dense(2, 1, "sigmoid"))
    first, last = same.layers
    first.W[:], first.b[:], last.W[:], last.b[:] = network.W1, network.b1, [network.W2], network.b2
    return same


def measured(network: SimpleNamespace) -> dict[str, float]:
    """Return the way back by central differences: how the loss reacts to each number of the way forward."""
    X, W1, b1 = np.array([network.X]), np.array(network.W1, float), np.array(network.b1, float)
    W2, b2 = np.array([network.W2], float), np.array([network.b2])
    Z1 = X @ W1.T + b1
    A1 = np.maximum(Z1, 0)

    def from_answer(Y_hat: np.ndarray) -> float:
        return float((Y_hat - network.Y).item() ** 2)

    def from_Z2(Z2: np.ndarray) -> float:
        return from_answer(1 / (1 + np.exp(-Z2)))

    def from_Z1(Z1: np.ndarray) -> float:
        return from_Z2(np.maximum(Z1, 0) @ W2.T + b2)

    return by_name(
        numerical_gradient(from_answer, np.array([[network.Y_hat]])),
        numerical_gradient(from_Z2, A1 @ W2.T + b2),
        numerical_gradient(lambda W2: from_Z2(A1 @ W2.T + b2), W2),
        numerical_gradient(lambda b2: from_Z2(A1 @ W2.T + b2), b2),
        numerical_gradient(lambda A1: from_Z2(A1 @ W2.T + b2), A1),
        numerical_gradient(from_Z1, Z1),
        numerical_gradient(lambda W1: from_Z1(X @ W1.T + b1), W1),
        numerical_gradient(lambda b1: from_Z1(X @ W1.T + b1), b1),
    )


class TestNumbers:
    def test_the_way_forward_is_nnlibs(self, networks):
        for network in networks:
            same = of_nnlib(network)
            Y_hat = same.forward([network.X])
            first, last = same.layers
            np.testing.assert_allclose(first.A[0], network.A1, atol=1e-12)
            np.testing.assert_allclose(Y_hat, [[network.Y_hat]], atol=1e-12)
            np.testing.assert_allclose(network.X @ first.W.T + first.b, network.Z1, atol=1e-12)
            np.testing.assert_allclose(first.A @ last.W.T + last.b, [[network.Z2]], atol=1e-12)

    def test_the_way_back_is_nnlibs(self, networks, gradients):
        for network, found in zip(networks, gradients):
            same = of_nnlib(network)
            first, last = same.layers
            dY_hat = MSE().gradient(same.forward([network.X]), [[network.Y]])
            dZ2 = last.fill_gradients(dY_hat)
            dA1 = last.backward(dY_hat)
            dZ1 = first.fill_gradients(dA1)
            expected = by_name(dY_hat, dZ2, last.dW, last.db, dA1, dZ1, first.dW, first.db)
            assert found == pytest.approx(expected, abs=1e-12)

    def test_the_way_back_is_what_is_measured(self, networks, gradients):
        for network, found in zip(networks, gradients):
            assert found == pytest.approx(measured(network), abs=1e-8)

    def test_pencil_and_paper_are_enough(self, networks, gradients):
        for network, found in zip(networks, gradients):
            for number in found.values():
                assert number == pytest.approx(round(number, 3), abs=1e-12)
                # A third decimal of 5 could be rounded both ways.
                assert round(1000 * number) % 10 not in (5, -5)
            given = [*network.X, *np.ravel(network.W1), *network.b1, *network.Z1, *network.A1, *network.W2]
            assert all(4 * number == round(4 * number) and abs(number) <= 4 for number in given)
            assert abs(network.b2) <= 4

    def test_one_neuron_is_off_and_both_are_met(self, networks):
        places = [np.flatnonzero(np.array(network.A1) == 0).tolist() for network in networks]
        assert {len(place) for place in places} == {1}
        assert 0.3 < np.mean([place[0] for place in places]) < 0.7
        assert all(min(map(abs, network.Z1)) > 0.1 for network in networks)

    def test_other_seeds_have_other_numbers(self, networks):
        assert len({str(vars(network)) for network in networks}) > 0.99 * len(networks)

    def test_every_target_and_sign_is_met(self, networks, gradients):
        assert {network.Y for network in networks} == {0, 1}
        for name in NAMES:
            assert {np.sign(found[name]) for found in gradients} >= {-1, 1}


# Mistakes, written once more: which number comes out, where, and what the words must name. `n` is the network, `g` the
# way back, `i` and `j` are the row and the column.
Wrong = Callable[[SimpleNamespace, dict[str, float], int, int], float | None]


def on(number: Wrong) -> Wrong:
    return lambda n, g, i, j: number(n, g, i, j) if n.A1[i] > 0 else None


def off(number: Wrong) -> Wrong:
    return lambda n, g, i, j: number(n, g, i, j) if n.A1[i] == 0 else None


def across(number: Wrong) -> Wrong:
    """Off the diagonal only."""
    return lambda n, g, i, j: number(n, g, i, j) if i != j else None


WRONG_WAYS: dict[str, list[tuple[Wrong, str]]] = {
    "dY_hat": [
        (lambda n, g, i, j: n.Y_hat - n.Y, "2 is missing"),
        (lambda n, g, i, j: 2 * (n.Y - n.Y_hat), "not Y − Ŷ"),
        (lambda n, g, i, j: n.Y - n.Y_hat, "twice"),
        (lambda n, g, i, j: (n.Y - n.Y_hat) ** 2, "loss itself"),
    ],
    "dZ2": [
        (lambda n, g, i, j: g["dY_hat"], "yet to pass the sigmoid"),
        (lambda n, g, i, j: n.Y_hat * (1 - n.Y_hat), "slope of the sigmoid alone"),
        (lambda n, g, i, j: n.Y_hat - n.Y, "cross-entropy"),
        (lambda n, g, i, j: g["dY_hat"] * n.Z2 * (1 - n.Z2), "from the output"),
        (lambda n, g, i, j: g["dY_hat"] * n.Y_hat, "second factor"),
        (lambda n, g, i, j: g["dY_hat"] * (1 - n.Y_hat), "another factor"),
        (lambda n, g, i, j: g["dY_hat"] * (1 - n.Y_hat**2), "tanh"),
        (lambda n, g, i, j: -g["dZ2"], "sign"),
        (lambda n, g, i, j: 10 * g["dZ2"], "point"),
    ],
    "dW2": [
        (on(lambda n, g, i, j: g["dY_hat"] * n.A1[i]), "slope of the sigmoid is missing"),
        (lambda n, g, i, j: g["dZ2"] * n.X[i], "times X"),
        (lambda n, g, i, j: g["dZ2"] * n.W2[i], "times the weight"),
        (off(lambda n, g, i, j: g["dZ2"] * n.Z1[i]), "passed the ReLU"),
        (lambda n, g, i, j: g["dZ2"] * n.A1[1 - i], "other weight"),
        (lambda n, g, i, j: g["dZ2"], "only a bias"),
        (on(lambda n, g, i, j: n.A1[i]), "A₁ alone"),
        (on(lambda n, g, i, j: -g[f"dW2_{i + 1}"]), "sign"),
    ],
    "db2": [
        (lambda n, g, i, j: g["dY_hat"], "slope of the sigmoid is missing"),
        (lambda n, g, i, j: g["dZ2"] * n.b2, "times the bias"),
        (lambda n, g, i, j: g["dZ2"] * max(n.A1), "slope of a weight"),
        (lambda n, g, i, j: g["dZ2"] * n.X[0], "times X"),
        (lambda n, g, i, j: 10 * g["db2"], "point"),
    ],
    "dA1": [
        (lambda n, g, i, j: g["dY_hat"] * n.W2[i], "slope of the sigmoid is missing"),
        (lambda n, g, i, j: g["dZ2"] * n.W2[1 - i], "other weight"),
        (lambda n, g, i, j: 0, "next step"),
        (on(lambda n, g, i, j: g["dZ2"] * n.A1[i]), "times A₁"),
        (lambda n, g, i, j: g["dZ2"], "multiplied by the weight"),
        (lambda n, g, i, j: n.W2[i], "weight alone"),
    ],
    "dZ1": [
        (off(lambda n, g, i, j: g[f"dA1_{i + 1}"]), "That is dA₁. This neuron is off"),
        (off(lambda n, g, i, j: g[f"dA1_{i + 1}"] * n.Z1[i]), "times Z₁"),
        (off(lambda n, g, i, j: g[f"dA1_{2 - i}"]), "other neuron"),
        (off(lambda n, g, i, j: 1), "not 1"),
        (on(lambda n, g, i, j: 0), "is on"),
        (on(lambda n, g, i, j: g[f"dA1_{2 - i}"]), "other neuron"),
        (on(lambda n, g, i, j: 1), "slope alone"),
        (on(lambda n, g, i, j: g[f"dA1_{i + 1}"] * n.A1[i]), "not its output"),
        (on(lambda n, g, i, j: g[f"dA1_{i + 1}"] * n.A1[i] * (1 - n.A1[i])), "slope of a sigmoid"),
    ],
    "dW1": [
        (off(lambda n, g, i, j: g[f"dA1_{i + 1}"] * n.X[j]), "slope of the ReLU is missing"),
        (off(across(lambda n, g, i, j: g[f"dZ1_{j + 1}"] * n.X[i])), "swapped"),
        (off(lambda n, g, i, j: g[f"dZ1_{2 - i}"] * n.X[j]), "other neuron"),
        (lambda n, g, i, j: n.X[j], "X alone"),
        (on(lambda n, g, i, j: 0), "other neuron"),
        (on(lambda n, g, i, j: g[f"dZ1_{i + 1}"] * n.X[1 - j]), "other input"),
        (on(lambda n, g, i, j: g[f"dZ1_{i + 1}"] * n.A1[j] if n.A1[j] else None), "times A₁"),
        (on(lambda n, g, i, j: g[f"dZ1_{i + 1}"] * n.W1[i][j]), "times the weight"),
        (on(lambda n, g, i, j: g[f"dZ1_{i + 1}"]), "only a bias"),
        (on(lambda n, g, i, j: -g[f"dW1_{i + 1}{j + 1}"]), "sign"),
    ],
    "db1": [
        (off(lambda n, g, i, j: g[f"dA1_{i + 1}"]), "slope of the ReLU is missing"),
        (off(lambda n, g, i, j: g[f"dZ1_{2 - i}"]), "other neuron"),
        (on(lambda n, g, i, j: 0), "other neuron"),
        (on(lambda n, g, i, j: g[f"dZ1_{i + 1}"] * n.X[1]), "slope of a weight"),
        (on(lambda n, g, i, j: g[f"dZ1_{i + 1}"] * n.b1[i] if abs(n.b1[i]) != 1 else None), "times the bias"),
    ],
}


def places(name: str) -> tuple[str, int, int]:
    array, _, at = name.rpartition("_") if name[-1].isdigit() and "_" in name else (name, "", "")
    return array, int(at[0]) - 1 if at else 0, int(at[1]) - 1 if len(at) > 1 else 0


class TestMistakes:
    def test_none_leads_to_a_right_number(self, javascript, networks, gradients):
        for network, found in zip(networks, gradients):
            listed = javascript.call(MISTAKES, "mistakesIn", [[name, vars(network), found] for name in NAMES])
            for name, mistakes in zip(NAMES, listed):
                assert len(mistakes) >= 2
                for number, _ in mistakes:
                    assert abs(number - found[name]) > 0.01 or number == found[name] == 0, (name, number)

    @pytest.mark.parametrize("array", WRONG_WAYS)
    def test_each_is_told_what_it_is(self, javascript, networks, gradients, array):
        """Two mistakes that make one number share their words, which are true of both."""
        cases: list[Any] = []
        expected: list[tuple[str, list[str]]] = []
        for network, found in zip(networks[:120], gradients):
            for name in (name for name in NAMES if places(name)[0] == array):
                made = [(way(network, found, *places(name)[1:]), words) for way, words in WRONG_WAYS[array]]
                ways = [(number, words) for number, words in made if number is not None and number != found[name]]
                for number, words in ways:
                    alike = [others for other, others in ways if abs(other - number) <= 0.01]
                    for decimals in (2, 3):
                        entries = {"4": {name: {"text": f"{number:.{decimals}f}", "missed": False}}}
                        cases.append([{"stage": 4, "entries": entries}, name, vars(network)])
                        expected.append((words, alike))
        told = dict.fromkeys((words for _, words in WRONG_WAYS[array]), 0)
        for case, (words, alike), field in zip(cases, expected, javascript.call(MODEL, "judge", cases)):
            assert field["kind"] == "wrong", case
            assert any(one in field["words"] for one in alike), (case, words, field["words"])
            told[words] += words in field["words"]
        assert min(told.values()) >= 20, told

    def test_the_tables_have_a_way_for_each_words(self, javascript, networks, gradients):
        for array, ways in WRONG_WAYS.items():
            of_array = [name for name in NAMES if places(name)[0] == array]
            cases = [[name, vars(networks[s]), gradients[s]] for s in TRIED[:20] for name in of_array]
            said = {words for mistakes in javascript.call(MISTAKES, "mistakesIn", cases) for _, words in mistakes}
            assert [words for words in said if not any(part in words for _, part in ways)] == []


class TestJudging:
    def test_the_right_number_counts_however_it_is_written(self, javascript, gradients):
        for seed in TRIED[:60]:
            found = gradients[seed]
            for change in (
                lambda number: written(number),
                lambda number: f"{number:.3f}",
                lambda number: f" {number:.2f} ".replace(".", ","),
                lambda number: f"{number:+.2f}".replace("-", "–"),
                lambda number: f"{number:.4f}".replace("0.", "."),
            ):
                texts = {name: change(found[name]) for name in NAMES}
                now = javascript.call(MODEL, "evaluate", [typed(4, seed, **texts)])[0]
                assert {field["kind"] for field in fields(now).values()} == {"right"}
                assert all(field["words"] == f"Right: {written(found[name])}." for name, field in fields(now).items())

    @pytest.mark.parametrize("text", ["x", "1/2/3", "-", "1,2,3"])
    def test_what_is_no_number_is_said_and_is_no_mistake(self, javascript, text):
        given = after(javascript, "enter", values(2), "db1_2", text)
        assert given["entries"] == {"2": {"db1_2": {"text": text, "missed": False}}}
        field = fields(javascript.call(MODEL, "evaluate", [given])[0])["db1_2"]
        assert field["kind"] == "unread" and "That is not a number" in field["words"]

    def test_a_number_that_was_rounded_too_much(self, javascript, gradients):
        for seed in TRIED[:60]:
            right = gradients[seed]["dZ2"]
            texts = [f"{right:.1f}", written(right + 0.008), written(right - 0.008)]
            for now in javascript.call(MODEL, "evaluate", [typed(4, seed, dZ2=text) for text in texts]):
                assert "rounded too much" in fields(now)["dZ2"]["words"]

    def test_a_wrong_number_that_nobody_knows_gets_the_rule(self, javascript):
        texts = {name: f"{70 + place}.7" for place, name in enumerate(NAMES)}
        now = fields(javascript.call(MODEL, "evaluate", [typed(4, 0, **texts)])[0])
        assert {name: re.sub(r".*: (this is )?", "", now[name]["words"]) for name in ("dY_hat", "dW1_21", "db1_2")} == {
            "dY_hat": "2 (Ŷ − Y) / n, with Ŷ and Y of the forward pass.",
            "dW1_21": "entry 2 of dZ₁ times entry 1 of X.",
            "db1_2": "entry 2 of dZ₁ as it is, since there is one sample.",
        }
        assert all(field["words"].startswith("Not that. Look at the rule again: this is ") for field in now.values())

    def test_a_right_step_from_a_wrong_number_names_that_number(self, javascript, networks, gradients):
        for seed in TRIED[:60]:
            network, right = networks[seed], gradients[seed]
            half = right["dY_hat"] / 2
            following = half * network.Y_hat * (1 - network.Y_hat)
            texts = {"dY_hat": written(half), "dZ2": f"{following:.4f}", "db2": f"{following:.3f}", "dW2_1": "9"}
            given = typed(4, seed, **texts)
            now = fields(javascript.call(MODEL, "evaluate", [given])[0])
            assert "2 is missing" in now["dY_hat"]["words"]
            assert now["dZ2"]["words"] == "A right step from a wrong number. Correct dŶ first, then come back."
            assert now["db2"]["words"] == now["dZ2"]["words"]
            assert "wrong number" not in now["dW2_1"]["words"]
            given = after(javascript, "enter", given, "dY_hat", written(right["dY_hat"]))
            now = fields(javascript.call(MODEL, "evaluate", [given])[0])
            assert now["dY_hat"]["kind"] == "right" and now["dZ2"]["kind"] == "wrong"
            assert "wrong number" not in now["dZ2"]["words"]
            assert "Correct dZ₂ first" in now["db2"]["words"]

    def test_a_wrong_number_beside_the_path_is_not_blamed(self, javascript, networks, gradients):
        for seed in TRIED[:60]:
            right = gradients[seed]
            on = 1 if networks[seed].A1[0] else 2
            texts = {"dW2_1": "9", "db2": "8", f"dA1_{on}": "0.77", f"dZ1_{on}": "0.77"}
            now = fields(javascript.call(MODEL, "evaluate", [typed(4, seed, **texts)])[0])
            assert f"Correct dA₁, neuron {on} first" in now[f"dZ1_{on}"]["words"]
            texts = {"dW2_1": "9", "db2": "8", "dA1_1": written(right["dA1_1"]), "dA1_2": written(-right["dA1_2"])}
            now = fields(javascript.call(MODEL, "evaluate", [typed(4, seed, **texts)])[0])
            assert now["dA1_1"]["kind"] == "right"
            assert now["dA1_2"]["kind"] == "wrong" and "wrong number" not in now["dA1_2"]["words"]

    def test_the_right_number_is_right_whatever_was_wrong_before(self, javascript, gradients):
        texts = {name: written(gradients[5][name]) for name in NAMES} | {"dY_hat": "0.3", "dA1_1": "0.3"}
        now = fields(javascript.call(MODEL, "evaluate", [typed(4, 5, **texts)])[0])
        assert {name for name in NAMES if now[name]["kind"] == "wrong"} == {"dY_hat", "dA1_1"}


class TestStages:
    def test_each_leaves_open_what_python_says(self, javascript):
        assert javascript.call(MODEL, "openIn", [[stage] for stage in range(1, 5)]) == [[], *OPEN.values()]
        for stage, open_steps in zip(range(1, 5), (0, 1, 2, 6)):
            now = javascript.call(MODEL, "evaluate", [values(stage)])[0]
            assert [step["isOpen"] for step in now["steps"]] == [False] * (6 - open_steps) + [True] * open_steps
            assert list(fields(now)) == OPEN.get(str(stage), [])
            assert bool(now["how"]) == (stage > 1)

    def test_each_number_has_a_name_of_its_own(self, javascript):
        labels = javascript.call(MODEL, "called", [[name] for name in NAMES])
        assert len(set(labels)) == len(NAMES)
        assert labels[:5] == ["dŶ", "dZ₂", "dW₂, from neuron 1", "dW₂, from neuron 2", "db₂"]
        assert labels[-3:] == ["dW₁, neuron 2, input 2", "db₁, neuron 1", "db₁, neuron 2"]

    def test_no_stage_repeats_the_numbers_of_another(self, javascript):
        given = values(3)
        for _ in range(5):
            given = after(javascript, "renew", given)
        assert given["seeds"] == [4, 17, 30, 19]
        assert len({seed % 4 for seed in SEEDS}) == 4
        networks = javascript.call(NETWORK, "draw", [[seed] for seed in range(200)])
        for kind in ("X", "W1", "W2"):
            of_stage = [str(networks[seed][kind]) for seed in SEEDS]
            assert len(set(of_stage)) == 4, kind

    def test_new_numbers_take_the_entries_of_their_stage_along(self, javascript):
        entry = {"text": "0", "missed": False}
        given = values(3, {"2": {"db1_1": entry}, "3": {"db1_1": entry}})
        assert after(javascript, "renew", given)["entries"] == {"2": {"db1_1": entry}}

    def test_what_is_worked_out_is_true(self, javascript, gradients):
        """Each solved line is computed again from its own words, as Python has them."""
        for seed in TRIED[:60]:
            now = javascript.call(MODEL, "evaluate", [values(1, seeds=[seed] * 4)])[0]
            results: list[float] = []
            for words in (words for step in now["steps"] for line in step["lines"] for words in line["worked"]):
                assert words.startswith("= ")
                sides = words.removeprefix("= ").replace("−", "-").replace("·", "*").split(" = ")
                first, *rest = (eval(re.sub(r"\[([^]]*)\]", r"np.array([\1])", side)) for side in sides)
                for side in rest:
                    np.testing.assert_allclose(first, side, atol=1e-12)
                results += np.ravel(eval(sides[-1])).tolist()
            assert dict(zip(NAMES, results)) == pytest.approx(gradients[seed], abs=1e-12)

    def test_the_way_forward_is_written_as_it_is(self, javascript, networks):
        for seed in TRIED[:60]:
            now = javascript.call(MODEL, "evaluate", [values(1, seeds=[seed] * 4)])[0]
            equations = ", ".join(now["forward"])
            for symbol, value in [
                ("X", networks[seed].X),
                ("Y", networks[seed].Y),
                ("W₁", networks[seed].W1),
                ("b₁", networks[seed].b1),
                ("relu(Z₁)", networks[seed].A1),
                ("X W₁ᵀ + b₁", networks[seed].Z1),
                ("W₂", networks[seed].W2),
                ("b₂", networks[seed].b2),
                ("A₁ W₂ᵀ + b₂", networks[seed].Z2),
                ("sigmoid(Z₂)", networks[seed].Y_hat),
                ("(Ŷ − Y)² / n", (networks[seed].Y_hat - networks[seed].Y) ** 2),
            ]:
                found = re.search(rf"(?:^|, |= ){re.escape(symbol)} [=≈] (\[[^=≈]*\]|[−\d.]+)", equations)
                assert found, symbol
                np.testing.assert_allclose(eval(found[1].replace("−", "-")), value, atol=0.0005)

    def test_the_last_line(self, javascript, gradients):
        def verdict(given: dict[str, Any]) -> str:
            return javascript.call(MODEL, "evaluate", [given])[0]["verdict"]

        for stage, right_words in [
            (2, "Right in the end. Go on: the next one leaves the last two steps open."),
            (3, "Both steps are right. Go on: the next one leaves all of them open."),
            (4, "That is backpropagation, the whole of it."),
        ]:
            right = gradients[SEEDS[stage - 1]]
            for is_missed in (False, True):
                given = values(stage)
                assert verdict(given) == ""
                if is_missed:
                    given = after(javascript, "enter", given, "db1_2", "9")
                    assert verdict(given) == f"0 of {len(OPEN[str(stage)])} right"
                for count, name in enumerate(OPEN[str(stage)], 1):
                    given = after(javascript, "enter", given, name, f"{right[name]:.2f}")
                    if count < len(OPEN[str(stage)]):
                        assert verdict(given) == f"{count} of {len(OPEN[str(stage)])} right"
                assert verdict(given) == (HAVE_IT if stage == 2 and not is_missed else right_words)

    def test_a_step_that_was_shown_is_not_had(self, javascript, gradients):
        right = gradients[SEEDS[1]]
        given = after(javascript, "enter", values(2), "dW1_12", f"{right['dW1_12']:.2f}")
        given = after(javascript, "enter", given, "dW1_11", "x")
        given = after(javascript, "fill", given, 5)
        assert given["entries"]["2"] == {name: {"text": written(right[name]), "missed": True} for name in OPEN["2"]} | {
            "dW1_12": {"text": f"{right['dW1_12']:.2f}", "missed": False}
        }
        assert javascript.call(MODEL, "evaluate", [given])[0]["verdict"].startswith("Right in the end.")

    def test_showing_a_step_fills_no_other(self, javascript):
        given = after(javascript, "fill", values(4), 2)
        assert set(given["entries"]["4"]) == {"dW2_1", "dW2_2", "db2"}
        now = javascript.call(MODEL, "evaluate", [given])[0]
        assert [all(line["isDone"] for line in step["lines"]) for step in now["steps"]] == [False, False, True] + [
            False
        ] * 3


class TestInPython:
    def test_what_it_writes_without_a_script_is_what_the_script_writes(self, javascript):
        now = javascript.call(MODEL, "evaluate", [values()])[0]
        assert now["forward"] == FORWARD
        assert [[line["worked"] for line in step["lines"]] for step in now["steps"]] == RESULTS
        assert [len(step["rules"]) for step in STEPS] == [len(results) for results in RESULTS]

    def test_its_description_has_the_numbers_at_rest(self, gradients, networks):
        words = WorkedBackpropagation.alt
        right = {name: written(number) for name, number in gradients[SEEDS[0]].items()}
        network = networks[SEEDS[0]]

        def row(*names: str) -> str:
            return f"[{', '.join(right[name] for name in names)}]"

        for part in [
            f"dŶ = {right['dY_hat']}",
            f"dZ₂ = {right['dZ2']}",
            f"dW₂ = {row('dW2_1', 'dW2_2')}",
            f"db₂ = {right['db2']}",
            f"dA₁ = {row('dA1_1', 'dA1_2')}",
            f"dZ₁ = {row('dZ1_1', 'dZ1_2')}",
            f"dW₁ = [{row('dW1_11', 'dW1_12')}, {row('dW1_21', 'dW1_22')}]",
            f"db₁ = {row('db1_1', 'db1_2')}",
            *(f"{name} = [{', '.join(map(written, value))}]" for name, value in [("X", network.X), ("W₂", network.W2)]),
            f"Ŷ = {written(network.Y_hat)} and Y = {network.Y}",
        ]:
            assert part in words

    @pytest.mark.parametrize(
        ("wrong", "words"),
        [
            ({"stage": 0}, "stage"),
            ({"stage": 5}, "stage"),
            ({"seeds": [1, 2, 3]}, "seeds"),
            ({"seeds": [1, 2, 3, -1]}, "-1"),
            ({"entries": {"1": {}}}, "entries has the stage '1', but needs some of 2, 3, 4"),
            (
                {"entries": {"2": {"dZ2": {"text": "1", "missed": True}}}},
                "entries has 'dZ2' in stage 2, but needs some",
            ),
            ({"entries": {"4": {"dZ2": "1"}}}, "entries has '1' for dZ2 in stage 4, but needs a dict"),
            ({"entries": {"4": {"dZ2": {"text": 1, "missed": True}}}}, "the text, a str"),
            ({"entries": {"4": {"dZ2": {"text": "1"}}}}, "and missed"),
            ({"entries": {"4": {"dZ2": {"text": "1", "missed": 1}}}}, "True or False"),
            ({"entries": {"4": "dZ2"}}, "entries has 'dZ2' for stage 4, but needs a dict"),
        ],
    )
    def test_impossible_values_are_refused(self, wrong, words):
        with pytest.raises(traitlets.TraitError, match=words):
            WorkedBackpropagation(**wrong)

    def test_its_words_stay(self):
        with pytest.raises(traitlets.TraitError, match="read-only"):
            WorkedBackpropagation().words = {}


# ---- The page ----


def field(page: Page, name: str) -> Locator:
    return page.locator(f"[data-number={name}]")


def note(page: Page, name: str) -> Locator:
    return page.locator(f"[id='{field(page, name).get_attribute('aria-describedby')}']")


def expect_fields(page: Page, javascript) -> None:
    """Expect what the model says of the state that the page has, in every field and beside it."""
    settle(page)
    now = javascript.call(MODEL, "evaluate", [state(page)])[0]
    expect(page.locator(".verdict")).to_have_text(now["verdict"])
    assert page.locator("[data-number]").count() == len(fields(now))
    for name, one in fields(now).items():
        expect(field(page, name)).to_have_value(one["text"])
        is_wrong = one["kind"] in ("wrong", "unread")
        expect(field(page, name)).to_have_attribute("aria-invalid", str(is_wrong).lower())
        expect(field(page, name)).to_have_accessible_name(one["label"])
        expect(page.locator(".field").filter(has=field(page, name))).to_have_text(
            "" if not one["kind"] else "✘" if is_wrong else "✔"
        )
        if one["words"]:
            expect(note(page, name)).to_have_text(f"{one['label']}: {one['words']}")
        else:
            expect(note(page, name)).to_be_hidden()
    for step, shown_step in zip(now["steps"], page.locator(".steps > li").all()):
        for line, shown_line in zip(step["lines"], shown_step.locator(".line").all()):
            for words in line["worked"]:
                worked = shown_line.get_by_text(words, exact=True)
                expect(worked).to_be_visible() if line["isDone"] else expect(worked).to_be_hidden()
        is_done = all(line["isDone"] for line in step["lines"])
        if step["isOpen"]:
            expect(shown_step.get_by_role("button")).to_have_attribute("aria-disabled", str(is_done).lower())
        else:
            expect(shown_step.get_by_role("button")).to_have_count(0)


def test_it_draws_what_the_model_gives(shown, javascript, networks):
    page = shown(WorkedBackpropagation())
    for stage in range(1, 5):
        set_state(page, stage=stage)
        now = javascript.call(MODEL, "evaluate", [state(page)])[0]
        expect(page.locator(".question")).to_have_text(now["question"])
        assert page.locator(".forward li").all_inner_texts() == now["forward"]
        assert page.locator(".steps .title").all_inner_texts() == [step["title"] for step in STEPS]
        assert page.locator(".steps .why").all_inner_texts() == [step["why"] for step in STEPS]
        assert page.locator(".rule").all_inner_texts() == [rule for step in STEPS for rule in step["rules"]]
        network = networks[SEEDS[stage - 1]]
        label = page.get_by_role("img").get_attribute("aria-label")
        assert f"inputs {' and '.join(map(written, network.X))}," in label
        tags = [written(w) for w in [*np.ravel(network.W1), *network.W2]]
        assert page.locator("svg .tag").all_text_contents() == tags
        nodes = [written(a) for a in [*network.X, *network.A1, network.Y_hat]]
        assert page.locator("svg text:not([class])").all_text_contents() == nodes
        signs = ["positive" if w > 0 else "negative" for w in [*np.ravel(network.W1), *network.W2]]
        assert [edge.get_attribute("class").split()[1] for edge in page.locator(".edge").all()] == signs
        assert page.locator(".node.off").count() == 1
        expect_fields(page, javascript)


def test_by_keyboard_from_stage_to_field_to_the_end(shown, javascript, gradients):
    page = shown(WorkedBackpropagation())
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    settle(page)
    assert state(page)["stage"] == 2
    expect(page.get_by_role("radio", name="the last step")).to_be_focused()
    expect(page.get_by_role("radio", name="the last step")).to_be_checked()
    right = gradients[SEEDS[1]]
    for name in OPEN["2"]:
        page.keyboard.press("Tab")
        expect(field(page, name)).to_be_focused()
        page.keyboard.type("7,7")
        page.keyboard.press("Enter")
        expect_fields(page, javascript)
        expect(field(page, name)).to_be_focused()
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type(f"{right[name]:.2f}")
    page.keyboard.press("Tab")
    expect_fields(page, javascript)
    expect(page.locator(".verdict")).to_have_text(re.compile("^Right in the end"))
    assert page.evaluate("() => saved.entries") == state(page)["entries"]
    for name in ("Show this step", "New numbers"):
        expect(page.get_by_role("button", name=name)).to_be_focused()
        page.keyboard.press("Tab")


def test_a_field_is_checked_when_it_is_left(shown, javascript):
    page = shown(WorkedBackpropagation(stage=2))
    field(page, "db1_1").fill("9")
    assert state(page)["entries"] == {}
    field(page, "db1_2").click()
    expect_fields(page, javascript)
    assert state(page)["entries"] == {"2": {"db1_1": {"text": "9", "missed": True}}}
    field(page, "db1_1").fill("")
    field(page, "db1_2").click()
    expect_fields(page, javascript)
    assert state(page)["entries"] == {"2": {"db1_1": {"text": "", "missed": True}}}


def test_who_gets_the_last_step_right_at_once_may_skip_the_rest(shown, gradients):
    page = shown(WorkedBackpropagation(stage=2))
    for name in OPEN["2"]:
        field(page, name).fill(written(gradients[SEEDS[1]][name]))
        field(page, name).press("Enter")
    expect(page.locator(".verdict")).to_have_text(HAVE_IT)
    expect(page.locator(".verdict")).to_have_attribute("aria-live", "polite")


def test_a_step_can_be_shown_once_and_the_reader_stays_there(shown, javascript):
    page = shown(WorkedBackpropagation(stage=4))
    field(page, "dA1_1").fill("9")
    button = page.get_by_role("button", name="Show this step").nth(3)
    button.focus()
    for _ in range(2):
        page.keyboard.press("Enter")
        expect_fields(page, javascript)
        expect(button).to_be_focused()
        assert set(state(page)["entries"]["4"]) == {"dA1_1", "dA1_2"}


def test_new_numbers_come_for_one_stage(shown, javascript):
    page = shown(WorkedBackpropagation(stage=3))
    field(page, "db1_1").fill("9")
    field(page, "db1_1").press("Enter")
    settle(page)
    before = page.locator(".forward").inner_text()
    button = page.get_by_role("button", name="New numbers")
    button.press("Enter")
    settle(page)
    expect(button).to_be_focused()
    assert state(page)["seeds"] == [4, 17, 14, 19]
    assert page.locator(".forward").inner_text() != before
    expect_fields(page, javascript)


def test_what_was_typed_is_there_when_the_reader_comes_back(shown, javascript):
    page = shown(WorkedBackpropagation(stage=2))
    field(page, "dW1_21").fill("0.5")
    for name in ("all", "nothing", "the last two", "the last step"):
        page.get_by_role("radio", name=name).check()
        expect_fields(page, javascript)
    expect(field(page, "dW1_21")).to_have_value("0.5")


def test_a_field_stays_where_another_is_checked(shown):
    page = shown(WorkedBackpropagation(stage=4))
    field(page, "dZ2").fill("0.1")
    kept = field(page, "dZ2").element_handle()
    page.keyboard.press("Tab")
    settle(page)
    assert kept.evaluate("one => one.isConnected")
    assert page.evaluate("() => document.activeElement.tagName") != "BODY"


def test_what_is_being_typed_stays_when_something_else_changes(shown):
    page = shown(WorkedBackpropagation(stage=4))
    field(page, "dZ2").press_sequentially("0.1")
    set_state(page, entries={"4": {"db2": {"text": "9", "missed": True}}})
    expect(field(page, "dZ2")).to_have_value("0.1")
    expect(field(page, "db2")).to_have_value("9")


def test_entries_from_python_are_drawn(shown, javascript):
    page = shown(WorkedBackpropagation(stage=3))
    for text in ("0", "9", "x", ""):
        set_state(page, entries={"3": {"dZ1_1": {"text": text, "missed": False}}})
        expect_fields(page, javascript)


def test_two_views_of_one_figure_do_not_disturb_each_other(shown):
    page = shown(WorkedBackpropagation())
    page.evaluate(
        """async () => {
          const { default: figure } = await import("/worked_backpropagation/view.js");
          const el = document.createElement("div");
          figure.render({ model, el });
          document.body.append(el);
        }"""
    )
    page.get_by_role("radio").nth(4 + 1).click()
    settle(page)
    assert [radio.is_checked() for radio in page.get_by_role("radio").all()] == [False, True, False, False] * 2
    field(page, "db1_1").nth(1).fill("9")
    field(page, "db1_1").nth(1).press("Enter")
    settle(page)
    expect(field(page, "db1_1").nth(0)).to_have_value("9")


MANY = {name: {"text": text, "missed": True} for name, text in zip(NAMES, ["1.2", "0.2", "x", "9", "0,3"] * 3)}


def test_all_its_words_fit_a_phone(shown):
    page = shown(WorkedBackpropagation(stage=4, entries={"4": MANY}), width=320)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    outside = """() => {
      const { right } = document.querySelector(".frame").getBoundingClientRect();
      const all = [...document.querySelectorAll(".frame *")];
      return all.filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > right).length;
    }"""
    assert page.evaluate(outside) == 0
    targets = page.locator("label, [data-number], button").all()
    heights = [box["height"] for target in targets if (box := target.bounding_box())]
    assert min(heights) >= 24


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_solved_or_open_alive_or_not(shown, theme):
    page = shown(WorkedBackpropagation())
    page.evaluate(
        """([html, theme]) => {
          const twin = document.createElement("div");
          twin.innerHTML = html;
          document.body.append(twin);
          document.documentElement.dataset.theme = theme;
          document.body.style.background = theme === "dark" ? "#121212" : "white";
        }""",
        [WorkedBackpropagation().twin(), theme],
    )
    for stage in (1, 2, 4):
        set_state(page, stage=stage, entries={"4": MANY})
        assert violations(page) == []


def test_without_a_script_the_solved_pass_stands_there(shown):
    figure = WorkedBackpropagation()
    page = shown(figure)
    solved = """() => [...document.querySelectorAll(".question, .forward li, .steps p, .rule, .numbers span")]
      .map((one) => one.innerText)"""
    alive = page.evaluate(solved)
    page.evaluate("(html) => { stop(); document.body.innerHTML = html; }", figure.twin())
    assert page.evaluate(solved) == alive
    assert unescape(figure.fallback()).count("<li>") == 8 + 6
    assert page.locator("input, button").count() == 0


def test_on_paper_stand_the_numbers_and_blanks_and_no_controls(shown):
    page = shown(WorkedBackpropagation(stage=3))
    page.emulate_media(media="print")
    for hidden in (".stages", ".how", "button"):
        assert not any(one.is_visible() for one in page.locator(hidden).all())
    for seen in (".forward", ".rule", "[data-number]", "svg"):
        assert all(one.is_visible() for one in page.locator(seen).all())
    page.emulate_media(media="screen")
