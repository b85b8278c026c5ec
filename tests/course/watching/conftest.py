import gc
import signal
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def interruptible() -> Iterator[None]:
    """Let an interrupt be what it is in a terminal, however the tests were started."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    # Raised inside a callback of the collector, it would be lost.
    gc.disable()
    yield
    gc.enable()
    signal.signal(signal.SIGINT, before)
