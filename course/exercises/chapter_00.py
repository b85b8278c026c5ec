"""The exercises of chapter 0, NumPy."""

from typing import Any

import numpy as np

from course.exercises.comparing import written
from course.exercises.exercise import Exercise, Mistake


def ink_shares(pictures, limit):
    """Return for each picture, one per row, the share of pixels above limit."""
    return (pictures > limit).mean(axis=1)


def row_shares(table):
    """Return the table with every entry divided by the sum of its row."""
    totals = table.sum(axis=1, keepdims=True)
    return table / totals


def mean_pictures(X, Y, k):
    """Return the mean picture of each digit below k, one per row."""
    means = [X[Y == digit].mean(axis=0) for digit in range(k)]
    return np.array(means)


def try_two_tables(program: Any) -> str:
    """Say what the rows of two tables add up to when they have become shares."""
    lines = []
    for table in (np.array([[1.0, 3.0], [2.0, 4.0]]), np.array([[1.0, 3.0, 4.0], [2.0, 4.0, 2.0]])):
        try:
            sums = program(table).sum(axis=1)
            end = "as they should" if np.allclose(sums, 1) else "but both should add up to 1"
            lines.append(f"The shares in the two rows of {written(table)} add up to {written(sums)}, {end}.")
        except ValueError as error:
            lines.append(f"With {written(table)} it stops with ValueError: {str(error).strip()}.")
    return "\n".join(lines)


rng = np.random.default_rng(5)


def pictures(n: int, pixels: int) -> Any:
    return rng.integers(0, 17, size=(n, pixels)).astype(float)


def amounts(rows: int, columns: int) -> Any:
    return rng.integers(1, 20, size=(rows, columns)) / 2


EXERCISES = [
    Exercise(
        id="ink-shares",
        title="How much ink?",
        task="`pictures` has a picture in each row. Call a pixel ink if its grey value is above `limit`. Which share of its pixels is ink, in each picture? The result has one number for each picture, from 0 to 1. One line is enough.",
        section="Questions with many answers",
        solution=ink_shares,
        cases=[
            (np.array([[0.0, 7.0, 16.0, 3.0], [9.0, 8.0, 12.0, 7.0]]), 7.0),
            (pictures(3, 5), 4.0),
            (pictures(2, 9), 11.5),
            (pictures(6, 16), 2.0),
        ],
        hints=[
            "`pictures > limit` is a mask of the same shape, and True counts as 1. What is its mean?",
            "There should be one number for each row. Which axis has to disappear?",
        ],
        explanation="The comparison gives True for ink, and the mean of a mask is the share of True. Axis 1 runs along the pixels of one picture, so it is the one to name: it disappears, and one number for each row is left.",
        mistakes=[
            Mistake(
                "That is a share for each pixel, over all pictures. The axis that you name disappears; the one that should stay is axis 0, that of the pictures.",
                ("axis=1", "axis=0"),
            ),
            Mistake(
                "That is one share for all pictures together. With an axis, `mean` gives one for each row.",
                ("axis=1", ""),
            ),
            Mistake(
                "A pixel exactly at the limit counts as ink here, but it is not above the limit.",
                ("> limit", ">= limit"),
            ),
            Mistake("That is the share of the pixels below the limit: the paper, not the ink.", ("> limit", "< limit")),
            Mistake(
                "This counts the paper, the pixels that are not above the limit. Leave out the `~`.",
                ("(pictures > limit)", "(~(pictures > limit))"),
            ),
            Mistake(
                "These are counts of pixels, not shares: divide by how many pixels a picture has, or take the mean.",
                ("mean", "sum"),
            ),
            Mistake(
                "The counts are divided by the number of pictures. A share of a picture's pixels is the count divided by the number of its pixels.",
                (".mean(axis=1)", ".sum(axis=1) / len(pictures)"),
            ),
            Mistake(
                "The counts are divided by the number of all pixels in all pictures. Each share is about one picture only.",
                (".mean(axis=1)", ".sum(axis=1) / pictures.size"),
            ),
            Mistake(
                "The pictures of the chapter have 64 pixels, but others may not: divide by the number of columns, or take the mean.",
                (".mean(axis=1)", ".sum(axis=1) / 64"),
            ),
            Mistake(
                "That is the mean grey value of each picture. Compare with the limit first: the mask is what to take the mean of.",
                ("(pictures > limit)", "pictures"),
            ),
            Mistake(
                "This adds the grey values of the ink. Each pixel above the limit should count as 1, however dark it is: take the mean of the mask itself.",
                ("(pictures > limit)", "(pictures * (pictures > limit))"),
            ),
            Mistake(
                "That is how much of the grey lies in the ink. Each pixel above the limit should count as 1, however dark it is, and be compared with the number of pixels.",
                (
                    "(pictures > limit).mean(axis=1)",
                    "(pictures * (pictures > limit)).sum(axis=1) / pictures.sum(axis=1)",
                ),
            ),
            Mistake(
                "That is the mean grey value of the ink in each picture. Each pixel above the limit should count as 1, however dark it is: take the mean of the mask itself.",
                (
                    "(pictures > limit).mean(axis=1)",
                    "(pictures * (pictures > limit)).sum(axis=1) / (pictures > limit).sum(axis=1)",
                ),
            ),
            Mistake(
                "This is the mask, with True or False for each pixel. One step is missing: the mean along each row.",
                (".mean(axis=1)", ""),
            ),
            Mistake(
                "A mask as an index picks the grey values above the limit, from all pictures at once. To count them, use the mask itself.",
                ("(pictures > limit).mean(axis=1)", "pictures[pictures > limit].mean()"),
            ),
            Mistake(
                "The grey values are divided by the limit, but not compared with it.",
                ("(pictures > limit)", "(pictures / limit)"),
            ),
            Mistake(
                "The mean grey value is compared, so each picture gets only True or False. First compare each pixel, then take the mean.",
                ("(pictures > limit).mean(axis=1)", "pictures.mean(axis=1) > limit"),
            ),
        ],
    ),
    Exercise(
        id="row-shares",
        title="Find the bug: it worked with a square table",
        task="Every entry of a table should become its share of the row: the entry divided by the sum of its row, so that each row adds up to 1. The author ran this program on a table with two rows and two columns. No error came, and nobody looked at the numbers. There is one mistake in it. Fix it.",
        section="When shapes do not fit",
        solution=row_shares,
        cases=[(amounts(2, 2),), (amounts(3, 3),), (amounts(2, 3),), (amounts(4, 2),)],
        symptom=try_two_tables,
        bug=Mistake("", (", keepdims=True", "")),
        hints=[
            "What shape does `totals` have? Write the two shapes of the division below each other, aligned at the right.",
            "The sum of row 0 should divide row 0. So `totals` has to be a column: (2, 1), not (2,).",
            "`keepdims=True` leaves an axis of length 1 where the summed one was.",
        ],
        explanation="Without `keepdims` the totals have the shape (2,). Aligned at the right, they line up with the columns: in a square table every entry in *column* 0 is divided by the sum of *row* 0, without an error. As a column of shape (2, 1) each total meets its own row. A table that is not square would have shown the mistake at once. That is why it pays to test with sizes that differ.",
        mistakes=[
            Mistake(
                "Now each column adds up to 1: these are sums along axis 0. The sums of the rows were right, only their shape was not.",
                ("axis=1, keepdims=True", "axis=0"),
            ),
            Mistake(
                "Every entry is divided by the sum of the whole table. Each row needs its own total.",
                ("axis=1, keepdims=True", ""),
            ),
            Mistake(
                "Each row is divided by its mean. To add up to 1, it has to be divided by its sum.",
                ("table.sum(", "table.mean("),
            ),
            Mistake(
                "Each row is divided by its largest entry, so that one becomes 1. The row as a whole should add up to 1.",
                ("table.sum(", "table.max("),
            ),
            Mistake(
                "The shares are right, but rows and columns have changed places: turn the result back with `.T`.",
                (", keepdims=True", ""),
                ("table / totals", "table.T / totals"),
            ),
            Mistake(
                "The totals still line up with the columns, so an entry in column 0 is divided by the sum of row 0, whatever its own row is. They have to be a column, one total beside each row: think of `keepdims`.",
                ("table / totals", "table / totals.T"),
            ),
            Mistake(
                "Only the first row comes back. Is the `return` inside a loop?",
                ("table / totals", "(table / totals)[0]"),
            ),
            Mistake(
                "Each entry is divided by the sum of the others in its row. Its own amount belongs to the total too.",
                ("table / totals", "table / (totals - table)"),
            ),
            Mistake(
                "The fraction is upside down: an entry is divided by its total, not the other way round.",
                ("table / totals", "totals / table"),
            ),
            Mistake("The entries are multiplied by the totals: a share is a quotient.", ("/ totals", "* totals")),
            Mistake(
                "These are the totals alone. The table still has to be divided by them.", ("table / totals", "totals")
            ),
            Mistake("The totals are subtracted, but a share is a quotient.", ("/ totals", "- totals")),
            Mistake(
                "Each row is divided by the sum of its row, and then each column by its own: only the first was asked for.",
                ("return table / totals", "table = table / totals\n    return table / table.sum(axis=0)"),
            ),
        ],
    ),
    Exercise(
        id="mean-pictures",
        title="A mean picture for each digit",
        task="You have seen the mean of all sevens. Now make one for every digit. `X` has a picture in each row, and `Y` says for each of them which digit from 0 to `k - 1` was meant. Return an array with `k` rows: row 0 is the mean of all pictures of a 0, pixel by pixel, row 1 that of all pictures of a 1, and so on. Every digit occurs at least once. When it is right, look at all ten in a cell of your own: `plots.pixels(mean_pictures(X, Y, 10), alt='The mean pictures of the digits 0 to 9.')`.",
        section="A picture is an array",
        solution=mean_pictures,
        cases=[
            (pictures(4, 3), np.array([1, 0, 0, 1]), 2),
            (pictures(7, 4), np.array([2, 0, 1, 2, 2, 0, 2]), 3),
            (pictures(5, 2), np.array([1, 1, 0, 1, 1]), 2),
            (pictures(9, 6), np.array([3, 1, 0, 2, 3, 3, 1, 0, 3]), 4),
        ],
        hints=[
            "`Y == 0` is a mask with one entry for each picture. As an index it picks the rows of X that are a 0.",
            "The mean of these rows, pixel by pixel: along which axis?",
            "Do this for each digit in `range(k)`, collect the means in a list, and make one array of the list with `np.array`.",
        ],
        explanation="`X[Y == digit]` has a row for each picture of that digit. Its mean along axis 0 makes them disappear and leaves one number for each pixel: the mean picture. `np.array` makes a row of each of the `k` means.",
        mistakes=[
            Mistake(
                "The mean of all pictures is taken each time. Pick those of the digit first, by a mask.",
                ("X[Y == digit]", "X"),
            ),
            Mistake(
                "These are sums, not means: the more pictures a digit has, the larger its numbers.",
                (".mean(axis=0)", ".sum(axis=0)"),
            ),
            Mistake(
                "Each sum is divided by the number of all pictures. A mean divides by how many there are of that digit.",
                (".mean(axis=0)", ".sum(axis=0) / len(X)"),
            ),
            Mistake(
                "Axis 1 runs along the pixels of one picture, so each picture became one number. The pixels should stay: name the other axis.",
                ("axis=0", "axis=1"),
            ),
            Mistake(
                "Each digit has one number, the mean of all its pixels. Name the axis that should disappear, that of the pictures.",
                (".mean(axis=0)", ".mean()"),
            ),
            Mistake("The digits count from 0, up to k - 1.", ("range(k)", "range(1, k + 1)")),
            Mistake("The last digit is missing: `range(k)` already ends at k - 1.", ("range(k)", "range(k - 1)")),
            Mistake("The first digit, 0, is missing.", ("range(k)", "range(1, k)")),
            Mistake(
                "The mask picks all pictures that are not of the digit.",
                ("Y == digit", "Y != digit"),
            ),
            Mistake(
                "This takes the picture at the place of that number. You need all pictures for which Y says that digit, by a mask.",
                ("[X[Y == digit].mean(axis=0) for", "[X[digit] for"),
            ),
            Mistake(
                "This is the mean of the digits in Y. The mask belongs behind X: it picks pictures.",
                ("X[Y == digit]", "Y[Y == digit]"),
            ),
            Mistake(
                "The numbers are right, but each mean picture is a column. It should be a row: `np.array` makes rows.",
                ("np.array(means)", "np.column_stack(means)"),
            ),
            Mistake(
                "The mean pictures come one behind the other in a single row. `np.array` puts each into a row of its own.",
                ("np.array(means)", "np.concatenate(means)"),
            ),
            Mistake(
                "Only the mean picture of the last digit comes back. Collect them all.",
                ("np.array(means)", "means[-1]"),
            ),
            Mistake(
                "There is only one row, the mean picture of the last digit. Collect those of all digits before you return.",
                ("np.array(means)", "np.array(means[-1:])"),
            ),
            Mistake(
                "There is only one row, the mean picture of digit 0. Is the `return` inside the loop?",
                ("np.array(means)", "np.array(means[:1])"),
            ),
            Mistake(
                "There are always ten rows, but k says how many digits there are.",
                ("range(k)", "range(10)"),
            ),
            Mistake(
                "Each sum is divided by k, the number of digits. A mean divides by how many pictures there are of that digit.",
                (".mean(axis=0)", ".sum(axis=0) / k"),
            ),
            Mistake(
                "`X == digit` compares the grey values. Which digit a picture shows is in Y: the mask is `Y == digit`.",
                ("Y == digit", "X == digit"),
            ),
            Mistake(
                "`Y[digit]` is the entry of Y at that place, a single one. To find all pictures of a digit, compare the whole of Y with it.",
                ("X[Y == digit].mean(axis=0)", "X[Y[digit]]"),
            ),
            Mistake(
                "`Y[digit]` is the entry of Y at that place, a single one. To find all pictures of a digit, compare the whole of Y with it: `Y == digit`.",
                ("X[Y == digit]", "X[Y == Y[digit]]"),
            ),
            Mistake(
                "This is the largest value of each pixel, not its mean.",
                (".mean(axis=0)", ".max(axis=0)"),
            ),
            Mistake(
                "The mean of each pixel is taken over the means of all digits: one step too many.",
                ("np.array(means)", "np.mean(means, axis=0)"),
            ),
        ],
    ),
]
