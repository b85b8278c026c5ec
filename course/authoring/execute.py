"""Run notebooks from top to bottom and store their outputs: `python -m course.authoring.execute lessons/*.ipynb`.

Only what a reader needs is kept: sources, outputs, tags. Times, widget state and other metadata that would change
from run to run are dropped, so that a second run changes nothing. A cell whose code the site folds is folded in
JupyterLab too. A notebook that fails is left as it was, and so is one that needs PyTorch where that is missing.
"""

import sys
import time
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode

from course.authoring import pytorch

METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {
        "file_extension": ".py",
        "mimetype": "text/x-python",
        "name": "python",
        "nbconvert_exporter": "python",
    },
}


def execute(path: Path) -> float:
    """Run the notebook in its own folder and store it; return the seconds it took."""
    notebook = nbformat.read(path, as_version=4)
    start = time.perf_counter()
    client = NotebookClient(notebook, kernel_name="python3", timeout=300, record_timing=False)
    client.execute(cwd=str(path.parent))
    seconds = time.perf_counter() - start
    notebook.metadata = nbformat.from_dict(METADATA)
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict(kept(cell.metadata))
        if cell.cell_type == "code":
            cell.outputs = merge_streams(cell.outputs)
            for output in cell.outputs:
                output.get("data", {}).pop("application/vnd.jupyter.widget-view+json", None)
    nbformat.validate(notebook)
    path.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8", newline="\n")
    return seconds


def kept(metadata: NotebookNode) -> dict[str, Any]:
    """Return what is kept of a cell's metadata, and what folds its code."""
    found = {name: metadata[name] for name in ("tags", "mystnb") if name in metadata}
    if {"hide-input", "remove-cell"} & {*metadata.get("tags", [])}:
        found["jupyter"] = {"source_hidden": True}
    return found


def merge_streams(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """Return the outputs with prints that follow one another in one piece, however the kernel sent them."""
    merged: list[NotebookNode] = []
    for output in outputs:
        if merged and output.output_type == "stream" and output.get("name") == merged[-1].get("name"):
            merged[-1].text += output.text
        else:
            merged.append(output)
    return merged


def main(paths: list[str]) -> int:
    """Run each notebook; say how long it took, or which cell failed and why. Return the number that failed."""
    failed = 0
    for path in map(Path, paths):
        if pytorch.is_missing(nbformat.read(path, as_version=4).cells):
            failed += 1
            print(
                f"{path}: not run, since PyTorch is missing, which cells need: make torch installs it", file=sys.stderr
            )
            continue
        try:
            print(f"{path}: {execute(path):.1f} s")
        except CellExecutionError as error:
            failed += 1
            print(f"{path}: not stored, since a cell failed\n{error}", file=sys.stderr)
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
