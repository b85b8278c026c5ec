"""The bowl of a loss: gradient descent on two parameters, step by step, at a learning rate of the reader's choice."""

from course.figures.figure import Figure, number, whole


class LossBowl(Figure):
    """Gradient descent on the MSE of one linear neuron, y_hat = w x + b, over six fixed points.

    `w` and `b` are where the ball starts; the ball is where `step` steps at learning rate `lr` have brought it.

    >>> LossBowl(lr=0.24, step=60).lr
    0.24
    """

    heights = (789, 1131)
    alt = (
        "A map of the mean squared error of a straight line, ŷ = w x + b, over its two parameters: ellipses around a "
        "minimum, a valley 2.7 times as long as wide. A ball starts on the slope at w = −0.9, b = 0.4. Each step takes "
        "it the steepest way down, which an arrow shows, at a learning rate on a slider. Beside the map the six data "
        "points with the line and its errors, and the loss after every step. At first 8 steps at learning rate 0.12 "
        "have been taken: the ball has run down the steep side at once and now creeps along the flat floor of the "
        "valley towards the minimum, where it arrives after 38 steps."
    )

    w = number(-0.9, -1.2, 2.8)
    b = number(0.4, -2.4, 1.6)
    lr = number(0.12, 0.01, 0.6)
    step = whole(8, 0, 60)
