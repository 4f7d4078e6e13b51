"""The line-by-line front end, for pipes, screen readers and dumb terminals: the words of the full screen, and no more.

Nothing is drawn, coloured or moved; options have letters, commands begin with a colon. In a pipe every line counts, and
what was read is written after its prompt, so that the output reads like the sitting it was.
"""

import sys
from collections.abc import Callable, Iterable
from typing import TextIO

from quiz.core.answer import LONGEST_ANSWER
from quiz.core.card import Card, CardId
from quiz.core.clean import clean
from quiz.core.error import QuizError
from quiz.core.event import Edited, Event, Quit
from quiz.core.screen import Finished, Screen
from quiz.ui import summary, words
from quiz.ui.colon import OpenEditor, Say, understand
from quiz.ui.lines import cells, read_line, settle, width_of, wrap
from quiz.ui.pages import Line, input_prompt, page

Edit = Callable[[CardId], Card | None]
"""Lets the learner edit a card in its file, and gives the card as it then stands (None: it is gone)."""


class Plain:
    """Asks on `stdout` and reads answers from `stdin`, line by line; the end of the input is Quit."""

    def __init__(self, stdin: TextIO, stdout: TextIO, edit: Edit | None = None) -> None:
        settle(stdin, stdout)
        self._stdin = stdin
        self._stdout = stdout
        self._edit = edit
        self._typing = stdin.isatty()
        self._line_editing = _line_editing(stdin, stdout)
        self._shown: Screen | None = None
        self._done = ""

    def respond(self, screen: Screen) -> Event:
        """Say what is new on `screen`, and read lines until one of them is an event.

        A broken pipe and Ctrl-C are the caller's to handle.
        """
        if self._typing and self._shown is not None:
            _drop_typed_ahead(self._stdin)
        if self._done:
            self._say([Line(self._done)])
        self._say(page(screen, self._shown))
        self._shown = screen
        event = self._event(screen)
        self._done = words.done(event, undo=":undo")
        return event

    def leave(self, end: Finished, *, at_once: bool = False) -> None:
        """Say what the sitting has come to, if anything was answered."""
        if at_once:
            self._say(Line(text) for text in ("", summary.broken_off(end)) if end.reviewed)
        elif end.reviewed:
            self._say(page(end, self._shown))

    def _event(self, screen: Screen) -> Event:
        if isinstance(screen, Finished) and not (screen.more or screen.ahead or screen.can_take_back):
            return Quit()
        while True:
            line = self._read(input_prompt(screen))
            if line is None:
                return Quit()
            if len(line) > LONGEST_ANSWER:
                self._say([Line(f"That is too long: {LONGEST_ANSWER:,} characters are the most that can be read.")])
                continue
            match understand(screen, line, can_edit=self._edit is not None):
                case Say(texts):
                    self._say(Line(text) for text in texts)
                case OpenEditor() if not isinstance(screen, Finished) and self._edit:
                    if edited := self._edited(screen.prompt.card, self._edit):
                        return edited
                case OpenEditor():
                    continue
                case event:
                    return event

    def _edited(self, card: CardId, edit: Edit) -> Edited | None:
        try:
            return Edited(edit(card))
        except QuizError as error:
            self._say(Line(text) for text in map(words.sentence, (error.message, error.help)) if text)
            return None

    def _say(self, lines: Iterable[Line]) -> None:
        width = width_of(self._stdout)
        for text, lead in lines:
            for row in wrap(clean(text), width, lead, " " * cells(lead)):
                self._stdout.write(row + "\n")

    def _read(self, prompt: str) -> str | None:
        *above, prompt = wrap(prompt, width_of(self._stdout))
        self._say(Line(row) for row in above)
        prompt += " "
        self._stdout.flush()
        if self._line_editing:
            try:
                return input(prompt)
            except EOFError:
                self._stdout.write("\n")
                return None
        self._stdout.write(prompt)
        self._stdout.flush()
        line = read_line(self._stdin, LONGEST_ANSWER)
        if line is None or not self._typing:
            self._stdout.write(_echo(line, width_of(self._stdout) - len(prompt)) + "\n")
        return line


def _echo(line: str | None, room: int) -> str:
    """What was read, as it is written after its prompt where no terminal has shown it."""
    if line is None:
        return "(end of input)"
    shown = " ".join(clean(line).split()) or "(Enter)"
    return shown if len(shown) <= room else shown[: max(room - 1, 0)] + "…"


def _line_editing(stdin: TextIO, stdout: TextIO) -> bool:
    """Whether `input` edits lines here; its history is off, so that no answer is offered again."""
    if stdin is not sys.stdin or stdout is not sys.stdout or not (stdin.isatty() and stdout.isatty()):
        return False
    try:
        import readline
    except ImportError:
        return False
    readline.set_auto_history(False)
    return True


def _drop_typed_ahead(stdin: TextIO) -> None:
    """Forget lines typed or pasted before the question was on screen: they are no answers to it."""
    try:
        import termios

        termios.tcflush(stdin.fileno(), termios.TCIFLUSH)
    except (ImportError, OSError, ValueError):
        return
