"""Values of options that are numbers, for the parsers of all commands."""

from argparse import ArgumentTypeError
from collections.abc import Callable

LARGEST = 999_999_999
"""The largest number that a command takes; a seed may be any up to it."""


def whole_number(least: int = 0, most: int = LARGEST) -> Callable[[str], int]:
    """What reads a whole number of a range, for `type=`."""

    def read(text: str) -> int:
        said = text.strip()
        if not (said.isascii() and said.isdecimal() and len(said) < 100 and least <= int(said) <= most):
            raise ArgumentTypeError(f"`{said[:40]}` is no number from {least:,} to {most:,}")
        return int(said)

    return read
