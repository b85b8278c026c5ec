"""What the tests compare with, and what need not be there: `make torch` installs it."""

import os
from importlib import import_module
from typing import Any

import pytest


def imported(package: str, name: str) -> Any:
    """Return a package; without it the test is left out, and fails in CI."""
    try:
        return import_module(package)
    except (ImportError, OSError) as error:
        give_up = pytest.fail if os.environ.get("CI") else pytest.skip
        return give_up(f"{name} cannot be imported: {error}")
