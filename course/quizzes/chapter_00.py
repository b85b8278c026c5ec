from course.quizzes.question import ask, right, wrong

QUESTIONS = [
    ask(
        "mean-axis",
        "`A` has the shape (5, 3). What shape does `A.mean(axis=0)` have?",
        wrong(
            "(5,)",
            "That is `A.mean(axis=1)`, a mean for each row. The axis that you name disappears, and axis 0 is the one "
            "with the length 5.",
        ),
        wrong(
            "(1, 3)",
            "That is what `keepdims=True` would leave. Without it the axis disappears altogether.",
        ),
        right(
            "(3,)",
            "Axis 0, of length 5, disappears. What is left is a mean for each of the three columns.",
        ),
        wrong(
            "()",
            "A single number comes out where no axis is named: then the mean is taken over all fifteen entries.",
        ),
    ),
    ask(
        "row-view",
        "You write `row = A[0]` and then `row[:] = 0`. What does A hold in its row 0?",
        right(
            "Zeros.",
            "A row or a slice copies nothing. `row` is a window on the numbers of A, and `[:] =` writes into them. "
            "`A[0].copy()` would be a row of its own.",
        ),
        wrong(
            "What it held before, for `row` is an array of its own.",
            "That would be true of a slice of a Python list, `numbers[0:2]`, which is a copy. A row or a slice of an "
            "array is not.",
        ),
        wrong(
            "What it held before, for `=` only gives a name to something else.",
            "That is true of `row = 0`. With brackets, `row[:] = 0` writes into the array that `row` stands for.",
        ),
    ),
    ask(
        "minus-vector",
        "`A` has the shape (5, 3), and `v` the shape (5,). What does `A - v` give?",
        wrong(
            "Each column of A minus v.",
            "That may be what was meant, but shapes are aligned at the right: the 5 of v meets the 3 of A. As a column "
            "of shape (5, 1), v would fit.",
        ),
        right(
            "An error that names both shapes.",
            "Aligned at the right, 5 meets 3. They differ and neither is 1, so NumPy refuses and names (5,3) and (5,).",
        ),
        wrong(
            "An array of the shape (5, 3, 5), each entry of A minus each entry of v.",
            "For that, A would need a third axis, of length 1 and at the right, which NumPy could repeat. NumPy does "
            "not add one there of its own accord.",
        ),
    ),
    ask(
        "masked-mean",
        "`rain` and `grey` each have one entry for every day of a year. What is the mean rain of the days with `grey` "
        "above 0.5?",
        wrong(
            "`(grey > 0.5).mean()`",
            "That is the mean of the mask alone: the share of days that were grey. Rain does not occur in it.",
        ),
        wrong(
            "`(rain * (grey > 0.5)).mean()`",
            "The other days count as days without rain here, but they still count: the sum is divided by all days of "
            "the year.",
        ),
        right(
            "`rain[grey > 0.5].mean()`",
            "The mask picks the days, and the mean is taken over those that are left.",
        ),
        wrong(
            "`rain[grey] > 0.5`",
            "The index has to be the mask, so the comparison belongs inside the brackets. `grey` itself holds "
            "fractions, and an index cannot be a fraction.",
        ),
    ),
]
