"""What is said of results: titles, sums and asides, in the same words wherever they stand."""

from collections import Counter
from collections.abc import Mapping, Sequence

from quiz.classroom.analysis import ENOUGH, Chosen, Figures
from quiz.classroom.gradebook import ItemResults, PaperResults
from quiz.classroom.results import LeftOut, Sheet
from quiz.commands.exam.words import percent
from quiz.core.clean import clean_line
from quiz.core.record import Record
from quiz.ui.words import count, duration, listed
from quiz.ui.words import percent as share

NAMED = 6
"""How many students are named beside a lure."""


TOLD = 10
"""How many options, or answers that were written, are told of a question."""


class Class(Record):
    """Everything there is to show.

    `absent` are students of the class list without a sheet. `stems` has the questions of cards, by id, and `keys` their
    right answers, by id and content hash, as far as the decks here know them.
    """

    papers: tuple[PaperResults, ...]
    items: tuple[ItemResults, ...]
    left_out: tuple[LeftOut, ...] = ()
    absent: tuple[str, ...] = ()
    stems: Mapping[str, str] = {}
    keys: Mapping[tuple[str, str], str] = {}
    anonymous: bool = False

    def question(self, item: ItemResults) -> str:
        """The words of a question: as a sheet has them, or the deck; else its id."""
        return clean_line(item.question or self.stems.get(item.card, "") or item.card)


def who(paper: PaperResults) -> str:
    """Who has sheets of this paper: students, or the teams of a game."""
    return "team" if paper.codes[0].startswith("game") else "student"


def paper_title(paper: PaperResults) -> str:
    """What a paper is called: `Paper 4821: troops, 12 students, 20 questions`."""
    code = listed(paper.codes)
    head = code.capitalize() if code.startswith("game") else f"Paper {code}"
    many = f"{count(len(paper.sheets), who(paper))}, {count(paper.questions, 'question')}"
    return clean_line(f"{head}: {', '.join(paper.decks)}; {many}")


def paper_sum(paper: PaperResults) -> str:
    """What a paper came to in the mean, and how far it can be relied on."""
    whole = paper.alpha
    said = f"Mean {percent(round(paper.mean, 1))}."
    if whole is None:
        return said
    if len(paper.sheets) < ENOUGH:
        return f"{said} Alpha {whole:.2f}, of too few to tell."
    return f"{said} Alpha {whole:.2f}."


def unlike(papers: Sequence[PaperResults]) -> str:
    """Which papers have one code and yet other questions, as when somebody left out an option; empty where none."""
    codes = Counter(code for paper in papers if who(paper) == "student" for code in paper.codes)
    if not (several := sorted(code for code, times in codes.items() if times > 1)):
        return ""
    were = "Paper {} was" if len(several) == 1 else "Papers {} were"
    options = "with another --questions or --choices, or from decks that were changed"
    return clean_line(f"{were.format(listed(several))} sat {options}, and so with other questions.")


def passed(sheet: Sheet) -> str:
    """Whether a paper was passed."""
    return "" if sheet.passed is None else "passed" if sheet.passed else "not passed"


def took(sheet: Sheet) -> str:
    """How long somebody sat."""
    return duration(sheet.took_ms) + (", time up" if sheet.timed_out else "")


def discrimination(found: Figures) -> str:
    """How well a question tells students apart, in brackets where the answers are too few to tell."""
    if found.discrimination is None:
        return "–"
    return f"{found.discrimination:.2f}" if found.enough else f"({found.discrimination:.2f})"


ALPHA = "Alpha, at most 1, is how far the questions of a paper agree on who knows more and who less."
CHOSEN = "Beside an answer: how many gave it, of all who answered, and their points elsewhere."
BRACKETS = f"D in brackets is of fewer than {ENOUGH} answers: too few to tell."
D = "p is the mean share of the points; D, from -1 to 1, how far it went with the points elsewhere."


def chosen_line(chosen: Chosen, *, named: bool) -> str:
    """Who chose an option, and how they did elsewhere: `5 (42%), 61% elsewhere: ada, bob`."""
    if not chosen.students:
        return "nobody"
    elsewhere = "" if chosen.rest is None else f", {share(chosen.rest)} elsewhere"
    who = ", ".join(chosen.students[:NAMED]) + (", …" if len(chosen.students) > NAMED else "")
    return f"{len(chosen.students)} ({share(chosen.share)}){elsewhere}" + (f": {clean_line(who)}" if named else "")


def aside(item: ItemResults) -> str:
    """What else there is to say of a question: what was left open, what came late, what is odd about its options."""
    found = item.figures
    said = [
        *([f"{found.omitted} gave no answer"] if found.omitted else []),
        *([f"{count(found.late, 'answer')} came too late"] if found.late else []),
        *found.doubts,
    ]
    return clean_line("; ".join(said))


def left_out_lines(shown: Class) -> list[str]:
    """Which files are not counted, and why; their names, which tell who it was, are kept back where nobody is named."""
    if shown.anonymous and shown.left_out:
        files = count(len(shown.left_out), "file is", "files are")
        return [f"{files} left out; without --anonymous it is said which"]
    return [f"{out.where} is left out: {clean_line(out.why)}" for out in shown.left_out]
