"""A network's two passes in one drawing: values on their way forward, gradients on their way back."""

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from course.plots.picture import GREY, INK, SLOPE, TINT, Picture, draw

STEP, FORWARD, BACKWARD, COLLECTED = 1.62, 3.3, 1.5, 0.1
MIDDLE = (FORWARD + BACKWARD) / 2


def passes(sizes: Sequence[int], *, alt: str) -> Picture:
    """Draw the forward pass of layers of these sizes, the backward pass below it, and what it collects on the way."""
    layers = len(sizes) - 1
    values = ["X", *(f"{letter}_{layer}" for layer in range(1, layers + 1) for letter in "ZA")]
    values[-1] = r"\hat Y"
    widths = [sizes[(place + 1) // 2] for place in range(len(values))]

    def paint(axes: list[Axes]) -> None:
        axis, end = axes[0], len(values) * STEP
        for place, (name, width) in enumerate(zip(values, widths)):
            is_kept = place % 2 == 0
            box(axis, (place * STEP, FORWARD), f"${name}$", f"(n, {width})", INK, paper=TINT if is_kept else "white")
            if place > 0:
                box(axis, (place * STEP, BACKWARD), f"$d{name}$", f"(n, {width})", SLOPE)
        box(axis, (end, MIDDLE), "$L$", "a number", INK)
        for place in range(len(values) - 1):
            layer, is_sum = place // 2 + 1, place % 2 == 0
            here, there = place * STEP, (place + 1) * STEP
            label = f"$W_{layer}^\\top, b_{layer}$" if is_sum else r"$\sigma$"
            arrow(axis, (here, FORWARD), (there, FORWARD), label, INK, lift=0.45 if is_sum else 0.2)
            if place > 0:
                arrow(axis, (there, BACKWARD), (here, BACKWARD), f"$W_{layer}$" if is_sum else r"$\sigma'$", SLOPE)
        arrow(axis, (end - STEP, FORWARD), (end, MIDDLE), "   loss", INK)
        arrow(axis, (end, MIDDLE), (end - STEP, BACKWARD), "", SLOPE)
        axis.text(end - STEP / 2 + 0.2, BACKWARD - 0.12, "gradient", color=SLOPE, fontsize=11)
        for layer in range(1, layers + 1):
            collect(axis, layer, (2 * layer - 1) * STEP, sizes[layer - 1], sizes[layer])
        heading: Any = {"fontweight": "bold", "va": "center"}
        axis.text(-0.5, FORWARD + 1.05, "forward", **heading)
        axis.text(0.95, FORWARD + 1.05, "what is shaded is kept for the way back", va="center")
        axis.text(-0.5, BACKWARD, "backward", color=SLOPE, **heading)
        axis.set(xlim=(-0.65, end + 0.65), ylim=(COLLECTED - 0.75, FORWARD + 1.3), aspect="equal")
        axis.axis("off")

    return draw(1, 3.55, alt, paint, width=6.6)


def collect(axis: Axes, layer: int, place: float, n_in: int, n_out: int) -> None:
    """Write what a layer's parameters get from the gradient of its sums."""
    axis.annotate("", (place, COLLECTED + 0.3), (place, BACKWARD - 0.66), arrowprops=line(SLOPE))
    for height, product, kept, shape in [
        (
            COLLECTED,
            f"$dW_{layer} = dZ_{layer}^\\top$",
            "$X$" if layer == 1 else f"$A_{layer - 1}$",
            f"({n_out}, {n_in})",
        ),
        (COLLECTED - 0.48, f"$db_{layer} =$ sum of $dZ_{layer}$", "", f"({n_out},)"),
    ]:
        axis.text(place + 0.3, height, product, ha="right", va="center", fontsize=12)
        shade: Any = {"boxstyle": "round,pad=0.15", "facecolor": TINT, "edgecolor": "none"}
        axis.text(place + 0.42, height, kept, va="center", fontsize=12, bbox=shade if kept else None)
        axis.text(place + (0.85 if kept else 0.45), height, shape, va="center", fontsize=10, color=GREY)


def box(axis: Axes, center: tuple[float, float], name: str, shape: str, color: str, paper: str = "white") -> None:
    """Draw a value with its shape below its name."""
    corner = (center[0] - 0.42, center[1] - 0.3)
    axis.add_patch(FancyBboxPatch(corner, 0.84, 0.6, boxstyle="round,pad=0.06", facecolor=paper, edgecolor=color))
    axis.text(*center, name, ha="center", va="center", color=color, fontsize=14)
    axis.text(center[0], center[1] - 0.52, shape, ha="center", va="center", color=GREY, fontsize=10)


def arrow(
    axis: Axes, start: tuple[float, float], end: tuple[float, float], label: str, color: str, lift: float = 0.2
) -> None:
    """Draw an arrow between two boxes, with what it stands for a little above its middle."""
    side = 0.52 if end[0] > start[0] else -0.52
    axis.annotate("", (end[0] - side, end[1]), (start[0] + side, start[1]), arrowprops=line(color))
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 + lift)
    axis.text(*middle, label, ha="center", color=color, fontsize=11)


def line(color: str) -> dict[str, Any]:
    """Return the look of an arrow."""
    return {"arrowstyle": "-|>", "color": color, "linewidth": 1.4}
