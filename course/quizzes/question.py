"""The parts of a quiz: a question with its choices, each of which says why it is right or wrong."""

from typing import Any


def ask(id: str, question: str, *choices: dict[str, Any]) -> dict[str, Any]:
    """Return a question. Readers' answers are kept by its id: it stays when words change, and is never used again."""
    return {"id": id, "question": question, "choices": list(choices)}


def right(text: str, because: str) -> dict[str, Any]:
    return {"text": text, "right": True, "because": because}


def wrong(text: str, because: str) -> dict[str, Any]:
    return {"text": text, "right": False, "because": because}
