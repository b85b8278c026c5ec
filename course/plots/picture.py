"""What all pictures share: their colours, their style, and the words that travel with them."""

import base64
import io
from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import matplotlib as mpl
import numpy as np
from cycler import cycler
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.patches import BoxStyle, FancyBboxPatch

# The classes, and the outputs between the first two; a yellow shape needs a dark edge.
ZERO, ONE, TWO, EDGE = "#0072B2", "#D55E00", "#F0E442", "#5C5200"
MAP = LinearSegmentedColormap.from_list("output", ["#86BFE0", "#F7F7F7", "#F2A97E"])
MARKERS = [("o", ZERO), ("s", ONE), ("^", TWO)]
# The sign of weights, each with its kind of line.
SIGNS = {True: ("#1B7837", "-"), False: ("#8A2F9E", "--")}
# Slopes, gradients, and all that goes backward.
SLOPE = "#B5174B"
# The main thing, and others beside it.
INK, SECOND, THIRD, GREY = "#222222", "#00727D", "#8A6300", "#666666"
# What is pointed out, and what stays behind.
TINT, PALE = "#CBE5E7", "#D5D5D5"
# What is measured on data of one kind has one kind of line.
MEASURED = {"training": "-", "validation": "--", "test": ":"}

# A description has at least so many characters.
SHORTEST_ALT = 30

STYLE: Any = {
    "font.size": 10,
    "axes.titlesize": 10.5,
    "axes.labelsize": 10,
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.prop_cycle": cycler(color=[INK, SECOND, THIRD, GREY]),
    "text.color": INK,
    "xtick.color": GREY,
    "ytick.color": GREY,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "lines.linewidth": 2,
    "figure.facecolor": "none",
    "savefig.dpi": 144,
}


class Picture:
    """A figure as a notebook stores it: a PNG with its alt text, and the same words where no picture can be shown.

    It is HTML, since JupyterLab and nbconvert drop the alt text of a bare PNG; the site makes files of it. `width` is
    for Jupyter, in its pixels: the picture's words are then as large as those of a page. `axes` hold what was drawn.
    """

    def __init__(self, png: bytes, alt: str, width: int, axes: Sequence[Axes] = ()) -> None:
        self.png, self.alt, self.width, self.axes = png, " ".join(alt.split()), width, list(axes)
        if len(self.alt) < SHORTEST_ALT:
            raise ValueError(
                f"alt is {alt!r}, but needs a sentence of at least {SHORTEST_ALT} characters "
                "that says what the figure shows"
            )

    def __repr__(self) -> str:
        return f"[Figure: {self.alt}]"

    def _repr_html_(self) -> str:
        png = base64.b64encode(self.png).decode()
        return f'<img alt="{escape(self.alt)}" width="{self.width}" src="data:image/png;base64,{png}">'


def number(value: float) -> str:
    """Write a number in a drawing, with a real minus sign."""
    return f"{value:.4g}".replace("-", "−")


def draw(
    columns: int, height: float, alt: str, paint: Callable[[list[Axes]], None], *, width: float = 7.0, rows: int = 1
) -> Picture:
    """Make a figure of some columns and let `paint` fill its axes.

    Its paper is white and has round corners: on a white page it cannot be seen, on a dark one it is a card.
    """
    png = io.BytesIO()
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(width, height), layout=ConstrainedLayoutEngine(w_pad=0.1, h_pad=0.1))
        corner, inches = BoxStyle.Round(pad=0, rounding_size=0.08), figure.dpi_scale_trans
        paper = FancyBboxPatch((0, 0), width, height, corner, color="white", linewidth=0, zorder=-1, transform=inches)
        figure.add_artist(paper)
        axes = list(np.ravel(figure.subplots(rows, columns)))
        paint(axes)
        figure.savefig(png, format="png", metadata={"Software": None})
    return Picture(png.getvalue(), alt, round(96 * width), axes)
