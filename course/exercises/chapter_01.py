"""The exercises of chapter 1, neurons and layers."""

from typing import Any

import numpy as np

from course.exercises.exercise import Exercise, Mistake
from course.exercises.parameters import weights_and_bias
from course.exercises.running import NoResult
from nnlib import datasets, sigmoid

CORNERS = [(0, 0), (0, 1), (1, 0), (1, 1)]


def answers_at_corners(numbers: Any) -> str:
    """Return what a neuron with two weights and a bias says at each corner."""
    w_1, w_2, b = weights_and_bias(numbers)
    answers = ["yes" if w_1 * x_1 + w_2 * x_2 + b > 0 else "no" for x_1, x_2 in CORNERS]
    return f"{', '.join(answers)}  at (0, 0), (0, 1), (1, 0), (1, 1)"


def wrong_of_unseen(pair: Any) -> int:
    """Return how many unseen pictures of two digits a neuron gets wrong after 40 steps from the others, with lr = 2."""
    digits = list(pair) if isinstance(pair, (tuple, list, set, np.ndarray)) else []
    if len(digits) != 2 or any(digit not in range(10) for digit in digits) or digits[0] == digits[1]:
        raise NoResult(f"Two different digits from 0 to 9 are needed, such as 3, 8, and this is {pair!r}.")
    parts = []
    for split in ("train", "validation"):
        X, Y = datasets.digits(split)
        chosen = np.isin(Y, digits)
        parts.append((X[chosen] / 16, (Y[chosen] == max(digits)).astype(float)))
    (X, y), (X_new, y_new) = parts
    w, b = np.zeros(64), 0.0
    for _ in range(40):
        a = sigmoid(X @ w + b)
        dz = 2 * (a - y) * a * (1 - a) / len(y)
        w, b = w - 2 * (X.T @ dz), b - 2 * dz.sum()
    return int(np.sum((X_new @ w + b > 0) != (y_new == 1)))


def nand():
    return -10, -10, 15


def x_2_on_the_line(x_1, w, b):
    """Return the x_2 at which z = 0, for the weights w = (w_1, w_2)."""
    return -(w[0] * x_1 + b) / w[1]


def hardest():
    return 1, 8


def tanh_layer(X, W, b):
    """Return A (n, n_out) for X (n, n_in), W (n_out, n_in), b (n_out,)."""
    return np.tanh(X @ W.T + b)


def collapse(W_1, b_1, W_2, b_2):
    """Return W and b of the one layer that does what these two do."""
    W = W_2 @ W_1
    b = W_2 @ b_1 + b_2
    return W, b


def bump(x, start, end, s):
    """Return a bump: near 1 from start to end, with sides of steepness s."""
    up = sigmoid(s * (x - start))
    down = sigmoid(s * (x - end))
    return up - down


rng = np.random.default_rng(41)
LAYERS = [
    (rng.normal(size=(n, n_in)), rng.normal(size=(n_out, n_in)), rng.normal(size=n_out))
    for n, n_in, n_out in [(1, 2, 1), (3, 2, 4), (4, 3, 3)]
]
PAIRS = [
    (rng.normal(size=(k, n)), rng.normal(size=k), rng.normal(size=(m, k)), rng.normal(size=m))
    for n, k, m in [(1, 1, 1), (2, 3, 1), (3, 3, 3)]
]

EXERCISES = [
    Exercise(
        id="nand",
        title="A neuron for NAND",
        task="NAND is the opposite of AND: no where both inputs are 1, yes everywhere else. Set two weights and a bias by hand, in the order `nand = w_1, w_2, b`.",
        section="AND and OR, set by hand",
        solution=nand,
        is_value=True,
        use=answers_at_corners,
        cases=[()],
        hints=[
            "Both inputs are evidence *against* saying yes. Which sign do the weights need?",
            "With weights of −10 the sum of the evidence is 0, −10 or −20. The bias must keep −10 above zero, and −20 below.",
        ],
        explanation="The weights of AND with the opposite sign, and the bias too: $-z$ is above zero exactly where $z$ is below. Any bias between 10 and 20 will do.",
        mistakes=[
            Mistake(
                "These numbers say yes where both inputs are 1, and nowhere else: that is AND itself. NAND is its opposite: turn every sign around.",
                ("-10, -10, 15", "10, 10, -15"),
            ),
            Mistake(
                "This neuron never says yes. With these weights, is the bias large enough to be convinced without evidence?",
                ("15", "-15"),
            ),
            Mistake("This neuron always says yes: the bias is larger than all evidence against it.", ("15", "25")),
            Mistake(
                "This says yes only where both inputs are 0: that is NOR. One input alone must not be enough to convince it.",
                ("15", "5"),
            ),
        ],
    ),
    Exercise(
        id="on-the-line",
        title="Where the neuron is undecided",
        task="A neuron with the weights $w = (w_1, w_2)$ and the bias $b$ is undecided along a line. Given $x_1$, which $x_2$ lies on it?",
        section="What a neuron sees: a straight line",
        solution=x_2_on_the_line,
        cases=[(0.0, (2.0, 3.0), -2.5), (0.9, (2.0, 3.0), -2.5), (-1.3, (4.0, -0.7), 0.6)],
        hints=[
            "Undecided means $z = 0$: write the sum out, with its two weights.",
            "Solve $w_1 x_1 + w_2 x_2 + b = 0$ for $x_2$.",
        ],
        explanation="From $w_1 x_1 + w_2 x_2 + b = 0$ follows $x_2 = -(w_1 x_1 + b) / w_2$. For a neuron with $w_2 = 0$ the line is vertical, and there is no such $x_2$.",
        mistakes=[
            Mistake(
                "The slope has the wrong sign: what stands on the left of z = 0 changes its sign on the right, the part with w_1 too.",
                ("-(w[0] * x_1 + b)", "(w[0] * x_1 - b)"),
            ),
            Mistake(
                "Only the part with w_1 is divided by w_2. The bias has to be divided too.",
                ("-(w[0] * x_1 + b) / w[1]", "-w[0] / w[1] * x_1 - b"),
            ),
            Mistake("This is w_2 x_2, not yet x_2: it still has to be divided by w_2.", (" / w[1]", "")),
            Mistake(
                "That is an output of the neuron, after the activation. The question is where its sum is zero: solve for x_2.",
                ("-(w[0] * x_1 + b) / w[1]", "sigmoid(w[0] * x_1 + w[1] * x_1 + b)"),
            ),
            Mistake(
                "The sign is the wrong way round: what stands on the left of z = 0 changes its sign on the right.",
                ("-(w[0] * x_1 + b)", "(w[0] * x_1 + b)"),
            ),
            Mistake(
                "Only the part with the weight got the minus; the bias changes sides too.",
                ("-(w[0] * x_1 + b)", "(-w[0] * x_1 + b)"),
            ),
            Mistake("The bias is missing: this is the line through the origin.", (" + b", "")),
            Mistake("The two weights have changed places.", ("w[0]", "w[1] "), ("/ w[1]", "/ w[0]")),
            Mistake(
                "Only the bias is divided by w_2. Are there brackets missing?",
                ("-(w[0] * x_1 + b) / w[1]", "-(w[0] * x_1 + b / w[1])"),
            ),
        ],
    ),
    Exercise(
        id="hardest-pair",
        title="An experiment: the hardest pair",
        task="""There are 45 pairs of digits. Which pair is the hardest for one neuron? *Write your guess down first.* Then let it learn each pair, with `pictures`, `learn` and `right` from above, 40 steps and lr = 2, and count how many of the unseen pictures it gets wrong. The experiment takes a few seconds. Give the pair with the most as `hardest`, for instance `hardest = 3, 8`.""",
        section="A neuron that reads",
        solution=hardest,
        is_value=True,
        use=wrong_of_unseen,
        cases=[()],
        hints=[
            "Two loops, `for no in range(10)` and inside it `for yes in range(no + 1, 10)`, visit each pair once.",
            'For each pair: pictures of both splits, `learn` on those of "train", then the number of those of "validation" less the number that are right. Print it with the pair, and look for the largest.',
        ],
        explanation="""```python
for no in range(10):
    for yes in range(no + 1, 10):
        X_new, Y_new = pictures("validation", no, yes)
        found = learn(*pictures("train", no, yes), steps=40, lr=2)
        print(no, yes, len(Y_new) - right(found, X_new, Y_new))
```

Five of the 60 ones and eights are wrong, and at most two of any other pair. Few people guess it: to our eyes 3 and 8, or 4 and 9, look more alike. But the neuron does not see shapes, it adds up evidence pixel by pixel. And it has taken only 40 steps: after 200 it gets three of these 60 wrong. So the answer belongs to this neuron, after this many steps. Measure before you believe, and say what you have measured.""",
        mistakes=[
            Mistake(
                "One neuron gets every unseen picture of these two right. Other pairs are harder: go through all 45.",
                ("1, 8", "0, 1"),
            ),
            Mistake(
                "These two may look alike to us, but one neuron gets only one of their unseen pictures wrong. Go through all 45 pairs.",
                ("1, 8", "3, 8"),
            ),
            Mistake(
                'That is the second hardest pair. Does your experiment visit all 45, with 40 steps and lr = 2, and count the pictures of "validation"?',
                ("1, 8", "3, 5"),
            ),
        ],
    ),
    Exercise(
        id="tanh-layer",
        title="A layer for a whole batch",
        task="Write a layer of tanh neurons for a batch: one sample per row of $X$, one neuron per row of $W$. One line is enough.",
        section="A layer: many neurons, one matrix",
        solution=tanh_layer,
        cases=LAYERS,
        hints=[
            "First the sums Z for all samples and all neurons, then `np.tanh` of all of them.",
            r"A row of X must meet a row of W: $Z = X W^\top + b$. NumPy adds b to every row.",
        ],
        explanation="`W.T` turns the rows of W into columns, so that `@` pairs each sample with each neuron; `+ b` adds the biases to every row.",
        mistakes=[
            Mistake("The sums are right, but the activation is missing.", ("np.tanh(X @ W.T + b)", "X @ W.T + b")),
            Mistake(
                "The bias is added after the activation; it belongs inside, to the sum.",
                ("np.tanh(X @ W.T + b)", "np.tanh(X @ W.T) + b"),
            ),
            Mistake("The bias is missing.", (" + b", "")),
            Mistake("The bias is subtracted. It is added to the sum.", (" + b", " - b")),
            Mistake(
                "That is the sigmoid, which runs from 0 to 1. The tanh runs from −1 to 1.",
                ("np.tanh(X @ W.T + b)", "sigmoid(X @ W.T + b)"),
            ),
        ],
    ),
    Exercise(
        id="collapse",
        title="Two layers into one",
        task="Without an activation between them, two layers are one. Compute its W and its b, and return both.",
        section="Why there must be a bend between layers",
        solution=collapse,
        cases=PAIRS,
        hints=[
            "Multiply $W_2 (W_1 x + b_1) + b_2$ out.",
            "What multiplies $x$ is the new W. Everything without an $x$ is the new b.",
        ],
        explanation=r"$W_2 (W_1 x + b_1) + b_2 = (W_2 W_1)\, x + (W_2 b_1 + b_2)$. The first layer's bias passes through the second layer's weights, as everything does that the first layer gives.",
        mistakes=[
            Mistake(
                "The first bias passes through the second layer: it has to be multiplied by W_2.",
                ("W_2 @ b_1 + b_2", "b_1 + b_2"),
            ),
            Mistake("The bias of the second layer is missing.", ("W_2 @ b_1 + b_2", "W_2 @ b_1")),
            Mistake(
                "The bias of the first layer is missing; it does not vanish, it passes through W_2.",
                ("W_2 @ b_1 + b_2", "b_2"),
            ),
            Mistake(
                "The two results have changed places: W comes first, then b; the order counts.",
                ("return W, b", "return b, W"),
            ),
            Mistake("The bias of the second layer has the wrong sign: it is added.", ("b_1 + b_2", "b_1 - b_2")),
            Mistake(
                "The bias of the second layer does not pass through W_2: it is added at the end, outside of any brackets.",
                ("W_2 @ b_1 + b_2", "W_2 @ (b_1 + b_2)"),
            ),
            Mistake(
                "The two layers have changed places in b: the *first* bias passes through the *second* matrix.",
                ("W_2 @ b_1 + b_2", "W_1 @ b_2 + b_1"),
            ),
            Mistake(
                "Layers in a row multiply their matrices. Adding them up is something else.",
                ("W_2 @ W_1", "W_1 + W_2"),
                ("W_2 @ b_1 + b_2", "b_1 + b_2"),
            ),
        ],
    ),
    Exercise(
        id="bump",
        title="Deeper: find the bug, the bump that is not there",
        task="This program should draw a bump between start and end. With s = 1 its result is right, a very low hill. With s = 40, where it should be nearly 1 high, it draws next to nothing. Find out why, and fix it.",
        section="Deeper: neurons can draw any curve",
        solution=bump,
        cases=[(np.array([0.25]), 0.2, 0.7, 10.0), (np.linspace(-1, 2, 7), 0.2, 0.7, 40.0)],
        symptom=lambda program: (
            f"Its largest value between 0.2 and 0.7, with s = 40: {program(np.linspace(0.2, 0.7, 51), 0.2, 0.7, 40).max():.6f}. It should be nearly 1."
        ),
        bug=Mistake("", ("s * (x - start)", "s * x - start"), ("s * (x - end)", "s * x - end")),
        hints=[
            "Where is each of the two sigmoids one half? Compute it on paper.",
            "A step at $t$ is a neuron with the weight $s$ and the bias $-st$, not $-t$.",
        ],
        explanation=r"$\sigma(sx - t)$ is one half at $x = t / s$, so with a large s both steps are close to zero. The bias has to grow with the weight: $s x - s t = s (x - t)$.",
        mistakes=[
            Mistake(
                "Now s is lost: it says how steep the sides are.",
                ("s * (x - start)", "x - start"),
                ("s * (x - end)", "x - end"),
            ),
            Mistake(
                "Now the place has the factor s, and x does not. It belongs to both: put brackets around x − start.",
                ("s * (x - start)", "x - s * start"),
                ("s * (x - end)", "x - s * end"),
            ),
            Mistake(
                "The bias has to grow with s: multiply the place by s, don't divide it.",
                ("s * (x - start)", "s * x - start / s"),
                ("s * (x - end)", "s * x - end / s"),
            ),
            Mistake(
                "Both steps are at the start, so they cancel. The second one belongs at the end.",
                ("s * (x - end)", "s * (x - start)"),
            ),
            Mistake(
                "These sides are vertical. The bump is made of two sigmoids, and s says how steep its sides are.",
                ("return up - down", "return np.where((x >= start) & (x <= end), 1.0, 0.0)"),
            ),
            Mistake(
                "The bump is upside down: the step up comes first, and the later one is subtracted.",
                ("up - down", "down - up"),
            ),
            Mistake(
                "Only the first of the two steps is fixed; the second, at the end, is not.",
                ("s * (x - end)", "s * x - end"),
            ),
            Mistake(
                "Only the second of the two steps is fixed; the first, at the start, is not.",
                ("s * (x - start)", "s * x - start"),
            ),
            Mistake("One step alone never comes down again.", ("up - down", "up")),
            Mistake(
                "Both steps are added. The second one has to be subtracted: it takes away what the first one gave.",
                ("up - down", "up + down"),
            ),
        ],
    ),
]
