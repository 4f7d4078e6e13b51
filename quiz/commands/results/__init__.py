"""`quiz results`: a class's results as a gradebook, what they say of the questions, and what to teach again."""
