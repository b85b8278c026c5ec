"""The parts of a quiz: a question with its choices, each of which says why it is right or wrong."""

from typing import Any


def ask(question: str, *choices: dict[str, Any]) -> dict[str, Any]:
    return {"question": question, "choices": list(choices)}


def right(text: str, because: str) -> dict[str, Any]:
    return {"text": text, "right": True, "because": because}


def wrong(text: str, because: str) -> dict[str, Any]:
    return {"text": text, "right": False, "because": because}
