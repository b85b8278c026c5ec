"""Print each wrong answer beside the message that it gets, to be read by eye: `make diagnose`."""

import sys
from collections.abc import Iterable
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2])]

from answers_by_others import WRONG

from course.exercises import CHAPTERS, exercises_of
from course.exercises.checking import judge
from course.exercises.exercise import Exercise

KNOWN = "import math\nimport numpy as np\nfrom nnlib import sigmoid, tanh\n"


def show(exercise: Exercise, what: str, source: str) -> None:
    outcome = judge(exercise, exercise.made_from(KNOWN + source))
    print(f"{exercise.id}: {what}")
    words = outcome.words or f"(○ {outcome.kind})"
    print("    ✘ " + words.replace("\n", "\n      ") + "\n")


def main(chapters: Iterable[int] = CHAPTERS) -> None:
    for chapter in chapters:
        for exercise in exercises_of(chapter):
            for mistake in exercise.mistakes:
                show(exercise, ", ".join(new for _, new in mistake.changes), exercise.changed(mistake))
            for source, _ in WRONG[exercise.id]:
                show(exercise, source.strip().replace("\n", "\n    "), source)


if __name__ == "__main__":
    main()
