"""The text that a deck is made from: the facts in it, cards drafted from them, and cards held against them."""
