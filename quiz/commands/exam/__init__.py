"""`quiz exam`: the command, and its two ways to sit there: the full screen, and line by line."""
