"""A quiz: questions with some answers each, of which every one explains itself."""

import re
from html import escape
from textwrap import wrap
from typing import Any

import traitlets

from course.figures.figure import Figure

WORDS = {
    "hint": "Choose an answer: each says why it is right or not. You may choose again.",
    "right": "✔ Right:",
    "wrong": "✘ Not quite:",
}
ID = re.compile("[a-z0-9]+(-[a-z0-9]+)*")


def marked(text: str) -> str:
    """Return a text as HTML, with `code` where it has backticks."""
    return re.sub("`([^`]*)`", r"<code>\1</code>", escape(text, quote=False))


def answer(text: str, kind: str, verdict: str, because: str) -> str:
    """Return an answer as HTML that opens what is said of it without a script."""
    return (
        f"<li><details><summary><span>{marked(text)}</span></summary>"
        f'<p class="because {kind}"><strong>{verdict}</strong> {marked(because)}</p>'
        "</details></li>"
    )


def item(question: str, answers: list[str]) -> str:
    """Return a question as HTML, with its answers."""
    return f'<li><p class="asked">{marked(question)}</p><ul>{"".join(answers)}</ul></li>'


def room(questions: list[dict[str, Any]], letters: int, around: int) -> int:
    """Return the height in pixels of questions whose lines have so many letters, before any is answered."""
    height = around + 21 * len(wrap(WORDS["hint"], letters))
    for question in questions:
        height += 20 + 21 * len(wrap(question["question"], letters - 4))
        height += sum(6 + 21 * len(wrap(choice["text"], letters - 4)) for choice in question["choices"])
    return height


def is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and value.count("`") % 2 == 0


def check(questions: list[dict[Any, Any]]) -> None:
    """Raise a TraitError that says what to change, unless these are questions with answers."""
    text = "a text that is not empty, with its backticks in pairs"
    if not questions:
        raise traitlets.TraitError("questions is empty, but a quiz needs at least one")
    for number, question in enumerate(questions, 1):
        if question.keys() != {"id", "question", "choices"}:
            raise traitlets.TraitError(f"question {number} needs the keys id, question and choices, and no others")
        choices = question["choices"]
        if not isinstance(question["id"], str) or not ID.fullmatch(question["id"]):
            raise traitlets.TraitError(f"question {number} needs an id of small letters and digits, such as mean-axis")
        if not is_text(question["question"]):
            raise traitlets.TraitError(f"question {number} has no question: it needs {text}")
        if not isinstance(choices, list) or len(choices) < 2:
            raise traitlets.TraitError(f"question {number} needs a list of at least two choices")
        for place, choice in enumerate(choices, 1):
            name = f"choice {place} of question {number}"
            if not isinstance(choice, dict) or choice.keys() != {"text", "right", "because"}:
                raise traitlets.TraitError(f"{name} needs the keys text, right and because, and no others")
            for key in ("text", "because"):
                if not is_text(choice[key]):
                    raise traitlets.TraitError(f"{name} has no {key}: it needs {text}")
            if not isinstance(choice["right"], bool):
                raise traitlets.TraitError(f"{name}: right is {choice['right']!r}, but needs to be True or False")
        right = sum(choice["right"] for choice in choices)
        if right != 1:
            raise traitlets.TraitError(f"question {number} has {right} right choices, but needs exactly one")


class Quiz(Figure):
    """Questions, each with some choices, of which one is right; every choice says why it is right or not.

    `chosen` holds the number of the choice for each question, from 0, and -1 where nothing has been chosen yet: a quiz
    begins fresh each time, whatever has been answered before. The questions stay as they were made.

    >>> choices = [
    ...     {"text": "`3`", "right": False, "because": "`range` begins with 0."},
    ...     {"text": "`2`", "right": True, "because": "The end does not belong to a `range`."},
    ... ]
    >>> quiz = Quiz([{"id": "last", "question": "Which is the last number of `range(3)`?", "choices": choices}])
    >>> quiz.chosen
    [-1]
    """

    alt = (
        "A quiz: some questions on this chapter, with three or four answers to choose from for each. The chosen answer "
        "says whether it is right, and why. At first nothing is chosen."
    )

    words = traitlets.Dict(WORDS, read_only=True).tag(sync=True)
    questions = traitlets.List(traitlets.Dict(), read_only=True).tag(sync=True)
    chosen = traitlets.List(traitlets.Int()).tag(sync=True)

    def __init__(self, questions: list[dict[str, Any]], **settings: Any) -> None:
        self.set_trait("questions", questions)
        self.heights = room(questions, 92, 40), room(questions, 44, 30)
        super().__init__(**settings)

    @traitlets.default("chosen")
    def _nothing(self) -> list[int]:
        return [-1] * len(self.questions)

    @traitlets.validate("questions")
    def _check_questions(self, proposal: Any) -> list[dict[str, Any]]:
        check(proposal["value"])
        return proposal["value"]

    @traitlets.validate("chosen")
    def _check_chosen(self, proposal: Any) -> list[int]:
        chosen = proposal["value"]
        if len(chosen) != len(self.questions):
            raise traitlets.TraitError(f"chosen is {chosen}, but needs {len(self.questions)} numbers, one per question")
        for number, (choice, question) in enumerate(zip(chosen, self.questions), 1):
            last = len(question["choices"]) - 1
            if not -1 <= choice <= last:
                raise traitlets.TraitError(
                    f"chosen is {chosen}, but question {number} needs a number from 0 to {last}, or -1 for none"
                )
        return chosen

    def fallback(self) -> str:
        """Return the quiz as HTML that opens each answer's explanation without a script."""
        items = []
        for question in self.questions:
            answers = []
            for choice in question["choices"]:
                kind = "right" if choice["right"] else "wrong"
                answers.append(answer(choice["text"], kind, WORDS[kind], choice["because"]))
            items.append(item(question["question"], answers))
        return f'<p class="question">{WORDS["hint"]}</p><ol class="quiz">{"".join(items)}</ol>'
