WRONG = {
    "row-and-column": [
        # The column first.
        (
            """
def row_and_column(place, cols):
    return cols - 1 - place % cols, place // cols
""",
            r"order|swap|exchang|interchang|other way|row first|first the row|mixed",
        ),
        # Counted from 1.
        (
            """
def row_and_column(place, cols):
    return place // cols + 1, cols - place % cols
""",
            r"from 0|zero|too (large|big|high|many|far)|off by|count",
        ),
        # A fraction for the row.
        (
            """
def row_and_column(place, cols):
    i = place / cols
    j = cols - 1 - place % cols
    return i, j
""",
            r"whole|integer|//|fraction|round|\bint\b|floor",
        ),
        # Rounded to the nearest row.
        (
            """
def row_and_column(place, cols):
    i = round(place / cols)
    return i, cols - 1 - (place - i * cols)
""",
            r"round|down|whole|//|floor|negat",
        ),
        # The rows before, not the numbers in them.
        (
            """
def row_and_column(place, cols):
    i = place // cols
    j = cols - 1 - (place - i)
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
    j = cols - 1 - place % (cols - 1)
    return i, j
""",
            r"cols|- 1|divi|per row|each row|every row|wide|row (has|holds)|long",
        ),
        # Right in the first two rows.
        (
            """
def row_and_column(place, cols):
    if place < cols:
        return 0, cols - 1 - place
    return 1, cols - 1 - (place - cols)
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
    return row, cols - 1 - place
""",
            r">=|equal|multiple|(new|next) row|(start|begin)\w* of|too large|(smaller|less) than|below|cols - 1",
        ),
        # No mirror.
        (
            """
def row_and_column(place, cols):
    return divmod(place, cols)
""",
            r"mirror",
        ),
        # The last column taken for cols.
        (
            """
def row_and_column(place, cols):
    i, j = divmod(place, cols)
    return i, cols - j
""",
            r"from 0|cols (-|−) 1",
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
    place = i * cols + cols - 1 - j
    return i, j
""",
            r"stops with|NameError|not defined|unknown|solve|not known",
        ),
        (
            """
def row_and_column(place, cols):
    i = place // cols
    j = cols - 1 - place % cols
    print(i, j)
""",
            r"None|return",
        ),
    ],
    "times-vector": [
        # Length of a row taken for rows.
        (
            """
def times_vector(data, rows, cols, x):
    result = []
    for i in range(rows):
        total = 0.0
        for j in range(cols):
            total += data[i * rows + j] * x[j]
        result.append(total)
    return result
""",
            r"row is cols numbers long",
        ),
        # Walks down the columns.
        (
            """
def times_vector(data, rows, cols, x):
    result = []
    for i in range(rows):
        total = 0.0
        for j in range(cols):
            total += data[j * cols + i] * x[j]
        result.append(total)
    return result
""",
            r"i and j are exchanged",
        ),
        # Appends inside the inner loop.
        (
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
            r"wait until the row is done",
        ),
        # Forgot x.
        (
            """
def times_vector(data, rows, cols, x):
    result = []
    for i in range(rows):
        total = 0.0
        for j in range(cols):
            total += data[i * cols + j]
        result.append(total)
    return result
""",
            r"multiply each by its input",
        ),
        # X at the row.
        (
            """
def times_vector(data, rows, cols, x):
    result = []
    for i in range(rows):
        total = 0.0
        for j in range(cols):
            total += data[i * cols + j] * x[i]
        result.append(total)
    return result
""",
            r"weight j belongs to input j",
        ),
        # Total is thrown away.
        (
            """
def times_vector(data, rows, cols, x):
    result = []
    for i in range(rows):
        total = 0.0
        for j in range(cols):
            total += data[i * cols + j] * x[j]
        total
    return result
""",
            r"list that comes back is empty",
        ),
        # NumPy after all.
        (
            """
def times_vector(data, rows, cols, x):
    W = np.array(data).reshape(rows, cols)
    return (W @ np.array(x)).tolist()
""",
            r"NumPy does the work",
        ),
        # Writes the products into data.
        (
            """
def times_vector(data, rows, cols, x):
    result = []
    for i in range(rows):
        for j in range(cols):
            data[i * cols + j] *= x[j]
        result.append(sum(data[i * cols : (i + 1) * cols]))
    return result
""",
            r"writes into it",
        ),
        # Returns after the first row.
        (
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
            r"`return` is inside the loop",
        ),
        # Total is not set back to zero.
        (
            """
def times_vector(data, rows, cols, x):
    result = []
    total = 0.0
    for i in range(rows):
        for j in range(cols):
            total += data[i * cols + j] * x[j]
        result.append(total)
    return result
""",
            r"start a new one for each row",
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
        # Half fixed: the share still compares each with all.
        (
            """
def read_by_means(pictures, labels, new_pictures, new_labels, k):
    means = []
    for digit in range(k):
        means.append(pictures[labels == digit].mean(axis=0))
    W = np.array(means)
    b = -(W**2).sum(axis=1) / 2

    answers = []
    for start in range(0, len(new_pictures), 50):
        batch = new_pictures[start : start + 50]
        sums = batch @ W.T + b
        answers.append(sums.argmax(axis=1))
    answers = np.concatenate(answers)

    share = (answers == new_labels[:, None]).mean()
    return answers, share
""",
            r"last comparison",
        ),
        # Half fixed: one bias for all.
        (
            """
def read_by_means(pictures, labels, new_pictures, new_labels, k):
    means = []
    for digit in range(k):
        means.append(pictures[labels == digit].mean(axis=0))
    W = np.array(means)
    b = -(W**2).sum() / 2

    answers = []
    for start in range(0, len(new_pictures), 50):
        batch = new_pictures[start : start + 50]
        sums = batch @ W.T + b
        answers.append(sums.argmax(axis=1))
    answers = np.concatenate(answers)

    share = (answers == new_labels).mean()
    return answers, share
""",
            r"bias of its own",
        ),
        # Half fixed: reshape in place of the transpose.
        (
            """
def read_by_means(pictures, labels, new_pictures, new_labels, k):
    means = []
    for digit in range(k):
        means.append(pictures[labels == digit].mean(axis=0))
    W = np.array(means)
    b = -(W**2).sum(axis=1) / 2

    answers = []
    for start in range(0, len(new_pictures), 50):
        batch = new_pictures[start : start + 50]
        sums = batch @ W.reshape(-1, k) + b
        answers.append(sums.argmax(axis=1))
    answers = np.concatenate(answers)

    share = (answers == new_labels).mean()
    return answers, share
""",
            r"reshape cuts",
        ),
        # B along the wrong axis.
        (
            """
def read_by_means(pictures, labels, new_pictures, new_labels, k):
    means = []
    for digit in range(k):
        means.append(pictures[labels == digit].mean(axis=0))
    W = np.array(means)
    b = -(W**2).sum(axis=0) / 2

    answers = []
    for start in range(0, len(new_pictures), 50):
        batch = new_pictures[start : start + 50]
        sums = batch @ W.T + b
        answers.append(sums.argmax(axis=1))
    answers = np.concatenate(answers)

    share = (answers == new_labels).mean()
    return answers, share
""",
            r"wrong axis",
        ),
        # New fault: the answers along the wrong axis.
        (
            """
def read_by_means(pictures, labels, new_pictures, new_labels, k):
    means = []
    for digit in range(k):
        means.append(pictures[labels == digit].mean(axis=0))
    W = np.array(means)
    b = -(W**2).sum(axis=1) / 2

    answers = []
    for start in range(0, len(new_pictures), 50):
        batch = new_pictures[start : start + 50]
        sums = batch @ W.T + b
        answers.append(sums.argmax(axis=0))
    answers = np.concatenate(answers)

    share = (answers == new_labels).mean()
    return answers, share
""",
            r"argmax looks along|number for each neuron, and not for each picture",
        ),
        # B as a column.
        (
            """
def read_by_means(pictures, labels, new_pictures, new_labels, k):
    means = []
    for digit in range(k):
        means.append(pictures[labels == digit].mean(axis=0))
    W = np.array(means)
    b = -(W**2).sum(axis=1, keepdims=True) / 2

    answers = []
    for start in range(0, len(new_pictures), 50):
        batch = new_pictures[start : start + 50]
        sums = batch @ W.T + b
        answers.append(sums.argmax(axis=1))
    answers = np.concatenate(answers)

    share = (answers == new_labels).mean()
    return answers, share
""",
            r"\bb is a column",
        ),
        # A reshape with another number in it.
        (
            """
def read_by_means(pictures, labels, new_pictures, new_labels, k):
    means = []
    for digit in range(k):
        means.append(pictures[labels == digit].mean(axis=0))
    W = np.array(means)
    b = -(W**2).sum(axis=1) / 2

    answers = []
    for start in range(0, len(new_pictures), 50):
        batch = new_pictures[start : start + 50]
        sums = batch @ W.reshape(64, k) + b
        answers.append(sums.argmax(axis=1))
    answers = np.concatenate(answers)

    share = (answers == new_labels).mean()
    return answers, share
""",
            r"\b64\b.*(fixed|number of pixels)|not a transpose",
        ),
        # Counts instead of a share.
        (
            """
def read_by_means(pictures, labels, new_pictures, new_labels, k):
    means = []
    for digit in range(k):
        means.append(pictures[labels == digit].mean(axis=0))
    W = np.array(means)
    b = -(W**2).sum(axis=1) / 2

    answers = []
    for start in range(0, len(new_pictures), 50):
        batch = new_pictures[start : start + 50]
        sums = batch @ W.T + b
        answers.append(sums.argmax(axis=1))
    answers = np.concatenate(answers)

    share = (answers == new_labels).sum()
    return answers, share
""",
            r"not their share",
        ),
        # Lost the half of the bias while repairing it.
        (
            """
def read_by_means(pictures, labels, new_pictures, new_labels, k):
    means = []
    for digit in range(k):
        means.append(pictures[labels == digit].mean(axis=0))
    W = np.array(means)
    b = -(W**2).sum(axis=1)

    answers = []
    for start in range(0, len(new_pictures), 50):
        batch = new_pictures[start : start + 50]
        sums = batch @ W.T + b
        answers.append(sums.argmax(axis=1))
    answers = np.concatenate(answers)

    share = (answers == new_labels).mean()
    return answers, share
""",
            r"the half has gone",
        ),
        # The mean of the shares of the batches; the last batch is shorter.
        (
            """
def read_by_means(pictures, labels, new_pictures, new_labels, k):
    means = []
    for digit in range(k):
        means.append(pictures[labels == digit].mean(axis=0))
    W = np.array(means)
    b = -(W**2).sum(axis=1) / 2

    answers, shares = [], []
    for start in range(0, len(new_pictures), 50):
        batch = new_pictures[start : start + 50]
        sums = batch @ W.T + b
        read = sums.argmax(axis=1)
        answers.append(read)
        shares.append((read == new_labels[start : start + 50]).mean())
    answers = np.concatenate(answers)

    share = np.mean(shares)
    return answers, share
""",
            r"mean of the shares",
        ),
    ],
    "columns-network": [
        # B is not made a column.
        (
            """
def columns_network(X, layers):
    A = X
    for W, b in layers:
        A = np.tanh(W @ A + b)
    return A
""",
            r"make it a column",
        ),
        # Transposed W.
        (
            """
def columns_network(X, layers):
    A = X
    for W, b in layers:
        A = np.tanh(W.T @ A + b[:, None])
    return A
""",
            r"W is transposed",
        ),
        # The convention of the course.
        (
            """
def columns_network(X, layers):
    A = X
    for W, b in layers:
        A = np.tanh(A @ W.T + b)
    return A
""",
            r"samples are columns, so W is on the left",
        ),
        # Right numbers, but samples as rows.
        (
            """
def columns_network(X, layers):
    A = X.T
    for W, b in layers:
        A = np.tanh(A @ W.T + b)
    return A
""",
            r"transpose the result",
        ),
        # No tanh after the last layer.
        (
            """
def columns_network(X, layers):
    A = X
    for W, b in layers[:-1]:
        A = np.tanh(W @ A + b[:, None])
    W, b = layers[-1]
    return W @ A + b[:, None]
""",
            r"last layer gives its weighted sums",
        ),
        # Sigmoid from habit.
        (
            """
def columns_network(X, layers):
    A = X
    for W, b in layers:
        A = sigmoid(W @ A + b[:, None])
    return A
""",
            r"this is the sigmoid",
        ),
        # Makes the network's own b a column.
        (
            """
def columns_network(X, layers):
    A = X
    for W, b in layers:
        b.shape = (len(b), 1)
        A = np.tanh(W @ A + b)
    return A
""",
            r"changes an array that is not its own",
        ),
        # Every layer reads X.
        (
            """
def columns_network(X, layers):
    for W, b in layers:
        A = np.tanh(W @ X + b[:, None])
    return A
""",
            r"every layer takes X",
        ),
        # Return inside the loop.
        (
            """
def columns_network(X, layers):
    A = X
    for W, b in layers:
        A = np.tanh(W @ A + b[:, None])
        return A
""",
            r"is the `return` inside it",
        ),
        # Bias outside tanh.
        (
            """
def columns_network(X, layers):
    A = X
    for W, b in layers:
        A = np.tanh(W @ A) + b[:, None]
    return A
""",
            r"belongs inside",
        ),
    ],
    "broadcast-shape": [
        # Aligned at the left.
        (
            """
def broadcast_shape(a, b):
    n = max(len(a), len(b))
    a = tuple(a) + (1,) * (n - len(a))
    b = tuple(b) + (1,) * (n - len(b))
    result = []
    for x, y in zip(a, b):
        if x != y and x != 1 and y != 1:
            raise ValueError("do not fit")
        result.append(y if x == 1 else x)
    return tuple(result)
""",
            r"aligned at the right",
        ),
        # The axes that one shape does not have are lost.
        (
            """
def broadcast_shape(a, b):
    result = []
    for x, y in zip(a[::-1], b[::-1]):
        if x != y and x != 1 and y != 1:
            raise ValueError("do not fit")
        result.append(y if x == 1 else x)
    return tuple(result[::-1])
""",
            r"longer shape is cut off",
        ),
        # The larger of both, never an error.
        (
            """
def broadcast_shape(a, b):
    n = max(len(a), len(b))
    a = (1,) * (n - len(a)) + tuple(a)
    b = (1,) * (n - len(b)) + tuple(b)
    return tuple(max(x, y) for x, y in zip(a, b))
""",
            r"never refuses",
        ),
        # Lets NumPy do it.
        (
            """
def broadcast_shape(a, b):
    return np.broadcast_shapes(a, b)
""",
            r"NumPy does the work",
        ),
        # The larger of both: wrong where an axis has length 0.
        (
            """
def broadcast_shape(a, b):
    n = max(len(a), len(b))
    a = (1,) * (n - len(a)) + tuple(a)
    b = (1,) * (n - len(b)) + tuple(b)
    for x, y in zip(a, b):
        if x != y and 1 not in (x, y):
            raise ValueError("do not fit")
    return tuple(max(x, y) for x, y in zip(a, b))
""",
            r"may be 0",
        ),
        # A list.
        (
            """
def broadcast_shape(a, b):
    n = max(len(a), len(b))
    a = (1,) * (n - len(a)) + tuple(a)
    b = (1,) * (n - len(b)) + tuple(b)
    result = []
    for x, y in zip(a, b):
        if x != y and x != 1 and y != 1:
            raise ValueError("do not fit")
        result.append(y if x == 1 else x)
    return result
""",
            r"shape is a tuple",
        ),
        # Not turned back.
        (
            """
def broadcast_shape(a, b):
    from itertools import zip_longest
    result = []
    for x, y in zip_longest(reversed(a), reversed(b), fillvalue=1):
        if x != y and x != 1 and y != 1:
            raise ValueError("do not fit")
        result.append(y if x == 1 else x)
    return tuple(result)
""",
            r"reverse order",
        ),
        # Only the second shape may have a 1.
        (
            """
def broadcast_shape(a, b):
    n = max(len(a), len(b))
    a = (1,) * (n - len(a)) + tuple(a)
    b = (1,) * (n - len(b)) + tuple(b)
    result = []
    for x, y in zip(a, b):
        if y == 1 or x == y:
            result.append(x)
        else:
            raise ValueError("do not fit")
    return tuple(result)
""",
            r"only a 1 in the second shape",
        ),
        # Returns the error.
        (
            """
def broadcast_shape(a, b):
    n = max(len(a), len(b))
    a = (1,) * (n - len(a)) + tuple(a)
    b = (1,) * (n - len(b)) + tuple(b)
    result = []
    for x, y in zip(a, b):
        if x != y and x != 1 and y != 1:
            return ValueError("do not fit")
        result.append(y if x == 1 else x)
    return tuple(result)
""",
            r"`raise` instead of `return`",
        ),
        # Two axes, always.
        (
            """
def broadcast_shape(a, b):
    result = []
    for k in range(2):
        if a[k] == b[k] or b[k] == 1:
            result.append(a[k])
        elif a[k] == 1:
            result.append(b[k])
        else:
            raise ValueError("do not fit")
    return tuple(result)
""",
            r"tuple index out of range[\s\S]*\(3,\), \(3,\)",
        ),
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
        # Not flattened.
        (
            """
def drawn_by_hand():
    w = np.zeros((8, 8))
    w[2:7, 2:4] = 1
    return w, -69
""",
            r"flatten",
        ),
        # Forgot the bias.
        (
            """
def drawn_by_hand():
    w = np.zeros((8, 8))
    w[2:7, 2:4] = 1
    return w.flatten()
""",
            r"one bias|return w, b",
        ),
        # The weights are for a 3.
        (
            """
def drawn_by_hand():
    w = np.zeros((8, 8))
    w[2:7, 2:4] = -1
    return w.flatten(), 69
""",
            r"other way round",
        ),
        # No bias: all weights positive, so always 8.
        (
            """
def drawn_by_hand():
    w = np.zeros((8, 8))
    w[2:7, 2:4] = 1
    return w.flatten(), 0
""",
            r"only the bias is not",
        ),
        # Counts ink everywhere.
        (
            """
def drawn_by_hand():
    w = np.ones((8, 8))
    return w.flatten(), -310
""",
            r"where does an 8 have ink",
        ),
        # Nearly: 208 right.
        (
            """
def drawn_by_hand():
    w = np.zeros((8, 8))
    w[2:4, 1:3] = 1
    w[4:7, 2] = 1
    return w.ravel(), -29
""",
            r"right on 208 of 237.*only the bias is not",
        ),
        # Rows and columns exchanged.
        (
            """
def drawn_by_hand():
    w = np.zeros((8, 8))
    w[2:4, 2:7] = 1
    return w.flatten(), -69
""",
            r"changed places: the strip holds row after row",
        ),
        # Thinks that a pixel is from 0 to 1.
        (
            """
def drawn_by_hand():
    w = np.zeros((8, 8))
    w[2:7, 2:4] = 1
    return w.flatten(), -4.3
""",
            r"only the bias is not",
        ),
        # An index beyond the picture.
        (
            """
def drawn_by_hand():
    w = np.zeros((8, 8))
    w[1, 2:4] = 1
    w[8, 2:4] = 1
    return w.flatten(), -20
""",
            r"0 to 7",
        ),
        # Learned weights after all, from the pictures.
        (
            """
def drawn_by_hand():
    X, Y = datasets.digits("train")
    chosen = (Y == 3) | (Y == 8)
    X, y = X[chosen], np.where(Y[chosen] == 8, 1.0, 0.0)
    w, b = np.zeros(64), 0.0
    for _ in range(200):
        a = sigmoid(X / 16 @ w + b)
        w -= 0.02 * (a - y) @ X / 16
        b -= 0.02 * (a - y).sum()
    return w / 16, b
""",
            r"function itself uses the pictures",
        ),
    ],
}

RIGHT = {
    "row-and-column": [
        """
def row_and_column(place, cols):
    i, j = divmod(place, cols)
    return i, cols - 1 - j
""",
        """
def row_and_column(place: int, cols: int) -> tuple[int, int]:
    i = int(place / cols)
    return i, (i + 1) * cols - 1 - place
""",
        # Walk along the strip.
        """
def row_and_column(place, cols):
    i, j = 0, cols - 1
    for _ in range(place):
        j -= 1
        if j == -1:
            i, j = i + 1, cols - 1
    return i, j
""",
        # Try them all.
        """
def row_and_column(place, cols):
    for i in range(place + 1):
        for j in range(cols):
            if i * cols + cols - 1 - j == place:
                return [i, j]
""",
        """
def row_and_column(place, cols):
    rows = place // cols + 1
    strip = np.arange(rows * cols).reshape(rows, cols)[:, ::-1]
    return np.argwhere(strip == place)[0]
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
def times_vector(data, rows, cols, x):
    return [sum(w * v for w, v in zip(data[i * cols : (i + 1) * cols], x)) for i in range(rows)]
""",
        """
def times_vector(data, rows, cols, x):
    result = [0.0] * rows
    for place, number in enumerate(data):
        i, j = divmod(place, cols)
        result[i] += number * x[j]
    return result
""",
        """
def times_vector(data, rows, cols, x):
    result = []
    numbers = iter(data)
    i = 0
    while i < rows:
        total = 0.0
        for value in x:
            total = total + next(numbers) * value
        result += [total]
        i += 1
    return result
""",
        """
def times_vector(data, rows, cols, x):
    result = [0.0 for _ in range(rows)]
    for j in range(cols):
        for i in range(rows):
            result[i] = result[i] + x[j] * data[j + cols * i]
    return list(result)
""",
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
        """
def read_by_means(pictures, labels, new_pictures, new_labels, k):
    means = []
    for digit in range(k):
        means.append(pictures[labels == digit].mean(axis=0))
    W = np.array(means)
    b = -(W**2).sum(axis=1) / 2

    answers = []
    for start in range(0, len(new_pictures), 50):
        batch = new_pictures[start : start + 50]
        sums = batch @ W.T + b
        answers.append(sums.argmax(axis=1))
    answers = np.concatenate(answers)

    share = (answers == new_labels).mean()
    return answers, share
""",
        """
def read_by_means(pictures, labels, new_pictures, new_labels, k):
    means = []
    for digit in range(k):
        means.append(pictures[labels == digit].mean(axis=0))
    W = np.array(means)
    b = -0.5 * np.diag(W @ W.T)

    answers = []
    for start in range(0, len(new_pictures), 50):
        batch = new_pictures[start : start + 50]
        sums = (W @ batch.T).T + b
        answers.append(sums.argmax(axis=1))
    answers = np.concatenate(answers)

    share = np.mean(new_labels == answers)
    return answers, share
""",
        """
def read_by_means(pictures, labels, new_pictures, new_labels, k):
    means = []
    for digit in range(k):
        means.append(pictures[labels == digit].mean(axis=0))
    W = np.array(means)
    b = -np.array([w @ w for w in W]) / 2

    answers = []
    for start in range(0, len(new_pictures), 50):
        batch = new_pictures[start : start + 50]
        sums = np.einsum('nj,kj->nk', batch, W) + b
        answers.append(np.argmax(sums, axis=-1))
    answers = np.concatenate(answers)

    share = (answers[:, None] == new_labels[:, None]).mean()
    return answers, share
""",
        """
def read_by_means(pictures, labels, new_pictures, new_labels, k):
    means = []
    for digit in range(k):
        means.append(pictures[labels == digit].mean(axis=0))
    W = np.array(means)
    b = -(W**2).sum(axis=1, keepdims=True).T / 2

    answers = []
    for start in range(0, len(new_pictures), 50):
        batch = new_pictures[start : start + 50]
        sums = batch @ np.transpose(W) + b
        answers.append(sums.argmax(axis=1))
    answers = np.concatenate(answers)

    share = sum(1 for a, y in zip(answers, new_labels) if a == y) / len(new_labels)
    return answers, share
""",
        """
def read_by_means(pictures, labels, new_pictures, new_labels, k):
    means = []
    for digit in range(k):
        means.append(pictures[labels == digit].mean(axis=0))
    W = np.array(means)
    b = -(W**2 / 2).sum(axis=-1)

    answers = []
    for start in range(0, len(new_pictures), 50):
        batch = new_pictures[start : start + 50]
        sums = batch @ W.reshape(k, -1).T + b
        answers.append([int(row.argmax()) for row in sums])
    answers = np.concatenate(answers)

    share = np.count_nonzero(answers == new_labels) / answers.size
    return answers, share
""",
    ],
    "columns-network": [
        """
def columns_network(X, layers):
    A = X
    for W, b in layers:
        A = np.tanh(W @ A + b[:, None])
    return A
""",
        """
def columns_network(X, layers):
    rows = X.T
    for W, b in layers:
        rows = np.tanh(rows @ W.T + b)
    return rows.T
""",
        """
def columns_network(X, layers):
    if not layers:
        return X
    (W, b), rest = layers[0], layers[1:]
    Z = W @ X
    Z += b.reshape(-1, 1)
    return columns_network(np.tanh(Z, out=Z), rest)
""",
        """
def columns_network(X, layers):
    columns = []
    for s in range(X.shape[1]):
        a = X[:, s]
        for W, b in layers:
            a = np.array([math.tanh(W_i @ a + b_i) for W_i, b_i in zip(W, b)])
        columns.append(a)
    return np.column_stack(columns)
""",
        """
def columns_network(X, layers):
    A = np.array(X)
    for W, b in layers:
        Z = np.column_stack([W, b]) @ np.concatenate([A, np.ones((1, A.shape[1]))])
        A = 2 * sigmoid(2 * Z) - 1
    return A
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
        if x != y and x != 1 and y != 1:
            raise ValueError("do not fit")
        result.append(y if x == 1 else x)
    return tuple(result)
""",
        """
from itertools import zip_longest


def broadcast_shape(a, b):
    result = []
    for x, y in zip_longest(reversed(a), reversed(b), fillvalue=1):
        sizes = {x, y} - {1}
        if len(sizes) == 2:
            raise ValueError(f"{a} and {b} do not fit")
        result.insert(0, sizes.pop() if sizes else 1)
    return tuple(result)
""",
        """
def broadcast_shape(a, b):
    if not a:
        return b
    if not b:
        return a
    if a[-1] != b[-1] and a[-1] != 1 and b[-1] != 1:
        raise ValueError("these shapes do not fit")
    last = b[-1] if a[-1] == 1 else a[-1]
    return broadcast_shape(a[:-1], b[:-1]) + (last,)
""",
        """
def broadcast_shape(a, b):
    short, long = sorted([a, b], key=len)
    result = list(long)
    for k in range(1, len(short) + 1):
        if result[-k] == 1:
            result[-k] = short[-k]
        elif short[-k] not in (1, result[-k]):
            raise ValueError("axis " + str(-k))
    return tuple(result)
""",
        """
class ShapesDoNotFit(ValueError):
    pass


def broadcast_shape(a, b):
    result = ()
    k = -1
    while -k <= len(a) or -k <= len(b):
        if -k > len(a):
            size = b[k]
        elif -k > len(b):
            size = a[k]
        elif a[k] == b[k]:
            size = a[k]
        elif a[k] == 1:
            size = b[k]
        elif b[k] == 1:
            size = a[k]
        else:
            raise ShapesDoNotFit("no")
        result = (size,) + result
        k -= 1
    return result
""",
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
        """
def drawn_by_hand():
    w = np.zeros((8, 8))
    w[2:7, 2:4] = 1
    return w.flatten(), -69
""",
        """
def drawn_by_hand():
    w = np.zeros((8, 8))
    w[2:7, 2:4] = 0.1
    w[4:7, 5:7] = -0.1
    return w.ravel(), -2.1
""",
        """
def drawn_by_hand():
    w = np.zeros((8, 8), dtype=int)
    w[3:6, 2:4] = 1
    w[0] = w[7] = -1
    return w.reshape(64), 45
""",
        """
def drawn_by_hand():
    drawing = [
        "........",
        "........",
        "..#.....",
        "..#.....",
        "..#.....",
        "..#.....",
        "........",
        "........",
    ]
    w = np.array([1.0 if c == "#" else 0.0 for row in drawing for c in row])
    return w, -19.0
""",
        """
def drawn_by_hand():
    w = np.zeros(64, dtype=np.float32)
    for i in range(2, 7):
        for j in range(1, 4):
            w[i * 8 + j] = 1 / 16
    return w, np.float32(-77 / 16)
""",
    ],
}

# Answers that get only general words, where it went wrong and in which cases, and why they have none of their own.
GENERAL: dict[str, dict[int, str]] = {
    "three-faults": {
        7: "NumPy's own words for a size that is written down as a number, with the line and the smallest case"
    },
}
