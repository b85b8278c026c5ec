"""axe-core finds nothing against WCAG 2.2 AA on any page, in light and dark, with its figures alive."""

from accessibility import violations
from playwright.sync_api import Browser
from visiting import BY_COLOUR


def test_axe_finds_nothing(visit, page_name, scheme):
    assert visit(page_name).violations[scheme] == []


def test_axe_finds_what_is_wrong(browser: Browser):
    page = browser.new_page()
    page.set_content(
        "<!doctype html><html lang='en'><title>Wrong</title>"
        "<main><h1>Wrong</h1><p style='color: #ddd; background: #fff'>Pale</p><input></main>"
    )
    by_all, by_colour = violations(page), violations(page, BY_COLOUR)
    page.close()
    assert [one.split(":")[0] for one in by_all] == ["color-contrast", "label"]
    assert [one.split(":")[0] for one in by_colour] == ["color-contrast"]
