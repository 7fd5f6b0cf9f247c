"""The references of an article: definite nouns, titles, duals, and verbs of speech whose subject is left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ingest.model import EntityType, Parsed, Reference
from ingest.resolve.anaphora import Anaphor
from ingest.resolve.pairs import Pair
from ingest.understand.units import Units


@dataclass(frozen=True, slots=True)
class TakenUp:
    """A verb of speech at a token that takes its speaker (a key) from before it, by a rule, and how sure that is."""

    token: int
    speaker: str
    rule: str
    confidence: float


def collect(
    parsed: Parsed, anaphors: Iterable[Anaphor], pairs: Iterable[Pair], taken_up: Iterable[TakenUp], units: Units
) -> tuple[Reference, ...]:
    """All references in order of their tokens. A noun that a title or a longer name covers is none."""
    found = [
        _reference(parsed, a.token, a.last, (a.key,), a.type, a.rule, a.confidence)
        for a in anaphors
        if (unit := units.covering(a.token)) is None or unit.core == a.token or unit.type == "Role"
    ]
    found += [_reference(parsed, p.first, p.last, p.keys, p.type, p.rule, p.confidence) for p in pairs]
    for verb in taken_up:
        entity = units.entities.get(verb.speaker)
        kind: EntityType | Literal["RolePhrase"] = entity.type if entity is not None else "RolePhrase"
        found.append(_reference(parsed, verb.token, verb.token + 1, (verb.speaker,), kind, verb.rule, verb.confidence))
    return tuple(sorted(found, key=lambda r: (r.first, r.last)))


def _reference(
    parsed: Parsed,
    first: int,
    last: int,
    keys: tuple[str, ...],
    kind: EntityType | Literal["RolePhrase"],
    rule: str,
    confidence: float,
) -> Reference:
    """A reference whose raw span leaves the conjunctions and prepositions before it out."""
    span = parsed.article.span(parsed.tokens[first].start + parsed.tokens[first].base, parsed.tokens[last - 1].end)
    return Reference(first, last, span, keys, kind, rule, round(confidence, 2))
