WRONG = {
    "lion": [
        (
            """
class Lion:
    def __init__(self, lr, beta1=0.9, beta2=0.99):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.means = []

    def step(self, parameters, gradients):
        if not self.means:
            self.means = [np.zeros_like(w) for w in parameters]
        for w, dw, m in zip(parameters, gradients, self.means):
            m[...] = self.beta1 * m + (1 - self.beta1) * dw
            w -= self.lr * np.sign(m)
""",
            r"mean|before|beta2",
        ),
        (
            """
class Lion:
    def __init__(self, lr, beta1=0.9, beta2=0.99):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.means = []

    def step(self, parameters, gradients):
        if not self.means:
            self.means = [np.zeros_like(w) for w in parameters]
        for w, dw, m in zip(parameters, gradients, self.means):
            w -= self.lr * np.sign(dw)
            m[...] = self.beta2 * m + (1 - self.beta2) * dw
""",
            r"no part|mean",
        ),
        (
            """
class Lion:
    def __init__(self, lr, beta1=0.9, beta2=0.99):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.means = []

    def step(self, parameters, gradients):
        if not self.means:
            self.means = [np.zeros_like(w) for w in parameters]
        for w, dw, m in zip(parameters, gradients, self.means):
            w = w - self.lr * np.sign(self.beta1 * m + (1 - self.beta1) * dw)
            m[...] = self.beta2 * m + (1 - self.beta2) * dw
""",
            r"in place",
        ),
        (
            """
class Lion:
    def __init__(self, lr, beta1=0.9, beta2=0.99):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.means = []

    def step(self, parameters, gradients):
        if not self.means:
            self.means = [np.zeros_like(w) for w in parameters]
        for w, dw, m in zip(parameters, gradients, self.means):
            w -= self.lr * np.sign(self.beta1 * m + (1 - self.beta1) * dw)
            m = self.beta2 * m + (1 - self.beta2) * dw
""",
            r"new array",
        ),
        (
            """
class Lion:
    def __init__(self, lr, beta1=0.9, beta2=0.99):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.means = []

    def step(self, parameters, gradients):
        if not self.means:
            self.means = [np.zeros_like(w) for w in parameters]
        for w, dw, m in zip(parameters, gradients, self.means):
            w -= self.lr * np.sign(self.beta1 * m + (1 - self.beta1) * dw)
""",
            r"mean|forgotten|row",
        ),
    ],
    "sparse-layer": [
        (
            """
class SparseLayer:
    def __init__(self, W, b, M):
        self.W, self.b, self.M = W, b, M

    def forward(self, A_prev):
        self.A_prev = A_prev
        self.A = np.tanh(A_prev @ (self.W * self.M).T + self.b)
        return self.A

    def backward(self, dA):
        dZ = dA * (1 - self.A**2)
        self.dW = dZ.T @ self.A_prev
        self.db = dZ.sum(axis=0)
        return dZ @ (self.W * self.M)
""",
            r"cut",
        ),
        (
            """
class SparseLayer:
    def __init__(self, W, b, M):
        self.W, self.b, self.M = W, b, M

    def forward(self, A_prev):
        self.A_prev = A_prev
        self.A = np.tanh(A_prev @ (self.W * self.M).T + self.b)
        return self.A

    def backward(self, dA):
        dZ = dA * (1 - self.A**2)
        self.dW = dZ.T @ self.A_prev * self.M
        self.db = dZ.sum(axis=0)
        return dZ @ self.W
""",
            r"cut",
        ),
        (
            """
class SparseLayer:
    def __init__(self, W, b, M):
        self.W, self.b, self.M = W, b, M

    def forward(self, A_prev):
        self.A_prev = A_prev
        self.A = np.tanh(A_prev @ (self.W * self.M).T + self.b)
        return self.A

    def backward(self, dA):
        dZ = dA * (1 - self.A**2)
        self.dW = dZ.T @ (self.A_prev * self.M)
        self.db = dZ.sum(axis=0)
        return dZ @ (self.W * self.M)
""",
            r"shape",
        ),
        (
            """
class SparseLayer:
    def __init__(self, W, b, M):
        self.W, self.b, self.M = W, b, M

    def forward(self, A_prev):
        self.A_prev = A_prev
        self.A = np.tanh(A_prev @ (self.W * self.M).T + self.b)
        return self.A

    def backward(self, dA):
        dZ = dA * (1 - self.A**2)
        self.dW = dZ.T @ self.A_prev * self.M
        self.db = dZ.sum(axis=0)
        return dZ @ (self.W * self.M).T
""",
            r"shape",
        ),
        (
            """
class SparseLayer:
    def __init__(self, W, b, M):
        self.W, self.b, self.M = W, b, M

    def forward(self, A_prev):
        self.A_prev = A_prev
        self.A = np.tanh(A_prev @ (self.W * self.M).T + self.b)
        return self.A

    def backward(self, dA):
        dZ = dA * (1 - self.A**2)
        self.dW = dZ.T @ self.A_prev @ self.M
        self.db = dZ.sum(axis=0)
        return dZ @ (self.W * self.M)
""",
            r"shape",
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
    "one-array": [
        (
            """
def gradient_in_one_array(p, sizes, X, Y):
    Ws, bs, start = [], [], 0
    for n_in, n_out in zip(sizes, sizes[1:]):
        Ws.append(p[start : start + n_out * n_in].reshape(n_in, n_out).T)
        start += n_out * n_in
        bs.append(p[start : start + n_out])
        start += n_out
    As = [X]
    for W, b in zip(Ws, bs):
        As.append(np.tanh(As[-1] @ W.T + b))
    gradients, dA = [], 2 * (As[-1] - Y) / Y.size
    for number in reversed(range(len(Ws))):
        dZ = dA * (1 - As[number + 1] ** 2)
        dW = dZ.T @ As[number]
        gradients = [dW.T.ravel(), dZ.sum(axis=0), *gradients]
        dA = dZ @ Ws[number]
    return np.concatenate(gradients)
""",
            r"row by row",
        ),
        (
            """
def gradient_in_one_array(p, sizes, X, Y):
    Ws, bs, start = [], [], 0
    for n_in, n_out in zip(sizes, sizes[1:]):
        Ws.append(p[start : start + n_out * n_in].reshape(n_in, n_out))
        start += n_out * n_in
        bs.append(p[start : start + n_out])
        start += n_out
    As = [X]
    for W, b in zip(Ws, bs):
        As.append(np.tanh(As[-1] @ W.T + b))
    gradients, dA = [], 2 * (As[-1] - Y) / Y.size
    for number in reversed(range(len(Ws))):
        dZ = dA * (1 - As[number + 1] ** 2)
        dW = dZ.T @ As[number]
        gradients = [dW.ravel(), dZ.sum(axis=0), *gradients]
        dA = dZ @ Ws[number]
    return np.concatenate(gradients)
""",
            r"shape",
        ),
        (
            """
def gradient_in_one_array(p, sizes, X, Y):
    Ws, bs, start = [], [], 0
    for n_in, n_out in zip(sizes, sizes[1:]):
        Ws.append(p[start : start + n_out * n_in].reshape((n_out, n_in), order='F'))
        start += n_out * n_in
        bs.append(p[start : start + n_out])
        start += n_out
    As = [X]
    for W, b in zip(Ws, bs):
        As.append(np.tanh(As[-1] @ W.T + b))
    gradients, dA = [], 2 * (As[-1] - Y) / Y.size
    for number in reversed(range(len(Ws))):
        dZ = dA * (1 - As[number + 1] ** 2)
        dW = dZ.T @ As[number]
        gradients = [dW.ravel(), dZ.sum(axis=0), *gradients]
        dA = dZ @ Ws[number]
    return np.concatenate(gradients)
""",
            r"order|wrong|place",
        ),
        (
            """
def gradient_in_one_array(p, sizes, X, Y):
    Ws, bs, start = [], [], 0
    for n_in, n_out in zip(sizes, sizes[1:]):
        Ws.append(p[start : start + n_out * n_in].reshape(n_out, n_in))
        start += n_out * n_in
        bs.append(p[start : start + n_out])
        start += n_out
    As = [X]
    for W, b in zip(Ws, bs):
        As.append(np.tanh(As[-1] @ W.T + b))
    gradients, dA = [], 2 * (As[-1] - Y) / Y.size
    for number in reversed(range(len(Ws))):
        dZ = dA * (1 - As[number + 1] ** 2)
        dW = dZ.T @ As[number]
        gradients = [dW.T.ravel(), dZ.sum(axis=0), *gradients]
        dA = dZ @ Ws[number]
    return np.concatenate(gradients)
""",
            r"column",
        ),
    ],
    "break-symmetry": [
        (
            """
def differ(network):
    rng = np.random.default_rng(0)
    for layer in network.layers:
        layer.W[:] = rng.normal(size=layer.W.shape)
""",
            r"24 of the 33",
        ),
        (
            """
def differ(network):
    network.layers[1].b[0] = 3
""",
            r"copies",
        ),
        (
            """
def differ(network):
    hidden = network.layers[0]
    hidden.b[0] = 5
""",
            r"two kinds",
        ),
        (
            """
def differ(network):
    W = network.layers[0].W.copy()
    W[0, 0] = 1
    return W
""",
            r"Nothing has changed",
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
    "lion": [
        """
class Lion:
    def __init__(self, lr, beta1=0.9, beta2=0.99):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.means = []

    def step(self, parameters, gradients):
        if not self.means:
            self.means = [np.zeros_like(w) for w in parameters]
        for w, dw, m in zip(parameters, gradients, self.means):
            mix = dw + self.beta1 * (m - dw)
            w -= self.lr * ((mix > 0).astype(float) - (mix < 0))
            m *= self.beta2
            m += (1 - self.beta2) * dw
""",
        """
class Lion:
    def __init__(self, lr, beta1=0.9, beta2=0.99):
        self.lr, self.beta1, self.beta2, self.means = lr, beta1, beta2, {}

    def step(self, parameters, gradients):
        for number, (w, dw) in enumerate(zip(parameters, gradients)):
            m = self.means.get(number, 0 * w)
            for place in np.ndindex(w.shape):
                mix = self.beta1 * m[place] + (1 - self.beta1) * dw[place]
                if mix != 0:
                    w[place] -= math.copysign(self.lr, mix)
            self.means[number] = self.beta2 * m + (1 - self.beta2) * dw
""",
    ],
    "sparse-layer": [
        """
class SparseLayer:
    def __init__(self, W, b, M):
        self.W, self.b, self.M = W, b, M

    def forward(self, A_prev):
        self.A_prev = A_prev
        self.A = np.tanh(A_prev @ (self.W * self.M).T + self.b)
        return self.A

    def backward(self, dA):
        dZ = dA * (1 - self.A**2)
        self.dW = np.where(self.M == 1, dZ.T @ self.A_prev, 0)
        self.db = dZ.sum(axis=0)
        return ((self.M * self.W).T @ dZ.T).T
""",
        """
class SparseLayer:
    def __init__(self, W, b, M):
        self.W, self.b, self.M = W, b, M

    def forward(self, A_prev):
        self.A_prev = A_prev
        self.A = np.tanh(A_prev @ (self.W * self.M).T + self.b)
        return self.A

    def backward(self, dA):
        dZ = dA * (1 - self.A**2)
        self.dW = np.einsum('si,sj,ij->ij', dZ, self.A_prev, self.M).astype(np.float32)
        self.db = dZ.sum(axis=0)
        return dZ @ np.where(self.M > 0, self.W, 0.0)
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
    "one-array": [
        """
def gradient_in_one_array(p, sizes, X, Y):
    Ws, bs, start = [], [], 0
    for n_in, n_out in zip(sizes, sizes[1:]):
        Ws.append(p[start : start + n_out * n_in].reshape((n_in, n_out), order='F').T)
        start += n_out * n_in
        bs.append(p[start : start + n_out])
        start += n_out
    As = [X]
    for W, b in zip(Ws, bs):
        As.append(np.tanh(As[-1] @ W.T + b))
    gradients, dA = [], 2 * (As[-1] - Y) / Y.size
    for number in reversed(range(len(Ws))):
        dZ = dA * (1 - As[number + 1] ** 2)
        dW = dZ.T @ As[number]
        gradients = [dW.ravel(), dZ.sum(axis=0), *gradients]
        dA = dZ @ Ws[number]
    return np.concatenate(gradients)
""",
        """
def gradient_in_one_array(p, sizes, X, Y):
    Ws, bs, start = [], [], 0
    for n_in, n_out in zip(sizes, sizes[1:]):
        Ws.append(np.array([[p[start + i * n_in + j] for j in range(n_in)] for i in range(n_out)]))
        start += n_out * n_in
        bs.append(p[start : start + n_out])
        start += n_out
    As = [X]
    for W, b in zip(Ws, bs):
        As.append(np.tanh(As[-1] @ W.T + b))
    gradients, dA = [], 2 * (As[-1] - Y) / Y.size
    for number in reversed(range(len(Ws))):
        dZ = dA * (1 - As[number + 1] ** 2)
        dW = dZ.T @ As[number]
        gradients = [dW.ravel(), dZ.sum(axis=0), *gradients]
        dA = dZ @ Ws[number]
    return np.concatenate(gradients)
""",
    ],
    "break-symmetry": [
        """
def differ(network):
    network.layers[0].b[3:5] = 2, -2
""",
        """
def differ(network):
    hidden, output = network.layers
    output.W[0, :2] = -1, 0
""",
        """
def differ(network):
    network.layers[0].W[0, 1] = 1
    return network
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
