"""A disk that loses on a power cut what was not synced: `python -m tests.faults.power DISK COMMAND…` runs quiz on it.

Each `fsync` copies the file, or the list of names in the folder, to DISK. `cut` then leaves a home with just that: the
names that were synced into their folder, with the bytes that were synced, and of what came after them anything a file
system may leave: nothing, a part, or NULs. Torn and reordered writes within a block are not modelled.
"""

import json
import os
import random
import shutil
import sys
from pathlib import Path

_fsync = os.fsync


def sync_to(disk: Path, descriptor: int) -> None:
    """Sync, and note what is now on the disk."""
    _fsync(descriptor)
    note(disk, Path(f"/proc/self/fd/{descriptor}").resolve())


def note(disk: Path, path: Path) -> None:
    """Write down what stands at `path`, at once or not at all; what is not beside DISK is another disk's."""
    if not path.is_relative_to(disk.parent):
        return
    if path.is_dir():
        data = json.dumps({inside.name: inside.lstat().st_ino for inside in path.iterdir()}).encode()
    else:
        data = path.read_bytes()
    inode = path.stat().st_ino
    noted = disk / f"{inode}.{os.getpid()}"
    noted.write_bytes(data)
    noted.replace(disk / f"{inode}")


def begin(home: Path) -> Path:
    """The disk of `home`, on which is all that stands there now."""
    disk = home / "disk"
    disk.mkdir(exist_ok=True)
    for path in (home, *home.rglob("*")):
        if not path.is_relative_to(disk) or path == disk:
            note(disk, path)
    return disk


def cut(home: Path, chance: random.Random) -> None:
    """Make of `home` what a power cut leaves of it."""
    disk = home / "disk"
    _cut(home, disk, chance)
    begin(home)


def _cut(path: Path, disk: Path, chance: random.Random) -> None:
    noted = disk / f"{path.stat().st_ino}"
    if path.is_dir():
        names = json.loads(noted.read_bytes()) if noted.exists() else {}
        for inside in list(path.iterdir()):
            if inside == disk:
                continue
            if names.get(inside.name) == inside.stat().st_ino:
                _cut(inside, disk, chance)
            elif inside.is_dir():
                shutil.rmtree(inside)
            else:
                inside.unlink()
        return
    synced = noted.read_bytes() if noted.exists() else b""
    data = path.read_bytes()
    after = data[len(synced) :] if data.startswith(synced) else b""
    some = after[: chance.randrange(len(after) + 1)]
    path.write_bytes(synced + chance.choice((b"", some, b"\0" * len(after), some + b"\0" * (len(after) - len(some)))))


def main(disk: str, *argv: str) -> int:
    """Run quiz."""
    os.fsync = lambda fd: sync_to(Path(disk), fd if isinstance(fd, int) else fd.fileno())
    sys.argv = ["quiz", *argv]
    from quiz.__main__ import main as quiz

    return quiz()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
