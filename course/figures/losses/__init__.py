"""Losses: squared error and cross-entropy of one answer, and how hard each pushes the sum behind it."""

import traitlets

from course.figures.figure import Figure, number


class Losses(Figure):
    """One sample with target y, and a sigmoid neuron that answers y_hat = sigma(z): MSE and BCE, and both dL/dz.

    >>> Losses(y=0, z=3.5).z
    3.5
    """

    heights = (570, 820)
    alt = (
        "Two losses of one answer, the squared error MSE and the binary cross-entropy BCE, for a sigmoid neuron whose "
        "sum z is on a slider. On the left both losses over the prediction ŷ, each with a point and its tangent: BCE "
        "grows without limit as the answer gets more wrong, MSE stays below 1. On the right both gradients dL/dz over "
        "z: that of BCE runs from −1 to 0, that of MSE is a small dip that dies away on both sides. A table gives the "
        "chain, dL/dŷ times dŷ/dz. At first the target is 1 and z is −2: ŷ is 0.12, BCE pushes z up with 0.88, MSE "
        "with 0.19."
    )

    y = traitlets.Enum([0, 1], 1).tag(sync=True)
    z = number(-2.0, -8, 8)
