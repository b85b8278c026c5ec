"""The exercises of chapter 8, training on XOR."""

from typing import Any

import numpy as np

from course.exercises.exercise import Exercise, Mistake
from course.exercises.parameters import weights_and_bias


def answers_at_corners(numbers: Any) -> str:
    """Return what an output neuron with two weights and a bias says at each corner."""
    w_1, w_2, b = weights_and_bias(numbers)
    answers = ["yes" if w_1 * a_1 + w_2 * a_2 + b > 0 else "no" for a_1, a_2 in HIDDEN]
    return f"{', '.join(answers)}  at (0, 0), (0, 1), (1, 0), (1, 1)"


def output_neuron():
    return 2, -2, -1


def solved_within(losses, budgets):
    """Return for each budget how many networks have solved XOR within so many epochs."""
    lowest = [losses[:, :budget].min(axis=1) for budget in budgets]
    return [np.sum(low < 0.01) for low in lowest]


def best_loss_of_one_answer(targets):
    """Return the smallest mean squared error of one answer for all these targets."""
    answer = np.mean(targets)
    return np.mean((answer - targets) ** 2)


def perceptron_epoch(X, targets, w, b):
    """Return the weights and the bias after one look at each sample."""
    w = w.copy()
    for x, y in zip(X, targets):
        error = y - (w @ x + b > 0)
        w += error * x
        b += error
    return w, b


def mistakes_on_or(program: Any) -> str:
    targets, w, b, counts = np.array([0, 1, 1, 1]), np.zeros(2), 0.0, []
    for _ in range(5):
        w, b = program(CORNERS, targets, w, b)
        counts.append(int(np.sum((CORNERS @ w + b > 0) != targets)))
    return ", ".join(map(str, counts))


rng = np.random.default_rng(83)
# What the neurons OR and AND give at the corners (0, 0), (0, 1), (1, 0), (1, 1), as tanh units do.
HIDDEN = [(-0.9, -0.98), (0.92, -0.85), (0.94, -0.87), (0.97, 0.99)]
# Losses of five networks: one that is fast, two that are slow, one that leaves again, one that is stuck.
SLOW_AND_FAST = np.array(
    [
        [0.3, 0.008, 0.005, 0.004, 0.003, 0.002, 0.002, 0.002, 0.001],
        [0.28, 0.2, 0.1, 0.05, 0.009, 0.006, 0.004, 0.003, 0.002],
        [0.25, 0.24, 0.003, 0.2, 0.19, 0.18, 0.17, 0.16, 0.16],
        [0.3, 0.27, 0.25, 0.2, 0.16, 0.1, 0.05, 0.02, 0.007],
        [0.26, 0.2, 0.15, 0.13, 0.126, 0.1255, 0.1252, 0.1251, 0.125],
    ]
)
CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])

EXERCISES = [
    Exercise(
        id="output-neuron",
        title="OR, but not AND",
        task="A hidden layer of two tanh neurons has become OR (near 1 where any input is 1, else near −1) and AND. Set the weight of OR, the weight of AND and a bias for the output neuron, so that the network answers exclusive or: `output_neuron = w_1, w_2, b`.",
        section="What the hidden layer did",
        solution=output_neuron,
        is_value=True,
        use=answers_at_corners,
        cases=[()],
        hints=[
            "OR speaks for a yes, AND against it. Which signs do the weights need?",
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
            Mistake("This never says yes: the bias outweighs everything that OR can say.", ("-2, -1", "-2, -9")),
            Mistake("This always says yes: the bias alone is enough.", ("-2, -1", "-2, 9")),
        ],
    ),
    Exercise(
        id="solved-within",
        title="Who leads depends on when you look",
        task="You have trained some networks on XOR, and kept all their losses: `losses[i, t]` is that of network `i` in its epoch `t + 1`. A network has solved XOR as soon as its loss has been below 0.01 for the first time, whatever comes later. For each number of epochs in `budgets`, how many networks have solved it within so many epochs? Return a list of counts.",
        section="How often does it work?",
        solution=solved_within,
        cases=[
            (np.array([[0.2, 0.009]]), [1, 2]),
            (np.array([[0.2, 0.005, 0.3], [0.3, 0.25, 0.004], [0.3, 0.01, 0.015]]), [1, 2, 3]),
            (SLOW_AND_FAST, [2, 5, 9]),
            (SLOW_AND_FAST[:3, :7], [7, 1, 4, 3]),
        ],
        hints=[
            "`losses[:, :budget]` has the first epochs of all networks.",
            "A network has been below 0.01 if the *smallest* of these losses is. On which axis do you take the minimum?",
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
                ("losses[:, :budget].min(axis=1)", "losses[:, : budget - 1].min(axis=1, initial=1)"),
            ),
            Mistake(
                "Each epoch below 0.01 is counted. A network counts once.",
                (".min(axis=1)", ""),
            ),
            Mistake(
                "That counts epochs in which some network is below 0.01. Take the minimum of each row, over its epochs.",
                (".min(axis=1)", ".min(axis=0)"),
            ),
            Mistake("The mean of the losses need not be below 0.01. The smallest one counts.", (".min(", ".mean(")),
            Mistake("That is the share of the networks. Their number is asked for.", ("np.sum(", "np.mean(")),
            Mistake("These are the ones that have not solved it.", ("low < 0.01", "low >= 0.01")),
            Mistake("The budget is not used: all epochs are looked at.", ("[:, :budget]", "")),
        ],
    ),
    Exercise(
        id="one-pot",
        title="The best loss of one answer",
        task="Points that are lumped together get the same answer. Which mean squared error does the best single answer reach, if it may be any number? The targets may be any numbers too.",
        section="The failures, dissected",
        solution=best_loss_of_one_answer,
        use=lambda program, *case: float(program(*case)),
        cases=[
            (np.array([0.0, 1.0]),),
            (np.array([0.0, 1.0, 1.0]),),
            (np.array([0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 1.0]),),
            (np.array([0.2, 0.9, 0.4]),),
        ],
        hints=[
            "The best single answer minimises the sum of the squared errors. Set its slope to zero.",
            "It is the mean of the targets. Now take the mean of the squared errors.",
        ],
        explanation=r"The slope of the mean of $(c - y_s)^2$ with respect to $c$ is $2 (c - \bar y)$, which is zero at the mean $\bar y$. For targets of 0 and 1 with a share $p$ of ones, the loss is $p (1 - p)$: 1/4 for half and half, 2/9 for two of three.",
        mistakes=[
            Mistake(
                "That is the root of it, the standard deviation. The loss is its square.",
                ("np.mean((answer - targets) ** 2)", "np.std(targets)"),
            ),
            Mistake(
                "The sum of the squared errors has to be divided by how many there are, not by one less.",
                ("np.mean((answer - targets) ** 2)", "np.sum((answer - targets) ** 2) / (len(targets) - 1)"),
            ),
            Mistake(
                "The sum is divided by four, however many targets there are: take the mean.",
                ("np.mean((answer - targets) ** 2)", "np.sum((answer - targets) ** 2) / 4"),
            ),
            Mistake(
                "These are the absolute errors. They have to be squared.",
                ("(answer - targets) ** 2", "abs(answer - targets)"),
            ),
            Mistake(
                "That looks only at the largest and the smallest target. The best answer is the mean of all.",
                ("np.mean((answer - targets) ** 2)", "(np.max(targets) - np.min(targets)) ** 2 / 4"),
            ),
            Mistake(
                "Nearly: a search in steps of 0.001 comes close to the best answer and misses it. The best answer can be written down.",
                (
                    "np.mean(targets)",
                    "min(np.linspace(0, 1, 1001), key=lambda one: np.mean((one - targets) ** 2))",
                ),
            ),
            Mistake(
                "Near, but a search in steps of 0.01 is too coarse, and any search misses the best answer a little. Where is the slope zero?",
                (
                    "np.mean(targets)",
                    "min(np.linspace(0, 1, 101), key=lambda one: np.mean((one - targets) ** 2))",
                ),
            ),
            Mistake(
                "The best answer need not be one of the targets: it may lie between them.",
                ("np.mean((answer - targets) ** 2)", "min(np.mean((one - targets) ** 2) for one in targets)"),
            ),
            Mistake(
                "That is right for targets of 0 and 1 only. Other targets have another loss.",
                ("np.mean((answer - targets) ** 2)", "answer * (1 - answer)"),
            ),
            Mistake(
                "The best single answer is not always one half: with more ones than zeros it moves towards one.",
                ("answer = np.mean(targets)", "answer = 0.5"),
            ),
            Mistake(
                "That is the best answer itself. What is its loss?",
                ("return np.mean((answer - targets) ** 2)", "return answer"),
            ),
            Mistake(
                "The errors have to be squared before they are averaged; otherwise they cancel.",
                ("(answer - targets) ** 2", "answer - targets"),
            ),
            Mistake("The squared errors are added up, but the mean is needed.", ("return np.mean(", "return np.sum(")),
            Mistake(
                "The median minimises the mean *absolute* error. For squared errors the best answer is another number.",
                ("answer = np.mean(", "answer = np.median("),
            ),
        ],
    ),
    Exercise(
        id="perceptron",
        title="Find the bug: the perceptron that runs away",
        task="A perceptron answers yes where its sum is above zero. It looks at one sample after another, and where it is wrong, it moves its weights: towards the sample if the answer should have been yes, away from it if no. (In a difference, true counts as 1.) This one should learn OR in a few epochs, but it never gets better. Fix it.",
        section="Four points and no line",
        solution=perceptron_epoch,
        cases=[
            (CORNERS, [0, 1, 1, 1], np.zeros(2), 0.0),
            (CORNERS, [0, 0, 0, 1], np.array([1.0, -1.0]), 0.5),
            (rng.normal(size=(6, 3)), [1, 0, 0, 1, 1, 0], rng.normal(size=3), -0.2),
        ],
        symptom=lambda program: (
            f"Wrong answers for OR after each of five epochs: {mistakes_on_or(program)}. There should soon be none."
        ),
        bug=Mistake("", ("y - (w @ x + b > 0)", "(w @ x + b > 0) - y")),
        hints=[
            "Take a sample with the target 1 and the answer 0. In which direction must the sum go, and in which does it go here?",
            "Follow `error` through the program: which sign does it have when the answer should have been larger?",
        ],
        explanation="The error is target minus answer: 1 where the neuron should have said yes, −1 where it should have said no. Adding it moves the sum towards the target; with the sign reversed, every step moves away from it.",
        mistakes=[
            Mistake(
                "Both signs are reversed now, and so both still run away from the target: reversing twice changes nothing.",
                ("w += error * x", "w -= error * x"),
                ("b += error", "b -= error"),
            ),
            Mistake(
                "Without its sign the error cannot say in which direction to go.",
                ("y - (w @ x + b > 0)", "abs(y - (w @ x + b > 0))"),
            ),
            Mistake(
                "The switch has moved: here a sum of exactly 0 is a yes. In this program only a sum above 0 is.",
                ("w @ x + b > 0", "w @ x + b >= 0"),
            ),
            Mistake("The bias is missing in the sum that makes the answer.", ("w @ x + b > 0", "w @ x > 0")),
            Mistake(
                "A perceptron learns after each sample, and answers the next one with the new weights; here all answers come from the old ones.",
                ("w = w.copy()", "old_w, old_b = w, b\n    w = w.copy()"),
                ("w @ x + b > 0", "old_w @ x + old_b > 0"),
            ),
            Mistake(
                "The steps are ten times too small: the perceptron takes the whole error.",
                ("y - (w @ x + b > 0)", "0.1 * (y - (w @ x + b > 0))"),
            ),
            Mistake("The weights go the right way now, but the bias still runs away.", ("b += error", "b -= error")),
            Mistake(
                "The bias goes the right way now, but the weights still run away.", ("w += error * x", "w -= error * x")
            ),
            Mistake("The bias does not learn any more.", ("b += error", "b += 0")),
            Mistake(
                "The weights do not learn from x: each weight must move in proportion to its input.",
                ("error * x", "error"),
            ),
            Mistake(
                "The answer is the sum itself here. A perceptron's answer is a hard switch, 0 or 1: is the sum above zero?",
                ("(w @ x + b > 0)", "(w @ x + b)"),
            ),
        ],
    ),
]
