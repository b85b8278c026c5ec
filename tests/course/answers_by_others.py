"""Wrong and right answers to the exercises, by someone who knew the tasks but neither the solutions nor the checks."""

# For each exercise: what a learner might type, and words of which a helpful message about it should contain one.
WRONG: dict[str, list[tuple[str, str]]] = {
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
    "glorot-limit": [
        # The spread, not the limit.
        (
            """
def glorot_limit(n_in, n_out):
    return math.sqrt(2 / (n_in + n_out))
""",
            r"variance|spread|√|root of|factor|times too|uniform|evenly",
        ),
        # The variance.
        (
            """
def glorot_limit(n_in, n_out):
    return 2 / (n_in + n_out)
""",
            r"root|variance|\b6\b|sqrt",
        ),
        # No root.
        (
            """
def glorot_limit(n_in, n_out):
    return 6 / (n_in + n_out)
""",
            r"root|sqrt|square",
        ),
        # The root of the 6 only.
        (
            """
def glorot_limit(n_in, n_out):
    return np.sqrt(6) / (n_in + n_out)
""",
            r"root|sqrt|bracket|paren|whole",
        ),
        # Without the neurons: 1 / n_in in place of the middle.
        (
            """
def glorot_limit(n_in, n_out):
    return math.sqrt(3 / n_in)
""",
            r"n_out|neurons|both|middle|\bsum\b",
        ),
        # No brackets.
        (
            """
def glorot_limit(n_in, n_out):
    return math.sqrt(6 / n_in + n_out)
""",
            r"bracket|paren|\bsum\b|n_out|divi",
        ),
        # Upside down.
        (
            """
def glorot_limit(n_in, n_out):
    return math.sqrt((n_in + n_out) / 6)
""",
            r"upside|invert|divi|recip|fraction|too large|small|other way|turned",
        ),
        # The product.
        (
            """
def glorot_limit(n_in, n_out):
    return math.sqrt(6 / (n_in * n_out))
""",
            r"product|\bsum\b|add|plus|\+|multipl|times",
        ),
        # Half, not the root: ** binds more tightly than /.
        (
            """
def glorot_limit(n_in, n_out):
    return (6 / (n_in + n_out)) ** 1 / 2
""",
            r"root|sqrt|bracket|paren|\*\*|half|power",
        ),
        # A weight, not the limit.
        (
            """
def glorot_limit(n_in, n_out):
    r = math.sqrt(6 / (n_in + n_out))
    return np.random.uniform(-r, r)
""",
            r"random|limit|draw",
        ),
        # All the weights.
        (
            """
def glorot_limit(n_in, n_out):
    r = math.sqrt(6 / (n_in + n_out))
    return np.random.default_rng(0).uniform(-r, r, (n_out, n_in))
""",
            r"number|random|limit|shape|array|draw",
        ),
        # Both ends.
        (
            """
def glorot_limit(n_in, n_out):
    r = math.sqrt(6 / (n_in + n_out))
    return -r, r
""",
            r"number|pair|tuple|only|shape|\bone\b",
        ),
        (
            """
def glorot_limit(n_in, n_out):
    return sqrt(6 / (n_in + n_out))
""",
            r"stops with|NameError|not defined|sqrt",
        ),
        (
            """
def glorot_limit(n_in, n_out):
    print(math.sqrt(6 / (n_in + n_out)))
""",
            r"None|return",
        ),
    ],
    "batches": [
        # Loses the rest.
        (
            """
def batches(order, batch_size):
    return [order[i * batch_size : (i + 1) * batch_size] for i in range(len(order) // batch_size)]
""",
            r"last|lost|lose|missing|left|rest",
        ),
        # An empty batch where the length is a multiple.
        (
            """
def batches(order, batch_size):
    count = len(order) // batch_size + 1
    return [order[i * batch_size : (i + 1) * batch_size] for i in range(count)]
""",
            r"empty|multiple|too many|last",
        ),
        # One too few in each.
        (
            """
def batches(order, batch_size):
    return [order[start : start + batch_size - 1] for start in range(0, len(order), batch_size)]
""",
            r"lost|lose|missing|length|long|short|size|off by one|too few",
        ),
        # One too many in each.
        (
            """
def batches(order, batch_size):
    return [order[start : start + batch_size + 1] for start in range(0, len(order), batch_size)]
""",
            r"twice|overlap|once|repeat|length|long|size|off by one|too many",
        ),
        # The step forgotten.
        (
            """
def batches(order, batch_size):
    return [order[start : start + batch_size] for start in range(len(order))]
""",
            r"twice|overlap|once|repeat|step|too many|more than",
        ),
        # The number of batches, not their size.
        (
            """
def batches(order, batch_size):
    return np.array_split(order, batch_size)
""",
            r"size|number of|how many|length|long|too many|too few",
        ),
        # All nearly equal, where only the last may be shorter.
        (
            """
def batches(order, batch_size):
    count = math.ceil(len(order) / batch_size)
    return np.array_split(order, count)
""",
            r"size|last|even|equal|length|long|short",
        ),
        # Does not work with a rest.
        (
            """
def batches(order, batch_size):
    return np.array(order).reshape(-1, batch_size)
""",
            r"stops with|reshape|multiple|last",
        ),
        # Dealt out like cards.
        (
            """
def batches(order, batch_size):
    count = -(-len(order) // batch_size)
    return [order[i::count] for i in range(count)]
""",
            r"order|neighbour|consecutive|in a row|one after|next to|wrong indices|size|length|long|short",
        ),
        # Positions, not the indices.
        (
            """
def batches(order, batch_size):
    positions = list(range(len(order)))
    return [positions[start : start + batch_size] for start in range(0, len(order), batch_size)]
""",
            r"order|position|shuffl|ignor|content",
        ),
        # The shuffling undone.
        (
            """
def batches(order, batch_size):
    order = sorted(order)
    return [order[start : start + batch_size] for start in range(0, len(order), batch_size)]
""",
            r"order|sort|shuffl",
        ),
        # Only the first one.
        (
            """
def batches(order, batch_size):
    result = []
    for start in range(0, len(order), batch_size):
        result.append(order[start : start + batch_size])
        return result
""",
            r"first|loop|only|missing|lost|lose|all of|return inside|too early",
        ),
        # Eats its argument (and fails with an array).
        (
            """
def batches(order, batch_size):
    result = []
    while len(order) > 0:
        result.append(order[:batch_size])
        del order[:batch_size]
    return result
""",
            r"in place|chang|copy|empt|stops with|overwrit",
        ),
        # Two lines that belong into the loop.
        (
            """
def batches(order, batch_size):
    result, start = [], 0
    while start < len(order):
        batch = order[start : start + batch_size]
    result.append(batch)
    start += batch_size
    return result
""",
            r"does not come to an end|endless|for ?ever|too long|never ends|never stops",
        ),
    ],
    "tanh-backward": [
        # The slope of the sigmoid.
        (
            """
def tanh_backward(dA, A, A_prev, W):
    dZ = dA * A * (1 - A)
    return dZ.T @ A_prev, dZ.sum(axis=0), dZ @ W
""",
            r"sigmoid|slope|1 - A|squar|tanh",
        ),
        # tanh once more.
        (
            """
def tanh_backward(dA, A, A_prev, W):
    dZ = dA * (1 - np.tanh(A) ** 2)
    return dZ.T @ A_prev, dZ.sum(axis=0), dZ @ W
""",
            r"tanh|already|twice|once more|output A|the output",
        ),
        # No slope.
        (
            """
def tanh_backward(dA, A, A_prev, W):
    return dA.T @ A_prev, dA.sum(axis=0), dA @ W
""",
            r"slope|activation|1 - A|dZ|tanh",
        ),
        # No square.
        (
            """
def tanh_backward(dA, A, A_prev, W):
    dZ = dA * (1 - A)
    return dZ.T @ A_prev, dZ.sum(axis=0), dZ @ W
""",
            r"squar|slope|1 - A|\*\* ?2|A²|tanh",
        ),
        # The sign.
        (
            """
def tanh_backward(dA, A, A_prev, W):
    dZ = dA * (A**2 - 1)
    return dZ.T @ A_prev, dZ.sum(axis=0), dZ @ W
""",
            r"sign|minus|opposite",
        ),
        # The mean once more.
        (
            """
def tanh_backward(dA, A, A_prev, W):
    dZ = dA * (1 - A**2)
    return dZ.T @ A_prev / len(A), dZ.mean(axis=0), dZ @ W
""",
            r"mean|times too|divi|factor|sum",
        ),
        # dW transposed.
        (
            """
def tanh_backward(dA, A, A_prev, W):
    dZ = dA * (1 - A**2)
    return A_prev.T @ dZ, dZ.sum(axis=0), dZ @ W
""",
            r"transpos|shape|\.T\b|rows and columns|turned",
        ),
        # W transposed: as forward.
        (
            """
def tanh_backward(dA, A, A_prev, W):
    dZ = dA * (1 - A**2)
    return dZ.T @ A_prev, dZ.sum(axis=0), dZ @ W.T
""",
            r"transpos|shape|\.T\b|stops with|dA_prev",
        ),
        # dA_prev leaves the activation out.
        (
            """
def tanh_backward(dA, A, A_prev, W):
    dZ = dA * (1 - A**2)
    return dZ.T @ A_prev, dZ.sum(axis=0), dA @ W
""",
            r"dA_prev|dZ|slope|activation|third",
        ),
        # Summed over the neurons.
        (
            """
def tanh_backward(dA, A, A_prev, W):
    dZ = dA * (1 - A**2)
    return dZ.T @ A_prev, dZ.sum(axis=1), dZ @ W
""",
            r"axis|shape|samples|\bdb\b",
        ),
        # Right for a single sample only.
        (
            """
def tanh_backward(dA, A, A_prev, W):
    dZ = dA * (1 - A**2)
    return dZ.T @ A_prev, dZ[0], dZ @ W
""",
            r"sum|samples|\bdb\b|first",
        ),
        # Matrices stay two-dimensional.
        (
            """
def tanh_backward(dA, A, A_prev, W):
    dZ = np.matrix(dA * (1 - A**2))
    return dZ.T * A_prev, dZ.sum(axis=0), dZ * W
""",
            r"shape|\bdb\b|matrix",
        ),
        # Changes dA.
        (
            """
def tanh_backward(dA, A, A_prev, W):
    dA *= 1 - A**2
    return dA.T @ A_prev, dA.sum(axis=0), dA @ W
""",
            r"in place|chang|copy|overwrit",
        ),
        # Another order.
        (
            """
def tanh_backward(dA, A, A_prev, W):
    dZ = dA * (1 - A**2)
    dW = dZ.T @ A_prev
    db = dZ.sum(axis=0)
    dA_prev = dZ @ W
    return dA_prev, dW, db
""",
            r"order|shape|first|swap|exchang",
        ),
    ],
    "mean-twice": [
        # As it was.
        (
            """
def gradients(X, Y, W, b):
    Y_hat = 1 / (1 + np.exp(-(X @ W.T + b)))
    dY_hat = 2 * (Y_hat - Y) / Y_hat.size
    dZ = dY_hat * Y_hat * (1 - Y_hat)
    return dZ.T @ X / len(X), dZ.sum(axis=0) / len(X)
""",
            r"mean|times too|twice|divi|once more|len\(X\)",
        ),
        # Only dW mended.
        (
            """
def gradients(X, Y, W, b):
    Y_hat = 1 / (1 + np.exp(-(X @ W.T + b)))
    dY_hat = 2 * (Y_hat - Y) / Y_hat.size
    dZ = dY_hat * Y_hat * (1 - Y_hat)
    return dZ.T @ X, dZ.sum(axis=0) / len(X)
""",
            r"\bdb\b|bias|second|both|also",
        ),
        # Only db mended.
        (
            """
def gradients(X, Y, W, b):
    Y_hat = 1 / (1 + np.exp(-(X @ W.T + b)))
    dY_hat = 2 * (Y_hat - Y) / Y_hat.size
    dZ = dY_hat * Y_hat * (1 - Y_hat)
    return dZ.T @ X / len(X), dZ.sum(axis=0)
""",
            r"\bdW\b|weights|first|both|also",
        ),
        # No mean at all.
        (
            """
def gradients(X, Y, W, b):
    Y_hat = 1 / (1 + np.exp(-(X @ W.T + b)))
    dY_hat = 2 * (Y_hat - Y)
    dZ = dY_hat * Y_hat * (1 - Y_hat)
    return dZ.T @ X, dZ.sum(axis=0)
""",
            r"mean|times too|size|divi",
        ),
        # The other mean taken out: right for one output only.
        (
            """
def gradients(X, Y, W, b):
    Y_hat = 1 / (1 + np.exp(-(X @ W.T + b)))
    dY_hat = 2 * (Y_hat - Y)
    dZ = dY_hat * Y_hat * (1 - Y_hat)
    return dZ.T @ X / len(X), dZ.sum(axis=0) / len(X)
""",
            r"mean|times too|size|entries|outputs|divi",
        ),
        # Made up for too much.
        (
            """
def gradients(X, Y, W, b):
    Y_hat = 1 / (1 + np.exp(-(X @ W.T + b)))
    dY_hat = 2 * (Y_hat - Y) / Y_hat.size
    dZ = dY_hat * Y_hat * (1 - Y_hat)
    return dZ.T @ X * len(X), dZ.sum(axis=0) * len(X)
""",
            r"mean|times too|multipl|factor|large",
        ),
        # The 2 lost.
        (
            """
def gradients(X, Y, W, b):
    Y_hat = 1 / (1 + np.exp(-(X @ W.T + b)))
    dY_hat = (Y_hat - Y) / Y_hat.size
    dZ = dY_hat * Y_hat * (1 - Y_hat)
    return dZ.T @ X, dZ.sum(axis=0)
""",
            r"the 2|half|factor|times too|two|twice|2 \*",
        ),
        # The sign.
        (
            """
def gradients(X, Y, W, b):
    Y_hat = 1 / (1 + np.exp(-(X @ W.T + b)))
    dY_hat = 2 * (Y - Y_hat) / Y_hat.size
    dZ = dY_hat * Y_hat * (1 - Y_hat)
    return dZ.T @ X, dZ.sum(axis=0)
""",
            r"sign|minus|opposite|uphill",
        ),
        # No slope of the sigmoid.
        (
            """
def gradients(X, Y, W, b):
    Y_hat = 1 / (1 + np.exp(-(X @ W.T + b)))
    dZ = 2 * (Y_hat - Y) / Y_hat.size
    return dZ.T @ X, dZ.sum(axis=0)
""",
            r"slope|activation|sigmoid|Y_hat \* \(1|dZ",
        ),
        # The slope of tanh.
        (
            """
def gradients(X, Y, W, b):
    Y_hat = 1 / (1 + np.exp(-(X @ W.T + b)))
    dY_hat = 2 * (Y_hat - Y) / Y_hat.size
    dZ = dY_hat * (1 - Y_hat**2)
    return dZ.T @ X, dZ.sum(axis=0)
""",
            r"slope|tanh|sigmoid|Y_hat \* \(1|dZ|activation",
        ),
        # dW transposed.
        (
            """
def gradients(X, Y, W, b):
    Y_hat = 1 / (1 + np.exp(-(X @ W.T + b)))
    dY_hat = 2 * (Y_hat - Y) / Y_hat.size
    dZ = dY_hat * Y_hat * (1 - Y_hat)
    return X.T @ dZ, dZ.sum(axis=0)
""",
            r"transpos|shape|\.T\b|rows and columns|turned",
        ),
        # db as one number.
        (
            """
def gradients(X, Y, W, b):
    Y_hat = 1 / (1 + np.exp(-(X @ W.T + b)))
    dY_hat = 2 * (Y_hat - Y) / Y_hat.size
    dZ = dY_hat * Y_hat * (1 - Y_hat)
    return dZ.T @ X, dZ.sum()
""",
            r"axis|shape|\bdb\b",
        ),
        # Takes a step, too.
        (
            """
def gradients(X, Y, W, b):
    Y_hat = 1 / (1 + np.exp(-(X @ W.T + b)))
    dY_hat = 2 * (Y_hat - Y) / Y_hat.size
    dZ = dY_hat * Y_hat * (1 - Y_hat)
    dW, db = dZ.T @ X, dZ.sum(axis=0)
    W -= 0.5 * dW
    b -= 0.5 * db
    return dW, db
""",
            r"in place|chang|copy|overwrit",
        ),
        # n is not defined.
        (
            """
def gradients(X, Y, W, b):
    Y_hat = 1 / (1 + np.exp(-(X @ W.T + b)))
    dY_hat = 2 * (Y_hat - Y) / n
    dZ = dY_hat * Y_hat * (1 - Y_hat)
    return dZ.T @ X, dZ.sum(axis=0)
""",
            r"stops with|NameError|not defined",
        ),
    ],
    "relu-backward": [
        # As it was.
        (
            """
def relu_backward(dA, A):
    return dA * (A >= 0)
""",
            r"> 0|>=|zero|(is|be|are|to|slope) 0\b|0 where|\boff\b|equal",
        ),
        # The other way round.
        (
            """
def relu_backward(dA, A):
    return dA * (A <= 0)
""",
            r"\boff\b|\bon\b|> 0|other way|opposite|<|revers|wrong way",
        ),
        # Looks at dA, not at A.
        (
            """
def relu_backward(dA, A):
    return dA * (dA > 0)
""",
            r"\bA\b|output|\bon\b|\boff\b",
        ),
        # ReLU of the gradient.
        (
            """
def relu_backward(dA, A):
    return np.maximum(dA, 0)
""",
            r"\bA\b|output|negative|\bon\b|\boff\b",
        ),
        # The slope alone.
        (
            """
def relu_backward(dA, A):
    return (A > 0).astype(float)
""",
            r"\bdA\b|chain|multipl|times|slope",
        ),
        # The output for the slope.
        (
            """
def relu_backward(dA, A):
    return dA * A
""",
            r"slope|(is|be|to) 1\b|times|output A|the output",
        ),
        # Half a slope where it is off.
        (
            """
def relu_backward(dA, A):
    return dA * np.heaviside(A, 0.5)
""",
            r"half|zero|(is|be|are|to|slope) 0\b|0 where|\boff\b",
        ),
        # Leaky.
        (
            """
def relu_backward(dA, A):
    return np.where(A > 0, dA, 0.01 * dA)
""",
            r"leak|0\.01|zero|(is|be|are|to|slope) 0\b|0 where|\boff\b",
        ),
        # On only above 1.
        (
            """
def relu_backward(dA, A):
    return dA * (A >= 1)
""",
            r"> 0|\bon\b|below 1|between|zero|0 and 1",
        ),
        # 0 / 0 where it is off.
        (
            """
def relu_backward(dA, A):
    return dA * A / A
""",
            r"nan|divi|\boff\b|warn|not a number",
        ),
        # Changes dA.
        (
            """
def relu_backward(dA, A):
    dA[A <= 0] = 0
    return dA
""",
            r"in place|chang|copy|overwrit",
        ),
        # The shape lost.
        (
            """
def relu_backward(dA, A):
    return dA[A > 0]
""",
            r"shape|zero|flat",
        ),
        (
            """
def relu_backward(dA, A):
    return dA if A > 0 else 0
""",
            r"stops with|ambiguous|element|ValueError",
        ),
        (
            """
def relu_backward(dA, A):
    dZ = dA * (A > 0)
""",
            r"None|return",
        ),
    ],
    "output-neuron": [
        # Both count in favour: this is AND again.
        ("output_neuron = (10, 10, -10)", r"sign|minus|negat|against|weight|\(0, 1\)|0 and 1"),
        # And this is OR again.
        ("output_neuron = (10, 10, 10)", r"sign|minus|negat|against|weight|\(1, 1\)|1 and 1|both"),
        # AND, but not OR.
        ("output_neuron = (-10, 10, -10)", r"sign|swap|exchang|order|opposite|never|weight"),
        # The opposite of XOR.
        (
            "output_neuron = (-10, 10, 10)",
            r"sign|opposite|revers|wrong way|all four|every|turn (it|the|them)|turned|minus",
        ),
        # The sign of the bias: always yes.
        ("output_neuron = (10, -10, 10)", r"bias|always|every|sign|\(0, 0\)|0 and 0|both"),
        # No bias: undecided at two corners.
        ("output_neuron = (10, -10, 0)", r"bias|undecided|half|on the line"),
        # A bias too far down: never yes.
        ("output_neuron = (10, -10, -30)", r"bias|never|\(0, 1\)|0 and 1"),
        # Set for hidden values of 0 and 1, not of -1 and 1: yes at (0, 0).
        ("output_neuron = (10, -20, -5)", r"[-−]1|minus|\(0, 0\)|0 and 0|tanh"),
        # AND is not looked at.
        ("output_neuron = (10, 0, -5)", r"weight|\(1, 1\)|1 and 1|second|\bboth\b"),
        # The bias first.
        ("output_neuron = (-5, 10, -10)", r"order|bias|weight|never|sign"),
        ("output_neuron = (10, -10)", r"three|bias|numbers"),
        # With a hidden neuron's weights, too.
        ("output_neuron = (10, -10, 10, -10, -5)", r"three|\bone bias\b|numbers"),
        ('output_neuron = ("10", "-10", "-5")', r"string|text|number|\bstr\b|quot"),
    ],
    "share-right": [
        # How many, not which share.
        (
            """
def share_right(Y_hat, Y):
    return np.sum((Y_hat > 0.5) == Y)
""",
            r"count|share|divi|mean|number of|from 0 to 1|how many|sum",
        ),
        # Exactly equal.
        (
            """
def share_right(Y_hat, Y):
    return np.mean(Y_hat == Y)
""",
            r"half|> 0\.5|exact|equal|side|never",
        ),
        # The share that is wrong.
        (
            """
def share_right(Y_hat, Y):
    return np.mean((Y_hat > 0.5) != Y)
""",
            r"wrong|opposite|revers|other side|1 -|==|!=",
        ),
        # The sides exchanged.
        (
            """
def share_right(Y_hat, Y):
    return np.mean((Y_hat < 0.5) == Y)
""",
            r"wrong|opposite|revers|other side|1 -|<|>|swap|exchang",
        ),
        # Per cent.
        (
            """
def share_right(Y_hat, Y):
    return 100 * np.mean((Y_hat > 0.5) == Y)
""",
            r"100|per ?cent|from 0 to 1|times|%",
        ),
        # The side of zero.
        (
            """
def share_right(Y_hat, Y):
    return np.mean((Y_hat > 0) == Y)
""",
            r"half|> 0\.5|threshold|limit",
        ),
        # A kind of loss.
        (
            """
def share_right(Y_hat, Y):
    return 1 - np.mean(abs(Y_hat - Y))
""",
            r"distance|how far|error|side|half|> 0\.5|loss|right or wrong",
        ),
        # Every one or none.
        (
            """
def share_right(Y_hat, Y):
    return float(np.all((Y_hat > 0.5) == Y))
""",
            r"\ball\b|share|\bmean\b|each|every|count",
        ),
        # The right yeses only.
        (
            """
def share_right(Y_hat, Y):
    return np.mean((Y_hat > 0.5) & (Y == 1))
""",
            r"\bno\b|zero|target 0|are 0|is 0|also|both|below",
        ),
        # The share of the ones that were found.
        (
            """
def share_right(Y_hat, Y):
    found = sum(1 for y_hat, y in zip(Y_hat, Y) if y_hat > 0.5 and y == 1)
    return found / np.sum(Y)
""",
            r"\bno\b|zero|target 0|are 0|is 0|also|both|below|all samples|every sample|divi|stops with|nan",
        ),
        # Each answer with each target: right for one sample only.
        (
            """
def share_right(Y_hat, Y):
    return np.mean((Y_hat.ravel() > 0.5) == Y)
""",
            r"shape|broadcast|pair|every|each|ravel|column",
        ),
        # Changes Y_hat.
        (
            """
def share_right(Y_hat, Y):
    Y_hat[Y_hat > 0.5] = 1
    Y_hat[Y_hat <= 0.5] = 0
    return np.mean(Y_hat == Y)
""",
            r"in place|chang|copy|overwrit",
        ),
        # No brackets: a chain of comparisons.
        (
            """
def share_right(Y_hat, Y):
    return np.mean(Y_hat > 0.5 == Y)
""",
            r"stops with|bracket|paren|ambiguous|chain",
        ),
        # A text.
        (
            """
def share_right(Y_hat, Y):
    return f"{np.mean((Y_hat > 0.5) == Y):.0%}"
""",
            r"string|text|number|\bstr\b",
        ),
    ],
    "one-pot": [
        # Always one half.
        (
            """
def best_loss_in_one_pot(targets):
    return np.mean((np.array(targets) - 0.5) ** 2)
""",
            r"\bmean\b|average|half|best answer",
        ),
        # The best answer, not its loss.
        (
            """
def best_loss_in_one_pot(targets):
    return np.mean(targets)
""",
            r"loss|error|squar|best answer|answer itself",
        ),
        # The root of it.
        (
            """
def best_loss_in_one_pot(targets):
    return np.std(targets)
""",
            r"root|squar|variance|standard|std",
        ),
        # Divided by n - 1.
        (
            """
def best_loss_in_one_pot(targets):
    return np.var(targets, ddof=1)
""",
            r"ddof|n - 1|len|divi|how many|number of|stops with|nan",
        ),
        # The sum.
        (
            """
def best_loss_in_one_pot(targets):
    answer = sum(targets) / len(targets)
    return sum((target - answer) ** 2 for target in targets)
""",
            r"mean|divi|\bsum\b|times too|len",
        ),
        # Always four samples, as in XOR.
        (
            """
def best_loss_in_one_pot(targets):
    answer = sum(targets) / len(targets)
    return sum((target - answer) ** 2 for target in targets) / 4
""",
            r"four|\b4\b|len|divi|how many|number of|mean|times too",
        ),
        # Not squared.
        (
            """
def best_loss_in_one_pot(targets):
    return np.mean(abs(targets - np.mean(targets)))
""",
            r"squar|abs|distance",
        ),
        # Squared too late, which is always 0.
        (
            """
def best_loss_in_one_pot(targets):
    return np.mean(np.array(targets) - np.mean(targets)) ** 2
""",
            r"squar|cancel|zero|always 0|before|bracket|paren",
        ),
        # The median.
        (
            """
def best_loss_in_one_pot(targets):
    return np.mean((np.array(targets) - np.median(targets)) ** 2)
""",
            r"mean|median|average|best answer|smaller",
        ),
        # Halfway between the ends.
        (
            """
def best_loss_in_one_pot(targets):
    return (max(targets) - min(targets)) ** 2 / 4
""",
            r"\bmean\b|average|middle|between|largest|every|best answer",
        ),
        # Only the targets themselves are tried.
        (
            """
def best_loss_in_one_pot(targets):
    return min(np.mean((np.array(targets) - answer) ** 2) for answer in targets)
""",
            r"mean|average|between|best answer|smaller|any answer|not one of",
        ),
        # Right for targets of 0 and 1 only.
        (
            """
def best_loss_in_one_pot(targets):
    share = np.mean(targets)
    return share * (1 - share)
""",
            r"0 and 1|0 or 1|\bany\b|other targets|zeros and ones|squar|only",
        ),
        # The case from the text.
        (
            """
def best_loss_in_one_pot(targets):
    return 1 / 8
""",
            r"depend|always|same|ignor|hard|1/8|\bany\b|other targets|constant",
        ),
    ],
    "perceptron": [
        # As it was.
        (
            """
def perceptron_epoch(X, targets, w, b):
    w = w.copy()
    for x, y in zip(X, targets):
        error = (w @ x + b > 0) - y
        w += error * x
        b += error
    return w, b
""",
            r"sign|minus|away|direction|wrong way|opposite|towards|other way",
        ),
        # The sign of the weights mended, but not of the bias.
        (
            """
def perceptron_epoch(X, targets, w, b):
    w = w.copy()
    for x, y in zip(X, targets):
        error = (w @ x + b > 0) - y
        w -= error * x
        b += error
    return w, b
""",
            r"bias|\bb\b",
        ),
        # And the other way round.
        (
            """
def perceptron_epoch(X, targets, w, b):
    w = w.copy()
    for x, y in zip(X, targets):
        error = (w @ x + b > 0) - y
        w += error * x
        b -= error
    return w, b
""",
            r"weights|\bw\b",
        ),
        # Mended twice, which is not at all.
        (
            """
def perceptron_epoch(X, targets, w, b):
    w = w.copy()
    for x, y in zip(X, targets):
        error = y - (w @ x + b > 0)
        w -= error * x
        b -= error
    return w, b
""",
            r"sign|minus|away|direction|wrong way|opposite|towards|other way",
        ),
        # The switch turned round in place of the sign.
        (
            """
def perceptron_epoch(X, targets, w, b):
    w = w.copy()
    for x, y in zip(X, targets):
        error = (w @ x + b < 0) - y
        w += error * x
        b += error
    return w, b
""",
            r"sign|minus|direction|wrong way|opposite|other way|<|> 0|compar|right answer",
        ),
        # Always towards the sample.
        (
            """
def perceptron_epoch(X, targets, w, b):
    w = w.copy()
    for x, y in zip(X, targets):
        error = abs(y - (w @ x + b > 0))
        w += error * x
        b += error
    return w, b
""",
            r"sign|abs|minus|away|direction|negat",
        ),
        # No switch.
        (
            """
def perceptron_epoch(X, targets, w, b):
    w = w.copy()
    for x, y in zip(X, targets):
        error = y - (w @ x + b)
        w += error * x
        b += error
    return w, b
""",
            r"switch|> 0|threshold|activation|step|0 or 1",
        ),
        # The bias does not count.
        (
            """
def perceptron_epoch(X, targets, w, b):
    w = w.copy()
    for x, y in zip(X, targets):
        error = y - (w @ x > 0)
        w += error * x
        b += error
    return w, b
""",
            r"bias|\bb\b",
        ),
        # The bias does not learn.
        (
            """
def perceptron_epoch(X, targets, w, b):
    w = w.copy()
    for x, y in zip(X, targets):
        error = y - (w @ x + b > 0)
        w += error * x
    return w, b
""",
            r"bias|\bb\b",
        ),
        # All at once, with the old weights.
        (
            """
def perceptron_epoch(X, targets, w, b):
    errors = np.array(targets) - (X @ w + b > 0)
    return w + errors @ X, b + errors.sum()
""",
            r"one after|each sample|after every|sample by sample|at once|old weights|updat|next sample|already",
        ),
        # Only the first sample.
        (
            """
def perceptron_epoch(X, targets, w, b):
    w = w.copy()
    for x, y in zip(X, targets):
        error = y - (w @ x + b > 0)
        w += error * x
        b += error
        return w, b
""",
            r"first|loop|each|every|all of|all samples|return inside|too early|only",
        ),
        # Changes w.
        (
            """
def perceptron_epoch(X, targets, w, b):
    for x, y in zip(X, targets):
        error = y - (w @ x + b > 0)
        w += error * x
        b += error
    return w, b
""",
            r"in place|chang|copy|overwrit",
        ),
        # A learning rate that nobody asked for.
        (
            """
def perceptron_epoch(X, targets, w, b):
    w = w.copy()
    for x, y in zip(X, targets):
        error = 0.1 * (y - (w @ x + b > 0))
        w += error * x
        b += error
    return w, b
""",
            r"factor|times|learning rate|too small|whole|step",
        ),
        # The bias lost on the way back.
        (
            """
def perceptron_epoch(X, targets, w, b):
    w = w.copy()
    for x, y in zip(X, targets):
        error = y - (w @ x + b > 0)
        w += error * x
        b += error
    return w
""",
            r"\btwo\b|both|pair|bias|\bb\b",
        ),
    ],
    "softmax": [
        # As it was: e^10000 is inf, and inf / inf is nan.
        (
            """
def softmax(Z):
    e = np.exp(Z)
    return e / e.sum(axis=1, keepdims=True)
""",
            r"nan|overflow|inf\b|infin|too large|too big|large scores",
        ),
        # The mean is too far below the largest.
        (
            """
def softmax(Z):
    e = np.exp(Z - Z.mean(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
""",
            r"nan|overflow|inf\b|infin|too large|largest|maximum|\bmean",
        ),
        # The smallest in place of the largest.
        (
            """
def softmax(Z):
    e = np.exp(Z - Z.min(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
""",
            r"nan|overflow|inf\b|infin|too large|largest|maximum|smallest|minimum",
        ),
        # The largest of the whole batch: a row far below it becomes 0 / 0.
        (
            """
def softmax(Z):
    e = np.exp(Z - Z.max())
    return e / e.sum(axis=1, keepdims=True)
""",
            r"(each|every|own|its|per|another|other) rows?\b|row's|batch|0 / 0|underflow|too small|far below|all zero",
        ),
        # The largest of each column.
        (
            """
def softmax(Z):
    e = np.exp(Z - Z.max(axis=0, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
""",
            r"axis|column|(each|every|own|its|per|a|same|whole) row|row's|same (number|amount|constant)",
        ),
        # The sum of each column.
        (
            """
def softmax(Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)
""",
            r"axis|column|(each|every|own|its|per|a|whole) row|row's|\bsums?\b|add up|together",
        ),
        # Clipped: no nan, but other shares.
        (
            """
def softmax(Z):
    e = np.exp(np.clip(Z, -500, 500))
    return e / e.sum(axis=1, keepdims=True)
""",
            r"clip|\bcut|limit|bound|equal|the same|differen|(other|wrong|chang\w*) .*share|share.* (chang|wrong|lost)",
        ),
        # More digits, but after the overflow.
        (
            """
def softmax(Z):
    e = np.exp(Z).astype(np.longdouble)
    return (e / e.sum(axis=1, keepdims=True)).astype(float)
""",
            r"nan|overflow|inf\b|infin|too large|too big|longdouble|digits|precis|large scores",
        ),
        # Divided by the largest, not lowered by it.
        (
            """
def softmax(Z):
    e = np.exp(Z / Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
""",
            r"divi|subtract|differen|scal|(other|wrong|chang\w*) .*shares?|shares? .*(chang|differ|wrong)",
        ),
        # Against a division by 0, which is not what happens.
        (
            """
def softmax(Z):
    e = np.exp(Z)
    return e / (e.sum(axis=1, keepdims=True) + 1e-9)
""",
            r"nan|overflow|inf\b|infin|too large|too big|large scores|epsilon|1e-9",
        ),
        # Only the symptom is hidden.
        (
            """
def softmax(Z):
    e = np.exp(Z)
    return np.nan_to_num(e / e.sum(axis=1, keepdims=True))
""",
            r"nan|overflow|inf\b|infin|too large|hid|symptom|together|add up|\bsums?\b|all (0|zero)",
        ),
        # Lowered above the line only.
        (
            """
def softmax(Z):
    largest = Z.max(axis=1, keepdims=True)
    return np.exp(Z - largest) / np.exp(Z).sum(axis=1, keepdims=True)
""",
            r"both|above|below|denominator|numerator|divisor|\bsums?\b|together|add up|nan|overflow|inf\b|all (0|zero)",
        ),
        # Lowered below the line only.
        (
            """
def softmax(Z):
    largest = Z.max(axis=1, keepdims=True)
    return np.exp(Z) / np.exp(Z - largest).sum(axis=1, keepdims=True)
""",
            r"both|above|below|denominator|numerator|dividend|\bsums?\b|together|add up|nan|overflow|inf\b",
        ),
        # No keepdims: a largest for each column, and stops if the batch is no square.
        (
            """
def softmax(Z):
    e = np.exp(Z - Z.max(axis=1))
    return e / e.sum(axis=1, keepdims=True)
""",
            r"keepdims|stops with|ValueError|broadcast|shape|column|(each|every|own|its|per|a) row|row's",
        ),
        # No return.
        (
            """
def softmax(Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    e / e.sum(axis=1, keepdims=True)
""",
            r"return|None|nothing",
        ),
        # Right shares, but the scores of the caller are lost.
        (
            """
def softmax(Z):
    Z -= Z.max(axis=1, keepdims=True)
    np.exp(Z, out=Z)
    Z /= Z.sum(axis=1, keepdims=True)
    return Z
""",
            r"in place|chang|copy|overwrit",
        ),
        # The logarithms of the shares.
        (
            """
def softmax(Z):
    D = Z - Z.max(axis=1, keepdims=True)
    return D - np.log(np.exp(D).sum(axis=1, keepdims=True))
""",
            r"\blog|negativ|above 0|below 0|positive|minus|together|add up|\bsums?\b|e\^|\bexp",
        ),
        # All for the winner.
        (
            """
def softmax(Z):
    return np.eye(Z.shape[1])[Z.argmax(axis=1)]
""",
            r"winner|largest|one-hot|0 and 1|above 0|only one|(other|wrong|chang\w*) .*share|share.* (chang|wrong)",
        ),
    ],
}

# For each exercise: answers that are right in another way.
RIGHT: dict[str, list[str]] = {
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
    "glorot-limit": [
        """
def glorot_limit(n_in, n_out):
    return np.sqrt(6 / (n_in + n_out))
""",
        """
def glorot_limit(n_in: int, n_out: int) -> float:
    return (6 / (n_in + n_out)) ** 0.5
""",
        # From the variance.
        """
def glorot_limit(n_in, n_out):
    variance = 2 / (n_in + n_out)
    return math.sqrt(3 * variance)
""",
        """
def glorot_limit(n_in, n_out):
    return math.exp((math.log(6) - math.log(n_in + n_out)) / 2)
""",
        """
def glorot_limit(n_in, n_out):
    return np.sqrt(np.float32(6) / np.float32(n_in + n_out))
""",
        # Newton's iteration for the root.
        """
def glorot_limit(n_in, n_out):
    square = 6 / (n_in + n_out)
    r = 1.0
    for _ in range(60):
        r = (r + square / r) / 2
    return r
""",
    ],
    "batches": [
        """
def batches(order, batch_size):
    return [order[start : start + batch_size] for start in range(0, len(order), batch_size)]
""",
        """
def batches(order, batch_size):
    result, start = [], 0
    while start < len(order):
        result.append(order[start : start + batch_size])
        start += batch_size
    return result
""",
        # Index by index.
        """
def batches(order, batch_size):
    result = []
    for position, index in enumerate(order):
        if position % batch_size == 0:
            result.append([])
        result[-1].append(index)
    return result
""",
        """
def batches(order, batch_size):
    return np.split(np.array(order), range(batch_size, len(order), batch_size))
""",
        """
def batches(order, batch_size):
    from itertools import islice

    rest = iter(order)
    return list(iter(lambda: list(islice(rest, batch_size)), []))
""",
        # By recursion, tuples inside a tuple.
        """
def batches(order, batch_size):
    if len(order) == 0:
        return ()
    return (tuple(order[:batch_size]), *batches(order[batch_size:], batch_size))
""",
    ],
    "tanh-backward": [
        """
def tanh_backward(dA, A, A_prev, W):
    dZ = dA * (1 - A**2)
    return dZ.T @ A_prev, dZ.sum(axis=0), dZ @ W
""",
        """
def tanh_backward(dA, A, A_prev, W):
    dZ = dA * (1 - A) * (1 + A)
    return [(A_prev.T @ dZ).T, np.ones(len(dZ)) @ dZ, (W.T @ dZ.T).T]
""",
        """
def tanh_backward(dA, A, A_prev, W):
    dZ = dA - dA * A * A
    dW = np.einsum("si,sj->ij", dZ, A_prev)
    db = np.einsum("si->i", dZ)
    dA_prev = np.einsum("si,ij->sj", dZ, W)
    return dW, db, dA_prev
""",
        # Sample by sample.
        """
def tanh_backward(dA, A, A_prev, W):
    dW, db, dA_prev = np.zeros(W.shape), np.zeros(len(W)), np.zeros(A_prev.shape)
    for s in range(len(dA)):
        for i in range(len(W)):
            dz = dA[s, i] * (1 - A[s, i] ** 2)
            db[i] += dz
            for j in range(W.shape[1]):
                dW[i, j] += dz * A_prev[s, j]
                dA_prev[s, j] += dz * W[i, j]
    return dW, db, dA_prev
""",
        # The slope from z itself: 1 / cosh(z) ** 2.
        """
def tanh_backward(dA, A, A_prev, W):
    dZ = dA / np.cosh(np.arctanh(A)) ** 2
    return dZ.T.dot(A_prev), sum(dZ), dZ.dot(W)
""",
        """
def tanh_backward(dA, A, A_prev, W):
    dZ = (dA * (1 - A**2)).astype(np.float32)
    A_prev, W = A_prev.astype(np.float32), W.astype(np.float32)
    return dZ.T @ A_prev, dZ.sum(axis=0), dZ @ W
""",
    ],
    "mean-twice": [
        """
def gradients(X, Y, W, b):
    Y_hat = 1 / (1 + np.exp(-(X @ W.T + b)))
    dY_hat = 2 * (Y_hat - Y) / Y_hat.size
    dZ = dY_hat * Y_hat * (1 - Y_hat)
    return dZ.T @ X, dZ.sum(axis=0)
""",
        # The mean over the samples kept at the end, the one over the outputs at the start.
        """
def gradients(X, Y, W, b):
    Y_hat = sigmoid(X @ W.T + b)
    dY_hat = 2 * (Y_hat - Y) / Y_hat.shape[1]
    dZ = dY_hat * Y_hat * (1 - Y_hat)
    return dZ.T @ X / len(X), dZ.mean(axis=0)
""",
        # The whole mean at the end.
        """
def gradients(X, Y, W, b):
    Y_hat = 1 / (1 + np.exp(-(X @ W.T + b)))
    dZ = 2 * (Y_hat - Y) * Y_hat * (1 - Y_hat)
    n = len(X) * len(b)
    return [dZ.T @ X / n, dZ.sum(axis=0) / n]
""",
        # What was divided too often is multiplied again.
        """
def gradients(X, Y, W, b):
    Y_hat = 1 / (1 + np.exp(-(X @ W.T + b)))
    dY_hat = 2 * (Y_hat - Y) / Y_hat.size * len(X)
    dZ = dY_hat * Y_hat * (1 - Y_hat)
    return dZ.T @ X / len(X), dZ.sum(axis=0) / len(X)
""",
        """
def gradients(X, Y, W, b):
    dW, db = np.zeros(W.shape), np.zeros(b.shape)
    for x, y in zip(X, Y):
        a = sigmoid(W @ x + b)
        dz = 2 / Y.size * (a - y) * (a - a**2)
        dW += np.outer(dz, x)
        db += dz
    return dW, db
""",
        """
def gradients(X, Y, W, b):
    X, Y, W, b = (array.astype(np.float32) for array in (X, Y, W, b))
    Y_hat = 1 / (1 + np.exp(-(X @ W.T + b)))
    dZ = 2 * (Y_hat - Y) / Y.size * Y_hat * (1 - Y_hat)
    return np.einsum("si,sj->ij", dZ, X), np.einsum("si->i", dZ)
""",
    ],
    "relu-backward": [
        """
def relu_backward(dA, A):
    return dA * (A > 0)
""",
        """
def relu_backward(dA, A):
    return np.where(A > 0, dA, 0.0)
""",
        # The output of ReLU is never negative.
        """
def relu_backward(dA, A):
    return dA * (A != 0)
""",
        """
def relu_backward(dA: np.ndarray, A: np.ndarray) -> np.ndarray:
    dZ = dA.copy()
    dZ[A <= 0] = 0
    return dZ
""",
        """
def relu_backward(dA, A):
    return (dA * np.sign(A)).astype(np.float32)
""",
        """
def relu_backward(dA, A):
    return [[d if a > 0 else 0 for d, a in zip(*rows)] for rows in zip(dA, A)]
""",
    ],
    "output-neuron": [
        "output_neuron = (10, -10, -10)",
        # The one of chapter 1 serves here, too.
        "output_neuron = (10, -10, -5)",
        "output_neuron = [1, -1, -1]",
        "output_neuron = np.array([4.0, -6.0, -5.0], dtype=np.float32)",
        "output_neuron = ([20, -20], -20)",
    ],
    "share-right": [
        """
def share_right(Y_hat, Y):
    return np.mean((Y_hat > 0.5) == (Y > 0.5))
""",
        """
def share_right(Y_hat, Y):
    return np.mean(abs(Y_hat - Y) < 0.5)
""",
        """
def share_right(Y_hat, Y):
    return np.count_nonzero(np.round(Y_hat) == Y) / Y.size
""",
        """
def share_right(Y_hat, Y):
    return 1 - np.abs((Y_hat >= 0.5) - Y).sum() / len(Y)
""",
        """
def share_right(Y_hat, Y):
    right = 0
    for y_hat, y in zip(Y_hat.ravel(), Y.ravel()):
        if (y == 1 and y_hat > 0.5) or (y == 0 and y_hat < 0.5):
            right += 1
    return right / len(Y)
""",
        """
def share_right(Y_hat, Y):
    return np.mean((2 * Y_hat - 1) * (2 * Y - 1) > 0, dtype=np.float32)
""",
    ],
    "one-pot": [
        """
def best_loss_in_one_pot(targets):
    return np.var(targets)
""",
        """
def best_loss_in_one_pot(targets: list[float]) -> float:
    answer = sum(targets) / len(targets)
    return sum((target - answer) ** 2 for target in targets) / len(targets)
""",
        """
def best_loss_in_one_pot(targets):
    return np.mean(np.square(targets)) - np.mean(targets) ** 2
""",
        # Every pair, no mean.
        """
def best_loss_in_one_pot(targets):
    total = 0
    for s in targets:
        for t in targets:
            total += (s - t) ** 2
    return total / (2 * len(targets) ** 2)
""",
        # Searched for.
        """
def best_loss_in_one_pot(targets):
    def loss(answer):
        return sum((target - answer) ** 2 for target in targets) / len(targets)

    low, high = min(targets), max(targets)
    for _ in range(100):
        third = (high - low) / 3
        if loss(low + third) < loss(high - third):
            high -= third
        else:
            low += third
    return loss(low)
""",
        """
def best_loss_in_one_pot(targets):
    return np.array(targets, dtype=np.float32).std() ** 2
""",
    ],
    "perceptron": [
        """
def perceptron_epoch(X, targets, w, b):
    w = w.copy()
    for x, y in zip(X, targets):
        error = y - (w @ x + b > 0)
        w += error * x
        b += error
    return w, b
""",
        # The other two lines mended.
        """
def perceptron_epoch(X, targets, w, b):
    w = w.copy()
    for x, y in zip(X, targets):
        error = (w @ x + b > 0) - y
        w -= error * x
        b -= error
    return w, b
""",
        """
def perceptron_epoch(X, targets, w, b):
    for x, y in zip(X, targets):
        yes = np.dot(w, x) + b > 0
        if y == 1 and not yes:
            w, b = w + x, b + 1
        elif y == 0 and yes:
            w, b = w - x, b - 1
    return [w, b]
""",
        # A list of weights.
        """
def perceptron_epoch(X, targets, w, b):
    w = list(w)
    for x, y in zip(X, targets):
        z = b + sum(w_j * x_j for w_j, x_j in zip(w, x))
        error = y - int(z > 0)
        for j in range(len(w)):
            w[j] += error * x[j]
        b += error
    return w, b
""",
        # The bias as one more weight.
        """
def perceptron_epoch(X, targets, w, b):
    v = np.append(w, b)
    for x, y in zip(np.column_stack([X, np.ones(len(X))]), targets):
        v = v + (y - np.heaviside(v @ x, 0)) * x
    return v[:-1], v[-1]
""",
        """
def perceptron_epoch(X, targets, w, b):
    for x, y in zip(X, targets):
        w, b = w + (y - (w @ x + b > 0)) * x, b + y - (w @ x + b > 0)
    return w.astype(np.float32), np.float32(b)
""",
    ],
    "softmax": [
        # One number after another.
        """
def shares_of(row):
    largest = max(row)
    powers = [math.exp(z - largest) for z in row]
    total = sum(powers)
    return [power / total for power in powers]


def softmax(Z):
    return np.array([shares_of(row) for row in Z])
""",
        # The logarithm of the sum.
        """
def softmax(Z: np.ndarray) -> np.ndarray:
    return np.exp(Z - np.logaddexp.reduce(Z, axis=1, keepdims=True))
""",
        # Another number than the largest, but one as safe.
        '''
def softmax(Z):
    """Return each row of scores as shares, all above 0 and together 1."""
    e = np.exp(Z - (Z.max(axis=1) + 2)[:, None])
    return e / e.sum(axis=1)[:, None]
''',
        # Row by row.
        """
def softmax(Z):
    def of_row(z):
        e = np.exp(z - np.max(z))
        return e / np.sum(e)

    return np.apply_along_axis(of_row, 1, Z)
""",
        # Half the digits.
        """
def softmax(Z):
    D = Z - np.amax(Z, axis=-1, keepdims=True)
    return (np.exp(D) / np.exp(D).sum(axis=-1, keepdims=True)).astype(np.float32)
""",
    ],
}
