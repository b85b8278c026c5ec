"""A chapter's page on the built site, its code made live in a browser, and what its cells say."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

SITE = Path(__file__).parents[1] / "_build" / "html"
START = "Run the code on this page"
# Hear what the worker says, whatever the page makes of it.
LISTEN = """
window.heard = [];
window.Worker = class extends Worker {
  constructor(...settings) {
    super(...settings);
    this.addEventListener("message", ({ data }) => window.heard.push(data));
  }
};
"""
# Run a cell, and return what it said.
RUN = """async (number) => {
  const cell = [...document.querySelectorAll("div.cell")].filter((one) => one.querySelector(".live-cell"))[number];
  const [run, stop] = cell.querySelectorAll(".live-bar button");
  const said = window.heard.length;
  run.click();
  while (!stop.hidden) await new Promise((tick) => setTimeout(tick, 5));
  const done = window.heard.slice(said).findLast(({ type }) => type === "done");
  return window.heard.slice(said).filter(({ id }) => id === done?.id);
}"""


class LivePage:
    """A page whose code can be run."""

    def __init__(self, page: Page, address: str, chapter: str) -> None:
        self.page = page
        page.add_init_script(LISTEN)
        page.goto(f"{address}/lessons/{chapter}.html")

    def start(self) -> None:
        """Press the button, and wait."""
        self.page.get_by_role("button", name=START).click()
        self.wait()

    def wait(self) -> None:
        """Wait until Python is there and the first cell has run."""
        expect(self.status).to_have_text("Python is ready.", timeout=120_000)
        self.page.wait_for_function("() => window.heard.some(({ type }) => type === 'done')", timeout=60_000)

    @property
    def status(self) -> Locator:
        return self.page.locator(".live-status")

    @property
    def cells(self) -> Locator:
        return self.page.locator("div.cell:has(.live-cell)")

    @property
    def still(self) -> Locator:
        """The cells that need PyTorch, and are not live."""
        return self.page.locator("div.cell.tag_pytorch")

    def cell(self, number: int) -> Locator:
        return self.cells.nth(number)

    def write(self, number: int, source: str) -> None:
        """Put a source into a cell's field."""
        self.cell(number).locator("textarea").evaluate(
            "(area, source) => { area.value = source; area.dispatchEvent(new Event('input')); }", source
        )

    def reset(self, number: int) -> None:
        """Put back what the book has in a cell."""
        self.cell(number).locator(".live-bar").get_by_role("button", name="Reset").click()

    def run(self, number: int) -> list[dict[str, Any]]:
        """Run a cell, and return the messages that it sends."""
        return self.page.evaluate(RUN, number)


def printed(messages: list[dict[str, Any]]) -> str:
    """Return what a cell printed."""
    return "".join(one["text"] for one in messages if one["type"] == "stream" and one["name"] == "stdout")


def exercise_cell(live: LivePage, id: str) -> int:
    """Return the number of the cell in which an exercise is answered."""
    sources = live.page.locator(".live-cell textarea").evaluate_all("(areas) => areas.map(({ value }) => value)")
    [number] = [number for number, source in enumerate(sources) if f'check("{id}"' in source]
    return number
