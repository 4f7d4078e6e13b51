"""Brings number words of other languages than English to digits: `einundzwanzig`, `quatre-vingt-dix`, `二万八千`."""

import re
from collections.abc import Sequence
from functools import cache

from quiz.core.language import base_language
from quiz.core.number_words import table
from quiz.core.numeral import POWERS_OF_TEN_IN

_LONGEST = 200
"""Characters of the longest text in which number words are looked for."""

_WORDS_IN = {
    "de": table(
        "null 0 ein 1 eins 1 eine 1 zwei 2 drei 3 vier 4 funf 5 fuenf 5 sechs 6 sieben 7 acht 8 neun 9 zehn 10 elf "
        "11 zwolf 12 zwoelf 12 dreizehn 13 vierzehn 14 funfzehn 15 fuenfzehn 15 sechzehn 16 siebzehn 17 achtzehn "
        "18 neunzehn 19 zwanzig 20 dreissig 30 vierzig 40 funfzig 50 fuenfzig 50 sechzig 60 siebzig 70 achtzig 80 "
        "neunzig 90"
    ),
    "fr": table(
        "zero 0 un 1 une 1 deux 2 trois 3 quatre 4 cinq 5 six 6 sept 7 huit 8 neuf 9 dix 10 onze 11 douze 12 "
        "treize 13 quatorze 14 quinze 15 seize 16 vingt 20 trente 30 quarante 40 cinquante 50 soixante 60 septante "
        "70 huitante 80 quatrevingt 80 quatrevingts 80 nonante 90 cents 100"
    ),
    "es": table(
        "cero 0 un 1 uno 1 una 1 dos 2 tres 3 cuatro 4 cinco 5 seis 6 siete 7 ocho 8 nueve 9 diez 10 dieci 10 once "
        "11 doce 12 trece 13 catorce 14 quince 15 veinte 20 veinti 20 treinta 30 cuarenta 40 cincuenta 50 sesenta "
        "60 setenta 70 ochenta 80 noventa 90 ciento 100 cientos 100 cientas 100 quinientos 500 quinientas 500 sete "
        "7 nove 9"
    ),
    "it": table(
        "zero 0 un 1 uno 1 una 1 due 2 tre 3 quattro 4 cinque 5 sei 6 sette 7 otto 8 nove 9 dieci 10 undici 11 "
        "dodici 12 tredici 13 quattordici 14 quindici 15 sedici 16 diciassette 17 diciotto 18 diciannove 19 venti "
        "20 vent 20 trenta 30 trent 30 quaranta 40 quarant 40 cinquanta 50 cinquant 50 sessanta 60 sessant 60 "
        "settanta 70 settant 70 ottanta 80 ottant 80 novanta 90 novant 90"
    ),
    "pt": table(
        "zero 0 um 1 uma 1 dois 2 duas 2 tres 3 quatro 4 cinco 5 seis 6 sete 7 oito 8 nove 9 dez 10 onze 11 doze "
        "12 treze 13 catorze 14 quatorze 14 quinze 15 dezesseis 16 dezasseis 16 dezessete 17 dezassete 17 dezoito "
        "18 dezenove 19 dezanove 19 vinte 20 trinta 30 quarenta 40 cinquenta 50 sessenta 60 setenta 70 oitenta 80 "
        "noventa 90 cento 100 duzentos 200 duzentas 200 trezentos 300 quinhentos 500 centos 100"
    ),
    "nl": table(
        "nul 0 een 1 twee 2 drie 3 vier 4 vijf 5 zes 6 zeven 7 acht 8 negen 9 tien 10 elf 11 twaalf 12 dertien 13 "
        "veertien 14 vijftien 15 zestien 16 zeventien 17 achttien 18 negentien 19 twintig 20 dertig 30 veertig 40 "
        "vijftig 50 zestig 60 zeventig 70 tachtig 80 negentig 90"
    ),
}
"""The words for numbers under a thousand, folded; `POWERS_OF_TEN_IN` has the others."""

_JOINTS = {"de": "und", "fr": "et", "es": "y", "it": "e", "pt": "e", "nl": "en"}

_NO_WHOLE = (
    r"\b(?:\w+tel|halb\w*|halfte|dutzend|paar|tiers|quarts?|demie?s?|moitie|douzaines?|tercios?|cuartos?|medi[oa]s?|"
    r"mitad|docenas?|par|mezz[oa]|terz[oi]|quart[oi]|dozzin[ae]|meia|terco|metade|duzia|half|halve|derde|kwart|dozijn)\b"
)
"""Words that make a part of a number, or dozens."""

_CHARACTERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12} | {
    digit: value for value, digits in enumerate(("〇零", "一", "二两", *"三四五六七八九")) for digit in digits
}


def in_digits_of(language: str, text: str) -> str:
    """A folded `text` with its number in digits, if that is in words of the language."""
    base = base_language(language)
    if len(text) > _LONGEST:
        return text
    if base in {"ja", "zh"}:
        characters = "".join(_CHARACTERS)
        return re.sub(rf"[0-9]*[{characters}][0-9{characters}]*", lambda found: str(_east_asian(found[0])), text)
    if base not in _JOINTS or re.search(rf"\d|{_NO_WHOLE}", text):
        return text
    words = re.sub(r"\bquatre[\s-]vingt", "quatrevingt", text).replace("-", " ").split()
    parts = [_parts(word.strip(".,;:!?"), base) for word in words]
    first = next((at for at, found in enumerate(parts) if found), len(parts))
    after = next((at for at, found in enumerate(parts) if not found and at > first), len(parts))
    value = None if any(parts[after:]) else _value([part for word in parts[first:after] for part in word], base)
    return text if value is None else " ".join((*words[:first], str(value), *words[after:]))


def _east_asian(numeral: str) -> int:
    """The value of `2万8千`, `二十五` or `二〇一五`."""
    total = section = digits = 0
    for character in numeral:
        value = int(character) if character.isdecimal() else _CHARACTERS[character]
        if value < 10:
            digits = 10 * digits + value
        elif value < 10**4:
            section, digits = section + (digits or 1) * value, 0
        else:
            total, section, digits = total + (section + digits or 1) * value, 0, 0
    return total + section + digits


@cache
def _values(base: str) -> dict[str, int]:
    return _WORDS_IN[base] | {word: 10**power for word, power in POWERS_OF_TEN_IN[base].items()}


def _parts(word: str, base: str) -> tuple[str, ...]:
    """The number words that a word is made of, `ein und zwanzig`; none where anything else is in it."""
    known = _known(base)
    return tuple(known.findall(word)) if not known.sub("", word) else ()


@cache
def _known(base: str) -> re.Pattern[str]:
    return re.compile("|".join(sorted((*_values(base), _JOINTS[base]), key=len, reverse=True)))


def _value(parts: Sequence[str], base: str) -> int | None:
    """The value of number words in turn; None where they make no number together."""
    values = _values(base)
    total = group = 0
    least, scale = 1000, 10**15
    for before, part in zip(("", *parts), parts, strict=False):
        value = values.get(part, 0)
        if part == _JOINTS[base]:
            continue
        if value >= 1000:
            if value >= scale:
                return None
            total, group, least, scale = total + (group or 1) * value, 0, 1000, value
        elif value == 100:
            if group > 19:
                return None
            group, least = (group or 1) * 100, 100
        elif before == _JOINTS[base] and base in {"de", "nl"} and 0 < least < 10 and value >= 20:
            group, least = group + value, 1
        elif least % 10 == 0 and value < least and (value < 10 or least > 59):
            group, least = group + value, value
        else:
            return None
    return total + group if parts else None
