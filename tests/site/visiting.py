"""Visit a page of the site once: what it shows, asks for and complains of, and what axe-core finds on it."""

from dataclasses import dataclass, field
from typing import Literal

from accessibility import violations
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response, ViewportSize

DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 360, "height": 740}
# A page is opened in the dark on a phone, and then seen in the light on a wide window.
VIEWPORTS: dict[Literal["dark", "light"], ViewportSize] = {"dark": PHONE, "light": DESKTOP}
BY_COLOUR = ["color-contrast", "link-in-text-block"]

# Bring each figure near, as a reader does, and wait until it is there.
MOUNT = """async () => {
  for (const figure of document.querySelectorAll("[data-figure]")) {
    figure.scrollIntoView({ block: "center" });
    const end = performance.now() + 20000;
    while (!("mounted" in figure.dataset) && performance.now() < end)
      await new Promise((done) => setTimeout(done, 20));
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }
}"""

# Everything that the tests ask of a page.
GATHER = """() => {
  const figures = [...document.querySelectorAll("[data-figure]")].map((figure) => {
    const frame = figure.querySelector(".frame");
    return {
      name: figure.dataset.figure,
      mounted: "mounted" in figure.dataset,
      failures: [...figure.querySelectorAll(".failure")].map((words) => words.innerText),
      kept: parseFloat(getComputedStyle(frame).minHeight),
      taken: frame.getBoundingClientRect().height,
    };
  });
  const prose = document.querySelector("article");
  const texts = document.createTreeWalker(prose ?? document.body, NodeFilter.SHOW_TEXT);
  const rawFormulas = [];
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const formula = text.data.match(/\\$[^$\\s][^$]*\\$|\\\\\\(.+?\\\\\\)|\\\\\\[.+?\\\\\\]/);
    if (formula && !text.parentElement.closest("pre, code, script, style, math"))
      rawFormulas.push(formula[0]);
  }
  const edge = (prose ?? document.body).getBoundingClientRect().right + 1;
  return {
    figures,
    width: document.documentElement.scrollWidth,
    theme: document.documentElement.dataset.theme,
    titles: [...document.querySelectorAll("h1")]
      .filter(title => title.checkVisibility()).map(title => title.innerText),
    mains: document.querySelectorAll("main").length,
    imagesWithoutAlt: [...document.querySelectorAll("article img")]
      .filter(image => !image.alt.trim()).map(image => image.src),
    brokenImages: [...document.images]
      .filter(image => image.complete && !image.naturalWidth).map(image => image.src),
    untypesetFormulas: [...document.querySelectorAll(".math")]
      .filter(formula => !formula.querySelector("math") || !formula.dataset.tex).map(f => f.textContent),
    faultyFormulas: [...document.querySelectorAll("merror, .temml-error")].map(f => f.textContent),
    wideFormulas: [...document.querySelectorAll("span.math")]
      .filter(f => f.getBoundingClientRect().right > edge).map(f => f.textContent),
    rawFormulas,
  };
}"""

FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"

# Before axe-core comes, take away what it would only read again: all but some formulas, those that can be scrolled
# among them, and the colours of code whose kinds of words have all been on the page.
THIN_OUT = """() => {
  const formulas = [...document.querySelectorAll(".math")];
  for (const formula of formulas.slice(20)) if (formula.tabIndex !== 0) formula.replaceChildren();
  const seen = new Set();
  for (const code of document.querySelectorAll("pre")) {
    const where = code.closest("details, .cell_output")?.tagName ?? "";
    const kinds = [...code.querySelectorAll("span")].map((word) => `${where} ${word.className}`);
    if (kinds.every((kind) => seen.has(kind))) code.textContent = code.textContent;
    for (const kind of kinds) seen.add(kind);
  }
}"""

STILLS = """() => [...document.querySelectorAll("[data-figure]")].map((figure) => {
  const still = figure.querySelector("img.still");
  const frame = figure.querySelector(".frame");
  return {
    name: figure.dataset.figure,
    seen: (still ?? figure.querySelector("summary, ol, .fallback"))?.checkVisibility() ?? false,
    isPicture: still !== null,
    alt: still?.alt ?? "",
    kept: parseFloat(getComputedStyle(frame).minHeight),
    taken: frame.getBoundingClientRect().height,
  };
})"""


@dataclass
class Visit:
    """What a page asked for and complained of; what it showed, and what axe-core found, in light and in dark."""

    asked: list[str] = field(default_factory=list)
    off_site: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    found: dict[str, dict] = field(default_factory=dict)
    violations: dict[str, list[str]] = field(default_factory=dict)


def watch(page: Page, address: str) -> Visit:
    """Record what the page asks for, of this host and of others, what fails, and what it complains of."""
    visit = Visit()

    def note(request: Request) -> None:
        visit.asked.append(request.url.removeprefix(address + "/"))
        if not request.url.startswith((address + "/", "data:", "blob:")):
            visit.off_site.append(request.url)

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            visit.complaints.append(message.text)

    def check(response: Response) -> None:
        if response.status >= 400:
            visit.failures.append(f"{response.status} {response.url}")

    def mourn(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # given up because the page moved on
            visit.failures.append(f"{request.failure} {request.url}")

    page.on("request", note)
    page.on("console", hear)
    page.on("response", check)
    page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    page.on("requestfailed", mourn)
    return visit


def settle(page: Page) -> None:
    """Wait until fonts are there and nothing is being loaded."""
    page.evaluate("() => document.fonts.ready")
    page.wait_for_load_state("networkidle")


def see(context: BrowserContext, address: str, name: str) -> Visit:
    """Open a page, bring its figures to life, and gather all that the tests ask of it."""
    page = context.new_page()
    visit = watch(page, address)
    page.goto(f"{address}/{name}")
    if name == "index.html":
        page.wait_for_url("**/book/index.html")
    page.evaluate(MOUNT)
    settle(page)
    for scheme, viewport in VIEWPORTS.items():
        page.set_viewport_size(viewport)
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.evaluate(FRAMES)
        visit.found[scheme] = page.evaluate(GATHER)
    page.evaluate(THIN_OUT)
    visit.violations["light"] = violations(page)
    page.emulate_media(color_scheme="dark")
    page.evaluate(FRAMES)
    visit.violations["dark"] = violations(page, BY_COLOUR)
    page.close()
    return visit


def see_without_scripts(context: BrowserContext, address: str, name: str) -> dict[int, list[dict]]:
    """Return what stands in the place of each figure where no script runs, for each width of the window."""
    page = context.new_page()
    page.goto(f"{address}/{name}")
    stills = {}
    for viewport in (DESKTOP, PHONE):
        page.set_viewport_size(viewport)
        for still in page.locator("img.still").all():
            still.scroll_into_view_if_needed()
        page.wait_for_load_state("networkidle")
        stills[viewport["width"]] = page.evaluate(STILLS)
    page.close()
    return stills
