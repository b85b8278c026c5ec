WRONG = {
    "swap-neurons": [
        # Rows of W_2 in place of its columns.
        (
            """
def swap_neurons(W_1, b_1, W_2, i, k):
    W_1, b_1, W_2 = W_1.copy(), b_1.copy(), W_2.copy()
    W_1[[i, k]] = W_1[[k, i]]
    b_1[[i, k]] = b_1[[k, i]]
    W_2[[i, k]] = W_2[[k, i]]
    return W_1, b_1, W_2
""",
            r"column|axis|stops with|IndexError|rows of W_2",
        ),
        # The bias stays behind.
        (
            """
def swap_neurons(W_1, b_1, W_2, i, k):
    order = np.arange(len(b_1))
    order[i], order[k] = k, i
    return W_1[order], b_1.copy(), W_2[:, order]
""",
            r"bias|b_1",
        ),
        # The next layer does not know.
        (
            """
def swap_neurons(W_1, b_1, W_2, i, k):
    order = list(range(len(b_1)))
    order[i], order[k] = order[k], order[i]
    return W_1[order], b_1[order], W_2.copy()
""",
            r"W_2|next layer|output layer|second layer|column",
        ),
        # The inputs change places, not the neurons.
        (
            """
def swap_neurons(W_1, b_1, W_2, i, k):
    W_1, b_1, W_2 = W_1.copy(), b_1.copy(), W_2.copy()
    W_1[:, [i, k]] = W_1[:, [k, i]]
    b_1[[i, k]] = b_1[[k, i]]
    W_2[:, [i, k]] = W_2[:, [k, i]]
    return W_1, b_1, W_2
""",
            r"\brows?\b|inputs|stops with|IndexError|axis|columns of W_1",
        ),
        # Into the given arrays.
        (
            """
def swap_neurons(W_1, b_1, W_2, i, k):
    W_1[[i, k]] = W_1[[k, i]]
    b_1[[i, k]] = b_1[[k, i]]
    W_2[:, [i, k]] = W_2[:, [k, i]]
    return W_1, b_1, W_2
""",
            r"in place|chang|copy|overwrit|new array|leave|alone",
        ),
        # A slice is no copy.
        (
            """
def swap_neurons(W_1, b_1, W_2, i, k):
    new_W_1, new_b_1, new_W_2 = W_1[:], b_1[:], W_2[:]
    new_W_1[[i, k]] = new_W_1[[k, i]]
    new_b_1[[i, k]] = new_b_1[[k, i]]
    new_W_2[:, [i, k]] = new_W_2[:, [k, i]]
    return new_W_1, new_b_1, new_W_2
""",
            r"in place|chang|copy|overwrit|view|slice|new array|leave|alone",
        ),
        # Python's exchange, with rows that are views: one neuron is lost, the other there twice.
        (
            """
def swap_neurons(W_1, b_1, W_2, i, k):
    W_1, b_1, W_2 = W_1.copy(), b_1.copy(), W_2.copy()
    W_1[i], W_1[k] = W_1[k], W_1[i]
    b_1[i], b_1[k] = b_1[k], b_1[i]
    W_2[:, i], W_2[:, k] = W_2[:, k], W_2[:, i]
    return W_1, b_1, W_2
""",
            r"view|twice|lost|same (row|weights|numbers|neuron)|both|overwrit|copy|equal|gone",
        ),
        # Exchanged in the copies, which nobody is given.
        (
            """
def swap_neurons(W_1, b_1, W_2, i, k):
    W_1, b_1, W_2 = W_1.copy(), b_1.copy(), W_2.copy()
    W_1[[i, k]] = W_1[[k, i]]
    b_1[[i, k]] = b_1[[k, i]]
    W_2[:, [i, k]] = W_2[:, [k, i]]
""",
            r"None|return",
        ),
        # All neurons in reverse: right for two of them only.
        (
            """
def swap_neurons(W_1, b_1, W_2, i, k):
    return W_1[::-1].copy(), b_1[::-1].copy(), W_2[:, ::-1].copy()
""",
            r"only|others?\b|stay|\bi and k\b|revers|two neurons|just",
        ),
        # Taken out at i and put in at k: the answers stay, but the neurons between move, too.
        (
            """
def swap_neurons(W_1, b_1, W_2, i, k):
    order = list(range(len(b_1)))
    order.insert(k, order.pop(i))
    return W_1[order], b_1[order], W_2[:, order]
""",
            r"only|others?\b|stay|\bi and k\b|between|exchang|swap|shift|just|moved?",
        ),
        # Counted from 1.
        (
            """
def swap_neurons(W_1, b_1, W_2, i, k):
    order = np.arange(len(b_1))
    order[i - 1], order[k - 1] = k - 1, i - 1
    return W_1[order], b_1[order], W_2[:, order]
""",
            r"from 0|from zero|count|i - 1|wrong neurons|other neurons|\bi and k\b|index|off by|only",
        ),
        # In another order.
        (
            """
def swap_neurons(W_1, b_1, W_2, i, k):
    order = np.arange(len(b_1))
    order[[i, k]] = [k, i]
    return W_1[order], W_2[:, order], b_1[order]
""",
            r"order|shape|\bsecond\b|place|first W_1",
        ),
    ],
    "skip-layers": [
        # The ordinary pass.
        (
            """
def skip_forward(X, weights, biases):
    A = [X]
    for W, b in zip(weights, biases):
        A.append(np.tanh(A[-1] @ W.T + b))
    return A
""",
            r"\badds?\b|added|plus|input|skip|residual|what (it|the layer) is given|A_\{?l-1|A\[-1\]|A\[l - 1\]|adding",
        ),
        # Added before the activation.
        (
            """
def skip_forward(X, weights, biases):
    A = [X]
    for W, b in zip(weights, biases):
        A.append(np.tanh(A[-1] + A[-1] @ W.T + b))
    return A
""",
            r"inside|outside|after|before|bracket|paren|in the tanh|\badds?\b|added",
        ),
        # X is added each time.
        (
            """
def skip_forward(X, weights, biases):
    A = [X]
    for W, b in zip(weights, biases):
        A.append(X + np.tanh(A[-1] @ W.T + b))
    return A
""",
            r"\bX\b|previous|layer before|its (own )?input|what (it|the layer) is given|A_\{?l-1|A\[-1\]|A\[l - 1\]|before it",
        ),
        # Each layer is given X.
        (
            """
def skip_forward(X, weights, biases):
    A = [X]
    for W, b in zip(weights, biases):
        A.append(A[-1] + np.tanh(X @ W.T + b))
    return A
""",
            r"\bX\b|previous|layer before|its (own )?input|what (it|the layer) is given|A_\{?l-1|A\[-1\]|A\[l - 1\]|before it",
        ),
        # X is missing.
        (
            """
def skip_forward(X, weights, biases):
    result = []
    A = X
    for W, b in zip(weights, biases):
        A = A + np.tanh(A @ W.T + b)
        result.append(A)
    return result
""",
            r"\bX\b|A\[0\]|first|starts?|one (more|too few|less)|length|how many|\blong\b|begin",
        ),
        # Only the last.
        (
            """
def skip_forward(X, weights, biases):
    A = X
    for W, b in zip(weights, biases):
        A = A + np.tanh(A @ W.T + b)
    return A
""",
            r"list|\ball\b|only the last|last A|every A|each A|length",
        ),
        # W not transposed, which no shape gives away.
        (
            """
def skip_forward(X, weights, biases):
    A = [X]
    for W, b in zip(weights, biases):
        A.append(A[-1] + np.tanh(A[-1] @ W + b))
    return A
""",
            r"transpos|\.T\b|rows and columns",
        ),
        # += writes into X, and the list holds one array many times.
        (
            """
def skip_forward(X, weights, biases):
    A = X
    result = [A]
    for W, b in zip(weights, biases):
        A += np.tanh(A @ W.T + b)
        result.append(A)
    return result
""",
            r"in place|\+=|chang|copy|overwrit|same array|one array|new array",
        ),
        # X is left alone, but the list still holds one array many times.
        (
            """
def skip_forward(X, weights, biases):
    A = X.copy()
    result = [A]
    for W, b in zip(weights, biases):
        A += np.tanh(A @ W.T + b)
        result.append(A)
    return result
""",
            r"in place|\+=|copy|overwrit|same array|one array|new array|all (the )?(same|equal)|A\[0\]",
        ),
        # The list of what is added.
        (
            """
def skip_forward(X, weights, biases):
    result = [X]
    A = X
    for W, b in zip(weights, biases):
        step = np.tanh(A @ W.T + b)
        result.append(step)
        A = A + step
    return result
""",
            r"\badds?\b|added|plus|input|skip|residual|what (it|the layer) is given|A_\{?l-1|\bsum\b|without|adding|only the tanh",
        ),
        # The bias outside.
        (
            """
def skip_forward(X, weights, biases):
    A = [X]
    for W, b in zip(weights, biases):
        A.append(A[-1] + np.tanh(A[-1] @ W.T) + b)
    return A
""",
            r"bias|\bb\b|inside|bracket|paren",
        ),
        # All earlier ones are added, not only the one before.
        (
            """
def skip_forward(X, weights, biases):
    A = [X]
    for W, b in zip(weights, biases):
        A.append(sum(A) + np.tanh(A[-1] @ W.T + b))
    return A
""",
            r"only|once|twice|previous|layer before|before it|what (it|the layer) is given|A_\{?l-1|A\[-1\]|A\[l - 1\]|second layer|A\[2\]",
        ),
    ],
    "flat-piece": [
        # As if there were no ReLU.
        (
            """
def flat_piece(x, W_1, b_1, W_2, b_2, W_3, b_3):
    W = W_3 @ W_2 @ W_1
    b = W_3 @ (W_2 @ b_1 + b_2) + b_3
    return W, b
""",
            r"ReLU|silent|\boff\b|\b0\b|zero|activ|below|asleep|negative|switch|neurons that",
        ),
        # Whether the second layer's neurons are on is asked without the first layer's ReLU.
        (
            """
def flat_piece(x, W_1, b_1, W_2, b_2, W_3, b_3):
    z_1 = W_1 @ x + b_1
    z_2 = W_2 @ z_1 + b_2
    D_1 = np.diag((z_1 > 0) * 1.0)
    D_2 = np.diag((z_2 > 0) * 1.0)
    W = W_3 @ D_2 @ W_2 @ D_1 @ W_1
    b = W_3 @ D_2 @ (W_2 @ D_1 @ b_1 + b_2) + b_3
    return W, b
""",
            r"ReLU|second (hidden )?layer|layer 2|outputs of|z_2|activ|a_1|given|z_1",
        ),
        # The ReLU of the second layer is forgotten.
        (
            """
def flat_piece(x, W_1, b_1, W_2, b_2, W_3, b_3):
    on = W_1 @ x + b_1 > 0
    W = W_3 @ W_2[:, on] @ W_1[on]
    b = W_3 @ (W_2[:, on] @ b_1[on] + b_2) + b_3
    return W, b
""",
            r"second|layer 2|both|ReLU|W_2|hidden layers|each layer|silent|\boff\b",
        ),
        # Silent neurons keep their biases.
        (
            """
def flat_piece(x, W_1, b_1, W_2, b_2, W_3, b_3):
    a_1 = np.maximum(W_1 @ x + b_1, 0)
    a_2 = np.maximum(W_2 @ a_1 + b_2, 0)
    V_1 = W_1 * (a_1 > 0)[:, None]
    V_2 = W_2 * (a_2 > 0)[:, None]
    W = W_3 @ V_2 @ V_1
    b = W_3 @ (V_2 @ b_1 + b_2) + b_3
    return W, b
""",
            r"bias|\bb\b|b_1|b_2",
        ),
        # The answer at x in place of b.
        (
            """
def flat_piece(x, W_1, b_1, W_2, b_2, W_3, b_3):
    a_1 = np.maximum(W_1 @ x + b_1, 0)
    a_2 = np.maximum(W_2 @ a_1 + b_2, 0)
    W = W_3 @ np.diag(np.sign(a_2)) @ W_2 @ np.diag(np.sign(a_1)) @ W_1
    b = W_3 @ a_2 + b_3
    return W, b
""",
            r"answer|W @ x|at x|subtract|minus|output|bias|\bb\b|twice",
        ),
        # The biases of the hidden layers are forgotten.
        (
            """
def flat_piece(x, W_1, b_1, W_2, b_2, W_3, b_3):
    a_1 = np.maximum(W_1 @ x + b_1, 0)
    a_2 = np.maximum(W_2 @ a_1 + b_2, 0)
    on_1, on_2 = a_1 > 0, a_2 > 0
    W = W_3[:, on_2] @ W_2[on_2][:, on_1] @ W_1[on_1]
    return W, b_3
""",
            r"bias|\bb\b|b_1|b_2|hidden",
        ),
        # The zeros go into columns: they switch inputs off, not neurons, and fit only equal widths.
        (
            """
def flat_piece(x, W_1, b_1, W_2, b_2, W_3, b_3):
    z_1 = W_1 @ x + b_1
    z_2 = W_2 @ np.maximum(z_1, 0) + b_2
    V_1 = W_1 * (z_1 > 0)
    V_2 = W_2 * (z_2 > 0)
    c_1 = b_1 * (z_1 > 0)
    c_2 = b_2 * (z_2 > 0)
    return W_3 @ V_2 @ V_1, W_3 @ (V_2 @ c_1 + c_2) + b_3
""",
            r"\brows?\b|column|stops with|ValueError|shape|axis|None",
        ),
        # Which neurons are on is asked without the biases.
        (
            """
def flat_piece(x, W_1, b_1, W_2, b_2, W_3, b_3):
    on_1 = W_1 @ x > 0
    V_1, c_1 = W_1 * on_1[:, None], b_1 * on_1
    on_2 = W_2 @ (V_1 @ x) > 0
    V_2, c_2 = W_2 * on_2[:, None], b_2 * on_2
    return W_3 @ V_2 @ V_1, W_3 @ (V_2 @ c_1 + c_2) + b_3
""",
            r"bias|which neurons|\bsums?\b|b_1|silent|\boff\b|\bon\b",
        ),
        # The ReLU of the weights and the biases.
        (
            """
def flat_piece(x, W_1, b_1, W_2, b_2, W_3, b_3):
    def relu(Z):
        return np.maximum(Z, 0)

    W = W_3 @ relu(W_2) @ relu(W_1)
    b = W_3 @ relu(relu(W_2) @ relu(b_1) + b_2) + b_3
    return W, b
""",
            r"\bsums?\b|of the weights|negative weights|neuron|weights below|\bx\b|whole",
        ),
        # The outputs themselves in place of on and off.
        (
            """
def flat_piece(x, W_1, b_1, W_2, b_2, W_3, b_3):
    a_1 = np.maximum(W_1 @ x + b_1, 0)
    a_2 = np.maximum(W_2 @ a_1 + b_2, 0)
    W = W_3 @ np.diag(a_2) @ W_2 @ np.diag(a_1) @ W_1
    b = W_3 @ np.diag(a_2) @ (W_2 @ np.diag(a_1) @ b_1 + b_2) + b_3
    return W, b
""",
            r"slope|\b1\b|\bone\b|factor|0 or 1|\bon\b|outputs|derivative|unchanged|times",
        ),
        # The output layer is given a ReLU, too.
        (
            """
def flat_piece(x, W_1, b_1, W_2, b_2, W_3, b_3):
    V, c = np.eye(len(x)), np.zeros(len(x))
    for W, b in [(W_1, b_1), (W_2, b_2), (W_3, b_3)]:
        V, c = W @ V, W @ c + b
        off = V @ x + c < 0
        V[off], c[off] = 0, 0
    return V, c
""",
            r"output layer|last layer|third|W_3|without activation|no activation|no ReLU|only the hidden|output neuron",
        ),
    ],
    "own-triangle": [
        # Only two of the sides.
        (
            """
def triangle():
    return [
        (np.array([[50.0, 0.0], [0.0, 50.0]]), np.zeros(2), sigmoid),
        (np.array([[10.0, 10.0]]), np.array([-15.0]), sigmoid),
    ]
""",
            r"side is missing.*below 1",
        ),
        # One neuron, and no hidden layer.
        (
            """
def triangle():
    return [(np.array([[-50.0, -50.0]]), np.array([50.0]), sigmoid)]
""",
            r"side|all three|too many",
        ),
        # Each neuron on the other side of its line.
        (
            """
def triangle():
    W = np.array([[-50.0, 0.0], [0.0, -50.0], [50.0, 50.0]])
    return [(W, np.array([0.0, 0.0, -50.0]), sigmoid), (np.full((1, 3), 10.0), np.array([-25.0]), sigmoid)]
""",
            r"never says yes|wrong places|which side",
        ),
        # Weights like 0 and 1, far too gentle.
        (
            """
def triangle():
    W = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, -1.0]])
    return [(W, np.array([0.0, 0.0, 1.0]), sigmoid), (np.ones((1, 3)), np.array([-2.5]), sigmoid)]
""",
            r"never|steep",
        ),
        # W the other way round.
        (
            """
def triangle():
    W = np.array([[50.0, 0.0], [0.0, 50.0], [-50.0, -50.0]]).T
    return [(W, np.array([0.0, 0.0, 50.0]), sigmoid), (np.full((1, 3), 10.0), np.array([-25.0]), sigmoid)]
""",
            r"column for each.*row for each",
        ),
        # One bias for a layer.
        (
            """
def triangle():
    W = np.array([[50.0, 0.0], [0.0, 50.0], [-50.0, -50.0]])
    return [(W, np.array([50.0]), sigmoid), (np.full((1, 3), 10.0), np.array([-25.0]), sigmoid)]
""",
            r"bias for each",
        ),
        # The name of an activation.
        (
            """
def triangle():
    W = np.array([[50.0, 0.0], [0.0, 50.0], [-50.0, -50.0]])
    return [(W, np.array([0.0, 0.0, 50.0]), "sigmoid"), (np.full((1, 3), 10.0), np.array([-25.0]), "sigmoid")]
""",
            r"activation.*function",
        ),
        # The layers are made and not returned.
        (
            """
def triangle():
    layers = [(np.array([[50.0, 0.0]]), np.zeros(1), sigmoid)]
""",
            r"return",
        ),
        # Three answers, and no AND.
        (
            """
def triangle():
    W = np.array([[50.0, 0.0], [0.0, 50.0], [-50.0, -50.0]])
    return [(W, np.array([0.0, 0.0, 50.0]), sigmoid)]
""",
            r"3 neurons.*one answer",
        ),
        # A function of the points, without a network.
        (
            """
def triangle():
    return lambda X: (X > 0).all(axis=1) & (X.sum(axis=1) < 1)
""",
            r"list of layers",
        ),
    ],
    "weight-slopes": [
        # The sums, not the outputs.
        (
            """
def weight_slopes(A_prev, A, activation):
    return np.ones(A.shape)[:, :, None] * A_prev[:, None, :]
""",
            r"sum|slope of the activation|activation",
        ),
        # Shares by the wrong axis.
        (
            """
def weight_slopes(A_prev, A, activation):
    return activation.derivative(A)[:, None, :] * A_prev[:, :, None]
""",
            r"shape|axis|\[s, i, j\]",
        ),
        (
            """
def weight_slopes(A_prev, A, activation):
    return activation.derivative(A).T @ A_prev
""",
            r"shape|samples|axis",
        ),
    ],
    "never-forgets": [
        (
            """
class Network:
    def __init__(self, layers):
        self.layers, self.A = layers, []

    def forward(self, X):
        self.A.append(X)
        for W, b, activation in self.layers:
            self.A.append(activation(self.A[-1] @ W.T + b))
        return self.A[-1]

    def answer(self, X):
        for W, b, activation in self.layers:
            X = activation(X @ W.T + b)
        return X
""",
            r"new list|begin|adds each batch",
        ),
        # Something else is kept.
        (
            """
class Network:
    def __init__(self, layers):
        self.layers, self.A = layers, []

    def forward(self, X):
        self.A = [X]
        for W, b, activation in self.layers:
            self.A.append(activation(self.A[-1] @ W.T + b))
        return self.A[-1]

    def answer(self, X):
        self.asked = X
        for W, b, activation in self.layers:
            X = activation(X @ W.T + b)
        return X
""",
            r"self\.asked|leaves something",
        ),
        # The sums are kept.
        (
            """
class Network:
    def __init__(self, layers):
        self.layers, self.A = layers, []

    def forward(self, X):
        self.A = [X]
        for W, b, activation in self.layers:
            Z = X @ W.T + b
            X = activation(Z)
            self.A.append(Z)
        return X

    def answer(self, X):
        for W, b, activation in self.layers:
            X = activation(X @ W.T + b)
        return X
""",
            r"sums?|part 2|Part 2|outputs",
        ),
    ],
}

RIGHT = {
    "swap-neurons": [
        """
def swap_neurons(W_1, b_1, W_2, i, k):
    order = np.arange(len(b_1))
    order[i], order[k] = k, i
    return W_1[order], b_1[order], W_2[:, order]
""",
        """
def swap_neurons(W_1, b_1, W_2, i, k):
    V_1, c_1, V_2 = W_1.copy(), b_1.copy(), W_2.copy()
    V_1[i], V_1[k] = W_1[k], W_1[i]
    c_1[i], c_1[k] = b_1[k], b_1[i]
    V_2[:, i], V_2[:, k] = W_2[:, k], W_2[:, i]
    return V_1, c_1, V_2
""",
        # A matrix that exchanges.
        """
def swap_neurons(W_1, b_1, W_2, i, k):
    P = np.eye(len(b_1))
    P[[i, k]] = P[[k, i]]
    return P @ W_1, P @ b_1, W_2 @ P.T
""",
        # Copies of lists.
        """
def swap_neurons(W_1, b_1, W_2, i, k):
    def swapped(rows):
        rows = list(rows)
        rows[i], rows[k] = rows[k], rows[i]
        return np.array(rows, dtype=np.float32)

    return swapped(W_1), swapped(b_1), swapped(W_2.T).T
""",
        """
def swap_neurons(W_1: np.ndarray, b_1: np.ndarray, W_2: np.ndarray, i: int, k: int) -> list:
    order = [k if n == i else i if n == k else n for n in range(W_2.shape[1])]
    return [np.take(W_1, order, axis=0), np.take(b_1, order), np.take(W_2, order, axis=1)]
""",
    ],
    "skip-layers": [
        """
def skip_forward(X, weights, biases):
    A = [X]
    for W, b in zip(weights, biases):
        A.append(A[-1] + np.tanh(A[-1] @ W.T + b))
    return A
""",
        # A copy at every step, and then in place.
        """
def skip_forward(X, weights, biases):
    A = np.array(X)
    result = [A.copy()]
    for l in range(len(weights)):
        A += tanh(np.dot(A, weights[l].T) + biases[l])
        result.append(A.copy())
    return result
""",
        # One sample at a time, as lists.
        """
def skip_forward(X, weights, biases):
    def layer(a, W, b):
        return [a[i] + math.tanh(sum(W[i][j] * a[j] for j in range(len(a))) + b[i]) for i in range(len(b))]

    A = [[list(x) for x in X]]
    for W, b in zip(weights, biases):
        A.append([layer(a, W, b) for a in A[-1]])
    return A
""",
        # From the last layer back.
        """
def skip_forward(X, weights, biases):
    if len(weights) == 0:
        return [X]
    before = skip_forward(X, weights[:-1], biases[:-1])
    last = before[-1]
    return before + [last + np.tanh(np.einsum("sj,ij->si", last, weights[-1]) + biases[-1])]
""",
        # tanh as a stretched sigmoid, samples in columns, float32 at the end.
        """
def skip_forward(X: np.ndarray, weights: list[np.ndarray], biases: list[np.ndarray]) -> list[np.ndarray]:
    columns = [X.T]
    for W, b in zip(weights, biases):
        Z = W @ columns[-1] + b.reshape(-1, 1)
        columns.append(columns[-1] + 2 * sigmoid(2 * Z) - 1)
    return [A.T.astype(np.float32) for A in columns]
""",
    ],
    "flat-piece": [
        # Into the given arrays, which nothing forbids.
        """
def flat_piece(x, W_1, b_1, W_2, b_2, W_3, b_3):
    off_1 = W_1 @ x + b_1 < 0
    W_1[off_1] = 0
    b_1[off_1] = 0
    off_2 = W_2 @ (W_1 @ x + b_1) + b_2 < 0
    W_2[off_2] = 0
    b_2[off_2] = 0
    return W_3 @ W_2 @ W_1, W_3 @ (W_2 @ b_1 + b_2) + b_3
""",
        """
def flat_piece(x, W_1, b_1, W_2, b_2, W_3, b_3):
    z_1 = W_1 @ x + b_1
    D_1 = np.diag((z_1 > 0).astype(float))
    z_2 = W_2 @ D_1 @ z_1 + b_2
    D_2 = np.diag((z_2 > 0).astype(float))
    W = W_3 @ D_2 @ W_2 @ D_1 @ W_1
    b = W_3 @ D_2 @ (W_2 @ D_1 @ b_1 + b_2) + b_3
    return W, b
""",
        # Silent neurons are left out; b is what is missing from the answer.
        """
def flat_piece(x, W_1, b_1, W_2, b_2, W_3, b_3):
    a_1 = np.maximum(W_1 @ x + b_1, 0)
    a_2 = np.maximum(W_2 @ a_1 + b_2, 0)
    on_1, on_2 = np.flatnonzero(a_1), np.flatnonzero(a_2)
    W = W_3[:, on_2] @ W_2[np.ix_(on_2, on_1)] @ W_1[on_1]
    return W, W_3 @ a_2 + b_3 - W @ x
""",
        # A running layer; its rows that are below zero at x become 0.
        """
def flat_piece(x, W_1, b_1, W_2, b_2, W_3, b_3):
    V, c = W_1.copy(), b_1.copy()
    for W, b in [(W_2, b_2), (W_3, b_3)]:
        off = V @ x + c < 0
        V[off] = 0
        c[off] = 0
        V, c = W @ V, W @ c + b
    return [V.astype(np.float32), c.astype(np.float32)]
""",
        # Zero and the unit vectors go through the network with its switches held as they are at x.
        """
def flat_piece(x, W_1, b_1, W_2, b_2, W_3, b_3):
    on_1 = W_1 @ x + b_1 > 0
    on_2 = W_2 @ np.where(on_1, W_1 @ x + b_1, 0) + b_2 > 0

    def held(v):
        return W_3 @ np.where(on_2, W_2 @ np.where(on_1, W_1 @ v + b_1, 0) + b_2, 0) + b_3

    b = held(np.zeros(len(x)))
    return np.column_stack([held(unit) - b for unit in np.eye(len(x))]), b
""",
        # Lists and loops.
        """
def flat_piece(x, W_1, b_1, W_2, b_2, W_3, b_3):
    def through(W, b, V, c, relu):
        new_V, new_c = [], []
        for w, bias in zip(W, b):
            row = [sum(w[k] * V[k][j] for k in range(len(V))) for j in range(len(x))]
            rest = bias + sum(w[k] * c[k] for k in range(len(c)))
            if relu and sum(row[j] * x[j] for j in range(len(x))) + rest < 0:
                row, rest = [0.0] * len(x), 0.0
            new_V.append(row)
            new_c.append(rest)
        return new_V, new_c

    V, c = through(W_1, b_1, np.eye(len(x)), np.zeros(len(x)), True)
    V, c = through(W_2, b_2, V, c, True)
    return through(W_3, b_3, V, c, False)
""",
    ],
    "own-triangle": [
        # With tanh: three yeses are 3, two and a no are 1.
        """
def triangle():
    W = 40 * np.array([[1, 0], [0, 1], [-1, -1]])
    return [(W, np.array([0, 0, 40]), tanh), (np.ones((1, 3)), np.array([-1.9]), sigmoid)]
""",
        # What is wrong, counted by ReLUs: no more than a tenth is a yes.
        """
def triangle():
    def relu(z):
        return np.maximum(z, 0)

    W = np.array([[-1.0, 0.0], [0.0, -1.0], [1.0, 1.0]])
    return [(W, np.array([0.0, 0.0, -1.0]), relu), (np.full((1, 3), -100.0), np.array([3.0]), sigmoid)]
""",
        # Two layers of AND, one after another.
        """
def triangle():
    first = ([[60, 0], [0, 60], [-60, -60]], [0, 0, 60], sigmoid)
    second = ([[20, 20, 0], [0, 0, 20]], [-30, -10], sigmoid)
    return first, second, ([[20, 20]], [-30], sigmoid)
""",
    ],
    "weight-slopes": [
        """
def weight_slopes(A_prev, A, activation):
    return activation.derivative(A)[:, :, None] * A_prev[:, None, :]
""",
        # By the way back of the activation, one sample after the other.
        """
def weight_slopes(A_prev, A, activation):
    dZ = activation.backward(np.ones_like(A), A)
    return [np.outer(row, inputs) for row, inputs in zip(dZ, A_prev)]
""",
    ],
    "never-forgets": [
        # One list for ever, emptied each time.
        """
class Network:
    def __init__(self, layers):
        self.layers = layers
        self.A = []

    def forward(self, X):
        self.A.clear()
        self.A += [X]
        for W, b, activation in self.layers:
            X = activation(X @ W.T + b)
            self.A += [X]
        return X

    def answer(self, X):
        kept = list(self.A)
        outputs = self.forward(X)
        self.A = kept
        return outputs
""",
        # A second network does the answering.
        """
class Network:
    def __init__(self, layers):
        self.layers = layers

    def forward(self, X):
        self.A = (X,)
        for W, b, activation in self.layers:
            self.A = (*self.A, activation(self.A[-1] @ W.T + b))
        return self.A[-1]

    def answer(self, X):
        return Network(self.layers).forward(X)
""",
    ],
}

WRONG["count-mistakes"] = [
    (
        """
def perceptron(X, y):
    w, mistakes = np.zeros(X.shape[1]), 0
    for x, t in zip(X, y):
        if t * (w @ x) <= 0:
            w, mistakes = w + t * x, mistakes + 1
    return w, mistakes
""",
        r"round|again|once",
    ),
    (
        """
def perceptron(X, y):
    w, mistakes = np.zeros(X.shape[1]), 0
    for _ in range(1000):
        for x, t in zip(X, y):
            if t * (w @ x) < 0:
                w, mistakes = w + t * x, mistakes + 1
    return w, mistakes
""",
        r"exactly 0|<=",
    ),
]
RIGHT["count-mistakes"] = [
    """
def perceptron(X, y):
    w, mistakes, right, i = [0.0] * X.shape[1], 0, 0, 0
    while right < len(X):
        total = sum(one * other for one, other in zip(w, X[i]))
        if y[i] * total > 0:
            right += 1
        else:
            w = [one + y[i] * other for one, other in zip(w, X[i])]
            mistakes, right = mistakes + 1, 0
        i = (i + 1) % len(X)
    return w, mistakes
""",
]
WRONG["promise"] = [
    (
        """
def promise(X, y, u):
    margin = (y * (X @ u)).min() / np.linalg.norm(u)
    return (X.max() / margin) ** 2 if margin > 0 else np.inf
""",
        r"length|longest|sum of its squares",
    ),
    (
        """
def promise(X, y, u):
    margin = (y * (X @ u)).min() / np.linalg.norm(u)
    return (np.linalg.norm(X, axis=1).max() / margin) ** 2
""",
        r"separate|inf",
    ),
]
RIGHT["promise"] = [
    """
def promise(X, y, u):
    u = u / np.linalg.norm(u)
    rooms = [target * float(np.dot(u, x)) for x, target in zip(X, y)]
    if min(rooms) <= 0:
        return float("inf")
    return (max(np.linalg.norm(x) for x in X) / min(rooms)) ** 2
""",
]
WRONG["separable"] = [
    (
        """
def separable(n, k, margin, rng):
    rng = np.random.default_rng(rng)
    u = np.eye(k)[0]
    X = rng.uniform(-1, 1, (n, k))
    return X, np.sign(X @ u), u
""",
        r"margin|longer",
    ),
    ("\ndef separable(n, k, margin, rng):\n    return np.ones((n, k)), np.ones(n)\n", r"Three things"),
]
RIGHT["separable"] = [
    """
def separable(n, k, margin, rng):
    rng = np.random.default_rng(rng)
    u = np.eye(k)[-1]
    X, y = [], []
    while len(X) < n:
        x = rng.uniform(-1, 1, k)
        if x @ x <= 1 and abs(x[-1]) >= margin:
            X.append(x)
            y.append(1 if x[-1] > 0 else -1)
    return np.array(X), np.array(y), u
""",
]
WRONG["growth"] = [
    (
        """
def growth(make, learn, bound, margins, seeds):
    means, shares = [], []
    for margin in margins:
        for seed in seeds:
            X, y, u = make(margin, seed)
            w, mistakes = learn(X, y)
            means.append(mistakes)
            shares.append(mistakes / bound(X, y, u))
    return means, shares
""",
        r"too many|only|mean|parts|each margin|shape",
    ),
]
RIGHT["growth"] = [
    """
def growth(make, learn, bound, margins, seeds):
    means, shares = [], []
    for margin in margins:
        total, largest = 0, 0
        for seed in seeds:
            X, y, u = make(margin, seed)
            mistakes = learn(X, y)[1]
            total += mistakes
            largest = max(largest, mistakes / bound(X, y, u))
        means.append(total / len(seeds))
        shares.append(largest)
    return means, shares
""",
]
WRONG["worst-case"] = [
    (
        """
def as_bad_as_it_gets(n):
    X = np.array([[1.0, 0.01], [1.0, -0.01]])
    return X, np.array([1.0, -1.0]), np.array([0.0, 1.0])
""",
        r"promise|mistakes",
    ),
]
RIGHT["worst-case"] = [
    """
def as_bad_as_it_gets(n):
    X = 3.0 * np.eye(n)
    y = np.array([1.0 if i % 2 else -1.0 for i in range(n)])
    return X, y, y
""",
]
