"""Descents: SGD, Momentum and Adam walk down one long valley, step by step, from the same start."""

from course.figures.figure import Figure, number, one_of, whole


class Descents(Figure):
    """Three rules on the loss L = (w1^2 + k w2^2) / 2, each from (-10, 1), for 120 steps.

    `lr_sgd`, `lr_momentum` and `lr_adam` are their learning rates, `beta` is the memory of Momentum; every slope is
    multiplied by `slopes`.

    >>> Descents(beta=0, slopes=0.01).beta
    0.0
    """

    heights = (932, 1354)
    alt = (
        "Three maps of the same long valley, one below the other: ellipses of equal loss, a cross at the lowest point, "
        "and the path of one rule on each, 40 steps from the same start at the left end. SGD, a solid line, jumps from "
        "side to side all the way and has not arrived. Momentum, dashed, swings across in waves that die out while its "
        "steps along the valley grow; it has rolled past the lowest point and turns back. Adam, dotted, walks along in "
        "even steps and is close. Below, the loss of each after every step, on a logarithmic axis. Sliders set each "
        "learning rate, the memory and the length of the valley; a choice makes every slope a hundredth of what it was."
    )

    k = number(50, 1, 100)
    lr_sgd = number(0.038, 0.001, 5)
    lr_momentum = number(0.01, 0.001, 5)
    beta = number(0.9, 0, 0.99)
    lr_adam = number(0.3, 0.01, 2)
    slopes = one_of([1.0, 0.01])
    step = whole(40, 0, 120)
