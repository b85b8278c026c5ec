"""The pages of the built site, for what works on all of them when everything else is done."""

from collections.abc import Callable, Iterator
from pathlib import Path

from sphinx.application import Sphinx

LAST = 900  # a priority behind those of all other extensions


def pages(app: Sphinx) -> Iterator[Path]:
    """Yield the pages that have the theme's frame; the front door has none."""
    for path in sorted(Path(app.outdir).rglob("*.html")):
        if "_static" not in path.parts and 'id="pst-primary-sidebar"' in path.read_text("utf-8"):
            yield path


def at_the_end(app: Sphinx, work: Callable[[Sphinx], None], priority: int = LAST) -> None:
    """Call a function of the application when the site is built."""

    def finish(app: Sphinx, exception: Exception | None) -> None:
        if exception is None and app.builder.name == "html":
            work(app)

    app.connect("build-finished", finish, priority=priority)
