"""Persons of a text, found by what stands at their names: a title before it, or an office before or behind it."""

import re
from typing import NamedTuple

from quiz.core.language import word_set

_CAPITAL = "A-Z" + "".join(letter for letter in map(chr, range(0xC0, 0x530)) if letter.isupper())
_RANK = (
    r"(?:(?:Lt|Maj|Brig|Rear|Vice|Prof)\.? )?(?:Gen|Col|Adm|Capt|Lt|Sgt|Maj|Cmdr|Gov|Sen|Rep|Dr|Prof|Mr|Mrs|Ms|Rev)\."
)
_TITLES = (
    "Secretary|Minister|President|Chancellor|Chairman|Chairwoman|Chair|Chief|Director|Commissioner|Ambassador|Governor|"
    "Mayor|Senator|Representative|Congressman|Congresswoman|General|Admiral|Colonel|Captain|Judge|Justice|King|Queen|"
    "Prince|Princess|Pope|Bishop|Archbishop|Rabbi|Imam|Professor|Doctor|Speaker|Spokesman|Spokeswoman|Spokesperson|"
    "Councilman|Councilwoman|Councilor|Councillor|Councilmember|Alderman|Alderwoman|Assemblyman|Assemblywoman|Premier|"
    "Treasurer|Comptroller|Executive|Commandant|Head|Leader|Member|Superintendent|Coach|Officer|Detective|Inspector|"
    "Sergeant|Lieutenant|Sheriff|Attorney|Lawyer|Manager|Founder|Engineer|Researcher|Scientist|Author|Historian|"
    "Economist|Analyst|Commander|Biologist|Physicist|Chemist|Geologist|Ecologist|Psychologist|Curator"
)
_CALLINGS = (
    _TITLES.lower()
    + "|owner|farmer|teacher|editor|reporter|architect|artist|astronomer|dentist|surgeon|student|activist|organizer"
)
"""What stands at a name in small letters only: `Editor` may begin a sentence, and a `Pilot Project` is nobody."""
_SMALL = "acting|deputy|former|chief|lead|senior|assistant|associate|interim|vice|prime"
_OFFICE = (
    rf"(?:(?:[{_CAPITAL}][\w.-]*(?: of)?|{_SMALL}) )*?"
    r"(?:Secretary of (?:the )?[A-Z]\w+|(?:[A-Z]\w+ )?Secretary[- ]General|"
    rf"Commandant of the (?:[A-Z]\w+ ?)+|{_TITLES}|{_CALLINGS})"
)
_PART = rf"(?!Jr\b|Sr\b)[{_CAPITAL}][\w’'-]+"
_BETWEEN = rf"[{_CAPITAL}]\.|{_PART}|Ó|de|van|von|der|den|bin|al|el|da|di|del|la|dos|du|le|ter"
_NAME = rf"(?!(?:{_TITLES})\b){_PART}(?: (?:{_BETWEEN})){{0,4}} ?{_PART}(?: Jr\.| Sr\.| I{{2,3}}\b)?"
_TITLED = re.compile(rf"\b(?P<office>{_OFFICE}(?: {_RANK})?|{_RANK}) (?P<name>{_NAME}|(?!(?:{_TITLES})\b){_PART})")
_OF = r"(?: (?:of|for|at) [\w ’'.-]{2,60}?)?"
_BEHIND = re.compile(
    rf"\b(?P<name>{_NAME}), "
    rf"(?P<office>(?:the|a|an|who is|its|their|his|her)? ?(?:[\w.’'-]+ ){{0,4}}(?:{_CALLINGS}){_OF})(?=[,;)]|\.?$)"
)
_BEFORE = re.compile(rf"\b(?P<office>(?:(?:{_SMALL}|\w+) )?(?:{_CALLINGS}){_OF}), (?P<name>{_NAME})(?=,)")
_ARTICLE = re.compile(r"^(?:the|a|an|who is|its|their|his|her) ", re.IGNORECASE)
_RANKS = re.compile(rf"(?:(?:^|(?<= )){_RANK}(?: |$))+$")
_THINGS = word_set(
    "department ministry office council court commission committee assembly county city street avenue road bridge "
    "museum motors electric series league house hall hotel hospital school college university institute center centre "
    "bank board party union association company group foundation fund act bill law day week award prize cup program "
    "project island bay lake river mountain park airport station army navy staff agency authority service services "
    "america"
)
"""What shows that something is called after a title, and is no person: the Justice Department, General Motors."""
_SURNAME = re.compile(r"(?:(?: (?:Ó|Ní|[a-z]+))+)? (?P<last>(?!I{2,3}$)\S+?)(?:,? (?:Jr\.|Sr\.|I{2,3}))?$")


class Person(NamedTuple):
    """A name, where it begins, and the office that stands at it; a mere `Dr.` or `Lt. Gen.` is none."""

    name: str
    start: int
    office: str


def persons(sentence: str) -> tuple[Person, ...]:
    """The persons of a sentence, each once."""
    found: dict[str, Person] = {}
    for pattern in (_TITLED, _BEHIND, _BEFORE):
        for match in pattern.finditer(sentence):
            name = re.sub(r"[’']s$", "", match["name"])
            office = _RANKS.sub("", _ARTICLE.sub("", match["office"].strip())).strip()
            known = next((person for person in found.values() if name.endswith(person.name)), None)
            if known and not known.office:
                found[known.name] = known._replace(office=office)
            elif not known and _THINGS.isdisjoint(name.casefold().split()):
                found[name] = Person(name, match.start("name"), office)
    return tuple(found.values())


def surnames(name: str) -> tuple[str, ...]:
    """The forms of a name's surname, with what belongs to it first: `von der Leyen`, `Leyen`. None of a single name."""
    found = _SURNAME.search(name)
    if not found:
        return ()
    whole = name[found.start() : found.end("last")].strip()
    return tuple(dict.fromkeys((whole, found["last"])))
