"""Clauses: where one begins and ends, and which tokens are finite verbs of their own."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.model import Parsed
from ingest.understand.units import Units
from ingest.words import words

_HARD = frozenset(".؛;!?؟…:\n")
_OPENERS = words("syntax.openers")
AUXILIARY = words("syntax.auxiliary")
_PLACES = words("clauses.places")
_MIDST = "وسط"
_REACH = 22


@dataclass
class Clauses:
    """The clauses of one article, over its tokens and party units."""

    parsed: Parsed
    units: Units

    def opens_clause(self, i: int) -> bool:
        """Whether token i ends what was before it: a hard mark, a conjunction that opens a clause, a relative pronoun."""
        token = self.parsed.tokens[i]
        if token.kind == "punct":
            return token.form in _HARD or (token.form in "-–" and i > 0 and self.parsed.tokens[i - 1].form in ")-–")
        if token.norm == _MIDST and self._place_behind(i):
            return False
        opens = (
            token.norm in _OPENERS
            or token.pos in ("conj_sub", "pron_rel")
            or (token.pos == "verb_pseudo" and token.lemma == "ان")
        )
        return opens and token.pos != "verb" and self.units.covering(i) is None  # «كان» is no «كأن»

    def _place_behind(self, i: int) -> bool:
        """Whether a place is named behind a token: «وسط الخرطوم», «وسط المدينة»."""
        if i + 1 >= len(self.parsed.tokens):
            return False
        unit = self.units.covering(i + 1)
        return (unit is not None and unit.type == "Place") or self.parsed.tokens[i + 1].lemma in _PLACES

    def is_verb(self, i: int) -> bool:
        """Whether token i is a finite verb of its own, no auxiliary and no part of a name."""
        token = self.parsed.tokens[i]
        return token.pos == "verb" and token.lemma not in AUXILIARY and self.units.covering(i) is None

    def start_of_clause(self, i: int) -> int:
        """The first token of the clause that token i is in."""
        floor = self.parsed.sentence_at(i).first
        j = i
        while j > floor and not self.opens_clause(j - 1):
            j -= 1
        return j

    def end_of_clause(self, i: int) -> int:
        """The token before which the clause of token i ends: at an opener, or at a new finite verb behind a comma or و."""
        roof = min(self.parsed.sentence_at(i).last, i + _REACH)
        j = i + 1
        while j < roof:
            token = self.parsed.tokens[j]
            if self.opens_clause(j):
                break
            if token.pos == "verb" and self.units.covering(j) is None:
                break
            j += 1
        return j

    def verb_before(self, i: int) -> int | None:
        """The finite verb before token i in its sentence, auxiliaries aside."""
        tokens = self.parsed.tokens
        for k in range(i - 1, self.parsed.sentence_at(i).first - 1, -1):
            if tokens[k].pos == "verb" and self.units.covering(k) is None and tokens[k].lemma not in AUXILIARY:
                return k
        return None
