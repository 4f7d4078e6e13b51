"""Moodle XML: the questions of a course, with categories, feedback, tags and id numbers. They come in and go out.

`xml_in` and `xml_out` know the files, `coming` and `going` what a question of Moodle is in a deck; GIFT shares these.
"""

from quiz.exchange.moodle.xml_in import read, recognise
from quiz.exchange.moodle.xml_out import write

__all__ = ["read", "recognise", "write"]
