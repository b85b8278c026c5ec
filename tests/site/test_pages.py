"""Every page of the built site is whole, self-contained and fits a wide window and a phone, in light and dark."""

from visiting import VIEWPORTS


def test_asks_nothing_of_another_host(visit, page_name):
    assert visit(page_name).off_site == []


def test_has_no_error_on_the_console(visit, page_name):
    assert visit(page_name).complaints == []


def test_finds_every_file_it_asks_for(visit, page_name):
    assert visit(page_name).failures == []
    assert all(found["brokenImages"] == [] for found in visit(page_name).found.values())


def test_is_no_wider_than_its_window(visit, page_name, scheme):
    assert visit(page_name).found[scheme]["width"] <= VIEWPORTS[scheme]["width"]


def test_follows_the_system_into_light_and_dark(visit, page_name, scheme):
    assert visit(page_name).found[scheme]["theme"] == scheme


def test_has_one_title_and_one_main_part(visit, page_name, scheme):
    found = visit(page_name).found[scheme]
    assert len(found["titles"]) == 1
    assert found["mains"] == 1


def test_describes_every_image(visit, page_name, scheme):
    assert visit(page_name).found[scheme]["imagesWithoutAlt"] == []


def test_sets_every_formula(visit, page_name, scheme):
    found = visit(page_name).found[scheme]
    assert found["untypesetFormulas"] == []
    assert found["faultyFormulas"] == []
    assert found["rawFormulas"] == []
    assert found["wideFormulas"] == []
