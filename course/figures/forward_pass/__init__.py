"""The forward pass: the numbers of a small network layer by layer, and what each layer does to the plane."""

from typing import Any

import traitlets

from course.figures.figure import Figure, number

XOR_BY_LOGIC: dict[str, Any] = {
    "layers": [
        {"W": [[2, 4], [-4, -3]], "b": [-1.5, 4.5], "activation": "tanh"},
        {"W": [[6, 6]], "b": [-3], "activation": "sigmoid"},
    ]
}


class ForwardPass(Figure):
    """A network with weights set by hand solves XOR as the AND of OR and NAND; its pass can be played and scrubbed.

    The stages are 0 for X, 1 for Z₁, 2 for A₁, 3 for Z₂ and 4 for Ŷ; between them one plane turns into the next.

    >>> ForwardPass(stage=1.5).network["layers"][0]["W"]
    [[2, 4], [-4, -3]]
    """

    heights = (683, 1227)
    alt = (
        "The forward pass through a network of two inputs, two hidden tanh neurons and one sigmoid output. Its weights "
        "are set by hand: the hidden neurons compute OR and NAND, the output computes AND, and together that is XOR. "
        "On the left the network with its numbers for the input (0.50, 0.20), at first up to A₁: the sums Z₁ are 0.30 "
        "and 1.90, and their tanh A₁ is 0.29 and 0.96. Its positive weights are solid lines, its negative ones dashed. "
        "On the right a square grid with the four points of XOR, as the hidden layer leaves it: tanh has bent it into "
        "the square from −1 to 1. The orange squares, (0, 1) and (1, 0), lie at the top right; the blue discs, (0, 0) "
        "and (1, 1), lie in the corners at the top left and the bottom right. One straight line can now divide discs "
        "from squares. The five stages X, Z₁, A₁, Z₂ and Ŷ can be chosen and played, and the input can be moved."
    )

    stage = number(2.0, 0, 4)
    x1 = number(0.5, 0, 1)
    x2 = number(0.2, 0, 1)
    network = traitlets.Dict(XOR_BY_LOGIC, read_only=True).tag(sync=True)
