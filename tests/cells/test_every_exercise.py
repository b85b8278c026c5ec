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
# What a design achieves can depend on the last bits of its numbers, and where it is stopped on the moment.
OWN_LINE = re.compile(r"It happened in your line\n +[^\n]*")
NUMBER = re.compile(r"\d[\d.]*")
ENDLESS = {
    False: "def {name}(*arguments, **settings):\n    while True:\n        pass",
    True: "class {name}:\n    def __init__(self, *arguments, **settings):\n        while True:\n            pass",
}


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

        def answered(source: str, number: int = number, exercise: Exercise = exercise) -> str:
            live.write(number, f'{source}\n\n\ncheck("{exercise.id}", {exercise.name})')
            return without_tally(printed(live.run(number)))

        for source in (exercise.source, *map(exercise.changed, exercise.mistakes)):
            here, there = without_tally(in_a_kernel(exercise, source)), answered(source)
            if exercise.is_design:
                here, there = (NUMBER.sub("some", OWN_LINE.sub("", words)) for words in (here, there))
            if here.split() != there.split():
                different.append((exercise.id, source, here, there))
        if not exercise.is_value:
            endless = ENDLESS[isinstance(exercise.solution, type)].format(name=exercise.name)
            if "It does not come to an end: stopped after 5 seconds." not in (there := answered(endless)):
                different.append((exercise.id, endless, there))
            answered(exercise.source)  # A later part of a project builds on it.
    page.close()
    assert different == []
