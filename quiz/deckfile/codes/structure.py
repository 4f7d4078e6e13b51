"""E10x: the file is TOML, but its tables and fields are not those of a deck."""

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
""",
    instead="""\
[deck]
title = "Capitals of Asia"
description = "All forty-nine of them"
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
""",
    instead="""\
[[card]]
id = "japan"
kind = "short"
question = "What is the capital of Japan?"
answer = "Tokyo"
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
