"""What happens when a learner runs `check`: an outcome, and words that help."""

import contextlib
import dis
import io
import re
from dataclasses import dataclass
from types import CodeType
from typing import Any

from course.exercises.comparing import difference, written
from course.exercises.exercise import Exercise
from course.exercises.running import NoResult, code_of, run

NOT_ATTEMPTED, NOT_RIGHT, CORRECT = "not attempted", "not right", "correct"


@dataclass(frozen=True)
class Outcome:
    """One of three kinds, with the words for it: empty where there is nothing to explain."""

    kind: str
    words: str = ""


def essence(code: CodeType) -> list[Any]:
    """Return what a piece of code does, whatever file and line it stands in, and whatever its docstring says.

    How a function of a module is called differs where the module is imported in the same cell.
    """
    steps = [step for step in dis.get_instructions(code) if step.opname not in ("PUSH_NULL", "RESUME", "NOP")]
    return [(step.opname.replace("LOAD_METHOD", "LOAD_ATTR"), argument_of(step)) for step in steps]


def argument_of(step: dis.Instruction) -> Any:
    if isinstance(step.argval, CodeType):
        return essence(step.argval)
    return None if "JUMP" in step.opname or step.opname == "FOR_ITER" else repr(step.argval)


def is_untouched(exercise: Exercise, thing: Any) -> bool:
    """Whether the thing is what the stub makes."""
    if exercise.is_value:
        parts = thing if isinstance(thing, list | tuple) else [thing]
        return any(part is Ellipsis for part in parts)
    stub = exercise.made_from(exercise.stub)
    mine, its = code_of(thing), code_of(stub)
    return bool(mine) and [essence(code) for code in mine] == [essence(code) for code in its]


def wrong_kind(exercise: Exercise, thing: Any) -> str:
    """Return words for something that cannot be an answer at all."""
    if exercise.is_value or callable(thing):
        return ""
    needs = "class" if isinstance(exercise.solution, type) else "function"
    return (
        f"It is {written(thing)}, but the {needs} itself is needed: "
        f'write check("{exercise.id}", {exercise.name}), without brackets after the name.'
    )


def result_of(exercise: Exercise, thing: Any, case: tuple) -> Any:
    """Return the result of one case, or the NoResult that says why there is none."""
    try:
        return run(exercise.use, thing, case)
    except NoResult as reason:
        return reason


def words_of_the_catalogue(exercise: Exercise, given: list[Any], failing: int) -> str:
    """Return the words of the first known mistake that gives the same: up to where both give nothing."""
    for mistake in exercise.mistakes:
        wrong = exercise.made_from(exercise.changed(mistake))
        for number, (case, other) in enumerate(zip(exercise.cases, given)):
            one = result_of(exercise, wrong, case)
            nothing = isinstance(one, NoResult), isinstance(other, NoResult)
            if all(nothing) and number > failing:
                return mistake.words
            if any(nothing) or difference(one, other):
                break
        else:
            return mistake.words
    return ""


def words_for_the_unknown(given: list[Any], failing: int, plain: str) -> str:
    """Return words for a result that no known mistake gives."""
    numbers = len(given) > 1 and not any(isinstance(one, NoResult) or one is None for one in given)
    if numbers and not any(difference(given[0], one) for one in given[1:]):
        return "It gives the same result whatever it is given. Does it use its arguments?"
    if failing and re.search("should be|not right|is wrong at|wrong sign", plain):
        return f"{plain} The smaller cases are right: does it use all of its arguments, and for any size?"
    return plain


def shown_case(exercise: Exercise, case: tuple) -> str:
    if exercise.is_value or exercise.is_design or not case:
        return ""
    return f"{exercise.name}({', '.join(written(argument) for argument in case)})"


def judge(exercise: Exercise, thing: Any) -> Outcome:
    """Return the outcome for a learner's answer."""
    if is_untouched(exercise, thing):
        return Outcome(NOT_ATTEMPTED)
    if words := wrong_kind(exercise, thing):
        return Outcome(NOT_RIGHT, words)
    for number, case in enumerate(exercise.cases):
        call = shown_case(exercise, case)
        failing = f"\n\nThe smallest input that fails:\n    {call}" if call else ""
        got = result_of(exercise, thing, case)
        if isinstance(got, NoResult):
            return Outcome(NOT_RIGHT, f"{got}{failing}")
        if exercise.is_design:
            continue
        expected = run(exercise.use, exercise.answer, case)
        if plain := difference(expected, got, names=exercise.result_names):
            with contextlib.redirect_stdout(io.StringIO()):
                given = [result_of(exercise, thing, case) for case in exercise.cases]
            known = words_of_the_catalogue(exercise, given, number)
            words = known or words_for_the_unknown(given, number, plain)
            return Outcome(
                NOT_RIGHT, f"{words}{failing}\n    expected  {written(expected)}\n    got       {written(got)}"
            )
    return Outcome(CORRECT)
