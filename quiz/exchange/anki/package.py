"""The file of an Anki package: a zip archive, of which a database is wanted. It may come from anybody.

There are three generations. The newest collection in a package is the real one: the newer two have an old one beside it
whose only note asks to update Anki.
"""

import sys
from types import ModuleType

from quiz.core.error import Exit, QuizError
from quiz.exchange.anki import wire
from quiz.exchange.archive import TOO_LARGE, Kind, most_unpacked, packed, unpacked

COLLECTIONS = ("collection.anki21b", "collection.anki21", "collection.anki2")
"""The newest first; the first is compressed with Zstandard."""
NEWEST_VERSION = 3
"""The newest `version` in a package's `meta` that is known here; a package without one has version 1."""
_CHUNK = 1024 * 1024
_OLDER = "in Anki, export it with the support for older versions"
PACKAGE = Kind(
    "Anki package",
    "export the deck from Anki again, as an .apkg or .colpkg file",
    ("meta", *COLLECTIONS),
    500 * 1024 * 1024,
)


def recognise(data: bytes) -> bool:
    """A zip archive with an Anki collection in it."""
    return data.startswith(b"PK") and b"collection.anki2" in data


def collection_in(data: bytes) -> bytes:
    """The database of a package. QuizError (65) for what is none, is damaged, too large, or not to be trusted."""
    files = unpacked(data, PACKAGE)
    _check_version(files.get("meta", b""))
    name = next((name for name in COLLECTIONS if name in files), None)
    if name is None:
        raise PACKAGE.refused("it has no collection")
    return _decompressed(files[name]) if name == COLLECTIONS[0] else files[name]


def package(database: bytes) -> bytes:
    """A package of the first generation, which every Anki reads; the same database gives the same bytes."""
    return packed({COLLECTIONS[-1]: database, "media": b"{}"})


def _check_version(meta: bytes) -> None:
    try:
        version = wire.number_in(meta, 1)
    except ValueError as error:
        raise PACKAGE.refused("it is damaged") from error
    if version > NEWEST_VERSION:
        raise QuizError("a newer Anki made this package", _OLDER, Exit.BAD_DATA)


def _decompressed(data: bytes) -> bytes:
    """What was compressed with Zstandard, in pieces: a few bytes may stand for any number of them."""
    zstd = _zstandard()
    most = most_unpacked(len(data), PACKAGE.most)
    pieces, size = [], 0
    try:
        decompressor = zstd.ZstdDecompressor()
        while not decompressor.eof:
            piece = decompressor.decompress(data, max_length=_CHUNK)
            data = b""
            if not piece and decompressor.needs_input:
                raise PACKAGE.refused("its collection ends too early")
            pieces.append(piece)
            size += len(piece)
            if size > most:
                raise PACKAGE.refused(TOO_LARGE)
    except (zstd.ZstdError, ValueError, EOFError, MemoryError) as error:
        raise PACKAGE.refused("it is damaged") from error
    return b"".join(pieces)


def _zstandard() -> ModuleType:
    """What unpacks Zstandard: a part of Python since 3.14, a package before."""
    try:
        if sys.version_info >= (3, 14):
            from compression import zstd
        else:
            from backports import zstd
    except ImportError as error:
        help_text = f"`pip install backports.zstd` brings it; or {_OLDER}"
        message = "this package is packed with Zstandard, which needs another part"
        raise QuizError(message, help_text, Exit.BAD_DATA) from error
    module: ModuleType = zstd
    return module
