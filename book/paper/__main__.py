"""Print the book: `make pdf`, or `PYTHONPATH=tests python -m book.paper` where the book and a browser are there.

The address of the public site, for links to what is only there, is the environment variable COURSE_SITE_URL.
"""

import os
import sys
from pathlib import Path

from browser import find_browser
from playwright.sync_api import sync_playwright

from book.paper.document import Document
from book.paper.printing import print_book

ROOT = Path(__file__).parents[2]
SITE = ROOT / "_build" / "html"
NAME = "neural-network-from-scratch.pdf"


def main(site: Path) -> None:
    if not (site / "book" / "index.html").exists():
        sys.exit(f"There is no book in {site}, which the PDF is made of. Type: make book")
    executable = find_browser()
    if executable is None:
        sys.exit("There is no Chromium, which prints the PDF. Type: make browser")
    document = Document(site, ROOT, os.environ.get("COURSE_SITE_URL"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable)
        content = print_book(browser, document)
        browser.close()
    target = site.parent / NAME
    target.write_bytes(content)
    print(f"The book on paper is in {os.path.relpath(target)}, {len(content) / 1e6:.1f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else SITE)
