"""Run a learner's answer safely: exceptions in its own words, endless loops ended, arguments guarded."""

import builtins
import copy
import ctypes
import signal
import threading
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import CodeType, FrameType
from typing import Any

import numpy as np

from course.exercises.comparing import difference

SECONDS = 5


class NoResult(Exception):  # noqa: N818
    """An answer that gave no result, and the words that say why."""


class TooLong(BaseException):
    """Past the time limit. No `except Exception` of the learner's catches it."""


class Asking(BaseException):
    """The answer asks for something to be typed. No `except Exception` of the learner's catches it."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise TooLong in the block after some seconds."""
    has_alarm = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    with alarm(seconds) if has_alarm else watchman(seconds):
        yield


@contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """Limit the time by the alarm clock of the platform, which rings in the main thread only. Windows has none."""

    def ring(number: int, frame: FrameType | None) -> None:
        raise TooLong

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def watchman(seconds: float) -> Iterator[None]:
    """Limit the time by a thread that waits beside this one: it cannot end a call into C, but every loop of Python."""
    here, lock, is_over = ctypes.c_ulong(threading.get_ident()), threading.Lock(), False
    raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc

    def stop() -> None:
        with lock:
            if not is_over:
                raise_in(here, ctypes.py_object(TooLong))

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with lock:
            is_over = True
        timer.cancel()
        raise_in(here, None)


@contextmanager
def unanswered() -> Iterator[None]:
    """Raise Asking where the block would wait for something to be typed, before a notebook shows a field for it."""

    def refuse(*_: Any) -> str:
        raise Asking

    before, builtins.input = builtins.input, refuse
    try:
        yield
    finally:
        builtins.input = before


def code_of(thing: Any) -> list[CodeType]:
    """Return the code of a function, or of all methods of a class."""
    if hasattr(thing, "__code__"):
        return [thing.__code__]
    return [member.__code__ for member in getattr(thing, "__dict__", {}).values() if hasattr(member, "__code__")]


def own_line(error: BaseException, thing: Any) -> str:
    """Return words for the last line of the learner's own that the error went through."""
    files = {code.co_filename for code in code_of(thing)}
    lines = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in files and frame.line]
    return f"\nIt happened in your line\n    {lines[-1].line}" if lines else ""


def run(use: Callable[..., Any], thing: Any, case: tuple[Any, ...], seconds: float = SECONDS) -> Any:
    """Return `use(thing, *case)`; raises NoResult, with words, if there is no result or an argument was changed."""
    kept = copy.deepcopy(case)
    given = copy.deepcopy(case)
    try:
        with limited(seconds), unanswered(), warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            result = use(thing, *given)
    except TooLong as error:
        raise NoResult(
            f"It does not come to an end: stopped after {seconds:g} seconds. "
            f"Does a loop run for ever, or are there too many steps?{own_line(error, thing)}"
        ) from None
    except Asking as error:
        raise NoResult(
            f"It waits for something to be typed, with `input`, but all it needs is in its arguments."
            f"{own_line(error, thing)}"
        ) from None
    except NoResult:
        raise
    except RecursionError as error:
        raise NoResult(f"It calls itself without end.{own_line(error, thing)}") from None
    except Exception as error:
        words = str(error).strip().splitlines()
        message = f": {words[0]}" if words else ""
        if "matmul" in message or "broadcast" in message or "aligned" in message:
            message = ": two shapes do not fit together. Is a `.T` missing, or is there one too many?"
        if "truth value of an array" in message:
            message = ": an `if` decides once, but an array has many entries. Compute with the comparison itself."
        raise NoResult(f"It stops with {type(error).__name__}{message}{own_line(error, thing)}") from None
    for number, (before, after) in enumerate(zip(kept, given)):
        if isinstance(before, np.ndarray | list | dict) and difference(before, after):
            advice = "Work on a new array: the caller still needs the old one."
            raise NoResult(f"It changes its argument number {number + 1} in place. {advice}")
    return result
