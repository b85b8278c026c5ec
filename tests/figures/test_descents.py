"""The three descents: their model is nnlib's own optimizers at every step; its view draws them."""

import json
import re
from itertools import pairwise, product

import numpy as np
import pytest
import traitlets
from pages import plain, set_state, settle, state
from playwright.sync_api import Page, expect

from course.figures import Descents
from nnlib import SGD, Adam, Momentum

MODEL = "descents/model.js"
REST = plain(Descents())
STEPS = [0, 1, 2, 7, 40, 120]
VALLEYS = [1, 2, 20, 50, 100]
NAMES = ["SGD", "Momentum", "Adam"]
# Rates of SGD, of Momentum, its memory, and rates of Adam.
SETTINGS = [
    (0.038, 0.01, 0.9, 0.3),
    (0.01, 0.01, 0.0, 0.05),
    (0.04, 0.038, 0.9, 1.0),
    (0.05, 0.08, 0.9, 2.0),
    (0.001, 0.001, 0.99, 0.01),
    (0.5, 0.05, 0.3, 0.7),
    (3.8, 1.0, 0.7, 0.2),
    (5.0, 5.0, 0.99, 0.15),
]


def descend(rule, k: float, slopes: float) -> np.ndarray:
    """Where a rule of nnlib is after each of 120 steps, until it is lost."""
    w = np.array([-10.0, 1.0])
    places = [w.copy()]
    while len(places) <= 120 and np.hypot(*w) < 1e9:
        rule.step([w], [slopes * np.array([1.0, k]) * w])
        places.append(w.copy())
    return np.array(places)


def rules(values: dict) -> list:
    return [SGD(values["lr_sgd"]), Momentum(values["lr_momentum"], values["beta"]), Adam(values["lr_adam"])]


def on_map(places: np.ndarray) -> np.ndarray:
    return 100 * np.column_stack([(places[:, 0] + 11) / 16.5, (1.5 - places[:, 1]) / 3])


def is_there(place: np.ndarray) -> bool:
    return bool(-11 <= place[0] <= 5.5 and abs(place[1]) <= 1.5)


def numbers(words: str) -> list[float]:
    return [float(one) for one in re.findall(r"-?\d+(?:\.\d+)?", words.replace("−", "-"))]


class Walk:
    """What the model gives for a rule in a state, and where nnlib is then."""

    def __init__(self, values: dict, found: dict, whole: np.ndarray) -> None:
        self.values, self.found = values, found
        self.places = whole[: values["step"] + 1]
        self.here = self.places[-1]
        self.distances = np.hypot(*self.places.T)
        self.steepest = values["slopes"] * values["k"]


def evaluated(javascript, **values) -> dict:
    return javascript.call(MODEL, "evaluate", [{**REST, **values}])[0]


@pytest.fixture(scope="module")
def cases(javascript) -> list[tuple[dict, dict, list[Walk]]]:
    values = [
        {"k": k, "lr_sgd": sgd, "lr_momentum": momentum, "beta": beta, "lr_adam": adam, "slopes": slopes, "step": step}
        for (sgd, momentum, beta, adam), k, slopes, step in product(SETTINGS, VALLEYS, [1.0, 0.01], STEPS)
    ]
    found = javascript.call(MODEL, "evaluate", values)
    runs: dict[str, list[np.ndarray]] = {}
    cases = []
    for one, its in zip(values, found, strict=True):
        name = json.dumps({**one, "step": 0})
        if name not in runs:
            runs[name] = [descend(rule, one["k"], one["slopes"]) for rule in rules(one)]
        cases.append((one, its, [Walk(one, *both) for both in zip(its["walks"], runs[name], strict=True)]))
    return cases


class TestModel:
    def test_every_step_is_that_of_nnlib(self, cases):
        for _, _, walks in cases:
            assert [walk.found["name"] for walk in walks] == NAMES
            for walk in walks:
                found = np.array(walk.found["places"], float)
                assert found.shape == walk.places.shape
                np.testing.assert_allclose(found, walk.places, rtol=1e-6, atol=1e-9)

    def test_the_maps_have_the_path_the_mark_and_who_has_left(self, cases):
        seen = set()
        for walk in (walk for _, _, walks in cases for walk in walks):
            found, drawn = walk.found, on_map(walk.places)
            path = np.array(found["path"])
            np.testing.assert_allclose(path, drawn[: len(path)], rtol=1e-6, atol=1e-5)
            assert len(path) == len(drawn) or walk.distances[len(path) - 1] > 1000
            seen.add(is_there(walk.here))
            if is_there(walk.here):
                np.testing.assert_allclose(found["mark"], drawn[-1], atol=1e-5)
                assert found["gone"] is None
                continue
            assert found["mark"] is None
            edge = np.array([found["gone"]["x"], found["gone"]["y"]]) - 50
            assert abs(edge).max() == pytest.approx(46)
            away = drawn[-1] - 50
            np.testing.assert_allclose(edge / np.hypot(*edge), away / np.hypot(*away), atol=1e-6)
        assert seen == {True, False}

    def test_the_losses_are_those_of_the_bowl(self, cases):
        for values, shown, walks in cases:
            for walk in walks:
                losses = walk.places**2 @ [0.5, values["k"] / 2]
                np.testing.assert_allclose(np.array(walk.found["losses"], float), losses, rtol=2e-6, atol=1e-15)
                x, y = np.transpose(walk.found["curve"])
                np.testing.assert_allclose(x, 100 * (np.arange(len(losses)) + 2) / 126)
                with np.errstate(divide="ignore"):
                    heights = np.clip(100 * (2.6 - np.log10(losses)) / 6.6, -1e4, 1e4)
                np.testing.assert_allclose(y[losses > 1e-12], heights[losses > 1e-12], atol=1e-3)
                is_lost = len(walk.places) <= values["step"]
                assert (f"{walk.found['name']} is lost" in shown["description"]) == is_lost
            start = f"At the start it is {50 + values['k'] / 2:.1f}."
            assert shown["description"].endswith(start)

    def test_the_words_say_where_each_is_and_when_it_came_near(self, cases):
        kinds = set()
        for walk in (walk for _, _, walks in cases for walk in walks):
            where, when = walk.found["where"], walk.found["when"]
            if is_there(walk.here):
                assert where.endswith(" from the cross,")
                assert numbers(where) == [pytest.approx(walk.distances[-1], abs=0.0051)]
            else:
                since = 1 + max(i for i, place in enumerate(walk.places) if is_there(place))
                assert where == f"off the map since step {since},"
            near = np.flatnonzero(walk.distances < 0.1)
            assert when == (f"first within 0.1 at step {near[0]}" if len(near) else "not yet within 0.1")
            kinds.add((is_there(walk.here), len(near) > 0))
        assert kinds >= {(True, True), (True, False), (False, False)}

    def test_sgd_multiplies_the_distance_by_one_factor_in_each_direction(self, cases):
        seen = set()
        for values, _, (walk, _, _) in cases:
            how = walk.found["how"]
            across = 1 - values["lr_sgd"] * walk.steepest
            seen.add(how.split()[0].rstrip(":"))
            if how.startswith("flies out"):
                assert across < -1
                assert numbers(how.split("w₂ by ")[1])[0] == pytest.approx(across, abs=0.0051)
                assert numbers(how)[-1] == pytest.approx(2 / walk.steepest, abs=0.00051)
                continue
            along = 1 - values["lr_sgd"] * values["slopes"]
            found = numbers(how.replace("w₁", "").replace("w₂", ""))
            assert found == [pytest.approx(along, abs=0.0051), pytest.approx(across, abs=0.0051)]
            assert 1 not in found
            kind = "is at its limit" if across == pytest.approx(-1) else "overshoots" if across < 0 else ""
            kind = kind or ("crawls" if along > 0.95 else "never overshoots")
            assert how.startswith(kind)
            places = walk.places[walk.distances < 1e6]
            np.testing.assert_allclose(places[1:], places[:-1] * [along, across], rtol=1e-6, atol=1e-9)
        assert seen == {"flies", "is", "overshoots", "crawls", "never"}

    def test_momentum_flies_out_above_its_limit_and_only_there(self, cases):
        seen = set()
        for values, _, (_, walk, _) in cases:
            how, limit = walk.found["how"], 2 * (1 + values["beta"]) / walk.steepest
            flies = values["lr_momentum"] > limit
            assert how.startswith("flies out") == flies
            seen.add(flies)
            if flies:
                assert numbers(how)[-1] == pytest.approx(limit, abs=0.00051)
            if values["step"] == 120:
                grown = abs(walk.places[-20:]).max() > 10.1
                assert grown == flies or values["lr_momentum"] == pytest.approx(limit, rel=0.05)
        assert seen == {True, False}

    def test_momentum_says_how_its_steps_grew_and_how_far_it_rolled(self, cases):
        seen = set()
        for values, _, (_, walk, _) in cases:
            how = walk.found["how"]
            if how.startswith("flies"):
                continue
            if values["beta"] == 0:
                assert "it is SGD" in how
            elif values["step"] == 0:
                assert how.startswith("has no speed yet")
            else:
                moves, beyond = abs(np.diff(walk.places[:, 0])), walk.places[:, 0].max()
                expected = [moves[0], moves.max()] + [beyond] * int(beyond > 0)
                assert numbers(how) == [pytest.approx(one, rel=0.06, abs=0.0051) for one in expected]
                seen.add(beyond > 0)
        assert seen == {True, False}

    def test_without_a_memory_momentum_is_sgd(self, javascript):
        for lr in [0.01, 0.038, 0.05]:
            sgd, momentum, _ = evaluated(javascript, beta=0, lr_sgd=lr, lr_momentum=lr, step=60)["walks"]
            assert momentum["places"] == sgd["places"]

    def test_adams_longest_step_is_its_rate_whatever_the_slopes(self, cases):
        paths: dict[tuple[float, int], np.ndarray] = {}
        for values, _, (_, _, walk) in cases:
            how = walk.found["how"]
            assert "its lr, whatever the slopes" in how
            if values["step"] == 0:
                assert numbers(how) == [values["lr_adam"]]
            else:
                moves = abs(np.diff(walk.places, axis=0)).max(axis=0)
                np.testing.assert_allclose(moves, values["lr_adam"], rtol=1e-5)
                assert numbers(how) == [values["lr_adam"]] * 2
            # Neither the slopes nor the length of the valley turn its path.
            path = paths.setdefault((values["lr_adam"], values["step"]), walk.places)
            np.testing.assert_allclose(walk.places, path, atol=1e-4)

    def test_a_hundredth_of_the_slopes_is_a_hundredth_of_the_rate(self, javascript):
        small = evaluated(javascript, slopes=0.01, lr_sgd=3.8, lr_momentum=1)["walks"]
        whole = evaluated(javascript)["walks"]
        for one, other in zip(small, whole, strict=True):
            np.testing.assert_allclose(one["places"], other["places"], atol=1e-6)
        crawl = evaluated(javascript, slopes=0.01)["walks"]
        assert [round(walk["places"][-1][0], 1) for walk in crawl] == [-9.8, -9.7, -0.5]

    def test_at_rest_it_shows_what_the_chapter_says(self, javascript):
        shown = evaluated(javascript)
        sgd, momentum, adam = shown["walks"]
        assert sgd["where"] == "2.12 from the cross,"
        assert sgd["how"] == "overshoots across the valley: each step multiplies w₁ by 0.962, w₂ by −0.90."
        assert momentum["how"] == (
            "rolls. Its first step along the valley was 0.10, its longest so far 0.55; "
            "it has rolled 1.53 past the lowest point."
        )
        assert adam["where"] == "0.55 from the cross,"
        signs = np.sign(np.array(sgd["places"])[:, 1])
        assert all(one == -other for one, other in pairwise(signs))

    def test_the_contours_are_where_the_loss_is_what_they_say(self, javascript):
        for k, found in zip(VALLEYS, javascript.call(MODEL, "contours", VALLEYS), strict=True):
            turn = np.linspace(0, 6, 9)
            for ellipse, level in zip(found["ellipses"], [80, 55, 35, 20, 10, 5, 2, 0.5], strict=True):
                w1 = (found["cx"] + ellipse["rx"] * np.cos(turn)) * 16.5 / 100 - 11
                w2 = 1.5 - (found["cy"] + ellipse["ry"] * np.sin(turn)) * 3 / 100
                np.testing.assert_allclose((w1**2 + k * w2**2) / 2, level)

    def test_the_stops_hold_the_rates_of_the_chapter_and_a_hundred_times_them(self, javascript):
        found = javascript.run(
            "async () => { const m = await load('descents/model.js'); return [m.RATES, m.ADAMS_RATES, m.BETAS]; }"
        )
        rates, adams, betas = found
        assert {0.01, 0.038, 0.04, 1, 3.8} <= set(rates)
        assert 0.3 in adams
        assert betas[0] == 0
        for stops in found:
            assert stops == sorted(set(stops))


SHOWN = """() => {
  const pairs = (path) => [...path.getAttribute("d").matchAll(/[ML](\\S+?) ([^MLh]+)/g)].map(([, x, y]) => [+x, +y]);
  const spot = (element) =>
    element.checkVisibility() ? ["left", "top"].map((side) => parseFloat(element.style[side])) : null;
  const [losses] = document.querySelectorAll(".losses .plot");
  const kinds = ["sgd", "momentum", "adam"];
  return {
    walks: [...document.querySelectorAll(".valley")].map((valley, i) => ({
      name: valley.querySelector("strong").innerText,
      where: valley.querySelector("strong + span").innerText, when: valley.querySelector(".when").innerText,
      path: pairs(valley.querySelector(`path.${kinds[i]}:not(.steps)`)), steps: pairs(valley.querySelector(".steps")),
      mark: spot(valley.querySelector(`.plot .mark-${kinds[i]}`)), gone: spot(valley.querySelector(".gone")),
      description: valley.querySelector(".plot").ariaLabel,
      radii: [...valley.querySelectorAll("ellipse")].map((one) => [+one.getAttribute("rx"), +one.getAttribute("ry")]),
    })),
    hows: [...document.querySelectorAll(".report p span")].map((one) => one.innerText),
    curves: kinds.map((kind) => pairs(losses.querySelector(`path.${kind}`))),
    ends: kinds.map((kind) => spot(losses.querySelector(`.mark-${kind}`))),
    losses: losses.ariaLabel,
  };
}"""


def assert_drawn(page: Page, javascript) -> dict:
    """The page shows what the model gives for its state."""
    settle(page)
    values = state(page)
    now, shown = evaluated(javascript, **values), page.evaluate(SHOWN)
    assert shown["losses"] == now["description"]
    for i, (walk, drawn) in enumerate(zip(now["walks"], shown["walks"], strict=True)):
        for name in ("name", "where", "when", "description"):
            assert drawn[name] == walk[name]
        assert shown["hows"][i] == walk["how"]
        np.testing.assert_allclose(drawn["path"], walk["path"], rtol=1e-9, atol=1e-6)
        assert drawn["steps"] == drawn["path"]
        assert bool(drawn["mark"]) == bool(walk["mark"])
        assert bool(drawn["gone"]) == bool(walk["gone"])
        if walk["mark"]:
            np.testing.assert_allclose(drawn["mark"], walk["mark"], atol=1e-3)
        else:
            np.testing.assert_allclose(drawn["gone"], [walk["gone"]["x"], walk["gone"]["y"]], atol=1e-3)
        np.testing.assert_allclose(drawn["radii"], [[one["rx"], one["ry"]] for one in now["contours"]["ellipses"]])
        np.testing.assert_allclose(shown["curves"][i], walk["curve"], atol=1e-6)
        end = walk["curve"][-1]
        is_seen = len(walk["curve"]) > values["step"] and 0 <= end[1] <= 100
        assert bool(shown["ends"][i]) == is_seen
        if is_seen:
            np.testing.assert_allclose(shown["ends"][i], end, atol=1e-3)
    return now


CHANGES: list[dict[str, float]] = [
    {"step": 0},
    {"slopes": 0.01},
    {"beta": 0},
    {"lr_sgd": 0.05, "step": 120},
    {"lr_sgd": 5, "lr_momentum": 5, "k": 100, "step": 100},
    {"k": 1, "lr_sgd": 1, "step": 5},
    {"beta": 0.99, "lr_momentum": 0.05, "lr_adam": 2, "step": 120},
    {"slopes": 0.01, "lr_sgd": 0.001, "lr_momentum": 0.001, "beta": 0.3, "lr_adam": 0.01, "step": 120},
]


@pytest.fixture
def page(shown):
    return shown(Descents())


class TestView:
    def test_it_draws_what_the_model_gives(self, page, javascript):
        assert_drawn(page, javascript)
        for change in CHANGES:
            set_state(page, **{**REST, **change})
            assert_drawn(page, javascript)

    def test_each_rule_has_its_line_and_its_mark(self, page):
        style = "one => { const s = getComputedStyle(one); return s.stroke + s.strokeDasharray; }"
        lines = [page.locator(f".losses path.{kind}").evaluate(style) for kind in ("sgd", "momentum", "adam")]
        assert len(set(lines)) == 3
        shape = "one => { const s = getComputedStyle(one); return s.borderRadius + s.clipPath; }"
        marks = [page.locator(f".losses .mark-{kind}").evaluate(shape) for kind in ("sgd", "momentum", "adam")]
        assert len(set(marks)) == 3

    def test_each_slider_has_the_limits_of_python(self, page):
        labels = {
            "k": "valley: k",
            "lr_sgd": "SGD: lr",
            "lr_momentum": "Momentum: lr",
            "beta": "its memory: β",
            "lr_adam": "Adam: lr",
            "step": "step",
        }
        for name, label in labels.items():
            slider, trait = page.get_by_label(label, exact=True), Descents.class_traits()[name]
            for key, limit in {"Home": trait.min, "End": trait.max}.items():
                slider.press(key)
                assert state(page)[name] == limit

    def test_the_slopes_are_a_choice(self, page, javascript):
        page.get_by_label("all slopes").select_option("times 0.01")
        assert state(page) == {**REST, "slopes": 0.01}
        assert_drawn(page, javascript)
        page.get_by_label("all slopes").select_option("as they are")
        assert state(page) == REST

    def test_another_setting_keeps_the_step(self, page, javascript):
        page.get_by_label("its memory: β").press("Home")
        assert state(page) == {**REST, "beta": 0}
        assert "it is SGD" in assert_drawn(page, javascript)["walks"][1]["how"]

    def test_it_steps_and_resets_and_plays_to_the_end(self, page, javascript):
        page.get_by_role("button", name="Step").click()
        assert state(page)["step"] == 41
        page.get_by_role("button", name="Reset").press("Enter")
        assert state(page)["step"] == 0
        assert_drawn(page, javascript)
        set_state(page, step=118)
        live = page.locator("[aria-live]")
        assert live.count() == 4
        page.get_by_role("button", name="Play").press("Space")
        expect(live.first).to_have_attribute("aria-live", "off")
        expect(live.first).to_have_attribute("aria-live", "polite")
        assert state(page)["step"] == 120
        assert_drawn(page, javascript)
        page.get_by_role("button", name="Play").click()
        page.wait_for_function("model.get('step') > 0 && model.get('step') < 20")

    def test_for_calm_readers_it_jumps_once_a_second(self, shown):
        page = shown(Descents(step=50), reduced_motion=True)
        page.get_by_role("button", name="Play").click()
        page.wait_for_function("model.get('step') !== 50")
        assert state(page)["step"] == 60

    def test_nothing_jumps_when_the_numbers_change(self, page):
        for width in (320, 345, 600, 760):
            page.set_viewport_size({"width": width, "height": 900})
            tops = set()
            for change in CHANGES:
                set_state(page, **{**REST, **change})
                tops.add(page.locator(".controls").bounding_box()["y"])
            assert len(tops) == 1, width


IMPOSSIBLE = [
    ("k", 0),
    ("k", 101),
    ("lr_sgd", 0),
    ("lr_momentum", 6),
    ("beta", 1),
    ("lr_adam", 0),
    ("slopes", 0.1),
    ("step", 121),
    ("step", 1.5),
]


@pytest.mark.parametrize(("name", "value"), IMPOSSIBLE)
def test_impossible_values_are_refused_by_python(name, value):
    with pytest.raises(traitlets.TraitError, match=name):
        Descents(**{name: value})
