"""Pages with one figure on them: as the site shows it, and as a widget whose model the test holds."""

import json
import re
from typing import Any

from playwright.sync_api import Browser, Page

from course import figures
from course.figures.base import Figure, styles

ALL: list[type[Figure]] = [getattr(figures, name) for name in figures.__all__]

PAGE = """<!doctype html><html lang="en" data-theme="light"><meta charset="utf-8"><title>Figure</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">{sheets}
<style>body {{ margin: 8px auto; max-width: 690px; font-family: sans-serif; }}</style><body>{body}</body></html>"""

# The model is within reach of the test, as window.model; window.stop takes the figure away.
RENDER = """async ([module, state]) => {
  const { default: figure } = await import(`/${module}`), heard = {};
  window.heard = heard;
  window.model = {
    get: (name) => state[name],
    set(name, value) { state[name] = value; for (const hear of heard[`change:${name}`] ?? []) hear(); },
    on: (event, hear) => (heard[event] ??= new Set()).add(hear),
    off: (event, hear) => heard[event]?.delete(hear),
    save_changes() { window.saved = { ...state }; },
  };
  const el = document.createElement("div");
  window.stop = figure.render({ model: window.model, el });
  document.body.append(el);
}"""

FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))"


def open_page(browser: Browser, address: str, figure: Figure, body: str, width: int, **settings: Any) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 900}, **settings)
    sheets = "".join(f'<link rel="stylesheet" href="{name}">' for name in styles(figure.module))
    html = PAGE.format(sheets=sheets, body=body)
    page.route(re.compile(r"/figure(\?.*)?$"), lambda route: route.fulfill(content_type="text/html", body=html))
    return page


def show(browser: Browser, address: str, figure: Figure, width: int = 760, search: str = "", **settings: Any) -> Page:
    """Open a page with the figure's twin, and wait until it is alive."""
    body = figure.twin() + '<script type="module" src="mount.js"></script>'
    page = open_page(browser, address, figure, body, width, **settings)
    page.goto(f"{address}/figure{search}")
    page.wait_for_selector("[data-mounted]")
    return page


def show_widget(browser: Browser, address: str, figure: Figure, width: int = 760, **settings: Any) -> Page:
    """Open a page with the figure as a widget, its model in `window.model`, what it saved in `window.saved`."""
    page = open_page(browser, address, figure, "", width, **settings)
    page.goto(f"{address}/figure")
    page.evaluate(RENDER, [figure.module, json.loads(json.dumps(figure.state()))])
    settle(page)
    return page


def settle(page: Page) -> None:
    """Wait until what was asked for has been drawn."""
    page.evaluate(FRAMES)
