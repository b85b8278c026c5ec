WRONG = {
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
    "coasting": [
        # The velocity taken for the gradient: one step without memory.
        (
            """
def coasting_step(gradient, lr, beta):
    return lr * gradient
""",
            r"\bbeta\b|velocity|memory|first step|grow|momentum|without",
        ),
        # As if the velocity were a running mean, with a factor 1 - beta.
        (
            """
def coasting_step(gradient, lr, beta):
    v = 0.0
    for _ in range(10_000):
        v = beta * v + (1 - beta) * gradient
    return lr * v
""",
            r"\bbeta\b|mean|velocity|memory|first step|grow|momentum|without",
        ),
        # Multiplied where it should be divided.
        (
            """
def coasting_step(gradient, lr, beta):
    return lr * gradient * (1 - beta)
""",
            r"divi|multipl|short|small|longer|larger|grow|1 - beta",
        ),
        # The second step, not the last.
        (
            """
def coasting_step(gradient, lr, beta):
    return lr * (gradient + beta * gradient)
""",
            r"second|two steps|2 steps|in the end|further|all|more steps|grow|limit|after|short",
        ),
        # The velocity, not the step.
        (
            """
def coasting_step(gradient, lr, beta):
    return gradient / (1 - beta)
""",
            r"\blr\b|learning rate|velocity",
        ),
        # Divided by beta.
        (
            """
def coasting_step(gradient, lr, beta):
    return lr * gradient / beta
""",
            r"1 - beta|\bbeta\b|velocity|short|limit|grow|same",
        ),
        # No brackets.
        (
            """
def coasting_step(gradient, lr, beta):
    return lr * gradient / 1 - beta
""",
            r"bracket|paren|1 - beta|negat|sign",
        ),
        # As a change of the parameter.
        (
            """
def coasting_step(gradient, lr, beta):
    return -lr * gradient / (1 - beta)
""",
            r"sign|minus|negat|positive|distance",
        ),
        # Too few steps: the last one is still shorter.
        (
            """
def coasting_step(gradient, lr, beta):
    v = 0
    for step in range(20):
        v = beta * v + gradient
    return lr * v
""",
            r"in the end|more steps|few|longer|grow|short|limit|enough|\bsteps\b|not yet|close|almost",
        ),
        # The way of all steps instead of the last of them.
        (
            """
def coasting_step(gradient, lr, beta):
    v, distance = 0, 0
    for step in range(1000):
        v = beta * v + gradient
        distance += lr * v
    return distance
""",
            r"one step|each step|single|all steps|altogether|whole|total|last step|\bsum\b|too (long|far|large)|larger",
        ),
        # The learning rate twice.
        (
            """
def coasting_step(gradient, lr, beta):
    v = 0
    for step in range(10_000):
        v = beta * v + lr * gradient
    return lr * v
""",
            r"\blr\b|learning rate|twice",
        ),
        # "Ten times as far": right for the usual beta only.
        (
            """
def coasting_step(gradient, lr, beta):
    return 10 * lr * gradient
""",
            r"\bbeta\b|\b10\b|\bten\b|0\.9",
        ),
    ],
}

RIGHT = {
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
    "coasting": [
        """
def coasting_step(gradient, lr, beta):
    return lr * gradient / (1 - beta)
""",
        # On and on, until nothing changes.
        """
def coasting_step(gradient, lr, beta):
    v, before = gradient, 0.0
    while abs(v - before) > 1e-14 * abs(v):
        v, before = beta * v + gradient, v
    return lr * v
""",
        # The velocity that stays as it is: v = beta v + gradient.
        """
def coasting_step(gradient: float, lr: float, beta: float) -> float:
    v = np.linalg.solve([[1 - beta]], [gradient])[0]
    return abs(lr * v)
""",
        # The sum of all that is left of earlier gradients.
        """
def coasting_step(gradient, lr, beta):
    return sum(lr * gradient * beta**k for k in range(20_000))
""",
        """
def coasting_step(gradient, lr, beta):
    def velocity():
        return gradient / (1 - beta)

    return np.float32(lr * velocity())
""",
    ],
}
