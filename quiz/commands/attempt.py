"""`quiz try`: how an answer to a card would be marked. Nothing is recorded."""

from argparse import ArgumentParser, Namespace
from collections.abc import Container

from quiz.commands.rows import BLANK, Row, labelled, say_json, show
from quiz.commands.world import World
from quiz.core.answer import LONGEST_ANSWER
from quiz.core.card import Card
from quiz.core.clean import clean_line
from quiz.core.error import Exit, QuizError
from quiz.core.grading.grade import Grade
from quiz.core.grading.key import answer_forms
from quiz.core.grading.marking import grade, unclear
from quiz.core.prompt import Prompt, natural_form, present
from quiz.core.reply import read_answer
from quiz.core.review import Answer, Verdict
from quiz.ui import words
from quiz.ui.lines import read_line

VERDICTS = {
    Verdict.CORRECT: "correct",
    Verdict.CLOSE: "close: right, but for the spelling",
    Verdict.PARTIAL: "partial",
    Verdict.WRONG: "wrong",
}


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--deck", metavar="FILE", help="look for the card in this deck file only")
    parser.add_argument("card", metavar="CARD", help="a card's id, or any part of it")
    parser.add_argument(
        "answer",
        metavar="ANSWER",
        nargs="*",
        help="the answer, several parted by `;`, pairs by `=` (default: read from the keyboard, one a line)",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def _try(world: World, args: Namespace) -> int:
    library = world.among(args.deck).library if args.deck else world.library
    card, *siblings = library.find(args.card)
    if siblings:
        others = ", ".join(sibling.id for sibling in siblings)
        world.notice(f"this is {card.id}; its siblings have answers of their own: {others}")
    if card.draft:
        world.notice(f"{card.id} is a draft, and not studied until `draft` is removed")
    rivals = frozenset(form for other in library.cards.values() if other.id != card.id for form in answer_forms(other))
    prompt = present(card, natural_form(card), "try")

    def mark(line: str) -> tuple[Answer, Grade]:
        return marked(card, prompt, _whole(line), rivals)

    if args.json:
        answer, found = mark(
            " ".join(args.answer) if args.answer else world.stdin.read(LONGEST_ANSWER + 1).rstrip("\r\n")
        )
        say_json(world, _as_json(card, found))
        return _code(found)
    if args.answer:
        answer, found = mark(" ".join(args.answer))
        show(world, marked_rows(card, prompt, answer, found))
        return _code(found)
    show(world, _question(prompt))
    code = int(Exit.OK)
    while (line := _asked(world)) is not None:
        answer, found = mark(line)
        show(world, marked_rows(card, prompt, answer, found))
        code = max(code, _code(found))
    return code


def marked(card: Card, prompt: Prompt, line: str, rivals: Container[str] = frozenset()) -> tuple[Answer, Grade]:
    """What a typed line means at a prompt, and how it is marked; `rivals` are the answers of other cards."""
    answer = read_answer(prompt, line)
    return answer, grade(card, answer, prompt.asked_as, rivals)


def _code(found: Grade) -> int:
    return Exit.OK if found.right else Exit.FINDINGS


def _whole(line: str) -> str:
    if len(line) > LONGEST_ANSWER:
        raise QuizError(
            f"the answer has more than {LONGEST_ANSWER:,} characters", "a shorter one will do", Exit.BAD_DATA
        )
    return line


def _asked(world: World) -> str | None:
    """The next answer from the keyboard; None at the end of input."""
    typing = world.stdin.isatty() and world.stdout.isatty()
    if typing:
        print("Answer (Ctrl-D ends): ", end="", file=world.stdout, flush=True)
    line = read_line(world.stdin, LONGEST_ANSWER)
    if line is None and typing:
        world.say()
    return line


def _question(prompt: Prompt) -> list[Row]:
    rows = [Row(prompt.stem, style="bold")]
    rows += [Row(left, f"  {number}  ") for number, left in enumerate(prompt.lefts, 1)]
    rows += [Row(option, f"  {words.letter(place)}  ") for place, option in enumerate(prompt.options)]
    rows += [Row(how)] if (how := words.how_to_answer(prompt)) else []
    return [*rows, BLANK]


def marked_rows(card: Card, prompt: Prompt, answer: Answer, found: Grade) -> list[Row]:
    """How an answer is marked, and why."""
    credit = f" ({words.percent(found.credit)})" if found.verdict is Verdict.PARTIAL else ""
    rows = [Row(VERDICTS[found.verdict] + credit, style="bold")]
    rows += [labelled("yours", words.answer(answer)), labelled("answer", found.key)]
    rows += [labelled("", words.part(part)) for part in found.parts]
    remarks = (found.remark, unclear(card, answer, prompt.asked_as), dict(card.why_not).get(found.lure, ""))
    rows += [labelled("why", remark) for remark in dict.fromkeys(remarks) if remark]
    return rows


def _as_json(card: Card, found: Grade) -> dict[str, object]:
    return {
        "card": card.id,
        "verdict": found.verdict.value,
        "credit": found.credit,
        "key": clean_line(found.key),
        "remark": clean_line(found.remark),
        "parts": [{"text": clean_line(part.text), "mark": part.mark.value, "note": part.note} for part in found.parts],
    }


arguments = {"try": _arguments}
run = {"try": _try}
