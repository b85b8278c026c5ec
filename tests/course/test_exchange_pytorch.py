"""Networks in PyTorch and back: the same names, outputs and gradients, memory of their own, all or nothing."""

import doctest
import sys
from collections import OrderedDict
from typing import Any

import numpy as np
import pytest
from frameworks import imported
from networks import SEVERAL, TOLERANCES, UNKNOWN, WITHOUT_DENSE, assert_near, batch, dense, of_all_kinds

from course.exchange import known, pytorch
from nnlib import SGD, Adam, CrossEntropy, Dense, Dropout, Network, datasets
from nnlib.activations import ACTIVATIONS
from nnlib.network import copies

EACH_DTYPE = pytest.mark.parametrize("dtype", TOLERANCES, ids=lambda dtype: dtype.__name__)
EACH_UNKNOWN = pytest.mark.parametrize(("network", "words"), UNKNOWN.values(), ids=UNKNOWN)
page = pytest.mark.page


@pytest.fixture
def torch():
    torch = imported("torch", "PyTorch")
    torch.set_num_threads(1)
    torch.manual_seed(0)
    return torch


def by_hand(torch: Any) -> Any:
    """The layers of `of_all_kinds`, as one who knows PyTorch writes them, with random weights."""
    nn = torch.nn
    innermost = nn.Sequential(nn.Linear(3, 5), nn.Sigmoid())
    inner = nn.Sequential(nn.Linear(6, 3), nn.ReLU(), nn.Dropout(0.4), innermost)
    last = [nn.Linear(5, 4), nn.Softmax(dim=1), nn.Linear(4, 3), nn.Dropout(0.2)]
    return nn.Sequential(nn.Linear(5, 4), nn.Tanh(), nn.Dropout(0.4), nn.Linear(4, 6), inner, *last)


def answers(module: Any, X: np.ndarray, torch: Any) -> np.ndarray:
    with torch.no_grad():
        return module.eval()(torch.tensor(X)).numpy()


def test_the_names_count_modules_and_not_layers():
    named = pytorch.named_parameters(of_all_kinds())
    places = ["0", "3", "4.0", "4.3.0", "5", "7"]
    assert list(named) == [f"{place}.{kind}" for place in places for kind in ("weight", "bias")]


def test_the_named_parameters_are_the_arrays_themselves():
    network = of_all_kinds()
    for one, other in zip(pytorch.named_parameters(network).values(), network.parameters, strict=True):
        assert one is other


@EACH_UNKNOWN
def test_layers_and_activations_of_ones_own_have_no_names(network, words):
    with pytest.raises(TypeError, match=words):
        pytorch.named_parameters(network)


@pytest.mark.parametrize(
    "use", [pytorch.state_dict, pytorch.twin, lambda network: pytorch.load_state_dict(network, {})]
)
def test_without_pytorch_the_error_says_how_to_install_it(use, monkeypatch):
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(ModuleNotFoundError, match=r"PyTorch is needed .*%pip install torch") as caught:
        use(of_all_kinds())
    assert caught.value.name == "torch"


def test_what_a_package_misses_itself_is_not_taken_for_the_package(tmp_path, monkeypatch):
    (tmp_path / "half_installed.py").write_text("import of_which_nobody_has_heard")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModuleNotFoundError, match="No module named 'of_which_nobody_has_heard'"):
        known.required("half_installed", "It")


@page
def test_the_examples_of_the_docstrings_are_right(torch):
    for module in (known, pytorch):
        failed, tried = doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE)
        assert not failed and tried


@page
@EACH_DTYPE
def test_a_state_fits_a_module_written_by_hand(torch, dtype):
    network, module = of_all_kinds(dtype), by_hand(torch)
    module = module.double() if dtype is np.float64 else module
    state = pytorch.state_dict(network)
    assert list(state) == list(module.state_dict())
    module.load_state_dict(state, strict=True)
    assert_near(answers(module, batch(dtype=dtype), torch), network.predict(batch(dtype=dtype)), dtype)


@page
@EACH_DTYPE
def test_a_module_written_by_hand_fits_a_network(torch, dtype):
    network, module = of_all_kinds(dtype), by_hand(torch)
    module = module.double() if dtype is np.float64 else module
    pytorch.load_state_dict(network, module.state_dict())
    assert_near(network.predict(batch(dtype=dtype)), answers(module, batch(dtype=dtype), torch), dtype)
    for array, parameter in zip(network.parameters, module.parameters(), strict=True):
        np.testing.assert_array_equal(array, parameter.detach().numpy())


@page
def test_a_twin_has_the_modules_of_one_written_by_hand(torch):
    assert repr(pytorch.twin(of_all_kinds())) == repr(by_hand(torch)).replace("dim=1)", "dim=-1)")


@page
@EACH_DTYPE
@pytest.mark.parametrize("last", ACTIVATIONS)
@pytest.mark.parametrize("hidden", ACTIVATIONS)
def test_a_twin_has_the_same_outputs_and_gradients(torch, hidden, last, dtype):
    network = Network(dense(5, 4, hidden, 1, dtype), Network(dense(4, 3, last, 2, dtype)))
    compare_passes(network, torch, dtype)


@page
@EACH_DTYPE
def test_a_deep_twin_has_the_same_outputs_and_gradients(torch, dtype):
    compare_passes(of_all_kinds(dtype, p=0), torch, dtype)


def compare_passes(network: Network, torch: Any, dtype: type) -> None:
    X, dY_hat = batch(dtype=dtype), batch(dtype=dtype)[:, :3]
    twin, X_there = pytorch.twin(network), torch.tensor(X, requires_grad=True)
    Y_hat, Y_hat_there = network.forward(X), twin(X_there)
    assert_near(Y_hat_there.detach().numpy(), Y_hat, dtype)
    dX = network.backward(dY_hat)
    Y_hat_there.backward(torch.tensor(dY_hat))
    assert_near(X_there.grad.numpy(), dX, dtype)
    for gradient, parameter in zip(network.gradients, twin.parameters(), strict=True):
        assert_near(parameter.grad.numpy(), gradient, dtype)


@page
def test_a_twin_answers_in_evaluation_and_drops_in_training(torch):
    network = of_all_kinds()
    twin = pytorch.twin(network)
    assert twin.training
    assert np.abs(twin(torch.tensor(batch())).detach().numpy() - network.predict(batch())).max() > 0.1
    assert_near(answers(twin, batch(), torch), network.predict(batch()), np.float64)


@page
def test_dropout_leaves_out_as_many_there(torch):
    ones = np.ones((400, 500))
    for p in (0.0, 0.25, 0.9):
        network = Network(Dropout(p), Dense(500, 500, "identity"))
        network.layers[1].W[:] = np.eye(500)
        found = pytorch.twin(network)(torch.tensor(ones)).detach().numpy()
        np.testing.assert_allclose(np.unique(found), np.unique([0 if p else 1, 1 / (1 - p)]))
        assert np.mean(found == 0) == pytest.approx(p, abs=0.01)


@page
def test_no_random_number_of_pytorch_is_drawn(torch):
    before = torch.get_rng_state()
    pytorch.twin(of_all_kinds())
    assert torch.equal(torch.get_rng_state(), before)


@page
def test_no_memory_is_shared_in_any_direction(torch):
    network, X = of_all_kinds(), batch()
    twin, state, start = pytorch.twin(network), pytorch.state_dict(network), copies(network.parameters)
    optimizer = torch.optim.SGD(twin.parameters(), lr=0.5)
    twin(torch.tensor(X)).square().sum().backward()
    optimizer.step()
    for array, tensor, parameter, before in zip(
        network.parameters, state.values(), twin.parameters(), start, strict=True
    ):
        assert (array == before).all() and (tensor.numpy() == before).all()
        assert (parameter.detach().numpy() != before).any()
    moved = pytorch.twin(network).state_dict()
    pytorch.load_state_dict(network, twin.state_dict())
    loaded = copies(network.parameters)
    network.forward(X)
    network.backward(np.ones((9, 3)))
    SGD(lr=0.5).step(network.parameters, network.gradients)
    for array, parameter, tensor, then, before in zip(
        network.parameters, twin.parameters(), moved.values(), loaded, start, strict=True
    ):
        assert (parameter.detach().numpy() == then).all() and (tensor.numpy() == before).all()
        assert (array != then).any()


@page
def test_a_network_trained_there_comes_home(torch):
    """The digits, ten steps of Adam in each engine from the same start."""
    X, Y = datasets.digits("train")
    X = X[:320] / 16
    network = Network(Dense(64, 32, "relu", init="he", rng=0), Dense(32, 10, "identity", rng=1))
    home = Network(Dense(64, 32, "relu", rng=2), Dense(32, 10, "identity", rng=3))
    twin, loss_there = pytorch.twin(network), torch.nn.CrossEntropyLoss()
    rule, rule_there = Adam(lr=0.01), torch.optim.Adam(twin.parameters(), lr=0.01)
    for start in range(0, 320, 32):
        X_batch, Y_batch = X[start : start + 32], Y[start : start + 32]
        network.train_step(X_batch, Y_batch, CrossEntropy(from_logits=True), rule)
        rule_there.zero_grad()
        loss_there(twin(torch.tensor(X_batch)), torch.tensor(Y_batch)).backward()
        rule_there.step()
    pytorch.load_state_dict(home, twin.state_dict())
    for array, other in zip(home.parameters, network.parameters, strict=True):
        assert_near(array, other, np.float64)
    assert_near(home.predict(X), network.predict(X), np.float64)


@page
def test_a_state_from_a_file_fits_too(torch, tmp_path):
    network, other = of_all_kinds(), by_hand(torch).double()
    torch.save(other.state_dict(), tmp_path / "state.pt")
    arrays = network.parameters
    pytorch.load_state_dict(network, torch.load(tmp_path / "state.pt", weights_only=True))
    assert_near(network.predict(batch()), answers(other, batch(), torch), np.float64)
    for one, same in zip(arrays, network.parameters, strict=True):
        assert one is same


@page
def test_a_state_may_hold_the_arrays_of_the_network_and_parameters_that_learn(torch):
    network = Network(dense(3, 3, "tanh", 0), dense(3, 3, "tanh", 1))
    first, second = copies(network.parameters[::2])
    state = {name: torch.from_numpy(array) for name, array in pytorch.named_parameters(network).items()}
    state["0.weight"], state["2.weight"] = state["2.weight"], state["0.weight"]
    state["0.bias"] = torch.nn.Parameter(torch.ones(3).double())
    pytorch.load_state_dict(network, state)
    np.testing.assert_array_equal(network.layers[0].W, second)
    np.testing.assert_array_equal(network.layers[1].W, first)
    np.testing.assert_array_equal(network.layers[0].b, np.ones(3))


def refused(network: Network, state: Any, error: type[Exception], words: str) -> None:
    """Demand an error with these words, and that nothing was written."""
    before = copies(network.parameters)
    with pytest.raises(error, match=words):
        pytorch.load_state_dict(network, state)
    for array, same in zip(network.parameters, before, strict=True):
        np.testing.assert_array_equal(array, same)


@page
@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        (lambda state, torch: state.pop("7.bias"), ValueError, r"the state lacks 7\.bias, but needs 0\.weight, "),
        (
            lambda state, torch: state.update(extra=torch.ones(1)),
            ValueError,
            r"the state has also extra, but needs .*in the same places",
        ),
        (
            lambda state, torch: state.update({"8.bias": state.pop("7.bias")}),
            ValueError,
            r"the state lacks 7\.bias and has also 8\.bias, but needs",
        ),
        (
            lambda state, torch: state.update({"7.weight": state["7.weight"].T}),
            ValueError,
            r"7\.weight has shape \(4, 3\), but the layer of the network needs \(3, 4\)",
        ),
        (
            lambda state, torch: state.update({"7.bias": state["7.bias"][:, None]}),
            ValueError,
            r"7\.bias has shape \(3, 1\), .* needs \(3,\)",
        ),
        (
            lambda state, torch: state.update({"7.bias": state["7.bias"].float()}),
            ValueError,
            r"7\.bias is float32, but the network is float64: .* with \.double\(\)",
        ),
        (
            lambda state, torch: state.update({"7.bias": state["7.bias"].bfloat16()}),
            ValueError,
            r"7\.bias is bfloat16, but the network is float64",
        ),
        (
            lambda state, torch: state.update({"7.bias": state["7.bias"].numpy()}),
            TypeError,
            r"7\.bias is a ndarray, but needs a tensor",
        ),
        (lambda state, torch: state.update({"7.bias": state["7.bias"].to("meta")}), NotImplementedError, "meta"),
    ],
)
def test_a_state_that_does_not_fit_is_refused_whole(torch, change, error, words):
    state = OrderedDict((name, tensor + 1) for name, tensor in pytorch.state_dict(of_all_kinds()).items())
    change(state, torch)
    refused(of_all_kinds(), state, error, words)


@page
def test_a_module_in_single_precision_is_refused_by_a_network_in_double_and_the_other_way_round(torch):
    module = by_hand(torch)
    refused(of_all_kinds(), module.state_dict(), ValueError, r"is float32, .* is float64: .* \.double\(\)")
    refused(of_all_kinds(np.float32), module.double().state_dict(), ValueError, r"float64, .* float32: .* \.float\(\)")


@page
def test_what_is_no_state_is_refused(torch):
    refused(of_all_kinds(), by_hand(torch), TypeError, r"state is a Sequential, .* did you mean \.state_dict\(\)\?")
    refused(of_all_kinds(), list(by_hand(torch).parameters()), TypeError, "state is a list, but needs tensors by")


@page
def test_a_state_of_distributed_training_is_told_where_its_module_is(torch):
    state = {f"module.{name}": tensor for name, tensor in pytorch.state_dict(of_all_kinds()).items()}
    refused(of_all_kinds(), state, ValueError, r"DistributedDataParallel, with \.module\.state_dict\(\)")


@page
@EACH_UNKNOWN
def test_layers_and_activations_of_ones_own_are_refused(torch, network, words):
    for use in (pytorch.state_dict, pytorch.twin):
        with pytest.raises(TypeError, match=words):
            use(network)
    with pytest.raises(TypeError, match=words):
        pytorch.load_state_dict(network, {})


@page
def test_several_precisions_are_carried_but_no_module_computes_with_them(torch):
    state = pytorch.state_dict(SEVERAL)
    assert [tensor.dtype for tensor in state.values()] == [torch.float32] * 2 + [torch.float64] * 2
    pytorch.load_state_dict(SEVERAL, state)
    with pytest.raises(ValueError, match="the layers hold float32 and float64, but need one precision"):
        pytorch.twin(SEVERAL)


@page
def test_without_a_dense_layer_there_is_a_state_but_no_twin(torch):
    assert pytorch.state_dict(WITHOUT_DENSE) == {}
    pytorch.load_state_dict(WITHOUT_DENSE, {})
    with pytest.raises(ValueError, match=r"Network\(Dropout\(0\.5\), .* has no Dense layer"):
        pytorch.twin(WITHOUT_DENSE)
