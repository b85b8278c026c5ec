"""Wrong and right answers to the exercises, by someone who knew the tasks but neither the solutions nor the checks.

For each exercise: what a learner might type, and for a wrong answer words of which a helpful message about it should
contain one. GENERAL holds the wrong answers, by their number, that get only words about where it went wrong and in which
cases, and why they have none of their own.
"""

import importlib

from course.exercises import CHAPTERS

WRONG: dict[str, list[tuple[str, str]]] = {}
RIGHT: dict[str, list[str]] = {}
GENERAL: dict[str, dict[int, str]] = {}
for chapter in CHAPTERS:
    answers = importlib.import_module(f"answers_by_others.chapter_{chapter:02}")
    WRONG |= answers.WRONG
    RIGHT |= answers.RIGHT
    GENERAL |= getattr(answers, "GENERAL", {})
