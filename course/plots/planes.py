"""What a function makes of every point of a plane, and the samples that lie in it."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.colors import Normalize
from matplotlib.ticker import MaxNLocator
from numpy.typing import NDArray

from course.plots.picture import EDGE, INK, MAP, MARKERS, TWO, Picture, draw

Function = Callable[[NDArray], NDArray]


def scatter(axis: Axes, X: NDArray, Y: NDArray, size: float) -> None:
    """Draw samples, each class in its own colour and shape."""
    for value, (marker, color) in enumerate(MARKERS):
        chosen = np.ravel(Y) == value
        edge = EDGE if color == TWO else "white"
        axis.scatter(
            X[chosen, 0], X[chosen, 1], s=size, marker=marker, color=color, edgecolor=edge, linewidth=1, zorder=3
        )


def maps(
    functions: Mapping[str, Function | None],
    X: NDArray | Sequence[NDArray],
    Y: NDArray | Sequence[NDArray],
    *,
    alt: str,
    extent: tuple[float, float, float, float] = (-0.5, 1.5, -0.5, 1.5),
    labels: tuple[str, str] = ("$x_1$", "$x_2$"),
    low: float = 0.0,
    names: Sequence[str] = (),
) -> Picture:
    """Draw what each function {title: f} of points (n, 2) gives over the plane, from `low` to 1, with the samples.

    The line is where the output is half way; None in place of a function draws the samples alone. `X` and `Y` may
    be one array for all panels or a list of one for each.
    """
    left, right, bottom, top = extent
    samples = X if isinstance(X, list) else [X] * len(functions)
    targets = Y if isinstance(Y, list) else [Y] * len(functions)

    def paint(axes: list[Axes]) -> None:
        for axis, (title, function), points, target in zip(axes, functions.items(), samples, targets):
            axis.set(xlim=(left, right), ylim=(bottom, top))
            if function is not None:
                ground(axis, function, extent, low)
            scatter(axis, np.asarray(points), np.asarray(target), 70 if len(points) < 10 else 16)
            for name, point in merged(names, points, 0.05 * (right - left)):
                axis.annotate(name, point, xytext=(0, 8), textcoords="offset points", ha="center", zorder=4)
            square(axis)
            axis.tick_params(labelleft=axis is axes[0])
            axis.set_title(title, loc="left")
            axis.set_xlabel(labels[0])
        axes[0].set_ylabel(labels[1])
        if any(functions.values()):
            key(axes, low)

    columns = len(functions)
    return draw(columns, {1: 3.4, 2: 3.2, 3: 2.6, 4: 2.2}[columns], alt, paint, width=4.4 if columns == 1 else 7.2)


def ground(
    axis: Axes, function: Function, extent: tuple[float, float, float, float], low: float, cells: int = 160
) -> None:
    """Colour the plane by what a function of points (n, 2) gives, and draw the line where it is half way."""
    left, right, bottom, top = extent
    grid = np.stack(np.meshgrid(np.linspace(left, right, cells), np.linspace(bottom, top, cells)), axis=-1)
    values, middle = np.reshape(function(grid.reshape(-1, 2)), grid.shape[:2]), (low + 1) / 2
    axis.imshow(values, cmap=MAP, norm=Normalize(low, 1), extent=extent, origin="lower", aspect="auto")
    if values.min() < middle < values.max():
        axis.contour(grid[..., 0], grid[..., 1], values, levels=[middle], colors=INK, linewidths=1.6)


def square(axis: Axes) -> None:
    """Give a map its form, with a few whole numbers at its sides."""
    axis.xaxis.set_major_locator(MaxNLocator(4, integer=True))
    axis.yaxis.set_major_locator(MaxNLocator(4, integer=True))
    axis.set_box_aspect(1)


def key(axes: list[Axes], low: float) -> None:
    """Explain the colours of a map beside it."""
    image, ticks = ScalarMappable(Normalize(low, 1), MAP), [low, (low + 1) / 2, 1]
    bar = axes[-1].figure.colorbar(image, ax=axes, shrink=0.75, aspect=14, ticks=ticks)
    bar.outline.set_visible(False)
    bar.set_label("output")


def merged(names: Sequence[str], points: NDArray, distance: float) -> list[tuple[str, tuple[float, float]]]:
    """Return one label and place for all points that lie closer together than `distance`."""
    labels: list[tuple[str, tuple[float, float]]] = []
    for name, point in zip(names, points):
        for index, (other, place) in enumerate(labels):
            if np.hypot(*np.subtract(point, place)) < distance:
                labels[index] = (f"{other}, {name}", place)
                break
        else:
            labels.append((name, (point[0], point[1])))
    return labels
