"""A question of each kind, for tests that hold of them all."""

from decimal import Decimal

from quiz.core.card import (
    Card,
    Choice,
    Cloze,
    Date,
    ListAll,
    Match,
    Number,
    Order,
    Question,
    Recall,
    Select,
    Short,
    TrueFalse,
)
from quiz.core.date import PartialDate

RECALL = Recall("Why?", "Because of Korea")
SHORT = Short("Who?", "Ash Carter", ("Carter",), distractors=("John Kerry", "Fumio Kishida"))
PLAIN_SHORT = Short("Who?", "Ash Carter")
CHOICE = Choice("Where?", "Tokyo", ("Kyoto", "Osaka"))
TRUE_FALSE = TrueFalse("May Japan?", True, ("Permitted", "Not permitted"))
NUMBER = Number("How many?", Decimal(28000), Decimal(1400), "troops", (Decimal(49000),))
DATE = Date("When?", PartialDate(2015, 3, 23), (PartialDate(2012, 12),))
CLOZE = Cloze("Act more ", " in the region.", "proactively", gap_hint="an adverb")
SELECT = Select("Which?", ("Guam", "Australia"), ("Korea", "Taiwan"))
ORDER = Order("In which order?", ("1997", "2012", "2015"))
MATCH = Match("Who is what?", (("Carter", "Defense"), ("Kerry", "State")), ("Treasury",))
LIST = ListAll("Which fields?", (("cyber",), ("space",), ("missile defense", "missile defence")), 2)
ALL = [RECALL, SHORT, PLAIN_SHORT, CHOICE, TRUE_FALSE, NUMBER, DATE, CLOZE, SELECT, ORDER, MATCH, LIST]


def card(question: Question, language: str = "en") -> Card:
    return Card("deck/card", "deck", question, language=language)
