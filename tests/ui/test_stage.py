"""How the keyboard is read and pages are drawn, with a pipe for the keyboard."""

from collections.abc import Callable, Iterator

import pytest
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.text import Text

from quiz.ui.answering import Key
from quiz.ui.keys import Sight
from quiz.ui.page import Page
from quiz.ui.stage import Stage

Opened = tuple[Stage[list[Key]], PipeInput]

BLANK_PAGE = Page((Text("x"),), None, Sight(0, 1, 1))


@pytest.fixture
def keyboard() -> Iterator[PipeInput]:
    """A pipe to type into."""
    with create_pipe_input() as pipe:
        yield pipe


Collect = Callable[[Key], list[Key] | None]


def until_stop() -> Collect:
    """Collect keys; the deed is all of them, at the full stop."""
    keys: list[Key] = []

    def press(key: Key) -> list[Key] | None:
        if key.name == ".":
            return keys
        keys.append(key)
        return None

    return press


def read(keyboard: PipeInput, typed: str, press: Collect | None = None) -> list[Key] | None:
    """The keys that come of what is typed, the full stop ends them."""
    stage = Stage(lambda _columns, _rows: BLANK_PAGE, press or until_stop(), keyboard, DummyOutput())
    keyboard.send_text(typed)
    try:
        return stage.wait()
    finally:
        stage.close()


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("a", "a"),
        ("?", "?"),
        (" ", " "),
        ("é", "é"),
        ("字", "字"),
        ("\r", "enter"),
        ("\n", "enter"),
        ("\x7f", "backspace"),
        ("\x08", "backspace"),
        ("\t", "tab"),
        ("\x03", "c-c"),
        ("\x1a", "c-z"),
        ("\x1b[A", "up"),
        ("\x1bOB", "down"),
        ("\x1b[5~", "pageup"),
        ("\x1b[1;5D", "c-left"),
        ("\x1bOP", "f1"),
        ("\x1bf", "alt-f"),
        ("\x1b\x7f", "alt-backspace"),
    ],
)
def test_keys_have_names(keyboard: PipeInput, typed: str, name: str) -> None:
    """Characters are themselves; other keys go by one name however the terminal sends them."""
    assert read(keyboard, typed + ".") == [Key(name)]


def test_a_lone_escape_is_a_key(keyboard: PipeInput) -> None:
    """It needs no other key to follow before it counts."""
    assert read(keyboard, "\x1b", lambda key: [key]) == [Key("escape")]


def test_a_bracketed_paste_is_one_key(keyboard: PipeInput) -> None:
    """Its text comes with it, and none of its characters is a key of its own."""
    assert read(keyboard, "\x1b[200~one.\rtwo\x1b[201~.") == [Key("paste", "one.\rtwo")]


def test_a_terminals_answers_are_no_keys(keyboard: PipeInput) -> None:
    """A report of the cursor's place is not typed text."""
    assert read(keyboard, "a\x1b[12;40Rb.") == [Key("a"), Key("b")]


def test_keys_after_the_deed_are_dropped_and_told(keyboard: PipeInput) -> None:
    """They do not wait for the next screen; that there were some tells a paste."""
    stage = Stage(lambda _columns, _rows: BLANK_PAGE, until_stop(), keyboard, DummyOutput())
    keyboard.send_text("a.bc")
    assert stage.wait() == [Key("a")]
    assert stage.forget_keys() == [Key("b"), Key("c")]
    assert stage.forget_keys() == []
    keyboard.send_text("d.")
    assert stage.wait() == [Key("a"), Key("d")]
    stage.close()


def test_a_closed_keyboard_gives_no_deed(keyboard: PipeInput) -> None:
    """At once, and every time after."""
    stage = Stage(lambda _columns, _rows: BLANK_PAGE, until_stop(), keyboard, DummyOutput())
    keyboard.close()
    assert stage.wait() is None
    assert stage.wait() is None
    stage.close()


def test_a_fault_at_a_key_is_raised_where_we_wait(keyboard: PipeInput) -> None:
    """A bug ends the sitting with a traceback, and is not swallowed by the loop."""

    def press(_key: Key) -> list[Key] | None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        read(keyboard, "a", press)


def test_a_fault_in_drawing_is_raised_where_we_wait(keyboard: PipeInput) -> None:
    """On the first page and on later ones."""
    pages = iter([BLANK_PAGE])
    stage = Stage(lambda _columns, _rows: next(pages, None) or 1 / 0, until_stop(), keyboard, DummyOutput())  # type: ignore[arg-type, return-value]
    keyboard.send_text("a")
    with pytest.raises(ZeroDivisionError):
        stage.wait()
    stage.close()


def test_idle_time_comes_once_when_the_screen_stands(keyboard: PipeInput) -> None:
    """What it is used for sees the first screen drawn, and is not done again at the next one."""
    drawn: list[int] = []
    idle: list[int] = []

    def draw(columns: int, _rows: int) -> Page:
        drawn.append(columns)
        return BLANK_PAGE

    def use() -> None:
        idle.append(len(drawn))
        keyboard.send_text("a.")

    stage = Stage(draw, until_stop(), keyboard, DummyOutput(), use)
    try:
        assert stage.wait() == [Key("a")]
        keyboard.send_text(".")
        stage.wait()
    finally:
        stage.close()
    assert len(idle) == 1
    assert idle[0] >= 1


def test_a_tick_may_give_the_deed_that_no_key_gives(keyboard: PipeInput) -> None:
    """A clock that runs out; and it ticks only while a deed is waited for."""
    ticks: list[int] = []

    def tick() -> list[Key] | None:
        ticks.append(len(ticks))
        return [Key("time")] if len(ticks) % 2 == 0 else None

    stage = Stage(lambda _columns, _rows: BLANK_PAGE, until_stop(), keyboard, DummyOutput())
    stage.tick_with(tick)
    try:
        assert stage.wait() == [Key("time")]
        assert stage.wait() == [Key("time")]
    finally:
        stage.close()
    assert ticks == [0, 1, 2, 3]
