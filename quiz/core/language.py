"""What marking has to know of a language: its articles, its word for "and", and how it writes numbers."""

import re

from quiz.core.record import Record


def word_set(line: str) -> frozenset[str]:
    """The words of a line: tables of words are easier to read without quotes."""
    return frozenset(line.split())


ARTICLES: dict[str, frozenset[str]] = {
    language: word_set(words)
    for language, words in {
        "en": "the a an",
        "de": "der die das den dem des ein eine einen einem einer eines",
        "fr": "le la les l un une des",
        "es": "el la los las un una unos unas",
        "it": "il lo la i gli le l un uno una",
        "pt": "o a os as um uma uns umas",
        "nl": "de het een",
        "sv": "en ett den det de",
        "da": "en et den det de",
        "nb": "en et ei den det de",
        "ca": "el la els les l un una uns unes",
    }.items()
}

AND = {
    "en": "and",
    "de": "und",
    "fr": "et",
    "es": "y",
    "it": "e",
    "pt": "e",
    "nl": "en",
    "sv": "och",
    "da": "og",
    "nb": "og",
}


class Separators(Record):
    """The marks of a written number: what groups its digits by thousands, and what starts its fraction."""

    group: str
    decimal: str


_POINT = Separators(",", ".")
_DOTTED = Separators(".", ",")
_SPACED = Separators("\N{NARROW NO-BREAK SPACE}", ",")

_SEPARATORS = (
    dict.fromkeys(word_set("de es it nl pt da id tr el hr sl sr ro ca gl eu is vi"), _DOTTED)
    | dict.fromkeys(word_set("fr ru uk be bg cs sk pl hu fi sv no nb nn et lv lt kk"), _SPACED)
    | dict.fromkeys(word_set("de-ch de-li it-ch"), Separators("’", "."))
    | dict.fromkeys(word_set("es-mx es-us es-419 es-pr es-gt es-hn es-ni es-pa es-sv es-do es-pe"), _POINT)
)


_DAY_FIRST = frozenset(tag[:2] for tag in _SEPARATORS)
"""Languages that put the day before the month: those that somewhere write numbers otherwise than English."""


def is_day_first(language: str) -> bool:
    """Whether a date of numbers can only begin with the day, as `9.11.1989` does; in English it can be either."""
    return base_language(language) in _DAY_FIRST


def base_language(language: str) -> str:
    """The language of a tag, without its region: `pt` of `pt-BR`."""
    return re.split("[-_]", language, maxsplit=1)[0].casefold()


def separators(language: str) -> Separators:
    """How the language of a tag, such as `en` or `de-CH`, writes numbers; as English does where it is not known."""
    tag = language.replace("_", "-").casefold()
    return _SEPARATORS.get(tag) or _SEPARATORS.get(base_language(tag), _POINT)
