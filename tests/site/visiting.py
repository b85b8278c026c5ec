"""Visit a page of the site: what it shows, asks for and complains of."""

from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Page, Request, Response

PHONE = {"width": 360, "height": 740}

# Everything that the tests ask of a page, gathered in one visit.
GATHER = """() => {
  const prose = document.querySelector("article");
  const texts = document.createTreeWalker(prose ?? document.body, NodeFilter.SHOW_TEXT);
  const rawFormulas = [];
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const formula = text.data.match(/\\$[^$\\s][^$]*\\$|\\\\\\(.+?\\\\\\)|\\\\\\[.+?\\\\\\]/);
    if (formula && !text.parentElement.closest("pre, code, script, style, mjx-container"))
      rawFormulas.push(formula[0]);
  }
  return {
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
      .filter(formula => !formula.querySelector("mjx-container")).map(f => f.textContent),
    faultyFormulas: [...document.querySelectorAll(
      "mjx-merror, [data-mjx-error], mjx-container [style*='color: red']")].map(f => f.textContent),
    rawFormulas,
  };
}"""


@dataclass
class Visit:
    """What a page showed, asked for and complained of."""

    off_site: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    found: dict = field(default_factory=dict)


def watch(page: Page, address: str) -> Visit:
    """Record what the page asks of other hosts, what fails, and what it complains of."""
    visit = Visit()

    def note(request: Request) -> None:
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
    """Wait until formulas are set, fonts are there and nothing is being loaded."""
    page.wait_for_load_state("networkidle")
    page.evaluate("() => window.MathJax?.startup?.promise")
    page.evaluate("() => document.fonts.ready")
