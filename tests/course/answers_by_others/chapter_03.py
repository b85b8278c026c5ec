WRONG = {
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
        # Digits of a tiny result are lost.
        (
            """
def softplus(z):
    a = np.logaddexp(0, z)
    return a, 1 - np.exp(-a)
""",
            r"digits|rounded|tiny|log1p|expm1",
        ),
        # Digits of a tiny result are lost.
        (
            """
def softplus(z: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    a = np.maximum(z, 0) + np.log(1 + np.exp(-np.abs(z)))
    return a, sigmoid(z)
""",
            r"digits|rounded|tiny|log1p|expm1",
        ),
        # Digits of a tiny result are lost.
        (
            """
def softplus(z):
    z = z.astype(np.float32)
    return np.logaddexp(np.float32(0), z), (1 + np.tanh(z / 2)) / 2
""",
            r"digits|rounded|tiny|log1p|expm1",
        ),
    ],
    "softsign-slope": [
        # Forgot the square.
        (
            """
def softsign_slope(a):
    u = 1 / (1 - np.abs(a))
    return 1 / u
""",
            r"square of u below the line",
        ),
        # Turned upside down: u squared instead of 1 / u squared.
        (
            """
def softsign_slope(a):
    u = 1 / (1 - np.abs(a))
    return u ** 2
""",
            r"upside down",
        ),
        # Puts the output where the formula has the sum.
        (
            """
def softsign_slope(a):
    return 1 / (1 + np.abs(a)) ** 2
""",
            r"a stands where the sum z belongs",
        ),
        # The slope of the sigmoid.
        (
            """
def softsign_slope(a):
    u = 1 / (1 - np.abs(a))
    return a * (1 - a)
""",
            r"slope of the sigmoid\. The softsign has a chain of its own",
        ),
        # Copied the pattern of the example: slope of 1/u times slope of u, the numerator z forgotten.
        (
            """
def softsign_slope(a):
    u = 1 / (1 - np.abs(a))
    return -1 / u**2 * np.sign(a)
""",
            r"slope of 1/u .* a is z/u.* z, which moves too",
        ),
        # Product rule, but |z| taken to rise with z on both sides.
        (
            """
def softsign_slope(a):
    u = 1 / (1 - np.abs(a))
    z = a * u
    return 1 / u - z / u**2
""",
            r"Right above 0\. Below 0, \|z\| gets smaller",
        ),
        # Lost the absolute value.
        (
            """
def softsign_slope(a):
    return (1 - a) ** 2
""",
            r"Right above 0\. Below 0 .* 1 − \|a\|",
        ),
        # z is not at hand.
        (
            """
def softsign_slope(a):
    u = 1 / (1 - np.abs(a))
    return 1 / (1 + np.abs(z)) ** 2
""",
            r"name 'z' is not defined\s+It happened in your line",
        ),
        # Prints instead of returning.
        (
            """
def softsign_slope(a):
    u = 1 / (1 - np.abs(a))
    print(1 / u**2)
""",
            r"is None\. Is there a `return`",
        ),
        # Absolute value inside the wrong parenthesis: the slope of tanh.
        (
            """
def softsign_slope(a):
    u = 1 / (1 - np.abs(a))
    return 1 - a ** 2
""",
            r"slope of tanh",
        ),
    ],
    "thirty-layers": [
        # The weights change the movement, but the slopes are left out.
        (
            """
rng = np.random.default_rng(1)
weights = 1.4 * rng.normal(size=(30, 100, 100)) / 10
x, nudge = rng.normal(size=(2, 100))

def left(bend):
    a, movement = x, nudge
    sizes = []
    for W in weights:
        a = bend(W @ a)
        movement = W @ movement
        sizes.append(np.abs(movement).mean() / np.abs(nudge).mean())
    return np.array(sizes)

layers = np.arange(1, 31)
picture = plots.lines(
    {"": {"sigmoid": (layers, left(nnlib.sigmoid)), "ReLU": (layers, left(nnlib.relu))}},
    x_label="layers",
    y_label="what is left",
    log_y=True,
    alt="Two lines fall over the layers, that of the sigmoid much more steeply.",
)
""",
            r"slopes are missing",
        ),
        # The slopes, but the weights are left out.
        (
            """
rng = np.random.default_rng(1)
weights = 1.4 * rng.normal(size=(30, 100, 100)) / 10
x, nudge = rng.normal(size=(2, 100))

def left(bend):
    a, movement = x, nudge
    sizes = []
    for W in weights:
        a = bend(W @ a)
        movement = bend.derivative(a) * movement
        sizes.append(np.abs(movement).mean() / np.abs(nudge).mean())
    return np.array(sizes)

layers = np.arange(1, 31)
picture = plots.lines(
    {"": {"sigmoid": (layers, left(nnlib.sigmoid)), "ReLU": (layers, left(nnlib.relu))}},
    x_label="layers",
    y_label="what is left",
    log_y=True,
    alt="Two lines fall over the layers, that of the sigmoid much more steeply.",
)
""",
            r"weights are missing",
        ),
        # The slope from the old output, before the step.
        (
            """
rng = np.random.default_rng(1)
weights = 1.4 * rng.normal(size=(30, 100, 100)) / 10
x, nudge = rng.normal(size=(2, 100))

def left(bend):
    a, movement = x, nudge
    sizes = []
    for W in weights:
        movement = bend.derivative(a) * (W @ movement)
        a = bend(W @ a)
        sizes.append(np.abs(movement).mean() / np.abs(nudge).mean())
    return np.array(sizes)

layers = np.arange(1, 31)
picture = plots.lines(
    {"": {"sigmoid": (layers, left(nnlib.sigmoid)), "ReLU": (layers, left(nnlib.relu))}},
    x_label="layers",
    y_label="what is left",
    log_y=True,
    alt="Two lines fall over the layers, that of the sigmoid much more steeply.",
)
""",
            r"outputs before this layer\. Find the new outputs first",
        ),
        # The slope from the sum instead of the output.
        (
            """
rng = np.random.default_rng(1)
weights = 1.4 * rng.normal(size=(30, 100, 100)) / 10
x, nudge = rng.normal(size=(2, 100))

def left(bend):
    a, movement = x, nudge
    sizes = []
    for W in weights:
        z = W @ a
        a = bend(z)
        movement = bend.derivative(z) * (W @ movement)
        sizes.append(np.abs(movement).mean() / np.abs(nudge).mean())
    return np.array(sizes)

layers = np.arange(1, 31)
picture = plots.lines(
    {"": {"sigmoid": (layers, left(nnlib.sigmoid)), "ReLU": (layers, left(nnlib.relu))}},
    x_label="layers",
    y_label="what is left",
    log_y=True,
    alt="Two lines fall over the layers, that of the sigmoid much more steeply.",
)
""",
            r"from the sums, but `derivative` finds them from the outputs",
        ),
        # Not divided by the size of the nudge.
        (
            """
rng = np.random.default_rng(1)
weights = 1.4 * rng.normal(size=(30, 100, 100)) / 10
x, nudge = rng.normal(size=(2, 100))

def left(bend):
    a, movement = x, nudge
    sizes = []
    for W in weights:
        a = bend(W @ a)
        movement = bend.derivative(a) * (W @ movement)
        sizes.append(np.abs(movement).mean())
    return np.array(sizes)

layers = np.arange(1, 31)
picture = plots.lines(
    {"": {"sigmoid": (layers, left(nnlib.sigmoid)), "ReLU": (layers, left(nnlib.relu))}},
    x_label="layers",
    y_label="what is left",
    log_y=True,
    alt="Two lines fall over the layers, that of the sigmoid much more steeply.",
)
""",
            r"divide by the mean size of `nudge`",
        ),
        # Divided by the movement of the layer before: the share of each layer.
        (
            """
rng = np.random.default_rng(1)
weights = 1.4 * rng.normal(size=(30, 100, 100)) / 10
x, nudge = rng.normal(size=(2, 100))

def left(bend):
    a, movement = x, nudge
    sizes = []
    for W in weights:
        before = np.abs(movement).mean()
        a = bend(W @ a)
        movement = bend.derivative(a) * (W @ movement)
        sizes.append(np.abs(movement).mean() / before)
    return np.array(sizes)

layers = np.arange(1, 31)
picture = plots.lines(
    {"": {"sigmoid": (layers, left(nnlib.sigmoid)), "ReLU": (layers, left(nnlib.relu))}},
    x_label="layers",
    y_label="what is left",
    log_y=True,
    alt="Two lines fall over the layers, that of the sigmoid much more steeply.",
)
""",
            r"what one layer lets through.*divide by the mean size of `nudge` in each layer",
        ),
        # The mean without the absolute size.
        (
            """
rng = np.random.default_rng(1)
weights = 1.4 * rng.normal(size=(30, 100, 100)) / 10
x, nudge = rng.normal(size=(2, 100))

def left(bend):
    a, movement = x, nudge
    sizes = []
    for W in weights:
        a = bend(W @ a)
        movement = bend.derivative(a) * (W @ movement)
        sizes.append(movement.mean() / nudge.mean())
    return np.array(sizes)

layers = np.arange(1, 31)
picture = plots.lines(
    {"": {"sigmoid": (layers, left(nnlib.sigmoid)), "ReLU": (layers, left(nnlib.relu))}},
    x_label="layers",
    y_label="what is left",
    log_y=True,
    alt="Two lines fall over the layers, that of the sigmoid much more steeply.",
)
""",
            r"Without `np\.abs` .* cancel",
        ),
        # Measured instead of computed: it drowns in rounding.
        (
            """
rng = np.random.default_rng(1)
weights = 1.4 * rng.normal(size=(30, 100, 100)) / 10
x, nudge = rng.normal(size=(2, 100))

def left(bend):
    here, there = x, x + 1e-6 * nudge
    sizes = []
    for W in weights:
        here, there = bend(W @ here), bend(W @ there)
        sizes.append(np.abs(there - here).mean() / np.abs(1e-6 * nudge).mean())
    return np.array(sizes)

layers = np.arange(1, 31)
picture = plots.lines(
    {"": {"sigmoid": (layers, left(nnlib.sigmoid)), "ReLU": (layers, left(nnlib.relu))}},
    x_label="layers",
    y_label="what is left",
    log_y=True,
    alt="Two lines fall over the layers, that of the sigmoid much more steeply.",
)
""",
            r"Was it measured.*rounding",
        ),
        # The axis of the heights is not logarithmic.
        (
            """
rng = np.random.default_rng(1)
weights = 1.4 * rng.normal(size=(30, 100, 100)) / 10
x, nudge = rng.normal(size=(2, 100))

def left(bend):
    a, movement = x, nudge
    sizes = []
    for W in weights:
        a = bend(W @ a)
        movement = bend.derivative(a) * (W @ movement)
        sizes.append(np.abs(movement).mean() / np.abs(nudge).mean())
    return np.array(sizes)

layers = np.arange(1, 31)
picture = plots.lines(
    {"": {"sigmoid": (layers, left(nnlib.sigmoid)), "ReLU": (layers, left(nnlib.relu))}},
    x_label="layers",
    y_label="what is left",
    alt="Two lines fall over the layers, that of the sigmoid much more steeply.",
)
""",
            r"not logarithmic.*`log_y=True`",
        ),
        # a and movement are not set back: the second line goes on where the first one ended.
        (
            """
rng = np.random.default_rng(1)
weights = 1.4 * rng.normal(size=(30, 100, 100)) / 10
x, nudge = rng.normal(size=(2, 100))

a, movement = x, nudge
curves = {}
for name, bend in [("sigmoid", nnlib.sigmoid), ("ReLU", nnlib.relu)]:
    sizes = []
    for W in weights:
        a = bend(W @ a)
        movement = bend.derivative(a) * (W @ movement)
        sizes.append(np.abs(movement).mean() / np.abs(nudge).mean())
    curves[name] = (np.arange(1, 31), np.array(sizes))
picture = plots.lines({"": curves}, x_label="layers", y_label="left", log_y=True, alt="Two lines over the layers, for the sigmoid and for ReLU.")
""",
            r"line of ReLU goes on where that of the sigmoid ended",
        ),
    ],
    "temperature": [
        # The safety goes: no shift, overflow.
        (
            """
def softmax_at(Z, T):
    e = np.exp(Z / T)
    return e / e.sum(axis=1, keepdims=True)
""",
            r"largest score is no longer subtracted.*overflows",
        ),
        # Divides before exp, but the shift is not divided.
        (
            """
def softmax_at(Z, T):
    e = np.exp(Z / T - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
""",
            r"scores are divided by T, their maximum is not",
        ),
        # Times T in place of divided by T.
        (
            """
def softmax_at(Z, T):
    e = np.exp((Z - Z.max(axis=1, keepdims=True)) * T)
    return e / e.sum(axis=1, keepdims=True)
""",
            r"wrong way round: a small T",
        ),
        # The same division, done at the end.
        (
            """
def softmax_at(Z, T):
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True) / T
""",
            r"shares are divided by T",
        ),
        # Largest of the whole table: rows far below it underflow to 0 / 0.
        (
            """
def softmax_at(Z, T):
    e = np.exp((Z - Z.max()) / T)
    return e / e.sum(axis=1, keepdims=True)
""",
            r"maximum of the whole batch.*Each row needs its own",
        ),
        # Wrong axis in the largest.
        (
            """
def softmax_at(Z, T):
    e = np.exp((Z - Z.max(axis=0, keepdims=True)) / T)
    return e / e.sum(axis=1, keepdims=True)
""",
            r"maximum is taken over the samples",
        ),
        # Lost keepdims in the sum.
        (
            """
def softmax_at(Z, T):
    e = np.exp((Z - Z.max(axis=1, keepdims=True)) / T)
    return e / e.sum(axis=1)
""",
            r"`e / e\.sum\(axis=1\)`.*keep its axis",
        ),
        # A power of e after the fact, upside down.
        (
            """
def softmax_at(Z, T):
    e = np.exp(Z - Z.max(axis=1, keepdims=True)) ** T
    return e / e.sum(axis=1, keepdims=True)
""",
            r"wrong way round: to raise a power of e to T",
        ),
        # Right in formula, but e has already been rounded to 0 where T is large.
        (
            """
def softmax_at(Z, T):
    e = np.exp(Z - Z.max(axis=1, keepdims=True)) ** (1 / T)
    return e / e.sum(axis=1, keepdims=True)
""",
            r"too small to hold is 0.*before they become powers",
        ),
        # Clips instead of shifting.
        (
            """
def softmax_at(Z, T):
    e = np.exp(np.clip(Z / T, -700, 700))
    return e / e.sum(axis=1, keepdims=True)
""",
            r"Clipping makes different scores equal",
        ),
    ],
}

RIGHT = {
    "leaky-relu": [
        """
def leaky_relu_backward(dA, A, leak):
    return np.where(A > 0, dA, leak * dA)
""",
        # In place, which nothing forbids.
        """
def leaky_relu_backward(dA, A, leak):
    dA[A <= 0] *= leak
    return dA
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
    "softplus": [
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
    ],
    "softsign-slope": [
        """
def softsign_slope(a):
    u = 1 / (1 - np.abs(a))
    return 1 / u**2
""",
        """
def softsign_slope(a):
    return (1 - abs(a)) ** 2
""",
        """
def softsign_slope(a):
    u = 1 / (1 - np.abs(a))
    z = a * u
    return 1 / u - z * np.sign(z) / u**2
""",
        """
def softsign_slope(a):
    size = np.where(a > 0, a, -a)
    return 1 - 2 * size + size * size
""",
        """
def softsign_slope(a):
    a = np.asarray(a, dtype=float)
    z = a / (1 - np.abs(a))
    return np.where(z >= 0, 1 / (1 + z) ** 2, 1 / (1 - z) ** 2)
""",
    ],
    "thirty-layers": [
        """
rng = np.random.default_rng(1)
weights = 1.4 * rng.normal(size=(30, 100, 100)) / 10
x, nudge = rng.normal(size=(2, 100))

def left(bend):
    a, movement = x, nudge
    sizes = []
    for W in weights:
        a = bend(W @ a)
        movement = bend.derivative(a) * (W @ movement)
        sizes.append(np.abs(movement).mean() / np.abs(nudge).mean())
    return np.array(sizes)

layers = np.arange(1, 31)
picture = plots.lines(
    {"": {"sigmoid": (layers, left(nnlib.sigmoid)), "ReLU": (layers, left(nnlib.relu))}},
    x_label="layers",
    y_label="what is left",
    log_y=True,
    alt="Two lines fall over the layers, that of the sigmoid much more steeply.",
)
""",
        # A product of Jacobians, lists in place of arrays.
        """
rng = np.random.default_rng(1)
weights = 1.4 * rng.normal(size=(30, 100, 100)) / 10
x, nudge = rng.normal(size=(2, 100))

curves = {}
for bend in [nnlib.relu, nnlib.sigmoid]:
    a, J, sizes = x.copy(), np.eye(100), []
    for W in weights:
        a = bend(W @ a)
        J = np.diag(bend.derivative(a)) @ W @ J
        sizes.append(float(np.mean(np.abs(J @ nudge)) / np.mean(np.abs(nudge))))
    curves[bend.name] = (list(range(1, 31)), sizes)
picture = plots.lines({"": curves}, x_label="layers", y_label="what is left", log_y=True, alt="Two lines fall over the layers, that of the sigmoid much more steeply.")
""",
        # Both in one loop, sums in place of means.
        """
rng = np.random.default_rng(1)
weights = 1.4 * rng.normal(size=(30, 100, 100)) / 10
x, nudge = rng.normal(size=(2, 100))

s, r, ds, dr = x, x, nudge, nudge
of_s, of_r = np.zeros(30), np.zeros(30)
for l in range(30):
    s = 1 / (1 + np.exp(-weights[l] @ s))
    r = np.maximum(0, weights[l] @ r)
    ds = s * (1 - s) * (weights[l] @ ds)
    dr = (r > 0) * (weights[l] @ dr)
    of_s[l], of_r[l] = np.abs(ds).sum(), np.abs(dr).sum()
of_s /= np.abs(nudge).sum()
of_r /= np.abs(nudge).sum()
n = np.arange(30) + 1
picture = plots.lines(
    {"thirty layers": {"sigmoid": (n, of_s), "ReLU": (n, of_r)}},
    x_label="layer", y_label="share of the nudge", log_y=True, alt="Two lines fall over the layers, that of the sigmoid much more steeply.",
)
""",
        # nnlib's backward does the slope.
        """
rng = np.random.default_rng(1)
weights = 1.4 * rng.normal(size=(30, 100, 100)) / 10
x, nudge = rng.normal(size=(2, 100))

def left(bend):
    a, movement, sizes = x, nudge, []
    for W in weights:
        a = bend(W @ a)
        movement = bend.backward(W @ movement, a)
        sizes.append(np.abs(movement).mean() / np.abs(nudge).mean())
    return sizes

layers = np.arange(1, 31)
picture = plots.lines(
    {"": {"sigmoid": (layers, left(nnlib.sigmoid)), "ReLU": (layers, left(nnlib.relu))}},
    x_label="layers",
    y_label="what is left",
    log_y=True,
    alt="Two lines fall over the layers, that of the sigmoid much more steeply.",
)
""",
        # A generator, one panel (two panels, one line in each, were rejected with a clear message: see B.md).
        """
rng = np.random.default_rng(1)
weights = 1.4 * rng.normal(size=(30, 100, 100)) / 10
x, nudge = rng.normal(size=(2, 100))

def left(bend):
    a, movement = x, nudge / np.abs(nudge).mean()
    for W in weights:
        a = bend(W @ a)
        movement = bend.derivative(a) * (W @ movement)
        yield np.abs(movement).mean()
layers = np.arange(1, 31)
picture = plots.lines(
    {"deep": {"relu": (layers, list(left(nnlib.relu))), "sigmoid": (layers, list(left(nnlib.sigmoid)))}},
    x_label="layers", y_label="what is left", log_y=True,
    alt="Two lines fall over the layers, that of the sigmoid much more steeply.",
)
""",
    ],
    "temperature": [
        """
def softmax_at(Z, T):
    e = np.exp((Z - Z.max(axis=1, keepdims=True)) / T)
    return e / e.sum(axis=1, keepdims=True)
""",
        """
def softmax_at(Z, T):
    Z = Z / T
    e = np.exp(Z - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
""",
        """
def softmax_at(Z, T):
    return nnlib.softmax(np.asarray(Z) / T)
""",
        """
def softmax_at(Z, T):
    rows = []
    for z in Z:
        powers = [math.exp((score - max(z)) / T) for score in z]
        rows.append([p / sum(powers) for p in powers])
    return np.array(rows)
""",
        """
def softmax_at(Z, T):
    shifted = (Z - Z.max(axis=-1)[:, None]) / T
    return np.exp(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)))
""",
    ],
}
