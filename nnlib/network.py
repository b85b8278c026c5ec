"""The network: layers in a row, and the loop that trains them."""

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnlib import guards, saving
from nnlib.guards import Array, Rng
from nnlib.layers import Layer
from nnlib.losses import Loss
from nnlib.optimizers import Optimizer


class StopTraining(Exception):
    """Raised by a callback, it ends the training early and in good order."""


class History:
    """What `fit` saw: one loss an epoch, and one on the validation data where those were given."""

    def __init__(self) -> None:
        self.losses: list[float] = []
        self.validation_losses: list[float] = []

    def __repr__(self) -> str:
        return f"History of {len(self.losses)} epochs"

    @property
    def best_epoch(self) -> int | None:
        """The first epoch, counted from 1, after which the validation loss was lowest; None without validation."""
        return int(np.argmin(self.validation_losses)) + 1 if self.validation_losses else None


def mini_batches(n: int, batch_size: int | None, rng: np.random.Generator) -> list[NDArray] | list[slice]:
    """Return the indices 0..n-1, shuffled and cut into batches; without a batch size, one slice of all."""
    if batch_size is None:
        return [slice(n)]
    order = rng.permutation(n)
    return [order[start : start + batch_size] for start in range(0, n, batch_size)]


def copies(arrays: list[Array]) -> list[Array]:
    """Return arrays of the same values, to go back to."""
    return [array.copy() for array in arrays]


def put(values: list[Array], arrays: list[Array]) -> None:
    """Write the values of arrays into other arrays of the same shapes."""
    for value, array in zip(values, arrays):
        array[...] = value


class Network:
    """Layers in a row: each takes what the one before it gives. A network is a layer itself, so networks nest.

    Raises ValueError where widths differ, and for data that is not finite or fits neither X (n, n_in) nor one
    target in Y for each sample.

    >>> from nnlib import MSE, SGD, Dense, datasets
    >>> X, Y = datasets.xor()
    >>> rng = np.random.default_rng(0)
    >>> network = Network(Dense(2, 4, "tanh", rng=rng), Dense(4, 1, "sigmoid", rng=rng))
    >>> history = network.fit(X, Y, loss=MSE(), optimizer=SGD(lr=0.5), epochs=10_000)
    >>> network.predict(X).round(1).tolist()
    [[0.0], [1.0], [1.0], [0.0]]
    """

    def __init__(self, *layers: Layer) -> None:
        guards.chain(layers)
        self.layers: list[Any] = list(layers)

    def __repr__(self) -> str:
        return f"Network({', '.join(map(repr, self.layers))})"

    @property
    def n_in(self) -> int | None:
        """The width of a sample; None if the first layer takes any."""
        return getattr(self.layers[0], "n_in", None)

    @property
    def n_out(self) -> int | None:
        """The width of an answer; None if the last layer does not say."""
        return getattr(self.layers[-1], "n_out", None)

    @property
    def parameters(self) -> list[Array]:
        """The parameters of every layer, first to last: the arrays themselves."""
        return [array for layer in self.layers for array in layer.parameters]

    @property
    def gradients(self) -> list[Array]:
        """The gradients of every layer, in the order of `parameters`: the arrays themselves."""
        return [array for layer in self.layers for array in layer.gradients]

    def forward(self, X: ArrayLike) -> Array:
        """Return Y_hat (n, n_out) for X (n, n_in) in training; every layer keeps what backward will need."""
        X = guards.samples(X, self.n_in)
        A = X
        for layer in self.layers:
            A = layer.forward(A)
        return A

    def predict(self, X: ArrayLike) -> Array:
        """Return the answers Y_hat (n, n_out) for X (n, n_in); nothing is kept and nothing changes."""
        X = guards.samples(X, self.n_in)
        A = X
        for layer in self.layers:
            A = layer.predict(A)
        return A

    def backward(self, dY_hat: Array) -> Array:
        """Fill every gradient, given dL/dY_hat of the last forward; return dL/dX."""
        dA = dY_hat
        for layer in reversed(self.layers):
            dA = layer.backward(dA)
        return dA

    def fill_gradients(self, dY_hat: Array) -> None:
        """Do the part of backward that training needs: nobody asks for the gradient of the data."""
        dA = dY_hat
        for layer in reversed(self.layers[1:]):
            dA = layer.backward(dA)
        first = self.layers[0]
        getattr(first, "fill_gradients", first.backward)(dA)

    def train_step(self, X: ArrayLike, Y: ArrayLike, loss: Loss, optimizer: Optimizer) -> float:
        """Take one step on one batch; return the loss from before it."""
        Y = guards.targets("Y", Y)
        guards.trainers(loss, optimizer)
        Y_hat = self.forward(X)
        self.fill_gradients(loss.gradient(Y_hat, Y))
        optimizer.step(self.parameters, self.gradients)
        return loss(Y_hat, Y)

    def train_epoch(
        self, X: Array, Y: Array, loss: Loss, optimizer: Optimizer, batch_size: int | None, rng: np.random.Generator
    ) -> float:
        """Take a step on each batch of the data; return the mean loss of all samples, each from before its step."""
        total = 0.0
        for batch in mini_batches(len(X), batch_size, rng):
            X_batch, Y_batch = X[batch], Y[batch]
            batch_loss = self.train_step(X_batch, Y_batch, loss, optimizer)
            total += batch_loss * len(X_batch)
        return total / len(X)

    def fit(
        self,
        X: ArrayLike,
        Y: ArrayLike,
        *,
        loss: Loss,
        optimizer: Optimizer,
        epochs: int,
        batch_size: int | None = None,
        rng: Rng = None,
        validation: tuple[ArrayLike, ArrayLike] | None = None,
        patience: int | None = None,
        callback: Callable[[int, float], object] | None = None,
    ) -> History:
        """Train for some epochs; return the mean loss of each, as measured before its steps.

        With `patience`, training ends when the loss on the validation data has not improved for so many epochs, and
        the network has the parameters of the best epoch in the end. `callback(epoch, loss)` is called after each
        epoch, from 1 on; if it raises StopTraining, training ends early. Raises FloatingPointError at the first loss
        that is not finite; the network then has the parameters with which the last finite epoch began.
        """
        X, Y = guards.pair(X, Y, self.n_in)
        validation = guards.validation_pair(validation, self.n_in)
        guards.trainers(loss, optimizer)
        guards.course(epochs, batch_size, patience, validation, callback)
        rng = guards.generator(rng)
        history = History()
        parameters = self.parameters
        finite, start, best = [copies(parameters) for _ in range(3)]
        with np.errstate(over="ignore", invalid="ignore"):
            for epoch in range(1, epochs + 1):
                with guards.values_seen(guards.FINITE if epoch == 1 else guards.ALL):
                    latest = self.train_epoch(X, Y, loss, optimizer, batch_size, rng)
                    history.losses.append(latest)
                    if validation is not None:
                        history.validation_losses.append(loss(self.predict(validation[0]), validation[1]))
                if not math.isfinite(latest if validation is None else latest + history.validation_losses[-1]):
                    put(finite, parameters)
                    hint = "try a tenth of the learning rate, and data scaled to about -1 to 1"
                    raise FloatingPointError(f"the loss became nan or infinite in epoch {epoch}: {hint}")
                finite, start = start, finite
                put(parameters, start)
                if patience is not None and history.best_epoch == epoch:
                    put(parameters, best)
                if callback is not None:
                    try:
                        callback(epoch, latest)
                    except StopTraining:
                        break
                if patience is not None and epoch - (history.best_epoch or 0) >= patience:
                    break
        if patience is not None:
            put(best, parameters)
        return history

    def save(self, path: str | Path) -> None:
        """Write the layers to one .npz file; an interrupted save leaves an older file whole.

        Raises TypeError for what could not be loaded again: layers and activations of one's own.
        """
        saving.write(path, saving.described(self, Network), self.parameters)

    @classmethod
    def load(cls, path: str | Path) -> Self:
        """Return the network saved at `path`; raises ValueError if the file holds none."""
        with saving.reading(path) as (description, parameters):
            return saving.rebuilt(description, parameters, cls)
