"""Which exercises are solved: a small file beside the notebooks, which is the learner's own."""

import json
from pathlib import Path

FILE = "my-progress.json"
# The file is shared by all open notebooks. A notebook remembers by itself only what it could not write there.
unwritten: set[str] = set()


def ids() -> set[str]:
    """Return the ids of all exercises solved so far."""
    try:
        found = json.loads(Path(FILE).read_text("utf-8"))["solved"]
        return unwritten | {one for one in found if isinstance(one, str)}
    except (OSError, ValueError, TypeError, KeyError):
        return set(unwritten)


def add(id: str) -> str:
    """Remember an exercise; return words if it will be forgotten at the end of this session."""
    unwritten.add(id)
    path = Path(FILE)
    beside = path.with_suffix(".partial")
    try:
        if path.exists() and not is_readable(path):
            path.replace(path.with_suffix(".unreadable.json"))
        everything = {"solved": sorted(ids())}
        beside.write_text(json.dumps(everything, indent=1) + "\n", "utf-8")
        beside.replace(path)
        unwritten.clear()
    except OSError:
        return "(This folder cannot be written to, so the course will forget it when the notebook is closed.)"
    return ""


def is_readable(path: Path) -> bool:
    try:
        return isinstance(json.loads(path.read_text("utf-8"))["solved"], list)
    except (OSError, ValueError, TypeError, KeyError):
        return False


def forget() -> None:
    """Begin anew: no exercise is solved."""
    unwritten.clear()
    Path(FILE).unlink(missing_ok=True)
