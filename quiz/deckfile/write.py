"""Changing a deck's text by machine, and nothing in it but what is to be changed."""

from quiz.deckfile import syntax
from quiz.deckfile.ids import note_ids
from quiz.deckfile.problem import Problems
from quiz.deckfile.source_map import Lines, scan


def pin_ids(text: str) -> tuple[str, int]:
    """`text` with an `id` written into every `[[card]]` that has none, and how many were written.

    The ids are those the cards go by already, so no history is lost. Comments and line ends stay. A file that is not
    TOML throughout, and cards that are not written as `[[card]]`, are left alone.
    """
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    document = syntax.read(plain, Problems())
    cards = document.data.get("card") if document.data and not document.cut else None
    if not isinstance(cards, list) or not all(isinstance(card, dict) for card in cards):
        return text, 0
    found, places = scan(plain), Lines(plain)
    new: dict[int, str] = {}
    for index, (card, note_id) in enumerate(zip(cards, note_ids(cards), strict=True)):
        header = found.names.get(("card", index))
        if "id" not in card and header:
            new[places.span(*header).line] = f'id = "{note_id}"'
    lines = []
    for number, line in enumerate(text.split("\n"), 1):
        lines.append(line)
        if number in new:
            lines.append(new[number] + ("\r" if line.endswith("\r") else ""))
    return "\n".join(lines), len(new)
