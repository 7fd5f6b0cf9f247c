"""Quantities: how many were killed, wounded, displaced, arrested, held or freed, what weapons, aid and money, by whose count."""

from ingest.understand.quantities.lexicon import QuantityWords
from ingest.understand.quantities.reader import QuantityReader

__all__ = ["QuantityReader", "QuantityWords"]
