"""What the exercises of the first chapters say: worked examples print what is written beside them, and numbers hold."""

import contextlib
import io
import re

import numpy as np
import pytest

from course import plots
from course.exercises import exercises_of
from course.exercises.chapter_00 import images_in
from course.exercises.exercise import Exercise
from course.exercises.running import NoResult
from nnlib import datasets

EXAMPLES = [
    (exercise, code)
    for chapter in (0, 1, 2)
    for exercise in exercises_of(chapter)
    for code in re.findall(r"```python\n(.*?)```", exercise.task, re.DOTALL)
]


@pytest.mark.parametrize(("exercise", "code"), EXAMPLES, ids=lambda one: getattr(one, "id", None) or "")
def test_a_worked_example_prints_what_is_written_beside_it(exercise: Exercise, code: str):
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), np.printoptions(precision=4, suppress=True):
        exec(code, {"np": np})
    beside = re.findall(r"^print\(.*\)  # (.*)$", code, re.MULTILINE)
    assert beside
    assert printed.getvalue().split("\n")[:-1] == beside


def test_the_numbers_in_a_picture_are_found():
    squares = [np.arange(16.0), np.arange(9.0)]
    picture = plots.pixels(squares, alt="Two squares, of sixteen and of nine grey values.")
    for one in (picture, picture.axes[0].figure, picture.axes[0], picture.axes[0].images[0]):
        assert [image.ravel().tolist() for image in images_in(one)] == [square.tolist() for square in squares]


@pytest.mark.parametrize("thing", [2.5, [np.ones(4)], np.ones(4), plots, plots.pixels, (1, 2)])
def test_what_is_no_picture_is_told_so(thing):
    with pytest.raises(NoResult, match=r"A picture is needed, .* of the type \w+: draw the numbers"):
        images_in(thing)
    with pytest.raises(NoResult, match="Nothing comes back"):
        images_in(None)


def test_the_mean_of_the_zeros_is_the_sharpest_and_that_of_the_ones_the_most_blurred():
    X, labels = datasets.digits("train")
    distances = []
    for digit in range(10):
        of_digit = X[labels == digit]
        distances.append(((of_digit - of_digit.mean(axis=0)) ** 2).sum(axis=1).mean().round())
    assert (np.argmin(distances), min(distances)) == (0, 410)
    assert (np.argmax(distances), max(distances)) == (1, 905)


def test_what_is_said_of_the_ten_neurons_that_read_nothing():
    [exercise] = [one for one in exercises_of(2) if one.id == "three-faults"]
    assert exercise.symptom
    assert "272 are right. The program itself says that 91% are." in exercise.symptom(exercise.answer)
    sick = exercise.symptom(exercise.made_from(exercise.stub))
    assert "39 are right. The program itself says that 10% are." in sick
