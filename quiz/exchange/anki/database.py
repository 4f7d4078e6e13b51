"""An SQLite database that came from anybody: read from a copy, never written, and with an end to what it may cost.

A database is a program as much as a file: a table may be a view that never ends, a column a formula, pages may lead
back to themselves. So only plain tables are read, each row is charged to a budget that an honest file cannot spend, and
the engine is stopped after so many steps.
"""

import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from quiz.core.error import Exit, QuizError

LONGEST_VALUE = 64 * 1024 * 1024
"""Bytes of one value: the note types of an old collection are all in one."""
STEPS = 1_000_000_000
"""Steps of SQLite's machine for one package; a collection of 100,000 notes with a million answers takes a tenth."""
_BETWEEN_LOOKS = 100_000
ROW_COST = 8
"""Bytes that a row takes at least."""


class Database:
    """A database opened for reading; every error of it is a QuizError (65)."""

    def __init__(self, connection: sqlite3.Connection, size: int) -> None:
        self._connection = connection
        self._size = size
        tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
        self.tables = frozenset(str(name) for (name,) in connection.execute(tables))

    def rows(self, table: str, columns: Sequence[str], order: str = "") -> Iterator[tuple[Any, ...]]:
        """The rows of a table. `columns` are SQL; `order` is the column to order by, empty for the file's own order."""
        if table not in self.tables:
            raise damaged(f"it has no table `{table}`")
        hidden = "SELECT count(*) FROM pragma_table_xinfo(?) WHERE hidden"
        if self._connection.execute(hidden, (table,)).fetchone() != (0,):
            raise damaged(f"its table `{table}` is none of Anki's")
        ordered = f" ORDER BY {order}" if order else ""
        left = self._size
        for row in self._connection.execute(f"SELECT {', '.join(columns)} FROM {table}{ordered}"):  # noqa: S608 - ours
            left -= ROW_COST + sum(len(value) for value in row if isinstance(value, str | bytes))
            if left < 0:
                raise damaged("its rows are more than the file can hold")
            yield row


def damaged(why: str) -> QuizError:
    """The error for a collection that cannot be read."""
    help_text = "in Anki, check the database (Tools menu) and export it again"
    return QuizError(f"the collection in this package is damaged: {why}", help_text, Exit.BAD_DATA)


@contextmanager
def opened(data: bytes) -> Iterator[Database]:
    """The database that the bytes are, for as long as the block lasts."""
    with tempfile.TemporaryDirectory(prefix="quiz-") as folder:
        path = Path(folder) / "collection"
        path.write_bytes(data)
        try:
            connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
            try:
                _restrict(connection)
                yield Database(connection, len(data))
            finally:
                connection.close()
        except sqlite3.OperationalError as error:
            stopped = "interrupted" in str(error)
            raise damaged("reading it does not come to an end" if stopped else "it cannot be read") from error
        except (sqlite3.Error, sqlite3.Warning, OverflowError, UnicodeDecodeError) as error:
            raise damaged("it cannot be read") from error


def _restrict(connection: sqlite3.Connection) -> None:
    """Bound what the database may do and cost."""
    looks = iter(range(STEPS // _BETWEEN_LOOKS))
    connection.set_progress_handler(lambda: next(looks, None) is None, _BETWEEN_LOOKS)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.text_factory = lambda text: text.decode("utf-8", "replace")
    connection.create_collation("unicase", _in_any_case)
    for pragma in ("trusted_schema = 0", "cell_size_check = 1", "query_only = 1", "mmap_size = 0", "temp_store = 2"):
        connection.execute(f"PRAGMA {pragma}")


def _in_any_case(one: str, other: str) -> int:
    """Anki's own order of names, which its newer tables ask for."""
    first, second = one.casefold(), other.casefold()
    return (first > second) - (first < second)
