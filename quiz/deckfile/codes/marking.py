"""E2xx: the card cannot be marked, or not justly."""

from quiz.deckfile.codes.code import Code

DISTRACTOR_IS_RIGHT = Code(
    "E201",
    "distractor-is-right",
    "a distractor would be marked right",
    means="A distractor is the answer itself, or so like it that marking takes the two for the same.",
    why="Who chooses it is right and would be told otherwise.",
    wrong="""\
[[card]]
id = "korea"
kind = "number"
question = "About how many American troops are based in Korea?"
answer = 28000
tolerance = "10%"
distractors = [30000, 49000]
""",
    instead="""\
[[card]]
id = "korea"
kind = "number"
question = "About how many American troops are based in Korea?"
answer = 28000
tolerance = "5%"
distractors = [30000, 49000]
""",
)
REPEATED_DISTRACTOR = Code(
    "E202",
    "repeated-distractor",
    "two distractors are the same",
    means="Two distractors differ in nothing that marking looks at; capitals, accents and punctuation do not count.",
    why="The same option would be offered twice.",
    wrong="""\
[[card]]
id = "japan"
kind = "choice"
question = "What is the capital of Japan?"
answer = "Tokyo"
distractors = ["Kyoto", "Kyōto"]
""",
    instead="""\
[[card]]
id = "japan"
kind = "choice"
question = "What is the capital of Japan?"
answer = "Tokyo"
distractors = ["Kyoto", "Osaka"]
""",
)
WHY_NOT_NO_LURE = Code(
    "E203",
    "why-not-no-lure",
    "`why_not` speaks of something that is no distractor",
    means="Each name in `why_not` is one of the card's distractors; for `true-false` it is the label that is wrong.",
    why="The explanation would never be shown.",
    wrong="""\
[[card]]
id = "japan"
kind = "choice"
question = "What is the capital of Japan?"
answer = "Tokyo"
distractors = ["Kyoto", "Osaka"]
why_not = { "Nara" = "it was the capital until 784" }
""",
    instead="""\
[[card]]
id = "japan"
kind = "choice"
question = "What is the capital of Japan?"
answer = "Tokyo"
distractors = ["Kyoto", "Nara"]
why_not."Kyoto" = "it was the capital until 1868"
why_not."Nara" = "it was the capital until 784"
""",
)
NO_GAP = Code(
    "E204",
    "no-gap",
    "the text has no gap",
    means="The `text` of a cloze card has at least one gap, written `{{so}}`.",
    why="Without a gap there is nothing to answer.",
    wrong="""\
[[card]]
id = "revision"
kind = "cloze"
text = "The guidelines were last revised in 1997."
""",
    instead="""\
[[card]]
id = "revision"
kind = "cloze"
text = "The guidelines were last revised in {{1997}}."
""",
)
BAD_GAP = Code(
    "E205",
    "bad-gap",
    "a gap is not written right",
    means="A gap is `{{answer}}`, `{{answer|also accepted}}` or `{{answer::hint}}`, and ends before the next "
    "one begins.",
    why="What is to be filled in cannot be told.",
    wrong="""\
[[card]]
id = "revision"
kind = "cloze"
text = "The guidelines were last revised in {{1997}."
""",
    instead="""\
[[card]]
id = "revision"
kind = "cloze"
text = "The guidelines were last revised in {{1997}}."
""",
)
BAD_DATE = Code(
    "E206",
    "bad-date",
    "this is no date",
    means="A date is a year, a month or a day that exists, written `2015`, `2012-12` or `2015-03-23`.",
    why="A date in words could be read in more ways than one, and so could be marked in more ways than one.",
    wrong="""\
[[card]]
id = "meeting"
kind = "date"
question = "When did Dunford and Saito meet in Tokyo?"
answer = "23 March 2015"
""",
    instead="""\
[[card]]
id = "meeting"
kind = "date"
question = "When did Dunford and Saito meet in Tokyo?"
answer = "2015-03-23"
""",
)
BAD_NUMBER = Code(
    "E207",
    "bad-number",
    "this is no number to ask for",
    means="The number is infinite, is no number at all, or has more than 30 digits before or after the point.",
    why="Nobody could type it, and no answer could be compared with it.",
    wrong="""\
[[card]]
id = "sky"
kind = "number"
question = "How many stars are there?"
answer = inf
""",
    instead="""\
[[card]]
id = "sky"
kind = "number"
question = "About how many stars can be seen without a telescope?"
answer = 9000
tolerance = "20%"
""",
)
BAD_TOLERANCE = Code(
    "E208",
    "bad-tolerance",
    "this is no tolerance",
    means='A tolerance is a number from 0 on, in the unit of the answer, or a percentage of the answer such as `"5%"`, '
    "up to 100%.",
    why="It says how far off an answer may be and still be right.",
    wrong="""\
[[card]]
id = "korea"
kind = "number"
question = "About how many American troops are based in Korea?"
answer = 28000
tolerance = "5 percent"
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
TOO_FEW = Code(
    "E209",
    "too-few",
    "there are too few items",
    means="An `order` has two items or more, a `match` two pairs or more, a `choice` at least one distractor, a "
    "`select` and a `list` at least one answer.",
    why="With fewer there is nothing to choose, sort or name.",
    wrong="""\
[[card]]
id = "events"
kind = "order"
question = "Put these in order, the earliest first."
answer = ["World War II"]
""",
    instead="""\
[[card]]
id = "events"
kind = "order"
question = "Put these in order, the earliest first."
answer = ["World War II", "the guidelines of 1997", "the guidelines of 2015"]
""",
)
REPEATED_ITEM = Code(
    "E210",
    "repeated-item",
    "two items are the same",
    means="Two items of the answer, or two left-hand sides of a match, differ in nothing that marking looks at.",
    why="Which of the two was meant could not be told.",
    wrong="""\
[[card]]
id = "posts"
kind = "match"
question = "Who held which post?"
pairs = [["Kerry", "Secretary of State"], ["kerry", "senator"]]
""",
    instead="""\
[[card]]
id = "posts"
kind = "match"
question = "Who held which post?"
pairs = [["Kerry", "Secretary of State"], ["Carter", "Secretary of Defense"]]
""",
)
BAD_NEED = Code(
    "E211",
    "bad-need",
    "`need` does not fit the list",
    means="`need` is how many of the items must be named: from 1 up to all of them.",
    why="A higher number could not be reached, and a lower one would be reached by no answer at all.",
    wrong="""\
[[card]]
id = "visitors"
kind = "list"
question = "Who met in New York? Name two."
answer = ["Carter", "Kerry", "Kishida"]
need = 4
""",
    instead="""\
[[card]]
id = "visitors"
kind = "list"
question = "Who met in New York? Name two."
answer = ["Carter", "Kerry", "Kishida"]
need = 2
""",
)
SAME_LABELS = Code(
    "E212",
    "same-labels",
    "both labels are the same",
    means="The two `labels` of a `true-false` card differ in nothing that marking looks at.",
    why="The learner could not choose between them.",
    wrong="""\
[[card]]
id = "strikes"
kind = "true-false"
question = "May Japan now help to defend American forces?"
answer = true
labels = ["Permitted", "permitted"]
""",
    instead="""\
[[card]]
id = "strikes"
kind = "true-false"
question = "May Japan now help to defend American forces?"
answer = true
labels = ["Permitted", "Not permitted"]
""",
)
TOO_MANY = Code(
    "E213",
    "too-many",
    "there are too many items",
    means="A card has up to 500 items or distractors, up to 50 tags, and a cloze up to 20 gaps.",
    why="Nobody could answer it in one go, and an answer could not be marked at once.",
    wrong=f"""\
[[card]]
id = "alphabet"
kind = "cloze"
text = "{" ".join(f"{{{{{letter}}}}}" for letter in "abcdefghijklmnopqrstuvwxyz")}"
""",
    instead="""\
[[card]]
id = "alphabet"
kind = "cloze"
text = "a b c {{d}} e f g"
""",
)
