"""What never matters goes, and what means something stays."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quiz.core.text import fold, normalise, squeeze

TEXTS = st.text(st.characters(codec="utf-8"), max_size=40)
WORDS = st.sampled_from(
    """the a an A Paris C++ -5 10² U.S. Gen. Secretary of Defense Ash Carter President Dr. don't O- Cl- n! 3.5 28,000 &
    é И й ß İ ς हिन्दी ガ … - ' % $ 5 minor team prime minister #""".split()  # noqa: SIM905  # easier to read than a list
)
PHRASES = st.lists(WORDS, max_size=8).map(" ".join) | st.lists(WORDS, max_size=5).map("".join)


@pytest.mark.parametrize(
    ("texts", "normal"),
    [
        (
            [
                "Paris",
                "PARIS",
                " paris ",
                "Paris.",
                "“Paris”",
                "Pâris",
                "Ｐａｒｉｓ",
                "the Paris",
                "¿Paris?",
                "Pa\u00adris",
            ],
            "paris",
        ),
        (["U.S.", "US", "u.s", "U.S.A.", "the USA", "Ｕ．Ｓ．"], "us"),
        (["U.S.-Japan", "US–Japan", "u.s./Japan", "US — Japan"], "us japan"),
        (["Japan's", "Japan’s", "Japan`s", "Japans", "JAPANʼS"], "japans"),
        (["re-enter", "re enter", "Re‐Enter", "re–enter"], "re enter"),
        (["R&D", "R & D", "r and d"], "r and d"),
        (["Straße", "STRASSE", "strasse", "Straẞe"], "strasse"),
        (["İstanbul", "ISTANBUL", "ıstanbul", "i\u0307stanbul"], "istanbul"),
        (["ΟΔΟΣ", "οδος", "οδοσ", "Ὁδός"], "οδοσ"),
        (["Горбачёв", "ГОРБАЧЕВ", "Горбаче\u0308в", "Горбачё\u0301в"], "горбачев"),
        (["H₂O", "h2o", "Ｈ２Ｏ"], "h2o"),
        (["28,000", "28000", "28’000", "28_000", "２８，０００", "٢٨٠٠٠"], "28000"),
        (["5%", "5 %", "5 percent", "5 per cent", "５％"], "5%"),
        (["$5", "$ 5", "＄5"], "$5"),
        (["−5", "-5", "–5", "－5", "(-5)"], "-5"),
        (["km²", "km2", "km^2", "㎢"], "km2"),
        (["5½", "5 1/2", "5 ½"], "5 1/2"),
        (["défense", "defence", "Defense"], "defense"),
        (["Saint Louis", "St. Louis", "st louis"], "saint louis"),
        (["❤️", "❤"], "❤"),
        (["C++", "c++ ", "Ｃ＋＋"], "c++"),
        (["ｶﾞ", "ガ", "カ\u3099"], "ガ"),
        (["A", "a.", "(A)", "the A"], "a"),
        (["The Who", "who?"], "who"),
        (["!", "！"], "!"),
    ],
)
def test_ways_of_writing_one_answer_are_one(texts: list[str], normal: str) -> None:
    """All of them come to the same text, which is this one."""
    assert {text: normalise(text) for text in texts} == dict.fromkeys(texts, normal)


@pytest.mark.parametrize(
    "texts",
    [
        ["C", "C++", "C#", "C+", "C-", "c*"],
        ["5", "-5", "+5", "5%", "5°", "$5", "€5", "5!", "#5", "No. 5", "5.5", "55", "~5", "<5"],
        ["10²", "102", "10", "10^3"],
        ["3.5", "35", "3,5", "3:5", "3/5", "3-5"],
        ["O", "O-", "O+"],
        ["й", "и"],
        ["カ", "ガ"],
        ["कि", "की", "क"],
        ["a minor", "minor"],
        ["a", "the a team x", "an"],
        ["==", "!=", "=", "<=", ">="],
        ["", "?", "!", ".", "-"],
        ["n", "n!"],
        ["Prime Minister", "Minister", "President"],
        ["general agreement", "agreement"],
        ["President of the United States", "United States"],
        ["not permitted", "permitted"],
        ["2014-15", "201415", "2014.15"],
        ["1 2", "12"],
        ["m²", "m³", "m"],
    ],
)
def test_answers_that_mean_different_things_stay_apart(texts: list[str]) -> None:
    """No two of them come to the same text."""
    assert len({normalise(text) for text in texts}) == len(texts), [normalise(text) for text in texts]


@pytest.mark.parametrize(
    ("language", "text", "normal"),
    [
        ("de", "der Hund", "hund"),
        ("de-AT", "Ein Hund", "hund"),
        ("en", "der Hund", "der hund"),
        ("fr", "l’eau", "eau"),
        ("fr", "L'école", "ecole"),
        ("es", "los Ángeles", "angeles"),
        ("nl", "het huis", "huis"),
        ("de", "28.000", "28000"),
        ("en", "28.000", "28.000"),
        ("de", "A & B", "a und b"),
        ("xx", "the end", "the end"),
    ],
)
def test_articles_and_numbers_are_those_of_the_language(language: str, text: str, normal: str) -> None:
    """What is an article in one language is a word in another."""
    assert normalise(text, language) == normal


@pytest.mark.parametrize(
    ("titled", "name"),
    [
        ("Secretary of Defense Ash Carter", "ash carter"),
        ("U.S. Defense Secretary Ash Carter", "ash carter"),
        ("Gen. Joseph F. Dunford Jr.", "joseph f dunford jr"),
        ("Commandant of the Marine Corps Gen. Joseph F. Dunford Jr.", "joseph f dunford jr"),
        ("Japanese Foreign Minister Fumio Kishida", "fumio kishida"),
        ("Prime Minister Abe", "abe"),
        ("President Barack Obama", "barack obama"),
        ("Sir Isaac Newton", "isaac newton"),
        ("Dr. Ash Carter", "ash carter"),
        ("Mrs. Thatcher", "thatcher"),
        ("Prime Minister", "prime minister"),
        ("Secretary of State", "secretary of state"),
        ("secretary general", "secretary general"),
        ("president-elect", "president elect"),
        ("General Motors", "general motors"),
        ("chief executive officer", "chief executive officer"),
        ("Gen Z", "gen z"),
        ("Dr. No", "dr no"),
        ("Prime Minister's Questions", "prime ministers questions"),
        ("President of the Board", "president of the board"),
    ],
)
def test_titles_go_before_a_name_and_only_there(titled: str, name: str) -> None:
    """An answer that is itself a title, or only starts like one, keeps it."""
    assert normalise(titled) == name


@example("5.)'%", "en")
@given(TEXTS | PHRASES, st.sampled_from(["en", "de", "fr", "es", "xx"]))
def test_normalising_is_idempotent(text: str, language: str) -> None:
    """What is normal stays as it is."""
    normal = normalise(text, language)
    assert normalise(normal, language) == normal


def test_normalising_is_idempotent_for_every_character_with_a_meaning_of_its_own() -> None:
    """By itself and within a word; of the scripts without case, whose letters are all alike here, a part is enough."""
    for code in range(0x110000):
        uniform = unicodedata.category(chr(code)) in {"Lo", "Cn", "Co", "Cs"} and code > 0x3200
        for text in () if uniform else (chr(code), f"a{chr(code)}1"):
            normal = normalise.__wrapped__(text)
            assert normalise.__wrapped__(normal) == normal, hex(code)


@given(TEXTS | PHRASES)
def test_unicode_form_case_and_space_do_not_matter(text: str) -> None:
    """The same text in another form comes to the same."""
    normal = normalise(text)
    for form in ("NFC", "NFD"):
        assert normalise(unicodedata.normalize(form, text)) == normal
    assert normalise(f"  {text}\n") == normal
    assert normalise(text.replace(" ", " \t\u3000")) == normal


@given(PHRASES)
def test_no_answer_becomes_empty(text: str) -> None:
    """A text that says anything still does when it is normal."""
    assert bool(normalise(text)) == bool(text.strip())


@given(TEXTS)
def test_folding_keeps_only_plain_digits(text: str) -> None:
    """Whatever the script, a decimal digit is one of ten."""
    assert all(character in "0123456789" for character in fold(text) if character.isdecimal())


def test_squeezing_joins_words_but_not_numbers() -> None:
    """So that `mine sweeping` is one word, and `1 2` is not twelve."""
    assert squeeze("mine sweeping") == "minesweeping"
    assert squeeze("1 2 a 3") == "1 2a3"
