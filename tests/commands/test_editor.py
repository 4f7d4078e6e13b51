"""The learner's own editor: which one, where it opens, and what becomes of the card."""

import signal
import sys
from pathlib import Path

import pytest

from quiz.commands.editor import edit_card
from quiz.commands.world import World
from quiz.core.card import Card
from quiz.core.error import QuizError
from quiz.core.review import Rename
from tests.commands.outside import TROOPS, Outside, text_of


@pytest.fixture
def outside(tmp_path: Path) -> Outside:
    """A learner with a deck."""
    return Outside.at(tmp_path)


def editing(outside: Outside, program: str, typed: str = "", variable: str = "EDITOR") -> World:
    """A world whose editor is a Python program, given the place to open and the file as its last two arguments."""
    script = outside.folder / "an editor.py"
    script.write_text(
        f"import sys, pathlib\nplace, file = sys.argv[-2:]\npath = pathlib.Path(file)\n{program}\n", "utf-8"
    )
    world = outside.world(typed)
    return outside.world(typed, environ={**world.environ, variable: f"{sys.executable} '{script}'"})


def replacing(old: str, new: str) -> str:
    """A program that changes the file."""
    return f"path.write_text(path.read_text('utf-8').replace({old!r}, {new!r}), 'utf-8')"


def edited(world: World, card: str = "troops/capital") -> Card | None:
    """The card after the editor has ended."""
    return edit_card(world, card)


def test_the_editor_opens_the_file_at_the_card(outside: Outside) -> None:
    """By its absolute path, so that no name is taken for an option."""
    edited(editing(outside, "path.with_name('seen').write_text(f'{place} {file}')"))
    seen = (outside.folder / "decks" / "seen").read_text("utf-8")
    assert seen == f"+23 {outside.folder}/decks/troops.toml"


def test_the_card_comes_back_as_it_then_stands(outside: Outside) -> None:
    """Its text may change, and nothing is logged."""
    card = edited(editing(outside, replacing("What is the capital", "Which city is the capital")))
    assert card
    assert (card.id, card.stem) == ("troops/capital", "Which city is the capital of Japan?")
    assert not outside.log


def test_a_card_with_a_new_id_takes_its_history_along(outside: Outside) -> None:
    """In the sitting it keeps the id it was queued by; in the log it is renamed."""
    card = edited(editing(outside, replacing('"capital"', '"city"')))
    assert card
    assert card.id == "troops/capital"
    (entry,) = outside.world().contents.entries
    assert isinstance(entry, Rename)
    assert (entry.old, entry.new) == ("troops/capital", "troops/city")


def test_a_card_that_was_removed_is_gone(outside: Outside) -> None:
    """Nothing is renamed then."""
    start, _, rest = TROOPS.partition('[[card]]\nid = "capital"')
    without = start + "[[card]]" + rest.partition("[[card]]")[2]
    assert edited(editing(outside, f"path.write_text({without!r}, 'utf-8')")) is None
    assert not outside.log


def test_a_card_can_be_renamed_twice_in_a_sitting(outside: Outside) -> None:
    """The sitting goes on calling it what it was called at its start."""
    world = editing(outside, replacing('"capital"', '"city"'))
    edited(world)
    editing(outside, replacing('"city"', '"main-city"'))
    card = edited(world)
    assert card
    assert card.id == "troops/capital"
    assert outside.world().history.renamed["troops/capital"] == "troops/main-city"


def test_other_cards_with_new_ids_take_their_history_along_too(outside: Outside) -> None:
    """What the sitting has not asked yet will be logged under the old id, and belongs to the new one."""
    changed = TROOPS.replace('"capital"', '"city"').replace('"korea"', '"peninsula"')
    card = edited(editing(outside, f"path.write_text({changed!r}, 'utf-8')"))
    assert card
    assert card.id == "troops/capital"
    renamed = outside.world().history.renamed
    assert renamed == {"troops/capital": "troops/city", "troops/korea": "troops/peninsula"}


def test_a_card_written_in_place_of_another_is_not_taken_for_it(outside: Outside) -> None:
    """It asks something else, and its answer is another."""
    old = TROOPS.partition('[[card]]\nid = "capital"')[2].partition("\n\n")[0]
    new = 'id = "france"\nkind = "short"\nquestion = "What is the capital of France?"\nanswer = "Paris"'
    assert edited(editing(outside, replacing(f'id = "capital"{old}', new))) is None
    assert not outside.log


def test_a_card_taken_in_hand_again_is_not_asked(outside: Outside) -> None:
    """A draft keeps its name, and its history."""
    assert edited(editing(outside, replacing('id = "capital"', 'id = "capital"\ndraft = true'))) is None
    assert not outside.log


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('answer = "Tokyo"', "answer = 5", 27),
        ('[[card]]\nid = "capital"', '[[crad]]\nid = "capital"', 23),
        ('id = "capital"', 'id = "capital', 24),
    ],
)
def test_after_a_mistake_the_editor_is_offered_again(outside: Outside, old: str, new: str, line: int) -> None:
    """The mistake is shown with its line; `n` leaves it, and it is said that the card stays as it was."""
    world = editing(outside, replacing(old, new), typed="n\n")
    with pytest.raises(QuizError, match="mistakes keep this card out of its deck; here it stays as it was"):
        edited(world)
    said = text_of(world.stdout)
    assert f"decks/troops.toml:{line}:" in said
    assert said.endswith("Open the editor again? [Y/n] ")


def test_a_card_that_is_well_comes_back_from_a_deck_that_is_not(outside: Outside) -> None:
    """What was mended in it counts, whatever was broken elsewhere."""
    program = replacing("What is the capital", "Which city is the capital") + ";" + replacing("28000", '"many"')
    card = edited(editing(outside, program, typed="n\n"))
    assert card
    assert card.stem == "Which city is the capital of Japan?"


def test_mistakes_from_before_are_no_news(outside: Outside) -> None:
    """Another card was broken all along: nothing is asked about it, and the edit counts."""
    outside.deck("troops", TROOPS.replace("answer = 28000", 'answer = "many"'))
    world = editing(outside, replacing("What is the capital", "Which city is the capital"))
    card = edited(world)
    assert card
    assert card.stem == "Which city is the capital of Japan?"
    assert "again" not in text_of(world.stdout)


def test_ctrl_c_in_the_editor_is_the_editors(outside: Outside) -> None:
    """It reaches us too, and ends nothing; afterwards it is answered as before."""
    before = signal.getsignal(signal.SIGINT)
    interrupting = "import os, signal; os.kill(os.getppid(), signal.SIGINT);"
    card = edited(editing(outside, interrupting + replacing("What is the capital", "Which city is the capital")))
    assert card
    assert card.stem.startswith("Which city")
    assert signal.getsignal(signal.SIGINT) is before


def test_a_mistake_is_shown_within_the_width_of_the_terminal(outside: Outside) -> None:
    """However long the line it stands in."""
    outside.columns = 40
    world = editing(outside, replacing('answer = "Tokyo"', f"answer = {'Tokyo ' * 40}"), typed="n\n")
    with pytest.raises(QuizError, match="mistakes keep this card out of its deck"):
        edited(world)
    *shown, _ = text_of(world.stdout).splitlines()
    assert shown
    assert max(map(len, shown)) <= 40


def test_settings_come_before_visual_and_visual_before_editor(outside: Outside) -> None:
    """The first that says something counts."""
    world = editing(outside, replacing("capital of", "first city of"), variable="VISUAL")
    both = outside.world(environ={**world.environ, "EDITOR": "no-such-editor"})
    card = edited(both)
    assert card
    assert "first city" in card.stem
    outside.home.mkdir(exist_ok=True)
    (outside.home / "settings.toml").write_text('editor = "no-such-editor"\n', "utf-8")
    with pytest.raises(QuizError, match="the editor `no-such-editor` did not start"):
        edited(outside.world(environ=both.environ))


def test_an_editor_that_is_no_command_is_told(outside: Outside) -> None:
    """An open quote is a mistake of the learner's, not of the program."""
    with pytest.raises(QuizError, match="the editor `vim 'x` is no command"):
        edited(outside.world(environ={**outside.world().environ, "EDITOR": "vim 'x"}))
