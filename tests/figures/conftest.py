"""The figures' modules in Node, and each figure on one page that all tests of it share."""

from collections.abc import Callable, Iterator
from typing import Any

import pages
import pytest
from browser import serve
from javascript import JavaScript
from playwright.sync_api import Browser, Page

from course.figures.figure import FOLDER, Figure


@pytest.fixture(scope="session")
def javascript() -> Iterator[JavaScript]:
    javascript = JavaScript()
    yield javascript
    javascript.stop()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with serve(FOLDER) as address:
        yield address


@pytest.fixture(scope="session")
def stage(browser: Browser, address: str) -> Iterator[pages.Stage]:
    """A page on which one figure after another is shown as a widget."""
    stage = pages.Stage(browser, address)
    yield stage
    stage.page.close()


@pytest.fixture
def shown(stage: pages.Stage) -> Iterator[Callable[..., Page]]:
    """Show a figure on the stage, alone and fresh; at the end of the test nothing has been complained of."""

    def shown(figure: Figure, width: int = 760, **settings: Any) -> Page:
        return stage.show(figure, width, **settings)

    yield shown
    stage.clear()
    assert not stage.complaints
