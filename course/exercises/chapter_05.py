"""The exercises of chapter 5, loss functions."""

from typing import Any

import numpy as np

from course.exercises.comparing import written
from course.exercises.exercise import Exercise, Mistake
from course.exercises.running import NoResult
from nnlib import softmax


def absolute_gradient(Y_hat, Y):
    """Return the gradient of the mean of |Y_hat - Y|, shaped as Y_hat."""
    return np.sign(Y_hat - Y) / Y_hat.size


def know_nothing(p):
    """Return the mean BCE of the best answer to a share p of ones."""
    return -p * np.log(p) - (1 - p) * np.log(1 - p)


def score_gradient(Z, labels):
    """Return dZ of softmax with CE, for scores Z (n, k), labels (n,)."""
    dZ = softmax(Z)
    dZ[np.arange(len(labels)), labels] -= 1
    return dZ / len(labels)


def mean_squared_error(Y_hat, y):
    """Return the MSE of answers Y_hat (n, 1) and targets y (n,)."""
    errors = Y_hat - y[:, None]
    return np.mean(errors**2)


def six_rates():
    return [0.2, 0.2, 0.2, 1.37, 0.2, 0.2]


def weighted_loss(z, y, weight):
    """Return the mean BCE of logits z; ones count `weight` times."""
    tail = np.log1p(np.exp(-np.abs(z)))
    cost_of_1 = np.maximum(-z, 0) + tail
    cost_of_0 = np.maximum(z, 0) + tail
    return np.mean(weight * y * cost_of_1 + (1 - y) * cost_of_0)


def loss_of_exact_answers(program: Any) -> str:
    y = np.array([2.0, 1.5, 3.0, 1.2])
    return f"Four answers, each exactly its target: the loss is {written(program(y[:, None], y))}."


# The six points, and the bowl of their MSE over w and b: its lowest point, its curvatures, and in which directions.
POINTS = np.array([[-0.4, 1], [0.2, 1], [0.7, 1], [1.2, 1], [1.8, 1], [2.5, 1]])
HEIGHTS = np.array([-0.9, 0.2, -0.2, 0.9, 0.6, 1.7])
BOWL = 2 * POINTS.T @ POINTS / 6
LOWEST = np.linalg.solve(BOWL, 2 * POINTS.T @ HEIGHTS / 6)
ALONG, ACROSS = np.linalg.eigh(BOWL)[1].T
START, LIMIT = np.array([-0.9, 0.4]), 0.115


def loss_of(parameters: Any) -> float:
    return float(np.mean((POINTS @ parameters - HEIGHTS) ** 2))


def judged_rates(rates: Any) -> None:
    """Raise NoResult, with words, if six steps at these rates do not bring the ball down."""
    try:
        steps = np.asarray(rates, dtype=float)
    except (TypeError, ValueError):
        steps = np.array(np.nan)
    if steps.ndim != 1 or not np.isfinite(steps).all():
        raise NoResult("Rates are numbers: a list of six of them is needed, such as `[0.12] * 6`.")
    if len(steps) != 6:
        raise NoResult(f"There are {len(steps)} rates, but six steps are to be taken: one rate for each.")
    if steps.min() < 0:
        raise NoResult("A rate below 0 steps uphill, along the gradient. Use rates from 0 on.")
    ball = START
    for lr in steps:
        ball = ball - lr * BOWL @ (ball - LOWEST)
    loss, away = loss_of(ball), ball - LOWEST
    if loss <= LIMIT:
        return
    ends = f"The loss ends at {written(round(loss, 3))}, and it should be at most {LIMIT}."
    if loss > loss_of(START):
        raise NoResult(
            f"{ends} That is higher than at the start. What a large step throws up the steep side, small ones have to bring down again."
        )
    if abs(away @ ACROSS) > abs(away @ ALONG):
        raise NoResult(
            f"{ends} The ball is still {written(round(abs(away @ ACROSS), 2))} away across the valley. Which rate brings it to the floor in one step?"
        )
    if steps.max() < 2 / 5.2:
        raise NoResult(
            f"{ends} The ball has come down to the floor of the valley, and is still {written(round(abs(away @ ALONG), 2))} away along it. At such rates six steps are not enough. Dare one that is much larger."
        )
    raise NoResult(
        f"{ends} The ball is still {written(round(abs(away @ ALONG), 2))} away along the valley: the large rate is too small or too large to cover that in one step."
    )


rng = np.random.default_rng(53)


def answers_case(*shape: int) -> tuple[Any, ...]:
    """Return answers and targets, one answer of them exact."""
    Y_hat, Y = rng.normal(size=shape), rng.normal(size=shape)
    Y.flat[1] = Y_hat.flat[1]
    return Y_hat, Y


def scores_case(n: int, k: int, size: float = 1.5) -> tuple[Any, ...]:
    return rng.normal(scale=size, size=(n, k)), rng.integers(k, size=n).astype(int)


def logits_case(*shape: int, size: float = 2.0) -> tuple[Any, ...]:
    return rng.normal(scale=size, size=shape), rng.integers(2, size=shape).astype(float)


EXERCISES = [
    Exercise(
        id="absolute-gradient",
        title="The gradient of the absolute error",
        task=r"Another way to make errors positive is to drop their sign: $L = \frac1n \sum_s |\hat y_s - y_s|$, over all $n$ entries. Write its gradient. Where an answer is exact, at the corner of the curve, take 0.",
        section="Which way each answer should move",
        solution=absolute_gradient,
        cases=[(np.array([2.4, 0.7, 1.9]), np.array([2.0, 1.5, 1.9])), answers_case(4), answers_case(3, 2)],
        hints=[
            "How fast does $|r|$ rise with $r$ where $r$ is positive? And where it is negative?",
            "`np.sign` is 1, −1 or 0. And the mean brings the same factor as in MSE.",
        ],
        explanation="Every answer that is not exact is pushed with the same force, $1/n$, however wrong it is. So one wild sample cannot outweigh all others, as it can with squares. The price is a push that does not fade near the goal.",
        mistakes=[
            Mistake(
                "The targets are ignored: what counts is the sign of the error, the answer minus its target.",
                ("np.sign(Y_hat - Y)", "np.sign(Y_hat)"),
            ),
            Mistake(
                "The signs are the wrong way round. Where an answer is too large, the loss rises with it, so the slope is positive.",
                ("(Y_hat - Y)", "(Y - Y_hat)"),
            ),
            Mistake(
                "The 1/n of the mean is missing: an entry is one of n, so it moves the mean n times less than its own error.",
                (" / Y_hat.size", ""),
            ),
            Mistake(
                "Divided by the number of rows. The mean is over all entries: use `Y_hat.size`.",
                ("Y_hat.size", "len(Y_hat)"),
            ),
            Mistake(
                "That is the gradient of the squared error. The slope of |r| is 1 or -1, however large r is.",
                ("np.sign(Y_hat - Y)", "2 * (Y_hat - Y)"),
            ),
            Mistake(
                "The size of the error is still in it. The slope of |r| is 1 or -1, however large r is.",
                ("np.sign(Y_hat - Y)", "(Y_hat - Y)"),
            ),
            Mistake(
                "These are the parts of the loss itself, not their slopes.", ("np.sign(Y_hat - Y)", "np.abs(Y_hat - Y)")
            ),
            Mistake(
                "That is the loss itself, one number. The gradient has a slope for each entry.",
                ("np.sign(Y_hat - Y) / Y_hat.size", "np.mean(np.abs(Y_hat - Y))"),
            ),
            Mistake(
                "Where an answer is exact, this divides 0 by 0. It should be 0 there.",
                ("np.sign(Y_hat - Y)", "(Y_hat - Y) / np.abs(Y_hat - Y)"),
            ),
            Mistake(
                "Where an answer is exact, this pushes it up. It should be 0 there.",
                ("np.sign(Y_hat - Y)", "np.where(Y_hat > Y, 1, -1)"),
            ),
            Mistake(
                "Where an answer is exact, this pushes it down. It should be 0 there.",
                ("np.sign(Y_hat - Y)", "np.where(Y_hat >= Y, 1, -1)"),
            ),
        ],
    ),
    Exercise(
        id="know-nothing",
        title="What knowing nothing costs",
        task="Out of many targets, a share `p` is 1 and the others are 0, with $0 < p < 1$. A network that has learned nothing but this share gives every sample the same answer, the best one. What is its mean binary cross-entropy?",
        section="What does a loss of 0.69 mean?",
        solution=know_nothing,
        cases=[(0.3,), (0.9,), (0.02,)],
        hints=[
            r"The best single answer is the share itself, $\hat y = p$.",
            r"A share $p$ of the samples then pays $-\log p$. What do the others pay, and how many are they?",
        ],
        explanation=r"A share $p$ pays $-\log p$ and a share $1 - p$ pays $-\log(1 - p)$. This mean is the entropy of the coin. No answer that is the same for all can go below it; a network that looks at its inputs should.",
        mistakes=[
            Mistake(
                "That is what each of the ones pays. The zeros pay as well, and the loss is the mean over both.",
                ("-p * np.log(p) - (1 - p) * np.log(1 - p)", "-np.log(p)"),
            ),
            Mistake(
                "The best answer is the share itself, p, below one half as well: it is a probability, not a choice of one side.",
                (
                    "-p * np.log(p) - (1 - p) * np.log(1 - p)",
                    "-p * np.log(max(p, 1 - p)) - (1 - p) * np.log(1 - max(p, 1 - p))",
                ),
            ),
            Mistake(
                "Ones and zeros are not equally frequent: weigh the two costs with the shares p and 1 - p.",
                ("-p * np.log(p) - (1 - p) * np.log(1 - p)", "-(np.log(p) + np.log(1 - p)) / 2"),
            ),
            Mistake(
                "That is the share of wrong guesses. The cross-entropy measures probabilities, by their logarithms.",
                ("-p * np.log(p) - (1 - p) * np.log(1 - p)", "min(p, 1 - p)"),
            ),
            Mistake(
                "The share is a probability already, no logit: it needs no sigmoid.",
                (
                    "-p * np.log(p) - (1 - p) * np.log(1 - p)",
                    "-p * np.log(1 / (1 + np.exp(-p))) - (1 - p) * np.log(1 - 1 / (1 + np.exp(-p)))",
                ),
            ),
            Mistake(
                "That is the cost of answering one half. Whoever knows the share answers p, which is cheaper unless p is one half.",
                ("-p * np.log(p) - (1 - p) * np.log(1 - p)", "np.log(2)"),
            ),
            Mistake(
                "Only the samples with target 1 have paid. The share 1 - p of the others pays too.",
                (" - (1 - p) * np.log(1 - p)", ""),
            ),
            Mistake(
                "Only the samples with target 0 have paid. The share p of the others pays too.",
                ("-p * np.log(p) - (1 - p)", "-(1 - p)"),
            ),
            Mistake(
                "The sign is the wrong way round: logarithms of numbers below 1 are negative, and a loss is positive.",
                ("-p * np.log(p) - (1 - p)", "p * np.log(p) + (1 - p)"),
            ),
            Mistake(
                "The two parts have opposite signs. Both are costs, so both need a minus before the logarithm.",
                (" - (1 - p)", " + (1 - p)"),
            ),
            Mistake(
                "This takes logarithms to the base 2, so it counts in bits. Losses use the natural logarithm, np.log.",
                ("-p * np.log(p) - (1 - p) * np.log(1 - p)", "-p * np.log2(p) - (1 - p) * np.log2(1 - p)"),
            ),
            Mistake(
                "This takes logarithms to the base 10. Losses use the natural logarithm, np.log.",
                ("-p * np.log(p) - (1 - p) * np.log(1 - p)", "-p * np.log10(p) - (1 - p) * np.log10(1 - p)"),
            ),
            Mistake(
                "That is the variance, the same question for the squared error. The cross-entropy has logarithms.",
                ("-p * np.log(p) - (1 - p) * np.log(1 - p)", "p * (1 - p)"),
            ),
            Mistake(
                "The logarithms have changed places, they are swapped: a share p of the targets is 1, and these pay -log of the answer p.",
                ("-p * np.log(p) - (1 - p) * np.log(1 - p)", "-p * np.log(1 - p) - (1 - p) * np.log(p)"),
            ),
            Mistake(
                "The costs are added without their shares: few samples pay the one, many the other.",
                ("-p * np.log(p) - (1 - p) * np.log(1 - p)", "-np.log(p) - np.log(1 - p)"),
            ),
        ],
    ),
    Exercise(
        id="labels-gradient",
        title="The gradient, from labels",
        task=r"The gradient of softmax with cross-entropy is $(\hat Y - Y)/n$ with one-hot rows $Y$. With a thousand classes nearly all of $Y$ is zeros. Compute the same from the labels alone, without making $Y$. Scores may lie anywhere from −1000 to 1000.",
        section="Softmax and cross-entropy together",
        solution=score_gradient,
        cases=[
            (np.array([[0.4, -1.1, 2.3]]), np.array([1])),
            scores_case(4, 3),
            scores_case(3, 5),
            (np.array([[1000.0, 990.0], [-3.0, 2.0], [0.5, 1.5]]), np.array([1, 0, 0])),
        ],
        hints=[
            r"Begin with $\hat Y$, the softmax of the scores. In how many places of a row does $Y$ change it?",
            "`A[[0, 1, 2], [2, 0, 1]]` picks one entry from each row. `np.arange` makes the first list.",
        ],
        explanation="In each row one entry loses 1, at the label, and then everything is divided by the number of samples. `softmax` makes a new array, so the scores stay as they are.",
        mistakes=[
            Mistake(
                "The 1 is subtracted after the division by n. Both are divided, the share and the 1: the brackets go around the difference.",
                ("dZ = softmax(Z)", "dZ = softmax(Z) / len(labels)"),
                ("    return dZ / len(labels)", "    return dZ"),
            ),
            Mistake(
                "The 1/n is missing: the loss is a mean over the samples, and its gradient says so.",
                ("dZ / len(labels)", "dZ"),
            ),
            Mistake(
                "Divided by the number of entries. A row is one throw of a die, so n is the number of samples.",
                ("dZ / len(labels)", "dZ / dZ.size"),
            ),
            Mistake(
                "The signs are the wrong way round: a step against this gradient would make the right class less probable.",
                ("dZ / len(labels)", "-dZ / len(labels)"),
            ),
            Mistake(
                "These are only the shares. At each row's label, 1 has to be subtracted.",
                ("labels] -= 1", "labels] -= 0"),
            ),
            Mistake("At each row's label 1 is added. It has to be subtracted.", ("labels] -= 1", "labels] += 1")),
            Mistake(
                "`dZ[:, labels]` picks whole columns, in all rows. Pick one entry from each row.",
                ("dZ[np.arange(len(labels)), labels] -= 1", "dZ[:, labels] -= 1"),
            ),
            Mistake(
                "`dZ[labels]` picks rows. Pick in each row the entry that its label names.",
                ("dZ[np.arange(len(labels)), labels] -= 1", "dZ[labels % len(dZ)] -= 1"),
            ),
            Mistake(
                "The scores are used as they are. First softmax makes them into shares.",
                ("softmax(Z)", "Z.copy()"),
            ),
            Mistake(
                "The shares are taken down the columns. Each row of scores is one sample, and its shares add up to 1.",
                ("softmax(Z)", "softmax(Z.T).T.copy()"),
            ),
            Mistake(
                "The exp of a large score is infinite. Subtract the maximum of its row first, or use softmax.",
                ("softmax(Z)", "np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)"),
            ),
            Mistake(
                "That is the slope for the probabilities, before the way back through softmax.",
                ("dZ = softmax(Z)", "dZ = np.zeros_like(Z)"),
                ("labels] -= 1", "labels] -= 1 / softmax(Z)[np.arange(len(labels)), labels]"),
            ),
        ],
    ),
    Exercise(
        id="never-zero",
        title="Find the bug: the loss that never reaches zero",
        task="A network answers in an array of shape `(n, 1)`, the targets came as `(n,)`. There is no error message, but even exact answers have a loss above zero, and training makes all answers alike. Fix the program.",
        section="Which way each answer should move",
        solution=mean_squared_error,
        cases=[
            (np.array([[0.7], [-0.4]]), np.array([0.2, 1.1])),
            (np.array([[2.4], [0.7], [3.1], [1.9]]), np.array([2.0, 1.5, 3.0, 1.2])),
            (rng.normal(size=(5, 1)), rng.normal(size=5)),
        ],
        symptom=loss_of_exact_answers,
        bug=Mistake("", ("y[:, None]", "y")),
        hints=[
            "Print the shape of `errors`. How many errors should there be?",
            "You met this trap in [chapter 2](02_matrices.ipynb), under broadcasting. `y[:, None]` makes `y` a column.",
        ],
        explanation="`(n, 1)` and `(n,)` make `(n, n)`: each answer is compared with all targets, and the best it can do is their mean. With exact answers this loss is twice the variance of the targets. The losses of `nnlib` refuse unequal shapes for this reason.",
        mistakes=[
            Mistake(
                "The difference still has the shape (n, n), and here its sum is divided by n only. Give both the same shape before you subtract.",
                ("Y_hat - y[:, None]", "Y_hat - y"),
                ("np.mean(errors**2)", "np.sum(errors**2) / len(y)"),
            ),
            Mistake(
                "Now y is a row, and a column with a row still makes a table: each answer is compared with every target.",
                ("y[:, None]", "y[None, :]"),
            ),
            Mistake(
                "Only the first answer is compared with the targets, all others are left out.",
                ("Y_hat - y[:, None]", "Y_hat[0] - y"),
            ),
            Mistake(
                "All answers are compared with the first target. Each belongs to its own.",
                ("y[:, None]", "y[0]"),
            ),
            Mistake(
                "The errors are now one for each sample, but they are no longer squared, and cancel each other.",
                ("errors**2", "errors"),
            ),
            Mistake(
                "The errors are now one for each sample, but their signs are dropped instead of squaring them.",
                ("errors**2", "np.abs(errors)"),
            ),
            Mistake(
                "The mean is squared. First square each error, then take the mean.", ("errors**2)", "errors) ** 2")
            ),
            Mistake("The errors are added up, but the mean is missing.", ("np.mean", "np.sum")),
            Mistake(
                "The root of the mean squared error is another measure, in the unit of the targets. Here the mean itself is needed.",
                ("np.mean(errors**2)", "np.sqrt(np.mean(errors**2))"),
            ),
            Mistake(
                "The mean is taken twice: `np.mean` has already divided by n.",
                ("np.mean(errors**2)", "np.mean(errors**2) / len(y)"),
            ),
            Mistake(
                "The answers are compared with the mean of the targets. Each belongs to its own target.",
                ("y[:, None]", "y.mean()"),
            ),
        ],
    ),
    Exercise(
        id="six-rates",
        title="An experiment: six steps to the bottom",
        task="Nobody says that all steps must have the same rate. The neuron of *Gradient descent* starts at a loss of 3.528; the lowest possible is 0.112. Choose six rates, one for each step, so that the loss after the sixth is at most 0.115. Six equal rates do not get there. `descend(six_rates)` in a cell of your own shows the losses, and the figure shows what a rate does to the ball. There are many ways; the check takes the six steps and says where the ball is.",
        section="Gradient descent",
        solution=six_rates,
        use=judged_rates,
        is_value=True,
        is_design=True,
        cases=[()],
        hints=[
            "Watch the ball in the figure at the rate 0.2. After three steps, what is left of its distance across the valley, and of that along it?",
            "On the floor of the valley the slope across is nearly zero. What does a rate above the limit do to a ball that lies there, in one step?",
            "A large step multiplies the little that is left across the valley, so let small steps follow. How large must the large one be to cover what is left along the valley?",
        ],
        explanation="Rates of 0.2 take out nearly all of the distance across the valley in one step each, and the rate 1.37 does the same along it. It is far above the limit, and throws the ball up the steep side six times as far as it was, but that was next to nothing, and the last two steps bring it back. (The deeper section on the bowl finds the two curvatures, 5.145 and 0.728. The rates $1/5.145$ and $1/0.728$, one for each, would do it in two steps.) In a network there are thousands of directions and nobody knows their curvatures, but the idea remains: rates that change during training can do more than one rate, as [chapter 10](10_training.ipynb) shows.",
        mistakes=[
            Mistake(
                "At such rates six steps are not enough. Dare one that is much larger.",
                ("[0.2, 0.2, 0.2, 1.37, 0.2, 0.2]", "[0.24] * 6"),
            ),
            Mistake(
                "What a large step throws up the steep side, small ones have to bring down again.",
                ("[0.2, 0.2, 0.2, 1.37, 0.2, 0.2]", "[0.48] * 6"),
            ),
            Mistake(
                "There are 7 rates, but six steps are to be taken: one rate for each.",
                ("1.37, 0.2, 0.2]", "1.37, 0.2, 0.2, 0.2]"),
            ),
            Mistake(
                "away across the valley. Which rate brings it to the floor in one step?",
                ("[0.2, 0.2, 0.2, 1.37, 0.2, 0.2]", "[0.1, 0.1, 0.1, 1.37, 0.1, 0.1]"),
            ),
            Mistake(
                "the large rate is too small or too large to cover that in one step.",
                ("1.37", "0.8"),
            ),
            Mistake(
                "A rate below 0 steps uphill, along the gradient. Use rates from 0 on.",
                ("[0.2, 0.2, 0.2,", "[-0.2, 0.2, 0.2,"),
            ),
            Mistake(
                "Rates are numbers: a list of six of them is needed, such as `[0.12] * 6`.",
                ("[0.2, 0.2, 0.2, 1.37, 0.2, 0.2]", '"0.2"'),
            ),
        ],
    ),
    Exercise(
        id="rare-class",
        title="Deeper: a rare class, from logits",
        task=r"Of a thousand patients, ten are ill, and to miss one is worse than a false alarm. So a sample with target 1 counts `weight` times. Write the BCE of the logits `z` with its first term, the one with $y$, multiplied by `weight`. It should keep its digits where `z` is 1000 or −1000, and also where a cost is tiny: with $z = 40$ and target 1 it is $4 \cdot 10^{-18}$ and not 0, and a large weight may make it matter. Take the mean over all entries: divide by their number, not by the sum of the weights.",
        section="Deeper: Losses that stay finite",
        solution=weighted_loss,
        cases=[
            (np.array([0.7, -1.3, 2.2]), np.array([1.0, 0.0, 0.0]), 3.0),
            (*logits_case(5), 10.0),
            (*logits_case(4, 3), 2.5),
            (np.array([-60.0, 45.0, 2.0]), np.array([1.0, 0.0, 1.0]), 1.5),
            (np.array([-1000.0, 1000.0, 0.3, -1000.0]), np.array([1.0, 0.0, 1.0, 0.0]), 4.0),
            (np.array([40.0, -1.3]), np.array([1.0, 0.0]), 1e17),
        ],
        hints=[
            r"Two costs for each entry: $-\log \operatorname{sigmoid}(z) = \log(1 + e^{-z})$ if $y$ is 1, and $\log(1 + e^{z})$ if it is 0.",
            r"$\log(1 + e^{z}) = \max(z, 0) + \log(1 + e^{-|z|})$. What is it for $-z$?",
            r"Weigh the two costs with `weight * y` and `1 - y`, and take the mean. `np.log1p(u)` is $\log(1 + u)$, and keeps the digits of a tiny $u$.",
        ],
        explanation=r"Both costs share the tail $\log(1 + e^{-|z|})$. NumPy has the whole of it as a function: `np.logaddexp(0, z)` is $\log(e^0 + e^z)$, computed in this way. Libraries call the factor `pos_weight`.",
        mistakes=[
            Mistake(
                "The probabilities are clipped, and that limits the cost of a large logit. Only the logits themselves still know it.",
                (
                    "    cost_of_1 = np.maximum(-z, 0) + tail\n    cost_of_0 = np.maximum(z, 0) + tail\n",
                    "    P = np.clip(np.exp(-np.maximum(-z, 0) - tail), 1e-12, 1 - 1e-12)\n    cost_of_1, cost_of_0 = -np.log(P), -np.log(1 - P)\n",
                ),
            ),
            Mistake(
                "Where a cost is tiny, 1 + u is rounded to 1, and its logarithm to 0. `np.log1p(u)` is log(1 + u) without that loss.",
                ("np.log1p(np.exp(-np.abs(z)))", "np.log(1 + np.exp(-np.abs(z)))"),
            ),
            Mistake(
                "The weight multiplies the logit. It has to multiply the first term, outside of the logarithm.",
                ("weight * y * cost_of_1", "y * np.logaddexp(0, -weight * z)"),
            ),
            Mistake(
                "The weight is at a part of the first term only, at z * y. The first term is what a sample with target 1 pays, all of it.",
                ("weight * y * cost_of_1 + (1 - y) * cost_of_0", "np.maximum(z, 0) - weight * z * y + tail"),
            ),
            Mistake(
                "The zeros pay nothing here: the second term, for targets 0, is missing.",
                ("weight * y * cost_of_1 + (1 - y) * cost_of_0", "weight * y * cost_of_1"),
            ),
            Mistake(
                "The ones count weight + 1 times: once too often.",
                ("weight * y * cost_of_1 + (1 - y) * cost_of_0", "(weight + 1) * y * cost_of_1 + (1 - y) * cost_of_0"),
            ),
            Mistake(
                "Probabilities come first here, and a sigmoid that has reached 0 or 1 leaves log(0). Stay with the logits: log(1 + exp(z)) can be written with powers that shrink.",
                ("np.maximum(-z, 0) + tail", "-np.log(1 / (1 + np.exp(-z)))"),
                ("np.maximum(z, 0) + tail", "-np.log(1 - 1 / (1 + np.exp(-z)))"),
            ),
            Mistake(
                "The probabilities are clipped, so no cost can be above 36. It should go on rising with the logit.",
                ("np.maximum(-z, 0) + tail", "-np.log(np.clip(1 / (1 + np.exp(-z)), 2.0**-52, 1 - 2.0**-52))"),
                ("np.maximum(z, 0) + tail", "-np.log(1 - np.clip(1 / (1 + np.exp(-z)), 2.0**-52, 1 - 2.0**-52))"),
            ),
            Mistake(
                "The formulas are right, but the exp of a large number is infinite. Take only powers that shrink.",
                ("np.maximum(-z, 0) + tail", "np.log(1 + np.exp(-z))"),
                ("np.maximum(z, 0) + tail", "np.log(1 + np.exp(z))"),
            ),
            Mistake(
                "The weight is missing: a sample with target 1 counts `weight` times.",
                ("weight * y * cost_of_1", "y * cost_of_1"),
            ),
            Mistake(
                "The weight is at the wrong samples: those with target 1 should count more.",
                ("weight * y * cost_of_1 + (1 - y) * cost_of_0", "y * cost_of_1 + weight * (1 - y) * cost_of_0"),
            ),
            Mistake(
                "All samples count `weight` times, and that changes nothing between them. Only those with target 1 should.",
                ("weight * y * cost_of_1 + (1 - y) * cost_of_0", "weight * (y * cost_of_1 + (1 - y) * cost_of_0)"),
            ),
            Mistake(
                "The two costs have changed places, or the sign of z is wrong: with target 1, a large positive logit should cost nothing.",
                ("np.maximum(-z, 0)", "np.maximum(z, 0) * 1"),
                ("np.maximum(z, 0) + tail", "np.maximum(-z, 0) + tail"),
            ),
            Mistake("The mean is missing: this is a sum over the entries.", ("np.mean", "np.sum")),
            Mistake(
                "This divides by the sum of the weights. The task divides by the number of entries.",
                (
                    "np.mean(weight * y * cost_of_1 + (1 - y) * cost_of_0)",
                    "np.sum(weight * y * cost_of_1 + (1 - y) * cost_of_0) / np.sum(weight * y + 1 - y)",
                ),
            ),
            Mistake(
                "Divided by the number of rows. The mean goes over all entries.",
                (
                    "np.mean(weight * y * cost_of_1 + (1 - y) * cost_of_0)",
                    "np.sum(weight * y * cost_of_1 + (1 - y) * cost_of_0) / len(z)",
                ),
            ),
            Mistake(
                "The tail is missing: near z = 0, log(1 + exp(z)) is more than the larger of z and 0.",
                ("np.log1p(np.exp(-np.abs(z)))", "0 * z"),
            ),
            Mistake(
                "The logits are used as if they were probabilities. First comes the sigmoid, or better the form for logits.",
                ("np.maximum(-z, 0) + tail", "-np.log(z)"),
                ("np.maximum(z, 0) + tail", "-np.log(1 - z)"),
            ),
        ],
    ),
]
