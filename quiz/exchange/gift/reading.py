"""Reads GIFT: every question with the line it stands on; one that is not right is a loss and stops nothing else."""

import re

from quiz.exchange.carry import Import, Loss, Options
from quiz.exchange.gift import answers
from quiz.exchange.gift.answers import BadAnswerError, plain
from quiz.exchange.gift.block import Block, blocks, shown
from quiz.exchange.moodle.coming import BLANK
from quiz.exchange.moodle.gather import gather
from quiz.exchange.moodle.item import GAP, Category, Item
from quiz.exchange.moodle.marks import unmarked
from quiz.exchange.naming import foreign_id
from quiz.exchange.texts import decoded, head, tidy

_ANSWERED = re.compile(
    r"(?<![\\{])\{\s*(?:(?:[=~]\s*[^\s{}]|#\s*(?:=|[+-]?[.\d])|>\s*\d|(?:T|F|TRUE|FALSE)\s*#)[^{}]*|(?:T|F|TRUE|FALSE)\s*)\}"
    r"|^\$CATEGORY:",
    re.MULTILINE,
)
_JSON = re.compile(r"\{\s*[\"}]|\[\s*[\"{\[]")
_OTHERS = ("<?xml", "<!DOCTYPE", "<quiz", "#separator", "#html", "#notetype", "#deck", "#tags", "#columns", "[deck]")
"""How files of other formats begin that may hold what looks like an answer of GIFT."""


def recognise(data: bytes) -> bool:
    """Text in which braces hold what GIFT has between them, or that names a category."""
    text = head(data).lstrip()
    if text.startswith(_OTHERS) or _JSON.match(text):
        return False
    return _ANSWERED.search(text) is not None


def read(data: bytes, options: Options) -> Import:
    """The questions of a file, a deck for each category."""
    whole, guessed = decoded(data)
    found: list[Item | Loss] = list(guessed)
    category = Category()
    for block in blocks(whole):
        if block.text.startswith("$CATEGORY:"):
            named, _, rest = block.text.partition("\n")
            category = Category(tidy(shown(named.removeprefix("$CATEGORY:"))))
            text = rest.lstrip("\n")
            block = block._replace(text=text, line=block.line_at(len(block.text) - len(text)))  # noqa: PLW2901
        if not block.text:
            continue
        try:
            found.append(_item(block)._replace(category=category))
        except BadAnswerError as bad:
            found.append(Loss(f"line {block.line_at(bad.position)}", "", f"left out: {bad}"))
    return gather(found, options.name)


def _item(block: Block) -> Item:
    """The question of a block. BadAnswerError, with its place in the block, where it is not right."""
    name, start = _name(block.text)
    opening, closing = block.text.find("{", start), block.text.find("}", start)
    if opening < 0 and closing < 0:
        text, _ = plain(block.text[start:], "moodle")
        return Item("description", text.text, f"line {block.line}", name, block.id)
    if closing < 0:
        raise BadAnswerError("`}` is missing behind its answers, among which no empty line may stand", opening)
    if opening < 0 or closing < opening:
        raise BadAnswerError("`{` is missing before its answers; a brace in a text is written `\\}`", closing)
    before, after = block.text[start:opening], block.text[closing + 1 :].rstrip()
    if "{" in after:
        raise BadAnswerError("it has answers twice; is an empty line missing between two questions?", closing + 1)
    inside = block.text[opening + 1 : closing]
    marks = unmarked(block.tags)[1]
    text, form = plain(before + (GAP if after or marks.get("kind") == "cloze" else "") + after, "moodle")
    lost = [("question", f"{what} is left out") for what in text.lost]
    written, told, feedback = inside.rpartition("####")
    general, _ = plain(feedback if told else "", form)
    lost += [("explanation", f"{what} is left out") for what in general.lost]
    body = written if told else inside
    shift = opening + 1 + len(body) - len(body.lstrip())
    try:
        made = answers.read(body.strip(), form)
    except BadAnswerError as bad:
        raise BadAnswerError(str(bad), shift + bad.position) from bad
    gapped = GAP in text.text
    typed = gapped and made.type == "shortanswer"
    return Item(
        made.type,
        text.text if typed else text.text.replace(GAP, BLANK),
        f"line {block.line}",
        name,
        block.id or (name if name.startswith(foreign_id("")) else ""),
        made.options,
        made.pairs,
        (made.options,) if typed else (),
        made.single,
        feedback=general.text,
        tags=tuple(map(tidy, block.tags)),
        lost=(*lost, *made.lost),
    )


def _name(text: str) -> tuple[str, int]:
    """The name of a question, and where its text begins."""
    end = text.find("::", 2) if text.startswith("::") else -1
    return (tidy(shown(text[2:end])), end + 2) if end >= 0 else ("", 0)
