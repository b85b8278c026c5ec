"""Curves over an axis, each labelled where it ends."""

import itertools
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator
from numpy.typing import ArrayLike, NDArray

from course.plots.picture import INK, MARKERS, MEASURED, PALE, Picture, draw

Curves = Mapping[str, tuple[ArrayLike, ArrayLike]]
Bands = Mapping[str, tuple[ArrayLike, ArrayLike, ArrayLike]]


def lines(
    panels: Mapping[str, Curves],
    *,
    x_label: str,
    y_label: str,
    alt: str,
    log_x: bool = False,
    log_y: bool = False,
    points: Curves | None = None,
    bands: Bands | None = None,
    height: float = 3.0,
    share_y: bool = True,
) -> Picture:
    """Draw curves {label: (x, y)} in one or more titled panels; `points` are marked and labelled in each.

    `bands` {label: (x, low, high)} are drawn behind the curves of the same labels, for a spread around a mean.

    A label that begins with "training", "validation" or "test" gets the kind of line that such a measure has.
    """
    spreads = bands or {}

    def paint(axes: list[Axes]) -> None:
        for axis, (title, curves) in zip(axes, panels.items()):
            axis.set_title(title, loc="left")
            axis.set_xlabel(x_label)
            if log_x:
                axis.set_xscale("log")
            else:
                axis.xaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 5, 10]))
            if log_y:
                axis.set_yscale("log")
            for label, (x, y) in curves.items():
                (line,) = axis.plot(x, y, MEASURED.get(label.split(":")[0], "-"), label=label)
                if label in spreads:
                    axis.fill_between(*spreads[label], color=line.get_color(), alpha=0.18, linewidth=0)
            for label, (x, y) in (points or {}).items():
                axis.plot(x, y, "o", color=INK, markersize=7, markeredgecolor="white")
                axis.annotate(label, (np.ravel(x)[0], np.ravel(y)[0]), xytext=(7, -11), textcoords="offset points")
        axes[0].set_ylabel(y_label)
        limits = [axis.get_ylim() for axis in axes]
        for axis in axes:
            if share_y:
                axis.set_ylim(min(low for low, _ in limits), max(high for _, high in limits))
            label_ends(axis)

    return draw(len(panels), height, alt, paint)


def label_ends(axis: Axes) -> None:
    """Write each line's label at its right end, in its colour, moved apart where labels would collide."""
    named = [line for line in axis.get_lines() if line.get_label() and not str(line.get_label()).startswith("_")]
    if not named:
        return
    low, high = axis.transScale.transform([(1, limit) for limit in axis.get_ylim()])[:, 1]
    ends = axis.transScale.transform([np.asarray(line.get_xydata())[-1] for line in named])[:, 1]
    heights = (ends - low) / (high - low)
    texts = [textwrap.fill(str(line.get_label()), 12) for line in named]
    order = np.argsort(heights, kind="stable")
    for below, above in list(itertools.pairwise(order)) * 30:
        rows = (texts[below].count("\n") + texts[above].count("\n")) / 2 + 1
        overlap = max(0, heights[below] + 0.08 * rows - heights[above])
        heights[above] += overlap / 2
        heights[below] -= overlap / 2
    for line, text, height in zip(named, texts, heights):
        place: Any = {"xycoords": "axes fraction", "xytext": (6, 0), "textcoords": "offset points", "va": "center"}
        axis.annotate(text, (1, height), color=line.get_color(), fontweight="bold", fontsize=9, **place)


def profiles(
    values: NDArray, Y: NDArray, *, names: Sequence[str], ticks: Sequence[str], y_label: str, alt: str
) -> Picture:
    """Draw each sample's values as one line across some units, its class told by colour and marker."""

    def paint(axes: list[Axes]) -> None:
        axis = axes[0]
        for name, row, target, style in zip(names, values, np.ravel(Y), ["-", "-", "--", "--"]):
            marker, color = MARKERS[int(target)]
            axis.plot(range(len(row)), row, style, marker=marker, color=color, markersize=7, label=name)
        axis.axhline(0, color=PALE, linewidth=1, zorder=0)
        axis.set_xticks(range(len(ticks)), ticks)
        axis.set_ylabel(y_label)
        label_ends(axis)

    return draw(1, 3.0, alt, paint, width=6.0)
