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
        # Forgot the transpose: people are rows of points.
        (
            """
def umbrella_shares(evidence, points, limits):
    totals = evidence @ points
    takes = totals > limits
    return takes.mean(axis=0)
""",
            r"\.T\b",
        ),
        # Mean along the wrong axis: a number for each day.
        (
            """
def umbrella_shares(evidence, points, limits):
    totals = evidence @ points.T
    takes = totals > limits
    return takes.mean(axis=1)
""",
            r"axis.*days|share of the people",
        ),
        # Mean over everything, as in the example.
        (
            """
def umbrella_shares(evidence, points, limits):
    totals = evidence @ points.T
    takes = totals > limits
    return takes.mean()
""",
            r"axis",
        ),
        # A count instead of a share.
        (
            """
def umbrella_shares(evidence, points, limits):
    totals = evidence @ points.T
    takes = totals > limits
    return takes.sum(axis=0)
""",
            r"divide|take the mean",
        ),
        # Product the other way round, so that limits lie along the days.
        (
            """
def umbrella_shares(evidence, points, limits):
    totals = points @ evidence.T
    takes = totals > limits
    return takes.mean(axis=1)
""",
            r"limits.* (lie along|aligned|with the columns)",
        ),
        # Entry by entry in place of the product.
        (
            """
def umbrella_shares(evidence, points, limits):
    totals = evidence * points
    takes = totals > limits
    return takes.mean(axis=0)
""",
            r"entry by entry|sum of products",
        ),
        # The points of the example hard-coded.
        (
            """
def umbrella_shares(evidence, points, limits):
    totals = evidence @ np.array([2.0, 3.0])
    takes = totals[:, None] > limits
    return takes.mean(axis=0)
""",
            r"whatever points is|points of the example|everybody gets the same points",
        ),
        # Takes the mean of the points before the comparison.
        (
            """
def umbrella_shares(evidence, points, limits):
    totals = evidence @ points.T
    takes = totals.mean(axis=0) > limits
    return takes
""",
            r"first compare|mean points",
        ),
        # Forgot the last step: the mask itself.
        (
            """
def umbrella_shares(evidence, points, limits):
    totals = evidence @ points.T
    takes = totals > limits
    return takes
""",
            r"mask|mean over the days",
        ),
        # At least her limit, not more than it.
        (
            """
def umbrella_shares(evidence, points, limits):
    totals = evidence @ points.T
    takes = totals >= limits
    return takes.mean(axis=0)
""",
            r"exactly at the limit|not above|>=",
        ),
    ],
    "drawn-means": [
        # Draws, but returns nothing.
        (
            """
def draw_means(X, Y):
    means = [X[Y == digit].mean(axis=0) for digit in range(10)]
    plots.pixels(means, alt="The mean pictures of the digits 0 to 9.")
""",
            r"`return`",
        ),
        # Mean along the wrong axis.
        (
            """
def draw_means(X, Y):
    means = [X[Y == digit].mean(axis=1) for digit in range(10)]
    return plots.pixels(means, alt="The mean pictures of the digits 0 to 9.")
""",
            r"axis 1|one number for each picture",
        ),
        # Sum instead of mean.
        (
            """
def draw_means(X, Y):
    means = [X[Y == digit].sum(axis=0) for digit in range(10)]
    return plots.pixels(means, alt="The mean pictures of the digits 0 to 9.")
""",
            r"sums, not means|divid",
        ),
        # Begins at 1: no zero.
        (
            """
def draw_means(X, Y):
    means = []
    for digit in range(1, 10):
        means.append(X[Y == digit].mean(axis=0))
    return plots.pixels(means, alt="The mean pictures of the digits 0 to 9.")
""",
            r"\b9 pictures.*ten digits|range",
        ),
        # Returns the numbers and not the picture.
        (
            """
def draw_means(X, Y):
    means = []
    for digit in range(10):
        means.append(X[Y == digit].mean(axis=0))
    return means
""",
            r"return the picture",
        ),
        # One example of each digit in place of the mean.
        (
            """
def draw_means(X, Y):
    means = [X[Y == digit][0] for digit in range(10)]
    return plots.pixels(means, alt="The mean pictures of the digits 0 to 9.")
""",
            r"single pictures|all of its pictures",
        ),
        # Reads the data set itself, ignoring what it was given.
        (
            """
def draw_means(X, Y):
    X, Y = datasets.digits("train")
    means = [X[Y == digit].mean(axis=0) for digit in range(10)]
    return plots.pixels(means, alt="The mean pictures of the digits 0 to 9.")
""",
            r"\bX and Y\b|given",
        ),
        # Digit used as an index of a row, no mask.
        (
            """
def draw_means(X, Y):
    means = []
    for digit in range(10):
        means.append(X[digit])
    return plots.pixels(means, alt="The mean pictures of the digits 0 to 9.")
""",
            r"by a mask",
        ),
        # Forgot alt.
        (
            """
def draw_means(X, Y):
    means = [X[Y == digit].mean(axis=0) for digit in range(10)]
    return plots.pixels(means)
""",
            r"\balt\b",
        ),
        # Returns inside the loop.
        (
            """
def draw_means(X, Y):
    means = []
    for digit in range(10):
        means.append(X[Y == digit].mean(axis=0))
        return plots.pixels(means, alt="The mean pictures of the digits 0 to 9.")
""",
            r"`return` inside the loop",
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
    totals = evidence @ points.T
    takes = totals > limits
    return takes.mean(axis=0)
""",
        """
def umbrella_shares(evidence, points, limits):
    totals = points @ evidence.T
    takes = totals > limits[:, None]
    return takes.mean(axis=1)
""",
        """
def umbrella_shares(evidence, points, limits):
    shares = []
    for worth, limit in zip(points, limits):
        count = 0
        for day in evidence:
            total = 0.0
            for value, point in zip(day, worth):
                total += value * point
            if total > limit:
                count += 1
        shares.append(count / len(evidence))
    return shares
""",
        """
def umbrella_shares(evidence, points, limits):
    totals = np.einsum("dj,pj->dp", evidence, points)
    takes = totals - limits > 0
    return np.sum(takes, axis=0) / takes.shape[0]
""",
        """
def umbrella_shares(evidence, points, limits):
    totals = (evidence[:, None, :] * points[None, :, :]).sum(axis=2)
    takes = np.where(totals > limits, 1, 0)
    return takes.mean(axis=0).astype(np.float32)
""",
    ],
    "drawn-means": [
        """
def draw_means(X, Y):
    means = [X[Y == digit].mean(axis=0) for digit in range(10)]
    return plots.pixels(means, alt="The mean pictures of the digits 0 to 9.")
""",
        """
def draw_means(X, Y):
    means = np.zeros((10, 64))
    for digit in range(10):
        chosen = X[Y == digit]
        for picture in chosen:
            means[digit] += picture
        means[digit] /= len(chosen)
    return plots.pixels(means, alt="The means of the ten digits, in a row.", columns=10)
""",
        """
def draw_means(X, Y):
    is_digit = (Y[:, None] == np.arange(10)).astype(float)
    means = is_digit.T @ X / is_digit.sum(axis=0)[:, None]
    names = [str(digit) for digit in range(10)]
    return plots.pixels(list(means), captions=names, alt="The mean pictures of the digits 0 to 9.")
""",
        """
def draw_means(X, Y):
    means = []
    for digit in range(10):
        means.append(X[Y == digit].mean(axis=0).reshape(8, 8).astype(np.float32))
    picture = plots.pixels(means, alt="The mean pictures of the digits 0 to 9, from left to right.")
    return picture
""",
        """
def draw_means(X, Y):
    sums, counts = {}, {}
    for x, y in zip(X, Y):
        sums[int(y)] = sums.get(int(y), 0) + x
        counts[int(y)] = counts.get(int(y), 0) + 1
    return plots.pixels([sums[d] / counts[d] for d in sorted(sums)], alt="The mean pictures of the digits 0 to 9.")
""",
    ],
}
