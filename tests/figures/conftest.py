"""The figures' modules on a local address, and pages that show figures."""

from collections.abc import Callable, Iterator
from typing import Any

import pages
import pytest
from browser import serve
from playwright.sync_api import Browser, Page

from course.figures.base import FOLDER, Figure


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with serve(FOLDER) as address:
        yield address


@pytest.fixture(scope="module")
def blank_page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page()
    page.route(f"{address}/", lambda route: route.fulfill(content_type="text/html", body="<!doctype html>"))
    page.goto(f"{address}/")
    yield page
    page.close()


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What the opened pages complain of: nothing, at the end of a test."""
    complaints: list[str] = []
    yield complaints
    assert not complaints


@pytest.fixture
def opened(browser: Browser, address: str, complaints: list[str]) -> Iterator[Callable[..., Page]]:
    """Open a figure as the site shows it, or with `widget=True` as a widget."""
    opened_pages: list[Page] = []

    def opened(figure: Figure, widget: bool = False, **settings: Any) -> Page:
        page = (pages.show_widget if widget else pages.show)(browser, address, figure, **settings)
        opened_pages.append(page)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield opened
    for page in opened_pages:
        page.close()
