"""The exercises of chapter 2, matrix operations."""

from array import array
from typing import Any

import numpy as np

from course.exercises.comparing import written
from course.exercises.exercise import Exercise, Mistake


def row_and_column(place, cols):
    """Return row i and column j of the entry at a place of the strip."""
    i = place // cols
    j = place % cols
    return i, j


def times_vector(data, rows, cols, x):
    """Return the list W x; data holds W (rows, cols), row after row."""
    result = []
    for i in range(rows):
        total = 0.0
        for j in range(cols):
            total += data[i * cols + j] * x[j]
        result.append(total)
    return result


def product(A, B, m, n, p):
    """Return C = A B as a flat list, for flat A (m, n) and B (n, p)."""
    C = [0.0] * (m * p)
    for i in range(m):
        for j in range(p):
            for k in range(n):
                C[i * p + j] += A[i * n + k] * B[k * p + j]
    return C


def layer_of_columns(X, W, b):
    """Return Z (n_out, n) for X (n_in, n), W (n_out, n_in), b (n_out,)."""
    return W @ X + b[:, None]


def broadcast_shape(a, b):
    """Return the shape of a + b for arrays of the shapes a and b."""
    length = max(len(a), len(b))
    a = (1,) * (length - len(a)) + a
    b = (1,) * (length - len(b)) + b
    shape = ()
    for p, q in zip(a, b):
        if p != q and p != 1 and q != 1:
            raise ValueError(f"{a} and {b} do not fit")
        shape += (q if p == 1 else p,)
    return shape


def shape_or_error(program: Any, a: tuple[int, ...], b: tuple[int, ...]) -> Any:
    """Return the shape as text, or that it was refused."""
    try:
        shape = program(a, b)
    except ValueError:
        return "ValueError"
    if isinstance(shape, Exception | type):
        return "an error that is returned"
    if isinstance(shape, tuple | list):
        return str(tuple(int(size) for size in shape))
    return shape


def check_two_products(program: Any) -> str:
    """Multiply two square matrices, and two that are not."""
    tests = [
        ("(2, 2) times (2, 2)", ([2.0, 3.0, -1.0, 4.0], [5.0, 0.5, 6.0, -2.0], 2, 2, 2), [28.0, -5.0, 19.0, -8.5]),
        ("(2, 3) times (3, 1)", ([2.0, 3.0, -1.0, 4.0, 5.0, 7.0], [0.5, 6.0, -2.0], 2, 3, 1), [21.0, 18.0]),
    ]
    lines = []
    for shapes, case, right in tests:
        found = program(*case)
        end = "as it should" if found == right else f"but {written(right)} is right"
        lines.append(f"{shapes} gives {written(found)}, {end}.")
    return "\n".join(lines)


def pair(program: Any, place: int, cols: int) -> Any:
    """Return row and column; an array of the two will do."""
    result = program(place, cols)
    return tuple(result) if isinstance(result, np.ndarray) and result.ndim == 1 else result


def plain(result: Any) -> Any:
    """Return a list for whatever holds numbers in a row."""
    return list(result) if isinstance(result, tuple | array | np.ndarray) else result


rng = np.random.default_rng(21)


def numbers(*shape: int) -> Any:
    return rng.integers(1, 20, size=shape) / 2 * rng.choice([-1, 1], size=shape)


def flat(rows: int, cols: int) -> list[float]:
    return numbers(rows * cols).tolist()


EXERCISES = [
    Exercise(
        id="row-and-column",
        title="The way back from a place",
        task="The entry in row $i$ and column $j$ lies at the place $i \\cdot \\text{cols} + j$. Go the other way: given a place and `cols`, which row and which column is it? All of them count from 0.",
        section="A matrix is one line of numbers",
        solution=row_and_column,
        use=pair,
        cases=[(5, 3), (7, 4), (11, 3), (12, 4), (3, 7), (129, 13)],
        hints=[
            "How many whole rows fit in front of the place? What is left over is the column.",
            "Python has `//` for whole division and `%` for what is left over.",
        ],
        explanation="Division with a remainder undoes the formula: $i$ is the quotient, and $j$ the remainder, which is always smaller than cols. Python's `divmod(place, cols)` returns both at once.",
        mistakes=[
            Mistake(
                "Row and column come in the wrong order, they have changed places: the row comes first.",
                ("return i, j", "return j, i"),
            ),
            Mistake(
                "`/` gives a fraction, but rows are whole: `//` divides and leaves the remainder away.",
                ("place // cols", "place / cols"),
            ),
            Mistake("Both count from 0, not from 1.", ("place // cols", "place // cols + 1"), ("% cols", "% cols + 1")),
            Mistake("The row counts from 0, not from 1.", ("place // cols", "place // cols + 1")),
            Mistake(
                "The places count from 0 already, so nothing has to be taken away.",
                ("place // cols", "(place - 1) // cols"),
                ("place % cols", "(place - 1) % cols"),
            ),
            Mistake(
                "For the column, i whole rows have to be taken away, and each of them has cols entries.",
                ("place % cols", "place - i"),
            ),
            Mistake(
                "The row is right. But the column is counted within its row, not from the start of the strip.",
                ("place % cols", "place"),
            ),
            Mistake(
                "`round` goes up as well. Only whole rows that lie in front count: `//` always rounds down.",
                ("place // cols", "round(place / cols)"),
            ),
            Mistake(
                "The rounded row goes up as well as down: only whole rows that lie in front count, as `//` counts them.",
                ("place // cols", "round(place / cols)"),
                ("place % cols", "place - i * cols"),
            ),
            Mistake(
                "A row is cols entries long, not cols - 1: the columns are numbered from 0 to cols - 1, and that makes cols of them.",
                ("place // cols", "place // (cols - 1)"),
                ("place % cols", "place % (cols - 1)"),
            ),
            Mistake(
                "It is right in the first two rows only. In further rows more than one whole row has to be taken away.",
                ("place // cols", "0 if place < cols else 1"),
                ("place % cols", "place - i * cols"),
            ),
            Mistake(
                "Where a new row begins, it is put at the end of the row before: a column has to be smaller than cols.",
                ("place // cols", "max(0, -(-place // cols) - 1)"),
                ("place % cols", "place - i * cols"),
            ),
            Mistake(
                "The remainder is the column. The row is how often cols fits in: `//`.",
                ("place // cols", "place % cols"),
            ),
            Mistake(
                "The whole quotient is the row. The column is what is left over: `%`.",
                ("place % cols", "place // cols"),
            ),
        ],
    ),
    Exercise(
        id="times-vector",
        title="A matrix times a vector, in plain Python",
        task="Compute $W x$ for one sample. The numbers of $W$ lie flat in `data`, row after row; `x` is a list of `cols` numbers. Use loops, not NumPy, and return a list of `rows` numbers.",
        section="Multiply: the triple loop",
        solution=times_vector,
        use=lambda program, *case: plain(program(*case)),
        cases=[
            ([2.0, -3.0], 1, 2, [4.0, 0.5]),
            (flat(2, 3), 2, 3, numbers(3).tolist()),
            (flat(4, 2), 4, 2, numbers(2).tolist()),
        ],
        hints=[
            "With only one column on the right, one of the three loops goes away.",
            "For each row: start a sum at 0, run along the row, add the products, and put the sum into the result.",
            "The entry of W in row i and column j is `data[i * cols + j]`.",
        ],
        explanation="A vector is a matrix with one column: $p = 1$, and the middle loop is left with a single round. Both strips are read without jumps, a row of $W$ and the whole of $x$.",
        mistakes=[
            Mistake(
                "The place is not right: a row is cols numbers long, so row i begins at i * cols.",
                ("i * cols + j", "i * rows + j"),
            ),
            Mistake(
                "This reads W column after column, as if it were transposed: it lies row after row, so j steps along a row, and i jumps from one row to the next.",
                ("i * cols + j", "j * rows + i"),
            ),
            Mistake("Every row reads the first one: where does row i begin?", ("i * cols + j", "j")),
            Mistake("Rows overlap: row i does not begin at i, but at i * cols.", ("i * cols + j", "i + j")),
            Mistake(
                "Each sum still holds those of the rows before it: start a new one for each row.",
                ("    result = []\n    for i", "    result = []\n    total = 0.0\n    for i"),
                ("        total = 0.0\n", "        pass\n"),
            ),
            Mistake(
                "The sum is stored at each step of the inner loop: wait until the row is done.",
                ("        result.append(total)", "            result.append(total)"),
            ),
            Mistake(
                "Only the last product is left of each row: add them up with `+=`.",
                ("total += data", "total = data"),
            ),
            Mistake(
                "One number comes back, the sum over all rows. There should be one for each row.",
                ("    return result", "    return sum(result)"),
            ),
            Mistake(
                "Each row stops one entry too early.",
                ("range(cols)", "range(cols - 1)"),
            ),
            Mistake(
                "Every weight of a row meets the same number of x. Weight j belongs to input j.",
                ("x[j]", "x[i]"),
            ),
            Mistake(
                "Only the first row arrives: the `return` stands inside the loop over the rows.",
                ("    return result", "        return result"),
            ),
            Mistake(
                "Only the last row is left: start the list before the loop, not anew in each round.",
                ("    result = []\n    for i in range(rows):\n", "    for i in range(rows):\n        result = []\n"),
            ),
            Mistake(
                "There is a sum for each column, as if W were transposed. There should be one number for each row, and x has a number for each column.",
                (
                    "        total = 0.0\n        for j in range(cols):\n            total += data[i * cols + j] * x[j]\n        result.append(total)",
                    "        result = result or [0.0] * cols\n        for j in range(cols):\n            result[j] += data[i * cols + j] * x[i]",
                ),
            ),
            Mistake("Weight and input are multiplied, not added.", ("j] * x[j]", "j] + x[j]")),
        ],
    ),
    Exercise(
        id="square-only",
        title="Find the bug: the product that passed its test",
        task="This program multiplies two matrices. Its author tried it on pairs of square matrices, and every result was right. Still there is a mistake in one place. Mend it.",
        section="Multiply: the triple loop",
        solution=product,
        use=lambda program, *case: plain(program(*case)),
        cases=[
            ([2.0, 3.0, -1.0, 4.0], [5.0, 0.5, 6.0, -2.0], 2, 2, 2),
            (flat(2, 3), flat(3, 4), 2, 3, 4),
            (flat(3, 4), flat(4, 2), 3, 4, 2),
            (flat(5, 2), flat(2, 3), 5, 2, 3),
        ],
        symptom=check_two_products,
        bug=Mistake("", ("A[i * n + k]", "A[i * p + k]")),
        hints=[
            "Write the shape of each of the three matrices beside its name: how long is a row of each?",
            "In each index the number after the `*` is the length of a row of *that* matrix.",
        ],
        explanation="$A$ has rows of length $n$, so row $i$ begins at $i \\cdot n$. In square matrices $n$ and $p$ are the same number, and any test with them passes. Here the wrong places even lie within the strip, so Python finds nothing to complain about. A test needs sizes that all differ.",
        mistakes=[
            Mistake(
                "That is not the length of a row of A, but the number of its rows.",
                ("A[i * n + k]", "A[i * m + k]"),
            ),
            Mistake(
                "A is mended, but now B is read with the wrong row length: a row of B has p entries.",
                ("B[k * p + j]", "B[k * n + j]"),
            ),
            Mistake(
                "A is mended, but now C is written with the wrong row length: a row of C has p entries.",
                ("C[i * p + j]", "C[i * n + j]"),
            ),
            Mistake(
                "The `+=` is lost: each entry of C is a sum of products, and here only the last of them is left.",
                ("+=", "="),
            ),
            Mistake(
                "Now A is read down its columns, as if it were transposed. Its rows are right, only their length was wrong.",
                ("A[i * n + k]", "A[k * m + i]"),
            ),
            Mistake(
                "Now B is read along its rows, as if it were transposed. Its index was right before.",
                ("B[k * p + j]", "B[j * n + k]"),
            ),
            Mistake(
                "Now the result is written down its columns, so it comes out transposed. The index of C was right before.",
                ("C[i * p + j]", "C[j * m + i]"),
            ),
        ],
    ),
    Exercise(
        id="columns-layer",
        title="A layer in the other convention",
        task="In a book you find the layer $Z = W X + b$, with samples in the columns of $X$. Write it in NumPy. `b` comes in the shape (n_out,), as everywhere in our code.",
        section="Samples as rows, samples as columns",
        solution=layer_of_columns,
        cases=[
            (numbers(2, 2), numbers(2, 2), numbers(2)),
            (numbers(2, 1), numbers(3, 2), numbers(3)),
            (numbers(3, 5), numbers(2, 3), numbers(2)),
        ],
        hints=[
            "What shape does `W @ X` have, and which of its axes are the neurons?",
            "Shapes are aligned at the right. Which shape must b have, so that it belongs to the rows of `W @ X`?",
        ],
        explanation="`W @ X` has a row for each neuron, so $b$ has to be a column, (n_out, 1). With as many samples as neurons, plain `+ b` raises no error: it gives each bias to a sample in place of a neuron. Equally right is `(X.T @ W.T + b).T`, which translates to rows and back.",
        mistakes=[
            Mistake(
                "The bias is added along the wrong axis: each neuron has one, and the neurons are the rows here. It has to stand up as a column, b[:, None].",
                ("b[:, None]", "b"),
            ),
            Mistake(
                "The sums are right, but they come out with samples as rows. Here each sample should stay a column.",
                ("W @ X + b[:, None]", "X.T @ W.T + b"),
            ),
            Mistake("The bias is missing.", (" + b[:, None]", "")),
            Mistake(
                "These are the outputs of a sigmoid. The task asks for the weighted sums Z only, without an activation.",
                ("W @ X + b[:, None]", "1 / (1 + np.exp(-(W @ X + b[:, None])))"),
            ),
            Mistake(
                "W is transposed, but it needs no transpose in this convention: its rows meet the columns of X.",
                ("W @ X", "W.T @ X"),
            ),
            Mistake(
                "That is the layer of samples as rows. Here the samples are the columns of X, so W stands on the left.",
                ("W @ X + b[:, None]", "X @ W.T + b"),
            ),
            Mistake(
                "X is transposed, but its columns are the samples already: each meets a row of W as it is.",
                ("W @ X", "W @ X.T"),
            ),
            Mistake(
                "These are no longer the sums: an activation is applied, which was not asked for.",
                ("W @ X + b[:, None]", "np.tanh(W @ X + b[:, None])"),
            ),
            Mistake(
                "`*` multiplies entry by entry. The product of two matrices is `@`.",
                ("W @ X", "W * X"),
            ),
            Mistake("The bias is subtracted, but should be added.", ("+ b[:, None]", "- b[:, None]")),
            Mistake(
                "Only the first bias is used, for all neurons.",
                ("b[:, None]", "b[0]"),
            ),
        ],
    ),
    Exercise(
        id="broadcast-shape",
        title="Broadcasting, by your own hand",
        task="Given two shapes as tuples, return the tuple that broadcasting makes of them. If they don't fit, `raise ValueError(...)`. Write the rules yourself, in plain Python.",
        section="Broadcasting: when shapes differ",
        solution=broadcast_shape,
        use=shape_or_error,
        cases=[
            ((3,), (3,)),
            ((4,), (1,)),
            ((1,), (6,)),
            ((3,), (2,)),
            ((4, 3), (3,)),
            ((5,), (4, 5)),
            ((4, 3), (4,)),
            ((4, 1), (4,)),
            ((2, 6), (2, 3)),
            ((7, 1, 5), (4, 1)),
            ((4, 2), ()),
            ((3, 1), (4, 3, 8)),
            ((2, 4, 1), (3, 5)),
        ],
        hints=[
            "First make both shapes equally long: how many ones are missing, and at which end do they belong? `(1,) * 2` is `(1, 1)`.",
            "Then walk along both with `zip`. When do two numbers fit?",
            "If the two differ and neither of them is 1, raise the error. Otherwise the result is the one that isn't 1, or either of them if they are equal.",
        ],
        explanation="The three rules are the three parts of the program: ones in front, the check, and the repeated axis. Taking the larger of two numbers that fit is right too, except for an axis of length 0, where a 1 becomes 0: repeated no times. NumPy has this function as `np.broadcast_shapes`.",
        mistakes=[
            Mistake(
                "The sizes come out in reverse order, the last one first.",
                ("    return shape", "    return shape[::-1]"),
            ),
            Mistake(
                "The ones are added at the end. Shapes are aligned at the right, so they belong in front.",
                ("(1,) * (length - len(a)) + a", "a + (1,) * (length - len(a))"),
                ("(1,) * (length - len(b)) + b", "b + (1,) * (length - len(b))"),
            ),
            Mistake(
                "Shapes of different lengths are compared from the left, and the longer one is cut off. Fill the shorter one up with ones, in front.",
                ("(1,) * (length - len(a)) + a", "a[:length]"),
                ("(1,) * (length - len(b)) + b", "b[:length]"),
            ),
            Mistake(
                "The numbers are compared at the right end, as they should be, but the longer shape is cut off: its front axes belong to the result.",
                ("max(len(a), len(b))", "min(len(a), len(b))"),
                ("(1,) * (length - len(a)) + a", "a[len(a) - length :]"),
                ("(1,) * (length - len(b)) + b", "b[len(b) - length :]"),
            ),
            Mistake(
                "It refuses shapes of different lengths. The shorter one is filled up with ones, in front.",
                (
                    "    length = max(len(a), len(b))\n",
                    "    length = max(len(a), len(b))\n    if len(a) != len(b):\n        raise ValueError\n",
                ),
            ),
            Mistake(
                "That is the rule of the matrix product, where the inner sizes meet. Broadcasting compares the shapes position by position.",
                ("    return shape", "    return a[:-1] + b[1:]"),
            ),
            Mistake(
                "Only the second shape is filled up with ones. The first may be the shorter one.",
                ("(1,) * (length - len(a)) + a", "a"),
            ),
            Mistake(
                "It refuses an axis of length 1 beside a longer one. A 1 fits to everything.",
                ("p != q and p != 1 and q != 1", "p != q"),
            ),
            Mistake(
                "Only a 1 in the second shape is allowed. It may stand in either.",
                ("p != q and p != 1 and q != 1", "p != q and q != 1"),
            ),
            Mistake(
                "Only a 1 in the first shape is allowed. It may stand in either.",
                ("p != q and p != 1 and q != 1", "p != q and p != 1"),
            ),
            Mistake(
                "It never refuses: two numbers that differ fit only if one of them is 1.",
                ("p != q and p != 1 and q != 1", "False"),
                ("q if p == 1 else p", "max(p, q)"),
            ),
            Mistake(
                "It lets any multiple pass. NumPy repeats an axis only if its length is 1.",
                ("p != q and p != 1 and q != 1", "p % q and q % p"),
                ("q if p == 1 else p", "max(p, q)"),
            ),
            Mistake(
                "The result has the numbers of the first shape, also where they are 1 and get repeated.",
                ("q if p == 1 else p", "p"),
            ),
            Mistake(
                "The smaller number is taken. The axis of length 1 is repeated up to the other one.",
                ("q if p == 1 else p", "min(p, q)"),
            ),
            Mistake(
                "Where the shapes don't fit, nothing comes back. Nobody would notice: raise a ValueError.",
                ('raise ValueError(f"{a} and {b} do not fit")', "return None"),
            ),
            Mistake(
                "Where the shapes don't fit, the error is returned. Write `raise` in place of `return`, so that it stops the caller.",
                ('raise ValueError(f"{a} and {b} do not fit")', 'return ValueError(f"{a} and {b} do not fit")'),
            ),
        ],
    ),
]
