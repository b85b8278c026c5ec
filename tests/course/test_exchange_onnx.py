"""Networks in files of the format ONNX: two programs that can run them answer as the network does."""

import doctest
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from frameworks import imported
from networks import SEVERAL, TOLERANCES, UNKNOWN, WITHOUT_DENSE, assert_near, batch, dense, of_all_kinds

from course.exchange import onnx_file
from course.exchange.onnx_file import write_onnx
from nnlib import Dense, Dropout, Network
from nnlib.activations import ACTIVATIONS
from nnlib.network import copies

EACH_DTYPE = pytest.mark.parametrize("dtype", TOLERANCES, ids=lambda dtype: dtype.__name__)
page = pytest.mark.page


@pytest.fixture
def onnx():
    imported("onnx.reference", "ONNX")
    return imported("onnx", "ONNX")


@pytest.fixture
def runtime():
    runtime = imported("onnxruntime", "ONNX Runtime")
    runtime.set_default_logger_severity(3)
    return runtime


def session_of(path: Path, runtime: Any) -> Any:
    options = runtime.SessionOptions()
    options.intra_op_num_threads = 1
    return runtime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def test_without_onnx_the_error_says_how_to_install_it(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "onnx", None)
    with pytest.raises(ModuleNotFoundError, match=r"ONNX is needed .*%pip install onnx"):
        write_onnx(of_all_kinds(), tmp_path / "network.onnx")
    assert not list(tmp_path.iterdir())


@page
def test_the_example_of_the_docstring_is_right(onnx, runtime):
    failed, tried = doctest.testmod(onnx_file, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert not failed and tried


@page
@EACH_DTYPE
@pytest.mark.parametrize("last", ACTIVATIONS)
@pytest.mark.parametrize("hidden", ACTIVATIONS)
def test_a_file_answers_as_the_network(onnx, runtime, hidden, last, dtype, tmp_path):
    network = Network(dense(5, 4, hidden, 1, dtype), dense(4, 3, last, 2, dtype))
    compare_answers(network, onnx, runtime, dtype, tmp_path / "network.onnx")


@page
@EACH_DTYPE
def test_a_file_of_a_deep_network_answers_as_it_and_leaves_nothing_out(onnx, runtime, dtype, tmp_path):
    compare_answers(of_all_kinds(dtype), onnx, runtime, dtype, tmp_path / "network.onnx")


@page
@EACH_DTYPE
def test_a_layer_that_is_there_twice_is_written_twice(onnx, runtime, dtype, tmp_path):
    layer = dense(5, 5, "tanh", 0, dtype)
    compare_answers(Network(Network(layer), Network(layer)), onnx, runtime, dtype, tmp_path / "network.onnx")


def compare_answers(network: Network, onnx: Any, runtime: Any, dtype: type, path: Path) -> None:
    before = copies(network.parameters)
    write_onnx(network, path)
    session, reference = session_of(path, runtime), onnx.reference.ReferenceEvaluator(str(path))
    for n in (1, 9, 1000):
        X = batch(n, dtype)
        expected = network.predict(X)
        assert_near(session.run(["Y_hat"], {"X": X})[0], expected, dtype)
        assert_near(reference.run(["Y_hat"], {"X": X})[0], expected, dtype)
    for array, same in zip(network.parameters, before, strict=True):
        np.testing.assert_array_equal(array, same)


@page
@EACH_DTYPE
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_far_out_too_answers_differ_by_rounding(runtime, onnx, name, dtype, tmp_path):
    network = Network(Dense(1, 2, name, dtype=dtype))
    network.layers[0].W[:] = [[1], [-0.5]]
    write_onnx(network, tmp_path / "network.onnx")
    X = np.linspace(-1000, 1000, 8001)[:, None].astype(dtype)
    [Y_hat] = session_of(tmp_path / "network.onnx", runtime).run(None, {"X": X})
    np.testing.assert_allclose(Y_hat, network.predict(X), rtol=TOLERANCES[dtype], atol=TOLERANCES[dtype] / 5)


@page
@EACH_DTYPE
def test_a_file_says_what_goes_in_and_what_comes_out(onnx, runtime, dtype, tmp_path):
    path = tmp_path / "network.onnx"
    write_onnx(of_all_kinds(dtype), path)
    session = session_of(path, runtime)
    kind = {np.float64: "tensor(double)", np.float32: "tensor(float)"}[dtype]
    [X], [Y_hat] = session.get_inputs(), session.get_outputs()
    assert (X.name, X.shape, X.type) == ("X", ["n", 5], kind)
    assert (Y_hat.name, Y_hat.shape, Y_hat.type) == ("Y_hat", ["n", 3], kind)
    model = onnx.load(path)
    assert [node.op_type for node in model.graph.node] == [
        *["Gemm", "Tanh", "Gemm", "Gemm", "Relu", "Gemm", "Sigmoid", "Gemm", "Softmax", "Gemm"]
    ]
    assert [weight.name for weight in model.graph.initializer] == [f"{kind}{l}" for l in range(1, 7) for kind in "Wb"]
    assert [(one.domain, one.version) for one in model.opset_import] == [("", 13)]


@page
def test_dropout_may_come_first(onnx, runtime, tmp_path):
    network = Network(Dropout(0.5), dense(5, 2, "relu", 0))
    compare_answers(network, onnx, runtime, np.float64, tmp_path / "network.onnx")


@page
def test_the_same_network_makes_the_same_bytes(onnx, tmp_path):
    for name in "ab":
        write_onnx(of_all_kinds(), tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


@page
def test_an_interrupted_write_leaves_an_older_file_whole(onnx, tmp_path, monkeypatch):
    path = tmp_path / "network.onnx"
    write_onnx(of_all_kinds(), path)
    before = path.read_bytes()

    def fill_the_disk(self: Path, data: bytes) -> int:
        with self.open("wb") as file:
            file.write(data[:100])
        raise OSError("No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fill_the_disk)
    with pytest.raises(OSError, match="No space left"):
        write_onnx(Network(Dense(1, 1)), path)
    assert path.read_bytes() == before


@page
@pytest.mark.parametrize(
    ("network", "error", "words"),
    [
        *((network, TypeError, words) for network, words in UNKNOWN.values()),
        (SEVERAL, ValueError, "float32 and float64, but need one precision: make each Dense with the same dtype"),
        (WITHOUT_DENSE, ValueError, "has no Dense layer, but needs one at least"),
    ],
    ids=[*UNKNOWN, "several precisions", "without a Dense layer"],
)
def test_what_cannot_be_written_leaves_no_file(onnx, network, error, words, tmp_path):
    with pytest.raises(error, match=words):
        write_onnx(network, tmp_path / "network.onnx")
    assert not list(tmp_path.iterdir())
