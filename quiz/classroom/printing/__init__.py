"""Papers to hand out: worksheets with their keys, and flashcards, as values and in each format they are written in."""
