"""The exercises of chapter 5, loss functions."""

from typing import Any

import numpy as np

from course.exercises.comparing import is_numeric, written
from course.exercises.exercise import Exercise, Mistake
from course.exercises.running import NoResult
from nnlib import CrossEntropy, datasets, sigmoid, softmax


def absolute_gradient(Y_hat, Y):
    """Return the gradient of the mean of |Y_hat - Y|, shaped as Y_hat."""
    slopes = np.sign(Y_hat - Y)
    return slopes / Y_hat.size


def one_step(w, b, X, y, lr):
    """Return w and b of a sigmoid neuron after one step of descent on its mean BCE."""
    y_hat = sigmoid(X @ w + b)
    dz = (y_hat - y) / len(y)
    dw, db = dz @ X, dz.sum()
    w, b = w - lr * dw, b - lr * db
    return w, b


def best_answer(p, weight):
    """Return the answer with the lowest weighted BCE at a share p of ones, and its loss."""
    answer = weight * p / (weight * p + 1 - p)
    loss = -weight * p * np.log(answer) - (1 - p) * np.log(1 - answer)
    return answer, loss


def answer_and_loss(program: Any, p: float, weight: float) -> Any:
    """Return what the program returns; raises NoResult, with words, for an answer that was found by trying some."""
    result = program(p, weight)
    if not isinstance(result, tuple | list) or len(result) != 2 or not all(is_numeric(part) for part in result):
        return result
    answer, loss = result
    if np.ndim(answer) == 0 and not 0 <= answer <= 1:
        side = "above 1" if answer > 1 else "below 0"
        raise NoResult(f"The answer is a probability, and this one is {side}: {written(answer)}.")
    best, lowest = best_answer(p, weight)
    if np.ndim(answer) == np.ndim(loss) == 0 and 0 < answer < 1 and 1e-5 < abs(answer - best) < 0.02:
        own = -weight * p * np.log(answer) - (1 - p) * np.log(1 - answer)
        if abs(loss - own) < 1e-9 and own - lowest < 0.003:
            raise NoResult(
                f"The answer {written(answer)} has the loss that comes with it, and is near the best one. But another "
                "answer has a loss that is a little lower. Was it found by trying some? Find where the slope of the "
                "loss is 0."
            )
    return result


def train_ten(X, labels, lr, steps):
    """Train ten neurons on samples X (n, n_in) with labels (n,); return W and b."""
    n = len(X)
    W, b = np.zeros((10, X.shape[1])), np.zeros(10)
    for _ in range(steps):
        dZ = softmax(X @ W.T + b)
        dZ[np.arange(n), labels] -= 1
        W -= lr * dZ.T @ X / n
        b -= lr * dZ.sum(axis=0) / n
    return W, b


def six_rates():
    return [0.2, 0.2, 0.2, 1.37, 0.2, 0.2]


def weighted_loss(z, y, weight):
    """Return the mean BCE of logits z; ones count `weight` times."""
    tail = np.log1p(np.exp(-np.abs(z)))
    cost_of_1 = np.maximum(-z, 0) + tail
    cost_of_0 = np.maximum(z, 0) + tail
    return np.mean(weight * y * cost_of_1 + (1 - y) * cost_of_0)


def trained_on_digits(program: Any) -> str:
    pictures, labels = datasets.digits("train")
    unseen, right = datasets.digits("validation")
    W, b = program(pictures / 16, labels, 1.0, 50)
    loss = CrossEntropy(from_logits=True)(pictures / 16 @ W.T + b, labels)
    count = int(((unseen / 16 @ W.T + b).argmax(axis=1) == right).sum())
    return (
        f"After 50 steps with the pictures of the chapter, at a rate of 1, the loss is {loss:.2f} (it began at 2.30), "
        f"{count} of {len(right)} unseen pictures are right, and the ten biases go from {b.min():.2f} to {b.max():.2f}."
    )


# The six points, and the bowl of their MSE over w and b: its lowest point, its curvatures, and in which directions.
POINTS = np.array([[-0.4, 1], [0.2, 1], [0.7, 1], [1.2, 1], [1.8, 1], [2.5, 1]])
HEIGHTS = np.array([-0.9, 0.2, -0.2, 0.9, 0.6, 1.7])
BOWL = 2 * POINTS.T @ POINTS / 6
LOWEST = np.linalg.solve(BOWL, 2 * POINTS.T @ HEIGHTS / 6)
ALONG, ACROSS = np.linalg.eigh(BOWL)[1].T
FLATTEST = np.linalg.eigvalsh(BOWL)[0]
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
    off, times_past = written(round(abs(away @ ALONG), 2)), np.sum(steps * FLATTEST > 1)
    if times_past == 0:
        raise NoResult(
            f"{ends} Along the valley the ball stops short of the lowest point, by {off}: the largest rate is too small."
        )
    if times_past == 1:
        raise NoResult(
            f"{ends} Along the valley the ball goes past the lowest point, by {off}: the largest rate is too large."
        )
    raise NoResult(
        f"{ends} Along the valley the ball goes past the lowest point more than once, and ends {off} away from it. One large rate is enough."
    )


rng = np.random.default_rng(53)


def answers_case(*shape: int) -> tuple[Any, ...]:
    """Return answers and targets, one answer of them exact."""
    Y_hat, Y = rng.normal(size=shape), rng.normal(size=shape)
    Y.flat[1] = Y_hat.flat[1]
    return Y_hat, Y


def near_case(*shape: int) -> tuple[Any, ...]:
    """Return answers and targets, some of which are nearly equal."""
    Y_hat, Y = answers_case(*shape)
    Y.flat[2:4] = Y_hat.flat[2:4] - np.array([0.0003, -0.0003])
    return Y_hat, Y


def step_case(n: int, n_in: int, lr: float) -> tuple[Any, ...]:
    """Return w, b, X, y and lr of a sigmoid neuron."""
    y = (rng.permutation(n) % 2).astype(float)
    return rng.normal(size=n_in), float(rng.normal()), rng.normal(size=(n, n_in)), y, lr


def pictures_case(n: int, n_in: int, lr: float, steps: int) -> tuple[Any, ...]:
    """Return X, labels, lr and steps; one class has two samples, and others have none."""
    labels = rng.permutation(10)[:n]
    labels[-1] = labels[0]
    return rng.uniform(size=(n, n_in)), labels, lr, steps


def logits_case(*shape: int, size: float = 2.0) -> tuple[Any, ...]:
    return rng.normal(scale=size, size=shape), rng.integers(2, size=shape).astype(float)


EXERCISES = [
    Exercise(
        id="absolute-gradient",
        title="The gradient of the absolute error",
        task=r"""Errors can be made positive in other ways than by squares. Take the mean of their fourth powers, $L = \frac1n \sum_s (\hat y_s - y_s)^4$. The fourth power of an error $r$ is a chain, $u = r^2$ and then $u^2$. The slopes $2r$ and $2u$ multiply and make $4r^3$:

```python
def quartic_gradient(Y_hat, Y):
    slopes = 4 * (Y_hat - Y) ** 3  # how fast the cost of each entry rises
    return slopes / Y_hat.size  # each entry is one of n in the mean
```

Another way is to drop the sign: $L = \frac1n \sum_s |\hat y_s - y_s|$, over all $n$ entries. In its gradient one step is left open: how fast does the cost of each entry rise? Where an answer is exact, at the corner of the curve, take 0.""",
        section="Which way each answer should move",
        solution=absolute_gradient,
        blanks=["np.sign(Y_hat - Y)"],
        cases=[(np.array([2.4, 0.7, 1.9]), np.array([2.0, 1.5, 1.9])), answers_case(4), near_case(3, 2)],
        hints=[
            "How fast does $|r|$ rise with $r$ where $r$ is positive? And where it is negative?",
            "Above 0 it rises as fast as $r$, and below 0 it falls as fast: the slopes are 1 and −1. `np.sign` makes 1, −1 or 0 of a number.",
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
                ("slopes / Y_hat.size", "np.mean(np.abs(Y_hat - Y))"),
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
        id="one-step",
        title="One whole step",
        task=r"""A neuron with any number of inputs answers yes or no. It gets the samples in the rows of `X`, with targets `y` of 0 and 1, and answers $\hat y = \operatorname{sigmoid}(X w + b)$. Its loss is the mean binary cross-entropy. Take one step of gradient descent, and return the new `w` and the new `b`.

Two things are left open: the slope of the loss with respect to the sum of each sample, and the slopes with respect to `w` and `b`. The step itself is there.""",
        section="Gradient descent",
        solution=one_step,
        blanks=["(y_hat - y) / len(y)", "dz @ X, dz.sum()"],
        cases=[
            (np.array([0.5, -0.3]), 0.2, np.array([[1.5, -0.7]]), np.array([1.0]), 0.4),
            step_case(4, 2, 0.4),
            step_case(5, 3, 1.7),
        ],
        hints=[
            r"With the sigmoid and BCE the slope of the sigmoid cancels, and $\hat y - y$ remains. And the loss is a mean: each sample is one of n.",
            "Nudge b: all sums move as far. Nudge one weight: the sum of sample s moves as many times as far as its input says. The slopes of all samples add up.",
            "`dz @ X` adds up dz times the inputs, over the samples, for each weight; `dz.sum()` is the slope with respect to b.",
        ],
        explanation=r"One product, `dz @ X`, gives the slopes of all weights. For ten neurons it was `dZ.T @ X`, and [chapter 6](06_backprop.ipynb) finds the same line in every layer. The $1/n$ stands in `dz` and nowhere else. Fifty such steps at a rate of 1, from zeros, tell the 3 from the 8 in 59 of 60 unseen pictures, and each of them costs one pass and one product back. In [chapter 1](01_neuron.ipynb) a step took 130 passes.",
        mistakes=[
            Mistake(
                "The step goes uphill. Is the rate times the slope subtracted, and is dz the answer minus the target?",
                ("w - lr * dw, b - lr * db", "w + lr * dw, b + lr * db"),
            ),
            Mistake(
                "The 1/n of the mean is missing, so the step is n times too long.",
                ("(y_hat - y) / len(y)", "(y_hat - y)"),
            ),
            Mistake(
                "Divided by the number of entries of X. The mean is over the samples: each of them is one of n, however many inputs it has.",
                ("(y_hat - y) / len(y)", "(y_hat - y) / X.size"),
            ),
            Mistake(
                "The slope of b is one number. dz has one for each sample: b is part of all their sums, so its slope is what they add up to.",
                ("dz.sum()", "dz"),
            ),
            Mistake(
                "The mean is taken twice, in dz and again in the slopes of w and b: the step is n times too short.",
                ("dz @ X, dz.sum()", "dz @ X / len(y), dz.mean()"),
            ),
            Mistake(
                "w is right. The slope of b is the sum of dz: its mean has been taken already, by the 1/n inside.",
                ("dz.sum()", "dz.mean()"),
            ),
            Mistake(
                "The slope of the sigmoid is multiplied in once more. With BCE it cancels: share minus target is what remains.",
                ("(y_hat - y) / len(y)", "(y_hat - y) * y_hat * (1 - y_hat) / len(y)"),
            ),
            Mistake(
                "That is the step for the squared error. With BCE the slope with respect to the sum is share minus target.",
                ("(y_hat - y) / len(y)", "2 * (y_hat - y) * y_hat * (1 - y_hat) / len(y)"),
            ),
            Mistake(
                "That is the slope with respect to the answers. The way back through the sigmoid is missing, and it makes things simpler.",
                ("(y_hat - y) / len(y)", "(y_hat - y) / (y_hat * (1 - y_hat)) / len(y)"),
            ),
            Mistake(
                "The factor 2 belongs to the squared error. Here it is share minus target.",
                ("(y_hat - y) / len(y)", "2 * (y_hat - y) / len(y)"),
            ),
            Mistake(
                "w is right, and b has not moved as it should: its slope is the sum of dz.",
                ("b - lr * db", "b"),
            ),
            Mistake(
                "The rate is missing: the step is `lr` times as long as the slopes are.",
                ("w - lr * dw, b - lr * db", "w - dw, b - db"),
            ),
            Mistake(
                "These are the slopes. The new w and b are needed: the old ones minus the rate times the slopes.",
                ("w - lr * dw, b - lr * db", "dw, db"),
            ),
            Mistake(
                "The weights all move by the same amount. Each slope has the inputs of its own weight in it: dz times the input, summed over the samples.",
                ("dz @ X", "dz.sum()"),
            ),
        ],
    ),
    Exercise(
        id="best-answer",
        title="The best answer of someone who knows nothing",
        task=r"""A share `p` of the targets is 1, the others are 0, with $0 < p < 1$. Ones are costly to miss, so a sample with target 1 counts `weight` times: the term of the BCE with $y$ in front is multiplied by `weight`, and the mean still divides by the number of samples. A network that ignores its inputs gives every sample the same answer. Which answer has the lowest loss, and how low is it? Return both. For a weight of 1 the chapter found the answer, which is the share itself. Go the same way once more.""",
        section="What does a loss of 0.69 mean?",
        solution=best_answer,
        use=answer_and_loss,
        # No weight times p is above 1, so that who takes that for the answer gets the same with a limit and without.
        cases=[(0.3, 1.0), (0.2, 3.0), (0.6, 1.5), (0.02, 10.0)],
        hints=[
            r"Call the answer $c$. A share $p$ of the samples pays $-\log c$, `weight` times, and a share $1 - p$ pays $-\log (1 - c)$. What is the mean?",
            r"The slope of $\log c$ with respect to $c$ is $1/c$. At the lowest point the slope of the loss is 0: $\frac{\text{weight} \cdot p}{c} = \frac{1 - p}{1 - c}$.",
            r"Multiply by both denominators: $\text{weight} \cdot p \cdot (1 - c) = (1 - p) \cdot c$. Solve that for $c$, and put it into the loss.",
        ],
        explanation=r"The best answer is the share that the ones would have if each were there `weight` times, $\frac{\text{weight} \cdot p}{\text{weight} \cdot p + 1 - p}$. With a weight of 1 it is $p$, and its loss $-p \log p - (1 - p) \log (1 - p)$ is what knowing nothing costs. With one ill patient in a hundred and a weight of 99 it is one half. So mind what you ask for: whoever weighs the ones more heavily gets answers that are no longer the probability of a one.",
        mistakes=[
            Mistake(
                "The best answer is the share itself only if ones count once. Here the slope of the loss is not 0 there.",
                ("weight * p / (weight * p + 1 - p)", "p"),
            ),
            Mistake(
                "Right for a weight of 1. The weight belongs in the loss too: a one pays it `weight` times.",
                ("-weight * p * np.log(answer)", "-p * np.log(answer)"),
            ),
            Mistake(
                "This divides by the sum of the weights. The task divides by the number of samples.",
                (
                    "-weight * p * np.log(answer) - (1 - p) * np.log(1 - answer)",
                    "(-weight * p * np.log(answer) - (1 - p) * np.log(1 - answer)) / (weight * p + 1 - p)",
                ),
            ),
            Mistake(
                "The answer is right. In the loss the zeros do not pay: a share 1 − p pays −log(1 − answer).",
                (" - (1 - p) * np.log(1 - answer)", ""),
            ),
            Mistake(
                "The answer is right. In the loss the ones do not pay: a share p pays −log(answer), `weight` times.",
                ("-weight * p * np.log(answer) - (1 - p)", "-(1 - p)"),
            ),
            Mistake(
                "The answer is right. The loss has the wrong sign: logarithms of numbers below 1 are negative, and a loss is positive.",
                (
                    "-weight * p * np.log(answer) - (1 - p) * np.log(1 - answer)",
                    "weight * p * np.log(answer) + (1 - p) * np.log(1 - answer)",
                ),
            ),
            Mistake(
                "The answer is right. In the loss the two logarithms have changed places: the ones pay −log of the answer.",
                ("np.log(answer) - (1 - p) * np.log(1 - answer)", "np.log(1 - answer) - (1 - p) * np.log(answer)"),
            ),
            Mistake(
                "The answer is right. The loss is counted in bits, with logarithms to the base 2. Losses use the natural logarithm, np.log.",
                ("np.log(answer) - (1 - p) * np.log(1 - answer)", "np.log2(answer) - (1 - p) * np.log2(1 - answer)"),
            ),
            Mistake(
                "Right for a weight of 1. But `weight * p` is no share of a whole, it can even be more than 1: the zeros weigh something too. Where is the slope of the loss 0?",
                ("weight * p / (weight * p + 1 - p)", "weight * p"),
            ),
            Mistake(
                "That is how many times as much as the zeros the ones weigh. A share is a part of the whole: divide by what both weigh together.",
                ("weight * p / (weight * p + 1 - p)", "weight * p / (1 - p)"),
            ),
            Mistake(
                "The zeros count `weight` times here. It is the ones that are costly to miss: the weight belongs to the term with y in front.",
                ("weight * p / (weight * p + 1 - p)", "p / (p + weight * (1 - p))"),
                (
                    "-weight * p * np.log(answer) - (1 - p) * np.log(1 - answer)",
                    "-p * np.log(answer) - weight * (1 - p) * np.log(1 - answer)",
                ),
            ),
            Mistake(
                "In the answer the zeros count `weight` times. It is the ones that are costly to miss: with a larger weight the best answer is larger.",
                ("weight * p / (weight * p + 1 - p)", "p / (p + weight * (1 - p))"),
            ),
            Mistake(
                "The shares are missing in the answer: it would be the best one if half of the targets were 1. How many are 1, and how many are 0, counts as well.",
                ("weight * p / (weight * p + 1 - p)", "weight / (weight + 1)"),
            ),
            Mistake(
                "The answer 0.43 has the loss that comes with it, and is near the best one. But another answer has a loss that is a little lower. Was it found by trying some?",
                (
                    "weight * p / (weight * p + 1 - p)",
                    "min(np.arange(1, 100) / 100, key=lambda c: -weight * p * np.log(c) - (1 - p) * np.log(1 - c))",
                ),
            ),
            Mistake(
                "With a weight of 1 it should be the share itself. Divide by what all samples weigh together: weight times p for the ones, 1 − p for the others.",
                ("weight * p / (weight * p + 1 - p)", "weight * p / (weight + 1)"),
            ),
            Mistake(
                "The answer is turned around: with a larger weight it should be nearer to 1.",
                ("weight * p / (weight * p + 1 - p)", "(1 - p) / (weight * p + 1 - p)"),
            ),
            Mistake(
                "A probability is needed, not a choice of one side: answering 0 or 1 costs without limit as soon as it is wrong.",
                ("weight * p / (weight * p + 1 - p)", "float(weight * p > 1 - p)"),
            ),
        ],
    ),
    Exercise(
        id="all-alike",
        title="Find two bugs: ten neurons that all answer alike",
        task="This program should train ten neurons as the chapter does, without a table of one-hot rows: it subtracts 1 at the labels. It runs without an error, and the loss stays where it was. It has two faults, in two lines. When the first is fixed, the neurons read nearly as well as they should, and nobody would notice the second. Find both: try it on three samples, and print `dZ` and what becomes of it.",
        section="Ten neurons learn to read",
        solution=train_ten,
        cases=[
            (np.array([[1.0, 0.2], [0.4, 0.9]]), np.array([1, 0]), 0.5, 1),
            pictures_case(3, 2, 0.7, 2),
            pictures_case(6, 4, 1.3, 5),
        ],
        symptom=trained_on_digits,
        bug=Mistake("", ("dZ[np.arange(n), labels] -= 1", "dZ[:, labels] -= 1"), ("dZ.sum(axis=0)", "dZ.sum()")),
        hints=[
            "In each row of `dZ` one entry should lose 1, that of its label. Print `dZ` after this line: how many have lost it?",
            "`Y_hat[[0, 1, 2], [0, 9, 8]]` picks one entry from each row. A colon in place of the first list picks whole columns.",
            "Print the shape of what is taken from `b`. Each class has a slope of its own, the sum over the samples: which axis should disappear?",
        ],
        explanation="`dZ[:, labels]` picks columns: every sample takes 1 from all classes that occur. So all ten neurons got the same slopes, and stayed the same. The second fault can hardly be seen. In each row of the right `dZ` the shares make 1 and the target takes 1 away, so all of them add up to 0, and `dZ.sum()` left the biases at 0. Even so 276 of 300 pictures are right after fifty steps, no fewer than without the fault. That a program learns does not prove it right. [Chapter 6](06_backprop.ipynb) has a test that would have found it.",
        mistakes=[
            Mistake(
                "Every row of `dZ` loses 1 at all labels that occur in the batch. From which one entry should it be taken? And the biases have a fault of their own.",
                ("dZ[np.arange(n), labels] -= 1", "dZ[:, list(labels)] -= 1"),
                ("dZ.sum(axis=0)", "dZ.sum()"),
            ),
            Mistake(
                "Now each label loses its 1, and the neurons learn. But the step of `b` is one number, from all classes together, and moves all ten biases alike. Each has a slope of its own.",
                ("dZ.sum(axis=0)", "dZ.sum()"),
            ),
            Mistake(
                "The biases get their own slopes now. But 1 is taken from whole columns, in all rows: each row should lose 1 at its own label.",
                ("dZ[np.arange(n), labels] -= 1", "dZ[:, labels] -= 1"),
            ),
            Mistake(
                "At each label −1 has taken the place of the share. Take 1 away from what is there.",
                ("labels] -= 1", "labels] = -1"),
            ),
            Mistake(
                "`dZ[labels]` picks whole rows, those with the numbers of the labels, and takes 1 from all classes in them. Each row should lose 1 at one entry, that of its own label.",
                ("dZ[np.arange(n), labels] -= 1", "dZ[labels] -= 1"),
            ),
            Mistake(
                "At each label 1 is added. It has to be taken away: share minus target.",
                ("labels] -= 1", "labels] += 1"),
            ),
            Mistake(
                "Both steps go uphill: subtract the rate times the slope.",
                ("W -= lr", "W += lr"),
                ("b -= lr", "b += lr"),
            ),
            Mistake(
                "For the biases the mean is taken twice: it is in the `/ n` already.",
                ("dZ.sum(axis=0)", "dZ.mean(axis=0)"),
            ),
            Mistake(
                "The 1/n is missing at the biases now. The loss is a mean over the samples.",
                ("dZ.sum(axis=0) / n", "dZ.sum(axis=0)"),
            ),
            Mistake(
                "Nothing is taken away at the labels any more, so the shares themselves are taken for slopes.",
                ("labels] -= 1", "labels] -= 0"),
            ),
            Mistake(
                "All samples lose their 1 at the label of the first. Each row has its own.",
                ("dZ[np.arange(n), labels] -= 1", "dZ[np.arange(n), labels[0]] -= 1"),
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
                "Along the valley the ball stops short of the lowest point, by 0.3: the largest rate is too small.",
                ("1.37", "0.8"),
            ),
            Mistake(
                "Along the valley the ball goes past the lowest point, by 0.33: the largest rate is too large.",
                ("1.37", "2.0"),
            ),
            Mistake(
                "Along the valley the ball goes past the lowest point more than once, and ends 0.17 away from it.",
                ("1.37, 0.2, 0.2", "2.0, 2.0, 0.2"),
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
            (np.array([60.0, -1.3]), np.array([1.0, 0.0]), 1e26),
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
