"""A reader of digits that a learner makes: a network, and the function that makes its inputs from pictures."""

import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from course.exercises.comparing import written
from course.exercises.running import NoResult
from nnlib import History, Network, datasets
from nnlib.guards import Array


def trained(program: Any, X: Array, Y: Array) -> tuple[Network, Any]:
    """Return the network and the function that a program makes of X and Y alone.

    Raises NoResult, with words, if it looks at other pictures, or if something else comes back.
    """
    pictures, _ = datasets.digits("validation")
    for name, value in used_by(program).items():
        if isinstance(value, np.ndarray) and value.shape[:1] == pictures.shape[:1]:
            raise NoResult(f"It uses `{name}`. {X_AND_Y_ALONE}")
    with closed_data():
        made = program(X, Y)
    return parts_of(made)


X_AND_Y_ALONE = (
    "All that it may learn from is X and Y: what it is measured on has to be new to it. To watch the training, set a "
    "part of X and Y aside."
)


@contextmanager
def closed_data() -> Iterator[None]:
    """Raise NoResult, with words, where the block opens the digits."""

    def refuse(package: Any) -> Any:
        raise NoResult(f"It opens the digits itself. {X_AND_Y_ALONE}")

    # Whatever name a learner has for `digits`, this is what it opens its file with.
    before, datasets.files = datasets.files, refuse
    try:
        yield
    finally:
        datasets.files = before


def used_by(function: Any) -> dict[str, Any]:
    """Return what a function finds outside itself, by its names there."""
    owner = getattr(function, "__self__", None)
    if not inspect.isfunction(function):
        return {} if owner is None else {"self": owner}
    names = inspect.getclosurevars(function)
    return {**names.globals, **names.nonlocals}


def parts_of(made: Any) -> tuple[Network, Any]:
    """Return the network and the function that a learner's program has made."""
    if made is None:
        raise NoResult("Nothing comes back. Two things are needed: `return network, prepare`.")
    if isinstance(made, Network):
        raise NoResult("Two things are needed, `return network, prepare`. What comes back is the network alone.")
    if not isinstance(made, tuple | list) or len(made) != 2:
        raise NoResult(f"Two things are needed, `return network, prepare`. What comes back is {written(made)}.")
    network, prepare = made
    if callable(network) and isinstance(prepare, Network):
        raise NoResult("The two come back in the wrong order: the network comes first, and `prepare` second.")
    if isinstance(network, History):
        raise NoResult("The first of the two is what `fit` returns, a record of the losses. The network is needed.")
    if not isinstance(network, Network):
        raise NoResult(f"The first of the two is {written(network)}, but it has to be the trained network.")
    if not callable(prepare):
        raise NoResult(
            "The second of the two has to be the function `prepare` itself, not what it returns, since new pictures "
            "will go through it as well."
        )
    return network, prepare


def inputs_of(network: Network, prepare: Any, pictures: Array) -> Array:
    """Return what `prepare` makes of pictures; raise NoResult, with words, if the network cannot take it."""
    n, n_in = len(pictures), network.n_in
    needed = f"({n}, {n_in})" if n_in else "a row for each"
    inputs, some = np.asarray(prepare(pictures.copy())), np.asarray(prepare(pictures[:7].copy()))
    if inputs.ndim != 2 or len(inputs) != n or (n_in is not None and inputs.shape[1] != n_in):
        raise NoResult(f"`prepare` makes {inputs.shape} of {n} pictures, but the network needs {needed}.")
    if not np.allclose(inputs[:7], some, equal_nan=True):
        raise NoResult(
            "What `prepare` makes of a picture depends on the pictures beside it. Mean and deviation are those of the "
            "training pictures, whatever is prepared later."
        )
    return inputs


def scores_of(network: Network, inputs: Array) -> Array:
    """Return the ten scores of each picture."""
    scores = network.predict(inputs)
    if scores.shape != (len(inputs), 10):
        raise NoResult(f"The network gives {scores.shape[1]} numbers for each picture, and not one for each digit.")
    return scores
