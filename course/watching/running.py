"""Training between cells: in slices on the event loop of the kernel, at some pace."""

import asyncio
from collections.abc import Callable

from course.watching.engine import Training
from course.watching.interrupts import interrupts
from course.watching.pace import Pace

SLICE, BREATH = 0.05, 0.005  # seconds of training, and for all else that waits


class Running:
    """Runs a training in the background, or at once.

    In the background `progress()` is called after each slice, and `ended(reason)` when all is done, with None, or with
    what was raised.
    """

    pace: Pace

    def __init__(
        self, training: Training, progress: Callable[[], None], ended: Callable[[BaseException | None], None]
    ) -> None:
        self.training, self.progress, self.ended = training, progress, ended
        try:
            self.loop: asyncio.AbstractEventLoop | None = asyncio.get_running_loop()
        except RuntimeError:
            self.loop = None
        self.handle: asyncio.Handle | None = None
        self.goal, self.seen = training.epochs, interrupts.count

    @property
    def active(self) -> bool:
        return self.handle is not None

    def now(self) -> float:
        return self.loop.time() if self.loop else 0.0

    def left(self) -> float | None:
        """Return the seconds until the goal is reached, if that can be told."""
        return self.pace.left(self.goal - self.training.epoch) if self.active else None

    def start(self, goal: int, a_second: float) -> None:
        """Train in the background up to the epoch `goal`, by at most so many epochs a second; needs an event loop."""
        if self.loop is None:
            raise RuntimeError("start needs a kernel, which trains between two cells: without one, call step")
        self.halt()
        self.goal, self.seen = goal, interrupts.count
        self.pace = Pace(a_second, self.now())
        self.handle = self.loop.call_soon_threadsafe(self.slice)

    def step(self, goal: int) -> None:
        """Train at once up to the epoch `goal`, as fast as it goes; raise what stops it."""
        self.halt()
        self.seen = interrupts.count
        with interrupts.wait():
            while self.training.epoch < goal:
                self.training.step()
                self.heed()

    def halt(self) -> None:
        if self.handle is not None:
            self.handle.cancel()
            self.handle = None

    def soon(self, action: Callable[[], None]) -> None:
        """Do what a click asks for in the thread that trains: clicks may come in another."""
        if self.loop is None:
            action()
        else:
            self.loop.call_soon_threadsafe(action)

    def heed(self) -> None:
        """Raise an interrupt that has waited."""
        if interrupts.count > self.seen:
            raise KeyboardInterrupt

    def slice(self) -> None:
        """Train for a moment, and ask the event loop to come back."""
        assert self.loop is not None
        end = self.now() + SLICE
        try:
            with interrupts.wait():
                self.heed()
                while self.active and self.training.epoch < self.goal and self.pace.due <= self.now() < end:
                    self.training.step()
                    self.pace.trained(self.now())
                    self.heed()
                self.progress()
        except (Exception, KeyboardInterrupt) as reason:
            self.halt()
            self.ended(reason)
            return
        if self.active and self.training.epoch < self.goal:
            self.handle = self.loop.call_later(max(BREATH, self.pace.due - self.now()), self.slice)
        elif self.active:
            self.halt()
            self.ended(None)
