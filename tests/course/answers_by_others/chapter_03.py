WRONG = {
    "gradient-left": [
        # No weights.
        (
            """
def gradient_left(w, a):
    return np.prod(a * (1 - a))
""",
            r"weight|\bw\b",
        ),
        # No slopes.
        (
            """
def gradient_left(w, a):
    return np.prod(w)
""",
            r"slope|sigmoid|derivative|activation|1 - a|outputs|without a\b",
        ),
        # The outputs in place of the slopes.
        (
            """
def gradient_left(w, a):
    return np.prod(w * a)
""",
            r"slope|derivative|1 - a|1-a",
        ),
        # The rates are added.
        (
            """
def gradient_left(w, a):
    return np.sum(w * a * (1 - a))
""",
            r"product|multipl|\bprod\b|\bsum\b|\badd|chain",
        ),
        # One factor for each layer, but no product.
        (
            """
def gradient_left(w, a):
    return w * a * (1 - a)
""",
            r"product|multipl|one number|single|shape|\bprod\b|a number",
        ),
        # What is left after each layer.
        (
            """
def gradient_left(w, a):
    return np.cumprod((w * a * (1 - a))[::-1])[::-1]
""",
            r"one number|single|shape|cumprod|array|a number",
        ),
        # The slope of tanh.
        (
            """
def gradient_left(w, a):
    return np.prod(w * (1 - a**2))
""",
            r"tanh|sigmoid|slope|derivative",
        ),
        # Takes the outputs for the sums.
        (
            """
def gradient_left(w, a):
    s = sigmoid(a)
    return np.prod(w * s * (1 - s))
""",
            r"already|again|twice|output|sigmoid|slope",
        ),
        # The slope of the last layer only, as in a backward pass that stops.
        (
            """
def gradient_left(w, a):
    return a[-1] * (1 - a[-1]) * np.prod(w)
""",
            r"each|every|\ball\b|slope|other layers|a\[-1\]",
        ),
        # The first weight is forgotten: right up to the first output, not to the input.
        (
            """
def gradient_left(w, a):
    slope = a * (1 - a)
    g = slope[-1]
    for i in range(len(w) - 1, 0, -1):
        g = g * w[i] * slope[i - 1]
    return g
""",
            r"first (weight|layer)|weight|w\[0\]|every|each|\ball\b",
        ),
        # The slope is at most a quarter: the bound, not the value.
        (
            """
def gradient_left(w, a):
    return 0.25 ** len(a) * np.prod(w)
""",
            r"quarter|0\.25|1/4|at most|largest|bound|slope|a \* \(1 - a\)|outputs",
        ),
        # Each layer's sign: wrong for an odd number of layers.
        (
            """
def gradient_left(w, a):
    return np.prod(w * a * (a - 1))
""",
            r"sign|minus|negat|1 - a|opposite",
        ),
    ],
    "leaky-relu": [
        # Nothing leaks.
        (
            """
def leaky_relu_backward(dA, A, leak):
    return dA * (A > 0)
""",
            r"\bleak(s|ed|ing)?\b|negative|silent|\bReLU without",
        ),
        # The corner.
        (
            """
def leaky_relu_backward(dA, A, leak):
    return dA * np.where(A >= 0, 1, leak)
""",
            r"corner|zero|left|>=|(is|at|=|of|where|exactly) 0\b",
        ),
        # Forward once more.
        (
            """
def leaky_relu_backward(dA, A, leak):
    return np.where(A > 0, A, leak * A)
""",
            r"\bdA\b|slope|forward|way back|backward|gradient|derivative",
        ),
        # The slope alone.
        (
            """
def leaky_relu_backward(dA, A, leak):
    return np.where(A > 0, 1.0, leak)
""",
            r"\bdA\b|chain|multipl|times|slope",
        ),
        # dA times the leaky ReLU in place of its slope.
        (
            """
def leaky_relu_backward(dA, A, leak):
    return dA * np.where(A > 0, A, leak * A)
""",
            r"slope|derivative|is 1\b|times A\b|multipl",
        ),
        # The sign of dA decides.
        (
            """
def leaky_relu_backward(dA, A, leak):
    return np.where(dA > 0, dA, leak * dA)
""",
            r"\bsign|output|depend|decide|A > 0|condition|where A\b|\bA, not",
        ),
        # Undoes the leak.
        (
            """
def leaky_relu_backward(dA, A, leak):
    return np.where(A > 0, dA, dA / leak)
""",
            r"divi|multipl|times|\bleak\b",
        ),
        # The leak alone, without dA.
        (
            """
def leaky_relu_backward(dA, A, leak):
    dZ = np.array(dA)
    dZ[A <= 0] = leak
    return dZ
""",
            r"\bdA\b|multipl|times|\bleak (alone|itself)",
        ),
        # The sides exchanged.
        (
            """
def leaky_relu_backward(dA, A, leak):
    return np.where(A > 0, leak * dA, dA)
""",
            r"swap|exchang|side|positive|other way|interchang|reverse|\bA > 0|mixed|wrong way",
        ),
        # The leak on both sides.
        (
            """
def leaky_relu_backward(dA, A, leak):
    return dA * ((A > 0) + leak)
""",
            r"\bleak\b|positive|\bslope|1 \+|right side|A > 0",
        ),
        # Right, but in place.
        (
            """
def leaky_relu_backward(dA, A, leak):
    dA[A <= 0] *= leak
    return dA
""",
            r"in place|chang|copy|overwrit|modif|argument",
        ),
        # Python's if on an array.
        (
            """
def leaky_relu_backward(dA, A, leak):
    if A > 0:
        return dA
    else:
        return leak * dA
""",
            r"stops with|ambiguous|np\.where|truth|element|each|ValueError",
        ),
    ],
    "softmax": [
        # As it was: e^10000 is inf, and inf / inf is nan.
        (
            """
def softmax(Z):
    e = np.exp(Z)
    return e / e.sum(axis=1, keepdims=True)
""",
            r"nan|overflow|inf\b|infin|too large|too big|large scores",
        ),
        # The mean is too far below the largest.
        (
            """
def softmax(Z):
    e = np.exp(Z - Z.mean(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
""",
            r"nan|overflow|inf\b|infin|too large|largest|maximum|\bmean",
        ),
        # The smallest in place of the largest.
        (
            """
def softmax(Z):
    e = np.exp(Z - Z.min(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
""",
            r"nan|overflow|inf\b|infin|too large|largest|maximum|smallest|minimum",
        ),
        # The largest of the whole batch: a row far below it becomes 0 / 0.
        (
            """
def softmax(Z):
    e = np.exp(Z - Z.max())
    return e / e.sum(axis=1, keepdims=True)
""",
            r"(each|every|own|its|per|another|other) rows?\b|row's|batch|0 / 0|underflow|too small|far below|all zero",
        ),
        # The largest of each column.
        (
            """
def softmax(Z):
    e = np.exp(Z - Z.max(axis=0, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
""",
            r"axis|column|(each|every|own|its|per|a|same|whole) row|row's|same (number|amount|constant)",
        ),
        # The sum of each column.
        (
            """
def softmax(Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)
""",
            r"axis|column|(each|every|own|its|per|a|whole) row|row's|\bsums?\b|add up|together",
        ),
        # Clipped: no nan, but other shares.
        (
            """
def softmax(Z):
    e = np.exp(np.clip(Z, -500, 500))
    return e / e.sum(axis=1, keepdims=True)
""",
            r"clip|\bcut|limit|bound|equal|the same|differen|(other|wrong|chang\w*) .*share|share.* (chang|wrong|lost)",
        ),
        # More digits, but after the overflow.
        (
            """
def softmax(Z):
    e = np.exp(Z).astype(np.longdouble)
    return (e / e.sum(axis=1, keepdims=True)).astype(float)
""",
            r"nan|overflow|inf\b|infin|too large|too big|longdouble|digits|precis|large scores",
        ),
        # Divided by the largest, not lowered by it.
        (
            """
def softmax(Z):
    e = np.exp(Z / Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
""",
            r"divi|subtract|differen|scal|(other|wrong|chang\w*) .*shares?|shares? .*(chang|differ|wrong)",
        ),
        # Against a division by 0, which is not what happens.
        (
            """
def softmax(Z):
    e = np.exp(Z)
    return e / (e.sum(axis=1, keepdims=True) + 1e-9)
""",
            r"nan|overflow|inf\b|infin|too large|too big|large scores|epsilon|1e-9",
        ),
        # Only the symptom is hidden.
        (
            """
def softmax(Z):
    e = np.exp(Z)
    return np.nan_to_num(e / e.sum(axis=1, keepdims=True))
""",
            r"nan|overflow|inf\b|infin|too large|hid|symptom|together|add up|\bsums?\b|all (0|zero)",
        ),
        # Lowered above the line only.
        (
            """
def softmax(Z):
    largest = Z.max(axis=1, keepdims=True)
    return np.exp(Z - largest) / np.exp(Z).sum(axis=1, keepdims=True)
""",
            r"both|above|below|denominator|numerator|divisor|\bsums?\b|together|add up|nan|overflow|inf\b|all (0|zero)",
        ),
        # Lowered below the line only.
        (
            """
def softmax(Z):
    largest = Z.max(axis=1, keepdims=True)
    return np.exp(Z) / np.exp(Z - largest).sum(axis=1, keepdims=True)
""",
            r"both|above|below|denominator|numerator|dividend|\bsums?\b|together|add up|nan|overflow|inf\b",
        ),
        # No keepdims: a largest for each column, and stops if the batch is no square.
        (
            """
def softmax(Z):
    e = np.exp(Z - Z.max(axis=1))
    return e / e.sum(axis=1, keepdims=True)
""",
            r"keepdims|stops with|ValueError|broadcast|shape|column|(each|every|own|its|per|a) row|row's",
        ),
        # No return.
        (
            """
def softmax(Z):
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    e / e.sum(axis=1, keepdims=True)
""",
            r"return|None|nothing",
        ),
        # Right shares, but the scores of the caller are lost.
        (
            """
def softmax(Z):
    Z -= Z.max(axis=1, keepdims=True)
    np.exp(Z, out=Z)
    Z /= Z.sum(axis=1, keepdims=True)
    return Z
""",
            r"in place|chang|copy|overwrit",
        ),
        # The logarithms of the shares.
        (
            """
def softmax(Z):
    D = Z - Z.max(axis=1, keepdims=True)
    return D - np.log(np.exp(D).sum(axis=1, keepdims=True))
""",
            r"\blog|negativ|above 0|below 0|positive|minus|together|add up|\bsums?\b|e\^|\bexp",
        ),
        # All for the winner.
        (
            """
def softmax(Z):
    return np.eye(Z.shape[1])[Z.argmax(axis=1)]
""",
            r"winner|largest|one-hot|0 and 1|above 0|only one|(other|wrong|chang\w*) .*share|share.* (chang|wrong)",
        ),
    ],
    "softmax-jacobians": [
        # The diagonal only, as if softmax were a sigmoid.
        (
            """
def softmax_jacobians(A):
    return np.array([np.diag(a * (1 - a)) for a in A])
""",
            r"diagonal|other|off|outside|cross|beside|zero|sigmoid",
        ),
        # The slopes alone, of the shape of A.
        (
            """
def softmax_jacobians(A):
    return A * (1 - A)
""",
            r"shape|matri|\(n, k, k\)|diagonal|Jacobian",
        ),
        # No diagonal term.
        (
            """
def softmax_jacobians(A):
    return -A[:, :, None] * A[:, None, :]
""",
            r"diag|i = j|own|same",
        ),
        # Minus the Jacobian.
        (
            """
def softmax_jacobians(A):
    return np.array([np.outer(a, a) - np.diag(a) for a in A])
""",
            r"sign|minus|negat|opposite|other way",
        ),
        # Plus in place of minus.
        (
            """
def softmax_jacobians(A):
    return np.array([np.diag(a) + np.outer(a, a) for a in A])
""",
            r"sign|minus|subtract|plus|negat",
        ),
        # 1 in place of the share on the diagonal.
        (
            """
def softmax_jacobians(A):
    return np.eye(A.shape[1]) - A[:, :, None] * A[:, None, :]
""",
            r"diag|identity|\beye\b|share|sum to|i = j",
        ),
        # a_i (1 - a_j) everywhere: without the identity.
        (
            """
def softmax_jacobians(A):
    return A[:, :, None] * (1 - A[:, None, :])
""",
            r"diag|identity|\beye\b|off|other|i = j|\bsum|beside|outside",
        ),
        # a_i twice in place of a_i and a_j.
        (
            """
def softmax_jacobians(A):
    k = A.shape[1]
    return A[:, :, None] * (np.eye(k) - A[:, :, None])
""",
            r"diag|off|outer|other|a_j|pair|symmetr|column|both|beside|outside",
        ),
        # The products of the whole batch, summed, in every row.
        (
            """
def softmax_jacobians(A):
    k = A.shape[1]
    return np.eye(k) * A[:, None, :] - A.T @ A
""",
            r"row|batch|sample|mix|each|own|\bsum",
        ),
        # The rows of the batch last.
        (
            """
def softmax_jacobians(A):
    return np.stack([np.diag(a) - np.outer(a, a) for a in A], axis=-1)
""",
            r"shape|axis|axes|order|\(n, k, k\)",
        ),
        # One array for all rows: each entry of the list is the last Jacobian.
        (
            """
def softmax_jacobians(A):
    n, k = A.shape
    J = np.zeros((k, k))
    jacobians = []
    for a in A:
        for i in range(k):
            for j in range(k):
                J[i, j] = a[i] * ((i == j) - a[j])
        jacobians.append(J)
    return np.array(jacobians)
""",
            r"same|last|copy|overwrit|each row|every row|\brow",
        ),
        # The return is inside the loop.
        (
            """
def softmax_jacobians(A):
    for a in A:
        return np.diag(a) - np.outer(a, a)
""",
            r"shape|first|row|loop|batch|each|\(n, k, k\)",
        ),
    ],
    "softplus": [
        # Word for word: inf at 800, though the slope is right.
        (
            """
def softplus(z):
    a = np.log(1 + np.exp(z))
    return a, 1 - np.exp(-a)
""",
            r"overflow|\binf|large|infinit",
        ),
        # log1p is no help against the overflow, and the slope is inf / inf.
        (
            """
def softplus(z):
    e = np.exp(z)
    return np.log1p(e), e / (1 + e)
""",
            r"overflow|\binf|\bnan\b|large|infinit",
        ),
        # The large power is on the other side now.
        (
            """
def softplus(z):
    a = z + np.log(1 + np.exp(-z))
    return a, 1 / (1 + np.exp(-z))
""",
            r"overflow|\binf|large|negative|infinit",
        ),
        # As -log sigmoid(-z), which is the same, but the sigmoid of -800 is 0.
        (
            """
def softplus(z):
    return -np.log(sigmoid(-z)), sigmoid(z)
""",
            r"overflow|\binf|infinit|\blog|zero|large|underflow",
        ),
        # The part of the sum that does not overflow, alone.
        (
            """
def softplus(z):
    a = np.log1p(np.exp(-np.abs(z)))
    return a, sigmoid(z)
""",
            r"positive|max|large|z > 0|forg|missing|\babs|z itself|output",
        ),
        # The sums are cut off.
        (
            """
def softplus(z):
    z = np.clip(z, -500, 500)
    a = np.log(1 + np.exp(z))
    return a, 1 - np.exp(-a)
""",
            r"clip|\bcut|500|large|limit|output",
        ),
        # A ReLU already just above the corner, and its slope.
        (
            """
def softplus(z):
    return np.maximum(z, 0), (z > 0).astype(float)
""",
            r"smooth|ReLU|corner|round|near|\bln\b|\blog",
        ),
        # The slope of the sigmoid, from its output.
        (
            """
def softplus(z):
    a = np.logaddexp(0, z)
    return a, a * (1 - a)
""",
            r"slope|sigmoid|derivative",
        ),
        # The sigmoid of the output, not of the sum.
        (
            """
def softplus(z):
    a = np.logaddexp(0, z)
    return a, sigmoid(a)
""",
            r"slope|sigmoid|derivative|of z\b|\bz\b",
        ),
        # One minus the slope.
        (
            """
def softplus(z):
    a = np.logaddexp(0, z)
    return a, np.exp(-a)
""",
            r"slope|1 -|one minus|derivative|minus",
        ),
        # The slope first.
        (
            """
def softplus(z):
    return sigmoid(z), np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))
""",
            r"order|first|swap|exchang|other way|interchang|mixed",
        ),
        # No slope.
        (
            """
def softplus(z):
    return np.logaddexp(0, z)
""",
            r"slope|two|both|pair|tuple",
        ),
    ],
}

RIGHT = {
    "gradient-left": [
        """
def gradient_left(w, a):
    return math.prod(w_l * a_l * (1 - a_l) for w_l, a_l in zip(w, a))
""",
        # A backward pass, layer by layer.
        """
def gradient_left(w: np.ndarray, a: np.ndarray) -> float:
    da = 1.0
    for i in reversed(range(len(w))):
        dz = da * (a[i] - a[i] ** 2)
        da = dz * w[i]
    return da
""",
        """
def gradient_left(w, a):
    def slope(a):
        return 0.25 - (a - 0.5) ** 2

    return np.multiply.reduce(w) * np.multiply.reduce(slope(a))
""",
        # The slopes by way of the sums.
        """
def gradient_left(w, a):
    z = np.log(a / (1 - a))
    return np.cumprod(w / (2 + 2 * np.cosh(z)))[-1]
""",
        """
def gradient_left(w, a):
    w, a = np.asarray(w, dtype=np.float32), np.asarray(a, dtype=np.float32)
    return np.prod(w * a * (1 - a))
""",
    ],
    "leaky-relu": [
        """
def leaky_relu_backward(dA, A, leak):
    return np.where(A > 0, dA, leak * dA)
""",
        """
def leaky_relu_backward(dA: np.ndarray, A: np.ndarray, leak: float) -> np.ndarray:
    dZ = dA.copy()
    dZ[A <= 0] *= leak
    return dZ
""",
        # Lists and loops.
        """
def leaky_relu_backward(dA, A, leak):
    return [[da if a > 0 else leak * da for da, a in zip(dA_row, A_row)] for dA_row, A_row in zip(dA, A)]
""",
        # A plain line, and a ReLU on top of it.
        """
def leaky_relu_backward(dA, A, leak):
    return leak * dA + (1 - leak) * dA * np.heaviside(A, 0)
""",
        # By way of the sums, in float32.
        """
def leaky_relu_backward(dA, A, leak):
    Z = np.where(A > 0, A, A / leak)
    slope = np.full(Z.shape, leak, dtype=np.float32)
    slope[Z > 0] = 1
    return dA.astype(np.float32) * slope
""",
    ],
    "softmax": [
        # One number after another.
        """
def shares_of(row):
    largest = max(row)
    powers = [math.exp(z - largest) for z in row]
    total = sum(powers)
    return [power / total for power in powers]


def softmax(Z):
    return np.array([shares_of(row) for row in Z])
""",
        # The logarithm of the sum.
        """
def softmax(Z: np.ndarray) -> np.ndarray:
    return np.exp(Z - np.logaddexp.reduce(Z, axis=1, keepdims=True))
""",
        # Another number than the largest, but one as safe.
        '''
def softmax(Z):
    """Return each row of scores as shares, none below 0 and together 1."""
    e = np.exp(Z - (Z.max(axis=1) + 2)[:, None])
    return e / e.sum(axis=1)[:, None]
''',
        # Row by row.
        """
def softmax(Z):
    def of_row(z):
        e = np.exp(z - np.max(z))
        return e / np.sum(e)

    return np.apply_along_axis(of_row, 1, Z)
""",
        # Half the digits.
        """
def softmax(Z):
    D = Z - np.amax(Z, axis=-1, keepdims=True)
    return (np.exp(D) / np.exp(D).sum(axis=-1, keepdims=True)).astype(np.float32)
""",
    ],
    "softmax-jacobians": [
        """
def softmax_jacobians(A):
    return np.array([np.diag(a) - np.outer(a, a) for a in A])
""",
        """
def softmax_jacobians(A):
    return A[:, :, None] * (np.eye(A.shape[1]) - A[:, None, :])
""",
        # Lists and loops.
        """
def softmax_jacobians(A):
    jacobians = []
    for a in A:
        J = []
        for i in range(len(a)):
            J.append([a[i] * (1 - a[i]) if i == j else -a[i] * a[j] for j in range(len(a))])
        jacobians.append(J)
    return jacobians
""",
        """
def softmax_jacobians(A: np.ndarray) -> np.ndarray:
    n, k = A.shape
    J = -np.einsum("si,sj->sij", A, A)
    J[:, np.arange(k), np.arange(k)] += A
    return J
""",
        # With a helper for one row, in float32.
        """
def softmax_jacobians(A):
    def jacobian(a):
        a = a.reshape(-1, 1)
        return np.diagflat(a) - a @ a.T

    return np.stack([jacobian(a) for a in A.astype(np.float32)])
""",
    ],
    "softplus": [
        """
def softplus(z):
    a = np.logaddexp(0, z)
    return a, 1 - np.exp(-a)
""",
        """
def softplus(z: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    a = np.maximum(z, 0) + np.log(1 + np.exp(-np.abs(z)))
    return a, sigmoid(z)
""",
        # A list of two, and the slope e^z / (1 + e^z) as one power.
        """
def softplus(z):
    a = np.where(z > 0, z, 0) + np.log1p(np.exp(-abs(z)))
    return [a, np.exp(z - a)]
""",
        # A helper for one sum, with two branches.
        """
def softplus(z):
    def one(z):
        if z > 0:
            a = z + math.log1p(math.exp(-z))
        else:
            a = math.log1p(math.exp(z))
        return a, -math.expm1(-a)

    a = np.zeros(z.shape)
    slope = np.zeros(z.shape)
    for i in np.ndindex(z.shape):
        a[i], slope[i] = one(z[i])
    return a, slope
""",
        """
def softplus(z):
    z = z.astype(np.float32)
    return np.logaddexp(np.float32(0), z), (1 + np.tanh(z / 2)) / 2
""",
    ],
}
