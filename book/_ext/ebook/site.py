"""The pages of the built site, in the order of the book, each without the frame of its page."""

import re
from dataclasses import dataclass
from pathlib import Path

import yaml
from bs4 import BeautifulSoup, Tag

ROOT = Path(__file__).parents[3]
START, END = '<article class="bd-article">', "</article>"
# What only a site can offer, and what only a page in a browser can.
ELSEWHERE = re.compile(r"<!-- (online|browser) -->.*?<!-- /\1 -->", re.DOTALL)
# A word of code with its kind; most kinds look like the text around them.
WORD = re.compile(r'<span class="([a-z][a-z0-9]?|pre)">([^<]*)</span>')


class NotBuilt(Exception):  # noqa: N818
    """The site has not been built, or not as this expects it."""


@dataclass
class Page:
    """A page of the site: its path there without ending, the part of the book it is in, and its outermost section."""

    path: str
    part: str
    body: Tag

    @property
    def name(self) -> str:
        return Path(self.path).name

    @property
    def title(self) -> str:
        return words(self.body.h1)


def words(element: Tag | None) -> str:
    """Return the text of an element, in one line."""
    return " ".join(element.get_text().split()) if element else ""


def parsed(html: str) -> Tag:
    """Return the first element of some HTML."""
    found = BeautifulSoup(html, "html.parser").find(True)
    assert isinstance(found, Tag)
    return found


def pages(site: Path, kinds: set[str]) -> list[Page]:
    """Return the pages that _toc.yml lists, with these kinds of words of their code; raises NotBuilt if one lacks."""
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text("utf-8"))
    listed = [("", toc["root"])] + [
        (part["caption"], page["file"]) for part in toc["parts"] for page in part["chapters"]
    ]
    found = []
    for part, path in listed:
        file = site / f"{path}.html"
        if not file.exists():
            raise NotBuilt(f"{file} is missing: the EPUB is made of the built site. Type: make book")
        _, start, rest = file.read_text("utf-8").partition(START)
        article, end, _ = rest.partition(END)
        if not (start and end):
            raise NotBuilt(
                f"{file} has no {START}: the theme of the site has changed, and book/_ext/ebook has to follow"
            )
        article = WORD.sub(lambda word: word[0] if word[1] in kinds else word[2], ELSEWHERE.sub("", article))
        body = parsed(article)
        for anchor in body.select(".headerlink"):
            anchor.decompose()
        found.append(Page(path, part, body))
    return found
