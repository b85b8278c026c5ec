"""Write the EPUB of the built site: `make epub`, or `PYTHONPATH=book/_ext python -m ebook [FILE]`."""

import sys
from pathlib import Path

from archive import PROJECT, ROOT

from ebook.book import bound
from ebook.site import NotBuilt

BUILD = ROOT / "_build"


def main(target: Path) -> None:
    try:
        content = bound(BUILD / "html")
    except NotBuilt as reason:
        sys.exit(str(reason))
    target.write_bytes(content)
    print(f"The book for e-readers is {target}: {len(content) / 1e6:.1f} MB")


if __name__ == "__main__":
    main(Path(*sys.argv[1:2]) if sys.argv[1:] else BUILD / f"{PROJECT}.epub")
