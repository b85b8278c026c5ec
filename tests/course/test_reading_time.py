import json
from pathlib import Path

import pytest

from course.authoring.reading_time import Times, times
from course.quizzes import QUIZZES

NOTEBOOKS = sorted((Path(__file__).parents[2] / "lessons").glob("*.ipynb"))


def markdown(source):
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def code(source, html="", tags=()):
    outputs = [{"data": {"text/html": html}}] if html else []
    return {"cell_type": "code", "metadata": {"tags": list(tags)}, "source": source, "outputs": outputs}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_chapter_says_how_long_it_takes(path):
    cells = json.loads(path.read_text("utf-8"))["cells"]
    lines = [line for line in "".join(cells[0]["source"]).splitlines() if line.startswith("Time: ")]
    assert lines == [str(times(cells, len(QUIZZES[int(path.name[:2])])))]


@pytest.mark.parametrize(
    "cell, seconds",
    [
        (markdown("word " * 150), 60),
        (markdown("[one](two three four) <details>five six</details> $$seven eight$$"), 0.4 + 10),
        (code("a = 1\n\nb = 2"), 8),
        (code("a = 1\n\nb = 2", tags=["hide-input"]), 0),
        (code("a", '<img src="x">', ["hide-input"]), 20),
        (code("a", '<div class="course-figure"><img></div>', ["hide-input"]), 120),
        (code("a", '<div class="course-figure"><p>words</p></div>', ["hide-input"]), 120),
        (code('Prediction("?")', '<div class="course-figure"></div>', ["hide-input"]), 60),
        (code("warm_up(5)", '<div class="course-figure"><ol></ol></div>', ["hide-input"]), 180),
    ],
)
def test_each_kind_has_its_pace(cell, seconds):
    repeated = [markdown("# Title")] + [cell] * 1000
    expected = (1000 * seconds + 0.8) / 60
    assert 0 <= times(repeated, 0).short - expected < 5


def test_the_deeper_way_and_the_exercises_count_apart():
    text = markdown("word " * 150 * 7)
    task = code("check", tags=["exercise"])
    cells = [text, markdown("## Deeper: more"), text, text]
    cells += [markdown("## Exercises"), text, task, markdown("### 1.2 Deeper: a task"), text, task]
    cells += [markdown("## What to keep"), text]
    assert times(cells, 3) == Times(short=15, deeper=25, exercises=15)
    assert str(Times(15, 25, 15)) == (
        "Time: 15 minutes to read, 25 more for the deeper sections; 15 for the exercises and the quiz."
    )
    assert str(Times(20, 0, 15)) == "Time: 20 minutes to read; 15 for the exercises and the quiz."


def test_a_project_is_named_and_takes_no_minutes():
    cells = [markdown("## Exercises"), code("check", tags=["exercise"]), markdown("### Project: more")]
    cells += [code("check", tags=["exercise", "project"])] * 3
    assert times(cells, 2) == Times(short=0, deeper=0, exercises=10, has_project=True)
    assert str(Times(20, 0, 15, True)) == (
        "Time: 20 minutes to read; 15 for the exercises and the quiz; an evening for the project."
    )
