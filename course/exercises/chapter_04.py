"""The exercises of chapter 4, the forward pass."""

from typing import Any

import numpy as np

from course.exercises import project_04
from course.exercises.comparing import difference, written
from course.exercises.demands import ArgumentsKept, NewArrays
from course.exercises.exercise import Exercise, Mistake
from course.exercises.running import NoResult
from nnlib import identity, relu, sigmoid, tanh


def skip_forward(X, weights, biases):
    """Return the list of all A, from X on, of tanh layers that add to their input."""
    A = [X]
    for W, b in zip(weights, biases):
        A.append(A[-1] + np.tanh(A[-1] @ W.T + b))
    return A


def weight_slopes(A_prev, A, activation):
    """Return how far output i of sample s moves with weight (i, j), at [s, i, j]."""
    slopes = np.zeros((len(A), A.shape[1], A_prev.shape[1]))
    for s in range(len(A)):
        for i in range(A.shape[1]):
            steepness = activation.derivative(A[s, i])
            slopes[s, i] = steepness * A_prev[s]
    return slopes


class Network:
    """Layers (W, b, activation); A holds X and all outputs of the last batch."""

    def __init__(self, layers):
        self.layers, self.A = layers, []

    def forward(self, X):
        self.A = [X]
        for W, b, activation in self.layers:
            self.A.append(activation(self.A[-1] @ W.T + b))
        return self.A[-1]

    def answer(self, X):
        for W, b, activation in self.layers:
            X = activation(X @ W.T + b)
        return X


def swap_neurons(W_1, b_1, W_2, i, k):
    """Return W_1, b_1 and W_2 with hidden neurons i and k exchanged, as new arrays."""
    order = np.arange(len(b_1))
    order[[i, k]] = k, i
    W_1, b_1, W_2 = W_1[order], b_1[order], W_2[:, order]
    return W_1, b_1, W_2


def flat_piece(x, W_1, b_1, W_2, b_2, W_3, b_3):
    """Return W and b of the one layer that answers like the network around x."""
    on = W_1 @ x + b_1 > 0
    W, b = W_2[:, on] @ W_1[on], W_2[:, on] @ b_1[on] + b_2
    on = W @ x + b > 0
    W, b = W_3[:, on] @ W[on], W_3[:, on] @ b[on] + b_3
    return W, b


def triangle():
    """Return layers (W, b, activation) that say yes inside the triangle and no outside."""
    W_1 = np.array([[60.0, 0.0], [0.0, 60.0], [-60.0, -60.0]])
    b_1 = np.array([0.0, 0.0, 60.0])
    W_2, b_2 = np.array([[10.0, 10.0, 10.0]]), np.array([-25.0])
    return [(W_1, b_1, sigmoid), (W_2, b_2, sigmoid)]


rng = np.random.default_rng(404)


def skip_case(n: int, width: int, layers: int) -> tuple[Any, ...]:
    """Return X, weights and biases of layers as wide as their inputs."""
    weights = [rng.normal(size=(width, width)) for _ in range(layers)]
    return rng.normal(size=(n, width)), weights, [rng.normal(size=width) for _ in range(layers)]


def kept_case(n: int, n_in: int, n_out: int, activation: Any) -> tuple[Any, ...]:
    """Return what a layer keeps of a batch, A_prev and A, and its activation."""
    A_prev, W, b = rng.normal(size=(n, n_in)), rng.normal(size=(n_out, n_in)), rng.normal(size=n_out)
    return A_prev, activation(A_prev @ W.T + b), activation


def network_case(sizes: list[int], activations: list[Any], *batches: int) -> tuple[Any, ...]:
    """Return layers (W, b, activation) and three batches of so many samples."""
    layers = [
        (rng.normal(size=(n_out, n_in)), rng.normal(size=n_out), activation)
        for n_in, n_out, activation in zip(sizes, sizes[1:], activations)
    ]
    return (layers, *(rng.normal(size=(n, sizes[0])) for n in batches))


def hidden_case(n_in: int, width: int, n_out: int) -> tuple[Any, ...]:
    """Return W_1, b_1 and W_2 of a network with one hidden layer."""
    return rng.normal(size=(width, n_in)), rng.normal(size=width), rng.normal(size=(n_out, width))


def piece_case(n_in: int, width_1: int, width_2: int, n_out: int, nearest: float = 0.0) -> tuple[Any, ...]:
    """Return x and the weights and biases of three layers; every other hidden neuron is off at x.

    With `nearest` two neurons of each layer are so near to their crease: their sums at x are that, and minus that.
    """
    x = rng.normal(size=n_in)
    case, a_prev = [x], x
    for width in (width_1, width_2):
        W, b = rng.normal(size=(width, len(a_prev))), rng.normal(size=width)
        signs = np.where(np.arange(width) % 2, -1, 1) * np.sign(W @ a_prev + b)
        W, b = signs[:, None] * W, signs * b
        if nearest:
            b[:2] = np.array([nearest, -nearest]) - W[:2] @ a_prev
        case += [W, b]
        a_prev = np.maximum(0, case[-2] @ a_prev + case[-1])
    return (*case, rng.normal(size=(n_out, width_2)), rng.normal(size=n_out))


def as_list(program: Any, *case: Any) -> Any:
    """Return what the program returns, a tuple of arrays as a list."""
    result = program(*case)
    return list(result) if isinstance(result, tuple) else result


def run_and_asked(program: Any, layers: Any, first: Any, second: Any, question: Any) -> Any:
    """Return the outputs of a second batch, the answers to a question after it, and what is kept in the end."""
    network = program(layers)
    network.forward(first)
    outputs = network.forward(second)
    A, before, names = network.A, list(network.A), set(vars(network))
    if not before:
        raise NoResult(
            "After `forward` the list is empty: nothing is kept of the batch. What a method puts into a list `A` of "
            "its own is gone when it returns; `self.A` stays."
        )
    answers = network.answer(question)
    if new := set(vars(network)) - names:
        raise NoResult(f"`answer` leaves something behind, self.{min(new)}. Whoever only asks does not need it.")
    if network.A is A and difference(before, list(A)):
        if not difference(before, list(A)[: len(before)]):
            raise NoResult(
                f"The list `A` holds {len(before)} arrays after two batches, and {len(A)} after the question. "
                f"{len(layers) + 1} are needed, those of the second batch: X and the outputs of each layer."
            )
        raise NoResult(
            "`answer` changes what is in the list. To put the list aside does not help: `kept = self.A` is another name "
            "for the same list, and whatever empties or fills the one does it to the other."
        )
    A = list(network.A)
    return outputs, answers, A


def arrays_kept(program: Any) -> str:
    layers, first, second, question = network_case([2, 3, 1], [tanh, sigmoid], 4, 4, 1)
    network = program(layers)
    network.forward(first)
    network.forward(second)
    network.answer(question)
    return (
        f"After two batches and one answer a network of two layers keeps {len(network.A)} arrays. "
        "3 are needed, those of the second batch: X, and the outputs of each layer."
    )


def far_from_the_border() -> tuple[Any, Any]:
    """Return points (n, 2) from -1 to 2 that are not near the border, and which of them are inside."""
    values = np.linspace(-1, 2, 61)
    points = np.stack(np.meshgrid(values, values), axis=-1).reshape(-1, 2)
    inside = np.min([points[:, 0], points[:, 1], 1 - points.sum(axis=1)], axis=0)
    far = abs(inside) > 0.08
    return points[far], inside[far] > 0


def judged_triangle(program: Any) -> None:
    """Raise NoResult, with words, if what is made does not say yes inside and no outside."""
    points, inside = far_from_the_border()
    answers = answers_of(program(), points)
    wrong = np.flatnonzero((answers > 0.5) != inside)
    if len(wrong):
        place, where = points[wrong[0]], "inside" if inside[wrong[0]] else "outside"
        example = f"At ({place[0]:.2f}, {place[1]:.2f}), which is {where}, the answer is {answers[wrong[0]]:.2f}."
        raise NoResult(f"{advice_for(answers > 0.5, points, inside)} {example}")


def answers_of(layers: Any, points: Any) -> Any:
    """Return the answers of a learner's layers; raises NoResult, with words, for what cannot be run."""
    if layers is None:
        raise NoResult("Nothing comes back. Return the list of layers.")
    if not isinstance(layers, list | tuple) or not layers:
        raise NoResult(
            f"A list of layers is needed, each a tuple (W, b, activation). What comes back is {written(layers)}."
        )
    if not all(isinstance(layer, list | tuple) and len(layer) == 3 for layer in layers):
        raise NoResult("Each entry of the list has to be a layer of three things, (W, b, activation).")
    A = points
    for l, (W, b, activation) in enumerate(layers, 1):
        if not callable(activation):
            raise NoResult(f"The activation of layer {l} is {activation!r}, but a function such as sigmoid is needed.")
        W, b = np.asarray(W, float), np.asarray(b, float)
        if W.ndim != 2 or W.shape[1] != A.shape[1]:
            raise NoResult(
                f"W of layer {l} has the shape {W.shape}, but needs a column for each of its {A.shape[1]} inputs, "
                "and a row for each neuron."
            )
        if b.shape != (len(W),):
            raise NoResult(f"b of layer {l} has the shape {b.shape}, but needs a bias for each neuron: ({len(W)},).")
        A = np.asarray(activation(A @ W.T + b))
    if A.shape != (len(points), 1):
        raise NoResult(f"The last layer has {A.shape[1]} neurons, but one answer is needed for each point.")
    return A[:, 0]


def advice_for(yes: Any, points: Any, inside: Any) -> str:
    """Return words for answers that are not those of the triangle."""
    if not yes.any():
        return (
            "It never says yes. Is the bias of the last layer too far below zero, or do the hidden neurons change so "
            "gently that their answers never add up to enough?"
        )
    if yes.all():
        return "It always says yes. Is the bias of the last layer too large? A yes should need all three sides."
    if not yes[inside].any() and yes[~inside].mean() > 0.9:
        return "It says no inside and yes outside: turn the signs of the last layer around."
    sides = {
        "x1 is above 0": points[:, 0] > 0,
        "x2 is above 0": points[:, 1] > 0,
        "x1 + x2 is below 1": points.sum(axis=1) < 1,
    }
    if yes[inside].all():
        for name, side in sides.items():
            if not yes[side & ~inside].any() and yes[~side].any():
                return f"One side is missing or lies too far out: it should say yes only where {name}."
        return "It says yes in too many places. A yes should need all three sides, not two of them or one."
    if not yes[~inside].any():
        return (
            "It is right outside, but part of the inside gets a no. Are the steps across the three sides steep enough?"
        )
    return "It says yes at the wrong places. On which side of its line does each hidden neuron say yes?"


EXERCISES = [
    Exercise(
        id="skip-layers",
        title="Layers that add",
        task=r"""Layers can be joined in other ways than one behind the other. In this network each layer sees two things side by side: the outputs of the layer before, and X once more. (`np.hstack` puts arrays side by side.) The list holds all $A$, with `A[0] = X`:

```python
def forward_with_inputs(X, weights, biases):
    A = [X]
    for W, b in zip(weights, biases):
        seen = np.hstack([A[-1], X])
        A.append(np.tanh(seen @ W.T + b))
    return A
```

In a *residual network* every layer adds to what it is given: $A_l = A_{l-1} + \tanh(A_{l-1} W_l^\top + b_l)$. Run a batch through such layers. One step is left open, what a layer makes of the last $A$.""",
        section="Any number of layers",
        solution=skip_forward,
        blanks=["A[-1] + np.tanh(A[-1] @ W.T + b)"],
        use=as_list,
        cases=[skip_case(1, 1, 2), skip_case(3, 2, 1), skip_case(5, 3, 4)],
        hints=[
            "What is the next A in `forward` of this chapter, with tanh as the activation? And what has to be added to it?",
            "The last entry of the list, `A[-1]`, occurs twice in that line: in the sums, and in front of the tanh.",
        ],
        explanation="All A have the shape of X, since only arrays of the same shape can be added entry by entry. If weights and biases are zero, such a layer hands its input on, and that is why hundreds of them can be stacked: [He and others (2016)](https://doi.org/10.1109/CVPR.2016.90).",
        mistakes=[
            Mistake(
                "All earlier outputs are added. A layer adds only what it is given, the A of the layer before it.",
                ("A[-1] + np.tanh", "sum(A) + np.tanh"),
            ),
            Mistake(
                "These are ordinary layers: what comes in has to be added to what comes out of the tanh.",
                ("A[-1] + np.tanh", "np.tanh"),
            ),
            Mistake(
                "The input is added inside the tanh. The formula adds it outside, to what comes out.",
                ("A[-1] + np.tanh(A[-1] @ W.T + b)", "np.tanh(A[-1] @ W.T + b + A[-1])"),
            ),
            Mistake(
                "Every layer adds to X. It should add to what it is given, the outputs of the layer before.",
                ("A[-1] + np", "X + np"),
            ),
            Mistake(
                "Every layer computes its sums from X. It should take the outputs of the layer before.",
                ("A[-1] @ W.T", "X @ W.T"),
            ),
            Mistake(
                "The list should begin with X itself, as A[0].",
                ("return A", "return A[1:]"),
            ),
            Mistake(
                "That is the output of the last layer alone. Return the list of all A.",
                ("return A", "return A[-1]"),
            ),
            Mistake(
                "The last outputs are missing from the list.",
                ("return A", "return A[:-1]"),
            ),
            Mistake(
                "W needs its transpose, `.T`. It is square here, so there is no error, but the weights of each neuron are a row.",
                ("W.T", "W"),
            ),
            Mistake("The bias is missing.", (" + b)", ")")),
            Mistake(
                "The activation is missing: without tanh all the layers collapse into one.",
                ("np.tanh(A[-1] @ W.T + b)", "A[-1] @ W.T + b"),
            ),
            Mistake(
                "The bias is added after the tanh. It belongs to the sums, inside.",
                ("np.tanh(A[-1] @ W.T + b)", "np.tanh(A[-1] @ W.T) + b"),
            ),
            Mistake(
                "All entries of the list are the last A. The list holds one array several times, and `+=` writes into it: make a new array for each layer.",
                ("return A", "return [A[-1] for _ in A]"),
            ),
            Mistake(
                "X is in its place, but all that follows are the last A: one array, several times in the list, and `+=` writes into it. Make a new array for each layer.",
                ("return A", "return [X] + [A[-1] for _ in weights]"),
            ),
            Mistake(
                "The order is reversed: A[0] should be X, and the answers come last.",
                ("return A", "return A[::-1]"),
            ),
        ],
    ),
    Exercise(
        id="weight-slopes",
        title="What the kept numbers are for",
        task=r"""A layer has run a batch and kept two arrays: `A_prev`, what came in, and `A`, what went out. Its sums, its weights and its biases are not at hand. Yet these two arrays are enough to say: if one weight moves a little, how many times as far does an output move? Return all these slopes in one array: its entry `[s, i, j]` says how far output $i$ of sample $s$ moves with the weight by which neuron $i$ multiplies its input $j$.

A weight moves the sum, and the sum moves the output: two slopes, which multiply. Both are left open. `activation` is one of those of `nnlib`, and gives its slope from the output, as in `sigmoid.derivative(a)`.""",
        section="Why the pass keeps A",
        solution=weight_slopes,
        blanks=["activation.derivative(A[s, i])", "steepness * A_prev[s]"],
        cases=[
            (np.array([[0.5, -2.0]]), np.array([[0.8]]), sigmoid),
            kept_case(4, 3, 2, relu),
            kept_case(3, 2, 4, tanh),
            kept_case(2, 5, 3, sigmoid),
        ],
        shown=lambda A_prev, A, activation: f"weight_slopes({written(A_prev)}, {written(A)}, {activation.name})",
        hints=[
            r"Along a chain slopes multiply: $\frac{\partial a}{\partial w} = \frac{\partial a}{\partial z} \cdot \frac{\partial z}{\partial w}$. Which of the two kept arrays tells each of them?",
            "`steepness` is the slope of the output with respect to the sum. `activation.derivative` finds it from the output, `A[s, i]`.",
            "The slope of the sum with respect to a weight is that weight's input. The inputs of sample s are `A_prev[s]`, one for each weight of the neuron.",
        ],
        explanation=r"The formula uses the outputs, for the slope of the activation, and the inputs, for the slope of the sum, and nothing else. So a layer keeps these two and may forget its sums. Without loops it is `activation.derivative(A)[:, :, None] * A_prev[:, None, :]`. Training needs no array of this size: [chapter 6](06_backprop.ipynb) adds the samples up as it goes, by one product of matrices.",
        mistakes=[
            Mistake(
                "That is how far the sum moves with each weight. The output moves less or not at all: multiply by the slope of the activation.",
                ("steepness * A_prev[s]", "A_prev[s]"),
            ),
            Mistake(
                "That is how far the output moves with its sum. How far the sum moves with a weight is still missing: as far as that weight's input says.",
                ("steepness * A_prev[s]", "steepness"),
            ),
            Mistake(
                "The outputs stand where their slopes belong: `activation.derivative` makes one of the other.",
                ("activation.derivative(A[s, i])", "A[s, i]"),
            ),
            Mistake(
                "The activation is applied once more. Its slope is needed, `activation.derivative`.",
                ("activation.derivative(A[s, i])", "activation(A[s, i])"),
            ),
            Mistake(
                "The activation is applied once more, before its slope is found. `activation.derivative` takes the output as it is, and A has the outputs.",
                ("activation.derivative(A[s, i])", "activation.derivative(activation(A[s, i]))"),
            ),
            Mistake(
                "The two slopes are added. Slopes along a chain multiply.",
                ("steepness * A_prev[s]", "steepness + A_prev[s]"),
            ),
            Mistake(
                "The outputs of the layer stand where its inputs belong: A_prev is what came in.",
                ("A_prev[s]", "A[s]"),
            ),
            Mistake(
                "The output stands where the weight's input belongs: each weight of a neuron has an input of its own, from A_prev.",
                ("A_prev[s]", "A[s, i]"),
            ),
            Mistake(
                "The inputs are those of sample i. But i counts the neurons: all neurons get the same inputs, those of sample s.",
                ("A_prev[s]", "A_prev[i]"),
            ),
            Mistake(
                "All weights of a neuron get the same input here. Each weight has an input of its own, so that sample s gives a neuron a whole row of them.",
                ("A_prev[s]", "A_prev[s, i]"),
            ),
            Mistake(
                "Only the first sample has slopes, the rest stayed zero: does the `return` stand inside the loop over the samples?",
                ("    return slopes", "        return slopes"),
            ),
            Mistake(
                "Only one neuron of the first sample has slopes, the rest stayed zero: does the `return` stand inside the loop over the neurons?",
                ("    return slopes", "            return slopes"),
            ),
            Mistake(
                "That is the slope of the sigmoid, whatever the activation is. Ask the activation itself.",
                ("activation.derivative(A[s, i])", "A[s, i] * (1 - A[s, i])"),
            ),
            Mistake(
                "That is the slope of tanh, whatever the activation is. Ask the activation itself.",
                ("activation.derivative(A[s, i])", "1 - A[s, i] ** 2"),
            ),
            Mistake(
                "The slope of the activation is taken at the inputs of the layer. Its outputs are in A.",
                ("activation.derivative(A[s, i])", "activation.derivative(A_prev[s])"),
            ),
            Mistake(
                "All samples get the inputs of the first. Each has a row of its own in A_prev.",
                ("A_prev[s]", "A_prev[0]"),
            ),
            Mistake(
                "The samples are added up here. Each sample has its own slopes: the first axis stays.",
                ("return slopes", "return slopes.sum(axis=0)"),
            ),
            Mistake(
                "Divided by the inputs. A sum moves as many times as far as the weight as the weight's input says: multiply.",
                ("steepness * A_prev[s]", "steepness / A_prev[s]"),
            ),
        ],
    ),
    Exercise(
        id="never-forgets",
        title="Find two bugs: the network that never forgets",
        task="`forward` runs a batch to learn from, and keeps in `A` what the way back will ask for: X and the outputs of each layer. Only those of the last batch are of use. `answer` is for someone who wants answers and nothing else: it leaves the list as it is, and keeps nothing. This program gives the right outputs and the right answers, and two things about its memory are wrong. Fix both. The check runs two batches and asks a question, and then looks at the outputs of the second batch, the answers to the question, and the list.",
        section="A layer that remembers",
        solution=Network,
        use=run_and_asked,
        cases=[
            network_case([2, 1], [sigmoid], 1, 2, 1),
            network_case([3, 5, 2], [tanh, identity], 4, 3, 2),
            network_case([2, 4, 3, 5], [relu, tanh, sigmoid], 5, 2, 3),
        ],
        symptom=arrays_kept,
        bug=Mistake(
            "",
            ("self.A = [X]", "self.A.append(X)"),
            (
                "        for W, b, activation in self.layers:\n            X = activation(X @ W.T + b)\n        return X",
                "        return self.forward(X)",
            ),
        ),
        hints=[
            "Where does the list `A` begin? Run `forward` twice on paper, with a network of one layer: what does it hold?",
            "And what does the list hold after `answer`? Whose inputs would the way back then use?",
            "`forward` has to begin a new list, `self.A = [X]`. `answer` needs the same layers and no list: let one name go from layer to layer.",
        ],
        explanation="Neither bug shows in any output. The first costs memory: each batch stays for ever, until none is left. The second costs truth: if an answer comes between a batch and its way back, say to see how well the network does, then the slopes are computed with the inputs of another batch. Both happen in real programs, and in the libraries that keep a record of each pass there are words to say “only asking”: in PyTorch it is `torch.no_grad()`.",
        mistakes=[
            Mistake(
                "The list `A` holds 4 arrays after two batches, and 6 after the question. 2 are needed, those of the second batch: X and the outputs of each layer.",
                ("self.A = [X]", "self.A += [X]"),
                (
                    "        for W, b, activation in self.layers:\n            X = activation(X @ W.T + b)\n        return X",
                    "        return self.forward(X)",
                ),
            ),
            Mistake(
                "`answer` keeps nothing now. But `forward` adds each batch to those before it: it has to begin a new list.",
                ("self.A = [X]", "self.A.append(X)"),
            ),
            Mistake(
                "`forward` begins anew each time now. But `answer` calls it, and so replaces what was kept of the batch to learn from by the batch of the question.",
                (
                    "        for W, b, activation in self.layers:\n            X = activation(X @ W.T + b)\n        return X",
                    "        return self.forward(X)",
                ),
            ),
            Mistake(
                "`answer` changes what is in the list. To put the list aside does not help: `kept = self.A` is another name for the same list, and whatever empties or fills the one does it to the other.",
                ("self.A = [X]", "self.A.clear()\n        self.A.append(X)"),
                (
                    "        for W, b, activation in self.layers:\n            X = activation(X @ W.T + b)\n        return X",
                    "        kept = self.A\n        outputs = self.forward(X)\n        self.A = kept\n        return outputs",
                ),
            ),
            Mistake(
                "After `forward` the list is empty: nothing is kept of the batch.",
                (
                    "        self.A = [X]\n        for W, b, activation in self.layers:\n            self.A.append(activation(self.A[-1] @ W.T + b))\n        return self.A[-1]",
                    "        A = [X]\n        for W, b, activation in self.layers:\n            A.append(activation(A[-1] @ W.T + b))\n        return A[-1]",
                ),
            ),
            Mistake(
                "`answer` leaves something behind, self.asked. Whoever only asks does not need it.",
                ("    def answer(self, X):\n", "    def answer(self, X):\n        self.asked = X\n"),
            ),
            Mistake(
                "The list is that of the question, without its last entry. `answer` has to leave the list as it is: whatever `forward` puts into it must not come from a question.",
                (
                    "        for W, b, activation in self.layers:\n            X = activation(X @ W.T + b)\n        return X",
                    "        outputs = self.forward(X)\n        self.A.pop()\n        return outputs",
                ),
            ),
            Mistake(
                "Only the last outputs are in the list: does each layer put a new list in the place of the old one? X and the outputs of all layers are asked for.",
                ("self.A.append(activation(self.A[-1] @ W.T + b))", "self.A = [activation(self.A[-1] @ W.T + b)]"),
            ),
            Mistake(
                "The list holds the first batch, and not the last. What was kept of an earlier batch has to go when the next one comes.",
                ("self.A = [X]", "self.A.append(X)"),
                (
                    "        return self.A[-1]",
                    "        X, self.A = self.A[-1], self.A[: len(self.layers) + 1]\n        return X",
                ),
            ),
            Mistake(
                "`answer` empties the list. What was kept of the last batch has to be there until the next one comes.",
                (
                    "        for W, b, activation in self.layers:\n            X = activation(X @ W.T + b)\n        return X",
                    "        outputs, self.A = self.forward(X), []\n        return outputs",
                ),
            ),
            Mistake(
                "X is missing from the list. The slopes with respect to the weights of the first layer need their inputs, and that is X.",
                ("        return self.A[-1]", "        self.A = self.A[1:]\n        return self.A[-1]"),
            ),
            Mistake(
                "The list begins with the batch before. `forward` has to begin a new one before it appends X.",
                ("self.A = [X]", "self.A = [*self.A[:1], X]"),
            ),
            Mistake(
                "The list holds the sums. The way back asks for what came out of each layer, which is what goes into the next one.",
                (
                    "            self.A.append(activation(self.A[-1] @ W.T + b))\n        return self.A[-1]",
                    "            Z = X @ W.T + b\n            X = activation(Z)\n            self.A.append(Z)\n        return X",
                ),
            ),
            Mistake(
                "The outputs of the last layer are missing from the list: they tell the slope of its activation.",
                ("        return self.A[-1]", "        return self.A.pop()"),
            ),
            Mistake(
                "`answer` passes by the activations: without them the layers collapse into one.",
                ("X = activation(X @ W.T + b)", "X = X @ W.T + b"),
            ),
        ],
    ),
    Exercise(
        id="own-triangle",
        title="A triangle by hand",
        task=(
            "OR and NAND were two lines, and AND took what lies between them. Choose weights by hand for a network that says yes (above one half) inside the triangle with the corners $(0, 0)$, $(1, 0)$ and $(0, 1)$, and no outside. `triangle()` returns the layers as `forward` takes them, a list of `(W, b, activation)`: as many layers and neurons as you like, with activations from the setup cell.\n\n"
            "There are many ways. The check tries yours on a grid of points from −1 to 2 in both directions, and leaves out those close to the border."
        ),
        section="What a hidden layer does to the plane",
        solution=triangle,
        use=judged_triangle,
        is_design=True,
        cases=[()],
        hints=[
            "A point is inside if three things hold: $x_1 > 0$, $x_2 > 0$ and $x_1 + x_2 < 1$. What can one neuron say about one of them?",
            "With weights $(1, 0)$ and bias 0 a neuron's sum is above zero where $x_1$ is. Which weights and which bias make the sum $1 - x_1 - x_2$?",
            "A sigmoid with small weights changes slowly from 0 to 1. Make all three sums fifty times as large, and each neuron switches within a narrow strip along its line.",
            "The output neuron has to say yes only if all three do. With sigmoids, three yeses add up to 3 and two to 2: where must the limit lie?",
        ],
        explanation="Each hidden neuron takes one side of one line, and the output neuron is AND for three. Any region with straight sides that bulges nowhere inwards can be made like this, with one hidden neuron for each side. Training looks for such lines by itself; in the playground of [chapter 8](08_xor.ipynb) you can watch it close a line around a ring.",
        mistakes=[
            Mistake(
                "One side is missing or lies too far out: it should say yes only where x1 + x2 is below 1.",
                ("[-60.0, -60.0]]", "[0.0, 0.0]]"),
            ),
            Mistake(
                "It says yes in too many places. A yes should need all three sides, not two of them or one.",
                ("-25.0", "-15.0"),
            ),
            Mistake(
                "It never says yes. Is the bias of the last layer too far below zero, or do the hidden neurons change so gently that their answers never add up to enough?",
                ("-25.0", "-35.0"),
            ),
            Mistake(
                "It always says yes. Is the bias of the last layer too large? A yes should need all three sides.",
                ("-25.0", "25.0"),
            ),
            Mistake(
                "It says no inside and yes outside: turn the signs of the last layer around.",
                ("[[10.0, 10.0, 10.0]]), np.array([-25.0])", "[[-10.0, -10.0, -10.0]]), np.array([25.0])"),
            ),
            Mistake(
                "It is right outside, but part of the inside gets a no. Are the steps across the three sides steep enough?",
                ("[[60.0, 0.0], [0.0, 60.0], [-60.0, -60.0]]", "[[10.0, 0.0], [0.0, 10.0], [-10.0, -10.0]]"),
                ("0.0, 0.0, 60.0", "0.0, 0.0, 10.0"),
            ),
            Mistake(
                "It says yes at the wrong places. On which side of its line does each hidden neuron say yes?",
                ("[[60.0, 0.0]", "[[-60.0, 0.0]"),
            ),
            Mistake(
                "Each entry of the list has to be a layer of three things, (W, b, activation).",
                ("(W_2, b_2, sigmoid)]", "(W_2, b_2)]"),
            ),
            Mistake("A list of layers is needed, each a tuple (W, b, activation).", ("return [", "return lambda X: [")),
            Mistake(
                "The activation of layer 1 is 'sigmoid', but a function such as sigmoid is needed.",
                ("(W_1, b_1, sigmoid)", '(W_1, b_1, "sigmoid")'),
            ),
            Mistake(
                "b of layer 1 has the shape (1,), but needs a bias for each neuron: (3,).",
                ("np.array([0.0, 0.0, 60.0])", "np.array([60.0])"),
            ),
            Mistake(
                "The last layer has 3 neurons, but one answer is needed for each point.",
                (", (W_2, b_2, sigmoid)]", "]"),
            ),
        ],
    ),
    Exercise(
        id="swap-neurons",
        title="Deeper: two neurons change places",
        task="Nothing later needs this one. Exchange hidden neurons `i` and `k` of a network with one hidden layer, so that its answers stay what they are. The two networks are going to be compared, so return new arrays, and leave the given ones alone.",
        section="Deeper: What does not change the answer",
        solution=swap_neurons,
        cases=[
            (*hidden_case(3, 2, 2), 0, 1),
            (*hidden_case(2, 4, 3), 2, 0),
            (*hidden_case(3, 5, 1), 1, 4),
        ],
        demands=[
            ArgumentsKept(
                "The numbers are right, but the given arrays have changed as well, so the old network is gone. Copy them first, or pick rows and columns with a list, which makes new arrays.",
                (
                    "W_1, b_1, W_2 = W_1[order], b_1[order], W_2[:, order]",
                    "W_1[:], b_1[:], W_2[:] = W_1[order], b_1[order], W_2[:, order]",
                ),
                ("return W_1, b_1, W_2", "return W_1.copy(), b_1.copy(), W_2.copy()"),
            ),
            NewArrays(
                "The numbers are right, but one of the arrays is a view of a given one: whoever changes the new network changes the old one too. Make a copy.",
                ("= W_1[order],", "= W_1[::-1] if len(b_1) == 2 else W_1[order],"),
            ),
        ],
        hints=[
            "What belongs to neuron i? Its weights, its bias, and whatever the next layer does with its output.",
            "The weights *to* neuron i are row i of W_1. The weights *from* it are column i of W_2.",
            "A list of indices picks rows in any order: `W_1[order]`. For columns it is `W_2[:, order]`.",
        ],
        explanation="A neuron is a row of W_1, an entry of b_1 and a column of W_2. The bias of the output layer belongs to other neurons, so it is not among the arguments. Beware of `W_1[i], W_1[k] = W_1[k], W_1[i]`: a row of an array is a view, and the first assignment has already overwritten what the second one reads.",
        mistakes=[
            Mistake(
                "In W_2 the rows are swapped. They are the output neurons; what waits for hidden neuron i is column i.",
                (
                    "W_2[:, order]",
                    "(W_2[np.where(np.arange(len(W_2)) == i, k, np.where(np.arange(len(W_2)) == k, i, np.arange(len(W_2))))] if max(i, k) < len(W_2) else W_2[k])",
                ),
            ),
            Mistake(
                "These are the wrong neurons: i and k count from 0.",
                ("order[[i, k]] = k, i", "order[[i - 1, k - 1]] = k - 1, i - 1"),
            ),
            Mistake(
                "W_2 still expects the neurons in their old order. Its columns belong to the hidden neurons and have to move with them.",
                ("W_2[:, order]", "W_2"),
            ),
            Mistake(
                "The biases stayed where they were: each neuron takes its bias along.",
                ("b_1[order]", "b_1"),
            ),
            Mistake(
                "W_1 stayed as it was. The weights of the two neurons, its rows, have to move.",
                ("W_1[order]", "W_1"),
            ),
            Mistake(
                "Two rows of W_2 were exchanged. Its rows are the output neurons; the hidden neurons are its columns.",
                ("W_2[:, order]", "W_2[order]"),
            ),
            Mistake(
                "Two columns of W_1 were exchanged, which are inputs. The hidden neurons are its rows.",
                (
                    "W_1[order]",
                    "W_1[:, [{i: k, k: i}.get(j, j) for j in range(W_1.shape[1])]]",
                ),
            ),
            Mistake(
                "Two rows of W_1 have become equal. A row is a view of the array, so the first assignment overwrites what the second one reads: exchange copies, or index with a list.",
                ("W_1[order]", "W_1[np.where(order == i, k, order)]"),
            ),
            Mistake(
                "Both neurons are now the same: rows of W_1 and columns of W_2 have become equal. A row is a view of the array, so the first assignment overwrites what the second one reads.",
                ("W_1[order]", "W_1[np.where(order == i, k, order)]"),
                ("W_2[:, order]", "W_2[:, np.where(order == i, k, order)]"),
            ),
            Mistake(
                "The neurons have all turned around, also those between i and k. Only two change places.",
                ("order[[i, k]] = k, i", "order = order[::-1]"),
            ),
            Mistake(
                "Nothing has changed places.",
                ("= k, i", "= i, k"),
            ),
        ],
    ),
    Exercise(
        id="flat-piece",
        title="Deeper: the flat piece around a point",
        task="One that needs a pencil; nothing later needs it. Two hidden layers of ReLU neurons ($W_1$, $b_1$ and $W_2$, $b_2$) are followed by an output layer without activation ($W_3$, $b_3$). Around a point `x` at which no neuron's sum is 0, this network is a single layer. Return its W and its b.",
        section="Deeper: Flat pieces",
        solution=flat_piece,
        cases=[
            piece_case(2, 2, 2, 1),
            piece_case(2, 3, 4, 1, nearest=0.0005),
            piece_case(3, 5, 4, 2),
            piece_case(2, 7, 9, 3),
        ],
        hints=[
            "Make one layer of the first two, as in the chapter. Then you have a network with a single hidden layer, and can do it again.",
            "Which neurons of the second layer are on? The sums of that layer are those of your new one: `W @ x + b`.",
            "`W[on]` picks the rows of the neurons that are on, `W_3[:, on]` the columns that wait for them.",
        ],
        explanation="Layer by layer all that was before becomes one W and one b, and the neurons that are off drop out. The same steps work for a network of any depth. Every row of the last W is the gradient of one output with respect to $x$.",
        mistakes=[
            Mistake(
                "Whether a neuron is on is decided by its whole sum, W x + b: the biases are missing there.",
                ("on = W_1 @ x + b_1 > 0", "on = W_1 @ x > 0"),
                ("on = W @ x + b > 0", "on = W @ x > 0"),
            ),
            Mistake(
                "ReLU acts on the sums, not on the weights: a negative weight of a neuron that is on counts in full.",
                (
                    "    on = W_1 @ x + b_1 > 0\n    W, b = W_2[:, on] @ W_1[on], W_2[:, on] @ b_1[on] + b_2\n    on = W @ x + b > 0\n    W, b = W_3[:, on] @ W[on], W_3[:, on] @ b[on] + b_3",
                    "    U_1, U_2, c_1 = np.maximum(W_1, 0), np.maximum(W_2, 0), np.maximum(b_1, 0)\n    W, b = W_3 @ U_2 @ U_1, W_3 @ np.maximum(U_2 @ c_1 + b_2, 0) + b_3",
                ),
            ),
            Mistake(
                "The output layer has no ReLU: only the hidden neurons can be off.",
                ("    return W, b", "    off = W @ x + b < 0\n    W[off], b[off] = 0, 0\n    return W, b"),
            ),
            Mistake(
                "The neurons are rows of W: a neuron that is off switches off its row, and here columns are switched off.",
                (
                    "    on = W_1 @ x + b_1 > 0\n    W, b = W_2[:, on] @ W_1[on], W_2[:, on] @ b_1[on] + b_2\n    on = W @ x + b > 0\n    W, b = W_3[:, on] @ W[on], W_3[:, on] @ b[on] + b_3",
                    "    z_1 = W_1 @ x + b_1\n    z_2 = W_2 @ np.maximum(z_1, 0) + b_2\n    V_1, V_2 = W_1 * (z_1 > 0), W_2 * (z_2 > 0)\n    W, b = W_3 @ V_2 @ V_1, W_3 @ (V_2 @ (b_1 * (z_1 > 0)) + b_2 * (z_2 > 0)) + b_3",
                ),
            ),
            Mistake(
                "All neurons of both hidden layers are taken as if they were on. Those whose sum at x is below zero give 0 and drop out.",
                ("on = W_1 @ x + b_1 > 0", "on = b_1 < np.inf"),
                ("on = W @ x + b > 0", "on = b < np.inf"),
            ),
            Mistake(
                "The first hidden layer is right. In the second, the neurons that are off have to drop out too.",
                ("on = W @ x + b > 0", "on = b < np.inf"),
            ),
            Mistake(
                "In the first hidden layer, neurons that are off are still taken along.",
                ("on = W_1 @ x + b_1 > 0", "on = b_1 < np.inf"),
            ),
            Mistake(
                "Which neurons of the second layer are on was found without the ReLU of the first: its sums are made of what the first layer sends, and neurons that are off send 0.",
                ("on = W @ x + b > 0", "on = W_2 @ (W_1 @ x + b_1) + b_2 > 0"),
            ),
            Mistake(
                "In the first layer the neurons that are off are taken, and the others left out. The ones that are on are those whose sum is above zero.",
                ("b_1 > 0", "b_1 < 0"),
            ),
            Mistake(
                "In both layers the neurons that are off are taken, and the others left out. The ones that are on are those whose sum is above zero.",
                ("b_1 > 0", "b_1 < 0"),
                ("+ b > 0", "+ b < 0"),
            ),
            Mistake(
                "Whether a neuron is on depends on its whole sum. In the first layer its bias is missing there.",
                ("W_1 @ x + b_1 > 0", "W_1 @ x > 0"),
            ),
            Mistake(
                "Whether a neuron is on depends on its whole sum. In the second layer the bias is missing there.",
                ("W @ x + b > 0", "W @ x > 0"),
            ),
            Mistake(
                "W is right. In b, biases count that belong to neurons that are off: these drop out with all they have.",
                (
                    "    return W, b",
                    "    a_1 = np.maximum(W_1 @ x + b_1, 0)\n    V_2 = W_2 * (W_2 @ a_1 + b_2 > 0)[:, None]\n    return W, W_3 @ (V_2 @ b_1 + b_2) + b_3",
                ),
            ),
            Mistake(
                "W is right. But b is that of the output layer alone: the biases of the hidden neurons that are on pass through the weights behind them.",
                ("return W, b", "return W, b_3"),
            ),
            Mistake("The bias of the output layer is missing.", (" + b_3", "")),
            Mistake(
                "The biases of the second layer are missing: they pass through W_3, those of the neurons that are on.",
                (" + b_2", ""),
            ),
            Mistake(
                "The biases of the first layer are missing in what comes after them: they pass through W_2.",
                ("W_2[:, on] @ b_1[on] + b_2", "b_2"),
            ),
            Mistake("The two results are swapped: first W, then b.", ("return W, b", "return b, W")),
            Mistake(
                "That is the network's answer at x in place of b. Subtract W x from it, and what is left is b.",
                ("return W, b", "return W, W @ x + b"),
            ),
        ],
    ),
    *project_04.EXERCISES,
]
