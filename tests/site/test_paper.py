"""The book on paper: all of it is in the PDF, every link arrives, nothing is cut, and a screen reader can follow it.

The PDF is looked at by another program than the one that made it, PDFium, and, where its structure counts, by qpdf.
"""

import io
import re
from collections import Counter
from collections.abc import Callable, Iterator

import pikepdf
import pypdfium2
import pytest
import yaml
from bs4 import BeautifulSoup, Comment
from built_site import SITE
from pikepdf import Name, Pdf
from playwright.sync_api import Browser, Page

from book.paper.document import THERE, Document, parsed, with_page_numbers
from book.paper.printing import print_book, show
from course.exercises import CHAPTERS, exercises_of
from course.quizzes import QUIZZES

ROOT = SITE.parents[1]
PUBLIC = "https://book.example/course"
APPENDICES = ["Hints", "Solutions", "Answers", "Folded code"]
TEXT_WIDTH = 627  # pixels: 210 mm less the margins

# What is wider than the page, and what a figure shows.
MEASURE = """() => {
  const right = document.documentElement.clientWidth;
  const wide = [...document.querySelectorAll("body *")].filter((element) => {
    const { left, right: end, width } = element.getBoundingClientRect();
    return width > 0 && (end > right + 1 || left < -1 || element.scrollWidth > element.clientWidth + 1 &&
      ["auto", "scroll", "hidden"].includes(getComputedStyle(element).overflowX));
  });
  const figures = [...document.querySelectorAll("[data-figure]")].map((figure) => {
    const frame = figure.querySelector(".frame");
    const inner = document.createRange();
    inner.selectNodeContents(frame);
    return {
      name: figure.dataset.figure,
      words: frame.innerText.trim().length,
      empty: frame.getBoundingClientRect().height - inner.getBoundingClientRect().height,
    };
  });
  const pictures = [...document.images].filter((image) => !image.naturalWidth).map((image) => image.src.slice(0, 80));
  const hidden = [...document.querySelectorAll("body *")].filter((element) => !element.checkVisibility());
  const start = (element) => element.outerHTML.slice(0, 120);
  return { wide: wide.map(start), hidden: hidden.map(start), figures, pictures };
}"""


def joined(text: str) -> str:
    """Return a text without what differs on paper: spaces and hyphens, where lines end, quotes, the marks of code."""
    return re.sub(r"[\s`'\"‘’“”\-\N{SOFT HYPHEN}\ufffe]", "", text)


MARKS = re.compile(r"```.*?```|\$[^$]*\$|\]\([^)]*\)|[*\[\n]", re.DOTALL)


def plain_part(markdown: str) -> str:
    """Return the longest part of a text that has neither formulas nor marks in it."""
    return max(MARKS.split(markdown), key=len)


@pytest.fixture(scope="module")
def document() -> Document:
    return Document(SITE, ROOT)


@pytest.fixture(scope="module")
def html(document: Document) -> BeautifulSoup:
    return parsed(document.html())


@pytest.fixture(scope="module")
def book(document: Document, browser: Browser) -> bytes:
    return print_book(browser, document)


@pytest.fixture(scope="module")
def pdf(book: bytes) -> Pdf:
    return Pdf.open(io.BytesIO(book))


@pytest.fixture(scope="module")
def read(book: bytes) -> Iterator[pypdfium2.PdfDocument]:
    read = pypdfium2.PdfDocument(book)
    yield read
    read.close()


@pytest.fixture(scope="module")
def texts(read: pypdfium2.PdfDocument) -> list[str]:
    """The text of each page."""
    return [page.get_textpage().get_text_range() for page in read]


@pytest.fixture(scope="module")
def outline(read: pypdfium2.PdfDocument) -> list[tuple[int, str, int]]:
    """The rank, the title and the page of each bookmark, from 0."""
    return [(mark.level, mark.get_title(), mark.get_dest().get_index()) for mark in read.get_toc()]


@pytest.fixture(scope="module")
def part(texts: list[str], outline: list[tuple[int, str, int]]) -> Callable[[str], str]:
    """The text of a chapter or an appendix, by its title, without what stands at the foot of each page."""
    starts = [(title, page) for rank, title, page in outline if rank == 0]
    ends = [page for _, page in starts[1:]] + [len(texts)]
    parts = {}
    for (title, start), end in zip(starts, ends, strict=True):
        pages = (joined(texts[page]).removeprefix(f"{joined(title)}{page + 1}") for page in range(start, end))
        parts[title] = "".join(pages)
    return lambda title: parts[title]


@pytest.fixture(scope="module")
def paper(browser: Browser, document: Document) -> Iterator[Page]:
    """The document as it is laid out for printing, on one endless page."""
    page = browser.new_page(viewport={"width": TEXT_WIDTH, "height": 1000})
    page.emulate_media(media="print")
    show(page, document.html())
    yield page
    page.close()


def page_titles() -> list[str]:
    """The titles of the site's pages, as its table of contents lists them."""
    listed = yaml.safe_load((ROOT / "_toc.yml").read_text("utf-8"))
    names = [page["file"] for part in listed["parts"] for page in part["chapters"]]
    heads = [parsed((SITE / f"{name}.html").read_text("utf-8")).select_one("article h1") for name in names]
    return [" ".join(head.get_text().removesuffix("#").split()) for head in heads if head]


def chapter_title(chapter: int) -> str:
    return f"{chapter}. {CHAPTERS[chapter]}" if chapter else CHAPTERS[chapter]


def structure(pdf: Pdf) -> list[pikepdf.Object]:
    """The elements that a screen reader goes through."""
    return [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and Name.S in item and Name.P in item]


def annotations(pdf: Pdf) -> list[pikepdf.Object]:
    return [note for page in pdf.pages for note in page.get("/Annots", ())]


def test_has_a_reasonable_number_of_pages_and_bytes(pdf, book):
    assert 300 < len(pdf.pages) < 450
    assert len(book) < 10e6


def test_no_page_is_empty(texts):
    assert [number for number, text in enumerate(texts, 1) if len(text.split()) < 20] == []


def empty_below(page: pypdfium2.PdfPage) -> float:
    """Return which share of the height of a page is empty below its text, without the bar beside deeper sections."""
    picture = page.render(scale=0.5).to_pil().convert("L")
    left, top, bottom = (round(millimetres / 297 * picture.height) for millimetres in (26, 20, 275))
    drawn = picture.crop((left, top, picture.width, bottom)).point([255] * 200 + [0] * 56).getbbox()
    return 1 - drawn[3] / (bottom - top) if drawn else 1.0


def test_few_pages_are_more_than_a_third_empty(read, outline):
    last = {page - 1 for rank, _, page in outline if rank == 0}
    inner = [number for number in range(1, len(read) - 1) if number not in last]
    assert len([number for number in inner if empty_below(read[number]) > 1 / 3]) <= 8


def test_its_bookmarks_are_the_chapters_and_the_appendices(outline, texts):
    chapters = [(title, page) for rank, title, page in outline if rank == 0]
    assert [title for title, _ in chapters] == ["Contents", "Welcome", *page_titles(), *APPENDICES]
    for title, page in chapters:
        assert joined(title) in joined(texts[page]), title


def test_its_bookmarks_have_every_section(outline, html):
    headings = html.select("h1, h2, h3, h4")
    assert [joined(title) for _, title, _ in outline] == [joined(heading.get_text()) for heading in headings]


def test_the_contents_name_the_pages_where_chapters_begin(outline, texts):
    [contents, first, *_] = [page for rank, _, page in outline if rank == 0]
    lines = joined("".join(texts[contents:first]))
    for rank, title, page in outline[1:]:
        if rank == 0:
            assert f"{joined(title)}{page + 1}" in lines, title


def test_every_page_says_its_number_and_its_chapter(outline, texts):
    starts = {page: title for rank, title, page in outline if rank == 0}
    title = ""
    for number, text in enumerate(texts):
        title = starts.get(number, title)
        if title not in ("", "Contents"):
            assert joined(text).startswith(joined(title) + str(number + 1)), number + 1


def test_every_link_arrives(pdf, outline):
    notes = annotations(pdf)
    pages = {page.obj.objgen for page in pdf.pages}
    inner = [str(note.Dest).removeprefix("/") for note in notes if Name.Dest in note]
    places = {name.removeprefix("/"): place for name, place in pdf.Root.Dests.items()}
    assert len(inner) > 1000
    assert [name for name in inner if name not in places] == []
    assert [name for name, place in places.items() if place[0].objgen not in pages] == []
    outer = [str(note.A.URI) for note in notes if Name.Dest not in note]
    assert [address for address in outer if not address.startswith(("https://", "http://neuralnetworks"))] == []


def test_no_address_of_this_machine_is_in_it(pdf):
    plain = io.BytesIO()
    pdf.save(
        plain,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    assert re.findall(rb"file:/[^)]*|localhost[^)]*|127\.0\.0\.1[^)]*|/_build/[^)]*", plain.getvalue()) == []


def test_what_is_only_on_the_site_is_linked_where_its_address_is_known(html):
    at_home, public = html, parsed(Document(SITE, ROOT, PUBLIC).html())
    for book, there in ((at_home, []), (public, [f"{PUBLIC}/_static/neural-network-from-scratch-notebooks.zip"])):
        links = [str(link["href"]) for link in book.select("a[href]")]
        ids = {f"#{element['id']}" for element in book.select("[id]")}
        assert [link for link in links if not link.startswith("http") and link not in ids] == []
        assert [link for link in links if link.endswith(".zip")] == there
    assert public.select(f'a[href="{PUBLIC}/lessons/01_neuron.html"]')
    assert public.select(f'a[href^="{PUBLIC}/book/playground.html?data=circles"]')


def test_no_id_stands_twice(html):
    ids = Counter(str(element["id"]) for element in html.select("[id]"))
    assert [id for id, count in ids.items() if count > 1] == []


def test_all_fonts_are_in_it(pdf):
    fonts = {font.objgen: font for page in pdf.pages for font in (page.resources.get("/Font") or {}).values()}
    assert len(fonts) > 5
    for font in fonts.values():
        if font.Subtype != Name.Type3:  # whose letters are drawn in the file itself
            [descendant] = font.DescendantFonts
            assert {"/FontFile2", "/FontFile3"} & descendant.FontDescriptor.keys(), font.BaseFont


def test_says_its_title_and_its_language_and_not_when_it_was_made(pdf):
    assert str(pdf.docinfo.Title) == "Build a Neural Network from Scratch in Python"
    assert set(pdf.docinfo.keys()) <= {"/Title"}
    assert str(pdf.Root.Lang) == "en"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_is_tagged_for_screen_readers(pdf, html):
    assert pdf.Root.MarkInfo.Marked
    kinds = Counter(str(element.S) for element in structure(pdf))
    assert kinds["/H1"] == len(html.select("h1"))
    assert kinds["/H2"] == len(html.select("h2"))
    assert kinds["/Table"] == len(html.select("table"))
    assert kinds["/Formula"] == len(html.select(".math"))
    assert kinds["/Figure"] == len(html.select("img:not([alt=''])"))
    assert all(str(element.Alt).strip() for element in structure(pdf) if element.S in (Name.Figure, Name.Formula))


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_has_each_exercise_with_its_hints_and_its_solution_at_the_end(part, outline, chapter):
    titles = Counter(joined(title) for rank, title, _ in outline if rank)
    hints, solutions, text = part("Hints"), part("Solutions"), part(chapter_title(chapter))
    for number, exercise in enumerate(exercises_of(chapter), 1):
        title = joined(f"{chapter}.{number} {exercise.title}")
        assert titles[title] == 3, title
        assert title in hints and title in text
        assert [line for line in exercise.source.splitlines() if joined(line) not in solutions] == [], title
        assert joined(plain_part(exercise.explanation)) in solutions, title
        assert joined(plain_part(exercise.explanation)) not in text, title
        for hint in exercise.hints:
            assert joined(plain_part(hint)) in hints, title


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_has_each_question_and_at_the_end_its_answer(part, chapter):
    text, answers = part(chapter_title(chapter)), part("Answers")
    for question in QUIZZES[chapter]:
        assert joined(question["question"]) in text
        for choice in question["choices"]:
            assert joined(choice["text"]) in text
            assert joined(choice["because"]) in answers
            assert joined(choice["because"]) not in text


def test_words_of_answers_have_no_marks_of_markdown(html):
    answers = [answer.get_text() for answer in html.select(".answers li")]
    assert len(answers) > 100
    assert [answer for answer in answers if re.search(r"\*[a-z]+\*", answer)] == []


def test_an_empty_answer_is_not_judged(html):
    assert "not attempted yet" not in html.get_text()


def test_has_no_marks_of_the_site(html):
    assert html.find_all(string=lambda words: isinstance(words, Comment)) == []
    assert re.findall(r"^\s*/?(?:online|offline|browser|downloads)\s*$", html.get_text(), re.MULTILINE) == []


def test_has_folded_code_of_which_the_text_speaks_at_the_end(html):
    assert len(html.select("main#code .entry-head")) > 10
    for paragraph in html.select("main > main p"):
        if "folded cell" in paragraph.get_text():
            following = paragraph.find_next(class_="cell")
            assert following and following.select_one('.look-up [href^="#code--"]'), paragraph.get_text()
    code = " ".join(block.get_text() for block in html.select("main#code pre"))
    assert "class Tensor" in code and "def train_population" in code
    assert "plots.plane" not in code


def test_predictions_have_their_choices_and_at_the_end_what_happens(html):
    figures = html.select("[data-figure=prediction]")
    assert len(figures) >= 5
    for figure in figures:
        choices = [choice.get_text() for choice in figure.select(".choices li")]
        [answer] = html.select(f'.entry-head:has([href="#{figure["id"]}"]) + p')
        assert len(choices) >= 2
        assert answer.get_text().startswith(tuple(choices))


def test_nothing_is_folded_or_to_be_pressed(html):
    assert html.select("details, summary, button, input, script, noscript, .headerlink") == []


def test_nothing_is_wider_than_the_page(paper):
    assert paper.evaluate(MEASURE)["wide"] == []


def test_nothing_is_hidden(paper):
    assert paper.evaluate(MEASURE)["hidden"] == []


def test_every_picture_is_there_and_no_figure_has_room_that_is_empty(paper):
    found = paper.evaluate(MEASURE)
    assert found["pictures"] == []
    assert len(found["figures"]) > 40
    for figure in found["figures"]:
        assert figure["words"] > 20, figure
        assert figure["empty"] < 40, figure


def test_the_numbers_of_pages_are_filled_in():
    html = '<a href="#a">page <span class="page-number" data-of="a">000</span></a>'
    assert parsed(with_page_numbers(html, {"a": 12})).get_text() == "page 12"


def test_what_the_first_page_says_on_paper_stands_in_its_source():
    source = (ROOT / "book" / "index.md").read_text("utf-8").replace("**", "")
    assert [words for words in THERE if words not in re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", source)] == []
