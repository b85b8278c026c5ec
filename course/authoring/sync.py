"""Write exercises and times into the notebooks: `python -m course.authoring.sync lessons/*.ipynb`, or `make sync`.

The line of the first cell that begins with "Time: " says how long the chapter takes. The second cell, which the site
leaves out, says what is missing: the library of the book, where the notebook has been opened alone, and PyTorch, where
cells need it. From the second chapter on, a warm-up follows the cell that imports what the chapter uses. Everything
under the heading "Exercises", up to the next heading of its rank, is made here: a task, the learner's cell with its
check, hints and solution, folded, the chapter's project if it has one, and the quiz. A cell that says the same as
before keeps its stored outputs.
"""

import json
import re
import sys
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from course.authoring import pytorch
from course.authoring.reading_time import times
from course.exchange.known import PYTORCH
from course.exercises import CHAPTERS, exercises_of, program
from course.exercises.exercise import Exercise
from course.quizzes import QUIZZES, WARM_UPS

HEADING = "## Exercises"
OPENING = (
    "Each cell checks itself. Write your answer where the dots are, run the cell, and it says what to look at if "
    "something is not right. (On the website, the button below the title of the chapter makes cells run.) Hints and "
    "a solution are folded below each one: try first. To see how far you are in the whole course, run "
    "`from course.exercises import progress, review` and `progress()` in a cell of your own. What you have solved or "
    "answered comes back for another look after a day, a week and a month: `review()` shows what is due, and on the "
    "website so does the page [Review](../book/review.md)."
)
LATER_OPENING = (
    "Each cell checks itself, as in [chapter 0](00_numpy.ipynb). `progress()` and `review()`, both from "
    "`course.exercises`, show how far you are and what is due."
)
ADDRESS = "ADDRESS"
REQUIREMENT = f"neural-network-from-scratch[lessons] @ git+{ADDRESS}"
GUARD = f"""\
# Wherever the notebook is, this cell finds the library of the book or says how to get it.
from importlib import import_module

try:
    import_module("course.figures")
    import_module("course.plots")
except ModuleNotFoundError:
    raise ModuleNotFoundError(
        "This notebook needs nnlib and course, the library of the book. The "
        "archive on the welcome page of the book has it beside the notebooks. "
        "Or install it from the book's repository: put this line with its "
        "address into a cell of its own, run it, and restart the kernel.\\n"
        '%pip install "{REQUIREMENT}"'
    ) from None"""
GUARD_OF_PYTORCH = f"""\


if find_spec("torch") is None:
    print(
        "PyTorch is not installed here. Cells of these sections need it:",
        HEADINGS,
        "Where such a cell stops, go on below it: all others run without it.",
        "To install PyTorch, up to 200 MB, put this line into a cell of its",
        "own, run it, and restart the kernel.",
        "{PYTORCH}",
        sep="\\n",
    )"""
IMPORT = re.compile("^(import|from) ", re.M)
WARM_UP = "## Warm-up"
LOOK_BACK = "Before anything new, a look back."
QUIZ = (
    "### Quiz\n\nEvery choice has its explanation: look at the tempting ones too. Only your first choice counts when a "
    "question comes back for [review](../book/review.md)."
)


def folded(title: str, text: str) -> str:
    return f"<details>\n<summary>{title}</summary>\n\n{text}\n\n</details>"


def task(chapter: int, number: int, exercise: Exercise) -> str:
    rank = "####" if exercise.part_of else "###"
    return f"{rank} {chapter}.{number} {exercise.title}\n\n{exercise.task}"


def help_below(exercise: Exercise) -> str:
    hints = [folded(f"Hint {number}", hint) for number, hint in enumerate(exercise.hints, 1)]
    solution = folded("Solution", f"```python\n{exercise.source}\n```\n\n{exercise.explanation}")
    return "\n\n".join([*hints, solution])


def code(source: str, *tags: str) -> NotebookNode:
    return new_code_cell(source, metadata={"tags": [*tags]})


def cells_of(chapter: int) -> list[NotebookNode]:
    """Return all cells below the heading."""
    cells = []
    project = None
    for number, exercise in enumerate(exercises_of(chapter), 1):
        if exercise.part_of and exercise.part_of != project:
            project = exercise.part_of
            cells.append(new_markdown_cell(f"### {project.heading}\n\n{project.introduction}"))
        cells.append(new_markdown_cell(task(chapter, number, exercise)))
        cells.append(code(program(exercise), "exercise", *["project"] * bool(project)))
        cells.append(new_markdown_cell(help_below(exercise)))
    cells.append(new_markdown_cell(QUIZ))
    cells.append(code(f"quiz({chapter})", "hide-input"))
    return cells


def place_of(notebook: NotebookNode) -> tuple[int, int]:
    """Return where the generated cells stand: behind the heading's cell, and before the next heading's."""
    starts = [i for i, cell in enumerate(notebook.cells) if cell.source.startswith(HEADING)]
    if len(starts) != 1:
        raise ValueError(f"the notebook has {len(starts)} cells that begin with {HEADING!r}, but needs one")
    later = [i for i in range(starts[0] + 1, len(notebook.cells)) if notebook.cells[i].source.startswith("## ")]
    return starts[0], later[0] if later else len(notebook.cells)


def is_guard(cell: NotebookNode) -> bool:
    return "remove-cell" in cell.metadata.get("tags", [])


def guard_for(cells: list[NotebookNode]) -> str:
    """Return the source of the second cell for a notebook with these cells."""
    headings = pytorch.sections(cells)
    if not headings:
        return GUARD
    head, line, rest = GUARD.partition("from importlib import import_module\n")
    listed = ",\n        ".join(json.dumps(f"- {heading}", ensure_ascii=False) for heading in headings)
    more = GUARD_OF_PYTORCH.replace("HEADINGS", listed)
    return f"{head}{line}from importlib.util import find_spec\n{rest}{more}"


def with_warm_up(text: list[NotebookNode], chapter: int) -> list[NotebookNode]:
    """Return the cells of a chapter's text with its warm-up, if it has one, behind the first cell that imports."""
    old = [cell for cell in text if cell.source.startswith((WARM_UP, "warm_up("))]
    rest = [cell for cell in text if cell not in old]
    if chapter not in WARM_UPS:
        return rest
    imports = [
        i for i, cell in enumerate(rest) if cell.cell_type == "code" and re.search("^(import|from) ", cell.source)
    ]
    if not imports or not re.search(r"\bwarm_up\b", rest[imports[0]].source):
        raise ValueError("the first cell that imports needs the line: from course.quizzes import quiz, warm_up")
    after = imports[0] + 1
    if not rest[after:] or not rest[after].source.startswith("## "):
        raise ValueError("the cell below the first one that imports needs a heading, since the warm-up comes between")
    known = {(cell.cell_type, cell.source): cell for cell in old}
    made = [new_markdown_cell(f"{WARM_UP}\n\n{LOOK_BACK}"), code(f"warm_up({chapter})", "hide-input")]
    return [*rest[:after], *(known.get((cell.cell_type, cell.source), cell) for cell in made), *rest[after:]]


def synced(notebook: NotebookNode, chapter: int) -> NotebookNode:
    """Return the notebook with its warm-up, its exercises as they are in the source, and the time that it takes."""
    start, end = place_of(notebook)
    known = {(cell.cell_type, cell.source): cell for cell in notebook.cells[start:end]}
    made = [new_markdown_cell(f"{HEADING}\n\n{LATER_OPENING if chapter else OPENING}"), *cells_of(chapter)]
    cells = [known.get((cell.cell_type, cell.source), cell) for cell in made]
    result = notebook.copy()
    source = guard_for(notebook.cells)
    guard = code(source, "remove-cell")
    if is_guard(notebook.cells[1]):
        guard = notebook.cells[1].copy()
        guard.source = source
    text = with_warm_up(notebook.cells[1 + is_guard(notebook.cells[1]) : start], chapter)
    result.cells = [notebook.cells[0], guard, *text, *cells, *notebook.cells[end:]]
    first = result.cells[0] = result.cells[0].copy()
    first.source, count = re.subn(
        "^Time: .*$", str(times(result.cells, len(QUIZZES[chapter]))), first.source, flags=re.M
    )
    if count != 1:
        raise ValueError(f"the first cell has {count} lines that begin with 'Time: ', but needs one")
    return result


def main(paths: list[str]) -> None:
    for name in paths:
        path = Path(name)
        chapter = int(path.name[:2])
        if chapter in CHAPTERS:
            notebook = nbformat.read(path, as_version=4)
            nbformat.write(synced(notebook, chapter), path)


if __name__ == "__main__":
    main(sys.argv[1:])
