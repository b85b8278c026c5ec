"""Render the formulas when the book is built, to MathML, which browsers, e-readers and screen readers read as it is.

Temml (https://temml.org) turns TeX into MathML; it is fetched once and runs in QuickJS, without a browser. What engines
draw with other spaces than TeX is put right here. Each formula carries its TeX, which is what a reader copies. The font
is a part of STIX Math, made by `course.authoring.math_font` from the characters that formulas can have.
"""

import json
import re
import xml.etree.ElementTree as ET
from functools import cache
from itertools import pairwise
from pathlib import Path

import quickjs
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.writers.html5 import HTML5Translator

from course import fetching

VERSION = "0.13.5"
ADDRESS = f"https://registry.npmjs.org/temml/-/temml-{VERSION}.tgz"
PROGRAM, STYLE = "temml.min.js", "Temml-STIX2.css"
SHA256 = {
    PROGRAM: "1ab19148afe0dbc836b7a74f344071b3f3a70a7a8259ae4049e76894fcdf8d95",
    STYLE: "e8e17549df716ffc30d3a063dcde31aa3199b1309373e4fe54c87375f98826d0",
}
SHEET, SCRIPT = "formulas.css", "formulas.js"
# A formula too wide for the page can be scrolled by keyboard. A copied one is its TeX, as it stands in the notebook.
BEHAVIOUR = """
addEventListener("DOMContentLoaded", () => {
  for (const formula of document.querySelectorAll("div.math"))
    if (formula.scrollWidth > formula.clientWidth) formula.tabIndex = 0;
});
addEventListener("copy", (event) => {
  const part = getSelection().rangeCount ? getSelection().getRangeAt(0).cloneContents() : null;
  const formulas = part ? part.querySelectorAll("[data-tex]") : [];
  if (!formulas.length) return;
  for (const formula of formulas) {
    const dollars = formula.matches("div") ? "$$" : "$";
    formula.replaceChildren(dollars + formula.dataset.tex + dollars);
  }
  const hidden = document.createElement("div");
  hidden.append(part);
  hidden.style.cssText = "position: absolute; white-space: normal; opacity: 0;";
  document.body.append(hidden);
  event.clipboardData.setData("text/plain", hidden.innerText);
  event.clipboardData.setData("text/html", hidden.innerHTML);
  hidden.remove();
  event.preventDefault();
});
"""
RENDER = """
function rendered(tex, displayMode) {
  try {
    return JSON.stringify([temml.renderToString(tex, { displayMode, throwOnError: true, wrap: "tex" })]);
  } catch (error) {
    return JSON.stringify([null, String(error.message)]);
  }
}
"""
THIN_SPACE = "0.1667em"
# What stands below a root is as high as this, or Chromium hangs the smallest root too low around a letter such as n.
ROOT_HEIGHT = "0.7em"
APPLIES = "\u2061"
# An inline formula, with the signs that belong to the same word.
BESIDE = re.compile(
    r'(?:[(\[“‘]+(<span class="math" (?:(?!</math>).)*</math></span>)[)\],.;:?!”’]*'
    r'|(<span class="math" (?:(?!</math>).)*</math></span>)[)\],.;:?!”’]+)',
    re.S,
)
# The children that are scripts: small, and so without spaces around their operators.
SCRIPTS = {"msub": [1], "msup": [1], "msubsup": [1, 2], "munder": [1], "mover": [1], "munderover": [1, 2]}
# Letters whose top leans over to the right, where a superscript would touch it, and the space that TeX has there.
LEANING = set("FHIJKMNTUVWXYZβ")
LEAN = "0.1em"
# What stands before or behind the name of a function without a space in TeX too.
OPENS = set("([{")


@cache
def temml(name: str) -> str:
    """Return a file of Temml, from the cache or from its registry."""
    path = fetching.folder(f"temml-{VERSION}") / name
    content = fetching.kept(path, SHA256[name])
    if content is None:
        try:
            content = fetching.archive(ADDRESS)[f"package/dist/{name}"]
        except (OSError, KeyError) as reason:
            raise ExtensionError(
                f"Formulas need Temml {VERSION}, which {ADDRESS} does not give now ({reason}). "
                "It is fetched once: try again when the network is there."
            ) from None
        if (digest := fetching.sha256(content)) != SHA256[name]:
            raise ExtensionError(f"{ADDRESS} has another {name} than the known one, with the sha256 {digest}.")
        fetching.keep(path, content)
    return content.decode()


@cache
def engine() -> quickjs.Function:
    context = quickjs.Context()
    context.eval(temml(PROGRAM) + RENDER)
    return context.get("rendered")


@cache
def mathml(tex: str, is_display: bool) -> str:
    """Return a formula as MathML; raises ValueError with Temml's words if it is not TeX that it knows."""
    made, *words = json.loads(engine()(tex, is_display))
    if made is None:
        raise ValueError(f"{words[0]} in the formula {tex}")
    formula = ET.fromstring(made)
    for parent in list(formula.iter()):
        for child in [parent[place] for place in SCRIPTS.get(parent.tag, ())]:
            if child.tag != "mo":
                tighten(child)
        space_functions(parent)
        lean(parent)
        if parent.tag == "msqrt":
            parent.append(ET.Element("mspace", width="0em", height=ROOT_HEIGHT))
    return ET.tostring(formula, encoding="unicode", short_empty_elements=False)


def tighten(script: ET.Element) -> None:
    for operator in script.iter("mo"):
        operator.attrib.setdefault("lspace", "0")
        operator.attrib.setdefault("rspace", "0")


def lean(element: ET.Element) -> None:
    """Put a little space before a superscript of a letter that leans over to it."""
    if element.tag in ("msup", "msubsup") and element[0].tag == "mi" and element[0].text in LEANING:
        script = ET.Element("mrow")
        script.extend([ET.Element("mspace", width=LEAN), element[-1]])
        element[-1] = script


def is_function(element: ET.Element) -> bool:
    """Whether an element is the name of a function, such as log, with what Temml puts around it."""
    return element.tag == "mrow" and any(part.tag == "mo" and part.text == APPLIES for part in element)


def first(element: ET.Element) -> ET.Element:
    return first(element[0]) if element.tag == "mrow" and len(element) else element


def space_functions(parent: ET.Element) -> None:
    """Put TeX's thin spaces around the names of functions, where Temml leaves them out."""
    children = list(parent)
    for before, element in zip([None, *children], children):
        if not is_function(element):
            continue
        is_after_operator = before is None or (before.tag == "mo" and before.get("form") != "postfix")
        if not is_after_operator and element[0].tag != "mspace":
            element.insert(0, ET.Element("mspace", width=THIN_SPACE))
    for element, after in pairwise(children):
        if is_function(element) and element[-1].tag != "mspace" and first(after).text not in OPENS:
            element.append(ET.Element("mspace", width=THIN_SPACE))


def put(translator: HTML5Translator, node: nodes.Element, is_display: bool) -> None:
    tex = node.astext()
    if is_display and r"\\" in tex:
        tex = rf"\begin{{split}}{tex}\end{{split}}"
    try:
        formula = mathml(tex.strip(), is_display)
    except ValueError as reason:
        raise ExtensionError(f"{node.source}: {reason}") from None
    tag = "div" if is_display else "span"
    opening = translator.starttag(node, tag, "", CLASS="math", **{"data-tex": tex})
    translator.body.append(f"{opening}{formula}</{tag}>")
    raise nodes.SkipNode


def visit_inline(translator: HTML5Translator, node: nodes.math) -> None:
    put(translator, node, False)


def visit_display(translator: HTML5Translator, node: nodes.math_block) -> None:
    put(translator, node, True)


def keep_together(app: Sphinx, page: str, template: str, context: dict, doctree) -> None:
    """Let no line end between a formula and the brackets or the comma beside it, where browsers see two words."""
    if "body" in context:
        context["body"] = BESIDE.sub(r'<span class="together">\g<0></span>', context["body"])


def style() -> str:
    """Return Temml's own style, with the font of this book."""
    own = re.sub(r"@font-face \{.*?\}", "", temml(STYLE), flags=re.S)
    return f'@font-face {{ font-family: STIX2; src: url("math.woff2"); }}\n{own}'


def write(app: Sphinx) -> None:
    if app.builder.format == "html":
        folder = Path(app.outdir, "_static")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / SHEET).write_text(style(), "utf-8")
        (folder / SCRIPT).write_text(BEHAVIOUR, "utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    app.add_css_file(SHEET)
    app.add_js_file(SCRIPT)
    app.connect("builder-inited", write)
    app.connect("html-page-context", keep_together)
    app.add_html_math_renderer("mathml", (visit_inline, None), (visit_display, None))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
