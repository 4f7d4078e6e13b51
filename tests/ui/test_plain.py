"""Whole sittings, line by line: what is written, and which events come of what is read."""

import io
import os
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.core.card import Card, Recall
from quiz.core.error import QuizError
from quiz.core.event import (
    DontKnow,
    Edited,
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
from quiz.core.grading.grade import Grade, Mark, Part
from quiz.core.prompt import Prompt
from quiz.core.record import replace
from quiz.core.review import AskedAs, Rating, Verdict
from quiz.core.screen import Ask, Finished, Screen
from quiz.ui.plain import Edit, Plain
from tests.ui.moments import ALL, ASKED, CHOICE, ENDED, MARKED, SELECT, ask, feedback

HOSTILE = "\x1b[2J\x1b]52;c;ZXZpbA==\x07[red]\u202etxt\x9b1m\x00\r\x7f"
HARMLESS = "␛[2J␛]52;c;ZXZpbA==␇[red]\ufffdtxt\ufffd1m␀\n{}␡"


def sit(screens: Sequence[Screen], typed: str, edit: Edit | None = None) -> tuple[list[Event], str]:
    """What comes of each screen in turn, and all that was written."""
    stdout = io.StringIO()
    plain = Plain(io.StringIO(typed), stdout, edit)
    return [plain.respond(screen) for screen in screens], stdout.getvalue()


def test_a_sitting_reads_from_the_first_question_to_the_end() -> None:
    """Each question is said once with its number, each feedback after its verdict, and what was missed at the end."""
    asked = replace(ASKED["typed"], hints_left=1)
    screens: list[Screen] = [
        asked,
        replace(asked, hints=("Fewer than in Japan.",), hints_left=0),
        MARKED["typed wrong"],
        ASKED["choice"],
        MARKED["choice right"],
        ENDED["end"],
    ]
    events, transcript = sit(screens, "?\n49,000\n\nb\n\n\n")
    assert events == [Hint(), Submit("49,000"), Rate(), Submit("28,000"), Rate(), Quit()]
    assert (
        transcript
        == """\
Question 7 of 20. Troop numbers.
About how many American troops are based on the Korean Peninsula?
Answer in troops.
Type ? for a hint.
Commands begin with a colon; :help lists them.
Answer: ?
Hint: Fewer than in Japan.
Answer: 49,000
Not this time.
Your answer: 49,000
Answer: about 28,000 troops
49,000 is the number in Japan.
The article names the Korean figure where it speaks of North Korea's missile and
nuclear capabilities.
Source: Stars and Stripes, paragraph 9
Back today, after 3 others; memory lasts under a day.
Enter goes on, o if you were right, h helps: (Enter)

Question 7 of 20. Troop numbers.
About how many American troops are based on the Korean Peninsula?
  a) 18,000
  b) 28,000
  c) 49,000
  d) 128,000
Type the letter of the right one.
Type ? for a hint.
Answer: b
Right.
Answer: about 28,000 troops
Source: Stars and Stripes, paragraph 9
Back in 12 days; memory lasts about 12 days.
Enter goes on, h helps: (Enter)

17 of 20 right at the first try, in 6 minutes.
Worth another look:
  About how many American troops are based on the Korean Peninsula?
    Answer: about 28,000 troops
  Who is the Japanese Foreign Minister?
    Answer: Fumio Kishida
  The guidelines were last revised in ____ (a year), and the new ones were made
  possible by Prime Minister Shinzo Abe's reinterpretation of the Japanese
  constitution.
    Answer: 1997
Due tomorrow: 5 cards; within a week: 23.
3 more cards are due today, and 1 new one can be met.
All 3 that you missed, you then got right.
m goes on, Enter leaves: (Enter)
"""
    )


@pytest.mark.parametrize(
    ("name", "typed", "event", "transcript"),
    [
        (
            "recall",
            "",
            Submit(""),
            """\
Question 7 of 20. Troop numbers.
Who is the U.S. Secretary of Defense in the article?
Say the answer to yourself, then press Enter to see it.
Commands begin with a colon; :help lists them.
Answer: (Enter)
""",
        ),
        (
            "cloze",
            "1997",
            Submit("1997"),
            """\
Question 7 of 20. Troop numbers.
This one was missed before.
The guidelines were last revised in ____ (a year), and the new ones were made
possible by Prime Minister Shinzo Abe's reinterpretation of the Japanese
constitution.
Commands begin with a colon; :help lists them.
Hint: It was the decade before the one of the iPhone.
Answer: 1997
""",
        ),
        (
            "select",
            "bc",
            Submit(("Hawaii", "Guam")),
            """\
Question 7 of 20. Troop numbers.
Where are Marines to be moved from Okinawa?
  a) Australia
  b) Hawaii
  c) Guam
  d) South Korea
Type the letters of all that are right, such as a c.
Commands begin with a colon; :help lists them.
Answer: bc
""",
        ),
        (
            "match",
            "c b a",
            Submit(
                (
                    ("Ash Carter", "Secretary of Defense"),
                    ("John Kerry", "Secretary of State"),
                    ("Fumio Kishida", "Foreign Minister of Japan"),
                )
            ),
            """\
Question 7 of 20. Troop numbers.
Who holds which post?
  1) Ash Carter
  2) John Kerry
  3) Fumio Kishida
  a) Foreign Minister of Japan
  b) Secretary of State
  c) Secretary of Defense
  d) Prime Minister of Japan
Type pairs of a number and a letter, such as 1=b; 2=a.
Commands begin with a colon; :help lists them.
Answer: c b a
""",
        ),
        (
            "list",
            "drills; ships",
            Submit(("drills", "ships")),
            """\
Question 7 of 20. Troop numbers.
In which fields do the changes portend more cooperation?
Name 3, with a semicolon between them.
Commands begin with a colon; :help lists them.
Answer: drills; ships
""",
        ),
        (
            "typed again",
            ":k",
            DontKnow(),
            """\
Question 7 of 20. Troop numbers.
About how many American troops are based on the Korean Peninsula?
Answer in troops.
Commands begin with a colon; :help lists them.
Nothing was answered. Hand it in empty once more to leave it at that.
Answer: :k
""",
        ),
    ],
)
def test_each_kind_of_question_is_put_with_how_to_answer_it(
    name: str, typed: str, event: Event, transcript: str
) -> None:
    """One short line tells what to type, where it is not plain."""
    assert sit([ASKED[name]], typed + "\n") == ([event], transcript)


@pytest.mark.parametrize(
    ("name", "typed", "event", "transcript"),
    [
        (
            "typed close",
            "easy",
            Rate(Rating.EASY),
            """\
Right, but for the spelling.
Your answer: Fumio Kishda
Answer: Fumio Kishida
Source: Stars and Stripes, paragraph 9
Back in 12 days; memory lasts about 12 days.
Enter goes on, h helps: easy
""",
        ),
        (
            "unknown",
            "u",
            TakeBack(),
            """\
Not known yet.
Answer: Ash Carter
Source: Stars and Stripes, paragraph 9
Back today, after 3 others; memory lasts under a day.
Enter goes on, h helps: u
""",
        ),
        (
            "recall",
            "2",
            Rate(Rating.HARD),
            """\
Answer: Ash Carter
Source: Stars and Stripes, paragraph 9
How well did you know it? 1 again, today; 2 hard, 4 days; 3 good, 12 days; 4
easy, 31 days.
1 to 4 rates, Enter is good, h helps: 2
""",
        ),
        (
            "select partly",
            "o",
            Overrule(),
            """\
Partly right, 33%.
Your answer: Hawaii; Guam
Answer: Australia; Guam
  wrong: Hawaii
  right: Guam
  missed: Australia
Source: Stars and Stripes, paragraph 9
Back today; memory lasts under a day.
Enter goes on, o if you were right, h helps: o
""",
        ),
    ],
)
def test_each_feedback_says_the_verdict_first(name: str, typed: str, event: Event, transcript: str) -> None:
    """Then your answer against the key, why, where it stands, and what follows."""
    assert sit([MARKED[name]], typed + "\n") == ([event], transcript)


def test_what_stands_already_is_not_said_again() -> None:
    """An overrule says the new verdict alone; a flag says only that it was done."""
    wrong = MARKED["typed wrong"]
    right = replace(wrong, overruled=True, can_overrule=False, suggested=Rating.GOOD, returns_after=None)
    events, transcript = sit([wrong, right, right], "o\nf two answers fit\n\n")
    assert events == [Overrule(), FlagCard("two answers fit"), Rate()]
    assert (
        transcript.partition("helps: o\n")[2]
        == """\
Counted as right.
Back in 12 days; memory lasts under a day.
Enter goes on, h helps: f two answers fit
Flagged for the author of the deck.
Enter goes on, h helps: (Enter)
"""
    )


def test_after_an_undo_the_question_is_put_anew() -> None:
    """What was done is told before the question, once it is done."""
    events, transcript = sit([MARKED["unknown"], ASKED["true-false"], ASKED["recall"]], "u\n:s\n")
    assert events == [TakeBack(), SuspendCard(), Quit()]
    assert (
        transcript.partition("helps: u\n")[2]
        == """\
Taken back.

Question 7 of 20. Troop numbers.
The new guidelines lift the geographical restrictions on where Japanese forces
can operate.
  a) True
  b) False
Type the letter of the right one.
Answer: :s
Suspended: that card is not asked again until you resume it. :undo brings it
back.

Question 7 of 20. Troop numbers.
Who is the U.S. Secretary of Defense in the article?
Say the answer to yourself, then press Enter to see it.
Answer: (end of input)
"""
    )


def test_a_right_answer_is_not_taken_apart() -> None:
    """Its parts were all right, and its words are those of the key."""
    grade = Grade(
        Verdict.CORRECT, 1.0, "Australia; Guam", parts=(Part("Australia", Mark.RIGHT), Part("Guam", Mark.RIGHT))
    )
    _, transcript = sit([feedback(SELECT, ("Australia", "Guam"), grade, "Australia; Guam")], "")
    assert transcript.startswith("Right.\nAnswer: Australia; Guam\nSource: ")


def test_a_question_put_again_offers_the_hints_that_are_left() -> None:
    """Those seen before an undo are said again, and no first one is offered."""
    asked = replace(ASKED["true-false"], hints=("One.", "Two."), hints_left=1)
    _, transcript = sit([MARKED["unknown"], asked], "u\n")
    assert transcript.endswith("right one.\nHint: One.\nHint: Two.\nType ? for another hint.\nAnswer: (end of input)\n")


def test_what_is_wrong_with_the_decks_is_told_once() -> None:
    """Before the first question, and not again."""
    asked = replace(ASKED["recall"], notice="1 card of 20 is left out; `quiz check` shows why.")
    events, transcript = sit([asked, MARKED["recall"], asked], "\n\n\n")
    assert events == [Submit(""), Rate(), Submit("")]
    assert transcript.startswith("1 card of 20 is left out; `quiz check` shows why.\nQuestion 7 of 20.")
    assert transcript.count("left out") == 1


def test_a_slip_is_asked_again_without_the_question() -> None:
    """An unknown command or letter costs nothing but a line."""
    events, transcript = sit([ASKED["choice"]], "x\n:hnt\nd\n")
    assert events == [Submit("128,000")]
    assert (
        transcript.partition(":help lists them.\n")[2]
        == """\
Answer: x
There is no “x” to choose.
Type the letter of the right one.
Answer: :hnt
There is no command “hnt”. Did you mean :hint?
:help lists what can be typed here.
An answer that begins with a colon is typed with two, such as ::text.
Answer: d
"""
    )


def test_a_line_beyond_what_can_be_marked_is_refused() -> None:
    """The next line is whole again; the echo is cut to the line."""
    events, transcript = sit([ASKED["typed"]], "9" * 10_001 + "\n" + "8" * 10_000 + "\n")
    assert events == [Submit("8" * 10_000)]
    assert (
        transcript.partition(":help lists them.\n")[2]
        == f"""\
Answer: {"9" * 71}…
That is too long: 10,000 characters are the most that can be read.
Answer: {"8" * 71}…
"""
    )


def test_the_end_of_the_input_quits_at_every_screen() -> None:
    """Nothing is answered, rated or gone on with that was not typed."""
    events, _ = sit(list(ALL.values()), "")
    assert events == [Quit()] * len(ALL)


def test_an_end_with_nothing_to_go_on_with_does_not_wait() -> None:
    """There is nothing to choose, so nothing is read."""
    assert sit([replace(ENDED["nothing due"], ahead=0)], "never read\n") == (
        [Quit()],
        "\nNothing is due now.\nNothing is due tomorrow; within a week: 3 cards.\n",
    )


def test_going_on_at_the_end_is_asked_for() -> None:
    """`m` studies ahead where nothing is due."""
    assert sit([ENDED["nothing due"]], "m\n") == (
        [More()],
        """
Nothing is due now.
Nothing is due tomorrow; within a week: 3 cards.
12 cards can be studied ahead.
m goes on, Enter leaves: m
""",
    )


CARD = Card("troops/korea", "troops", Recall("front", "back"))


def test_the_editor_gets_the_card_on_screen() -> None:
    """And its new self is the event."""
    edited: list[str] = []

    def edit(card: str) -> Card:
        edited.append(card)
        return CARD

    events, transcript = sit([ASKED["typed"], ASKED["typed"]], ":edit\n\n", edit)
    assert (events, edited) == ([Edited(CARD), Submit("")], ["troops/korea"])
    assert transcript.endswith("Answer: :edit\nThe card was read anew.\nAnswer: (Enter)\n")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "end",
            "\n17 of 20 right at the first try, in 6 minutes. 3 more cards are due today, and 1\nnew one can be met.\n",
        ),
        ("nothing due", ""),
    ],
)
def test_a_sitting_broken_off_is_summed_up_in_a_line(name: str, said: str) -> None:
    """At Ctrl-C, beneath the line that was being typed; nothing where nothing was answered."""
    stdout = io.StringIO()
    end = ENDED[name]
    assert isinstance(end, Finished)
    Plain(io.StringIO(), stdout).leave(end, at_once=True)
    assert stdout.getvalue() == said


def test_an_editor_that_fails_leaves_the_question_standing() -> None:
    """What went wrong is told, and the same question waits."""

    def edit(_: str) -> Card:
        raise QuizError("No editor was found.", "Set EDITOR to one.")

    events, transcript = sit([ASKED["typed"]], ":e\n5\n", edit)
    assert events == [Submit("5")]
    assert transcript.endswith("Answer: :e\nNo editor was found.\nSet EDITOR to one.\nAnswer: 5\n")


def test_text_that_is_not_ours_never_comes_out_raw() -> None:
    """Controls turn into pictures, and markup stays text, wherever a deck or the learner put them."""
    prompt = Prompt("deck/card", "choice", AskedAs.CHOICE, HOSTILE, (HOSTILE, "x"), unit=HOSTILE)
    asked = Ask(prompt, HOSTILE, ASKED["typed"].progress, (HOSTILE,), remark=HOSTILE)
    wrong = replace(
        MARKED["select partly"], key=HOSTILE, why_not=HOSTILE, explanation=HOSTILE, citation=HOSTILE, answer=HOSTILE
    )
    events, transcript = sit([asked, wrong], f"a\n:{HOSTILE}\n\n")
    assert events == [Submit(HOSTILE), Rate()]
    assert not set(transcript) & set(HOSTILE).difference("ZXZpbA[2J]5;c=redtx1m")
    assert "Hint: " + HARMLESS.format("      ") in transcript


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_an_output_without_unicode_is_written_as_near_as_it_can(encoding: str) -> None:
    """LANG=C is no reason to fail, or to lose the letters under their accents."""
    raw = io.BytesIO()
    plain = Plain(io.StringIO("\n"), io.TextIOWrapper(raw, encoding=encoding, newline="\n"))
    plain.respond(ask(replace(CHOICE, asked_as=AskedAs.TYPED, options=(), unit="", stem="Who is Tarō Asō – “麻生”?")))
    assert raw.getvalue().decode(encoding).splitlines()[1] == 'Who is Taro Aso - "??"?'


def test_a_broken_pipe_is_left_to_the_caller() -> None:
    """Only the caller knows how to end quietly."""
    reader, writer = os.pipe()
    os.close(reader)
    stdout = os.fdopen(writer, "w")
    with pytest.raises(BrokenPipeError):
        Plain(io.StringIO("\n"), stdout).respond(ASKED["typed"])
    with pytest.raises(BrokenPipeError):
        stdout.close()


@settings(max_examples=100)
@given(st.binary(max_size=200), st.lists(st.sampled_from(list(ALL.values())), min_size=1, max_size=4))
def test_any_bytes_are_read_to_their_end_without_an_error(raw: bytes, screens: list[Screen]) -> None:
    """After the last line every screen is left, and no line has a blank at its end or a control character in it."""
    stdout = io.StringIO()
    plain = Plain(io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"), stdout)
    for screen in screens * (raw.count(b"\n") + raw.count(b"\r") + 2):
        last = plain.respond(screen)
    assert last == Quit()
    transcript = stdout.getvalue()
    assert all(line == line.rstrip() for line in transcript.split("\n"))
    assert [character for character in transcript if unicodedata.category(character) == "Cc"] == [
        "\n"
    ] * transcript.count("\n")


AT_A_TERMINAL = """
import sys
from quiz.ui.plain import Plain
from tests.ui.moments import ASKED, MARKED
plain = Plain(sys.stdin, sys.stdout)
for screen in (ASKED["choice"], MARKED["choice wrong"], ASKED["typed"]):
    print(ascii(plain.respond(screen)), flush=True)
"""

needs_a_terminal = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")


def sit_at_a_terminal(typed: Sequence[str]) -> str:
    """All that is written on a terminal of 40 columns while each of `typed` is sent at the next input line."""
    import pexpect

    child = pexpect.spawn(
        sys.executable,
        ["-c", AT_A_TERMINAL],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8", "INPUTRC": os.devnull},
        dimensions=(24, 40),
        encoding="utf-8",
        timeout=30,
    )
    child.delaybeforesend = None
    transcript = ""
    for keys in typed:
        child.expect(": $")
        transcript += child.before + child.after
        child.send(keys)
    child.expect(pexpect.EOF)
    transcript += child.before
    child.close()
    return str(transcript).replace("\r\n", "\n")


@needs_a_terminal
def test_at_a_terminal_a_pasted_block_answers_one_question() -> None:
    """The lines after the first are dropped; the width is the terminal's, and nothing but text is written."""
    assert (
        sit_at_a_terminal(["c\n28,000\nq\n", "\n", "\x04"])
        == """\
Question 7 of 20. Troop numbers.
About how many American troops are based
on the Korean Peninsula?
  a) 18,000
  b) 28,000
  c) 49,000
  d) 128,000
Type the letter of the right one.
Type ? for a hint.
Commands begin with a colon; :help lists
them.
Answer: c
Submit(answer='49,000')
Not this time.
Your answer: 49,000
Answer: about 28,000 troops
49,000 is the number in Japan.
Source: Stars and Stripes, paragraph 9
Back today, after 3 others; memory lasts
under a day.
Enter goes on, o if you were right, h
helps:\x20
Rate(rating=None)

Question 7 of 20. Troop numbers.
About how many American troops are based
on the Korean Peninsula?
Answer in troops.
Answer:\x20
Quit()
"""
    )


@needs_a_terminal
def test_at_a_terminal_a_line_is_edited_but_no_answer_offered_again() -> None:
    """Backspace and the arrow to the left work on the line; the arrow up brings no earlier answer."""
    pytest.importorskip("readline")
    transcript = sit_at_a_terminal(["x\x7fcb\x1b[D\x7f\n", "\n", "\x1b[A\n"])
    assert [line for line in transcript.split("\n") if line.endswith(")") and "(" in line] == [
        "Submit(answer='28,000')",
        "Rate(rating=None)",
        "Submit(answer='')",
    ]
