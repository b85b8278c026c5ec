"""The exercises of chapter 11, the chain rule unwrapped."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from course.exercises import errors
from course.exercises.comparing import difference, written
from course.exercises.demands import ArgumentsKept
from course.exercises.exercise import Exercise, Mistake
from course.exercises.running import NoResult
from nnlib import Adam, autodiff, datasets, numerical_gradient
from nnlib.autodiff import Tensor


def maximum_pulls(g, a, b):
    """Return da (n, k) and db (k,) for np.maximum(a, b), given g."""
    wins = a > b
    da = g * wins
    db = (g * ~wins).sum(axis=0)
    return da, db


def running_total(x):
    """Return the running total of a tensor x (n,), as a tensor."""

    def pull(g):
        return np.cumsum(g[::-1])[::-1]

    return autodiff.Tensor(np.cumsum(x.data), ((x, pull),))


def weighted_sum(tensors, weights):
    """Return the sum of some tensors, each times its weight, as one tensor."""
    total, inputs = 0.0, []
    for tensor, weight in zip(tensors, weights):
        total = total + weight * tensor.data
        inputs.append((tensor, lambda g, weight=weight: weight * g))
    return autodiff.Tensor(total, tuple(inputs))


def way_back(inputs, last, wanted):
    """Return the names from `last` to those wanted, in the order in which they push."""
    order, seen, waiting = [], set(), [(last, False)]
    while waiting:
        name, is_ready = waiting.pop()
        if is_ready:
            order.append(name)
        elif name not in seen:
            seen.add(name)
            waiting.append((name, True))
            waiting += [(source, False) for source in inputs[name]]
    needed = set()
    for name in order:
        if name in wanted or any(source in needed for source in inputs[name]):
            needed.add(name)
    return [name for name in reversed(order) if name in needed]


def activation(z):
    """Return a tensor like z, each element bent by a rule of your own."""
    return (-(z * z)).exp()


def divide(u, u_slope, u_second, v, v_slope, v_second):
    """Return the value of u / v, its slope, and its second derivative."""
    value = u / v
    slope = (u_slope - value * v_slope) / v
    second = (u_second - 2 * slope * v_slope - value * v_second) / v
    return value, slope, second


ARRIVING = np.array([1.5, -2.0, 0.7, 3.0])


def pulled_back(pull: Any, source: Any, g: np.ndarray) -> np.ndarray:
    """Return what the pull to a source makes of g; raise NoResult, with words, if the engine could not use it."""
    given = np.array(g)
    made = pull(given)
    if made is None:
        raise NoResult("The pull gives None. Is there a `return` in it?")
    if isinstance(made, int | float) and not isinstance(made, np.generic):
        raise NoResult(
            f"The pull gives {written(made)}, a plain number. Where is g in it, the gradient that arrives at the result?"
        )
    if not isinstance(made, np.ndarray | np.generic):
        raise NoResult(
            f"The pull has to return an array, which the engine adds to a gradient. It gives {written(made)}."
        )
    if made.shape != source.data.shape:
        raise NoResult(
            f"The pull gives the shape {made.shape}, but its input has {source.data.shape}. Each gradient has the shape "
            "of its value."
        )
    if not np.array_equal(given, g):
        raise NoResult(
            "The pull writes into g. The engine still needs it: it is the gradient that the result keeps, and the next "
            "pull is given the same array."
        )
    if np.any(made) and not difference(np.asarray(made), np.asarray(pull(2 * g))):
        raise NoResult(
            "The pull gives the same for every g. What arrives at the result has to be in it: a pull multiplies g by "
            "the slopes."
        )
    return np.asarray(made)


def checked(tensor: Any, right: Any) -> Any:
    """Return a tensor that an operation has made; raise NoResult, with words, if it is none, or not that of `right`."""
    if tensor is None:
        raise NoResult("Nothing comes back. A tensor is needed.")
    if not is_tensor(tensor):
        raise NoResult(f"A tensor is needed, with its inputs and their pulls. What comes back is {written(tensor)}.")
    if difference(right, tensor.data):
        raise NoResult(f"The value itself is wrong. It is {written(tensor.data)}, and should be {written(right)}.")
    check_inputs(tensor.inputs)
    return tensor


def is_tensor(thing: Any) -> bool:
    """Whether something is a tensor, of nnlib's or of an engine of the learner's own."""
    return hasattr(thing, "inputs")


def check_inputs(inputs: Any) -> None:
    """Raise NoResult, with words, unless these are pairs, each a tensor and the pull to it."""
    form = "`inputs` is a tuple of pairs, each a tensor and its pull"
    if not isinstance(inputs, tuple | list):
        raise NoResult(f"{form}. Here it is {written(inputs)}.")
    for pair in inputs:
        if not isinstance(pair, tuple | list) and len(inputs) == 2 and callable(inputs[1]):
            raise NoResult(
                f"{form}. Here it is one pair and no tuple of pairs. A tuple of one ends with a comma: `(1,)`."
            )
        if not isinstance(pair, tuple | list) or len(pair) != 2:
            raise NoResult(f"{form}. Here an input stands without its pull.")
        source, pull = pair
        if callable(source) and is_tensor(pull):
            raise NoResult("In the pair the pull comes first. The tensor is the first of the two, its pull the second.")
        if not is_tensor(source):
            raise NoResult(
                f"The first of a pair is the tensor itself, so that the way back goes on from there. Here it is "
                f"{written(source)}."
            )
        if not callable(pull):
            raise NoResult(f"Beside each input stands its pull, a function of g. Here it is {written(pull)}.")


def gradient_of_total(program: Any, x: Any) -> Any:
    """Return the gradient of a number that is made of the running total of a tensor."""
    x = autodiff.Tensor(x)
    y = checked(program(x), np.cumsum(x.data))
    g = ARRIVING[: len(x.data)]
    dtypes = [pulled_back(pull, x, g).dtype for one, pull in y.inputs if one is x] or [np.dtype(float)]
    (g * y).sum().backward()
    if x.grad is None:
        raise NoResult("No gradient comes back to x. The inputs of a tensor are pairs, each an input and its pull.")
    return x.grad.astype(dtypes[0])


def shown_total(x: Any) -> str:
    g = written(ARRIVING[: len(x)])
    return f"x = autodiff.Tensor({written(x)})\n(np.array({g}) * running_total(x)).sum().backward()\nx.grad"


def gradients_of_sum(program: Any, arrays: Any, weights: Any) -> Any:
    """Return the gradient of each of the arrays; one that is there twice is one tensor."""
    tensors = {id(array): autodiff.Tensor(array) for array in arrays}
    given = [tensors[id(array)] for array in arrays]
    terms = [weight * array for array, weight in zip(arrays, weights)]
    made = program(list(given), list(weights))
    if len(terms) > 1 and is_tensor(made) and not difference(terms[0], made.data):
        raise NoResult("The value is that of the first tensor alone. Does the `return` stand inside of the loop?")
    y = checked(made, sum(terms))
    for source, pull in y.inputs:
        if any(source is one for one in given):
            pulled_back(pull, source, 2 * y.data)
    (y * y).sum().backward()
    if any(tensor.grad is None for tensor in given):
        raise NoResult("To some of the tensors no gradient comes back. Is each of them among the inputs?")
    return [tensor.grad for tensor in given]


def shown_sum(arrays: Any, weights: Any) -> str:
    names = {id(array): name for name, array in zip("abc", arrays)} | {id(arrays[0]): "a"}
    tensors = [
        f"{name} = autodiff.Tensor({written(array)})" for name, array in zip("abc", arrays) if names[id(array)] == name
    ]
    used = ", ".join(names[id(array)] for array in arrays)
    gradients = ", ".join(f"{names[id(array)]}.grad" for array in arrays)
    return "\n".join(
        [*tensors, f"y = weighted_sum([{used}], {written(weights)})", "(y * y).sum().backward()", gradients]
    )


def check_pulls(program: Any) -> str:
    a, b = autodiff.Tensor(3.0), autodiff.Tensor(1.0)
    program([a, b], [2.0, 5.0]).backward()
    steps = numerical_gradient(lambda v: 2 * v[0] + 5 * v[1], [3.0, 1.0])
    return (
        f"Gradient check of 2 a + 5 b: this program finds {a.grad:.4g} and {b.grad:.4g}, small steps find "
        f"{steps[0]:.4g} and {steps[1]:.4g}."
    )


@dataclass(frozen=True)
class Chain:
    """A graph of x0, x1 and so on, each made of the one before it, twice."""

    length: int

    @property
    def inputs(self) -> dict[str, list[str]]:
        return {f"x{i}": [f"x{i - 1}"] * 2 if i else [] for i in range(self.length + 1)}


def judged_way(program: Any, graph: Any, last: Any, wanted: Any) -> Any:
    """Raise NoResult, with words, if a way back is not right: there may be several right ones."""
    inputs = graph.inputs if isinstance(graph, Chain) else graph
    try:
        names = program({name: list(sources) for name, sources in inputs.items()}, last, set(wanted))
    except RecursionError:
        if not isinstance(graph, Chain):
            raise
        raise NoResult(
            f"The graph is {graph.length} names deep, and Python allows about a thousand calls inside one another. Keep "
            "a list of what is waiting, as `in_order` does."
        ) from None
    if not isinstance(names, list | tuple):
        raise NoResult(f"A list of names is needed. What comes back is {written(names)}.")
    names = list(names)
    if fault := fault_of(names, inputs, last, wanted):
        listed = " ".join(map(str, names[:9])) + " …" * (len(names) > 9)
        raise NoResult(f"The list is {listed}: {fault}" if names else f"The list is empty: {fault}")
    return "right"


def fault_of(names: list[Any], inputs: Any, last: Any, wanted: Any) -> str:
    """Return words for the first name with which something is wrong."""
    users: dict[Any, list[Any]] = {name: [] for name in inputs}
    for name, sources in inputs.items():
        for source in sources:
            users[source].append(name)
    needed, leading = reached(last, inputs), set().union(*(reached(name, users) for name in wanted))
    place = {name: number for number, name in enumerate(names)}
    for name in names:
        if name not in inputs:
            return f"{name} is not in the graph. Does the list remember an earlier call?"
        if name not in needed:
            return f"{last} is not made of {name}, so that none of its gradient gets there."
        if name not in leading:
            return f"{name} leads to nothing that is wanted. Leave it out."
    for name in sorted(needed & leading):
        if name not in place:
            ends = {name == last: "The way begins there", name in wanted: "It is wanted itself"}
            between = [source for source in inputs[name] if source in leading]
            why = ends.get(True) or f"It is made of {between[0]}, which is wanted or leads to what is"
            return f"{name} is missing. {why}."
        if len(place) < len(names) and names.count(name) > 1:
            return f"{name} is there {names.count(name)} times. Once is enough: by then everything has arrived."
        early = [user for user in users[name] if user in place and place[user] > place[name]]
        if early:
            return f"{name} comes before {early[0]}, which is made of it. On the way back it has to wait for that."
    return ""


def shown_way(graph: Any, last: Any, wanted: Any) -> str:
    names = "{" + ", ".join(map(repr, sorted(wanted))) + "}"
    if not isinstance(graph, Chain):
        return f"way_back({graph!r}, {last!r}, {names})"
    inputs = '{f"x{i}": [f"x{i - 1}"] * 2 if i else [] for i in range(' + f"{graph.length + 1})}}"
    return f"way_back({inputs}, {last!r}, {names})"


def reached(start: Any, neighbours: Any) -> set[Any]:
    """Return all that can be reached from a name, itself too."""
    found, waiting = {start}, [start]
    while waiting:
        new = set(neighbours[waiting.pop()]) - found
        found |= new
        waiting += new
    return found


KNOWN = {
    "tanh": lambda z: z.tanh(),
    "the sigmoid": lambda z: z.sigmoid(),
    "relu": lambda z: z.relu(),
    "swish": lambda z: z * z.sigmoid(),
}
POINTS = np.linspace(-2.9, 3.1, 14).reshape(7, 2)
ENOUGH = 190


def judged_activation(program: Any, seed: int) -> None:
    """Raise NoResult, with words, if this is not a new activation, or if a network does not learn with it."""
    check_activation(program)
    X, Y = datasets.circles(200, rng=0)
    rng = np.random.default_rng(seed)
    parameters = [Tensor(rng.normal(size=size)) for size in [(2, 8), (8,), (8, 1), (1,)]]
    optimizer = Adam(lr=0.05)
    for _ in range(300):
        W_1, b_1, W_2, b_2 = parameters
        Y_hat = (program(X @ W_1 + b_1) @ W_2 + b_2).sigmoid()
        ((Y_hat - Y) ** 2).mean().backward()
        if not all(np.isfinite(tensor.grad).all() for tensor in parameters):
            raise NoResult(
                "In the training the numbers grow beyond what a computer can hold. Does it rise too steeply?"
            )
        optimizer.step([tensor.data for tensor in parameters], [tensor.grad for tensor in parameters])
    right = int(((Y_hat.data > 0.5) == (Y > 0.5)).sum())
    if right < ENOUGH:
        raise NoResult(
            f"After the training {right} of 200 points are right, and {ENOUGH} are needed. Try another bend, or a "
            "stronger one: the sums lie mostly between −3 and 3."
        )


def check_activation(program: Any) -> None:
    """Raise NoResult, with words, for what is not an activation of one's own."""
    z = Tensor(POINTS)
    try:
        a = program(z)
    except (TypeError, AttributeError) as error:
        if "Tensor" not in str(error):
            raise
        raise NoResult(
            "The engine does not have what is asked of a tensor here. It has `+`, `-`, `*`, `/`, powers, and `z.exp()`, "
            f"`z.log()`, `z.tanh()`, `z.sigmoid()` and `z.relu()`.{errors.own_line(error, program)}"
        ) from None
    if a is None:
        raise NoResult("Nothing comes back. A tensor is needed.")
    if not isinstance(a, Tensor):
        raise NoResult("What comes back is not a tensor. Use the tensor's own operations, and not its `.data`.")
    if a.shape != z.shape:
        raise NoResult(f"For z of shape {z.shape} a tensor of this shape is needed. What comes back is {a.shape}.")
    values = a.data.ravel()
    if not np.isfinite(values).all():
        where = POINTS.ravel()[~np.isfinite(values)][0]
        raise NoResult(f"At z = {where:.2f} its value is not a finite number.")
    if not np.allclose(program(Tensor(POINTS[:, :1])).data, a.data[:, :1]):
        raise NoResult("What it makes of an element depends on the others. Each has to be bent by itself.")
    if np.ptp(values) < 1e-9:
        raise NoResult("It gives the same for every z, so nothing gets through it.")
    if np.abs(np.diff(values, 2)).max() < 1e-9:
        raise NoResult("That is a straight line. Without a bend, the hidden layer sees no more than a single neuron.")
    for name, known in KNOWN.items():
        if np.allclose(a.data, known(z).data):
            raise NoResult(f"That is {name}. Invent one of your own.")
    a.sum().backward()
    by_steps = [float(program(Tensor(POINTS + h)).data.sum() - a.data.sum()) for h in (1e-6, -1e-6)]
    if z.grad is None or abs(z.grad.sum() - (by_steps[0] - by_steps[1]) / 2e-6) > 1e-3 * (1 + abs(z.grad).max()):
        raise NoResult("The engine cannot follow how this is made from z. Use z itself, and not its `.data`.")


rng = np.random.default_rng(91)


def maximum_case(n: int, k: int) -> tuple[Any, ...]:
    """Return g, a and b; every column has entries on both sides of b."""
    a, b = rng.normal(size=(n, k)).round(2), rng.normal(size=k).round(2)
    a[0], a[-1] = b + 0.7, b - 0.4
    return rng.normal(size=(n, k)).round(2), a, b


def twice(arrays: list[Any], weights: list[float]) -> tuple[Any, ...]:
    """Return a case in which the first array is there once more at the end."""
    return [*arrays, arrays[0]], weights


EXERCISES = [
    Exercise(
        id="maximum-pulls",
        title="The pulls of a new operation",
        task=r"""A new operation needs its pulls. First the product of a table and a column, solved whole: $a$ has the shape (n, k), and $b$, of the shape (n, 1), is broadcast.

```python
def product_pulls(g, a, b):
    da = g * b
    db = (g * a).sum(axis=1, keepdims=True)
    return da, db
```

Each entry of $b$ is used in all the columns of its row. So what arrives is added up along the row, and db has the shape of $b$.

Now `np.maximum(a, b)`, which takes the larger of two entries, at each place. Here $b$ has the shape (k,). No entry of $a$ equals the one of $b$ that it is compared with. The pull to $a$ is there; the one to $b$ is yours. Leave `g`, `a` and `b` as they are: the engine hands the same `g` to both pulls, and the values may be used elsewhere.""",
        section="One pull for each operation",
        solution=maximum_pulls,
        blanks=["(g * ~wins).sum(axis=0)"],
        demands=[
            ArgumentsKept(
                "The numbers are right, but g, a or b is changed. The engine still needs them: it hands the same g to the other pull, and a and b are the values of tensors.",
                ("    db = (g * ~wins).sum(axis=0)\n", "    g *= ~wins\n    db = g.sum(axis=0)\n"),
            )
        ],
        cases=[
            maximum_case(2, 1),
            maximum_case(3, 2),
            maximum_case(4, 5),
            (
                np.array([[0.8, -1.3], [2.1, 0.6], [-0.4, 1.7]]),
                np.array([[0.4005, -1.1005], [0.3995, -1.0995], [-0.2, 0.7]]),
                np.array([0.4, -1.1]),
            ),
        ],
        hints=[
            "Where the entry of $a$ is the larger one, a nudge to it moves the result just as far, and a nudge to $b$ does nothing. And where $b$ is the larger one?",
            "`~wins` is True where $b$ has won. Each gradient has the shape of its value: in how many rows is an entry of $b$ used?",
            "So `g * ~wins` is added up over the rows, along axis 0.",
        ],
        explanation="The maximum is a switch: the gradient goes to the side that has won, and nothing goes to the other. And as $b$ was repeated in every row, its gradient is summed over the rows. With $b = 0$ this is ReLU.",
        mistakes=[
            Mistake(
                "b is used in every row, but only the last row in which it wins is left: add them up.",
                (
                    "(g * ~wins).sum(axis=0)",
                    "np.array([([0.0] + [one for one, won in zip(*pair) if not won])[-1] for pair in zip(g.T, wins.T)])",
                ),
            ),
            Mistake(
                "db still has a row for each row of a. b was repeated there, so its gradient is summed over the rows.",
                ("(g * ~wins).sum(axis=0)", "g * ~wins"),
            ),
            Mistake(
                "db is a mean over the rows. Each row has used b in full, so the parts add up.",
                ("(g * ~wins).sum(axis=0)", "(g * ~wins).mean(axis=0)"),
            ),
            Mistake("da and db are right for the minimum: the gradient goes to the larger side.", ("a > b", "a < b")),
            Mistake(
                "Both sides get the whole gradient. Only the larger one is felt in the result.",
                ("g * wins", "g"),
                ("g * ~wins", "g"),
            ),
            Mistake(
                "The side that has lost gets minus g. But a nudge to it changes nothing: its gradient is 0.",
                ("g * wins", "g * np.sign(a - b)"),
                ("g * ~wins", "g * np.sign(b - a)"),
            ),
            Mistake(
                "a is compared with 0, as in relu. Here each of its entries is compared with an entry of b.",
                ("a > b", "a > 0"),
            ),
            Mistake("b gets the gradient also where a has won.", ("g * ~wins", "g")),
            Mistake("a gets the gradient also where b has won.", ("g * wins", "g")),
            Mistake(
                "db is summed over the wrong axis: the rows are what disappears.",
                ("sum(axis=0)", "sum(axis=1)"),
            ),
            Mistake(
                "db is one number for everything. Each of the k entries has its own gradient.", ("sum(axis=0)", "sum()")
            ),
            Mistake(
                "db keeps the axis of the rows, with length 1. It needs the shape of b.",
                ("sum(axis=0)", "sum(axis=0, keepdims=True)"),
            ),
            Mistake(
                "The slope on the winning side is 1: a nudge moves the result just as far. The value itself does not count.",
                ("g * wins", "g * wins * a"),
                ("g * ~wins", "g * ~wins * b"),
            ),
            Mistake(
                "What arrived is lost: the slope of the switch has to be multiplied by g.",
                ("g * wins", "1.0 * wins"),
                ("(g * ~wins).sum", "(~wins).sum"),
            ),
        ],
    ),
    Exercise(
        id="running-total",
        title="An operation of your own for the engine",
        task=r"""`np.cumsum` makes the running total $y_i = x_0 + x_1 + \dots + x_i$. The engine does not have it: give it to the engine. `running_total(x)` takes a tensor of the shape (n,), and returns a tensor that knows how its gradient goes back, as all others do. Two places are open: what the pull returns, which can be done without a loop, and the inputs of the new tensor, as the engine keeps them. Leave `g` as it is: the new tensor keeps it as its gradient.""",
        section="One pull for each operation",
        solution=running_total,
        blanks=["np.cumsum(g[::-1])[::-1]", "((x, pull),)"],
        use=gradient_of_total,
        shown=shown_total,
        cases=[(np.array([0.7]),), (np.array([2.0, -0.5]),), (np.array([1.5, -2.2, 0.4, 3.1]),)],
        hints=[
            "In which of the totals does $x_0$ occur? And the last $x$?",
            r"So $dx_j = g_j + g_{j+1} + \dots$, up to the end: a running total that begins at the other end. `g[::-1]` is the array backwards.",
            "In the engine, `inputs` is a tuple of pairs, each an input and the pull to it. Look at `tanh` in the small engine: it has a single pair, too.",
        ],
        explanation="The Jacobian has ones on and below the diagonal. $g J$ adds up a column of it, from the diagonal to the end. So the transpose of a running total is a running total from the back, and its cost is as small: $n - 1$ sums, where the product with the matrix takes $n^2$ products. That is all an engine needs to know of an operation. PyTorch lets you add your own in the same way.",
        mistakes=[
            Mistake(
                "That runs forward once more. x₀ is felt in all totals, the last x in one only.",
                ("np.cumsum(g[::-1])[::-1]", "np.cumsum(g)"),
            ),
            Mistake(
                "Added up from the right end, but not turned back: the first gradient comes last.",
                ("np.cumsum(g[::-1])[::-1]", "np.cumsum(g[::-1])"),
            ),
            Mistake(
                "Turned after adding up: the sums still begin at the front.",
                ("np.cumsum(g[::-1])[::-1]", "np.cumsum(g)[::-1]"),
            ),
            Mistake(
                "Differences undo a running total. A pull does not undo, it multiplies by the transpose.",
                ("np.cumsum(g[::-1])[::-1]", "np.diff(g, prepend=0)"),
            ),
            Mistake(
                "That hands every gradient straight back. But x₀ is part of every total, not only of the first.",
                ("np.cumsum(g[::-1])[::-1]", "g"),
            ),
            Mistake(
                "Every x gets all of g. But an x is not felt in the totals before it.",
                ("np.cumsum(g[::-1])[::-1]", "np.full_like(g, g.sum())"),
            ),
            Mistake(
                "x_j does occur in n − j totals, but each of them brings its own gradient: add those.",
                ("np.cumsum(g[::-1])[::-1]", "g * np.arange(len(g), 0, -1)"),
            ),
            Mistake(
                "One is missing in each: x_j is part of the total number j itself, too.",
                ("np.cumsum(g[::-1])[::-1]", "np.cumsum(g[::-1])[::-1] - g"),
            ),
            Mistake(
                "Only the next gradient is added to each. All later ones belong to it: begin at the end.",
                ("np.cumsum(g[::-1])[::-1]", "g + np.append(g[1:], 0)"),
            ),
            Mistake(
                "The pull gives the same for every g. What arrives at the result has to be in it: a pull multiplies g by the slopes.",
                ("np.cumsum(g[::-1])[::-1]", "np.arange(len(g), 0.0, -1)"),
            ),
            Mistake("g is turned around, but not added up.", ("np.cumsum(g[::-1])[::-1]", "g[::-1]")),
            Mistake(
                "The pull writes into g.",
                (
                    "        return np.cumsum(g[::-1])[::-1]\n",
                    "        for i in reversed(range(len(g) - 1)):\n            g[i] += g[i + 1]\n        return g\n",
                ),
            ),
            Mistake(
                "No gradient comes back to x. The inputs of a tensor are pairs, each an input and its pull.",
                ("((x, pull),)", "()"),
            ),
            Mistake(
                "Beside each input stands its pull, a function of g.",
                ("((x, pull),)", "((x, pull(x.data)),)"),
            ),
            Mistake(
                "Here it is one pair and no tuple of pairs.",
                ("((x, pull),)", "(x, pull)"),
            ),
            Mistake("Here an input stands without its pull.", ("((x, pull),)", "(x,)")),
            Mistake("In the pair the pull comes first.", ("((x, pull),)", "((pull, x),)")),
            Mistake(
                "The first of a pair is the tensor itself, so that the way back goes on from there.",
                ("((x, pull),)", "((x.data, pull),)"),
            ),
            Mistake(
                "The value itself is wrong.",
                ("np.cumsum(x.data)", "x.data"),
            ),
            Mistake(
                "A tensor is needed, with its inputs and their pulls.",
                ("autodiff.Tensor(np.cumsum(x.data), ((x, pull),))", "np.cumsum(x.data)"),
            ),
        ],
    ),
    Exercise(
        id="weighted-sum",
        title="Find the bug: the last weight wins",
        task=r"This operation adds up any number of tensors of the same shape, each times its own weight, a number; a tensor may be there more than once. One operation is cheaper than many, so a pull for each tensor is made in a loop. The value is right, and with a single tensor the gradient is right as well. But with several, a gradient check fails. Fix it.",
        section="A small engine",
        solution=weighted_sum,
        use=gradients_of_sum,
        shown=shown_sum,
        cases=[
            ([np.array(1.5)], [2.0]),
            ([np.array(1.5), np.array(-0.5)], [2.0, 5.0]),
            ([np.array([0.3, -1.2]), np.array([2.0, 0.7]), np.array([-0.4, 1.1])], [0.5, -3.0, 1.7]),
            twice([np.array([[1.0, -2.0, 0.5]]), np.array([[0.2, 0.9, -1.4]])], [2.5, -0.6, 1.2]),
        ],
        symptom=check_pulls,
        bug=Mistake("", ("lambda g, weight=weight: weight * g", "lambda g: weight * g")),
        hints=[
            "Which weight does each of the pulls use? Look at the numbers that the check finds.",
            "When is `weight * g` computed: where the lambda stands, or when the engine calls it? Which value does the name `weight` have by then?",
            "Each pull needs a weight of its own. A function keeps the default value of a parameter from the moment when it is made; or let another function make the pull, and give it the weight.",
        ],
        explanation="A function looks up its names when it is called. All pulls were made in the loop, and called after it, when `weight` was the last one. The value did not show it, for it was computed in the loop. `weight=weight` keeps the value of that moment as a default; a function `pull_with(weight)` that returns the lambda does so too. In the engine each operation makes its pulls in a call of its own, with names of its own, which is why they do not meet.",
        mistakes=[
            Mistake(
                "Every pull uses the last weight. A `def` in the loop, or another name that is set in it, changes nothing: what counts is when the name is looked up, and by then the loop is over.",
                (
                    "        inputs.append((tensor, lambda g, weight=weight: weight * g))\n",
                    "        own = weight\n\n        def pull(g):\n            return own * g\n\n        inputs.append((tensor, pull))\n",
                ),
            ),
            Mistake(
                "The weights are lost on the way back: each tensor gets all of g.",
                ("weight * g", "g"),
            ),
            Mistake(
                "Now every pull uses the first weight.",
                ("lambda g, weight=weight: weight * g", "lambda g: weights[0] * g"),
            ),
            Mistake(
                "Every pull uses the sum of all weights. Each tensor is felt by its own.",
                ("lambda g, weight=weight: weight * g", "lambda g: sum(weights) * g"),
            ),
            Mistake(
                "The value of the tensor is in the pull. The slope of weight times tensor with respect to the tensor is the weight alone.",
                ("weight=weight: weight * g", "weight=weight, a=tensor.data: weight * a * g"),
            ),
            Mistake(
                "The pull divides by the weight. A nudge to the tensor moves the sum by weight times as much.",
                (": weight * g", ": g / weight"),
            ),
            Mistake(
                "Beside each input stands its pull, a function of g.",
                ("lambda g, weight=weight: weight * g", "weight"),
            ),
            Mistake("Where is g in it, the gradient that arrives at the result?", (": weight * g", ": weight")),
            Mistake(
                "The pull writes into g.",
                ("lambda g, weight=weight: weight * g", "lambda g, weight=weight: np.multiply(g, weight, out=g)"),
            ),
            Mistake(
                "A tensor that is there twice keeps only its last weight. The sum feels it in both places, so both weights count.",
                (
                    "        inputs.append((tensor, lambda g, weight=weight: weight * g))\n",
                    "        inputs = [one for one in inputs if one[0] is not tensor]\n        inputs.append((tensor, lambda g, weight=weight: weight * g))\n",
                ),
            ),
            Mistake(
                "The value is that of the first tensor alone. Does the `return` stand inside of the loop?",
                ("    return autodiff", "        return autodiff"),
            ),
            Mistake(
                "To some of the tensors no gradient comes back. Is each of them among the inputs?",
                (
                    "inputs.append((tensor, lambda g, weight=weight: weight * g))",
                    "inputs = [(tensor, lambda g, weight=weight: weight * g)]",
                ),
            ),
            Mistake(
                "The pulls are in the wrong order: the first tensor gets the last weight, and the last one the first.",
                (
                    "    return autodiff.Tensor(total, tuple(inputs))",
                    "    pulls = [pull for _, pull in inputs][::-1]\n    return autodiff.Tensor(total, tuple(zip(tensors, pulls)))",
                ),
            ),
        ],
    ),
    Exercise(
        id="way-back",
        title="Only what is wanted",
        task=r"""Training does not want every gradient. Those of the pictures are of no use to it, nor are those of anything that is made of pictures alone. `inputs` has for each name the list of the names that it is made of, and `wanted` is a set of names. Return all names that lie on some way from `last` back to a wanted one, the two ends included: their gradients have to be computed, and no others. Return them in a list, each once, in an order in which they can push: a name comes only after every name on the list that uses it. Every such order is right.

In the graph `{"c": ["b", "x"], "b": ["a", "a"], "a": [], "x": []}`, with `"c"` as `last` and `{"a"}` as `wanted`, only `["c", "b", "a"]` is right: x leads to nothing that is wanted. If no wanted name has a part in `last`, the list is empty. A graph may be thousands of names deep, with more paths than anybody could walk.""",
        section="An order for the way back",
        solution=way_back,
        use=judged_way,
        shown=shown_way,
        cases=[
            ({"a": []}, "a", {"a"}),
            ({"c": ["b", "x"], "b": ["a", "a"], "a": [], "x": []}, "c", {"a"}),
            ({"d": ["a", "b"], "b": ["a"], "a": []}, "d", {"b"}),
            (
                {
                    "loss": ["out", "aim"],
                    "out": ["w", "hid"],
                    "hid": ["v", "pic"],
                    "pic": [],
                    "aim": [],
                    "w": [],
                    "v": [],
                },
                "loss",
                {"v", "w"},
            ),
            ({"z": ["m", "t"], "k": ["z", "m"], "m": [], "t": ["q"], "q": []}, "z", {"k"}),
            (
                {"e": ["d", "b"], "a": [], "d": ["c"], "b": ["a"], "c": ["b", "s"], "s": ["a"], "r": ["e", "a"]},
                "e",
                {"a", "c", "r"},
            ),
            ({"h": ["f", "g"], "g": ["y"], "f": ["y", "u"], "y": ["p"], "u": [], "p": ["o"], "o": []}, "h", {"y", "o"}),
            (Chain(60), "x60", {"x0"}),
            (Chain(5000), "x5000", {"x1", "x4000"}),
        ],
        hints=[
            "Two questions: what is `last` made of, directly or not? And which of these lead to a wanted name?",
            "The first is a topological order, inputs first, as `in_order` makes it; here with names in place of tensors.",
            "Go through that order from its beginning. A name leads to a wanted one if it is wanted itself, or if one of its inputs does, which you know by then.",
            "The names that remain, backwards, can push one after the other.",
        ],
        explanation="In a topological order each name comes after its inputs, so one walk through it says which of them lead to a wanted name, and the walk back from its end is the order of the pushes. Each arrow is looked at twice, however many paths there are. PyTorch asks the same question: `requires_grad` marks what is wanted, a result needs its gradient if one of its inputs does, and the rest is never computed. `nnlib` does it too: `fit` leaves out the gradient of the samples.",
        mistakes=[
            Mistake(
                "leads to nothing that is wanted. Leave it out.",
                ("name in wanted or any(source in needed for source in inputs[name])", "True"),
            ),
            Mistake(
                "which is made of it. On the way back it has to wait for that.",
                ("reversed(order)", "order"),
            ),
            Mistake(
                "which is wanted or leads to what is.",
                ("any(source in needed for source in inputs[name])", "name == last"),
            ),
            Mistake(
                "is missing. It is wanted itself.",
                (
                    "in reversed(order) if name in needed]",
                    "in reversed(order) if name in needed - (set(wanted) - {last})]",
                ),
            ),
            Mistake(
                "is missing. The way begins there.",
                (
                    "in reversed(order) if name in needed]",
                    "in reversed(order) if name in needed and (name != last or name in wanted)]",
                ),
            ),
            Mistake(
                "so that none of its gradient gets there.",
                (
                    "    return [name for",
                    "    order += [name for name in wanted if name not in order]\n    needed |= set(wanted)\n    return [name for",
                ),
            ),
            Mistake(
                "Once is enough: by then everything has arrived.",
                (
                    "    return [name for",
                    "    order = [source for name in order for source in inputs[name]] + [last]\n    return [name for",
                ),
            ),
            Mistake(
                "Keep a list of what is waiting, as `in_order` does.",
                (
                    "    order, seen, waiting = [], set(), [(last, False)]\n",
                    "    order, seen, waiting = [], set(), []\n\n    def visit(name):\n        if name not in seen:\n            seen.add(name)\n            for source in inputs[name]:\n                visit(source)\n            order.append(name)\n\n    visit(last)\n",
                ),
            ),
        ],
    ),
    Exercise(
        id="own-activation",
        title="An activation of your own",
        task=(
            "Invent an activation, and let the engine find its gradient. `activation(z)` is given a tensor, and returns a tensor of the same shape, made by what the engine has: `+`, `-`, `*`, `/`, powers, `exp`, `log`, `tanh`, `sigmoid`, `relu`. It treats each element by itself, and it is none of tanh, the sigmoid, relu and swish.\n\n"
            "It has to be of use. The check puts it into a network 2-8-1 and trains that on 200 points of `datasets.circles`, a ring around a disc, with 300 steps of Adam. From each of three starts at least 190 points must be right in the end. With a straight line it would be hardly more than half."
        ),
        section="A gradient that you did not derive",
        solution=activation,
        use=judged_activation,
        is_design=True,
        cases=[(0,), (1,), (2,)],
        hints=[
            "What does a hidden layer need from its activation? Draw some curves that are not straight lines.",
            "Start from one that you know, and change it: relu with a slope on its left side, say, or a tanh squared.",
            "Powers of a tensor have a plain number as their exponent, as in `z**2`, and `-z` is a tensor as well.",
        ],
        explanation="This one is a bump, $e^{-z^2}$: it answers to sums near 0 and to no others. Nearly every bend will do, $z^2$, $|z|$ = `z.relu() + (-z).relu()`, or $1 / (1 + z^2)$. In networks with many layers the choice matters more, because there gradients have to come through all of them ([chapter 10](10_training.ipynb)).",
        mistakes=[
            Mistake(
                "That is a straight line. Without a bend, the hidden layer sees no more than a single neuron.",
                ("(-(z * z)).exp()", "2 * z + 1"),
            ),
            Mistake(
                "The engine does not have what is asked of a tensor here.",
                ("(-(z * z)).exp()", "np.sin(z)"),
            ),
            Mistake("That is tanh. Invent one of your own.", ("(-(z * z)).exp()", "z.tanh()")),
            Mistake("That is swish. Invent one of your own.", ("(-(z * z)).exp()", "z * z.sigmoid()")),
            Mistake(
                "What comes back is not a tensor. Use the tensor's own operations, and not its `.data`.",
                ("(-(z * z)).exp()", "np.exp(-(z.data**2))"),
            ),
            Mistake(
                "The engine cannot follow how this is made from z. Use z itself, and not its `.data`.",
                ("(-(z * z)).exp()", "type(z)(np.exp(-(z.data**2)))"),
            ),
            Mistake(
                "For z of shape (7, 2) a tensor of this shape is needed. What comes back is ().",
                ("(-(z * z)).exp()", "(-(z * z)).exp().sum()"),
            ),
            Mistake(
                "What it makes of an element depends on the others. Each has to be bent by itself.",
                ("(-(z * z)).exp()", "(-(z * z)).exp() / (-(z * z)).exp().sum()"),
            ),
            Mistake("At z = -2.90 its value is not a finite number.", ("(-(z * z)).exp()", "z.log()")),
            Mistake("It gives the same for every z, so nothing gets through it.", ("(-(z * z)).exp()", "0 * z + 1")),
            Mistake(
                "Try another bend, or a stronger one: the sums lie mostly between −3 and 3.",
                ("(-(z * z)).exp()", "1e-3 * (-(z * z)).exp()"),
            ),
        ],
    ),
    Exercise(
        id="curved-quotient",
        title="Deeper: How a quotient bends",
        task=r"In forward mode a value travels with its slope. Let it travel with its second derivative too, the slope of the slope, and one pass forward tells how a result bends. For a product $c = u v$ the slope is $c' = u' v + u v'$, and the slope of each of the two terms gives $c'' = u'' v + 2 u' v' + u v''$. Now the quotient, $c = u / v$. You are given $u$, $u'$, $u''$ and $v$, $v'$, $v''$, numbers or arrays, or some of each. Return $c$, $c'$ and $c''$.",
        section="Deeper: Rows and columns of the Jacobian",
        solution=divide,
        cases=[
            (1.2, 0.5, -0.7, 0.4, -3.0, 1.1),
            (3.0, 1.7, 0.9, -2.5, 0.7, 0.3),
            (np.array([0.3, -1.4, 2.6]), 0.6, 0.2, 1.9, np.array([-0.8, 0.5, 1.3]), -2.4),
        ],
        hints=[
            "You can do without the rule for quotients: if $c = u / v$, then $u = c v$ is a product, and you have the rules for products.",
            "From $u' = c' v + c v'$ you get $c'$. And $u'' = c'' v + 2 c' v' + c v''$ has only one number in it that you do not know yet.",
            r"So $c'' = (u'' - 2 c' v' - c v'') / v$, where $c$ and $c'$ are what you have just found.",
        ],
        explanation=r"Each line uses the ones before it: $c = u / v$, then $c' = (u' - c v') / v$, which is the quotient rule of school in another form, and $c'' = (u'' - 2 c' v' - c v'') / v$. With such rules for all operations a pass forward finds second derivatives, in the direction of one input. All of them would take a pass for each pair of inputs: for the 2410 parameters of the reader nearly three million. That is why training gets by with slopes.",
        mistakes=[
            Mistake(
                "The factor 2 is missing in the second derivative: both terms of the slope have a part in it.",
                ("2 * slope * v_slope", "slope * v_slope"),
            ),
            Mistake(
                "The second derivative has the product of the slopes u' v' in it. It should be c' v': the slope of the quotient.",
                ("2 * slope * v_slope", "2 * u_slope * v_slope"),
            ),
            Mistake(
                "The second derivative of v is missing: if v bends, so does the quotient.",
                (" - value * v_second", ""),
            ),
            Mistake(
                "The term with both slopes is missing in the second derivative: the slope of the slope has three terms.",
                (" - 2 * slope * v_slope", ""),
            ),
            Mistake(
                "The quotient of the slopes is not the slope of the quotient.",
                ("(u_slope - value * v_slope) / v", "u_slope / v_slope"),
            ),
            Mistake(
                "Each derivative of u is divided by that of v. But the slope of a quotient is not the quotient of the slopes: with a product it is not that easy either.",
                ("(u_slope - value * v_slope) / v", "u_slope / v_slope"),
                ("(u_second - 2 * slope * v_slope - value * v_second) / v", "u_second / v_second"),
            ),
            Mistake(
                "In the second derivative a v' is missing: the slope of v² is 2 v v', and not 2 v.",
                (
                    "(u_second - 2 * slope * v_slope - value * v_second) / v",
                    "(u_second * v - u * v_second) / v**2 - 2 * slope / v",
                ),
            ),
            Mistake(
                "The second derivative has a term with u, two slopes of v and v³. In it v' stands only once: it has to be squared.",
                (
                    "(u_second - 2 * slope * v_slope - value * v_second) / v",
                    "(u_second - 2 * u_slope * v_slope / v - value * v_second + 2 * value * v_slope / v) / v",
                ),
            ),
            Mistake(
                "`//` rounds down to a whole number, and `/` divides. Quotients are seldom whole.",
                ("value = u / v", "value = u // v"),
                ("(u_slope - value * v_slope) / v", "(u_slope - value * v_slope) // v"),
                (
                    "(u_second - 2 * slope * v_slope - value * v_second) / v",
                    "(u_second - 2 * slope * v_slope - value * v_second) // v",
                ),
            ),
            Mistake(
                "`//` rounds the value down to a whole number, and the other two are made from it. `/` divides.",
                ("value = u / v", "value = u // v"),
            ),
            Mistake(
                "The slope has the wrong sign in its second term: when v grows, the quotient shrinks.",
                ("u_slope - value * v_slope", "u_slope + value * v_slope"),
            ),
            Mistake(
                "The last term of the second derivative has the wrong sign: when v bends upward, the quotient bends downward.",
                ("- value * v_second", "+ value * v_second"),
            ),
            Mistake(
                "These are the derivatives of the product u v.",
                ("value = u / v", "value = u * v"),
                ("(u_slope - value * v_slope) / v", "u_slope * v + u * v_slope"),
                (
                    "(u_second - 2 * slope * v_slope - value * v_second) / v",
                    "u_second * v + 2 * u_slope * v_slope + u * v_second",
                ),
            ),
            Mistake(
                "The second derivative is not divided by v at the end.",
                (
                    "(u_second - 2 * slope * v_slope - value * v_second) / v",
                    "u_second - 2 * slope * v_slope - value * v_second",
                ),
            ),
        ],
    ),
]
