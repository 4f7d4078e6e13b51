"""Anki packages (.apkg, .colpkg): decks, cards and their history come in, and go out for Anki to import.

A package is a zip archive (`package`) of an SQLite database (`database`) in one of two layouts (`collection`). Its
notes are fields that templates show (`template`, `field`, `gaps`); `notes` makes questions of them, `gathering` decks.
`ours` knows the notes that went out from here, `answers` the history. `reading` and `writing` put the parts together.
"""

from quiz.exchange.anki.package import recognise
from quiz.exchange.anki.reading import read
from quiz.exchange.anki.writing import write

__all__ = ["read", "recognise", "write"]
