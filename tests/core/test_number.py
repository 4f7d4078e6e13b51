"""A number is read however it is written, and never guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.core.number import ReadNumber, read_number, show_number

LANGUAGES = st.sampled_from(
    ["en", "de", "fr", "es", "it", "pt", "nl", "sv", "ru", "pl", "de-CH", "es-MX", "pt-BR", "xx"]
)


def value(text: str, language: str = "en", unit: str = "") -> Decimal | None:
    read = read_number(text, language, unit)
    return None if read is None else read.value


@pytest.mark.parametrize(
    ("number", "texts"),
    [
        (
            "28000",
            (
                "28000|28,000|28 000|28_000|28’000|28'000|28\u202f000|28\u00a0000|２８０００|２８，０００|٢٨٠٠٠|"
                "२८०००|28k|28 K|28 thousand"
            ),
        ),
        (
            "28000",
            (
                "twenty-eight thousand|Twenty Eight Thousand|2.8e4|2.8E+4|2.8 x 10^4|2.8×10⁴|28000.0|28,000.00|"
                "+28000|028000"
            ),
        ),
        (
            "28000",
            (
                "about 28,000|approximately 28,000|approx. 28,000|roughly 28,000|~28,000|≈ 28,000|around 28k|"
                "some 28,000|c. 28,000"
            ),
        ),
        (
            "28000",
            (
                "it is 28,000|there are about 28,000|28,000.|28,000!|“28,000”|(28,000)|28,000 or so|"
                "28,000 (approx.)|28 thousand,"
            ),
        ),
        (
            "28500",
            (
                "28.5k|28,500|28 thousand five hundred|28 thousand 500|twenty-eight thousand five hundred|"
                "twenty-eight and a half thousand"
            ),
        ),
        (
            "2500000",
            (
                "2.5m|2.5 million|two and a half million|2,500,000|2.500.000|2 million 500 thousand|25 lakh|25,00,000|"
                "two million five hundred thousand"
            ),
        ),
        ("1234567", "1,234,567|12,34,567|1.234.567|1 234 567|1'234'567"),
        ("1234.56", "1,234.56|1.234,56|1234.56|1 234.56"),
        ("105", "one hundred and five|one hundred five|a hundred and five|105"),
        ("12", "twelve|a dozen|one dozen|dozen|12."),
        ("6", "six|half a dozen|6.00"),
        ("500000", "half a million|five hundred thousand|half million|0.5 million"),
        ("1500000", "a million and a half|one and a half million|1½ million|1 1/2 million"),
        ("0.5", "1/2|½|.5|0.5|half|a half|one half|5e-1|1 / 2"),
        ("0.75", "three quarters|3/4|¾|three-quarters"),
        ("5.5", "5 1/2|5½|five and a half|5.5"),
        ("-5", "-5|−5|–5|minus 5|minus five|negative five|- 5|-5.0"),
        ("100000", "10^5|1e5|a hundred thousand|one hundred thousand"),
        ("0", "0|zero|none|-0|0.00"),
        ("1000000000", "1bn|a billion|1 billion|one thousand million|1e9"),
    ],
)
def test_every_way_of_writing_a_number_is_read(number: str, texts: str) -> None:
    """All of them in English, without a unit."""
    assert {text: value(text) for text in texts.split("|")} == dict.fromkeys(texts.split("|"), Decimal(number))


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "a", "and", "troops", "many", "thousands", "hundred", "nan", "inf", "?",
        "28,00", "1,5", "2,8000", "28,000,00", "1,23,4567", "28..5", "28 0000",
        "28-29", "28 or 29", "28/3/2015", "1/0", "--5", "+-5", "one two", "twenty twenty", "5 thousand 6 thousand",
        "nineteen ninety-seven", "twenty fifteen", "twenty zero", "7^2",
        "over 28,000", "more than 28,000", "28,000+", "not 28,000", "<28", "28:30",
        "1e999999999", "-1e999999999", "1e-999999999", "9" * 500, "9" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_number_or_could_be_two_is_not_read(text: str) -> None:
    """Least of all at the price of a factor of ten."""
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("28.000", "en", "28"),
        ("28.000", "de", "28000"),
        ("28.000", "de-CH", "28"),
        ("28,000", "de", "28"),
        ("3,14", "de", "3.14"),
        ("3.14", "de", "3.14"),
        ("3,14", "fr", "3.14"),
        ("28.000,5", "es", "28000.5"),
        ("28,000", "es-MX", "28000"),
        ("28 Tausend", "de", "28000"),
        ("2,5 Mio.", "de", "2500000"),
        ("2,5 milliards", "fr", "2500000000"),
        ("28 mil", "es", "28000"),
        ("2 milhões", "pt-BR", "2000000"),
    ],
)
def test_the_language_decides_what_groups_digits(text: str, language: str, number: str) -> None:
    """`28.000` is 28 unless the language groups with dots."""
    assert value(text, language) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "expected", "read"),
    [
        ("28,000 troops", "", ReadNumber(Decimal(28000), "troops")),
        ("about 28,000 American troops", "troops", ReadNumber(Decimal(28000), "american troops")),
        ("5%", "%", ReadNumber(Decimal(5), "%")),
        ("-$5", "$", ReadNumber(Decimal(-5), "$")),
        ("$5 million", "$", ReadNumber(Decimal(5000000), "$")),
        ("USD 5", "", ReadNumber(Decimal(5), "usd")),
        ("28 m", "m", ReadNumber(Decimal(28), "m")),
        ("28 m", "", ReadNumber(Decimal(28000000), "")),
        ("300 K", "K", ReadNumber(Decimal(300), "k")),
        ("5 km²", "km²", ReadNumber(Decimal(5), "km2")),
        ("28k troops", "troops", ReadNumber(Decimal(28000), "troops")),
    ],
)
def test_the_words_beside_a_number_are_told(text: str, expected: str, read: ReadNumber) -> None:
    """A letter that is the expected unit is no scale."""
    assert read_number(text, "en", expected) == read


@pytest.mark.parametrize(
    ("number", "language", "shown"),
    [
        ("28000", "en", "28,000"),
        ("28000", "de", "28.000"),
        ("28000", "fr", "28\u202f000"),
        ("28000", "de-CH", "28’000"),
        ("1234567.5", "pt-BR", "1.234.567,5"),
        ("-1234.5", "en", "-1,234.5"),
        ("-0.5", "en", "-0.5"),
        ("28000.0", "en", "28,000"),
        ("1E+3", "en", "1,000"),
        ("0.10", "en", "0.10"),
        ("0E+5", "en", "0"),
        ("1e30", "en", "1e30"),
        ("-1.5e-30", "de", "-1,5e-30"),
    ],
)
def test_numbers_are_shown_as_the_language_writes_them(number: str, language: str, shown: str) -> None:
    """Digits are grouped, and nothing is written out to hundreds of places."""
    assert show_number(Decimal(number), language) == shown


@given(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=Decimal("-1e300"), max_value=Decimal("1e300")),
    LANGUAGES,
)
def test_what_is_shown_is_read_back(number: Decimal, language: str) -> None:
    """Exactly, in each language, if it is a number of any use."""
    if number == 0 or -300 < number.adjusted() < 300:
        assert value(show_number(number, language), language) == number


@given(st.integers(0, 10**15 - 1), st.sampled_from([",", " ", "_", "'", "’", "\u202f", "\u00a0"]))
def test_any_grouping_by_thousands_is_read(number: int, mark: str) -> None:
    """Whatever the mark."""
    assert value(f"{number:,}".replace(",", mark)) == number


@given(
    st.text(max_size=60) | st.text("0123456789.,'_ -+eEkm%$/^x½٣ halfndthousi", max_size=40),
    LANGUAGES,
    st.text(max_size=5),
)
def test_any_text_is_a_number_or_not(text: str, language: str, unit: str) -> None:
    """Without error, and never beyond all bounds."""
    read = read_number(text, language, unit)
    assert read is None or read.value == 0 or abs(read.value.adjusted()) < 3000


def test_a_number_of_more_digits_than_arithmetic_keeps_is_shown_whole() -> None:
    """Thirty digits are thirty digits."""
    assert show_number(Decimal("4711651811509.8574883493446214")) == "4,711,651,811,509.8574883493446214"
