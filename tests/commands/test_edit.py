"""`quiz edit`: the author's editor at the right line, and histories that go along."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.cli import run
from quiz.core.review import Rename
from tests.commands.outside import TROOPS, Outside, Ran, text_of
from tests.ui.terminal_emulator import Emulator


@pytest.fixture
def outside(tmp_path: Path) -> Outside:
    """An author, who has also answered cards of the deck."""
    outside = Outside.at(tmp_path)
    outside.quiz("study", "--ui", "plain", "--typed", "--limit", "3", typed="28k\n\nTokyo\n\nAlliance\n\n\n\n")
    return outside


def editing(outside: Outside, program: str) -> str:
    """An editor that is a Python program, given the place to open and the file as its last two arguments."""
    script = outside.folder / "an editor.py"
    head = "import sys, pathlib\nplace, file = sys.argv[-2:]\npath = pathlib.Path(file)\n"
    script.write_text(f"{head}path.with_suffix('.seen').write_text(f'{{place}} {{file}}')\n{program}\n", "utf-8")
    return f"{sys.executable} '{script}'"


def edit(outside: Outside, what: str, program: str = "", typed: str = "") -> Ran:
    """Run `quiz edit` with such an editor."""
    world = outside.world(typed)
    world = outside.world(typed, environ={**world.environ, "EDITOR": editing(outside, program)})
    return Ran(run(["edit", what], world), text_of(world.stdout), text_of(world.stderr))


def replacing(old: str, new: str) -> str:
    """A program that changes the file."""
    return f"path.write_text(path.read_text('utf-8').replace({old!r}, {new!r}), 'utf-8')"


def seen(outside: Outside) -> str:
    """What the editor was given, the folder left out."""
    return (outside.folder / "decks" / "troops.seen").read_text().replace(f"{outside.folder}/", "")


def renames(outside: Outside) -> list[tuple[str, str]]:
    """What the log has of cards with new ids."""
    return [(entry.old, entry.new) for entry in outside.world().contents.entries if isinstance(entry, Rename)]


@pytest.mark.parametrize(
    ("what", "place"),
    [
        ("capital", "+23"),
        ("troops/mechanism#2", "+30"),
        ("troops", "+1"),
        ("decks/troops.toml", "+1"),
        ("later", "+41"),
    ],
)
def test_the_editor_opens_where_it_is_meant_to(outside: Outside, what: str, place: str) -> None:
    """A card at its line, a deck at its top; and nothing is said to have changed."""
    assert edit(outside, what) == (0, "decks/troops.toml: as it was.\n", "")
    assert seen(outside) == f"{place} decks/troops.toml"


def test_a_card_that_a_mistake_keeps_out_can_be_edited(outside: Outside) -> None:
    """It most needs to be; and a deck opens at its first mistake."""
    outside.deck("troops", TROOPS.replace('answer = "Tokyo"', "answer = 5"))
    ran = edit(outside, "troops/capital", replacing("answer = 5", 'answer = "Tokyo"'))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("decks/troops.toml: no problems in 1 file, 5 cards checked")
    assert seen(outside) == "+23 decks/troops.toml"
    outside.deck("troops", TROOPS.replace('answer = "Tokyo"', "answer = 5"))
    edit(outside, "troops")
    assert seen(outside) == "+27 decks/troops.toml"


def test_a_file_that_is_no_deck_yet_can_be_edited(outside: Outside) -> None:
    """It opens at what is wrong."""
    outside.deck("troops", "# mine\n[deck\n")
    edit(outside, "decks/troops.toml", replacing("# mine", "# ours"))
    assert seen(outside) == "+2 decks/troops.toml"


def test_new_mistakes_are_shown_and_the_editor_offered_again(outside: Outside) -> None:
    """At the first of them; the edit stays as it is, whatever is answered."""
    ran = edit(outside, "korea", replacing("28000", '"many"'), typed="n\n")
    assert (ran.code, ran.err) == (1, "")
    assert "error[E108]: `answer` should be a number, not a text" in ran.out
    assert "Open the editor again? [Y/n] " in ran.out
    assert "decks/troops.toml: 1 error in 1 file, 5 cards checked" in ran.out
    assert ran.out.endswith("; 1 card is left out.\n")
    assert 'answer = "many"' in (outside.folder / "decks" / "troops.toml").read_text()
    twice = "data = path.read_text()\npath.write_text(data.replace('28000', '2 8') if '28000' in data else data)"
    outside.deck("troops", TROOPS)
    assert edit(outside, "korea", twice, typed="\nn\n").out.count("Open the editor again?") == 2
    assert seen(outside) == "+13 decks/troops.toml"


def test_where_nobody_answers_the_editor_is_not_opened_again(outside: Outside) -> None:
    """The input has ended."""
    assert edit(outside, "korea", replacing("28000", '"many"')).out.count("Open the editor again?") == 1


def test_a_file_that_cannot_be_read_is_offered_again_though_it_was_so_before(outside: Outside) -> None:
    """Nothing of it would be studied."""
    (outside.folder / "decks" / "troops.toml").write_bytes(TROOPS.encode("utf-16"))
    ran = edit(outside, "decks/troops.toml", "path.write_bytes(path.read_bytes() * 2)", typed="n\n")
    assert (ran.code, ran.out.count("Open the editor again?")) == (1, 1)


def test_where_mistakes_of_before_are_left_it_is_said_how_to_see_them(outside: Outside) -> None:
    """They are not shown again after each edit; a file left as it was needs no word."""
    outside.deck("troops", TROOPS.replace("28000", '"many"').replace('kind = "short"', 'kind = "shrt"'))
    ran = edit(outside, "decks/troops.toml", replacing('"many"', "28000"))
    assert ran.out.startswith("decks/troops.toml: 1 error in 1 file")
    assert ran.out.endswith("\n`quiz check decks/troops.toml` shows the mistakes that were there before.\n")
    assert edit(outside, "decks/troops.toml").out == "decks/troops.toml: as it was.\n"


def test_advice_on_what_was_edited_is_shown(outside: Outside) -> None:
    """As `quiz check` gives it, and counted with what was there before; it is no mistake."""
    outside.deck("troops", TROOPS.replace("Fewer than in Japan.", "About 28,000."))
    program = replacing('"What is the capital of Japan?"\nanswer = "Tokyo"', '"Who led it?"\nanswer = "Ash Carter"')
    ran = edit(outside, "capital", program)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(
        "warning[W219]: the surname alone, `Carter`, would be wrong\n  --> decks/troops.toml:27:10\n"
    )
    assert ran.out.count("warning[") == 1
    assert ran.out.splitlines()[-1].startswith("decks/troops.toml: 2 warnings in 1 file, 5 cards checked")


def test_cards_with_new_ids_take_their_history_along(outside: Outside) -> None:
    """Several at once, told apart by what they ask; those that nobody answered have none."""
    program = "\n".join(
        replacing(f'id = "{old}"', f'id = "{new}"')
        for old, new in (("korea", "peninsula"), ("capital", "city"), ("later", "soon"))
    )
    ran = edit(outside, "troops", program)
    assert ran.code == 0
    assert renames(outside) == [("troops/korea", "troops/peninsula"), ("troops/capital", "troops/city")]
    assert "troops/korea is now troops/peninsula; its history went along.\n" in ran.out


def test_a_deck_with_a_new_id_takes_all_along(outside: Outside) -> None:
    """Each card keeps its name."""
    edit(outside, "troops", replacing('id = "troops"', 'id = "forces"'))
    assert dict(renames(outside))["troops/korea"] == "forces/korea"
    assert outside.world().history.renamed["troops/capital"] == "forces/capital"


def test_a_card_written_in_place_of_another_is_a_new_one(outside: Outside) -> None:
    """It asks something else, and its answer is another."""
    new = 'id = "france"\nkind = "short"\nquestion = "What is the capital of France?"\nanswer = "Paris"'
    old = TROOPS.partition('[[card]]\nid = "capital"')[2].partition("\n\n")[0]
    edit(outside, "capital", replacing(f'id = "capital"{old}', new))
    assert "france" in (outside.folder / "decks" / "troops.toml").read_text()
    assert renames(outside) == []


def test_without_an_editor_it_is_said_how_to_get_one(outside: Outside, monkeypatch: pytest.MonkeyPatch) -> None:
    """And exit code 66."""
    monkeypatch.setenv("PATH", "")
    ran = outside.quiz("edit", "korea")
    assert ran == (66, "", "quiz: no editor was found\nhelp: set $EDITOR to the one you like: `export EDITOR=nano`\n")


def test_an_editor_that_gave_up_is_told(outside: Outside) -> None:
    """With what became of the file; one that saved first has done its work."""
    error = "the editor ended with an error (exit code 3); decks/troops.toml is as it was\n"
    help_text = "help: set $EDITOR to one that works here, if it was not meant so\n"
    assert edit(outside, "korea", "sys.exit(3)") == (74, "", f"quiz: {error}{help_text}")
    ran = edit(outside, "korea", replacing("numbers", "figures") + "\nsys.exit(3)")
    assert (ran.code, ran.err) == (0, "")


def test_what_is_neither_card_nor_deck_is_told_so(outside: Outside) -> None:
    """The nearest of both is offered."""
    for words, meant in (("kroea", "troops/korea"), ("trops", "troops")):
        error = f"quiz: there is no card or deck `{words}`\nhelp: did you mean `{meant}`?\n"
        assert edit(outside, words) == (66, "", error)


def test_on_a_terminal_the_editor_has_the_screen(outside: Outside, terminal: Callable[..., Emulator]) -> None:
    """Ctrl-C at the question whether to open it again leaves with 130, the edit kept."""
    edited = terminal("edit", "korea", EDITOR=editing(outside, replacing("28000", '"many"')))
    edited.wait(r"Open the editor again\? \[Y/n\]")
    edited.send("\x03")
    assert edited.end() == 130
    assert 'answer = "many"' in (outside.folder / "decks" / "troops.toml").read_text()
