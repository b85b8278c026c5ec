"""The exercises of chapter 11, the chain rule unwrapped."""

from typing import Any

import numpy as np

from course.exercises.exercise import Exercise, Mistake
from course.exercises.running import NoResult
from nnlib import Adam, datasets, numerical_gradient
from nnlib.autodiff import Tensor


def divide(u, u_slope, v, v_slope):
    """Return the value and the slope of u / v, given those of u and v."""
    value = u / v
    slope = (u_slope * v - u * v_slope) / v**2
    return value, slope


def maximum_pulls(g, a, b):
    """Return da (n, k) and db (k,) for np.maximum(a, b), given g."""
    wins = a > b
    da = g * wins
    db = (g * ~wins).sum(axis=0)
    return da, db


def running_total_pull(g):
    """Return dx for y = np.cumsum(x), given g = dy."""
    return np.cumsum(g[::-1])[::-1]


def gradients(order, inputs):
    """Return the gradient of each name; `order` puts inputs first."""
    gradient = dict.fromkeys(order, 0.0)
    gradient[order[-1]] = 1.0
    for name in reversed(order):
        for source, slope in inputs[name]:
            gradient[source] += gradient[name] * slope
    return gradient


def order_of(inputs, last):
    """Return what `last` is made of and `last` itself, inputs first."""
    order = []

    def visit(name):
        if name not in order:
            for source in inputs[name]:
                visit(source)
            order.append(name)

    visit(last)
    return order


def activation(z):
    """Return a tensor like z, each element bent by a rule of your own."""
    return (-(z * z)).exp()


def found_gradients(program: Any, order: Any, inputs: Any) -> Any:
    found = program(order, inputs)
    return found if found is None else np.array([found[name] for name in order], dtype=float)


def check_square(program: Any) -> str:
    order, inputs = ["a", "p", "b"], {"a": [], "p": [("a", 3.0), ("a", 3.0)], "b": [("p", 1.0), ("a", 0.5)]}
    found = program(order, inputs)["a"]
    steps = numerical_gradient(lambda a: float(a * a + a / 2), np.array(3.0))
    return (
        f"Gradient check of b = a · a + a / 2 at a = 3: this program finds {found:.4g}, small steps find {steps:.4g}."
    )


def judged_order(program: Any, inputs: Any, last: Any) -> Any:
    """Return what is wrong with an order: there may be several right ones."""
    order = program(inputs, last)
    if order is None:
        return None
    order = list(order)
    needed, waiting = {last}, [last]
    while waiting:
        new = set(inputs[waiting.pop()]) - needed
        needed |= new
        waiting += sorted(new)
    written = " ".join(map(str, order)) or "nothing"
    for name in sorted(needed):
        if name not in order:
            return f"{written}: {name} is missing"
        if order.count(name) > 1:
            return f"{written}: {name} comes {order.count(name)} times"
    for name in order:
        if name not in inputs:
            return f"{written}: {name} is not there. Does the list remember an earlier call?"
        if name not in needed:
            return f"{written}: {name} has no part in {last}"
        early = [source for source in inputs[name] if order.index(source) > order.index(name)]
        if early:
            return f"{written}: {name} comes before its input {early[0]}"
    return "each name once, after all of its inputs"


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
    a = program(z)
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


EXERCISES = [
    Exercise(
        id="maximum-pulls",
        title="The pulls of a new operation",
        task="`np.maximum(a, b)` takes the larger of two entries, at each place. Here $a$ has the shape (n, k), and $b$, of the shape (k,), is broadcast. No entry of $a$ equals the one of $b$ that it is compared with. Write the pulls to both.",
        section="One pull for each operation",
        solution=maximum_pulls,
        cases=[maximum_case(2, 1), maximum_case(3, 2), maximum_case(4, 5)],
        hints=[
            "If the entry of $a$ is the larger one, a nudge to it moves $c$ just as far, and a nudge to $b$ does nothing.",
            "Each gradient has the shape of its value. In how many rows is an entry of $b$ used?",
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
        id="last-one-wins",
        title="Find the bug: the gradient that forgets",
        task=r"This program takes names in topological order; `inputs` has for each name the pairs of what it was made of and the slope with respect to it. It is right for every tree, but a gradient check of $b = a \cdot a + a / 2$ fails. Fix it.",
        section="A value used twice",
        solution=gradients,
        use=found_gradients,
        cases=[
            (["a", "b"], {"a": [], "b": [("a", 2.5)]}),
            (["a", "b", "c"], {"a": [], "b": [("a", 1.5), ("a", 1.5)], "c": [("b", -0.5), ("b", 2.0)]}),
            (
                ["x", "w", "p", "q", "r"],
                {
                    "x": [],
                    "w": [],
                    "p": [("w", 1.6), ("x", -0.7)],
                    "q": [("p", 0.3), ("x", 2.2)],
                    "r": [("p", -1.1), ("q", 0.9), ("x", 0.4)],
                },
            ),
        ],
        symptom=check_square,
        bug=Mistake("", ("+= gradient[name] * slope", "= gradient[name] * slope")),
        hints=[
            "How often is the gradient of $a$ set in this example, and what becomes of what was there before?",
            "What reaches a value along several paths adds up.",
        ],
        explanation="An equals sign keeps what came last, and on a tree nothing else ever comes. The chain rule sums over all paths from a value to the result, so it has to be `+=`.",
        mistakes=[
            Mistake(
                "`=+` is an equals sign and a plus sign: it sets anew and does not add. To add, write `+=`.",
                ("+= gradient[name]", "= +gradient[name]"),
            ),
            Mistake(
                "In a set two equal pairs are only one, but a value that an operation uses twice counts twice.",
                ("in inputs[name]:", "in set(inputs[name]):"),
            ),
            Mistake(
                "What arrives is averaged over the uses. It has to be added up.",
                (
                    "gradient[name] * slope",
                    "gradient[name] * slope / sum(source in dict(pairs) and [s for s, _ in pairs].count(source) for pairs in inputs.values())",
                ),
            ),
            Mistake(
                "What was handed on already is handed on again. A value may push only once, when everything has arrived.",
                (
                    "    for name in reversed(order):\n        for source, slope in inputs[name]:\n            gradient[source] += gradient[name] * slope\n",
                    "\n    def push(name, g):\n        gradient[name] += g\n        for source, slope in inputs[name]:\n            push(source, gradient[name] * slope)\n\n    gradient[order[-1]] = 0.0\n    push(order[-1], 1.0)\n",
                ),
            ),
            Mistake(
                "The way back runs forward: a value has to push after everything that uses it.",
                ("reversed(order)", "order"),
            ),
            Mistake(
                "The slopes are lost: what is handed on is the gradient times the slope.",
                ("gradient[name] * slope", "gradient[name]"),
            ),
            Mistake(
                "Only slopes are added: they have to be multiplied by the gradient of the result.",
                ("gradient[name] * slope", "slope"),
            ),
            Mistake(
                "What arrives along several paths is added up. Multiplying is for the steps along one path.",
                ("+= gradient[name] * slope", "*= gradient[name] * slope"),
            ),
            Mistake("The gradient of the result by itself is 1. From 0 nothing can come.", ("= 1.0", "= 0.0")),
            Mistake(
                "Now the first gradient wins, and all later ones are lost.",
                ("+= gradient[name] * slope", "= gradient[source] or gradient[name] * slope"),
            ),
            Mistake(
                "The largest gradient wins. They have to be added up.",
                ("+= gradient[name] * slope", "= max(gradient[source], gradient[name] * slope)"),
            ),
            Mistake(
                "What was there before is added a second time: `+=` does that by itself.",
                ("+= gradient[name] * slope", "+= gradient[source] + gradient[name] * slope"),
            ),
            Mistake(
                "Every gradient starts with a 1 in place of a 0. Only the result's own is 1.",
                ("order, 0.0", "order, 1.0"),
            ),
            Mistake("The gradients are subtracted. They have to be added up.", ("+= gradient", "-= gradient")),
        ],
    ),
    Exercise(
        id="running-total",
        title="The way back through a running total",
        task=r"`np.cumsum` makes $y_i = x_0 + x_1 + \dots + x_i$. Write its pull. It can be done without a loop.",
        section="One pull for each operation",
        solution=running_total_pull,
        cases=[(np.array([0.7]),), (np.array([2.0, -0.5]),), (np.array([1.5, -2.2, 0.4, 3.1]),)],
        hints=[
            "In which of the totals does $x_0$ occur? And the last $x$?",
            r"So $dx_j = g_j + g_{j+1} + \dots$, up to the end: a running total that begins at the other end.",
            "`g[::-1]` is the array backwards.",
        ],
        explanation="The Jacobian has ones on and below the diagonal. $g J$ adds up a column of it, from the diagonal to the end. So the transpose of a running total is a running total from the back, and its cost is as small.",
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
                ("np.cumsum(g[::-1])[::-1]", "g.copy()"),
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
            Mistake("g is turned around, but not added up.", ("np.cumsum(g[::-1])[::-1]", "g[::-1].copy()")),
        ],
    ),
    Exercise(
        id="graph-order",
        title="An order of your own",
        task='Find a topological order. `inputs` has for each name the list of the names that it is made of, such as `{"a": [], "b": ["a", "a"]}`. Return a list of what `last` is made of, directly or not, and of `last` itself: each name once, and after all of its inputs. Every order that keeps this rule is right.',
        section="An order for the way back",
        solution=order_of,
        use=judged_order,
        cases=[
            ({"a": []}, "a"),
            ({"c": ["b", "b"], "b": ["a", "a"], "a": []}, "c"),
            ({"d": ["a", "b"], "b": ["a"], "a": []}, "d"),
            ({"z": ["m", "t"], "k": ["z", "m"], "m": [], "t": []}, "z"),
            ({"e": ["d", "b"], "a": [], "d": ["c"], "b": ["a"], "c": ["b"]}, "e"),
            (
                {
                    "out": ["hid", "bias", "sum"],
                    "bias": [],
                    "hid": ["sum"],
                    "in": [],
                    "loss": ["out", "aim"],
                    "aim": [],
                    "sum": ["in", "bias", "in"],
                },
                "out",
            ),
        ],
        hints=[
            "Begin at `last`. Before you put a name down, put down all of its inputs.",
            "That is the same task again, for each input: a function that calls itself.",
            "A name that is down already needs nothing more.",
        ],
        explanation="A name is put down when its inputs are down, so each comes after all that it is made of. Names that `last` does not need are never visited. In a deep graph Python's limit for calls would end this; the chapter's `in_order` keeps its own list of what waits.",
        mistakes=[
            Mistake(
                "Each name is put down before its inputs, and the row is turned around at the end. An input that another input needs as well may then come too late.",
                (
                    "            for source in inputs[name]:\n                visit(source)\n            order.append(name)",
                    "            order.append(name)\n            for source in inputs[name]:\n                visit(source)",
                ),
                ("return order", "return order[::-1]"),
            ),
            Mistake(
                "The name is put down before its inputs are. It has to wait for them.",
                (
                    "            for source in inputs[name]:\n                visit(source)\n            order.append(name)",
                    "            order.append(name)\n            for source in inputs[name]:\n                visit(source)",
                ),
            ),
            Mistake(
                "A name that several others use is put down again each time.", ("if name not in order:", "if True:")
            ),
            Mistake(
                "That is the order of the way back. It should be the other way around.",
                ("return order", "return order[::-1]"),
            ),
            Mistake("The last name belongs to it as well.", ("return order", "return order[:-1]")),
            Mistake(
                "These are all the names there are, in the order in which they were written down.",
                ("return order", "return list(inputs)"),
            ),
            Mistake("The alphabet does not know what is made of what.", ("return order", "return sorted(order)")),
            Mistake(
                "These are the direct inputs only. They have inputs themselves.",
                ("    visit(last)\n    return order", "    return [*inputs[last], last]"),
            ),
            Mistake("Only the first input of each name is followed.", ("in inputs[name]:", "in inputs[name][:1]:")),
            Mistake(
                "Step by step from the end, then turned around: a name that is used both near the end and far from it comes too late in that row.",
                (
                    "    visit(last)\n    return order",
                    "    order = [last]\n    for name in order:\n        order += [one for one in dict.fromkeys(inputs[name]) if one not in order]\n    return order[::-1]",
                ),
            ),
            Mistake(
                "A name is put down once for each of its inputs: `append` is inside the loop.",
                ("            order.append(name)", "                order.append(name)"),
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
        id="dual-quotient",
        title="Deeper: Dual numbers learn to divide",
        task="In forward mode each value travels with its slope. `Dual` in this chapter adds and multiplies. Write the quotient. You are given $u$ and $v$ with their slopes $u'$ and $v'$, numbers or arrays.",
        section="Deeper: Rows and columns of the Jacobian",
        solution=divide,
        cases=[(1.2, 0.5, 0.4, -3.0), (3.0, 1.7, -2.5, 0.7), (np.array([0.3, -1.4, 2.6]), 0.6, 1.9, -0.8)],
        hints=[
            "Two movements meet: $u$ moves and $v$ stays, and the other way round. Their effects add up.",
            "The slope of $u / v$ with respect to $v$ is $-u / v^2$: it is in the table of pulls.",
        ],
        explanation=r"The effect of $u$ is $u' / v$, that of $v$ is $-u\, v' / v^2$. Together: $(u' v - u\, v') / v^2$, the quotient rule of school. The same two slopes are the pulls of reverse mode; only what they are multiplied by differs.",
        mistakes=[
            Mistake(
                "In the second term the factor u is missing: 1 / v moves by -v_slope / v², and that counts u times.",
                ("(u_slope * v - u * v_slope) / v**2", "u_slope / v - v_slope / v**2"),
            ),
            Mistake(
                "The slope has the wrong sign: it is u_slope · v minus u · v_slope.",
                ("u_slope * v - u * v_slope", "u * v_slope - u_slope * v"),
            ),
            Mistake(
                "The two effects work against each other: when v grows, the quotient shrinks. It needs a minus.",
                ("u_slope * v - u * v_slope", "u_slope * v + u * v_slope"),
            ),
            Mistake("Below the line v has to be squared.", ("v**2", "v")),
            Mistake(
                "The quotient of the slopes is not the slope of the quotient.",
                ("(u_slope * v - u * v_slope) / v**2", "u_slope / v_slope"),
            ),
            Mistake(
                "That is the slope of the product u · v.",
                ("(u_slope * v - u * v_slope) / v**2", "u_slope * v + u * v_slope"),
            ),
            Mistake(
                "The division is missing: v² belongs below the line.",
                ("(u_slope * v - u * v_slope) / v**2", "u_slope * v - u * v_slope"),
            ),
            Mistake(
                "Here v stays still. It moves too, with the slope v_slope.",
                ("(u_slope * v - u * v_slope) / v**2", "u_slope / v"),
            ),
            Mistake(
                "Here u stays still. It moves too, with the slope u_slope.",
                ("u_slope * v - u * v_slope", "-u * v_slope"),
            ),
            Mistake(
                "Without brackets only the second part is divided by v².",
                ("(u_slope * v - u * v_slope) / v**2", "u_slope * v - u * v_slope / v**2"),
            ),
            Mistake("The square below the line is that of v, not of u.", ("v**2", "u**2")),
        ],
    ),
]
