"""Zip archives: from anybody, held to limits before anything is unpacked, and to anybody, the same at every export."""

import io
import zipfile
import zlib
from collections.abc import Mapping

from quiz.core.error import Exit, QuizError

MOST_FILES = 20_000
MOST_BYTES = 100 * 1024 * 1024
"""The files of an archive unpacked, all together."""
MOST_RATIO = 100
"""How many times larger than packed a file may be. What is small does no harm: `HARMLESS`."""
HARMLESS = 1024 * 1024
_ENCRYPTED = 1
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)


def unpacked(data: bytes, what: str) -> dict[str, bytes]:
    """The files of an archive by name; `what` it is, for the QuizError (65) where it is none or not to be trusted."""
    if data.count(b"PK\x01\x02") > MOST_FILES:  # before the archive's directory is read, which takes long then
        raise _refused(what, f"it holds more than {MOST_FILES:,} files")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if why := _why_not(members):
                raise _refused(what, why)
            files = {member.filename: archive.read(member) for member in members if not member.is_dir()}
    except _UNREADABLE as error:
        raise _refused(what, "it is damaged, or no zip archive") from error
    return files


def packed(files: Mapping[str, bytes]) -> bytes:
    """An archive of the files, in their order; the same files give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            member = zipfile.ZipInfo(name)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3  # Unix, whatever this runs on: the bytes are the same everywhere
            member.external_attr = 0o600 << 16
            archive.writestr(member, content)
    return out.getvalue()


def _why_not(members: list[zipfile.ZipInfo]) -> str:
    """Why the archive is not unpacked; empty where it may be."""
    if sum(member.file_size for member in members) > MOST_BYTES:
        return "unpacked, it is larger than 100 MB"
    if len({member.filename for member in members}) < len(members):
        return "it holds two files of the same name"
    for member in members:
        if member.orig_filename != member.filename or "\\" in member.filename or ".." in member.filename.split("/"):
            return "it holds a file with an odd name"
        if member.file_size > max(HARMLESS, MOST_RATIO * member.compress_size):
            return "a file in it would be over a hundred times larger unpacked"
        if member.flag_bits & _ENCRYPTED or member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            return "it is encrypted, or packed in a way that is not usual"
    return ""


def _refused(what: str, why: str) -> QuizError:
    return QuizError(f"this {what} cannot be read: {why}", "save it again where it comes from", Exit.BAD_DATA)
