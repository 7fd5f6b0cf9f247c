"""The record of a quantity: its bounds, spans, status, circumstances, and the chain that it hangs on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ingest.describe import ids
from ingest.model import Link, Parsed, Quantity, Span, TimeExpression
from ingest.understand.quantities.announcers import Announcers
from ingest.understand.quantities.circumstances import UNTIMED, Circumstances
from ingest.understand.quantities.counts import Counted
from ingest.understand.quantities.governors import Governor
from ingest.understand.quantities.outcomes import Outcomes


@dataclass
class Recorder:
    """Makes the quantities of one article; `outermost` is the first link of every chain."""

    parsed: Parsed
    demonyms: Mapping[str, str]
    outermost: Link
    outcomes: Outcomes
    circumstances: Circumstances
    announcers: Announcers

    def make(
        self,
        found: Counted,
        kind: str,
        unit: str,
        rule: str,
        governor: Governor | None,
        confidence: float,
        toll: int | None = None,
    ) -> Quantity:
        """The quantity of a counted phrase of a known kind."""
        parsed, tokens = self.parsed, self.parsed.tokens
        article = ids.article_of(parsed.article)
        number = parsed.article.span(tokens[found.start].start + found.lead, tokens[found.end - 1].end)
        first = tokens[found.first]
        opens = first.start + (found.lead if found.first == found.start else first.base)
        span = parsed.article.span(opens, tokens[max(found.last, found.end) - 1].end)
        what = self._what(found)
        status, cue = self.outcomes.of(found, kind, governor)
        event = self.circumstances.event(found, kind, governor)
        floor, roof = self.circumstances.bounds(found)
        within = self.circumstances.within(number)
        chain = within[-1].chain if within else (self.outermost,)
        told = governor is None or governor.pos == "noun" or governor.at > found.first
        at = governor.at if governor is not None else toll
        counter = self.announcers.of(found, at, floor) if told else None
        since = 0 if counter is None else min(found.first, found.first if at is None else at)
        time, cumulative = self.circumstances.time(found, event, floor, roof, toll, since)
        if counter is not None and all(link.source != counter.source for link in chain):
            chain = (*chain, counter)
        behind = governor is not None and governor.at > found.first  # «ثلاثة آخرين كانوا قد أصيبوا»
        if time is not None and behind and time.first < found.first and (event is None or event.time is not time):
            time = None
        if (kind in UNTIMED or (found.form == "dual" and self._definite(found))) and governor is None:
            time, cumulative, floor = None, False, roof
        if time is not None and status == "happened" and self._to_come(time):
            time = None  # «الاثنين» is not the next one where it has happened
        described = range(found.noun, found.last) if found.noun is not None else range(0)
        states = (f"gov-{self.demonyms[tokens[i].norm]}" for i in described if tokens[i].norm in self.demonyms)
        people = unit in ("person", "item")
        return Quantity(
            ids.quantity(article, number),
            kind,
            found.low,
            found.high,
            found.modifier,
            unit,
            span,
            number,
            rule,
            what,
            tuple(dict.fromkeys(states)) if people else (),
            status,
            None if cue is None else parsed.span(cue, cue + 1),
            event.key if event else "",
            "",
            (event.place if event else "") or (self.circumstances.place(found, floor, roof, toll) if floor < roof else ""),
            time,
            cumulative,
            tuple(s.key for s in within),
            chain,
            confidence,
        )  # fmt: skip

    def _definite(self, found: Counted) -> bool:
        return found.noun is not None and self.parsed.tokens[found.noun].norm.startswith("ال")

    def _to_come(self, time: TimeExpression) -> bool:
        """Whether a time begins after the day of the article."""
        published = self.parsed.article.published[:10]
        return bool(time.value and published) and time.value[:10] > published

    def _what(self, found: Counted) -> Span | None:
        tokens = self.parsed.tokens
        if found.noun is None:
            return None
        last = found.described or found.last
        last = last if last > found.noun else found.noun + 1
        if found.form == "behind" or (found.form == "dual" and found.start > found.noun):
            last = found.start - (tokens[found.start - 1].form == "ال")
        first = tokens[found.noun]
        return self.parsed.article.span(first.start + first.base, tokens[last - 1].end)
