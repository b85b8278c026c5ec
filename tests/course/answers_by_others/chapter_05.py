WRONG = {
    "absolute-gradient": [
        # Target minus answer.
        (
            """
def absolute_gradient(Y_hat, Y):
    return np.sign(Y - Y_hat) / Y.size
""",
            r"sign|minus|opposite|direction|negat|wrong way|other way",
        ),
        # The mean forgotten.
        (
            """
def absolute_gradient(Y_hat, Y):
    return np.sign(Y_hat - Y)
""",
            r"mean|divi|\bn\b|number of|entries|average",
        ),
        # Divided by the rows, not by all entries.
        (
            """
def absolute_gradient(Y_hat, Y):
    n = len(Y_hat)
    return np.sign(Y_hat - Y) / n
""",
            r"all (the )?(\S+ )?entries|rows|size|samples|number of|divi",
        ),
        # The gradient of the squared error.
        (
            """
def absolute_gradient(Y_hat, Y):
    return 2 * (Y_hat - Y) / Y_hat.size
""",
            r"squar|MSE|absolute|slope|only the sign|size of the error|how large|sign of",
        ),
        # The corner belongs to the right-hand side.
        (
            """
def absolute_gradient(Y_hat, Y):
    return np.where(Y_hat >= Y, 1, -1) / Y_hat.size
""",
            r"exact|corner|zero|\b0\b|equal",
        ),
        # 0 / 0 at the corner.
        (
            """
def absolute_gradient(Y_hat, Y):
    error = Y_hat - Y
    return error / np.abs(error) / error.size
""",
            r"exact|corner|nan|0 ?/ ?0|zero|divi",
        ),
        # The loss itself.
        (
            """
def absolute_gradient(Y_hat, Y):
    return np.mean(np.abs(Y_hat - Y))
""",
            r"the loss|gradient|slope|derivative|shape|one number|single|not differentiated",
        ),
        # Divided by n, but not differentiated.
        (
            """
def absolute_gradient(Y_hat, Y):
    return np.abs(Y_hat - Y) / Y_hat.size
""",
            r"the loss|derivative|slope|sign|\babs|differentiat",
        ),
        # The mean over the gradient, too.
        (
            """
def absolute_gradient(Y_hat, Y):
    return np.mean(np.sign(Y_hat - Y))
""",
            r"shape|one number|single|each|every|entry|mean|scalar",
        ),
        # The sign of the answer, not of the error.
        (
            """
def absolute_gradient(Y_hat, Y):
    return np.sign(Y_hat) / Y_hat.size
""",
            r"target|\bY\b|error|difference|minus|ignor|too (large|high)",
        ),
        (
            """
def absolute_gradient(Y_hat, Y):
    gradient = np.sign(Y_hat - Y) / Y_hat.size
    print(gradient)
""",
            r"None|return",
        ),
    ],
    "rare-class": [
        # From the definition: log(0).
        (
            """
def weighted_loss(z, y, weight):
    y_hat = sigmoid(z)
    return -np.mean(weight * y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))
""",
            r"nan|\binf|log\(0\)|1000|large|exact|overflow|log of 0|logits|round",
        ),
        # Clipped: no loss above 28.
        (
            """
def weighted_loss(z, y, weight):
    y_hat = np.clip(sigmoid(z), 1e-12, 1 - 1e-12)
    return -np.mean(weight * y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))
""",
            r"clip|1000|large|exact|limit|bound|cut|logits|too small|27\.6|caps|capped",
        ),
        # A weighted average.
        (
            """
def weighted_loss(z, y, weight):
    losses = np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))
    return np.average(losses, weights=np.where(y == 1, weight, 1))
""",
            r"sum of (the )?weights|number of|divi|entries|mean|average",
        ),
        # The wrong class.
        (
            """
def weighted_loss(z, y, weight):
    return np.mean(y * np.logaddexp(0, -z) + weight * (1 - y) * np.logaddexp(0, z))
""",
            r"zeros|other (term|class)|wrong (term|class)|first term|ones|swap|exchang|targets? (of )?[01]|second term",
        ),
        # Both classes.
        (
            """
def weighted_loss(z, y, weight):
    losses = np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))
    return weight * losses.mean()
""",
            r"zeros|both|only the (first|ones)|first term|ones|whole|targets? (of )?[01]|all samples|every|everything",
        ),
        # The logit weighted.
        (
            """
def weighted_loss(z, y, weight):
    return np.mean(y * np.logaddexp(0, -weight * z) + (1 - y) * np.logaddexp(0, z))
""",
            r"logit|\bz\b|inside|outside|multipl|first term|the term",
        ),
        # log(1 - y_hat) for y = 1 and log(y_hat) for y = 0.
        (
            """
def weighted_loss(z, y, weight):
    return np.mean(weight * y * np.logaddexp(0, z) + (1 - y) * np.logaddexp(0, -z))
""",
            r"sign|minus|swap|exchang|other way|opposite|-z|interchang|mixed|revers",
        ),
        # Divided by the rows.
        (
            """
def weighted_loss(z, y, weight):
    losses = weight * y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z)
    return losses.sum() / len(z)
""",
            r"rows|all (the )?(\S+ )?entries|size|number|divi|samples",
        ),
        # Without the sigmoid, but still with an exp that overflows.
        (
            """
def weighted_loss(z, y, weight):
    return np.mean(weight * y * np.log(1 + np.exp(-z)) + (1 - y) * np.log(1 + np.exp(z)))
""",
            r"nan|\binf|overflow|1000|large|exact",
        ),
        # Only a part of the first term, in the safe form.
        (
            """
def weighted_loss(z, y, weight):
    return np.mean(np.maximum(z, 0) - weight * z * y + np.log1p(np.exp(-np.abs(z))))
""",
            r"negative|whole|first term|only (a )?part|all of|z \* y|below (0|zero)|less than (0|zero)",
        ),
        # The healthy forgotten.
        (
            """
def weighted_loss(z, y, weight):
    return np.mean(weight * y * np.logaddexp(0, -z))
""",
            r"zeros|second|1 - y|both|other term|targets? (of )?0|other class|false alarm",
        ),
        # Ones count weight + 1 times.
        (
            """
def weighted_loss(z, y, weight):
    losses = np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))
    return np.mean(losses * (1 + weight * y))
""",
            r"weight \+ 1|weight \- 1|1 \+ weight|once (more|too)|one (time )?too|times|extra|too often",
        ),
        # Right up to 1e-16, and 0 where the cost is tiny.
        (
            """
def weighted_loss(z, y, weight):
    s = np.where(y == 1, -z, z)
    losses = np.maximum(s, 0) - np.log(sigmoid(np.abs(s)))
    losses[y == 1] *= weight
    return losses.sum() / losses.size
""",
            r"log1p|tiny|round",
        ),
        # The safe form, but with log(1 + u).
        (
            """
def weighted_loss(z, y, weight):
    losses = np.maximum(z, 0) - z * y + np.log(1 + np.exp(-np.abs(z)))
    return np.mean(losses * (1 + (weight - 1) * y))
""",
            r"log1p|tiny|round",
        ),
    ],
    "six-rates": [
        ("six_rates = [0.12] * 6\n", r"larger|not enough"),
        # The best that six equal rates can do.
        ("six_rates = [0.34] * 6\n", r"larger|not enough|across"),
        ("six_rates = [0.2, 0.2, 0.2, 0.2, 0.2, 1.37, 0.2]\n", r"7 rates|six"),
        ("six_rates = 0.24\n", r"six"),
        # The large one last, and the steep side is not quite flat.
        ("six_rates = [0.3, 0.3, 0.3, 0.3, 0.3, 1.37]\n", r"across"),
        ("six_rates = [1.37] * 6\n", r"higher|steep side"),
        # Too timid.
        ("six_rates = [0.2, 0.2, 0.2, 0.5, 0.2, 0.2]\n", r"along the valley"),
        ("six_rates = [0.2, 0.2, 0.2, 2.4, 0.2, 0.2]\n", r"along the valley"),
        ("six_rates = [0.2, 0.2, None, 1.37, 0.2, 0.2]\n", r"numbers"),
        ("def six_rates():\n    return [0.2] * 6\n", r"numbers|list"),
    ],
    "one-step": [
        (
            """
def one_step(w, b, X, y, lr):
    y_hat = sigmoid(X @ w + b)
    dz = y_hat - y
    dw = X.T @ dz
    db = dz.sum()
    return w - lr * dw, b - lr * db
""",
            r"1/n|mean|n times",
        ),
        (
            """
def one_step(w, b, X, y, lr):
    y_hat = sigmoid(X @ w + b)
    dz = (y_hat - y) / len(y)
    dw = X @ dz
    return w - lr * dw, b - lr * dz.sum()
""",
            r"shapes|do not fit|\.T",
        ),
        # Each input has its own mean, but not the samples.
        (
            """
def one_step(w, b, X, y, lr):
    dz = 2 * (sigmoid(X @ w + b) - y) / len(y)
    return w - lr * dz @ X, b - lr * dz.sum()
""",
            r"factor 2|squared error",
        ),
    ],
    "best-answer": [
        (
            """
def best_answer(p, weight):
    return p, -weight * p * np.log(p) - (1 - p) * np.log(1 - p)
""",
            r"share itself|count once|slope",
        ),
        # Tried out.
        (
            """
def best_answer(p, weight):
    c = np.linspace(0.0001, 0.9999, 9999)
    losses = -weight * p * np.log(c) - (1 - p) * np.log(1 - c)
    return c[losses.argmin()], losses.min()
""",
            r"close|search|approximate",
        ),
        (
            """
def best_answer(p, weight):
    c = weight * p / (weight + 1)
    return c, -weight * p * np.log(c) - (1 - p) * np.log(1 - c)
""",
            r"should be|answer|2 times",
        ),
    ],
    "all-alike": [
        (
            """
def train_ten(X, labels, lr, steps):
    n = len(X)
    W, b = np.zeros((10, X.shape[1])), np.zeros(10)
    for _ in range(steps):
        dZ = np.exp(X @ W.T + b)
        dZ /= dZ.sum(axis=1, keepdims=True)
        dZ[np.arange(n), labels] -= 1
        W -= lr * dZ.T @ X / n
        b -= lr * dZ.sum() / n
    return W, b
""",
            r"all classes|own|alike",
        ),
        # Rows and columns exchanged in the index.
        (
            """
def train_ten(X, labels, lr, steps):
    n = len(X)
    W, b = np.zeros((10, X.shape[1])), np.zeros(10)
    for _ in range(steps):
        dZ = np.exp(X @ W.T + b)
        dZ /= dZ.sum(axis=1, keepdims=True)
        dZ[labels, np.arange(n)] -= 1
        W -= lr * dZ.T @ X / n
        b -= lr * dZ.sum(axis=0) / n
    return W, b
""",
            r"row|labels|axis|index",
        ),
        # The sum over the classes.
        (
            """
def train_ten(X, labels, lr, steps):
    n = len(X)
    W, b = np.zeros((10, X.shape[1])), np.zeros(10)
    for _ in range(steps):
        dZ = np.exp(X @ W.T + b)
        dZ /= dZ.sum(axis=1, keepdims=True)
        dZ[np.arange(n), labels] -= 1
        W -= lr * dZ.T @ X / n
        b -= lr * dZ.sum(axis=1) / n
    return W, b
""",
            r"shapes|fit|axis",
        ),
    ],
}

RIGHT = {
    "absolute-gradient": [
        # Into the given array, which nothing forbids.
        """
def absolute_gradient(Y_hat, Y):
    Y_hat -= Y
    return np.sign(Y_hat) / Y_hat.size
""",
        """
def absolute_gradient(Y_hat, Y):
    too_high = (Y_hat > Y).astype(float)
    too_low = (Y_hat < Y).astype(float)
    return (too_high - too_low) / Y.size
""",
        """
def absolute_gradient(Y_hat: np.ndarray, Y: np.ndarray) -> np.ndarray:
    error = Y_hat - Y
    gradient = np.zeros(error.shape, dtype=np.float32)
    gradient[error > 0] = 1 / error.size
    gradient[error < 0] = -1 / error.size
    return gradient
""",
        # Error over its absolute value, but 0 at the corner.
        """
def absolute_gradient(Y_hat, Y):
    error = Y_hat - Y
    distance = np.abs(error)
    return np.divide(error, distance, out=np.zeros_like(error), where=distance > 0) / np.prod(Y.shape)
""",
        # Lists, for any number of dimensions.
        """
def absolute_gradient(Y_hat, Y):
    n = np.size(Y_hat)

    def slope(y_hat, y):
        if np.ndim(y_hat) > 0:
            return [slope(a, b) for a, b in zip(y_hat, y)]
        if y_hat == y:
            return 0
        return 1 / n if y_hat > y else -1 / n

    return slope(Y_hat, Y)
""",
        # Entry by entry.
        """
def absolute_gradient(Y_hat, Y):
    gradient = np.empty(Y_hat.shape)
    for index in np.ndindex(*Y_hat.shape):
        if Y_hat[index] > Y[index]:
            gradient[index] = 1
        elif Y_hat[index] < Y[index]:
            gradient[index] = -1
        else:
            gradient[index] = 0
    gradient /= gradient.size
    return gradient
""",
    ],
    "rare-class": [
        """
def weighted_loss(z, y, weight):
    return np.mean(weight * y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z))
""",
        # The safe form of the BCE, the ones of it times weight.
        """
def weighted_loss(z, y, weight):
    losses = np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))
    return np.mean(losses * (1 + (weight - 1) * y))
""",
        # Loops, with a helper for one number.
        """
def weighted_loss(z: np.ndarray, y: np.ndarray, weight: float) -> float:
    def softplus(t):
        if t > 0:
            return t + math.log1p(math.exp(-t))
        return math.log1p(math.exp(t))

    total = 0.0
    for z_i, y_i in zip(np.ravel(z), np.ravel(y)):
        total += weight * softplus(-z_i) if y_i == 1 else softplus(z_i)
    return total / np.size(z)
""",
        """
def weighted_loss(z, y, weight):
    z = np.float32(z)
    ones = np.logaddexp(np.float32(0), -z[y == 1]).sum()
    zeros = np.logaddexp(np.float32(0), z[y == 0]).sum()
    return (weight * ones + zeros) / z.size
""",
    ],
    "six-rates": [
        "six_rates = [0.2, 0.2, 0.2, 1.37, 0.2, 0.2]\n",
        # The large one first, and then down again.
        "six_rates = [1.37, 0.19, 0.19, 0.19, 0.19, 0.2]\n",
        # Large ones and small ones in turn, as an array.
        "six_rates = np.array([0.2, 1.2, 0.2, 0.9, 0.2, 0.2])\n",
        # One for each curvature, and four of no use.
        "six_rates = (1 / 5.1451, 1 / 0.7282, 0, 0, 0, 0)\n",
    ],
    "one-step": [
        # In place, as training programs do it.
        """
def one_step(w, b, X, y, lr):
    dz = sigmoid(X @ w + b) - y
    w -= lr * (X.T @ dz) / len(y)
    b -= lr * np.mean(dz)
    return w, b
""",
        # Sample by sample.
        """
def one_step(w, b, X, y, lr):
    dw, db = [0.0] * len(w), 0.0
    for x, target in zip(X, y):
        z = sum(w_j * x_j for w_j, x_j in zip(w, x)) + b
        dz = (1 / (1 + math.exp(-z)) - target) / len(X)
        dw = [dw_j + dz * x_j for dw_j, x_j in zip(dw, x)]
        db += dz
    return [w_j - lr * dw_j for w_j, dw_j in zip(w, dw)], b - lr * db
""",
    ],
    "best-answer": [
        # As a sigmoid of its logit.
        """
def best_answer(p, weight):
    z = math.log(weight) + math.log(p) - math.log(1 - p)
    c = 1 / (1 + math.exp(-z))
    return c, weight * p * math.log1p(math.exp(-z)) + (1 - p) * math.log1p(math.exp(z))
""",
        """
def best_answer(p, weight):
    ones, zeros = weight * p, 1 - p
    total = ones + zeros
    return [ones / total, -ones * np.log(ones / total) - zeros * np.log(zeros / total)]
""",
    ],
    "all-alike": [
        # With one-hot rows after all.
        """
def train_ten(X, labels, lr, steps):
    Y = np.eye(10)[labels]
    W, b = np.zeros((10, X.shape[1])), np.zeros(10)
    for _ in range(steps):
        e = np.exp(X @ W.T + b)
        dZ = (e / e.sum(axis=1, keepdims=True) - Y) / len(X)
        W = W - lr * dZ.T @ X
        b = b - lr * dZ.sum(axis=0)
    return W, b
""",
        # Row by row.
        """
def train_ten(X, labels, lr, steps):
    W, b = np.zeros((10, X.shape[1])), np.zeros(10)
    for _ in range(steps):
        dW, db = np.zeros_like(W), np.zeros_like(b)
        for x, label in zip(X, labels):
            e = np.exp(W @ x + b)
            dz = e / e.sum()
            dz[label] -= 1
            dW += np.outer(dz, x)
            db += dz
        W -= lr * dW / len(X)
        b -= lr * db / len(X)
    return W, b
""",
    ],
}
