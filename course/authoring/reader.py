"""Write the network of chapter 9 into the figure of the drawn digit: `python -m course.authoring.reader`.

Its weights come from the chapter's own cells, up to the one that trains it on drawn digits too, and are rounded to
thousandths. The pictures to choose from are the first of each digit in the test set. Then run `make format`.
"""

import contextlib
import io
import json
from pathlib import Path
from typing import Any

import nbformat
import numpy as np

from course.authoring.digits import DIGITS
from nnlib import datasets

ROOT = Path(__file__).parents[2]
CHAPTER = ROOT / "lessons" / "09_digits.ipynb"
MODULE = ROOT / "course" / "figures" / "drawn_digit" / "reader.js"
TRAINED_BY = "retrained = "
HEAD = "/** The network of chapter 9, in thousandths, and pictures of the test set: by course.authoring.reader. */\n"


def trained() -> dict[str, Any]:
    """Return the names of chapter 9 as they are after the cell that trains its network."""
    names: dict[str, Any] = {}
    for cell in nbformat.read(CHAPTER, as_version=4).cells:
        if cell.cell_type == "code" and "plots." not in cell.source:
            with contextlib.redirect_stdout(io.StringIO()):
                exec(cell.source, names)
            if TRAINED_BY in cell.source:
                return names
    raise ValueError(f"no cell of {CHAPTER.name} holds {TRAINED_BY!r}")


def thousandths(array: np.ndarray) -> Any:
    return np.round(1000 * array).astype(int).tolist()


def written(pixels: np.ndarray) -> str:
    """Return 64 values from 0 to 16 as one digit each, of the base 17."""
    return "".join(DIGITS[int(value)] for value in pixels)


def module() -> str:
    """Return the source of the JavaScript module."""
    names = trained()
    layers = [
        {"W": thousandths(layer.W), "b": thousandths(layer.b), "activation": layer.activation.name}
        for layer in names["retrained"][0].layers
    ]
    X, Y = datasets.digits("test")
    examples = [{"digit": digit, "pixels": written(X[list(Y).index(digit)])} for digit in range(10)]
    exports = {
        "MEAN": round(float(names["mean"]), 6),
        "STANDARD_DEVIATION": round(float(names["deviation"]), 6),
        "LAYERS": layers,
        "EXAMPLES": examples,
    }
    return HEAD + "".join(f"export const {name} = {json.dumps(value)};\n" for name, value in exports.items())


if __name__ == "__main__":
    MODULE.write_text(module(), "utf-8")
    print(MODULE.relative_to(ROOT))
