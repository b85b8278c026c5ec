"""The parts that make an EPUB of the site's pages, each by itself."""

import io
import re
from datetime import UTC, datetime

import pytest
from ebook import book, folded, site, xhtml
from ebook.cover import png
from ebook.site import Page, parsed
from PIL import Image

BASE = "https://example.org/course/"
HIDDEN_CODE = '<div class="cell"><details><summary>Show</summary><div class="cell_input">code</div></details>{}</div>'


def page(inside: str, path: str = "lessons/03_activations") -> Page:
    return Page(path, "Part I", parsed(f'<section id="top"><h1>3. Activations</h1>{inside}</section>'))


def document(inside: str) -> xhtml.Document:
    found = page(inside)
    return xhtml.Document(found.name, found.title, found.body, found, found.part)


def links_of(made: xhtml.Document, base: str | None) -> list[str]:
    other = document('<h2 id="here">…</h2>')
    other.name, other.page = "04_forward", page("", "lessons/04_forward")
    places = {
        ("lessons/03_activations", ""): made,
        ("lessons/03_activations", "top"): made,
        ("lessons/04_forward", ""): other,
        ("lessons/04_forward", "here"): other,
    }
    xhtml.resolve(made, places, base)
    return [str(anchor["href"]) for anchor in made.body.find_all("a")]


def test_a_link_leads_to_its_place_in_the_book():
    made = document('<a href="04_forward.html">4</a><a href="04_forward.html#here">4</a><a href="#top">3</a>')
    assert links_of(made, None) == ["04_forward.xhtml", "04_forward.xhtml#here", "#top"]


def test_a_link_to_what_only_the_site_has_leads_there_or_nowhere():
    only_there = (
        '<a href="../_static/notebooks.zip">all</a> <a href="?data=moons">moons</a> <a href="https://a.b">c</a>'
    )
    assert links_of(document(only_there), BASE) == [
        f"{BASE}_static/notebooks.zip",
        f"{BASE}lessons/03_activations.html?data=moons",
        "https://a.b",
    ]
    made = document(only_there)
    assert links_of(made, None) == ["https://a.b"]
    assert site.words(made.body).endswith("all moons c")


def test_a_link_to_a_place_that_the_book_has_lost_is_an_error():
    with pytest.raises(ValueError, match=r"lessons/03_activations links to 04_forward\.html#gone"):
        links_of(document('<a href="04_forward.html#gone">4</a>'), BASE)


@pytest.mark.parametrize(
    "base, there", [(BASE, f'<a href="{BASE}lessons/03_activations.html#top">'), (None, "moves on")]
)
def test_a_figure_that_moves_says_where(base, there):
    made = page('<div class="course-figure" data-figure="softmax"><div class="frame"><img src="s"/></div></div>')
    xhtml.prepare(made.body, made, base, {"moves"}, lambda address: address)
    [note] = made.body.select(".moves")
    assert there in str(note)


def test_a_line_of_code_wraps_further_in_than_it_begins():
    made = document("<pre>def f():\n    <b>return</b> 1\n\n</pre>")
    assert (
        '<pre><span class="line" style="padding-left: 2.4em; text-indent: -2.4em">def f():\n</span>'
        '<span class="line" style="padding-left: 4.8em; text-indent: -4.8em">    <b>return</b> 1\n</span></pre>'
    ) in xhtml.xhtml(made, "en")


def test_hidden_code_goes_to_the_appendix_if_it_draws_and_is_shown_if_it_prints():
    drawing = HIDDEN_CODE.format('<div class="cell_output"><img alt="a"/></div>')
    printing = HIDDEN_CODE.format('<div class="cell_output"><pre>1</pre></div>')
    calling = HIDDEN_CODE.format('<div class="cell_output"><div data-figure="softmax"></div></div>')
    for cell, is_here, is_appended in [(drawing, False, True), (printing, True, False), (calling, False, False)]:
        made = page(cell)
        appended = folded.move(made)
        assert ("code" in [site.words(one) for one in made.body.select(".cell_input")]) == is_here
        assert bool(appended.code) == is_appended


def test_hints_stand_in_rounds():
    details = "<details><summary>{0}</summary><p>{0} of {1}</p></details>"
    exercises = "".join(
        f'<section id="{id}"><h3>{id}</h3>{"".join(details.format(title, id) for title in titles)}</section>'
        for id, titles in {"a": ["Hint 1", "Hint 2", "Solution"], "b": ["Hint 1", "Solution"]}.items()
    )
    made = page(exercises)
    appended = folded.move(made)
    assert [[str(hint["id"]) for hint in one] for one in appended.hints] == [["hint-1-a", "hint-1-b"], ["hint-2-a"]]
    assert [str(answer["id"]) for answer in appended.answers] == ["solution-a", "solution-b"]
    assert [site.words(ways) for ways in made.body.select(".ways")] == [
        "Hint 1 · Hint 2 · Solution",
        "Hint 1 · Solution",
    ]


def test_what_is_folded_and_not_known_is_an_error():
    with pytest.raises(ValueError, match="lessons/03_activations folds 'A secret'"):
        folded.move(page("<details><summary>A secret</summary><p>words</p></details>"))


def test_what_needs_a_browser_or_the_network_is_left_out(tmp_path, monkeypatch):
    (tmp_path / "_toc.yml").write_text("root: index\nparts: []\n", "utf-8")
    monkeypatch.setattr(site, "ROOT", tmp_path)
    inside = "<!-- online --><p>online</p><!-- /online --><!-- browser --><p>browser</p><!-- /browser --><p>kept</p>"
    article = f'<article class="bd-article"><section><h1>Title</h1>{inside}</section></article>'
    (tmp_path / "index.html").write_text(article, "utf-8")
    [found] = site.pages(tmp_path, set())
    assert site.words(found.body) == "Titlekept"


def test_without_a_built_site_it_says_what_to_type(tmp_path):
    with pytest.raises(site.NotBuilt, match=r"book/index\.html is missing.* Type: make book"):
        site.pages(tmp_path, set())


def test_a_picture_keeps_its_colours_on_white():
    picture = Image.new("RGBA", (3, 1))
    for place, colour in enumerate([(0, 0, 0, 0), (250, 251, 252, 255), (0, 114, 178, 255)]):
        picture.putpixel((place, 0), colour)
    with Image.open(io.BytesIO(png(picture))) as made:
        assert [made.convert("RGB").getpixel((place, 0)) for place in range(3)] == [
            (255, 255, 255),
            (255, 255, 255),
            (0, 114, 178),
        ]


def test_the_time_of_the_sources_can_be_set(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert book.modified() == datetime(1970, 1, 2, tzinfo=UTC)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert datetime(2020, 1, 1, tzinfo=UTC) < book.modified() <= datetime.now(UTC)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_coloured_words_can_be_read_by_day_and_by_night():
    """Contrast of 4.5 with white and with black; and no background, which a night mode would not know of."""
    sheet = book.STYLE.read_text("utf-8")
    colours = re.findall(r"[^-]color: (#[0-9a-f]{6})", sheet)
    assert len(colours) >= 2
    for colour in colours:
        assert 1.05 / (luminance(colour) + 0.05) >= 4.5, colour
        assert (luminance(colour) + 0.05) / 0.05 >= 4.5, colour
    assert not re.search(r"\bbackground[\w-]*:", sheet)
