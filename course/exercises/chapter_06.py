"""The exercises of chapter 6: backpropagation."""

import copy
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np

from course.exercises.exercise import Exercise, Mistake
from course.exercises.gradients import relative_error, verdict
from course.exercises.running import NoResult
from nnlib import CrossEntropy, Dense, Network, datasets, numerical_gradient, sigmoid


def error_signal(x, w, b, y):
    """Return dz of a sigmoid neuron with the squared error of its output."""
    a = sigmoid(np.dot(w, x) + b)
    return 2 * (a - y) * a * (1 - a)


def gradients(X, Y, W, b):
    """Return dW and db of the mean squared error of one sigmoid layer."""
    Y_hat = 1 / (1 + np.exp(-(X @ W.T + b)))
    dY_hat = 2 * (Y_hat - Y) / Y_hat.size
    dZ = dY_hat * Y_hat * (1 - Y_hat)
    dW = dZ.T @ X
    db = dZ.sum(axis=0)
    return dW, db


def error_signals(dZ_last, Ws, As):
    """Return the list of all dZ, from dZ_1 to dZ_last."""
    dZs = [dZ_last]
    for W, A in zip(reversed(Ws), reversed(As)):
        dA = dZs[0] @ W
        dZs.insert(0, dA * (1 - A**2))
    return dZs


def train_step(X, Y, W_1, W_2, lr):
    """Return the new W_1 and W_2 after one step on the mean squared error."""
    A_1 = np.tanh(X @ W_1.T)
    Y_hat = A_1 @ W_2.T
    dY_hat = 2 * (Y_hat - Y) / Y_hat.size
    dA_1 = dY_hat @ W_2
    dZ_1 = dA_1 * (1 - A_1**2)
    new_W_2 = W_2 - lr * dY_hat.T @ A_1
    new_W_1 = W_1 - lr * dZ_1.T @ X
    return new_W_1, new_W_2


def bypass_backward(dA, A_prev, W, b):
    """Return dW, db and dA_prev of the layer that adds its input to its output."""
    T = np.tanh(A_prev @ W.T + b)
    dZ = dA * (1 - T**2)
    dW = dZ.T @ A_prev
    db = dZ.sum(axis=0)
    dA_prev = dA + dZ @ W
    return dW, db, dA_prev


def fooled(network, loss, X, Y):
    """Return pictures that the network misreads, close to those in X."""
    dY_hat = loss.gradient(network.forward(X), Y)
    dX = network.backward(dY_hat)
    return np.clip(X + np.sign(dX) / 8, 0, 1)


def check_gradients(program: Any) -> str:
    X, Y, W, b = loss_case(5, 3, 1)

    def loss(W: Any, b: Any) -> float:
        return float(np.mean((sigmoid(X @ W.T + b) - Y) ** 2))

    dW, db = program(X, Y, W, b)
    errors = [
        relative_error(dW, numerical_gradient(lambda W: loss(W, b), W)),
        relative_error(db, numerical_gradient(lambda b: loss(W, b), b)),
    ]
    return verdict(max(errors))


def check_step(program: Any) -> str:
    X, Y, W_1, W_2, lr = step_case(5, 3, 4, 2)

    def loss(W_1: Any) -> float:
        return float(np.mean((np.tanh(X @ W_1.T) @ W_2.T - Y) ** 2))

    new_W_1, _ = program(X, Y, W_1, W_2, lr)
    return verdict(relative_error((W_1 - new_W_1) / lr, numerical_gradient(loss, W_1)))


def loss_case(n: int, n_in: int, n_out: int) -> tuple[Any, ...]:
    """Return X, Y, W and b of a sigmoid layer."""
    rng = np.random.default_rng(n)
    X, Y = rng.normal(size=(n, n_in)), rng.uniform(size=(n, n_out))
    return X, Y, rng.normal(size=(n_out, n_in)), rng.normal(size=n_out)


def signals_case(n: int, *sizes: int) -> tuple[Any, ...]:
    """Return dZ of the last layer, the weights that lead from layer to layer, and the tanh outputs before each."""
    rng = np.random.default_rng(n)
    Ws = [rng.normal(size=(after, before)) for before, after in pairwise(sizes)]
    As = [np.tanh(rng.normal(size=(n, size))) for size in sizes[:-1]]
    return rng.normal(size=(n, sizes[-1])), Ws, As


def step_case(n: int, n_in: int, hidden: int, n_out: int) -> tuple[Any, ...]:
    """Return X, Y, W_1, W_2 and a learning rate."""
    rng = np.random.default_rng(n)
    X, Y = rng.normal(size=(n, n_in)), rng.normal(size=(n, n_out))
    return X, Y, rng.normal(size=(hidden, n_in)), rng.normal(size=(n_out, hidden)), 0.3


def bypass_case(n: int, width: int) -> tuple[Any, ...]:
    """Return dA, A_prev, W and b of a layer with a way past it."""
    rng = np.random.default_rng(n)
    arrays = [rng.normal(size=(n, width)) for _ in range(2)]
    return *arrays, rng.normal(size=(width, width)), rng.normal(size=width)


@cache
def reader(seed: int) -> Network:
    """Return the network of the chapter, trained as there."""
    X, Y = datasets.digits("train")
    rng, loss = np.random.default_rng(seed), CrossEntropy(from_logits=True)
    network = Network(Dense(64, 32, "tanh", rng=rng), Dense(32, 10, "identity", rng=rng))
    for _ in range(20):
        for batch in rng.permutation(len(X)).reshape(-1, 21):
            network.backward(loss.gradient(network.forward(X[batch] / 16), Y[batch]))
            for parameter, gradient in zip(network.parameters, network.gradients):
                parameter -= 0.5 * gradient
    return network


def judged_pictures(program: Any, seed: int, n: int) -> None:
    """Raise NoResult, with words, if the pictures are not near enough to those given, or most are still read right."""
    X, Y = (part[:n] for part in datasets.digits("validation"))
    X, network, loss = X / 16, copy.deepcopy(reader(seed)), CrossEntropy(from_logits=True)
    given = X.copy()
    made = pictures_of(program(network, loss, given, Y), X)
    if not all(map(np.array_equal, network.parameters, reader(seed).parameters)):
        raise NoResult("The network is not the same as before. Only the pictures may change.")
    if not np.array_equal(given, X):
        raise NoResult(
            "The pictures in X have changed themselves. Make new ones, with `X + ...` and without `X += ...`."
        )
    moved = np.abs(made - X)
    if moved.max() > 1 / 8 + 1e-9:
        raise NoResult(f"A value moves by {moved.max():.3g}, and no more than 0.125 is allowed.")
    if made.min() < 0 or made.max() > 1:
        raise NoResult("Some values are below 0 or above 1, and no picture has such values. `np.clip` cuts them off.")
    answers = reader(seed).predict(made)
    misread = int((answers.argmax(axis=1) != Y).sum())
    if 2 * misread < n:
        advice = advice_for(moved, loss(answers, Y) - loss(reader(seed).predict(X), Y))
        raise NoResult(f"It misreads {misread} of {n} pictures, and {(n + 1) // 2} are needed. {advice}")


def pictures_of(made: Any, X: Any) -> Any:
    """Return what came back as an array; raises NoResult if it is not as many pictures as were given."""
    if made is None:
        raise NoResult("Nothing comes back. The new pictures are needed.")
    try:
        made = np.asarray(made, dtype=float)
    except (TypeError, ValueError):
        raise NoResult("What comes back is not an array of pictures.") from None
    if made.shape != X.shape:
        raise NoResult(
            f"What comes back has the shape {made.shape}, but as many pictures as in X are needed, {X.shape}."
        )
    if not np.isfinite(made).all():
        raise NoResult("Some of the values that come back are not finite.")
    return made


def advice_for(moved: Any, rise: float) -> str:
    """Return what to do, from how far the values have moved and from how much the loss has risen."""
    if rise < 0:
        return "The loss has fallen: the network is surer of the right digits than before. Go the other way."
    if moved.mean() < 0.03:
        return "Most values hardly move. A slope is a small number; what counts here is only its sign."
    return "Does each value go in the direction in which the loss rises?"


EXERCISES = [
    Exercise(
        id="error-signal",
        title="The error signal of one neuron",
        task="A sigmoid neuron with the loss $L = (a - y)^2$, as at the beginning of the chapter, but with any number of inputs. Return its error signal $dz$.",
        section="One neuron, in numbers",
        solution=error_signal,
        cases=[
            (np.array([0.8]), np.array([-1.3]), 0.2, 0.9),
            (np.array([1.5, 0.5]), np.array([0.7, -1.1]), 0.4, 1.0),
            (np.array([0.3, -1.2, 2.1]), np.array([0.6, 0.9, -0.4]), -0.7, 0.2),
        ],
        hints=[
            r"First go forward: the sum $z$, then $a = \operatorname{sigmoid}(z)$.",
            "Then back from the loss: the slope of the square, then that of the sigmoid, written from $a$.",
        ],
        explanation="The slope of $(a - y)^2$ with respect to $a$ is $2(a - y)$, and the sigmoid passes it on times $a(1 - a)$.",
        mistakes=[
            Mistake("The square's slope is twice what was squared: the 2 is missing.", ("2 * (a - y)", "(a - y)")),
            Mistake(
                "That is da, the slope with respect to the output. The way through the sigmoid is still to come.",
                (" * a * (1 - a)", ""),
            ),
            Mistake("That is the slope of tanh. The sigmoid's is a (1 − a).", ("a * (1 - a)", "(1 - a**2)")),
            Mistake(
                "Brackets are missing around 1 − a: the sigmoid's slope is a (1 − a), a product.", ("(1 - a)", "1 - a")
            ),
            Mistake("Target minus output: the slope has the wrong sign.", ("a - y", "y - a")),
            Mistake(
                "That is the loss times the sigmoid's slope, not its slope times it.", ("2 * (a - y)", "(a - y) ** 2")
            ),
            Mistake("The bias is missing in the sum.", (" + b)", ")")),
            Mistake(
                "The slope of the sigmoid is written from its output a, not from the sum z.",
                ("a * (1 - a)", "(np.dot(w, x) + b) * (1 - np.dot(w, x) - b)"),
            ),
            Mistake(
                "That is the error signal of the binary cross-entropy. The squared error has the factor 2 and the sigmoid's slope.",
                ("2 * (a - y) * a * (1 - a)", "a - y"),
            ),
            Mistake(
                "That is the slope for a weight: it goes one step further, to an input. The error signal stops at z.",
                ("a * (1 - a)", "a * (1 - a) * np.asarray(x)[0]"),
            ),
        ],
    ),
    Exercise(
        id="mean-twice",
        title="Find the bug: the training that crawls",
        task="This program trains a layer of sigmoids, but it learns far too slowly, the more so the more samples there are. A gradient check fails. Fix it.",
        section="The mean, exactly once",
        solution=gradients,
        cases=[loss_case(2, 2, 1), loss_case(5, 3, 1), loss_case(4, 2, 3)],
        symptom=check_gradients,
        bug=Mistake("", ("dZ.T @ X", "dZ.T @ X / len(X)"), ("dZ.sum(axis=0)", "dZ.sum(axis=0) / len(X)")),
        hints=[
            "By which factor are the gradients wrong, with two samples and with five?",
            "Where does the mean belong, and how often is it taken here?",
        ],
        explanation="The loss is a mean, so the $1/n$ belongs to its gradient, and to nothing else.",
        mistakes=[
            Mistake(
                "That is the slope of tanh. For the sigmoid it is ŷ (1 − ŷ).", ("Y_hat * (1 - Y_hat)", "(1 - Y_hat**2)")
            ),
            Mistake("dW is fixed, db is not.", ("dZ.sum(axis=0)", "dZ.sum(axis=0) / len(X)")),
            Mistake("db is fixed, dW is not.", ("dZ.T @ X", "dZ.T @ X / len(X)")),
            Mistake(
                "Now the mean is taken nowhere: the loss is a mean, so its gradient needs the 1/n, once.",
                ("/ Y_hat.size", "/ 1"),
            ),
            Mistake(
                "The mean is back in its place, but the 2 is lost: the slope of a square is twice the error.",
                ("2 * (Y_hat - Y)", "(Y_hat - Y)"),
            ),
            Mistake(
                "The mean goes over all elements of Y_hat, not over the samples alone: with several outputs, that is more than n.",
                ("/ Y_hat.size", "/ len(X)"),
            ),
            Mistake("Now the way through the sigmoid is missing.", ("dY_hat * Y_hat * (1 - Y_hat)", "dY_hat")),
        ],
    ),
    Exercise(
        id="error-signals",
        title="Back through many layers",
        task=r"A network of tanh layers. You are given $dZ$ of the last layer, the weights `Ws` $= [W_2, \dots, W_m]$ and the outputs `As` $= [A_1, \dots, A_{m-1}]$. Return the list of all error signals, from $dZ_1$ to $dZ_m$.",
        section="From layer to layer",
        solution=error_signals,
        cases=[signals_case(2, 3, 1), signals_case(5, 3, 3, 3), signals_case(3, 2, 4, 1), signals_case(4, 2, 3, 5, 2)],
        hints=[
            r"From a layer to the one before: $dZ_l = (dZ_{l+1} W_{l+1}) \cdot (1 - A_l^2)$.",
            "Walk through both lists from their ends: the last W belongs to the last A.",
            "Each new dZ belongs before those that you have: `list.insert(0, ...)`, or reverse the list at the end.",
        ],
        explanation="`Ws` and `As` are equally long, and $W_{l+1}$ and $A_l$ are at the same place. The loop walks back through both at once.",
        mistakes=[
            Mistake(
                "The list runs from the last layer to the first. It should begin with dZ_1 and end with the last.",
                ("dZs[0] @ W", "dZs[-1] @ W"),
                ("dZs.insert(0, dA * (1 - A**2))", "dZs.append(dA * (1 - A**2))"),
            ),
            Mistake("The way through tanh is missing: these are dA, not dZ.", ("dA * (1 - A**2)", "dA")),
            Mistake("That is the slope of the sigmoid. For tanh it is 1 − a².", ("(1 - A**2)", "A * (1 - A)")),
            Mistake("The slope of tanh is 1 − a²: the square is missing.", ("A**2", "A")),
            Mistake(
                "The tanh is applied a second time: A is already the output, its slope is 1 − a².",
                ("A**2", "np.tanh(A) ** 2"),
            ),
            Mistake(
                "The loss was averaged already. On the way back nothing is divided by n.",
                ("dZs[0] @ W", "dZs[0] @ W / len(A)"),
            ),
            Mistake(
                "The nearest layer is right, but what goes on from there has not passed its activation: the next dA comes from dZ, not from dA.",
                ("dZs = [dZ_last]", "dZs, dA = [dZ_last], dZ_last"),
                ("dA = dZs[0] @ W", "dA = dA @ W"),
            ),
            Mistake(
                "The first one, dZ_1, is missing: there is one more dZ than there are matrices in the list.",
                ("zip(reversed(Ws), reversed(As))", "zip(reversed(Ws[1:]), reversed(As[1:]))"),
            ),
            Mistake("The last layer's own dZ belongs to the list.", ("return dZs", "return dZs[:-1]")),
            Mistake(
                "Every dZ is made from the last one here. Each comes from the dZ of the next layer, the one before it on the way back.",
                ("dA = dZs[0] @ W", "dA = dZ_last @ W"),
            ),
            Mistake(
                "The lists are gone through from the front. The way back begins with the last W and the last A.",
                ("zip(reversed(Ws), reversed(As))", "zip(Ws, As)"),
            ),
        ],
    ),
    Exercise(
        id="too-early",
        title="Find the bug: the step in a hurry",
        task="Two layers without biases: tanh, then only sums. One training step returns the new weights. The training works, but a check of the gradient of $W_1$ fails. Fix it.",
        section="Three wrong programs",
        solution=train_step,
        cases=[step_case(2, 2, 3, 1), step_case(5, 3, 4, 2)],
        symptom=check_step,
        bug=Mistake(
            "",
            (
                "    dA_1 = dY_hat @ W_2\n    dZ_1 = dA_1 * (1 - A_1**2)\n    new_W_2 = W_2 - lr * dY_hat.T @ A_1\n",
                "    new_W_2 = W_2 - lr * dY_hat.T @ A_1\n    dA_1 = dY_hat @ new_W_2\n    dZ_1 = dA_1 * (1 - A_1**2)\n",
            ),
        ),
        hints=[
            "Which weights did the forward pass use, and through which ones does the gradient come back?",
            "Compute all gradients first, and take the steps afterwards.",
        ],
        explanation="The gradient belongs to the network that made the prediction, so it must come back through the weights of that prediction, not through those after the step.",
        mistakes=[
            Mistake("The 2 is lost: the slope of a square is twice the error.", ("2 * (Y_hat - Y)", "(Y_hat - Y)")),
            Mistake(
                "The gradient still comes back through the W_2 after its step. It belongs to the old W_2, which made the prediction.",
                ("dA_1 = dY_hat @ W_2", "dA_1 = dY_hat @ (W_2 - lr * dY_hat.T @ A_1)"),
            ),
            Mistake(
                "Now the steps go uphill: a step is against the gradient.",
                ("W_2 - lr", "W_2 + lr"),
                ("W_1 - lr", "W_1 + lr"),
            ),
            Mistake("The way through tanh is missing.", ("dA_1 * (1 - A_1**2)", "dA_1")),
            Mistake("W_2 now stays as it was: it needs its step too.", ("new_W_1, new_W_2", "new_W_1, W_2")),
            Mistake("The gradients of the loss have lost their 1/n.", (" / Y_hat.size", "")),
            Mistake(
                "The new weights have changed places: W_1 comes first.",
                ("return new_W_1, new_W_2", "return new_W_2, new_W_1"),
            ),
            Mistake("W_1 now stays as it was: it needs its step too.", ("return new_W_1,", "return W_1,")),
        ],
    ),
    Exercise(
        id="bypass",
        title="A layer with a way past it",
        task=r"This layer adds its input to its output: $A = A_{\text{prev}} + \tanh(A_{\text{prev}} W^\top + b)$, with as many neurons as inputs. Very deep networks are built of such layers. Write its way back.",
        section="A layer, entry by entry",
        solution=bypass_backward,
        cases=[bypass_case(2, 1), bypass_case(4, 3), bypass_case(3, 5)],
        hints=[
            r"On how many paths does a nudge to an entry of $A_{\text{prev}}$ reach $A$?",
            "Through tanh it goes as in every layer. On the way past it, the slope is 1.",
            "The slope of tanh is written from the output of *tanh*, which here is not $A$.",
        ],
        explanation=r"Two paths lead from $A_{\text{prev}}$ to the loss: through the neurons, $dZ\,W$, and past them, $dA$ itself. Where paths meet, add. The path past the layer lets a gradient through whole, however flat tanh is: that is why networks of a hundred such layers can be trained.",
        mistakes=[
            Mistake("The path past the layer is missing in dA_prev.", ("dA + dZ @ W", "dZ @ W")),
            Mistake("The path through the neurons is missing in dA_prev.", ("dA + dZ @ W", "dA + 0")),
            Mistake(
                "The slope of tanh is written from the output of tanh. The input must not be added to it before.",
                ("(1 - T**2)", "(1 - (A_prev + T) ** 2)"),
            ),
            Mistake("The way through tanh is missing: dA is taken for dZ.", ("dA * (1 - T**2)", "dA")),
            Mistake(
                "The path past the layer brings dA, the slopes of the outputs, not the inputs themselves.",
                ("dA + dZ @ W", "A_prev + dZ @ W"),
            ),
            Mistake(
                "The way past the layer does not go through tanh: it brings dA whole.", ("dA + dZ @ W", "dZ + dZ @ W")
            ),
            Mistake("Backward, dZ goes through W, not through its transpose.", ("dZ @ W", "dZ @ W.T")),
            Mistake("dW is on its side: it needs a row for each neuron.", ("dZ.T @ A_prev", "A_prev.T @ dZ")),
            Mistake(
                "The paths are multiplied. Along a path one multiplies; where paths meet, one adds.",
                ("dA + dZ @ W", "dA * (dZ @ W)"),
            ),
            Mistake(
                "db takes the mean. The loss has already divided by n, the layer only adds up.",
                ("dZ.sum(axis=0)", "dZ.mean(axis=0)"),
            ),
            Mistake("The bias is missing in the sums.", ("A_prev @ W.T + b", "A_prev @ W.T")),
            Mistake(
                "The slope of the way past the layer is 1, but a slope is multiplied by what arrives: dA times 1.",
                ("dA + dZ @ W", "1 + dZ @ W"),
            ),
        ],
    ),
    Exercise(
        id="fooled",
        title="Pictures that fool the reader",
        task=(
            "The network of this chapter reads 97 % of the pictures that it has not seen. Change these pictures, by so little that you would hardly notice, so that it misreads at least half of them.\n\n"
            "`fooled` is given a trained network with ten scores, its loss (the cross-entropy from these scores), pictures $X$ (n, 64) with values from 0 to 1, and their labels $Y$. Return new pictures. Each value may move by at most 1/8, which is 2 of the 16 steps of grey, and must stay between 0 and 1. The network, and $X$ itself, must stay as they are. There are many ways; the check counts what the network misreads."
        ),
        section="Which pixels does the loss react to?",
        solution=fooled,
        use=judged_pictures,
        is_design=True,
        cases=[(1, 60), (2, 300)],
        hints=[
            "In which direction should a single pixel move, so that the loss rises? The section shows how to find out for all of them at once.",
            "`network.forward(X)`, then `loss.gradient(...)`, then `network.backward(...)` returns $dX$.",
            "`np.sign` makes −1, 0 or 1 of each slope, and `np.clip(pictures, 0, 1)` keeps values between 0 and 1.",
        ],
        explanation="Each pixel moves by no more than 1/8, but all of them move in the direction that raises the loss, and 64 small effects add up. With random signs the same step changes hardly any answer. [Goodfellow, Shlens and Szegedy (2015)](https://arxiv.org/abs/1412.6572) found this with large networks for photographs: they are fooled by changes that nobody can see. So a network that reads 97 % of what people wrote may still fail wherever somebody wants it to.",
        mistakes=[
            Mistake(
                "Most values hardly move. A slope is a small number; what counts here is only its sign.",
                ("np.sign(dX) / 8", "dX / 8"),
            ),
            Mistake(
                "The loss has fallen: the network is surer of the right digits than before. Go the other way.",
                ("X + np.sign", "X - np.sign"),
            ),
            Mistake(
                "Some values are below 0 or above 1, and no picture has such values. `np.clip` cuts them off.",
                ("np.clip(X + np.sign(dX) / 8, 0, 1)", "X + np.sign(dX) / 8"),
            ),
            Mistake("A value moves by 0.25, and no more than 0.125 is allowed.", ("/ 8", "/ 4")),
            Mistake(
                "Does each value go in the direction in which the loss rises?",
                ("np.sign(dX)", "np.random.default_rng(0).choice([-1, 1], X.shape)"),
            ),
            Mistake(
                "The pictures in X have changed themselves. Make new ones, with `X + ...` and without `X += ...`.",
                (
                    "    return np.clip(X + np.sign(dX) / 8, 0, 1)",
                    "    X += np.sign(dX) / 8\n    return np.clip(X, 0, 1)",
                ),
            ),
            Mistake(
                "The network is not the same as before. Only the pictures may change.",
                ("    return np.clip", "    network.layers[0].W += 0.1 * network.layers[0].dW\n    return np.clip"),
            ),
            Mistake(
                "as many pictures as in X are needed, (60, 64).",
                ("return np.clip(X + np.sign(dX) / 8, 0, 1)", "return np.clip(X[0] + np.sign(dX[0]) / 8, 0, 1)"),
            ),
        ],
    ),
]
