"""Put on each chapter's page the button that makes its code live, and on the site what the button loads.

That is a Python for browsers, fetched beforehand (`course.live.runtime`), a wheel of this project, and what runs them
on a page. Before a reader presses the button the page loads none of it. Where the Python has not been fetched the pages
have no button; with COURSE_LIVE=required in the environment such a build fails.

All of it stands in a folder that is named by its content, so that a browser never mixes old and new.
"""

import gzip
import hashlib
import json
import os
from functools import cache
from pathlib import Path

from archive import PROJECT, wheel
from figures import MOUNT
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from course.fetching import Unavailable, sha256
from course.figures.bundle import joined, style
from course.figures.figure import FOLDER as FIGURES
from course.figures.figure import styles
from course.live import runtime

LIVE = Path(runtime.__file__).parent
AT_ONCE = (PROJECT, "numpy", "traitlets")
BUTTON = """<!-- online -->
<div class="live-start"><button type="button" class="live-button" hidden>Run the code on this page</button>
<span hidden>loads {megabytes:.0f} MB of Python, once</span></div>
<script>
  {{
    const bar = document.currentScript.previousElementSibling;
    const folder = new URL("{folder}", document.baseURI).href;
    for (const part of bar.children) part.hidden = location.protocol === "file:";
    bar.firstElementChild.addEventListener("click", async () => {{
      bar.firstElementChild.disabled = true;
      document.head.insertAdjacentHTML("beforeend", `<link rel="stylesheet" href="${{folder}}page.css">`);
      try {{
        (await import(`${{folder}}page.js`)).open(bar, folder);
      }} catch {{
        bar.firstElementChild.disabled = false;
        bar.lastElementChild.textContent = "The code did not arrive. Are you offline? Press the button to try again.";
      }}
    }});
  }}
</script>
<!-- /online -->
"""


@cache
def contents() -> dict[str, bytes] | None:
    """Return what the button loads, by name; nothing if this machine has no Python for browsers."""
    try:
        found = runtime.files()
    except Unavailable as reason:
        if os.environ.get("COURSE_LIVE") == "required":
            raise ExtensionError(str(reason)) from None
        print(f"The pages cannot run code: {reason}")
        return None
    name, content = wheel()
    lock = json.loads(found[runtime.LOCK])
    lock["packages"][PROJECT] = {
        "name": PROJECT,
        "version": name.split("-")[1],
        "file_name": name,
        "sha256": sha256(content),
        "install_dir": "site",
        "package_type": "package",
        "imports": ["course", "nnlib"],
        "depends": [],
        "unvendored_tests": False,
    }
    views = sorted(FIGURES.glob("*/view.js"))
    source, (mount, *names) = joined(MOUNT, *views)
    table = ", ".join(f"{view.parent.name}: {name}.main" for view, name in zip(views, names, strict=True))
    page, (own,) = joined(LIVE / "page.js")
    sheets = dict.fromkeys(sheet for view in views for sheet in styles(view.parent.name))
    return found | {
        name: content,
        runtime.LOCK: json.dumps(lock, sort_keys=True).encode(),
        "worker.js": (LIVE / "worker.js").read_bytes(),
        "page.js": f"{page}export const open = {own}.open;\n".encode(),
        "page.css": style(LIVE / "page.css").encode(),
        "figures.js": (
            f"{source}const figures = {{ {table} }};\n"
            f"export const mountIn = (root) => {mount}.mountAll((name) => figures[name], root);\n"
        ).encode(),
        "figures.css": style(*(FIGURES / sheet for sheet in sheets)).encode(),
    }


@cache
def folder() -> str:
    """Return where on the site that stands."""
    together = hashlib.sha256()
    for name, content in sorted((contents() or {}).items()):
        together.update(f"{name} {sha256(content)} ".encode())
    return f"_static/live-{together.hexdigest()[:12]}/"


@cache
def megabytes() -> float:
    """Return how much comes when the button is pressed, from a host that compresses: all but what drawing needs."""
    found = contents() or {}
    packages = json.loads(found[runtime.LOCK])["packages"]
    later = {package["file_name"] for name, package in packages.items() if name not in AT_ONCE}
    return sum(len(gzip.compress(content)) for name, content in found.items() if name not in later) / 1e6


def add_button(app: Sphinx, page: str, template: str, context: dict, doctree) -> None:
    if not page.startswith("lessons/") or app.builder.name != "html" or contents() is None:
        return
    button = BUTTON.format(folder="../" + folder(), megabytes=megabytes())
    head, end, rest = context["body"].partition("</h1>\n")
    context["body"] = head + end + button + rest


def write(app: Sphinx, exception: Exception | None) -> None:
    if exception is None and app.builder.name == "html":
        for name, content in (contents() or {}).items():
            target = Path(app.outdir, folder(), name)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def tell(app: Sphinx, config: object) -> None:
    """Let a page ask by the tag `live` whether the code on the pages can be run."""
    if contents() is not None:
        app.tags.add("live")


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("config-inited", tell)
    app.connect("html-page-context", add_button)
    app.connect("build-finished", write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
