"""What rules have to know of the words of a question: which there are, which are only quoted, and in which language."""

import re
from collections.abc import Sequence

from quiz.core.card import Card
from quiz.core.language import base_language, word_set
from quiz.core.text import fold

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LONGEST_QUOTED = "{0,300}"
_QUOTED = re.compile(
    "|".join(
        rf"{start}[^{end}]{_LONGEST_QUOTED}[{end}]"
        for start, end in (
            ("“", "”"),
            ("„", "“”"),
            ('"', '"'),
            ("«", "»"),
            ("»", "«"),
            ("「", "」"),
            ("『", "』"),
            ("`", "`"),
            (r"(?<!\w)['‘]", "'’"),
        )
    )
)
_AMOUNT = re.compile(
    r"\bhow (?:many|much|far|long|tall|high|wide|deep|old|large|big|heavy|fast|often|hot|cold)\b"
    r"|\bwie ?(?:viele?|weit|lang|hoch|breit|tief|alt|gross|schwer|schnell|oft|warm|kalt)\b"
    r"|\bcombien\b|\bcuant[oa]s?\b|\bquant[eaio]s?\b|\bhoeveel\b|いくつ|何[人個本枚日年歳度]|どのくらい"
)
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
"""Letters of scripts that part no words: Japanese, Chinese, Thai."""

INSTITUTION = re.compile(
    r"\b(?:court|senate|congress|council|parliament|department|ministry|army|navy|force|house|union|party|city|state|states|"
    r"staff|committee|commission|board|office|company|corporation|bank|university|church|people|team|kingdom|empire|"
    r"republic|nations|government|the)\b"
)
"""What makes a name one of many people."""

ASKING = r"(?:who|whom|whose|what|when|where|which|why|how)"
_ASKS = re.compile(
    rf"\b(?:{ASKING}|wer|wen|wem|wann|wo|warum|wie|welche[rsmn]?"
    r"|qui|que|quoi|quand|où|pourquoi|comment|combien|quel(?:le)?s?"
    r"|quién(?:es)?|qué|cuándo|dónde|cómo|cuál(?:es)?|cuánt[oa]s?"
    r"|chi|cosa|quando|perché|qual[ei]?|quant[oaie]|quem|onde|quais|quantos"
    r"|wat|wanneer|waar|waarom|hoe|hoeveel|welke?)\b|[誰何]|いつ|どこ|なぜ|どれ|どう"
)
"""The words that ask, in English and in some other languages, where they are no English words."""
_SIGNS_OF_A_WORD = 3
"""Characters that count as a word where words are not parted."""
_LONGEST_WORDS = 12
"""Characters of a word, on the average, from which on a text is no string of words with a foreign sign among them."""

_ENGLISH = word_set(
    "the of is are and which what who whom whose when where why how does did do has have this that these those with by "
    "from to into can cannot may must will would should its their there"
)
"""Words of which nearly every English sentence has one, and few of its neighbours' sentences any."""

COMMON = _ENGLISH | word_set(
    "a an in on at for as be been was were it he she they we you i or but not no if then than so about after before "
    "between during under over through against among because without within also only more most less least many much "
    "some any each every other another such same first last one two three name named call called following question "
    "answer people person thing things something anything someone country number which both either neither "
    "according mainly mostly really always usually often never still already again while until since"
)
"""English words that tell nothing of a subject."""


def words(text: str) -> list[str]:
    """The words of a text, folded."""
    return _WORD.findall(fold(text))


def unquoted(text: str) -> str:
    """`text` with what is quoted, or code, blanked out: such words are spoken of and say nothing themselves."""
    return _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)


def unspaced(text: str) -> bool:
    """Whether the text is of a script that puts no spaces between words."""
    return _UNSPACED.search(text) is not None


def word_count(text: str) -> int:
    """How many words long a text is; by its length where words are not parted. Signs, as of a formula, do not count."""
    count = len(words(text))
    return len(text) // _SIGNS_OF_A_WORD if unspaced(text) and len(text) > _LONGEST_WORDS * count else count


def is_english(card: Card, text: str) -> bool:
    """Whether a text of the card is English: decks of other languages do not always say so."""
    told = words(text)
    return base_language(card.language) == "en" and (
        not _ENGLISH.isdisjoint(told) or any(re.search(r"n['’]t$", word) for word in told)
    )


def asks(text: str, language: str) -> bool:
    """Whether a text has a word that asks: it is answered by more than yes or no. German `was` is a verb in English."""
    return _ASKS.search(text.casefold()) is not None or (base_language(language) == "de" and "was" in words(text))


def asks_amount(stem: str) -> bool:
    """Whether a question asks how many there are of something, or how large it is."""
    return _AMOUNT.search(fold(stem)) is not None


def singular(word: str) -> str:
    """A word without the `s` of English plurals and of verbs with `he` or `she`."""
    return word.removesuffix("'s").removesuffix("s")


def asks_who(stem: str) -> bool:
    """Whether a question asks for a person, in one of the languages nearest to English."""
    return not word_set("who whom whose wer wen wem wessen qui quien quienes chi quem").isdisjoint(
        words(unquoted(stem))[:4]
    )


def find_words(wanted: Sequence[str], among: Sequence[str]) -> int | None:
    """Where the words stand beside each other among others."""
    length = len(wanted)
    places = range(len(among) - length + 1) if length else range(0)
    return next((place for place in places if among[place : place + length] == wanted), None)
