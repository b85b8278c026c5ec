"""What the playground's page asks and answers is so."""

import re
from html import unescape
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from test_playground_model import run

from course.figures import Playground
from nnlib import datasets

TEXT = (Path(__file__).parents[2] / "book" / "playground.md").read_text("utf-8")
PARTS = {
    title: text for title, text in re.findall(r"^\*\*([^*]+)\.\*\* (.*?)(?=^\*\*|\Z)", TEXT, re.MULTILINE | re.DOTALL)
}


def settings(javascript, search: str) -> dict[str, Any]:
    """What a link asks for."""
    [found] = javascript.call("playground/settings.js", "fromAddress", [unescape(search)])
    assert found["faults"] == []
    return found["values"]


class Experiment:
    """An experiment of the page: the settings of its links, its answer, and its runs."""

    def __init__(self, javascript, title: str) -> None:
        self.javascript = javascript
        _, self.answer = PARTS[title].split("<summary>Answer</summary>")
        links = re.findall(r'<a href="(\?[^"]*)">', PARTS[title])
        self.links = [settings(javascript, search) for search in links]

    def run(self, *changes: dict[str, Any], link: int = 0) -> list[dict[str, Any]]:
        return run(self.javascript, [self.links[link] | change for change in changes])


@pytest.fixture
def experiment(javascript):
    return lambda title: Experiment(javascript, title)


def accuracies(runs: list[dict[str, Any]]) -> np.ndarray:
    return np.array([one["judged"]["train"]["accuracy"] for one in runs])


def test_every_experiment_has_an_answer_and_every_link_asks_for_what_can_be(javascript):
    assert len(PARTS) == 9
    assert all(part.count("<details>\n<summary>Answer</summary>\n\n") == 1 for part in PARTS.values())
    searches = re.findall(r'<a href="(\?[^"]*)">', TEXT)
    assert len(searches) == 12
    for search in searches:
        values = settings(javascript, search)
        assert len(values) == unescape(search).count("=")
        Playground(**values)


def test_three_units_close_a_ring_and_two_do_not(experiment):
    ring = experiment("A closed line")
    runs = accuracies(ring.run(*({"epoch": 200, "seed": seed, "hidden": [k]} for k in (2, 3, 4) for seed in range(5))))
    two, three, four = runs.reshape(3, 5)
    assert (
        "below 85 %. With three it rises above 95 %, from each of the seeds 0 to 4, and a fourth adds little"
        in ring.answer
    )
    assert two.max() < 0.85
    assert three.min() > 0.95
    assert abs(four - three).max() < 0.02


def test_without_a_bend_the_border_is_a_straight_line(experiment):
    moons = experiment("No bend")
    straight, bent = moons.run({"epoch": 300}, {"epoch": 300, "activation": "tanh"})
    p = np.array(straight["Y_hat"])
    X, _ = datasets.moons(200, 0.1, rng=np.random.default_rng(0))
    inputs = np.column_stack([X, np.ones(len(X))])
    logits = np.log(p / (1 - p))
    weights, *_ = np.linalg.lstsq(inputs, logits)
    np.testing.assert_allclose(inputs @ weights, logits, atol=1e-9)
    assert "stays at 90 % or below" in moons.answer
    assert 0.8 < accuracies([straight])[0] <= 0.9
    assert "every training point is on its side after 300 epochs" in moons.answer
    assert accuracies([bent]) == 1


@pytest.mark.page
def test_six_units_part_three_arms_and_four_do_not(experiment):
    arms = experiment("Three arms")
    widths = [[3], [4], [5], [6], [8], [8, 8]]
    runs = arms.run(*({"epoch": 300, "seed": seed, "hidden": hidden} for hidden in widths for seed in range(5)))
    three, four, five, six, eight, deep = accuracies(runs).reshape(6, 5)
    assert (
        "With three or four units at most 70 % are right after 300 epochs, from each of the seeds 0 to 4" in arms.answer
    )
    assert max(three.max(), four.max()) <= 0.7
    assert "With five it is 82 to 86 %, with six 88 % or more, and two more add little" in arms.answer
    assert [five.min(), five.max()] == pytest.approx([0.82, 0.86])
    assert six.min() >= 0.88
    assert abs(eight.mean() - six.mean()) < 0.025
    assert "Two layers of eight get 95 % or more" in arms.answer
    assert deep.min() >= 0.95
    np.testing.assert_allclose(np.reshape(runs[0]["Y_hat"], (300, 3)).sum(axis=1), 1)


def test_one_seed_is_stuck_at_one_eighth_with_two_points_alike_and_the_other_learns(experiment):
    luck = experiment("Luck")
    [stuck] = luck.run({"epoch": 5000})
    [learned] = luck.run({"epoch": 5000}, link=1)
    assert [luck.links[0]["seed"], luck.links[1]["seed"]] == [0, 1]
    assert stuck["judged"]["train"]["loss"] == pytest.approx(1 / 8, abs=0.001)
    assert learned["judged"]["train"]["loss"] < 0.001
    # The order of the points is (0, 0), (0, 1), (1, 0), (1, 1).
    assert "right at (0, 0) and at (1, 0), and answers ½ at (0, 1) and at (1, 1)" in luck.answer
    np.testing.assert_allclose(stuck["Y_hat"], [0, 0.5, 1, 0.5], atol=0.02)
    hidden = np.reshape(stuck["hidden"], (4, 2))
    np.testing.assert_allclose(hidden[1], hidden[3], atol=0.001)
    assert (1 - hidden[[1, 3]] ** 2).max() < 0.002
    assert "Of the seeds 0 to 9, five are stuck after 5000 epochs. With three units none is" in luck.answer
    runs = luck.run(*({"epoch": 5000, "seed": seed, "hidden": [k]} for k in (2, 3) for seed in range(10)))
    losses = np.reshape([one["judged"]["train"]["loss"] for one in runs], (2, 10))
    assert ((losses > 0.12).sum(axis=1) == [5, 0]).all()
    assert ((losses < 0.001).sum(axis=1) == [5, 10]).all()


def test_large_steps_diverge_and_smaller_ones_do_not(experiment):
    step = experiment("Too large a step")
    five, two, one, half, tenth = step.run(*({"epoch": 200, "lr": lr} for lr in (5, 2, 1, 0.5, 0.1)))
    assert "above 10²² in the first epoch, and in epoch 11 the numbers become infinite" in step.answer
    assert five["losses"][0] > 1e22
    assert "diverged: in epoch 11 " in five["failure"]
    assert "Rates of 1 and 2 fail in the same way, only later" in step.answer
    assert one["epoch"] > two["epoch"] > five["epoch"]
    assert one["failure"] and two["failure"]
    assert "With 0.5 or 0.1 the accuracy reaches 98 %" in step.answer
    assert not half["failure"] and not tenth["failure"]
    assert accuracies([half, tenth]).min() >= 0.98


def test_gradients_vanish_through_sigmoids_and_less_through_others(experiment):
    layers = experiment("Gradients that vanish")
    ratios = []
    for found in layers.run(*({"activation": activation} for activation in ("sigmoid", "tanh", "relu"))):
        weights = found["gradients"][::2]
        ratios.append(np.abs(weights[-1]).max() / np.abs(weights[0]).max())
    assert "More than 2000 times." in layers.answer
    assert "less than 10 times larger" in layers.answer
    assert ratios[0] > 2000
    assert max(ratios[1:]) < 10


@pytest.mark.page
def test_he_is_ahead_of_glorot_and_other_first_weights_learn_nothing(experiment):
    weights = experiment("The first weights")
    losses = {}
    for init in ("glorot", "he", "small", "large"):
        runs = weights.run(*({"epoch": 100, "seed": seed, "init": init} for seed in range(10)))
        losses[init] = np.array([one["losses"] for one in runs])
    (glorot, he), (glorot_later, he_later) = (
        [f"{losses[init][:, epoch - 1].mean():.2f}" for init in ("glorot", "he")] for epoch in (20, 100)
    )
    assert f"in epoch 20 is {glorot} from Glorot's weights and {he} from He's;" in weights.answer
    assert f"in epoch 100 it is {glorot_later} and {he_later}." in weights.answer
    begun = weights.run(*({"seed": seed, "init": "small"} for seed in range(10)))
    assert "the slopes of all weights begin below 10⁻⁸, and the loss stays at 0.69" in weights.answer
    assert max(np.abs(W).max() for one in begun for W in one["gradients"][::2]) < 1e-8
    np.testing.assert_allclose(losses["small"], 0.69, atol=0.01)
    assert "nearly all answers are 0 or 1 from the start, where the sigmoid is flat, and the loss stays above 10" in (
        weights.answer
    )
    begun = weights.run(*({"seed": seed, "init": "large"} for seed in range(10)))
    Y_hat = np.array([one["Y_hat"] for one in begun])
    assert (Y_hat * (1 - Y_hat) < 0.01).mean() > 0.98
    assert losses["large"].min() > 10


@pytest.mark.page
def test_the_validation_loss_rises_while_the_training_loss_falls_unless_something_is_done(experiment):
    noise = experiment("Learning by heart")
    ways = [{}, {"weight_decay": 0.005}, {"weight_decay": 0.01}, {"dropout": 0.3}]
    cases = [{"epoch": 1500, "seed": seed, **way} for way in ways for seed in range(10)]
    runs = noise.run(*cases)
    plain, small, large, dropout = (runs[start : start + 10] for start in (0, 10, 20, 30))
    ends = [[f"{losses[-1]:.2f}" for losses in losses_of(runs[0])] for runs in (plain, small, large, dropout)]
    lowest = int(np.argmin(plain[0]["validation_losses"]))
    least = f"{plain[0]['validation_losses'][lowest]:.2f}"
    assert f"lowest in epoch {lowest + 1}, at {least}, and has risen to {ends[0][1]} by epoch 1500" in noise.answer
    assert plain[0]["losses"][-1] < 0.001
    assert f"of 0.005 the training loss stays at {ends[1][0]} and the validation loss at {ends[1][1]}." in noise.answer
    assert ends[2][0] == ends[2][1]
    assert f"With 0.01 both stay at {ends[2][0]}." in noise.answer
    for one in (small[0], large[0]):
        assert one["validation_losses"][-1] < 1.1 * min(one["validation_losses"])
    words = f"of 0.3 the training loss ends at {ends[3][0]}, above the validation loss of {ends[3][1]},"
    assert words in noise.answer
    assert f"{dropout[0]['judged']['train']['loss']:.2f}" < ends[3][1]
    means = [
        f"{np.mean([one['validation_losses'][-1] for one in runs]):.2f}" for runs in (plain, small, large, dropout)
    ]
    words = "is {} on average without any of this, {} with a weight decay of 0.005, {} with 0.01, and {} with a dropout"
    assert words.format(*means) in noise.answer
    best = np.mean([min(one["validation_losses"]) for one in plain])
    assert f"had stopped in its best epoch, it would be {best:.2f}." in noise.answer
    lucky, *others = (runs[2]["validation_losses"] for runs in (plain, small, large, dropout))
    assert (
        f"With seed 2 the validation loss falls to the end, to {lucky[-1]:.2f}, and all three only do harm"
        in noise.answer
    )
    assert lucky[-1] == min(lucky)
    assert min(losses[-1] for losses in others) > 1.5 * lucky[-1]


def losses_of(run: dict[str, Any]) -> list[list[float]]:
    return [run["losses"], run["validation_losses"]]


@pytest.mark.page
def test_four_units_learn_a_ring_of_points_and_no_chessboard(experiment):
    own = experiment("Your own")
    empty, ring, board = own.links
    assert [empty.get("points", []), len(ring["points"]), len(board["points"])] == [[], 13, 16]
    assert all(label == (x1 + x2 + 1.5) / 0.5 % 2 for x1, x2, label in board["points"])
    seeds = range(10)
    assert "From each of the seeds 0 to 9, they learn all of it in 300 epochs" in own.answer
    assert (accuracies(own.run(*({"epoch": 300, "seed": seed} for seed in seeds), link=1)) == 1).all()
    assert "after 5000 epochs at most 12 of the 16 points are right" in own.answer
    four = accuracies(own.run(*({"epoch": 5000, "seed": seed} for seed in seeds), link=2))
    assert four.max() == 12 / 16
    assert "Two layers of eight learn it from nine of the ten seeds" in own.answer
    eight = accuracies(own.run(*({"epoch": 5000, "seed": seed, "hidden": [8, 8]} for seed in seeds), link=2))
    assert (eight == 1).sum() == 9
