"""The archive to be read without a network: unpacked and opened as files, its pages are whole and alive."""

import io
import re
import zipfile
from pathlib import Path

import offline
import pytest
from archive import THE_SAME_TIME
from built_site import SITE, Links, page_names, pages_with_figures
from playwright.sync_api import BrowserContext, Locator, Page, expect
from test_reading import search, turn_the_light_off
from unpacked import unpacked
from visiting import GATHER, MOUNT, settle, watch

from course.exercises import CHAPTERS, questions_of

CHAPTER = "lessons/03_activations.html"
DRAWN = """(figure) => {
  const pictures = [...figure.querySelectorAll("svg, canvas")];
  return pictures.map((one) => one.toDataURL?.() ?? one.outerHTML).join();
}"""
CHANGED = f"([figure, before]) => ({DRAWN})(figure) !== before"
REFUSE = """Object.defineProperty(window, "localStorage", {
  get() {
    throw new DOMException("The operation is insecure.", "SecurityError");
  },
});"""


@pytest.fixture(scope="session")
def copy(tmp_path_factory) -> Path:
    return unpacked(tmp_path_factory.mktemp("offline"))


@pytest.fixture
def page(desktop: BrowserContext) -> Page:
    return desktop.new_page()


def near(page: Page, name: str) -> Locator:
    """Return the first figure of a name, alive."""
    figure = page.locator(f"[data-figure='{name}']").first
    figure.scroll_into_view_if_needed()
    expect(figure).to_have_attribute("data-mounted", "")
    return figure


def test_each_page_of_the_site_is_there_and_whole(copy, page, page_name):
    visit = watch(page, copy.as_uri())
    page.goto((copy / page_name).as_uri())
    if page_name == "index.html":
        page.wait_for_url("**/book/index.html")
    page.evaluate(MOUNT)
    settle(page)
    found = page.evaluate(GATHER)
    assert (visit.off_site, visit.complaints, visit.failures) == ([], [], [])
    assert all(figure["mounted"] and not figure["failures"] for figure in found["figures"])
    assert bool(found["figures"]) == (page_name in [*pages_with_figures(), "index.html"])
    assert found["brokenImages"] == []
    assert page.evaluate("[...document.fonts].filter(({ status }) => status === 'error').length") == 0
    assert Links(page_name, copy).broken() == []


def test_it_holds_what_the_pages_lead_to_and_the_notebooks_and_nothing_for_a_site(copy, chapters):
    held = {path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file()}
    assert set(page_names()) <= held
    [wheel] = copy.glob("notebooks/*.whl")
    for page_name in chapters:
        notebook = Path("notebooks", page_name).with_suffix(".ipynb")
        assert f"../{wheel.name}[lessons]" in (copy / notebook).read_text("utf-8")
        assert f"../{notebook.as_posix()}" in Links(page_name, copy).targets
    assert [name for name in held if re.search("pyodide|/live-|/locales/|[.]zip$", name)] == []
    for page_name in page_names():
        text = (copy / page_name).read_text("utf-8")
        assert not re.search("live-start|(on|off)line -->|Run it here, too", text), page_name
    for page_name, words in {
        "book/index.html": "You took it along.",
        "book/review.html": "knows of no answers",
    }.items():
        assert offline.OFFLINE.search((SITE / page_name).read_text("utf-8"))
        assert words in (copy / page_name).read_text("utf-8")


def test_what_to_read_first_names_what_is_there(copy):
    words = (copy / "READ-ME.txt").read_text("utf-8")
    named = re.findall(r"[\w/-]+\.(?:html|txt)", words)
    assert named == ["index.html", "notebooks/READ-ME.txt"]
    assert all((copy / name).is_file() for name in named)


def test_its_bytes_depend_on_the_site_alone():
    content = offline.archive(SITE)
    entries = zipfile.ZipFile(io.BytesIO(content)).infolist()
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {entry.date_time for entry in entries} == {THE_SAME_TIME}
    assert content == offline.archive(SITE)


def test_a_page_that_leads_to_nothing_is_told(tmp_path):
    (tmp_path / "index.html").write_text('<a href="book/lost.html">', "utf-8")
    with pytest.raises(SystemExit, match=r"^index\.html leads to book/lost\.html, which is not in .* make book$"):
        offline.files(tmp_path)


def test_a_slider_is_moved_by_the_keyboard(copy, page):
    page.goto((copy / "lessons/01_neuron.html").as_uri())
    figure = near(page, "neuron")
    before = figure.evaluate(DRAWN)
    figure.get_by_role("slider").first.focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_function(
        f"(before) => ({DRAWN})(document.querySelector('[data-figure=neuron]')) !== before", arg=before
    )


def test_questions_are_answered_and_the_review_knows(copy, page):
    visit = watch(page, copy.as_uri())
    page.goto((copy / CHAPTER).as_uri())
    quiz = near(page, "quiz")
    [right] = [number for number, choice in enumerate(questions_of(3)[0]["choices"]) if choice["right"]]
    quiz.get_by_role("radio").nth(right).check()
    expect(quiz.locator(".on-screen")).to_contain_text("Right:")
    warm_up = near(page, "warm_up")
    warm_up.get_by_role("textbox").first.fill("1000000")
    page.keyboard.press("Enter")
    expect(warm_up.locator(".on-screen")).to_contain_text("Not quite:")
    page.goto((copy / "book/review.html").as_uri())
    row = near(page, "review").get_by_role("row", name=CHAPTERS[3])
    expect(row.get_by_role("cell").last).to_have_text(f"1 of {len(questions_of(3))}")
    assert (visit.off_site, visit.complaints, visit.failures) == ([], [], [])


def test_questions_are_answered_where_nothing_may_be_kept(copy, page):
    page.add_init_script(REFUSE)
    page.goto((copy / CHAPTER).as_uri())
    quiz = near(page, "quiz")
    quiz.get_by_role("radio").first.check()
    expect(quiz.locator(".on-screen")).to_be_visible()
    page.goto((copy / "book/review.html").as_uri())
    near(page, "review")
    expect(page.locator(".failure")).to_have_count(0)


def test_a_search_finds_the_chapter_that_has_the_word(copy, page, chapters):
    search(page, copy.as_uri(), chapters)


def test_the_light_is_turned_off_and_stays_off(copy, page):
    turn_the_light_off(page, copy.as_uri())
