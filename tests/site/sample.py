"""A picture of some formulas, those that browsers draw with most differences: `make stills` draws it anew."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "book" / "_ext")]

from browser import find_browser, serve
from built_site import SITE
from formulas import mathml
from playwright.sync_api import Browser, sync_playwright

SAMPLE = Path(__file__).with_name("sample.png")
FORMULAS = [
    r"\hat y_i = \sigma(w \cdot x_i + b)",
    r"L = -\frac1n \sum_{s=1}^{n} \sum_{i=1}^{k} Y_{si} \log \hat Y_{si}",
    r"dZ_l = (dZ_{l+1}\, W_{l+1}) \cdot \sigma_l'(Z_l)",
    r"\frac{\max |\text{computed} - \text{measured}|}{\max(|\text{computed}|, |\text{measured}|, 10^{-7})}",
    r"\sqrt{v} + \varepsilon, \qquad f(x + h) = f(x) + f'(x)\, h + \tfrac12 f''(x)\, h^2",
    r"W = \begin{pmatrix} w_{11} & w_{12} \\ w_{21} & w_{22} \end{pmatrix}",
    r"\operatorname{relu}(z) = \begin{cases} z & z > 0 \\ 0 & z \le 0 \end{cases}",
    r"\underbrace{(9^2 + 2^2)}_{85} \le \overline{x}",
]


def photograph(browser: Browser, address: str) -> bytes:
    """Return a picture of the formulas, in the place of the article of a page."""
    page = browser.new_page(viewport={"width": 800, "height": 900}, color_scheme="light")
    page.goto(f"{address}/book/notation.html")
    shown = "".join(f'<div class="math">{mathml(tex, True)}</div>' for tex in FORMULAS)
    page.evaluate("(html) => { document.querySelector('article').innerHTML = `<section>${html}</section>`; }", shown)
    page.evaluate("() => document.fonts.load('16px STIX2')")
    picture = page.locator("article section").screenshot()
    page.close()
    return picture


if __name__ == "__main__":
    executable = find_browser()
    with serve(SITE) as address, sync_playwright() as playwright:
        SAMPLE.write_bytes(photograph(playwright.chromium.launch(executable_path=executable), address))
    print(SAMPLE.relative_to(ROOT))
