"""The built site on a local address, and its pages as the browser shows them."""

import json
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from browser import serve
from built_site import SITE, page_names, pages_with_figures
from playwright.sync_api import Browser, BrowserContext
from visiting import DESKTOP, PHONE, VIEWPORTS, Visit, see, see_without_scripts


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test each page. All tests of a page run in one process, which visits it once."""
    for argument, pages in (("page_name", page_names()), ("page_with_figures", pages_with_figures())):
        if argument in metafunc.fixturenames:
            assert pages, f"{SITE} has no such page: run `make book`"
            metafunc.parametrize(argument, pages)
    if "scheme" in metafunc.fixturenames:
        metafunc.parametrize("scheme", VIEWPORTS)


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with serve(SITE) as address:
        yield address


def once(see: Callable) -> Callable:
    """Return a function that sees a page at most once, and raises again what went wrong."""

    @cache
    def seen(name: str) -> Any:
        try:
            return see(name)
        except Exception as error:
            return error

    def tell(name: str) -> Any:
        if isinstance(seen(name), Exception):
            raise seen(name)
        return seen(name)

    return tell


@pytest.fixture(scope="session")
def visit(browser: Browser, address: str) -> Callable[[str], Visit]:
    """See a page once for all the tests."""
    context = browser.new_context(viewport=PHONE, color_scheme="dark")
    return once(lambda name: see(context, address, name))


@pytest.fixture(scope="session")
def visit_without_scripts(browser: Browser, address: str) -> Callable[[str], dict[int, list[dict]]]:
    context = browser.new_context(viewport=DESKTOP, java_script_enabled=False)
    return once(lambda name: see_without_scripts(context, address, name))


@pytest.fixture
def desktop(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=DESKTOP, color_scheme="light")
    yield context
    context.close()


@pytest.fixture(scope="session")
def chapters() -> dict[str, dict]:
    """The notebook behind each chapter's page."""
    notebooks = sorted((SITE.parents[1] / "lessons").glob("*.ipynb"))
    return {f"lessons/{path.stem}.html": json.loads(path.read_text("utf-8")) for path in notebooks}
