"""Interruptions of the kernel, which wait for the end of an epoch."""

import contextlib
import signal
import threading
from collections.abc import Iterator


class Interrupts:
    """Counts the interruptions of the kernel.

    ipykernel ignores an interrupt while no cell runs. It is counted then too, once something has been trained.
    """

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, *_: object) -> None:
        self.count += 1

    @contextlib.contextmanager
    def wait(self) -> Iterator[None]:
        """Count while this lasts, unless a cell that awaits something has its own way to be interrupted."""
        before = signal.getsignal(signal.SIGINT)
        known = before in (signal.SIG_IGN, signal.default_int_handler)
        if not known or threading.current_thread() is not threading.main_thread():
            yield
            return
        signal.signal(signal.SIGINT, self)
        try:
            yield
        finally:
            if before is signal.default_int_handler:
                signal.signal(signal.SIGINT, before)


interrupts = Interrupts()
