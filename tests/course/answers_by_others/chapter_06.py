WRONG = {
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
        # Only dW fixed.
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
        # Only db fixed.
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
    "error-signal": [
        # The 2 of the square is lost.
        (
            """
def error_signal(x, w, b, y):
    a = sigmoid(w @ x + b)
    return (a - y) * a * (1 - a)
""",
            r"\b2\b|twice|two|half|factor|square",
        ),
        # This is da: the way back through the sigmoid is missing.
        (
            """
def error_signal(x, w, b, y):
    a = sigmoid(w @ x + b)
    return 2 * (a - y)
""",
            r"\bda\b|sigmoid|derivative|slope|a \(1 - a\)|a \* \(1 - a\)",
        ),
        # The error signal of the cross-entropy.
        (
            """
def error_signal(x, w, b, y):
    z = np.dot(w, x) + b
    return sigmoid(z) - y
""",
            r"cross.entropy|square|derivative|\bda\b|sigmoid|slope|factor|a \(1 - a\)|a \* \(1 - a\)",
        ),
        # The sign.
        (
            """
def error_signal(x, w, b, y):
    a = sigmoid(w @ x + b)
    return 2 * (y - a) * a * (1 - a)
""",
            r"sign|minus|negat|y - a|a - y|order|other way|opposite",
        ),
        # The loss itself instead of its derivative.
        (
            """
def error_signal(x, w, b, y):
    a = sigmoid(w @ x + b)
    loss = (a - y) ** 2
    return loss * a * (1 - a)
""",
            r"loss|derivative|square|2 \(a - y\)|2 \* \(a - y\)|\bda\b",
        ),
        # The derivative of tanh.
        (
            """
def error_signal(x, w, b, y):
    a = sigmoid(w @ x + b)
    return 2 * (a - y) * (1 - a**2)
""",
            r"tanh|sigmoid|derivative|slope|a \(1 - a\)|a \* \(1 - a\)",
        ),
        # The derivative is written with z where a belongs.
        (
            """
def error_signal(x, w, b, y):
    z = w @ x + b
    a = sigmoid(z)
    dL_da = 2 * (a - y)
    da_dz = z * (1 - z)
    return dL_da * da_dz
""",
            r"output|\bz\b|\ba\b|derivative|slope|weighted sum",
        ),
        # No brackets around 1 - a.
        (
            """
def error_signal(x, w, b, y):
    a = sigmoid(w @ x + b)
    return 2 * (a - y) * a * 1 - a
""",
            r"bracket|paren|1 - a|derivative|slope",
        ),
        # No bias.
        (
            """
def error_signal(x, w, b, y):
    a = sigmoid(w @ x)
    return 2 * (a - y) * a * (1 - a)
""",
            r"bias|\bb\b",
        ),
        # One input, as at the beginning of the chapter.
        (
            """
def error_signal(x, w, b, y):
    z = w[0] * x[0] + b
    a = sigmoid(z)
    return 2 * (a - y) * a * (1 - a)
""",
            r"\ball\b|any number|several|more than one|every|each|only|first|inputs",
        ),
        # The products are not added up: one z for each input.
        (
            """
def error_signal(x, w, b, y):
    a = sigmoid(w * x + b)
    return 2 * (a - y) * a * (1 - a)
""",
            r"shape|\bsum\b|added|add up|one number|a number|single|@|weighted|array",
        ),
        # One step too far: the gradient of the weights.
        (
            """
def error_signal(x, w, b, y):
    a = sigmoid(w @ x + b)
    dz = 2 * (a - y) * a * (1 - a)
    return dz * x
""",
            r"\bdw\b|weights|too far|shape|number|single|times x|gradient",
        ),
    ],
    "error-signals": [
        # From the last to the first.
        (
            """
def error_signals(dZ_last, Ws, As):
    dZs = [dZ_last]
    for W, A in zip(Ws[::-1], As[::-1]):
        dZs.append((dZs[-1] @ W) * (1 - A**2))
    return dZs
""",
            r"order|revers|first|other way|backwards|turn",
        ),
        # The weights transposed, as on the way forward.
        (
            """
def error_signals(dZ_last, Ws, As):
    dZs = [dZ_last]
    for W, A in zip(reversed(Ws), reversed(As)):
        dZs.insert(0, (dZs[0] @ W.T) * (1 - A**2))
    return dZs
""",
            r"\.T\b|transpos|stops with|shape",
        ),
        # Only the weights: no activation on the way back.
        (
            """
def error_signals(dZ_last, Ws, As):
    dZs = [dZ_last]
    for W in reversed(Ws):
        dZs.insert(0, dZs[0] @ W)
    return dZs
""",
            r"tanh|derivative|slope|activation|1 - A|\bdA",
        ),
        # The derivative of the sigmoid.
        (
            """
def error_signals(dZ_last, Ws, As):
    dZs = [dZ_last]
    for W, A in zip(reversed(Ws), reversed(As)):
        dZs.insert(0, (dZs[0] @ W) * A * (1 - A))
    return dZs
""",
            r"sigmoid|tanh|derivative|slope|1 - A",
        ),
        # As holds outputs already, not weighted sums.
        (
            """
def error_signals(dZ_last, Ws, As):
    dZs = [dZ_last]
    for W, A in zip(reversed(Ws), reversed(As)):
        dZs.insert(0, (dZs[0] @ W) * (1 - np.tanh(A) ** 2))
    return dZs
""",
            r"tanh|output|already|twice|derivative|slope|1 - A",
        ),
        # What goes on to the next layer is dA, not dZ: right for two layers.
        (
            """
def error_signals(dZ_last, Ws, As):
    dZs = [dZ_last]
    dA = dZ_last
    for W, A in zip(reversed(Ws), reversed(As)):
        dA = dA @ W
        dZs.insert(0, dA * (1 - A**2))
    return dZs
""",
            r"\bdA|derivative|slope|tanh|two layers|three layers|more than two|further|earlier|deeper|next|each|every",
        ),
        # Always from the last: right for two layers.
        (
            """
def error_signals(dZ_last, Ws, As):
    dZs = []
    for W, A in zip(Ws, As):
        dZs.append(dZ_last @ W * (1 - A**2))
    dZs.append(dZ_last)
    return dZs
""",
            r"stops with|shape|last|next|layer after|from layer to layer|order|revers|backwards",
        ),
        # From front to back: right for two layers.
        (
            """
def error_signals(dZ_last, Ws, As):
    dZ = dZ_last
    dZs = [dZ]
    for W, A in zip(Ws, As):
        dZ = (dZ @ W) * (1 - A**2)
        dZs.insert(0, dZ)
    return dZs
""",
            r"stops with|shape|order|revers|backwards|last",
        ),
        # Off by one: dZ_1 is missing.
        (
            """
def error_signals(dZ_last, Ws, As):
    dZs = [dZ_last]
    for i in range(len(Ws) - 1, 0, -1):
        dZs.insert(0, (dZs[0] @ Ws[i]) * (1 - As[i] ** 2))
    return dZs
""",
            r"dZ_1|first|missing|how many|number of|length|as many|too few|short"
            r"|\d (arrays|elements|entries|items|error signals)",
        ),
        # The given dZ is left out.
        (
            """
def error_signals(dZ_last, Ws, As):
    dZ = dZ_last
    dZs = []
    for W, A in zip(reversed(Ws), reversed(As)):
        dZ = (dZ @ W) * (1 - A**2)
        dZs.append(dZ)
    return dZs[::-1]
""",
            r"dZ_last|dZ_m|last|missing|how many|number of|length|as many|too few|short"
            r"|\d (arrays|elements|entries|items|error signals)",
        ),
        # Only the end of the way.
        (
            """
def error_signals(dZ_last, Ws, As):
    dZ = dZ_last
    for W, A in zip(reversed(Ws), reversed(As)):
        dZ = (dZ @ W) * (1 - A**2)
    return dZ
""",
            r"\blist\b|\ball\b|only|dZ_1|shape|how many|number of|length",
        ),
        # Turns round the list of the caller.
        (
            """
def error_signals(dZ_last, Ws, As):
    Ws.reverse()
    As.reverse()
    dZs = [dZ_last]
    for W, A in zip(Ws, As):
        dZs.append((dZs[-1] @ W) * (1 - A**2))
    dZs.reverse()
    return dZs
""",
            r"in place|chang|copy|overwrit|reverse",
        ),
    ],
    "too-early": [
        # As it was.
        (
            """
def train_step(X, Y, W_1, W_2, lr):
    A_1 = np.tanh(X @ W_1.T)
    Y_hat = A_1 @ W_2.T
    dY_hat = 2 * (Y_hat - Y) / Y_hat.size
    new_W_2 = W_2 - lr * dY_hat.T @ A_1
    dA_1 = dY_hat @ new_W_2
    dZ_1 = dA_1 * (1 - A_1**2)
    new_W_1 = W_1 - lr * dZ_1.T @ X
    return new_W_1, new_W_2
""",
            r"W_2|\bold\b|\bnew\b|before|after|too early|already",
        ),
        # Fixed by another name only: a copy of the new weights.
        (
            """
def train_step(X, Y, W_1, W_2, lr):
    A_1 = np.tanh(X @ W_1.T)
    Y_hat = A_1 @ W_2.T
    dY_hat = 2 * (Y_hat - Y) / Y_hat.size
    new_W_2 = W_2 - lr * dY_hat.T @ A_1
    W_2 = new_W_2.copy()
    dA_1 = dY_hat @ W_2
    dZ_1 = dA_1 * (1 - A_1**2)
    new_W_1 = W_1 - lr * dZ_1.T @ X
    return new_W_1, new_W_2
""",
            r"W_2|\bold\b|\bnew\b|before|after|too early|already",
        ),
        # The old weights kept under another name, but it names the same array, and that is changed in place.
        (
            """
def train_step(X, Y, W_1, W_2, lr):
    A_1 = np.tanh(X @ W_1.T)
    Y_hat = A_1 @ W_2.T
    dY_hat = 2 * (Y_hat - Y) / Y_hat.size
    old_W_2 = W_2
    W_2 -= lr * dY_hat.T @ A_1
    dA_1 = dY_hat @ old_W_2
    dZ_1 = dA_1 * (1 - A_1**2)
    new_W_1 = W_1 - lr * dZ_1.T @ X
    return new_W_1, W_2
""",
            r"in place|chang|copy|overwrit|W_2|\bold\b|before|already",
        ),
        # The right order, but the weights of the caller are changed.
        (
            """
def train_step(X, Y, W_1, W_2, lr):
    A_1 = np.tanh(X @ W_1.T)
    Y_hat = A_1 @ W_2.T
    dY_hat = 2 * (Y_hat - Y) / Y_hat.size
    dA_1 = dY_hat @ W_2
    dZ_1 = dA_1 * (1 - A_1**2)
    W_2 -= lr * dY_hat.T @ A_1
    W_1 -= lr * dZ_1.T @ X
    return W_1, W_2
""",
            r"in place|chang|copy|overwrit",
        ),
        # The steps exchanged, and now the new W_1 is in a hurry.
        (
            """
def train_step(X, Y, W_1, W_2, lr):
    A_1 = np.tanh(X @ W_1.T)
    Y_hat = A_1 @ W_2.T
    dY_hat = 2 * (Y_hat - Y) / Y_hat.size
    dA_1 = dY_hat @ W_2
    dZ_1 = dA_1 * (1 - A_1**2)
    new_W_1 = W_1 - lr * dZ_1.T @ X
    A_1 = np.tanh(X @ new_W_1.T)
    new_W_2 = W_2 - lr * dY_hat.T @ A_1
    return new_W_1, new_W_2
""",
            r"W_2|A_1|\bold\b|\bnew\b|before|after|too early|already|again|forward",
        ),
        # The step is taken back with the wrong sign.
        (
            """
def train_step(X, Y, W_1, W_2, lr):
    A_1 = np.tanh(X @ W_1.T)
    Y_hat = A_1 @ W_2.T
    dY_hat = 2 * (Y_hat - Y) / Y_hat.size
    dW_2 = dY_hat.T @ A_1
    new_W_2 = W_2 - lr * dW_2
    dA_1 = dY_hat @ (new_W_2 - lr * dW_2)
    dZ_1 = dA_1 * (1 - A_1**2)
    new_W_1 = W_1 - lr * dZ_1.T @ X
    return new_W_1, new_W_2
""",
            r"W_1|W_2|\bold\b|\bnew\b|before|sign|minus|twice|dA_1",
        ),
        # Fixed in the wrong place: the derivative.
        (
            """
def train_step(X, Y, W_1, W_2, lr):
    A_1 = np.tanh(X @ W_1.T)
    Y_hat = A_1 @ W_2.T
    dY_hat = 2 * (Y_hat - Y) / Y_hat.size
    new_W_2 = W_2 - lr * dY_hat.T @ A_1
    dA_1 = dY_hat @ new_W_2
    dZ_1 = dA_1 * (1 - np.tanh(A_1) ** 2)
    new_W_1 = W_1 - lr * dZ_1.T @ X
    return new_W_1, new_W_2
""",
            r"W_1|W_2|\bold\b|\bnew\b|before|derivative|slope|tanh|was right|only",
        ),
        # Fixed, and a "mistake" in the loss on top: right for one output only.
        (
            """
def train_step(X, Y, W_1, W_2, lr):
    A_1 = np.tanh(X @ W_1.T)
    Y_hat = A_1 @ W_2.T
    dY_hat = 2 * (Y_hat - Y) / len(X)
    dA_1 = dY_hat @ W_2
    new_W_2 = W_2 - lr * dY_hat.T @ A_1
    dZ_1 = dA_1 * (1 - A_1**2)
    new_W_1 = W_1 - lr * dZ_1.T @ X
    return new_W_1, new_W_2
""",
            r"\bsize\b|mean|outputs|divi|dY_hat|factor|\bloss\b|too (long|large|big|far)|twice|times",
        ),
        # Fixed, and the derivative is lost in moving the lines.
        (
            """
def train_step(X, Y, W_1, W_2, lr):
    A_1 = np.tanh(X @ W_1.T)
    Y_hat = A_1 @ W_2.T
    dY_hat = 2 * (Y_hat - Y) / Y_hat.size
    dA_1 = dY_hat @ W_2
    new_W_1 = W_1 - lr * dA_1.T @ X
    new_W_2 = W_2 - lr * dY_hat.T @ A_1
    return new_W_1, new_W_2
""",
            r"tanh|derivative|slope|dZ_1|activation|1 - A_1|W_1",
        ),
        # The gradient of W_1 is right now, but W_2 makes no step.
        (
            """
def train_step(X, Y, W_1, W_2, lr):
    A_1 = np.tanh(X @ W_1.T)
    Y_hat = A_1 @ W_2.T
    dY_hat = 2 * (Y_hat - Y) / Y_hat.size
    dA_1 = dY_hat @ W_2
    dZ_1 = dA_1 * (1 - A_1**2)
    new_W_1 = W_1 - lr * dZ_1.T @ X
    return new_W_1, W_2
""",
            r"W_2|\bold\b|second|unchanged|both|no step",
        ),
        # The weights change places with the lines.
        (
            """
def train_step(X, Y, W_1, W_2, lr):
    A_1 = np.tanh(X @ W_1.T)
    Y_hat = A_1 @ W_2.T
    dY_hat = 2 * (Y_hat - Y) / Y_hat.size
    dA_1 = dY_hat @ W_2
    dZ_1 = dA_1 * (1 - A_1**2)
    new_W_2 = W_2 - lr * dY_hat.T @ A_1
    new_W_1 = W_1 - lr * dZ_1.T @ X
    return new_W_2, new_W_1
""",
            r"order|swap|exchang|shape|other way|first|interchang|places",
        ),
        # The gradients, which were to be checked, in place of the weights.
        (
            """
def train_step(X, Y, W_1, W_2, lr):
    A_1 = np.tanh(X @ W_1.T)
    Y_hat = A_1 @ W_2.T
    dY_hat = 2 * (Y_hat - Y) / Y_hat.size
    dW_2 = dY_hat.T @ A_1
    dA_1 = dY_hat @ W_2
    dZ_1 = dA_1 * (1 - A_1**2)
    dW_1 = dZ_1.T @ X
    return dW_1, dW_2
""",
            r"gradient|\bnew\b|weights|step|\blr\b|dW",
        ),
    ],
    "bypass": [
        # No way past.
        (
            """
def bypass_backward(dA, A_prev, W, b):
    T = np.tanh(A_prev @ W.T + b)
    dZ = dA * (1 - T**2)
    return dZ.T @ A_prev, dZ.sum(axis=0), dZ @ W
""",
            r"past|bypass|two ways|both ways|second way|other way|add|dA_prev|directly|\bsum\b",
        ),
        # The derivative from the output of the layer, which is not the output of tanh.
        (
            """
def bypass_backward(dA, A_prev, W, b):
    A = A_prev + np.tanh(A_prev @ W.T + b)
    dZ = dA * (1 - A**2)
    return dZ.T @ A_prev, dZ.sum(axis=0), dA + dZ @ W
""",
            r"tanh|output|derivative|slope|without|A_prev",
        ),
        # The 1 of the way past is in dZ, too, and gets into dW and db.
        (
            """
def bypass_backward(dA, A_prev, W, b):
    T = np.tanh(A_prev @ W.T + b)
    dZ = dA * (1 + 1 - T**2)
    return dZ.T @ A_prev, dZ.sum(axis=0), dZ @ W
""",
            r"past|bypass|derivative|slope|tanh|dZ|\bdW\b|two ways|both ways",
        ),
        # dZ takes the way past, in place of dA.
        (
            """
def bypass_backward(dA, A_prev, W, b):
    T = np.tanh(A_prev @ W.T + b)
    dZ = dA * (1 - T**2)
    dA_prev = dZ @ W + dZ
    return dZ.T @ A_prev, dZ.sum(axis=0), dA_prev
""",
            r"past|bypass|\bdA\b|unchanged|tanh|dA_prev|directly",
        ),
        # The input is added on the way back, as on the way forward.
        (
            """
def bypass_backward(dA, A_prev, W, b):
    T = np.tanh(A_prev @ W.T + b)
    dZ = dA * (1 - T**2)
    dA_prev = A_prev + dZ @ W
    return dZ.T @ A_prev, dZ.sum(axis=0), dA_prev
""",
            r"past|bypass|\bdA\b|gradient|A_prev itself|input|dA_prev",
        ),
        # The derivative of the way past is 1, but it is not multiplied by dA.
        (
            """
def bypass_backward(dA, A_prev, W, b):
    T = np.tanh(A_prev @ W.T + b)
    dZ = dA * (1 - T**2)
    dA_prev = 1 + dZ @ W
    return dZ.T @ A_prev, dZ.sum(axis=0), dA_prev
""",
            r"past|bypass|\bdA\b|times|chain|dA_prev|multipl",
        ),
        # W transposed, which no shape complains about.
        (
            """
def bypass_backward(dA, A_prev, W, b):
    T = np.tanh(A_prev @ W.T + b)
    dZ = dA * (1 - T**2)
    return dZ.T @ A_prev, dZ.sum(axis=0), dA + dZ @ W.T
""",
            r"transpos|\.T\b|dA_prev|rows and columns|square",
        ),
        # dW transposed, which no shape complains about.
        (
            """
def bypass_backward(dA, A_prev, W, b):
    T = np.tanh(A_prev @ W.T + b)
    dZ = dA * (1 - T**2)
    dW = A_prev.T @ dZ
    db = np.sum(dZ, axis=0)
    dA_prev = dA + dZ @ W
    return dW, db, dA_prev
""",
            r"transpos|\.T\b|\bdW\b|rows and columns|square",
        ),
        # The sum along the wrong axis.
        (
            """
def bypass_backward(dA, A_prev, W, b):
    T = np.tanh(A_prev @ W.T + b)
    dZ = dA * (1 - T**2)
    return dZ.T @ A_prev, dZ.sum(axis=1), dA + dZ @ W
""",
            r"axis|\bdb\b|samples|shape|bias",
        ),
        # One layer too far: through the activation of the layer before.
        (
            """
def bypass_backward(dA, A_prev, W, b):
    T = np.tanh(A_prev @ W.T + b)
    dZ = dA * (1 - T**2)
    dA_prev = (dA + dZ @ W) * (1 - A_prev**2)
    return dZ.T @ A_prev, dZ.sum(axis=0), dA_prev
""",
            r"too far|dA_prev|dZ_prev|before|derivative|slope|previous|activation|twice|once",
        ),
        # The derivative of tanh is forgotten.
        (
            """
def bypass_backward(dA, A_prev, W, b):
    dW = dA.T @ A_prev
    db = dA.sum(axis=0)
    dA_prev = dA + dA @ W
    return dW, db, dA_prev
""",
            r"tanh|derivative|slope|activation|dZ",
        ),
        # The right numbers, but dA_prev is the array dA, changed in place.
        (
            """
def bypass_backward(dA, A_prev, W, b):
    T = np.tanh(A_prev @ W.T + b)
    dZ = dA * (1 - T**2)
    dA_prev = dA
    dA_prev += dZ @ W
    return dZ.T @ A_prev, dZ.sum(axis=0), dA_prev
""",
            r"in place|chang|copy|overwrit",
        ),
    ],
    "fooled": [
        # Nothing done.
        (
            """
def fooled(network, loss, X, Y):
    return X
""",
            r"misread|sign|move",
        ),
        # The gradient of the scores, which are ten.
        (
            """
def fooled(network, loss, X, Y):
    return loss.gradient(network.forward(X), Y)
""",
            r"\(60, 10\).*\(60, 64\)",
        ),
        # Only the gradient, not the pictures.
        (
            """
def fooled(network, loss, X, Y):
    return np.sign(network.backward(loss.gradient(network.forward(X), Y))) / 8
""",
            r"moves by",
        ),
        # Noise.
        (
            """
def fooled(network, loss, X, Y):
    noise = np.random.default_rng(3).uniform(-0.125, 0.125, X.shape)
    return np.clip(X + noise, 0, 1)
""",
            r"direction|sign|slope",
        ),
        # A step of gradient descent, on the pictures.
        (
            """
def fooled(network, loss, X, Y):
    dX = network.backward(loss.gradient(network.forward(X), Y))
    return np.clip(X - 0.5 * dX, 0, 1)
""",
            r"fallen|other way",
        ),
        # Up the slope, with a learning rate.
        (
            """
def fooled(network, loss, X, Y):
    dX = network.backward(loss.gradient(network.forward(X), Y))
    return np.clip(X + 0.5 * dX, 0, 1)
""",
            r"sign|hardly move",
        ),
        # The network made worse, not the pictures.
        (
            """
def fooled(network, loss, X, Y):
    network.backward(loss.gradient(network.forward(X), Y))
    for parameter, gradient in zip(network.parameters, network.gradients):
        parameter += 5 * gradient
    return X
""",
            r"network",
        ),
        # Other pictures: white paper.
        (
            """
def fooled(network, loss, X, Y):
    return np.zeros_like(X)
""",
            r"moves by",
        ),
        # The pictures in another order.
        (
            """
def fooled(network, loss, X, Y):
    return X[::-1]
""",
            r"moves by",
        ),
        # Steps that add up to too much.
        (
            """
def fooled(network, loss, X, Y):
    P = X
    for _ in range(10):
        dX = network.backward(loss.gradient(network.forward(P), Y))
        P = np.clip(P + np.sign(dX) / 20, 0, 1)
    return P
""",
            r"moves by",
        ),
        # In 16 steps of grey.
        (
            """
def fooled(network, loss, X, Y):
    dX = network.backward(loss.gradient(network.forward(X), Y))
    return np.clip(X + 2 * np.sign(dX), 0, 16)
""",
            r"moves by",
        ),
        # Written into X.
        (
            """
def fooled(network, loss, X, Y):
    dX = network.backward(loss.gradient(network.forward(X), Y))
    X[:] = np.clip(X + np.sign(dX) / 8, 0, 1)
    return X
""",
            r"X.*changed|new",
        ),
        # No return.
        (
            """
def fooled(network, loss, X, Y):
    dX = network.backward(loss.gradient(network.forward(X), Y))
    P = np.clip(X + np.sign(dX) / 8, 0, 1)
""",
            r"return|comes back",
        ),
    ],
}

RIGHT = {
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
    "error-signal": [
        """
def error_signal(x, w, b, y):
    a = sigmoid(w @ x + b)
    da = 2 * (a - y)
    return da * a * (1 - a)
""",
        """
def error_signal(x: np.ndarray, w: np.ndarray, b: float, y: float) -> float:
    z = b
    for x_j, w_j in zip(x, w):
        z += w_j * x_j
    a = 1 / (1 + math.exp(-z))
    return 2 * (a - y) * (a - a**2)
""",
        # The slope of the sigmoid as a function of z.
        """
def error_signal(x, w, b, y):
    def slope(z):
        return np.exp(-z) / (1 + np.exp(-z)) ** 2

    z = np.sum(np.array(w) * np.array(x)) + b
    return -2 * (y - sigmoid(z)) * slope(z)
""",
        # As a stretched tanh.
        """
def error_signal(x, w, b, y):
    t = np.tanh((np.dot(w, x) + b) / 2)
    return (1 + t - 2 * y) * (1 - t**2) / 4
""",
        """
def error_signal(x, w, b, y):
    a = sigmoid(np.inner(x, w) + b)
    return np.float32((2 * a - 2 * y) * a * (1 - a))
""",
    ],
    "error-signals": [
        """
def error_signals(dZ_last, Ws, As):
    dZs = [dZ_last]
    for W, A in zip(Ws[::-1], As[::-1]):
        dZs.append((dZs[-1] @ W) * (1 - A**2))
    return dZs[::-1]
""",
        # From a call of itself.
        """
def error_signals(dZ_last, Ws, As):
    if not Ws:
        return [dZ_last]
    later = error_signals(dZ_last, Ws[1:], As[1:])
    return [(later[0] @ Ws[0]) * (1 - As[0] ** 2)] + later
""",
        """
def error_signals(dZ_last: np.ndarray, Ws: list[np.ndarray], As: list[np.ndarray]) -> list[np.ndarray]:
    dZs = [None] * len(Ws) + [dZ_last]
    for i in range(len(Ws) - 1, -1, -1):
        dA = np.einsum("si,ij->sj", dZs[i + 1], Ws[i])
        dZs[i] = dA * (1 - As[i]) * (1 + As[i])
    return dZs
""",
        # Lists and loops.
        """
def error_signals(dZ_last, Ws, As):
    dZs = [[list(row) for row in dZ_last]]
    for W, A in zip(reversed(Ws), reversed(As)):
        dZ = []
        for s in range(len(A)):
            row = []
            for j in range(len(A[0])):
                dA = sum(dZs[0][s][i] * W[i][j] for i in range(len(W)))
                row.append(dA * (1 - A[s][j] ** 2))
            dZ.append(row)
        dZs.insert(0, dZ)
    return dZs
""",
        """
def error_signals(dZ_last, Ws, As):
    def back(dZ, W, A):
        return (W.T @ dZ.T).T / np.cosh(np.arctanh(A)) ** 2

    Ws, As, dZs = list(Ws), list(As), [dZ_last]
    while Ws:
        dZs.append(back(dZs[-1], Ws.pop(), As.pop()))
    return [dZ.astype(np.float32) for dZ in reversed(dZs)]
""",
    ],
    "too-early": [
        # The old W_2.
        """
def train_step(X, Y, W_1, W_2, lr):
    A_1 = np.tanh(X @ W_1.T)
    Y_hat = A_1 @ W_2.T
    dY_hat = 2 * (Y_hat - Y) / Y_hat.size
    new_W_2 = W_2 - lr * dY_hat.T @ A_1
    dA_1 = dY_hat @ W_2
    dZ_1 = dA_1 * (1 - A_1**2)
    new_W_1 = W_1 - lr * dZ_1.T @ X
    return new_W_1, new_W_2
""",
        # All gradients first.
        """
def train_step(X: np.ndarray, Y: np.ndarray, W_1: np.ndarray, W_2: np.ndarray, lr: float):
    A_1 = tanh(X @ W_1.T)
    E = A_1 @ W_2.T - Y
    dW_2 = 2 * np.einsum("so,sh->oh", E, A_1) / E.size
    dW_1 = 2 * ((E @ W_2) * (1 - A_1**2)).T @ X / E.size
    return [W_1 - lr * dW_1, W_2 - lr * dW_2]
""",
        # In place, but on copies.
        """
def train_step(X, Y, W_1, W_2, lr):
    W_1, W_2 = W_1.copy(), W_2.copy()
    old_W_2 = W_2.copy()
    A_1 = np.tanh(X @ W_1.T)
    Y_hat = A_1 @ W_2.T
    dY_hat = 2 * (Y_hat - Y) / Y_hat.size
    W_2 -= lr * dY_hat.T @ A_1
    dA_1 = dY_hat @ old_W_2
    W_1 -= lr * (dA_1 * (1 - A_1**2)).T @ X
    return W_1, W_2
""",
        # The step is taken back.
        """
def train_step(X, Y, W_1, W_2, lr):
    A_1 = np.tanh(X @ W_1.T)
    Y_hat = A_1 @ W_2.T
    dY_hat = 2 * (Y_hat - Y) / Y_hat.size
    dW_2 = dY_hat.T @ A_1
    new_W_2 = W_2 - lr * dW_2
    dA_1 = dY_hat @ (new_W_2 + lr * dW_2)
    dZ_1 = dA_1 * (1 - A_1**2)
    new_W_1 = W_1 - lr * dZ_1.T @ X
    return new_W_1.astype(np.float32), new_W_2.astype(np.float32)
""",
        # Sample by sample.
        """
def train_step(X, Y, W_1, W_2, lr):
    dW_1, dW_2 = np.zeros(W_1.shape), np.zeros(W_2.shape)
    for x, y in zip(X, Y):
        a = np.tanh(W_1 @ x)
        dy_hat = 2 * (W_2 @ a - y) / (len(Y) * len(y))
        dW_2 += np.outer(dy_hat, a)
        dW_1 += np.outer(W_2.T @ dy_hat * (1 - a * a), x)
    return (W_1 - lr * dW_1).tolist(), (W_2 - lr * dW_2).tolist()
""",
    ],
    "bypass": [
        """
def bypass_backward(dA, A_prev, W, b):
    T = np.tanh(A_prev @ W.T + b)
    dZ = dA * (1 - T**2)
    dW = dZ.T @ A_prev
    db = dZ.sum(axis=0)
    dA_prev = dA + dZ @ W
    return dW, db, dA_prev
""",
        # tanh from the output of the layer.
        """
def bypass_backward(dA, A_prev, W, b):
    A = A_prev + tanh(np.dot(A_prev, W.T) + b)
    dZ = dA * (1 - (A - A_prev) ** 2)
    return [np.einsum("si,sj->ij", dZ, A_prev), np.ones(len(dZ)) @ dZ, dZ @ W + dA]
""",
        # Sample by sample.
        """
def bypass_backward(dA, A_prev, W, b):
    dW, db, dA_prev = np.zeros_like(W), np.zeros_like(b), []
    for da, a_prev in zip(dA, A_prev):
        z = W @ a_prev + b
        dz = da / np.cosh(z) ** 2
        dW += np.outer(dz, a_prev)
        db += dz
        dA_prev.append(W.T @ dz + da)
    return dW, db, np.array(dA_prev)
""",
        # A usual layer, then the way past.
        """
def bypass_backward(dA: np.ndarray, A_prev: np.ndarray, W: np.ndarray, b: np.ndarray):
    def backward(dA):
        dZ = dA * (1 - np.tanh(A_prev @ W.T + b) ** 2)
        return dZ.T @ A_prev, np.sum(dZ, 0), dZ @ W

    dW, db, dA_prev = backward(dA)
    dA_prev += dA
    return dW.astype(np.float32), db.astype(np.float32), dA_prev.astype(np.float32)
""",
        # The derivatives of each sample as a matrix, in which the way past is the identity.
        """
def bypass_backward(dA, A_prev, W, b):
    slope = 1 - np.tanh(A_prev @ W.T + b) ** 2
    jacobians = np.eye(len(b)) + slope[:, :, None] * W
    dA_prev = np.einsum("si,sij->sj", dA, jacobians)
    return (A_prev.T @ (dA * slope)).T, (dA * slope).sum(0), dA_prev
""",
    ],
    "fooled": [
        """
def fooled(network, loss, X, Y):
    dX = network.backward(loss.gradient(network.forward(X), Y))
    return np.minimum(1, np.maximum(0, X + 0.125 * np.sign(dX)))
""",
        # In several small steps.
        """
def fooled(network, loss, X, Y):
    P = X.copy()
    for _ in range(10):
        dX = network.backward(loss.gradient(network.forward(P), Y))
        P = np.clip(P + 0.03 * np.sign(dX), np.maximum(X - 0.125, 0), np.minimum(X + 0.125, 1))
    return P
""",
        # One picture after the other.
        """
def fooled(network, loss, X, Y):
    pictures = []
    for x, y in zip(X, Y):
        scores = network.forward(x[None, :])
        dx = network.backward(loss.gradient(scores, np.array([y])))[0]
        pictures.append([min(1, max(0, v + (0.12 if d > 0 else -0.12))) for v, d in zip(x, dx)])
    return pictures
""",
        # By small steps, without any way back.
        """
def fooled(network, loss, X, Y):
    def costs(P):
        Z = network.predict(P)
        Z = Z - Z.max(axis=1, keepdims=True)
        return np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(len(Y)), Y]
    P = X.copy()
    for j in range(64):
        up, down = X.copy(), X.copy()
        up[:, j] += 1e-4
        down[:, j] -= 1e-4
        P[:, j] += np.where(costs(up) > costs(down), 0.125, -0.125)
    return np.clip(P, 0, 1)
""",
        # Towards the digit that comes second, through the scores.
        """
def fooled(network, loss, X, Y):
    scores = network.forward(X)
    others = scores.copy()
    others[np.arange(len(Y)), Y] = -np.inf
    d = np.zeros_like(scores)
    d[np.arange(len(Y)), others.argmax(axis=1)] = 1
    d[np.arange(len(Y)), Y] = -1
    return np.clip(X + np.sign(network.backward(d)) / 8, 0, 1)
""",
    ],
}
