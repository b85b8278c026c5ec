"""The review: what is due, by the rule of Python; what is answered there is kept, in this browser and in its file."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from accessibility import violations
from pages import resting, settle, show_twin
from playwright.sync_api import Browser, Page, expect

from course.exercises import (
    CHAPTERS,
    due_exercises,
    due_questions,
    exercises_of,
    in_review,
    nothing_due,
    questions_of,
    schedule,
    solved,
    spoken,
)
from course.exercises.schedule import Look
from course.figures.review import Review

NAME = "neural-network-from-scratch: my-progress.json"
TODAY = "2026-11-26"
START = date.fromisoformat(TODAY)
IDS = {
    "solved": [exercise.id for chapter in CHAPTERS for exercise in exercises_of(chapter)],
    "answered": [question["id"] for chapter in CHAPTERS for question in questions_of(chapter)],
}
DUE, LATER = Look("2026-11-20", 1), Look("2026-11-25", 2)
QUESTIONS = {chapter: [question["id"] for question in questions_of(chapter)] for chapter in CHAPTERS}
# Two questions and an exercise are due, and one of each is not.
SOME = schedule.written(
    {
        "solved": {"nand": DUE, "one-step": LATER},
        "answered": {QUESTIONS[3][1]: DUE, QUESTIONS[5][0]: DUE, QUESTIONS[5][1]: LATER},
    }
)
OPEN = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[OPEN]:
    """Open a page with the review, in a browser of its own that has kept a file, on a day."""
    pages: list[Page] = []

    def open(progress: str = "", day: str = TODAY, width: int = 760, script: str = "", **settings: Any) -> Page:
        page = show_twin(browser, address, resting(Review), width, **settings)
        pages.append(page)
        page.clock.set_fixed_time(f"{day}T12:00:00")
        if progress:
            page.evaluate("([name, text]) => localStorage.setItem(name, text)", [NAME, progress])
        page.add_init_script(script)
        reload(page)
        return page

    yield open
    for page in pages:
        page.context.close()


def reload(page: Page) -> None:
    page.reload()
    page.wait_for_selector("[data-mounted]")
    settle(page)


def kept(page: Page) -> schedule.Progress | None:
    return schedule.read(page.evaluate("(name) => localStorage.getItem(name) ?? ''", NAME))


def headline(page: Page) -> str:
    settle(page)
    return page.locator(".review > .title").inner_text()


def questions(page: Page) -> list[str]:
    return [one.inner_text() for one in page.locator("legend").all()]


def asked(id: str) -> str:
    [text] = [one["question"] for chapter in CHAPTERS for one in in_review(chapter) if one["id"] == id]
    return text.replace("`", "")


def answer(page: Page, number: int, is_right: bool) -> None:
    """Choose an answer to the question with this number."""
    text = questions(page)[number]
    [question] = [one for ids in QUESTIONS.values() for one in ids if asked(one) == text]
    [choices] = [one["choices"] for chapter in CHAPTERS for one in questions_of(chapter) if one["id"] == question]
    choice = next(c for c, one in enumerate(choices) if one["right"] == is_right)
    page.locator("fieldset").nth(number).get_by_role("radio").nth(choice).check()
    settle(page)


class TestModel:
    def test_it_finds_what_python_finds_in_the_same_order_and_says_the_same(self, javascript, monkeypatch):
        rng = np.random.default_rng(0)
        chapters = resting(Review).state()["chapters"]
        monkeypatch.setattr(solved, "today", lambda: TODAY)
        seen = set()
        for share in (0, 0.02, 0.02, 0.02, 0.02, 0.05, 0.3, 1):
            for _ in range(10):
                progress = {
                    kind: {
                        id: Look(str(START - timedelta(int(rng.integers(0, 9)))), int(rng.integers(0, 4)))
                        for id in ids
                        if rng.random() < share
                    }
                    for kind, ids in IDS.items()
                }
                monkeypatch.setattr(solved, "kept", lambda progress=progress: progress)
                given = {kind: {id: look._asdict() for id, look in looks.items()} for kind, looks in progress.items()}
                [found] = javascript.call("review/model.js", "overview", [[chapters, given, TODAY]])
                exercises, due = due_exercises(), due_questions()
                assert found["questions"] == [question["id"] for question in due]
                assert [one["id"] for one in found["exercises"]] == [exercise.id for _, _, exercise in exercises]
                words = spoken(len(exercises), len(due))
                seen.add(bool(words))
                assert found["headline"] == (f"Due for another look: {words}." if words else nothing_due())
                assert found["isNew"] == (not any(progress.values()))
                for chapter, row in zip(CHAPTERS, found["rows"], strict=True):
                    mine, its = exercises_of(chapter), questions_of(chapter)
                    done = sum(one.id in progress["solved"] for one in mine)
                    good = sum(progress["answered"].get(one["id"], Look("", 0)).good > 0 for one in its)
                    assert (row["solved"], row["right"]) == (f"{done} of {len(mine)}", f"{good} of {len(its)}")
        assert seen == {True, False}

    def test_ten_questions_are_asked_at_a_time(self, javascript):
        ids = IDS["answered"]
        found = javascript.call("review/model.js", "ask", [[ids[:count]] for count in (0, 3, 10, 11, 40)])
        assert found == [{"asked": ids[:n], "chosen": [-1] * n} for n in (0, 3, 10, 10, 10)]

    def test_questions_are_found_by_their_ids(self, javascript):
        chapters = resting(Review).state()["chapters"]
        ids = ["two-paths", "mean-axis"]
        [found] = javascript.call("review/model.js", "questionsOf", [[chapters, ids]])
        assert [one["id"] for one in found] == ids and found[1] == in_review(0)[0]


def test_for_someone_new_it_says_what_will_come_and_takes_a_file(opened):
    page = opened()
    assert headline(page).startswith("Nothing to look at again yet. Each exercise that you solve")
    assert [one.inner_text() for one in page.get_by_role("button").all()] == ["Load my progress"]
    for part in ("fieldset", "table", ".due", ".question"):
        expect(page.locator(part)).to_have_count(0) if part == "fieldset" else expect(page.locator(part)).to_be_hidden()


def test_what_is_due_is_asked_listed_and_counted(opened):
    page = opened(SOME)
    assert headline(page) == "Due for another look: 2 questions and 1 exercise."
    assert questions(page) == [asked(QUESTIONS[3][1]), asked(QUESTIONS[5][0])]
    links = page.locator(".due a")
    assert [one.inner_text() for one in links.all()] == ["1.1 A neuron for NAND"]
    assert links.first.get_attribute("href") == "../lessons/01_neuron.html#a-neuron-for-nand"
    row = page.get_by_role("row", name="Loss functions")
    assert [one.inner_text() for one in row.get_by_role("cell").all()] == [
        f"1 of {len(exercises_of(5))}",
        f"2 of {len(questions_of(5))}",
    ]


def test_the_first_choice_is_kept_at_once_and_no_other(opened):
    page = opened(SOME)
    answer(page, 0, is_right=False)
    assert headline(page) == "Due for another look: 1 question and 1 exercise."
    answer(page, 0, is_right=True)
    answer(page, 1, is_right=True)
    assert headline(page) == "Due for another look: 1 exercise."
    expect(page.locator(".verdict")).to_have_text("2 of 2 right")
    expect(page.locator("[aria-live] > p.right")).to_have_count(2)
    found = kept(page)
    assert found and found["answered"] == {
        QUESTIONS[3][1]: Look(TODAY, 0),
        QUESTIONS[5][0]: Look(TODAY, 2),
        QUESTIONS[5][1]: LATER,
    }
    assert found["solved"] == {"nand": DUE, "one-step": LATER}
    reload(page)
    assert questions(page) == []
    page.clock.set_fixed_time("2026-11-27T12:00:00")
    reload(page)
    assert questions(page) == [asked(QUESTIONS[3][1])]


def test_when_nothing_is_due_it_says_when_something_will_be(opened):
    page = opened(schedule.written({"solved": {"nand": LATER}, "answered": {QUESTIONS[5][1]: LATER}}))
    assert headline(page) == "Nothing is due today. Next, on 2 December 2026: 1 question and 1 exercise."
    expect(page.locator("table")).to_be_visible()
    expect(page.locator("fieldset")).to_have_count(0)


def test_after_ten_questions_more_can_be_asked_for_by_keyboard(opened):
    page = opened(schedule.written({"solved": {}, "answered": {id: DUE for id in IDS["answered"][:13]}}))
    more = page.get_by_role("button", name="More questions")
    assert headline(page) == "Due for another look: 13 questions."
    for number in range(10):
        expect(more).to_be_hidden()
        answer(page, number, is_right=True)
    expect(more).to_have_text("More questions (3)")
    first = questions(page)
    more.focus()
    page.keyboard.press("Enter")
    settle(page)
    assert len(questions(page)) == 3 and not set(first) & set(questions(page))
    expect(page.get_by_role("radio").first).to_be_focused()
    expect(more).to_be_hidden()
    for number in range(3):
        answer(page, number, is_right=True)
    assert headline(page) == "Nothing is due today. Next, on 3 December 2026: 13 questions."
    expect(more).to_be_hidden()


def test_progress_is_saved_loaded_and_joined(opened, tmp_path):
    page = opened(SOME)
    answer(page, 0, is_right=True)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save my progress").click()
    assert download.value.suggested_filename == "my-progress.json"
    download.value.save_as(tmp_path / "my-progress.json")
    text = (tmp_path / "my-progress.json").read_text("utf-8")
    saved = schedule.read(text)
    assert saved and saved == kept(page) and schedule.written(saved) == text

    own = {"solved": {"bump": LATER, "nand": Look("2026-11-25", 2)}, "answered": {}}
    other = opened(schedule.written(own))
    load(other, tmp_path / "my-progress.json")
    expect(other.get_by_role("status")).to_have_text(
        "Your progress now has all of that file: 2 solved exercises and 3 answered questions."
    )
    assert kept(other) == schedule.merged(own, saved)
    assert questions(other) == [asked(QUESTIONS[5][0])]


def load(page: Page, path: Any) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Load my progress").click()
    chooser.value.set_files(path)
    expect(page.get_by_role("status")).not_to_be_empty()
    settle(page)


def test_a_file_from_before_the_days_were_kept_is_loaded(opened, tmp_path):
    (tmp_path / "my-progress.json").write_text('{"solved": ["nand"]}', "utf-8")
    page = opened()
    load(page, tmp_path / "my-progress.json")
    expect(page.get_by_role("status")).to_contain_text("1 solved exercise and 0 answered questions")
    assert headline(page) == "Due for another look: 1 exercise."


def test_a_file_that_is_no_progress_is_refused(opened, tmp_path):
    (tmp_path / "wrong.json").write_text("[1, 2]", "utf-8")
    page = opened(SOME)
    load(page, tmp_path / "wrong.json")
    expect(page.get_by_role("status")).to_have_text("That file is not a my-progress.json from this course.")
    assert kept(page) == schedule.read(SOME)


def test_progress_is_forgotten_only_after_a_second_word(opened):
    page = opened(SOME)
    forget = page.get_by_role("button", name="Forget my progress")
    forget.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Keep it")).to_be_focused()
    page.keyboard.press("Enter")
    expect(forget).to_be_focused()
    expect(page.get_by_role("button", name="Forget it")).to_be_hidden()
    assert kept(page) == schedule.read(SOME)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Your progress is forgotten.")
    expect(page.get_by_role("button", name="Load my progress")).to_be_focused()
    assert kept(page) is None
    assert headline(page).startswith("Nothing to look at again yet.")
    assert questions(page) == []
    reload(page)
    assert headline(page).startswith("Nothing to look at again yet.")


def test_when_a_reader_comes_back_it_knows_what_another_page_has_kept(opened):
    page = opened()
    page.evaluate(
        """([name, text]) => {
          localStorage.setItem(name, text);
          document.dispatchEvent(new Event("visibilitychange"));
        }""",
        [NAME, SOME],
    )
    assert headline(page) == "Due for another look: 2 questions and 1 exercise."
    assert len(questions(page)) == 2
    answer(page, 0, is_right=True)
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    settle(page)
    assert len(questions(page)) == 2


def test_two_pages_that_are_open_at_once_lose_nothing(opened):
    page = opened(SOME)
    page.evaluate("async () => (await import('/shared/keeping.js?other')).remember('mean-axis', true)")
    answer(page, 1, is_right=False)
    found = kept(page)
    assert found and found["answered"]["mean-axis"] == Look(TODAY, 1)
    assert found["answered"][QUESTIONS[5][0]] == Look(TODAY, 0)


@pytest.mark.parametrize(
    ("zone", "day"), [("Pacific/Auckland", "27 November 2026"), ("America/Los_Angeles", "26 November 2026")]
)
def test_a_day_is_that_of_the_place_where_the_reader_is(opened, zone, day):
    """At 20:00 in Greenwich it is the 27th in Auckland, and noon of the 26th in Los Angeles."""
    page = opened(timezone_id=zone)
    page.clock.set_fixed_time("2026-11-26T20:00:00Z")
    found = page.evaluate("async () => (await import('/shared/progress.js')).today()")
    assert f"{date.fromisoformat(found):%-d %B %Y}" == day


FORBIDDEN = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
)
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"


@pytest.mark.parametrize("script", [FORBIDDEN, FULL])
def test_where_nothing_can_be_kept_it_says_so_and_works_while_it_is_open(opened, tmp_path, script):
    page = opened(script=script)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    (tmp_path / "my-progress.json").write_text(SOME, "utf-8")
    load(page, tmp_path / "my-progress.json")
    expect(page.get_by_role("status")).to_contain_text("This browser lets the page keep nothing")
    answer(page, 0, is_right=True)
    expect(page.get_by_role("status")).to_have_text(
        "This browser lets the page keep nothing: all is forgotten when you leave it."
    )
    assert headline(page) == "Due for another look: 1 question and 1 exercise."
    assert errors == []


@pytest.mark.parametrize("text", ["{", '{"solved": 3}'])
def test_what_cannot_be_read_is_set_aside(opened, tmp_path, text):
    page = opened(text)
    assert headline(page).startswith("Nothing to look at again yet.")
    (tmp_path / "my-progress.json").write_text(SOME, "utf-8")
    load(page, tmp_path / "my-progress.json")
    expect(page.locator("fieldset")).to_have_count(2)
    aside = page.evaluate("(name) => localStorage.getItem(name)", NAME.replace(".json", ".unreadable.json"))
    assert aside == text


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_when_questions_are_answered_and_it_is_asked_whether_to_forget(opened, theme):
    page = opened(SOME, width=360)
    page.evaluate(
        """(theme) => {
          document.documentElement.dataset.theme = theme;
          document.body.style.background = theme === "dark" ? "#121212" : "white";
        }""",
        theme,
    )
    answer(page, 0, is_right=True)
    answer(page, 1, is_right=False)
    page.get_by_role("button", name="Forget my progress").click()
    settle(page)
    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 360, 560, 760])
def test_it_fits_every_width(opened, width):
    page = opened(schedule.written({kind: {id: DUE for id in ids} for kind, ids in IDS.items()}), width=width)
    page.get_by_role("button", name="Forget my progress").click()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    buttons = [one.bounding_box() for one in page.get_by_role("button").all() if one.is_visible()]
    assert all(box and box["height"] >= 24 for box in buttons)


def test_on_paper_questions_explanations_and_table_stand_and_no_button(opened):
    page = opened(SOME)
    page.emulate_media(media="print")
    expect(page.locator("table")).to_be_visible()
    assert [one for one in page.get_by_role("button").all() if one.is_visible()] == []
    shown = [one.inner_text() for one in page.locator(".because").all() if one.is_visible()]
    assert len(shown) == sum(len(one["choices"]) for one in (in_review(3)[1], in_review(5)[0]))


def test_without_a_script_it_says_where_the_questions_are():
    twin = resting(Review).twin()
    assert "the questions stand at the ends of the chapters" in twin
    assert twin.index('class="fallback"') > twin.index('class="frame"')
