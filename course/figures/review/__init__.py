"""The review on the site: of all quizzes and exercises, what is due for another look.

In a notebook, `review()` of `course.exercises` shows the same.
"""

import re
import unicodedata
from typing import Any

import traitlets

from course.exercises import CHAPTERS, exercises_of, in_review
from course.figures.figure import Figure
from course.figures.quiz import WORDS


def anchor(title: str) -> str:
    """Return the id that Sphinx gives a heading: what it has of letters and digits, from the first letter on.

    >>> anchor("9.4 A reader that may say “not sure”")
    'a-reader-that-may-say-not-sure'
    """
    letters = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", letters).lstrip("-0123456789").rstrip("-")


def about(chapter: int, page: str) -> dict[str, Any]:
    """Return what the review has of a chapter, which stands on this page."""
    title = f"{chapter}. {CHAPTERS[chapter]}" if chapter else CHAPTERS[chapter]
    exercises = [
        {"id": one.id, "title": f"{chapter}.{number} {one.title}", "place": f"{page}#{anchor(one.title)}"}
        for number, one in enumerate(exercises_of(chapter), 1)
    ]
    return {"title": title, "place": page, "exercises": exercises, "questions": in_review(chapter)}


class Review(Figure):
    """What is due for another look, as this browser remembers it, from the addresses of the chapters' pages.

    `asked` holds the ids of the questions that are shown, and `chosen` the number of the choice for each of them, from
    0, and -1 where nothing has been chosen yet.

    >>> Review({1: "../lessons/01_neuron.html"}).chapters[0]["exercises"][0]["place"]
    '../lessons/01_neuron.html#a-neuron-for-nand'
    """

    alt = (
        "A review: the questions of all quizzes that are due for another look, each with its answers to choose from, "
        "links to the exercises that are due, and a table of what is solved so far. At first nothing is due."
    )
    heights = 160, 200

    words = traitlets.Dict(WORDS, read_only=True).tag(sync=True)
    chapters = traitlets.List(traitlets.Dict(), read_only=True).tag(sync=True)
    asked = traitlets.List(traitlets.Unicode()).tag(sync=True)
    chosen = traitlets.List(traitlets.Int()).tag(sync=True)

    def __init__(self, pages: dict[int, str]) -> None:
        self.set_trait("chapters", [about(chapter, page) for chapter, page in pages.items()])
        super().__init__()

    def fallback(self) -> str:
        """Return what stands there without a script: where the questions are."""
        return (
            '<p class="fallback">What you have solved and answered is kept in your browser, and it takes a script to '
            "look there. Without one, the questions stand at the ends of the chapters.</p>"
        )
