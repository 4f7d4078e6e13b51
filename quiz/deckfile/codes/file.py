"""E0xx: the file cannot be read as TOML."""

from quiz.deckfile.codes.code import Code

CANNOT_READ = Code(
    "E001",
    "cannot-read",
    "the file cannot be read",
    means="The system refused to open or read the file.",
    why="Nothing is known of its cards, so none of them can be studied.",
)
NO_ORDINARY_FILE = Code(
    "E002",
    "no-ordinary-file",
    "this is no ordinary file",
    means="The path leads to a device or a pipe.",
    why="Reading it might never end, so it is left alone.",
)
TOO_LARGE = Code(
    "E003",
    "too-large",
    "the file is larger than 8 MiB",
    means="A deck is text; one of 8 MiB would hold tens of thousands of cards.",
    why="The limit keeps a wrong file from holding up the program. Divide a deck that has truly grown so large.",
)
NOT_UTF8 = Code(
    "E004",
    "not-utf-8",
    "the file is not UTF-8 text",
    means="There are bytes in the file that are no UTF-8 text. The position is that of the first.",
    why="In another encoding letters would be read as other letters. Save the file as UTF-8 in your editor.",
)
SYNTAX = Code(
    "E005",
    "syntax",
    "this is not TOML",
    means="The text breaks a rule of TOML, the language decks are written in.",
    why="The card it stands in is left out; the cards before and after it are read.",
    wrong="""\
[[card]]
id = "capital"
kind = "short"
question = What is the capital of Japan?
answer = "Tokyo"
""",
    instead="""\
[[card]]
id = "capital"
kind = "short"
question = "What is the capital of Japan?"
answer = "Tokyo"
""",
)
WRITTEN_TWICE = Code(
    "E006",
    "written-twice",
    "a field or table is written twice",
    means="A card has one field, or the deck one table, more than once.",
    why="Only one of them can be meant. Often the `[[card]]` line between two cards is missing.",
    wrong="""\
[[card]]
id = "capital"
kind = "short"
question = "What is the capital of Japan?"
answer = "Kyoto"
answer = "Tokyo"
""",
    instead="""\
[[card]]
id = "capital"
kind = "short"
question = "What is the capital of Japan?"
answer = "Tokyo"
""",
)
NUMBER_TOO_LONG = Code(
    "E007",
    "number-too-long",
    "a number is longer than 64 characters",
    means="A number in the file is written with more than 64 characters.",
    why="No question needs it, and reading such a number can take for ever. Long digits go in quotes.",
    wrong=f"""\
[[card]]
id = "pi"
kind = "number"
question = "How much is pi?"
answer = 3.{"1415926535" * 7}
""",
    instead="""\
[[card]]
id = "pi"
kind = "number"
question = "How much is pi?"
answer = 3.1416
tolerance = 0.01
""",
)
NESTED_TOO_DEEP = Code(
    "E008",
    "nested-too-deep",
    "brackets are nested more than 32 deep",
    means="Arrays or tables stand inside one another more than 32 deep.",
    why="No field of a deck needs more than two.",
    wrong=f"""\
[deck]
title = "Deep"
tags = {"[" * 33}"history"{"]" * 33}
""",
    instead="""\
[deck]
title = "Deep"
tags = ["history"]
""",
)
KEY_TOO_LONG = Code(
    "E009",
    "key-too-long",
    "a name has more than 32 dotted parts",
    means="A dot in a name stands for a table in a table; this name goes more than 32 deep.",
    why="No field of a deck needs more than two. A name that holds dots itself goes in quotes.",
    wrong=f"""\
[[card]]
id = "dots"
{".".join("abcdefghijklmnopqrstuvwxyzabcdefg")} = "it is the wrong one"
""",
    instead="""\
[[card]]
id = "dots"
kind = "choice"
question = "What is the short form of for example?"
answer = "e.g."
distractors = ["i.e.", "cf."]
why_not."i.e." = "it means that is"
why_not."cf." = "it means compare"
""",
)
TOO_MUCH = Code(
    "E010",
    "too-much",
    "the file holds too many fields",
    means="There are more fields, tables or values in the file than the program is willing to read at once.",
    why="The limit keeps a wrong file from holding up the program. Divide a deck that has truly grown so large.",
)
TOO_MANY_PROBLEMS = Code(
    "E011",
    "too-many-problems",
    "not every problem is listed",
    means="The file has more problems than anybody would read. The first of them are listed.",
    why="What is listed first is often the cause of the rest.",
)
