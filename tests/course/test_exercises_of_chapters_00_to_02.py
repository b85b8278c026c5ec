"""What the exercises of the first chapters say: worked examples print what is written beside them, and numbers hold."""

import contextlib
import io
import re

import numpy as np
import pytest

from course import plots
from course.exercises import exercises_of
from course.exercises.chapter_00 import images_in
from course.exercises.checking import judge
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
    with pytest.raises(NoResult, match=r"Return the picture that `plots.pixels` makes; this is of the type \w+\."):
        images_in(thing)
    with pytest.raises(NoResult, match="Nothing comes back"):
        images_in(None)


def words_for(chapter: int, id: str, answer: object) -> str:
    [exercise] = [one for one in exercises_of(chapter) if one.id == id]
    return judge(exercise, answer).words


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ((1, 8), "Three things are needed"),
        ((38, (8, 8), (0, 5)), "two different digits"),
        (((3, 8), (3, 8), (1, 0)), "Go through all 45 pairs"),
        (((3, 8), (0, 1), (0, 0)), "go through all 45"),
        (((3, 8), (4, 9), (0, 5)), "The counts are not those of your pair.*have more wrong"),
        (("no idea", [8, 1], np.array([5, 0])), "^$"),
    ],
)
def test_what_is_said_of_a_pair_that_is_not_the_hardest(answer, words):
    assert re.search(words, words_for(1, "hardest-pair", answer))


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (None, "is None"),
        (np.ones(2), "Two things are needed"),
        ((np.ones(3), 1.0), "Two weights and one bias are needed"),
        ((np.zeros(2), 1.0), "Both weights are 0"),
        (([2.0, 1.0], [-2.0]), "got       the sum w @ x \\+ b is 0.5 at p, 0.5 at q, and above 0 at r"),
    ],
)
def test_what_is_said_of_what_is_no_line(made, words):
    assert re.search(words, words_for(1, "line-through", lambda p, q, r: made))


def test_a_size_that_is_fixed_is_told_only_where_the_program_runs_with_it():
    def fixed(layers):
        W, b = np.eye(2), np.zeros(2)
        for W_next, b_next in layers:
            W, b = W_next @ W, W_next @ b + b_next
        return W, b

    def crooked(layers):
        return layers[0][0] @ np.ones(7), layers[0][1]

    assert "With 2 inputs it runs, and with 3" in words_for(1, "many-into-one", fixed)
    assert words_for(1, "many-into-one", crooked).startswith(
        "It stops with ValueError: two shapes do not fit together."
    )


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (None, "Nothing comes back"),
        ((np.zeros(64), -1.0), "All weights are 0"),
        ((np.ones((64, 1)), -1.0), r"have the shape \(64, 1\)"),
        ((np.ones(64), np.ones(64)), r"The bias has the shape \(64,\)"),
        ((-1.0, np.ones(64)), "wrong order"),
        ((np.full(64, np.nan), -1.0), "finite"),
    ],
)
def test_what_is_said_of_what_is_no_drawing(made, words):
    assert re.search(words, words_for(2, "drawn-by-hand", lambda: made))


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
