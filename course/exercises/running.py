"""Run a learner's answer safely: exceptions in words, endless loops ended, nothing asked for."""

import builtins
import ctypes
import signal
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import numpy as np

from course.exercises import errors

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


def run(use: Callable[..., Any], thing: Any, case: tuple[Any, ...], seconds: float = SECONDS) -> Any:
    """Return `use(thing, *case)`; raises NoResult, with words, if there is no result."""
    try:
        with limited(seconds), unanswered(), warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            return use(thing, *case)
    except TooLong as error:
        raise NoResult(
            f"It does not come to an end: stopped after {seconds:g} seconds. "
            f"Does a loop run for ever, or are there too many steps?{errors.own_line(error, thing)}"
        ) from None
    except Asking as error:
        raise NoResult(
            f"It waits for something to be typed, with `input`, but all it needs is in its arguments."
            f"{errors.own_line(error, thing)}"
        ) from None
    except NoResult:
        raise
    except RecursionError as error:
        raise NoResult(f"It calls itself without end.{errors.own_line(error, thing)}") from None
    except Exception as error:
        raise NoResult(errors.words_for(error, thing)) from None
