"""What leads the reader through the book: numbers, cards, ways past the deeper sections, links to the glossary."""

import re
from html import unescape

from built_site import SITE

from course.exercises import CHAPTERS


def html(page_name):
    return unescape((SITE / page_name).read_text("utf-8"))


def text(part):
    return " ".join(re.sub("<[^>]*>", "", part).split())


def numbered(chapter):
    """A chapter's title as the site shows it: by its number, but for that which comes before all numbers."""
    return f"{chapter}. {CHAPTERS[chapter]}" if chapter else CHAPTERS[chapter]


def test_chapters_have_their_numbers_in_the_sidebar_and_in_their_titles(chapters):
    for page_name in chapters:
        page, chapter = html(page_name), int(page_name.split("/")[1][:2])
        [sidebar] = re.findall('<nav class="bd-links.*?</nav>', page, re.DOTALL)
        entries = [text(entry) for entry in re.findall(r"<a [^>]*>(.*?)</a>", sidebar, re.DOTALL)]
        assert [numbered(each) for each in CHAPTERS] == entries[: len(CHAPTERS)]
        assert text(re.findall('<h1>([^\n]*?)<a class="headerlink"', page)[0]) == numbered(chapter)


def test_a_card_has_number_title_and_times_of_each_chapter(chapters):
    page = html("book/index.html")
    cards = re.findall(r'<a class="chapter" href="\.\./(.*?)">(.*?)</a>.*?<p class="times">(.*?)</p>', page, re.DOTALL)
    shown = {page_name: (text(title), times) for page_name, title, times in cards}
    for page_name, notebook in chapters.items():
        head = "".join(notebook["cells"][0]["source"])
        short, exercises = re.findall(r"^Time: (\d+) .*; (\d+) for", head, re.MULTILINE)[0]
        chapter = int(page_name.split("/")[1][:2])
        assert shown[page_name] == (f"{chapter}{CHAPTERS[chapter]}", f"{short} min to read, {exercises} for exercises")
    assert len(shown) == len(chapters)


def test_the_welcome_page_adds_up_the_times(chapters):
    minutes = [0, 0, 0]
    for notebook in chapters.values():
        times = re.findall(
            r"^Time: (\d+) min[^,;]*(?:, (\d+) more[^;]*)?; (\d+) for",
            "".join(notebook["cells"][0]["source"]),
            re.MULTILINE,
        )
        minutes = [total + int(part or 0) for total, part in zip(minutes, times[0], strict=True)]
    short, deeper, exercises = (round(total / 60) for total in minutes)
    shown = text(html("book/index.html"))
    assert f"by the short way take about {short + exercises} hours: {short} to read them" in shown
    assert f"and {exercises} for the exercises and quizzes. The deeper sections take {deeper} more." in shown


def test_each_deeper_section_has_a_way_past_it(chapters):
    for page_name, notebook in chapters.items():
        sources = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "markdown"]
        headings = [source for source in sources if re.match("#+ Deeper: ", source)]
        page = html(page_name)
        ways = re.findall(
            r'<section class="deeper" id="[^"]*">.*?<p class="way-on">.*?href="#([^"]*)"', page, re.DOTALL
        )
        assert len(ways) == len(headings)
        for goal in ways:
            [found] = re.findall(rf'<section id="{re.escape(goal)}">\s*<h\d>(.*?)<a ', page, re.DOTALL)
            assert not found.startswith("Deeper")


def test_a_term_leads_to_its_entry_and_an_entry_to_its_chapter(chapters):
    glossary = html("book/glossary.html")
    entries = set(re.findall(r'<dt id="(term-[^"]*)"', glossary))
    found = set()
    for page_name in chapters:
        links = re.findall(
            r'href="\.\./book/glossary\.html#(term-[^"]*)"><span class="xref std std-term', html(page_name)
        )
        found |= set(links)
        assert not links or f'href="../{page_name}"' in glossary
    assert found == entries
