"""What holds for every figure: its size, its room, its names, both themes, and an end without a trace."""

import gzip

import pytest
from pages import ALL, settle
from playwright.sync_api import expect

from course.figures.base import FOLDER

pytestmark = pytest.mark.parametrize("figure", ALL, ids=lambda figure: figure.__name__)
CONTROLS = ":is(input, select, button, textarea, summary, [tabindex='0']):not([tabindex='-1'])"


def test_it_is_small(figure):
    assert len(gzip.compress((FOLDER / figure.module).read_bytes())) < 6000


def test_its_twin_is_always_the_same(figure):
    assert figure().twin() == figure().twin()
    assert "0x" not in repr(figure())
    assert len(figure.alt) > 100


@pytest.mark.parametrize("width", [320, 360, 500, 760, 1280])
def test_nothing_reaches_beyond_the_page(opened, figure, width):
    page = opened(figure(), width=width)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [345, 400, 560, 720, 760])
def test_the_reserved_height_is_enough_and_not_much_more(opened, figure, width):
    shown = opened(figure(), width=width).locator(".course-figure")
    reserved = shown.evaluate("(figure) => parseFloat(getComputedStyle(figure).minHeight)")
    shown.evaluate("(figure) => { figure.style.minHeight = 0; }")
    height = shown.bounding_box()["height"]
    assert height <= reserved + 24
    assert height > reserved - 60 or width not in (345, 760)


def test_the_keyboard_reaches_every_control_and_each_has_a_name(opened, figure):
    page = opened(figure())
    controls = [control for control in page.locator(CONTROLS).all() if control.is_visible() and control.is_enabled()]
    assert controls
    for control in controls:
        page.keyboard.press("Tab")
        expect(control).to_be_focused()
        named = control.evaluate("one => one.ariaLabel ?? one.labels?.[0]?.innerText.trim() ?? one.innerText.trim()")
        assert named, control.evaluate("one => one.outerHTML")


def test_jupyterlab_leaves_the_arrow_keys_to_it(opened, figure):
    for control in opened(figure()).locator(CONTROLS).all():
        assert control.get_attribute("data-lm-suppress-shortcuts") == "true"


@pytest.mark.parametrize(
    "dark", ["document.documentElement.dataset.theme = 'dark'", "document.body.dataset.jpThemeLight = 'false'"]
)
def test_the_dark_of_the_site_and_of_jupyter_reach_it(opened, figure, dark):
    page = opened(figure())
    ink = "() => getComputedStyle(document.querySelector('.course-figure')).color"
    light = page.evaluate(ink)
    page.evaluate(f"() => {{ {dark} }}")
    assert page.evaluate(ink) != light


def test_what_it_hears_ends_with_its_view(opened, figure):
    page = opened(figure(), widget=True)
    heard = "() => Object.values(heard).reduce((sum, some) => sum + some.size, 0)"
    assert page.evaluate(heard) > 0
    page.evaluate("() => stop()")
    assert page.evaluate(heard) == 0


def test_a_state_that_cannot_be_drawn_is_said(browser, address, figure):
    page = browser.new_page()
    page.route(f"{address}/", lambda route: route.fulfill(content_type="text/html", body="<!doctype html>"))
    page.goto(f"{address}/")
    page.evaluate(
        """async (module) => {
          const { default: figure } = await import(`/${module}`);
          const model = { get: () => { throw new Error("no state"); }, set() {}, on() {}, off() {}, save_changes() {} };
          figure.render({ model, el: document.body });
        }""",
        figure.module,
    )
    expect(page.get_by_role("alert")).to_have_text("This figure cannot be drawn: Error: no state")
    settle(page)
    page.close()
