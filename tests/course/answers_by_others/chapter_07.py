WRONG = {
    "lion": [
        # The sign of the slope alone.
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
            r"mean has no part in these steps",
        ),
        # No sign: the mix itself.
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
            w -= self.lr * (self.beta1 * m + (1 - self.beta1) * dw)
            m[...] = self.beta2 * m + (1 - self.beta2) * dw
""",
            r"only its sign should",
        ),
        # The mean m takes in the slope first.
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
            m[...] = self.beta2 * m + (1 - self.beta2) * dw
            w -= self.lr * np.sign(self.beta1 * m + (1 - self.beta1) * dw)
""",
            r"takes in the new slope before the step",
        ),
        # The name m is bound anew: the mean is lost.
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
            r"new array, while the one in the list stays",
        ),
        # The name w is bound anew: the parameter stays.
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
            r"no parameter has changed",
        ),
        # The share beta1 for both.
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
            r"mix of its own, with beta2",
        ),
        # Shares of the mix swapped.
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
            w -= self.lr * np.sign((1 - self.beta1) * m + self.beta1 * dw)
            m[...] = self.beta2 * m + (1 - self.beta2) * dw
""",
            r"shares of the mix are swapped",
        ),
        # The mean m takes in the mix, not the slope.
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
            mix = self.beta1 * m + (1 - self.beta1) * dw
            w -= self.lr * np.sign(mix)
            m[...] = self.beta2 * m + (1 - self.beta2) * mix
""",
            r"takes in the mix here",
        ),
        # Divides by the size: nan where the mix is 0.
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
            mix = self.beta1 * m + (1 - self.beta1) * dw
            w -= self.lr * mix / np.abs(mix)
            m[...] = self.beta2 * m + (1 - self.beta2) * dw
""",
            r"contains nan(.|\n)*0 is divided by 0",
        ),
        # Where the mix is 0, it moves.
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
            mix = self.beta1 * m + (1 - self.beta1) * dw
            w -= self.lr * np.where(mix > 0, 1, -1)
            m[...] = self.beta2 * m + (1 - self.beta2) * dw
""",
            r"mix is 0, the parameter should stay",
        ),
        # No self before beta1.
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
            w -= self.lr * np.sign(beta1 * m + (1 - beta1) * dw)
            m[...] = beta2 * m + (1 - beta2) * dw
""",
            r"'beta1' is not defined",
        ),
        # Uphill.
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
            w += self.lr * np.sign(self.beta1 * m + (1 - self.beta1) * dw)
            m[...] = self.beta2 * m + (1 - self.beta2) * dw
""",
            r"uphill",
        ),
    ],
    "sparse-layer": [
        # As in a dense layer, twice.
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
        return dZ @ self.W
""",
            r"mask is forgotten on the whole way back",
        ),
        # No mask in dW.
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
            r"dW has slopes for weights whose connections are cut",
        ),
        # What goes to the layer before passes through cut connections.
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
            r"what goes back passes through cut connections",
        ),
        # The weights in dW.
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
        self.dW = dZ.T @ self.A_prev * (self.W * self.M)
        self.db = dZ.sum(axis=0)
        return dZ @ (self.W * self.M)
""",
            r"multiplied by the weights as well",
        ),
        # To the layer before goes dA in place of dZ.
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
        return dA @ (self.W * self.M)
""",
            r"passed to the layer before comes from dA",
        ),
        # Shapes of the last product do not fit.
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
            r"fit with a `\.T`",
        ),
        # Mask on the error signals: shapes.
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
        self.dW = (dZ * self.M).T @ self.A_prev
        self.db = dZ.sum(axis=0)
        return dZ @ (self.W * self.M)
""",
            r"mask is multiplied with dZ",
        ),
        # The mean over the samples.
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
        self.dW = dZ.T @ self.A_prev * self.M / len(dZ)
        self.db = dZ.sum(axis=0)
        return dZ @ (self.W * self.M)
""",
            r"mean over the samples",
        ),
        # Only the entries that are not cut.
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
        self.dW = (dZ.T @ self.A_prev)[self.M == 1]
        self.db = dZ.sum(axis=0)
        return dZ @ (self.W * self.M)
""",
            r"with a 0 for each connection that is cut",
        ),
        # The outputs in place of the inputs.
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
        self.dW = dZ.T @ self.A * self.M
        self.db = dZ.sum(axis=0)
        return dZ @ (self.W * self.M)
""",
            r"and not by its outputs",
        ),
        # Transposed.
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
        self.dW = self.A_prev.T @ dZ * self.M.T
        self.db = dZ.sum(axis=0)
        return dZ @ (self.W * self.M)
""",
            r"rows and columns have changed places",
        ),
        # Returns what it told nobody: dW is kept, dZ returned.
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
        return dZ
""",
            r"dA_prev has the shape \(2, 1\), but needs \(2, 3\)",
        ),
    ],
    "step-in-parts": [
        # A step after each part.
        (
            """
def step_in_parts(network, parts, loss, lr):
    for X, Y in parts:
        network.backward(loss.gradient(network.forward(X), Y))
        for w, dw in zip(network.parameters, network.gradients):
            w -= lr * dw
""",
            r"only one step is asked for",
        ),
        # All at once.
        (
            """
def step_in_parts(network, parts, loss, lr):
    X = np.concatenate([X for X, Y in parts])
    Y = np.concatenate([Y for X, Y in parts])
    network.backward(loss.gradient(network.forward(X), Y))
    for w, dw in zip(network.parameters, network.gradients):
        w -= lr * dw
""",
            r"only one part at a time",
        ),
        # Only the last part counts.
        (
            """
def step_in_parts(network, parts, loss, lr):
    for X, Y in parts:
        network.backward(loss.gradient(network.forward(X), Y))
    for w, dw in zip(network.parameters, network.gradients):
        w -= lr * dw
""",
            r"gradients of the last part",
        ),
        # The sum of the means.
        (
            """
def step_in_parts(network, parts, loss, lr):
    total = [np.zeros_like(w) for w in network.parameters]
    for X, Y in parts:
        network.backward(loss.gradient(network.forward(X), Y))
        for t, dw in zip(total, network.gradients):
            t += dw
    for w, t in zip(network.parameters, total):
        w -= lr * t
""",
            r"part counts by its share",
        ),
        # The mean of the means.
        (
            """
def step_in_parts(network, parts, loss, lr):
    total = [np.zeros_like(w) for w in network.parameters]
    for X, Y in parts:
        network.backward(loss.gradient(network.forward(X), Y))
        for t, dw in zip(total, network.gradients):
            t += dw / len(parts)
    for w, t in zip(network.parameters, total):
        w -= lr * t
""",
            r"parts differ in length",
        ),
        # Keeps the arrays themselves, which the next backward overwrites.
        (
            """
def step_in_parts(network, parts, loss, lr):
    n = sum(len(X) for X, _ in parts)
    kept = []
    for X, Y in parts:
        network.backward(loss.gradient(network.forward(X), Y))
        kept.append(network.gradients)
    for k, w in enumerate(network.parameters):
        w -= lr * sum(len(X) / n * g[k] for (X, _), g in zip(parts, kept))
""",
            r"overwrites them(.|\n)*keep copies",
        ),
        # Weighted steps, but one after each part.
        (
            """
def step_in_parts(network, parts, loss, lr):
    n = sum(len(X) for X, _ in parts)
    for X, Y in parts:
        network.backward(loss.gradient(network.forward(X), Y))
        for w, dw in zip(network.parameters, network.gradients):
            w -= lr * len(X) / n * dw
""",
            r"one step at the end",
        ),
        # Bound anew: nothing changes.
        (
            """
def step_in_parts(network, parts, loss, lr):
    n = sum(len(X) for X, _ in parts)
    total = [np.zeros_like(w) for w in network.parameters]
    for X, Y in parts:
        network.backward(loss.gradient(network.forward(X), Y))
        total = [t + len(X) / n * dw for t, dw in zip(total, network.gradients)]
    for w, t in zip(network.parameters, total):
        w = w - lr * t
""",
            r"in place",
        ),
        # Answer and target swapped.
        (
            """
def step_in_parts(network, parts, loss, lr):
    n = sum(len(X) for X, _ in parts)
    total = [np.zeros_like(w) for w in network.parameters]
    for X, Y in parts:
        network.backward(loss.gradient(Y, network.forward(X)))
        total = [t + len(X) / n * dw for t, dw in zip(total, network.gradients)]
    for w, t in zip(network.parameters, total):
        w -= lr * t
""",
            r"answers and the targets have changed places",
        ),
        # Subtracts from the list.
        (
            """
def step_in_parts(network, parts, loss, lr):
    n = sum(len(X) for X, _ in parts)
    total = 0
    for X, Y in parts:
        network.backward(loss.gradient(network.forward(X), Y))
        total += len(X) / n * network.gradients
    network.parameters -= lr * total
""",
            r"lists? of arrays",
        ),
        # Divides by the number of samples once more.
        (
            """
def step_in_parts(network, parts, loss, lr):
    n = sum(len(X) for X, _ in parts)
    total = [np.zeros_like(w) for w in network.parameters]
    for X, Y in parts:
        network.backward(loss.gradient(network.forward(X), Y))
        for t, dw in zip(total, network.gradients):
            t += dw / n
    for w, t in zip(network.parameters, total):
        w -= lr * t
""",
            r"already means over their part",
        ),
    ],
    "one-array": [
        # Nothing changed.
        (
            """
from itertools import pairwise


def gradient_in_one_array(p, sizes, X, Y):
    Ws, bs, start = [], [], 0
    for n_in, n_out in pairwise(sizes):
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
        gradients = [dW.ravel(), dZ.sum(axis=0), *gradients]
        dA = dZ @ Ws[number]
    return np.concatenate(gradients)
""",
            r"row",
        ),
        # The .T left out, nothing else.
        (
            """
from itertools import pairwise


def gradient_in_one_array(p, sizes, X, Y):
    Ws, bs, start = [], [], 0
    for n_in, n_out in pairwise(sizes):
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
            r"reshape|n_out, n_in",
        ),
        # The shape mended, but still transposed.
        (
            """
from itertools import pairwise


def gradient_in_one_array(p, sizes, X, Y):
    Ws, bs, start = [], [], 0
    for n_in, n_out in pairwise(sizes):
        Ws.append(p[start : start + n_out * n_in].reshape(n_out, n_in).T)
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
            r"reshape|`\.T` too many",
        ),
        # The gradient in the order of the wrong reading: a gradient check is content.
        (
            """
from itertools import pairwise


def gradient_in_one_array(p, sizes, X, Y):
    Ws, bs, start = [], [], 0
    for n_in, n_out in pairwise(sizes):
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
            r"column by column",
        ),
        # Reading down the columns by name.
        (
            """
from itertools import pairwise


def gradient_in_one_array(p, sizes, X, Y):
    Ws, bs, start = [], [], 0
    for n_in, n_out in pairwise(sizes):
        Ws.append(p[start : start + n_out * n_in].reshape(n_out, n_in, order='F'))
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
            r"in p they stand row by row",
        ),
        # Something elsewhere: the way back transposed.
        (
            """
from itertools import pairwise


def gradient_in_one_array(p, sizes, X, Y):
    Ws, bs, start = [], [], 0
    for n_in, n_out in pairwise(sizes):
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
        gradients = [dW.ravel(), dZ.sum(axis=0), *gradients]
        dA = dZ @ Ws[number].T
    return np.concatenate(gradients)
""",
            r"`dZ @ Ws\[number\]\.T`",
        ),
        # Forward mended to the reading, the way back not.
        (
            """
from itertools import pairwise


def gradient_in_one_array(p, sizes, X, Y):
    Ws, bs, start = [], [], 0
    for n_in, n_out in pairwise(sizes):
        Ws.append(p[start : start + n_out * n_in].reshape(n_in, n_out))
        start += n_out * n_in
        bs.append(p[start : start + n_out])
        start += n_out

    As = [X]
    for W, b in zip(Ws, bs):
        As.append(np.tanh(As[-1] @ W + b))

    gradients, dA = [], 2 * (As[-1] - Y) / Y.size
    for number in reversed(range(len(Ws))):
        dZ = dA * (1 - As[number + 1] ** 2)
        dW = dZ.T @ As[number]
        gradients = [dW.ravel(), dZ.sum(axis=0), *gradients]
        dA = dZ @ Ws[number]
    return np.concatenate(gradients)
""",
            r"`dZ @ Ws\[number\]`",
        ),
        # Mended, but the biases before the weights.
        (
            """
from itertools import pairwise


def gradient_in_one_array(p, sizes, X, Y):
    Ws, bs, start = [], [], 0
    for n_in, n_out in pairwise(sizes):
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
        gradients = [dZ.sum(axis=0), dW.ravel(), *gradients]
        dA = dZ @ Ws[number]
    return np.concatenate(gradients)
""",
            r"biases come first",
        ),
        # Mended, but the layers from the last to the first.
        (
            """
from itertools import pairwise


def gradient_in_one_array(p, sizes, X, Y):
    Ws, bs, start = [], [], 0
    for n_in, n_out in pairwise(sizes):
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
        gradients = [*gradients, dW.ravel(), dZ.sum(axis=0)]
        dA = dZ @ Ws[number]
    return np.concatenate(gradients)
""",
            r"layers are in reverse order",
        ),
        # Mended, but the mean over samples only.
        (
            """
from itertools import pairwise


def gradient_in_one_array(p, sizes, X, Y):
    Ws, bs, start = [], [], 0
    for n_in, n_out in pairwise(sizes):
        Ws.append(p[start : start + n_out * n_in].reshape(n_out, n_in))
        start += n_out * n_in
        bs.append(p[start : start + n_out])
        start += n_out

    As = [X]
    for W, b in zip(Ws, bs):
        As.append(np.tanh(As[-1] @ W.T + b))

    gradients, dA = [], 2 * (As[-1] - Y) / len(Y)
    for number in reversed(range(len(Ws))):
        dZ = dA * (1 - As[number + 1] ** 2)
        dW = dZ.T @ As[number]
        gradients = [dW.ravel(), dZ.sum(axis=0), *gradients]
        dA = dZ @ Ws[number]
    return np.concatenate(gradients)
""",
            r"all elements of Y, not over the samples alone",
        ),
        # Elsewhere: slope of the layer before.
        (
            """
from itertools import pairwise


def gradient_in_one_array(p, sizes, X, Y):
    Ws, bs, start = [], [], 0
    for n_in, n_out in pairwise(sizes):
        Ws.append(p[start : start + n_out * n_in].reshape(n_in, n_out).T)
        start += n_out * n_in
        bs.append(p[start : start + n_out])
        start += n_out

    As = [X]
    for W, b in zip(Ws, bs):
        As.append(np.tanh(As[-1] @ W.T + b))

    gradients, dA = [], 2 * (As[-1] - Y) / Y.size
    for number in reversed(range(len(Ws))):
        dZ = dA * (1 - As[number] ** 2)
        dW = dZ.T @ As[number]
        gradients = [dW.ravel(), dZ.sum(axis=0), *gradients]
        dA = dZ @ Ws[number]
    return np.concatenate(gradients)
""",
            r"`dA \* \(1 - As\[number\] \*\* 2\)`",
        ),
    ],
    "break-symmetry": [
        # Changes a copy.
        (
            """
def differ(network):
    W = network.layers[0].W.copy()
    W[0, 0] = -0.5
""",
            r"nothing has changed",
        ),
        # The bias of the output neuron only.
        (
            """
def differ(network):
    network.layers[1].b[0] = 1
""",
            r"copies of each other",
        ),
        # One output weight of the other sign.
        (
            """
def differ(network):
    network.layers[1].W[0, 0] = -1
""",
            r"can a second number make a third",
        ),
        # Two output weights, by the same.
        (
            """
def differ(network):
    network.layers[1].W[0, :2] = -0.5
""",
            r"again alike",
        ),
        # Nearly nothing.
        (
            """
def differ(network):
    network.layers[0].W[0, 0] = 0.51
    network.layers[0].W[1, 1] = 0.49
""",
            r"how different are they",
        ),
        # One neuron a little.
        (
            """
def differ(network):
    network.layers[0].b[0] = 0.1
""",
            r"can a second number make a third",
        ),
        # Far too much: saturated.
        (
            """
def differ(network):
    network.layers[0].W[0, 0] = 1000
    network.layers[0].W[1, 0] = -1000
""",
            r"1000(.|\n)*tanh is flat",
        ),
        # Both weights of one neuron.
        (
            """
def differ(network):
    network.layers[0].W[0] = [-1, 2]
""",
            r"can the two numbers make three",
        ),
        # A column: eight numbers.
        (
            """
def differ(network):
    network.layers[0].W[:, 0] = -0.5
""",
            r"changes 8 of",
        ),
        # All at random.
        (
            """
def differ(network):
    rng = np.random.default_rng(0)
    for layer in network.layers:
        layer.W[:] = rng.normal(size=layer.W.shape)
""",
            r"changes 24 of",
        ),
        # Three numbers.
        (
            """
def differ(network):
    network.layers[0].W[0, 0] = -1
    network.layers[0].W[1, 1] = -1
    network.layers[0].b[2] = 1
""",
            r"changes 3 of",
        ),
        # No such place: the axes are taken the other way round.
        (
            """
def differ(network):
    network.layers[0].W[0, 7] = -0.5
""",
            r"column 7 is asked for, but there are only 2",
        ),
        # A new network.
        (
            """
def differ(network):
    rng = np.random.default_rng(0)
    return nnlib.Network(
        nnlib.Dense(2, 8, "tanh", rng=rng), nnlib.Dense(8, 1, "sigmoid", rng=rng)
    )
""",
            r"nothing has changed(.|\n)*into the arrays of the network",
        ),
        # The arrays exchanged: three dimensions right, but the network of one neuron fewer.
        (
            """
def differ(network):
    network.layers[0].W = network.layers[0].W[1:]
""",
            r"33 numbers(.|\n)*now it has 31(.|\n)*shapes",
        ),
    ],
    "valley-rule": [
        # The chapter's SGD.
        (
            """
def valley_rule():
    return nnlib.SGD(lr=0.038)
""",
            r"creeps",
        ),
        # Beyond the limit.
        (
            """
def valley_rule():
    return nnlib.SGD(lr=0.05)
""",
            r"overshoot",
        ),
        # The chapter's momentum.
        (
            """
def valley_rule():
    return nnlib.Momentum(lr=0.01)
""",
            r"past the lowest point",
        ),
        # The chapter's Adam.
        (
            """
def valley_rule():
    return nnlib.Adam(lr=0.3)
""",
            r"past the lowest point",
        ),
        # The usual rate of Adam.
        (
            """
def valley_rule():
    return nnlib.Adam()
""",
            r"too short",
        ),
        # Too heavy a ball.
        (
            """
def valley_rule():
    return nnlib.Momentum(lr=0.03, beta=0.95)
""",
            r"past the lowest point",
        ),
        # Near miss.
        (
            """
def valley_rule():
    return nnlib.Momentum(lr=0.04, beta=0.8)
""",
            r"past the lowest point",
        ),
        # The class, not an optimizer.
        (
            """
def valley_rule():
    return nnlib.Momentum
""",
            r"that is a class",
        ),
        # Nothing returned.
        (
            """
def valley_rule():
    rule = nnlib.Momentum(lr=0.03, beta=0.7)
""",
            r"`return` the optimizer",
        ),
        # Knows where the lowest point is (in the chapter): a shortcut.
        (
            """
class Jump:
    def step(self, parameters, gradients):
        for w in parameters:
            w[:] = 0


def valley_rule():
    return Jump()
""",
            r"stands still(.|\n)*slopes",
        ),
        # Knows where it starts: 10 to the left, 1 above.
        (
            """
class JumpFromTheStart:
    done = False

    def step(self, parameters, gradients):
        if not self.done:
            parameters[0] += [10, -1]
            self.done = True


def valley_rule():
    return JumpFromTheStart()
""",
            r"not by the slopes",
        ),
        # The name w is bound anew: nothing moves.
        (
            """
class Own:
    def step(self, parameters, gradients):
        for w, dw in zip(parameters, gradients):
            w = w - dw / np.array([1.0, 50.0])


def valley_rule():
    return Own()
""",
            r"in place",
        ),
        # Step has other arguments.
        (
            """
class Own:
    def step(self, w, dw, lr):
        w -= lr * dw


def valley_rule():
    return Own()
""",
            r"missing 1 required positional argument: 'lr'",
        ),
        # Signs only, of one length.
        (
            """
class Signs:
    def step(self, parameters, gradients):
        for w, dw in zip(parameters, gradients):
            w -= 0.3 * np.sign(dw)


def valley_rule():
    return Signs()
""",
            r"swings",
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
            w -= self.lr * np.sign(self.beta1 * m + (1 - self.beta1) * dw)
            m[...] = self.beta2 * m + (1 - self.beta2) * dw
""",
        """
class Lion:
    def __init__(self, lr, beta1=0.9, beta2=0.99):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.means = []

    def step(self, parameters, gradients):
        if not self.means:
            self.means = [np.zeros_like(w) for w in parameters]
        for w, dw, m in zip(parameters, gradients, self.means):
            mix = m + (1 - self.beta1) * (dw - m)
            w[mix > 0] -= self.lr
            w[mix < 0] += self.lr
            m += (1 - self.beta2) * (dw - m)
""",
        """
class Lion:
    def __init__(self, lr, beta1=0.9, beta2=0.99):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.means = []

    def step(self, parameters, gradients):
        if not self.means:
            self.means = [np.zeros_like(w) for w in parameters]
        for w, dw, m in zip(parameters, gradients, self.means):
            mix = self.beta1 * m + dw - self.beta1 * dw
            m *= self.beta2
            m += dw * (1 - self.beta2)
            w[...] = w - np.sign(mix) * self.lr
""",
        """
class Lion:
    def __init__(self, lr, beta1=0.9, beta2=0.99):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.means = []

    def step(self, parameters, gradients):
        if not self.means:
            self.means = [np.zeros_like(w) for w in parameters]
        for w, dw, m in zip(parameters, gradients, self.means):
            for place in np.ndindex(w.shape):
                mix = self.beta1 * m[place] + (1 - self.beta1) * dw[place]
                if mix > 0:
                    w[place] -= self.lr
                elif mix < 0:
                    w[place] += self.lr
                m[place] = self.beta2 * m[place] + (1 - self.beta2) * dw[place]
""",
        """
class Lion:
    def __init__(self, lr, beta1=0.9, beta2=0.99):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.means = []

    def step(self, parameters, gradients):
        if not self.means:
            self.means = [np.zeros_like(w) for w in parameters]
        for i in range(len(parameters)):
            m, dw = self.means[i], gradients[i]
            mix = self.beta1 * m + (1 - self.beta1) * dw
            np.subtract(parameters[i], self.lr * np.sign(mix), out=parameters[i])
            self.means[i] = self.beta2 * m + (1 - self.beta2) * dw
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
        self.dW = dZ.T @ self.A_prev * self.M
        self.db = dZ.sum(axis=0)
        return dZ @ (self.W * self.M)
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
        self.dW = np.where(self.M == 0, 0.0, dZ.T @ self.A_prev)
        self.db = dZ.sum(axis=0)
        return (dZ[:, :, None] * self.W * self.M).sum(axis=1)
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
        self.dW = np.einsum('si,sj,ij->ij', dZ, self.A_prev, self.M)
        self.db = dZ.sum(axis=0)
        return np.einsum('si,ij,ij->sj', dZ, self.W, self.M)
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
        self.dW = np.zeros(self.W.shape)
        self.db = dZ.sum(axis=0)
        dA_prev = np.zeros(self.A_prev.shape)
        for s in range(len(dZ)):
            for i, j in np.argwhere(self.M == 1):
                self.dW[i, j] += dZ[s, i] * self.A_prev[s, j]
                dA_prev[s, j] += dZ[s, i] * self.W[i, j]
        return dA_prev
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
        dW = np.dot(self.A_prev.T, dZ).T
        dW[self.M == 0] = 0
        self.dW = dW
        self.db = dZ.sum(axis=0)
        used = self.W.copy()
        used[self.M == 0] = 0
        return np.dot(used.T, dZ.T).T
""",
    ],
    "step-in-parts": [
        """
def step_in_parts(network, parts, loss, lr):
    n = sum(len(X) for X, _ in parts)
    total = [np.zeros_like(w) for w in network.parameters]
    for X, Y in parts:
        network.backward(loss.gradient(network.forward(X), Y))
        total = [t + len(X) / n * dw for t, dw in zip(total, network.gradients)]
    for w, t in zip(network.parameters, total):
        w -= lr * t
""",
        """
def step_in_parts(network, parts, loss, lr):
    n, total = 0, None
    for X, Y in parts:
        n += len(X)
        network.backward(loss.gradient(network.forward(X), Y) * len(X))
        found = [dw.copy() for dw in network.gradients]
        total = found if total is None else [t + f for t, f in zip(total, found)]
    for w, t in zip(network.parameters, total):
        w[...] = w - lr * t / n
""",
        """
def step_in_parts(network, parts, loss, lr):
    lengths = np.array([len(Y) for _, Y in parts])
    shares = lengths / lengths.sum()
    kept = []
    for X, Y in parts:
        network.backward(loss.gradient(network.forward(X), Y))
        kept.append([np.array(dw) for dw in network.gradients])
    for k, w in enumerate(network.parameters):
        w -= lr * sum(share * grads[k] for share, grads in zip(shares, kept))
""",
        """
def step_in_parts(network, parts, loss, lr):
    parameters, n = network.parameters, sum(len(X) for X, _ in parts)
    flat = np.zeros(sum(w.size for w in parameters))
    for X, Y in parts:
        network.backward(loss.gradient(network.forward(X), Y))
        flat += np.concatenate([dw.ravel() for dw in network.gradients]) * len(X)
    flat /= n
    start = 0
    for w in parameters:
        w -= lr * flat[start : start + w.size].reshape(w.shape)
        start += w.size
""",
        # Steps are kept back in copies until all parts have been through.
        """
def step_in_parts(network, parts, loss, lr):
    n = sum(len(X) for X, _ in parts)
    new = [w.copy() for w in network.parameters]
    for X, Y in parts:
        network.backward(loss.gradient(network.forward(X), Y))
        for w, dw in zip(new, network.gradients):
            w -= lr * len(X) / n * dw
    for w, moved in zip(network.parameters, new):
        w[:] = moved
""",
        """
def step_in_parts(network, parts, loss, lr):
    n = np.sum([len(X) for X, _ in parts])
    total = [np.zeros(w.shape, dtype=np.float32) for w in network.parameters]
    for X, Y in parts:
        network.backward(loss.gradient(network.forward(X), Y) * (len(X) / n))
        for t, dw in zip(total, network.gradients):
            t += dw
    for w, t in zip(network.parameters, total):
        w -= lr * t
""",
    ],
    "one-array": [
        """
from itertools import pairwise


def gradient_in_one_array(p, sizes, X, Y):
    Ws, bs, start = [], [], 0
    for n_in, n_out in pairwise(sizes):
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
        gradients = [dW.ravel(), dZ.sum(axis=0), *gradients]
        dA = dZ @ Ws[number]
    return np.concatenate(gradients)
""",
        """
from itertools import pairwise


def gradient_in_one_array(p, sizes, X, Y):
    Ws, bs, start = [], [], 0
    for n_in, n_out in pairwise(sizes):
        Ws.append(p[start : start + n_out * n_in].reshape(n_out, -1))
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
from itertools import pairwise


def gradient_in_one_array(p, sizes, X, Y):
    Ws, bs, start = [], [], 0
    for n_in, n_out in pairwise(sizes):
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
from itertools import pairwise


def gradient_in_one_array(p, sizes, X, Y):
    Ws, bs, start = [], [], 0
    for n_in, n_out in pairwise(sizes):
        Ws.append(np.array([p[start + i * n_in : start + (i + 1) * n_in] for i in range(n_out)]))
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
        # W kept as (n_in, n_out), consistently all the way.
        """
from itertools import pairwise


def gradient_in_one_array(p, sizes, X, Y):
    Ws, bs, start = [], [], 0
    for n_in, n_out in pairwise(sizes):
        Ws.append(p[start : start + n_out * n_in].reshape(n_out, n_in).T)
        start += n_out * n_in
        bs.append(p[start : start + n_out])
        start += n_out

    As = [X]
    for W, b in zip(Ws, bs):
        As.append(np.tanh(As[-1] @ W + b))

    gradients, dA = [], 2 * (As[-1] - Y) / Y.size
    for number in reversed(range(len(Ws))):
        dZ = dA * (1 - As[number + 1] ** 2)
        dW = As[number].T @ dZ
        gradients = [dW.T.ravel(), dZ.sum(axis=0), *gradients]
        dA = dZ @ Ws[number].T
    return np.concatenate(gradients)
""",
        """
from itertools import pairwise


def gradient_in_one_array(p, sizes, X, Y):
    Ws, bs, start = [], [], 0
    for n_in, n_out in pairwise(sizes):
        Ws.append(p[start : start + n_out * n_in].copy().reshape([n_out, n_in]))
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
        gradients = [*[number for row in dW for number in [row]], dZ.sum(axis=0), *gradients]
        dA = dZ @ Ws[number]
    return np.concatenate(gradients)
""",
    ],
    "break-symmetry": [
        """
def differ(network):
    network.layers[0].W[0, 0] = -2
""",
        """
def differ(network):
    W = network.layers[0].W
    W[0, 0], W[1, 1] = 5, -5
""",
        """
def differ(network):
    network.layers[0].b[:2] += [3, -3]
""",
        """
def differ(network):
    hidden, output = network.layers
    hidden.W[1, 0] = 3
    output.W[0, 0] = -3
""",
        """
def differ(network):
    network.layers[0].W[0, 0] = 2
    network.layers[0].W[1, 1] = 2
""",
        """
def differ(network):
    network.layers[1].W[0, :2] += [0.1, -0.1]
""",
        """
def differ(network):
    W = network.layers[0].W.copy()
    W[0, 0] *= -4
    network.layers[0].W[...] = W
""",
    ],
    "valley-rule": [
        """
def valley_rule():
    return nnlib.Momentum(lr=0.03, beta=0.7)
""",
        """
def valley_rule():
    return nnlib.Adam(lr=0.7, beta1=0.5, beta2=0.99)
""",
        """
class AdaGrad:
    def __init__(self, lr):
        self.lr, self.sums = lr, []

    def step(self, parameters, gradients):
        if not self.sums:
            self.sums = [np.zeros_like(w) for w in parameters]
        for w, dw, total in zip(parameters, gradients, self.sums):
            total += dw**2
            w -= self.lr * dw / (np.sqrt(total) + 1e-8)


def valley_rule():
    return AdaGrad(5)
""",
        # Each parameter has a step of its own, longer while the sign stays.
        """
class Rprop:
    def __init__(self, lr):
        self.lr, self.before = lr, None

    def step(self, parameters, gradients):
        if self.before is None:
            self.before = [np.zeros_like(w) for w in parameters]
            self.lengths = [np.full_like(w, self.lr) for w in parameters]
        for w, dw, old, d in zip(parameters, gradients, self.before, self.lengths):
            d *= np.where(dw * old > 0, 1.2, np.where(dw * old < 0, 0.5, 1))
            w -= d * np.sign(dw)
            old[...] = dw


def valley_rule():
    return Rprop(0.1)
""",
        # Rates that take turns.
        """
class Turns:
    def __init__(self):
        k = np.arange(20)
        self.rates = 1 / (25.5 + 24.5 * np.cos(np.pi * (2 * k + 1) / 40))
        self.t = 0

    def step(self, parameters, gradients):
        for w, dw in zip(parameters, gradients):
            w -= self.rates[self.t % 20] * dw
        self.t += 1


def valley_rule():
    return Turns()
""",
        # The curvatures are known from the task.
        """
class ByCurvature:
    def step(self, parameters, gradients):
        for w, dw in zip(parameters, gradients):
            w[...] = w - 0.5 * dw / np.array([1.0, 50.0])


def valley_rule():
    return ByCurvature()
""",
        """
def valley_rule():
    return nnlib.Momentum(0.05, 0.6)
""",
        """
def valley_rule():
    return nnlib.Adam(1, 0.7)
""",
    ],
}

# These stop in the middle of the program, and no known mistake is looked for there.
GENERAL: dict[str, dict[int, str]] = {
    "step-in-parts": {10: "Python's own words for a list that is multiplied, and the line"},
    "one-array": {
        2: "the shapes that do not fit, and the line in which they meet; the fault is where the weights are taken out",
        3: "the same two shapes in the same line",
    },
}
