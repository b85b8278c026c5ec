"""The still pictures of the figures, for paper: `make stills` draws them anew."""

import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from browser import find_browser, serve
from pages import FIGURES, show_twin

from course.figures.figure import FOLDER, Figure


def path_of(figure: type[Figure]) -> Path:
    return FOLDER / figure.name / "still.png"


def capture(browser: Browser, address: str, figure: type[Figure]) -> bytes:
    """Photograph a figure in its resting state, as it would be printed."""
    page = show_twin(browser, address, figure(), device_scale_factor=2)
    page.emulate_media(media="print")
    page.add_style_tag(content=".course-figure > .frame { border: 0 !important; min-height: 0 !important }")
    png = page.locator(".frame").screenshot()
    page.close()
    return png


if __name__ == "__main__":
    chosen = [figure for figure in FIGURES if figure.__name__ in sys.argv[1:] or not sys.argv[1:]]
    executable = find_browser()
    with serve(FOLDER) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable)
        for figure in chosen:
            path_of(figure).write_bytes(capture(browser, address, figure))
            print(path_of(figure).relative_to(ROOT))
