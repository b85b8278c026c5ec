WRONG = {
    "maximum-pulls": [
        # As for a sum: both get everything.
        (
            """
def maximum_pulls(g, a, b):
    return g, g.sum(axis=0)
""",
            r"larger|winn|only|chosen|where|smaller|mask|both|lost|taken|sum|add",
        ),
        # The broadcasting is not undone.
        (
            """
def maximum_pulls(g, a, b):
    return g * (a > b), g * (b > a)
""",
            r"shape|sum|broadcast|rows|add",
        ),
        # Summed along the wrong axis.
        (
            """
def maximum_pulls(g, a, b):
    da = np.where(a > b, g, 0)
    db = np.where(a > b, 0, g).sum(axis=1)
    return da, db
""",
            r"axis|shape|rows|column",
        ),
        # Summed over everything.
        (
            """
def maximum_pulls(g, a, b):
    wins = a > b
    return g * wins, np.sum(g * ~wins)
""",
            r"axis|shape|rows|column|one number|scalar|each",
        ),
        # The pulls of the minimum.
        (
            """
def maximum_pulls(g, a, b):
    return g * (a < b), (g * (a > b)).sum(axis=0)
""",
            r"smaller|larger|swap|exchang|minimum|other way|wrong way|revers|opposite|lost|loser|winn",
        ),
        # The larger value as a factor, as if it were a product.
        (
            """
def maximum_pulls(g, a, b):
    da = g * a * (a > b)
    db = (g * b * (b > a)).sum(axis=0)
    return da, db
""",
            r"factor|multipl|times|slope|\bone\b|\b1\b|value|as it is|unchanged",
        ),
        # The slopes without g.
        (
            """
def maximum_pulls(g, a, b):
    da = (a > b).astype(float)
    db = (b > a).astype(float).sum(axis=0)
    return da, db
""",
            r"\bg\b|chain|gradient|times|multipl|count",
        ),
        # The loser gets the negative.
        (
            """
def maximum_pulls(g, a, b):
    da = g * np.sign(a - b)
    db = (g * np.sign(b - a)).sum(axis=0)
    return da, db
""",
            r"sign|minus|negat|zero|nothing|\b0\b|smaller|loser|lost",
        ),
        # The mean, not the sum. The same for one row.
        (
            """
def maximum_pulls(g, a, b):
    return g * (a > b), (g * (b > a)).mean(axis=0)
""",
            r"mean|average|sum|divi|add",
        ),
        # A loop that forgets: the last row wins.
        (
            """
def maximum_pulls(g, a, b):
    da = np.zeros_like(a)
    db = np.zeros_like(b)
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            if a[i, j] > b[j]:
                da[i, j] = g[i, j]
            else:
                db[j] = g[i, j]
    return da, db
""",
            r"sum|add|\+=|overwrit|last|forget|accumul|rows",
        ),
        # ReLU: compared with 0, and b gets the rest.
        (
            """
def maximum_pulls(g, a, b):
    da = g * (a > 0)
    db = (g * (a <= 0)).sum(axis=0)
    return da, db
""",
            r"zero|\b0\b|relu|compar|\bb\b|larger",
        ),
        # Right, but it writes into g.
        (
            """
def maximum_pulls(g, a, b):
    db = (g * (b > a)).sum(axis=0)
    da = g
    da[b > a] = 0
    return da, db
""",
            r"chang|in place|argument|modif|overwrit|copy|given|alter",
        ),
    ],
}

RIGHT = {
    "maximum-pulls": [
        # Loops.
        """
def maximum_pulls(g, a, b):
    n, k = a.shape
    da = np.zeros((n, k))
    db = np.zeros(k)
    for i in range(n):
        for j in range(k):
            if a[i, j] > b[j]:
                da[i, j] = g[i, j]
            else:
                db[j] += g[i, j]
    return da, db
""",
        # What does not go to a goes to b.
        """
def maximum_pulls(g, a, b):
    da = np.where(np.maximum(a, b) == a, g, 0.0)
    return da, np.sum(g - da, axis=0)
""",
        # Slopes, and a sum by einsum.
        """
def maximum_pulls(g: np.ndarray, a: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    to_a = np.heaviside(a - b, 0.5)
    return g * to_a, np.einsum("ij,ij->j", g, 1 - to_a)
""",
        # Lists.
        """
def maximum_pulls(g, a, b):
    da = [[float(x) if y > z else 0.0 for x, y, z in zip(r, s, b)] for r, s in zip(g, a)]
    db = [sum(float(x) for x, y in zip(g[:, j], a[:, j]) if y < b[j]) for j in range(len(b))]
    return da, db
""",
        # In single precision, into a copy.
        """
def maximum_pulls(g, a, b):
    da = g.astype(np.float32)
    db = da.copy()
    da[a <= b] = 0
    db[a >= b] = 0
    return [da, np.ones(len(g), dtype=np.float32) @ db]
""",
    ],
}

# ---------------------------------------------------------------- running-total
ENGINE = "from nnlib import autodiff\n"
TOTAL = (
    ENGINE
    + '''
def running_total(x):
    """Return the running total of a tensor x (n,), as a tensor."""

    def pull(g):
%s

    return autodiff.Tensor(np.cumsum(x.data), %s)
'''
)
PAIR = "((x, pull),)"
WRONG["running-total"] = [
    # the running total of g from the front, as on the way forward
    (TOTAL % ("        return np.cumsum(g)", PAIR), r"forward once more"),
    # g as it is, as for a sum of two
    (TOTAL % ("        return g", PAIR), r"x₀ is part of every total"),
    # from the end, but not turned back
    (TOTAL % ("        return np.cumsum(g[::-1])", PAIR), r"not turned back"),
    # the whole sum for each
    (TOTAL % ("        return np.full_like(g, g.sum())", PAIR), r"not felt in the totals before"),
    # a pair that is no tuple of pairs
    (TOTAL % ("        return np.cumsum(g[::-1])[::-1]", "(x, pull)"), r"ends with a comma"),
    # the input without its pull
    (TOTAL % ("        return np.cumsum(g[::-1])[::-1]", "(x,)"), r"without its pull"),
    # the pair the wrong way round
    (TOTAL % ("        return np.cumsum(g[::-1])[::-1]", "((pull, x),)"), r"the pull comes first"),
    # adds up inside g itself
    (
        TOTAL
        % (
            """        for i in range(len(g) - 2, -1, -1):
            g[i] += g[i + 1]
        return g""",
            PAIR,
        ),
        r"writes into g",
    ),
    # calls the pull in place of handing it over
    (TOTAL % ("        return np.cumsum(g[::-1])[::-1]", "((x, pull(x.data)),)"), r"its pull, a function"),
    # off by one: what comes after i, without i itself
    (TOTAL % ("        return g.sum() - np.cumsum(g)", PAIR), r"part of the total number j itself"),
    # ones, as for a plain sum: g is not in it
    (TOTAL % ("        return np.ones_like(g)", PAIR), r"the same for every g"),
    # the array in place of the tensor
    (TOTAL % ("        return np.cumsum(g[::-1])[::-1]", "((x.data, pull),)"), r"the tensor itself"),
]
RIGHT["running-total"] = [
    TOTAL % ("        return np.cumsum(g[::-1])[::-1]", PAIR),
    TOTAL % ("        return g.sum() - np.cumsum(g) + g", PAIR),
    TOTAL
    % (
        """        dx = np.zeros_like(g)
        for i in range(len(g)):
            dx[i] = g[i:].sum()
        return dx""",
        "[(x, pull)]",
    ),
    TOTAL % ("        return np.tril(np.ones((len(g), len(g)))).T @ g", "tuple([(x, lambda g: pull(g))])"),
    # the engine finds it by itself
    ENGINE
    + """
def running_total(x):
    n = len(x.data)
    return np.tril(np.ones((n, n))) @ x
""",
    TOTAL % ("        return np.flip(np.flip(g).cumsum()).copy()", PAIR),
]

# ---------------------------------------------------------------- weighted-sum
SUM = (
    ENGINE
    + '''
def weighted_sum(tensors, weights):
    """Return the sum of some tensors, each times its weight, as one tensor."""
    total, inputs = 0.0, []
    for tensor, weight in zip(tensors, weights):
        total = total + weight * tensor.data
        inputs.append((tensor, %s))
    return autodiff.Tensor(total, tuple(inputs))
'''
)
WRONG["weighted-sum"] = [
    # a comprehension binds as late as a loop
    (
        ENGINE
        + """
def weighted_sum(tensors, weights):
    total = sum(weight * tensor.data for tensor, weight in zip(tensors, weights))
    inputs = [(tensor, lambda g: weight * g) for tensor, weight in zip(tensors, weights)]
    return autodiff.Tensor(total, tuple(inputs))
""",
        r"when the name is looked up",
    ),
    # a copy of the name inside the loop: still one name
    (
        ENGINE
        + """
def weighted_sum(tensors, weights):
    total, inputs = 0.0, []
    for tensor, weight in zip(tensors, weights):
        w = float(weight)
        total = total + w * tensor.data
        inputs.append((tensor, lambda g: w * g))
    return autodiff.Tensor(total, tuple(inputs))
""",
        r"when the name is looked up",
    ),
    # the value, too, in the pull
    (SUM % "lambda g, weight=weight, tensor=tensor: weight * tensor.data * g", r"value of the tensor is in the pull"),
    # forgot g
    (SUM % "lambda g, weight=weight: weight", r"Where is g in it"),
    # the sum of all weights
    (SUM % "lambda g: sum(weights) * g", r"sum of all weights"),
    # no weight at all
    (SUM % "lambda g: g", r"weights are lost"),
    # looked up by a number that is looked up late
    (
        ENGINE
        + """
def weighted_sum(tensors, weights):
    total, inputs = 0.0, []
    for i in range(len(tensors)):
        total = total + weights[i] * tensors[i].data
        inputs.append((tensors[i], lambda g: weights[i] * g))
    return autodiff.Tensor(total, tuple(inputs))
""",
        r"when the name is looked up",
    ),
    # a dictionary: a tensor that is there twice keeps its last weight
    (
        ENGINE
        + """
def weighted_sum(tensors, weights):
    total, inputs = 0.0, {}
    for tensor, weight in zip(tensors, weights):
        total = total + weight * tensor.data
        inputs[tensor] = lambda g, weight=weight: weight * g
    return autodiff.Tensor(total, tuple(inputs.items()))
""",
        r"there twice",
    ),
    # the weight takes the place of g
    (SUM % "lambda weight=weight, g=None: weight * g", r"NoneType.*\n.*your line\n.*g=None"),
    # a factory, but the pull works in g itself
    (
        ENGINE
        + """
def weighted_sum(tensors, weights):
    def pull_of(weight):
        def pull(g):
            g *= weight
            return g
        return pull

    total, inputs = 0.0, []
    for tensor, weight in zip(tensors, weights):
        total = total + weight * tensor.data
        inputs.append((tensor, pull_of(weight)))
    return autodiff.Tensor(total, tuple(inputs))
""",
        r"writes into g",
    ),
    # returns inside the loop
    (
        ENGINE
        + """
def weighted_sum(tensors, weights):
    total, inputs = 0.0, []
    for tensor, weight in zip(tensors, weights):
        total = total + weight * tensor.data
        inputs.append((tensor, lambda g: weight * g))
        return autodiff.Tensor(total, tuple(inputs))
""",
        r"`return` stand inside of the loop",
    ),
]
RIGHT["weighted-sum"] = [
    SUM % "lambda g, weight=weight: weight * g",
    ENGINE
    + """
from functools import partial


def weighted_sum(tensors, weights):
    total, inputs = 0.0, []
    for tensor, weight in zip(tensors, weights):
        total = total + weight * tensor.data
        inputs.append((tensor, partial(np.multiply, weight)))
    return autodiff.Tensor(total, tuple(inputs))
""",
    ENGINE
    + """
def weighted_sum(tensors, weights):
    def pull_of(weight):
        return lambda g: g * weight

    total = 0.0
    inputs = ()
    for tensor, weight in zip(tensors, weights):
        total = total + weight * tensor.data
        inputs = inputs + ((tensor, pull_of(weight)),)
    return autodiff.Tensor(total, inputs)
""",
    # each tensor once, with the sum of its weights
    ENGINE
    + """
def weighted_sum(tensors, weights):
    total, weight_of = 0.0, {}
    for tensor, weight in zip(tensors, weights):
        total = total + weight * tensor.data
        weight_of[tensor] = weight_of.get(tensor, 0.0) + weight
    return autodiff.Tensor(total, tuple((t, (lambda w: lambda g: w * g)(w)) for t, w in weight_of.items()))
""",
    # a class whose objects are the pulls
    ENGINE
    + """
class Pull:
    def __init__(self, weight):
        self.weight = weight

    def __call__(self, g):
        return self.weight * g


def weighted_sum(tensors, weights):
    tensors, weights = list(tensors), list(weights)
    total = sum(w * t.data for t, w in zip(tensors, weights))
    return autodiff.Tensor(total, tuple(zip(tensors, map(Pull, weights))))
""",
    # by the engine's own operations (right numbers, though many operations)
    ENGINE
    + """
def weighted_sum(tensors, weights):
    total = 0.0
    for tensor, weight in zip(tensors, weights):
        total = total + weight * tensor
    return total
""",
]

# ---------------------------------------------------------------- way-back
WRONG["way-back"] = [
    # the order is right, but all that last is made of is kept
    (
        """
def way_back(inputs, last, wanted):
    order, seen, waiting = [], set(), [(last, False)]
    while waiting:
        name, is_ready = waiting.pop()
        if is_ready:
            order.append(name)
        elif name not in seen:
            seen.add(name)
            waiting.append((name, True))
            waiting += [(source, False) for source in inputs[name]]
    return order[::-1]
""",
        r"leads to nothing that is wanted",
    ),
    # recursion
    (
        """
def way_back(inputs, last, wanted):
    order, seen, useful = [], set(), set()

    def visit(name):
        if name in seen:
            return
        seen.add(name)
        for source in inputs[name]:
            visit(source)
        if name in wanted or any(source in useful for source in inputs[name]):
            useful.add(name)
            order.append(name)

    visit(last)
    return order[::-1]
""",
        r"about a thousand calls",
    ),
    # inputs first: the order of the way forward
    (
        """
def way_back(inputs, last, wanted):
    order, seen, waiting = [], set(), [(last, False)]
    useful = set()
    while waiting:
        name, is_ready = waiting.pop()
        if is_ready:
            if name in wanted or any(source in useful for source in inputs[name]):
                useful.add(name)
                order.append(name)
        elif name not in seen:
            seen.add(name)
            waiting.append((name, True))
            waiting += [(source, False) for source in inputs[name]]
    return order
""",
        r"comes before .*, which is made of it",
    ),
    # breadth first: pushes before all that uses it has pushed
    (
        """
def way_back(inputs, last, wanted):
    reached, queue = [last], [last]
    while queue:
        name = queue.pop(0)
        for source in inputs[name]:
            if source not in reached:
                reached.append(source)
                queue.append(source)
    useful = set(wanted)
    for _ in range(len(reached)):
        before = len(useful)
        useful |= {name for name in reached if any(s in useful for s in inputs[name])}
        if len(useful) == before:
            break
    return [name for name in reached if name in useful]
""",
        r"comes before .*, which is made of it",
    ),
    # walks every path
    (
        """
def way_back(inputs, last, wanted):
    paths, found = [[last]], []
    while paths:
        path = paths.pop()
        if path[-1] in wanted:
            found.append(path)
        for source in inputs[path[-1]]:
            paths.append(path + [source])
    names = []
    for path in found:
        for name in path:
            if name not in names:
                names.append(name)
    return names
""",
        r"comes before .*, which is made of it",
    ),
    # only the wanted ones, without the way to them
    (
        """
def way_back(inputs, last, wanted):
    order, seen, waiting = [], set(), [(last, False)]
    while waiting:
        name, is_ready = waiting.pop()
        if is_ready:
            order.append(name)
        elif name not in seen:
            seen.add(name)
            waiting.append((name, True))
            waiting += [(source, False) for source in inputs[name]]
    return [name for name in reversed(order) if name in wanted]
""",
        r"leads to what is",
    ),
    # the wanted names themselves are left out
    (
        """
def way_back(inputs, last, wanted):
    order, seen, waiting = [], set(), [(last, False)]
    useful = set()
    while waiting:
        name, is_ready = waiting.pop()
        if is_ready:
            if any(source in useful or source in wanted for source in inputs[name]):
                useful.add(name)
                order.append(name)
        elif name not in seen:
            seen.add(name)
            waiting.append((name, True))
            waiting += [(source, False) for source in inputs[name]]
    return order[::-1]
""",
        r"It is wanted itself",
    ),
    # stops at a wanted name, though there is a wanted one behind it
    (
        """
def way_back(inputs, last, wanted):
    order, seen, waiting = [], set(), [(last, False)]
    useful = set()
    while waiting:
        name, is_ready = waiting.pop()
        if is_ready:
            if name in wanted or any(source in useful for source in inputs[name]):
                useful.add(name)
                order.append(name)
        elif name not in seen:
            seen.add(name)
            waiting.append((name, True))
            if name not in wanted:
                waiting += [(source, False) for source in inputs[name]]
    return order[::-1]
""",
        r"leads to what is",
    ),
    # all that the wanted ones have a part in, also where last does not need it
    (
        """
def way_back(inputs, last, wanted):
    useful, changed = set(wanted), True
    while changed:
        changed = False
        for name in inputs:
            if name not in useful and any(source in useful for source in inputs[name]):
                useful.add(name)
                changed = True
    order, seen = [], set()
    for start in inputs:
        waiting = [(start, False)]
        while waiting:
            name, is_ready = waiting.pop()
            if is_ready:
                order.append(name)
            elif name not in seen:
                seen.add(name)
                waiting.append((name, True))
                waiting += [(source, False) for source in inputs[name]]
    return [name for name in reversed(order) if name in useful]
""",
        r"is not made of k",
    ),
    # last is always on the list
    (
        """
def way_back(inputs, last, wanted):
    order, seen, waiting = [], set(), [(last, False)]
    useful = {last}
    while waiting:
        name, is_ready = waiting.pop()
        if is_ready:
            if name in wanted or any(source in useful for source in inputs[name]):
                useful.add(name)
            if name in useful:
                order.append(name)
        elif name not in seen:
            seen.add(name)
            waiting.append((name, True))
            waiting += [(source, False) for source in inputs[name]]
    return order[::-1]
""",
        r"leads to nothing that is wanted",
    ),
    # a set has no order
    (
        """
def way_back(inputs, last, wanted):
    reached, waiting = set(), [last]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += inputs[name]
    users = {name: [] for name in inputs}
    for name in inputs:
        for source in inputs[name]:
            users[source].append(name)
    led, waiting = set(), list(wanted)
    while waiting:
        name = waiting.pop()
        if name not in led:
            led.add(name)
            waiting += users[name]
    return reached & led
""",
        r"A list of names is needed",
    ),
]
RIGHT["way-back"] = [
    """
def way_back(inputs, last, wanted):
    order, seen, waiting = [], set(), [(last, False)]
    useful = set()
    while waiting:
        name, is_ready = waiting.pop()
        if is_ready:
            if name in wanted or any(source in useful for source in inputs[name]):
                useful.add(name)
                order.append(name)
        elif name not in seen:
            seen.add(name)
            waiting.append((name, True))
            waiting += [(source, False) for source in inputs[name]]
    return order[::-1]
""",
    # graphlib
    """
from graphlib import TopologicalSorter


def way_back(inputs, last, wanted):
    reached, waiting = {last}, [last]
    while waiting:
        for source in inputs[waiting.pop()]:
            if source not in reached:
                reached.add(source)
                waiting.append(source)
    row = TopologicalSorter({name: inputs[name] for name in reached}).static_order()
    kept = []
    useful = set()
    for name in row:
        if name in wanted or not useful.isdisjoint(inputs[name]):
            useful.add(name)
            kept.insert(0, name)
    return kept
""",
    # users counted down, as each pushes
    """
def way_back(inputs, last, wanted):
    reached, waiting = {last}, [last]
    while waiting:
        for source in inputs[waiting.pop()]:
            if source not in reached:
                reached.add(source)
                waiting.append(source)
    users = {name: [] for name in reached}
    for name in reached:
        for source in inputs[name]:
            users[source].append(name)
    useful, waiting = set(), [name for name in wanted if name in reached]
    while waiting:
        name = waiting.pop()
        if name not in useful:
            useful.add(name)
            waiting.extend(users[name])
    open_uses = {name: len(users[name]) for name in reached}
    order, ready = [], [last]
    while ready:
        name = ready.pop()
        if name in useful:
            order.append(name)
        for source in inputs[name]:
            open_uses[source] -= 1
            if open_uses[source] == 0:
                ready.append(source)
    return order
""",
    # heights: the longest way down, then sorted
    """
def way_back(inputs, last, wanted):
    height, leads = {}, {}
    stack = [last]
    while stack:
        name = stack[-1]
        if name in height:
            stack.pop()
            continue
        open_ones = [source for source in inputs[name] if source not in height]
        if open_ones:
            stack.extend(open_ones)
            continue
        stack.pop()
        height[name] = 1 + max([height[source] for source in inputs[name]], default=0)
        leads[name] = name in wanted or any([leads[source] for source in inputs[name]])
    names = [name for name in height if leads[name]]
    return sorted(names, key=lambda name: -height[name])
""",
    # the same walk by iterators
    """
def way_back(inputs, last, wanted):
    down, entered = [], {last}
    stack = [(last, iter(inputs[last]))]
    while stack:
        name, rest = stack[-1]
        for source in rest:
            if source not in entered:
                entered.add(source)
                stack.append((source, iter(inputs[source])))
                break
        else:
            stack.pop()
            down.append(name)
    needed = {}
    for name in down:
        needed[name] = name in wanted or True in [needed[source] for source in inputs[name]]
    down.reverse()
    return list(filter(needed.get, down))
""",
]

# ---------------------------------------------------------------- own-activation
ACTIVATION = '''
def activation(z):
    """Return a tensor like z, each element bent by a rule of your own."""
%s
'''
WRONG["own-activation"] = [
    # one that is there already
    (ACTIVATION % "    return z.tanh()", r"That is tanh"),
    # a straight line
    (ACTIVATION % "    return 2 * z + 1", r"straight line"),
    # swish of the chapter
    (ACTIVATION % "    return z * z.sigmoid()", r"That is swish"),
    # by NumPy on the array: an array comes out
    (ACTIVATION % "    return np.sin(z.data)", r"not a tensor"),
    # mixes the elements of a row
    (
        ACTIVATION
        % """    e = z.exp()
    return e / e.sum(axis=1, keepdims=True)""",
        r"depends on the others",
    ),
    # an operation that the engine does not have
    (ACTIVATION % "    return abs(z)", r"engine does not have what is asked"),
    # a function of NumPy's on the tensor
    (ACTIVATION % "    return np.sin(z)", r"engine does not have what is asked"),
    # a comparison and np.where on a tensor
    (ACTIVATION % "    return np.where(z > 0, z, 0.1 * z)", r"engine does not have what is asked"),
    # connected to nothing: a new tensor of a value
    (
        ACTIVATION
        % """    from nnlib import autodiff
    return autodiff.Tensor(np.sin(z.data))""",
        r"engine cannot follow",
    ),
    # the sigmoid, written out
    (ACTIVATION % "    return 1 / (1 + (-z).exp())", r"That is the sigmoid"),
    # no values for negative sums
    (ACTIVATION % "    return z.log()", r"not a finite number"),
    # the sum of all: another shape
    (ACTIVATION % "    return (z * z).sum()", r"of this shape is needed"),
    # a constant, in the end
    (ACTIVATION % "    return (z - z + 1) ** 2", r"the same for every z"),
    # tanh by way of the sigmoid
    (ACTIVATION % "    return 2 * (2 * z).sigmoid() - 1", r"That is tanh"),
]
RIGHT["own-activation"] = [
    ACTIVATION % "    return z.relu() - 0.1 * (-z).relu()",
    ACTIVATION % "    return (-(z * z)).exp()",
    ACTIVATION % "    return (z**2 + 1) ** 0.5 + z",
    ACTIVATION % "    return (-1 * (z.relu() + (-z).relu())).exp().__add__(1).log() + z.relu()",
    ACTIVATION
    % """    inner = 0.7978845608 * (z + 0.044715 * z**3)
    return 0.5 * z * (1 + inner.tanh())""",
    ACTIVATION % "    return z / (1 + z.relu() + (-z).relu())",
]

# ---------------------------------------------------------------- curved-quotient
QUOTIENT = '''
def divide(u, u_slope, u_second, v, v_slope, v_second):
    """Return the value of u / v, its slope, and its second derivative."""
%s
'''
SLOPE = "    c = u / v\n    slope = (u_slope * v - u * v_slope) / v**2\n"
WRONG["curved-quotient"] = [
    # each derivative divided by itself
    (QUOTIENT % "    return u / v, u_slope / v_slope, u_second / v_second", r"not the quotient of the slopes"),
    # sign of the slope the wrong way round
    (
        QUOTIENT
        % """    c = u / v
    slope = (u * v_slope - u_slope * v) / v**2
    second = (u_second - 2 * slope * v_slope - c * v_second) / v
    return c, slope, second""",
        r"slope has the wrong sign",
    ),
    # the factor 2 is missing
    (
        QUOTIENT
        % (
            SLOPE
            + """    second = (u_second - slope * v_slope - c * v_second) / v
    return c, slope, second"""
        ),
        r"factor 2 is missing",
    ),
    # the term with v'' is missing
    (
        QUOTIENT
        % (
            SLOPE
            + """    second = (u_second - 2 * slope * v_slope) / v
    return c, slope, second"""
        ),
        r"second derivative of v is missing",
    ),
    # the quotient rule used on the slopes
    (
        QUOTIENT
        % (
            SLOPE
            + """    second = (u_second * v - u * v_second) / v**2
    return c, slope, second"""
        ),
        r"term with both slopes is missing",
    ),
    # plus where it should be minus
    (
        QUOTIENT
        % (
            SLOPE
            + """    second = (u_second - 2 * slope * v_slope + c * v_second) / v
    return c, slope, second"""
        ),
        r"last term .* wrong sign",
    ),
    # u' where c' belongs
    (
        QUOTIENT
        % (
            SLOPE
            + """    second = (u_second - 2 * u_slope * v_slope - c * v_second) / v
    return c, slope, second"""
        ),
        r"It should be c' v'",
    ),
    # forgot to divide by v in the end
    (
        QUOTIENT
        % (
            SLOPE
            + """    second = u_second - 2 * slope * v_slope - c * v_second
    return c, slope, second"""
        ),
        r"not divided by v",
    ),
    # the denominator of the slope is treated as a constant
    (
        QUOTIENT
        % (
            SLOPE
            + """    second = (u_second * v - u * v_second) / v**2 - 2 * slope / v
    return c, slope, second"""
        ),
        r"2 v v'",
    ),
    # v' is not squared in the last term of the long formula
    (
        QUOTIENT
        % (
            SLOPE
            + """    second = u_second / v - 2 * u_slope * v_slope / v**2 - u * v_second / v**2 + 2 * u * v_slope / v**3
    return c, slope, second"""
        ),
        r"v' stands only once",
    ),
    # whole numbers divided as whole numbers
    (
        QUOTIENT
        % """    c = u // v
    slope = (u_slope - c * v_slope) // v
    second = (u_second - 2 * slope * v_slope - c * v_second) // v
    return c, slope, second""",
        r"`//` rounds down",
    ),
    # returns the value and the slope only
    (
        QUOTIENT
        % (
            SLOPE
            + """    second = (u_second - 2 * slope * v_slope - c * v_second) / v
    print(second)
    return c, slope"""
        ),
        r"three are needed",
    ),
]
RIGHT["curved-quotient"] = [
    QUOTIENT
    % """    c = u / v
    slope = (u_slope - c * v_slope) / v
    second = (u_second - 2 * slope * v_slope - c * v_second) / v
    return c, slope, second""",
    QUOTIENT
    % """    c = u / v
    slope = (u_slope * v - u * v_slope) / v**2
    second = u_second / v - 2 * u_slope * v_slope / v**2 - u * v_second / v**2 + 2 * u * v_slope**2 / v**3
    return c, slope, second""",
    # the product of u and 1 / v
    QUOTIENT
    % """    w = 1 / v
    w_slope = -v_slope / v**2
    w_second = 2 * v_slope**2 / v**3 - v_second / v**2
    return u * w, u_slope * w + u * w_slope, u_second * w + 2 * u_slope * w_slope + u * w_second""",
    # the slope of (u' v - u v') / v^2
    QUOTIENT
    % """    top = u_slope * v - u * v_slope
    top_slope = u_second * v - u * v_second
    bottom, bottom_slope = v * v, 2 * v * v_slope
    return [u / v, top / bottom, (top_slope * bottom - top * bottom_slope) / bottom**2]""",
    QUOTIENT
    % """    u, u_slope, u_second, v, v_slope, v_second = (
        np.array(x, dtype=float) for x in (u, u_slope, u_second, v, v_slope, v_second)
    )
    c = np.divide(u, v)
    slope = u_slope - c * v_slope
    slope = slope / v
    second = np.divide(u_second - c * v_second - slope * v_slope - v_slope * slope, v)
    return c, slope, second""",
]
