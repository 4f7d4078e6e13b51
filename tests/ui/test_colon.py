"""What each typed line means at a question, at feedback and at the end."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
from quiz.core.screen import Ask, Feedback, Screen
from quiz.ui.colon import OpenEditor, Say, available, manual, understand
from tests.ui.moments import ALL, ASKED, ENDED, MARKED

TYPED = replace(ASKED["typed"], hints_left=2)
CHOICE = ASKED["choice"]
WRONG = MARKED["typed wrong"]
END = ENDED["end"]
TWO_COLONS = "An answer that begins with a colon is typed with two, such as ::text."


@pytest.mark.parametrize(
    ("line", "event"),
    [
        ("28,000", Submit("28,000")),
        ("  28,000 \t", Submit("28,000")),
        ("", Submit("")),
        ("   ", Submit("")),
        ("::smile:", Submit(":smile:")),
        ("::", Submit(":")),
        ("k", Submit("k")),
        ("quit", Submit("quit")),
        ("?!", Submit("?!")),
        ("?", Hint()),
        (":?", Hint()),
        (":hint", Hint()),
        (":k", DontKnow()),
        (":dontknow", DontKnow()),
        (":dont-know", DontKnow()),
        (":don't know", DontKnow()),
        (":Don’t Know", DontKnow()),
        (": undo ", TakeBack()),
        (":u", TakeBack()),
        (":suspend", SuspendCard()),
        (":BURY", BuryCard()),
        (":flag", FlagCard()),
        (":f  the year is off ", FlagCard("the year is off")),
        (":edit", OpenEditor()),
        (":q", Quit()),
    ],
)
def test_at_a_question_only_a_colon_makes_a_command(line: str, event: Event) -> None:
    """No letter is taken from an answer; two colons answer with one."""
    assert understand(TYPED, line, can_edit=True) == event


@pytest.mark.parametrize(
    ("line", "event"),
    [
        ("", Rate()),
        (" ", Rate()),
        ("1", Rate(Rating.AGAIN)),
        ("2", Rate(Rating.HARD)),
        (":3", Rate(Rating.GOOD)),
        ("EASY", Rate(Rating.EASY)),
        (":again", Rate(Rating.AGAIN)),
        ("o", Overrule()),
        (":overrule", Overrule()),
        ("u", TakeBack()),
        ("s", SuspendCard()),
        ("bury", BuryCard()),
        ("flag two answers fit", FlagCard("two answers fit")),
        ("e", OpenEditor()),
        ("q", Quit()),
    ],
)
def test_at_feedback_the_bare_key_or_name_will_do(line: str, event: Event) -> None:
    """Nothing is answered there, so the colon may stay away; Enter takes the rating that is suggested."""
    assert understand(WRONG, line, can_edit=True) == event


@pytest.mark.parametrize(
    ("line", "event"),
    [("", Quit()), ("q", Quit()), (":quit", Quit()), ("m", More()), (":more", More()), ("u", TakeBack())],
)
def test_at_the_end_enter_leaves(line: str, event: Event) -> None:
    """Going on has to be asked for."""
    assert understand(END, line) == event


@pytest.mark.parametrize(
    ("screen", "line", "event"),
    [
        (CHOICE, "b", Submit("28,000")),
        (CHOICE, "28000", Submit("28,000")),
        (ASKED["true-false"], "b", Submit("False")),
        (ASKED["select"], "a c", Submit(("Australia", "Guam"))),
        (ASKED["order"], "c", Submit(("The guidelines are last revised before that",))),
        (
            ASKED["match"],
            "1=c; 2=b",
            Submit((("Ash Carter", "Secretary of Defense"), ("John Kerry", "Secretary of State"))),
        ),
        (ASKED["list"], "training; ships", Submit(("training", "ships"))),
        (ASKED["recall"], "", Submit("")),
    ],
)
def test_letters_become_the_options_they_stand_for(screen: Ask, line: str, event: Event) -> None:
    """What is handed in is the text of the options, never their letters."""
    assert understand(screen, line) == event


@pytest.mark.parametrize(
    ("screen", "line", "said"),
    [
        (CHOICE, "e", ("There is no “e” to choose.", "Type the letter of the right one.")),
        (
            ASKED["select"],
            "Guam; Berlin",
            ("There is no “Berlin” to choose.", "Type the letters of all that are right, such as a c."),
        ),
        (
            ASKED["match"],
            "Barack Obama = Secretary of State",
            (
                "There is no “Barack Obama = Secretary of State” to choose.",
                "Type pairs of a number and a letter, such as 1=b; 2=a.",
            ),
        ),
        (
            ASKED["match"],
            "Ash Carter = Pope",
            ("There is no “Ash Carter = Pope” to choose.", "Type pairs of a number and a letter, such as 1=b; 2=a."),
        ),
        (
            TYPED,
            ":hnt",
            ("There is no command “hnt”. Did you mean :hint?", ":help lists what can be typed here.", TWO_COLONS),
        ),
        (TYPED, ":-)", ("There is no command “-)”.", ":help lists what can be typed here.", TWO_COLONS)),
        (
            TYPED,
            ":" + "x" * 99,
            ("There is no command “" + "x" * 39 + "…”.", ":help lists what can be typed here.", TWO_COLONS),
        ),
        (WRONG, "god", ("There is no command “god”. Did you mean :good?", ":help lists what can be typed here.")),
        (ASKED["typed"], "?", ("There is no hint for this question.",)),
        (replace(ASKED["typed"], hints=("One.",)), "?", ("There is no further hint for this question.",)),
        (TYPED, ":overrule", ("There is no answer to count as right here.",)),
        (TYPED, ":more", ("There is nothing more to study now.",)),
        (TYPED, ":edit", ("The card cannot be edited from here.",)),
        (ASKED["true-false"], ":undo", ("There is nothing to take back.",)),
        (MARKED["choice right"], "o", ("Your answer counts as right already.",)),
        (WRONG, "k", (":dontknow does nothing here; :help lists what does.",)),
        (END, "flag", (":flag does nothing here; :help lists what does.",)),
        (END, "god", ("There is no command “god”.", ":help lists what can be typed here.")),
        (ENDED["nothing due"], "u", ("There is nothing to take back.",)),
    ],
)
def test_a_slip_is_told_and_asked_again(screen: Screen, line: str, said: tuple[str, ...]) -> None:
    """A letter that no option has is a slip, not a wrong answer; a command that does nothing here says why."""
    assert understand(screen, line) == Say(said)


def test_there_is_no_card_to_edit_at_the_end() -> None:
    """Whether there is an editor or not."""
    assert understand(END, "e", can_edit=True) == Say(("The card cannot be edited from here.",))


@pytest.mark.parametrize("line", [":", ":help", ":h"])
def test_help_lists_what_a_question_takes(line: str) -> None:
    """Only what does something here is listed."""
    assert understand(TYPED, line, can_edit=True) == Say(
        (
            ":hint or ? shows the next hint.",
            ":dontknow or :k shows the answer when you do not know it.",
            ":undo or :u takes the last answer back.",
            ":edit or :e opens this card in your editor.",
            ":flag or :f marks this card for its author; a note may follow: :flag the year is off.",
            ":suspend or :s never asks this card again, until you resume it.",
            ":bury or :b does not ask this card again today.",
            ":quit or :q stops here; every answer is kept.",
            ":help or :h lists what can be typed here.",
            TWO_COLONS,
        )
    )


@pytest.mark.parametrize("line", ["?", "h", ":help"])
def test_help_at_feedback_tells_what_each_rating_leads_to(line: str) -> None:
    """A hint is over by then, so its key helps."""
    assert understand(WRONG, line) == Say(
        (
            "Enter goes on and counts it as again.",
            "1 or again brings it back today.",
            "2 or hard brings it back in 4 days.",
            "3 or good brings it back in 12 days.",
            "4 or easy brings it back in 31 days.",
            ":overrule or :o counts your answer as right.",
            ":undo or :u takes the last answer back.",
            ":flag or :f marks this card for its author; a note may follow: :flag the year is off.",
            ":suspend or :s never asks this card again, until you resume it.",
            ":bury or :b does not ask this card again today.",
            ":quit or :q stops here; every answer is kept.",
            ":help or :h lists what can be typed here.",
        )
    )


@pytest.mark.parametrize("screen", ALL.values(), ids=ALL)
def test_every_command_listed_does_something(screen: Screen) -> None:
    """By its name and by its key, help and the commands agree."""
    for command in available(screen, can_edit=True):
        for name in (command.name, command.key):
            meant = understand(screen, f":{name}", can_edit=True)
            expected = Say(manual(screen, can_edit=True)) if command.name == "help" else command.event or OpenEditor()
            assert meant == expected or command.key == "?"


@settings(max_examples=200)
@given(st.sampled_from(list(ALL.values())), st.text(max_size=40) | st.text(":?;=ab1 ", max_size=8))
def test_any_line_means_something_that_fits_the_screen(screen: Screen, line: str) -> None:
    """Nothing is rated before it was answered, and nothing answered twice."""
    meant = understand(screen, line, can_edit=True)
    assert isinstance(meant, Submit | Hint | DontKnow) <= isinstance(screen, Ask)
    assert isinstance(meant, Rate | Overrule) <= isinstance(screen, Feedback)
    assert not isinstance(meant, Say) or all(meant.lines)
