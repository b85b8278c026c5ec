"""How a "find the bug" exercise says what a gradient check finds."""

import numpy as np

from nnlib.guards import Array


def relative_error(found: Array, numerical: Array) -> float:
    return float(np.abs(found - numerical).max() / max(np.abs(found).max(), np.abs(numerical).max(), 1e-7))


def verdict(error: float) -> str:
    return f"Gradient check: relative error {error:.2f}. A right program stays below 0.000001."
