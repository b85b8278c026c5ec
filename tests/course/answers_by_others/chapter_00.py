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
    "umbrella-shares": [
        # Neither turned.
        (
            """
def umbrella_shares(evidence, points, limits):
    return (evidence @ points > limits).mean(axis=0)
""",
            r"\.T|transpos|turn",
        ),
        # A share of the persons.
        (
            """
def umbrella_shares(evidence, points, limits):
    takes = evidence @ points.T > limits
    return takes.mean(axis=1)
""",
            r"axis|each day",
        ),
        # How many days.
        (
            """
def umbrella_shares(evidence, points, limits):
    shares = []
    for w, limit in zip(points, limits):
        shares.append(sum(evidence @ w > limit))
    return shares
""",
            r"share|divide|mean",
        ),
    ],
    "drawn-means": [
        # From 1 on.
        (
            """
def draw_means(X, Y):
    means = [X[Y == digit].mean(axis=0) for digit in range(1, 10)]
    return plots.pixels(means, alt="The mean pictures of the digits 1 to 9.")
""",
            r"ten digits",
        ),
        # The wrong axis.
        (
            """
def draw_means(X, Y):
    means = [X[Y == digit].mean(axis=1) for digit in range(10)]
    return plots.pixels(means, alt="The mean pictures of the digits 0 to 9.")
""",
            r"square number",
        ),
        # The numbers alone.
        (
            """
def draw_means(X, Y):
    return np.array([X[Y == digit].mean(axis=0) for digit in range(10)])
""",
            r"draw",
        ),
        # Ink that is darker than the limit.
        (
            """
def draw_means(X, Y):
    means = [(X[Y == digit] > 7).mean(axis=0) for digit in range(10)]
    return plots.pixels(means, alt="The mean pictures of the digits 0 to 9.")
""",
            r"mean of all pictures of a 0",
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
        # In place.
        """
def row_shares(table):
    for row in table:
        row /= row.sum()
    return table
""",
    ],
    "umbrella-shares": [
        """
def umbrella_shares(evidence, points, limits):
    return np.mean(np.dot(points, evidence.T) > limits[:, None], axis=1)
""",
        """
def umbrella_shares(evidence, points, limits):
    shares = []
    for w, limit in zip(points, limits):
        days = 0
        for day in evidence:
            if sum(a * b for a, b in zip(day, w)) > limit:
                days += 1
        shares.append(days / len(evidence))
    return shares
""",
    ],
    "drawn-means": [
        """
def draw_means(X, Y):
    means = np.zeros((10, 8, 8))
    for digit in range(10):
        chosen = X[Y == digit]
        means[digit] = chosen.sum(axis=0).reshape(8, 8) / len(chosen)
    return plots.pixels(means, alt="The mean pictures of the digits 0 to 9.", columns=5)
""",
        # By matplotlib itself.
        """
def draw_means(X, Y):
    from matplotlib.figure import Figure

    figure = Figure()
    for digit, ax in enumerate(figure.subplots(2, 5).ravel()):
        ax.imshow(X[Y == digit].mean(axis=0).reshape(8, 8), cmap="gray_r")
        ax.set_title(f"{digit}")
    return figure
""",
    ],
}
