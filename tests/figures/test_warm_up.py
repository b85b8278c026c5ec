"""The warm-up: every question and its answer, which questions come when, how answers are read, and the page."""

import json
import re
from typing import Any

import numpy as np
import pytest
import traitlets
from accessibility import violations
from pages import set_state, settle, show_twin, state
from playwright.sync_api import Locator, Page, expect
from test_quiz import Texts
from warm_up_answers import RULES, recomputed
from warm_ups import without_script

from course.exercises import CHAPTERS
from course.figures.quiz import marked
from course.figures.warm_up import WITHOUT_SCRIPT, WORDS, WarmUp
from course.quizzes import WARM_UPS, warm_up

SEEDS = 150
ALL_MAKERS = """async () => {
  const { POOL } = await load("warm_up/model.js");
  return POOL.map((makers) => Object.keys(makers));
}"""
MAKE = """async (chapter, maker, seeds) => {
  const { made, solution } = await load("warm_up/model.js");
  const { default_rng } = await load("mathematics/random.js");
  return Array.from({ length: seeds }, (_, seed) => {
    const question = made(chapter, maker, default_rng(seed));
    return { ...question, solution: "answer" in question ? solution(question) : null };
  });
}"""
MAKERS = list(RULES)
# A sentence begins with a capital letter, a number or code, or with a formula.
SENTENCE = re.compile(r"([A-Zŷ`−\d(]|[a-z]{1,2}(?:_hat)?[A-Z]? ?[=←−+(·]).*[.?)]$")


@pytest.fixture(scope="module")
def chapter_of(javascript) -> dict[str, int]:
    return {maker: chapter for chapter, makers in enumerate(javascript.run(ALL_MAKERS)) for maker in makers}


@pytest.fixture
def made(javascript, chapter_of, request) -> list[dict[str, Any]]:
    """Questions by one maker, from many seeds."""
    return javascript.run(MAKE, chapter_of[request.param], request.param, SEEDS)


every_maker = pytest.mark.parametrize("made", MAKERS, indirect=True)


def respond(javascript, cases: list[tuple[dict, str]]) -> list[dict | None]:
    values = WarmUp(seed=1).state()
    return javascript.call("warm_up/model.js", "respond", [[question, answer, values] for question, answer in cases])


def tolerance(question: dict) -> float:
    return 1e-9 + (0 if question["decimals"] is None else 10 ** -question["decimals"] / 2)


def in_other_hands(value: float) -> list[str]:
    """A number as people write it: with a point or a comma, with another minus sign, in percent."""
    text = f"{value:.10f}".rstrip("0").rstrip(".")
    percent = f"{100 * value:.8f}".rstrip("0").rstrip(".")
    return [text, text.replace(".", ","), f" {text.replace('-', '−')} ", text.replace("-", "– "), f"{percent} %"]


class TestQuestions:
    def test_there_are_three_makers_of_each_chapter_and_a_rule_for_each(self, javascript, chapter_of):
        pool = javascript.run(ALL_MAKERS)
        assert len(pool) == max(CHAPTERS)
        assert min(len(makers) for makers in pool) >= 3
        assert sorted(chapter_of) == sorted(MAKERS)
        assert sum(len(makers) for makers in pool) == len(chapter_of), "two makers have one name"

    @every_maker
    def test_its_answer_is_that_of_numpy(self, made):
        for question in made:
            expected = recomputed(question["maker"], question["question"])
            if "answer" in question:
                assert question["answer"] == pytest.approx(expected, abs=1e-8), question
            else:
                is_right = expected if callable(expected) else lambda text, expected=expected: text == expected
                for choice in question["choices"]:
                    assert is_right(choice["text"]) == choice["right"], question

    @every_maker
    def test_its_numbers_are_fresh(self, made):
        if made[0]["maker"] != "noSingleNeuron":  # whose choices are fresh
            assert len({question["question"] for question in made}) >= 4

    @every_maker
    def test_one_of_a_few_choices_is_right_and_all_differ(self, made):
        places = set()
        for question in made:
            if "choices" not in question:
                return
            texts = [choice["text"] for choice in question["choices"]]
            right = [choice["right"] for choice in question["choices"]]
            assert right.count(True) == 1
            assert len(texts) in (3, 4)
            assert len(set(texts)) == len(texts)
            places.add(right.index(True))
        assert len(places) >= 3

    @every_maker
    def test_a_head_can_do_it(self, made):
        for question in made:
            if "answer" in question:
                digits = question["solution"].replace(".", "").replace("−", "").lstrip("0")
                assert len(digits) <= 4, question
                assert abs(question["answer"]) < 5000
                fractions = re.findall(r"(\d)/(\d)", question["reason"])
                is_fraction = any(int(a) / int(b) == pytest.approx(question["answer"]) for a, b in fractions)
                assert question["solution"] in question["reason"] or is_fraction, question
            assert all(len(number) <= 6 for number in re.findall(r"[\d.]+", question["question"]))

    @every_maker
    def test_its_words_are_sentences(self, made):
        for question in made:
            reasons = [question.get("reason"), *(slip["says"] for slip in question.get("slips", []))]
            reasons += [choice["because"] for choice in question.get("choices", [])]
            texts = [question["question"], *filter(None, reasons)]
            for text in texts:
                assert SENTENCE.match(text), text
                assert text.count("`") % 2 == 0
                prose = re.sub("`[^`]*`", "code", text)
                assert not re.search(r"undefined|NaN|Infinity|\+ −|−−|  |\.\.|-\d|0000000", prose), text
            assert len(question["question"]) <= 165, "three lines"

    @every_maker
    def test_the_right_number_is_accepted_however_it_is_written(self, javascript, made):
        cases = [
            (question, text)
            for question in made[:30]
            if "answer" in question
            for text in [*in_other_hands(question["answer"]), question["solution"]]
        ]
        for (question, text), said in zip(cases, respond(javascript, cases)):
            assert said and said["kind"] == "right", (question, text)
            assert said["because"].startswith(question["reason"])

    @every_maker
    def test_a_wrong_number_gets_the_reason_and_a_typical_one_its_own_words_first(self, javascript, made):
        cases, words = [], []
        for question in made:
            if "answer" not in question:
                continue
            off = 1.5 * tolerance(question) + 1e-6
            for value, says in [
                *((slip["value"], slip["says"]) for slip in question["slips"]),
                *((question["answer"] + sign * off, "") for sign in (-1, 1)),
            ]:
                assert abs(value - question["answer"]) > tolerance(question)
                cases.append((question, repr(value)))
                words.append(f"{says} {question['reason']}".strip())
        for (question, text), because, said in zip(cases, words, respond(javascript, cases)):
            assert said and said["kind"] == "wrong", (question, text)
            assert said["verdict"] == WORDS["wrong"]
            assert said["because"] == f"{because} (From “{CHAPTERS[question['chapter']]}”.)"

    def test_typical_mistakes_are_known_for_nearly_all(self, javascript, chapter_of):
        for maker, chapter in chapter_of.items():
            question = javascript.run(MAKE, chapter, maker, 1)[0]
            assert question.get("slips", True), maker


class TestReading:
    @pytest.mark.parametrize(
        ("text", "values"),
        [
            ("0.25", [0.25]),
            (",5", [0.5]),
            ("2,", [2]),
            ("1/4", [0.25]),
            ("-1 / 8", [-0.125]),
            ("− 3", [-3]),
            ("+7", [7]),
            ("1,5/3", [0.5]),
            ("25 %", [0.25]),
            ("1e-3", [0.001]),
            ("2,410", [2.41, 2410]),
            ("2 410", [2410]),
            ("2\u202f410", [2410]),
            ("12.345", [12.345, 12345]),
            ("", []),
            ("abc", []),
            ("1/0", []),
            ("1/2/3", []),
            ("3 4", []),
            ("--1", []),
            ("0.5 or so", []),
            ("%", []),
            ("1,2,3", []),
            ("٣", []),
        ],
    )
    def test_numbers_are_read_as_people_write_them(self, javascript, text, values):
        assert javascript.call("shared/typed.js", "readings", [text]) == [pytest.approx(values)]

    def test_what_cannot_be_read_is_not_called_wrong(self, javascript, chapter_of):
        (question,) = javascript.run(MAKE, 1, "weightedSum", 1)
        said, nothing = respond(javascript, [(question, " two "), (question, "  ")])
        assert nothing is None
        assert said == {
            "kind": "unread",
            "verdict": WORDS["unread"],
            "because": WORDS["unreadable"].replace("…", "two"),
        }


def rounds(javascript, chapter: int, seed: int, count: int) -> list[list[dict]]:
    cases = [{"chapter": chapter, "seed": seed, "round": number} for number in range(count)]
    return javascript.call("warm_up/model.js", "questions", cases)


class TestMixture:
    @pytest.mark.parametrize("chapter", WARM_UPS)
    def test_all_earlier_chapters_have_their_turn(self, javascript, chapter):
        for seed in (1, 2, 2**40):
            asked = rounds(javascript, chapter, seed, 2 * chapter)
            sources = [[question["chapter"] for question in three] for three in asked]
            assert all(len(set(three)) == min(3, chapter) for three in sources)
            counts = np.bincount(np.ravel(sources))
            assert counts.tolist() == [6] * chapter
            assert len({tuple(three) for three in sources}) > 1 or chapter == 2

    @pytest.mark.parametrize("chapter", WARM_UPS)
    def test_one_has_choices_and_no_question_comes_twice_in_a_row(self, javascript, chapter):
        asked = rounds(javascript, chapter, 3, 20)
        places = [[number for number, question in enumerate(three) if "choices" in question] for three in asked]
        assert {len(place) for place in places} == {1}
        assert {place[0] for place in places} == {0, 1, 2}
        assert all(len({question["maker"] for question in three}) == 3 for three in asked)

    def test_every_maker_has_its_turn(self, javascript, chapter_of):
        asked = [question["maker"] for three in rounds(javascript, 12, 1, 120) for question in three]
        assert {*asked} == {*chapter_of}

    def test_a_seed_and_a_round_give_the_same_and_others_do_not(self, javascript):
        first, again, other = (rounds(javascript, 6, seed, 3) for seed in (7, 7, 8))
        assert first == again
        texts = [question["question"] for one in (first, other) for three in one for question in three]
        assert len(set(texts)) > 15

    def test_even_the_hundredth_round_is_drawn_at_once(self, javascript):
        code = """async () => {
          const { questions } = await load("warm_up/model.js");
          const before = performance.now();
          questions({ chapter: 12, seed: 1, round: 100 });
          return performance.now() - before;
        }"""
        assert javascript.run(code) < 1000


# ---- The page ----


def asked_on(page: Page, javascript) -> list[dict]:
    values = {key: state(page)[key] for key in ("chapter", "seed", "round")}
    return javascript.call("warm_up/model.js", "questions", [values])[0]


def right_answer(question: dict) -> str:
    if "answer" in question:
        return repr(round(question["answer"], 6))
    return next(choice["text"] for choice in question["choices"] if choice["right"])


def wrong_answer(question: dict) -> str:
    if "answer" in question:
        return repr(question["answer"] + 1000.5)
    return next(choice["text"] for choice in question["choices"] if not choice["right"])


def plain(text: str) -> str:
    return text.replace("`", "")


def item(page: Page, number: int) -> Locator:
    return page.locator(".quiz > li").nth(number)


def field(page: Page, question: dict) -> Locator:
    return page.get_by_label(plain(question["question"]), exact=True)


def expect_said(page: Page, javascript, answers: list[str]) -> None:
    """Compare the page with what the model says to the answers: fields, choices, words and the last line."""
    settle(page)
    assert state(page)["answers"] == answers
    asked = asked_on(page, javascript)
    said = javascript.call("warm_up/model.js", "respond", [[q, a, state(page)] for q, a in zip(asked, answers)])
    for number, (question, answer, one) in enumerate(zip(asked, answers, said, strict=True)):
        shown = [live.inner_text() for live in item(page, number).locator("[aria-live]").all() if live.inner_text()]
        assert shown == ([plain(f"{one['verdict']} {one['because']}")] if one else [])
        if "answer" in question:
            assert field(page, question).input_value() == answer
        else:
            checked = [radio.is_checked() for radio in item(page, number).get_by_role("radio").all()]
            assert checked == [choice["text"] == answer for choice in question["choices"]]
    right = sum(one is not None and one["kind"] == "right" for one in said)
    is_all = all(one and one["kind"] != "unread" for one in said)
    expect(page.locator(".verdict")).to_have_text(f"{right} of 3 right" if is_all else "")


def answer_by_keyboard(page: Page, question: dict, answer: str) -> None:
    page.keyboard.press("Tab")
    if "answer" in question:
        expect(field(page, question)).to_be_focused()
        page.keyboard.type(answer)
        page.keyboard.press("Enter")
        expect(field(page, question)).to_be_focused()
        page.keyboard.press("Tab")
    else:
        place = [choice["text"] for choice in question["choices"]].index(answer)
        page.keyboard.press("Space")
        for _ in range(place):
            page.keyboard.press("ArrowDown")


@pytest.mark.parametrize("pick", [right_answer, wrong_answer])
@pytest.mark.parametrize("chapter", [2, 7, 12])
def test_by_keyboard_enter_checks_and_new_questions_follow(shown, javascript, chapter, pick):
    page, answers = shown(WarmUp(chapter=chapter, seed=chapter)), ["", "", ""]
    for number in range(2):
        for n, question in enumerate(asked_on(page, javascript)):
            answers[n] = pick(question)
            answer_by_keyboard(page, question, answers[n])
            expect_said(page, javascript, answers)
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name=WORDS["more"])).to_be_focused()
        page.keyboard.press("Enter")
        answers = ["", "", ""]
        expect_said(page, javascript, answers)
        assert state(page)["round"] == number + 1
        expect(page.locator(".quiz")).to_be_focused()


def test_by_pointer(shown, javascript):
    page, answers = shown(WarmUp(chapter=8, seed=8)), ["", "", ""]
    old = asked_on(page, javascript)
    for pick in (wrong_answer, right_answer):
        for n, question in enumerate(old):
            answers[n] = pick(question)
            if "answer" in question:
                field(page, question).fill(answers[n])
                settle(page)
                assert state(page)["answers"][n] != answers[n]
                item(page, n).get_by_role("button", name=f"Check {n + 1}").click()
            else:
                item(page, n).get_by_text(plain(answers[n]), exact=True).first.click()
            expect_said(page, javascript, answers)
    page.get_by_role("button", name=WORDS["more"]).click()
    expect_said(page, javascript, ["", "", ""])
    new = asked_on(page, javascript)
    assert not {question["question"] for question in old} & {question["question"] for question in new}
    for n, question in enumerate(new):
        expect(item(page, n)).to_contain_text(plain(question["question"]))


def number_field(page: Page, javascript) -> tuple[int, Locator]:
    """Return the first question for a number on the page: which it is, and its field."""
    asked = asked_on(page, javascript)
    place = next(n for n, question in enumerate(asked) if "answer" in question)
    return place, field(page, asked[place])


def test_an_empty_field_is_no_answer_and_what_cannot_be_read_gets_a_kind_word(shown, javascript):
    page = shown(WarmUp(chapter=4, seed=4))
    place, entry = number_field(page, javascript)
    entry.fill("  ")
    item(page, place).get_by_role("button").click()
    expect(entry).to_be_focused()
    assert state(page)["answers"] == ["", "", ""]
    entry.fill("a half")
    entry.press("Enter")
    answers = ["", "", ""]
    answers[place] = "a half"
    expect_said(page, javascript, answers)
    expect(item(page, place).locator(".because.unread.on-screen")).to_have_text(
        "Not a number yet: “a half” cannot be read. Write it as in 0.25, −3 or 1/4."
    )


def test_what_is_being_typed_stays_while_another_question_is_answered(shown, javascript):
    page = shown(WarmUp(chapter=4, seed=4))
    asked = asked_on(page, javascript)
    place, entry = number_field(page, javascript)
    other = next(n for n, question in enumerate(asked) if "choices" in question)
    entry.fill("0.1")
    item(page, other).get_by_role("radio").first.check()
    settle(page)
    expect(entry).to_have_value("0.1")
    assert state(page)["answers"][place] == ""


def test_answers_are_shared_with_python_and_stay_when_it_is_drawn_again(shown, javascript):
    page = shown(WarmUp(chapter=9, seed=9))
    answers = [right_answer(question) for question in asked_on(page, javascript)]
    answers[0] = wrong_answer(asked_on(page, javascript)[0])
    set_state(page, answers=answers)
    expect_said(page, javascript, answers)
    page.evaluate(
        """async () => {
          stop();
          const { default: figure } = await import("/warm_up/view.js"), el = document.createElement("div");
          document.body.replaceChildren(el);
          window.stop = figure.render({ model, el });
        }"""
    )
    expect_said(page, javascript, answers)
    set_state(page, answers=["no choice and no number", "", ""])
    settle(page)
    assert page.get_by_role("radio", checked=True).count() == 0


def test_another_chapter_seed_or_round_from_python_brings_other_questions(shown, javascript):
    page = shown(WarmUp(chapter=9, seed=9))
    before = page.locator(".quiz").inner_text()
    for change in ({"chapter": 4}, {"seed": 10}, {"round": 3}):
        set_state(page, **change)
        assert page.locator(".quiz").inner_text() != before
        before = page.locator(".quiz").inner_text()
        expect_said(page, javascript, ["", "", ""])


def test_without_a_seed_each_page_draws_its_own_and_keeps_it(browser, address, shown, javascript):
    texts = set()
    for _ in range(3):
        page = show_twin(browser, address, warm_up(10))
        texts.add(page.locator(".quiz").inner_text())
        page.close()
    assert len(texts) == 3
    page = shown(warm_up(10))
    seed = state(page)["seed"]
    assert seed > 0
    assert page.evaluate("() => saved.seed") == seed
    page.get_by_role("radio").first.check()
    settle(page)
    assert state(page)["seed"] == seed
    WarmUp(seed=seed)


def test_a_given_seed_is_the_same_on_every_page(browser, address, javascript):
    texts = set()
    for _ in range(2):
        page = show_twin(browser, address, WarmUp(chapter=10, seed=123))
        texts.add(page.locator(".quiz").inner_text())
        page.close()
    (text,) = texts
    for question in rounds(javascript, 10, 123, 1)[0]:
        assert plain(question["question"]) in text


def test_texts_are_set_with_code_in_backticks(shown, javascript):
    page = shown(WarmUp(chapter=2, seed=2))
    for number, question in enumerate(asked_on(page, javascript)):
        asked = item(page, number).locator(".asked")
        assert asked.inner_html().replace("&amp;", "&") == marked(question["question"]).replace("&amp;", "&")


@pytest.mark.parametrize("width", [320, 345, 360, 760])
def test_it_fits_answered_and_is_large_enough_for_fingers(shown, javascript, width):
    page = shown(WarmUp(chapter=12, seed=12), width=width)
    set_state(page, answers=[wrong_answer(question) for question in asked_on(page, javascript)])
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    sizes = page.locator(".quiz li li label, .entry input, button").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 24


@pytest.mark.parametrize("width", [345, 760])
def test_the_room_that_is_kept_is_enough_for_any_questions(shown, width):
    heights = []
    for chapter in WARM_UPS:
        figure = WarmUp(chapter=chapter, seed=chapter + 100)
        page = shown(figure, width=width)
        for number in range(12):
            set_state(page, round=number)
            heights.append(page.locator(".frame").bounding_box()["height"])
        page.evaluate(
            "(html) => { document.body.innerHTML = html; document.querySelector('.frame').style.minHeight = 0; }",
            figure.twin(),
        )
        heights.append(page.locator(".frame").bounding_box()["height"])
    kept = WarmUp.heights[width == 345]
    assert max(heights) <= kept
    assert np.median(heights) > kept - 110


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_answered_or_opened(shown, javascript, theme):
    page = shown(WarmUp(chapter=5, seed=5))
    asked = asked_on(page, javascript)
    set_state(page, answers=[right_answer(asked[0]), wrong_answer(asked[1]), right_answer(asked[2])])
    page.evaluate(
        """([html, theme]) => {
          const twin = document.createElement("div");
          twin.innerHTML = html;
          for (const one of twin.querySelectorAll("details")) one.open = true;
          document.body.append(twin);
          document.documentElement.dataset.theme = theme;
          document.body.style.background = theme === "dark" ? "#121212" : "white";
        }""",
        [warm_up(5).twin(), theme],
    )
    settle(page)
    assert violations(page) == []


# ---- Without a script, and on paper ----


def test_what_stands_there_without_a_script_is_what_the_model_makes(javascript):
    assert json.loads(WITHOUT_SCRIPT.read_text("utf-8")) == without_script(javascript), "run: make stills"


@pytest.mark.parametrize("chapter", WARM_UPS)
def test_the_fallback_holds_everything_as_text(chapter):
    questions = json.loads(WITHOUT_SCRIPT.read_text("utf-8"))[str(chapter)]
    expected = []
    for question in questions:
        expected.append(("p", plain(question["question"])))
        for answer in question["answers"]:
            expected += [("summary", plain(answer["text"])), ("p", plain(f"{answer['verdict']} {answer['because']}"))]
        assert [answer["kind"] for answer in question["answers"]].count("right") == 1
    assert len(questions) == 3
    assert Texts(warm_up(chapter).fallback()).found == [("p", WORDS["hint"]), *expected]


def test_on_paper_each_answer_stands_once_and_no_field_is_left(shown, javascript):
    page = shown(WarmUp(chapter=7, seed=7))
    asked = asked_on(page, javascript)
    set_state(page, answers=[wrong_answer(question) for question in asked])
    page.emulate_media(media="print")
    said = [text.inner_text() for text in page.locator(".because").all() if text.is_visible()]
    assert len(said) == 3
    for question, words in zip(asked, said):
        right = next((choice["because"] for choice in question.get("choices", []) if choice["right"]), None)
        assert plain(right or question["reason"]) in words
        assert words.startswith(WORDS["right"] if right else "Answer: ")
    assert not [one for one in page.locator(".entry input, button").all() if one.is_visible()]
    page.evaluate("(html) => { document.body.innerHTML = html; }", warm_up(7).twin())
    assert len([one for one in page.locator(".because").all() if one.is_visible()]) == 3
    page.emulate_media(media="screen")


# ---- In Python ----


@pytest.mark.parametrize("chapter", [1, 13])
def test_a_chapter_without_earlier_ones_has_no_warm_up(chapter):
    with pytest.raises(traitlets.TraitError, match="chapter"):
        WarmUp(chapter=chapter)


@pytest.mark.parametrize("chapter", [0, 1, 13, "5", None])
def test_a_chapter_that_has_none_is_refused(chapter):
    with pytest.raises(ValueError, match=f"chapter is {chapter!r}, but needs one of 2, 3, .*: others have no warm-up"):
        warm_up(chapter)


@pytest.mark.parametrize("answers", [[], ["", ""], ["a", "b", "c", "d"], [1, 2, 3], None])
def test_impossible_answers_are_refused(answers):
    figure = WarmUp()
    with pytest.raises(traitlets.TraitError, match="answers"):
        figure.answers = answers
    assert figure.answers == ["", "", ""]


def test_the_stored_output_is_always_the_same():
    assert warm_up(6).twin() == warm_up(6).twin()
    assert warm_up(6).seed == 0
    assert WarmUp(chapter=6).fallback() != WarmUp(chapter=7).fallback()
    assert repr(warm_up(6)) == repr(warm_up(7)) == f"[Figure: {WarmUp.alt}]"
