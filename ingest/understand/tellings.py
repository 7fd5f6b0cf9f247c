"""One event told several times in an article: its further tellings go onto the first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ingest.model import Event
from ingest.understand.arguments import joined, of_parties


def merge_tellings(events: list[Event], voice: Mapping[str, tuple[str, str]]) -> list[Event]:
    """Further tellings of an event go onto its first one: same category, concept and status, parties that agree, and
    told by the same voice. `voice` is the speaker and outlet of each statement: what Reuters was told and what TASS was
    told are two reports, each with its own chain."""
    kept: list[Event] = []
    for event in events:
        for number, earlier in enumerate(kept):
            if _same(earlier, event) and _voice(earlier, voice) == _voice(event, voice):
                actors = tuple(dict.fromkeys([*earlier.actors, *event.actors]))
                recipients = tuple(
                    r for r in dict.fromkeys([*earlier.recipients, *event.recipients]) if r not in actors
                )
                whole = replace(
                    earlier,
                    actors=actors,
                    recipients=recipients,
                    tellings=(*earlier.tellings, event.trigger),
                    time=earlier.time or event.time,
                    place=earlier.place or event.place,
                    confidence=max(earlier.confidence, event.confidence),
                    arguments=joined(earlier, event),
                    extent=tuple(dict.fromkeys((*earlier.extent, *event.extent))),
                )
                kept[number] = replace(whole, arguments=of_parties(whole))
                break
        else:
            kept.append(event)
    return kept


def _same(a: Event, b: Event) -> bool:
    if a.type != b.type or a.concept != b.concept or a.status != b.status:
        return False
    if a.time and b.time and a.time.value and b.time.value and a.time.value != b.time.value:
        return False
    if b.actors and not a.actors:
        return False
    for left, right in ((a.actors, b.actors), (a.recipients, b.recipients)):
        if left and right and not (set(left) <= set(right) or set(right) <= set(left)):
            return False
    return bool((set(a.actors) & set(b.actors)) or (set(a.recipients) & set(b.recipients)))


def _voice(event: Event, voice: Mapping[str, tuple[str, str]]) -> tuple[str, str]:
    return voice.get(event.within[-1], ("", "")) if event.within else ("", "")


def dated_alike(events: list[Event], headline: int) -> list[Event]:
    """The events with dates taken over from another telling of the same article: for those before position `headline` (the
    title), which tell of an event in short, and for those with the same parties. Nothing is taken over where two tellings
    give different dates."""
    return [e if e.time is not None else _dated(e, events, e.trigger.start < headline) for e in events]


def _dated(event: Event, events: list[Event], short: bool) -> Event:
    told = [e for e in events if e is not event and e.time is not None and e.time.value and _told_of(event, e, short)]
    values = {e.time.value for e in told if e.time is not None}
    return replace(event, time=told[0].time) if len(values) == 1 else event


def _told_of(event: Event, other: Event, short: bool) -> bool:
    """Whether two reports tell of one event: in a title a party in the same role is enough, elsewhere all must be the same."""
    if (event.type, event.concept, event.status) != (other.type, other.concept, other.status):
        return False
    if short:
        return bool(set(event.actors) & set(other.actors) or set(event.recipients) & set(other.recipients))
    one, two = (set(event.actors), set(event.recipients)), (set(other.actors), set(other.recipients))
    return one == two and event.type not in _REPEATED and all(one if other.type == "CONSULT" else one[1:])


_REPEATED = frozenset({"ACCUSE", "REJECT", "SUPPORT", "REQUEST", "THREATEN", "AGREE"})  # said again and again
