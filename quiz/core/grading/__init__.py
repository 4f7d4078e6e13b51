"""Marking: what an answer is worth, decided by the type of the answer and never by one string distance."""

from quiz.core.grading.grade import Grade, Mark, Part
from quiz.core.grading.key import answer_forms, key_text
from quiz.core.grading.marking import grade, unclear

__all__ = ["Grade", "Mark", "Part", "answer_forms", "grade", "key_text", "unclear"]
