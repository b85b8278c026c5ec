"""What is seen of a training: the plane as the network sees it, and the loss on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from course import plots
from course.watching.engine import Training, trained_copy
from nnlib import Network, sigmoid

if TYPE_CHECKING:  # a live page loads matplotlib only when something is drawn
    from matplotlib.axes import Axes

RUN = "Run this cell with a kernel to watch it learn."


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
        """Return what the network gives."""
        with np.errstate(over="ignore", invalid="ignore"):
            outputs = network.predict(X)
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
        axis.plot(range(1, len(losses) + 1), losses, color=plots.INK)
        axis.plot(len(losses), losses[-1], "o", color=plots.INK, markersize=5, clip_on=False)
    axis.set(xlim=(0, epochs), xlabel="epoch")
    axis.set_ylim(bottom=0)
    axis.locator_params("x", nbins=5, steps=[1, 2, 5, 10], integer=True)
    axis.set_title(title, loc="left")


def course_of(losses: list[float]) -> str:
    """Say in words where the loss began and where it is."""
    if not losses:
        return "No loss has been measured yet."
    return f"The training loss is {losses[0]:.2g} in epoch 1 and {losses[-1]:.2g} in epoch {len(losses)}."


def live(training: Training, plane: Plane) -> plots.Picture:
    """Draw where training is."""

    def paint(axes: list[Axes]) -> None:
        if plane.fits:
            plane.paint(axes[0], training.network, f"epoch {training.epoch}")
            plots.key([axes[0]], plane.low)
        paint_losses(axes[-1], training.history.losses, training.epochs, "training loss")

    sides = f"{plane.right_ones(training.network)}. " if plane.fits else ""
    alt = f"{sides}{course_of(training.history.losses)}"
    return plots.draw(2, 2.9, alt, paint, width=7.2) if plane.fits else plots.draw(1, 2.6, alt, paint, width=5.0)


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
        title = "training loss" if plane.fits else f"training loss, {when}"
        paint_losses(axes[-1], losses, max(after.epoch, 1), title)
        axes[0].figure.supxlabel(RUN, fontsize=10, color=plots.GREY)

    sides = ""
    if plane.fits:
        sides = f"Before it, {plane.right_ones(training.network)}; {when}, {plane.right_ones(after.network)}. "
    alt = f"{training.network!r} learns from {len(training.X)} samples. {sides}{course_of(losses)} {RUN}"
    return plots.draw(3, 2.8, alt, paint, width=7.8) if plane.fits else plots.draw(1, 2.6, alt, paint, width=5.0)
