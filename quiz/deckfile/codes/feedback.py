"""W22x: what a learner is told after the answer."""

from quiz.deckfile.codes.code import Code

_ELABORATED = (
    "Feedback that explains has an effect of .49, a bare right or wrong one of .05 "
    "(van der Kleij, Feskens and Eggen 2015)."
)
_REFUTED = (
    "Feedback lowers how often a lure is later taken for the truth (Butler and Roediger 2008), and texts that say why "
    "an "
    "error is one do better than those that do not, g = .41 (Schroeder and Kucera 2022)."
)

NO_EXPLANATION = Code(
    "W221",
    "no-explanation",
    "the card explains nothing",
    means="The card has no `explanation`. Where no card of the deck has one, that is said once. A card of a word and "
    "its meaning needs none.",
    why="The moment after a mistake is when people read. A sentence or two on why it is so are kept better than the "
    "bare fact.",
    evidence=_ELABORATED,
    wrong="""\
[[card]]
id = "norway"
kind = "short"
question = "What is the capital of Norway?"
answer = "Oslo"
""",
    instead="""\
[[card]]
id = "norway"
kind = "short"
question = "What is the capital of Norway?"
answer = "Oslo"
explanation = "Until 1924 it bore the name of a Danish king, Christian."
""",
)
NO_WHY_NOT = Code(
    "W222",
    "no-why-not",
    "the card does not say why its distractors are wrong",
    means="The card has distractors and no `why_not`. Where no card of the deck has one, that is said once. A card of "
    "a word and its meaning needs none.",
    why="Who chose a distractor had a reason, and learns that it was wrong but not what was wrong with it.",
    evidence=_REFUTED,
    wrong="""\
[[card]]
id = "australia"
kind = "choice"
question = "What is the capital of Australia?"
answer = "Canberra"
distractors = ["Sydney", "Melbourne"]
""",
    instead="""\
[[card]]
id = "australia"
kind = "choice"
question = "What is the capital of Australia?"
answer = "Canberra"
distractors = ["Sydney", "Melbourne"]
why_not."Sydney" = "It is the largest city."
why_not."Melbourne" = "It was the seat of government until 1927."
""",
)
PARTIAL_WHY_NOT = Code(
    "W223",
    "partial-why-not",
    "`why_not` does not speak of every distractor",
    means="The card says of some distractors why they are wrong, and not of others.",
    why="Who chose one of the others is told nothing, as if that mistake were not worth a word.",
    evidence=_REFUTED,
    wrong="""\
[[card]]
id = "australia"
kind = "choice"
question = "What is the capital of Australia?"
answer = "Canberra"
distractors = ["Sydney", "Melbourne"]
why_not = { "Sydney" = "It is the largest city." }
""",
    instead="""\
[[card]]
id = "australia"
kind = "choice"
question = "What is the capital of Australia?"
answer = "Canberra"
distractors = ["Sydney", "Melbourne"]
why_not."Sydney" = "It is the largest city."
why_not."Melbourne" = "It was the seat of government until 1927."
""",
)
ECHO = Code(
    "W224",
    "echo",
    "the explanation only repeats the answer",
    means="The `explanation` has no word that is not in the question or the answer.",
    why="The answer is shown beside it anyway. Say why it is so, or what else it explains.",
    evidence=_ELABORATED,
    wrong="""\
[[card]]
id = "norway"
kind = "short"
question = "What is the capital of Norway?"
answer = "Oslo"
explanation = "The capital of Norway is Oslo."
""",
    instead="""\
[[card]]
id = "norway"
kind = "short"
question = "What is the capital of Norway?"
answer = "Oslo"
explanation = "Until 1924 it bore the name of a Danish king, Christian."
""",
)
