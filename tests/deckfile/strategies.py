"""Decks to draw for tests: every kind of question, each right by the rules of the deck format."""

from decimal import Decimal

from hypothesis import strategies as st

from quiz.core.card import (
    KINDS,
    Card,
    Choice,
    Cloze,
    Date,
    Deck,
    ListAll,
    Match,
    Number,
    Order,
    Question,
    Recall,
    Select,
    Short,
    Source,
    TrueFalse,
)
from quiz.core.date import PartialDate
from quiz.core.record import replace

NAMES = (
    "Oslo", "Bergen", "Tromsø", "Stavanger", "Kristiansand", "Ålesund", "Drammen", "Hamar", "Lillehammer", "Narvik",
)  # fmt: skip
"""Texts that marking never takes for one another."""

CHARACTERS = st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.sampled_from(" \n")

texts = st.one_of(
    st.sampled_from(
        ("What is it?", 'a "quoted" word', "back\\slash", "two\n\nparagraphs", "x" * 130, 'ends in a quote"',
         "  ".join(["spaced"] * 40), "word " * 50 + "end", '"""', "東京 tower", "# no comment", "[x] = {y}")
    ),
    st.text(CHARACTERS, min_size=1, max_size=200)
    .map(lambda text: f"a{text}".strip()),
)  # fmt: skip
"""Texts as authors write them, and worse."""


@st.composite
def questions(draw: st.DrawFn) -> tuple[Question, ...]:
    """The questions of one note."""
    stem = draw(texts)
    names = draw(st.permutations(NAMES))
    lures = tuple(names[5 : 5 + draw(st.integers(0, 4))])
    key = names[0]
    match draw(st.sampled_from(sorted(KINDS.values()))):
        case "recall":
            back = draw(texts)
            return (Recall(stem, back), Recall(back, stem)) if draw(st.booleans()) else (Recall(stem, back),)
        case "short":
            return (Short(stem, key, tuple(names[1 : draw(st.integers(1, 3))]), draw(st.booleans()), lures),)
        case "choice":
            return (Choice(stem, key, lures or (names[4],), draw(st.booleans())),)
        case "select":
            return (Select(stem, tuple(names[: draw(st.integers(1, 4))]), lures),)
        case "true-false":
            return (
                TrueFalse(stem, draw(st.booleans()), draw(st.sampled_from((("True", "False"), ("Yes, it may", "No"))))),
            )
        case "number":
            number = draw(st.decimals(-(10**9), 10**9, allow_nan=False, places=draw(st.integers(0, 3))))
            off = draw(st.sampled_from((Decimal(0), Decimal("0.5"), Decimal(500))))
            return (
                Number(
                    stem,
                    number,
                    off,
                    draw(st.sampled_from(("", "troops"))),
                    tuple(number + 1000 * n for n in range(1, len(lures))),
                ),
            )
        case "date":
            year = draw(st.integers(1000, 2200))
            date = draw(st.sampled_from((PartialDate(year), PartialDate(year, 12), PartialDate(year, 3, 23))))
            return (Date(stem, date, tuple(PartialDate(year + n) for n in range(1, len(lures)))),)
        case "cloze":
            return _clozes(names[: draw(st.integers(1, 3))], draw(st.booleans()), draw(st.sampled_from(("", "a city"))))
        case "order":
            return (Order(stem, tuple(names[: draw(st.integers(2, 5))])),)
        case "match":
            pairs = tuple(zip(names[:3], ("east", "west", "north"), strict=True))
            return (Match(stem, pairs[: draw(st.integers(2, 3))], lures),)
        case _:
            items = ((names[0],), (names[1], names[2]), (names[3],))
            return (ListAll(stem, items, draw(st.integers(1, 3))),)


def _clozes(keys: tuple[str, ...] | list[str], strict: bool, hint: str) -> tuple[Cloze, ...]:
    filled = [f"{key} lies by the sea. " for key in keys]
    return tuple(
        Cloze(
            "Look: " + "".join(filled[:index]),
            filled[index].removeprefix(key) + "".join(filled[index + 1 :]) + "That is all.",
            key,
            ("the town",) if hint else (),
            hint,
            strict,
        )
        for index, key in enumerate(keys)
    )


@st.composite
def decks(draw: st.DrawFn) -> Deck:
    """A deck of up to eight notes, as `parse_deck` would give it."""
    deck_id = draw(st.sampled_from(("towns", "us-japan.2015")))
    language = draw(st.sampled_from(("en", "de")))
    tags = draw(st.sampled_from(((), ("geo",), ("geo", "north sea"))))
    cards: list[Card] = []
    for number, siblings in enumerate(draw(st.lists(questions(), min_size=1, max_size=8))):
        question = siblings[0]
        lures = question.distractors if isinstance(question, Short | Choice | Select) else ()
        shared = Card(
            id="",
            deck=deck_id,
            question=question,
            hints=draw(st.sampled_from(((), ("one",), ("one", "and another\nline")))),
            explanation=draw(st.just("") | texts),
            why_not=tuple((lure, draw(texts)) for lure in lures[:2]),
            source=draw(st.sampled_from((None, 7, "caption", "page 12"))),
            language=language,
            tags=(*tags, *draw(st.sampled_from(((), ("places",), ("places", "numbers"))))),
        )
        for place, sibling in enumerate(siblings):
            suffix = f"#{place + 1}" if isinstance(sibling, Cloze) else "#reverse" if place else ""
            cards.append(_with(shared, f"{deck_id}/note-{number}{suffix}", sibling))
    return Deck(
        deck_id,
        draw(texts),
        draw(st.just("") | texts),
        language,
        tags,
        draw(
            st.sampled_from((Source(), Source("A title", "An author", "A paper", "2015-04-27", "https://example.org")))
        ),
        tuple(cards),
    )


def _with(card: Card, card_id: str, question: Question) -> Card:
    return replace(card, id=card_id, question=question)
