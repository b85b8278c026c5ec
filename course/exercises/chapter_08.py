"""The exercises of chapter 8, training on XOR."""

from functools import cache
from typing import Any

import numpy as np

from course.exercises.comparing import difference
from course.exercises.exercise import Exercise, Mistake
from course.exercises.parameters import weights_and_bias
from course.exercises.running import NoResult
from nnlib import MSE, SGD, Dense, Network, datasets, sigmoid
from nnlib.activations import find_activation


def answers_at_corners(numbers: Any) -> str:
    """Return what an output neuron with two weights and a bias says at each corner."""
    w_1, w_2, b = weights_and_bias(numbers)
    answers = ["yes" if w_1 * a_1 + w_2 * a_2 + b > 0 else "no" for a_1, a_2 in HIDDEN]
    return f"{', '.join(answers)}  at (0, 0), (0, 1), (1, 0), (1, 1)"


def solved_within(losses, budgets):
    """Return for each budget how many networks have solved XOR within so many epochs."""
    lowest = [losses[:, :budget].min(axis=1) for budget in budgets]
    return [np.sum(low < 0.01) for low in lowest]


def output_neuron():
    return 2, -2, -1


def epochs_per_success(times, budget):
    """Return how many epochs are spent for each success, if one gives up after `budget`."""
    spent = np.sum(np.minimum(times, budget))
    solved = np.sum(times <= budget)
    return spent / solved if solved else np.inf


def survey(X, Y, activation, width, starts, epochs):
    """Return how many of the networks have learned it, and the losses of the others."""
    solved, stuck = 0, []
    for seed in starts:
        rng = np.random.default_rng(seed)
        hidden = Dense(2, width, activation, rng=rng)
        network = Network(hidden, Dense(width, 1, "sigmoid", rng=rng))
        network.fit(X, Y, loss=MSE(), optimizer=SGD(lr=2), epochs=epochs)
        loss = MSE()(network.predict(X), Y)
        if loss < 0.01:
            solved += 1
        else:
            stuck.append(loss)
    return solved, stuck


def tallies():
    return (28, 9, 18, 5), (42, 17, 1, 0)


def what_the_order_of_starts_changes(program: Any) -> str:
    forwards, backwards = [program(X, Y, "tanh", 2, starts, 300)[0] for starts in (range(6), range(5, -1, -1))]
    return (
        f"Of the starts 0 to 5 it finds {forwards} solved; of the same six, from 5 down to 0, {backwards}. "
        "A right program finds the same number both times."
    )


def report_of(program: Any, *case: Any) -> Any:
    """Return what a survey reports; raises NoResult if it reports something else the next time."""
    report, again = program(*case), program(*case)
    if difference(report, again):
        raise NoResult(
            "Run twice with the same starts, it reports two different things. Are both layers drawn by the generator "
            "of their start, with `rng=rng`?"
        )
    return report


def shown_survey(X: Any, Y: Any, activation: str, width: int, starts: list[int], epochs: int) -> str:
    inputs, targets = ("X" if X.min() == 0 else "2 * X - 1"), ("Y" if Y[0] == 0 else "1 - Y")
    return f"survey({inputs}, {targets}, {activation!r}, {width}, starts={starts}, epochs={epochs})"


LUMPS = {"two lumped": 1 / 8, "three lumped": 1 / 6, "all four": 1 / 4}


@cache
def tally_of(low: int, activation: str = "relu", width: int = 3) -> tuple[int, ...]:
    """Return how many of 60 networks solve XOR and how many fail in each way, with inputs of `low` and 1.

    All of them are trained at once, 500 epochs, each from the start of its own seed.
    """
    inputs, function = np.where(X == 0, low, X), find_activation(activation)
    layers = []
    for seed in range(60):
        rng = np.random.default_rng(seed)
        layers.append([Dense(2, width, rng=rng).W, Dense(width, 1, rng=rng).W])
    W_1, W_2 = map(np.array, zip(*layers))
    b_1, b_2 = np.zeros((60, 1, width)), np.zeros((60, 1, 1))
    for _ in range(500):
        A = function(inputs @ W_1.transpose(0, 2, 1) + b_1)
        Y_hat = sigmoid(A @ W_2.transpose(0, 2, 1) + b_2)
        dZ_2 = (Y_hat - Y) / 2 * sigmoid.derivative(Y_hat)
        dZ_1 = dZ_2 @ W_2 * function.derivative(A)
        W_2 -= 2 * dZ_2.transpose(0, 2, 1) @ A
        b_2 -= 2 * dZ_2.sum(axis=1, keepdims=True)
        W_1 -= 2 * dZ_1.transpose(0, 2, 1) @ inputs
        b_1 -= 2 * dZ_1.sum(axis=1, keepdims=True)
    losses = np.mean((Y_hat - Y) ** 2, axis=(1, 2))
    return int(np.sum(losses < 0.01)), *(int(np.sum(abs(losses - loss) < 0.01)) for loss in LUMPS.values())


# Other experiments, which one makes by a slip, and what is different in them.
SLIPS: list[tuple[dict[str, Any], str]] = [
    ({"activation": "tanh"}, "These are the counts of tanh neurons. The question is about ReLU."),
    ({"width": 2}, "These are the counts of networks with two hidden neurons. Three are asked for."),
    ({"width": 4}, "These are the counts of networks with four hidden neurons. Three are asked for."),
]


def judged_tallies(answer: Any) -> str:
    """Say that two tallies are those of the experiment, made once more; raises NoResult, with words, if not."""
    if isinstance(answer, list | tuple) and any(isinstance(row, str) for row in answer):
        raise NoResult(
            "These are texts. Write the counts as numbers, without quotes: `tallies = (a, b, c, d), (e, f, g, h)`."
        )
    try:
        rows = np.array([[float(count) for count in row] for row in answer])
    except (TypeError, ValueError):
        raise NoResult("Two rows of four counts are needed: `tallies = (a, b, c, d), (e, f, g, h)`.") from None
    if rows.shape != (2, 4):
        raise NoResult(f"Two rows of four counts are needed, and these have the shape {rows.shape}.")
    measured = np.array([tally_of(0), tally_of(-1)])

    def are(other: Any) -> bool:
        # Another processor may round differently, and a network or two may go another way.
        return bool(np.abs(rows - other).max() <= 2)

    for inputs, row in zip(("0 and 1", "−1 and 1"), rows):
        if row.sum() != 60 or row.min() < 0:
            why = "With lr = 2 and 500 epochs, each that has not solved it is at one of the three losses."
            raise NoResult(
                f"For the inputs {inputs} the counts add up to {row.sum():g}, but each of the 60 networks is counted once."
                f"{f' {why}' if 50 <= row.sum() < 60 else ''}"
            )
    if are(measured):
        return "the counts of this experiment"
    if are(measured[::-1]):
        raise NoResult("The two rows have changed places: the inputs 0 and 1 come first.")
    for slip, words in SLIPS:
        if are([tally_of(0, **slip), tally_of(-1, **slip)]):
            raise NoResult(words)
    wrong = [not np.abs(row - right).max() <= 2 for row, right in zip(rows, measured)]
    if any(np.abs(np.sort(row) - np.sort(right)).max() <= 2 for row, right in zip(rows[wrong], measured[wrong])):
        raise NoResult(
            "The counts are right, but in another order: solved, two lumped together, three lumped together, all four."
        )
    if all(wrong):
        raise NoResult(
            "Neither row is what this experiment gives. Is the network new for each seed, with one generator for both "
            "of its layers, and are there 500 epochs with lr = 2?"
        )
    inputs = "0 and 1" if wrong[0] else "−1 and 1"
    advice = "" if wrong[0] else " They are `2 * X - 1`, in the training and in the answers; the targets stay 0 and 1."
    raise NoResult(f"One row is right. That of the inputs {inputs} is not what this experiment gives.{advice}")


X, Y = datasets.xor()
# What the neurons OR and AND give at the corners (0, 0), (0, 1), (1, 0), (1, 1), as tanh units do.
HIDDEN = [(-0.9, -0.98), (0.92, -0.85), (0.94, -0.87), (0.97, 0.99)]
# Losses of five networks: one that is fast, two that are slow, one that leaves again, one that is stuck.
SLOW_AND_FAST = np.array(
    [
        [0.3, 0.008, 0.005, 0.004, 0.003, 0.002, 0.002, 0.002, 0.001],
        [0.28, 0.2, 0.1, 0.05, 0.009, 0.006, 0.004, 0.003, 0.002],
        [0.25, 0.24, 0.003, 0.2, 0.19, 0.18, 0.17, 0.16, 0.16],
        [0.3, 0.27, 0.25, 0.2, 0.0105, 0.0101, 0.0104, 0.01, 0.0096],
        [0.26, 0.2, 0.15, 0.13, 0.126, 0.1255, 0.1252, 0.1251, 0.125],
    ]
)

EXERCISES = [
    Exercise(
        id="solved-within",
        title="Who leads depends on when you look",
        task="""A worked example first. You have trained some networks on XOR, and kept all their losses: `losses[i, t]` is that of network `i` in epoch `t + 1`. How many of them are restless at the end, with a loss above 0.1 in at least one of the last ten epochs? The highest of these ten losses tells:

```python
def restless(losses):
    highest = losses[:, -10:].max(axis=1)
    return np.sum(highest > 0.1)
```

Now the question of the chapter. A network has solved XOR as soon as its loss has been below 0.01 for the first time, whatever comes later. For each number of epochs in `budgets`, how many networks have solved it within so many epochs? Return a list of counts; one step is left open.""",
        section="How often does it work?",
        solution=solved_within,
        blanks=["losses[:, :budget].min(axis=1)"],
        cases=[
            (
                np.array(
                    [[0.3, 0.01, 0.02, 0.02], [0.3, 0.2, 0.004, 0.2], [0.005, 0.2, 0.003, 0.2], [0.008, 0.2, 0.3, 0.3]]
                ),
                [2, 3],
            ),
            # A mean may be below 0.01 where the highest loss is not.
            (np.array([[0.014, 0.004, 0.003], [0.2, 0.1, 0.009]]), [2, 3]),
            (SLOW_AND_FAST, [2, 5, 9]),
            (SLOW_AND_FAST[:3, :7], [7, 2, 4, 3]),
        ],
        hints=[
            "In the worked example the highest loss tells whether any of them is above a limit. Which one tells whether any is below?",
            "`losses[:, -10:]` has the last ten epochs of all networks. How do you take the first ones, as many as the budget has?",
        ],
        explanation="The slice keeps what could be seen within the budget, and the minimum remembers a solution even if the loss rises later. Draw such counts against the budget, and you see the whole race instead of one photograph of it.",
        mistakes=[
            Mistake(
                "That looks at the last epoch of the budget alone. A loss may have been below 0.01 before, and risen again.",
                ("losses[:, :budget].min(axis=1)", "losses[:, budget - 1]"),
            ),
            Mistake(
                "That is one epoch too many: `losses[:, :budget]` ends with epoch number `budget`.",
                (":budget]", ": budget + 1]"),
            ),
            Mistake(
                "That is one epoch too few: the last epoch of the budget counts as well.",
                ("losses[:, :budget]", "losses[:, : budget - 1]"),
            ),
            Mistake(
                "Each epoch below 0.01 is counted. A network counts once.",
                (".min(axis=1)", ""),
            ),
            Mistake(
                "That counts epochs in which some network is below 0.01. Take the minimum of each row, over its epochs.",
                (".min(axis=1)", ".min(axis=0)"),
            ),
            Mistake(
                "`losses[:, -budget:]` has the last epochs of each network. The budget is spent on the first ones.",
                ("[:, :budget]", "[:, -budget:]"),
            ),
            Mistake(
                "The highest loss is below 0.01 only where all of them are. One is enough: look at the lowest.",
                (".min(", ".max("),
            ),
            Mistake("The mean of the losses need not be below 0.01. The smallest one counts.", (".min(", ".mean(")),
            Mistake("That is the share of the networks. Their number is asked for.", ("np.sum(", "np.mean(")),
            Mistake("These are the ones that have not solved it.", ("low < 0.01", "low >= 0.01")),
            Mistake(
                "These are the ones whose losses have stayed above 0.01. The others have solved it.",
                ("low < 0.01", "low > 0.01"),
            ),
            Mistake(
                "Solved is *below* 0.01. A network whose lowest loss is exactly 0.01 has not solved it yet.",
                ("low < 0.01", "low <= 0.01"),
            ),
            Mistake(
                "Column `budget` is epoch number `budget + 1`, since the columns are counted from 0. And it is one epoch alone: look at all of them up to the budget.",
                ("losses[:, :budget].min(axis=1)", "losses[:, budget]"),
            ),
            Mistake(
                "`losses[:budget]` has the first networks, with all of their epochs. The networks are the rows, the epochs are the columns.",
                ("[:, :budget]", "[:budget]"),
            ),
            Mistake(
                "That is the smallest loss of all networks together, one number. Each network needs one of its own: along which axis?",
                (".min(axis=1)", ".min()"),
            ),
            Mistake(
                "That is yes or no for each network. How many are a yes?",
                ("np.sum(low < 0.01)", "low < 0.01"),
            ),
            Mistake(
                "`len` counts all networks, solved or not: True and False alike.",
                ("np.sum(low", "len(low"),
            ),
            Mistake("The budget is not used: all epochs are looked at.", ("[:, :budget]", "")),
        ],
    ),
    Exercise(
        id="output-neuron",
        title="OR, but not AND",
        task=r"""First a network whose output neuron is set already. Its two hidden tanh neurons answer near 1 or near −1: one is high where only the first input is 1, the other where only the second is. The output should say yes where one of them is high. At (0, 0) and (1, 1) both are near −1, at the other corners one is near 1 and one near −1. With weights 1 and 1 the sum of both is therefore near −2 or near 0, and a bias of 1 puts the border between: `1, 1, 1`.

Now a hidden layer of two tanh neurons has become OR (near 1 where any input is 1, else near −1) and AND. Set the output neuron so that the network answers exclusive or: `output_neuron = w_1, w_2, b`, with the weight of OR, the weight of AND and a bias. OR has the weight 2; the other two are left open.""",
        section="What the hidden layer did",
        solution=output_neuron,
        blanks=["-2", "-1"],
        is_value=True,
        use=answers_at_corners,
        cases=[()],
        hints=[
            "OR speaks for a yes, AND against it. Which sign does its weight need?",
            "With weights $w$ and $-w$ the sum is about 0 at (0, 0) and (1, 1), and about $2w$ at the others. Where must the border lie?",
        ],
        explanation="With weights of 2 and −2 the sum is near 0 where OR and AND agree, and near 4 where only OR says yes. A bias of −1 puts the first below zero and leaves the second above.",
        mistakes=[
            Mistake(
                "This answers yes where the inputs *agree*: the signs of both weights and of the bias are reversed.",
                ("2, -2, -1", "-2, 2, 1"),
            ),
            Mistake(
                "At (0, 0) this says yes. OR and AND are both near −1 there, so the sum is about −w_1 − w_2 + b: is the bias far enough below zero, and are the two weights of about the same size?",
                ("-1", "0"),
            ),
            Mistake(
                "This says yes at three corners: it is OR again. Does AND count *against* a yes, and with enough weight?",
                ("2, -2, -1", "2, 0, -1"),
            ),
            Mistake(
                "This says yes at (1, 1) alone: it is AND. Exclusive or says no there, so AND counts *against* a yes. Which sign does its weight need?",
                ("2, -2, -1", "2, 2, -1"),
            ),
            Mistake("This never says yes: the bias outweighs everything that OR can say.", ("-2, -1", "-2, -9")),
            Mistake("This always says yes: the bias alone is enough.", ("-2, -1", "-2, 9")),
        ],
    ),
    Exercise(
        id="when-to-give-up",
        title="When to give up",
        task=r"""You train one network after another, each from a start of its own. One that is stuck may be helped by another start, but when do you give up on it? `times[i]` is the epoch in which network `i` first solved XOR, and `np.inf` if it never did. Suppose that you stop each as soon as it has solved it, and otherwise after `budget` epochs. (One that solves it in the very last epoch of its budget has solved it.) How many epochs do you spend per success, if you count those spent on failures too? Where nobody succeeds, return `np.inf`.""",
        section="How often does it work?",
        solution=epochs_per_success,
        cases=[
            (np.array([3.0, np.inf]), 5),
            (np.array([4.0, 2.0, 7.0]), 4),
            (np.array([90.0, np.inf, 130.0, 2400.0, np.inf, 101.0, 60.0]), 120),
            (np.array([90.0, np.inf, 130.0, 2400.0, np.inf, 101.0, 60.0]), 2500),
            (np.array([9.0, 8.0]), 5),
        ],
        hints=[
            "How many epochs does a network cost that solves it in epoch 3, with a budget of 5? And one that never does?",
            "`np.minimum(times, budget)` has the epochs spent on each network.",
            "Add them up, and divide by the number of those that made it, `np.sum(times <= budget)`.",
        ],
        explanation=r"A short budget fails often but costs little, a long one wastes its epochs on those that are stuck. For the thousand networks of the table with two tanh neurons the best budget is about 180 epochs: 293 epochs for each success, while with 2500 it is 1844. The sigmoid, which led in the table, needs 1064 at its best, since it is slow. Even ReLU, with its 216 of 1000, gets by with 587, if you give up after 110. So a rule that fails often can be the cheaper one.",
        mistakes=[
            Mistake(
                "Only the epochs of the successful networks are counted. The failures have cost something, too: each of them the whole budget.",
                ("np.sum(np.minimum(times, budget))", "np.sum(times[times <= budget])"),
            ),
            Mistake(
                "That is the mean time of those that have solved it. The failures have cost something, too.",
                ("spent / solved if solved else np.inf", "np.mean(times[times <= budget])"),
            ),
            Mistake(
                "Each network is charged the whole budget here. Those that have solved it stop at once.",
                ("np.sum(np.minimum(times, budget))", "budget * len(times)"),
            ),
            Mistake(
                "That is the mean over all networks. The epochs are shared out among those that have solved it.",
                ("spent / solved if solved else np.inf", "spent / len(times)"),
            ),
            Mistake(
                "That is what each network costs, on average. What is asked for is the cost of a success.",
                ("spent / solved", "spent / len(times)"),
            ),
            Mistake(
                "A network that fails does not run for ever: you stop it after `budget` epochs, and that is what it costs.",
                ("np.sum(np.minimum(times, budget))", "np.sum(times)"),
            ),
            Mistake(
                "Here each network runs to the later of the two, its time or the budget. It stops at the earlier one.",
                ("np.minimum", "np.maximum"),
            ),
            Mistake(
                "All the failures together are charged one budget. Each of them costs that much.",
                ("np.sum(np.minimum(times, budget))", "np.sum(times[times <= budget]) + budget"),
            ),
            Mistake(
                "Here each success is charged the budget on top of its own time, and the failures cost nothing.",
                (
                    "np.sum(np.minimum(times, budget))",
                    "budget * np.sum(times <= budget) + np.sum(times[times <= budget])",
                ),
            ),
            Mistake(
                "Only those that never solve it are charged as failures. One that would solve it after the budget is given up, too, and costs the budget.",
                (
                    "np.sum(np.minimum(times, budget))",
                    "np.sum(times[times <= budget]) + budget * np.sum(np.isinf(times))",
                ),
            ),
            Mistake(
                "A network that solves it in the very last epoch of its budget has solved it.",
                ("times <= budget", "times < budget"),
            ),
            Mistake(
                "All that ever solve it are counted, even those that need more than the budget.",
                ("times <= budget", "times < np.inf"),
            ),
            Mistake(
                "Where nobody succeeds, no number of epochs is enough: the answer is `np.inf`.",
                ("else np.inf", "else 0"),
            ),
            Mistake(
                "The budget is added for every network, also for those that have solved it within it.",
                ("np.sum(np.minimum(times, budget))", "np.sum(np.where(times <= budget, times + budget, budget))"),
            ),
            Mistake(
                "That is upside down: successes for each epoch. The question is how many epochs one success costs.",
                ("spent / solved if", "solved / spent if"),
            ),
        ],
    ),
    Exercise(
        id="one-start",
        title="Find the bug: a survey that asks only one",
        task=r"""This program is to train a network from each of several starts and to report how many have learned it, and the losses of the others, in the order of their starts. For each start, one generator with that seed draws both layers, as in the chapter. But the report depends on the order of the starts. Fix it.""",
        section="How often does it work?",
        solution=survey,
        use=report_of,
        shown=shown_survey,
        cases=[
            (X, Y, "tanh", 2, [8, 0], 100),
            (X, Y, "relu", 3, [7, 9, 8], 60),
            (2 * X - 1, Y, "relu", 2, [5, 2, 4], 50),
            (X, 1 - Y, "tanh", 3, [1, 6], 50),
            (X, Y, "tanh", 2, [1, 5, 3], 100),
        ],
        symptom=what_the_order_of_starts_changes,
        bug=Mistake(
            "",
            (
                "    solved, stuck = 0, []\n",
                """\
    rng = np.random.default_rng(starts[0])
    hidden = Dense(2, width, activation, rng=rng)
    network = Network(hidden, Dense(width, 1, "sigmoid", rng=rng))
    solved, stuck = 0, []
""",
            ),
            (
                """\
        hidden = Dense(2, width, activation, rng=rng)
        network = Network(hidden, Dense(width, 1, "sigmoid", rng=rng))
        network.fit(X, Y, loss=MSE(), optimizer=SGD(lr=2), epochs=epochs)
""",
                "        network.fit(\n            X, Y, loss=MSE(), optimizer=SGD(lr=2), epochs=epochs, rng=rng\n        )\n",
            ),
        ),
        hints=[
            "How many networks are made here, and how many times is each of them trained?",
            "`fit` uses its generator to shuffle the batches. With all samples in one batch, what does the seed change?",
            "Each start needs a network of its own, so the lines that make it belong inside the loop.",
        ],
        explanation="The program made one network and trained it again and again: if the first start was a good one, all were good. It ran without an error and gave a number that looks like a result. When you count, ask what is new in each round, and try the same starts in another order: the count has to stay.",
        mistakes=[
            Mistake(
                "The report depends on the order of the starts, as before. How many networks are made here, and how many times is each of them trained?",
                (
                    "    solved, stuck = 0, []\n",
                    """\
    rng = np.random.default_rng(starts[0])
    hidden = Dense(2, width, activation, rng=rng)
    network = Network(hidden, Dense(width, 1, "sigmoid", rng=rng))
    solved, stuck = 0, []
""",
                ),
                (
                    """\
        rng = np.random.default_rng(seed)
        hidden = Dense(2, width, activation, rng=rng)
        network = Network(hidden, Dense(width, 1, "sigmoid", rng=rng))
""",
                    "",
                ),
            ),
            Mistake(
                "Each round has a new network, but all of them are drawn from the first seed. It is one start, several times.",
                ("np.random.default_rng(seed)", "np.random.default_rng(starts[0])"),
            ),
            Mistake(
                "The generator is made once, before the loop. Then the network of a start depends on how many were drawn before it: start 5 should be the same network in any order.",
                (
                    "    solved, stuck = 0, []\n",
                    "    rng = np.random.default_rng(starts[0])\n    solved, stuck = 0, []\n",
                ),
                ("        rng = np.random.default_rng(seed)\n", ""),
            ),
            Mistake(
                "With the starts sorted, their order no longer counts, but this is one network, trained on and on. Each start needs a new one.",
                (
                    "    solved, stuck = 0, []\n",
                    """\
    starts = sorted(starts)
    rng = np.random.default_rng(starts[0])
    hidden = Dense(2, width, activation, rng=rng)
    network = Network(hidden, Dense(width, 1, "sigmoid", rng=rng))
    solved, stuck = 0, []
""",
                ),
                (
                    """\
        hidden = Dense(2, width, activation, rng=rng)
        network = Network(hidden, Dense(width, 1, "sigmoid", rng=rng))
""",
                    "",
                ),
            ),
            Mistake(
                "A network is drawn before the generator of its seed is made, so that each gets the seed of the one before. Make the generator first.",
                (
                    "    solved, stuck = 0, []\n",
                    "    rng = np.random.default_rng(starts[0])\n    solved, stuck = 0, []\n",
                ),
                ("        rng = np.random.default_rng(seed)\n", ""),
                ("        network.fit(", "        rng = np.random.default_rng(seed)\n        network.fit("),
            ),
            Mistake(
                "The hidden layer is made once, before the loop, so that it is trained on and on. Each start needs both layers new.",
                (
                    "    solved, stuck = 0, []\n",
                    """\
    rng = np.random.default_rng(starts[0])
    hidden = Dense(2, width, activation, rng=rng)
    solved, stuck = 0, []
""",
                ),
                ("        hidden = Dense(2, width, activation, rng=rng)\n", ""),
            ),
            Mistake(
                "The count and the list begin anew in each round, so that only the last start is reported. They belong before the loop.",
                (
                    "    solved, stuck = 0, []\n    for seed in starts:\n",
                    "    for seed in starts:\n        solved, stuck = 0, []\n",
                ),
            ),
            Mistake(
                "The losses are sorted here. They belong in the order of their starts.",
                ("return solved, stuck", "return solved, sorted(stuck)"),
            ),
            Mistake(
                "Both layers draw from the seed anew. One generator draws the first layer and then the second, as in the chapter.",
                ("activation, rng=rng", "activation, rng=seed"),
                ('"sigmoid", rng=rng', '"sigmoid", rng=seed'),
            ),
            Mistake(
                "The seed is always 0 here, whatever the starts are.",
                ("np.random.default_rng(seed)", "np.random.default_rng(0)"),
            ),
            Mistake(
                "The losses of those that have learned it are in the list, too. Only the others belong there.",
                ("        else:\n            stuck.append(loss)", "        stuck.append(loss)"),
            ),
            Mistake(
                "The loss is the one from before the training.",
                (
                    "        network.fit(X, Y, loss=MSE(), optimizer=SGD(lr=2), epochs=epochs)\n        loss = MSE()(network.predict(X), Y)\n",
                    "        loss = MSE()(network.predict(X), Y)\n        network.fit(X, Y, loss=MSE(), optimizer=SGD(lr=2), epochs=epochs)\n",
                ),
            ),
            Mistake(
                "The `return` stands in the loop, so that only the first start is tried.",
                ("    return solved, stuck", "        return solved, stuck"),
            ),
        ],
    ),
    Exercise(
        id="minus-and-plus",
        title="An experiment: inputs of −1 and 1",
        task=r"""A bias of 0.1 brought many ReLU networks back. Here is another idea: leave the biases at 0, and write the inputs as −1 and 1 in place of 0 and 1, `2 * X - 1`. *What do you expect*: how many neurons begin dead, how many networks solve XOR, and how do the others fail?

Measure it. Train 60 networks for each kind of inputs, with three hidden ReLU neurons and one sigmoid output, from the seeds 0 to 59, each with one generator for both layers. MSE, SGD with lr = 2, 500 epochs. (`survey` of the exercise before does it, once it is fixed. It takes some seconds.) Count how many have solved it, and sort the others by their loss as the chapter does: 1/8, two points lumped together; 1/6, three; 1/4, all four. Give both rows of counts, the inputs of 0 and 1 first: `tallies = (solved, two, three, four), (solved, two, three, four)`.""",
        section="The failures, dissected",
        solution=tallies,
        is_value=True,
        use=judged_tallies,
        cases=[()],
        hints=[
            "One run of 60: a loop over the seeds, a new network in each round, its loss at the end.",
            "`survey` of the exercise before is this loop, and returns how many have solved it and the losses of all the others. Which of its arguments changes for the second kind of inputs?",
            "The losses that are left lie near one of three numbers. How does the chapter count those near 1/8?",
        ],
        explanation=r"""```python
rows = []
for inputs in (X, 2 * X - 1):
    solved, stuck = survey(inputs, Y, "relu", 3, range(60), 500)
    row = [solved]
    for lump in (1 / 8, 1 / 6, 1 / 4):
        row.append(sum(abs(loss - lump) < 0.01 for loss in stuck))
    rows.append(tuple(row))
tallies = tuple(rows)
```

Opposite corners are now each other's negatives. A neuron whose bias is 0 has opposite sums there, so it is on at one of them, whatever its weights are. Of the 180 hidden neurons none begins dead, where with 0 and 1 it was 44, about a quarter, and none dies later. So 42 networks solve it instead of 28, and no network has all four points lumped together any more. But there are *more* with two lumped together, 17 instead of 9: neurons that live can still leave two points at one place. A cure removes one cause, and what is left has another.""",
        mistakes=[
            Mistake(
                "The two rows have changed places: the inputs 0 and 1 come first.",
                ("(28, 9, 18, 5), (42, 17, 1, 0)", "(42, 17, 1, 0), (28, 9, 18, 5)"),
            ),
            Mistake(
                "These are the counts of tanh neurons. The question is about ReLU.",
                ("(28, 9, 18, 5), (42, 17, 1, 0)", "(57, 3, 0, 0), (58, 2, 0, 0)"),
            ),
            Mistake(
                "These are the counts of networks with two hidden neurons. Three are asked for.",
                ("(28, 9, 18, 5), (42, 17, 1, 0)", "(11, 6, 34, 9), (16, 35, 9, 0)"),
            ),
            Mistake(
                "For the inputs 0 and 1 the counts add up to 1, but each of the 60 networks is counted once.",
                ("(28, 9, 18, 5)", "(28 / 60, 9 / 60, 18 / 60, 5 / 60)"),
            ),
            Mistake(
                "The counts are right, but in another order: solved, two lumped together, three lumped together, all four.",
                ("(28, 9, 18, 5), (42, 17, 1, 0)", "(28, 5, 18, 9), (42, 0, 1, 17)"),
            ),
        ],
    ),
]
