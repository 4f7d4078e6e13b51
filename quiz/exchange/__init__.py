"""Other programs' formats, a module each: what they hold comes in as decks, decks go out, and every loss is told."""
