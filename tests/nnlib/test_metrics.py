"""Metrics, against the same counted in loops."""

import numpy as np
import pytest

from nnlib import accuracy, confusion_matrix

Y_HAT = np.array([[0.2, 0.5, 0.3], [0.6, 0.3, 0.1], [0.1, 0.1, 0.8], [0.4, 0.35, 0.25]])
LABELS = [1, 0, 1, 2]


def counted(chosen: list[int], right: list[int], k: int) -> list[list[int]]:
    counts = [[0] * k for _ in range(k)]
    for i, j in zip(right, chosen, strict=True):
        counts[i][j] += 1
    return counts


@pytest.mark.parametrize("Y", [LABELS, np.array(LABELS, np.uint8), np.eye(3)[LABELS], np.eye(3)[LABELS].tolist()])
def test_of_several_columns_the_largest_is_chosen(Y):
    assert accuracy(Y_HAT, Y) == 0.5
    assert confusion_matrix(Y_HAT, Y).tolist() == counted([1, 0, 2, 0], LABELS, 3)
    assert accuracy(10 * Y_HAT - 7, Y, from_logits=True) == 0.5


@pytest.mark.parametrize("Y", [[1, 0, 1, 0], [[1], [0], [1], [0]], [[1.0], [0.0], [1.0], [0.0]], [True, False] * 2])
def test_one_column_chooses_by_its_side_of_one_half_or_of_zero(Y):
    Y_hat = np.array([[0.9], [0.4], [0.2], [0.6]])
    assert accuracy(Y_hat, Y) == 0.5
    assert confusion_matrix(Y_hat, Y).tolist() == counted([1, 0, 0, 1], [1, 0, 1, 0], 2)
    assert accuracy(np.log(Y_hat / (1 - Y_hat)), Y, from_logits=True) == 0.5
    assert accuracy([[0.3]], [[0]], from_logits=True) == 0
    assert accuracy([[0.3]], [[0]]) == 1


def test_many_answers(rng):
    Y_hat, labels = rng.normal(size=(500, 7)), rng.integers(7, size=500)
    chosen = [max(range(7), key=row.__getitem__) for row in Y_hat]
    right = sum(one == other for one, other in zip(chosen, labels))
    assert accuracy(Y_hat, labels) == right / 500
    counts = confusion_matrix(Y_hat, labels)
    assert counts.tolist() == counted(chosen, labels.tolist(), 7)
    assert counts.dtype.kind == "i" and np.trace(counts) == right


WRONG = {
    "too few": ((Y_HAT, [1, 0]), r"Y has shape \(2,\), but needs \(4, 3\) or integer labels \(4,\)"),
    "label too large": ((Y_HAT, [0, 1, 2, 3]), "Y has labels from 0 to 3, but 3 classes need labels 0 to 2"),
    "label below zero": ((Y_HAT, [0, 1, 2, -1]), "Y has labels from -1 to 2"),
    "flat answers": (([0.1, 0.9], [0, 1]), r"Y_hat has shape \(2,\), but needs \(n samples, 1 or classes\)"),
    "no answers": ((np.zeros((0, 3)), []), "at least one sample"),
    "floats for labels": ((Y_HAT, [1.0, 0.0, 1.0, 2.0]), "integer labels"),
    "nan answers": (([[np.nan], [0.2]], [0, 1]), "Y_hat contains nan"),
    "nan": ((Y_HAT, np.full((4, 3), np.nan)), "Y contains nan"),
}


@pytest.mark.parametrize("metric", [accuracy, confusion_matrix])
@pytest.mark.parametrize(("given", "words"), WRONG.values(), ids=WRONG)
def test_what_does_not_fit_is_said(metric, given, words):
    with pytest.raises(ValueError, match=words):
        metric(*given)


def test_nothing_given_is_changed():
    Y_hat, labels = Y_HAT.copy(), np.array(LABELS)
    confusion_matrix(Y_hat, labels)
    assert (Y_hat == Y_HAT).all() and labels.tolist() == LABELS
