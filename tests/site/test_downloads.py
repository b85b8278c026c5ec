"""PDF, EPUB and archive beside the site: copied, linked with their sizes, and none left out in silence."""

from pathlib import Path

import pytest
from built_site import SITE
from downloads import FORMS, PLACE, publish


@pytest.fixture
def build(tmp_path: Path) -> Path:
    """A build with the real welcome page, and with files of 1.5, 3 and 4.5 MB for the other forms."""
    (tmp_path / "html" / "_static").mkdir(parents=True)
    (tmp_path / "html" / "book").mkdir()
    (tmp_path / "html" / "book" / "index.html").write_bytes((SITE / "book" / "index.html").read_bytes())
    for number, name in enumerate(FORMS, 1):
        (tmp_path / name).write_bytes(bytes(1_500_000 * number))
    return tmp_path


def test_each_form_is_copied_and_linked_with_its_size(build):
    publish(build)
    page = (build / "html" / "book" / "index.html").read_text("utf-8")
    [links] = PLACE.findall(page)
    for number, name in enumerate(FORMS, 1):
        assert (build / "html" / "_static" / name).stat().st_size == 1_500_000 * number
        assert f'href="../_static/{name}"' in links
        assert f"({1.5 * number:.1f} MB)" in links


def test_a_second_time_changes_nothing(build):
    publish(build)
    page = (build / "html" / "book" / "index.html").read_bytes()
    publish(build)
    assert (build / "html" / "book" / "index.html").read_bytes() == page


def test_the_links_are_for_readers_of_the_site_alone():
    page = (SITE / "book" / "index.html").read_text("utf-8")
    before, _, _ = page.partition("<!-- downloads -->")
    assert before.count("<!-- online -->") == before.count("<!-- /online -->") + 1


def test_a_form_that_is_missing_and_a_page_without_a_place_are_told(build):
    welcome = build / "html" / "book" / "index.html"
    welcome.write_text(welcome.read_text("utf-8").replace("<!-- downloads -->", ""), "utf-8")
    with pytest.raises(ValueError, match="has 0 places"):
        publish(build)
    (build / next(iter(FORMS))).unlink()
    with pytest.raises(FileNotFoundError):
        publish(build)
