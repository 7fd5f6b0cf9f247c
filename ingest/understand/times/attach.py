"""Which date an event has: its trigger's own, one that it shares, or that of the event that it takes up again."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from ingest.arabic.normalise import fold
from ingest.model import Parsed, Statement, TimeExpression
from ingest.understand.syntax import Syntax
from ingest.understand.times.heads import Heads
from ingest.understand.times.sharing import Sharing
from ingest.understand.triggers import Hit
from ingest.words import words

_POSTPONES = words("times.postpones")
_TO = fold("إلى")
_OPENS = 3  # tokens before the verb that goes on with what was said
_SPOKEN = frozenset({"ACCUSE", "REJECT", "SUPPORT", "REQUEST", "THREATEN"})


@dataclass(frozen=True)
class Attachment:
    """The dates of one article's events. `hits` are its triggers, `says` the tokens that are words of saying."""

    parsed: Parsed
    syntax: Syntax
    times: tuple[TimeExpression, ...]
    hits: tuple[Hit, ...] = ()
    says: frozenset[int] = frozenset()
    statements: tuple[Statement, ...] = ()

    @cached_property
    def _heads(self) -> Heads:
        return Heads(self.parsed, self.syntax, self.times, self.hits, self.says)

    @cached_property
    def _own(self) -> list[tuple[TimeExpression, int]]:
        """Each date with its head, where it has one."""
        moved = {t for t, _ in self._postponed()}
        found = [
            (t, h.token)
            for t in self.times
            if t not in moved and not self._was_planned(t) and (h := self._heads.of(t)) is not None
        ]
        return sorted(found, key=lambda f: (not f[0].value, f[0].first))

    @cached_property
    def _by_token(self) -> dict[int, TimeExpression]:
        """Token → its date. Its own date wins over one that it shares; a new date over the one that was postponed."""
        own: dict[int, TimeExpression] = {}
        for time, moved in self._postponed():
            own.update(dict.fromkeys(moved, time))
        for time, token in self._own:
            if self._heads.dated[time.first].dates:
                own.setdefault(token, time)
        shared: dict[int, TimeExpression] = {}
        sharing = Sharing(self.parsed, self.syntax, self._heads)
        for time, token in self._own:
            if not self._heads.dated[time.first].dates:
                continue
            for other in sharing.of(token, time):
                if other not in own:
                    shared.setdefault(other, time)
        return {**shared, **own}

    def of(self, hit: Hit) -> TimeExpression | None:
        """The date of a trigger, its own or shared in its sentence; or None."""
        return next((self._by_token[k] for k in hit.tokens if k in self._by_token), None)

    def recalled(self, hit: Hit, parties: Collection[str]) -> TimeExpression | None:
        """The date that a trigger without one takes over from before, its actors being `parties`; or None."""
        return self._told_again(hit) or self._goes_on(hit, parties)

    def extent(self, hit: Hit) -> tuple[TimeExpression, ...]:
        """What bounds a trigger's event without being its date: since when, until when, before or after what, how long."""
        return tuple(
            t
            for t, token in self._own
            if token in hit.tokens and not self._heads.dated[t.first].dates and (t.earliest or t.duration)
        )

    def ahead(self, time: TimeExpression) -> bool:
        """Whether a date lies ahead of the article: «غدا», «الأسبوع المقبل», a day after the article's own."""
        return self._heads.ahead(time)

    def _told_again(self, hit: Hit) -> TimeExpression | None:
        """«الهجوم», «الاجتماع» with no date, where the same word had one before, and only one: the event told again."""
        token = self.parsed.tokens[hit.first]
        analysis = token.analysis
        if hit.trigger.pos != "noun" or hit.trigger.category in _SPOKEN or analysis is None or not analysis.article:
            return None
        if any(k in self._heads.dated for k in self._clause(hit)):
            return None
        before = [h for h in self.hits if h.first < hit.first and h.trigger.concept == hit.trigger.concept]
        named = [h for h in before if self.parsed.tokens[h.first].lemma == token.lemma]
        dates = {t for h in named for k in h.tokens if (t := self._by_token.get(k)) is not None}
        values = {t.value for t in dates}
        return min(dates, key=lambda t: t.first) if len(values) == 1 and "" not in values else None

    def _clause(self, hit: Hit) -> range:
        return range(self.syntax.start_of_clause(hit.first), self.syntax.end_of_clause(hit.last - 1))

    def _goes_on(self, hit: Hit, parties: Collection[str]) -> TimeExpression | None:
        """The date on which a speaker spoke, for what he does in speaking on: «قال الوزير اليوم …. ودعا الوزير إلى …»."""
        if hit.trigger.pos != "verb" or hit.trigger.category not in _SPOKEN or not parties:
            return None
        sentence = self.parsed.sentence_at(hit.first)
        analysis = self.parsed.tokens[hit.first].analysis
        if hit.first - sentence.first > _OPENS or analysis is None or analysis.aspect != "p":
            return None
        if any(k in self._heads.dated for k in range(sentence.first, sentence.last)) or any(
            self.parsed.tokens[k].lemma in ("كان", "سبق") for k in range(sentence.first, hit.first)
        ):
            return None
        cues = {s.cue.start: s for s in self.statements}
        last: TimeExpression | None = None
        for time, token in sorted(self._own, key=lambda f: f[1]):
            if token >= hit.first:
                break
            cue = self.parsed.tokens[token]
            said = cues.get(self.parsed.article.span(cue.start + cue.base, cue.end).start)
            if said is not None and token in self.says:
                last = time if said.speaker in parties else None
        return last

    def _postponed(self) -> Iterator[tuple[TimeExpression, list[int]]]:
        """The new date of what is postponed, with its triggers: «تأجيل الاجتماع من الاثنين إلى الخميس»."""
        heads = self._heads
        for time in self.times:
            where = heads.dated[time.first]
            to = where.start and self.parsed.tokens[where.start - 1].norm == _TO
            if time.type != "until" and not (time.type == "interval" and to):
                continue
            floor = self.parsed.sentence_at(time.first).first
            puts = next((k for k in range(where.start - 1, floor - 1, -1) if self._postpones(k)), None)
            if puts is None:
                continue
            act = heads.inside.get(puts)
            whole = [act.first] if act is not None and len(act.tokens) > 1 else []  # «تأجيل زيارة» as one trigger
            after = [k for k in range(puts + 1, where.start) if k in heads.nouns]
            before = [k for k in range(floor, puts) if k in heads.nouns]
            moved = [*whole, *(after or before[-1:])]
            yield time, moved[:2]

    def _was_planned(self, time: TimeExpression) -> bool:
        """Whether a date is that for which something postponed was planned: behind «تأجيل» and what it puts off."""
        heads = self._heads
        start, floor = heads.dated[time.first].start, self.parsed.sentence_at(time.first).first
        puts = next((k for k in range(start - 1, floor - 1, -1) if self._postpones(k)), None)
        return puts is not None and any(k in heads.nouns and k != puts for k in range(puts, start))

    def _postpones(self, k: int) -> bool:
        token = self.parsed.tokens[k]
        return token.lemma in _POSTPONES and not (k and self.parsed.tokens[k - 1].norm == "من")  # «من أجل»
