WRONG = {
    "ink-shares": [
        # The other axis.
        (
            """
def ink_shares(pictures, limit):
    ink = pictures > limit
    return ink.sum(axis=0) / pictures.shape[0]
""",
            r"axis",
        ),
        # Everything lumped together.
        (
            """
def ink_shares(pictures, limit):
    return np.mean(pictures > limit)
""",
            r"axis|all pictures|each (row|picture)",
        ),
        # At the limit too.
        (
            """
def ink_shares(pictures, limit):
    return np.where(pictures >= limit, 1, 0).mean(axis=1)
""",
            r"exactly|at the limit|equal|above",
        ),
        # How many, not which share.
        (
            """
def ink_shares(pictures, limit):
    return np.sum(pictures > limit, axis=1)
""",
            r"count|share|divide|mean",
        ),
        # Divided by the number of rows.
        (
            """
def ink_shares(pictures, limit):
    shares = []
    for picture in pictures:
        count = 0
        for pixel in picture:
            if pixel > limit:
                count += 1
        shares.append(count / len(pictures))
    return np.array(shares)
""",
            r"number of (pictures|its pixels)|pixels",
        ),
        # Pictures of 8 by 8 only.
        (
            """
def ink_shares(pictures, limit):
    return (pictures > limit).sum(axis=1) / 64
""",
            r"too (small|large)|size|number of|pixels",
        ),
        # As a percentage.
        (
            """
def ink_shares(pictures, limit):
    return 100 * (pictures > limit).mean(axis=1)
""",
            r"100",
        ),
        # The values of the ink.
        (
            """
def ink_shares(pictures, limit):
    return np.array([row[row > limit].mean() for row in pictures])
""",
            r"grey value|count|mask|share",
        ),
        # The share of the grey, not of the pixels.
        (
            """
def ink_shares(pictures, limit):
    ink = np.where(pictures > limit, pictures, 0)
    return ink.sum(axis=1) / pictures.sum(axis=1)
""",
            r"grey value|count|mask|pixel",
        ),
        # The limit of the chapter.
        (
            """
def ink_shares(pictures, limit):
    return (pictures > 7).mean(axis=1)
""",
            r"all of its arguments|limit|7",
        ),
        # A column.
        (
            """
def ink_shares(pictures, limit):
    return (pictures > limit).mean(axis=1, keepdims=True)
""",
            r"axis of length 1|keepdims|shape",
        ),
        # Python's way of asking.
        (
            """
def ink_shares(pictures, limit):
    shares = []
    for picture in pictures:
        if picture > limit:
            shares.append(1)
        else:
            shares.append(0)
    return shares
""",
            r"many entries|comparison",
        ),
        # Only shown.
        (
            """
def ink_shares(pictures, limit):
    print((pictures > limit).mean(axis=1))
""",
            r"None|return",
        ),
        # The first picture's.
        (
            """
def ink_shares(pictures, limit):
    for picture in pictures:
        return (picture > limit).mean()
""",
            r"single number|shape|each",
        ),
    ],
    "row-shares": [
        # As it came.
        (
            """
def row_shares(table):
    totals = table.sum(axis=1)
    return table / totals
""",
            r"bug|column|keepdims",
        ),
        # "The wrong axis."
        (
            """
def row_shares(table):
    totals = table.sum(axis=0)
    return table / totals
""",
            r"column|axis",
        ),
        # The other axis, with keepdims.
        (
            """
def row_shares(table):
    totals = table.sum(axis=0, keepdims=True)
    return table / totals
""",
            r"column|axis",
        ),
        # Everything.
        (
            """
def row_shares(table):
    return table / table.sum()
""",
            r"whole|row|each",
        ),
        # The totals turned, which does nothing to a single axis.
        (
            """
def row_shares(table):
    totals = table.sum(axis=1).T
    return table / totals
""",
            r"\.T|axis|column|keepdims|row",
        ),
        # Turned and not turned back.
        (
            """
def row_shares(table):
    totals = table.sum(axis=1)
    return table.T / totals
""",
            r"\.T|changed places|turn",
        ),
        # Squeezed into two columns.
        (
            """
def row_shares(table):
    totals = table.sum(axis=1).reshape(2, 1)
    return table / totals
""",
            r"reshape|size|shape|length",
        ),
        # A row of its own, but the wrong way.
        (
            """
def row_shares(table):
    totals = table.sum(axis=1).reshape(1, -1)
    return table / totals
""",
            r"column|row|keepdims|axis",
        ),
        # Means.
        (
            """
def row_shares(table):
    return table / np.mean(table, axis=1, keepdims=True)
""",
            r"mean|sum|times too",
        ),
        # In place.
        (
            """
def row_shares(table):
    for row in table:
        row /= row.sum()
    return table
""",
            r"in place",
        ),
        # Only one row.
        (
            """
def row_shares(table):
    for row in table:
        return row / row.sum()
""",
            r"shape|row|loop",
        ),
        # A share of the rest of the row.
        (
            """
def row_shares(table):
    totals = table.sum(axis=1, keepdims=True)
    return table / (totals - table)
""",
            r"not right|wrong|sum",
        ),
        # Percentages.
        (
            """
def row_shares(table):
    totals = table.sum(axis=1, keepdims=True)
    return 100 * table / totals
""",
            r"100",
        ),
    ],
    "mean-pictures": [
        # Sums.
        (
            """
def mean_pictures(X, Y, k):
    result = np.zeros((k, X.shape[1]))
    for picture, digit in zip(X, Y):
        result[digit] += picture
    return result
""",
            r"sum|mean|divide",
        ),
        # Divided by all.
        (
            """
def mean_pictures(X, Y, k):
    result = np.zeros((k, X.shape[1]))
    for picture, digit in zip(X, Y):
        result[digit] += picture / len(Y)
    return result
""",
            r"all pictures|how many|divide",
        ),
        # Divided by the number of digits.
        (
            """
def mean_pictures(X, Y, k):
    return np.array([X[Y == digit].sum(axis=0) / k for digit in range(k)])
""",
            r"how many|divide|mean|number of|wrong at",
        ),
        # The wrong axis.
        (
            """
def mean_pictures(X, Y, k):
    return np.array([X[Y == digit].mean(axis=1) for digit in range(k)])
""",
            r"axis",
        ),
        # No axis.
        (
            """
def mean_pictures(X, Y, k):
    means = []
    for digit in range(k):
        means.append(np.mean(X[Y == digit]))
    return np.array(means)
""",
            r"axis|one number",
        ),
        # From 1 on.
        (
            """
def mean_pictures(X, Y, k):
    return np.array([X[Y == digit + 1].mean(axis=0) for digit in range(k)])
""",
            r"from 0|count",
        ),
        # Ten digits, always.
        (
            """
def mean_pictures(X, Y, k):
    return np.array([X[Y == digit].mean(axis=0) for digit in range(10)])
""",
            r"shape|nan|range|k",
        ),
        # Two digits, always.
        (
            """
def mean_pictures(X, Y, k):
    return np.stack([X[Y == 0].mean(axis=0), X[Y == 1].mean(axis=0)])
""",
            r"arguments|shape|size|last digit|missing",
        ),
        # The mask in X.
        (
            """
def mean_pictures(X, Y, k):
    return np.array([X[X == digit].mean(axis=0) for digit in range(k)])
""",
            r"nan|axis|number|mask|shape|Y",
        ),
        # The digit as an index.
        (
            """
def mean_pictures(X, Y, k):
    means = []
    for digit in range(k):
        means.append(X[Y[digit]])
    return np.stack(means)
""",
            r"mask|place|not right|wrong at|mean",
        ),
        # A column each.
        (
            """
def mean_pictures(X, Y, k):
    means = [X[Y == digit].mean(axis=0) for digit in range(k)]
    return np.array(means).T
""",
            r"column|changed places|row",
        ),
        # The mean so far, in the loop.
        (
            """
def mean_pictures(X, Y, k):
    for digit in range(k):
        mean = X[Y == digit].mean(axis=0)
    return np.array([mean])
""",
            r"last|shape|collect",
        ),
        # Returned in the loop.
        (
            """
def mean_pictures(X, Y, k):
    means = []
    for digit in range(k):
        means.append(X[Y == digit].mean(axis=0))
        return np.array(means)
""",
            r"loop|shape|first|missing|last",
        ),
        # The others as zeros.
        (
            """
def mean_pictures(X, Y, k):
    means = []
    for digit in range(k):
        chosen = np.where((Y == digit).reshape(-1, 1), X, 0)
        means.append(chosen.mean(axis=0))
    return np.stack(means)
""",
            r"all pictures|how many|divide",
        ),
        # An `if` for a mask.
        (
            """
def mean_pictures(X, Y, k):
    means = []
    for digit in range(k):
        if Y == digit:
            means.append(X.mean(axis=0))
    return np.stack(means)
""",
            r"many entries|comparison",
        ),
        # Laid end to end.
        (
            """
def mean_pictures(X, Y, k):
    result = np.zeros(0)
    for digit in range(k):
        result = np.concatenate([result, X[Y == digit].mean(axis=0)])
    return result
""",
            r"row|stack|shape",
        ),
    ],
}

RIGHT = {
    "ink-shares": [
        """
def ink_shares(pictures, limit):
    return np.sum(pictures > limit, axis=1) / pictures.shape[1]
""",
        """
def ink_shares(pictures, limit):
    shares = []
    for picture in pictures:
        count = 0
        for pixel in picture:
            if pixel > limit:
                count += 1
        shares.append(count / len(picture))
    return shares
""",
        """
def ink_shares(pictures, limit):
    return np.mean(np.where(pictures > limit, 1.0, 0.0), axis=-1)
""",
        """
def ink_shares(pictures, limit):
    return 1 - (pictures <= limit).mean(axis=1)
""",
    ],
    "row-shares": [
        """
def row_shares(table):
    totals = table.sum(axis=1)
    return table / totals[:, None]
""",
        """
def row_shares(table):
    totals = table.sum(axis=1)
    return (table.T / totals).T
""",
        """
def row_shares(table):
    return np.array([row / row.sum() for row in table])
""",
        """
def row_shares(table):
    totals = table.sum(axis=1).reshape(-1, 1)
    return table / totals
""",
    ],
    "mean-pictures": [
        """
def mean_pictures(X, Y, k):
    return np.array([X[Y == digit].mean(axis=0) for digit in range(k)])
""",
        """
def mean_pictures(X, Y, k):
    result = np.zeros((k, X.shape[1]))
    for digit in range(k):
        mask = Y == digit
        result[digit] = X[mask].sum(axis=0) / mask.sum()
    return result
""",
        """
def mean_pictures(X, Y, k):
    sums, counts = np.zeros((k, X.shape[1])), np.zeros(k)
    for picture, digit in zip(X, Y):
        sums[digit] += picture
        counts[digit] += 1
    return sums / counts.reshape(-1, 1)
""",
        """
def mean_pictures(X, Y, k):
    is_digit = np.stack([Y == digit for digit in range(k)])
    return is_digit @ X / is_digit.sum(axis=1, keepdims=True)
""",
    ],
}
