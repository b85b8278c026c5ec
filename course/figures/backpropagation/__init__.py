"""Backpropagation: a computational graph, step by step forward to the loss and backward to every gradient."""

from typing import Any

import traitlets

from course.figures.figure import Figure, number, one_of, whole

OPERATIONS = {"one neuron": 6, "two layers": 8, "a value used twice": 5}


class Backpropagation(Figure):
    """The values of a graph, then their gradients: one operation a step, forward and backward.

    `step` counts the operations that are done: first all of them forward, then all of them backward.

    >>> Backpropagation(graph="two layers", step=16).step
    16
    """

    heights = (772, 1111)
    alt = (
        "A computational graph of one neuron and its squared error, from w₁ = 0.70, x₁ = 1.50, w₂ = −1.10, x₂ = 0.50, "
        "b = 0.40 and y = 1.00 to the loss: p₁ = w₁ · x₁ = 1.05, p₂ = w₂ · x₂ = −0.55, z = p₁ + p₂ + b = 0.90, "
        "a = σ(z) = 0.71, r = a − y = −0.29, L = r² = 0.084. It is stepped forward and then backward. At first the "
        "gradients have come back through the sigmoid: dL = 1.00, dr = −0.58, da = −0.58, dy = 0.58, and now "
        "∂a/∂z = a · (1 − a) = 0.21, so dz = da · ∂a/∂z = −0.58 · 0.21 = −0.12. Those of p₁, p₂, b, the weights and "
        "the inputs are still to come."
    )

    graph = one_of(list(OPERATIONS))
    step = whole(9, 0)
    w1 = number(0.7, -2, 2)
    w2 = number(-1.1, -2, 2)
    b1 = number(0.4, -2, 2)
    b2 = number(-0.2, -2, 2)
    x1 = number(1.5, -2, 2)
    x2 = number(0.5, -2, 2)
    y = number(1.0, 0, 1)

    @traitlets.validate("step")
    def _within_the_graph(self, proposal: Any) -> int:
        last = 2 * OPERATIONS[self.graph]
        if proposal.value > last:
            raise traitlets.TraitError(
                f"step must be at most {last} for the graph of {self.graph}, not {proposal.value}"
            )
        return proposal.value

    @traitlets.observe("graph")
    def _end_with_the_graph(self, change: Any) -> None:
        self.step = min(self.step, 2 * OPERATIONS[self.graph])
