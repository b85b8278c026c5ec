"""Training that can be stopped after each epoch: `Network.fit`, called for one epoch at a time.

An epoch is never cut in two: what stops the training leaves parameters, optimizer, history and `rng` as they were
together after some epoch.
"""

import contextlib
import copy
import math
from typing import Any

import numpy as np

from nnlib import History, Network, guards
from nnlib.guards import Array, Rng
from nnlib.losses import Loss
from nnlib.optimizers import Optimizer

COPY_STEPS, COPY_WORK = 3_000, 5 * 10**8  # about half a second of training, few samples or many


class Training:
    """What `Network.fit` does, one epoch at a time. Raises what `fit` raises for arguments that do not fit."""

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
        guards.can("network", network, ["fit"], "Network(Dense(2, 1))")
        rehearse(network, X, Y, loss=loss, optimizer=optimizer, epochs=epochs, batch_size=batch_size, rng=rng)
        self.network, self.X, self.Y = network, np.asarray(X), np.asarray(Y)
        self.loss, self.optimizer = loss, optimizer
        self.epochs, self.batch_size = epochs, batch_size
        self.rng = np.random.default_rng(rng)
        self.settings = [name for name, value in vars(optimizer).items() if is_setting(name, value)]
        self.history = History()
        self.first = self.good = self.state()

    @property
    def epoch(self) -> int:
        return len(self.history.losses)

    def state(self) -> tuple[Any, ...]:
        """Return a copy of all that training changes; settings are the learner's, and may change at any time."""
        own = {name: value for name, value in vars(self.optimizer).items() if name not in self.settings}
        parameters = [parameter.copy() for parameter in self.network.parameters]
        return self.epoch, parameters, *self.copied((own, self.rng.bit_generator.state))

    def copied(self, state: Any) -> Any:
        """Return a copy of the state of an optimizer that still knows the network's own parameters."""
        return copy.deepcopy(state, {id(parameter): parameter for parameter in self.network.parameters})

    def restore(self, state: tuple[Any, ...]) -> None:
        """Go back to an earlier state."""
        epoch, parameters, own, drawn = state
        own = self.copied(own)
        del self.history.losses[epoch:]
        for parameter, value in zip(self.network.parameters, parameters):
            parameter[:] = value
        for name in vars(self.optimizer).keys() - own.keys() - set(self.settings):
            delattr(self.optimizer, name)
        vars(self.optimizer).update(own)
        self.rng.bit_generator.state = copy.deepcopy(drawn)

    def reset(self) -> None:
        """Go back to the start; the old history stays with whoever has it."""
        self.history, self.good = History(), self.first
        self.restore(self.first)

    def step(self) -> None:
        """Train for one epoch; whatever is raised meanwhile, go back to its start first.

        Raises FloatingPointError for an epoch whose loss is not finite, and goes back to the start of the one before:
        to the last parameters that are known to have a finite loss.
        """
        before = self.state()
        try:
            self.history.losses += self.network.fit(
                self.X,
                self.Y,
                loss=self.loss,
                optimizer=self.optimizer,
                epochs=1,
                batch_size=self.batch_size,
                rng=self.rng,
            ).losses
        except FloatingPointError as error:
            error.args = (str(error).replace("epoch 1:", f"epoch {self.epoch + 1}:"),)
            self.restore(self.good)
            raise
        except BaseException:
            self.restore(before)
            raise
        self.good = before


class Enough(Exception):  # noqa: N818
    """Ends a rehearsal after its first epoch."""


def rehearse(network: Network, X: Array, Y: Array, **settings: Any) -> None:
    """Let `fit` itself say what does not fit, in an epoch with copies of all that training changes."""

    def end(epoch: int, loss: float) -> None:
        raise Enough

    network, settings = copy.deepcopy((network, settings))
    with contextlib.suppress(Enough, FloatingPointError):
        network.fit(X, Y, callback=end, **settings)


def is_setting(name: str, value: Any) -> bool:
    """Tell whether an attribute of an optimizer is for the learner to set: a float from 0, or `lr`; no decay of 0."""
    number = isinstance(value, float) or (name == "lr" and isinstance(value, int))
    return number and (value, name) != (0, "weight_decay") and not name.startswith("_") and 0 <= value < math.inf


def trained_copy(training: Training) -> Training:
    """Return a copy after all epochs, or after as many as a second or so allows, the same number on any machine."""
    shared = {id(data): data for data in (training.X, training.Y)}
    copied = copy.deepcopy(training, shared)
    steps = math.ceil(len(copied.X) / (copied.batch_size or len(copied.X)))
    work = len(copied.X) * sum(parameter.size for parameter in copied.network.parameters)
    epochs = min(copied.epochs, max(1, min(COPY_STEPS // steps, COPY_WORK // work)))
    with contextlib.suppress(FloatingPointError):
        while copied.epoch < epochs:
            copied.step()
    return copied
