"""The exercises of chapter 7, the full network."""

from typing import Any

import numpy as np

import nnlib
from course.exercises.exercise import Exercise, Mistake
from course.exercises.gradients import relative_error, verdict
from course.exercises.running import NoResult
from nnlib import numerical_gradient


def he_limit(n_in, n_out):
    """Return the limit of the uniform random weights of a ReLU layer."""
    return np.sqrt(6 / n_in)


def step_in_parts(network, parts, loss, lr):
    """Take one step with the gradient over the samples of all parts together."""
    n = sum(len(X) for X, Y in parts)
    total = [np.zeros_like(w) for w in network.parameters]
    for X, Y in parts:
        network.backward(loss.gradient(network.forward(X), Y))
        for so_far, dw in zip(total, network.gradients):
            so_far += len(X) / n * dw
    for w, dw in zip(network.parameters, total):
        w -= lr * dw


def early_stopping(losses, patience):
    """Return the epoch of the best loss, and the epoch of the stop or None."""
    best, stop = 1, None
    for epoch, loss in enumerate(losses, 1):
        if loss < losses[best - 1]:
            best = epoch
        if epoch - best == patience:
            stop = epoch
            break
    return best, stop


def relu_backward(dA, A):
    """Return dZ of a ReLU layer, given dA and its output A."""
    return dA * (A > 0)


def second_step(first, second, lr):
    """Return by how much Adam changes w in its second step, given the slopes of both."""
    m = 0.9 * (0.1 * first) + 0.1 * second
    v = 0.999 * (0.001 * first**2) + 0.001 * second**2
    m_hat, v_hat = m / (1 - 0.9**2), v / (1 - 0.999**2)
    return -lr * m_hat / np.sqrt(v_hat)


def valley_rule():
    """Return an optimizer that is down in the valley after 40 steps, and stays there."""
    return nnlib.Momentum(lr=0.03, beta=0.7)


def parameters_after(program: Any, sizes: list[int], lr: float) -> Any:
    """Return all parameters of a small network, after a learner's step on parts of these sizes."""
    rng = np.random.default_rng(72)
    network = nnlib.Network(nnlib.Dense(2, 3, "tanh", rng=rng), nnlib.Dense(3, 1, rng=rng))
    parts = [(rng.normal(size=(size, 2)), rng.uniform(size=(size, 1)).round()) for size in sizes]
    before = [w.copy() for w in network.parameters]
    program(network, parts, nnlib.MSE(), lr)
    if all(np.array_equal(w, w_before) for w, w_before in zip(network.parameters, before)):
        raise NoResult("No parameter has changed. Change the arrays in `network.parameters` in place: `w -= ...`.")
    return np.concatenate([w.ravel() for w in network.parameters])


def with_none_named(program: Any, *case: Any) -> Any:
    """Return the two epochs; a None among them is an answer here, and no sign that a `return` is missing."""
    result = program(*case)
    if not isinstance(result, tuple | list):
        return result
    return tuple(repr(one) if one is None or isinstance(one, str) else one for one in result)


def check_relu(program: Any) -> str:
    Z, dA = np.array([[-1.2, 0.8, -0.3], [0.4, -2.0, 1.5]]), np.array([[0.7, -0.2, 1.1], [-0.6, 0.9, 0.3]])
    numerical = numerical_gradient(lambda Z: float(np.sum(dA * np.maximum(0, Z))), Z)
    return verdict(relative_error(program(dA, np.maximum(0, Z)), numerical))


CURVATURES, START, LOWEST = np.array([1.0, 50.0]), np.array([-10.0, 1.0]), np.array([3.0, -2.0])
STEPS, NEAR = 40, 0.1


def way_down(rule: Any) -> Any:
    """Return where a rule is after each of 100 steps or until it is lost, as seen from the lowest point.

    The valley lies elsewhere than in the chapter, so that nobody who knows the place can jump there.
    """
    places: list[Any] = []
    w = LOWEST + START
    while len(places) < 100 and np.abs(w).max() < 1e6:
        rule.step([w], [CURVATURES * (w - LOWEST)])
        places.append(w - LOWEST)
    return np.array(places)


def judged_descent(program: Any) -> None:
    """Raise NoResult, with words, if a learner's rule is not down in time, or leaves again."""
    rule = program()
    if rule is None:
        raise NoResult("Nothing comes back: `return` the optimizer.")
    if isinstance(rule, type):
        raise NoResult("That is a class. Return an object made from it, with its learning rate in brackets.")
    if not hasattr(rule, "step"):
        raise NoResult(f"An optimizer is needed, an object with a method `step`. What comes back is {rule!r}.")
    places = way_down(rule)
    far = np.abs(places).max(axis=1)
    if not far[-1] < 20:
        raise NoResult("It flies out of the valley: its steps overshoot, further each time. Use a smaller rate.")
    if np.array_equal(places[-1], START):
        raise NoResult("It never moves. Does `step` change the arrays in place, and is the rate above 0?")
    outside = np.flatnonzero(far > NEAR)
    if len(outside) == 0 or outside[-1] + 1 < STEPS:
        return
    if abs(places[outside[-1], 1]) > NEAR:
        advice = (
            "It swings from one side of the valley to the other for too long: for that direction the rate is large."
        )
    elif (past := places[:, 0].max()) > NEAR:
        advice = f"It rolls past the lowest point, by {past:.2g}, and has to come back: that is too much memory."
    else:
        advice = f"After 40 steps it is still {-places[STEPS - 1, 0]:.2g} away along the valley: it creeps."
    count = "more than 100" if outside[-1] == len(far) - 1 else outside[-1] + 2
    raise NoResult(f"It takes {count} steps until it is near for good, and 40 are allowed. {advice}")


rng = np.random.default_rng(71)


def relu_case(n: int, n_out: int) -> tuple[Any, ...]:
    Z = rng.normal(size=(n, n_out)) - 0.3
    return rng.normal(size=(n, n_out)), np.maximum(0, Z)


EXERCISES = [
    Exercise(
        id="he-limit",
        title="Weights for ReLU",
        task=r"""ReLU sets about half of its sums to zero, and with them half of the mean square is lost in each layer. For layers of ReLUs [He et al. (2015)](https://doi.org/10.1109/ICCV.2015.123) therefore ask for weights with the variance $2 / n_{\text{in}}$. If the weights are drawn evenly from $-r$ to $r$, which $r$ is needed? Then give your function to `nnlib`: `nnlib.Dense(64, 32, "relu", init=he_limit)` starts with such weights.""",
        section="The first weights",
        solution=he_limit,
        cases=[(3, 8), (8, 1), (100, 300)],
        hints=[
            "Numbers drawn evenly from $-r$ to $r$ have the variance $r^2 / 3$.",
            "Set $r^2 / 3$ equal to the variance that is asked for, and solve for $r$.",
        ],
        explanation=r"""From $r^2 / 3 = 2 / n_{\text{in}}$ follows $r = \sqrt{6 / n_{\text{in}}}$. Twice the variance makes up for the half that each ReLU takes. The rule looks at the way forward alone, so the number of neurons does not enter. In `nnlib` it is also known by its name, `init="he"`.""",
        mistakes=[
            Mistake(
                "This is the variance that the weights should have. The limit r is something else: the variance is r² / 3.",
                ("np.sqrt(6 / n_in)", "2 / n_in"),
            ),
            Mistake(
                "That is the standard deviation that the weights should have. Numbers drawn evenly from −r to r have a standard deviation of only r / √3.",
                ("6", "2"),
            ),
            Mistake("That is r²: the root is missing.", ("np.sqrt(6 / n_in)", "6 / n_in")),
            Mistake(
                "This takes the root of the 6 alone. It goes over the whole fraction.",
                ("np.sqrt(6 / n_in)", "np.sqrt(6) / n_in"),
            ),
            Mistake(
                "`** 1 / 2` takes the power 1 and then divides by 2. A root needs brackets, `** (1 / 2)`, or `np.sqrt`.",
                ("np.sqrt(6 / n_in)", "(6 / n_in) ** 1 / 2"),
            ),
            Mistake(
                "That is the limit of the chapter, for the variance 2 / (n_in + n_out). Here the variance is another one, 2 / n_in.",
                ("6 / n_in", "6 / (n_in + n_out)"),
            ),
            Mistake(
                "That is the limit of the chapter with twice the variance. Here the variance is 2 / n_in, with one width alone.",
                ("6 / n_in", "12 / (n_in + n_out)"),
            ),
            Mistake(
                "With this limit the variance is 1 / n_in. A ReLU loses half of the mean square, so twice as much is needed.",
                ("6", "3"),
            ),
            Mistake(
                "That counts the neurons. Each sum has as many terms as the layer has inputs: the variance is 2 / n_in.",
                ("n_in)", "n_out)"),
            ),
            Mistake(
                "The 3 is on the wrong side: from r² / 3 = 2 / n_in, the 3 comes over as a factor.",
                ("6 / n_in", "2 / (3 * n_in)"),
            ),
            Mistake(
                "That is twice too large, the whole way from −r to r. The limit r is half of it.",
                ("np.sqrt(6 / n_in)", "2 * np.sqrt(6 / n_in)"),
            ),
            Mistake(
                "The √3 belongs to the standard deviation, which is the root of the variance: take the root of 2 / n_in, too.",
                ("np.sqrt(6 / n_in)", "np.sqrt(3) * 2 / n_in"),
            ),
        ],
    ),
    Exercise(
        id="step-in-parts",
        title="A batch that does not fit",
        task="A batch of pictures may be too large for the memory. Then its samples come in parts, `parts = [(X_1, Y_1), (X_2, Y_2), …]`, not all of the same length, and only one part can go through the network at a time. Take *one* step of gradient descent all the same, with the gradient of the mean loss over all samples, as if they had come together. `network.forward`, `network.backward`, `network.parameters` and `network.gradients` are those of the chapter, and `loss.gradient(Y_hat, Y)` is that of a mean over one part.",
        section="Mini-batches",
        solution=step_in_parts,
        use=parameters_after,
        cases=[([4], 0.5), ([2, 2], 0.5), ([3, 1], 0.2), ([5, 2, 1], 0.8)],
        hints=[
            "Each `backward` overwrites the gradients of the one before. Keep their sum in arrays of your own.",
            "A mean over all samples is not the mean of the parts' means, if the parts differ in length. With which weight does each part count?",
            "A part of `len(X)` samples out of `n` counts by `len(X) / n`. Change the parameters only when all parts are done.",
        ],
        explanation="Each part's gradient belongs to a mean over that part, so it counts by its share of the samples. The step waits for the end: after a step in between, the later parts would meet other weights. This is called accumulating gradients, and large networks are trained this way.",
        mistakes=[
            Mistake(
                "Each part takes a step of its own here, so that the later parts meet other weights. Add up first, and take one step at the end.",
                (
                    "            so_far += len(X) / n * dw\n    for w, dw in zip(network.parameters, total):\n        w -= lr * dw",
                    "            so_far += len(X) / n * dw\n        for w, dw in zip(network.parameters, network.gradients):\n            w -= lr * len(X) / n * dw",
                ),
            ),
            Mistake(
                "Each part takes a step of its own. Only one step is asked for, at the end, with a weighted sum of the gradients.",
                (
                    "            so_far += len(X) / n * dw\n    for w, dw in zip(network.parameters, total):\n        w -= lr * dw",
                    "            so_far += len(X) / n * dw\n        for w, dw in zip(network.parameters, network.gradients):\n            w -= lr * dw",
                ),
            ),
            Mistake(
                "The gradients of the parts are added as they are. Each is that of a mean over one part, so the step is too long: a part counts by its share of the samples.",
                ("len(X) / n * dw", "dw"),
            ),
            Mistake(
                "Each part counts the same, but the parts differ in length: a part of `len(X)` samples counts by `len(X) / n`.",
                ("len(X) / n * dw", "dw / len(parts)"),
            ),
            Mistake(
                "Each part is multiplied by its number of samples, and the sum is never divided by the number of all samples.",
                ("len(X) / n * dw", "len(X) * dw"),
            ),
            Mistake(
                "The gradients are already means over their part. Dividing them by n once more makes the step too short.",
                ("len(X) / n * dw", "dw / n"),
            ),
            Mistake(
                "Only the last part counts: each part overwrites what the ones before have left. Add to it.",
                ("so_far += ", "so_far[...] = "),
            ),
            Mistake(
                "`network.gradients` holds the gradients of the last part only. Take the step with the sum of all parts.",
                ("zip(network.parameters, total)", "zip(network.parameters, network.gradients)"),
            ),
            Mistake("The step goes uphill: it is against the gradient.", ("w -= lr", "w += lr")),
            Mistake("The learning rate is missing in the step.", ("lr * dw", "dw")),
        ],
    ),
    Exercise(
        id="early-stopping",
        title="When to stop",
        task="Training should end when the loss on the validation set no longer falls, but not at the first bad epoch. So it has patience: it stops at the first epoch at which the best loss so far is `patience` epochs old. (At epoch 9, a loss of epoch 6 is 3 epochs old.) `losses` is the list of the validation losses so far, at least one, and `patience` is at least 1. Epochs count from 1. The best loss is the smallest, and of equal ones the earliest. Return two numbers: the epoch of the best loss, and the epoch of the stop. Whatever comes in the list after the stop does not count. If there is no stop yet, the second is `None`.",
        section="Validation",
        solution=early_stopping,
        use=with_none_named,
        cases=[
            ([0.7], 2),
            ([0.5, 0.6], 1),
            ([0.8, 0.5, 0.6, 0.5, 0.55, 0.4], 3),
            ([0.9, 0.4, 0.8, 0.7, 0.6, 0.5, 0.45], 4),
            ([0.9, 0.7, 0.8, 0.6, 0.65, 0.7, 0.5], 3),
            ([0.9, 0.6, 0.7, 0.8, 0.5, 0.52, 0.54, 0.3], 2),
        ],
        hints=[
            "Go through the epochs one by one, as the training does, and remember the epoch of the best loss so far.",
            "At each epoch: is this loss smaller than the best so far? And then: how old is the best one now?",
            "`enumerate(losses, 1)` counts from 1. The loss of epoch `best` is `losses[best - 1]`.",
        ],
        explanation="In each epoch, first the best loss is brought up to date, then its age is looked at. A new best loss has the age 0, so the patience starts again. The network to keep is that of the epoch `best`, so a training that stops early also keeps a copy of its best weights.",
        mistakes=[
            Mistake(
                "The best is looked for among all losses, also those after the stop. Go through the epochs as the training does, with the losses so far.",
                (
                    "    return best, stop",
                    "    best = losses.index(min(losses)) + 1\n    stop = best + patience if best + patience <= len(losses) else None\n    return best, stop",
                ),
            ),
            Mistake(
                "The first number is the loss itself. Its epoch is needed.",
                ("return best, stop", "return losses[best - 1], stop"),
            ),
            Mistake(
                "The loop goes on after the first stop, and later epochs count as stops again.",
                ("== patience", ">= patience"),
                ("            stop = epoch\n            break", "            stop = epoch"),
            ),
            Mistake(
                "Only the stop comes back. Two numbers are needed: the epoch of the best loss, and that of the stop.",
                ("return best, stop", "return stop"),
            ),
            Mistake(
                "Of equal losses the earliest is the best: a loss that is only as good does not make it younger.",
                ("loss < losses", "loss <= losses"),
            ),
            Mistake(
                "That is one epoch too late. It stops when the best loss is `patience` epochs old, not older.",
                ("== patience", "== patience + 1"),
            ),
            Mistake(
                "That is one epoch too early. In the epoch of the best loss its age is 0, in the next one 1.",
                ("== patience", "== patience - 1"),
            ),
            Mistake(
                "The best loss is looked for in the whole list. What comes after the stop no longer counts.",
                ("return best, stop", "return losses.index(min(losses)) + 1, stop"),
            ),
            Mistake(
                "The loop runs on after the stop. The first stop is the one that counts, and it ends the training.",
                ("            break\n", ""),
            ),
            Mistake(
                "The epochs are counted from 0, as places in a list. Here they count from 1.",
                ("best, stop = 1, None", "best, stop = 0, None"),
                ("enumerate(losses, 1)", "enumerate(losses)"),
                ("best - 1", "best"),
            ),
            Mistake(
                "Each loss is compared with the one before it. Compare it with the best loss so far.",
                ("loss < losses[best - 1]", "loss < losses[epoch - 2]"),
            ),
            Mistake(
                "Patience here counts losses that rise in a row. But a loss that falls a little is no new best: the old one grows older all the same.",
                ("best, stop = 1, None", "best, last, stop = 1, 1, None"),
                (
                    "            best = epoch\n",
                    "            best = epoch\n        if loss < losses[epoch - 2]:\n            last = epoch\n",
                ),
                ("epoch - best ==", "epoch - last =="),
            ),
            Mistake(
                "All epochs without a new best loss are counted together. With each new best loss the count starts again.",
                ("best, stop = 1, None", "best, stop, waited = 1, None, 0"),
                (
                    "        if epoch - best == patience:\n",
                    "        elif epoch > 1:\n            waited += 1\n        if waited == patience:\n",
                ),
            ),
            Mistake(
                "It looks once, at the end of the list. The training looks after each epoch, and stops at the first that is due.",
                (
                    "        if epoch - best == patience:\n            stop = epoch\n            break\n",
                    "    if len(losses) - best >= patience:\n        stop = len(losses)\n",
                ),
            ),
            Mistake(
                "If it has not stopped yet, the last epoch is not a stop: the second result is None.",
                ("best, stop = 1, None", "best, stop = 1, len(losses)"),
            ),
            Mistake(
                "This announces a stop in an epoch that has not come yet. Until then there may be a new best loss: the second result is None.",
                ("return best, stop", "return best, best + patience"),
            ),
        ],
    ),
    Exercise(
        id="relu-backward",
        title="Find the bug: the neuron that learns while it is off",
        task="The slope of ReLU is 1 where the neuron is on and 0 where it is off. This program is given the output A, and its gradient check fails. Fix it, and leave `dA` and `A` as they are.",
        section="A network that trains",
        solution=relu_backward,
        cases=[
            (np.array([[0.7, -1.3]]), np.array([[0.0, 2.0]])),
            relu_case(3, 4),
            (np.array([[0.6]]), np.array([[1e-9]])),
        ],
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
            Mistake("A neuron is on wherever its output is above zero, however little.", ("A > 0", "A > 1e-3")),
            Mistake("Now the slopes pass where the neuron is off, and stop where it is on.", ("A > 0", "A <= 0")),
            Mistake("The slope of ReLU is 1 where it is on, not its output.", ("(A > 0)", "A")),
            Mistake(
                "The slopes of the outputs are lost: they have to be multiplied by the slope of ReLU.",
                ("dA * (A > 0)", "1.0 * (A > 0)"),
            ),
            Mistake(
                "The sign of dA says nothing about whether the neuron is on. Look at its output A.",
                ("(A > 0)", "(dA > 0)"),
            ),
        ],
    ),
    Exercise(
        id="second-step",
        title="Adam's second step",
        task=r"Adam's first step is as long as the learning rate, however steep the slope. And the second? So far it has met two slopes, `first` and `second`. By how much does `w` change in the second step? Use $\beta_1 = 0.9$ and $\beta_2 = 0.999$, and leave $\varepsilon$ out. Then try `second_step(10, -10, lr=0.3)`: a slope that has changed its sign.",
        section="Steps with a memory",
        solution=second_step,
        cases=[(2.0, 2.0, 0.1), (10.0, -10.0, 0.3), (-1.0, 40.0, 0.2), (30.0, 0.5, 1.0)],
        hints=[
            "After the first slope, m is a tenth of it. The second step keeps nine tenths of that, and takes in a tenth of the second slope.",
            "The divisors of the second step have $t = 2$: $1 - 0.9^2$ and $1 - 0.999^2$.",
            r"The step goes against the mean slope: $-\mathrm{lr} \cdot \hat m / \sqrt{\hat v}$.",
        ],
        explanation=r"After a slope that has kept its size and sign, the second step is as long as the first. After one that has changed its sign, it is only about a twentieth: $\hat m$ is the mean of two numbers that nearly cancel, while their squares do not.",
        mistakes=[
            Mistake(
                "The hats are missing: both means begin at 0 and are still too small. Divide m and v by their corrections.",
                ("m / (1 - 0.9**2), v / (1 - 0.999**2)", "m, v"),
            ),
            Mistake(
                "These are the corrections of the first step. In the second one t is 2: 1 − 0.9² and 1 − 0.999².",
                ("0.9**2", "0.9"),
                ("0.999**2", "0.999"),
            ),
            Mistake("The step goes uphill: w moves against the mean slope.", ("-lr", "lr")),
            Mistake("m is divided by the mean square here. It is divided by its root.", ("np.sqrt(v_hat)", "v_hat")),
            Mistake(
                "v is the mean of the *squares* of the slopes.",
                ("first**2", "first"),
                ("second**2", "second"),
                ("np.sqrt(v_hat)", "np.sqrt(abs(v_hat))"),
            ),
            Mistake(
                "m only knows the second slope. It keeps nine tenths of what the first one has left.",
                ("0.9 * (0.1 * first) + ", ""),
            ),
            Mistake(
                "v only knows the second slope. It keeps 0.999 of what the first one has left.",
                ("0.999 * (0.001 * first**2) + ", ""),
            ),
            Mistake(
                "That is where the first slope went into m whole. m begins at 0, so after the first slope it is a tenth of it.",
                ("0.1 * first", "first"),
            ),
            Mistake("The learning rate is missing.", ("-lr * m_hat", "-m_hat")),
            Mistake(
                "That is the step of SGD, which knows no memory.", ("-lr * m_hat / np.sqrt(v_hat)", "-lr * second")
            ),
            Mistake(
                "That is the step of momentum. Adam also divides, by the root of the mean square of the slopes.",
                ("-lr * m_hat / np.sqrt(v_hat)", "-lr * (0.9 * first + second)"),
            ),
        ],
    ),
    Exercise(
        id="valley-rule",
        title="Down the valley",
        task='Momentum rolled past the lowest point, and Adam was still swinging. Do better: return an optimizer that comes down the chapter\'s valley in time. It starts 10 to the left of the lowest point and 1 above it, as before, and the slopes are 1 and 50 times the distance from it. After 40 steps it must be less than 0.1 away in both parameters, and it must stay there for the next 60. Take one of the three rules with numbers of your own, or write a rule with a `step` of its own. There are many answers. Try some, and draw them: `plots.descents(valley, {"my rule": path(my_rule)}, **BOWL, alt="The path of my own rule in the valley.")`. The check puts the lowest point somewhere else, so a rule cannot know where it is.',
        section="Steps with a memory",
        solution=valley_rule,
        use=judged_descent,
        is_design=True,
        cases=[()],
        hints=[
            "How many steps does each of the three need with the numbers of the chapter, and what keeps it: does it creep, swing, or roll too far?",
            "The memory need not be 0.9. What does `Momentum(lr, beta)` do with a smaller `beta`?",
            "With less memory the learning rate may be larger. Go through some pairs of `lr` and `beta` in two loops, and count the steps of each.",
        ],
        explanation=r"With $\beta = 0.9$ the ball remembers about ten steps, more than this valley needs. With 0.7 it forgets sooner and stops where it should, and it can take a rate near SGD's limit, because the memory also calms the swings across. The best memory depends on how much steeper one direction is than the other, and for a network nobody knows that beforehand: 0.9 is a habit, not a law.",
        mistakes=[
            Mistake("away along the valley: it creeps.", ("nnlib.Momentum(lr=0.03, beta=0.7)", "nnlib.SGD(0.038)")),
            Mistake(
                "It flies out of the valley: its steps overshoot, further each time. Use a smaller rate.",
                ("nnlib.Momentum(lr=0.03, beta=0.7)", "nnlib.SGD(0.05)"),
            ),
            Mistake("and has to come back: that is too much memory.", ("0.7", "0.9")),
            Mistake(
                "It swings from one side of the valley to the other for too long: for that direction the rate is large.",
                ("nnlib.Momentum(lr=0.03, beta=0.7)", "nnlib.SGD(0.0399)"),
            ),
            Mistake(
                "It never moves. Does `step` change the arrays in place, and is the rate above 0?",
                ("0.03", "0"),
            ),
            Mistake("Nothing comes back: `return` the optimizer.", ("return ", "")),
            Mistake(
                "That is a class. Return an object made from it, with its learning rate in brackets.",
                ("nnlib.Momentum(lr=0.03, beta=0.7)", "nnlib.Adam"),
            ),
            Mistake(
                "An optimizer is needed, an object with a method `step`.",
                ("nnlib.Momentum(lr=0.03, beta=0.7)", "0.03, 0.7"),
            ),
        ],
    ),
]
