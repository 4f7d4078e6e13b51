"""GIFT: questions as teachers write them for Moodle, in plain text. They come in and go out."""

from quiz.exchange.gift.reading import read, recognise
from quiz.exchange.gift.writing import write

__all__ = ["read", "recognise", "write"]
