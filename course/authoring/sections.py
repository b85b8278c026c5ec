"""The sections of a notebook, and which of them are deeper: what the short way through the book leaves out.

A section begins with a Markdown cell that begins with a heading, and ends before the next heading of its rank or a
higher one. It is deeper if its heading begins with "Deeper: ", after the number if it is an exercise.
"""

import re
from typing import Any

HEADING = re.compile(r"(#+) (?:\d+\.\d+ )?(Deeper: )?")


def heading(cell: dict[str, Any]) -> re.Match[str] | None:
    """Return the heading with which a cell begins: its marks, and "Deeper: " if it has that."""
    return HEADING.match("".join(cell["source"])) if cell["cell_type"] == "markdown" else None


def rank_of(cell: dict[str, Any]) -> int:
    """Return 2 for a cell that begins with "## …", and so on; 0 for one that does not begin with a heading."""
    found = heading(cell)
    return len(found[1]) if found else 0


def deeper(cells: list[dict[str, Any]]) -> list[bool]:
    """Return for each cell whether it lies in a deeper section.

    >>> def cell(text): return {"cell_type": "markdown", "source": text}
    >>> deeper([cell("## A"), cell("### Deeper: B"), cell("#### C"), cell("## D")])
    [False, True, True, False]
    """
    result, within = [], 0
    for cell in cells:
        found = heading(cell)
        if found and (not within or len(found[1]) <= within):
            within = len(found[1]) if found[2] else 0
        result.append(within > 0)
    return result
