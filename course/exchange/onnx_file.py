"""A network of `nnlib` in a file of the format ONNX, which ONNX Runtime and many other programs can run.

Such a file is a graph of operators. Each Dense layer becomes one or two of them, with the names of the formulas, and a
Dropout none, since answers leave nothing out. A network within a network is written layer by layer.

    Gemm                              Z1 = X W1^T + b1
    Sigmoid, Tanh, Relu or Softmax    A1 = activation(Z1)

Source: the specification of ONNX, onnx.ai/onnx/operators.
"""

from pathlib import Path
from typing import Any

from course.exchange.known import layers_of, precision, required
from nnlib.layers import Dense
from nnlib.network import Network

OPERATORS = {"sigmoid": "Sigmoid", "tanh": "Tanh", "relu": "Relu", "softmax": "Softmax"}
# The oldest operators of this meaning, so that most programs know them: since then softmax goes along one axis.
OPSET = 13


def write_onnx(network: Network, path: str | Path) -> None:
    """Write a network to an .onnx file, whole: an interrupted write leaves an older file as it is.

    Its input is X (n, n_in), its output Y_hat (n, n_out), for any number n of samples, both of the network's
    precision, float64 or float32: ONNX Runtime 1.32 has all these operators in both. Its answers are those of
    `predict`, up to rounding. Only its sigmoid rounds everywhere as near 1, by some 1e-16 or in float32 1e-7, so that
    it gives 0 for a very negative z, where nnlib gives exp(z): take logarithms of logits, not of its answers.
    Raises TypeError for layers and activations of one's own, and ValueError for layers of several precisions, or for
    a network without a Dense layer.

    >>> import tempfile
    >>> network, X = Network(Dense(2, 3, "tanh"), Dense(3, 1, "sigmoid")), [[0.0, 1.0], [1.0, 1.0]]
    >>> runtime = required("onnxruntime", "ONNX Runtime")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_onnx(network, f"{folder}/network.onnx")
    ...     session = runtime.InferenceSession(f"{folder}/network.onnx")
    >>> [Y_hat] = session.run(None, {"X": X})
    >>> bool(abs(Y_hat - network.predict(X)).max() < 1e-12)
    True
    """
    onnx = required("onnx", "ONNX")
    model = described(network, onnx)
    onnx.checker.check_model(model, full_check=True)
    beside = Path(path).with_suffix(".partial")
    beside.write_bytes(model.SerializeToString())
    beside.replace(path)


def dense_layers(network: Network) -> list[Dense]:
    """Return the layers that compute something in answers, first to last, from networks within the network too."""
    found: list[Dense] = []
    for layer, kind in layers_of(network):
        if kind is Network:
            found += dense_layers(layer)
        elif kind is Dense:
            found.append(layer)
    return found


def described(network: Network, onnx: Any) -> Any:
    """Return the network as a model of ONNX."""
    layers, helper = dense_layers(network), onnx.helper
    dtype = helper.np_dtype_to_tensor_dtype(precision(network))
    nodes, weights, A_prev = [], [], "X"
    for number, layer in enumerate(layers, start=1):
        Z, A = f"Z{number}", "Y_hat" if number == len(layers) else f"A{number}"
        W, b = f"W{number}", f"b{number}"
        weights += [onnx.numpy_helper.from_array(layer.W, W), onnx.numpy_helper.from_array(layer.b, b)]
        operator = OPERATORS.get(layer.activation.name)
        nodes.append(helper.make_node("Gemm", [A_prev, W, b], [Z if operator else A], transB=1))
        if operator:
            nodes.append(helper.make_node(operator, [Z], [A]))
        A_prev = A
    X = helper.make_tensor_value_info("X", dtype, ["n", layers[0].n_in])
    Y_hat = helper.make_tensor_value_info("Y_hat", dtype, ["n", layers[-1].n_out])
    graph = helper.make_graph(nodes, "network", [X], [Y_hat], weights)
    opset = [helper.make_opsetid("", OPSET)]
    version = helper.find_min_ir_version_for(opset)
    return helper.make_model(graph, opset_imports=opset, ir_version=version, producer_name="nnlib")
