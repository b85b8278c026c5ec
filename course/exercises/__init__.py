"""Exercises that check themselves: `check("id", answer)` in a notebook; for all chapters, `progress()` and `review()`.

Everything about an exercise stands in its chapter's file; `python -m course.authoring.sync` writes it into the
notebooks. To check an answer, only NumPy, nnlib and the standard library are needed.
"""

import difflib
import importlib
import textwrap
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from course.exercises import schedule, solved
from course.exercises.checking import CORRECT, NOT_ATTEMPTED, judge
from course.exercises.exercise import Exercise, Mistake
from course.exercises.schedule import Look

__all__ = ["Exercise", "Mistake", "check", "progress", "review"]
TOGETHER = 10  # questions that a review asks at a time
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
    12: "On to PyTorch, and to many machines",
}


@cache
def exercises_of(chapter: int) -> list[Exercise]:
    """Return the exercises of a chapter, in their order."""
    return list(importlib.import_module(f"course.exercises.chapter_{chapter:02}").EXERCISES)


def questions_of(chapter: int) -> list[dict[str, Any]]:
    """Return the questions of a chapter's quiz, in their order."""
    # The quizzes know the chapters from here, so they come later.
    return importlib.import_module("course.quizzes").QUIZZES[chapter]


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
        words = solved.look("solved", id, is_right=True)
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


def counted(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def spoken(exercises: int, questions: int) -> str:
    """Return how many exercises and questions these are, as one says it."""
    parts = [counted(questions, "question")] * (questions > 0) + [counted(exercises, "exercise")] * (exercises > 0)
    return " and ".join(parts)


def looks() -> Iterator[tuple[str, Look]]:
    """Yield all that the course has and the learner has looked at, "solved" or "answered", with the last look at it."""
    kept = solved.kept()
    for chapter in CHAPTERS:
        for kind, ids in (
            ("solved", [exercise.id for exercise in exercises_of(chapter)]),
            ("answered", [question["id"] for question in questions_of(chapter)]),
        ):
            yield from ((kind, kept[kind][id]) for id in ids if id in kept[kind])


def due_exercises() -> list[tuple[int, int, Exercise]]:
    """Return chapter, number and exercise of each that is due for another look."""
    done, today = solved.kept()["solved"], solved.today()
    return [
        (chapter, number, exercise)
        for chapter in CHAPTERS
        for number, exercise in enumerate(exercises_of(chapter), 1)
        if exercise.id in done and schedule.due(done[exercise.id]) <= today
    ]


def in_review(chapter: int) -> list[dict[str, Any]]:
    """Return the questions of a chapter as they are asked away from it: with its title."""
    return [one | {"question": f"{CHAPTERS[chapter]}: {one['question']}"} for one in questions_of(chapter)]


def due_questions() -> list[dict[str, Any]]:
    """Return the questions that are due, mixed: one of each chapter, then another one of each, and so on."""
    done, today = solved.kept()["answered"], solved.today()
    ranked = []
    for chapter in CHAPTERS:
        here = [one for one in in_review(chapter) if one["id"] in done and schedule.due(done[one["id"]]) <= today]
        ranked += [(rank, chapter, question) for rank, question in enumerate(here)]
    return [question for _, _, question in sorted(ranked, key=lambda one: one[:2])]


def progress(*, reset: bool = False) -> None:
    """Show what is solved (✔), open (○) and due for another look (↻); with `reset=True` forget it all first."""
    if reset:
        solved.forget()
    kept = solved.kept()
    due = {exercise.id for _, _, exercise in due_exercises()}
    for chapter, title in CHAPTERS.items():
        exercises, questions = exercises_of(chapter), questions_of(chapter)
        done = sum(exercise.id in kept["solved"] for exercise in exercises)
        right = sum(kept["answered"].get(question["id"], Look("", 0)).good > 0 for question in questions)
        print(f"{chapter:2} {title}: {done} of {len(exercises)} exercises, {right} of {len(questions)} questions")
        for number, exercise in enumerate(exercises, 1):
            mark = "↻" if exercise.id in due else "✔" if exercise.id in kept["solved"] else "○"
            print(f"   {mark} {chapter}.{number} {exercise.title}")
    if words := spoken(len(due), len(due_questions())):
        say(f"↻ Due for another look: {words}. review() shows them.")


def review(id: str | None = None) -> Any:
    """Show what is due for another look: the questions as a quiz, the exercises as a list.

    With the id of an exercise, print where it began, to try it once more.
    """
    if id is not None:
        return begin_again(id)
    exercises, questions = due_exercises(), due_questions()
    if not exercises and not questions:
        return say(nothing_due())
    say(f"Due for another look: {spoken(len(exercises), len(questions))}.")
    for chapter, number, exercise in exercises:
        print(f'   ↻ {chapter}.{number} {exercise.title}: review("{exercise.id}")')
    if exercises:
        say("The line behind an exercise prints where it began, to try it once more.")
    if not questions:
        return None
    if len(questions) > TOGETHER:
        say(f"Here are {TOGETHER} questions; review() then has the next.")
    return importlib.import_module("course.quizzes").kept_quiz(questions[:TOGETHER])


def nothing_due() -> str:
    """Return the words for a day on which nothing comes back."""
    days = [schedule.due(look) for _, look in looks()]
    if not days:
        return (
            "Nothing to look at again yet. Each exercise that you solve and each question of a quiz that you answer "
            "comes back: after a day, after a week, after a month."
        )
    day = date.fromisoformat(min(days))
    kinds = [kind for kind, look in looks() if schedule.due(look) == str(day)]
    words = spoken(kinds.count("solved"), kinds.count("answered"))
    return f"Nothing is due today. Next, on {day.day} {day:%B %Y}: {words}."


def begin_again(id: str) -> None:
    chapter, number, exercise = find(id)
    say(
        f"Exercise {chapter}.{number}, {exercise.title}, began like this. Its task stands in chapter {chapter}, "
        f"{CHAPTERS[chapter]}. Copy this into a new cell there; on the website, Reset below its cell brings it back."
    )
    print(f"\n{program(exercise)}")


def program(exercise: Exercise) -> str:
    """Return what the learner starts from: the stub and its check."""
    gap = "\n\n" if exercise.is_value else "\n\n\n"
    return f'{exercise.stub}{gap}check("{exercise.id}", {exercise.name})'
