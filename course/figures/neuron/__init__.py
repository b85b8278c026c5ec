"""One neuron: its weights and bias on sliders, the line that it draws, and the points that it should divide."""

from course.figures.figure import Figure, number, one_of


class Neuron(Figure):
    """A neuron with two inputs, z = w1 x1 + w2 x2 + b and a = sigma(z), over the square of its inputs.

    >>> Neuron(w1=1.0).w1
    1.0
    """

    heights = (618, 1131)
    alt = (
        "A neuron with sliders for its two weights and its bias. A map of the square of both inputs shows its output "
        "as colour, with the straight line where the output is one half; beside it stands the sum for one point, with "
        "solid lines for positive weights and dashed ones for negative weights. At first it is the umbrella neuron, "
        "and the point is today."
    )

    w1 = number(2.0, -10, 10)
    w2 = number(3.0, -10, 10)
    b = number(-2.5, -15, 15)
    x1 = number(0.9, 0, 1)
    x2 = number(0.4, 0, 1)
    points = one_of(["today", "AND", "OR", "XOR"])
