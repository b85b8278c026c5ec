"""When a look is due, what two files make together, and which texts are files of progress."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some
from malformed_progress import MALFORMED, UNREADABLE

from course.exercises.schedule import KINDS, Look, due, empty, looked, merged, read, written

START = date(2026, 11, 26)
days = some.integers(0, 400).map(lambda number: str(START + timedelta(number)))
looks = some.one_of(some.just(Look("", 1)), some.builds(Look, days, some.integers(0, 6)))
files = some.fixed_dictionaries({kind: some.dictionaries(some.sampled_from("abcdef"), looks) for kind in KINDS})


def day(number: int) -> str:
    return str(START + timedelta(number))


def test_good_looks_come_back_after_a_day_a_week_and_a_month_and_then_every_month():
    look, today, waits = None, 0, []
    for _ in range(6):
        look = looked(look, True, day(today))
        waits.append((date.fromisoformat(due(look)) - START).days - today)
        today += waits[-1]
    assert waits == [1, 7, 30, 30, 30, 30]


def test_a_look_before_its_day_changes_nothing():
    once = looked(None, True, day(0))
    assert looked(once, True, day(0)) == once
    twice = looked(once, True, day(1))
    assert [looked(twice, True, day(number)) == twice for number in range(1, 9)] == [True] * 7 + [False]


def test_a_look_that_is_late_counts_from_its_own_day():
    late = looked(looked(None, True, day(0)), True, day(90))
    assert late == Look(day(90), 2) and due(late) == day(97)


@pytest.mark.parametrize("good", range(5))
def test_what_goes_wrong_is_due_tomorrow_and_begins_anew(good):
    wrong = looked(Look(day(0), good), False, day(50))
    assert due(wrong) == day(51)
    assert looked(wrong, True, day(50)) == wrong
    again = looked(wrong, True, day(51))
    assert again.good == 1 and due(again) == day(52)


def test_what_was_first_answered_wrong_comes_back_tomorrow():
    assert due(looked(None, False, day(0))) == day(1)


def test_a_look_on_no_known_day_is_due():
    assert due(Look("", 1)) == ""
    assert looked(Look("", 1), True, day(0)) == Look(day(0), 2)


def test_months_and_leap_years_are_those_of_the_calendar():
    assert due(Look("2028-02-28", 1)) == "2028-02-29"
    assert due(Look("2027-02-28", 1)) == "2027-03-01"
    assert due(Look("2026-12-28", 2)) == "2027-01-04"
    assert due(Look("2026-12-31", 3)) == "2027-01-30"


def test_of_two_looks_the_later_one_counts_and_on_one_day_the_stricter_one():
    one = {"solved": {"a": Look(day(0), 5), "b": Look(day(3), 2)}, "answered": {}}
    other = {"solved": {"a": Look(day(1), 1), "b": Look(day(3), 0)}, "answered": {"q": Look("", 1)}}
    assert merged(one, other) == other


@given(files, files, files)
def test_files_can_be_merged_in_any_order_and_any_number_of_times(one, two, three):
    assert merged(one, two) == merged(two, one)
    assert merged(merged(one, two), three) == merged(one, merged(two, three))
    assert merged(one, one) == merged(one, empty()) == one
    assert all(merged(one, two)[kind].keys() == one[kind].keys() | two[kind].keys() for kind in KINDS)


@given(some.lists(some.tuples(some.integers(0, 40), some.booleans()), min_size=1, max_size=20))
def test_no_look_is_lost_when_it_is_merged_with_an_older_file(history):
    before, today = None, 0
    for step, is_right in history:
        today += step
        after = looked(before, is_right, day(today))
        if before:
            older, newer = ({"solved": {"a": look}, "answered": {}} for look in (before, after))
            assert merged(older, newer)["solved"]["a"] == after
        before = after


@given(files)
def test_what_is_written_is_read_again(progress):
    assert read(written(progress)) == progress


def test_a_file_is_written_for_people_too():
    assert written({"solved": {"b": Look(day(0), 1), "a": Look("", 1)}, "answered": {}}) == (
        '{\n "solved": {\n  "a": {\n   "last": "",\n   "good": 1\n  },\n  "b": {\n   "last": "2026-11-26",\n'
        '   "good": 1\n  }\n },\n "answered": {}\n}\n'
    )


def test_a_file_from_before_the_days_were_kept_is_read():
    assert read('{"solved": ["nand", 3, "bump"]}') == {
        "solved": {"nand": Look("", 1), "bump": Look("", 1)},
        "answered": {},
    }


@pytest.mark.parametrize("look", MALFORMED)
def test_a_malformed_look_is_one_on_no_known_day(look):
    assert read(f'{{"solved": {{"a": {look}}}, "answered": {{"b": {look}}}}}') == {
        "solved": {"a": Look("", 1)},
        "answered": {"b": Look("", 1)},
    }


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_is_no_file_of_progress_is_not_read(text):
    assert read(text) is None
