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
        # Right, but at the expense of the answers.
        (
            """
def absolute_gradient(Y_hat, Y):
    Y_hat -= Y
    return np.sign(Y_hat) / Y_hat.size
""",
            r"chang|in place|overwr|copy|untouched|argument|modif|alter",
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
    "know-nothing": [
        # The minus forgotten.
        (
            """
def know_nothing(p):
    return p * np.log(p) + (1 - p) * np.log(1 - p)
""",
            r"sign|minus|negat|positive",
        ),
        # The ones only, as a share.
        (
            """
def know_nothing(p):
    return -p * np.log(p)
""",
            r"zeros|1 - p|other term|second|both|other samples|the others|targets? (of )?0",
        ),
        # Every sample treated as a one.
        (
            """
def know_nothing(p):
    return -math.log(p)
""",
            r"zeros|1 - p|both|share|the others|other samples|targets? (of )?0|mean|weigh|all samples",
        ),
        # Bits.
        (
            """
def know_nothing(p):
    return -(p * np.log2(p) + (1 - p) * np.log2(1 - p))
""",
            r"log|bits|base|natural",
        ),
        # The coin, whatever the share.
        (
            """
def know_nothing(p):
    return np.log(2)
""",
            r"0\.5|half|0\.69|depend|coin|share|best answer|ignor|log\(?2|use[sd]? (its|the|no) ",
        ),
        # One half is taken for knowing nothing.
        (
            """
def know_nothing(p):
    y_hat = 0.5
    return -(p * np.log(y_hat) + (1 - p) * np.log(1 - y_hat))
""",
            r"0\.5|half|0\.69|depend|coin|share|best answer|log\(?2",
        ),
        # The more frequent answer, even where it is the zeros'.
        (
            """
def know_nothing(p):
    y_hat = max(p, 1 - p)
    return -(p * np.log(y_hat) + (1 - p) * np.log(1 - y_hat))
""",
            r"best answer|probability of|swap|exchang|1 - p|below|less than|rare|mixed|each term|the share|belongs",
        ),
        # The answers exchanged.
        (
            """
def know_nothing(p):
    return -(p * np.log(1 - p) + (1 - p) * np.log(p))
""",
            r"swap|exchang|other way|interchang|mixed|best answer|1 - p|belongs|crossed|revers",
        ),
        # The two kinds of samples count the same.
        (
            """
def know_nothing(p):
    return -(np.log(p) + np.log(1 - p)) / 2
""",
            r"weigh|share|how many|how often|multipl|half|times|mean|frequen",
        ),
        # The MSE of the best answer.
        (
            """
def know_nothing(p):
    return p * (1 - p) ** 2 + (1 - p) * p**2
""",
            r"squar|MSE|log|cross-entropy|BCE",
        ),
        # The best guess is always the more frequent class: the share of wrong ones.
        (
            """
def know_nothing(p):
    return min(p, 1 - p)
""",
            r"accura|share of|wrong|misses|log|cross-entropy|BCE|mistakes|errors|probabilit",
        ),
        # The share taken for a logit.
        (
            """
def know_nothing(p):
    y_hat = sigmoid(p)
    return -(p * np.log(y_hat) + (1 - p) * np.log(1 - y_hat))
""",
            r"sigmoid|logit|squash|best answer|already|probability",
        ),
    ],
    "labels-gradient": [
        # The targets forgotten.
        (
            """
def score_gradient(Z, labels):
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True) / len(Z)
""",
            r"label|target|subtract|minus 1|minus one|true class|right class|\bY\b|- ?1",
        ),
        # Large scores.
        (
            """
def score_gradient(Z, labels):
    P = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
    P[np.arange(len(Z)), labels] -= 1
    return P / len(Z)
""",
            r"nan|overflow|large|1000|maximum|largest|\binf",
        ),
        # The mean forgotten.
        (
            """
def score_gradient(Z, labels):
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    P[np.arange(len(Z)), labels] -= 1
    return P
""",
            r"mean|divi|\bn\b|number of|samples|average",
        ),
        # All rows, in all columns that are some label: right for one sample.
        (
            """
def score_gradient(Z, labels):
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    P[:, labels] -= 1
    return P / len(Z)
""",
            r"row|column|index|each sample|own label|pair|arange|every sample|one entry|\[:, ?labels\]",
        ),
        # Target minus answer.
        (
            """
def score_gradient(Z, labels):
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    G = -E / E.sum(axis=1, keepdims=True)
    for i, label in enumerate(labels):
        G[i, label] += 1
    return G / len(Z)
""",
            r"sign|minus|opposite|negat|wrong way|other way|direction",
        ),
        # Only the answers are divided by n.
        (
            """
def score_gradient(Z, labels):
    n = len(Z)
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    G = E / E.sum(axis=1, keepdims=True) / n
    G[np.arange(n), labels] -= 1
    return G
""",
            r"divi|1 ?/ ?n|\bn\b|both|whole|mean|order|before|after|bracket|paren",
        ),
        # Without keepdims: an exception, or wrong without a word where n = k.
        (
            """
def score_gradient(Z, labels):
    E = np.exp(Z - Z.max(axis=1))
    P = E / E.sum(axis=1)
    P[np.arange(len(Z)), labels] -= 1
    return P / len(Z)
""",
            r"keepdims|broadcast|shape|stops with|ValueError|each row|own row|row",
        ),
        # One maximum for all rows: 0 / 0 in a row far below it.
        (
            """
def score_gradient(Z, labels):
    E = np.exp(Z - np.max(Z))
    P = E / E.sum(axis=1, keepdims=True)
    P[np.arange(len(Z)), labels] -= 1
    return P / len(Z)
""",
            r"nan|each row|own|its row|per row|row's|every row|underflow|0 ?/ ?0|whole",
        ),
        # The loss.
        (
            """
def score_gradient(Z, labels):
    Z = Z - Z.max(axis=1, keepdims=True)
    log_P = Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))
    return -np.mean(log_P[np.arange(len(Z)), labels])
""",
            r"the loss|gradient|shape|one number|single|scalar",
        ),
        # Right, but the scores are spoilt.
        (
            """
def score_gradient(Z, labels):
    Z -= Z.max(axis=1, keepdims=True)
    np.exp(Z, out=Z)
    Z /= Z.sum(axis=1, keepdims=True)
    Z[range(len(Z)), labels] -= 1
    return Z / len(Z)
""",
            r"chang|in place|overwr|copy|untouched|argument|modif|alter",
        ),
        # Labels counted from 1.
        (
            """
def score_gradient(Z, labels):
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    P[np.arange(len(Z)), labels - 1] -= 1
    return P / len(Z)
""",
            r"label|column|count|off by one|neighbou?r|from 0|true class|right class|index",
        ),
        # The softmax forgotten.
        (
            """
def score_gradient(Z, labels):
    G = Z.copy()
    G[np.arange(len(Z)), labels] -= 1
    return G / len(Z)
""",
            r"softmax|probabilit|scores|squash|sum to|add up",
        ),
    ],
    "never-zero": [
        # A one-dimensional array has no other side.
        (
            """
def mean_squared_error(Y_hat, y):
    errors = Y_hat - y.T
    return np.mean(errors**2)
""",
            r"transpos|\.T\b|shape|\(n, n\)|n by n|broadcast|every (answer|target)|each (answer|pair)|column|all pairs",
        ),
        # Both mended.
        (
            """
def mean_squared_error(Y_hat, y):
    errors = Y_hat[:, 0] - y[:, None]
    return np.mean(errors**2)
""",
            r"shape|\(n, n\)|n by n|broadcast|every (answer|target)|each (answer|pair)|both|all pairs|only one of",
        ),
        # Too late.
        (
            """
def mean_squared_error(Y_hat, y):
    errors = Y_hat - y
    y = y.reshape(-1, 1)
    return np.mean(errors**2)
""",
            r"before|shape|\(n, n\)|n by n|broadcast|every (answer|target)|each (answer|pair)|all pairs|too late",
        ),
        # The square table, one mean per row.
        (
            """
def mean_squared_error(Y_hat, y):
    errors = Y_hat - y
    return np.mean(errors**2, axis=1)
""",
            r"shape|\(n, n\)|n by n|broadcast|every (answer|target)|one number|single|axis|all pairs|scalar",
        ),
        # The square table, divided by n only.
        (
            """
def mean_squared_error(Y_hat, y):
    errors = Y_hat - y
    return np.sum(errors**2) / len(y)
""",
            r"shape|\(n, n\)|n by n|broadcast|every (answer|target)|each (answer|pair)|sum|too large|all pairs|subtract",
        ),
        # The caller's targets get another shape.
        (
            """
def mean_squared_error(Y_hat, y):
    y.shape = (-1, 1)
    errors = Y_hat - y
    return np.mean(errors**2)
""",
            r"chang|in place|overwr|copy|untouched|argument|modif|alter",
        ),
        # Only the symptom.
        (
            """
def mean_squared_error(Y_hat, y):
    if np.allclose(Y_hat[:, 0], y):
        return 0.0
    errors = Y_hat - y
    return np.mean(errors**2)
""",
            r"shape|\(n, n\)|n by n|broadcast|every (answer|target)|each (answer|pair)|symptom|special|all pairs",
        ),
        # Mended, then (n, 1) @ (n, 1).
        (
            """
def mean_squared_error(Y_hat, y):
    errors = Y_hat - y[:, None]
    return errors @ errors / len(y)
""",
            r"stops with|ValueError|matmul|shape|dimension|mismatch",
        ),
        # Mended, but no mean any more.
        (
            """
def mean_squared_error(Y_hat, y):
    errors = Y_hat.ravel() - y
    return np.sum(errors**2)
""",
            r"mean|divi|\bn\b|sum|average",
        ),
        # Mended, but the square of the mean: errors cancel.
        (
            """
def mean_squared_error(Y_hat, y):
    errors = Y_hat.flatten() - y
    return np.mean(errors) ** 2
""",
            r"squar|cancel|order|before",
        ),
        # The first answer for all.
        (
            """
def mean_squared_error(Y_hat, y):
    errors = Y_hat[0] - y
    return np.mean(errors**2)
""",
            r"first|one answer|single answer|own answer|all answers|(each|every) (answer|sample|target|pair)|\[0\]|same answer",
        ),
        (
            """
def mean_squared_error(Y_hat, y):
    y = y.reshape(Y_hat.shape)
    errors = Y_hat - y
    np.mean(errors**2)
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
}

RIGHT = {
    "absolute-gradient": [
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
    "know-nothing": [
        """
def know_nothing(p):
    return -p * math.log(p) - (1 - p) * math.log(1 - p)
""",
        # The loss in terms of the best logit.
        """
def know_nothing(p: float) -> float:
    z = np.log(p / (1 - p))
    return np.logaddexp(0, z) - p * z
""",
        """
def know_nothing(p):
    shares = np.array([p, 1 - p])
    return np.sum(shares * np.log(1 / shares))
""",
        """
def know_nothing(p):
    def bce(y, y_hat):
        return -np.log(y_hat) if y == 1 else -np.log1p(-y_hat)

    return np.float32(p * bce(1, p) + (1 - p) * bce(0, p))
""",
        # Bits, made natural again.
        """
def know_nothing(p):
    bits = 0
    for share in [p, 1 - p]:
        bits -= share * math.log2(share)
    return bits * math.log(2)
""",
    ],
    "labels-gradient": [
        """
def score_gradient(Z, labels):
    n = len(Z)
    Z = Z - np.max(Z, axis=1, keepdims=True)
    dZ = np.exp(Z)
    dZ /= np.sum(dZ, axis=1, keepdims=True)
    dZ[range(n), labels] -= 1
    dZ /= n
    return dZ
""",
        # Lists and loops.
        """
def score_gradient(Z, labels):
    dZ = []
    for z, label in zip(Z, labels):
        top = max(z)
        e = [math.exp(z_j - top) for z_j in z]
        total = sum(e)
        dZ.append([(e_j / total - (j == label)) / len(Z) for j, e_j in enumerate(e)])
    return dZ
""",
        # By way of the logarithms.
        """
def score_gradient(Z: np.ndarray, labels: np.ndarray) -> np.ndarray:
    n = Z.shape[0]
    log_P = Z - np.logaddexp.reduce(Z, axis=1)[:, None]
    G = np.exp(log_P) / n
    np.subtract.at(G, (np.arange(n), labels), 1 / n)
    return G
""",
        # The transposed scores, in single precision.
        """
def score_gradient(Z, labels):
    def softmax_of_columns(S):
        E = np.exp(S - S.max(axis=0))
        return E / E.sum(axis=0)

    P = softmax_of_columns(Z.T.astype(np.float32))
    P[labels, np.arange(len(labels))] -= 1
    return P.T / len(labels)
""",
        # The true class: minus all that the others got.
        """
def score_gradient(Z, labels):
    columns = labels[:, None]
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    P = E / E.sum(axis=1, keepdims=True)
    np.put_along_axis(P, columns, 0, axis=1)
    np.put_along_axis(P, columns, -P.sum(axis=1, keepdims=True), axis=1)
    return P / len(Z)
""",
    ],
    "never-zero": [
        """
def mean_squared_error(Y_hat, y):
    errors = Y_hat - y[:, None]
    return np.mean(errors**2)
""",
        """
def mean_squared_error(Y_hat, y):
    errors = Y_hat.squeeze() - y
    return np.mean(errors**2)
""",
        # The square table stays, but only its diagonal counts.
        """
def mean_squared_error(Y_hat, y):
    errors = np.diag(Y_hat - y)
    return np.mean(errors**2)
""",
        # A row of answers.
        """
def mean_squared_error(Y_hat: np.ndarray, y: np.ndarray) -> float:
    errors = (Y_hat.T - y).astype(np.float32)
    return (errors**2).sum() / errors.size
""",
        """
def mean_squared_error(Y_hat, y):
    total = 0
    for (y_hat_i,), y_i in zip(Y_hat, y):
        total += (y_hat_i - y_i) ** 2
    return total / len(y)
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
}
