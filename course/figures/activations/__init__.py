"""Activation functions: the curve with its tangent, and the derivative as a second curve on the same axis."""

from course.figures.figure import Figure, number, one_of


class Activations(Figure):
    """Sigmoid, tanh or ReLU at a weighted sum z: the output, the slope written from it, and where it saturates.

    >>> Activations(activation="tanh").activation
    'tanh'
    """

    heights = (720, 803)
    alt = (
        "Two plots over the weighted sum z. Above, the sigmoid rises from 0 to 1, with tanh and ReLU drawn faintly, "
        "and a point at z = 1.5 with its tangent; one step to the right along the tangent leads up by the slope, "
        "0.15. Below, the derivative is a low hill, never above one quarter, and its value at z = 1.5 is the same "
        "0.15, written from the output: a (1 − a) = 0.818 · 0.182. Below z = −2.9 and above z = 2.9 both plots are "
        "shaded: the slope is less than 0.05, and the sigmoid is saturated. Ten such layers let 5.4 · 10⁻⁹ of a "
        "gradient through."
    )

    activation = one_of(["sigmoid", "tanh", "relu"])
    z = number(1.5, -8, 8)
