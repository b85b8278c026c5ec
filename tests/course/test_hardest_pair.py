"""The experiment of chapter 1, made once more as a learner makes it: by the chapter's own cells."""

import itertools
import json
from pathlib import Path

import numpy as np
import pytest

from course.exercises.chapter_01 import hardest, wrong_of_each

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
    for pair in itertools.combinations(range(10), 2):
        found = chapter["learn"](*chapter["pictures"]("train", *pair), steps=40, lr=2)
        X_new, Y_new = chapter["pictures"]("validation", *pair)
        each = [X_new[Y_new == label] for label in (0, 1)]
        right = [chapter["right"](found, X, np.full(len(X), label)) for label, X in enumerate(each)]
        wrong[pair] = tuple(len(X) - count for X, count in zip(each, right))
        assert wrong_of_each(pair, "validation") == wrong[pair]
        assert wrong_of_each(pair[::-1], "validation") == wrong[pair][::-1]
    most, second = sorted(map(sum, wrong.values()))[-1:-3:-1]
    _, pair, counts = hardest()
    assert (wrong[pair], most, second) == (counts, 5, 2)


def test_what_is_said_of_the_eights_that_are_taken_for_ones(chapter):
    X, Y = chapter["pictures"]("validation", 1, 8)
    w = chapter["learn"](*chapter["pictures"]("train", 1, 8), steps=40, lr=2)
    against = np.argsort(w[:-1])[:7]
    assert set(against // 8) == {1, 2, 5, 6} and set(against % 8) == {3, 4}
    ink, says_eight = X[:, against].mean(axis=1), X @ w[:-1] + w[-1] > 0
    kinds = [ink[Y == 0], ink[(Y == 1) & says_eight], ink[(Y == 1) & ~says_eight]]
    assert [len(kind) for kind in kinds] == [30, 25, 5]
    assert [round(kind.mean(), 2) for kind in kinds] == [0.78, 0.48, 0.76]
    longer = chapter["learn"](*chapter["pictures"]("train", 1, 8), steps=200, lr=2)
    assert len(Y) - chapter["right"](longer, X, Y) == 3
