"""A page is light: what a phone loads before anybody scrolls, and that it loads nothing it does not use."""

import gzip
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from built_site import SITE, links, page_names
from playwright.sync_api import Browser, Page
from visiting import PHONE

MOST = 200_000  # bytes, as a host sends them that compresses
COMPRESSED = {".html", ".css", ".js", ".json", ".svg"}
READ = [name for name in page_names() if name.startswith(("book/", "lessons/"))]


def weight(path: Path) -> int:
    content = path.read_bytes()
    return len(gzip.compress(content)) if path.suffix in COMPRESSED else len(content)


@pytest.fixture(params=READ)
def page(request: pytest.FixtureRequest, browser: Browser, address: str):
    """A page as a phone opens it, and what it asks for until it is quiet."""
    page = browser.new_page(viewport=PHONE)
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(urlsplit(request.url).path.lstrip("/")))
    page.goto(f"{address}/{request.param}", wait_until="networkidle")
    yield request.param, page, asked
    page.close()


def test_a_phone_loads_little_before_anybody_scrolls(page: tuple[str, Page, set[str]]):
    name, _, asked = page
    weights = {part: weight(SITE / part) for part in asked}
    assert name in weights
    assert sum(weights.values()) <= MOST, weights


def test_it_has_one_sheet_and_one_script_beside_those_of_its_figures(page: tuple[str, Page, set[str]]):
    _, _, asked = page
    shared = {re.sub("[0-9a-f]{12}", "", part) for part in asked if "/figures-" not in part}
    assert {part for part in shared if part.endswith((".css", ".js"))} == {"_static/book-.css", "_static/book-.js"}


def test_each_picture_keeps_its_room_and_waits_for_the_reader(page: tuple[str, Page, set[str]]):
    pictures = page[1].locator("article img:not(.still)")
    for picture in pictures.all():
        if "_images/" in (picture.get_attribute("src") or ""):
            assert picture.get_attribute("loading") == "lazy"
            width, height = (int(picture.get_attribute(side) or 0) for side in ("width", "height"))
            assert width > 0 and height > 0


def test_pictures_are_webp():
    found = sorted((SITE / "_images").iterdir())
    assert len(found) > 50
    assert {path.suffix for path in found} == {".webp"}


def test_every_page_tells_what_it_is_about_and_no_two_the_same():
    said = {}
    for name in READ:
        text = (SITE / name).read_text("utf-8")
        [said[name]] = re.findall('<meta name="description" content="([^"]{40,400})">', text)
        assert len(re.findall("<title>[^<]{5,}</title>", text)) == 1
    assert len(set(said.values())) == len(said)


def test_the_index_of_the_search_is_loaded_where_one_searches():
    loading = {name for name in page_names() if any("searchindex.js" in target for target in links(name).targets)}
    assert loading == {"search.html"}
