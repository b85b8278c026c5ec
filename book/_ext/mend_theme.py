"""Mend what the theme leaves undone, on every page after the build.

- The search button is named by its visible text, as WCAG's "label in name" asks.
- The sidebar with the chapters is a landmark, so that all content is in one.
- What unfolds hidden code is named by its visible text too.
- References are plain paragraphs: the roles they are given are no longer valid ARIA.
- Icons come from the CSS fonts; the theme's 1.4 MB script that draws them a second
  time is dropped.
- The reader's system decides between light and dark before the first paint.
- Where the book is opened as a file, a search shows titles alone: there it may not read the pages.
- The address of the site alone leads to the welcome page, icon included.
"""

import re
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util import logging

logger = logging.getLogger(__name__)

MENDED = "<!-- theme mended -->"
FOLLOW_SYSTEM = """<script>
    if (document.documentElement.dataset.mode === "auto")
      document.documentElement.dataset.theme =
        matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  </script>"""
FRONT_DOOR = """<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>{title}</title>
    <link rel="icon" href="_static/{icon}">
    <meta http-equiv="refresh" content="0; url={welcome}">
  </head>
  <body><a href="{welcome}">{title}</a></body>
</html>
"""
SEARCH_IN_FILES = 'if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;'
REPLACEMENTS = [
    (r'<script defer src="[^"]*/fontawesome\.js[^"]*"></script>', MENDED),
    (r"(<noscript>\s*<style>\s*\.pst-js-only)", rf"{FOLLOW_SYSTEM}\n  \1"),
    (r'(<button class="btn search-button-field[^>]*) title="[^"]*" aria-label="[^"]*"', r"\1"),
    (r'<div (id="pst-primary-sidebar")', r'<div role="region" aria-label="Book" \1'),
]
WRONG_NAME = '<summary aria-label="Toggle hidden content">'
INVALID_ROLES = r'<div (?:role="list" )?(class="citation[^>]*?)(?: role="doc-biblioentry")?(?=>)'


def mend_pages(app: Sphinx, exception: Exception | None) -> None:
    if exception is None and app.builder.name == "html":
        for page in Path(app.outdir).rglob("*.html"):
            html = page.read_text(encoding="utf-8")
            if 'id="pst-primary-sidebar"' in html and MENDED not in html:
                for pattern, replacement in REPLACEMENTS:
                    html, count = re.subn(pattern, replacement, html)
                    if count != 1:
                        logger.warning("%s has %d times %r: the theme changed", page, count, pattern)
                html = html.replace(WRONG_NAME, "<summary>")
                html = re.sub(INVALID_ROLES, r"<div \1", html)
                page.write_text(html, encoding="utf-8")
        for script in Path(app.outdir, "_static", "scripts").glob("fontawesome.js*"):
            script.unlink()
        front_door = FRONT_DOOR.format(
            title=app.config.html_title,
            icon=Path(app.config.html_favicon).name,
            welcome=f"{app.config.root_doc}.html",
        )
        Path(app.outdir, "index.html").write_text(front_door, encoding="utf-8")


def search_in_files(app: Sphinx, page: str, template: str, context: dict, doctree) -> None:
    if page == "search":
        app.add_js_file(None, body=SEARCH_IN_FILES)


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("html-page-context", search_in_files)
    app.connect("build-finished", mend_pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
