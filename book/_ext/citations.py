"""Turn links to cited works into citations.

A lesson cites a work as an ordinary link, `[Cybenko (1989)](https://doi.org/...)`, which works in any notebook viewer.
On the site every link whose address is that of an entry in references.bib becomes a citation of that entry, which
leads to the list of references.
"""

import re
from pathlib import Path
from urllib.parse import unquote

from pybtex.database import parse_file
from sphinx.application import Sphinx

LINK = re.compile(r"\[[^\]\n]+\]\((https?://[^)\s]+)\)")


def addresses(bibliography: Path) -> dict[str, str]:
    """Return {address: key} of every entry that has one."""
    entries = parse_file(bibliography).entries
    doi = {f"https://doi.org/{entry.fields['doi']}": key for key, entry in entries.items() if "doi" in entry.fields}
    return doi | {entry.fields["url"]: key for key, entry in entries.items() if "url" in entry.fields}


def cite(app: Sphinx, docname: str, source: list[str]) -> None:
    keys: dict[str, str] = {}
    for name in app.config.bibtex_bibfiles:
        keys |= addresses(Path(app.srcdir, name))

    def citation(link: re.Match) -> str:
        key = keys.get(unquote(link[1]))
        return f"{{cite:t}}`{key}`" if key else link[0]

    source[0] = LINK.sub(citation, source[0])


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("source-read", cite)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
