"""The quiz: every choice explains itself, by keyboard, by pointer and without a script; and the chapters' quizzes."""

import copy
import gzip
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
import traitlets
from axe_playwright_python.sync_playwright import Axe
from figures import MODULE, with_stills
from pages import open_page, settle
from playwright.sync_api import Page, expect

from course.figures import Neuron
from course.figures.base import FOLDER
from course.figures.quiz import Quiz
from course.quizzes import QUIZZES, quiz
from nnlib import MSE, SGD, Dense, Network, datasets

LESSONS = Path(__file__).parents[2] / "lessons"
# Numbers that are computed by tests below, and stand in no chapter.
COMPUTED_HERE = {1: {"1.25"}, 8: {"0.05", "0.35"}}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
SMALL = [
    {
        "question": "Is `1 < 2` & <b>bold</b>?",
        "choices": [
            {"text": "yes, `<i>`", "right": True, "because": "`a < b` & so on."},
            {"text": "no", "right": False, "because": "<script>it</script> is."},
        ],
    },
    {
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
    return ("✔ Right: " if choice["right"] else "✘ Not quite: ") + plain(choice["because"])


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


@every_chapter
def test_every_choice_of_every_chapter_by_pointer(opened, chapter):
    page, questions, chosen = opened(quiz(chapter)), QUIZZES[chapter], [-1] * len(QUIZZES[chapter])
    expect_chosen(page, questions, chosen)
    for q, question in enumerate(questions):
        group = page.get_by_role("group", name=plain(question["question"]))
        for c, choice in enumerate(question["choices"]):
            group.get_by_text(plain(choice["text"]), exact=True).first.click()
            chosen[q] = c
            expect_chosen(page, questions, chosen)
    for q, question in enumerate(questions):
        chosen[q] = [choice["right"] for choice in question["choices"]].index(True)
        page.get_by_role("group").nth(q).get_by_role("radio").nth(chosen[q]).click()
    expect(page.locator(".verdict")).to_have_text(f"{len(questions)} of {len(questions)} right")


@every_chapter
def test_every_choice_of_every_chapter_by_keyboard(opened, chapter):
    page, questions, chosen = opened(quiz(chapter)), QUIZZES[chapter], [-1] * len(QUIZZES[chapter])
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


def test_the_last_line_comes_with_the_last_answer_and_follows_changes(opened):
    page = opened(Quiz(SMALL))
    radios = page.get_by_role("radio")
    radios.nth(0).check()
    expect_chosen(page, SMALL, [0, -1])
    for choice, c, words in [(3, 1, "1 of 2 right"), (4, 2, "2 of 2 right"), (2, 0, "1 of 2 right")]:
        radios.nth(choice).check()
        expect(page.locator(".verdict")).to_have_text(words)
        expect_chosen(page, SMALL, [0, c])


def test_texts_are_set_as_text_with_code_in_backticks(opened):
    page = opened(Quiz(SMALL))
    expect(page.get_by_role("group").first.locator("legend")).to_have_text("Is 1 < 2 & <b>bold</b>?")
    page.get_by_role("radio").nth(1).check()
    expect(page.locator("[aria-live] > p")).to_have_text("✘ Not quite: <script>it</script> is.")
    page.get_by_role("radio").nth(0).check()
    expect(page.locator("[aria-live] > p")).to_have_text("✔ Right: a < b & so on.")
    assert page.locator("[aria-live] code").all_inner_texts() == ["a < b"]
    assert page.locator(":is(legend, label) code").all_inner_texts() == ["1 < 2", "<i>"]
    assert page.locator(".course-figure").locator("b, i, script").count() == 0


def test_what_is_chosen_is_shared_with_python(opened):
    page = opened(Quiz(SMALL, chosen=[1, -1]), widget=True)
    expect_chosen(page, SMALL, [1, -1])
    page.get_by_role("radio").nth(4).click()
    settle(page)
    assert page.evaluate("() => saved.chosen") == [1, 2]
    for chosen in ([0, 0], [-1, 1], [-1, -1], [0, 2]):
        page.evaluate("(chosen) => model.set('chosen', chosen)", chosen)
        expect_chosen(page, SMALL, chosen)


def test_two_views_of_one_quiz_do_not_disturb_each_other(opened):
    page = opened(Quiz(SMALL), widget=True)
    page.evaluate(
        """async () => {
          const { default: figure } = await import("/quiz.js"), el = document.createElement("div");
          figure.render({ model, el });
          document.body.append(el);
        }"""
    )
    page.get_by_role("radio").nth(5 + 1).click()
    page.get_by_role("radio").nth(4).click()
    settle(page)
    checked = [radio.is_checked() for radio in page.get_by_role("radio").all()]
    assert checked == [False, True, False, False, True] * 2


def test_an_explanation_that_stays_is_not_read_out_again(opened):
    page = opened(Quiz(SMALL))
    page.get_by_role("radio").nth(1).check()
    settle(page)
    old = page.locator("[aria-live] > p").element_handle()
    page.get_by_role("radio").nth(3).check()
    expect_chosen(page, SMALL, [1, 1])
    assert old.evaluate("old => old.isConnected")


# ---- What holds for every figure ----


def test_it_is_small():
    assert len(gzip.compress((FOLDER / Quiz.module).read_bytes())) < 6000


@every_chapter
def test_its_twin_is_always_the_same(chapter):
    assert quiz(chapter).twin() == quiz(chapter).twin()
    assert repr(quiz(chapter)) == f"[Figure: {Quiz.alt}]"
    assert len(Quiz.alt) > 100


@pytest.mark.parametrize("width", [320, 360, 500, 760, 1280])
def test_nothing_reaches_beyond_the_page(opened, width):
    page = opened(quiz(7), width=width)
    for q in range(4):
        page.get_by_role("group").nth(q).get_by_role("radio").last.check()
    settle(page)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    heights = page.locator("label").evaluate_all("rows => rows.map((row) => row.getBoundingClientRect().height)")
    assert min(heights) >= 24


@every_chapter
@pytest.mark.parametrize("width", [345, 400, 560, 720, 760])
def test_the_reserved_height_is_enough_and_the_twin_takes_the_same(opened, browser, address, chapter, width):
    live = opened(quiz(chapter), width=width)
    bare = open_page(browser, address, quiz(chapter), quiz(chapter).twin(), width)
    bare.goto(f"{address}/figure")
    heights = []
    for page in (live, bare):
        figure = page.locator(".course-figure")
        reserved = figure.evaluate("(figure) => parseFloat(getComputedStyle(figure).minHeight)")
        figure.evaluate("(figure) => { figure.style.minHeight = 0; }")
        heights.append(figure.bounding_box()["height"])
    bare.close()
    assert heights[0] == pytest.approx(heights[1], abs=2)
    assert heights[0] <= reserved + 24
    assert heights[0] > 0.9 * reserved or width not in (345, 760)


def test_each_control_has_a_name_and_leaves_the_arrow_keys_to_the_browser(opened):
    page = opened(quiz(1))
    radios = page.get_by_role("radio").all()
    assert len(radios) == sum(len(question["choices"]) for question in QUIZZES[1])
    for radio in radios:
        assert radio.get_attribute("data-lm-suppress-shortcuts") == "true"
        assert radio.evaluate("radio => radio.labels[0].innerText.trim()")


@pytest.mark.parametrize(
    "dark", ["document.documentElement.dataset.theme = 'dark'", "document.body.dataset.jpThemeLight = 'false'"]
)
def test_the_dark_of_the_site_and_of_jupyter_reach_it(opened, dark):
    page = opened(quiz(1))
    colors = (
        "() => (({ color, colorScheme }) => [color, colorScheme])(getComputedStyle(document.querySelector('.quiz')))"
    )
    light = page.evaluate(colors)
    page.evaluate(f"() => {{ {dark} }}")
    assert all(now != before for now, before in zip(page.evaluate(colors), light))


def test_what_it_hears_ends_with_its_view(opened):
    page = opened(Quiz(SMALL), widget=True)
    heard = "() => Object.values(heard).reduce((sum, some) => sum + some.size, 0)"
    assert page.evaluate(heard) == 1
    page.evaluate("() => stop()")
    assert page.evaluate(heard) == 0


@every_chapter
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(opened, browser, address, chapter, theme):
    live = opened(quiz(chapter))
    for q in range(len(QUIZZES[chapter])):
        live.get_by_role("group").nth(q).get_by_role("radio").nth(q % 3).check()
    bare = open_page(browser, address, quiz(chapter), quiz(chapter).twin(), 760)
    bare.goto(f"{address}/figure")
    bare.locator("details").evaluate_all("all => all.forEach((one) => (one.open = true))")
    for page in (live, bare):
        page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
        page.add_style_tag(content="html[data-theme='dark'] body { background: #121212 }")
        settle(page)
        results = Axe().run(page, options=RULES)
        assert not results.response["violations"], results.generate_report()
    bare.close()


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


def test_without_scripts_every_answer_can_be_opened(browser, address):
    page = open_page(browser, address, quiz(7), quiz(7).twin(), 760, java_script_enabled=False)
    page.goto(f"{address}/figure")
    for question in QUIZZES[7]:
        item = page.locator(".quiz > li").filter(has_text=plain(question["question"]))
        for choice in question["choices"]:
            answer = item.locator("details").filter(has=page.get_by_text(plain(choice["text"]), exact=True))
            expect(answer.locator("p")).to_be_hidden()
            answer.locator("summary").click()
            expect(answer.locator("p")).to_be_visible()
            expect(answer.locator("p")).to_have_text(told(choice))
    page.close()


def test_on_paper_each_explanation_stands_once(opened, browser, address):
    live = opened(quiz(8))
    live.get_by_role("radio").nth(1).check()
    settle(live)
    bare = open_page(browser, address, quiz(8), quiz(8).twin(), 760)
    bare.goto(f"{address}/figure")
    expected = [told(choice) for question in QUIZZES[8] for choice in question["choices"]]
    for page in (live, bare):
        page.emulate_media(media="print")
        seen = [text.inner_text() for text in page.locator(".because").all() if text.is_visible()]
        assert seen == expected
    bare.close()


def test_the_book_puts_stills_only_where_there_are_any():
    body = Neuron().twin() + quiz(1).twin()
    done = with_stills(body, "../_static/")
    assert done.count('<img class="still"') == 1
    assert done.startswith(Neuron().twin().split("<p>")[0] + '<img class="still" src="../_static/neuron.png"')
    assert done.endswith(quiz(1).twin())
    assert MODULE.findall(body) == ["neuron.js", "quiz.js"]


# ---- What Python refuses ----


def changed(change) -> list[dict]:
    questions = copy.deepcopy(SMALL)
    change(questions)
    return questions


MALFORMED = {
    "questions is empty, but a quiz needs at least one": lambda all: all.clear(),
    "question 2 needs the keys question and choices": lambda all: all[1].pop("choices"),
    "question 1 needs the keys question and choices, and no others": lambda all: all[0].update(hint="?"),
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
    assert json.loads(json.dumps(figure.state())) == {"chosen": [-1, -1], "questions": SMALL}


# ---- The chapters ----


@pytest.mark.parametrize("chapter", [0, 99, "1", None])
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
    assert 3 <= len(places) <= 4
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
