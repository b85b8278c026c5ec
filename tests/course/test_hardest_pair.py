"""The experiment of chapter 1, made once more as a learner makes it: by the chapter's own cells."""

import itertools
import json
from pathlib import Path

import pytest

from course.exercises.chapter_01 import hardest, wrong_of_unseen

LESSON = Path(__file__).parents[2] / "lessons" / "01_neuron.ipynb"


@pytest.fixture(scope="module")
def chapter():
    """What the cells of the chapter define: pictures, learn and right."""
    cells = json.loads(LESSON.read_text("utf-8"))["cells"]
    sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    names: dict = {}
    exec("import numpy as np\nfrom nnlib import datasets, sigmoid", names)
    for name in ("loss", "learn", "pictures", "right"):
        [source] = [source for source in sources if f"def {name}(" in source]
        exec(source[source.index(f"def {name}(") :].split("\n\n\n")[0], names)
    return names


@pytest.mark.page
def test_the_pair_is_the_hardest_and_the_others_are_counted_as_the_chapter_counts(chapter):
    wrong = {}
    for no, yes in itertools.combinations(range(10), 2):
        found = chapter["learn"](*chapter["pictures"]("train", no, yes), steps=40, lr=2)
        X_new, Y_new = chapter["pictures"]("validation", no, yes)
        wrong[no, yes] = len(Y_new) - chapter["right"](found, X_new, Y_new)
        assert wrong_of_unseen((no, yes)) == wrong[no, yes]
    most, second = sorted(wrong.values())[-1:-3:-1]
    assert (wrong[hardest()], most, second) == (5, 5, 2)
