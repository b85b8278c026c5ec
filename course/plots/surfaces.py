"""A loss over two parameters, seen from above as on a hiker's map, and the ways that descend on it."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.ticker import MaxNLocator
from numpy.typing import NDArray

from course.plots.picture import GREY, INK, SECOND, THIRD, Picture, draw, number

HEIGHT = LinearSegmentedColormap.from_list("height", ["#FFFFFF", "#C4C4C4"])
WAYS = [(INK, "o"), (SECOND, "s"), (THIRD, "^")]


def surfaces(
    panels: Mapping[str, Callable[[NDArray], NDArray]],
    *,
    alt: str,
    extent: tuple[float, float, float, float],
    spacing: Sequence[float],
    labels: tuple[str, str] = ("$w$", "$b$"),
    paths: Sequence[Sequence[NDArray]] = (),
    points: Mapping[str, tuple[float, float]] | None = None,
) -> Picture:
    """Draw each loss {title: f} of points (n, 2) as contour lines, `spacing` apart, with a cross at its lowest.

    `paths` has for each panel a list of ways (steps, 2), each from its marked start to its end; `points` are marked,
    labelled and joined by a dashed line in every panel.
    """
    left, right, bottom, top = extent

    def paint(axes: list[Axes]) -> None:
        grid = np.stack(np.meshgrid(np.linspace(left, right, 181), np.linspace(bottom, top, 181)), axis=-1)
        ways = paths or [[] for _ in axes]
        for axis, (title, f), step, here in zip(axes, panels.items(), spacing, ways):
            heights = np.reshape(f(grid.reshape(-1, 2)), grid.shape[:2])
            levels = step * np.arange(np.floor(heights.min() / step), np.ceil(heights.max() / step) + 1)
            axis.contourf(grid[..., 0], grid[..., 1], heights, levels=levels, cmap=HEIGHT)
            lines = axis.contour(grid[..., 0], grid[..., 1], heights, levels=levels, colors=GREY, linewidths=0.7)
            axis.clabel(lines, levels[::2], fontsize=8, colors=INK, fmt=number)
            lowest = grid[np.unravel_index(heights.argmin(), heights.shape)]
            axis.plot(*lowest, "+", color=INK, markersize=11, markeredgewidth=2)
            if points:
                axis.plot(*np.transpose(list(points.values())), "--o", color=INK, linewidth=1.2, markersize=5)
                for name, point in points.items():
                    box = {"boxstyle": "round,pad=0.15", "facecolor": "white", "edgecolor": "none", "alpha": 0.8}
                    axis.annotate(name, point, xytext=(0, 9), textcoords="offset points", ha="center", bbox=box)
            for way, (color, marker) in zip(here, WAYS):
                axis.plot(*np.transpose(way), color=color)
                axis.plot(*way[0], marker, color=color, markersize=9, markeredgecolor="white", zorder=4)
            axis.set(xlim=(left, right), ylim=(bottom, top))
            axis.xaxis.set_major_locator(MaxNLocator(6, integer=True))
            axis.yaxis.set_major_locator(MaxNLocator(6, integer=True))
            axis.set_box_aspect(0.9)
            axis.tick_params(labelleft=axis is axes[0])
            axis.set_title(title, loc="left")
            axis.set_xlabel(labels[0])
        axes[0].set_ylabel(labels[1])

    return draw(len(panels), 3.1, alt, paint, width=6.2)


def descents(
    f: Callable[[NDArray], NDArray],
    paths: Mapping[str, NDArray],
    *,
    alt: str,
    extent: tuple[float, float, float, float],
    levels: Sequence[float],
    labels: tuple[str, str] = ("$w_1$", "$w_2$"),
) -> Picture:
    """Draw ways {title: (steps, 2)} one below the other, each on the same loss f of points (n, 2), to one scale.

    A disc marks the start, a dot each step, and a cross the lowest point of the loss.
    """
    left, right, bottom, top = extent
    width = 7.0
    height = (width - 1.2) * (top - bottom) / (right - left) + 0.45

    def paint(axes: list[Axes]) -> None:
        grid = np.stack(np.meshgrid(np.linspace(left, right, 361), np.linspace(bottom, top, 181)), axis=-1)
        heights = np.reshape(f(grid.reshape(-1, 2)), grid.shape[:2])
        lowest = grid[np.unravel_index(heights.argmin(), heights.shape)]
        for axis, (title, way) in zip(axes, paths.items()):
            axis.contourf(grid[..., 0], grid[..., 1], heights, levels=levels, cmap=HEIGHT, extend="max")
            axis.contour(grid[..., 0], grid[..., 1], heights, levels=levels, colors=GREY, linewidths=0.7)
            axis.plot(*lowest, "+", color=INK, markersize=11, markeredgewidth=2)
            axis.plot(*np.transpose(way), ".-", color=SECOND, linewidth=1.2, markersize=6)
            axis.plot(*way[0], "o", color=SECOND, markersize=9, markeredgecolor="white", zorder=4)
            axis.set(xlim=(left, right), ylim=(bottom, top), aspect="equal")
            axis.yaxis.set_major_locator(MaxNLocator(3, integer=True))
            axis.tick_params(labelbottom=axis is axes[-1])
            axis.set_title(title, loc="left")
            axis.set_ylabel(labels[1])
        axes[-1].set_xlabel(labels[0])

    return draw(1, 0.4 + len(paths) * height, alt, paint, width=width, rows=len(paths))
