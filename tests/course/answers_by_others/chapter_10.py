"""Wrong and right answers to the exercises of chapter 10."""

WRONG = {
    "first-loss": [
        # a share of 0 gives 0 * log 0 = nan
        (
            '''import numpy as np


def first_loss(shares):
    """Return the cross-entropy of someone who knows only the shares of the classes."""
    return -np.sum(shares * np.log(shares))
''',
            r"nan|\b0\b|zero",
        ),
        # a share of 0 crashes math.log
        (
            '''import math


def first_loss(shares):
    """Return the cross-entropy of someone who knows only the shares of the classes."""
    return -sum(s * math.log(s) for s in shares)
''',
            r"\b0\b|zero|domain",
        ),
        # logarithm to base 2 (bits)
        (
            '''import numpy as np


def first_loss(shares):
    """Return the cross-entropy of someone who knows only the shares of the classes."""
    p = shares[shares > 0]
    return -np.sum(p * np.log2(p))
''',
            r"natural|log2|base|bits|np\.log\b|\bln\b",
        ),
        # minus sign forgotten
        (
            '''import numpy as np


def first_loss(shares):
    """Return the cross-entropy of someone who knows only the shares of the classes."""
    p = shares[shares > 0]
    return np.sum(p * np.log(p))
''',
            r"minus|sign|negative|below 0",
        ),
        # takes the classes for evenly spread, as with the digits
        (
            '''import numpy as np


def first_loss(shares):
    """Return the cross-entropy of someone who knows only the shares of the classes."""
    return np.log(len(shares))
''',
            r"share|even|frequen|uniform|equal",
        ),
        # plain mean over the classes, not weighted by the share
        (
            '''import numpy as np


def first_loss(shares):
    """Return the cross-entropy of someone who knows only the shares of the classes."""
    p = shares[shares > 0]
    return -np.mean(np.log(p))
''',
            r"weight|share|frequen|often|average|mean|sample",
        ),
        # mean in place of the sum: divides by the number of classes once more
        (
            '''import numpy as np


def first_loss(shares):
    """Return the cross-entropy of someone who knows only the shares of the classes."""
    p = shares[shares > 0]
    return -np.mean(p * np.log(p))
''',
            r"sum|mean|divi|number of classes|too small",
        ),
        # only the most frequent class counts
        (
            '''import numpy as np


def first_loss(shares):
    """Return the cross-entropy of someone who knows only the shares of the classes."""
    return -np.log(np.max(shares))
''',
            r"every|each|all|average|sum|other|most frequent|largest",
        ),
        # terms not added up: returns an array
        (
            '''import numpy as np


def first_loss(shares):
    """Return the cross-entropy of someone who knows only the shares of the classes."""
    return -shares * np.log(np.where(shares > 0, shares, 1))
''',
            r"sum|add|one number|array|scalar|single|shape",
        ),
        # binary cross-entropy: adds the terms of 1 - p
        (
            '''import numpy as np


def first_loss(shares):
    """Return the cross-entropy of someone who knows only the shares of the classes."""
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
        # the part that is lost, for the part that is left
        (
            '''import math


def half_life(lr, weight_decay):
    """Return after how many steps a weight is first below half of what it was."""
    factor = lr * weight_decay
    steps = math.log(0.5) / math.log(factor)
    return math.floor(steps) + 1
''',
            r"what is left: 1 minus",
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
    """Return the cross-entropy of someone who knows only the shares of the classes."""
    return -np.sum(shares * np.log(np.where(shares > 0, shares, 1)))
''',
        '''import numpy as np


def first_loss(shares):
    """Return the cross-entropy of someone who knows only the shares of the classes."""
    return -np.sum(shares[shares > 0] * np.log(shares[shares > 0]))
''',
        '''import math


def first_loss(shares):
    """Return the cross-entropy of someone who knows only the shares of the classes."""
    return sum(s * math.log(1 / s) for s in shares if s > 0)
''',
        '''import numpy as np


def first_loss(shares):
    """Return the cross-entropy of someone who knows only the shares of the classes."""
    total = 0.0
    for share in shares:
        if share == 0:
            continue
        total -= share * np.log(share)
    return total
''',
        '''import numpy as np


def first_loss(shares):
    """Return the cross-entropy of someone who knows only the shares of the classes."""
    return float(-shares @ np.log(np.maximum(shares, 1e-300)))
''',
        '''import numpy as np


def first_loss(shares):
    """Return the cross-entropy of someone who knows only the shares of the classes."""
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

# ---------------------------------------------------------------- better-or-lucky
JUDGE = '''
def better(first, second):
    """Return which of two methods is better: "first", "second" or "open"."""
%s
'''
WRONG["better-or-lucky"] = [
    # one run against one run
    (
        JUDGE
        % '''    if first(0) > second(0):
        return "first"
    if second(0) > first(0):
        return "second"
    return "open"''',
        r"One run against one run",
    ),
    # the larger mean wins, no errors asked
    (
        JUDGE
        % '''    a = np.mean([first(seed) for seed in range(20)])
    b = np.mean([second(seed) for seed in range(20)])
    return "first" if a > b else "second"''',
        r"never quite equal",
    ),
    # five seeds, as in the chapter
    (
        JUDGE
        % '''    gains = np.array([second(seed) - first(seed) for seed in range(5)])
    error = gains.std(ddof=1) / 5**0.5
    if gains.mean() > 3 * error:
        return "second"
    if gains.mean() < -3 * error:
        return "first"
    return "open"''',
        r"With 5 seeds",
    ),
    # other seeds for the second method: not in pairs
    (
        JUDGE
        % '''    a = np.array([first(seed) for seed in range(20)])
    b = np.array([second(seed) for seed in range(20, 40)])
    error = np.sqrt(a.var(ddof=1) / 20 + b.var(ddof=1) / 20)
    gain = (b.mean() - a.mean()) / error
    return "second" if gain > 3 else "first" if gain < -3 else "open"''',
        r"from the same seeds",
    ),
    # same seeds, but the error of two means that know nothing of each other
    (
        JUDGE
        % '''    a = np.array([first(seed) for seed in range(20)])
    b = np.array([second(seed) for seed in range(20)])
    error = np.sqrt(a.var(ddof=1) / 20 + b.var(ddof=1) / 20)
    if abs(a.mean() - b.mean()) < 3 * error:
        return "open"
    return "first" if a.mean() > b.mean() else "second"''',
        r"one difference for each seed",
    ),
    # forty seeds each: eighty runs
    (
        JUDGE
        % '''    gains = np.array([second(seed) - first(seed) for seed in range(40)])
    error = gains.std(ddof=1) / 40**0.5
    if abs(gains.mean()) < 3 * error:
        return "open"
    return "second" if gains.mean() > 0 else "first"''',
        r"more than 40 runs",
    ),
    # forgot the root of n: the deviation of single runs
    (
        JUDGE
        % '''    gains = np.array([second(seed) - first(seed) for seed in range(20)])
    if abs(gains.mean()) < 3 * gains.std(ddof=1):
        return "open"
    return "second" if gains.mean() > 0 else "first"''',
        r"by the root of n",
    ),
    # two errors are enough
    (
        JUDGE
        % '''    gains = np.array([second(seed) - first(seed) for seed in range(20)])
    error = gains.std(ddof=1) / 20**0.5
    if abs(gains.mean()) < 2 * error:
        return "open"
    return "second" if gains.mean() > 0 else "first"''',
        r"How many errors",
    ),
    # never decides
    (JUDGE % '''    return "open"''', r"does not run the methods"),
    # looks after every seed and stops at the first lucky moment
    (
        JUDGE
        % '''    gains = []
    for seed in range(20):
        gains.append(second(seed) - first(seed))
        if len(gains) >= 5:
            error = np.std(gains, ddof=1) / len(gains) ** 0.5
            if np.mean(gains) > 2.5 * error:
                return "second"
            if np.mean(gains) < -2.5 * error:
                return "first"
    return "open"''',
        r"look again after each seed",
    ),
    # the gain of the first over the second, read the other way round
    (
        JUDGE
        % '''    gains = np.array([first(seed) - second(seed) for seed in range(20)])
    error = gains.std(ddof=1) / 20**0.5
    if gains.mean() > 3 * error:
        return "second"
    if gains.mean() < -3 * error:
        return "first"
    return "open"''',
        r"names the other one",
    ),
    # twenty times the same seed
    (
        JUDGE
        % '''    gains = np.array([second(0) - first(0) for _ in range(20)])
    error = gains.std(ddof=1) / 20**0.5
    if abs(gains.mean()) <= 3 * error:
        return "open"
    return "second" if gains.mean() > 0 else "first"''',
        r"it is the same run again",
    ),
]
RIGHT["better-or-lucky"] = [
    JUDGE
    % '''    gains = np.array([second(seed) - first(seed) for seed in range(20)])
    error = gains.std(ddof=1) / 20**0.5
    if gains.mean() > 2.8 * error:
        return "second"
    if gains.mean() < -2.8 * error:
        return "first"
    return "open"''',
    # plain Python, seeds from 100
    JUDGE
    % '''    gains = []
    for seed in range(100, 120):
        gains.append(first(seed) - second(seed))
    n = len(gains)
    mean = sum(gains) / n
    variance = sum((gain - mean) ** 2 for gain in gains) / (n - 1)
    t = mean / math.sqrt(variance / n) if variance > 0 else 0
    if t > 2.7:
        return "first"
    return "second" if t < -2.7 else "open"''',
    # signs thrown at random: how often would luck give as much?
    JUDGE
    % '''    gains = np.array([second(seed) - first(seed) for seed in range(20)])
    signs = np.random.default_rng(0).choice([-1, 1], size=(2000, 20))
    by_luck = np.abs((signs * gains).mean(axis=1))
    if (by_luck >= abs(gains.mean())).mean() > 0.012:
        return "open"
    return "second" if gains.mean() > 0 else "first"''',
    # ranks of the gains (Wilcoxon), by the normal approximation
    JUDGE
    % '''    gains = np.array([second(seed) - first(seed) for seed in range(20)])
    ranks = np.abs(gains).argsort().argsort() + 1
    w = (np.sign(gains) * ranks).sum()
    z = w / np.sqrt((ranks**2).sum())
    if abs(z) < 2.5:
        return "open"
    return "second" if z > 0 else "first"''',
    # two looks: a clear case after 12 seeds, else all 20
    JUDGE
    % '''    gains = [second(seed) - first(seed) for seed in range(12)]

    def errors():
        return np.mean(gains) / (np.std(gains, ddof=1) / math.sqrt(len(gains)))

    if abs(errors()) < 4:
        gains += [second(seed) - first(seed) for seed in range(12, 20)]
        if abs(errors()) < 2.8:
            return "open"
    return "second" if np.mean(gains) > 0 else "first"''',
]

# ---------------------------------------------------------------- own-layer
LEAKY = '''
class OwnLayer:
    """A layer with parameters that a network can learn; for batches (n, n_in)."""

    def __init__(self, n_in):
        self.slope = np.full(n_in, 0.1)
        self.dslope = np.zeros(n_in)
        self.parameters = [self.slope]
        self.gradients = [self.dslope]

    def predict(self, A_prev):
        return np.where(A_prev > 0, A_prev, self.slope * A_prev)

    def forward(self, A_prev):
        self.A_prev = A_prev
        return self.predict(A_prev)

    def backward(self, dA):
        self.dslope[:] = (dA * np.minimum(self.A_prev, 0)).sum(axis=0)
        return dA * np.where(self.A_prev > 0, 1.0, self.slope)
'''
MAXOUT = """
class OwnLayer:
    def __init__(self, n_in):
        rng = np.random.default_rng(0)
        self.units = 5
        self.W = rng.normal(0, 1 / np.sqrt(n_in), (2, self.units, n_in))
        self.b = np.zeros((2, self.units))
        self.dW, self.db = np.zeros_like(self.W), np.zeros_like(self.b)

    @property
    def parameters(self):
        return [self.W, self.b]

    @property
    def gradients(self):
        return [self.dW, self.db]

    def lines(self, A_prev):
        return [A_prev @ self.W[k].T + self.b[k] for k in (0, 1)]

    def predict(self, A_prev):
        return np.maximum(*self.lines(np.asarray(A_prev, float)))

    def forward(self, A_prev):
        self.A_prev = np.array(A_prev, float)
        one, two = self.lines(self.A_prev)
        self.is_first = one > two
        return np.where(self.is_first, one, two)

    def backward(self, dA):
        total = 0
        for k, mask in enumerate([self.is_first, ~self.is_first]):
            dZ = dA * mask
            self.dW[k] = dZ.T @ self.A_prev
            self.db[k] = dZ.sum(axis=0)
            total = total + dZ @ self.W[k]
        return total
"""
CENTRES = """
class OwnLayer:
    def __init__(self, n_in, k=4):
        self.C = np.random.default_rng(1).normal(size=(k, n_in))
        self.dC = np.zeros((k, n_in))
        self.parameters, self.gradients = [self.C], [self.dC]

    def predict(self, A_prev):
        return ((A_prev[:, None, :] - self.C[None]) ** 2).sum(axis=2) / 2

    def forward(self, A_prev):
        self.kept = A_prev.copy()
        return self.predict(A_prev)

    def backward(self, dA):
        differences = self.kept[:, None, :] - self.C[None]
        pulled = dA[:, :, None] * differences
        self.dC[...] = -pulled.sum(axis=0)
        return pulled.sum(axis=1)
"""
HEIGHT = """
class OwnLayer:
    def __init__(self, n_in):
        self.height = np.linspace(0.5, 1.5, n_in)
        self.dheight = np.zeros(n_in)

    @property
    def parameters(self):
        return [self.height]

    @property
    def gradients(self):
        return [self.dheight]

    def predict(self, A_prev):
        return self.height * np.tanh(A_prev)

    def forward(self, A_prev):
        self.t = np.tanh(A_prev)
        return self.height * self.t

    def backward(self, dA):
        n, n_in = dA.shape
        dA_prev = np.zeros((n, n_in))
        for j in range(n_in):
            slope = 0.0
            for i in range(n):
                slope += dA[i, j] * self.t[i, j]
                dA_prev[i, j] = dA[i, j] * self.height[j] * (1 - self.t[i, j] ** 2)
            self.dheight[j] = slope
        return dA_prev
"""
NORM = """
class OwnLayer:
    def __init__(self, n_in):
        self.gain, self.shift = np.ones(n_in), np.zeros(n_in)
        self.dgain, self.dshift = np.zeros(n_in), np.zeros(n_in)
        self.parameters = [self.gain, self.shift]
        self.gradients = [self.dgain, self.dshift]

    def normal(self, A):
        centred = A - A.mean(axis=1, keepdims=True)
        deviation = np.sqrt((centred**2).mean(axis=1, keepdims=True) + 1e-3)
        return centred / deviation, deviation

    def predict(self, A_prev):
        return self.normal(A_prev)[0] * self.gain + self.shift

    def forward(self, A_prev):
        self.Z, self.deviation = self.normal(A_prev)
        return self.Z * self.gain + self.shift

    def backward(self, dA):
        self.dgain[:] = (dA * self.Z).sum(axis=0)
        self.dshift[:] = dA.sum(axis=0)
        dZ = dA * self.gain
        means = dZ.mean(axis=1, keepdims=True), (dZ * self.Z).mean(axis=1, keepdims=True)
        return (dZ - means[0] - self.Z * means[1]) / self.deviation
"""
RIGHT["own-layer"] = [LEAKY, MAXOUT, CENTRES, HEIGHT, NORM]


def changed(source, *pairs):
    for old, new in pairs:
        assert old in source, old
        source = source.replace(old, new)
    return source


WRONG["own-layer"] = [
    # nothing to learn: a leaky ReLU
    (
        changed(
            LEAKY,
            ("self.parameters = [self.slope]", "self.parameters = []"),
            ("self.gradients = [self.dslope]", "self.gradients = []"),
        ),
        r"no parameters",
    ),
    # does not bend: a gain for each unit
    (
        """
class OwnLayer:
    def __init__(self, n_in):
        self.gain, self.dgain = np.ones(n_in), np.zeros(n_in)
        self.parameters, self.gradients = [self.gain], [self.dgain]

    def predict(self, A_prev):
        return A_prev * self.gain

    def forward(self, A_prev):
        self.A_prev = A_prev
        return self.predict(A_prev)

    def backward(self, dA):
        self.dgain[:] = (dA * self.A_prev).sum(axis=0)
        return dA * self.gain
""",
        r"straight line",
    ),
    # a new array for the gradient: the list still has the old one
    (changed(LEAKY, ("self.dslope[:] =", "self.dslope =")), r"into its own array"),
    # adds up from call to call
    (changed(LEAKY, ("self.dslope[:] =", "self.dslope[:] +=")), r"they add up"),
    # mean over the batch
    (changed(LEAKY, (".sum(axis=0)", ".mean(axis=0)")), r"a layer sums over them"),
    # one sample's gradient only: wrong axis
    (changed(LEAKY, (".sum(axis=0)", ".sum(axis=1)")), r"two shapes do not fit(.|\n)*sum\(axis=1\)"),
    # hands back nothing
    (
        changed(
            LEAKY,
            (
                "return dA * np.where(self.A_prev > 0, 1.0, self.slope)",
                "self.dA_prev = dA * np.where(self.A_prev > 0, 1.0, self.slope)",
            ),
        ),
        r"`backward` returns None",
    ),
    # the way back of a plain ReLU
    (
        changed(LEAKY, ("return dA * np.where(self.A_prev > 0, 1.0, self.slope)", "return dA * (self.A_prev > 0)")),
        r"What `backward` returns fails",
    ),
    # predict keeps something too: the next backward uses it
    (
        changed(
            LEAKY,
            (
                "        return np.where(A_prev > 0, A_prev, self.slope * A_prev)",
                "        self.A_prev = A_prev\n        return np.where(A_prev > 0, A_prev, self.slope * A_prev)",
            ),
        ),
        r"`predict` changes what `forward` has kept",
    ),
    # changes its input in place
    (
        changed(
            LEAKY,
            (
                "        return np.where(A_prev > 0, A_prev, self.slope * A_prev)",
                "        A_prev[A_prev < 0] *= 0.1\n        return A_prev",
            ),
        ),
        r"changes the batch",
    ),
    # the parameter is a plain number
    (
        """
class OwnLayer:
    def __init__(self, n_in):
        self.slope, self.dslope = 0.1, 0.0
        self.parameters, self.gradients = [self.slope], [self.dslope]

    def predict(self, A_prev):
        return np.where(A_prev > 0, A_prev, self.slope * A_prev)

    def forward(self, A_prev):
        self.A_prev = A_prev
        return self.predict(A_prev)

    def backward(self, dA):
        self.dslope = (dA * np.minimum(self.A_prev, 0)).sum()
        return dA * np.where(self.A_prev > 0, 1.0, self.slope)
""",
        r"plain number",
    ),
    # the centring is treated as a constant on the way back
    (
        changed(NORM, ("return (dZ - means[0] - self.Z * means[1]) / self.deviation", "return dZ / self.deviation")),
        r"What `backward` returns fails",
    ),
    # forward forgets to keep anything
    (changed(LEAKY, ("        self.A_prev = A_prev\n", "")), r"no attribute 'A_prev'"),
    # training and answers differ
    (
        changed(HEIGHT, ("        return self.height * np.tanh(A_prev)", "        return np.tanh(A_prev)")),
        r"something else than `forward`",
    ),
]

# ---------------------------------------------------------------- own-reader
READER = '''

def own_reader(X, Y):
    """Return a trained network with your layer in it, and what makes its inputs."""
    mean, deviation = X.mean(), X.std()

    def prepare(pictures):
        return (pictures - mean) / deviation

    rng = np.random.default_rng(0)
    network = nnlib.Network(
        nnlib.Dense(64, 32, "identity", init="he", rng=rng),
        OwnLayer(32),
        nnlib.Dense(32, 10, "identity", rng=rng),
    )
    network.fit(
        prepare(X),
        Y,
        loss=nnlib.CrossEntropy(from_logits=True),
        optimizer=nnlib.Adam(lr=0.01),
        epochs=20,
        batch_size=32,
        rng=rng,
    )
    return network, prepare
'''
RIGHT["own-reader"] = [
    LEAKY + READER,
    # maxout with many units, grey values divided by 16
    changed(MAXOUT, ("self.units = 5", "self.units = 24"))
    + """

def own_reader(X, Y):
    rng = np.random.default_rng(3)
    network = nnlib.Network(OwnLayer(64), nnlib.Dense(24, 10, "identity", rng=rng))
    network.fit(X / 16, Y, loss=nnlib.CrossEntropy(from_logits=True), optimizer=nnlib.Adam(lr=0.01), epochs=15, batch_size=21, rng=rng)
    return network, lambda pictures: np.asarray(pictures) / 16
""",
    # normalisation of the sample in front, tanh behind, mean of each pixel
    NORM
    + """

def own_reader(X, Y):
    middle = X.mean(axis=0)
    rng = np.random.default_rng(1)

    def prepare(pictures):
        return (pictures - middle) / 6

    network = nnlib.Network(
        OwnLayer(64),
        nnlib.Dense(64, 40, "relu", init="he", rng=rng),
        nnlib.Dense(40, 10, "identity", rng=rng),
    )
    loss, rule = nnlib.CrossEntropy(from_logits=True), nnlib.Adam(lr=0.005)
    inputs = prepare(X)
    for epoch in range(20):
        order = rng.permutation(len(X))
        for start in range(0, len(X), 32):
            batch = order[start : start + 32]
            network.train_step(inputs[batch], Y[batch], loss, rule)
    return network, prepare
""",
    # softmax at the end, cross-entropy of probabilities, momentum
    changed(
        HEIGHT,
        (
            """        n, n_in = dA.shape
        dA_prev = np.zeros((n, n_in))
        for j in range(n_in):
            slope = 0.0
            for i in range(n):
                slope += dA[i, j] * self.t[i, j]
                dA_prev[i, j] = dA[i, j] * self.height[j] * (1 - self.t[i, j] ** 2)
            self.dheight[j] = slope
        return dA_prev
""",
            """        self.dheight[:] = (dA * self.t).sum(axis=0)
        return dA * self.height * (1 - self.t**2)
""",
        ),
    )
    + """

def own_reader(X, Y):
    mean, deviation = X.mean(), X.std()
    rng = np.random.default_rng(0)
    network = nnlib.Network(
        nnlib.Dense(64, 48, "identity", rng=rng),
        OwnLayer(48),
        nnlib.Dense(48, 10, "softmax", rng=rng),
    )
    network.fit(
        (X - mean) / deviation,
        Y,
        loss=nnlib.CrossEntropy(),
        optimizer=nnlib.Momentum(lr=0.03),
        epochs=25,
        batch_size=32,
        rng=rng,
    )
    return network, lambda pictures: (pictures - mean) / deviation
""",
    # distances to centres before a hidden layer
    changed(
        CENTRES,
        ("k=4", "k=30"),
        ("axis=2) / 2", "axis=2) / 8 - 16"),
        ("return pulled.sum(axis=1)", "return pulled.sum(axis=1) / 4"),
        ("-pulled.sum(axis=0)", "-pulled.sum(axis=0) / 4"),
    )
    + """

def own_reader(X, Y):
    mean, deviation = X.mean(), X.std()
    rng = np.random.default_rng(0)
    network = nnlib.Network(
        OwnLayer(64),
        nnlib.Dense(30, 32, "relu", init="he", rng=rng),
        nnlib.Dense(32, 10, "identity", rng=rng),
    )
    network.fit((X - mean) / deviation, Y, loss=nnlib.CrossEntropy(from_logits=True), optimizer=nnlib.Adam(lr=0.01), epochs=30, batch_size=32, rng=rng)
    return network, lambda pictures: (pictures - mean) / deviation
""",
]
WRONG["own-reader"] = [
    # no layer of one's own
    (
        changed(READER, ('"identity", init="he"', '"relu", init="he"'), ("        OwnLayer(32),\n", "")),
        r"layers of this network are nnlib's",
    ),
    # not trained
    (LEAKY + changed(READER, ("epochs=20", "epochs=1"), ("lr=0.01", "lr=1e-6")), r"trained long enough"),
    # network and prepare swapped
    (LEAKY + changed(READER, ("return network, prepare", "return prepare, network")), r"wrong order"),
    # only the network
    (LEAKY + changed(READER, ("return network, prepare", "return network")), r"network alone"),
    # the inputs are prepared, the function is not given: pictures in place of it
    (
        LEAKY + changed(READER, ("return network, prepare", "return network, prepare(X)")),
        r"the function `prepare` itself",
    ),
    # each pixel divided by its own deviation, which is 0 for some
    (
        LEAKY
        + changed(READER, ("mean, deviation = X.mean(), X.std()", "mean, deviation = X.mean(axis=0), X.std(axis=0)")),
        r"contains nan",
    ),
    # trains for too long
    (LEAKY + changed(READER, ("epochs=20", "epochs=20_000")), r"too many steps"),
    # softmax twice: learns badly
    (
        LEAKY
        + changed(
            READER,
            (
                'OwnLayer(32),\n        nnlib.Dense(32, 10, "identity", rng=rng)',
                'OwnLayer(32),\n        nnlib.Dense(32, 10, "softmax", rng=rng)',
            ),
            ("epochs=20", "epochs=3"),
            ("lr=0.01", "lr=0.001"),
        ),
        r"trained long enough",
    ),
    # the layer's way back is wrong
    (
        changed(LEAKY, ("return dA * np.where(self.A_prev > 0, 1.0, self.slope)", "return dA")) + READER,
        r"What `backward` returns fails",
    ),
    # a subclass of Dense that changes nothing
    (
        """
class OwnLayer(nnlib.Dense):
    def __init__(self, n_in):
        super().__init__(n_in, n_in, "relu", init="he", rng=7)
"""
        + READER,
        r"layers of this network are nnlib's",
    ),
    # eight scores
    (LEAKY + changed(READER, ("nnlib.Dense(32, 10,", "nnlib.Dense(32, 8,")), r"8 classes need labels"),
    # widths that do not fit: the own layer is told another size
    (LEAKY + changed(READER, ("OwnLayer(32)", "OwnLayer(64)")), r"\(64,\) and \(32, 32\)"),
    # the layer's parameters are kept fixed: it learns nothing
    (
        changed(LEAKY, ("self.dslope[:] = (dA * np.minimum(self.A_prev, 0)).sum(axis=0)", "self.dslope[:] = 0"))
        + READER,
        r"Gradient number 1 is 0 everywhere",
    ),
    # the validation pictures are learned by heart
    (
        LEAKY
        + changed(
            READER,
            (
                "    mean, deviation = X.mean(), X.std()",
                '    from nnlib import datasets\n    X_more, Y_more = datasets.digits("validation")\n    X, Y = np.vstack([X, X_more]), np.append(Y, Y_more)\n    mean, deviation = X.mean(), X.std()',
            ),
        ),
        r"opens the digits itself",
    ),
]

# ---------------------------------------------------------------- rmsprop
RULE = '''
class RMSProp:
    """Steps divided by the root of a running mean of the squared gradients."""

    def __init__(self, lr, rho=0.9, eps=1e-8):
        """Keep the learning rate, the memory rho and eps."""
        self.lr, self.rho, self.eps = lr, rho, eps
        self.s = None

    def step(self, parameters, gradients):
        """Change the parameters in place."""
        if self.s is None:
            self.s = [np.zeros_like(w) for w in parameters]
        for w, dw, s in zip(parameters, gradients, self.s):
%s
'''
WRONG["rmsprop"] = [
    # w = ... makes a new array: nothing moves
    (
        RULE
        % """            s[...] = self.rho * s + (1 - self.rho) * dw**2
            w = w - self.lr * dw / (np.sqrt(s) + self.eps)""",
        r"makes a new array",
    ),
    # s = ... makes a new array: no memory
    (
        RULE
        % """            s = self.rho * s + (1 - self.rho) * dw**2
            w -= self.lr * dw / (np.sqrt(s) + self.eps)""",
        r"Nothing is remembered",
    ),
    # the gradient is not squared
    (
        RULE
        % """            s[...] = self.rho * s + (1 - self.rho) * np.abs(dw)
            w -= self.lr * dw / (np.sqrt(s) + self.eps)""",
        r"not of their squares",
    ),
    # rho and 1 - rho swapped
    (
        RULE
        % """            s[...] = (1 - self.rho) * s + self.rho * dw**2
            w -= self.lr * dw / (np.sqrt(s) + self.eps)""",
        r"new square counts 1",
    ),
    # eps under the root
    (
        RULE
        % """            s[...] = self.rho * s + (1 - self.rho) * dw**2
            w -= self.lr * dw / np.sqrt(s + self.eps)""",
        r"ε is inside",
    ),
    # no root
    (
        RULE
        % """            s[...] = self.rho * s + (1 - self.rho) * dw**2
            w -= self.lr * dw / (s + self.eps)""",
        r"Divide by its root",
    ),
    # corrected as in Adam
    (
        """
class RMSProp:
    def __init__(self, lr, rho=0.9, eps=1e-8):
        self.lr, self.rho, self.eps, self.t, self.s = lr, rho, eps, 0, None

    def step(self, parameters, gradients):
        if self.s is None:
            self.s = [np.zeros_like(w) for w in parameters]
        self.t += 1
        for w, dw, s in zip(parameters, gradients, self.s):
            s[...] = self.rho * s + (1 - self.rho) * dw**2
            w -= self.lr * dw / (np.sqrt(s / (1 - self.rho**self.t)) + self.eps)
""",
        r"Adam's correction",
    ),
    # the gradients are squared in place
    (
        RULE
        % """            square = dw
            square **= 2
            s *= self.rho
            s += (1 - self.rho) * square
            w -= self.lr * dw / (np.sqrt(s) + self.eps)""",
        r"changes the gradients",
    ),
    # one s for all parameters
    (
        """
class RMSProp:
    def __init__(self, lr, rho=0.9, eps=1e-8):
        self.lr, self.rho, self.eps, self.s = lr, rho, eps, 0.0

    def step(self, parameters, gradients):
        for w, dw in zip(parameters, gradients):
            self.s = self.rho * self.s + (1 - self.rho) * dw**2
            w -= self.lr * dw / (np.sqrt(self.s) + self.eps)
""",
        r"each has its own",
    ),
    # the mean square of each array, not of each weight
    (
        RULE
        % """            s[...] = self.rho * s + (1 - self.rho) * np.mean(dw**2)
            w -= self.lr * dw / (np.sqrt(s) + self.eps)""",
        r"a mean of its own",
    ),
    # divides by the s of the step before
    (
        RULE
        % """            w -= self.lr * dw / (np.sqrt(s) + self.eps)
            s[...] = self.rho * s + (1 - self.rho) * dw**2""",
        r"new square goes into s first",
    ),
    # steps for every weight, but hands back new ones
    (
        """
class RMSProp:
    def __init__(self, lr, rho=0.9, eps=1e-8):
        self.lr, self.rho, self.eps, self.s = lr, rho, eps, None

    def step(self, parameters, gradients):
        if self.s is None:
            self.s = [np.zeros(len(w)) for w in parameters]
        for i, dw in enumerate(gradients):
            self.s[i] = self.rho * self.s[i] + (1 - self.rho) * dw**2
            parameters[i] -= self.lr * dw / (np.sqrt(self.s[i]) + self.eps)
        return parameters
""",
        r"kept for a parameter has its shape",
    ),
]
RIGHT["rmsprop"] = [
    RULE
    % """            s[...] = self.rho * s + (1 - self.rho) * dw**2
            w -= self.lr * dw / (np.sqrt(s) + self.eps)""",
    RULE
    % """            s *= self.rho
            s += (1 - self.rho) * dw * dw
            w[...] = w - self.lr * dw / (s**0.5 + self.eps)""",
    # states in a list, replaced
    """
class RMSProp:
    def __init__(self, lr, rho=0.9, eps=1e-8):
        self.lr = lr
        self.rho = rho
        self.eps = eps
        self.squares = []

    def step(self, parameters, gradients):
        if not self.squares:
            self.squares = [0.0] * len(parameters)
        for i in range(len(parameters)):
            self.squares[i] = self.rho * self.squares[i] + (1 - self.rho) * np.square(gradients[i])
            np.subtract(
                parameters[i],
                self.lr * gradients[i] / (np.sqrt(self.squares[i]) + self.eps),
                out=parameters[i],
            )
""",
    # a dictionary by the identity of the array
    """
class RMSProp:
    def __init__(self, lr, rho=0.9, eps=1e-8):
        self.lr, self.rho, self.eps = lr, rho, eps
        self.memory = {}

    def step(self, parameters, gradients):
        for w, dw in zip(parameters, gradients):
            s = self.memory.get(id(w), np.zeros(w.shape))
            s = s + (1 - self.rho) * (dw**2 - s)
            self.memory[id(w)] = s
            w -= (self.lr / (np.sqrt(s) + self.eps) * dw).astype(w.dtype)
""",
    # weight by weight
    """
class RMSProp:
    def __init__(self, lr, rho=0.9, eps=1e-8):
        self.lr, self.rho, self.eps = lr, rho, eps
        self.s = []

    def step(self, parameters, gradients):
        if len(self.s) == 0:
            self.s = [np.zeros(w.shape) for w in parameters]
        for number in range(len(parameters)):
            w, dw, s = parameters[number], gradients[number], self.s[number]
            for place in np.ndindex(w.shape):
                s[place] = self.rho * s[place] + (1 - self.rho) * dw[place] ** 2
                w[place] -= self.lr * dw[place] / (math.sqrt(s[place]) + self.eps)
""",
]

# ---------------------------------------------------------------- paired
METHODS = '''
def against_adam(train):
    """Return a guess, the verdict at 0.001, the best rate and the verdict there."""
%s
'''
BY_HAND = """    def verdict(rate):
        gains = np.array([train(RMSProp, rate, seed) - train(nnlib.Adam, 0.01, seed) for seed in range(20)])
        error = gains.std(ddof=1) / np.sqrt(len(gains))
        if abs(gains.mean()) < 3 * error:
            return "open"
        return "second" if gains.mean() > 0 else "first"

"""
SEARCH = """    best, most = None, 0
    for rate in (0.0003, 0.001, 0.003, 0.01, 0.03, 0.1):
        right = np.mean([train(RMSProp, rate, seed) for seed in range(100, 103)])
        if right > most:
            best, most = rate, right
"""
RETURN = """    return "second", verdict(0.001), best, verdict(best)"""
EXPERIMENT = METHODS % (BY_HAND + SEARCH + RETURN)
WRONG["paired"] = [
    # first minus second
    (
        changed(
            EXPERIMENT,
            (
                "train(RMSProp, rate, seed) - train(nnlib.Adam, 0.01, seed)",
                "train(nnlib.Adam, 0.01, seed) - train(RMSProp, rate, seed)",
            ),
        ),
        r"Adam is the first of the two",
    ),
    # the larger mean, without its error
    (
        changed(
            EXPERIMENT,
            ("range(100, 103)", "range(100, 110)"),
            ("abs(gains.mean()) < 3 * error", "gains.mean() == 0"),
        ),
        r"more than three errors, or less",
    ),
    # not in pairs: RMSProp from other seeds than Adam
    (
        changed(EXPERIMENT, ("train(RMSProp, rate, seed) -", "train(RMSProp, rate, seed + 50) -")),
        r"share 0 of their seeds",
    ),
    # five seeds, as in most of the chapter
    (changed(EXPERIMENT, ("range(20)", "range(5)")), r"share 5 of their seeds"),
    # makes the rule itself
    (changed(EXPERIMENT, ("train(nnlib.Adam, 0.01, seed)", "train(nnlib.Adam(0.01), 0.01, seed)")), r"takes the class"),
    # arguments of train swapped
    (changed(EXPERIMENT, ("train(nnlib.Adam, 0.01, seed)", "train(nnlib.Adam, seed, 0.01)")), r"its rate and a seed"),
    # Adam and RMSProp at the same rate
    (
        changed(EXPERIMENT, ("train(nnlib.Adam, 0.01, seed)", "train(nnlib.Adam, rate, seed)")),
        r"Adam is trained at 0.001",
    ),
    # searches with the seeds of the comparison
    (changed(EXPERIMENT, ("range(100, 103)", "range(3)")), r"choose the rate judge it too"),
    # searches with one seed
    (changed(EXPERIMENT, ("range(100, 103)", "[100]")), r"at least 3 seeds"),
    # no search: the rate of Adam
    (METHODS % (BY_HAND + "    best = 0.01\n" + RETURN), r"For a search"),
    # stops at the first rate that is good
    (changed(EXPERIMENT, ("0.01, 0.03, 0.1)", "0.01)")), r"Search on"),
    # the verdicts alone
    (changed(EXPERIMENT, ("verdict(0.001), best, verdict(best)", "verdict(0.001), verdict(best)")), r"Four things"),
    # names in place of first and second
    (
        changed(
            EXPERIMENT,
            ('return "second" if gains.mean() > 0 else "first"', 'return "RMSProp" if gains.mean() > 0 else "Adam"'),
        ),
        r'A verdict is "first", "second" or "open"',
    ),
    # a rule that makes Adam's correction
    (
        """
class RMSProp:
    def __init__(self, lr, rho=0.9, eps=1e-8):
        self.lr, self.rho, self.eps, self.t, self.s = lr, rho, eps, 0, None

    def step(self, parameters, gradients):
        if self.s is None:
            self.s = [np.zeros_like(w) for w in parameters]
        self.t += 1
        for w, dw, s in zip(parameters, gradients, self.s):
            s[...] = self.rho * s + (1 - self.rho) * dw**2
            w -= self.lr * dw / (np.sqrt(s / (1 - self.rho**self.t)) + self.eps)
"""
        + EXPERIMENT,
        r"before this one right first",
    ),
]
RIGHT["paired"] = [
    EXPERIMENT,
    # by the judge, with all runs of the search kept in a dictionary, and a finer search
    METHODS
    % """    def judged(rate):
        return better(lambda seed: train(nnlib.Adam, 0.01, seed), lambda seed: train(RMSProp, rate, seed))

    found = {rate: np.mean([train(RMSProp, rate, seed) for seed in range(30, 36)]) for rate in (0.002, 0.005, 0.01, 0.02, 0.05)}
    rate = max(found, key=found.get)
    return None, judged(0.001), rate, judged(rate)""",
    # the comparison comes first, from seeds far away, and with more of them
    METHODS
    % """    seeds = range(1000, 1040)
    adam = np.array([train(nnlib.Adam, 0.01, seed) for seed in seeds])

    def verdict(rate):
        gains = np.array([train(RMSProp, rate, seed) for seed in seeds]) - adam
        distance = gains.mean() / gains.std(ddof=1) * np.sqrt(len(gains))
        return "open" if abs(distance) < 3 else "first" if distance < 0 else "second"

    first = verdict(0.001)
    rates = np.geomspace(0.001, 0.1, 5)
    means = [sum(train(RMSProp, float(rate), seed) for seed in range(4)) for rate in rates]
    rate = float(rates[int(np.argmax(means))])
    return ["Adam", first, rate, verdict(rate)]""",
    # with a rule of one's own
    """
class RMSProp:
    def __init__(self, lr, rho=0.9, eps=1e-8):
        self.lr, self.rho, self.eps = lr, rho, eps
        self.memory = {}

    def step(self, parameters, gradients):
        for w, dw in zip(parameters, gradients):
            s = self.memory.get(id(w), np.zeros(w.shape))
            s = s + (1 - self.rho) * (dw**2 - s)
            self.memory[id(w)] = s
            w -= self.lr / (np.sqrt(s) + self.eps) * dw
"""
    + EXPERIMENT,
]
