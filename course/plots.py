"""The still figures of all chapters, in one style.

Every function returns one picture, which is shown where a cell ends with the call. `alt` says in words what can be
seen: it travels with the picture, to the page and to a screen reader. Classes differ in colour *and* shape (0 a blue
disc, 1 an orange square), lines are labelled where they end, and the background is white, so that a picture can be
read anywhere.

The colours are of Okabe and Ito's palette for colour-blind readers, https://jfly.uni-koeln.de/color/
"""

import io
import itertools
import textwrap
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import matplotlib as mpl
import numpy as np
from cycler import cycler
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.colors import LinearSegmentedColormap, Normalize
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.patches import Circle, FancyBboxPatch, Rectangle
from matplotlib.ticker import MaxNLocator
from numpy.typing import ArrayLike, NDArray

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

Curves = Mapping[str, tuple[ArrayLike, ArrayLike]]
Function = Callable[[NDArray], NDArray]


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


def lines(
    panels: Mapping[str, Curves],
    *,
    x_label: str,
    y_label: str,
    alt: str,
    log_x: bool = False,
    log_y: bool = False,
    points: Curves | None = None,
    height: float = 3.0,
    share_y: bool = True,
) -> Picture:
    """Draw curves {label: (x, y)} in one or more titled panels; `points` are marked and labelled in each."""

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
                axis.plot(x, y, label=label)
            for label, (x, y) in (points or {}).items():
                axis.plot(x, y, "o", color=INK, markersize=5)
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


def scatter(axis: Axes, X: NDArray, Y: NDArray, size: float) -> None:
    """Draw samples, each class in its own colour and shape."""
    for value, (marker, color) in enumerate(MARKERS):
        chosen = np.ravel(Y) == value
        axis.scatter(
            X[chosen, 0], X[chosen, 1], s=size, marker=marker, color=color, edgecolor="white", linewidth=1, zorder=3
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
            axis.plot([0.4, 3.05], [height, 1.8], color=BLUE, linewidth=1 + abs(weight), zorder=1)
            middle = (1.55, height + (1.8 - height) * (1.55 - 0.4) / 2.65)
            boxed(axis, middle, f"$w_{place}$ = {number(weight)}", BLUE)
            circle(axis, (0, height), number(value))
            axis.text(-0.62, height, f"$x_{place}$", ha="center", va="center", fontsize=12)
        axis.plot([3.6, 3.6], [0.35, 1.25], color=ORANGE, linewidth=1 + abs(b) / 2, zorder=1)
        boxed(axis, (3.6, 0.2), f"$b$ = {number(b)}", ORANGE)
        circle(axis, (3.6, 1.8), number(z), radius=0.55)
        axis.text(3.6, 2.62, "weighted sum $z$", ha="center")
        axis.annotate("", (5.2, 1.8), (4.2, 1.8), arrowprops={"arrowstyle": "-|>", "color": INK})
        box = FancyBboxPatch((5.2, 1.35), 0.9, 0.9, boxstyle="round,pad=0.02", facecolor="white", edgecolor=INK)
        axis.add_patch(box)
        z_values = np.linspace(-6, 6, 60)
        axis.plot(5.65 + z_values * 0.06, 1.45 + 0.7 / (1 + np.exp(-z_values)), color=GREEN)
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
            axis.text((left[0][0] + right[0][0]) / 2, -0.8, text, ha="center", va="top", color=BLUE, linespacing=1.5)
        for layer, caption in zip(places, captions):
            for place in layer:
                axis.add_patch(Circle(place, 0.3, facecolor="white", edgecolor=INK, linewidth=1.4, zorder=2))
            axis.text(layer[0][0], -0.8, caption, ha="center", va="top", linespacing=1.5)

    return draw(1, 1.4 + 0.26 * max(sizes), alt, paint)


def matrix_product(W: NDArray, x: NDArray, b: NDArray, *, row: int, alt: str) -> Picture:
    """Draw z = W x + b as cells, with one row of W and the number that it makes in colour."""
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
                color = {"x": "#CFE6F3", "z": "#F9D3BC"}.get(name, "#CFE6F3") if lit else "white"
                axis.add_patch(Rectangle(corner, 1.3, 1, facecolor=color, edgecolor=GREY, linewidth=1))
                axis.text(corner[0] + 0.65, corner[1] + 0.5, number(value), ha="center", va="center")
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
    colors = LinearSegmentedColormap.from_list("count", ["#FFFFFF", BLUE])

    def paint(axes: list[Axes]) -> None:
        axis = axes[0]
        axis.imshow(values, cmap=colors, vmin=0, vmax=1.3 * most, aspect="auto")
        for (i, j), value in np.ndenumerate(values):
            axis.text(j, i, f"{value}", ha="center", va="center", fontweight="bold")
        axis.set_xticks(range(len(columns)), columns)
        axis.set_yticks(range(len(rows)), rows)
        axis.tick_params(length=0)
        axis.set_xlabel(x_label)
        for spine in axis.spines.values():
            spine.set_visible(False)

    return draw(1, 0.55 * len(rows) + 0.8, alt, paint, width=5.6)


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
