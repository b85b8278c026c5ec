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
    "when-to-give-up": [
        (
            """
def epochs_per_success(times, budget):
    spent = np.sum(times[times <= budget])
    solved = np.sum(times <= budget)
    return spent / solved if solved else np.inf
""",
            r"failure",
        ),
        (
            """
def epochs_per_success(times, budget):
    spent = len(times) * budget
    solved = np.sum(times <= budget)
    return spent / solved if solved else np.inf
""",
            r"stop at once",
        ),
        (
            """
def epochs_per_success(times, budget):
    spent = np.minimum(times, budget).sum()
    solved = np.sum(times < budget)
    return spent / solved if solved else np.inf
""",
            r"last epoch",
        ),
        (
            """
def epochs_per_success(times, budget):
    spent = np.minimum(times, budget).sum()
    solved = len(times)
    return spent / solved if solved else np.inf
""",
            r"shared|all networks",
        ),
        (
            """
def epochs_per_success(times, budget):
    return np.mean(times[times <= budget])
""",
            r"failure|nan",
        ),
    ],
    "one-start": [
        (
            """
def survey(X, Y, activation, width, starts, epochs):
    solved, stuck = 0, []
    for seed in starts:
        rng = np.random.default_rng(starts[0])
        network = Network(Dense(2, width, activation, rng=rng), Dense(width, 1, "sigmoid", rng=rng))
        network.fit(X, Y, loss=MSE(), optimizer=SGD(lr=2), epochs=epochs)
        loss = MSE()(network.predict(X), Y)
        if loss < 0.01:
            solved += 1
        else:
            stuck.append(loss)
    return solved, stuck
""",
            r"first seed|one start",
        ),
        (
            """
def survey(X, Y, activation, width, starts, epochs):
    solved, stuck = 0, []
    rng = np.random.default_rng(starts[0])
    for seed in starts:
        network = Network(Dense(2, width, activation, rng=rng), Dense(width, 1, "sigmoid", rng=rng))
        network.fit(X, Y, loss=MSE(), optimizer=SGD(lr=2), epochs=epochs)
        loss = MSE()(network.predict(X), Y)
        if loss < 0.01:
            solved += 1
        else:
            stuck.append(loss)
    return solved, stuck
""",
            r"generator|order|before the loop",
        ),
        (
            """
def survey(X, Y, activation, width, starts, epochs):
    solved, stuck = 0, []
    for seed in starts:
        rng = np.random.default_rng(seed)
        network = Network(Dense(2, width, activation, rng=seed), Dense(width, 1, "sigmoid", rng=seed))
        network.fit(X, Y, loss=MSE(), optimizer=SGD(lr=2), epochs=epochs)
        loss = MSE()(network.predict(X), Y)
        if loss < 0.01:
            solved += 1
        else:
            stuck.append(loss)
    return solved, stuck
""",
            r"[Bb]oth layers",
        ),
        (
            """
def survey(X, Y, activation, width, starts, epochs):
    solved, stuck = 0, []
    for seed in starts:
        rng = np.random.default_rng(seed)
        network = Network(Dense(2, width, activation), Dense(width, 1, "sigmoid"))
        network.fit(X, Y, loss=MSE(), optimizer=SGD(lr=2), epochs=epochs)
        loss = MSE()(network.predict(X), Y)
        if loss < 0.01:
            solved += 1
        else:
            stuck.append(loss)
    return solved, stuck
""",
            r"generator",
        ),
    ],
    "minus-and-plus": [
        ("tallies = (42, 17, 1, 0), (28, 9, 18, 5)", r"places|first"),
        ("tallies = (11, 6, 34, 9), (16, 35, 9, 0)", r"two hidden"),
        ("tallies = 28, 42", r"rows|counts"),
        ("tallies = (28, 9, 18, 5), (60, 0, 0, 0)", r"One row is right"),
        ("tallies = (28, 9, 18), (42, 17, 1)", r"four counts"),
        ("tallies = (32, 9, 18, 5), (18, 17, 1, 0)", r"add up"),
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
    "when-to-give-up": [
        """
def epochs_per_success(times, budget):
    spent, solved = 0, 0
    for time in times:
        spent += min(time, budget)
        if time <= budget:
            solved += 1
    if solved == 0:
        return math.inf
    return spent / solved
""",
        """
def epochs_per_success(times, budget):
    is_solved = times <= budget
    if not is_solved.any():
        return float("inf")
    return np.float32(np.where(is_solved, times, budget).mean() / is_solved.mean())
""",
    ],
    "one-start": [
        """
def survey(X, Y, activation, width, starts, epochs):
    solved, stuck = 0, []
    for seed in starts:
        rng = np.random.Generator(np.random.PCG64(seed))
        network = Network(Dense(2, width, activation, rng=rng), Dense(width, 1, "sigmoid", rng=rng))
        rule = SGD(lr=2)
        for _ in range(epochs):
            network.train_step(X, Y, MSE(), rule)
        loss = MSE()(network.predict(X), Y)
        if loss < 0.01:
            solved += 1
        else:
            stuck.append(loss)
    return solved, stuck
""",
        """
def survey(X, Y, activation, width, starts, epochs):
    def loss_from(seed):
        rng = np.random.default_rng(seed)
        network = Network(Dense(2, width, activation, rng=rng), Dense(width, 1, rng=rng))
        network.fit(X, Y, loss=MSE(), optimizer=SGD(2), epochs=epochs, rng=rng)
        return np.mean((network.predict(X) - Y) ** 2)

    losses = [loss_from(seed) for seed in starts]
    stuck = [loss for loss in losses if loss >= 0.01]
    return [len(losses) - len(stuck), stuck]
""",
    ],
    "minus-and-plus": [
        "tallies = [[28, 9, 18, 5], [42, 17, 1, 0]]",
        "tallies = np.array([[28.0, 9, 18, 5], [42, 17, 1, 0]])",
        # As another processor might count.
        "tallies = (27, 10, 18, 5), (43, 16, 1, 0)",
    ],
}
