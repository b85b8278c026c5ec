"""The matrix product: every step is NumPy's in the matrices, the code and the memory, and the view draws it."""

from itertools import pairwise, product
from typing import Any

import numpy as np
import pytest
import traitlets
from pages import plain, set_state, settle, state
from playwright.sync_api import Page, expect

from course.figures.matrix_product import MatrixProduct

MODEL = "matrix_product/model.js"
SHAPES = list(product([1, 2, 3, 4], repeat=3))
EVERY = [(p, q, r, step) for p, q, r in SHAPES for step in range(p * q * r + 1)]


def case(p: int = 2, q: int = 3, r: int = 2, step: int = 8) -> dict[str, int]:
    return {"p": p, "q": q, "r": r, "step": step}


def written(number: float) -> str:
    return str(int(number)).replace("-", "−")


def factor(number: float) -> str:
    return f"({written(number)})" if number < 0 else written(number)


def rows(matrix: np.ndarray) -> str:
    return "; ".join(", ".join(written(number) for number in row) for row in matrix)


def marked(array: dict[str, Any], kind: str) -> list[int]:
    return [at for at, look in enumerate(array["looks"]) if kind in look.split()]


def assert_numpy(found: dict[str, Any], p: int, q: int, r: int, step: int) -> None:
    """Compare all that the model gives with NumPy's product, and with NumPy's own flat indices."""
    end = p * q * r
    assert (found["step"], found["end"]) == (step, end)
    arrays = found["arrays"]
    for name, shape in [("A", (p, q)), ("B", (q, r)), ("C", (p, r))]:
        array = arrays[name]
        assert (array["rows"], array["columns"]) == shape
        assert array["title"] == f"{name}: {shape[0]} × {shape[1]}"
        assert array["written"] == [written(number) for number in array["numbers"]]
        assert array["memory"] == f"{name} in memory: {', '.join(array['written'])}"
    A, B = (np.reshape(arrays[name]["numbers"], shape) for name, shape in [("A", (p, q)), ("B", (q, r))])
    C = np.zeros(p * r)
    assert found["report"][0] == f"{step} of p·q·r = {end} multiplications done."
    captions = [arrays[name]["caption"] for name in "ABC"]
    alone = q == 1
    if step == 0:
        assert found["code"] == []
        assert not any(marked(arrays[name], kind) for name in "ABC" for kind in ("lit", "here"))
        assert marked(arrays["C"], "waiting") == list(range(p * r))
        assert [arrays[name]["walk"] for name in "ABC"] == [[], [], []]
        assert [arrays[name][side][1] for name in "AB" for side in ("row", "column")] == [-1] * 4
        assert found["report"][1] == "No sum has begun."
        row, column, last_caption = "a row", "a column", "C: every sum begins at 0."
        met = ""
    else:
        i, j, k = map(int, np.unravel_index(step - 1, (p, r, q)))
        c = int(np.ravel_multi_index((i, j), (p, r)))
        a, b = int(np.ravel_multi_index((i, k), (p, q))), int(np.ravel_multi_index((k, j), (q, r)))
        C[:c], C[c] = (A @ B).flat[:c], A[i, : k + 1] @ B[: k + 1, j]
        walks = [np.arange(p * q).reshape(p, q)[i], np.arange(q * r).reshape(q, r)[:, j]]
        assert [marked(arrays[name], "lit") for name in "ABC"] == [list(walks[0]), list(walks[1]), [c]]
        assert [marked(arrays[name], "here") for name in "ABC"] == [[a], [b], [c]]
        assert marked(arrays["C"], "waiting") == list(range(c + 1, p * r))
        assert [arrays[name]["walk"] for name in "ABC"] == [list(walks[0]), list(walks[1]), []]
        assert [arrays[name]["done"] for name in "AB"] == [k, k]
        assert (arrays["A"]["row"], arrays["A"]["column"]) == (["i", i], ["k", k])
        assert (arrays["B"]["row"], arrays["B"]["column"]) == (["k", k], ["j", j])
        before = float(A[i, :k] @ B[:k, j])
        assert ["".join(line).replace(" ", "") for line in found["code"]] == [
            f"C[{i}·{r}+{j}]+=A[{i}·{q}+{k}]·B[{k}·{r}+{j}]",
            f"C[{c}]+=A[{a}]·B[{b}]",
            f"{written(C[c])}={written(before)}+{factor(A[i, k])}·{factor(B[k, j])}",
        ]
        so_far = f"C[{c}] = {written(C[c])} {'so far' if k < q - 1 else 'is finished'}."
        assert found["report"][1] == ("C is finished." if step == end else so_far)
        row, column, last_caption = f"row {i}", f"column {j}", f"C: the sum stays at place {c} while k runs."
        met = f" Row {i} of A and column {j} of B are lit, at k = {k}."
    strides = [array.strides[axis] // array.itemsize for array, axis in [(A, 1), (B, 0)]]
    assert strides == [1, r]
    down = f"neighbours: r = {r} place" if r == 1 else f"jumps: r = {r} places"
    assert captions == [
        f"A: {row} has one number only." if alone else f"A: along {row}, neighbours: 1 place apart.",
        f"B: {column} has one number only." if alone else f"B: down {column}, {down} apart.",
        last_caption,
    ]
    assert arrays["C"]["numbers"] == list(C)
    assert found["description"] == (
        f"C = A · B. A has the rows {rows(A)}. B has the rows {rows(B)}. C has the rows {rows(C.reshape(p, r))}.{met}"
    )


class TestModel:
    def test_every_step_of_every_shape_is_numpys(self, javascript):
        found = javascript.call(MODEL, "evaluate", [case(*one) for one in EVERY])
        for one, now in zip(EVERY, found, strict=True):
            assert_numpy(now, *one)

    def test_at_rest_the_third_cell_is_half_done(self, javascript):
        assert plain(MatrixProduct()) == case()
        [found] = javascript.call(MODEL, "evaluate", [case()])
        assert [["".join(line) for line in found["code"]], found["report"]] == [
            ["C[1·2 + 0]+=A[1·3 + 1]·B[1·2 + 0]", "C[2]+=A[4]·B[2]", "42 = 12+6·5"],
            ["8 of p·q·r = 12 multiplications done.", "C[2] = 42 so far."],
        ]
        assert [found["arrays"][name]["caption"] for name in "AB"] == [
            "A: along row 1, neighbours: 1 place apart.",
            "B: down column 0, jumps: r = 2 places apart.",
        ]
        assert "C has the rows −2, 7; 42, 0. Row 1 of A and column 0 of B" in found["description"]
        assert "8 of 12 multiplications are done" in MatrixProduct.alt
        assert "4 · 3 + 6 · 5 = 42" in MatrixProduct.alt

    def test_no_step_hides_a_mistake(self, javascript):
        """The numbers are all different, no sum on the way is 0, and each fits a narrow cell."""
        [found] = javascript.call(MODEL, "evaluate", [case(4, 4, 4, 64)])
        A, B = (np.reshape(found["arrays"][name]["numbers"], (4, 4)) for name in "AB")
        sums = np.cumsum(A[:, :, None] * B, axis=1)
        assert len(set(A.flat)) == len(set(B.flat)) == 16
        assert A.min() < 0 > B.min()
        assert sums.all()
        assert max(len(written(number)) for number in [*A.flat, *B.flat, *sums.flat]) <= 2

    def test_it_never_says_stride_which_its_chapter_explains_later(self, javascript):
        cases = [case(*one) for one in EVERY[::7]]
        for function in ("evaluate", "asked"):
            assert "stride" not in str(javascript.call(MODEL, function, cases))

    def test_smaller_shapes_bring_the_step_back(self, javascript):
        cases = [
            [case(step=11), {"p": 1}],
            [case(4, 4, 4, 60), {"q": 1}],
            [case(step=8), {"r": 4}],
            [case(1, 1, 1, 60), {"q": 4}],
        ]
        assert javascript.call(MODEL, "resize", cases) == [
            {"p": 1, "step": 6},
            {"q": 1, "step": 16},
            {"r": 4, "step": 8},
            {"q": 4, "step": 1},
        ]
        beyond, last = javascript.call(MODEL, "evaluate", [case(4, 1, 4, 60), case(4, 1, 4, 16)])
        assert beyond == last

    def test_a_cell_leads_to_its_last_product(self, javascript):
        cells = range(8)
        steps = javascript.call(MODEL, "finishing", [[case(2, 3, 4), cell] for cell in cells])
        found = javascript.call(MODEL, "evaluate", [case(2, 3, 4, step) for step in steps])
        assert [marked(one["arrays"]["C"], "here") for one in found] == [[cell] for cell in cells]
        assert all("finished" in one["report"][1] for one in found)


SHOWN = """() => Object.fromEntries(["A", "B", "C"].map((name) => {
  const read = (selector) => {
    const cells = [...document.querySelectorAll(selector)];
    return [cells.map(({ textContent }) => textContent), cells.map(({ className }) => className)];
  };
  const matrix = document.querySelector(`.matrix.${name}`), box = matrix.getBoundingClientRect();
  return [name, {
    title: document.querySelector(`.block.${name} .name`).textContent,
    matrix: read(`.matrix.${name} .cell`), strip: read(`.strip.${name} .cell`), places: read(`.strip.${name} .head`),
    columns: getComputedStyle(matrix).gridTemplateColumns.split(" ").length - 1,
    heads: [...matrix.querySelectorAll(".head")].map((head) => head.textContent),
    lit: [...matrix.querySelectorAll(".head.lit")].map((head) => head.textContent),
    hops: [...document.querySelectorAll(`.strip.${name} .hop`)].map((hop) => hop.getAttribute("d")),
    hopped: document.querySelectorAll(`.strip.${name} .hop.done`).length,
    label: document.querySelector(`.strip.${name}`).getAttribute("aria-label"),
    caption: document.querySelector(`.strip.${name}`).previousSibling.textContent,
    left: box.left, top: box.top, right: box.right, bottom: box.bottom,
  }];
}))"""

CUT = """() => [...document.querySelectorAll(".cell, .head, .part, .name, .title")]
  .filter((one) => one.textContent && one.scrollWidth > one.clientWidth + 1).map((one) => one.outerHTML)"""

SMALLEST = """() => Math.min(...[...document.querySelectorAll(".frame *")]
  .map((one) => parseFloat(getComputedStyle(one).fontSize)))"""

# Time that passes by a tenth of a second with each frame, however long that takes; when each step was taken.
QUICK = """() => {
  let now = 0;
  performance.now = () => (now += 100);
  window.taken = [];
  model.on("change:step", () => taken.push([now / 2000, model.get("step")]));
}"""

ALL_SAVED = """() => {
  const save = model.save_changes;
  window.all = [];
  model.save_changes = () => { save(); all.push(saved); };
}"""


@pytest.fixture
def page(shown):
    page = shown(MatrixProduct())
    yield page
    page.evaluate("() => { delete performance.now; }")


def at(page: Page, p: int, q: int, r: int, step: int) -> None:
    """Assert where the figure stands, in its state, on its sliders and in its words."""
    settle(page)
    assert state(page) == case(p, q, r, step)
    names = ["rows of A", "columns of A = rows of B", "columns of B", "step"]
    sliders = [page.get_by_label(name, exact=True) for name in names]
    assert [int(slider.input_value()) for slider in sliders] == [p, q, r, step]
    assert sliders[3].get_attribute("max") == str(p * q * r)
    assert page.locator(".steps output").inner_text() == str(step)
    assert page.locator(".report").inner_text().startswith(f"{step} of p·q·r = {p * q * r} multiplications done.")


class TestView:
    def test_it_draws_what_the_model_gives(self, page, javascript):
        states = [case(), case(4, 4, 4, 59), case(3, 1, 4, 5), case(1, 4, 2, 0), case(2, 3, 2, 12)]
        for values, now in zip(states, javascript.call(MODEL, "evaluate", states)):
            set_state(page, **values)
            shown = page.evaluate(SHOWN)
            for name, array in now["arrays"].items():
                drawn, looks = shown[name], [f"cell {look}" for look in array["looks"]]
                assert drawn["title"] == array["title"]
                assert drawn["columns"] == array["columns"]
                assert drawn["matrix"] == drawn["strip"] == [array["written"], looks]
                numbered = [str(place) for place in range(len(looks))]
                assert drawn["places"] == [numbered, [look.replace("cell", "head") for look in looks]]
                assert (drawn["label"], drawn["caption"]) == (array["memory"], array["caption"])
                ends = [[float(way.split("M")[1].split()[0]), float(way.split()[-2])] for way in drawn["hops"]]
                assert ends == [[start + 0.5, end + 0.5] for start, end in pairwise(array["walk"])]
                assert drawn["hopped"] == (array["done"] if array["walk"] else 0)
                heads = [""] * (1 + array["rows"] + array["columns"])
                if name != "C":
                    count = [*range(array["columns"])], [*range(array["rows"])]
                    heads = [
                        "",
                        *(f"{array['column'][0]}={i}" if i == array["column"][1] else str(i) for i in count[0]),
                        *(f"{array['row'][0]}={i}" if i == array["row"][1] else str(i) for i in count[1]),
                    ]
                assert drawn["heads"] == heads
                assert drawn["lit"] == [head for head in heads if "=" in head]
            code = [line.locator("span").all_text_contents() for line in page.locator("code").all()]
            assert code[0] == ["C[i*r + j]", "+=", "A[i*q + k]", "*", "B[k*r + j]"]
            assert code[1:] == (now["code"] or [[""] * 5] * 3)
            assert page.locator(".report span").all_inner_texts() == now["report"]
            assert page.locator(".matrices").get_attribute("aria-label") == now["description"]

    def test_row_and_column_meet_in_the_cell(self, page):
        set_state(page, p=3, q=2, r=4, step=13)
        shown = page.evaluate(SHOWN)
        A, B, C = shown["A"], shown["B"], shown["C"]
        assert (C["top"], C["bottom"]) == pytest.approx((A["top"], A["bottom"]))
        assert (C["left"], C["right"]) == pytest.approx((B["left"], B["right"]))
        assert C["left"] >= A["right"]
        assert C["top"] >= B["bottom"]

    def test_the_transport_by_keyboard(self, page):
        step = page.get_by_role("slider", name="step")
        for key, to in [("ArrowRight", 9), ("ArrowLeft", 8), ("Home", 0), ("End", 12)]:
            step.press(key)
            at(page, 2, 3, 2, to)
        for name, key, to in [("Step", "Enter", 12), ("Back", "Space", 11), ("Step", "Space", 12),
                              ("Reset", "Enter", 0), ("Back", "Enter", 0), ("Step", "Enter", 1)]:  # fmt: skip
            page.get_by_role("button", name=name).press(key)
            at(page, 2, 3, 2, to)

    def test_the_transport_by_pointer(self, page):
        for name, to in [("Step", 9), ("Back", 8), ("Reset", 0), ("Step", 1)]:
            page.get_by_role("button", name=name).click()
            at(page, 2, 3, 2, to)

    def test_a_click_on_a_cell_leads_to_its_last_product(self, page):
        set_state(page, r=4)
        for cell in [6, 0, 7, 3]:
            page.locator(".matrix.C .cell").nth(cell).click()
            at(page, 2, 3, 4, 3 * (cell + 1))
        page.locator(".matrix.C .head").first.click()
        page.locator(".matrix.A .cell").first.click()
        at(page, 2, 3, 4, 12)

    def test_a_smaller_shape_brings_the_step_back_in_one_message(self, page):
        page.evaluate(ALL_SAVED)
        page.get_by_label("rows of A", exact=True).press("Home")
        at(page, 1, 3, 2, 6)
        page.get_by_label("rows of A", exact=True).press("End")
        at(page, 4, 3, 2, 6)
        page.get_by_label("columns of A = rows of B").press("Home")
        at(page, 4, 1, 2, 6)
        slider = page.get_by_label("columns of B", exact=True)
        slider.click(position={"x": slider.bounding_box()["width"] - 3, "y": 5})
        at(page, 4, 1, 4, 6)
        saved = [(4, 1, 4, 6), (4, 1, 2, 6), (4, 3, 2, 6), (1, 3, 2, 6)]
        assert page.evaluate("() => all") == [case(*one) for one in reversed(saved)]

    def test_a_shape_that_python_makes_smaller_is_drawn_at_its_end(self, page):
        set_state(page, p=4, q=4, r=4, step=60)
        set_state(page, q=1)
        expect(page.locator(".report")).to_have_text("16 of p·q·r = 16 multiplications done. C is finished.")
        assert page.get_by_role("slider", name="step").input_value() == "16"
        set_state(page, step=16)
        at(page, 4, 1, 4, 16)
        assert page.evaluate("() => window.saved") is None

    def test_play_takes_one_step_after_the_other_and_ends(self, page):
        report = page.locator(".report")
        expect(report).to_have_attribute("aria-live", "polite")
        page.evaluate(QUICK)
        page.get_by_role("button", name="Play").click()
        expect(report).to_have_attribute("aria-live", "off")
        expect(page.get_by_role("button", name="Play")).to_be_visible()
        expect(report).to_have_attribute("aria-live", "polite")
        taken = page.evaluate("() => taken")
        assert [step for _, step in taken] == [9, 10, 11, 12]
        assert np.diff([0, *(when for when, _ in taken)]) == pytest.approx([1] * 4, abs=0.2)
        page.get_by_role("button", name="Play").press("Enter")
        assert state(page)["step"] <= 2

    def test_other_controls_stop_it_playing(self, page):
        buttons = [page.get_by_role("button", name=name).click for name in ("Back", "Step", "Reset")]
        sliders = [page.get_by_label(name, exact=True) for name in ("step", "rows of A", "columns of B")]
        scrubs = [lambda slider=slider: slider.press("ArrowRight") for slider in sliders]
        for act in [*scrubs, *buttons, page.locator(".matrix.C .cell").first.click]:
            page.get_by_role("button", name="Play").click()
            expect(page.get_by_role("button", name="Pause")).to_be_visible()
            act()
            expect(page.get_by_role("button", name="Play")).to_be_visible()

    @pytest.mark.parametrize("width", [320, 360, 760])
    def test_it_keeps_its_height_and_its_words_whatever_it_shows(self, page, width):
        page.set_viewport_size({"width": width, "height": 900})
        heights = set()
        for one in [(2, 3, 2, 8), (4, 4, 4, 64), (4, 4, 4, 38), (1, 1, 1, 1), (1, 4, 1, 2), (4, 1, 4, 0), (4, 1, 4, 16),
                    (4, 4, 1, 0), (1, 4, 4, 16)]:  # fmt: skip
            set_state(page, **case(*one))
            heights.add(page.locator(".frame").bounding_box()["height"])
            assert page.evaluate("() => document.documentElement.scrollWidth") <= width
            assert page.evaluate(CUT) == []
            cell = page.locator(".matrix.C .cell").first.bounding_box()
            assert min(cell["width"], cell["height"]) >= 24
        assert page.evaluate(SMALLEST) >= 11
        assert len(heights) == 1

    def test_the_marks_are_seen_without_colour_and_none_has_that_of_a_class(self, page):
        style = "(one, name) => getComputedStyle(one).getPropertyValue(name)"
        assert page.locator(".matrix.A .here").evaluate(style, "outline-style") == "solid"
        assert page.locator(".matrix.C .waiting").evaluate(style, "border-top-style") == "dashed"
        a, b = (page.locator(f".matrix.{name} .cell.lit").first.evaluate(style, "background-color") for name in "AB")
        paper = page.locator(".matrix.A .cell").first.evaluate(style, "background-color")
        assert len({a, b, paper}) == 3
        for name, color in [("A", a), ("B", b)]:
            assert page.locator(f"code .part.{name}").first.evaluate(style, "background-color") == color
            assert page.locator(f".strip.{name} .cell.lit").first.evaluate(style, "background-color") == color
        classes = page.locator(".frame").evaluate(
            """(frame) => ["zero", "one", "low", "middle", "high"].map((name) => {
              frame.style.backgroundColor = `var(--figure-${name})`;
              const color = getComputedStyle(frame).backgroundColor;
              frame.style.backgroundColor = "";
              return color;
            })"""
        )
        assert not {a, b} & set(classes)

    def test_it_never_says_stride_which_its_chapter_explains_later(self, page):
        assert "stride" not in page.locator(".frame").inner_html()


@pytest.mark.parametrize(
    "wrong", [{"step": 13}, {"step": -1}, {"step": 1.5}, {"p": 0}, {"q": 5}, {"r": 2.5}, {"p": 1, "step": 7},
              {"p": 1, "q": 1, "r": 1, "step": 2}]
)  # fmt: skip
def test_impossible_traits_are_refused(wrong):
    with pytest.raises(traitlets.TraitError):
        MatrixProduct(**wrong)
    figure = MatrixProduct()
    with pytest.raises(traitlets.TraitError):
        figure.set_trait(*wrong.popitem()) if len(wrong) == 1 else figure.set_state(wrong)
    assert figure.state() == {"p": 2, "q": 3, "r": 2, "step": 8}


def test_the_step_comes_back_with_the_shapes_in_any_order():
    assert MatrixProduct(step=64, p=4, r=4, q=4).step == 64
    assert MatrixProduct(p=1, q=2, r=1).step == 2
    figure = MatrixProduct(p=4, q=4, r=4, step=64)
    for name, step in [("p", 16), ("r", 4), ("q", 1)]:
        setattr(figure, name, 1)
        assert figure.step == step
    figure.q = 3
    assert figure.step == 1
    figure.step = 3
    figure.set_state({"step": 20, "p": 4, "r": 2})
    assert figure.state() == {"p": 4, "q": 3, "r": 2, "step": 20}
