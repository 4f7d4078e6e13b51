"""`quiz class`: lists of nicknames that only their owner can read, and that forget a student without a trace."""

from pathlib import Path

import pytest

from quiz.classroom.results import read_game
from quiz.classroom.sealed import read_sealed, sealed
from quiz.commands import roster
from tests.commands.exam.test_command import CAPITALS
from tests.commands.outside import Outside


@pytest.fixture
def outside(tmp_path: Path) -> Outside:
    """A class of three, two of whom have handed in."""
    outside = Outside.at(tmp_path, capitals=CAPITALS)
    outside.quiz("class", "new", "10a", "ada", "bob", "Cleo")
    for name in ("ada", "Bob"):
        result = str(outside.home / "classes" / "10a" / f"{name}.jsonl")
        outside.quiz("exam", "capitals", "--seed", "7", "--name", name, "--result", result, typed="b\n:done\nyes\n")
    return outside


def test_a_class_is_made_and_listed(outside: Outside) -> None:
    """With where it is kept, who can read that, and how somebody is forgotten."""
    ran = outside.quiz("class", "add", "10a", "dan", "ADA")
    assert ran.out == "4 students in 10a: ADA, bob, Cleo, dan\n"
    assert ran.err == "notice: on the list already: ADA; two students need two nicknames\n"
    outside.columns = 200
    ran = outside.quiz("class", "list")
    assert ran.code == 0
    assert " ".join(ran.out.split()) == (
        f"10a: 4 students, 2 files of results ADA, bob, Cleo, dan Classes are kept in {outside.home}/classes, a folder "
        "each. Only you can read them, and nothing of them leaves this machine. `quiz class forget NAME STUDENT` takes "
        "a student off the list, and their results away."
    )


def test_only_the_owner_can_read_a_class(outside: Outside) -> None:
    """Folders and files alike."""
    folder = outside.home / "classes" / "10a"
    assert {path.stat().st_mode & 0o777 for path in (folder, folder.parent)} == {0o700}
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


def test_more_of_a_person_than_a_nickname_is_warned_of(outside: Outside) -> None:
    """It is kept all the same: the teacher decides."""
    ran = outside.quiz("class", "add", "10a", "Ada Lovelace", "a@school", "blue otter")
    assert ran.code == 0
    better = "a nickname is enough, and safer on a file that goes round"
    assert ran.err.splitlines() == [
        f"notice: `Ada Lovelace`: that looks like a full name; {better}",
        f"notice: `a@school`: that looks like an address; {better}",
    ]


def test_results_are_completed_by_the_list(outside: Outside) -> None:
    """The class's own folder is read, absent students are named, and strangers do not count."""
    stranger = str(outside.home / "classes" / "10a" / "eve.jsonl")
    outside.quiz("exam", "capitals", "--seed", "7", "--name", "eve", "--result", stranger, typed=":done\nyes\n")
    ran = outside.quiz("results", "--class", "10a", "--students")
    assert ran.code == 0
    assert "Absent: Cleo." in ran.out
    assert [line.split()[0] for line in ran.out.splitlines() if "of 4" in line] == ["ada", "bob"]
    assert "eve is not in the class 10a" in ran.err


def test_two_of_a_class_who_are_called_alike_are_told_of(outside: Outside) -> None:
    """Else one of them would have no results, and nobody would know why."""
    ran = outside.quiz("class", "new", "9b", "max", "ida", "Max")
    assert ran.out == "2 students in 9b: ida, Max\n"
    assert ran.err == "notice: on the list already: Max; two students need two nicknames\n"


def test_a_game_of_teams_that_are_no_students_is_told_of_once(outside: Outside) -> None:
    """Not team by team."""
    typed = "".join(f"{line}\n" for line in ("", "b", "", "b", "", ":finish", ""))
    outside.quiz("play", "capitals", "--teams", "Red,Blue", "--no-steal", typed=typed)
    games = str(outside.home / "play")
    folder = str(outside.home / "classes" / "10a")
    (said,) = outside.quiz("results", games, folder, "--class", "10a").err.splitlines()
    assert said.endswith(".jsonl is left out: Blue and Red are not in the class 10a")


def test_a_student_is_forgotten_without_a_trace(outside: Outside) -> None:
    """The name and every file of theirs; nothing of others."""
    folder = outside.home / "classes" / "10a"
    (folder / "older").mkdir()
    (folder / "older" / "b.jsonl").write_bytes((folder / "Bob.jsonl").read_bytes())
    ran = outside.quiz("class", "forget", "10a", "BOB", "--yes")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "Taken away: the name on the list and 2 files of results of BOB.",
        "Results that you keep elsewhere are left to you.",
    ]
    left = [path for path in folder.rglob("*") if path.is_file()]
    assert sorted(path.name for path in left) == ["ada.jsonl", "students.txt"]
    assert not [path for path in left if b"bob" in path.read_bytes().lower()]


def test_a_forgotten_student_is_in_no_game_and_has_no_log(outside: Outside) -> None:
    """A game that others were in stays, without the name; a profile that was handed in goes with its folder."""
    folder = outside.home / "classes" / "10a"
    outside.quiz("play", "capitals", "--teams", "bob,ada", "--seed", "7", typed="\nOslo\n\n:pass\n:finish\n\n")
    (game,) = (outside.home / "play").iterdir()
    (folder / "games").mkdir()
    (folder / "games" / "one.jsonl").write_bytes(game.read_bytes())
    (folder / "bob" / "log").mkdir(parents=True)
    (folder / "bob" / "log" / "laptop.jsonl").write_bytes(b'{"type":"quiz-log","version":1}\n')
    before = [sheet.score for sheet in read_game(game.read_bytes(), "")]
    ran = outside.quiz("class", "forget", "10a", "bob", "--yes")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Taken away: the name on the list, 2 files of results and the name in 2 games of bob.\n")
    left = [*folder.rglob("*"), *(outside.home / "play").iterdir()]
    assert not [path for path in left if "bob" in path.name or (path.is_file() and b"bob" in path.read_bytes())]
    after = read_game(game.read_bytes(), "")
    assert ([sheet.name for sheet in after], [sheet.score for sheet in after]) == (["team 1", "ada"], before)


def test_a_profile_of_the_same_name_is_told_of(outside: Outside) -> None:
    """What somebody answered on this machine is not the class's, and is theirs to take away."""
    outside.quiz("study", "capitals", "--profile", "bob", typed="b\n")
    ran = outside.quiz("class", "forget", "10a", "Bob", "--yes")
    left = f"{outside.home}/profiles/bob has what the profile Bob has answered here, and was left"
    assert ran.err == f"notice: {left}\n"


def test_what_may_still_tell_of_a_student_is_named(outside: Outside) -> None:
    """A file that cannot be read is the teacher's to look at."""
    (outside.home / "classes" / "10a" / "scan.bin").write_bytes(b"?")
    ran = outside.quiz("class", "forget", "10a", "bob", "--yes")
    assert ran.err == f"notice: {outside.home}/classes/10a/scan.bin cannot be read; see whether it tells of bob\n"


def test_a_game_that_somebody_sealed_hinders_nobody_from_being_forgotten(outside: Outside) -> None:
    """Teams that are no list, and a team that is none of them."""
    folder = outside.home / "classes" / "10a"
    head = {"type": "quiz-play", "version": 1, "created": 5}
    (folder / "odd.jsonl").write_bytes(sealed([{**head, "teams": 5}])[0])
    asked = {"type": "answered", "seq": 1, "team": ["eve"]}
    (folder / "game.jsonl").write_bytes(sealed([{**head, "teams": ["bob", "ada"]}, asked, {**asked, "team": "bob"}])[0])
    ran = outside.quiz("class", "forget", "10a", "bob", "--yes")
    assert ran.code == 0
    assert ran.err == f"notice: {folder}/odd.jsonl cannot be read; see whether it tells of bob\n"
    rows = read_sealed((folder / "game.jsonl").read_bytes(), "quiz-play", 1).rows
    assert (rows[0]["teams"], rows[1]["team"], rows[2]["team"]) == (["team 1", "ada"], ["eve"], "team 1")


@pytest.mark.parametrize("agreed", [True, False])
def test_before_anything_is_taken_away_it_is_asked(
    outside: Outside, monkeypatch: pytest.MonkeyPatch, agreed: bool
) -> None:
    """And where nobody can answer, nothing is."""
    before = sorted(outside.home.rglob("*"))
    ran = outside.quiz("class", "forget", "10a", "bob")
    assert (ran.code, ran.err) == (
        2,
        "quiz: nobody is there to be asked\nhelp: `--yes` goes on without asking\n",
    )
    monkeypatch.setattr(roster, "can_ask", lambda _world: True)
    monkeypatch.setattr(roster, "choose", lambda _world, _question, _offers, **_way_out: agreed)
    assert outside.quiz("class", "forget", "10a", "bob").code == (0 if agreed else 1)
    assert (sorted(outside.home.rglob("*")) == before) is not agreed


@pytest.mark.parametrize(
    ("argv", "code", "said"),
    [
        (["new"], 2, "quiz: `quiz class new` needs NAME\n"),
        (["new", "../evil"], 2, "quiz: `../evil` cannot name a class\n"),
        (["new", "10a"], 73, "quiz: there is a class `10a` already\n"),
        (["add", "10b", "ada"], 66, "quiz: there is no class `10b`\nhelp: there is 10a\n"),
        (["add", "10a"], 2, "quiz: `quiz class add` needs STUDENT\n"),
        (["add", "10a", "\u200b"], 2, "quiz: `\u200b` is no name\n"),
        (["forget", "10a", "eve"], 66, "quiz: there is nothing of `eve` in the class 10a\n"),
        (["frget", "10a", "eve"], 2, "quiz: `frget` is not one of new, add, list, forget\n"),
    ],
)
def test_mistakes_in_the_call(outside: Outside, argv: list[str], code: int, said: str) -> None:
    """Two lines each."""
    ran = outside.quiz("class", *argv)
    assert ran.code == code
    assert ran.err.startswith(said)


def test_without_a_class_the_list_says_how_to_make_one(tmp_path: Path) -> None:
    """Nothing is made by asking."""
    outside = Outside.at(tmp_path)
    assert outside.quiz("class", "list").out.startswith("There is no class yet; `quiz class new NAME` makes one.\n")
    assert not (outside.home / "classes").exists()
