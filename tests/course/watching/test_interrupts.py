"""An interrupt is counted where Python or ipykernel would raise or ignore it, and nowhere else."""

import signal
import threading

import pytest
from kernel import interrupt

from course.watching.interrupts import Interrupts


def test_in_a_cell_an_interrupt_is_counted_and_afterwards_raised_again():
    interrupts = Interrupts()
    with interrupts.wait():
        interrupt()
        interrupt()
    assert interrupts.count == 2
    with pytest.raises(KeyboardInterrupt):
        interrupt()


def test_in_a_cell_it_is_raised_again_even_after_an_error():
    interrupts = Interrupts()
    with pytest.raises(ValueError), interrupts.wait():
        raise ValueError
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_between_cells_an_interrupt_that_was_ignored_is_counted_from_then_on():
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    interrupts = Interrupts()
    interrupt()
    assert interrupts.count == 0
    with interrupts.wait():
        interrupt()
    interrupt()
    with interrupts.wait():
        interrupt()
    assert interrupts.count == 3


def test_who_handles_interrupts_already_goes_on_with_it():
    seen, interrupts = [], Interrupts()
    signal.signal(signal.SIGINT, lambda *_: seen.append(1))
    with interrupts.wait():
        interrupt()
    assert (seen, interrupts.count) == ([1], 0)


def test_another_thread_changes_nothing():
    interrupts, handlers = Interrupts(), []

    def work() -> None:
        with interrupts.wait():
            handlers.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert handlers == [signal.default_int_handler]
