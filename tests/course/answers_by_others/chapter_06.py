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
    "error-signal": [],
    "error-signals": [],
    "too-early": [],
    "bypass": [],
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
    "error-signal": [],
    "error-signals": [],
    "too-early": [],
    "bypass": [],
}
