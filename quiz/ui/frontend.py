"""What answers the screens of a sitting: a person at a terminal, a pipe, another program."""

from typing import Protocol

from quiz.core.event import Event
from quiz.core.screen import Screen


class Frontend(Protocol):
    """Shows a screen and gives back what the learner did there."""

    def respond(self, screen: Screen) -> Event:
        """Show `screen` and wait until the learner does something; KeyboardInterrupt on Ctrl-C."""
        ...
