"""The exercises of chapter 0, NumPy."""

import re
from typing import Any

import numpy as np

from course.exercises.comparing import difference, written
from course.exercises.exercise import Exercise, Mistake
from course.exercises.pictures import plots
from course.exercises.running import NoResult
from nnlib import datasets


def ink_shares(pictures, limit):
    """Return for each picture, one per row, the share of pixels above limit."""
    is_ink = pictures > limit
    return is_ink.mean(axis=1)


def umbrella_shares(evidence, points, limits):
    """Return for each person the share of days on which she takes an umbrella."""
    totals = evidence @ points.T
    takes = totals > limits
    return takes.mean(axis=0)


def row_shares(table):
    """Return the table with every entry divided by the sum of its row."""
    totals = table.sum(axis=1, keepdims=True)
    return table / totals


def draw_means(X, Y):
    """Return a picture of the mean of each digit, 0 to 9, from left to right."""
    means = [X[Y == digit].mean(axis=0) for digit in range(10)]
    return plots.pixels(means, alt="The mean pictures of the digits 0 to 9.")


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


def images_in(picture: Any) -> list[Any]:
    """Return the numbers of each image in a picture, of `plots` or of matplotlib; raises NoResult for anything else."""
    if picture is None:
        raise NoResult("Nothing comes back. Is there a `return` in front of what draws the picture?")
    axes: Any = getattr(picture, "axes", None)
    panels = axes if isinstance(axes, list) else [axes]
    if not all(hasattr(panel, "images") for panel in panels):
        kind = type(picture).__name__
        raise NoResult(f"Return the picture that `plots.pixels` makes; this is of the type {kind}.")
    return [np.asarray(image.get_array()) for panel in panels for image in panel.images]


def drawn(program: Any, X: Any, Y: Any) -> Any:
    """Return what a program draws; raises NoResult if it draws as many numbers as there are pictures of a digit."""
    try:
        return program(X.copy(), Y.copy())
    except ValueError as error:
        size = re.match(r"a picture has (\d+) pixels", str(error))
        counts = np.bincount(Y).tolist()
        if size is None or int(size[1]) not in counts:
            raise
        raise NoResult(
            f"What you draw has {size[1]} numbers, and {size[1]} is how many pictures of a "
            f"{counts.index(int(size[1]))} there are: a mean along axis 1 leaves one number for each picture. "
            "For a mean picture it is the pictures that have to disappear, and the pixels that stay."
        ) from None


def judged_means(program: Any, split: str) -> None:
    """Raise NoResult, with words, unless the ten images of a picture are the means of the ten digits."""
    X, Y = datasets.digits(split)
    images = images_in(drawn(program, X, Y))
    if len(images) == 1:
        raise NoResult(
            "There is one picture in what you drew, but there are ten digits. Is the `return` inside the loop?"
        )
    if len(images) != 10:
        raise NoResult(f"There are {len(images)} pictures in what you drew, but there are ten digits, 0 to 9.")
    means = [X[Y == digit].mean(axis=0).reshape(8, 8) for digit in range(10)]
    wrong = [digit for digit in range(10) if difference(means[digit], images[digit])]
    if wrong:
        digit = wrong[0]
        raise NoResult(
            advice_for(images, means, X, Y)
            or advice_for_own_data(images, split)
            or difference(
                means[digit], images[digit], f"Where the mean of all pictures of a {digit} belongs, the picture"
            )
        )


def advice_for(images: Any, means: Any, X: Any, Y: Any) -> str:
    """Return words for what was drawn in place of the means, if it can be told."""

    def are(others: Any) -> bool:
        return not any(difference(one, other) for one, other in zip(others, images))

    if are([mean.T for mean in means]):
        return "Rows and columns of each picture have changed places."
    if are(means[::-1]):
        return "The pictures are right, but they come in reverse order: 0 belongs at the left."
    if are([X.mean(axis=0).reshape(8, 8)] * 10):
        return "Each of the ten is the mean of all pictures. Pick those of the digit first, by a mask."
    if are([mean * (Y == digit).sum() for digit, mean in enumerate(means)]):
        return "These are sums, not means: the more pictures a digit has, the more ink it gets."
    if are([mean * (Y == digit).mean() for digit, mean in enumerate(means)]):
        return "Each sum is divided by the number of all pictures. A mean divides by how many there are of that digit."
    if are([X[Y == digit].max(axis=0).reshape(8, 8) for digit in range(10)]):
        return "This is the largest value of each pixel, not its mean."
    if all(np.size(image) == 1 for image in images):
        return (
            "Each of the ten is a single number: without an axis, `mean` takes all pixels of all pictures of the digit."
        )
    if all(np.size(image) == 64 and (X == np.ravel(image)).all(axis=1).any() for image in images):
        return "These are single pictures. For the mean of a digit, pick all of its pictures, by a mask."
    return ""


def advice_for_own_data(images: Any, split: str) -> str:
    """Return words for the right means of another part of the data than the program was given."""
    for other in {"train", "validation"} - {split}:
        X, Y = datasets.digits(other)
        if not any(difference(X[Y == digit].mean(axis=0).reshape(8, 8), images[digit]) for digit in range(10)):
            return (
                f"These are the means of all pictures of {other!r}, but X and Y hold others here. Take the pictures "
                "that the function is given, in X and Y."
            )
    return ""


rng = np.random.default_rng(5)


def pictures(n: int, pixels: int) -> Any:
    return rng.integers(0, 17, size=(n, pixels)).astype(float)


def amounts(rows: int, columns: int) -> Any:
    return rng.integers(1, 20, size=(rows, columns)) / 2


def eighths(rows: int, columns: int) -> Any:
    return rng.integers(0, 9, size=(rows, columns)) / 8


EXERCISES = [
    Exercise(
        id="ink-shares",
        title="How much ink?",
        task=r"""Here is a question that is answered with a mask and a mean. A table has the rain of two days, one in each row, in three towns, one in each column. What share of the days was wet, in each town?

```python
rain = np.array([[11.0, 0.0, 3.0], [0.5, 0.0, 0.0]])
is_wet = rain > 0
print(is_wet.mean(axis=0))  # [1.  0.  0.5]
```

Now `pictures` has a picture in each row. Call a pixel ink if its grey value is above `limit`. What share of its pixels is ink, in each picture? The result has one number for each picture, from 0 to 1. The last step is left open: put it where the dots are.""",
        section="Along an axis",
        solution=ink_shares,
        blanks=["is_ink.mean(axis=1)"],
        cases=[
            (np.array([[0.0, 7.0, 16.0, 3.0], [9.0, 8.0, 12.0, 7.0]]), 7.0),
            (pictures(3, 5), 4.0),
            (pictures(2, 9), 11.5),
            (pictures(6, 16), 2.0),
            (np.array([[5.0, 9.0, 0.0], [1.0, 5.0, 5.0]]), 4.9995),
        ],
        hints=[
            "`is_ink` is a mask of the same shape as `pictures`, and True counts as 1. What is its mean?",
            "There should be one number for each row. Which axis has to disappear? In the example it was the other one.",
        ],
        explanation="The comparison gives True for ink, and the mean of a mask is the share of True. Axis 1 runs along the pixels of one picture, so it is the one to name: it disappears, and one number for each row is left. In the example the rows were the days, and they had to disappear.",
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
                ("is_ink.mean", "(~is_ink).mean"),
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
                ("is_ink.mean", "pictures.mean"),
            ),
            Mistake(
                "This adds the grey values of the ink. Each pixel above the limit should count as 1, however dark it is: take the mean of the mask itself.",
                ("is_ink.mean", "(pictures * is_ink).mean"),
            ),
            Mistake(
                "That is how much of the grey lies in the ink. Each pixel above the limit should count as 1, however dark it is, and be compared with the number of pixels.",
                ("is_ink.mean(axis=1)", "(pictures * is_ink).sum(axis=1) / pictures.sum(axis=1)"),
            ),
            Mistake(
                "That is the mean grey value of the ink in each picture. Each pixel above the limit should count as 1, however dark it is: take the mean of the mask itself.",
                ("is_ink.mean(axis=1)", "(pictures * is_ink).sum(axis=1) / is_ink.sum(axis=1)"),
            ),
            Mistake(
                "This is the mask, with True or False for each pixel. One step is missing: the mean along each row.",
                (".mean(axis=1)", ""),
            ),
            Mistake(
                "A mask as an index picks the grey values above the limit, from all pictures at once. To count them, use the mask itself.",
                ("is_ink.mean(axis=1)", "pictures[is_ink].mean()"),
            ),
            Mistake(
                "The grey values are divided by the limit, but not compared with it.",
                ("pictures > limit", "pictures / limit"),
            ),
            Mistake(
                "The mean grey value is compared, so each picture gets only True or False. First compare each pixel, then take the mean.",
                ("is_ink.mean(axis=1)", "pictures.mean(axis=1) > limit"),
            ),
        ],
    ),
    Exercise(
        id="umbrella-shares",
        title="Who takes an umbrella?",
        task=r"""One person, four days. A grey sky is worth 2 points to her, the forecast 3, and with more than 2.5 points she takes an umbrella. That is half of the days:

```python
evidence = np.array([[0.9, 0.4], [0.1, 0.2], [1.0, 1.0], [0.0, 0.7]])
total = evidence @ np.array([2.0, 3.0])
print((total > 2.5).mean())  # 0.5
```

Now several people look at the same days. To each of them the sky and the forecast are worth something else: `points` has a row for each person, with a number for each column of `evidence`. `limits` has one number for each person, and she takes an umbrella on the days on which she has more points than her limit. On what share of the days does each of them take one? Two steps are left open.""",
        section="Products of tables",
        solution=umbrella_shares,
        blanks=["evidence @ points.T", "takes.mean(axis=0)"],
        cases=[
            (np.array([[0.0, 1.0], [0.5, 0.25]]), np.array([[1.0, 4.0], [2.0, 3.0]]), np.array([2.0, 1.0])),
            (
                np.array([[1.0, 0.5], [0.0, 0.25], [0.5, 1.0]]),
                np.array([[2.0, 4.0], [1.0, 0.0]]),
                np.array([3.5, 0.5]),
            ),
            (eighths(4, 2), np.array([[2.0, 3.0], [1.0, 1.0], [4.0, 0.5]]), np.array([2.5, 0.75, 1.5])),
            (eighths(5, 3), np.array([[1.0, 2.0, 2.0], [3.0, 0.5, 1.0]]), np.array([2.0, 1.75])),
            (np.array([[0.5, 1.0], [1.0, 0.25]]), np.array([[1.0, 2.0]]), np.array([2.4995])),
        ],
        hints=[
            "Every day meets every person: the totals have a row for each day and a column for each person. What are the shapes of `evidence` and of `points`, and what has to be done so that the two numbers in the middle agree?",
            "The rows of `points` are the people. In a product, the right table is read by its columns, so turn it on its side.",
            "`takes` is a mask with a row for each day. The shares are one number for each person: which axis disappears?",
        ],
        explanation="(days, 2) with (2, people) gives (days, people), so `points` needs its transpose. `limits` has the shape (people,), and aligned at the right it lines up with the columns: every day is compared with all limits. The mean over axis 0, the days, leaves a share for each person. A person with her points and her limit is what [chapter 1](01_neuron.ipynb) calls a neuron, and all of them together are a layer.",
        mistakes=[
            Mistake(
                "The product lets the rows of `evidence` meet the columns of `points`. A person's points are a row of it: turn it on its side with `.T`.",
                ("points.T", "points"),
            ),
            Mistake(
                "Two steps are wrong. A person's points are a row of `points`, and the product meets its columns: turn it on its side with `.T`. And the mean takes the people together, for each day: the axis that you name disappears, and the days are axis 0.",
                ("points.T", "points"),
                ("axis=0", "axis=1"),
            ),
            Mistake(
                "`*` multiplies entry by entry, and adds nothing up. A total is a sum of products: that is what `@` makes.",
                ("evidence @ points.T", "evidence * points"),
            ),
            Mistake(
                "The totals have a row for each person here, and a column for each day. But `limits` is aligned at the right, with the columns: so each limit is compared with the totals of a day, not with those of its person.",
                ("evidence @ points.T", "points @ evidence.T"),
                ("axis=0", "axis=1"),
            ),
            Mistake(
                "That is a share of the people for each day. The axis that you name disappears, and the days are axis 0.",
                ("axis=0", "axis=1"),
            ),
            Mistake(
                "That is one share for everybody and all days together. With an axis, `mean` gives one for each person.",
                ("axis=0", ""),
            ),
            Mistake(
                "These are the numbers of days, not their shares: divide by how many days there are, or take the mean.",
                ("mean", "sum"),
            ),
            Mistake(
                "The counts are divided by the number of people. A share of the days is the count divided by the number of days.",
                (".mean(axis=0)", ".sum(axis=0) / len(points)"),
            ),
            Mistake(
                "A total exactly at the limit is not above it, and there is no umbrella that day.",
                ("> limits", ">= limits"),
            ),
            Mistake("These are the days without an umbrella.", ("> limits", "< limits")),
            Mistake(
                "This is the mask, with True or False for each day and person. One step is missing: the mean over the days.",
                (".mean(axis=0)", ""),
            ),
            Mistake(
                "These are the mean points of each person. Compare with the limits first: the mask is what to take the mean of.",
                ("takes.mean", "totals.mean"),
            ),
            Mistake(
                "The mean points are compared, so that each person gets only True or False. First compare each day, then take the mean.",
                ("takes.mean(axis=0)", "totals.mean(axis=0) > limits"),
            ),
            Mistake(
                "All limits are the same here, that of the first person. Each person has her own.",
                ("> limits", "> limits[0]"),
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
                "An entry in column 0 is divided by the sum of row 0, whatever its own row is: aligned at the right, the totals meet the columns. Each of them should stand beside its own row.",
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
        id="drawn-means",
        title="A picture: the mean of each digit",
        task=r"""You have seen the mean of all sevens. Now draw that of every digit. `X` has a picture in each row, and `Y` says which digit each of them is. Return a picture with the ten means in it, from 0 at the left to 9 at the right: `plots.pixels(means, alt="The mean pictures of the digits 0 to 9.")` draws a list of ten pictures, each a strip of 64 numbers. (`alt` says what can be seen, for those who cannot see it, in a sentence of at least 30 characters.)

The check looks at the numbers in what you drew. To see it yourself, write `draw_means(X, Y)` as the last line of the cell. But say first, *before you look*: which digits will be sharp, and which blurred?""",
        section="A picture is an array",
        solution=draw_means,
        use=judged_means,
        is_design=True,
        cases=[("train",), ("validation",)],
        hints=[
            "`Y == 0` is a mask with one entry for each picture. As an index it picks the rows of X that are a 0.",
            "The mean of these rows, pixel by pixel: along which axis?",
            "Do this for each digit in `range(10)`, and collect the means in a list.",
        ],
        explanation="`X[Y == digit]` has a row for each picture of that digit. Its mean along axis 0 makes them disappear and leaves one number for each pixel: the mean picture. How blurred it is can be measured, too. Take the difference of each picture from the mean of its digit, square it, and add up over the pixels: on average that is 410 for the zeros and 905 for the ones, the least and the most of all ten digits. Compare twenty zeros, `plots.pixels(X[Y == 0][:20], alt='Twenty zeros, each written by hand.')`, with twenty ones.",
        mistakes=[
            Mistake(
                "Each of the ten is the mean of all pictures. Pick those of the digit first, by a mask.",
                ("X[Y == digit]", "X"),
            ),
            Mistake(
                "These are sums, not means: the more pictures a digit has, the more ink it gets.",
                (".mean(axis=0)", ".sum(axis=0)"),
            ),
            Mistake(
                "Each sum is divided by the number of all pictures. A mean divides by how many there are of that digit.",
                (".mean(axis=0)", ".sum(axis=0) / len(X)"),
            ),
            Mistake(
                "There are 9 pictures in what you drew, but there are ten digits, 0 to 9.",
                ("range(10)", "range(9)"),
            ),
            Mistake(
                "There is one picture in what you drew, but there are ten digits. Is the `return` inside the loop?",
                ("range(10)", "range(1)"),
            ),
            Mistake(
                "What you draw has 118 numbers, and 118 is how many pictures of a 0 there are: a mean along axis 1 leaves one number for each picture. For a mean picture it is the pictures that have to disappear, and the pixels that stay.",
                (".mean(axis=0)", ".mean(axis=1)"),
            ),
            Mistake(
                "These are the means of all pictures of 'train', but X and Y hold others here. Take the pictures that the function is given, in X and Y.",
                (
                    "    means = [",
                    '    X, Y = datasets.digits("train")\n    means = [',
                ),
            ),
            Mistake(
                "The pictures are right, but they come in reverse order: 0 belongs at the left.",
                ("range(10)", "range(9, -1, -1)"),
            ),
            Mistake(
                "These are single pictures. For the mean of a digit, pick all of its pictures, by a mask.",
                ("X[Y == digit].mean(axis=0)", "X[digit]"),
            ),
            Mistake(
                "Each of the ten is a single number: without an axis, `mean` takes all pixels of all pictures of the digit.",
                (".mean(axis=0)", ".mean()"),
            ),
            Mistake(
                "Rows and columns of each picture have changed places.",
                (".mean(axis=0)", ".mean(axis=0).reshape(8, 8).T"),
            ),
            Mistake("This is the largest value of each pixel, not its mean.", (".mean(axis=0)", ".max(axis=0)")),
            Mistake(
                "Return the picture that `plots.pixels` makes; this is of the type list.",
                ('plots.pixels(means, alt="The mean pictures of the digits 0 to 9.")', "means"),
            ),
            Mistake(
                "Nothing comes back. Is there a `return` in front of what draws the picture?",
                ("return plots", "plots"),
            ),
        ],
    ),
]
