"""The exercises of chapter 4, the forward pass."""

from typing import Any

import numpy as np

from course.exercises import project_04
from course.exercises.comparing import written
from course.exercises.exercise import Exercise, Mistake
from course.exercises.running import NoResult
from nnlib import sigmoid


def count_parameters(sizes):
    """Return how many weights and biases a network with these widths has."""
    total = 0
    for l in range(1, len(sizes)):
        total += sizes[l] * sizes[l - 1] + sizes[l]
    return total


def skip_forward(X, weights, biases):
    """Return the list of all A, from X on, of tanh layers that add to their input."""
    A = [X]
    for W, b in zip(weights, biases):
        A.append(A[-1] + np.tanh(A[-1] @ W.T + b))
    return A


def relu_layer(A_prev, W, b):
    """Return Z and A of a ReLU layer, both for keeping."""
    Z = A_prev @ W.T + b
    A = np.maximum(0, Z)
    return Z, A


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


def layer_case(n: int, n_in: int, n_out: int) -> tuple[Any, ...]:
    """Return A_prev, W and b of a layer."""
    return rng.normal(size=(n, n_in)), rng.normal(size=(n_out, n_in)), rng.normal(size=n_out)


def hidden_case(n_in: int, width: int, n_out: int) -> tuple[Any, ...]:
    """Return W_1, b_1 and W_2 of a network with one hidden layer."""
    return rng.normal(size=(width, n_in)), rng.normal(size=width), rng.normal(size=(n_out, width))


def piece_case(n_in: int, width_1: int, width_2: int, n_out: int) -> tuple[Any, ...]:
    """Return x and the weights and biases of three layers; every other hidden neuron is off at x."""
    x = rng.normal(size=n_in)
    case, a_prev = [x], x
    for width in (width_1, width_2):
        W, b = rng.normal(size=(width, len(a_prev))), rng.normal(size=width)
        signs = np.where(np.arange(width) % 2, -1, 1) * np.sign(W @ a_prev + b)
        case += [signs[:, None] * W, signs * b]
        a_prev = np.maximum(0, case[-2] @ a_prev + case[-1])
    return (*case, rng.normal(size=(n_out, width_2)), rng.normal(size=n_out))


def as_list(program: Any, *case: Any) -> Any:
    """Return what the program returns, a tuple of arrays as a list."""
    result = program(*case)
    return list(result) if isinstance(result, tuple) else result


def kept_sums(program: Any) -> str:
    A_prev, W, b = np.array([[0.4, -1.2], [1.1, 0.3]]), np.array([[1.5, 0.5], [-2.0, 1.0], [0.5, 1.0]]), np.zeros(3)
    Z, _ = program(A_prev, W, b)
    return f"Of 6 sums, 4 are below zero. In the Z that comes back, {int(np.sum(np.asarray(Z) < 0))} are."


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
            raise NoResult(
                f"The activation of layer {l} is {written(activation)}, but a function such as sigmoid is needed."
            )
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
        return "It never says yes. Is the bias of the last layer too far below zero?"
    if yes.all():
        return "It always says yes. Is the bias of the last layer too far above zero?"
    if not yes[inside].any() and yes[~inside].mean() > 0.9:
        return "It says no inside and yes outside: turn the signs of the last layer around."
    sides = {"x1 above 0": points[:, 0] > 0, "x2 above 0": points[:, 1] > 0, "x1 + x2 below 1": points.sum(axis=1) < 1}
    if yes[inside].all():
        for name, side in sides.items():
            if not yes[side & ~inside].any() and yes[~side].any():
                return f"One side is missing: it should say yes only where {name}."
        return "It says yes in too many places. A yes should need all three sides, not two of them or one."
    if not yes[~inside].any():
        return (
            "It is right outside, but part of the inside gets a no. Are the steps across the three sides steep enough?"
        )
    return "It says yes at the wrong places. On which side of its line does each hidden neuron say yes?"


EXERCISES = [
    Exercise(
        id="parameter-count",
        title="How many numbers to find",
        task="A network has the widths `sizes`, first the number of its inputs, then the number of neurons of each layer, and every neuron is connected to all of the layer before: `[2, 8, 1]` is a network of two layers. How many weights and biases does it have together?",
        section="A picture goes through",
        solution=count_parameters,
        cases=[([3, 5],), ([2, 8, 1],), ([7, 4, 6, 3],)],
        hints=[
            "Layer $l$ has `sizes[l]` neurons and `sizes[l - 1]` inputs. How many numbers are in its W, and how many in its b?",
            "The inputs are not a layer: they have neither weights nor biases. So count from $l = 1$ on.",
        ],
        explanation="Layer $l$ has a weight for every pair of a neuron and an input, and a bias for every neuron. The number of samples does not occur in this count. For the network of the digits, `[64, 32, 10]`, it gives 2410.",
        mistakes=[
            Mistake(
                "The biases of the last layer are missing: the output neurons have them, too.",
                (
                    "sizes[l] * sizes[l - 1] + sizes[l]",
                    "sizes[l] * sizes[l - 1] + (sizes[l] if l < len(sizes) - 1 else 0)",
                ),
            ),
            Mistake(
                "The widths of all layers are multiplied. The weights lie between neighbours: multiply layer by layer, and add.",
                ("    return total", "    return int(np.prod(sizes)) + sum(sizes[1:])"),
            ),
            Mistake(
                "The biases are missing: each neuron has one.",
                ("sizes[l] * sizes[l - 1] + sizes[l]", "sizes[l] * sizes[l - 1]"),
            ),
            Mistake(
                "The inputs got biases. Only neurons have one: a layer has as many biases as it has outputs.",
                ("+ sizes[l]\n", "+ sizes[l - 1]\n"),
            ),
            Mistake(
                "That is one bias for each layer. It has one for each neuron.",
                ("+ sizes[l]\n", "+ 1\n"),
            ),
            Mistake(
                "That counts the neurons and no weights. Every neuron has a weight for each of its inputs.",
                ("sizes[l] * sizes[l - 1] + sizes[l]", "sizes[l]"),
            ),
            Mistake(
                "That counts the inputs and all the neurons. Weights belong to pairs: each neuron has one for each of its inputs.",
                ("total = 0", "total = sizes[0]"),
                ("sizes[l] * sizes[l - 1] + sizes[l]", "sizes[l]"),
            ),
            Mistake(
                "Inputs and neurons are added where they should be multiplied: each neuron has a weight for each input.",
                ("sizes[l] * sizes[l - 1]", "sizes[l] + sizes[l - 1]"),
            ),
            Mistake(
                "All widths are multiplied together. Only neighbours are connected: multiply in pairs, and add the products up.",
                ("total = 0", "total = sizes[0]"),
                ("total += sizes[l] * sizes[l - 1] + sizes[l]", "total *= sizes[l]"),
            ),
            Mistake(
                "Only one layer is counted, the last. Add the layers up.",
                ("total += sizes", "total = sizes"),
            ),
            Mistake(
                "Only the first layer is counted. Is the `return` inside the loop?",
                ("range(1, len(sizes))", "range(1, 2)"),
            ),
            Mistake(
                "The last layer is missing: a loop that goes up to len(sizes) - 1 stops one layer before the end.",
                ("len(sizes))", "len(sizes) - 1)"),
            ),
            Mistake(
                "The inputs are counted as a layer with biases of their own. They are numbers that come from outside.",
                ("total = 0", "total = sizes[0]"),
            ),
            Mistake(
                "Every layer is connected to the inputs here. A layer's inputs are the outputs of the layer before it.",
                ("sizes[l - 1]", "sizes[0]"),
            ),
        ],
    ),
    Exercise(
        id="relu-in-place",
        title="Find the bug: the sums that were kept",
        task="A ReLU layer returns its sums and its outputs, so that both can be kept. The outputs of this one are right. The sums are not: none of them is ever below zero. Fix it.",
        section="A layer that remembers",
        solution=relu_layer,
        cases=[layer_case(1, 2, 3), layer_case(4, 3, 2), layer_case(3, 2, 5)],
        symptom=kept_sums,
        bug=Mistake("", ("    A = np.maximum(0, Z)\n", "    A = Z\n    A[A < 0] = 0\n")),
        hints=[
            "`A = Z` does not make a second array. What are Z and A after it?",
            "Make the outputs as a new array: `Z.copy()`, or a function that returns one, such as `np.maximum`.",
        ],
        explanation="After `A = Z` one array has two names, and what is written through one name is read through the other. For ReLU alone this does no harm, since A still tells which neurons were on, and some libraries overwrite Z on purpose to save memory. Where the slope needs Z, as with the SiLU of a deeper section of this chapter, the gradient would be wrong, and nothing in the answers would show it.",
        mistakes=[
            Mistake(
                "Z is still clipped at zero: as long as Z and A are one array, clipping A clips Z. A copy made after the clipping comes too late.",
                ("np.maximum(0, Z)", "np.maximum(0, Z, out=Z)"),
            ),
            Mistake("Now Z is right, but A is the same as Z: the ReLU is missing.", ("np.maximum(0, Z)", "Z.copy()")),
            Mistake(
                "The two results are swapped, or Z was clipped in place of its copy: Z should have the sums below zero, and A none.",
                ("return Z, A", "return A, Z"),
            ),
            Mistake(
                "The kept sums lack the bias. Z is the whole sum, bias included.",
                ("Z = A_prev @ W.T + b", "Z = A_prev @ W.T"),
                ("np.maximum(0, Z)", "np.maximum(0, Z + b)"),
            ),
            Mistake(
                "ReLU keeps what is above zero. Here it keeps what is below.",
                ("np.maximum", "np.minimum"),
            ),
            Mistake(
                "The sums below zero have their sign flipped: that is the absolute value. ReLU makes them zero.",
                ("np.maximum(0, Z)", "np.abs(Z)"),
            ),
            Mistake(
                "That says which neurons are on, as ones and zeros. The output of a neuron that is on is its sum.",
                ("np.maximum(0, Z)", "(Z > 0) * 1.0"),
            ),
            Mistake(
                "The ReLU is applied to the inputs. It belongs to the sums, after the weights.",
                ("A_prev @ W.T + b", "np.maximum(0, A_prev) @ W.T + b"),
            ),
            Mistake(
                "The biases are subtracted; they are added to the sums.",
                ("W.T + b", "W.T - b"),
            ),
        ],
    ),
    Exercise(
        id="skip-layers",
        title="Layers that add",
        task=r"In a *residual network* every layer adds to what it is given: $A_l = A_{l-1} + \tanh(A_{l-1} W_l^\top + b_l)$. Run a batch through such layers and return the list of all $A$, with `A[0] = X`.",
        section="Any number of layers",
        solution=skip_forward,
        use=as_list,
        cases=[skip_case(1, 1, 2), skip_case(3, 2, 1), skip_case(5, 3, 4)],
        hints=[
            "Take `forward` of this chapter. What changes is the line that makes the next A.",
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
        id="swap-neurons",
        title="Deeper: two neurons change places",
        task="Nothing later needs this one. Exchange hidden neurons `i` and `k` of a network with one hidden layer, so that its answers stay what they are. Return new arrays, and leave the given ones alone.",
        section="Deeper: What does not change the answer",
        solution=swap_neurons,
        cases=[
            (*hidden_case(3, 2, 2), 0, 1),
            (*hidden_case(2, 4, 3), 2, 0),
            (*hidden_case(3, 5, 1), 1, 4),
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
        task="A long one, for which you need a pencil; nothing later needs it. Two hidden layers of ReLU neurons ($W_1$, $b_1$ and $W_2$, $b_2$) are followed by an output layer without activation ($W_3$, $b_3$). Around a point `x` at which no neuron's sum is 0, this network is a single layer. Return its W and its b.",
        section="Deeper: Flat pieces",
        solution=flat_piece,
        cases=[piece_case(2, 2, 2, 1), piece_case(3, 5, 4, 2), piece_case(2, 7, 9, 3)],
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
                "One side is missing: it should say yes only where x1 + x2 below 1.",
                ("[-60.0, -60.0]]", "[0.0, 0.0]]"),
            ),
            Mistake(
                "It says yes in too many places. A yes should need all three sides, not two of them or one.",
                ("-25.0", "-15.0"),
            ),
            Mistake("It never says yes. Is the bias of the last layer too far below zero?", ("-25.0", "-35.0")),
            Mistake("It always says yes. Is the bias of the last layer too far above zero?", ("-25.0", "25.0")),
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
        ],
    ),
    *project_04.EXERCISES,
]
