"""A product of two matrices: a row, a column, and the number that they make."""

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.offsetbox import AnnotationBbox, HPacker, TextArea
from matplotlib.patches import Rectangle
from numpy.typing import NDArray

from course.plots.picture import GREY, INK, SECOND, THIRD, TINT, Picture, draw, number

WIDTH, GAP = 1.35, 1.5


def product(A: NDArray, B: NDArray, *, names: tuple[str, str, str], entry: tuple[int, int], alt: str) -> Picture:
    """Draw A @ B = C as cells, with the row of A and the column of B that make one entry of C, which is filled.

    Below each matrix stands its shape; the two sizes that have to agree have one colour.
    """
    i, j = entry
    blocks = [(A, "@"), (B, "="), (A @ B, "")]
    lit = [lambda row, _: row == i, lambda _, column: column == j, lambda row, column: (row, column) == entry]
    tall = max(len(A), len(B))

    def paint(axes: list[Axes]) -> None:
        axis = axes[0]
        left = 0.0
        for place, (block, sign) in enumerate(blocks):
            rows, columns = block.shape
            top = (tall + rows) / 2
            for row in range(rows):
                axis.text(left - 0.2, top - row - 0.5, f"{row}", ha="right", va="center", color=GREY)
                for column in range(columns):
                    is_lit, is_result = lit[place](row, column), place == 2
                    color = "white" if not is_lit else SECOND if is_result else TINT
                    ink, weight = ("white", "bold") if is_lit and is_result else (INK, "normal")
                    corner = left + WIDTH * column, top - row - 1
                    axis.add_patch(Rectangle(corner, WIDTH, 1, facecolor=color, edgecolor=GREY, linewidth=1))
                    spot = corner[0] + WIDTH / 2, corner[1] + 0.5
                    text = number(block[row, column])
                    axis.text(*spot, text, ha="center", va="center", color=ink, fontweight=weight)
            for column in range(columns):
                axis.text(left + WIDTH * (column + 0.5), top + 0.12, f"{column}", ha="center", va="bottom", color=GREY)
            center = left + WIDTH * columns / 2
            axis.text(center, top + 0.75, names[place], ha="center", va="bottom", fontsize=12)
            shape_below(axis, (center, -0.25), block, inner=(1, 0, None)[place])
            axis.text(left + WIDTH * columns + GAP / 2 - 0.1, tall / 2, sign, ha="center", va="center", fontsize=14)
            left += WIDTH * columns + GAP
        axis.set(xlim=(-0.7, left - GAP + 0.1), ylim=(-1.0, tall + 1.5), aspect="equal")
        axis.axis("off")

    return draw(1, 0.45 * (tall + 2.5) + 0.2, alt, paint)


def shape_below(axis: Axes, place: tuple[float, float], block: NDArray, *, inner: int | None) -> None:
    """Write a shape, the size at index `inner` in another colour."""
    sizes = [(f"{size}", THIRD if at == inner else INK, "bold") for at, size in enumerate(block.shape)]
    parts = [("(", INK, "normal"), sizes[0], (", ", INK, "normal"), sizes[1], (")", INK, "normal")]
    words: list[Artist] = [
        TextArea(text, textprops={"color": color, "fontsize": 12, "fontweight": weight})
        for text, color, weight in parts
    ]
    box = HPacker(children=words, pad=0, sep=0, align="baseline")
    axis.add_artist(AnnotationBbox(box, place, frameon=False, pad=0, box_alignment=(0.5, 1)))
