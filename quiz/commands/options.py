"""What reads the values of options, for the parsers of all commands."""

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


def no_deck(path: str) -> str:
    """Read the name of a file that is no deck, for `type=`: a slip in it would cost what was written by hand there."""
    if path.endswith(".toml"):
        raise ArgumentTypeError(f"`{path}` is the name of a deck, and what is written here is none")
    return path
