"""The learning neuron: its run is the chapter's program, its words hold at every step, and its view draws that."""

from functools import cache
from itertools import pairwise, product
from typing import Any

import numpy as np
import pytest
import traitlets
from pages import plain, set_state, settle, state
from playwright.sync_api import Page, expect

from course.figures.learning_neuron import LearningNeuron

CORNERS = [(0, 0), (0, 1), (1, 0), (1, 1)]
TARGETS = {"AND": [0, 0, 0, 1], "OR": [0, 1, 1, 1], "XOR": [0, 1, 1, 0]}
RATES = [0.5, 1, 2, 4, 8]
STARTS = ["0, 0, 0", "-3, 2, 1", "3, -1, -1"]
STEPS = 200
H = 0.001


def answers(w1: float, w2: float, b: float) -> list[float]:
    return [float(1 / (1 + np.exp(-(w1 * x1 + w2 * x2 + b)))) for x1, x2 in CORNERS]


@cache
def trained(task: str, lr: float, start: str) -> list[tuple[list[float], float, list[float]]]:
    """The parameters, the loss and the slopes before each step, as the chapter's program has them."""

    def loss(w1: float, w2: float, b: float) -> float:
        return float(np.mean([(a - y) ** 2 for a, y in zip(answers(w1, w2, b), TARGETS[task], strict=True)]))

    w1, w2, b = (float(one) for one in start.split(","))
    seen = []
    for _ in range(STEPS + 1):
        slopes = [
            (loss(w1 + H, w2, b) - loss(w1 - H, w2, b)) / (2 * H),
            (loss(w1, w2 + H, b) - loss(w1, w2 - H, b)) / (2 * H),
            (loss(w1, w2, b + H) - loss(w1, w2, b - H)) / (2 * H),
        ]
        seen.append(([w1, w2, b], loss(w1, w2, b), slopes))
        w1, w2, b = w1 - lr * slopes[0], w2 - lr * slopes[1], b - lr * slopes[2]
    return seen


def evaluate(javascript, figures: list[LearningNeuron]) -> list[dict[str, Any]]:
    return javascript.call("learning_neuron/model.js", "evaluate", [plain(figure) for figure in figures])


@pytest.fixture(scope="module", params=list(product(TARGETS, RATES, STARTS)), ids=str)
def case(request, javascript) -> tuple[str, float, str, list[dict[str, Any]]]:
    """A task, a learning rate and a start, and what the figure shows at each step of their run."""
    task, lr, start = request.param
    rest = plain(LearningNeuron(task=task, lr=lr, start=start))
    steps = [{**rest, "step": step} for step in range(STEPS + 1)]
    return task, lr, start, javascript.call("learning_neuron/model.js", "evaluate", steps)


@pytest.fixture
def page(shown) -> Page:
    return shown(LearningNeuron())


class TestModel:
    def test_each_step_of_each_run_is_the_programs(self, case):
        task, lr, start, run = case
        for now, (parameters, loss, slopes) in zip(run, trained(task, lr, start), strict=True):
            found = [now["w1"], now["w2"], now["b"]]
            np.testing.assert_allclose(found, parameters, rtol=0, atol=1e-9)
            assert now["loss"] == pytest.approx(loss, abs=1e-9)
            np.testing.assert_allclose([one["slope"] for one in now["parameters"]], slopes, rtol=0, atol=1e-9)
            assert [one["value"] for one in now["parameters"]] == found
            given = [one["answer"] for one in now["answers"]]
            np.testing.assert_allclose(given, answers(*parameters), rtol=0, atol=1e-9)
            right = [abs(a - y) < 0.5 - 1e-9 for a, y in zip(answers(*parameters), TARGETS[task], strict=True)]
            assert [one["mark"] == "✓" for one in now["answers"]] == right
            assert now["verdict"] == f"{sum(right)} of 4 right."

    def test_and_and_or_are_always_learned_calmly_and_xor_never(self, case):
        task, _, start, run = case
        losses = [now["loss"] for now in run]
        assert np.all(np.diff(losses) < 1e-12)
        right = [int(now["verdict"][0]) for now in run]
        if task != "XOR":
            assert right[-1] == 4 and losses[-1] < 0.08
        elif start == "0, 0, 0":
            assert set(right) == {0} and {one["mark"] for one in run[-1]["answers"]} == {"–"}
            assert losses == [pytest.approx(0.25, abs=1e-9)] * (STEPS + 1)
        else:
            assert right[-1] == max(right) == 3 and 0.25 < losses[-1] < 0.28

    def test_its_words_say_what_the_next_step_does(self, case):
        names = ["w₁", "w₂", "b"]
        task, lr, start, run = case
        for now, then in pairwise(run):
            words, change = now["words"], [then[name] - now[name] for name in ("w1", "w2", "b")]
            if "All three slopes are 0" in words:
                assert (task, start, change) == ("XOR", "0, 0, 0", [0, 0, 0])
            elif "small, and it is still wrong" in words:
                assert (task, now["verdict"]) == ("XOR", "3 of 4 right.")
            elif "little left to gain" in words:
                assert now["verdict"] == "4 of 4 right." and max(map(abs, change)) < 0.02 * lr
            else:
                _, _, what = words.partition(" next step makes ")
                larger, _, smaller = what.partition("larger") if "larger" in what else ("", "", what)
                for name, by in zip(names, change, strict=True):
                    assert abs(by) < 1e-9 or (name in (larger if by > 0 else smaller)), words

    def test_the_words_at_rest_at_the_start_and_where_nothing_moves(self, javascript):
        rest, first, mixed, stuck = evaluate(
            javascript,
            [
                LearningNeuron(),
                LearningNeuron(step=0),
                LearningNeuron(step=5),
                LearningNeuron(task="XOR"),
            ],
        )
        assert rest["verdict"] == "4 of 4 right."
        assert rest["words"].endswith("there is little left to gain.")
        assert [one["words"] for one in rest["answers"]] == ["0.00", "0.14", "0.14", "0.84"]
        assert first["words"] == "The loss rises as b grows. So the next step makes b smaller."
        assert first["parameters"][2]["words"] == ["b = 0.00", "slope 0.1250", "next step −0.250"]
        assert [one["sign"] for one in first["parameters"]] == ["", "", "positive"]
        assert [one["sign"] for one in mixed["parameters"]] == ["negative", "negative", "positive"]
        assert mixed["parameters"][0]["words"][2].startswith("next step +")
        assert mixed["words"] == (
            "The loss falls as w₁ and w₂ grow and rises as b grows. "
            "So the next step makes w₁ and w₂ larger and b smaller."
        )
        assert stuck["words"].startswith("All three slopes are 0: ")
        assert [one["words"][1:] for one in stuck["parameters"]] == [["slope 0.0000", "next step 0.000"]] * 3

    def test_the_valley_of_a_parameter_goes_through_its_dot_with_its_slope(self, javascript):
        for now in evaluate(javascript, [LearningNeuron(task=task, step=7) for task in TARGETS]):
            for one in now["parameters"]:
                values, losses = np.transpose(one["valley"])
                assert [values[0], values[-1], len(values)] == [-9, 9, 61]
                assert np.interp(one["value"], values, losses) == pytest.approx(now["loss"], abs=0.006)
                near = np.argmin(abs(values - one["value"]))
                chord = (losses[near + 1] - losses[near - 1]) / (values[near + 1] - values[near - 1])
                assert chord == pytest.approx(one["slope"], abs=0.02)

    def test_no_run_leaves_the_axes(self, case):
        *_, run = case
        assert max(abs(one["value"]) for now in run for one in now["parameters"]) < 9
        assert max(now["loss"] for now in run) < 0.5

    def test_the_timeline_goes_through_every_early_step_and_ends_after_twelve_seconds(self, javascript):
        code = """async (seconds, steps) => {
          const { timeline } = await load("learning_neuron/model.js");
          return [seconds.map(timeline.at), steps.map((step) => timeline.at(timeline.when(step)))];
        }"""
        steps, back = javascript.run(code, np.linspace(0, 12, 1201), list(range(STEPS + 1)))
        assert steps == sorted(steps)
        assert set(range(30)) <= set(steps)
        assert [steps[0], steps[1199] < STEPS, steps[1200]] == [0, True, STEPS]
        assert back == list(range(STEPS + 1))


class TestView:
    def test_it_draws_what_the_model_gives(self, page, javascript):
        figures = [
            LearningNeuron(),
            LearningNeuron(step=3),
            LearningNeuron(task="OR", lr=8, step=1),
            LearningNeuron(task="XOR"),
            LearningNeuron(task="XOR", start="-3, 2, 1", step=40),
        ]
        for figure, now in zip(figures, evaluate(javascript, figures), strict=True):
            set_state(page, **plain(figure))
            expect(page.locator(".report")).to_have_text(f"{now['verdict']} {now['words']}")
            for shown, one in zip(page.locator(".parameter").all(), now["parameters"], strict=True):
                assert shown.locator("div > span:not(.plot span)").all_inner_texts() == one["words"]
                dot = shown.locator(".dot").evaluate("({ style }) => [parseFloat(style.left), parseFloat(style.top)]")
                expected = [(one["value"] + 9) / 0.18, 100 - now["loss"] / 0.0052]
                np.testing.assert_allclose(dot, expected, atol=1e-3)
                arrow = {"positive": "←", "negative": "→", "": ""}[one["sign"]]
                expect(shown.locator(".arrow")).to_have_text(arrow)
                expect(shown.locator(".plot")).to_have_attribute("aria-label", one["description"])
            cells = page.locator("tr").last.locator("td").all_inner_texts()
            assert cells == [f"{one['words']} {one['mark']}" for one in now["answers"]]
            targets = page.locator("tr").nth(1).locator("td").all_inner_texts()
            assert [int(one) for one in targets] == TARGETS[figure.task]
            for marks in (".map .marks > *", "table .mark"):
                kinds = page.locator(marks).evaluate_all("all => all.map(({ classList }) => classList[1])")
                assert kinds == [["zero", "one"][target] for target in TARGETS[figure.task]]
            assert page.locator(".map .name").all_inner_texts() == [one["words"] for one in now["answers"]]
            assert now["verdict"] in page.locator(".map").get_attribute("aria-label")
            expect(page.locator(".frame > .plot")).to_have_attribute("aria-label", now["curve"])
            cursor = page.locator(".cursor").get_attribute("x1")
            assert float(cursor) == pytest.approx(figure.step / 2)

    def test_the_marks_on_the_map_stand_on_their_corners(self, page):
        places = page.locator(".map .name").evaluate_all(
            "all => all.map(({ style }) => [parseFloat(style.left), parseFloat(style.top)])"
        )
        np.testing.assert_allclose(places, [[(x + 0.25) / 0.015, (1.25 - y) / 0.015] for x, y in CORNERS], atol=1e-3)

    def test_before_anything_is_learned_there_is_no_line(self, page):
        line = page.locator(".map .line")
        assert line.get_attribute("d") != ""
        set_state(page, step=0)
        assert line.get_attribute("d") == ""
        for lr in RATES:
            set_state(page, step=STEPS, task="XOR", lr=lr)
            assert line.get_attribute("d") == ""

    def test_the_sign_of_a_slope_is_seen_in_colour_and_dashes(self, page):
        set_state(page, step=5)
        style = """lines => lines.map((line) => {
          const { stroke, strokeDasharray } = getComputedStyle(line);
          return [stroke, strokeDasharray];
        })"""
        falls, same, rises = page.locator(".parameter .edge").evaluate_all(style)
        assert falls == same
        assert [falls[1], rises[1]] == ["6px, 4px", "none"]
        color = "all => all.map((one) => getComputedStyle(one).color)"
        assert page.locator(".slope").evaluate_all(color) == [falls[0], same[0], rises[0]]

    def test_each_choice_has_another_curve(self, page):
        path, curves = page.locator(".frame > .plot path.loss"), []
        for changes in ({}, {"task": "OR"}, {"lr": 8}, {"start": "-3, 2, 1"}):
            set_state(page, **{**plain(LearningNeuron()), **changes})
            curves.append(path.get_attribute("d"))
        assert len(set(curves)) == 4

    def test_the_choices_are_those_of_python(self, page):
        for label, name, values in (
            ("to learn", "task", list(TARGETS)),
            ("w₁, w₂, b at first", "start", STARTS),
        ):
            select, seen = page.get_by_label(label), []
            for option in select.locator("option").all():
                select.select_option(option.get_attribute("value"))
                seen.append(state(page)[name])
            assert seen == values

    def test_the_learning_rate_is_halved_and_doubled(self, page):
        slider, seen = page.get_by_label("learning rate"), []
        for _ in RATES:
            slider.press("ArrowLeft")
        for _ in RATES:
            seen.append(state(page)["lr"])
            slider.press("ArrowRight")
        assert seen == RATES

    def test_the_transport_by_keyboard(self, page):
        page.get_by_role("button", name="Reset").press("Enter")
        page.get_by_role("button", name="Step").press("Enter")
        page.get_by_role("button", name="Step").press("Space")
        assert state(page)["step"] == 2
        page.get_by_role("button", name="Play").press("Space")
        expect(page.locator(".report")).to_have_attribute("aria-live", "off")
        page.wait_for_function("values().step > 4")
        page.get_by_role("button", name="Pause").press("Space")
        expect(page.locator(".report")).to_have_attribute("aria-live", "polite")
        settle(page)
        assert page.locator("output").first.inner_text() == str(state(page)["step"])

    def test_play_at_the_end_begins_anew_with_another_task(self, page):
        page.get_by_label("to learn").select_option("OR")
        page.get_by_role("button", name="Play").click()
        page.wait_for_function("values().step < 50")
        assert state(page)["task"] == "OR"

    def test_for_calm_readers_it_jumps_once_a_second(self, shown):
        page = shown(LearningNeuron(step=0), reduced_motion=True)
        page.get_by_role("button", name="Play").click()
        page.wait_for_timeout(500)
        assert state(page)["step"] == 0
        page.wait_for_function("values().step > 0")
        assert state(page)["step"] == 2

    def test_no_step_and_no_choice_moves_the_controls(self, page):
        for width in (320, 360, 760):
            page.set_viewport_size({"width": width, "height": 900})
            tops = set()
            for task, start, step in product(TARGETS, STARTS, (0, 5, 40, STEPS)):
                set_state(page, task=task, start=start, step=step)
                tops.add(page.locator(".buttons").bounding_box()["y"])
            assert len(tops) == 1, width


@pytest.mark.parametrize(
    ("name", "value"), [("step", 201), ("step", -1), ("step", 1.5), ("task", "NAND"), ("lr", 20), ("start", "1, 1, 1")]
)
def test_values_out_of_range_are_refused_by_python(name, value):
    with pytest.raises(traitlets.TraitError, match=name):
        setattr(LearningNeuron(), name, value)
