"""The quizzes at the ends of the chapters: `quiz(1)` in a notebook shows that of chapter 1.

Every wrong answer is one that people really give, and says where it comes from and what is true.
"""

import importlib

from course.exercises import CHAPTERS
from course.figures.quiz import Quiz

QUIZZES = {chapter: importlib.import_module(f"course.quizzes.chapter_{chapter:02}").QUESTIONS for chapter in CHAPTERS}


def quiz(chapter: int) -> Quiz:
    """Return the quiz of a chapter; raises ValueError for a chapter that has none.

    >>> len(quiz(1).questions)
    5
    """
    if chapter not in QUIZZES:
        raise ValueError(
            f"chapter is {chapter!r}, but needs one of {', '.join(map(str, QUIZZES))}: others have no quiz"
        )
    return Quiz(QUIZZES[chapter])
