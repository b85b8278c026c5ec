"""The matrix product: every step is NumPy's in the matrices, the code and the memory, and every control moves it."""

import re
from itertools import pairwise, product

import numpy as np
import pytest
import traitlets
from pages import settle
from playwright.sync_api import Page, expect

from course.figures.matrix_product import MatrixProduct

SHOWN = """() => Object.fromEntries(["A", "B", "C"].map((name) => {
  const marked = (cells, kind) => cells.flatMap((cell, at) => cell.classList.contains(kind) ? [at] : []);
  const read = (selector) => {
    const cells = [...document.querySelectorAll(selector)], kinds = ["lit", "here", "waiting"];
    return { values: cells.map(({ textContent }) => Number(textContent.replace("−", "-"))),
      ...Object.fromEntries(kinds.map((kind) => [kind, marked(cells, kind)])) };
  };
  const matrix = document.querySelector(`.matrix.${name}`), box = matrix.getBoundingClientRect();
  return [name, {
    matrix: read(`.matrix.${name} .cell`), strip: read(`.strip.${name} .cell`), places: read(`.strip.${name} .head`),
    columns: getComputedStyle(matrix).gridTemplateColumns.split(" ").length - 1,
    heads: [...matrix.querySelectorAll(".head.lit")].map((head) => head.textContent),
    hops: document.querySelectorAll(`.strip.${name} .hop`).length,
    hopped: document.querySelectorAll(`.strip.${name} .hop.done`).length,
    ways: [...document.querySelectorAll(`.strip.${name} .hop`)].map((hop) => hop.getAttribute("d")),
    left: box.left, top: box.top, right: box.right, bottom: box.bottom,
  }];
}))"""


SET = "(state) => { for (const [name, value] of Object.entries(state)) model.set(name, value); }"

CUT = """() => [...document.querySelectorAll(".cell, .head, .part, .name, .title")]
  .filter((one) => one.textContent && one.scrollWidth > one.clientWidth + 1).map((one) => one.outerHTML)"""

SMALLEST = """() => Math.min(...[...document.querySelectorAll(".course-figure *")]
  .map((one) => parseFloat(getComputedStyle(one).fontSize)))"""


def written(number: int) -> str:
    """Write a number as a factor."""
    return f"(−{-number})" if number < 0 else str(number)


def code(page: Page) -> list[str]:
    return ["".join(line.locator("span").all_text_contents()).replace(" ", "") for line in page.locator("code").all()]


def report(page: Page) -> str:
    return " ".join(page.locator(".report").inner_text().split("\n"))


def captions(page: Page) -> list[str]:
    return page.locator(".memory > div > p").all_inner_texts()


def sizes_and_step(page: Page) -> tuple[int, ...]:
    labels = ["rows of A", "columns of A = rows of B", "columns of B", "step"]
    return tuple(int(page.get_by_label(label, exact=True).input_value()) for label in labels)


def assert_numpy(page: Page, m: int, n: int, p: int, step: int) -> None:
    """Compare all that the page shows with NumPy's product, and with NumPy's own flat indices."""
    settle(page)
    assert sizes_and_step(page) == (m, n, p, step)
    assert page.get_by_label("step", exact=True).get_attribute("max") == str(m * n * p)
    assert page.locator(".steps output").inner_text() == str(step)
    shown = page.evaluate(SHOWN)
    for array, columns in zip(shown.values(), (n, p, p)):
        assert array["strip"] == array["matrix"]
        assert array["columns"] == columns
        assert array["places"]["values"] == list(range(len(array["strip"]["values"])))
        assert array["places"]["here"] == array["strip"]["here"]
    A, B = (np.reshape(shown[name]["matrix"]["values"], shape) for name, shape in [("A", (m, n)), ("B", (n, p))])
    C, marks = np.zeros(m * p), {name: shown[name]["matrix"] for name in "ABC"}
    lines = ["C[i*p+j]+=A[i*n+k]*B[k*p+j]"]
    assert report(page).startswith(f"{step} of m·n·p = {m * n * p} multiplications done. ")
    if step:
        i, j, k = map(int, np.unravel_index(step - 1, (m, p, n)))
        c = int(np.ravel_multi_index((i, j), (m, p)))
        a, b = int(np.ravel_multi_index((i, k), (m, n))), int(np.ravel_multi_index((k, j), (n, p)))
        C[:c], C[c] = (A @ B).flat[:c], A[i, : k + 1] @ B[: k + 1, j]
        row, column = np.arange(m * n).reshape(m, n)[i], np.arange(n * p).reshape(n, p)[:, j]
        assert [marks["A"]["lit"], marks["B"]["lit"], marks["C"]["lit"]] == [list(row), list(column), [c]]
        assert [marks[name]["here"] for name in "ABC"] == [[a], [b], [c]]
        assert marks["C"]["waiting"] == list(range(c + 1, m * p))
        assert shown["A"]["heads"] == [f"k={k}", f"i={i}"]
        assert sorted(shown["B"]["heads"]) == [f"j={j}", f"k={k}"]
        for name, walk in [("A", row), ("B", column)]:
            assert (shown[name]["hops"], shown[name]["hopped"]) == (n - 1, k)
            ends = [[float(way.split("M")[1].split()[0]), float(way.split()[-2])] for way in shown[name]["ways"]]
            assert ends == [[start + 0.5, end + 0.5] for start, end in pairwise(walk)]
        before = int(A[i, :k] @ B[:k, j])
        lines += [f"C[{i}·{p}+{j}]+=A[{i}·{n}+{k}]·B[{k}·{p}+{j}]", f"C[{c}]+=A[{a}]·B[{b}]"]
        lines += [f"{int(C[c])}={before}+".replace("-", "−") + f"{written(A[i, k])}·{written(B[k, j])}"]
        sum_ = f"C[{c}] = {int(C[c])}".replace("-", "−")
        state = "C is finished." if step == m * n * p else f"{sum_} so far." if k < n - 1 else f"{sum_} is finished."
        assert report(page).endswith(f"done. {state}")
        strides = [array.strides[axis] // array.itemsize for array, axis in [(A, 1), (B, 0)]]
        assert captions(page) == [
            f"A: along row {i} the stride is {strides[0]}: neighbours.",
            f"B: down column {j} the stride is p = {strides[1]}: {f'jumps of {p}' if p > 1 else 'neighbours'}.",
            f"C: the sum stays at {c} while k runs.",
        ]
    else:
        lines += [""] * 3
        assert not any(array[kind] for array in marks.values() for kind in ("lit", "here"))
        assert marks["C"]["waiting"] == list(range(m * p))
        assert not any(array["hops"] or array["heads"] for array in shown.values())
        assert report(page).endswith("No sum has begun.")
    assert marks["C"]["values"] == list(C)
    assert code(page) == lines


def test_at_rest_the_third_cell_is_half_done(opened):
    page = opened(MatrixProduct())
    assert_numpy(page, 2, 3, 2, 8)
    assert code(page)[1:] == ["C[1·2+0]+=A[1·3+1]·B[1·2+0]", "C[2]+=A[4]·B[2]", "42=12+6·5"]
    assert report(page) == "8 of m·n·p = 12 multiplications done. C[2] = 42 so far."
    assert captions(page)[:2] == [
        "A: along row 1 the stride is 1: neighbours.",
        "B: down column 0 the stride is p = 2: jumps of 2.",
    ]
    label = page.locator(".matrices").get_attribute("aria-label")
    assert "A has the rows 2, −1, 3; 4, 6, −2. B has the rows 3, 1; 5, 7; −1, 4. C has the rows −2, 7; 42, 0." in label
    assert label.endswith("Row 1 of A and column 0 of B are lit, at k = 1.")
    assert page.get_by_role("img", name="B in memory: 3, 1, 5, 7, −1, 4").count() == 1


def test_row_and_column_meet_in_the_cell(opened):
    page = opened(MatrixProduct(m=3, n=2, p=4, step=13))
    shown = page.evaluate(SHOWN)
    A, B, C = shown["A"], shown["B"], shown["C"]
    assert (C["top"], C["bottom"]) == pytest.approx((A["top"], A["bottom"]))
    assert (C["left"], C["right"]) == pytest.approx((B["left"], B["right"]))
    assert C["left"] >= A["right"]
    assert C["top"] >= B["bottom"]


def test_each_step_is_numpys(opened):
    page = opened(MatrixProduct(m=3, n=4, p=2), widget=True)
    for step in range(25):
        page.evaluate("(step) => model.set('step', step)", step)
        assert_numpy(page, 3, 4, 2, step)


@pytest.mark.parametrize("m", [1, 2, 3, 4])
def test_each_shape_is_numpys(opened, m):
    page, rng = opened(MatrixProduct(m=m, step=0), widget=True), np.random.default_rng(m)
    for n, p in product([1, 2, 3, 4], repeat=2):
        step = int(rng.integers(1, m * n * p + 1))
        page.evaluate(SET, {"n": n, "p": p, "step": step})
        assert_numpy(page, m, n, p, step)


def test_no_step_hides_a_mistake(opened):
    """The numbers are all different, no sum on the way is 0, and each fits a narrow cell."""
    shown = opened(MatrixProduct(m=4, n=4, p=4, step=64)).evaluate(SHOWN)
    A, B = (np.reshape(shown[name]["matrix"]["values"], (4, 4)) for name in "AB")
    sums = np.cumsum(A[:, :, None] * B, axis=1)
    assert len(set(A.flat)) == len(set(B.flat)) == 16
    assert A.min() < 0 > B.min()
    assert sums.all()
    assert max(len(str(number)) for number in [*A.flat, *B.flat, *sums.flat]) <= 2


def test_keyboard_moves_every_control(opened):
    page = opened(MatrixProduct())
    step = page.get_by_label("step", exact=True)
    for key, at in [
        ("ArrowRight", 9),
        ("ArrowLeft", 8),
        ("Home", 0),
        ("ArrowLeft", 0),
        ("End", 12),
        ("ArrowRight", 12),
    ]:
        step.press(key)
        assert_numpy(page, 2, 3, 2, at)
    for name, key, at in [("Step", "Enter", 12), ("Back", "Space", 11), ("Back", "Enter", 10), ("Step", "Space", 11),
                          ("Reset", "Enter", 0), ("Back", "Enter", 0), ("Step", "Enter", 1)]:  # fmt: skip
        page.get_by_role("button", name=name).press(key)
        assert_numpy(page, 2, 3, 2, at)
    page.get_by_label("rows of A", exact=True).press("ArrowRight")
    assert_numpy(page, 3, 3, 2, 1)
    page.get_by_label("columns of A = rows of B").press("Home")
    assert_numpy(page, 3, 1, 2, 1)
    page.get_by_label("columns of B", exact=True).press("End")
    assert_numpy(page, 3, 1, 4, 1)


def test_pointer_moves_every_control(opened):
    page = opened(MatrixProduct())
    state = [2, 3, 2, 8]
    for at, label in enumerate(["rows of A", "columns of A = rows of B", "columns of B", "step"]):
        slider = page.get_by_label(label, exact=True)
        box = slider.bounding_box()
        slider.click(position={"x": box["width"] - 3, "y": box["height"] / 2})
        state[at] = 4 if at < 3 else 64
        assert_numpy(page, *state)
    for name, step in [("Back", 63), ("Step", 64), ("Step", 64), ("Reset", 0), ("Step", 1)]:
        page.get_by_role("button", name=name).click()
        assert_numpy(page, 4, 4, 4, step)


def test_a_click_on_a_cell_leads_to_its_last_product(opened):
    page = opened(MatrixProduct(m=2, n=3, p=4))
    for cell in [6, 0, 7, 3]:
        page.locator(".matrix.C .cell").nth(cell).click()
        assert_numpy(page, 2, 3, 4, 3 * (cell + 1))
    page.locator(".matrix.C .head").first.click()
    page.locator(".matrix.A .cell").first.click()
    assert_numpy(page, 2, 3, 4, 12)


def test_a_smaller_shape_brings_the_step_back_in_one_message(opened):
    page = opened(MatrixProduct(step=11), widget=True)
    page.evaluate("() => { const save = model.save_changes; window.all = [];"
                  "model.save_changes = () => { save(); all.push(saved); }; }")  # fmt: skip
    page.get_by_label("rows of A", exact=True).press("Home")
    assert_numpy(page, 1, 3, 2, 6)
    page.get_by_label("rows of A", exact=True).press("End")
    assert_numpy(page, 4, 3, 2, 6)
    assert [(state["m"], state["step"]) for state in page.evaluate("() => all")] == [(1, 6), (4, 6)]


def test_a_shape_that_python_makes_smaller_is_drawn_at_its_end(opened):
    page = opened(MatrixProduct(m=4, n=4, p=4, step=60), widget=True)
    page.evaluate("() => model.set('n', 1)")
    settle(page)
    assert report(page) == "16 of m·n·p = 16 multiplications done. C is finished."
    page.evaluate("() => model.set('step', 16)")
    assert_numpy(page, 4, 1, 4, 16)
    assert page.evaluate("() => window.saved") is None


def test_traits_follow_the_controls(opened):
    page = opened(MatrixProduct(), widget=True)
    page.get_by_role("button", name="Step").click()
    assert page.evaluate("() => saved") == {"m": 2, "n": 3, "p": 2, "step": 9}
    page.get_by_label("columns of B", exact=True).press("ArrowRight")
    page.locator(".matrix.C .cell").nth(4).click()
    assert page.evaluate("() => saved") == {"m": 2, "n": 3, "p": 3, "step": 15}


def freeze(page: Page) -> None:
    """Let time pass only where a test says so."""
    page.clock.install(time=0)
    page.clock.pause_at(1000)


def assert_frozen(page: Page, step: int) -> None:
    """Look at the step, once the frozen clock has let it be drawn."""
    page.clock.run_for(50)
    assert sizes_and_step(page)[3] == step
    assert report(page).startswith(f"{step} of ")


def test_play_takes_a_step_and_pause_stops(opened):
    page = opened(MatrixProduct(step=1))
    freeze(page)
    page.locator(".report[aria-live='polite']").wait_for()
    page.get_by_role("button", name="Play").click()
    page.locator(".report[aria-live='off']").wait_for()
    steps = []
    for _ in range(16):
        page.clock.run_for(250)
        steps.append(sizes_and_step(page)[3])
    assert sorted(set(steps)) == list(range(1, steps[-1] + 1))
    assert steps[-1] in (6, 7)
    page.get_by_role("button", name="Pause").click()
    page.locator(".report[aria-live='polite']").wait_for()
    page.clock.run_for(3000)
    assert sizes_and_step(page)[3] == steps[-1]


def test_play_ends_by_itself_and_begins_again(opened):
    page = opened(MatrixProduct(step=11))
    freeze(page)
    page.get_by_role("button", name="Play").click()
    page.clock.run_for(2000)
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    assert_frozen(page, 12)
    page.get_by_role("button", name="Play").click()
    assert_frozen(page, 0)
    page.clock.run_for(1000)
    assert_frozen(page, 1)


def test_reduced_motion_takes_one_step_a_second(opened):
    page = opened(MatrixProduct(step=0), reduced_motion="reduce")
    freeze(page)
    page.get_by_role("button", name="Play").click()
    for step in range(1, 13):
        page.clock.run_for(1000)
        assert sizes_and_step(page)[3] == step
    expect(page.get_by_role("button", name="Play")).to_be_visible()


@pytest.mark.parametrize("control", ["step", "rows of A", "Back", "Step", "Reset", "cell"])
def test_other_controls_stop_it_playing(opened, control):
    page = opened(MatrixProduct())
    page.get_by_role("button", name="Play").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    if control == "cell":
        page.locator(".matrix.C .cell").first.click()
    elif page.get_by_role("button", name=control).count():
        page.get_by_role("button", name=control).click()
    else:
        page.get_by_label(control, exact=True).press("ArrowRight")
    expect(page.get_by_role("button", name="Play")).to_be_visible()


@pytest.mark.parametrize("width", [320, 360, 760])
def test_it_keeps_its_height_and_its_words_whatever_it_shows(opened, width):
    page = opened(MatrixProduct(), widget=True, width=width)
    heights = set()
    for m, n, p, share in [
        (2, 3, 2, 0.7),
        (4, 4, 4, 1),
        (4, 4, 4, 0.6),
        (1, 1, 1, 1),
        (1, 4, 1, 0.5),
        (4, 1, 4, 0),
        (1, 4, 4, 1),
    ]:
        state = {"m": m, "n": n, "p": p, "step": int(share * m * n * p)}
        page.evaluate(SET, state)
        settle(page)
        heights.add(page.locator(".course-figure").bounding_box()["height"])
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width
        assert page.evaluate(CUT) == []
        assert page.evaluate(SMALLEST) >= 11
        cells = page.locator(".matrix.C .cell").first.bounding_box()
        assert min(cells["width"], cells["height"]) >= 24
        assert not re.search("NaN|undefined|Infinity", page.locator(".course-figure").inner_html())
    assert len(heights) == 1


def test_the_marks_are_seen_without_colour(opened):
    page = opened(MatrixProduct())
    here = page.locator(".matrix.A .here")
    assert here.evaluate("(cell) => getComputedStyle(cell).outlineStyle") == "solid"
    waiting = page.locator(".matrix.C .waiting")
    assert waiting.evaluate("(cell) => getComputedStyle(cell).borderTopStyle") == "dashed"


@pytest.mark.parametrize(
    "wrong", [{"step": 13}, {"step": -1}, {"step": 1.5}, {"m": 0}, {"n": 5}, {"p": 2.5}, {"m": 1, "step": 7},
              {"m": 1, "n": 1, "p": 1, "step": 2}]
)  # fmt: skip
def test_impossible_traits_are_refused(wrong):
    with pytest.raises(traitlets.TraitError):
        MatrixProduct(**wrong)
    figure = MatrixProduct()
    with pytest.raises(traitlets.TraitError):
        figure.set_trait(*wrong.popitem()) if len(wrong) == 1 else figure.set_state(wrong)
    assert figure.state() == {"m": 2, "n": 3, "p": 2, "step": 8}


def test_the_step_comes_back_with_the_shapes_in_any_order():
    assert MatrixProduct(step=64, m=4, p=4, n=4).step == 64
    assert MatrixProduct(m=1, n=2, p=1).step == 2
    figure = MatrixProduct(m=4, n=4, p=4, step=64)
    for name, step in [("m", 16), ("p", 4), ("n", 1)]:
        setattr(figure, name, 1)
        assert figure.step == step
    figure.n = 3
    assert figure.step == 1
    figure.step = 3
    figure.set_state({"step": 20, "m": 4, "p": 2})
    assert figure.state() == {"m": 4, "n": 3, "p": 2, "step": 20}
