"""Pictures that a learner draws: the lines in them, whether `course.plots` drew them or matplotlib itself.

They are known by what they can do, since matplotlib is not needed before something is drawn.
"""

import importlib
from typing import Any

import numpy as np

from course.exercises.comparing import written
from course.exercises.running import NoResult


class Plots:
    """`course.plots`, imported when a picture is drawn."""

    def __getattr__(self, name: str) -> Any:
        return getattr(importlib.import_module("course.plots"), name)


plots = Plots()


def axis_of(picture: Any) -> Any:
    """Return the only axes of a picture, a figure or a line; raises NoResult, with words, for anything else."""
    shown = picture[0] if isinstance(picture, list | tuple) and picture else picture
    axes = getattr(shown, "axes", None)
    if isinstance(axes, list | tuple) and len(axes) > 1:
        raise NoResult(f"There are {len(axes)} panels in the picture, but one is needed, with all lines in it.")
    axis = axes[0] if isinstance(axes, list | tuple) and axes else axes
    if not hasattr(axis, "get_lines"):
        raise NoResult(f"Return the picture, such as `plots.lines` makes; this is {written(picture)}.")
    return axis


def lines_in(axis: Any) -> list[tuple[str, Any]]:
    """Return the label of each line that has points, and the points (n, 2)."""
    drawn = [(str(line.get_label()), np.asarray(line.get_xydata(), float)) for line in axis.get_lines()]
    return [(label, points) for label, points in drawn if len(points)]
