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
    "three-faults": [
        # Only the bias.
        (
            """
def read_by_means(pictures, labels, new_pictures, new_labels, k):
    W = np.array([pictures[labels == digit].mean(axis=0) for digit in range(k)])
    b = -(W**2).sum(axis=1) / 2
    answers = (new_pictures @ W.reshape(-1, k) + b).argmax(axis=1)
    return answers, (answers == new_labels[:, None]).mean()
""",
            r"[Tt]wo faults",
        ),
        # The bias along the other axis.
        (
            """
def read_by_means(pictures, labels, new_pictures, new_labels, k):
    W = np.array([pictures[labels == digit].mean(axis=0) for digit in range(k)])
    b = -(W**2).sum(axis=0) / 2
    answers = (new_pictures @ W.T + b).argmax(axis=1)
    return answers, (answers == new_labels).mean()
""",
            r"shapes|axis|bias|answers",
        ),
        # Both as columns.
        (
            """
def read_by_means(pictures, labels, new_pictures, new_labels, k):
    W = np.array([pictures[labels == digit].mean(axis=0) for digit in range(k)])
    b = -(W**2).sum(axis=1) / 2
    answers = (new_pictures @ W.T + b).argmax(axis=1, keepdims=True)
    return answers, (answers == new_labels[:, None]).mean()
""",
            r"shape|keepdims",
        ),
    ],
    "columns-network": [
        # b along the samples.
        (
            """
def columns_network(X, layers):
    for W, b in layers:
        X = np.tanh(W @ X + b)
    return X
""",
            r"axis|column|keep",
        ),
        # Our convention.
        (
            """
def columns_network(X, layers):
    A = X
    for W, b in layers:
        A = np.tanh(A @ W.T + b)
    return A
""",
            r"rows|columns",
        ),
        # Changes the shape of b itself.
        (
            """
def columns_network(X, layers):
    for W, b in layers:
        b.shape = (-1, 1)
        X = np.tanh(W @ X + b)
    return X
""",
            r"changes|make new",
        ),
        # One layer.
        (
            """
def columns_network(X, layers):
    W, b = layers[0]
    return np.tanh(W @ X + b[:, None])
""",
            r"first layer|all of its arguments",
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
        # Words in place of an error.
        (
            """
def broadcast_shape(a, b):
    n = max(len(a), len(b))
    a = (1,) * (n - len(a)) + a
    b = (1,) * (n - len(b)) + b
    if not all(x == y or x == 1 or y == 1 for x, y in zip(a, b)):
        return "they do not fit"
    return tuple(max(x, y) for x, y in zip(a, b))
""",
            r"a ValueError is needed",
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
    "three-faults": [
        # By the distances themselves.
        """
def read_by_means(pictures, labels, new_pictures, new_labels, k):
    means = np.array([pictures[labels == digit].mean(axis=0) for digit in range(k)])
    answers = []
    for picture in new_pictures:
        answers.append(((means - picture) ** 2).sum(axis=1).argmin())
    right = sum(answer == label for answer, label in zip(answers, new_labels))
    return answers, right / len(new_labels)
""",
        # Both as columns, and back.
        """
def read_by_means(pictures, labels, new_pictures, new_labels, k):
    W = np.array([pictures[labels == digit].mean(axis=0) for digit in range(k)])
    b = -(W**2).sum(axis=1, keepdims=True) / 2
    sums = W @ new_pictures.T + b
    answers = sums.argmax(axis=0)
    return answers, np.mean(answers[:, None] == new_labels[:, None])
""",
    ],
    "columns-network": [
        # By our own convention and back.
        """
def columns_network(X, layers):
    A = X.T
    for W, b in layers:
        A = np.tanh(A @ W.T + b)
    return A.T
""",
        # The bias as the weight of an input that is always 1.
        """
def columns_network(X, layers):
    for W, b in layers:
        ones = np.ones((1, X.shape[1]))
        X = np.tanh(np.column_stack([W, b]) @ np.vstack([X, ones]))
    return X
""",
        """
def columns_network(X, layers):
    if not layers:
        return X
    W, b = layers[0]
    A = np.array([np.tanh(W @ x + b) for x in X.T], dtype=np.float32).T
    return columns_network(A, layers[1:])
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
