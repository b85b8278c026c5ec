"""The sections of a notebook, and which of them are deeper: what the short way through the book leaves out.

A section begins with a Markdown cell that begins with a heading, and ends before the next heading of its rank or a
higher one. It is deeper if its heading begins with "Deeper: ", after the number if it is an exercise.
"""

import re
from typing import Any

HEADING = re.compile(r"(#+) (?:\d+\.\d+ )?(Deeper: )?")


def rank_of(cell: dict[str, Any]) -> int:
    """Return 2 for a cell that begins with "## …", and so on; 0 for one that does not begin with a heading."""
    source = "".join(cell["source"])
    return len(HEADING.match(source)[1]) if cell["cell_type"] == "markdown" and HEADING.match(source) else 0


def deeper(cells: list[dict[str, Any]]) -> list[bool]:
    """Return for each cell whether it lies in a deeper section.

    >>> def heading(text): return {"cell_type": "markdown", "source": text}
    >>> deeper([heading("## A"), heading("### Deeper: B"), heading("#### C"), heading("## D")])
    [False, True, True, False]
    """
    found, within = [], 0
    for cell in cells:
        rank = rank_of(cell)
        if rank and (not within or rank <= within):
            within = rank if HEADING.match("".join(cell["source"]))[2] else 0
        found.append(within > 0)
    return found
