"""Brings a text to the form in which answers are compared.

What a learner may write either way goes: case, Unicode form, accents, punctuation, spacing, a leading article, titles
before a name. What carries meaning stays: digits and what stands between them, signs, and symbols (`C++`, `5%`, `-5`).
"""

import re
import unicodedata
from functools import lru_cache

from quiz.core.language import AND, ARTICLES, base_language, separators, word_set
from quiz.core.title import without_title

_LOOKALIKES = str.maketrans(
    dict.fromkeys("‘’‚‛`´ʹʻʼʽˈ＇′", "'")
    | dict.fromkeys("“”„‟«»", '"')
    | dict.fromkeys("‐‑‒–—―−﹘﹣－⁻₋", "-")
    | dict.fromkeys("⁺₊", "+")
    | dict.fromkeys("™®©¨¯¸˘˙˛˜˝\u00ad\u034f\u0640\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff")
    | dict.fromkeys(range(65024, 65040))
    | {"⁄": "/", "∕": "/", "÷": "/", "×": "x", "˚": "°", "♯": "#", "♭": "b"}
)

_LETTERS_WITHOUT_ACCENT = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ı": "i", "ŧ": "t", "ƀ": "b"}
)

_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_LATIN_AND_GREEK = "a-z\u00df-\u024f\u0250-\u02af\u0370-\u03ff\u1d00-\u1dbf\u1e00-\u1fff\u2c60-\u2c7f\ua720-\ua7ff"

_ELIDING = frozenset({"fr", "it", "ca"})
"""Languages in which an apostrophe stands between two words: `l'eau`."""

_LETTER_NAMES = word_set("minor major level levels team list bomb road star is as not no")
"""Words before which a leading `a` is a letter and no article: `A minor`, `A-level`."""

_ENGLISH_SPELLINGS = {
    "usa": "us",
    "st": "saint",
    "mt": "mount",
    "dept": "department",
    "govt": "government",
    "defence": "defense",
    "offence": "offense",
    "licence": "license",
    "pretence": "pretense",
    "practise": "practice",
    "judgement": "judgment",
    "programme": "program",
    "fibre": "fiber",
    "grey": "gray",
    "catalogue": "catalog",
    "dialogue": "dialog",
    "aluminium": "aluminum",
    "jewellery": "jewelry",
    "manoeuvre": "maneuver",
    "vs": "v",
    "versus": "v",
    "bce": "bc",
    "teh": "the",
    "tyre": "tire",
    "plough": "plow",
    "pyjamas": "pajamas",
}
"""British and other spellings of the same word; what is shortened goes to the full word, which can be misspelled."""

_ENGLISH_PARTS = (
    ("is", r"(?<=[a-z]{2}[^w])is(?=(?:e|ed|es|er|ers|ing|ations?|ational)$)", "iz"),
    ("ys", r"(?<=[a-z]{2})ys(?=(?:e|ed|es|er|ers|ing)$)", "yz"),
    ("our", r"(?<=[a-z]{3})our(?=(?:s|ed|ing|able|ful|ite|ites|less|al)?$)", "or"),
    ("tre", r"(?<=[a-z]{2}t)re(?=s?$)", "er"),
    ("sulph", "sulph", "sulf"),
    ("ae", r"ae(?=[cdmov]|sth|sium|tio)", "e"),
    ("oe", r"oe(?=dem|str|soph|tus|tal|li[ac]|ba|as?$|ic$)", "e"),
)
"""What a word must have for a part that has two spellings, that part, and its other spelling: `organise`, `oedema`."""


@lru_cache(maxsize=4096)
def normalise(text: str, language: str = "en") -> str:
    """`text` as answers are compared: equal results mean equal answers. Idempotent.

    Words are separated by one space. Accents go from Latin, Greek and Cyrillic letters only: in other scripts marks are
    letters. A text of nothing but punctuation is kept, so that no answer becomes empty.
    """
    base = base_language(language)
    text = " ".join(fold(text).split())
    if not any(map(str.isalnum, text)):
        return text.replace(" ", "")
    before = ""
    while text != before and not _is_bare(text):  # what is dropped can bring together what is then to be dropped
        before = text
        text = " ".join(_bare(text, base, language).split()) or text.replace(" ", "")
    return " ".join(_without_front(text.split(), base))


def squeeze(normalised: str) -> str:
    """A normalised text without its spaces, but for those between digits: `minesweeping` of `mine sweeping`."""
    return re.sub(r"(?<!\d) | (?!\d)", "", normalised)


def fold(text: str) -> str:
    """`text` without differences of case, Unicode form, accent and kind of digit, quote or dash."""
    if text.isascii():
        return text.casefold().replace("`", "'")
    text = re.sub("(?<=\\d)(?=[¼½¾⅐-⅞])", " ", _tamed(text))
    text = re.sub("[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+", r"^\g<0>", text).translate(_LOOKALIKES)
    text = unicodedata.normalize("NFKC", text).casefold()
    text = unicodedata.normalize("NFKD", text).translate(_LOOKALIKES)
    text = re.sub(f"(?<=[{_LATIN_AND_GREEK}])[{_MARKS}]+", "", text)
    text = re.sub("[\u0591-\u05bd\u05bf\u05c1-\u05c7\u064b-\u0655\u0670]", "", text)  # vowels of Hebrew and Arabic
    text = text.replace("е\u0308", "е")
    text = re.sub("(?<=[аеиоуыэюя])[\u0300\u0301]+", "", text)
    text = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS_WITHOUT_ACCENT)
    return re.sub(r"[^\D0-9]", lambda digit: str(unicodedata.decimal(digit[0])), text)


def _tamed(text: str) -> str:
    """`text` with long runs of combining marks cut: to put a run in order takes time by the square of its length."""
    return re.sub(r"[^\w\s\x00-\x7f]{31,}", lambda run: "".join(_first_marks(run[0])), text)


def _first_marks(run: str) -> str:
    marks = 0
    kept = []
    for character in run:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= 30:
            kept.append(character)
    return "".join(kept)


def _is_bare(text: str) -> bool:
    """Whether there is nothing but words, as in most texts: then there is no punctuation to look for."""
    return "".join(text.split()).isalpha()


_SIGN = r"(?<![^\s(\[{=<>+*/^;-])-(?=\.?\d)"
_MINUS = r"(?:^|(?<=[=(]))-(?:(?=(?:[^\W\d_]|pi|infinity)\b)| ?(?=[^\W\d_]{2,6}(?: ?\(| \d*[^\W\d_]\b)))"
"""A hyphen in front of a term: of `-x`, `-cos x`, `-f(x)`; that of an ending, `-ing`, has no meaning."""

_CHARGE = r"(?:(?<=\d)|(?<=\b[a-z])|(?<=\b(?:ab|cl|br|oh|cn)))-(?!\w)"
"""A hyphen at the end that tells one thing from another: of the blood group `O-`, of the ion `Cl-`."""

_POINTS = r"(?<!\d)[,:/]|[.,:/](?!\d)|(?<=[^\W\d_]|[.,:/])\."
"""Marks that separate, but for those of a number or time: `3.5`, `.5`, `10:30`, `1/2`."""

_MEANINGLESS = (
    (r"(?<=\d)'(?=\d)", " "),
    (r"(?<!\b\w)!(?!=)", " "),  # but n! and !=
    (r"""[;?"()\[\]{}]""", " "),
    (r"(?<=[^\W\d_])(?<![^\W\d_]{3})\^(?=\d)", ""),  # m2 is m², but 10^2 is not 102, nor cos 2x cos²x
    (r"(?<=[^\W\d_]{3})\s?\+\s?(?=\w)", " "),  # Ctrl+C
    (r"(?<=\d)\s+(?=[%‰°])|(?<=[$€£¥])\s+(?=\d)", ""),
)
"""Patterns of what carries no meaning in a folded text, in the order they are replaced, and by what."""


_ENGLISH_WORDS = (
    (r"(?<=\d)\s*(?:per ?cent|pct)\b", "%"),
    (r"(?<=\d)\s*degrees?\b", "°"),
    (r"^between (\d+) and (?=\d+$)", r"\1 "),
    (r"^from (?=\d+\b)|(?<=\d) (?:to|until|till) (?=\d)", " "),
)
"""Words of English beside numbers, and what else is written for them: `5%`, `90°`, `1914-1918`."""


def _bare(text: str, base: str, language: str) -> str:
    """A folded `text` with its punctuation turned to spaces, or dropped within a word, where it has no meaning."""
    group = re.escape(separators(language).group)
    in_groups = rf"(?<![\d.,])\d{{1,3}}(?:(?P<mark>['_]|{group})\d\d\d)(?:(?P=mark)\d\d\d)*(?!\d)"
    text = re.sub(r"(?<=\b[^\W\d_])\.\s?(?=[^\W\d_]\b)", "", text)  # U.S. is US
    text = re.sub(r"(?<=\d)\s*([:/])\s*(?=\d)", r"\1", text)
    text = re.sub(_POINTS, " ", text)
    text = re.sub(in_groups, lambda number: re.sub(r"\D", "", number[0]), text)
    text = re.sub(r"\b(\d\d)(\d\d)-(\d\d)\b(?![\d-])", _years, text)
    text = re.sub("(?<!&)&(?!&)", f" {AND.get(base, 'and')} ", text)
    text = re.sub(r"[^\w\s\x00-\x7f]|[\x00-\x1f\x7f]", _spaced, text)
    if base == "en":
        for pattern, replacement in _ENGLISH_WORDS:
            text = re.sub(pattern, replacement, text)
    text = re.sub(f"({_SIGN}|{_MINUS}|{_CHARGE})|-", lambda hyphen: hyphen[1] or " ", text)
    for pattern, replacement in _MEANINGLESS:
        text = re.sub(pattern, replacement, text)
    return text.replace("'", " " if base in _ELIDING else "")


def _years(span: re.Match[str]) -> str:
    """`1914-18` in full; `2015-03` is a month."""
    century, first, last = span.groups()
    return f"{century}{first} {century}{last}" if first < last else span[0]


def _spaced(character: re.Match[str]) -> str:
    """A space for punctuation and control characters; symbols and combining marks as they are."""
    return " " if unicodedata.category(character[0])[0] in "PC" else character[0]


def _without_front(words: list[str], base: str) -> list[str]:
    """`words` without leading articles and, in English, without titles and national spellings."""
    articles = ARTICLES.get(base, frozenset())
    if base == "en":
        words = re.sub(_NOTE, _note, " ".join(map(_american, words))).split()
    before = 0
    while before != len(words):
        before = len(words)
        if base == "en":
            words = list(without_title(words))
        start = 0
        while start + 1 < len(words) and words[start] in articles and not _is_letter(words[start], words[start + 1]):
            start += 1
        words = words[start:]
    return words


_NOTE = r"\b([b-g]|a(?= \w+(?: major| minor|$))) (sharp|flat)\b"
"""A note in words; a sharp pain is none."""


def _note(name: re.Match[str]) -> str:
    """The note `c sharp` as it is written with a sign."""
    return name[1] + ("#" if name[2] == "sharp" else "b")


def _american(word: str) -> str:
    """The word in the one spelling in which all are compared."""
    for sign, ending, other in _ENGLISH_PARTS:
        if sign in word:
            word = re.sub(ending, other, word)
    return _ENGLISH_SPELLINGS.get(word, word)


def _is_letter(article: str, following: str) -> bool:
    """Whether a leading `a` is the letter: before `minor`, a single character or a symbol."""
    return len(article) == 1 and (following in _LETTER_NAMES or len(following) == 1 or not following[0].isalnum())
