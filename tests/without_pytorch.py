"""What is left out where PyTorch is missing, and why; where CI is set nothing is, so that it fails."""

import os
from collections.abc import Iterable
from typing import Any

from course.authoring import pytorch

REASON = "PyTorch is not installed, and this notebook has cells that need it"


def is_left_out(cells: Iterable[dict[str, Any]]) -> bool:
    """Tell whether a notebook with these cells is not run."""
    return pytorch.is_missing(cells) and not os.environ.get("CI")
