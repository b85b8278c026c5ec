"""The softmax figure: bars and tables are what NumPy and nnlib compute, naively and with the maximum subtracted."""

import re

import numpy as np
import pytest
import traitlets
from pages import settle
from playwright.sync_api import Page, expect

from course.figures import Softmax
from nnlib.activations import softmax

NAMES = ["z1", "z2", "z3", "z4"]
LABELS = ["score z₁", "score z₂", "score z₃", "score z₄"]
SCORES, SHARES = (-7, 7), (0, 1.2)

SHOWN = """() => {
  const plots = [...document.querySelectorAll(".plot")], tables = [...document.querySelectorAll("table")];
  const span = (rect) => ["y", "height"].map((name) => Number(rect.getAttribute(name)));
  const cells = (table, column) => [...table.tBodies[0].rows].map((row) => row.cells[column].textContent);
  return {
    bars: plots.map((plot) => [...plot.querySelectorAll("rect")].map(span)),
    words: plots.map((plot) => [...plot.querySelectorAll(".value")].map((one) => one.textContent)),
    ends: plots.map((plot) => [...plot.querySelectorAll(".value")].map((one) => parseFloat(one.style.top))),
    columns: tables.flatMap((table) => [1, 2, 3].map((column) => cells(table, column))),
  };
}"""


def value(words: str) -> float:
    front, _, power = words.replace("−", "-").partition(" · 10")
    return float(front + ("e" + power.translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")) if power else ""))


def assert_written(words: list[str], values: np.ndarray, total: float | None) -> None:
    """Compare a column of a table, and its last cell, with values."""
    expected = [*values.tolist(), *([] if total is None else [total])]
    assert words[4] != "" or total is None
    for word, number in zip(words, expected):
        if np.isposinf(number):
            assert word == "∞"
        elif np.isnan(number):
            assert word in ("∞ / ∞", "—")
        else:
            assert value(word) == pytest.approx(
                number, rel=0.051 if "·" in word else 0, abs=0 if "·" in word else 0.0051
            )
            assert (value(word) == 0) == (number == 0)


def assert_numpy(page: Page, z: list[float], T: float, shift: int) -> None:
    """Compare all that is drawn and written with NumPy and nnlib."""
    settle(page)
    shown = page.evaluate(SHOWN)
    raw = np.array(z)
    logits = (raw + shift) / T
    a = softmax(logits[None])[0]

    for bars, places, (low, high), heights in zip(shown["bars"], shown["ends"], [SCORES, SHARES], [raw, a]):
        top, height = np.transpose(bars)
        ends = high - np.array([top, top + height]) / 100 * (high - low)
        assert places == pytest.approx(np.where(heights < 0, top + height, top), abs=1e-3)
        np.testing.assert_allclose(ends, [np.maximum(heights, 0), np.minimum(heights, 0)], atol=1e-9)
    scores, shares = ([value(word) for word in words] for words in shown["words"])
    assert scores == pytest.approx(raw + shift, abs=0.051)
    assert shares == pytest.approx(a, abs=0.0051)

    with np.errstate(over="ignore", invalid="ignore"):
        naive = np.exp(logits)
        columns = [logits, naive, naive / naive.sum(), logits - logits.max(), np.exp(logits - logits.max()), a]
        sums = [None, naive.sum(), columns[2].sum(), None, columns[4].sum(), 1.0]
    for words, values, total in zip(shown["columns"], columns, sums):
        assert_written(words, values, total)
    verdict = page.locator(".verdict").inner_text()
    assert verdict.startswith("Both ways agree" if np.isfinite(sums[1]) else "The sum is ∞, and ∞ / ∞ is not a number")
    assert not re.search("NaN|Infinity|undefined|null", page.content())


@pytest.fixture
def widget(opened):
    return opened(Softmax(), widget=True)


def test_at_rest_both_ways_give_the_shares(opened):
    page = opened(Softmax())
    assert_numpy(page, [2.0, 1.0, 0.1, -1.0], 1, 0)
    shown = page.evaluate(SHOWN)
    assert shown["words"] == [["2.0", "1.0", "0.1", "−1.0"], ["0.64", "0.23", "0.10", "0.03"]]
    assert shown["columns"][2] == shown["columns"][5] == ["0.64", "0.23", "0.10", "0.03", "1.00"]
    assert shown["columns"][1][4] == "11.58"


def test_a_hundred_more_changes_no_share(opened):
    page = opened(Softmax())
    before = page.evaluate(SHOWN)
    page.get_by_label("add to each z").select_option("100")
    assert_numpy(page, [2.0, 1.0, 0.1, -1.0], 1, 100)
    after = page.evaluate(SHOWN)
    assert after["bars"][1] == [pytest.approx(bar, abs=1e-9) for bar in before["bars"][1]]
    assert after["columns"][2:] == before["columns"][2:]
    assert after["columns"][1][2:4] == ["3.0 · 10⁴³", "9.9 · 10⁴²"]
    expect(page.locator(".plot").first.locator(".left:not(:empty)")).to_have_text(["95", "100", "105"])


def test_a_thousand_more_breaks_only_the_plain_formula(opened):
    page = opened(Softmax())
    before = page.evaluate(SHOWN)
    page.get_by_label("add to each z").select_option("1000")
    assert_numpy(page, [2.0, 1.0, 0.1, -1.0], 1, 1000)
    after = page.evaluate(SHOWN)
    assert after["columns"][3:] == before["columns"][3:]
    assert after["columns"][1:3] == [["∞"] * 5, ["∞ / ∞"] * 4 + ["—"]]


@pytest.mark.parametrize("shift", [0, 100, 1000])
@pytest.mark.parametrize("T", [0.1, 0.14, 0.7, 1.41, 10])
def test_it_is_numpys_at_many_states(widget, T, shift):
    for z in [[5, -5, 0.3, 4.9], [-5, -5, -5, -5], [-0.7, -0.7, -0.7, -0.7], [-1.2, 3.4, 0, -2.1]]:
        for name, number in {**dict(zip(NAMES, z)), "T": T, "shift": shift}.items():
            widget.evaluate("([name, value]) => model.set(name, value)", [name, number])
        assert_numpy(widget, z, T, shift)


def test_keyboard_moves_every_control(widget):
    z = [2.0, 1.0, 0.1, -1.0]
    for i, (name, label) in enumerate(zip(NAMES, LABELS)):
        widget.keyboard.press("Tab")
        expect(widget.get_by_label(label)).to_be_focused()
        widget.keyboard.press("ArrowLeft")
        z[i] -= 0.1
        assert widget.evaluate("() => saved")[name] == pytest.approx(z[i])
        assert_numpy(widget, z, 1, 0)
    widget.keyboard.press("End")
    z[3] = 5
    widget.keyboard.press("Tab")
    for key, T in [("ArrowRight", 1.1), ("ArrowRight", 1.3), ("ArrowLeft", 1.1), ("Home", 0.1), ("End", 10)]:
        widget.keyboard.press(key)
        assert widget.evaluate("() => saved.T") == T
        assert_numpy(widget, z, T, 0)
    widget.keyboard.press("Tab")
    for shift in [100, 1000]:
        widget.keyboard.press("ArrowDown")
        assert widget.evaluate("() => saved.shift") == shift
        assert_numpy(widget, z, 10, shift)


@pytest.mark.parametrize(("name", "label"), [*zip(NAMES, LABELS), ("T", "temperature T")])
def test_pointer_moves_each_slider(widget, name, label):
    state = {"z1": 2.0, "z2": 1.0, "z3": 0.1, "z4": -1.0, "T": 1.0}
    box = widget.get_by_label(label).bounding_box()
    widget.mouse.click(box["x"] + 0.2 * box["width"], box["y"] + box["height"] / 2)
    moved = widget.evaluate("() => saved")
    assert moved[name] < state[name] - 0.5
    assert {key: number for key, number in state.items() if key != name}.items() <= moved.items()
    assert_numpy(widget, [moved[each] for each in NAMES], moved["T"], 0)


def test_each_place_of_the_temperature_is_what_it_says(widget):
    slider = widget.get_by_label("temperature T")
    slider.press("Home")
    seen = []
    for _ in range(40):
        slider.press("ArrowRight")
        T = widget.evaluate("() => saved.T")
        assert slider.get_attribute("aria-valuetext") == f"{T:.2f}"
        seen.append(T)
    assert seen == pytest.approx(0.1 * 10 ** (np.arange(1, 41) / 20), rel=0.05)
    assert sorted(set(seen)) == seen


def test_the_descriptions_follow(opened):
    page = opened(Softmax(z2=2.0, shift=100))
    scores, shares = [plot.get_attribute("aria-label") for plot in page.locator(".plot").all()]
    assert scores == "Scores: 102.0, 102.0, 100.1, 99.0"
    assert shares == "Shares: 0.45, 0.45, 0.07, 0.02"


@pytest.mark.parametrize("wrong", [{"z1": 5.1}, {"z4": -6}, {"T": 0}, {"T": 11}, {"z2": "much"}, {"shift": 10}])
def test_impossible_values_are_refused_by_python(wrong):
    with pytest.raises(traitlets.TraitError):
        Softmax(**wrong)
