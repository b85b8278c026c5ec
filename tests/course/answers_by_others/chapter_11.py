WRONG = {
    "dual-quotient": [
        # The quotient of the slopes.
        (
            """
def divide(u, du, v, dv):
    return u / v, du / dv
""",
            r"quotient rule|slopes? (is|are) not|du / dv|quotient of the( two)? slopes|v\*\*2|v\^2|v²|squar",
        ),
        # A plus, as for the product.
        (
            """
def divide(u, du, v, dv):
    return u / v, (du * v + u * dv) / v**2
""",
            r"sign|minus|plus|subtract|negat",
        ),
        # The terms of the numerator exchanged.
        (
            """
def divide(u, du, v, dv):
    return u / v, (u * dv - v * du) / v**2
""",
            r"sign|minus|negat|opposite|exchang|swap|other way|order|revers",
        ),
        # The square is missing.
        (
            """
def divide(u, du, v, dv):
    return u / v, (v * du - u * dv) / v
""",
            r"squar|v\*\*2|v\^2|v \* v|v²|twice|divi",
        ),
        # Divided by nothing.
        (
            """
def divide(u, du, v, dv):
    slope = du * v - u * dv
    return u / v, slope
""",
            r"squar|v\*\*2|v\^2|v²|divi|denominator",
        ),
        # The product rule.
        (
            """
def divide(u, du, v, dv):
    return u / v, u * dv + v * du
""",
            r"product|multipl|quotient rule|u \* v",
        ),
        # Brackets: only the second term is divided.
        (
            """
def divide(u, du, v, dv):
    value = u / v
    slope = du * v - u * dv / v**2
    return value, slope
""",
            r"bracket|paren|both|whole|first term|divi",
        ),
        # Division and multiplication from left to right: v cancels.
        (
            """
def divide(u, du, v, dv):
    return u / v, (du * v - u * dv) / v * v
""",
            r"bracket|paren|left to right|squar|divi|v\*\*2|cancel",
        ),
        # v taken for a constant.
        (
            """
def divide(u, du, v, dv):
    return u / v, du / v
""",
            r"\bdv\b|constant|slope of v|also|second term|v changes|moves",
        ),
        # The slope of 1 / v without the factor u.
        (
            """
def divide(u, du, v, dv):
    return u / v, du / v - dv / v**2
""",
            r"\bu\b|factor|term|times",
        ),
        # The slope alone.
        (
            """
def divide(u, du, v, dv):
    return (v * du - u * dv) / v**2
""",
            r"pair|two|both|value|tuple",
        ),
        # Changes u, if it is an array.
        (
            """
def divide(u, du, v, dv):
    u /= v
    du = (du - u * dv) / v
    return u, du
""",
            r"chang|in place|argument|modif|overwrit|/=|copy|given|alter",
        ),
    ],
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
    "last-one-wins": [
        # A typo of +=, which Python takes.
        (
            """
def gradients(order, inputs):
    gradient = dict.fromkeys(order, 0.0)
    gradient[order[-1]] = 1.0
    for name in reversed(order):
        for source, slope in inputs[name]:
            gradient[source] =+ gradient[name] * slope
    return gradient
""",
            r"\+=|add|sum|overwrit|replac|last|forget|accumul",
        ),
        # Adds, but drops the gradient of the name.
        (
            """
def gradients(order, inputs):
    gradient = dict.fromkeys(order, 0.0)
    gradient[order[-1]] = 1.0
    for name in reversed(order):
        for source, slope in inputs[name]:
            gradient[source] += slope
    return gradient
""",
            r"chain|times|multipl|factor|gradient\[name\]|gradient of (the )?name|product",
        ),
        # Adds, but drops the slope.
        (
            """
def gradients(order, inputs):
    gradient = dict.fromkeys(order, 0.0)
    gradient[order[-1]] = 1.0
    for name in reversed(order):
        for source, slope in inputs[name]:
            gradient[source] += gradient[name]
    return gradient
""",
            r"slope|chain|times|multipl|factor",
        ),
        # The wrong thing is mended, too: everything starts at 1.
        (
            """
def gradients(order, inputs):
    gradient = dict.fromkeys(order, 1.0)
    for name in reversed(order):
        for source, slope in inputs[name]:
            gradient[source] += gradient[name] * slope
    return gradient
""",
            r"start|begin|zero|\b0\b|1\.0|only the last|\bone\b|too (large|much)",
        ),
        # Adds, but runs forward.
        (
            """
def gradients(order, inputs):
    gradient = dict.fromkeys(order, 0.0)
    gradient[order[-1]] = 1.0
    for name in order:
        for source, slope in inputs[name]:
            gradient[source] += gradient[name] * slope
    return gradient
""",
            r"revers|backward|order|way back|from the (end|last)|before|direction|forward",
        ),
        # Half mended: adds within a name, but not from name to name.
        (
            """
def gradients(order, inputs):
    gradient = dict.fromkeys(order, 0.0)
    gradient[order[-1]] = 1.0
    for name in reversed(order):
        total = dict.fromkeys(order, 0.0)
        for source, slope in inputs[name]:
            total[source] += gradient[name] * slope
        for source, _ in inputs[name]:
            gradient[source] = total[source]
    return gradient
""",
            r"add|sum|overwrit|replac|last|forget|different names|several|\ball\b",
        ),
        # Half mended: the same pair twice counts once.
        (
            """
def gradients(order, inputs):
    gradient = dict.fromkeys(order, 0.0)
    gradient[order[-1]] = 1.0
    for name in reversed(order):
        for source, slope in set(inputs[name]):
            gradient[source] += gradient[name] * slope
    return gradient
""",
            r"twice|two|pair|same|both|each|again|\bset\b|once|equal",
        ),
        # Half mended: the first one wins.
        (
            """
def gradients(order, inputs):
    gradient = dict.fromkeys(order, 0.0)
    gradient[order[-1]] = 1.0
    for name in reversed(order):
        for source, slope in inputs[name]:
            if gradient[source] == 0.0:
                gradient[source] = gradient[name] * slope
    return gradient
""",
            r"add|sum|first|\+=|forget|every|\ball\b|each|both|accumul",
        ),
        # Adds to what is not there yet.
        (
            """
def gradients(order, inputs):
    gradient = {order[-1]: 1.0}
    for name in reversed(order):
        for source, slope in inputs[name]:
            gradient[source] += gradient[name] * slope
    return gradient
""",
            r"stops with|KeyError|start|begin|zero|\b0\b|key",
        ),
        # The mean of what arrives.
        (
            """
def gradients(order, inputs):
    arrived = {name: [] for name in order}
    gradient = dict.fromkeys(order, 0.0)
    gradient[order[-1]] = 1.0
    for name in reversed(order):
        if arrived[name]:
            gradient[name] = sum(arrived[name]) / len(arrived[name])
        for source, slope in inputs[name]:
            arrived[source].append(gradient[name] * slope)
    return gradient
""",
            r"mean|average|divi|sum|add|half",
        ),
        # Every path from the end, but with what has gathered so far: counted twice.
        (
            """
def gradients(order, inputs):
    gradient = dict.fromkeys(order, 0.0)

    def send(name, g):
        gradient[name] += g
        for source, slope in inputs[name]:
            send(source, gradient[name] * slope)

    send(order[-1], 1.0)
    return gradient
""",
            r"twice|double|too (much|often|many|large)|again|more than once|already|complete|finished|before",
        ),
        # Right gradients, but the list of the names is turned around.
        (
            """
def gradients(order, inputs):
    gradient = dict.fromkeys(order, 0.0)
    gradient[order[-1]] = 1.0
    order.reverse()
    for name in order:
        for source, slope in inputs[name]:
            gradient[source] += gradient[name] * slope
    return gradient
""",
            r"chang|in place|argument|modif|reversed|copy|given|alter",
        ),
    ],
    "running-total": [
        # The running total itself.
        (
            """
def running_total_pull(g):
    return np.cumsum(g)
""",
            r"revers|backward|other (end|direction|way|side)|from the (end|right|last)|later|transpos|after|forward",
        ),
        # Not turned back.
        (
            """
def running_total_pull(g):
    return np.cumsum(g[::-1])
""",
            r"revers|turn|order|back|flip|\[::-1\]",
        ),
        # Shown, not returned.
        (
            """
def running_total_pull(g):
    dx = np.cumsum(g[::-1])[::-1]
    print(dx)
""",
            r"None|return",
        ),
        # As if each x went into one y.
        (
            """
def running_total_pull(g):
    return g
""",
            r"later|\ball\b|several|every|also|sum|more than|goes into|after",
        ),
        # As if each x went into every y.
        (
            """
def running_total_pull(g):
    return np.full_like(g, np.sum(g))
""",
            r"later|earlier|only|not (in|into|all|every)|before|after|\ball\b",
        ),
        # The inverse, not the way back of a gradient.
        (
            """
def running_total_pull(g):
    return np.diff(g, prepend=0)
""",
            r"invers|undo|diff|transpos|sum|subtract",
        ),
        # Off by one: without its own g.
        (
            """
def running_total_pull(g):
    return g.sum() - np.cumsum(g)
""",
            r"itself|\bown\b|g_i|off by|too|include|one (too|short|less|late|more)|last|missing|y_i|shift",
        ),
        # How often x_i is used, times its own g.
        (
            """
def running_total_pull(g):
    return g * np.arange(len(g), 0, -1)
""",
            r"sum|add|different|each|\bown\b|count|how (many|often)|times|later|number of",
        ),
        # The Jacobian with g, but not summed.
        (
            """
def running_total_pull(g):
    n = len(g)
    return np.triu(np.ones((n, n))) * g
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
""",
            r"from the (end|right|last)|revers|backward|two|neighbo|next|\ball\b|later|every",
        ),
        # Right numbers, but an iterator in place of an array.
        (
            """
def running_total_pull(g):
    return reversed(np.cumsum(g[::-1]))
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
""",
            r"chang|in place|argument|modif|overwrit|copy|given|alter",
        ),
    ],
    "graph-order": [
        # The order of the dictionary.
        (
            """
def order_of(inputs, last):
    return list(inputs)
""",
            r"before|after|order|dictionar|not made of|too many|does not need|belong",
        ),
        # No memory: what is used twice comes twice.
        (
            """
def order_of(inputs, last):
    order = []
    for name in inputs[last]:
        order += order_of(inputs, name)
    return order + [last]
""",
            r"once|twice|two times|repeat|again|duplicat|more than|already|times",
        ),
        # A name before its inputs.
        (
            """
def order_of(inputs, last):
    order = []

    def visit(name):
        if name not in order:
            order.append(name)
            for source in inputs[name]:
                visit(source)

    visit(last)
    return order
""",
            r"before|after|first|revers|order|wrong way",
        ),
        # In order of discovery, turned around: wrong if an input of `last` is also an input of a later one.
        (
            """
def order_of(inputs, last):
    order = []

    def visit(name):
        if name not in order:
            order.append(name)
            for source in inputs[name]:
                visit(source)

    visit(last)
    return order[::-1]
""",
            r"before|after|first|revers",
        ),
        # Level by level: the shortest way decides, not the longest.
        (
            """
def order_of(inputs, last):
    level = {last: 0}
    queue = [last]
    while queue:
        name = queue.pop(0)
        for source in inputs[name]:
            if source not in level:
                level[source] = level[name] + 1
                queue.append(source)
    return sorted(level, key=level.get, reverse=True)
""",
            r"before|after|first|longest|level",
        ),
        # Also what `last` is not made of.
        (
            """
def order_of(inputs, last):
    order = []
    while len(order) < len(inputs):
        for name in inputs:
            if name not in order and all(source in order for source in inputs[name]):
                order.append(name)
    return order
""",
            r"not made of|only|too many|extra|does not need|belong|not part|more than|nothing to do|need|should not",
        ),
        # Without `last`.
        (
            """
def order_of(inputs, last):
    order = []
    for name in inputs[last]:
        for source in [*order_of(inputs, name), name]:
            if source not in order:
                order.append(source)
    return order
""",
            r"last|itself|missing|lack|miss",
        ),
        # The direct inputs only.
        (
            """
def order_of(inputs, last):
    return list(dict.fromkeys(inputs[last])) + [last]
""",
            r"direct|missing|lack|inputs of|miss|too few|recurs|further",
        ),
        # By the alphabet.
        (
            """
def order_of(inputs, last):
    needed = {last}
    todo = [last]
    while todo:
        for source in inputs[todo.pop()]:
            if source not in needed:
                needed.add(source)
                todo.append(source)
    return sorted(needed)
""",
            r"before|after|alphabet|sort|first",
        ),
        # A default list that remembers the earlier calls.
        (
            """
def order_of(inputs, last, order=[]):
    if last not in order:
        for name in inputs[last]:
            order_of(inputs, name, order)
        order.append(last)
    return order
""",
            r"default|second|again|earlier|previous|twice|remember|\bcalls?\b|keeps|not made of|too many",
        ),
        # Counts an input that is used twice as two, and ticks it off once.
        (
            """
def order_of(inputs, last):
    needed = {last}
    for _ in inputs:
        needed |= {source for name in needed for source in inputs[name]}
    waiting = {name: len(inputs[name]) for name in needed}
    ready = [name for name in needed if waiting[name] == 0]
    order = []
    while ready:
        name = ready.pop()
        order.append(name)
        for user in needed:
            if name in inputs[user]:
                waiting[user] -= 1
                if waiting[user] == 0:
                    ready.append(user)
    return order
""",
            r"missing|lack|twice|last|miss|two|not in",
        ),
        # Right, but it crosses off the inputs in the graph itself.
        (
            """
def order_of(inputs, last):
    order = []

    def visit(name):
        while inputs[name]:
            visit(inputs[name].pop())
        if name not in order:
            order.append(name)

    visit(last)
    return order
""",
            r"chang|in place|argument|modif|pop|empt|copy|given|alter|remov",
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
}

RIGHT = {
    "dual-quotient": [
        # From u = value * v.
        """
def divide(u, du, v, dv):
    value = u / v
    return value, (du - value * dv) / v
""",
        # The product of u and 1 / v.
        """
def divide(u: float, du: float, v: float, dv: float) -> tuple[float, float]:
    def reciprocal(x, dx):
        return 1 / x, -dx / (x * x)

    def multiply(x, dx, y, dy):
        return x * y, x * dy + dx * y

    return multiply(u, du, *reciprocal(v, dv))
""",
        # A tiny imaginary step.
        """
def divide(u, du, v, dv):
    h = 1e-30
    quotient = (u + 1j * h * du) / (v + 1j * h * dv)
    return u / v, np.imag(quotient) / h
""",
        # A list, and NumPy's names.
        """
def divide(u, du, v, dv):
    numerator = np.subtract(np.multiply(v, du), np.multiply(u, dv))
    return [np.divide(u, v), numerator / np.square(v)]
""",
        # The partial slopes as a row of the Jacobian.
        """
def divide(u, du, v, dv):
    to_u = v**-1
    to_v = -u * v**-2
    return u * v**-1, to_u * du + to_v * dv
""",
    ],
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
    "last-one-wins": [
        # The mend.
        """
def gradients(order, inputs):
    gradient = dict.fromkeys(order, 0.0)
    gradient[order[-1]] = 1.0
    for name in reversed(order):
        for source, slope in inputs[name]:
            gradient[source] += gradient[name] * slope
    return gradient
""",
        # Each name asks where it is used.
        """
def gradients(order, inputs):
    gradient = {order[-1]: 1}
    for source in order[-2::-1]:
        gradient[source] = sum(
            gradient[name] * slope
            for name in order[order.index(source) + 1 :]
            for maker, slope in inputs[name]
            if maker == source
        )
    return gradient
""",
        # The sum over all paths.
        """
def gradients(order: list[str], inputs: dict) -> dict[str, float]:
    gradient = {name: 0.0 for name in order}

    def send(name, g):
        gradient[name] = gradient[name] + g
        for source, slope in inputs[name]:
            send(source, g * slope)

    send(order[-1], 1.0)
    return gradient
""",
        # Collected, and summed when it is their turn.
        """
def gradients(order, inputs):
    from collections import defaultdict

    arrived = defaultdict(list)
    arrived[order[-1]].append(1.0)
    gradient = {}
    for name in order[::-1]:
        gradient[name] = np.sum(arrived[name])
        for source, slope in inputs[name]:
            arrived[source].append(gradient[name] * slope)
    return gradient
""",
        # Forward, once for each name.
        """
def gradients(order, inputs):
    gradient = {}
    for start in order:
        moves = {}
        for name in order:
            moves[name] = float(name == start) + sum(moves[source] * slope for source, slope in inputs[name])
        gradient[start] = moves[order[-1]]
    return gradient
""",
    ],
    "running-total": [
        # All, less what came before.
        """
def running_total_pull(g):
    return g.sum() - np.cumsum(g) + g
""",
        # The transposed Jacobian.
        """
def running_total_pull(g):
    n = len(g)
    jacobian = np.tril(np.ones((n, n)))
    return jacobian.T @ g
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
""",
        # A list.
        """
def running_total_pull(g):
    return [float(sum(g[i:])) for i in range(len(g))]
""",
        # Other calls, in single precision.
        """
def running_total_pull(g):
    return np.flip(np.add.accumulate(np.flip(np.asarray(g, dtype=np.float32))))
""",
    ],
    "graph-order": [
        # Inputs first, by recursion.
        """
def order_of(inputs, last):
    order = []

    def visit(name):
        if name in order:
            return
        for source in inputs[name]:
            visit(source)
        order.append(name)

    visit(last)
    return order
""",
        # With repetitions, of which the first stay.
        """
def order_of(inputs: dict[str, list[str]], last: str) -> list[str]:
    order = [name for source in inputs[last] for name in order_of(inputs, source)]
    return list(dict.fromkeys([*order, last]))
""",
        # Whatever is ready, again and again, from the other end of the alphabet.
        """
def order_of(inputs, last):
    needed, todo = set(), [last]
    while todo:
        name = todo.pop()
        if name not in needed:
            needed.add(name)
            todo.extend(inputs[name])
    order = []
    while needed:
        ready = {name for name in needed if not needed & set(inputs[name])}
        order += sorted(ready, reverse=True)
        needed -= ready
    return order
""",
        # A stack in place of the recursion; the inputs from the right.
        """
def order_of(inputs, last):
    order, stack = [], [last]
    while stack:
        missing = [source for source in inputs[stack[-1]] if source not in order]
        if missing:
            stack.append(missing[-1])
        else:
            name = stack.pop()
            if name not in order:
                order.append(name)
    return order
""",
        # The standard library's order of everything, of which the needed names stay.
        """
def order_of(inputs, last):
    from graphlib import TopologicalSorter

    needed = {last}
    order = []
    for name in reversed(list(TopologicalSorter(inputs).static_order())):
        if name in needed:
            needed.update(inputs[name])
            order.insert(0, name)
    return order
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
}
