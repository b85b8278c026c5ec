"""Pack the built site into one archive, to be read where no network is: `make offline`.

The pages are those of the site, which are alive as files too. With them goes whatever they lead to, and beside them
stand the notebooks and the wheel. What only a site can offer, such as the Python that a page loads, is on its pages
between `<!-- online -->` and `<!-- /online -->`; what only the archive says is there between `<!-- offline` and
`/offline -->`.
"""

import posixpath
import re
import sys
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from archive import PROJECT, ROOT, notebooks, zipped

SITE = ROOT / "_build" / "html"
NAME = f"{PROJECT}-offline"
ONLINE = re.compile(r"<!-- online -->.*?<!-- /online -->\s*", re.DOTALL)
OFFLINE = re.compile(r"<!-- offline\s(.*?)/offline -->", re.DOTALL)
LINK = re.compile(r'\b(?:href|src)="([^"]+)"|\burl\("?([^")]+)"?\)')
HOW = """"Build a Neural Network from Scratch in Python": the whole book, to be read without a network.

Open index.html in a browser. Text, figures, quizzes and search are all there.

To run and change the code as well, do what notebooks/READ-ME.txt says. That takes a network, once.

Firefox keeps what you have answered for each file by itself, so there the page "Review" does not know of the chapters.
It does if you have Python, type in this folder

    python -m http.server --bind 127.0.0.1

and open http://127.0.0.1:8000.
"""


def own(page: str) -> str:
    """Return a page of the site as the archive has it."""
    page = OFFLINE.sub(r"\1", ONLINE.sub("", page))
    return page.replace('="../_sources/lessons/', '="../notebooks/lessons/')


def leads_to(name: str, text: str) -> list[str]:
    """Return the files that a page or a style sheet leads to."""
    found = (urlsplit(unescape("".join(link))) for link in LINK.findall(text))
    places = [unquote(link.path) for link in found if link.path and not link.scheme and not link.netloc]
    return [posixpath.normpath(posixpath.join(posixpath.dirname(name), place)) for place in places]


def files(site: Path) -> dict[str, bytes]:
    """Return all that is in the archive, by its path; stop the program if a page leads to what is not there."""
    found = {f"notebooks/{name}": content for name, content in notebooks().items()}
    found["READ-ME.txt"] = HOW.encode()
    for path in site.rglob("*.LICENSE.txt"):
        found[path.relative_to(site).as_posix()] = path.read_bytes()
    waiting = {"index.html": "the archive"}
    while waiting:
        name, where = waiting.popitem()
        if not (site / name).is_file():
            sys.exit(f"{where} leads to {name}, which is not in {site}. Type: make book")
        found[name] = (site / name).read_bytes()
        if name.endswith((".html", ".css")):
            text = own(found[name].decode())
            found[name] = text.encode()
            waiting |= {other: name for other in leads_to(name, text) if other not in found}
    return found


def archive(site: Path) -> bytes:
    return zipped(NAME, files(site))


if __name__ == "__main__":
    target = SITE.with_name(f"{NAME}.zip")
    target.write_bytes(archive(SITE))
    print(f"The book to read without a network is {target.relative_to(ROOT)}: {target.stat().st_size / 1e6:.1f} MB")
