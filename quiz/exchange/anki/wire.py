"""Protocol buffers, as far as an Anki package needs them: the fields of one message."""

from collections.abc import Iterator


def fields(message: bytes) -> dict[int, int | bytes]:
    """The fields of a message by number: numbers as they are, anything else as bytes; a repeated one's last.

    Raises ValueError where the bytes are no message.
    """
    return dict(_fields(message))


def number_in(message: bytes, field: int) -> int:
    """A field that holds a number; 0 where it was left out, as the format does with zeros."""
    value = fields(message).get(field, 0)
    return value if isinstance(value, int) else 0


def text_in(message: bytes, field: int) -> str:
    """A field that holds a text; empty where it was left out."""
    value = fields(message).get(field, b"")
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else ""


def _fields(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    at = 0
    while at < len(message):
        tag, at = _varint(message, at)
        value: int | bytes
        match tag & 7:
            case 0:  # a varint
                value, at = _varint(message, at)
            case 1:  # eight bytes
                value, at = _piece(message, at, 8)
            case 2:  # a length, and so many bytes
                length, at = _varint(message, at)
                value, at = _piece(message, at, length)
            case 5:  # four bytes
                value, at = _piece(message, at, 4)
            case kind:
                raise ValueError(f"no message: a field of kind {kind}")
        yield tag >> 3, value


def _varint(message: bytes, at: int) -> tuple[int, int]:
    """The number at a place, seven bits a byte, and the place behind it."""
    value = 0
    for length, byte in enumerate(message[at : at + 10]):
        value |= (byte & 0x7F) << (7 * length)
        if byte < 0x80:
            return value, at + length + 1
    raise ValueError("no message: a number without an end")


def _piece(message: bytes, at: int, length: int) -> tuple[bytes, int]:
    if at + length > len(message):
        raise ValueError("no message: it ends inside a field")
    return message[at : at + length], at + length
