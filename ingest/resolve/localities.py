"""Definite nouns of places and sides: «القطاع», «المدينة», «العاصمة الإيرانية», «الجانب الأميركي», «الاحتلال»."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property

from ingest.describe import ids
from ingest.model import Entity, Mention, Parsed
from ingest.resolve.authority import Authority
from ingest.resolve.nearest import Candidate, Found, nearest
from ingest.resolve.occupation import about_israel_or_palestine
from ingest.resolve.surroundings import state_of_most
from ingest.words import words

_STRIP, _CITY, _CAPITAL = words("anaphora.strip"), words("anaphora.city"), words("anaphora.capital")
_OCCUPATION = words("anaphora.occupation")
_SIDE = words("anaphora.side")
_GAZA = "place-gaza-strip"


@dataclass(frozen=True)
class Localities:
    """The places of one article; `named` are its names in order."""

    parsed: Parsed
    authority: Authority
    named: list[tuple[Mention, Entity]]

    def at(self, i: int, covered: Set[int]) -> Found | None:
        """What a definite noun at token i, with the demonym behind it, stands for; None where it is none of these nouns."""
        tokens = self.parsed.tokens
        token = tokens[i]
        if token.pos not in ("noun", "adj", "noun_prop", ""):
            return None
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        state = self.authority.demonyms.get(following.norm) if following is not None and i + 1 not in covered else None
        if state is not None and following is not None and following.norm.startswith("ال"):
            if i + 2 < len(tokens) and self._joined(i + 2):
                return None  # «الجانبين الأميركي والروسي»
            if token.norm in _SIDE:
                return Found(i + 2, ids.authority_entity(f"gov-{state}"), "Government", "side with demonym", 0.9)
            capital = f"capital-{state}"
            if token.norm in _CAPITAL and capital in self.authority.entries:
                return Found(i + 2, ids.authority_entity(capital), "Place", "capital with demonym", 0.9)
            return None
        if i - 1 in covered and not self._clitic(i):
            return None  # «بنزرت المدينة»
        if i + 1 in covered or (following is not None and following.pos == "adj" and following.norm.startswith("ال")):
            return None
        if token.norm in _STRIP:
            return self._strip(i)
        if token.norm in _OCCUPATION:
            return self._occupation(i)
        if token.norm in _CITY:
            return self._named_before(i, ("city", "capital"), "city named before")
        return self._capital(i) if token.norm in _CAPITAL else None

    def _clitic(self, i: int) -> bool:
        analysis = self.parsed.tokens[i].analysis
        return analysis is not None and bool(analysis.conj or analysis.prep)

    def _joined(self, i: int) -> bool:
        token = self.parsed.tokens[i]
        return bool(token.analysis and token.analysis.conj and token.norm in self.authority.demonyms)

    def _strip(self, i: int) -> Found | None:
        """«القطاع» is the Gaza Strip where that was named before; elsewhere a sector of an economy."""
        for mention, entity in self.named:
            if mention.last <= i and entity.authority == _GAZA:
                return Found(i + 1, entity.key, "Place", "the Strip named before", 0.9)
        return None

    def _occupation(self, i: int) -> Found | None:
        """«الاحتلال يقصف», «اعتقل الاحتلال»: Israel's government where it acts in an article about Israel or Palestine."""
        tokens = self.parsed.tokens
        acts = any(0 <= k < len(tokens) and tokens[k].pos == "verb" for k in (i - 1, i + 1))
        if not acts or self._clitic(i) or not self._about_israel_or_palestine:
            return None
        return Found(i + 1, ids.authority_entity("gov-IL"), "Government", "the occupation that acts", 0.85)

    def _named_before(self, i: int, kinds: tuple[str, ...], rule: str) -> Found | None:
        fitting = [
            Candidate(m.last, e.key) for m, e in self.named if m.last <= i and e.type == "Place" and e.kind in kinds
        ]
        here = self.parsed.sentence_at(i).index
        found = nearest(self.parsed, i, [c for c in fitting if here - self.parsed.sentence_at(c.last - 1).index <= 3])
        return Found(i + 1, found[0], "Place", rule, round(found[1] - 0.05, 2)) if found else None

    def _capital(self, i: int) -> Found | None:
        """«العاصمة» alone: the only capital named before, else that of the state that the article is about."""
        named = {e.key for m, e in self.named if m.last <= i and e.kind == "capital"}
        if len(named) == 1:
            return Found(i + 1, named.pop(), "Place", "only capital named", 0.8)
        key = f"capital-{self._home}"
        if named or key not in self.authority.entries:
            return None
        return Found(i + 1, ids.authority_entity(key), "Place", "capital of the article's state", 0.7)

    @cached_property
    def _about_israel_or_palestine(self) -> bool:
        return about_israel_or_palestine(self.parsed, self.named, self.authority)

    @cached_property
    def _home(self) -> str:
        return state_of_most(self.parsed, self.named, self.authority)
