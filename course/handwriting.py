"""From a drawing to the 64 numbers of a digit, step by step as the data set was made.

A drawing is 32x32, True where there is ink. The pictures of `nnlib.datasets.digits` were written on paper, and
programs of NIST prepared them: crop to the ink, stretch that to 20x32, make the strokes neither thick nor thin, set the
digit upright. Then the ink was counted in blocks of 4x4, which gives 8x8 numbers from 0 to 16.

Sources: Garris and others, NIST Form-Based Handprint Recognition System, NISTIR 5469 (1994), and its programs;
Alpaydin and Kaynak, Optical Recognition of Handwritten Digits, doi:10.24432/C50P49 (1998).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

SIDE = 32
WIDTH = 20
BRUSH = 1.6
# With more ink than this the strokes are made thinner, once or twice; with less, thicker.
TOO_MUCH, TOO_LITTLE = (412, 560), (256, 108)

Bitmap = NDArray[np.bool_]


def drawn(strokes: Sequence[Sequence[tuple[float, float]]], brush: float = BRUSH) -> Bitmap:
    """Return the drawing (32, 32) of some strokes: each is a list of points (x, y), from (0, 0) at the top left.

    A round brush, with a radius in pixels, goes straight from point to point.

    >>> int(drawn([[(16, 4), (16, 28)]]).sum())
    108
    """
    rows, columns = np.mgrid[:SIDE, :SIDE] + 0.5
    ink = np.zeros((SIDE, SIDE), bool)
    for stroke in strokes:
        for (x, y), (to_x, to_y) in zip(stroke, [*stroke[1:], stroke[-1]]):
            along = np.array([to_x - x, to_y - y])
            length = along @ along or 1.0
            share = np.clip(((columns - x) * along[0] + (rows - y) * along[1]) / length, 0, 1)
            ink |= (columns - x - share * along[0]) ** 2 + (rows - y - share * along[1]) ** 2 <= brush**2
    return ink


def cropped(ink: Bitmap) -> Bitmap:
    """Return the smallest rectangle that holds all the ink; raises ValueError where there is none."""
    if not ink.any():
        raise ValueError("the drawing is empty, but needs some ink")
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def sources(n: int, size: int) -> NDArray[np.intp]:
    """Return which of n pixels each of `size` pixels shows, for an axis that is stretched or shrunk."""
    if size <= n:
        return np.minimum(np.arange(size) * (n / size) + 0.5, n - 1).astype(int)
    ends = np.floor(np.arange(1, n + 1) * (size / n) - 0.5).astype(int)
    return np.searchsorted(ends, np.arange(size))


def stretched(ink: Bitmap) -> Bitmap:
    """Return a cropped drawing at 20x32, whatever its shape was, in the middle of 32x32."""
    rows, columns = ink.shape
    left = (SIDE - WIDTH) // 2
    box = ink[sources(rows, SIDE)][:, sources(columns, WIDTH)]
    return np.pad(box, ((0, 0), (left, left)))


def neighbours(ink: Bitmap) -> list[Bitmap]:
    """Return what stands above, below, left and right of each pixel: no ink beyond the edge."""
    wide = np.pad(ink, 1)
    return [wide[:-2, 1:-1], wide[2:, 1:-1], wide[1:-1, :-2], wide[1:-1, 2:]]


def evened(ink: Bitmap) -> Bitmap:
    """Return strokes that are neither thick nor thin: a layer of pixels taken off or put on, at most twice."""
    amount = ink.sum()
    for limit in TOO_MUCH:
        if amount > limit:
            ink = np.logical_and.reduce([ink, *neighbours(ink)])
    for limit in TOO_LITTLE:
        if amount < limit:
            ink = np.logical_or.reduce([ink, *neighbours(ink)])
    return ink


def upright(ink: Bitmap) -> Bitmap:
    """Return the digit with its rows shifted, so that its left edge is as far left near the bottom as near the top."""
    rows = np.flatnonzero(ink.any(axis=1))
    if len(rows) == 0 or rows[-1] - rows[0] < 5:
        return ink
    top, bottom = rows[0] + 2, rows[-1] - 2
    if not (ink[top].any() and ink[bottom].any()):
        return ink
    slant = (ink[top].argmax() - ink[bottom].argmax()) / (bottom - top)
    straight = np.zeros_like(ink)
    for row in range(SIDE):
        shift = (row - SIDE // 2) * slant
        step = int(np.copysign(np.floor(abs(shift) + 0.5), shift))
        straight[row, max(step, 0) : SIDE + min(step, 0)] = ink[row, max(-step, 0) : SIDE - max(step, 0)]
    return straight


def counted(ink: ArrayLike) -> NDArray[np.int64]:
    """Return how many pixels of ink are in each block of 4x4: (8, 8), from 0 to 16."""
    return np.reshape(ink, (8, 4, 8, 4)).sum(axis=(1, 3))


def pixels_of(ink: Bitmap) -> NDArray[np.int64]:
    """Return the 64 numbers of a drawing (32, 32), as those of `nnlib.datasets.digits` were made.

    Raises ValueError for another shape, and for a drawing without ink.

    >>> pixels_of(drawn([[(10, 6), (17, 3), (17, 28)]])).reshape(8, 8)[1].tolist()
    [0, 2, 12, 16, 16, 2, 0, 0]
    """
    ink = np.asarray(ink, bool)
    if ink.shape != (SIDE, SIDE):
        raise ValueError(f"the drawing has shape {ink.shape}, but needs ({SIDE}, {SIDE})")
    return counted(upright(evened(stretched(cropped(ink))))).ravel()
