"""W3xx: what makes a card hard to keep, or its history easy to lose."""

from quiz.deckfile.codes.code import Code

_RELEARNED = (
    "What lasts is what was recalled until it was right, on several days (Rawson, Dunlosky and Sciartelli 2013)"
)

UNPINNED_ID = Code(
    "W301",
    "unpinned-id",
    "the card has no `id`",
    means="The card's id was made from its question.",
    why="When the question is reworded the card gets another id, and its history is lost. `quiz check --fix` writes "
    "the ids into the file.",
    wrong="""\
[[card]]
kind = "short"
question = "What is the capital of Japan?"
answer = "Tokyo"
""",
    instead="""\
[[card]]
id = "capital-of-japan"
kind = "short"
question = "What is the capital of Japan?"
answer = "Tokyo"
""",
)
UNPINNED_DECK = Code(
    "W302",
    "unpinned-deck",
    "the deck has no `id`, and its file's name cannot be one",
    means="Without an `id` the deck is called by its file's name. This name has blanks or signs that an id "
    "cannot have.",
    why="The id that was made from it is lost when the file is renamed, and with it the history of the cards.",
)
TWO_FACTS = Code(
    "W303",
    "two-facts",
    "the card asks two things",
    means="The question asks twice, or the answer holds two figures.",
    why="A card of which one half is known is wrong for ever, and nobody can tell which half. Make two cards, or a "
    "`list`.",
    evidence=f"{_RELEARNED}. Two halves are seldom right at the same time.",
    wrong="""\
[[card]]
id = "meeting"
kind = "recall"
question = "When and where did Dunford and Saito meet?"
answer = "On March 23, 2015, in Tokyo"
""",
    instead="""\
[[card]]
id = "meeting-place"
kind = "recall"
question = "Where did Dunford and Saito meet?"
answer = "Tokyo"
""",
)
LONG_ANSWER = Code(
    "W304",
    "long-answer",
    "the answer is too long to be recalled in one go",
    means="The back of a `recall` has more than 30 words, or a `short` answer or gap more than 8.",
    why="Something in it is always forgotten, so the card is never right, or it is rated right when it is not.",
    evidence=f"{_RELEARNED}. A long text seldom is right as a whole.",
    wrong="""\
[[card]]
id = "limits"
kind = "short"
question = "What happens to the geographical limits on Japanese forces?"
answer = "they are lifted, so that the forces may operate more widely"
""",
    instead="""\
[[card]]
id = "limits"
kind = "short"
question = "What happens to the geographical limits on Japanese forces?"
answer = "they are lifted"
explanation = "The forces may operate more widely than before."
""",
)
LONG_LIST = Code(
    "W305",
    "long-list",
    "the list is too long to be named in one go",
    means="More than eight items of a `list` must be named, or more than eight put in order.",
    why="One is always missing, and it is not always the same. Divide the list by sense, or lower `need`.",
    evidence=f"{_RELEARNED}. A long list is seldom complete.",
    wrong="""\
[[card]]
id = "neighbors"
kind = "list"
question = "Which countries border on Germany?"
answer = [
  "Denmark", "Poland", "Czechia", "Austria", "Switzerland",
  "France", "Luxembourg", "Belgium", "Netherlands",
]
""",
    instead="""\
[[card]]
id = "neighbors-in-the-east"
kind = "list"
question = "Which countries border on Germany in the east?"
answer = ["Poland", "Czechia"]
""",
)
