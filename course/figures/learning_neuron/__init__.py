"""Learning, by one neuron: it measures three slopes and steps against them, to play and to scrub through."""

from course.figures.figure import Figure, number, one_of, whole


class LearningNeuron(Figure):
    """A neuron with two inputs finds its own weights and bias for AND or OR, and none for XOR.

    The loss is the mean squared error over the four corners. From zeros XOR does not move: all its slopes are 0.

    >>> LearningNeuron(task="OR", lr=8).task
    'OR'
    """

    heights = (817, 1202)
    alt = (
        "The training of one neuron with two inputs on the four corners, which can be played, stepped and scrubbed. On "
        "the left a map of its answers over both inputs, with the straight line where the answer is one half; on the "
        "right, for each weight and the bias, the loss as a curve over that number alone, with a dot where the number "
        "is and an arrow downhill; below, the four answers beside their targets, and the loss of every step. At first "
        "200 steps have taught it AND: the line divides the orange square from the three blue discs, the dots lie at "
        "the bottom of their valleys, and the loss has fallen from one quarter to nearly 0."
    )

    step = whole(200, 0, 200)
    task = one_of(["AND", "OR", "XOR"])
    lr = number(2.0, 0.5, 8)
    start = one_of(["0, 0, 0", "-3, 2, 1", "3, -1, -1"])
