"""Tell what each page is about, to search engines and to whoever is sent a link.

A page is described by its first sentences. Where the site will stand is known from the environment variable
COURSE_SITE_URL; then each page names its own address, links have a picture, and there is a list of all pages for search
engines. Elsewhere these are left out, since they need whole addresses.
"""

import os
import re
from html import escape
from pathlib import Path

from built_pages import at_the_end, pages
from docutils import nodes
from PIL import Image, ImageOps
from sphinx.application import Sphinx

ROOT = Path(__file__).parents[2]
LONGEST = 200
PREVIEW, SIZE = "_static/preview.png", (1200, 630)
COMMENT = re.compile(r"<!--.*?-->", re.S)
SENTENCE = re.compile(r"(?<=[.?!:])\s+")


def described(doctree: nodes.document | None, title: str, book: str) -> str:
    """Return the first sentences of a page, as many as fit into 200 letters."""
    paragraphs = [] if doctree is None else [node.astext() for node in doctree.findall(nodes.paragraph)]
    text = COMMENT.sub("", " ".join(paragraphs))
    kept = ""
    for sentence in SENTENCE.split(" ".join(text.split())):
        if len(kept) + len(sentence) > LONGEST:
            break
        kept = f"{kept} {sentence}".strip()
    return kept or f"{title} ({book})"


def add_description(app: Sphinx, page: str, template: str, context: dict, doctree) -> None:
    title = re.sub("<[^>]*>", "", context.get("title", "")) or app.config.html_title
    words = described(doctree, title, app.config.html_title)
    tags = {"og:title": title, "og:description": words, "og:type": "article", "og:site_name": app.config.html_title}
    if base := app.config.html_baseurl:
        tags |= {"og:url": base + app.builder.get_target_uri(page), "og:image": base + PREVIEW}
    context["metatags"] = (
        context.get("metatags", "")
        + f'<meta name="description" content="{escape(words)}">\n'
        + "".join(f'<meta property="{name}" content="{escape(value)}">\n' for name, value in tags.items())
    )


def configure(app: Sphinx, config) -> None:
    if url := os.environ.get("COURSE_SITE_URL"):
        config.html_baseurl = url.rstrip("/") + "/"


def write(app: Sphinx) -> None:
    base, root = app.config.html_baseurl, Path(app.outdir)
    if not base:
        return
    with Image.open(ROOT / "book" / "images" / "story.png") as story:
        small = ImageOps.contain(story.convert("RGBA"), (SIZE[0] - 80, SIZE[1] - 80))
    preview = Image.new("RGB", SIZE, "white")
    preview.paste(small, ((SIZE[0] - small.width) // 2, (SIZE[1] - small.height) // 2), small)
    preview.save(root / PREVIEW)
    found = [path.relative_to(root).as_posix() for path in pages(app) if path.stem not in {"search", "genindex"}]
    places = "".join(f"  <url><loc>{escape(base + name)}</loc></url>\n" for name in found)
    (root / "sitemap.xml").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{places}</urlset>\n',
        "utf-8",
    )
    (root / "robots.txt").write_text(f"User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n", "utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("config-inited", configure)
    app.connect("html-page-context", add_description)
    at_the_end(app, write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
