"""A network to watch, what may stop it, and a kernel whose time passes only while it waits."""

import asyncio
import itertools
import signal
from collections.abc import Callable, Coroutine
from typing import Any

import numpy as np

from course.watching.engine import Training
from nnlib import MSE, SGD, Adam, Dense, Momentum, Network, datasets

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


def bare(optimizer: Any = None, *, epochs: int = 12, batch_size: int | None = 7) -> Training:
    """Return a training of five batches an epoch."""
    rng = np.random.default_rng(2)
    return Training(network(2, 4, 1), X, Y, MSE(), optimizer or SGD(lr=0.3), epochs, batch_size, rng)


def demand_as_fitted(training: Training, optimizer: Any, **settings: Any) -> None:
    """Demand the very numbers that one `fit` gives for as many epochs: losses, parameters, optimizer, rng."""
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


class Stopping:
    """A loss that stops once, at the given call of one of its methods, when its work is done."""

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
        stopping: Any = Stopping(training.loss, where, call, stop)
        training.loss = stopping
        return
    whole = training.optimizer.step

    def step(parameters: Any, gradients: Any) -> None:
        whole(parameters, gradients)
        if next(calls) == call:
            stop()

    vars(training.optimizer)["step"] = step


def fail(error: BaseException) -> Callable[[], None]:
    def stop() -> None:
        raise error

    return stop


def interrupt() -> None:
    signal.raise_signal(signal.SIGINT)


class QuickLoop(asyncio.SelectorEventLoop):
    """An event loop that does not wait for what comes later: it sets its clock forward."""

    _selector: Any  # asyncio has it, but not in public

    def __init__(self) -> None:
        super().__init__()
        self.clock = 0.0
        select = self._selector.select

        def skip(timeout: float | None = None) -> Any:
            self.clock += timeout or 0
            return select(0)

        self._selector.select = skip

    def time(self) -> float:
        return self.clock


def in_kernel(main: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run on an event loop while an interrupt is ignored, which is what ipykernel does between two cells."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with asyncio.Runner(loop_factory=QuickLoop) as runner:
            runner.run(main())
    finally:
        signal.signal(signal.SIGINT, before)


def now() -> float:
    return asyncio.get_running_loop().time()


def take(seconds: float) -> None:
    """Let something take its time, which the kernel cannot use otherwise."""
    loop = asyncio.get_running_loop()
    assert isinstance(loop, QuickLoop)
    loop.clock += seconds


def slow_down(training: Training, seconds: float) -> list[float]:
    """Let every epoch take this long; return the times at which epochs begin, as they come."""
    whole, times = training.step, []

    def step() -> None:
        times.append(now())
        whole()
        take(seconds)

    training.step = step  # type: ignore[method-assign]
    return times


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(60):
        while not condition():
            await asyncio.sleep(0.002)
