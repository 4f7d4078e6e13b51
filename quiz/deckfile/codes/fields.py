"""E11x: a field holds what it cannot hold, or an id is not one."""

from quiz.deckfile.codes.code import Code

EMPTY_TEXT = Code(
    "E110",
    "empty-text",
    "the text is empty",
    means="A field is there, but there is nothing in it besides blanks.",
    why="There would be nothing to show. Leave an optional field out instead.",
    wrong="""\
[[card]]
id = "japan"
kind = "short"
question = ""
answer = "Tokyo"
""",
    instead="""\
[[card]]
id = "japan"
kind = "short"
question = "What is the capital of Japan?"
answer = "Tokyo"
""",
)
CONTROL_CHARACTER = Code(
    "E111",
    "control-character",
    "the text holds a control character",
    means="There is a character in the text that steers a terminal instead of being shown, or that turns the order of "
    "letters round.",
    why="It mostly comes from copying, and could make a screen show something else than what is asked.",
    wrong=r"""
[[card]]
id = "japan"
kind = "short"
question = "What is the \u001b[1mcapital\u001b[0m of Japan?"
answer = "Tokyo"
""".lstrip(),
    instead="""\
[[card]]
id = "japan"
kind = "short"
question = "What is the capital of Japan?"
answer = "Tokyo"
""",
)
BAD_ID = Code(
    "E112",
    "bad-id",
    "this cannot be an id",
    means="A card's id is small letters and digits in words joined by single hyphens, as in `north-korea`. A deck's id "
    "may have capitals, dots and underscores too.",
    why="Ids are typed on the command line and written in the log of reviews.",
    wrong="""\
[[card]]
id = "North Korea"
kind = "short"
question = "What is the capital of North Korea?"
answer = "Pyongyang"
""",
    instead="""\
[[card]]
id = "north-korea"
kind = "short"
question = "What is the capital of North Korea?"
answer = "Pyongyang"
""",
)
DUPLICATE_ID = Code(
    "E113",
    "duplicate-id",
    "two cards have the same id",
    means="The id of this card was already given to a card above it. Only the first is studied.",
    why="The id is what ties a card to its history: two cards of one id would share it.",
    wrong="""\
[[card]]
id = "capital"
kind = "short"
question = "What is the capital of Japan?"
answer = "Tokyo"

[[card]]
id = "capital"
kind = "short"
question = "What is the capital of South Korea?"
answer = "Seoul"
""",
    instead="""\
[[card]]
id = "capital-japan"
kind = "short"
question = "What is the capital of Japan?"
answer = "Tokyo"

[[card]]
id = "capital-korea"
kind = "short"
question = "What is the capital of South Korea?"
answer = "Seoul"
""",
)
DUPLICATE_DECK = Code(
    "E114",
    "duplicate-deck",
    "two decks have the same id",
    means="Two files of the same folder have the same deck id. Only the first is studied.",
    why="The id of the deck begins the id of each of its cards: the histories of the two would be mixed.",
)
BAD_SOURCE = Code(
    "E115",
    "bad-source",
    "this does not name a place in the source",
    means='`source` is the number of a paragraph from 1 on, `"caption"`, or a text.',
    why="It is shown after the answer, for those who want to read on.",
    wrong="""\
[[card]]
id = "japan"
kind = "short"
question = "What is the capital of Japan?"
answer = "Tokyo"
source = 0
""",
    instead="""\
[[card]]
id = "japan"
kind = "short"
question = "What is the capital of Japan?"
answer = "Tokyo"
source = 1
""",
)
UNKNOWN_RULE = Code(
    "E116",
    "unknown-rule",
    "there is no such rule to allow",
    means="`allow` lists the names of warnings not to be given: in a card for it, below `[deck]` for all cards.",
    why="A misspelt name would silence nothing. Errors cannot be allowed.",
    wrong="""\
[[card]]
kind = "short"
question = "What is the capital of Japan?"
answer = "Tokyo"
allow = ["unpined-id"]
""",
    instead="""\
[[card]]
kind = "short"
question = "What is the capital of Japan?"
answer = "Tokyo"
allow = ["unpinned-id"]
""",
)
BAD_LANGUAGE = Code(
    "E117",
    "bad-language",
    "this is no code of a language",
    means="`language` is a code such as `en`, `de` or `pt-BR`.",
    why="It decides how numbers and dates are read and which articles do not matter in an answer.",
    wrong="""\
[deck]
title = "Hauptstädte"
language = "German"
""",
    instead="""\
[deck]
title = "Hauptstädte"
language = "de"
""",
)
