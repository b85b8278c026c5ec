"""The exercises of chapter 10, training well."""

import math
from dataclasses import dataclass, field
from typing import Any

import numpy as np

import nnlib
from course.exercises import project_10
from course.exercises.demands import ArgumentsKept
from course.exercises.exercise import Exercise, Mistake
from course.exercises.methods import better, judged_judge
from course.exercises.running import NoResult
from nnlib import CrossEntropy, accuracy, datasets


def first_loss(shares):
    """Return the cross-entropy of someone who knows only the shares of the classes."""
    present = shares[shares > 0]
    return -np.sum(present * np.log(present))


def half_life(lr, weight_decay):
    """Return after how many steps a weight is first below half of what it was."""
    factor = 1 - lr * weight_decay
    steps = math.log(0.5) / math.log(factor)
    return math.floor(steps) + 1


def dropout(A, p, rng, is_training):
    """Return A (n, k), in training with each value left out with probability p."""
    rng = np.random.default_rng(rng)
    if not is_training:
        return A
    keep = rng.random(A.shape) >= p
    return A * keep / (1 - p)


def warm_up_rates(lr, warm, T):
    """Return the T + 1 learning rates for t = 0 to T."""
    rising = [lr * t / warm for t in range(warm)]
    falling = []
    for t in range(warm, T + 1):
        share = (t - warm) / (T - warm)
        falling.append(lr * (1 + math.cos(math.pi * share)) / 2)
    return rising + falling


def train_reader(n, epochs, seed):
    """Return the first loss, the last loss and the validation accuracy."""
    rng = np.random.default_rng(seed)
    network = nnlib.Network(
        nnlib.Dense(64, 32, "relu", init="he", rng=rng),
        nnlib.Dense(32, 10, "identity", rng=rng),
    )
    X, Y = datasets.digits("train")
    X, Y = X[:n], Y[:n]
    X_val, Y_val = datasets.digits("validation")
    mean, deviation = X.mean(), X.std()
    X, X_val = [(pixels - mean) / deviation for pixels in (X, X_val)]
    order = rng.permutation(n)
    X, Y = X[order], Y[order]
    loss = CrossEntropy(from_logits=True)
    first = loss(network.predict(X), Y)
    history = network.fit(
        X,
        Y,
        loss=loss,
        optimizer=nnlib.Adam(lr=0.01),
        epochs=epochs,
        batch_size=32,
        rng=rng,
    )
    last = history.losses[-1]
    return first, last, accuracy(network.predict(X_val), Y_val)


def what_dropout_does(program: Any, A: Any, p: float, rng: int, is_training: bool) -> Any:
    """Return in words what became of the values: the draws may differ, the shares and the factor may not."""
    given = A.copy()
    out = program(A, p, rng, is_training)
    again, other = [program(given.copy(), p, one, is_training) for one in (np.random.default_rng(rng), rng + 1)]
    if out is None:
        return None
    out = np.asarray(out)
    if not np.array_equal(out, again):
        raise NoResult(
            "The same seed, once as a number and once as a generator, gives different values. Draw from "
            "`np.random.default_rng(rng)`: of a seed it makes a generator, and a generator it leaves as it is."
        )
    if out.shape != given.shape:
        raise NoResult(f"The result has the shape {out.shape}, but A has {given.shape}.")
    gone = out == 0
    factors = out[~gone].astype(float) / given[~gone]
    exact = 1 / (1 - p) if is_training else 1
    off = np.abs(factors / exact - 1).max(initial=0)
    if (1e-4 if out.dtype == np.float32 else 1e-9) < off < 1e-4:
        raise NoResult(
            f"The factor of what stays is close to {exact:.4g}, but off by {off:.1g} of it. Is a small number added?"
        )
    factor = "-" if not factors.size else f"{factors[0]:.2f}" if np.ptp(factors) < 1e-5 else "different numbers"
    share, lines = gone.mean(), {"columns": gone.all(axis=0), "rows": gone.all(axis=1)}
    whole = [name for name, line in lines.items() if 0 < share < 1 and line.mean() > 0.9 * share]
    if 0 < share < 1 and not whole and np.array_equal(out, other):
        raise NoResult("Another seed leaves out the same values. Draw from `rng`, which is the seed.")
    return (
        f"share of zeros {share:.{1 if p > 0.1 else 3}f}{''.join(f' (whole {name})' for name in whole)}, "
        f"the others times {factor}, the mean times {out.mean() / given.mean():.1f}"
    )


def mean_of_many(program: Any) -> str:
    means = [f"{np.mean(program(np.ones((200, 300)), p, 4, True)):.2f} with p = {p}" for p in (0.5, 0.2, 0.8)]
    return f"In training, an input of 1 becomes on average {', '.join(means)}. It should be 1 each time."


@dataclass(frozen=True, repr=False)
class Seen:
    """What a check of a run has seen: two are equal if their words are, whatever the number is."""

    words: str
    number: float = field(compare=False)

    def __repr__(self) -> str:
        return f"{self.words} ({self.number:.4g})"


def look_at_run(program: Any, n: int, epochs: int, seed: int) -> Any:
    """Make one of the recipe's checks: one epoch shows the first loss, few pictures are one batch."""
    results = program(n, epochs, seed)
    if results is None:
        return None
    if not isinstance(results, tuple | list) or len(results) != 3:
        raise NoResult("It has to return three numbers: the first loss, the last loss and the validation accuracy.")
    first, last, share = (float(result) for result in results)
    if epochs == 1:
        seen = Seen(f"the first loss is {words_for_first(first)}", first)
        if seen.words.endswith("near log 10") and last < 0.2:
            raise NoResult(f"After one epoch the loss is {last:.1g}, as after many. Does it train for `epochs` epochs?")
        if seen.words.endswith("near log 10") and first == float(program(n, epochs, seed + 1)[0]):
            raise NoResult("Another seed gives the same first loss. Do the first weights come from `seed`?")
        return seen
    if n == 32:
        if share > 0.88:
            raise NoResult(
                f"It reads {share:.0%} of the new pictures, more than 32 can teach. Does it train on the first `n` only?"
            )
        return Seen(f"one batch: the loss {words_for_batch(last)}", last)
    return Seen(f"new pictures: {words_for_share(share)}", share)


def words_for_first(loss: float) -> str:
    return "far below log 10" if loss <= 1.5 else "near log 10" if loss < 4.5 else "far above log 10"


def words_for_batch(loss: float) -> str:
    """Return words for the loss at the end; scores from 0 to 1 cannot bring it below log(e + 9) - 1, about 1.46."""
    if loss > math.log(math.e + 9) - 1:
        return "stays above 1.46" if loss < 1.9 else "stays near log 10"
    return "goes to zero" if loss < 0.05 else "stays above zero"


def words_for_share(share: float) -> str:
    return "most are read" if share >= 0.85 else "some are read" if share > 0.25 else "no better than guessing"


def first_failure(program: Any) -> str:
    """Go through the checks in the order of the recipe; return words for the first that fails."""
    asides = [
        "Someone who knows nothing has log 10 = 2.30.",
        "It should go to zero.",
        "One in ten is what guessing gives.",
    ]
    for case, aside in zip(RUNS, asides, strict=True):
        seen = look_at_run(program, *case)
        if seen != look_at_run(train_reader, *case):
            return f"train_reader({', '.join(map(str, case))}) says: {seen}. {aside}"
    return "The first loss, one batch and the new pictures are all as they should be."


# The faults of the broken run, beside a last layer that ends in relu.
NO_BRACKETS = ("(pixels - mean) / deviation", "pixels - mean / deviation")
SHUFFLED_TWICE = (
    "order = rng.permutation(n)\n    X, Y = X[order], Y[order]",
    "X, Y = rng.permutation(X), rng.permutation(Y)",
)
rng = np.random.default_rng(101)
RUNS = [(600, 1, 4), (32, 120, 9), (900, 6, 1)]

EXERCISES = [
    Exercise(
        id="first-loss",
        title="What ignorance costs",
        task=r"""What is the least loss of someone who sees no inputs, and knows the answers of the training set only as a whole? Here it is first for the mean squared error. Whoever sees no inputs gives the same answer each time, and the best one is the mean of all targets. So the loss is their mean squared distance from it:

```python
def first_error(targets):
    answer = np.mean(targets)
    return np.mean((targets - answer) ** 2)
```

For the targets 1, 3 and 8 the answer is 4, and the loss $(9 + 1 + 16) / 3 = 8.67$. A first loss far above that is a bad start.

Now for classes. Few sets of classes are as even as the ten digits: of all emails, nine in ten may be spam. A network that tells spam from other mail begins near $\log 2 = 0.69$, just as it should. In its first epoch the loss falls to 0.35. How much has it learned about emails? Guess, and let your function answer.

Whoever knows only how frequent the classes are gives each class its share as its probability. `shares` is an array of these, which add up to 1; some may be 0. Return the cross-entropy, the mean over all samples. The classes that never occur are left out already.""",
        section="Step 1: know the first loss",
        solution=first_loss,
        blanks=["-np.sum(present * np.log(present))"],
        cases=[
            (np.array([0.3, 0.7]),),
            (np.array([0.2, 0.5, 0.3]),),
            (np.array([0.65, 0.0, 0.25, 0.1]),),
            (np.array([0.2, 0.2, 0.2, 0.2, 0.2]),),
            (np.array([0.0005, 0.0, 0.9, 0.0995]),),
        ],
        hints=[
            r"A sample of a class with the share $p$ costs $-\log p$. How many of the samples are of that class?",
            r"So each class adds $-p \log p$. Add them up.",
        ],
        explanation=r"A share $p$ of the samples costs $-\log p$ each, so the mean is $-\sum p \log p$, the *entropy* of the shares. For $k$ equal shares it is $\log k$. If nine emails in ten are spam it is 0.33, less than half of $\log 2$. So the network of the task has learned nothing about emails: it has only found out how frequent spam is, for which two biases are enough. You can give it that for nothing. Set the biases of the last layer to the logarithms of the shares before training, and the first loss is near the entropy.",
        mistakes=[
            Mistake(
                "That leaves an array, the part of each class. The loss is their sum.",
                ("-np.sum(present * np.log(present))", "-present * np.log(present)"),
            ),
            Mistake(
                "A class that never occurs has the share 0, and log 0 is not a number. `present` has the others alone.",
                ("shares[shares > 0]", "shares"),
            ),
            Mistake(
                "That is log k, which is right only if all classes are equally frequent.",
                ("-np.sum(present * np.log(present))", "math.log(len(shares))"),
            ),
            Mistake(
                "That is the logarithm of how many classes occur. It does not ask how often each of them does.",
                (
                    "-np.sum(present * np.log(present))",
                    "math.log(len(present))",
                ),
            ),
            Mistake(
                "The sign is missing: logarithms of shares are negative, and a loss is not.",
                ("-np.sum", "np.sum"),
            ),
            Mistake(
                "Each class counts equally here. But a class with a share of 0.7 makes up 0.7 of the samples.",
                ("present * np.log(present)", "np.log(present)"),
            ),
            Mistake(
                "This is divided by the number of classes. The shares are the weights of a mean already: they add up to 1.",
                ("-np.sum(present * np.log(present))", "-np.sum(present * np.log(present)) / len(shares)"),
            ),
            Mistake(
                "This is divided by the number of classes that occur, as a mean over classes. The shares are the weights of a mean already: a sum is enough.",
                ("-np.sum", "-np.mean"),
            ),
            Mistake(
                "Each class counts equally here, in a mean over the classes. The mean is over samples, and a class has its share of them.",
                (
                    "-np.sum(present * np.log(present))",
                    "-np.mean(np.log(present))",
                ),
            ),
            Mistake(
                "That is measured in bits, with the logarithm to base 2. The cross-entropy of this course takes the natural one.",
                ("np.log(present)", "np.log2(present)"),
            ),
            Mistake(
                "That is the logarithm to base 10. The cross-entropy takes the natural one, `np.log`.",
                ("np.log(present)", "np.log10(present)"),
            ),
            Mistake(
                "That is the cost of the most frequent class alone. The samples of the others cost more.",
                ("-np.sum(present * np.log(present))", "-math.log(max(shares))"),
            ),
            Mistake(
                "That is the share of wrong answers of someone who always names the most frequent class. The question is the cross-entropy.",
                ("-np.sum(present * np.log(present))", "1 - max(shares)"),
            ),
            Mistake(
                "1 minus the sum of the squares is how often a guess by the shares is wrong. The cross-entropy has a logarithm.",
                (
                    "-np.sum(present * np.log(present))",
                    "1 - sum(share**2 for share in shares)",
                ),
            ),
            Mistake(
                "First the logarithm of each share, then the mean: the other way round gives less.",
                (
                    "-np.sum(present * np.log(present))",
                    "-math.log(sum(share**2 for share in shares))",
                ),
            ),
            Mistake(
                "With exp it is the number of equally frequent classes that would cost as much. The loss is its logarithm.",
                (
                    "-np.sum(present * np.log(present))",
                    "np.exp(-np.sum(present * np.log(present)))",
                ),
            ),
            Mistake(
                "Each class is counted as a question of its own here, yes or no. A sample costs only the logarithm of its own class's probability.",
                (
                    "present * np.log(present)",
                    "present * np.log(present) + (1 - present) * np.log(1 - present)",
                ),
            ),
        ],
    ),
    Exercise(
        id="half-life",
        title="The half-life of a weight",
        task=r"An input that is always 0 gives its weights no gradient: $dw = 0$ in every step. With plain gradient descent and weight decay they shrink all the same. After how many steps does such a weight first fall *below* half of its first value? (Exactly half is not below.) Return a whole number. $\mathrm{lr} \cdot \lambda$ lies between 0 and 1. Two steps are left open: by which factor does one step multiply such a weight, and which whole number is the answer?",
        section="Step 6: overfit, and then hold back",
        solution=half_life,
        blanks=["1 - lr * weight_decay", "math.floor(steps) + 1"],
        cases=[(0.5, 0.6), (0.4, 0.5), (0.8, 0.625), (0.02, 0.05), (0.3, 0.01), (0.001, 0.01)],
        hints=[
            r"With $dw = 0$ a step is $w \leftarrow w - \mathrm{lr}\,\lambda\, w$. What is $w$ multiplied by?",
            r"After $t$ steps the weight has been multiplied by the factor $t$ times. `steps` solves factor$^t = \frac12$: after so many steps exactly half would be left, but $t$ is whole.",
            "Which is the first whole number *above* `steps`? Try it with 3.1 steps, and with exactly 1.",
        ],
        explanation=r"Every step multiplies the weight by $1 - \mathrm{lr}\,\lambda$. Half is reached at $t = \log \frac12 / \log(1 - \mathrm{lr}\,\lambda)$, and the next whole number above it is the answer, also where $t$ is whole itself. For small steps $t$ is about $0.69 / (\mathrm{lr}\,\lambda)$: a weight that the data does not hold up fades away, at a pace that depends only on the product of the two numbers. Lowering the learning rate slows the decay as well.",
        mistakes=[
            Mistake(
                "That is what is left of the weight. The question is how many steps it takes.",
                ("math.floor(steps) + 1", "factor ** (math.floor(steps) + 1)"),
            ),
            Mistake(
                "That is one step too early: after so many steps the weight is not yet below half.",
                ("math.floor(steps) + 1", "math.floor(steps)"),
            ),
            Mistake(
                "Rounding up is right except in one case: where a step ends at exactly half, one more is needed to be below.",
                ("math.floor(steps) + 1", "math.ceil(steps)"),
            ),
            Mistake(
                "Steps are whole numbers. Which is the first after which the weight is below half?",
                ("math.floor(steps) + 1", "steps"),
            ),
            Mistake(
                "Rounding to the nearest whole number may round down, and then the weight is not yet below half.",
                ("math.floor(steps) + 1", "round(steps)"),
            ),
            Mistake(
                "That is one step too late: the weight was below half one step earlier.",
                ("+ 1", "+ 2"),
            ),
            Mistake(
                "lr times the decay is the part that a step takes away. The factor is what is left: 1 minus that.",
                ("1 - lr * weight_decay", "lr * weight_decay"),
            ),
            Mistake(
                "The learning rate is missing: a step subtracts lr times the gradient, and the decay is part of that.",
                ("1 - lr * weight_decay", "1 - weight_decay"),
            ),
            Mistake(
                "The weight decay is missing: the part that a step subtracts is lr times the decay.",
                ("1 - lr * weight_decay", "1 - lr"),
            ),
            Mistake(
                "Here the same amount is lost in every step. But a step subtracts a part of what is left, so the amounts shrink too.",
                ("math.log(0.5) / math.log(factor)", "0.5 / (1 - factor)"),
            ),
            Mistake(
                "log 2 over lr times decay is close if the steps are small. The exact factor of a step is 1 minus lr times decay, and its logarithm is a little larger in size.",
                ("math.log(0.5) / math.log(factor)", "math.log(2) / (lr * weight_decay)"),
            ),
            Mistake(
                "The decay is counted twice. The 2 from the square and the one half in front of it cancel.",
                ("1 - lr * weight_decay", "1 - 2 * lr * weight_decay"),
            ),
            Mistake(
                "The decay is halved. The one half in the penalty and the 2 from the square cancel.",
                ("1 - lr * weight_decay", "1 - lr * weight_decay / 2"),
            ),
            Mistake(
                "A factor of 1 plus something lets the weight grow. Decay makes it smaller.",
                ("1 - lr * weight_decay", "1 + lr * weight_decay"),
            ),
            Mistake(
                "That is how long it takes until about 0.37 of the weight is left, one over e. The question is one half.",
                ("math.log(0.5)", "math.log(1 / math.e)"),
            ),
            Mistake(
                "That is how long it takes to lose a factor of ten. The question is one half.",
                ("math.log(0.5)", "math.log(0.1)"),
            ),
        ],
    ),
    Exercise(
        id="dropout-bug",
        title="Find the bug: dropout that is right at one half",
        task="This is dropout as a function. In training it leaves out each value with probability $p$, and makes up for it, so that the mean stays as it was; when the network answers, it changes nothing. `A` itself stays as it is, since the layer before keeps it for its way back. `rng` is a seed or a generator, and the same seed gives the same result. It was tried with $p = 0.5$, and all was well. Make it right for every $p$.",
        section="Step 6: overfit, and then hold back",
        solution=dropout,
        demands=[
            ArgumentsKept(
                "The numbers are right, but A is changed. The layer before keeps it for its way back: make a new array.",
                ("return A * keep / (1 - p)", "A *= keep / (1 - p)\n    return A"),
            )
        ],
        use=what_dropout_does,
        cases=[
            (rng.uniform(0.5, 2, (2, 3000)).round(1), 0.5, 2, True),
            (rng.uniform(0.5, 2, (4, 2500)).round(1), 0.2, 5, True),
            (rng.uniform(0.5, 2, (5, 4000)).round(1), 0.8, 1, True),
            (rng.uniform(0.5, 2, (3, 1000)).round(1), 0.3, 7, False),
            (rng.uniform(0.5, 2, (400, 500)).round(1), 0.002, 3, True),
        ],
        symptom=mean_of_many,
        bug=Mistake("", (">= p", "< p")),
        hints=[
            "By how much is the mean wrong for $p = 0.2$? Which two probabilities have this ratio?",
            "`rng.random` gives numbers evenly between 0 and 1. How likely is such a number to be below $p$?",
            "There are two ways to set the mean right. Which of them leaves out the share $p$ of the values?",
        ],
        explanation="A number between 0 and 1 is below $p$ with probability $p$. So `< p` *kept* a share $p$, and the factor $1 / (1 - p)$ made $p / (1 - p)$ of the mean: 1 for one half, a quarter for 0.2, 4 for 0.8. Dividing by $p$ would set the mean right and still leave out the wrong share. Test with numbers that are not their own mirror image.",
        mistakes=[
            Mistake(
                "The mean is right now, but the wrong share is left out: p is the probability of leaving a value out, and here it is kept with this probability.",
                (">= p", "< p"),
                ("/ (1 - p)", "/ p"),
            ),
            Mistake(
                "What is left has to make up for what is missing. Without a factor the next layer sees less in training than it will see later.",
                ("A * keep / (1 - p)", "A * keep"),
            ),
            Mistake(
                "The right share is left out, but the rest grows by 1 / p. A share of 1 - p is kept, so divide by that.",
                ("/ (1 - p)", "/ p"),
            ),
            Mistake(
                "What is kept gets smaller here. Values are missing, so the others have to grow: divide by 1 - p.",
                ("/ (1 - p)", "* (1 - p)"),
            ),
            Mistake(
                "It leaves values out when the network answers, too. There every unit has to take part.",
                ("    if not is_training:\n        return A\n", ""),
            ),
            Mistake(
                "It is the wrong way round now: values are left out when the network answers, and nothing happens in training.",
                ("if not is_training", "if is_training"),
            ),
            Mistake(
                "It makes up for the missing values twice: they are made larger in training already, so when the network answers they must stay as they are.",
                ("        return A\n", "        return A * (1 - p)\n"),
            ),
            Mistake(
                "This makes up for the missing values when the network answers, as the authors of dropout did. Here it belongs to the training, so that answering changes nothing.",
                ("        return A\n", "        return A * (1 - p)\n"),
                ("A * keep / (1 - p)", "A * keep"),
            ),
            Mistake(
                "One draw serves for all samples: whole columns are left out. Each value has a draw of its own.",
                ("rng.random(A.shape)", "rng.random(A.shape[1])"),
            ),
            Mistake(
                "One draw serves for all units: whole rows are left out, and such a sample has lost everything. Each value has a draw of its own.",
                ("rng.random(A.shape)", "rng.random((len(A), 1))"),
            ),
            Mistake(
                "These draws are from a normal distribution, where half of the numbers are below 0. For a share p, draw numbers that lie evenly between 0 and 1.",
                ("rng.random(A.shape)", "rng.normal(size=A.shape)"),
            ),
            Mistake(
                "A factor of 1 + p is about right for a small p only. A share of 1 - p is kept, so divide by that.",
                ("/ (1 - p)", "* (1 + p)"),
            ),
            Mistake(
                "Everything is kept and made larger. What is not kept has to become 0.",
                ("A * keep", "A"),
            ),
            Mistake(
                "The values themselves are lost: only the factors of the mask come back. Multiply A by them.",
                ("A * keep / (1 - p)", "keep / (1 - p)"),
            ),
        ],
    ),
    Exercise(
        id="warm-up",
        title="Warm up, then come down",
        task=r"Adam's first steps rest on a handful of gradients, so large networks begin with small steps. A *warm-up* raises the rate in even steps, from 0 at $t = 0$ to lr at $t =$ `warm`. From there half a cosine brings it down to 0 at $t = T$. Return all rates for $t = 0, 1, \dots, T$, in a list or an array. `warm` and $T$ are whole numbers, `warm` is smaller than $T$, and with `warm = 0` the schedule is the cosine of this chapter.",
        section="Step 7: small steps at the end",
        solution=warm_up_rates,
        cases=[(0.3, 0, 3), (0.04, 1, 4), (0.5, 5, 6), (0.02, 3, 10)],
        hints=[
            "For $t$ below `warm` the rate is a share of lr. Which one, if it is 0 at $t = 0$ and 1 at $t =$ `warm`?",
            "The cosine begins at $t =$ `warm`. How far has it come at $t$, as a share of the way from `warm` to $T$?",
            "Two lists are joined by `+`. `range(0)` is empty, so a list made from it needs no `if`.",
        ],
        explanation=r"Up to `warm` the rate is $\mathrm{lr}\, t / \mathrm{warm}$. Then the cosine runs over the share $(t - \mathrm{warm}) / (T - \mathrm{warm})$, from 0 to 1, so the two parts meet at lr. A list over `range(warm)` is empty for `warm = 0`, and nothing is divided by 0. If you do not want to spend the first epoch at a rate of 0, start at $t = 1$.",
        mistakes=[
            Mistake(
                "The cosine runs from t = 0, so it has come down already when the warm-up ends, and the rate jumps. Let it begin at warm.",
                ("(t - warm) / (T - warm)", "t / T"),
            ),
            Mistake(
                "The cosine begins at warm, but it takes T epochs to come down. Only T - warm are left.",
                ("(t - warm) / (T - warm)", "(t - warm) / T"),
            ),
            Mistake(
                "At t = T the rate has to be 0. The cosine begins in the middle here: how far has it come since warm?",
                ("(t - warm) / (T - warm)", "t / (T - warm)"),
            ),
            Mistake(
                "The warm-up is one epoch ahead: it begins at 0 and reaches lr at warm, not before.",
                ("lr * t / warm", "lr * (t + 1) / warm"),
            ),
            Mistake(
                "The warm-up climbs too slowly: it should be at lr when t is warm, not one later.",
                ("lr * t / warm", "lr * t / (warm + 1)"),
            ),
            Mistake(
                "The warm-up climbs as if it took all T epochs. It takes the first `warm` of them.",
                ("lr * t / warm", "lr * t / T"),
            ),
            Mistake(
                "The last rate is missing: t runs up to T, and `range` stops before its end.",
                ("range(warm, T + 1)", "range(warm, T)"),
            ),
            Mistake(
                "The epoch of the peak is missing. At t = warm the rate is lr.",
                ("range(warm, T + 1)", "range(warm + 1, T + 1)"),
            ),
            Mistake(
                "The epoch t = warm is there twice: once as the end of the climb, once as the beginning of the cosine.",
                (
                    "rising = [lr * t / warm for t in range(warm)]",
                    "rising = [lr * t / max(warm, 1) for t in range(warm + 1)]",
                ),
            ),
            Mistake(
                "With warm = 0 there is no climb: the first rate is lr, where the cosine begins. Here it is 0.",
                (
                    "rising = [lr * t / warm for t in range(warm)]",
                    "rising = [lr * t / max(warm, 1) for t in range(max(warm, 1))]",
                ),
                ("range(warm, T + 1)", "range(max(warm, 1), T + 1)"),
            ),
            Mistake(
                "The rate becomes negative. The cosine runs from 1 to −1: add 1 and halve it.",
                ("(1 + math.cos(math.pi * share)) / 2", "math.cos(math.pi * share)"),
            ),
            Mistake(
                "The half is missing: 1 plus the cosine begins at 2.",
                ("(1 + math.cos(math.pi * share)) / 2", "(1 + math.cos(math.pi * share))"),
            ),
            Mistake(
                "A quarter of a turn comes down too, but starts flat and ends steep. This schedule is half a turn, flat at both ends.",
                (
                    "lr * (1 + math.cos(math.pi * share)) / 2",
                    "lr * math.cos(math.pi / 2 * share)",
                ),
            ),
            Mistake(
                "It comes down in a straight line. The way down is half a cosine.",
                ("(1 + math.cos(math.pi * share)) / 2", "(1 - share)"),
            ),
            Mistake(
                "There is no warm-up: until `warm` the rate is lr already.",
                ("lr * t / warm", "lr"),
            ),
            Mistake(
                "These are the shares. Each has to be multiplied by lr.",
                ("lr * t / warm", "t / warm"),
                ("lr * (1 + math", "(1 + math"),
            ),
        ],
    ),
    Exercise(
        id="broken-run",
        title="Find three bugs: the run that learns nothing",
        task="This run should learn to read digits, and does not. It has three faults, and none of them stops the program. `train_reader(n, epochs, seed)` trains on the first `n` pictures and returns what the recipe looks at: the first loss, the last loss, and the accuracy on the validation set. Find the faults in the order of the recipe; `check` says which step fails first. You are done when the first loss is below 4.5, one batch of 32 pictures comes below 0.05 in 120 epochs, and 900 pictures give an accuracy of 85 % in 6 epochs. How you get there is up to you. Call `train_reader` yourself as often as you like.",
        section="The recipe",
        solution=train_reader,
        use=look_at_run,
        cases=RUNS,
        symptom=first_failure,
        bug=Mistake("", NO_BRACKETS, ('"identity"', '"relu"'), SHUFFLED_TWICE),
        hints=[
            "The first loss is measured before any training. So it can come only from the pictures as they go in and from the first weights. Print `X.mean()` and `X.std()`.",
            "One batch: 2410 parameters, 32 labels, and still some are not learned. Which scores can the last layer give, and which can it not? What happens to a score that is 0?",
            "New pictures: one batch is learned by heart, whether its labels are true or not. Show `X[0].reshape(8, 8)` beside `Y[0]`, just before `fit`.",
            "Division comes before subtraction. And two calls of `rng.permutation` give two different orders.",
        ],
        explanation="Without the brackets only the mean was divided, and pixels up to 15 made scores far apart. A ReLU at the end gives no score below 0, and where it gives 0 it passes no gradient. (If you fixed the scaling as here, one batch then stopped at 0.65. That is 9/32 of log 10: for nine of the pictures all ten scores were 0, for ever.) And the two shuffles tore pictures and labels apart. A network learns even false labels by heart, so one batch could not show that; only pictures that it has not seen could. Each of the three hid the next one, which is why the recipe has an order.",
        mistakes=[
            Mistake(
                "The first loss is near log 10. But one batch does not go to zero, although 2410 parameters could learn 32 labels by heart. The end of the network and the loss do not fit together.",
                ('"identity"', '"relu"'),
                SHUFFLED_TWICE,
            ),
            Mistake(
                "The first loss is near log 10, and some new pictures are read. But one batch does not go to zero, so some pictures cannot be learned at all. Which scores can the last layer not give?",
                ('"identity"', '"relu"'),
            ),
            Mistake(
                "The first loss and one batch are as they should be. But on new pictures the network is no better than guessing: what it learns by heart is not what the pictures show. Look at some pairs, just before they are learned.",
                SHUFFLED_TWICE,
            ),
            Mistake(
                "One batch is learned by heart now. But the recipe looks at the first loss first, and this is still far above log 10: the network is sure of itself before it has seen anything.",
                NO_BRACKETS,
                SHUFFLED_TWICE,
            ),
            Mistake(
                "New pictures begin to be read. But the first loss is still far above log 10, and one batch does not go to zero either. Begin with what comes before the training.",
                NO_BRACKETS,
                ('"identity"', '"relu"'),
            ),
            Mistake(
                "Most is read in the end, and one could leave it at that. But the first loss is still far above log 10, and the first epochs go into taking that back. A deeper network might never come back from there.",
                NO_BRACKETS,
            ),
            Mistake(
                "One batch comes down to 1.46 and no further. That is log(e + 9) − 1, the least that is left if all scores lie between 0 and 1. The loss takes the scores for logits, so nothing may hold them.",
                ('"identity"', '"softmax"'),
            ),
            Mistake(
                "One batch stays above 1.46, which is log(e + 9) − 1: that much is left if all scores lie between 0 and 1. The loss takes the scores for logits, so nothing may hold them. The new pictures come after that.",
                ('"identity"', '"softmax"'),
                SHUFFLED_TWICE,
            ),
            Mistake(
                "New pictures are read, and still one batch does not go to zero: the scores cannot move far enough apart. The loss takes them for logits, which may be any numbers.",
                ('"identity"', '"tanh"'),
            ),
            Mistake(
                "One batch is learned, and new pictures are read, but too few in this time. How many steps does an epoch have, if it is one batch?",
                ("        batch_size=32,\n", ""),
            ),
            Mistake(
                "Nothing moves from the first loss on, neither on one batch nor on all. Is the learning rate of a size that you have found by a search?",
                ("lr=0.01", "lr=0.00001"),
            ),
            Mistake(
                "Most new pictures are read, but the last loss is still that of the beginning. The last of `history.losses` is `history.losses[-1]`.",
                ("losses[-1]", "losses[0]"),
            ),
        ],
    ),
    Exercise(
        id="better-or-lucky",
        title="Better, or lucky?",
        task="""Write a judge of two methods. `first(seed)` and `second(seed)` each train a network from a seed, by a method of their own, and return its accuracy in percent. With the same seed both methods get the same data, so they share part of their luck. Each call is a run, and 40 are allowed in all. Return which method is better, `"first"` or `"second"`, or `"open"`, if that cannot be told.

The check gives your judge several hundred pairs of methods, and draws numbers in place of training, so that it takes a few seconds. Two things are asked of it:

- Where both methods are equally good, it may name a better one in 12 of 400 pairs, and no more.
- Where one is better by 1.8 points, it has to name that one in at least 180 of 200 pairs.

*When it is right*, let it decide on networks. Does early stopping gain anything where there is dropout already? `overfitted` is the function of this chapter, which returns the accuracy on the pictures set aside at place 3:

```python
better(
    lambda seed: overfitted(seed, p=0.5)[3],
    lambda seed: overfitted(seed, p=0.5, patience=5)[3],
)
```

And what does it say of `weight_decay=0.03` in place of `patience=5`?""",
        section="A method",
        solution=better,
        use=judged_judge,
        is_design=True,
        cases=[(0.0, 400, 0), (1.8, 200, 10_000), (-1.8, 200, 20_000)],
        hints=[
            "How many seeds can you take? Decide before you begin, and use the same for both methods.",
            "Subtract seed by seed: the luck that both share is gone from the differences. Then you need their mean and its standard error.",
            "By how many errors does the chapter want a difference to be away from 0? And how often does luck get that far, with 5 seeds and with 10?",
            "`np.std(gains, ddof=1) / math.sqrt(len(gains))` is the standard error of the mean of the gains.",
        ],
        explanation="This judge is fooled in 4 of the 400 pairs, and finds all but 2 of the 400 real differences. One that looks after each seed, from the third on, and stops as soon as there are three errors, uses the same rule and is fooled 69 times: whoever looks often has many chances to be lucky. And one that compares the means without the pairs finds hardly any difference, since most of the spread is luck that both methods share. With the networks of the chapter, early stopping on top of dropout gains 1.5 ± 0.3 points, and the verdict is `second`. Weight decay on top of dropout gains 1.3 ± 0.5: nearly the same, but `open`.",
        mistakes=[
            Mistake(
                "One run against one run shows which seed was the luckier one.",
                ("range(20)", "range(1)"),
                ("if abs(gain) < 3 * error:", "if gain == 0:"),
            ),
            Mistake(
                "Does it look again after each seed, and stop when the difference is large enough?",
                (
                    "    gains = [second(seed) - first(seed) for seed in range(20)]\n",
                    "    gains = []\n    for seed in range(20):\n        gains.append(second(seed) - first(seed))\n        if len(gains) > 2 and abs(np.mean(gains)) > 3 * np.std(gains, ddof=1) / math.sqrt(len(gains)):\n            break\n",
                ),
            ),
            Mistake(
                "Luck gets two errors away from 0 once in twenty times, which is too often here.",
                ("3 * error", "2 * error"),
            ),
            Mistake(
                "With 5 seeds the standard error itself is a rough estimate, and luck gets many errors away from 0. Take more seeds.",
                ("range(20)", "range(5)"),
            ),
            Mistake(
                'It says "open" seldom or never. But two means are never quite equal, not even those of one method: how large is the difference, beside its standard error?',
                ("if abs(gain) < 3 * error:", "if gain == 0:"),
            ),
            Mistake(
                "All runs of a method have the same seed, and from the same seed it is the same run again. Take another seed each time.",
                ("second(seed) - first(seed)", "second(0) - first(0)"),
            ),
            Mistake(
                "Is it the spread of the single differences that it looks at? The error of their mean is smaller, by the root of n.",
                (" / math.sqrt(len(gains))", ""),
            ),
            Mistake(
                "It does not run the methods at all: `first(seed)` is one run of the first.",
                (
                    "    gains = [second(seed) - first(seed) for seed in range(20)]\n",
                    '    return "open"\n    gains = []\n',
                ),
            ),
            Mistake(
                "Run both methods from the same seeds, so that this luck cancels.",
                ("first(seed)", "first(seed + 20)"),
            ),
            Mistake(
                "It takes at most 10 runs, and 40 are allowed: more seeds make the error smaller.",
                ("range(20)", "range(5)"),
                ("3 * error", "5 * error"),
            ),
            Mistake(
                "Subtract first, one difference for each seed, and take the spread of the differences.",
                (
                    "    error = np.std(gains, ddof=1) / math.sqrt(len(gains))\n",
                    "    spreads = [np.var([method(seed) for seed in range(10)], ddof=1) for method in (first, second)]\n    error = math.sqrt(sum(spreads) / 10)\n",
                ),
                ("range(20)", "range(10)"),
            ),
            Mistake(
                "A larger accuracy is the better one.",
                ("if gain > 0", "if gain < 0"),
            ),
            Mistake(
                "It takes more than 40 runs. Those of both methods are counted together.",
                ("range(20)", "range(40)"),
            ),
            Mistake(
                'It has to return "first", "second" or "open".',
                ('        return "open"\n', "        return None\n"),
            ),
            Mistake(
                "A run needs its seed, a whole number.",
                ("first(seed)", "first(None)"),
            ),
        ],
    ),
    *project_10.EXERCISES,
]
