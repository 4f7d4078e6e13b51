"""What answers the screens of a sitting (a person, a pipe, another program), and the loop between the two."""

from collections.abc import Callable
from time import monotonic
from typing import Protocol

from quiz.core.advance import advance
from quiz.core.event import Event, More, Quit
from quiz.core.review import LogEntry, Moment
from quiz.core.screen import Finished, Screen
from quiz.core.session import Session
from quiz.core.view import finished, screen


class Frontend(Protocol):
    """Shows a screen and gives back what the learner did there."""

    def respond(self, screen: Screen) -> Event:
        """Show `screen` and wait until the learner does something; KeyboardInterrupt on Ctrl-C."""
        ...

    def leave(self, end: Finished, *, at_once: bool = False) -> None:
        """Say what the sitting has come to, where the learner stops before its end; briefly where `at_once`."""
        ...


def run(
    session: Session,
    frontend: Frontend,
    record: Callable[[tuple[LogEntry, ...]], None],
    moment: Callable[[int], Moment],
) -> Event:
    """Drive the session until the learner stops or wants more; the event that ended it.

    `record` has the entries on disk when it returns, so that nothing is shown as done that could still be lost.
    `moment` tells the time of an event, given the milliseconds that its screen stood.
    """
    while True:
        shown_at = monotonic()
        try:
            event = frontend.respond(screen(session))
        except KeyboardInterrupt:
            if not session.over:
                frontend.leave(finished(session), at_once=True)
            raise
        if isinstance(event, Quit) and not session.over:
            frontend.leave(finished(session))
        if isinstance(event, Quit) or (isinstance(event, More) and session.over):
            return event
        waited = round((monotonic() - shown_at) * 1000)
        session, entries = advance(session, event, moment(waited))
        if entries:
            record(entries)
