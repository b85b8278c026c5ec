"""What tests share: examples that are the same in each run, a browser, a word on the engine that may be missing."""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import find_browser
from frameworks import REASON, is_left_out
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright
from xdist.scheduler import LoadScopeScheduling

ROOT = Path(__file__).parents[1]
# What need not be there, by its name in the reason for which a test was left out.
LEFT_OUT = {
    "PyTorch cannot be imported": "PYTORCH NOT INSTALLED: parity with it, and the way there and back, were NOT tested",
    REASON: "PYTORCH NOT INSTALLED: the chapter that uses it was NOT run",
    "ONNX": "ONNX OR ITS RUNTIME NOT INSTALLED: whether files for it answer as the network does was NOT tested",
    "epubcheck was not found": "EPUBCHECK NOT INSTALLED: whether the EPUB is valid was NOT tested",
}
NO_OTHER_HOST = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"

if sys.__stdin__ is None:  # closed by whoever started the tests, and IPython asks what it is like
    vars(sys)["__stdin__"] = open(os.devnull, encoding="utf-8")  # noqa: SIM115

settings.register_profile("same in each run", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("same in each run")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser that finds no other host."""
    executable = find_browser()
    assert executable, "No browser was found: run `make browser`"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=[NO_OTHER_HOST])
        yield browser
        browser.close()


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers",
        "page: needs a browser, the book, a kernel or another engine, or trains for seconds: not in `make check`",
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a page, and leave out the notebooks that need PyTorch where it is missing."""
    for item in items:
        notebook: Any = item.parent
        if item.path.suffix == ".ipynb" and is_left_out(notebook.nb.cells):
            item.add_marker(pytest.mark.skip(reason=REASON))
        parts = item.path.relative_to(ROOT).parts
        is_page = parts[0] == "lessons" or parts[1] in ("site", "lab", "exchange")
        if is_page or "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("page")


class Together(LoadScopeScheduling):
    """Keeps in one process what shares a page: the tests of a figure or of the site's page, the cells of a notebook.

    The marks for groups of xdist 3.8 do nothing with pytest 9.2: github.com/pytest-dev/pytest-xdist/issues/1386.
    """

    def _split_scope(self, nodeid: str) -> str:
        page = re.search(r"\[([\w/]+\.html)", nodeid)
        return page[1] if page else nodeid.partition("::")[0]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling | None:
    return Together(config, log) if config.getoption("dist") == "loadgroup" else None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reasons = "".join(str(report.longrepr) for report in terminalreporter.stats.get("skipped", []))
    for name, words in LEFT_OUT.items():
        if name in reasons:
            terminalreporter.section(words, red=True, bold=True)
