"""The built site on a local address, and its pages as the browser shows them."""

import json
from collections.abc import Callable, Iterator
from functools import cache

import pytest
from browser import serve
from built_site import SITE, page_names
from playwright.sync_api import Browser, BrowserContext
from visiting import GATHER, PHONE, Visit, settle, watch


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "page_name" in metafunc.fixturenames:
        assert page_names(), f"{SITE} has no pages: run `make book`"
        metafunc.parametrize("page_name", page_names())


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with serve(SITE) as address:
        yield address


@pytest.fixture(scope="session")
def visit(browser: Browser, address: str) -> Callable[[str, str], Visit]:
    """Open a page on a phone, in the light or in the dark, once for all the tests."""

    contexts = {scheme: browser.new_context(viewport=PHONE, color_scheme=scheme) for scheme in ("light", "dark")}

    @cache
    def open_page(name: str, scheme: str) -> Visit:
        page = contexts[scheme].new_page()
        visit = watch(page, address)
        page.goto(f"{address}/{name}")
        settle(page)
        visit.found = page.evaluate(GATHER)
        page.close()
        return visit

    return open_page


@pytest.fixture
def desktop(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    yield context
    context.close()


@pytest.fixture(scope="session")
def chapters() -> dict[str, dict]:
    """The notebook behind each chapter's page."""
    notebooks = sorted((SITE.parents[1] / "lessons").glob("*.ipynb"))
    return {f"lessons/{path.stem}.html": json.loads(path.read_text("utf-8")) for path in notebooks}
