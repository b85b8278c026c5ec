"""The exercises of chapter 2, matrix operations."""

from array import array
from typing import Any

import numpy as np

from course.exercises.comparing import written
from course.exercises.demands import ArgumentsKept, Without
from course.exercises.exercise import Exercise, Mistake
from course.exercises.running import NoResult
from nnlib import datasets


def row_and_column(place, cols):
    """Return row i and column j, in a mirror, of the entry at a place of the strip."""
    i = place // cols
    j = cols - 1 - place % cols
    return i, j


def times_vector(data, rows, cols, x):
    """Return the list W x; data holds W (rows, cols), row after row."""
    result = [0.0] * rows
    for i in range(rows):
        for j in range(cols):
            result[i] += data[i * cols + j] * x[j]
    return result


def read_by_means(pictures, labels, new_pictures, new_labels, k):
    """Return what each new picture is read as, and the share that is right."""
    # One neuron for each digit below k: its weights are the mean picture.
    means = []
    for digit in range(k):
        means.append(pictures[labels == digit].mean(axis=0))
    W = np.array(means)
    b = -(W**2).sum(axis=1) / 2

    # Fifty pictures at a time.
    answers = []
    for start in range(0, len(new_pictures), 50):
        batch = new_pictures[start : start + 50]
        sums = batch @ W.T + b
        answers.append(sums.argmax(axis=1))
    answers = np.concatenate(answers)

    share = (answers == new_labels).mean()
    return answers, share


def columns_network(X, layers):
    """Return the outputs (n_out, n) of the last layer for X (n_in, n)."""
    A = X
    for W, b in layers:
        A = np.tanh(W @ A + b[:, None])
    return A


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


def do_fit(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    """Tell whether NumPy broadcasts two shapes."""
    try:
        np.broadcast_shapes(a, b)
    except ValueError:
        return False
    return True


def shape_or_error(program: Any, a: tuple[int, ...], b: tuple[int, ...]) -> Any:
    """Return the shape as text, or that it was refused, or what came where a refusal is needed."""
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
    if isinstance(shape, tuple | list):
        shape = str(type(shape)(int(size) for size in shape))
    if not do_fit(a, b):
        if isinstance(shape, Exception):
            shape = f"{type(shape).__name__}, returned"
        return (
            f"{written(shape)}. But these two do not fit: a ValueError is needed, raised with `raise ValueError(...)`"
        )
    return shape


def try_the_reader(program: Any) -> str:
    """Say how a reader does on the first new digits, and what it says of itself."""
    new_pictures, new_labels = datasets.digits("validation")
    answers, share = program(*datasets.digits("train"), new_pictures, new_labels, 10)
    right = int((answers == new_labels).sum())
    return (
        f"The first ten labels:  {written(new_labels[:10].tolist())}\n"
        f"The first ten answers: {written(answers[:10].tolist())}\n"
        f"Of 300 answers {right} are right. The program itself says that {share:.0%} are. In the chapter it is 91%."
    )


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
            "of a few eights, in another cell, and let the bias put zero between them."
        )
    turned = pictures @ w.reshape(8, 8).T.reshape(64)
    if best(turned) >= ENOUGH:
        return "Rows and columns of the drawing have changed places: the strip holds row after row."
    says_eight = sums + b > 0
    shares = says_eight[is_eight].mean(), says_eight[~is_eight].mean()
    if min(shares) > 0.5 and max(shares) > 0.9:
        return "Most pictures are called an 8, threes too: is the bias far enough below zero?"
    if max(shares) < 0.5 and min(shares) < 0.1:
        return "Most pictures are called a 3, eights too: is the bias too far below zero?"
    return "Where does an 8 have ink, and a 3 has none? Put positive weights there."


rng = np.random.default_rng(21)


def numbers(*shape: int) -> Any:
    return rng.integers(1, 20, size=shape) / 2 * rng.choice([-1, 1], size=shape)


def pixels(n: int, count: int) -> Any:
    return rng.integers(0, 17, size=(n, count)).astype(float)


def small(*shape: int) -> Any:
    return rng.integers(1, 9, size=shape) / 8 * rng.choice([-1, 1], size=shape)


def flat(rows: int, cols: int) -> list[float]:
    return numbers(rows * cols).tolist()


EXERCISES = [
    Exercise(
        id="row-and-column",
        title="A strip in the mirror",
        task=r"""How many minutes are 200 seconds, and how many seconds are left over? Whole minutes first:

```python
minutes = 200 // 60
seconds = 200 - 60 * minutes
print(minutes, seconds)  # 3 20
```

A place on a strip is like that. The entry in row $i$ and column $j$ is at place $i \cdot \text{cols} + j$, all of them counted from 0. So in a picture with 12 columns, place 31 is row 2, column 7.

Now hold that picture up to a mirror, in which left and right are exchanged. Given a place on its strip and `cols`, in which row and in which column do you see the entry in the mirror? Place 31 is seen in row 2, column 4. The row is there, and the column is left open.""",
        section="A picture is a strip of 64 numbers",
        solution=row_and_column,
        use=pair,
        blanks=["cols - 1 - place % cols"],
        cases=[(5, 4), (7, 4), (11, 3), (12, 4), (2, 7), (129, 13)],
        hints=[
            "First the column in the picture itself. `i` whole rows are in front of the place. How many entries is that, and how many are left over? Python also has an operator for what a whole division leaves over: `200 % 60` is 20.",
            "Write down the columns of a row of four, 0 to 3, and below each the one in which it is seen in the mirror. What do the two always add up to?",
        ],
        explanation="Division with a remainder undoes the formula: the row is the quotient, and the column the remainder, always smaller than cols. Python's `divmod(place, cols)` returns both at once. In the mirror the first column, 0, is the last, cols − 1, and every column and its mirror image add up to that number. It is what `[:, ::-1]` does to a picture: NumPy, too, only reads the same strip in another order.",
        mistakes=[
            Mistake(
                "That is the column in the picture itself. In the mirror, the first column of a row is seen where the last one is.",
                ("cols - 1 - place % cols", "place % cols"),
            ),
            Mistake(
                "Each column is 1 too large: they count from 0, so the last one, where the first is seen, is cols − 1.",
                ("cols - 1 - place % cols", "cols - place % cols"),
            ),
            Mistake(
                "Counted from the end of its row, by a negative index, that is the right column. Here it is counted from 0: add cols.",
                ("cols - 1 - place % cols", "-1 - place % cols"),
            ),
            Mistake(
                "Row and column come in the wrong order, they have changed places: the row comes first.",
                ("return i, j", "return j, i"),
            ),
            Mistake(
                "`/` gives a fraction, but rows are whole: `//` divides and drops the remainder.",
                ("place // cols", "place / cols"),
            ),
            Mistake(
                "Both count from 0, not from 1.",
                ("place // cols", "place // cols + 1"),
                ("cols - 1 - place % cols", "cols - place % cols"),
            ),
            Mistake("The row counts from 0, not from 1.", ("place // cols", "place // cols + 1")),
            Mistake(
                "The places count from 0 already, so nothing has to be subtracted.",
                ("place // cols", "(place - 1) // cols"),
                ("- place % cols", "- (place - 1) % cols"),
            ),
            Mistake(
                "For the column, subtract i whole rows, and each of them has cols entries.",
                ("- place % cols", "- (place - i)"),
            ),
            Mistake(
                "The row is right. But the column is counted within its row, not from the start of the strip.",
                ("- place % cols", "- place"),
            ),
            Mistake(
                "`round` also rounds up. Only whole rows in front of the place count: `//` always rounds down.",
                ("place // cols", "round(place / cols)"),
            ),
            Mistake(
                "The row is rounded up as well as down: only whole rows in front of the place count, as `//` counts them.",
                ("place // cols", "round(place / cols)"),
                ("- place % cols", "- (place - i * cols)"),
            ),
            Mistake(
                "A row is cols entries long, not cols - 1: the columns are numbered from 0 to cols - 1, and that makes cols of them.",
                ("place // cols", "place // (cols - 1)"),
                ("place % cols", "place % (cols - 1)"),
            ),
            Mistake(
                "It is right in the first two rows only. In the rows after them, more than one whole row has to be subtracted.",
                ("place // cols", "0 if place < cols else 1"),
                ("- place % cols", "- (place - i * cols)"),
            ),
            Mistake(
                "Where a new row begins, it is put at the end of the row before, or in front of it: a column is at least 0 and smaller than cols.",
                ("place // cols", "max(0, -(-place // cols) - 1)"),
                ("- place % cols", "- (place - i * cols)"),
            ),
            Mistake(
                "The remainder is the column. The row is how often cols fits in: `//`.",
                ("place // cols", "place % cols"),
            ),
            Mistake(
                "The whole quotient is the row. The column, before the mirror, is what is left over: `%`.",
                ("- place % cols", "- place // cols"),
            ),
        ],
    ),
    Exercise(
        id="times-vector",
        title="A matrix times a vector, in plain Python",
        task=r"""Here the numbers of a matrix lie flat in a list, row after row, and one walk over it adds up each *column*:

```python
data, rows, cols = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0], 2, 3
sums = [0.0] * cols
for i in range(rows):
    for j in range(cols):
        sums[j] += data[i * cols + j]
print(sums)  # [5.0, 7.0, 9.0]
```

Now compute $W x$ for one sample. The numbers of $W$ lie flat in `data`, in the same way; `x` is a list of `cols` numbers. Return a list of `rows` numbers. Use loops, not NumPy, and leave `data` as it is: these weights are needed for the next sample. With one row and 64 columns, this is the neuron that looks at a digit. Two lines are left open: what you begin with, and what a round of the inner loop adds, and where.""",
        section="The product by hand",
        solution=times_vector,
        use=lambda program, *case: plain(program(*case)),
        blanks=["[0.0] * rows", "result[i] += data[i * cols + j] * x[j]"],
        demands=[
            Without(
                ["np", "numpy"],
                "The numbers are right, but NumPy does the work here. Write the loops yourself: that is what you practise here.",
                ("    return result", "    return list(np.reshape(data, (rows, cols)) @ x)"),
            ),
            ArgumentsKept(
                "The numbers are right, but afterwards `data` or `x` holds others: the program writes into it. The weights are needed for the next sample, so put what you compute into lists of your own.",
                ("* x[j]\n", "* x[j]\n            data[i * cols + j] *= x[j]\n"),
            ),
        ],
        cases=[
            ([1.0, -2.5, 3.0, 0.5], 2, 2, [4.0, -1.0]),
            ([2.0, -3.0], 1, 2, [4.0, 0.5]),
            (flat(2, 3), 2, 3, numbers(3).tolist()),
            (flat(4, 2), 4, 2, numbers(2).tolist()),
        ],
        hints=[
            "The entry of W in row i and column j is `data[i * cols + j]`. Which entry of x does it meet?",
            "The result has one number for each row. How long does that make the list that you begin with, and which of its numbers grows while j runs along row i?",
        ],
        explanation="A vector is a matrix with one column, so in the three loops of the product r is 1, and the middle one has a single round left. Both strips are read without jumps: a row of $W$, and the whole of $x$.",
        mistakes=[
            Mistake(
                "The place is not right: a row is cols numbers long, so row i begins at i * cols.",
                ("i * cols + j", "i * rows + j"),
            ),
            Mistake(
                "This reads W column after column, as if it were transposed. It is stored row after row: j steps along a row, and i jumps from one row to the next.",
                ("i * cols + j", "j * rows + i"),
            ),
            Mistake(
                "In the place of a number, i and j are exchanged: row i begins at i * cols, and j steps along it.",
                ("i * cols + j", "j * cols + i"),
            ),
            Mistake("Every row reads the first one: where does row i begin?", ("i * cols + j", "j")),
            Mistake("Rows overlap: row i does not begin at i, but at i * cols.", ("i * cols + j", "i + j")),
            Mistake(
                "Each sum still holds those of the rows before it: start a new one for each row.",
                ("    result = [0.0] * rows\n", "    result = [0.0] * rows\n    total = 0.0\n"),
                ("            result[i] += ", "            total += "),
                ("* x[j]\n", "* x[j]\n        result[i] = total\n"),
            ),
            Mistake(
                "The sum is stored at each step of the inner loop: wait until the row is done.",
                ("[0.0] * rows", "[]"),
                ("        for j", "        total = 0.0\n        for j"),
                ("result[i] += ", "total += "),
                ("* x[j]\n", "* x[j]\n            result.append(total)\n"),
            ),
            Mistake(
                "The list that comes back is empty: when a row is done, its total has to be put into it.",
                ("return result", "return []"),
            ),
            Mistake(
                "Only the last product is left of each row: add them up with `+=`.",
                ("result[i] += ", "result[i] = "),
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
                "Only the first row is done, and the others are still 0: the `return` is inside the loop over the rows.",
                ("    return result", "        return result"),
            ),
            Mistake(
                "Only the first row arrives: the `return` is inside the loop over the rows.",
                ("    return result", "        return result[:1]"),
            ),
            Mistake(
                "Only the last row is left, and the others are 0: start the list before the loop, not anew in each round.",
                (
                    "    result = [0.0] * rows\n    for i in range(rows):\n",
                    "    for i in range(rows):\n        result = [0.0] * rows\n",
                ),
            ),
            Mistake(
                "Only the last row is left: start the list before the loop, not anew in each round.",
                ("return result", "return result[-1:]"),
            ),
            Mistake(
                "There is a sum for each column, as if W were transposed. There should be one number for each row, and x has a number for each column.",
                ("[0.0] * rows", "[0.0] * cols"),
                ("result[i] += ", "result[j] += "),
                ("* x[j]", "* x[i]"),
            ),
            Mistake(
                "There is a sum for each column, as in the example. Here the products of a row belong together, and the list has a number for each row.",
                ("[0.0] * rows", "[0.0] * cols"),
                ("result[i] += ", "result[j] += "),
            ),
            Mistake(
                "The products of row i belong together, in number i of the result. Here each of them goes to number j.",
                ("result[i] += ", "result[j] += "),
            ),
            Mistake(
                "The list that you begin with is as long as x. It should have a number for each row of W.",
                ("[0.0] * rows", "[0.0] * cols"),
            ),
            Mistake("Weight and input are multiplied, not added.", ("j] * x[j]", "j] + x[j]")),
            Mistake("These are the sums of the weights alone: multiply each by its input.", ("j] * x[j]", "j]")),
        ],
    ),
    Exercise(
        id="three-faults",
        title="A repair: ten neurons that read nothing",
        task=r"""These are the ten neurons of this chapter once more, for digits below `k`, in a program that reads the new pictures fifty at a time and counts how many answers are right. It runs without an error, and yet it reads next to nothing. There are three faults in it, in three lines, and each is a matter of shapes. Repair them. Run the cell as it is, to see what the program does with the digits. Then print shapes, and try it on tables so small that you know what should come out.""",
        section="Ten neurons, one product",
        solution=read_by_means,
        cases=[
            (
                np.array([[0.0, 3.0], [5.0, 7.0], [3.0, 3.0], [8.0, 4.0]]),
                np.array([0, 1, 0, 1]),
                np.array([[3.0, 8.0], [5.0, 2.0]]),
                np.array([1, 0]),
                2,
            ),
            (
                np.array([[2.0, 0.0], [8.0, 3.0], [2.0, 2.0], [8.0, 5.0]]),
                np.array([0, 1, 0, 1]),
                np.array([[7.0, 3.0], [1.0, 2.0], [6.0, 5.0]]),
                np.array([1, 0, 0]),
                2,
            ),
            (pixels(9, 4), np.array([0, 1, 2, 2, 1, 0, 0, 2, 2]), pixels(5, 4), np.array([2, 1, 1, 0, 2]), 3),
            (pixels(8, 3) / 16, np.arange(8) % 4, pixels(60, 3) / 16, rng.integers(0, 4, 60), 4),
            (
                np.array([[2.0, 0.0], [8.0, 4.0]]),
                np.array([0, 1]),
                np.array([[5.0 - 6e-9, 2.0 - 4e-9], [1.0, 1.0]]),
                np.array([0, 0]),
                2,
            ),
        ],
        symptom=try_the_reader,
        bug=Mistake(
            "",
            (".sum(axis=1) / 2", ".sum() / 2"),
            ("W.T", "W.reshape(-1, k)"),
            ("answers == new_labels", "answers == new_labels[:, None]"),
        ),
        hints=[
            "What shape does each line make, and is it made of the right numbers? Try W, b, sums and the last comparison on two digits with pictures of three pixels.",
            "Each neuron has a bias of its own. What shape should b have, and what shape has it?",
            "`W.reshape(-1, k)` has the shape of `W.T`, but it cuts the same strip into other rows. Print both for a W of two rows and three columns.",
            "`answers` and `new_labels` both have the shape (n,). What shape does the comparison have when one of them is a column?",
        ],
        explanation=r"""*One bias for all.* `.sum()` adds up the squares of all ten neurons, and broadcasting gives that one number to each of them. With `axis=1` there is one for each neuron.

*A strip cut anew.* `reshape` keeps the order of the numbers and only changes where rows end; a transpose makes rows of columns. Both give the shape (64, 10), and only one of them holds the weights of one neuron in each column.

*The trap once more.* A column was the remedy in this chapter, for answers of the shape (n, 1). Here the answers are (n,), so it is the column that springs the trap: every answer is compared with every label, and about one in ten agrees. A remedy is right for a shape, not for a name.

None of the three raises an error, since every shape fits. A test with two digits, three pixels and a result known beforehand shows each of them.""",
        mistakes=[
            Mistake(
                "One fault is left, and it is in the last comparison: answers and labels are both (n,), and a column of one of them compares each answer with every label.",
                ("answers == new_labels", "answers == new_labels[:, None]"),
            ),
            Mistake(
                "One fault is left, in what the pictures are multiplied by: reshape cuts the strip of W into other rows, but does not make rows of columns.",
                ("W.T", "W.reshape(-1, k)"),
            ),
            Mistake(
                "One fault is left, in b: a single number for all neurons changes no answer. Each needs a bias of its own, from its own weights.",
                (".sum(axis=1) / 2", ".sum() / 2"),
            ),
            Mistake(
                "Two faults are left: b is one number for all neurons, and reshape is not a transpose.",
                (".sum(axis=1) / 2", ".sum() / 2"),
                ("W.T", "W.reshape(-1, k)"),
            ),
            Mistake(
                "Two faults are left: b is one number for all neurons, and the last comparison has the shape (n, n).",
                (".sum(axis=1) / 2", ".sum() / 2"),
                ("answers == new_labels", "answers == new_labels[:, None]"),
            ),
            Mistake(
                "Two faults are left: reshape is not a transpose, and the last comparison has the shape (n, n).",
                ("W.T", "W.reshape(-1, k)"),
                ("answers == new_labels", "answers == new_labels[:, None]"),
            ),
            Mistake(
                "The bias is better, but adds up the squares along the wrong axis: that is a number for each pixel, over all neurons. Each neuron needs its own. Two more faults are left.",
                (".sum(axis=1) / 2", ".sum(axis=0) / 2"),
                ("W.T", "W.reshape(-1, k)"),
                ("answers == new_labels", "answers == new_labels[:, None]"),
            ),
            Mistake(
                "`argmax` was right: it looks along the neurons, axis 1 of `sums`, for one answer for each picture. The three faults are in other lines.",
                ("argmax(axis=1)", "argmax(axis=0)"),
                (".sum(axis=1) / 2", ".sum() / 2"),
                ("W.T", "W.reshape(-1, k)"),
                ("answers == new_labels", "answers == new_labels[:, None]"),
            ),
            Mistake(
                "The bias adds up the squares along the wrong axis: that is a number for each pixel, over all neurons. Each neuron needs its own.",
                (".sum(axis=1) / 2", ".sum(axis=0) / 2"),
            ),
            Mistake(
                "The bias is half the sum of the squared weights, with a minus. The half has gone.",
                (".sum(axis=1) / 2", ".sum(axis=1)"),
            ),
            Mistake(
                "The bias has lost its minus: it has to make up for weights with much ink.",
                ("b = -(W**2)", "b = (W**2)"),
            ),
            Mistake(
                "The weights are added up as they are. It was right that the bias adds up their squares.",
                ("(W**2)", "W"),
            ),
            Mistake(
                "b is a column, (k, 1), so that each bias is added to a row of `sums`, to all neurons of one picture. A bias belongs to a neuron, and the neurons are the columns of `sums`.",
                (".sum(axis=1) / 2", ".sum(axis=1, keepdims=True) / 2"),
            ),
            Mistake(
                "`answers` has a number for each neuron, and not for each picture. It was right that argmax looks along the neurons, axis 1 of `sums`.",
                ("argmax(axis=1)", "argmax(axis=0)"),
            ),
            Mistake(
                "This is the mean of the shares of the batches. If the last batch is smaller, its pictures count more than the others: the share is over all answers at once.",
                (
                    "(answers == new_labels).mean()",
                    "np.mean([(answers == new_labels)[i : i + 50].mean() for i in range(0, len(answers), 50)])",
                ),
            ),
            Mistake(
                "This is how many are right, not their share. The mean was right.",
                ("(answers == new_labels).mean()", "(answers == new_labels).sum()"),
            ),
        ],
    ),
    Exercise(
        id="columns-network",
        title="Deeper: A network in the other convention",
        task=r"""You can read the other convention when you can write in it; nothing later needs this exercise. In a book, samples are the columns of $X$, and a layer is $A = \tanh(W X + b)$.

`layers` is a list of pairs (W, b), as many as you like: what one layer gives is what the next one takes. Return what comes out at the end. `W` is (n_out, n_in), `b` comes in the shape (n_out,), as everywhere in our code, and both stay as they are: our own network goes on using them.""",
        section="Deeper: Samples as rows, samples as columns",
        solution=columns_network,
        demands=[
            ArgumentsKept(
                "The numbers are right, but afterwards `layers` or `X` is not what it was: the program changes an array that is not its own. Our own layers go on using W and b, so make new arrays.",
                (
                    "        A = np.tanh(W @ A + b[:, None])",
                    "        b.shape = (-1, 1)\n        A = np.tanh(W @ A + b)",
                ),
            )
        ],
        cases=[
            (small(2, 2), [(small(2, 2), small(2))]),
            (small(2, 2), [(small(2, 2), small(2)), (small(2, 2), small(2))]),
            (small(2, 1), [(small(3, 2), small(3))]),
            (small(3, 5), [(small(2, 3), small(2)), (small(4, 2), small(4))]),
            (small(1, 4), [(small(2, 1), small(2)), (small(3, 2), small(3)), (small(1, 3), small(1))]),
        ],
        hints=[
            "What shape does `W @ X` have, and which of its axes are the neurons?",
            "Shapes are aligned at the right. Which shape must b have, so that it belongs to the rows of `W @ X`?",
            "Let `A` be X at first. In each round of a loop over the layers, make a new A of the old one.",
        ],
        explanation="`W @ A` has a row for each neuron, so $b$ has to be a column, (n_out, 1). With as many samples as neurons, a plain `+ b` raises no error: it gives each bias to a sample instead of a neuron. Equally right is to translate once, at both ends: with `A = X.T` the layers are those of this book, `np.tanh(A @ W.T + b)`, and `A.T` is the result.",
        mistakes=[
            Mistake(
                "The bias is added along the wrong axis: each neuron has one, and the neurons are the rows here. Make it a column, b[:, None].",
                ("b[:, None]", "b"),
            ),
            Mistake("The bias is missing.", (" + b[:, None]", "")),
            Mistake("The bias is subtracted, but should be added.", ("+ b[:, None]", "- b[:, None]")),
            Mistake(
                "The bias is added after the activation; it belongs inside, to the sum.",
                ("np.tanh(W @ A + b[:, None])", "np.tanh(W @ A) + b[:, None]"),
            ),
            Mistake("Only the first bias is used, for all neurons.", ("b[:, None]", "b[0]")),
            Mistake(
                "These are the weighted sums, without the activation: each layer ends with tanh.",
                ("np.tanh(W @ A + b[:, None])", "W @ A + b[:, None]"),
            ),
            Mistake(
                "The activation comes only once, at the end. Each layer ends with its own.",
                ("np.tanh(W @ A + b[:, None])", "W @ A + b[:, None]"),
                ("return A", "return np.tanh(A)"),
            ),
            Mistake(
                "The last layer gives its weighted sums here, which can lie anywhere. It ends with tanh, too, as every layer does.",
                ("A = np.tanh(W @ A + b[:, None])", "Z = W @ A + b[:, None]\n        A = np.tanh(Z)"),
                ("return A", "return Z"),
            ),
            Mistake(
                "This is the sigmoid, with answers from 0 to 1. The activation here is tanh, from −1 to 1.",
                ("np.tanh(W @ A + b[:, None])", "1 / (1 + np.exp(-(W @ A + b[:, None])))"),
            ),
            Mistake(
                "W is transposed, but it needs no transpose in this convention: its rows meet the columns of A.",
                ("W @ A", "W.T @ A"),
            ),
            Mistake(
                "That is the layer of samples as rows. Here the samples are columns, so W is on the left.",
                ("W @ A + b[:, None]", "A @ W.T + b"),
            ),
            Mistake(
                "The numbers are right, but they come out with samples as rows: transpose the result.",
                ("return A", "return A.T"),
            ),
            Mistake(
                "Every layer takes X. Only the first one should: the next takes what the one before it gives.",
                ("W @ A", "W @ X"),
            ),
            Mistake(
                "Only the first layer is computed. Go through the whole list; and if there is a loop, is the `return` inside it?",
                ("    return A", "        return A"),
            ),
            Mistake("`*` multiplies entry by entry. The product of two matrices is `@`.", ("W @ A", "W * A")),
            Mistake("The layers run from the last to the first.", ("in layers", "in layers[::-1]")),
        ],
    ),
    Exercise(
        id="broadcast-shape",
        title="Deeper: Broadcasting by your own rules",
        task="You know broadcasting well when you can write it; nothing later needs this exercise. Given two shapes as tuples, return the tuple that broadcasting makes of them. (A length may also be 0: such an array is empty.) If they don't fit, raise a ValueError, with `raise ValueError(...)`. Write the rules yourself, in plain Python.",
        section="Add the bias: broadcasting",
        solution=broadcast_shape,
        use=shape_or_error,
        demands=[
            Without(
                ["np", "numpy"],
                "The numbers are right, but NumPy does the work here. Write the three rules yourself, in plain Python.",
                ("    return shape", "    return np.broadcast_shapes(a, b)"),
            )
        ],
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
            ((0,), (1,)),
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
                "Shapes are aligned at the right. Where one of them is shorter, the ones that it lacks belong in front. And the larger of two lengths is not always right: a 1 beside a 0 becomes 0.",
                ("(1,) * (length - len(a)) + a", "a + (1,) * (length - len(a))"),
                ("(1,) * (length - len(b)) + b", "b + (1,) * (length - len(b))"),
                ("q if p == 1 else p", "max(p, q)"),
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
                "The larger of two lengths that fit is not always the right one. An axis of length 1 is repeated to the length of the other, and the other may be 0.",
                ("q if p == 1 else p", "max(p, q)"),
            ),
            Mistake(
                "The numbers are right, but they come in a list. A shape is a tuple: `tuple(...)` makes one of a list.",
                ("return shape", "return list(shape)"),
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
        ],
    ),
    Exercise(
        id="drawn-by-hand",
        title="Weights that you draw yourself",
        task=(
            "In [chapter 1](01_neuron.ipynb) a neuron learned 64 weights that tell a 3 from an 8. Now you choose them yourself: look at the "
            "pictures in other cells as much as you like, but the function itself uses none of them. Draw the weights as an 8x8 array, in which `w[2:4, 5] = 1` sets rows 2 and 3 of column 5, say; "
            r"flatten it, and add a bias. The neuron says 8 where $z = w \cdot x + b$ is above 0, and 3 elsewhere; its inputs go from 0 to 16, as in this chapter. "
            "There are many ways: the check measures yours on the 237 threes and eights of the training set, and 214 answers, nine out "
            "of ten, have to be right. To look at some of them, run "
            '`plots.pixels(pictures[labels == 8][:10], alt="Ten eights in a row, written by hand")` in another cell.'
        ),
        section="Ten neurons, one product",
        solution=drawn_by_hand,
        use=judged_drawing,
        demands=[
            Without(
                ["datasets", "digits", "pictures", "labels", "W_ten"],
                "The numbers are right, but the function itself uses the pictures, or something made of them. Draw the weights yourself, and look at the pictures in other cells.",
                (
                    "w[2:6, 2:4] = 1",
                    'X, Y = datasets.digits("train")\n    w += (X[Y == 8].mean(axis=0) - X[Y == 3].mean(axis=0)).reshape(8, 8)',
                ),
                ("b = -58", "b = -(X[Y == 8].mean(axis=0) + X[Y == 3].mean(axis=0)) @ w.reshape(64) / 2"),
            )
        ],
        is_design=True,
        cases=[()],
        hints=[
            "Compare ten threes with ten eights. In which pixels do nearly all eights have ink, and few threes?",
            "Both loops of an 8 are closed on the left. What does a 3 have there?",
            "For the bias, write `w, b = drawn_by_hand()` in another cell, and print `(pictures @ w)[labels == 3]` and the same for 8: which limit is between most of the two? The bias is minus that limit.",
        ],
        explanation="Eight weights of 1, in rows 2 to 5 and columns 2 and 3, add up the ink on the left, where a 3 is open. With the bias $-58$ they are right on 230 of the 237 pictures. So a weight is a statement about a pixel, and you can make it by hand where you can see the difference. Where you cannot, it has to be learned.",
        mistakes=[
            Mistake(
                "The weights are good enough, and only the bias is not: print the sums `pictures @ w` of a few threes and of a few eights, in another cell, and let the bias put zero between them.",
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
                "Most pictures are called an 8, threes too: is the bias far enough below zero?",
                ("w[2:6, 2:4] = 1", "w[2:7, 1:3] = 1"),
                ("b = -58", "b = -5"),
            ),
            Mistake(
                "Most pictures are called a 3, eights too: is the bias too far below zero?",
                ("w[2:6, 2:4] = 1", "w[2:7, 1:3] = 1"),
                ("b = -58", "b = -150"),
            ),
            Mistake(
                "The bias has the shape (64,), but has to be one number.",
                ("b = -58", "b = np.full(64, -58)"),
            ),
        ],
    ),
]
