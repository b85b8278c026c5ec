"""The exercises of chapter 9, reading handwriting."""

import math
from typing import Any

import numpy as np

from course.exercises.comparing import written
from course.exercises.exercise import Exercise, Mistake
from course.exercises.readers import inputs_of, scores_of, trained, used_by
from course.exercises.running import NoResult
from nnlib import Adam, CrossEntropy, Dense, Network, datasets


def mixed_up(confusion):
    """Return the two classes i < j that are taken for each other most often."""
    both = np.triu(confusion + confusion.T, 1)
    place = both.argmax()
    i, j = place // len(both), place % len(both)
    return i, j


def k_nearest(X_new, X, Y, k):
    """Return the labels (m,) that the k nearest neighbours vote for."""
    differences = X_new[:, None] - X  # (m, n, n_in)
    distances = (differences**2).sum(axis=2)
    answers = []
    for voters in Y[np.argsort(distances)[:, :k]]:
        votes = np.bincount(voters)
        answers.append(max(voters, key=lambda label: votes[label]))
    return np.array(answers)


def standardised_parts(X_train, X_new):
    """Return the training pictures and the new ones, both standardised."""
    mean, deviation = X_train.mean(), X_train.std()
    Z_train = (X_train - mean) / deviation
    Z_new = (X_new - mean) / deviation
    return Z_train, Z_new


def enough_pictures(p, q, errors):
    """Return how many pictures each test needs to tell two accuracies apart."""
    variances = p * (1 - p) + q * (1 - q)
    return math.ceil(variances * (errors / (p - q)) ** 2)


def answered(P, Y, threshold):
    """Return the share that is answered, and the accuracy on that share."""
    is_answered = P.max(axis=1) >= threshold
    is_right = P.argmax(axis=1) == Y
    share = is_answered.mean()
    accuracy = is_right[is_answered].mean() if is_answered.any() else np.nan
    return share, accuracy


def small_reader(X, Y):
    """Return a trained network, and the function that makes its inputs."""
    mean, deviation = X.mean(), X.std()

    def prepare(pictures):
        middle = pictures.reshape(-1, 8, 8)[:, :, 1:7]
        return (middle.reshape(-1, 48) - mean) / deviation

    network = Network(Dense(48, 10, "identity", rng=0))
    network.fit(
        prepare(X),
        Y,
        loss=CrossEntropy(from_logits=True),
        optimizer=Adam(lr=0.01),
        epochs=20,
        batch_size=32,
        rng=0,
    )
    return network, prepare


PARAMETERS, ENOUGH = 600, 276


def judged_reader(program: Any, X: Any, Y: Any) -> None:
    """Raise NoResult, with words, if what is made has too many parameters or reads too few of the validation set."""
    network, prepare = trained(program, X, Y)
    check_size(network, prepare)
    X_val, Y_val = datasets.digits("validation")
    scores = scores_of(network, inputs_of(network, prepare, X_val))
    right = int((scores.argmax(axis=1) == Y_val).sum())
    if right < ENOUGH:
        advice = advice_for(network, np.asarray(prepare(X)), X, Y)
        raise NoResult(f"It reads {right} of 300 new pictures, and {ENOUGH} are needed. {advice}")


def check_size(network: Network, prepare: Any) -> None:
    others = [one for one in used_by(prepare).values() if isinstance(one, Network) and one is not network]
    size = sum(array.size for one in [network, *others] for array in one.parameters)
    if size <= PARAMETERS:
        return
    if others:
        advice = "`prepare` uses a network too, and its parameters count as well."
    elif len(network.layers) == 1:
        advice = "Each input costs ten weights, one for each digit. Which pixels can it do without?"
    else:
        advice = (
            "A hidden unit costs a weight for each input, a bias, and a weight for each digit: take fewer units, or "
            "fewer inputs."
        )
    raise NoResult(f"That makes {size} parameters, and at most {PARAMETERS} are allowed. {advice}")


def advice_for(network: Network, inputs: Any, X: Any, Y: Any) -> str:
    """Return words for what can be seen in a network that reads too little."""

    def share(inputs: Any) -> float:
        return float(np.mean(network.predict(inputs).argmax(axis=1) == Y))

    last = getattr(getattr(network.layers[-1], "activation", None), "name", "identity")
    if not any(array.any() for array in network.parameters if array.ndim == 1):
        return "All of its biases are still 0, as they start: this network was not trained."
    if network.n_in == X.shape[1] and share(X) > share(inputs) + 0.05:
        return "It reads pictures better without `prepare` than with it: was it trained on X, and not on prepare(X)?"
    if last not in ("identity", "softmax"):
        return f'Its last layer ends with "{last}", but scores may be any numbers: let it end with "identity".'
    if np.abs(inputs).mean() > 2:
        return (
            f"Its inputs are large, up to {np.abs(inputs).max():.3g}. Subtract a mean and divide by a deviation, as in "
            "the chapter."
        )
    if share(inputs) < ENOUGH / 300:
        return (
            f"Of the training pictures it reads no more than {share(inputs):.0%}. Does it learn from all of them, for "
            "enough epochs, at a learning rate that is large enough? And do its inputs tell enough?"
        )
    return (
        f"Of the training pictures it reads {share(inputs):.0%}, so the training has done its part. Try inputs that "
        "keep more of the picture, or another width."
    )


rng = np.random.default_rng(97)


def check_parts(program: Any) -> str:
    """Say what becomes of a picture that is in both parts."""
    X_train, _ = datasets.digits("train")
    Z_train, Z_new = program(X_train[:400], X_train[3:7])
    numbers = [", ".join(f"{value:.3f}" for value in np.asarray(Z)[2:5]) for Z in (Z_train[3], Z_new[0])]
    return (
        f"A picture that is in both parts has the grey values {written(X_train[3, 2:5])} in three of its pixels. "
        f"Among the training pictures they become {numbers[0]}, and among the new ones {numbers[1]}. "
        "The same picture should become the same numbers."
    )


def parts_case(n: int, m: int, n_in: int) -> tuple[Any, ...]:
    """Return training pictures (n, n_in), and new ones (m, n_in) with more ink."""
    return rng.integers(0, 12, size=(n, n_in)).astype(float), rng.integers(3, 17, size=(m, n_in)).astype(float)


def unsure_case(n: int, k: int, threshold: float) -> tuple[Any, ...]:
    """Return probabilities, labels of which about two thirds are the likeliest class, and a threshold."""
    P = rng.dirichlet(np.full(k, 0.6), size=n)
    return P, np.where(rng.random(n) < 0.65, P.argmax(axis=1), rng.integers(0, k, size=n).astype(int)), threshold


def neighbours_case(n: int, m: int, n_in: int, k: int) -> tuple[Any, ...]:
    """Return new samples (m, n_in), known ones (n, n_in), their labels and k."""
    return rng.normal(size=(m, n_in)), rng.normal(size=(n, n_in)), rng.integers(0, 4, size=n).astype(int), k


EXERCISES = [
    Exercise(
        id="mixed-up",
        title="Which two does it mix up?",
        task=r"""Which two classes does a network mix up most often? First a similar question, solved whole: which one does it read worst? In a confusion matrix, row $i$, column $j$ says how often class $i$ was read as class $j$. So the recalls are the diagonal, divided by the sums of the rows:

```python
def read_worst(confusion):
    recalls = np.diag(confusion) / confusion.sum(axis=1)
    return recalls.argmin()
```

Now for pairs of classes $i < j$: how often was one of the two read as the other, in both directions together? Return $i$ and $j$ of the pair with the largest count; no other pair has the same. One step is left open: the table `both`, which has this count in row $i$, column $j$. Each pair should stand in it once, and a class makes no pair with itself; `np.triu(table, 1)` keeps what is above the diagonal of a table, and sets the rest to 0. The last lines look for the largest number, and make a row and a column of its place, as you did in [chapter 2](02_matrices.ipynb).""",
        section="Its mistakes",
        solution=mixed_up,
        blanks=["np.triu(confusion + confusion.T, 1)"],
        cases=[
            (np.array([[7, 1, 4], [0, 9, 2], [3, 1, 8]]),),
            (np.array([[6, 1, 2], [0, 9, 3], [1, 4, 8]]),),
            (np.array([[15, 3, 0, 1], [2, 9, 6, 0], [1, 0, 11, 5], [4, 1, 3, 13]]),),
            (np.array([[9, 3, 4, 2], [2, 8, 0, 9], [4, 2, 10, 0], [3, 0, 0, 6]]),),
            (rng.permutation(49).reshape(7, 7),),
        ],
        hints=[
            "Where does `confusion` say how often class 2 was read as class 5? And where, how often class 5 was read as class 2? Which table has the second number in the place of the first?",
            "In `confusion.T` rows and columns are exchanged. So the sum of the two tables has both directions, in one number.",
            "The sum has each pair twice, and on its diagonal there are right answers. What is above the diagonal has each pair once, with the smaller class first.",
        ],
        explanation=r"The transpose has the other direction in the same place, so the sum counts both. Its diagonal is right answers, and below it each pair stands a second time; `np.triu` takes both away. The table is a strip of numbers in memory, one row behind the other, just as a picture is: place $= i \cdot k + j$, and whole division and remainder give back $i$ and $j$. In the chapter's `confusion` the pair is 1 and 8. Which pair it is tells you what to look at: these pictures, side by side.",
        mistakes=[
            Mistake(
                "The larger class comes first. Are row and column exchanged, or is it the part below the diagonal that is kept?",
                ("place // len(both), place % len(both)", "place % len(both), place // len(both)"),
            ),
            Mistake(
                "That is how often they are mixed up, and not which two they are: the place is what tells the row and the column.",
                ("place // len(both), place % len(both)", "both.max(), both.max()"),
            ),
            Mistake(
                "Rows and columns are counted from 1 here. In the table, and for the classes, the first is 0.",
                ("place // len(both), place % len(both)", "place // len(both) + 1, place % len(both) + 1"),
            ),
            Mistake(
                "`/` gives a fraction. How many *whole* rows lie before the place?",
                ("place // len(both)", "place / len(both)"),
            ),
            Mistake(
                "The place is divided by 10, but a table may have any number of classes: each row is as long as the table is wide.",
                ("place // len(both), place % len(both)", "place // 10, place % 10"),
            ),
            Mistake(
                "The place is counted through the whole table here, not only above the diagonal: its zeros have places as well.",
                ("place = both.argmax()", "place = both[np.triu_indices(len(both), 1)].argmax()"),
            ),
            Mistake(
                "The place is divided by how many entries the table has. One row is only as long as the table is wide.",
                ("place // len(both), place % len(both)", "place // both.size, place % both.size"),
            ),
            Mistake(
                "Only one direction is counted: how often the smaller class was read as the larger. Add the other.",
                ("confusion + confusion.T", "confusion"),
            ),
            Mistake(
                "Only one direction is counted: how often the larger class was read as the smaller. Add the other.",
                ("confusion + confusion.T", "confusion.T"),
            ),
            Mistake(
                "Each direction counts for itself here, so that the larger class may come first. The two directions of a pair belong together: add them.",
                ("np.triu(confusion + confusion.T, 1)", "confusion - np.diag(np.diag(confusion))"),
            ),
            Mistake(
                "The two directions are multiplied. Then a pair with one direction that never happens counts nothing at all: add them.",
                ("confusion + confusion.T", "confusion * confusion.T"),
            ),
            Mistake(
                "A product of matrices multiplies whole rows by whole columns. What belongs together here are two numbers: add the two tables, entry by entry.",
                ("confusion + confusion.T", "confusion @ confusion.T"),
            ),
            Mistake(
                "That is by how much the two directions differ. The question is how often the two happen together.",
                ("confusion + confusion.T", "abs(confusion - confusion.T)"),
            ),
            Mistake(
                "Each direction counts for itself here. If 3 is read as 5 twice, and 5 as 3 four times, the two are mixed up six times.",
                ("confusion + confusion.T", "np.maximum(confusion, confusion.T)"),
            ),
            Mistake(
                "Here i and j are the same class: the largest number is a count of right answers. Look above the diagonal only.",
                ("np.triu(confusion + confusion.T, 1)", "confusion + confusion.T"),
            ),
            Mistake(
                "These are the two classes that are misread most often, each by itself. They need not be taken for each other.",
                (
                    "i, j = place // len(both), place % len(both)",
                    "i, j = sorted(np.argsort((both + both.T).sum(axis=1))[-2:])",
                ),
            ),
            Mistake(
                "The place is looked for in `confusion` itself, where the largest number may be one of right answers, and each direction counts alone. What is asked for is largest in `both`.",
                ("place = both.argmax()", "place = confusion.argmax()"),
            ),
            Mistake(
                "The row is right, but not the column. To get to the column, take the whole rows before it away from the place: each is as long as the table is wide.",
                ("place % len(both)", "place - place // len(both)"),
            ),
            Mistake(
                "The place is divided by one less than the table is wide. The zeros on the diagonal and below it have places as well, so a row is no shorter for them.",
                ("place // len(both), place % len(both)", "place // (len(both) - 1), place % (len(both) - 1)"),
            ),
            Mistake(
                "These are the row with the largest sum and the column with the largest sum. They need not meet in the largest entry: it has one place, from which both its row and its column follow.",
                (
                    "place // len(both), place % len(both)",
                    "both.sum(axis=1).argmax(), both.sum(axis=0).argmax()",
                ),
            ),
            Mistake(
                "With an axis, `argmax` answers for each row or each column. The largest entry of the whole table has one place, and two numbers say where: one row and one column.",
                ("place // len(both), place % len(both)", "both.argmax(axis=1), both.argmax(axis=0)"),
            ),
            Mistake(
                "That is the row alone, twice. The remainder is how far the place is along its row.",
                ("place % len(both)", "place // len(both)"),
            ),
        ],
    ),
    Exercise(
        id="k-nearest",
        title="A vote of neighbours",
        task="The one nearest neighbour may be an odd one out. So ask the $k$ nearest: each votes for its own label, and the label with the most votes is the answer. If several labels tie for the most votes, the one with the nearest voter is the answer. `X_new` (m, n_in) are the new samples, `X` (n, n_in) the known ones with the labels `Y` (n,), which are whole numbers from 0. Return the m answers as an array. No two distances are equal, and $k$ is at most $n$.\n\nThe chapter takes the new samples one by one. Here all of them are compared with all known ones at once. Two steps are left open: the differences, one strip of n_in numbers for each pair of a new sample and a known one, and the answer of the voters, which stand in the order of their distances.",
        section="Is that good? Two rivals",
        solution=k_nearest,
        blanks=["X_new[:, None] - X", "max(voters, key=lambda label: votes[label])"],
        cases=[
            (np.array([[0.3, 0.1]]), np.array([[0.5, 0.9], [0.2, -0.2], [1.4, 0.3]]), np.array([2, 1, 0]), 1),
            (np.array([[0.3, 0.1]]), np.array([[0.5, 0.9], [0.2, -0.2], [1.4, 0.3]]), np.array([1, 2, 0]), 2),
            (
                np.array([[0.0], [5.3]]),
                np.array([[1.0], [-1.2], [1.5], [1.7], [-2.4], [4.0], [6.9]]),
                np.array([4, 7, 2, 2, 7, 0, 0]),
                5,
            ),
            neighbours_case(9, 5, 3, 3),
            neighbours_case(16, 11, 4, 6),
            neighbours_case(7, 2, 3, 7),
        ],
        hints=[
            "`X_new` is (m, n_in) and `X` is (n, n_in). Broadcasting compares shapes from the last axis, and what has length 1 is repeated: which shape does `X_new` need, so that the two make (m, n, n_in)?",
            "`X_new[:, None]` has the shape (m, 1, n_in). And `np.bincount(labels)` counts how often each label occurs: `votes[3]` is how many votes the 3 has.",
            "If you go through the voters from the nearest to the farthest, the first whose label has the most votes gives the answer.",
            "`max(labels, key=...)` returns the first of all those for which the key is largest.",
        ],
        explanation=r"The voters are in the order of their distances, and `max` keeps the first of those with the most votes: that is the rule for ties. With $k = 1$ it is the method of the chapter. A larger $k$ listens less to single ugly samples, and more to samples that are too far away to know; it is a hyperparameter, and so the validation set decides. All differences at once take room: for the 300 validation pictures and the 1197 known ones, $300 \cdot 1197 \cdot 64$ numbers, or 184 MB. One by one needs a 300th of that.",
        mistakes=[
            Mistake(
                "That makes an answer for each of the n known samples: they are along the first axis, and the new ones along the second. It is the new samples that come first, (m, n, n_in).",
                ("X_new[:, None] - X", "X_new - X[:, None]"),
            ),
            Mistake(
                "With equally many votes, the smallest label wins here. It should be the one with the nearest voter.",
                ("max(voters, key=lambda label: votes[label])", "votes.argmax()"),
            ),
            Mistake(
                "With equally many votes, the largest label wins here. It should be the one with the nearest voter.",
                ("max(voters, key", "max(sorted(voters, reverse=True), key"),
            ),
            Mistake(
                "Where there is a tie, the nearest neighbour of all decides, even if its label has fewer votes. Choose only among the labels with the most votes.",
                (
                    "max(voters, key=lambda label: votes[label])",
                    "voters[0] if (votes == votes.max()).sum() > 1 else votes.argmax()",
                ),
            ),
            Mistake(
                "With equally many votes, the label with the farthest voter wins: the voters are looked at from the wrong end.",
                ("max(voters, key", "max(voters[::-1], key"),
            ),
            Mistake(
                "Only the nearest neighbour is asked. The k nearest should vote.",
                ("max(voters, key=lambda label: votes[label])", "voters[0]"),
            ),
            Mistake(
                "That is the number of votes, not the label that got them.",
                ("max(voters, key=lambda label: votes[label])", "votes.max()"),
            ),
            Mistake("All known samples vote. Only the k nearest should.", ("[:, :k]", "[:, :]")),
            Mistake(
                "The k farthest vote. `argsort` begins with the smallest distance.", ("[:, :k]", "[:, ::-1][:, :k]")
            ),
            Mistake(
                "The nearest is left out. That is right only where the new sample is one of the known ones; here it is not.",
                ("[:, :k]", "[:, 1 : k + 1]"),
            ),
            Mistake("That is one vote too many: the k + 1 nearest are asked.", ("[:, :k]", "[:, : k + 1]")),
            Mistake(
                "The differences are added up before the sign is taken away, so a plus and a minus cancel. Square each of them first.",
                ("(differences**2).sum(axis=2)", "np.abs(differences.sum(axis=2))"),
            ),
            Mistake(
                "Nearer neighbours count for more here. Every one of the k has one vote, and all votes count the same.",
                (
                    "voters in Y[np.argsort(distances)[:, :k]]:",
                    "voters, row in zip(Y[np.argsort(distances)[:, :k]], np.sort(distances)):",
                ),
                ("np.bincount(voters)", "np.bincount(voters, 1 / np.sqrt(row[:k]))"),
            ),
            Mistake(
                "That is the index of the neighbour, its place among the known samples. The answer is its label.",
                (
                    "voters in Y[np.argsort(distances)[:, :k]]:",
                    "near in np.argsort(distances)[:, :k]:\n        voters = Y[near]",
                ),
                ("max(voters, key=lambda label: votes[label])", "max(near, key=lambda i: votes[Y[i]])"),
            ),
            Mistake(
                "The differences are added up without their squares, so a plus and a minus cancel.",
                ("(differences**2)", "differences"),
            ),
            Mistake(
                "These distances add up absolute differences. The chapter's add up squares, in which one large difference counts for more.",
                ("(differences**2)", "abs(differences)"),
            ),
            Mistake(
                "That is the mean of the labels, rounded. But labels are names and not amounts: between a 3 and a 9 there is no 6.",
                ("max(voters, key=lambda label: votes[label])", "int(round(voters.mean()))"),
            ),
            Mistake(
                "That is the middle one of the labels. But labels are names and not amounts: count the votes for each.",
                ("max(voters, key=lambda label: votes[label])", "int(np.median(voters))"),
            ),
            Mistake(
                "These are positions of neighbours in X. Their labels are in Y, at the same positions.",
                ("Y[np.argsort(distances)[:, :k]]", "np.argsort(distances)[:, :k]"),
            ),
            Mistake(
                "The answer is the label with the fewest votes.",
                ("max(voters, key", "min(voters, key"),
            ),
        ],
    ),
    Exercise(
        id="enough-pictures",
        title="How many pictures does it take?",
        task="One network reads a share $p$ of all pictures correctly, another one a share $q$. Each is tested on $n$ new pictures of its own. The two shares that are measured have their standard errors, and the standard error of their difference is the root of the sum of the squares of the two. Return the smallest $n$, a whole number, for which $p$ and $q$ are at least `errors` of these standard errors apart.",
        section="The test set, opened once",
        solution=enough_pictures,
        cases=[(0.95, 0.8, 2), (0.6, 0.9, 1), (0.91, 0.93, 3), (0.985, 0.984, 2.5), (0.02, 0.35, 4)],
        hints=[
            "What is the square of the standard error of a share $p$, measured on $n$ pictures? And of $q$? Add the two.",
            r"So the error of the difference is $\sqrt{(p\,(1 - p) + q\,(1 - q)) / n}$. It falls as $n$ grows. For which $n$ does it fit `errors` times into $|p - q|$?",
            "Square both sides, and solve for $n$. The result is hardly ever whole: which whole number comes next?",
        ],
        explanation=r"The condition is $|p - q| \ge \text{errors} \cdot \sqrt{(p\,(1 - p) + q\,(1 - q)) / n}$. Squared and solved, $n \ge (p\,(1 - p) + q\,(1 - q)) \cdot (\text{errors} / (p - q))^2$. To tell 98 % from 97 % by two errors takes about 1950 pictures for each network, and the chapter has 300 for the test. Half the difference takes four times as many. If both networks read the *same* pictures, fewer will do: what is hard for both no longer counts.",
        mistakes=[
            Mistake(
                "That is one picture too few, as if rounded down: the difference is then less than `errors` times its error.",
                ("math.ceil", "math.floor"),
            ),
            Mistake(
                "Rounding to the nearest whole number may round down, and then it is one picture too few.",
                ("math.ceil", "round"),
            ),
            Mistake(
                "Pictures are whole. Which is the first whole number that is large enough?",
                ("math.ceil(variances * (errors / (p - q)) ** 2)", "variances * (errors / (p - q)) ** 2"),
            ),
            Mistake(
                "Only the error of the first network is in it. The other share is measured as well, and has its own.",
                ("p * (1 - p) + q * (1 - q)", "p * (1 - p)"),
            ),
            Mistake(
                "Only the error of the second network is in it. The first share is measured as well, and has its own.",
                ("p * (1 - p) + q * (1 - q)", "q * (1 - q)"),
            ),
            Mistake(
                "The two standard errors are added up as they are. Chance seldom pushes both apart: add their squares.",
                (
                    "p * (1 - p) + q * (1 - q)",
                    "(math.sqrt(p * (1 - p)) + math.sqrt(q * (1 - q))) ** 2",
                ),
            ),
            Mistake(
                "Both accuracies are replaced by their mean. Each of the two has a standard error of its own.",
                ("p * (1 - p) + q * (1 - q)", "2 * ((p + q) / 2) * (1 - (p + q) / 2)"),
            ),
            Mistake(
                "The number of errors is not squared. They belong to the error, which is a root: square both sides.",
                ("(errors / (p - q)) ** 2", "errors / (p - q) ** 2"),
            ),
            Mistake(
                "The difference is not squared. The error falls with the root of n, so square both sides.",
                ("(errors / (p - q)) ** 2", "errors**2 / abs(p - q)"),
            ),
            Mistake(
                "Nothing is squared. The error falls with the root of n, so that n itself needs the square of the ratio.",
                ("(errors / (p - q)) ** 2", "errors / abs(p - q)"),
            ),
            Mistake(
                "That is the root of the number of pictures. Square it.",
                ("variances * (errors / (p - q)) ** 2", "math.sqrt(variances) * errors / abs(p - q)"),
            ),
            Mistake(
                "That counts the pictures of both tests together. The question is how many each network is shown.",
                ("return math.ceil(", "return 2 * math.ceil("),
            ),
            Mistake(
                "That is half as many as it takes: the squares of the two errors are averaged. Both disturb the difference, so add them.",
                ("variances = p * (1 - p) + q * (1 - q)", "variances = (p * (1 - p) + q * (1 - q)) / 2"),
            ),
            Mistake(
                "The `errors` are not in it. With one error in place of several, luck looks like a difference.",
                ("(errors / (p - q)) ** 2", "(1 / (p - q)) ** 2"),
            ),
        ],
    ),
    Exercise(
        id="not-sure",
        title="A reader that may say “not sure”",
        task="Where a mistake is expensive, a network may pass a picture on to a human. This one answers if its largest probability is at least `threshold`, and otherwise says “not sure”. From the probabilities `P` (n, k) and the labels `Y` (n,), return two numbers: the share of the pictures that it answers, and its accuracy on these. If it answers none, there is nothing to measure, and the accuracy is `np.nan`. No two probabilities in a row are equal.",
        section="What it has never seen",
        solution=answered,
        cases=[
            (np.array([[0.75, 0.25]]), np.array([0]), 0.75),
            (np.array([[0.2505, 0.7495], [0.7505, 0.2495]]), np.array([1, 1]), 0.75),
            (np.array([[0.2, 0.7, 0.1], [0.45, 0.3, 0.25]]), np.array([1, 2]), 0.8),
            (np.array([[0.2, 0.7, 0.1], [0.45, 0.3, 0.25], [0.15, 0.05, 0.8]]), np.array([1, 2, 0]), 0.7),
            unsure_case(9, 4, 0.55),
            unsure_case(30, 6, 0.8),
        ],
        hints=[
            "Two questions for each row, each with yes or no: is it answered, and would the answer be right?",
            "`P.max(axis=1)` is the largest probability of each row, and `P.argmax(axis=1)` its class.",
            "`is_right[is_answered]` keeps only the rows that are answered. `is_answered.any()` tells whether there are any.",
        ],
        explanation="A larger threshold trades answers for accuracy: at 0.99 the network of the chapter answers 87 % of the validation set, and is right in more than 99 % of these. But that holds for pictures like those of the training set. Of the digits shifted by two pixels it still answers a third, and nearly all of these answers are wrong.",
        mistakes=[
            Mistake(
                "A probability that is equal to the threshold is enough: at least means `>=`.",
                (">= threshold", "> threshold"),
            ),
            Mistake(
                "The accuracy is that of all pictures. Only those that are answered count.",
                ("is_right[is_answered].mean() if", "is_right.mean() if"),
            ),
            Mistake(
                "The right answers are divided by all pictures. Divide by how many are answered.",
                ("is_right[is_answered].mean() if", "(is_right & is_answered).mean() if"),
            ),
            Mistake(
                "That is the share of the pictures that it does not answer.",
                ("share = is_answered.mean()", "share = 1 - is_answered.mean()"),
            ),
            Mistake(
                "That looks at the probability of the right label. But the network does not know the label when it decides whether to answer.",
                ("P.max(axis=1)", "P[np.arange(len(Y)), Y]"),
            ),
            Mistake(
                "If nothing is answered, the accuracy is 0 here, as if all answers were wrong. But there are none: it is nan.",
                ("else np.nan", "else 0.0"),
            ),
            Mistake(
                "If nothing is answered, the accuracy is 1 here, as if all answers were right. But there are none: it is nan.",
                ("else np.nan", "else 1.0"),
            ),
            Mistake(
                "The first result is how many it answers. The share is that divided by how many there are.",
                ("share = is_answered.mean()", "share = is_answered.sum()"),
            ),
            Mistake(
                "The second result is how many of its answers are right. The accuracy is a share of those answered.",
                ("is_right[is_answered].mean()", "is_right[is_answered].sum()"),
            ),
            Mistake(
                "The accuracy comes first here. The share that is answered is the first of the two.",
                ("return share, accuracy", "return accuracy, share"),
            ),
            Mistake(
                "That is the share of all the probabilities that reach the threshold. A picture is answered once, if its largest one does.",
                ("share = is_answered.mean()", "share = (P >= threshold).mean()"),
            ),
            Mistake(
                "It answers where it is unsure, and is silent where it is sure.",
                ("P.max(axis=1) >= threshold", "P.max(axis=1) < threshold"),
            ),
            Mistake(
                "The second result is the share of its answers that are wrong.",
                ("P.argmax(axis=1) == Y", "P.argmax(axis=1) != Y"),
            ),
            Mistake(
                "The second result is the mean of its probabilities: what it believes of itself. Its accuracy is what the labels say.",
                ("is_right[is_answered].mean()", "P.max(axis=1)[is_answered].mean()"),
            ),
        ],
    ),
    Exercise(
        id="standardised-parts",
        title="Find the bug: one picture, two strips of numbers",
        task="This program standardises the training pictures, and new pictures that come later. It runs, and a network that is trained with it reads the validation set as well as before. But one thing is wrong. Fix it.",
        section="The network of the welcome page",
        solution=standardised_parts,
        cases=[parts_case(4, 1, 3), parts_case(5, 3, 2), parts_case(7, 4, 6)],
        symptom=check_parts,
        bug=Mistake(
            "",
            (
                "    mean, deviation = X_train.mean(), X_train.std()\n    Z_train = (X_train - mean) / deviation\n    Z_new = (X_new - mean) / deviation\n",
                "    Z_train = (X_train - X_train.mean()) / X_train.std()\n    Z_new = (X_new - X_new.mean()) / X_new.std()\n",
            ),
        ),
        hints=[
            "Which number does a grey value of 8 become among the training pictures, and which among the new ones? What decides that?",
            "On which scale has the network learned? A new picture has to be measured on the same one, even if it comes alone.",
            "Mean and deviation belong to the network, as its weights do. Compute them once.",
        ],
        explanation="The weights were learned on the scale of the training pictures, and the two numbers of this scale belong to the network, as the weights do. As the program was, what the network sees in a picture depended on which pictures came along with it. The mean of all pictures together is no better, for then test pictures have a part in the training. In this chapter the scales of the three parts are so close to each other that the network reads the validation set no worse with the bug, which is why such a bug can live long.",
        mistakes=[
            Mistake(
                "The scale is that of all pictures together. Then the new ones, which should count as not yet seen, have a part in the training. Take the training pictures alone.",
                (
                    "mean, deviation = X_train.mean(), X_train.std()",
                    "X = np.vstack([X_train, X_new])\n    mean, deviation = X.mean(), X.std()",
                ),
            ),
            Mistake(
                "What a new picture becomes depends on the pictures that come with it: they are measured by their own mean and deviation.",
                (
                    "    Z_new = (X_new - mean)",
                    "    mean, deviation = X_new.mean(), X_new.std()\n    Z_new = (X_new - mean)",
                ),
            ),
            Mistake(
                "The mean is right. But the new pictures are divided by their own deviation.",
                ("(X_new - mean) / deviation", "(X_new - mean) / X_new.std()"),
            ),
            Mistake(
                "The deviation is right. But from the new pictures their own mean is subtracted.",
                ("(X_new - mean)", "(X_new - X_new.mean())"),
            ),
            Mistake(
                "The new pictures come out as they went in. Do mean and deviation come from training pictures that are standardised already? Those have the mean 0 and the deviation 1: compute the two before.",
                ("(X_new - mean) / deviation", "(X_new - Z_train.mean()) / Z_train.std()"),
            ),
            Mistake(
                "Now each pixel has a mean and a deviation of its own. One of each for all pixels is what the chapter settles for.",
                ("X_train.mean(), X_train.std()", "X_train.mean(axis=0), X_train.std(axis=0)"),
            ),
            Mistake(
                "Now each picture is measured on a scale of its own. All of them need the same.",
                (
                    "mean, deviation = X_train.mean(), X_train.std()\n    Z_train = (X_train - mean) / deviation\n    Z_new = (X_new - mean) / deviation",
                    "Z_train, Z_new = [\n        (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, keepdims=True) for X in (X_train, X_new)\n    ]",
                ),
            ),
            Mistake(
                "This divides by the variance. The standard deviation is its root.",
                ("X_train.std()", "X_train.var()"),
            ),
            Mistake(
                "Now the training pictures are measured by the new ones. It is the other way round: the training pictures set the scale.",
                ("X_train.mean(), X_train.std()", "X_new.mean(), X_new.std()"),
            ),
            Mistake(
                "The mean is subtracted from the new pictures, but they are not divided by the deviation.",
                ("Z_new = (X_new - mean) / deviation", "Z_new = X_new - mean"),
            ),
            Mistake(
                "Brackets are missing: only the mean is divided by the deviation.",
                ("(X_new - mean) / deviation", "X_new - mean / deviation"),
            ),
            Mistake(
                "The new pictures are divided by the deviation, but no mean is subtracted from them before.",
                ("(X_new - mean) / deviation", "X_new / deviation"),
            ),
            Mistake(
                "`ddof=1` divides by one less. The deviation of the chapter is the root of the mean squared distance.",
                ("X_train.std()", "X_train.std(ddof=1)"),
            ),
            Mistake(
                "The scale is fixed, from 0 to 1. That is the same for both parts, but standardising uses the mean and the deviation of the training pictures.",
                (
                    "    Z_train = (X_train - mean) / deviation\n    Z_new = (X_new - mean) / deviation\n",
                    "    Z_train, Z_new = X_train / 16, X_new / 16\n",
                ),
            ),
        ],
    ),
    Exercise(
        id="small-reader",
        title="A reader of your own",
        task=(
            "Build the network for a small device. It may have at most 600 parameters, and of 300 pictures that it has not seen it must read at least 276, which is 92 %. The single layer of the chapter has 650, so some have to go.\n\n"
            "`small_reader(X, Y)` is given the training set: pictures (1197, 64) with grey values from 0 to 16, not yet standardised, and their labels. Return two things, `network` and `prepare`: a trained `Network` with one score for each digit, and the function that makes its inputs from pictures (n, 64), any number of them. So `network.predict(prepare(pictures))` are the scores. How `prepare` does it is up to you, but if it uses networks, their parameters count as well. There are many ways; the check measures yours on the validation set, and gives it five seconds. So `small_reader` learns from `X` and `Y` alone."
        ),
        section="The network of the welcome page",
        solution=small_reader,
        use=judged_reader,
        is_design=True,
        cases=[datasets.digits("train")],
        hints=[
            r"With one layer, each input costs ten parameters. With a hidden layer of 7 units it costs seven, and there are $7 + 7 \cdot 10 + 10$ more. So fewer inputs, or fewer units?",
            "Look again at the pictures of the chapter. Where is there hardly ever any ink?",
            "`pictures.reshape(-1, 8, 8)` makes squares of the strips. Of these, `[:, 2:, :]` leaves out the first two rows, and a second `reshape` makes strips again, shorter ones.",
            "`prepare` also has to scale: compute mean and deviation of the training pictures outside of it, once.",
        ],
        explanation=r"In the first column one picture in a hundred has ink, and in the last one in eight. Without these two, 48 pixels are left, and one layer has $48 \cdot 10 + 10 = 490$ parameters and reads 290 of the 300. The 32 pixels whose values vary most do nearly as well, with 330 parameters. A hidden layer of 7 units on all pixels has 535 and reads about 280: it may combine pixels, but ten digits have to pass through seven numbers.",
        mistakes=[
            Mistake(
                "Each input costs ten weights, one for each digit. Which pixels can it do without?",
                ("[:, :, 1:7]", "[:, :, :]"),
                ("reshape(-1, 48)", "reshape(-1, 64)"),
                ("Dense(48,", "Dense(64,"),
            ),
            Mistake(
                "A hidden unit costs a weight for each input, a bias, and a weight for each digit: take fewer units, or fewer inputs.",
                (
                    'Network(Dense(48, 10, "identity", rng=0))',
                    'Network(\n        Dense(48, 12, "relu", init="he", rng=0),\n        Dense(12, 10, "identity", rng=1),\n    )',
                ),
            ),
            Mistake(
                "`prepare` uses a network too, and its parameters count as well.",
                (
                    "        return (middle.reshape(-1, 48) - mean) / deviation\n",
                    '        return first.predict((pictures - mean) / deviation)\n\n    first = Network(Dense(64, 48, "tanh", rng=1))\n',
                ),
            ),
            Mistake(
                "Two things are needed, `return network, prepare`.",
                ("return network, prepare", "return network"),
            ),
            Mistake(
                "The two come back in the wrong order: the network comes first, and `prepare` second.",
                ("return network, prepare", "return prepare, network"),
            ),
            Mistake(
                "The first of the two is what `fit` returns, a record of the losses. The network is needed.",
                ("    network.fit(", "    network = network.fit("),
            ),
            Mistake(
                "The second of the two has to be the function `prepare` itself, not what it returns, since new pictures will go through it as well.",
                ("return network, prepare", "return network, prepare(X)"),
            ),
            Mistake(
                "What `prepare` makes of a picture depends on the pictures beside it. Mean and deviation are those of the training pictures, whatever is prepared later.",
                ("- mean) / deviation", "- middle.mean()) / middle.std()"),
            ),
            Mistake(
                "All of its biases are still 0, as they start: this network was not trained.",
                (
                    "    return network, prepare",
                    '    network = Network(Dense(48, 10, "identity", rng=0))\n    return network, prepare',
                ),
            ),
            Mistake(
                'Its last layer ends with "relu", but scores may be any numbers: let it end with "identity".',
                ('"identity"', '"relu"'),
            ),
            Mistake(
                "Subtract a mean and divide by a deviation, as in the chapter.",
                ("        return (middle.reshape(-1, 48) - mean) / deviation\n", "        return pictures\n"),
                (
                    'Network(Dense(48, 10, "identity", rng=0))',
                    'Network(\n        Dense(64, 7, "relu", init="he", rng=0),\n        Dense(7, 10, "identity", rng=1),\n    )',
                ),
            ),
            Mistake(
                "It reads pictures better without `prepare` than with it: was it trained on X, and not on prepare(X)?",
                ("(middle.reshape(-1, 48) - mean) / deviation", "(pictures - mean) / deviation"),
                (
                    'Network(Dense(48, 10, "identity", rng=0))',
                    'Network(\n        Dense(64, 7, "tanh", rng=0), Dense(7, 10, "identity", rng=1)\n    )',
                ),
                ("        prepare(X),", "        X,"),
            ),
            Mistake(
                "Does it learn from all of them, for enough epochs, at a learning rate that is large enough? And do its inputs tell enough?",
                ("lr=0.01", "lr=0.0001"),
            ),
            Mistake(
                "Try inputs that keep more of the picture, or another width.",
                ("[:, :, 1:7]", "[:, ::2, ::2]"),
                ("reshape(-1, 48)", "reshape(-1, 16)"),
                (
                    'Network(Dense(48, 10, "identity", rng=0))',
                    'Network(\n        Dense(16, 21, "tanh", rng=0), Dense(21, 10, "identity", rng=1)\n    )',
                ),
                ("epochs=20", "epochs=60"),
            ),
            Mistake(
                "Does a loop run for ever, or are there too many steps?",
                ("epochs=20", "epochs=20_000"),
            ),
        ],
    ),
]
