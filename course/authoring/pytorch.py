"""Cells that need PyTorch, which is large and which no browser runs: those with the tag `pytorch`.

All other cells run without it. The setup cell of their notebook says how to install it (`course.authoring.sync`), and a
live page leaves them as they are.
"""

from collections.abc import Iterable
from importlib.util import find_spec
from typing import Any

from course.authoring.sections import rank_of

TAG = "pytorch"


def needs_pytorch(cell: dict[str, Any]) -> bool:
    return TAG in cell["metadata"].get("tags", [])


def is_missing(cells: Iterable[dict[str, Any]]) -> bool:
    """Tell whether some cell needs PyTorch, and it is not installed."""
    return any(map(needs_pytorch, cells)) and find_spec("torch") is None


def sections(cells: Iterable[dict[str, Any]]) -> list[str]:
    """Return the headings of the sections with cells that need PyTorch, each once.

    >>> def text(source): return {"cell_type": "markdown", "source": source, "metadata": {}}
    >>> code = {"cell_type": "code", "source": "import torch", "metadata": {"tags": ["pytorch"]}}
    >>> sections([text("# Title"), text("## A"), text("## B"), text("### Part of B"), code, text("More."), code])
    ['B']
    """
    found: dict[str, None] = {}
    heading = ""
    for cell in cells:
        if rank_of(cell) in (1, 2):
            heading = "".join(cell["source"]).partition("\n")[0].lstrip("# ")
        elif needs_pytorch(cell):
            found[heading] = None
    return list(found)
