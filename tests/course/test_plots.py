"""The pictures carry their words, and say what they were given."""

import base64
import io
import re
from html import unescape

import numpy as np
import pytest
from matplotlib.axes import Axes
from nbformat.v4 import new_code_cell, new_notebook, new_output
from pictures import PICTURE
from PIL import Image

from course import plots
from course.figures.figure import FOLDER, SHARED_STYLE
from course.plots.picture import EDGE, GREY, INK, SECOND, SIGNS, SLOPE, THIRD, TINT
from nnlib import sigmoid
from nnlib.autodiff import Tensor

ALT = 'A picture that is drawn for a "test", with words & x.'
X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
Y = np.array([0, 1, 1, 0])
GRID = np.arange(6.0).reshape(3, 2)
LINE = np.linspace(1, 5, 9)


def graph_of_all_kinds(alt: str) -> plots.Picture:
    """A value used twice by one operation, a value used again further on, numbers and arrays."""
    a, v = Tensor(2.0), Tensor([1.0, -1.0])
    b = a + a
    c = b * v
    d = (c + a).sum()
    d.backward()
    e = d.inputs[0][0]
    return plots.graph(d, names={"a": a, "v": v, "b = a + a": b, "c = b·v": c, "e = c + a": e, "d = Σe": d}, alt=alt)


PICTURES = {
    "lines": lambda alt: plots.lines({"one": {"a": (LINE, LINE)}}, x_label="x", y_label="y", alt=alt),
    "log lines": lambda alt: plots.lines(
        {"": {"a": (LINE, LINE), "b": (LINE, LINE**2)}}, x_label="x", y_label="y", alt=alt, log_x=True, log_y=True
    ),
    "maps": lambda alt: plots.maps({"a": lambda X: sigmoid(X.sum(axis=1)), "b": None}, X, Y, alt=alt),
    "neuron": lambda alt: plots.neuron([0.9, 0.4], [2, -3], -2.5, alt=alt),
    "network": lambda alt: plots.network([2, 3, 1], captions=["a", "b", "c"], gaps=["d", "e"], alt=alt),
    "matrix product": lambda alt: plots.matrix_product(np.eye(2), np.ones(2), np.zeros(2), row=0, alt=alt),
    "product": lambda alt: plots.product(GRID, GRID.T, names=("a", "b", "c"), entry=(2, 0), alt=alt),
    "surfaces": lambda alt: plots.surfaces(
        {"a": lambda P: (P**2).sum(axis=1), "b": lambda P: P[:, 0] ** 2},
        extent=(-1, 2, -1, 1),
        spacing=[0.5, 0.2],
        paths=[[X, X + 0.5], [X]],
        points={"A": (-0.5, 0.5), "B": (1, 0)},
        alt=alt,
    ),
    "descents": lambda alt: plots.descents(
        lambda P: P[:, 0] ** 2 + 9 * P[:, 1] ** 2,
        {"a": X, "b": X + 0.2},
        extent=(-1, 2, -0.5, 1.5),
        levels=[0, 1, 4],
        alt=alt,
    ),
    "shapes": lambda alt: plots.shapes(4, [3, 5, 2], alt=alt),
    "pieces": lambda alt: plots.pieces(
        np.array([[2.0, 1.0], [-1.0, 2.0]]), np.array([0.5, 0.6]), alt=alt, extent=(-2, 2, -2, 2)
    ),
    "passes": lambda alt: plots.passes([2, 3, 1], alt=alt),
    "memory": lambda alt: plots.memory({"a": GRID, "b": GRID.T}, entry=(2, 0), alt=alt),
    "graph": lambda alt: graph_of_all_kinds(alt),
    "banded lines": lambda alt: plots.lines(
        {"": {"a": (LINE, LINE)}}, bands={"a": (LINE, LINE - 1, LINE + 1)}, x_label="x", y_label="y", alt=alt
    ),
    "pixels": lambda alt: plots.pixels([np.arange(64), np.arange(16)], captions=["a", "b"], columns=2, alt=alt),
    "signed pixels": lambda alt: plots.pixels([np.arange(-32, 32)], signed=True, columns=1, width=3, alt=alt),
    "numbered pixels": lambda alt: plots.pixels([np.arange(64)], columns=1, blocks=4, numbers=True, width=3, alt=alt),
    "evidence": lambda alt: plots.evidence([np.linspace(0, 1, 16)], np.arange(-8, 8), captions=["z = 1"], alt=alt),
    "reactions": lambda alt: plots.reactions([np.arange(64)], [np.arange(-32, 32)], width=3, alt=alt),
    "beliefs": lambda alt: plots.beliefs(
        [np.arange(64), np.zeros(64)],
        [np.eye(10)[3], np.full(10, 0.1)],
        columns=2,
        captions=["a", "b"],
        most=63,
        alt=alt,
    ),
    "counts": lambda alt: plots.counts(
        np.array([[1, 9]]), most=9, rows=["a"], columns=["b", "c"], x_label="d", alt=alt
    ),
    "profiles": lambda alt: plots.profiles(X, Y, names=list("abcd"), ticks=["e", "f"], y_label="g", alt=alt),
}


def pixels(picture: plots.Picture, kind: str = "RGB") -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(picture.png)).convert(kind))


def has(picture: plots.Picture, colour: str) -> bool:
    wanted = [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    return bool((np.abs(pixels(picture).astype(int) - wanted).max(axis=2) < 9).any())


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_described_and_drawn_on_a_white_card(name):
    picture = PICTURES[name](ALT)
    assert repr(picture) == f"[Figure: {ALT}]"
    image = pixels(picture, "RGBA")
    [(alt, width, png)] = PICTURE.findall(picture._repr_html_())
    assert unescape(alt) == ALT
    assert abs(int(width) - image.shape[1] * 96 / 144) < 1
    assert base64.b64decode(png) == picture.png
    assert (image[[0, 0, -1, -1], [0, -1, 0, -1], 3] == 0).all(), "round corners"
    middle = image.shape[1] // 2
    assert (image[[1, -2], middle] == 255).all()
    assert (image[30:-30, :, 3] == 255).all()
    assert (pixels(picture) < 128).any()


@pytest.mark.parametrize("name", PICTURES)
def test_the_colours_of_the_classes_are_for_classes(name):
    is_of_classes = name in {"maps", "profiles"}
    picture = PICTURES[name](ALT)
    assert [has(picture, colour) for _, colour in plots.MARKERS] == [is_of_classes, is_of_classes, False]


def test_a_third_class_is_a_yellow_triangle_with_a_dark_edge():
    picture = plots.maps({"": None}, np.vstack([X, [[0.5, 0.5]]]), np.append(Y, 2), alt=ALT)
    assert all(has(picture, colour) for _, colour in [*plots.MARKERS, ("", EDGE)])
    assert not has(plots.maps({"": None}, X, Y, alt=ALT), EDGE)


def test_the_colours_are_those_of_the_interactive_figures():
    style = (FOLDER / SHARED_STYLE).read_text("utf-8")
    light = dict(re.findall(r"--figure-([\w-]+): (#\w+);", style.split("}")[0]))
    here = {
        "zero": plots.MARKERS[0][1],
        "one": plots.MARKERS[1][1],
        "two": plots.MARKERS[2][1],
        "two-edge": EDGE,
        "positive": SIGNS[True][0],
        "negative": SIGNS[False][0],
        "slope": SLOPE,
        "ink": INK.replace("222222", "222"),
        "second": SECOND,
        "grey": GREY.replace("666666", "666"),
    }
    assert {name: light[name] for name in here} == {name: colour.lower() for name, colour in here.items()}


def test_the_sign_of_a_weight_has_a_colour_and_a_kind_of_line():
    (plus, _), (minus, _) = SIGNS[True], SIGNS[False]
    seen = {}
    for name, weight in {"plus": 2.0, "minus": -2.0}.items():
        picture = plots.neuron([0.5, 0.5], [weight, weight], weight, alt=ALT)
        seen[name] = [has(picture, plus), has(picture, minus)]
    assert seen == {"plus": [True, False], "minus": [False, True]}
    assert len({style for _, style in SIGNS.values()}) == 2


def test_what_is_measured_on_other_data_has_another_kind_of_line(monkeypatch):
    styles = []
    keep = Axes.plot

    def plot(self, *values, **settings):
        styles.append(values[2])
        return keep(self, *values, **settings)

    monkeypatch.setattr(Axes, "plot", plot)
    labels = ["training", "validation: new moons", "test", "loss"]
    plots.lines({"": {label: (LINE, LINE) for label in labels}}, x_label="x", y_label="y", alt=ALT)
    assert styles == ["-", "--", ":", "-"]


def squares_of(picture: plots.Picture, colour: tuple[int, ...]) -> float:
    """Return the share of the picture that has exactly this colour."""
    return float((pixels(picture) == colour).all(axis=2).mean())


def test_the_pixels_of_a_picture_are_the_darker_the_more_ink_they_have():
    ink = tuple(int(INK[place : place + 2], 16) for place in (1, 3, 5))
    half = np.repeat([0, 16], 32)
    one = plots.pixels([half], columns=1, width=3, alt=ALT)
    both = plots.pixels([half, np.full(64, 16)], columns=2, width=3, alt=ALT)
    assert squares_of(one, ink) > 0.3
    assert squares_of(both, ink) == pytest.approx(1.5 * 0.5 * squares_of(one, ink) * 2, rel=0.2)
    assert squares_of(plots.pixels([half], columns=1, most=32, width=3, alt=ALT), ink) < 0.02


def test_weights_are_green_above_zero_and_violet_below():
    (plus, _), (minus, _) = SIGNS[True], SIGNS[False]
    for weights, seen in {(1.0, 1.0): [True, False], (-1.0, -1.0): [False, True], (1.0, -1.0): [True, True]}.items():
        picture = plots.pixels([np.repeat(weights, 32)], signed=True, columns=1, width=3, alt=ALT)
        assert [has(picture, plus), has(picture, minus)] == seen


def test_slopes_are_drawn_beside_their_pictures_each_map_by_its_own_steepest():
    (plus, _), (minus, _) = SIGNS[True], SIGNS[False]
    for scale in (1e-6, 1.0):
        slopes = scale * np.repeat([1.0, -1.0], 32)
        picture = plots.reactions([np.zeros(64)], [slopes], width=3, alt=ALT)
        assert has(picture, plus)
        assert has(picture, minus)
    with pytest.raises(ValueError, match="shorter"):
        plots.reactions([np.zeros(64), np.zeros(64)], [slopes], alt=ALT)


def test_the_longest_bar_of_a_belief_is_the_largest_probability():
    widths = []

    for p in (0.2, 0.8):
        row = np.full(10, (1 - p) / 9)
        row[4] = p
        image = pixels(plots.beliefs([np.zeros(64)], [row], columns=1, alt=ALT))
        is_ink = (image == [int(INK[place : place + 2], 16) for place in (1, 3, 5)]).all(axis=2)
        widths.append(is_ink.sum(axis=1).max())
    assert widths[1] == pytest.approx(4 * widths[0], rel=0.1)


def test_a_picture_that_is_no_square_is_refused():
    with pytest.raises(ValueError, match="60 pixels, but needs a square number"):
        plots.pixels([np.zeros(60)], alt=ALT)


def test_a_band_is_drawn_in_the_colour_of_its_line():
    plain = PICTURES["lines"](ALT)
    banded = PICTURES["banded lines"](ALT)
    assert (pixels(banded) < 250).mean() > (pixels(plain) < 250).mean() + 0.1


def test_what_was_counted_never_is_written_grey():
    counted = plots.counts(np.array([[1, 9]]), most=9, rows=["a"], columns=["b", "c"], x_label="d", alt=ALT)
    never = plots.counts(np.array([[0, 9]]), most=9, rows=["a"], columns=["b", "c"], x_label="d", alt=ALT)
    assert (pixels(counted) < 60).sum() > (pixels(never) < 60).sum()


def test_words_in_colour_can_be_read():
    def luminance(colour: str) -> float:
        parts = np.array([int(colour[place : place + 2], 16) for place in (1, 3, 5)]) / 255
        light = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
        return float(light @ [0.2126, 0.7152, 0.0722])

    def contrast(one: str, other: str) -> float:
        low, high = sorted([luminance(one), luminance(other)])
        return (high + 0.05) / (low + 0.05)

    colours = [INK, SECOND, THIRD, GREY, SLOPE, *(colour for colour, _ in SIGNS.values())]
    assert all(contrast(colour, "#FFFFFF") >= 4.5 for colour in colours)
    assert contrast(INK, TINT) >= 4.5


def test_the_words_reach_a_page_that_nbconvert_makes():
    exporters = pytest.importorskip("nbconvert.exporters")
    picture = PICTURES["lines"](ALT)
    shown = new_output("display_data", {"text/plain": repr(picture), "text/html": picture._repr_html_()})
    notebook = new_notebook(cells=[new_code_cell("plots.lines()", outputs=[shown])])
    page, _ = exporters.HTMLExporter().from_notebook_node(notebook)
    [image] = re.findall("<img[^>]*alt=[^>]*>", page)
    assert ALT in unescape(image)


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_without_a_description_is_refused(name):
    with pytest.raises(ValueError, match="'too short', but needs a sentence of at least 30 characters"):
        PICTURES[name]("too short")


def test_a_picture_is_the_same_every_time():
    assert PICTURES["maps"](ALT).png == PICTURES["maps"](ALT).png


def test_a_map_shows_what_the_function_gives():
    def halves(X):
        return (X[:, 0] > 0.5).astype(float)

    image = pixels(plots.maps({"": halves}, X[:1], Y[:1], alt=ALT)).astype(int)
    row = image[image.shape[0] // 2]
    bluish, orange = row[:, 2] - row[:, 0] > 60, row[:, 0] - row[:, 2] > 60
    assert bluish.sum() > 100 and orange.sum() > 100
    assert np.flatnonzero(bluish).mean() < np.flatnonzero(orange).mean()


def test_classes_differ_in_colour_and_shape():
    assert all(len(set(kind)) == 3 for kind in zip(*plots.MARKERS, strict=True))


def test_close_points_share_a_label():
    labels = plots.merged(["a", "b", "c"], np.array([[0, 0], [0.01, 0], [1, 1]]), distance=0.1)
    assert [text for text, _ in labels] == ["a, b", "c"]


def test_numbers_have_a_real_minus_sign():
    assert [plots.number(value) for value in (-2.5, 0.123456, 3)] == ["−2.5", "0.1235", "3"]


def test_a_graph_needs_a_name_for_every_node():
    a = Tensor(2.0)
    with pytest.raises(ValueError, match="no label for 1 of 2 nodes"):
        plots.graph(a * 3, names={"a": a}, alt=ALT)


def test_a_graph_too_tall_for_a_page_is_refused_at_once():
    leaves = [Tensor(float(number)) for number in range(9)]
    total = Tensor(sum(leaf.data for leaf in leaves), tuple((leaf, lambda g: g) for leaf in leaves))
    names = {f"x_{number}": leaf for number, leaf in enumerate(leaves)} | {"total": total}
    with pytest.raises(ValueError, match="9 places side by side, but at most 6"):
        plots.graph(total, names=names, alt=ALT)


def test_a_graph_shows_gradients_only_after_backward():
    a = Tensor(2.0)
    b = a * 3
    before = plots.graph(b, names={"a": a, "b = 3a": b}, alt=ALT)
    b.backward()
    after = plots.graph(b, names={"a": a, "b = 3a": b}, alt=ALT)
    assert [has(one, SLOPE) for one in (before, after)] == [False, True]
