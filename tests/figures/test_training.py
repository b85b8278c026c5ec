"""Training: its runs are nnlib's, epoch by epoch, its words fit its numbers, its view draws what the model gives."""

import gzip
from typing import Any

import numpy as np
import pytest
import traitlets
from pages import picture, plain, set_state, settle, state
from playwright.sync_api import expect

from course.authoring import digits as authoring
from course.figures import Training
from course.figures.figure import FOLDER
from course.figures.training import CHOICES, SEEDS
from nnlib import Adam, BinaryCrossEntropy, CrossEntropy, Dense, Dropout, Network, accuracy, datasets

MODEL = "training/model.js"
REST: dict[str, Any] = {"data": "moons", "n": 40, "hidden": 64, "weight_decay": 0.0, "dropout": 0.0, "seed": 11}


def trained(epochs: int, data: str, n: int, hidden: int, weight_decay: float, dropout: float, seed: int) -> dict:
    """The same run in nnlib, as a reader would write it: loss and accuracy before the first and after each epoch."""
    rng = np.random.default_rng(seed)
    train: Any
    validation: Any
    loss: CrossEntropy | BinaryCrossEntropy
    if data == "digits":
        X, Y = (part[:320] for part in datasets.digits("train"))
        drawn = rng.permutation(320)[:n]
        train = X[drawn] / 16, Y[drawn]
        validation = datasets.digits("validation")[0][:200] / 16, datasets.digits("validation")[1][:200]
        n_in, n_out, loss = 64, 10, CrossEntropy(from_logits=True)
    else:
        train = datasets.moons(n, noise=0.3, rng=rng)
        validation = datasets.moons(200, noise=0.3, rng=10_000)
        n_in, n_out, loss = 2, 1, BinaryCrossEntropy(from_logits=True)
    first, second = Dense(n_in, hidden, "relu", init="he", rng=rng), Dense(hidden, n_out, "identity", rng=rng)
    network = Network(first, Dropout(dropout, rng=rng), second) if dropout else Network(first, second)
    seen: dict[str, list[float]] = {name: [] for name in ("losses", "accuracies")}
    seen |= {f"validation_{name}": [] for name in list(seen)}

    def measure(*_):
        for prefix, (X, Y) in {"": train, "validation_": validation}.items():
            seen[f"{prefix}losses"].append(loss(network.predict(X), Y))
            seen[f"{prefix}accuracies"].append(accuracy(network.predict(X), Y, from_logits=True))

    measure()
    history = network.fit(
        *train,
        loss=loss,
        optimizer=Adam(lr=0.02, weight_decay=weight_decay),
        epochs=epochs,
        batch_size=10,
        rng=rng,
        validation=validation,
        callback=measure,
    )
    return {**seen, "best_epoch": history.best_epoch, "parameters": network.parameters}


ADVANCE = """async (settings, epochs) => {
  const { Run } = await load("training/run.js"), run = new Run(settings);
  for (let epoch = 0; epoch < epochs; epoch++) run.advance();
  const { losses, validation_losses, accuracies, validation_accuracies, best_epoch, validation, loss } = run;
  const { X, Y } = validation, k = run.network.n_out;
  const again = run.parameters.map((_, epoch) => loss.call(run.at(epoch).predict(X), Y, k));
  const parameters = run.network.parameters.map((array) => [...array]);
  return { losses, validation_losses, accuracies, validation_accuracies, best_epoch, again, parameters };
}"""

# Runs to their end, and what the model makes of a state.
EVALUATE = """async (values) => {
  const { Experiment, curves, rows, mistakes, verdict, shownEpoch } = await load("training/model.js");
  const runs = (globalThis.experiment ??= new Experiment()).follow(values);
  const { run } = runs, epoch = shownEpoch(run, values);
  return {
    curves: curves(runs, values), rows: rows(runs, values), mistakes: mistakes(run, epoch),
    verdict: verdict(run, epoch, values.data), losses: run.losses,
    validation_losses: run.validation_losses, best: run.best_epoch, isDone: runs.isDone,
    others: runs.others.map((one) => one.validation_losses),
  };
}"""


@pytest.fixture
def evaluate(javascript):
    return lambda **values: javascript.run(EVALUATE, plain(Training(**values)))


class TestRun:
    @pytest.mark.parametrize(
        ("changes", "epochs"),
        [
            ({}, 40),
            ({"seed": 9999, "n": 20, "hidden": 2}, 20),
            ({"weight_decay": 0.01, "dropout": 0.5, "n": 80, "hidden": 8}, 20),
            ({"data": "digits"}, 12),
            ({"data": "digits", "n": 320, "hidden": 16, "weight_decay": 0.001, "dropout": 0.2, "seed": 5}, 5),
        ],
    )
    def test_it_is_nnlibs(self, javascript, changes, epochs):
        settings = REST | changes
        found, expected = javascript.run(ADVANCE, settings, epochs), trained(epochs, **settings)
        for name in ("losses", "validation_losses", "accuracies", "validation_accuracies"):
            np.testing.assert_allclose(found[name], expected[name], rtol=1e-8, atol=1e-10)
        assert found["best_epoch"] == expected["best_epoch"]
        for one, other in zip(found["parameters"], expected["parameters"], strict=True):
            np.testing.assert_allclose(one, np.ravel(other), rtol=1e-7, atol=1e-9)
        np.testing.assert_allclose(found["again"], found["validation_losses"], rtol=1e-12)

    def test_the_digits_are_those_of_nnlib_and_none_of_the_test_set(self, javascript):
        code = """async () => {
          const { Run, validationOf } = await load("training/run.js");
          const run = new Run({ data: "digits", n: 320, hidden: 2, weight_decay: 0, dropout: 0, seed: 4 });
          return [run.train, validationOf({ data: "digits" })].map(({ X, Y }) => [[...X], [...Y]]);
        }"""
        (X, Y), (X_validation, Y_validation) = javascript.run(code)
        order = np.random.default_rng(4).permutation(320)
        for found, expected in zip((X, Y), datasets.digits("train")):
            scale = 16 if expected.ndim == 2 else 1
            assert found == (expected[:320][order] / scale).ravel().tolist()
        for found, expected in zip((X_validation, Y_validation), datasets.digits("validation")):
            scale = 16 if expected.ndim == 2 else 1
            assert found == (expected[:200] / scale).ravel().tolist()

    def test_the_module_of_the_digits_is_what_is_written(self):
        path = FOLDER / "training" / "digits.js"
        words = "run: python -m course.authoring.digits"
        assert path.read_text("utf-8") == authoring.module(), words

    def test_with_its_data_it_is_below_30_kilobytes_when_packed(self):
        modules = (FOLDER / "training").glob("*.*s*")
        assert sum(len(gzip.compress(path.read_bytes())) for path in modules if path.suffix in (".js", ".css")) < 30_000

    def test_the_ends_of_every_knob_stay_finite(self, javascript):
        for data in CHOICES["data"]:
            for weight_decay, dropout, n, hidden in [(0.1, 0.8, 20, 64), (0.1, 0, 320, 2), (0, 0.8, 20, 2)]:
                settings = {"weight_decay": weight_decay, "dropout": dropout, "n": n, "hidden": hidden}
                found = javascript.run(ADVANCE, REST | settings | {"data": data}, 20)
                assert np.isfinite(found["losses"] + found["validation_losses"]).all()


class TestExperiment:
    def test_runs_follow_one_another_as_far_as_time_allows(self, javascript):
        code = """async (values) => {
          const { Experiment } = await load("training/model.js");
          const experiment = new Experiment();
          const seen = [0, 1, 149, 1, 149, 2000].map((count) => {
            let left = count;
            const { run, before, others, isDone } = experiment.follow(values, () => left-- > 0);
            return [run.epoch, before?.epoch ?? null, ...others.map((one) => one?.epoch ?? null), isDone];
          });
          return [seen, experiment.whole.size, experiment.light.size];
        }"""
        values = plain(Training(hidden=2, previous={**REST, "hidden": 4}))
        seen, whole, light = javascript.run(code, values)
        assert seen[0] == [0, None, None, None, None, False]
        assert seen[1] == [1, None, None, None, None, False]
        assert seen[2] == [150, None, None, None, None, False]
        assert seen[3][:2] == [150, 0]
        assert 140 < seen[4][1] < 150
        assert seen[5] == [150, 150, 150, 150, 150, True]
        assert [whole, light] == [1, 4]

    def test_a_run_is_there_again_without_training_and_old_ones_are_forgotten(self, javascript):
        code = """async (all) => {
          const { Experiment } = await load("training/model.js");
          const experiment = new Experiment();
          const first = experiment.follow(all[0]).run;
          const again = experiment.follow(all[0], () => false);
          for (const values of all) experiment.follow(values, () => false);
          const last = experiment.runOf(all[0], "whole");
          const ended = [all[0], all[7], { ...all[0], hidden: 4 }].map((values) => experiment.hasEnded(values));
          return [again.run === first, again.isDone, experiment.whole.size, last === first, ended];
        }"""
        cases = [plain(Training(hidden=2, seed=seed)) for seed in range(8)]
        # The last one is begun, but not trained to its end.
        assert javascript.run(code, cases) == [True, True, 4, False, [False, False, False]]
        assert javascript.run(code.replace("() => false", "() => true"), cases)[-1] == [False, True, False]

    def test_a_slice_ends_before_the_page_is_blocked(self, javascript):
        code = """async (durations) => {
          const { slice } = await load("training/model.js");
          return durations.map((duration) => {
            let now = 5;
            const inTime = slice(12, () => now);
            let epochs = 0;
            while (inTime()) { epochs++; now += duration; }
            return [epochs, now - 5];
          });
        }"""
        durations = [0.5, 1, 5, 11, 13, 100]
        for duration, (epochs, gone) in zip(durations, javascript.run(code, durations)):
            assert epochs >= 1
            assert gone <= max(12, duration)
        assert javascript.run(code, [1]) == [[11, 11]]

    def test_a_knob_leaves_a_trace_of_the_last_run_that_ended(self, javascript):
        values = plain(Training(previous={**REST, "n": 20}))
        ended, unended, other, same = javascript.call(
            MODEL,
            "turned",
            [
                [values, {"hidden": 4}, True],
                [values, {"hidden": 4}, False],
                [values, {"data": "digits"}, True],
                [values, {"data": "moons"}, True],
            ],
        )
        assert ended == {"hidden": 4, "previous": REST}
        assert unended == {"hidden": 4}
        assert other == {"data": "digits", "previous": {}}
        assert same == {"data": "moons", "previous": REST}


class TestModel:
    def test_at_rest_it_overfits_with_every_seed(self, evaluate):
        """What the alt text says."""
        now = evaluate()
        assert now["isDone"]
        assert now["losses"][150] < 0.15
        for losses in [now["validation_losses"], *now["others"]]:
            assert losses[150] > 1.1 * min(losses)
        assert now["best"] == 34
        assert now["verdict"].startswith("Overfitting: since epoch 34 the training loss has fallen from 0.12 to 0.01")

    @pytest.mark.parametrize("changes", [{"n": 320}, {"hidden": 2}, {"weight_decay": 0.003}, {"dropout": 0.5}], ids=str)
    def test_each_knob_narrows_the_gap(self, evaluate, changes):
        before, now = evaluate(), evaluate(**changes)
        gaps = [one["validation_losses"][150] - one["losses"][150] for one in (before, now)]
        assert gaps[1] < 0.7 * gaps[0]

    def test_curves_are_the_losses(self, evaluate):
        for data, top in {"moons": 1, "digits": 2}.items():
            now = evaluate(data=data, epoch=30)
            for name, losses in {"training": now["losses"], "validation": now["validation_losses"]}.items():
                x, y = np.transpose(now["curves"][name])
                np.testing.assert_allclose(x, np.arange(151) / 1.5)
                np.testing.assert_allclose(y, np.maximum(100 - 100 * np.array(losses) / top, -10))
            assert now["curves"]["gap"] == now["curves"]["training"] + now["curves"]["validation"][::-1]
            cursor = now["curves"]["cursor"]
            assert cursor["x"] == 20
            ends = now["losses"][30], now["validation_losses"][30]
            np.testing.assert_allclose(cursor["places"], 100 - 100 * np.array(ends) / top)
            assert cursor["gap"]["words"] == f"gap {ends[1] - ends[0]:.2f}".replace("-", "−")
            assert now["best"] == 1 + np.argmin(now["validation_losses"][1:])
            assert now["curves"]["best"]["x"] == pytest.approx(now["best"] / 1.5)
            assert now["curves"]["best"]["words"] == f"early stopping\nkeeps epoch {now['best']}"
            assert f"lowest after epoch {now['best']}" in now["curves"]["description"]

    def test_what_is_off_the_plot_is_said(self, evaluate):
        now = evaluate(data="digits", epoch=0)
        assert now["losses"][0] > 2
        assert now["curves"]["cursor"]["isOff"] == [True, True]
        assert now["curves"]["cursor"]["places"] == [0, 0]
        assert now["verdict"] == "Not trained yet: the answers are guesses."

    def test_rows_have_the_numbers_of_every_line(self, evaluate):
        now = evaluate(weight_decay=0.003, hidden=16, previous=REST)["rows"]
        expected = trained(150, **REST | {"weight_decay": 0.003, "hidden": 16})
        assert now["epoch"] == "after epoch 150"
        for name, prefix in {"training": "", "validation": "validation_"}.items():
            loss, right = expected[f"{prefix}losses"][150], expected[f"{prefix}accuracies"][150]
            assert now[name] == {"name": name, "loss": f"{loss:.2f}", "accuracy": f"{100 * right:.1f} %"}
        others = [trained(150, **REST | {"weight_decay": 0.003, "hidden": 16, "seed": seed}) for seed in (12, 13, 14)]
        losses = [one["validation_losses"][150] for one in others]
        right = [100 * one["validation_accuracies"][150] for one in others]
        assert now["others"] == {
            "name": "validation, seeds\u00a012\u00a0to\u00a014",
            "loss": f"{min(losses):.2f}–{max(losses):.2f}",
            "accuracy": f"{min(right):.1f}–{max(right):.1f} %",
        }
        assert now["before"]["name"] == "validation before: hidden units 64, weight decay 0"
        assert now["before"]["loss"] == evaluate()["rows"]["validation"]["loss"]
        assert evaluate(previous=REST)["rows"]["before"]["name"] == "validation before: the same"
        assert evaluate()["rows"]["before"] is None
        assert evaluate(data="digits", epoch=1, previous=REST)["rows"]["before"] is None

    def test_rows_wait_for_runs_that_are_not_there_yet(self, javascript):
        code = """async (values) => {
          const { Experiment, rows, curves } = await load("training/model.js");
          let left = 160;
          const runs = new Experiment().follow(values, () => left-- > 0);
          return [rows(runs, values), curves(runs, values).others.map(({ length }) => length)];
        }"""
        found, lengths = javascript.run(code, plain(Training(hidden=2)))
        assert found["others"] == {"name": "validation, seeds\u00a012\u00a0to\u00a014", "loss": "…", "accuracy": "…"}
        assert lengths[0] > 1
        assert lengths[1:] == [0, 0]

    def test_mistakes_are_counted_and_the_worst_come_first(self, javascript, evaluate):
        code = """async (values, probabilities) => {
          const { judge, Run } = await load("training/run.js"), { Experiment } = await load("training/model.js");
          const { run } = new Experiment().follow(values, (() => { let left = 20; return () => left-- > 0; })());
          return [...run.at(20).predict(run.validation.X)];
        }"""
        for data, k in {"moons": 1, "digits": 10}.items():
            Z = np.reshape(javascript.run(code, plain(Training(data=data))), (200, k))
            found = evaluate(data=data, epoch=20)["mistakes"]
            Y = datasets.digits("validation")[1][:200] if k > 1 else datasets.moons(200, 0.3, rng=10_000)[1].ravel()
            P = (
                np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
                if k > 1
                else np.hstack([1 - 1 / (1 + np.exp(-Z)), 1 / (1 + np.exp(-Z))])
            )
            said, right = P.argmax(axis=1), P[np.arange(200), Y.astype(int)]
            wrong = said != Y
            sure = 100 * P.max(axis=1)[wrong].mean()
            words = f"wrong on {wrong.sum()} of the 200 validation samples, and on average {sure:.0f} % sure of these"
            assert found["words"] == f"It is {words} wrong answers."
            assert [one["index"] for one in found["worst"]] == np.argsort(right, kind="stable")[:6].tolist()
            assert [one["said"] for one in found["worst"]] == said[np.argsort(right, kind="stable")[:6]].tolist()

    def test_without_a_mistake_it_says_so(self, javascript):
        code = """async () => {
          const { mistakes } = await load("training/model.js"), { Network } = await load("mathematics/network.js");
          const network = Network.load({ layers: [{ W: [[1, 0]], b: [0], activation: "identity" }] });
          const validation = { X: Float64Array.of(-3, 0, 3, 0), Y: Float64Array.of(0, 1) };
          return mistakes({ at: () => network, validation }, 0).words;
        }"""
        assert javascript.run(code) == "It is right on all 2 validation samples."

    @pytest.mark.parametrize(
        ("losses", "validation_losses", "begins"),
        [
            ([0.7, 0.4, 0.1], [0.7, 0.4, 0.6], "Overfitting: since epoch 1 the training loss has fallen from 0.40"),
            ([0.7, 0.2, 0.001], [0.7, 0.3, 0.4], "Overfitting: since epoch 1 the training loss has fallen from 0.20"),
            ([0.7, 0.4, 0.5], [0.7, 0.4, 0.6], "The validation loss was better: since epoch 1 it has risen from 0.40"),
            ([0.7, 0.4, 0.1], [0.7, 0.4, 0.41], "It knows the training data better than new data"),
            ([0.7, 0.6, 0.5], [0.7, 0.6, 0.55], "Underfitting: even on the training data the loss is still 0.50."),
            ([0.7, 0.4, 0.3], [0.7, 0.4, 0.3], "The two losses are close"),
        ],
    )  # fmt: skip
    def test_the_verdict_fits_the_curves(self, javascript, losses, validation_losses, begins):
        best = 1 + int(np.argmin(validation_losses[1:]))
        run = {"losses": losses, "validation_losses": validation_losses, "best_epoch": best}
        [words] = javascript.call(MODEL, "verdict", [[run, 2, "moons"]])
        assert words.startswith(begins)

    def test_too_much_weight_decay_underfits(self, evaluate):
        assert evaluate(weight_decay=0.1)["verdict"].startswith(("Underfitting", "The validation loss was better"))
        assert evaluate(hidden=2, seed=2)["verdict"].startswith("Underfitting")

    def test_knobs_have_the_values_that_python_allows(self, javascript):
        code = """async () => { const { STOPS, HOW } = await load("training/model.js"); return [STOPS, HOW]; }"""
        stops, how = javascript.run(code)
        assert stops == {name: CHOICES[name] for name in ("n", "hidden", "weight_decay", "dropout")}
        assert "learning rate 0.02, batches of 10" in how
        assert "the 200 validation samples" in how
        assert f"SEEDS = {SEEDS:_};" in (FOLDER / "training" / "view.js").read_text("utf-8")


@pytest.fixture
def page(shown):
    return shown(Training())


def cells(page) -> list[list[str]]:
    rows = page.locator(".report tbody tr").all()
    return [row.locator("th, td").all_inner_texts() for row in rows if row.is_visible()]


class TestView:
    def test_it_draws_what_the_model_gives(self, page, evaluate):
        path = "path => path.getAttribute('d').slice(1).split('L').map((point) => point.split(' ').map(Number))"
        for values in ({}, {"epoch": 20}, {"data": "digits", "hidden": 8, "epoch": 100}):
            set_state(page, **plain(Training(**values)))
            now = evaluate(**values)
            for kind, name in {"solid": "training", "dashed": "validation"}.items():
                drawn = page.locator(f".plot path.now.{kind}").evaluate(path)
                np.testing.assert_allclose(drawn, now["curves"][name])
            for other, points in zip(page.locator(".plot path.other").all(), now["curves"]["others"], strict=True):
                np.testing.assert_allclose(other.evaluate(path), points)
            rows = [now["rows"][name] for name in ("training", "validation", "others")]
            assert cells(page) == [[row["name"], row["loss"], row["accuracy"]] for row in rows]
            expect(page.locator(".verdict")).to_have_text(now["verdict"])
            expect(page.locator(".report p").last).to_have_text(now["mistakes"]["words"])
            assert page.locator(".plot.losses").get_attribute("aria-label") == now["curves"]["description"]
            dots = page.locator(".plot .dot").evaluate_all("all => all.map(({ style }) => parseFloat(style.top))")
            np.testing.assert_allclose(dots, now["curves"]["cursor"]["places"], atol=1e-3)

    def test_a_turned_knob_trains_anew_and_leaves_a_trace(self, page):
        rest = state(page)
        slider = page.get_by_label("weight decay", exact=True)
        slider.focus()
        before = page.locator(".plot path.now.dashed").get_attribute("d")
        slider.fill("3")  # at once: three steps could be three trainings
        settle(page)
        assert state(page) == {**rest, "weight_decay": 0.003, "previous": REST}
        assert page.locator(".plot path.before.dashed").get_attribute("d") == before
        assert page.locator(".plot path.now.dashed").get_attribute("d") != before
        assert cells(page)[3][0] == "validation before: weight decay 0"
        drawn = picture(page)
        set_state(page, **rest)
        assert page.locator(".plot path.now.dashed").get_attribute("d") == before
        assert page.locator(".plot path.before.dashed").get_attribute("d") == ""
        set_state(page, weight_decay=0.003, previous=REST)
        assert picture(page) == drawn

    def test_while_it_trains_nothing_is_read_out_and_the_page_stays_quick(self, shown):
        page = shown(Training(data="digits", n=320))
        seen = page.evaluate(
            """() => new Promise((done) => {
              const seen = [];
              model.set("seed", 77);
              const next = () => {
                const report = document.querySelector(".report");
                const points = document.querySelector(".plot path.now.solid").getAttribute("d").split("L").length;
                seen.push([report.getAttribute("aria-busy"), points]);
                if (seen.length > 12) done(seen);
                else requestAnimationFrame(next);
              };
              requestAnimationFrame(next);
            })"""
        )
        points = [count for _, count in seen]
        assert points[1] < points[6] < points[12] < 151
        assert {busy for busy, _ in seen[2:]} == {"true"}
        settle(page)
        expect(page.locator(".report")).to_have_attribute("aria-busy", "false")
        expect(page.locator(".report")).to_have_attribute("aria-live", "polite")

    def test_stop_early_goes_to_the_lowest_validation_loss(self, page, evaluate):
        page.get_by_role("button", name="Stop early").click()
        settle(page)
        assert state(page)["epoch"] == evaluate()["best"] == 34
        expect(page.locator(".report thead th").first).to_have_text("after epoch 34")

    def test_another_seed_is_the_thin_line_that_was_next(self, page):
        next_one = page.locator(".plot path.other").first.get_attribute("d")
        page.get_by_role("button", name="Another seed").click()
        settle(page)
        assert state(page)["seed"] == 12
        expect(page.locator(".seed span")).to_have_text("seed 12")
        assert page.locator(".plot path.now.dashed").get_attribute("d") == next_one

    def test_the_map_has_both_kinds_of_points_and_follows_the_epoch(self, page):
        assert page.locator(".map .mark.training").count() == 40
        assert page.locator(".map .mark.validation").count() == 200
        line = page.locator(".map .line").get_attribute("d")
        set_state(page, epoch=20)
        assert page.locator(".map .line").get_attribute("d") != line
        set_state(page, n=320)
        assert page.locator(".map .mark.training").count() == 320
        assert "after epoch 20" in page.locator(".map").get_attribute("aria-label")

    def test_digits_are_drawn_as_they_are(self, page, evaluate):
        page.get_by_label("data", exact=True).select_option("digits")
        settle(page)
        expect(page.locator(".map")).to_be_hidden()
        worst = evaluate(data="digits")["mistakes"]["worst"]
        X, Y = datasets.digits("validation")
        for tile, one in zip(page.locator(".tile").all(), worst, strict=True):
            squares = tile.locator("rect").evaluate_all(
                "all => all.map((one) => ['x', 'y', 'fill-opacity'].map((name) => Number(one.getAttribute(name))))"
            )
            drawn = np.zeros((8, 8))
            for x, y, grey in squares:
                drawn[int(y), int(x)] = grey
            np.testing.assert_allclose(drawn.ravel(), X[one["index"]] / 16, atol=0.006)
            expect(tile.locator("p")).to_contain_text(f"is {Y[one['index']]}, says {one['said']}:")
            expect(tile.locator("p")).to_contain_text(f"{100 * one['sure']:.0f} % sure")
        assert state(page)["previous"] == {}

    def test_it_plays_through_the_epochs(self, page):
        page.get_by_role("button", name="Play").click()
        page.wait_for_function("values().epoch > 3 && values().epoch < 100")
        page.get_by_role("button", name="Pause").click()
        page.get_by_role("button", name="Reset").click()
        settle(page)
        expect(page.locator(".verdict")).to_have_text("Not trained yet: the answers are guesses.")
        page.get_by_role("button", name="Step").click()
        settle(page)
        assert state(page)["epoch"] == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("epoch", 151),
        ("epoch", -1),
        ("seed", 10_000),
        ("n", 41),
        ("hidden", 3),
        ("weight_decay", 0.2),
        ("dropout", 1),
        ("data", "xor"),
        ("previous", {"n": 40}),
        ("previous", {**REST, "n": 41}),
        ("previous", {**REST, "seed": -1}),
    ],
)
def test_values_that_cannot_be_are_refused_by_python(name, value):
    with pytest.raises(traitlets.TraitError, match=name):
        setattr(Training(), name, value)


def test_a_run_to_compare_with_is_taken_from_python():
    assert Training(previous=REST).state()["previous"] == REST
