"""Buttons, choices and sliders do what they say, and the words beside them are true."""

import asyncio
from typing import Any

import numpy as np
import pytest
from kernel import (
    OPTIMIZERS,
    X,
    Y,
    demand_as_fitted,
    fail,
    in_kernel,
    interrupt,
    network,
    now,
    slow_down,
    stop_once,
    take,
    until,
)

from course import plots
from course.watching import watch
from course.watching.pace import FASTEST
from course.watching.widget import OFTEN, SELDOM, Drawing, Watch, choices
from nnlib import MSE, SGD, Adam


@pytest.fixture(autouse=True)
def quick_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw nothing, since the pictures have tests of their own; say which epoch would be drawn."""

    def picture(training: Any, plane: Any) -> plots.Picture:
        return plots.Picture(b"%d" % training.epoch, f"a picture that is drawn after {training.epoch} epochs", 700)

    monkeypatch.setattr("course.watching.widget.live", picture)
    monkeypatch.setattr("course.watching.widget.still", picture)


def shown(optimizer: Any = None, **settings: Any) -> Watch:
    usual: dict[str, Any] = {"epochs": 12, "batch_size": 7, "rng": np.random.default_rng(2)}
    return watch(network(2, 4, 1), X, Y, loss=MSE(), optimizer=optimizer or SGD(lr=0.3), **(usual | settings))


def drawn(watched: Watch) -> int:
    return int(watched.image.png)


def test_steps_learn_what_fit_learns_and_end_with_the_last_epoch():
    watched = shown()
    assert watched.step() is None  # type: ignore[func-returns-value]
    assert len(watched.history.losses) == 1
    assert watched.words.value == f"paused: epoch 1 of 12, loss {watched.history.losses[0]:.3g}."
    watched.step(20)
    assert watched.words.value.startswith("finished: epoch 12 of 12, loss ")
    assert drawn(watched) == 12
    watched.step()
    demand_as_fitted(watched.training, SGD(lr=0.3), epochs=12)


def test_start_pause_step_start():
    async def main() -> None:
        watched = shown(epochs=60)
        assert watched.words.value == "ready: epoch 0 of 60."
        watched.go.click()
        await until(lambda: watched.history.losses)
        assert watched.go.description == "Pause" and watched.one.disabled
        watched.go.click()
        await until(lambda: watched.go.description == "Start")
        done = watched.training.epoch
        assert watched.words.value.startswith(f"paused: epoch {done} of 60, loss ")
        assert drawn(watched) == watched.bar.value == done
        await asyncio.sleep(10)
        assert watched.training.epoch == done < 60

        watched.one.click()
        await until(lambda: watched.training.epoch == done + 1)
        await until(lambda: not watched.one.disabled)
        demand_as_fitted(watched.training, SGD(lr=0.3))

        watched.go.click()
        await until(lambda: watched.words.value.startswith("finished: epoch 60 of 60, loss "))
        assert watched.go.disabled and watched.one.disabled and not watched.back.disabled
        assert watched.bar.value == watched.bar.max == drawn(watched) == 60
        demand_as_fitted(watched.training, SGD(lr=0.3))

    in_kernel(main)


def test_a_run_takes_about_twenty_seconds_and_says_how_long_it_still_takes():
    async def main() -> None:
        watched = shown(epochs=300, batch_size=None)
        assert (watched.pace.value, watched.pace.label) == (15, "15")
        watched.start()
        told = []
        watched.words.observe(lambda change: told.append((now(), change.new)), "value")
        await until(lambda: not watched.running.active)
        assert now() == pytest.approx(20, abs=0.2)
        for time, words in told[:-1]:
            left = float(words.rpartition("about ")[2].removesuffix(" s left")) if "about" in words else 0
            assert left == pytest.approx(20 - time, abs=0.7)
        assert 100 < len(told) < 250  # not for each of 300 epochs

    in_kernel(main)


def test_more_than_two_minutes_are_told_in_minutes():
    async def main() -> None:
        watched = shown(epochs=1000, batch_size=None)
        watched.pace.value = 1
        watched.start()
        await until(lambda: watched.history.losses)
        assert watched.words.value.endswith(", about 17 min left")
        watched.pause()

    in_kernel(main)


def test_another_pace_acts_at_once():
    async def main() -> None:
        watched = shown(epochs=1000, batch_size=None)
        watched.pace.value = 1
        await asyncio.sleep(5)
        assert not watched.running.active
        watched.start()
        await until(lambda: now() > 7.2)
        assert watched.training.epoch == 3
        watched.pace.value = 200
        await until(lambda: now() > 8.2)
        assert 195 < watched.training.epoch < 210
        assert watched.words.value.endswith(", about 4 s left")
        watched.pace.value = FASTEST
        await until(lambda: not watched.running.active)
        assert now() < 8.3 and watched.training.epoch == 1000

    in_kernel(main)


@pytest.mark.parametrize("took, least, most", [(0.0, OFTEN, 0.4), (0.2, 0.8, 1.0), (1.0, SELDOM, SELDOM + 0.1)])
def test_it_is_drawn_three_times_a_second_at_most_and_less_often_where_that_takes_long(took, least, most):
    times: list[float] = []

    def draw(change: Any) -> None:
        times.append(now())
        take(took)

    async def main() -> None:
        watched = shown(epochs=200, batch_size=None)
        watched.pace.value = 20
        watched.image.observe(draw, "png")
        watched.start()
        await until(lambda: not watched.running.active)
        assert drawn(watched) == 200

    in_kernel(main)
    assert len(times) > 4
    between = np.diff(times)[:-1]  # the last one is drawn at once
    assert (between > least).all() and (between[1:] < most + took).all()


@pytest.mark.parametrize("error", [KeyboardInterrupt(), ValueError("<awkward>")])
def test_what_stopped_it_is_told_and_raised(error):
    watched = shown()
    stop_once(watched.training, "step", 8, fail(error))
    with pytest.raises(type(error)):
        watched.step(12)
    note = "paused (interrupted): " if isinstance(error, KeyboardInterrupt) else "stopped: "
    assert watched.words.value.startswith(f"{note}epoch 1 of 12, loss ")
    assert watched.words.value.endswith("ValueError: &lt;awkward&gt;") == isinstance(error, ValueError)
    assert not watched.go.disabled and drawn(watched) == 1


def test_what_stopped_it_in_the_background_is_told():
    async def main() -> None:
        watched = shown(epochs=40)
        stop_once(watched.training, "step", 92, fail(ValueError("awkward")))
        watched.start()
        await until(lambda: not watched.running.active)
        assert watched.words.value.startswith("stopped: epoch 18 of 40")
        assert watched.words.value.endswith("ValueError: awkward")
        stop_once(watched.training, "step", 3, interrupt)
        watched.start()
        await until(lambda: not watched.running.active)
        assert watched.words.value.startswith("paused (interrupted): epoch 19 of 40")
        watched.start()
        await until(lambda: not watched.running.active)
        assert watched.words.value.startswith("finished: epoch 40 of 40")

    in_kernel(main)


def test_a_loss_that_is_not_finite_is_told_with_its_epoch():
    learner = network(2, 4, 1, last="identity")
    watched = watch(learner, X, Y, loss=MSE(), optimizer=SGD(lr=20.0), epochs=100)
    with pytest.raises(FloatingPointError) as words:
        watched.step(100)
    assert f"in epoch {len(watched.history.losses) + 2}:" in str(words.value)
    assert watched.words.value.endswith(f"FloatingPointError: {words.value}")


def test_what_does_not_fit_is_refused_at_once():
    with pytest.raises(ValueError, match="Y has shape"):
        watch(network(2, 4, 1), X, Y.ravel(), loss=MSE(), optimizer=SGD(lr=0.3), epochs=3)


def test_reset_goes_back_to_the_start_and_keeps_the_settings():
    watched = shown(Adam(lr=0.02))
    watched.step(3)
    watched.sliders["lr"].value = 0.05
    watched.back.click()
    assert watched.words.value == "ready: epoch 0 of 12." and watched.history.losses == []
    assert drawn(watched) == watched.bar.value == 0
    watched.step(12)
    demand_as_fitted(watched.training, Adam(lr=0.05))


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_setting_of_an_optimizer_has_a_slider_that_acts(name):
    optimizer = OPTIMIZERS[name]()
    watched = shown(optimizer)
    assert list(watched.sliders) == watched.training.settings
    for setting, slider in watched.sliders.items():
        assert slider.description == setting
        assert slider.value == getattr(optimizer, setting) == getattr(OPTIMIZERS[name](), setting)
        offered = [value for _, value in choices(setting, slider.value)]
        for value in offered:
            slider.value = value
            assert getattr(optimizer, setting) == value
        assert offered == sorted(set(offered)) and len(offered) > 8


def test_a_slider_changes_what_is_learned_while_it_trains():
    fitted, rng, optimizer = network(2, 4, 1), np.random.default_rng(2), SGD(lr=0.3)
    losses = fitted.fit(X, Y, loss=MSE(), optimizer=optimizer, epochs=5, batch_size=7, rng=rng).losses
    optimizer.lr = 0.05
    losses += fitted.fit(X, Y, loss=MSE(), optimizer=optimizer, epochs=7, batch_size=7, rng=rng).losses

    async def main() -> None:
        watched = shown()
        watched.start()
        await until(lambda: watched.training.epoch == 5)
        watched.sliders["lr"].value = 0.05
        await until(lambda: not watched.running.active)
        assert watched.history.losses == losses

    in_kernel(main)


def test_a_slider_follows_what_is_set_in_python():
    optimizer = SGD(lr=0.3)
    watched = shown(optimizer)
    optimizer.lr = 0.0321
    watched.step()
    assert watched.sliders["lr"].value == optimizer.lr == 0.0321
    watched.sliders["lr"].value = 0.1
    assert optimizer.lr == 0.1


def test_a_network_is_watched_by_one_at_a_time():
    async def main() -> None:
        first = shown()
        first.start()
        await until(lambda: first.history.losses)
        same = first.training.network
        second = watch(same, X, Y, loss=MSE(), optimizer=SGD(lr=0.3), epochs=5)
        assert not first.running.active and first.go.disabled and first.one.disabled and first.back.disabled
        assert "watched anew" in first.words.value
        for act in (first.start, first.step, first.reset):
            with pytest.raises(RuntimeError, match="watched anew"):
                act()
        second.step()
        other = shown()
        assert not other.retired and not second.retired

    in_kernel(main)


def test_training_ends_when_its_output_is_gone():
    async def main() -> None:
        watched = shown(epochs=10**6)
        watched._view_count = 2
        watched.start()
        watched._view_count = 1
        slow_down(watched.training, 0.01)
        await until(lambda: watched.history.losses)
        watched._view_count = 0
        await until(lambda: not watched.running.active)
        assert watched.words.value.startswith("paused: epoch ")
        assert watched.words.value.endswith("The cell with the buttons is gone.")

        watched.start()
        watched.close()
        assert not watched.running.active
        assert not asyncio.all_tasks() - {asyncio.current_task()}

    in_kernel(main)


def test_without_a_kernel_it_cannot_start():
    with pytest.raises(RuntimeError, match="needs a kernel"):
        shown().start()


def test_the_picture_and_its_words_go_to_the_page_together(monkeypatch):
    sent = []
    image = Drawing()
    monkeypatch.setattr(image, "send_state", lambda key=None: sent.append(set(key)))
    image.show(plots.Picture(b"png", "a picture with enough words for it", 700))
    assert sent == [{"png", "alt"}]
    assert (image.png, image.alt) == (b"png", "a picture with enough words for it")


def test_a_notebook_stores_the_picture_beside_the_widget():
    watched = shown()
    data = watched._repr_mimebundle_()
    assert sorted(data) == ["application/vnd.jupyter.widget-view+json", "text/html", "text/plain"]
    assert data["text/html"] == watched.still._repr_html_()
    assert (
        data["text/plain"]
        == repr(watched)
        == (
            "[Figure: Network(Dense(2, 4, 'tanh'), Dense(4, 1, 'sigmoid')) learns from 30 samples. "
            "Run this cell with a kernel to watch it learn.]"
        )
    )


def test_what_is_stored_is_the_same_however_far_it_has_learned():
    watched = shown()
    watched.step(12)
    assert watched._repr_mimebundle_()["text/html"] == watched.still._repr_html_()
    assert watched.still.png == b"0"
