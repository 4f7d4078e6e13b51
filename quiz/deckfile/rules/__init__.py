"""Rules for good questions: advice on cards that are right, for `quiz check` and never while studying.

A rule is a function here and has its words in `quiz.deckfile.codes`. It is rather silent than wrong: where much advice
is not worth heeding, the rest is not read either.
"""

from collections.abc import Iterable, Iterator, Sequence

from quiz.core.card import Deck
from quiz.deckfile.codes import feedback as told
from quiz.deckfile.codes import memory, options, questions, source
from quiz.deckfile.codes.code import Code
from quiz.deckfile.diagnostic import Diagnostic
from quiz.deckfile.parse import ParsedDeck
from quiz.deckfile.rules import across, clues, feedback, lures, odd, size, typed
from quiz.deckfile.rules.finding import CardRule, CrossRule, DeckRule, Finding, WrittenDeck
from quiz.deckfile.written import Findings, WrittenNote, with_findings

OF_A_CARD: dict[Code, CardRule] = {
    options.LONG_KEY: lures.long_key,
    options.ALL_OF_THE_ABOVE: lures.all_of_the_above,
    options.FAR_LURE: lures.far_lure,
    options.ODD_OPTION: odd.odd_option,
    options.OVERLAPPING_LURES: lures.overlapping_lures,
    options.RIGHT_LURE: lures.right_lure,
    options.COIN_TOSS: lures.coin_toss,
    questions.HIDDEN_NEGATION: clues.hidden_negation,
    questions.ANSWER_IN_QUESTION: clues.answer_in_question,
    questions.CLUE_WORD: clues.clue_word,
    questions.GUESSABLE_GAP: clues.guessable_gap,
    questions.TELLING_HINT: clues.telling_hint,
    questions.NUMBER_AS_TEXT: typed.number_as_text,
    questions.DATE_AS_TEXT: typed.date_as_text,
    questions.NO_SURNAME: typed.no_surname,
    told.PARTIAL_WHY_NOT: feedback.partial_why_not,
    told.ECHO: feedback.echo,
    memory.TWO_FACTS: size.two_facts,
    memory.LONG_ANSWER: size.long_answer,
    memory.LONG_LIST: size.long_list,
}

OF_A_DECK: dict[Code, DeckRule] = {
    options.SAME_PLACE: across.same_place,
    options.ONE_SIDED: across.one_sided,
    told.NO_EXPLANATION: feedback.no_explanation,
    told.NO_WHY_NOT: feedback.no_why_not,
    source.NO_SOURCE: feedback.no_source,
}

OF_ALL_DECKS: dict[Code, CrossRule] = {
    questions.DUPLICATE_QUESTION: across.duplicate_question,
}


def advised(decks: Sequence[ParsedDeck]) -> tuple[ParsedDeck, ...]:
    """The decks with what the rules have to say among their diagnostics."""
    found = advice(decks)
    return tuple(with_findings(parsed, found) for parsed in decks)


def advice(decks: Iterable[ParsedDeck]) -> tuple[Diagnostic, ...]:
    """What the rules have to say, deck by deck; nothing of drafts, nor what an author does not want to hear."""
    by_deck = _by_deck(decks)
    for code, note, found in _said(by_deck):
        message, at, help_text, remark, name, characters = found
        _, findings = by_deck[note.cards[0].deck]
        findings.add(note, code, message, *at, name=name, characters=characters, help=help_text, remark=remark)
    return tuple(diagnostic for _, findings in by_deck.values() for diagnostic in findings.diagnostics())


def blamed(decks: Iterable[ParsedDeck]) -> list[tuple[str, str]]:
    """The name of each rule that has something to say, with the id of the note that it speaks at: however many."""
    return [(code.name, note.cards[0].note) for code, note, _ in _said(_by_deck(decks))]


_ByDeck = dict[str, tuple[Deck, Findings]]


def _by_deck(decks: Iterable[ParsedDeck]) -> _ByDeck:
    return {parsed.deck.id: (parsed.deck, Findings(parsed)) for parsed in decks if parsed.deck}


def _said(by_deck: _ByDeck) -> Iterator[tuple[Code, WrittenNote, Finding]]:
    """What each rule finds, and at which note."""

    def to_look_at(deck_id: str, code: Code) -> WrittenDeck:
        deck, findings = by_deck[deck_id]
        return WrittenDeck(deck, findings.open_to(code))

    for code, card_rule in OF_A_CARD.items():
        for note in (note for name in by_deck for note in to_look_at(name, code).notes):
            for found in card_rule(note):
                yield code, note, found
    for code, deck_rule in OF_A_DECK.items():
        for name in by_deck:
            for note, found in deck_rule(to_look_at(name, code)):
                yield code, note, found
    for code, cross_rule in OF_ALL_DECKS.items():
        for note, found in cross_rule([to_look_at(name, code) for name in by_deck]):
            yield code, note, found
