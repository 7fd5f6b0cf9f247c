"""The text of an article, as it stands in the page that it was read from, with what is marked in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.model import Span, Zone
from ingest.present.marks import Mark, marks, standing
from ingest.present.view import View


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page: characters [start, end) of its raw text, with the role of its zone (title, body, tag, …)."""

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class MarkedText:
    """An article's lines and the marks on them. `notes` tell, in words for the user, where the text is not what was read."""

    raw: str
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownArticle:
    """An article of a graph: its view and IRI, its text where there is one, and else, in `missing`, why there is none."""

    view: View
    iri: str
    text: MarkedText | None
    missing: str = ""


def marked_text(view: View, raw: str, zones: Sequence[Zone], notes: Sequence[str] = ()) -> MarkedText:
    """The text between the first and the last zone; without zones, the lines that hold marks.

    Marks whose words stand elsewhere in `raw` than the graph says are left out, and a note says so.
    """
    found, moved = standing(marks(view), raw)
    told = list(notes)
    if moved:
        told.append(
            f"{moved} of {moved + len(found)} marks are left out: the text has other words there than those that were read"
        )
    first, last = _reach(found, zones, len(raw))
    return MarkedText(raw, tuple(_lines(raw, first, last, zones)), tuple(found), tuple(told))


def _reach(found: Sequence[Mark], zones: Sequence[Zone], length: int) -> tuple[int, int]:
    spans = [zone.span for zone in zones] or [Span(mark.start, mark.end) for mark in found]
    if not spans:
        return 0, length
    return min(start for start, _ in spans), min(max(end for _, end in spans), length)


def _lines(raw: str, first: int, last: int, zones: Sequence[Zone]) -> list[Line]:
    start = raw.rfind("\n", 0, first) + 1
    lines = []
    for text in raw[start:last].splitlines(keepends=True) or [""]:
        end = start + len(text.rstrip("\r\n"))
        if raw[start:end].strip():
            lines.append(Line(start, end, _role(start, end, zones)))
        start += len(text)
    return lines


def _role(start: int, end: int, zones: Sequence[Zone]) -> str:
    """The role of the zones on a line: «القدس (RWQ)-- يعتزم …» is dateline and body, and shown as body."""
    if not zones:
        return "body"
    there = [zone.role for zone in zones if zone.span.start < end and zone.span.end > start]
    return next((role for role in ("title", "body") if role in there), there[0] if there else "noise")
