"""What a reader on paper sees is what the figure draws."""

import numpy as np
import pytest
from pages import WITH_STILLS
from PIL import Image
from stills import capture

from course.figures.figure import FOLDER, STILL


def grey(picture: Image.Image) -> np.ndarray:
    return np.asarray(picture.convert("L").resize((160, 90)), dtype=float)


@pytest.mark.parametrize("figure", WITH_STILLS, ids=lambda figure: figure.__name__)
def test_the_still_is_current(browser, address, figure):
    stored, drawn = Image.open(FOLDER / figure.name / STILL), capture(browser, address, figure)
    difference = abs(grey(stored) - grey(drawn)).mean()
    assert difference < 3, "run: make stills"
    assert grey(stored).std() > 5
