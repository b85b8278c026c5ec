"""The quiz: every choice explains itself, by keyboard, by pointer and without a script; and the chapters' quizzes."""

import copy
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
import traitlets
from accessibility import violations
from pages import settle, show_twin, state
from playwright.sync_api import Page, expect

from course.figures.quiz import WORDS, Quiz
from course.quizzes import QUIZZES, quiz
from nnlib import MSE, SGD, CrossEntropy, Dense, Network, datasets

LESSONS = Path(__file__).parents[2] / "lessons"
# Numbers that are computed by tests below, and stand in no chapter.
COMPUTED_HERE = {1: {"0.16"}, 8: {"0.05", "0.35"}}
SMALL = [
    {
        "id": "less",
        "question": "Is `1 < 2` & <b>bold</b>?",
        "choices": [
            {"text": "yes, `<i>`", "right": True, "because": "`a < b` & so on."},
            {"text": "no", "right": False, "because": "<script>it</script> is."},
        ],
    },
    {
        "id": "again",
        "question": "And again?",
        "choices": [
            {"text": "first", "right": False, "because": "not the first"},
            {"text": "second", "right": False, "because": "not the second"},
            {"text": "third", "right": True, "because": "the third"},
        ],
    },
]
every_chapter = pytest.mark.parametrize("chapter", QUIZZES)


def plain(text: str) -> str:
    return text.replace("`", "")


def told(choice: dict) -> str:
    return f"{WORDS['right' if choice['right'] else 'wrong']} {plain(choice['because'])}"


SHOWN = """() => ({
  questions: [...document.querySelectorAll("fieldset ul")].map((choices) => [...choices.children].map((row) => [
    row.querySelector("label").innerText,
    row.querySelector("input").checked,
    row.querySelector("label + [aria-live='polite']").innerText,
  ])),
  last: document.querySelector(".verdict[aria-live='polite']").innerText,
})"""


def expect_chosen(page: Page, questions: list[dict], chosen: list[int]) -> None:
    """Compare the marked answers, the explanations below them and the last line with what is chosen."""
    settle(page)
    right = sum(question["choices"][c]["right"] for question, c in zip(questions, chosen) if c >= 0)
    assert page.evaluate(SHOWN) == {
        "questions": [
            [
                [plain(choice["text"]), c == number, told(choice) if c == number else ""]
                for c, choice in enumerate(question["choices"])
            ]
            for question, number in zip(questions, chosen)
        ],
        "last": "" if -1 in chosen else f"{right} of {len(chosen)} right",
    }


class TestModel:
    @every_chapter
    def test_every_choice_explains_itself(self, javascript, chapter):
        choices = [choice for question in QUIZZES[chapter] for choice in question["choices"]]
        for choice, found in zip(
            choices, javascript.call("quiz/model.js", "explain", [[one, WORDS] for one in choices])
        ):
            assert f"{found['verdict']} {plain(found['because'])}" == told(choice)
            assert found["kind"] == ("right" if choice["right"] else "wrong")

    @every_chapter
    def test_the_last_line_counts_once_all_have_an_answer(self, javascript, chapter):
        questions, rng = QUIZZES[chapter], np.random.default_rng(chapter)
        right = [[choice["right"] for choice in question["choices"]].index(True) for question in questions]
        cases = [rng.integers(-1, 3, size=len(questions)).tolist() for _ in range(30)] + [right]
        given = [{"questions": questions, "chosen": chosen, "words": WORDS} for chosen in cases]
        for chosen, found in zip(cases, javascript.call("quiz/model.js", "score", given)):
            good = sum(one == other for one, other in zip(chosen, right))
            assert found == ("" if -1 in chosen else f"{good} of {len(questions)} right")


def test_every_choice_by_pointer(shown):
    page, questions, chosen = shown(quiz(7)), QUIZZES[7], [-1] * len(QUIZZES[7])
    expect_chosen(page, questions, chosen)
    for q, question in enumerate(questions):
        group = page.get_by_role("group", name=plain(question["question"]))
        for c, choice in enumerate(question["choices"]):
            group.get_by_text(plain(choice["text"]), exact=True).first.click()
            chosen[q] = c
            expect_chosen(page, questions, chosen)


def test_every_choice_by_keyboard(shown):
    page, questions, chosen = shown(quiz(7)), QUIZZES[7], [-1] * len(QUIZZES[7])
    for q, question in enumerate(questions):
        page.keyboard.press("Tab")
        radios = page.get_by_role("group").nth(q).get_by_role("radio")
        expect(radios.first).to_be_focused()
        for c in range(len(question["choices"])):
            page.keyboard.press("ArrowDown" if c else "Space")
            chosen[q] = c
            expect(radios.nth(c)).to_be_focused()
            expect_chosen(page, questions, chosen)
        page.keyboard.press("ArrowUp")
        chosen[q] -= 1
        expect_chosen(page, questions, chosen)


def test_the_last_line_comes_with_the_last_answer_and_follows_changes(shown):
    page = shown(Quiz(SMALL))
    radios = page.get_by_role("radio")
    radios.nth(0).check()
    expect_chosen(page, SMALL, [0, -1])
    for choice, c, words in [(3, 1, "1 of 2 right"), (4, 2, "2 of 2 right"), (2, 0, "1 of 2 right")]:
        radios.nth(choice).check()
        expect(page.locator(".verdict")).to_have_text(words)
        expect_chosen(page, SMALL, [0, c])


def test_texts_are_set_as_text_with_code_in_backticks(shown):
    page = shown(Quiz(SMALL))
    expect(page.get_by_role("group").first.locator("legend")).to_have_text("Is 1 < 2 & <b>bold</b>?")
    page.get_by_role("radio").nth(1).check()
    expect(page.locator("[aria-live] > p")).to_have_text("✘ Not quite: <script>it</script> is.")
    page.get_by_role("radio").nth(0).check()
    expect(page.locator("[aria-live] > p")).to_have_text("✔ Right: a < b & so on.")
    assert page.locator("[aria-live] code").all_inner_texts() == ["a < b"]
    assert page.locator(":is(legend, label) code").all_inner_texts() == ["1 < 2", "<i>"]
    assert page.locator(".frame").locator("b, i, script").count() == 0


def test_what_is_chosen_is_shared_with_python(shown):
    page = shown(Quiz(SMALL, chosen=[1, -1]))
    expect_chosen(page, SMALL, [1, -1])
    page.get_by_role("radio").nth(4).click()
    settle(page)
    assert page.evaluate("() => saved.chosen") == state(page)["chosen"] == [1, 2]
    for chosen in ([0, 0], [-1, 1], [-1, -1], [0, 2]):
        page.evaluate("(chosen) => model.set('chosen', chosen)", chosen)
        expect_chosen(page, SMALL, chosen)


def test_two_views_of_one_quiz_do_not_disturb_each_other(shown):
    page = shown(Quiz(SMALL))
    page.evaluate(
        """async () => {
          const { default: figure } = await import("/quiz/view.js"), el = document.createElement("div");
          figure.render({ model, el });
          document.body.append(el);
        }"""
    )
    page.get_by_role("radio").nth(5 + 1).click()
    page.get_by_role("radio").nth(4).click()
    settle(page)
    checked = [radio.is_checked() for radio in page.get_by_role("radio").all()]
    assert checked == [False, True, False, False, True] * 2


STORED = "() => Object.entries(localStorage)"
NAME = "neural-network-from-scratch: my-progress.json"


def test_as_a_widget_it_leaves_all_remembering_to_python(shown):
    page = shown(Quiz(SMALL))
    page.get_by_role("radio").nth(0).check()
    expect_chosen(page, SMALL, [0, -1])
    assert page.evaluate(STORED) == []


def test_on_a_page_the_first_choice_of_a_question_is_kept_and_the_quiz_begins_fresh(browser, address):
    page = show_twin(browser, address, Quiz(SMALL))
    page.clock.set_fixed_time("2026-11-26T12:00:00")
    radios = page.get_by_role("radio")
    for number in (1, 0, 4, 2):
        radios.nth(number).check()
    settle(page)
    answered = {"less": {"last": "2026-11-26", "good": 0}, "again": {"last": "2026-11-26", "good": 1}}
    [(name, text)] = page.evaluate(STORED)
    assert name == NAME and json.loads(text) == {"solved": {}, "answered": answered}
    page.reload()
    page.wait_for_selector("[data-mounted]")
    expect_chosen(page, SMALL, [-1, -1])
    page.clock.set_fixed_time("2026-11-27T12:00:00")
    radios.nth(0).check()
    radios.nth(3).check()
    settle(page)
    answered = {"less": {"last": "2026-11-27", "good": 1}, "again": {"last": "2026-11-27", "good": 0}}
    assert json.loads(page.evaluate(STORED)[0][1])["answered"] == answered
    page.context.close()


@pytest.mark.parametrize(
    "storage",
    [
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });",
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };",
    ],
)
def test_where_nothing_can_be_kept_a_quiz_is_a_quiz(browser, address, storage):
    page = show_twin(browser, address, Quiz(SMALL))
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(storage)
    page.reload()
    page.wait_for_selector("[data-mounted]")
    page.get_by_role("radio").nth(0).check()
    page.get_by_role("radio").nth(4).check()
    expect_chosen(page, SMALL, [0, 2])
    assert errors == []
    page.context.close()


def test_an_explanation_that_stays_is_not_read_out_again(shown):
    page = shown(Quiz(SMALL))
    page.get_by_role("radio").nth(1).check()
    settle(page)
    old = page.locator("[aria-live] > p").element_handle()
    page.get_by_role("radio").nth(3).check()
    expect_chosen(page, SMALL, [1, 1])
    assert old.evaluate("old => old.isConnected")


def test_even_long_explanations_fit_a_phone_and_fingers(shown):
    page = shown(quiz(7), width=320)
    for q in range(len(QUIZZES[7])):
        page.get_by_role("group").nth(q).get_by_role("radio").last.check()
    settle(page)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    heights = page.locator("label").evaluate_all("rows => rows.map((row) => row.getBoundingClientRect().height)")
    assert min(heights) >= 24


@every_chapter
@pytest.mark.parametrize("width", [345, 400, 560, 720, 760])
def test_the_reserved_height_is_enough_and_the_twin_takes_the_same(shown, chapter, width):
    figure = quiz(chapter)
    page = shown(figure, width=width)
    box = page.locator(".frame").bounding_box()
    page.evaluate(
        "(html) => { document.body.innerHTML = html; document.querySelector('.frame').style.minHeight = 0; }",
        figure.twin(),
    )
    settle(page)
    reserved = figure.heights[box["width"] <= 576]
    assert box["height"] == pytest.approx(page.locator(".frame").bounding_box()["height"], abs=2)
    assert box["height"] <= reserved + 24
    assert box["height"] > 0.9 * reserved or width not in (345, 760)


def test_dark_reaches_the_round_buttons(shown):
    page = shown(quiz(1))
    scheme = "() => getComputedStyle(document.querySelector('.quiz input')).colorScheme"
    light = page.evaluate(scheme)
    page.evaluate("() => { document.documentElement.dataset.theme = 'dark'; }")
    assert page.evaluate(scheme) != light


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_when_answers_are_chosen_or_opened(shown, theme):
    page = shown(quiz(7))
    for q in range(len(QUIZZES[7])):
        page.get_by_role("group").nth(q).get_by_role("radio").nth(q % 3).check()
    settle(page)
    page.evaluate(
        """([html, theme]) => {
          const twin = document.createElement("div");
          twin.innerHTML = html;
          for (const one of twin.querySelectorAll("details")) one.open = true;
          document.body.append(twin);
          document.documentElement.dataset.theme = theme;
          document.body.style.background = theme === "dark" ? "#121212" : "white";
        }""",
        [quiz(7).twin(), theme],
    )
    settle(page)
    assert violations(page) == []


# ---- Without a script, and on paper ----


class Texts(HTMLParser):
    """The texts of the elements that matter, in their order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag in ("p", "summary"):
            self.found.append((tag, ""))

    def handle_data(self, data: str) -> None:
        if self.found:
            self.found[-1] = self.found[-1][0], self.found[-1][1] + data


@pytest.mark.parametrize("questions", [SMALL, *QUIZZES.values()])
def test_the_fallback_holds_everything_as_text(questions):
    expected = []
    for question in questions:
        expected.append(("p", plain(question["question"])))
        for choice in question["choices"]:
            expected += [("summary", plain(choice["text"])), ("p", told(choice))]
    fallback = Quiz(questions).fallback()
    assert Texts(fallback).found[1:] == expected
    assert fallback.count("<details>") == sum(len(question["choices"]) for question in questions)


def test_without_scripts_every_answer_can_be_opened(shown):
    page = shown(quiz(7))
    page.evaluate("(html) => { stop(); document.body.innerHTML = html; }", quiz(7).twin())
    for question in QUIZZES[7]:
        item = page.locator(".quiz > li").filter(has_text=plain(question["question"]))
        for choice in question["choices"]:
            answer = item.locator("details").filter(has=page.get_by_text(plain(choice["text"]), exact=True))
            expect(answer.locator("p")).to_be_hidden()
            answer.locator("summary").click()
            expect(answer.locator("p")).to_be_visible()
            expect(answer.locator("p")).to_have_text(told(choice))


def test_on_paper_each_explanation_stands_once(shown):
    page = shown(quiz(8))
    page.get_by_role("radio").nth(1).check()
    settle(page)
    page.emulate_media(media="print")
    expected = [told(choice) for question in QUIZZES[8] for choice in question["choices"]]
    for _ in ("alive", "without a script"):
        assert [text.inner_text() for text in page.locator(".because").all() if text.is_visible()] == expected
        page.evaluate("(html) => { document.body.innerHTML = html; }", quiz(8).twin())
    page.emulate_media(media="screen")


# ---- What Python refuses ----


def changed(change) -> list[dict]:
    questions = copy.deepcopy(SMALL)
    change(questions)
    return questions


MALFORMED = {
    "questions is empty, but a quiz needs at least one": lambda all: all.clear(),
    "question 2 needs the keys id, question and choices": lambda all: all[1].pop("choices"),
    "question 1 needs the keys id, question and choices, and no others": lambda all: all[0].update(hint="?"),
    "question 1 needs an id of small letters and digits": lambda all: all[0].update(id="Less <"),
    "question 2 needs an id": lambda all: all[1].update(id=None),
    "question 2 has no question": lambda all: all[1].update(question=" "),
    "question 1 has no question: .* backticks in pairs": lambda all: all[0].update(question="`a"),
    "question 1 needs a list of at least two choices": lambda all: all[0]["choices"].pop(),
    "question 2 needs a list": lambda all: all[1].update(choices="ab"),
    "choice 1 of question 1 needs the keys text, right and because": lambda all: all[0]["choices"][0].pop("because"),
    "choice 2 of question 1 needs the keys": lambda all: all[0]["choices"].__setitem__(1, "no"),
    "choice 3 of question 2 has no because": lambda all: all[1]["choices"][2].update(because=""),
    "choice 2 of question 2 has no text": lambda all: all[1]["choices"][1].update(text=None),
    "choice 2 of question 1: right is 1, but": lambda all: all[0]["choices"][1].update(right=1),
    "question 1 has 2 right choices, but needs exactly one": lambda all: all[0]["choices"][1].update(right=True),
    "question 2 has 0 right choices": lambda all: all[1]["choices"][2].update(right=False),
    "expected a dict, not the str 'a question'": lambda all: all.append("a question"),
}


@pytest.mark.parametrize("words", MALFORMED)
def test_malformed_questions_are_refused(words):
    with pytest.raises(traitlets.TraitError, match=words):
        Quiz(changed(MALFORMED[words]))


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ([0], r"chosen is \[0\], but needs 2 numbers"),
        ([0, 0, 0], "needs 2 numbers"),
        ([2, 0], "question 1 needs a number from 0 to 1, or -1 for none"),
        ([0, -2], "question 2 needs a number from 0 to 2"),
        ([0, 1.5], "chosen"),
        (None, "chosen"),
    ],
)
def test_impossible_answers_are_refused(chosen, words):
    figure = Quiz(SMALL, chosen=[1, 2])
    with pytest.raises(traitlets.TraitError, match=words):
        figure.chosen = chosen
    assert figure.chosen == [1, 2]
    with pytest.raises(traitlets.TraitError, match=words):
        Quiz(SMALL, chosen=chosen)


def test_questions_stay_as_they_were_made():
    figure = Quiz(SMALL)
    with pytest.raises(traitlets.TraitError, match="read-only"):
        figure.questions = SMALL[:1]
    assert figure.chosen == [-1, -1]
    assert json.loads(json.dumps(figure.state())) == {"chosen": [-1, -1], "questions": SMALL, "words": WORDS}


# ---- The chapters ----


@pytest.mark.parametrize("chapter", [-1, 99, "1", None])
def test_a_chapter_without_a_quiz_is_refused(chapter):
    with pytest.raises(ValueError, match=f"chapter is {chapter!r}, but needs one of {', '.join(map(str, QUIZZES))}"):
        quiz(chapter)


@every_chapter
def test_a_quiz_is_short_and_does_not_give_itself_away(chapter):
    places, longest = [], 0
    for question in QUIZZES[chapter]:
        choices = question["choices"]
        place = [choice["right"] for choice in choices].index(True)
        places.append(place)
        longest += all(len(choices[place]["text"]) >= len(choice["text"]) for choice in choices)
        assert len(choices) in (3, 4)
        assert len({choice["text"] for choice in choices}) == len(choices)
    assert 3 <= len(places) <= 5
    assert len(set(places)) >= 3
    assert longest < len(places)


@every_chapter
def test_the_decimals_that_it_quotes_stand_in_the_chapter(chapter):
    (path,) = LESSONS.glob(f"{chapter:02}_*.ipynb")
    lesson, here = path.read_text("utf-8"), COMPUTED_HERE.get(chapter, set())
    quoted = set(re.findall(r"\d+\.\d{2,}", json.dumps(QUIZZES[chapter])))
    assert here <= quoted
    for decimal in quoted - here:
        assert decimal in lesson


def test_the_umbrella_line_moves_to_half_its_bias():
    x_1 = np.array([0.1, 0.5])
    x_2 = (1.25 - 2 * x_1) / 3
    np.testing.assert_allclose(4 * x_1 + 6 * x_2 - 2.5, 0, atol=1e-12)


def test_an_equal_start_moves_and_its_neurons_stay_copies():
    X, Y = datasets.xor()
    network = Network(Dense(2, 4, "tanh"), Dense(4, 1, "sigmoid"))
    for layer in network.layers:
        layer.W[:] = 0.3
    losses = network.fit(X, Y, loss=MSE(), optimizer=SGD(lr=0.5), epochs=3000).losses
    hidden, output = network.layers
    assert losses[-1] < losses[0] - 0.05
    assert np.ptp(hidden.W, axis=0).max() < 1e-6
    assert np.ptp(output.W) < 1e-6
    assert abs(network.predict(X) - Y).max() > 0.5


def test_two_neurons_answer_within_what_is_said():
    X, Y = datasets.xor()
    rng = np.random.default_rng(3)
    network = Network(Dense(2, 2, "tanh", rng=rng), Dense(2, 1, "sigmoid", rng=rng))
    network.fit(X, Y, loss=MSE(), optimizer=SGD(lr=0.5), epochs=3000)
    assert abs(network.predict(X) - Y).max() < 0.05


def test_raw_grey_values_make_the_first_loss_that_is_said():
    X, Y = datasets.digits("train")
    losses = []
    for pictures in (X, (X - X.mean()) / X.std()):
        rng = np.random.default_rng(0)
        network = Network(Dense(64, 32, "relu", init="he", rng=rng), Dense(32, 10, "identity", rng=rng))
        losses.append(CrossEntropy(from_logits=True)(network.predict(pictures), Y))
    assert np.round(losses, 1).tolist() == [14.0, 2.8]
    assert round(np.log(1e6)) == 14
