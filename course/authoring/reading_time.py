"""How long a chapter takes, by one rule: what is on the page, each kind at its own pace.

The paces are those of a reader who follows each step, and stops at each figure. `python -m course.authoring.sync`
writes the times into the notebooks.
"""

import math
import re
from typing import Any, NamedTuple

from course.authoring.sections import deeper

WORDS_A_MINUTE = 150
SECONDS = {"formula": 10, "line of code": 4, "picture": 20, "moving figure": 120, "exercise": 480, "question": 60}
STEP = 5  # minutes, to which a time is rounded up

FOLDED = re.compile(r"<details>.*?</details>", re.DOTALL)
DISPLAYED = re.compile(r"\$\$.+?\$\$", re.DOTALL)
ADDRESS = re.compile(r"\]\([^)]*\)")
HIDDEN = {"hide-input", "remove-cell"}
TWIN = 'class="course-figure"'
ASKED = {"warm_up(": 3, "Prediction(": 1}  # how many questions a figure asks


class Times(NamedTuple):
    """Minutes: to read the short way, for the deeper sections and their exercises, for other exercises and the quiz.

    A project takes an evening, and is not counted in minutes.
    """

    short: int
    deeper: int
    exercises: int
    has_project: bool = False

    def __str__(self) -> str:
        more = f", {self.deeper} more for the deeper sections" if self.deeper else ""
        project = "; an evening for the project" if self.has_project else ""
        return f"Time: {self.short} minutes to read{more}; {self.exercises} for the exercises and the quiz{project}."


def seconds_to_read(cell: dict[str, Any]) -> float:
    """Return how long a cell of the text takes: its words and formulas, or its code as far as it is shown."""
    source = "".join(cell["source"])
    if cell["cell_type"] == "markdown":
        text = FOLDED.sub("", source)
        words = ADDRESS.sub("]", DISPLAYED.sub("", text)).split()
        return 60 * len(words) / WORDS_A_MINUTE + SECONDS["formula"] * len(DISPLAYED.findall(text))
    for beginning, questions in ASKED.items():
        if source.startswith(beginning):
            return questions * SECONDS["question"]
    shown = [] if HIDDEN & {*cell["metadata"].get("tags", [])} else [line for line in source.splitlines() if line]
    html = "".join("".join(output.get("data", {}).get("text/html", "")) for output in cell["outputs"])
    kind = "moving figure" if TWIN in html else "picture"
    return SECONDS["line of code"] * len(shown) + SECONDS[kind] * (TWIN in html or "<img" in html)


def times(cells: list[dict[str, Any]], questions: int) -> Times:
    """Return the times of a notebook whose quiz has so many questions."""
    short = further = 0.0
    exercises = float(questions * SECONDS["question"])
    among_exercises = has_project = False
    for cell, is_deeper in zip(cells, deeper(cells), strict=True):
        source = "".join(cell["source"])
        if source.startswith("## "):
            among_exercises = source.startswith("## Exercises")
        if among_exercises:
            tags = cell["metadata"].get("tags", [])
            has_project = has_project or "project" in tags
            seconds: float = SECONDS["exercise"] if "exercise" in tags and "project" not in tags else 0
        else:
            seconds = seconds_to_read(cell)
        if is_deeper:
            further += seconds
        elif among_exercises:
            exercises += seconds
        else:
            short += seconds
    return Times(rounded_up(short), rounded_up(further), rounded_up(exercises), has_project)


def rounded_up(seconds: float) -> int:
    """Return the minutes of a time, as a chapter names them."""
    return math.ceil(seconds / 60 / STEP) * STEP
