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
        # Six equal ones, the best of the figure.
        (
            """
six_rates = [0.24] * 6
""",
            r"six steps are not enough\. Dare one that is much larger",
        ),
        # One number.
        (
            """
six_rates = 0.3
""",
            r"a list of six of them is needed",
        ),
        # Five.
        (
            """
six_rates = [0.2, 1.4, 0.2, 0.2, 1.4]
""",
            r"There are 5 rates",
        ),
        # So large that the ball flies out.
        (
            """
six_rates = [2, 2, 2, 2, 2, 2]
""",
            r"higher than at the start",
        ),
        # Ever smaller, as one is told to do.
        (
            """
six_rates = [0.38, 0.3, 0.24, 0.2, 0.15, 0.1]
""",
            r"six steps are not enough\. Dare one that is much larger",
        ),
        # All small.
        (
            """
six_rates = [0.05, 0.05, 0.1, 0.1, 0.12, 0.12]
""",
            r"six steps are not enough\. Dare one that is much larger",
        ),
        # A large one at the end undoes what the others did across the valley.
        (
            """
six_rates = [0.3, 0.3, 0.3, 0.3, 0.3, 1.4]
""",
            r"0\.29 away across the valley",
        ),
        # The losses instead of the rates.
        (
            """
x = np.array([-0.4, 0.2, 0.7, 1.2, 1.8, 2.5])
y = np.array([-0.9, 0.2, -0.2, 0.9, 0.6, 1.7])
w, b = -0.9, 0.4
six_rates = []
for lr in [0.24] * 6:
    d = 2 * (w * x + b - y) / 6
    w, b = w - lr * (d * x).sum(), b - lr * d.sum()
    six_rates.append(np.mean((w * x + b - y) ** 2))
""",
            r"stops short of the lowest point, by 0\.14: the largest rate is too small",
        ),
        # Seven: six and a start.
        (
            """
six_rates = [0, 0.2, 0.2, 1.4, 0.2, 0.2, 0.2]
""",
            r"There are 7 rates",
        ),
        # One wild one that is a slip of the decimal point.
        (
            """
six_rates = [0.2, 14, 0.2, 0.2, 0.2, 0.2]
""",
            r"higher than at the start",
        ),
    ],
    "one-step": [
        # Forgot to divide by the number of samples.
        (
            """
def one_step(w, b, X, y, lr):
    y_hat = sigmoid(X @ w + b)
    dz = y_hat - y
    dw, db = X.T @ dz, dz.sum()
    w, b = w - lr * dw, b - lr * db
    return w, b
""",
            r"1/n of the mean is missing",
        ),
        # Divided twice.
        (
            """
def one_step(w, b, X, y, lr):
    y_hat = sigmoid(X @ w + b)
    dz = (y_hat - y) / len(y)
    dw, db = X.T @ dz / len(y), dz.mean()
    w, b = w - lr * dw, b - lr * db
    return w, b
""",
            r"mean is taken twice",
        ),
        # Stepped uphill.
        (
            """
def one_step(w, b, X, y, lr):
    y_hat = sigmoid(X @ w + b)
    dz = (y_hat - y) / len(y)
    dw, db = X.T @ dz, dz.sum()
    w, b = w + lr * dw, b + lr * db
    return w, b
""",
            r"goes uphill",
        ),
        # The slope of the squared error.
        (
            """
def one_step(w, b, X, y, lr):
    y_hat = sigmoid(X @ w + b)
    dz = 2 * (y_hat - y) * y_hat * (1 - y_hat) / len(y)
    dw, db = X.T @ dz, dz.sum()
    w, b = w - lr * dw, b - lr * db
    return w, b
""",
            r"step for the squared error",
        ),
        # The slope of the sigmoid is left in.
        (
            """
def one_step(w, b, X, y, lr):
    y_hat = sigmoid(X @ w + b)
    dz = (y_hat - y) * y_hat * (1 - y_hat) / len(y)
    dw, db = X.T @ dz, dz.sum()
    w, b = w - lr * dw, b - lr * db
    return w, b
""",
            r"multiplied in once more.*it cancels",
        ),
        # X not transposed.
        (
            """
def one_step(w, b, X, y, lr):
    y_hat = sigmoid(X @ w + b)
    dz = (y_hat - y) / len(y)
    dw, db = X @ dz, dz.sum()
    w, b = w - lr * dw, b - lr * db
    return w, b
""",
            r"`X @ dz` they are \(1, 2\) and \(1,\)",
        ),
        # Forgot to add up for b.
        (
            """
def one_step(w, b, X, y, lr):
    y_hat = sigmoid(X @ w + b)
    dz = (y_hat - y) / len(y)
    dw, db = X.T @ dz, dz
    w, b = w - lr * dw, b - lr * db
    return w, b
""",
            r"slope of b is one number",
        ),
        # Divided by all entries of X.
        (
            """
def one_step(w, b, X, y, lr):
    y_hat = sigmoid(X @ w + b)
    dz = (y_hat - y) / X.size
    dw, db = X.T @ dz, dz.sum()
    w, b = w - lr * dw, b - lr * db
    return w, b
""",
            r"number of entries of X\. The mean is over the samples",
        ),
        # The slope with respect to the answer: the sigmoid's own slope forgotten.
        (
            """
def one_step(w, b, X, y, lr):
    y_hat = sigmoid(X @ w + b)
    dz = (y_hat - y) / (y_hat * (1 - y_hat)) / len(y)
    dw, db = X.T @ dz, dz.sum()
    w, b = w - lr * dw, b - lr * db
    return w, b
""",
            r"way back through the sigmoid is missing",
        ),
        # The bias does not move.
        (
            """
def one_step(w, b, X, y, lr):
    y_hat = sigmoid(X @ w + b)
    dz = (y_hat - y) / len(y)
    dw, db = X.T @ dz, dz.sum()
    w, b = w - lr * dw, b
    return w, b
""",
            r"b has not moved",
        ),
        # Multiplies each row by a number without a column.
        (
            """
def one_step(w, b, X, y, lr):
    y_hat = sigmoid(X @ w + b)
    dz = (y_hat - y) / len(y)
    dw, db = (X * dz).sum(axis=0), dz.sum()
    w, b = w - lr * dw, b - lr * db
    return w, b
""",
            r"`X \* dz` they are.*keep its axis",
        ),
    ],
    "best-answer": [
        # The share itself: the weight forgotten in the answer.
        (
            """
def best_answer(p, weight):
    c = p
    return c, -weight * p * np.log(c) - (1 - p) * np.log(1 - c)
""",
            r"share itself only if ones count once",
        ),
        # The weighted share, not out of one whole.
        (
            """
def best_answer(p, weight):
    c = weight * p
    return c, -weight * p * np.log(c) - (1 - p) * np.log(1 - c)
""",
            r"no share of a whole",
        ),
        # The answer is right, the loss is without the weight.
        (
            """
def best_answer(p, weight):
    c = weight * p / (weight * p + 1 - p)
    return c, -p * np.log(c) - (1 - p) * np.log(1 - c)
""",
            r"weight belongs in the loss too",
        ),
        # The loss is divided by the sum of the weights.
        (
            """
def best_answer(p, weight):
    c = weight * p / (weight * p + 1 - p)
    return c, -c * np.log(c) - (1 - c) * np.log(1 - c)
""",
            r"divides by the sum of the weights",
        ),
        # The weight on the zeros.
        (
            """
def best_answer(p, weight):
    c = p / (p + weight * (1 - p))
    return c, -p * np.log(c) - weight * (1 - p) * np.log(1 - c)
""",
            r"zeros count `weight` times",
        ),
        # The shares left out.
        (
            """
def best_answer(p, weight):
    c = weight / (weight + 1)
    return c, -weight * p * np.log(c) - (1 - p) * np.log(1 - c)
""",
            r"shares are missing in the answer",
        ),
        # Returns the answer and not its loss.
        (
            """
def best_answer(p, weight):
    return weight * p / (weight * p + 1 - p)
""",
            r"Only one result comes back.*`return answer, loss`",
        ),
        # The minus in front of the loss is lost.
        (
            """
def best_answer(p, weight):
    c = weight * p / (weight * p + 1 - p)
    return c, weight * p * np.log(c) + (1 - p) * np.log(1 - c)
""",
            r"loss has the wrong sign",
        ),
        # The other way round: loss first.
        (
            """
def best_answer(p, weight):
    c = weight * p / (weight * p + 1 - p)
    return -weight * p * np.log(c) - (1 - p) * np.log(1 - c), c
""",
            r"come in another order",
        ),
        # Tries a hundred answers: not exact.
        (
            """
def best_answer(p, weight):
    c = np.linspace(0.01, 0.99, 99)
    losses = -weight * p * np.log(c) - (1 - p) * np.log(1 - c)
    return c[losses.argmin()], losses.min()
""",
            r"found by trying some.*slope of the loss is 0",
        ),
        # Loss of an answer that is clipped at 1 (a guess to save p * weight).
        (
            """
def best_answer(p, weight):
    c = min(weight * p, 0.999)
    return c, -weight * p * np.log(c) - (1 - p) * np.log(1 - c)
""",
            r"no share of a whole",
        ),
    ],
    "all-alike": [
        # Half a fix: the first bug alone.
        (
            """
def train_ten(X, labels, lr, steps):
    n = len(X)
    W, b = np.zeros((10, X.shape[1])), np.zeros(10)
    for _ in range(steps):
        dZ = softmax(X @ W.T + b)
        dZ[np.arange(n), labels] -= 1
        W -= lr * dZ.T @ X / n
        b -= lr * dZ.sum() / n
    return W, b
""",
            r"step of `b` is one number, from all classes",
        ),
        # Half a fix: the second bug alone.
        (
            """
def train_ten(X, labels, lr, steps):
    n = len(X)
    W, b = np.zeros((10, X.shape[1])), np.zeros(10)
    for _ in range(steps):
        dZ = softmax(X @ W.T + b)
        dZ[:, labels] -= 1
        W -= lr * dZ.T @ X / n
        b -= lr * dZ.sum(axis=0) / n
    return W, b
""",
            r"taken from whole columns",
        ),
        # Sums over the wrong axis.
        (
            """
def train_ten(X, labels, lr, steps):
    n = len(X)
    W, b = np.zeros((10, X.shape[1])), np.zeros(10)
    for _ in range(steps):
        dZ = softmax(X @ W.T + b)
        dZ[np.arange(n), labels] -= 1
        W -= lr * dZ.T @ X / n
        b -= lr * dZ.sum(axis=1) / n
    return W, b
""",
            r"dZ\.sum\(axis=1\) / n` they are \(10,\) and \(2,\)",
        ),
        # Takes 1 away from whole rows.
        (
            """
def train_ten(X, labels, lr, steps):
    n = len(X)
    W, b = np.zeros((10, X.shape[1])), np.zeros(10)
    for _ in range(steps):
        dZ = softmax(X @ W.T + b)
        dZ[labels] -= 1
        W -= lr * dZ.T @ X / n
        b -= lr * dZ.sum(axis=0) / n
    return W, b
""",
            r"`dZ\[labels\]` picks whole rows",
        ),
        # Row and column exchanged.
        (
            """
def train_ten(X, labels, lr, steps):
    n = len(X)
    W, b = np.zeros((10, X.shape[1])), np.zeros(10)
    for _ in range(steps):
        dZ = softmax(X @ W.T + b)
        dZ[labels, np.arange(n)] -= 1
        W -= lr * dZ.T @ X / n
        b -= lr * dZ.sum(axis=0) / n
    return W, b
""",
            r"row 3 is asked for.*along which axis are the classes",
        ),
        # Mean in place of sum: still one number for ten biases.
        (
            """
def train_ten(X, labels, lr, steps):
    n = len(X)
    W, b = np.zeros((10, X.shape[1])), np.zeros(10)
    for _ in range(steps):
        dZ = softmax(X @ W.T + b)
        dZ[np.arange(n), labels] -= 1
        W -= lr * dZ.T @ X / n
        b -= lr * dZ.mean()
    return W, b
""",
            r"step of `b` is one number, from all classes",
        ),
        # Right axis, but the n is gone.
        (
            """
def train_ten(X, labels, lr, steps):
    n = len(X)
    W, b = np.zeros((10, X.shape[1])), np.zeros(10)
    for _ in range(steps):
        dZ = softmax(X @ W.T + b)
        dZ[np.arange(n), labels] -= 1
        W -= lr * dZ.T @ X / n
        b -= lr * dZ.sum(axis=0)
    return W, b
""",
            r"1/n is missing at the biases",
        ),
        # Divides by n twice.
        (
            """
def train_ten(X, labels, lr, steps):
    n = len(X)
    W, b = np.zeros((10, X.shape[1])), np.zeros(10)
    for _ in range(steps):
        dZ = softmax(X @ W.T + b)
        dZ[np.arange(n), labels] -= 1
        W -= lr * dZ.T @ X / n
        b -= lr * dZ.mean(axis=0) / n
    return W, b
""",
            r"For the biases the mean is taken twice",
        ),
        # Sets the entry to -1 instead of taking 1 away.
        (
            """
def train_ten(X, labels, lr, steps):
    n = len(X)
    W, b = np.zeros((10, X.shape[1])), np.zeros(10)
    for _ in range(steps):
        dZ = softmax(X @ W.T + b)
        dZ[np.arange(n), labels] = -1
        W -= lr * dZ.T @ X / n
        b -= lr * dZ.sum(axis=0) / n
    return W, b
""",
            r"has taken the place of the share",
        ),
        # Ten rows in place of all.
        (
            """
def train_ten(X, labels, lr, steps):
    n = len(X)
    W, b = np.zeros((10, X.shape[1])), np.zeros(10)
    for _ in range(steps):
        dZ = softmax(X @ W.T + b)
        dZ[np.arange(10), labels] -= 1
        W -= lr * dZ.T @ X / n
        b -= lr * dZ.sum(axis=0) / n
    return W, b
""",
            r"indexing arrays.*\(10,\) \(2,\)\s+It happened in your line",
        ),
        # Keepdims: a row of shape (1, 10) cannot go into b.
        (
            """
def train_ten(X, labels, lr, steps):
    n = len(X)
    W, b = np.zeros((10, X.shape[1])), np.zeros(10)
    for _ in range(steps):
        dZ = softmax(X @ W.T + b)
        dZ[np.arange(n), labels] -= 1
        W -= lr * dZ.T @ X / n
        b -= lr * dZ.sum(axis=0, keepdims=True) / n
    return W, b
""",
            r"Was an axis kept that should disappear",
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
        """
six_rates = [0.195, 1.4, 0.195, 0.195, 0.195, 0.195]
""",
        """
six_rates = (0.2, 0.2, 1.3, 0.2, 0.2, 0.2)
""",
        """
x = np.array([-0.4, 0.2, 0.7, 1.2, 1.8, 2.5])
H = 2 * np.array([[np.mean(x**2), np.mean(x)], [np.mean(x), 1]])
weak, sharp = np.linalg.eigvalsh(H)
six_rates = [1 / sharp, 1 / weak, 1 / sharp, 0, 0, 0]
""",
        """
x = np.array([-0.4, 0.2, 0.7, 1.2, 1.8, 2.5])
H = 2 * np.array([[np.mean(x**2), np.mean(x)], [np.mean(x), 1]])
low, high = np.linalg.eigvalsh(H)
k = np.arange(6)
six_rates = 1 / ((high + low) / 2 + (high - low) / 2 * np.cos(np.pi * (2 * k + 1) / 12))
""",
        """
six_rates = [0.9, 0.19, 1.1, 0.2, 0.2, 0.21]
""",
    ],
    "one-step": [
        """
def one_step(w, b, X, y, lr):
    y_hat = sigmoid(X @ w + b)
    dz = (y_hat - y) / len(y)
    dw, db = X.T @ dz, dz.sum()
    w, b = w - lr * dw, b - lr * db
    return w, b
""",
        """
import nnlib

def one_step(w, b, X, y, lr):
    n, k = X.shape
    y_hat = nnlib.sigmoid(X @ w + b)
    dw, db = np.zeros(k), 0.0
    for s in range(n):
        dz = (y_hat[s] - y[s]) / n
        db += dz
        for j in range(k):
            dw[j] += dz * X[s, j]
    return w - lr * dw, b - lr * db
""",
        """
def one_step(w, b, X, y, lr):
    y_hat = sigmoid(X @ w + b)
    dz = y_hat - y
    return w - lr * (dz[:, None] * X).mean(axis=0), b - lr * np.mean(dz)
""",
        """
def one_step(w, b, X, y, lr):
    y_hat = sigmoid(X @ w + b)
    dY_hat = (y_hat - y) / (y_hat * (1 - y_hat)) / y_hat.size
    dz = dY_hat * sigmoid.derivative(y_hat)
    return w - lr * (dz @ X), b - lr * dz.sum()
""",
        """
def one_step(w, b, X, y, lr):
    ones = np.ones((len(X), 1))
    both = np.append(w, b)
    X1 = np.hstack([X, ones])
    both = both - lr * X1.T @ (sigmoid(X1 @ both) - y) / len(y)
    return both[:-1], both[-1]
""",
    ],
    "best-answer": [
        """
def best_answer(p, weight):
    c = weight * p / (weight * p + 1 - p)
    return c, -weight * p * np.log(c) - (1 - p) * np.log(1 - c)
""",
        """
def best_answer(p, weight):
    odds = weight * p / (1 - p)
    c = odds / (1 + odds)
    return c, (1 - p) * math.log1p(odds) + weight * p * math.log1p(1 / odds)
""",
        """
def best_answer(p, weight):
    def slope(c):
        return -weight * p / c + (1 - p) / (1 - c)
    low, high = 0.0, 1.0
    for _ in range(200):
        c = (low + high) / 2
        if slope(c) < 0:
            low = c
        else:
            high = c
    return c, -weight * p * math.log(c) - (1 - p) * math.log(1 - c)
""",
        """
def best_answer(p, weight):
    c = 1 / (1 + (1 - p) / (weight * p))
    total = weight * p + 1 - p
    return [c, total * -(c * np.log(c) + (1 - c) * np.log(1 - c))]
""",
        """
import nnlib

def best_answer(p, weight):
    z = np.log(weight) + np.log(p) - np.log(1 - p)
    c = nnlib.sigmoid(z)
    loss = weight * p * np.logaddexp(0, -z) + (1 - p) * np.logaddexp(0, z)
    return float(c), float(loss)
""",
    ],
    "all-alike": [
        """
def train_ten(X, labels, lr, steps):
    n = len(X)
    W, b = np.zeros((10, X.shape[1])), np.zeros(10)
    for _ in range(steps):
        dZ = softmax(X @ W.T + b)
        dZ[np.arange(n), labels] -= 1
        W -= lr * dZ.T @ X / n
        b -= lr * dZ.sum(axis=0) / n
    return W, b
""",
        """
def train_ten(X, labels, lr, steps):
    n = len(X)
    W, b = np.zeros((10, X.shape[1])), np.zeros(10)
    for _ in range(steps):
        dZ = softmax(X @ W.T + b)
        dZ -= np.eye(10)[labels]
        W -= lr * dZ.T @ X / n
        b -= lr * dZ.mean(axis=0)
    return W, b
""",
        """
def train_ten(X, labels, lr, steps):
    n = len(X)
    W, b = np.zeros((10, X.shape[1])), np.zeros(10)
    for _ in range(steps):
        dZ = softmax(X @ W.T + b)
        for s, label in enumerate(labels): dZ[s, label] -= 1
        W -= lr * dZ.T @ X / n
        b -= lr * (np.ones(n) @ dZ) / n
    return W, b
""",
        """
def train_ten(X, labels, lr, steps):
    n = len(X)
    W, b = np.zeros((10, X.shape[1])), np.zeros(10)
    for _ in range(steps):
        dZ = softmax(X @ W.T + b)
        dZ -= labels[:, None] == np.arange(10)
        W -= lr * dZ.T @ X / n
        b = b - lr * np.array([dZ[:, i].sum() for i in range(10)]) / n
    return W, b
""",
        """
import nnlib

def train_ten(X, labels, lr, steps):
    n = len(X)
    loss = nnlib.CrossEntropy(from_logits=True)
    W, b = np.zeros((10, X.shape[1])), np.zeros(10)
    for _ in range(steps):
        dZ = loss.gradient(X @ W.T + b, labels)
        W = W - lr * dZ.T @ X
        b = b - lr * dZ.sum(axis=0)
    return W, b
""",
    ],
}
