"""Where things are kept, what may name a profile, and the name of the device."""

from pathlib import Path

import pytest

from quiz.core.error import Exit, QuizError
from quiz.store.places import Places
from quiz.store.review_log import ReviewLog
from tests.store.entries import NOON, review


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Places of which nothing is there yet."""
    return Places(tmp_path / "data", tmp_path / "state")


def test_the_places_are_the_systems_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Data and state are apart: data may be shared between machines."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "d"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "s"))
    places = Places.of({})
    assert (places.decks, places.settings, places.log_dir("ada"), places.state) == (
        tmp_path / "d/quiz/decks",
        tmp_path / "d/quiz/settings.toml",
        tmp_path / "d/quiz/profiles/ada/log",
        tmp_path / "s/quiz",
    )
    assert list(tmp_path.iterdir()) == []


def test_a_home_is_chosen_by_option_before_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An empty one is none; a relative one is of the current folder; the state stays where it is."""
    monkeypatch.chdir(tmp_path)
    usual = Places.of({})
    assert Places.of({"QUIZ_HOME": "/a"}, "/b").data == Path("/b")
    assert Places.of({"QUIZ_HOME": "/a"}).data == Path("/a")
    assert Places.of({"QUIZ_HOME": ""}, "").data == usual.data
    assert Places.of({}, "mine").data == tmp_path / "mine"
    assert Places.of({"QUIZ_HOME": "/a"}).state == usual.state


@pytest.mark.parametrize("name", ["default", "ada", "Ada Lovelace", "class-4b_2", "Zoë", "北京", "7", "x" * 64])
def test_a_profile_has_a_plain_name(places: Places, name: str) -> None:
    """In any script."""
    assert places.profile(name) == places.data / "profiles" / name


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "../x",
        "a/b",
        "a\\b",
        "/etc",
        ".hidden",
        "-x",
        " a",
        "a ",
        "a\n",
        "a\0b",
        "a.b",
        "~",
        "\x1b[2J",
        "x" * 65,
    ],
)
def test_a_profile_has_no_other_name(places: Places, name: str) -> None:
    """Nothing that leads elsewhere, hides, or could be taken for an option."""
    with pytest.raises(QuizError) as refused:
        places.profile(name)
    assert refused.value.code == Exit.USAGE
    assert refused.value.message.isprintable()


def test_the_device_has_a_name_that_lasts_once_something_is_kept(places: Places) -> None:
    """Until then each run draws one, and writes nothing."""
    again = Places(places.data, places.state)
    assert places.device == places.device != again.device
    assert not places.state.exists()
    ReviewLog.of(places, "ada").append([review("a")])
    assert Places(places.data, places.state).device == places.device
    assert [path.name for path in places.state.iterdir()] == ["device"]
    assert (places.log_dir("ada") / f"{places.device}.jsonl").exists()
    assert ReviewLog.of(Places(places.data, places.state), "ada").read(NOON).last_at == review("a").at


@pytest.mark.parametrize("kept", [b"", b"\n", b"../../x\n", b"\xff\xfe\x00", b"A B", b"x" * 65])
def test_a_name_that_cannot_be_one_is_drawn_anew(places: Places, kept: bytes) -> None:
    """Whatever came over the file."""
    places.state.mkdir()
    (places.state / "device").write_bytes(kept)
    assert len(places.device) == 12
    places.keep_device()
    assert Places(places.data, places.state).device == places.device


def test_where_the_name_cannot_be_kept_it_is_this_runs_alone(places: Places) -> None:
    """Reviews are saved all the same."""
    places.state.write_text("in the way")
    ReviewLog.of(places, "ada").append([review("a")])
    ReviewLog.of(Places(places.data, places.state), "ada").append([review("b")])
    assert {entry.id for entry in ReviewLog.of(places, "ada").read(NOON).entries} == {"a", "b"}
    assert len(list(places.log_dir("ada").glob("*.jsonl"))) == 2
