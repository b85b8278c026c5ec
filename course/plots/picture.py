"""What all pictures share: their colours, their style, and the words that travel with them."""

import io
from collections.abc import Callable
from typing import Any

import matplotlib as mpl
import numpy as np
from cycler import cycler
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine

BLUE, ORANGE, GREEN, PINK = "#0072B2", "#D55E00", "#009E73", "#B0588C"
INK, GREY, PALE = "#222222", "#666666", "#D5D5D5"
CYCLE = [BLUE, ORANGE, GREEN, PINK, GREY]
MAP = LinearSegmentedColormap.from_list("output", ["#86BFE0", "#F7F7F7", "#F2A97E"])
MARKERS = [("o", BLUE), ("s", ORANGE)]

STYLE: Any = {
    "font.size": 10,
    "axes.titlesize": 10.5,
    "axes.labelsize": 10,
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.prop_cycle": cycler(color=CYCLE),
    "text.color": INK,
    "xtick.color": GREY,
    "ytick.color": GREY,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "lines.linewidth": 2,
    "figure.facecolor": "white",
    "savefig.dpi": 144,
}


class Picture:
    """A figure as a notebook stores it: a PNG, its alt text, and the same words where no picture can be shown."""

    def __init__(self, png: bytes, alt: str) -> None:
        self.png, self.alt = png, " ".join(alt.split())
        if len(self.alt) < 30:
            raise ValueError(f"alt is {alt!r}, but needs a sentence that says what the figure shows")

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        data = {"image/png": self.png, "text/plain": f"[Figure: {self.alt}]"}
        return data, {"image/png": {"alt": self.alt}}


def number(value: float) -> str:
    """Write a number in a drawing, with a real minus sign."""
    return f"{value:.4g}".replace("-", "−")


def draw(columns: int, height: float, alt: str, paint: Callable[[list[Axes]], None], *, width: float = 7.0) -> Picture:
    """Make a figure of some columns and let `paint` fill its axes."""
    png = io.BytesIO()
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(width, height), layout=ConstrainedLayoutEngine(w_pad=0.1, h_pad=0.1))
        paint(list(np.atleast_1d(figure.subplots(1, columns))))
        figure.savefig(png, format="png", metadata={"Software": None})
    return Picture(png.getvalue(), alt)
