"""The archive to be read without a network, opened as files in Firefox and in WebKit."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from drivers import BROWSERS, Browser
from live_page import SITE
from test_other_browsers import LISTEN, MOUNT
from unpacked import unpacked

PAGES = sorted(path.relative_to(SITE).as_posix() for path in SITE.glob("lessons/*.html"))
# What the page asked for that is not in its folder, and what it did not get.
ELSEWHERE = """async (folder) => {
  await document.fonts.ready;
  const asked = performance.getEntriesByType("resource").map(({ name }) => name);
  const lost = [...document.fonts].filter(({ status }) => status === "error").map(({ family }) => family);
  return [...asked.filter((one) => !one.startsWith(folder)), ...lost];
}"""
MOVE = """async () => {
  const figure = document.querySelector('[data-figure="neuron"]');
  const pictures = [...figure.querySelectorAll("svg, canvas")];
  const drawn = () => pictures.map((one) => one.toDataURL?.() ?? one.outerHTML).join();
  const before = drawn();
  const slider = figure.querySelector("input[type=range]");
  slider.value = Number(slider.value) - 1;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return before !== drawn();
}"""
ANSWER = """async (name) => {
  const figure = document.querySelector(`[data-figure="${name}"]`);
  figure.querySelector("input[type=radio]").click();
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return figure.querySelector(".on-screen")?.innerText ?? "";
}"""
FOUND = """async (place) => {
  const end = performance.now() + 20000;
  const found = () => document.querySelector(`#search-results a[href*="${place}"]`);
  while (!found() && performance.now() < end) await new Promise((tick) => setTimeout(tick, 50));
  return [found()?.innerText, ...window.complaints];
}"""
SWITCH = """() => {
  const themes = new Set();
  for (let press = 0; press < 3; press++) {
    document.querySelector("button.theme-switch-button").click();
    themes.add(document.documentElement.dataset.theme);
  }
  return [...themes].sort();
}"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    return unpacked(tmp_path_factory.mktemp("offline"))


@pytest.fixture(scope="module", params=BROWSERS)
def engine(request: pytest.FixtureRequest) -> Iterator[Browser]:
    with BROWSERS[request.param]() as browser:
        browser.resize(1280, 900)
        yield browser


@pytest.mark.parametrize("page", PAGES)
def test_a_chapter_is_whole_and_its_quiz_is_answered(engine, copy, page):
    engine.open((copy / page).as_uri())
    engine.evaluate(LISTEN)
    assert engine.evaluate(MOUNT) == []
    assert engine.evaluate(ELSEWHERE, copy.as_uri()) == []
    assert ":" in engine.evaluate(ANSWER, "quiz")
    assert engine.evaluate("() => window.complaints") == []


def test_a_figure_moves_a_warm_up_answers_and_the_light_goes_off(engine, copy):
    engine.open((copy / "lessons/01_neuron.html").as_uri())
    engine.evaluate(MOUNT)
    assert engine.evaluate(MOVE)
    assert engine.evaluate(SWITCH) == ["dark", "light"]
    engine.open((copy / "lessons/05_losses.html").as_uri())
    engine.evaluate(MOUNT)
    assert ":" in engine.evaluate(ANSWER, "warm_up")


def test_a_search_finds_a_chapter(engine, copy):
    engine.open((copy / "search.html").as_uri() + "?q=softmax")
    engine.evaluate(LISTEN)
    assert engine.evaluate(FOUND, "lessons/03_activations.html") == ["3. Activation functions"]
