"""An empty page beside the figures' modules, to import them in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import serve
from playwright.sync_api import Browser, Page

FIGURES = Path(__file__).parents[2] / "course" / "figures"


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with serve(FIGURES) as address:
        yield address


@pytest.fixture(scope="module")
def blank_page(browser: Browser, address: str) -> Iterator[Page]:
    page = browser.new_page()
    page.route(f"{address}/", lambda route: route.fulfill(content_type="text/html", body="<!doctype html>"))
    page.goto(f"{address}/")
    yield page
    page.close()
