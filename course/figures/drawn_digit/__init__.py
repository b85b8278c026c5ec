"""The drawn digit: draw one, follow it to 64 numbers, and see what the network of chapter 9 makes of it."""

import numpy as np
import traitlets
from numpy.typing import NDArray

from course import handwriting
from course.figures.figure import Figure, one_of, whole

SIDE = handwriting.SIDE


class DrawnDigit(Figure):
    """A grid to draw a digit in, and the answer of the network that chapter 9 trains.

    `ink` is the drawing, 256 hexadecimal digits, 8 for each row of 32 pixels. `example` is 0 to 9 for a picture of the
    test set, and -1 for the drawing. `inside` says which part of the network is shown, `unit` which hidden unit is
    put into words, counted from 0.

    >>> figure = DrawnDigit()
    >>> figure.draw([[(10, 6), (17, 3), (17, 28)]])
    >>> figure.pixels.reshape(8, 8)[-1].tolist()
    [0, 0, 0, 0, 14, 10, 0, 0]
    """

    heights = (1108, 1623)
    alt = (
        "A grid of 32 by 32 pixels to draw a digit in, by pointer or by keys, with the buttons Erase and Undo, and ten "
        "pictures of the test set to choose from. Beside it the answer of a network in words, and ten bars for its "
        "probabilities. Below, the way from the drawing to 64 numbers in five steps: cropped to the ink, stretched, "
        "strokes evened, left edge upright, counted in blocks of 4 by 4. Then the 64 numbers, the 32 hidden units or "
        "the ten scores can be looked at. At first the grid shows a 3 of the test set, which the network reads as a 3."
    )

    ink = traitlets.Unicode("0" * (SIDE * SIDE // 4)).tag(sync=True)
    example = whole(3, -1, 9)
    inside = one_of(["numbers", "units", "scores"])
    unit = whole(6, 0, 31)

    @traitlets.validate("ink")
    def _valid_ink(self, proposal: traitlets.Bunch) -> str:
        ink = proposal["value"]
        if len(ink) != SIDE * SIDE // 4 or set(ink) - set("0123456789abcdef"):
            raise traitlets.TraitError(f"ink is {ink[:12]!r}…, but needs {SIDE * SIDE // 4} digits of 0 to 9, a to f")
        return ink

    def draw(self, strokes: list[list[tuple[float, float]]]) -> None:
        """Draw strokes, each a list of points (x, y) from (0, 0) at the top left to (32, 32), in place of all else."""
        bits = np.packbits(handwriting.drawn(strokes))
        self.ink, self.example = bits.tobytes().hex(), -1

    @property
    def drawing(self) -> NDArray[np.bool_]:
        """The drawing (32, 32), True where there is ink."""
        bits = np.frombuffer(bytes.fromhex(self.ink), np.uint8)
        return np.unpackbits(bits).reshape(SIDE, SIDE).astype(bool)

    @property
    def pixels(self) -> NDArray[np.int64]:
        """The 64 numbers of the drawing, as a network takes them; raises ValueError where nothing is drawn."""
        return handwriting.pixels_of(self.drawing)
