"""The container of an EPUB: what it is called, what is in it and in which order, and the zip file itself."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from itertools import groupby

from archive import THE_SAME_TIME

from ebook.xhtml import Document

TYPES = {"css": "text/css", "png": "image/png", "woff2": "font/woff2", "xhtml": "application/xhtml+xml"}
COVER = "images/cover.png"
CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
PACKAGE = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book" xml:lang="{language}" \
prefix="schema: http://schema.org/">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
{metadata}
</metadata>
<manifest>
{manifest}
</manifest>
<spine>
{spine}
</spine>
</package>
"""
# What a reader needs to know who cannot see, or cannot hear, or reads with the help of a program.
ACCESS = {
    "accessMode": ["textual", "visual"],
    "accessModeSufficient": ["textual", "textual,visual"],
    "accessibilityFeature": [
        "alternativeText",
        "displayTransformability",
        "MathML",
        "readingOrder",
        "structuralNavigation",
        "tableOfContents",
    ],
    "accessibilityHazard": ["none"],
    "accessibilitySummary": [
        "All formulas are MathML. Every picture has an alternative text that says what can be seen in it. Headings, "
        "lists and tables are marked as such, in the order in which they are read. Solutions and answers are linked "
        "from their questions and back."
    ],
}


@dataclass(frozen=True)
class Metadata:
    """What the package says of the book."""

    identifier: str
    title: str
    author: str
    language: str
    rights: str
    description: str
    subjects: Sequence[str]
    source: str | None
    modified: datetime

    def xml(self) -> str:
        plain = {
            "title": [self.title],
            "creator": [self.author],
            "publisher": [self.author],
            "language": [self.language],
            "rights": [self.rights],
            "description": [self.description],
            "subject": self.subjects,
            "source": [self.source] if self.source else [],
            "date": [f"{self.modified:%Y-%m-%d}"],
        }
        meta = {
            "dcterms:modified": [f"{self.modified:%Y-%m-%dT%H:%M:%SZ}"],
            **{f"schema:{name}": values for name, values in ACCESS.items()},
        }
        found = [f'<dc:identifier id="book">{escape(self.identifier)}</dc:identifier>']
        found += [f"<dc:{name}>{escape(value)}</dc:{name}>" for name, values in plain.items() for value in values]
        found += [
            f'<meta property="{name}">{escape(value)}</meta>' for name, values in meta.items() for value in values
        ]
        return "\n".join(found)


def item(path: str, properties: Iterable[str]) -> str:
    id = path.replace("/", "-").replace(".", "-")
    attribute = f' properties="{" ".join(properties)}"' if properties else ""
    return f'<item id="i-{id}" href="{path}" media-type="{TYPES[path.rpartition(".")[2]]}"{attribute}/>'


def package(metadata: Metadata, documents: Sequence[Document], paths: Iterable[str]) -> str:
    """Return the package document; `paths` are those of all files that are not documents."""
    properties = {
        document.file: [*(["mathml"] if document.has_formulas else []), *(["nav"] if document.name == "nav" else [])]
        for document in documents
    }
    files = {**properties, **{path: ["cover-image"] if path == COVER else [] for path in sorted(paths)}}
    return PACKAGE.format(
        language=metadata.language,
        metadata=metadata.xml(),
        manifest="\n".join(item(path, found) for path, found in files.items()),
        spine="\n".join(f'<itemref idref="i-{document.name}-xhtml"/>' for document in documents),
    )


def entries(documents: Iterable[Document]) -> str:
    """Return the table of contents of some documents, with their sections."""
    found = []
    for document in documents:
        below = "".join(f'<li><a href="{document.file}#{id}">{escape(text)}</a></li>' for id, text in document.sections)
        inner = f"\n<ol>{below}</ol>" if below else ""
        found.append(f'<li><a href="{document.file}">{escape(document.title)}</a>{inner}</li>')
    return "\n".join(found)


def contents(documents: Sequence[Document]) -> str:
    """Return the table of contents, and the landmarks, as HTML."""
    parts = []
    for part, inside in groupby(documents, lambda document: document.part):
        listed = entries(inside)
        parts.append(f"<li><span>{escape(part)}</span>\n<ol>\n{listed}\n</ol></li>" if part else listed)
    beginning = next(document for document in documents if document.kind == "introduction")
    marks = {"toc": ("nav.xhtml", "Contents"), "bodymatter": (beginning.file, "Beginning")}
    marks |= {document.kind: (document.file, document.title) for document in documents if document.kind in LANDMARKS}
    places = "".join(
        f'<li><a epub:type="{kind}" href="{file}">{escape(title)}</a></li>\n' for kind, (file, title) in marks.items()
    )
    return (
        '<div><nav epub:type="toc" role="doc-toc" id="toc"><h1>Contents</h1>\n<ol>\n'
        + "\n".join(parts)
        + "\n</ol></nav>\n"
        f'<nav epub:type="landmarks" hidden="hidden"><h2>Landmarks</h2>\n<ol>\n{places}</ol></nav></div>'
    )


LANDMARKS = {"titlepage", "glossary", "bibliography"}


def zipped(files: dict[str, bytes]) -> bytes:
    """Return the EPUB with these files, the same for the same files; the first of them tells programs what it is."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr(zipfile.ZipInfo("mimetype", THE_SAME_TIME), "application/epub+zip", zipfile.ZIP_STORED)
        for path, content in {"META-INF/container.xml": CONTAINER.encode(), **files}.items():
            stored = zipfile.ZIP_STORED if path.endswith((".png", ".woff2")) else zipfile.ZIP_DEFLATED
            made.writestr(zipfile.ZipInfo(path, THE_SAME_TIME), content, stored)
    return packed.getvalue()
