WRONG = {
    "error-signal": [
        # Forgot the penalty's path.
        (
            """
def error_signal(x, w, b, y, penalty):
    z = np.dot(w, x) + b
    a = sigmoid(z)
    da = 2 * (a - y)
    dz = da * a * (1 - a)
    return dz
""",
            r"penalty is a second path",
        ),
        # The factor da in front of both paths, as in the worked example.
        (
            """
def error_signal(x, w, b, y, penalty):
    z = np.dot(w, x) + b
    a = sigmoid(z)
    da = 2 * (a - y)
    dz = da * (a * (1 - a) + 2 * penalty * z)
    return dz
""",
            r"da stands in front of both paths",
        ),
        # Forgot the 2 of the square.
        (
            """
def error_signal(x, w, b, y, penalty):
    z = np.dot(w, x) + b
    a = sigmoid(z)
    da = 2 * (a - y)
    dz = da * a * (1 - a) + penalty * z
    return dz
""",
            r"2 of the penalty is missing",
        ),
        # Adds the penalty itself, not its slope.
        (
            """
def error_signal(x, w, b, y, penalty):
    z = np.dot(w, x) + b
    a = sigmoid(z)
    da = 2 * (a - y)
    dz = da * a * (1 - a) + penalty * z**2
    return dz
""",
            r"adds the penalty itself",
        ),
        # Forgot the slope of the sigmoid.
        (
            """
def error_signal(x, w, b, y, penalty):
    z = np.dot(w, x) + b
    a = sigmoid(z)
    da = 2 * (a - y)
    dz = da + 2 * penalty * z
    return dz
""",
            r"way through the sigmoid is missing",
        ),
        # Slope of tanh.
        (
            """
def error_signal(x, w, b, y, penalty):
    z = np.dot(w, x) + b
    a = sigmoid(z)
    da = 2 * (a - y)
    dz = da * (1 - a**2) + 2 * penalty * z
    return dz
""",
            r"slope of tanh",
        ),
        # Slope written from z, not from a.
        (
            """
def error_signal(x, w, b, y, penalty):
    z = np.dot(w, x) + b
    a = sigmoid(z)
    da = 2 * (a - y)
    dz = da * z * (1 - z) + 2 * penalty * z
    return dz
""",
            r"from its output a, not from the sum",
        ),
        # Minus: the penalty 'holds back'.
        (
            """
def error_signal(x, w, b, y, penalty):
    z = np.dot(w, x) + b
    a = sigmoid(z)
    da = 2 * (a - y)
    dz = da * a * (1 - a) - 2 * penalty * z
    return dz
""",
            r"subtracted",
        ),
        # Multiplied paths in place of adding.
        (
            """
def error_signal(x, w, b, y, penalty):
    z = np.dot(w, x) + b
    a = sigmoid(z)
    da = 2 * (a - y)
    dz = da * a * (1 - a) * 2 * penalty * z
    return dz
""",
            r"paths are multiplied",
        ),
        # A capital A that does not exist.
        (
            """
def error_signal(x, w, b, y, penalty):
    z = np.dot(w, x) + b
    a = sigmoid(z)
    da = 2 * (a - y)
    dz = da * A * (1 - A) + 2 * penalty * z
    return dz
""",
            r"name 'A' is not defined",
        ),
        # Penalty's slope also through the sigmoid.
        (
            """
def error_signal(x, w, b, y, penalty):
    z = np.dot(w, x) + b
    a = sigmoid(z)
    da = 2 * (a - y)
    dz = (da + 2 * penalty * z) * a * (1 - a)
    return dz
""",
            r"does not pass through the sigmoid",
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
    "same-layer": [
        # Only the last pass: one layer.
        (
            """
def shared_backward(dA, As, W):
    dZ = dA * (1 - As[-1] ** 2)
    return dZ.T @ As[-2], dZ.sum(axis=0), dZ @ W
""",
            r"only the last pass",
        ),
        # Overwrites dW and db in each pass.
        (
            """
def shared_backward(dA, As, W):
    for t in range(len(As) - 1, 0, -1):
        dZ = dA * (1 - As[t] ** 2)
        dW = dZ.T @ As[t - 1]
        db = dZ.sum(axis=0)
        dA = dZ @ W
    return dW, db, dA
""",
            r"each pass overwrites",
        ),
        # From the first pass to the last.
        (
            """
def shared_backward(dA, As, W):
    dW, db = np.zeros_like(W), np.zeros(len(W))
    for A_prev, A in zip(As[:-1], As[1:]):
        dZ = dA * (1 - A**2)
        dW += dZ.T @ A_prev
        db += dZ.sum(axis=0)
        dA = dZ @ W
    return dW, db, dA
""",
            r"way back begins with the last",
        ),
        # Slope from the input of the pass.
        (
            """
def shared_backward(dA, As, W):
    dW, db = np.zeros_like(W), np.zeros(len(W))
    for t in range(len(As) - 1, 0, -1):
        dZ = dA * (1 - As[t - 1] ** 2)
        dW += dZ.T @ As[t - 1]
        db += dZ.sum(axis=0)
        dA = dZ @ W
    return dW, db, dA
""",
            r"from what came out of this pass",
        ),
        # W transposed: it is square, so it fits.
        (
            """
def shared_backward(dA, As, W):
    dW, db = np.zeros_like(W), np.zeros(len(W))
    for t in range(len(As) - 1, 0, -1):
        dZ = dA * (1 - As[t] ** 2)
        dW += dZ.T @ As[t - 1]
        db += dZ.sum(axis=0)
        dA = dZ @ W.T
    return dW, db, dA
""",
            r"not through its transpose",
        ),
        # The gradient dW transposed: it is square, so it fits.
        (
            """
def shared_backward(dA, As, W):
    dW, db = np.zeros_like(W), np.zeros(len(W))
    for t in range(len(As) - 1, 0, -1):
        dZ = dA * (1 - As[t] ** 2)
        dW += As[t - 1].T @ dZ
        db += dZ.sum(axis=0)
        dA = dZ @ W
    return dW, db, dA
""",
            r"dW is on its side",
        ),
        # The first pass is left out.
        (
            """
def shared_backward(dA, As, W):
    dW, db = np.zeros_like(W), np.zeros(len(W))
    for t in range(len(As) - 1, 1, -1):
        dZ = dA * (1 - As[t] ** 2)
        dW += dZ.T @ As[t - 1]
        db += dZ.sum(axis=0)
        dA = dZ @ W
    return dW, db, dA
""",
            r"first pass, from A_0 to A_1, is left out",
        ),
        # Mean over the passes.
        (
            """
def shared_backward(dA, As, W):
    T = len(As) - 1
    dW, db = np.zeros_like(W), np.zeros(len(W))
    for t in range(T, 0, -1):
        dZ = dA * (1 - As[t] ** 2)
        dW += dZ.T @ As[t - 1] / T
        db += dZ.sum(axis=0) / T
        dA = dZ @ W
    return dW, db, dA
""",
            r"averaged",
        ),
        # Index beyond the end.
        (
            """
def shared_backward(dA, As, W):
    dW, db = np.zeros_like(W), np.zeros(len(W))
    for t in reversed(range(len(As))):
        dZ = dA * (1 - As[t + 1] ** 2)
        dW += dZ.T @ As[t]
        db += dZ.sum(axis=0)
        dA = dZ @ W
    return dW, db, dA
""",
            r"index out of range(.|\n)*As\[t \+ 1\]",
        ),
        # The slope is forgotten on the way to the pass before.
        (
            """
def shared_backward(dA, As, W):
    dW, db = np.zeros_like(W), np.zeros(len(W))
    for t in range(len(As) - 1, 0, -1):
        dZ = dA * (1 - As[t] ** 2)
        dW += dZ.T @ As[t - 1]
        db += dZ.sum(axis=0)
        dA = dA @ W
    return dW, db, dA
""",
            r"what goes through W is dZ",
        ),
        # Returns dZ of the first pass for dX.
        (
            """
def shared_backward(dA, As, W):
    dW, db = np.zeros_like(W), np.zeros(len(W))
    for t in range(len(As) - 1, 0, -1):
        dZ = dA * (1 - As[t] ** 2)
        dW += dZ.T @ As[t - 1]
        db += dZ.sum(axis=0)
        dA = dZ @ W
    return dW, db, dZ
""",
            r"dZ of the first pass",
        ),
    ],
    "two-faults": [
        # Nothing changed.
        (
            """
def train_epoch(X, Y, parameters, order, size, lr):
    W_1, b_1, W_2, b_2 = parameters
    for start in range(0, len(X), size):
        batch = order[start : start + size]
        A_1 = np.tanh(X[batch] @ W_1.T + b_1)
        Y_hat = A_1 @ W_2.T + b_2
        dY_hat = 2 * (Y_hat - Y[start : start + size]) / Y_hat.size
        dW_2, db_2 = dY_hat.T @ A_1, dY_hat.sum(axis=0)
        dZ_1 = dY_hat @ W_2 * (1 - np.tanh(A_1) ** 2)
        dW_1, db_1 = dZ_1.T @ X[batch], dZ_1.sum(axis=0)
        W_1, b_1 = W_1 - lr * dW_1, b_1 - lr * db_1
        W_2, b_2 = W_2 - lr * dW_2, b_2 - lr * db_2
    return W_1, b_1, W_2, b_2
""",
            r"fault|bug",
        ),
        # Only the slope.
        (
            """
def train_epoch(X, Y, parameters, order, size, lr):
    W_1, b_1, W_2, b_2 = parameters
    for start in range(0, len(X), size):
        batch = order[start : start + size]
        A_1 = np.tanh(X[batch] @ W_1.T + b_1)
        Y_hat = A_1 @ W_2.T + b_2
        dY_hat = 2 * (Y_hat - Y[start : start + size]) / Y_hat.size
        dW_2, db_2 = dY_hat.T @ A_1, dY_hat.sum(axis=0)
        dZ_1 = dY_hat @ W_2 * (1 - A_1**2)
        dW_1, db_1 = dZ_1.T @ X[batch], dZ_1.sum(axis=0)
        W_1, b_1 = W_1 - lr * dW_1, b_1 - lr * db_1
        W_2, b_2 = W_2 - lr * dW_2, b_2 - lr * db_2
    return W_1, b_1, W_2, b_2
""",
            r"what is compared with what",
        ),
        # Only the targets.
        (
            """
def train_epoch(X, Y, parameters, order, size, lr):
    W_1, b_1, W_2, b_2 = parameters
    for start in range(0, len(X), size):
        batch = order[start : start + size]
        A_1 = np.tanh(X[batch] @ W_1.T + b_1)
        Y_hat = A_1 @ W_2.T + b_2
        dY_hat = 2 * (Y_hat - Y[batch]) / Y_hat.size
        dW_2, db_2 = dY_hat.T @ A_1, dY_hat.sum(axis=0)
        dZ_1 = dY_hat @ W_2 * (1 - np.tanh(A_1) ** 2)
        dW_1, db_1 = dZ_1.T @ X[batch], dZ_1.sum(axis=0)
        W_1, b_1 = W_1 - lr * dW_1, b_1 - lr * db_1
        W_2, b_2 = W_2 - lr * dW_2, b_2 - lr * db_2
    return W_1, b_1, W_2, b_2
""",
            r"A_1 has passed through tanh already",
        ),
        # All from the slice: the order is ignored.
        (
            """
def train_epoch(X, Y, parameters, order, size, lr):
    W_1, b_1, W_2, b_2 = parameters
    for start in range(0, len(X), size):
        batch = order[start : start + size]
        A_1 = np.tanh(X[start : start + size] @ W_1.T + b_1)
        Y_hat = A_1 @ W_2.T + b_2
        dY_hat = 2 * (Y_hat - Y[start : start + size]) / Y_hat.size
        dW_2, db_2 = dY_hat.T @ A_1, dY_hat.sum(axis=0)
        dZ_1 = dY_hat @ W_2 * (1 - A_1**2)
        dW_1, db_1 = dZ_1.T @ X[start : start + size], dZ_1.sum(axis=0)
        W_1, b_1 = W_1 - lr * dW_1, b_1 - lr * db_1
        W_2, b_2 = W_2 - lr * dW_2, b_2 - lr * db_2
    return W_1, b_1, W_2, b_2
""",
            r"inputs are no longer shuffled",
        ),
        # Slope of the sigmoid.
        (
            """
def train_epoch(X, Y, parameters, order, size, lr):
    W_1, b_1, W_2, b_2 = parameters
    for start in range(0, len(X), size):
        batch = order[start : start + size]
        A_1 = np.tanh(X[batch] @ W_1.T + b_1)
        Y_hat = A_1 @ W_2.T + b_2
        dY_hat = 2 * (Y_hat - Y[batch]) / Y_hat.size
        dW_2, db_2 = dY_hat.T @ A_1, dY_hat.sum(axis=0)
        dZ_1 = dY_hat @ W_2 * (A_1 * (1 - A_1))
        dW_1, db_1 = dZ_1.T @ X[batch], dZ_1.sum(axis=0)
        W_1, b_1 = W_1 - lr * dW_1, b_1 - lr * db_1
        W_2, b_2 = W_2 - lr * dW_2, b_2 - lr * db_2
    return W_1, b_1, W_2, b_2
""",
            r"slope of the sigmoid",
        ),
        # Bracket of the square in the wrong place.
        (
            """
def train_epoch(X, Y, parameters, order, size, lr):
    W_1, b_1, W_2, b_2 = parameters
    for start in range(0, len(X), size):
        batch = order[start : start + size]
        A_1 = np.tanh(X[batch] @ W_1.T + b_1)
        Y_hat = A_1 @ W_2.T + b_2
        dY_hat = 2 * (Y_hat - Y[batch]) / Y_hat.size
        dW_2, db_2 = dY_hat.T @ A_1, dY_hat.sum(axis=0)
        dZ_1 = dY_hat @ W_2 * ((1 - A_1) ** 2)
        dW_1, db_1 = dZ_1.T @ X[batch], dZ_1.sum(axis=0)
        W_1, b_1 = W_1 - lr * dW_1, b_1 - lr * db_1
        W_2, b_2 = W_2 - lr * dW_2, b_2 - lr * db_2
    return W_1, b_1, W_2, b_2
""",
            r"square is in the wrong place",
        ),
        # Z_1 is not there.
        (
            """
def train_epoch(X, Y, parameters, order, size, lr):
    W_1, b_1, W_2, b_2 = parameters
    for start in range(0, len(X), size):
        batch = order[start : start + size]
        A_1 = np.tanh(X[batch] @ W_1.T + b_1)
        Y_hat = A_1 @ W_2.T + b_2
        dY_hat = 2 * (Y_hat - Y[batch]) / Y_hat.size
        dW_2, db_2 = dY_hat.T @ A_1, dY_hat.sum(axis=0)
        dZ_1 = dY_hat @ W_2 * (1 - np.tanh(Z_1) ** 2)
        dW_1, db_1 = dZ_1.T @ X[batch], dZ_1.sum(axis=0)
        W_1, b_1 = W_1 - lr * dW_1, b_1 - lr * db_1
        W_2, b_2 = W_2 - lr * dW_2, b_2 - lr * db_2
    return W_1, b_1, W_2, b_2
""",
            r"'Z_1' is not defined",
        ),
        # Both mended, but the mean is now over the samples alone.
        (
            """
def train_epoch(X, Y, parameters, order, size, lr):
    W_1, b_1, W_2, b_2 = parameters
    for start in range(0, len(X), size):
        batch = order[start : start + size]
        A_1 = np.tanh(X[batch] @ W_1.T + b_1)
        Y_hat = A_1 @ W_2.T + b_2
        dY_hat = 2 * (Y_hat - Y[batch]) / len(batch)
        dW_2, db_2 = dY_hat.T @ A_1, dY_hat.sum(axis=0)
        dZ_1 = dY_hat @ W_2 * (1 - A_1**2)
        dW_1, db_1 = dZ_1.T @ X[batch], dZ_1.sum(axis=0)
        W_1, b_1 = W_1 - lr * dW_1, b_1 - lr * db_1
        W_2, b_2 = W_2 - lr * dW_2, b_2 - lr * db_2
    return W_1, b_1, W_2, b_2
""",
            r"all elements of Y_hat, not over the samples alone",
        ),
        # Both mended, but the second layer steps before dZ_1 is told.
        (
            """
def train_epoch(X, Y, parameters, order, size, lr):
    W_1, b_1, W_2, b_2 = parameters
    for start in range(0, len(X), size):
        batch = order[start : start + size]
        A_1 = np.tanh(X[batch] @ W_1.T + b_1)
        Y_hat = A_1 @ W_2.T + b_2
        dY_hat = 2 * (Y_hat - Y[batch]) / Y_hat.size
        dW_2, db_2 = dY_hat.T @ A_1, dY_hat.sum(axis=0)
        W_2, b_2 = W_2 - lr * dW_2, b_2 - lr * db_2
        dZ_1 = dY_hat @ W_2 * (1 - A_1**2)
        dW_1, db_1 = dZ_1.T @ X[batch], dZ_1.sum(axis=0)
        W_1, b_1 = W_1 - lr * dW_1, b_1 - lr * db_1
    return W_1, b_1, W_2, b_2
""",
            r"old W_2",
        ),
        # Shuffles twice: X and Y put in order, and the batch taken of them again.
        (
            """
def train_epoch(X, Y, parameters, order, size, lr):
    W_1, b_1, W_2, b_2 = parameters
    X, Y = X[order], Y[order]
    for start in range(0, len(X), size):
        batch = order[start : start + size]
        A_1 = np.tanh(X[batch] @ W_1.T + b_1)
        Y_hat = A_1 @ W_2.T + b_2
        dY_hat = 2 * (Y_hat - Y[batch]) / Y_hat.size
        dW_2, db_2 = dY_hat.T @ A_1, dY_hat.sum(axis=0)
        dZ_1 = dY_hat @ W_2 * (1 - A_1**2)
        dW_1, db_1 = dZ_1.T @ X[batch], dZ_1.sum(axis=0)
        W_1, b_1 = W_1 - lr * dW_1, b_1 - lr * db_1
        W_2, b_2 = W_2 - lr * dW_2, b_2 - lr * db_2
    return W_1, b_1, W_2, b_2
""",
            r"samples are shuffled twice",
        ),
        # X and Y put in order, targets by slices, inputs by the batch.
        (
            """
def train_epoch(X, Y, parameters, order, size, lr):
    W_1, b_1, W_2, b_2 = parameters
    X, Y = X[order], Y[order]
    for start in range(0, len(X), size):
        batch = order[start : start + size]
        A_1 = np.tanh(X[batch] @ W_1.T + b_1)
        Y_hat = A_1 @ W_2.T + b_2
        dY_hat = 2 * (Y_hat - Y[start : start + size]) / Y_hat.size
        dW_2, db_2 = dY_hat.T @ A_1, dY_hat.sum(axis=0)
        dZ_1 = dY_hat @ W_2 * (1 - A_1**2)
        dW_1, db_1 = dZ_1.T @ X[batch], dZ_1.sum(axis=0)
        W_1, b_1 = W_1 - lr * dW_1, b_1 - lr * db_1
        W_2, b_2 = W_2 - lr * dW_2, b_2 - lr * db_2
    return W_1, b_1, W_2, b_2
""",
            r"inputs are shuffled twice",
        ),
        # All mended, but returns after the first batch.
        (
            """
def train_epoch(X, Y, parameters, order, size, lr):
    W_1, b_1, W_2, b_2 = parameters
    for start in range(0, len(X), size):
        batch = order[start : start + size]
        A_1 = np.tanh(X[batch] @ W_1.T + b_1)
        Y_hat = A_1 @ W_2.T + b_2
        dY_hat = 2 * (Y_hat - Y[batch]) / Y_hat.size
        dW_2, db_2 = dY_hat.T @ A_1, dY_hat.sum(axis=0)
        dZ_1 = dY_hat @ W_2 * (1 - A_1**2)
        dW_1, db_1 = dZ_1.T @ X[batch], dZ_1.sum(axis=0)
        W_1, b_1 = W_1 - lr * dW_1, b_1 - lr * db_1
        W_2, b_2 = W_2 - lr * dW_2, b_2 - lr * db_2
        return W_1, b_1, W_2, b_2
""",
            r"returns after its first batch",
        ),
    ],
    "fooled": [
        # The pictures as they are.
        (
            """
def fooled(network, loss, X, Y):
    return X.copy()
""",
            r"no value has moved",
        ),
        # Noise.
        (
            """
def fooled(network, loss, X, Y):
    rng = np.random.default_rng(0)
    return np.clip(X + rng.choice([-1, 1], size=X.shape) / 8, 0, 1)
""",
            r"does each value go in the direction",
        ),
        # Downhill in place of uphill.
        (
            """
def fooled(network, loss, X, Y):
    scores = network.forward(X)
    dX = network.backward(loss.gradient(scores, Y))
    return np.clip(X - np.sign(dX) / 8, 0, 1)
""",
            r"go the other way",
        ),
        # The raw slopes, as in a step of training.
        (
            """
def fooled(network, loss, X, Y):
    scores = network.forward(X)
    dX = network.backward(loss.gradient(scores, Y))
    return np.clip(X + dX, 0, 1)
""",
            r"only its sign",
        ),
        # Half of what is allowed.
        (
            """
def fooled(network, loss, X, Y):
    scores = network.forward(X)
    dX = network.backward(loss.gradient(scores, Y))
    return np.clip(X + np.sign(dX) / 16, 0, 1)
""",
            r"no value moves by more than 0.0625",
        ),
        # Twice as far as allowed.
        (
            """
def fooled(network, loss, X, Y):
    scores = network.forward(X)
    dX = network.backward(loss.gradient(scores, Y))
    return np.clip(X + np.sign(dX) / 4, 0, 1)
""",
            r"moves by 0.25",
        ),
        # Leaves [0, 1].
        (
            """
def fooled(network, loss, X, Y):
    scores = network.forward(X)
    dX = network.backward(loss.gradient(scores, Y))
    return X + np.sign(dX) / 8
""",
            r"below 0 or above 1",
        ),
        # In place: X changes.
        (
            """
def fooled(network, loss, X, Y):
    scores = network.forward(X)
    dX = network.backward(loss.gradient(scores, Y))
    X += np.sign(dX) / 8
    np.clip(X, 0, 1, out=X)
    return X
""",
            r"pictures in X have changed themselves",
        ),
        # Adds the gradient of the scores.
        (
            """
def fooled(network, loss, X, Y):
    scores = network.forward(X)
    return np.clip(X + np.sign(loss.gradient(scores, Y)) / 8, 0, 1)
""",
            r"\(60, 10\)",
        ),
        # `predict` keeps nothing, so `backward` has nothing to go back through.
        (
            """
def fooled(network, loss, X, Y):
    scores = network.predict(X)
    dX = network.backward(loss.gradient(scores, Y))
    return np.clip(X + np.sign(dX) / 8, 0, 1)
""",
            r"call forward first",
        ),
        # Spoils the network.
        (
            """
def fooled(network, loss, X, Y):
    network.layers[-1].W[:] *= -1
    return X.copy()
""",
            r"network is not the same as before",
        ),
        # One direction for all the pictures.
        (
            """
def fooled(network, loss, X, Y):
    scores = network.forward(X)
    dX = network.backward(loss.gradient(scores, Y))
    return np.clip(X + np.sign(dX.mean(axis=0)) / 8, 0, 1)
""",
            r"each picture has slopes of its own",
        ),
        # The outputs in place of new pictures.
        (
            """
def fooled(network, loss, X, Y):
    scores = network.forward(X)
    dX = network.backward(loss.gradient(scores, Y))
    new = np.clip(X + np.sign(dX) / 8, 0, 1)
    return network.predict(new)
""",
            r"shape \(60, 10\)",
        ),
    ],
}

RIGHT = {
    "error-signal": [
        """
def error_signal(x, w, b, y, penalty):
    z = np.dot(w, x) + b
    a = sigmoid(z)
    da = 2 * (a - y)
    dz = da * a * (1 - a) + 2 * penalty * z
    return dz
""",
        """
import nnlib


def error_signal(x, w, b, y, penalty):
    z = np.dot(w, x) + b
    a = sigmoid(z)
    da = 2 * (a - y)
    dz = da * nnlib.sigmoid.derivative(a) + penalty * (z + z)
    return dz
""",
        """
def error_signal(x, w, b, y, penalty):
    z = np.dot(w, x) + b
    a = sigmoid(z)
    da = 2 * (a - y)
    dz = 2 * ((a - y) * (a - a**2) + penalty * z)
    return dz
""",
        """
def error_signal(x, w, b, y, penalty):
    z = b
    for w_i, x_i in zip(w, x):
        z = z + w_i * x_i
    a = 1 / (1 + np.exp(-z))
    through_a = 2 * (a - y) * np.exp(-z) / (1 + np.exp(-z)) ** 2
    past_a = 2 * penalty * z
    return through_a + past_a
""",
        """
def error_signal(x, w, b, y, penalty):
    z = np.dot(w, x) + b
    t = np.tanh(z / 2)
    dz = ((1 + t) / 2 - y) * (1 - t**2) / 2
    dz += 2 * penalty * z
    return dz
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
        # dA_prev is the array dA, changed in place.
        """
def bypass_backward(dA, A_prev, W, b):
    T = np.tanh(A_prev @ W.T + b)
    dZ = dA * (1 - T**2)
    dA_prev = dA
    dA_prev += dZ @ W
    return dZ.T @ A_prev, dZ.sum(axis=0), dA_prev
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
    "same-layer": [
        """
def shared_backward(dA, As, W):
    dW, db = np.zeros_like(W), np.zeros(len(W))
    for t in range(len(As) - 1, 0, -1):
        dZ = dA * (1 - As[t] ** 2)
        dW += dZ.T @ As[t - 1]
        db += dZ.sum(axis=0)
        dA = dZ @ W
    return dW, db, dA
""",
        """
def shared_backward(dA, As, W):
    dZs = []
    for A in As[:0:-1]:
        dZs.append(dA * (1 - A**2))
        dA = dZs[-1] @ W
    dZs = dZs[::-1]
    dW = sum(dZ.T @ A for dZ, A in zip(dZs, As))
    db = sum(dZ.sum(axis=0) for dZ in dZs)
    return dW, db, dA
""",
        """
def shared_backward(dA, As, W):
    dZ = dA * (1 - As[-1] ** 2)
    dW, db, dX = dZ.T @ As[-2], dZ.sum(axis=0), dZ @ W
    if len(As) == 2:
        return dW, db, dX
    dW_before, db_before, dX = shared_backward(dX, As[:-1], W)
    return dW + dW_before, db + db_before, dX
""",
        """
def shared_backward(dA, As, W):
    n, k = len(dA), len(W)
    dW, db, dX = np.zeros((k, k)), np.zeros(k), np.zeros((n, k))
    for s in range(n):
        da = [float(number) for number in dA[s]]
        for t in range(len(As) - 1, 0, -1):
            dz = [da[i] * (1 - As[t][s, i] ** 2) for i in range(k)]
            for i in range(k):
                db[i] += dz[i]
                for j in range(k):
                    dW[i, j] += dz[i] * As[t - 1][s, j]
            da = [sum(dz[i] * W[i, j] for i in range(k)) for j in range(k)]
        dX[s] = da
    return dW, db, dX
""",
        """
def shared_backward(dA, As, W):
    dZs = []
    for A in reversed(As[1:]):
        dZ = dA * (1 - A * A)
        dZs.insert(0, dZ)
        dA = dZ @ W
    tall = np.concatenate(dZs)
    return tall.T @ np.concatenate(As[:-1]), np.ones(len(tall)) @ tall, dA
""",
        """
def shared_backward(dA, As, W):
    dW, db = np.zeros(W.shape, dtype=np.float32), np.zeros(len(W), dtype=np.float32)
    for A_prev, A in zip(As[-2::-1], As[::-1]):
        dZ = dA * (1 - A**2)
        dW += dZ.T @ A_prev
        db += dZ.sum(axis=0)
        dA = dZ @ W
    return [dW, db, dA]
""",
    ],
    "two-faults": [
        """
def train_epoch(X, Y, parameters, order, size, lr):
    W_1, b_1, W_2, b_2 = parameters
    for start in range(0, len(X), size):
        batch = order[start : start + size]
        A_1 = np.tanh(X[batch] @ W_1.T + b_1)
        Y_hat = A_1 @ W_2.T + b_2
        dY_hat = 2 * (Y_hat - Y[batch]) / Y_hat.size
        dW_2, db_2 = dY_hat.T @ A_1, dY_hat.sum(axis=0)
        dZ_1 = dY_hat @ W_2 * (1 - A_1**2)
        dW_1, db_1 = dZ_1.T @ X[batch], dZ_1.sum(axis=0)
        W_1, b_1 = W_1 - lr * dW_1, b_1 - lr * db_1
        W_2, b_2 = W_2 - lr * dW_2, b_2 - lr * db_2
    return W_1, b_1, W_2, b_2
""",
        """
def train_epoch(X, Y, parameters, order, size, lr):
    W_1, b_1, W_2, b_2 = parameters
    Y = Y[order]
    for start in range(0, len(X), size):
        batch = order[start : start + size]
        A_1 = np.tanh(X[batch] @ W_1.T + b_1)
        Y_hat = A_1 @ W_2.T + b_2
        dY_hat = 2 * (Y_hat - Y[start : start + size]) / Y_hat.size
        dW_2, db_2 = dY_hat.T @ A_1, dY_hat.sum(axis=0)
        dZ_1 = dY_hat @ W_2 * (1 - A_1**2)
        dW_1, db_1 = dZ_1.T @ X[batch], dZ_1.sum(axis=0)
        W_1, b_1 = W_1 - lr * dW_1, b_1 - lr * db_1
        W_2, b_2 = W_2 - lr * dW_2, b_2 - lr * db_2
    return W_1, b_1, W_2, b_2
""",
        """
def train_epoch(X, Y, parameters, order, size, lr):
    W_1, b_1, W_2, b_2 = parameters
    X, Y = X[order], Y[order]
    for start in range(0, len(X), size):
        batch = order[start : start + size]
        A_1 = np.tanh(X[start : start + size] @ W_1.T + b_1)
        Y_hat = A_1 @ W_2.T + b_2
        dY_hat = 2 * (Y_hat - Y[start : start + size]) / Y_hat.size
        dW_2, db_2 = dY_hat.T @ A_1, dY_hat.sum(axis=0)
        dZ_1 = dY_hat @ W_2 * ((1 - A_1) * (1 + A_1))
        dW_1, db_1 = dZ_1.T @ X[start : start + size], dZ_1.sum(axis=0)
        W_1, b_1 = W_1 - lr * dW_1, b_1 - lr * db_1
        W_2, b_2 = W_2 - lr * dW_2, b_2 - lr * db_2
    return W_1, b_1, W_2, b_2
""",
        """
def train_epoch(X, Y, parameters, order, size, lr):
    W_1, b_1, W_2, b_2 = parameters
    for start in range(0, len(X), size):
        batch = order[start : start + size]
        A_1 = np.tanh(X[batch] @ W_1.T + b_1)
        Y_hat = A_1 @ W_2.T + b_2
        dY_hat = 2 * (Y_hat - Y[order[start : start + size]]) / Y_hat.size
        dW_2, db_2 = dY_hat.T @ A_1, dY_hat.sum(axis=0)
        dZ_1 = dY_hat @ W_2 * (1 - np.tanh(X[batch] @ W_1.T + b_1) ** 2)
        dW_1, db_1 = dZ_1.T @ X[batch], dZ_1.sum(axis=0)
        W_1, b_1 = W_1 - lr * dW_1, b_1 - lr * db_1
        W_2, b_2 = W_2 - lr * dW_2, b_2 - lr * db_2
    return W_1, b_1, W_2, b_2
""",
        """
def train_epoch(X, Y, parameters, order, size, lr):
    W_1, b_1, W_2, b_2 = [np.array(p, dtype=float) for p in parameters]
    start = 0
    while start < len(order):
        rows = [int(i) for i in order[start : start + size]]
        start += size
        X_batch = np.array([X[i] for i in rows])
        Y_batch = np.array([Y[i] for i in rows])
        Z_1 = X_batch @ W_1.T + b_1
        A_1 = np.tanh(Z_1)
        Y_hat = A_1 @ W_2.T + b_2
        dY_hat = 2 * (Y_hat - Y_batch) / Y_hat.size
        dZ_1 = dY_hat @ W_2 / np.cosh(Z_1) ** 2
        W_2 -= lr * dY_hat.T @ A_1
        b_2 -= lr * dY_hat.sum(axis=0)
        W_1 -= lr * dZ_1.T @ X_batch
        b_1 -= lr * dZ_1.sum(axis=0)
    return W_1, b_1, W_2, b_2
""",
    ],
    "fooled": [
        """
def fooled(network, loss, X, Y):
    scores = network.forward(X)
    dX = network.backward(loss.gradient(scores, Y))
    return np.clip(X + np.sign(dX) / 8, 0, 1)
""",
        """
def fooled(network, loss, X, Y):
    new = X.copy()
    for _ in range(10):
        dX = network.backward(loss.gradient(network.forward(new), Y))
        new = np.clip(new + np.sign(dX) / 40, X - 1 / 8, X + 1 / 8).clip(0, 1)
    return new
""",
        """
def fooled(network, loss, X, Y):
    pictures = []
    for x, y in zip(X, Y):
        scores = network.forward(x[None])
        dx = network.backward(loss.gradient(scores, np.array([y])))[0]
        pictures.append(
            [min(1.0, p + 0.125) if d > 0 else max(0.0, p - 0.125) for p, d in zip(x, dx)]
        )
    return np.array(pictures)
""",
        # No loss: raise the best wrong score, lower the right one.
        """
def fooled(network, loss, X, Y):
    scores = network.forward(X)
    rows = np.arange(len(X))
    others = scores.copy()
    others[rows, Y] = -np.inf
    dS = np.zeros_like(scores)
    dS[rows, others.argmax(axis=1)] = 1
    dS[rows, Y] = -1
    return np.clip(X + np.sign(network.backward(dS)) / 8, 0, 1)
""",
        # No gradient at all: a search at random.
        """
def fooled(network, loss, X, Y):
    rng, rows = np.random.default_rng(0), np.arange(len(X))

    def lead(pictures):
        scores = network.predict(pictures)
        right = scores[rows, Y].copy()
        scores[rows, Y] = -np.inf
        return right - scores.max(axis=1)

    best, least = X.copy(), lead(X)
    for _ in range(400):
        moved = np.clip(X + rng.choice([-1, 1], X.shape) / 8, 0, 1)
        other = np.where(rng.random(X.shape) < 0.1, moved, best)
        found = lead(other)
        better = found < least
        best[better], least[better] = other[better], found[better]
    return best
""",
        """
def fooled(network, loss, X, Y):
    scores = network.forward(X)
    dX = network.backward(loss.gradient(scores, Y))
    return np.clip(X + np.sign(dX) / 8, 0, 1).astype(np.float32)
""",
    ],
}
