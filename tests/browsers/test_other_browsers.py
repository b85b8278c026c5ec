"""The book in Firefox and in WebKit: its pages, its figures, the digit that is drawn, and the code that runs."""

from collections.abc import Iterator

import pytest
from browser import serve
from drivers import BROWSERS, Browser
from live_page import SITE

from course.exercises import exercises_of

WAIT = """async (words, seconds) => {
  const end = performance.now() + 1000 * seconds;
  const found = () => document.body.innerText.includes(words);
  while (!found() && performance.now() < end) await new Promise((tick) => setTimeout(tick, 50));
  return found();
}"""
# Bring each figure near, as a reader does, and wait until it is there; tell which is not.
MOUNT = """async () => {
  for (const figure of document.querySelectorAll("[data-figure]")) {
    figure.scrollIntoView({ block: "center" });
    const end = performance.now() + 20000;
    while (!("mounted" in figure.dataset) && performance.now() < end) await new Promise((tick) => setTimeout(tick, 20));
  }
  return [...document.querySelectorAll("[data-figure]")]
    .filter((figure) => !("mounted" in figure.dataset) || figure.querySelector(".failure"))
    .map((figure) => figure.dataset.figure);
}"""
UNSET = """async () => {
  await document.fonts.ready;
  return [...document.querySelectorAll(".math")]
    .filter((formula) => formula.checkVisibility() && !formula.querySelector("math")?.getBoundingClientRect().width)
    .map((formula) => formula.textContent);
}"""
LISTEN = """() => {
  window.complaints = [];
  window.addEventListener("error", ({ message }) => window.complaints.push(message));
  window.addEventListener("unhandledrejection", ({ reason }) => window.complaints.push(String(reason)));
}"""
RUN = """async (number, source) => {
  const cell = [...document.querySelectorAll("div.cell")].filter((one) => one.querySelector(".live-cell"))[number];
  const area = cell.querySelector("textarea");
  if (source !== null) {
    area.value = source;
    area.dispatchEvent(new Event("input"));
  }
  const [run, stop] = cell.querySelectorAll(".live-bar button");
  run.click();
  while (!stop.hidden) await new Promise((tick) => setTimeout(tick, 20));
  return cell.querySelector(".cell_output")?.innerText ?? "";
}"""
CLICK = """(name) => {
  const buttons = [...document.querySelectorAll("button")].filter((one) => one.textContent.trim() === name);
  buttons[0].click();
  return buttons.length;
}"""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with serve(SITE) as address:
        yield address


@pytest.fixture(scope="module", params=BROWSERS)
def engine(request: pytest.FixtureRequest) -> Iterator[Browser]:
    with BROWSERS[request.param]() as browser:
        yield browser


PAGES = sorted(
    path.relative_to(SITE).as_posix() for folder in ("book", "lessons") for path in SITE.glob(f"{folder}/*.html")
)


@pytest.mark.parametrize("page", PAGES)
def test_each_page_is_whole(engine, site, page):
    engine.resize(1280, 900)
    engine.open(f"{site}/{page}")
    engine.evaluate(LISTEN)
    assert engine.evaluate(MOUNT) == []
    assert engine.evaluate(UNSET) == []
    assert engine.evaluate("() => window.complaints") == []
    broken = "() => [...document.images].filter((one) => one.complete && !one.naturalWidth).map(({ src }) => src)"
    assert engine.evaluate(broken) == []
    engine.resize(360, 740)
    wide = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert engine.evaluate(wide) <= 0


def test_a_figure_is_moved(engine, site):
    engine.open(f"{site}/lessons/01_neuron.html")
    engine.evaluate(MOUNT)
    moved = engine.evaluate(
        """async () => {
      const figure = document.querySelector('[data-figure="neuron"]');
      const slider = figure.querySelector("input[type=range]");
      const before = figure.innerText;
      slider.value = Number(slider.value) - 1;
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return before !== figure.innerText;
    }"""
    )
    assert moved


def test_a_digit_is_drawn_and_read(engine, site):
    engine.resize(1280, 900)
    engine.open(f"{site}/book/index.html")
    engine.evaluate(MOUNT)
    answer = engine.evaluate(
        """async () => {
      const figure = document.querySelector('[data-figure="drawn_digit"]');
      const clear = [...figure.querySelectorAll("button")].find((one) => /clear/i.test(one.textContent));
      clear?.click();
      const pad = figure.querySelector("canvas, .pad, svg");
      const { left, top, width, height } = pad.getBoundingClientRect();
      const at = (x, y) => ({ clientX: left + x * width, clientY: top + y * height });
      const point = (kind, x, y) => pad.dispatchEvent(new PointerEvent(kind,
        { ...at(x, y), bubbles: true, pointerId: 1, isPrimary: true, button: 0, buttons: 1, pointerType: "mouse" }));
      point("pointerdown", 0.5, 0.15);
      for (let i = 1; i <= 20; i++) point("pointermove", 0.5, 0.15 + 0.035 * i);
      point("pointerup", 0.5, 0.85);
      await new Promise((done) => setTimeout(done, 500));
      return figure.innerText;
    }"""
    )
    assert "1" in answer


def start(engine: Browser, site: str, chapter: str) -> None:
    engine.open(f"{site}/lessons/{chapter}.html")
    assert engine.evaluate(CLICK, "Run the code on this page")
    assert engine.evaluate(WAIT, "Python is ready.", 100)


def test_cells_run_draw_and_check(engine, site):
    start(engine, site, "01_neuron")
    assert "a = 0.6225" in engine.evaluate(RUN, 3, None)
    assert "division by zero" in engine.evaluate(RUN, 3, "1 / 0")
    engine.evaluate(RUN, 2, None)
    drawn = "() => document.querySelectorAll('div.cell')[2].querySelector('.cell_output img').naturalWidth"
    assert engine.evaluate(drawn) > 500
    exercise = next(one for one in exercises_of(1) if not one.is_value)
    endless = f'def {exercise.name}(*all):\n    while True:\n        pass\n\n\ncheck("{exercise.id}", {exercise.name})'
    assert "stopped after 5 seconds" in " ".join(engine.evaluate(RUN, 3, endless).split())
    engine.evaluate(CLICK, "Reset this page")


def test_a_loop_is_stopped_and_a_training_watched(engine, site):
    start(engine, site, "08_xor")
    engine.evaluate(
        """() => {
      const cell = [...document.querySelectorAll("div.cell")].filter((one) => one.querySelector(".live-cell"))[2];
      const area = cell.querySelector("textarea");
      area.value = "while True: pass";
      area.dispatchEvent(new Event("input"));
      cell.querySelector(".live-bar button").click();
    }"""
    )
    assert engine.evaluate(WAIT, "Running …", 20)
    stopped = """() => {
      const stops = [...document.querySelectorAll(".live-bar button")].filter((one) => one.textContent === "Stop");
      stops.find((one) => !one.hidden).click();
    }"""
    engine.evaluate(stopped)
    assert engine.evaluate(WAIT, "has forgotten all names", 20)
    assert engine.evaluate(WAIT, "Python is ready.", 60)
    engine.evaluate(CLICK, "Reset this page")
    watch = (
        "import numpy as np\nfrom course.watching import watch\nfrom nnlib import MSE, SGD, Dense, Network, datasets\n"
        "X, Y = datasets.xor()\nnetwork = Network(Dense(2, 4, 'tanh', rng=0), Dense(4, 1, 'sigmoid', rng=1))\n"
        "watch(network, X, Y, loss=MSE(), optimizer=SGD(lr=0.5), epochs=300)"
    )
    assert "ready: epoch 0 of 300" in engine.evaluate(RUN, 2, watch)
    engine.evaluate(CLICK, "Start")
    assert engine.evaluate(WAIT, "finished: epoch 300 of 300", 60)
    engine.evaluate(CLICK, "Reset this page")
