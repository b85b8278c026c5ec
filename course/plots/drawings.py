"""Neurons, networks and tables of numbers, drawn as one would on a whiteboard."""

import itertools
from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Circle, FancyBboxPatch, Rectangle
from numpy.typing import NDArray

from course.plots.picture import GREY, INK, PALE, SECOND, SIGNS, TINT, Picture, draw, number


def neuron(x: Sequence[float], w: Sequence[float], b: float, *, alt: str) -> Picture:
    """Draw one neuron with its numbers: inputs, weights, bias, weighted sum z and output sigma(z)."""
    z = float(np.dot(w, x) + b)
    a = 1 / (1 + np.exp(-z))

    def paint(axes: list[Axes]) -> None:
        axis = axes[0]
        axis.set(xlim=(-0.9, 8.1), ylim=(-0.15, 3.2), aspect="equal")
        axis.axis("off")
        heights = np.linspace(2.7, 0.9, len(x))
        for place, (height, value, weight) in enumerate(zip(heights, x, w), start=1):
            color, style = SIGNS[weight >= 0]
            axis.plot([0.4, 3.05], [height, 1.8], style, color=color, linewidth=1 + abs(weight), zorder=1)
            middle = (1.55, height + (1.8 - height) * (1.55 - 0.4) / 2.65)
            boxed(axis, middle, f"$w_{place}$ = {number(weight)}", color)
            circle(axis, (0, height), number(value))
            axis.text(-0.62, height, f"$x_{place}$", ha="center", va="center", fontsize=12)
        color, style = SIGNS[b >= 0]
        axis.plot([3.6, 3.6], [0.35, 1.25], style, color=color, linewidth=1 + abs(b) / 2, zorder=1)
        boxed(axis, (3.6, 0.2), f"$b$ = {number(b)}", color)
        circle(axis, (3.6, 1.8), number(z), radius=0.55)
        axis.text(3.6, 2.62, "weighted sum $z$", ha="center")
        axis.annotate("", (5.2, 1.8), (4.2, 1.8), arrowprops={"arrowstyle": "-|>", "color": INK})
        box = FancyBboxPatch((5.2, 1.35), 0.9, 0.9, boxstyle="round,pad=0.02", facecolor="white", edgecolor=INK)
        axis.add_patch(box)
        z_values = np.linspace(-6, 6, 60)
        axis.plot(5.65 + z_values * 0.06, 1.45 + 0.7 / (1 + np.exp(-z_values)), color=INK)
        axis.text(5.65, 2.62, "squash", ha="center")
        axis.annotate("", (6.85, 1.8), (6.15, 1.8), arrowprops={"arrowstyle": "-|>", "color": INK})
        circle(axis, (7.4, 1.8), f"{a:.2f}", radius=0.5)
        axis.text(7.4, 2.62, "output $a$", ha="center")

    return draw(1, 2.75, alt, paint)


def circle(axis: Axes, center: tuple[float, float], text: str, *, radius: float = 0.4) -> None:
    """Draw a unit with its value inside."""
    axis.add_patch(Circle(center, radius, facecolor="white", edgecolor=INK, linewidth=1.4, zorder=2))
    axis.text(*center, text, ha="center", va="center", zorder=3)


def boxed(axis: Axes, center: tuple[float, float], text: str, color: str) -> None:
    """Write a label that stays readable on top of lines."""
    box = {"boxstyle": "round,pad=0.2", "facecolor": "white", "edgecolor": "none"}
    axis.text(*center, text, ha="center", va="center", color=color, fontweight="bold", bbox=box, zorder=3)


def network(sizes: Sequence[int], *, captions: Sequence[str], gaps: Sequence[str], alt: str) -> Picture:
    """Draw layers of units, a caption under each layer and a line under each gap between two."""

    def paint(axes: list[Axes]) -> None:
        axis = axes[0]
        tallest = max(sizes)
        gap = max(4.0, 0.8 * tallest)
        places = [
            [(gap * layer, (tallest - size) / 2 + unit) for unit in range(size)] for layer, size in enumerate(sizes)
        ]
        axis.set(xlim=(-1.5, gap * (len(sizes) - 1) + 1.5), ylim=(-2.4, tallest - 0.5), aspect="equal")
        axis.axis("off")
        for (left, right), text in zip(itertools.pairwise(places), gaps):
            for start, end in itertools.product(left, right):
                axis.plot(*zip(start, end), color=PALE, linewidth=1.1, zorder=1)
            axis.text((left[0][0] + right[0][0]) / 2, -0.8, text, ha="center", va="top", color=SECOND, linespacing=1.5)
        for layer, caption in zip(places, captions):
            for place in layer:
                axis.add_patch(Circle(place, 0.3, facecolor="white", edgecolor=INK, linewidth=1.4, zorder=2))
            axis.text(layer[0][0], -0.8, caption, ha="center", va="top", linespacing=1.5)

    return draw(1, 1.4 + 0.26 * max(sizes), alt, paint)


def matrix_product(W: NDArray, x: NDArray, b: NDArray, *, row: int, alt: str) -> Picture:
    """Draw z = W x + b as cells: one row of W and what it meets are shaded, the number that they make is filled."""
    z = W @ x + b
    blocks = [("W", W), ("x", x[:, None]), ("b", b[:, None]), ("z", z[:, None])]

    def paint(axes: list[Axes]) -> None:
        axis = axes[0]
        left, signs = 0.0, ["·", "+", "=", ""]
        for (name, block), sign in zip(blocks, signs):
            rows, columns = block.shape
            bottom = (len(W) - rows) / 2
            for (i, j), value in np.ndenumerate(block):
                lit = i == row or name == "x"
                corner = (left + 1.3 * j, bottom + rows - 1 - i)
                color = "white" if not lit else SECOND if name == "z" else TINT
                ink, weight = ("white", "bold") if color == SECOND else (INK, "normal")
                axis.add_patch(Rectangle(corner, 1.3, 1, facecolor=color, edgecolor=GREY, linewidth=1))
                place = corner[0] + 0.65, corner[1] + 0.5
                axis.text(*place, number(value), ha="center", va="center", color=ink, fontweight=weight)
            center = left + 0.65 * columns
            axis.text(center, len(W) + 0.25, f"${name}$", ha="center", fontsize=13)
            shape = f"({rows}, {columns})" if columns > 1 else f"({rows},)"
            axis.text(center, -0.6, shape, ha="center", color=GREY)
            axis.text(left + 1.3 * columns + 0.45, len(W) / 2, sign, ha="center", va="center", fontsize=15)
            left += 1.3 * columns + 0.9
        axis.set(xlim=(-0.2, left - 0.7), ylim=(-0.9, len(W) + 0.9), aspect="equal")
        axis.axis("off")

    return draw(1, 2.4, alt, paint)


def counts(
    values: NDArray, *, most: int, rows: Sequence[str], columns: Sequence[str], x_label: str, alt: str
) -> Picture:
    """Draw a table of counts, each cell the darker the nearer its number is to `most`."""
    colors = LinearSegmentedColormap.from_list("count", ["#FFFFFF", SECOND])

    def paint(axes: list[Axes]) -> None:
        axis = axes[0]
        axis.imshow(values, cmap=colors, vmin=0, vmax=1.6 * most, aspect="auto")
        for (i, j), value in np.ndenumerate(values):
            ink, weight = (INK, "bold") if value else (GREY, "normal")
            axis.text(j, i, f"{value}", ha="center", va="center", color=ink, fontweight=weight)
        axis.set_xticks(range(len(columns)), columns)
        axis.set_yticks(range(len(rows)), rows)
        axis.tick_params(length=0)
        axis.set_xlabel(x_label)
        for spine in axis.spines.values():
            spine.set_visible(False)

    row = 0.55 if len(rows) < 6 else 0.36
    return draw(1, row * len(rows) + 0.8, alt, paint, width=5.6)
