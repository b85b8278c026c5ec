"""The engine of the exercises: comparing, running, saying, remembering."""

import json
import threading
import time
from contextlib import suppress

import numpy as np
import pytest

from course.authoring.sync import help_below
from course.exercises import check, demands, exercises_of, progress, schedule, solved
from course.exercises.checking import CORRECT, NOT_ATTEMPTED, NOT_RIGHT, judge
from course.exercises.comparing import Digits, difference, written, written_apart
from course.exercises.exercise import Exercise, Mistake, emptied
from course.exercises.pictures import axis_of, lines_in, plots
from course.exercises.running import NoResult, run

A = np.array([[1.0, 2.0, 4.0], [3.0, 5.0, 7.0]])
DIFFERENCES = {
    "nothing returned": (1.5, None, "None. Is there a `return`"),
    "dots": (1.5, ..., "still `...`"),
    "a string": (1.5, "1.5", "numbers are needed"),
    "one of two": ((A, 2.0), A, "Only one result comes back, but two are needed"),
    "three of two": ((1.0, 2.0), (1.0, 2.0, 3.0), "There are 3 results, but two are needed"),
    "one in brackets": ((1.0, 2.0), (1.0,), "There is 1 result, but two are needed"),
    "second of two": ((1.0, 2.0), (1.0, 2.5), "Result 2"),
    "changed places": ((1.0, 2.0), (2.0, 1.0), "in another order"),
    "a comma too many": (A, (A,), "a comma too many"),
    "transposed": (A, A.T, "rows and columns have changed places"),
    "keepdims missing": (A[:, :1], A[:, 0], "axis of length 1 is missing"),
    "keepdims too many": (A[:, 0], A[:, :1], "axis of length 1 is too many"),
    "summed away": (A, 22.0, "single number"),
    "not summed": (22.0, A, "one number is needed"),
    "other axis": (A.sum(axis=0), A.sum(axis=1), "Which axis"),
    "nan": (A, A * np.nan, "contains nan"),
    "inf": (A, A * np.inf, "contains inf"),
    "sign": (A, -A, "wrong sign"),
    "factor": (A, 3 * A, "3 times too large"),
    "share": (A, A / 4, "4 times too small"),
    "offset": (A, A + 0.5, "off by 0.5"),
    "one entry": (A, A + np.eye(2, 3)[:1] * [[1], [0]], "wrong at index (0, 0), and right elsewhere"),
    "an entry of a vector": (A[0], A[0] + [0, 0, 1], "wrong at index 2, and right elsewhere"),
    "ragged": ([1.0, 2.0], [[1.0], [2.0, 3.0]], "rows of different lengths"),
    "batches": ([[1, 2], [3]], [[1, 2], [4]], "wrong in part 2: [4] where [3] is needed"),
    "a list within a batch": ([[1, 2], [3]], [[1, 2, [4]], [3]], "wrong in part 1: [1, 2, [4]] where [1, 2] is needed"),
    "a list of arrays": ([A, A[0]], [A, A[0] + [0, 0, 1]], "Part 2 of the result is wrong at index 2"),
    "a list of arrays of other shapes": ([A, A[0]], [A.T, A[0]], "Part 1 of the result has the shape (3, 2)"),
    "a list of pairs": ([(A, A[0]), (A.T, A[1])], [(A, A[0]), (A.T, A[0])], "wrong in part 2"),
    "one array for a list": ([A, A[0]], A, "a list is needed"),
    "a small number added": (A, A + 1e-8, "close, but not equal: off by up to 1e-08"),
    "a search": (2 / 9, 0.22222223, "close, but not equal: off by up to 8e-09"),
    "exchanged": (A[:, :2], A[:, :2].T, "has its rows and columns exchanged"),
    "reversed": (A[0], A[0, ::-1], "the right numbers, but in reverse order"),
    "in disorder": (A[0], A[0, [1, 2, 0]], "the right numbers, but in another order"),
    "a row": (A, A * [[1], [2]] + [[0], [1]], "wrong in row 1 only"),
    "a column": (A, A * [1, 3, 1] + [0, 0.5, 0], "wrong in column 1 only"),
    "a diagonal": (A, A + np.diag([0.5, 0.7, 1])[:2], "wrong on the diagonal, and right elsewhere"),
    "all but a diagonal": (A, A * (2 - np.eye(2, 3)), "wrong everywhere but on the diagonal"),
    "zeros": (A * [[0, 1, 0], [1, 0, 1]], A, "wrong where 0 is needed, and right elsewhere"),
    "negatives": (A[0] * [1, -1, -1], A[0] * [1, 0, -0.5], "wrong where a number below 0 is needed"),
    "everything": (A, A**2 + 2, "wrong everywhere"),
    "some": (
        np.tile(A[0], (4, 2)),
        np.tile(A[0], (4, 2)) + np.tri(4, 6, -2),
        "wrong at 3 of 24 places, first at index (2, 0)",
    ),
    "half a count": (3, 3.00000001, "close, but not equal"),
    "objects": (A, object(), "numbers are needed"),
    "complex": (A, A + 0j, "numbers are needed"),
    "words": ("yes, no", "no, yes", "compare the two lines"),
}


@pytest.mark.parametrize("name", DIFFERENCES)
def test_differences_are_named(name):
    expected, got, words = DIFFERENCES[name]
    found = difference(expected, got)
    assert any(one in found for one in words.split("|")), found
    assert "0x" not in found


EQUAL = [
    (A, A + 1e-12),
    (A, A.tolist()),
    (A, A.astype(np.float32)),
    (A / 3, (A / 3).astype(np.float32)),
    (2.0, np.float64(2)),
    (2.0, 2),
    (2.0, np.array(2.0)),
    ((A, 1.0), [A, 1.0]),
    (np.array([np.nan, 1]), np.array([np.nan, 1])),
    ([[1, 2], [3]], [[1, 2], [3]]),
    ([A, A[0]], [A.tolist(), A[0]]),
    ([A, A[0]], (A, A[0])),
    ([(A, A[0])], [(A + 1e-12, A[0])]),
    ([(1, 2.0), (3, 4.0)], [[1, 2.0], [3, 4.0]]),
    ("yes", "yes"),
]


@pytest.mark.parametrize(("expected", "got"), EQUAL)
def test_equal_results_have_no_difference(expected, got):
    assert difference(expected, got) == ""


def test_values_are_written_the_same_each_time():
    assert written(np.linspace(0, 1, 4)) == "[0. , 0.3333, 0.6667, 1. ]"
    assert written([0.1 + 0.2, (1, 2)]) == "[0.3, (1, 2)]"
    assert written(np.array([4.25e-18, 0.0])) == "[0., 0.]"
    assert written(np.array([4.25e-18, 0.0]).view(Digits)) == "[4.25e-18, 0.00e+00]"
    assert written(np.array([4.25e-18, 1.0]).view(Digits)) == "[0., 1.]"
    assert written(object()) == "an object of type object"
    assert written((written, lambda x: x)) == "(written, a function)"
    assert len(written("x" * 1000 + "y")) <= 1001
    assert len(written({"a": "b" * 900})) < 1000


def test_two_values_are_written_with_the_digits_that_differ():
    assert written_apart(2 / 9, 0.22222223) == ("0.222222222", "0.22222223")
    assert written_apart(0.5, 0.5 + 1e-14) == ("0.5", "0.50000000000001")
    assert written_apart(0.5, 1.5) == ("0.5", "1.5")
    assert written_apart(np.array([1.0, 2.0]), np.array([1.0, 2.0 + 1e-6])) == ("[1., 2.]", "[1. , 2.000001]")
    assert written_apart((1, [A[0]]), (1, [A[0] + 1e-9]))[1] == "(1, [[1.000000001, 2.000000001, 4.000000001]])"


def test_a_sum_along_the_wrong_axis_is_told_from_the_shapes():
    def totals(W):
        """Return the sum of each row."""
        return W.sum(axis=1)

    settings = {"solution": totals, "cases": [(A,)], "mistakes": []}
    words = outcome(lambda W: W.sum(axis=0), **settings).words
    assert (
        "W has the shape (2, 3): along axis 0 its 2 entries were put together, but (2,) is what axis 1 leaves." in words
    )
    assert "put together" not in outcome(lambda W: W[:, :1], **settings).words


def test_an_argument_that_is_not_used_is_named():
    def scaled(x, factor):
        """Return factor times x."""
        return factor * x

    settings = {"solution": scaled, "cases": [(2.0, 3.0), (np.array([1.0, 4.0]), 0.5), (7.0, 2.0)], "mistakes": []}
    assert "whatever factor is" in outcome(lambda x, factor: 3.0 * x, **settings).words
    assert "whatever x is" in outcome(lambda x, factor: factor + 1, **settings).words
    assert "whatever" not in outcome(lambda x, factor: factor * x + 1, **settings).words


def test_an_argument_that_is_used_is_not_called_unused():
    def scaled(x, factor):
        """Return factor times x."""
        return factor * x

    settings = {"solution": scaled, "cases": [(2.0, 3.0), (np.array([1.0, 4.0]), 0.5), (7.0, 2.0)], "mistakes": []}
    made = exercise(**settings).made_from("def scaled(x, factor):\n    return x * np.sign(factor)\n")
    assert "whatever" not in outcome(made, **settings).words
    made = exercise(**settings).made_from("def scaled(x, factor):\n    return x * 3.0\n")
    assert "whatever factor is. Is factor used" in outcome(made, **settings).words


def three(x):
    a, b, c = x, x + 1, x + 2
    return a, b, c


@pytest.mark.parametrize(
    ("program", "said", "plain"),
    [
        (lambda x: (x + 2, x + 1, x if x == 1 else x + 1), "another order", "a should be 1"),
        (lambda x: (-x if x == 1 else 0.0, x + 1, x + 2), "wrong sign", "a should be 1"),
    ],
    ids=["the order", "the sign"],
)
def test_a_relation_that_another_case_does_not_show_is_not_named(program, said, plain):
    words = outcome(program, solution=three, cases=[(1.0,), (2.0,), (5.0,)], mistakes=[]).words
    assert said not in words
    assert plain in words
    assert said in outcome(program, solution=three, cases=[(1.0,)], mistakes=[]).words


def test_a_factor_that_another_case_does_not_show_is_not_named():
    rows = [(np.array([1.0, 1.0]),), (np.array([2.0, 3.0, 5.0]),)]

    def doubled(x):
        return 2 * x

    settings = {"solution": doubled, "mistakes": []}
    assert "is 1.5 times too large" in outcome(lambda x: 2 * x + x**2, cases=rows[:1], **settings).words
    words = outcome(lambda x: 2 * x + x**2, cases=rows, **settings).words
    assert "times" not in words
    assert "The result is wrong everywhere." in words
    assert "is 1.5 times too large, everywhere." in outcome(lambda x: 3 * x, cases=rows, **settings).words
    assert (
        "2 times too small, everywhere, and its sign is wrong too."
        in outcome(lambda x: -x, cases=rows, **settings).words
    )


def test_words_for_the_unknown_say_in_which_cases():
    cases = [(1.5,), (np.array([2.0, 3.0]),), (np.array([0.5]),)]
    words = outcome(lambda x: x + 1 if np.ndim(x) == 0 else x * 2 + 1, cases=cases).words
    assert words.count("The smaller cases are right.") == 1
    words = outcome(lambda x: x * 3 if np.ndim(x) == 0 or len(x) > 1 else x + 1, cases=cases).words
    assert "It is wrong in 2 of 3 cases." in words


def test_digits_are_compared_however_small_the_number_is():
    tiny = np.array([4e-18, 9e-27, 0.0])
    assert not difference(tiny, np.zeros(3))
    exact = tiny.view(Digits)
    assert not difference(exact, tiny * (1 + 1e-12))
    assert not difference((exact, 1.0), [tiny.tolist(), 1])
    for digits_lost in (np.zeros(3), tiny * (1 + 1e-6), tiny + 1e-30):
        assert difference(exact, digits_lost)


def test_a_picture_is_known_by_its_lines(monkeypatch):
    from matplotlib import pyplot

    points = {"": {"rise": ([1, 2], [3, 4])}}
    words = {"x_label": "x", "y_label": "y", "alt": "A line that rises from 3 to 4, drawn for a test."}
    figure, axis = pyplot.subplots()
    drawn = axis.plot([1, 2], [3, 4], label="rise")
    axis.plot([], [])
    pyplot.close(figure)
    for picture in (plots.lines(points, **words), figure, axis, drawn, drawn[0], (figure, axis)):
        ((label, xy),) = lines_in(axis_of(picture))
        assert (label, xy.tolist()) == ("rise", [[1, 3], [2, 4]])
    with pytest.raises(NoResult, match="There are 2 panels"):
        axis_of(plots.lines({"a": points[""], "b": points[""]}, **words))
    for other in (None, 3, [], [1, 2], "picture", np.ones((2, 2)), plots):
        with pytest.raises(NoResult, match="Return the picture"):
            axis_of(other)


def lonely(x):
    return x


def exercise(solution=None, **settings) -> Exercise:
    def plus_one(x):
        """Return a little more."""
        return x + 1

    defaults = {
        "id": "plus-one",
        "title": "Plus one",
        "task": "Add one.",
        "section": "Sums",
        "cases": [(1.5,), (np.array([2.0, 3.0]),)],
        "hints": ["Add."],
        "explanation": "So.",
        "mistakes": [Mistake("One too few.", ("x + 1", "x"))],
    }
    return Exercise(solution=solution or plus_one, **(defaults | settings))


def outcome(thing, **settings):
    return judge(exercise(**settings), thing)


def test_the_three_outcomes():
    def plus_one(x): ...

    assert outcome(plus_one).kind == NOT_ATTEMPTED
    assert outcome(lambda x: 1 + x).kind == CORRECT
    wrong = outcome(lambda x: x + 2)
    assert wrong.kind == NOT_RIGHT
    assert "plus_one(1.5)\n    expected  2.5\n    got       3.5" in wrong.words


def test_a_known_mistake_is_named_only_if_all_results_agree():
    assert outcome(lambda x: x).words.startswith("One too few.")
    assert "too few" not in outcome(lambda x: x if np.ndim(x) == 0 else x + 2).words
    assert "too few" not in outcome(lambda x: x if np.ndim(x) else x + 1).words


def test_a_design_is_judged_by_what_it_achieves():
    def demand(thing, x):
        if np.max(thing(x)) < 3:
            raise NoResult("It should reach 3.")
        return thing

    for right in (lambda x: x + 1.5, lambda x: 7):
        assert outcome(right, use=demand, is_design=True).kind == CORRECT
    wrong = outcome(lambda x: x, use=demand, is_design=True)
    assert (wrong.kind, wrong.words) == (NOT_RIGHT, "It should reach 3.")
    assert "TypeError" in outcome(lambda: 7, use=demand, is_design=True).words


@pytest.mark.parametrize("thing", [2.5, "plus_one", np.ones(3), [1]])
def test_what_is_no_function_at_all(thing):
    assert 'check("plus-one", plus_one), without brackets' in outcome(thing).words


def test_an_exception_is_told_with_the_learners_own_line():
    def plus_one(x):
        one = 0
        return x + 1 / one

    words = outcome(plus_one).words
    assert "stops with ZeroDivisionError: division by zero" in words
    assert "return x + 1 / one" in words
    assert "Traceback" not in words


def test_an_exception_deep_in_a_library_is_told_with_the_learners_line():
    def plus_one(x):
        return np.linalg.inv(np.ones((2, 3)))

    words = outcome(plus_one).words
    assert "LinAlgError" in words
    assert "np.linalg.inv(np.ones((2, 3)))" in words


B = np.array([[1.0, 2.0, 3.0, 4.0], [0.5, -1.0, 2.0, 1.5], [2.0, 0.0, 1.0, -3.0]])
STOPS = {
    "a product whose sides fit with a T": (
        "return A @ B.T",
        "In `A @ B.T` they are (2, 3) and (4, 3). `@` lets the columns on the left, 3, meet the rows on the right, 4. "
        "They would fit with a `.T` on the right",
    ),
    "a product with a vector": (
        "return B @ A[0]",
        "In `B @ A[0]` they are (3, 4) and (3,). `@` lets the columns on the left, 4",
    ),
    "two that do not belong together": ("return B @ A", "No `.T` makes them fit"),
    "a lost axis": (
        "return B - B.max(axis=1)",
        "In `B - B.max(axis=1)` they are (3, 4) and (3,). The smaller one fits as (3, 1)",
    ),
    "an axis lost in place": ("B -= B[:, 0]\n    return B", "In `B -= B[:, 0]` they are (3, 4) and (3,)"),
    "an axis kept in place": (
        "b = B[0]\n    b -= B.sum(axis=0, keepdims=True)",
        "they are (4,) and (1, 4). The result would be larger than the (4,) on the left",
    ),
    "rows for columns": ("return A + A.T", "In `A + A.T` they are (2, 3) and (3, 2). Rows and columns are exchanged"),
    "nothing in common": ("return A * B", "From the last axis on, lengths have to be equal"),
    "inside of a call": ("return np.maximum(A, B)", "They are (2, 3) and (3, 4). From the last axis on"),
    "a call of dot": ("return np.dot(A, B.T)", "They are (2, 3) and (4, 3). `@` lets the columns on the left, 3"),
    "what is not computed twice": ("return A @ next(iter([B.T]))", "two shapes do not fit together.\nIt happened"),
    "over two lines": ("return (A\n        @ B.T)", "two shapes do not fit together.\nIt happened"),
    "a label for a column": (
        "return B[[0, 1], [3, 4]]",
        "IndexError: column 4 is asked for, but there are only 4, 0 to 3, along axis 1. If labels are the index",
    ),
    "a row too many": (
        "return B[3]",
        "IndexError: row 3 is asked for, but there are only 3, 0 to 2, along axis 0.\nIt happened",
    ),
    "a column too many": ("return B[:, 4]", "but there are only 4, 0 to 3, along axis 1.\nIt happened"),
    "labels for rows": ("i = np.array([3])\n    return B[i]", "If labels are the index"),
    "an empty axis": ("return B[:, :0].T[0]", "row 0 is asked for, but there are only 0, none"),
    "a list": ("return [1, 2][2]", "IndexError: list index out of range\n"),
    "a condition": (
        "if B > 0:\n        return B",
        "ValueError: an `if` decides once, but `B > 0` has the shape (3, 4).",
    ),
    "a condition with what is not computed twice": ("if next(iter([B])):\n        return B", "but an array has many"),
    "one value for two names": (
        "a, b = A[0, 0]",
        "TypeError: one value comes, but the line takes it apart into several",
    ),
    "a place of another size": ("A[0] = B[0]", "An array of shape (4,) is put into a place of shape (3,)."),
    "another size": (
        "return A.reshape(4, 3)",
        "ValueError: the array has 6 numbers, and the shape (4, 3) needs 12. Is a size written down",
    ),
    "a size that does not divide": ("return A.reshape(4, -1)", "and the shape (4, -1) does not fit."),
    "another error": ("return int('x')", "ValueError: invalid literal"),
}


@pytest.mark.parametrize("name", STOPS)
def test_what_stops_a_program_is_explained_by_its_line(name):
    body, words = STOPS[name]
    one = exercise(mistakes=[])
    program = one.made_from(f"import numpy as np\n\n\ndef plus_one(x):\n    A, B = x\n    {body}\n")
    with pytest.raises(NoResult) as caught:
        run(lambda thing, x: thing(x), program, ((A, B.copy()),))
    assert words in str(caught.value)


def test_a_name_with_letters_of_two_bytes_moves_no_column():
    program = exercise().made_from("def plus_one(x):\n    ŷ = x[0]; return ŷ @ x[1].T\n")
    with pytest.raises(NoResult, match=r"In `ŷ @ x\[1\].T` they are \(2, 3\) and \(4, 3\)"):
        run(lambda thing, x: thing(x), program, ((A, B),))


@pytest.mark.parametrize("thing", [lambda: 1, lambda x, y: 1])
def test_wrong_parameters_are_an_exception_in_words(thing):
    assert "TypeError" in outcome(thing).words
    assert "argument" in outcome(thing).words


def test_endless_loops_and_recursion_end():
    def endless(thing, x):
        return run(lambda f, a: f(a), thing, (x,), seconds=0.2)

    def loop(x):
        while True:
            with suppress(Exception):
                x += 1

    with pytest.raises(NoResult, match=r"does not come to an end: stopped after 0\.2 seconds"):
        endless(loop, 1)

    def again(x):
        return again(x)

    with pytest.raises(NoResult, match="calls itself without end"):
        endless(again, 1)


def endless(x):
    while True:
        with suppress(Exception):
            x += 1


def test_without_an_alarm_clock_an_endless_loop_ends_too(monkeypatch):
    monkeypatch.delattr("signal.setitimer")
    assert run(lambda f, a: f(a), lonely, (3,)) == 3
    with pytest.raises(NoResult, match=r"stopped after 0\.2 seconds") as caught:
        run(lambda f, a: f(a), endless, (1,), seconds=0.2)
    assert any(line in str(caught.value) for line in ("while True:", "suppress(Exception)", "x += 1"))


def test_in_another_thread_an_endless_loop_ends_too():
    found = []

    def work():
        found.append(run(lambda f, a: f(a), lonely, (3,)))
        with pytest.raises(NoResult) as caught:
            run(lambda f, a: f(a), endless, (1,), seconds=0.2)
        found.append(str(caught.value))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert found[0] == 3
    assert "does not come to an end" in found[1]


def test_the_watchman_comes_for_no_one_who_is_done(monkeypatch):
    monkeypatch.delattr("signal.setitimer")
    before = threading.active_count()
    for _ in range(50):
        run(lambda f, a: f(a), lonely, (3,), seconds=0.02)
    with suppress(NoResult):
        run(lambda f, a: time.sleep(0.02), lonely, (3,), seconds=0.02)
    end = time.perf_counter() + 0.1
    while time.perf_counter() < end:
        pass
    assert threading.active_count() == before


def test_an_answer_that_waits_for_typing_is_told_so(monkeypatch):
    asked = []

    def answer(*words):
        asked.append(words)
        return "7"

    monkeypatch.setattr("builtins.input", answer)

    def plus_one(x):
        while True:
            try:
                return float(input("Which number? ")) + 1
            except Exception:
                continue

    words = outcome(plus_one).words
    assert "waits for something to be typed" in words
    assert 'return float(input("Which number? ")) + 1' in words
    assert asked == []
    assert input("And now? ") == "7"


def test_prints_of_a_learner_are_shown_once(capsys):
    def plus_one(x):
        print("x is", x)

    assert "None. Is there a `return`" in outcome(plus_one).words
    assert capsys.readouterr().out == "x is 1.5\n"


def test_a_result_that_never_changes_is_named():
    assert "the same result whatever it is given" in outcome(lambda x: 7.0).words


def test_what_a_program_changes_of_its_arguments_is_its_own_affair_unless_the_task_says_otherwise():
    def plus_one(x):
        x += 1
        return x

    cases = [(np.array([1.0]),), (np.array([2.0, 3.0]),)]
    assert outcome(plus_one, cases=cases).kind == CORRECT
    kept = demands.ArgumentsKept("The numbers are right, but x is changed.")
    assert outcome(plus_one, cases=cases, demands=[kept]).words == "The numbers are right, but x is changed."
    assert outcome(lambda x: x + 1, cases=cases, demands=[kept]).kind == CORRECT
    assert [case[0].tolist() for case in cases] == [[1], [2, 3]]


def test_new_arrays_may_be_demanded():
    def halves(x):
        """Return the first half and the rest."""
        return x[: len(x) // 2].copy(), x[len(x) // 2 :].copy()

    new = demands.NewArrays("The numbers are right, but these are views.")
    settings = {"solution": halves, "cases": [(np.arange(5.0),)], "mistakes": [], "demands": [new]}
    assert outcome(lambda x: (x[:2].copy(), x[2:] + 0), **settings).kind == CORRECT
    assert outcome(lambda x: [x[:2].tolist(), x[2:].tolist()], **settings).kind == CORRECT
    assert "views" in outcome(lambda x: (x[:2].copy(), x[2:]), **settings).words


def helper(x):
    return np.add(x, 1)


def through_a_helper(x):
    return helper(x)


def in_plain_python(x):
    """Add one, np free; `np.add` would do it too."""
    return [one + 1 for one in x]  # np.add


def by_a_product(x):
    return list(x + (x @ x) / (x @ x))


def by_an_import(x):
    from numpy import add

    return list(add(x, 1))


def test_names_may_be_forbidden_even_in_functions_that_are_called():
    plain = demands.Without(["np", "numpy", "@"], "The numbers are right, but NumPy does it.")
    settings = {"cases": [(np.array([1.0, 2.0]),)], "mistakes": [], "demands": [plain]}
    assert outcome(in_plain_python, **settings).kind == CORRECT
    for program in (through_a_helper, by_a_product, by_an_import):
        assert "NumPy does it" in outcome(program, **settings).words
    alone = demands.Without(["np.add"], "Not by add.")
    assert "Not by add" in outcome(through_a_helper, **settings | {"demands": [alone]}).words
    assert outcome(by_a_product, **settings | {"demands": [alone]}).kind == CORRECT


def test_a_worked_example_may_leave_places_open():
    def scaled(x):
        """Return x from 0 to 1."""
        low = np.min(x)
        return (x - low) / np.max(x - low)

    one = exercise(scaled, blanks=["np.min(x)", "np.max(x - low)"], cases=[(np.array([1.0, 3.0]),)], mistakes=[])
    assert one.stub == 'def scaled(x):\n    """Return x from 0 to 1."""\n    low = ...\n    return (x - low) / ...'
    assert judge(one, one.made_from(one.stub)).kind == NOT_ATTEMPTED
    half = one.made_from(one.stub.replace("low = ...", "low = np.min(x)"))
    assert "A place is still open" in judge(one, half).words
    rows = one.made_from("import numpy as np\n\n\ndef scaled(x):\n    x = x[..., :] - x.min()\n    return x / x.max()")
    assert judge(one, rows).kind == CORRECT


def test_a_class_can_be_an_exercise():
    class Counter:
        """Counts."""

        def __init__(self, start):
            self.count = start

        def more(self):
            """Count one more."""
            self.count += 1
            return self.count

    one = exercise(
        Counter, cases=[(1,), (5,)], use=lambda cls, start: (cls(start).more(), cls(start).count), mistakes=[]
    )
    assert judge(one, one.made_from(one.stub)).kind == NOT_ATTEMPTED
    assert judge(one, Counter).kind == CORRECT
    wrong = one.made_from(one.source.replace("+= 1", "+= 2"))
    words = judge(one, wrong).words
    assert "Result 1" in words
    assert words.endswith("In the smallest case that fails:\n    expected  (2, 1)\n    got       (3, 1)")
    assert judge(one, one.made_from(one.source.replace("return self.count", "pass"))).kind == NOT_RIGHT
    assert '"""Count one more."""\n        ...' in one.stub


def test_a_class_is_shown_and_its_results_are_named_as_it_is_used():
    class Pair:
        def __init__(self, start):
            self.low, self.high = start, start + 1

    def ends(cls, start, width):
        pair = cls(start)
        low, high = pair.low * width, pair.high * width
        return low, high

    def shown(start, width):
        return f"pair = Pair({start})\n{width} * pair.high"

    one = exercise(Pair, cases=[(1, 2), (5, 3)], use=ends, shown=shown, mistakes=[])
    words = judge(one, one.made_from(one.source.replace("+ 1", "+ 3"))).words
    assert "high should be 4" in words
    assert "fails:\n    pair = Pair(1)\n    2 * pair.high\n    expected" in words


def test_a_value_can_be_an_exercise():
    def pair():
        return 2, 3

    one = exercise(pair, is_value=True, cases=[()], use=lambda value: sorted(value), mistakes=[])
    assert one.stub == "pair = ..."
    assert one.source == "pair = 2, 3"
    assert judge(one, ...).kind == judge(one, (..., [...])).kind == NOT_ATTEMPTED
    assert "A place is still open" in judge(one, (2, [...])).words
    assert judge(one, [3, 2]).kind == CORRECT
    assert judge(one, (2, 4)).kind == NOT_RIGHT
    assert "TypeError" in judge(one, 7).words


def test_warnings_of_a_learners_numbers_are_not_shown(recwarn):
    assert "contains inf" in outcome(lambda x: x / np.zeros(2) if np.ndim(x) else x + 1).words
    assert not recwarn


def test_stubs_keep_signatures_and_docstrings():
    source = 'def f(a, *, b=1):\n    """Say."""\n    for i in a:\n        b += i\n    return b'
    assert emptied(source) == 'def f(a, *, b=1):\n    """Say."""\n    ...'


def test_several_results_are_called_as_the_solution_returns_them():
    def both(x):
        def half(y):
            return y / 2

        low, high = half(x), x
        return low, high

    assert exercise(both).result_names == ["low", "high"]
    assert outcome(lambda x: (x, x), solution=both, mistakes=[]).words.startswith("low should be 0.75.")


def test_a_change_must_stand_in_the_solution_once():
    one = exercise()
    with pytest.raises(AssertionError, match="stands 0 times"):
        one.changed(Mistake("?", ("x * 7", "x")))
    with pytest.raises(AssertionError, match="stands 2 times"):
        one.changed(Mistake("?", ("x", "y")))


def test_hints_and_solution_are_folded():
    text = help_below(exercise())
    assert text.count("<details>") == text.count("</details>") == 2
    assert "```python\ndef plus_one(x):" in text


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of notebooks, and a course that remembers nothing."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(solved, "unwritten", schedule.empty())
    monkeypatch.setattr(solved, "today", lambda: TODAY)
    return tmp_path


def stored(folder):
    """Return what the file says, as it is written."""
    return json.loads((folder / solved.FILE).read_text("utf-8"))


def once(*ids):
    """Return a file in which these exercises have been solved today."""
    return {"solved": {id: {"last": TODAY, "good": 1} for id in sorted(ids)}, "answered": {}}


FIRST = exercises_of(1)[0]
TODAY = "2026-11-26"


def test_check_says_the_three_outcomes_and_remembers(folder, capsys):
    check(FIRST.id, ...)
    assert capsys.readouterr().out.startswith("○ Exercise 1.1, A neuron for NAND: not attempted yet.")
    check(FIRST.id, (10, 10, -15))
    said = capsys.readouterr().out
    assert said.startswith("✘ Exercise 1.1, A neuron for NAND: not right yet.\n\nThese numbers say yes")
    assert said.endswith("Read again: “AND and OR, set by hand”.\n")
    assert not (folder / solved.FILE).exists()
    check(FIRST.id, (-10, -10, 15))
    said = capsys.readouterr().out
    assert said.startswith("✔ Exercise 1.1, A neuron for NAND: correct!")
    assert f"1 of {len(exercises_of(1))} in this chapter" in " ".join(said.split())
    assert stored(folder) == once(FIRST.id)


def test_a_picture_that_is_handed_over_is_shown(folder, capsys):
    words = {"x_label": "x", "y_label": "y", "alt": "A line that rises from 3 to 4, drawn for a test."}
    picture = plots.lines({"": {"rise": ([1, 2], [3, 4])}}, **words)
    assert check("thirty-layers", picture) is picture
    assert "There is one line" in capsys.readouterr().out
    assert check("thirty-layers", ...) is None
    assert check("leaky-relu", lonely) is None


def test_progress_survives_a_restart_is_shown_and_forgotten(folder, capsys, monkeypatch):
    check(FIRST.id, (-10, -10, 15))
    monkeypatch.setattr(solved, "unwritten", schedule.empty())
    capsys.readouterr()
    progress()
    said = capsys.readouterr().out
    assert f" 1 Neurons and layers: 1 of {len(exercises_of(1))}" in said
    assert "✔ 1.1 A neuron for NAND" in said
    assert "○ 1.2" in said
    progress(reset=True)
    assert "✔" not in capsys.readouterr().out
    assert not (folder / solved.FILE).exists()


def test_what_one_notebook_forgets_no_other_brings_back(folder, capsys):
    first, second = exercises_of(1)[:2]
    check(first.id, first.answer)
    (folder / solved.FILE).unlink()  # as progress(reset=True) does in another notebook
    check(second.id, second.answer)
    assert stored(folder) == once(second.id)
    assert solved.ids() == {second.id}


def test_what_could_not_be_written_is_written_with_the_next(folder, capsys, monkeypatch):
    first, second = exercises_of(1)[:2]
    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.write_text", lambda *_: (_ for _ in ()).throw(PermissionError("read-only")))
        check(first.id, first.answer)
    check(second.id, second.answer)
    assert stored(folder) == once(first.id, second.id)


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"solved": 3}', "null", '{"solved": [], "answered": 3}'])
def test_an_unreadable_file_is_kept_aside(folder, capsys, broken):
    (folder / solved.FILE).write_text(broken)
    progress()
    assert (folder / solved.FILE).read_text() == broken
    check(FIRST.id, (-10, -10, 15))
    assert stored(folder) == once(FIRST.id)
    assert (folder / "my-progress.unreadable.json").read_text() == broken


def test_where_nothing_can_be_written_the_session_remembers(folder, capsys, monkeypatch):
    def refuse(*arguments, **settings):
        raise PermissionError("read-only")

    (folder / solved.FILE).write_text("{")
    monkeypatch.setattr("pathlib.Path.write_text", refuse)
    monkeypatch.setattr("pathlib.Path.replace", refuse)
    check(FIRST.id, (-10, -10, 15))
    assert "will forget it when the notebook is closed" in " ".join(capsys.readouterr().out.split())
    assert solved.ids() == {FIRST.id}


def test_an_unknown_id_gets_a_suggestion():
    with pytest.raises(ValueError, match="no exercise is called 'nend': did you mean 'nand'"):
        check("nend", 1)
    with pytest.raises(ValueError, match="progress"):
        check("xyzzy", 1)


def test_a_program_with_a_bug_shows_its_symptom_until_it_is_touched(folder, capsys):
    bump = exercises_of(1)[5]
    check("bump", bump.made_from(bump.stub))
    assert "nothing changed yet. Its largest value" in " ".join(capsys.readouterr().out.split())
