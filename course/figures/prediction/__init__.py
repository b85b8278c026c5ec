"""A prediction: a question before its result, with answers to choose from, and what happens beside the one chosen."""

from textwrap import wrap
from typing import Any

import traitlets

from course.figures.figure import Figure
from course.figures.quiz import is_text, marked

MOST = 4


def lines(text: str, letters: int) -> int:
    return len(wrap(text, letters))


class Prediction(Figure):
    """A question, two to four answers of which the one numbered `right` is so, from 0, and a sentence why.

    It stands before the cell whose result is asked for. A reader chooses an answer and how sure she is; then `shown`,
    which a button of hers sets, lays both side by side. Backticks in the texts mark code. The texts stay as they were
    made.

    >>> prediction = Prediction(
    ...     "What is `sum([])`?",
    ...     answers=["an error", "0"],
    ...     right=1,
    ...     because="A sum begins with 0, and nothing is added to it.",
    ... )
    >>> prediction.shown
    False
    """

    alt = (
        "A question about what happens next, with two to four answers to choose from, and how sure one is. Then a "
        "button shows what happens beside what was chosen. At first nothing is chosen."
    )

    question = traitlets.Unicode(read_only=True).tag(sync=True)
    answers = traitlets.List(traitlets.Unicode(), read_only=True).tag(sync=True)
    right = traitlets.Int(read_only=True).tag(sync=True)
    because = traitlets.Unicode(read_only=True).tag(sync=True)
    shown = traitlets.Bool(False).tag(sync=True)

    def __init__(self, question: str, *, answers: list[str], right: int, because: str, **settings: Any) -> None:
        for name, value in [("question", question), ("answers", answers), ("right", right), ("because", because)]:
            self.set_trait(name, value)
        happens = f"What happens: {answers[right]}. {because}"
        row = sum(len(answer) + 5 for answer in answers)
        open_wide = 28 * (1 + -(-row // 92))
        open_phone = 28 * (3 + min(len(answers), -(-row // 42)))
        self.heights = (
            46 + 21 * lines(question, 90) + max(68, open_wide, 3 + 20 * lines(happens, 58)),
            34 + 21 * lines(question, 43) + max(open_phone, 45 + 20 * lines(happens, 47)),
        )
        super().__init__(**settings)

    @traitlets.validate("question", "because")
    def _check_text(self, proposal: Any) -> str:
        if not is_text(proposal["value"]):
            raise traitlets.TraitError(
                f"{proposal['trait'].name} is {proposal['value']!r}, but needs to be a text that is not empty, "
                "with its backticks in pairs"
            )
        return proposal["value"]

    @traitlets.validate("answers")
    def _check_answers(self, proposal: Any) -> list[str]:
        answers = proposal["value"]
        if not 2 <= len(answers) <= MOST:
            raise traitlets.TraitError(f"answers has {len(answers)} texts, but needs two to {MOST}")
        for number, answer in enumerate(answers):
            if not is_text(answer):
                raise traitlets.TraitError(
                    f"answers[{number}] is {answer!r}, but needs to be a text that is not empty, "
                    "with its backticks in pairs"
                )
        if len(set(answers)) < len(answers):
            raise traitlets.TraitError(f"answers is {answers}, but needs texts that differ")
        return answers

    @traitlets.validate("right")
    def _check_right(self, proposal: Any) -> int:
        right, last = proposal["value"], len(self.answers) - 1
        if not 0 <= right <= last:
            raise traitlets.TraitError(f"right is {right}, but needs the number of an answer, from 0 to {last}")
        return right

    def fallback(self) -> str:
        """Return the prediction as HTML that folds what happens, without a script."""
        answers = "".join(f"<li>{marked(answer)}</li>" for answer in self.answers)
        return (
            f'<p class="question">{marked(self.question)}</p><div class="folded"><ul>{answers}</ul>'
            "<details><summary>What happens</summary>"
            f"<p>{marked(self.answers[self.right])}. {marked(self.because)}</p></details></div>"
        )
