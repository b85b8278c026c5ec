"""What a reader does on the site: search, turn the light off, go by keyboard alone."""

import re

from playwright.sync_api import Page, expect
from visiting import settle, watch

WELCOME = "book/index.html"


def search(page: Page, address: str, chapters: dict[str, dict]) -> None:
    """Search for the longest word of a chapter's title, and find the chapter, wherever the book is."""
    page_name, notebook = next(iter(chapters.items()))
    title = "".join(notebook["cells"][0]["source"]).splitlines()[0]
    word = max(re.findall(r"[A-Za-z]+", title), key=len)
    visit = watch(page, address)
    page.goto(f"{address}/{WELCOME}")
    page.get_by_role("button", name="Search").first.click()
    page.keyboard.type(word)
    page.keyboard.press("Enter")
    expect(page.locator(f"#search-results a[href*='{page_name}']").first).to_be_visible()
    assert not (visit.off_site or visit.complaints or visit.failures)


def turn_the_light_off(page: Page, address: str) -> None:
    """Press the switch until the page is dark, and see that it stays so."""
    page.goto(f"{address}/{WELCOME}")
    settle(page)
    expect(page.locator("html[data-theme='light']")).to_be_attached()
    background = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(background)
    switch = page.locator("button.theme-switch-button").first
    dark = page.locator("html[data-mode='dark'][data-theme='dark']")
    for _ in ("light", "dark", "auto"):
        if not dark.count():
            switch.click()
    expect(dark).to_be_attached()
    page.reload()
    expect(dark).to_be_attached()
    assert page.evaluate(background) != light


def test_search_finds_the_chapter_that_has_the_word(desktop, address, chapters):
    search(desktop.new_page(), address, chapters)


def test_theme_switch_turns_the_light_off_and_stays_off(desktop, address):
    turn_the_light_off(desktop.new_page(), address)


def test_first_tab_stop_skips_to_the_content(desktop, address):
    page = desktop.new_page()
    page.goto(f"{address}/{WELCOME}")
    settle(page)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.url.endswith("#main-content")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('#main-content')")


def test_search_button_is_named_by_its_text_and_the_sidebar_is_a_landmark(desktop, address):
    page = desktop.new_page()
    page.goto(f"{address}/{WELCOME}")
    sidebar = page.get_by_role("region", name="Book")
    expect(sidebar).to_be_visible()
    expect(sidebar.get_by_role("button")).to_have_accessible_name(re.compile("Search.*Ctrl.*K"))
