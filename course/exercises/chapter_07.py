"""The exercises of chapter 7, the full network."""

from typing import Any

import numpy as np

from course.exercises.exercise import Exercise, Mistake
from course.exercises.gradients import relative_error, verdict
from nnlib import numerical_gradient


def glorot_limit(n_in, n_out):
    """Return the limit of the uniform random weights of a layer."""
    return np.sqrt(6 / (n_in + n_out))


def batches(order, batch_size):
    """Return the indices in `order`, cut into batches; the last one takes what is left."""
    return [order[start : start + batch_size] for start in range(0, len(order), batch_size)]


def tanh_backward(dA, A, A_prev, W):
    """Return dW, db and dA_prev of a tanh layer, as large as W, b and A_prev."""
    dZ = dA * (1 - A**2)
    dW = dZ.T @ A_prev
    db = dZ.sum(axis=0)
    dA_prev = dZ @ W
    return dW, db, dA_prev


def relu_backward(dA, A):
    """Return dZ of a ReLU layer, given dA and its output A."""
    return dA * (A > 0)


def coasting_step(gradient, lr, beta):
    """Return how far one step of Momentum goes in the end, on an even slope."""
    return lr * gradient / (1 - beta)


def check_relu(program: Any) -> str:
    Z, dA = np.array([[-1.2, 0.8, -0.3], [0.4, -2.0, 1.5]]), np.array([[0.7, -0.2, 1.1], [-0.6, 0.9, 0.3]])
    numerical = numerical_gradient(lambda Z: float(np.sum(dA * np.maximum(0, Z))), Z)
    return verdict(relative_error(program(dA, np.maximum(0, Z)), numerical))


rng = np.random.default_rng(71)


def layer_case(n: int, n_in: int, n_out: int) -> tuple[Any, ...]:
    """Return dA, A, A_prev and W of a tanh layer."""
    A_prev, W = rng.normal(size=(n, n_in)), rng.normal(size=(n_out, n_in))
    return rng.normal(size=(n, n_out)), np.tanh(A_prev @ W.T), A_prev, W


def relu_case(n: int, n_out: int) -> tuple[Any, ...]:
    Z = rng.normal(size=(n, n_out)) - 0.3
    return rng.normal(size=(n, n_out)), np.maximum(0, Z)


EXERCISES = [
    Exercise(
        id="glorot-limit",
        title="How large the first weights are",
        task="Glorot's rule draws the weights evenly from $-r$ to $r$. Compute $r$ for a layer with `n_in` inputs and `n_out` neurons.",
        section="A layer that can learn",
        solution=glorot_limit,
        cases=[(2, 8), (8, 1), (100, 300)],
        hints=[
            "The variance should be $2 / (n_{in} + n_{out})$.",
            "Numbers drawn evenly from $-r$ to $r$ have the variance $r^2 / 3$. Solve for $r$.",
        ],
        explanation="From $r^2 / 3 = 2 / (n_{in} + n_{out})$ follows $r = \\sqrt{6 / (n_{in} + n_{out})}$.",
        mistakes=[
            Mistake(
                "The root is missing, and the 6: this is the variance that the weights should have.",
                ("np.sqrt(6 / (n_in + n_out))", "2 / (n_in + n_out)"),
            ),
            Mistake(
                "The root stands over the 6 alone. It goes over the whole fraction.",
                ("np.sqrt(6 / (n_in + n_out))", "np.sqrt(6) / (n_in + n_out)"),
            ),
            Mistake(
                "Only n_in stands below the line. The sum of both needs brackets.", ("(n_in + n_out)", "n_in + n_out")
            ),
            Mistake(
                "`** 1 / 2` takes the power 1 and then divides by 2. A root needs brackets, `** (1 / 2)`, or `np.sqrt`.",
                ("np.sqrt(6 / (n_in + n_out))", "(6 / (n_in + n_out)) ** 1 / 2"),
            ),
            Mistake("That is r²: the root is missing.", ("np.sqrt(6 / (n_in + n_out))", "6 / (n_in + n_out)")),
            Mistake(
                "That is the spread that the weights should have. Numbers drawn evenly from −r to r have a spread of only r / √3.",
                ("6", "2"),
            ),
            Mistake(
                "Only the inputs are counted. Glorot's rule weighs the way forward against the way back, so both widths count.",
                ("(n_in + n_out)", "(2 * n_in)"),
            ),
            Mistake(
                "The product of both widths is not what stands in the formula: it is their sum.",
                ("n_in + n_out", "n_in * n_out"),
            ),
        ],
    ),
    Exercise(
        id="batches",
        title="Cut into batches",
        task="Cut a shuffled list of indices into batches of `batch_size`. Nothing may get lost: if the length is no multiple, the last batch is shorter.",
        section="Mini-batches",
        solution=batches,
        use=lambda program, *case: [[int(index) for index in batch] for batch in program(*case)],
        cases=[([4, 2, 7], 1), ([5, 1, 0, 3, 2], 2), ([6, 5, 1, 0, 3, 2], 3), ([6, 5, 1, 0, 3, 2, 4], 3), ([3, 1], 10)],
        hints=[
            "Where do the batches start? `range` can count in steps.",
            "`order[start : start + batch_size]` takes what is left if there is less.",
        ],
        explanation="A slice that reaches beyond the end stops at the end, so the short last batch needs no special case.",
        mistakes=[
            Mistake(
                "`batch_size` is how long a batch is, not how many batches there are.",
                (
                    "[order[start : start + batch_size] for start in range(0, len(order), batch_size)]",
                    "[list(part) for part in np.array_split(order, batch_size)]",
                ),
            ),
            Mistake(
                "These batches jump through the list. Cut neighbours, one batch after the other.",
                (
                    "[order[start : start + batch_size] for start in range(0, len(order), batch_size)]",
                    "[order[start :: -(-len(order) // batch_size)] for start in range(-(-len(order) // batch_size))]",
                ),
            ),
            Mistake(
                "These are the positions 0, 1, 2, … and not what stands there: cut the shuffled `order` itself.",
                ("[order[start : start + batch_size]", "[list(range(len(order)))[start : start + batch_size]"),
            ),
            Mistake(
                "The batches are made equally long. All but the last should have `batch_size`, and the last takes what is left.",
                (
                    "[order[start : start + batch_size] for start in range(0, len(order), batch_size)]",
                    "[list(part) for part in np.array_split(order, -(-len(order) // batch_size))]",
                ),
            ),
            Mistake(
                "The last, shorter batch is lost: its samples would never be seen in this epoch.",
                ("len(order), batch_size)", "len(order) - len(order) % batch_size, batch_size)"),
            ),
            Mistake(
                "The batches overlap: start the next one where the last one ended.",
                ("range(0, len(order), batch_size)", "range(0, len(order))"),
            ),
            Mistake(
                "Every batch is one sample too short, and that sample is lost.",
                ("start + batch_size]", "start + batch_size - 1]"),
            ),
            Mistake(
                "Every batch is one sample too long: it overlaps with the next one.",
                ("start + batch_size]", "start + batch_size + 1]"),
            ),
            Mistake(
                "The indices are no longer shuffled: cut `order` itself, not the numbers in their old order.",
                ("[order[start : start + batch_size]", "[sorted(order)[start : start + batch_size]"),
            ),
            Mistake("The first batch is missing: counting starts at 0.", ("range(0,", "range(batch_size,")),
        ],
    ),
    Exercise(
        id="tanh-backward",
        title="Backward through a tanh layer",
        task="Write the way back through a layer of tanh neurons. Given are the slopes dA of its outputs, and what the way forward has kept.",
        section="A layer that can learn",
        solution=tanh_backward,
        cases=[layer_case(1, 1, 1), layer_case(3, 2, 4), layer_case(4, 3, 3)],
        hints=[
            "First through the activation: $dZ = dA \\cdot \\sigma'(Z)$. For tanh, the slope is $1 - a^2$, with the output $a$.",
            "Then `dW = dZ.T @ A_prev`, and $db$ adds dZ up over the samples.",
            "The slopes of the inputs go through the weights: `dZ @ W`.",
        ],
        explanation="The layer adds up over the samples and takes no mean: the $1/n$ is already in dA, because the loss put it there. Once is enough.",
        mistakes=[
            Mistake("db takes the first sample alone. It adds up all of them.", ("dZ.sum(axis=0)", "dZ[0]")),
            Mistake("The way back through tanh is missing: dA is taken for dZ.", ("dA * (1 - A**2)", "dA")),
            Mistake("That is the slope of the sigmoid. For tanh it is 1 - a².", ("(1 - A**2)", "A * (1 - A)")),
            Mistake("The slope of tanh is 1 - a²; here the square is missing.", ("A**2", "A")),
            Mistake(
                "The tanh is applied a second time: A is already the output, its slope is 1 - a².",
                ("A**2", "np.tanh(A) ** 2"),
            ),
            Mistake(
                "The mean is taken once more: the loss has already divided by n, the layer only adds up.",
                ("dZ.T @ A_prev", "dZ.T @ A_prev / len(dA)"),
                ("dZ.sum(axis=0)", "dZ.mean(axis=0)"),
            ),
            Mistake(
                "db takes the mean over the samples. The loss has already divided by n, the layer only adds up.",
                ("dZ.sum(axis=0)", "dZ.mean(axis=0)"),
            ),
            Mistake(
                "db adds up along the wrong axis: there must be one number for each neuron, so the samples are what disappears.",
                ("dZ.sum(axis=0)", "dZ.sum(axis=1)"),
            ),
            Mistake("db adds everything up. There must be one number for each neuron.", ("dZ.sum(axis=0)", "dZ.sum()")),
            Mistake(
                "db keeps the samples' axis: its shape must be that of b, (n_out,).",
                ("dZ.sum(axis=0)", "dZ.sum(axis=0, keepdims=True)"),
            ),
            Mistake(
                "dW stands on its side, rows and columns have changed places: like W, it has a row for each neuron.",
                ("dZ.T @ A_prev", "A_prev.T @ dZ"),
            ),
            Mistake(
                "The slopes of the inputs come from dZ, not from dA: they too pass through the activation.",
                ("dZ @ W", "dA @ W"),
            ),
        ],
    ),
    Exercise(
        id="relu-backward",
        title="Find the bug: the neuron that learns while it is off",
        task="The slope of ReLU is 1 where the neuron is on and 0 where it is off. This program is given the output A, and its gradient check fails. Mend it.",
        section="Trust, but check",
        solution=relu_backward,
        cases=[(np.array([[0.7, -1.3]]), np.array([[0.0, 2.0]])), relu_case(3, 4)],
        symptom=check_relu,
        bug=Mistake("", ("(A > 0)", "(A >= 0)")),
        hints=[
            "Which values can the *output* of ReLU have? Can it ever be below zero?",
            "A neuron that is off has the output 0 exactly. What does the comparison make of that?",
        ],
        explanation="On the sum $z$, `>=` and `>` differ at a single point, which hardly ever occurs. On the output they differ wherever the neuron is off, and `A >= 0` is always true: the ReLU has no slope of its own any more.",
        mistakes=[
            Mistake("Where the neuron is off, the slope is 0, not one half.", ("(A > 0)", "np.heaviside(A, 0.5)")),
            Mistake(
                "Something leaks through where the neuron is off: there the slope is 0 exactly.",
                ("(A > 0)", "np.where(A > 0, 1, 0.01)"),
            ),
            Mistake("A neuron is on wherever its output is above zero, also between 0 and 1.", ("A > 0", "A >= 1")),
            Mistake("Now the slopes pass where the neuron is off, and stop where it is on.", ("A > 0", "A <= 0")),
            Mistake("The slope of ReLU is 1 where it is on, not its output.", ("(A > 0)", "A")),
            Mistake(
                "The slopes of the outputs are lost: they have to be multiplied with the slope of ReLU.",
                ("dA * (A > 0)", "1.0 * (A > 0)"),
            ),
            Mistake(
                "The sign of dA says nothing about whether the neuron is on. Look at its output A.",
                ("(A > 0)", "(dA > 0)"),
            ),
        ],
    ),
    Exercise(
        id="coasting",
        title="How far momentum carries",
        task="On a long even slope the gradient is the same in every step. With $v \\leftarrow \\beta v + dw$ the velocity grows, but not for ever. How far does each step of `Momentum` move a parameter in the end? Return a distance; the gradient is positive.",
        section="Steps with a memory",
        solution=coasting_step,
        cases=[(2.0, 0.05, 0.9), (0.3, 0.2, 0.5), (1.7, 0.01, 0.99), (4.0, 0.3, 0.0)],
        hints=[
            "In the end the velocity no longer changes: $v = \\beta v + dw$. Solve for $v$.",
            "The step is the learning rate times the velocity.",
        ],
        explanation="From $v = \\beta v + dw$ follows $v = dw / (1 - \\beta)$. With $\\beta = 0.9$ the steps become ten times as long as without momentum, which is why a tenth of the learning rate did the same on the moons.",
        mistakes=[
            Mistake("That is the first step, when the velocity has just begun to grow.", (" / (1 - beta)", "")),
            Mistake("That is the velocity. The step is the learning rate times it.", ("lr * gradient", "gradient")),
            Mistake(
                "Solve v = beta v + dw for v once more: what is left of v on one side is (1 - beta) v, so divide by that.",
                ("/ (1 - beta)", "* (1 - beta)"),
            ),
            Mistake(
                "In v = beta v + dw the beta v has to come to the other side, with a minus.",
                ("(1 - beta)", "(1 + beta)"),
            ),
            Mistake("Dividing by beta is dividing by nearly 1. Solve v = beta v + dw for v.", ("(1 - beta)", "beta")),
            Mistake(
                "That is the second step. The velocity goes on growing after it.", ("/ (1 - beta)", "* (1 + beta)")
            ),
            Mistake(
                "The bracket is missing: this divides by 1, and takes beta off the step.", ("(1 - beta)", "1 - beta")
            ),
            Mistake(
                "Momentum does not shrink the gradient by beta first: it adds dw whole.",
                ("lr * gradient", "lr * beta * gradient"),
            ),
            Mistake(
                "That is the step after 20 steps. The velocity grows on, closer and closer to where it no longer changes.",
                ("/ (1 - beta)", "* (1 - beta**20) / (1 - beta)"),
            ),
            Mistake(
                "That is the whole way of many steps together. Asked for is a single step, in the end.",
                (
                    "/ (1 - beta)",
                    "* sum((1 - beta ** (step + 1)) / (1 - beta) for step in range(1000))",
                ),
            ),
            Mistake(
                "The learning rate enters twice: the velocity is made of gradients alone.",
                ("lr * gradient", "lr * lr * gradient"),
            ),
            Mistake("Ten times is right for beta = 0.9 only.", ("/ (1 - beta)", "* 10")),
        ],
    ),
]
