"""The controls around a network that trains, and what they do."""

from __future__ import annotations

import html
import math
import weakref
from typing import Any

import ipywidgets  # type: ignore[import-untyped]
import traitlets
from anywidget import AnyWidget

from course import plots
from course.watching.engine import Training
from course.watching.pace import paces, usual
from course.watching.painting import RUN, Plane, live, still
from course.watching.running import Running
from nnlib import History, Network
from nnlib.guards import Array, Rng
from nnlib.network import Loss
from nnlib.optimizers import Optimizer

WORDS = 0.1  # seconds between words
OFTEN, SELDOM = 1 / 3, 2.0  # seconds between pictures, within which drawing takes a fifth of the time
ANEW = "The network is watched anew: use what watch returned last."


class Drawing(AnyWidget):
    """A picture with its words, since Jupyter's own image has no alt text; in the dark it is light on black."""

    png = traitlets.Bytes().tag(sync=True)
    alt = traitlets.Unicode().tag(sync=True)

    _esm = """
    export default {
      render({ model, el }) {
        const image = document.createElement("img");
        const draw = () => {
          URL.revokeObjectURL(image.src);
          image.src = URL.createObjectURL(new Blob([model.get("png")], { type: "image/png" }));
          image.alt = model.get("alt");
        };
        draw();
        model.on("change:png", draw);
        el.classList.add("course-watch");
        el.append(image);
        return () => URL.revokeObjectURL(image.src);
      },
    };
    """
    _css = """
    .course-watch img {
      display: block;
      width: 100%;
    }
    body[data-jp-theme-light="false"] .course-watch img {
      filter: invert(1) hue-rotate(180deg) brightness(0.92);
      mix-blend-mode: screen;
    }
    """

    def show(self, picture: plots.Picture) -> None:
        with self.hold_sync():
            self.alt, self.png = picture.alt, picture.png


def choices(name: str, value: float) -> list[tuple[str, float]]:
    """Return what a slider offers for a setting: a logarithmic scale, for a beta one of 1 - beta."""
    if name.startswith("beta"):
        offered = [0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999]
    else:
        decade = math.floor(math.log10(value)) if value > 0 else -2
        offered = [float(f"{digit}e{place}") for place in range(decade - 3, decade + 3) for digit in (1, 2, 5)]
    return [(f"{one:g}", one) for one in sorted({value, *offered})]


watchers: weakref.WeakSet[Watch] = weakref.WeakSet()


class Watch(ipywidgets.VBox):
    """What `watch` returns; its buttons are methods too: `start`, `pause`, `step`, `reset`.

    `history` holds the losses so far. The methods raise RuntimeError once the network is watched anew.
    """

    def __init__(self, training: Training, plane: Plane, still: plots.Picture) -> None:
        self.training, self.plane, self.still = training, plane, still
        self.running = Running(training, self.progress, self.ended)
        self.note, self.why, self.retired = "ready", "", False
        self.told, self.drawn, self.took = -math.inf, -math.inf, 0.0

        small = {"width": "7em"}
        self.go = ipywidgets.Button(description="Start", button_style="primary", layout=small)
        self.one = ipywidgets.Button(description="Step", tooltip="train for one epoch", layout=small)
        self.back = ipywidgets.Button(description="Reset", tooltip="go back to the parameters of before", layout=small)
        self.pace = ipywidgets.Dropdown(
            options=paces(training.epochs),
            value=usual(training.epochs),
            description="epochs a second",
            style={"description_width": "initial"},
            layout={"width": "21em"},
        )
        self.sliders = {name: self.slider(name) for name in training.settings}
        self.bar = ipywidgets.IntProgress(
            max=training.epochs, description="progress", tooltip="epochs", layout={"width": "99%"}
        )
        self.words = ipywidgets.HTML()
        self.image = Drawing(layout={"width": "100%", "max_width": "700px" if plane.fits else "500px"})
        self.go.on_click(lambda _: self.running.soon(self.pause if self.running.active else self.start))
        self.one.on_click(lambda _: self.running.soon(lambda: self.start(training.epoch + 1)))
        self.back.on_click(lambda _: self.running.soon(self.reset))
        self.pace.observe(lambda _: self.running.soon(self.change_pace), "value")

        rows = [[self.go, self.one, self.back, self.pace], list(self.sliders.values())]
        boxes = [ipywidgets.Box(row, layout={"flex_flow": "row wrap"}) for row in rows]
        super().__init__([*boxes, self.bar, self.words, self.image], _view_count=0)
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

    def _repr_mimebundle_(self, **settings: Any) -> dict[str, Any]:
        shown = super()._repr_mimebundle_(**settings)
        return {**shown, "text/plain": repr(self), "text/html": self.still._repr_html_()}

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
        goal = min(goal or self.training.epochs, self.training.epochs)
        if not self.running.active and self.training.epoch < goal:
            self.running.start(goal, self.pace.value)
            self.tell()

    def step(self, epochs: int = 1) -> None:
        """Train now, for one epoch or some, as fast as it goes; raise what stops it."""
        self.demand_not_retired()
        try:
            self.running.step(min(self.training.epoch + epochs, self.training.epochs))
        except (Exception, KeyboardInterrupt) as reason:
            self.ended(reason)
            raise
        self.pause()

    def pause(self, note: str = "paused", why: str = "") -> None:
        """Stop after the epoch that is under way; `start` goes on from there."""
        self.running.halt()
        self.note, self.why = note, why
        self.show()

    def reset(self) -> None:
        """Go back to the network as it was when `watch` was called; the settings on the sliders stay."""
        self.demand_not_retired()
        self.training.reset()
        self.pause("ready")

    def close(self) -> None:
        self.running.halt()
        super().close()

    def retire(self) -> None:
        """Stop for good, since this history is no longer that of the network."""
        watchers.discard(self)
        self.retired = True
        self.pause("stopped", ANEW)

    def demand_not_retired(self) -> None:
        if self.retired:
            raise RuntimeError(ANEW)

    def change_pace(self) -> None:
        """Go on at the pace that was chosen."""
        if self.running.active:
            self.running.start(self.running.goal, self.pace.value)

    def seen_by(self, change: Any) -> None:
        """Pause when the cell is deleted, or its output cleared."""
        if change.new == 0 and self.running.active:
            self.running.soon(lambda: self.pause("paused", "The cell with the buttons is gone."))

    def ended(self, reason: BaseException | None) -> None:
        """Say why training stopped."""
        if reason is None:
            self.pause()
        elif isinstance(reason, KeyboardInterrupt):
            self.pause("paused (interrupted)")
        else:
            self.pause("stopped", f"{type(reason).__name__}: {reason}")

    def progress(self) -> None:
        """Bring words and picture up to date, but not too often."""
        now = self.running.now()
        if now - self.told > WORDS:
            self.tell()
            self.told = now
        if now - self.drawn > min(max(OFTEN, 4 * self.took), SELDOM):
            self.draw()
            self.drawn = self.running.now()
            self.took = self.drawn - now

    def show(self) -> None:
        """Bring words, controls and picture up to date."""
        self.tell()
        self.draw()

    def tell(self) -> None:
        training, active = self.training, self.running.active
        finished = training.epoch >= training.epochs
        self.go.description = "Pause" if active else "Start"
        self.go.disabled = self.retired or finished
        self.one.disabled = self.retired or finished or active
        self.back.disabled = self.retired
        self.bar.value = training.epoch
        self.words.value = html.escape(self.report())
        for name, control in self.sliders.items():
            value = getattr(training.optimizer, name)
            if control.value != value:
                control.options, control.value = choices(name, value), value

    def draw(self) -> None:
        self.image.show(live(self.training, self.plane))

    def report(self) -> str:
        """Say where training is: "epoch 120 of 1000, loss 0.0312, about 14 s left"."""
        training = self.training
        parts = [f"epoch {training.epoch} of {training.epochs}"]
        if training.history.losses:
            parts.append(f"loss {training.history.losses[-1]:.3g}")
        if not self.running.active:
            note = "finished" if training.epoch >= training.epochs else self.note
            return f"{note}: {', '.join(parts)}. {self.why}".strip()
        if left := self.running.left():
            parts.append(f"about {left:.0f} s left" if left < 120 else f"about {left / 60:.0f} min left")
        return ", ".join(parts)


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
    that learns, and its `history` is the one that `fit` would return. While it trains you can run other cells;
    interrupting the kernel pauses it.

    All epochs take about twenty seconds, so that you have time to act, unless you choose another pace. Every float
    attribute of the optimizer has a slider. Both act at once.

    Shown as the last line of a cell. Where no kernel runs, a picture of a copy that was trained beforehand stands
    there; drawing it takes about a second.

    Raises what `fit` raises for arguments that do not fit. Later errors stop the training and stand below the
    buttons: for a loss that is no longer finite, the network is back at the last epoch whose loss was.

    >>> import numpy as np
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
