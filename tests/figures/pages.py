"""Pages with a figure on them: as a widget whose model the test holds, and as the site shows it."""

import json
import re
from typing import Any

from playwright.sync_api import Browser, Page

from course import figures
from course.figures.figure import FOLDER, Figure, styles
from course.figures.prediction import Prediction
from course.figures.quiz import Quiz
from course.quizzes import quiz

FIGURES: list[type[Figure]] = [getattr(figures, name) for name in figures.__all__]


PREDICTION = Prediction(
    "What does `[1, 2] + [3, 4]` give in Python: a sum of numbers, or a longer list?",
    answers=["`[4, 6]`", "`[1, 2, 3, 4]`", "an error"],
    right=1,
    because="For lists `+` puts one behind the other; arrays of NumPy are added number by number.",
)


def resting(figure: type[Figure]) -> Figure:
    """Return a figure as a page shows it first."""
    return {Quiz: lambda: quiz(1), Prediction: lambda: PREDICTION}.get(figure, figure)()


PAGE = """<!doctype html><html lang="en" data-theme="light"><meta charset="utf-8"><title>Figure</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">{sheets}
<style>body {{ margin: 8px auto; max-width: 690px; font-family: sans-serif; }}</style><body>{body}</body></html>"""

# The model is within reach of the test, as window.model, what was saved in window.saved; window.stop takes the figure
# away.
RENDER = """async ([name, sheets, state]) => {
  window.stop?.();
  document.body.replaceChildren();
  document.documentElement.dataset.theme = "light";
  delete document.body.dataset.jpThemeLight;
  document.querySelector("style.figure")?.remove();
  const style = document.createElement("style");
  style.className = "figure";
  style.textContent = sheets;
  document.head.append(style);
  const { default: figure } = await import(`/${name}/view.js`);
  window.heard = {};
  window.saved = undefined;
  window.model = {
    get: (name) => state[name],
    set(name, value) {
      if (state[name] === value) return;
      state[name] = value;
      for (const hear of window.heard[`change:${name}`] ?? []) hear();
    },
    on: (event, hear) => (window.heard[event] ??= new Set()).add(hear),
    off: (event, hear) => window.heard[event]?.delete(hear),
    save_changes() { window.saved = { ...state }; },
  };
  window.values = () => ({ ...state });
  const el = document.createElement("div");
  document.body.append(el);
  window.stop = figure.render({ model: window.model, el });
}"""

MOUNT = """<script type="module">
  import { mountAll } from "./shared/mount.js";
  mountAll(async (name) => (await import(`./${name}/view.js`)).default);
</script>"""

# Two frames, and more while a figure computes in the background.
FRAMES = """() => new Promise((done) => {
  const next = () => (document.querySelector(".frame [aria-busy='true']") ? requestAnimationFrame(next) : done());
  requestAnimationFrame(() => requestAnimationFrame(next));
})"""

# Everything that can be seen of a figure but for its controls: words, shapes, places and the pixels of its maps.
PICTURE = """() => {
  const copy = document.querySelector(".frame").cloneNode(true);
  for (const control of copy.querySelectorAll(".slider, .choice, select, output, .buttons, input")) control.remove();
  const pixels = [...document.querySelectorAll(".frame canvas")].map((canvas) => canvas.toDataURL());
  return copy.innerHTML.replaceAll(/figure-[\\w-]+-\\d+-\\w+/g, "") + pixels.join("");
}"""


def plain(figure: Figure) -> dict[str, Any]:
    """Return a figure's state as JavaScript gets it."""
    return json.loads(json.dumps(figure.state()))


class Stage:
    """A page that is opened once, and what it complains of."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.page = browser.new_page()
        self.complaints: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        html = PAGE.format(sheets="", body="")
        self.page.route(f"{address}/", lambda route: route.fulfill(content_type="text/html", body=html))
        self.page.goto(f"{address}/")

    def show(self, figure: Figure, width: int = 760, reduced_motion: bool = False) -> Page:
        """Show a figure alone, as a widget whose model the test holds."""
        self.complaints.clear()
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.emulate_media(media="screen", reduced_motion="reduce" if reduced_motion else "no-preference")
        sheets = "".join((FOLDER / name).read_text("utf-8") for name in styles(figure.name))
        self.page.evaluate(RENDER, [figure.name, sheets, plain(figure)])
        settle(self.page)
        return self.page

    def clear(self) -> None:
        """Take the figure away, playing or not."""
        self.page.evaluate("() => { window.stop?.(); window.stop = undefined; document.body.replaceChildren(); }")


def settle(page: Page) -> None:
    """Wait until what was asked for has been drawn."""
    page.evaluate(FRAMES)


def state(page: Page) -> dict[str, Any]:
    """Return the state of the figure on the stage."""
    return page.evaluate("() => values()")


def set_state(page: Page, **values: Any) -> None:
    """Change the state as Python would, and wait until it has been drawn."""
    page.evaluate("(values) => { for (const name in values) model.set(name, values[name]); }", values)
    settle(page)


def picture(page: Page) -> str:
    settle(page)
    return page.evaluate(PICTURE)


def show_twin(
    browser: Browser, address: str, figure: Figure, width: int = 760, search: str = "", **settings: Any
) -> Page:
    """Open a page of its own with the figure's twin, as on the site, and wait until it is alive."""
    sheets = "".join(f'<link rel="stylesheet" href="{name}">' for name in styles(figure.name))
    body = figure.twin() + MOUNT
    page = browser.new_page(viewport={"width": width, "height": 900}, **settings)
    html = PAGE.format(sheets=sheets, body=body)
    page.route(re.compile(r"/figure(\?.*)?$"), lambda route: route.fulfill(content_type="text/html", body=html))
    page.goto(f"{address}/figure{search}")
    page.wait_for_selector("[data-mounted]")
    settle(page)
    return page
