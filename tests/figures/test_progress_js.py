"""The rule by which things come back, and the file that says so, are the same in JavaScript as in Python."""

import json
from datetime import date, timedelta

import numpy as np
import pytest
from malformed_progress import MALFORMED, UNREADABLE

from course.exercises.schedule import KINDS, Look, due, looked, merged, read, written

MODULE = "shared/progress.js"
START = date(2026, 11, 26)
rng = np.random.default_rng(0)


def plain(progress):
    """Return progress as JavaScript has it."""
    return {kind: {id: look._asdict() for id, look in progress[kind].items()} for kind in KINDS}


def some_look() -> Look:
    if rng.random() < 0.1:
        return Look("", 1)
    return Look(str(START + timedelta(int(rng.integers(0, 2000)))), int(rng.integers(0, 7)))


def some_file():
    return {kind: {id: some_look() for id in "abcdefgh" if rng.random() < 0.6} for kind in KINDS}


def test_a_look_is_due_on_the_same_day(javascript):
    looks = [Look(str(START + timedelta(number)), good) for number in range(0, 1500, 7) for good in range(6)]
    looks.append(Look("", 1))
    found = javascript.call(MODULE, "due", [look._asdict() for look in looks])
    assert found == [due(look) for look in looks]


def test_another_look_counts_alike(javascript):
    before = [None, *(some_look() for _ in range(500))]
    days = [str(START + timedelta(int(rng.integers(0, 2000)))) for _ in before]
    for is_right in (True, False):
        given = [[one and one._asdict(), is_right, day] for one, day in zip(before, days)]
        expected = [looked(one, is_right, day)._asdict() for one, day in zip(before, days)]
        assert javascript.call(MODULE, "looked", given) == expected


def test_files_are_merged_and_written_alike(javascript):
    pairs = [(some_file(), some_file()) for _ in range(100)]
    given = [[plain(one), plain(other)] for one, other in pairs]
    both = [merged(one, other) for one, other in pairs]
    assert javascript.call(MODULE, "merged", given) == [plain(one) for one in both]
    assert javascript.call(MODULE, "written", [[plain(one)] for one in both]) == [written(one) for one in both]


TEXTS = [
    *UNREADABLE,
    *(f'{{"solved": {{"a": {look}}}, "answered": {{"b": {look}, "c": null}}}}' for look in MALFORMED),
    '{"solved": ["nand", 3, "bump", null]}',
    '{"solved": [], "answered": ["q"]}',
    '{"solved": {"a": {"last": "2028-02-29", "good": 1.0}}, "more": 1}',
    '{"solved": {"a": {"last": "2027-02-29", "good": 1}}}',
    '{"solved": {"a": {"last": "2026-11-26", "good": 999}, "b": {"last": "2026-11-26", "good": 1000}}}',
    '{"solved": {"__proto__": {"last": "2026-11-26", "good": 2}, "constructor": 1, "é": 2}}',
    *(written(some_file()) for _ in range(50)),
    *(json.dumps(plain(some_file())) for _ in range(10)),
]


@pytest.mark.parametrize("is_written", [False, True])
def test_texts_are_read_alike(javascript, is_written):
    """As values, and written again."""
    code = """async (texts, isWritten) => {
      const { read, written } = await load("shared/progress.js");
      return texts.map(read).map((found) => (found && isWritten ? written(found) : found && JSON.stringify(found)));
    }"""
    for text, found in zip(TEXTS, javascript.run(code, TEXTS, is_written), strict=True):
        expected = read(text)
        if is_written:
            assert found == (expected and written(expected)), text
        else:
            assert (found and json.loads(found)) == (expected and plain(expected)), text
