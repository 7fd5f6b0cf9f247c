"""Every sentence of the column `never` of seeds/lexicon/triggers: its entry must not fire in it, and no entry of its category.

Where a sentence is named in `KNOWN` the entry does fire; it has to leave the list when it no longer does.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from told import Told

from ingest.data import folder
from ingest.understand.lexicon import load

ENOUGH = 250
KNOWN: dict[str, str] = {}


def negatives() -> list[tuple[str, str, str]]:
    """Category, words and sentence of each negative example."""
    triggers = load(folder("seeds") / "lexicon" / "triggers").triggers
    return [(t.category, " ".join(t.words), sentence) for t in triggers for sentence in t.never]


def test_there_are_enough_and_each_stands_once() -> None:
    sentences = [s for _, _, s in negatives()]
    assert len(sentences) >= ENOUGH
    assert sorted({s for s in sentences if sentences.count(s) > 1}) == []


@pytest.mark.parametrize("category", sorted({c for c, _, _ in negatives()}))
def test_none_fires(category: str, tell: Callable[..., Told]) -> None:
    fired = {
        sentence: f"{words}: {[(e.trigger, e.concept) for e in events]}"
        for c, words, sentence in negatives()
        if c == category and (events := tell(sentence).of_type(category))
    }
    known = {s for c, _, s in negatives() if c == category and s in KNOWN}
    assert fired.keys() == known, "\n".join(f"{s} → {fired.get(s)}" for s in fired.keys() ^ known)
