"""The still figures of all chapters, in one style.

Every function returns one picture, which is shown where a cell ends with the call. `alt` says in words what can be
seen: it travels with the picture, to the page and to a screen reader. Lines are labelled where they end, and the
paper is white, so that a picture can be read anywhere.

A colour has one meaning, here and in `course.figures`, and never tells anything alone. The classes are 0, a blue disc,
1, an orange square, and 2, a yellow triangle with a dark edge, of Okabe and Ito's palette for colour-blind readers,
https://jfly.uni-koeln.de/color/; the sign of a weight is a green solid or a violet dashed line; gradients are red, and
stand where they are named; what is measured on training data is a solid line, on validation data a dashed one, on a
test set a dotted one.
"""

from course.plots.curves import label_ends, lines, profiles
from course.plots.drawings import counts, matrix_product, network, neuron
from course.plots.graphs import graph
from course.plots.memory import memory
from course.plots.passes import passes
from course.plots.picture import GREY, INK, MARKERS, Picture, draw, number
from course.plots.pixels import beliefs, evidence, pixels, reactions
from course.plots.planes import ground, key, maps, merged, scatter, square
from course.plots.products import product
from course.plots.shapes import pieces, shapes
from course.plots.surfaces import descents, surfaces

__all__ = [
    "GREY",
    "INK",
    "MARKERS",
    "Picture",
    "beliefs",
    "counts",
    "descents",
    "draw",
    "evidence",
    "graph",
    "ground",
    "key",
    "label_ends",
    "lines",
    "maps",
    "matrix_product",
    "memory",
    "merged",
    "network",
    "neuron",
    "number",
    "passes",
    "pieces",
    "pixels",
    "product",
    "profiles",
    "reactions",
    "scatter",
    "shapes",
    "square",
    "surfaces",
]
