"""The closed word lists of seeds/lexicon/words.tsv, by name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ingest.arabic.normalise import fold
from ingest.data import folder
from ingest.errors import DataError
from ingest.tables import rows


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    return {row["list"]: tuple(row["words"].split()) for _, row in rows(folder("seeds") / "lexicon" / "words.tsv")}


def words(name: str, *, folded: bool = True) -> frozenset[str]:
    """The words of a list, folded for comparison unless told otherwise. DataError for a list that the table lacks."""
    found = _lists().get(name)
    if found is None:
        raise DataError(f"{folder('seeds') / 'lexicon' / 'words.tsv'}: there is no list {name!r}")
    return frozenset(map(fold, found)) if folded else frozenset(found)


def spelled(name: str) -> Mapping[str, str]:
    """A list of `a:b` as folded a → b as it is spelled, «_» standing for a blank. DataError for a list that the table lacks."""
    return {fold(a): b.replace("_", " ") for a, _, b in (word.partition(":") for word in words(name, folded=False))}


def pairs(name: str) -> Mapping[str, str]:
    """A list of `a:b` as a → b, both folded. DataError for a list that the table lacks."""
    return {fold(a): fold(b) for a, _, b in (word.partition(":") for word in words(name, folded=False))}
