"""The three front ends as a campaign drives them: wait for a screen, do a deed, be killed at any moment."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple, Protocol

from tests.ui.terminal_emulator import PATIENCE, Emulator

ROOT = Path(__file__).parents[2]

Doing = Literal["answer", "next", "easy", "overrule", "undo", "flag"]


class Shown(NamedTuple):
    """A screen: at a question `words` is its text, at feedback the answer that was marked."""

    screen: Literal["ask", "feedback", "finished"]
    words: str = ""


class FrontEnd(Protocol):
    """A sitting in a process of its own."""

    pid: int

    def shown(self) -> Shown | None:
        """Wait for the next screen; None when there will be none."""
        ...

    def do(self, doing: Doing, word: str) -> None:
        """Do something at the screen; `word` is the answer, or the note of a flag."""
        ...

    def end(self) -> int:
        """Wait for the end of the process; its exit code, or minus the signal that ended it."""
        ...


def surroundings(home: Path) -> dict[str, str]:
    """The environment of a home with one deck."""
    return {
        "PATH": os.environ.get("PATH", ""),
        "PYTHONPATH": str(ROOT),
        "LANG": "C.UTF-8",
        "QUIZ_HOME": str(home / "data"),
        "QUIZ_DECKS": str(home / "decks"),
        "XDG_STATE_HOME": str(home / "state"),
    }


STUDY = ("study", "--typed", "--new", "99", "--limit", "0")
QUIZ = ("-m", "quiz")


class _Piped:
    """A front end behind two pipes."""

    ui = ""

    def __init__(self, home: Path, quiz: Sequence[str] = QUIZ) -> None:
        self._process = subprocess.Popen(
            [sys.executable, *quiz, *STUDY, "--ui", self.ui],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            env=surroundings(home),
            cwd=ROOT,
        )
        assert self._process.stdin
        assert self._process.stdout
        self._in, self._out = self._process.stdin, self._process.stdout
        self._read = b""
        self.pid = self._process.pid

    def _send(self, line: str) -> None:
        try:
            self._in.write(line.encode() + b"\n")
        except BrokenPipeError:  # it was killed; what it had written can still be read
            return

    def _more(self) -> bool:
        got = self._out.read(65536)
        self._read += got
        return bool(got)

    def end(self) -> int:
        """Wait for the process."""
        with self._process:
            return self._process.wait()


class Json(_Piped):
    """`--ui json`."""

    ui = "json"

    def shown(self) -> Shown | None:
        """Read a line."""
        while b"\n" not in self._read:
            if not self._more():
                return None
        line, _, self._read = self._read.partition(b"\n")
        shown = json.loads(line)
        words = {"ask": "question", "feedback": "answer"}.get(shown["screen"])
        return Shown(shown["screen"], shown[words] if words else "")

    def do(self, doing: Doing, word: str) -> None:
        """Send an object."""
        messages: dict[str, dict[str, str | None]] = {
            "answer": {"answer": word},
            "next": {"rate": None},
            "easy": {"rate": "easy"},
            "flag": {"event": "flag", "note": word},
        }
        self._send(json.dumps(messages.get(doing, {"event": doing})))


class Plain(_Piped):
    """`--ui plain`, through pipes."""

    ui = "plain"

    def shown(self) -> Shown | None:
        """Read up to the next prompt, or what there still is."""
        while not self._read.endswith((b"Answer: ", b"h helps: ", b"leaves: ")):
            if not self._more():
                answers, self._read = re.findall(rb"Your answer: (\w+)\n", self._read), b""
                return Shown("feedback", answers[-1].decode()) if answers else None
        text, self._read = self._read.decode(), b""
        if text.endswith("leaves: "):
            return Shown("finished")
        if text.endswith("Answer: "):
            questions = re.findall(r"^Question \d+\?$", text, re.MULTILINE)
            return Shown("ask", questions[-1] if questions else "")
        answers = re.findall(r"Your answer: (\w+)\n", text)
        return Shown("feedback", answers[-1] if answers else "")

    def do(self, doing: Doing, word: str) -> None:
        """Type a line."""
        lines = {"answer": word, "next": "", "easy": "4", "flag": f":flag {word}"}
        self._send(lines.get(doing, f":{doing}"))


class Terminal(Emulator):
    """The full screen, on a terminal."""

    def __init__(self, home: Path, quiz: Sequence[str] = QUIZ) -> None:
        super().__init__([*quiz, *STUDY, "--ui", "terminal"], environment=surroundings(home))
        self.pid = self.child.pid
        self._before: Shown | None = None

    def shown(self) -> Shown | None:
        """Look until the screen is another."""
        deadline = time.monotonic() + PATIENCE
        while (now := self._now()) is None or now == self._before:
            if not self._read() or time.monotonic() > deadline:
                now = self._now()
                if now == self._before:
                    return None
                break
        self._before = now
        return now

    def _now(self) -> Shown | None:
        marked = re.search(r"^    yours +(\w+)$", self.text, re.MULTILINE)
        if marked and "Not this time" in self.text:
            return Shown("feedback", marked[1])
        asked = re.search(r"^  (Question \d+\?)$", self.text, re.MULTILINE)
        return Shown("ask", asked[1]) if asked and ":h keys" in self.text else None

    def do(self, doing: Doing, word: str) -> None:
        """Press keys; here a learner only answers and goes on."""
        self.send({"answer": f"{word}\r", "next": "\r"}[doing])
