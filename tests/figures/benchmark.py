"""How smoothly the playground trains: `python tests/figures/benchmark.py` plays it and counts frames.

Measured on two shared cores, Chromium without a graphics card, 2-8-8-1 on 500 points, all maps and lines drawn:

    one batch      pace   1:  56 frames and   56 epochs a second; a frame takes 17 ms, the slowest 33 ms
    one batch      pace  10:  55 frames and  552 epochs a second; a frame takes 17 ms, the slowest 33 ms
    one batch      pace 100:  42 frames and  813 epochs a second; a frame takes 17 ms, the slowest 50 ms
    batches of 20  pace   1:  55 frames and   55 epochs a second; a frame takes 17 ms, the slowest 33 ms
    batches of 20  pace  10:  50 frames and  490 epochs a second; a frame takes 17 ms, the slowest 33 ms
    batches of 20  pace 100:  38 frames and  514 epochs a second; a frame takes 33 ms, the slowest 50 ms
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from browser import find_browser, serve
from pages import show_twin

from course.figures import Playground
from course.figures.figure import FOLDER

SECONDS = 5
COUNT = f"""() => new Promise((done) => {{
  const times = [], epoch = () => Number(document.querySelector(".epoch b").textContent), start = epoch();
  const frame = (now) => {{
    times.push(now);
    if (now - times[0] < {SECONDS * 1000}) return requestAnimationFrame(frame);
    const gaps = times.slice(1).map((time, i) => time - times[i]).sort((a, b) => a - b);
    const [median, slowest] = [gaps[gaps.length >> 1], gaps[gaps.length - 1]];
    done({{ frames: gaps.length, epochs: epoch() - start, median, slowest }});
  }};
  requestAnimationFrame(frame);
}})"""

if __name__ == "__main__":
    executable = find_browser()
    with serve(FOLDER) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable)
        for batch_size, words in [(0, "one batch"), (20, "batches of 20")]:
            for pace in (1, 10, 100):
                playground = Playground(n=500, hidden=[8, 8], batch_size=batch_size, lr=0.1, epoch=0, pace=pace)
                page = show_twin(browser, address, playground)
                page.get_by_role("button", name="Play").click()
                page.wait_for_timeout(500)
                found = page.evaluate(COUNT)
                print(
                    f"{words:13}  pace {pace:3}: {found['frames'] / SECONDS:3.0f} frames and "
                    f"{found['epochs'] / SECONDS:4.0f} epochs a second; "
                    f"a frame takes {found['median']:.0f} ms, the slowest {found['slowest']:.0f} ms"
                )
                page.close()
        browser.close()
