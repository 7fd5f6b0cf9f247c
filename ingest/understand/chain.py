"""The isnad: from the publisher inwards through the outlets that are cited to whoever is said to know."""

from __future__ import annotations

from dataclasses import replace

from ingest.model import Event, Link, Span, Statement


def with_chains(
    statements: tuple[Statement, ...], events: tuple[Event, ...], publisher: Link
) -> tuple[tuple[Statement, ...], tuple[Event, ...]]:
    """Statements and events with their chains; a statement inside another's content goes through that one's speaker."""
    chains: dict[str, tuple[Link, ...]] = {}
    done: list[Statement] = []
    for statement in sorted(statements, key=lambda s: (s.content.start, -(s.content.end - s.content.start))):
        parent = _parent(statement, done)
        chain = list(chains[parent.key]) if parent else [publisher]
        if statement.via and all(link.source != statement.via for link in chain):
            chain.append(Link(statement.via, None))
        if chain[-1].source == statement.speaker:
            chain.pop()
        chain.append(Link(statement.speaker, statement.speaker_span, statement.stance))
        chains[statement.key] = tuple(chain)
        done.append(replace(statement, chain=tuple(chain)))
    by_key = {s.key: s for s in done}
    ordered = tuple(by_key[s.key] for s in statements)
    reported = tuple(replace(e, chain=chains[e.within[-1]] if e.within else (publisher,)) for e in events)
    return ordered, reported


def _parent(statement: Statement, earlier: list[Statement]) -> Statement | None:
    """The smallest statement whose content holds this one's cue and content."""
    whole = Span(min(statement.cue.start, statement.content.start), max(statement.cue.end, statement.content.end))
    holding = [
        s for s in earlier if s.content.start <= whole.start and whole.end <= s.content.end and s.key != statement.key
    ]
    return min(holding, key=lambda s: s.content.end - s.content.start, default=None)
