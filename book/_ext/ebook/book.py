"""The book as an EPUB, from the pages of the site and what the project says of itself."""

import os
import re
import subprocess
import uuid
from datetime import UTC, datetime
from html import escape
from pathlib import Path, PurePosixPath

import tinycss2
import yaml
from archive import NAME as NOTEBOOKS
from archive import PROJECT, ROOT
from bs4 import Tag
from formulas import style as style_of_formulas
from PIL import Image
from styles import Purge

from ebook import container, cover, folded, site, xhtml
from ebook.folded import ROUNDS
from ebook.site import Page, parsed, words
from ebook.xhtml import Document

STYLE = Path(__file__).with_name("style.css")
FONT = ROOT / "book" / "_static" / "math.woff2"
KINDS = {
    "index": "introduction",
    "formulas": "appendix",
    "notation": "appendix",
    "glossary": "glossary",
    "references": "bibliography",
}
WELCOME = "Welcome"
HINTS, SOLUTIONS, CODE = "Hints", "Solutions and answers", "Code of the pictures"
ABOUT = """<section class="titlepage" epub:type="titlepage">
<h1>{title}</h1>
<p>{author}</p>
<p>Version {version}, {date}</p>
<p>{rights}</p>
<h2>About this edition</h2>
<p>This is the whole text of the course, with its pictures, formulas, code and results. {address}</p>
<p>Hints, solutions and answers stand at the end. Below each exercise and each quiz are links that lead there, and \
from there back. The first hints to all exercises of a chapter stand together, then the second ones, and so on, so \
that you see no more than you ask for.</p>
<p>Code stands as it was run, with what it printed. What the text calls a folded cell is shown, or, if it draws a \
picture, stands at the end too.</p>
</section>"""
KNOWN = (
    'The site, <a href="{base}">{base}</a>, has more: there some figures move, and code runs and can be changed. So it '
    'does in <a href="{base}_static/{notebooks}">the notebooks</a>, on your machine.'
)
UNKNOWN = "Its site and its notebooks have more: there some figures move, and code runs and can be changed."


def modified() -> datetime:
    """Return when the sources last changed: SOURCE_DATE_EPOCH, else the last commit, else the newest chapter's file."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if not seconds:
        git = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
        try:
            seconds = subprocess.run(git, capture_output=True, text=True, check=True).stdout.strip()
        except (OSError, subprocess.CalledProcessError):
            seconds = str(int(max(path.stat().st_mtime for path in (ROOT / "lessons").glob("*.ipynb"))))
    return datetime.fromtimestamp(int(seconds), UTC)


def about(base: str | None) -> tuple[container.Metadata, str, str]:
    """Return what the package says of the book, its version, and its rights as HTML."""
    config = yaml.safe_load((ROOT / "_config.yml").read_text("utf-8"))
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    rights = config["sphinx"]["config"]["html_theme_options"]["extra_footer"]
    metadata = container.Metadata(
        identifier=f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, PROJECT)}",
        title=config["title"],
        author=", ".join(author["name"] for author in citation["authors"]),
        language=config["sphinx"]["config"]["language"],
        rights=words(parsed(f"<p>{rights}</p>")),
        description=" ".join(citation["abstract"].split()),
        subjects=citation["keywords"],
        source=base,
        modified=modified(),
    )
    return metadata, str(citation["version"]), rights


class Pictures:
    """The pictures of the site that documents show, as PNG: the kind that every e-reader knows."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: dict[str, bytes] = {}

    def add(self, path: str) -> str:
        """Return the address of a picture of the site in the EPUB."""
        name = f"images/{PurePosixPath(path).stem}.png"
        if name not in self.files:
            with Image.open(self.root / path) as picture:
                self.files[name] = cover.png(picture)
        return name


def sections(body: Tag) -> list[tuple[str, str]]:
    return [(str(section["id"]), words(section.h2)) for section in body.find_all("section", id=True, recursive=False)]


def appendix(page: Page, name: str, part: str, content: list[Tag]) -> Document:
    """Return a document of an appendix, which belongs to a page."""
    body = parsed(f'<section id="{name}"><h1>{part}: {escape(page.title)}</h1></section>')
    body.extend(content)
    return Document(name, page.title, body, page, part, "appendix")


def rounds(hints: list[list[Tag]]) -> list[Tag]:
    found = []
    for number, (heading, entries) in enumerate(zip(ROUNDS, hints, strict=False), 1):
        found.append(parsed(f'<section class="answer" id="round-{number}"><h2>{heading}</h2></section>'))
        found[-1].extend(entries)
    return found


def bound(root: Path) -> bytes:
    """Return the EPUB of the site in a folder; raises NotBuilt if the site is not whole."""
    base = f"{address.rstrip('/')}/" if (address := os.environ.get("COURSE_SITE_URL")) else None
    metadata, version, rights = about(base)
    sheet = STYLE.read_text("utf-8")
    formulas = style_of_formulas()
    classes = set(re.findall(r"\.([a-z][\w-]*)", sheet + formulas))
    pictures = Pictures(root)
    documents = assembled(site.pages(root, classes))
    for document in documents:
        xhtml.prepare(document.body, document.page, base, classes, pictures.add)
    places: dict[tuple[str, str], Document] = {}
    for document in documents:
        places |= {(document.page.path, str(element["id"])): document for element in document.body.find_all(id=True)}
        places.setdefault((document.page.path, ""), document)
    for document in documents:
        xhtml.resolve(document, places, base)
    front = front_matter(metadata, version, rights, documents, base)
    files = {document.file: xhtml.xhtml(document, metadata.language).encode() for document in [*front, *documents]}
    extra = {
        "style.css": (purged(formulas, documents) + sheet).encode(),
        FONT.name: FONT.read_bytes(),
        **pictures.files,
        container.COVER: cover.cover(metadata.title, metadata.author),
    }
    package = container.package(metadata, [*front, *documents], extra)
    inside = {"package.opf": package.encode(), **files, **dict(sorted(extra.items()))}
    return container.zipped({f"EPUB/{path}": content for path, content in inside.items()})


def assembled(pages: list[Page]) -> list[Document]:
    """Return the documents of the book in their order: its pages, and then the appendices."""
    chapters: list[Document] = []
    hinted: list[Document] = []
    solved: list[Document] = []
    drawn: list[Document] = []
    for page in pages:
        appended = folded.move(page)
        title = page.title if page.part else WELCOME
        chapters.append(Document(page.name, title, page.body, page, page.part, KINDS.get(page.name, "chapter")))
        chapters[-1].sections = sections(page.body)
        if appended.hints:
            hinted.append(appendix(page, f"hints_{page.name}", HINTS, rounds(appended.hints)))
        for found, kind, part, stem in [
            (solved, appended.answers, SOLUTIONS, "solutions"),
            (drawn, appended.code, CODE, "code"),
        ]:
            if kind:
                found.append(appendix(page, f"{stem}_{page.name}", part, kind))
    return chapters + hinted + solved + drawn


def purged(formulas: str, documents: list[Document]) -> str:
    """Return those rules of the formulas' style that the documents can use; an EPUB may not set the direction."""
    known = {"html", "body"}
    for document in documents:
        for element in document.body.find_all(True):
            known |= {element.name, *filter(None, element.get_attribute_list("class"))}
    rules = tinycss2.parse_stylesheet(formulas.replace("direction: ltr;", ""), skip_comments=True, skip_whitespace=True)
    return Purge(known).rules(rules)


def front_matter(
    metadata: container.Metadata, version: str, rights: str, documents: list[Document], base: str | None
) -> list[Document]:
    """Return the cover, the title page and the table of contents."""
    page = documents[0].page
    alt = escape(cover.ALT.format(title=metadata.title))
    picture = f'<section class="cover" epub:type="cover"><img src="{container.COVER}" alt="{alt}"/></section>'
    title = ABOUT.format(
        title=escape(metadata.title),
        author=escape(metadata.author),
        version=escape(version),
        date=f"{metadata.modified.day} {metadata.modified:%B %Y}",
        rights=rights,
        address=KNOWN.format(base=escape(base), notebooks=NOTEBOOKS) if base else UNKNOWN,
    )
    first = Document("title", "About this edition", parsed(title), page, "", "titlepage")
    listed = parsed(container.contents([first, *documents]))
    return [
        Document("cover", "Cover", parsed(picture), page, "", "cover"),
        first,
        Document("nav", "Contents", listed, page, "", "toc"),
    ]
