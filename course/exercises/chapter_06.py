"""The exercises of chapter 6: backpropagation."""

from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np

from course.exercises.demands import ArgumentsKept
from course.exercises.exercise import Exercise, Mistake
from course.exercises.gradients import relative_error, verdict
from course.exercises.running import NoResult
from nnlib import CrossEntropy, Dense, Network, datasets, numerical_gradient, sigmoid


def error_signal(x, w, b, y, penalty):
    """Return dz of a sigmoid neuron with the loss (a - y)**2 + penalty * z**2."""
    z = np.dot(w, x) + b
    a = sigmoid(z)
    da = 2 * (a - y)
    dz = da * a * (1 - a) + 2 * penalty * z
    return dz


def error_signals(dZ_last, Ws, As):
    """Return the list of all dZ, from dZ_1 to dZ_last."""
    dZs = [dZ_last]
    for W, A in zip(reversed(Ws), reversed(As)):
        dA = dZs[0] @ W
        dZs.insert(0, dA * (1 - A**2))
    return dZs


def train_epoch(X, Y, parameters, order, size, lr):
    """Return W_1, b_1, W_2, b_2 after one epoch, with the samples in this order."""
    W_1, b_1, W_2, b_2 = parameters
    for start in range(0, len(X), size):
        batch = order[start : start + size]
        A_1 = np.tanh(X[batch] @ W_1.T + b_1)
        Y_hat = A_1 @ W_2.T + b_2
        dY_hat = 2 * (Y_hat - Y[batch]) / Y_hat.size
        dW_2, db_2 = dY_hat.T @ A_1, dY_hat.sum(axis=0)
        dZ_1 = dY_hat @ W_2 * (1 - A_1**2)
        dW_1, db_1 = dZ_1.T @ X[batch], dZ_1.sum(axis=0)
        W_1, b_1 = W_1 - lr * dW_1, b_1 - lr * db_1
        W_2, b_2 = W_2 - lr * dW_2, b_2 - lr * db_2
    return W_1, b_1, W_2, b_2


def bypass_backward(dA, A_prev, W, b):
    """Return dW, db and dA_prev of the layer that adds its input to its output."""
    T = np.tanh(A_prev @ W.T + b)
    dZ = dA * (1 - T**2)
    dW = dZ.T @ A_prev
    db = dZ.sum(axis=0)
    dA_prev = dA + dZ @ W
    return dW, db, dA_prev


def shared_backward(dA, As, W):
    """Return dW, db and dX of a tanh layer that the numbers go through several times."""
    dW, db = np.zeros(W.shape), np.zeros(len(W))
    for t in range(len(As) - 1, 0, -1):
        dZ = dA * (1 - As[t] ** 2)
        dW += dZ.T @ As[t - 1]
        db += dZ.sum(axis=0)
        dA = dZ @ W
    dX = dA
    return dW, db, dX


def fooled(network, loss, X, Y):
    """Return pictures that the network misreads, close to those in X."""
    dY_hat = loss.gradient(network.forward(X), Y)
    dX = network.backward(dY_hat)
    return np.clip(X + np.sign(dX) / 8, 0, 1)


def check_of_the_gradient_and_of_the_training(program: Any) -> str:
    """Return what a gradient check finds with all samples in one batch, and what many epochs in a new order reach."""
    X, Y, parameters, _, _, lr = epoch_case(6, 3, 4, 2, size=6, lr=0.3)
    order = np.array([0, 5, 4, 3, 2, 1])

    def loss(*parameters: Any) -> float:
        W_1, b_1, W_2, b_2 = parameters
        return float(np.mean((np.tanh(X @ W_1.T + b_1) @ W_2.T + b_2 - Y) ** 2))

    after = program(X, Y, parameters, np.arange(len(X)), len(X), lr)
    errors = []
    for place, (array, moved) in enumerate(zip(parameters, after)):

        def loss_with(value: Any, place: int = place) -> float:
            return loss(*parameters[:place], value, *parameters[place + 1 :])

        errors.append(relative_error((array - moved) / lr, numerical_gradient(loss_with, array)))
    for epoch in range(500):
        parameters = program(X, Y, parameters, np.roll(order, epoch), 2, 0.1)
    return (
        f"All samples in one batch, in their order. {verdict(max(errors))} "
        f"In batches of 2, in an order that changes: the loss is {loss(*parameters):.2f} after 500 epochs. "
        "A right program gets below 0.01."
    )


def signals_case(n: int, *sizes: int) -> tuple[Any, ...]:
    """Return dZ of the last layer, the weights that lead from layer to layer, and the tanh outputs before each."""
    rng = np.random.default_rng(n)
    Ws = [rng.normal(size=(after, before)) for before, after in pairwise(sizes)]
    As = [np.tanh(rng.normal(size=(n, size))) for size in sizes[:-1]]
    return rng.normal(size=(n, sizes[-1])), Ws, As


def epoch_case(n: int, n_in: int, hidden: int, n_out: int, size: int, lr: float) -> tuple[Any, ...]:
    """Return X, Y, the four parameters, an order of the samples, the size of a batch, and a learning rate."""
    rng = np.random.default_rng(n)
    X, Y = rng.normal(size=(n, n_in)), rng.normal(size=(n, n_out))
    W_1, W_2 = rng.normal(size=(hidden, n_in)), rng.normal(size=(n_out, hidden))
    parameters = W_1, rng.normal(size=hidden), W_2, rng.normal(size=n_out)
    # Read from its end, no order that is drawn here leads back to the data's own when it is used twice.
    return X, Y, parameters, rng.permutation(n)[::-1], size, lr


def bypass_case(n: int, width: int) -> tuple[Any, ...]:
    """Return dA, A_prev, W and b of a layer with a way past it."""
    rng = np.random.default_rng(n)
    arrays = [rng.normal(size=(n, width)) for _ in range(2)]
    return *arrays, rng.normal(size=(width, width)), rng.normal(size=width)


def shared_case(n: int, width: int, times: int) -> tuple[Any, ...]:
    """Return dA after the last pass, X and what comes out of each pass, and the weights."""
    rng = np.random.default_rng(n)
    W, b, As = rng.normal(size=(width, width)), rng.normal(size=width), [rng.normal(size=(n, width))]
    for _ in range(times):
        As.append(np.tanh(As[-1] @ W.T + b))
    return rng.normal(size=(n, width)), As, W


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


def just_loaded(network: Network) -> Network:
    """Return a network with the same parameters, which has kept nothing of its training for a way back."""
    loaded = Network(Dense(64, 32, "tanh"), Dense(32, 10, "identity"))
    for parameter, value in zip(loaded.parameters, network.parameters):
        parameter[...] = value
    return loaded


def judged_pictures(program: Any, seed: int, n: int) -> None:
    """Raise NoResult, with words, if the pictures are not near enough to those given, or most are still read right."""
    X, Y = (part[:n] for part in datasets.digits("validation"))
    X, network, loss = X / 16, just_loaded(reader(seed)), CrossEntropy(from_logits=True)
    given = X.copy()
    try:
        made = pictures_of(program(network, loss, given, Y), X)
    except AttributeError as error:
        if isinstance(error.obj, Dense) and error.name in ("A", "A_prev"):
            raise NoResult(
                "The layers have kept nothing of these pictures: `predict` keeps nothing. Send them through the "
                "network with `network.forward`."
            ) from None
        raise
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
        advice = advice_for(made - X, loss(answers, Y) - loss(reader(seed).predict(X), Y))
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


def advice_for(moves: Any, rise: float) -> str:
    """Return what to do, from how the values have moved and from how much the loss has risen."""
    lengths = np.abs(moves)
    if rise < 0:
        return "The loss has fallen: the network is surer of the right digits than before. Go the other way."
    if lengths.max() == 0:
        return "No value has moved. In which direction should each one go, so that the loss rises?"
    is_by_sign = np.mean(lengths > 0.99 * lengths.max()) > 0.25
    if is_by_sign and lengths.max() < 0.12:
        return f"No value moves by more than {lengths.max():.3g}, and 0.125 is allowed."
    if lengths.mean() < 0.03:
        return "Most values hardly move. A slope is a small number; what counts here is only its sign."
    if np.all(moves >= 0) or np.all(moves <= 0):
        way = "grows" if moves.max() > 0 else "shrinks"
        return f"Every value that moves {way}. Where a slope has the other sign, the loss rises the other way."
    # Where a value is 0 or 1 already, it may have been cut off.
    if np.all((moves >= 0).all(axis=0) | (moves <= 0).all(axis=0)):
        return (
            "A pixel moves in the same direction in all of the pictures. But each picture has slopes of its own: "
            "its row of dX."
        )
    return "Does each value go in the direction in which the loss rises?"


EXERCISES = [
    Exercise(
        id="error-signal",
        title="An error signal on two paths",
        task=r"""A worked example first. A neuron answers $a = z \cdot \tanh(z)$, and its loss is $L = (a - y)^2$. The sum $z$ goes into the product directly and through tanh, so two paths lead to $a$: add them, and multiply by what comes from the loss.

```python
def error_signal_of_product(x, w, b, y):
    z = np.dot(w, x) + b
    t = np.tanh(z)
    a = z * t
    da = 2 * (a - y)
    dz = da * (t + z * (1 - t**2))
    return dz
```

Now a sigmoid neuron that has to pay for large sums: $L = (a - y)^2 + \text{penalty} \cdot z^2$, with $a = \operatorname{sigmoid}(z)$. Write its error signal $dz$; one step is left open.""",
        section="One neuron, in numbers",
        solution=error_signal,
        blanks=["da * a * (1 - a) + 2 * penalty * z"],
        cases=[
            (np.array([0.8]), np.array([-1.3]), 0.2, 0.9, 0.1),
            (np.array([1.5, 0.5]), np.array([0.7, -1.1]), 0.4, 1.0, 0.03),
            (np.array([0.3, -1.2, 2.1]), np.array([0.6, 0.9, -0.4]), -0.7, 0.2, 0.25),
        ],
        hints=[
            "On which two paths does a nudge to $z$ reach the loss? One leads through $a$, one past it.",
            "Through the sigmoid: $da$ times the slope of the sigmoid, which is written from $a$.",
            r"Past it: the slope of $\text{penalty} \cdot z^2$. Add the two.",
        ],
        explanation=r"Through the sigmoid comes $da \cdot a(1 - a)$, past it the slope of the penalty, $2 \cdot \text{penalty} \cdot z$, and where paths meet, add. The second path does not pass through the sigmoid, so it stays open where the sigmoid is flat: a neuron that is surely wrong, with $z$ far from 0, hears almost nothing from its answer, but the penalty still pulls its sum back to where it can learn.",
        mistakes=[
            Mistake(
                "The path through the sigmoid is there. The penalty is a second path from z to the loss: add its slope.",
                (" + 2 * penalty * z", ""),
            ),
            Mistake(
                "That is the path past the sigmoid alone. The other one leads through a.",
                ("da * a * (1 - a) + 2 * penalty * z", "2 * penalty * z"),
            ),
            Mistake(
                "The penalty acts on z itself, so its slope does not pass through the sigmoid. Only da does.",
                ("da * a * (1 - a) + 2 * penalty * z", "(da + 2 * penalty * z) * a * (1 - a)"),
            ),
            Mistake(
                "The way through the sigmoid is missing: da is the slope with respect to the output a, not to the sum z.",
                ("da * a * (1 - a) + 2", "da + 2"),
            ),
            Mistake(
                "da stands in front of both paths. In the worked example both of them lead through a. Here the penalty does not, so da has no part in its slope.",
                ("da * a * (1 - a) + 2 * penalty * z", "da * (a * (1 - a) + 2 * penalty * z)"),
            ),
            Mistake("The slope of z² is 2 z: the 2 of the penalty is missing.", ("2 * penalty * z", "penalty * z")),
            Mistake("That adds the penalty itself. What is added is its slope.", ("2 * penalty * z", "penalty * z**2")),
            Mistake(
                "The paths are multiplied. Along a path one multiplies; where paths meet, one adds.",
                ("(1 - a) + 2", "(1 - a) * 2"),
            ),
            Mistake("That is the slope of tanh. The sigmoid's is a (1 − a).", ("a * (1 - a)", "(1 - a**2)")),
            Mistake(
                "Brackets are missing around 1 − a: the sigmoid's slope is a (1 − a), a product.",
                ("da * a * (1 - a)", "da * a * 1 - a"),
            ),
            Mistake(
                "The slope of the sigmoid is written from its output a, not from the sum z.",
                ("a * (1 - a)", "z * (1 - z)"),
            ),
            Mistake("da has the 2 of the square already: here it is taken twice.", ("da * a", "2 * da * a")),
            Mistake("The penalty is for z, the sum, and not for the answer a.", ("2 * penalty * z", "2 * penalty * a")),
            Mistake(
                "The second path is subtracted. Where paths meet, add.",
                (" + 2 * penalty", " - 2 * penalty"),
            ),
        ],
    ),
    Exercise(
        id="bypass",
        title="A layer with a way past it",
        task=r"In exercise 4.1 you sent a batch forward through layers that add their input to their output, $A = A_{\text{prev}} + \tanh(A_{\text{prev}} W^\top + b)$, with as many neurons as inputs. Very deep networks are built of them. Now write the way back of one such layer; two steps are left open.",
        section="One neuron, in numbers",
        solution=bypass_backward,
        blanks=["dA * (1 - T**2)", "dA + dZ @ W"],
        cases=[bypass_case(2, 1), bypass_case(4, 3), bypass_case(3, 5)],
        hints=[
            r"On how many paths does a nudge to an entry of $A_{\text{prev}}$ reach $A$?",
            "Through tanh it goes as in every layer. On the way past it, the slope is 1.",
            "The slope of tanh is written from the output of *tanh*, `T`, which here is not $A$.",
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
                "The path past the layer does not lead through the neurons: it is no part of dZ, nor of dW and db. It belongs to dA_prev.",
                ("dA * (1 - T**2)", "dA * (2 - T**2)"),
                ("dA + dZ @ W", "dZ @ W"),
            ),
            Mistake(
                "dA_prev goes one step too far: the way through the activation of the layer before is that layer's own.",
                ("dA + dZ @ W", "(dA + dZ @ W) * (1 - A_prev**2)"),
            ),
            Mistake(
                "The slope of the way past the layer is 1, but a slope is multiplied by what arrives: dA times 1.",
                ("dA + dZ @ W", "1 + dZ @ W"),
            ),
        ],
    ),
    Exercise(
        id="error-signals",
        title="Back through many layers",
        task=r"A network of tanh layers. You are given $dZ$ of the last layer, the weights `Ws` $= [W_2, \dots, W_m]$ and the outputs `As` $= [A_1, \dots, A_{m-1}]$. Return the list of all error signals, from $dZ_1$ to $dZ_m$. Leave both lists as they are: the gradients of the weights will need them in their order.",
        section="From layer to layer",
        solution=error_signals,
        cases=[signals_case(2, 3, 1), signals_case(1, 2, 2, 2), signals_case(3, 2, 4, 1), signals_case(4, 2, 3, 5, 2)],
        hints=[
            r"From a layer to the one before: $dZ_l = (dZ_{l+1} W_{l+1}) \cdot (1 - A_l^2)$.",
            "Walk through both lists from their ends: the last W belongs to the last A.",
            "Each new dZ belongs before those that you have: `list.insert(0, ...)`, or reverse the list at the end.",
        ],
        explanation="`Ws` and `As` are equally long, and $W_{l+1}$ and $A_l$ are at the same place. The loop walks back through both at once.",
        demands=[
            ArgumentsKept(
                "The numbers are right, but the lists are not as they were. They are still needed in their order: `reversed` goes through a list from its end and changes nothing.",
                ("    dZs = [dZ_last]", "    Ws.reverse()\n    As.reverse()\n    dZs = [dZ_last]"),
                ("zip(reversed(Ws), reversed(As))", "zip(Ws, As)"),
            ),
        ],
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
            Mistake(
                "W and A are paired wrongly: the last W belongs to the last A, but here it meets the first.",
                ("zip(reversed(Ws), reversed(As))", "zip(reversed(Ws), As)"),
            ),
            Mistake(
                "W and A are paired wrongly: the last A belongs to the last W, but here it meets the first.",
                ("zip(reversed(Ws), reversed(As))", "zip(Ws, reversed(As))"),
            ),
        ],
    ),
    Exercise(
        id="same-layer",
        title="The same layer, again and again",
        task=r"""A network may send its numbers through one and the same layer several times. In pass $t$ they become $A_t = \tanh(A_{t-1} W^\top + b)$, for $t = 1, \dots, T$, beginning with $A_0 = X$, always with the same $W$ and $b$. You are given `As` $= [A_0, A_1, \dots, A_T]$, the weights, and $dA$, how the loss reacts to $A_T$. Return $dW$, $db$ and $dX$, for any $T$ from 1 on.""",
        section="From layer to layer",
        solution=shared_backward,
        cases=[shared_case(2, 1, 1), shared_case(2, 3, 2), shared_case(4, 3, 5), shared_case(3, 2, 3)],
        hints=[
            "With $T = 2$, on how many paths does a nudge to one weight reach the loss?",
            "From the last pass to the first it goes as from layer to layer: $dA$, $dZ$, then the $dA$ of the pass before.",
            "Each pass has a $dW$ and a $db$ of its own. Begin with zeros, and add them up.",
        ],
        explanation=r"A weight that is used in $T$ places reaches the loss on $T$ paths, and where paths meet, add. So each pass adds its part to $dW$ and $db$, while $dA$ goes on from pass to pass, through $W$ each time. Networks that read a text word by word use one layer like this for every word, and they are trained in just this way. And since each pass multiplies by the same $W$, the gradient shrinks or grows from word to word by about the same factor: such networks find it hard to learn from words that are far apart (chapter 10 of [Goodfellow, Bengio and Courville (2016)](https://www.deeplearningbook.org)).",
        mistakes=[
            Mistake(
                "dW and db are those of the first pass alone: each pass overwrites what came before. Add up.",
                ("dW += ", "dW = "),
                ("db += ", "db = "),
            ),
            Mistake(
                "dW is added up, but db is that of one pass alone. The bias is used in every pass, too.",
                ("db += ", "db = "),
            ),
            Mistake(
                "db is added up, but dW is that of one pass alone. The weights are used in every pass.",
                ("dW += ", "dW = "),
            ),
            Mistake(
                "Only the last pass counts here: the loop has to go back to the first.",
                ("range(len(As) - 1, 0, -1)", "range(len(As) - 1, len(As) - 2, -1)"),
            ),
            Mistake("The way through tanh is missing: dA is taken for dZ.", ("dA * (1 - As[t] ** 2)", "dA")),
            Mistake(
                "The slope of tanh is written from what came out of this pass, not from what went into it.",
                ("As[t] **", "As[t - 1] **"),
            ),
            Mistake(
                "The weights meet what went into a pass, and that is the A of the pass before.",
                ("As[t - 1]", "As[t]"),
            ),
            Mistake("Backward, dZ goes through W, not through its transpose.", ("dZ @ W", "dZ @ W.T")),
            Mistake("dW is on its side: it needs a row for each neuron.", ("dZ.T @ As[t - 1]", "As[t - 1].T @ dZ")),
            Mistake(
                "The parts of the passs are averaged. Paths that meet are added, and nothing is divided.",
                ("    return dW, db, dX", "    return dW / (len(As) - 1), db / (len(As) - 1), dX"),
            ),
            Mistake(
                "The third result says how the loss reacts to A_1, what comes out of the first pass. Two more steps lead to X: through its tanh, and through W.",
                ("        dA = dZ @ W\n", "        behind, dA = dA, dZ @ W\n"),
                ("    dX = dA", "    dX = behind"),
            ),
            Mistake(
                "The third result is dZ of the first pass. One more step leads to X: through W.",
                ("    dX = dA", "    dX = dZ"),
            ),
            Mistake(
                "The first pass, from A_0 to A_1, is left out. With T = 1 the loop does not run at all.",
                ("range(len(As) - 1, 0, -1)", "range(len(As) - 1, 1, -1)"),
            ),
            Mistake(
                "On the way to the pass before, dA goes through W without passing tanh first. What goes through W is dZ.",
                ("dA = dZ @ W", "dA = dA @ W"),
            ),
            Mistake(
                "The passs are taken from the first to the last. The way back begins with the last one.",
                ("range(len(As) - 1, 0, -1)", "range(1, len(As))"),
            ),
        ],
    ),
    Exercise(
        id="two-faults",
        title="Find two bugs: a check that sees only one",
        task=r"""This program trains two layers, tanh neurons and an output without an activation, for one epoch of mini-batches. `order` holds the numbers of all samples, shuffled, and each batch takes the next `size` of them. It has two faults. A gradient check, with all the samples in one batch and in their order, sees one of them. Fix that one, and the check is satisfied; but as soon as the samples are shuffled, the network learns nothing. Find both.""",
        section="Three wrong programs",
        solution=train_epoch,
        cases=[
            epoch_case(3, 2, 3, 1, size=2, lr=0.3),
            epoch_case(5, 3, 4, 2, size=5, lr=0.2),
            epoch_case(7, 2, 3, 2, size=3, lr=0.5),
        ],
        symptom=check_of_the_gradient_and_of_the_training,
        bug=Mistake("", ("(1 - A_1**2)", "(1 - np.tanh(A_1) ** 2)"), ("Y[batch]", "Y[start : start + size]")),
        hints=[
            "Begin with the fault that the check sees. Which of the gradients are wrong, those of the last layer or those before it?",
            "Is `A_1` a sum, or is it what tanh has made of one?",
            "For the other fault, write down `order = [2, 0, 1]` and `size = 2`. Which samples are in the first batch, and which targets are they compared with?",
        ],
        explanation=r"`A_1` is already the output of tanh, so its slope is $1 - A_1^2$. The second fault compares the answer for one sample with the target of another. In the order of the data the two programs are the same, so no check made in that order can tell them apart: check a program in the state in which it will train, shuffled and in small batches.",
        mistakes=[
            Mistake(
                "Both faults are there, as at the start. Begin with the one that a gradient check sees: the gradients of which layer are wrong?",
                ("(1 - A_1**2)", "(1 - np.square(np.tanh(A_1)))"),
                ("Y[batch]", "Y[start : start + size]"),
            ),
            Mistake(
                "The gradients are right now, and a gradient check in the order of the data has nothing to say. Look at what is compared with what when the samples are shuffled.",
                ("Y[batch]", "Y[start : start + size]"),
            ),
            Mistake(
                "Each sample meets its own target now. Next, the fault that the gradient check sees: A_1 has passed through tanh already.",
                ("(1 - A_1**2)", "(1 - np.tanh(A_1) ** 2)"),
            ),
            Mistake(
                "The inputs are shuffled twice: X is in the new order already, and `batch` takes from it by the old numbers.",
                ("    for start in", "    X = X[order]\n    for start in"),
            ),
            Mistake(
                "The samples are shuffled twice: X and Y are in the new order already, and `batch` takes from both by the old numbers. So these are not the samples of `order`.",
                ("    for start in", "    X, Y = X[order], Y[order]\n    for start in"),
            ),
            Mistake(
                "The inputs are no longer shuffled, and so they fit their targets again. But the batch was to take the samples of `order`.",
                ("X[batch] @", "X[start : start + size] @"),
                ("Y[batch]", "Y[start : start + size]"),
                ("@ X[batch]", "@ X[start : start + size]"),
            ),
            Mistake("That is the slope of the sigmoid. For tanh it is 1 − a².", ("(1 - A_1**2)", "A_1 * (1 - A_1)")),
            Mistake(
                "The square is in the wrong place. The slope of tanh is 1 − a², not (1 − a)².",
                ("(1 - A_1**2)", "(1 - A_1) ** 2"),
            ),
            Mistake("The way through tanh is missing now.", (" * (1 - A_1**2)", "")),
            Mistake(
                "dW_1 needs the samples of its own batch: those that made these answers.",
                ("@ X[batch]", "@ X[start : start + size]"),
            ),
            Mistake(
                "The mean goes over all elements of Y_hat, not over the samples alone: with several outputs, that is more than n.",
                ("/ Y_hat.size", "/ len(Y_hat)"),
            ),
            Mistake(
                "The mean is taken over all samples. The loss of a step is that of its batch, which is smaller.",
                ("/ Y_hat.size", "/ Y.size"),
            ),
            Mistake(
                "The gradient goes back through the W_2 after its step. It belongs to the old W_2, which made the answers.",
                (
                    "        dZ_1 = dY_hat @ W_2",
                    "        W_2, b_2 = W_2 - lr * dW_2, b_2 - lr * db_2\n        dZ_1 = dY_hat @ W_2",
                ),
                ("        W_2, b_2 = W_2 - lr * dW_2, b_2 - lr * db_2\n    return", "    return"),
            ),
            Mistake(
                "The program returns after its first batch: the `return` belongs behind the loop.",
                ("    return W_1", "        return W_1"),
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
        # So few pictures that a product of matrices is not shared out among several threads, which under load may
        # wait for each other until the time is over.
        cases=[(1, 60), (2, 120)],
        hints=[
            "In which direction should a single pixel move, so that the loss rises? The section shows how to find out for all of them at once.",
            "How the loss reacts to each pixel is $dX$, and `network.backward` returns it. What is it given, and what must have gone through the network just before?",
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
            Mistake("No value moves by more than 0.0625, and 0.125 is allowed.", ("/ 8", "/ 16")),
            Mistake(
                "A pixel moves in the same direction in all of the pictures. But each picture has slopes of its own: its row of dX.",
                ("np.sign(dX)", "np.sign(dX.mean(axis=0))"),
            ),
            Mistake(
                "No value has moved. In which direction should each one go, so that the loss rises?",
                ("np.clip(X + np.sign(dX) / 8, 0, 1)", "X.copy()"),
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
                "The layers have kept nothing of these pictures: `predict` keeps nothing. Send them through the network with `network.forward`.",
                ("network.forward(X)", "network.predict(X)"),
                (
                    "    dX = network.backward(dY_hat)",
                    "    for layer in reversed(network.layers):\n        dZ = dY_hat * layer.activation.derivative(layer.A)\n        dY_hat = dZ @ layer.W\n    dX = dY_hat",
                ),
            ),
            Mistake(
                "as many pictures as in X are needed, (60, 64).",
                ("return np.clip(X + np.sign(dX) / 8, 0, 1)", "return np.clip(X[0] + np.sign(dX[0]) / 8, 0, 1)"),
            ),
        ],
    ),
]
