"""Pictures made of grey values or of weights, and what a network makes of them."""

from collections.abc import Sequence
from math import ceil, isqrt

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Rectangle
from numpy.typing import ArrayLike, NDArray

from course.plots.picture import GREY, INK, PALE, SECOND, SIGNS, Picture, draw

GREYS = LinearSegmentedColormap.from_list("greys", ["#FFFFFF", INK])
WEIGHTS = LinearSegmentedColormap.from_list("weights", [SIGNS[False][0], "#FFFFFF", SIGNS[True][0]])


def squares(pictures: Sequence[ArrayLike]) -> list[NDArray]:
    """Return each picture as a square; raises ValueError for a number of pixels that is no square of a whole number."""
    flat = [np.ravel(picture) for picture in pictures]
    for pixels in flat:
        if isqrt(pixels.size) ** 2 != pixels.size:
            raise ValueError(f"a picture has {pixels.size} pixels, but needs a square number, such as 64")
    return [pixels.reshape(isqrt(pixels.size), -1) for pixels in flat]


def paint_square(
    axis: Axes, square: NDArray, corner: tuple[float, float], size: float, *, most: float, signed: bool, blocks: int
) -> None:
    """Paint one picture into the square whose lower left corner is given."""
    x, y = corner
    colors = WEIGHTS if signed else GREYS
    axis.imshow(square, cmap=colors, vmin=-most if signed else 0, vmax=most, extent=(x, x + size, y, y + size))
    axis.add_patch(Rectangle(corner, size, size, fill=False, edgecolor=GREY, linewidth=0.6))
    for line in np.linspace(0, size, blocks + 1)[1:-1] if blocks else ():
        axis.plot([x + line, x + line], [y, y + size], color=GREY, linewidth=0.5)
        axis.plot([x, x + size], [y + line, y + line], color=GREY, linewidth=0.5)


def pixels(
    pictures: Sequence[ArrayLike],
    *,
    alt: str,
    captions: Sequence[str] = (),
    columns: int = 10,
    signed: bool = False,
    most: float | None = None,
    blocks: int = 0,
    numbers: bool = False,
    width: float = 7.0,
) -> Picture:
    """Draw square pictures in rows, 0 as paper and the largest value as ink, each with a caption below it.

    `signed` is for weights, green above zero and violet below. `most` is the value of full colour: by default the
    largest of all pictures. `blocks` rules each picture into so many blocks a side, `numbers` writes the values in.
    """
    shown = squares(pictures)
    full = most or max(float(np.abs(square).max()) for square in shown) or 1.0
    rows, gap, text = ceil(len(shown) / columns), 0.12, 0.3 if captions else 0.0
    lines = max((caption.count("\n") + 1 for caption in captions), default=0)
    step = 1 + gap + text * lines * 7 / width * columns / 10
    inches = (width - 0.3) / (columns * (1 + gap))

    def paint(axes: list[Axes]) -> None:
        axis = axes[0]
        for place, square in enumerate(shown):
            row, column = divmod(place, columns)
            corner = column * (1 + gap), -row * step
            paint_square(axis, square, corner, 1, most=full, signed=signed, blocks=blocks)
            if numbers:
                side = len(square)
                for (i, j), value in np.ndenumerate(square):
                    spot = corner[0] + (j + 0.5) / side, corner[1] + 1 - (i + 0.5) / side
                    color = "white" if value > 0.5 * full else INK
                    axis.text(*spot, f"{value:.0f}", ha="center", va="center", color=color, fontsize=8)
            if captions:
                axis.text(corner[0] + 0.5, corner[1] - 0.07, captions[place], ha="center", va="top", fontsize=8.5)
        axis.set(xlim=(-0.02, columns * (1 + gap) - gap + 0.02), ylim=(1 - rows * step, 1.02), aspect="equal")
        axis.axis("off")

    return draw(1, inches * rows * step + 0.2, alt, paint, width=width)


def evidence(
    pictures: Sequence[ArrayLike], weights: ArrayLike, *, captions: Sequence[str], alt: str, most: float = 1.0
) -> Picture:
    """Draw in each row a picture, the weights of a neuron, and their products, pixel by pixel, with a caption.

    Products have the colours of the weights, green above zero and violet below; `most` is the value of full ink.
    """
    shown, rows = squares(pictures), len(pictures)
    [square] = squares([weights])
    full = float(np.abs(square).max()) or 1.0
    step, gap = 1.22, 1.5

    def paint(axes: list[Axes]) -> None:
        axis = axes[0]
        for row, (picture, caption) in enumerate(zip(shown, captions, strict=True)):
            y = -step * row
            paint_square(axis, picture, (0, y), 1, most=most, signed=False, blocks=0)
            paint_square(axis, square, (gap, y), 1, most=full, signed=True, blocks=0)
            paint_square(axis, picture * square / most, (2 * gap, y), 1, most=full, signed=True, blocks=0)
            for x, sign in ((gap - 0.25, "×"), (2 * gap - 0.25, "=")):
                axis.text(x, y + 0.5, sign, ha="center", va="center", fontsize=15)
            axis.text(2 * gap + 1.15, y + 0.5, caption, va="center", fontsize=10.5)
        for x, title in ((0.5, "picture"), (gap + 0.5, "weights"), (2 * gap + 0.5, "products")):
            axis.text(x, 1.06, title, ha="center", va="bottom", fontsize=10)
        axis.set(xlim=(-0.03, 2 * gap + 2.75), ylim=(0.97 - rows * step + 0.2, 1.3), aspect="equal")
        axis.axis("off")

    return draw(1, (rows * step + 0.25) * 7 / (2 * gap + 2.78), alt, paint)


def reactions(pictures: Sequence[ArrayLike], slopes: Sequence[ArrayLike], *, alt: str, width: float = 6.6) -> Picture:
    """Draw each picture beside the slopes of a loss with respect to its pixels, all in one row.

    Slopes above zero are green and those below violet, in full colour where they are steepest in their own map.
    """
    shown, maps = squares(pictures), squares(slopes)
    wide = 2.4

    def paint(axes: list[Axes]) -> None:
        axis = axes[0]
        for place, (picture, slope) in enumerate(zip(shown, maps, strict=True)):
            x, most = wide * place, float(np.abs(picture).max()) or 1.0
            steepest = float(np.abs(slope).max()) or 1.0
            paint_square(axis, picture, (x, 0), 1, most=most, signed=False, blocks=0)
            paint_square(axis, slope, (x + 1.06, 0), 1, most=steepest, signed=True, blocks=0)
        axis.set(xlim=(-0.02, wide * len(shown) - 0.32), ylim=(-0.02, 1.02), aspect="equal")
        axis.axis("off")

    return draw(1, (width - 0.3) / (wide * len(shown) - 0.3) + 0.2, alt, paint, width=width)


def beliefs(
    pictures: Sequence[ArrayLike],
    probabilities: ArrayLike,
    *,
    alt: str,
    captions: Sequence[str] = (),
    columns: int = 3,
    most: float = 16.0,
) -> Picture:
    """Draw each picture beside the ten probabilities (n, 10) that a network gives it, as bars from 0 to 1."""
    shown, rows = squares(pictures), ceil(len(pictures) / columns)
    wide, step = 2.55, 1.45

    def paint(axes: list[Axes]) -> None:
        axis = axes[0]
        for place, (square, row) in enumerate(zip(shown, np.asarray(probabilities))):
            x, y = wide * (place % columns), -step * (place // columns)
            paint_square(axis, square, (x, y), 1, most=most, signed=False, blocks=0)
            if captions:
                axis.text(x, y + 1.05, captions[place], va="bottom", fontsize=9)
            for digit, share in enumerate(row):
                top = y + 1 - digit / 10
                axis.text(x + 1.13, top - 0.05, f"{digit}", ha="center", va="center", fontsize=6.5)
                axis.add_patch(Rectangle((x + 1.22, top - 0.085), 1.0, 0.07, facecolor=PALE, alpha=0.5))
                strong = digit == np.argmax(row)
                axis.add_patch(Rectangle((x + 1.22, top - 0.085), share, 0.07, facecolor=INK if strong else SECOND))
        axis.set(xlim=(-0.03, wide * columns - 0.25), ylim=(1 - rows * step + 0.35, 1.32), aspect="equal")
        axis.axis("off")

    return draw(1, rows * step * 7 / (wide * columns) + 0.1, alt, paint)
