"""By epochs a network learns what one `fit` of all of them teaches it, whatever stops it on the way."""

import copy
from typing import Any

import numpy as np
import pytest
from kernel import OPTIMIZERS, X, Y, bare, demand_as_fitted, fail, network, stop_once

from course.watching.engine import Training, trained_copy
from nnlib import MSE, SGD, Adam, CrossEntropy, Network


@pytest.mark.parametrize("batch_size", [None, 7, 30])
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_epochs_learn_what_fit_learns(name, batch_size):
    training = bare(OPTIMIZERS[name](), batch_size=batch_size)
    for epoch in range(1, 13):
        training.step()
        assert training.epoch == len(training.history.losses) == epoch
    demand_as_fitted(training, OPTIMIZERS[name](), batch_size=batch_size)


@pytest.mark.parametrize("where", ["gradient", "step", "__call__"])
@pytest.mark.parametrize("call", [1, 8, 15, 60])
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_what_raises_in_the_middle_undoes_its_epoch(name, call, where):
    training = bare(OPTIMIZERS[name]())
    stop_once(training, where, call, fail(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        for _ in range(12):
            training.step()
    assert training.epoch == (call - 1) // 5
    demand_as_fitted(training, OPTIMIZERS[name]())
    while training.epoch < 12:
        training.step()
    demand_as_fitted(training, OPTIMIZERS[name]())


def test_a_loss_that_is_not_finite_leaves_the_last_parameters_whose_loss_was():
    def fresh() -> Network:
        return network(2, 4, 1, last="identity")

    with pytest.raises(FloatingPointError, match=r"in epoch \d\d:") as words:
        fresh().fit(X, Y, loss=MSE(), optimizer=SGD(lr=20.0), epochs=100)
    learner, optimizer = fresh(), SGD(lr=20.0)
    training = Training(learner, X, Y, MSE(), optimizer, 100, None, None)
    with pytest.raises(FloatingPointError) as own:
        for _ in range(100):
            training.step()
    assert str(own.value) == str(words.value)

    fitted = fresh()
    history = fitted.fit(X, Y, loss=MSE(), optimizer=SGD(lr=20.0), epochs=training.epoch)
    assert f"epoch {training.epoch + 2}:" in str(words.value)
    assert training.history.losses == history.losses
    assert all(map(np.array_equal, fitted.parameters, learner.parameters))
    assert np.isfinite(MSE()(learner.predict(X), Y))

    optimizer.lr = 1e-200
    training.step()
    assert training.epoch == len(history.losses) + 1


def test_after_the_first_epochs_the_last_good_parameters_are_those_of_the_start():
    training = Training(network(2, 4, 1, last="identity"), X, Y, MSE(), SGD(lr=1e200), 100, None, None)
    with pytest.raises(FloatingPointError):
        for _ in range(100):
            training.step()
    assert training.epoch == 0
    assert all(map(np.array_equal, training.network.parameters, network(2, 4, 1, last="identity").parameters))


def test_what_the_learner_says_stays_as_it_is():
    training = bare()
    stop_once(training, "step", 2, fail(FloatingPointError("too large, in epoch 1 of mine")))
    with pytest.raises(FloatingPointError, match=r"^too large, in epoch 1 of mine$"):
        training.step()
    demand_as_fitted(training, SGD(lr=0.3))


GOOD = {"X": X, "Y": Y, "loss": MSE(), "optimizer": SGD(lr=0.3), "epochs": 3, "batch_size": 7, "rng": None}
WRONG = [
    {"X": X[:, :1]},
    {"X": X.T},
    {"X": X * np.nan},
    {"X": [[1.0], [2.0, 3.0]]},
    {"Y": Y[1:]},
    {"Y": Y.ravel()},
    {"Y": ["a"] * 30},
    {"loss": MSE},
    {"loss": CrossEntropy()},
    {"optimizer": SGD},
    {"optimizer": "Adam"},
    {"epochs": 0},
    {"epochs": 2.5},
    {"batch_size": 0},
    {"rng": "lucky"},
]


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: f"{next(iter(wrong))}")
def test_what_does_not_fit_is_refused_at_once_in_the_words_of_fit(wrong):
    given = GOOD | wrong
    with pytest.raises((ValueError, TypeError)) as words:
        network(2, 4, 1).fit(**given)
    with pytest.raises(words.type) as own:
        Training(network(2, 4, 1), **given)
    assert str(own.value) == str(words.value)


def test_no_network_is_refused():
    with pytest.raises(TypeError, match="network is 'net', but needs an object"):
        Training("net", X, Y, MSE(), SGD(lr=0.3), 3, None, None)  # type: ignore[arg-type]


def test_lists_do_as_data():
    training = Training(network(2, 4, 1), X.tolist(), Y.tolist(), MSE(), SGD(lr=0.3), 3, 7, np.random.default_rng(2))
    training.step()
    demand_as_fitted(training, SGD(lr=0.3))


def test_nothing_is_touched_before_the_first_epoch():
    learner, optimizer, rng = network(2, 4, 1), Adam(lr=0.02), np.random.default_rng(2)
    training = Training(learner, X, Y, MSE(), optimizer, 5, 7, rng)
    trained_copy(training)
    assert all(map(np.array_equal, learner.parameters, network(2, 4, 1).parameters))
    assert vars(optimizer) == vars(Adam(lr=0.02))
    assert rng.bit_generator.state == np.random.default_rng(2).bit_generator.state
    assert not hasattr(learner.layers[0], "A")
    assert training.history.losses == []
    W, b = learner.layers[0].W, learner.layers[0].b
    training.step()
    training.reset()
    assert learner.layers[0].W is W and learner.layers[0].b is b


def test_reset_goes_back_to_the_start_and_keeps_the_settings():
    optimizer = Adam(lr=0.02)
    training = bare(optimizer)
    for _ in range(3):
        training.step()
    old = training.history
    optimizer.lr = 0.05
    training.reset()
    assert len(old.losses) == 3 and training.history.losses == []
    assert vars(training.optimizer) == vars(Adam(lr=0.05))
    for _ in range(12):
        training.step()
    demand_as_fitted(training, Adam(lr=0.05))


def test_the_settings_of_an_optimizer_are_its_numbers_from_0():
    class Mine(SGD):
        def __init__(self) -> None:
            super().__init__(lr=1)
            self.decay, self.best, self.sign, self.steps, self._hidden = 0.0, np.inf, -1.0, 0, 1.0

    names = {"SGD": ["lr"], "Momentum": ["lr", "beta"], "Adam": ["lr", "beta1", "beta2", "eps"]}
    assert {name: bare(OPTIMIZERS[name]()).settings for name in names} == names
    assert bare(Mine()).settings == ["lr", "decay"]


def test_an_optimizer_may_be_of_the_learners_own():
    class Lazy:
        def __init__(self) -> None:
            self.lr = 0.3

        def step(self, parameters: Any, gradients: Any) -> None:
            if not hasattr(self, "v"):
                self.v = [0 * parameter for parameter in parameters]
            for parameter, gradient, v in zip(parameters, gradients, self.v):
                v += gradient
                parameter -= self.lr * v

    optimizer = Lazy()
    training = bare(optimizer)
    assert vars(optimizer) == {"lr": 0.3}
    training.step()
    assert hasattr(optimizer, "v")
    training.reset()
    assert vars(optimizer) == {"lr": 0.3}


def test_a_copy_learns_all_that_fit_would_without_a_copy_of_the_data():
    training = bare(OPTIMIZERS["Adam"](), epochs=20)
    after = trained_copy(training)
    assert after.X is training.X and after.Y is training.Y
    demand_as_fitted(after, OPTIMIZERS["Adam"](), epochs=20)
    demand_as_fitted(training, OPTIMIZERS["Adam"]())


def test_a_copy_learns_no_longer_where_there_is_more_to_do(monkeypatch):
    monkeypatch.setattr("course.watching.engine.COPY_STEPS", 100)
    assert trained_copy(bare(epochs=10**6)).epoch == 100 // 5
    monkeypatch.setattr("course.watching.engine.COPY_WORK", 1)
    assert trained_copy(bare(epochs=10**6)).epoch == 1


def test_a_copy_whose_loss_is_not_finite_ends_before_that():
    training = Training(network(2, 4, 1, last="identity"), X, Y, MSE(), SGD(lr=20.0), 100, None, None)
    after = trained_copy(training)
    assert 0 < after.epoch < 100
    assert np.isfinite(after.history.losses).all()
    assert np.isfinite(MSE()(copy.deepcopy(after.network).predict(X), Y))
