"""Losses: squared error and cross-entropy of one answer, and how hard each pulls the sum behind it."""

from course.figures.figure import Figure, number, one_of


class Losses(Figure):
    """One sample with target y, and a sigmoid neuron that answers y_hat = sigma(z): MSE and BCE, and both dL/dz.

    >>> Losses(y=0, z=3.5).z
    3.5
    """

    heights = (609, 930)
    alt = (
        "Two losses of one answer, the squared error MSE (a dashed line) and the binary cross-entropy BCE (a solid "
        "one), for a sigmoid neuron whose sum z is on a slider. On the left both losses over the prediction ŷ, each "
        "with a point and its tangent: BCE grows without limit as the answer gets more wrong, MSE stays below 1. On "
        "the right both gradients dL/dz over z: that of BCE runs from −1 to 0, that of MSE is a small dip that dies "
        "away on both sides. A table gives the chain, dL/dŷ times dŷ/dz. At first the target is 1 and z is −2: ŷ is "
        "0.119, BCE pulls z up with 0.881, MSE with 0.185."
    )

    y = one_of([0, 1], 1)
    z = number(-2.0, -8, 8)
