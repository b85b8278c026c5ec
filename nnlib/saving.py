"""Networks in files: one .npz, with the layers in words and their parameters as arrays, in order.

A file of format 1, which nnlib wrote before there was a Dropout, is read too.
"""

import json
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from nnlib.activations import ACTIVATIONS
from nnlib.guards import Array
from nnlib.layers import Dense, Dropout

FORMAT = 2


def described(layer: Any, network: type) -> list[Any]:
    """Return a layer in words that `rebuilt` understands; raises TypeError if there are none."""
    kind = type(layer)
    if kind is network:
        return ["Network", [described(one, network) for one in layer.layers]]
    if kind is Dropout:
        return ["Dropout", layer.p]
    if kind is not Dense:
        raise TypeError(f"{layer!r} cannot be saved: loading knows Dense, Dropout and Network")
    if type(layer.activation) not in map(type, ACTIVATIONS.values()):
        raise TypeError(f"{layer!r} cannot be saved: loading knows the activations {', '.join(ACTIVATIONS)}")
    return ["Dense", layer.n_in, layer.n_out, layer.activation.name, layer.W.dtype.name]


def rebuilt(description: list[Any], parameters: Sequence[Array], network: type) -> Any:
    """Return the layer in these words, with these parameters."""

    def build(description: list[Any]) -> Any:
        kind, *settings = description
        if kind == "Network":
            return network(*map(build, settings[0]))
        if kind == "Dropout":
            return Dropout(settings[0])
        n_in, n_out, activation, dtype = settings
        return Dense(n_in, n_out, activation, dtype=dtype)

    if description[0] != "Network":
        raise ValueError(f"it describes {description[0]}, and no network")
    built = build(description)
    found, needed = [[(array.shape, array.dtype.name) for array in some] for some in (parameters, built.parameters)]
    if found != needed:
        raise ValueError(f"its arrays are {found}, but its layers need {needed}")
    for array, saved in zip(built.parameters, parameters):
        array[...] = saved
    return built


def write(path: str | Path, description: list[Any], parameters: Sequence[Array]) -> None:
    """Write a network to a file beside the one of that name, and only then let it take its place."""
    arrays: dict[str, Any] = {f"parameter{number}": array for number, array in enumerate(parameters)}
    beside = Path(path).with_suffix(".partial")
    with beside.open("wb") as file:
        np.savez(file, format=FORMAT, layers=json.dumps(description), **arrays)
    beside.replace(path)


@contextmanager
def reading(path: str | Path) -> Iterator[tuple[list[Any], list[Array]]]:
    """Give the words and the arrays of a file; whatever is wrong with it, then or later, becomes one clear error."""
    try:
        with zipfile.ZipFile(path) as members:
            size = sum(member.file_size for member in members.infolist())
        if size > Path(path).stat().st_size:
            raise ValueError("it is compressed, and may unpack to any size")
        with np.load(path, allow_pickle=False) as arrays:
            yield of_format_1(arrays) if "format" not in arrays else of_format_2(arrays)
    except Exception as error:
        if isinstance(error, OSError) and error.filename is not None:
            raise
        raise ValueError(f"{path} is not a network saved by Network.save: {error}") from error


def of_format_2(arrays: Any) -> tuple[list[Any], list[Array]]:
    if arrays["format"] != FORMAT:
        raise ValueError(f"it is of format {arrays['format']}, and this nnlib reads formats 1 and {FORMAT}")
    description = json.loads(arrays["layers"].item())
    count = sum(name.startswith("parameter") for name in arrays)
    return description, [arrays[f"parameter{number}"] for number in range(count)]


def of_format_1(arrays: Any) -> tuple[list[Any], list[Array]]:
    names = arrays["activations"].tolist()
    parameters = [arrays[f"{letter}{number}"] for number in range(len(names)) for letter in "Wb"]
    layers = [["Dense", *W.shape[::-1], name, W.dtype.name] for W, name in zip(parameters[::2], names)]
    return ["Network", layers], parameters
