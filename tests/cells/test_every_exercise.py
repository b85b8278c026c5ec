"""Every exercise, answered in the page in a browser, says what it says in a kernel."""

import contextlib
import io
import re
from pathlib import Path
from typing import Any

import pytest
from live_page import LivePage, exercise_cell, printed

from course.exercises import CHAPTERS, check, exercises_of, solved
from course.exercises.exercise import Exercise

LESSONS = {int(path.name[:2]): path.stem for path in (Path(__file__).parents[2] / "lessons").glob("*.ipynb")}
ENDLESS = {
    False: "def {name}(*arguments, **settings):\n    while True:\n        pass",
    True: "class {name}:\n    def __init__(self, *arguments, **settings):\n        while True:\n            pass",
}


def tries(exercise: Exercise) -> list[str]:
    """Return the right answer to an exercise, every known mistake, and what never ends."""
    sources = [exercise.source, *(exercise.changed(mistake) for mistake in exercise.mistakes)]
    if not exercise.is_value:
        sources.append(ENDLESS[isinstance(exercise.solution, type)].format(name=exercise.name))
    return sources


def in_a_kernel(exercise: Exercise, source: str) -> str:
    words = io.StringIO()
    with contextlib.redirect_stdout(words):
        check(exercise.id, exercise.made_from(source))
    return words.getvalue()


def without_tally(words: str) -> str:
    """Return what is said of an answer, without how much has been solved."""
    return re.sub(r"\nSolved: .*", "", words, flags=re.DOTALL).strip()


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_answer_gets_the_same_words(browser, live_site, chapter, monkeypatch, tmp_path):
    monkeypatch.setattr(solved, "FILE", str(tmp_path / "my-progress.json"))
    page = browser.new_page()
    live = LivePage(page, live_site, LESSONS[chapter])
    live.start()
    different: list[Any] = []
    for exercise in exercises_of(chapter):
        number = exercise_cell(live, exercise.id)
        for source in tries(exercise):
            live.write(number, f'{source}\n\n\ncheck("{exercise.id}", {exercise.name})')
            here, there = in_a_kernel(exercise, source), printed(live.run(number))
            if without_tally(here) != without_tally(there):
                different.append((exercise.id, source, here, there))
    page.close()
    assert different == []
