"""Where the built site is, which pages it has, and what their HTML links to."""

from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

SITE = Path(__file__).parents[2] / "_build" / "html"


@cache
def page_names() -> list[str]:
    """The path of every page: welcome, chapters, reference, search, index."""
    pages = [path for path in SITE.rglob("*.html") if "_static" not in path.parts]
    return sorted(path.relative_to(SITE).as_posix() for path in pages)


@cache
def pages_with_figures() -> list[str]:
    return [name for name in page_names() if "data-figure=" in (SITE / name).read_text("utf-8")]


class Links(HTMLParser):
    """What a page links to, and what in it can be linked to."""

    def __init__(self, page_name: str, site: Path = SITE) -> None:
        super().__init__()
        self.page_name, self.site = page_name, site
        self.anchors: set[str] = set()
        self.targets: set[str] = set()
        self.feed((site / page_name).read_text("utf-8"))

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        for name, value in attributes:
            if value and name in ("id", "name"):
                self.anchors.add(value)
            if value and name in ("href", "src"):
                self.targets.add(value)

    def broken(self) -> list[str]:
        """The links within the site that lead to no file, or to no such anchor in it."""
        return sorted(target for target in self.targets if not self.resolves(target))

    def resolves(self, target: str) -> bool:
        link = urlsplit(target)
        if link.scheme or link.netloc:
            return True
        file = (self.site / self.page_name).parent / unquote(link.path)
        if not link.path:
            file = self.site / self.page_name
        elif target.endswith("/"):
            file /= "index.html"
        if not file.is_file():
            return False
        if not link.fragment or file.suffix != ".html":
            return True
        name = file.resolve().relative_to(self.site.resolve()).as_posix()
        return unquote(link.fragment) in links(name, self.site).anchors


links = cache(Links)
