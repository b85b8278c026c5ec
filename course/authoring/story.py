"""Draw the picture of the welcome page: `python -m course.authoring.story book/images/story.png`."""

import itertools
import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from course import plots
from nnlib import MSE, SGD, Dense, Network, datasets


def learners() -> tuple[NDArray, NDArray, Network, Network, Network]:
    """Return two moons, and for them one trained neuron, an untrained network and a trained one."""
    X, Y = datasets.moons(200, noise=0.15, rng=np.random.default_rng(0))

    def network(*sizes: int) -> Network:
        rng = np.random.default_rng(0)
        hidden = [Dense(n_in, n_out, "tanh", rng=rng) for n_in, n_out in itertools.pairwise(sizes[:-1])]
        return Network(*hidden, Dense(sizes[-2], sizes[-1], "sigmoid", rng=rng))

    neuron, untrained, trained = network(2, 1), network(2, 8, 1), network(2, 8, 1)
    for learner in (neuron, trained):
        rng = np.random.default_rng(0)
        learner.fit(X, Y, loss=MSE(), optimizer=SGD(lr=0.5), epochs=300, batch_size=20, rng=rng)
    return X, Y, neuron, untrained, trained


def story() -> plots.Picture:
    """Draw two moons as divided by one neuron, by an untrained network and by a trained one."""
    X, Y, neuron, untrained, trained = learners()
    return plots.maps(
        {"one neuron": neuron.predict, "a network": untrained.predict, "after training": trained.predict},
        X,
        Y,
        extent=(-1.6, 2.6, -1.3, 1.8),
        alt="Two moons of points as divided by one neuron, by an untrained network and by a trained one.",
    )


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(story().png)
