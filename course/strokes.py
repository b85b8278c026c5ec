"""Digits as strokes of a pen, in the ways in which people write them.

A stroke is a list of points (x, y), from (0, 0) at the top left to (100, 100); the pen goes through them in a smooth
curve, and turns a corner where a point stands twice.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from course import handwriting

Points = list[tuple[int, int]]

WAYS: dict[int, list[list[Points]]] = {
    0: [
        [[(50, 10), (25, 30), (22, 60), (45, 90), (72, 70), (75, 35), (50, 10)]],
        [[(50, 10), (36, 30), (34, 60), (45, 90), (60, 70), (64, 35), (55, 12)]],
        [[(60, 12), (30, 25), (20, 60), (35, 88), (65, 75), (80, 35), (60, 12)]],
        [[(62, 18), (45, 12), (28, 40), (34, 80), (56, 88), (72, 60), (66, 22)]],
    ],
    1: [
        [[(50, 10), (50, 90)]],
        [[(30, 35), (52, 10), (52, 10), (52, 90)]],
        [[(40, 24), (50, 10), (50, 10), (50, 90)]],
        [[(26, 26), (54, 10), (54, 10), (50, 90)]],
        [[(28, 18), (50, 10), (50, 10), (50, 90)]],
        [[(24, 34), (50, 12), (50, 12), (50, 90)], [(32, 90), (68, 90)]],
        [[(30, 35), (52, 10), (52, 10), (52, 90)], [(30, 90), (74, 90)]],
        [[(40, 22), (50, 10), (50, 10), (50, 90)], [(35, 90), (65, 90)]],
        [[(50, 10), (50, 90)], [(34, 90), (66, 90)]],
    ],
    2: [
        [[(25, 30), (35, 12), (60, 10), (72, 30), (55, 55), (25, 88), (25, 88), (78, 88)]],
        [[(25, 30), (45, 10), (70, 25), (60, 50), (30, 85), (25, 75), (40, 78), (60, 90), (80, 82)]],
        [[(30, 25), (50, 10), (68, 28), (50, 60), (28, 90), (28, 90), (74, 86)]],
    ],
    3: [
        [[(25, 20), (50, 10), (70, 25), (48, 46), (48, 46), (75, 65), (50, 90), (22, 80)]],
        [[(25, 12), (70, 12), (70, 12), (45, 42), (45, 42), (72, 60), (55, 88), (25, 82)]],
        [[(30, 15), (62, 15), (60, 38), (42, 48), (42, 48), (70, 60), (60, 88), (28, 88)]],
    ],
    4: [
        [[(60, 10), (20, 62), (20, 62), (82, 62)], [(62, 40), (62, 92)]],
        [[(30, 10), (25, 50), (25, 50), (75, 50)], [(70, 10), (66, 92)]],
        [[(62, 92), (62, 10), (62, 10), (20, 65), (20, 65), (80, 65)]],
        [[(35, 12), (28, 48), (28, 48), (72, 46)], [(68, 30), (60, 92)]],
    ],
    5: [
        [[(72, 12), (32, 12), (32, 12), (28, 45), (28, 45), (55, 40), (74, 62), (55, 88), (24, 84)]],
        [[(32, 14), (30, 45), (30, 45), (60, 42), (72, 68), (50, 90), (25, 80)], [(32, 14), (75, 12)]],
        [[(70, 12), (40, 14), (32, 42), (60, 46), (68, 72), (45, 90), (25, 84)]],
    ],
    6: [
        [[(65, 10), (35, 35), (25, 68), (45, 90), (70, 75), (60, 55), (30, 65)]],
        [[(50, 10), (32, 40), (28, 70), (50, 90), (70, 72), (55, 55), (30, 68)]],
        [[(62, 10), (32, 60), (35, 88), (62, 86), (68, 65), (48, 56), (32, 66)]],
    ],
    7: [
        [[(22, 12), (76, 12), (76, 12), (42, 90)]],
        [[(22, 12), (76, 12), (76, 12), (42, 90)], [(36, 50), (70, 50)]],
        [[(22, 24), (24, 12), (24, 12), (76, 12), (76, 12), (50, 90)]],
        [[(25, 14), (72, 12), (72, 12), (55, 40), (48, 90)]],
    ],
    8: [
        [[(68, 20), (45, 10), (30, 28), (52, 48), (72, 70), (50, 90), (28, 72), (48, 48), (70, 26), (64, 16)]],
        [
            [(50, 10), (32, 25), (50, 46), (68, 26), (50, 10)],
            [(50, 46), (26, 68), (50, 90), (74, 68), (50, 46)],
        ],
        [[(60, 15), (40, 12), (36, 30), (52, 50), (62, 72), (46, 90), (34, 74), (48, 50), (62, 30), (60, 15)]],
    ],
    9: [
        [[(70, 28), (50, 10), (30, 28), (45, 50), (70, 30), (70, 30), (68, 92)]],
        [[(70, 28), (48, 10), (28, 30), (48, 50), (70, 30), (70, 30), (66, 70), (40, 90), (28, 82)]],
        [[(68, 22), (45, 12), (32, 32), (50, 48), (68, 24), (68, 24), (50, 90)]],
        [[(74, 26), (52, 9), (26, 24), (44, 50), (74, 30), (78, 20), (78, 20), (74, 90)]],
        [[(72, 24), (48, 10), (28, 28), (50, 52), (74, 30)], [(75, 14), (74, 92)]],
    ],
}


def curve(points: Sequence[tuple[float, float]], parts: int = 8) -> NDArray[np.float64]:
    """Return points (m, 2) of a smooth curve through the given ones, a Catmull-Rom spline, dense enough for a pen.

    Source: Catmull and Rom, A class of local interpolating splines (1974).
    """
    given = np.array([points[0], *points, points[-1]], dtype=float)
    t = np.linspace(0, 1, parts, endpoint=False)[:, None]
    pieces = [
        ((2 * b) + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3) / 2
        for a, b, c, d in zip(given, given[1:], given[2:], given[3:])
    ]
    return np.vstack([*pieces, given[-1:]])


def unsteady(way: Sequence[Points], rng: np.random.Generator) -> list[list[tuple[float, float]]]:
    """Return the strokes with each of their points moved a little; points that coincide stay together."""
    moves = {point: rng.normal(0, 4, 2) for points in way for point in points}
    return [[tuple(np.add(point, moves[point])) for point in points] for points in way]


def written(way: Sequence[Points], rng: np.random.Generator) -> NDArray[np.int64]:
    """Return the 64 numbers of a digit drawn in one of its ways, with a slant, a size and a shake at random.

    >>> written(WAYS[7][1], np.random.default_rng(0)).shape
    (64,)
    """
    slant = rng.uniform(-0.15, 0.35) if rng.random() < 0.8 else 0
    width, size, brush = rng.uniform(0.65, 1.3), rng.uniform(0.5, 0.95), rng.uniform(1.2, 2.2)
    strokes = []
    for points in unsteady(way, rng):
        line = curve(points) / 100 - 0.5
        shake = rng.standard_normal(line.shape).cumsum(axis=0)
        shake -= shake.mean(axis=0)
        line += 0.04 * rng.random() ** 2 * shake / np.abs(shake).max()
        line[:, 0] = width * line[:, 0] - slant * line[:, 1]
        strokes.append([tuple(point) for point in handwriting.SIDE * (size * line + 0.5)])
    return handwriting.pixels_of(handwriting.drawn(strokes, brush))
