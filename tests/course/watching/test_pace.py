"""A run takes about twenty seconds, and it is told right how long the rest takes."""

import pytest

from course.watching.pace import BACKLOG, FASTEST, PACES, Pace, paces, usual


@pytest.mark.parametrize("epochs, pace", [(1, 1), (10, 1), (20, 1), (30, 2), (300, 15), (1000, 50), (20_000, 1000)])
def test_all_epochs_take_about_twenty_seconds_but_none_more_than_one(epochs, pace):
    assert usual(epochs) == pace
    assert 15 <= epochs / pace <= 25 or pace == 1


def test_very_many_epochs_go_as_fast_as_they_can():
    assert usual(10**6) == FASTEST


@pytest.mark.parametrize("epochs", [1, 300, 1000, 10**6])
def test_there_is_a_choice(epochs):
    labels, values = zip(*paces(epochs))
    assert list(values) == sorted({*PACES, usual(epochs), FASTEST})
    assert labels[:2] == ("1", "2") and labels[-1] == "as fast as it can"
    assert all(float(label) == value for label, value in zip(labels[:-1], values))


def test_epochs_are_due_at_their_pace_from_the_start_on():
    pace = Pace(4, now=100.0)
    assert pace.due == 100.0
    for number in range(1, 9):
        pace.trained(pace.due + 0.01)
        assert pace.due == pytest.approx(100 + number / 4)


def test_a_little_is_caught_up_on_but_not_much():
    pace = Pace(10, now=0.0)
    pace.trained(0.35)
    assert pace.due == pytest.approx(0.1)
    pace.trained(60.0)
    assert pace.due == pytest.approx(60 - BACKLOG + 0.1)


def test_as_fast_as_it_can_is_always_due():
    pace = Pace(FASTEST, now=0.0)
    for now in (0.0, 1.0, 1.5):
        assert pace.due <= now
        pace.trained(now)


def test_the_time_left_is_that_of_the_pace_that_is_kept():
    pace = Pace(5, now=0.0)
    assert pace.left(100) == pytest.approx(20)
    for number in range(60):
        pace.trained(number / 5 + 0.3)  # since pictures take their time too
        assert pace.left(100) == pytest.approx(20)


def test_the_time_left_is_that_of_a_slower_machine():
    pace = Pace(100, now=0.0)
    for number in range(1, 30):
        pace.trained(number / 2)
        assert pace.left(100) == pytest.approx(50, rel=0.05) or number == 1


def test_one_long_cell_does_not_count_for_long():
    pace = Pace(5, now=0.0)
    pace.trained(0.0)
    pace.trained(60.0)
    for _ in range(3):
        pace.trained(max(60.1, pace.due))
    assert pace.left(100) == pytest.approx(20)


def test_the_time_left_is_measured_where_no_pace_is_set():
    pace = Pace(FASTEST, now=0.0)
    assert pace.left(1000) is None
    for number in range(1, 30):
        pace.trained(number / 2)
        assert pace.left(1000) == pytest.approx(500, rel=0.05)
    for number in range(1, 300):
        pace.trained(15 + number / 10)
    assert pace.left(1000) == pytest.approx(100, rel=0.05)
