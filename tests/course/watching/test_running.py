"""In the background a network learns what `fit` teaches it, at a pace, and whatever stops it waits for an epoch."""

import asyncio
import signal
from typing import Any

import numpy as np
import pytest
from kernel import (
    OPTIMIZERS,
    bare,
    demand_as_fitted,
    fail,
    in_kernel,
    interrupt,
    now,
    slow_down,
    stop_once,
    take,
    until,
)

from course.watching.engine import Training
from course.watching.pace import BACKLOG, FASTEST
from course.watching.running import SLICE, Running
from nnlib import SGD


class Noted(Running):
    """A running that notes when it called."""

    def __init__(self, training: Training) -> None:
        self.slices: list[tuple[float, int]] = []
        self.reasons: list[BaseException | None] = []
        super().__init__(training, lambda: self.slices.append((now(), training.epoch)), self.reasons.append)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_it_learns_what_fit_learns_and_leaves_room_for_others(name):
    async def main() -> None:
        running = Noted(bare(OPTIMIZERS[name](), epochs=40))
        slow_down(running.training, SLICE / 3.5)
        running.start(40, FASTEST)
        turns = []
        while running.active:
            turns.append(running.training.epoch)
            await asyncio.sleep(0.001)
        assert [epoch for _, epoch in running.slices] == list(range(4, 41, 4))
        assert {*range(0, 40, 4)} <= set(turns)
        assert running.reasons == [None]
        demand_as_fitted(running.training, OPTIMIZERS[name]())

    in_kernel(main)


@pytest.mark.parametrize("a_second", [1, 10, 500])
def test_it_keeps_the_pace(a_second):
    async def main() -> None:
        running = Noted(bare(epochs=40))
        times = slow_down(running.training, 0.1 / a_second)
        running.start(40, a_second)
        await until(lambda: not running.active)
        expected = np.arange(40) / a_second
        late = np.array(times) - expected
        assert (late > -1e-6).all() and (late < max(0.01, 0.1 / a_second)).all()

    in_kernel(main)


def test_it_catches_up_on_a_little_that_another_cell_took_but_not_on_much():
    async def main() -> None:
        running = Noted(bare(epochs=10**6))
        times = slow_down(running.training, 0)
        running.start(10**6, 10)
        await until(lambda: now() > 1.05)
        take(0.3)
        await until(lambda: now() > 2.05)
        assert len(times) == 21
        take(60)
        await until(lambda: now() > 62.5)
        assert 21 + BACKLOG * 10 <= len(times) <= 21 + (BACKLOG + 0.5) * 10 + 1
        running.halt()

    in_kernel(main)


def test_a_machine_that_is_too_slow_for_the_pace_goes_as_fast_as_it_can_and_says_how_long():
    async def main() -> None:
        running = Noted(bare(epochs=200))
        times = slow_down(running.training, 0.5)
        running.start(200, 100)
        await until(lambda: running.training.epoch >= 100)
        assert (np.diff(times) < 0.52).all()
        assert running.left() == pytest.approx(50, rel=0.1)
        running.halt()
        assert running.left() is None

    in_kernel(main)


@pytest.mark.parametrize("where", ["gradient", "step", "__call__"])
def test_an_interrupt_waits_for_the_end_of_the_epoch(where):
    async def main() -> None:
        running = Noted(bare(epochs=40))
        stop_once(running.training, where, 92, interrupt)
        running.start(40, FASTEST)
        await until(lambda: running.reasons)
        assert isinstance(running.reasons[0], KeyboardInterrupt)
        assert running.training.epoch == 19 and not running.active
        demand_as_fitted(running.training, SGD(lr=0.3))
        running.start(40, FASTEST)
        await until(lambda: not running.active)
        assert running.reasons[1:] == [None]
        demand_as_fitted(running.training, SGD(lr=0.3))

    in_kernel(main)


def test_an_interrupt_between_two_epochs_stops_it_before_the_next():
    async def main() -> None:
        running = Noted(bare(epochs=40))
        running.start(40, 2)
        await until(lambda: running.training.epoch == 3)
        interrupt()
        await until(lambda: running.reasons)
        assert isinstance(running.reasons[0], KeyboardInterrupt) and running.training.epoch == 3
        interrupt()  # while nothing is trained
        running.start(40, 2)
        await until(lambda: running.training.epoch == 5)
        assert running.active
        running.halt()

    in_kernel(main)


@pytest.mark.parametrize("error", [KeyboardInterrupt(), ValueError("awkward")])
def test_what_is_raised_stops_it_after_the_last_whole_epoch(error):
    async def main() -> None:
        running = Noted(bare(epochs=40))
        stop_once(running.training, "step", 92, fail(error))
        running.start(40, FASTEST)
        await until(lambda: not running.active)
        assert running.reasons == [error] and running.training.epoch == 18
        demand_as_fitted(running.training, SGD(lr=0.3))
        running.start(40, FASTEST)
        await until(lambda: not running.active)
        demand_as_fitted(running.training, SGD(lr=0.3))

    in_kernel(main)


def test_the_learners_own_code_may_stop_it():
    async def main() -> None:
        running = Noted(bare(epochs=40))
        stop_once(running.training, "step", 92, running.halt)
        running.start(40, FASTEST)
        await until(lambda: not running.active)
        await asyncio.sleep(1)
        assert running.training.epoch == 19 and running.reasons == []

    in_kernel(main)


def test_another_pace_acts_at_once():
    async def main() -> None:
        running = Noted(bare(epochs=10**6))
        times = slow_down(running.training, 0)
        running.start(10**6, 1)
        await until(lambda: now() > 2.5)
        running.start(10**6, 100)
        await until(lambda: now() > 3.5)
        assert times[:3] == [0, 1, 2] and 95 < len(times) - 3 < 105
        running.start(10**6, 1)
        changed = now()
        await until(lambda: now() > changed + 2.5)
        assert len([time for time in times if time >= changed]) == 3
        running.halt()

    in_kernel(main)


def test_at_once_it_goes_as_fast_as_it_can():
    async def main() -> None:
        running = Noted(bare())
        running.start(12, 1)
        running.step(12)
        assert now() == 0 and running.training.epoch == 12 and not running.active
        await asyncio.sleep(5)
        assert running.slices == []
        demand_as_fitted(running.training, SGD(lr=0.3))

    in_kernel(main)


def test_an_interrupted_epoch_in_a_cell_is_finished_and_then_interrupts_the_cell():
    running = Noted(bare())
    stop_once(running.training, "step", 8, interrupt)
    with pytest.raises(KeyboardInterrupt):
        running.step(12)
    assert running.training.epoch == 2
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    running.step(12)
    demand_as_fitted(running.training, SGD(lr=0.3))


def test_without_a_kernel_it_cannot_start():
    with pytest.raises(RuntimeError, match="needs a kernel"):
        Noted(bare()).start(12, 1)


def test_an_action_is_done_in_the_thread_that_trains():
    done: list[Any] = []

    async def main() -> None:
        running = Noted(bare())
        running.soon(lambda: done.append(asyncio.get_running_loop()))
        assert done == []
        await asyncio.sleep(0)
        assert done == [running.loop]

    in_kernel(main)
    Noted(bare()).soon(lambda: done.append("at once"))
    assert done[1:] == ["at once"]
