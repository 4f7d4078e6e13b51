"""The review log on disk: what was acknowledged is there, whatever fails; and nothing is ever changed."""

import errno
import os
import resource
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pytest

from quiz.core.day import DAY
from quiz.core.error import Exit, QuizError
from quiz.core.review import Undo
from quiz.store.log_file import Damage
from quiz.store.merge import LogContents
from quiz.store.places import Places
from quiz.store.review_log import ReviewLog
from tests.store.entries import NOON, log_bytes, log_lines, review

A, B, C = (review(name, NOON + number) for number, name in enumerate("abc"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the log would be; nothing is there yet."""
    return tmp_path / "profiles" / "default" / "log"


@pytest.fixture
def log(folder: Path) -> ReviewLog:
    """A log that nothing was written to yet."""
    return ReviewLog(folder, "desk")


def fresh(folder: Path) -> LogContents:
    """What a program started now would read."""
    return ReviewLog(folder, "desk").read(NOON)


def test_what_was_appended_is_read(log: ReviewLog, folder: Path) -> None:
    """By the same program and the next, in the documented format."""
    log.append([A, Undo("u", NOON + 1, 60, 739_212, "a")])
    log.append([])
    log.append([C])
    done = (A, Undo("u", NOON + 1, 60, 739_212, "a"), C)
    expected = LogContents(done, own=done)
    assert log.read(NOON) == fresh(folder) == expected
    assert (folder / "desk.jsonl").read_bytes() == log_bytes(expected.entries)


def test_reading_creates_nothing(log: ReviewLog, tmp_path: Path) -> None:
    """Not even a folder."""
    assert log.read(NOON) == LogContents()
    log.append([])
    assert list(tmp_path.iterdir()) == []


def test_devices_have_a_file_each_and_one_history(folder: Path) -> None:
    """Each knows which entries are its own."""
    ReviewLog(folder, "desk").append([A, C])
    ReviewLog(folder, "lap").append([B])
    assert fresh(folder) == LogContents((A, B, C), own=(A, C))
    lap = ReviewLog(folder, "lap").read(NOON)
    assert (lap.own, lap.last_at) == ((B,), NOON + 1)
    assert sorted(path.name for path in folder.glob("*.jsonl")) == ["desk.jsonl", "lap.jsonl"]


@pytest.mark.parametrize(
    "name",
    [
        "desk (conflicted copy).jsonl",
        "desk (Ada's conflicted copy 2024-11-22).jsonl",
        "desk.sync-conflict-20241122-120000-ABCDEFG.jsonl",
        "desk (1).jsonl",
    ],
)
def test_a_conflict_copy_is_read_too(log: ReviewLog, folder: Path, name: str) -> None:
    """As the services that synchronise folders name them."""
    log.append([A, B])
    (folder / name).write_bytes(log_bytes([A, C]))
    what = f"from here on it differs from {folder / 'desk.jsonl'}; the answers of both count"
    contents = fresh(folder)
    assert contents.entries == (A, B, C)
    assert [damage.what for damage in contents.damages] in ([what], [what.replace("desk.jsonl", name)])


def test_what_is_not_a_log_is_passed_over(log: ReviewLog, folder: Path) -> None:
    """Other names, hidden files; a folder that bears the name of a log is told."""
    log.append([A])
    for name in ("notes.txt", ".desk.jsonl", "._desk.jsonl", "desk.jsonl~", "desk.jsonl.tmp"):
        (folder / name).write_bytes(log_bytes([B]))
    assert fresh(folder) == LogContents((A,), own=(A,))
    (folder / "odd.jsonl").mkdir()
    os.mkfifo(folder / "pipe.jsonl")
    (folder / "gone.jsonl").symlink_to(folder / "nowhere")
    assert fresh(folder).damages == (
        Damage(str(folder / "odd.jsonl"), 1, "this is not a file"),
        Damage(str(folder / "pipe.jsonl"), 1, "this is not a file"),
    )


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o777])
def test_only_the_owner_can_read_it(tmp_path: Path, umask: int) -> None:
    """Folders 0700 and files 0600, whatever the umask is."""
    before = os.umask(umask)
    try:
        places = Places(tmp_path / "data" / "quiz", tmp_path / "state" / "quiz")
        log = ReviewLog.of(places, "default")
        log.append([A])
        log.append([B])
    finally:
        os.umask(before)
    modes = {
        str(path.relative_to(tmp_path)).replace(places.device, "DEVICE"): stat.S_IMODE(path.stat().st_mode)
        for path in tmp_path.rglob("*")
    }
    assert modes == {
        "data": 0o700,
        "data/quiz": 0o700,
        "data/quiz/profiles": 0o700,
        "data/quiz/profiles/default": 0o700,
        "data/quiz/profiles/default/log": 0o700,
        "data/quiz/profiles/default/log/DEVICE.jsonl": 0o600,
        "data/quiz/profiles/default/log/DEVICE.lock": 0o600,
        "state": 0o700,
        "state/quiz": 0o700,
        "state/quiz/device": 0o600,
    }


def test_folders_that_were_there_are_left_as_they_are(tmp_path: Path) -> None:
    """Whoever shares a folder knows why."""
    tmp_path.chmod(0o755)
    ReviewLog(tmp_path, "desk").append([A])
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_appending_never_changes_what_stands(log: ReviewLog, folder: Path) -> None:
    """Not after a torn line, not after damage."""
    folder.mkdir(parents=True)
    path = folder / "desk.jsonl"
    for before in (
        log_bytes([A])[:-1],
        log_bytes([A]) + b'{"type":"rev',
        log_bytes([A]).replace(b"28", b"29"),
        b"\0" * 9,
    ):
        path.write_bytes(before)
        ReviewLog(folder, "desk").append([B])
        ReviewLog(folder, "desk").append([C])
        assert path.read_bytes().startswith(before)
        assert fresh(folder).entries[-2:] == (B, C)


def test_after_a_damaged_line_the_log_goes_on(log: ReviewLog, folder: Path) -> None:
    """The damage is told at each reading, and costs one line."""
    log.append([A, B])
    path = folder / "desk.jsonl"
    path.write_bytes(path.read_bytes()[:-30] + b"#" + path.read_bytes()[-29:])
    log = ReviewLog(folder, "desk")
    log.append([C])
    what = "it was changed, or the line before it was removed"
    assert log.read(NOON) == fresh(folder) == LogContents((A, C), (Damage(str(path), 3, what),), own=(A, C))
    (folder / "desk (copy).jsonl").write_bytes(log_bytes([A, B]))
    assert fresh(folder) == LogContents((A, B, C), (Damage(str(path), 3, what),), own=(A, C))


def test_whoever_has_the_log_open_goes_on_as_one_that_reads_it_anew(log: ReviewLog, folder: Path) -> None:
    """Also behind a line that somebody else has spoilt meanwhile: it had a number, which none has again."""
    log.append([A])
    log.append([B])
    with (folder / "desk.jsonl").open("ab") as file:
        file.write(b"no entry\n")
    elsewhere = folder.parent / "copy"
    shutil.copytree(folder, elsewhere)
    log.append([C])
    ReviewLog(elsewhere, "desk").append([C])
    assert (folder / "desk.jsonl").read_bytes() == (elsewhere / "desk.jsonl").read_bytes()
    assert b'"seq":4,' in (folder / "desk.jsonl").read_bytes()


def test_a_log_that_was_put_in_place_of_the_old_is_gone_on_with(log: ReviewLog, folder: Path) -> None:
    """A backup put back, a service that replaces files: what stands there counts, not what stood."""
    log.append([A, B])
    path = folder / "desk.jsonl"
    for backup in (log_bytes([A]), log_bytes([A, B]).replace(b"28,000", b"29,000")[:-9], log_bytes([])):
        path.write_bytes(backup)  # the same file with other bytes
        log.append([C])
        assert fresh(folder).entries[-1] == C
        (folder / "new").write_bytes(backup)
        (folder / "new").replace(path)  # another file of the same name
        log.append([C])
        assert fresh(folder).entries[-1] == C
    path.unlink()
    log.append([B])
    assert fresh(folder).entries == (B,)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"my notes\n", "is not a review log"),
        (b"\x89PNG\r\n\x1a\n", "is not a review log"),
        (log_bytes([A], "lap"), "is the log of another device (lap)"),
    ],
)
def test_nothing_is_added_to_a_file_that_is_not_ours(log: ReviewLog, folder: Path, data: bytes, said: str) -> None:
    """It is left byte for byte."""
    folder.mkdir(parents=True)
    path = folder / "desk.jsonl"
    path.write_bytes(data)
    for _ in range(2):
        with pytest.raises(QuizError) as refused:
            log.append([A])
        assert (refused.value.message, refused.value.code) == (f"{path} {said}", Exit.BAD_DATA)
    assert path.read_bytes() == data


def test_a_log_that_is_no_file_is_refused(log: ReviewLog, folder: Path) -> None:
    """A device would swallow what it is given, or never end."""
    folder.mkdir(parents=True)
    (folder / "desk.jsonl").symlink_to("/dev/full")
    with pytest.raises(QuizError, match=r"desk.jsonl is not a file$"):
        log.append([A])


def test_a_log_of_a_newer_version_is_left_alone(log: ReviewLog, folder: Path) -> None:
    """It is neither read nor added to."""
    from quiz.store.log_line import START, seal

    folder.mkdir(parents=True)
    newer = seal({"type": "quiz-log", "version": 2, "device": "desk", "created": NOON}, START)[0] + b"\n"
    (folder / "desk.jsonl").write_bytes(newer)
    for attempt in (lambda: log.read(NOON), lambda: log.append([A])):
        with pytest.raises(QuizError, match="newer quiz") as refused:
            attempt()
        assert refused.value.code == Exit.BAD_DATA
    assert (folder / "desk.jsonl").read_bytes() == newer


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ([NOON, NOON - 1], [NOON, NOON]),
        ([NOON, NOON - DAY], [NOON, NOON]),
        ([NOON, NOON - DAY - 1], [NOON - DAY - 1, NOON]),
        ([NOON, NOON - DAY - 1, NOON - DAY - 2], [NOON - DAY - 1, NOON - DAY - 1, NOON]),
        ([NOON, NOON + 3 * DAY, NOON + 1], [NOON, NOON + 1, NOON + 3 * DAY]),
    ],
)
def test_a_clock_put_back_a_little_does_not_turn_the_order_around(
    folder: Path, given: list[int], kept: list[int]
) -> None:
    """Up to a day the time stands still; beyond, the new time is believed and the old one doubted."""
    for number, at in enumerate(given):
        ReviewLog(folder, "desk").append([review(str(number), at)])
    contents = fresh(folder)
    assert [entry.at for entry in contents.entries] == kept
    assert contents.doubtful == {entry.id for entry in contents.entries if entry.at > contents.last_at + DAY}


@contextmanager
def failing(name: str, error: int, after: int = 0) -> Iterator[None]:
    """Let the system call `os.NAME` fail; of a write the first `after` bytes get through."""
    real = getattr(os, name)
    left = after

    def fail(*args: object) -> object:
        nonlocal left
        if left and isinstance(args[-1], bytes):
            part = args[-1][:left]
            left -= len(part)
            return real(*args[:-1], part)
        raise OSError(error, os.strerror(error))

    with patch(f"os.{name}", fail):
        yield


@pytest.mark.parametrize("after", [0, 1, 40, 95, 96, 97, 98, 200, 271, 272])
@pytest.mark.parametrize("begun", [True, False], ids=["begun", "new"])
def test_a_full_disk_costs_no_answer(log: ReviewLog, folder: Path, after: int, begun: bool) -> None:
    """However much of it was written: it is not acknowledged, and once there is room it is saved, once."""
    saved = [A] if begun else []
    log.append(saved)
    for _ in range(3):
        with failing("write", errno.ENOSPC, after), pytest.raises(QuizError) as failure:
            log.append([B, C])
        assert (failure.value.message, failure.value.help, failure.value.code) == (
            f"the answer was not saved in {folder / 'desk.jsonl'}: No space left on device",
            "make room, or see to the disk, and try again",
            Exit.IO_FAILED,
        )
        assert set(saved) <= set(fresh(folder).entries) <= {*saved, B, C}
    log.append([B, C])
    contents = fresh(folder)
    assert log.read(NOON) == contents
    assert (contents.entries, contents.damages) == ((*saved, B, C), ())


def test_a_file_size_limit_is_a_full_disk(log: ReviewLog, folder: Path) -> None:
    """The system's own short write, not a made one."""
    log.append([A])
    size = (folder / "desk.jsonl").stat().st_size
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 50, hard))
    try:
        with pytest.raises(QuizError, match="File too large") as failure:
            log.append([B])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert failure.value.code == Exit.IO_FAILED
    assert (folder / "desk.jsonl").stat().st_size == size + 50
    log.append([B])
    assert fresh(folder) == LogContents((A, B), own=(A, B))


@pytest.mark.parametrize("begun", [True, False], ids=["begun", "new"])
def test_a_disk_that_fails_to_sync_acknowledges_nothing(log: ReviewLog, folder: Path, begun: bool) -> None:
    """What was written may be there or not; saved again, it counts once."""
    saved = [A] if begun else []
    log.append(saved)
    folder.mkdir(parents=True, exist_ok=True)
    with failing("fsync", errno.EIO), pytest.raises(QuizError, match="Input/output error") as failure:
        log.append([B])
    assert failure.value.code == Exit.IO_FAILED
    log.append([B])
    contents = fresh(folder)
    assert (contents.entries, contents.damages) == ((*saved, B), ())


def test_an_answer_is_synced_before_it_is_acknowledged(log: ReviewLog, folder: Path) -> None:
    """At the moment of the sync the whole line is in the file."""
    synced: list[tuple[str, bytes]] = []
    real = os.fsync

    def sync(descriptor: int) -> None:
        target = Path(f"/proc/self/fd/{descriptor}").readlink()
        synced.append((target.name, target.read_bytes() if target.is_file() else b""))
        real(descriptor)

    folder.mkdir(parents=True)
    with patch("os.fsync", sync):
        log.append([A])
        assert synced.pop() == ("desk.jsonl", log_bytes([A]))
        synced.clear()
        log.append([B])
        assert synced == [("desk.jsonl", log_bytes([A, B]))]


def test_the_name_of_a_new_log_is_synced_before_anything_is_in_it(folder: Path, log: ReviewLog) -> None:
    """All the way up, whoever made the folders: a power cut must not take one of them away. Later nothing of it."""
    synced: list[tuple[Path, bool]] = []
    real = os.fsync

    def sync(descriptor: int) -> None:
        path = folder / "desk.jsonl"
        synced.append((Path(f"/proc/self/fd/{descriptor}").readlink(), path.exists() and path.stat().st_size > 0))
        real(descriptor)

    folder.mkdir(parents=True)
    with patch("os.fsync", sync):
        log.append([A])
    assert synced == [*((place, False) for place in (folder, *folder.parents)), (folder / "desk.jsonl", True)]


@pytest.mark.parametrize(
    ("error", "saved"), [(errno.EINVAL, True), (errno.ENOTSUP, True), (errno.EROFS, True), (errno.EIO, False)]
)
def test_a_file_system_that_does_not_sync_folders_is_good_enough(
    log: ReviewLog, folder: Path, error: int, saved: bool
) -> None:
    """Shared folders of virtual machines and some network disks refuse; a disk that fails is another matter."""
    real = os.fsync

    def sync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(error, os.strerror(error))
        real(descriptor)

    folder.mkdir(parents=True)
    with patch("os.fsync", sync):
        if saved:
            log.append([A])
        else:
            with pytest.raises(QuizError):
                log.append([A])
    assert fresh(folder).entries == ((A,) if saved else ())


def test_only_what_is_new_is_read_again(log: ReviewLog, folder: Path) -> None:
    """What another window added, and a little to be sure of the rest; not years of reviews at each answer."""
    log.append([review(f"n{number}") for number in range(1000)])
    real, sizes = os.read, []

    def read(descriptor: int, size: int) -> bytes:
        data = real(descriptor, size)
        sizes.append(len(data))
        return data

    with patch("os.read", read):
        log.append([A])
        other = ReviewLog(folder, "desk")
        other.read(NOON)
        other.append([B])
        log.append([C])
    assert sum(sizes) < 1000
    assert fresh(folder).entries[-3:] == (A, B, C)


def test_all_entries_go_in_one_write(log: ReviewLog, folder: Path) -> None:
    """So that a crash tears one line at most."""
    log.append([A])
    real, written = os.write, []

    def write(descriptor: int, data: bytes) -> int:
        written.append(data)
        return real(descriptor, data)

    with patch("os.write", write):
        log.append([B, C])
    assert written == [b"".join(log_lines([A, B, C])[2:])]


def _deny(*_: object, **__: object) -> int:
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """A file stands in its way."""
    (tmp_path / "profiles").write_text("hello")
    folder = tmp_path / "profiles" / "log"
    with pytest.raises(QuizError) as failure:
        ReviewLog(folder, "desk").append([A])
    assert (failure.value.message, failure.value.help, failure.value.code) == (
        f"cannot create {folder}: File exists",
        "check that you may write there, or keep your reviews elsewhere with --home",
        Exit.CANNOT_CREATE,
    )


@pytest.mark.parametrize("begun", [True, False], ids=["begun", "new"])
def test_a_folder_that_may_not_be_written_is_told(log: ReviewLog, folder: Path, begun: bool) -> None:
    """Reading goes on working."""
    saved = [A] if begun else []
    log.append(saved)
    folder.mkdir(parents=True, exist_ok=True)
    with patch("os.open", _deny), pytest.raises(QuizError, match=r"^cannot create .*: Permission denied$") as failure:
        log.append([B])
    assert failure.value.code == Exit.CANNOT_CREATE
    assert fresh(folder).entries == tuple(saved)


@contextmanager
def bound_by_permissions(folder: Path) -> Iterator[None]:
    """As one who owns the folder and is no superuser, who may write anywhere."""
    user, nobody = os.geteuid(), 65534
    if user != 0:
        yield
        return
    os.chown(folder, nobody, -1)
    os.seteuid(nobody)
    try:
        yield
    finally:
        os.seteuid(user)


def test_a_read_only_folder_is_told() -> None:
    """By its real permissions; outside of pytest's own folders, which are closed to others than their owner."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o500)
        with bound_by_permissions(folder), pytest.raises(QuizError) as failure:
            ReviewLog(folder, "desk").append([A])
        assert failure.value.code == Exit.CANNOT_CREATE
        assert list(folder.iterdir()) == []


def test_a_log_that_cannot_be_read_is_told(log: ReviewLog, folder: Path) -> None:
    """A history with a hole would plan wrongly; better none."""
    log.append([A])
    with patch.object(Path, "open", _deny), pytest.raises(QuizError) as failure:
        log.read(NOON)
    assert (failure.value.message, failure.value.code) == (
        f"cannot read the log {folder}: Permission denied",
        Exit.IO_FAILED,
    )


def test_the_name_of_the_device_lasts_before_its_file_is_made(folder: Path) -> None:
    """And is not asked for again."""
    calls: list[bool] = []
    log = ReviewLog(folder, "desk", lambda: calls.append(folder.exists()))
    log.read(NOON)
    log.append([A])
    log.append([B])
    assert calls == [False]
