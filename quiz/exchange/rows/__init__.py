"""Tables of questions (CSV, TSV): ours, which hold every field of every kind, and those that people have.

`table` makes rows of bytes and back, `cells` a cell of a field's value and back. `columns` knows what people call their
columns, `items` makes notes of rows; what else comes as a table, such as a spreadsheet, goes through these two as well.
"""

from quiz.exchange.rows.reading import read, recognise
from quiz.exchange.rows.writing import write

__all__ = ["read", "recognise", "write"]
