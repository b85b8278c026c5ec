"""The site with its live pages, on a local address."""

import os
from collections.abc import Iterator

import pytest
from browser import serve
from live_page import SITE


@pytest.fixture(scope="session")
def live_site() -> Iterator[str]:
    if not list(SITE.glob("_static/live-*")):
        tell = pytest.fail if os.environ.get("COURSE_LIVE") == "required" else pytest.skip
        tell("the pages cannot run code: `make live` fetches Python for them")
    with serve(SITE) as address:
        yield address
