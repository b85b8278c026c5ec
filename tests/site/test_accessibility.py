"""axe-core finds nothing against WCAG 2.2 AA on any page, in light and dark, with its figures alive."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from visiting import settle

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, address, page_name, scheme):
    page = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme=scheme)
    page.goto(f"{address}/{page_name}")
    settle(page)
    for figure in page.locator("[data-figure]").all():
        figure.scroll_into_view_if_needed()
        expect(figure).to_have_attribute("data-mounted", "")
    results = Axe().run(page, options=RULES)
    page.close()
    assert not results.response["violations"], results.generate_report()


def test_axe_finds_what_is_wrong(browser: Browser):
    page = browser.new_page()
    page.set_content("<!doctype html><html lang='en'><title>Wrong</title><main><h1>Wrong</h1><input></main>")
    results = Axe().run(page, options=RULES)
    page.close()
    assert [violation["id"] for violation in results.response["violations"]] == ["label"]
