"""Numbers in the words of other languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.core.number import read_number
from quiz.core.spoken_number import in_digits_of
from quiz.core.text import fold


def value(language: str, text: str) -> int | None:
    read = read_number(in_digits_of(language, fold(text)), language)
    return None if read is None else int(read.value)


@pytest.mark.parametrize(
    ("language", "number", "texts"),
    [
        ("de", 0, "null"), ("de", 1, "eins; eine"), ("de", 12, "zwölf; zwoelf; ZWÖLF"), ("de", 21, "einundzwanzig"),
        ("de", 101, "hunderteins; einhundertundeins"), ("de", 250, "zweihundertfünfzig"), ("de", 30, "dreißig"),
        ("de", 1914, "neunzehnhundertvierzehn; tausendneunhundertvierzehn"), ("de", 2015, "zweitausendfünfzehn"),
        ("de", 28_000, "achtundzwanzigtausend; etwa achtundzwanzigtausend"), ("de", 10**6, "eine Million"),
        ("de", 3_500_000, "drei Millionen fünfhunderttausend"),
        ("fr", 16, "seize"), ("fr", 21, "vingt et un; vingt-et-un"), ("fr", 71, "soixante et onze; septante et un"),
        ("fr", 80, "quatre-vingts"), ("fr", 97, "quatre-vingt-dix-sept"), ("fr", 404, "quatre cent quatre"),
        ("fr", 1789, "mille sept cent quatre-vingt-neuf"), ("fr", 28_000, "environ vingt-huit mille"),
        ("es", 16, "dieciséis; diez y seis"), ("es", 22, "veintidós"), ("es", 31, "treinta y uno"),
        ("es", 945, "novecientos cuarenta y cinco"), ("es", 1500, "mil quinientos"), ("es", 3 * 10**6, "tres millones"),
        ("it", 28, "ventotto"), ("it", 123, "centoventitre"), ("it", 2015, "duemilaquindici"),
        ("pt", 125, "cento e vinte e cinco"), ("pt", 300, "trezentos"),
        ("nl", 25, "vijfentwintig"), ("nl", 2000, "tweeduizend"),
        ("ja", 28_000, "二万八千; 2万8千; 2万8000; ２万８千人"), ("ja", 2015, "二〇一五"),
        ("ja", 12 * 10**7, "1億2千万"),
        ("zh", 25, "二十五"), ("zh", 101, "一百零一"), ("zh", 10_000, "一万"),
    ],
)  # fmt: skip
def test_numbers_are_read_as_the_language_says_them(language: str, number: int, texts: str) -> None:
    """In one word or several, with and without accents."""
    for text in texts.split("; "):
        assert value(language, text) == number, text


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("de", "ein Drittel; ein Dutzend; eine halbe Million; zwei oder drei; zwei bis drei; zwei Komma fünf"),
        ("de", "drei zwei; zwanzig zwölf; zweidreißig; hundert hundert; zwei Millionen Millionen"),
        ("de", "mehr als zwei; nicht zwei; zweite"),
        ("fr", "une douzaine; un tiers; deux ou trois; deux virgule cinq; douze sept"),
        ("es", "un tercio; tres y medio; tres o cuatro; mil mil"),
        ("en", "zwölf; douze"),
    ],
)  # fmt: skip
def test_what_is_another_number_or_several_is_not_read(language: str, texts: str) -> None:
    """A part, a dozen, a range, or words that make no number together."""
    for text in texts.split("; "):
        assert value(language, text) is None, text


@given(st.integers(1, 9), st.integers(2, 9), st.sampled_from(["de", "nl"]))
def test_ones_stand_before_tens_only_with_an_and(ones: int, tens: int, language: str) -> None:
    """`dreiundzwanzig` and `zweiunddreißig` differ."""
    joint, ones_in_words, tens_in_words = {
        "de": (
            "und",
            "ein zwei drei vier fünf sechs sieben acht neun",
            "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
        ),
        "nl": (
            "en",
            "een twee drie vier vijf zes zeven acht negen",
            "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
        ),
    }[language]
    ones_word, tens_word = ones_in_words.split()[ones - 1], tens_in_words.split()[tens - 2]
    assert value(language, f"{ones_word}{joint}{tens_word}") == 10 * tens + ones
    assert value(language, f"{ones_word}{tens_word}") is None


@given(st.text(), st.sampled_from(["en", "de", "fr", "es", "it", "pt", "nl", "ja", "zh", "xx"]))
def test_a_text_without_number_words_stays_as_it_is(text: str, language: str) -> None:
    """Whatever it is made of, it is read in no time and digits in it are never changed."""
    left = in_digits_of(language, fold(text))
    assert left == fold(text) or any(map(str.isdecimal, left))
