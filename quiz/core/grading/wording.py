"""Brings English words that say the same to one form: numbers in words and in digits, `WWII` and `US` in full."""

from collections.abc import Sequence

from quiz.core.language import word_set
from quiz.core.number_words import in_digits

_ROMAN = {
    f"{tens}{units}": str(10 * ten + unit)
    for ten, tens in enumerate(("", "x"))
    for unit, units in enumerate(("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"))
    if ten or unit
}
"""Roman numerals up to XIX."""

_WITH_NOT = {
    f"{verb}nt": verb
    for verb in word_set("is are was were do does did has have had must need should could would might may")
} | {"cannot": "can", "cant": "can", "wont": "will", "shant": "shall"}

_IN_FULL = (
    {word: (verb, "not") for word, verb in _WITH_NOT.items()}
    | {
        "us": ("united", "states"),
        "uk": ("united", "kingdom"),
        "un": ("united", "nations"),
        "ww": ("world", "war"),
    }
    | {f"ww{number}": ("world", "war", number) for number in ("1", "2", "3", "i", "ii", "iii")}
)
"""Contractions and abbreviations, normalised."""

_BEFORE_ARTICLE = word_set("with without of in on at for to by from than as is was into under over and or after before")
"""Words after which an `a` is an article and no letter, such as that of `vitamin A`."""

_BEFORE_NUMBER = {
    "no": "",
    "number": "",
    "art": "article",
    "sec": "section",
    "ch": "chapter",
    "vol": "volume",
    "fig": "figure",
    "op": "opus",
}
"""Words that a number may have before it, and what they are in full: `No. 5` is 5."""

_ROUND = {"hundred": "100", "thousand": "1000"}

_STATES = ("united", "states", "of", "america")
_PRONOUNS_OF_ONE = word_set("no any every some each this that which")


def in_one_form(words: Sequence[str]) -> tuple[str, ...]:
    """Normalised English `words`, with `two` as `2`, `first` as `1st`, `WWII` as `world war 2`, and no "the"."""
    full = [part for word in words for part in _IN_FULL.get(word, (word,)) if part != "the"]
    formed: list[str] = []
    for written in in_digits(full):
        word = written
        before = formed[-1] if formed else ""
        if formed[-2:-1] and formed[-1] in {"a", "an"} and formed[-2] in _BEFORE_ARTICLE:
            formed.pop()
        if word in _ROMAN and len(before) > 1 and before.isalpha():
            word = _ROMAN[word]
        elif word == "one" and before and before not in _PRONOUNS_OF_ONE:
            word = "1"
        elif not before.isdigit():
            word = _ROUND.get(word, word)
        if word.isdigit() and before in _BEFORE_NUMBER:
            formed[-1:] = _BEFORE_NUMBER[before].split()
        formed.append(word)
    for at in range(len(formed) - len(_STATES) + 1):
        if tuple(formed[at : at + len(_STATES)]) == _STATES:
            del formed[at + 2 : at + len(_STATES)]
    return tuple(formed) or tuple(words)
