"""By whose count: who announces a number that no statement holds, «أعلنت وزارة الصحة مقتل 500», «حصيلة أعلنها الرئيس»."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.model import Link, Parsed
from ingest.understand.quantities.counts import Counted
from ingest.understand.quantities.lexicon import QuantityWords
from ingest.understand.syntax import Syntax
from ingest.words import words

_ANNOUNCES, _SPEAKS, _TOLLS = words("quantities.announces"), words("quantities.speaks"), words("quantities.counts")
_REACH = 22


@dataclass
class Announcers:
    """Finds who announces the numbers of one article."""

    parsed: Parsed
    syntax: Syntax
    table: QuantityWords

    def of(self, found: Counted, at: int | None, floor: int) -> Link | None:
        """Whose count a phrase is: by its toll, or by the verb that rules it (or token `at` before it) behind token `floor`."""
        return self._of_toll(found, floor) or self._of_verb(
            at if at is not None and at < found.first else found.first, floor
        )

    def _of_toll(self, found: Counted, floor: int) -> Link | None:
        """«حصيلة سابقة أعلنها الرئيس تحدثت عن 912», «حصيلة وزارة الصحة التي تحدثت عن 471»."""
        tokens = self.parsed.tokens
        before = range(found.first - 1, floor - 1, -1)
        toll = next((k for k in before if tokens[k].norm.removeprefix("ال") in _TOLLS), None)
        if toll is None or not any(tokens[k].lemma in _SPEAKS for k in range(toll + 1, found.first)):
            return None
        for k in range(toll + 1, found.first):
            unit = self.syntax.units.covering(k)
            if self.table.counted_at(tokens, k, frozenset({"head"})):
                continue  # «حصيلة ضحايا العملية»
            if unit is not None and unit.type != "Place" and (k == toll + 1 or tokens[k - 1].lemma in _ANNOUNCES):
                return Link(unit.key, self.parsed.span(unit.first, unit.last))
        return None

    def _of_verb(self, start: int, floor: int) -> Link | None:
        """The subject of the verb of announcing that stands nearest before token `start`, in its clause."""
        tokens = self.parsed.tokens
        for k in range(start - 1, max(floor, start - _REACH) - 1, -1):
            token = tokens[k]
            if token.kind == "punct" and token.form in ".؛:!؟":
                return None
            if token.pos == "verb" and token.lemma not in _ANNOUNCES:
                return None
            if self.syntax.opens_clause(k):
                return None
            if token.pos != "verb":
                continue
            analysis = token.analysis
            if analysis is None or analysis.voice == "p" or analysis.enclitic:
                return None
            for key in self.syntax.subject(k):
                entity = self.syntax.units.entities.get(key)
                if entity is not None and entity.type == "Place":
                    return None
                units = [u for u in self.syntax.units.by_first.values() if u.key == key]
                near = min(units, key=lambda u: abs(u.first - k), default=None)
                return Link(key, self.parsed.span(near.first, near.last) if near else None)
            return None
        return None
