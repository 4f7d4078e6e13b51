"""What keys do at a screen, and that the key line says so."""

import pytest

from quiz.core.event import (
    BuryCard,
    DontKnow,
    Event,
    FlagCard,
    Hint,
    More,
    Overrule,
    Quit,
    Rate,
    Submit,
    SuspendCard,
    TakeBack,
)
from quiz.core.record import replace
from quiz.core.review import Rating
from quiz.core.screen import Screen
from quiz.ui.answering import Key, Typing
from quiz.ui.blocks import Room
from quiz.ui.colon import OpenEditor
from quiz.ui.keys import Local, Sight, arrive, press
from quiz.ui.lineedit import Line
from quiz.ui.offers import Deed, Interrupt, offers
from quiz.ui.render import page
from tests.ui.moments import ALL, ASKED, MARKED

ALL_IN_SIGHT = Sight(0, 10, 10)


def do(screen: Screen, *keys: str, sight: Sight = ALL_IN_SIGHT, editable: bool = True) -> tuple[Deed | None, Local]:
    """What a learner's keys come to: the first deed, or None, and what is then on the screen."""
    local = arrive(screen)
    for key in keys:
        pressed = press(screen, local, Key(key), sight, editable=editable)
        local = pressed.local
        if pressed.deed is not None:
            assert key == keys[-1], "done too early"
            return pressed.deed, local
    return None, local


def deed(screen: Screen, *keys: str) -> Deed | None:
    """What keys do."""
    return do(screen, *keys)[0]


@pytest.mark.parametrize(
    ("name", "keys", "expected"),
    [
        ("choice", ["?"], Hint()),
        ("choice", ["k"], DontKnow()),
        ("choice", ["escape"], DontKnow()),
        ("choice", ["u"], TakeBack()),
        ("choice", ["c-z"], TakeBack()),
        ("choice", ["e"], OpenEditor()),
        ("choice", ["f"], FlagCard()),
        ("choice", ["s", "s"], SuspendCard()),
        ("choice", ["s", "c-s"], SuspendCard()),
        ("choice", ["c-b", "c-b"], BuryCard()),
        ("choice", [*":b", "enter"], BuryCard()),
        ("choice", [*":bury", "enter"], BuryCard()),
        ("choice", [*":flag b is right too", "enter"], FlagCard("b is right too")),
        ("choice", [*":bx", "backspace", "enter"], BuryCard()),
        ("typed wrong", [*":suspend", "enter"], SuspendCard()),
        ("typed wrong", [*":good", "enter"], Rate(Rating.GOOD)),
        ("end", [*":q", "enter"], Quit()),
        ("choice", ["q"], Quit()),
        ("choice", ["Q"], Quit()),
        ("choice", ["c-d"], Quit()),
        ("choice", ["c-c"], Interrupt()),
        ("true-false", ["b"], Submit("False")),
        ("recall", ["b", "B"], BuryCard()),
        ("recall", ["k"], DontKnow()),
        ("typed", ["escape"], DontKnow()),
        ("typed", ["c-z"], TakeBack()),
        ("typed", ["c-e"], OpenEditor()),
        ("typed", ["c-s", "c-s"], SuspendCard()),
        ("typed", ["c-q"], Quit()),
        ("typed", ["c-d"], Quit()),
        ("typed", [*":s", "enter"], SuspendCard()),
        ("typed", [*":bury", "enter"], BuryCard()),
        ("typed", [*":flag the year is off", "enter"], FlagCard("the year is off")),
        ("typed", [*":K", "enter"], DontKnow()),
        ("typed", [*":u", "enter"], TakeBack()),
        ("typed", [*":e", "enter"], OpenEditor()),
        ("typed", [*":q", "enter"], Quit()),
        ("typed", [*"::q", "enter"], Submit(":q")),
        ("typed", [*"seq? ", "enter"], Submit("seq? ")),
        ("list", [*"mines", "enter", *":q", "enter"], Quit()),
        ("typed wrong", ["enter"], Rate()),
        ("typed wrong", [" "], Rate()),
        ("typed wrong", ["1"], Rate(Rating.AGAIN)),
        ("typed wrong", ["4"], Rate(Rating.EASY)),
        ("typed wrong", ["o"], Overrule()),
        ("typed wrong", ["u"], TakeBack()),
        ("typed wrong", ["e"], OpenEditor()),
        ("typed wrong", ["f"], FlagCard()),
        ("typed wrong", ["s", "s"], SuspendCard()),
        ("typed wrong", ["b", "b"], BuryCard()),
        ("typed wrong", ["q"], Quit()),
        ("turned over", ["2"], Rate(Rating.HARD)),
        ("end", ["enter"], More()),
        ("end", ["u"], TakeBack()),
        ("end", ["q"], Quit()),
        ("end", ["escape"], Quit()),
        ("nothing due", ["enter"], More()),
    ],
)
def test_keys_do_what_the_key_line_says(name: str, keys: list[str], expected: Event) -> None:
    """Letters choose and command; where a text is typed the commands are on Ctrl or behind a colon."""
    assert deed(ALL[name], *keys) == expected


@pytest.mark.parametrize(
    ("name", "keys", "note"),
    [
        ("typed", ["?"], "There is no hint for this question."),
        ("true-false", ["u"], "There is nothing to take back."),
        ("choice right", ["o"], "Your answer counts as right already."),
    ],
)
def test_a_command_that_does_nothing_says_why(name: str, keys: list[str], note: str) -> None:
    """The learner is not left to wonder whether a key was taken."""
    done, local = do(ALL[name], *keys)
    assert done is None
    assert local.note == note


@pytest.mark.parametrize(
    ("keys", "note"),
    [
        (["s"], "s once more suspends this card, and it is never asked again until you resume it."),
        (["c-s"], "Ctrl-S once more suspends this card, and it is never asked again until you resume it."),
        (["B"], "b once more buries this card, and it is not asked again today."),
        (["s", "b"], "b once more buries this card, and it is not asked again today."),
    ],
)
def test_a_stray_key_does_not_put_a_card_away(keys: list[str], note: str) -> None:
    """It is told what the key would do, at a question and at its feedback, and any other key lets go of it."""
    for screen in (ASKED["recall"], MARKED["typed wrong"]):
        done, local = do(screen, *keys)
        assert (done, local.note) == (None, note)
        assert do(screen, *keys, "h")[1].doubted is None
    assert deed(MARKED["typed wrong"], *keys, "enter") == Rate()


def test_a_note_goes_with_the_next_key() -> None:
    """It is about the last key only."""
    assert do(ASKED["typed"], "?", "2")[1] == Local(Typing(Line("2", 1)))


def test_without_an_editor_nothing_offers_to_edit() -> None:
    """The key then does nothing, and the key line does not name it."""
    screen = ASKED["choice"]
    assert do(screen, "e", editable=False)[0] is None
    assert all(offer.label != "edit" for offer in offers(screen, arrive(screen).draft, editable=False))


def test_an_unknown_command_is_kept_on_the_line_to_be_mended() -> None:
    """Nothing is handed in, and the note says how an answer begins with a colon."""
    done, local = do(ASKED["typed"], *":qiut", "enter")
    assert done is None
    assert local.draft == Typing(Line(":qiut", 5))
    assert "Did you mean :quit?" in local.note
    assert "typed with two" in local.note


@pytest.mark.parametrize("name", ["choice", "typed wrong", "end"])
def test_a_command_can_be_mended_or_let_be_where_letters_do_something_else(name: str) -> None:
    """Its letters choose and rate nothing; Esc, or Backspace at its beginning, leaves the screen as it was."""
    screen = ALL[name]
    done, local = do(screen, *":buyr", "enter")
    assert (done, local.command) == (None, Line("buyr", 4))
    assert "Did you mean :bury?" in local.note or name == "end"
    assert do(screen, *":a1", "escape") == (None, arrive(screen))
    assert do(screen, *":a", "backspace", "backspace") == (None, arrive(screen))


@pytest.mark.parametrize(
    ("name", "keys"), [("choice", ["h"]), ("choice", [":", "enter"]), ("typed", [*":h", "enter"]), ("typed", ["f1"])]
)
def test_any_key_closes_the_list_of_keys_and_does_nothing_else(name: str, keys: list[str]) -> None:
    """The list is read, not answered; closing it leaves the question as it was."""
    screen = ASKED[name]
    assert do(screen, *keys)[1].keys_shown
    assert do(screen, *keys, "q") == (None, arrive(screen))


def test_ctrl_e_goes_to_the_end_of_the_line_first() -> None:
    """Only from the end does it open the editor: elsewhere it is the editing key that fingers know."""
    done, local = do(ASKED["typed"], "2", "8", "home", "c-e")
    assert done is None
    assert local.draft == Typing(Line("28", 2))
    assert deed(ASKED["typed"], "2", "8", "home", "c-e", "c-e") == OpenEditor()


def test_an_option_takes_its_letter_from_a_command() -> None:
    """The command is then on Ctrl, and the key line says so."""
    six = replace(ASKED["choice"], prompt=replace(ASKED["choice"].prompt, options=tuple("uvwxyz")))
    assert deed(six, "e") == Submit("y")
    assert deed(six, "f") == Submit("z")
    assert deed(six, "c-e") == OpenEditor()
    assert deed(six, *":f", "enter") == FlagCard()
    shown = {offer.label: offer.shown for offer in offers(six, arrive(six).draft)}
    assert (shown["choose"], shown["edit"], shown["flag"], shown["bury"], shown["suspend"]) == (
        "a–f",
        "Ctrl-E",
        "Ctrl-F",
        "Ctrl-B",
        "s",
    )


def test_space_reads_on_before_it_goes_on() -> None:
    """While feedback goes on below, space shows more of it; Enter goes on at once."""
    long = Sight(0, 5, 12)
    done, local = do(MARKED["typed wrong"], " ", sight=long)
    assert (done, local.scroll) == (None, 4)
    assert do(MARKED["typed wrong"], "enter", sight=long)[0] == Rate()


@pytest.mark.parametrize(
    ("key", "top"),
    [("down", 3), ("up", 1), ("pagedown", 6), ("pageup", 0), ("end", 7), ("home", 0)],
)
def test_what_does_not_fit_is_scrolled(key: str, top: int) -> None:
    """By lines and pages, and never beyond the ends."""
    assert do(MARKED["typed wrong"], key, sight=Sight(2, 5, 12))[1].scroll == top


@pytest.mark.parametrize("name", ALL)
def test_every_offer_of_a_key_is_kept(name: str) -> None:
    """Each key that the list of keys names for a deed does that deed, and no key is offered for two."""
    screen = ALL[name]
    offered = offers(screen, arrive(screen).draft)
    keys = [key for offer in offered for key in offer.keys]
    assert len(keys) == len(set(keys))
    for offer in offered:
        for key in offer.keys:
            done, local = do(screen, key)
            assert done == offer.deed or local.keys_shown or local.doubted == offer.deed


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("key", ["a", "é", "字", "x", "tab", "insert", "s-tab", "<scroll-up>", "alt-x", "paste", "c-@"])
def test_no_key_brings_a_screen_down(name: str, key: str) -> None:
    """Whatever is pressed, the screen can still be drawn."""
    screen = ALL[name]
    _, local = do(screen, key)
    assert len(page(screen, local, Room(40, 12)).rows) == 12
