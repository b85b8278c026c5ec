"""Answers to the exercises of chapter 9, by somebody who has only seen the tasks."""

WRONG = {}
RIGHT = {}

# ---------------------------------------------------------------- 9.1
PLACE = '''
def mixed_up(confusion):
    """Return the two classes i < j that are taken for each other most often."""
    both = np.triu(confusion + confusion.T, 1)
    place = both.argmax()
    i, j = %s
    return i, j
'''
BOTH = '''
def mixed_up(confusion):
    """Return the two classes i < j that are taken for each other most often."""
    both = %s
    place = both.argmax()
    i, j = place // len(both), place %% len(both)
    return i, j
'''
WRONG["mixed-up"] = [
    # takes argmax for a pair of row and column
    (PLACE % "place", r"takes it apart into several|two numbers"),
    # hard-coded size, ten digits
    (PLACE % "place // 10, place % 10", r"divided by 10"),
    # row and column swapped
    (PLACE % "place % len(confusion), place // len(confusion)", r"exchanged"),
    # quotient right, but the column is not the remainder
    (PLACE % "place // len(confusion), place - place // len(confusion)", r"not the column|remainder|left over"),
    # asks the confusion matrix itself: the largest entry is on the diagonal
    (PLACE % "np.unravel_index(confusion.argmax(), confusion.shape)", r"`confusion` itself"),
    # an argmax for each axis: arrays in place of numbers
    (PLACE % "both.argmax(axis=1), both.argmax(axis=0)", r"for each row or each column"),
    # off by one: the rows are thought to be one shorter, since the diagonal is gone
    (PLACE % "divmod(place, len(confusion) - 1)", r"one less than the table is wide|no shorter"),
    # the class with the most mistakes by rows and by columns, not the place
    (PLACE % "both.sum(axis=1).argmax(), both.sum(axis=0).argmax()", r"largest sum"),
    # true division: the row is no whole number
    (PLACE % "place / len(confusion), place % len(confusion)", r"fraction"),
    # one direction only
    (
        """
def mixed_up(confusion):
    both = np.triu(confusion, 1)
    place = both.argmax()
    i, j = divmod(place, len(confusion))
    return i, j
""",
        r"Only one direction",
    ),
    # the other direction only
    (BOTH % "np.triu(confusion.T, 1)", r"larger class was read as the smaller"),
    # the right answers are left in
    (BOTH % "confusion + confusion.T", r"the same class"),
    # the diagonal is kept
    (BOTH % "np.triu(confusion + confusion.T)", r"the same class"),
    # the part below the diagonal is kept
    (BOTH % "np.tril(confusion + confusion.T, -1)", r"larger class comes first"),
    # without the right answers, but each direction for itself
    (BOTH % "confusion * (1 - np.eye(len(confusion)))", r"add them"),
    # the larger of the two directions
    (BOTH % "np.triu(np.maximum(confusion, confusion.T), 1)", r"Each direction counts for itself"),
    # a product of matrices in place of a sum
    (BOTH % "np.triu(confusion @ confusion.T, 1)", r"product of matrices"),
    # nothing at all: the table as it came
    (BOTH % "confusion", r"`confusion` itself"),
]
RIGHT["mixed-up"] = [
    BOTH % "np.triu(confusion, 1) + np.tril(confusion, -1).T",
    # each pair twice, of which the first is found
    BOTH % "(confusion + confusion.T) * (1 - np.eye(len(confusion), dtype=int))",
    PLACE % "divmod(place, len(confusion))",
    PLACE % "np.unravel_index(place, both.shape)",
    PLACE % "(int(place // both.shape[1]), int(place % both.shape[1]))",
    """
def mixed_up(confusion):
    most, pair = -1, None
    n = len(confusion)
    for i in range(n):
        for j in range(i + 1, n):
            count = confusion[i][j] + confusion[j][i]
            if count > most:
                most, pair = count, (i, j)
    return pair
""",
    """
def mixed_up(confusion):
    both = np.triu(confusion + confusion.T, 1)
    rows, columns = np.nonzero(both == both.max())
    return [rows[0], columns[0]]
""",
]

# ---------------------------------------------------------------- 9.2
WRONG["k-nearest"] = [
    # ignores k: only the one nearest
    (
        """
def k_nearest(X_new, X, Y, k):
    D = ((X_new[:, None, :] - X[None, :, :]) ** 2).sum(axis=2)
    return Y[D.argmin(axis=1)]
""",
        r"\bk\b|vote|one nearest|single|only the nearest",
    ),
    # a tie goes to the smallest label
    (
        """
def k_nearest(X_new, X, Y, k):
    answers = []
    for x in X_new:
        near = np.argsort(((X - x) ** 2).sum(axis=1))[:k]
        answers.append(np.bincount(Y[near]).argmax())
    return np.array(answers)
""",
        r"\btie|same number|equal(ly)? many|smallest label|draw",
    ),
    # the k farthest
    (
        """
def k_nearest(X_new, X, Y, k):
    answers = []
    for x in X_new:
        near = np.argsort(((X - x) ** 2).sum(axis=1))[::-1][:k]
        votes = np.bincount(Y[near])
        for i in near:
            if votes[Y[i]] == votes.max():
                answers.append(Y[i])
                break
    return np.array(answers)
""",
        r"farthest|furthest|largest distance|far|order|nearest",
    ),
    # leaves out the nearest, as if it were the sample itself
    (
        """
from collections import Counter

def k_nearest(X_new, X, Y, k):
    answers = []
    for x in X_new:
        near = np.argsort(np.linalg.norm(X - x, axis=1))[1:k + 1]
        answers.append(Counter(Y[near].tolist()).most_common(1)[0][0])
    return np.array(answers)
""",
        r"nearest (one |neighbour )?(of all )?(is )?(left out|missing|skipped|not)|first|itself|left out|leaves? out|skip|off by one|one too|from index",
    ),
    # any tie goes to the nearest of all, even if that label is not among the tied
    (
        """
def k_nearest(X_new, X, Y, k):
    answers = []
    for x in X_new:
        near = Y[np.argsort(((X - x) ** 2).sum(axis=1))[:k]]
        votes = np.bincount(near)
        best = np.flatnonzero(votes == votes.max())
        answers.append(best[0] if len(best) == 1 else near[0])
    return np.array(answers)
""",
        r"\btie|most votes|same number|draw",
    ),
    # the mean of the labels, as if they were amounts
    (
        """
def k_nearest(X_new, X, Y, k):
    D = ((X_new[:, None, :] - X[None, :, :]) ** 2).sum(axis=2)
    near = np.argsort(D, axis=1)[:, :k]
    return np.round(Y[near].mean(axis=1)).astype(int)
""",
        r"mean|average|vote|most",
    ),
    # differences are not squared: positive and negative ones cancel
    (
        """
from collections import Counter

def k_nearest(X_new, X, Y, k):
    answers = []
    for x in X_new:
        near = np.argsort(np.abs((X - x).sum(axis=1)))[:k]
        answers.append(Counter(Y[near].tolist()).most_common(1)[0][0])
    return np.array(answers)
""",
        r"squar|distance|cancel|\*\* ?2",
    ),
    # returns in the loop: one answer, not m
    (
        """
from collections import Counter

def k_nearest(X_new, X, Y, k):
    for x in X_new:
        near = np.argsort(((X - x) ** 2).sum(axis=1))[:k]
        return Counter(Y[near].tolist()).most_common(1)[0][0]
""",
        r"array|shape|each|every|one answer|single|m answers|\(m|in the loop|type",
    ),
    # votes weigh more the nearer they are
    (
        """
def k_nearest(X_new, X, Y, k):
    answers = []
    for x in X_new:
        d = np.sqrt(((X - x) ** 2).sum(axis=1))
        near = np.argsort(d)[:k]
        votes = np.zeros(Y.max() + 1)
        for i in near:
            votes[Y[i]] += 1 / (d[i] + 1e-9)
        answers.append(votes.argmax())
    return np.array(answers)
""",
        r"weigh|one vote|same vote|each vote|every vote|votes? counts?|equal|most votes",
    ),
    # returns the index of the neighbour, not its label
    (
        """
def k_nearest(X_new, X, Y, k):
    answers = []
    for x in X_new:
        near = np.argsort(((X - x) ** 2).sum(axis=1))[:k]
        votes = np.bincount(Y[near])
        for i in near:
            if votes[Y[i]] == votes.max():
                answers.append(i)
                break
    return np.array(answers)
""",
        r"index|indices|position|label|number of the (sample|neighbour)|place|row",
    ),
    # how many votes it got, not which label
    (
        """
def k_nearest(X_new, X, Y, k):
    differences = X_new[:, None] - X
    distances = (differences**2).sum(axis=2)
    answers = []
    for voters in Y[np.argsort(distances)[:, :k]]:
        votes = np.bincount(voters)
        answers.append(votes.max())
    return np.array(answers)
""",
        r"number of votes",
    ),
]
RIGHT["k-nearest"] = [
    """
from collections import Counter

def k_nearest(X_new, X, Y, k):
    answers = []
    for x in X_new:
        near = np.argsort(((X - x) ** 2).sum(axis=1))[:k]
        answers.append(Counter(Y[near].tolist()).most_common(1)[0][0])
    return np.array(answers)
""",
    """
def k_nearest(X_new, X, Y, k):
    D = np.linalg.norm(X_new[:, None, :] - X[None, :, :], axis=2)
    labels = Y[np.argsort(D, axis=1)[:, :k]]
    votes = (labels[:, :, None] == labels[:, None, :]).sum(axis=2)
    return labels[np.arange(len(labels)), votes.argmax(axis=1)]
""",
    """
def k_nearest(X_new, X, Y, k):
    D = (X_new ** 2).sum(axis=1)[:, None] - 2 * X_new @ X.T + (X ** 2).sum(axis=1)
    order = D.argsort(axis=1)[:, :k]
    out = np.empty(len(X_new), dtype=int)
    for row, near in enumerate(order):
        votes = np.bincount(Y[near])
        out[row] = next(Y[i] for i in near if votes[Y[i]] == votes.max())
    return out
""",
    """
import math

def k_nearest(X_new, X, Y, k):
    def answer(x):
        near = sorted((math.dist(x, known), label) for known, label in zip(X.tolist(), Y.tolist()))[:k]
        labels = [label for _, label in near]
        return max(labels, key=labels.count)
    return np.array([answer(x) for x in X_new.tolist()])
""",
    # votes plus less than a vote for being near
    """
def k_nearest(X_new, X, Y, k):
    answers = []
    for x in X_new:
        near = np.argsort(np.sum((X - x) ** 2, axis=1))[:k]
        score = np.zeros(Y.max() + 1)
        for rank, i in enumerate(near):
            if score[Y[i]] == 0:
                score[Y[i]] = 1 - rank / (k + 1)
            else:
                score[Y[i]] += 1
        answers.append(np.argmax(score))
    return np.asarray(answers)
""",
]

# ---------------------------------------------------------------- 9.3
COUNT = '''
def enough_pictures(p, q, errors):
    """Return how many pictures each test needs to tell two accuracies apart."""
%s
'''
WRONG["enough-pictures"] = [
    # errors is not squared
    (
        COUNT % "    return math.ceil(errors * (p * (1 - p) + q * (1 - q)) / (p - q) ** 2)",
        r"number of errors is not squared",
    ),
    # the difference is not squared
    (
        COUNT % "    return math.ceil(errors**2 * (p * (1 - p) + q * (1 - q)) / abs(p - q))",
        r"difference is not squared",
    ),
    # rounded down
    (COUNT % "    return int(errors**2 * (p * (1 - p) + q * (1 - q)) / (p - q) ** 2)", r"rounded down|too few"),
    # no whole number
    (COUNT % "    return errors**2 * (p * (1 - p) + q * (1 - q)) / (p - q) ** 2", r"Pictures are whole"),
    # the error of one test only
    (COUNT % "    return math.ceil(errors**2 * p * (1 - p) / (p - q) ** 2)", r"Only the error of the first"),
    # the two errors are added, not their squares
    (
        COUNT
        % """    error = math.sqrt(p * (1 - p)) + math.sqrt(q * (1 - q))
    return math.ceil((errors * error / (p - q)) ** 2)""",
        r"add their squares",
    ),
    # solved for sqrt(n), and the last square is forgotten
    (COUNT % "    return math.ceil(errors * math.sqrt(p * (1 - p) + q * (1 - q)) / abs(p - q))", r"Square it"),
    # one variance of the mean of the shares, twice
    (
        COUNT
        % """    m = (p + q) / 2
    return math.ceil(errors**2 * 2 * m * (1 - m) / (p - q) ** 2)""",
        r"replaced by their mean",
    ),
    # searches, but the difference has a sign: never ends if q is larger
    (
        COUNT
        % """    n = 1
    while p - q < errors * math.sqrt((p * (1 - p) + q * (1 - q)) / n):
        n += 1
    return n""",
        r"loop run for ever",
    ),
    # the search returns the last n that is not enough
    (
        COUNT
        % """    n = 1
    while abs(p - q) < errors * math.sqrt((p * (1 - p) + q * (1 - q)) / n):
        n += 1
    return n - 1""",
        r"too few",
    ),
    # the mean of the two variances, not their sum
    (
        COUNT % "    return math.ceil(errors**2 * (p * (1 - p) + q * (1 - q)) / 2 / (p - q) ** 2)",
        r"averaged|half as many",
    ),
]
RIGHT["enough-pictures"] = [
    COUNT % "    return math.ceil(errors**2 * (p * (1 - p) + q * (1 - q)) / (p - q) ** 2)",
    COUNT
    % """    n = 1
    while abs(p - q) < errors * math.sqrt(p * (1 - p) / n + q * (1 - q) / n):
        n += 1
    return n""",
    COUNT
    % """    def enough(n):
        return abs(q - p) >= errors * np.sqrt(p * (1 - p) / n + q * (1 - q) / n)
    high = 1
    while not enough(high):
        high *= 2
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        if enough(middle):
            high = middle
        else:
            low = middle
    return high""",
    COUNT
    % """    variances = np.array([p, q]) * (1 - np.array([p, q]))
    return int(np.ceil(variances.sum() * (errors / np.abs(p - q)) ** 2))""",
    COUNT
    % """    from fractions import Fraction
    p, q, errors = (Fraction(str(x)) for x in (p, q, errors))
    n = errors * errors * (p - p * p + q - q * q) / (p - q) ** 2
    return -(-n.numerator // n.denominator)""",
]

# ---------------------------------------------------------------- 9.4
WRONG["not-sure"] = [
    # > in place of >=
    (
        """
def answered(P, Y, threshold):
    sure = P.max(axis=1) > threshold
    if not sure.any():
        return 0.0, np.nan
    return sure.mean(), (P.argmax(axis=1) == Y)[sure].mean()
""",
        r">=|at least|equal|exactly|reach",
    ),
    # accuracy: divides by all pictures, not by the answered ones
    (
        """
def answered(P, Y, threshold):
    sure = P.max(axis=1) >= threshold
    if not sure.any():
        return 0.0, np.nan
    right = (P.argmax(axis=1) == Y) & sure
    return sure.mean(), right.mean()
""",
        r"divi|all (the )?pictures|all of them|on these|only (the|those|these)|answered|answers",
    ),
    # the two results the other way round
    (
        """
def answered(P, Y, threshold):
    sure = P.max(axis=1) >= threshold
    if not sure.any():
        return np.nan, 0.0
    return (P.argmax(axis=1) == Y)[sure].mean(), sure.mean()
""",
        r"swap|order|way round|exchang|mixed|first",
    ),
    # the number that is answered, not the share
    (
        """
def answered(P, Y, threshold):
    sure = P.max(axis=1) >= threshold
    if not sure.any():
        return 0, np.nan
    return sure.sum(), (P.argmax(axis=1) == Y)[sure].mean()
""",
        r"count|number of|share|divi|between 0 and 1|fraction",
    ),
    # accuracy 0 if none is answered
    (
        """
def answered(P, Y, threshold):
    count = right = 0
    for p, y in zip(P, Y):
        if p.max() >= threshold:
            count += 1
            right += p.argmax() == y
    if count == 0:
        return 0.0, 0.0
    return count / len(Y), right / count
""",
        r"nan|none|no picture|nothing",
    ),
    # crashes if none is answered
    (
        """
def answered(P, Y, threshold):
    count = 0
    right = 0
    for i in range(len(Y)):
        if max(P[i]) >= threshold:
            count += 1
            if np.argmax(P[i]) == Y[i]:
                right += 1
    return count / len(Y), right / count
""",
        r"ZeroDivision|division by zero|divi\w+ by (0|zero)|nan|none|nothing",
    ),
    # looks at the probability of the right label, which the network does not know
    (
        """
def answered(P, Y, threshold):
    sure = P[np.arange(len(Y)), Y] >= threshold
    if not sure.any():
        return 0.0, np.nan
    return sure.mean(), (P.argmax(axis=1) == Y)[sure].mean()
""",
        r"largest|label|right class|true class|max|does not know|Y\b",
    ),
    # accuracy on all pictures, whether answered or not
    (
        """
def answered(P, Y, threshold):
    sure = P.max(axis=1) >= threshold
    right = P.argmax(axis=1) == Y
    if not sure.any():
        return 0.0, np.nan
    return sure.mean(), right.mean()
""",
        r"all (the )?pictures|all of them|on these|only (the|those|these)|answered|not sure|every picture|answers",
    ),
    # the share that is passed on, not the one that is answered
    (
        """
def answered(P, Y, threshold):
    unsure = P.max(axis=1) < threshold
    if unsure.all():
        return 1.0, np.nan
    return unsure.mean(), (P.argmax(axis=1) == Y)[~unsure].mean()
""",
        r"passe|not sure|unsure|1 ?[-\u2212]|rest|opposite|other|not answered|does not answer|reverse",
    ),
    # nan for both if none is answered, though the share is 0
    (
        """
def answered(P, Y, threshold):
    sure = P.max(axis=1) >= threshold
    if sure.sum() == 0:
        return np.nan, np.nan
    return sure.mean(), (P[sure].argmax(axis=1) == Y[sure]).mean()
""",
        r"share.*(\b0\b|zero|nan)|(\b0\b|zero|nan).*share",
    ),
]
RIGHT["not-sure"] = [
    """
def answered(P, Y, threshold):
    sure = P.max(axis=1) >= threshold
    if not sure.any():
        return 0.0, np.nan
    return sure.mean(), (P[sure].argmax(axis=1) == Y[sure]).mean()
""",
    """
def answered(P, Y, threshold):
    count = right = 0
    for p, y in zip(P.tolist(), Y.tolist()):
        best = max(p)
        if best >= threshold:
            count += 1
            right += p.index(best) == y
    return count / len(Y), right / count if count else float("nan")
""",
    # (NumPy's 0 / 0)
    """
def answered(P, Y, threshold):
    label = np.where(P.max(axis=1) >= threshold, P.argmax(axis=1), -1)
    count = np.sum(label != -1)
    with np.errstate(invalid="ignore"):
        return count / len(Y), np.sum(label == Y) / count
""",
    # the mean of nothing is nan, with a warning
    """
def answered(P, Y, threshold):
    sure = (P >= threshold).any(axis=1)
    return np.mean(sure), np.mean((np.argsort(P, axis=1)[:, -1] == Y)[sure])
""",
    """
def answered(P, Y, threshold):
    kept = [i for i in range(len(Y)) if np.max(P[i]) >= threshold]
    if len(kept) == 0:
        return [0, np.nan]
    hits = [int(np.argmax(P[i]) == Y[i]) for i in kept]
    return [len(kept) / len(P), sum(hits) / len(hits)]
""",
]

# ---------------------------------------------------------------- 9.5
WRONG["standardised-parts"] = [
    # mean and deviation of both sets together: the new pictures leak
    (
        """
def standardised_parts(X_train, X_new):
    both = np.concatenate([X_train, X_new])
    mean, std = both.mean(), both.std()
    return (X_train - mean) / std, (X_new - mean) / std
""",
        r"both|together|train(ing)?( set| pictures)? (alone|only)|only .*train|depend|later|not (there|known|seen)",
    ),
    # the wrong way round: the numbers of the new pictures for both
    (
        """
def standardised_parts(X_train, X_new):
    mean, std = X_new.mean(), X_new.std()
    Z_train = (X_train - mean) / std
    Z_new = (X_new - mean) / std
    return Z_train, Z_new
""",
        r"train|new|way round|later",
    ),
    # fixes the mean only
    (
        """
def standardised_parts(X_train, X_new):
    Z_train = (X_train - X_train.mean()) / X_train.std()
    Z_new = (X_new - X_train.mean()) / X_new.std()
    return Z_train, Z_new
""",
        r"std|deviation|divi|spread",
    ),
    # fixes the deviation only
    (
        """
def standardised_parts(X_train, X_new):
    Z_train = (X_train - X_train.mean()) / X_train.std()
    Z_new = (X_new - X_new.mean()) / X_train.std()
    return Z_train, Z_new
""",
        r"mean|subtract|average",
    ),
    # thinks that the axis is the bug: every pixel for itself, and still from each set
    # (constant pixels are divided by 0, too)
    (
        """
def standardised_parts(X_train, X_new):
    Z_train = (X_train - X_train.mean(axis=0)) / X_train.std(axis=0)
    Z_new = (X_new - X_new.mean(axis=0)) / X_new.std(axis=0)
    return Z_train, Z_new
""",
        r"axis|pixel|column|nan|zero|divi|train",
    ),
    # from the training set, but by pixel: the constant pixels give 0 / 0
    (
        """
def standardised_parts(X_train, X_new):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    return (X_train - mean) / std, (X_new - mean) / std
""",
        r"nan|inf|axis|pixel|zero|divi|constant|column",
    ),
    # overwrites X_train first, so that its mean is then 0 and its deviation 1
    (
        """
def standardised_parts(X_train, X_new):
    X_train = (X_train - X_train.mean()) / X_train.std()
    X_new = (X_new - X_train.mean()) / X_train.std()
    return X_train, X_new
""",
        r"overwrit|already|before|first|unchanged|not standardised|original|as (they|it) (were|was)|mean (is|of) 0|raw",
    ),
    # each picture gets numbers of its own
    (
        """
def standardised_parts(X_train, X_new):
    Z_train = (X_train - X_train.mean(axis=1, keepdims=True)) / X_train.std(axis=1, keepdims=True)
    Z_new = (X_new - X_new.mean(axis=1, keepdims=True)) / X_new.std(axis=1, keepdims=True)
    return Z_train, Z_new
""",
        r"axis|each picture|every picture|row|of its own|single picture|train|whole",
    ),
    # right numbers, but the brackets are lost for the new ones
    (
        """
def standardised_parts(X_train, X_new):
    mean, std = X_train.mean(), X_train.std()
    Z_train = (X_train - mean) / std
    Z_new = X_new - mean / std
    return Z_train, Z_new
""",
        r"bracket|parenthes|divi|std|deviation|spread|scale",
    ),
    # returns only the new pictures
    (
        """
def standardised_parts(X_train, X_new):
    mean, std = X_train.mean(), X_train.std()
    Z_new = (X_new - mean) / std
    return Z_new
""",
        r"two|both|pair|tuple|Z_train",
    ),
]
RIGHT["standardised-parts"] = [
    """
def standardised_parts(X_train, X_new):
    Z_train = (X_train - X_train.mean()) / X_train.std()
    Z_new = (X_new - X_train.mean()) / X_train.std()
    return Z_train, Z_new
""",
    """
def standardised_parts(X_train, X_new):
    mean, std = X_train.mean(), X_train.std()
    return [(X - mean) / std for X in (X_train, X_new)]
""",
    """
def standardised_parts(X_train, X_new):
    scale = 1 / np.std(X_train)
    shift = -np.mean(X_train) * scale
    return X_train * scale + shift, X_new * scale + shift
""",
    """
def standardised_parts(X_train, X_new):
    mean = X_train.sum() / X_train.size
    var = ((X_train - mean) ** 2).sum() / X_train.size

    def standardise(X):
        Z = X.astype(float)
        Z -= mean
        Z /= var ** 0.5
        return Z

    return standardise(X_train), standardise(X_new)
""",
    """
def standardised_parts(X_train, X_new):
    mean, std = X_train.mean(), X_train.std()
    both = (np.concatenate([X_train, X_new]) - mean) / std
    return both[:len(X_train)], both[len(X_train):]
""",
]

# ---------------------------------------------------------------- 9.6
WRONG["small-reader"] = [
    # the single layer of the chapter: 650 parameters
    (
        """
def small_reader(X, Y):
    mean, std = X.mean(), X.std()

    def prepare(pictures):
        return (pictures - mean) / std

    network = Network(Dense(64, 10, "identity", rng=0))
    network.fit(prepare(X), Y, loss=CrossEntropy(from_logits=True), optimizer=Adam(lr=0.01),
                epochs=20, batch_size=32, rng=0)
    return network, prepare
""",
        r"650|600|parameters",
    ),
    # forgets the biases in the sum: 64 * 8 + 8 * 10 = 592, but 610 with them
    (
        """
def small_reader(X, Y):
    mean, std = X.mean(), X.std()

    def prepare(pictures):
        return (pictures - mean) / std

    network = Network(Dense(64, 8, "relu", init="he", rng=0), Dense(8, 10, "identity", rng=1))
    network.fit(prepare(X), Y, loss=CrossEntropy(from_logits=True), optimizer=Adam(lr=0.01),
                epochs=60, batch_size=32, rng=0)
    return network, prepare
""",
        r"610|600|parameters|bias",
    ),
    # too small: one number for each quarter of the picture
    (
        """
def small_reader(X, Y):
    mean, std = X.mean(), X.std()

    def prepare(pictures):
        Z = (pictures - mean) / std
        return Z.reshape(-1, 2, 4, 2, 4).mean(axis=(2, 4)).reshape(-1, 4)

    network = Network(Dense(4, 30, "relu", init="he", rng=0), Dense(30, 10, "identity", rng=1))
    network.fit(prepare(X), Y, loss=CrossEntropy(from_logits=True), optimizer=Adam(lr=0.01),
                epochs=60, batch_size=32, rng=0)
    return network, prepare
""",
        r"276|92|reads? (only )?\d+|accuracy|of 300",
    ),
    # returns the prepared training set, not the function
    (
        """
def small_reader(X, Y):
    keep = np.sort(np.argsort(X.std(axis=0))[-50:])
    prepare = (X[:, keep] - X.mean()) / X.std()
    network = Network(Dense(50, 10, "identity", rng=0))
    network.fit(prepare, Y, loss=CrossEntropy(from_logits=True), optimizer=Adam(lr=0.01),
                epochs=40, batch_size=32, rng=0)
    return network, prepare
""",
        r"function|callable|array",
    ),
    # forgets to return prepare
    (
        """
def small_reader(X, Y):
    mean, std = X.mean(), X.std()
    keep = np.sort(np.argsort(X.std(axis=0))[-50:])

    def prepare(pictures):
        return (pictures[:, keep] - mean) / std

    network = Network(Dense(50, 10, "identity", rng=0))
    network.fit(prepare(X), Y, loss=CrossEntropy(from_logits=True), optimizer=Adam(lr=0.01),
                epochs=40, batch_size=32, rng=0)
    return network
""",
        r"two|prepare|pair|tuple|both",
    ),
    # builds the network but does not train it
    (
        """
def small_reader(X, Y):
    mean, std = X.mean(), X.std()
    keep = np.sort(np.argsort(X.std(axis=0))[-50:])

    def prepare(pictures):
        return (pictures[:, keep] - mean) / std

    network = Network(Dense(50, 10, "identity", rng=0))
    return network, prepare
""",
        r"train|fit|276|92|guess|chance",
    ),
    # trains on standardised pictures, but prepare forgets to standardise, and to leave out the pixels
    (
        """
def small_reader(X, Y):
    keep = np.sort(np.argsort(X.std(axis=0))[-50:])
    Z = (X - X.mean()) / X.std()
    network = Network(Dense(50, 10, "identity", rng=0))
    network.fit(Z[:, keep], Y, loss=CrossEntropy(from_logits=True), optimizer=Adam(lr=0.01),
                epochs=40, batch_size=32, rng=0)

    def prepare(pictures):
        return (pictures - X.mean()) / X.std()

    return network, prepare
""",
        r"prepare|shape|64|50|inputs|columns|features",
    ),
    # standardises each pixel with the numbers of the pictures at hand: one single picture becomes all 0
    (
        """
def small_reader(X, Y):
    keep = np.sort(np.argsort(X.std(axis=0))[-50:])

    def prepare(pictures):
        P = pictures[:, keep]
        return (P - P.mean(axis=0)) / (P.std(axis=0) + 1e-8)

    network = Network(Dense(50, 10, "identity", rng=0))
    network.fit(prepare(X), Y, loss=CrossEntropy(from_logits=True), optimizer=Adam(lr=0.01),
                epochs=40, batch_size=32, rng=0)
    return network, prepare
""",
        r"single|alone|one picture|any number|each picture|other pictures|training set|depend|together|few",
    ),
    # hides most of the parameters in a second network, inside prepare
    (
        """
def small_reader(X, Y):
    mean, std = X.mean(), X.std()
    big = Network(Dense(64, 32, "relu", init="he", rng=0), Dense(32, 10, "identity", rng=1))
    big.fit((X - mean) / std, Y, loss=CrossEntropy(from_logits=True), optimizer=Adam(lr=0.01),
            epochs=20, batch_size=32, rng=0)

    def prepare(pictures):
        return big.predict((pictures - mean) / std)

    network = Network(Dense(10, 10, "identity", rng=2))
    network.fit(prepare(X), Y, loss=CrossEntropy(from_logits=True), optimizer=Adam(lr=0.01),
                epochs=20, batch_size=32, rng=0)
    return network, prepare
""",
        r"count|600|parameters|second network|other network|in prepare",
    ),
    # trains far too long
    (
        """
def small_reader(X, Y):
    mean, std = X.mean(), X.std()
    keep = np.sort(np.argsort(X.std(axis=0))[-50:])

    def prepare(pictures):
        return (pictures[:, keep] - mean) / std

    network = Network(Dense(50, 10, "identity", rng=0))
    network.fit(prepare(X), Y, loss=CrossEntropy(from_logits=True), optimizer=SGD(lr=0.001),
                epochs=100000, batch_size=8, rng=0)
    return network, prepare
""",
        r"second|time|slow|long|epochs",
    ),
]
RIGHT["small-reader"] = [
    # without the pixels that hardly change
    """
def small_reader(X, Y):
    mean, std = X.mean(), X.std()
    keep = X.std(axis=0) > np.sort(X.std(axis=0))[9]

    def prepare(pictures):
        return (pictures[:, keep] - mean) / std

    network = Network(Dense(int(keep.sum()), 10, "identity", rng=0))
    network.fit(prepare(X), Y, loss=CrossEntropy(from_logits=True), optimizer=Adam(lr=0.01),
                epochs=40, batch_size=32, rng=0)
    return network, prepare
""",
    # without the columns at both sides, grey values from 0 to 1
    """
def small_reader(X, Y):
    def prepare(pictures):
        return pictures.reshape(-1, 8, 8)[:, :, 1:7].reshape(-1, 48) / 16

    network = Network(Dense(48, 10, "identity", rng=0))
    network.fit(prepare(X), Y, loss=CrossEntropy(from_logits=True), optimizer=Adam(lr=0.02),
                epochs=60, batch_size=32, rng=0)
    return network, prepare
""",
    # principal components
    """
def small_reader(X, Y):
    centre = X.mean(axis=0)
    U, S, V = np.linalg.svd(X - centre, full_matrices=False)
    W = V[:20].T / S[:20] * np.sqrt(len(X))

    def prepare(pictures):
        return (pictures - centre) @ W

    network = Network(Dense(20, 19, "relu", init="he", rng=0), Dense(19, 10, "identity", rng=1))
    network.fit(prepare(X), Y, loss=CrossEntropy(from_logits=True), optimizer=Adam(lr=0.01),
                epochs=40, batch_size=32, rng=0)
    return network, prepare
""",
    # means of two pixels side by side, without the columns at both sides, a hidden layer;
    # the function is an object that can be called
    """
def small_reader(X, Y):
    class Prepare:
        def __init__(self, X):
            self.mean, self.std = X.mean(), X.std()

        def __call__(self, pictures):
            P = (pictures - self.mean) / self.std
            return P.reshape(-1, 8, 8)[:, :, 1:7].reshape(-1, 24, 2).mean(axis=2)

    prepare = Prepare(X)
    network = Network(Dense(24, 16, "tanh", rng=0), Dense(16, 10, "identity", rng=1))
    network.fit(prepare(X), Y, loss=CrossEntropy(from_logits=True), optimizer=Adam(lr=0.01),
                epochs=40, batch_size=32, rng=0)
    return network, prepare
""",
    # distances to the mean picture of each class, which are no network; MSE on one-hot labels
    """
def small_reader(X, Y):
    means = np.array([X[Y == digit].mean(axis=0) for digit in range(10)])
    keep = np.argsort(X.var(axis=0))[-30:]

    def features(pictures):
        to_means = np.sqrt(((pictures[:, None, :] - means) ** 2).sum(axis=2))
        return np.hstack([to_means, pictures[:, keep]])

    centre, scale = features(X).mean(axis=0), features(X).std(axis=0)

    def prepare(pictures):
        return (features(pictures) - centre) / scale

    network = Network(Dense(40, 11, "tanh", rng=0), Dense(11, 10, "identity", rng=1))
    network.fit(prepare(X), np.eye(10)[Y], loss=MSE(), optimizer=Adam(lr=0.01),
                epochs=60, batch_size=32, rng=0)
    return network, prepare
""",
    # sets the weights itself, by least squares, into a layer that was not fitted
    """
def small_reader(X, Y):
    mean, std = X.mean(), X.std()
    keep = np.argsort(X.var(axis=0))[-55:]
    prepare = lambda pictures: (pictures[:, keep] - mean) / std
    A = np.hstack([prepare(X), np.ones((len(X), 1))])
    solution = np.linalg.lstsq(A, np.eye(10)[Y], rcond=None)[0]
    network = Network(Dense(55, 10, "identity", rng=0))
    W, b = network.parameters
    W[:] = solution[:-1].T
    b[:] = solution[-1]
    return network, prepare
""",
]

_IMPORTS = {
    "small-reader": """import numpy as np
from nnlib import Network, Dense, Dropout, Adam, SGD, Momentum, CrossEntropy, MSE, softmax, accuracy
""",
}
for _id in WRONG:
    _top = _IMPORTS.get(_id, "import numpy as np\n")
    WRONG[_id] = [(_top + _source, _pattern) for _source, _pattern in WRONG[_id]]
    RIGHT[_id] = [_top + _source for _source in RIGHT[_id]]
