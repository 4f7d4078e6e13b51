"""Signals end a sitting only while it waits."""

import os
import signal
from collections.abc import Iterator

import pytest

from quiz.ui.interrupts import Interrupts


@pytest.fixture
def interrupts() -> Iterator[Interrupts]:
    """Interrupts in place of this process's own handlers, which come back after the test."""
    interrupts = Interrupts()
    interrupts.install()
    yield interrupts
    interrupts.uninstall()


def test_a_signal_is_held_back_until_it_is_heeded(interrupts: Interrupts) -> None:
    """What is being saved is saved; the next wait ends at once."""
    os.kill(os.getpid(), signal.SIGTERM)
    with pytest.raises(SystemExit) as ended, interrupts.heeded():
        pytest.fail("went on to wait")
    assert ended.value.code == 128 + signal.SIGTERM


def test_a_signal_ends_the_wait(interrupts: Interrupts) -> None:
    """Ctrl-C from outside is what Ctrl-C is everywhere."""
    with pytest.raises(KeyboardInterrupt), interrupts.heeded():
        os.kill(os.getpid(), signal.SIGINT)


def test_a_signal_for_somebody_else_can_be_forgotten(interrupts: Interrupts) -> None:
    """Ctrl-C in an editor reaches us too, and means nothing to us."""
    os.kill(os.getpid(), signal.SIGINT)
    interrupts.forget(signal.SIGINT)
    with interrupts.heeded():
        pass


def test_handlers_are_given_back() -> None:
    """Afterwards the process answers signals as before; those that were ignored were so all along."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        own = signal.getsignal(signal.SIGINT)
        interrupts = Interrupts()
        interrupts.install()
        assert signal.getsignal(signal.SIGINT) is not own
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
        interrupts.uninstall()
        assert signal.getsignal(signal.SIGINT) is own
    finally:
        signal.signal(signal.SIGHUP, before)
