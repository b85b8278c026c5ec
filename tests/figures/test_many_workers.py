"""Many workers: its model is the time of a ring all-reduce, message by message, and its view draws that."""

import itertools
import math
import re
from typing import Any

import numpy as np
import pytest
import traitlets
from pages import plain, set_state, settle, state
from playwright.sync_api import Page, expect

from course.figures import ManyWorkers
from nnlib import Dense, Network

MODEL = "many_workers/model.js"
PARTS = ["computing", "bandwidth", "latency"]
WORKERS = [2**k for k in range(11)]
SPEED = 1e13
CASES: list[dict[str, Any]] = [
    {"workers": workers, "parameters": parameters, "batch": batch, "bandwidth": bandwidth, "latency": latency}
    for workers, parameters, batch, bandwidth, latency in itertools.product(
        [1, 2, 32, 512, 1024], [2410, 10**6, 123_456_789, 10**11], [1024, 65536], [12.5e6, 12.5e9, 900e9], [1e-6, 2e-3]
    )
]
REST = plain(ManyWorkers())
UNITS = {"ns": 1e-9, "µs": 1e-6, "ms": 1e-3, "s": 1, "min": 60, "h": 3600}
SIZES = {"bytes": 1, "kB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12}
LABELS = {
    "workers": "workers p",
    "batch": "batch n",
    "parameters": "parameters",
    "bandwidth": "bandwidth B",
    "latency": "latency α",
}


def parts_of(case: dict, p: int) -> np.ndarray:
    """The seconds of each part: every worker computes its samples, then every message around the ring is waited for."""
    # One product forward, two backward; of each element a multiplication and an addition.
    computing = sum(2 * case["parameters"] for _ in range(3)) * (case["batch"] / p) / SPEED
    piece = 4 * case["parameters"] / p
    scattered = gathered = p - 1
    waits = [(piece / case["bandwidth"], case["latency"]) for _ in range(scattered + gathered)]
    return np.array([computing, *np.sum(waits or [(0, 0)], axis=0)])


def time_of(case: dict, p: int) -> float:
    return parts_of(case, p).sum()


def value(words: str, units: dict[str, float]) -> float:
    """Read a number with its unit."""
    number, unit = words.split()
    return float(number) * units[unit]


def share(words: str) -> float:
    return float(words.removesuffix("%").strip("<> \xa0")) / 100


def matched(pattern: str, text: str) -> tuple[str, ...]:
    found = re.fullmatch(pattern, text)
    assert found, text
    return found.groups()


def numbers(text: str) -> list[float]:
    return [float(word.replace(",", "")) for word in re.findall(r"\d[\d,]*\.?\d*", text)]


@pytest.fixture(scope="module")
def cases(javascript) -> list[tuple[dict, dict]]:
    return list(zip(CASES, javascript.call(MODEL, "evaluate", CASES), strict=True))


def evaluated(javascript, **values: Any) -> dict:
    return javascript.call(MODEL, "evaluate", [plain(ManyWorkers(**values))])[0]


def steps(javascript, *cases: tuple[dict, int]) -> list[dict]:
    return javascript.call(MODEL, "step", [list(case) for case in cases])


class TestModel:
    def test_a_step_is_what_is_computed_and_every_message_of_the_ring(self, javascript):
        asked = [(case, p) for case in CASES[::7] for p in WORKERS]
        for (case, p), found in zip(asked, steps(javascript, *asked), strict=True):
            expected = parts_of(case, p)
            np.testing.assert_allclose(found["seconds"], expected, rtol=1e-9)
            assert found["time"] == pytest.approx(expected.sum())
            assert found["largest"] == PARTS[expected.argmax()]

    def test_it_is_the_formula_of_the_chapter(self, javascript):
        for case in CASES[::7]:
            c, N = 6 * case["parameters"] / SPEED, 4 * case["parameters"]
            alpha, beta, p = case["latency"], case["bandwidth"], case["workers"]
            [found] = steps(javascript, (case, p))
            assert found["time"] == pytest.approx(case["batch"] * c / p + 2 * (p - 1) * (alpha + N / (p * beta)))

    def test_one_worker_sends_nothing(self, javascript):
        for case in CASES:
            [found] = steps(javascript, (case, 1))
            assert found["seconds"][1:] == [0, 0]
            assert found["rounds"] == 0
        now = evaluated(javascript, workers=1)
        assert [row["how"] for row in now["rows"]][1:] == ["nothing to send", "nobody to wait for"]
        assert [row["share"] for row in now["rows"]] == ["100\xa0%", "0\xa0%", "0\xa0%"]

    def test_computing_is_shared_bytes_level_off_and_rounds_add_up(self, javascript):
        for case in CASES[::7]:
            found = np.array([one["seconds"] for one in steps(javascript, *((case, p) for p in WORKERS))])
            np.testing.assert_allclose(found[:, 0] * WORKERS, found[0, 0])
            most = 2 * 4 * case["parameters"] / case["bandwidth"]
            assert (np.diff(found[:, 1]) > 0).all()
            assert (found[:, 1] < most).all()
            assert found[-1, 1] > 0.999 * most
            np.testing.assert_allclose(np.diff(found[:, 2]), 2 * case["latency"] * np.diff(WORKERS))

    def test_a_network_that_takes_no_time_makes_p_workers_p_times_as_fast(self, javascript):
        free = {**REST, "bandwidth": math.inf, "latency": 0}
        times = [one["time"] for one in steps(javascript, *((free, p) for p in WORKERS))]
        np.testing.assert_allclose(times[0] / np.array(times), WORKERS)

    def test_without_latency_the_speedup_is_the_same_for_every_network(self, javascript):
        for p in (2, 32, 1024):
            speedups = []
            for parameters in (2410, 10**6, 10**11):
                case = {**REST, "latency": 0, "parameters": parameters}
                alone, shared = steps(javascript, (case, 1), (case, p))
                speedups.append(alone["time"] / shared["time"])
            np.testing.assert_allclose(speedups, speedups[0])

    def test_the_best_number_of_workers_is_where_the_formula_is_level(self, javascript):
        n_c = 6 * REST["parameters"] * REST["batch"] / SPEED
        best = math.sqrt((n_c - 8 * REST["parameters"] / REST["bandwidth"]) / (2 * REST["latency"]))
        [fastest] = [p for p, bar in zip(WORKERS, evaluated(javascript)["bars"], strict=True) if bar["isFastest"]]
        assert fastest / math.sqrt(2) < best < fastest * math.sqrt(2)

    def test_at_first_the_time_falls_flattens_and_rises_and_each_part_is_once_the_largest(self, javascript):
        times = [time_of(REST, p) for p in WORKERS]
        best = int(np.argmin(times))
        assert WORKERS[best] == 64
        assert (np.diff(times[: best + 1]) < 0).all()
        assert (np.diff(times[best:]) > 0).all()
        assert times[best - 1] / times[best] < 1.02 < 3 < times[-1] / times[best]
        largest = [PARTS[parts_of(REST, p).argmax()] for p in WORKERS]
        assert largest == ["computing"] * 5 + ["bandwidth"] * 3 + ["latency"] * 3

    def test_the_bars_are_the_times_and_the_shares(self, cases):
        for case, now in cases:
            alone, times = time_of(case, 1), [time_of(case, p) for p in WORKERS]
            assert now["alone"] == 80
            for p, time, bar in zip(WORKERS, times, now["bars"], strict=True):
                parts = parts_of(case, p)
                np.testing.assert_allclose(bar["shares"], 100 * parts / time)
                # The part for computing is the efficiency.
                assert bar["shares"][0] == pytest.approx(100 * alone / (p * time))
                tops = np.minimum(100, np.cumsum(80 * parts / alone))
                np.testing.assert_allclose(np.cumsum(bar["heights"]), tops)
                assert bar["isBeyond"] == (time > 1.25 * alone)
                assert bar["isChosen"] == (p == case["workers"])
                assert bar["isFastest"] == (p == WORKERS[int(np.argmin(times))])

    def test_the_marks_of_the_times_are_round_and_in_their_places(self, cases):
        for case, now in cases:
            highest = 1.25 * time_of(case, 1)
            assert 3 <= len(now["ticks"]) <= 6
            assert now["ticks"][0] == {"height": 0, "words": "0"}
            for tick in now["ticks"][1:]:
                assert value(tick["words"], UNITS) == pytest.approx(highest * tick["height"] / 100)
                assert tick["height"] <= 100
            assert len({tick["words"].split()[-1] for tick in now["ticks"][1:]}) == 1
            first = now["ticks"][1]["words"].split()[0]
            assert first.strip("0.") in ("1", "2", "5")

    def test_the_table_has_the_parts_in_numbers(self, cases):
        for case, now in cases:
            p = case["workers"]
            parts = parts_of(case, p)
            for seconds, row in zip(parts, now["rows"], strict=True):
                assert value(row["time"], UNITS) == pytest.approx(seconds, rel=0.006)
                part = seconds / parts.sum()
                if row["share"].startswith("<"):
                    assert 0 < part < 1e-4
                elif row["share"].startswith(">"):
                    assert 0.99 < part < 1
                else:
                    assert share(row["share"]) == pytest.approx(part, abs=0.0051, rel=0.51)
                assert (row["share"] == "100\xa0%") == (part == 1)
                assert (row["share"] == "0\xa0%") == (part == 0)
            assert value(now["total"], UNITS) == pytest.approx(parts.sum(), rel=0.006)
            computing, bandwidth, latency = (row["how"] for row in now["rows"])
            samples, each = matched(r"([\d,]+) samples?, (.+) each", computing)
            assert numbers(samples) == [case["batch"] / p]
            assert value(each, UNITS) == pytest.approx(6 * case["parameters"] / SPEED, rel=0.006)
            if p == 1:
                continue
            sent = matched(r"(\d+) messages of (.+), at (.+)/s", bandwidth)
            assert int(sent[0]) == 2 * (p - 1)
            assert value(sent[1], SIZES) == pytest.approx(4 * case["parameters"] / p, rel=0.006, abs=0.51)
            assert value(sent[2], SIZES) == case["bandwidth"]
            waited = matched(r"(\d+) messages, (.+) each", latency)
            assert int(waited[0]) == 2 * (p - 1)
            assert value(waited[1], UNITS) == pytest.approx(case["latency"])

    def test_the_verdict_has_the_speedup_the_efficiency_and_the_fastest(self, cases):
        kinds = set()
        for case, now in cases:
            p, said = case["workers"], now["verdict"][0]
            times = {p: time_of(case, p) for p in WORKERS}
            best = min(times, key=lambda p: times[p])
            speedup = times[1] / times[p]
            first, last = matched(r"(.+?\.) ((?:Fastest|One alone|None of).+)", said)
            if p == 1:
                assert first == f"One worker: {now['total']} a step."
            elif speedup < 1:
                assert numbers(first) == [p, pytest.approx(1 / speedup, rel=0.051)]
                assert first.endswith("times as long as one.")
            else:
                told, ratio, _ = numbers(first)
                assert told == p
                assert ratio == pytest.approx(speedup, rel=0.051)
                assert first.endswith(f"times as fast as one, efficiency {now['rows'][0]['share']}.")
            if best == p:
                assert last == "None of the other bars is shorter."
            elif best == 1:
                assert last == "One alone is fastest."
            else:
                assert numbers(last) == [best, pytest.approx(times[1] / times[best], rel=0.051)]
            kinds.add((p == 1, speedup < 1, best == 1, best == p))
        assert len(kinds) >= 6

    def test_the_verdict_names_what_limits(self, cases):
        kinds = set()
        for case, now in cases:
            p, said = case["workers"], now["verdict"][1]
            parts, now_, then = parts_of(case, p), time_of(case, p), time_of(case, 2 * p)
            kind = re.split(r" limits| is the largest| a step", said)[0]
            if p == 1 and then >= now_:
                assert kind == "With two"
                assert f"mostly for {PARTS[1 + parts_of(case, 2)[1:].argmax()]}," in said
            else:
                assert kind.lower() == PARTS[parts.argmax()]
            if "instead of" in said:
                after, before = re.findall(r"[\d.]+\xa0\w+", said)
                assert value(after, UNITS) == pytest.approx(then, rel=0.006)
                assert value(before, UNITS) == pytest.approx(now_, rel=0.006)
                assert said.startswith("Computing limits") == (then < now_)
            elif kind == "Bandwidth":
                [sent] = re.findall(r"[\d.]+\xa0\w+", said)
                assert value(sent, SIZES) == pytest.approx(2 * (p - 1) * 4 * case["parameters"] / p, rel=0.006)
            elif kind == "Latency":
                assert numbers(said) == [2 * (p - 1)]
            else:
                assert p == 1024
                assert parts.argmax() == 0
            kinds.add((kind, said.startswith("Computing limits")))
        assert len(kinds) == 5

    def test_more_workers_than_pay_are_told_so_where_computing_is_still_the_largest_part(self, javascript):
        values = {"workers": 4, "parameters": 2410, "batch": 65536, "latency": 3e-6, "bandwidth": 900e9}
        assert parts_of(values, 4).argmax() == 0
        assert time_of(values, 8) > time_of(values, 4)
        assert evaluated(javascript, **values)["verdict"][1].startswith("Computing is the largest part here, but with")

    def test_large_networks_are_said_to_need_room(self, javascript):
        assert evaluated(javascript)["gradient"] == "40\xa0MB."
        large = evaluated(javascript, parameters=10**11)["gradient"]
        assert large.startswith(
            "400\xa0GB. Each worker must hold four times that for weights, gradient and Adam, 1.6\xa0TB"
        )
        assert "hold" not in evaluated(javascript, parameters=10**9)["gradient"]

    def test_the_descriptions_have_the_numbers(self, javascript):
        now = evaluated(javascript)
        assert now["timeDescription"].replace("\xa0", " ") == (
            "The time of one step for 1 to 1024 workers: one alone takes 98.3 ms, 32 10.5 ms, 1024 47.4 ms. "
            "Fastest: 64, with 10.4 ms."
        )
        assert now["shareDescription"].replace("\xa0", " ") == (
            "What each of 32 does in a step: computing 29 %, bandwidth 59 %, latency 12 %."
        )

    def test_the_alt_text_has_them_too(self):
        for p, words in {1: "98 ms", 16: "12.7 ms", 64: "10.4 ms", 1024: "47.4 ms"}.items():
            assert words in ManyWorkers.alt
            assert float(words.split()[0]) / 1000 == pytest.approx(time_of(REST, p), rel=0.006)
        assert f"{time_of(REST, 1) / time_of(REST, 32):.1f} times as fast" in ManyWorkers.alt
        assert f"efficiency of {parts_of(REST, 32)[0] / time_of(REST, 32):.0%}".replace("%", " %") in ManyWorkers.alt

    def test_the_smallest_network_is_the_reader_of_digits(self, javascript):
        network = Network(Dense(64, 32, "relu"), Dense(32, 10))
        size = sum(layer.W.size + layer.b.size for layer in network.layers)
        stops = javascript.run(f"async () => (await load('{MODEL}')).PARAMETERS")
        assert size == stops[0] == ManyWorkers.class_traits()["parameters"].min

    def test_the_stops_of_the_sliders_are_allowed_in_python_and_end_where_it_ends(self, javascript):
        names = {"WORKERS": "workers", "BATCHES": "batch", "PARAMETERS": "parameters"}
        names |= {"BANDWIDTHS": "bandwidth", "LATENCIES": "latency"}
        for constant, name in names.items():
            stops = javascript.run(f"async () => (await load('{MODEL}')).{constant}")
            assert stops == sorted(set(stops))
            for stop in stops:
                ManyWorkers(**{name: stop})
            trait = ManyWorkers.class_traits()[name]
            ends = [trait.min, trait.max] if hasattr(trait, "min") else [trait.values[0], trait.values[-1]]
            assert [stops[0], stops[-1]] == ends
            assert plain(ManyWorkers())[name] in stops

    def test_how_the_sliders_write_their_numbers(self, javascript):
        code = f"""async (name, values) => values.map((await load("{MODEL}")).WRITTEN[name])"""
        written: dict[str, dict[float, str]] = {
            "parameters": {2410: "2410", 10**5: "100,000", 10**6: "1\xa0million", 10**11: "100\xa0billion"},
            "bandwidth": {12.5e6: "12.5\xa0MB/s", 0.5e9: "500\xa0MB/s", 1.25e9: "1.25\xa0GB/s", 900e9: "900\xa0GB/s"},
            "latency": {1e-6: "1\xa0µs", 2e-5: "20\xa0µs", 1e-3: "1\xa0ms", 0.01: "10\xa0ms"},
            "batch": {1024: "1024", 65536: "65,536"},
        }
        for name, words in written.items():
            assert javascript.run(code, name, list(words)) == list(words.values())

    def test_the_pointer_gives_the_bar_under_it(self, javascript):
        shares = [-0.2, 0, 0.09, 0.092, 0.5, 0.95, 1, 1.3]
        assert javascript.call(MODEL, "workersAt", shares) == [1, 1, 1, 2, 32, 1024, 1024, 1024]


@pytest.fixture
def page(shown) -> Page:
    return shown(ManyWorkers())


DRAWN = """() => {
  const words = (which, within = document) => [...within.querySelectorAll(which)].map((one) => one.textContent);
  const plots = [...document.querySelectorAll(".plot")];
  return {
    heights: plots.map((plot) => [...plot.querySelectorAll(".column")].map((column) =>
      [...column.children].map((part) => parseFloat(part.style.height)))),
    order: [...document.querySelector(".column").children].map((part) => part.className),
    chosen: plots.map((plot) => words(".tick[data-chosen=true]", plot)),
    columns: plots.map((plot) =>
      [...plot.querySelectorAll(".column")].findIndex((column) => column.dataset.chosen === "true")),
    beyond: [...document.querySelectorAll(".beyond")].map((one) => one.dataset.shown === "true"),
    ticks: [...document.querySelectorAll(".ticks .tick")].map((one) =>
      [100 - parseFloat(one.style.top), one.textContent]),
    alone: 100 - parseFloat(document.querySelector(".alone").style.top),
    fastest: ["left", "top"].map((side) => parseFloat(document.querySelector(".fastest").style[side])),
    rows: [...document.querySelectorAll("tbody tr")].map((row) => words("td", row)),
    names: words("tbody th"),
    verdict: words(".verdict span"),
    gradient: words(".key span"),
    descriptions: plots.map((plot) => plot.getAttribute("aria-label")),
  };
}"""


def assert_drawn(page: Page, javascript) -> dict:
    [now] = javascript.call(MODEL, "evaluate", [state(page)])
    drawn, bars = page.evaluate(DRAWN), now["bars"]
    np.testing.assert_allclose(drawn["heights"][0], [bar["heights"] for bar in bars], atol=1e-3)
    np.testing.assert_allclose(drawn["heights"][1], [bar["shares"] for bar in bars], atol=1e-3)
    assert drawn["order"] == PARTS
    chosen = WORKERS.index(state(page)["workers"])
    assert drawn["chosen"] == [[str(state(page)["workers"])]] * 2
    assert drawn["columns"] == [chosen, chosen]
    assert drawn["beyond"] == [bar["isBeyond"] for bar in bars]
    assert [words for _, words in drawn["ticks"]] == [tick["words"] for tick in now["ticks"]]
    np.testing.assert_allclose([at for at, _ in drawn["ticks"]], [tick["height"] for tick in now["ticks"]], atol=1e-3)
    assert drawn["alone"] == now["alone"]
    [best] = [i for i, bar in enumerate(bars) if bar["isFastest"]]
    np.testing.assert_allclose(drawn["fastest"], [(best + 0.5) * 100 / 11, 100 - sum(bars[best]["heights"])], atol=1e-3)
    assert drawn["rows"][:3] == [[row["how"], row["time"], row["share"]] for row in now["rows"]]
    assert drawn["rows"][3] == [now["total"], "100\xa0%"]
    assert drawn["names"] == ["computing", "waiting for bandwidth", "waiting for latency", "one step"]
    assert drawn["verdict"] == now["verdict"]
    assert drawn["gradient"] == [now["gradient"]]
    assert drawn["descriptions"] == [now["timeDescription"], now["shareDescription"]]
    return now


# Where computing, bandwidth or latency is all, where one alone is fastest, and where all are.
EXTREMES: list[dict[str, Any]] = [
    {},
    {"workers": 1},
    {"workers": 1024, "parameters": 10**11, "batch": 65536, "bandwidth": 900e9, "latency": 1e-6},
    {"workers": 512, "parameters": 10**11, "batch": 1024, "bandwidth": 12.5e6, "latency": 1e-6},
    {"workers": 2, "parameters": 2410, "batch": 1024, "bandwidth": 900e9, "latency": 0.01},
    {"workers": 1, "parameters": 2410, "batch": 1024, "bandwidth": 12.5e6, "latency": 0.01},
    {"workers": 256, "parameters": 10**8, "batch": 65536, "bandwidth": 125e9, "latency": 1e-5},
]


@pytest.mark.page
class TestView:
    def test_it_draws_what_the_model_gives(self, page, javascript):
        for values in EXTREMES:
            set_state(page, **{**REST, **values})
            assert_drawn(page, javascript)

    def test_the_bars_stand_on_the_ground_and_end_in_the_plot(self, page):
        for values in EXTREMES:
            set_state(page, **{**REST, **values})
            for plot in page.locator(".plot").all():
                ground = plot.locator(".ground").bounding_box()
                for column in plot.locator(".column").all():
                    boxes = [part.bounding_box() for part in column.locator("div").all()]
                    bottom = max(box["y"] + box["height"] for box in boxes)
                    assert bottom == pytest.approx(ground["y"] + ground["height"], abs=1)
                    assert min(box["y"] for box in boxes) >= ground["y"] - 1

    def test_computing_and_both_waits_are_told_apart_without_colours(self, page):
        for theme in ("light", "dark"):
            page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
            settle(page)
            grounds = {
                part: page.locator(f"tbody i.{part}").evaluate("one => getComputedStyle(one).background")
                for part in PARTS
            }
            assert "repeating-linear-gradient" in grounds["latency"]
            assert "gradient" not in grounds["computing"] + grounds["bandwidth"]
            solid = [sum(map(int, re.findall(r"\d+", grounds[part])[:3])) / 3 for part in ("computing", "bandwidth")]
            assert abs(solid[0] - solid[1]) > 35

    @pytest.mark.parametrize("plot", [0, 1])
    def test_a_bar_is_chosen_by_pointing_and_dragging(self, page, javascript, plot):
        box = page.locator(".plot").nth(plot).locator(".ground").bounding_box()

        def at(i: float) -> tuple[float, float]:
            return box["x"] + (i + 0.5) / 11 * box["width"], box["y"] + 0.3 * box["height"]

        for i in (0, 3, 10):
            page.mouse.click(*at(i))
            assert state(page)["workers"] == 2**i
        settle(page)
        assert_drawn(page, javascript)
        page.mouse.move(*at(4))
        page.mouse.down()
        page.mouse.move(*at(7))
        assert state(page)["workers"] == 128
        page.mouse.move(*at(12))
        page.mouse.up()
        page.mouse.move(*at(2))
        assert state(page) == {**REST, "workers": 1024}
        assert page.evaluate("() => saved") == state(page)

    def test_every_slider_moves_its_own_number(self, page, javascript):
        for name, label in LABELS.items():
            set_state(page, **REST)
            page.get_by_label(label, exact=True).press("ArrowRight")
            settle(page)
            now = state(page)
            assert now[name] > REST[name]
            assert {**now, name: REST[name]} == REST
            assert_drawn(page, javascript)

    def test_a_number_between_the_stops_is_drawn_as_it_is(self, page, javascript):
        set_state(page, parameters=241_000, bandwidth=2e9, latency=3.3e-5)
        assert_drawn(page, javascript)
        expect(page.get_by_label("parameters", exact=True)).to_have_attribute("aria-valuetext", "241,000")

    @pytest.mark.parametrize("width", [320, 360, 760])
    def test_the_numbers_of_workers_do_not_touch(self, page, width):
        page.set_viewport_size({"width": width, "height": 900})
        for p in WORKERS:
            set_state(page, workers=p)
            for plot in page.locator(".plot").all():
                boxes = [one.bounding_box() for one in plot.locator(".tick.below[data-shown=true]").all()]
                assert 5 <= len(boxes) <= 7
                for one, other in itertools.pairwise(boxes):
                    assert one["x"] + one["width"] + 2 <= other["x"], p

    @pytest.mark.parametrize("width", [320, 360, 760])
    def test_the_word_at_the_fastest_stays_within_the_figure(self, page, width):
        page.set_viewport_size({"width": width, "height": 900})
        frame = page.locator(".frame").bounding_box()
        for values in EXTREMES:
            set_state(page, **{**REST, **values})
            plot, word = page.locator(".plot").first.bounding_box(), page.locator(".fastest").bounding_box()
            assert plot["x"] - 2 <= word["x"]
            assert word["x"] + word["width"] <= frame["x"] + frame["width"]
            assert plot["y"] <= word["y"]

    def test_nothing_jumps_when_the_numbers_change(self, page):
        for width in (320, 345, 500, 600, 760):
            page.set_viewport_size({"width": width, "height": 900})
            tops = set()
            for values in [*EXTREMES, {"workers": 256}, {"workers": 1024}, {"workers": 1024, "parameters": 10**9}]:
                set_state(page, **{**REST, **values})
                tops.add(page.locator(".controls").bounding_box()["y"])
            assert len(tops) == 1, width


IMPOSSIBLE = [
    *[("workers", 0), ("workers", 3), ("workers", 2048), ("parameters", 2409), ("parameters", 10**12)],
    *[("parameters", 2410.5), ("batch", 1000), ("batch", 512), ("bandwidth", 1e6), ("bandwidth", 1e12)],
    *[("latency", 0), ("latency", 0.1)],
]


@pytest.mark.parametrize(("name", "value"), IMPOSSIBLE)
def test_impossible_values_are_refused_by_python(name, value):
    with pytest.raises(traitlets.TraitError, match=name):
        ManyWorkers(**{name: value})
