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
    "running-total": [
        # The running total itself.
        (
            """
def running_total_pull(g):
    return np.cumsum(g)


def running_total(x):
    return autodiff.Tensor(np.cumsum(x.data), ((x, running_total_pull),))
""",
            r"revers|backward|other (end|direction|way|side)|from the (end|right|last)|later|transpos|after|forward",
        ),
        # Not turned back.
        (
            """
def running_total_pull(g):
    return np.cumsum(g[::-1])


def running_total(x):
    return autodiff.Tensor(np.cumsum(x.data), ((x, running_total_pull),))
""",
            r"revers|turn|order|back|flip|\[::-1\]",
        ),
        # Shown, not returned.
        (
            """
def running_total_pull(g):
    dx = np.cumsum(g[::-1])[::-1]
    print(dx)


def running_total(x):
    return autodiff.Tensor(np.cumsum(x.data), ((x, running_total_pull),))
""",
            r"None|return",
        ),
        # As if each x went into one y.
        (
            """
def running_total_pull(g):
    return g


def running_total(x):
    return autodiff.Tensor(np.cumsum(x.data), ((x, running_total_pull),))
""",
            r"later|\ball\b|several|every|also|sum|more than|goes into|after",
        ),
        # As if each x went into every y.
        (
            """
def running_total_pull(g):
    return np.full_like(g, np.sum(g))


def running_total(x):
    return autodiff.Tensor(np.cumsum(x.data), ((x, running_total_pull),))
""",
            r"later|earlier|only|not (in|into|all|every)|before|after|\ball\b",
        ),
        # The inverse, not the way back of a gradient.
        (
            """
def running_total_pull(g):
    return np.diff(g, prepend=0)


def running_total(x):
    return autodiff.Tensor(np.cumsum(x.data), ((x, running_total_pull),))
""",
            r"invers|undo|diff|transpos|sum|subtract",
        ),
        # Off by one: without its own g.
        (
            """
def running_total_pull(g):
    return g.sum() - np.cumsum(g)


def running_total(x):
    return autodiff.Tensor(np.cumsum(x.data), ((x, running_total_pull),))
""",
            r"itself|\bown\b|g_i|off by|too|include|one (too|short|less|late|more)|last|missing|y_i|shift",
        ),
        # How often x_i is used, times its own g.
        (
            """
def running_total_pull(g):
    return g * np.arange(len(g), 0, -1)


def running_total(x):
    return autodiff.Tensor(np.cumsum(x.data), ((x, running_total_pull),))
""",
            r"sum|add|different|each|\bown\b|count|how (many|often)|times|later|number of",
        ),
        # The Jacobian with g, but not summed.
        (
            """
def running_total_pull(g):
    n = len(g)
    return np.triu(np.ones((n, n))) * g


def running_total(x):
    return autodiff.Tensor(np.cumsum(x.data), ((x, running_total_pull),))
""",
            r"shape|sum|@|matrix|dimension",
        ),
        # From the front: what comes after is not ready.
        (
            """
def running_total_pull(g):
    dx = np.array(g, dtype=float)
    for i in range(len(g) - 1):
        dx[i] += dx[i + 1]
    return dx


def running_total(x):
    return autodiff.Tensor(np.cumsum(x.data), ((x, running_total_pull),))
""",
            r"from the (end|right|last)|revers|backward|two|neighbo|next|\ball\b|later|every",
        ),
        # Right numbers, but an iterator in place of an array.
        (
            """
def running_total_pull(g):
    return reversed(np.cumsum(g[::-1]))


def running_total(x):
    return autodiff.Tensor(np.cumsum(x.data), ((x, running_total_pull),))
""",
            r"array|type|reversed|iterator|\[::-1\]|flip|numbers",
        ),
        # Right, but it writes into g.
        (
            """
def running_total_pull(g):
    for i in range(len(g) - 2, -1, -1):
        g[i] += g[i + 1]
    return g


def running_total(x):
    return autodiff.Tensor(np.cumsum(x.data), ((x, running_total_pull),))
""",
            r"chang|in place|argument|modif|overwrit|copy|given|alter",
        ),
    ],
    "own-activation": [
        # Its name in another dress: sigmoid, written out.
        (
            """
def activation(z):
    return 1 / (1 + (-z).exp())
""",
            r"sigmoid",
        ),
        # tanh, by way of the sigmoid.
        (
            """
def activation(z):
    return 2 * (2 * z).sigmoid() - 1
""",
            r"tanh",
        ),
        (
            """
def activation(z):
    return z
""",
            r"straight|bend",
        ),
        # A sine, which the engine does not have.
        (
            """
def activation(z):
    return np.sin(z.data)
""",
            r"tensor|\\.data",
        ),
        # A clipped value, by a mask.
        (
            """
def activation(z):
    if z.data > 0:
        return z
    return 0.1 * z
""",
            r"ambiguous|stops with|one number|several",
        ),
        # A square root of negative numbers.
        (
            """
def activation(z):
    return z**0.5
""",
            r"finite",
        ),
        # No return.
        (
            """
def activation(z):
    z.tanh() ** 2
""",
            r"return|comes back",
        ),
        # Softmax.
        (
            """
def activation(z):
    e = z.exp()
    return e / e.sum(axis=1, keepdims=True)
""",
            r"others|itself",
        ),
        # Too weak.
        (
            """
def activation(z):
    return (0.001 * z) ** 2
""",
            r"bend|stronger|right",
        ),
    ],
    "weighted-sum": [
        # A def in place of the lambda.
        (
            """
def weighted_sum(tensors, weights):
    total, inputs = 0.0, []
    for tensor, weight in zip(tensors, weights):
        total = total + weight * tensor.data

        def pull(g):
            return weight * g

        inputs.append((tensor, pull))
    return autodiff.Tensor(total, tuple(inputs))
""",
            r"last weight",
        ),
        # No weight at all.
        (
            """
def weighted_sum(tensors, weights):
    total = sum(weight * tensor.data for tensor, weight in zip(tensors, weights))
    return autodiff.Tensor(total, tuple((tensor, lambda g: g) for tensor in tensors))
""",
            r"weights are lost",
        ),
        # An array in place of a pull.
        (
            """
def weighted_sum(tensors, weights):
    total = sum(weight * tensor.data for tensor, weight in zip(tensors, weights))
    return autodiff.Tensor(total, tuple(zip(tensors, weights)))
""",
            r"pull, a function",
        ),
    ],
    "way-back": [
        # Everything.
        (
            """
def way_back(inputs, last, wanted):
    order, waiting = [], [last]
    while waiting:
        name = waiting.pop()
        if name not in order:
            order.append(name)
            waiting += inputs[name]
    return order
""",
            r"leads to nothing",
        ),
        # By recursion.
        (
            """
def way_back(inputs, last, wanted):
    def leads(name):
        return name in wanted or any([leads(source) for source in inputs[name]])

    order = []

    def visit(name):
        if name not in order:
            for source in inputs[name]:
                visit(source)
            order.append(name)

    visit(last)
    return [name for name in order[::-1] if leads(name)]
""",
            r"end|calls",
        ),
        # Inputs first.
        (
            """
def way_back(inputs, last, wanted):
    order, needed = [], set()

    def visit(name):
        if name not in order:
            for source in inputs[name]:
                visit(source)
            order.append(name)
            if name in wanted or needed & set(inputs[name]):
                needed.add(name)

    visit(last)
    return [name for name in order if name in needed]
""",
            r"wait for",
        ),
    ],
    "curved-quotient": [
        # The two forgotten.
        (
            """
def divide(u, u_slope, u_second, v, v_slope, v_second):
    c = u / v
    slope = (u_slope * v - u * v_slope) / v**2
    return c, slope, (u_second - slope * v_slope - c * v_second) / v
""",
            r"\b2\b|twice|factor",
        ),
        # As the slope.
        (
            """
def divide(u, u_slope, u_second, v, v_slope, v_second):
    c = u / v
    slope = (u_slope * v - u * v_slope) / v**2
    return c, slope, (u_second * v - u * v_second) / v**2
""",
            r"three terms|slope of the slope",
        ),
        # Value and slope only.
        (
            """
def divide(u, u_slope, u_second, v, v_slope, v_second):
    return u / v, (u_slope * v - u * v_slope) / v**2
""",
            r"three|2 results",
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
    "running-total": [
        # All, less what came before.
        """
def running_total_pull(g):
    return g.sum() - np.cumsum(g) + g


def running_total(x):
    return autodiff.Tensor(np.cumsum(x.data), ((x, running_total_pull),))
""",
        # The transposed Jacobian.
        """
def running_total_pull(g):
    n = len(g)
    jacobian = np.tril(np.ones((n, n)))
    return jacobian.T @ g


def running_total(x):
    return autodiff.Tensor(np.cumsum(x.data), ((x, running_total_pull),))
""",
        # A loop, though it needs none.
        """
def running_total_pull(g: np.ndarray) -> np.ndarray:
    dx = np.zeros(len(g))
    total = 0.0
    for i in range(len(g) - 1, -1, -1):
        total += g[i]
        dx[i] = total
    return dx


def running_total(x):
    return autodiff.Tensor(np.cumsum(x.data), ((x, running_total_pull),))
""",
        # Made as a list.
        """
def running_total_pull(g):
    return np.array([float(sum(g[i:])) for i in range(len(g))])


def running_total(x):
    return autodiff.Tensor(np.cumsum(x.data), ((x, running_total_pull),))
""",
        # Other calls, in single precision.
        """
def running_total_pull(g):
    return np.flip(np.add.accumulate(np.flip(np.asarray(g, dtype=np.float32))))


def running_total(x):
    return autodiff.Tensor(np.cumsum(x.data), ((x, running_total_pull),))
""",
    ],
    "own-activation": [
        """
def activation(z):
    return z * z
""",
        """
def activation(z):
    return z.relu() - 0.1 * (-z).relu()
""",
        """
def activation(z):
    return 1 / (1 + z**2)
""",
        """
def activation(z):
    return (1 + z.exp()).log()
""",
        """
def activation(z):
    return z.tanh() ** 2
""",
    ],
    "weighted-sum": [
        # With the engine's own operations.
        """
def weighted_sum(tensors, weights):
    total = 0
    for tensor, weight in zip(tensors, weights):
        total = total + weight * tensor
    return total
""",
        # A function that makes pulls.
        """
def weighted_sum(tensors, weights):
    def pull_with(weight):
        return lambda g: g * weight

    total = sum(weight * tensor.data for tensor, weight in zip(tensors, weights))
    return autodiff.Tensor(total, tuple((tensor, pull_with(weight)) for tensor, weight in zip(tensors, weights)))
""",
    ],
    "way-back": [
        # The standard library's order.
        """
def way_back(inputs, last, wanted):
    from graphlib import TopologicalSorter

    leads = {}
    for name in TopologicalSorter(inputs).static_order():
        leads[name] = name in wanted or any(leads[source] for source in inputs[name])
    order = list(leads)[::-1]
    used = {last}
    for name in order:
        if name in used:
            used.update(inputs[name])
    return [name for name in order if name in used and leads[name]]
""",
        # From the end: who has pushed, lets its inputs come nearer.
        """
def way_back(inputs, last, wanted):
    part, waiting = {last}, [last]
    while waiting:
        for source in inputs[waiting.pop()]:
            if source not in part:
                part.add(source)
                waiting.append(source)
    users = {name: [] for name in part}
    for name in part:
        for source in inputs[name]:
            users[source].append(name)
    leads, waiting = set(wanted) & part, list(set(wanted) & part)
    while waiting:
        for user in users[waiting.pop()]:
            if user not in leads:
                leads.add(user)
                waiting.append(user)
    missing = {name: sum(user in leads for user in users[name]) for name in leads}
    ready, order = [name for name in leads if missing[name] == 0], []
    while ready:
        name = ready.pop()
        order.append(name)
        for source in inputs[name]:
            if source in leads:
                missing[source] -= 1
                if missing[source] == 0:
                    ready.append(source)
    return order
""",
    ],
    "curved-quotient": [
        # The formula, multiplied out.
        """
def divide(u, u_slope, u_second, v, v_slope, v_second):
    slope = (u_slope * v - u * v_slope) / v**2
    second = u_second / v - 2 * u_slope * v_slope / v**2 - u * v_second / v**2 + 2 * u * v_slope**2 / v**3
    return u / v, slope, second
""",
        # The product with 1 / v.
        """
def divide(u, u_slope, u_second, v, v_slope, v_second):
    w, w_slope = 1 / v, -v_slope / v**2
    w_second = -v_second / v**2 + 2 * v_slope**2 / v**3
    return [u * w, u_slope * w + u * w_slope, u_second * w + 2 * u_slope * w_slope + u * w_second]
""",
    ],
}
