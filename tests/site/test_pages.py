"""Every page of the built site is whole, self-contained and fits a wide window and a phone, in light and dark."""

from visiting import VIEWPORTS


def test_asks_nothing_of_another_host(visit, page_name, scheme):
    assert visit(page_name, scheme).off_site == []


def test_has_no_error_on_the_console(visit, page_name, scheme):
    assert visit(page_name, scheme).complaints == []


def test_finds_every_file_it_asks_for(visit, page_name, scheme):
    assert visit(page_name, scheme).failures == []
    assert visit(page_name, scheme).found["brokenImages"] == []


def test_is_no_wider_than_its_window(visit, page_name, scheme):
    assert visit(page_name, scheme).found["width"] <= VIEWPORTS[scheme]["width"]


def test_follows_the_system_into_light_and_dark(visit, page_name, scheme):
    assert visit(page_name, scheme).found["theme"] == scheme


def test_has_one_title_and_one_main_part(visit, page_name, scheme):
    found = visit(page_name, scheme).found
    assert len(found["titles"]) == 1
    assert found["mains"] == 1


def test_describes_every_image(visit, page_name, scheme):
    assert visit(page_name, scheme).found["imagesWithoutAlt"] == []


def test_sets_every_formula(visit, page_name, scheme):
    found = visit(page_name, scheme).found
    assert found["untypesetFormulas"] == []
    assert found["faultyFormulas"] == []
    assert found["rawFormulas"] == []
