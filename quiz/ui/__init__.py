"""Front ends for one learner: terminal, plain lines, and JSON lines."""
