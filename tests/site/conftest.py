"""The built site on a local address, and a browser that finds no other host."""

import json
from collections.abc import Callable, Iterator
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from browser import find_browser
from built_site import SITE, page_names
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from visiting import GATHER, PHONE, Visit, settle, watch

NO_OTHER_HOST = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "page_name" in metafunc.fixturenames:
        assert page_names(), f"{SITE} has no pages: run `make book`"
        metafunc.parametrize("page_name", page_names())


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    handler = partial(QuietHandler, directory=SITE)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = find_browser()
    assert executable, "No browser was found: run `make browser`"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=[NO_OTHER_HOST])
        yield browser
        browser.close()


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
