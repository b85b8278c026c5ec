"""The quizzes at the ends of the chapters: `quiz(1)` in a notebook shows that of chapter 1. And the warm-ups that open
them from the second on: `warm_up(2)`.

Every wrong answer is one that people really give, and says where it comes from and what is true.
"""

import importlib
from typing import Any

from course.exercises import CHAPTERS, solved
from course.figures.quiz import Quiz
from course.figures.warm_up import WarmUp

QUIZZES = {chapter: importlib.import_module(f"course.quizzes.chapter_{chapter:02}").QUESTIONS for chapter in CHAPTERS}
WARM_UPS = [chapter for chapter in CHAPTERS if chapter >= 2]


def quiz(chapter: int) -> Quiz:
    """Return the quiz of a chapter; raises ValueError for a chapter that has none.

    >>> len(quiz(1).questions)
    5
    """
    if chapter not in QUIZZES:
        raise ValueError(
            f"chapter is {chapter!r}, but needs one of {', '.join(map(str, QUIZZES))}: others have no quiz"
        )
    return kept_quiz(QUIZZES[chapter])


def kept_quiz(questions: list[dict[str, Any]]) -> Quiz:
    """Return a quiz that remembers each question's first choice: one may choose again, but then has read why."""
    quiz = Quiz(questions)

    def hear(change: Any) -> None:
        for question, before, now in zip(questions, change.old, change.new, strict=True):
            if before == -1 != now:
                solved.look("answered", question["id"], question["choices"][now]["right"])

    quiz.observe(hear, "chosen")
    return quiz


def warm_up(chapter: int) -> WarmUp:
    """Return the warm-up of a chapter; raises ValueError for a chapter that has none.

    >>> warm_up(5).chapter
    5
    """
    if chapter not in WARM_UPS:
        raise ValueError(
            f"chapter is {chapter!r}, but needs one of {', '.join(map(str, WARM_UPS))}: others have no warm-up"
        )
    return WarmUp(chapter=chapter)
