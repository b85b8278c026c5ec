"""Wrong and right answers to the exercises of chapter 10."""

WRONG = {
    "first-loss": [
        # a share of 0 gives 0 * log 0 = nan
        (
            '''import numpy as np


def first_loss(shares):
    """Return the cross-entropy of one who knows only the shares of the classes."""
    return -np.sum(shares * np.log(shares))
''',
            r"nan|\b0\b|zero",
        ),
        # a share of 0 crashes math.log
        (
            '''import math


def first_loss(shares):
    """Return the cross-entropy of one who knows only the shares of the classes."""
    return -sum(s * math.log(s) for s in shares)
''',
            r"\b0\b|zero|domain",
        ),
        # logarithm to base 2 (bits)
        (
            '''import numpy as np


def first_loss(shares):
    """Return the cross-entropy of one who knows only the shares of the classes."""
    p = shares[shares > 0]
    return -np.sum(p * np.log2(p))
''',
            r"natural|log2|base|bits|np\.log\b|\bln\b",
        ),
        # minus sign forgotten
        (
            '''import numpy as np


def first_loss(shares):
    """Return the cross-entropy of one who knows only the shares of the classes."""
    p = shares[shares > 0]
    return np.sum(p * np.log(p))
''',
            r"minus|sign|negative|below 0",
        ),
        # takes the classes for evenly spread, as with the digits
        (
            '''import numpy as np


def first_loss(shares):
    """Return the cross-entropy of one who knows only the shares of the classes."""
    return np.log(len(shares))
''',
            r"share|even|frequen|uniform|equal",
        ),
        # plain mean over the classes, not weighted by the share
        (
            '''import numpy as np


def first_loss(shares):
    """Return the cross-entropy of one who knows only the shares of the classes."""
    p = shares[shares > 0]
    return -np.mean(np.log(p))
''',
            r"weight|share|frequen|often|average|mean|sample",
        ),
        # mean in place of the sum: divides by the number of classes once more
        (
            '''import numpy as np


def first_loss(shares):
    """Return the cross-entropy of one who knows only the shares of the classes."""
    p = shares[shares > 0]
    return -np.mean(p * np.log(p))
''',
            r"sum|mean|divi|number of classes|too small",
        ),
        # only the most frequent class counts
        (
            '''import numpy as np


def first_loss(shares):
    """Return the cross-entropy of one who knows only the shares of the classes."""
    return -np.log(np.max(shares))
''',
            r"every|each|all|average|sum|other|most frequent|largest",
        ),
        # terms not added up: returns an array
        (
            '''import numpy as np


def first_loss(shares):
    """Return the cross-entropy of one who knows only the shares of the classes."""
    return -shares * np.log(np.where(shares > 0, shares, 1))
''',
            r"sum|add|one number|array|scalar|single|shape",
        ),
        # binary cross-entropy: adds the terms of 1 - p
        (
            '''import numpy as np


def first_loss(shares):
    """Return the cross-entropy of one who knows only the shares of the classes."""
    p = shares[(shares > 0) & (shares < 1)]
    return -np.sum(p * np.log(p) + (1 - p) * np.log(1 - p))
''',
            r"1 - |binary|two classes|only the right|too large|own class|true class",
        ),
    ],
    "half-life": [
        # exactly half counts as below: ceil gives 1 for lr * decay = 0.5
        (
            '''import math


def half_life(lr, weight_decay):
    """Return after how many steps a weight is first below half of what it was."""
    return math.ceil(math.log(0.5) / math.log(1 - lr * weight_decay))
''',
            r"exactly|below|strict|\bhalf\b",
        ),
        # approximation ln 2 / (lr * decay), good only for small steps
        (
            '''import math


def half_life(lr, weight_decay):
    """Return after how many steps a weight is first below half of what it was."""
    return math.ceil(math.log(2) / (lr * weight_decay))
''',
            r"1 - |approx|factor|small|times|multipl|log\(",
        ),
        # returns a fraction of steps, no whole number
        (
            '''import math


def half_life(lr, weight_decay):
    """Return after how many steps a weight is first below half of what it was."""
    return math.log(0.5) / math.log(1 - lr * weight_decay)
''',
            r"whole|\bint\b|integer|round",
        ),
        # rounds to the nearest whole number
        (
            '''import math


def half_life(lr, weight_decay):
    """Return after how many steps a weight is first below half of what it was."""
    return round(math.log(0.5) / math.log(1 - lr * weight_decay))
''',
            r"round|below|first|not yet|still|up",
        ),
        # takes off the same amount in each step (linear)
        (
            '''def half_life(lr, weight_decay):
    """Return after how many steps a weight is first below half of what it was."""
    w = 1.0
    steps = 0
    while w >= 0.5:
        w -= lr * weight_decay
        steps += 1
    return steps
''',
            r"current|remain|left|proportion|factor|times|multipl|linear|same amount|itself|1 - |its own|share",
        ),
        # starts counting at 1: one step too many
        (
            '''def half_life(lr, weight_decay):
    """Return after how many steps a weight is first below half of what it was."""
    w = 1.0
    steps = 1
    while w >= 0.5:
        w *= 1 - lr * weight_decay
        steps += 1
    return steps
''',
            r"one too|off by one|too many|already|earlier|first|\bone\b.*(step|more|less)|start",
        ),
        # forgets the learning rate
        (
            '''import math


def half_life(lr, weight_decay):
    """Return after how many steps a weight is first below half of what it was."""
    return math.floor(math.log(0.5) / math.log(1 - weight_decay)) + 1
''',
            r"\blr\b|learning rate|\brate\b",
        ),
        # endless: the weight is never changed
        (
            '''def half_life(lr, weight_decay):
    """Return after how many steps a weight is first below half of what it was."""
    w = 1.0
    steps = 0
    while w >= 0.5:
        w - lr * weight_decay * w
        steps += 1
    return steps
''',
            r"endless|end\b|ends|long|never|forever|time|stop|seconds|finish",
        ),
        # cuts off the fraction: one step too few
        (
            '''import math


def half_life(lr, weight_decay):
    """Return after how many steps a weight is first below half of what it was."""
    return int(math.log(0.5) / math.log(1 - lr * weight_decay))
''',
            r"below|still|one too|too few|not yet|round|floor|\bint\b|up",
        ),
        # returns the weight, not the number of steps
        (
            '''def half_life(lr, weight_decay):
    """Return after how many steps a weight is first below half of what it was."""
    w = 1.0
    steps = 0
    while w >= 0.5:
        w *= 1 - lr * weight_decay
        steps += 1
    return w
''',
            r"steps|how many|number|whole|integer|\bint\b",
        ),
    ],
    "dropout-bug": [
        # fixes the divisor, not the mask: keeps with probability p
        (
            '''import numpy as np


def dropout(A, p, rng, is_training):
    """Return A (n, k), in training with each value left out with probability p."""
    rng = np.random.default_rng(rng)
    if not is_training:
        return A
    keep = rng.random(A.shape) < p
    return A * keep / p
''',
            r"left out|leaves out|leave out|keep|kept|probability|share|1 - p",
        ),
        # turns the mask round, but now multiplies by 1 - p
        (
            '''import numpy as np


def dropout(A, p, rng, is_training):
    """Return A (n, k), in training with each value left out with probability p."""
    rng = np.random.default_rng(rng)
    if not is_training:
        return A
    keep = rng.random(A.shape) >= p
    return A * keep * (1 - p)
''',
            r"divi|1 - p|mean|scale",
        ),
        # turns both round: divides by p
        (
            '''import numpy as np


def dropout(A, p, rng, is_training):
    """Return A (n, k), in training with each value left out with probability p."""
    rng = np.random.default_rng(rng)
    if not is_training:
        return A
    keep = rng.random(A.shape) >= p
    return A * keep / p
''',
            r"1 - p|mean|divi|scale",
        ),
        # right mask, but does not make up for what is left out
        (
            '''import numpy as np


def dropout(A, p, rng, is_training):
    """Return A (n, k), in training with each value left out with probability p."""
    rng = np.random.default_rng(rng)
    if not is_training:
        return A
    keep = rng.random(A.shape) >= p
    return A * keep
''',
            r"mean|1 - p|divi|scale|make up|makes up|made up",
        ),
        # leaves out whole columns: one draw for each column only
        (
            '''import numpy as np


def dropout(A, p, rng, is_training):
    """Return A (n, k), in training with each value left out with probability p."""
    rng = np.random.default_rng(rng)
    if not is_training:
        return A
    keep = rng.random(A.shape[1]) >= p
    return A * keep / (1 - p)
''',
            r"each value|every value|single value|column|shape|row|sample|independent",
        ),
        # changes the caller's array in place
        (
            '''import numpy as np


def dropout(A, p, rng, is_training):
    """Return A (n, k), in training with each value left out with probability p."""
    rng = np.random.default_rng(rng)
    if not is_training:
        return A
    A[rng.random(A.shape) < p] = 0
    return A / (1 - p)
''',
            r"chang|in place|copy|input|overwr|untouched",
        ),
        # classical dropout: scales the answers in place of the training
        (
            '''import numpy as np


def dropout(A, p, rng, is_training):
    """Return A (n, k), in training with each value left out with probability p."""
    rng = np.random.default_rng(rng)
    if not is_training:
        return A * (1 - p)
    keep = rng.random(A.shape) >= p
    return A * keep
''',
            r"answer|is_training|changes nothing|unchanged|mean|1 - p|divi",
        ),
        # picks out the kept values: the shape is lost
        (
            '''import numpy as np


def dropout(A, p, rng, is_training):
    """Return A (n, k), in training with each value left out with probability p."""
    rng = np.random.default_rng(rng)
    if not is_training:
        return A
    keep = rng.random(A.shape) >= p
    return A[keep] / (1 - p)
''',
            r"shape|one-dimensional|1-D|\(n, k\)",
        ),
        # does not use rng, so the seed has no effect
        (
            '''import numpy as np


def dropout(A, p, rng, is_training):
    """Return A (n, k), in training with each value left out with probability p."""
    if not is_training:
        return A
    keep = np.random.rand(*A.shape) >= p
    return A * keep / (1 - p)
''',
            r"\brng\b|seed|generator|same|twice|repeat|reproduc",
        ),
        # drops values in answers too: is_training thrown out
        (
            '''import numpy as np


def dropout(A, p, rng, is_training):
    """Return A (n, k), in training with each value left out with probability p."""
    rng = np.random.default_rng(rng)
    keep = rng.random(A.shape) >= p
    return A * keep / (1 - p)
''',
            r"is_training|answer|not training|changes nothing|unchanged|in training",
        ),
    ],
    "warm-up": [
        # cosine not shifted: counts from 0 instead of from warm
        (
            '''import math


def warm_up_rates(lr, warm, T):
    """Return the T + 1 learning rates for t = 0 to T."""
    return [
        lr * t / warm if t < warm else lr / 2 * (1 + math.cos(math.pi * t / T))
        for t in range(T + 1)
    ]
''',
            r"warm|jump|T - warm|from there|start",
        ),
        # cosine starts at warm but has the length T: does not reach 0
        (
            '''import math


def warm_up_rates(lr, warm, T):
    """Return the T + 1 learning rates for t = 0 to T."""
    return [
        lr * t / warm if t < warm else lr / 2 * (1 + math.cos(math.pi * (t - warm) / T))
        for t in range(T + 1)
    ]
''',
            r"T - warm|\bend\b|last|\b0 at|at t = T|reach|down to 0|length",
        ),
        # warm = 0 divides by zero
        (
            '''import math


def warm_up_rates(lr, warm, T):
    """Return the T + 1 learning rates for t = 0 to T."""
    rates = []
    for t in range(T + 1):
        if t <= warm:
            rates.append(lr * t / warm)
        else:
            rates.append(lr / 2 * (1 + math.cos(math.pi * (t - warm) / (T - warm))))
    return rates
''',
            r"warm ?= ?0|warm is 0|zero|without warm|divi|no warm",
        ),
        # no crash at warm = 0, but begins with the rate 0 in place of lr
        (
            '''import math


def warm_up_rates(lr, warm, T):
    """Return the T + 1 learning rates for t = 0 to T."""
    rates = []
    for t in range(T + 1):
        if t <= warm:
            rates.append(lr * t / max(warm, 1))
        else:
            rates.append(lr / 2 * (1 + math.cos(math.pi * (t - warm) / (T - warm))))
    return rates
''',
            r"warm ?= ?0|warm is 0|without warm|no warm|first|t = 0|lr",
        ),
        # range(T): the last rate is missing
        (
            '''import math


def warm_up_rates(lr, warm, T):
    """Return the T + 1 learning rates for t = 0 to T."""
    return [
        lr * t / warm
        if t < warm
        else lr / 2 * (1 + math.cos(math.pi * (t - warm) / (T - warm)))
        for t in range(T)
    ]
''',
            r"T \+ 1|how many|number of|length|last|rates, (but|not)|\bis missing",
        ),
        # warm-up starts with lr / warm, not with 0
        (
            '''import math


def warm_up_rates(lr, warm, T):
    """Return the T + 1 learning rates for t = 0 to T."""
    return [
        lr * (t + 1) / warm
        if t < warm
        else lr / 2 * (1 + math.cos(math.pi * (t - warm) / (T - warm)))
        for t in range(T + 1)
    ]
''',
            r"\b0 at|from 0|t = 0|first|starts?|t \+ 1|begin",
        ),
        # a quarter of a cosine in place of half of one
        (
            '''import math


def warm_up_rates(lr, warm, T):
    """Return the T + 1 learning rates for t = 0 to T."""
    return [
        lr * t / warm
        if t < warm
        else lr * math.cos(math.pi / 2 * (t - warm) / (T - warm))
        for t in range(T + 1)
    ]
''',
            r"half|1 \+|quarter|middle|between|cosine|lr / 2",
        ),
        # the rate at warm twice: one rate too many
        (
            '''import math


def warm_up_rates(lr, warm, T):
    """Return the T + 1 learning rates for t = 0 to T."""
    up = [lr * t / warm for t in range(warm + 1)] if warm else []
    down = [
        lr / 2 * (1 + math.cos(math.pi * t / (T - warm))) for t in range(T - warm + 1)
    ]
    return up + down
''',
            r"T \+ 1|twice|how many|number of|length|too many|rates",
        ),
        # comes down in a straight line, no cosine
        (
            '''def warm_up_rates(lr, warm, T):
    """Return the T + 1 learning rates for t = 0 to T."""
    return [
        lr * t / warm if t < warm else lr * (T - t) / (T - warm) for t in range(T + 1)
    ]
''',
            r"cosine|\bcos\b|straight|linear",
        ),
    ],
    "better-or-lucky": [
        # one run each
        (
            """def better(first, second):
    a, b = first(0), second(0)
    return "second" if b > a else "first"
""",
            r"one run|seed",
        ),
        # the rule of two errors
        (
            """import numpy as np


def better(first, second):
    gains = np.array([second(seed) - first(seed) for seed in range(10)])
    error = gains.std(ddof=1) / np.sqrt(10)
    if gains.mean() > 2 * error:
        return "second"
    if gains.mean() < -2 * error:
        return "first"
    return "open"
""",
            r"error|seeds",
        ),
        # each method for itself
        (
            """import numpy as np


def better(first, second):
    a = np.array([first(seed) for seed in range(20)])
    b = np.array([second(seed) for seed in range(20)])
    error = np.sqrt(a.var(ddof=1) / 20 + b.var(ddof=1) / 20)
    if abs(b.mean() - a.mean()) < 3 * error:
        return "open"
    return "second" if b.mean() > a.mean() else "first"
""",
            r"subtract|share",
        ),
    ],
    "broken-run": [
        # only the standardization fixed: relu output and shuffling remain
        (
            '''def train_reader(n, epochs, seed):
    """Return the first loss, the last loss and the validation accuracy."""
    rng = np.random.default_rng(seed)
    network = nnlib.Network(
        nnlib.Dense(64, 32, "relu", init="he", rng=rng),
        nnlib.Dense(32, 10, "relu", rng=rng),
    )
    X, Y = datasets.digits("train")
    X, Y = X[:n], Y[:n]
    X_val, Y_val = datasets.digits("validation")
    mean, deviation = X.mean(), X.std()
    X, X_val = [(pixels - mean) / deviation for pixels in (X, X_val)]
    X, Y = rng.permutation(X), rng.permutation(Y)
    loss = CrossEntropy(from_logits=True)
    first = loss(network.predict(X), Y)
    history = network.fit(
        X,
        Y,
        loss=loss,
        optimizer=nnlib.Adam(lr=0.01),
        epochs=epochs,
        batch_size=32,
        rng=rng,
    )
    last = history.losses[-1]
    return first, last, accuracy(network.predict(X_val), Y_val)
''',
            r"batch|relu|activation|output|last loss",
        ),
        # only the output fixed: the pictures are not standardized
        (
            '''def train_reader(n, epochs, seed):
    """Return the first loss, the last loss and the validation accuracy."""
    rng = np.random.default_rng(seed)
    network = nnlib.Network(
        nnlib.Dense(64, 32, "relu", init="he", rng=rng),
        nnlib.Dense(32, 10, "identity", rng=rng),
    )
    X, Y = datasets.digits("train")
    X, Y = X[:n], Y[:n]
    X_val, Y_val = datasets.digits("validation")
    mean, deviation = X.mean(), X.std()
    X, X_val = [pixels - mean / deviation for pixels in (X, X_val)]
    X, Y = rng.permutation(X), rng.permutation(Y)
    loss = CrossEntropy(from_logits=True)
    first = loss(network.predict(X), Y)
    history = network.fit(
        X,
        Y,
        loss=loss,
        optimizer=nnlib.Adam(lr=0.01),
        epochs=epochs,
        batch_size=32,
        rng=rng,
    )
    last = history.losses[-1]
    return first, last, accuracy(network.predict(X_val), Y_val)
''',
            r"first loss|standard|deviation|paren|bracket|scale|mean",
        ),
        # pictures and labels still shuffled apart
        (
            '''def train_reader(n, epochs, seed):
    """Return the first loss, the last loss and the validation accuracy."""
    rng = np.random.default_rng(seed)
    network = nnlib.Network(
        nnlib.Dense(64, 32, "relu", init="he", rng=rng),
        nnlib.Dense(32, 10, "identity", rng=rng),
    )
    X, Y = datasets.digits("train")
    X, Y = X[:n], Y[:n]
    X_val, Y_val = datasets.digits("validation")
    mean, deviation = X.mean(), X.std()
    X, X_val = [(pixels - mean) / deviation for pixels in (X, X_val)]
    X, Y = rng.permutation(X), rng.permutation(Y)
    loss = CrossEntropy(from_logits=True)
    first = loss(network.predict(X), Y)
    history = network.fit(
        X,
        Y,
        loss=loss,
        optimizer=nnlib.Adam(lr=0.01),
        epochs=epochs,
        batch_size=32,
        rng=rng,
    )
    last = history.losses[-1]
    return first, last, accuracy(network.predict(X_val), Y_val)
''',
            r"pair|permut|shuffl|label|match|accuracy|order|same|apart",
        ),
        # relu still in the last layer
        (
            '''def train_reader(n, epochs, seed):
    """Return the first loss, the last loss and the validation accuracy."""
    rng = np.random.default_rng(seed)
    network = nnlib.Network(
        nnlib.Dense(64, 32, "relu", init="he", rng=rng),
        nnlib.Dense(32, 10, "relu", rng=rng),
    )
    X, Y = datasets.digits("train")
    X, Y = X[:n], Y[:n]
    X_val, Y_val = datasets.digits("validation")
    mean, deviation = X.mean(), X.std()
    X, X_val = [(pixels - mean) / deviation for pixels in (X, X_val)]
    order = rng.permutation(n)
    X, Y = X[order], Y[order]
    loss = CrossEntropy(from_logits=True)
    first = loss(network.predict(X), Y)
    history = network.fit(
        X,
        Y,
        loss=loss,
        optimizer=nnlib.Adam(lr=0.01),
        epochs=epochs,
        batch_size=32,
        rng=rng,
    )
    last = history.losses[-1]
    return first, last, accuracy(network.predict(X_val), Y_val)
''',
            r"relu|activation|output|batch|last loss|identity",
        ),
        # softmax at the end, but the loss expects logits
        (
            '''def train_reader(n, epochs, seed):
    """Return the first loss, the last loss and the validation accuracy."""
    rng = np.random.default_rng(seed)
    network = nnlib.Network(
        nnlib.Dense(64, 32, "relu", init="he", rng=rng),
        nnlib.Dense(32, 10, "softmax", rng=rng),
    )
    X, Y = datasets.digits("train")
    X, Y = X[:n], Y[:n]
    X_val, Y_val = datasets.digits("validation")
    mean, deviation = X.mean(), X.std()
    X, X_val = [(pixels - mean) / deviation for pixels in (X, X_val)]
    order = rng.permutation(n)
    X, Y = X[order], Y[order]
    loss = CrossEntropy(from_logits=True)
    first = loss(network.predict(X), Y)
    history = network.fit(
        X,
        Y,
        loss=loss,
        optimizer=nnlib.Adam(lr=0.01),
        epochs=epochs,
        batch_size=32,
        rng=rng,
    )
    last = history.losses[-1]
    return first, last, accuracy(network.predict(X_val), Y_val)
''',
            r"softmax|logits|twice|batch|last loss|activation|identity",
        ),
        # divides by 255, but the pixels go to 16 only: too small to learn one batch
        (
            '''def train_reader(n, epochs, seed):
    """Return the first loss, the last loss and the validation accuracy."""
    rng = np.random.default_rng(seed)
    network = nnlib.Network(
        nnlib.Dense(64, 32, "relu", init="he", rng=rng),
        nnlib.Dense(32, 10, "identity", rng=rng),
    )
    X, Y = datasets.digits("train")
    X, Y = X[:n], Y[:n]
    X_val, Y_val = datasets.digits("validation")
    mean, deviation = X.mean(), X.std()
    X, X_val = [pixels / 255 for pixels in (X, X_val)]
    order = rng.permutation(n)
    X, Y = X[order], Y[order]
    loss = CrossEntropy(from_logits=True)
    first = loss(network.predict(X), Y)
    history = network.fit(
        X,
        Y,
        loss=loss,
        optimizer=nnlib.Adam(lr=0.01),
        epochs=epochs,
        batch_size=32,
        rng=rng,
    )
    last = history.losses[-1]
    return first, last, accuracy(network.predict(X_val), Y_val)
''',
            r"scale|standard|255|batch|last loss|small|deviation",
        ),
        # an activation that nnlib does not know (name of another library)
        (
            '''def train_reader(n, epochs, seed):
    """Return the first loss, the last loss and the validation accuracy."""
    rng = np.random.default_rng(seed)
    network = nnlib.Network(
        nnlib.Dense(64, 32, "relu", init="he", rng=rng),
        nnlib.Dense(32, 10, "linear", rng=rng),
    )
    X, Y = datasets.digits("train")
    X, Y = X[:n], Y[:n]
    X_val, Y_val = datasets.digits("validation")
    mean, deviation = X.mean(), X.std()
    X, X_val = [(pixels - mean) / deviation for pixels in (X, X_val)]
    order = rng.permutation(n)
    X, Y = X[order], Y[order]
    loss = CrossEntropy(from_logits=True)
    first = loss(network.predict(X), Y)
    history = network.fit(
        X,
        Y,
        loss=loss,
        optimizer=nnlib.Adam(lr=0.01),
        epochs=epochs,
        batch_size=32,
        rng=rng,
    )
    last = history.losses[-1]
    return first, last, accuracy(network.predict(X_val), Y_val)
''',
            r"identity|linear",
        ),
        # standardizes each pixel by itself: some are constant, 0 / 0
        (
            '''def train_reader(n, epochs, seed):
    """Return the first loss, the last loss and the validation accuracy."""
    rng = np.random.default_rng(seed)
    network = nnlib.Network(
        nnlib.Dense(64, 32, "relu", init="he", rng=rng),
        nnlib.Dense(32, 10, "identity", rng=rng),
    )
    X, Y = datasets.digits("train")
    X, Y = X[:n], Y[:n]
    X_val, Y_val = datasets.digits("validation")
    mean, deviation = X.mean(axis=0), X.std(axis=0)
    X, X_val = [(pixels - mean) / deviation for pixels in (X, X_val)]
    order = rng.permutation(n)
    X, Y = X[order], Y[order]
    loss = CrossEntropy(from_logits=True)
    first = loss(network.predict(X), Y)
    history = network.fit(
        X,
        Y,
        loss=loss,
        optimizer=nnlib.Adam(lr=0.01),
        epochs=epochs,
        batch_size=32,
        rng=rng,
    )
    last = history.losses[-1]
    return first, last, accuracy(network.predict(X_val), Y_val)
''',
            r"nan|constant|zero|\b0\b|finite",
        ),
        # parentheses on the wrong side: divides first, then takes off the mean
        (
            '''def train_reader(n, epochs, seed):
    """Return the first loss, the last loss and the validation accuracy."""
    rng = np.random.default_rng(seed)
    network = nnlib.Network(
        nnlib.Dense(64, 32, "relu", init="he", rng=rng),
        nnlib.Dense(32, 10, "identity", rng=rng),
    )
    X, Y = datasets.digits("train")
    X, Y = X[:n], Y[:n]
    X_val, Y_val = datasets.digits("validation")
    mean, deviation = X.mean(), X.std()
    X, X_val = [(pixels / deviation) - mean for pixels in (X, X_val)]
    order = rng.permutation(n)
    X, Y = X[order], Y[order]
    loss = CrossEntropy(from_logits=True)
    first = loss(network.predict(X), Y)
    history = network.fit(
        X,
        Y,
        loss=loss,
        optimizer=nnlib.Adam(lr=0.01),
        epochs=epochs,
        batch_size=32,
        rng=rng,
    )
    last = history.losses[-1]
    return first, last, accuracy(network.predict(X_val), Y_val)
''',
            r"first loss|standard|deviation|paren|bracket|scale|mean",
        ),
        # each shuffled with an order of its own, written with indices
        (
            '''def train_reader(n, epochs, seed):
    """Return the first loss, the last loss and the validation accuracy."""
    rng = np.random.default_rng(seed)
    network = nnlib.Network(
        nnlib.Dense(64, 32, "relu", init="he", rng=rng),
        nnlib.Dense(32, 10, "identity", rng=rng),
    )
    X, Y = datasets.digits("train")
    X, Y = X[:n], Y[:n]
    X_val, Y_val = datasets.digits("validation")
    mean, deviation = X.mean(), X.std()
    X, X_val = [(pixels - mean) / deviation for pixels in (X, X_val)]
    X, Y = X[rng.permutation(n)], Y[rng.permutation(n)]
    loss = CrossEntropy(from_logits=True)
    first = loss(network.predict(X), Y)
    history = network.fit(
        X,
        Y,
        loss=loss,
        optimizer=nnlib.Adam(lr=0.01),
        epochs=epochs,
        batch_size=32,
        rng=rng,
    )
    last = history.losses[-1]
    return first, last, accuracy(network.predict(X_val), Y_val)
''',
            r"pair|permut|shuffl|label|match|accuracy|order|same|apart",
        ),
    ],
}

RIGHT = {
    "first-loss": [
        '''import numpy as np


def first_loss(shares):
    """Return the cross-entropy of one who knows only the shares of the classes."""
    return -np.sum(shares * np.log(np.where(shares > 0, shares, 1)))
''',
        '''import numpy as np


def first_loss(shares):
    """Return the cross-entropy of one who knows only the shares of the classes."""
    return -np.sum(shares[shares > 0] * np.log(shares[shares > 0]))
''',
        '''import math


def first_loss(shares):
    """Return the cross-entropy of one who knows only the shares of the classes."""
    return sum(s * math.log(1 / s) for s in shares if s > 0)
''',
        '''import numpy as np


def first_loss(shares):
    """Return the cross-entropy of one who knows only the shares of the classes."""
    total = 0.0
    for share in shares:
        if share == 0:
            continue
        total -= share * np.log(share)
    return total
''',
        '''import numpy as np


def first_loss(shares):
    """Return the cross-entropy of one who knows only the shares of the classes."""
    return float(-shares @ np.log(np.maximum(shares, 1e-300)))
''',
        '''import numpy as np


def first_loss(shares):
    """Return the cross-entropy of one who knows only the shares of the classes."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return -np.nansum(shares * np.log(shares))
''',
    ],
    "half-life": [
        '''def half_life(lr, weight_decay):
    """Return after how many steps a weight is first below half of what it was."""
    w = 1.0
    steps = 0
    while w >= 0.5:
        w -= lr * weight_decay * w
        steps += 1
    return steps
''',
        '''import math


def half_life(lr, weight_decay):
    """Return after how many steps a weight is first below half of what it was."""
    return math.floor(math.log(0.5) / math.log(1 - lr * weight_decay)) + 1
''',
        '''import numpy as np


def half_life(lr, weight_decay):
    """Return after how many steps a weight is first below half of what it was."""
    return int(np.floor(-np.log(2) / np.log1p(-lr * weight_decay))) + 1
''',
        '''import itertools


def half_life(lr, weight_decay):
    """Return after how many steps a weight is first below half of what it was."""
    factor = 1 - lr * weight_decay
    return next(n for n in itertools.count(1) if factor**n < 0.5)
''',
        '''def half_life(lr, weight_decay):
    """Return after how many steps a weight is first below half of what it was."""
    def steps_from(w):
        return 0 if w < 0.5 else 1 + steps_from(w * keep)

    keep = 1 - lr * weight_decay
    if keep < 0.99:
        return steps_from(1.0)
    low, high = 0, 1
    while keep**high >= 0.5:
        high *= 2
    while high - low > 1:
        middle = (low + high) // 2
        if keep**middle < 0.5:
            high = middle
        else:
            low = middle
    return high
''',
    ],
    "dropout-bug": [
        '''import numpy as np


def dropout(A, p, rng, is_training):
    """Return A (n, k), in training with each value left out with probability p."""
    rng = np.random.default_rng(rng)
    if not is_training:
        return A
    keep = rng.random(A.shape) >= p
    return A * keep / (1 - p)
''',
        '''import numpy as np


def dropout(A, p, rng, is_training):
    """Return A (n, k), in training with each value left out with probability p."""
    rng = np.random.default_rng(rng)
    if not is_training:
        return A
    keep = rng.random(A.shape) < 1 - p
    return A * keep / (1 - p)
''',
        '''import numpy as np


def dropout(A, p, rng, is_training):
    """Return A (n, k), in training with each value left out with probability p."""
    rng = np.random.default_rng(rng)
    if not is_training:
        return A
    if p == 1:
        return np.zeros_like(A)
    return np.where(rng.random(A.shape) < p, 0.0, A / (1 - p))
''',
        '''import numpy as np


def dropout(A, p, rng, is_training):
    """Return A (n, k), in training with each value left out with probability p."""
    rng = np.random.default_rng(rng)
    if not is_training:
        return A
    return A * rng.binomial(1, 1 - p, size=A.shape) / (1 - p)
''',
        '''import numpy as np


def dropout(A, p, rng, is_training):
    """Return A (n, k), in training with each value left out with probability p."""
    if not is_training:
        return A.copy()
    generator = np.random.default_rng(rng)
    result = np.zeros(A.shape)
    for i in range(A.shape[0]):
        for j in range(A.shape[1]):
            if generator.random() >= p:
                result[i, j] = A[i, j] / (1 - p)
    return result
''',
        '''import numpy as np


def dropout(A, p, rng, is_training):
    """Return A (n, k), in training with each value left out with probability p."""
    rng = np.random.default_rng(rng)
    if not is_training:
        return A
    keep = rng.choice([0.0, 1.0], size=A.shape, p=[p, 1 - p])
    return A * keep / max(1 - p, 1e-12)
''',
    ],
    "warm-up": [
        '''import numpy as np


def warm_up_rates(lr, warm, T):
    """Return the T + 1 learning rates for t = 0 to T."""
    t = np.arange(T + 1)
    fall = lr / 2 * (1 + np.cos(np.pi * (t - warm) / (T - warm)))
    return np.where(t < warm, lr * t / max(warm, 1), fall)
''',
        '''import math


def warm_up_rates(lr, warm, T):
    """Return the T + 1 learning rates for t = 0 to T."""
    return [
        lr * t / warm
        if t < warm
        else lr / 2 * (1 + math.cos(math.pi * (t - warm) / (T - warm)))
        for t in range(T + 1)
    ]
''',
        '''import numpy as np


def warm_up_rates(lr, warm, T):
    """Return the T + 1 learning rates for t = 0 to T."""
    up = np.arange(warm) / max(warm, 1)
    down = (1 + np.cos(np.linspace(0, np.pi, T - warm + 1))) / 2
    return list(lr * np.concatenate([up, down]))
''',
        '''import math


def warm_up_rates(lr, warm, T):
    """Return the T + 1 learning rates for t = 0 to T."""
    rates = []
    for t in range(warm):
        rates.append(lr * t / warm)
    for t in range(T - warm + 1):
        rates.append(lr * math.cos(math.pi / 2 * t / (T - warm)) ** 2)
    return rates
''',
        '''import numpy as np


def warm_up_rates(lr, warm, T):
    """Return the T + 1 learning rates for t = 0 to T."""
    t = np.arange(T + 1)
    fall = lr * np.sin(np.pi / 2 * (T - t) / (T - warm)) ** 2
    rise = lr * t / warm if warm > 0 else fall
    return np.where(t < warm, rise, fall).tolist()
''',
        '''import math
import numpy as np


def warm_up_rates(lr, warm, T):
    """Return the T + 1 learning rates for t = 0 to T."""
    up = np.linspace(0, lr, warm, endpoint=False).tolist()
    angles = [math.pi * step / (T - warm) for step in range(T - warm + 1)]
    return [*up, *(lr * (0.5 + 0.5 * math.cos(angle)) for angle in angles)]
''',
        '''import math


def warm_up_rates(lr, warm, T):
    """Return the T + 1 learning rates for t = 0 to T."""
    def rate(t):
        if t <= warm and warm > 0:
            return lr * t / warm
        return lr / 2 * (1 + math.cos(math.pi * (t - warm) / (T - warm)))

    return list(map(rate, range(T + 1)))
''',
    ],
    "better-or-lucky": [
        """import numpy as np


def better(first, second):
    gains = np.array([second(seed) - first(seed) for seed in range(100, 118)])
    errors = gains.mean() / (gains.std(ddof=1) / np.sqrt(len(gains)))
    return "open" if abs(errors) < 2.9 else "second" if errors > 0 else "first"
""",
        # of twenty differences, at least 16 above 0
        """def better(first, second):
    ahead = sum(second(seed) > first(seed) for seed in range(20))
    if ahead >= 16:
        return "second"
    return "first" if ahead <= 4 else "open"
""",
    ],
    "broken-run": [
        '''def train_reader(n, epochs, seed):
    """Return the first loss, the last loss and the validation accuracy."""
    rng = np.random.default_rng(seed)
    network = nnlib.Network(
        nnlib.Dense(64, 32, "relu", init="he", rng=rng),
        nnlib.Dense(32, 10, "identity", rng=rng),
    )
    X, Y = datasets.digits("train")
    X, Y = X[:n], Y[:n]
    X_val, Y_val = datasets.digits("validation")
    mean, deviation = X.mean(), X.std()
    X, X_val = [(pixels - mean) / deviation for pixels in (X, X_val)]
    order = rng.permutation(n)
    X, Y = X[order], Y[order]
    loss = CrossEntropy(from_logits=True)
    first = loss(network.predict(X), Y)
    history = network.fit(
        X,
        Y,
        loss=loss,
        optimizer=nnlib.Adam(lr=0.01),
        epochs=epochs,
        batch_size=32,
        rng=rng,
    )
    last = history.losses[-1]
    return first, last, accuracy(network.predict(X_val), Y_val)
''',
        '''def train_reader(n, epochs, seed):
    """Return the first loss, the last loss and the validation accuracy."""
    rng = np.random.default_rng(seed)
    network = nnlib.Network(
        nnlib.Dense(64, 32, "relu", init="he", rng=rng),
        nnlib.Dense(32, 10, "identity", rng=rng),
    )
    X, Y = datasets.digits("train")
    X, Y = X[:n], Y[:n]
    X_val, Y_val = datasets.digits("validation")
    mean, deviation = X.mean(), X.std()
    X, X_val = [(pixels - mean) / deviation for pixels in (X, X_val)]
    loss = CrossEntropy(from_logits=True)
    first = loss(network.predict(X), Y)
    history = network.fit(
        X,
        Y,
        loss=loss,
        optimizer=nnlib.Adam(lr=0.01),
        epochs=epochs,
        batch_size=32,
        rng=rng,
    )
    last = history.losses[-1]
    return first, last, accuracy(network.predict(X_val), Y_val)
''',
        '''def train_reader(n, epochs, seed):
    """Return the first loss, the last loss and the validation accuracy."""
    rng = np.random.default_rng(seed)
    network = nnlib.Network(
        nnlib.Dense(64, 32, "relu", init="he", rng=rng),
        nnlib.Dense(32, 10, "softmax", rng=rng),
    )
    X, Y = datasets.digits("train")
    X, Y = X[:n], Y[:n]
    X_val, Y_val = datasets.digits("validation")
    mean, deviation = X.mean(), X.std()
    X, X_val = [(pixels - mean) / deviation for pixels in (X, X_val)]
    pairs = list(zip(X, Y))
    rng.shuffle(pairs)
    X = np.array([x for x, _ in pairs])
    Y = np.array([y for _, y in pairs])
    loss = CrossEntropy()
    first = loss(network.predict(X), Y)
    history = network.fit(
        X,
        Y,
        loss=loss,
        optimizer=nnlib.Adam(lr=0.01),
        epochs=epochs,
        batch_size=32,
        rng=rng,
    )
    last = history.losses[-1]
    return first, last, accuracy(network.predict(X_val), Y_val)
''',
        '''def train_reader(n, epochs, seed):
    """Return the first loss, the last loss and the validation accuracy."""
    rng = np.random.default_rng(seed)
    network = nnlib.Network(
        nnlib.Dense(64, 32, "relu", init="he", rng=rng),
        nnlib.Dense(32, 10, "identity", rng=rng),
    )
    X, Y = datasets.digits("train")
    X, Y = X[:n], Y[:n]
    X_val, Y_val = datasets.digits("validation")
    X, X_val = X / 16, X_val / 16
    loss = CrossEntropy(from_logits=True)
    first = loss(network.predict(X), Y)
    history = network.fit(
        X,
        Y,
        loss=loss,
        optimizer=nnlib.Adam(lr=0.01),
        epochs=epochs,
        batch_size=32,
        rng=rng,
    )
    last = history.losses[-1]
    return first, last, accuracy(network.predict(X_val), Y_val)
''',
        '''def train_reader(n, epochs, seed):
    """Return the first loss, the last loss and the validation accuracy."""
    rng = np.random.default_rng(seed)
    network = nnlib.Network(
        nnlib.Dense(64, 32, "relu", init="he", rng=rng),
        nnlib.Dense(32, 10, "identity", rng=rng),
    )
    X, Y = datasets.digits("train")
    X, Y = X[:n], Y[:n]
    X_val, Y_val = datasets.digits("validation")
    mean, deviation = X.mean(axis=0), X.std(axis=0)
    X, X_val = [(pixels - mean) / (deviation + 1) for pixels in (X, X_val)]
    order = rng.permutation(n)
    X, Y = X[order], Y[order]
    loss = CrossEntropy(from_logits=True)
    first = loss(network.predict(X), Y)
    history = network.fit(
        X,
        Y,
        loss=loss,
        optimizer=nnlib.Adam(lr=0.01),
        epochs=epochs,
        batch_size=32,
        rng=rng,
    )
    last = history.losses[-1]
    return first, last, accuracy(network.predict(X_val), Y_val)
''',
        '''def train_reader(n, epochs, seed):
    """Return the first loss, the last loss and the validation accuracy."""
    rng = np.random.default_rng(seed)
    network = nnlib.Network(
        nnlib.Dense(64, 32, "relu", init="he", rng=rng),
        nnlib.Dense(32, 10, "identity", rng=rng),
    )
    X, Y = datasets.digits("train")
    X, Y = X[:n], Y[:n]
    X_val, Y_val = datasets.digits("validation")
    mean, deviation = X.mean(), X.std()
    X, X_val = [(pixels - mean) / deviation for pixels in (X, X_val)]
    X = np.random.default_rng(seed).permutation(X)
    Y = np.random.default_rng(seed).permutation(Y)
    loss = CrossEntropy(from_logits=True)
    first = loss(network.predict(X), Y)
    history = network.fit(
        X,
        Y,
        loss=loss,
        optimizer=nnlib.Adam(lr=0.01),
        epochs=epochs,
        batch_size=32,
        rng=rng,
    )
    last = history.losses[-1]
    return first, last, accuracy(network.predict(X_val), Y_val)
''',
    ],
}

WRONG["own-layer"] = [
    (
        """
class OwnLayer:
    def __init__(self, n_in):
        self.g, self.dg = np.ones(n_in), np.zeros(n_in)
        self.parameters, self.gradients = [self.g], [self.dg]

    def predict(self, A_prev):
        return self.g * A_prev

    def forward(self, A_prev):
        self.A_prev = A_prev
        return self.predict(A_prev)

    def backward(self, dA):
        self.dg[:] = (dA * self.A_prev).sum(axis=0)
        return dA * self.g
""",
        r"straight",
    ),
    ("\nclass OwnLayer:\n    def __init__(self, n_in):\n        self.n_in = n_in\n", r"no `forward`"),
]
RIGHT["own-layer"] = [
    """
class OwnLayer:
    def __init__(self, n_in):
        self.g, self.dg = np.ones(n_in), np.zeros(n_in)
        self.parameters, self.gradients = [self.g], [self.dg]

    def predict(self, A_prev):
        return self.g * np.tanh(A_prev)

    def forward(self, A_prev):
        self.T = np.tanh(A_prev)
        return self.g * self.T

    def backward(self, dA):
        self.dg[:] = (dA * self.T).sum(axis=0)
        return dA * self.g * (1 - self.T**2)
""",
]
WRONG["own-reader"] = [
    ("\ndef own_reader(X, Y):\n    return nnlib.Network(nnlib.Dense(64, 10, rng=0)), lambda X: X / 16\n", r"nnlib's"),
]
RIGHT["own-reader"] = [
    """
import nnlib


class Scaled:
    def __init__(self, n_in):
        self.g, self.dg = np.ones(n_in), np.zeros(n_in)
        self.parameters, self.gradients = [self.g], [self.dg]

    def predict(self, A_prev):
        return self.g * np.tanh(A_prev)

    def forward(self, A_prev):
        self.T = np.tanh(A_prev)
        return self.g * self.T

    def backward(self, dA):
        self.dg[:] = (dA * self.T).sum(axis=0)
        return dA * self.g * (1 - self.T**2)


def own_reader(X, Y):
    rng = np.random.default_rng(2)
    layers = nnlib.Dense(64, 40, "identity", rng=rng), Scaled(40), nnlib.Dense(40, 10, "identity", rng=rng)
    network = nnlib.Network(*layers)
    loss, rule = nnlib.CrossEntropy(from_logits=True), nnlib.Adam(0.01)
    network.fit(X / 8 - 0.6, Y, loss=loss, optimizer=rule, epochs=20, batch_size=32, rng=1)
    return network, lambda pictures: pictures / 8 - 0.6
""",
]
WRONG["rmsprop"] = [
    (
        """
class RMSProp:
    def __init__(self, lr, rho=0.9, eps=1e-8):
        self.lr, self.rho, self.eps, self.s = lr, rho, eps, 0

    def step(self, parameters, gradients):
        for w, dw in zip(parameters, gradients):
            self.s = self.rho * self.s + (1 - self.rho) * dw**2
            w -= self.lr * dw / (np.sqrt(self.s) + self.eps)
""",
        r"shape|each|parameter",
    ),
]
RIGHT["rmsprop"] = [
    """
class RMSProp:
    def __init__(self, lr, rho=0.9, eps=1e-8):
        self.lr, self.rho, self.eps = lr, rho, eps
        self.memory = {}

    def step(self, parameters, gradients):
        for i in range(len(parameters)):
            old = self.memory.get(i, 0.0)
            self.memory[i] = old + (1 - self.rho) * (np.square(gradients[i]) - old)
            parameters[i][...] = parameters[i] - self.lr * gradients[i] / (self.memory[i] ** 0.5 + self.eps)
""",
]
WRONG["paired"] = [
    (
        """
def paired(train, first, second, seeds):
    one, other = first(), second()
    gains = [train(other, seed) - train(one, seed) for seed in seeds]
    return np.mean(gains), np.std(gains, ddof=1) / np.sqrt(len(gains))
""",
        r"fresh|second training",
    ),
]
RIGHT["paired"] = [
    """
import statistics


def paired(train, first, second, seeds):
    gains = []
    for seed in seeds:
        before = train(first(), seed)
        gains.append(train(second(), seed) - before)
    return statistics.mean(gains), statistics.stdev(gains) / len(gains) ** 0.5
""",
]
