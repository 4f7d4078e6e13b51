"""Failures of the world, as one line that says what happened and one that says what to do."""

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes, those of sysexits.h where it has one."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    BAD_DATA = 65
    NO_INPUT = 66
    CANNOT_CREATE = 73
    IO_FAILED = 74
    BUSY = 75
    INTERRUPTED = 130


class QuizError(Exception):
    """Something outside the program failed: `message` says what, `help` what to do, `code` is the exit code.

    Raised at the edge and printed in one place. A mistake of the program itself is never a QuizError.
    """

    def __init__(self, message: str, help: str = "", code: Exit = Exit.IO_FAILED) -> None:  # noqa: A002
        super().__init__(message)
        self.message = message
        self.help = help
        self.code = code
