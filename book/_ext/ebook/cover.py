"""The cover: two moons, and the border that a trained network draws between them, as on the welcome page."""

import io
from textwrap import fill
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from course.authoring.story import learners
from course.plots.picture import INK
from course.plots.planes import ground, scatter

ALT = (
    "The cover: {title}. A plane in two colours with two half moons of points, blue discs and orange squares, and the "
    "winding border that a trained network draws between them."
)
# In pixels; and the part of the plane that has this form, with the moons in the lower half.
WIDTH, HEIGHT = 1200, 1920
EXTENT = (-1.7, 2.7, -2.6, 4.44)
DPI = 144
COLOURS, NEARLY_WHITE = 128, 248


def cover(title: str, author: str) -> bytes:
    """Return the cover as a PNG."""
    X, Y, _, _, network = learners()
    figure = Figure(figsize=(WIDTH / DPI, HEIGHT / DPI), dpi=DPI)
    FigureCanvasAgg(figure)
    axis = figure.add_axes((0, 0, 1, 1), frameon=False)
    axis.set(xlim=EXTENT[:2], ylim=EXTENT[2:], xticks=[], yticks=[])
    ground(axis, network.predict, EXTENT, 0.0, cells=480)
    scatter(axis, X, Y, 110)
    words: dict[str, Any] = {"family": "DejaVu Sans", "color": INK}
    figure.text(0.08, 0.94, fill(title, 17), size=44, weight="bold", va="top", linespacing=1.2, **words)
    figure.text(0.08, 0.05, fill(author, 44), size=15, linespacing=1.4, **words)
    drawn = io.BytesIO()
    figure.savefig(drawn, format="png", metadata={"Software": None})
    return png(Image.open(drawn))


def png(picture: Image.Image) -> bytes:
    """Return a picture as a PNG with few colours, on white where it was transparent or nearly white."""
    ground = Image.new("RGBA", picture.size, "white")
    flat = Image.alpha_composite(ground, picture.convert("RGBA")).convert("RGB")
    has_few = flat.getcolors(COLOURS) is not None
    method = Image.Quantize.MEDIANCUT if has_few else Image.Quantize.FASTOCTREE
    drawn = flat.quantize(COLOURS, method=method, dither=Image.Dither.NONE)
    drawn.putpalette([255 if value >= NEARLY_WHITE else value for value in drawn.getpalette() or []])
    content = io.BytesIO()
    drawn.save(content, "PNG", optimize=True)
    return content.getvalue()
