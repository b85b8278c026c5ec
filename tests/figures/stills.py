"""The still pictures of the figures: `python tests/figures/stills.py` draws them anew, beside their modules."""

import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from browser import find_browser, serve

from course import figures
from course.figures.base import FOLDER, Figure

PAGE = """<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="figures.css">
<body style="width: 690px; font-family: sans-serif">{twin}<script type="module" src="mount.js"></script>"""
ALL = [getattr(figures, name) for name in figures.__all__]


def path_of(figure: type[Figure]) -> Path:
    return FOLDER / figure.module.replace(".js", ".png")


def show(browser: Browser, address: str, figure: Figure, **settings: Any) -> Page:
    """Open a page with the figure's twin, and wait until it is alive."""
    page = browser.new_page(**({"viewport": {"width": 760, "height": 900}} | settings))
    body = PAGE.format(twin=figure.twin())
    page.route(f"{address}/figure", lambda route: route.fulfill(content_type="text/html", body=body))
    page.goto(f"{address}/figure")
    page.wait_for_selector("[data-mounted]")
    return page


def capture(browser: Browser, address: str, figure: type[Figure]) -> bytes:
    """Photograph a figure in its resting state, as it would be printed."""
    page = show(browser, address, figure(), device_scale_factor=2)
    page.emulate_media(media="print")
    page.add_style_tag(content=".course-figure { border: 0 !important; min-height: 0 !important }")
    png = page.locator(".course-figure").screenshot()
    page.close()
    return png


if __name__ == "__main__":
    executable = find_browser()
    with serve(FOLDER) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable)
        for figure in ALL:
            path_of(figure).write_bytes(capture(browser, address, figure))
            print(path_of(figure).name)
