"""Softmax: four scores become shares of one whole, with a temperature, and with what the computer makes of e^z."""

from course.figures.figure import Figure, number, one_of


class Softmax(Figure):
    """Four scores, divided by a temperature and all raised by `shift`, and their softmax computed in two ways.

    >>> Softmax(shift=100).shift
    100
    """

    heights = (722, 1270)
    alt = (
        "Bars of four scores z, 2.0, 1.0, 0.1 and −1.0, and beside them bars of their shares a = softmax(z/T), 0.64, "
        "0.23, 0.10 and 0.03, together 1; the temperature T is 1. Sliders set the scores and T: a small T gives the "
        "largest score nearly all, a large T makes nearly equal shares, and equal scores get equal shares. Two tables "
        "compute the shares. One takes the powers of e as the formula stands, 7.39, 2.72, 1.11 and 0.37, and divides "
        "them by their sum, 11.58. The other subtracts the maximum first; its powers are 1.00, 0.37, 0.15 and 0.05, "
        "their sum is 1.57, and the shares are the same. When 100 or 1000 is added to every score, the shares stay; "
        "but with 1000 the powers in the first table are infinite, and infinity divided by infinity is not a number."
    )

    z1 = number(2.0, -5, 5)
    z2 = number(1.0, -5, 5)
    z3 = number(0.1, -5, 5)
    z4 = number(-1.0, -5, 5)
    T = number(1.0, 0.1, 10)
    shift = one_of([0, 100, 1000])
