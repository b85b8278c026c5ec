"""What the tests compare with, and what need not be there: `make torch` installs it."""

import os
from collections.abc import Iterable
from importlib import import_module
from typing import Any

import pytest

from course.authoring import pytorch

REASON = "PyTorch is not installed, and this notebook has cells that need it"


def imported(package: str, name: str) -> Any:
    """Return a package; without it the test is left out, and fails in CI."""
    try:
        return import_module(package)
    except (ImportError, OSError) as error:
        give_up = pytest.fail if os.environ.get("CI") else pytest.skip
        return give_up(f"{name} cannot be imported: {error}")


def is_left_out(cells: Iterable[dict[str, Any]]) -> bool:
    """Tell whether a notebook with these cells is not run."""
    return pytorch.is_missing(cells) and not os.environ.get("CI")
