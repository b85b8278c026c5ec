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
        # The loss at the end of the budget.
        (
            """
def solved_within(losses, budgets):
    lowest = [losses[:, budget - 1] for budget in budgets]
    return [np.sum(low < 0.01) for low in lowest]
""",
            r"last epoch of the budget alone",
        ),
        # The place after the budget: index beyond.
        (
            """
def solved_within(losses, budgets):
    lowest = [losses[:, budget] for budget in budgets]
    return [np.sum(low < 0.01) for low in lowest]
""",
            r"budget \+ 1",
        ),
        # Rows in place of columns.
        (
            """
def solved_within(losses, budgets):
    lowest = [losses[:budget].min(axis=1) for budget in budgets]
    return [np.sum(low < 0.01) for low in lowest]
""",
            r"epochs are the columns",
        ),
        # The wrong axis.
        (
            """
def solved_within(losses, budgets):
    lowest = [losses[:, :budget].min(axis=0) for budget in budgets]
    return [np.sum(low < 0.01) for low in lowest]
""",
            r"epochs in which some network",
        ),
        # No axis: one number.
        (
            """
def solved_within(losses, budgets):
    lowest = [losses[:, :budget].min() for budget in budgets]
    return [np.sum(low < 0.01) for low in lowest]
""",
            r"each network needs one of its own",
        ),
        # One epoch too few.
        (
            """
def solved_within(losses, budgets):
    lowest = [losses[:, : budget - 1].min(axis=1) for budget in budgets]
    return [np.sum(low < 0.01) for low in lowest]
""",
            r"one epoch too few",
        ),
        # One epoch too many.
        (
            """
def solved_within(losses, budgets):
    lowest = [losses[:, : budget + 1].min(axis=1) for budget in budgets]
    return [np.sum(low < 0.01) for low in lowest]
""",
            r"one epoch too many",
        ),
        # Counts the unsolved.
        (
            """
def solved_within(losses, budgets):
    lowest = [losses[:, :budget].min(axis=1) for budget in budgets]
    return [np.sum(low > 0.01) for low in lowest]
""",
            r"others have solved it",
        ),
        # A share, not a count.
        (
            """
def solved_within(losses, budgets):
    lowest = [losses[:, :budget].min(axis=1) for budget in budgets]
    return [np.mean(low < 0.01) for low in lowest]
""",
            r"share of the networks",
        ),
        # Yes and no for each network.
        (
            """
def solved_within(losses, budgets):
    lowest = [losses[:, :budget].min(axis=1) for budget in budgets]
    return [low < 0.01 for low in lowest]
""",
            r"yes or no for each network",
        ),
        # All are counted.
        (
            """
def solved_within(losses, budgets):
    lowest = [losses[:, :budget].min(axis=1) for budget in budgets]
    return [len(low < 0.01) for low in lowest]
""",
            r"counts all networks",
        ),
        # A mean loss.
        (
            """
def solved_within(losses, budgets):
    lowest = [losses[:, :budget].mean(axis=1) for budget in budgets]
    return [np.sum(low < 0.01) for low in lowest]
""",
            r"mean of the losses",
        ),
        # Exactly 0.01 counts too.
        (
            """
def solved_within(losses, budgets):
    lowest = [losses[:, :budget].min(axis=1) for budget in budgets]
    return [np.sum(low <= 0.01) for low in lowest]
""",
            r"exactly 0.01 has not",
        ),
        # Prints.
        (
            """
def solved_within(losses, budgets):
    for budget in budgets:
        print(np.sum(losses[:, :budget].min(axis=1) < 0.01))
""",
            r"`return`",
        ),
    ],
    "when-to-give-up": [
        # The mean time of the successes.
        (
            """
def epochs_per_success(times, budget):
    won = times[times <= budget]
    return won.mean() if len(won) else np.inf
""",
            r"failures have cost something",
        ),
        # Every network costs the whole budget.
        (
            """
def epochs_per_success(times, budget):
    won = np.sum(times <= budget)
    return budget * len(times) / won if won else np.inf
""",
            r"stop at once",
        ),
        # Each network, not each success.
        (
            """
def epochs_per_success(times, budget):
    if not np.any(times <= budget):
        return np.inf
    return np.minimum(times, budget).mean()
""",
            r"each network costs",
        ),
        # The very last epoch does not count.
        (
            """
def epochs_per_success(times, budget):
    won = np.sum(times < budget)
    return np.minimum(times, budget).sum() / won if won else np.inf
""",
            r"very last epoch",
        ),
        # Division by zero.
        (
            """
def epochs_per_success(times, budget):
    won, spent = 0, 0
    for time in times:
        won += 1 if time <= budget else 0
        spent += min(time, budget)
    return float(spent) / won
""",
            r"ZeroDivisionError",
        ),
        # Where nobody succeeds, 0.
        (
            """
def epochs_per_success(times, budget):
    won = np.sum(times <= budget)
    if won == 0:
        return 0
    return np.minimum(times, budget).sum() / won
""",
            r"nobody succeeds",
        ),
        # Success is to be solved some time, whatever the budget.
        (
            """
def epochs_per_success(times, budget):
    won = np.sum(np.isfinite(times))
    return np.minimum(times, budget).sum() / won if won else np.inf
""",
            r"even those that need more than the budget",
        ),
        # The failures at their own time: inf.
        (
            """
def epochs_per_success(times, budget):
    won = np.sum(times <= budget)
    return times.sum() / won if won else np.inf
""",
            r"does not run for ever",
        ),
        # Upside down.
        (
            """
def epochs_per_success(times, budget):
    won = np.sum(times <= budget)
    return won / np.minimum(times, budget).sum() if won else np.inf
""",
            r"upside down",
        ),
        # All failures together cost one budget.
        (
            """
def epochs_per_success(times, budget):
    won = times[times <= budget]
    return (won.sum() + budget) / len(won) if len(won) else np.inf
""",
            r"each of them costs that much",
        ),
        # Successes and failures swapped in the cost.
        (
            """
def epochs_per_success(times, budget):
    won = times <= budget
    if not won.any():
        return np.inf
    return (won.sum() * budget + times[won].sum()) / won.sum()
""",
            r"failures cost nothing",
        ),
        # Only the failures that never solved it are charged.
        (
            """
def epochs_per_success(times, budget):
    won = times[times <= budget]
    lost = np.sum(np.isinf(times))
    return (won.sum() + budget * lost) / len(won) if len(won) else np.inf
""",
            r"given up, too",
        ),
        # The largest in place of the smallest.
        (
            """
def epochs_per_success(times, budget):
    won = np.sum(times <= budget)
    return np.maximum(times, budget).sum() / won if won else np.inf
""",
            r"stops at the earlier one",
        ),
    ],
    "one-start": [
        # Nothing changed.
        (
            """
def survey(X, Y, activation, width, starts, epochs):
    rng = np.random.default_rng(starts[0])
    hidden = Dense(2, width, activation, rng=rng)
    network = Network(hidden, Dense(width, 1, "sigmoid", rng=rng))
    solved, stuck = 0, []
    for seed in starts:
        rng = np.random.default_rng(seed)
        network.fit(
            X, Y, loss=MSE(), optimizer=SGD(lr=2), epochs=epochs, rng=rng
        )
        loss = MSE()(network.predict(X), Y)
        if loss < 0.01:
            solved += 1
        else:
            stuck.append(loss)
    return solved, stuck
""",
            r"one network|new network",
        ),
        # The first generator gone: NameError.
        (
            """
def survey(X, Y, activation, width, starts, epochs):
    hidden = Dense(2, width, activation, rng=rng)
    network = Network(hidden, Dense(width, 1, "sigmoid", rng=rng))
    solved, stuck = 0, []
    for seed in starts:
        rng = np.random.default_rng(seed)
        network.fit(
            X, Y, loss=MSE(), optimizer=SGD(lr=2), epochs=epochs, rng=rng
        )
        loss = MSE()(network.predict(X), Y)
        if loss < 0.01:
            solved += 1
        else:
            stuck.append(loss)
    return solved, stuck
""",
            r"'rng'",
        ),
        # The starts sorted.
        (
            """
def survey(X, Y, activation, width, starts, epochs):
    starts = sorted(starts)
    rng = np.random.default_rng(starts[0])
    hidden = Dense(2, width, activation, rng=rng)
    network = Network(hidden, Dense(width, 1, "sigmoid", rng=rng))
    solved, stuck = 0, []
    for seed in starts:
        rng = np.random.default_rng(seed)
        network.fit(
            X, Y, loss=MSE(), optimizer=SGD(lr=2), epochs=epochs, rng=rng
        )
        loss = MSE()(network.predict(X), Y)
        if loss < 0.01:
            solved += 1
        else:
            stuck.append(loss)
    return solved, stuck
""",
            r"one network, trained on and on",
        ),
        # A network for each start, but all of the first seed.
        (
            """
def survey(X, Y, activation, width, starts, epochs):
    solved, stuck = 0, []
    for seed in starts:
        rng = np.random.default_rng(starts[0])
        hidden = Dense(2, width, activation, rng=rng)
        network = Network(hidden, Dense(width, 1, "sigmoid", rng=rng))
        network.fit(
            X, Y, loss=MSE(), optimizer=SGD(lr=2), epochs=epochs, rng=rng
        )
        loss = MSE()(network.predict(X), Y)
        if loss < 0.01:
            solved += 1
        else:
            stuck.append(loss)
    return solved, stuck
""",
            r"drawn from the first seed",
        ),
        # One generator goes on from network to network.
        (
            """
def survey(X, Y, activation, width, starts, epochs):
    rng = np.random.default_rng(starts[0])
    solved, stuck = 0, []
    for seed in starts:
        hidden = Dense(2, width, activation, rng=rng)
        network = Network(hidden, Dense(width, 1, "sigmoid", rng=rng))
        network.fit(
            X, Y, loss=MSE(), optimizer=SGD(lr=2), epochs=epochs, rng=rng
        )
        loss = MSE()(network.predict(X), Y)
        if loss < 0.01:
            solved += 1
        else:
            stuck.append(loss)
    return solved, stuck
""",
            r"generator is made once, before the loop",
        ),
        # The network inside, before the generator of its seed.
        (
            """
def survey(X, Y, activation, width, starts, epochs):
    rng = np.random.default_rng(starts[0])
    solved, stuck = 0, []
    for seed in starts:
        hidden = Dense(2, width, activation, rng=rng)
        network = Network(hidden, Dense(width, 1, "sigmoid", rng=rng))
        rng = np.random.default_rng(seed)
        network.fit(
            X, Y, loss=MSE(), optimizer=SGD(lr=2), epochs=epochs, rng=rng
        )
        loss = MSE()(network.predict(X), Y)
        if loss < 0.01:
            solved += 1
        else:
            stuck.append(loss)
    return solved, stuck
""",
            r"make the generator first",
        ),
        # The hidden layer stays outside.
        (
            """
def survey(X, Y, activation, width, starts, epochs):
    rng = np.random.default_rng(starts[0])
    hidden = Dense(2, width, activation, rng=rng)
    solved, stuck = 0, []
    for seed in starts:
        rng = np.random.default_rng(seed)
        network = Network(hidden, Dense(width, 1, "sigmoid", rng=rng))
        network.fit(
            X, Y, loss=MSE(), optimizer=SGD(lr=2), epochs=epochs, rng=rng
        )
        loss = MSE()(network.predict(X), Y)
        if loss < 0.01:
            solved += 1
        else:
            stuck.append(loss)
    return solved, stuck
""",
            r"hidden layer is made once",
        ),
        # A generator for each layer.
        (
            """
def survey(X, Y, activation, width, starts, epochs):
    solved, stuck = 0, []
    for seed in starts:
        rng = np.random.default_rng(seed)
        hidden = Dense(2, width, activation, rng=np.random.default_rng(seed))
        network = Network(hidden, Dense(width, 1, "sigmoid", rng=np.random.default_rng(seed)))
        network.fit(
            X, Y, loss=MSE(), optimizer=SGD(lr=2), epochs=epochs, rng=rng
        )
        loss = MSE()(network.predict(X), Y)
        if loss < 0.01:
            solved += 1
        else:
            stuck.append(loss)
    return solved, stuck
""",
            r"both layers draw from the seed anew",
        ),
        # Copies of the one network.
        (
            """
import copy


def survey(X, Y, activation, width, starts, epochs):
    rng = np.random.default_rng(starts[0])
    hidden = Dense(2, width, activation, rng=rng)
    first = Network(hidden, Dense(width, 1, "sigmoid", rng=rng))
    solved, stuck = 0, []
    for seed in starts:
        rng = np.random.default_rng(seed)
        network = copy.deepcopy(first)
        network.fit(
            X, Y, loss=MSE(), optimizer=SGD(lr=2), epochs=epochs, rng=rng
        )
        loss = MSE()(network.predict(X), Y)
        if loss < 0.01:
            solved += 1
        else:
            stuck.append(loss)
    return solved, stuck
""",
            r"drawn from the first seed",
        ),
        # The counts begin again in each round.
        (
            """
def survey(X, Y, activation, width, starts, epochs):
    for seed in starts:
        solved, stuck = 0, []
        rng = np.random.default_rng(seed)
        hidden = Dense(2, width, activation, rng=rng)
        network = Network(hidden, Dense(width, 1, "sigmoid", rng=rng))
        network.fit(
            X, Y, loss=MSE(), optimizer=SGD(lr=2), epochs=epochs, rng=rng
        )
        loss = MSE()(network.predict(X), Y)
        if loss < 0.01:
            solved += 1
        else:
            stuck.append(loss)
    return solved, stuck
""",
            r"begin anew in each round",
        ),
        # The losses sorted.
        (
            """
def survey(X, Y, activation, width, starts, epochs):
    solved, stuck = 0, []
    for seed in starts:
        rng = np.random.default_rng(seed)
        hidden = Dense(2, width, activation, rng=rng)
        network = Network(hidden, Dense(width, 1, "sigmoid", rng=rng))
        network.fit(
            X, Y, loss=MSE(), optimizer=SGD(lr=2), epochs=epochs, rng=rng
        )
        loss = MSE()(network.predict(X), Y)
        if loss < 0.01:
            solved += 1
        else:
            stuck.append(loss)
    return solved, sorted(stuck)
""",
            r"losses are sorted",
        ),
        # Returns after the first.
        (
            """
def survey(X, Y, activation, width, starts, epochs):
    solved, stuck = 0, []
    for seed in starts:
        rng = np.random.default_rng(seed)
        hidden = Dense(2, width, activation, rng=rng)
        network = Network(hidden, Dense(width, 1, "sigmoid", rng=rng))
        network.fit(
            X, Y, loss=MSE(), optimizer=SGD(lr=2), epochs=epochs, rng=rng
        )
        loss = MSE()(network.predict(X), Y)
        if loss < 0.01:
            solved += 1
        else:
            stuck.append(loss)
        return solved, stuck
""",
            r"`return` stands in the loop",
        ),
        # The losses of all.
        (
            """
def survey(X, Y, activation, width, starts, epochs):
    solved, stuck = 0, []
    for seed in starts:
        rng = np.random.default_rng(seed)
        hidden = Dense(2, width, activation, rng=rng)
        network = Network(hidden, Dense(width, 1, "sigmoid", rng=rng))
        network.fit(
            X, Y, loss=MSE(), optimizer=SGD(lr=2), epochs=epochs, rng=rng
        )
        loss = MSE()(network.predict(X), Y)
        if loss < 0.01:
            solved += 1
        stuck.append(loss)
    return solved, stuck
""",
            r"only the others belong there",
        ),
        # First a generator for the networks, no seed at all.
        (
            """
def survey(X, Y, activation, width, starts, epochs):
    rng = np.random.default_rng()
    solved, stuck = 0, []
    for seed in starts:
        hidden = Dense(2, width, activation, rng=rng)
        network = Network(hidden, Dense(width, 1, "sigmoid", rng=rng))
        network.fit(
            X, Y, loss=MSE(), optimizer=SGD(lr=2), epochs=epochs, rng=rng
        )
        loss = MSE()(network.predict(X), Y)
        if loss < 0.01:
            solved += 1
        else:
            stuck.append(loss)
    return solved, stuck
""",
            r"generator of their start",
        ),
    ],
    "minus-and-plus": [
        # The rows swapped.
        ("tallies = (42, 17, 1, 0), (28, 9, 18, 5)", r"rows have changed places"),
        # One row only.
        ("tallies = 42, 17, 1, 0", r"two rows of four counts"),
        # Without the solved.
        ("tallies = (9, 18, 5), (17, 1, 0)", r"four counts(.|\n)*\(2, 3\)"),
        # Both rows with the same inputs.
        ("tallies = (28, 9, 18, 5), (28, 9, 18, 5)", r"2 \* X - 1"),
        # A generator for each layer.
        ("tallies = (25, 9, 18, 8), (43, 14, 3, 0)", r"one generator for both"),
        # Two hidden neurons, as in the chapter.
        ("tallies = (11, 6, 34, 9), (16, 35, 9, 0)", r"two hidden neurons"),
        # Shares.
        (
            "tallies = (28 / 60, 9 / 60, 18 / 60, 5 / 60), (42 / 60, 17 / 60, 1 / 60, 0)",
            r"each of the 60 networks is counted once",
        ),
        # Columns of failures turned round: four, three, two.
        ("tallies = (28, 5, 18, 9), (42, 0, 1, 17)", r"in another order"),
        # With tanh.
        ("tallies = (57, 3, 0, 0), (58, 2, 0, 0)", r"counts of tanh neurons"),
        # Learning rate 0.5, as in the chapter's first network.
        ("tallies = (26, 9, 18, 5), (42, 17, 1, 0)", r"lr = 2 and 500 epochs"),
        # A guess.
        ("tallies = (28, 9, 18, 5), (60, 0, 0, 0)", r"2 \* X - 1"),
        # What survey returns.
        ("tallies = (28, [0.1251, 0.1667, 0.25]), (42, [0.125, 0.1667])", r"two rows of four counts"),
        # From the unmended survey: one network trained on and on.
        ("tallies = (60, 0, 0, 0), (60, 0, 0, 0)", r"new for each seed"),
        # Counted as text.
        ('tallies = "28, 9, 18, 5", "42, 17, 1, 0"', r"without quotes"),
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
    lowest = [losses[:, :budget].min(axis=1) for budget in budgets]
    return [np.sum(low < 0.01) for low in lowest]
""",
        """
def solved_within(losses, budgets):
    lowest = [np.minimum.accumulate(losses, axis=1)[:, min(budget, losses.shape[1]) - 1] for budget in budgets]
    return [int((low < 0.01).sum()) for low in lowest]
""",
        """
def solved_within(losses, budgets):
    lowest = [[min(row[:budget]) for row in losses] for budget in budgets]
    return [len([1 for number in low if number < 0.01]) for low in lowest]
""",
        """
def solved_within(losses, budgets):
    counts = []
    for budget in budgets:
        count = 0
        for row in losses:
            for t, loss in enumerate(row):
                if t + 1 <= budget and loss < 0.01:
                    count += 1
                    break
        counts.append(count)
    return counts
""",
        """
def solved_within(losses, budgets):
    return [np.count_nonzero(np.any(losses[:, :budget] < 0.01, axis=1)) for budget in budgets]
""",
        """
def solved_within(losses, budgets):
    below = losses < 0.01
    first = np.where(below.any(axis=1), below.argmax(axis=1) + 1, np.inf)
    return [(first <= budget).sum() for budget in budgets]
""",
        """
def solved_within(losses, budgets):
    lowest = [losses[:, :budget].astype(np.float32).min(axis=1) for budget in budgets]
    return [float(np.sum(low < 0.01)) for low in lowest]
""",
    ],
    "when-to-give-up": [
        """
def epochs_per_success(times, budget):
    won = np.sum(times <= budget)
    return np.minimum(times, budget).sum() / won if won else np.inf
""",
        """
def epochs_per_success(times, budget):
    spent = won = 0
    for time in times:
        if time <= budget:
            spent += time
            won += 1
        else:
            spent += budget
    if won == 0:
        return math.inf
    return spent / won
""",
        """
def epochs_per_success(times, budget):
    won = [time for time in times if time <= budget]
    lost = len(times) - len(won)
    try:
        return (sum(won) + lost * budget) / len(won)
    except ZeroDivisionError:
        return float("inf")
""",
        """
def epochs_per_success(times, budget):
    solved = np.asarray(times) <= budget
    with np.errstate(divide="ignore"):
        return np.where(solved, times, budget).sum() / solved.sum()
""",
        """
def epochs_per_success(times, budget):
    share = np.mean(times <= budget)
    if share == 0:
        return np.inf
    return np.clip(times, None, budget).mean() / share
""",
        """
def epochs_per_success(times, budget):
    won = np.sum(times <= budget)
    return np.minimum(np.array(times, dtype=np.float32), budget).sum() / won if won else np.inf
""",
    ],
    "one-start": [
        """
def survey(X, Y, activation, width, starts, epochs):
    solved, stuck = 0, []
    for seed in starts:
        rng = np.random.default_rng(seed)
        hidden = Dense(2, width, activation, rng=rng)
        network = Network(hidden, Dense(width, 1, "sigmoid", rng=rng))
        network.fit(
            X, Y, loss=MSE(), optimizer=SGD(lr=2), epochs=epochs, rng=rng
        )
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
        layers = [Dense(2, width, activation, rng=rng)]
        layers.append(Dense(width, 1, "sigmoid", rng=rng))
        network = Network(*layers)
        network.fit(X, Y, loss=MSE(), optimizer=SGD(lr=2), epochs=epochs, rng=rng)
        return MSE()(network.predict(X), Y)

    losses = [loss_from(seed) for seed in starts]
    stuck = [loss for loss in losses if not loss < 0.01]
    return len(losses) - len(stuck), stuck
""",
        # No generator for fit: there is nothing to shuffle.
        """
def survey(X, Y, activation, width, starts, epochs):
    solved, stuck = 0, []
    for seed in starts:
        rng = np.random.default_rng(seed)
        hidden = Dense(2, width, activation, rng=rng)
        network = Network(hidden, Dense(width, 1, "sigmoid", rng=rng))
        network.fit(
            X, Y, loss=MSE(), optimizer=SGD(lr=2), epochs=epochs
        )
        loss = MSE()(network.predict(X), Y)
        if loss < 0.01:
            solved += 1
        else:
            stuck.append(loss)
    return solved, stuck
""",
        """
def survey(X, Y, activation, width, starts, epochs):
    networks = []
    for seed in starts:
        rng = np.random.default_rng(seed)
        hidden = Dense(2, width, activation, rng=rng)
        networks.append(Network(hidden, Dense(width, 1, rng=rng)))
    losses = []
    for network in networks:
        for _ in range(epochs):
            network.train_step(X, Y, MSE(), SGD(lr=2))
        losses.append(MSE()(network.predict(X), Y))
    losses = np.array(losses)
    return int(np.sum(losses < 0.01)), list(losses[losses >= 0.01])
""",
        # One call of itself for each start.
        """
def survey(X, Y, activation, width, starts, epochs):
    if len(starts) != 1:
        solved, stuck = 0, []
        for seed in starts:
            more, losses = survey(X, Y, activation, width, [seed], epochs)
            solved, stuck = solved + more, stuck + losses
        return solved, stuck
    rng = np.random.default_rng(starts[0])
    hidden = Dense(2, width, activation, rng=rng)
    network = Network(hidden, Dense(width, 1, "sigmoid", rng=rng))
    network.fit(X, Y, loss=MSE(), optimizer=SGD(lr=2), epochs=epochs)
    loss = float(np.mean((network.predict(X) - Y) ** 2))
    return (1, []) if loss < 0.01 else (0, [loss])
""",
        """
def survey(X, Y, activation, width, starts, epochs):
    solved, stuck = 0, []
    for seed in starts:
        rng = np.random.default_rng(seed)
        hidden = Dense(2, width, activation, rng=rng)
        network = Network(hidden, Dense(width, 1, "sigmoid", rng=rng))
        network.fit(
            X, Y, loss=MSE(), optimizer=SGD(lr=2), epochs=epochs, rng=rng
        )
        loss = MSE()(network.predict(X), Y)
        if loss < 0.01:
            solved += 1
        else:
            stuck.append(loss)
    return [solved, np.array(stuck)]
""",
    ],
    "minus-and-plus": [
        "tallies = (28, 9, 18, 5), (42, 17, 1, 0)",
        "tallies = [[28, 9, 18, 5], [42, 17, 1, 0]]",
        "tallies = np.array([[28, 9, 18, 5], [42, 17, 1, 0]])",
        """
first, second = [28, 9, 18, 5], [42, 17, 1, 0]
tallies = tuple(first), tuple(second)
""",
        """
def survey(X, Y, activation, width, starts, epochs):
    solved, stuck = 0, []
    for seed in starts:
        rng = np.random.default_rng(seed)
        hidden = Dense(2, width, activation, rng=rng)
        network = Network(hidden, Dense(width, 1, "sigmoid", rng=rng))
        network.fit(
            X, Y, loss=MSE(), optimizer=SGD(lr=2), epochs=epochs, rng=rng
        )
        loss = MSE()(network.predict(X), Y)
        if loss < 0.01:
            solved += 1
        else:
            stuck.append(loss)
    return solved, stuck


def tally(X, Y):
    solved, stuck = survey(X, Y, "relu", 3, range(60), 500)
    return solved, *[np.sum(abs(np.array(stuck) - lump) < 0.01) for lump in (1 / 8, 1 / 6, 1 / 4)]


X, Y = datasets.xor()
tallies = tally(X, Y), tally(2 * X - 1, Y)
""",
        "tallies = (28.0, 9.0, 18.0, 5.0), (42.0, 17.0, 1.0, 0.0)",
    ],
}
