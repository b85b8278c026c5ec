"""Losses: their values, their gradients, where the mean is taken, and that logits stay exact."""

import math
from decimal import Decimal, localcontext

import numpy as np
import pytest
from helpers import ACTIVATIONS, LOSS_CASES
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nnlib import MSE, SGD, BinaryCrossEntropy, CrossEntropy, Dense, Network, numerical_gradient, sigmoid, softmax
from nnlib.losses import one_hot

EACH_CASE = pytest.mark.parametrize("case", LOSS_CASES, ids=str)
LOGITS = [-1e4, -800.0, -700.0, -40.0, -1.0, -1e-3, 0.0, 1e-3, 1.0, 40.0, 700.0, 800.0, 1e4]
Y_PROBABILITIES = np.array([[0.2, 0.7, 0.9], [0.5, 0.1, 0.3]])
LEAST_64 = -math.log(np.finfo(np.float64).eps)
LEAST_32 = -math.log(np.finfo(np.float32).eps)


def draw(case, n, k, rng, dtype=float):
    """Predictions (n, k) that the loss takes, and targets."""
    Y_hat = rng.normal(size=(n, k))
    if case.last_activations != ACTIVATIONS:
        Y_hat = np.exp(Y_hat) / np.exp(Y_hat).sum(axis=1, keepdims=True)
    return Y_hat.astype(dtype), case.draw_targets(n, k, rng)


def exact_bce(z: float, y: float) -> tuple[float, float]:
    """Binary cross-entropy of one logit and its slope, worked out to sixty decimal places."""
    with localcontext(prec=60):
        x, target = Decimal(z), Decimal(y)
        loss = target * (1 + (-x).exp()).ln() + (1 - target) * (1 + x.exp()).ln()
        return float(loss), float(1 / (1 + (-x).exp()) - target)


def exact_ce(row: list[float], label: int) -> tuple[float, list[float]]:
    """Cross-entropy of one row of logits and its slopes, worked out to sixty decimal places."""
    with localcontext(prec=60):
        logits = list(map(Decimal, row))
        total = sum((z.exp() for z in logits), Decimal(0))
        slopes = [float(z.exp() / total - (k == label)) for k, z in enumerate(logits)]
        return float(total.ln() - logits[label]), slopes


def exact_small_ce(row: list[float], label: int) -> float:
    """Cross-entropy of one row of logits with sixty figures of its own, however near 0 it is."""
    with localcontext(prec=60):
        others = sum(((Decimal(z) - Decimal(row[label])).exp() for k, z in enumerate(row) if k != label), Decimal(0))
        return float(others - others**2 / 2 if others < Decimal("1e-20") else (1 + others).ln())


def test_mse_by_hand():
    Y_hat, Y = [[1.0, 2.0], [3.0, 5.0], [0.0, 0.0]], [[0.0, 4.0], [3.0, 2.0], [0.0, 1.0]]
    assert MSE()(Y_hat, Y) == (1 + 4 + 0 + 9 + 0 + 1) / 6
    np.testing.assert_allclose(MSE().gradient(Y_hat, Y), np.array([[2, -4], [0, 6], [0, -2]]) / 6)


def test_bce_by_hand():
    Y_hat, Y = [[0.25, 0.8], [0.5, 0.6]], [[0.0, 1.0], [1.0, 0.25]]
    terms = [math.log(0.75), math.log(0.8), math.log(0.5), 0.25 * math.log(0.6) + 0.75 * math.log(0.4)]
    assert math.isclose(BinaryCrossEntropy()(Y_hat, Y), -sum(terms) / 4)
    slopes = [[1 / 0.75, -1 / 0.8], [-1 / 0.5, -0.25 / 0.6 + 0.75 / 0.4]]
    np.testing.assert_allclose(BinaryCrossEntropy().gradient(Y_hat, Y), np.array(slopes) / 4)


def test_ce_by_hand():
    Y_hat, Y = [[0.2, 0.5, 0.3], [0.1, 0.1, 0.8]], [[0.0, 1.0, 0.0], [0.0, 0.5, 0.5]]
    terms = [math.log(0.5), 0.5 * math.log(0.1) + 0.5 * math.log(0.8)]
    assert math.isclose(CrossEntropy()(Y_hat, Y), -sum(terms) / 2)
    slopes = [[0, -1 / 0.5, 0], [0, -0.5 / 0.1, -0.5 / 0.8]]
    np.testing.assert_allclose(CrossEntropy().gradient(Y_hat, Y), np.array(slopes) / 2)


@EACH_CASE
def test_gradient_is_the_measured_one(case, rng):
    Y_hat, Y = draw(case, 4, 3, rng)
    measured = numerical_gradient(lambda values: case.loss(values, Y), Y_hat)
    np.testing.assert_allclose(case.loss.gradient(Y_hat, Y), measured, rtol=1e-6, atol=1e-8)


@EACH_CASE
def test_copies_of_the_batch_leave_the_mean_and_share_the_gradient(case, rng):
    Y_hat, Y = draw(case, 3, 4, rng)
    Y_hat_thrice, Y_thrice = np.concatenate([Y_hat] * 3), np.concatenate([Y] * 3)
    assert math.isclose(case.loss(Y_hat_thrice, Y_thrice), case.loss(Y_hat, Y), rel_tol=1e-14)
    shares = np.concatenate([case.loss.gradient(Y_hat, Y) / 3] * 3)
    np.testing.assert_allclose(case.loss.gradient(Y_hat_thrice, Y_thrice), shares, rtol=1e-14)


@EACH_CASE
@pytest.mark.parametrize("dtype", [np.float32, np.float64], ids=["float32", "float64"])
def test_loss_is_a_float_and_the_gradient_is_like_the_predictions(case, dtype, rng):
    Y_hat, Y = draw(case, 5, 3, rng, dtype)
    assert type(case.loss(Y_hat, Y)) is float
    gradient = case.loss.gradient(Y_hat, Y)
    assert (gradient.shape, gradient.dtype) == (Y_hat.shape, Y_hat.dtype)
    assert math.isclose(case.loss(Y_hat, Y), case.loss(Y_hat.astype(float), Y), rel_tol=1e-5)
    np.testing.assert_allclose(gradient, case.loss.gradient(Y_hat.astype(float), Y), rtol=1e-4)


@pytest.mark.parametrize("loss", [case.loss for case in LOSS_CASES[:3]], ids=[str(case) for case in LOSS_CASES[:3]])
@pytest.mark.parametrize("shape", [(), (4,), (2, 3), (2, 3, 2)], ids=str)
def test_losses_by_element_take_any_shape(loss, shape, rng):
    Y_hat, Y = rng.uniform(size=shape), rng.uniform(size=shape)
    flat = loss.gradient(Y_hat.reshape(-1), Y.reshape(-1))
    assert math.isclose(loss(Y_hat, Y), loss(Y_hat.reshape(-1), Y.reshape(-1)), rel_tol=1e-14)
    np.testing.assert_allclose(loss.gradient(Y_hat, Y), flat.reshape(shape), rtol=1e-14)


@pytest.mark.parametrize("from_logits", [False, True])
@pytest.mark.parametrize("kind", [np.int64, np.uint8, np.int32], ids=lambda kind: kind.__name__)
def test_integer_labels_are_one_hot_rows(from_logits, kind, rng):
    Y_hat = softmax(rng.normal(size=(4, 3)))
    labels, rows = np.array([2, 0, 1, 2], kind), [[0, 0, 1], [1, 0, 0], [0, 1, 0], [0, 0, 1]]
    loss = CrossEntropy(from_logits)
    assert loss(Y_hat, labels) == loss(Y_hat, rows) == loss(Y_hat, labels.tolist())
    np.testing.assert_array_equal(loss.gradient(Y_hat, labels), loss.gradient(Y_hat, rows))


def test_the_loss_of_labels_picks_the_probability_of_the_class():
    Y_hat = [[0.5, 0.25, 0.25], [0.125, 0.125, 0.75]]
    assert math.isclose(CrossEntropy()(Y_hat, [0, 1]), (math.log(2) + math.log(8)) / 2)


@pytest.mark.usefixtures("strict")
@pytest.mark.parametrize("y", [0.0, 0.25, 1.0])
@pytest.mark.parametrize("z", LOGITS)
def test_bce_from_logits_is_exact(z, y):
    loss = BinaryCrossEntropy(from_logits=True)
    expected, slope = exact_bce(z, y)
    np.testing.assert_allclose(loss([[z]], [[y]]), expected, rtol=1e-15, atol=1e-59)
    np.testing.assert_allclose(loss.gradient([[z]], [[y]]), [[slope]], rtol=1e-15, atol=1e-16)


@pytest.mark.usefixtures("strict")
@pytest.mark.parametrize("label", [0, 1, 2])
@pytest.mark.parametrize(
    "row", [[1e4, -1e4, 0.0], [-1e4, 1e4, 1e4], [1e4] * 3, [-1e4] * 3, [700.0, 710.0, 800.0], [0.1, -2.0, 3.0]], ids=str
)
def test_ce_from_logits_is_exact(row, label):
    loss = CrossEntropy(from_logits=True)
    expected, slopes = exact_ce(row, label)
    np.testing.assert_allclose(loss([row], [label]), expected, rtol=1e-15, atol=1e-15)
    np.testing.assert_allclose(loss.gradient([row], [label]), [slopes], rtol=1e-14, atol=1e-15)


@pytest.mark.usefixtures("strict")
@given(
    row=st.lists(st.one_of(st.floats(-300, 300), st.integers(-2, 2).map(float)), min_size=1, max_size=5),
    label=st.integers(0, 4),
)
def test_ce_from_logits_is_exact_to_rounding_at_any_score(row, label):
    """Relative to itself, however small: no absolute tolerance covers the loss of a sure and right answer."""
    label %= len(row)
    # exp of a difference is as exact as the difference, which is rounded once.
    tolerance = 1e-15 * (5 + max(row) - min(row))
    found, expected = CrossEntropy(from_logits=True)([row], [label]), exact_small_ce(row, label)
    assert math.isclose(found, expected, rel_tol=tolerance, abs_tol=0)


@pytest.mark.parametrize("k", [1, 2, 3, 10])
@pytest.mark.parametrize("score", [0.0, -7.0, 1e300, -1e300])
def test_ce_from_logits_of_ties_is_the_logarithm_of_how_many(k, score):
    assert CrossEntropy(from_logits=True)([[score] * k], [k - 1]) == pytest.approx(math.log(k), rel=1e-15)


@pytest.mark.parametrize("dtype", [np.float32, np.float64], ids=["float32", "float64"])
def test_ce_from_logits_of_many_samples_is_the_mean_of_each(dtype, rng):
    Z, labels = (20 * rng.normal(size=(30, 4))).astype(dtype), rng.integers(4, size=30)
    expected = sum(exact_ce(row, label)[0] for row, label in zip(Z.tolist(), labels.tolist())) / 30
    assert math.isclose(CrossEntropy(from_logits=True)(Z, labels), expected, rel_tol=8 * np.finfo(dtype).eps)


def test_ce_from_logits_keeps_the_smallest_losses():
    loss = CrossEntropy(from_logits=True)
    assert math.isclose(loss([[40.0, 0.0]], [0]), 4.248354255291589e-18, rel_tol=1e-15)
    assert math.isclose(loss([[40.0, 0.0]], [0]), math.log1p(math.exp(-40)), rel_tol=1e-15)
    assert math.isclose(loss([[0.0, -700.0]], [0]), math.exp(-700), rel_tol=1e-14)
    assert math.isclose(loss([[-3.0, 37.0, -500.0]], [1]), math.exp(-40), rel_tol=1e-15)
    assert loss([[5.0, 5.0]], [1]) == pytest.approx(math.log(2), rel=1e-15)
    assert loss([[-7.0]], [0]) == 0


@pytest.mark.filterwarnings("ignore:overflow")
@pytest.mark.parametrize("row", [[0.0, -math.inf], [1e308, -1e308], [800.0, -math.inf]])
def test_ce_from_logits_takes_scores_as_far_apart_as_there_are(row):
    loss = CrossEntropy(from_logits=True)
    assert loss([row], [0]) == loss([row], [[1.0, 0.0]]) == 0
    assert 1e307 < loss([row], [1]) < math.inf


@pytest.mark.parametrize("last", ["sigmoid", "identity"])
def test_ce_of_what_are_no_probabilities_is_refused(last):
    Y_hat = [[0.9, 0.9, 0.2], [0.1, 0.8, 0.9]] if last == "sigmoid" else [[3.0, -1.0, -1.0], [0.0, 0.5, 0.5]]
    for Y in ([0, 1], [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]):
        for call in (CrossEntropy(), CrossEntropy().gradient):
            with pytest.raises(ValueError, match=r"Y_hat has .* end with softmax, or use from_logits=True"):
                call(Y_hat, Y)


def test_a_network_that_ends_in_sigmoids_cannot_be_trained_by_ce(rng):
    network = Network(Dense(2, 3, "sigmoid", rng=rng))
    with pytest.raises(ValueError, match="end with softmax"):
        network.fit(rng.normal(size=(9, 2)), [0, 1, 2] * 3, loss=CrossEntropy(), optimizer=SGD(0.1), epochs=1)


def test_one_hot_rows():
    like = np.zeros((3, 4), np.float32)
    rows = one_hot(np.array([2, 0, 3]), like)
    assert rows.dtype == np.float32
    assert rows.tolist() == [[0, 0, 1, 0], [1, 0, 0, 0], [0, 0, 0, 1]]
    assert one_hot(rows, like) is rows


@pytest.mark.parametrize("y", [0.0, 1.0])
def test_bce_from_logits_keeps_the_smallest_losses(y):
    z = 40.0 if y else -40.0
    assert math.isclose(BinaryCrossEntropy(from_logits=True)([z], [y]), math.exp(-40), rel_tol=1e-15)


@given(Z=arrays(float, (3, 4), elements=st.floats(-15, 15)), Y=arrays(float, (3, 4), elements=st.floats(0, 1)))
def test_bce_from_logits_is_bce_after_sigmoid(Z, Y):
    with_logits, without = BinaryCrossEntropy(from_logits=True), BinaryCrossEntropy()
    assert math.isclose(with_logits(Z, Y), without(sigmoid(Z), Y), rel_tol=1e-9, abs_tol=1e-9)
    dZ = sigmoid.backward(without.gradient(sigmoid(Z), Y), sigmoid(Z))
    np.testing.assert_allclose(with_logits.gradient(Z, Y), dZ, rtol=1e-9, atol=1e-12)


@given(Z=arrays(float, (3, 4), elements=st.floats(-15, 15)), labels=arrays(np.int64, 3, elements=st.integers(0, 3)))
def test_ce_from_logits_is_ce_after_softmax(Z, labels):
    with_logits, without = CrossEntropy(from_logits=True), CrossEntropy()
    assert math.isclose(with_logits(Z, labels), without(softmax(Z), labels), rel_tol=1e-9, abs_tol=1e-9)
    dZ = softmax.backward(without.gradient(softmax(Z), labels), softmax(Z))
    np.testing.assert_allclose(with_logits.gradient(Z, labels), dZ, rtol=1e-9, atol=1e-12)


@pytest.mark.usefixtures("strict")
@pytest.mark.parametrize(("dtype", "most"), [(np.float64, LEAST_64), (np.float32, LEAST_32)], ids=["64", "32"])
def test_probabilities_of_0_and_1_cost_much_but_not_infinitely(dtype, most):
    P = np.array([[0.0, 1.0]], dtype)
    assert math.isclose(BinaryCrossEntropy()(P, [[1.0, 0.0]]), most, rel_tol=1e-6)
    assert math.isclose(CrossEntropy()(P, [0]), most, rel_tol=1e-6)
    assert BinaryCrossEntropy()(P, [[0.0, 1.0]]) < 1e-6
    assert CrossEntropy()(P, [1]) < 1e-6
    for gradient in (BinaryCrossEntropy().gradient(P, [[1.0, 0.0]]), CrossEntropy().gradient(P, [0])):
        assert np.isfinite(gradient).all()
        assert gradient[0, 0] < -1e6


@pytest.mark.usefixtures("strict")
@given(Z=arrays(float, (2, 3), elements=st.floats(-1e4, 1e4)), Y=arrays(float, (2, 3), elements=st.floats(0, 1)))
def test_logits_up_to_ten_thousand_give_finite_results(Z, Y):
    bce, ce = BinaryCrossEntropy(from_logits=True), CrossEntropy(from_logits=True)
    assert 0 <= bce(Z, Y) <= 1e4 + 1
    assert np.all(np.abs(bce.gradient(Z, Y)) <= 1)
    assert 0 <= ce(Z, [0, 2]) <= 2e4 + 2
    np.testing.assert_allclose(ce.gradient(Z, [0, 2]).sum(axis=1), 0, atol=1e-15)


@EACH_CASE
def test_nothing_passed_in_is_modified(case, rng):
    Y_hat, Y = draw(case, 4, 3, rng)
    kept = Y_hat.copy(), Y.copy()
    Y_hat.setflags(write=False)
    Y.setflags(write=False)
    case.loss(Y_hat, Y)
    gradient = case.loss.gradient(Y_hat, Y)
    assert not np.shares_memory(gradient, Y_hat)
    assert not np.shares_memory(gradient, Y)
    np.testing.assert_array_equal(Y_hat, kept[0])
    np.testing.assert_array_equal(Y, kept[1])


def test_a_diverged_network_gets_nan_rather_than_a_refusal():
    assert math.isnan(MSE()([np.nan], [0.0]))
    assert math.isnan(BinaryCrossEntropy()([np.nan], [0.0]))
    assert math.isnan(CrossEntropy(from_logits=True)([[np.nan, 0.0]], [0]))
