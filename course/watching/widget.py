"""Watch it learn: buttons, sliders and a picture around a network of your own, while it trains.

The kernel runs one thing at a time, so training goes in slices on its event loop: between two slices it looks after
clicks and cells.
"""

import asyncio
import contextlib
import copy
import html
import math
import signal
import threading
import time
import weakref
from collections.abc import Iterator
from typing import Any

import ipywidgets  # type: ignore[import-untyped]
import numpy as np
import traitlets
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator
from numpy.typing import NDArray

from course import plots
from course.training import Training, trained_copy
from nnlib import History, Network, guards, sigmoid
from nnlib.guards import Array, Rng
from nnlib.network import Loss
from nnlib.optimizers import Optimizer

SLICE, BREATH = 0.05, 0.005  # seconds of training, and for all else that waits
OFTEN, SELDOM = 1 / 3, 2.0  # seconds between pictures, within which drawing takes a fifth of the time
ANEW = "The network is watched anew: use what watch returned last."
RUN = "Run this cell with a kernel to watch it learn."


class Interrupts:
    """Counts the interruptions of the kernel, which wait for the end of a step.

    ipykernel ignores an interrupt while no cell runs. It is counted then too, once something has been trained.
    """

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, *_: object) -> None:
        self.count += 1

    @contextlib.contextmanager
    def wait(self) -> Iterator[None]:
        """Count while this lasts, unless a cell that awaits something has its own way to be interrupted."""
        before = signal.getsignal(signal.SIGINT)
        known = before in (signal.SIG_IGN, signal.default_int_handler)
        if not known or threading.current_thread() is not threading.main_thread():
            yield
            return
        signal.signal(signal.SIGINT, self)
        try:
            yield
        finally:
            if before is signal.default_int_handler:
                signal.signal(signal.SIGINT, before)


interrupts = Interrupts()


class Plane:
    """The plane of two inputs as one output sees it, if there is one and the targets are two classes."""

    def __init__(self, training: Training) -> None:
        X, Y = training.X, training.Y
        self.low = -1.0 if Y.min() < 0 else 0.0
        self.fits = X.shape[1] == 2 and Y.shape == (len(X), 1) and np.isin(Y, [self.low, 1]).all()
        if self.fits:
            self.middle = (self.low + 1) / 2
            self.X, self.ones = X, self.middle < Y
            self.logits = getattr(training.loss, "from_logits", False)
            margin = 0.15 * np.ptp(X, axis=0) + 0.1
            (self.left, self.bottom), (self.right, self.top) = X.min(axis=0) - margin, X.max(axis=0) + margin

    def outputs(self, network: Network, X: NDArray) -> NDArray:
        """Return what the network gives, by a copy: the network keeps what it has kept for backward."""
        with np.errstate(over="ignore", invalid="ignore"):
            outputs = copy.deepcopy(network).predict(X)
        return sigmoid(outputs) if self.logits else outputs

    def right_ones(self, network: Network) -> str:
        right = np.sum((self.outputs(network, self.X) > self.middle) == self.ones)
        return f"{right} of {len(self.X)} points lie on their side of the line where the output is {self.middle:g}"

    def paint(self, axis: Axes, network: Network, title: str) -> None:
        extent = (self.left, self.right, self.bottom, self.top)
        plots.ground(axis, lambda X: self.outputs(network, X), extent, self.low, cells=100)
        plots.scatter(axis, self.X, self.ones, 70 if len(self.X) < 10 else 16)
        plots.square(axis)
        axis.set(xlabel="$x_1$", ylabel="$x_2$")
        axis.set_title(title, loc="left")


def paint_losses(axis: Axes, losses: list[float], epochs: int, title: str) -> None:
    if losses:
        axis.plot(range(1, len(losses) + 1), losses, color=plots.BLUE)
        axis.plot(len(losses), losses[-1], "o", color=plots.BLUE, markersize=5, clip_on=False)
    axis.set(xlim=(0, epochs), xlabel="epoch")
    axis.set_ylim(bottom=0)
    axis.xaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 5, 10], integer=True))
    axis.set_title(title, loc="left")


def course_of(losses: list[float]) -> str:
    """Say in words where the loss began and where it is."""
    if not losses:
        return "No loss has been measured yet."
    return f"The loss is {losses[0]:.2g} in epoch 1 and {losses[-1]:.2g} in epoch {len(losses)}."


def still(training: Training, plane: Plane) -> plots.Picture:
    """Draw what a reader without a kernel sees: before, after, and the loss on the way, all by a copy."""
    after = trained_copy(training)
    losses, epochs = after.history.losses, training.epochs
    when = f"after {after.epoch} epochs" if after.epoch == epochs else f"after {after.epoch} of {epochs} epochs"

    def paint(axes: list[Axes]) -> None:
        if plane.fits:
            plane.paint(axes[0], training.network, "before training")
            plane.paint(axes[1], after.network, when)
            axes[1].set_ylabel("")
            plots.key([axes[1]], plane.low)
        paint_losses(axes[-1], losses, max(after.epoch, 1), "loss" if plane.fits else f"loss, {when}")
        axes[0].figure.supxlabel(RUN, fontsize=10, color=plots.GREY)

    sides = ""
    if plane.fits:
        sides = f"Before it, {plane.right_ones(training.network)}; {when}, {plane.right_ones(after.network)}. "
    alt = f"{training.network!r} learns from {len(training.X)} samples. {sides}{course_of(losses)} {RUN}"
    return plots.draw(3, 2.8, alt, paint, width=7.8) if plane.fits else plots.draw(1, 2.6, alt, paint, width=5.0)


class Drawing(ipywidgets.Image):
    """An image with words: its tooltip becomes the title of the `<img>`, which has no alt text of its own.

    Jupyter's view of an image does that only for one with an empty description, and an Image has none.
    """

    description = traitlets.Unicode("").tag(sync=True)


def choices(name: str, value: float) -> list[tuple[str, float]]:
    """Return what a slider offers for a setting: a logarithmic scale, for a beta one of 1 - beta."""
    if name.startswith("beta"):
        offered = [0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999]
    else:
        decade = math.floor(math.log10(value)) if value > 0 else -2
        offered = [float(f"{digit}e{place}") for place in range(decade - 3, decade + 3) for digit in (1, 2, 5)]
    return [(f"{one:g}", one) for one in sorted({value, *offered})]


watchers: weakref.WeakSet["Watch"] = weakref.WeakSet()


class Watch(ipywidgets.VBox):
    """What `watch` returns; its buttons are methods too: `start`, `pause`, `step`, `reset`.

    `history` holds the losses so far. The methods raise RuntimeError once the network is watched anew.
    """

    def __init__(self, training: Training, plane: Plane, still: plots.Picture) -> None:
        self.training, self.plane, self.still = training, plane, still
        try:
            self.loop: asyncio.AbstractEventLoop | None = asyncio.get_running_loop()
        except RuntimeError:
            self.loop = None
        self.handle: asyncio.Handle | None = None
        self.goal, self.seen, self.since = training.epochs, interrupts.count, (0.0, 0.0)
        self.note, self.why, self.retired = "ready", "", False
        self.told = self.drawn = self.took = 0.0

        self.go = ipywidgets.Button(description="Start", button_style="primary")
        self.one = ipywidgets.Button(description="Step", tooltip="train for one epoch")
        self.back = ipywidgets.Button(description="Reset", tooltip="go back to the parameters of before")
        wide = {"width": "99%"}
        self.bar = ipywidgets.FloatProgress(max=training.epochs, description="progress", tooltip="epochs", layout=wide)
        self.words = ipywidgets.HTML()
        self.image = Drawing(layout={"width": "100%", "max_width": "700px" if plane.fits else "500px"})
        self.go.on_click(lambda _: self.between_slices(self.pause if self.handle else self.start))
        self.one.on_click(lambda _: self.between_slices(lambda: self.start(self.training.epoch + 1)))
        self.back.on_click(lambda _: self.between_slices(self.reset))
        self.sliders = {name: self.slider(name) for name in training.settings}

        buttons = ipywidgets.HBox([self.go, self.one, self.back])
        controls = ipywidgets.Box(list(self.sliders.values()), layout={"flex_flow": "row wrap"})
        super().__init__([buttons, controls, self.bar, self.words, self.image], _view_count=0)
        self.observe(self.seen_by, "_view_count")
        for other in [other for other in watchers if other.training.network is training.network]:
            other.retire()
        watchers.add(self)
        self.show()

    @property
    def history(self) -> History:
        return self.training.history

    def __repr__(self) -> str:
        return f"[Figure: {self.training.network!r} learns from {len(self.training.X)} samples. {RUN}]"

    def _repr_mimebundle_(self, **settings: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        data, metadata = self.still._repr_mimebundle_()
        return {**data, **super()._repr_mimebundle_(**settings), "text/plain": repr(self)}, metadata

    def slider(self, name: str) -> ipywidgets.SelectionSlider:
        """Return a slider for a setting of the optimizer."""
        value = getattr(self.training.optimizer, name)
        look = {"style": {"description_width": "3.5em"}, "layout": {"width": "22em"}, "tooltip": "acts at once"}
        control = ipywidgets.SelectionSlider(options=choices(name, value), value=value, description=name, **look)
        control.observe(self.steer, "value")
        return control

    def steer(self, change: Any) -> None:
        """Pass on what a slider was set to."""
        setattr(self.training.optimizer, change.owner.description, change.new)

    def start(self, goal: int | None = None) -> None:
        """Train in the background, up to the epoch `goal` or to the last; needs the event loop of a kernel."""
        self.demand_not_retired()
        if self.loop is None:
            raise RuntimeError("start needs a kernel, which trains between two cells: without one, call step")
        self.goal = min(goal or self.training.epochs, self.training.epochs)
        if self.handle is None and self.training.epoch < self.goal:
            self.seen, self.since = interrupts.count, (time.perf_counter(), self.training.progress)
            self.handle = self.loop.call_soon_threadsafe(self.slice)
            self.show()

    def step(self, epochs: int = 1) -> None:
        """Train now, to the end of one epoch or of some; raise what stops it."""
        self.demand_not_retired()
        self.halt()
        self.goal, self.seen = min(self.training.epoch + epochs, self.training.epochs), interrupts.count
        try:
            with interrupts.wait():
                self.train(math.inf)
        except (Exception, KeyboardInterrupt) as reason:
            self.pause(*because(reason))
            raise
        self.pause()

    def pause(self, note: str = "paused", why: str = "") -> None:
        """Stop after the step that is under way; `start` goes on from there."""
        self.halt()
        self.note, self.why = note, why
        self.show()

    def reset(self) -> None:
        """Go back to the network as it was when `watch` was called; the settings on the sliders stay."""
        self.demand_not_retired()
        self.training.reset()
        self.pause("ready")

    def close(self) -> None:
        self.halt()
        super().close()

    def retire(self) -> None:
        """Stop for good, since this history is no longer that of the network."""
        watchers.discard(self)
        self.retired = True
        self.pause("stopped", ANEW)

    def demand_not_retired(self) -> None:
        guards.demand(not self.retired, ANEW, RuntimeError)

    def halt(self) -> None:
        if self.handle is not None:
            self.handle.cancel()
            self.handle = None

    def between_slices(self, action: Any) -> None:
        """Do what a click asks for in the thread that trains: clicks may come in another."""
        if self.loop is None:
            action()
        else:
            self.loop.call_soon_threadsafe(action)

    def seen_by(self, change: Any) -> None:
        """Pause when the cell is deleted, or its output cleared."""
        if change.new == 0 and self.handle is not None:
            self.between_slices(lambda: self.pause("paused", "The cell with the buttons is gone."))

    def train(self, seconds: float) -> None:
        """Take whole steps until the goal is reached or the time is over; an interrupt is raised after a step."""
        end = time.perf_counter() + seconds
        while self.training.epoch < self.goal and time.perf_counter() < end:
            self.training.step()
            if interrupts.count > self.seen:
                raise KeyboardInterrupt

    def slice(self) -> None:
        """Train for a moment, and ask the event loop to come back."""
        assert self.loop is not None
        try:
            with interrupts.wait():
                self.train(SLICE)
                if time.perf_counter() - self.told > OFTEN:
                    self.tell()
                if time.perf_counter() - self.drawn > min(max(OFTEN, 4 * self.took), SELDOM):
                    self.draw()
        except (Exception, KeyboardInterrupt) as reason:
            self.pause(*because(reason))
            return
        if self.training.epoch < self.goal:
            self.handle = self.loop.call_later(BREATH, self.slice)
        else:
            self.pause()

    def show(self) -> None:
        """Bring words, controls and picture up to date."""
        self.tell()
        self.draw()

    def tell(self) -> None:
        training = self.training
        finished = training.epoch >= training.epochs
        self.go.description = "Pause" if self.handle else "Start"
        self.go.disabled = self.retired or finished
        self.one.disabled = self.retired or finished or self.handle is not None
        self.back.disabled = self.retired
        self.bar.value = training.progress
        self.words.value = html.escape(self.report())
        for name, control in self.sliders.items():
            value = getattr(training.optimizer, name)
            if control.value != value:
                control.options, control.value = choices(name, value), value
        self.told = time.perf_counter()

    def draw(self) -> None:
        begun = time.perf_counter()
        picture = self.picture()
        self.image.value, self.image.tooltip = picture.png, picture.alt
        self.drawn = time.perf_counter()
        self.took = self.drawn - begun

    def report(self) -> str:
        """Say where training is: "epoch 120 of 1000, loss 0.0312, about 14 s left"."""
        training = self.training
        parts = [f"epoch {training.epoch} of {training.epochs}"]
        if training.history.losses:
            parts.append(f"loss {training.history.losses[-1]:.3g}")
        if self.handle is None:
            note = "finished" if training.epoch >= training.epochs else self.note
            return f"{note}: {', '.join(parts)}. {self.why}".strip()
        start, progress = self.since
        if training.progress > progress:
            pace = (time.perf_counter() - start) / (training.progress - progress)
            left = pace * (self.goal - training.progress)
            parts.append(f"about {left:.0f} s left" if left < 120 else f"about {left / 60:.0f} min left")
        return ", ".join(parts)

    def picture(self) -> plots.Picture:
        training, plane = self.training, self.plane

        def paint(axes: list[Axes]) -> None:
            if plane.fits:
                plane.paint(axes[0], training.network, f"epoch {training.epoch}")
                plots.key([axes[0]], plane.low)
            paint_losses(axes[-1], training.history.losses, training.epochs, "loss")

        sides = f"{plane.right_ones(training.network)}. " if plane.fits else ""
        alt = f"{sides}{course_of(training.history.losses)}"
        return plots.draw(2, 2.9, alt, paint, width=7.2) if plane.fits else plots.draw(1, 2.6, alt, paint, width=5.0)


def because(reason: BaseException) -> tuple[str, str]:
    """Say why training stopped."""
    if isinstance(reason, KeyboardInterrupt):
        return "paused (interrupted)", ""
    return "stopped", f"{type(reason).__name__}: {reason}"


def watch(
    network: Network,
    X: Array,
    Y: Array,
    *,
    loss: Loss,
    optimizer: Optimizer,
    epochs: int,
    batch_size: int | None = None,
    rng: Rng = None,
) -> Watch:
    """Show a network while it trains: buttons, the loss curve and, for two inputs and one output, the boundary.

    The arguments are those of `Network.fit`: X (n, n_in) and one target in Y for each sample. It is the network itself
    that learns, and its `history` is the one that `fit` would return. Every float attribute of the optimizer has a
    slider, which acts at once. While it trains you can run other cells; interrupting the kernel pauses it.

    Shown as the last line of a cell. Where no kernel runs, a picture of a copy that was trained beforehand stands
    there; drawing it takes about a second.

    Raises what `fit` raises for arguments that do not fit. Later errors stop the training and stand below the
    buttons: for a loss that is no longer finite, the network is back at the last epoch whose loss was.

    >>> from nnlib import MSE, SGD, Dense, datasets
    >>> X, Y = datasets.xor()
    >>> rng = np.random.default_rng(0)
    >>> network = Network(Dense(2, 4, "tanh", rng=rng), Dense(4, 1, "sigmoid", rng=rng))
    >>> training = watch(network, X, Y, loss=MSE(), optimizer=SGD(lr=0.5), epochs=10)
    >>> training.step()
    >>> training.history
    History of 1 epochs
    """
    training = Training(network, X, Y, loss, optimizer, epochs, batch_size, rng)
    plane = Plane(training)
    return Watch(training, plane, still(training, plane))
