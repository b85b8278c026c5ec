"""The last exercise of chapter 10: a run with three faults, judged by what it achieves."""

import itertools
import math

import pytest

import nnlib
from course.exercises import chapter_10
from course.exercises.checking import CORRECT, NOT_ATTEMPTED, NOT_RIGHT, judge
from course.exercises.exercise import Mistake
from nnlib import datasets

(EXERCISE,) = [exercise for exercise in chapter_10.EXERCISES if exercise.id == "broken-run"]
assert EXERCISE.bug
FAULTS = EXERCISE.bug.changes
SUBSETS = [faults for count in range(4) for faults in itertools.combinations(FAULTS, count)]
SCALED = "X, X_val = [(pixels - mean) / deviation for pixels in (X, X_val)]"
SHUFFLED = "order = rng.permutation(n)\n    X, Y = X[order], Y[order]"
# Ways to mend the faults that differ from the solution's.
REPAIRS = {
    "not shuffled before fit": [(f"    {SHUFFLED}\n", "")],
    "shuffled as pairs": [
        (
            SHUFFLED,
            "pairs = rng.permutation(np.c_[X, Y])\n    X, Y = pairs[:, :-1], pairs[:, -1].astype(int)",
        )
    ],
    "shuffled twice from one seed": [
        (SHUFFLED, "X = np.random.default_rng(seed).permutation(X)\n    Y = np.random.default_rng(seed).permutation(Y)")
    ],
    "divided by the largest": [(SCALED, "X, X_val = X / 16, X_val / 16")],
    "each pixel for itself": [
        (SCALED, "mean, deviation = X.mean(axis=0), X.std(axis=0) + 1\n    " + SCALED),
    ],
    "ends in softmax": [('"identity"', '"softmax"'), ("from_logits=True", "")],
    "smaller first weights": [(SCALED, "mean, deviation = 0, 16\n    " + SCALED)],
}


def program(*changes):
    return EXERCISE.made_from(EXERCISE.changed(Mistake("", *changes)))


@pytest.mark.parametrize("faults", SUBSETS)
def test_the_first_check_that_fails_is_the_one_of_the_first_fault_that_is_left(faults):
    words = chapter_10.first_failure(program(*faults))
    checks = ["the first loss is far above log 10", "one batch: the loss stays above", "new pictures: no better than"]
    expected = [check for check, fault in zip(checks, FAULTS, strict=True) if fault in faults]
    assert (expected[0] if expected else "are all as they should be") in words
    assert not any(check in words for check in expected[1:])
    kind = {0: CORRECT, 3: NOT_ATTEMPTED}.get(len(faults), NOT_RIGHT)
    assert judge(EXERCISE, program(*faults)).kind == kind


def test_each_subset_of_the_faults_has_words_of_its_own():
    said = {judge(EXERCISE, program(*faults)).words.splitlines()[0] for faults in SUBSETS if len(faults) in (1, 2)}
    assert len(said) == 6
    assert said <= {mistake.words for mistake in EXERCISE.mistakes}


@pytest.mark.parametrize("changes", REPAIRS.values(), ids=REPAIRS)
def test_other_repairs_are_right(changes):
    outcome = judge(EXERCISE, program(*changes))
    assert outcome.kind == CORRECT, outcome.words


def test_the_bars_are_far_from_both_sides():
    """From many seeds what is right passes, and what is wrong does not: the seeds of the checks are not special."""
    mended, (scaling, ending, shuffling) = chapter_10.train_reader, FAULTS
    for seed in range(8):
        first, _, _ = mended(600, 1, seed)
        _, last, _ = mended(32, 120, seed)
        _, _, share = mended(900, 6, seed)
        assert 2 < first < 4
        assert last < 0.01
        assert share > 0.9
        assert program(scaling)(600, 1, seed)[0] > 6
        assert program(scaling, ending)(600, 1, seed)[0] > 6
        assert program(ending)(32, 120, seed)[1] > 0.1
        assert program(ending, shuffling)(32, 120, seed)[1] > 0.1
        assert program(shuffling)(900, 6, seed)[2] < 0.25


def test_what_is_said_about_it():
    """The task and its explanation: bars, numbers of parameters, and where one batch stops."""
    assert all(number in EXERCISE.task for number in ("below 4.5", "below 0.05 in 120 epochs", "85 % in 6 epochs"))
    n, epochs, seed = EXERCISE.cases[1]
    _, stopped, _ = program(*FAULTS[1:])(n, epochs, seed)
    assert f"{stopped:.2f}" == "0.65"
    assert stopped == pytest.approx(9 / 32 * math.log(10), rel=0.01)
    assert f"{math.log(math.e + 9) - 1:.2f}" == "1.46"
    network = nnlib.Network(nnlib.Dense(64, 32), nnlib.Dense(32, 10))
    assert sum(array.size for array in network.parameters) == 2410
    X, _ = datasets.digits("train")
    assert 15 < (X - X.mean() / X.std()).max() < 16


UNUSED = {
    "after one epoch": ("epochs=epochs", "epochs=120"),
    "Another seed": ("np.random.default_rng(seed)", "np.random.default_rng(4)"),
    "more than 32 can teach": ("X, Y = X[:n], Y[:n]", "n = 900\n    X, Y = X[:n], Y[:n]"),
}


@pytest.mark.parametrize("words", UNUSED)
def test_a_run_that_does_not_use_an_argument_is_told_so(words):
    outcome = judge(EXERCISE, program(UNUSED[words]))
    assert outcome.kind == NOT_RIGHT
    assert words.lower() in outcome.words.lower()
