"""The network: passes through all layers, training, and files."""

import copy
import io
import os
import pickle
import re
import struct
import warnings
import zipfile
from itertools import chain, pairwise
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import pytest
from helpers import ACTIVATIONS, LOSS_CASES, Scale, SiLU, assert_same_arrays, copies, make_network
from hypothesis import given
from hypothesis import strategies as st

from nnlib import (
    MSE,
    SGD,
    Adam,
    CrossEntropy,
    Dense,
    Dropout,
    History,
    Momentum,
    Network,
    StopTraining,
    datasets,
    gradient_check,
)
from nnlib.activations import Activation


@pytest.fixture
def network(rng):
    return make_network([2, 3, 1], ["tanh", "sigmoid"], rng)


@pytest.fixture
def data(rng):
    X = rng.normal(size=(7, 2))
    return X, X[:, :1] * X[:, 1:]


class Watched(MSE):
    """Keeps the batches that it is shown."""

    def __init__(self):
        self.batches = []

    def gradient(self, Y_hat, Y):
        self.batches.append(Y[:, 0].tolist())
        return super().gradient(Y_hat, Y)


class ListedLosses(MSE):
    """Tells these losses, one a call, whatever the data."""

    def __init__(self, losses):
        self.losses = iter(losses)

    def __call__(self, Y_hat, Y):
        return next(self.losses)


class TestPasses:
    def test_predict_is_layer_after_layer(self, network, data):
        A = np.tanh(data[0] @ network.layers[0].W.T + network.layers[0].b)
        Y_hat = 1 / (1 + np.exp(-(A @ network.layers[1].W.T + network.layers[1].b)))
        np.testing.assert_allclose(network.predict(data[0]), Y_hat, rtol=1e-13)
        np.testing.assert_allclose(network.predict(data[0].tolist()), Y_hat, rtol=1e-13)

    def test_backward_is_layer_before_layer(self, network, data):
        Y_hat = network.forward(data[0])
        dX = network.backward(np.ones_like(Y_hat))
        gradients = copies(network.gradients)
        first, second = network.layers
        np.testing.assert_array_equal(first.backward(second.backward(np.ones_like(Y_hat))), dX)
        assert_same_arrays(network.gradients, gradients)
        assert dX.shape == data[0].shape

    def test_backward_to_the_input_is_measured(self, network, rng):
        x, step = rng.normal(size=(1, 2)), 1e-6
        network.forward(x)
        dX = network.backward([[1.0]])
        for column in range(2):
            shift = step * np.eye(2)[[column]]
            slope = (network.predict(x + shift) - network.predict(x - shift)) / (2 * step)
            np.testing.assert_allclose(dX[0, column], slope.item(), rtol=1e-6)

    def test_samples_do_not_see_each_other(self, network, data):
        each = np.concatenate([network.predict(row[None, :]) for row in data[0]])
        np.testing.assert_allclose(network.predict(data[0]), each, rtol=1e-13)

    @given(
        widths=st.lists(st.integers(1, 6), min_size=2, max_size=5),
        n=st.integers(1, 5),
        names=st.lists(st.sampled_from(ACTIVATIONS), min_size=4, max_size=4),
        dtype=st.sampled_from([np.float32, np.float64]),
    )
    def test_shapes_and_dtypes(self, widths, n, names, dtype):
        network = make_network(widths, names, np.random.default_rng(0), dtype)
        X = np.random.default_rng(1).normal(size=(n, widths[0]))
        Y_hat = network.forward(X)
        dX = network.backward(Y_hat)
        assert (Y_hat.shape, Y_hat.dtype) == ((n, widths[-1]), dtype)
        assert (dX.shape, dX.dtype) == (X.shape, dtype)
        shapes = [shape for n_in, n_out in pairwise(widths) for shape in ((n_out, n_in), (n_out,))]
        for arrays in (network.parameters, network.gradients):
            assert [array.shape for array in arrays] == shapes
            assert all(array.dtype == dtype for array in arrays)

    def test_layers_may_differ_in_dtype(self, rng):
        network = Network(Dense(2, 3, rng=rng, dtype=np.float32), Dense(3, 1, rng=rng))
        assert network.forward(rng.normal(size=(4, 2))).dtype == np.float64
        assert network.backward(rng.normal(size=(4, 1))).dtype == np.float32

    def test_parameters_and_gradients_are_the_arrays_themselves(self, network, data):
        first, second = network.layers
        for found, own in [
            (network.parameters, [first.W, first.b, second.W, second.b]),
            (network.gradients, [first.dW, first.db, second.dW, second.db]),
        ]:
            assert len(found) == len(own) and all(one is other for one, other in zip(found, own))
        before = network.parameters + network.gradients
        network.fit(*data, loss=MSE(), optimizer=SGD(0.1), epochs=2)
        assert all(one is other for one, other in zip(network.parameters + network.gradients, before))

    def test_a_change_of_a_parameter_is_seen_at_once(self, network, data):
        for array in network.parameters:
            array[:] = 0
        assert (network.predict(data[0]) == 0.5).all()

    def test_repr(self, network):
        assert repr(network) == "Network(Dense(2, 3, 'tanh'), Dense(3, 1, 'sigmoid'))"


class TestTraining:
    @pytest.mark.parametrize("case", LOSS_CASES, ids=str)
    def test_a_step_goes_down_the_gradient_of_the_mean(self, case, rng):
        network = make_network([3, 4, 3], ["tanh", case.last_activations[0]], rng)
        X, Y = rng.normal(size=(5, 3)), case.draw_targets(5, 3, rng)
        before, start = case.loss(network.predict(X), Y), copies(network.parameters)
        assert network.train_step(X, Y, case.loss, SGD(0.1)) == before
        for parameter, old, gradient in zip(network.parameters, start, network.gradients):
            np.testing.assert_array_equal(parameter, old - 0.1 * gradient)
        assert case.loss(network.predict(X), Y) < before

    def test_the_mean_is_taken_once(self, network, data):
        """The gradient of a batch is the mean of the gradients of its samples: no more and no less."""
        X, Y = data
        each = []
        for x, y in zip(X, Y):
            network.backward(MSE().gradient(network.forward(x[None, :]), y[None, :]))
            each.append(copies(network.gradients))
        network.backward(MSE().gradient(network.forward(X), Y))
        for gradient, samples in zip(network.gradients, zip(*each)):
            np.testing.assert_allclose(gradient, sum(samples) / len(X), rtol=1e-10, atol=1e-14)

    def test_fit_is_steps_on_the_whole_batch(self, data):
        networks = [make_network([2, 3, 1], ["tanh", "sigmoid"], np.random.default_rng(3)) for _ in range(2)]
        history = networks[0].fit(*data, loss=MSE(), optimizer=Adam(0.05), epochs=4)
        optimizer = Adam(0.05)
        losses = [networks[1].train_step(*data, MSE(), optimizer) for _ in range(4)]
        np.testing.assert_allclose(history.losses, losses, rtol=1e-15)
        assert_same_arrays(networks[0].parameters, networks[1].parameters)

    @pytest.mark.parametrize("seed", range(5))
    def test_xor_is_learnt_as_in_the_book(self, seed):
        rng = np.random.default_rng(seed)
        network = Network(Dense(2, 4, "tanh", rng=rng), Dense(4, 1, "sigmoid", rng=rng))
        history = network.fit(*datasets.xor(), loss=MSE(), optimizer=SGD(0.5), epochs=10_000)
        np.testing.assert_allclose(network.predict(datasets.xor()[0]).ravel(), [0, 1, 1, 0], atol=0.06)
        assert len(history.losses) == 10_000
        assert history.losses[-1] < 1e-3 < history.losses[0]

    @pytest.mark.parametrize(("make", "lr"), [(SGD, 0.5), (Momentum, 0.05), (Adam, 0.02)])
    def test_moons_are_learnt(self, make, lr):
        rng = np.random.default_rng(0)
        X, labels = datasets.moons(100, 0.1, rng=rng)
        network = Network(Dense(2, 16, "relu", rng=rng), Dense(16, 2, "identity", rng=rng))
        Y, loss = labels[:, 0].astype(int), CrossEntropy(from_logits=True)
        network.fit(X, Y, loss=loss, optimizer=make(lr), epochs=100, batch_size=10, rng=rng)
        assert (network.predict(X).argmax(axis=1) == Y).mean() >= 0.98

    def test_the_whole_batch_comes_in_its_own_order_and_draws_nothing(self, network):
        Y = np.arange(5.0)[:, None]
        loss, rng = Watched(), np.random.default_rng(1)
        network.fit(np.ones((5, 2)), Y, loss=loss, optimizer=SGD(0.1), epochs=2, rng=rng)
        assert loss.batches == [[0, 1, 2, 3, 4]] * 2
        assert rng.bit_generator.state == np.random.default_rng(1).bit_generator.state

    @pytest.mark.parametrize(
        ("batch_size", "sizes"), [(1, [1] * 7), (2, [2, 2, 2, 1]), (3, [3, 3, 1]), (6, [6, 1]), (7, [7]), (100, [7])]
    )
    def test_every_epoch_shows_each_sample_once(self, network, batch_size, sizes):
        Y = np.arange(7.0)[:, None]
        loss, rng = Watched(), np.random.default_rng(1)
        network.fit(np.ones((7, 2)), Y, loss=loss, optimizer=SGD(0.1), epochs=3, batch_size=batch_size, rng=rng)
        assert [len(batch) for batch in loss.batches] == sizes * 3
        shown = list(chain.from_iterable(loss.batches))
        orders = [shown[start : start + 7] for start in (0, 7, 14)]
        assert all(sorted(order) == list(range(7)) for order in orders)
        assert len({tuple(order) for order in orders}) == 3

    def test_rows_of_X_and_Y_stay_together(self):
        X = np.arange(10.0)[:, None]
        network = Network(Dense(1, 1, "identity"))
        network.layers[0].W[:], network.layers[0].b[:] = 3, 1
        rng = np.random.default_rng(0)
        history = network.fit(X, 3 * X + 1, loss=MSE(), optimizer=SGD(0.1), epochs=3, batch_size=3, rng=rng)
        assert history.losses == [0, 0, 0]

    def test_the_loss_of_an_epoch_is_the_mean_over_samples(self, network, data):
        whole = MSE()(network.predict(data[0]), data[1])
        for batch_size in (None, 1, 2, 3, 5, 7):
            history = network.fit(*data, loss=MSE(), optimizer=SGD(0), epochs=1, batch_size=batch_size)
            np.testing.assert_allclose(history.losses, [whole], rtol=1e-12)

    def test_the_loss_of_a_ragged_batch_weighs_less(self, network, data):
        loss = ListedLosses([10.0, 20.0, 40.0])
        history = network.fit(*data, loss=loss, optimizer=SGD(0.1), epochs=1, batch_size=3)
        assert history.losses == [(10 * 3 + 20 * 3 + 40 * 1) / 7]

    def test_the_same_rng_gives_the_same_training(self, data):
        def train(seed):
            network = make_network([2, 3, 1], ["tanh", "sigmoid"], np.random.default_rng(0))
            rng = np.random.default_rng(seed)
            history = network.fit(*data, loss=MSE(), optimizer=SGD(0.5), epochs=3, batch_size=2, rng=rng)
            return history.losses, network.parameters

        (losses, parameters), (same_losses, same), (other_losses, _) = train(1), train(1), train(2)
        assert losses == same_losses != other_losses
        assert_same_arrays(parameters, same)

    @pytest.mark.parametrize("seed", [0, 7, np.int64(7)])
    def test_a_seed_is_as_good_as_its_generator(self, data, seed):
        losses = []
        for rng in (seed, np.random.default_rng(seed)):
            network = make_network([2, 3, 1], ["tanh", "sigmoid"], np.random.default_rng(0))
            losses.append(network.fit(*data, loss=MSE(), optimizer=SGD(0.5), epochs=3, batch_size=2, rng=rng).losses)
        assert losses[0] == losses[1]

    def test_validation_is_measured_after_the_epoch(self, data):
        network = make_network([2, 3, 1], ["tanh", "sigmoid"], np.random.default_rng(0))
        X, Y = data[0] + 1, data[1] - 1
        after = []
        history = network.fit(
            *data,
            loss=MSE(),
            optimizer=SGD(0.5),
            epochs=3,
            validation=(X, Y),
            callback=lambda epoch, loss: after.append(MSE()(network.predict(X), Y)),
        )
        assert history.validation_losses == after
        assert after[0] > after[1] > after[2]

    def test_validation_changes_nothing_in_the_training(self, data):
        networks = [make_network([2, 3, 1], ["tanh", "sigmoid"], np.random.default_rng(3)) for _ in range(2)]
        for network, validation in zip(networks, [None, (data[0][:2], data[1][:2])]):
            rng = np.random.default_rng(0)
            settings = {"loss": MSE(), "optimizer": Momentum(0.1), "epochs": 3, "batch_size": 2, "rng": rng}
            network.fit(*data, validation=validation, **settings)
        assert_same_arrays(networks[0].parameters, networks[1].parameters)

    def test_validation_may_hold_labels(self, rng):
        network = make_network([2, 3], ["softmax"], rng)
        X, Y = rng.normal(size=(4, 2)), [0, 1, 2, 0]
        history = network.fit(X, Y, loss=CrossEntropy(), optimizer=SGD(0.1), epochs=1, validation=[X, Y])
        assert history.validation_losses == [CrossEntropy()(network.predict(X), Y)]

    def test_callback_is_told_of_every_epoch_in_order(self, network, data):
        told = []
        history = network.fit(
            *data, loss=MSE(), optimizer=SGD(0.1), epochs=3, callback=lambda epoch, loss: told.append((epoch, loss))
        )
        assert told == list(enumerate(history.losses, start=1))
        assert type(history.losses[0]) is float

    def test_callback_stops_the_training_early(self, network, data):
        def stop(epoch, loss):
            if epoch == 3:
                raise StopTraining

        parts = {"loss": MSE(), "optimizer": SGD(0.1), "validation": data}
        history = network.fit(*data, epochs=10, callback=stop, **parts)
        assert len(history.losses) == len(history.validation_losses) == 3

    def test_a_stray_stop_iteration_is_an_error_like_any_other(self, network, data):
        parts = {"loss": MSE(), "optimizer": SGD(0.1), "epochs": 3}
        with pytest.raises(StopIteration):
            network.fit(*data, callback=lambda epoch, loss: next(iter(())), **parts)

    def test_other_errors_of_a_callback_come_through(self, network, data):
        def fail(epoch, loss):
            raise KeyError(epoch)

        with pytest.raises(KeyError, match="1"):
            network.fit(*data, loss=MSE(), optimizer=SGD(0.1), epochs=10, callback=fail)

    def test_history(self, network, data):
        history = network.fit(*data, loss=MSE(), optimizer=SGD(0.1), epochs=3)
        assert isinstance(history, History)
        assert len(history.losses) == 3
        assert history.validation_losses == []
        assert repr(history) == "History of 3 epochs"
        assert network.fit(*data, loss=MSE(), optimizer=SGD(0.1), epochs=1).losses != history.losses

    @pytest.mark.parametrize("bad", [np.nan, np.inf], ids=str)
    def test_a_loss_that_is_not_finite_stops_the_training(self, network, data, bad):
        told = []
        loss = ListedLosses([1.0, 2.0, bad, 4.0])
        words = "the loss became nan or infinite in epoch 3: .*learning rate"
        with pytest.raises(FloatingPointError, match=words):
            network.fit(*data, loss=loss, optimizer=SGD(0.1), epochs=9, callback=lambda epoch, loss: told.append(epoch))
        assert told == [1, 2]

    def test_one_bad_batch_is_enough(self, network, data):
        loss = ListedLosses([1.0, 2.0, 3.0, np.nan, 1.0, 1.0, 1.0, 1.0])
        with pytest.raises(FloatingPointError, match="in epoch 1:"):
            network.fit(*data, loss=loss, optimizer=SGD(0.1), epochs=9, batch_size=1)

    def test_a_validation_loss_that_is_not_finite_stops_the_training(self, network, data):
        loss = ListedLosses([1.0, 2.0, 1.0, np.nan, 1.0, 1.0])
        with pytest.raises(FloatingPointError, match="in epoch 2:"):
            network.fit(*data, loss=loss, optimizer=SGD(0.1), epochs=3, validation=data)

    @pytest.mark.filterwarnings("error")
    def test_a_real_divergence_is_named_without_warnings(self, data):
        network = make_network([2, 3, 1], ["relu", "identity"], np.random.default_rng(0))
        with pytest.raises(FloatingPointError, match=r"the loss became nan or infinite in epoch \d+"):
            network.fit(*data, loss=MSE(), optimizer=SGD(1e3), epochs=500)

    @pytest.mark.parametrize("batch_size", [None, 2])
    def test_nothing_passed_in_is_modified(self, network, data, batch_size):
        given_arrays = [*data, data[0] + 1, data[1] + 1]
        kept = copies(given_arrays)
        for array in given_arrays:
            array.setflags(write=False)
        X, Y, *validation = given_arrays
        parts = {"loss": MSE(), "optimizer": Adam(0.1)}
        network.fit(X, Y, epochs=2, batch_size=batch_size, validation=tuple(validation), **parts)
        network.train_step(X, Y, **parts)
        gradient = network.forward(X)
        gradient.setflags(write=False)
        network.backward(gradient)
        assert_same_arrays(given_arrays, kept)

    def test_the_global_random_state_is_left_alone(self, data):
        before = np.random.get_state()  # noqa: NPY002
        network = Network(Dense(2, 3), Dense(3, 1))
        network.fit(*data, loss=MSE(), optimizer=SGD(0.1), epochs=2, batch_size=2)
        gradient_check(network, MSE(), *data)
        for draw in (datasets.moons, datasets.circles, datasets.spirals, datasets.digits, datasets.xor):
            draw()
        after = np.random.get_state()  # noqa: NPY002
        assert all(np.array_equal(one, other) for one, other in zip(before, after, strict=True))

    def test_the_global_random_state_decides_nothing(self, data):
        def losses():
            np.random.seed(0)  # noqa: NPY002
            network = Network(Dense(2, 3), Dense(3, 1))
            return network.fit(*data, loss=MSE(), optimizer=SGD(0.1), epochs=2, batch_size=2).losses

        assert losses() != losses()


def npy(array) -> bytes:
    stream = io.BytesIO()
    np.save(stream, array)
    return stream.getvalue()


def lying_header(shape: str, descr: str = "'<f8'") -> bytes:
    """A .npy file that claims this shape, with eight bytes of data."""
    header = f"{{'descr': {descr}, 'fortran_order': False, 'shape': {shape}, }}\n".encode()
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header + bytes(8)


def write_members(path: Path, compression=zipfile.ZIP_STORED, **members: bytes) -> None:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(f"{name}.npy", content)


GOOD = {"activations": npy(np.array(["relu"])), "W0": npy(np.ones((3, 2))), "b0": npy(np.ones(3))}

# Files that differ from a good one in one member; None leaves it out.
HOSTILE = {
    "no activations": {"activations": None},
    "no weights": {"W0": None},
    "no biases": {"b0": None},
    "no layers": {"activations": npy(np.array([], "<U4"))},
    "more activations than weights": {"activations": npy(np.array(["relu", "tanh"]))},
    "unknown activation": {"activations": npy(np.array(["rectifier"]))},
    "activation that is a number": {"activations": npy(np.array([1]))},
    "activations in one string": {"activations": npy(np.array("relu"))},
    "activations in two axes": {"activations": npy(np.array([["relu"]]))},
    "weights in one axis": {"W0": npy(np.ones(3))},
    "weights in no axis": {"W0": npy(np.array(1.0))},
    "weights in three axes": {"W0": npy(np.ones((3, 2, 1)))},
    "weights of no inputs": {"W0": npy(np.ones((3, 0)))},
    "weights of no outputs": {"W0": npy(np.ones((0, 2))), "b0": npy(np.ones(0))},
    "whole weights": {"W0": npy(np.ones((3, 2), int))},
    "complex weights": {"W0": npy(np.ones((3, 2), complex))},
    "half precision": {"W0": npy(np.ones((3, 2), np.float16))},
    "weights of text": {"W0": npy(np.full((3, 2), "1.0"))},
    "too many biases": {"b0": npy(np.ones(4))},
    "one bias for all": {"b0": npy(np.ones(1))},
    "a bias in no axis": {"b0": npy(np.array(1.0))},
    "biases in two axes": {"b0": npy(np.ones((1, 3)))},
    "biases of text": {"b0": npy(np.array(["1", "2", "3"]))},
    "complex biases": {"b0": npy(np.ones(3, complex))},
    "biases of another precision": {"b0": npy(np.ones(3, np.float32))},
    "a layer that does not fit": {
        "activations": npy(np.array(["relu", "relu"])),
        "W1": npy(np.ones((2, 4))),
        "b1": npy(np.ones(2)),
    },
    "a header that claims terabytes": {"W0": lying_header("(1000000, 1000000)")},
    "a header that claims more than memory addresses": {"W0": lying_header("(4611686018427387904, 4)")},
    "a header that claims one row too many": {"W0": lying_header("(1, 2)")},
    "a header of a negative shape": {"W0": lying_header("(-1, 2)")},
    "a header that nests deeply": {"W0": lying_header("(" * 4000 + ")" * 4000)},
    "a header longer than is safe": {"W0": lying_header("(1, 1" + " " * 20_000 + ")")},
    "a header that is code": {"W0": lying_header("__import__('os').getpid()")},
    "a header of objects": {"W0": lying_header("(1, 1)", "'|O'")},
    "a member that is not an array": {"W0": b"weights"},
    "a member that is empty": {"W0": b""},
}

NO_ARCHIVES = {
    "empty": b"",
    "empty-line": b"\n",
    "start-of-a-zip": b"PK\x03\x04",
    "empty-zip": b"PK\x05\x06" + bytes(18),
    "text": b"W,b\n1,2\n",
    "zeros": bytes(1000),
    "pickle": b"\x80\x04N.",
}


def assert_refused(path):
    """A ValueError that names the file, and no word from NumPy about anything else."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(ValueError, match=re.escape(f"{path} is not a network saved by Network.save: ")) as caught:
            Network.load(path)
    assert not isinstance(caught.value, UnicodeError)


class TestFiles:
    @pytest.mark.parametrize("dtype", [np.float32, np.float64], ids=["float32", "float64"])
    def test_what_is_loaded_is_what_was_saved(self, dtype, rng, tmp_path):
        network = make_network([3, 4, 2, 5, 3, 2], ACTIVATIONS, rng, dtype)
        network.save(tmp_path / "network.npz")
        loaded = Network.load(tmp_path / "network.npz")
        assert_same_arrays(loaded.parameters, network.parameters)
        assert [layer.activation for layer in loaded.layers] == [layer.activation for layer in network.layers]
        X = rng.normal(size=(5, 3))
        assert_same_arrays([loaded.predict(X)], [network.predict(X)])
        assert repr(loaded) == repr(network)

    def test_extreme_numbers_are_kept(self, tmp_path):
        network = Network(Dense(2, 2))
        network.layers[0].W[:] = [[5e-324, -0.0], [np.finfo(float).max, 1 / 3]]
        network.save(tmp_path / "network.npz")
        (loaded,) = Network.load(tmp_path / "network.npz").layers
        assert loaded.W.tobytes() == network.layers[0].W.tobytes()

    def test_layers_of_different_dtypes_are_kept(self, tmp_path):
        network = Network(Dense(2, 3, dtype=np.float32), Dense(3, 1))
        network.save(tmp_path / "network.npz")
        assert_same_arrays(Network.load(tmp_path / "network.npz").parameters, network.parameters)

    def test_a_loaded_network_trains_on(self, network, data, tmp_path):
        network.save(tmp_path / "network.npz")
        loaded = Network.load(tmp_path / "network.npz")
        histories = [one.fit(*data, loss=MSE(), optimizer=SGD(0.1), epochs=3) for one in (network, loaded)]
        assert histories[0].losses == histories[1].losses
        assert_same_arrays(loaded.parameters, network.parameters)

    @pytest.mark.parametrize("name", ["network.npz", "network", "a network, größer.v2", "x.partial"])
    @pytest.mark.parametrize("kind", [str, Path], ids=["str", "Path"])
    def test_one_file_of_the_very_name(self, network, name, kind, tmp_path):
        path = kind(tmp_path / name)
        for _ in range(2):
            network.save(path)
            assert [file.name for file in tmp_path.iterdir()] == [name]
        assert_same_arrays(Network.load(path).parameters, network.parameters)

    def test_a_file_in_the_working_directory(self, network, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        network.save("network.npz")
        assert_same_arrays(Network.load("network.npz").parameters, network.parameters)

    def test_saving_changes_nothing(self, network, tmp_path):
        kept = copies(network.parameters)
        network.save(tmp_path / "network.npz")
        assert_same_arrays(network.parameters, kept)

    def test_no_pickle_is_written(self, network, tmp_path):
        network.save(tmp_path / "network.npz")
        with np.load(tmp_path / "network.npz", allow_pickle=False) as arrays:
            assert sorted(arrays) == ["format", "layers", "parameter0", "parameter1", "parameter2", "parameter3"]
            assert all(arrays[name].dtype.kind in "fUi" for name in arrays)

    @pytest.mark.parametrize("error", [OSError("disk full"), KeyboardInterrupt(), MemoryError()], ids=repr)
    def test_an_interrupted_save_leaves_the_old_file_whole(self, network, error, tmp_path, monkeypatch):
        path, savez = tmp_path / "network.npz", np.savez
        network.save(path)
        old, parameters = path.read_bytes(), copies(network.parameters)
        network.layers[0].W[:] = 7

        def interrupted(file, *arrays, **named):
            stream = io.BytesIO()
            savez(stream, *arrays, **named)
            half = stream.getvalue()[: len(stream.getvalue()) // 2]
            Path(file).write_bytes(half) if isinstance(file, str | os.PathLike) else file.write(half)
            raise error

        monkeypatch.setattr(np, "savez", interrupted)
        with pytest.raises(type(error)):
            network.save(path)
        assert path.read_bytes() == old
        assert_same_arrays(Network.load(path).parameters, parameters)
        monkeypatch.setattr(np, "savez", savez)
        network.save(path)
        assert_same_arrays(Network.load(path).parameters, network.parameters)
        assert [file.name for file in tmp_path.iterdir()] == ["network.npz"]

    def test_a_file_cut_short_anywhere_is_refused(self, network, tmp_path):
        path = tmp_path / "network.npz"
        network.save(path)
        content = path.read_bytes()
        for length in range(len(content)):
            path.write_bytes(content[:length])
            assert_refused(path)

    def test_a_damaged_file_is_refused_or_has_lost_nothing(self, network, tmp_path):
        path = tmp_path / "network.npz"
        network.save(path)
        content, refused = path.read_bytes(), 0
        for position in range(len(content)):
            damaged = bytearray(content)
            damaged[position] ^= (0x01, 0xFF)[position % 2]
            path.write_bytes(damaged)
            try:
                loaded = Network.load(path)
            except ValueError as error:
                refused += 1
                assert str(path) in str(error)
            else:
                assert_same_arrays(loaded.parameters, network.parameters)
        assert refused > len(content) / 2

    @pytest.mark.parametrize("content", NO_ARCHIVES.values(), ids=NO_ARCHIVES)
    def test_what_is_no_archive_is_refused(self, content, tmp_path):
        path = tmp_path / "network.npz"
        path.write_bytes(content)
        assert_refused(path)

    def test_random_bytes_are_refused(self, rng, tmp_path):
        path = tmp_path / "network.npz"
        for start in (b"", b"PK\x03\x04", b"\x93NUMPY\x01\x00"):
            path.write_bytes(start + rng.bytes(2000))
            assert_refused(path)

    def test_a_single_array_is_refused(self, tmp_path):
        path = tmp_path / "network.npy"
        np.save(path, np.ones((3, 2)))
        assert_refused(path)

    def test_the_good_file_that_the_hostile_ones_differ_from_is_taken(self, tmp_path):
        path = tmp_path / "network.npz"
        write_members(path, **GOOD)
        assert repr(Network.load(path)) == "Network(Dense(2, 3, 'relu'))"

    @pytest.mark.parametrize("differs", HOSTILE.values(), ids=[name.replace(" ", "-") for name in HOSTILE])
    def test_a_hostile_file_is_refused(self, differs, tmp_path):
        path = tmp_path / "network.npz"
        write_members(path, **{name: member for name, member in (GOOD | differs).items() if member is not None})
        assert_refused(path)

    @pytest.mark.parametrize("member", ["activations", "W0", "b0"])
    def test_no_pickle_is_ever_loaded(self, member, tmp_path):
        path, marker = tmp_path / "network.npz", tmp_path / "executed"

        class Harmful:
            def __reduce__(self):
                return Path.touch, (marker,)

        stream = io.BytesIO()
        np.save(stream, np.array([Harmful()], dtype=object), allow_pickle=True)
        write_members(path, **GOOD | {member: stream.getvalue()})
        assert_refused(path)
        write_members(path, **{**GOOD, member: stream.getvalue()[-80:]})
        assert_refused(path)
        assert not marker.exists()

    def test_a_bomb_is_not_unpacked(self, tmp_path, monkeypatch):
        path = tmp_path / "network.npz"
        write_members(path, zipfile.ZIP_DEFLATED, **GOOD | {"W0": npy(np.zeros((1000, 1000)))})
        assert path.stat().st_size < 20_000
        monkeypatch.setattr(np, "load", lambda *_, **__: pytest.fail("was unpacked"))
        assert_refused(path)

    def test_a_bomb_with_a_lying_size_is_not_unpacked(self, tmp_path):
        path = tmp_path / "network.npz"
        write_members(path, zipfile.ZIP_DEFLATED, **GOOD | {"W0": npy(np.zeros((1000, 1000)))})
        path.write_bytes(path.read_bytes().replace(struct.pack("<I", 8_000_128), struct.pack("<I", 176)))
        assert_refused(path)

    def test_a_missing_file_is_missing(self, tmp_path):
        with pytest.raises(FileNotFoundError, match="absent"):
            Network.load(tmp_path / "absent.npz")

    def test_a_folder_is_no_file(self, network, tmp_path):
        with pytest.raises(OSError, match=re.escape(tmp_path.name)):
            Network.load(tmp_path)
        with pytest.raises(OSError, match=re.escape(tmp_path.name)):
            network.save(tmp_path)
        with pytest.raises(FileNotFoundError):
            network.save(tmp_path / "absent" / "network.npz")

    @pytest.mark.parametrize("path", [None, 3, io.BytesIO()], ids=["None", "int", "stream"])
    def test_what_is_no_path_leaves_nothing_behind(self, network, path, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        with pytest.raises((TypeError, ValueError)):
            network.save(path)
        assert list(tmp_path.iterdir()) == []


class Remembering:
    """A layer that remembers what it was given."""

    parameters: ClassVar[list[np.ndarray]] = []
    gradients: ClassVar[list[np.ndarray]] = []

    def __init__(self) -> None:
        self.batches: list[np.ndarray] = []
        self.backwards = 0

    def forward(self, A_prev):
        self.batches.append(A_prev)
        return A_prev

    def predict(self, A_prev):
        return A_prev

    def backward(self, dA):
        self.backwards += 1
        return dA


class Shown(MSE):
    """Remembers the targets that it was shown."""

    def __init__(self):
        self.targets = []

    def gradient(self, Y_hat, Y):
        self.targets.append(Y)
        return super().gradient(Y_hat, Y)


class TestCost:
    def test_a_full_batch_is_not_copied(self, data):
        X, Y = data
        first, loss = Remembering(), Shown()
        Network(first, Dense(X.shape[1], Y.shape[1])).fit(X, Y, loss=loss, optimizer=SGD(0.1), epochs=2)
        assert len(first.batches) == len(loss.targets) == 2
        assert all(np.shares_memory(batch, X) for batch in first.batches)
        assert all(np.shares_memory(targets, Y) for targets in loss.targets)

    @pytest.mark.parametrize("depth", [1, 2])
    def test_nobody_asks_the_first_layer_of_a_nested_network_either(self, data, depth, monkeypatch):
        first, asked, whole = Dense(2, 3, rng=0), [], Dense.backward

        def backward(self, dA):
            asked.append(self)
            return whole(self, dA)

        monkeypatch.setattr(Dense, "backward", backward)
        network = Network(first, Dense(3, 1, rng=1))
        for _ in range(depth):
            network = Network(network, Dense(1, 1, rng=2))
        network.fit(*data, loss=MSE(), optimizer=SGD(0.1), epochs=1)
        assert first not in asked and len(asked) == depth + 1
        assert first.dW.any()

    def test_a_first_layer_of_ones_own_is_asked_with_its_backward(self, data):
        first = Remembering()
        Network(first, Dense(2, 1)).fit(*data, loss=MSE(), optimizer=SGD(0.1), epochs=3)
        assert first.backwards == 3

    def test_nobody_asks_a_first_dense_layer_for_the_gradient_of_the_data(self, network, data, monkeypatch):
        asked = []
        whole = Dense.backward

        def backward(self, dA):
            asked.append(self)
            return whole(self, dA)

        monkeypatch.setattr(Dense, "backward", backward)
        network.fit(*data, loss=MSE(), optimizer=SGD(0.1), epochs=1)
        assert asked == network.layers[:0:-1]
        asked.clear()
        Y_hat = network.forward(data[0])
        assert network.backward(MSE().gradient(Y_hat, data[1])).shape == data[0].shape
        assert asked == network.layers[::-1]


def noisy(seed):
    """A network that overfits quickly, with its training and its validation data."""
    X, Y = datasets.moons(30, noise=0.4, rng=seed)
    return Network(Dense(2, 24, "tanh", rng=seed), Dense(24, 1, rng=seed + 1)), (X, Y), datasets.moons(60, 0.4, rng=99)


class TestPatience:
    def fit(self, network, data, validation, **settings):
        settings = {"loss": MSE(), "optimizer": Adam(0.05), "epochs": 400, "batch_size": 10, "rng": 0} | settings
        return network.fit(*data, validation=validation, **settings)

    @pytest.mark.parametrize("patience", [1, 5, 20])
    def test_it_stops_when_nothing_improves_and_takes_the_best_back(self, patience):
        network, data, validation = noisy(0)
        history = self.fit(network, data, validation, patience=patience)
        best = history.best_epoch
        assert len(history.losses) == len(history.validation_losses) == best + patience < 400
        assert history.validation_losses[best - 1] == min(history.validation_losses)
        assert MSE()(network.predict(validation[0]), validation[1]) == min(history.validation_losses)
        again, *_ = noisy(0)
        self.fit(again, data, validation, epochs=best)
        assert_same_arrays(network.parameters, again.parameters)

    def test_it_takes_the_best_back_when_the_epochs_end_first_or_the_callback_ends_them(self):
        def stop(epoch, loss):
            if epoch == 300:
                raise StopTraining

        for settings in ({"epochs": 300}, {"callback": stop}):
            network, data, validation = noisy(0)
            history = self.fit(network, data, validation, patience=399, **settings)
            assert len(history.losses) == 300 > history.best_epoch
            assert MSE()(network.predict(validation[0]), validation[1]) == min(history.validation_losses)

    @pytest.mark.parametrize(
        ("patience", "losses", "epochs", "best"),
        [
            (1, [5, 4, 6, 1], 3, 2),
            (2, [5, 4, 6, 3, 7, 8, 1], 6, 4),
            (2, [5, 6, 7, 1], 3, 1),
            (2, [5, 5, 5, 1], 3, 1),  # as good is no better
            (3, [5, 4, 4, 3, 3, 3, 3, 1], 7, 4),
            (3, [5, 4, 3, 2], 4, 4),
        ],
    )
    def test_it_stops_at_the_very_epoch(self, network, data, patience, losses, epochs, best):
        """Losses that are made up, in training and on the validation data in turn."""
        loss = ListedLosses(list(chain.from_iterable((10.0, float(value)) for value in losses)))
        seen = []
        history = network.fit(
            *data,
            loss=loss,
            optimizer=SGD(0.1),
            epochs=len(losses),
            validation=data,
            patience=patience,
            callback=lambda epoch, loss: seen.append(copies(network.parameters)),
        )
        assert history.validation_losses == losses[:epochs]
        assert (len(history.losses), history.best_epoch, len(seen)) == (epochs, best, epochs)
        assert_same_arrays(network.parameters, seen[best - 1])

    def test_the_parameters_stay_the_same_arrays(self):
        network, data, validation = noisy(0)
        before = network.parameters
        self.fit(network, data, validation, patience=3)
        assert all(one is other for one, other in zip(network.parameters, before, strict=True))

    def test_without_patience_the_last_parameters_stay(self):
        network, data, validation = noisy(0)
        history = self.fit(network, data, validation, epochs=40)
        assert MSE()(network.predict(validation[0]), validation[1]) == history.validation_losses[-1]
        assert history.best_epoch == np.argmin(history.validation_losses) + 1

    def test_without_validation_there_is_no_best_epoch(self, network, data):
        assert network.fit(*data, loss=MSE(), optimizer=SGD(0.1), epochs=2).best_epoch is None

    @pytest.mark.parametrize("patience", [0, -1, 2.5, True, "3"])
    def test_patience_is_a_whole_number_from_1(self, patience, network, data):
        with pytest.raises((TypeError, ValueError), match="patience is"):
            self.fit(network, data, data, patience=patience)

    def test_patience_needs_validation_data(self, network, data):
        with pytest.raises(ValueError, match=r"patience needs validation data: give validation=\(X, Y\)"):
            self.fit(network, data, None, patience=3)


@pytest.mark.parametrize("batch_size", [None, 7])
def test_after_a_loss_that_is_not_finite_the_parameters_are_those_of_a_finite_one(batch_size):
    X, Y = datasets.moons(40, rng=0)
    network = Network(Dense(2, 8, "relu", rng=0), Dense(8, 1, "identity", rng=1))
    losses = []
    with pytest.raises(FloatingPointError, match="nan or infinite in epoch"):
        network.fit(
            1e3 * X,
            Y,
            loss=MSE(),
            optimizer=SGD(1.0),
            epochs=50,
            batch_size=batch_size,
            rng=0,
            callback=lambda epoch, loss: losses.append(loss),
        )
    assert all(np.isfinite(array).all() for array in network.parameters)
    assert np.isfinite(MSE()(network.predict(1e3 * X), Y))
    if batch_size is None:
        assert losses and MSE()(network.predict(1e3 * X), Y) == losses[-1]


@pytest.mark.parametrize(
    ("losses", "epoch"), [([np.nan], 0), ([3.0, np.inf], 0), ([3.0, 2.0, np.nan], 1), ([3.0, 2.0, 5.0, np.nan], 2)]
)
@pytest.mark.parametrize("make", [SGD, Momentum, Adam])
def test_they_are_those_with_which_the_last_finite_epoch_began(network, data, losses, epoch, make):
    seen = [copies(network.parameters)]
    with pytest.raises(FloatingPointError, match=f"in epoch {len(losses)}:"):
        network.fit(
            *data,
            loss=ListedLosses(losses),
            optimizer=make(0.1),
            epochs=9,
            callback=lambda epoch, loss: seen.append(copies(network.parameters)),
        )
    assert_same_arrays(network.parameters, seen[epoch])


class TestWhatCanBeSaved:
    @pytest.mark.parametrize(
        "copied", [copy.deepcopy, lambda network: pickle.loads(pickle.dumps(network))], ids=["deepcopy", "pickle"]
    )
    def test_copies_of_a_network(self, copied, rng, tmp_path):
        network = make_network([2, 3, 3, 3, 3, 2], ACTIVATIONS, rng)
        copied(network).save(tmp_path / "network.npz")
        loaded = Network.load(tmp_path / "network.npz")
        assert_same_arrays(loaded.parameters, network.parameters)
        assert repr(loaded) == repr(network)

    def test_a_loaded_dropout_leaves_out_again(self, tmp_path):
        network = Network(Dense(2, 50, rng=0), Dropout(0.5))
        network.save(tmp_path / "network.npz")
        loaded = Network.load(tmp_path / "network.npz")
        A = loaded.forward(np.ones((4, 2)))
        assert 0 < (A == 0).mean() < 1
        assert loaded.predict(np.ones((4, 2))).all()

    def test_a_subclass_of_a_layer_is_one_of_ones_own(self, tmp_path):
        class Twice(Dense):
            def predict(self, A_prev):
                return 2 * super().predict(A_prev)

        with pytest.raises(TypeError, match="cannot be saved: loading knows Dense, Dropout and Network"):
            Network(Network(Twice(2, 1))).save(tmp_path / "network.npz")
        assert list(tmp_path.iterdir()) == []

    def test_dropout_and_nested_networks(self, tmp_path):
        inner = Network(Dense(3, 4, "relu", rng=1), Dropout(0.25))
        network = Network(Dense(2, 3, "tanh", rng=0), inner, Dense(4, 1, rng=2))
        network.save(tmp_path / "network.npz")
        loaded = Network.load(tmp_path / "network.npz")
        assert repr(loaded) == repr(network)
        assert loaded.layers[1].layers[1].p == 0.25
        assert_same_arrays(loaded.parameters, network.parameters)
        X = np.ones((3, 2))
        assert_same_arrays([loaded.predict(X)], [network.predict(X)])

    @pytest.mark.parametrize("number", [0, 1])
    def test_what_could_not_be_loaded_is_refused_and_an_old_file_stays(self, number, tmp_path):
        class Tanh(Activation):
            """Its name is that of a built-in one."""

            def __call__(self, z):
                return z

        good = Network(Dense(2, 1, rng=0))
        good.save(tmp_path / "network.npz")
        own: list[Any] = [Dense(2, 2, SiLU()), Dense(2, 2, Tanh()), Scale(2), Remembering()]
        for layer in own:
            network = Network(*[layer, Dense(2, 2)][:: 1 - 2 * number])
            with pytest.raises(TypeError, match="cannot be saved: loading knows"):
                network.save(tmp_path / "network.npz")
        assert_same_arrays(Network.load(tmp_path / "network.npz").parameters, good.parameters)

    def test_a_file_of_format_1_is_read(self, tmp_path):
        network = make_network([2, 3, 1], ["tanh", "sigmoid"], np.random.default_rng(0), np.float32)
        arrays: dict[str, Any] = {"activations": np.array(["tanh", "sigmoid"])}
        for number, layer in enumerate(network.layers):
            arrays |= {f"W{number}": layer.W, f"b{number}": layer.b}
        np.savez(tmp_path / "network.npz", **arrays)
        loaded = Network.load(tmp_path / "network.npz")
        assert_same_arrays(loaded.parameters, network.parameters)
        assert repr(loaded) == repr(network)

    def test_a_later_format_is_named(self, network, tmp_path):
        path = tmp_path / "network.npz"
        network.save(path)
        with np.load(path) as arrays:
            contents = dict(arrays) | {"format": np.array(3)}
        np.savez(path, **contents)
        with pytest.raises(ValueError, match="it is of format 3, and this nnlib reads formats 1 and 2"):
            Network.load(path)

    @pytest.mark.parametrize(
        "layers",
        [
            "",
            "[]",
            "3",
            "{}",
            '["Network", []]',
            '["Dense", 2, 1, "sigmoid", "float64"]',
            '["Network", [["Dense", 2, 1, "sigmoid", "float32"]]]',
            '["Network", [["Dense", 2, 3, "sigmoid", "float64"]]]',
            '["Network", [["Dense", 2, 1, "softplus", "float64"]]]',
            '["Network", [["Dense", -2, 1, "sigmoid", "float64"]]]',
            '["Network", [["Dense", 1e12, 1e12, "sigmoid", "float64"]]]',
            '["Network", [["os.system", "true"]]]',
            "[" * 5000,
        ],
    )
    def test_a_hostile_description_is_refused(self, layers, tmp_path):
        path = tmp_path / "network.npz"
        np.savez(path, format=2, layers=layers, parameter0=np.ones((1, 2)), parameter1=np.ones(1))
        assert_refused(path)
