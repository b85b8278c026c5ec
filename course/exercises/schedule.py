"""When what is solved and answered comes back for another look, and the text of the file that says so.

What is looked at again after a day, then after a week, then after a month stays (Roediger and Karpicke 2006). The
website keeps the same text in the reader's browser, by the same rule in JavaScript: `course/figures/shared/progress.js`
is the twin of this module, name by name, and a test compares the two.

A day is a text such as "2026-11-26", so days are compared as texts are, and no hour and no time zone matters.
"""

import json
import re
from datetime import date, timedelta
from typing import Any, NamedTuple

# Days until the next look: after one that went wrong, and after one, two, and more good ones in a row.
WAITS = (1, 1, 7, 30)
KINDS = ("solved", "answered")  # of the exercises and of the quizzes' questions
DAY = re.compile("20[0-9]{2}-[0-9]{2}-[0-9]{2}")


class Look(NamedTuple):
    """The last look at an exercise or a question: its day, "" if unknown, and how many in a row have been good."""

    last: str
    good: int


Progress = dict[str, dict[str, Look]]


def empty() -> Progress:
    """Return the progress of somebody new."""
    return {kind: {} for kind in KINDS}


def due(look: Look) -> str:
    """Return the day from which on another look is due.

    >>> due(Look("2026-11-26", good=2))
    '2026-12-03'
    """
    if not look.last:
        return ""
    return str(date.fromisoformat(look.last) + timedelta(days=WAITS[min(look.good, len(WAITS) - 1)]))


def looked(before: Look | None, is_right: bool, today: str) -> Look:
    """Return what is known after another look: a good one counts only when it was due."""
    if not is_right:
        return Look(today, 0)
    if before is None:
        return Look(today, 1)
    return before if due(before) > today else Look(today, before.good + 1)


def merged(one: Progress, other: Progress) -> Progress:
    """Return all that two files know: of two looks at one thing the later one, and on the same day the stricter one.

    On one day a look can only become worse than the last, so the stricter one is the later one.
    """
    return {
        kind: {
            id: max(
                (looks[id] for looks in (one[kind], other[kind]) if id in looks),
                key=lambda look: (look.last, -look.good),
            )
            for id in sorted(one[kind].keys() | other[kind].keys())
        }
        for kind in KINDS
    }


def read(text: str) -> Progress | None:
    """Return what a file says, or nothing if it is no file of progress.

    Files from before the days were kept have a list of what is solved: that has been looked at once, on no known day.
    """
    try:
        content = json.loads(text)
    except ValueError:
        return None
    if not isinstance(content, dict):
        return None
    content = {"answered": {}} | content
    if not all(isinstance(content.get(kind), dict | list) for kind in KINDS):
        return None
    return {kind: read_looks(content[kind]) for kind in KINDS}


def read_looks(looks: dict[str, Any] | list[Any]) -> dict[str, Look]:
    if isinstance(looks, list):
        looks = {id: None for id in looks if isinstance(id, str)}
    return {id: read_look(look) for id, look in looks.items()}


def read_look(look: Any) -> Look:
    last, good = (look.get("last", ""), look.get("good", -1)) if isinstance(look, dict) else ("", -1)
    is_number = type(good) in (int, float) and good in range(1000)
    return Look(last, int(good)) if is_day(last) and is_number else Look("", 1)


def is_day(text: Any) -> bool:
    if not isinstance(text, str) or not DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def written(progress: Progress) -> str:
    """Return the text of the file."""
    everything = {kind: {id: look._asdict() for id, look in sorted(progress[kind].items())} for kind in KINDS}
    return json.dumps(everything, indent=1, ensure_ascii=False) + "\n"
