"""Across articles: which local entities are one, on what evidence, by whose judgement; and taking a judgement back."""
