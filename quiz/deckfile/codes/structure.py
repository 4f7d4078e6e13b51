"""E1xx: the file is TOML, but not a deck."""

from quiz.deckfile.codes.code import Code

NO_TITLE = Code(
    "E101",
    "no-title",
    "the deck has no title",
    means="Every deck has a `[deck]` table with a `title`.",
    why="The title is what learners see when they choose a deck.",
    wrong="""\
[deck]
description = "The capitals of Asia"

[[card]]
id = "japan"
kind = "short"
question = "What is the capital of Japan?"
answer = "Tokyo"
""",
    instead="""\
[deck]
title = "Capitals of Asia"

[[card]]
id = "japan"
kind = "short"
question = "What is the capital of Japan?"
answer = "Tokyo"
""",
)
UNKNOWN_TABLE = Code(
    "E102",
    "unknown-table",
    "a deck has no such table",
    means="A deck has the tables `[deck]` and `[source]` and a `[[card]]` for each card, and nothing beside them.",
    why="What stands under another name would be read by nobody.",
    wrong="""\
[[cards]]
id = "japan"
kind = "short"
question = "What is the capital of Japan?"
answer = "Tokyo"

[[card]]
id = "korea"
kind = "short"
question = "What is the capital of South Korea?"
answer = "Seoul"
""",
    instead="""\
[[card]]
id = "japan"
kind = "short"
question = "What is the capital of Japan?"
answer = "Tokyo"

[[card]]
id = "korea"
kind = "short"
question = "What is the capital of South Korea?"
answer = "Seoul"
""",
)
BRACKETS = Code(
    "E103",
    "brackets",
    "the brackets round the table's name are not right",
    means="Cards are written `[[card]]`, with double brackets, since there are many; `[deck]` and `[source]` "
    "with single.",
    why="With single brackets there can be only one card.",
    wrong="""\
[card]
id = "japan"
kind = "short"
question = "What is the capital of Japan?"
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
NO_CARDS = Code(
    "E104",
    "no-cards",
    "the deck has no cards",
    means="There is no `[[card]]` in the file.",
    why="There is nothing to study in it.",
    wrong="""\
[deck]
title = "Capitals of Asia"
""",
    instead="""\
[deck]
title = "Capitals of Asia"

[[card]]
id = "japan"
kind = "short"
question = "What is the capital of Japan?"
answer = "Tokyo"
""",
)
UNKNOWN_FIELD = Code(
    "E105",
    "unknown-field",
    "there is no such field",
    means="The table has a field of a name that decks do not know.",
    why="It would be read by nobody: a misspelt `tolerance` would mark right answers wrong.",
    wrong="""\
[[card]]
id = "korea"
kind = "number"
question = "About how many American troops are based in Korea?"
answer = 28000
tolerence = "5%"
""",
    instead="""\
[[card]]
id = "korea"
kind = "number"
question = "About how many American troops are based in Korea?"
answer = 28000
tolerance = "5%"
""",
)
MISPLACED_FIELD = Code(
    "E106",
    "misplaced-field",
    "this kind of card has no such field",
    means="The field belongs to cards of another kind.",
    why="It would do nothing here, so either the field or the kind is a mistake.",
    wrong="""\
[[card]]
id = "japan"
kind = "choice"
question = "What is the capital of Japan?"
answer = "Tokyo"
accept = ["Tōkyō"]
distractors = ["Kyoto", "Osaka"]
""",
    instead="""\
[[card]]
id = "japan"
kind = "short"
question = "What is the capital of Japan?"
answer = "Tokyo"
accept = ["Tōkyō"]
distractors = ["Kyoto", "Osaka"]
""",
)
MISSING_FIELD = Code(
    "E107",
    "missing-field",
    "a field that must be there is missing",
    means="Every card has a `kind`; all but `cloze` a `question`; and each kind has what holds its answer.",
    why="Without it the card cannot be asked, or not be marked.",
    wrong="""\
[[card]]
id = "japan"
kind = "short"
question = "What is the capital of Japan?"
""",
    instead="""\
[[card]]
id = "japan"
kind = "short"
question = "What is the capital of Japan?"
answer = "Tokyo"
""",
)
WRONG_TYPE = Code(
    "E108",
    "wrong-type",
    "the value is of the wrong type",
    means="The field holds, say, a number where a text is expected.",
    why="The type says how an answer is marked: a text by its spelling, a number by its size.",
    wrong="""\
[[card]]
id = "korea"
kind = "number"
question = "About how many American troops are based in Korea?"
answer = "28000"
""",
    instead="""\
[[card]]
id = "korea"
kind = "number"
question = "About how many American troops are based in Korea?"
answer = 28000
""",
)
UNKNOWN_KIND = Code(
    "E109",
    "unknown-kind",
    "there is no such kind of card",
    means="`kind` is not one of the eleven kinds of card.",
    why="The kind decides how a card is asked and marked.",
    wrong="""\
[[card]]
id = "alliance"
kind = "truefalse"
question = "Japan and the United States are allies."
answer = true
""",
    instead="""\
[[card]]
id = "alliance"
kind = "true-false"
question = "Japan and the United States are allies."
answer = true
""",
)
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
    means="`allow` lists the names of warnings that are not to be given for this card.",
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
    why="It decides how numbers are grouped and which articles do not matter in an answer.",
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
