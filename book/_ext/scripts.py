"""Give the pages one script, which runs when the page is there, and let them fetch nothing that they do not use.

The search page keeps what it has: it alone needs the index of the book, and the scripts that search it.
"""

import hashlib
import re
from pathlib import Path

import rjsmin
from built_pages import at_the_end, pages
from sphinx.application import Sphinx

SCRIPT = re.compile(
    r'[ \t]*<script [^>]*\bsrc="(?:\.\./)*(_static/(?!figures-)[^"?]+\.js|searchindex\.js)[^"]*"></script>\n?'
)
PRELOAD = re.compile(r'[ \t]*<link rel="preload" as="script"[^>]*>\n?')
# The page's own settings stand in it, before anything reads them.
SETTINGS = "_static/documentation_options.js"
SEARCH = {"_static/searchtools.js", "_static/language_data.js", "searchindex.js"}
# Tabs of sphinx-design: the book has none.
UNUSED = {"_static/design-tabs.js"}


def joined(root: Path, names: list[str]) -> str:
    parts = [re.sub(r"^//# sourceMappingURL=.*$", "", (root / name).read_text("utf-8"), flags=re.M) for name in names]
    return rjsmin.jsmin(";\n".join(parts), keep_bang_comments=True)


def without(names: set[str], page: str) -> str:
    """Return a page that does not load these scripts."""
    return SCRIPT.sub(lambda found: "" if found[1] in names else found[0], page)


def unite(app: Sphinx) -> None:
    root = Path(app.outdir)
    texts = {path: path.read_text("utf-8") for path in pages(app)}
    search = next(path for path in texts if path.name == "search.html")
    search.write_text(without(UNUSED, texts.pop(search)), "utf-8")
    names = dict.fromkeys(name for text in texts.values() for name in SCRIPT.findall(text))
    script = joined(root, [name for name in names if name not in {SETTINGS, *SEARCH, *UNUSED}])
    name = f"_static/book-{hashlib.sha256(script.encode()).hexdigest()[:12]}.js"
    (root / name).write_text(script, "utf-8")
    for path, text in texts.items():
        base = "../" * (len(path.relative_to(root).parts) - 1)
        settings = (root / SETTINGS).read_text("utf-8").strip()
        own = f'<script>{settings}</script>\n<script defer src="{base}{name}"></script>\n'
        if start := SCRIPT.search(text):
            rest = without({SETTINGS, *names}, text[start.start() :])
            path.write_text(PRELOAD.sub("", text[: start.start()] + own + rest), "utf-8")
    for path in [*root.glob("_static/**/*.map"), root / "_static" / "design-tabs.js"]:
        path.unlink(missing_ok=True)


def setup(app: Sphinx) -> dict[str, bool]:
    at_the_end(app, unite)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
