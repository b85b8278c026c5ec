WRONG = {
    "he-limit": [
        # The standard deviation taken for the limit.
        (
            """
def he_limit(n_in, n_out):
    return np.sqrt(2 / n_in)
""",
            r"standard deviation|spread|variance|third|/ ?3|even|uniform",
        ),
        # The root is forgotten.
        (
            """
def he_limit(n_in, n_out):
    return 6 / n_in
""",
            r"root|sqrt|square",
        ),
        # The variance itself.
        (
            """
def he_limit(n_in, n_out):
    variance = 2 / n_in
    return variance
""",
            r"variance|root|sqrt",
        ),
        # The variance 1 / n_in, without the factor for the ReLU.
        (
            """
def he_limit(n_in, n_out):
    return math.sqrt(3 / n_in)
""",
            r"\b2\b|twice|double|two|half|relu|variance",
        ),
        # Glorot and Bengio's limit.
        (
            """
def he_limit(n_in, n_out):
    return np.sqrt(6 / (n_in + n_out))
""",
            r"glorot|xavier|n_out|outputs|only|alone",
        ),
        # The outputs in place of the inputs.
        (
            """
def he_limit(n_in, n_out):
    return np.sqrt(6 / n_out)
""",
            r"n_in|n_out|inputs|outputs|swap|exchang",
        ),
        # r taken for the whole width of the interval.
        (
            """
def he_limit(n_in, n_out):
    # variance of a uniform distribution: width ** 2 / 12
    return np.sqrt(12 * 2 / n_in)
""",
            r"width|half|twice|double|2 ?\*? ?r|from -|/ ?2|12|too (large|big|wide)|variance",
        ),
        # The root of the 6 only.
        (
            """
def he_limit(n_in, n_out):
    return np.sqrt(6) / n_in
""",
            r"root|sqrt|bracket|paren",
        ),
        # The variance divided by 3 instead of multiplied.
        (
            """
def he_limit(n_in, n_out):
    variance = 2 / n_in
    return np.sqrt(variance / 3)
""",
            r"multipl|times|divi|third|\b3\b|variance",
        ),
        # The weights, not their limit.
        (
            """
def he_limit(n_in, n_out):
    r = np.sqrt(6 / n_in)
    return np.random.default_rng(0).uniform(-r, r, size=(n_in, n_out))
""",
            r"number|limit|not the weights|shape|array|scalar",
        ),
        # Both ends.
        (
            """
def he_limit(n_in, n_out):
    r = np.sqrt(6 / n_in)
    return -r, r
""",
            r"number|tuple|pair|only|\bone\b|single",
        ),
        # print in place of return.
        (
            """
def he_limit(n_in, n_out):
    print(np.sqrt(6 / n_in))
""",
            r"return|None|print",
        ),
    ],
    "step-in-parts": [
        # A step for every part.
        (
            """
def step_in_parts(network, parts, loss, lr):
    for X, Y in parts:
        Y_hat = network.forward(X)
        network.backward(loss.gradient(Y_hat, Y))
        for w, dw in zip(network.parameters, network.gradients):
            w -= lr * dw
""",
            r"one step|each part|own",
        ),
        # The sum of the means.
        (
            """
def step_in_parts(network, parts, loss, lr):
    sums = [0 for w in network.parameters]
    for X, Y in parts:
        network.backward(loss.gradient(network.forward(X), Y))
        sums = [a + b for a, b in zip(sums, network.gradients)]
    for w, dw in zip(network.parameters, sums):
        w -= lr * dw
""",
            r"share|too long|mean",
        ),
        # The mean of the means.
        (
            """
def step_in_parts(network, parts, loss, lr):
    sums = [0 for w in network.parameters]
    for X, Y in parts:
        network.backward(loss.gradient(network.forward(X), Y))
        sums = [a + b for a, b in zip(sums, network.gradients)]
    for w, dw in zip(network.parameters, sums):
        w -= lr * dw / len(parts)
""",
            r"length|same",
        ),
        # The list holds the arrays themselves, which the next backward overwrites.
        (
            """
def step_in_parts(network, parts, loss, lr):
    kept = []
    n = 0
    for X, Y in parts:
        network.backward(loss.gradient(network.forward(X), Y))
        kept.append((len(X), network.gradients))
        n += len(X)
    for count, gradients in kept:
        for w, dw in zip(network.parameters, gradients):
            w -= lr * dw * count / n
""",
            r"last part|overwrit|copy|sum of all",
        ),
        # New arrays instead of the network's.
        (
            """
def step_in_parts(network, parts, loss, lr):
    n = sum(len(X) for X, Y in parts)
    sums = [0 for w in network.parameters]
    for X, Y in parts:
        network.backward(loss.gradient(network.forward(X), Y))
        sums = [a + b * len(X) / n for a, b in zip(sums, network.gradients)]
    for w, dw in zip(network.parameters, sums):
        w = w - lr * dw
""",
            r"in place|changed",
        ),
    ],
    "early-stopping": [
        # Losses after the stop count.
        (
            """
def early_stopping(losses, patience):
    best = losses.index(min(losses)) + 1
    stop = best + patience
    return best, stop if stop <= len(losses) else None
""",
            r"after the stop|no longer|later|whole list|all losses|so far|already|stopped",
        ),
        # Epochs count from 0.
        (
            """
def early_stopping(losses, patience):
    best = 0
    for epoch, loss in enumerate(losses):
        if loss < losses[best]:
            best = epoch
        if epoch - best == patience:
            return best, epoch
    return best, None
""",
            r"from 1|from 0|start|\+ ?1|count|index|one too|off by",
        ),
        # Of equal losses, the latest.
        (
            """
def early_stopping(losses, patience):
    best_loss, best = np.inf, None
    for epoch, loss in enumerate(losses, start=1):
        if loss <= best_loss:
            best_loss, best = loss, epoch
        elif epoch - best >= patience:
            return best, epoch
    return best, None
""",
            r"equal|earliest|first|same|tie|<=",
        ),
        # Compared with the epoch before, not with the best.
        (
            """
def early_stopping(losses, patience):
    best, bad = 1, 0
    for epoch in range(2, len(losses) + 1):
        if losses[epoch - 1] < losses[best - 1]:
            best = epoch
        if losses[epoch - 1] < losses[epoch - 2]:
            bad = 0
        else:
            bad += 1
        if bad == patience:
            return best, epoch
    return best, None
""",
            r"best|epoch before|previous|in a row|one after",
        ),
        # One epoch too late.
        (
            """
def early_stopping(losses, patience):
    best = 1
    for epoch in range(1, len(losses) + 1):
        if losses[epoch - 1] < losses[best - 1]:
            best = epoch
        if epoch - best > patience:
            return best, epoch
    return best, None
""",
            r"\blate|soon|one (epoch|too)|>=|exactly|patience",
        ),
        # One epoch too early: the best epoch itself is counted.
        (
            """
def early_stopping(losses, patience):
    best = 1
    for epoch in range(1, len(losses) + 1):
        if losses[epoch - 1] < losses[best - 1]:
            best = epoch
        if epoch - best + 1 >= patience:
            return best, epoch
    return best, None
""",
            r"early|soon|one (epoch|too)|\bold\b|patience",
        ),
        # The count of bad epochs never starts again.
        (
            """
def early_stopping(losses, patience):
    best_loss, best, waited = losses[0], 1, 0
    for epoch, loss in enumerate(losses[1:], start=2):
        if loss < best_loss:
            best_loss, best = loss, epoch
        else:
            waited += 1
        if waited == patience:
            return best, epoch
    return best, None
""",
            r"reset|again|from 0|zero|new best|start|restart|in all|altogether|early|soon|\bold\b",
        ),
        # The last epoch in place of None.
        (
            """
def early_stopping(losses, patience):
    best = 1
    for epoch in range(1, len(losses) + 1):
        if losses[epoch - 1] < losses[best - 1]:
            best = epoch
        if epoch - best == patience:
            break
    return best, epoch
""",
            r"None|not stopped|yet|goes on|last epoch",
        ),
        # The best loss in place of its epoch.
        (
            """
def early_stopping(losses, patience):
    best_loss, best = losses[0], 1
    for epoch, loss in enumerate(losses, start=1):
        if loss < best_loss:
            best_loss, best = loss, epoch
        if epoch - best == patience:
            return best_loss, epoch
    return best_loss, None
""",
            r"epoch of|its epoch|not the loss|loss itself|the loss|number of the epoch|when",
        ),
        # The other way round.
        (
            """
def early_stopping(losses, patience):
    best = 1
    for epoch in range(1, len(losses) + 1):
        if losses[epoch - 1] < losses[best - 1]:
            best = epoch
        if epoch - best == patience:
            return epoch, best
    return None, best
""",
            r"order|first|swap|exchang|other way|second",
        ),
        # Without a stop, nothing is returned.
        (
            """
def early_stopping(losses, patience):
    best = 1
    for epoch in range(1, len(losses) + 1):
        if losses[epoch - 1] < losses[best - 1]:
            best = epoch
        if epoch - best == patience:
            return best, epoch
""",
            r"return|two|pair|None|not stopped|yet",
        ),
        # No break: the training goes on, and the last stop wins.
        (
            """
def early_stopping(losses, patience):
    best, stop = 1, None
    for epoch in range(1, len(losses) + 1):
        if losses[epoch - 1] < losses[best - 1]:
            best = epoch
        if epoch - best >= patience:
            stop = epoch
    return best, stop
""",
            r"first|break|return|after the stop|no longer|later|goes on|already|stopped",
        ),
        # Only the stop.
        (
            """
def early_stopping(losses, patience):
    best = 1
    for epoch in range(1, len(losses) + 1):
        if losses[epoch - 1] < losses[best - 1]:
            best = epoch
        if epoch - best == patience:
            return epoch
    return None
""",
            r"two|both|pair|tuple|epoch of the best",
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
    "second-step": [
        # Without the corrections.
        (
            """
def second_step(first, second, lr):
    m = 0.9 * 0.1 * first + 0.1 * second
    v = 0.999 * 0.001 * first**2 + 0.001 * second**2
    return -lr * m / np.sqrt(v)
""",
            r"hat|correct",
        ),
        # How long, not by how much.
        (
            """
def second_step(first, second, lr):
    m = 0.9 * 0.1 * first + 0.1 * second
    v = 0.999 * 0.001 * first**2 + 0.001 * second**2
    return lr * (m / 0.19) / np.sqrt(v / (1 - 0.999**2))
""",
            r"sign|uphill|against",
        ),
        # The corrections of the first step.
        (
            """
def second_step(first, second, lr):
    m = 0.9 * 0.1 * first + 0.1 * second
    v = 0.999 * 0.001 * first**2 + 0.001 * second**2
    return -lr * (m / 0.1) / np.sqrt(v / 0.001)
""",
            r"t is 2|second|first step",
        ),
        # The root is forgotten.
        (
            """
def second_step(first, second, lr):
    m = 0.9 * 0.1 * first + 0.1 * second
    v = 0.999 * 0.001 * first**2 + 0.001 * second**2
    return -lr * (m / (1 - 0.9**2)) / (v / (1 - 0.999**2))
""",
            r"root",
        ),
    ],
    "valley-rule": [
        # The rate of the chapter, with the usual memory.
        (
            """
def valley_rule():
    return nnlib.Momentum(0.01)
""",
            r"memory|past|too far",
        ),
        # SGD just below its limit.
        (
            """
def valley_rule():
    return nnlib.SGD(lr=0.0399)
""",
            r"swing|creep|side",
        ),
        # SGD above its limit.
        (
            """
def valley_rule():
    return nnlib.SGD(lr=0.1)
""",
            r"fl(y|ies)|overshoot|smaller",
        ),
        # A small rate and no patience.
        (
            """
def valley_rule():
    return nnlib.SGD(lr=0.001)
""",
            r"creep|away",
        ),
        # Adam as in the chapter.
        (
            """
def valley_rule():
    return nnlib.Adam(lr=0.3)
""",
            r"past|swing|memory|creep",
        ),
        # Adam with its default rate.
        (
            """
def valley_rule():
    return nnlib.Adam()
""",
            r"creep|away|swing",
        ),
        # A rule of one's own that makes new arrays.
        (
            """
def valley_rule():
    class Mine:
        def step(self, parameters, gradients):
            for w, dw in zip(parameters, gradients):
                w = w - 0.03 * dw
    return Mine()
""",
            r"in place|never moves",
        ),
        # A jump to where the chapter's valley is lowest.
        (
            """
def valley_rule():
    class Jump:
        def step(self, parameters, gradients):
            for w in parameters:
                w[:] = 0
    return Jump()
""",
            r"away|past|swing|creep|memory",
        ),
        # A function in place of an object.
        (
            """
def valley_rule():
    def step(parameters, gradients):
        for w, dw in zip(parameters, gradients):
            w -= 0.03 * dw
    return step
""",
            r"object|method|step",
        ),
        # The path in place of the rule.
        (
            """
def valley_rule():
    w = np.array([-10.0, 1.0])
    rule = nnlib.Momentum(0.03, 0.7)
    for _ in range(40):
        rule.step([w], [np.array([1.0, 50.0]) * w])
    return w
""",
            r"optimizer|object|step",
        ),
        (
            """
def valley_rule():
    nnlib.Momentum(0.03, 0.7)
""",
            r"return",
        ),
    ],
}

RIGHT = {
    "he-limit": [
        # The variance of a uniform distribution is r ** 2 / 3.
        """
def he_limit(n_in: int, n_out: int) -> float:
    variance = 2 / n_in
    return math.sqrt(3 * variance)
""",
        # The width from the variance, half of it.
        """
def he_limit(n_in, n_out):
    width = (12 * 2 / n_in) ** 0.5
    return width / 2
""",
        # A power, in float32.
        """
def he_limit(n_in, n_out):
    return np.float32(6.0) ** np.float32(0.5) * np.float32(n_in) ** np.float32(-0.5)
""",
        # Bisection.
        """
def he_limit(n_in, n_out):
    def variance(r):
        return r * r / 3

    low, high = 0.0, 10.0
    for _ in range(100):
        middle = (low + high) / 2
        if variance(middle) < 2 / n_in:
            low = middle
        else:
            high = middle
    return high
""",
        # An array without axes.
        """
def he_limit(n_in, n_out):
    return np.sqrt(np.array(6 / n_in))
""",
    ],
    "step-in-parts": [
        """
def step_in_parts(network, parts, loss, lr):
    X = np.concatenate([X for X, Y in parts])
    Y = np.concatenate([Y for X, Y in parts])
    network.backward(loss.gradient(network.forward(X), Y))
    for w, dw in zip(network.parameters, network.gradients):
        w -= lr * dw
""",
        """
def step_in_parts(network, parts, loss, lr):
    n, collected = 0, []
    for X, Y in parts:
        Y_hat = network.forward(X)
        network.backward(loss.gradient(Y_hat, Y))
        collected.append([len(X) * dw for dw in network.gradients])
        n += len(X)
    nnlib.SGD(lr).step(network.parameters, [sum(parts_of) / n for parts_of in zip(*collected)])
""",
    ],
    "early-stopping": [
        # A counter.
        """
def early_stopping(losses, patience):
    best_loss, best, waited = math.inf, 0, 0
    for epoch, loss in enumerate(losses, start=1):
        if loss < best_loss:
            best_loss, best, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                return best, epoch
    return best, None
""",
        # The smallest of all losses so far, each time anew.
        """
def early_stopping(losses: list[float], patience: int) -> tuple[int, int | None]:
    for epoch in range(1, len(losses) + 1):
        so_far = losses[:epoch]
        best = so_far.index(min(so_far)) + 1
        if epoch - best >= patience:
            return best, epoch
    return best, None
""",
        # NumPy, and its integers.
        """
def early_stopping(losses, patience):
    losses = np.array(losses)
    epochs = np.arange(1, len(losses) + 1)
    best = np.array([np.argmin(losses[:n]) + 1 for n in epochs])
    stops = np.flatnonzero(epochs - best >= patience)
    if len(stops) == 0:
        return best[-1], None
    return best[stops[0]], epochs[stops[0]]
""",
        # The first epoch after which patience epochs bring nothing better; a list.
        """
def early_stopping(losses, patience):
    best = 0
    while True:
        window = losses[best + 1 : best + 1 + patience]
        better = [k for k, loss in enumerate(window) if loss < losses[best]]
        if better:
            best += better[0] + 1
        elif len(window) == patience:
            return [best + 1, best + 1 + patience]
        else:
            return [best + 1, None]
""",
        # Recursion.
        """
def early_stopping(losses, patience):
    def search(epoch, best):
        if epoch > len(losses):
            return best, None
        if losses[epoch - 1] < losses[best - 1]:
            best = epoch
        if epoch - best == patience:
            return best, epoch
        return search(epoch + 1, best)

    return search(1, 1)
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
    "second-step": [
        """
def second_step(first, second, lr):
    m, v, w = 0, 0, 0
    for t, dw in enumerate([first, second], 1):
        m = 0.9 * m + 0.1 * dw
        v = 0.999 * v + 0.001 * dw * dw
        step = lr * (m / (1 - 0.9**t)) / (v / (1 - 0.999**t)) ** 0.5
    return -step
""",
        """
def second_step(first, second, lr):
    w, rule = np.array([0.0]), nnlib.Adam(lr)
    rule.step([w], [np.array([first])])
    before = w[0]
    rule.step([w], [np.array([second])])
    return w[0] - before
""",
    ],
    "valley-rule": [
        """
def valley_rule():
    return nnlib.Momentum(0.04, 0.7)
""",
        # Nearly the best: critically damped along the valley.
        """
def valley_rule():
    beta = ((50**0.5 - 1) / (50**0.5 + 1)) ** 2
    return nnlib.Momentum((2 / (50**0.5 + 1)) ** 2, beta=beta)
""",
        # A look ahead, after Nesterov.
        """
def valley_rule():
    class Nesterov:
        v = 0.0

        def step(self, parameters, gradients):
            [w], [dw] = parameters, gradients
            self.v = 0.8 * self.v + dw
            w -= 0.024 * (dw + 0.8 * self.v)

    return Nesterov()
""",
        # Each direction measured: the change of the slope over that of the parameter.
        """
def valley_rule():
    class Secant:
        last = None

        def step(self, parameters, gradients):
            [w], [dw] = parameters, [gradients[0].copy()]
            curvature = np.full(w.shape, 100.0)
            if self.last is not None:
                moved = w - self.last[0]
                steeper = dw - self.last[1]
                curvature = np.where(moved != 0, steeper / np.where(moved == 0, 1, moved), 100.0)
            self.last = w.copy(), dw
            w -= dw / curvature

    return Secant()
""",
    ],
}
