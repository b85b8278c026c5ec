WRONG = {
    "row-and-column": [
        # The column first.
        (
            """
def row_and_column(place, cols):
    return place % cols, place // cols
""",
            r"order|swap|exchang|interchang|other way|row first|first the row|mixed",
        ),
        # Counted from 1.
        (
            """
def row_and_column(place, cols):
    return place // cols + 1, place % cols + 1
""",
            r"from 0|zero|too (large|big|high|many|far)|off by|count",
        ),
        # A fraction for the row.
        (
            """
def row_and_column(place, cols):
    i = place / cols
    j = place % cols
    return i, j
""",
            r"whole|integer|//|fraction|round|\bint\b|floor",
        ),
        # Rounded to the nearest row.
        (
            """
def row_and_column(place, cols):
    i = round(place / cols)
    return i, place - i * cols
""",
            r"round|down|whole|//|floor|negat",
        ),
        # The rows before, not the numbers in them.
        (
            """
def row_and_column(place, cols):
    i = place // cols
    j = place - i
    return i, j
""",
            r"cols|times|column|remain|%|\bj\b|\brest\b|left over",
        ),
        # The place where the row starts in place of the column.
        (
            """
def row_and_column(place, cols):
    i = place // cols
    return i, i * cols
""",
            r"column|remain|%|\brest\b|left over|\bj\b|start",
        ),
        # "They count from 0, so it is one less."
        (
            """
def row_and_column(place, cols):
    i = place // (cols - 1)
    j = place % (cols - 1)
    return i, j
""",
            r"cols|- 1|divi|per row|each row|every row|wide|row (has|holds)|long",
        ),
        # Right in the first two rows.
        (
            """
def row_and_column(place, cols):
    if place < cols:
        return 0, place
    return 1, place - cols
""",
            r"two rows|rows|further|third|only|more than|large|later|any row|//|divi",
        ),
        # A new row begins one place too late.
        (
            """
def row_and_column(place, cols):
    row = 0
    while place > cols:
        place -= cols
        row += 1
    return row, place
""",
            r">=|equal|multiple|(new|next) row|(start|begin)\w* of|too large|(smaller|less) than|below|cols - 1",
        ),
        # Only the row.
        (
            """
def row_and_column(place, cols):
    return place // cols
""",
            r"\btwo\b|both|pair|column|\bj\b",
        ),
        # The way there.
        (
            """
def row_and_column(place, cols):
    place = i * cols + j
    return i, j
""",
            r"stops with|NameError|not defined|unknown|solve|not known",
        ),
        (
            """
def row_and_column(place, cols):
    i = place // cols
    j = place % cols
    print(i, j)
""",
            r"None|return",
        ),
    ],
    "times-vector": [
        # Rows counted with the number of rows: right for square matrices.
        (
            """
def times_vector(data, rows, cols, x):
    result = []
    for i in range(rows):
        total = 0
        for j in range(cols):
            total += data[i * rows + j] * x[j]
        result.append(total)
    return result
""",
            r"cols|square|place|i \*|stops with|index|width|row (is|has)",
        ),
        # Read column after column.
        (
            """
def times_vector(data, rows, cols, x):
    result = []
    for i in range(rows):
        total = 0
        for j in range(cols):
            total += data[j * rows + i] * x[j]
        result.append(total)
    return result
""",
            r"row after row|column after column|column by column|row by row|transpos|place|order|cols|lie",
        ),
        # The transposed matrix times a vector.
        (
            """
def times_vector(data, rows, cols, x):
    result = [0] * cols
    for i in range(rows):
        for j in range(cols):
            result[j] += data[i * cols + j] * x[i]
    return result
""",
            r"transpos|stops with|index|rows numbers|one (number )?per row|length|row|how many|x\[j\]",
        ),
        # = in place of +=: the last product only.
        (
            """
def times_vector(data, rows, cols, x):
    y = [0] * rows
    for i in range(rows):
        for j in range(cols):
            y[i] = data[i * cols + j] * x[j]
    return y
""",
            r"\+=|\badd|\bsum|overwrit|last|replac|collect|accumul",
        ),
        # The sum is not started anew.
        (
            """
def times_vector(data, rows, cols, x):
    y = []
    total = 0
    for i in range(rows):
        for j in range(cols):
            total += data[i * cols + j] * x[j]
        y.append(total)
    return y
""",
            r"zero|\b0\b|anew|reset|each row|every row|previous|earlier|before|start|again",
        ),
        # The return is inside the loop.
        (
            """
def times_vector(data, rows, cols, x):
    y = []
    for i in range(rows):
        total = 0
        for j in range(cols):
            total += data[i * cols + j] * x[j]
        y.append(total)
        return y
""",
            r"first row|only|loop|length|indent|rows numbers|every row|all rows|early|how many|shape",
        ),
        # Products without the sum.
        (
            """
def times_vector(data, rows, cols, x):
    y = []
    for i in range(rows):
        for j in range(cols):
            y.append(data[i * cols + j] * x[j])
    return y
""",
            r"\badd|\bsum|length|rows numbers|one (number )?per row|each row|too many|how many|shape",
        ),
        # The last column is left out.
        (
            """
def times_vector(data, rows, cols, x):
    y = [0] * rows
    for i in range(rows):
        for j in range(cols - 1):
            y[i] += data[i * cols + j] * x[j]
    return y
""",
            r"last|column|range|off by|too early|miss|left out|forg[eo]t|\ball\b",
        ),
        # A matrix of one column.
        (
            """
def times_vector(data, rows, cols, x):
    y = []
    for i in range(rows):
        y.append([sum(data[i * cols + j] * x[j] for j in range(cols))])
    return y
""",
            r"lists|nested|numbers|shape|flat|bracket|column|inside",
        ),
        # As if data were a list of rows.
        (
            """
def times_vector(data, rows, cols, x):
    y = []
    for i in range(rows):
        total = 0
        for j in range(cols):
            total += data[i][j] * x[j]
        y.append(total)
    return y
""",
            r"stops with|TypeError|flat|i \* cols|subscript",
        ),
        # Writes into data.
        (
            """
def times_vector(data, rows, cols, x):
    for i in range(rows):
        for j in range(cols):
            data[i * cols + j] *= x[j]
    return [sum(data[i * cols : (i + 1) * cols]) for i in range(rows)]
""",
            r"in place|chang|copy|overwrit|\bdata\b|modif|alter",
        ),
        # NumPy, though loops are asked for.
        (
            """
def times_vector(data, rows, cols, x):
    import numpy

    return numpy.array(data).reshape(rows, cols).dot(x).tolist()
""",
            r"NumPy.*loops",
        ),
        (
            """
def times_vector(data, rows, cols, x):
    for i in range(rows):
        total = 0
        for j in range(cols):
            total += data[i * cols + j] * x[j]
        print(total)
""",
            r"None|return",
        ),
    ],
    "square-only": [
        # As it was.
        (
            """
def product(A, B, p, q, r):
    C = [0.0] * (p * r)
    for i in range(p):
        for j in range(r):
            for k in range(q):
                C[i * r + j] += A[i * r + k] * B[k * r + j]
    return C
""",
            r"(?-i:\bA\b)|columns|width|place|stops with|index|unchanged|not square",
        ),
        # The number of rows of A.
        (
            """
def product(A, B, p, q, r):
    C = [0.0] * (p * r)
    for i in range(p):
        for j in range(r):
            for k in range(q):
                C[i * r + j] += A[i * p + k] * B[k * r + j]
    return C
""",
            r"(?-i:\bA\b)|columns|width|place|stops with|index",
        ),
        # Fixed in B.
        (
            """
def product(A, B, p, q, r):
    C = [0.0] * (p * r)
    for i in range(p):
        for j in range(r):
            for k in range(q):
                C[i * r + j] += A[i * r + k] * B[k * q + j]
    return C
""",
            r"(?-i:\bA\b)|\bB\b|columns|width|place|stops with|index",
        ),
        # Fixed in A, spoiled in B.
        (
            """
def product(A, B, p, q, r):
    C = [0.0] * (p * r)
    for i in range(p):
        for j in range(r):
            for k in range(q):
                C[i * r + j] += A[i * q + k] * B[k * q + j]
    return C
""",
            r"\bB\b|columns|width|place|stops with|index",
        ),
        # Fixed in A, spoiled in C.
        (
            """
def product(A, B, p, q, r):
    C = [0.0] * (p * r)
    for i in range(p):
        for j in range(r):
            for k in range(q):
                C[i * q + j] += A[i * q + k] * B[k * r + j]
    return C
""",
            r"\bC\b|result|columns|width|place|stops with|index",
        ),
        # The loop shortened so that the index fits.
        (
            """
def product(A, B, p, q, r):
    C = [0.0] * (p * r)
    for i in range(p):
        for j in range(r):
            for k in range(r):
                C[i * r + j] += A[i * r + k] * B[k * r + j]
    return C
""",
            r"range\(q\)|loop|\bk\b|(?-i:\bA\b)|columns|width|place|stops with|index",
        ),
        # A read column after column.
        (
            """
def product(A, B, p, q, r):
    C = [0.0] * (p * r)
    for i in range(p):
        for j in range(r):
            for k in range(q):
                C[i * r + j] += A[k * p + i] * B[k * r + j]
    return C
""",
            r"(?-i:\bA\b)|row after row|column after column|transpos|place|order",
        ),
        # Fixed, but C lies column after column now.
        (
            """
def product(A, B, p, q, r):
    C = [0.0] * (p * r)
    for i in range(p):
        for j in range(r):
            for k in range(q):
                C[j * p + i] += A[i * q + k] * B[k * r + j]
    return C
""",
            r"\bC\b|transpos|row after row|column after column|place|order|result",
        ),
        # Fixed, and B with j and k exchanged.
        (
            """
def product(A, B, p, q, r):
    C = [0.0] * (p * r)
    for i in range(p):
        for j in range(r):
            for k in range(q):
                C[i * r + j] += A[i * q + k] * B[j * q + k]
    return C
""",
            r"\bB\b|transpos|place|row|column|exchang|swap",
        ),
        # Fixed, but + got lost.
        (
            """
def product(A, B, p, q, r):
    C = [0.0] * (p * r)
    for i in range(p):
        for j in range(r):
            for k in range(q):
                C[i * r + j] = A[i * q + k] * B[k * r + j]
    return C
""",
            r"\+=|\badd|\bsum|overwrit|last|replac|collect|accumul",
        ),
        # Fixed, but the return slipped into the loop.
        (
            """
def product(A, B, p, q, r):
    C = [0.0] * (p * r)
    for i in range(p):
        for j in range(r):
            for k in range(q):
                C[i * r + j] += A[i * q + k] * B[k * r + j]
        return C
""",
            r"return|first row|loop|indent|early|only|zero|\b0\b|rows",
        ),
        # A list of rows.
        (
            """
def product(A, B, p, q, r):
    C = []
    for i in range(p):
        C.append([sum(A[i * q + k] * B[k * r + j] for k in range(q)) for j in range(r)])
    return C
""",
            r"flat|nested|lists|length|shape|one list",
        ),
    ],
    "columns-layer": [
        # b along the samples.
        (
            """
def layer_of_columns(X, W, b):
    return W @ X + b
""",
            r"column|\bb\b|bias|shape|broadcast|None|reshape|stops with",
        ),
        # The transpose of one axis is the same.
        (
            """
def layer_of_columns(X, W, b):
    return W @ X + b.T
""",
            r"column|\bb\b|bias|shape|broadcast|None|reshape|stops with|\.T\b|transpos",
        ),
        # Our layer.
        (
            """
def layer_of_columns(X, W, b):
    return X @ W.T + b
""",
            r"column|convention|order|W @ X|shape|stops with|samples|rows",
        ),
        # One sample per row comes back.
        (
            """
def layer_of_columns(X, W, b):
    return X.T @ W.T + b
""",
            r"transpos|shape|column|\.T\b|turn|samples|rows",
        ),
        # W transposed, as in our code.
        (
            """
def layer_of_columns(X, W, b):
    return W.T @ X + b[:, None]
""",
            r"transpos|\.T\b|shape|stops with|\bW\b",
        ),
        # No bias.
        (
            """
def layer_of_columns(X, W, b):
    return W @ X
""",
            r"bias|\bb\b",
        ),
        # The bias subtracted.
        (
            """
def layer_of_columns(X, W, b):
    return W @ X - b[:, np.newaxis]
""",
            r"bias|sign|minus|\bb\b|subtract",
        ),
        # An activation nobody asked for.
        (
            """
def layer_of_columns(X, W, b):
    return sigmoid(W @ X + b[:, None])
""",
            r"sigmoid|activation|weighted sum|squash|between 0 and 1|only",
        ),
        # Only the first sample gets the bias.
        (
            """
def layer_of_columns(X, W, b):
    Z = W @ X
    Z[:, 0] += b
    return Z
""",
            r"sample|column|bias|\bb\b|first|every|\beach\b|\ball\b",
        ),
        # A row for every sample.
        (
            """
def layer_of_columns(X, W, b):
    return np.array([W @ x + b for x in X.T])
""",
            r"transpos|shape|column|\.T\b|turn|samples|rows",
        ),
        # Changes the shape of b itself.
        (
            """
def layer_of_columns(X, W, b):
    b.shape = (-1, 1)
    return W @ X + b
""",
            r"in place|chang|copy|modif|alter|reshape",
        ),
        (
            """
def layer_of_columns(X, W, b):
    Z = W @ X + b[:, None]
    print(Z)
""",
            r"None|return",
        ),
    ],
    "broadcast-shape": [
        # NumPy's own.
        (
            """
def broadcast_shape(a, b):
    def shape_of(x, y):
        return (np.zeros(x) + np.zeros(y)).shape

    return shape_of(a, b)
""",
            r"NumPy.*rules",
        ),
        # Compared from the left.
        (
            """
def broadcast_shape(a, b):
    if len(a) < len(b):
        a, b = b, a
    result = list(a)
    for k in range(len(b)):
        if a[k] == 1:
            result[k] = b[k]
        elif b[k] != a[k] and b[k] != 1:
            raise ValueError("the shapes don't fit")
    return tuple(result)
""",
            r"right|\blast\b|\bend\b|left|front|back|align",
        ),
        # The 1s are put behind the shorter shape.
        (
            """
def broadcast_shape(a, b):
    n = max(len(a), len(b))
    a = a + (1,) * (n - len(a))
    b = b + (1,) * (n - len(b))
    result = []
    for x, y in zip(a, b):
        if x != y and x != 1 and y != 1:
            raise ValueError(f"{a} and {b} don't fit")
        result.append(y if x == 1 else x)
    return tuple(result)
""",
            r"right|\blast\b|\bend\b|left|front|in front|behind|before|align|pad",
        ),
        # zip stops at the shorter one.
        (
            """
def broadcast_shape(a, b):
    result = []
    for x, y in zip(reversed(a), reversed(b)):
        if x != y and x != 1 and y != 1:
            raise ValueError("shapes don't fit")
        result.append(y if x == 1 else x)
    return tuple(reversed(result))
""",
            r"longer|shorter|length|missing|zip|\brest\b|front|remain|axes|lost|how many|numbers",
        ),
        # Only shapes of the same length.
        (
            """
def broadcast_shape(a, b):
    if len(a) != len(b):
        raise ValueError("the arrays have different numbers of axes")
    result = []
    for x, y in zip(a, b):
        if x == y or y == 1:
            result.append(x)
        elif x == 1:
            result.append(y)
        else:
            raise ValueError(f"{x} and {y}")
    return tuple(result)
""",
            r"length|longer|shorter|missing|different number|axes|stops with|fit|front",
        ),
        # Never complains.
        (
            """
def broadcast_shape(a, b):
    n = max(len(a), len(b))
    a = (1,) * (n - len(a)) + a
    b = (1,) * (n - len(b)) + b
    return tuple(max(x, y) for x, y in zip(a, b))
""",
            r"raise|ValueError|fit|error",
        ),
        # 1 does not stretch.
        (
            """
def broadcast_shape(a, b):
    short, long = sorted([a, b], key=len)
    if short and long[-len(short) :] != short:
        raise ValueError("the last axes differ")
    return long
""",
            r"\b1\b|\bones?\b|stretch|repeat|stops with|fit",
        ),
        # Only a may be stretched.
        (
            """
def broadcast_shape(a, b):
    n = max(len(a), len(b))
    a = (1,) * (n - len(a)) + a
    b = (1,) * (n - len(b)) + b
    result = []
    for x, y in zip(a, b):
        if x == y or x == 1:
            result.append(y)
        else:
            raise ValueError("don't fit")
    return tuple(result)
""",
            r"\b1\b|\bones?\b|both|either|\bother\b|second|\bb\b|stops with|stretch|symmetr|fit",
        ),
        # A multiple of the other size is taken to fit.
        (
            """
def broadcast_shape(a, b):
    n = max(len(a), len(b))
    a = (1,) * (n - len(a)) + a
    b = (1,) * (n - len(b)) + b
    result = []
    for x, y in zip(a, b):
        if max(x, y) % min(x, y) != 0:
            raise ValueError("doesn't fit a whole number of times")
        result.append(max(x, y))
    return tuple(result)
""",
            r"raise|ValueError|multiple|equal|only|\b1\b|fit|divi",
        ),
        # The axes come out from the last to the first.
        (
            """
def broadcast_shape(a, b):
    result = []
    for k in range(1, max(len(a), len(b)) + 1):
        x = a[-k] if k <= len(a) else 1
        y = b[-k] if k <= len(b) else 1
        if x != y and 1 not in (x, y):
            raise ValueError("don't fit")
        result.append(y if x == 1 else x)
    return tuple(result)
""",
            r"order|revers|backward|turn|other way|right|last|first|front|back",
        ),
        # Returns the error.
        (
            """
def broadcast_shape(a, b):
    n = max(len(a), len(b))
    a = (1,) * (n - len(a)) + a
    b = (1,) * (n - len(b)) + b
    result = []
    for x, y in zip(a, b):
        if x != y and x != 1 and y != 1:
            return ValueError(f"{a} and {b} don't fit")
        result.append(y if x == 1 else x)
    return tuple(result)
""",
            r"raise|\bfit\b",
        ),
        # Another error.
        (
            """
def broadcast_shape(a, b):
    n = max(len(a), len(b))
    a = (1,) * (n - len(a)) + a
    b = (1,) * (n - len(b)) + b
    assert all(x == y or x == 1 or y == 1 for x, y in zip(a, b))
    return tuple(y if x == 1 else x for x, y in zip(a, b))
""",
            r"ValueError|raise|AssertionError|assert",
        ),
        (
            """
def broadcast_shape(a, b):
    n = max(len(a), len(b))
    a = (1,) * (n - len(a)) + a
    b = (1,) * (n - len(b)) + b
    result = []
    for x, y in zip(a, b):
        if x != y and x != 1 and y != 1:
            raise ValueError("don't fit")
        result.append(y if x == 1 else x)
    print(tuple(result))
""",
            r"None|return",
        ),
    ],
    "drawn-by-hand": [
        # The right side, where both have ink.
        (
            """
def drawn_by_hand():
    w = np.zeros((8, 8))
    w[1:7, 5] = 1
    return w.ravel(), -20
""",
            r"ink|where|left|weights",
        ),
        # Without a bias every sum is above 0.
        (
            """
def drawn_by_hand():
    w = np.zeros(64)
    for i in range(2, 6):
        w[8 * i + 2] = w[8 * i + 3] = 2.0
    return w, 0
""",
            r"bias",
        ),
        # Positive where the 3 has ink.
        (
            """
def drawn_by_hand():
    w = np.zeros((8, 8))
    w[2:6, 2:4] = -1
    return w.reshape(64), 58
""",
            r"other way|sign|revers",
        ),
        # Flattened column after column.
        (
            """
def drawn_by_hand():
    w = np.zeros((8, 8))
    w[2:6, 2:4] = 1
    return w.flatten(order="F"), -58
""",
            r"rows? and columns?|row after row|transpos",
        ),
        # Nothing drawn yet.
        (
            """
def drawn_by_hand():
    return np.zeros(64), -1.0
""",
            r"\b0\b|zero|same answer",
        ),
        # The weights are still a picture.
        (
            """
def drawn_by_hand():
    w = np.ones((8, 8))
    return w, -300
""",
            r"8, 8|flatten|reshape|strip",
        ),
        # A bias for each pixel.
        (
            """
def drawn_by_hand():
    w = np.zeros((8, 8))
    w[2:6, 2:4] = 1
    return w.ravel(), np.full((8, 8), -58.0).ravel()
""",
            r"bias.*(one|single)",
        ),
        (
            """
def drawn_by_hand():
    w = np.zeros((8, 8))
    w[2:6, 2:4] = 1
    print(w)
""",
            r"[Nn]othing|None|return",
        ),
    ],
}

RIGHT = {
    "row-and-column": [
        """
def row_and_column(place, cols):
    return divmod(place, cols)
""",
        """
def row_and_column(place: int, cols: int) -> tuple[int, int]:
    i = int(place / cols)
    return i, place - i * cols
""",
        # Walk along the strip.
        """
def row_and_column(place, cols):
    i, j = 0, 0
    for _ in range(place):
        j += 1
        if j == cols:
            i, j = i + 1, 0
    return i, j
""",
        # Try them all.
        """
def row_and_column(place, cols):
    for i in range(place + 1):
        for j in range(cols):
            if i * cols + j == place:
                return [i, j]
""",
        """
def row_and_column(place, cols):
    rows = place // cols + 1
    return np.unravel_index(place, (rows, cols))
""",
    ],
    "times-vector": [
        """
def times_vector(data, rows, cols, x):
    result = []
    for i in range(rows):
        total = 0.0
        for j in range(cols):
            total += data[i * cols + j] * x[j]
        result.append(total)
    return result
""",
        """
def times_vector(data: list[float], rows: int, cols: int, x: list[float]) -> list[float]:
    def row(i):
        return data[i * cols : (i + 1) * cols]

    return [sum(w * x_j for w, x_j in zip(row(i), x)) for i in range(rows)]
""",
        # One walk along the strip.
        """
def times_vector(data, rows, cols, x):
    y = [0] * rows
    for place, w in enumerate(data):
        y[place // cols] += w * x[place % cols]
    return y
""",
        # The columns of W, weighted and added, from the last to the first.
        """
def times_vector(data, rows, cols, x):
    y = [0.0 for _ in range(rows)]
    for j in reversed(range(cols)):
        column = data[j::cols]
        for i in range(rows):
            y[i] = y[i] + x[j] * column[i]
    return y
""",
        """
def times_vector(data, rows, cols, x):
    numbers = iter(data)
    y = []
    while len(y) < rows:
        y.append(sum(next(numbers) * x_j for x_j in x))
    return y
""",
    ],
    "square-only": [
        """
def product(A, B, m, n, p):
    C = [0.0] * (m * p)
    for i in range(m):
        for j in range(p):
            for k in range(n):
                C[i * p + j] += A[i * n + k] * B[k * p + j]
    return C
""",
        # Other names for the steps, the loops in another order.
        """
def product(A, B, m, n, p):
    C = [0] * (m * p)
    for k in range(n):
        for i in range(m):
            a = A[n * i + k]
            for j in range(p):
                C[j + p * i] += a * B[j + p * k]
    return C
""",
        """
def product(A: list[float], B: list[float], m: int, n: int, p: int) -> list[float]:
    C = []
    for i in range(m):
        row = A[i * n : (i + 1) * n]
        for j in range(p):
            C.append(sum(a * b for a, b in zip(row, B[j::p])))
    return C
""",
        # By lists of rows.
        """
def product(A, B, m, n, p):
    rows_A = [A[i * n : i * n + n] for i in range(m)]
    rows_B = [B[k * p : k * p + p] for k in range(n)]
    C = [[sum(row[k] * rows_B[k][j] for k in range(n)) for j in range(p)] for row in rows_A]
    return [c for row in C for c in row]
""",
        """
def product(A, B, m, n, p):
    return (np.reshape(A, (m, n)) @ np.reshape(B, (n, p))).ravel().tolist()
""",
    ],
    "columns-layer": [
        """
def layer_of_columns(X, W, b):
    return W @ X + b[:, None]
""",
        # By our own convention and back.
        """
def layer_of_columns(X, W, b):
    return (X.T @ W.T + b).T
""",
        # The bias as the weight of an input that is always 1.
        """
def layer_of_columns(X, W, b):
    ones = np.ones((1, X.shape[1]))
    return np.column_stack([W, b]) @ np.vstack([X, ones])
""",
        # Lists and loops.
        """
def layer_of_columns(X, W, b):
    Z = []
    for W_i, b_i in zip(W, b):
        Z.append([b_i + sum(W_i[j] * X[j][s] for j in range(len(X))) for s in range(len(X[0]))])
    return Z
""",
        """
def layer_of_columns(X, W, b):
    Z = np.empty((W.shape[0], X.shape[1]), dtype=np.float32)
    for s in range(X.shape[1]):
        Z[:, s] = W @ X[:, s] + b
    return Z
""",
    ],
    "broadcast-shape": [
        """
def broadcast_shape(a, b):
    n = max(len(a), len(b))
    a = (1,) * (n - len(a)) + tuple(a)
    b = (1,) * (n - len(b)) + tuple(b)
    result = []
    for x, y in zip(a, b):
        if x == y or y == 1:
            result.append(x)
        elif x == 1:
            result.append(y)
        else:
            raise ValueError(f"{x} and {y} don't fit")
    return tuple(result)
""",
        # From the right, and the front of the longer one as it is.
        """
def broadcast_shape(a: tuple[int, ...], b: tuple[int, ...]) -> tuple[int, ...]:
    if len(a) < len(b):
        a, b = b, a
    front = len(a) - len(b)
    result = list(a)
    for k, size in enumerate(b):
        if result[front + k] == 1:
            result[front + k] = size
        elif size not in (1, result[front + k]):
            raise ValueError
    return tuple(result)
""",
        """
def broadcast_shape(a, b):
    from itertools import zip_longest

    result = ()
    for x, y in zip_longest(reversed(a), reversed(b), fillvalue=1):
        sizes = {x, y} - {1}
        if len(sizes) > 1:
            raise ValueError("these shapes don't fit")
        result = (sizes.pop() if sizes else 1,) + result
    return result
""",
        # The last axis, and the same for the rest.
        """
def broadcast_shape(a, b):
    if not a or not b:
        return a or b
    if a[-1] != b[-1] and a[-1] != 1 and b[-1] != 1:
        raise ValueError("cannot broadcast " + str(a) + " and " + str(b))
    return broadcast_shape(a[:-1], b[:-1]) + (b[-1] if a[-1] == 1 else a[-1],)
""",
        # An error of its own, which is a ValueError too.
        """
def broadcast_shape(a, b):
    class DoNotFit(ValueError):
        pass

    def size(shape, k):
        return shape[-k] if k <= len(shape) else 1

    result = []
    for k in range(max(len(a), len(b)), 0, -1):
        x, y = size(a, k), size(b, k)
        if x != y and x != 1 and y != 1:
            raise DoNotFit(x, y)
        result += [y] if x == 1 else [x]
    return tuple(result)
""",
    ],
    "drawn-by-hand": [
        # One column only.
        """
def drawn_by_hand():
    w = np.zeros((8, 8))
    w[2:7, 2] = 1
    return w.ravel(), -27
""",
        # For the left, against the lower right.
        """
def drawn_by_hand():
    drawing = [
        "........",
        "........",
        "..++....",
        "..++....",
        "..++.--.",
        "..++.--.",
        ".....--.",
        "........",
    ]
    value = {"+": 1.0, "-": -1.0, ".": 0.0}
    return [value[mark] for row in drawing for mark in row], -4
""",
        # Against ink in general.
        """
def drawn_by_hand():
    w = -np.ones((8, 8))
    w[2:7, 2:4] = 3
    return [w.flatten(), np.array([28.0])]
""",
        # As differences of the mean pictures.
        """
def drawn_by_hand():
    from nnlib import datasets

    pictures, labels = datasets.digits("train")
    three, eight = pictures[labels == 3].mean(axis=0), pictures[labels == 8].mean(axis=0)
    w = eight - three
    return w, -w @ (three + eight) / 2
""",
    ],
}
