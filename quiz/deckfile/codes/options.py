"""W20x: options that tell more, or less, than the author meant."""

from quiz.deckfile.codes.code import Code

_COMPETE = (
    "Lures that could be right make learners think of why they are not, and help with related facts that were not "
    "asked "
    "(Little and Bjork 2015)."
)
_WEIGHED = (
    "A choice teaches when the options are weighed: giving each a share of one's confidence helps more with related "
    "questions than choosing one (Sparck, Bjork and Bjork 2016)."
)

LONG_KEY = Code(
    "W201",
    "long-key",
    "the answer is much longer than its distractors",
    means="Of the options one is half as long again as any other, and longer by several words: the right one.",
    why="Learners soon know that the longest option is right, and choose it without reading.",
    evidence=_COMPETE,
    wrong="""\
[[card]]
id = "australia"
kind = "choice"
question = "What is the capital of Australia?"
answer = "Canberra, which was chosen in 1908 as a compromise"
distractors = ["Sydney", "Melbourne"]
""",
    instead="""\
[[card]]
id = "australia"
kind = "choice"
question = "What is the capital of Australia?"
answer = "Canberra"
distractors = ["Sydney", "Melbourne"]
explanation = "It was chosen in 1908, so that neither rival would win."
""",
)
ALL_OF_THE_ABOVE = Code(
    "W202",
    "all-of-the-above",
    "an option speaks of the other options",
    means="An option such as “all of the above”, “none of these” or “both A and B” is no answer of its own.",
    why="Who knows that two options hold can stop there, and who chooses “none of these” need not know what holds. The "
    "options stand in a new order each time, so nothing is above anything.",
    evidence=_WEIGHED,
    wrong="""\
[[card]]
id = "primary-colors"
kind = "choice"
question = "Which of these colors do painters call primary?"
answer = "All of the above"
distractors = ["Red", "Yellow", "Blue"]
""",
    instead="""\
[[card]]
id = "primary-colors"
kind = "select"
question = "Which of these colors do painters call primary?"
answer = ["Red", "Yellow", "Blue"]
distractors = ["Green", "Violet"]
""",
)
FAR_LURE = Code(
    "W203",
    "far-lure",
    "a distractor is too far from the answer to be taken for it",
    means="A number is more than a hundred times as large or as small as the answer, or a date more than three "
    "centuries "
    "from it. Numbers that differ by powers of ten alone are left alone: how many noughts there are can be the "
    "question. So are those of a question that asks to reckon with numbers of its own, and numbers that only name "
    "something, such as a bus.",
    why="Nobody chooses it, so it only makes the others easier to guess.",
    evidence=_COMPETE,
    wrong="""\
[[card]]
id = "moon"
kind = "number"
question = "About how many kilometers is it to the moon?"
answer = 384_000
tolerance = "5%"
distractors = [250, 150_000]
""",
    instead="""\
[[card]]
id = "moon"
kind = "number"
question = "About how many kilometers is it to the moon?"
answer = 384_000
tolerance = "5%"
distractors = [84_000, 150_000]
""",
)
ODD_OPTION = Code(
    "W204",
    "odd-option",
    "an option is of another kind than the rest",
    means="One option is a person among offices or an office among persons, a name where a number is asked for, or the "
    "only one that begins with “to” or ends in a full stop.",
    why="It stands out. If it is wrong it is wasted, and if it is right it gives itself away.",
    evidence=_COMPETE,
    wrong="""\
[[card]]
id = "release"
kind = "choice"
question = "Who spoke for the Pentagon at the press conference?"
answer = "Ash Carter"
distractors = ["John Kerry", "Foreign Minister"]
""",
    instead="""\
[[card]]
id = "release"
kind = "choice"
question = "Who spoke for the Pentagon at the press conference?"
answer = "Ash Carter"
distractors = ["John Kerry", "Fumio Kishida"]
""",
)
OVERLAPPING_LURES = Code(
    "W205",
    "overlapping-lures",
    "two distractors are the same within the tolerance",
    means="Two distractors of a number lie no further apart than an answer may be off.",
    why="By the card's own measure they are one number, so one of them is wasted.",
    evidence=_COMPETE,
    wrong="""\
[[card]]
id = "korea"
kind = "number"
question = "About how many American troops are based in Korea?"
answer = 28000
tolerance = 1000
distractors = [48500, 49000]
""",
    instead="""\
[[card]]
id = "korea"
kind = "number"
question = "About how many American troops are based in Korea?"
answer = 28000
tolerance = 1000
distractors = [18000, 49000]
""",
)
RIGHT_LURE = Code(
    "W206",
    "right-lure",
    "a distractor is right as far as it goes",
    means="A distractor says less than the answer, and nothing else: the year of the same date, or a "
    "part of the same person's name.",
    why="Who chooses it is not wrong, and is told so.",
    evidence="Right feedback puts errors right, but wrong feedback after an error sticks as well (Metcalfe and Eich "
    "2019).",
    wrong="""\
[[card]]
id = "meeting"
kind = "date"
question = "When did Dunford and Saito meet in Tokyo?"
answer = "2015-03-23"
distractors = ["2015-03", "2015-04-23"]
""",
    instead="""\
[[card]]
id = "meeting"
kind = "date"
question = "When did Dunford and Saito meet in Tokyo?"
answer = "2015-03-23"
distractors = ["2012-03-23", "2015-04-23"]
""",
)
COIN_TOSS = Code(
    "W207",
    "coin-toss",
    "every second guess is right",
    means="A `choice` has one distractor only, or a `short` is answered by yes or no, true or false.",
    why="A right answer tells little: a coin would be right as often. `true-false` with `labels` says openly that "
    "there are "
    "two sides, and its guesses are taken into account.",
    evidence=_WEIGHED,
    wrong="""\
[[card]]
id = "help-in-combat"
kind = "short"
question = "May Japan now help American forces in combat?"
answer = "yes"
""",
    instead="""\
[[card]]
id = "help-in-combat"
kind = "true-false"
question = "May Japan now help American forces in combat?"
answer = true
labels = ["Permitted", "Not permitted"]
""",
)
SAME_PLACE = Code(
    "W208",
    "same-place",
    "the answer always stands in the same place",
    means="In all choices of a deck with `shuffle = false`, four or more, the answer comes out at the same place, or "
    "in all but fewer than one in eight.",
    why="Learners see the pattern before they see the question.",
    evidence=_WEIGHED,
    wrong="".join(
        f"""\
[[card]]
id = "{name}"
kind = "choice"
question = "How many legs has {name}?"
answer = "{legs}"
distractors = ["{legs + 2}", "{legs + 4}"]
shuffle = false

"""
        for name, legs in (("a bird", 2), ("a cat", 4), ("an ant", 6), ("a spider", 8))
    )
    .replace('id = "a ', 'id = "')
    .replace('id = "an ', 'id = "'),
    instead="""\
[[card]]
id = "ant"
kind = "choice"
question = "How many legs has an ant?"
answer = "6"
distractors = ["4", "8"]
""",
)
ONE_SIDED = Code(
    "W209",
    "one-sided",
    "the true-false cards are nearly all answered alike",
    means="Of six true-false cards or more in a deck, fewer than a quarter have the other answer.",
    why="Whoever always takes the same side is right nearly always, and learns nothing by it.",
    evidence=_WEIGHED,
    wrong="".join(
        f"""\
[[card]]
id = "{name}"
kind = "true-false"
question = "The {name} is a mammal."
answer = true

"""
        for name in ("whale", "bat", "seal", "hare", "otter", "camel")
    ),
    instead="""\
[[card]]
id = "whale"
kind = "true-false"
question = "The whale is a mammal."
answer = true

[[card]]
id = "shark"
kind = "true-false"
question = "The shark is a mammal."
answer = false
""",
)
