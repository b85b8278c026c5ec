"""The figures on the built site: they come when a reader is near, and leave a still picture where no script runs."""

import gzip
import json
import re
from html import unescape

import pytest
from built_site import SITE, links, page_names, pages_with_figures

from course.exercises import CHAPTERS, questions_of

# What the figures of a page may weigh, script and style sheet, in bytes as they are sent. It is a little more than they
# weigh today, so that none gets heavier without a decision. The questions of a warm-up are 20 000 of them.
BUDGETS = {
    "book/index.html": 24_200,
    "book/playground.html": 30_500,
    "book/review.html": 10_300,
    "lessons/00_numpy.html": 6_800,
    "lessons/01_neuron.html": 21_600,
    "lessons/02_matrices.html": 36_500,
    "lessons/03_activations.html": 38_100,
    "lessons/04_forward.html": 43_200,
    "lessons/05_losses.html": 44_700,
    "lessons/06_backprop.html": 44_600,
    "lessons/07_network.html": 38_200,
    "lessons/08_xor.html": 54_300,
    "lessons/09_digits.html": 47_600,
    "lessons/10_training.html": 60_800,
    "lessons/11_autodiff.html": 37_600,
    "lessons/12_beyond.html": 37_600,
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


def test_only_the_page_of_the_review_carries_the_questions_of_all_quizzes():
    questions = {question["id"]: question["question"] for chapter in CHAPTERS for question in questions_of(chapter)}
    for name in pages_with_figures():
        text = (SITE / name).read_text("utf-8")
        carried = {id for id in questions if f"&quot;id&quot;: &quot;{id}&quot;, &quot;question&quot;" in text}
        if name == "book/review.html":
            assert carried == questions.keys()
            assert len(gzip.compress(text.encode())) < 30_000
        else:
            assert len(carried) <= 5, name


def plain(heading: str) -> str:
    """Return the words of a heading, with the apostrophes that Sphinx makes of straight ones."""
    return unescape(re.sub("<[^>]*>", "", heading)).replace("'", "’")


def test_the_review_leads_to_each_exercise():
    [state] = re.findall('data-figure="review" data-state="([^"]*)"', (SITE / "book/review.html").read_text("utf-8"))
    chapters = json.loads(unescape(state))["chapters"]
    assert [chapter["title"].rpartition(". ")[2] for chapter in chapters] == list(CHAPTERS.values())
    for chapter in chapters:
        assert links("book/review.html").resolves(chapter["place"])
        for exercise in chapter["exercises"]:
            page, _, anchor = exercise["place"].removeprefix("../").partition("#")
            [heading] = re.findall(
                rf'<section id="{anchor}">\s*<h[34]>(.*?)<a ', (SITE / page).read_text("utf-8"), re.DOTALL
            )
            assert plain(heading).endswith(plain(exercise["title"].partition(" ")[2])), exercise


def test_nothing_more_is_asked_for_when_a_figure_comes_near(visit, page_with_figures):
    asked = {part for part in visit(page_with_figures).asked if part.startswith("_static/figures-")}
    assert sorted(part for part in asked if not part.endswith(".webp")) == parts(page_with_figures)


def test_a_figure_mounts_when_it_comes_near_and_moves_nothing(visit, page_with_figures, scheme):
    for figure in visit(page_with_figures).found[scheme]["figures"]:
        assert figure["mounted"] and not figure["failures"], figure
        assert figure["taken"] - figure["kept"] <= SLACK[scheme], figure


def test_without_scripts_a_described_still_stands_there(visit_without_scripts, page_with_figures):
    """Of a figure of words, as a quiz is, the words stand there, and of the review, where they are."""
    for width, figures in visit_without_scripts(page_with_figures).items():
        for figure in figures:
            assert figure["seen"], (width, figure)
            assert not figure["isPicture"] or len(figure["alt"]) > 60, figure
