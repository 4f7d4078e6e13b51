"""Keeps the commands' tests away from the state folder of whoever runs them, and gives them terminals."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.ui.terminal_emulator import Emulator


@pytest.fixture(autouse=True)
def _state_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Callable[..., Emulator]]:
    """Run `quiz` in a terminal, at home in a folder of its own; closed after the test."""
    opened: list[Emulator] = []

    def start(*argv: str, columns: int = 80, rows: int = 100, **environment: str) -> Emulator:
        places = {"HOME": str(tmp_path), "QUIZ_HOME": str(tmp_path / "data"), "QUIZ_DECKS": str(tmp_path / "decks")}
        opened.append(Emulator(["-m", "quiz", *argv], columns, rows, {**places, **environment}))
        return opened[-1]

    yield start
    for emulator in opened:
        emulator.child.close(force=True)
