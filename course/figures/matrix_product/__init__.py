"""The matrix product: one multiplication after another, and where its numbers lie in memory."""

from typing import Any

import traitlets

from course.figures.figure import Figure, whole


class MatrixProduct(Figure):
    """The triple loop C = A · B at one of its steps: A is p × q, B is q × r, and so many products are summed.

    No step lies beyond p · q · r: a larger one is refused, and smaller matrices bring the step back to their last.

    >>> figure = MatrixProduct(p=1, q=4, r=3, step=12)
    >>> figure.r = 2
    >>> figure.step
    8
    """

    heights = (869, 1309)
    alt = (
        "The product C = A · B, with its triple loop stopped at one step. B is above C, and A to its left, so that the"
        " row of A and the column of B that are multiplied meet in the cell of C. Beside them is the line of code with"
        " this step's numbers, and below are the three strips of memory: the numbers of a row of A are neighbours, "
        "those of a column of B are apart. At first A is 2 × 3, B is 3 × 2, and 8 of 12 multiplications are done: the "
        "third cell of C holds 4 · 3 + 6 · 5 = 42, and one product is still to come."
    )

    p = whole(2, 1, 4)
    q = whole(3, 1, 4)
    r = whole(2, 1, 4)
    step = whole(8, 0)

    @property
    def steps(self) -> int:
        """Return how many multiplications the product takes."""
        return self.p * self.q * self.r

    @traitlets.validate("step")
    def _within(self, proposal: dict[str, Any]) -> int:
        if proposal["value"] > self.steps:
            raise traitlets.TraitError(f"step must be at most p · q · r = {self.steps}, not {proposal['value']}")
        return proposal["value"]

    @traitlets.observe("p", "q", "r")
    def _come_back(self, change: dict[str, Any]) -> None:
        self.step = min(self.step, self.steps)
