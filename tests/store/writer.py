"""Appends entries to a log and says so of each, for tests of several processes and of one that is killed.

`python -m tests.store.writer FOLDER DEVICE NAME COUNT` appends COUNT entries with the ids NAME-0, NAME-1 …, and prints
each id when `append` has returned. It begins when it is sent a line.
"""

import sys
from pathlib import Path

from quiz.store.review_log import ReviewLog
from tests.store.entries import NOON, review


def main(folder: str, device: str, name: str, count: str) -> None:
    """Append, and acknowledge."""
    log = ReviewLog(Path(folder), device)
    log.warm()
    sys.stdin.readline()
    for number in range(int(count)):
        log.append([review(f"{name}-{number}", NOON + number)])
        print(f"{name}-{number}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
