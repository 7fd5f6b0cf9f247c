"""Leaves out of an annotation the records that are less sure than wanted, whole, with what only they use.

Records are reports, statements, positions and quantities. Names stay: that an article names somebody does not hang on what it says
of him. So does the chain of a report whose statement goes: it still says through whom the words came.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ingest.model import Annotation, Event, Position, Quantity, Statement

MIN_CONFIDENCE = 0.4
"""What a record needs unless told otherwise, 0 to 1; with 0 all are kept. docs/confidence.md tells what it costs and buys."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many records were below the threshold."""

    reports: int = 0
    statements: int = 0
    positions: int = 0
    quantities: int = 0

    def __add__(self, other: LeftOut) -> LeftOut:
        return LeftOut(
            self.reports + other.reports,
            self.statements + other.statements,
            self.positions + other.positions,
            self.quantities + other.quantities,
        )

    @property
    def all(self) -> int:
        """The records of all kinds."""
        return self.reports + self.statements + self.positions + self.quantities


def sure(annotation: Annotation, least: float) -> tuple[Annotation, LeftOut]:
    """The annotation with the records whose confidence is `least` (0 to 1) or more, and how many were left out.

    A role phrase and an entity that is only implied («الأميركي») go with the last record that uses them.
    """
    events = tuple(e for e in annotation.events if _reaches(e, least))
    statements = tuple(s for s in annotation.statements if _reaches(s, least))
    positions = tuple(p for p in annotation.positions if _reaches(p, least))
    quantities = tuple(q for q in annotation.quantities if _reaches(q, least))
    out = LeftOut(
        len(annotation.events) - len(events),
        len(annotation.statements) - len(statements),
        len(annotation.positions) - len(positions),
        len(annotation.quantities) - len(quantities),
    )
    if not out.all:
        return annotation, out
    left = {e.key for e in events} | {s.key for s in statements} | {q.key for q in quantities}
    events = tuple(replace(e, within=tuple(key for key in e.within if key in left)) for e in events)
    quantities = tuple(
        replace(
            q,
            within=tuple(key for key in q.within if key in left),
            event=q.event if q.event in left else "",
            part_of=q.part_of if q.part_of in left else "",
        )
        for q in quantities
    )
    kept = replace(annotation, events=events, statements=statements, positions=positions, quantities=quantities)
    gone = _used(annotation) - _used(kept)
    roles = tuple(role for role in annotation.roles if role.key not in gone)
    unused_roles = {role.key for role in annotation.roles} & gone
    references = tuple(r for r in annotation.references if not unused_roles & set(r.keys))
    needed = {key for r in references for key in r.keys} | {role.holder for role in roles}
    gone |= {role.holder for role in annotation.roles if role.holder} - needed - _used(kept)
    entities = tuple(
        e
        for e in annotation.entities
        if e.mentions or e.elsewhere or e.key == annotation.publisher or e.key not in gone or e.key in needed
    )
    return replace(kept, roles=roles, references=references, entities=entities), out


def _reaches(record: Event | Statement | Position | Quantity, least: float) -> bool:
    return round(record.confidence, 4) >= least  # four places are what the graph holds


def _used(annotation: Annotation) -> set[str]:
    """The keys that the records use."""

    def keys() -> Iterable[str]:
        for event in annotation.events:
            yield from (*event.actors, *event.recipients, event.place, *(link.source for link in event.chain))
        for said in annotation.statements:
            yield from (said.speaker, said.via, *said.about, *(link.source for link in said.chain))
        for position in annotation.positions:
            yield from (position.person, position.of)
        for quantity in annotation.quantities:
            yield from (quantity.place, *quantity.affiliations, *(link.source for link in quantity.chain))

    return set(keys())
