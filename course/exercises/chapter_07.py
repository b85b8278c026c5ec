"""The exercises of chapter 7, the full network."""

from itertools import pairwise
from typing import Any

import numpy as np

import nnlib
from course.exercises.comparing import written
from course.exercises.exercise import Exercise, Mistake
from course.exercises.gradients import relative_error
from course.exercises.running import NoResult
from nnlib import datasets, numerical_gradient


class SparseLayer:
    """Tanh neurons with cut connections: where M is 0, a neuron does not see an input."""

    def __init__(self, W, b, M):
        self.W, self.b, self.M = W, b, M

    def forward(self, A_prev):
        self.A_prev = A_prev
        self.A = np.tanh(A_prev @ (self.W * self.M).T + self.b)
        return self.A

    def backward(self, dA):
        dZ = dA * (1 - self.A**2)
        self.dW = dZ.T @ self.A_prev * self.M
        self.db = dZ.sum(axis=0)
        return dZ @ (self.W * self.M)


class Lion:
    """Steps of equal length: only the sign of a mean slope counts."""

    def __init__(self, lr, beta1=0.9, beta2=0.99):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.means = []

    def step(self, parameters, gradients):
        if not self.means:
            self.means = [np.zeros_like(w) for w in parameters]
        for w, dw, m in zip(parameters, gradients, self.means):
            w -= self.lr * np.sign(self.beta1 * m + (1 - self.beta1) * dw)
            m[...] = self.beta2 * m + (1 - self.beta2) * dw


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


def gradient_in_one_array(p, sizes, X, Y):
    """Return the gradient of the mean squared error, in the order of p."""
    Ws, bs, start = [], [], 0
    for n_in, n_out in pairwise(sizes):
        Ws.append(p[start : start + n_out * n_in].reshape(n_out, n_in))
        start += n_out * n_in
        bs.append(p[start : start + n_out])
        start += n_out

    As = [X]
    for W, b in zip(Ws, bs):
        As.append(np.tanh(As[-1] @ W.T + b))

    gradients, dA = [], 2 * (As[-1] - Y) / Y.size
    for number in reversed(range(len(Ws))):
        dZ = dA * (1 - As[number + 1] ** 2)
        dW = dZ.T @ As[number]
        gradients = [dW.ravel(), dZ.sum(axis=0), *gradients]
        dA = dZ @ Ws[number]
    return np.concatenate(gradients)


def differ(network):
    """Change at most two numbers of a network whose hidden neurons are all alike."""
    hidden = network.layers[0]
    hidden.b[0] = 1
    hidden.b[1] = -1


def valley_rule():
    """Return an optimizer that is down in the valley after 40 steps, and stays there."""
    return nnlib.Momentum(lr=0.03, beta=0.7)


IN_PLACE = "No parameter has changed. Change the arrays that are given, in place: `w -= ...`, and not `w = w - ...`."


def places_on_the_way(rule_class: Any, lr: float, betas: tuple[float, ...], slopes: list[Any]) -> Any:
    """Return all parameters, those of two arrays, after each step of a learner's optimizer."""
    rule, parameters = rule_class(lr, *betas), [np.array([[0.5, -1.0, 2.0]]), np.array([1.5, 0.3])]
    start, places = np.concatenate([w.ravel() for w in parameters]), []
    for gradients in slopes:
        rule.step(parameters, gradients)
        places.append(np.concatenate([w.ravel() for w in parameters]))
    if all(np.array_equal(start, place) for place in places):
        raise NoResult(IN_PLACE)
    return np.array(places)


def shown_steps(lr: float, betas: tuple[float, ...], slopes: list[Any]) -> str:
    """Return an optimizer, the parameters that it begins with, and the slopes that it meets."""
    lines = [
        f"rule = Lion({', '.join(map(str, (lr, *betas)))})",
        "w = [np.array([[0.5, -1, 2]]), np.array([1.5, 0.3])]",
    ]
    steps = [f"rule.step(w, {written(gradients)})" for gradients in slopes]
    return "\n".join([*lines, *steps[:3], *["..."][: len(steps) - 3], "(each row below: all of w after one step)"])


def slopes_met(seed: int, steps: int) -> list[Any]:
    """Return gradients of two arrays for some steps: slopes of very different sizes, and one that is always 0."""
    rng = np.random.default_rng(seed)
    slopes = rng.normal(size=(steps, 5)) * [1, 30, 0.001, 0.02, 0]
    return [[row[None, :3], row[3:]] for row in slopes]


def gradients_of_layer(layer_class: Any, W: Any, b: Any, M: Any, A_prev: Any, dA: Any) -> Any:
    """Return the output of a learner's layer, and what it finds on its way back."""
    layer = layer_class(W, b, M)
    A = layer.forward(A_prev)
    dA_prev = layer.backward(dA)
    dW, db = layer.dW, layer.db
    return A, dW, db, dA_prev


def shown_layer(W: Any, b: Any, M: Any, A_prev: Any, dA: Any) -> str:
    return (
        f"layer = SparseLayer(W={written(W)}, b={written(b)}, M={written(M)})\n"
        f"layer.forward({written(A_prev)})\n"
        f"layer.backward({written(dA)})\n"
        "(below: what forward returns, layer.dW, layer.db, and what backward returns)"
    )


def sparse_case(n: int, n_in: int, n_out: int) -> tuple[Any, ...]:
    """Return W, b, a mask M with zeros, A_prev and dA."""
    rng = np.random.default_rng(n)
    W, M = rng.normal(size=(n_out, n_in)), (rng.random((n_out, n_in)) < 0.6).astype(float)
    return W, rng.normal(size=n_out), M, rng.normal(size=(n, n_in)), rng.normal(size=(n, n_out))


class Narrow(nnlib.Dense):
    """A dense layer that takes no more samples at a time than there is memory for."""

    room: int

    def forward(self, A_prev: Any) -> Any:
        return super().forward(self.few(A_prev))

    def predict(self, A_prev: Any) -> Any:
        return super().predict(self.few(A_prev))

    def few(self, A_prev: Any) -> Any:
        if len(A_prev) > self.room:
            raise NoResult(
                f"{len(A_prev)} samples go through the network at once, and the memory is enough for {self.room}. "
                "Only one part at a time fits."
            )
        return A_prev


def parameters_after(program: Any, sizes: list[int], lr: float, loss: Any) -> Any:
    """Return all parameters of a small network, after a learner's step on parts of these sizes.

    They come in float32: where memory is short, sums of such numbers are right, too.
    """
    rng = np.random.default_rng(72)
    network = nnlib.Network(Narrow(2, 3, "tanh", rng=rng), nnlib.Dense(3, 1, rng=rng))
    network.layers[0].room = max(sizes)
    parts = [(rng.normal(size=(size, 2)), rng.uniform(size=(size, 1)).round()) for size in sizes]
    before = [w.copy() for w in network.parameters]
    program(network, parts, loss, lr)
    if all(np.array_equal(w, w_before) for w, w_before in zip(network.parameters, before)):
        raise NoResult("No parameter has changed. Change the arrays in `network.parameters` in place: `w -= ...`.")
    return np.concatenate([w.ravel() for w in network.parameters]).astype(np.float32)


def shown_parts(sizes: list[int], lr: float, loss: Any) -> str:
    return (
        f"parts of {' and '.join(map(str, sizes))} samples, lr = {lr}, loss = {type(loss).__name__}()\n"
        "(below: all parameters of the network, after the step)"
    )


def one_array_case(n: int, *sizes: int) -> tuple[Any, ...]:
    """Return all parameters in one array, the sizes, X and Y."""
    rng = np.random.default_rng(n)
    count = sum((n_in + 1) * n_out for n_in, n_out in pairwise(sizes))
    return rng.normal(size=count), list(sizes), rng.normal(size=(n, sizes[0])), rng.normal(size=(n, sizes[-1]))


def mean_squared_error(p: Any, sizes: list[int], X: Any, Y: Any) -> float:
    """Return the loss of the network whose parameters stand in p, found weight by weight."""
    A, start = X, 0
    for n_in, n_out in pairwise(sizes):
        biases = start + n_out * n_in
        sums = [sum(p[start + i * n_in + j] * A[:, j] for j in range(n_in)) + p[biases + i] for i in range(n_out)]
        A, start = np.tanh(np.stack(sums, axis=1)), biases + n_out
    return float(np.mean((A - Y) ** 2))


def check_by_sizes(program: Any) -> str:
    """Return what a gradient check finds for networks of several sizes."""
    found = []
    for n, *sizes in [(4, 3, 1), (4, 1, 3), (4, 3, 2), (4, 2, 3, 1)]:
        p, sizes, X, Y = one_array_case(n, *sizes)

        def loss(p: Any, rest: Any = (sizes, X, Y)) -> float:
            return mean_squared_error(p, *rest)

        measured = numerical_gradient(loss, p)
        found.append(f"{sizes}: {relative_error(program(p, sizes, X, Y), measured):.2f}")
    return f"Relative errors of the gradient, by sizes. {', '.join(found)}. A right program stays below 0.000001."


def copies_of_one_neuron() -> nnlib.Network:
    """Return the network of the chapter whose hidden neurons are all alike."""
    network = nnlib.Network(nnlib.Dense(2, 8, "tanh", rng=0), nnlib.Dense(8, 1, "sigmoid", rng=0))
    for layer in network.layers:
        layer.W[:] = 0.5
    return network


def kinds_of_neurons(network: nnlib.Network) -> list[int]:
    """Return how many neurons of each kind there are in the hidden layer, the rarest kind first."""
    hidden, output = network.layers
    _, counts = np.unique(np.column_stack([hidden.W, hidden.b, output.W.T]), axis=0, return_counts=True)
    return sorted(counts.tolist())


def judged_start(program: Any, seed: int) -> None:
    """Raise NoResult, with words, if a start has too many changes, or if training does not find the bend from it."""
    network = copies_of_one_neuron()
    before = np.concatenate([w.ravel() for w in network.parameters])
    program(network)
    now = np.concatenate([np.ravel(w) for w in network.parameters])
    if len(now) != len(before):
        raise NoResult(
            f"The network needs {len(before)} numbers, as it had before, and now it has {len(now)}. "
            "Write into its arrays, and keep their shapes."
        )
    if not np.isfinite(now).all():
        raise NoResult("Some of the numbers are not finite.")
    changes = int(np.sum(now != before))
    if changes == 0:
        raise NoResult("Nothing has changed. Write into the arrays of the network: `hidden.W[0, 0] = ...`.")
    if changes > 2:
        raise NoResult(f"It changes {changes} of the 33 numbers, and two are allowed.")
    kinds = kinds_of_neurons(network)
    if len(kinds) == 1:
        raise NoResult(
            "All eight hidden neurons are copies of each other, as before. Which numbers are a hidden neuron's own?"
        )
    (X, Y), (X_new, Y_new) = [datasets.moons(200, noise=0.15, rng=number) for number in (seed, seed + 100)]
    network.fit(X, Y, loss=nnlib.BinaryCrossEntropy(), optimizer=nnlib.SGD(lr=1), epochs=2000)
    right = int(np.sum((network.predict(X_new) > 0.5) == Y_new))
    if right < 190:
        raise NoResult(
            f"After the training {right} of 200 new moons are right, and 190 are needed. "
            f"{advice_for_kinds(kinds, changes, np.abs(now).max())}"
        )


def advice_for_kinds(kinds: list[int], changes: int, largest: float) -> str:
    """Return what to try, from how many hidden neurons there are of each kind and how large the numbers became."""
    if largest > 50:
        return (
            f"With a number as large as {largest:g} a neuron sits at −1 or 1 for nearly all moons, where tanh is flat. "
            "Can it learn from there?"
        )
    if len(kinds) == 3:
        return (
            "There are three kinds of hidden neurons, but from these numbers the training has not found the bend. "
            "How different are they, and in what?"
        )
    two = "There are two kinds of hidden neurons now, so it is a network of two"
    if changes == 1:
        return f"{two}, and from this number it has not found the bend. Can a second number make a third kind?"
    if kinds == [2, 6]:
        return (
            f"{two}, and from these numbers it has not found the bend. The two neurons that you changed are again "
            "alike: make them differ from each other as well."
        )
    return f"{two}, and from these numbers it has not found the bend. Can the two numbers make three kinds?"


CURVATURES, LOWEST = np.array([1.0, 50.0]), np.array([3.0, -2.0])
# The start of the task, and one on the other side, from where a rule that knows its way by heart does not arrive.
START, OTHER_START = np.array([-10.0, 1.0]), np.array([6.0, -0.5])
STEPS, NEAR = 40, 0.1


def way_down(rule: Any, start: Any) -> Any:
    """Return where a rule is after each of 100 steps or until it is lost, as seen from the lowest point.

    The valley lies elsewhere than in the chapter, so that nobody who knows the place can jump there.
    """
    places: list[Any] = []
    w = LOWEST + start
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
        raise NoResult(f"An optimizer is needed, an object with a method `step`. What comes back is {written(rule)}.")
    places = way_down(rule, START)
    far = np.abs(places).max(axis=1)
    if not far[-1] < 20 and np.all(places[:, 1] >= START[1]):
        raise NoResult("It goes uphill: a step is against the slope.")
    if not far[-1] < 20:
        raise NoResult("It flies out of the valley: its steps overshoot, further each time. Use a smaller rate.")
    if np.array_equal(places[-1], START):
        raise NoResult("It never moves. Does `step` change the arrays in place, and is the rate above 0?")
    outside = np.flatnonzero(far > NEAR)
    if len(outside) and outside[-1] + 1 >= STEPS:
        count = "more than 100" if outside[-1] == len(far) - 1 else outside[-1] + 2
        raise NoResult(
            f"It takes {count} steps until it is near for good, and 40 are allowed. {what_keeps(places, outside[-1])}"
        )
    away = np.abs(way_down(program(), OTHER_START)[-1]).max()
    if not away < 1:
        raise NoResult(
            "It is down in time, but not by the slopes: from another start, 6 to the right of the lowest point and "
            f"0.5 below it, it is {away:.2g} away after 100 steps. A rule has to find its way from every start."
        )


def what_keeps(places: Any, last: int) -> str:
    """Return what keeps a rule from being near for good, from its places and from the last one that is not near."""
    if np.ptp(places[-60:], axis=0).max() < 1e-9:
        return (
            f"It stands still, {np.abs(places[-1]).max():.2g} away from the lowest point, where the slopes are not 0. "
            "Does it go by the slopes?"
        )
    is_on_one_side = np.all(places[:STEPS, 1] > 0) or np.all(places[:STEPS, 1] < 0)
    if is_on_one_side and abs(places[STEPS - 1, 1]) > NEAR:
        return (
            f"After 40 steps it is still {abs(places[STEPS - 1, 0]):.3g} away along the valley and "
            f"{abs(places[STEPS - 1, 1]):.2g} across it: its steps are too short."
        )
    if abs(places[last, 1]) > NEAR:
        return "It swings from one side of the valley to the other for too long: for that direction the rate is large."
    if (past := places[:, 0].max()) > NEAR:
        return f"It rolls past the lowest point, by {past:.2g}, and has to come back: that is too much memory."
    return f"After 40 steps it is still {-places[STEPS - 1, 0]:.2g} away along the valley: it creeps."


EXERCISES = [
    Exercise(
        id="sparse-layer",
        title="A layer with cut connections",
        task=r"""A worked example first. This layer squares its weights before it uses them, so that none can act as a negative one. Its neurons compute with $V = W^2$, entry by entry: $Z = A_{\text{prev}} V^\top + b$. On the way back $dV = dZ^\top A_{\text{prev}}$, as in every layer, and one more step leads from $V$ to $W$, with the slope $2W$. What goes on to the layer before passes through $V$.

```python
class SquaredLayer:
    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, A_prev):
        self.A_prev = A_prev
        self.A = np.tanh(A_prev @ (self.W**2).T + self.b)
        return self.A

    def backward(self, dA):
        dZ = dA * (1 - self.A**2)
        self.dW = dZ.T @ self.A_prev * 2 * self.W
        self.db = dZ.sum(axis=0)
        return dZ @ (self.W**2)
```

Now a layer in which a neuron does not see all inputs, so that it may look at one corner of a picture. A mask $M$ has the shape of $W$, with a 0 for each connection that is cut and a 1 for the others, and $Z = A_{\text{prev}} (W \cdot M)^\top + b$. One step is left open: `self.dW`, which says how the loss reacts to each entry of $W$, including those that are cut.""",
        section="A network that trains",
        solution=SparseLayer,
        use=gradients_of_layer,
        shown=shown_layer,
        blanks=["dZ.T @ self.A_prev * self.M"],
        cases=[sparse_case(2, 3, 1), sparse_case(4, 3, 2), sparse_case(3, 5, 4)],
        hints=[
            "Nudge a weight whose connection is cut. What happens to $Z$?",
            r"The neurons compute with $V = W \cdot M$, entry by entry. First find $dV$ as in every layer; then one more step leads from $V$ to $W$.",
            r"In the worked example this step is the slope of $W^2$. What is the slope of $W_{ij} M_{ij}$ with respect to $W_{ij}$?",
        ],
        explanation=r"The neurons use $V = W \cdot M$, so $dV = dZ^\top A_{\text{prev}}$, and since $V_{ij} = W_{ij} M_{ij}$, the slope for $W_{ij}$ is $dV_{ij} M_{ij}$: where a connection is cut, the loss does not react. Such a weight never moves, whatever the optimizer. And $dA_{\text{prev}} = dZ\, V$, since there is no path through a cut connection. If each neuron sees another window of the picture, and all of them share the weights of that window, the layer is a convolution.",
        mistakes=[
            Mistake(
                "dW has slopes for weights whose connections are cut. The loss does not react to these.",
                ("dZ.T @ self.A_prev * self.M", "dZ.T @ self.A_prev"),
            ),
            Mistake(
                "What goes back passes through cut connections, too. There is no path where M is 0.",
                ("dZ @ (self.W * self.M)", "dZ @ self.W"),
            ),
            Mistake(
                "The mask is forgotten on the whole way back: in dW, and in what is passed to the layer before.",
                ("dZ.T @ self.A_prev * self.M", "dZ.T @ self.A_prev"),
                ("dZ @ (self.W * self.M)", "dZ @ self.W"),
            ),
            Mistake(
                "These slopes are multiplied by the weights as well. From W · M to W only the mask is passed.",
                ("dZ.T @ self.A_prev * self.M", "dZ.T @ self.A_prev * (self.W * self.M)"),
            ),
            Mistake(
                "That is the slope of W², as in the worked example. Here the neurons compute with W · M: what is its slope with respect to W?",
                ("dZ.T @ self.A_prev * self.M", "dZ.T @ self.A_prev * 2 * self.W"),
            ),
            Mistake(
                "The 2 belongs to the square of the worked example. Here the neurons compute with W · M: what is its slope with respect to W?",
                ("dZ.T @ self.A_prev * self.M", "dZ.T @ self.A_prev * 2 * self.M"),
            ),
            Mistake(
                "That is the slope of (W · M)². Here the weights are not squared: the neurons compute with W · M itself.",
                ("dZ.T @ self.A_prev * self.M", "dZ.T @ self.A_prev * 2 * (self.W * self.M)"),
            ),
            Mistake(
                "Here only the mask goes back. The slopes pass through the weights that are not cut, W · M.",
                ("dZ @ (self.W * self.M)", "dZ @ self.M"),
            ),
            Mistake(
                "The mean over the samples belongs to the loss, which has taken it already. A layer only adds up.",
                ("dZ.T @ self.A_prev * self.M", "dZ.T @ self.A_prev * self.M / len(dA)"),
            ),
            Mistake(
                "The weights are met by the inputs of the layer, A_prev, and not by its outputs.",
                ("dZ.T @ self.A_prev * self.M", "dZ.T @ self.A * self.M"),
            ),
            Mistake(
                "What is passed to the layer before comes from dA here. That has not passed through tanh yet: dZ has.",
                ("dZ @ (self.W * self.M)", "dA @ (self.W * self.M)"),
            ),
            Mistake(
                "dW comes from dA here. That has not passed through tanh yet: dZ has.",
                ("dZ.T @ self.A_prev * self.M", "dA.T @ self.A_prev * self.M"),
            ),
            Mistake(
                "The mask is multiplied with dZ here. But M belongs to the connections, it has the shape of W, while dZ has a column for each neuron: let the mask come after the product.",
                ("dZ.T @ self.A_prev * self.M", "(dZ * self.M).T @ self.A_prev"),
            ),
            Mistake(
                "Only the slopes of the connections that are not cut are left. dW needs the shape of W, with a 0 for each connection that is cut.",
                ("dZ.T @ self.A_prev * self.M", "(dZ.T @ self.A_prev)[self.M == 1]"),
            ),
            Mistake(
                "dA has to pass through tanh first: use dZ.",
                ("dZ.T @ self.A_prev * self.M", "dA.T @ self.A_prev * self.M"),
                ("dZ @ (self.W * self.M)", "dA @ (self.W * self.M)"),
            ),
        ],
    ),
    Exercise(
        id="lion",
        title="An optimizer that counts only signs",
        task=r"""An optimizer first, to look at. AdaGrad, of [Duchi, Hazan and Singer (2011)](https://jmlr.org/papers/v12/duchi11a.html), keeps for each parameter the sum of all its squared slopes, and divides by the root of it. So its steps become shorter and shorter.

```python
class AdaGrad:
    def __init__(self, lr):
        self.lr = lr
        self.sums = []

    def step(self, parameters, gradients):
        if not self.sums:
            self.sums = [np.zeros_like(w) for w in parameters]
        for w, dw, total in zip(parameters, gradients, self.sums):
            total += dw**2
            w -= self.lr * dw / (np.sqrt(total) + 1e-8)
```

Now Lion, which [Chen et al. (2023)](https://arxiv.org/abs/2302.06675) found by a search among programs. It keeps a running mean $m$ of the slopes, which begins at 0. Each parameter moves by exactly lr, against the *sign* of a mix: the share $\beta_1$ of $m$ and the rest of the new slope. (Where the mix is 0, the parameter stays.) Only after that does $m$ take in the new slope, and then it keeps the share $\beta_2$ of what it was. Two steps are left open, one for the parameter and one for its mean.""",
        section="Steps with a memory",
        solution=Lion,
        use=places_on_the_way,
        shown=shown_steps,
        blanks=[
            "w -= self.lr * np.sign(self.beta1 * m + (1 - self.beta1) * dw)",
            "m[...] = self.beta2 * m + (1 - self.beta2) * dw",
        ],
        cases=[
            (0.1, (), slopes_met(1, 2)),
            (0.03, (), slopes_met(2, 40)),
            (0.5, (0.7, 0.8), slopes_met(3, 20)),
            (0.2, (0.6,), slopes_met(4, 40)),
        ],
        hints=[
            "First the parameter moves, then the mean. Which of `w`, `dw` and `m` does the mix need?",
            "`np.sign` makes −1, 0 or 1 of each entry. The mix is `self.beta1` of the mean and the rest, `1 - self.beta1`, of the slope.",
            "The mean has to stay the same array, the one in the list: write into it with `m[...] = `.",
        ],
        explanation=r"Adam divides the size of a slope out, Lion throws it away: every parameter moves by lr in every step, up or down. That needs one memory where Adam needs two, which counts in networks with billions of parameters. It is an optimizer like any other: `moons_network().fit(X, Y, loss=loss, optimizer=Lion(lr=0.01), epochs=200, batch_size=20, rng=0)` ends with a loss below 0.001.",
        mistakes=[
            Mistake(
                "The mean takes in the new slope before the step. Here the step comes first, with the mean as it was.",
                (
                    "w -= self.lr * np.sign(self.beta1 * m + (1 - self.beta1) * dw)\n            m[...] = self.beta2 * m + (1 - self.beta2) * dw",
                    "m[...] = self.beta2 * m + (1 - self.beta2) * dw\n            w -= self.lr * np.sign(self.beta1 * m + (1 - self.beta1) * dw)",
                ),
            ),
            Mistake(
                "The size of the mix counts here. Only its sign should: every step is as long as lr.",
                ("np.sign(self.beta1 * m + (1 - self.beta1) * dw)", "(self.beta1 * m + (1 - self.beta1) * dw)"),
            ),
            Mistake(
                "That is the sign of the mean alone, which does not know the new slope yet.",
                ("self.beta1 * m + (1 - self.beta1) * dw", "m"),
            ),
            Mistake(
                "The two shares have changed places: beta1 is for the step, beta2 for the mean.",
                ("self.beta1 * m + (1 - self.beta1) * dw", "self.beta2 * m + (1 - self.beta2) * dw"),
                ("m[...] = self.beta2 * m + (1 - self.beta2) * dw", "m[...] = self.beta1 * m + (1 - self.beta1) * dw"),
            ),
            Mistake(
                "The mean keeps the mix of the step. It has a mix of its own, with beta2.",
                ("m[...] = self.beta2 * m + (1 - self.beta2) * dw", "m[...] = self.beta1 * m + (1 - self.beta1) * dw"),
            ),
            Mistake(
                "The mean takes in the whole slope. Its share is what beta2 leaves, 1 − beta2.",
                ("(1 - self.beta2) * dw", "dw"),
            ),
            Mistake(
                "The shares of the mix are swapped: beta1 is that of m, and the new slope has the rest.",
                ("self.beta1 * m + (1 - self.beta1) * dw", "(1 - self.beta1) * m + self.beta1 * dw"),
            ),
            Mistake(
                "The shares of the mean are swapped: it keeps beta2 of what it was, and the new slope has the rest.",
                ("self.beta2 * m + (1 - self.beta2) * dw", "(1 - self.beta2) * m + self.beta2 * dw"),
            ),
            Mistake(
                "The mean takes in the mix here. What it takes in is the new slope itself.",
                ("(1 - self.beta2) * dw", "(1 - self.beta2) * (self.beta1 * m + (1 - self.beta1) * dw)"),
            ),
            Mistake(
                "Where the mix is 0, the parameter should stay. Here it moves up, as where the mix is below 0.",
                (
                    "np.sign(self.beta1 * m + (1 - self.beta1) * dw)",
                    "np.where(self.beta1 * m + (1 - self.beta1) * dw > 0, 1, -1)",
                ),
            ),
            Mistake(
                "Where the mix is 0, the parameter should stay. Here it moves down, as where the mix is above 0.",
                (
                    "np.sign(self.beta1 * m + (1 - self.beta1) * dw)",
                    "np.where(self.beta1 * m + (1 - self.beta1) * dw >= 0, 1, -1)",
                ),
            ),
            Mistake("The steps go uphill: a step is against the mean slope.", ("w -= ", "w += ")),
            Mistake(IN_PLACE, ("w -= self.lr", "w = w - self.lr")),
            Mistake(
                "The mean has no part in these steps, only the new slope. Is it in the mix? And `m = ...` makes a new array, while the one in the list stays at 0: write into it, with `m[...] = ...`.",
                ("m[...] = ", "m = "),
            ),
            Mistake("The learning rate is missing in the step.", ("self.lr * np.sign", "np.sign")),
        ],
    ),
    Exercise(
        id="step-in-parts",
        title="A batch that does not fit",
        task="A batch of pictures may be too large for the memory. Then its samples come in parts, `parts = [(X_1, Y_1), (X_2, Y_2), …]`, not all of the same length, and only one part can go through the network at a time. Take *one* step of gradient descent all the same, with the gradient of the mean loss over all samples, as if they had come together. `network.forward`, `network.backward`, `network.parameters` and `network.gradients` are those of the chapter, and `loss.gradient(Y_hat, Y)` is that of a mean over one part.",
        section="Mini-batches",
        solution=step_in_parts,
        use=parameters_after,
        shown=shown_parts,
        cases=[
            ([4], 0.5, nnlib.MSE()),
            ([2, 2], 0.5, nnlib.BinaryCrossEntropy()),
            ([3, 1], 0.2, nnlib.MSE()),
            ([5, 2, 1], 0.8, nnlib.BinaryCrossEntropy()),
        ],
        hints=[
            "Each `backward` overwrites the gradients of the one before. Keep their sum in arrays of your own.",
            "A mean over all samples is not the mean of the parts' means, if the parts differ in length. How much should each part count?",
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
                "The gradients of the parts are added as they are, though each is a mean already. And those of the first part are lost: `network.gradients` are the same arrays each time, which the next `backward` overwrites.",
                (
                    "    total = [np.zeros_like(w) for w in network.parameters]\n",
                    "    total = None\n",
                ),
                (
                    "        for so_far, dw in zip(total, network.gradients):\n            so_far += len(X) / n * dw\n",
                    "        gradients = network.gradients\n        total = [a + b for a, b in zip(total, gradients)] if total else gradients\n",
                ),
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
                "Only the gradients of the last part are in this step. `network.gradients` are the same arrays each time, and the next `backward` overwrites them: add them to sums of your own, or keep copies, before the next part comes.",
                ("zip(network.parameters, total)", "zip(network.parameters, network.gradients)"),
            ),
            Mistake("The step goes uphill: it is against the gradient.", ("w -= lr", "w += lr")),
            Mistake(
                "The answers and the targets have changed places: `loss.gradient(Y_hat, Y)` takes the answers first.",
                ("loss.gradient(network.forward(X), Y)", "loss.gradient(Y, network.forward(X))"),
            ),
            Mistake("The learning rate is missing in the step.", ("lr * dw", "dw")),
        ],
    ),
    Exercise(
        id="one-array",
        title="Find the bug: a network in one array",
        task=r"""A file, or an optimizer of another library, may want all parameters of a network in one flat array $p$: of each layer first the weights, row by row, then the biases. This program takes them out, goes forward through as many tanh layers as `sizes` asks for, and back, and returns the gradient of the mean squared error in the same order. A gradient check fails for some sizes. Fix it.""",
        section="A network that trains",
        solution=gradient_in_one_array,
        cases=[
            one_array_case(2, 2, 3),
            one_array_case(5, 3, 2),
            one_array_case(3, 2, 4, 3),
            one_array_case(4, 3, 2, 4, 1),
        ],
        symptom=check_by_sizes,
        bug=Mistake("", ("reshape(n_out, n_in)", "reshape(n_in, n_out).T")),
        hints=[
            "For which sizes is it right? What do their weights have in common?",
            "Take `sizes = [3, 2]` and `p = np.arange(8.0)`. Which numbers should stand in the first row of $W$, and which do?",
            r"In a flat array of rows, the entry $(i, j)$ stands at the place $i \cdot \text{cols} + j$, as in [chapter 2](02_matrices.ipynb), where a picture is a strip.",
        ],
        explanation=r"Row by row, the weight of neuron $i$ for input $j$ stands at the place $i \cdot n_{\text{in}} + j$, so the strip is cut into $n_{\text{out}}$ rows of length $n_{\text{in}}$. Cut into rows of length $n_{\text{out}}$ and transposed, it has the right shape and the right numbers at the wrong places. The forward pass does not mind, since a network with mixed-up weights is a network, too. But `dW.ravel()` puts the slopes where the weights are not. With one row or one column there is only one order, so a test with a single neuron sees nothing.",
        mistakes=[
            Mistake(
                "It agrees with itself now, weights and slopes in the same order, and a check of its own would pass. But this is column by column, and the weights in p stand row by row.",
                ("reshape(n_out, n_in)", "reshape(n_in, n_out).T"),
                ("dW.ravel()", "dW.T.ravel()"),
            ),
            Mistake(
                "Each W has the right shape, but not the right numbers in each place: in p they stand row by row. Take `p = np.arange(8.0)` with `sizes = [3, 2]`: which numbers should the first row of W have, and which has it?",
                ("reshape(n_out, n_in)", 'reshape((n_out, n_in), order="F")'),
            ),
            Mistake(
                "The weights are taken out row by row now, but the slopes are put back column by column.",
                ("dW.ravel()", "dW.T.ravel()"),
            ),
            Mistake(
                "Now two layers share some of their numbers: after the biases, the next layer begins n_out places further.",
                ("        start += n_out\n", ""),
            ),
            Mistake(
                "The mean goes over all elements of Y, not over the samples alone: with several outputs, that is more than n.",
                ("/ Y.size", "/ len(Y)"),
            ),
            Mistake("The way through tanh is missing now.", ("dA * (1 - As[number + 1] ** 2)", "dA")),
            Mistake(
                "The slope of tanh needs what came out of the layer, not what went into it.",
                ("As[number + 1] **", "As[number][:, :1] **"),
            ),
            Mistake(
                "The biases come first here. In p the weights of a layer come first.",
                ("[dW.ravel(), dZ.sum(axis=0), *gradients]", "[dZ.sum(axis=0), dW.ravel(), *gradients]"),
            ),
            Mistake(
                "The layers are in reverse order: the way back meets the last layer first, and it belongs at the end.",
                ("[dW.ravel(), dZ.sum(axis=0), *gradients]", "[*gradients, dW.ravel(), dZ.sum(axis=0)]"),
            ),
        ],
    ),
    Exercise(
        id="break-symmetry",
        title="As alike as possible",
        task=r"""Here are the eight copies of one neuron once more: all weights are 0.5, all biases 0, and training can draw no more than a straight line. Write `differ(network)`, which changes **two of the 33 numbers at most**, in place, so that it learns the moons. *Is one enough?* The check trains your network as in the chapter, with SGD, lr = 1 and 2000 epochs, on three sets of 200 moons. Each time at least 190 of 200 new moons have to be right. (`network.layers` are the two layers, and each has its `W` and its `b`.) There are many answers, and many that are none: try some. `network = moons_network()`, then `layer.W[:] = 0.5` for both layers, and `network.fit(X, Y, loss=loss, optimizer=SGD(lr=1), epochs=2000)` train one; `X, Y = datasets.moons(200, noise=0.15, rng=1)` draws another set.""",
        section="The first weights",
        solution=differ,
        use=judged_start,
        is_design=True,
        cases=[(11,), (12,), (13,)],
        hints=[
            "Two hidden neurons stay alike for ever if all their own numbers are equal. Which are a neuron's own numbers?",
            "Those are its row of `hidden.W`, its entry of `hidden.b`, and its weight in `output.W[0]`. Change one number each of two neurons, and there are three kinds.",
            "Make them really different: one border moved to this side, say, and one to the other.",
        ],
        explanation=r"Neurons that begin alike stay alike, and a group of copies does no more than one neuron. One changed number makes two groups, two numbers make three, and with the biases 1 and −1 these three learn the moons each time. One number can be enough, `hidden.W[0, 1] = 1`, but most single changes end at a straight line: after `hidden.b[0] = 1` alone no more than 180 of 200 are right. The bias of the output changes nothing here, since it belongs to no hidden neuron. A random start makes all of them differ at no cost, so nobody has to search.",
        mistakes=[
            Mistake(
                "All eight hidden neurons are copies of each other, as before. Which numbers are a hidden neuron's own?",
                ("hidden.b[0] = 1", "network.layers[1].b[0] = 1"),
                ("    hidden.b[1] = -1", ""),
            ),
            Mistake(
                "There are two kinds of hidden neurons now, so it is a network of two, and from this number it has not found the bend. Can a second number make a third kind?",
                ("    hidden.b[1] = -1", ""),
            ),
            Mistake(
                "There are three kinds of hidden neurons, but from these numbers the training has not found the bend. How different are they, and in what?",
                ("hidden.b[0] = 1", "hidden.b[0] = 0.001"),
                ("hidden.b[1] = -1", "hidden.b[1] = 0.002"),
            ),
            Mistake(
                "There are two kinds of hidden neurons now, so it is a network of two, and from these numbers it has not found the bend. The two neurons that you changed are again alike: make them differ from each other as well.",
                ("hidden.b[1] = -1", "hidden.b[1] = 1"),
            ),
            Mistake(
                "There are two kinds of hidden neurons now, so it is a network of two, and from these numbers it has not found the bend. Can the two numbers make three kinds?",
                ("hidden.b[0] = 1", "hidden.W[0, 0] = -1"),
                ("hidden.b[1] = -1", "hidden.W[0, 1] = 2"),
            ),
            Mistake(
                "With a number as large as 1000 a neuron sits at −1 or 1 for nearly all moons, where tanh is flat. Can it learn from there?",
                ("hidden.b[0] = 1", "hidden.b[0] = 1000"),
                ("hidden.b[1] = -1", "hidden.b[1] = -1000"),
            ),
            Mistake(
                "It changes 8 of the 33 numbers, and two are allowed.",
                ("    hidden.b[1] = -1", "    hidden.b[1:] = -1"),
            ),
            Mistake(
                "Nothing has changed. Write into the arrays of the network: `hidden.W[0, 0] = ...`.",
                ("    hidden.b[0] = 1\n    hidden.b[1] = -1", "    b = hidden.b.copy()\n    b[0], b[1] = 1, -1"),
            ),
            Mistake(
                "The network needs 33 numbers, as it had before, and now it has 27. Write into its arrays, and keep their shapes.",
                ("hidden.b[1] = -1", "hidden.b = hidden.b[:2]"),
            ),
        ],
    ),
    Exercise(
        id="valley-rule",
        title="Down the valley",
        task='Momentum rolled past the lowest point, and Adam was still swinging. Do better: return an optimizer that comes down the chapter\'s valley in time. It starts 10 to the left of the lowest point and 1 above it, as before, and the slopes are 1 and 50 times the distance from it. After 40 steps it must be less than 0.1 away in both parameters, and it must stay there for the next 60. Take one of the three rules with numbers of your own, or write a rule with a `step` of its own. There are many answers. Try some, and draw them: `plots.descents(valley, {"my rule": path(my_rule)}, **BOWL, alt="The path of my own rule in the valley.")`. The check puts the lowest point somewhere else, and tries another start, too, from which 100 steps are allowed: a rule has to find its way by the slopes.',
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
            Mistake("its steps are too short.", ("nnlib.Momentum(lr=0.03, beta=0.7)", "nnlib.SGD(0.0001)")),
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
