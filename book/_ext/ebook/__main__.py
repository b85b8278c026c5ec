"""Write the EPUB of the built site: `make epub`, or `PYTHONPATH=book/_ext python -m ebook`."""

import sys

from archive import PROJECT, ROOT
from ebook.book import bound
from ebook.site import NotBuilt

if __name__ == "__main__":
    build = ROOT / "_build"
    target = build / f"{PROJECT}.epub"
    try:
        content = bound(build / "html")
    except NotBuilt as reason:
        sys.exit(str(reason))
    target.write_bytes(content)
    print(f"The book for e-readers is {target.relative_to(ROOT)}: {len(content) / 1e6:.1f} MB")
