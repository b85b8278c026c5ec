"""Softmax: its model is NumPy's and nnlib's, naively and with the maximum subtracted, and its view draws that."""

from typing import Any

import numpy as np
import pytest
import traitlets
from pages import plain, set_state, settle, state
from playwright.sync_api import Page, expect

from course.figures.softmax import Softmax
from nnlib.activations import softmax

NAMES = ["z1", "z2", "z3", "z4"]
LABELS = ["score z₁", "score z₂", "score z₃", "score z₄"]
SCORES, SHARES = (-7, 7), (0, 1.2)
STATES: list[dict[str, Any]] = [{}, {"shift": 100}, {"shift": 1000}, {"z1": -5.0, "z3": 4.9, "T": 0.14, "shift": 100}]

DRAWN = """() => {
  const plots = [...document.querySelectorAll(".plot")], tables = [...document.querySelectorAll("table")];
  const words = (within, which) => [...within.querySelectorAll(which)].map((one) => one.textContent);
  const column = (table, i) => [...table.tBodies[0].rows].map((row) => row.cells[i].textContent);
  return {
    bars: plots.map((plot) => [...plot.querySelectorAll("rect")].map((rect) =>
      ["y", "height"].map((name) => Number(rect.getAttribute(name))))),
    words: plots.map((plot) => words(plot, ".value")),
    places: plots.map((plot) => [...plot.querySelectorAll(".value")].map((one) => parseFloat(one.style.top))),
    ticks: plots.map((plot) => words(plot, ".tick:not(:empty)")),
    columns: tables.map((table) => [1, 2, 3].map((i) => column(table, i))),
    heads: tables.map((table) => words(table, "th[scope=col]")),
    rows: tables.map((table) => words(table, "th[scope=row]")),
  };
}"""


def value(words: str) -> float:
    front, _, power = words.replace("−", "-").partition(" · 10")
    return float(front + ("e" + power.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")) if power else ""))


def assert_written(words: list[str], values: np.ndarray, total: float | None) -> None:
    """Compare a column of a table, and its last cell, with values."""
    expected = [*values.tolist(), *([] if total is None else [total])]
    assert len(words) == 5
    assert (words[4] == "") == (total is None)
    for word, number in zip(words, expected, strict=False):
        if np.isposinf(number):
            assert word == "∞"
        elif np.isnan(number):
            assert word in ("∞ / ∞", "—")
        else:
            rounding: dict[str, Any] = {"rel": 0.051} if "·" in word else {"abs": 0.0051}
            assert value(word) == pytest.approx(number, **rounding)
            assert (value(word) == 0) == (number == 0)


def evaluate(javascript, figures: list[Softmax]) -> list[dict[str, Any]]:
    return javascript.call("softmax/model.js", "evaluate", [plain(figure) for figure in figures])


@pytest.fixture
def page(shown) -> Page:
    return shown(Softmax())


class TestModel:
    def test_shares_and_tables_are_numpys_and_nnlibs(self, javascript):
        scores: list[list[float]] = [[5, -5, 0.3, 4.9], [-5] * 4, [-0.7] * 4, [-1.2, 3.4, 0, -2.1], [2, 1, 0.1, -1]]
        figures = [
            Softmax(**dict(zip(NAMES, z, strict=True)), T=T, shift=shift)
            for z in scores
            for T in (0.1, 0.14, 0.7, 1, 1.41, 10)
            for shift in (0, 100, 1000)
        ]
        for figure, now in zip(figures, evaluate(javascript, figures), strict=True):
            raw = np.array([getattr(figure, name) for name in NAMES])
            logits = (raw + figure.shift) / figure.T
            a = softmax(logits[None])[0]
            assert now["scores"]["heights"] == raw.tolist()
            np.testing.assert_allclose(now["shares"]["heights"], a, rtol=1e-12)
            assert [value(word) for word in now["scores"]["words"]] == pytest.approx(raw + figure.shift, abs=0.051)
            assert [value(word) for word in now["shares"]["words"]] == pytest.approx(a, abs=0.0051)

            with np.errstate(over="ignore", invalid="ignore"):
                naive = np.exp(logits)
                shares = naive / naive.sum()
                below = logits - logits.max()
                columns = [logits, naive, shares, below, np.exp(below), a]
                sums = [None, naive.sum(), shares.sum(), None, columns[4].sum(), 1.0]
            for words, values, total in zip([*now["plain"], *now["safe"]], columns, sums, strict=True):
                assert_written(words, values, total)
            if np.isfinite(sums[1]):
                assert now["verdict"].startswith("Both ways agree")
                np.testing.assert_allclose(shares, a, rtol=1e-9)
            elif np.isnan(shares).any():
                assert now["verdict"].startswith("The sum is ∞, and ∞ / ∞ is not a number: ")
            else:
                assert now["verdict"].startswith("The sum is ∞, and a power divided by it is 0: ")

    def test_all_three_verdicts_come_up(self, javascript):
        only_the_sum = Softmax(z1=-0.7, z2=-0.7, z3=-0.7, z4=-0.7, T=0.14, shift=100)
        agree, infinite, zero = evaluate(javascript, [Softmax(), Softmax(shift=1000), only_the_sum])
        assert agree["verdict"].endswith("divides every e^{z/T} and their sum by the same number.")
        assert "∞ / ∞ is not a number: the formula as it stands fails." in infinite["verdict"]
        assert infinite["verdict"].endswith("With the maximum subtracted no exponent is above 0.")
        assert zero["plain"][1:] == [["1.1 · 10³⁰⁸"] * 4 + ["∞"], ["0.00"] * 5]
        assert zero["safe"][2] == ["0.25"] * 4 + ["1.00"]
        assert "divided by it is 0" in zero["verdict"]

    def test_the_numbers_at_rest_are_those_of_the_alternative_text(self, javascript):
        [rest] = evaluate(javascript, [Softmax()])
        assert rest["scores"]["words"] == ["2.0", "1.0", "0.1", "−1.0"]
        assert rest["shares"]["words"] == ["0.64", "0.23", "0.10", "0.03"]
        assert rest["plain"][2] == rest["safe"][2] == ["0.64", "0.23", "0.10", "0.03", "1.00"]
        assert rest["plain"][1] == ["7.39", "2.72", "1.11", "0.37", "11.58"]
        assert rest["safe"][1] == ["1.00", "0.37", "0.15", "0.05", "1.57"]
        for column in (rest["scores"]["words"], rest["shares"]["words"], rest["plain"][1], rest["safe"][1]):
            assert all(words in Softmax.alt for words in column)

    def test_what_is_added_changes_no_share_and_a_thousand_breaks_only_the_plain_formula(self, javascript):
        rest, hundred, thousand = evaluate(javascript, [Softmax(shift=shift) for shift in (0, 100, 1000)])
        for raised in (hundred, thousand):
            assert raised["shares"]["heights"] == pytest.approx(rest["shares"]["heights"], abs=1e-12)
            assert raised["safe"] == rest["safe"]
            assert raised["scores"]["heights"] == rest["scores"]["heights"]
        assert hundred["plain"][1][2:4] == ["3.0 · 10⁴³", "9.9 · 10⁴²"]
        assert hundred["plain"][2] == rest["plain"][2]
        assert thousand["plain"][1:] == [["∞"] * 5, ["∞ / ∞"] * 4 + ["—"]]
        assert [now["scores"]["levels"] for now in (rest, hundred, thousand)] == [
            ["−5", "0", "5"],
            ["95", "100", "105"],
            ["995", "1000", "1005"],
        ]

    def test_the_descriptions_follow(self, javascript):
        [now] = evaluate(javascript, [Softmax(z2=2.0, shift=100)])
        assert now["scores"]["description"] == "Scores: 102.0, 102.0, 100.1, 99.0"
        assert now["shares"]["description"] == "Shares: 0.45, 0.45, 0.07, 0.02"

    def test_the_temperatures_rise_by_equal_factors(self, javascript):
        temperatures = javascript.run("async () => (await load('softmax/model.js')).TEMPERATURES")
        assert temperatures == pytest.approx(0.1 * 10 ** (np.arange(41) / 20), rel=0.05)
        assert sorted(set(temperatures)) == temperatures
        assert temperatures[::20] == [0.1, 1, 10]


class TestView:
    def test_it_draws_what_the_model_gives(self, page, javascript):
        figures = [Softmax(**values) for values in STATES]
        for figure, now in zip(figures, evaluate(javascript, figures), strict=True):
            set_state(page, **plain(figure))
            drawn = page.evaluate(DRAWN)
            for i, (kind, letter, (low, high)) in enumerate([("scores", "z", SCORES), ("shares", "a", SHARES)]):
                top, height = np.transpose(drawn["bars"][i])
                heights = np.array(now[kind]["heights"])
                ends = high - np.array([top, top + height]) / 100 * (high - low)
                np.testing.assert_allclose(ends, [np.maximum(heights, 0), np.minimum(heights, 0)], atol=1e-9)
                assert drawn["places"][i] == pytest.approx(np.where(heights < 0, top + height, top), abs=1e-3)
                assert drawn["words"][i] == now[kind]["words"]
                assert drawn["ticks"][i] == [*now[kind]["levels"], *(letter + digit for digit in "₁₂₃₄")]
                expect(page.locator(".plot").nth(i)).to_have_attribute("aria-label", now[kind]["description"])
            assert drawn["columns"] == [now["plain"], now["safe"]]
            expect(page.locator(".verdict")).to_have_text(now["verdict"].replace("^{", "").replace("}", ""))

    def test_the_tables_have_heads_with_raised_exponents(self, page):
        drawn = page.evaluate(DRAWN)
        assert drawn["heads"] == [["z/T", "ez/T", "÷ sum"], ["z/T − max", "ez/T − max", "÷ sum = a"]]
        assert drawn["rows"] == [["z₁", "z₂", "z₃", "z₄", "sum"]] * 2
        expect(page.locator("th sup")).to_have_text(["z/T", "z/T − max"])
        expect(page.locator(".verdict sup")).to_have_text("z/T")
        expect(page.locator("caption")).to_have_text(["The formula as it stands", "With the maximum subtracted"])

    def test_values_are_beyond_the_ends_of_their_bars_also_below_zero(self, page):
        set_state(page, z4=-5)
        rects, values = page.locator("rect.score").all(), page.locator(".value").all()
        for rect, value in zip(rects, values, strict=False):
            bar, words = rect.bounding_box(), value.bounding_box()
            if value.inner_text().startswith("−"):
                assert words["y"] >= bar["y"] + bar["height"] - 1
            else:
                assert words["y"] + words["height"] <= bar["y"] + 1

    def test_the_bars_wear_no_colour_of_a_class(self, page):
        colours = page.evaluate("""() => {
          const probe = document.querySelector(".frame").appendChild(document.createElement("i"));
          const named = (name) => {
            probe.style.color = `var(--figure-${name})`;
            return getComputedStyle(probe).color;
          };
          const fills = ["score", "share"].map((kind) => getComputedStyle(document.querySelector(`.${kind}`)).fill);
          return [fills, [named("ink"), named("second")]];
        }""")
        assert colours[0] == colours[1]

    @pytest.mark.parametrize(("name", "label"), [*zip(NAMES, LABELS, strict=True)])
    def test_each_score_moves_by_its_slider(self, page, name, label):
        before = state(page)
        page.get_by_label(label).press("ArrowLeft")
        assert state(page) == {**before, name: pytest.approx(before[name] - 0.1)}

    def test_temperature_and_what_is_added_by_keyboard(self, page):
        before = state(page)
        slider = page.get_by_label("temperature T")
        for key, T in [("ArrowRight", 1.1), ("ArrowRight", 1.3), ("ArrowLeft", 1.1), ("Home", 0.1), ("End", 10)]:
            slider.press(key)
            assert state(page) == {**before, "T": T}
            expect(slider).to_have_attribute("aria-valuetext", f"{T:.2f}")
        page.get_by_label("add to each z").press("ArrowDown")
        assert state(page) == {**before, "T": 10, "shift": 100}

    def test_only_a_new_verdict_is_read_out(self, page):
        expect(page.locator(".verdict")).to_have_attribute("aria-live", "polite")
        page.evaluate("""() => {
          window.told = 0;
          const watch = new MutationObserver((changes) => { window.told += changes.length; });
          watch.observe(document.querySelector(".verdict"), { childList: true, characterData: true, subtree: true });
        }""")
        set_state(page, z1=3)
        assert page.evaluate("() => told") == 0
        set_state(page, shift=1000)
        assert page.evaluate("() => told") > 0

    def test_nothing_moves_when_a_number_is_added(self, page):
        for width in (360, 760):
            page.set_viewport_size({"width": width, "height": 900})
            tops = set()
            for shift in (0, 100, 1000):
                set_state(page, shift=shift)
                tops.add(
                    (page.locator(".controls").bounding_box()["y"], page.locator(".frame").bounding_box()["height"])
                )
            assert len(tops) == 1, width

    def test_side_by_side_on_a_wide_page_and_one_below_the_other_on_a_phone(self, page):
        for width, beside in [(760, True), (360, False)]:
            page.set_viewport_size({"width": width, "height": 900})
            settle(page)
            for pair in page.locator(".pair").all():
                left, right = (one.bounding_box() for one in pair.locator("> *").all())
                assert (right["x"] >= left["x"] + left["width"]) == beside
                assert (right["y"] >= left["y"] + left["height"]) != beside


@pytest.mark.parametrize("wrong", [{"z1": 5.1}, {"z4": -6}, {"T": 0}, {"T": 11}, {"z2": "much"}, {"shift": 10}])
def test_impossible_values_are_refused_by_python(wrong):
    with pytest.raises(traitlets.TraitError):
        Softmax(**wrong)
