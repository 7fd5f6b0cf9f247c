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
