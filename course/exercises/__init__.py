"""Exercises that check themselves: `check("id", answer)` in a notebook, and `progress()` for the whole course.

Everything about an exercise stands in its chapter's file; `python -m course.authoring.sync` writes it into the
notebooks. Only NumPy, nnlib and the standard library are needed.
"""

import difflib
import importlib
import textwrap
from functools import cache
from typing import Any

from course.exercises import solved
from course.exercises.checking import CORRECT, NOT_ATTEMPTED, judge
from course.exercises.exercise import Exercise, Mistake

__all__ = ["Exercise", "Mistake", "check", "progress"]
CHAPTERS = {
    0: "Just enough NumPy",
    1: "Neurons and layers",
    2: "Matrix operations",
    3: "Activation functions",
    4: "The forward pass",
    5: "Loss functions",
    6: "Backpropagation",
    7: "The full network",
    8: "Training on XOR",
    9: "Reading handwriting",
    10: "Training well",
    11: "The chain rule unwrapped",
}


@cache
def exercises_of(chapter: int) -> list[Exercise]:
    """Return the exercises of a chapter, in their order."""
    return list(importlib.import_module(f"course.exercises.chapter_{chapter:02}").EXERCISES)


def find(id: str) -> tuple[int, int, Exercise]:
    """Return chapter, number and exercise; raises ValueError for an id that no exercise has."""
    for chapter in CHAPTERS:
        for number, exercise in enumerate(exercises_of(chapter), 1):
            if exercise.id == id:
                return chapter, number, exercise
    ids = [exercise.id for chapter in CHAPTERS for exercise in exercises_of(chapter)]
    near = difflib.get_close_matches(str(id), ids, n=1)
    hint = f"did you mean {near[0]!r}?" if near else "progress() lists them all"
    raise ValueError(f"no exercise is called {id!r}: {hint}")


def check(id: str, answer: Any) -> Any:
    """Say whether the answer to an exercise is right, and if not, what to look at.

    An answer that is a picture comes back, so that it is shown below these words.
    """
    chapter, number, exercise = find(id)
    title = f"Exercise {chapter}.{number}, {exercise.title}"
    outcome = judge(exercise, answer)
    if outcome.kind == NOT_ATTEMPTED and exercise.symptom:
        say(f"○ {title}: nothing changed yet.\n\n{exercise.symptom(answer)}")
    elif outcome.kind == NOT_ATTEMPTED:
        say(f"○ {title}: not attempted yet.\n\nWrite your answer where the dots are, and run this cell again.")
    elif outcome.kind == CORRECT:
        words = solved.add(id)
        say(f"✔ {title}: correct!\n\n{tally(chapter)} {words}".rstrip())
    else:
        say(f"✘ {title}: not right yet.\n\n{outcome.words}\n\nRead again: “{exercise.section}”.")
    return answer if hasattr(answer, "_repr_html_") else None


def say(text: str) -> None:
    """Print with lines of a width that can be read; what is indented stays as it is."""
    for line in text.splitlines():
        print(line if line.startswith(" ") else textwrap.fill(line, 76))


def tally(chapter: int) -> str:
    done = solved.ids()
    here = [exercise.id in done for exercise in exercises_of(chapter)]
    everywhere = [exercise.id in done for one in CHAPTERS for exercise in exercises_of(one)]
    return f"Solved: {sum(here)} of {len(here)} in this chapter, {sum(everywhere)} of {len(everywhere)} in the course."


def progress(*, reset: bool = False) -> None:
    """Show which exercises of the course are solved; with `reset=True` forget them all first."""
    if reset:
        solved.forget()
    done = solved.ids()
    for chapter, title in CHAPTERS.items():
        exercises = exercises_of(chapter)
        print(f"{chapter:2} {title}: {sum(exercise.id in done for exercise in exercises)} of {len(exercises)}")
        for number, exercise in enumerate(exercises, 1):
            print(f"   {'✔' if exercise.id in done else '○'} {chapter}.{number} {exercise.title}")
