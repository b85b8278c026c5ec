"""The exercises of chapter 3, activation functions."""

from functools import cache
from typing import Any

import numpy as np

import nnlib
from course.exercises.comparing import Digits, written
from course.exercises.exercise import Exercise, Mistake
from course.exercises.pictures import axis_of, lines_in, plots
from course.exercises.running import NoResult


def softsign_slope(a):
    """Return the slope of softsign, a = z / (1 + |z|), from its output a."""
    u = 1 / (1 - np.abs(a))
    return 1 / u**2


def leaky_relu_backward(dA, A, leak):
    """Return dZ of a leaky ReLU, given dA and its output A."""
    slopes = np.where(A > 0, 1, leak)
    return dA * slopes


def picture():
    rng = np.random.default_rng(1)
    weights = 1.4 * rng.normal(size=(30, 100, 100)) / 10
    x, nudge = rng.normal(size=(2, 100))
    # The slopes come from the outputs: `derivative` takes a, not W @ a.
    curves = {}
    for bend in [nnlib.sigmoid, nnlib.relu]:
        a, movement, left = x, nudge, []
        for W in weights:
            a = bend(W @ a)
            movement = bend.derivative(a) * (W @ movement)
            left.append(np.abs(movement).mean() / np.abs(nudge).mean())
        curves[bend.name] = np.arange(1, 31), left
    return plots.lines(
        {"": curves},
        x_label="layers",
        y_label="what is left of the nudge",
        log_y=True,
        alt="Over 30 layers the line of ReLU stays high, that of the sigmoid falls.",
    )


LOOP = """\
curves = {}
for bend in [nnlib.sigmoid, nnlib.relu]:
    a, movement, left = x, nudge, []
    for W in weights:
        a = bend(W @ a)
        movement = bend.derivative(a) * (W @ movement)
        left.append(np.abs(movement).mean() / np.abs(nudge).mean())
    curves[bend.name] = np.arange(1, 31), left"""
CALL = """\
plots.lines(
    {"": curves},
    x_label="layers",
    y_label="what is left of the nudge",
    log_y=True,
    alt="Over 30 layers the line of ReLU stays high, that of the sigmoid falls.",
)"""


@cache
def heights(mistake: Mistake | None = None) -> dict[str, Any]:
    """Return what is left after each of the thirty layers, for both activations: rightly, or with a known mistake."""
    [exercise] = [one for one in EXERCISES if one.id == "thirty-layers"]
    source = exercise.changed(mistake) if mistake else exercise.source
    scope: dict[str, Any] = {"np": np, "nnlib": nnlib}
    exec(source.partition("picture = ")[0], scope)
    return {label: np.array(left) for label, (_, left) in scope["curves"].items()}


def judged_picture(shown: Any) -> None:
    """Raise NoResult, with words, if the picture does not show what is left of the nudge, for both activations."""
    axis = axis_of(shown)
    lines = lines_in(axis)
    if len(lines) != 2:
        count = {0: "are no lines", 1: "is one line"}.get(len(lines), f"are {len(lines)} lines")
        raise NoResult(f"There {count} in the picture. Two are needed: one for the sigmoid and one for ReLU.")
    if axis.get_yscale() != "log":
        raise NoResult(
            "The axis of what is left is not logarithmic: whatever is below a hundredth lies on its floor. `log_y=True` "
            "makes it so."
        )
    found = by_activation(lines)
    for label, points in found.items():
        if not np.array_equal(points[:, 0], np.arange(1, 31)):
            raise NoResult(
                f"The line of {NAMES[label]} goes from {points[0, 0]:g} to {points[-1, 0]:g} and has {len(points)} "
                "points. It needs one after each layer, from 1 to 30."
            )
    if words := words_for_heights({label: points[:, 1] for label, points in found.items()}):
        raise NoResult(words)


NAMES = {"sigmoid": "the sigmoid", "relu": "ReLU"}


def by_activation(lines: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the points of the two lines by activation: as their labels say, or else the lower one is the sigmoid's."""
    lower, upper = sorted(lines, key=lambda line: line[1][-1, 1])
    if "sigmoid" in upper[0].lower() or "relu" in lower[0].lower():
        lower, upper = upper, lower
    return {"sigmoid": lower[1], "relu": upper[1]}


def words_for_heights(found: dict[str, Any]) -> str:
    """Return words for lines of other heights than they should have; nothing where they have them."""
    wrong = [label for label, right in heights().items() if not np.allclose(found[label], right, rtol=1e-4, atol=0)]
    if not wrong:
        return ""
    line, right, name = found[wrong[0]], heights()[wrong[0]], NAMES[wrong[0]]
    if not np.isfinite(line).all():
        return f"The line of {name} has heights that are not numbers, nan or infinite."
    first = np.flatnonzero(~np.isclose(line, right, rtol=1e-4, atol=0))[0]
    seen = f"After layer {first + 1} the line of {name} is at {line[first]:.4g}, and should be at {right[first]:.4g}."
    if words := words_of_a_known_mistake(found):
        return f"{words} {seen}"
    ratios = line / right
    if np.allclose(ratios, ratios[0]):
        return (
            f"Each height of the line of {name} is {ratios[0]:.4g} times what it should be. "
            "Divide by the mean size of `nudge`."
        )
    if np.isclose(line[first], right[first], rtol=0.02):
        return (
            f"{seen} That is near. Was it measured, by sending two inputs through? A measured movement drowns in "
            "rounding when it gets small. Multiply by slopes."
        )
    if first:
        return f"{seen} Before that it is right: what is different in that layer?"
    return f"{seen} A layer does two things to a movement: it becomes W @ movement, and then each entry is multiplied by the slope of its activation, from the new output."


def words_of_a_known_mistake(found: dict[str, Any]) -> str:
    """Return the words of the known mistake that finds the same two lines, up to signs."""
    [exercise] = [one for one in EXERCISES if one.id == "thirty-layers"]
    for mistake in exercise.mistakes:
        other = heights(mistake)
        if other.keys() == found.keys() and all(
            np.allclose(np.abs(other[label]), np.abs(found[label]), rtol=1e-4, atol=0) for label in found
        ):
            return mistake.words
    return ""


def softmax_at(Z, T):
    """Return each row of scores as shares, at the temperature T."""
    e = np.exp((Z - Z.max(axis=1, keepdims=True)) / T)
    return e / e.sum(axis=1, keepdims=True)


def shares_at_two_temperatures(program: Any) -> str:
    Z = np.array([[2.0, 1.0]])
    found = [written(program(Z, T)) for T in (0.5, 5.0)]
    right = [written(softmax_at(Z, T)) for T in (0.5, 5.0)]
    return (
        f"The shares of the scores 2 and 1 are {found[0]} at the temperature 0.5 and {found[1]} at 5. "
        f"They should be {right[0]} and {right[1]}."
    )


def softplus(z):
    """Return a = log(1 + e^z) and its slope, without overflow."""
    a = np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))
    slope = -np.expm1(-a)
    return a, slope


def to_all_digits(program: Any, z: Any) -> Any:
    """Return what the program returns; arrays of a tuple are to be compared however small their numbers are."""
    result = program(z)
    if not isinstance(result, tuple):
        return result
    return tuple(part.view(Digits) if isinstance(part, np.ndarray) else part for part in result)


rng = np.random.default_rng(31)


EXERCISES = [
    Exercise(
        id="softsign-slope",
        title="The slope of another S",
        task=r"""Write the slope of a curve from its output, as the chapter did for the sigmoid. Here it is done for a curve that falls, $a = \dfrac{1}{2 + e^z}$. As a chain it is $u = 2 + e^z$ and then $a = 1/u$. The slopes of the two links are $e^z$ and $-1/u^2$, and they multiply. The output says what both are: $u = 1/a$, and $e^z = u - 2$.

```python
def falling_slope(a):
    u = 1 / a  # what the output says of u
    return -1 / u**2 * (u - 2)  # the slopes of the links multiply
```

Now do it for the *softsign*, $a = \dfrac{z}{1 + |z|}$, an S from −1 to 1 like tanh, but without powers of $e$. Call its denominator $u = 1 + |z|$. The first step is there: what the output says of $u$. The second is left open: what is the slope of $a$ with respect to $z$? It has to be right on both sides of 0.""",
        section="The slope of the sigmoid, from its output",
        solution=softsign_slope,
        blanks=["1 / u**2"],
        cases=[
            (np.array([0.6]),),
            (np.array([-0.25, 0.0, 0.8, -0.6]),),
            (np.array([[0.1, -0.999, 0.9995], [-0.4, 0.3, 0.7]]),),
        ],
        hints=[
            "Take $z$ above 0 first. There $|z| = z = u - 1$. Write $a$ with $u$ alone.",
            r"$a = \frac{u - 1}{u} = 1 - \frac{1}{u}$. You know the slope of $1/u$. And how far does $u = 1 + z$ move when $z$ moves?",
            r"Below 0 it is $u = 1 - z$ and $a = \frac{1 - u}{u} = \frac{1}{u} - 1$. Two slopes change their sign. What does that do to their product?",
        ],
        explanation=r"Above 0, $1 - 1/u$ has the slope $1/u^2$, and $u$ moves as far as $z$. Below 0, $1/u - 1$ has the slope $-1/u^2$, and $u$ moves the other way, which is a factor of −1: together $1/u^2$ again. Since $1/u = 1 - |a|$, the slope is $(1 - |a|)^2$. Softsign saturates more slowly than the others: at $z = 10$ its slope is 0.0083, that of the sigmoid 0.000045.",
        mistakes=[
            Mistake(
                "The sign is wrong: the curve rises everywhere. 1/u falls as u grows, and it is subtracted.",
                ("1 / u**2", "-1 / u**2"),
            ),
            Mistake(
                "That is 1/u itself. The slope of 1/u has the square of u below the line.",
                ("1 / u**2", "1 / u"),
            ),
            Mistake(
                "Below 0 the slope has the wrong sign. Two links change their sign there, so their product does not.",
                ("1 / u**2", "np.sign(a) / u**2"),
            ),
            Mistake(
                "That is the slope of tanh. The softsign is another S, and comes to its ends more slowly.",
                ("1 / u**2", "1 - a**2"),
            ),
            Mistake(
                "That is the slope of the sigmoid. The softsign has a chain of its own: 1 − 1/u, with u = 1 + |z|.",
                ("1 / u**2", "a * (1 - a)"),
            ),
            Mistake(
                "This is the slope of the example, whose curve falls. The softsign has other links.",
                ("1 / u**2", "-1 / u**2 * (u - 2)"),
            ),
            Mistake(
                "The slope is upside down: it is largest in the middle, where u is 1, and small where u is large.",
                ("1 / u**2", "u**2"),
            ),
            Mistake(
                "Right above 0. Below 0 the output a is negative, and 1/u is 1 − |a|, not 1 − a.",
                ("1 / u**2", "(1 - a) ** 2"),
            ),
            Mistake(
                "The output a stands where the sum z belongs: 1 + |z| is the u of the first line, 1 + |a| is not.",
                ("1 / u**2", "1 / (1 + np.abs(a)) ** 2"),
            ),
            Mistake(
                "Right above 0. Below 0, |z| gets smaller when z grows: how far does u move there, and which way?",
                ("1 / u**2", "1 / u - a / u"),
            ),
            Mistake(
                "That is the slope of 1/u with respect to z. But a is z/u, not 1/u: above the line there is a z, which moves too.",
                ("1 / u**2", "-np.sign(a) / u**2"),
            ),
        ],
    ),
    Exercise(
        id="leaky-relu",
        title="A ReLU that leaks",
        task=r"A *leaky* ReLU passes positive sums as they are, and multiplies the others by a small number, the leak: $a = z$ where $z > 0$, else $a = \mathrm{leak} \cdot z$. Write its `backward`, from the output: given dA and A, return dZ. Two steps are left open, the slopes and what becomes of them. At the corner, take the slope of the left side.",
        section="Back through an activation",
        solution=leaky_relu_backward,
        blanks=["np.where(A > 0, 1, leak)", "dA * slopes"],
        cases=[
            (np.array([[0.7, -1.3, 2.0]]), np.array([[0.5, -0.2, 0.0]]), 0.1),
            (
                rng.normal(size=(3, 4)),
                np.array([[1.2, -0.03, 0.4, -0.1], [-0.2, 0, 2.5, 0.0005], [0.9, 3, -0.0005, 0]]),
                0.05,
            ),
            (rng.normal(size=(2, 5)), rng.normal(size=(2, 5)), 0.3),
        ],
        hints=[
            "Draw the curve. Which two slopes does it have, and where?",
            "The output still tells on which side of the corner a neuron is: the leak is positive, so a and z have the same sign.",
            "`np.where(A > 0, ..., ...)` chooses between two values, entry by entry.",
        ],
        explanation="The slope is 1 on the right and the leak on the left, whatever the size of the output. As long as the leak is not zero, the left side still has a slope, so a neuron can come back from there: it does not die.",
        mistakes=[
            Mistake(
                "The slope is the leak: multiply by it, do not divide.",
                ("dA * slopes", "np.where(A > 0, dA, dA / leak)"),
            ),
            Mistake(
                "On the left nothing leaks: there the slope is the leak, not 0.",
                ("np.where(A > 0, 1, leak)", "(A > 0)"),
            ),
            Mistake("At the corner, where a is 0, take the slope of the left side.", ("A > 0", "A >= 0")),
            Mistake("The two sides are swapped.", ("1, leak)", "leak, 1)")),
            Mistake(
                "That is the leaky ReLU itself, applied once more to its output. Its slope is needed: 1 or the leak.",
                ("np.where(A > 0, 1, leak)", "np.where(A > 0, A, leak * A)"),
            ),
            Mistake(
                "On the left the slope is the leak itself, the same for every output. A line has one slope.",
                ("1, leak)", "1, leak * A)"),
            ),
            Mistake(
                "On the right the slope is 1. The output itself is not a slope.",
                ("A > 0, 1,", "A > 0, A,"),
            ),
            Mistake(
                "The slopes of the outputs are lost: multiply them by the slope of the leaky ReLU.",
                ("dA * slopes", "slopes"),
            ),
            Mistake(
                "The sign of dA says nothing about which side the neuron is on. Look at its output A.",
                ("A > 0", "dA > 0"),
            ),
            Mistake(
                "The leak is used only at the corner here: `np.heaviside` takes its second argument where a is exactly 0.",
                ("np.where(A > 0, 1, leak)", "np.heaviside(A, leak)"),
            ),
            Mistake(
                "On the left there is the leak alone. It has to be multiplied by dA, as the 1 is on the right.",
                ("dA * slopes", "np.where(A > 0, dA, leak)"),
            ),
            Mistake(
                "That is the leaky ReLU once more, without dA. What is needed is dA, times the slope of the leaky ReLU.",
                ("dA * slopes", "np.where(A > 0, A, leak * A)"),
            ),
            Mistake(
                "The leak is added to the slopes of the outputs. It is a slope: multiply by it, and on the left side only.",
                ("dA * slopes", "dA * (A > 0) + leak"),
            ),
            Mistake(
                "The leak is added on both sides: on the right the slope is 1, not 1 plus the leak.",
                ("np.where(A > 0, 1, leak)", "((A > 0) + leak)"),
            ),
            Mistake(
                "The leak is negative here. The curve rises on its left side too.",
                ("1, leak)", "1, -leak)"),
            ),
            Mistake(
                "Both sides leak. On the right the slope is 1.",
                ("np.where(A > 0, 1, leak)", "leak"),
            ),
        ],
    ),
    Exercise(
        id="temperature",
        title="Find the bug: a temperature that does nothing",
        task="In the figure all scores are divided by a temperature `T` before softmax, so that a small T gives nearly everything to the largest. This program has a T too, and whatever you set, the shares stay what they are. Fix it. It should also be safe: for scores up to 1000 in size, and temperatures down to 0.01.",
        section="Powers too large to hold",
        solution=softmax_at,
        cases=[
            (np.array([[0.3, -1.2]]), 0.5),
            (rng.normal(size=(3, 4)), 2.5),
            (np.array([[1000.0, 440.0, 0.0], [-3.0, 1.0, -900.0]]), 40.0),
            (np.array([[1000.0, 999.98, -1000.0], [-1000.0, -999.9875, -999.995]]), 0.01),
        ],
        symptom=shares_at_two_temperatures,
        bug=Mistake(
            "", ("np.exp((Z - Z.max(axis=1, keepdims=True)) / T)", "np.exp(Z - Z.max(axis=1, keepdims=True)) / T")
        ),
        hints=[
            "Here every power of a row is divided by T. What becomes of such a factor when the row is divided by its sum?",
            "The ratio of two shares depends on the difference of their scores. T has to change these differences, so it has to come before `np.exp`.",
            "No power should be above $e^0$. Subtract the largest score first, and then divide by T.",
        ],
        explanation=r"What all powers of a row have in common cancels in the shares. That is why we may subtract the maximum, and why a T outside of the power has no effect. Inside it makes $e^{(z_i - z_j)/T}$ of the ratio of two shares. Divide first, and you have to subtract the maximum of `Z / T`, which is the same. Without the subtraction a small T makes things worse: a score of 8 overflows at $T = 0.01$.",
        mistakes=[
            Mistake(
                "T works, but the wrong way round: a small T should draw the scores apart, and here it pulls them together.",
                (" / T)", " * T)"),
            ),
            Mistake(
                "T works, but the wrong way round: to raise a power of e to T is to multiply its exponent by T, and a small T should draw the scores apart.",
                ("np.exp((Z - Z.max(axis=1, keepdims=True)) / T)", "np.exp(Z - Z.max(axis=1, keepdims=True)) ** T"),
            ),
            Mistake(
                "Clipping makes different scores equal: whatever lies beyond the limit gets the same share. What can be taken from all scores of a row, so that none is too large and their differences stay?",
                ("np.exp((Z - Z.max(axis=1, keepdims=True)) / T)", "np.exp(np.clip(Z / T, -700, 700))"),
            ),
            Mistake(
                "The scores are divided by T, their maximum is not. The largest power is then no longer 1: it overflows, or all powers of a row become 0.",
                ("np.exp((Z - Z.max(axis=1, keepdims=True)) / T)", "np.exp(Z / T - Z.max(axis=1, keepdims=True))"),
            ),
            Mistake(
                "T works now, but the largest score is no longer subtracted: a score of 1000 overflows, and with a small T a much smaller one.",
                ("np.exp((Z - Z.max(axis=1, keepdims=True)) / T)", "np.exp(Z / T)"),
            ),
            Mistake(
                "The maximum is divided by T, the scores are not. Divide their difference: the brackets go around it.",
                ("np.exp((Z - Z.max(axis=1, keepdims=True)) / T)", "np.exp(Z - Z.max(axis=1, keepdims=True) / T)"),
            ),
            Mistake(
                "The maximum of the whole batch is too large for a row with small scores: all its powers become 0, and so does their sum. Each row needs its own.",
                ("Z.max(axis=1, keepdims=True)", "Z.max()"),
            ),
            Mistake(
                "The shares are divided by T, so they no longer make 1. T belongs to the scores.",
                (" / T)", ")"),
                ("e.sum(axis=1, keepdims=True)", "e.sum(axis=1, keepdims=True) / T"),
            ),
            Mistake(
                "The shares are those of the temperature 1, whatever T is: T is left out, or it cancels when each power is divided by the sum. Divide the differences of the scores by it.",
                (" / T)", ")"),
            ),
            Mistake(
                "The shares are raised to a power, which is the right idea, but then they have to make 1 again. It is easier to divide the scores by T.",
                (" / T)", ")"),
                ("e / e.sum(axis=1, keepdims=True)", "(e / e.sum(axis=1, keepdims=True)) ** (1 / T)"),
            ),
            Mistake(
                "A power that is too small to hold is 0, and stays 0 when it is raised to 1/T, even where T is large. Divide the scores by T, before they become powers.",
                (
                    "np.exp((Z - Z.max(axis=1, keepdims=True)) / T)",
                    "np.exp(Z - Z.max(axis=1, keepdims=True)) ** (1 / T)",
                ),
            ),
            Mistake(
                "The maximum is taken over the samples. Each row has its own: which axis should disappear?",
                ("Z.max(axis=1, keepdims=True)", "Z.max(axis=0)"),
            ),
            Mistake(
                "The sum is taken over the samples. The shares of each row should make 1: which axis should disappear?",
                ("e.sum(axis=1, keepdims=True)", "e.sum(axis=0)"),
            ),
        ],
    ),
    Exercise(
        id="thirty-layers",
        title="A picture: thirty layers deep",
        task=r"""The chapter sent a nudge through ten layers and measured it at the end. Now go deeper, look after every layer, and draw what you see. A nudge that is measured drowns in rounding when little is left of it; one that is computed with slopes does not. So let slopes carry it *forward*. Take one neuron without a bias, its weight 3 and its input 0.5, and let the input move by 0.01:

```python
a = nnlib.sigmoid(3 * 0.5)  # the output, 0.818
movement = nnlib.sigmoid.derivative(a) * (3 * 0.01)  # it moves by 0.0045
```

The sum moves 3 times as far as the input, and the output moves as far as the sum, times the slope of the activation. A layer, $a \leftarrow \sigma(W a)$, does this for all its neurons at once: the weights make `W @ movement` of the movement of its inputs, and each entry of that is multiplied by a slope of its own, from the new outputs. `bend.derivative(a)` has these slopes, with `nnlib.sigmoid` or `nnlib.relu` as `bend`.

The first lines below make thirty layers of 100 neurons, an input `x`, and `nudge`, the movement of this input. Draw two lines in one panel, for the sigmoid and for ReLU: after each layer, from 1 to 30, the mean size (`np.abs`) of the movement, divided by the mean size of `nudge`. The heights span many powers of ten, so make their axis logarithmic. The function that draws the chapter's lines takes each as a pair, all x and all y, and `alt`, a sentence of at least 30 characters that says what can be seen:

```python
layers = np.arange(1, 31)
plots.lines(
    {"": {"half": (layers, 0.5**layers), "third": (layers, 3.0**-layers)}},
    x_label="layers",
    y_label="what is left",
    log_y=True,
    alt="Two straight lines fall, that of a third more steeply.",
)
```

Call your picture `picture`: the check looks at the points of its lines, and shows it to you.""",
        section="Saturation: gradients that vanish",
        solution=picture,
        use=judged_picture,
        is_value=True,
        is_design=True,
        blanks=[LOOP, CALL],
        cases=[()],
        hints=[
            "For each activation begin anew: `a = x` and `movement = nudge`, and an empty list of what is left. Then loop over the weights.",
            "In a layer the outputs come first, because the movement needs the slopes of the new ones. Take the two lines of the example: what stands in the place of the 3, of the 0.5, and of the 0.01?",
            'After each layer append one number to the list: `np.abs(v).mean()` is the mean size of a vector `v`, and two of these are divided. A line is drawn from a pair, such as `"sigmoid": (layers, left)`.',
        ],
        explanation=r"Behind thirty layers of sigmoids $5 \cdot 10^{-16}$ of the nudge is left, behind ReLU, with the same weights, 0.30. The sigmoid's line is nearly straight: each layer lets about three tenths of a movement through. A gradient on its way back meets the same weights and the same slopes, so it fares alike, and that is why deep networks of sigmoids hardly learn. The size of the weights matters as much: with 1.0 in place of 1.4 ReLU leaves 0.00001.",
        mistakes=[
            Mistake(
                "The slopes are missing. After the weights, each entry of the movement is multiplied by the slope of the activation, from the new output.",
                ("bend.derivative(a) * (W @ movement)", "W @ movement"),
            ),
            Mistake(
                "The weights are missing. They make W @ movement of the movement, before the slopes come in.",
                ("bend.derivative(a) * (W @ movement)", "bend.derivative(a) * movement"),
            ),
            Mistake(
                "The slopes come from the outputs before this layer. Find the new outputs first, and take the slopes from them.",
                (
                    "        a = bend(W @ a)\n        movement = bend.derivative(a) * (W @ movement)\n",
                    "        movement = bend.derivative(a) * (W @ movement)\n        a = bend(W @ a)\n",
                ),
            ),
            Mistake(
                "The movement meets the slopes first and then the weights. In a layer the weights come first, and the slopes are those of its new outputs.",
                ("bend.derivative(a) * (W @ movement)", "W @ (bend.derivative(a) * movement)"),
            ),
            Mistake(
                "The movement meets the slopes of the outputs before this layer, and then its weights. In a layer the weights come first, and then the slopes of its new outputs.",
                (
                    "        a = bend(W @ a)\n        movement = bend.derivative(a) * (W @ movement)\n",
                    "        movement = W @ (bend.derivative(a) * movement)\n        a = bend(W @ a)\n",
                ),
            ),
            Mistake(
                "The slopes are taken from the sums, but `derivative` finds them from the outputs.",
                ("a = bend(W @ a)\n", "z = W @ a\n        a = bend(z)\n"),
                ("bend.derivative(a)", "bend.derivative(z)"),
            ),
            Mistake(
                "The slopes of the sigmoid are taken for ReLU as well. Each activation has its own, `bend.derivative`.",
                ("bend.derivative(a)", "nnlib.sigmoid.derivative(a)"),
            ),
            Mistake(
                "What is left is a share of the nudge: divide by the mean size of `nudge`.",
                (" / np.abs(nudge).mean()", ""),
            ),
            Mistake(
                "Each height is what one layer lets through of what came in. What is left of the nudge is asked for: divide by the mean size of `nudge` in each layer.",
                ("        a = bend(W @ a)\n", "        before = np.abs(movement).mean()\n        a = bend(W @ a)\n"),
                (" / np.abs(nudge).mean()", " / before"),
            ),
            Mistake(
                "Without `np.abs` positive and negative entries cancel each other in the mean. Take the size of each entry first.",
                ("np.abs(movement).mean() / np.abs(nudge).mean()", "movement.mean() / nudge.mean()"),
            ),
            Mistake(
                "That is the length of the movement, divided by that of `nudge`. The mean sizes are asked for: `np.abs`, and then the mean.",
                (
                    "np.abs(movement).mean() / np.abs(nudge).mean()",
                    "np.linalg.norm(movement) / np.linalg.norm(nudge)",
                ),
            ),
            Mistake("`log_y=True` makes it so.", ("    log_y=True,\n", "")),
            Mistake("It needs one after each layer, from 1 to 30.", ("np.arange(1, 31)", "np.arange(30)")),
            Mistake(
                "Two are needed: one for the sigmoid and one for ReLU.",
                ("[nnlib.sigmoid, nnlib.relu]", "[nnlib.relu]"),
            ),
            Mistake(
                "Every layer gets `x`. Only the first one does: the others get the outputs of the layer before.",
                ("bend(W @ a)", "bend(W @ x)"),
            ),
            Mistake(
                "Every layer gets `nudge`. Only the first one does: the others get the movement of the layer before.",
                ("W @ movement", "W @ nudge"),
            ),
            Mistake(
                "The line of ReLU goes on where that of the sigmoid ended. Each line begins anew, with `x` and `nudge`.",
                ("curves = {}\n", "curves = {}\na, movement = x, nudge\n"),
                ("    a, movement, left = x, nudge, []\n", "    left = []\n"),
            ),
            Mistake(
                "The line of the sigmoid goes on where that of ReLU ended. Each line begins anew, with `x` and `nudge`.",
                ("[nnlib.sigmoid, nnlib.relu]", "[nnlib.relu, nnlib.sigmoid]"),
                ("curves = {}\n", "curves = {}\na, movement = x, nudge\n"),
                ("    a, movement, left = x, nudge, []\n", "    left = []\n"),
            ),
            Mistake(
                "The two lines have each other's names.",
                ("curves[bend.name]", 'curves["relu" if bend.name == "sigmoid" else "sigmoid"]'),
            ),
        ],
    ),
    Exercise(
        id="softplus",
        title="Deeper: A smooth ReLU",
        task=r"A ReLU without its corner, exact for sums of any size; nothing later needs this exercise. The *softplus* $a = \log(1 + e^z)$ is a ReLU whose corner is rounded off. ($\log$, the natural logarithm, undoes $e^z$: $\log e^z = z$; in NumPy it is `np.log`.) Return $a$ and its slope for any array `z`, also for sums of $\pm 800$, where $e^{800}$ overflows. Both should keep their digits where they are tiny: at $z = -40$ each is $4.2 \cdot 10^{-18}$, and not 0. (`np.log1p(p)` is $\log(1 + p)$ and `np.expm1(p)` is $e^p - 1$, without the loss of digits that a very small $p$ would suffer.) As a bonus: can you find the slope from the output alone?",
        section="Deeper: Where floats end",
        solution=softplus,
        use=to_all_digits,
        cases=[
            (np.array([0.3]),),
            (np.array([-1.2, 0.0, 2.5, -0.4]),),
            (np.array([800.0, -800.0, 36.5, -7.25]),),
            (np.array([-40.0, -60.0]),),
        ],
        hints=[
            r"Take the larger of the two terms out of the sum, as in the softmax: $1 + e^z = e^z\,(e^{-z} + 1)$. For which $z$ does that help?",
            r"So $a = z + \log(1 + e^{-z})$ for positive $z$, and the formula as it is for negative ones. Both need $e^{-|z|}$.",
            r"For the slope, get rid of the logarithm: $e^a = 1 + e^z$. Both sides are the same number, so they have the same slope with respect to $z$. Write $a'$ for the slope of $a$: by the chain rule, $e^a \cdot a' = e^z$.",
            "So $a' = e^z / e^a$. Put $e^a = 1 + e^z$ in the denominator: which function is that? Or put $e^z = e^a - 1$ in the numerator: that is the slope from the output.",
        ],
        explanation=r"The larger of 0 and $z$ comes out of the logarithm, and what stays inside lies between 1 and 2. The slope of the softplus is the sigmoid, and from the output it reads $1 - e^{-a}$, which cannot overflow, since $a$ is positive. A number near 1 has room for no more than sixteen digits behind the point, so $1 + 4 \cdot 10^{-18}$ is 1 to a computer, and $1 - e^{-a}$ is 0. `np.log1p` and `np.expm1` never form the number near 1. NumPy has this softplus ready made: `np.logaddexp(0, z)` is $\log(e^0 + e^z)$.",
        mistakes=[
            Mistake(
                "The slope is right. But where a is tiny, 1 + u is rounded to 1, and its logarithm to 0: `np.log1p(u)` is log(1 + u) with all its digits.",
                ("np.log1p(np.exp(-np.abs(z)))", "np.log(1 + np.exp(-np.abs(z)))"),
                ("-np.expm1(-a)", "np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z)))"),
            ),
            Mistake(
                "The output a is right. But where it is tiny, e to the −a is rounded to 1, and the slope to 0: `np.expm1` keeps the digits.",
                ("-np.expm1(-a)", "1 - np.exp(-a)"),
            ),
            Mistake(
                "Where a is tiny, 1 + u is rounded to 1, and its logarithm to 0, and then the slope is 0 as well. `np.log1p(u)` and `np.expm1(u)` keep the digits.",
                ("np.log1p(np.exp(-np.abs(z)))", "np.log(1 + np.exp(-np.abs(z)))"),
                ("-np.expm1(-a)", "1 - np.exp(-a)"),
            ),
            Mistake(
                "The part max(z, 0) is missing: the logarithm alone is the rest above it, and falls on both sides.",
                ("np.maximum(z, 0) + ", ""),
                ("-np.expm1(-a)", "-np.expm1(-a - np.maximum(z, 0))"),
            ),
            Mistake(
                "That is ReLU with its corner. Softplus is the smooth curve near it, with a logarithm.",
                ("np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))", "np.maximum(z, 0)"),
                ("-np.expm1(-a)", "(z > 0) * 1.0"),
            ),
            Mistake(
                "For large z the power of e overflows, and a becomes infinite. Take the larger of 0 and z out of the logarithm.",
                ("np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))", "np.log(1 + np.exp(z))"),
            ),
            Mistake(
                "Taking z out of the logarithm helps for positive z alone. For very negative z it is now e to the −z that overflows.",
                ("np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))", "z + np.log(1 + np.exp(-z))"),
            ),
            Mistake(
                "Clipped sums give another result: for z = 800 the softplus is 800.",
                ("np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))", "np.log(1 + np.exp(np.clip(z, -500, 500)))"),
            ),
            Mistake(
                "That is the ReLU itself. The rounding of its corner, the logarithm, is missing.",
                (" + np.log1p(np.exp(-np.abs(z)))", ""),
            ),
            Mistake(
                "That is right for negative z only: for positive z the term that was taken out is missing.",
                ("np.maximum(z, 0) + ", ""),
            ),
            Mistake(
                "The 1 is lost inside the logarithm: when the larger of the two terms comes out, a 1 stays in its place.",
                ("np.log1p(np.exp(-np.abs(z)))", "np.log(np.exp(-np.abs(z)))"),
            ),
            Mistake(
                "The two parts are subtracted, but they add up: the softplus lies above the ReLU.",
                ("np.maximum(z, 0) +", "np.maximum(z, 0) -"),
            ),
            Mistake(
                "What is taken out of the logarithm is the larger of 0 and z, not the size of z without its sign.",
                ("np.maximum(z, 0) +", "np.abs(z) +"),
            ),
            Mistake(
                "The slope of a sigmoid is a (1 − a). Here a is the output of the softplus.",
                ("slope = -np.expm1(-a)", "slope = a * (1 - a)"),
            ),
            Mistake(
                "The slope is the sigmoid of the sum z. Here it is taken of the output a.",
                ("slope = -np.expm1(-a)", "slope = 1 / (1 + np.exp(-a))"),
            ),
            Mistake(
                "The slope of the ReLU jumps from 0 to 1. That of the softplus rises gradually.",
                ("slope = -np.expm1(-a)", "slope = np.heaviside(z, 0.0)"),
            ),
            Mistake(
                "That is how much the slope falls short of 1: subtract it from 1.",
                ("-np.expm1(-a)", "np.exp(-a)"),
            ),
            Mistake(
                "The output a is right for every z. But in the slope, infinity is divided by infinity for large z.",
                ("-np.expm1(-a)", "np.exp(z) / (1 + np.exp(z))"),
            ),
            Mistake(
                "The slope has one more factor: this is the slope of the sigmoid, which is the slope of the slope.",
                ("-np.expm1(-a)", "(1 - np.exp(-a)) * np.exp(-a)"),
            ),
        ],
    ),
]
