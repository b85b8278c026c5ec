"""What the exercises of chapter 6 say about themselves, measured."""

import re

import numpy as np
import pytest

from course.exercises import chapter_06
from course.exercises.checking import judge
from course.exercises.exercise import Mistake

EXERCISES = {exercise.id: exercise for exercise in chapter_06.EXERCISES}
TWO_FAULTS = EXERCISES["two-faults"]
assert TWO_FAULTS.bug
SEEN, UNSEEN = TWO_FAULTS.bug.changes


@pytest.mark.parametrize(
    ("faults", "is_seen", "learns"),
    [([], False, True), ([SEEN], True, True), ([UNSEEN], False, False), ([SEEN, UNSEEN], True, False)],
)
def test_a_gradient_check_in_the_order_of_the_data_sees_one_of_the_two_faults(faults, is_seen, learns):
    program = TWO_FAULTS.made_from(TWO_FAULTS.changed(Mistake("", *faults)))
    said = chapter_06.check_of_the_gradient_and_of_the_training(program)
    error, loss = map(float, re.findall(r"(?:error|loss is) ([\d.]+\d)", said))
    assert (error > 0.1) == is_seen
    assert loss < 0.1 if learns else loss > 0.9
    assert (loss < 0.01) == (not faults)


@pytest.mark.parametrize("case", TWO_FAULTS.cases, ids=lambda case: f"{len(case[3])} samples")
def test_samples_that_are_shuffled_twice_are_in_another_order(case):
    order = case[3]
    assert sorted(order) == list(range(len(case[0])))
    assert not np.array_equal(order[order], order)
    assert not np.array_equal(order[order], np.arange(len(order)))


@pytest.mark.parametrize(("step", "way"), [(1 / 8, "grows"), (-1 / 8, "shrinks")])
def test_pictures_that_are_only_lighter_or_only_darker_are_told_so(step, way):
    outcome = judge(EXERCISES["fooled"], lambda network, loss, X, Y: np.clip(X + step, 0, 1))
    assert f"Every value that moves {way}." in outcome.words
