"""The project of chapters 1 to 4: how many mistakes a perceptron makes, measured and compared with what was proved."""

from typing import Any

import numpy as np

from course.exercises.comparing import difference, is_numeric, written
from course.exercises.demands import ArgumentsKept
from course.exercises.errors import own_line
from course.exercises.exercise import Exercise, Mistake, Project
from course.exercises.running import NoResult

PROJECT = Project(
    title="how often is a perceptron wrong?",
    introduction=r"""An evening with paper, NumPy and a proof of 1962. It needs the chapters up to this one, and nothing later needs it.

The neuron of [chapter 1](01_neuron.ipynb) learned by measuring slopes. The *perceptron* of [Rosenblatt (1958)](https://doi.org/10.1037/h0042519) has no slopes: its answer is a hard yes or no. It learns from its mistakes alone. Call the targets $y = 1$ for yes and $y = -1$ for no. A sample $x$ is answered rightly where $y \, (w \cdot x) > 0$. Start with $w = 0$, take the samples in turn, again and again, and wherever the answer is wrong (or the sum is exactly 0), step once:

$$w \leftarrow w + y\, x$$

There is no learning rate, and no bias: a column of ones in $X$ does its work, with its own weight.

Does it ever stop? Suppose a vector $u$ of length 1 separates the two classes with room to spare: $y \, (u \cdot x) \ge \gamma$ for every sample. The room $\gamma$ is called the *margin*. And let $R$ be the length of the longest sample. Follow $w$ through its first $m$ mistakes.

- Each step adds at least $\gamma$ to $u \cdot w$, since it adds $y\,(u \cdot x)$. After $m$ mistakes $u \cdot w \ge m \gamma$.
- Each step adds at most $R^2$ to the squared length of $w$: $|w + yx|^2 = |w|^2 + 2y\,(w \cdot x) + |x|^2$, and the middle term is not above 0, because the answer was wrong. After $m$ mistakes $|w|^2 \le m R^2$.
- The part of $w$ along $u$ is no longer than $w$ itself: $m\gamma \le u \cdot w \le |w| \le \sqrt m\, R$.

So $m \le (R / \gamma)^2$, however many samples there are, in whatever order, and in however many dimensions. The perceptron never learns $u$, and does not need to know it. This short proof is Novikoff's; [Minsky and Papert (1969)](https://mitpress.mit.edu/9780262630221/perceptrons/) discuss it at length.

That is a promise about the worst case. You will build the perceptron, compute the promise, measure how far real runs stay below it, and in the end find data that are as bad as it allows.""",
)


def perceptron(X, y):
    """Return the weights w (k,) that a perceptron finds, and its number of mistakes."""
    w, mistakes = np.zeros(X.shape[1]), 0
    is_done = False
    while not is_done:
        is_done = True
        for x, target in zip(X, y):
            if target * (w @ x) <= 0:
                w = w + target * x
                mistakes += 1
                is_done = False
    return w, mistakes


def promise(X, y, u):
    """Return (R / margin)^2, or inf if u does not separate."""
    margin = np.min(y * (X @ u)) / np.sqrt(u @ u)
    if margin <= 0:
        return np.inf
    return np.max((X**2).sum(axis=1)) / margin**2


def separable(n, k, margin, seed):
    """Return X (n, k), y (n,) and a separating u (k,) of length 1, with this margin."""
    rng = np.random.default_rng(seed)
    u = rng.normal(size=k)
    u = u / np.sqrt(u @ u)
    X = np.zeros((0, k))
    while len(X) < n:
        new = rng.normal(size=(n, k))
        new = new / np.sqrt((new**2).sum(axis=1, keepdims=True))
        X = np.concatenate([X, new[np.abs(new @ u) >= margin]])
    X = X[:n]
    return X, np.sign(X @ u), u


def growth(make, learn, bound, margins, seeds):
    """Return a guess, then the mean mistakes and the largest share of each margin."""
    guess = 4  # at half the margin, how many times as many mistakes
    means, shares = [], []
    for margin in margins:
        data = [make(margin, seed) for seed in seeds]
        counts = [learn(X, y)[1] for X, y, u in data]
        promises = [bound(X, y, u) for X, y, u in data]
        means.append(np.mean(counts))
        shares.append(np.max(np.divide(counts, promises)))
    return guess, means, shares


def as_bad_as_it_gets(n):
    """Return X, y and a separating u with n mistakes or more, as many as promised."""
    X = np.eye(n)
    y = np.ones(n)
    u = np.ones(n) / np.sqrt(n)
    return X, y, u


def learned(program: Any, X: Any, y: Any) -> Any:
    """Return the weights and the number of mistakes; raises NoResult, with words, for two kinds of wrong steps."""
    given = X.copy()
    result = program(X, y)
    if not np.array_equal(X, given) and difference(perceptron(given, y), result):
        raise NoResult(
            "X has changed on the way, so the samples are not those that were given. `w = X[0]` is another name for a "
            "row of X, and `*=` or `+=` writes into what it is given: begin with an array of your own."
        )
    if isinstance(result, tuple | list) and len(result) == 2 and all(is_numeric(part) for part in result):
        w, mistakes = result
        if len(X) == 1 and y[0] < 0 < np.min(mistakes) and not difference(mistakes * given[0], w):
            raise NoResult(
                "All steps go towards the sample. Where y = −1, the step has to go the other way: add y x, not x."
            )
    return result


def measured(program: Any, make: Any, learn: Any, bound: Any, margins: Any, seeds: Any) -> Any:
    """Return what the program measures; in front, that there is a guess, whatever it is."""
    try:
        result = program(make, learn, bound, margins, seeds)
    except Exception as error:
        if not ends(program, make, lambda X, y: learn(X, y)[1], bound, margins, seeds):
            raise
        raise NoResult(
            "`learn` returns two things together, the weights and the number of mistakes. Take them apart: only the "
            f"number counts here.{own_line(error, program)}"
        ) from None
    if not isinstance(result, tuple | list) or not result or isinstance(result[0], tuple | list | np.ndarray):
        return result
    guess, *others = result
    if not is_numeric(guess) or not 0 < guess < np.inf:
        raise NoResult(
            "The first result is your guess, a number above 0: at half the margin, how many times as many mistakes? "
            f"This is {written(guess)}."
        )
    return "your guess", *others


def ends(program: Any, *case: Any) -> bool:
    """Whether a program comes to its end, without an error."""
    try:
        program(*case)
    except Exception:
        return False
    return True


def judged_data(make: Any, n: int, k: int, margin: float, seed: int) -> str:
    """Raise NoResult, with words, if what is made are not samples of two classes with this margin."""
    try:
        made = make(n, k, margin, seed)
    except AttributeError as error:
        if error.obj is not seed:
            raise
        raise NoResult(
            f"The seed is a whole number, and draws nothing. Make a generator of it.{own_line(error, make)}"
        ) from None
    X, y, u = as_data(made, "`return X, y, u`")
    if X.shape != (n, k):
        raise NoResult(f"X has the shape {X.shape}, but ({n}, {k}) is asked for: n samples with k numbers each.")
    if abs(float(u @ u) - 1) > 1e-9:
        raise NoResult(f"u has the length {np.sqrt(u @ u):.6g}, but needs the length 1.")
    room = y * (X @ u)
    if room.min() <= 0:
        raise NoResult(f"{int(np.sum(room <= 0))} of {n} samples are on the wrong side of u: y (u · x) is not above 0.")
    if room.min() < margin - 1e-12:
        raise NoResult(f"The smallest y (u · x) is {room.min():.4g}, but the margin should be {margin:g}.")
    if np.max((X**2).sum(axis=1)) > 1 + 1e-9:
        raise NoResult(f"A sample is {np.sqrt(np.max((X**2).sum(axis=1))):.4g} long. None may be longer than 1.")
    if min(np.sum(y == 1), np.sum(y == -1)) < n / 5:
        raise NoResult(
            f"The targets are {int(np.sum(y == 1))} times yes and {int(np.sum(y == -1))} times no. "
            "At least a fifth of the samples should belong to each class."
        )
    if room.min() > 1.2 * margin + 0.02:
        raise NoResult(
            f"No sample comes near the margin: the smallest y (u · x) is {room.min():.3g}, for a margin of {margin:g}. "
            "Scatter the samples over the whole space that is allowed."
        )
    if len(np.unique(X.round(9), axis=0)) < n:
        raise NoResult("Some samples are the same. Scatter them, each for itself.")
    if np.linalg.matrix_rank(X) < k:
        raise NoResult(f"The samples fill {np.linalg.matrix_rank(X)} of the {k} dimensions that are asked for.")
    again, other = make(n, k, margin, seed)[0], make(n, k, margin, seed + 1)[0]
    if not np.array_equal(X, again):
        raise NoResult("The same seed gives other samples the second time. Draw from a generator made of `seed`.")
    if np.array_equal(X, other):
        raise NoResult("Another seed gives the same samples. Draw from a generator made of `seed`.")
    return "samples with a margin"


def judged_worst(make: Any, n: int) -> str:
    """Raise NoResult, with words, if a perceptron is better on these data than was promised."""
    X, y, u = as_data(make(n), "`return X, y, u`")
    allowed = promise(X, y, u)
    if not np.isfinite(allowed):
        wrong = int(np.sum(y * (X @ u) <= 0))
        raise NoResult(f"u does not separate the classes: y (u · x) is not above 0 for {wrong} of {len(X)} samples.")
    if allowed > 200 * n:
        raise NoResult(f"The promise is {written(allowed)} mistakes. Keep it below {200 * n} for n = {n}.")
    mistakes = perceptron(X, y)[1]
    if mistakes < n:
        made = "1 mistake" if mistakes == 1 else f"{mistakes} mistakes"
        raise NoResult(f"A perceptron makes {made} on these data; at least {n} are needed.")
    if mistakes < 0.9 * allowed:
        raise NoResult(
            f"A perceptron makes {mistakes} mistakes, of {written(allowed)} that are promised at most: "
            f"{100 * mistakes / allowed:.0f} %. At least 90 % are needed. "
            "In the proof, when is the middle term 0, and when is w as long as its part along u?"
        )
    return "as bad as it gets"


def as_data(made: Any, needed: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return samples, targets and direction as arrays; raises NoResult, with words, for what cannot be these."""
    if made is None:
        raise NoResult(f"Nothing comes back. Three things are needed: {needed}.")
    if not isinstance(made, tuple | list) or len(made) != 3:
        raise NoResult(f"Three things are needed, {needed}. What comes back is {written(made)}.")
    X, y, u = (np.asarray(part) for part in made)
    if not all(part.dtype.kind in "bif" and np.isfinite(part).all() for part in (X, y, u)):
        raise NoResult("X, y and u have to be arrays of finite numbers.")
    if X.ndim != 2 or y.shape != (len(X),) or u.shape != (X.shape[1],) or not len(X):
        raise NoResult(f"The shapes are {X.shape}, {y.shape} and {u.shape}, but (n, k), (n,) and (k,) are needed.")
    if not np.isin(y, (-1, 1)).all():
        raise NoResult("The targets y have to be 1 for yes and −1 for no.")
    if not u.any():
        raise NoResult("u is zero, and points nowhere.")
    return X.astype(float), y.astype(float), u.astype(float)


def on_a_sphere(margin: float, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    X, y, u = separable(30, 3, margin, seed)
    return X * (1 + 0.1 * seed), y, u


def on_a_circle(margin: float, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    return separable(12, 2, margin, 100 + seed)


def first_of_both(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, int]:
    """A learner of another kind, which is wrong as often as it takes to see a sample of each class."""
    return y @ X, int(max(np.argmax(y == 1), np.argmax(y == -1))) + 1


def half_of_it(X: np.ndarray, y: np.ndarray, u: np.ndarray) -> float:
    return promise(X, y, u) / 2


rng = np.random.default_rng(404)
OR = np.array([[0.0, 0.0, 1.0], [0.0, 1.0, 1.0], [1.0, 0.0, 1.0], [1.0, 1.0, 1.0]])
POINTS, SIDES, DIRECTION = separable(9, 3, 0.15, rng)

LOOP_OF_GROWTH = """\
for margin in margins:
        data = [make(margin, seed) for seed in seeds]
        counts = [learn(X, y)[1] for X, y, u in data]
        promises = [bound(X, y, u) for X, y, u in data]
        means.append(np.mean(counts))
        shares.append(np.max(np.divide(counts, promises)))"""

EXERCISES = [
    Exercise(
        id="count-mistakes",
        part_of=PROJECT,
        title="A perceptron that counts",
        task=r"Write the perceptron as it is described above: $w = 0$ at first, the samples in their order, a step $w \leftarrow w + y\,x$ wherever $y\,(w \cdot x) \le 0$, and again from the first sample on, until a whole round goes by without a mistake. Return $w$ and the number of mistakes. You may rely on a $u$ that separates the classes. Leave `X` and `y` as they are: you need them again.",
        section=PROJECT.heading,
        solution=perceptron,
        use=learned,
        cases=[
            (np.array([[2.0, 1.0]]), np.array([-1.0])),
            (np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([1.0, 1.0])),
            (np.array([[1.0, 0.0], [0.0005, 1.0]]), np.array([1.0, 1.0])),
            (np.array([[1.0, 0.0], [-0.0005, 1.0]]), np.array([1.0, 1.0])),
            (OR, np.array([-1.0, 1.0, 1.0, 1.0])),
            (POINTS, SIDES),
        ],
        hints=[
            "Two loops: the inner one goes through the samples once, the outer one repeats it. What tells the outer one that it may stop?",
            "Set a flag, say `is_done = True`, before each round, and set it to False at each mistake. The outer loop is `while not is_done`.",
        ],
        explanation="A round without a mistake leaves $w$ as it is, so all later rounds would be the same. On data that no $u$ separates, such as XOR, this program never ends: the proof needs its $u$.",
        demands=[
            ArgumentsKept(
                "The numbers are right, but X or y is not what it was before. The next part needs the same data.",
                ("mistakes = np.zeros(X.shape[1]), 0", "mistakes = np.zeros(X.shape[1]), 0\n    X *= y[:, None]"),
                ("target * (w @ x) <= 0", "w @ x <= 0"),
                ("w + target * x", "w + x"),
            )
        ],
        mistakes=[
            Mistake(
                "That is one round only. A step for one sample can spoil the answer to another: go on until a whole round has no mistake.",
                ("                is_done = False\n", "                is_done = True\n"),
            ),
            Mistake(
                "A sum of exactly 0 counts as a mistake too: with w = 0, no sample is answered yet.",
                ("<= 0", "< 0"),
            ),
            Mistake(
                "Every sample takes a step here. Only a mistake teaches a perceptron something.",
                ("target * (w @ x) <= 0", "mistakes < 2 * len(X)"),
            ),
            Mistake(
                "These are the rounds. Count the steps: each mistake is one.",
                ("                mistakes += 1\n", ""),
                ("        is_done = True\n", "        is_done = True\n        mistakes += 1\n"),
            ),
            Mistake(
                "These are the rounds with mistakes in them. A round may have several: count each of its steps.",
                ("                mistakes += 1\n", ""),
                (
                    "                is_done = False\n",
                    "                is_done = False\n        mistakes += not is_done\n",
                ),
            ),
            Mistake(
                "All samples of a round are judged by the same w. A step counts at once: the next sample is judged by the new w.",
                ("        is_done = True\n", "        is_done, old = True, w\n"),
                ("w @ x", "old @ x"),
            ),
            Mistake(
                "w is right, and the first mistake is not counted. With w = 0 every sum is 0, so that the first sample is a mistake like any other.",
                ("np.zeros(X.shape[1]), 0", "y[0] * X[0], 0"),
            ),
            Mistake(
                "After each mistake it begins again with the first sample. The samples are taken in turn: go on with the next one.",
                ("                is_done = False\n", "                is_done = False\n                break\n"),
            ),
            Mistake(
                "The steps are too short: a step is y x, without a learning rate.",
                ("w + target * x", "w + 0.1 * target * x"),
            ),
            Mistake(
                "X has changed on the way, so the samples are not those that were given.",
                ("np.zeros(X.shape[1]), 0", "X[0], 0"),
                ("    is_done = False\n    while", "    w *= 0\n    is_done = False\n    while"),
                ("while not is_done", "while not is_done and mistakes < 50"),
            ),
            Mistake(
                "All steps go towards the sample. Where y = −1, the step has to go the other way: add y x, not x.",
                ("w + target * x", "w + x"),
                ("target * (w @ x) <= 0", "target * (w @ x) <= 0 and mistakes < 50"),
            ),
            Mistake(
                "The mistakes of the last round are counted, and it has none. Set the counter to 0 only once, before the first round.",
                ("        is_done = True\n", "        is_done, mistakes = True, 0 * mistakes\n"),
            ),
            Mistake(
                "The two results have changed places: w comes first, then the number of mistakes.",
                ("return w, mistakes", "return mistakes, w"),
            ),
        ],
    ),
    Exercise(
        id="promise",
        part_of=PROJECT,
        title="The promise",
        task=r"Now the bound: $(R/\gamma)^2$, for samples `X` (n, k), targets `y` (n,) of 1 and −1, and a direction `u` (k,). $R$ is the length of the longest sample, and $\gamma$ the smallest $y\,(u \cdot x)$, if $u$ has the length 1. Yours may have another length: then divide $\gamma$ by it. If $u$ does not separate the classes, nothing is promised: return `np.inf`.",
        section=PROJECT.heading,
        solution=promise,
        cases=[
            (np.array([[3.0, 4.0]]), np.array([1.0]), np.array([1.0, 0.0])),
            (np.array([[3.0, 4.0], [-1.0, 2.0]]), np.array([1.0, -1.0]), np.array([0.2, 0.0])),
            (np.array([[3.0, 4.0], [-1.0, 2.0]]), np.array([1.0, -1.0]), np.array([0.0, 2.0])),
            (np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([1.0, -1.0]), np.array([1.0, 0.0])),
            (np.array([[2.0, 0.0005], [1.0, -0.5]]), np.array([1.0, -1.0]), np.array([0.0, 1.0])),
            (np.array([[2.0, -0.0005], [1.0, -0.5]]), np.array([1.0, -1.0]), np.array([0.0, 1.0])),
            (2 * POINTS, SIDES, 0.3 * DIRECTION),
            (POINTS, -SIDES, DIRECTION),
        ],
        hints=[
            "`y * (X @ u)` has the room of every sample, on the right side of $u$ where it is above 0.",
            "The length of a vector is the root of the sum of its squares: `np.sqrt((X**2).sum(axis=1))` has those of all samples.",
        ],
        explanation=r"Multiply all samples by 10, and both $R$ and $\gamma$ are ten times as large: the promise stays. It does not see how large the numbers are, only how narrow the corridor between the classes is, compared with the samples.",
        mistakes=[
            Mistake(
                "u may have any length, and y (u · x) grows with it: divide by the length of u.",
                (" / np.sqrt(u @ u)", ""),
            ),
            Mistake(
                "Divide by the length of u, which is the root of the sum of its squares, not by the sum itself.",
                ("np.sqrt(u @ u)", "(u @ u)"),
            ),
            Mistake(
                "This is R / γ. The promise is its square.",
                ("np.max((X**2).sum(axis=1)) / margin**2", "np.sqrt(np.max((X**2).sum(axis=1))) / margin"),
            ),
            Mistake(
                "Here u separates nothing, and yet a number is promised. The square hides that γ is not above 0: look at its sign first.",
                ("if margin <= 0:", "if margin == 0:"),
            ),
            Mistake(
                "γ is the room of the sample that is nearest to the border: the smallest y (u · x), not the mean.",
                ("np.min(y", "np.mean(y"),
            ),
            Mistake(
                "A sample of the class −1 is on its right side where u · x is below 0. Multiply by y before you take the smallest.",
                ("y * (X @ u)", "np.abs(X @ u)"),
            ),
            Mistake(
                "R is the length of the longest sample: the root of the sum of its squares, or here the sum itself, since R is squared. The largest entry is less.",
                ("np.max((X**2).sum(axis=1))", "np.max(X**2)"),
            ),
            Mistake(
                "Where u does not separate the classes, nothing comes back. `np.inf` is asked for.",
                ("return np.inf", "return None"),
            ),
            Mistake(
                "R belongs to the longest sample; this takes the mean over the samples.",
                ("np.max((X", "np.mean((X"),
            ),
            Mistake(
                "R is the length of one sample, the longest. Here the whole table is measured as if it were one.",
                ("np.max((X**2).sum(axis=1))", "(X**2).sum()"),
            ),
            Mistake(
                "Here the columns are measured. R is the length of a sample, and the samples are the rows.",
                ("sum(axis=1)", "sum(axis=0)"),
            ),
            Mistake(
                "The targets are missing in γ. Without y, each sample of the class −1 seems to be on the wrong side.",
                ("y * (X @ u)", "X @ u"),
            ),
            Mistake(
                "Here every sample is on the wrong side of u, and yet a number is promised. u separates the classes only if y (u · x) is above 0 for all of them.",
                ("if margin <= 0:", "if margin <= 0 <= np.max(y * (X @ u)):"),
            ),
        ],
    ),
    Exercise(
        id="separable",
        part_of=PROJECT,
        title="Data with a margin",
        task=r"To measure, you need data of every margin. Write `separable(n, k, margin, seed)`: with a generator made of the seed, draw a direction `u` of length 1, and `n` samples with `k` numbers each, none of them longer than 1 and none with $|u \cdot x|$ below `margin`; their targets are the signs of $u \cdot x$. At least a fifth of the samples should belong to each class, and they should be scattered over the whole space that is allowed, so that some come near the margin. The same seed gives the same data. There are many ways; the check measures what you made.",
        section=PROJECT.heading,
        solution=separable,
        use=judged_data,
        is_design=True,
        cases=[(60, 2, 0.3, 1), (100, 3, 0.05, 2), (80, 10, 0.2, 3)],
        hints=[
            "Make a generator, `rng = np.random.default_rng(seed)`. Draw $u$ with `rng.normal(size=k)`, and divide it by its length.",
            r"Draw more samples than you need, throw away those with $|u \cdot x| <$ margin, and draw again until there are enough.",
            "A direction is drawn evenly by `rng.normal`, divided by the length: then each sample is exactly 1 long. `y = np.sign(X @ u)`.",
        ],
        explanation="Throwing away what does not fit is called *rejection sampling*. It leaves what remains as evenly scattered as it was drawn. The smaller the share that fits, the longer it takes: with $k = 10$ and a margin of 0.4, about four of five samples are thrown away.",
        mistakes=[
            Mistake(
                "The seed is a whole number, and draws nothing. Make a generator of it.",
                ("    rng = np.random.default_rng(seed)\n    u = rng.normal", "    u = seed.normal"),
            ),
            Mistake("but needs the length 1.", ("    u = u / np.sqrt(u @ u)\n", "")),
            Mistake("but the margin should be 0.3.", (">= margin", ">= 0")),
            Mistake(
                "None may be longer than 1.",
                ("        new = new / np.sqrt((new**2).sum(axis=1, keepdims=True))\n", ""),
            ),
            Mistake("Another seed gives the same samples.", ("default_rng(seed)", "default_rng(0)")),
            Mistake("At least a fifth of the samples should belong to each class.", ("np.abs(new @ u)", "(new @ u)")),
            Mistake(
                "Scatter the samples over the whole space that is allowed.",
                (">= margin", ">= (1 + margin) / 2"),
            ),
            Mistake("are on the wrong side of u: y (u · x) is not above 0.", ("np.sign(X @ u)", "-np.sign(X @ u)")),
        ],
    ),
    Exercise(
        id="growth",
        part_of=PROJECT,
        title="Halve the margin",
        task=r"""Halve the margin, and the promise is four times as large. And the real number of mistakes: how many times as large will it be? *Predict.* Write your guess into the first line, before you measure. It will not be judged.

`make(margin, seed)` returns `X, y, u`, `learn(X, y)` returns the weights and the number of mistakes, and `bound(X, y, u)` the promise. For each of the `margins`, make data from each of the `seeds`. Behind your guess, return two lists, with one number for each margin: the mean number of mistakes, and the largest share *mistakes / promise* that occurred. When it is right, run it with your own functions, in another cell: `growth(lambda margin, seed: separable(200, 10, margin, seed), perceptron, promise, [0.4, 0.2, 0.1, 0.05], range(20))`.""",
        section=PROJECT.heading,
        solution=growth,
        blanks=["4", LOOP_OF_GROWTH],
        use=measured,
        shown=lambda make, learn, bound, margins, seeds: f"growth(make, learn, bound, {margins}, {seeds})",
        cases=[
            (on_a_circle, perceptron, promise, [0.3], [1]),
            (on_a_sphere, perceptron, promise, [0.3, 0.1], [1, 4, 6]),
            (on_a_circle, first_of_both, half_of_it, [0.2, 0.05, 0.4], [2, 3]),
        ],
        hints=[
            "Two loops: one over the margins, and inside it one over the seeds, which fills a list of counts and a list of promises.",
            "The share of one run is its own count divided by its own promise. Keep the largest of them, `max(...)`.",
        ],
        explanation=r"With the data of the solution to the last part, in ten dimensions, the means are 3.0, 7.6, 18.5 and 43.9: half the margin makes about 2.5 times as many mistakes, and not 4 times. The largest share of the promise falls from 64 % to 16 %: the narrower the corridor, the more careful the promise. A bound says what cannot happen, not what does. What does happen depends on the data, so it has to be measured, and the measurement holds for these data.",
        mistakes=[
            Mistake(
                "The share is that of the means. Each run has a promise of its own: divide run by run, and take the largest.",
                ("np.max(np.divide(counts, promises))", "np.mean(counts) / np.mean(promises)"),
            ),
            Mistake(
                "The mean of the shares comes back, but the largest is asked for: the promise must hold for every run.",
                ("np.max(np.divide", "np.mean(np.divide"),
            ),
            Mistake(
                "The largest number of mistakes is divided by the largest promise. They may come from different runs: divide run by run.",
                ("np.max(np.divide(counts, promises))", "np.max(counts) / np.max(promises)"),
            ),
            Mistake(
                "The shares are upside down: mistakes divided by promise.",
                ("np.divide(counts, promises)", "np.divide(promises, counts)"),
            ),
            Mistake(
                "The largest count comes back in place of the mean.",
                ("means.append(np.mean(counts))", "means.append(np.max(counts))"),
            ),
            Mistake(
                "The sum of the counts comes back. Divide by the number of seeds.",
                ("means.append(np.mean(counts))", "means.append(np.sum(counts))"),
            ),
            Mistake(
                "Only one seed is used. One run may be lucky: go through all of them.",
                ("for seed in seeds]", "for seed in seeds[:1]]"),
            ),
            Mistake(
                "Only the run of the last seed is left. Collect the mistakes of all runs of a margin, and their shares.",
                ("for seed in seeds]", "for seed in seeds[-1:]]"),
            ),
            Mistake(
                "There is a number for each run. One for each margin is asked for: the mean of its runs, and the largest of their shares.",
                ("means.append(np.mean(counts))", "means += counts"),
                ("shares.append(np.max(np.divide(counts, promises)))", "shares += list(np.divide(counts, promises))"),
            ),
            Mistake(
                "The runs of the margins before are still among those of this one. Begin new lists for each margin.",
                ("means, shares = [], []", "means, shares, counts, promises = [], [], [], []"),
                ("counts = [learn", "counts += [learn"),
                ("promises = [bound", "promises += [bound"),
            ),
            Mistake(
                "Only the first margin has its numbers: does the `return` stand inside the loop over the margins?",
                ("    return guess", "        return guess"),
            ),
            Mistake(
                "`learn` returns two things together, the weights and the number of mistakes. Take them apart: only the number counts here.",
                ("learn(X, y)[1]", "learn(X, y)"),
            ),
            Mistake(
                "There is one list of pairs. Two lists are asked for: all means in the first, all shares in the second.",
                ("return guess, means, shares", "return guess, list(zip(means, shares))"),
            ),
            Mistake(
                "Your guess is missing: it is the first of the three results.",
                ("return guess, means, shares", "return means, shares"),
            ),
            Mistake(
                "The first result is your guess, a number above 0: at half the margin, how many times as many mistakes?",
                ("guess = 4", "guess = None"),
            ),
        ],
    ),
    Exercise(
        id="worst-case",
        part_of=PROJECT,
        title="As bad as it gets",
        task=r"On scattered data the perceptron does far better than promised. Is the promise too careful? Find data on which it is not: `as_bad_as_it_gets(n)` returns `X`, `y` and a separating `u`, as before, on which a perceptron makes at least `n` mistakes, and at least 90 % of the number that your `u` promises as the upper limit. There are many ways. The check tries several $n$, counts the mistakes, and computes the promise from your `u`. So that it need not wait, the promise must be below $200\,n$.",
        section=PROJECT.heading,
        solution=as_bad_as_it_gets,
        use=judged_worst,
        is_design=True,
        cases=[(2,), (7,), (40,)],
        hints=[
            r"Look at the proof. The squared length of $w$ grows by the full $R^2$ if the middle term, $2y\,(w \cdot x)$, is 0 at each mistake. What do the samples look like then?",
            "Samples at right angles to each other teach nothing about one another. How wide is half the corridor, if each of $n$ such samples counts the same in $u$?",
        ],
        explanation=r"The rows of `np.eye(n)` are at right angles, so each is answered by 0 until its own step: $n$ mistakes. The direction $u = (1, \dots, 1)/\sqrt n$ has the same room for each, $1/\sqrt n$, and $(R/\gamma)^2 = n$. The promise cannot be improved: there are data that use it up to the last mistake. But it needs as many dimensions as mistakes. In a plane no more than two samples can be at right angles, and there the perceptron is mostly far better than its promise.",
        mistakes=[
            Mistake(
                "A perceptron makes 1 mistake on these data; at least 2 are needed.",
                ("np.eye(n)", "np.ones((n, n))"),
            ),
            Mistake("At least 90 % are needed.", ("np.ones(n) / np.sqrt(n)", "np.arange(1.0, n + 1)")),
            Mistake(
                "u does not separate the classes: y (u · x) is not above 0 for 2 of 2 samples.",
                ("y = np.ones(n)", "y = -np.ones(n)"),
            ),
            Mistake(
                "u does not separate the classes: y (u · x) is not above 0 for 1 of 2 samples.",
                ("y = np.ones(n)", "y = np.ones(n)\n    y[0] = -1"),
            ),
        ],
    ),
]
