"""A game in plain lines, for pipes, screen readers and dumb terminals: the words of the projector, and no more."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

from quiz.classroom.game import Asking, Final, Game, Lobby, Over, Revealed, Skipped, is_spoken, takers
from quiz.classroom.play import Correct, End, Finish, Judge, Next, Pause, Reveal, Skip, Take, TurnOver
from quiz.commands.playing import words
from quiz.commands.playing.keys import read_points, what_is_unclear
from quiz.commands.playing.moves import Deed, Keep, Leave, answers_here, prompt_of
from quiz.commands.playing.teams import team_keys
from quiz.core.answer import LONGEST_ANSWER
from quiz.core.card import Deck
from quiz.core.clean import clean
from quiz.core.event import DontKnow, Overrule, Submit, TakeBack
from quiz.core.nearest import did_you_mean
from quiz.core.screen import Ask, Progress
from quiz.ui.colon import Say, understand
from quiz.ui.lines import cells, read_line, settle, wrap
from quiz.ui.pages import Line, marked
from quiz.ui.words import count, ended, how_to_answer, letter, sentence

WIDTH = 80
"""Columns to wrap at."""

COMMANDS: dict[str, tuple[Deed, str]] = {
    "pass": (DontKnow(), "says that the team does not know it"),
    "show": (TurnOver(), "shows the answer, and then you judge what the team has said"),
    "right": (Judge(right=True), "says that the team had it"),
    "wrong": (Judge(right=False), "says that the team did not have it"),
    "skip": (Skip(), "sets this question aside"),
    "undo": (TakeBack(), "takes the last deed back"),
    "overrule": (Overrule(), "marks the last answer the other way"),
    "pause": (Pause(), "stops the time, and has it go on"),
    "finish": (Finish(), "goes to the scores and the end"),
    "keep": (Keep(), "makes a deck of what was missed, at the end"),
    "quit": (Leave(), "leaves; the game can be gone on with"),
}
"""What is typed behind a colon, what it comes to, and the end of the sentence that begins with it."""

MORE_HELP = (
    ":scores says the scores.",
    ":score TEAM +5 corrects one; -5 and =20 do too.",
)


class Lines:
    """Says a game on `stdout` and reads lines from `stdin`; the end of the input is Leave."""

    def __init__(self, stdin: TextIO, stdout: TextIO, decks: Mapping[str, Deck]) -> None:
        settle(stdin, stdout)
        self._stdin = stdin
        self._stdout = stdout
        self._decks = decks
        self._shown: Game | None = None

    def __enter__(self) -> "Lines":
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """Say how the game stands."""
        game = self._shown
        if game and not isinstance(game.phase, Lobby | Over):
            self._say(map(Line, words.closing(game)))

    def respond(self, game: Game, note: str = "", *, keeps: bool = False) -> Deed:
        """Say what is new, and read lines until one of them is a deed."""
        if note:
            self._say([Line(note)])
        if self._shown is None or (self._shown.phase, self._shown.paused) != (game.phase, game.paused):
            self._say(_page(game, self._decks, anew=not _same_question(self._shown, game)))
        elif self._shown.scores != game.scores:
            self._say([Line(_scores(game))])
        elif self._shown is game and not note:
            self._say([Line("That does nothing now; :help lists what can be typed here.")])
        self._shown = game
        while True:
            line = self._read(_prompt(game, keeps=keeps))
            if line is None:
                return Leave()
            found = understood(game, line)
            if isinstance(found, list):
                self._say(map(Line, found))
            else:
                return found

    def leave(self, game: Game) -> None:
        """Remember how the game stands, to say it on the way out."""
        self._shown = game

    def _say(self, lines: Iterable[Line]) -> None:
        for text, lead in lines:
            for row in wrap(clean(text), WIDTH, lead, " " * cells(lead)):
                self._stdout.write(row + "\n")

    def _read(self, prompt: str) -> str | None:
        self._stdout.write(prompt + " ")
        self._stdout.flush()
        line = read_line(self._stdin, LONGEST_ANSWER)
        if line is None or not self._stdin.isatty():
            shown = "(end of input)" if line is None else " ".join(clean(line).split()) or "(Enter)"
            self._stdout.write(shown[: WIDTH - len(prompt) - 1] + "\n")
        return line


def _same_question(shown: Game | None, game: Game) -> bool:
    """Whether the question that waits was said before."""
    return shown is not None and not shown.paused and prompt_of(shown) == prompt_of(game)


def _page(game: Game, decks: Mapping[str, Deck], *, anew: bool) -> Iterator[Line]:
    """Say what there is now; `anew`: its question was not said yet."""
    yield Line("")
    match game.phase:
        case _ if game.paused:
            yield Line(f"Pause. {_scores(game)}")
        case Lobby():
            yield Line(words.headline(game))
            yield from map(Line, words.rules(game.setting))
            yield Line("Commands begin with a colon; :help lists them.")
        case Asking(turned=False) as asking:
            yield from _question(game, asking, anew=anew)
        case Asking() | Revealed():
            if feedback := words.feedback(game, dict(decks)):
                yield from marked(feedback)
            if isinstance(game.phase, Revealed):
                yield Line(f"{words.headline(game)} {_scores(game)}")
        case Skipped():
            yield Line(words.headline(game))
        case Final() | Over():
            yield Line(words.headline(game))
            yield Line(_scores(game))
            missed = words.missed_with_answers(game)
            if missed:
                yield Line("Missed most, with the answers:")
            for stem, key in missed:
                yield Line(stem, "  ")
                yield Line(key, "    Answer: ")


def _question(game: Game, asking: Asking, *, anew: bool) -> Iterator[Line]:
    prompt = game.setting.items[asking.item].prompt
    if asking.attempts and asking.team is None:
        yield Line(words.said(game, asking.attempts[-1]))
    number = f"Question {words.question_of(game)}. " if anew else ""
    yield Line(number + ended(words.headline(game)))
    seconds = words.clock(game, asking.watch.since or 0)
    if seconds is not None and asking.watch.since is not None:
        yield Line(f"There {'is' if seconds == 1 else 'are'} {count(seconds, 'second')} to answer.")
    if anew:
        yield Line(prompt.stem)
        for place, left in enumerate(prompt.lefts, 1):
            yield Line(left, f"  {place}) ")
        for place, option in enumerate(prompt.options):
            yield Line(option, f"  {letter(place)}) ")
    if answers_here(game) and (how := how_to_answer(prompt)):
        yield Line(how)


def _scores(game: Game) -> str:
    return ", ".join(f"{name} {score:,}" for _, name, score in words.standings(game)) + "."


def _prompt(game: Game, *, keeps: bool) -> str:
    """Say what is waited for; ends with a colon."""
    match game.phase:
        case _ if game.paused:
            return "Enter goes on:"
        case Asking(team=None) as asking:
            keys = team_keys(game.rules.teams, game.rules.order)
            teams = ", ".join(f"{keys[team]} {game.rules.teams[team]}" for team in takers(game, asking))
            return f"{teams}; Enter shows the answer:"
        case Asking(turned=True):
            return "r right, w wrong:"
        case Asking(item):
            spoken = is_spoken(game.setting.items[item].prompt, game.rules.order)
            return "r right, w wrong, Enter shows the answer:" if spoken else "Answer:"
        case Final() | Over():
            return ":keep makes a deck of what was missed, Enter ends:" if keeps else "Enter ends:"
        case _:
            return "Enter goes on:"


def understood(game: Game, line: str) -> Deed | list[str]:
    """Tell what a line means now: a deed, or else what to say."""
    text = line.strip()
    if text == "?" or (text.startswith(":") and not text.startswith("::")):
        return _command(game, text.removeprefix(":").strip())
    phase = game.phase
    if game.paused:
        return Pause()
    if isinstance(phase, Asking):
        return _at_question(game, phase, text)
    if text:
        return [_prompt(game, keeps=False), ":help lists what can be typed here."]
    return End() if isinstance(phase, Final | Over) else Next()


def _at_question(game: Game, asking: Asking, text: str) -> Deed | list[str]:
    prompt = prompt_of(game)
    if asking.team is None:
        return _taken(game, asking, text)
    judged = {"r": Judge(right=True), "right": Judge(right=True), "w": Judge(right=False), "wrong": Judge(right=False)}
    if prompt is None or not answers_here(game):
        if not text and not asking.turned:
            return TurnOver()
        return judged.get(text.lower()) or ["r is right, w is wrong."]
    if not text:
        return ["Nothing is answered yet; :pass passes."]
    match understand(Ask(prompt, "", Progress(0, 1)), text):
        case Submit() as submit:
            unclear = what_is_unclear(game, submit)
            return [unclear] if unclear else submit
        case Say(lines):
            return list(lines)
        case _:
            return []


def _taken(game: Game, asking: Asking, text: str) -> Deed | list[str]:
    if not text:
        return Reveal()
    team = _team(game, text)
    if team in takers(game, asking):
        return Take(team)
    return ["Type the key of a team that has not tried yet, or Enter."]


def _team(game: Game, text: str) -> int:
    """The team of a key or a name; -1 for none."""
    keys = team_keys(game.rules.teams, game.rules.order)
    names = [name.casefold() for name in game.rules.teams]
    wanted = text.strip().casefold()
    return keys.index(wanted) if wanted in keys else names.index(wanted) if wanted in names else -1


def _command(game: Game, text: str) -> Deed | list[str]:
    name, _, rest = text.partition(" ")
    if name == "score":
        named, _, change = rest.strip().rpartition(" ")
        team = _team(game, named)
        points = read_points(change, game.scores[team]) if team >= 0 else None
        return Correct(team, points) if points else [MORE_HELP[1]]
    if name == "scores":
        return [_scores(game)]
    if name in COMMANDS:
        return COMMANDS[name][0]
    if name in ("help", "h", "?", ""):
        return [*(f":{name} {does}." for name, (_, does) in COMMANDS.items()), *MORE_HELP]
    near = sentence(did_you_mean(name, (*COMMANDS, "score", "scores", "help"), ":{}"))
    return [f"There is no command “{name[:40]}”. {near}".strip(), ":help lists what can be typed here."]
