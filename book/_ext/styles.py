"""Give the pages one style sheet, with the rules that they can use and no others, and a font of their icons.

The theme and the extensions bring ten sheets, for all that a book might have. Of their rules those stay whose elements,
classes and ids stand in a page or are words of a script. What becomes of the figures' own sheets is in `figures`.
"""

import hashlib
import io
import logging
import posixpath
import re
from collections.abc import Iterable
from pathlib import Path

import rcssmin
import tinycss2
from built_pages import at_the_end, pages
from fontTools.subset import Options, Subsetter, load_font, save_font
from sphinx.application import Sphinx

LINK = re.compile(r'[ \t]*<link [^>]*href="(?:\.\./)*_static/((?!figures-)[^"?]+\.css)[^"]*"[^>]*>\n?')
IMPORT = re.compile(r'@import "([^"]+)";')
ADDRESS = re.compile(r"url\(([\"']?)(?!data:|#)([^)\"']+)\1\)")
WORD = re.compile(r"[\w-]+")
NAMES = re.compile(r'\b(?:class|id)="([^"]*)"')
ELEMENT = re.compile(r"<([a-zA-Z][\w-]*)")
ICON = re.compile("[\ue000-\uf8ff]")
FONT = re.compile(r"(fa-[a-z]+-\d+)\.woff2")
logging.getLogger("fontTools.subset").setLevel(logging.WARNING)

PROPERTY = re.compile(r"(?<=[{;])(--[\w-]+):(?:[^;{}\"']|\"[^\"]*\"|'[^']*')*(;|(?=\}))")
GROUPS = {"media", "supports", "layer"}


def inlined(folder: Path, name: str) -> str:
    """Return a sheet with those that it imports, and with addresses as they are seen from the folder of all sheets."""
    place = posixpath.dirname(name)
    text = (folder / name).read_text("utf-8")
    text = ADDRESS.sub(lambda found: f'url("{posixpath.normpath(posixpath.join(place, found[2]))}")', text)
    return IMPORT.sub(lambda found: inlined(folder, posixpath.normpath(posixpath.join(place, found[1]))), text)


def selectors(prelude: list) -> Iterable[list]:
    """Yield the parts of a rule's head that commas separate."""
    part: list = []
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            yield part
            part = []
        else:
            part.append(token)
    yield part


def names_in(selector: list) -> Iterable[str]:
    """Yield the elements, classes and ids that a selector asks for, whatever stands inside of its functions."""
    before = None
    for token in selector:
        is_pseudo = before is not None and before.type == "literal" and before.value == ":"
        if token.type == "hash" or (token.type == "ident" and not is_pseudo):
            yield token.value
        before = token


class Purge:
    """A sheet without the rules for what does not occur."""

    def __init__(self, known: set[str]) -> None:
        self.known = known

    def rules(self, nodes: list) -> str:
        return "".join(map(self.rule, nodes))

    def rule(self, node) -> str:
        if node.type == "at-rule" and node.lower_at_keyword in GROUPS and node.content is not None:
            inside = self.rules(tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True))
            return f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}{{{inside}}}" if inside else ""
        if node.type == "qualified-rule":
            kept = [one for one in selectors(node.prelude) if all(name in self.known for name in names_in(one))]
            head = ",".join(tinycss2.serialize(one).strip() for one in kept)
            return f"{head}{{{tinycss2.serialize(node.content)}}}" if kept else ""
        return node.serialize() if node.type != "comment" else ""


def without_unused_properties(sheet: str, elsewhere: str) -> str:
    """Drop the custom properties that nothing reads, until each that is left is read."""
    others = set(re.findall(r"--[\w-]+", elsewhere))

    def kept(found: re.Match[str]) -> str:
        return found[0] if found[1] in read else ""

    before = ""
    while sheet != before:
        before, read = sheet, others | set(re.findall(r"var\(\s*(--[\w-]+)", sheet))
        sheet = PROPERTY.sub(kept, sheet)
    return sheet


def with_small_fonts(folder: Path, sheet: str) -> str:
    """Put fonts of the icons that a sheet names beside it, and let it use those alone."""
    icons = set(map(ord, ICON.findall(sheet)))
    for name in sorted(set(FONT.findall(sheet))):
        options = Options(flavor="woff2", hinting=False)
        font = load_font(str(folder / "vendor/fontawesome/webfonts" / f"{name}.woff2"), options)
        found = icons & set(font.getBestCmap())
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=found)
        subsetter.subset(font)
        content = io.BytesIO()
        save_font(font, content, options)
        (folder / f"{name}.woff2").write_bytes(content.getvalue())
    return re.sub(
        r'src:url\("?vendor/fontawesome/webfonts/(fa-[a-z]+-\d+)\.woff2"?\) ?format\("woff2"\)[^;}]*',
        r'src:url("\1.woff2") format("woff2")',
        sheet,
    )


def unite(app: Sphinx) -> None:
    folder, found = Path(app.outdir, "_static"), list(pages(app))
    texts = {path: path.read_text("utf-8") for path in found}
    names = dict.fromkeys(name for text in texts.values() for name in LINK.findall(text))
    scripts = "".join(path.read_text("utf-8") for path in sorted(folder.rglob("*.js")) if "live-" not in str(path))
    together = "".join(texts.values())
    known = {word for value in NAMES.findall(together) for word in value.split()} | set(WORD.findall(scripts))
    known |= {name.lower() for name in ELEMENT.findall(together)} | {"html", "body"}
    for script in re.findall(r"<script[^>]*>(.*?)</script>", together, re.S):
        known |= set(WORD.findall(script))
    sheet = "".join(inlined(folder, name) for name in names)
    sheet = Purge(known).rules(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True))
    sheet = rcssmin.cssmin(sheet)
    sheet = without_unused_properties(sheet, together + scripts)
    sheet = '@charset "utf-8";' + with_small_fonts(folder, sheet)
    name = f"book-{hashlib.sha256(sheet.encode()).hexdigest()[:12]}.css"
    (folder / name).write_text(sheet, "utf-8")
    for path, text in texts.items():
        link = f'<link rel="stylesheet" href="{"../" * (len(path.relative_to(app.outdir).parts) - 1)}_static/{name}">\n'
        start = LINK.search(text)
        if start:
            path.write_text(text[: start.start()] + link + LINK.sub("", text[start.start() :]), "utf-8")
    for name in names:
        (folder / name).unlink()


def setup(app: Sphinx) -> dict[str, bool]:
    at_the_end(app, unite)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
