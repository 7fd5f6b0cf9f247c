"""Which of several candidates before a reference is meant: the nearest, surer the fewer others stand near it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ingest.model import EntityType, Parsed

_FAR = 6  # sentences back beyond which a candidate must be the only one of the article
_NEAR = 2
_PROMINENT = 3  # how often more one of two in a sentence must be named to be the one that is talked of


class Found(NamedTuple):
    """What a reference stands for: it ends before token `last`; the entity's key and type, the rule, how sure it is."""

    last: int
    key: str
    type: EntityType
    rule: str
    confidence: float


class Candidate(NamedTuple):
    """An entity (by key) that fits, named in tokens that end before token `last`."""

    last: int
    key: str


def nearest(parsed: Parsed, i: int, candidates: Sequence[Candidate]) -> tuple[str, float] | None:
    """The candidate that a reference at token i means, and how sure that is; None where two are equally near.

    Near counts in sentences: one that shares the last candidate's sentence competes with it, unless it is named far less in
    the article so far; one within the two sentences before lowers the confidence.
    """
    if not candidates:
        return None
    where = {c.key: parsed.sentence_at(c.last - 1).index for c in sorted(candidates)}
    here = parsed.sentence_at(i).index
    latest = max(where.values())
    rivals = [key for key, sentence in where.items() if sentence == latest]
    count = {key: sum(c.key == key for c in candidates) for key in where}
    best = max(rivals, key=lambda key: (count[key], key))
    if len(rivals) > 1 and any(count[best] < _PROMINENT * count[other] for other in rivals if other != best):
        return None
    others = [key for key in where if key != best]
    if here - latest > _FAR and others:
        return None
    near = any(latest - where[key] <= _NEAR for key in others)
    return best, round(0.9 - 0.15 * near - 0.02 * min(here - latest, 5), 2)
