"""Students to simulate: each knows as much as they know, and sits an exam as the engine has it."""

import math
from collections.abc import Sequence
from hashlib import blake2b
from random import Random

from quiz.classroom.exam import Exam, Go, HandIn, Reply, begin, step
from quiz.classroom.exam_file import Terms, hashes, result_rows
from quiz.classroom.marked import mark
from quiz.classroom.paper import Paper, make_paper
from quiz.classroom.sealed import sealed
from quiz.core.card import Card, Choice

START = 1_700_000_000_000
MINUTE = 60_000


def bank(questions: int) -> tuple[Card, ...]:
    """So many questions of four options, harder from the first to the last."""
    return tuple(
        Card(f"bank/q{number:02}", "bank", Choice(f"Question {number}?", "right", ("lure", "other", "third")))
        for number in range(questions)
    )


def chance_to_know(ability: float, difficulty: float) -> float:
    """The Rasch model: how likely it is that a student is right."""
    return 1 / (1 + math.exp(difficulty - ability))


def answers(paper: Paper, ability: float, chance: Random) -> dict[int, str]:
    """What a student answers: the right option when they know, else a lure, the first one most often, or nothing."""
    given = {}
    for item in paper.items:
        difficulty = int(item.card.id[-2:]) / 5 - 2
        if chance.random() < chance_to_know(ability, difficulty):
            given[item.number] = "right"
        elif chance.random() < 0.9:
            given[item.number] = chance.choice(("lure", "lure", "lure", "other", "third"))
    return given


def sat(paper: Paper, given: dict[int, str], chance: Random) -> Exam:
    """The exam as the engine has it after somebody went through it, with second thoughts, and handed it in."""
    at = START
    exam = begin(paper, 60, at)
    for number, answer in sorted(given.items(), key=lambda _one: chance.random()):
        for said in ([chance.choice(("other", "third"))] if chance.random() < 0.2 else []) + [answer]:
            at += chance.randrange(1_000, 20_000)
            exam = step(step(exam, Go(number), at), Reply(number, said), at + 500)
    return step(exam, HandIn(), at + 1_000)


def result(name: str, exam: Exam, *, needed: int = 50, seed: int = 1) -> bytes:
    """The result file that the exam comes to."""
    paper = exam.paper
    digits = blake2b(f"{name}{seed}".encode(), digest_size=6).hexdigest()
    terms = Terms(digits, name, START, 60, needed, paper.seed, paper.form, False, None, ("bank",), hashes(paper))
    return sealed(result_rows(terms, exam, mark(exam, needed, frozenset())))[0]


def class_of(
    size: int, questions: int, seed: int, prefix: str = "s"
) -> tuple[Paper, dict[str, dict[int, str]], dict[str, bytes]]:
    """A paper, what each student answered, and their result files; abilities are spread evenly from -2 to 2."""
    chance = Random(seed)
    paper = make_paper(bank(questions), seed)
    names = [f"{prefix}{number:02}" for number in range(size)]
    abilities: Sequence[float] = [-2 + 4 * number / max(size - 1, 1) for number in range(size)]
    given = {name: answers(paper, ability, chance) for name, ability in zip(names, abilities, strict=True)}
    return paper, given, {name: result(name, sat(paper, given[name], chance)) for name in names}
