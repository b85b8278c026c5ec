"""Make the interpreter of a worker the kernel of its page."""

import logging
import signal
from collections.abc import Callable
from typing import Any

from course.live import widgets
from course.live.kernel import Kernel


def give_alarm_clock(set_alarm: Callable[[float], None]) -> None:
    """Give `signal` the alarm clock that Pyodide lacks; `set_alarm(seconds)` makes SIGALRM arrive, 0 takes it back."""

    def setitimer(which: int, seconds: float, interval: float = 0.0) -> tuple[float, float]:
        set_alarm(seconds)
        return 0.0, 0.0

    vars(signal).update(ITIMER_REAL=0, setitimer=setitimer)


def start(emit: Callable[[Any], None], set_alarm: Callable[[float], None]) -> Kernel:
    """Return the kernel of the page, whose messages `emit` takes."""
    give_alarm_clock(set_alarm)
    widgets.install(emit)
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    kernel = Kernel(emit)
    kernel.install()
    return kernel
