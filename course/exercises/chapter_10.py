"""The exercises of chapter 10, training well."""

import math
from dataclasses import dataclass, field
from typing import Any

import numpy as np

import nnlib
from course.exercises import project_10
from course.exercises.exercise import Exercise, Mistake
from course.exercises.running import NoResult
from nnlib import CrossEntropy, accuracy, datasets


def first_loss(shares):
    """Return the cross-entropy of one who knows only the shares of the classes."""
    return -sum(share * math.log(share) for share in shares if share > 0)


def half_life(lr, weight_decay):
    """Return after how many steps a weight is first below half of what it was."""
    factor = 1 - lr * weight_decay
    return math.floor(math.log(0.5) / math.log(factor)) + 1


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


def compare_means(first, second):
    """Return by how much the second mean is larger, and the standard error of this."""
    gain = np.mean(second) - np.mean(first)
    first_square = np.var(first, ddof=1) / len(first)
    second_square = np.var(second, ddof=1) / len(second)
    error = np.sqrt(first_square + second_square)
    return gain, error


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
    """Return in words what became of the values: the draws may differ, the shares and the mean may not."""
    out, again = [program(A, p, rng, is_training) for _ in range(2)]
    if out is None:
        return None
    out = np.asarray(out, dtype=float)
    if not np.array_equal(out, again):
        raise NoResult("The same seed gives other values the second time. Draw from `rng`, which is that seed.")
    if out.shape != A.shape:
        raise NoResult(f"The result has the shape {out.shape}, but A has {A.shape}.")
    gone = out == 0
    factors = out[~gone] / A[~gone]
    factor = "-" if not factors.size else f"{factors[0]:.2f}" if np.ptp(factors) < 1e-6 else "different numbers"
    share, lines = gone.mean(), {"columns": gone.all(axis=0), "rows": gone.all(axis=1)}
    whole = [name for name, line in lines.items() if 0 < share < 1 and line.mean() > 0.9 * share]
    return (
        f"share of zeros {share:.1f}{''.join(f' (whole {name})' for name in whole)}, "
        f"the others times {factor}, the mean times {out.mean() / A.mean():.1f}"
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
        return Seen(f"the first loss is {words_for_first(first)}", first)
    if n == 32:
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
        "Somebody who knows nothing has log 10 = 2.30.",
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
        task="Of all emails, nine in ten may be spam; few sets of classes are as even as the ten digits. Somebody who knows nothing about a sample except how frequent the classes are gives each class its share as its probability. Return the cross-entropy of this, the mean over the samples; one line is enough. `shares` is an array of the classes' shares, which add up to 1. Some may be 0.",
        section="Step 1: know the first loss",
        solution=first_loss,
        use=lambda program, *case: float(program(*case)),
        cases=[
            (np.array([0.3, 0.7]),),
            (np.array([0.2, 0.5, 0.3]),),
            (np.array([0.65, 0.0, 0.25, 0.1]),),
            (np.array([0.2, 0.2, 0.2, 0.2, 0.2]),),
        ],
        hints=[
            r"A sample of a class with the share $p$ costs $-\log p$. How many of the samples are of that class?",
            r"So each class adds $-p \log p$. Add them up.",
            "A class that never occurs costs nothing. But `math.log(0)` is an error, so leave it out.",
        ],
        explanation=r"A share $p$ of the samples costs $-\log p$ each, so the mean is $-\sum p \log p$, the *entropy* of the shares. For $k$ equal shares it is $\log k$. If nine emails in ten are spam it is 0.33, less than half of $\log 2$: a first loss of 0.69 would not be a good start there, and a loss of 0.33 is not yet learning.",
        mistakes=[
            Mistake(
                "That is log k, which is right only if all classes are equally frequent.",
                ("-sum(share * math.log(share) for share in shares if share > 0)", "math.log(len(shares))"),
            ),
            Mistake(
                "That is the logarithm of how many classes occur. It does not ask how often each of them does.",
                (
                    "-sum(share * math.log(share) for share in shares if share > 0)",
                    "math.log(sum(share > 0 for share in shares))",
                ),
            ),
            Mistake(
                "The sign is missing: logarithms of shares are negative, and a loss is not.",
                ("-sum", "sum"),
            ),
            Mistake(
                "Each class counts equally here. But a class with a share of 0.7 makes up 0.7 of the samples.",
                ("share * math.log(share)", "math.log(share)"),
            ),
            Mistake(
                "This is divided by the number of classes. The shares are the weights of a mean already: they add up to 1.",
                ("if share > 0)", "if share > 0) / len(shares)"),
            ),
            Mistake(
                "This is divided by the number of classes that occur, as a mean over classes. The shares are the weights of a mean already: a sum is enough.",
                ("if share > 0)", "if share > 0) / sum(share > 0 for share in shares)"),
            ),
            Mistake(
                "Each class counts equally here, in a mean over the classes. The mean is over samples, and a class has its share of them.",
                (
                    "-sum(share * math.log(share) for share in shares if share > 0)",
                    "-np.mean([math.log(share) for share in shares if share > 0])",
                ),
            ),
            Mistake(
                "That is measured in bits, with the logarithm to base 2. The cross-entropy of this course takes the natural one.",
                ("math.log(share)", "math.log2(share)"),
            ),
            Mistake(
                "That is the logarithm to base 10. The cross-entropy takes the natural one, `math.log`.",
                ("math.log(share)", "math.log10(share)"),
            ),
            Mistake(
                "That is the cost of the most frequent class alone. The samples of the others cost more.",
                ("-sum(share * math.log(share) for share in shares if share > 0)", "-math.log(max(shares))"),
            ),
            Mistake(
                "That is the share of wrong answers of somebody who always names the most frequent class. The question is the cross-entropy.",
                ("-sum(share * math.log(share) for share in shares if share > 0)", "1 - max(shares)"),
            ),
            Mistake(
                "1 minus the sum of the squares is how often a guess by the shares is wrong. The cross-entropy has a logarithm.",
                (
                    "-sum(share * math.log(share) for share in shares if share > 0)",
                    "1 - sum(share**2 for share in shares)",
                ),
            ),
            Mistake(
                "First the logarithm of each share, then the mean: the other way round gives less.",
                (
                    "-sum(share * math.log(share) for share in shares if share > 0)",
                    "-math.log(sum(share**2 for share in shares))",
                ),
            ),
            Mistake(
                "With exp it is the number of equally frequent classes that would cost as much. The loss is its logarithm.",
                (
                    "-sum(share * math.log(share) for share in shares if share > 0)",
                    "math.exp(-sum(share * math.log(share) for share in shares if share > 0))",
                ),
            ),
            Mistake(
                "Each class is counted as a question of its own here, yes or no. A sample costs only the logarithm of its own class's probability.",
                (
                    "share * math.log(share) for share in shares if share > 0",
                    "share * math.log(share) + (1 - share) * math.log(1 - share) for share in shares if share > 0",
                ),
            ),
        ],
    ),
    Exercise(
        id="half-life",
        title="The half-life of a weight",
        task=r"An input that is always 0 gives its weights no gradient: $dw = 0$ in every step. With plain gradient descent and weight decay they shrink all the same. After how many steps is such a weight for the first time *below* half of its first value? (Exactly half is not below.) Return a whole number. $\mathrm{lr} \cdot \lambda$ lies between 0 and 1.",
        section="Step 6: overfit, and then hold back",
        solution=half_life,
        use=lambda program, *case: float(program(*case)),
        cases=[(0.5, 0.6), (0.4, 0.5), (0.8, 0.625), (0.02, 0.05), (0.3, 0.01)],
        hints=[
            "What does one step make of $w$ if $dw = 0$? And what do $t$ steps?",
            "A loop that multiplies and counts will do. Does it stop at exactly half?",
            r"Without a loop: $(1 - \mathrm{lr}\,\lambda)^t = \frac12$ has the solution $t = \log \frac12 / \log(1 - \mathrm{lr}\,\lambda)$. Which whole number comes next?",
        ],
        explanation=r"Every step multiplies the weight by $1 - \mathrm{lr}\,\lambda$. Half is reached at $t = \log \frac12 / \log(1 - \mathrm{lr}\,\lambda)$, and the next whole number above it is the answer, also where $t$ is whole itself. For small steps $t$ is about $0.69 / (\mathrm{lr}\,\lambda)$: a weight that the data does not hold up fades away, at a pace that depends only on the product of the two numbers. Lowering the learning rate slows the decay as well.",
        mistakes=[
            Mistake(
                "That is what is left of the weight. The question is how many steps it takes.",
                (
                    "math.floor(math.log(0.5) / math.log(factor)) + 1",
                    "factor ** (math.floor(math.log(0.5) / math.log(factor)) + 1)",
                ),
            ),
            Mistake(
                "That is one step too early: after so many steps the weight is not yet below half.",
                ("math.floor(math.log(0.5) / math.log(factor)) + 1", "math.floor(math.log(0.5) / math.log(factor))"),
            ),
            Mistake(
                "Rounding up is right except in one case: where a step ends at exactly half, one more is needed to be below.",
                ("math.floor(math.log(0.5) / math.log(factor)) + 1", "math.ceil(math.log(0.5) / math.log(factor))"),
            ),
            Mistake(
                "Steps are whole numbers. Which is the first after which the weight is below half?",
                ("math.floor(math.log(0.5) / math.log(factor)) + 1", "math.log(0.5) / math.log(factor)"),
            ),
            Mistake(
                "Rounding to the nearest whole number may round down, and then the weight is not yet below half.",
                ("math.floor(math.log(0.5) / math.log(factor)) + 1", "round(math.log(0.5) / math.log(factor))"),
            ),
            Mistake(
                "That is one step too late: the weight was below half one step earlier.",
                ("+ 1", "+ 2"),
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
        task="This is dropout as a function. In training it leaves out each value with probability $p$, and makes up for it, so that the mean stays as it was; when the network answers, it changes nothing. `rng` is a seed or a generator, and the same seed gives the same result. It was tried with $p = 0.5$, and all was well. Make it right for every $p$.",
        section="Step 6: overfit, and then hold back",
        solution=dropout,
        use=what_dropout_does,
        cases=[
            (rng.uniform(0.5, 2, (2, 3000)).round(1), 0.5, 2, True),
            (rng.uniform(0.5, 2, (4, 2500)).round(1), 0.2, 5, True),
            (rng.uniform(0.5, 2, (5, 4000)).round(1), 0.8, 1, True),
            (rng.uniform(0.5, 2, (3, 1000)).round(1), 0.3, 7, False),
        ],
        symptom=mean_of_many,
        bug=Mistake("", (">= p", "< p")),
        hints=[
            "By how much is the mean wrong for $p = 0.2$? Which two probabilities have this ratio?",
            "`rng.random` gives numbers evenly between 0 and 1. With which probability is such a number below $p$?",
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
        explanation=r"Up to `warm` the rate is $\mathrm{lr}\, t / \mathtt{warm}$. Then the cosine runs over the share $(t - \mathtt{warm}) / (T - \mathtt{warm})$, from 0 to 1, so the two parts meet at lr. A list over `range(warm)` is empty for `warm = 0`, and nothing is divided by 0. If you do not want to spend the first epoch at a rate of 0, start at $t = 1$.",
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
        id="is-it-better",
        title="Better, or lucky?",
        task=r"Two methods were trained from several seeds each, not always equally many. Is the second better, or was it lucky? Return by how much its mean accuracy is larger, and the standard error of this difference. The standard error of a mean of $n$ results is $s / \sqrt n$, where $s$ is their standard deviation, computed with $n - 1$ in place of $n$, since there are few runs. The errors of two independent means add up as squares. `first` and `second` are lists of at least two accuracies.",
        section="Step 6: overfit, and then hold back",
        solution=compare_means,
        cases=[
            ([0.91, 0.94], [0.95, 0.93, 0.96]),
            ([0.88, 0.93, 0.9, 0.86], [0.87, 0.91]),
            ([0.951, 0.962, 0.947, 0.955, 0.969], [0.972, 0.958, 0.966]),
            ([0.7, 0.64, 0.73], [0.81, 0.69, 0.77, 0.74, 0.8, 0.72]),
        ],
        hints=[
            "`np.var(x, ddof=1)` is the square of the standard deviation, computed with $n - 1$.",
            "Divided by $n$, that is the square of the standard error of the mean. Each method has its own $n$.",
            "Add the two squares, then take the root.",
        ],
        explanation=r"Luck alone often makes a difference of up to two standard errors. With five seeds and a standard deviation of one percent in each method, the standard error is $\sqrt{2 \cdot 0.01^2 / 5}$, about 0.6 percent: a gain of one percent is no news yet. Four times as many seeds halve it. And these errors are about seeds alone: the validation pictures are the same in all runs, and with other pictures the results would differ too.",
        mistakes=[
            Mistake(
                "The difference has the wrong sign: it is the mean of the second minus that of the first.",
                ("np.mean(second) - np.mean(first)", "np.mean(first) - np.mean(second)"),
            ),
            Mistake(
                "The n - 1 is missing in the standard error: `np.var` divides by n if nobody says `ddof=1`.",
                ("np.var(first, ddof=1)", "np.var(first)"),
                ("np.var(second, ddof=1)", "np.var(second)"),
            ),
            Mistake(
                "That is the standard deviation of single runs. A mean of n runs is steadier: divide each square by its n.",
                ("np.var(first, ddof=1) / len(first)", "np.var(first, ddof=1)"),
                ("np.var(second, ddof=1) / len(second)", "np.var(second, ddof=1)"),
            ),
            Mistake(
                "The results of both methods are lumped together here, as if they were all of one method. Each mean has an error of its own.",
                (
                    "np.sqrt(first_square + second_square)",
                    "np.std([*first, *second], ddof=1) / np.sqrt(len(first) + len(second))",
                ),
            ),
            Mistake(
                "The two errors are added up as they are. Chance seldom pushes both the same way: add their squares, and take the root.",
                ("np.sqrt(first_square + second_square)", "np.sqrt(first_square) + np.sqrt(second_square)"),
            ),
            Mistake(
                "The squares are subtracted. The difference of two uncertain numbers is more uncertain than either.",
                ("first_square + second_square", "abs(second_square - first_square)"),
            ),
            Mistake(
                "The root is missing at the end.",
                ("np.sqrt(first_square + second_square)", "first_square + second_square"),
            ),
            Mistake(
                "Standard deviations were divided by n. It is their square that is divided by n.",
                ("np.var(first, ddof=1) / len(first)", "(np.std(first, ddof=1) / len(first)) ** 2"),
                ("np.var(second, ddof=1) / len(second)", "(np.std(second, ddof=1) / len(second)) ** 2"),
            ),
            Mistake(
                "n - 1 is used twice. It belongs in the standard deviation; the mean is that of n runs.",
                ("ddof=1) / len(first)", "ddof=1) / (len(first) - 1)"),
                ("ddof=1) / len(second)", "ddof=1) / (len(second) - 1)"),
            ),
            Mistake(
                "n - 1 is in the wrong place. The squares of the distances are divided by n - 1, and the result by n: each of the two has its own.",
                ("np.var(first, ddof=1) / len(first)", "np.var(first) / len(first)"),
                ("np.var(second, ddof=1) / len(second)", "np.var(second, ddof=1) / len(second)"),
            ),
            Mistake(
                "Both squares are divided by the number of runs of the first method. Each method has its own.",
                ("len(second)", "len(first)"),
            ),
            Mistake(
                "All runs are lumped together, so the gain itself counts as variation. Each method varies about its own mean.",
                (
                    "np.sqrt(first_square + second_square)",
                    "np.std([*first, *second], ddof=1) * np.sqrt(1 / len(first) + 1 / len(second))",
                ),
            ),
            Mistake(
                "The best runs are compared. A method with more seeds has more chances for a lucky one: compare the means.",
                ("np.mean(second) - np.mean(first)", "max(second) - max(first)"),
            ),
            Mistake(
                "That is the gain, counted in standard errors. Return the two numbers, each by itself.",
                ("return gain, error", "return gain / error, error"),
            ),
            Mistake(
                "The error is that of the second mean alone. The first is uncertain as well.",
                ("first_square + second_square", "second_square"),
            ),
            Mistake(
                "The error is doubled. Two standard errors are what one compares with; return a single one.",
                ("return gain, error", "return gain, 2 * error"),
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
    *project_10.EXERCISES,
]
