"""Lead from a term to its entry in the glossary.

A lesson links the first use of a term, `[**loss**](../book/glossary.md#term-loss)`, which opens the glossary in any
notebook viewer. On the site such a link leads to the entry itself. An unknown term is a warning, and so an error.
"""

import re
from pathlib import Path

from sphinx.application import Sphinx

LINK = re.compile(r"\[\*\*([^]*]+)\*\*\]\((?:\.\./book/)?glossary\.md#term-([\w-]+)\)")
GLOSSARY = re.compile(r"^```\{glossary\}\n(.*?)^```", re.MULTILINE | re.DOTALL)


def slug(term: str) -> str:
    """Return the name that Sphinx gives to the place of a term: "learning rate" has "learning-rate"."""
    return re.sub(r"[^a-z0-9]+", "-", term.lower()).strip("-")


def terms(page: str) -> list[str]:
    """Return the terms of a page's glossary: the lines that are not indented."""
    return [line for part in GLOSSARY.findall(page) for line in part.splitlines() if line and not line.startswith(" ")]


def lead_to_entries(app: Sphinx, docname: str, source: list[str]) -> None:
    """Replace each link by Sphinx's own reference to a term."""
    known = {slug(term): term for term in terms(Path(app.srcdir, "book/glossary.md").read_text("utf-8"))}
    source[0] = LINK.sub(lambda link: f"{{term}}`{link[1]} <{known.get(link[2], link[2])}>`", source[0])


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("source-read", lead_to_entries)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
