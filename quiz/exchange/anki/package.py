"""The file of an Anki package: a zip archive, of which a database is wanted. It may come from anybody.

There are three generations. The newest collection in a package is the real one: the newer two have an old one beside it
whose only note asks to update Anki.
"""

import io
import sys
import zipfile
import zlib
from types import ModuleType
from typing import NoReturn

from quiz.core.error import Exit, QuizError
from quiz.exchange.anki import wire

MOST_BYTES = 500 * 1024 * 1024
"""A package's files unpacked, all together."""
MOST_FILES = 20_000
MOST_RATIO = 100
"""How many times larger than packed a file may be. What is small does no harm: `HARMLESS`."""
HARMLESS = 1024 * 1024

COLLECTIONS = ("collection.anki21b", "collection.anki21", "collection.anki2")
"""The newest first; the first is compressed with Zstandard."""
NEWEST_VERSION = 3
"""The newest `version` in a package's `meta` that is known here; a package without one has version 1."""
_CHUNK = 1024 * 1024
_ENCRYPTED = 1
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)


def recognise(data: bytes) -> bool:
    """A zip archive with an Anki collection in it."""
    return data.startswith(b"PK") and b"collection.anki2" in data


def collection_in(data: bytes) -> bytes:
    """The database of a package. QuizError (65) for what is none, is damaged, too large, or not to be trusted."""
    if data.count(b"PK\x01\x02") > MOST_FILES:  # before the archive's directory is read, which takes long then
        _refuse(f"this package holds more than {MOST_FILES:,} files", "export a part of the decks")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _UNREADABLE as error:
        raise QuizError("this is no Anki package: it is no zip archive", _AGAIN, Exit.BAD_DATA) from error
    with archive:
        files = _checked(archive)
        if "meta" in files:
            _check_version(_unpacked(archive, files["meta"]))
        name = next((name for name in COLLECTIONS if name in files), None)
        if name is None:
            _refuse("this zip archive has no Anki collection", _AGAIN)
        database = _unpacked(archive, files[name])
    return _decompressed(database) if name == COLLECTIONS[0] else database


def packed(database: bytes) -> bytes:
    """A package of the first generation, which every Anki reads; the same database gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in ((COLLECTIONS[-1], database), ("media", b"{}")):
            member = zipfile.ZipInfo(name)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3  # Unix, whatever this runs on: the bytes are the same everywhere
            member.external_attr = 0o600 << 16
            archive.writestr(member, content)
    return out.getvalue()


_AGAIN = "export the deck from Anki again, as an .apkg or .colpkg file"


def _refuse(message: str, help: str) -> NoReturn:  # noqa: A002
    raise QuizError(message, help, Exit.BAD_DATA)


def _checked(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The archive's files by name, none of them with a name or a size that no Anki writes."""
    members = archive.infolist()
    if sum(member.file_size for member in members) > MOST_BYTES:
        _refuse("unpacked, this package is larger than 500 MB", "export a part of the decks, or leave out their media")
    files: dict[str, zipfile.ZipInfo] = {}
    for member in members:
        odd = member.orig_filename != member.filename or any(character in member.filename for character in "/\\\0:")
        if odd or member.filename in ("", ".", ".."):
            _refuse("this package holds a file with a name that Anki never gives", _AGAIN)
        if member.filename in files:
            _refuse("this package holds two files of the same name", _AGAIN)
        if member.file_size > max(HARMLESS, MOST_RATIO * member.compress_size):
            _refuse("a file in this package would be over a hundred times larger unpacked", _AGAIN)
        files[member.filename] = member
    return files


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    if member.flag_bits & _ENCRYPTED or member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        _refuse("this package is packed in a way that Anki never does", _AGAIN)
    try:
        content = archive.read(member)
    except _UNREADABLE as error:
        raise QuizError("this package is damaged", _AGAIN, Exit.BAD_DATA) from error
    if len(content) != member.file_size:
        _refuse("this package is damaged", _AGAIN)
    return content


def _check_version(meta: bytes) -> None:
    try:
        version = wire.number_in(meta, 1)
    except ValueError:
        version = -1
    if not 0 <= version <= NEWEST_VERSION:
        help_text = "in Anki, export it with the support for older versions"
        _refuse("this package is damaged" if version < 0 else "a newer Anki made this package", help_text)


def _decompressed(data: bytes) -> bytes:
    """What was compressed with Zstandard, in pieces: a few bytes may stand for any number of them."""
    zstd = _zstandard()
    most = min(MOST_BYTES, max(HARMLESS, MOST_RATIO * len(data)))
    pieces, size = [], 0
    try:
        decompressor = zstd.ZstdDecompressor()
        while not decompressor.eof:
            piece = decompressor.decompress(data, max_length=_CHUNK)
            data = b""
            if not piece and decompressor.needs_input:
                _refuse("this package is damaged: its collection ends too early", _AGAIN)
            pieces.append(piece)
            size += len(piece)
            if size > most:
                _refuse("a file in this package would be over a hundred times larger unpacked", _AGAIN)
    except (zstd.ZstdError, ValueError, EOFError, MemoryError) as error:
        raise QuizError("this package is damaged", _AGAIN, Exit.BAD_DATA) from error
    return b"".join(pieces)


def _zstandard() -> ModuleType:
    """What unpacks Zstandard: a part of Python since 3.14, a package before."""
    try:
        if sys.version_info >= (3, 14):
            from compression import zstd
        else:
            from backports import zstd
    except ImportError as error:
        help_text = "pip install backports.zstd, or in Anki export with the support for older versions"
        message = "this package is packed with Zstandard, which needs another part"
        raise QuizError(message, help_text, Exit.BAD_DATA) from error
    module: ModuleType = zstd
    return module
