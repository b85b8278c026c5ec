"""Two weights and a bias, however a learner writes them down."""

from typing import Any

import numpy as np

from course.exercises.running import NoResult


def weights_and_bias(answer: Any) -> tuple[float, float, float]:
    """Return w_1, w_2 and b from (w_1, w_2, b) or ((w_1, w_2), b)."""
    if callable(answer):
        raise NoResult("Three numbers are needed, w_1, w_2 and b, and this is a function.")
    if isinstance(answer, str):
        raise NoResult("Three numbers are needed, and this is a string of text: leave out the quotes.")
    parts = [np.ravel(part) for part in answer]
    flat = np.concatenate(parts) if parts else np.zeros(0)
    if flat.dtype.kind not in "bif":
        raise NoResult("Three numbers are needed, and this holds a string of text: leave out the quotes.")
    if len(flat) != 3:
        raise NoResult(f"Three numbers are needed, two weights and one bias, and these are {len(flat)}.")
    return float(flat[0]), float(flat[1]), float(flat[2])
