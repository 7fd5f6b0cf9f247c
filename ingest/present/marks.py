"""What an article's graph says of its words: marks on characters of the page's raw text, ready to be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from ingest.describe import terms
from ingest.present.names import short
from ingest.present.view import View, Words

ENTITIES = {
    terms.PERSON: "person",
    terms.GOVERNMENT: "government",
    terms.ORGANIZATION: "organization",
    terms.PLACE: "place",
}
KINDS = (
    "content", "condition", "role", "title", "speaker", "reference",
    "person", "government", "organization", "place", "date", "cue", "status", "trigger",
)  # fmt: skip
"""All kinds of marks, the wider ones first."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters [start, end) of the raw text: what they are (one of KINDS), of which thing and by which record (IRIs).

    The record of a name is its mention; of all else it is the thing itself. `tag` is short: «E1 CONSULT planned» for the
    trigger of the first event, «S2 denies» for the cue of the second statement. `name` is who or what is meant, in
    Arabic, or "". `words` is the text that the graph has for the span.
    """

    start: int
    end: int
    kind: str
    thing: str
    record: str
    tag: str
    name: str
    words: str


class Segment(NamedTuple):
    """Characters [start, end) that lie under the same marks, the widest first."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def marks(view: View) -> list[Mark]:
    """All marks of an article, in the order of the text, wider ones before those inside them."""
    found = {*_named(view), *_events(view), *_statements(view)}
    return sorted(found, key=lambda m: (m.start, -m.end, KINDS.index(m.kind), m.record, m.tag))


def segments(start: int, end: int, found: Iterable[Mark]) -> list[Segment]:
    """[start, end) cut wherever a mark begins or ends; marks may nest and cross."""
    inside = [mark for mark in found if mark.start < end and mark.end > start]
    cuts = sorted({start, end, *(at for m in inside for at in (m.start, m.end) if start < at < end)})
    out = []
    for low, high in pairwise(cuts):
        over = [mark for mark in inside if mark.start <= low and mark.end >= high]
        out.append(Segment(low, high, tuple(sorted(over, key=lambda m: (m.start - m.end, KINDS.index(m.kind))))))
    return out


def standing(found: Iterable[Mark], raw: str) -> tuple[list[Mark], int]:
    """The marks whose words stand in `raw` where the graph has them, and how many do not: the text is another one."""
    all_marks = list(found)
    stand = [m for m in all_marks if _encodable(raw[m.start : m.end]) == m.words]
    return stand, len(all_marks) - len(stand)


def number(kind: str, things: Iterable[str]) -> dict[str, str]:
    """Things → E1, E2, … in their order."""
    return {thing: f"{kind}{n}" for n, thing in enumerate(things, 1)}


def _encodable(text: str) -> str:
    """As the graph holds it: half of a character is none."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _mark(words: Words | None, kind: str, thing: str, tag: str, name: str = "", record: str = "") -> Iterator[Mark]:
    if words is not None and words.start < words.end:
        yield Mark(words.start, words.end, kind, thing, record or thing, tag, name, words.text)


def _named(view: View) -> Iterator[Mark]:
    classes = {
        view.value(each, terms.IDENTIFIED_AS): view.value(each, terms.ENTITY_CLASS)
        for each in view.of_class(terms.IDENTIFICATION)
    }
    for mention in view.of_class(terms.MENTION):
        entity = view.value(mention, terms.REFERS_TO)
        known = classes.get(entity) or next((c for c in view.values(entity, terms.RDF + "type") if c in ENTITIES), "")
        kind = ENTITIES.get(known, "reference")
        yield from _mark(_at(view, mention, terms.SELECTOR_OF), kind, entity, "", view.name(entity), mention)
    for role in view.of_class(terms.ROLE_PHRASE):
        holder = view.value(role, terms.HOLDER)
        yield from _mark(
            _at(view, role, terms.SELECTOR_OF), "role", role, "", view.name(holder) if holder else view.name(role)
        )
    for reference in view.of_class(terms.REFERENCE):
        name = view.names(reference, terms.STANDS_FOR)
        yield from _mark(_at(view, reference, terms.SELECTOR_OF), "reference", reference, "", name)
    for time in view.of_class(terms.TIME_EXPRESSION):
        date = view.value(time, terms.DATE) or "open"
        yield from _mark(_at(view, time, terms.SELECTOR_OF), "date", time, date)
    for position in view.of_class(terms.POSITION_REPORT):
        name = view.names(position, terms.PERSON_OF)
        yield from _mark(_at(view, position, terms.SELECTOR_OF), "title", position, "", name)


def _events(view: View) -> Iterator[Mark]:
    numbers = number("E", view.of_class(terms.REPORT))
    for report, mark in numbers.items():
        kind = _last(view, report, terms.EVENT_TYPE)
        status = _last(view, report, terms.STATUS_OF)
        parties = " ← ".join(filter(None, (view.names(report, terms.ACTOR), view.names(report, terms.RECIPIENT))))
        for predicate, words in view.words(report):
            if predicate in (terms.TRIGGER, terms.ALSO_TOLD_AT):
                yield from _mark(words, "trigger", report, f"{mark} {kind} {status}", parties)
            elif predicate == terms.STATUS_CUE:
                yield from _mark(words, "status", report, f"{mark} {status}")
            elif predicate == terms.CONDITION:
                yield from _mark(words, "condition", report, f"{mark} if")


def _statements(view: View) -> Iterator[Mark]:
    numbers = number("S", view.of_class(terms.STATEMENT))
    for statement, mark in numbers.items():
        speaker = view.names(statement, terms.SPEAKER) or view.names(statement, terms.VIA)
        stance = _last(view, statement, terms.STANCE_OF)
        for predicate, words in view.words(statement):
            if predicate == terms.CONTENT:
                yield from _mark(words, "content", statement, mark, speaker)
            elif predicate == terms.CUE:
                yield from _mark(
                    words, "cue", statement, f"{mark} {'says' if stance == 'neutral' else stance}", speaker
                )
            elif predicate == terms.SPEAKER_SELECTOR:
                yield from _mark(words, "speaker", statement, mark, speaker)


def _at(view: View, thing: str, predicate: str) -> Words | None:
    return view.span(view.value(thing, predicate))


def _last(view: View, thing: str, predicate: str) -> str:
    return short(view.value(thing, predicate)).rpartition(":")[2]
