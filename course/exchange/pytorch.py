"""A network of `nnlib` in PyTorch and back, weight by weight.

`Dense` is `nn.Linear` followed by the module of its activation: W has the same shape in both, (n_out, n_in). In an
`nn.Sequential` each module has a number, and a parameter's name begins with it. "identity" has no module, and so no
number; a Dropout has a number and no parameters; a network within a network is an `nn.Sequential` within the other.

    Network(Dense(64, 32, "relu"), Dense(32, 10, "identity"))
    nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))
                  0.weight, 0.bias              2.weight, 2.bias

Source: the documentation of PyTorch, torch.nn.Linear, torch.nn.Sequential and torch.nn.Module.load_state_dict.
"""

from collections.abc import Mapping
from typing import Any

from course.exchange.known import layers_of, precision, required
from nnlib.guards import Array
from nnlib.layers import Dense, Dropout
from nnlib.network import Network

MODULES = {"sigmoid": "Sigmoid", "tanh": "Tanh", "relu": "ReLU", "softmax": "Softmax"}


def named_parameters(network: Network) -> dict[str, Array]:
    """Return the parameters, the arrays themselves, by the names that they have in PyTorch.

    Raises TypeError for layers and activations of one's own.

    >>> network = Network(Dense(64, 32, "relu"), Dropout(0.5), Dense(32, 10, "identity"))
    >>> {name: array.shape for name, array in named_parameters(network).items()}
    {'0.weight': (32, 64), '0.bias': (32,), '3.weight': (10, 32), '3.bias': (10,)}
    """
    named: dict[str, Array] = {}
    place = 0
    for layer, kind in layers_of(network):
        if kind is Dense:
            named |= {f"{place}.weight": layer.W, f"{place}.bias": layer.b}
            place += layer.activation.name in MODULES
        elif kind is Network:
            named |= {f"{place}.{name}": array for name, array in named_parameters(layer).items()}
        place += 1
    return named


def state_dict(network: Network) -> dict[str, Any]:
    """Return the parameters as tensors of PyTorch, in memory of their own, by the names that they have there.

    This is what `load_state_dict` of an `nn.Sequential` with the same layers takes; convert that to the precision of
    the network first, with `.double()` for float64. Raises TypeError for layers and activations of one's own.

    >>> network = Network(Dense(2, 3, "relu"), Dense(3, 1, "identity"))
    >>> {name: tuple(tensor.shape) for name, tensor in state_dict(network).items()}
    {'0.weight': (3, 2), '0.bias': (3,), '2.weight': (1, 3), '2.bias': (1,)}
    >>> nn = required("torch", "PyTorch").nn
    >>> nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1)).double().load_state_dict(state_dict(network))
    <All keys matched successfully>
    """
    torch = required("torch", "PyTorch")
    return {name: torch.tensor(array) for name, array in named_parameters(network).items()}


def load_state_dict(network: Network, state: Mapping[str, Any]) -> None:
    """Write the tensors of a state into the parameters of a network: all of them, or none if anything does not fit.

    The names are those that `state_dict(network)` has, shapes and precision are those of the network. A state knows
    no activations: those of the network stay. Raises TypeError for what is no state, and for layers and activations
    of one's own; ValueError for names, shapes and precisions that differ.

    >>> network = Network(Dense(2, 1, "identity"))
    >>> linear = required("torch", "PyTorch").nn.Linear(2, 1).double()
    >>> load_state_dict(network, {"0.weight": linear.weight, "0.bias": linear.bias})
    >>> bool((network.layers[0].W == linear.weight.detach().numpy()).all())
    True
    """
    torch = required("torch", "PyTorch")
    needed = named_parameters(network)
    demand_state(state, torch)
    demand_names(state, needed)
    for name, array in needed.items():
        demand_fit(name, state[name], array)
    values = {name: state[name].detach().cpu().numpy().copy() for name in needed}
    for name, array in needed.items():
        array[...] = values[name]


def twin(network: Network) -> Any:
    """Return the `nn.Sequential` that answers as the network does, with the same weights in memory of its own.

    It takes tensors (n, n_in) of the network's precision. As every new module it is in training mode, where dropout
    is at work, with random numbers of PyTorch's own: call `eval()` before you ask it for answers. Raises TypeError
    for layers and activations of one's own, and ValueError for layers of several precisions.

    >>> network = Network(Dense(2, 3, "tanh"), Dropout(0.5), Dense(3, 3, "softmax"))
    >>> twin(network)
    Sequential(
      (0): Linear(in_features=2, out_features=3, bias=True)
      (1): Tanh()
      (2): Dropout(p=0.5, inplace=False)
      (3): Linear(in_features=3, out_features=3, bias=True)
      (4): Softmax(dim=-1)
    )
    """
    torch = required("torch", "PyTorch")
    state = state_dict(network)
    precision(network)
    module = without_weights(network, torch.nn)
    module.load_state_dict(state, assign=True)
    return module


def without_weights(network: Network, nn: Any) -> Any:
    """Return the module with parameters that have a shape and no memory, so that no random number is drawn for them."""
    modules = []
    for layer, kind in layers_of(network):
        if kind is Network:
            modules.append(without_weights(layer, nn))
        elif kind is Dropout:
            modules.append(nn.Dropout(layer.p))
        else:
            modules.append(nn.Linear(layer.n_in, layer.n_out, device="meta"))
            if layer.activation.name in MODULES:
                modules.append(activation(layer.activation.name, nn))
    return nn.Sequential(*modules)


def activation(name: str, nn: Any) -> Any:
    return nn.Softmax(dim=-1) if name == "softmax" else getattr(nn, MODULES[name])()


def demand_state(state: Any, torch: Any) -> None:
    """Demand tensors by their names."""
    if isinstance(state, torch.nn.Module):
        raise TypeError(f"state is a {type(state).__name__}, but needs its state: did you mean .state_dict()?")
    if not isinstance(state, Mapping):
        raise TypeError(f"state is a {type(state).__name__}, but needs tensors by their names, as .state_dict() gives")
    for name, value in state.items():
        if not isinstance(value, torch.Tensor):
            raise TypeError(f"{name} is a {type(value).__name__}, but needs a tensor of PyTorch")


def demand_names(state: Mapping[str, Any], needed: Mapping[str, Array]) -> None:
    """Demand the names of the network, and no others."""
    lacking = [name for name in needed if name not in state]
    surplus = [str(name) for name in state if name not in needed]
    if lacking or surplus:
        found = [f"lacks {', '.join(lacking)}"] * bool(lacking) + [f"has also {', '.join(surplus)}"] * bool(surplus)
        hint = "its module needs the layers of the network, in the same places"
        if surplus and all(name.startswith("module.") for name in surplus):
            hint = "take it from the module inside of DistributedDataParallel, with .module.state_dict()"
        raise ValueError(f"the state {' and '.join(found)}, but needs {', '.join(needed)}: {hint}")


def demand_fit(name: str, tensor: Any, array: Array) -> None:
    """Demand a tensor of the shape and the precision of an array."""
    if tuple(tensor.shape) != array.shape:
        raise ValueError(f"{name} has shape {tuple(tensor.shape)}, but the layer of the network needs {array.shape}")
    given, needed = str(tensor.dtype).removeprefix("torch."), array.dtype.name
    if given != needed:
        convert = {"float64": ".double()", "float32": ".float()"}[needed]
        raise ValueError(f"{name} is {given}, but the network is {needed}: convert its module first, with {convert}")
