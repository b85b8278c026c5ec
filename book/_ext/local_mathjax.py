"""Serve MathJax from the site itself.

The files come from the installed package sphinx-mathjax-offline. Of its 24 MB only
these are copied: the combined TeX-to-HTML component, its fonts, and the TeX
extensions that it loads when a formula first uses one of their commands. MathJax's
context menu is off: it would make every formula a tab stop, and it loads files that
are not copied. Screen readers still get each formula as MathML, and a formula too wide
for the page can be scrolled by keyboard.
"""

from importlib.util import find_spec
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.fileutil import copy_asset

COPIED = [
    "tex-chtml.js",
    "output/chtml/fonts/woff-v2",
    "input/tex/extensions",
]
FOCUS_WIDE_FORMULAS = """
addEventListener("load", () => window.MathJax?.startup.promise.then(() => {
  for (const formula of document.querySelectorAll("mjx-container[display=true]"))
    if (formula.scrollWidth > formula.clientWidth) formula.tabIndex = 0;
}));
"""


def copy_mathjax(app: Sphinx, exception: Exception | None) -> None:
    if exception is None:
        package = find_spec("sphinx-mathjax-offline")
        assert package and package.origin, "sphinx-mathjax-offline is not installed"
        source = Path(package.origin).parent / "static" / "mathjax"
        target = Path(app.outdir) / "_static" / "mathjax"
        for name in COPIED:
            is_folder = (source / name).is_dir()
            folder = target / name if is_folder else target
            folder.mkdir(parents=True, exist_ok=True)
            copy_asset(source / name, folder)


def configure(app: Sphinx, config) -> None:
    config.mathjax_path = "mathjax/tex-chtml.js"
    config.mathjax3_config = {"options": {"enableMenu": False}}


def setup(app: Sphinx) -> dict[str, bool]:
    app.connect("config-inited", configure)
    app.connect("build-finished", copy_mathjax)
    app.add_js_file(None, body=FOCUS_WIDE_FORMULAS)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
