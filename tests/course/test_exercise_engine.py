"""The engine of the exercises: comparing, running, saying, remembering."""

import json
import threading
import time
from contextlib import suppress

import numpy as np
import pytest

from course.authoring.sync import help_below
from course.exercises import check, demands, exercises_of, progress, solved
from course.exercises.checking import CORRECT, NOT_ATTEMPTED, NOT_RIGHT, judge
from course.exercises.comparing import difference, written
from course.exercises.exercise import Exercise, Mistake, emptied
from course.exercises.running import NoResult, run

A = np.array([[1.0, 2.0, 4.0], [3.0, 5.0, 7.0]])
DIFFERENCES = {
    "nothing returned": (1.5, None, "None. Is there a `return`"),
    "dots": (1.5, ..., "still `...`"),
    "a string": (1.5, "1.5", "numbers are needed"),
    "one of two": ((A, 2.0), A, "Only one result comes back, but two are needed"),
    "three of two": ((1.0, 2.0), (1.0, 2.0, 3.0), "There are 3 results, but two are needed"),
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
    "one array for a list": ([A, A[0]], A, "a list is needed"),
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
    ("yes", "yes"),
]


@pytest.mark.parametrize(("expected", "got"), EQUAL)
def test_equal_results_have_no_difference(expected, got):
    assert difference(expected, got) == ""


def test_values_are_written_the_same_each_time():
    assert written(np.linspace(0, 1, 4)) == "[0. , 0.3333, 0.6667, 1. ]"
    assert written([0.1 + 0.2, (1, 2)]) == "[0.3, (1, 2)]"
    assert written(object()) == "an object of type object"
    assert len(written("x" * 1000 + "y")) <= 1001
    assert len(written({"a": "b" * 900})) < 1000


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
    assert "Result 1" in judge(one, wrong).words
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
    assert judge(one, ...).kind == judge(one, (2, ...)).kind == NOT_ATTEMPTED
    assert judge(one, [3, 2]).kind == CORRECT
    assert judge(one, (2, 4)).kind == NOT_RIGHT
    assert "TypeError" in judge(one, 7).words


def test_warnings_of_a_learners_numbers_are_not_shown(recwarn):
    assert "contains inf" in outcome(lambda x: x / np.zeros(2) if np.ndim(x) else x + 1).words
    assert not recwarn


def test_stubs_keep_signatures_and_docstrings():
    source = 'def f(a, *, b=1):\n    """Say."""\n    for i in a:\n        b += i\n    return b'
    assert emptied(source) == 'def f(a, *, b=1):\n    """Say."""\n    ...'


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
    monkeypatch.setattr(solved, "unwritten", set())
    return tmp_path


FIRST = exercises_of(1)[0]


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
    assert json.loads((folder / solved.FILE).read_text()) == {"solved": [FIRST.id]}


def test_progress_survives_a_restart_is_shown_and_forgotten(folder, capsys, monkeypatch):
    check(FIRST.id, (-10, -10, 15))
    monkeypatch.setattr(solved, "unwritten", set())
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
    assert json.loads((folder / solved.FILE).read_text()) == {"solved": [second.id]}
    assert solved.ids() == {second.id}


def test_what_could_not_be_written_is_written_with_the_next(folder, capsys, monkeypatch):
    first, second = exercises_of(1)[:2]
    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.write_text", lambda *_: (_ for _ in ()).throw(PermissionError("read-only")))
        check(first.id, first.answer)
    check(second.id, second.answer)
    assert json.loads((folder / solved.FILE).read_text()) == {"solved": sorted([first.id, second.id])}


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"solved": 3}', "null"])
def test_an_unreadable_file_is_kept_aside(folder, capsys, broken):
    (folder / solved.FILE).write_text(broken)
    progress()
    assert (folder / solved.FILE).read_text() == broken
    check(FIRST.id, (-10, -10, 15))
    assert json.loads((folder / solved.FILE).read_text()) == {"solved": [FIRST.id]}
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
