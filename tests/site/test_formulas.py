"""The formulas of the pages: TeX's spaces, a font that has every letter, and a picture of some as they should look."""

import io
import re
from functools import cache
from html import unescape
from xml.etree import ElementTree

import pytest
from built_site import SITE, page_names
from fontTools.ttLib import TTFont
from formulas import ROOT_HEIGHT, mathml
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser
from sample import SAMPLE, photograph

TEX = re.compile(r'<(span|div) class="math" data-tex="([^"]*)"')
# Browsers draw a letter that stands alone in italics, from these places of the font.
ITALIC = {
    **{chr(ord("a") + i): chr(0x1D44E + i) for i in range(26)},
    **{chr(ord("A") + i): chr(0x1D434 + i) for i in range(26)},
    **{chr(ord("α") + i): chr(0x1D6FC + i) for i in range(25)},
    "h": "ℎ",
}
UNSEEN = {"\n", "\u2061"}
LEAVES = {"mi", "mn", "mo", "mspace", "mtext"}


@cache
def formulas() -> dict[str, bool]:
    """Return the TeX of all formulas of the site, and whether they stand alone."""
    texts = [(SITE / name).read_text("utf-8") for name in page_names()]
    return {unescape(tex): tag == "div" for text in texts for tag, tex in TEX.findall(text)}


def spaces(tex: str) -> list[str]:
    """Return the names and operators of a formula in their order, with a blank for each space that is made."""
    formula = ElementTree.fromstring(mathml(tex, False))
    return [" " if part.tag == "mspace" else part.text or "" for part in formula.iter() if part.tag in LEAVES]


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"Y_i \log \hat y", "Yi log\u2061 yˆ"),
        (r"(1 - y) \log(1 - y)", "(1−y) log\u2061(1−y)"),
        (r"\max |x|", "max\u2061 |x|"),
        (r"= \log 2", "=log\u2061 2"),
    ],
)
def test_a_function_has_the_spaces_of_tex(tex, expected):
    assert "".join(spaces(tex)) == expected


def test_a_script_has_no_spaces():
    formula = ElementTree.fromstring(mathml("W_{l+1} + 1", False))
    inner, outer = formula.iter("mo")
    assert inner.get("lspace") == inner.get("rspace") == "0"
    assert outer.get("lspace") is None


@pytest.mark.parametrize(
    ("tex", "expected"), [(r"W^\top", "W ⊤"), (r"\beta_1^t", "β1 t"), ("x^2", "x2"), ("W_1", "W1")]
)
def test_a_superscript_does_not_touch_a_letter_that_leans(tex, expected):
    assert "".join(spaces(tex)) == expected


def test_a_root_of_a_small_letter_is_as_high_as_of_a_large_one():
    root = ElementTree.fromstring(mathml(r"\sqrt n", False)).find("msqrt")
    assert root is not None
    assert [part.tag for part in root] == ["mi", "mspace"]
    assert root[1].get("height") == ROOT_HEIGHT


def test_a_formula_too_wide_for_a_phone_can_be_scrolled_to_its_end(browser: Browser, address: str):
    page = browser.new_page(viewport={"width": 360, "height": 740})
    wide = 0
    for name in (one for one in page_names() if one.startswith(("book/", "lessons/"))):
        page.goto(f"{address}/{name}")
        found = page.evaluate(
            """() => [...document.querySelectorAll("div.math")].map((formula) => {
              const { left, width } = formula.getBoundingClientRect();
              const rights = [...formula.querySelectorAll("*")].map((part) => part.getBoundingClientRect().right);
              const lefts = [...formula.querySelectorAll("*")].map((part) => part.getBoundingClientRect().left);
              return { tex: formula.dataset.tex, start: Math.min(...lefts) - left, end: Math.max(...rights) - left,
                       width, reach: formula.scrollWidth, byKeyboard: formula.tabIndex === 0 };
            })"""
        )
        for formula in found:
            assert formula["start"] >= -1, formula
            assert formula["end"] <= formula["reach"] + 1, formula
            assert formula["byKeyboard"] == (formula["reach"] > formula["width"] + 0.5), formula
            wide += formula["byKeyboard"]
    page.close()
    assert wide > 15


def test_what_is_not_tex_is_refused_in_words():
    with pytest.raises(ValueError, match=r"in the formula \\frac\{1"):
        mathml(r"\frac{1", False)


def test_the_site_has_formulas_and_each_carries_its_tex():
    assert len(formulas()) > 600
    for tex in formulas():
        assert tex.strip() == tex or "\n" in tex


def test_the_font_has_every_sign_of_the_formulas():
    font = TTFont(SITE / "_static" / "math.woff2")
    missing = {}
    for tex, is_display in formulas().items():
        for part in ElementTree.fromstring(mathml(tex, is_display)).iter():
            text = part.text or ""
            drawn = ITALIC.get(text, text) if part.tag == "mi" else text
            if lost := {sign for sign in drawn if sign not in UNSEEN and ord(sign) not in font.getBestCmap()}:
                missing[tex] = lost
    assert missing == {}, "make the font anew: course.authoring.math_font"


def test_a_sample_looks_as_it_should(browser: Browser, address: str):
    shown = Image.open(io.BytesIO(photograph(browser, address))).convert("L")
    known = Image.open(SAMPLE).convert("L")
    assert abs(shown.width - known.width) <= 2 and abs(shown.height - known.height) <= 8
    difference = ImageStat.Stat(ImageChops.difference(shown.resize(known.size), known)).mean[0]
    assert difference < 4, "look at it; if it is right, type: make stills"


def test_a_copied_formula_is_its_tex(browser: Browser, address: str):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}/lessons/06_backprop.html")
    paragraph = page.locator("article p:has(span.math)").first
    tex = paragraph.locator("span.math").first.get_attribute("data-tex")
    paragraph.evaluate("(element) => getSelection().selectAllChildren(element)")
    page.keyboard.press("Control+C")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert f"${tex}$" in copied
    assert copied.split()[0] == paragraph.inner_text().split()[0]
    context.close()
