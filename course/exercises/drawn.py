"""What a learner has drawn: the data in a picture, told by what the picture has and not by its type."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from course.exercises.running import NoResult


class Plots:
    """`course.plots`, which imports matplotlib, for a solution that draws: loaded when something is drawn."""

    def __getattr__(self, name: str) -> Any:
        from course import plots

        return getattr(plots, name)


plots = Plots()


def axes_of(drawn: Any) -> list[Any]:
    """Return the axes of a picture, of a figure, or of the figure that axes belong to; raises NoResult for others."""
    if drawn is None:
        raise NoResult("Nothing comes back. Is there a `return` in front of what draws the picture?")
    axes = getattr(getattr(drawn, "figure", drawn), "axes", None)
    if not isinstance(axes, list) or not axes:
        kind = type(drawn).__name__
        raise NoResult(f"A picture is needed, as `plots` draws it, and this is of the type {kind}: draw the numbers.")
    return axes


def images_of(drawn: Any) -> Iterator[np.ndarray]:
    """Yield the numbers of each image in what was drawn, in the order in which they were drawn."""
    for axes in axes_of(drawn):
        for image in axes.images:
            yield np.asarray(image.get_array())
