"""The shipped decks hold what they promise: they are the model that authors copy."""

import re
from collections import Counter
from decimal import Decimal
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from rapidfuzz import fuzz

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
    Recall,
    Select,
    Short,
    TrueFalse,
)
from quiz.core.date import show_date
from quiz.core.grading.marking import grade
from quiz.core.number import show_number
from quiz.core.prompt import can_be_choice, natural_form, present
from quiz.core.reply import read_answer
from quiz.core.review import Answer, AskedAs, Verdict
from quiz.core.text import normalise
from quiz.deckfile.parse import ParsedDeck, parse_deck
from quiz.deckfile.rules import advice

FOLDER = Path(__file__).parents[1] / "decks" / "us-japan-2015"
NAMES = ("dates", "officials", "troops", "guidelines")

PLACES = ("caption", *range(1, 22))
"""What the article consists of: a photo's caption and 21 paragraphs."""

ALLOWED = {"guidelines": ['allow = ["answer-not-in-text"] # it follows from counting']}
"""What is silenced: a sum is not in the article, which the decks are held against with `quiz check --article`."""

OUTSIDE = "Not in the article: "
"""How what comes from elsewhere is marked, up to the end of the text."""


@cache
def parsed(name: str) -> ParsedDeck:
    """One of the shipped decks, as it is read."""
    path = FOLDER / f"{name}.toml"
    return parse_deck(path.read_text(encoding="utf-8"), str(path))


def deck(name: str) -> Deck:
    """The deck of that name."""
    found = parsed(name).deck
    assert found is not None
    return found


CARDS = tuple(card for name in NAMES for card in deck(name).cards)
NOTES = tuple({card.note: card for card in reversed(CARDS)}.values())[::-1]
"""The first card of each note."""

each_card = pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
each_note = pytest.mark.parametrize("card", NOTES, ids=lambda card: card.id)
each_deck = pytest.mark.parametrize("name", NAMES)


def keys(card: Card) -> list[Answer]:
    """Every answer that the author of the card calls right."""
    match card.question:
        case Recall():
            return [card.question.key]
        case Short() | Cloze():
            return [card.question.key, *card.question.accept]
        case Choice():
            return [card.question.key]
        case Number():
            return [show_number(card.question.key, card.language)]
        case Date():
            return [show_date(card.question.key)]
        case TrueFalse():
            return [card.question.labels[0 if card.question.key else 1]]
        case Select() | Order():
            return [card.question.keys]
        case Match():
            return [card.question.pairs]
        case ListAll():
            forms = card.question.items
            first = tuple(item[0] for item in forms)
            return [(*first[:place], form, *first[place + 1 :]) for place, item in enumerate(forms) for form in item]


def lures(card: Card) -> tuple[str, ...]:
    """The wrong answers that the card offers, as a learner sees them."""
    match card.question:
        case Short() | Choice() | Select() | Match():
            return card.question.distractors
        case Number():
            return tuple(show_number(lure, card.language) for lure in card.question.distractors)
        case Date():
            return tuple(show_date(lure) for lure in card.question.distractors)
        case TrueFalse():
            return (card.question.labels[1 if card.question.key else 0],)
        case _:
            return ()


def asked(card: Card) -> tuple[str, ...]:
    """What a learner reads before answering: the stem, the hints and whatever there is to choose from."""
    match card.question:
        case Select() | Order():
            options = card.question.keys
        case Match():
            options = tuple(side for pair in card.question.pairs for side in pair)
        case Choice():
            options = (card.question.key,)
        case _:
            options = ()
    return (card.stem, *card.hints, *options, *lures(card))


def told(card: Card) -> tuple[str, ...]:
    """What a learner reads after answering."""
    return (card.explanation, *(reason for _, reason in card.why_not))


def forms(card: Card) -> tuple[AskedAs, ...]:
    """The ways in which the card is asked."""
    return tuple(dict.fromkeys((natural_form(card), AskedAs.CHOICE))) if can_be_choice(card) else (natural_form(card),)


def rivals(card: Card) -> frozenset[str]:
    """The answers of the other notes, for which no slip of the fingers may be taken."""
    others = (answer for other in CARDS if other.note != card.note for answer in keys(other))
    return frozenset(normalise(answer) for answer in others if isinstance(answer, str))


def test_the_folder_holds_the_four_decks_and_no_other() -> None:
    """A deck that is added is tested as well."""
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(f"{name}.toml" for name in NAMES)


@each_deck
def test_there_is_nothing_to_report(name: str) -> None:
    """No error and no warning, and no rule for good questions needs to be silenced."""
    assert parsed(name).diagnostics == ()
    assert parsed(name).drafts == ()
    assert re.findall(r"allow = .*", parsed(name).text) == ALLOWED.get(name, [])


def test_no_rule_has_anything_to_say() -> None:
    """Of all decks together, for a question may be asked in two of them."""
    assert advice([parsed(name) for name in NAMES]) == ()


@each_deck
def test_a_deck_says_what_it_is_and_where_it_comes_from(name: str) -> None:
    """Its file's name is its id; the source has no author or date, since the article gives none."""
    found = deck(name)
    assert (found.id, found.language, found.tags) == (name, "en", ("us-japan",))
    assert found.title
    assert found.description
    assert (found.source.publisher, found.source.author, found.source.date) == ("Stars and Stripes", "", "")


@each_deck
def test_a_file_is_pleasant_to_read(name: str) -> None:
    """It opens with its schema and a greeting, keeps to 110 columns, and has one empty line between cards."""
    text = parsed(name).text
    assert re.match("#:schema .*\n# ", text)
    assert "Welcome" in text.partition("[deck]")[0]
    assert [line for line in text.splitlines() if len(line) > 110 or line != line.rstrip()] == []
    assert "\n\n\n" not in text
    assert "\t" not in text
    assert text.count("\n[[card]]") == text.count("\n\n[[card]]\nid = ")


def test_there_are_at_least_eighty_notes_of_every_kind() -> None:
    """All eleven kinds of question are shown to authors more than once, some recall cards with their reverse."""
    assert len(NOTES) >= 80
    count = Counter(card.kind for card in NOTES)
    assert set(count) == set(KINDS.values())
    assert min(count.values()) >= 3
    assert [card.id for card in CARDS if card.id.endswith("#reverse")]


def test_the_caption_and_every_paragraph_have_a_card() -> None:
    """Nothing of the article is passed over."""
    assert set(PLACES) - {card.source for card in NOTES} == set()


@each_note
def test_a_note_names_its_source_and_explains_its_answer(card: Card) -> None:
    """The place is one that the article has, and there are tags of the card's own besides the deck's."""
    assert card.source in PLACES
    assert len(card.explanation) >= 40
    assert len(card.tags) >= 2


@each_note
def test_every_lure_is_told_apart(card: Card) -> None:
    """`why_not` speaks of every lure and of nothing else, and in more than a word or two."""
    assert sorted(lure for lure, _ in card.why_not) == sorted(lures(card))
    assert [reason for _, reason in card.why_not if len(reason.split()) < 4] == []


@each_note
def test_a_question_has_two_or_three_lures_where_it_has_any(card: Card) -> None:
    """With many lures there is more to misremember; a match has its other rights besides."""
    fewest = 1 if isinstance(card.question, TrueFalse | Match) else 2
    assert not lures(card) or fewest <= len(lures(card)) <= 3


def test_true_and_false_are_in_balance() -> None:
    """Whoever always says true, or always takes the first label, learns nothing by it."""
    questions = [card.question for card in NOTES if isinstance(card.question, TrueFalse)]
    for labelled in (True, False):
        count = Counter(question.key for question in questions if (question.labels != ("True", "False")) == labelled)
        assert abs(count[True] - count[False]) <= 2, labelled


def test_a_pair_of_labels_is_not_known_by_its_answer() -> None:
    """Whoever has met "Permitted" before cannot tell from the labels which of them is right this time."""
    keys_of: dict[tuple[str, str], list[bool]] = {}
    for card in NOTES:
        if isinstance(card.question, TrueFalse):
            keys_of.setdefault(card.question.labels, []).append(card.question.key)
    assert ("Permitted", "Not permitted") in keys_of
    assert [labels for labels, found in keys_of.items() if len(found) > 1 and len(set(found)) == 1] == []


def test_the_length_of_an_option_does_not_give_the_key_away() -> None:
    """No key is much longer than its longest lure, and the longest option is the key about as often as by chance."""
    shown = [(card, card.question) for card in NOTES if isinstance(card.question, Choice | Short) and lures(card)]
    lengths = [(card.id, len(question.key), max(map(len, question.distractors))) for card, question in shown]
    assert [card for card, key, lure in lengths if key > 1.3 * lure] == []
    longest = sum(key > lure for _, key, lure in lengths)
    assert longest <= len(lengths) * 0.35


def test_the_options_of_a_choice_are_of_a_size() -> None:
    """None stands out by being twice as long as the key, or half as long."""
    odd = [
        (card.id, lure)
        for card in NOTES
        if isinstance(card.question, Choice)
        for lure in card.question.distractors
        if not len(card.question.key) / 2 < len(lure) < len(card.question.key) * 2
    ]
    assert odd == []


def test_no_option_speaks_of_the_others_and_no_stem_hides_a_negation() -> None:
    """What is asked for is a thing, never "all of these", and never what something is not."""
    for card in NOTES:
        for option in asked(card)[1:]:
            assert not re.search(r"(?i)\b(?:all|none|any|both) of (?:the above|these|them)\b", option), card.id
        negations = re.findall(r"(?i)\b(?:not|never|except|cannot|\w+n't)\b", card.stem)
        assert [word for word in negations if not word.isupper()] == [], card.id


@each_note
def test_what_is_from_elsewhere_is_marked_and_never_asked(card: Card) -> None:
    """It stands in an explanation, behind a mark. So do years that the article has not."""
    assert not [text for text in asked(card) if OUTSIDE.strip().casefold() in text.casefold()]
    for text in told(card):
        inside = text.partition(OUTSIDE)[0]
        assert set(re.findall(r"\b\d{4}\b", inside)) <= {"1997", "2012", "2015"}


def test_nothing_gives_a_day_for_the_release() -> None:
    """The article has only a Monday, and its one full date is that of the photograph; the lures are made of that."""
    texts = [text for card in CARDS for text in (*asked(card), *told(card), *map(str, keys(card)))]
    days = {day for text in texts for day in re.findall(r"\b(?:March|April|May) \d{1,2}\b", text)}
    assert days == {"March 23", "April 23"}


@each_note
def test_a_quotation_is_of_a_few_words(card: Card) -> None:
    """The decks say things in words of their own."""
    quoted = [quotation for text in (*asked(card), *told(card)) for quotation in re.findall(r'"([^"]+)"', text)]
    assert [quotation for quotation in quoted if len(quotation.split()) > 4] == []


def test_a_date_is_as_precise_as_the_article_gives_it() -> None:
    """A year, a month and a day, and no other; each is asked for once."""
    asked_for = [show_date(card.question.key) for card in NOTES if isinstance(card.question, Date)]
    assert sorted(asked_for) == ["1997", "December 2012", "March 23, 2015"]


def test_the_two_numbers_of_troops_are_told_apart() -> None:
    """Each is a lure for the other, and "about" is worth a little more than nothing, but never the other number."""
    numbers = [card.question for card in NOTES if isinstance(card.question, Number) and card.question.unit == "troops"]
    korea, japan = sorted(numbers, key=lambda number: number.key)
    assert (int(korea.key), int(japan.key)) == (28_000, 49_000)
    assert japan.key in korea.distractors
    assert korea.key in japan.distractors
    for number in numbers:
        assert 0 < number.tolerance <= number.key * Decimal("0.02")


def test_no_two_stems_are_alike() -> None:
    """A learner must never have to wonder which of two questions this is."""
    alike = [
        (first.id, second.id)
        for first, second in combinations(NOTES, 2)
        if fuzz.ratio(normalise(first.stem), normalise(second.stem)) > 78
    ]
    assert alike == []


@each_note
def test_the_stem_does_not_hold_the_answer(card: Card) -> None:
    """What is asked for is not to be read in the question."""
    match card.question:
        case Short() | Choice() | Recall():
            assert normalise(card.question.key) not in normalise(card.stem)
        case Number():
            assert show_number(card.question.key, card.language) not in card.stem
        case Date():
            assert str(card.question.key.year) not in card.stem
        case _:
            pass


def test_a_hint_helps_without_telling() -> None:
    """No hint contains an accepted answer, whole or in part of a list; each says something else."""
    for card in CARDS:
        gap_hint = (card.question.gap_hint,) if isinstance(card.question, Cloze) else ()
        hints = " | ".join(f" {normalise(hint)} " for hint in (*card.hints, *gap_hint))
        for key in keys(card):
            parts = [key] if isinstance(key, str) else key or ()
            assert [part for part in parts if f" {normalise(str(part))} " in hints] == [], card.id
        assert len(set(map(normalise, card.hints))) == len(card.hints)


@each_card
def test_every_right_answer_is_marked_right(card: Card) -> None:
    """The key and each accepted form are correct, typed or chosen."""
    for asked_as in forms(card):
        chosen = keys(card)[:1] if asked_as is AskedAs.CHOICE else keys(card)
        verdicts = {str(key): grade(card, key, asked_as, rivals(card)).verdict for key in chosen}
        assert set(verdicts.values()) == {Verdict.CORRECT}, verdicts


def test_no_accepted_form_says_the_same_as_another() -> None:
    """What marking forgives anyway need not be written, and is not."""
    for card in CARDS:
        if isinstance(card.question, Short | Cloze):
            written = [normalise(form) for form in (card.question.key, *card.question.accept)]
            assert len(set(written)) == len(written), card.id


@pytest.mark.parametrize(
    "card",
    [card for card in NOTES if lures(card) and not isinstance(card.question, Select | Match)],
    ids=lambda card: card.id,
)
def test_every_lure_is_marked_wrong_and_known_for_what_it_is(card: Card) -> None:
    """So that the feedback can say why it is wrong."""
    for asked_as in forms(card):
        for lure in lures(card):
            marked = grade(card, lure, asked_as, rivals(card))
            assert (marked.right, marked.lure) == (False, lure)


def test_a_lure_among_right_answers_spoils_them() -> None:
    """All that is right and a lure besides is not all right."""
    for card in NOTES:
        for lure in lures(card):
            match card.question:
                case Select(keys=right):
                    assert not grade(card, (*right, lure), AskedAs.SELECT).right
                case Match(pairs=((left, _), *others)):
                    assert not grade(card, ((left, lure), *others), AskedAs.MATCH).right
                case _:
                    pass


def test_the_key_stands_in_no_favoured_place() -> None:
    """Over the choices of the decks, each place of three or four options holds the key now and then."""
    places = Counter[tuple[int, int]]()
    for card in NOTES:
        if isinstance(card.question, Choice):
            options = present(card, AskedAs.CHOICE, f"1/{card.id}/0").options
            places[len(options), options.index(card.question.key)] += 1
    assert {place for count, place in places if count == 4} == {0, 1, 2, 3}
    assert max(places.values()) <= sum(places.values()) / 2


def test_a_newcomer_meets_an_easy_choice_first() -> None:
    """The first card of the first deck can be chosen rather than typed, and its options are short."""
    first = deck("dates").cards[0]
    assert first.id == "dates/new-york-city"
    assert sorted(present(first, AskedAs.CHOICE, "any").options) == ["New York City", "Tokyo", "Washington"]


@pytest.mark.parametrize(
    ("card_id", "answer", "verdict"),
    [
        ("troops/korea", "about 28,000", Verdict.CORRECT),
        ("troops/korea", "28k", Verdict.CORRECT),
        ("troops/korea", "twenty-eight thousand troops", Verdict.CORRECT),
        ("troops/korea", "49,000", Verdict.WRONG),
        ("troops/korea", "30,000", Verdict.WRONG),
        ("troops/japan", "49 000", Verdict.CORRECT),
        ("troops/japan", "28,000", Verdict.WRONG),
        ("dates/photo-date", "23 March 2015", Verdict.CORRECT),
        ("dates/photo-date", "3/23/2015", Verdict.CORRECT),
        ("dates/photo-date", "March 2015", Verdict.PARTIAL),
        ("dates/abe-took-office", "Dec. 2012", Verdict.CORRECT),
        ("dates/abe-took-office", "2012", Verdict.PARTIAL),
        ("dates/constitution-after-war#1", "the second world war", Verdict.CORRECT),
        ("officials/prime-minister", "Prime Minister Abe", Verdict.CORRECT),
        ("officials/prime-minister", "Shinzō Abe", Verdict.CORRECT),
        ("officials/secretary-of-state", "Secretary Kerry", Verdict.CORRECT),
        ("officials/carter-office", "the defence secretary", Verdict.CORRECT),
        ("officials/carter-office", "Secretary of State", Verdict.WRONG),
        ("officials/saito-service", "JASDF", Verdict.CORRECT),
        ("officials/saito-service", "Japan Ground Self-Defense Force", Verdict.WRONG),
        ("troops/feared-war", "Korea", Verdict.CORRECT),
        ("troops/feared-war", "North Korea", Verdict.WRONG),
        ("guidelines/mechanism", "ACM", Verdict.CORRECT),
        ("guidelines/mechanism", "alliance coordinaton mechanism", Verdict.CLOSE),
        ("guidelines/minesweeping", "mine clearance", Verdict.CORRECT),
        ("guidelines/mechanism-american", "Pentagon, State Department, Joint Staff", Verdict.CORRECT),
        ("guidelines/mechanism-japanese", "MOFA; SDF; ministry of defence", Verdict.CORRECT),
        ("guidelines/fields", "cyber, space, ISR, peacekeeping", Verdict.CORRECT),
        ("guidelines/fields", "cyber and space, missile defense, minesweeping", Verdict.CORRECT),
        ("guidelines/fields", "intelligence, surveillance, reconnaissance, cyber", Verdict.PARTIAL),
        ("guidelines/new-domains", "cyber, space", Verdict.CORRECT),
        ("guidelines/mechanism", "US-Japan Alliance Coordination Mechanism", Verdict.CORRECT),
        ("guidelines/mechanism", "Alliance Cooperation Mechanism", Verdict.WRONG),
        ("guidelines/where-war#1", "North Korea", Verdict.WRONG),
        ("troops/okinawa", "the island of Okinawa", Verdict.CORRECT),
        ("troops/who-leaves", "the US Marine Corps", Verdict.CORRECT),
        ("troops/who-leaves", "Navy", Verdict.WRONG),
        ("troops/destinations", "Guam & Australia", Verdict.CORRECT),
        ("troops/destinations", "Guam, Austria", Verdict.PARTIAL),
        ("troops/china-alarms", "military buildup; disputes with its neighbors", Verdict.CORRECT),
        ("troops/north-korea-weapons", "nukes and rockets", Verdict.CORRECT),
        ("officials/kishida-strengths", "deterrence and response", Verdict.CORRECT),
        ("officials/kishida-place", "in New York", Verdict.CORRECT),
    ],
)
def test_what_learners_really_type_is_marked_as_a_fair_teacher_would(
    card_id: str, answer: str, verdict: Verdict
) -> None:
    """Other words, other forms and slips of the fingers; and near misses that are wrong."""
    card = next(card for card in CARDS if card.id == card_id)
    form = natural_form(card)
    read = read_answer(present(card, form, "any"), answer)
    assert grade(card, read, form, rivals(card)).verdict is verdict
