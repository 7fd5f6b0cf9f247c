"""The morphological analyser of camel-tools behind one boundary: a word → its analyses in our own type."""

from __future__ import annotations

import os
from functools import lru_cache
from operator import itemgetter
from pathlib import Path

from ingest.arabic.normalise import fold
from ingest.errors import DataError
from ingest.model import Analysis

_CACHE = 16_384  # words; with all their analyses some 60 MB
_ORDER = itemgetter(0, 1, 2)  # likely ones first, then by letters and tags


class Morphology:
    """Analyses of single words, out of context, most likely first. The cache is bounded (words, not bytes)."""

    def __init__(self, database: Path) -> None:
        """Load a CALIMA database file (some 2 s; 450 MB while it loads, less than half of that kept).

        DataError where the file is missing.
        """
        if not database.is_file():
            raise DataError(
                f"{database}: the morphology database is missing; run `make setup` (or `python -m ingest.setup`) to fetch it"
            )
        # Importing camel-tools' morphology reads a catalogue and fetches it over the network when there is none.
        os.environ.setdefault("CAMELTOOLS_DATA", str(database.parent / "camel_data"))
        from ingest.arabic.camel_analyzer import analyzer

        self._analyzer = analyzer(database)
        self.analyses = lru_cache(maxsize=_CACHE)(self._analyses)

    def _analyses(self, word: str) -> tuple[Analysis, ...]:
        found = sorted(self._analyzer.found(word), key=_ORDER)
        # Told apart as tuples: the hash of a dataclass costs ten times as much.
        return tuple(Analysis(*each) for each in dict.fromkeys(each.fields for each in found))


_ENCLITIC_LENGTH = {
    "1s": 1,
    "2ms": 1,
    "2fs": 1,
    "3ms": 1,
    "3fs": 2,
    "1p": 2,
    "2d": 3,
    "3d": 3,
    "2mp": 2,
    "2fp": 2,
    "3mp": 2,
    "3fp": 2,
}


def tail_length(analysis: Analysis) -> int:
    """Letters of the pronoun suffix, 0 for none (ني of a verb counts its ن)."""
    if not analysis.enclitic:
        return 0
    person, _, role = analysis.enclitic.partition("_")
    length = _ENCLITIC_LENGTH.get(person, 0)
    return length + 1 if person == "1s" and role == "dobj" else length


def lemma_key(lemma: str) -> str:
    """The form in which the lexicon and the analyses compare lemmas."""
    return fold(lemma)
