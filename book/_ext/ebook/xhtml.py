"""Turn parts of the site's pages into documents of an EPUB: plain XHTML with few elements and no scripts."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import Comment, Tag

from ebook.folded import ASKING, only
from ebook.site import Page, parsed, words

MATHML = "http://www.w3.org/1998/Math/MathML"
DROPPED = "script, .live-start, .toctree-wrapper, .citation > .label"
UNWRAPPED = "noscript, .frame, span.math"
ATTRIBUTES = {"alt", "class", "colspan", "href", "id", "role", "rowspan", "src", "start", "type"}
# Output with more letters in a line is written smaller, since its columns say something.
WIDE = 66
# Kinds of parts that have a role of the same name.
ROLES = {"introduction", "chapter", "appendix", "glossary", "bibliography"}
NOT_ATTEMPTED = "not attempted yet"
STILL = "This figure stands still here. It moves {on_the_site}."
PRE = re.compile(r"(<pre[^>]*>)(.*?)\n*</pre>", re.DOTALL)
LETTER = 0.6  # the width of a letter of code, for its height
DOCUMENT = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{language}" \
xml:lang="{language}">
<head>
<meta charset="utf-8"/>
<title>{title}</title>
<link rel="stylesheet" href="style.css"/>
</head>
<body>
{body}
</body>
</html>
"""


@dataclass
class Document:
    """A document of the EPUB: what it shows, the page of the site that it comes from, and what kind of part it is.

    `sections` are the (id, heading) of what the table of contents lists below it.
    """

    name: str
    title: str
    body: Tag
    page: Page
    part: str
    kind: str = ""
    sections: list[tuple[str, str]] = field(default_factory=list)

    @property
    def file(self) -> str:
        return f"{self.name}.xhtml"

    @property
    def has_formulas(self) -> bool:
        return self.body.find("math") is not None


def prepare(body: Tag, page: Page, base: str | None, classes: set[str], picture: Callable[[str], str]) -> None:
    """Take away what an e-reader has no use for; `picture` gives the address of a picture of the site in the EPUB."""
    for element in body.select(DROPPED):
        element.decompose()
    for formula in body.select(".math"):
        # The TeX is for the few programs that know no MathML.
        only(formula, "math").attrs |= {"xmlns": MATHML, "alttext": " ".join(str(formula["data-tex"]).split())}
    for element in body.select(UNWRAPPED):
        element.unwrap()
    for comment in body.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for output in body.select(".tag_exercise > .cell_output"):
        if NOT_ATTEMPTED in words(output):
            output.decompose()
    for figure in body.select("[data-figure]"):
        figure["class"] = f"figure {figure['data-figure']}"
        if figure["data-figure"] not in {*ASKING, "review"}:
            figure.append(moves(figure, page, base))
    for number in body.select(".chapter > .number"):
        number.append(". ")
    for pre in body.find_all("pre"):
        is_output = pre.find_parent(class_="cell_output") is not None
        longest = max(map(len, pre.get_text().splitlines()), default=0)
        pre["class"] = ("output wide" if longest > WIDE else "output") if is_output else "code"
    for image in body.find_all("img"):
        image["src"] = picture(urljoin(page.path, str(image["src"])))
    lighten(body, classes)


def moves(figure: Tag, page: Page, base: str | None) -> Tag:
    """Return the words that say where a figure moves."""
    section = figure.find_parent("section")
    address = f"{base}{page.path}.html#{section['id']}" if base and section else ""
    there = f'<a href="{escape(address)}">on the site</a>' if address else "on the site of the book"
    return parsed(f'<p class="moves">{STILL.format(on_the_site=there)}</p>')


def lighten(body: Tag, classes: set[str]) -> None:
    """Leave no class that the style does not know, no attribute that says nothing here, and no element without use."""
    for element in [body, *body.find_all(True)]:
        names = " ".join(filter(None, element.get_attribute_list("class"))).split()
        if known := [name for name in names if name in classes]:
            element["class"] = " ".join(known)
        else:
            del element["class"]
        if element.find_parent("math") is None and element.name != "math":
            for name in element.attrs.keys() - ATTRIBUTES:
                del element[name]
        if element.name in {"div", "span"} and not element.attrs:
            element.unwrap()


def resolve(document: Document, places: dict[tuple[str, str], Document], base: str | None) -> None:
    """Lead each link to its place in the EPUB, or to the site, or nowhere; `places` has the document of (page, id)."""
    for anchor in document.body.find_all("a", href=True):
        link = urlsplit(str(anchor["href"]))
        if link.scheme:
            continue
        path = urljoin(document.page.path, unquote(link.path)).removesuffix(".html")
        if (path, "") in places and not link.query:
            place = path, unquote(link.fragment)
            if place not in places:
                raise ValueError(f"{document.page.path} links to {anchor['href']}, where the EPUB has nothing")
            file = "" if places[place] is document else places[place].file
            anchor["href"] = f"{file}#{link.fragment}" if link.fragment else places[place].file
        elif base:
            anchor["href"] = urljoin(f"{base}{document.page.path}.html", str(anchor["href"]))
        else:
            anchor.unwrap()


def lines(found: re.Match[str]) -> str:
    """Let each line of code wrap below itself, further in than it begins."""
    opening, content = found.groups()
    wrapped = []
    for line in content.split("\n"):
        letters = re.sub("<[^>]*>", "", line)
        depth = f"{LETTER * (len(letters) - len(letters.lstrip()) + 4):.1f}em"
        wrapped.append(f'<span class="line" style="padding-left: {depth}; text-indent: -{depth}">{line}\n</span>')
    return f"{opening}{''.join(wrapped)}</pre>"


def xhtml(document: Document, language: str) -> str:
    """Return a document as a file."""
    if document.kind in ROLES:
        document.body.attrs |= {"epub:type": document.kind, "role": f"doc-{document.kind}"}
    body = PRE.sub(lines, document.body.decode())
    return DOCUMENT.format(language=language, title=escape(document.title), body=body)
