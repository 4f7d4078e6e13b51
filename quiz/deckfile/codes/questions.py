"""W21x: questions that are misread, or answered without knowing, and answers whose marking would surprise."""

from quiz.deckfile.codes.code import Code

_RECALLED = (
    "What helps is that the answer is called to mind: practice tests with short answers have an effect of .48 "
    "(Adesope et al. 2017)."
)
_NO_LETTERS = (
    "Quizlet's engineers (2021) learned the same from their users: “numbers should not be treated like letters”."
)

HIDDEN_NEGATION = Code(
    "W211",
    "hidden-negation",
    "a `not` can be missed",
    means="The question asks for what is not so, and says it in small letters.",
    why="Who misses the word answers another question. Ask for what is so, or write NOT.",
    evidence="What learners choose by mistake they may later take for the truth; feedback lowers that (Butler and "
    "Roediger "
    "2008), a question without the trap spares it.",
    wrong="""\
[[card]]
id = "mammals"
kind = "choice"
question = "Which of these animals is not a mammal?"
answer = "Shark"
distractors = ["Whale", "Bat"]
""",
    instead="""\
[[card]]
id = "mammals"
kind = "choice"
question = "Which of these animals is a fish?"
answer = "Shark"
distractors = ["Whale", "Seal"]
""",
)
ANSWER_IN_QUESTION = Code(
    "W212",
    "answer-in-question",
    "the answer stands in the question",
    means="The question, or the text round a gap, has the answer word for word.",
    why="It is read off, not recalled.",
    evidence=_RECALLED,
    wrong="""\
[[card]]
id = "treaty-of-paris"
kind = "short"
question = "In which city was the Treaty of Paris signed?"
answer = "Paris"
""",
    instead="""\
[[card]]
id = "treaty-of-paris"
kind = "short"
question = "In which city did Britain and America make peace in 1783?"
answer = "Paris"
""",
)
CLUE_WORD = Code(
    "W213",
    "clue-word",
    "a word of the question stands in the right option only",
    means="The question and its answer share an uncommon word, and no distractor has any word of the question.",
    why="The word leads to the answer without knowing anything.",
    evidence="Lures help with related facts where they compete with the answer (Little and Bjork 2015): an option that "
    "echoes the question has no competitors.",
    wrong="""\
[[card]]
id = "mechanism"
kind = "choice"
question = "Which body coordinates the alliance of the two countries?"
answer = "Alliance Mechanism"
distractors = ["Pacific Council", "Joint Committee"]
""",
    instead="""\
[[card]]
id = "mechanism"
kind = "choice"
question = "In which body are the two countries to plan together?"
answer = "Alliance Mechanism"
distractors = ["Pacific Council", "Joint Committee"]
""",
)
GUESSABLE_GAP = Code(
    "W214",
    "guessable-gap",
    "the words at the gap tell what is in it",
    means="Before the gap stands “an”, which tells how the answer begins; or after it a plural's `s`, which tells its "
    "form.",
    why="It narrows the answer down by grammar alone.",
    evidence=_RECALLED,
    wrong="""\
[[card]]
id = "octopus"
kind = "cloze"
text = "The animal with three hearts is an {{octopus}}."
""",
    instead="""\
[[card]]
id = "octopus"
kind = "cloze"
text = "The animal with three hearts is {{the octopus|an octopus|octopus}}."
""",
)
TELLING_HINT = Code(
    "W215",
    "telling-hint",
    "a hint gives the answer away",
    means="A hint is the answer, or has it word for word.",
    why="After it there is nothing left to recall. A first hint narrows the field, a second one narrows it further.",
    evidence=_RECALLED,
    wrong="""\
[[card]]
id = "okinawa"
kind = "short"
question = "From which islands are U.S. Marines to be moved?"
answer = "Okinawa"
hint = "They are called Okinawa."
""",
    instead="""\
[[card]]
id = "okinawa"
kind = "short"
question = "From which islands are U.S. Marines to be moved?"
answer = "Okinawa"
hint = "They lie in the far south of Japan."
""",
)
DUPLICATE_QUESTION = Code(
    "W216",
    "duplicate-question",
    "another card asks the same",
    means="Two cards ask the same question and have the same answer, in one deck or in two; capitals, punctuation and "
    "articles do not count. In one deck, two that ask it in the very same words are told of whatever they answer.",
    why="They are asked on the same days, and either the second is answered from the first, or the two contradict.",
    evidence="The same practice does more when there is time between: g = .74 for spaced over massed (Latimier, Peyre "
    "and "
    "Ramus 2021).",
    wrong="""\
[[card]]
id = "japan"
kind = "short"
question = "What is the capital of Japan?"
answer = "Tokyo"

[[card]]
id = "capital-of-japan"
kind = "short"
question = "What's the capital of Japan?"
answer = "Tokyo"
""",
    instead="""\
[[card]]
id = "japan"
kind = "short"
question = "What is the capital of Japan?"
answer = "Tokyo"

[[card]]
id = "tokyo"
kind = "short"
question = "By which name was Tokyo known until 1868?"
answer = "Edo"
""",
)
NUMBER_AS_TEXT = Code(
    "W217",
    "number-as-text",
    "a number is asked for as a text",
    means="The answer of a `short` card is a number, and not only the name of something, such as an aeroplane.",
    why="A text has no tolerance: an answer that is near enough is wrong. A `number` card knows how far is near "
    "enough, and which unit is meant.",
    evidence=_NO_LETTERS,
    wrong="""\
[[card]]
id = "japan-troops"
kind = "short"
question = "About how many American troops are based in Japan?"
answer = "49,000"
""",
    instead="""\
[[card]]
id = "japan-troops"
kind = "number"
question = "About how many American troops are based in Japan?"
answer = 49_000
tolerance = 500
unit = "troops"
""",
)
DATE_AS_TEXT = Code(
    "W218",
    "date-as-text",
    "a date is asked for as a text or a number",
    means="The answer of a `short` card is a date, or that of a `number` card a year.",
    why="A text knows no parts: a right year with a wrong day is simply wrong. A number is shown as 1,854. A `date` "
    "card gives credit for what is right, and takes a date that says more.",
    evidence=_NO_LETTERS,
    wrong="""\
[[card]]
id = "meeting"
kind = "short"
question = "When did Dunford and Saito meet in Tokyo?"
answer = "March 23, 2015"
""",
    instead="""\
[[card]]
id = "meeting"
kind = "date"
question = "When did Dunford and Saito meet in Tokyo?"
answer = "2015-03-23"
""",
)
NO_SURNAME = Code(
    "W219",
    "no-surname",
    "the surname alone would be wrong",
    means="The answer is a person's name, and `accept` does not list the surname. It counts only where it is listed, "
    "for two "
    "people may share one.",
    why="Many will type the surname alone, and mean the right person.",
    evidence="When learners could overrule the marking, they did so for a large part of what was marked wrong (Quizlet "
    "engineering, 2021).",
    wrong="""\
[[card]]
id = "prime-minister"
kind = "short"
question = "Who was prime minister of Japan in 2015?"
answer = "Shinzo Abe"
""",
    instead="""\
[[card]]
id = "prime-minister"
kind = "short"
question = "Who was prime minister of Japan in 2015?"
answer = "Shinzo Abe"
accept = ["Abe"]
""",
)
