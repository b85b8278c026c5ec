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
        (
            """
def softsign_slope(a):
    u = 1 / (1 - np.abs(a))
    return -1 / u**2
""",
            r"sign|minus|rises",
        ),
        (
            """
def softsign_slope(a):
    return 1 - a**2
""",
            r"tanh|another",
        ),
        (
            """
def softsign_slope(a):
    return (1 - a) ** 2
""",
            r"below 0|both sides|negative|\|a\||\babs",
        ),
    ],
    "thirty-layers": [
        (
            """
picture = [[0.1, 0.2], [0.3, 0.4]]
""",
            r"picture is needed",
        ),
        # The slopes of the inputs.
        (
            """
from course import plots
from nnlib import relu
rng = np.random.default_rng(1)
weights = 1.4 * rng.normal(size=(30, 100, 100)) / 10
x, nudge = rng.normal(size=(2, 100))
curves = {}
for name, bend in {"sigmoid": sigmoid, "ReLU": relu}.items():
    a, movement, left = x, nudge, []
    for W in weights:
        movement = W @ (bend.derivative(a) * movement)
        a = bend(W @ a)
        left.append(np.abs(movement).mean() / np.abs(nudge).mean())
    curves[name] = np.arange(1, 31), left
picture = plots.lines({"": curves}, x_label="x", y_label="y", log_y=True, alt="Two lines that fall, one of them fast.")
""",
            r"new output|slope",
        ),
        # Measured.
        (
            """
from course import plots
from nnlib import relu
rng = np.random.default_rng(1)
weights = 1.4 * rng.normal(size=(30, 100, 100)) / 10
x, nudge = rng.normal(size=(2, 100))
curves = {}
for name, bend in {"sigmoid": sigmoid, "ReLU": relu}.items():
    up, down, left = x + 0.001 * nudge, x - 0.001 * nudge, []
    for W in weights:
        up, down = bend(W @ up), bend(W @ down)
        left.append(np.abs(up - down).mean() / np.abs(0.002 * nudge).mean())
    curves[name] = np.arange(1, 31), left
picture = plots.lines({"": curves}, x_label="x", y_label="y", log_y=True, alt="Two lines that fall, one of them fast.")
""",
            r"measured|rounding|slopes",
        ),
    ],
    "temperature": [
        (
            """
def softmax_at(Z, T):
    e = np.exp(Z / T)
    return e / e.sum(axis=1, keepdims=True)
""",
            r"overflow|largest|maximum",
        ),
        (
            """
def softmax_at(Z, T):
    e = np.exp(T * (Z - Z.max(axis=1, keepdims=True)))
    return e / e.sum(axis=1, keepdims=True)
""",
            r"divide|wrong way|small T",
        ),
        (
            """
def softmax_at(Z, T):
    e = np.exp(Z / T - Z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
""",
            r"maximum is not|largest",
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
    return (1 - np.abs(a)) ** 2
""",
        # By way of the sum.
        """
def softsign_slope(a):
    z = a / (1 - abs(a))
    return 1 / (1 + abs(z)) ** 2
""",
    ],
    "thirty-layers": [
        # All in one array, and drawn by matplotlib itself.
        """
from matplotlib import pyplot as plt
from nnlib import relu
rng = np.random.default_rng(1)
weights = 1.4 * rng.normal(size=(30, 100, 100)) / 10
x, nudge = rng.normal(size=(2, 100))
figure, axis = plt.subplots()
for bend in (relu, sigmoid):
    a, J, left = x, np.eye(100), []
    for W in weights:
        a = bend(W @ a)
        J = bend.derivative(a)[:, None] * W @ J
        left.append(abs(J @ nudge).sum() / abs(nudge).sum())
    axis.plot(range(1, 31), left)
axis.set_yscale("log")
plt.close(figure)
picture = figure
""",
        # In float32, and the lines themselves.
        """
from matplotlib import pyplot as plt
from nnlib import relu
rng = np.random.default_rng(1)
weights = (1.4 * rng.normal(size=(30, 100, 100)) / 10).astype(np.float32)
x, nudge = rng.normal(size=(2, 100)).astype(np.float32)
def left(bend):
    a, m, sizes = x, nudge, []
    for W in weights:
        a = bend(W @ a)
        m = bend.derivative(a) * (W @ m)
        sizes.append(np.mean(np.abs(m)) / np.mean(np.abs(nudge)))
    return sizes
picture = plt.semilogy(np.arange(1, 31), np.transpose([left(sigmoid), left(relu)]))
plt.close()
""",
    ],
    "temperature": [
        # Divided first.
        """
def softmax_at(Z, T):
    Z = Z / T
    e = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
""",
        # In place.
        """
def softmax_at(Z, T):
    Z -= Z.max(axis=1)[:, None]
    Z /= T
    return np.exp(Z) / np.exp(Z).sum(axis=1)[:, None]
""",
    ],
}
