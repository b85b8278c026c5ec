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
        # The three half planes, but so gentle that the answer is never above one half.
        (
            """
def triangle():

    W_1 = np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, -1.0]])
    b_1 = np.array([0.0, 0.0, 1.0])
    return [(W_1, b_1, sigmoid), (np.array([[1.0, 1.0, 1.0]]), np.array([-2.5]), sigmoid)]
""",
            r"never says yes.*so gently that",
        ),
        # Two lines only: forgot the slanted side.
        (
            """
def triangle():

    W_1 = 50 * np.array([[1.0, 0.0], [0.0, 1.0]])
    b_1 = np.array([0.0, 0.0])
    return [(W_1, b_1, sigmoid), (np.array([[20.0, 20.0]]), np.array([-30.0]), sigmoid)]
""",
            r"One side is missing.*x1 \+ x2 is below 1",
        ),
        # Sign of the slanted side.
        (
            """
def triangle():

    W_1 = 50 * np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
    b_1 = 50 * np.array([0.0, 0.0, -1.0])
    return [(W_1, b_1, sigmoid), (np.array([[20.0, 20.0, 20.0]]), np.array([-50.0]), sigmoid)]
""",
            r"wrong places\. On which side of its line",
        ),
        # OR in place of AND at the end.
        (
            """
def triangle():

    W_1 = 50 * np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, -1.0]])
    b_1 = 50 * np.array([0.0, 0.0, 1.0])
    return [(W_1, b_1, sigmoid), (np.array([[20.0, 20.0, 20.0]]), np.array([-10.0]), sigmoid)]
""",
            r"A yes should need all three sides",
        ),
        # Bias of the slanted side wrong: a larger triangle.
        (
            """
def triangle():

    W_1 = 50 * np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, -1.0]])
    b_1 = 50 * np.array([0.0, 0.0, 2.0])
    return [(W_1, b_1, sigmoid), (np.array([[20.0, 20.0, 20.0]]), np.array([-50.0]), sigmoid)]
""",
            r"lies too far out.*x1 \+ x2 is below 1",
        ),
        # W with a row for each input, transposed.
        (
            """
def triangle():

    W_1 = 50 * np.array([[1.0, 0.0, -1.0], [0.0, 1.0, -1.0]])
    b_1 = 50 * np.array([0.0, 0.0, 1.0])
    return [(W_1, b_1, sigmoid), (np.array([[20.0], [20.0], [20.0]]), np.array([-50.0]), sigmoid)]
""",
            r"W of layer 1 has the shape \(2, 3\).*a row for each neuron",
        ),
        # Forgot the activations.
        (
            """
def triangle():

    W_1 = 50 * np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, -1.0]])
    b_1 = 50 * np.array([0.0, 0.0, 1.0])
    return [(W_1, b_1), (np.array([[20.0, 20.0, 20.0]]), np.array([-50.0]))]
""",
            r"a layer of three things, \(W, b, activation\)",
        ),
        # Yes outside and no inside.
        (
            """
def triangle():

    W_1 = np.array([[-1.0, 0.0], [0.0, -1.0], [1.0, 1.0]])
    b_1 = np.array([0.0, 0.0, -1.0])
    return [(W_1, b_1, relu), (np.array([[100.0, 100.0, 100.0]]), np.array([-1.0]), sigmoid)]
""",
            r"no inside and yes outside",
        ),
        # No output neuron: three answers.
        (
            """
def triangle():

    W_1 = 50 * np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, -1.0]])
    b_1 = 50 * np.array([0.0, 0.0, 1.0])
    return [(W_1, b_1, sigmoid)]
""",
            r"has 3 neurons, but one answer",
        ),
    ],
    "weight-slopes": [
        # The activation itself in place of its slope.
        (
            """
def weight_slopes(A_prev, A, activation):
    slopes = np.zeros((len(A), A.shape[1], A_prev.shape[1]))
    for s in range(len(A)):
        for i in range(A.shape[1]):
            steepness = activation(A[s, i])
            slopes[s, i] = steepness * A_prev[s]
    return slopes
""",
            r"Its slope is needed, `activation\.derivative`",
        ),
        # The input is taken from what went out.
        (
            """
def weight_slopes(A_prev, A, activation):
    slopes = np.zeros((len(A), A.shape[1], A_prev.shape[1]))
    for s in range(len(A)):
        for i in range(A.shape[1]):
            steepness = activation.derivative(A[s, i])
            slopes[s, i] = steepness * A[s]
    return slopes
""",
            r"A_prev is what came in",
        ),
        # The inputs of sample i in place of sample s.
        (
            """
def weight_slopes(A_prev, A, activation):
    slopes = np.zeros((len(A), A.shape[1], A_prev.shape[1]))
    for s in range(len(A)):
        for i in range(A.shape[1]):
            steepness = activation.derivative(A[s, i])
            slopes[s, i] = steepness * A_prev[i]
    return slopes
""",
            r"inputs are those of sample i.*those of sample s",
        ),
        # One input for all weights of the neuron.
        (
            """
def weight_slopes(A_prev, A, activation):
    slopes = np.zeros((len(A), A.shape[1], A_prev.shape[1]))
    for s in range(len(A)):
        for i in range(A.shape[1]):
            steepness = activation.derivative(A[s, i])
            slopes[s, i] = steepness * A_prev[s, i]
    return slopes
""",
            r"All weights of a neuron get the same input",
        ),
        # The slope of the activation at the input.
        (
            """
def weight_slopes(A_prev, A, activation):
    slopes = np.zeros((len(A), A.shape[1], A_prev.shape[1]))
    for s in range(len(A)):
        for i in range(A.shape[1]):
            steepness = activation.derivative(A_prev[s])
            slopes[s, i] = steepness * A_prev[s]
    return slopes
""",
            r"taken at the inputs of the layer\. Its outputs are in A",
        ),
        # Forgot the second of the slopes.
        (
            """
def weight_slopes(A_prev, A, activation):
    slopes = np.zeros((len(A), A.shape[1], A_prev.shape[1]))
    for s in range(len(A)):
        for i in range(A.shape[1]):
            steepness = activation.derivative(A[s, i])
            slopes[s, i] = steepness
    return slopes
""",
            r"How far the sum moves with a weight is still missing",
        ),
        # Forgot the first of the slopes.
        (
            """
def weight_slopes(A_prev, A, activation):
    slopes = np.zeros((len(A), A.shape[1], A_prev.shape[1]))
    for s in range(len(A)):
        for i in range(A.shape[1]):
            steepness = 1
            slopes[s, i] = A_prev[s]
    return slopes
""",
            r"multiply by the slope of the activation",
        ),
        # Applies the activation once more: takes A for the sum.
        (
            """
def weight_slopes(A_prev, A, activation):
    slopes = np.zeros((len(A), A.shape[1], A_prev.shape[1]))
    for s in range(len(A)):
        for i in range(A.shape[1]):
            steepness = activation.derivative(activation(A[s, i]))
            slopes[s, i] = steepness * A_prev[s]
    return slopes
""",
            r"applied once more, before its slope is found",
        ),
        # Adds in place of multiplying.
        (
            """
def weight_slopes(A_prev, A, activation):
    slopes = np.zeros((len(A), A.shape[1], A_prev.shape[1]))
    for s in range(len(A)):
        for i in range(A.shape[1]):
            steepness = activation.derivative(A[s, i])
            slopes[s, i] = steepness + A_prev[s]
    return slopes
""",
            r"two slopes are added",
        ),
        # The slope of the sigmoid, whatever the activation is.
        (
            """
def weight_slopes(A_prev, A, activation):
    slopes = np.zeros((len(A), A.shape[1], A_prev.shape[1]))
    for s in range(len(A)):
        for i in range(A.shape[1]):
            steepness = A[s, i] * (1 - A[s, i])
            slopes[s, i] = steepness * A_prev[s]
    return slopes
""",
            r"slope of the sigmoid, whatever the activation is",
        ),
        # Returns inside the loop: one neuron only.
        (
            """
def weight_slopes(A_prev, A, activation):
    slopes = np.zeros((len(A), A.shape[1], A_prev.shape[1]))
    for s in range(len(A)):
        for i in range(A.shape[1]):
            steepness = activation.derivative(A[s, i])
            slopes[s, i] = steepness * A_prev[s]
        return slopes
""",
            r"Only the first sample.*`return` stand inside the loop over the samples",
        ),
    ],
    "never-forgets": [
        # Half a fix: answer keeps nothing, forward still grows.
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
            r"`forward` adds each batch",
        ),
        # Half a fix: forward starts anew, answer still overwrites the list.
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
        return self.forward(X)
""",
            r"`answer` calls it, and so replaces what was kept",
        ),
        # Answer forgets everything afterwards.
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
        result = self.forward(X)
        self.A = []
        return result
""",
            r"`answer` empties the list",
        ),
        # Answer throws away the last entry only.
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
        result = self.forward(X)
        self.A.pop()
        return result
""",
            r"list is that of the question, without its last entry",
        ),
        # Keeps another name for the list, not a copy, and clear() empties both.
        (
            """
class Network:
    def __init__(self, layers):
        self.layers, self.A = layers, []

    def forward(self, X):
        self.A.clear()
        self.A.append(X)
        for W, b, activation in self.layers:
            self.A.append(activation(self.A[-1] @ W.T + b))
        return self.A[-1]

    def answer(self, X):
        kept = self.A
        result = self.forward(X)
        self.A = kept
        return result
""",
            r"another name for the same list",
        ),
        # Starts anew, but without X.
        (
            """
class Network:
    def __init__(self, layers):
        self.layers, self.A = layers, []

    def forward(self, X):
        self.A = []
        A = X
        for W, b, activation in self.layers:
            A = activation(A @ W.T + b)
            self.A.append(A)
        return A

    def answer(self, X):
        for W, b, activation in self.layers:
            X = activation(X @ W.T + b)
        return X
""",
            r"X is missing from the list",
        ),
        # Keeps the last output alone.
        (
            """
class Network:
    def __init__(self, layers):
        self.layers, self.A = layers, []

    def forward(self, X):
        self.A = [X]
        for W, b, activation in self.layers:
            self.A = [activation(self.A[-1] @ W.T + b)]
        return self.A[-1]

    def answer(self, X):
        for W, b, activation in self.layers:
            X = activation(X @ W.T + b)
        return X
""",
            r"Only the last outputs are in the list",
        ),
        # Never writes to self.A.
        (
            """
class Network:
    def __init__(self, layers):
        self.layers, self.A = layers, []

    def forward(self, X):
        A = [X]
        for W, b, activation in self.layers:
            A.append(activation(A[-1] @ W.T + b))
        return A[-1]

    def answer(self, X):
        for W, b, activation in self.layers:
            X = activation(X @ W.T + b)
        return X
""",
            r"After `forward` the list is empty.*`self\.A` stays",
        ),
        # Cuts the list to length, at the wrong end: keeps the first batch.
        (
            """
class Network:
    def __init__(self, layers):
        self.layers, self.A = layers, []

    def forward(self, X):
        self.A.append(X)
        for W, b, activation in self.layers:
            self.A.append(activation(self.A[-1] @ W.T + b))
        result = self.A[-1]
        self.A = self.A[: len(self.layers) + 1]
        return result

    def answer(self, X):
        for W, b, activation in self.layers:
            X = activation(X @ W.T + b)
        return X
""",
            r"holds the first batch, and not the last",
        ),
        # Empties the list before it is read.
        (
            """
class Network:
    def __init__(self, layers):
        self.layers, self.A = layers, []

    def forward(self, X):
        self.A = []
        for W, b, activation in self.layers:
            self.A.append(activation(self.A[-1] @ W.T + b))
        return self.A[-1]

    def answer(self, X):
        for W, b, activation in self.layers:
            X = activation(X @ W.T + b)
        return X
""",
            r"list index out of range\s+It happened in your line\s+self\.A\.append",
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
        """
def triangle():

    W_1 = 50 * np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, -1.0]])
    b_1 = 50 * np.array([0.0, 0.0, 1.0])
    return [(W_1, b_1, sigmoid), (np.array([[20.0, 20.0, 20.0]]), np.array([-50.0]), sigmoid)]
""",
        # The sum of what is outside, with ReLU.
        """
def triangle():

    W_1 = np.array([[-1.0, 0.0], [0.0, -1.0], [1.0, 1.0]])
    b_1 = np.array([0.0, 0.0, -1.0])
    return [(W_1, b_1, relu), (np.full((1, 3), -1000.0), np.array([5.0]), sigmoid)]
""",
        # Without an activation at the end: 1 inside, far below outside.
        """
def triangle():

    W_1 = np.array([[-1.0, 0.0], [0.0, -1.0], [1.0, 1.0]])
    return [(W_1, np.array([0.0, 0.0, -1.0]), relu), (-200 * np.ones((1, 3)), np.array([1.0]), identity)]
""",
        # Tanh, and a third layer that only passes on.
        """
def triangle():

    W_1 = np.array([[40, 0], [0, 40], [-40, -40]])
    b_1 = np.array([0, 0, 40])
    AND = (np.array([[30, 30, 30]]), np.array([-60]), tanh)
    return [(W_1, b_1, tanh), AND, (np.array([[9]]), np.array([0]), sigmoid)]
""",
        # Softmax over yes and no would have two columns; one with two sides first, the third later.
        """
def triangle():

    first = (np.array([[60.0, 0.0], [0.0, 60.0], [-60.0, -60.0], [1.0, 1.0]]), np.array([0.0, 0.0, 60.0, 0.0]), sigmoid)
    second = (np.array([[40.0, 40.0, 0.0, 0.0], [0.0, 0.0, 40.0, 0.0]]), np.array([-60.0, -20.0]), sigmoid)
    third = (np.array([[40.0, 40.0]]), np.array([-60.0]), sigmoid)
    return [first, second, third]
""",
    ],
    "weight-slopes": [
        """
def weight_slopes(A_prev, A, activation):
    slopes = np.zeros((len(A), A.shape[1], A_prev.shape[1]))
    for s in range(len(A)):
        for i in range(A.shape[1]):
            steepness = activation.derivative(A[s, i])
            slopes[s, i] = steepness * A_prev[s]
    return slopes
""",
        """
def weight_slopes(A_prev, A, activation):
    return activation.derivative(A)[:, :, None] * A_prev[:, None, :]
""",
        """
def weight_slopes(A_prev, A, activation):
    return np.einsum("si,sj->sij", activation.derivative(A), A_prev)
""",
        """
def weight_slopes(A_prev, A, activation):
    steep = activation.derivative(A)
    return np.array([np.outer(d, a) for d, a in zip(steep, A_prev)])
""",
        """
def weight_slopes(A_prev, A, activation):
    n, n_out = A.shape
    slopes = np.empty((n, n_out, A_prev.shape[1]))
    for j in range(A_prev.shape[1]):
        for s in range(n):
            for i in range(n_out):
                slopes[s, i, j] = A_prev[s, j] * activation.backward(np.ones(1), A[s, i : i + 1])[0]
    return slopes
""",
    ],
    "never-forgets": [
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
        for W, b, activation in self.layers:
            X = activation(X @ W.T + b)
        return X
""",
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
        kept = self.A
        result = self.forward(X)
        self.A = kept
        return result
""",
        """
class Network:
    def __init__(self, layers):
        self.layers, self.A = layers, []

    def forward(self, X):
        self.A.clear()
        self.A.append(X)
        for W, b, activation in self.layers:
            self.A.append(activation(self.A[-1] @ W.T + b))
        return self.A[-1]

    def answer(self, X):
        A = X
        for layer in self.layers:
            A = layer[2](A @ layer[0].T + layer[1])
        return A
""",
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
        return Network(self.layers).forward(X)
""",
        """
class Network:
    def __init__(self, layers):
        self.layers, self.A = layers, []

    def forward(self, X):
        del self.A[:]
        self.A.append(X)
        for W, b, activation in self.layers:
            self.A.append(activation(self.A[-1] @ W.T + b))
        return self.A[-1]

    def answer(self, X):
        before = list(self.A)
        try:
            return self.forward(X)
        finally:
            self.A[:] = before
""",
    ],
}

WRONG["count-mistakes"] = [
    # < in place of <=: with w = 0 nothing is ever a mistake.
    (
        """
def perceptron(X, y):

    w, mistakes, wrong = np.zeros(X.shape[1]), 0, True
    while wrong:
        wrong = False
        for x, target in zip(X, y):
            if target * (w @ x) < 0:
                w = w + target * x
                mistakes += 1
                wrong = True
    return w, mistakes
""",
        r"exactly 0 counts as a mistake",
    ),
    # Counts rounds in place of mistakes.
    (
        """
def perceptron(X, y):

    w, rounds, wrong = np.zeros(X.shape[1]), 0, True
    while wrong:
        wrong = False
        rounds += 1
        for x, target in zip(X, y):
            if target * (w @ x) <= 0:
                w = w + target * x
                wrong = True
    return w, rounds
""",
        r"These are the rounds\. Count the steps",
    ),
    # One round only.
    (
        """
def perceptron(X, y):

    w, mistakes = np.zeros(X.shape[1]), 0
    for x, target in zip(X, y):
        if target * (w @ x) <= 0:
            w = w + target * x
            mistakes += 1
    return w, mistakes
""",
        r"one round only",
    ),
    # The counter begins anew in each round, so the last round's 0 comes out.
    (
        """
def perceptron(X, y):

    w, mistakes = np.zeros(X.shape[1]), 1
    while mistakes > 0:
        mistakes = 0
        for x, target in zip(X, y):
            if target * (w @ x) <= 0:
                w = w + target * x
                mistakes += 1
    return w, mistakes
""",
        r"mistakes of the last round are counted",
    ),
    # All mistakes of a round with the w of its start: a batch.
    (
        """
def perceptron(X, y):

    w, mistakes = np.zeros(X.shape[1]), 0
    while True:
        wrong = y * (X @ w) <= 0
        if not wrong.any():
            return w, mistakes
        mistakes += wrong.sum()
        w = w + (y[wrong, None] * X[wrong]).sum(axis=0)
""",
        r"judged by the same w",
    ),
    # Forgot the target in the step.
    (
        """
def perceptron(X, y):

    w, mistakes, wrong = np.zeros(X.shape[1]), 0, True
    for _ in range(1000):
        wrong = False
        for x, target in zip(X, y):
            if target * (w @ x) <= 0:
                w = w + x
                mistakes += 1
                wrong = True
        if not wrong:
            break
    return w, mistakes
""",
        r"has to go the other way: add y x",
    ),
    # Starts from the first sample instead of 0, without counting it.
    (
        """
def perceptron(X, y):

    w, mistakes, wrong = y[0] * X[0], 0, True
    while wrong:
        wrong = False
        for x, target in zip(X, y):
            if target * (w @ x) <= 0:
                w = w + target * x
                mistakes += 1
                wrong = True
    return w, mistakes
""",
        r"first mistake is not counted",
    ),
    # Turns the samples over in place and so changes X.
    (
        """
def perceptron(X, y):

    X *= y[:, None]
    w, mistakes, wrong = np.zeros(X.shape[1]), 0, True
    while wrong:
        wrong = False
        for x in X:
            if w @ x <= 0:
                w = w + x
                mistakes += 1
                wrong = True
    return w, mistakes
""",
        r"X or y is not what it was before",
    ),
    # Goes back to the first sample after each mistake.
    (
        """
def perceptron(X, y):

    w, mistakes = np.zeros(X.shape[1]), 0
    while True:
        for x, target in zip(X, y):
            if target * (w @ x) <= 0:
                w = w + target * x
                mistakes += 1
                break
        else:
            return w, mistakes
""",
        r"begins again with the first sample.*go on with the next one",
    ),
    # A learning rate.
    (
        """
def perceptron(X, y):

    w, mistakes, wrong = np.zeros(X.shape[1]), 0, True
    while wrong:
        wrong = False
        for x, target in zip(X, y):
            if target * (w @ x) <= 0:
                w = w + 0.1 * target * x
                mistakes += 1
                wrong = True
    return w, mistakes
""",
        r"without a learning rate",
    ),
    # The end is never noticed: the flag is not set back.
    (
        """
def perceptron(X, y):

    w, mistakes, wrong = np.zeros(X.shape[1]), 0, False
    while True:
        for x, target in zip(X, y):
            if target * (w @ x) <= 0:
                w = w + target * x
                mistakes += 1
                wrong = True
        if not wrong:
            return w, mistakes
""",
        r"does not come to an end",
    ),
    # An own step in a row w, added in place of the given one: first sample's row is changed.
    (
        """
def perceptron(X, y):

    w = X[0]
    w *= 0
    mistakes, wrong = 0, True
    while wrong:
        wrong = False
        for x, target in zip(X, y):
            if target * (w @ x) <= 0:
                w += target * x
                mistakes += 1
                wrong = True
            if mistakes > 5000:
                return w, mistakes
    return w, mistakes
""",
        r"X has changed on the way.*another name for a row of X",
    ),
]
RIGHT["count-mistakes"] = [
    """
def perceptron(X, y):

    w, mistakes, wrong = np.zeros(X.shape[1]), 0, True
    while wrong:
        wrong = False
        for x, target in zip(X, y):
            if target * (w @ x) <= 0:
                w += target * x
                mistakes += 1
                wrong = True
    return w, mistakes
""",
    """
def perceptron(X, y):

    n, k = X.shape
    w, total = [0.0] * k, 0
    while True:
        before = total
        for s in range(n):
            answer = sum(w[j] * X[s, j] for j in range(k))
            if y[s] * answer <= 0:
                w = [w[j] + y[s] * X[s, j] for j in range(k)]
                total += 1
        if total == before:
            return np.array(w), total
""",
    """
def perceptron(X, y):

    turned = X * y[:, None]
    w, mistakes, right_in_a_row, s = np.zeros(X.shape[1]), 0, 0, 0
    # stopping inside a round is the same: nothing changes any more
    while right_in_a_row < len(X):
        if turned[s] @ w <= 0:
            w = w + turned[s]
            mistakes, right_in_a_row = mistakes + 1, 0
        else:
            right_in_a_row += 1
        s = (s + 1) % len(X)
    return w, mistakes
""",
    """
def perceptron(X, y):

    w = 0 * X[0]
    mistakes = 0
    while np.any(y * (X @ w) <= 0):
        for s in range(len(X)):
            if y[s] * np.dot(w, X[s]) <= 0:
                w = w + y[s] * X[s]
                mistakes += 1
    return w, mistakes
""",
    """
def perceptron(X, y):

    counts = np.zeros(len(X))
    w = np.zeros(X.shape[1])
    while True:
        found = False
        for s, x in enumerate(X):
            if np.sign(x @ w) != y[s]:
                counts[s] += 1
                w = w + y[s] * x
                found = True
        if not found:
            break
    return w, int(counts.sum())
""",
]
WRONG["promise"] = [
    # The length of u forgotten.
    (
        """
def promise(X, y, u):

    R = np.linalg.norm(X, axis=1).max()
    margin = (y * (X @ u)).min()
    return (R / margin) ** 2 if margin > 0 else np.inf
""",
        r"divide by the length of u",
    ),
    # u's length squared.
    (
        """
def promise(X, y, u):

    R = np.linalg.norm(X, axis=1).max()
    margin = (y * (X @ u)).min() / (u @ u)
    return (R / margin) ** 2 if margin > 0 else np.inf
""",
        r"root of the sum of its squares, not by the sum itself",
    ),
    # The size of the sum instead of its sign: never inf.
    (
        """
def promise(X, y, u):

    R = np.linalg.norm(X, axis=1).max()
    margin = np.abs(X @ u).min() / np.linalg.norm(u)
    return (R / margin) ** 2
""",
        r"Multiply by y before you take the smallest",
    ),
    # Length of the whole table.
    (
        """
def promise(X, y, u):

    R = np.linalg.norm(X)
    margin = (y * (X @ u)).min() / np.linalg.norm(u)
    return (R / margin) ** 2 if margin > 0 else np.inf
""",
        r"whole table is measured",
    ),
    # Length of the columns.
    (
        """
def promise(X, y, u):

    R = np.linalg.norm(X, axis=0).max()
    margin = (y * (X @ u)).min() / np.linalg.norm(u)
    return (R / margin) ** 2 if margin > 0 else np.inf
""",
        r"columns are measured",
    ),
    # Forgot the square.
    (
        """
def promise(X, y, u):

    R = np.linalg.norm(X, axis=1).max()
    margin = (y * (X @ u)).min() / np.linalg.norm(u)
    return R / margin if margin > 0 else np.inf
""",
        r"The promise is its square",
    ),
    # Forgot the targets.
    (
        """
def promise(X, y, u):

    R = np.linalg.norm(X, axis=1).max()
    margin = (X @ u).min() / np.linalg.norm(u)
    return (R / margin) ** 2 if margin > 0 else np.inf
""",
        r"targets are missing",
    ),
    # Does not ask whether u separates.
    (
        """
def promise(X, y, u):

    R = np.linalg.norm(X, axis=1).max()
    margin = (y * (X @ u)).min() / np.linalg.norm(u)
    return (R / margin) ** 2
""",
        r"u separates nothing, and yet a number is promised",
    ),
    # The mean margin.
    (
        """
def promise(X, y, u):

    R = np.linalg.norm(X, axis=1).max()
    margin = (y * (X @ u)).mean() / np.linalg.norm(u)
    return (R / margin) ** 2 if margin > 0 else np.inf
""",
        r"the smallest y \(u · x\), not the mean",
    ),
    # The largest entry instead of the longest sample.
    (
        """
def promise(X, y, u):

    R = np.abs(X).max()
    margin = (y * (X @ u)).min() / np.linalg.norm(u)
    return (R / margin) ** 2 if margin > 0 else np.inf
""",
        r"longest sample.*largest entry is less",
    ),
    # None where u does not separate.
    (
        """
def promise(X, y, u):

    R = np.linalg.norm(X, axis=1).max()
    margin = (y * (X @ u)).min() / np.linalg.norm(u)
    if margin > 0:
        return (R / margin) ** 2
""",
        r"nothing comes back\. `np\.inf` is asked for",
    ),
    # A sample on the line counts as separated: margin 0 is let through and -1 alone is caught.
    (
        """
def promise(X, y, u):

    R = np.linalg.norm(X, axis=1).max()
    margin = (y * (X @ u)).min() / np.linalg.norm(u)
    if (y * np.sign(X @ u)).sum() == 0:
        return np.inf
    return (R / margin) ** 2
""",
        r"every sample is on the wrong side of u, and yet a number is promised",
    ),
]
RIGHT["promise"] = [
    """
def promise(X, y, u):

    R = np.linalg.norm(X, axis=1).max()
    margin = (y * (X @ u)).min() / np.linalg.norm(u)
    return (R / margin) ** 2 if margin > 0 else np.inf
""",
    """
def promise(X, y, u):

    room = y * (X @ u)
    if np.any(room <= 0):
        return math.inf
    longest = np.max(np.sum(X**2, axis=1))
    return longest * (u @ u) / room.min() ** 2
""",
    """
def promise(X, y, u):

    unit = u / np.sqrt(np.sum(u**2))
    R, margin = 0.0, np.inf
    for x, target in zip(X, y):
        R = max(R, math.sqrt(sum(number**2 for number in x)))
        margin = min(margin, target * sum(a * b for a, b in zip(unit, x)))
    if margin <= 0:
        return float("inf")
    return (R / margin) ** 2
""",
    """
def promise(X, y, u):

    u = np.asarray(u, dtype=float) / math.hypot(*u)
    margins = [target * np.dot(u, x) for x, target in zip(X, y)]
    if min(margins) <= 0:
        return np.inf
    return max(np.dot(x, x) for x in X) / min(margins) ** 2
""",
    """
def promise(X, y, u):

    R2 = np.einsum("sj,sj->s", X, X).max()
    gamma = np.maximum((y[:, None] * X @ u[:, None] / np.sqrt(u @ u)).min(), 0)
    with np.errstate(divide="ignore"):
        return R2 / np.float64(gamma) ** 2
""",
]
WRONG["separable"] = [
    # Takes the seed for a generator.
    (
        """
def separable(n, k, margin, seed):

    u = seed.normal(size=k)
    u /= np.linalg.norm(u)
    X = seed.uniform(-1, 1, size=(n, k)) / np.sqrt(k)
    return X, np.sign(X @ u), u
""",
        r"The seed is a whole number.*Make a generator",
    ),
    # Forgets the margin.
    (
        """
def separable(n, k, margin, seed):

    rng = np.random.default_rng(seed)
    u = rng.normal(size=k)
    u /= np.linalg.norm(u)
    X = rng.uniform(-1, 1, size=(n, k)) / np.sqrt(k)
    return X, np.sign(X @ u), u
""",
        r"margin should be 0\.3",
    ),
    # u does not have the length 1.
    (
        """
def separable(n, k, margin, seed):

    rng = np.random.default_rng(seed)
    u = rng.normal(size=k)
    X = []
    while len(X) < n:
        x = rng.normal(size=k)
        x *= rng.random() / np.linalg.norm(x)
        if abs(x @ u) >= margin * np.linalg.norm(u):
            X.append(x)
    X = np.array(X)
    return X, np.sign(X @ u), u
""",
        r"needs the length 1",
    ),
    # Pushes the samples apart, and some get longer than 1.
    (
        """
def separable(n, k, margin, seed):

    rng = np.random.default_rng(seed)
    u = rng.normal(size=k)
    u /= np.linalg.norm(u)
    X = rng.normal(size=(n, k))
    X /= np.linalg.norm(X, axis=1, keepdims=True)
    y = np.sign(X @ u)
    X += margin * y[:, None] * u
    return X, y, u
""",
        r"None may be longer than 1",
    ),
    # All samples on one side.
    (
        """
def separable(n, k, margin, seed):

    rng = np.random.default_rng(seed)
    u = rng.normal(size=k)
    u /= np.linalg.norm(u)
    X = []
    while len(X) < n:
        x = rng.normal(size=k)
        x *= rng.random() / np.linalg.norm(x)
        if x @ u >= margin:
            X.append(x)
    X = np.array(X)
    return X, np.sign(X @ u), u
""",
        r"60 times yes and 0 times no",
    ),
    # Targets of 0 and 1.
    (
        """
def separable(n, k, margin, seed):

    rng = np.random.default_rng(seed)
    u = rng.normal(size=k)
    u /= np.linalg.norm(u)
    X = []
    while len(X) < n:
        x = rng.normal(size=k)
        x *= rng.random() / np.linalg.norm(x)
        if abs(x @ u) >= margin:
            X.append(x)
    X = np.array(X)
    return X, (X @ u > 0).astype(float), u
""",
        r"1 for yes and −1 for no",
    ),
    # Two heaps far from the margin.
    (
        """
def separable(n, k, margin, seed):

    rng = np.random.default_rng(seed)
    u = rng.normal(size=k)
    u /= np.linalg.norm(u)
    y = np.where(np.arange(n) % 2 == 0, 1.0, -1.0)
    X = 0.99 * y[:, None] * u + 1e-3 * rng.uniform(-1, 1, size=(n, k)) / np.sqrt(k)
    return X, y, u
""",
        r"No sample comes near the margin",
    ),
    # The seed is not used.
    (
        """
def separable(n, k, margin, seed):

    u = np.random.normal(size=k)
    u /= np.linalg.norm(u)
    X = []
    while len(X) < n:
        x = np.random.normal(size=k)
        x *= np.random.random() / np.linalg.norm(x)
        if abs(x @ u) >= margin:
            X.append(x)
    X = np.array(X)
    return X, np.sign(X @ u), u
""",
        r"same seed gives other samples",
    ),
    # Throws samples away and comes back with fewer than n.
    (
        """
def separable(n, k, margin, seed):

    rng = np.random.default_rng(seed)
    u = rng.normal(size=k)
    u /= np.linalg.norm(u)
    X = rng.normal(size=(n, k))
    X *= rng.random((n, 1)) / np.linalg.norm(X, axis=1, keepdims=True)
    X = X[np.abs(X @ u) >= margin]
    return X, np.sign(X @ u), u
""",
        r"\(28, 2\), but \(60, 2\)",
    ),
    # y as a column.
    (
        """
def separable(n, k, margin, seed):

    rng = np.random.default_rng(seed)
    u = rng.normal(size=(k, 1))
    u /= np.linalg.norm(u)
    X = []
    while len(X) < n:
        x = rng.normal(size=k)
        x *= rng.random() / np.linalg.norm(x)
        if abs(x @ u) >= margin:
            X.append(x)
    X = np.array(X)
    return X, np.sign(X @ u), u
""",
        r"\(60, 1\) and \(2, 1\), but",
    ),
    # Targets drawn by chance: u does not separate.
    (
        """
def separable(n, k, margin, seed):

    rng = np.random.default_rng(seed)
    u = rng.normal(size=k)
    u /= np.linalg.norm(u)
    X = []
    while len(X) < n:
        x = rng.normal(size=k)
        x *= rng.random() / np.linalg.norm(x)
        if abs(x @ u) >= margin:
            X.append(x)
    return np.array(X), rng.choice([-1.0, 1.0], size=n), u
""",
        r"27 of 60 samples are on the wrong side",
    ),
    # All stay well away from the margin: twice as much room as asked.
    (
        """
def separable(n, k, margin, seed):

    rng = np.random.default_rng(seed)
    u = rng.normal(size=k)
    u /= np.linalg.norm(u)
    y = np.where(np.arange(n) % 2 == 0, 1.0, -1.0)
    t = rng.uniform(min(2 * margin, 0.9), 1, size=n)
    side = rng.normal(size=(n, k))
    side -= (side @ u)[:, None] * u
    side *= (rng.random(n) * np.sqrt(1 - t**2) / np.linalg.norm(side, axis=1))[:, None]
    return y[:, None] * (t[:, None] * u + side) * (1 - 1e-9), y, u
""",
        r"No sample comes near the margin",
    ),
]
RIGHT["separable"] = [
    """
def separable(n, k, margin, seed):

    rng = np.random.default_rng(seed)
    u = rng.normal(size=k)
    u /= np.linalg.norm(u)
    X = []
    while len(X) < n:
        x = rng.normal(size=k)
        x *= rng.random() ** (1 / k) / np.linalg.norm(x)
        if abs(x @ u) >= margin:
            X.append(x)
    X = np.array(X)
    return X, np.sign(X @ u), u
""",
    # The part along u, and the part across it.
    """
def separable(n, k, margin, seed):

    rng = np.random.default_rng(seed)
    u = rng.normal(size=k)
    u /= np.linalg.norm(u)
    t = rng.uniform(margin * (1 + 1e-9), 1, size=n)
    y = np.where(rng.permutation(n) < n // 2, 1.0, -1.0)
    across = rng.normal(size=(n, k))
    across -= np.outer(across @ u, u)
    lengths = np.sqrt(1 - t**2) * rng.random(n) ** (1 / max(k - 1, 1)) * (1 - 1e-9)
    across *= (lengths / np.linalg.norm(across, axis=1))[:, None]
    return (y * t)[:, None] * u + across, y, u
""",
    # Many at once, until there are enough.
    """
def separable(n, k, margin, seed):

    rng = np.random.default_rng(seed)
    u = rng.standard_normal(k)
    u = u / np.sqrt((u**2).sum())
    kept = np.zeros((0, k))
    while len(kept) < n:
        X = rng.normal(size=(10 * n, k))
        X *= rng.random((10 * n, 1)) ** (1 / k) / np.linalg.norm(X, axis=1, keepdims=True)
        kept = np.concatenate([kept, X[np.abs(X @ u) >= margin]])
    X = kept[:n]
    y = np.where(X @ u > 0, 1, -1)
    return X, y, u
""",
    # Half of each class, turned over where the side is the wrong one.
    """
def separable(n, k, margin, seed):

    draw = np.random.default_rng(seed)
    u = draw.normal(size=k)
    u /= np.linalg.norm(u)
    y = np.ones(n)
    y[1::2] = -1
    X = np.empty((n, k))
    for s in range(n):
        while True:
            x = draw.normal(size=k)
            x *= draw.uniform() ** (1 / k) / np.linalg.norm(x)
            if abs(u @ x) >= margin:
                break
        X[s] = y[s] * np.sign(u @ x) * x
    return X, y, u
""",
    # The height along u uniform, on both sides; old generator with the seed.
    """
def separable(n, k, margin, seed):

    rs = np.random.RandomState(seed)
    u = rs.normal(size=k)
    u /= np.linalg.norm(u)
    X, y = [], []
    for s in range(n):
        side = 1.0 if s % 2 else -1.0
        along = side * (margin + (0.999 - margin) * rs.rand() ** 2 + 1e-9)
        v = rs.normal(size=k)
        v -= (v @ u) * u
        v *= 0.999 * np.sqrt(1 - along**2) * np.sqrt(rs.rand()) / np.linalg.norm(v)
        X.append(along * u + v)
        y.append(side)
    return np.array(X), np.array(y), u
""",
]
WRONG["growth"] = [
    # The sum of the mistakes.
    (
        """
def growth(make, learn, bound, margins, seeds):

    means, shares = [], []
    for margin in margins:
        mistakes, of_promise = [], []
        for seed in seeds:
            X, y, u = make(margin, seed)
            _, m = learn(X, y)
            mistakes.append(m)
            of_promise.append(m / bound(X, y, u))
        means.append(sum(mistakes))
        shares.append(max(of_promise))
    return 3, means, shares
""",
        r"Divide by the number of seeds",
    ),
    # The mean share in place of the largest.
    (
        """
def growth(make, learn, bound, margins, seeds):

    means, shares = [], []
    for margin in margins:
        mistakes, of_promise = [], []
        for seed in seeds:
            X, y, u = make(margin, seed)
            _, m = learn(X, y)
            mistakes.append(m)
            of_promise.append(m / bound(X, y, u))
        means.append(np.mean(mistakes))
        shares.append(np.mean(of_promise))
    return 3, means, shares
""",
        r"mean of the shares comes back",
    ),
    # Largest mistakes by largest promise, not the largest of the shares.
    (
        """
def growth(make, learn, bound, margins, seeds):

    means, shares = [], []
    for margin in margins:
        mistakes, promises = [], []
        for seed in seeds:
            X, y, u = make(margin, seed)
            _, m = learn(X, y)
            mistakes.append(m)
            promises.append(bound(X, y, u))
        means.append(np.mean(mistakes))
        shares.append(max(mistakes) / max(promises))
    return 3, means, shares
""",
        r"divide run by run",
    ),
    # The lists of a margin are never emptied.
    (
        """
def growth(make, learn, bound, margins, seeds):

    means, shares = [], []
    mistakes, of_promise = [], []
    for margin in margins:
        for seed in seeds:
            X, y, u = make(margin, seed)
            _, m = learn(X, y)
            mistakes.append(m)
            of_promise.append(m / bound(X, y, u))
        means.append(np.mean(mistakes))
        shares.append(max(of_promise))
    return 3, means, shares
""",
        r"Begin new lists for each margin",
    ),
    # Returns after the first margin.
    (
        """
def growth(make, learn, bound, margins, seeds):

    means, shares = [], []
    for margin in margins:
        mistakes, of_promise = [], []
        for seed in seeds:
            X, y, u = make(margin, seed)
            _, m = learn(X, y)
            mistakes.append(m)
            of_promise.append(m / bound(X, y, u))
        means.append(np.mean(mistakes))
        shares.append(max(of_promise))
        return 3, means, shares
""",
        r"`return` stand inside the loop over the margins",
    ),
    # Promise / mistakes.
    (
        """
def growth(make, learn, bound, margins, seeds):

    means, shares = [], []
    for margin in margins:
        mistakes, of_promise = [], []
        for seed in seeds:
            X, y, u = make(margin, seed)
            _, m = learn(X, y)
            mistakes.append(m)
            of_promise.append(bound(X, y, u) / m)
        means.append(np.mean(mistakes))
        shares.append(max(of_promise))
    return 3, means, shares
""",
        r"upside down",
    ),
    # The pair is not taken apart.
    (
        """
def growth(make, learn, bound, margins, seeds):

    means, shares = [], []
    for margin in margins:
        mistakes, of_promise = [], []
        for seed in seeds:
            X, y, u = make(margin, seed)
            m = learn(X, y)
            mistakes.append(m)
            of_promise.append(m / bound(X, y, u))
        means.append(np.mean(mistakes))
        shares.append(max(of_promise))
    return 3, means, shares
""",
        r"returns two things together.*Take them apart",
    ),
    # Calls its own functions instead of the given ones.
    (
        """
def growth(make, learn, bound, margins, seeds):

    means, shares = [], []
    for margin in margins:
        mistakes, of_promise = [], []
        for seed in seeds:
            X, y, u = separable(200, 10, margin, seed)
            _, m = perceptron(X, y)
            mistakes.append(m)
            of_promise.append(m / promise(X, y, u))
        means.append(np.mean(mistakes))
        shares.append(max(of_promise))
    return 3, means, shares
""",
        r"same result whatever make is",
    ),
    # The promise from the margin asked for, not from the data.
    (
        """
def growth(make, learn, bound, margins, seeds):

    means, shares = [], []
    for margin in margins:
        mistakes, of_promise = [], []
        for seed in seeds:
            X, y, u = make(margin, seed)
            _, m = learn(X, y)
            mistakes.append(m)
            of_promise.append(m / (1 / margin) ** 2)
        means.append(np.mean(mistakes))
        shares.append(max(of_promise))
    return 3, means, shares
""",
        r"same result whatever bound is",
    ),
    # Twenty seeds, whatever was given.
    (
        """
def growth(make, learn, bound, margins, seeds):

    means, shares = [], []
    for margin in margins:
        mistakes, of_promise = [], []
        for seed in range(20):
            X, y, u = make(margin, seed)
            _, m = learn(X, y)
            mistakes.append(m)
            of_promise.append(m / bound(X, y, u))
        means.append(np.mean(mistakes))
        shares.append(max(of_promise))
    return 3, means, shares
""",
        r"same result whatever seeds is",
    ),
    # A list of pairs.
    (
        """
def growth(make, learn, bound, margins, seeds):

    result = []
    for margin in margins:
        mistakes, of_promise = [], []
        for seed in seeds:
            X, y, u = make(margin, seed)
            _, m = learn(X, y)
            mistakes.append(m)
            of_promise.append(m / bound(X, y, u))
        result.append((np.mean(mistakes), max(of_promise)))
    return 3, result
""",
        r"one list of pairs",
    ),
    # Only the last seed counts.
    (
        """
def growth(make, learn, bound, margins, seeds):

    means, shares = [], []
    for margin in margins:
        for seed in seeds:
            X, y, u = make(margin, seed)
            _, m = learn(X, y)
        means.append(np.mean(m))
        shares.append(m / bound(X, y, u))
    return 3, means, shares
""",
        r"Only the run of the last seed is left",
    ),
]
RIGHT["growth"] = [
    """
def growth(make, learn, bound, margins, seeds):

    means, shares = [], []
    for margin in margins:
        mistakes, of_promise = [], []
        for seed in seeds:
            X, y, u = make(margin, seed)
            _, m = learn(X, y)
            mistakes.append(m)
            of_promise.append(m / bound(X, y, u))
        means.append(np.mean(mistakes))
        shares.append(max(of_promise))
    return 3, means, shares
""",
    """
def growth(make, learn, bound, margins, seeds):

    table = [[one_run(make, learn, bound, margin, seed) for seed in seeds] for margin in margins]
    means = [sum(m for m, _ in row) / len(row) for row in table]
    shares = [max(m / p for m, p in row) for row in table]
    return 3, means, shares

def one_run(make, learn, bound, margin, seed):
    X, y, u = make(margin, seed)
    return learn(X, y)[1], bound(X, y, u)
""",
    """
def growth(make, learn, bound, margins, seeds):

    mistakes = np.zeros((len(margins), len(seeds)))
    promised = np.zeros((len(margins), len(seeds)))
    for i, margin in enumerate(margins):
        for j, seed in enumerate(seeds):
            data = make(margin, seed)
            mistakes[i, j] = learn(data[0], data[1])[1]
            promised[i, j] = bound(*data)
    return 3, list(mistakes.mean(axis=1)), list((mistakes / promised).max(axis=1))
""",
    """
def growth(make, learn, bound, margins, seeds):

    means, shares = [], []
    for margin in margins:
        total, largest = 0, 0.0
        for seed in seeds:
            X, y, u = make(margin, seed)
            w, m = learn(X, y)
            total += m
            largest = max(largest, m / bound(X, y, u))
        means.append(total / len(seeds))
        shares.append(largest)
    return 3, means, shares
""",
    """
def growth(make, learn, bound, margins, seeds):

    by_seed = []
    for seed in seeds:
        column = []
        for margin in margins:
            X, y, u = make(margin, seed)
            column.append((learn(X, y)[1], bound(X, y, u)))
        by_seed.append(column)
    results = np.array(by_seed, dtype=float)
    return 3, results[:, :, 0].mean(axis=0).tolist(), (results[:, :, 0] / results[:, :, 1]).max(axis=0).tolist()
""",
]
WRONG["worst-case"] = [
    # u is one of the samples: it does not separate.
    (
        """
def as_bad_as_it_gets(n):

    X = np.eye(n)
    return X, np.ones(n), X[0]
""",
        r"u does not separate",
    ),
    # One dimension too few.
    (
        """
def as_bad_as_it_gets(n):

    X = np.eye(n - 1) if n > 1 else np.eye(1) * 0
    return X, np.ones(len(X)), np.ones(len(X))
""",
        r"makes 1 mistake on these data; at least 2",
    ),
    # n copies of one sample: a single mistake.
    (
        """
def as_bad_as_it_gets(n):

    X = np.ones((n, 2))
    return X, np.ones(n), np.array([1.0, 1.0])
""",
        r"makes 1 mistake on these data; at least 2",
    ),
    # Scattered data: far below the promise.
    (
        """
def as_bad_as_it_gets(n):

    rng = np.random.default_rng(0)
    X = rng.uniform(-1, 1, size=(50 * n, 3)) / np.sqrt(3)
    u = np.array([1.0, 0.0, 0.0])
    X = X[abs(X[:, 0]) > 0.02]
    return X, np.sign(X @ u), u
""",
        r"Keep it below 400",
    ),
    # Ten, whatever n is.
    (
        """
def as_bad_as_it_gets(n):

    X = np.eye(10)
    return X, np.ones(10), np.ones(10)
""",
        r"makes 10 mistakes on these data; at least 40",
    ),
    # u is forgotten.
    (
        """
def as_bad_as_it_gets(n):

    return np.eye(n), np.ones(n)
""",
        r"Three things are needed, `return X, y, u`",
    ),
    # Samples of growing lengths: the longest one makes the promise large.
    (
        """
def as_bad_as_it_gets(n):

    X = np.diag(np.arange(1.0, n + 1))
    return X, np.ones(n), np.ones(n)
""",
        r"2 mistakes, of 8 that are promised",
    ),
    # Classes of 0 and 1.
    (
        """
def as_bad_as_it_gets(n):

    y = np.arange(n) % 2
    return np.eye(n), y, 2.0 * y - 1
""",
        r"1 for yes and −1 for no",
    ),
    # Data that nothing separates: a perceptron never stops.
    (
        """
def as_bad_as_it_gets(n):

    X = np.ones((2, 1))
    return X, np.array([1.0, -1.0]), np.ones(1)
""",
        r"u does not separate",
    ),
    # A tiny margin and two samples: the promise is large, the mistakes are few.
    (
        """
def as_bad_as_it_gets(n):

    g = 1 / np.sqrt(n)
    X = np.array([[1.0, g], [-1.0, g]])
    return X, np.ones(2), np.array([0.0, 1.0])
""",
        r"2 mistakes, of 3 that are promised",
    ),
    # A true bad case, with many more mistakes than n, but a promise that is larger still.
    (
        """
def as_bad_as_it_gets(n):

    n = min(n, 8)
    X = np.tril(np.ones((n, n)))
    y = np.where(np.arange(n) % 2 == 0, 1.0, -1.0)
    u = np.linalg.solve(X, y)
    return X, y, u
""",
        r"5 mistakes, of 10 that are promised",
    ),
]
RIGHT["worst-case"] = [
    """
def as_bad_as_it_gets(n):

    return np.eye(n), np.ones(n), np.ones(n) / np.sqrt(n)
""",
    """
def as_bad_as_it_gets(n):

    y = np.where(np.arange(n) % 2 == 0, 1.0, -1.0)
    return 3 * np.eye(n), y, y
""",
    # Rows of a Hadamard matrix, at right angles.
    """
def as_bad_as_it_gets(n):

    H = np.ones((1, 1))
    while len(H) < n:
        H = np.block([[H, H], [H, -H]])
    y = np.ones(len(H))
    return H, y, y @ H
""",
    # One sample more than asked for, in another order.
    """
def as_bad_as_it_gets(n):

    rng = np.random.default_rng(n)
    X = np.zeros((n + 1, n + 1))
    X[np.arange(n + 1), rng.permutation(n + 1)] = 1
    y = rng.choice([-1.0, 1.0], size=n + 1)
    return X, y, X.T @ y
""",
    # Each sample twice: the second one is right at once.
    """
def as_bad_as_it_gets(n):

    X = np.concatenate([np.eye(n), np.eye(n)])
    y = -np.ones(2 * n)
    return X, y, -np.ones(n)
""",
]
