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


def test_lifted_signals_go_where_they_went_before(interrupts: Interrupts) -> None:
    """While somebody else asks the learner something, Ctrl-C is theirs, and is not held back for later."""
    with interrupts.lifted(), pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGINT)
    with interrupts.heeded():
        pass


def test_other_signals_are_passed_on_at_once() -> None:
    """Whoever has to do with the screen hears of a stop, and nothing ends by it."""
    heard: list[str] = []
    interrupts = Interrupts({signal.SIGCONT: lambda: heard.append("continued")})
    interrupts.install()
    try:
        os.kill(os.getpid(), signal.SIGCONT)
    finally:
        interrupts.uninstall()
    assert heard == ["continued"]
    assert signal.getsignal(signal.SIGCONT) is signal.SIG_DFL


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
