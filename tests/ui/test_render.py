"""What each screen looks like: whole pages against those that are kept, and what holds of all of them.

With KEEP_SCREENS=1 in the environment the kept pages and pictures are written anew; read them before committing them.
"""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from quiz.core.record import replace
from quiz.core.screen import Ask, Screen
from quiz.ui import render
from quiz.ui.answering import Key
from quiz.ui.blocks import Room
from quiz.ui.keys import Local, Sight, arrive, press
from quiz.ui.page import Page
from tests.ui.moments import ALL, ASKED, CHOICE, ENDED, MARKED, NUMBER, SELECT, ask
from tests.ui.picture import picture

SCREENS = Path(__file__).parents[1] / "screens"

TYPING: dict[str, tuple[str, list[str]]] = {
    "typed, an answer on the line": ("typed", list("28,000")),
    "typed, a command unknown": ("typed", [*":qiut", "enter"]),
    "typed, the keys": ("typed", ["f1"]),
    "choice, pointed at": ("choice", ["down", "down"]),
    "choice, a command": ("choice", list(":flag b is right too")),
    "choice, the keys": ("choice", ["h"]),
    "select, two ticked": ("select", ["c", "a", "down"]),
    "order, two placed": ("order", ["c", "a"]),
    "match, one given": ("match", ["c"]),
    "match, all given": ("match", ["c", "b", "a"]),
    "list, two named": ("list", [*"missile defense", "enter", *"cyber", "enter", *"spa"]),
    "typed wrong, the keys": ("typed wrong", ["h"]),
}
"""What some keys make of a screen."""

PICTURES: dict[str, tuple[str, list[str], int, str]] = {
    "question": ("typed", list("49,000"), 11, "A question, with an answer being typed"),
    "feedback": ("typed wrong", [], 20, "The answer marked wrong: why, where the source says so, when it comes back"),
    "choice": ("choice", [], 13, "A question with four options"),
    "end": ("end", [], 20, "The end of a sitting: what was missed, and what is due"),
}
"""The pictures that the README shows: a moment, some keys, the rows of the window, and what it is a picture of."""


def drawn(screen: Screen, keys: list[str], room: Room) -> Page:
    """A screen after some keys."""
    local = arrive(screen)
    for key in keys:
        local = press(screen, local, Key(key), Sight(0, 1, 1)).local
    return render.page(screen, local, room)


def plain(page: Page) -> str:
    """The text of a page."""
    return "\n".join(row.plain.rstrip() for row in page.rows) + "\n"


def kept(path: Path, now: str) -> str:
    """What is kept at `path`; with KEEP_SCREENS it is written anew first."""
    if os.environ.get("KEEP_SCREENS"):
        path.write_text(now, encoding="utf-8")
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 12), (120, 40)])
def test_screens_look_as_they_are_kept(columns: int, rows: int) -> None:
    """Every kind of question, its feedback and the ends, in a window of that size."""
    moments = {name: (name, list[str]()) for name in ALL} | TYPING
    now = "".join(
        f"==== {title} ====\n{plain(drawn(ALL[name], keys, Room(columns, rows)))}"
        for title, (name, keys) in moments.items()
    )
    assert now == kept(SCREENS / f"{columns}x{rows}.txt", now)


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_are_as_they_are_kept(name: str) -> None:
    """The README's pictures are the program's own screens of today, and ask for nothing from the network."""
    moment, keys, rows, title = PICTURES[name]
    now = picture(drawn(ALL[moment], keys, Room(80, rows)), title)
    assert now == kept(SCREENS / f"{name}.svg", now)
    assert "url(" not in now
    assert "href" not in now


SIZES = st.tuples(st.integers(1, 140), st.integers(1, 50))


@given(st.sampled_from(sorted(ALL)), SIZES, st.booleans())
def test_a_page_fits_its_window_exactly(name: str, size: tuple[int, int], ascii_only: bool) -> None:
    """Never a row too many or a column too wide, down to a window of a single cell; the cursor is within it."""
    columns, rows = size
    page = drawn(ALL[name], [], Room(columns, rows, ascii_only))
    assert len(page.rows) == rows
    assert all(row.cell_len <= columns for row in page.rows)
    alone = [row.plain.strip() for row in page.rows].count("more")
    assert alone <= repr(ALL[name]).count("more"), "the sign says where there is more"
    if page.cursor:
        assert 0 <= page.cursor[0] < columns
        assert 0 <= page.cursor[1] < rows
    if ascii_only:
        assert plain(page).isascii()


@given(st.sampled_from(sorted(ALL)), st.integers(20, 140), st.integers(6, 50))
def test_the_key_line_is_always_in_sight(name: str, columns: int, rows: int) -> None:
    """However small the window, the last row says what can be done."""
    last = drawn(ALL[name], [], Room(columns, rows)).rows[-1].plain
    assert last.strip() == "" or "keys" in last or "Enter" in last or "–" in last
    assert last.strip()


@pytest.mark.parametrize(("columns", "rows"), [(20, 6), (30, 8), (40, 9), (80, 6)])
@pytest.mark.parametrize("name", ASKED)
def test_the_question_and_the_answer_line_stay_in_the_smallest_window(name: str, columns: int, rows: int) -> None:
    """White space, the progress and whole sentences give way before them, whatever a note has to say."""
    screen = ASKED[name]
    for note in ("", "A note that goes on for so long that it would fill a small window all by itself, and more."):
        room = Room(columns, rows)
        page = render.page(screen, replace(arrive(screen), note=note), room)
        begins = " ".join(screen.prompt.stem.split()[:2])
        assert begins in plain(page)
        if page.cursor:
            assert plain(page).split("\n")[page.cursor[1]].strip().startswith("›")


def test_feedback_in_the_smallest_window_begins_with_the_verdict_and_the_key() -> None:
    """The question is cut to a line before the answer is hidden."""
    assert plain(drawn(MARKED["typed wrong"], [], Room(20, 6))) == (
        """\
About how many …
✗ Not this time
  yours    49,000
  answer   about
              ↓ more
Enter go on  h keys
"""
    )


def test_a_question_that_leaves_no_room_scrolls_and_is_called_to_mind() -> None:
    """Its beginning stands above what was scrolled to, and the option pointed at is in sight with those after it."""
    long = ask(replace(CHOICE, stem="What is it, " + "and so on " * 300 + "in the end?"))
    page = plain(drawn(long, ["down"], Room(80, 24))).split("\n")
    assert page[3].startswith("  What is it, and so on")
    assert page[3].endswith("…")
    assert [row for row in page if "in the end?" in row]
    assert page[-7:-3] == ["  › a  18,000", "    b  28,000", "    c  49,000", "    d  128,000"]
    assert "↑ more" in page[-3]


def test_what_was_scrolled_to_stays_in_sight_while_options_are_ticked() -> None:
    """A letter ticks an option without a jump to the top; the arrow keys take the page along."""
    many = ask(replace(SELECT, options=tuple(f"no. {number}" for number in range(26))))
    local = replace(arrive(many), scroll=12)
    ticked = press(many, local, Key("z"), Sight(12, 10, 27)).local
    assert "[✓] z  no. 25" in plain(render.page(many, ticked, Room(80, 24)))
    assert press(many, ticked, Key("up"), Sight(12, 10, 27)).local.scroll is None


def test_letters_and_numbers_of_many_options_stand_beneath_each_other() -> None:
    """Behind z the options are numbered, and still begin in one column."""
    many = ask(replace(CHOICE, options=tuple(f"no. {number}" for number in range(28))))
    page = plain(drawn(many, [], Room(80, 40)))
    assert "     z  no. 25\n    27  no. 26\n" in page


def test_a_number_asked_as_a_choice_shows_its_options_again() -> None:
    """The right one is marked though the key says more of it: about, and the unit."""
    page = plain(drawn(MARKED["choice wrong"], [], Room(80, 24)))
    assert "    a  18,000\n  ✓ b  28,000\n  ✗ c  49,000\n    d  128,000\n" in page


def test_what_was_given_to_a_partner_is_marked() -> None:
    """By the number of the one it was given to, twice where it was given twice."""
    page = plain(drawn(ASKED["match"], ["c", "c"], Room(80, 24)))
    assert "      ·  b  Secretary of State\n    1 2  c  Secretary of Defense\n" in page


def test_the_most_needed_keys_stay_longest() -> None:
    """How an answer is handed in, and where the other keys are told, is said in the narrowest window."""
    for columns, line in (
        (100, "Enter answer   Esc don't know   Ctrl-Z undo   Ctrl-E edit   Ctrl-Q quit   :h keys"),
        (80, "Enter answer   Esc don't know   Ctrl-Z undo   Ctrl-Q quit   :h keys"),
        (60, "Enter answer  Esc don't know  Ctrl-Q quit  :h keys"),
        (40, "Enter answer  Esc don't know  :h keys"),
        (36, "Enter answer  :h keys"),
        (20, "Enter answer"),
    ):
        assert drawn(ASKED["typed"], [], Room(columns, 24)).rows[-1].plain.strip() == line


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_all_of_a_long_page_can_be_reached(columns: int) -> None:
    """Page after page shows every line, and the sign for more goes out at the end."""
    screen = ENDED["end"]
    whole = plain(render.page(screen, arrive(screen), Room(columns, 60)))
    room, local = Room(columns, 10), arrive(screen)
    seen: set[str] = set()
    for _ in range(20):
        page = render.page(screen, local, room)
        seen.update(line.strip() for line in plain(page).split("\n"))
        if not page.sight.below:
            break
        assert "↓" in plain(page)
        local = press(screen, local, Key("pagedown"), page.sight).local
    assert {line.strip() for line in whole.split("\n")} <= seen
    assert "↓" not in plain(render.page(screen, local, room))


@pytest.mark.parametrize("index", range(9))
def test_the_option_pointed_at_is_in_sight(index: int) -> None:
    """The page follows the arrow keys."""
    many = replace(ASKED["choice"], prompt=replace(ASKED["choice"].prompt, options=tuple(f"no. {i}" for i in range(9))))
    page = drawn(many, ["down"] * (index + 1), Room(40, 9))
    assert f"› {'abcdefghi'[index]}  no. {index}" in plain(page)


@pytest.mark.parametrize(
    ("typed", "keys", "cursor"),
    [
        ("28", [], (6, 5)),
        ("28", ["left"], (5, 5)),
        ("日本", [], (8, 5)),
        ("日本", ["left"], (6, 5)),
        ("e\u0301", [], (5, 5)),
        ("x" * 67, [], (4, 6)),
        ("x" * 68, [], (5, 6)),
    ],
)
def test_the_cursor_stands_behind_what_was_typed(typed: str, keys: list[str], cursor: tuple[int, int]) -> None:
    """In columns, wide characters taking two; a full line is gone on below."""
    assert drawn(ASKED["typed"], [*typed, *keys], Room(80, 24)).cursor == cursor


def test_a_long_answer_shows_where_the_cursor_is() -> None:
    """Of ten thousand characters, the rows around the cursor; the question stays in sight."""
    page = drawn(ASKED["typed"], ["x"] * 2000, Room(40, 12))
    assert "About how many American" in plain(page)
    assert page.cursor is not None
    assert plain(page).split("\n")[page.cursor[1]].startswith("    x")


def styled(page: Page, style: str) -> list[str]:
    """The pieces of a page drawn in a style."""
    return [
        row.plain[span.start : span.end].strip() for row in page.rows for span in row.spans if style in str(span.style)
    ]


def test_the_question_is_what_stands_out() -> None:
    """The stem is bold; title, labels and asides are dim; nothing is coloured while nothing is wrong."""
    page = drawn(ASKED["choice"], [], Room(80, 24))
    assert ASKED["choice"].prompt.stem in styled(page, "bold")
    assert "Troop numbers" in styled(page, "dim")
    assert not [piece for colour in ("red", "green", "yellow") for piece in styled(page, colour)]


@pytest.mark.parametrize(
    ("name", "colour", "said"),
    [
        ("choice right", "green", "✓ Right"),
        ("typed close", "green", "≈ Right, but for the spelling"),
        ("select partly", "yellow", "◐ Partly right, 33%"),
        ("typed wrong", "red", "✗ Not this time"),
        ("overruled", "green", "✓ Counted as right"),
    ],
)
def test_no_colour_stands_alone(name: str, colour: str, said: str) -> None:
    """The verdict is a sign and a word, and the colour says no more than they do."""
    page = drawn(MARKED[name], [], Room(80, 24))
    assert said in plain(page)
    assert said in styled(page, colour)


def test_a_reason_is_given_once() -> None:
    """Where the explanation says of the lure what `why_not` says, it says it for both."""
    said = MARKED["typed wrong"]
    same = replace(said, explanation=said.why_not)
    assert plain(drawn(same, [], Room(80, 24))) == plain(drawn(replace(said, explanation=""), [], Room(80, 24)))


def test_ratings_of_mere_practice_promise_no_day() -> None:
    """The schedule stays as it is, whatever they are."""
    practised = plain(drawn(replace(MARKED["recall"], cram=True), [], Room(80, 24)))
    assert "1 again   2 hard   3 good   4 easy" in practised
    assert "practice only" in practised


def test_the_slip_in_a_near_miss_is_marked() -> None:
    """The letters that differ are underlined in the key; texts that have little in common are left alone."""
    assert styled(drawn(MARKED["typed close"], [], Room(80, 24)), "underline") == ["i"]
    assert styled(drawn(MARKED["overruled"], [], Room(80, 24)), "underline") == []


HOSTILE = (
    "\x1b]0;owned\x07\x1b[31m\x9b2J[red]list[int][/oops] :smile: \u202edetsrever\r\nline\ttab \x00\x7f\ud800\u2028"
)


@pytest.mark.parametrize("ascii_only", [False, True])
def test_no_text_commands_the_terminal(ascii_only: bool) -> None:
    """Escapes, bidi controls, markup and emoji codes of a deck or an answer show as what they are."""
    asked = {"stem": HOSTILE, "options": (HOSTILE, HOSTILE), "unit": HOSTILE, "lefts": (HOSTILE,)}
    around = {"deck_title": HOSTILE, "hints": (HOSTILE,), "remark": HOSTILE}
    why = {"key": HOSTILE, "answer": HOSTILE, "explanation": HOSTILE, "why_not": HOSTILE, "citation": HOSTILE}
    screens: list[Screen] = [
        replace(screen, prompt=replace(screen.prompt, **asked), **around)  # type: ignore[arg-type]
        for screen in ASKED.values()
    ]
    screens += [
        replace(screen, prompt=replace(screen.prompt, **asked), deck_title=HOSTILE, **why)  # type: ignore[arg-type]
        for screen in MARKED.values()
    ]
    screens.append(replace(ENDED["end"], missed=(replace(ENDED["end"].missed[0], stem=HOSTILE, key=HOSTILE),)))
    for screen in screens:
        page = render.page(screen, arrive(screen, HOSTILE), Room(100, 80, ascii_only))
        text = plain(page)
        assert not any((ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160 or c in "\u202e\u2028\ud800" for c in text)
        if not ascii_only:
            assert "[red]list[int][/oops] :smile:" in text


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_can_be_shown(stem: str, typed: str) -> None:
    """Whatever a deck or a learner writes, the page fits and has nothing in it that a terminal obeys."""
    screen: Ask = ask(replace(NUMBER, stem=stem))
    local = press(screen, arrive(screen), Key("paste", typed), Sight(0, 1, 1)).local
    page = render.page(screen, local, Room(40, 12))
    assert len(page.rows) == 12
    assert all(row.cell_len <= 40 and "\x1b" not in row.plain for row in page.rows)


def test_the_sum_of_a_sitting_is_for_the_scrollback_too() -> None:
    """The same words as on the last screen, without a margin."""
    lines = [line.plain.rstrip() for line in render.closing_lines(ENDED["end"], Room(80, 24))]
    shown = [line.strip() for line in plain(drawn(ENDED["end"], [], Room(80, 40))).split("\n")]
    assert lines[0] == "Done"
    assert [line.strip() for line in lines if line] == [line for line in shown if line][: len([x for x in lines if x])]


def test_a_note_shows_above_the_line_and_goes_before_the_remark() -> None:
    """A word about the last key is the news; the reason why the question is asked again waits."""
    screen = ASKED["typed again"]
    page = render.page(screen, Local(arrive(screen).draft, note="Taken back."), Room(80, 24))
    assert "· Taken back." in plain(page)
    assert "Nothing was answered" not in plain(page)


def test_rows_are_text_without_a_line_break() -> None:
    """A row is one row, whatever the text held."""
    for row in drawn(ask(replace(NUMBER, stem="a\nb\r\nc")), [], Room(80, 24)).rows:
        assert isinstance(row, Text)
        assert "\n" not in row.plain
