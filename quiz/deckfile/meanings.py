"""What kinds and fields are for, in the words of the authors' guide: for forms, and for editors that complete decks."""

KINDS = {
    "short": "an answer of a few words, typed",
    "choice": "one right option among lures",
    "number": "a number, compared as a number",
    "date": "a date, as precise as you write it",
    "true-false": "a statement that holds or does not",
    "cloze": "a text with gaps; each gap is a card",
    "recall": "front and back; the learner rates it",
    "select": "every right option, and none of the lures",
    "list": "items to be named in any order",
    "order": "items to be put in order",
    "match": "pairs to be put together",
}
"""Each kind in a few words, those that are needed most first."""

DECK = {
    "id": "What the deck is called on the command line; without one, the file's name.",
    "title": "What learners see; the one field that must be there.",
    "description": "What the deck is about.",
    "language": "Decides how numbers and dates are read and which articles do not matter: en, de, pt-BR …",
    "tags": "Every card of the deck gets them.",
    "allow": "Warnings that you do not want to hear about this deck.",
}

SOURCE = {
    "title": "The title of what the cards are drawn from.",
    "author": "Who wrote it.",
    "publisher": "Who published it; learners read it after an answer.",
    "date": "When it was published.",
    "url": "Where it can be read.",
}

CARD = {
    "id": "The card's name for good: small letters, digits and hyphens. What a learner remembers is kept under it.",
    "kind": "One of the eleven kinds of card.",
    "question": "What is asked, in words of your own.",
    "hint": "One text, or several that are shown one by one.",
    "explanation": "What is shown after the answer: why it is so.",
    "why_not": "Why each lure is wrong: the lure as its name, the reason as its value.",
    "source": "Where the answer stands: a paragraph's number, `caption`, or any text.",
    "tags": "Words to choose cards by.",
    "draft": "true: not asked until you take it away.",
    "allow": "Warnings that you do not want to hear about this card.",
    "answer": "What is right.",
    "reverse": "true: also asked the other way round, as a card of its own.",
    "accept": "What else is right.",
    "strict": "true: no slip of the fingers is forgiven.",
    "distractors": "The lures: wrong answers to choose among.",
    "shuffle": "false: the options stand in their natural order, numbers and the alphabet rising.",
    "labels": "What the two options are called, the one for true first.",
    "tolerance": 'How far off is still right, in the same unit or in percent: 500, or "5%".',
    "unit": "What the number counts.",
    "text": "The text with its gaps: {{answer|also right::hint}}.",
    "pairs": "The pairs, each a left and a right text.",
    "need": "How many of the items are enough.",
}

ANSWERS = {
    "recall": "The back of the card.",
    "short": "The answer; other right ones go into `accept`.",
    "choice": "The right option.",
    "select": "Every option that is right.",
    "true-false": "true or false, without quotes.",
    "number": "The number in digits, without commas: 28000 or 28_000.",
    "date": 'A year "2015", a month "2012-12", or a day 2015-03-23.',
    "order": "The items in the right order.",
    "list": "The items; one with several accepted forms is an array of them.",
}
"""What `answer` is, by kind."""
