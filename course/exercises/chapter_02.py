"""The exercises of chapter 2, matrix operations."""

from array import array
from types import CodeType
from typing import Any

import numpy as np

from course.exercises.comparing import written
from course.exercises.exercise import Exercise, Mistake
from course.exercises.running import NoResult
from course.exercises.sources import code_of
from nnlib import datasets


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


def product(A, B, p, q, r):
    """Return C = A B as a flat list, for flat A (p, q) and B (q, r)."""
    C = [0.0] * (p * r)
    for i in range(p):
        for j in range(r):
            for k in range(q):
                C[i * r + j] += A[i * q + k] * B[k * r + j]
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


def drawn_by_hand():
    """Return weights w (64,) and a bias b: z > 0 says 8, else 3."""
    w = np.zeros((8, 8))
    w[2:6, 2:4] = 1
    b = -58
    return w.reshape(64), b


PAIR = (3, 8)
ENOUGH = 214


def names_in(code: CodeType) -> set[str]:
    """Return the names that a piece of code, and the functions inside it, take from elsewhere."""
    inner = [names_in(one) for one in code.co_consts if isinstance(one, CodeType)]
    return set(code.co_names).union(*inner)


def without_numpy(program: Any, advice: str) -> None:
    """Raise NoResult if a program lets NumPy do the work."""
    if any({"np", "numpy"} & names_in(code) for code in code_of(program)):
        raise NoResult(f"NumPy does the work here. {advice}")


def product_of(program: Any, *case: Any) -> Any:
    without_numpy(program, "Write the loops yourself: that is what you practise here.")
    return plain(program(*case))


def do_fit(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    """Tell whether NumPy broadcasts two shapes."""
    try:
        np.broadcast_shapes(a, b)
    except ValueError:
        return False
    return True


def shape_or_error(program: Any, a: tuple[int, ...], b: tuple[int, ...]) -> Any:
    """Return the shape as text, or that it was refused."""
    without_numpy(program, "Write the three rules yourself, in plain Python.")
    try:
        shape = program(a, b)
    except ValueError:
        return "ValueError"
    except Exception as error:
        if do_fit(a, b):
            raise
        raise NoResult(
            f"It stops with {type(error).__name__}. Where the shapes don't fit, a ValueError is needed, as NumPy "
            "raises it."
        ) from None
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


def judged_drawing(program: Any) -> None:
    """Raise NoResult, with words, if weights and bias tell too few of the 3s and 8s apart."""
    w, b = weights_and_bias(program())
    pictures, labels = datasets.digits("train")
    of_pair = np.isin(labels, PAIR)
    pictures, is_eight = pictures[of_pair], labels[of_pair] == PAIR[1]
    says_eight = pictures @ w + b > 0
    right = int((says_eight == is_eight).sum())
    if right >= ENOUGH:
        return
    threes, eights = int((says_eight & ~is_eight).sum()), int((~says_eight & is_eight).sum())
    raise NoResult(
        f"It is right on {right} of {len(pictures)} pictures, and {ENOUGH} are needed. It takes {threes} of the "
        f"{int((~is_eight).sum())} threes for an 8, and {eights} of the {int(is_eight.sum())} eights for a 3. "
        f"{advice_for(w, b, pictures, is_eight)}"
    )


def weights_and_bias(made: Any) -> tuple[Any, float]:
    """Return weights (64,) and a bias from what a learner's program gives back."""
    if made is None:
        raise NoResult("Nothing comes back. Two things are needed: `return w, b`.")
    if not isinstance(made, tuple | list) or len(made) != 2:
        raise NoResult("Two things are needed, `return w, b`: 64 weights and one bias.")
    w, b = (np.asarray(part) for part in made)
    if w.size == 1 and b.size == 64:
        raise NoResult("The two come back in the wrong order: the weights come first, and the bias second.")
    if w.shape == (8, 8):
        raise NoResult(
            "The weights have the shape (8, 8), but a picture arrives as a strip of 64 numbers: flatten them in the "
            "same order, with w.reshape(64)."
        )
    if w.shape != (64,):
        raise NoResult(f"The weights have the shape {w.shape}, but need (64,): one for each pixel.")
    if b.size != 1:
        raise NoResult(f"The bias has the shape {b.shape}, but has to be one number.")
    if w.dtype.kind not in "bif" or b.dtype.kind not in "bif" or not (np.isfinite(w).all() and np.isfinite(b).all()):
        raise NoResult("Weights and bias have to be finite numbers.")
    return w.astype(float), float(b.reshape(()))


def advice_for(w: Any, b: float, pictures: Any, is_eight: Any) -> str:
    """Return words for what can be seen in weights that tell too few pictures apart."""
    sums = pictures @ w

    def right(sums: Any, b: float) -> int:
        return int(((sums + b > 0) == is_eight).sum())

    def best(sums: Any) -> int:
        return max(right(sums, -limit) for limit in np.unique(sums))

    if not w.any():
        return "All weights are 0, so every picture gets the same answer."
    if right(-sums, -b) >= ENOUGH:
        return "It is the other way round: z > 0 has to say 8. Reverse the sign of the weights and of the bias."
    if best(sums) >= ENOUGH:
        return (
            "The weights are good enough, and only the bias is not: print the sums `pictures @ w` of a few threes and "
            "of a few eights, and let the bias put zero between them."
        )
    turned = pictures @ w.reshape(8, 8).T.reshape(64)
    if best(turned) >= ENOUGH:
        return "Rows and columns of the drawing have changed places: the strip holds row after row."
    return "Where does an 8 have ink, and a 3 has none? Put positive weights there."


rng = np.random.default_rng(21)


def numbers(*shape: int) -> Any:
    return rng.integers(1, 20, size=shape) / 2 * rng.choice([-1, 1], size=shape)


def flat(rows: int, cols: int) -> list[float]:
    return numbers(rows * cols).tolist()


EXERCISES = [
    Exercise(
        id="row-and-column",
        title="The way back from a place",
        task=r"The entry in row $i$ and column $j$ is at place $i \cdot \text{cols} + j$. Go the other way: given a place and `cols`, which row and which column is it? All of them count from 0. In a picture of 8 by 8 pixels, for instance, place 19 is row 2, column 3.",
        section="A picture is a strip of 64 numbers",
        solution=row_and_column,
        use=pair,
        cases=[(5, 3), (7, 4), (11, 3), (12, 4), (3, 7), (129, 13)],
        hints=[
            "How many whole rows fit in front of the place? What is left over is the column.",
            "Python has `//` for whole division and `%` for what is left over.",
        ],
        explanation="Division with a remainder undoes the formula: $i$ is the quotient, and $j$ is the remainder, always smaller than cols. Python's `divmod(place, cols)` returns both at once.",
        mistakes=[
            Mistake(
                "Row and column come in the wrong order, they have changed places: the row comes first.",
                ("return i, j", "return j, i"),
            ),
            Mistake(
                "`/` gives a fraction, but rows are whole: `//` divides and drops the remainder.",
                ("place // cols", "place / cols"),
            ),
            Mistake("Both count from 0, not from 1.", ("place // cols", "place // cols + 1"), ("% cols", "% cols + 1")),
            Mistake("The row counts from 0, not from 1.", ("place // cols", "place // cols + 1")),
            Mistake(
                "The places count from 0 already, so nothing has to be subtracted.",
                ("place // cols", "(place - 1) // cols"),
                ("place % cols", "(place - 1) % cols"),
            ),
            Mistake(
                "For the column, subtract i whole rows, and each of them has cols entries.",
                ("place % cols", "place - i"),
            ),
            Mistake(
                "The row is right. But the column is counted within its row, not from the start of the strip.",
                ("place % cols", "place"),
            ),
            Mistake(
                "`round` also rounds up. Only whole rows in front of the place count: `//` always rounds down.",
                ("place // cols", "round(place / cols)"),
            ),
            Mistake(
                "The row is rounded up as well as down: only whole rows in front of the place count, as `//` counts them.",
                ("place // cols", "round(place / cols)"),
                ("place % cols", "place - i * cols"),
            ),
            Mistake(
                "A row is cols entries long, not cols - 1: the columns are numbered from 0 to cols - 1, and that makes cols of them.",
                ("place // cols", "place // (cols - 1)"),
                ("place % cols", "place % (cols - 1)"),
            ),
            Mistake(
                "It is right in the first two rows only. In the rows after them, more than one whole row has to be subtracted.",
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
        title="Deeper: A matrix times a vector, in plain Python",
        task="You know the strip well when you can multiply on it; nothing later needs this exercise. Compute $W x$ for one sample. The numbers of $W$ lie flat in `data`, row after row; `x` is a list of `cols` numbers. Use loops, not NumPy, and return a list of `rows` numbers. With one row and 64 columns, this is the neuron that looks at a digit.",
        section="Deeper: The three operations by hand",
        solution=times_vector,
        use=product_of,
        cases=[
            ([2.0, -3.0], 1, 2, [4.0, 0.5]),
            (flat(2, 3), 2, 3, numbers(3).tolist()),
            (flat(4, 2), 4, 2, numbers(2).tolist()),
        ],
        hints=[
            "With only one column on the right, one of the three loops disappears.",
            "For each row: start a sum at 0, run along the row, add the products, and put the sum into the result.",
            "The entry of W in row i and column j is `data[i * cols + j]`.",
        ],
        explanation="A vector is a matrix with one column, so r is 1, and the middle loop has a single round left. Both strips are read without jumps: a row of $W$, and the whole of $x$.",
        mistakes=[
            Mistake(
                "The place is not right: a row is cols numbers long, so row i begins at i * cols.",
                ("i * cols + j", "i * rows + j"),
            ),
            Mistake(
                "This reads W column after column, as if it were transposed. It is stored row after row: j steps along a row, and i jumps from one row to the next.",
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
                "Only the first row arrives: the `return` is inside the loop over the rows.",
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
            Mistake(
                "NumPy does the work here. Write the loops yourself: that is what you practise here.",
                ("    return result", "    return list(np.reshape(data, (rows, cols)) @ x)"),
            ),
        ],
    ),
    Exercise(
        id="square-only",
        title="Find the bug: the product that passed its test",
        task=r"This program multiplies two matrices that are kept as strips, row after row, as in the figure: the entry in row $i$ and column $j$ is at place $i \cdot \text{cols} + j$. Its author tried it on pairs of square matrices, and every result was right. Yet there is a mistake in one place. Fix it.",
        section="The product by hand",
        solution=product,
        use=lambda program, *case: plain(program(*case)),
        cases=[
            ([2.0, 3.0, -1.0, 4.0], [5.0, 0.5, 6.0, -2.0], 2, 2, 2),
            (flat(2, 3), flat(3, 4), 2, 3, 4),
            (flat(3, 4), flat(4, 2), 3, 4, 2),
            (flat(5, 2), flat(2, 3), 5, 2, 3),
        ],
        symptom=check_two_products,
        bug=Mistake("", ("A[i * q + k]", "A[i * r + k]")),
        hints=[
            "Write the shape of each of the three matrices beside its name: how long is a row of each?",
            "In each index the number after the `*` is the length of a row of *that* matrix.",
        ],
        explanation=r"$A$ has rows of length $q$, so row $i$ begins at $i \cdot q$. In square matrices q and r are the same number, and any test with them passes. In the second pair of the message below the cell, even the wrong places are within the strip, so Python has nothing to complain about. A test needs sizes that all differ.",
        mistakes=[
            Mistake(
                "That is not the length of a row of A, but the number of its rows.",
                ("A[i * q + k]", "A[i * p + k]"),
            ),
            Mistake(
                "A is fixed, but now B is read with the wrong row length: a row of B has r entries.",
                ("B[k * r + j]", "B[k * q + j]"),
            ),
            Mistake(
                "A is fixed, but now C is written with the wrong row length: a row of C has r entries.",
                ("C[i * r + j]", "C[i * q + j]"),
            ),
            Mistake(
                "The `+=` has become `=`: each entry of C is a sum of products, and here only the last of them is left.",
                ("+=", "="),
            ),
            Mistake(
                "Now A is read down its columns, as if it were transposed. Reading along its rows was right, only their length was wrong.",
                ("A[i * q + k]", "A[k * p + i]"),
            ),
            Mistake(
                "Now B is read along its rows, as if it were transposed. Its index was right before.",
                ("B[k * r + j]", "B[j * q + k]"),
            ),
            Mistake(
                "Now the result is written down its columns, so it comes out transposed. The index of C was right before.",
                ("C[i * r + j]", "C[j * p + i]"),
            ),
        ],
    ),
    Exercise(
        id="columns-layer",
        title="Deeper: A layer in the other convention",
        task="You can read the other convention when you can write in it; nothing later needs this exercise. A book has the layer $Z = W X + b$, with samples in the columns of $X$. Write it in NumPy. `b` comes in the shape (n_out,), as everywhere in our code.",
        section="Deeper: Samples as rows, samples as columns",
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
        explanation="`W @ X` has a row for each neuron, so $b$ has to be a column, (n_out, 1). With as many samples as neurons, a plain `+ b` raises no error: it gives each bias to a sample instead of a neuron. Equally right is `(X.T @ W.T + b).T`, which translates to rows and back.",
        mistakes=[
            Mistake(
                "The bias is added along the wrong axis: each neuron has one, and the neurons are the rows here. Make it a column, b[:, None].",
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
                "That is the layer of samples as rows. Here the samples are the columns of X, so W is on the left.",
                ("W @ X + b[:, None]", "X @ W.T + b"),
            ),
            Mistake(
                "X is transposed, but its columns are samples already: each meets a row of W as it is.",
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
        title="Deeper: Broadcasting by your own rules",
        task="You know broadcasting well when you can write it; nothing later needs this exercise. Given two shapes as tuples, return the tuple that broadcasting makes of them. If they don't fit, raise a ValueError, with `raise ValueError(...)`. Write the rules yourself, in plain Python.",
        section="Add the bias: broadcasting",
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
        explanation="The three rules are the three parts of the program: ones in front, the check, and the repeated axis. Taking the larger of two numbers that fit is right too, except for an axis of length 0: a 1 beside it becomes 0. NumPy has this function as `np.broadcast_shapes`.",
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
                "It refuses an axis of length 1 beside a longer one. A 1 fits everything.",
                ("p != q and p != 1 and q != 1", "p != q"),
            ),
            Mistake(
                "Only a 1 in the second shape is allowed. It may be in either.",
                ("p != q and p != 1 and q != 1", "p != q and q != 1"),
            ),
            Mistake(
                "Only a 1 in the first shape is allowed. It may be in either.",
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
                "The result has the numbers of the first shape, even where they are 1 and the axis is repeated.",
                ("q if p == 1 else p", "p"),
            ),
            Mistake(
                "The smaller number is taken. The axis of length 1 is repeated up to the other one.",
                ("q if p == 1 else p", "min(p, q)"),
            ),
            Mistake(
                "Where the shapes don't fit, nothing comes back, and nobody would notice: raise a ValueError.",
                ('raise ValueError(f"{a} and {b} do not fit")', "return None"),
            ),
            Mistake(
                "Where the shapes don't fit, the error is returned. Write `raise` instead of `return`, so that it stops the caller.",
                ('raise ValueError(f"{a} and {b} do not fit")', 'return ValueError(f"{a} and {b} do not fit")'),
            ),
            Mistake(
                "It stops with AssertionError. Where the shapes don't fit, a ValueError is needed, as NumPy raises it.",
                (
                    '        if p != q and p != 1 and q != 1:\n            raise ValueError(f"{a} and {b} do not fit")',
                    "        assert p == q or p == 1 or q == 1",
                ),
            ),
            Mistake(
                "NumPy does the work here. Write the three rules yourself, in plain Python.",
                ("    return shape", "    return np.broadcast_shapes(a, b)"),
            ),
        ],
    ),
    Exercise(
        id="drawn-by-hand",
        title="Weights that you draw yourself",
        task=(
            "In [chapter 1](01_neuron.ipynb) a neuron learned 64 weights that tell a 3 from an 8. Now you choose them, without any "
            "learning. Draw the weights as an 8x8 array, in which `w[2:4, 5] = 1` sets rows 2 and 3 of column 5, say; "
            r"flatten it, and add a bias. The neuron says 8 where $z = w \cdot x + b$ is above 0, and 3 elsewhere. "
            "There are many ways: the check measures yours on the 237 threes and eights of the training set, and 214 answers, nine out "
            "of ten, have to be right. To look at some of them, run "
            '`plots.pixels(pictures[labels == 8][:10], alt="Ten eights in a row, written by hand")` in another cell.'
        ),
        section="Ten neurons, one product",
        solution=drawn_by_hand,
        use=judged_drawing,
        is_design=True,
        cases=[()],
        hints=[
            "Compare ten threes with ten eights. In which pixels do nearly all eights have ink, and few threes?",
            "Both loops of an 8 are closed on the left. Weights of 1 on a block of these pixels, and 0 elsewhere, are enough.",
            "For the bias, print `(pictures @ w)[labels == 3]` and the same for 8: which limit is between most of the two? The bias is minus that limit.",
        ],
        explanation="Eight weights of 1, in rows 2 to 5 and columns 2 and 3, add up the ink on the left, where a 3 is open. With the bias $-58$ they are right on 230 of the 237 pictures. So a weight is a statement about a pixel, and you can make it by hand where you can see the difference. Where you cannot, it has to be learned.",
        mistakes=[
            Mistake(
                "The weights are good enough, and only the bias is not: print the sums `pictures @ w` of a few threes and of a few eights, and let the bias put zero between them.",
                ("b = -58", "b = -8"),
            ),
            Mistake(
                "It is the other way round: z > 0 has to say 8. Reverse the sign of the weights and of the bias.",
                ("= 1", "= -1"),
                ("b = -58", "b = 58"),
            ),
            Mistake(
                "Rows and columns of the drawing have changed places: the strip holds row after row.",
                ("w.reshape(64)", "w.T.reshape(64)"),
            ),
            Mistake(
                "The weights have the shape (8, 8), but a picture arrives as a strip of 64 numbers: flatten them in the same order, with w.reshape(64).",
                ("w.reshape(64)", "w"),
            ),
            Mistake(
                "The two come back in the wrong order: the weights come first, and the bias second.",
                ("return w.reshape(64), b", "return b, w.reshape(64)"),
            ),
            Mistake(
                "Two things are needed, `return w, b`: 64 weights and one bias.",
                ("return w.reshape(64), b", "return w.reshape(64)"),
            ),
            Mistake(
                "The weights have the shape (64, 1), but need (64,): one for each pixel.",
                ("w.reshape(64)", "w.reshape(64, 1)"),
            ),
            Mistake(
                "All weights are 0, so every picture gets the same answer.",
                ("    w[2:6, 2:4] = 1\n", ""),
            ),
            Mistake(
                "Where does an 8 have ink, and a 3 has none? Put positive weights there.",
                ("w[2:6, 2:4] = 1", "w[2:6, 5:7] = 1"),
            ),
            Mistake(
                "The bias has the shape (64,), but has to be one number.",
                ("b = -58", "b = np.full(64, -58)"),
            ),
        ],
    ),
]
