"""Where decks are looked for, which wins, and that no file does harm."""

import os
from pathlib import Path

import pytest

from quiz.core.error import Exit, QuizError
from quiz.deckfile import find
from quiz.deckfile.diagnostic import Span
from quiz.deckfile.find import find_decks, shipped_decks
from quiz.deckfile.read import load_decks, read_deck

NOWHERE = Path("/nowhere")


def _deck(path: Path, deck_id: str = "", title: str = "Deck") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    line = f'id = "{deck_id}"\n' if deck_id else ""
    card = '[[card]]\nid = "one"\nkind = "recall"\nquestion = "Q"\nanswer = "A"\n'
    path.write_text(f'[deck]\n{line}title = "{title}"\n{card}', encoding="utf-8")
    return path


def _shown(
    paths: list[str] | None, cwd: Path, environ: dict[str, str] | None = None, user: Path = NOWHERE
) -> list[str]:
    shipped = str(shipped_decks())
    return [found.shown for found in find_decks(paths, environ or {}, cwd, user) if found.place != shipped]


def test_folders_are_searched_to_the_bottom_in_order(tmp_path: Path) -> None:
    """Every `.toml` that is not hidden, sorted by path; other files and hidden folders are passed over."""
    for name in ("b.toml", "a/z.toml", "a/b/c.toml", ".hidden.toml", ".git/d.toml", "README.md"):
        _deck(tmp_path / "decks" / name)
    assert _shown(["decks"], tmp_path) == ["decks/a/b/c.toml", "decks/a/z.toml", "decks/b.toml"]
    assert _shown([str(tmp_path / "decks")], NOWHERE) == [
        str(tmp_path / "decks" / name) for name in ("a/b/c.toml", "a/z.toml", "b.toml")
    ]


def test_links_are_followed_once(tmp_path: Path) -> None:
    """A loop of links ends, and a deck reached twice is one."""
    deck = _deck(tmp_path / "decks" / "sub" / "a.toml")
    (tmp_path / "decks" / "sub" / "loop").symlink_to(tmp_path / "decks")
    (tmp_path / "decks" / "z.toml").symlink_to(deck)
    assert _shown(["decks"], tmp_path) == ["decks/sub/a.toml"]


def test_the_usual_places_in_their_order(tmp_path: Path) -> None:
    """The nearest `decks` folder at or above the current one, the user's own, and the shipped ones."""
    work, user = tmp_path / "work", tmp_path / "user"
    _deck(work / "decks" / "near.toml")
    _deck(tmp_path / "decks" / "far.toml")
    _deck(user / "own.toml")
    inside = work / "deep" / "down"
    inside.mkdir(parents=True)
    assert _shown(None, work, user=user) == ["decks/near.toml", str(user / "own.toml")]
    assert _shown(None, inside, user=user) == [str(work / "decks" / "near.toml"), str(user / "own.toml")]
    shipped = [found.path for found in find_decks(None, {}, inside, user)][2:]
    assert shipped == sorted(shipped_decks().rglob("*.toml"))
    assert shipped


def test_the_search_upwards_ends_at_the_home_folder(tmp_path: Path) -> None:
    """What lies above it is not the user's; outside of it the search goes on to the top."""
    home = tmp_path / "home" / "me"
    _deck(tmp_path / "decks" / "above.toml")
    (home / "work").mkdir(parents=True)
    (tmp_path / "link").symlink_to(home)
    for said in (home, tmp_path / "link"):
        assert _shown(None, home / "work", {"HOME": str(said)}) == []
    assert _shown(None, home, {"HOME": str(home)}) == []
    assert _shown(None, home / "work", {"HOME": "/somewhere/else"}) == [str(tmp_path / "decks" / "above.toml")]
    _deck(home / "decks" / "mine.toml")
    assert _shown(None, home / "work", {"HOME": str(home)}) == [str(home / "decks" / "mine.toml")]


def test_decks_of_other_users_are_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anybody can put a folder into `/tmp`; one's own, the system's, and those of whoever's folder this is count."""
    me, system, teacher, stranger = 1000, 0, 2000, 3000
    shared, inside = tmp_path / "shared", tmp_path / "shared" / "lesson"
    _deck(shared / "decks" / "a.toml")
    _deck(inside / "decks" / "b.toml")
    near, far = [str(inside / "decks" / "b.toml")], [str(shared / "decks" / "a.toml")]
    owners: dict[Path, int] = {}
    monkeypatch.setattr(os, "getuid", lambda: me)
    monkeypatch.setattr(find, "_owner", lambda path: owners.get(path, system))

    def found(**owner: int) -> list[str]:
        owners.update({inside / "decks": owner["near"], shared / "decks": owner["far"], inside: owner["here"]})
        return [str(deck.path) for deck in find_decks(None, {}, inside, NOWHERE)][:1]

    assert found(near=me, far=me, here=me) == near
    assert found(near=system, far=me, here=me) == near
    assert found(near=stranger, far=me, here=me) == far
    assert found(near=teacher, far=stranger, here=teacher) == near
    assert found(near=stranger, far=teacher, here=teacher) == far
    assert found(near=stranger, far=stranger, here=system) not in (near, far)


def test_a_path_of_the_command_line_or_the_environment_is_all_that_is_searched(tmp_path: Path) -> None:
    """`--decks` goes before `$QUIZ_DECKS`, and either before the usual places."""
    _deck(tmp_path / "decks" / "usual.toml")
    one, two = _deck(tmp_path / "one.toml"), _deck(tmp_path / "two" / "b.toml")
    environ = {"QUIZ_DECKS": os.pathsep.join(["", "one.toml", str(two.parent)])}
    assert _shown(None, tmp_path, environ) == ["one.toml", str(two)]
    assert _shown([str(one)], tmp_path, environ) == [str(one)]
    assert _shown(None, tmp_path, {"QUIZ_DECKS": ""}) == ["decks/usual.toml"]


def test_a_path_that_is_not_there_is_an_error_that_names_a_near_one(tmp_path: Path) -> None:
    """No such input: exit code 66, and the name that was probably meant."""
    _deck(tmp_path / "capitals.toml")
    _deck(tmp_path / "usa.toml")
    with pytest.raises(QuizError) as raised:
        find_decks(["capitls.toml"], {}, tmp_path, NOWHERE)
    assert raised.value.code is Exit.NO_INPUT
    assert raised.value.message == "there is no file or folder `capitls.toml`"
    assert raised.value.help == "did you mean `capitals.toml`?"
    with pytest.raises(QuizError) as raised:
        find_decks(["captals"], {}, tmp_path, NOWHERE)
    assert raised.value.help == "did you mean `capitals.toml`?"
    with pytest.raises(QuizError) as raised:  # the ending that all decks have makes no name near
        find_decks(["0"], {}, tmp_path, NOWHERE)
    assert "did you mean" not in raised.value.help
    with pytest.raises(QuizError) as raised:
        find_decks(["x\x1b/y"], {}, tmp_path, NOWHERE)
    assert "\x1b" not in raised.value.message


def test_of_one_id_in_two_places_the_first_wins_in_silence(tmp_path: Path) -> None:
    """A deck of the user's own hides the shipped one of the same id: that is how one is changed."""
    near, user = tmp_path / "decks", tmp_path / "user"
    _deck(near / "a.toml", "capitals", "Near")
    _deck(user / "b.toml", "capitals", "Own")
    found = [each for each in find_decks(None, {}, tmp_path, user) if each.place in (str(near), str(user))]
    loaded = load_decks(found)
    assert [(deck.deck.title, deck.diagnostics) for deck in loaded if deck.deck] == [("Near", ())]
    assert len(loaded) == 1


def test_of_one_id_twice_in_a_place_the_second_is_a_mistake(tmp_path: Path) -> None:
    """Within a folder, or among files that were named, nobody can want two decks of one id."""
    first, second = _deck(tmp_path / "x" / "a.toml", "capitals"), _deck(tmp_path / "x" / "b.toml", "capitals")
    for paths in (["x"], [str(first), str(second)]):
        loaded = load_decks(find_decks(paths, {}, tmp_path, NOWHERE))
        assert [(deck.deck is not None, deck.left_out) for deck in loaded] == [(True, 0), (False, 1)]
        [diagnostic] = loaded[1].diagnostics
        assert (diagnostic.code, diagnostic.span) == ("E114", Span(2, 6, 10))
        assert diagnostic.note == f"the first one is {loaded[0].path}"


def test_what_cannot_be_read_is_a_diagnostic(tmp_path: Path) -> None:
    """A missing file, a folder, a pipe and a broken link each give one, and nothing waits."""
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "link.toml").symlink_to(tmp_path / "gone")
    (tmp_path / "folder.toml").mkdir()
    for name, code in (("gone.toml", "E001"), ("link.toml", "E001"), ("pipe.toml", "E002"), ("folder.toml", "E002")):
        parsed = read_deck(tmp_path / name)
        assert [diagnostic.code for diagnostic in parsed.diagnostics] == [code]
        assert parsed.deck is None
        assert parsed.path == str(tmp_path / name)
    assert read_deck(Path("nul\0.toml")).diagnostics[0].code == "E001"


def test_bytes_that_are_no_text_are_shown_where_they_are(tmp_path: Path) -> None:
    """The first byte that is not UTF-8 has a line and a column; UTF-16 is recognised."""
    path = tmp_path / "a.toml"
    path.write_bytes(b'\xef\xbb\xbf# \xc3\xa9\r\ntitle = "\xc3\xa9\xe9"')
    assert read_deck(path).diagnostics[0].span == Span(2, 11, 1)
    path.write_bytes("[deck]".encode("utf-16"))
    assert read_deck(path).diagnostics[0].help == "the file seems to be UTF-16; save it as UTF-8"


def test_the_shipped_decks_are_those_of_the_checkout() -> None:
    """Run from a checkout, its own `decks` folder counts, whatever copy an installation left behind."""
    assert shipped_decks() == Path(__file__).parents[2] / "decks"
    loaded = load_decks(find_decks([str(shipped_decks())], {}, NOWHERE, NOWHERE))
    assert [deck.diagnostics for deck in loaded if deck.diagnostics] == []
