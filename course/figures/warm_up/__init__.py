"""A warm-up: three questions from earlier chapters, with fresh numbers each time."""

import json
from typing import Any

import traitlets

from course.exercises import CHAPTERS
from course.figures import quiz
from course.figures.figure import FOLDER, Figure, whole

WORDS = {
    "hint": "Three quick questions from earlier chapters: what you recall stays with you longer than what you read "
    "again. Skip them if you like.",
    "right": quiz.WORDS["right"],
    "wrong": quiz.WORDS["wrong"],
    "unread": "Not a number yet:",
    "unreadable": "“…” cannot be read. Write it as in 0.25, −3 or 1/4.",
    "answer": "Answer: ….",
    "from": "(From “…”.)",
    "check": "Check",
    "more": "Three new questions",
}
# Three questions for each chapter, as model.js makes them from one seed: `make stills`.
WITHOUT_SCRIPT = FOLDER / "warm_up" / "without_script.json"


class WarmUp(Figure):
    """Three questions from the chapters before this one, each answered by a number or by a choice.

    From the same `seed` and in the same `round` they are always the same; with the seed 0 each page draws its own.
    `answers` are the texts of the answers, as they were typed or as the choice says, and "" where there is none yet.

    >>> warm_up = WarmUp(chapter=5, seed=1)
    >>> warm_up.answers
    ['', '', '']
    """

    alt = (
        "A warm-up: three short questions from earlier chapters, each with a field for a number or with some answers "
        "to choose from. The answer is checked at once, and the reason stands below it. A button brings three others."
    )
    heights = 485, 610

    chapter = whole(2, 2, 12)
    seed = whole(0, 0, 2**53 - 1)
    round = whole(0, 0)
    answers = traitlets.List(traitlets.Unicode(), ["", "", ""]).tag(sync=True)
    titles = traitlets.List(traitlets.Unicode(), list(CHAPTERS.values()), read_only=True).tag(sync=True)
    words = traitlets.Dict(WORDS, read_only=True).tag(sync=True)

    @traitlets.validate("answers")
    def _check_answers(self, proposal: Any) -> list[str]:
        if len(proposal["value"]) != 3:
            raise traitlets.TraitError(f"answers is {proposal['value']}, but needs three texts, one per question")
        return proposal["value"]

    def fallback(self) -> str:
        """Return three questions as HTML that opens their answers without a script."""
        items = []
        for question in json.loads(WITHOUT_SCRIPT.read_text("utf-8"))[str(self.chapter)]:
            answers = [quiz.answer(**answer) for answer in question["answers"]]
            items.append(quiz.item(question["question"], answers))
        return f'<p class="question">{WORDS["hint"]}</p><ol class="quiz warm-up">{"".join(items)}</ol>'
