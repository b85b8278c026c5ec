"""Matrices as they lie in memory: one strip of numbers, row after row."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from numpy.typing import NDArray

from course.plots.picture import GREY, INK, SECOND, TINT, Picture, draw, number

HEIGHT = 0.72


def memory(views: Mapping[str, NDArray], *, entry: tuple[int, int], alt: str) -> Picture:
    """Draw matrices that share one memory: each as a grid, and below them the strip that holds their numbers.

    `entry` is a row and a column of the first matrix, whose rows make the strip. That entry is filled in all of them,
    with its address worked out below each grid; what lies before it in memory is shaded.
    """
    first = next(iter(views.values()))
    strip = first.ravel()
    home = address(first, entry)
    room = sum(view.shape[1] for view in views.values())
    width = max(first.size, room + 0.9 * len(views))
    gap = (width - room) / (len(views) + 1)
    base, top = 2.9, 2.9 + HEIGHT * max(len(view) for view in views.values())

    def paint(axes: list[Axes]) -> None:
        axis = axes[0]
        left = gap
        for name, view in views.items():
            for i, j in np.ndindex(*view.shape):
                place = address(view, (i, j))
                cell(axis, (left + j, top - (i + 1) * HEIGHT), float(view[i, j]), place - home)
                if place == home:
                    text = f"{worked_out(view, (i, j), len(views) > 1)} = {place}"
                    center = left + view.shape[1] / 2
                    axis.text(center, base - 0.45, text, ha="center", va="center", color=SECOND, fontweight="bold")
            for i in range(len(view)):
                axis.text(left - 0.2, top - (i + 0.5) * HEIGHT, f"{i}", ha="right", va="center", color=GREY)
            for j in range(view.shape[1]):
                axis.text(left + j + 0.5, top + 0.12, f"{j}", ha="center", va="bottom", color=GREY)
            axis.text(left + view.shape[1] / 2, top + 0.6, name, ha="center", va="bottom", fontsize=12)
            left += view.shape[1] + gap
        left = (width - first.size) / 2
        for place, value in enumerate(strip):
            cell(axis, (left + place, 0.6), value, place - home)
            color, weight = (INK, "bold") if place == home else (GREY, "normal")
            axis.text(left + place + 0.5, 0.45, f"{place}", ha="center", va="top", color=color, fontweight=weight)
        for i in range(len(first)):
            start, end = (left + (i + edge) * first.shape[1] for edge in (0, 1))
            high, low = 0.6 + HEIGHT + 0.22, 0.6 + HEIGHT + 0.1
            axis.plot([start + 0.08] * 2 + [end - 0.08] * 2, [low, high, high, low], color=GREY, linewidth=1)
            axis.text((start + end) / 2, high + 0.06, f"row {i}", ha="center", va="bottom", color=GREY)
        axis.set(xlim=(-0.1, width + 0.1), ylim=(-0.1, top + 1.2), aspect="equal")
        axis.axis("off")

    return draw(1, 0.62 * (top + 1.3) + 0.2, alt, paint, width=0.62 * (width + 0.2) + 0.2)


def address(view: NDArray, entry: tuple[int, int]) -> int:
    """Return how many numbers lie between the start of the memory and an entry."""
    return sum(index * stride for index, stride in zip(entry, view.strides)) // view.itemsize


def worked_out(view: NDArray, entry: tuple[int, int], each: bool) -> str:
    """Return the address as a sum of index times stride; a stride of 1 is written only where `each` asks for it."""
    strides = [stride // view.itemsize for stride in view.strides]
    terms = [f"{index} · {stride}" if each or stride > 1 else f"{index}" for index, stride in zip(entry, strides)]
    return " + ".join(terms)


def cell(axis: Axes, corner: tuple[float, float], value: float, distance: int) -> None:
    """Draw one number in its box: filled at the entry itself, shaded before it."""
    color = SECOND if distance == 0 else TINT if distance < 0 else "white"
    ink, weight = ("white", "bold") if distance == 0 else (INK, "normal")
    axis.add_patch(Rectangle(corner, 1, HEIGHT, facecolor=color, edgecolor=GREY, linewidth=1))
    place = corner[0] + 0.5, corner[1] + HEIGHT / 2
    axis.text(*place, number(value), ha="center", va="center", color=ink, fontweight=weight)
