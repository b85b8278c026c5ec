"""Print the book's page by Chromium, and make of it a small PDF that is always the same for the same sources."""

import io
import tempfile
from collections.abc import Mapping
from pathlib import Path

from pikepdf import Dictionary, Name, ObjectStreamMode, OutlineItem, Pdf
from playwright.sync_api import Browser, Page

from book.paper.document import Document, with_page_numbers

# A number that has more digits than the one before can move a line to the next page, but hardly twice.
ATTEMPTS = 4


def show(page: Page, html: str) -> None:
    """Show a document, with its pictures and fonts."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "book.html")
        path.write_text(html, "utf-8")
        page.goto(path.as_uri())
        page.evaluate("() => document.fonts.ready")


def printed(page: Page, html: str, *, is_tagged: bool) -> Pdf:
    show(page, html)
    content = page.pdf(prefer_css_page_size=True, print_background=True, tagged=is_tagged, outline=is_tagged)
    return Pdf.open(io.BytesIO(content))


def page_numbers(pdf: Pdf) -> dict[str, int]:
    """Return the number of the page, from 1, of each id that a link leads to."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    return {name.removeprefix("/"): numbers[place[0].objgen] for name, place in pdf.Root.Dests.items()}


def print_book(browser: Browser, document: Document) -> bytes:
    """Return the book as a PDF; raises RuntimeError if the numbers of its pages do not settle."""
    html = document.html()
    page = browser.new_page()
    # Tags and outline take most of the time, and where a page ends does not depend on them.
    numbers = page_numbers(printed(page, html, is_tagged=False))
    for _ in range(ATTEMPTS):
        before = numbers
        pdf = printed(page, with_page_numbers(html, before), is_tagged=True)
        numbers = page_numbers(pdf)
        if numbers == before:
            page.close()
            return finished(pdf, document)
    raise RuntimeError(f"After {ATTEMPTS} attempts the pages still have other numbers than the book says")


def space(bookmarks: list[OutlineItem], headings: Mapping[str, str]) -> None:
    """Put back the spaces of headings, which Chromium leaves out where a line of one ends."""
    for bookmark in bookmarks:
        bookmark.title = headings.get("".join(bookmark.title.split()), bookmark.title)
        space(bookmark.children, headings)


def finished(pdf: Pdf, document: Document) -> bytes:
    """Return a PDF packed, with formulas tagged as such, chapters as closed bookmarks, and no time of its making."""
    title = str(pdf.docinfo[Name.Title])
    del pdf.docinfo
    pdf.docinfo[Name.Title] = title
    pdf.Root.PageMode = Name.UseOutlines
    with pdf.open_outline() as outline:
        space(outline.root, {"".join(heading.split()): heading for heading in document.headings()})
        for chapter in outline.root:
            chapter.is_closed = True
    for element in pdf.objects:
        if (
            isinstance(element, Dictionary)
            and element.get(Name.S) == Name.Figure
            and str(element[Name.Alt]) in document.formulas
        ):
            element[Name.S] = Name.Formula
    packed = io.BytesIO()
    pdf.save(packed, object_stream_mode=ObjectStreamMode.generate, recompress_flate=True, deterministic_id=True)
    return packed.getvalue()
