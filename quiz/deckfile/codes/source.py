"""W4xx: what a card says and what the text it is made from says."""

from quiz.deckfile.codes.code import Code

NO_SOURCE = Code(
    "W401",
    "no-source",
    "nothing says where the answer comes from",
    means="Neither the card's `source` nor the deck's `[source]` names anything, or other cards of the deck name a "
    "place and "
    "this one does not. Where no card of the deck has a source, that is said once. A card of a word and its meaning "
    "needs none.",
    why="A learner who doubts the answer cannot look it up, and nor can you when it may have changed.",
    evidence="Wrong feedback after an error sticks as well as right feedback does (Metcalfe and Eich 2019).",
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
source = "Atlas of Europe, page 12"
""",
)
UNKNOWN_PARAGRAPH = Code(
    "W411",
    "unknown-paragraph",
    "`source` names a paragraph that the text does not have",
    means="The article that was given has no paragraph of this number or name.",
    why="A learner who wants to read on is sent to a place that is not there.",
)
ANSWER_ELSEWHERE = Code(
    "W412",
    "answer-elsewhere",
    "the answer stands in another paragraph",
    means="A figure, date or name of the answer is not in the paragraph that `source` names, but in another one.",
    why="The learner looks it up and does not find it. Feedback that leads to the place is worth more than the bare "
    "answer.",
)
ANSWER_NOT_IN_TEXT = Code(
    "W413",
    "answer-not-in-text",
    "the answer is not in the text",
    means="A figure, date or name of the answer, or of a true statement, is nowhere in the article that was given; or "
    "the article spells the name in another way.",
    why="It may be a slip of the keyboard, or knowledge from elsewhere that the article cannot vouch for. Where it "
    "follows from the text without standing there, such as a sum, allow it.",
)
QUOTATION_NOT_IN_TEXT = Code(
    "W414",
    "quotation-not-in-text",
    "a quotation is not in the text",
    means="Words that the card puts in quotation marks are nowhere in the article that was given.",
    why="What stands in quotation marks is taken for somebody's own words.",
)
PARAGRAPH_NOT_COVERED = Code(
    "W415",
    "paragraph-not-covered",
    "no card covers a paragraph that has facts",
    means="A paragraph has figures, dates, names or statements of what may or will be, and no card names it as its "
    "`source`.",
    why="It may be left out on purpose. Otherwise there is something left to ask.",
)
