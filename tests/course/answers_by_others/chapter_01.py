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
        ("hardest = 3, 8", r"all 45|other pairs|every pair"),
        ("hardest = (4, 9)", r"all 45|other pairs|every pair"),
        ("hardest = [1, 7]", r"all 45|other pairs|every pair"),
        # The easiest.
        ("hardest = 0, 1", r"all 45|other pairs|every pair"),
        # The second of the list.
        ("hardest = 3, 5", r"second|all 45"),
        # Sorted by what is right, and the first taken.
        ("hardest = 0, 2", r"all 45|other pairs|every pair"),
        ("hardest = 8", r"two"),
        ("hardest = 8, 8", r"different"),
        # The count, too.
        ("hardest = 1, 8, 5", r"two"),
        ('hardest = "1, 8"', r"two|digits"),
        ("hardest = 5 / 60", r"two"),
        ("hardest = {(1, 8): 5}", r"two"),
    ],
    "on-the-line": [
        # The sign of the bias.
        (
            """
def x_2_on_the_line(x_1, w, b):
    return -w[0] / w[1] * x_1 + b / w[1]
""",
            r"sign|minus|bias",
        ),
        # The sign of the slope.
        (
            """
def x_2_on_the_line(x_1, w, b):
    return w[0] / w[1] * x_1 - b / w[1]
""",
            r"sign|minus|slope",
        ),
        # Both signs.
        (
            """
def x_2_on_the_line(x_1, w, b):
    return (w[0] * x_1 + b) / w[1]
""",
            r"sign|minus|negat",
        ),
        # The bias is not divided.
        (
            """
def x_2_on_the_line(x_1, w, b):
    return -w[0] / w[1] * x_1 - b
""",
            r"bias|divi|bracket|paren",
        ),
        # Only the bias is divided.
        (
            """
def x_2_on_the_line(x_1, w, b):
    return -w[0] * x_1 - b / w[1]
""",
            r"divi|bracket|paren|whole|both",
        ),
        # Nothing is divided.
        (
            """
def x_2_on_the_line(x_1, w, b):
    w_1, w_2 = w
    return -(w_1 * x_1 + b)
""",
            r"divi|w_2|w\[1\]|second weight",
        ),
        # No bias.
        (
            """
def x_2_on_the_line(x_1, w, b):
    return -w[0] * x_1 / w[1]
""",
            r"bias|\bb\b",
        ),
        # The weights exchanged.
        (
            """
def x_2_on_the_line(x_1, w, b):
    return -(w[1] * x_1 + b) / w[0]
""",
            r"swap|exchang|other way|interchang|mixed|confus|weights|w_1|w\[0\]",
        ),
        # The answer of the neuron, not the line.
        (
            """
def x_2_on_the_line(x_1, w, b):
    return sigmoid(w[0] * x_1 + w[1] * x_1 + b)
""",
            r"sigmoid|activation|undecided|solve|weighted sum|equation|zero",
        ),
        # The point, not its x_2.
        (
            """
def x_2_on_the_line(x_1, w, b):
    return x_1, -(w[0] * x_1 + b) / w[1]
""",
            r"number|pair|tuple|only|shape|\bone\b",
        ),
        # Right for a positive w_2 only.
        (
            """
def x_2_on_the_line(x_1, w, b):
    return -(w[0] * x_1 + b) / abs(w[1])
""",
            r"sign|abs|negat|minus",
        ),
        # The umbrella neuron, whatever the arguments.
        (
            """
def x_2_on_the_line(x_1, w, b):
    return -2 / 3 * x_1 + 2.5 / 3
""",
            r"use[sd]? (its|the|all|your|no) |ignor|hard|always|depend|same|weights",
        ),
        (
            """
def x_2_on_the_line(x_1, w, b):
    return -(w[1] * x_1 + b) / w[2]
""",
            r"stops with|IndexError|index",
        ),
        (
            """
def x_2_on_the_line(x_1, w, b):
    print(-(w[0] * x_1 + b) / w[1])
""",
            r"None|return",
        ),
    ],
    "tanh-layer": [
        # W not transposed.
        (
            """
def tanh_layer(X, W, b):
    return np.tanh(X @ W + b)
""",
            r"\.T\b|transpos|shape|rows and columns",
        ),
        # The formula for one sample.
        (
            """
def tanh_layer(X, W, b):
    return np.tanh(W @ X + b)
""",
            r"\.T\b|transpos|shape|order|stops with|batch",
        ),
        # One column per sample.
        (
            """
def tanh_layer(X, W, b):
    return np.tanh(W @ X.T + b[:, None])
""",
            r"shape|transpos|\.T\b|axis|row",
        ),
        # No bias.
        (
            """
def tanh_layer(X, W, b):
    return np.tanh(X @ W.T)
""",
            r"bias|\bb\b",
        ),
        # The bias outside.
        (
            """
def tanh_layer(X, W, b):
    return np.tanh(X @ W.T) + b
""",
            r"bias|before|inside|bracket|paren|\bb\b",
        ),
        # The bias subtracted.
        (
            """
def tanh_layer(X, W, b):
    return np.tanh(X @ W.T - b)
""",
            r"bias|sign|minus|\bb\b",
        ),
        # No activation.
        (
            """
def tanh_layer(X, W, b):
    return X @ W.T + b
""",
            r"tanh|activation|squash|weighted sum",
        ),
        # Another activation.
        (
            """
def tanh_layer(X, W, b):
    return sigmoid(X @ W.T + b)
""",
            r"tanh|sigmoid|activation",
        ),
        # The bias as a column.
        (
            """
def tanh_layer(X, W, b):
    return np.tanh(X @ W.T + b.reshape(-1, 1))
""",
            r"shape|bias|stops with|column|row|\bb\b",
        ),
        # The return is inside the loop.
        (
            """
def tanh_layer(X, W, b):
    for x in X:
        return np.tanh(W @ x + b)
""",
            r"shape|first|row|sample|loop|batch",
        ),
        # Writes into X, and works only if the layer has as many neurons as inputs.
        (
            """
def tanh_layer(X, W, b):
    for i in range(len(X)):
        X[i] = np.tanh(W @ X[i] + b)
    return X
""",
            r"in place|chang|copy|stops with|shape|overwrit",
        ),
        # Not a product of matrices.
        (
            """
def tanh_layer(X, W, b):
    return np.tanh(X * W + b)
""",
            r"stops with|matrix|product|@|shape",
        ),
        (
            """
def tanh_layer(X, W, b):
    return math.tanh(X @ W.T + b)
""",
            r"stops with|np\.tanh|array|math",
        ),
        (
            """
def tanh_layer(X, W, b):
    A = np.tanh(X @ W.T + b)
""",
            r"None|return",
        ),
    ],
    "collapse": [
        # The wrong order of the product.
        (
            """
def collapse(W_1, b_1, W_2, b_2):
    return W_1 @ W_2, W_2 @ b_1 + b_2
""",
            r"order|swap|exchang|stops with|shape|\bW\b|W_2 @ W_1|other way",
        ),
        # The first bias does not go through the second layer.
        (
            """
def collapse(W_1, b_1, W_2, b_2):
    return W_2 @ W_1, b_1 + b_2
""",
            r"bias|W_2|through|stops with|\bb\b|b_1",
        ),
        # No b_2.
        (
            """
def collapse(W_1, b_1, W_2, b_2):
    return W_2 @ W_1, W_2 @ b_1
""",
            r"b_2|bias|second",
        ),
        # No b_1.
        (
            """
def collapse(W_1, b_1, W_2, b_2):
    return W_2 @ W_1, b_2
""",
            r"b_1|bias|first",
        ),
        # The bias with the layers exchanged.
        (
            """
def collapse(W_1, b_1, W_2, b_2):
    return W_2 @ W_1, W_1 @ b_2 + b_1
""",
            r"bias|order|swap|exchang|stops with|shape|\bb\b|other way",
        ),
        # A minus.
        (
            """
def collapse(W_1, b_1, W_2, b_2):
    return W_2 @ W_1, W_2 @ b_1 - b_2
""",
            r"sign|minus|bias|b_2",
        ),
        # Element by element.
        (
            """
def collapse(W_1, b_1, W_2, b_2):
    return W_2 * W_1, W_2 @ b_1 + b_2
""",
            r"element|@|matrix|product|stops with",
        ),
        # W transposed.
        (
            """
def collapse(W_1, b_1, W_2, b_2):
    return W_1.T @ W_2.T, W_2 @ b_1 + b_2
""",
            r"transpos|shape|\.T\b|rows and columns|turned",
        ),
        # The bias from the other side, which is the transposed W_2.
        (
            """
def collapse(W_1, b_1, W_2, b_2):
    return W_2 @ W_1, b_1 @ W_2 + b_2
""",
            r"transpos|order|bias|stops with|shape|\bb\b",
        ),
        # Both biases go through the second layer.
        (
            """
def collapse(W_1, b_1, W_2, b_2):
    return W_2 @ W_1, W_2 @ (b_1 + b_2)
""",
            r"bias|b_2|bracket|paren|stops with|shape",
        ),
        # Sums instead of products.
        (
            """
def collapse(W_1, b_1, W_2, b_2):
    return W_1 + W_2, b_1 + b_2
""",
            r"product|multipl|stops with|@|times|\bsum\b|add",
        ),
        # b first.
        (
            """
def collapse(W_1, b_1, W_2, b_2):
    W = W_2 @ W_1
    b = W_2 @ b_1 + b_2
    return b, W
""",
            r"order|swap|exchang|shape|first|other way",
        ),
        # Changes b_2.
        (
            """
def collapse(W_1, b_1, W_2, b_2):
    b_2 += W_2 @ b_1
    return W_2 @ W_1, b_2
""",
            r"in place|chang|copy|overwrit",
        ),
        # No b at all.
        (
            """
def collapse(W_1, b_1, W_2, b_2):
    W = W_2 @ W_1
    b = W_2 @ b_1 + b_2
    return W
""",
            r"\btwo\b|both|pair|\bb\b",
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
        # Changes x.
        (
            """
def bump(x, start, end, s):
    x -= start
    up = sigmoid(s * x)
    x -= end - start
    down = sigmoid(s * x)
    return up - down
""",
            r"in place|chang|copy|overwrit",
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
        "hardest = 1, 8",
        "hardest = [8, 1]",
        "hardest = np.array([1, 8])",
        "hardest = {8, 1}",
    ],
    "on-the-line": [
        """
def x_2_on_the_line(x_1, w, b):
    return -w[0] / w[1] * x_1 - b / w[1]
""",
        """
def x_2_on_the_line(x_1: float, w: tuple[float, float], b: float) -> float:
    w_1, w_2 = w
    return (w_1 * x_1 + b) / -w_2
""",
        # From the sums at x_2 = 0 and 1.
        """
def x_2_on_the_line(x_1, w, b):
    def z(x_2):
        return w[0] * x_1 + w[1] * x_2 + b

    return z(0) / (z(0) - z(1))
""",
        """
def x_2_on_the_line(x_1, w, b):
    return np.roots([w[1], w[0] * x_1 + b])[0]
""",
        """
def x_2_on_the_line(x_1, w, b):
    w = np.array(w, dtype=np.float32)
    return -(w[0] * np.float32(x_1) + np.float32(b)) / w[1]
""",
        # The point where the line meets the vertical one at x_1.
        """
def x_2_on_the_line(x_1, w, b):
    return np.linalg.solve([[w[0], w[1]], [1, 0]], [-b, x_1])[1]
""",
    ],
    "tanh-layer": [
        """
def tanh_layer(X, W, b):
    return tanh(X @ W.T + b)
""",
        """
def tanh_layer(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    return np.tanh(np.einsum("sj,ij->si", X, W) + b)
""",
        # Lists and loops.
        """
def tanh_layer(X, W, b):
    A = []
    for x in X:
        row = []
        for W_i, b_i in zip(W, b):
            z = b_i
            for W_ij, x_j in zip(W_i, x):
                z += W_ij * x_j
            row.append(math.tanh(z))
        A.append(row)
    return A
""",
        # As a stretched sigmoid.
        """
def tanh_layer(X, W, b):
    return 2 * sigmoid(2 * (np.dot(X, W.T) + b)) - 1
""",
        """
def tanh_layer(X, W, b):
    def my_tanh(Z):
        t = np.expm1(-2 * np.abs(Z))
        return -np.sign(Z) * t / (t + 2)

    return my_tanh((W @ X.T + b[:, None]).T)
""",
        """
def tanh_layer(X, W, b):
    return np.array([np.tanh(W @ x + b) for x in X], dtype=np.float32)
""",
    ],
    "collapse": [
        """
def collapse(W_1, b_1, W_2, b_2):
    W = np.dot(W_2, W_1)
    b = np.dot(W_2, b_1) + b_2
    return W, b
""",
        """
def collapse(W_1, b_1, W_2, b_2):
    return [np.einsum("ik,kj->ij", W_2, W_1), np.einsum("ik,k->i", W_2, b_1) + b_2]
""",
        """
def collapse(W_1, b_1, W_2, b_2):
    return (W_1.T @ W_2.T).T, b_1 @ W_2.T + b_2
""",
        # Lists and loops.
        """
def collapse(W_1, b_1, W_2, b_2):
    W, b = [], []
    for row, bias in zip(W_2, b_2):
        W.append([sum(row[k] * W_1[k][j] for k in range(len(W_1))) for j in range(len(W_1[0]))])
        b.append(bias + sum(row[k] * b_1[k] for k in range(len(b_1))))
    return W, b
""",
        # Send zero and the unit vectors through both.
        """
def collapse(W_1, b_1, W_2, b_2):
    def both(x):
        return W_2 @ (W_1 @ x + b_1) + b_2

    n_in = W_1.shape[1]
    b = both(np.zeros(n_in))
    return np.column_stack([both(unit) - b for unit in np.eye(n_in)]), b
""",
        """
def collapse(W_1, b_1, W_2, b_2):
    W, b = W_2 @ W_1, W_2 @ b_1 + b_2
    return W.astype(np.float32), b.astype(np.float32)
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
    ],
}
