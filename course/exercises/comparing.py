"""What differs between the result that is expected and the one that came, in words a beginner can use."""

import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np

NUMBERS = (bool, int, float, np.bool_, np.integer, np.floating)


class Digits(np.ndarray):
    """A result of which each number has to keep its digits, however small it is: `np.asarray(result).view(Digits)`."""


def written(value: Any, limit: int = 300, digits: int = 6) -> str:
    """Return a value as it is shown: numbers rounded, arrays as NumPy prints them, long ones shortened."""
    if isinstance(value, NUMBERS) and not isinstance(value, bool | np.bool_):
        return f"{value + 0.0:.{digits}g}"
    if isinstance(value, np.ndarray):
        is_exact_and_small = isinstance(value, Digits) and np.abs(value).max(initial=0) < 1e-3
        shown = np.array2string(
            np.asarray(value),
            precision=digits - 2,
            suppress_small=not is_exact_and_small,
            threshold=30,
            edgeitems=3,
            separator=", ",
        )
        return " ".join(shown.split())
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        inside = ", ".join(written(one, digits=digits) for one in value)
        return f"[{inside}]" if isinstance(value, list) else f"({inside}{',' * (len(value) == 1)})"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key!r}: {written(one, digits=digits)}" for key, one in value.items()) + "}"
    shown = repr(value)
    if " at 0x" in shown:
        name = getattr(value, "__name__", "")
        shown = name if name.isidentifier() else "a function" if name else f"an object of type {type(value).__name__}"
    return shown if len(shown) <= limit else shown[: limit - 2] + " …"


def written_apart(one: Any, other: Any) -> tuple[str, str]:
    """Return two values as they are shown, with as many digits as it takes to see that they differ."""
    for digits in (6, 9, 12, 15, 17):
        shown = written(one, digits=digits), written(other, digits=digits)
        if shown[0] != shown[1]:
            return shown
    return written(one), written(other)


def is_numeric(value: Any) -> bool:
    if isinstance(value, NUMBERS):
        return True
    if isinstance(value, np.ndarray):
        return value.dtype.kind in "bif"
    return isinstance(value, list) and bool(value) and all(is_numeric(one) for one in value)


COUNTS = {1: "one", 2: "two", 3: "three", 4: "four"}


def difference(expected: Any, got: Any, place: str = "", names: Sequence[str] = (), *, is_related: bool = True) -> str:
    """Return words for the first difference, or nothing where the two agree; `names` are those of several results.

    The words may say how the two are related: by a factor, a shift, their sign or their order. Where another case shows
    that this was chance, `is_related=False` leaves it out.
    """
    where = f"{place} " if place else "The result "
    if got is None and expected is not None:
        return f"{where}is None. Is there a `return`, and does it stand where the work is done?"
    if got is Ellipsis:
        return f"{where}is still `...`."
    if isinstance(expected, tuple) and isinstance(got, tuple | list):
        return difference_of_tuples(expected, got, names, is_related)
    if isinstance(expected, tuple):
        together = ", ".join(names) or "first, second"
        return f"Only one result comes back, but {COUNTS[len(expected)]} are needed: `return {together}`."
    if isinstance(expected, list) and any(isinstance(one, list | tuple | np.ndarray) for one in expected):
        return difference_of_lists(expected, got, where, is_related)
    if isinstance(expected, str) or not is_numeric(expected):
        words = "Some answers are wrong: compare the two lines below."
        return "" if type(expected) is type(got) and expected == got else words
    if isinstance(got, tuple):
        return f"{where}is a tuple of {len(got)}, but one result is needed. Is there a comma too many?"
    return difference_of_numbers(expected, got, where, is_related)


def difference_of_tuples(expected: tuple, got: tuple | list, names: Sequence[str], is_related: bool) -> str:
    if len(got) != len(expected):
        there = "There is 1 result" if len(got) == 1 else f"There are {len(got)} results"
        return f"{there}, but {COUNTS[len(expected)]} are needed."
    wrong = [number for number, (one, other) in enumerate(zip(expected, got)) if difference(one, other)]
    if not wrong:
        return ""
    for order in itertools.permutations(range(len(expected))) if is_related else ():
        if not any(difference(expected[place], got[number]) for number, place in enumerate(order)):
            return "The results are right, but they come in another order than is needed."
    first = wrong[0]
    name = names[first] if len(names) == len(expected) else f"Result {first + 1}"
    return difference(expected[first], got[first], name, is_related=is_related)


def difference_of_lists(expected: Any, got: Any, where: str, is_related: bool) -> str:
    if not isinstance(got, list | tuple):
        return f"{where}is {written(got)}, but a list is needed."
    if len(got) < len(expected):
        lost = "Is something lost, or does the `return` stand inside the loop?"
        return f"{where}has only {len(got)} of {len(expected)} parts. {lost}"
    if len(got) > len(expected):
        return f"{where}has {len(got)} parts, which is too many: {len(expected)} are needed."
    for number, (one, other) in enumerate(zip(expected, got), 1):
        part = f"Part {number} of the result"
        if isinstance(one, np.ndarray) and (words := difference(one, other, part, is_related=is_related)):
            return words
        if shape_of(one) != shape_of(other) or difference(one, other):
            return f"{where}is wrong in part {number}: {written(other)} where {written(one)} is needed."
    return ""


def shape_of(value: Any) -> tuple[int, ...] | None:
    """Return the shape of a value, or None for lists of unequal lengths."""
    try:
        return np.shape(value)
    except ValueError:
        return None


def difference_of_numbers(expected: Any, got: Any, where: str, is_related: bool) -> str:
    try:
        right, given = np.asarray(expected), np.asarray(got)
    except ValueError:
        return f"{where}has rows of different lengths."
    if given.dtype.kind not in "bif":
        return f"{where}is {written(got)}, but numbers are needed."
    if right.shape != given.shape:
        return f"{where}{words_for_shapes(right, given)}"
    if not np.isfinite(given).all() and np.isfinite(right).all():
        return f"{where}contains {'nan' if np.isnan(given).any() else 'inf'}: {WHY_NOT_FINITE}"
    relative = 1e-4 if given.dtype in (np.float32, np.float16) else 1e-9 if right.dtype.kind == "f" else 1e-15
    room = relative * 1e-3 * max(1.0, float(np.abs(right[np.isfinite(right)]).max(initial=0)))
    if isinstance(expected, Digits):
        room = 0.0
    if np.allclose(given, right, rtol=relative, atol=room, equal_nan=True):
        return ""
    return words_for_values(right.astype(float), given.astype(float), where, is_related)


WHY_NOT_FINITE = (
    "somewhere a number grows too large (such as exp of a large one), or 0 is divided by 0, or log takes 0, "
    "or one that came in goes straight through."
)


def words_for_shapes(right: np.ndarray, given: np.ndarray) -> str:
    needs = f"has the shape {given.shape}, but needs {right.shape}"
    if given.ndim == 0:
        return f"is a single number, but needs the shape {right.shape}. Was everything added up?"
    if right.ndim == 0:
        return f"has the shape {given.shape}, but one number is needed. Is a sum or a mean missing?"
    if given.shape == right.shape[::-1]:
        return f"{needs}: rows and columns have changed places. Is a `.T` missing, or is there one too many?"
    if given.squeeze().shape == right.shape or given.shape == right.squeeze().shape:
        fault = "too many" if given.ndim > right.ndim else "missing"
        return f"{needs}: an axis of length 1 is {fault}. Think of `keepdims`."
    if given.ndim == right.ndim == 1 or given.ndim < right.ndim:
        return f"{needs}. Which axis should disappear, and which should stay?"
    return needs + "."


def words_for_axis(
    right: tuple[int, ...] | None, given: tuple[int, ...] | None, names: Sequence[str], inputs: Any
) -> str:
    """Return words for a sum along the wrong axis, told from the shapes of what came in and of what came out."""
    for name, array in zip(names, inputs):
        shape = shape_of(array) or ()
        left = {axis: shape[:axis] + shape[axis + 1 :] for axis in range(len(shape))}
        needed = [axis for axis, rest in left.items() if rest == right]
        taken = [axis for axis, rest in left.items() if rest == given]
        if right != given and len(needed) == len(taken) == 1:
            return (
                f"{name} has the shape {shape}: along axis {taken[0]} its {shape[taken[0]]} entries were put together, "
                f"but {right} is what axis {needed[0]} leaves."
            )
    return ""


def words_for_values(right: np.ndarray, given: np.ndarray, where: str, is_related: bool) -> str:
    if np.allclose(given, right, rtol=1e-4, atol=1e-7, equal_nan=True):
        off = float(np.nanmax(np.abs(given - right)))
        return (
            f"{where}is close, but not equal: off by up to {off:.1g}, and rounding is far smaller. Is a small number "
            "added or a value rounded, or is it found by a search or an approximate formula?"
        )
    relation = relation_of_values(right, given) if is_related else ""
    if relation:
        return f"{where}{relation}"
    if right.size == 1:
        return f"{where}should be {written(right.item())}."
    off = ~np.isclose(given, right, rtol=1e-4, atol=1e-9, equal_nan=True)
    return f"{where}is wrong {whereabouts(off, right)}."


RELATIONS = (
    *("another order than", "has the wrong sign.", "times too large", "times too small", "is off by"),
    *("rows and columns exchanged", "right numbers, but"),
)
# What two results of one number each can show.
OF_ONE_NUMBER = RELATIONS[:2]


def is_chance(words: str, others: Sequence[str]) -> bool:
    """Whether words for a difference name a relation that the words for other cases do not find there."""
    [relation] = [one for one in RELATIONS if one in words] or [""]
    telling = [other for other in others if relation in OF_ONE_NUMBER or " should be " not in other]
    return bool(relation) and any(relation not in other for other in telling)


def relation_of_values(right: np.ndarray, given: np.ndarray) -> str:
    """Return words for how wrong numbers are related to the right ones: by sign, factor, shift or order, or nothing."""
    if np.allclose(given, -right, rtol=1e-4) and np.any(right):
        return "has the wrong sign."
    with np.errstate(all="ignore"):
        ratios = (given / right)[np.abs(right) > 1e-12]
    same = ratios.size > 1 and np.allclose(ratios, ratios.flat[0], rtol=1e-4) and np.isfinite(ratios).all()
    if same and abs(ratios.flat[0]) > 1e-9 and np.array_equal(right == 0, given == 0):
        factor = abs(float(ratios.flat[0]))
        size, way = (factor, "large") if factor > 1 else (1 / factor, "small")
        sign = ", and its sign is wrong too" if ratios.flat[0] < 0 else ""
        return f"is {size:.4g} times too {way}, everywhere{sign}."
    shift = given - right
    if right.size > 1 and np.allclose(shift, shift.flat[0], rtol=1e-4):
        return f"is off by {shift.flat[0]:.4g}, everywhere."
    if right.size > 1 and np.allclose(np.sort(right, axis=None), np.sort(given, axis=None), equal_nan=True):
        if right.ndim == 2 and right.shape[0] == right.shape[1] and np.allclose(given, right.T):
            return "has its rows and columns exchanged."
        order = "in reverse order" if np.allclose(given, right[::-1]) else "in another order"
        return f"has the right numbers, but {order}."
    return ""


def whereabouts(off: np.ndarray, right: np.ndarray) -> str:
    """Return words for where an array is wrong: in a row or a column, on a diagonal, by the sign, or by its index."""
    if off.all():
        return "everywhere"
    first = tuple(int(i) for i in np.argwhere(off)[0])
    if off.sum() == 1:
        return f"at index {first[0] if len(first) == 1 else first}, and right elsewhere"
    if off.ndim == 2:
        diagonal = np.eye(*off.shape) == 1
        if np.array_equal(off, diagonal) or np.array_equal(off, ~diagonal):
            return "on the diagonal, and right elsewhere" if off[0, 0] else "everywhere but on the diagonal"
        for name, axis in (("row", 1), ("column", 0)):
            if (off.any(axis=axis)).sum() == 1:
                return f"in {name} {int(off.any(axis=axis).argmax())} only"
    signs = {
        "0 is needed": right == 0,
        "a number below 0 is needed": right < 0,
        "a number above 0 is needed": right > 0,
    }
    for name, places in signs.items():
        if np.array_equal(off, places):
            return f"where {name}, and right elsewhere"
    return f"at {int(off.sum())} of {off.size} places, first at index {first[0] if len(first) == 1 else first}"
