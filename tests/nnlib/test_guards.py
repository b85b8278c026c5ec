"""Guards: every bad input gets an error that names the argument, what it got, and what it needs."""

import ast
import math
import re
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from helpers import ACTIVATIONS, ELEMENTWISE, LOSS_CASES, assert_same_arrays, copies, make_network
from hypothesis import given
from hypothesis import strategies as st

import nnlib
from nnlib import (
    MSE,
    SGD,
    Adam,
    BinaryCrossEntropy,
    CrossEntropy,
    Dense,
    Momentum,
    Network,
    gradient_check,
    numerical_gradient,
    sigmoid,
    softmax,
)
from nnlib.activations import ReLU, find_activation
from nnlib.datasets import circles, digits, moons, spirals

X, Y = np.ones((4, 2)), np.ones((4, 1))
X_NAN, X_INF = X.copy(), X.copy()
X_NAN[2, 1], X_INF[3, 0] = np.nan, -np.inf
RAGGED = [[1.0, 2.0], [3.0]]
P = np.full((4, 3), 1 / 3)


MAKERS = [SGD, Momentum, Adam]


def network():
    return Network(Dense(2, 3), Dense(3, 1))


def fit(X=X, Y=Y, **changes):
    return network().fit(X, Y, **({"loss": MSE(), "optimizer": SGD(0.1), "epochs": 1} | changes))


def train_step(X=X, Y=Y, loss=None, optimizer=None):
    return network().train_step(X, Y, loss or MSE(), optimizer or SGD(0.1))


def backward(dY_hat):
    one = network()
    one.forward(X)
    return one.backward(dY_hat)


# What is called, the error, and what the message says, in this order.
CASES = {
    # The shapes of networks
    "no layers": (lambda: Network(), ValueError, ["no layers", "Network(Dense(2, 1))"]),
    "list of layers": (lambda: Network([Dense(2, 1)]), TypeError, ["layer 1 is [Dense(2, 1, 'sigmoid')]", "needs"]),
    "layer class": (lambda: Network(Dense), TypeError, ["layer 1 is <class", "Dense(2, 1)"]),
    "layer that is a name": (lambda: Network(Dense(2, 1), "tanh"), TypeError, ["layer 2 is 'tanh'", "needs"]),
    "layer that is a loss": (lambda: Network(MSE()), TypeError, ["layer 1", "Dense(2, 1)"]),
    "widths": (lambda: Network(Dense(2, 3), Dense(4, 1)), ValueError, ["layer 2 takes 4", "layer 1 gives 3"]),
    "later widths": (
        lambda: Network(Dense(2, 3), Dense(3, 1), Dense(3, 1)),
        ValueError,
        ["layer 3 takes 3", "layer 2 gives 1"],
    ),
    "one layer twice": (lambda: Network(*[Dense(2, 2)] * 2), ValueError, ["layer 2 is there already", "new one"]),
    "one layer thrice": (
        lambda: (lambda a, b: Network(a, b, a))(Dense(2, 2), Dense(2, 2)),
        ValueError,
        ["layer 3 is there already"],
    ),
    # The settings of layers
    "no inputs": (lambda: Dense(0, 1), ValueError, ["n_in is 0", "at least 1"]),
    "fewer than no outputs": (lambda: Dense(1, -2), ValueError, ["n_out is -2", "at least 1"]),
    "half an input": (lambda: Dense(2.5, 1), TypeError, ["n_in is 2.5", "whole number"]),
    "whole but a float": (lambda: Dense(2, 1.0), TypeError, ["n_out is 1.0", "whole number"]),
    "inputs as text": (lambda: Dense("2", 1), TypeError, ["n_in is '2'", "whole number"]),
    "True inputs": (lambda: Dense(True, 1), TypeError, ["n_in is True", "whole number"]),
    "unknown activation": (
        lambda: Dense(2, 1, "rectifier"),
        ValueError,
        ["activation is 'rectifier'", "identity, sigmoid, tanh, relu, softmax"],
    ),
    "activation in capitals": (lambda: find_activation("ReLU"), ValueError, ["activation is 'ReLU'", "relu"]),
    "activation class": (lambda: Dense(2, 1, ReLU), TypeError, ["activation is <class", "object, such as sigmoid"]),
    "activation function": (
        lambda: Dense(2, 1, np.tanh),
        TypeError,
        ["activation is <ufunc", "no method backward"],
    ),
    "no activation": (lambda: Dense(2, 1, None), TypeError, ["activation is None", "sigmoid, or its name"]),
    "list of activations": (lambda: Dense(2, 1, ["relu"]), TypeError, ["activation is ['relu']", "or its name"]),
    "rng as half a seed": (lambda: Dense(2, 1, rng=0.5), TypeError, ["rng is 0.5", "a seed", "Generator or None"]),
    "rng below zero": (lambda: Dense(2, 1, rng=-1), TypeError, ["rng is -1", "a seed"]),
    "rng as the module": (lambda: Dense(2, 1, rng=np.random), TypeError, ["rng is <module", "Generator"]),
    "rng by position": (lambda: Dense(2, 1, "tanh", np.random.default_rng()), TypeError, ["positional"]),
    "whole dtype": (lambda: Dense(2, 1, dtype=int), ValueError, ["dtype is", "int", "float32 or float64"]),
    "half dtype": (lambda: Dense(2, 1, dtype=np.float16), ValueError, ["dtype is", "float16", "float32 or float64"]),
    "complex dtype": (lambda: Dense(2, 1, dtype="complex"), ValueError, ["dtype is complex", "float32 or float64"]),
    "unknown dtype": (lambda: Dense(2, 1, dtype="float31"), (TypeError, ValueError), ["dtype is float31", "float32"]),
    # Batches
    "transposed": (
        lambda: network().predict(np.ones((2, 4))),
        ValueError,
        ["X has shape (2, 4)", "needs (n samples, 2)", "samples are rows, did you mean X.T?"],
    ),
    "one sample": (
        lambda: network().predict([0.0, 1.0]),
        ValueError,
        ["X has shape (2,)", "needs (n samples, 2)", "did you mean X[None, :]?"],
    ),
    "one number": (lambda: network().predict(1.0), ValueError, ["X has shape ()", "needs (n samples, 2)"]),
    "three axes": (lambda: network().predict(np.ones((1, 4, 2))), ValueError, ["X has shape (1, 4, 2)", "needs"]),
    "width": (lambda: network().predict(np.ones((5, 3))), ValueError, ["X has shape (5, 3)", "needs (n samples, 2)"]),
    "empty": (lambda: network().predict(np.ones((0, 2))), ValueError, ["X has shape (0, 2)", "at least one sample"]),
    "empty list": (lambda: network().predict([]), ValueError, ["X has shape (0,)", "at least one sample"]),
    "nan": (lambda: network().predict(X_NAN), ValueError, ["X contains nan at index (2, 1)", "finite"]),
    "inf": (lambda: network().predict(X_INF), ValueError, ["X contains -inf at index (3, 0)", "finite"]),
    "objects": (lambda: network().predict(X.astype(object)), TypeError, ["X holds object", "real numbers", "astype"]),
    "None within": (lambda: network().predict([[1.0, None]]), TypeError, ["X holds object", "real numbers"]),
    "None": (lambda: network().predict(None), TypeError, ["X holds object", "real numbers"]),
    "text": (lambda: network().predict([["1", "2"]]), TypeError, ["X holds <U1", "real numbers", "astype(float)"]),
    "bytes": (lambda: network().predict(np.array([[b"1", b"2"]])), TypeError, ["X holds |S1", "real numbers"]),
    "complex": (lambda: network().predict(X + 1j), TypeError, ["X holds complex128", "real numbers"]),
    "dates": (lambda: network().predict(X.astype("M8[s]")), TypeError, ["X holds datetime64[s]", "real numbers"]),
    "ragged": (lambda: network().predict(RAGGED), ValueError, ["X is not an array", "rows differ in length"]),
    "layer: width": (lambda: Dense(2, 1).forward(np.ones((4, 3))), ValueError, ["A_prev has shape (4, 3)", "2)"]),
    "layer: transposed": (lambda: Dense(2, 1).forward(np.ones((2, 4))), ValueError, ["did you mean A_prev.T?"]),
    "layer: text": (lambda: Dense(2, 1).forward([["1", "2"]]), TypeError, ["A_prev holds <U1"]),
    # The way back
    "backward before predict": (lambda: network().backward([[1.0]]), ValueError, ["backward", "call forward first"]),
    "backward before forward": (lambda: Dense(2, 1).backward([[1.0]]), ValueError, ["call forward", "first"]),
    "gradient of another batch": (lambda: backward(np.ones((3, 1))), ValueError, ["has shape (3, 1)", "A has (4, 1)"]),
    "gradient without columns": (lambda: backward(np.ones(4)), ValueError, ["has shape (4,)", "A has (4, 1)"]),
    "gradient of one row": (lambda: backward(np.ones((1, 1))), ValueError, ["has shape (1, 1)", "A has (4, 1)"]),
    "gradient of text": (lambda: backward([["a"]] * 4), TypeError, ["holds <U1", "real numbers"]),
    # Pairs for training
    "lengths": (lambda: fit(Y=Y[:3]), ValueError, ["Y has shape (3, 1)", "X has 4 samples", "one target per sample"]),
    "lengths in a step": (
        lambda: train_step(Y=Y[:3]),
        ValueError,
        ["Y has shape (3, 1)", "(4, 1)", "one target"],
    ),
    "more targets": (lambda: fit(X=X[:3]), ValueError, ["Y has shape (4, 1)", "X has 3 samples"]),
    "Y as a number": (lambda: fit(Y=1.0), ValueError, ["Y has shape ()", "X has 4 samples"]),
    "nan in X": (lambda: fit(X=X_NAN), ValueError, ["X contains nan at index (2, 1)"]),
    "nan in Y": (lambda: fit(Y=X_NAN[:, 1:]), ValueError, ["Y contains nan at index (2, 0)"]),
    "inf in Y of a step": (lambda: train_step(Y=X_INF[:, :1]), ValueError, ["Y contains -inf at index (3, 0)"]),
    "empty X": (lambda: fit(X[:0], Y[:0]), ValueError, ["X has shape (0, 2)", "at least one sample"]),
    "text in Y": (lambda: fit(Y=[["a"]] * 4), TypeError, ["Y holds <U1", "real numbers"]),
    "ragged Y": (lambda: fit(Y=[*RAGGED, [], []]), ValueError, ["Y is not an array", "rows differ in length"]),
    "transposed X": (lambda: fit(X=np.ones((2, 4))), ValueError, ["X has shape (2, 4)", "did you mean X.T?"]),
    "flat Y": (
        lambda: fit(Y=Y[:, 0]),
        ValueError,
        ["Y has shape (4,)", "Y_hat has (4, 1)", "did you mean Y[:, None]?"],
    ),
    "wide Y": (lambda: fit(Y=np.ones((4, 3))), ValueError, ["Y has shape (4, 3)", "Y_hat has (4, 1)"]),
    # The parts of training
    "loss class": (lambda: fit(loss=MSE), TypeError, ["loss is <class 'nnlib.losses.MSE'>", "such as MSE()"]),
    "loss as a name": (lambda: fit(loss="mse"), TypeError, ["loss is 'mse'", "such as MSE()"]),
    "loss class in a step": (lambda: train_step(loss=MSE), TypeError, ["loss is <class", "such as MSE()"]),
    "optimizer class": (lambda: fit(optimizer=SGD), TypeError, ["optimizer is <class", "such as SGD(lr=0.1)"]),
    "optimizer as a rate": (lambda: fit(optimizer=0.1), TypeError, ["optimizer is 0.1", "such as SGD(lr=0.1)"]),
    "optimizer class in a step": (
        lambda: train_step(optimizer=Adam),
        TypeError,
        ["optimizer is <class", "SGD(lr=0.1)"],
    ),
    "no loss": (lambda: network().fit(X, Y, optimizer=SGD(0.1), epochs=1), TypeError, ["'loss'"]),
    "no epochs": (lambda: fit(epochs=0), ValueError, ["epochs is 0", "at least 1"]),
    "epochs below zero": (lambda: fit(epochs=-5), ValueError, ["epochs is -5", "at least 1"]),
    "half an epoch": (lambda: fit(epochs=2.5), TypeError, ["epochs is 2.5", "whole number"]),
    "True epochs": (lambda: fit(epochs=True), TypeError, ["epochs is True", "whole number"]),
    "None epochs": (lambda: fit(epochs=None), TypeError, ["epochs is None", "whole number"]),
    "empty batches": (lambda: fit(batch_size=0), ValueError, ["batch_size is 0", "at least 1"]),
    "broken batches": (lambda: fit(batch_size=1.5), TypeError, ["batch_size is 1.5", "whole number"]),
    "batches as text": (lambda: fit(batch_size="all"), TypeError, ["batch_size is 'all'", "whole number"]),
    "text for rng": (lambda: fit(rng="42"), TypeError, ["rng is '42'", "a seed"]),
    "callback": (lambda: fit(callback=3), TypeError, ["callback is 3", "lambda epoch, loss"]),
    "callback as a name": (lambda: fit(callback="print"), TypeError, ["callback is 'print'"]),
    "validation without Y": (lambda: fit(validation=X), TypeError, ["validation is not a pair", "(X, Y)"]),
    "validation of three": (lambda: fit(validation=(X, Y, Y)), TypeError, ["validation is not a pair", "(X, Y)"]),
    "validation as a number": (lambda: fit(validation=0.2), TypeError, ["validation is not a pair", "(X, Y)"]),
    "validation lengths": (
        lambda: fit(validation=(X, Y[:3])),
        ValueError,
        ["validation Y has shape (3, 1)", "validation X has 4 samples"],
    ),
    "validation width": (lambda: fit(validation=(P, Y)), ValueError, ["validation X has shape (4, 3)", "2)"]),
    "validation nan": (lambda: fit(validation=(X_NAN, Y)), ValueError, ["validation X contains nan"]),
    "validation nan in Y": (
        lambda: fit(validation=(X, X_NAN[:, 1:])),
        ValueError,
        ["validation Y contains nan at index (2, 0)"],
    ),
    # Losses
    "loss shapes": (lambda: MSE()(X, X[:3]), ValueError, ["Y has shape (3, 2)", "Y_hat has (4, 2)"]),
    "loss shapes that broadcast": (lambda: MSE().gradient(X, X[:1]), ValueError, ["Y has shape (1, 2)", "(4, 2)"]),
    "loss of a flat Y": (lambda: MSE()(Y, Y[:, 0]), ValueError, ["Y has shape (4,)", "did you mean Y[:, None]?"]),
    "loss of nothing": (lambda: MSE()([], []), ValueError, ["Y_hat is empty", "at least one sample"]),
    "bce of nothing": (lambda: BinaryCrossEntropy()(X[:0], X[:0]), ValueError, ["Y_hat is empty", "(0, 2)"]),
    "ce of nothing": (lambda: CrossEntropy()(P[:0], P[:0]), ValueError, ["Y_hat has shape (0, 3)", "empty"]),
    "ce of no labels": (lambda: CrossEntropy()(P[:0], np.zeros(0, int)), ValueError, ["Y_hat", "empty"]),
    "loss of text": (lambda: MSE()(["a"], [1.0]), TypeError, ["Y_hat holds <U1", "real numbers"]),
    "loss of objects": (lambda: MSE()([1.0], [None]), TypeError, ["Y holds object", "real numbers"]),
    "loss of nan targets": (lambda: MSE()([1.0], [np.nan]), ValueError, ["Y contains nan at index (0,)"]),
    "loss of ragged targets": (lambda: MSE()(X[:2], RAGGED), ValueError, ["Y is not an array", "rows differ"]),
    "ce of ragged targets": (lambda: CrossEntropy()(P[:2], RAGGED), ValueError, ["Y is not an array", "rows differ"]),
    "bce of logits": (
        lambda: BinaryCrossEntropy()([[2.0]], [[1.0]]),
        ValueError,
        ["Y_hat has values outside [0, 1]", "sigmoid or softmax", "from_logits=True"],
    ),
    "bce of negatives": (
        lambda: BinaryCrossEntropy().gradient([-0.1], [1.0]),
        ValueError,
        ["Y_hat has values outside"],
    ),
    "bce of logits with a zero for False": (
        lambda: BinaryCrossEntropy(from_logits=0)([2.0], [1.0]),
        ValueError,
        ["Y_hat has values outside [0, 1]", "from_logits=True"],
    ),
    "ce of logits": (lambda: CrossEntropy()([[2.0, -1.0]], [0]), ValueError, ["Y_hat", "[0, 1]", "from_logits=True"]),
    "bce targets": (lambda: BinaryCrossEntropy()([0.5], [2.0]), ValueError, ["Y has values outside [0, 1]"]),
    "bce targets below": (lambda: BinaryCrossEntropy(True)([5.0], [-1.0]), ValueError, ["Y has values outside [0, 1]"]),
    "ce targets": (
        lambda: CrossEntropy(True)([[5.0, 1.0]], [[2.0, -1.0]]),
        ValueError,
        ["Y has values outside [0, 1]"],
    ),
    "label too large": (
        lambda: CrossEntropy()(P, [0, 1, 2, 3]),
        ValueError,
        ["Y has labels from 0 to 3", "3 classes need labels 0 to 2"],
    ),
    "labels from 1": (lambda: CrossEntropy().gradient(P, [1, 2, 3, 1]), ValueError, ["labels from 1 to 3", "0 to 2"]),
    "negative label": (
        lambda: CrossEntropy(True)(P, [0, -1, 2, 1]),
        ValueError,
        ["Y has labels from -1 to 2", "0 to 2"],
    ),
    "labels in a column": (lambda: CrossEntropy()(P, [[0], [1], [2], [1]]), ValueError, ["Y has shape (4, 1)", "(4,)"]),
    "labels with a point": (lambda: CrossEntropy()(P, [0.0, 1.0, 2.0, 1.0]), ValueError, ["Y", "integer labels (4,)"]),
    "other number of labels": (lambda: CrossEntropy()(P, [0, 1]), ValueError, ["Y has shape (2,)", "labels (4,)"]),
    "labels as text": (lambda: CrossEntropy()(P, list("abca")), (TypeError, ValueError), ["Y ", "needs"]),
    "rows of another sum": (
        lambda: CrossEntropy()(P, P / 2),
        ValueError,
        ["rows that are not prob", "0.5", "one-hot"],
    ),
    "rows of nothing": (
        lambda: CrossEntropy()(P, np.zeros((4, 3))),
        ValueError,
        ["not probabilities", "adds up to 0"],
    ),
    "rows of other classes": (lambda: CrossEntropy()(P, np.eye(4)), ValueError, ["Y has shape (4, 4)", "(4, 3)"]),
    "flat scores": (
        lambda: CrossEntropy()([0.5, 0.5], [1]),
        ValueError,
        ["Y_hat has shape (2,)", "(n samples, classes)"],
    ),
    "labels in fit": (
        lambda: Network(Dense(2, 3, "softmax")).fit(X, [0, 1, 2, 3], loss=CrossEntropy(), optimizer=SGD(1), epochs=1),
        ValueError,
        ["Y has labels from 0 to 3"],
    ),
    # Activations
    "activation of text": (lambda: sigmoid("a"), TypeError, ["z holds <U1", "real numbers"]),
    "activation of objects": (lambda: softmax([None]), TypeError, ["z holds object", "real numbers"]),
    "activation of complex numbers": (lambda: sigmoid(1j), TypeError, ["z holds complex128"]),
    "activation of ragged lists": (lambda: sigmoid(RAGGED), ValueError, ["z is not an array", "rows differ in length"]),
    # Gradient checks
    "no step": (lambda: gradient_check(network(), MSE(), X, Y, eps=0), ValueError, ["eps is 0", "at least"]),
    "step backwards": (lambda: numerical_gradient(np.sum, X, -1e-6), ValueError, ["eps is -1e-06", "at least"]),
    "giant step": (lambda: gradient_check(network(), MSE(), X, Y, eps=2.0), ValueError, ["eps is 2.0", "below 1"]),
    "step of text": (lambda: numerical_gradient(np.sum, X, "1e-6"), TypeError, ["eps is '1e-6'", "number"]),
    "check of nan": (lambda: gradient_check(network(), MSE(), X_NAN, Y), ValueError, ["X contains nan"]),
    "check of lengths": (lambda: gradient_check(network(), MSE(), X, Y[:3]), ValueError, ["Y has shape (3, 1)"]),
    # Data sets
    "one moon": (lambda: moons(1), ValueError, ["n is 1", "at least 2"]),
    "half a circle": (lambda: circles(10.5), TypeError, ["n is 10.5", "whole number"]),
    "less than no noise": (lambda: spirals(10, -0.1), ValueError, ["noise is -0.1", "at least 0"]),
    "nan noise": (lambda: moons(10, math.nan), ValueError, ["noise is nan"]),
    "False noise": (lambda: moons(10, False), TypeError, ["noise is False", "number"]),
    "moons of text": (lambda: moons(10, rng="moon"), TypeError, ["rng is 'moon'", "a seed"]),
    "unknown part": (lambda: digits("all"), ValueError, ["split is 'all'", "train, validation, test"]),
    "empty part": (lambda: digits(""), ValueError, ["split is ''", "train, validation, test"]),
}


@pytest.mark.parametrize(("call", "error", "words"), CASES.values(), ids=[name.replace(" ", "-") for name in CASES])
def test_bad_input_is_named(call, error, words):
    with pytest.raises(error) as caught:
        call()
    assert re.search(".*".join(map(re.escape, words)), str(caught.value)), caught.value


@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.int64, np.uint8, bool], ids=lambda dtype: dtype.__name__)
def test_good_numbers_of_every_kind_are_taken(dtype):
    for container in (np.asarray, np.ndarray.tolist, lambda array: [list(row) for row in array]):
        assert len(fit(container(X.astype(dtype)), container(Y.astype(dtype))).losses) == 1


@pytest.mark.parametrize("number", [np.int64(2), np.uint8(2), 2], ids=repr)
def test_whole_numbers_of_every_kind_are_taken(number):
    assert len(fit(epochs=number, batch_size=number).losses) == 2
    assert Dense(number, number).W.shape == (2, 2)
    assert len(moons(number)[0]) == 2


def test_a_refused_fit_leaves_the_network_as_it_was():
    one = network()
    kept = copies(one.parameters)
    for changes in ({"epochs": 0}, {"Y": Y[:3]}, {"Y": Y[:, 0]}, {"validation": (X, Y[:3])}, {"loss": MSE}):
        given_arguments = {"X": X, "Y": Y, "loss": MSE(), "optimizer": SGD(0.1), "epochs": 1} | changes
        with pytest.raises((TypeError, ValueError)):
            one.fit(**given_arguments)
        assert_same_arrays(one.parameters, kept)


def test_a_square_batch_of_the_right_width_gets_no_hint():
    assert network().predict(np.ones((2, 2))).shape == (2, 1)


def test_pythons_own_errors_stay_pythons():
    with pytest.raises(TypeError, match=re.escape("Network.fit() missing 1 required keyword-only argument: 'epochs'")):
        network().fit(X, Y, loss=MSE(), optimizer=SGD(0.1))
    with pytest.raises(TypeError, match=re.escape("Dense.forward() takes 2 positional arguments but 3 were given")):
        Dense(2, 1).forward(X, Y)
    with pytest.raises(TypeError, match="unexpected keyword argument 'learning_rate'"):
        SGD(learning_rate=0.1)


@pytest.mark.parametrize("wrong", [Y[:3], Y[:, 0], Y * np.nan], ids=["too few", "flat", "nan"])
def test_a_wrong_target_shows_few_frames(wrong):
    with pytest.raises(ValueError, match="Y") as caught:
        network().fit(X, wrong, loss=MSE(), optimizer=SGD(0.1), epochs=1)
    assert len(caught.traceback) <= 7


def test_what_fit_has_checked_is_not_read_through_again(monkeypatch):
    looked_at = []
    isfinite = np.isfinite

    def counted(array):
        looked_at.append(np.size(array))
        return isfinite(array)

    one, other = network(), network()
    monkeypatch.setattr(np, "isfinite", counted)
    one.fit(X, Y, loss=MSE(), optimizer=SGD(0.1), epochs=1)
    assert looked_at == [X.size, Y.size]
    other.fit(X, Y, loss=MSE(), optimizer=SGD(0.1), epochs=50)
    assert looked_at == [X.size, Y.size] * 2


@pytest.mark.parametrize("case", LOSS_CASES, ids=str)
def test_neither_targets_nor_answers_are_looked_at_after_the_first_epoch(case, rng, monkeypatch):
    samples, targets = rng.normal(size=(6, 2)), case.draw_targets(6, 3, rng)
    one, looks = make_network([2, 3], [case.last_activations[0]], rng), []
    for name in ("isfinite", "any"):

        def counted(*args, whole=getattr(np, name)):  # noqa: B008
            looks.append(args)
            return whole(*args)

        monkeypatch.setattr(np, name, counted)
    one.fit(samples, targets, loss=case.loss, optimizer=SGD(0.01), epochs=1)
    once = len(looks)
    one.fit(samples, targets, loss=case.loss, optimizer=SGD(0.01), epochs=20)
    assert once and len(looks) == 2 * once


def test_what_fit_skips_is_checked_again_outside_of_it():
    """In a callback, after an error, and after the end."""
    for X_bad in (X_NAN, X_INF):
        refused: list[int] = []

        def look(epoch, loss, X_bad=X_bad, refused=refused):
            with pytest.raises(ValueError, match="X contains"):
                network().predict(X_bad)
            refused.append(epoch)
            if epoch == 3:
                raise KeyError(epoch)

        with pytest.raises(KeyError):
            fit(epochs=9, callback=look)
        assert refused == [1, 2, 3]
        with pytest.raises(ValueError, match="X contains"):
            network().predict(X_bad)
    with pytest.raises(FloatingPointError):
        network().fit(X, Y, loss=Unbounded(), optimizer=SGD(0.1), epochs=5)
    with pytest.raises(ValueError, match="X contains"):
        network().predict(X_NAN)


class Unbounded(MSE):
    """Fails in the second epoch, where nnlib has stopped looking."""

    def __init__(self):
        self.calls = 0

    def __call__(self, Y_hat, Y):
        self.calls += 1
        return math.inf if self.calls > 1 else 1.0


def test_targets_that_change_their_shape_are_noticed_in_every_epoch():
    """Shapes cost nothing to compare: only what must be read through is left out."""

    class Shorter(MSE):
        def __init__(self):
            self.calls = 0

        def gradient(self, Y_hat, Y):
            self.calls += 1
            return super().gradient(Y_hat, Y[:2] if self.calls > 3 else Y)

    with pytest.raises(ValueError, match=r"Y has shape \(2, 1\), but Y_hat has \(4, 1\)"):
        fit(loss=Shorter(), epochs=9)


MASKED = np.ma.masked_invalid([[1.0, np.nan], [0.0, 1.0]])
MASKED_LABELS, MASKED_ROWS = np.ma.array([0, 1], mask=[0, 1]), np.ma.array(np.eye(2), mask=[[0, 0], [0, 1]])
X_2, ONES = X[:2], np.ones((2, 2))


def masked_derivative(name):
    return find_activation(name).derivative(MASKED)


def masked_step(make):
    make(0.1).step([ONES.copy()], [MASKED])


MASKED_CALLS: dict[str, Callable[[], object]] = {
    "fit": lambda: fit(MASKED, np.ones((2, 1))),
    "targets": lambda: fit(X_2, MASKED[:, :1]),
    "labels": lambda: fit(X_2, MASKED_LABELS, loss=CrossEntropy()),
    "validation": lambda: fit(validation=(MASKED, np.ones((2, 1)))),
    "validation targets": lambda: fit(validation=(X_2, MASKED[:, :1])),
    "step": lambda: train_step(MASKED, np.ones((2, 1))),
    "targets of a step": lambda: train_step(X_2, MASKED[:, :1]),
    "predict": lambda: network().predict(MASKED),
    "forward": lambda: network().forward(MASKED),
    "backward": lambda: backward(np.ma.array(Y, mask=Y == 0)),
    "layer": lambda: Dense(2, 1).forward(MASKED),
    "layer's answer": lambda: Dense(2, 1).predict(MASKED),
    "dropout": lambda: nnlib.Dropout(0.5).forward(MASKED),
    "dropout's answer": lambda: nnlib.Dropout(0.5).predict(MASKED),
    "loss": lambda: MSE()(MASKED, MASKED),
    "loss targets": lambda: MSE().gradient(ONES, MASKED_ROWS),
    "bce": lambda: BinaryCrossEntropy()(MASKED_ROWS, np.eye(2)),
    "ce": lambda: CrossEntropy()(MASKED_ROWS, [0, 1]),
    "ce rows": lambda: CrossEntropy().gradient(np.eye(2), MASKED_ROWS),
    "ce labels": lambda: CrossEntropy(True)(ONES, MASKED_LABELS),
    "activation": lambda: sigmoid(MASKED),
    "softmax": lambda: softmax(MASKED),
    **{f"derivative of {name}": partial(masked_derivative, name) for name in ELEMENTWISE},
    "gradient check": lambda: gradient_check(network(), MSE(), MASKED, np.ones((2, 1))),
    "gradient check targets": lambda: gradient_check(network(), MSE(), X_2, MASKED[:, :1]),
    "numerical gradient": lambda: numerical_gradient(lambda x: float(x.sum()), MASKED),
    "tensor": lambda: nnlib.autodiff.Tensor(MASKED),
    "accuracy": lambda: nnlib.accuracy(MASKED, [0, 1]),
    "accuracy labels": lambda: nnlib.accuracy(ONES, MASKED_LABELS),
    "confusion matrix rows": lambda: nnlib.confusion_matrix(ONES, MASKED_ROWS),
    **{f"gradients of {make.__name__}": partial(masked_step, make) for make in MAKERS},
}


@pytest.mark.parametrize("call", MASKED_CALLS.values(), ids=MASKED_CALLS)
def test_masked_arrays_are_refused(call):
    with pytest.raises(TypeError, match="is a masked array, whose mask would be lost"):
        call()


def test_an_array_whose_mask_hides_nothing_is_refused_too():
    with pytest.raises(TypeError, match="X is a masked array"):
        network().predict(np.ma.array(X))


@pytest.mark.parametrize("make", MAKERS)
def test_masked_parameters_are_refused(make):
    with pytest.raises(TypeError, match="parameters is not a list of arrays"):
        make(0.1).step([MASKED_ROWS], [ONES])


@given(
    n=st.integers(1, 4),
    widths=st.lists(st.integers(1, 4), min_size=2, max_size=4),
    names=st.lists(st.sampled_from(ACTIVATIONS), min_size=3, max_size=3),
    case=st.sampled_from(LOSS_CASES),
    make=st.sampled_from([SGD, Momentum, Adam]),
    dtype=st.sampled_from([np.float32, np.float64]),
    seed=st.integers(0, 2**32 - 1),
    writeable=st.booleans(),
)
def test_no_call_modifies_what_it_is_given(n, widths, names, case, make, dtype, seed, writeable):
    rng = np.random.default_rng(seed)
    names[len(widths) - 2] = case.last_activations[0]
    one = make_network(widths, names, rng, dtype)
    X, Y = rng.normal(size=(n, widths[0])).astype(dtype), case.draw_targets(n, widths[-1], rng)
    dA = rng.normal(size=(n, widths[-1])).astype(dtype)
    given_arrays = [X, Y, dA]
    kept = copies(given_arrays)
    for array in given_arrays:
        array.setflags(write=writeable)
    Y_hat = one.predict(X)
    case.loss(Y_hat, Y)
    case.loss.gradient(Y_hat, Y)
    one.forward(X)
    one.backward(dA)
    assert_same_arrays([Y_hat], [one.predict(X)])
    gradient_check(one, case.loss, X, Y)
    numerical_gradient(lambda values: float(values.sum()), X)
    one.train_step(X, Y, case.loss, make(lr=1e-3))
    one.fit(X, Y, loss=case.loss, optimizer=make(lr=1e-3), epochs=2, batch_size=2, rng=rng, validation=(X, Y))
    assert_same_arrays(given_arrays, kept)


PACKAGE = Path(nnlib.__file__).parent
SOURCES = {path.name: path.read_text("utf-8") for path in sorted(PACKAGE.rglob("*.py"))}
TREES = {name: ast.parse(text) for name, text in SOURCES.items()}


def test_the_library_imports_numpy_and_python_only():
    imported = set()
    for tree in TREES.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                imported |= {alias.name for alias in node.names}
            if isinstance(node, ast.ImportFrom):
                assert node.level == 0
                imported.add(node.module)
    others = {name.split(".")[0] for name in imported} - set(sys.stdlib_module_names)
    assert others == {"nnlib", "numpy"}


def test_the_library_uses_no_global_random_state():
    used = {
        node.attr
        for tree in TREES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "np.random"
    }
    assert used == {"default_rng", "Generator"}
    assert not {name for name in SOURCES if re.search(r"^\s*(import|from) random\b", SOURCES[name], re.MULTILINE)}


def test_the_library_is_typed():
    assert (PACKAGE / "py.typed").is_file()


def test_public_names_exist_and_are_documented():
    for name in nnlib.__all__:
        value = getattr(nnlib, name)
        assert (value if callable(value) else type(value)).__doc__, name
    for module in ("activations", "datasets", "losses", "optimizers"):
        assert getattr(nnlib, module).__doc__
