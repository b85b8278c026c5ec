WRONG = {
    "he-limit": [],
    "fair-batches": [],
    "early-stopping": [],
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
    "coasting": [
        # The velocity taken for the gradient: one step without memory.
        (
            """
def coasting_step(gradient, lr, beta):
    return lr * gradient
""",
            r"\bbeta\b|velocity|memory|first step|grow|momentum|without",
        ),
        # As if the velocity were a running mean, with a factor 1 - beta.
        (
            """
def coasting_step(gradient, lr, beta):
    v = 0.0
    for _ in range(10_000):
        v = beta * v + (1 - beta) * gradient
    return lr * v
""",
            r"\bbeta\b|mean|velocity|memory|first step|grow|momentum|without",
        ),
        # Multiplied where it should be divided.
        (
            """
def coasting_step(gradient, lr, beta):
    return lr * gradient * (1 - beta)
""",
            r"divi|multipl|short|small|longer|larger|grow|1 - beta",
        ),
        # The second step, not the last.
        (
            """
def coasting_step(gradient, lr, beta):
    return lr * (gradient + beta * gradient)
""",
            r"second|two steps|2 steps|in the end|further|all|more steps|grow|limit|after|short",
        ),
        # The velocity, not the step.
        (
            """
def coasting_step(gradient, lr, beta):
    return gradient / (1 - beta)
""",
            r"\blr\b|learning rate|velocity",
        ),
        # Divided by beta.
        (
            """
def coasting_step(gradient, lr, beta):
    return lr * gradient / beta
""",
            r"1 - beta|\bbeta\b|velocity|short|limit|grow|same",
        ),
        # No brackets.
        (
            """
def coasting_step(gradient, lr, beta):
    return lr * gradient / 1 - beta
""",
            r"bracket|paren|1 - beta|negat|sign",
        ),
        # As a change of the parameter.
        (
            """
def coasting_step(gradient, lr, beta):
    return -lr * gradient / (1 - beta)
""",
            r"sign|minus|negat|positive|distance",
        ),
        # Too few steps: the last one is still shorter.
        (
            """
def coasting_step(gradient, lr, beta):
    v = 0
    for step in range(20):
        v = beta * v + gradient
    return lr * v
""",
            r"in the end|more steps|few|longer|grow|short|limit|enough|\bsteps\b|not yet|close|almost",
        ),
        # The way of all steps instead of the last of them.
        (
            """
def coasting_step(gradient, lr, beta):
    v, distance = 0, 0
    for step in range(1000):
        v = beta * v + gradient
        distance += lr * v
    return distance
""",
            r"one step|each step|single|all steps|altogether|whole|total|last step|\bsum\b|too (long|far|large)|larger",
        ),
        # The learning rate twice.
        (
            """
def coasting_step(gradient, lr, beta):
    v = 0
    for step in range(10_000):
        v = beta * v + lr * gradient
    return lr * v
""",
            r"\blr\b|learning rate|twice",
        ),
        # "Ten times as far": right for the usual beta only.
        (
            """
def coasting_step(gradient, lr, beta):
    return 10 * lr * gradient
""",
            r"\bbeta\b|\b10\b|\bten\b|0\.9",
        ),
    ],
}

RIGHT = {
    "he-limit": [],
    "fair-batches": [],
    "early-stopping": [],
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
    "coasting": [
        """
def coasting_step(gradient, lr, beta):
    return lr * gradient / (1 - beta)
""",
        # On and on, until nothing changes.
        """
def coasting_step(gradient, lr, beta):
    v, before = gradient, 0.0
    while abs(v - before) > 1e-14 * abs(v):
        v, before = beta * v + gradient, v
    return lr * v
""",
        # The velocity that stays as it is: v = beta v + gradient.
        """
def coasting_step(gradient: float, lr: float, beta: float) -> float:
    v = np.linalg.solve([[1 - beta]], [gradient])[0]
    return abs(lr * v)
""",
        # The sum of all that is left of earlier gradients.
        """
def coasting_step(gradient, lr, beta):
    return sum(lr * gradient * beta**k for k in range(20_000))
""",
        """
def coasting_step(gradient, lr, beta):
    def velocity():
        return gradient / (1 - beta)

    return np.float32(lr * velocity())
""",
    ],
}
