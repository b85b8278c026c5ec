"""Computational graphs: every value with the operation that made it, and its gradient below."""

import itertools
from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch
from matplotlib.path import Path

from course.plots.picture import GREY, INK, SLOPE, Picture, draw, number
from nnlib.autodiff import in_order

# A node by its id, or a place that an arrow keeps free on its way across a layer.
Place = int | tuple[int, int, int]
# The width of a box, the room between two, the distance between rows, and what one is on paper, in inches.
WIDTH, GAP, PITCH, INCHES = 1.08, 0.42, 1.12, 0.76
# All orders of a layer are tried, so a higher one would take too long, and not fit a page either.
TALLEST = 6


def graph(output: Any, *, names: Mapping[str, Any], alt: str) -> Picture:
    """Draw the graph behind a finished value: inputs on the left, operations in the order of computing.

    `names` has a label for each node, such as {"w": w, "p = w·x": p}. The value stands above its box; after
    `backward` the gradient stands below it. Of arrays the shapes are shown. Nodes have `data`, `grad` and `inputs`,
    pairs that begin with a node.
    """
    nodes = in_order(output)
    labels = {id(node): label for label, node in names.items()}
    unnamed = [node for node in nodes if id(node) not in labels]
    if unnamed:
        raise ValueError(f"names has no label for {len(unnamed)} of {len(nodes)} nodes, such as {unnamed[0]}")
    edges = [(id(source), id(node)) for node in nodes for source, *_ in node.inputs]
    paths = routes(edges, layers_of(nodes))
    columns = arranged(paths, layers_of(nodes))
    tallest = max(map(len, columns))
    spots = {
        place: ((WIDTH + GAP) * number, PITCH * ((len(column) - 1) / 2 - row))
        for number, column in enumerate(columns)
        for row, place in enumerate(column)
    }

    def paint(axes: list[Axes]) -> None:
        axis = axes[0]
        right, top = (WIDTH + GAP) * (len(columns) - 1), PITCH * (tallest - 1) / 2
        axis.set(xlim=(-WIDTH / 2 - 0.1, right + WIDTH / 2 + 0.1), ylim=(-top - 0.55, top + 0.55), aspect="equal")
        axis.axis("off")
        for path in paths:
            alike = [other for other in paths if ends(other) == ends(path)]
            turn = next(number for number, other in enumerate(alike) if other is path) - (len(alike) - 1) / 2
            arrow(axis, [spots[place] for place in path], bow=0.36 * turn)
        for node in nodes:
            box(axis, spots[id(node)], labels[id(node)], node, is_done=bool(np.any(output.grad)))

    high = INCHES * (PITCH * (tallest - 1) + 1.15) + 0.2
    wide = INCHES * ((WIDTH + GAP) * len(columns) - GAP + 0.2) + 0.2
    return draw(1, high, alt, paint, width=wide)


def ends(path: list[Place]) -> tuple[Place, Place]:
    return path[0], path[-1]


def layers_of(nodes: list[Any]) -> dict[int, int]:
    """Return the column of each node: right of all its inputs, and an input close to where it is used first."""
    layers: dict[int, int] = {}
    for node in nodes:
        layers[id(node)] = max((layers[id(source)] + 1 for source, *_ in node.inputs), default=0)
    users: dict[int, list[int]] = {}
    for node in nodes:
        for source, *_ in node.inputs:
            users.setdefault(id(source), []).append(layers[id(node)])
    for node in nodes:
        if not node.inputs and id(node) in users:
            layers[id(node)] = min(users[id(node)]) - 1
    return layers


def routes(edges: list[tuple[int, int]], layers: dict[int, int]) -> list[list[Place]]:
    """Return the way of each arrow, with a place in every layer that it crosses."""
    return [
        [start, *[(start, end, layer) for layer in range(layers[start] + 1, layers[end])], end] for start, end in edges
    ]


def arranged(paths: list[list[Place]], layers: dict[int, int]) -> list[list[Place]]:
    """Return the places of each layer from top to bottom, with as few crossings as a few sweeps can reach."""
    columns: list[list[Place]] = [[] for _ in range(max(layers.values()) + 1)]
    for place in layers | {place: place[2] for path in paths for place in path if isinstance(place, tuple)}:
        columns[place[2] if isinstance(place, tuple) else layers[place]].insert(0, place)
    tallest = max(map(len, columns))
    if tallest > TALLEST:
        raise ValueError(
            f"the graph has {tallest} places side by side, but at most {TALLEST} can be drawn: take a part of it"
        )
    steps = [step for path in paths for step in itertools.pairwise(path)]

    def disorder() -> float:
        height = {place: (len(column) - 1) / 2 - row for column in columns for row, place in enumerate(column)}
        layer = {place: number for number, column in enumerate(columns) for place in column}
        crossings = sum(
            layer[a] == layer[c] and (height[a] - height[c]) * (height[b] - height[d]) < 0
            for (a, b), (c, d) in itertools.combinations(steps, 2)
        )
        return crossings + 0.01 * sum(abs(height[a] - height[b]) for a, b in steps)

    for _ in range(3):
        for layer_number, column in enumerate(columns):
            best: tuple[float, list[Place]] | None = None
            for order in itertools.permutations(column):
                columns[layer_number] = list(order)
                found = disorder()
                if best is None or found < best[0] - 1e-9:
                    best = found, columns[layer_number]
            assert best is not None
            columns[layer_number] = best[1]
    return columns


def arrow(axis: Axes, spots: list[tuple[float, float]], bow: float) -> None:
    """Draw an arrow from box to box through the places between; one of several between the same two is bowed."""
    last = len(spots) - 1
    points, codes = [(spots[0][0] + WIDTH / 2, spots[0][1])], [Path.MOVETO]
    for passed, (x, y) in enumerate(spots[1:], 1):
        from_x, from_y = points[-1]
        end = (x - WIDTH / 2 - 0.02, y)
        middle = (from_x + end[0]) / 2
        points += [(middle, from_y + bow), (middle, y + bow), end]
        codes += [Path.CURVE4] * 3
        if passed < last:
            points.append((x + WIDTH / 2, y))
            codes.append(Path.LINETO)
    axis.add_patch(
        FancyArrowPatch(
            path=Path(points, codes), arrowstyle="-|>,head_length=5,head_width=2.6", color=GREY, linewidth=1.3, zorder=1
        )
    )


def box(axis: Axes, spot: tuple[float, float], label: str, node: Any, *, is_done: bool) -> None:
    """Draw a node: its label, its value above, and below its gradient if there is one."""
    x, y = spot
    name, is_leaf = label.split(" = ")[0], not node.inputs
    style = FancyBboxPatch(
        (x - WIDTH / 2, y - 0.17),
        WIDTH,
        0.34,
        boxstyle="round,pad=0,rounding_size=0.12",
        facecolor="#EFEFEF" if is_leaf else "white",
        edgecolor=INK,
        linewidth=1.2,
        zorder=2,
    )
    axis.add_patch(style)
    axis.text(x, y - 0.01, label, ha="center", va="center", zorder=3)
    axis.text(x, y + 0.21, shown(node.data, 4), ha="center", va="bottom", fontweight="bold", zorder=3)
    if is_done:
        below = f"d{name} = {shown(node.grad, 3)}" if np.ndim(node.grad) == 0 else f"d{name} {shown(node.grad, 3)}"
        axis.text(x, y - 0.23, below, ha="center", va="top", color=SLOPE, fontweight="bold", zorder=3)


def shown(value: Any, digits: int) -> str:
    return number(float(f"{value:.{digits}g}")) if np.ndim(value) == 0 else f"{np.shape(value)}"
