WRONG = {
    "gradient-left": [],
    "leaky-relu": [],
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
    "softmax-jacobians": [],
    "softplus": [],
}

RIGHT = {
    "gradient-left": [],
    "leaky-relu": [],
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
    """Return each row of scores as shares, all above 0 and together 1."""
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
    "softmax-jacobians": [],
    "softplus": [],
}
