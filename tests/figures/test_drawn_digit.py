"""The drawn digit: its way is Python's, its network is the one that chapter 9 trains, it reads ten hands, and its view
draws by pointer, by finger and by keys."""

import gzip
from typing import Any

import numpy as np
import pytest
import traitlets
from hands import HANDS
from pages import plain, set_state, settle, show_twin, state
from playwright.sync_api import Page, expect

from course import handwriting
from course.authoring import reader
from course.figures import DrawnDigit
from nnlib import datasets, softmax

MODEL = "drawn_digit/model.js"
WAY = "drawn_digit/handwriting.js"
EMPTY = "0" * 256

STEPS = """async (drawings) => {
  const { fromHex, toHex, wayOf } = await load("drawn_digit/handwriting.js");
  return drawings.map((hex) => {
    const { cropped, stretched, evened, upright, pixels } = wayOf(fromHex(hex));
    const plain = ({ rows, columns, ink }) => ({ rows, columns, ink: [...ink] });
    return { hex: toHex(fromHex(hex)), pixels, ...{ cropped: plain(cropped), stretched: plain(stretched),
      evened: plain(evened), upright: plain(upright) } };
  });
}"""

# A pen that goes through points, as the view lets it go: from each to the next, after the first alone.
PEN = """async (drawings) => {
  const { EMPTY, evaluate, stroke } = await load("drawn_digit/model.js");
  return drawings.map((strokes) => {
    let values = { ink: EMPTY, example: -1, inside: "numbers", unit: 0 };
    for (const points of strokes)
      points.forEach((to, i) => { values = { ...values, ...stroke(values, points[Math.max(0, i - 1)], to) }; });
    return { ink: values.ink, answer: evaluate(values).answer };
  });
}"""


def scaled(strokes: list[list[tuple[float, float]]]) -> list[list[list[float]]]:
    return [[[32 * x, 32 * y] for x, y in points] for points in strokes]


def randomly_drawn(seed: int) -> DrawnDigit:
    rng = np.random.default_rng(seed)
    figure = DrawnDigit()
    figure.draw([rng.uniform(1, 31, (rng.integers(1, 6), 2)).tolist() for _ in range(rng.integers(1, 3))])
    return figure


def evaluate(javascript, **values: Any) -> dict[str, Any]:
    return javascript.call(MODEL, "evaluate", [plain(DrawnDigit(**values))])[0]


@pytest.fixture(scope="module")
def trained() -> dict[str, Any]:
    """The names of chapter 9 after its cells up to the network of the figure, which takes some seconds."""
    return reader.trained()


class TestTheWay:
    def test_each_step_is_pythons(self, javascript):
        figures = [randomly_drawn(seed) for seed in range(60)]
        for figure, found in zip(figures, javascript.run(STEPS, [figure.ink for figure in figures]), strict=True):
            assert found["hex"] == figure.ink
            box = handwriting.cropped(figure.drawing)
            wide = handwriting.stretched(box)
            even = handwriting.evened(wide)
            expected = {"cropped": box, "stretched": wide, "evened": even, "upright": handwriting.upright(even)}
            for name, ink in expected.items():
                assert (found[name]["rows"], found[name]["columns"]) == ink.shape
                assert found[name]["ink"] == ink.ravel().astype(int).tolist(), name
            assert found["pixels"] == figure.pixels.tolist()

    def test_a_pen_draws_as_in_python(self, javascript):
        drawings: list[list[list[list[float]]]] = [
            [[[8.3, 4.1], [20.7, 6.2], [12.0, 29.5]]],
            [[[5, 5], [5, 5]], [[25.5, 3.25], [9.75, 20.5]]],
        ]
        for strokes, found in zip(drawings, javascript.run(PEN, drawings), strict=True):
            figure = DrawnDigit()
            figure.draw([[(x, y) for x, y in points] for points in strokes])
            assert found["ink"] == figure.ink

    def test_on_an_example_a_new_drawing_begins(self, javascript):
        ((first,), (second,)) = [
            javascript.call(MODEL, "stroke", [[{"ink": "f" * 256, "example": example}, [9, 9], [9, 9]]])
            for example in (2, -1)
        ]
        assert first["example"] == second["example"] == -1
        assert second["ink"] == "f" * 256
        assert first["ink"].count("0") > 240


class TestTheNetwork:
    @pytest.mark.page
    def test_its_weights_are_those_that_the_chapter_trains(self, javascript, trained):
        layers, mean, deviation = javascript.run(
            """async () => {
              const { LAYERS, MEAN, STANDARD_DEVIATION } = await load("drawn_digit/reader.js");
              return [LAYERS, MEAN, STANDARD_DEVIATION];
            }"""
        )
        assert (mean, deviation) == pytest.approx((trained["mean"], trained["deviation"]), abs=1e-6)
        for found, layer in zip(layers, trained["retrained"][0].layers, strict=True):
            # Half a thousandth, and what another processor adds in a thousand steps.
            np.testing.assert_allclose(np.array(found["W"]) / 1000, layer.W, atol=0.002)
            np.testing.assert_allclose(np.array(found["b"]) / 1000, layer.b, atol=0.002)
            assert found["activation"] == layer.activation.name

    @pytest.mark.page
    def test_its_answers_are_the_networks(self, javascript, trained):
        X, _ = datasets.digits("validation")
        found = javascript.call(MODEL, "read", [[row] for row in X.tolist()])
        scores = trained["scores"](trained["retrained"][0], X)
        np.testing.assert_allclose([one["scores"] for one in found], scores, atol=0.1)
        np.testing.assert_allclose([one["probabilities"] for one in found], softmax(scores), atol=0.01)

    @pytest.mark.page
    def test_it_still_reads_the_pictures_of_the_set(self, trained):
        for part in ("train", "validation"):
            X, Y = datasets.digits(part)
            answers = trained["scores"](trained["retrained"][0], X).argmax(axis=1)
            assert (answers == Y).mean() >= 0.96

    def test_the_pictures_to_choose_from_are_the_first_of_the_test_set(self, javascript):
        X, Y = datasets.digits("test")
        examples = javascript.run(f"""async () => (await load("{MODEL}")).examples""")
        for digit, example in enumerate(examples):
            assert example["digit"] == digit
            assert example["pixels"] == X[list(Y).index(digit)].tolist()

    def test_nine_of_them_are_read_and_of_the_other_it_is_not_sure(self, javascript):
        answers = [evaluate(javascript, example=digit)["answer"] for digit in range(10)]
        misread = [answer for digit, answer in enumerate(answers) if answer[0] != str(digit)]
        assert len(misread) <= 1
        assert all("not sure" in answer for answer in misread)

    @pytest.mark.parametrize("hand", HANDS)
    def test_it_reads_nine_digits_of_every_hand(self, javascript, hand):
        found = javascript.run(PEN, [scaled(strokes) for strokes in HANDS[hand].values()])
        misread = [(digit, one["answer"]) for digit, one in zip(HANDS[hand], found) if one["answer"][0] != str(digit)]
        assert len(misread) <= 1, misread


class TestWords:
    @pytest.mark.parametrize(
        ("probabilities", "words"),
        [
            ({7: 0.999}, "7. Its probability, says the network, is above 0.99."),
            ({7: 0.96, 1: 0.03}, "7. Its probability, says the network, is 0.96. Next comes 1, with 0.03."),
            ({4: 0.55, 9: 0.4}, "4, but not sure: 0.55. It could be 9 with 0.40."),
            ({3: 0.4, 5: 0.3, 8: 0.2}, "3, but not sure: 0.40. It could be 5 with 0.30, or 8 with 0.20."),
            ({0: 0.85}, "0, but not sure: 0.85. No other digit has more than 0.05."),
        ],
    )
    def test_the_answer_begins_with_the_digit_and_says_when_it_is_not_sure(self, javascript, probabilities, words):
        rest = (1 - sum(probabilities.values())) / (10 - len(probabilities))
        row = [probabilities.get(digit, rest) for digit in range(10)]
        assert javascript.call(MODEL, "answer", [[row]]) == [words]

    def test_no_probability_is_written_as_0_or_as_1(self, javascript):
        values = [0.0, 1e-9, 0.004, 0.006, 0.5, 0.994, 0.996, 1.0]
        written = javascript.call(MODEL, "share", values)
        assert written == ["< 0.01", "< 0.01", "< 0.01", "0.01", "0.50", "0.99", "> 0.99", "> 0.99"]

    @pytest.mark.parametrize("strokes", [[], [[(3, 3)]]])
    def test_where_there_is_next_to_nothing_it_says_so(self, javascript, strokes):
        figure = DrawnDigit()
        figure.draw(strokes)
        now = javascript.call(MODEL, "evaluate", [plain(figure)])[0]
        assert now["answer"] == "Nothing to read yet: draw a digit in the grid."
        assert now["pixels"] is now["reading"] is now["way"] is None
        assert now["written"] == [""] * 10

    @pytest.mark.page
    def test_a_hidden_units_words_are_its_numbers(self, javascript, trained):
        now = evaluate(javascript, example=5, unit=11)
        hidden, output = trained["retrained"][0].layers
        X, Y = datasets.digits("test")
        inputs = trained["standardised"](X[list(Y).index(5)])
        z = float((inputs @ hidden.W.T + hidden.b)[11])
        assert now["unitWords"].startswith("Hidden unit 12: ")
        assert now["reading"]["sums"][11] == pytest.approx(z, abs=0.05)
        votes = output.W[:, 11]
        assert f"most for {votes.argmax()} (weight " in now["unitWords"]
        assert f"most against {votes.argmin()} (" in now["unitWords"]


def test_it_is_below_25_kilobytes_with_its_weights():
    figure = DrawnDigit()
    assert sum(len(gzip.compress(part.encode())) for part in (figure._esm, figure._css)) < 25_000


def test_python_has_the_drawing_and_its_numbers():
    figure = DrawnDigit()
    with pytest.raises(ValueError, match="empty"):
        _ = figure.pixels
    figure.draw([[(10, 6), (17, 3), (17, 28)]])
    assert figure.example == -1
    expected = handwriting.drawn([[(10, 6), (17, 3), (17, 28)]])
    assert (figure.drawing == expected).all()
    assert (figure.pixels == handwriting.pixels_of(expected)).all()
    for ink in ("", "0" * 255, "g" * 256):
        with pytest.raises(traitlets.TraitError, match="256 digits"):
            figure.ink = ink
    with pytest.raises(traitlets.TraitError):
        figure.example = 10


@pytest.fixture
def page(shown) -> Page:
    return shown(DrawnDigit())


def answer(page: Page) -> str:
    settle(page)
    return page.locator(".answer").inner_text()


def draw(page: Page, strokes: list[list[tuple[float, float]]]) -> None:
    """Draw by mouse, in shares of the grid."""
    box = page.locator(".grid").bounding_box()
    assert box
    for points in strokes:
        places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in points]
        page.mouse.move(*places[0])
        page.mouse.down()
        for place in places[1:]:
            page.mouse.move(*place)
        page.mouse.up()
    settle(page)


SEVEN = [[(0.25, 0.2), (0.7, 0.2), (0.45, 0.85)]]


class TestPage:
    def test_at_rest_a_picture_of_the_test_set_is_read(self, page):
        assert answer(page).startswith("3. ")
        assert page.locator(".picks [aria-pressed='true']").get_attribute("aria-label") == "a 3 of the test set"
        assert page.locator(".stage:visible").count() == 1

    def test_the_grid_is_the_only_canvas_wider_than_120_pixels(self, page):
        for inside in ("numbers", "units", "scores"):
            set_state(page, inside=inside)
            wide = page.evaluate(
                """() => [...document.querySelectorAll("canvas")]
                  .filter((one) => one.getBoundingClientRect().width > 120 || one.width > 130)
                  .map((one) => one.className)"""
            )
            assert wide == ["grid dragged"]

    def test_one_draws_with_the_mouse_and_sees_the_way(self, page):
        draw(page, SEVEN)
        assert answer(page).startswith("7")
        assert state(page)["example"] == -1
        assert page.locator(".stage:visible").count() == 5
        bars = page.locator(".bars li")
        assert bars.nth(7).get_attribute("class") == "most"
        assert page.locator(".picks [aria-pressed='true']").count() == 0
        numbers = page.locator(".numbers span").all_inner_texts()
        ink = DrawnDigit(ink=state(page)["ink"])
        assert [int(number) for number in numbers] == ink.pixels.tolist()

    def test_a_second_stroke_adds_to_the_first(self, page):
        draw(page, SEVEN)
        before = state(page)["ink"]
        draw(page, [[(0.35, 0.5), (0.7, 0.5)]])
        after = state(page)["ink"]
        assert int(before, 16) & int(after, 16) == int(before, 16)
        assert after != before

    def test_undo_takes_back_one_stroke_after_the_other_and_erase_too(self, page):
        undo, erase = page.get_by_role("button", name="Undo"), page.get_by_role("button", name="Erase")
        expect(undo).to_be_disabled()
        draw(page, SEVEN)
        first = state(page)["ink"]
        draw(page, [[(0.35, 0.5), (0.7, 0.5)]])
        second = state(page)["ink"]
        erase.click()
        assert answer(page).startswith("Nothing to read yet")
        assert state(page)["ink"] == EMPTY
        for ink in (second, first):
            undo.click()
            assert state(page)["ink"] == ink
        undo.click()
        assert state(page)["example"] == 3
        expect(undo).to_be_disabled()

    def test_a_click_on_a_picture_reads_it(self, page):
        for digit in (0, 9):
            page.get_by_role("button", name=f"a {digit} of the test set").click()
            assert answer(page).startswith(str(digit))

    def test_one_draws_by_keys_alone(self, page):
        page.locator(".grid").focus()
        for key in ("Space", *["ArrowDown"] * 18, "Space"):
            page.keyboard.press(key)
        drawn = DrawnDigit(ink=state(page)["ink"]).drawing
        rows, columns = np.nonzero(drawn)
        assert (rows.min(), rows.max()) == (5, 25)
        assert set(columns) == {15, 16, 17}
        assert answer(page).startswith("1")
        assert page.locator(".pen").inner_text() == "Pen up at column 17, row 25."
        kept = state(page)["ink"]
        page.keyboard.press("Shift+ArrowLeft")
        assert state(page)["ink"] == kept
        page.keyboard.press("Space")
        assert page.locator(".pen").inner_text() == "Pen down at column 13, row 25."
        page.keyboard.press("Escape")
        page.keyboard.press("ArrowLeft")
        assert DrawnDigit(ink=state(page)["ink"]).drawing[24, 8] == np.False_
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name="Erase")).to_be_focused()

    def test_keys_that_are_not_its_own_are_left_to_the_page(self, page):
        page.locator(".grid").focus()
        before = state(page)
        for key in ("a", "Control+ArrowDown", "Enter"):
            page.keyboard.press(key)
        assert state(page) == before

    def test_what_can_be_looked_at_inside(self, page):
        page.get_by_label("Look inside").select_option("scores")
        expect(page.locator(".scores tbody tr")).to_have_count(10)
        expect(page.locator(".numbers")).to_be_hidden()
        shares = page.locator(".scores tbody td:last-child").all_inner_texts()
        assert shares == page.locator(".bars li > span:last-child").all_inner_texts()
        page.get_by_label("Look inside").select_option("units")
        page.locator(".unit").nth(20).click()
        assert state(page)["unit"] == 20
        expect(page.locator(".words-of-unit")).to_contain_text("Hidden unit 21")
        expect(page.locator(".unit.chosen")).to_have_count(1)


def test_a_finger_draws_and_does_not_scroll(browser, address):
    page = show_twin(browser, address, DrawnDigit(), width=360, has_touch=True)
    box = page.locator(".grid").bounding_box()
    assert box
    session = page.context.new_cdp_session(page)
    points = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in SEVEN[0]]
    places = [tuple(np.add(points[i], share * np.subtract(points[i + 1], points[i]))) for i in (0, 1)
              for share in np.linspace(0, 1, 12)]  # fmt: skip
    touch = lambda kind, *at: session.send(  # noqa: E731
        "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": float(x), "y": float(y)} for x, y in at]}
    )
    touch("touchStart", places[0])
    for place in places[1:]:
        touch("touchMove", place)
    touch("touchEnd")
    settle(page)
    assert page.evaluate("() => window.scrollY") == 0
    assert page.locator(".answer").inner_text().startswith("7")
    page.close()
