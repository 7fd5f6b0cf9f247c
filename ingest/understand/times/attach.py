"""Which event a date expression belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.arabic.normalise import fold
from ingest.model import Parsed, TimeExpression
from ingest.understand.syntax import Syntax
from ingest.understand.triggers import Hit

_TIME_REACH = 24
_AHEAD = re.compile("|".join(map(fold, "المقبل القادم غدا".split())))


@dataclass(frozen=True)
class Attachment:
    """The dates of one article's events."""

    parsed: Parsed
    syntax: Syntax
    times: tuple[TimeExpression, ...]

    def of(self, hit: Hit) -> TimeExpression | None:
        """The date expression nearest to the trigger in its sentence, with none of another verb between."""
        sentence = self.parsed.sentence_at(hit.first)
        best: tuple[int, TimeExpression] | None = None
        for time in self.times:
            if not (sentence.first <= time.first < sentence.last):
                continue
            distance = time.first - hit.last if time.first >= hit.last else hit.first - time.last + 3
            low, high = min(time.last, hit.last), max(time.first, hit.first)
            score = distance + sum(self._barrier(k) for k in range(low, high))
            if score <= _TIME_REACH and (best is None or score < best[0]):
                best = (score, time)
        return best[1] if best else None

    def _barrier(self, k: int) -> int:
        """How much a token between a trigger and a date keeps them apart."""
        if self.syntax.opens_clause(k):
            return 16
        if not self.syntax.is_verb(k):
            return 0
        analysis = self.parsed.tokens[k].analysis
        return 3 if analysis is not None and analysis.conj else 8

    def ahead(self, time: TimeExpression, hit: Hit) -> bool:
        """Whether a date lies ahead of the article: «غدا», «الأسبوع المقبل», a day after the article's own."""
        published = self.parsed.article.published
        return (hit.trigger.pos == "noun" and bool(_AHEAD.search(fold(time.text)))) or bool(
            published and time.earliest and time.earliest > published
        )
