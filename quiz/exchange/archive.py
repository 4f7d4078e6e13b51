"""Zip archives: from anybody, held to limits before anything is unpacked, and to anybody, the same at every export."""

import io
import zipfile
import zlib
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from quiz.core.error import Exit, QuizError

MOST_FILES = 20_000
MOST_BYTES = 100 * 1024 * 1024
"""What is unpacked of an archive, all together."""
MOST_RATIO = 100
"""How many times larger than packed a file may be. What is small does no harm: `HARMLESS`."""
HARMLESS = 1024 * 1024
TOO_LARGE = "a file in it would be over a hundred times larger unpacked"
_DAMAGED = "it is damaged, or no zip archive"
_ENCRYPTED = 1
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)


class Kind(NamedTuple):
    """An archive of some kind, for the words about one that cannot be read: what it is, and how to get another.

    `wanted` are the files of it that are unpacked, where it is not all of them; `most` is how many bytes that may be.
    """

    name: str
    again: str
    wanted: Collection[str] | None = None
    most: int = MOST_BYTES

    def refused(self, why: str) -> QuizError:
        """The error (65) for one that is not to be read."""
        return QuizError(f"this {self.name} cannot be read: {why}", self.again, Exit.BAD_DATA)


def unpacked(data: bytes, kind: Kind) -> dict[str, bytes]:
    """The files of an archive by name. QuizError (65) where it is none, or not to be trusted."""
    if data.count(b"PK\x01\x02") > MOST_FILES:  # before the archive's directory is read, which takes long then
        raise kind.refused(f"it holds more than {MOST_FILES:,} files")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            wanted = [
                member
                for member in members
                if not member.is_dir() and (kind.wanted is None or member.filename in kind.wanted)
            ]
            if why := _odd_name(members) or _why_not(wanted, kind.most):
                raise kind.refused(why)
            files = {member.filename: archive.read(member) for member in wanted}
    except _UNREADABLE as error:
        raise kind.refused(_DAMAGED) from error
    if any(len(files[member.filename]) != member.file_size for member in wanted):
        raise kind.refused(_DAMAGED)
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


def most_unpacked(size: int, most: int = MOST_BYTES) -> int:
    """How many bytes a packed file of that size may stand for, of so many at most."""
    return min(most, max(HARMLESS, MOST_RATIO * size))


def _odd_name(members: Sequence[zipfile.ZipInfo]) -> str:
    """What is wrong with the files' names; empty where nothing is. Programs differ in which file such a one means."""
    names = [member.filename for member in members]
    if len(set(names)) < len(names):
        return "it holds two files of the same name"
    if any(
        member.orig_filename != member.filename
        or member.filename.startswith("/")
        or any(mark in member.filename for mark in "\\\0:")
        or ".." in member.filename.split("/")
        for member in members
    ):
        return "it holds a file with an odd name"
    return ""


def _why_not(members: Sequence[zipfile.ZipInfo], most: int) -> str:
    """Why these files are not unpacked; empty where they may be."""
    if sum(member.file_size for member in members) > most:
        return f"unpacked, it is larger than {most // 1024**2} MB"
    for member in members:
        if member.file_size > most_unpacked(member.compress_size, most):
            return TOO_LARGE
        if member.flag_bits & _ENCRYPTED or member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            return "it is encrypted, or packed in a way that is not usual"
    return ""
