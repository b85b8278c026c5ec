"""The shapes of a layer: those of its arrays, and those of the pieces into which its neurons cut the plane."""

import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.offsetbox import AnnotationBbox, HPacker, TextArea
from matplotlib.patches import Rectangle
from numpy.typing import NDArray

from course.plots.picture import GREY, INK, PALE, SECOND, THIRD, Picture, draw
from course.plots.planes import square

GAP, HEAD, FOOT = 1.9, 1.0, 2.4


def shapes(n: int, sizes: Sequence[int], *, alt: str) -> Picture:
    """Draw the arrays of a forward pass to scale, a row for each layer: n samples, and up to three sizes.

    A size has one colour wherever it occurs. Sides of one colour are equally long.
    """
    colors = [INK, SECOND, THIRD]

    def paint(axes: list[Axes]) -> None:
        axis, top, widest = axes[0], 0.0, 0.0
        for layer, (n_in, n_out) in enumerate(itertools.pairwise(sizes), 1):
            rows, of_in, of_out = (n, GREY), (n_in, colors[layer - 1]), (n_out, colors[layer])
            inputs = "$A_0 = X$" if layer == 1 else f"$A_{layer - 1}$"
            outputs = f"$A_{layer}$" if layer + 1 < len(sizes) else f"$A_{layer} = \\hat Y$"
            blocks = [
                (inputs, rows, of_in, "·"),
                (f"$W_{layer}^\\top$", of_in, of_out, "+"),
                (f"$b_{layer}$", None, of_out, "="),
                (f"$Z_{layer}$", rows, of_out, "→"),
                (outputs, rows, of_out, ""),
            ]
            tallest, left = max(n, n_in), 0.0
            for name, down, across, sign in blocks:
                array(axis, (left, top), name, down, across, tallest)
                left += across[0]
                size = 22 if sign == "·" else 14
                axis.text(left + GAP / 2, top - HEAD - tallest / 2, sign, ha="center", va="center", fontsize=size)
                if sign == "→":
                    axis.text(left + GAP / 2, top - HEAD - tallest / 2 + 0.6, f"$\\sigma_{layer}$", ha="center")
                left += GAP
            widest = max(widest, left - GAP)
            top -= HEAD + tallest + FOOT
        axis.set(xlim=(-0.6, widest + 0.6), ylim=(top + 1.4, 0.4), aspect="equal")
        axis.axis("off")

    heights = sum(max(n, n_in) + HEAD + FOOT for n_in in sizes[:-1])
    widths = max(n_in + 4 * n_out + 4 * GAP for n_in, n_out in itertools.pairwise(sizes))
    return draw(1, 0.1 + 4.2 * heights / (widths + 1.2), alt, paint, width=4.4)


def array(
    axis: Axes,
    corner: tuple[float, float],
    name: str,
    down: tuple[int, str] | None,
    across: tuple[int, str],
    tallest: int,
) -> None:
    """Draw one array below its name, its sides in the colours of their sizes, and its shape below it."""
    columns, color = across
    rows = down[0] if down else 1
    left, high = corner[0], corner[1] - HEAD - (tallest - rows) / 2
    for i, j in itertools.product(range(rows), range(columns)):
        axis.add_patch(Rectangle((left + j, high - 1 - i), 1, 1, facecolor="white", edgecolor=PALE, linewidth=0.8))
    axis.plot([left, left + columns], [high, high], color=color, linewidth=3.5, solid_capstyle="butt")
    if down:
        axis.plot([left, left], [high, high - rows], color=down[1], linewidth=3.5, solid_capstyle="butt")
    axis.text(left + columns / 2, high + 0.35, name, ha="center", va="bottom", fontsize=11.5)
    sizes = [(f"{rows}", down[1]), (f"{columns}", color)] if down else [(f"{columns}", color)]
    parts = [("(", INK), sizes[0], (", " if down else ",", INK), *sizes[1:], (")", INK)]
    words: list[Artist] = [
        TextArea(text, textprops={"color": ink, "fontsize": 10, "fontweight": "bold" if text.isdigit() else "normal"})
        for text, ink in parts
    ]
    box = HPacker(children=words, pad=0, sep=0, align="baseline")
    place = (left + columns / 2, high - rows - 0.3)
    axis.add_artist(AnnotationBbox(box, place, frameon=False, pad=0, box_alignment=(0.5, 1)))


def pieces(W: NDArray, b: NDArray, *, alt: str, extent: tuple[float, float, float, float]) -> Picture:
    """Draw the pieces into which the neurons of a layer cut the plane, with a 1 for each neuron that is on there."""
    left, right, bottom, top = extent
    cells = 400
    grid = np.stack(np.meshgrid(np.linspace(left, right, cells), np.linspace(bottom, top, cells)), axis=-1)
    on = grid @ W.T + b > 0
    colors = LinearSegmentedColormap.from_list("neurons on", ["#FFFFFF", "#7FC0C6"])

    def paint(axes: list[Axes]) -> None:
        axis = axes[0]
        axis.imshow(on.sum(axis=-1), cmap=colors, vmin=0, vmax=len(b), extent=extent, origin="lower", aspect="auto")
        for neuron in range(len(b)):
            sums = grid @ W[neuron] + b[neuron]
            line = axis.contour(grid[..., 0], grid[..., 1], sums, levels=[0], colors=INK, linewidths=1.6)
            (way,) = line.get_paths()
            x_1, x_2 = max(np.asarray(way.vertices, float)[[0, -1]], key=sum)
            place: Any = {"xytext": (5, -4)} if x_1 > right - 0.01 else {"xytext": (0, 5), "ha": "center"}
            axis.annotate(f"neuron {neuron + 1}", (x_1, x_2), textcoords="offset points", **place)
        for pattern in np.unique(on.reshape(-1, len(b)), axis=0):
            x_1, x_2 = grid[(on == pattern).all(axis=-1)].mean(axis=0)
            axis.text(x_1, x_2, "".join(str(int(one)) for one in pattern), ha="center", va="center", fontsize=12)
        square(axis)
        axis.set(xlabel="$x_1$", ylabel="$x_2$")

    return draw(1, 3.6, alt, paint, width=4.0)
