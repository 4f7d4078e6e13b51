"""A program for tests: shows the moments named by its arguments on the terminal, and prints what the learner did."""

import os
import signal
import sys

from quiz.core.card import Card, CardId, Short
from quiz.core.error import QuizError
from quiz.core.event import Hint
from quiz.core.record import replace
from quiz.core.screen import Ask
from quiz.ui.terminal import Terminal
from tests.ui.moments import ALL


def edit(card: CardId) -> Card | None:
    """Stand in for an editor that asks for a line; `no` stands for an editor that is missing."""
    print("EDITOR")
    typed = input()
    if typed == "no":
        raise QuizError("There is no editor.", "Set $EDITOR.")
    return Card(card, "troops", Short("stem", typed))


class SlowKeys:
    """Makes what reads keys take until a signal comes to be imported."""

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> None:
        """Find nothing, and wait where the stage is looked for."""
        if name == "quiz.ui.stage":
            signal.pause()


def main(names: list[str]) -> None:
    """Show one moment after another; a hint is shown at the same question."""
    print("Before.")
    events = []
    if os.environ.get("SLOW_KEYS"):
        sys.meta_path.insert(0, SlowKeys())
    with Terminal(edit=edit) as terminal:
        for name in names:
            screen = ALL[name]
            if isinstance(screen, Ask):
                screen = replace(screen, notice=os.environ.get("NOTICE", ""))
            event = terminal.respond(screen)
            events.append(event)
            while isinstance(event, Hint) and isinstance(screen, Ask):
                screen = replace(screen, hints=(*screen.hints, "It begins with a two."), hints_left=0)
                event = terminal.respond(screen)
                events.append(event)
    for event in events:
        print(event)


if __name__ == "__main__":
    if os.environ.get("SLOW_START"):
        sys.stdin.readline()
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)
    except SystemExit as ending:  # a signal; where the terminal is gone too, Python could not even flush
        os._exit(int(ending.code or 0))
