"""Flips single bits of a log: each is told, or changes nothing that is read."""

import random
import tempfile
from pathlib import Path

from quiz.core.error import QuizError
from quiz.core.review import AskedAs, Review, Verdict
from quiz.store.review_log import ReviewLog

NOON = 1_732_276_800_000
ENTRIES = 200


def campaign(times: int, seed: int) -> tuple[int, list[str]]:
    """Flip as many bits, one at a time; how many were told, and which were not though an entry is another or gone."""
    chance = random.Random(seed)
    folder = Path(tempfile.mkdtemp(prefix="quiz-faults-"))
    log = ReviewLog(folder, "desk")
    log.append(
        [
            Review(f"n{number}", NOON + number, 60, 739_212, "d/c", Verdict.WRONG, 0.0, None, AskedAs.TYPED, "é 北 x")
            for number in range(ENTRIES)
        ]
    )
    whole = log.read(NOON)
    path = folder / "desk.jsonl"
    data = path.read_bytes()
    told, wrong = 0, []
    for _ in range(times):
        byte, bit = chance.randrange(len(data)), chance.randrange(8)
        flipped = bytearray(data)
        flipped[byte] ^= 1 << bit
        path.write_bytes(flipped)
        try:
            read = ReviewLog(folder, "desk").read(NOON)
        except QuizError as error:
            wrong.append(f"byte {byte}, bit {bit}: {error.message}")
            continue
        altered = [entry for entry in read.entries if entry not in whole.entries]
        lost = len(read.entries) < len(whole.entries) and byte < len(data) - 1  # the last newline: a torn line
        told += bool(read.damages)
        if altered or (lost and not read.damages) or len(whole.entries) - len(read.entries) > 2:
            wrong.append(f"byte {byte}, bit {bit}: {len(altered)} altered, {len(read.entries)} read, {read.damages}")
    return told, wrong
