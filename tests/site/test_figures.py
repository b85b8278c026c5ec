"""The figures on the built site: they come when a reader is near, and leave a still picture where no script runs."""

import gzip

import pytest
from built_site import SITE, links, page_names, pages_with_figures
from playwright.sync_api import Browser, expect

# What the figures of a page may weigh, script and style sheet, in bytes as they are sent. It is a little more than they
# weigh today, so that none gets heavier without a decision.
BUDGETS = {
    "book/index.html": 22_000,
    "book/playground.html": 28_000,
    "lessons/00_numpy.html": 5_000,
    "lessons/01_neuron.html": 17_500,
    "lessons/02_matrices.html": 11_500,
    "lessons/03_activations.html": 13_500,
    "lessons/04_forward.html": 18_500,
    "lessons/05_losses.html": 19_800,
    "lessons/06_backprop.html": 13_000,
    "lessons/07_network.html": 13_500,
    "lessons/08_xor.html": 31_500,
    "lessons/09_digits.html": 24_500,
    "lessons/10_training.html": 42_000,
    "lessons/11_autodiff.html": 13_000,
}
# How much taller a figure may be than the room that is kept for it, on a wide page and on a phone.
SLACK = {"light": 12, "dark": 30}


def parts(name: str) -> list[str]:
    """Return the scripts and style sheets of figures that a page links to, by their place on the site."""
    linked = (link.lstrip("./") for link in links(name).targets if "_static/figures-" in link)
    return sorted(link for link in linked if not link.endswith(".webp"))


@pytest.mark.parametrize("name", page_names())
def test_a_page_with_figures_loads_one_script_and_one_sheet_for_them_and_another_page_nothing(name):
    kinds = [part.rpartition(".")[2] for part in parts(name)]
    assert kinds == (["css", "js"] if name in pages_with_figures() else [])


@pytest.mark.parametrize("name", pages_with_figures())
def test_the_figures_of_a_page_are_light(name):
    weights = {part: len(gzip.compress((SITE / part).read_bytes())) for part in parts(name)}
    assert sum(weights.values()) <= BUDGETS.get(name, 0), weights


@pytest.mark.parametrize("name", pages_with_figures())
def test_only_the_playgrounds_page_keeps_a_figure_in_its_address(name):
    assert ("data-address" in (SITE / name).read_text("utf-8")) == (name == "book/playground.html")


def test_nothing_more_is_asked_for_when_a_figure_comes_near(visit, page_with_figures):
    asked = {part for part in visit(page_with_figures).asked if part.startswith("_static/figures-")}
    assert sorted(part for part in asked if not part.endswith(".webp")) == parts(page_with_figures)


def test_a_figure_mounts_when_it_comes_near_and_moves_nothing(visit, page_with_figures, scheme):
    for figure in visit(page_with_figures).found[scheme]["figures"]:
        assert figure["mounted"] and not figure["failures"], figure
        assert figure["taken"] - figure["kept"] <= SLACK[scheme], figure


def test_without_scripts_a_described_still_stands_there(visit_without_scripts, page_with_figures):
    """Of a quiz and of a prediction, their questions stand there."""
    for width, figures in visit_without_scripts(page_with_figures).items():
        for figure in figures:
            assert figure["seen"], (width, figure)
            assert figure["isText"] or len(figure["alt"]) > 60, figure


def test_opened_as_a_file_a_page_says_why_its_figures_do_not_move(browser: Browser, address):
    name = pages_with_figures()[0]
    page = browser.new_page()
    page.goto((SITE / name).as_uri())
    words = page.get_by_text("opened as a file")
    expect(words.first).to_be_visible()
    assert words.count() == page.locator("[data-figure]").count()
    expect(words.first).to_contain_text("python book/serve.py")
    page.goto(f"{address}/{name}")
    expect(page.locator("[data-figure]").first).to_be_attached()
    expect(words).to_have_count(0)
    page.close()
