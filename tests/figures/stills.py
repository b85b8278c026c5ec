"""The still pictures of the figures, for paper and where nothing moves: `make stills` draws them anew."""

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from browser import find_browser, serve
from pages import WITH_STILLS, show_twin

from course.figures.figure import FOLDER, STILL, Figure


def capture(browser: Browser, address: str, figure: type[Figure]) -> Image.Image:
    """Photograph a figure in its resting state, as it would be printed."""
    page = show_twin(browser, address, figure(), device_scale_factor=2)
    page.emulate_media(media="print")
    page.add_style_tag(content=".course-figure > .frame { border: 0 !important; min-height: 0 !important }")
    png = page.locator(".frame").screenshot()
    page.close()
    return Image.open(io.BytesIO(png)).convert("RGB")


if __name__ == "__main__":
    chosen = [figure for figure in WITH_STILLS if figure.__name__ in sys.argv[1:] or not sys.argv[1:]]
    executable = find_browser()
    with serve(FOLDER) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable)
        for figure in chosen:
            path = FOLDER / figure.name / STILL
            capture(browser, address, figure).save(path, quality=60, method=6)
            print(path.relative_to(ROOT))
