"""Of which event, when and where: the circumstances of a quantity."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.arabic.normalise import fold
from ingest.model import Event, Parsed, Span, Statement, TimeExpression
from ingest.understand.quantities.counts import Counted
from ingest.understand.quantities.governors import Governor
from ingest.understand.quantities.lexicon import HARM
from ingest.understand.syntax import Syntax
from ingest.words import words

_RESULTS, _IN_ALL, _SINCE = words("quantities.results"), words("quantities.in_all"), words("quantities.since")
_LATELY = words("quantities.lately")
_TOLLS, _STOPS, _HAPPENS = words("quantities.counts"), words("quantities.stops"), words("quantities.happens")
_VIOLENT = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})
_BEFALLEN = frozenset({"killing", "wounding"})
UNTIMED = frozenset({"people", "groups", "times", "troops", "money", "vehicles", "buildings"})
_TIME_REACH = 24
_BUT = fold("أما")
_IN = frozenset(map(fold, "في قرب داخل جنوب شمال شرق غرب جنوبي شمالي شرقي غربي وسط".split()))


@dataclass
class Circumstances:
    """Finds events, days and places of quantities in one article. `dated` are the tokens of time expressions."""

    parsed: Parsed
    syntax: Syntax
    times: tuple[TimeExpression, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    dated: frozenset[int]

    def event(self, found: Counted, kind: str, governor: Governor | None) -> Event | None:
        """The report whose event is counted: its trigger is the governor, its party the phrase, or its result the toll."""
        tokens, parsed = self.parsed.tokens, self.parsed
        if kind in UNTIMED and governor is None:
            return None
        if governor is not None:
            token = tokens[governor.at]
            start = parsed.article.offsets[token.start + token.base]
            for event in self.events:
                if any(s.start <= start < s.end for s in (event.trigger, *event.tellings)):
                    return event
        span = parsed.span(found.first, found.last)
        for event in self.events:
            if any(toll in fold(parsed.article.page.raw[slice(*event.trigger)]) for toll in _TOLLS):
                continue
            for key in (*event.recipients, *event.actors):
                role = self.syntax.units.roles.get(key)
                if role is not None and span.start <= role.span.start < span.end and event.type in _VIOLENT:
                    return event
        return self._result_of(found) if kind in HARM else None

    def _result_of(self, found: Counted) -> Event | None:
        """«الغارة أسفرت عن 20 قتيلا»: the one attack before a verb of result in the sentence."""
        tokens, parsed = self.parsed.tokens, self.parsed
        sentence = parsed.sentence_at(found.first)
        whole = parsed.span(sentence.first, sentence.last)
        result = next((k for k in range(found.first - 1, sentence.first - 1, -1) if tokens[k].lemma in _RESULTS), None)
        if result is None:
            return None
        until = parsed.span(result, result + 1).start
        inside = [
            e for e in self.events
            if e.type == "ASSAULT" and e.concept not in _BEFALLEN and whole.start <= e.trigger.start < until
        ]  # fmt: skip
        return inside[0] if len(inside) == 1 else None

    def bounds(self, found: Counted) -> tuple[int, int]:
        """The tokens in which place and day are looked for: the sentence, within the innermost statement's content."""
        sentence = self.parsed.sentence_at(found.first)
        within = self.within(self.parsed.span(found.start, found.end))
        if not within:
            return sentence.first, sentence.last
        content, offsets, tokens = within[-1].content, self.parsed.article.offsets, self.parsed.tokens
        inside = [
            k for k in range(sentence.first, sentence.last)
            if content.start <= offsets[tokens[k].start] and offsets[tokens[k].end - 1] < content.end
        ]  # fmt: skip
        return (inside[0], inside[-1] + 1) if inside else (sentence.first, sentence.last)

    def within(self, number: Span) -> list[Statement]:
        """The statements whose content holds the number, outermost first."""
        inside = [s for s in self.statements if s.content.start <= number.start and number.end <= s.content.end]
        return sorted(inside, key=lambda s: s.content.end - s.content.start, reverse=True)

    def time(
        self, found: Counted, event: Event | None, floor: int, roof: int, toll: int | None, told: int = 0
    ) -> tuple[TimeExpression | None, bool]:
        """The day of what is counted, and whether it is counted since a day or in all.

        A date before token `told` is that of the announcement: «أكدت المصادر اليوم وفاة 3 أشخاص».
        """
        tokens = self.parsed.tokens
        start = max(self.syntax.start_of_clause(found.first) if toll is None else toll, floor)
        end = min(self.syntax.end_of_clause(found.last - 1), roof)
        since = self._since(found, start, end) or tokens[floor].norm in _SINCE
        in_all = any(tokens[k].norm in _IN_ALL for k in range(start, found.first))
        if event is not None and event.time is not None and event.time.value and not self._from(event.time):
            return event.time, since or in_all
        held = [t for t in self.times if max(floor, told) <= t.first < roof and not self._from(t)]
        near = [t for t in held if start <= t.first < end]
        near = near or [t for t in held if self._apart(found, t) <= _TIME_REACH]
        days = {t.value or t.text for t in near}
        return (near[0] if len(days) == 1 and not since else None), since or in_all

    def _from(self, time: TimeExpression) -> bool:
        """Whether a date is the first of many: «منذ منتصف أوت»."""
        return any(t.norm in _SINCE for t in self.parsed.tokens[max(time.first - 2, 0) : time.first + 1])

    def _since(self, found: Counted, start: int, end: int) -> bool:
        """Whether «منذ» stands in the clause, with no other number between it and the phrase."""
        tokens = self.parsed.tokens
        for path in (range(found.last, end), range(found.first - 1, start - 1, -1)):
            for k in path:
                if tokens[k].norm in _SINCE and not (k + 1 < len(tokens) and tokens[k + 1].norm in _LATELY):
                    return True
                if tokens[k].kind == "number" and k not in self.dated:
                    break
        return False

    def _apart(self, found: Counted, time: TimeExpression) -> int:
        """How far a date stands from the phrase: tokens between them, and more for each verb and opener of a clause."""
        tokens = self.parsed.tokens
        low, high = min(time.last, found.last), max(time.first, found.first)
        between = range(low, high)
        return (
            len(between)
            + sum(
                16 if self.syntax.opens_clause(k) else 8 if self.syntax.is_verb(k) and k > found.first else 0
                for k in between
            )
            + sum(3 * (tokens[k].form in "،,") + 16 * (tokens[k].norm == _BUT) for k in between)
        )

    def place(self, found: Counted, floor: int, roof: int, toll: int | None) -> str:
        """A place behind «في», «ب», «قرب» or a direction: the first one behind the phrase, else the one place before it."""
        units = self.syntax.units
        start = max(self.syntax.start_of_clause(found.first) if toll is None else toll, floor)
        reach = found.last
        while reach < min(roof, found.last + 14) and not self._leaves(reach):
            reach += 1
        behind = [u for u in units.inside(found.last, reach) if self._locative(u.first, u.type)]
        if behind:
            return behind[0].key
        if toll is None:
            verbs = [k for k in range(start, found.first) if self.syntax.is_verb(k)]
            started = [k for k in verbs if self.parsed.tokens[k].lemma not in _RESULTS]
            start = max([start, *started])  # «انفجار في عدن أسفر عن 5 قتلى», but no place of a verb before
        ahead = [u for u in units.inside(start, found.first) if self._locative(u.first, u.type)]
        return ahead[-1].key if len({u.key for u in ahead}) == 1 else ""

    def _leaves(self, k: int) -> bool:
        """Whether token k begins to tell of something else: a verb outside a relative clause, «ثم», «بعد», a hard mark."""
        token = self.parsed.tokens[k]
        if token.kind == "punct":
            return token.form in ".؛:!؟"
        if token.pos == "verb" and self.syntax.units.covering(k) is None:
            return self.parsed.tokens[k - 1].pos != "pron_rel" and token.norm not in _HAPPENS
        return token.norm in _STOPS

    def _locative(self, i: int, kind: str) -> bool:
        tokens = self.parsed.tokens
        return kind == "Place" and (
            self.syntax.preposition(i) == "ب" or (i > 0 and tokens[i - 1].norm.removeprefix("ب") in _IN)
        )
