"""From a drawing to 64 numbers: each step by itself, the whole way, and digits drawn by strokes."""

import numpy as np
import pytest

from course import handwriting, strokes
from nnlib import datasets


def drawing(*rows: str) -> np.ndarray:
    """A drawing (32, 32) that begins with these rows, # where there is ink."""
    ink = np.zeros((32, 32), bool)
    for i, row in enumerate(rows):
        for j, sign in enumerate(row):
            ink[i, j] = sign == "#"
    return ink


def randomly_drawn(seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    points = [tuple(point) for point in rng.uniform(2, 30, (rng.integers(1, 7), 2))]
    return handwriting.drawn([points])


def test_a_brush_makes_round_ends_and_joins_its_points():
    ink = handwriting.drawn([[(16, 8), (16, 24)]])
    rows, columns = np.nonzero(ink)
    assert (rows.min(), rows.max()) == (6, 25)
    assert (columns.min(), columns.max()) == (14, 17)
    rng = np.random.default_rng(0)
    (x, y), (u, v) = rng.uniform(4, 28, (2, 2))
    middle = ((x + u) / 2, (y + v) / 2)
    assert (handwriting.drawn([[(x, y), (u, v)]]) == handwriting.drawn([[(x, y), middle], [middle, (u, v)]])).all()
    assert handwriting.drawn([[(16, 16)]], brush=3).sum() > handwriting.drawn([[(16, 16)]]).sum() > 0


def test_cropped_is_the_box_of_the_ink():
    assert handwriting.cropped(drawing("", "  #", "", "     #")).tolist() == [
        [True, False, False, False],
        [False, False, False, False],
        [False, False, False, True],
    ]


@pytest.mark.parametrize("n", range(1, 33))
@pytest.mark.parametrize("size", [20, 32])
def test_stretching_shows_every_part_of_an_axis_evenly(n, size):
    places = handwriting.sources(n, size)
    assert len(places) == size
    assert (np.diff(places) >= 0).all()
    assert places[0] == 0
    if n <= size:
        counts = np.bincount(places, minlength=n)
        assert counts.sum() == size
        assert set(counts) <= {size // n, size // n + 1, size // n + 2}
    assert places[-1] >= n - 1 - max(0, n // size)


def test_stretched_fills_the_height_and_twenty_columns():
    box = handwriting.stretched(np.ones((3, 9), bool))
    assert box[:, 6:26].all()
    assert not box[:, :6].any()
    assert not box[:, 26:].any()


@pytest.mark.parametrize(
    ("rows", "columns", "layers"),
    [(25, 20, -1), (30, 20, -2), (20, 20, 0), (16, 16, 0), (15, 17, 1), (12, 12, 1), (10, 10, 2), (9, 12, 1)],
)
def test_strokes_lose_or_gain_layers_by_their_amount(rows, columns, layers):
    """Of 412 pixels and fewer none is taken off, to 256 and more none is put on."""
    ink = np.zeros((32, 32), bool)
    top = (32 - rows) // 2
    ink[top : top + rows, 6 : 6 + columns] = True
    evened = handwriting.evened(ink)
    across = np.flatnonzero(evened[top + rows // 2])
    assert len(across) == columns + 2 * layers
    assert len(np.flatnonzero(evened[:, 6 + columns // 2])) == rows + 2 * layers


def test_upright_brings_the_left_edge_under_itself():
    slanting = handwriting.drawn([[(22, 1), (10, 31)]])
    straight = handwriting.upright(slanting)
    rows = np.flatnonzero(straight.any(axis=1))
    assert straight[rows[0] + 2].argmax() == straight[rows[-1] - 2].argmax()
    assert straight.sum() == slanting.sum()
    upright = handwriting.drawn([[(16, 1), (16, 31)]])
    assert (handwriting.upright(upright) == upright).all()


@pytest.mark.parametrize("flat", [drawing("", "######"), drawing(*["###"] * 4)])
def test_what_is_too_flat_to_lean_stays_as_it_is(flat):
    assert (handwriting.upright(flat) == flat).all()


def test_counts_are_those_of_blocks_of_sixteen():
    ink = np.random.default_rng(0).random((32, 32)) < 0.4
    counts = handwriting.counted(ink)
    assert counts.shape == (8, 8)
    for i, j in np.ndindex(8, 8):
        assert counts[i, j] == ink[4 * i : 4 * i + 4, 4 * j : 4 * j + 4].sum()


def test_the_way_does_not_depend_on_where_and_how_large_one_draws():
    small = drawing("", "", "   ##", "    #", "    #", "   ###")
    large = np.zeros((32, 32), bool)
    large[8:24, 6:18] = np.kron(small[2:6, 3:6], np.ones((4, 4), bool))
    moved = np.roll(small, (11, 5), axis=(0, 1))
    pixels = handwriting.pixels_of(small)
    assert (handwriting.pixels_of(moved) == pixels).all()
    assert (handwriting.pixels_of(large) == pixels).all()


@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_drawn_gives_64_numbers_and_is_left_as_it_was(seed):
    ink = randomly_drawn(seed)
    kept = ink.copy()
    pixels = handwriting.pixels_of(ink)
    assert pixels.shape == (64,)
    assert 0 <= pixels.min() <= pixels.max() <= 16
    assert pixels.any()
    assert (ink == kept).all()


def test_the_data_set_bears_the_marks_of_the_way():
    """All digits fill the height, and hardly one has more ink, or less, than the way leaves."""
    X, _ = datasets.digits()
    pictures, ink = X.reshape(-1, 8, 8), X.sum(axis=1)
    assert (pictures[:, [0, 7]].sum(axis=2) > 0).all()
    assert ((ink >= 240) & (ink <= 412)).mean() > 0.99


def test_nothing_drawn_and_another_size_are_refused():
    with pytest.raises(ValueError, match="empty"):
        handwriting.pixels_of(np.zeros((32, 32)))
    with pytest.raises(ValueError, match=r"\(8, 8\), but needs \(32, 32\)"):
        handwriting.pixels_of(np.ones((8, 8)))


def test_every_digit_is_written_in_several_ways_inside_its_square():
    assert list(strokes.WAYS) == list(range(10))
    for ways in strokes.WAYS.values():
        assert len(ways) >= 3
        for way in ways:
            for points in way:
                assert len(points) >= 2
                assert all(0 <= coordinate <= 100 for point in points for coordinate in point)


def test_a_curve_goes_through_its_points_and_turns_a_corner_at_a_double_one():
    points: strokes.Points = [(0, 0), (10, 40), (60, 50), (90, 0)]
    line = strokes.curve(points)
    for point in points:
        assert np.isclose(line, point).all(axis=1).any()
    corner = strokes.curve([(0, 0), (50, 0), (50, 0), (50, 80)])
    assert (np.minimum(np.abs(corner[:, 1]), np.abs(corner[:, 0] - 50)) < 4).all()


def test_written_digits_are_the_same_for_the_same_seed_and_differ_otherwise():
    way = strokes.WAYS[4][2]
    one, same, other = [strokes.written(way, np.random.default_rng(seed)) for seed in (3, 3, 4)]
    assert (one == same).all()
    assert (one != other).any()


def test_a_moved_point_that_stands_twice_stays_one():
    way = strokes.WAYS[1][1]
    (moved,) = strokes.unsteady(way, np.random.default_rng(0))
    assert moved[1] == moved[2]
    assert moved != way[0]
