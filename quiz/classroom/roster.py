"""Lists of who is in a class: nicknames in a text file, beside the results that were put there. Nobody else reads them.

A class is a folder, `classes/NAME/` in the data folder, that only its owner can read. `students.txt` has a nickname a
line. Results of the class, and students' profiles, can be put beside it; `forget` takes a student off the list, their
results away, and their name out of games.
"""

import re
from collections.abc import Iterable, Sequence
from contextlib import closing
from itertools import count
from pathlib import Path

from quiz.classroom.exam_file import JOURNAL, RESULT, VERSION
from quiz.classroom.journal import Row
from quiz.classroom.journal_file import Journal
from quiz.classroom.nickname import known_as, nickname
from quiz.classroom.results import GAME, GAME_VERSION, owner_of_log
from quiz.classroom.sealed import read_sealed, sealed
from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.core.record import Record
from quiz.store.log_file import LogFile
from quiz.store.log_line import HEADER
from quiz.store.places import Places
from quiz.store.private import failing_as, make_folder, write_new

STUDENTS = "students.txt"

_NAME = re.compile(r"[^\W_][\w -]{0,63}")


class Traces(Record):
    """What there is of a student: whether they are on the list, and files.

    `own` are their results; `games` name them among others, in the class's folder and among those played here; `unread`
    are files that cannot be read, and may be theirs.
    """

    listed: bool
    own: tuple[Path, ...]
    games: tuple[Path, ...]
    unread: tuple[Path, ...]

    @property
    def any(self) -> bool:
        """Whether there is anything to take away."""
        return self.listed or bool(self.own or self.games)


class Roster(Record):
    """A class: its folder, and the nicknames of its students in the order of the alphabet."""

    folder: Path
    students: tuple[str, ...]

    @property
    def name(self) -> str:
        """What the class is called."""
        return self.folder.name

    @property
    def results(self) -> tuple[Path, ...]:
        """The files put beside the list."""
        return tuple(path for path in sorted(self.folder.rglob("*")) if path.name != STUDENTS and not path.is_dir())


def folder_of(places: Places, name: str) -> Path:
    """The folder of a class. QuizError (2) where the name can be none."""
    if not _NAME.fullmatch(name) or name != name.strip():
        raise QuizError(
            f"`{clean_line(name[:80])}` cannot name a class",
            "use letters, digits, - and _, beginning with a letter or a digit, at most 64 of them",
            Exit.USAGE,
        )
    return places.data / "classes" / name


def all_classes(places: Places) -> tuple[Roster, ...]:
    """Every class there is."""
    lists = sorted((places.data / "classes").glob(f"*/{STUDENTS}"))
    return tuple(_read(path.parent) for path in lists)


def read_class(places: Places, name: str) -> Roster:
    """The class of this name. QuizError (66) where there is none."""
    folder = folder_of(places, name)
    if not (folder / STUDENTS).exists():
        known = ", ".join(roster.name for roster in all_classes(places))
        hint = f"there is {clean_line(known)}" if known else f"`quiz class new {name}` makes it"
        raise QuizError(f"there is no class `{name}`", hint, Exit.NO_INPUT)
    return _read(folder)


def new_class(places: Places, name: str) -> Roster:
    """Make a class. QuizError (73) where it is there already, or cannot be made."""
    folder = folder_of(places, name)
    if (folder / STUDENTS).exists():
        raise QuizError(f"there is a class `{name}` already", f"`quiz class add {name} NAME`", Exit.CANNOT_CREATE)
    return _write(Roster(folder, ()))


def with_students(roster: Roster, names: Iterable[str]) -> Roster:
    """The class with these students too, kept; a name that is on the list in another spelling is taken anew."""
    spelled = {known_as(name): name for name in (*roster.students, *map(nickname, names)) if known_as(name)}
    return _write(Roster(roster.folder, tuple(spelled[key] for key in sorted(spelled))))


def traces(roster: Roster, name: str, games: Path) -> Traces:
    """Everything that the class's folder holds of a student, and the folder `games`."""
    wanted = known_as(name)
    own: list[Path] = []
    shared: list[Path] = []
    unread: list[Path] = []
    for path in (*roster.results, *sorted(games.glob("*.jsonl"))):
        whose = _whose(path)
        if whose is None:
            unread.append(path)
        elif wanted in whose:
            (own if len(whose) == 1 else shared).append(path)
    listed = wanted in map(known_as, roster.students)
    return Traces(listed, tuple(own), tuple(shared), tuple(unread))


def forget(roster: Roster, name: str, found: Traces) -> Roster:
    """Take a student off the list, their results away, and their name out of games; the class without them."""
    for path in found.games:
        journal, rows = Journal.go_on(path)
        with closing(journal), failing_as(f"cannot write {clean_line(str(path))}", "check that you may write there"):
            write_new(path, sealed(_nameless(rows, known_as(name)))[0])
    for path in found.own:
        with failing_as(f"{clean_line(str(path))} cannot be taken away", "take it away yourself"):
            path.unlink()
            _remove_empty(path.parent, roster.folder)
    return _write(
        Roster(roster.folder, tuple(student for student in roster.students if known_as(student) != known_as(name)))
    )


def _whose(path: Path) -> frozenset[str] | None:
    """Whose results a file has; None where that cannot be told."""
    try:
        if not path.is_file():
            return None
        data = path.read_bytes()
    except OSError:
        return None
    if data.startswith(f'{{"type":"{HEADER}",'.encode()):
        return _whose_log(path, data)
    for kind, version, whole in ((RESULT, VERSION, True), (JOURNAL, VERSION, False), (GAME, GAME_VERSION, False)):
        try:
            rows = read_sealed(data, kind, version, whole=whole).rows
        except QuizError:
            continue
        names = rows[0].get("teams") if kind == GAME else [rows[0].get("name", "")]
        if not isinstance(names, list):
            return None
        return frozenset(known_as(str(name)) for name in names)
    return None


def _whose_log(path: Path, data: bytes) -> frozenset[str] | None:
    try:
        return frozenset([known_as(owner_of_log(path, LogFile("").read(data).device))])
    except QuizError:
        return None


def _nameless(rows: Sequence[Row], wanted: str) -> list[Row]:
    """The rows of a game with a team's place for its name."""
    teams = [str(team) for team in rows[0]["teams"]]
    free = (name for place in count(1) if (name := f"team {place}") not in teams)
    said = {team: next(free) if known_as(team) == wanted else team for team in teams}
    header = {**rows[0], "teams": list(said.values())}
    return [
        header,
        *({**row, "team": said.get(str(row["team"]), row["team"])} if "team" in row else row for row in rows[1:]),
    ]


def _remove_empty(folder: Path, within: Path) -> None:
    """Take away a folder that is empty now, and those above it, which may be called as the student is."""
    while folder != within and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _read(folder: Path) -> Roster:
    path = folder / STUDENTS
    with failing_as(f"cannot read {clean_line(str(path))}", "see whether you may read it"):
        lines = path.read_text("utf-8", "replace").splitlines()
    spelled = {known_as(line): nickname(line) for line in lines if known_as(line)}
    return Roster(folder, tuple(spelled[key] for key in sorted(spelled)))


def _write(roster: Roster) -> Roster:
    help_text = "check that you may write there, or keep classes elsewhere with --home"
    with failing_as(f"cannot keep {clean_line(str(roster.folder))}", help_text, Exit.CANNOT_CREATE):
        make_folder(roster.folder)
        write_new(roster.folder / STUDENTS, "".join(f"{student}\n" for student in roster.students).encode())
    return roster
