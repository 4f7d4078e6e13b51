"""Practice of many learners: papers to print or to sit as an exam, teams at a projector, and what came of it."""
