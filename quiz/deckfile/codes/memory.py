"""W3xx: what makes a card hard to keep, or its history easy to lose."""

from quiz.deckfile.codes.code import Code

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
