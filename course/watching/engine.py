"""Training in steps that can be stopped after each of them: the engine behind `watch`.

A step is never cut in two: what stops the training leaves parameters, optimizer, history and `rng` as they were
together after some step.
"""

import contextlib
import copy
import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnlib import History, Network, guards
from nnlib.guards import Array, Rng
from nnlib.network import Loss, mini_batches
from nnlib.optimizers import Optimizer

COPY_STEPS, COPY_WORK = 3_000, 5 * 10**8  # about half a second of training, few samples or many


class Training:
    """What `Network.fit` does, one step at a time."""

    def __init__(
        self,
        network: Network,
        X: Array,
        Y: Array,
        loss: Loss,
        optimizer: Optimizer,
        epochs: int,
        batch_size: int | None,
        rng: Rng,
    ) -> None:
        guards.check_object("network", network, "train_step", "Network(Dense(2, 1))")
        guards.check_settings({"epochs": epochs, "batch_size": batch_size, "rng": rng})
        self.X, self.Y = guards.as_pair(X, Y, network.layers[0].W.shape[1])
        self.network, self.loss, self.optimizer = network, loss, optimizer
        guards.check_object("optimizer", optimizer, "step", "SGD(lr=0.1)")
        self.epochs, self.batch_size = epochs, batch_size
        self.rng = np.random.default_rng() if rng is None else rng
        self.settings = [name for name, value in vars(optimizer).items() if is_setting(name, value)]
        self.history = History()
        self.first = self.good = self.state()
        self.begin(self.first)

    @property
    def epoch(self) -> int:
        return len(self.history.losses)

    @property
    def progress(self) -> float:
        """How many epochs are done, with the part of the one under way."""
        return self.epoch + self.position / max(len(self.batches), 1)

    def state(self) -> tuple[Any, ...]:
        """Return a copy of all that training changes; settings are the learner's, and may change at any time."""
        own = {name: value for name, value in vars(self.optimizer).items() if name not in self.settings}
        return self.epoch, *copy.deepcopy((self.network.parameters, own, self.rng.bit_generator.state))

    def restore(self, state: tuple[Any, ...]) -> None:
        """Go back to a state that was between two epochs."""
        epoch, parameters, own, drawn = copy.deepcopy(state)
        del self.history.losses[epoch:]
        for parameter, value in zip(self.network.parameters, parameters):
            parameter[:] = value
        for name in vars(self.optimizer).keys() - own.keys() - set(self.settings):
            delattr(self.optimizer, name)
        vars(self.optimizer).update(own)
        self.rng.bit_generator.state = drawn
        self.begin(state)

    def begin(self, state: tuple[Any, ...]) -> None:
        """Stand between two epochs."""
        self.saved = state
        self.batches: list[NDArray] = []
        self.position, self.total = 0, 0.0

    def reset(self) -> None:
        """Go back to the start; the old history stays with whoever has it."""
        self.history, self.good = History(), self.first
        self.restore(self.first)

    @np.errstate(over="ignore", invalid="ignore")
    def step(self) -> None:
        """Train on one batch; whatever is raised meanwhile, go back to the start of the epoch first.

        Raises FloatingPointError for an epoch whose loss is not finite, and goes back to the start of the one before:
        to the last parameters that are known to have a finite loss.
        """
        if not self.batches:
            self.begin(self.state())
        try:
            self.batches = self.batches or mini_batches(len(self.X), self.batch_size, self.rng)
            batch = self.batches[self.position]
            loss = self.network.train_step(self.X[batch], self.Y[batch], self.loss, self.optimizer)
        except BaseException:
            self.restore(self.saved)
            raise
        self.total += loss * len(batch)
        self.position += 1
        if self.position == len(self.batches):
            mean = self.total / len(self.X)
            if not np.isfinite(mean):
                epoch, hint = self.epoch + 1, "try a tenth of the learning rate, and data scaled to about -1 to 1"
                self.restore(self.good)
                raise FloatingPointError(f"the loss became nan or infinite in epoch {epoch}: {hint}")
            self.history.losses.append(mean)
            self.good = self.saved
            self.batches, self.position, self.total = [], 0, 0.0


def is_setting(name: str, value: Any) -> bool:
    """Tell whether an attribute of an optimizer is for the learner to set: a float from 0, or `lr`."""
    number = isinstance(value, float) or (name == "lr" and isinstance(value, int))
    return number and not name.startswith("_") and 0 <= value < math.inf


def trained_copy(training: Training) -> Training:
    """Return a copy after all epochs, or after as many as a second or so allows, the same number on any machine."""
    copied = copy.deepcopy(training)
    steps = math.ceil(len(copied.X) / (copied.batch_size or len(copied.X)))
    work = len(copied.X) * sum(parameter.size for parameter in copied.network.parameters)
    epochs = min(copied.epochs, max(1, min(COPY_STEPS // steps, COPY_WORK // work)))
    with contextlib.suppress(FloatingPointError):
        while copied.epoch < epochs:
            copied.step()
    return copied
