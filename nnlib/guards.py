"""Checks of what comes in, kept apart so that the network's own code is as short as its formulas."""

import functools
import inspect
import math
import numbers
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.floating]
Rng = np.random.Generator | None
Method = TypeVar("Method", bound=Callable)

# The numbers by which users steer: the least one, an upper bound, and whether they are whole.
LIMITS: dict[str, tuple[float, float, bool]] = {"n": (2, math.inf, True), "eps": (1e-300, 1, False)}
LIMITS |= dict.fromkeys(["n_in", "n_out", "epochs", "batch_size"], (1, math.inf, True))
LIMITS |= dict.fromkeys(["beta", "beta1", "beta2"], (0, 1, False))
LIMITS |= dict.fromkeys(["lr", "noise"], (0, math.inf, False))


def demand(holds: bool, message: str, error: type[Exception] = ValueError) -> None:
    """Raise the error with the message unless the condition holds."""
    if not holds:
        raise error(message)


def check_settings(given: dict[str, Any]) -> None:
    """Demand numbers within LIMITS, a NumPy Generator or None as `rng`, and one of two precisions."""
    for name, value in given.items():
        if name == "rng" and value is not None:
            fits = isinstance(value, np.random.Generator)
            demand(fits, f"rng is {value!r}, but needs a Generator: try np.random.default_rng(0)", TypeError)
        elif name == "dtype":
            fits = value in (float, np.float64, np.float32, "float64", "float32")
            demand(fits, f"dtype is {value}, but needs float32 or float64")
        elif name in LIMITS and not (name == "batch_size" and value is None):
            low, high, whole = LIMITS[name]
            fits = isinstance(value, numbers.Integral if whole else numbers.Real) and not isinstance(value, bool)
            demand(fits, f"{name} is {value!r}, but needs a {'whole ' * whole}number", TypeError)
            demand(low <= value < high, f"{name} is {value}, but needs to be at least {low} and below {high}")


def check_object(name: str, value: Any, method: str, example: str) -> None:
    """Demand an object with `method`; a class or a name in its place is a common slip."""
    fits = callable(getattr(value, method, None)) and not isinstance(value, type)
    demand(fits, f"{name} is {value!r}, but needs an object, such as {example}", TypeError)


def as_floats(name: str, value: ArrayLike, *, finite: bool = False) -> Array:
    """Return `value` as a float array: the same array if it is one, else a converted copy."""
    try:
        array = np.asarray(value)
    except ValueError:
        raise ValueError(f"{name} is no array: its rows differ in length") from None
    if array.dtype.kind not in "biuf":
        raise TypeError(f"{name} holds {array.dtype} values, but needs real numbers: try .astype(float)")
    array = array if array.dtype in (np.float32, np.float64) else array.astype(float)
    if finite and not np.isfinite(array).all():
        bad = tuple(np.argwhere(~np.isfinite(array))[0].tolist())
        raise ValueError(f"{name} contains {array[bad]} at index {bad}, but needs finite values")
    return array


def as_batch(name: str, value: ArrayLike, width: int, *, finite: bool = False) -> Array:
    """Return `value` as a batch of shape (n samples, `width`)."""
    array = as_floats(name, value, finite=finite)
    hint = ": give at least one sample" if array.size == 0 else ""
    if array.ndim == 2 and len(array) == width:
        hint = f": samples are rows, did you mean {name}.T?"
    if array.shape == (width,):
        hint = f": one sample is a batch of one, did you mean {name}[None, :]?"
    fits = array.ndim == 2 and array.shape[1] == width and len(array) > 0
    demand(fits, f"{name} has shape {array.shape}, but needs (n samples, {width}){hint}")
    return array


def as_pair(X: ArrayLike, Y: ArrayLike, width: int, prefix: str = "") -> tuple[Array, NDArray]:
    """Return a finite batch and as many targets; integer labels stay integers."""
    X = as_batch(f"{prefix}X", X, width, finite=True)
    targets = as_floats(f"{prefix}Y", Y, finite=True)
    got = f"{prefix}Y has shape {targets.shape}, but {prefix}X has {len(X)} samples"
    demand(targets.ndim > 0 and len(targets) == len(X), f"{got}: give one target per sample")
    return X, np.asarray(Y) if np.asarray(Y).dtype.kind in "iu" else targets


def guard(check: Callable[[dict[str, Any]], None]) -> Callable[[Method], Method]:
    """Make a decorator of `check`, which sees a method's arguments first and may convert them."""

    def decorate(method: Method) -> Method:
        names, bind = inspect.getfullargspec(method).args, inspect.signature(method).bind

        @functools.wraps(method)
        def guarded(*args: Any, **named: Any) -> Any:
            given = dict(zip(names, args)) if len(args) == len(names) and not named else bind(*args, **named).arguments
            check_settings(given)
            check(given)
            return method(given["self"], *given["layers"]) if "layers" in given else method(**given)

        return cast(Method, guarded)

    return decorate


def compare(given: dict[str, Any]) -> None:
    """A loss compares Y_hat and Y element by element; cross-entropies need values from 0 to 1."""
    Y_hat, Y = as_floats("Y_hat", given["Y_hat"]), as_floats("Y", given["Y"], finite=True)
    hint = ": did you mean Y[:, None]?" if Y_hat.shape == (*Y.shape, 1) else ""
    demand(Y_hat.shape == Y.shape, f"Y has shape {Y.shape}, but Y_hat has {Y_hat.shape}{hint}")
    demand(Y_hat.size > 0, f"Y_hat is empty, shape {Y_hat.shape}: give at least one sample")
    if hasattr(given["self"], "from_logits"):
        demand(Y.min() >= 0 and Y.max() <= 1, "Y has values outside [0, 1], but needs probabilities")
        fits = given["self"].from_logits or not np.any((Y_hat < 0) | (Y_hat > 1))
        hint = "end with sigmoid or softmax, or use from_logits=True"
        demand(fits, f"Y_hat has values outside [0, 1], but needs probabilities: {hint}")
    given["Y_hat"], given["Y"] = Y_hat, Y.astype(Y_hat.dtype, copy=False)


elements = guard(compare)
settings = guard(lambda given: None)
arrays = guard(lambda given: given.update({k: as_floats(k, v) for k, v in given.items() if k != "self"}))


@guard
def classes(given: dict[str, Any]) -> None:
    """A loss compares rows of scores with classes: integer labels become one-hot rows."""
    Y_hat, Y = as_floats("Y_hat", given["Y_hat"]), as_floats("Y", given["Y"])
    fits = Y_hat.ndim == 2 and Y_hat.size > 0
    demand(fits, f"Y_hat has shape {Y_hat.shape}, but needs (n samples, classes), and cannot be empty")
    (n, k), labels = Y_hat.shape, np.asarray(given["Y"])
    if labels.shape == (n,) and labels.dtype.kind in "iu":
        got = f"Y has labels from {labels.min()} to {labels.max()}"
        demand(labels.min() >= 0 and labels.max() < k, f"{got}, but {k} classes need labels 0 to {k - 1}")
        given["Y"] = np.eye(k)[labels]
    needs = f"one-hot rows {(n, k)} or integer labels ({n},)"
    demand(np.shape(given["Y"]) == (n, k), f"Y has shape {Y.shape}, but needs {needs}")
    compare(given)
    demand(np.allclose(given["Y"].sum(axis=1), 1), "Y has rows that are not one-hot: each needs the sum 1")


@guard
def samples(given: dict[str, Any]) -> None:
    """A network predicts from finite samples of its width."""
    given["X"] = as_batch("X", given["X"], given["self"].layers[0].W.shape[1], finite=True)


@guard
def batch(given: dict[str, Any]) -> None:
    """A layer takes a batch of its width, in its precision."""
    W = given["self"].W
    given["A_prev"] = as_batch("A_prev", given["A_prev"], W.shape[1]).astype(W.dtype, copy=False)


@guard
def gradient(given: dict[str, Any]) -> None:
    """A layer takes back a gradient in the shape of the output that it gave."""
    demand(hasattr(given["self"], "A"), "backward needs what forward keeps: call forward, or predict, first")
    A, dA = given["self"].A, as_floats("dA", given["dA"])
    demand(dA.shape == A.shape, f"dA has shape {dA.shape}, but the layer's output A has {A.shape}")
    given["dA"] = dA.astype(A.dtype, copy=False)


@guard
def chain(given: dict[str, Any]) -> None:
    """A network is made of layers, each as wide as the one before it gives."""
    layers = given.get("layers", ())
    demand(len(layers) > 0, "Network() has no layers, but needs some, such as Network(Dense(2, 1))")
    for number, layer in enumerate(layers, start=1):
        check_object(f"layer {number}", layer, "forward", "Dense(2, 1)")
        demand(layer not in layers[: number - 1], f"layer {number} is there already: make a new one")
        fits = layer.b.shape == layer.W.shape[:1] and layer.b.dtype == layer.W.dtype
        demand(fits, f"layer {number} has a b of shape {layer.b.shape} that does not fit W, {layer.W.shape}")
        n_in, n_out = layer.W.shape[1], len(layers[max(number - 2, 0)].W)
        demand(n_in == n_out or number < 2, f"layer {number} takes {n_in} values, but layer {number - 1} gives {n_out}")


@guard
def training(given: dict[str, Any]) -> None:
    """A network is trained on finite pairs, by a loss and an optimizer."""
    n_in, validation = given["self"].layers[0].W.shape[1], given.get("validation")
    given["X"], given["Y"] = as_pair(given["X"], given["Y"], n_in)
    check_object("loss", given["loss"], "gradient", "MSE()")
    check_object("optimizer", given["optimizer"], "step", "SGD(lr=0.1)")
    if validation is not None:
        fits = isinstance(validation, tuple | list) and len(validation) == 2
        demand(fits, "validation is no pair, but needs (X, Y)", TypeError)
        given["validation"] = as_pair(validation[0], validation[1], n_in, "validation ")
    if given.get("callback") is not None:
        check_object("callback", given["callback"], "__call__", "lambda epoch, loss: print(loss)")


@guard
def pairs(given: dict[str, Any]) -> None:
    """An optimizer takes one gradient for each parameter, and the same parameters every time."""
    given.update(parameters=list(given["parameters"]), gradients=list(given["gradients"]))
    fits = all(isinstance(array, np.ndarray) for array in given["parameters"])
    demand(fits, "parameters is no list of arrays, but needs one, such as network.parameters", TypeError)
    shapes, others = [list(map(np.shape, given[name])) for name in ("parameters", "gradients")]
    demand(shapes == others, f"gradients have shapes {others}, but parameters have {shapes}")
    known = given["self"].__dict__.setdefault("_shapes", shapes)
    got = f"parameters have shapes {shapes}, but earlier ones had {known}"
    demand(shapes == known, f"{got}: make a new optimizer for each network")


def reads_file(load: Method) -> Method:
    """Guard a load: whatever is wrong inside the file becomes one clear error."""

    @functools.wraps(load)
    def guarded(cls: type, path: str | Path) -> Any:
        try:
            with zipfile.ZipFile(path) as members:
                size = sum(member.file_size for member in members.infolist())
            demand(size <= Path(path).stat().st_size, "it is compressed, and may unpack to any size")
            return load(cls, path)
        except Exception as error:
            if isinstance(error, OSError) and error.filename is not None:
                raise
            raise ValueError(f"{path} is no network saved by Network.save: {error}") from error

    return cast(Method, guarded)
