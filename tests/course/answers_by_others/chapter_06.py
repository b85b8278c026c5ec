WRONG = {
    "error-signal": [
        (
            """
def error_signal(x, w, b, y, penalty):
    z = np.dot(w, x) + b
    a = sigmoid(z)
    da = 2 * (a - y)
    dz = da * a * (1 - a)
    return dz
""",
            r"penalty|path",
        ),
        (
            """
def error_signal(x, w, b, y, penalty):
    z = np.dot(w, x) + b
    a = sigmoid(z)
    da = 2 * (a - y)
    dz = (da + 2 * penalty * z) * a * (1 - a)
    return dz
""",
            r"sigmoid|path|past",
        ),
        (
            """
def error_signal(x, w, b, y, penalty):
    z = np.dot(w, x) + b
    a = sigmoid(z)
    da = 2 * (a - y)
    dz = da * a * (1 - a) + penalty * z**2
    return dz
""",
            r"slope|\b2\b",
        ),
        (
            """
def error_signal(x, w, b, y, penalty):
    z = np.dot(w, x) + b
    a = sigmoid(z)
    da = 2 * (a - y)
    dz = da * a * (1 - a) + 2 * penalty * a
    return dz
""",
            r"\bz\b|sum|past|path",
        ),
        (
            """
def error_signal(x, w, b, y, penalty):
    z = np.dot(w, x) + b
    a = sigmoid(z)
    da = 2 * (a - y)
    dz = da * a * (1 - a) - 2 * penalty * z
    return dz
""",
            r"sign|subtract|add",
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
        (
            """
def shared_backward(dA, As, W):
    for A_prev, A in zip(As[-2::-1], As[::-1]):
        dZ = dA * (1 - A**2)
        dW, db = dZ.T @ A_prev, dZ.sum(axis=0)
        dA = dZ @ W
    return dW, db, dA
""",
            r"add|overwrit|alone",
        ),
        (
            """
def shared_backward(dA, As, W):
    dZ = dA * (1 - As[-1] ** 2)
    return dZ.T @ As[-2], dZ.sum(axis=0), dZ @ W
""",
            r"last passage|back to the first|all",
        ),
        (
            """
def shared_backward(dA, As, W):
    dW, db = np.zeros_like(W), np.zeros(len(W))
    for t in range(len(As) - 1, 0, -1):
        dW += dA.T @ As[t - 1]
        db += dA.sum(axis=0)
        dA = dA @ W
    return dW, db, dA
""",
            r"tanh",
        ),
        (
            """
def shared_backward(dA, As, W):
    dW, db = np.zeros_like(W), np.zeros(len(W))
    for t in range(len(As)):
        dZ = dA * (1 - As[t] ** 2)
        dW += dZ.T @ As[t - 1]
        db += dZ.sum(axis=0)
        dA = dZ @ W
    return dW, db, dA
""",
            r"wrong|last|front",
        ),
    ],
    "two-faults": [
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
            r"tanh",
        ),
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
            r"target|compared|shuffled",
        ),
        (
            """
def train_epoch(X, Y, parameters, order, size, lr):
    W_1, b_1, W_2, b_2 = parameters
    for start in range(0, len(X), size):
        batch = range(start, min(start + size, len(X)))
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
            r"wrong|order|target|tanh",
        ),
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
            r"order",
        ),
        (
            """
def train_epoch(X, Y, parameters, order, size, lr):
    W_1, b_1, W_2, b_2 = parameters
    X = X[order]
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
            r"order|wrong",
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
    "error-signal": [
        """
def error_signal(x: np.ndarray, w: np.ndarray, b: float, y: float, penalty: float) -> float:
    z = b
    for x_j, w_j in zip(x, w):
        z += w_j * x_j
    a = 1 / (1 + math.exp(-z))
    return 2 * (a - y) * (a - a**2) + 2 * penalty * z
""",
        """
def error_signal(x, w, b, y, penalty):
    z = np.dot(w, x) + b
    t = np.tanh(z / 2)
    return np.float32((1 + t - 2 * y) * (1 - t**2) / 4 + penalty * z * 2)
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
    gradients = []
    As = list(As)
    while len(As) > 1:
        A = As.pop()
        dZ = dA * (1 - A) * (1 + A)
        gradients.append((dZ.T @ As[-1], dZ.sum(axis=0)))
        dA = dZ @ W
    dWs, dbs = zip(*gradients)
    return sum(dWs), sum(dbs), dA
""",
        """
def shared_backward(dA, As, W):
    if len(As) == 1:
        return 0 * W, 0 * W[0], dA
    dZ = dA * (1 - As[-1] ** 2)
    dW, db, dX = shared_backward(dZ @ W, As[:-1], W)
    return (dW + dZ.T @ As[-2]).astype(np.float32), (db + dZ.sum(axis=0)).astype(np.float32), dX
""",
    ],
    "two-faults": [
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
        dZ_1 = dY_hat @ W_2 * (1 - A_1**2)
        dW_1, db_1 = dZ_1.T @ X[start : start + size], dZ_1.sum(axis=0)
        W_1, b_1 = W_1 - lr * dW_1, b_1 - lr * db_1
        W_2, b_2 = W_2 - lr * dW_2, b_2 - lr * db_2
    return W_1, b_1, W_2, b_2
""",
        """
def train_epoch(X, Y, parameters, order, size, lr):
    W_1, b_1, W_2, b_2 = [array.copy() for array in parameters]
    for start in range(0, len(X), size):
        batch = order[start : start + size]
        A_1 = np.tanh(X[batch] @ W_1.T + b_1)
        Y_hat = A_1 @ W_2.T + b_2
        dY_hat = 2 * (Y_hat - Y[batch]) / Y_hat.size
        dW_2, db_2 = dY_hat.T @ A_1, dY_hat.sum(axis=0)
        dZ_1 = dY_hat @ W_2 * (1 - A_1**2)
        dW_1, db_1 = dZ_1.T @ X[batch], dZ_1.sum(axis=0)
        for array, slope in zip((W_1, b_1, W_2, b_2), (dW_1, db_1, dW_2, db_2)):
            array -= lr * slope
    return W_1, b_1, W_2, b_2
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
