"""Marking: what an answer is worth, decided by the type of the answer and never by one string distance."""
