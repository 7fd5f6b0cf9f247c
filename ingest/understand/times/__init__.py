"""Date expressions: patterns over folded text, what they stand for, and the event that each belongs to."""
