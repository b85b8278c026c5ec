"""Put the book in its other forms beside the site, and links to them, with their sizes, on the welcome page.

`make downloads` makes them and calls this. The links stand between `<!-- downloads -->` and `<!-- /downloads -->`.
"""

import re
import shutil
import sys
from pathlib import Path

from archive import PROJECT, ROOT

BUILD = ROOT / "_build"
PLACE = re.compile(r"<!-- downloads -->.*?<!-- /downloads -->", re.DOTALL)
FORMS = {
    f"{PROJECT}.pdf": "one PDF, to print",
    f"{PROJECT}.epub": "one EPUB, for e-readers",
    f"{PROJECT}-offline.zip": "all pages in one archive, to read without a network",
}


def publish(build: Path) -> str:
    """Copy the other forms into the site, and return the sentence that links to them, which the welcome page has then.

    Raises FileNotFoundError if one of them is not there, and ValueError if the page has no place for the links.
    """
    links = []
    for name, words in FORMS.items():
        shutil.copyfile(build / name, build / "html" / "_static" / name)
        size = (build / name).stat().st_size / 1e6
        links.append(f'<a href="../_static/{name}">{words}</a> ({size:.1f} MB)')
    *most, last = links
    sentence = (
        f'<p class="downloads"><strong>Read it elsewhere.</strong> The book is also {", ".join(most)}, and {last}.</p>'
    )
    welcome = build / "html" / "book" / "index.html"
    page, count = PLACE.subn(lambda _: f"<!-- downloads -->{sentence}<!-- /downloads -->", welcome.read_text("utf-8"))
    if count != 1:
        raise ValueError(f"{welcome} has {count} places for links to the other forms of the book, and needs one")
    welcome.write_text(page, "utf-8")
    return sentence


if __name__ == "__main__":
    try:
        publish(BUILD)
    except FileNotFoundError as error:
        sys.exit(f"{error.filename} is not there. Type: make downloads")
    print("PDF, EPUB and archive are beside the site, and the welcome page links to them")
