"""The figures on the built site: they come when a reader is near, and leave a still picture where no script runs."""

import gzip
from pathlib import Path

import pytest
from built_site import SITE, page_names
from playwright.sync_api import Browser, expect

MODULES = Path(__file__).parents[2] / "course" / "figures"
WITH_FIGURES = [name for name in page_names() if "data-figure=" in (SITE / name).read_text("utf-8")]


def test_some_page_has_a_figure():
    assert WITH_FIGURES


@pytest.mark.parametrize("name", page_names())
def test_only_a_page_with_a_figure_loads_any_of_it(name):
    assert ("mount.js" in (SITE / name).read_text("utf-8")) == (name in WITH_FIGURES)


@pytest.mark.parametrize("path", sorted(MODULES.glob("*.js")), ids=lambda path: path.name)
def test_modules_are_small(path):
    assert len(gzip.compress(path.read_bytes())) < (1024 if path.name == "mount.js" else 6 * 1024)


@pytest.mark.parametrize("name", WITH_FIGURES)
@pytest.mark.parametrize(("width", "slack"), [(1280, 12), (360, 30)])
def test_a_figure_mounts_when_it_comes_near_and_moves_nothing(browser: Browser, address, name, width, slack):
    page = browser.new_page(viewport={"width": width, "height": 740})
    page.goto(f"{address}/{name}")
    page.wait_for_load_state("networkidle")
    for figure in page.locator("[data-figure]").all():
        kept = figure.bounding_box()["height"]
        figure.scroll_into_view_if_needed()
        expect(figure).to_have_attribute("data-mounted", "")
        assert abs(figure.bounding_box()["height"] - kept) <= slack
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize("name", WITH_FIGURES)
def test_without_scripts_a_described_still_stands_there(browser: Browser, address, name):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{name}")
    for still in page.locator("[data-figure] img.still").all():
        still.scroll_into_view_if_needed()
        expect(still).to_be_visible()
        assert len(still.get_attribute("alt")) > 60
    assert (
        page.locator("[data-figure] img.still").count()
        == page.locator('[data-figure]:not([data-figure="quiz.js"])').count()
    )
    context.close()


@pytest.mark.parametrize("name", WITH_FIGURES)
def test_every_control_has_a_name(desktop, address, name):
    page = desktop.new_page()
    page.goto(f"{address}/{name}")
    for figure in page.locator("[data-figure]").all():
        figure.scroll_into_view_if_needed()
        expect(figure).to_have_attribute("data-mounted", "")
        for control in figure.locator("input, select, button").all():
            named = control.evaluate(
                "control => control.ariaLabel ?? (control.labels?.[0] ?? control).textContent.trim()"
            )
            assert named, control.evaluate("control => control.outerHTML")
