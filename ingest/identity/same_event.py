"""Do two articles tell of one event? A score from parties, time, place, concept and wording, with its reasons.

As for entities the score is a sum of log-odds, named and bounded one by one, squashed to a probability. Status is no
part of it: a meeting that was planned and one that was cancelled may be one meeting.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ingest.describe import ids, terms
from ingest.identity.event_pairs import befalls_once, days_apart, days_between, length, may_be, opposed
from ingest.identity.scoring import Score
from ingest.identity.tellings import Telling, is_entity
from ingest.identity.wording import Rarity, Words, content

SAME = 0.85  # from here on two tellings are of one event
OPEN = 0.4  # from here on a pair is worth a person's judgement
FIT = 0.5  # each two tellings of a cluster must come to this: nothing is joined by a chain alone

_PRIOR = -4.5  # two tellings of one category that share something are mostly of two events
_SAME_IRI = 3.0  # category, parties and full day are the same
_DAY, _DAY_NEAR, _DAY_OTHER = 1.5, 0.4, -6.0
_APART = (0.5, -1.5, -2.5, -3.5)  # days between two articles that give no day: what is news each day is new each day
_UNDATED = (0.4, 0.0, -1.5, -2.5)  # days that a dated event lies behind an article that gives no day
_PARTY, _PARTY_MOST = 0.4, 2.2  # of a shared party's rarity (natural log); most a role may add
_ROLE_WORDS = 0.25  # an unnamed party in the same words: «شخصين», «الوحدات الأمنية»
_BOTH_ROLES = 0.8
_OTHER_PARTY = -2.5  # both name who it was, and nobody is the same, or part of the same
_NO_ACTOR = -2.0  # who did it to a state is not told: on one day several do the same («… تقطع علاقاتها مع قطر»)
_CONCEPT, _CONCEPT_OTHER = 0.8, -1.2
_PLACE, _PLACE_NEAR, _PLACE_OTHER = 1.2, 0.5, -6.0
_WORDS, _WORDS_FEW = 5.0, -0.3  # times the likeness of the clauses; what few words in common take away
_HEADLINE = 2.0
_ONCE = 1.5  # the same person in what befalls one once
_NAMED, _NAMED_MOST, _NAMED_NONE = 0.25, 1.5, -0.7  # whom and what else both articles name, by rarity
_COPY = 1.5  # the articles are one text

_FEWEST = 300  # as in `scoring`: a small store says little about how common something is
_WORDING = 0.5  # from here on the wording alone is evidence, as a party, place or copy is
_EVIDENCE = {"party", "actor", "recipient", "place", "copies", "same parties and day"}
# Who meets whom: actors and recipients are the same sort of party.
_MUTUAL = {f"{terms.TYPE}{category}" for category in ("CONSULT", "AGREE", "COOPERATE")}
# «قيل إنه قُتل، ونفى مصدر مقتله»: two tellings of one article
_BOTH = Score(0.88, ("one article tells that it was and that it was not",), True)
_NOT = Score(0.0, (), False)


class SameEvent:
    """Scores pairs of tellings of a store.

    `within`: entity → what it is part of; `copies`: article → the article it is a copy of (or itself); `labels`: the
    Arabic names of parties and places. The words of these names are no wording: who it was counts once.
    """

    def __init__(
        self,
        tellings: Sequence[Telling],
        within: Mapping[str, frozenset[str]],
        copies: Mapping[str, str],
        labels: Mapping[str, str],
    ) -> None:
        self._within, self._copies, self._labels = within, copies, labels
        self._wording = {telling.key: telling.words - self._names_in(telling) for telling in tellings}
        self._words = Rarity(telling.words for telling in tellings)
        self._headlines = Rarity({telling.article: telling.headline for telling in tellings}.values())
        by_article = {telling.article: telling.named for telling in tellings}
        self._named = Counter(entity for named in by_article.values() for entity in named)
        self._parties = Counter(party for telling in tellings for party in telling.parties)
        self._sizes = {"party": len(tellings), "named": len(by_article)}
        self._around: dict[str, frozenset[str]] = {}

    def fits(self, one: Telling, other: Telling) -> bool:
        """Whether two tellings may stand in one event."""
        return self(one, other).value >= FIT

    def __call__(self, one: Telling, other: Telling) -> Score:
        """The score of two tellings of one category."""
        if one.type != other.type:
            return _NOT
        if one.article == other.article:
            return _BOTH if opposed(one, other) else _NOT
        parts = [*self._time(one, other), *self._who(one, other), *self._where(one, other), *self._how(one, other)]
        if one.event == other.event and len(one.parties) > 1:  # with one party known, the other one may be anybody
            parts.append((_SAME_IRI, "same parties and day"))
        total = _PRIOR + sum(weight for weight, _ in parts)
        reasons = tuple(why for weight, why in sorted(parts, key=lambda part: -part[0]) if weight > 0 and why)
        alike = self._words.likeness(*self._worded(one, other)) >= _WORDING
        evidence = alike or any(why.partition(":")[0] in _EVIDENCE for why in reasons)
        return Score(round(1 / (1 + math.exp(-total)), 3), reasons, evidence)

    def _time(self, one: Telling, other: Telling) -> Iterator[tuple[float, str]]:
        if one.earliest and other.earliest:
            if one.earliest > other.latest or other.earliest > one.latest:
                yield _DAY_OTHER, ""
            elif one.earliest == one.latest == other.earliest == other.latest:
                yield _DAY, f"day: {one.earliest}"
            elif length(one) <= 7 and length(other) <= 7:
                yield _DAY_NEAR, f"time: {max(one.earliest, other.earliest)}"
        elif one.earliest or other.earliest:
            dated, undated = (one, other) if one.earliest else (other, one)
            yield self._beside(dated, undated), ""
        elif (apart := days_apart(one.published, other.published)) is not None:
            yield (_APART[apart] if apart < len(_APART) else _DAY_OTHER), "" if apart else f"published: {one.published}"

    def _beside(self, dated: Telling, undated: Telling) -> float:
        if not may_be(dated, undated):
            return _DAY_OTHER
        behind = days_between(dated.latest, undated.published) if undated.published else 0
        return _UNDATED[max(behind, 0)] if behind < len(_UNDATED) else _DAY_OTHER

    def _who(self, one: Telling, other: Telling) -> Iterator[tuple[float, str]]:
        mutual = one.type in _MUTUAL
        if mutual:
            roles = [("party", one.parties, other.parties)]
        else:
            roles = [("actor", one.actors, other.actors), ("recipient", one.recipients, other.recipients)]
        agreed = 0
        for role, mine, yours in roles:
            total, shared = 0.0, []
            for party in sorted(mine & yours):
                rarity = self._rarity(self._parties, party, "party")
                total += rarity * (_PARTY if is_entity(party) else _ROLE_WORDS)
                shared.append(self._called(party))
            if shared:
                agreed += 1 if len(roles) > 1 else min(len(shared) - 1, 1) * 2
                yield min(total, _PARTY_MOST), f"{role}: {', '.join(shared)}"
            # Who receives two guests on one day has two meetings.
            if self._strangers(mine - yours, yours - mine) if shared and mutual else self._strangers(mine, yours):
                yield _OTHER_PARTY, ""
        if agreed > 1:
            yield _BOTH_ROLES, "all parties"
        if not mutual and not (one.actors and other.actors) and any(map(_is_state, one.recipients & other.recipients)):
            yield _NO_ACTOR, ""
        if befalls_once(one, other):
            yield _ONCE, "what befalls a person once"

    def _where(self, one: Telling, other: Telling) -> Iterator[tuple[float, str]]:
        if one.place and other.place:
            if one.place == other.place:
                yield _PLACE, f"place: {self._called(one.place)}"
            elif one.place in self._whole(other.place) or other.place in self._whole(one.place):
                yield _PLACE_NEAR, "place: one within the other"
            else:
                yield _PLACE_OTHER, ""

    def _how(self, one: Telling, other: Telling) -> Iterator[tuple[float, str]]:
        if one.concept and other.concept:
            same = one.concept == other.concept
            yield _CONCEPT if same else _CONCEPT_OTHER, f"concept: {one.concept.removeprefix(terms.TYPE)}"
        mine, yours = self._worded(one, other)
        likeness, shared = self._words.likeness(mine, yours), self._words.shared(mine, yours)
        yield _WORDS * likeness + _WORDS_FEW, f"words: {' '.join(shared[:6])} ({likeness:.2f})"
        if headline := self._headlines.likeness(one.headline, other.headline):
            yield _HEADLINE * headline, f"headlines ({headline:.2f})"
        also = (one.named & other.named) - (one.parties | other.parties)
        rarity = sum(self._rarity(self._named, entity, "named") for entity in also)
        yield min(_NAMED * rarity, _NAMED_MOST) if also else _NAMED_NONE, f"{len(also)} more names in both articles"
        if self._copies.get(one.article, one.article) == self._copies.get(other.article, other.article):
            yield _COPY, "copies: the articles are one text"

    def _worded(self, one: Telling, other: Telling) -> tuple[Words, Words]:
        return self._wording[one.key], self._wording[other.key]

    def _names_in(self, telling: Telling) -> Words:
        named = [self._labels[iri] for iri in (*telling.parties, telling.place) if iri in self._labels]
        return frozenset().union(*map(content, named))

    def _called(self, thing: str) -> str:
        """An entity by its authority key, another one by its name; words as they are."""
        key = thing.removeprefix(ids.authority_entity(""))
        return key if "-" in key else self._labels.get(thing, key)

    def _rarity(self, counts: Counter[str], thing: str, of: str) -> float:
        return math.log((max(self._sizes[of], _FEWEST) + 1) / (counts[thing] + 0.5))

    def _strangers(self, mine: frozenset[str], yours: frozenset[str]) -> bool:
        """Whether both sides name somebody, and nobody of the one is, or belongs to, anybody of the other."""
        left, right = ([p for p in parties if is_entity(p)] for parties in (mine, yours))
        belongs = any(a in self._whole(b) or b in self._whole(a) for a in left for b in right)
        return bool(left and right) and not belongs

    def _whole(self, entity: str) -> frozenset[str]:
        """An entity and all that it is part of."""
        if entity not in self._around:
            found: set[str] = set()
            new = {entity}
            while new := {up for each in new for up in self._within.get(each, ())} - found:
                found |= new
            self._around[entity] = frozenset(found | {entity})
        return self._around[entity]


def _is_state(party: str) -> bool:
    return party.startswith(ids.authority_entity("gov-"))
