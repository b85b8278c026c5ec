"""What every format asks first: whether it knows the layers, whether they are of one precision, what is installed."""

from importlib import import_module
from typing import Any

import numpy as np

from nnlib.activations import ACTIVATIONS
from nnlib.layers import Dense, Dropout
from nnlib.network import Network

# The builds without a graphics card: up to 200 MB, where the one that PyPI has for Linux brings several GB.
PYTORCH = "%pip install torch --index-url https://download.pytorch.org/whl/cpu"


def required(package: str, name: str) -> Any:
    """Return the package; raises ModuleNotFoundError, with the way to install it, where it is missing."""
    try:
        return import_module(package)
    except ModuleNotFoundError as error:
        if error.name != package:
            raise
        hint = f"to install it, run {PYTORCH if package == 'torch' else f'%pip install {package}'} in a cell"
        raise ModuleNotFoundError(f"{name} is needed for this, and is not installed: {hint}", name=package) from None


def kind(layer: Any) -> type:
    """Return Dense, Dropout or Network; raises TypeError for other layers, and for activations of one's own.

    >>> kind(Dropout(0.5)).__name__
    'Dropout'
    """
    found = type(layer)
    if found not in (Dense, Dropout, Network):
        raise TypeError(f"{layer!r} cannot be taken along: only Dense, Dropout and Network can")
    if found is Dense and type(layer.activation) not in map(type, ACTIVATIONS.values()):
        raise TypeError(f"{layer!r} cannot be taken along: only the activations {', '.join(ACTIVATIONS)} can")
    return found


def layers_of(network: Network) -> list[tuple[Any, type]]:
    """Return each layer with its kind; raises TypeError for anything but a network, and for what `kind` refuses."""
    if type(network) is not Network:
        raise TypeError(f"network is {network!r}, but needs to be an nnlib.Network itself, of no other class")
    return [(layer, kind(layer)) for layer in network.layers]


def precision(network: Network) -> np.dtype:
    """Return the dtype of all layers; raises ValueError if there are several, or no layer that has one.

    >>> precision(Network(Dense(2, 3, dtype="float32"), Dropout(0.5), Dense(3, 1, dtype="float32")))
    dtype('float32')
    """
    found = {array.dtype for array in network.parameters}
    if not found:
        raise ValueError(f"{network!r} has no Dense layer, but needs one at least")
    if len(found) > 1:
        names = " and ".join(sorted(dtype.name for dtype in found))
        raise ValueError(f"the layers hold {names}, but need one precision: make each Dense with the same dtype")
    return found.pop()
