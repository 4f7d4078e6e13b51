"""Settings: defaults for what is left out, and for each mistake its line and what to write."""

from contextlib import suppress
from pathlib import Path
from unittest.mock import patch

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from quiz.core.error import Exit, QuizError
from quiz.core.memory import DEFAULT, Parameters
from quiz.store.settings import Settings, describe, read_settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the settings would be."""
    return tmp_path / "settings.toml"


def test_no_file_and_an_empty_one_mean_the_defaults(path: Path) -> None:
    """Nothing has to be configured."""
    assert read_settings(path) == Settings()
    path.write_text("# nothing yet\n")
    assert read_settings(path) == Settings()


def test_every_setting_can_be_set(path: Path) -> None:
    """Whole numbers stand for others too; a BOM and CRLF do no harm."""
    text = (
        "rollover_hour = 0\nretention = 0.85\nnew_per_day = 5\nsession_limit = 0\nleech_lapses = 4\nladder_days = 7\n"
        f'parameters = {list(DEFAULT.weights[:19])}\neditor = "code --wait"\n'
    )
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    settings = read_settings(path)
    assert settings == Settings(0, 0.85, 5, 0, 4, 7.0, Parameters(DEFAULT.weights[:19]), "code --wait")
    assert all(type(getattr(settings, name)) is type(getattr(Settings(), name)) for name in Settings.__match_args__)


def test_every_setting_is_described_and_its_default_is_what_it_says(path: Path) -> None:
    """Documentation is made of this table, and the table read back gives the defaults."""
    assert [setting.name for setting in describe()] == list(Settings.__match_args__)
    path.write_text("".join(f"{setting.name} = {setting.default}\n" for setting in describe()))
    assert read_settings(path) == Settings()
    assert describe()[:2] == (
        ("rollover_hour", "4", "a whole number from 0 to 23", "the hour at which a new study day begins"),
        (
            *("retention", "0.9", "a number from 0.7 to 0.99"),
            "the probability of still knowing a card at which it comes back: higher means more reviews",
        ),
    )


RETENTION = "write a number from 0.7 to 0.99; the usual is 0.9"
NEW = "write a whole number from 0 to 9999; the usual is 10"
WEIGHTS = "write the 21 numbers that an FSRS-6 optimiser gives, or the 19 of FSRS-5"
LINES = "write settings as lines like `new_per_day = 10`"


@pytest.mark.parametrize(
    ("text", "message", "help_"),
    [
        ("\nretenton = 0.8", ":2: there is no setting `retenton`", "did you mean `retention`?"),
        (
            "[zzz]",
            ":1: there is no setting `zzz`",
            f"the settings are {', '.join(setting.name for setting in describe())}",
        ),
        ("# a\n  retention = 1.5", ":2: `retention` is 1.5", RETENTION),
        ("retention = true", ":1: `retention` is true", RETENTION),
        ("retention = nan", ":1: `retention` is nan", RETENTION),
        ("retention = 0x" + "f" * 9999, ":1: `retention` is a number far out of range", RETENTION),
        ("retention = 2024-11-22", ":1: `retention` is a date or time", RETENTION),
        ('retention = "\\u001b[2J"', ':1: `retention` is "␛[2J"', RETENTION),
        ("new_per_day = 10.0", ":1: `new_per_day` is 10.0", NEW),
        ("new_per_day = -1", ":1: `new_per_day` is -1", NEW),
        ("new_per_day = [1]", ":1: `new_per_day` is a list", NEW),
        ("\n\n[new_per_day]\na = 1", ":3: `new_per_day` is a table", NEW),
        ("new_per_day.a = 1", ":1: `new_per_day` is a table", NEW),
        ('"new_per_day" = -1', ":1: `new_per_day` is -1", NEW),
        ('"new\\u005fper_day" = -1', ": `new_per_day` is -1", NEW),
        ("editor = 1", ":1: `editor` is not a text", 'write a command, such as "nano" or "code --wait"'),
        ('parameters = ["1"]', ":1: `parameters` is not a list of numbers", WEIGHTS),
        ("parameters = [1]", ":1: `parameters`: there are 1 weights, where FSRS-6 has 21 and FSRS-5 has 19", WEIGHTS),
        (
            f"parameters = {[nan := 'nan'] * 21}".replace("'", ""),
            ":1: `parameters`: weight 0 is nan, outside 0.001 to 100",
            WEIGHTS,
        ),
        ("retention = 0.8\nretention = 0.9", ":2:16: cannot overwrite a value", LINES),
        ("a = 1" + "0" * 5000, ": this cannot be read", LINES),
        ("a = " + "[" * 9999, ": this cannot be read", LINES),
    ],
)
def test_a_mistake_is_told_with_its_line(path: Path, text: str, message: str, help_: str) -> None:
    """And with what to write instead."""
    path.write_text(text)
    with pytest.raises(QuizError) as told:
        read_settings(path)
    assert (told.value.message, told.value.help, told.value.code) == (f"{path}{message}", help_, Exit.BAD_DATA)


def test_a_number_too_large_for_a_weight_is_told(path: Path) -> None:
    """It is no float."""
    path.write_text(f"parameters = [{'9' * 400}]")
    with pytest.raises(QuizError, match=r":1: `parameters` holds a number far out of range$"):
        read_settings(path)


@pytest.mark.parametrize(
    ("data", "message", "help_"),
    [
        (b"#" * 65537, " is larger than 64 KiB", "settings are a few lines; is this another file?"),
        (b"\n\xff", ":2: this is not UTF-8 text", "save the file as UTF-8"),
        (b"a = \x00", ":1:5: invalid value", LINES),
    ],
)
def test_a_file_that_is_no_settings_is_told(path: Path, data: bytes, message: str, help_: str) -> None:
    """Whatever came to be there."""
    path.write_bytes(data)
    with pytest.raises(QuizError) as told:
        read_settings(path)
    assert (told.value.message, told.value.help, told.value.code) == (f"{path}{message}", help_, Exit.BAD_DATA)


def test_what_is_not_a_file_is_told(path: Path) -> None:
    """A folder, or a pipe that would never end."""
    path.mkdir()
    with pytest.raises(QuizError, match=r"is not a file$"):
        read_settings(path)


def test_a_file_that_cannot_be_read_is_told(path: Path) -> None:
    """By its path and why."""
    path.write_text("")
    with (
        patch.object(Path, "open", side_effect=PermissionError(13, "Permission denied")),
        pytest.raises(QuizError) as told,
    ):
        read_settings(path)
    assert (told.value.message, told.value.code) == (f"cannot read {path}: Permission denied", Exit.IO_FAILED)


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes_are_settings_or_one_error(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """Never a traceback."""
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(data)
    with suppress(QuizError):
        assert read_settings(path) == Settings() or tomli.loads(data.decode("utf-8-sig"))
