WRONG = {
    "output-neuron": [
        # Both count in favour: this is AND again.
        ("output_neuron = (10, 10, -10)", r"sign|minus|negat|against|weight|\(0, 1\)|0 and 1"),
        # And this is OR again.
        ("output_neuron = (10, 10, 10)", r"sign|minus|negat|against|weight|\(1, 1\)|1 and 1|both"),
        # AND, but not OR.
        ("output_neuron = (-10, 10, -10)", r"sign|swap|exchang|order|opposite|never|weight"),
        # The opposite of XOR.
        (
            "output_neuron = (-10, 10, 10)",
            r"sign|opposite|revers|wrong way|all four|every|turn (it|the|them)|turned|minus",
        ),
        # The sign of the bias: always yes.
        ("output_neuron = (10, -10, 10)", r"bias|always|every|sign|\(0, 0\)|0 and 0|both"),
        # No bias: undecided at two corners.
        ("output_neuron = (10, -10, 0)", r"bias|undecided|half|on the line"),
        # A bias too far down: never yes.
        ("output_neuron = (10, -10, -30)", r"bias|never|\(0, 1\)|0 and 1"),
        # Set for hidden values of 0 and 1, not of -1 and 1: yes at (0, 0).
        ("output_neuron = (10, -20, -5)", r"[-−]1|minus|\(0, 0\)|0 and 0|tanh"),
        # AND is not looked at.
        ("output_neuron = (10, 0, -5)", r"weight|\(1, 1\)|1 and 1|second|\bboth\b"),
        # The bias first.
        ("output_neuron = (-5, 10, -10)", r"order|bias|weight|never|sign"),
        ("output_neuron = (10, -10)", r"three|bias|numbers"),
        # With a hidden neuron's weights, too.
        ("output_neuron = (10, -10, 10, -10, -5)", r"three|\bone bias\b|numbers"),
        ('output_neuron = ("10", "-10", "-5")', r"string|text|number|\bstr\b|quot"),
    ],
    "solved-within": [
        # Where the loss is at the end of the budget.
        (
            """
def solved_within(losses, budgets):
    return [np.sum(losses[:, budget - 1] < 0.01) for budget in budgets]
""",
            r"before|last epoch|risen",
        ),
        # All epochs below the limit.
        (
            """
def solved_within(losses, budgets):
    return [np.sum(losses[:, :budget] < 0.01) for budget in budgets]
""",
            r"once|each epoch",
        ),
        # One epoch less.
        (
            """
def solved_within(losses, budgets):
    counts = []
    for budget in budgets:
        solved = 0
        for row in losses:
            if any(loss < 0.01 for loss in row[:budget - 1]):
                solved += 1
        counts.append(solved)
    return counts
""",
            r"epoch",
        ),
        # The share.
        (
            """
def solved_within(losses, budgets):
    return [np.mean((losses[:, :budget] < 0.01).any(axis=1)) for budget in budgets]
""",
            r"share|number",
        ),
        # The wrong axis.
        (
            """
def solved_within(losses, budgets):
    return [np.sum(np.any(losses[:, :budget] < 0.01, axis=0)) for budget in budgets]
""",
            r"epochs|row|axis",
        ),
    ],
    "one-pot": [
        # Always one half.
        (
            """
def best_loss_of_one_answer(targets):
    return np.mean((np.array(targets) - 0.5) ** 2)
""",
            r"\bmean\b|average|half|best answer",
        ),
        # The best answer, not its loss.
        (
            """
def best_loss_of_one_answer(targets):
    return np.mean(targets)
""",
            r"loss|error|squar|best answer|answer itself",
        ),
        # The root of it.
        (
            """
def best_loss_of_one_answer(targets):
    return np.std(targets)
""",
            r"root|squar|variance|standard|std",
        ),
        # Divided by n - 1.
        (
            """
def best_loss_of_one_answer(targets):
    return np.var(targets, ddof=1)
""",
            r"ddof|n - 1|len|divi|how many|number of|stops with|nan",
        ),
        # The sum.
        (
            """
def best_loss_of_one_answer(targets):
    answer = sum(targets) / len(targets)
    return sum((target - answer) ** 2 for target in targets)
""",
            r"mean|divi|\bsum\b|times too|len",
        ),
        # Always four samples, as in XOR.
        (
            """
def best_loss_of_one_answer(targets):
    answer = sum(targets) / len(targets)
    return sum((target - answer) ** 2 for target in targets) / 4
""",
            r"four|\b4\b|len|divi|how many|number of|mean|times too",
        ),
        # Not squared.
        (
            """
def best_loss_of_one_answer(targets):
    return np.mean(abs(targets - np.mean(targets)))
""",
            r"squar|abs|distance",
        ),
        # Squared too late, which is always 0.
        (
            """
def best_loss_of_one_answer(targets):
    return np.mean(np.array(targets) - np.mean(targets)) ** 2
""",
            r"squar|cancel|zero|always 0|before|bracket|paren",
        ),
        # The median.
        (
            """
def best_loss_of_one_answer(targets):
    return np.mean((np.array(targets) - np.median(targets)) ** 2)
""",
            r"mean|median|average|best answer|smaller",
        ),
        # Halfway between the ends.
        (
            """
def best_loss_of_one_answer(targets):
    return (max(targets) - min(targets)) ** 2 / 4
""",
            r"\bmean\b|average|middle|between|largest|every|best answer",
        ),
        # Only the targets themselves are tried.
        (
            """
def best_loss_of_one_answer(targets):
    return min(np.mean((np.array(targets) - answer) ** 2) for answer in targets)
""",
            r"mean|average|between|best answer|smaller|any answer|not one of",
        ),
        # Right for targets of 0 and 1 only.
        (
            """
def best_loss_of_one_answer(targets):
    share = np.mean(targets)
    return share * (1 - share)
""",
            r"0 and 1|0 or 1|\bany\b|other targets|zeros and ones|squar|only",
        ),
        # The case from the text.
        (
            """
def best_loss_of_one_answer(targets):
    return 1 / 8
""",
            r"depend|always|same|ignor|hard|1/8|\bany\b|other targets|constant",
        ),
    ],
    "perceptron": [
        # As it was.
        (
            """
def perceptron_epoch(X, targets, w, b):
    w = w.copy()
    for x, y in zip(X, targets):
        error = (w @ x + b > 0) - y
        w += error * x
        b += error
    return w, b
""",
            r"sign|minus|away|direction|wrong way|opposite|towards|other way",
        ),
        # The sign of the weights mended, but not of the bias.
        (
            """
def perceptron_epoch(X, targets, w, b):
    w = w.copy()
    for x, y in zip(X, targets):
        error = (w @ x + b > 0) - y
        w -= error * x
        b += error
    return w, b
""",
            r"bias|\bb\b",
        ),
        # And the other way round.
        (
            """
def perceptron_epoch(X, targets, w, b):
    w = w.copy()
    for x, y in zip(X, targets):
        error = (w @ x + b > 0) - y
        w += error * x
        b -= error
    return w, b
""",
            r"weights|\bw\b",
        ),
        # Mended twice, which is not at all.
        (
            """
def perceptron_epoch(X, targets, w, b):
    w = w.copy()
    for x, y in zip(X, targets):
        error = y - (w @ x + b > 0)
        w -= error * x
        b -= error
    return w, b
""",
            r"sign|minus|away|direction|wrong way|opposite|towards|other way",
        ),
        # The switch turned round in place of the sign.
        (
            """
def perceptron_epoch(X, targets, w, b):
    w = w.copy()
    for x, y in zip(X, targets):
        error = (w @ x + b < 0) - y
        w += error * x
        b += error
    return w, b
""",
            r"sign|minus|direction|wrong way|opposite|other way|<|> 0|compar|right answer",
        ),
        # Always towards the sample.
        (
            """
def perceptron_epoch(X, targets, w, b):
    w = w.copy()
    for x, y in zip(X, targets):
        error = abs(y - (w @ x + b > 0))
        w += error * x
        b += error
    return w, b
""",
            r"sign|abs|minus|away|direction|negat",
        ),
        # No switch.
        (
            """
def perceptron_epoch(X, targets, w, b):
    w = w.copy()
    for x, y in zip(X, targets):
        error = y - (w @ x + b)
        w += error * x
        b += error
    return w, b
""",
            r"switch|> 0|threshold|activation|step|0 or 1",
        ),
        # The bias does not count.
        (
            """
def perceptron_epoch(X, targets, w, b):
    w = w.copy()
    for x, y in zip(X, targets):
        error = y - (w @ x > 0)
        w += error * x
        b += error
    return w, b
""",
            r"bias|\bb\b",
        ),
        # The bias does not learn.
        (
            """
def perceptron_epoch(X, targets, w, b):
    w = w.copy()
    for x, y in zip(X, targets):
        error = y - (w @ x + b > 0)
        w += error * x
    return w, b
""",
            r"bias|\bb\b",
        ),
        # All at once, with the old weights.
        (
            """
def perceptron_epoch(X, targets, w, b):
    errors = np.array(targets) - (X @ w + b > 0)
    return w + errors @ X, b + errors.sum()
""",
            r"one after|each sample|after every|sample by sample|at once|old weights|updat|next sample|already",
        ),
        # Only the first sample.
        (
            """
def perceptron_epoch(X, targets, w, b):
    w = w.copy()
    for x, y in zip(X, targets):
        error = y - (w @ x + b > 0)
        w += error * x
        b += error
        return w, b
""",
            r"first|loop|each|every|all of|all samples|return inside|too early|only",
        ),
        # Changes w.
        (
            """
def perceptron_epoch(X, targets, w, b):
    for x, y in zip(X, targets):
        error = y - (w @ x + b > 0)
        w += error * x
        b += error
    return w, b
""",
            r"in place|chang|copy|overwrit",
        ),
        # A learning rate that nobody asked for.
        (
            """
def perceptron_epoch(X, targets, w, b):
    w = w.copy()
    for x, y in zip(X, targets):
        error = 0.1 * (y - (w @ x + b > 0))
        w += error * x
        b += error
    return w, b
""",
            r"factor|times|learning rate|too small|whole|step",
        ),
        # The bias lost on the way back.
        (
            """
def perceptron_epoch(X, targets, w, b):
    w = w.copy()
    for x, y in zip(X, targets):
        error = y - (w @ x + b > 0)
        w += error * x
        b += error
    return w
""",
            r"\btwo\b|both|pair|bias|\bb\b",
        ),
    ],
}

RIGHT = {
    "output-neuron": [
        "output_neuron = (10, -10, -10)",
        # The one of chapter 1 serves here, too.
        "output_neuron = (10, -10, -5)",
        "output_neuron = [1, -1, -1]",
        "output_neuron = np.array([4.0, -6.0, -5.0], dtype=np.float32)",
        "output_neuron = ([20, -20], -20)",
    ],
    "solved-within": [
        """
def solved_within(losses, budgets):
    return [np.sum(np.any(losses[:, :budget] < 0.01, axis=1)) for budget in budgets]
""",
        """
def solved_within(losses, budgets):
    counts = []
    for budget in budgets:
        solved = 0
        for row in losses:
            if any(loss < 0.01 for loss in row[:budget]):
                solved += 1
        counts.append(solved)
    return counts
""",
    ],
    "one-pot": [
        """
def best_loss_of_one_answer(targets):
    return np.var(targets)
""",
        """
def best_loss_of_one_answer(targets: list[float]) -> float:
    answer = sum(targets) / len(targets)
    return sum((target - answer) ** 2 for target in targets) / len(targets)
""",
        """
def best_loss_of_one_answer(targets):
    return np.mean(np.square(targets)) - np.mean(targets) ** 2
""",
        # Every pair, no mean.
        """
def best_loss_of_one_answer(targets):
    total = 0
    for s in targets:
        for t in targets:
            total += (s - t) ** 2
    return total / (2 * len(targets) ** 2)
""",
        # Searched for.
        """
def best_loss_of_one_answer(targets):
    def loss(answer):
        return sum((target - answer) ** 2 for target in targets) / len(targets)

    low, high = min(targets), max(targets)
    for _ in range(100):
        third = (high - low) / 3
        if loss(low + third) < loss(high - third):
            high -= third
        else:
            low += third
    return loss(low)
""",
        """
def best_loss_of_one_answer(targets):
    return np.array(targets, dtype=np.float32).std() ** 2
""",
    ],
    "perceptron": [
        """
def perceptron_epoch(X, targets, w, b):
    w = w.copy()
    for x, y in zip(X, targets):
        error = y - (w @ x + b > 0)
        w += error * x
        b += error
    return w, b
""",
        # The other two lines mended.
        """
def perceptron_epoch(X, targets, w, b):
    w = w.copy()
    for x, y in zip(X, targets):
        error = (w @ x + b > 0) - y
        w -= error * x
        b -= error
    return w, b
""",
        """
def perceptron_epoch(X, targets, w, b):
    for x, y in zip(X, targets):
        yes = np.dot(w, x) + b > 0
        if y == 1 and not yes:
            w, b = w + x, b + 1
        elif y == 0 and yes:
            w, b = w - x, b - 1
    return [w, b]
""",
        # A list of weights.
        """
def perceptron_epoch(X, targets, w, b):
    w = list(w)
    for x, y in zip(X, targets):
        z = b + sum(w_j * x_j for w_j, x_j in zip(w, x))
        error = y - int(z > 0)
        for j in range(len(w)):
            w[j] += error * x[j]
        b += error
    return w, b
""",
        # The bias as one more weight.
        """
def perceptron_epoch(X, targets, w, b):
    v = np.append(w, b)
    for x, y in zip(np.column_stack([X, np.ones(len(X))]), targets):
        v = v + (y - np.heaviside(v @ x, 0)) * x
    return v[:-1], v[-1]
""",
        """
def perceptron_epoch(X, targets, w, b):
    for x, y in zip(X, targets):
        w, b = w + (y - (w @ x + b > 0)) * x, b + y - (w @ x + b > 0)
    return w.astype(np.float32), np.float32(b)
""",
    ],
}
