"""What happens when a learner runs `check`: an outcome, and words that help."""

import contextlib
import copy
import inspect
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from course.exercises.comparing import difference, is_chance, shape_of, words_for_axis, written, written_apart
from course.exercises.demands import Run
from course.exercises.exercise import Exercise
from course.exercises.running import NoResult, run
from course.exercises.sources import definition_of, has_open_places, is_written_as, names_read_in

NOT_ATTEMPTED, NOT_RIGHT, CORRECT = "not attempted", "not right", "correct"


@dataclass(frozen=True)
class Outcome:
    """One of three kinds, with the words for it: empty where there is nothing to explain."""

    kind: str
    words: str = ""


def parts_of(value: Any) -> list[Any]:
    """Return what a value is made of: itself, or all parts of the tuples and lists in it."""
    return [part for one in value for part in parts_of(one)] if isinstance(value, list | tuple) and value else [value]


def is_untouched(exercise: Exercise, thing: Any) -> bool:
    """Whether the thing is what the stub makes."""
    if exercise.is_value:
        is_empty = all(part is Ellipsis for part in parts_of(thing))
        return is_empty or repr(thing) == repr(exercise.made_from(exercise.stub))
    return is_written_as(thing, exercise.stub)


def wrong_kind(exercise: Exercise, thing: Any) -> str:
    """Return words for something that cannot be an answer at all."""
    if exercise.is_value or callable(thing):
        return ""
    needs = "class" if isinstance(exercise.solution, type) else "function"
    return (
        f"It is {written(thing)}, but the {needs} itself is needed: "
        f'write check("{exercise.id}", {exercise.name}), without brackets after the name.'
    )


def tried(exercise: Exercise, thing: Any, case: tuple[Any, ...]) -> Run:
    """Return one case as it went; where there is no result, the NoResult that says why is in its place."""
    after = copy.deepcopy(case)
    try:
        return Run(case, after, run(exercise.use, thing, after))
    except NoResult as reason:
        return Run(case, after, reason)


def words_of_the_catalogue(exercise: Exercise, given: Sequence[Any], failing: int) -> str:
    """Return the words of the first known mistake that gives the same: up to where both give nothing."""
    for mistake, wrong in zip(exercise.mistakes, exercise.programs_of_mistakes):
        for number, (case, other) in enumerate(zip(exercise.cases, given)):
            one = tried(exercise, wrong, case).result
            nothing = isinstance(one, NoResult), isinstance(other, NoResult)
            if all(nothing) and number > failing:
                return mistake.words
            if any(nothing) or difference(one, other):
                break
        else:
            return mistake.words
    return ""


def words_for_the_unknown(exercise: Exercise, thing: Any, given: Sequence[Any], failing: int, plain: str) -> str:
    """Return words for a result that no known mistake gives: what differs, and in which cases."""
    numbers = len(given) > 1 and not any(isinstance(one, NoResult) or one is None for one in given)
    if numbers and not any(difference(given[0], one) for one in given[1:]):
        return "It gives the same result whatever it is given. Does it depend on its arguments?"
    expected = [run(exercise.use, exercise.answer, copy.deepcopy(case)) for case in exercise.cases]
    is_of_values = any(words in plain for words in (" should be ", " is wrong ", " times too ", " is off by "))
    if is_of_values and (name := ignored_argument(exercise, thing, failing)):
        return f"It gives the same result whatever {name} is. Is {name} used, and not a value of the task's own?"
    wrong = [isinstance(one, NoResult) or bool(difference(right, one)) for right, one in zip(expected, given)]
    names = exercise.result_names
    others = [
        difference(right, one, names=names)
        for right, one in zip(expected, given)
        if not isinstance(one, NoResult) and shape_of(one) == shape_of(right)
    ]
    if is_chance(plain, list(filter(None, others))):
        plain = difference(expected[failing], given[failing], names=names, is_related=False)
    words = f"{plain} {advice_on_axes(exercise, expected[failing], given[failing], failing)}".strip()
    if not any(wrong[:failing]) and failing:
        return f"{words} The smaller cases are right."
    return words if len(wrong) == 1 else f"{words} It is wrong in {sum(wrong)} of {len(wrong)} cases."


def ignored_argument(exercise: Exercise, thing: Any, failing: int) -> str:
    """Return the name of an argument that the thing does not use, and that makes a difference to the solution."""
    if not inspect.isfunction(exercise.solution) or exercise.is_value:
        return ""
    case, definition = exercise.cases[failing], definition_of(thing)
    used = set() if definition is None else names_read_in(definition)

    def results(program: Any, cases: Sequence[tuple[Any, ...]]) -> list[Any]:
        return [tried(exercise, program, one).result for one in cases]

    for place, name in enumerate(list(inspect.signature(exercise.solution).parameters)[: len(case)]):
        if name in used:
            continue
        mixed = [(*case[:place], other[place], *case[place + 1 :]) for other in exercise.cases]
        [right], rights = results(exercise.answer, [case]), results(exercise.answer, mixed)
        telling = [
            one for one, other in zip(mixed, rights) if not isinstance(other, NoResult) and difference(right, other)
        ]
        [got], given = results(thing, [case]), results(thing, telling)
        if given and not any(isinstance(one, NoResult) or difference(got, one) for one in given):
            return name
    return ""


def advice_on_axes(exercise: Exercise, expected: Any, got: Any, number: int) -> str:
    names = list(inspect.signature(exercise.answer).parameters) if callable(exercise.answer) else []
    pairs = zip(expected, got) if isinstance(expected, tuple) and isinstance(got, tuple | list) else [(expected, got)]
    advice = [words_for_axis(shape_of(one), shape_of(other), names, exercise.cases[number]) for one, other in pairs]
    return next(filter(None, advice), "")


def shown_case(exercise: Exercise, case: tuple[Any, ...]) -> str:
    """Return the call of a case, as the simplest one to try by hand; the use of a class is not one call."""
    if exercise.is_value or exercise.is_design or not case:
        return ""
    if exercise.shown:
        call = exercise.shown(*case).replace("\n", "\n    ")
    elif isinstance(exercise.solution, type):
        return ""
    else:
        call = f"{exercise.name}({', '.join(written(argument) for argument in case)})"
    return f"\n\nThe smallest input that fails:\n    {call}"


def words_for_the_wrong(exercise: Exercise, thing: Any, number: int, expected: Any, got: Any, plain: str) -> str:
    with contextlib.redirect_stdout(io.StringIO()):
        given = [tried(exercise, thing, case).result for case in exercise.cases]
        words = words_of_the_catalogue(exercise, given, number)
        words = words or words_for_the_unknown(exercise, thing, given, number, plain)
    right, wrong = written_apart(expected, got)
    of_a_class = "\n\nIn the smallest case that fails:" if isinstance(exercise.solution, type) else ""
    shown = shown_case(exercise, exercise.cases[number]) or of_a_class
    return f"{words}{shown}\n    expected  {right}\n    got       {wrong}"


def judge(exercise: Exercise, thing: Any) -> Outcome:
    """Return the outcome for a learner's answer."""
    if is_untouched(exercise, thing):
        return Outcome(NOT_ATTEMPTED)
    if words := wrong_kind(exercise, thing):
        return Outcome(NOT_RIGHT, words)
    is_open = any(part is Ellipsis for part in parts_of(thing)) if exercise.is_value else has_open_places(thing)
    if is_open and (exercise.blanks or exercise.is_value):
        return Outcome(NOT_RIGHT, "A place is still open: there is a `...` where something is missing.")
    runs = []
    for number, case in enumerate(exercise.cases):
        runs.append(tried(exercise, thing, case))
        got = runs[-1].result
        if isinstance(got, NoResult):
            return Outcome(NOT_RIGHT, f"{got}{shown_case(exercise, case)}")
        if exercise.is_design:
            continue
        expected = run(exercise.use, exercise.answer, copy.deepcopy(case))
        if plain := difference(expected, got, names=exercise.result_names):
            return Outcome(NOT_RIGHT, words_for_the_wrong(exercise, thing, number, expected, got, plain))
    broken = [demand.words for demand in exercise.demands if not demand.is_kept(thing, runs)]
    return Outcome(NOT_RIGHT, broken[0]) if broken else Outcome(CORRECT)
