"""The exercises of chapter 1, neurons and layers."""

import itertools
import traceback
from typing import Any

import numpy as np

from course.exercises.comparing import written
from course.exercises.demands import ArgumentsKept
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


def pair_of_digits(answer: Any) -> tuple[int, int]:
    """Return two different digits, however they are written down; raises NoResult for anything else."""
    digits = list(answer) if isinstance(answer, (tuple, list, np.ndarray)) else []
    if len(digits) != 2 or any(digit not in range(10) for digit in digits) or digits[0] == digits[1]:
        raise NoResult(f"A pair is two different digits from 0 to 9, such as 3, 8, and this is {answer!r}.")
    return int(digits[0]), int(digits[1])


def wrong_of_each(pair: tuple[int, int], split: str) -> tuple[int, int]:
    """Return how many pictures of each of two digits a neuron gets wrong, after 40 steps of lr = 2 on "train"."""
    parts = []
    for name in ("train", split):
        X, labels = datasets.digits(name)
        chosen = np.isin(labels, pair)
        parts.append((X[chosen] / 16, labels[chosen] == max(pair)))
    (X, y), (X_new, y_new) = parts
    w, b = np.zeros(64), 0.0
    for _ in range(40):
        a = sigmoid(X @ w + b)
        dz = 2 * (a - y) * a * (1 - a) / len(y)
        w, b = w - 2 * (X.T @ dz), b - 2 * dz.sum()
    is_wrong = (X_new @ w + b > 0) != y_new
    return int(is_wrong[y_new == (pair[0] == max(pair))].sum()), int(is_wrong[y_new == (pair[1] == max(pair))].sum())


def wrong_of_unseen(answer: Any) -> str:
    """Say how many pictures of a pair are wrong, if they have been counted right; the guess may be anything."""
    if not isinstance(answer, (tuple, list)) or len(answer) != 3:
        raise NoResult(
            "Three things are needed, `hardest = guess, pair, wrong`: a guess, a pair of digits and two counts."
        )
    _, pair, counts = answer
    pair = pair_of_digits(pair)
    found = list(counts) if isinstance(counts, (tuple, list, np.ndarray)) else []
    if len(found) != 2 or any(count not in range(1000) for count in found):
        raise NoResult(f"Two counts are needed, one for each digit of the pair, such as 1, 0, and this is {counts!r}.")
    right = list(wrong_of_each(pair, "validation"))
    if found != right:
        advice = advice_for_counts(found, right, pair)
        if sum(right) < sum(hardest()[2]):
            advice += " And other pairs have more wrong pictures: go through all 45."
        raise NoResult(f"The counts are not those of your pair. {advice}")
    return f"{sum(right)} of 60 unseen pictures wrong"


def advice_for_counts(found: list[int], right: list[int], pair: tuple[int, int]) -> str:
    """Return words for what was counted in place of the unseen pictures that are wrong, if it can be told."""
    if found == right[::-1]:
        return "They have changed places: first the wrong pictures of the first digit, then those of the second."
    if sum(found) + sum(right) == 60:
        return "Are these the pictures that are right? Count those that are wrong."
    if found == list(wrong_of_each(pair, "train")):
        return "These are counts of the pictures from which it learned. Count among those that it has not seen."
    return 'Does it learn from "train", 40 steps with lr = 2, and read "validation"?'


def words_for_several_sums(error: ValueError) -> str:
    """Return words for an `if` that cannot decide, by what the learner's b was there."""
    *_, (frame, _) = traceback.walk_tb(error.__traceback__)
    biases = np.size(frame.f_locals.get("b", 0))
    if biases > 1:
        return (
            f"b is an array of {biases} numbers, but a neuron has one bias, a single number that makes the sum "
            "w @ p + b zero. What multiplies pair by pair and also adds up is `@`."
        )
    return (
        "At r there is more than one sum, and the `if` cannot decide. The sum w @ r + b is a single number: what "
        "multiplies pair by pair and also adds up is `@`."
    )


def at_the_points(program: Any, *points: Any) -> Any:
    """Return what a program's neuron says at p, q and r: that is the same for w and b times any factor above 0."""
    try:
        made = program(*points)
    except ValueError as error:
        if "truth value of an array" not in str(error):
            raise
        raise NoResult(words_for_several_sums(error)) from None
    if isinstance(made, (tuple, list)) and len(made) == 3:
        made = made[:2], made[2]
    if made is None:
        return made
    if not isinstance(made, (tuple, list)) or len(made) != 2:
        raise NoResult(f"Two things are needed, `return w, b`, and this is {written(made)}.")
    w, b = np.asarray(made[0]), np.asarray(made[1])
    if w.shape != (2,) or b.size != 1 or w.dtype.kind not in "bif" or b.dtype.kind not in "bif":
        raise NoResult(
            f"Two weights and one bias are needed, w of the shape (2,) and a number b: {written(made)} is not."
        )
    if not w.any():
        raise NoResult("Both weights are 0: such a neuron has no line, it says the same everywhere.")
    room = 1e-4 if np.float32 in (w.dtype, b.dtype) else 1e-9
    sums = []
    for point in points:
        parts = [*(w * point), b.item()]
        is_zero = abs(sum(parts)) <= room * np.abs(parts).max()
        sums.append(0.0 if is_zero else sum(parts))
    z_p, z_q, z_r = sums
    at_r = "above 0" if z_r > 0 else "below 0" if z_r < 0 else written(z_r)
    return f"the sum w @ x + b is {written(z_p)} at p, {written(z_q)} at q, and {at_r} at r"


def nand():
    return -10, -10, 15


def line_through(p, q, r):
    """Return w (2,) and b of a neuron: undecided at p and q, it says yes at r."""
    w = np.array([q[1] - p[1], p[0] - q[0]])
    b = -(w @ p)
    if w @ r + b < 0:
        w, b = -w, -b
    return w, b


def learn_amounts(X, Y, steps, lr):
    """Return the parameters after all steps, and the losses before and after each."""
    params = np.zeros(X.shape[1] + 1)

    def loss(params):
        return np.mean((X @ params[:-1] + params[-1] - Y) ** 2)

    losses = [loss(params)]
    for _ in range(steps):
        slopes = []
        for nudge in 0.001 * np.eye(len(params)):
            rise = loss(params + nudge) - loss(params - nudge)
            slopes.append(rise / 0.002)
        params = params - lr * np.array(slopes)
        losses.append(loss(params))
    return params, losses


def hardest():
    guess = 3, 8
    pair = 1, 8
    wrong = 0, 5
    return guess, pair, wrong


def collapse(layers):
    """Return W and b of the one layer that does what all the layers do in a row."""
    W, b = layers[0]
    for W_next, b_next in layers[1:]:
        W = W_next @ W
        b = W_next @ b + b_next
    return W, b


def collapsed(program: Any, layers: Any) -> Any:
    """Return what a program makes of layers; raises NoResult if it stops because they have not 2 inputs."""
    (W, b), *rest = layers
    try:
        return program(layers)
    except ValueError:
        if not runs(program, [(W[:, [0, -1]], b), *rest]):
            raise
        raise NoResult(
            f"With 2 inputs it runs, and with {W.shape[1]}, as in this case, it stops. Is there a 2 in it that should "
            "be the number of inputs, which is the number of columns of the first W?"
        ) from None


def runs(program: Any, *case: Any) -> bool:
    try:
        program(*case)
    except Exception:
        return False
    return True


def bump(x, start, end, s):
    """Return a bump: near 1 from start to end, with sides of steepness s."""
    up = sigmoid(s * (x - start))
    down = sigmoid(s * (x - end))
    return up - down


rng = np.random.default_rng(41)


def days(n: int, n_in: int) -> tuple[Any, Any]:
    """Return n days with n_in measurements each, and the millimetres of rain."""
    return rng.uniform(size=(n, n_in)), rng.integers(0, 24, size=n) / 2


def halves(*shape: int) -> Any:
    return rng.integers(3, 12, size=shape) / 2 * rng.choice([-1, 1], size=shape)


def chain(*sizes: int) -> list[tuple[Any, Any]]:
    """Return a layer from each size to the next."""
    return [(halves(n_out, n_in), halves(n_out)) for n_in, n_out in itertools.pairwise(sizes)]


EXERCISES = [
    Exercise(
        id="nand",
        title="A neuron for NAND",
        task=r"""Which neuron says yes only where $x_1$ is 1 and $x_2$ is 0? Evidence $x_1$ speaks for it, $x_2$ against, so take the weights 10 and −10. At (0, 0), (0, 1), (1, 0), (1, 1) the weighted evidence is 0, −10, 10, 0. Only the 10 should be above zero when the bias is added, so the bias belongs between −10 and 0: −5, in the middle, is as far from both as it can be.

Now NAND, the opposite of AND: no where both inputs are 1, yes everywhere else. The weights are set, and the bias is left open. The order is `nand = w_1, w_2, b`; you may choose other weights, too.""",
        section="AND and OR, set by hand",
        solution=nand,
        is_value=True,
        blanks=["15"],
        use=answers_at_corners,
        cases=[()],
        hints=[
            "Both inputs are evidence *against* saying yes. What does the weighted evidence come to, at each of the four corners?",
            "It is 0, −10 or −20. The bias must keep −10 above zero, and −20 below.",
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
            Mistake(
                "These numbers say yes where at least one input is 1: that is OR. Evidence has to speak against a yes here, so the weights have to be negative.",
                ("-10, -10, 15", "10, 10, -5"),
            ),
            Mistake(
                "This neuron does not look at x_2. NAND says yes at (1, 0), where only one of the inputs is 1.",
                ("-10, -10, 15", "-20, 0, 15"),
            ),
            Mistake(
                "This says yes at (1, 0) only. Is the order right? First the two weights, then the bias.",
                ("-10, -10, 15", "15, -10, -10"),
            ),
            Mistake("This neuron always says yes: the bias is larger than all evidence against it.", ("15", "25")),
            Mistake(
                "This says yes only where both inputs are 0: that is NOR. One input alone must not be enough to convince it.",
                ("15", "5"),
            ),
        ],
    ),
    Exercise(
        id="line-through",
        title="A line through two points",
        task=r"""Here is a neuron that is undecided at the points $p = (0.5, 0)$ and $q = (0, 0.5)$ and says yes at $r = (1, 1)$, found step by step.

- At $p$ and at $q$ the sum $z$ is 0. So it does not change on the way from one to the other: $w_1 (q_1 - p_1) + w_2 (q_2 - p_2) = 0$, here $-0.5\, w_1 + 0.5\, w_2 = 0$. Let the two differences change places, and turn the sign of one: $w = (q_2 - p_2,\ p_1 - q_1)$, here $(0.5, 0.5)$.
- At $p$ the sum is 0: $0.5 \cdot 0.5 + 0.5 \cdot 0 + b = 0$, so $b = -0.25$.
- At $r$ it is $0.5 + 0.5 - 0.25 = 0.75$. That is above zero, a yes. For a point on the other side of the line it would be a no. Then turn the signs of all three numbers: the line stays where it is, and yes and no change sides.

Let a program do it for any three points, given as arrays of two numbers; $r$ is never on the line. Two steps are left open. Multiplying all three numbers by a factor above 0 changes no answer, so the check looks only at the sums: 0 at $p$, 0 at $q$, above 0 at $r$.""",
        section="What a neuron sees: a straight line",
        solution=line_through,
        use=at_the_points,
        blanks=["-(w @ p)", "-w, -b"],
        cases=[
            (np.array([1.0, 0.5]), np.array([0.0, 2.5]), np.array([2.0, 3.0])),
            (np.array([1.0, 0.5]), np.array([0.0, 2.5]), np.array([-1.0, 0.25])),
            (np.array([0.75, -2.0]), np.array([0.75, 1.0]), np.array([2.0, 0.3])),
            (np.array([-1.0, 0.5]), np.array([3.0, 0.5]), np.array([0.2, 0.3])),
            (np.array([0.5, 0.25]), np.array([0.0, 1.25]), np.array([0.5, 0.251])),
            (np.array([0.5, 0.25]), np.array([0.0, 1.25]), np.array([0.5, 0.249])),
        ],
        hints=[
            "The bias makes the sum 0 at p. What is the sum there without it? `w @ p` multiplies pair by pair and adds up.",
            "If the neuron says no at r, it has the right line and the wrong sides. Which numbers turn −z into z?",
            "All three: the sum of `-w` and `-b` is −z everywhere.",
        ],
        explanation=r"With $b = -w \cdot p$ the sum is $w \cdot (x - p)$: zero at $p$, and zero for every step $x - p$ along the line. It grows in the direction of $w$ itself, which is at right angles to the line. So the weights say which way yes is, and turning all three signs turns it around. Nothing is divided, so this works for a vertical line, which has no slope.",
        mistakes=[
            Mistake(
                "The bias has the wrong sign: at p the sum is w @ p + b, and that has to be 0.", ("-(w @ p)", "w @ p")
            ),
            Mistake(
                "b is an array of 2 numbers, but a neuron has one bias, a single number that makes the sum w @ p + b zero. What multiplies pair by pair and also adds up is `@`.",
                ("-(w @ p)", "-p"),
            ),
            Mistake(
                "At r there is more than one sum, and the `if` cannot decide. The sum w @ r + b is a single number: what multiplies pair by pair and also adds up is `@`.",
                ("w @ r", "w * r"),
            ),
            Mistake(
                "The bias is missing: without it the line goes through the origin, (0, 0).",
                ("-(w @ p)", "0.0"),
            ),
            Mistake(
                "This bias is that of the example. It has to make the sum 0 at p, wherever p is.",
                ("-(w @ p)", "-0.25"),
            ),
            Mistake(
                "At p the sum is not 0 yet: only the first weight and the first number of p are in this bias. Both products belong to it.",
                ("-(w @ p)", "-(w[0] * p[0])"),
            ),
            Mistake(
                "This bias makes the sum 0 at r. There the neuron should say yes: it is at p and q that it is undecided.",
                ("-(w @ p)", "-(w @ r)"),
            ),
            Mistake(
                "Where r gets a no, the weights are turned but the bias is not: that moves the line. Turn all three signs.",
                ("-w, -b", "-w, b"),
            ),
            Mistake(
                "Where r gets a no, the bias is turned but the weights are not: that moves the line. Turn all three signs.",
                ("-w, -b", "w, -b"),
            ),
            Mistake(
                "The line is right, but the sides are not: the neuron should say yes at r, wherever r is.",
                ("-w, -b", "w, b"),
            ),
            Mistake(
                "It says no at r: the signs are turned where they were right, and left where they were wrong.",
                ("< 0", "> 0"),
            ),
            Mistake(
                "The signs are turned for every r. Turn them only where the sum at r is below 0.",
                ("    if w @ r + b < 0:\n        w, b = -w, -b\n", "    w, b = -w, -b\n"),
            ),
            Mistake(
                "These weights point along the line from p to q. They have to be at right angles to it: the two differences change places, and one changes its sign.",
                ("[q[1] - p[1], p[0] - q[0]]", "[q[0] - p[0], q[1] - p[1]]"),
            ),
            Mistake(
                "This divides by q_1 − p_1, which is 0 where the line is vertical: such a line has no slope. The weights of the example need no division.",
                ("q[1] - p[1], p[0] - q[0]", "(p[1] - q[1]) / (q[0] - p[0]), 1.0"),
            ),
            Mistake(
                "The two differences have changed places, but one of them needs the other sign as well.",
                ("p[0] - q[0]", "q[0] - p[0]"),
            ),
            Mistake(
                "The bias is left out where the neuron is asked about r: its answer there depends on the whole sum, w @ r + b.",
                ("w @ r + b < 0", "w @ r < 0"),
            ),
        ],
    ),
    Exercise(
        id="learn-amounts",
        title="A neuron that learns how much",
        task=r"""How many millimetres of rain will fall? An answer between 0 and 1 is of no use here. So this neuron leaves out the sigmoid: its answer is the sum itself, $w_1 x_1 + \dots + b$. Let it learn, from nothing but days `X` (n, n_in) and their millimetres `Y` (n,).

The loss is the mean of the squared differences, as before. Begin with all parameters at zero. In each of `steps` steps, measure the slope of the loss in each parameter, by a nudge of 0.001 up and one down, all of them before any parameter moves; then take the step, with the learning rate `lr`. Return two things: the parameters, the weights first and the bias last, and a list of the losses, at the start and after each step.""",
        section="Let it find them",
        solution=learn_amounts,
        cases=[
            (np.array([[0.5], [1.0], [0.0]]), np.array([2.0, 5.5, 0.0]), 1, 0.1),
            (*days(4, 2), 2, 0.25),
            (*days(6, 3), 5, 0.125),
            (*days(3, 1), 3, 0.5),
        ],
        hints=[
            "First write the loss, as a function of the parameters alone: the answers are `X @ params[:-1] + params[-1]`.",
            "`0.001 * np.eye(len(params))` has a nudge for each parameter in its rows. The slope is the loss nudged up, minus the loss nudged down, divided by 0.002.",
            "Collect the slopes in a list. Only when all of them are there, let each parameter take its step, against its slope. For all of them at once, `np.array(slopes)` makes an array of the list.",
            "The list of losses begins with `loss(params)` before the first step, and gets one more after each.",
        ],
        explanation="Only one line knows what kind of neuron it is: that of the loss. All the rest, nudge, slope and step, is the same for any loss that can be computed, and it is the same for every network in this book, but for a faster way to the slopes. The list of losses is the first thing to look at when something learns: it should fall.",
        mistakes=[
            Mistake(
                "This is a neuron with the sigmoid: its answers lie between 0 and 1, and no day has more than 1 mm. Here the sum itself is the answer.",
                ("X @ params[:-1] + params[-1] - Y", "sigmoid(X @ params[:-1] + params[-1]) - Y"),
            ),
            Mistake(
                "The steps go uphill: the slope says which way the loss rises, so it is subtracted.",
                ("params - lr", "params + lr"),
            ),
            Mistake(
                "Each slope is measured by a nudge up alone. It is a little off, for the loss is curved: nudge up and down, and divide by 0.002.",
                ("loss(params - nudge)", "loss(params)"),
                ("0.002", "0.001"),
            ),
            Mistake(
                "The slopes are half of what they should be: from a nudge up to no nudge it is only 0.001, not 0.002.",
                ("loss(params - nudge)", "loss(params)"),
            ),
            Mistake(
                "The slopes are twice what they should be: from the nudge down to the nudge up it is 0.002.",
                ("0.002", "0.001"),
            ),
            Mistake(
                "This is how much the loss rises, not yet its slope: divide by 0.002, the way from the nudge down to the nudge up.",
                (" / 0.002", ""),
            ),
            Mistake(
                "Each parameter moves before the slopes of the others are measured. Collect all slopes first, then take one step with all of them.",
                (
                    "            slopes.append(rise / 0.002)\n",
                    "            params = params - lr * rise / 0.002 * (nudge > 0)\n",
                ),
                ("        params = params - lr * np.array(slopes)\n", ""),
            ),
            Mistake(
                "There is no bias: the parameters are one more than the inputs, and the last one is added to the sum.",
                ("X @ params[:-1] + params[-1] - Y", "X @ params - Y"),
                ("X.shape[1] + 1", "X.shape[1]"),
            ),
            Mistake(
                "Each parameter is a little too low: after the nudge up and the nudge down it has not been put back to where it was.",
                ("slopes.append(rise / 0.002)", "slopes.append(rise / 0.002)\n            params = params - nudge"),
            ),
            Mistake(
                "The answers are a column, (n, 1), and Y has the shape (n,): subtracted, they make a table (n, n), of every answer with every label. Each answer belongs to one label: print the shapes.",
                ("params[:-1] + params[-1] - Y", "params[:-1, None] + params[-1] - Y"),
            ),
            Mistake("The squares are added up: the loss is their mean.", ("np.mean", "np.sum")),
            Mistake(
                "The differences are not squared, so those below zero cancel those above.",
                (" ** 2", ""),
            ),
            Mistake(
                "The sizes of the differences are taken, not their squares.",
                (
                    "np.mean((X @ params[:-1] + params[-1] - Y) ** 2)",
                    "np.mean(np.abs(X @ params[:-1] + params[-1] - Y))",
                ),
            ),
            Mistake(
                "The parameters are right, but the list of losses should begin with the loss before the first step.",
                ("losses = [loss(params)]", "losses = []"),
            ),
            Mistake(
                "The parameters are right, but the list of losses needs one after each step, the last one too.",
                ("losses = [loss(params)]", "losses = []"),
                ("        losses.append(loss(params))\n", ""),
                ("        slopes = []\n", "        losses.append(loss(params))\n        slopes = []\n"),
            ),
            Mistake(
                "The parameters are right, but only the last loss comes back: collect them all in a list.",
                ("return params, losses", "return params, losses[-1]"),
            ),
            Mistake(
                "The numbers are right, but the bias comes first: the weights come first, in their order, and the bias last.",
                ("return params, losses", "return np.roll(params, 1), losses"),
            ),
            Mistake(
                "The two results have changed places: first the parameters, then the losses.",
                ("return params, losses", "return losses, params"),
            ),
        ],
    ),
    Exercise(
        id="hardest-pair",
        title="An experiment: the hardest pair",
        task=r"""There are 45 pairs of digits. For which of them does one neuron get the most unseen pictures wrong?

- *Predict.* Write your guess into the first line, before you run anything. It will not be judged.
- *Run.* Let the neuron learn each pair, with `pictures`, `learn` and `right` from above, 40 steps and lr = 2. It takes a few seconds. Put the pair with the most wrong unseen pictures into the second line.
- *Explain.* An explanation begins with a look at the errors. How many of the wrong pictures are of the first digit of your pair, and how many of the second? These two counts are the third line.""",
        section="A neuron that reads",
        solution=hardest,
        is_value=True,
        blanks=["3, 8", "1, 8", "0, 5"],
        use=wrong_of_unseen,
        cases=[()],
        hints=[
            "Two loops, `for no in range(10)` and inside it `for yes in range(no + 1, 10)`, visit each pair once.",
            'For each pair: pictures of both splits, `learn` on those of "train", then the number of those of "validation" less the number that are right. Print it with the pair, and look for the largest.',
            "For the counts, `says_yes = X_new @ found[:-1] + found[-1] > 0` is a mask of all unseen pictures of the pair. Which of those with the label 0 has it got wrong, and which of those with the label 1?",
        ],
        explanation="""```python
for no in range(10):
    for yes in range(no + 1, 10):
        X_new, Y_new = pictures("validation", no, yes)
        found = learn(*pictures("train", no, yes), steps=40, lr=2)
        says_yes = X_new @ found[:-1] + found[-1] > 0
        wrong = np.sum(says_yes[Y_new == 0]), np.sum(~says_yes[Y_new == 1])
        print(no, yes, wrong)
```

Five of the 60 ones and eights are wrong, and at most two of any other pair. All five are eights that it takes for a 1. Why? Look where its weights speak most against an 8: the seven most negative ones lie in the middle of the two loops. If full ink is 1, the ones have 0.78 there on average, the eights that are read right 0.48, and these five 0.76. Their loops are as good as filled, and on the pixels that count most for this neuron they look like ones.

All this is true of this neuron after 40 steps: after 200 it gets three of the 60 wrong. Say what you have measured, and of what.""",
        mistakes=[
            Mistake(
                "One neuron gets every unseen picture of these two right. Other pairs are harder: go through all 45.",
                ("1, 8", "0, 1"),
                ("0, 5", "0, 0"),
            ),
            Mistake(
                "The counts are right, but one wrong picture is not the most. Go through all 45 pairs.",
                ("1, 8", "3, 8"),
                ("0, 5", "1, 0"),
            ),
            Mistake(
                'That is the second hardest pair. Does your experiment visit all 45, with 40 steps and lr = 2, and count the pictures of "validation"?',
                ("1, 8", "3, 5"),
                ("0, 5", "2, 0"),
            ),
            Mistake(
                "They have changed places: first the wrong pictures of the first digit, then those of the second.",
                ("0, 5", "5, 0"),
            ),
            Mistake(
                "Are these the pictures that are right? Count those that are wrong.",
                ("0, 5", "30, 25"),
            ),
            Mistake(
                "Two counts are needed, one for each digit of the pair, such as 1, 0, and this is 5.",
                ("0, 5", "5"),
            ),
        ],
    ),
    Exercise(
        id="many-into-one",
        title="Any number of layers into one",
        task=r"""Two layers without an activation between them are one, and so are a hundred. Prove it by a program: `layers` is a list of pairs $(W, b)$, the first layer first, at least one of them and as many as you like. Return the W and the b of the one layer that does the same to every $x$, and leave `layers` as it is.""",
        section="Why there must be a bend between layers",
        solution=collapse,
        use=collapsed,
        demands=[
            ArgumentsKept(
                "The numbers are right, but afterwards `layers` is not what it was: the program takes a layer out of it, or writes into its arrays. Called once more, it would give something else. Leave the list as it is.",
                ("layers[0]", "layers.pop(0)"),
                ("layers[1:]", "layers"),
            )
        ],
        cases=[
            (chain(2, 2, 2),),
            (chain(2, 2, 2, 2),),
            (chain(3, 2),),
            (chain(1, 4, 2),),
            (chain(3, 2, 4, 1),),
            (chain(2, 3, 1, 2, 5),),
        ],
        hints=[
            "Begin with the first layer as it is. If you know the one layer for all layers so far, what does the next one make of it?",
            r"The layers so far give $W x + b$. The next one gives $W_{\text{next}} (W x + b) + b_{\text{next}}$: multiply it out.",
            "What multiplies x is the new W. Everything without an x is the new b. Then go on with these two.",
        ],
        explanation=r"Each layer multiplies what came before from the left, so the product is written from right to left: $W = W_3 W_2 W_1$. A bias passes through all the layers after its own. However long the list, the result is a single $W$ of as many rows as there are outputs: without bends, depth adds parameters but nothing that a single layer could not do.",
        mistakes=[
            Mistake(
                "The order of the product is the wrong way round: x meets the first layer first, so its matrix is at the right.",
                ("W_next @ W", "W @ W_next"),
            ),
            Mistake(
                "The bias so far passes through the next layer: it has to be multiplied by its matrix.",
                ("W_next @ b + b_next", "b + b_next"),
            ),
            Mistake("The bias of the next layer is missing.", ("W_next @ b + b_next", "W_next @ b")),
            Mistake(
                "Only the last layer's bias is left. The earlier ones do not vanish, they pass through the layers after them.",
                ("W_next @ b + b_next", "b_next"),
            ),
            Mistake("The bias of the next layer has the wrong sign: it is added.", ("b + b_next", "b - b_next")),
            Mistake(
                "The bias of the next layer does not pass through its own matrix: it is added at the end, outside of any brackets.",
                ("W_next @ b + b_next", "W_next @ (b + b_next)"),
            ),
            Mistake(
                "The bias is multiplied by all the matrices so far. It passes only through those of later layers, one after the other.",
                ("b = W_next @ b + b_next", "b = W @ b + b_next"),
            ),
            Mistake(
                "The list is read from its end: the first layer is the one that meets x.",
                ("layers[0]", "layers[-1]"),
                ("layers[1:]", "layers[-2::-1]"),
            ),
            Mistake(
                "Only the first two layers are in it. Go through the whole list.",
                ("layers[1:]", "layers[1:2]"),
            ),
            Mistake(
                "Only the first two layers are in it, and it needs both. There may be one, or a hundred: go through the list in a loop.",
                ("layers[1:]", "[layers[1]]"),
            ),
            Mistake(
                "The first layer is taken twice: it is what you begin with, so go on with the second.",
                ("layers[1:]", "layers"),
            ),
            Mistake(
                "The two results have changed places: W comes first, then b.",
                ("return W, b", "return b, W"),
            ),
            Mistake(
                "Layers in a row multiply their matrices. Adding them up is something else.",
                ("W_next @ W", "W_next + W"),
                ("W_next @ b", "b"),
            ),
            Mistake(
                "`*` multiplies entry by entry. The product of two matrices is `@`.",
                ("W_next @ W", "W_next * W"),
            ),
            Mistake(
                "`*` multiplies entry by entry. The product of two matrices is `@`, and so is that of a matrix and a bias.",
                ("W_next @ W", "W_next * W"),
                ("W_next @ b", "W_next * b"),
            ),
            Mistake(
                "The `return` is inside the loop: after the second layer it is over.",
                ("    return W, b", "        return W, b"),
            ),
        ],
    ),
    Exercise(
        id="bump",
        title="Deeper: find the bug, the bump that is not there",
        task="This program should draw a bump between start and end. With s = 1 its result is right, a very low hill. With s = 40, where it should be nearly 1 high, it draws next to nothing. Find out why, and fix it.",
        section="Deeper: neurons can draw any curve",
        solution=bump,
        cases=[
            (np.array([0.25]), 0.2, 0.7, 10.0),
            (np.linspace(-1, 2, 7), -0.4, 1.3, 40.0),
            (np.array([0.1, 0.5, 0.9]), 0.3, 0.6, 5.0),
        ],
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
