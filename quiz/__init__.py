"""A terminal quiz and flashcard program: plain-text decks, spaced repetition, feedback that teaches."""

__version__ = "0.1.0"
