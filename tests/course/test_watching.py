"""Watching changes nothing: what is learned is what `fit` learns, whatever stops it on the way."""

import asyncio
import io
import itertools
import signal
import time
from collections.abc import Callable, Coroutine
from typing import Any

import nbformat
import numpy as np
import pytest
from PIL import Image

from course.execute import execute
from course.training import Training
from course.watching import Watch, choices, watch
from nnlib import MSE, SGD, Adam, BinaryCrossEntropy, CrossEntropy, Dense, Momentum, Network, datasets

X, Y = datasets.moons(30, noise=0.15, rng=np.random.default_rng(0))
OPTIMIZERS = {
    "SGD": lambda: SGD(lr=0.3),
    "Momentum": lambda: Momentum(lr=0.1, beta=0.8),
    "Adam": lambda: Adam(lr=0.02),
}


def network(*sizes: int, last: str = "sigmoid") -> Network:
    rng = np.random.default_rng(0)
    hidden = [Dense(n_in, n_out, "tanh", rng=rng) for n_in, n_out in itertools.pairwise(sizes[:-1])]
    return Network(*hidden, Dense(sizes[-2], sizes[-1], last, rng=rng))


def bare(optimizer: Any, *, epochs: int = 12, batch_size: int | None = 7) -> Training:
    return Training(network(2, 4, 1), X, Y, MSE(), optimizer, epochs, batch_size, np.random.default_rng(2))


def shown(optimizer: Any = None, *, loss: Any = None, **settings: Any) -> Watch:
    settings = {"epochs": 12, "batch_size": 7, "rng": np.random.default_rng(2)} | settings
    return watch(network(2, 4, 1), X, Y, loss=loss or MSE(), optimizer=optimizer or SGD(lr=0.3), **settings)


def demand_as_fitted(watched: Watch, optimizer: Any, **settings: Any) -> None:
    """Demand the very numbers that `fit` gives for as many epochs: losses, parameters, optimizer, rng."""
    training = getattr(watched, "training", watched)
    fitted, rng = network(2, 4, 1), np.random.default_rng(2)
    settings = {"batch_size": 7, "epochs": training.epoch} | settings
    if settings["epochs"]:
        history = fitted.fit(X, Y, loss=MSE(), optimizer=optimizer, rng=rng, **settings)
        assert training.history.losses == history.losses
    assert all(map(np.array_equal, training.network.parameters, fitted.parameters))
    assert training.rng.bit_generator.state == rng.bit_generator.state
    assert memory(training.optimizer) == memory(optimizer)


def memory(optimizer: Any) -> list[Any]:
    """Return what an optimizer remembers, as numbers."""
    means_and_squares = getattr(optimizer, "means_and_squares", [])
    arrays = [*getattr(optimizer, "velocities", []), *itertools.chain(*means_and_squares)]
    return [getattr(optimizer, "t", None), [array.tolist() for array in arrays]]


def in_kernel(main: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run on an event loop while an interrupt is ignored, which is what ipykernel does between two cells."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        asyncio.run(main())
    finally:
        signal.signal(signal.SIGINT, before)


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(60):
        while not condition():
            await asyncio.sleep(0.002)


@pytest.mark.parametrize("batch_size", [None, 7, 30])
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_steps_learn_what_fit_learns(name, batch_size):
    watched = shown(OPTIMIZERS[name](), batch_size=batch_size)
    watched.step()
    assert len(watched.history.losses) == 1
    watched.step(11)
    demand_as_fitted(watched, OPTIMIZERS[name](), batch_size=batch_size)
    watched.step()
    assert len(watched.history.losses) == 12


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_the_background_learns_what_fit_learns_and_leaves_room_for_others(name):
    turns = []

    async def main() -> None:
        watched = shown(OPTIMIZERS[name](), epochs=400)
        watched.start()
        while watched.handle is not None:
            turns.append(len(watched.history.losses))
            await asyncio.sleep(0)
        demand_as_fitted(watched, OPTIMIZERS[name]())

    in_kernel(main)
    assert len(set(turns)) > 3 and turns[-1] <= 400


def test_start_pause_step_start():
    async def main() -> None:
        watched = shown(epochs=600)
        assert watched.words.value == "ready: epoch 0 of 600."
        watched.go.click()
        await until(lambda: watched.history.losses)
        assert watched.go.description == "Pause" and watched.one.disabled
        watched.go.click()
        await until(lambda: watched.go.description == "Start")
        done = watched.training.progress
        assert watched.words.value.startswith("paused: epoch ")
        for _ in range(20):
            await asyncio.sleep(0.01)
        assert watched.training.progress == done < 600

        watched.one.click()
        await until(lambda: watched.training.progress == int(done) + 1)
        await until(lambda: not watched.one.disabled)
        demand_as_fitted(watched, SGD(lr=0.3))

        watched.go.click()
        await until(lambda: watched.words.value.startswith("finished: epoch 600 of 600, loss "))
        assert watched.go.disabled and watched.one.disabled and not watched.back.disabled
        assert watched.bar.value == watched.bar.max == 600
        demand_as_fitted(watched, SGD(lr=0.3))

    in_kernel(main)


def test_it_is_drawn_three_times_a_second_at_most():
    drawn = []

    async def main() -> None:
        watched = shown(epochs=1200)
        watched.image.observe(lambda _: drawn.append(time.perf_counter()), "value")
        watched.start()
        await until(lambda: watched.handle is None)
        assert watched.image.tooltip.endswith("in epoch 1200.")

    in_kernel(main)
    assert min(np.diff(drawn)[:-1], default=1) > 1 / 3  # the last one is drawn at once


def test_the_time_left_is_told(monkeypatch):
    watched = shown(epochs=1000)
    for _ in range(100):
        watched.training.step()
    watched.handle = asyncio.Handle(print, (), asyncio.new_event_loop())
    watched.since = (0.0, 10)
    monkeypatch.setattr("course.watching.time.perf_counter", lambda: 10.0)
    watched.goal = 30
    assert watched.report() == f"epoch 20 of 1000, loss {watched.history.losses[-1]:.3g}, about 10 s left"
    watched.goal = 1000
    assert watched.report().endswith(", about 16 min left")


class Stopping:
    """A loss or an optimizer that stops once, at the given call of one of its methods, when its work is done."""

    def __init__(self, whole: Any, method: str, call: int, stop: Callable[[], object]) -> None:
        self.whole, self.method, self.stop, self.calls = whole, method, stop, itertools.count(1)
        self.call = call

    def do(self, method: str, *values: Any) -> Any:
        result = getattr(self.whole, method)(*values)
        if method == self.method and next(self.calls) == self.call:
            self.stop()
        return result

    def gradient(self, *values: Any) -> Any:
        return self.do("gradient", *values)

    def __call__(self, *values: Any) -> Any:
        return self.do("__call__", *values)


def stop_once(training: Training, where: str, call: int, stop: Callable[[], object]) -> None:
    """Let training stop at the given call of the loss, its gradient or the optimizer, once their work is done."""
    calls = itertools.count(1)
    if where != "step":
        training.loss = Stopping(training.loss, where, call, stop)
        return
    whole = training.optimizer.step

    def step(parameters: Any, gradients: Any) -> None:
        whole(parameters, gradients)
        if next(calls) == call:
            stop()

    training.optimizer.step = step


def fail(error: BaseException) -> Callable[[], None]:
    def stop() -> None:
        raise error

    return stop


@pytest.mark.parametrize("where", ["gradient", "step", "__call__"])
@pytest.mark.parametrize("call", [1, 8, 15, 60])
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_what_raises_in_the_middle_undoes_its_epoch(name, call, where):
    training = bare(OPTIMIZERS[name]())
    stop_once(training, where, call, fail(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        for _ in range(60):
            training.step()
    assert training.epoch == training.progress == (call - 1) // 5
    demand_as_fitted(training, OPTIMIZERS[name]())
    while training.epoch < 12:
        training.step()
    demand_as_fitted(training, OPTIMIZERS[name]())


@pytest.mark.parametrize("error", [KeyboardInterrupt(), ValueError("<awkward>")])
def test_what_stopped_it_is_told_and_raised(error):
    watched = shown()
    stop_once(watched.training, "step", 8, fail(error))
    with pytest.raises(type(error)):
        watched.step(12)
    note = "paused (interrupted): " if isinstance(error, KeyboardInterrupt) else "stopped: "
    assert watched.words.value.startswith(f"{note}epoch 1 of 12, loss ")
    assert watched.words.value.endswith("ValueError: &lt;awkward&gt;") == isinstance(error, ValueError)
    assert not watched.go.disabled


@pytest.mark.parametrize("error", [KeyboardInterrupt(), ValueError("awkward")])
def test_what_raises_in_the_background_stops_it(error):
    async def main() -> None:
        watched = shown(epochs=40)
        stop_once(watched.training, "step", 92, fail(error))
        watched.start()
        await until(lambda: watched.handle is None)
        assert len(watched.history.losses) == 18
        demand_as_fitted(watched, SGD(lr=0.3))
        assert "stopped" in watched.words.value or "paused (interrupted)" in watched.words.value
        watched.start()
        await until(lambda: watched.handle is None)
        demand_as_fitted(watched, SGD(lr=0.3))
        assert watched.words.value.startswith("finished")

    in_kernel(main)


@pytest.mark.parametrize("where", ["gradient", "step", "__call__"])
def test_an_interrupt_of_the_kernel_waits_for_the_end_of_the_step(where):
    async def main() -> None:
        watched = shown(epochs=40)
        stop_once(watched.training, where, 92, lambda: signal.raise_signal(signal.SIGINT))
        watched.start()
        await until(lambda: watched.handle is None)
        assert watched.words.value.startswith("paused (interrupted): epoch 18 of 40")
        assert watched.training.position == 2  # of 5: the interrupted step was finished
        watched.start()
        await until(lambda: watched.handle is None)
        assert watched.words.value.startswith("finished")
        demand_as_fitted(watched, SGD(lr=0.3))

    in_kernel(main)


def test_an_interrupt_between_two_slices_pauses_too():
    async def main() -> None:
        watched = shown(epochs=10**6)
        watched.start()
        await until(lambda: watched.history.losses)
        signal.raise_signal(signal.SIGINT)
        await until(lambda: watched.handle is None)
        assert watched.words.value.startswith("paused (interrupted)")
        signal.raise_signal(signal.SIGINT)
        watched.start()
        before = watched.training.progress
        await until(lambda: watched.training.progress > before + 1)
        assert watched.handle is not None

    in_kernel(main)


def test_an_interrupted_step_in_a_cell_is_finished_and_then_interrupts_the_cell():
    watched = shown()
    stop_once(watched.training, "step", 8, lambda: signal.raise_signal(signal.SIGINT))
    watched.step()
    with pytest.raises(KeyboardInterrupt):
        watched.step()
    assert (len(watched.history.losses), watched.training.position) == (1, 3)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    watched.step()
    demand_as_fitted(watched, SGD(lr=0.3))


def test_a_loss_that_is_not_finite_leaves_the_last_parameters_whose_loss_was():
    def fresh() -> Network:
        return network(2, 4, 1, last="identity")

    with pytest.raises(FloatingPointError) as words:
        fresh().fit(X, Y, loss=MSE(), optimizer=SGD(lr=20.0), epochs=100)
    network_, optimizer = fresh(), SGD(lr=20.0)
    watched = watch(network_, X, Y, loss=MSE(), optimizer=optimizer, epochs=100)
    with pytest.raises(FloatingPointError, match=str(words.value)):
        watched.step(100)
    assert f"FloatingPointError: {words.value}" in watched.words.value
    fitted = fresh()
    history = fitted.fit(X, Y, loss=MSE(), optimizer=SGD(lr=20.0), epochs=len(watched.history.losses))
    assert history.losses == watched.history.losses != []
    assert all(map(np.array_equal, fitted.parameters, network_.parameters))
    assert np.isfinite(MSE()(network_.predict(X), Y))
    optimizer.lr = 1e-200
    watched.step()
    assert len(watched.history.losses) == len(history.losses) + 1


GOOD = {"X": X, "Y": Y, "loss": MSE(), "optimizer": SGD(lr=0.3), "epochs": 3, "batch_size": 7, "rng": None}
WRONG = [
    {"X": X[:, :1]},
    {"X": X.T},
    {"X": X * np.nan},
    {"Y": Y[1:]},
    {"Y": Y.ravel()},
    {"Y": ["a"] * 30},
    {"loss": MSE},
    {"loss": CrossEntropy()},
    {"optimizer": SGD},
    {"optimizer": "Adam"},
    {"epochs": 0},
    {"epochs": 2.5},
    {"batch_size": 0},
    {"rng": 3},
]


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: f"{next(iter(wrong))}")
def test_what_does_not_fit_is_refused_at_once_in_the_words_of_fit(wrong):
    given = GOOD | wrong
    with pytest.raises((ValueError, TypeError)) as words:
        network(2, 4, 1).fit(**given)
    with pytest.raises(words.type) as own:
        watch(network(2, 4, 1), **given)
    assert str(own.value) == str(words.value)


def test_no_network_is_refused():
    with pytest.raises(TypeError, match="network is 'net', but needs an object"):
        watch("net", X, Y, loss=MSE(), optimizer=SGD(lr=0.3), epochs=3)


def test_lists_do_as_data():
    watched = watch(network(2, 4, 1), X.tolist(), Y.tolist(), loss=MSE(), optimizer=SGD(lr=0.3), epochs=3, batch_size=7)
    watched.step()
    assert len(watched.history.losses) == 1


def test_the_call_and_the_pictures_touch_nothing():
    learner, optimizer, rng = network(2, 4, 1), Adam(lr=0.02), np.random.default_rng(2)
    watched = watch(learner, X, Y, loss=MSE(), optimizer=optimizer, epochs=5, batch_size=7, rng=rng)
    watched.show()
    assert all(map(np.array_equal, learner.parameters, network(2, 4, 1).parameters))
    assert vars(optimizer) == vars(Adam(lr=0.02))
    assert rng.bit_generator.state == np.random.default_rng(2).bit_generator.state
    assert not hasattr(learner.layers[0], "A")
    W, b = learner.layers[0].W, learner.layers[0].b
    watched.step()
    assert learner.layers[0].W is W and learner.layers[0].b is b


def test_reset_goes_back_to_the_start_and_keeps_the_settings():
    watched = shown(Adam(lr=0.02))
    watched.step(3)
    old = watched.history
    watched.sliders["lr"].value = 0.05
    watched.back.click()
    assert len(old.losses) == 3 and watched.history.losses == []
    assert watched.words.value == "ready: epoch 0 of 12."
    assert vars(watched.training.optimizer) == vars(Adam(lr=0.05))
    watched.step(12)
    demand_as_fitted(watched, Adam(lr=0.05))


def test_every_setting_of_an_optimizer_has_a_slider_that_acts():
    class Mine(SGD):
        def __init__(self) -> None:
            super().__init__(lr=1)
            self.decay, self.best, self.sign, self.steps, self._hidden = 0.0, np.inf, -1.0, 0, 1.0

    names = {"SGD": ["lr"], "Momentum": ["lr", "beta"], "Adam": ["lr", "beta1", "beta2", "eps"]}
    for name, settings in names.items():
        optimizer = OPTIMIZERS[name]()
        watched = shown(optimizer)
        assert list(watched.sliders) == settings
        for setting, slider in watched.sliders.items():
            assert slider.description == setting
            assert slider.value == getattr(optimizer, setting) == getattr(OPTIMIZERS[name](), setting)
            offered = [value for _, value in choices(setting, slider.value)]
            for value in offered:
                slider.value = value
                assert getattr(optimizer, setting) == value
            assert offered == sorted(set(offered)) and len(offered) > 8
    assert list(shown(Mine()).sliders) == ["lr", "decay"]


def test_a_slider_changes_what_is_learned_while_it_trains():
    fitted, rng, optimizer = network(2, 4, 1), np.random.default_rng(2), SGD(lr=0.3)
    losses = fitted.fit(X, Y, loss=MSE(), optimizer=optimizer, epochs=5, batch_size=7, rng=rng).losses
    optimizer.lr = 0.05
    losses += fitted.fit(X, Y, loss=MSE(), optimizer=optimizer, epochs=7, batch_size=7, rng=rng).losses

    watched = shown()
    watched.step(5)
    watched.sliders["lr"].value = 0.05
    watched.step(7)
    assert watched.history.losses == losses


def test_a_slider_follows_what_is_set_in_python():
    watched = shown()
    watched.training.optimizer.lr = 0.0321
    watched.step()
    assert watched.sliders["lr"].value == watched.training.optimizer.lr == 0.0321
    watched.sliders["lr"].value = 0.1
    assert watched.training.optimizer.lr == 0.1


def test_an_optimizer_may_be_of_the_learners_own():
    class Lazy:
        def __init__(self) -> None:
            self.lr = 0.3

        def step(self, parameters: Any, gradients: Any) -> None:
            if not hasattr(self, "v"):
                self.v = [0 * parameter for parameter in parameters]
            for parameter, gradient, v in zip(parameters, gradients, self.v):
                v += gradient
                parameter -= self.lr * v

    optimizer = Lazy()
    watched = shown(optimizer)
    watched.step()
    assert hasattr(optimizer, "v")
    watched.reset()
    assert vars(optimizer) == {"lr": 0.3}


def test_a_network_is_watched_by_one_at_a_time():
    async def main() -> None:
        first = shown(epochs=10**6)
        first.start()
        await until(lambda: first.history.losses)
        same = first.training.network
        second = watch(same, X, Y, loss=MSE(), optimizer=SGD(lr=0.3), epochs=5)
        assert first.handle is None and first.go.disabled and first.one.disabled and first.back.disabled
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
        await until(lambda: watched.history.losses)
        watched._view_count = 0
        await until(lambda: watched.handle is None)
        assert watched.words.value.startswith("paused: epoch ")

        watched.start()
        watched.close()
        assert watched.handle is None
        others = asyncio.all_tasks() - {asyncio.current_task()}
        assert not others

    in_kernel(main)


def test_without_a_kernel_it_cannot_start():
    with pytest.raises(RuntimeError, match="needs a kernel"):
        shown().start()


def pixels(png: Any) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(bytes(png))).convert("RGB")).astype(int)


def test_the_picture_and_its_words_follow():
    watched = shown()
    before, words = pixels(watched.image.value), watched.image.tooltip
    assert words.endswith("No loss has been measured yet.")
    watched.step(12)
    assert (pixels(watched.image.value) != before).any()
    first, last = watched.history.losses[0], watched.history.losses[-1]
    assert watched.image.tooltip.endswith(f"The loss is {first:.2g} in epoch 1 and {last:.2g} in epoch 12.")
    right = np.sum((watched.training.network.predict(X) > 0.5) == Y)
    assert watched.image.tooltip.startswith(f"{right} of 30 points lie on their side")
    assert 15 < right < 30


@pytest.mark.parametrize("kind", ["logits", "signs"])
def test_the_line_is_where_the_answer_turns(kind):
    last, targets = {"logits": ("identity", Y), "signs": ("tanh", 2 * Y - 1)}[kind]
    loss = BinaryCrossEntropy(from_logits=True) if kind == "logits" else MSE()
    learner = network(2, 4, 1, last=last)
    watched = watch(learner, X, targets, loss=loss, optimizer=SGD(lr=0.1), epochs=200)
    for _ in range(20):
        watched.training.step()
    right = np.sum((learner.predict(X) > 0) == (Y > 0))
    assert watched.plane.right_ones(learner).startswith(f"{right} of 30 points")
    assert 15 < right < 30


def test_other_shapes_have_the_loss_alone():
    rng = np.random.default_rng(0)
    digits, labels = datasets.digits("test")
    classes = Network(Dense(64, 10, "softmax", rng=rng))
    plain = [
        watch(classes, digits / 16, labels, loss=CrossEntropy(), optimizer=SGD(lr=0.1), epochs=3),
        watch(network(2, 3, 2), X, np.hstack([Y, 1 - Y]), loss=MSE(), optimizer=SGD(lr=0.1), epochs=3),
        watch(network(2, 3, 1), X, 0.3 * Y, loss=MSE(), optimizer=SGD(lr=0.1), epochs=3),
        watch(network(1, 3, 1), X[:, :1], Y, loss=MSE(), optimizer=SGD(lr=0.1), epochs=3),
    ]
    for watched in plain:
        watched.step()
        assert not watched.plane.fits and "points" not in watched.image.tooltip
        assert watched.still.alt.count("The loss is") == 1
    assert shown().plane.fits


def test_the_still_is_of_a_trained_copy_and_always_the_same():
    stills = [shown(epochs=600).still for _ in range(2)]
    assert stills[0].png == stills[1].png and stills[0].alt == stills[1].alt
    fitted = network(2, 4, 1)
    losses = fitted.fit(
        X, Y, loss=MSE(), optimizer=SGD(lr=0.3), epochs=600, batch_size=7, rng=np.random.default_rng(2)
    ).losses
    before, after = [np.sum((one.predict(X) > 0.5) == Y) for one in (network(2, 4, 1), fitted)]
    words = stills[0].alt
    assert f"Before it, {before} of 30" in words and f"after 600 epochs, {after} of 30" in words
    assert f"{losses[0]:.2g} in epoch 1 and {losses[-1]:.2g} in epoch 600. Run this cell with a kernel" in words


def test_the_still_takes_no_longer_where_there_is_more_to_do():
    assert "after 600 of 1000000 epochs" in shown(epochs=10**6).still.alt
    assert "in epoch 1 and" in shown(SGD(lr=1e30), loss=MSE(), epochs=5).still.alt


def test_what_is_stored_needs_no_widget(tmp_path):
    source = """
    import numpy as np
    from course.watching import watch
    from nnlib import MSE, SGD, Dense, Network, datasets
    rng = np.random.default_rng(0)
    network = Network(Dense(2, 4, "tanh", rng=rng), Dense(4, 1, rng=rng))
    watch(network, *datasets.xor(), loss=MSE(), optimizer=SGD(lr=0.5), epochs=1000)
    """
    path = tmp_path / "lesson.ipynb"
    cell = nbformat.v4.new_code_cell(source, id="cell-0")
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), path)
    execute(path)
    (output,) = nbformat.read(path, as_version=4).cells[0].outputs
    assert sorted(output.data) == ["image/png", "text/plain"]
    assert output.data["text/plain"] == (
        "[Figure: Network(Dense(2, 4, 'tanh'), Dense(4, 1, 'sigmoid')) learns from 4 samples. "
        "Run this cell with a kernel to watch it learn.]"
    )
    assert "after 1000 epochs, 4 of 4 points" in output.metadata["image/png"]["alt"]
    once = path.read_bytes()
    execute(path)
    assert path.read_bytes() == once
