"""What holds for every figure: its size, its room, its names, both themes, each control, and an end without a trace."""

import gzip

import pytest
from pages import FIGURES, picture, resting, set_state, settle, state
from playwright.sync_api import Locator, expect

from course.figures.figure import FOLDER
from course.figures.playground import Playground
from course.figures.prediction import Prediction
from course.figures.quiz import Quiz
from course.figures.review import Review
from course.figures.warm_up import WarmUp

# These are not shown by their names.
ALL = [*FIGURES, Prediction, Quiz, Review, WarmUp]
pytestmark = pytest.mark.parametrize("figure", ALL, ids=lambda figure: figure.__name__)
CONTROLS = ":is(input, select, button, textarea, summary, [tabindex='0']):not([tabindex='-1'])"
WIDTHS = [320, 345, 360, 400, 500, 560, 720, 760, 1280]
NARROW = 576  # 36rem, where the style sheet changes
WRITTEN = {"digits.js": 14_000}  # by a program: pictures, and what they may take


def test_its_modules_are_small(figure):
    for path in (FOLDER / figure.name).rglob("*.js"):
        assert len(gzip.compress(path.read_bytes())) < WRITTEN.get(path.name, 6000), path.name


def test_its_twin_is_always_the_same(figure):
    assert resting(figure).twin() == resting(figure).twin()
    assert "0x" not in repr(resting(figure))
    assert len(figure.alt) > 100


def test_jupyter_gets_it_in_one_piece_below_98_kilobytes_and_its_pictures(figure):
    pictures = sum(path.stat().st_size for name in WRITTEN for path in (FOLDER / figure.name).glob(name))
    assert len(resting(figure)._esm.encode()) + len(resting(figure)._css.encode()) - pictures < 98_000


def test_it_fits_every_width_and_the_room_that_is_kept_for_it(shown, figure):
    resting_figure = resting(figure)
    page = shown(resting_figure)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        settle(page)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width, width
        box = page.locator(".frame").bounding_box()
        reserved = resting_figure.heights[box["width"] <= NARROW]
        assert box["height"] <= reserved + 24, width
        # The room of what has other words each time is an estimate, and that of a warm-up is for its longest questions.
        slack = {**dict.fromkeys((Quiz, Prediction), max(60, 0.1 * reserved)), WarmUp: 150}.get(figure, 60)
        assert box["height"] > reserved - slack or width not in (345, 760), width


def controls(page) -> list[Locator]:
    return [control for control in page.locator(f".frame {CONTROLS}").all() if control.is_visible()]


def test_the_keyboard_reaches_every_control_each_has_a_name_and_keeps_its_keys_in_jupyterlab(shown, figure):
    page = shown(resting(figure))
    groups = set()
    for control in controls(page):
        assert control.get_attribute("data-lm-suppress-shortcuts") == "true"
        named = control.evaluate("one => one.ariaLabel ?? one.labels?.[0]?.innerText.trim() ?? one.innerText.trim()")
        assert named, control.evaluate("one => one.outerHTML")
        group = control.get_attribute("name")
        if control.is_enabled() and (group is None or group not in groups):
            page.keyboard.press("Tab")
            expect(control).to_be_focused()
        groups.add(group)


def assert_something_moved(page, before: dict, drawn: str, control: Locator) -> None:
    html = control.evaluate("one => one.outerHTML")
    assert state(page) != before, html
    assert picture(page) != drawn, html


def test_every_slider_moves_the_figure_by_keyboard_and_by_pointer(shown, figure):
    page = shown(resting(figure))
    rest = state(page)
    for slider in page.get_by_role("slider").all():
        if not slider.is_visible():
            continue
        for way in ("ArrowLeft", "ArrowRight", "pointer"):
            set_state(page, **rest)
            value, drawn = float(slider.input_value()), picture(page)
            if way == "pointer":
                box = slider.bounding_box()
                low, high = float(slider.get_attribute("min")), float(slider.get_attribute("max"))
                share = 0.85 if value < (low + high) / 2 else 0.15
                page.mouse.click(box["x"] + share * box["width"], box["y"] + box["height"] / 2)
            else:
                slider.focus()
                page.keyboard.press(way)
            settle(page)
            at_the_end = value == float(slider.get_attribute("min" if way == "ArrowLeft" else "max"))
            if way != "pointer" and at_the_end:
                assert float(slider.input_value()) == value
                continue
            assert (float(slider.input_value()) < value) == (way == "ArrowLeft" or (way == "pointer" and share < 0.5))
            assert state(page) != rest, slider.evaluate("one => one.outerHTML")
            # A setting of the playground is drawn with the run that begins anew.
            assert picture(page) != drawn, slider.evaluate("one => one.outerHTML")
            assert slider.get_attribute("aria-valuetext") == slider.locator("xpath=../output").inner_text()


def test_every_choice_moves_the_figure(shown, figure):
    page = shown(resting(figure))
    rest = state(page)
    for select in page.locator(".choice select").all():
        for option in select.locator("option").all():
            set_state(page, **rest)
            before, drawn, value = select.input_value(), picture(page), option.get_attribute("value")
            select.select_option(value)
            settle(page)
            if value != before:
                assert state(page) != rest, value
                # The pace of the playground shows while it plays.
                assert figure is Playground or picture(page) != drawn, value


def test_it_is_drawn_alike_whatever_was_there_before(shown, figure):
    page = shown(resting(figure))
    rest, first = state(page), picture(page)
    for slider in page.get_by_role("slider").all():
        if slider.is_visible():
            slider.focus()
            page.keyboard.press("Home")
            page.keyboard.press("ArrowRight")
    settle(page)
    set_state(page, **rest)
    assert picture(page) == first


def test_the_dark_of_the_site_and_of_jupyter_reach_it(shown, figure):
    page = shown(resting(figure))
    ink = "() => getComputedStyle(document.querySelector('.frame')).color"
    pixels = "() => [...document.querySelectorAll('canvas')].map((canvas) => canvas.toDataURL()).join()"
    light, painted = page.evaluate(ink), page.evaluate(pixels)
    for dark in ("documentElement.dataset.theme = 'dark'", "body.dataset.jpThemeLight = 'false'"):
        page.evaluate(f"() => {{ document.{dark}; }}")
        settle(page)
        assert page.evaluate(ink) != light
        assert page.evaluate(pixels) != painted or not painted
        page.evaluate("() => { document.documentElement.dataset.theme = 'light'; }")


def test_what_it_hears_and_plays_ends_with_its_view(shown, figure):
    page = shown(resting(figure))
    heard = "() => Object.values(heard).reduce((sum, some) => sum + some.size, 0)"
    assert page.evaluate(heard) > 0
    for play in page.get_by_role("button", name="Play").all():
        play.click()
    page.evaluate("() => stop()")
    assert page.evaluate(heard) == 0
    left = state(page)
    page.wait_for_timeout(100)
    assert state(page) == left


def test_a_state_that_cannot_be_drawn_is_said(shown, figure):
    page = shown(resting(figure))
    page.evaluate(
        """async (name) => {
          stop();
          const { default: figure } = await import(`/${name}/view.js`);
          const model = { get: () => { throw new Error("no state"); }, set() {}, on() {}, off() {}, save_changes() {} };
          document.body.replaceChildren();
          figure.render({ model, el: document.body.appendChild(document.createElement("div")) });
        }""",
        figure.name,
    )
    expect(page.get_by_role("alert")).to_have_text("This figure cannot be drawn: Error: no state")
    settle(page)


def test_its_names_of_the_state_are_those_of_python(shown, figure):
    page = shown(resting(figure))
    heard = page.evaluate("() => Object.keys(heard).map((event) => event.replace('change:', '')).sort()")
    assert heard == figure.names()
