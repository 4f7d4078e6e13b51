"""Numbers as Moodle and GIFT write them."""

import re
from decimal import Decimal

_NUMBER = re.compile(r"[+-]?(?:\d{1,29}(?:\.\d{0,29})?|\.\d{1,29})(?:[eE][+-]?\d{1,2})?", re.ASCII)


def read_number(text: str) -> Decimal | None:
    """The number that an answer is, with a point or a comma; None where it is none, or written longer than any is."""
    written = text.strip().replace(",", ".")
    return Decimal(written) if _NUMBER.fullmatch(written) else None
