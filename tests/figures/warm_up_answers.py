"""The answers to the questions of warm-ups, found once more from the words of each, by NumPy and nnlib.

A template says how a question reads: {n} stands for a number, {s} for a shape, {l} for a list, and {w} for words.
"""

import itertools
import math
import re
from collections.abc import Callable
from typing import Any

import numpy as np

import nnlib
from nnlib import MSE, SGD, CrossEntropy, Dense, Dropout, Momentum, Network, autodiff, numerical_gradient
from nnlib.autodiff import Tensor
from nnlib.layers import find_limit
from nnlib.network import mini_batches

PARTS = {"n": r"(−?\d+(?:\.\d+)?)", "s": r"(\((?:\d+, )*\d+,?\))", "l": r"(\[.*?\])", "w": "(.*?)"}
CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
ACTIVATIONS = {"sigmoid": nnlib.sigmoid, "tanh": nnlib.tanh, "ReLU": nnlib.relu}


def number(text: str) -> float:
    value = float(text.replace("−", "-"))
    return int(value) if value == int(value) else value


READERS: dict[str, Callable[[str], Any]] = {"n": number, "s": eval, "l": eval, "w": str}


def parts(template: str, question: str) -> list[Any] | None:
    """Return what stands in the places of a template, or None if a question does not read like this."""
    kinds = re.findall(r"\{(\w)\}", template)
    pattern = re.sub(r"\\\{(\w)\\\}", lambda kind: PARTS[kind[1]], re.escape(template))
    found = re.fullmatch(pattern, question)
    return [READERS[kind](text) for kind, text in zip(kinds, found.groups())] if found else None


def written(value: float) -> str:
    return f"{value:g}".replace("-", "−")


def shape_of(code: str, **names: Any) -> tuple[int, ...]:
    return eval(code, {"np": np}, names).shape


def or_error(shape: Callable[[], tuple[int, ...]], noun: str) -> str:
    try:
        return f"a {noun} {shape()}"
    except ValueError:
        return "an error"


def network_of(n_in: int, hidden: int, n_out: int) -> Network:
    return Network(Dense(n_in, hidden, "tanh", rng=0), Dense(hidden, n_out, rng=0))


def side(w_1: float, w_2: float, b: float, x: str) -> str:
    z = round(np.dot([w_1, w_2], [number(one) for one in x.split(", ")]) + b, 9)
    return ["on the no side", "on the line itself", "on the yes side"][int(np.sign(z)) + 1]


def stepped(optimizer: SGD, w: float, dw: float) -> float:
    weight = np.array([float(w)])
    optimizer.step([weight], [np.array([float(dw)])])
    return weight[0]


def passes(inputs: int) -> int:
    calls = 0

    def loss(parameters: np.ndarray) -> float:
        nonlocal calls
        calls += 1
        return 0.0

    numerical_gradient(loss, np.zeros(inputs + 1))
    return calls


def layer_shape(n_out: int, n_in: int, n: int, asked: str) -> str:
    layer = Dense(n_in, n_out, "identity", rng=0)
    return str({"W": layer.W, "b": layer.b, "Z": layer.forward(np.zeros((n, n_in)))}[asked].shape)


def gate(w_1: float, w_2: float, b: float) -> str:
    says_yes = tuple(np.dot(CORNERS, [w_1, w_2]) + b > 0)
    return {
        (0, 0, 0, 1): "It is AND.",
        (0, 1, 1, 1): "It is OR.",
        (0, 0, 0, 0): "It never says yes.",
        (1, 1, 1, 1): "It always says yes.",
    }[says_yes]


def relu_at(z: float) -> str:
    a = nnlib.relu(np.array([float(z)]))
    return f"output {written(a[0])}, slope {written(nnlib.relu.derivative(a)[0])}"


def share(powers: tuple[float, ...], which: str) -> float:
    return nnlib.softmax(np.log([powers]))[0, ["first", "second", "third"].index(which)]


def after_adding(c: float) -> str:
    Z = np.random.default_rng(0).normal(size=(1, 10))
    return "They stay as they are." if np.allclose(nnlib.softmax(Z), nnlib.softmax(Z + c)) else ""


def network_shape(n_in: int, hidden: int, n_out: int, n: int, asked: str) -> str:
    network = network_of(n_in, hidden, n_out)
    first, second = network.layers
    Y_hat = network.forward(np.zeros((n, n_in)))
    return str({"W₁": first.W, "A₁": first.A, "W₂": second.W, "Ŷ": Y_hat}[asked].shape)


def slope_of_the_mse(n: int, y_hat: float, y: float) -> float:
    return MSE().gradient(np.full((n, 1), y_hat), np.full((n, 1), y))[0, 0]


def slope_of_a_score(n: int, which: str, p: float) -> float:
    scores = np.tile(np.log([p, 1 - p]), (n, 1))
    labels = np.full(n, 0 if which == "the right" else 1)
    return CrossEntropy(from_logits=True).gradient(scores, labels)[0, 0]


def knowing_nothing(k: int) -> str:
    cost = CrossEntropy()(np.full((1, k), 1 / k), np.array([0]))
    return f"log {k}" if math.isclose(cost, math.log(k)) else ""


def step_of_a_line(w: float, b: float, x: float, y: float, lr: float) -> float:
    dw = numerical_gradient(lambda w: float(((w * x + b - y) ** 2).sum()), np.array([float(w)]))
    return w - lr * dw[0]


KINDS = {
    "sigmoid and BCE": "whether",
    "softmax and CE": "which of",
    "identity and MSE": "how many hours|how warm|what a house",
}


def which_loss(what: str) -> str:
    (kind,) = [kind for kind, words in KINDS.items() if re.match(words, what)]
    return kind


def slope_of_a_weight(a: float, da: float, x: float) -> float:
    layer = Dense(1, 1, "sigmoid", rng=0)
    layer.W[:], layer.b[:] = 0, math.log(a / (1 - a))
    layer.forward([[x]])
    layer.backward([[da]])
    return layer.dW[0, 0]


def gradient_shape(dZ: tuple[int, int], A_prev: tuple[int, int], asked: str) -> str:
    layer = Dense(A_prev[1], dZ[1], "identity", rng=0)
    layer.forward(np.zeros(A_prev))
    dA_prev = layer.backward(np.zeros(dZ))
    return str({"dW": layer.dW, "db": layer.db, "dA_prev": dA_prev}[asked].shape)


def missing(n: int) -> float:
    right = np.random.default_rng(n).normal(size=5)
    return float(abs(right - right / n).max() / abs(right).max())


def input_slope(w_1: float, w_2: float, dz_1: float, dz_2: float) -> float:
    layer = Dense(1, 2, "identity", rng=0)
    layer.W[:] = [[w_1], [w_2]]
    layer.forward([[0.0]])
    return layer.backward([[dz_1, dz_2]])[0, 0]


def bias_slope(*dZ: float) -> float:
    layer = Dense(1, 1, "identity", rng=0)
    layer.forward(np.zeros((len(dZ), 1)))
    layer.backward(np.reshape(dZ, (-1, 1)))
    return layer.db[0]


def limit(activation: str, n_in: int, n_out: int, rule: str) -> float:
    assert (activation, rule) in [("tanh", "Glorot and Bengio"), ("ReLU", "He and others")]
    return find_limit("he" if activation == "ReLU" else "glorot")(n_in, n_out)


def velocity(beta: float, *slopes: float) -> float:
    """Return the velocity after steps with these slopes; the first makes it as large as itself."""
    optimizer, w = Momentum(lr=1, beta=beta), np.zeros(1)
    for dw in slopes:
        optimizer.step([w], [np.array([float(dw)])])
    return optimizer.velocities[0][0]


def steps(n: int, size: int, epochs: int) -> int:
    return epochs * len(mini_batches(n, size, np.random.default_rng(0)))


def equal_start(hidden: int, value: float) -> str:
    network = network_of(2, hidden, 1)
    for layer in network.layers:
        layer.W[:] = value
    before = network.layers[0].W.copy()
    network.fit(*nnlib.datasets.xor(), loss=MSE(), optimizer=SGD(lr=0.5), epochs=5)
    after = network.layers[0].W
    return "They stay copies of each other." if np.allclose(after, after[0]) and np.any(after != before) else ""


LUMPED = {
    "a 0 and a 1, and is right at the other two points": [0, 1],
    "two zeros and a 1, and is right at the fourth point": [0, 0, 1],
    "a 0 and two ones, and is right at the fourth point": [0, 1, 1],
    "all four points": [0, 1, 1, 0],
}


def lumped(which: str, asked: str) -> float:
    targets = np.array(LUMPED[which])
    best = targets.mean()
    return best if asked == "the best answer" else ((targets - best) ** 2).sum() / 4


def at_corner(w: float, minus_w: float, b: float, x: str) -> float:
    x_1, x_2 = (int(one) for one in x.split(", "))
    return w * (x_1 or x_2) + minus_w * (x_1 and x_2) + b


def switched_on(w_1: float, w_2: float, b: float) -> int:
    return int((nnlib.relu(CORNERS @ [w_1, w_2] + b) > 0).sum())


LINES = np.array(list(itertools.product([-1.0, 0.0, 1.0], [-1.0, 0.0, 1.0], [-1.5, -0.5, 0.5, 1.5])))


def by_a_line(table: str) -> bool:
    """Tell whether some neuron says yes exactly where a table has ones."""
    wanted = np.array([one == "1" for one in table.split(", ")])
    return bool(((CORNERS @ LINES[:, :2].T + LINES[:, 2] > 0) == wanted[:, None]).all(axis=0).any())


PARTS_OF_DATA = {
    "the training set": "computing the steps|finding the mean",
    "the validation set": "choosing the learning rate|deciding how many|seeing when to stop",
    "the test set": "the one number at the end|a look when all is decided",
}


def part_for(job: str) -> str:
    (part,) = [part for part, words in PARTS_OF_DATA.items() if re.match(words, job)]
    return part


def recall_or_precision(all: int, digit: int, read: int, _: int, found: int, asked: str, __: int) -> float:
    others = 1000
    Y = np.array([1] * all + [0] * others)
    answers = np.array([1] * found + [0] * (all - found) + [1] * (read - found) + [0] * (others - read + found))
    confusion = nnlib.confusion_matrix(np.eye(2)[answers], Y)
    return confusion[1, 1] / (confusion[1].sum() if asked == "recall" else confusion[:, 1].sum())


def kept_value(p: float, value: float) -> float:
    handed_on = Dropout(p, rng=0).forward(np.full((1, 100), float(value)))
    return handed_on.max()


def first_loss(k: int, loss: float) -> str:
    if loss < math.log(k) / 2:
        return "The loss is computed wrongly."
    if loss < math.log(k) + 1:
        return "It is as it should be."
    return "The inputs are not scaled, or the first weights are too large."


def best_epoch(losses: str, patience: int) -> int:
    history = nnlib.History()
    for epoch, loss in enumerate(re.split(", | and ", losses), 1):
        history.validation_losses.append(number(loss))
        if epoch - (history.best_epoch or 0) >= patience:
            break
    assert history.best_epoch
    return history.best_epoch


CAUSES = {
    "The loss on one batch of digits ends at 1.46 each time, never lower.": "Softmax is applied twice.",
    "The training loss falls and falls, and the validation loss rises.": "It overfits.",
    "Training and validation loss both stay high.": "The network is too small, or trained too briefly.",
    "The loss becomes nan.": "The learning rate is too large.",
    "There are ten classes, and the first loss is 14.": "The inputs are not scaled.",
    "One batch is learned by heart, but the validation loss is above log k from the start.": (
        "X and Y were shuffled differently."
    ),
}


def line_of_derivation(activation: str, name: str) -> Callable[[str], bool]:
    """Return what tells whether a line is the slope of the loss with respect to one of its names."""
    values = {"w": 0.7, "x": -1.3, "b": 0.4, "y": 0.2}

    def y_hat(**changed: float) -> float:
        at = values | changed
        return float(ACTIVATIONS[activation](np.array(at["w"] * at["x"] + at["b"])))

    def loss(value: Any) -> float:
        return (y_hat(**{name: float(value)}) - values["y"]) ** 2

    measured = float(numerical_gradient(loss, np.array(values[name])))

    def is_right(line: str) -> bool:
        code = line.replace("2(", "2 * (").replace("ŷ(", "y_hat * (").replace("ŷ²", "y_hat**2").replace("ŷ", "y_hat")
        code = code.replace("·", "*").replace("−", "-")
        return math.isclose(eval(code, {}, values | {"y_hat": y_hat()}), measured, rel_tol=1e-6)

    return is_right


def slope_by_two_paths(c: float, x: float, y: float) -> float:
    at = Tensor(x)
    (at * y + c * at).backward()
    return float(at.grad)


OPERATIONS: dict[str, Callable[[Any, float], Any]] = {
    "a · b": lambda a, b: a * b,
    "a²": lambda a, b: a**2,
    "b − a": lambda a, b: b - a,
}


def pulled(operation: str, a: float, b: float, g: float) -> float:
    tensor = Tensor(a)
    (g * OPERATIONS[operation](tensor, b)).backward()
    return float(tensor.grad)


def pushes(lines: int) -> int:
    a = Tensor(1.0)
    for _ in range(lines):
        a = a + a
    return len(autodiff.in_order(a))


def pulled_by_jacobian(*given: Any) -> float:
    a, b, c, d, g_1, g_2, which = given
    x = Tensor(np.zeros(2))
    (np.array([g_1, g_2]) * (np.array([[a, b], [c, d]]) @ x)).sum().backward()
    return x.grad[["first", "second"].index(which)]


def slopes_not_zero(shape: tuple[int, int]) -> int:
    x = Tensor(np.ones(shape))
    a = x.relu().reshape(-1)
    count = 0
    for i in range(a.data.size):
        a[i].backward()
        count += int(np.count_nonzero(x.grad))
    return count


def order_of_pushes(first: str, source: str, *rest: str) -> str:
    """Compute the three lines with tensors, and return the names in the order in which they push."""
    *_, second_line, last_line, _, _ = rest
    known: dict[str, Any] = {"w": Tensor(2.0), source: Tensor(3.0)}
    for line in (f"{first} = w · {source}", second_line, last_line):
        exec(line.replace("·", "*").replace("−", "-"), known)
    names = {id(known[name]): name for name in ("L", first, second_line[0])}
    back = reversed(autodiff.in_order(known["L"]))
    return ", ".join(names[id(one)] for one in back if id(one) in names)


SUMS = {
    (): "not at all",
    (0,): "over the rows, along axis 0",
    (1,): "over the columns, along axis 1",
    (0, 1): "over both axes",
}


def summed_axes(mine: tuple[int, ...], whole: tuple[int, int], _: Any) -> str:
    """Return along which axes a gradient is summed for a tensor, told from what the engine makes of it."""
    tensor = Tensor(np.zeros(mine))
    g = np.random.default_rng(0).normal(size=whole)
    (g * (tensor + np.zeros(whole))).sum().backward()
    (right,) = [
        words
        for axes, words in SUMS.items()
        if np.allclose(np.broadcast_to(g.sum(axes, keepdims=True), whole), np.broadcast_to(tensor.grad, whole))
    ]
    return right


# For each maker, how its questions read, and the answer: a number, the right choice, or what tells the right choice.
RULES: dict[str, dict[str, Callable[..., Any]]] = {
    "meanAlongAnAxis": {
        "`A` has the shape {s}. What is the shape of `{w}`?": lambda s, code: str(shape_of(code, A=np.zeros(s)))
    },
    "columnOrSlice": {
        "`A` has the shape {s}. What is the shape of `{w}`?": lambda s, code: str(shape_of(code, A=np.zeros(s)))
    },
    "transposedProduct": {
        "`A` has the shape {s}. What is the shape of `{w}`?": lambda s, code: str(shape_of(code, A=np.zeros(s)))
    },
    "maskCounted": {"`a = np.array({l})`. What is `{w}`?": lambda a, code: int(eval(code, {"a": np.array(a)}))},
    "sumOfASlice": {"`a = np.array({l})`. What is `{w}`?": lambda a, code: int(eval(code, {"a": np.array(a)}))},
    "placeOfTheLargest": {"`a = np.array({l})`. What is `{w}`?": lambda a, code: int(eval(code, {"a": np.array(a)}))},
    "meanSubtracted": {
        "`A` has the shape {s}. What is `{w}`?": lambda s, code: or_error(
            lambda: shape_of(code, A=np.zeros(s)), "table"
        )
    },
    "weightedSum": {
        "A neuron has the weights {n} and {n} and the bias {n}. What is its sum z for the inputs {n} and {n}?": (
            lambda w_1, w_2, b, x_1, x_2: np.dot([w_1, w_2], [x_1, x_2]) + b
        )
    },
    "sideOfTheLine": {
        "A neuron has the weights {n} and {n} and the bias {n}. On which side of its line is the point ({w})?": side
    },
    "meanOfSquares": {
        "A neuron answers {n} and {n} where the labels are {n} and {n}. What is the loss, the mean of the squares?": (
            lambda a_1, a_2, y_1, y_2: MSE()(np.array([[a_1], [a_2]]), np.array([[y_1], [y_2]]))
        )
    },
    "stepDownhill": {
        "A weight is {n}, and the loss has the slope {n} there. What is the weight after a step at the learning rate "
        "{n}?": lambda w, dw, lr: stepped(SGD(lr), w, dw)
    },
    "passesForAStep": {
        "A neuron with {n} inputs learns by nudging each parameter up and down. How many passes through the data does "
        "one step take?": passes
    },
    "layerShapes": {
        "A layer of {n} neurons takes {n} inputs. A batch of {n} samples goes through: Z = X Wᵀ + b. What is the shape "
        "of {w}?": layer_shape
    },
    "gate": {"Both inputs are 0 or 1. What is a neuron with the weights {n} and {n} and the bias {n}?": gate},
    "productShape": {
        "`A` has the shape {s} and `B` the shape {s}. What is `A @ B`?": lambda a, b: or_error(
            lambda: (np.zeros(a) @ np.zeros(b)).shape, "matrix"
        )
    },
    "placeInTheStrip": {
        "A table with {n} columns is kept as a strip, row after row. At which place is the entry in row {n}, column "
        "{n}? All counts begin at 0.": lambda columns, i, j: int(np.ravel_multi_index((i, j), (i + 1, columns)))
    },
    "whereInTheTable": {
        "A table with {n} columns is kept as a strip, row after row. In which {w} is place {n}? All counts begin at "
        "0.": lambda columns, asked, place: int(
            np.unravel_index(place, (place + 1, columns))[["row", "column"].index(asked)]
        )
    },
    "oneEntry": {
        "Row {n} of A is `{l}`, and column {n} of B is `{l}`. What is in row {n}, column {n} of A B?": (
            lambda _, row, __, column, ___, ____: np.dot(row, column)
        )
    },
    "multiplications": {
        "How many multiplications does the product of a matrix {s} with a matrix {s} take?": (
            lambda a, b: sum(1 for _ in np.ndindex(a[0], b[1], a[1]))
        )
    },
    "repeatedBias": {
        "What is a table of the shape {s} plus an array of the shape {s}?": lambda a, b: or_error(
            lambda: (np.zeros(a) + np.zeros(b)).shape, "table"
        )
    },
    "missingBrackets": {
        "`Y_hat` has the shape {s}, and `Y` the shape {s}. What is the shape of `Y_hat - Y`?": (
            lambda a, b: str((np.zeros(a) - np.zeros(b)).shape)
        )
    },
    "slopeFromTheOutput": {
        "The output of a {w} neuron is {n}. How steep is its activation there?": (
            lambda name, a: float(ACTIVATIONS[name].derivative(np.array(a)))
        )
    },
    "slopeOfReLU": {"The weighted sum of a ReLU neuron is {n}. What are its output and its slope?": relu_at},
    "backThroughTheActivation": {
        "For a {w} neuron with the output {n}, dA is {n}. What is dZ?": (
            lambda name, a, dA: dA * float(ACTIVATIONS[name].derivative(np.array(a)))
        )
    },
    "slopesAlongAChain": {
        "Two sigmoid neurons in a row have the weights {n} and {n}, and their slopes are {n} and {n}. How many times "
        "as far as the input does the last output move?": lambda *factors: np.prod(factors)
    },
    "shareOfSoftmax": {
        "Three scores have the powers eᶻ of {n}, {n} and {n}. What share does softmax give to the {w}?": (
            lambda *given: share(given[:3], given[3])
        )
    },
    "sameAddedToAll": {
        "You add {n} to each of ten scores. What happens to the shares of softmax?": after_adding,
        "You subtract {n} from each of ten scores. What happens to the shares of softmax?": lambda c: after_adding(-c),
    },
    "vanishing": {
        "The slope of the sigmoid is at most 1/4. Through {n} of them in a row, weights aside, at best one part in how "
        "many gets through?": lambda layers: 1 / nnlib.sigmoid.derivative(np.array(0.5)) ** layers
    },
    "parameters": {
        "How many parameters does a network with {n} inputs, {n} hidden neurons and {n} output{w} have?": (
            lambda n_in, hidden, n_out, _: sum(array.size for array in network_of(n_in, hidden, n_out).parameters)
        )
    },
    "shapesOnTheWay": {
        "A network has {n} inputs, {n} hidden neurons and {n} outputs. A batch of {n} goes through. What is the shape "
        "of {w}?": network_shape
    },
    "throughReLU": {
        "Two hidden ReLU neurons have the sums {n} and {n}. An output neuron without an activation has the weights {n} "
        "and {n} and the bias {n}. What does it answer?": (
            lambda z_1, z_2, w_1, w_2, b: np.dot([w_1, w_2], nnlib.relu(np.array([z_1, z_2]))) + b
        )
    },
    "nudgedWeight": {
        "A weight of {n} multiplies an output of {n} from the layer before. You raise the weight by {n}. By how much "
        "does the sum z grow?": lambda w, a, nudge: (w + nudge) * a - w * a
    },
    "largerBatch": {
        "A network has answered batches of {n} samples. Now a batch has {n}. How many parameters does it have then?": (
            lambda few, many: "as many as before"
        )
    },
    "meanSquaredError": {
        "Four answers are off by {n}, {n}, {n} and {n}. What is the MSE?": (
            lambda *errors: MSE()(np.reshape(errors, (4, 1)), np.zeros((4, 1)))
        )
    },
    "slopeOfTheMSE": {
        "A network gives {n} answers. One is ŷ = {n}, where y = {n}. What is the slope of the MSE with respect to this "
        "answer?": slope_of_the_mse
    },
    "shareMinusTarget": {
        "Softmax with cross-entropy, and a batch of {n}. In one sample {w} class gets the share {n}. What is the slope "
        "of the loss with respect to its score?": slope_of_a_score
    },
    "surprise": {
        "A network gives the true label the probability 1/{n}. What does this sample cost, to one decimal? (log 2 is "
        "0.69 and log 10 is 2.30.)": lambda odds: -np.log(1 / odds)
    },
    "knowingNothing": {
        "There are {n} equally frequent classes. What is the cross-entropy of a network that knows nothing?": (
            knowing_nothing
        )
    },
    "stepOfALine": {
        "ŷ = w x + b with w = {n} and b = {n}, the loss is (ŷ − y)², and the one sample is x = {n}, y = {n}. What is w "
        "after one step at lr = {n}?": step_of_a_line
    },
    "whichLoss": {"A network has to say {w}. Which last activation, which loss?": which_loss},
    "slopeOfAWeight": {
        "A sigmoid neuron answers {n}, and da is {n}. What is dw of the weight whose input is {n}?": slope_of_a_weight
    },
    "shapeOfASlope": {
        "In a layer dZ has the shape {s}, and A_prev the shape {s}. What is the shape of {w}?": gradient_shape
    },
    "nextLine": {
        "L = (ŷ − y)², ŷ = {w}(z), z = w x + b. What is the slope of L with respect to {w}?": line_of_derivation
    },
    "dividedTwice": {
        "The gradient of the loss has its 1/n already, and a layer divides by n = {n} once more. What share of the "
        "right dW is missing, as a number from 0 to 1?": missing
    },
    "twoPaths": {
        "An input x goes to two neurons, with the weights {n} and {n}. Their error signals dz are {n} and {n}. What is "
        "dx?": input_slope
    },
    "measuredSlope": {
        "With a weight lowered by {n} the loss is {n}, and with the weight raised by {n} it is {n}. What slope do you "
        "measure?": lambda h, before, _, after: (after - before) / (2 * h)
    },
    "slopeOfABias": {"For four samples a neuron has dZ = {n}, {n}, {n} and {n}. What is its db?": bias_slope},
    "varianceOfFirstWeights": {
        "A {w} layer has {n} inputs and {n} neurons. What variance do {w} advise for its weights?": (
            lambda *given: limit(*given) ** 2 / 3
        )
    },
    "limitOfFirstWeights": {
        "A {w} layer has {n} inputs and {n} neurons. By the rule of {w} its weights are drawn evenly from −r to r. How "
        "large is r, to two decimals?": limit
    },
    "velocity": {
        "Momentum with β = {n}: the velocity v is {n}, and the slope dw is {n}. What is v after this step?": velocity
    },
    "finalVelocity": {
        "On an even slope of dw = {n}, towards which number does the velocity v of momentum go, with β = {n}?": (
            lambda dw, beta: velocity(beta, *[dw] * 500)
        )
    },
    "stepsOfTraining": {"There are {n} samples, in mini-batches of {n}. How many steps are {n} epochs?": steps},
    "acrossTheValley": {
        "The slope is {n} w. By which number does a step of gradient descent at lr = {n} multiply w?": (
            lambda curvature, lr: stepped(SGD(lr), 1.0, curvature)
        )
    },
    "equalStart": {
        "All weights of a network with {n} hidden neurons start at {n}. What becomes of these neurons in training?": (
            equal_start
        )
    },
    "orButNotAnd": {
        "An output neuron takes OR with the weight {n} and AND with the weight {n}, and its bias is {n}. What is its "
        "sum z at the corner ({w})?": at_corner
    },
    "pointsLumpedTogether": {
        "An XOR network gives the same answer to {w}. What is {w}, as a fraction or to two decimals?": lumped
    },
    "switchedOn": {
        "A hidden ReLU neuron has the weights {n} and {n} and the bias {n}. At how many of the four corners of XOR is "
        "it on?": switched_on
    },
    "noSingleNeuron": {
        "Which answers at (0, 0), (0, 1), (1, 0) and (1, 1) can no single neuron give?": (
            lambda: lambda table: not by_a_line(table)
        )
    },
    "standardised": {
        "On the training set an input has the mean {n} and the standard deviation {n}. What does standardising make of "
        "the value {n}?": lambda mean, deviation, x: (x - mean) / deviation
    },
    "standardError": {
        "A network is right on {n} % of {n} samples. What is the standard error of this accuracy, as a number from 0 "
        "to 1?": lambda percent, n: np.std(np.arange(n) < round(percent * n / 100)) / math.sqrt(n)
    },
    "recallOrPrecision": {
        "{n} pictures show a {n}, and {n} are read as a {n}; for {n} both holds. What is the {w} of the {n}?": (
            recall_or_precision
        )
    },
    "confusion": {
        "In a confusion matrix row {n}, column {n} holds {n}. What does that say?": (
            lambda i, j, count: f"{count} pictures of a {i} were read as a {j}."
        )
    },
    "whichPart": {"Which part of the data is for {w}?": part_for},
    "rareClass": {
        "Of {n} samples {n} are ones, and the others zeros. What is the accuracy of a program that always answers 0, "
        "as a number from 0 to 1?": lambda n, ones: np.mean(np.arange(n) >= ones)
    },
    "weightDecay": {
        "A weight is {n}, and dw is {n}. What is the weight after a step of gradient descent at lr = {n}, with the "
        "weight decay λ = {n}?": lambda w, dw, lr, decay: stepped(SGD(lr, weight_decay=decay), w, dw)
    },
    "dropout": {
        "A dropout layer with p = {n} keeps a value of {n} in training. What does it hand on?": kept_value,
    },
    "firstLoss": {
        "There are {n} classes, and the cross-entropy before the first step is {n}. What does that say?": first_loss
    },
    "patience": {
        "Epoch by epoch the validation loss is {w}. With a patience of {n}, from which epoch are the parameters in the "
        "end?": best_epoch
    },
    "overSeeds": {
        "Over {n} seeds the accuracies have a standard deviation of {n} percent. What is the standard error of their "
        "mean, in percent?": lambda runs, spread: spread / math.sqrt(runs)
    },
    "symptom": {"{w} What is the likely cause?": CAUSES.__getitem__},
    "usedTwice": {
        "p = x · y, and L = p + {n} · x, with x = {n} and y = {n}. What is dx, the slope of L with respect to x?": (
            slope_by_two_paths
        )
    },
    "pullOfAnOperation": {
        "c = {w}, with a = {n} and b = {n}. The gradient of c is {n}. What does the pull to a return?": pulled
    },
    "pushesInOrder": {
        "Take {n} lines: b = a + a, then c = b + b, and so on. In topological order, how many pushes does the way back "
        "take, that of a included?": pushes
    },
    "vectorJacobian": {
        "The Jacobian of an operation has the rows ({n}, {n}) and ({n}, {n}), and the gradient of its result is g = "
        "({n}, {n}). What is the gradient of its {w} input?": pulled_by_jacobian
    },
    "slopesOfAJacobian": {
        "ReLU takes a table of the shape {s}. Of all the slopes in its Jacobian, how many can differ from 0?": (
            slopes_not_zero
        )
    },
    "orderOfPushes": {
        "{w} = w · {w}, then {w}, then {w}. In which order do L, {w} and {w} push their gradients?": order_of_pushes
    },
    "summedAxis": {
        "A tensor of the shape {s} is added to one of the shape {s}. How is the gradient of the result, {s}, summed "
        "for it?": summed_axes
    },
}


def recomputed(maker: str, question: str) -> Any:
    """Return the answer to a question: a number, the text of the right choice, or what tells the right choice."""
    found = [(answer, given) for template, answer in RULES[maker].items() if (given := parts(template, question))]
    bare = [answer for template, answer in RULES[maker].items() if template == question]
    ((answer, given),) = found or [(answer, []) for answer in bare]
    return answer(*given)
