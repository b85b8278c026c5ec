"""Write the digits of the training figure: `python -m course.authoring.digits`.

Grey values are digits to the base of 17, picture after picture; a letter from h on stands for a run of zeros.
"""

import re
from pathlib import Path

import numpy as np

from nnlib import datasets

COUNTS = {"train": 320, "validation": 200}
DIGITS = "0123456789abcdefg"
MODULE = Path(__file__).parents[1] / "figures" / "training" / "digits.js"
HEAD = """/**
 * The first pictures of nnlib.datasets.digits, written by course/authoring/digits.py: grey values to the base of 17,
 * where h stands for two zeros in a row, i for three, and so on; and their labels.
 */
"""


def packed(X: np.ndarray) -> str:
    """Return grey values 0 to 16 in a string.

    >>> packed(np.array([[0, 0, 16, 0, 1, 0, 0, 0]]))
    'hg01i'
    """
    values = "".join(DIGITS[value] for value in X.ravel().astype(int))
    return re.sub("0{2,19}", lambda zeros: chr(ord("h") + len(zeros[0]) - 2), values)


def module() -> str:
    """Return the source of the module with the first pictures of the training set and of the validation set."""
    source = HEAD
    for split, count in COUNTS.items():
        X, Y = datasets.digits(split)
        labels = "".join(map(str, Y[:count]))
        source += (
            f'export const {split} = {{\n  pictures:\n    "{packed(X[:count])}",\n  labels:\n    "{labels}",\n}};\n'
        )
    return source


if __name__ == "__main__":
    MODULE.write_text(module(), encoding="utf-8", newline="\n")
