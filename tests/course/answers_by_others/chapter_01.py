WRONG = {
    "nand": [
        # AND itself.
        ("nand = (10, 10, -15)", r"opposite|sign|minus|negat|reverse|turn (it|the|them)|turned"),
        # OR.
        ("nand = (10, 10, -5)", r"opposite|sign|minus|negat|reverse|\(0, 0\)|0 and 0|both"),
        # NOR: the bias is too small.
        ("nand = (-10, -10, 5)", r"bias|\(0, 1\)|0 and 1|one of|only one"),
        # The sign of the bias, too: never yes.
        ("nand = (-10, -10, -15)", r"bias|never|\(0, 0\)|0 and 0|sign"),
        # A bias too large: always yes.
        ("nand = (-10, -10, 25)", r"bias|always|\(1, 1\)|1 and 1|both"),
        # Exactly on the line at (0, 1) and (1, 0).
        ("nand = (-10, -10, 10)", r"bias|undecided|half|on the line|\(0, 1\)|0 and 1"),
        # The bias first.
        ("nand = (15, -10, -10)", r"order|bias|weight|\(0, 0\)|0 and 0"),
        # Blind to x_2.
        ("nand = (-20, 0, 15)", r"weight|x_2|second|\(1, 0\)|1 and 0"),
        # One weight with the wrong sign.
        ("nand = (10, -10, 15)", r"sign|minus|weight|negat|always|\(1, 1\)|1 and 1"),
        # No bias.
        ("nand = (-10, -10)", r"three|bias|numbers"),
        # The truth table in place of a neuron.
        ("nand = [1, 1, 1, 0]", r"three|weights|bias"),
        ('nand = "-10, -10, 15"', r"string|text|number|\bstr\b|quot"),
        # Python's logic in place of numbers.
        ("nand = lambda x_1, x_2: not (x_1 and x_2)", r"three|numbers|weights|a function"),
    ],
    "hardest-pair": [
        # They look alike.
        ("guess = 3, 8\npair = guess\nhardest = guess, pair, (1, 0)", r"all 45|other pairs|every pair"),
        # The easiest.
        ("hardest = (1, 7), (0, 1), (0, 0)", r"all 45|other pairs|every pair"),
        # As it was: the pair alone.
        ("hardest = 1, 8", r"[Tt]hree"),
        # One count for both.
        ("hardest = [(1, 7), (1, 8), 5]", r"[Tt]wo counts"),
        # Shares of the pictures.
        ("hardest = (1, 7), (1, 8), (0, 5 / 30)", r"[Tt]wo counts"),
        # Counted on all pictures that it learned from.
        ("hardest = (1, 7), (1, 8), (2, 5)", r"learned|seen"),
        # The counts of another pair.
        ("hardest = (1, 7), (4, 9), (0, 5)", r"counts"),
        ("hardest = (4, 4), (1, 8), (0, 5)", r"different"),
    ],
    "line-through": [
        # The bias is not turned.
        (
            """
def line_through(p, q, r):
    w = np.array([q[1] - p[1], p[0] - q[0]])
    b = -np.dot(w, p)
    if np.dot(w, r) + b < 0:
        w = -w
    return w, b
""",
            r"sign|turn",
        ),
        # By the slope, which a vertical line does not have.
        (
            """
def line_through(p, q, r):
    slope = (q[1] - p[1]) / (q[0] - p[0])
    w = np.array([-slope, 1.0])
    b = -(w @ p)
    return (w, b) if w @ r + b > 0 else (-w, -b)
""",
            r"nan|inf|divided by 0",
        ),
        # Along the line.
        (
            """
def line_through(p, q, r):
    w = q - p
    b = -w @ p
    if w @ r + b < 0:
        w, b = -w, -b
    return w, b
""",
            r"along|right angles|change",
        ),
    ],
    "learn-amounts": [
        # All parameters but the bias.
        (
            """
def learn_amounts(X, Y, steps, lr):
    def loss(w):
        return np.mean((X @ w - Y) ** 2)

    w = np.zeros(X.shape[1])
    losses = [loss(w)]
    for _ in range(steps):
        slopes = [(loss(w + n) - loss(w - n)) / 0.002 for n in 0.001 * np.eye(len(w))]
        w = w - lr * np.array(slopes)
        losses.append(loss(w))
    return w, losses
""",
            r"shape|bias",
        ),
        # The slopes pile up.
        (
            """
def learn_amounts(X, Y, steps, lr):
    def loss(params):
        return np.mean((X @ params[:-1] + params[-1] - Y) ** 2)

    params = np.zeros(X.shape[1] + 1)
    losses = [loss(params)]
    slopes = []
    for _ in range(steps):
        for nudge in 0.001 * np.eye(len(params)):
            slopes.append((loss(params + nudge) - loss(params - nudge)) / 0.002)
        params = params - lr * np.array(slopes)
        losses.append(loss(params))
    return params, losses
""",
            r"shape",
        ),
        # Uphill.
        (
            """
def learn_amounts(X, Y, steps, lr):
    def loss(params):
        return np.mean((X @ params[:-1] + params[-1] - Y) ** 2)

    params = np.zeros(X.shape[1] + 1)
    losses = [loss(params)]
    for _ in range(steps):
        slopes = np.zeros(len(params))
        for i in range(len(params)):
            nudge = np.zeros(len(params))
            nudge[i] = 0.001
            slopes[i] = (loss(params + nudge) - loss(params - nudge)) / 0.002
        params += lr * slopes
        losses.append(loss(params))
    return params, losses
""",
            r"uphill|subtract",
        ),
    ],
    "many-into-one": [
        # The other order.
        (
            """
def collapse(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = W @ V, V @ b + c
    return W, b
""",
            r"order",
        ),
        # The biases are added.
        (
            """
def collapse(layers):
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = V @ W, b + c
    return W, b
""",
            r"bias",
        ),
        # Two layers only.
        (
            """
def collapse(layers):
    (W_1, b_1), (W_2, b_2) = layers
    return W_2 @ W_1, W_2 @ b_1 + b_2
""",
            r"unpack|whole list",
        ),
    ],
    "bump": [
        # As it was.
        (
            """
def bump(x, start, end, s):
    up = sigmoid(s * x - start)
    down = sigmoid(s * x - end)
    return up - down
""",
            r"bracket|paren|bias|s \*|-s|place|shift|where|start",
        ),
        # Only one of two mended.
        (
            """
def bump(x, start, end, s):
    up = sigmoid(s * (x - start))
    down = sigmoid(s * x - end)
    return up - down
""",
            r"\bend\b|down|second|both|other",
        ),
        (
            """
def bump(x, start, end, s):
    up = sigmoid(s * x - start)
    down = sigmoid(s * (x - end))
    return up - down
""",
            r"start|\bup\b|first|both|other",
        ),
        # Upside down.
        (
            """
def bump(x, start, end, s):
    up = sigmoid(s * (x - start))
    down = sigmoid(s * (x - end))
    return down - up
""",
            r"sign|minus|negat|below|upside|order|swap|exchang|opposite",
        ),
        # Upside down by the inputs.
        (
            """
def bump(x, start, end, s):
    up = sigmoid(s * (start - x))
    down = sigmoid(s * (end - x))
    return up - down
""",
            r"sign|minus|negat|below|upside|order|swap|exchang|opposite",
        ),
        # No steepness.
        (
            """
def bump(x, start, end, s):
    up = sigmoid(x - start)
    down = sigmoid(x - end)
    return up - down
""",
            r"\bs\b|steep",
        ),
        # The places times s, x not.
        (
            """
def bump(x, start, end, s):
    up = sigmoid(x - s * start)
    down = sigmoid(x - s * end)
    return up - down
""",
            r"bracket|paren|times x|x too|s \*|steep|place|weight",
        ),
        # Divided where it should be multiplied.
        (
            """
def bump(x, start, end, s):
    up = sigmoid(s * x - start / s)
    down = sigmoid(s * x - end / s)
    return up - down
""",
            r"bracket|paren|bias|s \*|-s|place|shift|where|divi|multipl|start",
        ),
        # The sum.
        (
            """
def bump(x, start, end, s):
    up = sigmoid(s * (x - start))
    down = sigmoid(s * (x - end))
    return up + down
""",
            r"sign|minus|subtract|difference|\bsum\b|plus|after|above 1|elsewhere|\bend\b",
        ),
        # Copied, and not changed to end.
        (
            """
def bump(x, start, end, s):
    up = sigmoid(s * (x - start))
    down = sigmoid(s * (x - start))
    return up - down
""",
            r"\bend\b|zero|\b0 everywhere|cancel|same|down|second",
        ),
        # No sides at all.
        (
            """
def bump(x, start, end, s):
    return np.where((x >= start) & (x <= end), 1.0, 0.0)
""",
            r"steep|\bs\b|sides|smooth|sigmoid|gradual",
        ),
        (
            """
def bump(x, start, end, s):
    def step(t):
        return 1 / (1 + math.exp(-s * (x - t)))

    return step(start) - step(end)
""",
            r"stops with|TypeError|math|array",
        ),
        (
            """
def bump(x, start, end, s):
    up = sigmoid(s * (x - start))
    down = sigmoid(s * (x - end))
    up - down
""",
            r"None|return",
        ),
    ],
}

RIGHT = {
    "nand": [
        "nand = (-10, -10, 15)",
        # Hardly sure, but on the right side.
        "nand = [-1, -1, 1.5]",
        "nand = np.array([-20.0, -20.0, 30.0])",
        # Not symmetric.
        "nand = -3, -5, 7",
        # The weights and the bias apart, as in the chapter's calls of neuron.
        "w, b = [-10, -10], 15\nnand = w, b",
    ],
    "hardest-pair": [
        "guess = 4, 9\npair = 1, 8\nwrong = 0, 5\nhardest = guess, pair, wrong",
        "hardest = [[1, 8], np.array([8, 1]), np.array([5, 0])]",
    ],
    "line-through": [
        # As a product of three-vectors.
        """
def line_through(p, q, r):
    line = np.cross([*p, 1], [*q, 1])
    if line @ [*r, 1] < 0:
        line = -line
    return line[:2], line[2]
""",
        # From three equations: 0 at p, 0 at q, 1 at r.
        """
def line_through(p, q, r):
    w_1, w_2, b = np.linalg.solve([[*p, 1], [*q, 1], [*r, 1]], [0, 0, 1])
    return [w_1, w_2], b
""",
        """
def line_through(p, q, r):
    w = np.array([q[1] - p[1], p[0] - q[0]], dtype=np.float32)
    b = -(w @ q.astype(np.float32))
    sign = 1 if w @ r + b >= 0 else -1
    return sign * w, sign * b
""",
    ],
    "learn-amounts": [
        # The slopes by calculus.
        """
def learn_amounts(X, Y, steps, lr):
    params = np.zeros(X.shape[1] + 1)
    ones = np.column_stack([X, np.ones(len(X))])
    losses = []
    for step in range(steps + 1):
        error = ones @ params - Y
        losses.append((error**2).mean())
        if step < steps:
            params -= lr * 2 * ones.T @ error / len(Y)
    return params, np.array(losses)
""",
        # Loops, and a nudge written in and out.
        """
def learn_amounts(X, Y, steps, lr):
    def loss(w, b):
        total = 0
        for x, y in zip(X, Y):
            total += (sum(w_j * x_j for w_j, x_j in zip(w, x)) + b - y) ** 2
        return total / len(X)

    w, b = [0.0] * X.shape[1], 0.0
    losses = [loss(w, b)]
    for _ in range(steps):
        slopes = []
        for j in range(len(w)):
            up, down = list(w), list(w)
            up[j] += 0.001
            down[j] -= 0.001
            slopes.append((loss(up, b) - loss(down, b)) / 0.002)
        slope_b = (loss(w, b + 0.001) - loss(w, b - 0.001)) / 0.002
        w = [w_j - lr * slope for w_j, slope in zip(w, slopes)]
        b -= lr * slope_b
        losses.append(loss(w, b))
    return [*w, b], losses
""",
    ],
    "many-into-one": [
        # Send zero and the unit vectors through all.
        """
def collapse(layers):
    def through(x):
        for W, b in layers:
            x = W @ x + b
        return x

    n_in = layers[0][0].shape[1]
    b = through(np.zeros(n_in))
    return np.column_stack([through(unit) - b for unit in np.eye(n_in)]), b
""",
        # From the last layer on.
        """
def collapse(layers):
    W, b = layers[-1]
    for W_before, b_before in layers[-2::-1]:
        b = b + W @ b_before
        W = W @ W_before
    return W, b
""",
    ],
    "bump": [
        """
def bump(x, start, end, s):
    up = sigmoid(s * (x - start))
    down = sigmoid(s * (x - end))
    return up - down
""",
        """
def bump(x, start, end, s):
    return sigmoid(s * x - s * start) - sigmoid(s * x - s * end)
""",
        # Both steps seen from the other side.
        """
def bump(x, start, end, s):
    return sigmoid(s * (end - x)) - sigmoid(s * (start - x))
""",
        """
def bump(x, start, end, s):
    return (np.tanh(s * (x - start) / 2) - np.tanh(s * (x - end) / 2)) / 2
""",
        """
def bump(x, start, end, s):
    def step(t):
        return [sigmoid(s * (x_i - t)) for x_i in x]

    return [up - down for up, down in zip(step(start), step(end))]
""",
        """
def bump(x, start, end, s):
    start, end = start * s, end * s
    x = x * s
    return (sigmoid(x - start) - sigmoid(x - end)).astype(np.float32)
""",
        # In place.
        """
def bump(x, start, end, s):
    x -= start
    up = sigmoid(s * x)
    x -= end - start
    down = sigmoid(s * x)
    return up - down
""",
    ],
}
