"""How a game of teams is shown at a projector and in plain lines, and what the teacher's keys do to it."""
