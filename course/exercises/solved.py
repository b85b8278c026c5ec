"""What is solved and answered, and when: a small file beside the notebooks, which is the learner's own."""

from datetime import date
from pathlib import Path

from course.exercises import schedule
from course.exercises.schedule import Progress

FILE = "my-progress.json"
# The file is shared by all open notebooks. A notebook remembers by itself only what it could not write there.
unwritten: Progress = schedule.empty()


def today() -> str:
    """Return the day that it is where the learner is."""
    return str(date.today())


def in_file() -> Progress | None:
    """Return what the file says; nothing if it is not there or cannot be read."""
    try:
        return schedule.read(Path(FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return None


def kept() -> Progress:
    """Return all looks at exercises ("solved") and at questions of the quizzes ("answered"), by their ids."""
    return schedule.merged(in_file() or schedule.empty(), unwritten)


def ids() -> set[str]:
    """Return the ids of all exercises solved so far."""
    return set(kept()["solved"])


def look(kind: str, id: str, is_right: bool) -> str:
    """Remember a look at an exercise or a question; return words if it will be forgotten at the end of this session."""
    before = kept()[kind].get(id)
    after = schedule.looked(before, is_right, today())
    if after != before:
        unwritten[kind][id] = after
    return write() if any(unwritten.values()) else ""


def write() -> str:
    path = Path(FILE)
    beside = path.with_suffix(".partial")
    try:
        if path.exists() and in_file() is None:
            path.replace(path.with_suffix(".unreadable.json"))
        beside.write_text(schedule.written(kept()), "utf-8")
        beside.replace(path)
    except OSError:
        return "(This folder cannot be written to, so the course will forget it when the notebook is closed.)"
    clear()
    return ""


def clear() -> None:
    for looks in unwritten.values():
        looks.clear()


def forget() -> None:
    """Begin anew: nothing is solved, nothing answered."""
    clear()
    # In the file system of a browser's Python, a file that was replaced comes back when the new one goes.
    while Path(FILE).exists():
        Path(FILE).unlink(missing_ok=True)
