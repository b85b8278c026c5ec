"""The picture of the welcome page is what the code draws."""

import io
from pathlib import Path

import numpy as np
from PIL import Image

from course.authoring.story import story

STORED = Path(__file__).parents[2] / "book" / "images" / "story.png"


def test_the_stored_picture_is_current():
    stored = np.asarray(Image.open(STORED).convert("L"), dtype=float)
    drawn = np.asarray(Image.open(io.BytesIO(story().png)).convert("L"), dtype=float)
    assert stored.shape == drawn.shape
    assert abs(stored - drawn).mean() < 4, "run: python -m course.authoring.story book/images/story.png"
