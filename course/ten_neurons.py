"""Ten neurons that read digits, one for each, ready for a chapter that comes before learning by formulas."""

from functools import cache

import numpy as np
from numpy.typing import ArrayLike

from nnlib import Adam, CrossEntropy, Dense, Network, datasets
from nnlib.guards import Array


@cache
def ten_neurons() -> Network:
    """Return the ten neurons, trained on the training set of digits divided by 16."""
    network = Network(Dense(64, 10, "identity", rng=0))
    X, Y = datasets.digits("train")
    network.fit(
        X / 16, Y, loss=CrossEntropy(from_logits=True), optimizer=Adam(lr=0.01), epochs=20, batch_size=32, rng=0
    )
    return network


def ten_scores(pictures: ArrayLike) -> Array:
    """Return the scores (n, 10) that the ten neurons give to pictures (n, 64) of grey values from 0 to 16.

    >>> pictures, labels = datasets.digits("validation")
    >>> scores = ten_scores(pictures)
    >>> scores.shape, bool((scores.argmax(axis=1) == labels).mean() > 0.9)
    ((300, 10), True)
    """
    return ten_neurons().predict(np.asarray(pictures) / 16)
