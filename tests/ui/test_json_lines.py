"""Each screen is one JSON object on a line, each line read one event; what cannot be used is told and asked again."""

import io
import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.core.event import (
    BuryCard,
    DontKnow,
    Event,
    FlagCard,
    Hint,
    Overrule,
    Quit,
    Rate,
    Submit,
    SuspendCard,
    TakeBack,
)
from quiz.core.prompt import Prompt
from quiz.core.record import replace
from quiz.core.review import AskedAs, Rating
from quiz.core.screen import Ask, Finished, Screen
from quiz.ui.json_lines import JsonLines
from tests.ui.moments import ALL, ASKED, CHOICE, CLOZE, ENDED, MARKED, MATCH, NUMBER, STEM, ask

TYPED = replace(ASKED["typed"], hints_left=1)
WRONG = MARKED["typed wrong"]


def sit(screens: Sequence[Screen], sent: str) -> tuple[list[Event], list[dict[str, Any]]]:
    """What comes of each screen in turn, and every object that was written, in order."""
    stdout = io.StringIO()
    frontend = JsonLines(io.StringIO(sent), stdout)
    events = [frontend.respond(screen) for screen in screens]
    return events, [json.loads(line) for line in stdout.getvalue().splitlines()]


def fault(screen: Screen, line: str) -> dict[str, Any]:
    """What one line brings beside the same screen."""
    events, (shown, again) = sit([screen], line + "\n")
    assert events == [Quit()]
    assert again.items() >= shown.items()
    return {name: again[name] for name in again.keys() - shown.keys()}


def test_leaving_early_writes_the_end_as_it_is_so_far() -> None:
    """Who stops before the end gets the same object as at the end."""
    end = ENDED["end"]
    assert isinstance(end, Finished)
    stdout = io.StringIO()
    front_end = JsonLines(io.StringIO(), stdout)
    front_end.leave(end, at_once=True)
    assert stdout.getvalue() == "", "a reader that interrupts has gone"
    front_end.leave(end)
    assert [json.loads(stdout.getvalue())] == sit([end], "")[1]


def test_a_question_holds_all_that_is_shown_of_it() -> None:
    """And nothing of its key."""
    _, written = sit([replace(ASKED["match"], remark="Once more.", hints=("One.",), notice="A card is left out.")], "")
    assert written == [
        {
            "screen": "ask",
            "card": "people/posts",
            "kind": "match",
            "asked_as": "match",
            "question": "Who holds which post?",
            "options": list(MATCH.options),
            "hints": ["One."],
            "remaining": 14,
            "left": ["Ash Carter", "John Kerry", "Fumio Kishida"],
            "count": 3,
            "unit": "",
            "hints_left": 0,
            "remark": "Once more.",
            "deck": "Troop numbers",
            "progress": {"done": 6, "total": 20},
            "again": False,
            "can_undo": True,
            "notice": "A card is left out.",
        }
    ]


def test_feedback_holds_the_verdict_and_all_that_teaches() -> None:
    """A part of an answer is told with what it was."""
    _, written = sit([MARKED["select partly"]], "")
    assert written == [
        {
            "screen": "feedback",
            "card": "pacific/marines",
            "verdict": "partial",
            "credit": 0.33,
            "key": "Australia; Guam",
            "remark": "",
            "explanation": "",
            "source": "Stars and Stripes, paragraph 9",
            "suggested": "again",
            "due_in_days": {"again": 0, "hard": 4, "good": 12, "easy": 31},
            "answer": ["Hawaii", "Guam"],
            "why_not": "",
            "parts": [
                {"text": "Hawaii", "mark": "wrong", "note": ""},
                {"text": "Guam", "mark": "right", "note": ""},
                {"text": "Australia", "mark": "missed", "note": ""},
            ],
            "overruled": False,
            "can_overrule": True,
            "returns_after": None,
            "stability": 0.4,
            "cram": False,
            "deck": "Troop numbers",
            "progress": {"done": 6, "total": 20},
        }
    ]


def test_a_recall_that_was_turned_over_has_no_verdict_yet() -> None:
    """The learner's rating decides."""
    _, [shown] = sit([MARKED["recall"]], "")
    assert [shown[name] for name in ("verdict", "credit", "key", "suggested", "answer")] == [
        None,
        None,
        "Ash Carter",
        "good",
        "",
    ]


def test_the_end_is_the_last_line_and_nothing_more_is_read() -> None:
    """A program need not close its pipe to be done."""
    stdin = io.StringIO("left\n")
    stdout = io.StringIO()
    assert JsonLines(stdin, stdout).respond(ENDED["end"]) == Quit()
    assert stdin.read() == "left\n"
    assert json.loads(stdout.getvalue()) == {
        "screen": "finished",
        "reviewed": 20,
        "right": 17,
        "missed": [
            {"card": "troops/korea", "question": STEM, "key": "about 28,000 troops"},
            {"card": "people/kishida", "question": "Who is the Japanese Foreign Minister?", "key": "Fumio Kishida"},
            {"card": "guidelines/last#1", "question": CLOZE.stem, "key": "1997"},
        ],
        "took_ms": 372_000,
        "due_tomorrow": 5,
        "due_week": 23,
        "more": 4,
        "more_new": 1,
        "ahead": 30,
        "next_due_in_days": 1,
        "encouragement": "All 3 that you missed, you then got right.",
        "cram": False,
    }


def test_a_sitting_is_a_line_out_and_a_line_in_for_each_screen() -> None:
    """The end of the input quits."""
    screens: list[Screen] = [TYPED, replace(TYPED, hints=("Few.",), hints_left=0), WRONG, ASKED["choice"]]
    events, written = sit(screens, '{"event": "hint"}\n{"answer": "49,000"}\r\n {"rate": "good"} \n')
    assert events == [Hint(), Submit("49,000"), Rate(Rating.GOOD), Quit()]
    assert [shown["screen"] for shown in written] == ["ask", "ask", "feedback", "ask"]


@pytest.mark.parametrize(
    ("prompt", "sent", "answer"),
    [
        (NUMBER, '"28,000"', "28,000"),
        (NUMBER, '"  b "', "  b "),
        (NUMBER, '""', ""),
        (NUMBER, "28000", "28000"),
        (NUMBER, "-0.50", "-0.50"),
        (NUMBER, "2.8e4", "28000"),
        (NUMBER, "5E-1", "0.5"),
        (NUMBER, "1e999999999", "1e999999999"),
        (NUMBER, "1e99999999999999999999", "1e99999999999999999999"),
        (NUMBER, "12345678901234567890123", "12345678901234567890123"),
        (NUMBER, "NaN", "NaN"),
        (NUMBER, "-Infinity", "-Infinity"),
        (NUMBER, "true", "true"),
        (NUMBER, '"\\ud83d\\ude00"', "😀"),
        (NUMBER, '"a\\ud800"', "a\ufffd"),
        (ASKED["recall"].prompt, '""', ""),
        (CHOICE, '"28,000"', "28,000"),
        (CHOICE, '"b"', "28,000"),
        (CHOICE, "28000", "28,000"),
        (CHOICE, '"Berlin"', "Berlin"),
        (replace(CHOICE, options=("b", "a")), '"b"', "b"),
        (replace(CHOICE, options=("\x1b[1mx", "y")), '"␛[1mx"', "\x1b[1mx"),
        (ASKED["true-false"].prompt, "true", "True"),
        (ASKED["true-false"].prompt, "false", "False"),
        (replace(ASKED["true-false"].prompt, options=("Permitted", "Not permitted")), "false", "Not permitted"),
        (ASKED["select"].prompt, '["Guam", "a"]', ("Guam", "Australia")),
        (ASKED["select"].prompt, '"Guam; Hawaii"', ("Guam", "Hawaii")),
        (ASKED["select"].prompt, '"Guam"', ("Guam",)),
        (ASKED["select"].prompt, '["Berlin"]', ("Berlin",)),
        (ASKED["select"].prompt, "[]", ()),
        (replace(ASKED["select"].prompt, options=("x; y", "x")), '"x; y"', ("x; y",)),
        (ASKED["order"].prompt, '["b", "c"]', ASKED["order"].prompt.options[1:]),
        (ASKED["list"].prompt, '["drills", 7, "a; b"]', ("drills", "7", "a; b")),
        (ASKED["list"].prompt, '"drills; ships"', ("drills", "ships")),
        (MATCH, '[["Ash Carter", "Secretary of Defense"]]', (("Ash Carter", "Secretary of Defense"),)),
        (
            MATCH,
            '[["1", "c"], [2, "b"]]',
            (("Ash Carter", "Secretary of Defense"), ("John Kerry", "Secretary of State")),
        ),
        (MATCH, '{"Ash Carter": "c"}', (("Ash Carter", "Secretary of Defense"),)),
        (MATCH, '"Ash Carter = Secretary of Defense"', (("Ash Carter", "Secretary of Defense"),)),
        (MATCH, "[]", ()),
    ],
)
def test_an_answer_is_read_as_the_question_needs_it(prompt: Prompt, sent: str, answer: object) -> None:
    """Numbers keep their digits, letters become options, and one string may hold several."""
    events, written = sit([ask(prompt)], '{"answer": ' + sent + "}\n")
    assert (events, len(written)) == ([Submit(answer)], 1)  # type: ignore[arg-type]  # any of the answer's types


@pytest.mark.parametrize(
    ("screen", "sent", "event"),
    [
        (TYPED, '{"answer": null}', DontKnow()),
        (TYPED, '{"event": "dont-know"}', DontKnow()),
        (TYPED, '{"event": "hint"}', Hint()),
        (ask(NUMBER), '{"event": "hint"}', Hint()),
        (TYPED, '{"event": "undo"}', TakeBack()),
        (TYPED, '{"event": "suspend"}', SuspendCard()),
        (TYPED, '{"event": "bury"}', BuryCard()),
        (TYPED, '{"event": "flag"}', FlagCard()),
        (TYPED, '{"event": "flag", "note": "two fit\\ud800"}', FlagCard("two fit\ufffd")),
        (TYPED, '{"event": "quit"}', Quit()),
        (TYPED, '{"answer": "a", "answer": "b", "extra": 1}', Submit("b")),
        (TYPED, '\ufeff{"answer": "a"}', Submit("a")),
        (WRONG, '{"event": "overrule"}', Overrule()),
        (WRONG, '{"event": "undo"}', TakeBack()),
        (WRONG, '{"rate": "again"}', Rate(Rating.AGAIN)),
        (WRONG, '{"rate": "EASY"}', Rate(Rating.EASY)),
        (WRONG, '{"rate": 2}', Rate(Rating.HARD)),
        (WRONG, '{"rate": "3"}', Rate(Rating.GOOD)),
        (WRONG, '{"rate": null}', Rate()),
    ],
)
def test_every_event_has_its_object(screen: Screen, sent: str, event: Event) -> None:
    """The last of two equal names counts, and further names do no harm."""
    events, written = sit([screen], sent + "\n")
    assert (events, len(written)) == ([event], 1)


SEND_STRING = 'Send a string, such as {"answer": "28,000"}.'
SEND_RATE = 'Send {"rate": "good"} or another rating to go on, or {"event": "undo"}.'
AT_QUESTION = 'Send one of "hint", "dont-know", "undo", "suspend", "bury", "flag", "quit".'
AT_FEEDBACK = 'Send one of "overrule", "undo", "suspend", "bury", "flag", "quit".'
RATINGS = 'Send one of "again", "hard", "good", "easy".'


@pytest.mark.parametrize(
    ("screen", "line", "error", "help_"),
    [
        (TYPED, "", "This line is empty.", SEND_STRING),
        (WRONG, " \t\r", "This line is empty.", SEND_RATE),
        (TYPED, "28000 troops", "This line is not JSON: Extra data, at column 7.", SEND_STRING),
        (TYPED, "[" * 9_999, "This line is nested too deeply.", SEND_STRING),
        (TYPED, "28000", "This line is JSON, but not an object.", SEND_STRING),
        (TYPED, "x" * 70_000, "This line has more than 65,536 characters.", "Send an answer of ordinary length."),
        (TYPED, "{}", "This object says nothing known.", SEND_STRING),
        (TYPED, '{"anwser": "a"}', 'This object says nothing known. Did you mean "answer"?', SEND_STRING),
        (
            TYPED,
            '{"event": "hint", "answer": ""}',
            'This object has "answer" and "event"; which one counts?',
            "Send one of them on a line.",
        ),
        (TYPED, '{"event": "hnt"}', 'There is no event "hnt". Did you mean "hint"?', AT_QUESTION),
        (TYPED, '{"event": 7}', 'There is no event "7".', AT_QUESTION),
        (TYPED, '{"event": null}', "There is no event of type NoneType.", AT_QUESTION),
        (TYPED, '{"event": "overrule"}', 'The event "overrule" does nothing here.', AT_QUESTION),
        (TYPED, '{"event": "flag", "note": ["two"]}', "A note is a string.", SEND_STRING),
        (TYPED, '{"rate": "good"}', "A rating means nothing before the answer.", SEND_STRING),
        (TYPED, '{"answer": ["28,000"]}', "This is no answer to this question.", SEND_STRING),
        (TYPED, '{"answer": {}}', "This is no answer to this question.", SEND_STRING),
        (
            TYPED,
            '{"answer": "' + "x" * 10_001 + '"}',
            "This answer is too long.",
            "Send 10,000 characters at most.",
        ),
        (
            ASKED["choice"],
            '{"answer": ["a"]}',
            "This is no answer to this question.",
            'Send the text of an option or its letter, such as {"answer": "a"}.',
        ),
        (
            ASKED["select"],
            '{"answer": ["a", null]}',
            "This is no answer to this question.",
            'Send an array of options, such as {"answer": ["a", "c"]}.',
        ),
        (
            ASKED["list"],
            '{"answer": [' + '"",' * 200 + '""]}',
            "This answer has too many parts.",
            "Send 200 at most.",
        ),
        (
            ASKED["match"],
            '{"answer": [["Ash Carter"]]}',
            "This is no answer to this question.",
            'Send an array of pairs, such as {"answer": [["a left side", "its option"]]}.',
        ),
        (WRONG, '{"answer": "28,000"}', "The answer was marked already.", SEND_RATE),
        (WRONG, '{"event": "hint"}', 'The event "hint" does nothing here.', AT_FEEDBACK),
        (WRONG, '{"rate": "god"}', 'There is no rating "god". Did you mean "good"?', RATINGS),
        (WRONG, '{"rate": true}', "There is no rating of type bool.", RATINGS),
    ],
)
def test_a_line_that_cannot_be_used_brings_the_same_screen_with_what_to_send(
    screen: Screen, line: str, error: str, help_: str
) -> None:
    """One line for one line, in the shape that was expected anyway: who writes one and reads one stays in step."""
    assert fault(screen, line) == {"error": error, "help": help_}


def test_text_that_is_not_ours_never_comes_out_raw() -> None:
    """JSON escapes some controls by itself; a bidirectional override or a lone surrogate it would let through."""
    hostile = "\x1b]52;c;x\x07\u202e\u2028\x9b\x00\ud800"
    prompt = Prompt(hostile, "match", AskedAs.MATCH, hostile, (hostile,), (hostile,), unit=hostile)
    asked = Ask(prompt, hostile, TYPED.progress, (hostile,), remark=hostile, notice=hostile)
    wrong = replace(
        WRONG, key=hostile, why_not=hostile, explanation=hostile, citation=hostile, answer=((hostile,) * 2,)
    )
    stdout = io.StringIO()
    frontend = JsonLines(io.StringIO(f'{{"event": "{hostile}"}}\n{{"rate": "\u202e"}}\n'), stdout)
    for screen in (asked, wrong):
        frontend.respond(screen)
    assert not set(stdout.getvalue()) & (set(hostile) - set("]52;cx"))
    assert json.loads(stdout.getvalue().splitlines()[0])["question"] == "␛]52;c;x␇\ufffd\ufffd\ufffd␀\ufffd"


@pytest.mark.parametrize(
    ("encoding", "raw"), [("utf-8", '"Tarō – 麻生"'), ("ascii", r'"Tar\u014d \u2013 \u9ebb\u751f"')]
)
def test_an_output_without_unicode_is_escaped_and_loses_nothing(encoding: str, raw: str) -> None:
    """JSON has a way to write every character in ASCII."""
    out = io.BytesIO()
    asked = ask(replace(NUMBER, stem="Tarō – 麻生"))
    stdout = io.TextIOWrapper(out, encoding=encoding)
    JsonLines(io.StringIO(), stdout).respond(asked)
    assert f'"question": {raw},' in out.getvalue().decode(encoding)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["good", "undo", "a"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["answer", "event", "rate", "note", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=150)
@given(
    st.lists(JSON.map(json.dumps).map(str.encode) | st.binary(max_size=30), max_size=6),
    st.lists(st.sampled_from(list(ALL.values())), min_size=1, max_size=3),
)
def test_before_each_line_that_is_read_one_screen_more_was_written(lines: list[bytes], screens: list[Screen]) -> None:
    """Whatever stands on the lines: neither side ever waits for the other, and none is ahead."""
    written: list[int] = []

    class Stdin(io.StringIO):
        def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # its base is of bytes
            written.append(stdout.getvalue().count("\n"))
            return super().readline(size)

    stdout = io.StringIO()
    frontend = JsonLines(Stdin(b"".join(line + b"\n" for line in lines).decode("utf-8", "replace")), stdout)
    asking = [screen for screen in screens if not isinstance(screen, Finished)]
    for screen in asking * (len(lines) * 31 + 1):
        if frontend.respond(screen) == Quit():
            break
    assert written == list(range(1, len(written) + 1))
    assert all("screen" in json.loads(line) for line in stdout.getvalue().split("\n")[:-1])
