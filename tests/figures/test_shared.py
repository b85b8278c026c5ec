"""The parts that figures share: numbers as they are written, the plane in numbers, and the bundle for Jupyter."""

import math
from typing import Any
from urllib.parse import quote

import numpy as np
import pytest

from course.figures.bundle import bundle, order
from course.figures.figure import FOLDER

NUMBERS: dict[str, list[tuple[list[Any], str]]] = {
    "fixed": [
        ([0.615], "0.61"),
        ([-1.0], "−1.00"),
        ([-0.004], "0.00"),
        ([2.5, 0], "3"),
        ([-7, 0], "−7"),
        ([12.3456, 3], "12.346"),
    ],
    "scientific": [([5.4321e-9], "5.4 · 10⁻⁹"), ([-12345678.0], "−1.2 · 10⁷"), ([9.99e10], "1.0 · 10¹¹")],
    "short": [
        ([0.0], "0.00"),
        ([0.005], "0.01"),
        ([0.0049], "4.9 · 10⁻³"),
        ([0.0049, 3], "0.005"),
        ([99999.4], "99999.40"),
        ([100000.0], "1.0 · 10⁵"),
        ([math.inf], "∞"),
        ([-math.inf], "−∞"),
        ([math.nan], "not a number"),
    ],
    "compact": [
        ([0.5], "0.50"),
        ([-999.0], "−999.00"),
        ([1234.0], "1.2e3"),
        ([-0.00012, 3], "−1.2e−4"),
        ([0.0], "0.00"),
    ],
    "significant": [
        ([0.8808], "0.881"),
        ([-0.1937], "−0.194"),
        ([12.345], "12.3"),
        ([1234.5], "1235"),
        ([0.00012345], "0.000123"),
        ([0.000099], "9.9 · 10⁻⁵"),
        ([0.0], "0.00"),
        ([0.9996], "1.00"),
        ([1.5, 2, 2], "1.50"),
        ([0.0123, 2, 2], "0.012"),
    ],
    "bracketed": [(["−0.29"], "(−0.29)"), (["0.29"], "0.29")],
    "sum": [([["2 x₁", "−3 x₂", "0.5"]], "2 x₁ − 3 x₂ + 0.5")],
    "vector": [([[0.5, -1.25]], "[0.50, −1.25]"), ([[1, 2, 3], 0], "[1, 2, 3]")],
    "subscript": [([1], "₁"), ([10], "₁₀")],
    "exact": [
        ([-0.28800000000000003], "−0.288"),
        ([1.5], "1.5"),
        ([10], "10"),
        ([-2.0], "−2"),
        ([-1e-17], "0"),
        ([100.0, 0], "100"),
        ([0.0004], "0.0004"),
        ([-1.4054, 3], "−1.405"),
    ],
}
TYPED = {
    **{"0.25": 0.25, "0,25": 0.25, ".25": 0.25, ",5": 0.5, "2.": 2, "3": 3, "+1.5": 1.5, "007": 7},
    **{"-0.25": -0.25, "−0,25": -0.25, "–0.25": -0.25, " - 0.25 ": -0.25, "−,5": -0.5, "-0": 0},
}
NOT_NUMBERS = [
    "",
    " ",
    "-",
    ".",
    ",",
    "1,000.5",
    "1.2.3",
    "x",
    "2x",
    "--1",
    "Infinity",
    "NaN",
    "0x10",
    "½",
]


@pytest.mark.parametrize("name", NUMBERS)
def test_numbers_are_written_as_in_the_book(javascript, name):
    cases, expected = zip(*NUMBERS[name])
    assert javascript.call("shared/numbers.js", name, list(cases)) == list(expected)


@pytest.mark.parametrize("typed", TYPED)
def test_a_number_is_read_however_its_minus_sign_and_its_point_are_typed(javascript, typed):
    assert javascript.call("shared/typed.js", "read", [[typed]]) == [TYPED[typed]]


@pytest.mark.parametrize("typed", NOT_NUMBERS)
def test_what_is_not_a_number_is_not_read(javascript, typed):
    assert math.isnan(javascript.call("shared/typed.js", "read", [[typed]])[0])


class TestPlane:
    def test_a_grid_goes_row_by_row_from_the_top_left(self, javascript):
        found = javascript.call("mathematics/plane.js", "gridInputs", [[{"x": [-1, 3], "y": [0, 1]}, 4]])
        x, y = np.meshgrid(np.linspace(-1, 3, 5), np.linspace(1, 0, 5))
        np.testing.assert_allclose(found[0], np.column_stack([x.ravel(), y.ravel()]).ravel())

    def test_the_contour_of_a_plane_is_a_straight_line_where_it_has_the_level(self, javascript):
        rows, columns = np.mgrid[0:9, 0:9]
        values = 2.0 * columns - rows + 0.3
        [path] = javascript.call("mathematics/plane.js", "contour", [[values.ravel(), 9, 4.0]])
        points = np.array([pair.split() for pair in path[1:].replace("L", "M").split("M")], dtype=float)
        assert len(points) >= 8
        np.testing.assert_allclose(2 * points[:, 0] - points[:, 1] + 0.3, 4, atol=1e-12)

    def test_a_level_that_nothing_reaches_has_no_contour(self, javascript):
        assert javascript.call("mathematics/plane.js", "contour", [[[1, 2, 3, 4], 2, 5]]) == [""]

    def test_scales_and_ends(self, javascript):
        code = """async () => {
          const { scale, clamp } = await load("mathematics/plane.js");
          return [scale([0, 4], [100, 0])(1), clamp(7, [0, 5]), clamp(-1, [0, 5]), clamp(2, [0, 5])];
        }"""
        assert javascript.run(code) == [75, 5, 0, 2]

    def test_a_dragged_value_is_on_a_step_within_its_interval(self, javascript):
        cases = [[[-0.25, 1.25], 0.5, 20], [[0, 1], 1.7, 20], [[0, 1], -3, 20], [[-8, 8], 0.123, 10]]
        assert javascript.call("shared/dragging.js", "valueAt", cases) == pytest.approx([0.5, 1, 0, -6.0])


FIGURES = sorted(path.parent.name for path in FOLDER.glob("*/view.js"))


class TestBundle:
    @pytest.mark.parametrize("name", FIGURES)
    def test_it_runs_in_one_piece_and_has_each_module_once(self, javascript, name):
        entry = FOLDER / name / "view.js"
        source = bundle(entry)
        assert (
            javascript.run("async (url) => typeof (await import(url)).default.render", data_url(source)) == "function"
        )
        assert source.count("const module") == len(order(entry)) == len(set(order(entry)))

    def test_comments_and_indentation_are_left_out(self):
        source = bundle(FOLDER / "learning_xor" / "view.js")
        for mark in ("@param", "@type", "/**", "\n ", "\n\n", "\n//"):
            assert mark not in source

    def test_no_string_goes_over_several_lines(self):
        """Where one did, what is left out at the beginning of lines would be a part of it."""
        for path in FOLDER.rglob("*.js"):
            for line in path.read_text("utf-8").splitlines():
                assert line.replace('"`"', "").count("`") % 2 == 0, (path.name, line)


def data_url(source: str) -> str:
    return "data:text/javascript," + quote(source)
