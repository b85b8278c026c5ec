"""What the exercises of chapter 10 say in numbers."""

import functools
import math
import re
from pathlib import Path

import nbformat
import numpy as np
import pytest

import nnlib
from course.exercises import chapter_09, chapter_10, methods, project_10
from course.exercises.checking import CORRECT, NOT_RIGHT, judge
from course.exercises.exercise import Mistake
from nnlib import datasets

EXERCISES = {exercise.id: exercise for exercise in chapter_10.EXERCISES}
SMALL_READER = next(exercise for exercise in chapter_09.EXERCISES if exercise.id == "small-reader")
LESSON = Path(__file__).parents[2] / "lessons/10_training.ipynb"


def test_losses_of_who_sees_no_inputs():
    assert f"{np.var([1, 3, 8]):.2f}" == "8.67"
    assert f"{chapter_10.first_loss(np.array([0.9, 0.1])):.2f}" == "0.33"
    assert chapter_10.first_loss(np.array([0.9, 0.1])) < math.log(2) / 2


def test_for_small_steps_half_of_a_weight_is_left_after_069_over_the_product():
    for lr, weight_decay in ((0.01, 0.03), (0.001, 0.1)):
        assert chapter_10.half_life(lr, weight_decay) == pytest.approx(0.69 / (lr * weight_decay), rel=0.01)


def test_the_mean_of_dropout_stays():
    means = chapter_10.mean_of_many(chapter_10.dropout)
    assert "1.00 with p = 0.5, 1.00 with p = 0.2, 1.00 with p = 0.8" in means


def with_draws_that_stay(A, p, rng, is_training):
    """Every seed gives the same."""
    return chapter_10.dropout(A, p, 1, is_training)


def with_a_seed_only(A, p, rng, is_training):
    """A generator is no seed."""
    seed = rng if isinstance(rng, int) else 0
    return chapter_10.dropout(A, p, seed, is_training)


def with_a_small_number(A, p, rng, is_training):
    return chapter_10.dropout(A, p, rng, is_training) * (1 + 1e-8)


@pytest.mark.parametrize(
    ("program", "words"),
    [
        (with_draws_that_stay, "Another seed leaves out the same values"),
        (with_a_seed_only, "once as a number and once as a generator"),
        (with_a_small_number, "Is a small number added?"),
    ],
)
def test_dropout_that_is_nearly_right_is_told_why_not(program, words):
    outcome = judge(EXERCISES["dropout-bug"], program)
    assert outcome.kind == NOT_RIGHT
    assert words in outcome.words


def test_dropout_in_float32_is_right():
    def dropout(A, p, rng, is_training):
        return chapter_10.dropout(A.astype(np.float32), p, rng, is_training)

    assert judge(EXERCISES["dropout-bug"], dropout).kind == CORRECT


def verdicts(program):
    """Return how often two equal methods are told apart, and how often a real difference is found."""
    found = []
    for gain, count, number in EXERCISES["better-or-lucky"].cases:
        right = {0: "open", 1: "second", -1: "first"}[int(np.sign(gain))]
        pairs = [methods.Methods(gain, number + pair) for pair in range(count)]
        said = [program(functools.partial(pair, 0), functools.partial(pair, 1)) for pair in pairs]
        found.append(said.count(right))
    equal, *real = found
    return 400 - equal, sum(real)


def one_look_after_each_seed(first, second):
    gains = []
    for seed in range(20):
        gains.append(second(seed) - first(seed))
        if len(gains) > 2:
            gain, error = np.mean(gains), np.std(gains, ddof=1) / math.sqrt(len(gains))
            if abs(gain) >= 3 * error:
                return "second" if gain > 0 else "first"
    return "open"


def without_pairs(first, second):
    results = np.array([[method(seed) for seed in range(20)] for method in (first, second)])
    error = math.sqrt((results.var(axis=1, ddof=1) / 20).sum())
    gain = results[1].mean() - results[0].mean()
    return "open" if abs(gain) < 3 * error else "second" if gain > 0 else "first"


def test_what_judges_reach():
    assert verdicts(methods.better) == (4, 398)
    fooled, _ = verdicts(one_look_after_each_seed)
    assert fooled == 69
    _, found = verdicts(without_pairs)
    assert found < 10
    explanation = EXERCISES["better-or-lucky"].explanation
    for number in ("fooled in 4 of the 400", "all but 2 of the 400", f"fooled {fooled} times"):
        assert number in explanation


def of_the_lesson(*starts):
    """Return what the chapter's own cells define, of those that begin in one of some ways, without what they show."""
    known: dict = {}
    for cell in nbformat.read(LESSON, as_version=4).cells:
        if cell.cell_type == "code" and cell.source.startswith(starts):
            exec(cell.source.split("\n\n\nplain")[0].split("\n\n\nfor ")[0], known)
    return known


@pytest.mark.page
def test_early_stopping_gains_on_top_of_dropout_and_weight_decay_is_open():
    """With the chapter's own cells."""
    known = of_the_lesson("import itertools", "X_raw", "def careless", "def overfitted")

    def right(seed, **settings):
        return known["overfitted"](seed, p=0.5, **settings)[3]

    plain = np.array([right(seed) for seed in range(20)])
    for settings, said, verdict in (
        ({"patience": 5}, "1.5 ± 0.3", "second"),
        ({"weight_decay": 0.03}, "1.3 ± 0.5", "open"),
    ):
        results = np.array([right(seed, **settings) for seed in range(20)])
        gains = results - plain
        assert f"{gains.mean():.1f} ± {gains.std(ddof=1) / math.sqrt(20):.1f}" == said
        assert said in EXERCISES["better-or-lucky"].explanation
        assert methods.better(plain.__getitem__, results.__getitem__) == verdict


MORE_DATA = {
    "It opens the digits itself": """    from nnlib.datasets import digits

    X, Y = digits()
""",
    "It uses `X_val`": "    X, Y = np.vstack([X, X_val]), np.append(Y, Y_val)\n",
}


@pytest.mark.parametrize("words", MORE_DATA)
@pytest.mark.parametrize("exercise", [EXERCISES["own-reader"], SMALL_READER], ids=lambda one: one.id)
def test_a_reader_learns_from_nothing_but_what_it_is_given(exercise, words):
    first = "    mean, deviation = X.mean(), X.std()\n"
    program = exercise.made_from(exercise.changed(Mistake("", (first, MORE_DATA[words] + first))))
    program.__globals__["X_val"], program.__globals__["Y_val"] = datasets.digits("validation")
    outcome = judge(exercise, program)
    assert outcome.kind == NOT_RIGHT
    assert words in outcome.words
    assert len(datasets.digits()[0]) == 1797


NOT_LISTS = {
    "is a method": "    def gradients(self):\n        return [self.dslope]\n",
    "], but has to be a list of arrays.": "        self.gradients = self.dslope\n",
}


@pytest.mark.parametrize("words", NOT_LISTS)
def test_gradients_that_are_no_list_are_told_why(words):
    exercise = EXERCISES["own-layer"]
    before = "        self.gradients = [self.dslope]\n"
    outcome = judge(exercise, exercise.made_from(exercise.changed(Mistake("", (before, NOT_LISTS[words])))))
    assert outcome.kind == NOT_RIGHT
    assert words in outcome.words


def test_the_trainings_of_the_project_are_those_of_the_chapter():
    known = of_the_lesson("import itertools", "X_raw", "def loss_after")
    shown = EXERCISES["paired"].task
    exec(shown.split("```python\n")[1].split("```")[0], known)
    trainings = project_10.Trainings()
    for rule, rate, seed in [(project_10.RMSProp, 0.003, 4), (nnlib.Adam, 0.01, 20)]:
        assert trainings(rule, rate, seed) == known["train"](rule, rate, seed)


def test_what_is_said_of_rmsprop_and_adam():
    trainings = project_10.Trainings()
    assert project_10.against_adam(trainings)[1:] == ("first", 0.01, "open")
    said = []
    for rate, seeds in ((0.001, 20), (0.01, 20), (0.01, 60)):
        gains = [trainings(project_10.RMSProp, rate, seed) - trainings(nnlib.Adam, 0.01, seed) for seed in range(seeds)]
        gain, error = np.mean(gains), np.std(gains, ddof=1) / math.sqrt(seeds)
        said.append(f"{-gain:.1f} ± {error:.1f}")
    assert gain < -3 * error
    assert said == re.findall(r"[\d.]+ ± [\d.]+", EXERCISES["paired"].explanation)


# What `train` refuses, and the changes that ask for it.
NO_TRAINING = {
    "A rate is above 0. Here `train` is given -0.01.": ("0.01, 0.03]", "-0.01, 0.01, 0.03]"),
    "The third of the four things is a rate": (
        "return guess, verdict(0.001), best",
        "return guess, verdict(0.001), [best]",
    ),
    "At 0.001 it is None": ("verdict(0.001), best", "verdict(0.001) and None, best"),
}


@pytest.mark.parametrize("words", NO_TRAINING)
def test_an_experiment_without_sense_is_told_why(words):
    exercise = EXERCISES["paired"]
    outcome = judge(exercise, exercise.made_from(exercise.changed(Mistake("", NO_TRAINING[words]))))
    assert outcome.kind == NOT_RIGHT
    assert words in outcome.words
