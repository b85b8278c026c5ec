from course.quizzes.question import ask, right, wrong

QUESTIONS = [
    ask(
        "picture-sums",
        "`X` holds 500 pictures of 64 pixels, one in each row. `W` holds the weights of ten neurons, one neuron in "
        "each row. Which product gives a row of ten sums for every picture?",
        wrong(
            "`X @ W`",
            "(500, 64) and (10, 64): rows of 64 numbers would meet columns of 10. NumPy refuses.",
        ),
        right(
            "`X @ W.T`",
            "(500, 64) times (64, 10): the 64 in the middle agrees and disappears, and (500, 10) is left, a row of ten "
            "sums for every picture.",
        ),
        wrong(
            "`W @ X.T`",
            "(10, 64) times (64, 500) has the same sums, but in the shape (10, 500): a column for every picture. That "
            "is the other convention.",
        ),
        wrong(
            "`X.T @ W`",
            "(64, 500) and (10, 64): the sizes in the middle, 500 and 10, do not agree.",
        ),
    ),
    ask(
        "column-minus-row",
        "`Y_hat` has the shape (8, 1) and `Y` the shape (8,). What is `np.mean((Y_hat - Y) ** 2)`?",
        wrong(
            "An error: the two shapes differ.",
            "Different shapes are often allowed. Aligned at the right, 1 meets 8 and fits, and 8 meets a missing "
            "number, which counts as 1.",
        ),
        wrong(
            "The mean of eight squared differences: both hold eight numbers, and NumPy pairs them.",
            "NumPy pairs axes, not numbers, and it aligns them at the right. The 8 of Y is below the 1 of "
            "Y_hat, not below its 8.",
        ),
        right(
            "A mean over 64 differences.",
            "The result of the subtraction is (8, 8), each answer minus each label. Only the eight on the "
            "diagonal were meant.",
        ),
    ),
    ask(
        "twice-everything",
        "Twice as many samples, twice as many inputs, twice as many neurons: by which factor does the number of "
        "multiplications grow?",
        wrong("2", "Doubling one of the three sizes does that. Here all three are doubled."),
        wrong("4", "That is how much larger W and X become. But each of their numbers is also used twice as often."),
        wrong("6", "The three factors of 2 are multiplied, not added."),
        right("8", "The product takes p · q · r multiplications, so 2 · 2 · 2 times as many."),
    ),
    ask(
        "transposed-view",
        "`W` has the shape (3, 2). You write `V = W.T` and then `V[1, 2] = 7`. What does W hold now?",
        right(
            "7 at `W[2, 1]`.",
            "V is the same strip of memory, read in another order. Its row 1, column 2 is row 2, column 1 of W.",
        ),
        wrong(
            "What it held before: V is a matrix of its own.",
            "That is true of a table that you fill by a loop. NumPy's `.T` copies nothing. For numbers of your own, "
            "write `W.T.copy()`.",
        ),
        wrong(
            "7 at `W[1, 2]`.",
            "W has no column 2. The transposed matrix has rows where W has columns, so both indices change places.",
        ),
    ),
    ask(
        "number-per-row",
        "`Z` has the shape (4, 3), and `v` has the shape (4,), one number for each row. How do you add each number to "
        "its own row?",
        wrong(
            "`Z + v`",
            "Aligned at the right, the 4 of v is below the 3 of Z. They differ and neither is 1, so NumPy refuses. In "
            "a square Z it would not refuse, and would add the numbers to the columns.",
        ),
        wrong(
            "`Z + v.T`",
            "A transpose changes the places of rows and columns. v has a single axis, so `v.T` is v once more.",
        ),
        right(
            "`Z + v[:, None]`",
            "(4, 1) below (4, 3): the 4s agree, and the axis of length 1 is repeated. So each number meets its own "
            "row.",
        ),
    ),
]
