"""Put the interactive figures on the site.

The folder course/figures is copied to one that is named by what is in it, so that a browser never mixes old and new
modules. Only a page with a figure loads anything: the style, the script that mounts its figures, and, since modules
import modules, links that let a browser fetch them all at once. Until that has run, and on paper and where no script
runs, a still picture stands in the figure's place, or what the figure puts there itself. A page that was opened as a
file, from which no browser loads modules, says so.

A notebook's page has its figures from the stored outputs. Another page says ```{course-figure} Playground```, and this
figure then keeps its state in the page's address.
"""

import hashlib
import re
from functools import cache
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from course import figures
from course.figures.bundle import COMMENT, order
from course.figures.figure import FOLDER as SOURCE
from course.figures.figure import styles

MOUNT = SOURCE / "shared" / "mount.js"
TWIN = re.compile(
    r'(<div (?:data-address )?class="course-figure" data-figure="(\w+)"[^>]*><div class="frame">)<p>([^<]*)</p>'
)
NAME = re.compile(r'class="course-figure" data-figure="(\w+)"')
OPENED_AS_A_FILE = """<script>
  if (location.protocol === "file:")
    addEventListener("DOMContentLoaded", () => {
      for (const frame of document.querySelectorAll("[data-figure] > .frame"))
        frame.insertAdjacentHTML("afterbegin", "<p><strong>This page was opened as a file, and so this figure cannot move. \
Type <code>python book/serve.py</code> in the course’s folder, and open the address that it prints.</strong></p>");
    });
</script>
"""


@cache
def files() -> dict[str, bytes]:
    """Return what is copied, by its path in the folder."""
    found = {}
    for path in sorted(path for kind in ("js", "css", "png") for path in SOURCE.rglob(f"*.{kind}")):
        content = path.read_bytes()
        if path.suffix == ".js":
            content = COMMENT.sub("", content.decode()).encode()
        found[path.relative_to(SOURCE).as_posix()] = content
    return found


@cache
def folder() -> str:
    together = hashlib.sha256()
    for name, content in files().items():
        together.update(f"{name} {len(content)} ".encode() + content)
    return f"_static/figures-{together.hexdigest()[:12]}"


class CourseFigure(SphinxDirective):
    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        twin = getattr(figures, self.arguments[0])().twin()
        return [nodes.raw("", twin.replace("<div ", "<div data-address ", 1), format="html")]


def copy_figures(app: Sphinx, exception: Exception | None) -> None:
    if exception is None and app.builder.name == "html":
        for name, content in files().items():
            target = Path(app.outdir, folder(), name)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def with_stills(body: str, root: str) -> str:
    """Return a page's body with the still picture in the twin of every figure that has one."""

    def still(twin: re.Match) -> str:
        name = f"{twin[2]}/still.png"
        if name not in files():
            return twin[0]
        return f'{twin[1]}<img class="still" src="{root}{name}" alt="{twin[3]}" loading="lazy">'

    return TWIN.sub(still, body)


def needed(names: list[str]) -> tuple[list[str], list[str]]:
    """Return the style sheets and the modules that a page with these figures needs."""
    sheets = dict.fromkeys(sheet for name in names for sheet in styles(name))
    modules = dict.fromkeys(module for name in names for module in order(SOURCE / name / "view.js"))
    return list(sheets), [module.relative_to(SOURCE.resolve()).as_posix() for module in modules]


def load_on_pages_with_figures(app: Sphinx, page: str, template: str, context: dict, doctree) -> None:
    if names := sorted(set(NAME.findall(context.get("body", "")))):
        root = "../" * page.count("/") + f"{folder()}/"
        context["body"] = with_stills(context["body"], root)
        sheets, modules = needed(names)
        context["metatags"] = (
            context.get("metatags", "")
            + "".join(f'<link rel="stylesheet" href="{root}{sheet}">\n' for sheet in sheets)
            + "".join(f'<link rel="modulepreload" fetchpriority="low" href="{root}{module}">\n' for module in modules)
            + f'<script type="module" src="{root}{MOUNT.relative_to(SOURCE).as_posix()}"></script>\n'
            + OPENED_AS_A_FILE
        )


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_directive("course-figure", CourseFigure)
    app.connect("html-page-context", load_on_pages_with_figures)
    app.connect("build-finished", copy_figures)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
