"""How fast nnlib trains, as a ratio to the same training written by hand: `make bench` prints the table.

Everything is timed in one run, one thread, each way in turn, and each ratio is the median over the rounds: so it says
little of the machine. The hand-written programs check nothing; the bare matrix products are what no program can do
without. PyTorch and scikit-learn are in the table where they are installed.
"""

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import sys
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2]))

from nnlib import MSE, SGD, CrossEntropy, Dense, Network, datasets
from nnlib.guards import Array

Way = Callable[[], Any]
ROUNDS = 15


def xor_by_nnlib(epochs: int) -> Way:
    X, Y = datasets.xor()
    network = Network(Dense(2, 4, "tanh", rng=0), Dense(4, 1, rng=1))
    loss, optimizer = MSE(), SGD(lr=0.5)
    return lambda: network.fit(X, Y, loss=loss, optimizer=optimizer, epochs=epochs)


def xor_by_hand(epochs: int) -> Way:
    X, Y = datasets.xor()
    rng = np.random.default_rng(0)
    W_1, b_1, W_2, b_2 = rng.uniform(-1, 1, (4, 2)), np.zeros(4), rng.uniform(-1, 1, (1, 4)), np.zeros(1)

    def train() -> None:
        losses = []
        for _ in range(epochs):
            A_1 = np.tanh(X @ W_1.T + b_1)
            Z_2 = A_1 @ W_2.T + b_2
            Y_hat = np.exp(np.minimum(Z_2, 0)) / (1 + np.exp(-np.abs(Z_2)))
            losses.append(float(np.mean((Y_hat - Y) ** 2)))
            dZ_2 = 2 * (Y_hat - Y) / Y.size * Y_hat * (1 - Y_hat)
            dZ_1 = dZ_2 @ W_2 * (1 - A_1**2)
            for w, dw in ((W_2, dZ_2.T @ A_1), (b_2, dZ_2.sum(axis=0)), (W_1, dZ_1.T @ X), (b_1, dZ_1.sum(axis=0))):
                w -= 0.5 * dw

    return train


def xor_products(epochs: int) -> Way:
    X, _ = datasets.xor()
    W_1, W_2, A_1, dZ_2 = np.ones((4, 2)), np.ones((1, 4)), np.ones((4, 4)), np.ones((4, 1))

    def multiply() -> None:
        for _ in range(epochs):
            X @ W_1.T, A_1 @ W_2.T, dZ_2.T @ A_1, dZ_2 @ W_2, A_1.T @ X

    return multiply


def digits_like(dtype: type) -> tuple[Array, np.ndarray]:
    """Return 1280 samples of 784 numbers, ten batches, with labels from 0 to 9."""
    rng = np.random.default_rng(0)
    return rng.random((1280, 784)).astype(dtype), rng.integers(0, 10, 1280)


def start(dtype: type) -> list[Array]:
    rng = np.random.default_rng(0)
    shapes = [(128, 784), (128,), (10, 128), (10,)]
    return [rng.uniform(-0.08, 0.08, shape).astype(dtype) for shape in shapes]


def epochs_by_nnlib(dtype: type, epochs: int) -> Way:
    X, Y = digits_like(dtype)
    network = Network(Dense(784, 128, "relu", rng=0, dtype=dtype), Dense(128, 10, "identity", rng=1, dtype=dtype))
    loss, optimizer = CrossEntropy(from_logits=True), SGD(lr=0.01)
    return lambda: network.fit(X, Y, loss=loss, optimizer=optimizer, epochs=epochs, batch_size=128, rng=0)


def epochs_by_hand(dtype: type, epochs: int) -> Way:
    X, Y = digits_like(dtype)
    W_1, b_1, W_2, b_2 = start(dtype)
    rng, rows = np.random.default_rng(0), np.arange(128)

    def train() -> None:
        losses = []
        for batch in batches(epochs, rng):
            X_batch, Y_batch = X[batch], Y[batch]
            A_1 = np.maximum(X_batch @ W_1.T + b_1, 0)
            Z_2 = A_1 @ W_2.T + b_2
            Z_2 -= Z_2.max(axis=1, keepdims=True)
            P = np.exp(Z_2)
            total = P.sum(axis=1, keepdims=True)
            losses.append(float(np.mean(np.log(total[:, 0]) - Z_2[rows, Y_batch])))
            P /= total
            P[rows, Y_batch] -= 1
            P /= 128
            dZ_1 = P @ W_2 * (A_1 > 0)
            for w, dw in ((W_2, P.T @ A_1), (b_2, P.sum(axis=0)), (W_1, dZ_1.T @ X_batch), (b_1, dZ_1.sum(axis=0))):
                w -= 0.01 * dw

    return train


def batches(epochs: int, rng: np.random.Generator) -> Iterator[np.ndarray]:
    """Yield the indices of ten shuffled batches of 128, epoch after epoch."""
    for _ in range(epochs):
        yield from rng.permutation(1280).reshape(10, 128)


def products(dtype: type, epochs: int) -> Way:
    W_1, _, W_2, _ = start(dtype)
    ones: list[Array] = [np.ones((128, columns)).astype(dtype) for columns in (128, 10, 784)]
    A_1, dZ_2, X_batch = ones

    def multiply() -> None:
        for _ in range(10 * epochs):
            X_batch @ W_1.T, A_1 @ W_2.T, dZ_2.T @ A_1, dZ_2 @ W_2, A_1.T @ X_batch

    return multiply


def torch_model(sizes: list[int], ends: list[str], dtype: type) -> Any:
    import torch

    torch.set_num_threads(1)
    n_in, n_hidden, n_out = sizes
    first, last = [getattr(torch.nn, name)() for name in ends]
    model = torch.nn.Sequential(torch.nn.Linear(n_in, n_hidden), first, torch.nn.Linear(n_hidden, n_out), last)
    return model.to(torch.from_numpy(np.zeros(1, dtype)).dtype)


def xor_by_torch(epochs: int) -> Way:
    import torch

    X, Y = map(torch.from_numpy, datasets.xor())
    model = torch_model([2, 4, 1], ["Tanh", "Sigmoid"], float)
    return by_torch(model, torch.nn.MSELoss(), 0.5, lambda: [(X, Y)] * epochs)


def epochs_by_torch(dtype: type, epochs: int) -> Way:
    import torch

    X, Y = map(torch.from_numpy, digits_like(dtype))
    rng = np.random.default_rng(0)

    def data() -> Iterator[Any]:
        for batch in batches(epochs, rng):
            index = torch.from_numpy(batch)
            yield X[index], Y[index]

    model = torch_model([784, 128, 10], ["ReLU", "Identity"], dtype)
    return by_torch(model, torch.nn.CrossEntropyLoss(), 0.01, data)


def by_torch(model: Any, loss_of: Any, lr: float, data: Callable[[], Iterable[Any]]) -> Way:
    import torch

    optimizer = torch.optim.SGD(model.parameters(), lr=lr)

    def train() -> None:
        losses = []
        for X, Y in data():
            optimizer.zero_grad()
            loss = loss_of(model(X), Y)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())

    return train


def by_sklearn(hidden: int, activation: str, X: Any, Y: Any, epochs: int, lr: float) -> Way:
    from sklearn.neural_network import MLPClassifier

    warnings.filterwarnings("ignore")
    settings = {"solver": "sgd", "momentum": 0.0, "alpha": 0.0, "learning_rate_init": lr}
    settings |= {"batch_size": min(128, len(X)), "max_iter": epochs, "tol": 0.0, "n_iter_no_change": epochs}
    model = MLPClassifier((hidden,), activation, **settings)
    return lambda: model.fit(X, Y)


def ratios(ways: dict[str, Way]) -> dict[str, float]:
    """Return how often longer nnlib takes than each other way, the median of rounds in which all take turns."""
    for way in ways.values():
        way()
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            begun = time.perf_counter()
            way()
            times[name].append(time.perf_counter() - begun)
    return {
        name: median(ours / theirs for ours, theirs in zip(times["nnlib"], times[name], strict=True)) for name in ways
    }


def others(make: dict[str, Callable[[], Way]]) -> dict[str, Way]:
    """Return the ways whose libraries are installed."""
    found = {}
    for name, way in make.items():
        try:
            found[name] = way()
        except ImportError:
            print(f"({name} is not installed)")
    return found


def main() -> None:
    X, Y = datasets.xor()
    tables = {
        "XOR 2-4-1, float64": {"nnlib": xor_by_nnlib(1000), "by hand": xor_by_hand(1000)}
        | {"products": xor_products(1000)}
        | others(
            {
                "PyTorch": lambda: xor_by_torch(1000),
                "scikit-learn": lambda: by_sklearn(4, "tanh", X, Y.ravel(), 1000, 0.5),
            }
        )
    }
    for dtype in (np.float64, np.float32):
        data, labels = digits_like(dtype)
        tables[f"784-128-10, batches of 128, {dtype.__name__}"] = {
            "nnlib": epochs_by_nnlib(dtype, 5),
            "by hand": epochs_by_hand(dtype, 5),
            "products": products(dtype, 5),
        } | others(
            {
                "PyTorch": partial(epochs_by_torch, dtype, 5),
                "scikit-learn": partial(by_sklearn, 128, "relu", data, labels, 5, 0.01),
            }
        )
    print("How often longer nnlib takes than")
    for title, ways in tables.items():
        found = ratios(ways)
        words = ", ".join(f"{name} {ratio:.2f}" for name, ratio in found.items() if name != "nnlib")
        print(f"  {title}: {words}")


if __name__ == "__main__":
    main()
