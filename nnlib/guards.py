"""Checks of what comes in, so that the network's own code is as short as its formulas.

Each is called in the first lines of a method. It returns what may go on, or raises an error that says what was given,
what is needed, and often what to do.
"""

import math
import numbers
from collections.abc import Sequence
from contextvars import ContextVar
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

Array = NDArray[np.floating]
Rng = int | np.random.Generator | None

DOUBLE, SINGLE = np.dtype(np.float64), np.dtype(np.float32)

# What has been seen of the values that come: nothing; that they are finite; all that is asked of them.
NOTHING, FINITE, ALL = range(3)
_seen = ContextVar("what has been seen of the values that come", default=NOTHING)


class values_seen:  # noqa: N801 - it is used as a function
    """Within this, types and shapes are checked as ever, but no array is read through again for what was `seen`."""

    def __init__(self, seen: int) -> None:
        self.seen = seen

    def __enter__(self) -> None:
        self.token = _seen.set(self.seen)

    def __exit__(self, *_: object) -> None:
        _seen.reset(self.token)


def number(name: str, value: Any, low: float, below: float = math.inf, *, whole: bool = False) -> Any:
    """Return a number that is at least `low` and below `below`."""
    fits = isinstance(value, numbers.Integral if whole else numbers.Real) and not isinstance(value, bool)
    if not fits:
        raise TypeError(f"{name} is {value!r}, but needs a {'whole ' * whole}number")
    if not low <= value < below:
        raise ValueError(f"{name} is {value}, but needs to be at least {low} and below {below}")
    return value


class _Number:
    """See `numeric`; it has no __get__, so that reading the attribute costs nothing."""

    def __init__(self, low: float = 0, below: float = math.inf) -> None:
        self.low, self.below = low, below

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __set__(self, instance: Any, value: float) -> None:
        instance.__dict__[self.name] = number(self.name, value, self.low, self.below)


def numeric(low: float = 0, below: float = math.inf) -> Any:
    """Return an attribute for a class that takes numbers within limits, whenever it is set, and refuses others."""
    return _Number(low, below)


def generator(rng: Rng) -> np.random.Generator:
    """Return a Generator, given one, a seed, or None for another one each time (Scientific Python's SPEC 7)."""
    try:
        return np.random.default_rng(rng)
    except (TypeError, ValueError):
        raise TypeError(f"rng is {rng!r}, but needs a seed (a whole number), a NumPy Generator or None") from None


def precision(dtype: DTypeLike) -> np.dtype:
    """Return one of the two precisions."""
    try:
        found = np.dtype(dtype)
    except TypeError:
        found = np.dtype(object)
    if found not in (np.float32, np.float64):
        raise ValueError(f"dtype is {dtype}, but needs float32 or float64")
    return found


def can(name: str, value: Any, methods: Sequence[str], example: str) -> None:
    """Demand an object with these methods; a class or a name in its place is a common slip."""
    lacking = [method for method in methods if not callable(getattr(value, method, None))]
    if isinstance(value, type) or lacking == list(methods):
        raise TypeError(f"{name} is {value!r}, but needs an object, such as {example}")
    if lacking:
        raise TypeError(f"{name} is {value!r}, which has no method {' and no '.join(lacking)}")


def floats(name: str, value: ArrayLike) -> Array:
    """Return an array of real numbers: the same array if it holds floats, else a converted copy."""
    if type(value) is np.ndarray and (value.dtype is DOUBLE or value.dtype is SINGLE):
        return value
    if isinstance(value, np.ma.MaskedArray):
        raise TypeError(f"{name} is a masked array, whose mask would be lost: fill it, or leave out what is masked")
    try:
        array = np.asarray(value)
    except ValueError:
        raise ValueError(f"{name} is not an array: its rows differ in length") from None
    if array.dtype.kind not in "biuf":
        raise TypeError(f"{name} holds {array.dtype} values, but needs real numbers: try .astype(float)")
    return array if array.dtype in (np.float32, np.float64) else array.astype(float)


def finite(name: str, value: ArrayLike) -> Array:
    """Return an array of finite numbers."""
    array = floats(name, value)
    if _seen.get() == NOTHING and not np.isfinite(array).all():
        bad = tuple(np.argwhere(~np.isfinite(array))[0].tolist())
        raise ValueError(f"{name} contains {array[bad]} at index {bad}, but needs finite values")
    return array


def batch(name: str, value: ArrayLike, width: int | None, dtype: np.dtype | None = None) -> Array:
    """Return an array of shape (n samples, `width`), of any shape with samples if `width` is None, as `dtype`."""
    array = floats(name, value)
    if array.ndim == 0 or len(array) == 0 or (width is not None and (array.ndim != 2 or array.shape[1] != width)):
        hint = ": give at least one sample" if array.size == 0 else ""
        if array.ndim == 2 and len(array) == width:
            hint = f": samples are rows, did you mean {name}.T?"
        if array.shape == (width,):
            hint = f": one sample is a batch of one, did you mean {name}[None, :]?"
        needs = "a first axis of samples" if width is None else f"(n samples, {width})"
        raise ValueError(f"{name} has shape {array.shape}, but needs {needs}{hint}")
    return array if dtype is None or array.dtype == dtype else array.astype(dtype)


def samples(X: ArrayLike, width: int | None) -> Array:
    """Return finite samples of this width."""
    if _seen.get() == ALL and type(X) is np.ndarray:
        return X
    return batch("X", finite("X", X), width)


def targets(name: str, Y: ArrayLike) -> NDArray:
    """Return finite targets; integer labels stay integers."""
    if _seen.get() == ALL and type(Y) is np.ndarray:
        return Y
    array = finite(name, Y)
    return array if array is Y or np.asarray(Y).dtype.kind not in "iu" else np.asarray(Y)


def pair(X: ArrayLike, Y: ArrayLike, width: int | None, prefix: str = "") -> tuple[Array, NDArray]:
    """Return finite samples and as many finite targets; integer labels stay integers."""
    X, Y = batch(f"{prefix}X", finite(f"{prefix}X", X), width), targets(f"{prefix}Y", Y)
    if Y.ndim == 0 or len(Y) != len(X):
        got = f"{prefix}Y has shape {Y.shape}, but {prefix}X has {len(X)} samples"
        raise ValueError(f"{got}: give one target per sample")
    return X, Y


def validation_pair(given: Any, width: int | None) -> tuple[Array, NDArray] | None:
    """Return the validation data: None, or a pair of samples and targets."""
    if given is None:
        return None
    if not (isinstance(given, tuple | list) and len(given) == 2):
        raise TypeError("validation is not a pair, but needs to be one: (X, Y)")
    X, Y = given
    return pair(X, Y, width, "validation ")


def chain(layers: Sequence[Any]) -> None:
    """Demand layers, each once, and as wide as the one before it gives, where both say how wide they are."""
    if not layers:
        raise ValueError("Network() has no layers, but needs some, such as Network(Dense(2, 1))")
    gives = None
    for number, layer in enumerate(layers, start=1):
        can(f"layer {number}", layer, ["forward", "backward", "predict"], "Dense(2, 1)")
        if not (hasattr(layer, "parameters") and hasattr(layer, "gradients")):
            raise TypeError(f"layer {number} is {layer!r}, but needs parameters and gradients: [] will do")
        if any(layer is other for other in layers[: number - 1]):
            raise ValueError(f"layer {number} is there already: make a new one")
        takes = getattr(layer, "n_in", None)
        if takes is not None and gives is not None and takes != gives:
            raise ValueError(f"layer {number} takes {takes} values, but layer {number - 1} gives {gives}")
        gives = getattr(layer, "n_out", None)


def trainers(loss: Any, optimizer: Any) -> None:
    """Demand a loss and an optimizer."""
    if _seen.get() == NOTHING:
        can("loss", loss, ["__call__", "gradient"], "MSE()")
        can("optimizer", optimizer, ["step"], "SGD(lr=0.1)")


def course(epochs: Any, batch_size: Any, patience: Any, validation: Any, callback: Any) -> None:
    """Demand settings with which training comes to an end."""
    number("epochs", epochs, 1, whole=True)
    if batch_size is not None:
        number("batch_size", batch_size, 1, whole=True)
    if patience is not None:
        number("patience", patience, 1, whole=True)
        if validation is None:
            raise ValueError("patience needs validation data: give validation=(X, Y)")
    if callback is not None:
        can("callback", callback, ["__call__"], "lambda epoch, loss: print(loss)")


def gradient(dA: ArrayLike, layer: Any) -> Array:
    """Return a gradient of the shape and the precision of the output that a layer has kept."""
    A = getattr(layer, "A", None)
    if A is None:
        raise ValueError("backward needs what forward keeps: call forward first (predict keeps nothing)")
    array = floats("dA", dA)
    if array.shape != A.shape:
        raise ValueError(f"dA has shape {array.shape}, but the layer's output A has {A.shape}")
    return array if array.dtype == A.dtype else array.astype(A.dtype)


def alike(Y_hat: ArrayLike, Y: ArrayLike) -> tuple[Array, Array]:
    """Return predictions and finite targets of one shape, which is not empty, and of the predictions' precision."""
    Y_hat, Y = floats("Y_hat", Y_hat), finite("Y", Y)
    if Y_hat.shape != Y.shape:
        hint = ": give one target per sample" if Y_hat.shape[:1] != Y.shape[:1] else ""
        hint = ": did you mean Y[:, None]?" if Y_hat.shape == (*Y.shape, 1) else hint
        raise ValueError(f"Y has shape {Y.shape}, but Y_hat has {Y_hat.shape}{hint}")
    if Y_hat.size == 0:
        raise ValueError(f"Y_hat is empty, shape {Y_hat.shape}: give at least one sample")
    return Y_hat, Y if Y.dtype == Y_hat.dtype else Y.astype(Y_hat.dtype)


def probabilities(Y_hat: ArrayLike, Y: ArrayLike, from_logits: bool) -> tuple[Array, Array]:
    """Return what `alike` returns, where the targets, and the predictions but for logits, lie between 0 and 1."""
    Y_hat, Y = alike(Y_hat, Y)
    if _seen.get() < ALL:
        if Y.min() < 0 or Y.max() > 1:
            raise ValueError("Y has values outside [0, 1], but needs probabilities")
        if not from_logits and np.any((Y_hat < 0) | (Y_hat > 1)):
            hint = "end with sigmoid or softmax, or use from_logits=True"
            raise ValueError(f"Y_hat has values outside [0, 1], but needs probabilities: {hint}")
    return Y_hat, Y


def classes(Y_hat: ArrayLike, Y: ArrayLike, from_logits: bool) -> tuple[Array, NDArray]:
    """Return rows of predictions, one number for each class, and integer labels or rows of probabilities."""
    Y_hat, Y = floats("Y_hat", Y_hat), targets("Y", Y)
    if Y_hat.ndim != 2 or Y_hat.size == 0:
        raise ValueError(f"Y_hat has shape {Y_hat.shape}, but needs (n samples, classes), and cannot be empty")
    n, k = Y_hat.shape
    if Y.shape == (n,) and Y.dtype.kind in "iu":
        if _seen.get() < ALL and (Y.min() < 0 or Y.max() >= k):
            got = f"Y has labels from {Y.min()} to {Y.max()}"
            raise ValueError(f"{got}, but {k} classes need labels 0 to {k - 1}")
    elif Y.shape == (n, k):
        Y = distributions("Y", Y, "one-hot rows have a single 1").astype(Y_hat.dtype, copy=False)
    else:
        raise ValueError(f"Y has shape {Y.shape}, but needs one-hot rows {(n, k)} or integer labels ({n},)")
    if not from_logits:
        distributions("Y_hat", Y_hat, "end with softmax, or use from_logits=True")
    return Y_hat, Y


def distributions(name: str, rows: Array, hint: str) -> Array:
    """Return rows that are probabilities: from 0 to 1, and 1 together, to a thousandth."""
    if _seen.get() < ALL:
        if np.any((rows < 0) | (rows > 1)):
            raise ValueError(f"{name} has values outside [0, 1], but needs probabilities: {hint}")
        sums = rows.sum(axis=1)
        worst = int(np.abs(sums - 1).argmax())
        if abs(sums[worst] - 1) > 1e-3:
            raise ValueError(f"{name} has rows that are not probabilities, one adds up to {sums[worst]:.3g}: {hint}")
    return rows


def parameters(
    given: Sequence[Array], gradients: Sequence[Array], known: Sequence[Array] | None = None
) -> tuple[list[Array], list[Array]]:
    """Return arrays and as many gradients of the same shapes; they must be the `known` ones, if there are."""
    given, gradients = list(given), list(gradients)
    if _seen.get() == ALL:
        return given, gradients
    gradients = [floats("a gradient", dw) for dw in gradients]
    if not all(isinstance(array, np.ndarray) and not isinstance(array, np.ma.MaskedArray) for array in given):
        raise TypeError("parameters is not a list of arrays, but needs to be one, such as network.parameters")
    if len(given) != len(gradients) or any(w.shape != np.shape(dw) for w, dw in zip(given, gradients)):
        shapes, others = [list(map(np.shape, some)) for some in (given, gradients)]
        raise ValueError(f"gradients have shapes {others}, but parameters have {shapes}")
    if known and (len(known) != len(given) or any(one is not other for one, other in zip(known, given))):
        raise ValueError("these are not the parameters of the earlier steps: make a new optimizer for each network")
    return given, gradients


def answers(Y_hat: ArrayLike, Y: ArrayLike) -> tuple[Array, NDArray]:
    """Return rows of predictions, and as many rows of the same width, or integer labels among their classes."""
    predicted, right = batch("Y_hat", finite("Y_hat", Y_hat), None), finite("Y", Y)
    if predicted.ndim != 2:
        raise ValueError(f"Y_hat has shape {predicted.shape}, but needs (n samples, 1 or classes)")
    n, k = predicted.shape
    if right.shape == (n,) and np.asarray(Y).dtype.kind in "iub":
        labels = np.asarray(Y).astype(int)
        if labels.min() < 0 or labels.max() >= max(k, 2):
            got = f"Y has labels from {labels.min()} to {labels.max()}"
            raise ValueError(f"{got}, but {max(k, 2)} classes need labels 0 to {max(k, 2) - 1}")
        return predicted, labels
    if right.shape != (n, k):
        raise ValueError(f"Y has shape {right.shape}, but needs {(n, k)} or integer labels ({n},)")
    return predicted, right


def scalar(shape: tuple[int, ...]) -> None:
    """Demand the shape of a single number, from which a backward pass starts."""
    if shape != ():
        raise ValueError(f"backward starts from a scalar, but this has the shape {shape}: try .sum() or .mean()")
