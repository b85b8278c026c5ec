"""The network: layers in a row, and the loop that trains them."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nnlib import guards
from nnlib.guards import Array, Rng
from nnlib.layers import Dense
from nnlib.losses import MSE, BinaryCrossEntropy, CrossEntropy
from nnlib.optimizers import Optimizer

Loss = MSE | BinaryCrossEntropy | CrossEntropy


class History:
    """What `fit` saw: one loss an epoch, and one on the validation data where those were given."""

    def __init__(self) -> None:
        self.losses: list[float] = []
        self.validation_losses: list[float] = []

    def __repr__(self) -> str:
        return f"History of {len(self.losses)} epochs"


def mini_batches(n: int, batch_size: int | None, rng: np.random.Generator) -> list[NDArray]:
    """Return the indices 0..n-1, shuffled and cut into batches; without a batch size, one in order."""
    if batch_size is None:
        return [np.arange(n)]
    order = rng.permutation(n)
    return [order[start : start + batch_size] for start in range(0, n, batch_size)]


class Network:
    """Layers in a row: each takes what the one before it gives.

    Raises ValueError where widths differ, and for data that is not finite or fits neither X (n, n_in) nor one
    target in Y for each sample.

    >>> from nnlib import SGD, datasets
    >>> X, Y = datasets.xor()
    >>> rng = np.random.default_rng(0)
    >>> network = Network(Dense(2, 4, "tanh", rng=rng), Dense(4, 1, "sigmoid", rng=rng))
    >>> history = network.fit(X, Y, loss=MSE(), optimizer=SGD(lr=0.5), epochs=10_000)
    >>> network.predict(X).round(1).tolist()
    [[0.0], [1.0], [1.0], [0.0]]
    """

    @guards.chain
    def __init__(self, *layers: Dense) -> None:
        self.layers = list(layers)

    def __repr__(self) -> str:
        return f"Network({', '.join(map(repr, self.layers))})"

    @property
    def parameters(self) -> list[Array]:
        """W and b of every layer, first to last: the arrays themselves."""
        return [array for layer in self.layers for array in (layer.W, layer.b)]

    @property
    def gradients(self) -> list[Array]:
        """dW and db of every layer, in the order of `parameters`: the arrays themselves."""
        return [array for layer in self.layers for array in (layer.dW, layer.db)]

    @guards.samples
    def predict(self, X: Array) -> Array:
        """Return Y_hat (n, n_out) for X (n, n_in); every layer keeps what backward will need."""
        A = X
        for layer in self.layers:
            A = layer.forward(A)
        return A

    def backward(self, dY_hat: Array) -> Array:
        """Fill every dW and db, given dL/dY_hat of the last predict; return dL/dX."""
        dA = dY_hat
        for layer in reversed(self.layers):
            dA = layer.backward(dA)
        return dA

    @guards.training
    def train_step(self, X: Array, Y: Array, loss: Loss, optimizer: Optimizer) -> float:
        """Take one step on one batch; return the loss from before it."""
        Y_hat = self.predict(X)
        self.backward(loss.gradient(Y_hat, Y))
        optimizer.step(self.parameters, self.gradients)
        return loss(Y_hat, Y)

    @guards.training
    @np.errstate(over="ignore", invalid="ignore")
    def fit(
        self,
        X: Array,
        Y: Array,
        *,
        loss: Loss,
        optimizer: Optimizer,
        epochs: int,
        batch_size: int | None = None,
        rng: Rng = None,
        validation: tuple[Array, Array] | None = None,
        callback: Callable[[int, float], object] | None = None,
    ) -> History:
        """Train for some epochs; return the mean loss of each, as measured before its steps.

        `callback(epoch, loss)` is called after each epoch, from 1 on; if it raises StopIteration, training ends
        early. Raises FloatingPointError at the first loss that is not finite.
        """
        rng = np.random.default_rng() if rng is None else rng
        history = History()
        for epoch in range(1, epochs + 1):
            total = 0.0
            for batch in mini_batches(len(X), batch_size, rng):
                total += self.train_step(X[batch], Y[batch], loss, optimizer) * len(batch)
            history.losses.append(total / len(X))
            if validation is not None:
                history.validation_losses.append(loss(self.predict(validation[0]), validation[1]))
            if not np.isfinite(history.losses[-1:] + history.validation_losses[-1:]).all():
                hint = "try a tenth of the learning rate, and data scaled to about -1 to 1"
                raise FloatingPointError(f"the loss became nan or infinite in epoch {epoch}: {hint}")
            if callback is not None:
                try:
                    callback(epoch, history.losses[-1])
                except StopIteration:
                    break
        return history

    def save(self, path: str | Path) -> None:
        """Write the layers to one .npz file; an interrupted save leaves an older file whole."""
        arrays = {"activations": np.array([layer.activation.name for layer in self.layers])}
        for number, layer in enumerate(self.layers):
            arrays |= {f"W{number}": layer.W, f"b{number}": layer.b}
        beside = Path(path).with_suffix(".partial")
        with beside.open("wb") as file:
            np.savez(file, allow_pickle=False, **arrays)
        beside.replace(path)

    @classmethod
    @guards.reads_file
    def load(cls, path: str | Path) -> "Network":
        """Return the network saved at `path`; raises ValueError if the file holds none."""
        layers = []
        with np.load(path, allow_pickle=False) as arrays:
            for number, activation in enumerate(arrays["activations"].tolist()):
                W, b = arrays[f"W{number}"], arrays[f"b{number}"]
                layer = Dense(W.shape[1], W.shape[0], activation, dtype=W.dtype)
                layer.W[:], layer.b = W, b
                layers.append(layer)
        return cls(*layers)
