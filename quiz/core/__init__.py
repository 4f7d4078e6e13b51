"""The pure core: cards, marking, memory and the session; no files, clock, terminal or randomness of its own."""
