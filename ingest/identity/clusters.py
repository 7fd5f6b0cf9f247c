"""Profiles, scores and decisions → clusters: which profiles are one entity, under which IRI, by which judgements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from ingest.describe import ids
from ingest.identity import names
from ingest.identity.decisions import Decision
from ingest.identity.profiles import Profile
from ingest.identity.scoring import OPEN, SAME, Score

_COMPARED = ("Person", "Organization", "Place")
_CROWD = 60  # profiles of one name that are all compared with one another; of more, each with its next ones
_NEXT = 12

Scoring = Callable[[Profile, Profile], Score]


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement on two identifications, or an identification and an entity (IRIs): verdict, score, reasons, by whom."""

    left: str
    right: str
    verdict: str
    score: float
    reasons: tuple[str, ...]
    by: str = ""
    at: str = ""


@dataclass(frozen=True)
class Clusters:
    """What the profiles come to. `entity`: identification → IRI of its entity; `open`: undecided pairs, closest first."""

    entity: Mapping[str, str]
    judged: tuple[Judged, ...]
    open: tuple[Judged, ...]
    wikidata: Mapping[str, str] = field(default_factory=dict)


def blocks(profiles: Iterable[Profile]) -> list[list[Profile]]:
    """Profiles of one class and full name that the authority does not know, where there are two or more, oldest first."""
    found: dict[tuple[str, str], list[Profile]] = defaultdict(list)
    for profile in profiles:
        if not profile.authority and profile.type in _COMPARED and _comparable(profile):
            found[profile.type, names.key(profile.name)].append(profile)
    return [sorted(found[block], key=_age) for block in sorted(found) if len(found[block]) > 1]


def cluster(profiles: Sequence[Profile], scoring: Scoring, decisions: Iterable[Decision]) -> Clusters:
    """Joins what is one. Decisions go first, then pairs by score; no join may bring together what is decided apart.

    The result hangs on the set of profiles and decisions alone, not on their order. A cluster has the IRI of its
    authority entry, else the one that its oldest profile has alone.
    """
    return _Clustering(profiles, decisions).run(scoring)


class _Clustering:
    def __init__(self, profiles: Sequence[Profile], decisions: Iterable[Decision]) -> None:
        self._profiles = {p.key: p for p in profiles}
        latest = {frozenset((d.a, d.b)): d for d in sorted(decisions, key=lambda d: (d.at, d.id))}
        self._decisions = list(latest.values())  # of two decisions on one pair the later one holds
        self._parent: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}
        self._apart: dict[str, set[str]] = defaultdict(set)
        self._judged: list[Judged] = []

    def run(self, scoring: Scoring) -> Clusters:
        split = self._split_off()
        for profile in self._profiles.values():
            if profile.authority and profile.key not in split:
                self._join(profile.key, profile.as_read)
        self._decide()
        undecided: list[Judged] = []
        for one, other, score in self._scored(scoring):
            if self._root(one.key) == self._root(other.key):
                continue
            if score.evidence and score.value >= SAME and self._may_join(one.key, other.key):
                self._join(one.key, other.key)
                self._judged.append(Judged(one.key, other.key, "same", score.value, score.reasons))
            elif score.value >= OPEN and not self._decided_apart(one.key, other.key):
                undecided.append(Judged(one.key, other.key, "open", score.value, score.reasons))
        open_ = [j for j in undecided if self._root(j.left) != self._root(j.right)]
        return Clusters(self._entities(), tuple(self._judged), tuple(_bridges(open_, self._root)), self._wikidata())

    def _split_off(self) -> set[str]:
        """Identifications that somebody decided are not the authority's entity that linking took them for."""
        out = set()
        for decision in self._decisions:
            for own, other in ((decision.a, decision.b), (decision.b, decision.a)):
                profile = self._profiles.get(_iri(own))
                if decision.verdict == "different" and profile and profile.authority and profile.as_read == _iri(other):
                    out.add(profile.key)
        return out

    def _decide(self) -> None:
        for verdict in ("different", "same"):  # what is apart is known before anything is joined
            for decision in self._decisions:
                left, right = _iri(decision.a), _iri(decision.b)
                if decision.verdict != verdict or right.startswith("Q"):
                    continue
                by = Judged(
                    left, right, verdict, 1.0, (decision.note,) if decision.note else (), decision.by, decision.at
                )
                if verdict == "different":
                    self._apart[left].add(right)
                    self._apart[right].add(left)
                elif self._may_join(left, right):
                    self._join(left, right)
                self._judged.append(by)
        bearers: dict[str, str] = {}
        for key, item in sorted(self._wikidata().items()):
            if key in self._profiles and self._may_join(first := bearers.setdefault(item, key), key):
                self._join(first, key)

    def _scored(self, scoring: Scoring) -> list[tuple[Profile, Profile, Score]]:
        """All pairs that are compared, surest first; equal ones in order of their keys."""
        pairs = [(a, b, scoring(a, b)) for block in blocks(self._profiles.values()) for a, b in _pairs(block)]
        return sorted(pairs, key=lambda pair: (-pair[2].value, pair[0].key, pair[1].key))

    def _root(self, node: str) -> str:
        while (parent := self._parent.get(node, node)) != node:
            self._parent[node] = self._parent.get(parent, parent)
            node = parent
        return node

    def _may_join(self, one: str, other: str) -> bool:
        """Whether nobody decided that two members are apart, and no two entries of the authority would meet."""
        known = {node for node in self._of(one) | self._of(other) if node.startswith(ids.authority_entity(""))}
        return len(known) < 2 and not self._decided_apart(one, other)

    def _decided_apart(self, one: str, other: str) -> bool:
        right = self._of(other)
        return any(self._apart.get(node, set()) & right for node in self._of(one))

    def _of(self, node: str) -> set[str]:
        return self._members.get(self._root(node), {node})

    def _join(self, one: str, other: str) -> None:
        left, right = sorted((self._root(one), self._root(other)))
        if left != right:
            self._members[left] = self._of(left) | self._of(right)
            self._parent[right] = left

    def _entities(self) -> dict[str, str]:
        out = {}
        for key, profile in self._profiles.items():
            members = self._of(key)
            known = [node for node in members if node.startswith(ids.authority_entity(""))]
            oldest = min((self._profiles[m] for m in members if m in self._profiles), key=_age, default=profile)
            out[key] = known[0] if known else oldest.alone
        return out

    def _wikidata(self) -> dict[str, str]:
        """Identification → the Wikidata id that somebody decided is its entity's."""
        wanted = [d for d in self._decisions if d.b.startswith("Q")]
        refused = {(_iri(d.a), d.b) for d in wanted if d.verdict == "different"}
        return {_iri(d.a): d.b for d in wanted if d.verdict == "same" and (_iri(d.a), d.b) not in refused}


def _comparable(profile: Profile) -> bool:
    """Whether the name may tell its bearer from others: a full one, a place's, or an outlet's."""
    return profile.type == "Place" or profile.publisher or names.is_full(profile.name)


def _pairs(block: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """All pairs of a block; in a crowd each profile with its next ones in time, the oldest one with all."""
    if len(block) <= _CROWD:
        yield from combinations(block, 2)
        return
    for i, one in enumerate(block):
        for other in block[i + 1 : i + 1 + _NEXT] if i else block[1:]:
            yield one, other


def _bridges(found: Iterable[Judged], root: Callable[[str], str]) -> list[Judged]:
    """Of the undecided judgements the closest ones that would connect all that they touch: answers to these decide the rest."""
    bridge: dict[str, str] = {}

    def end(node: str) -> str:
        while node in bridge:
            node = bridge[node]
        return node

    kept = []
    for judged in sorted(found, key=lambda j: (-j.score, j.left, j.right)):
        left, right = sorted((end(root(judged.left)), end(root(judged.right))))
        if left != right:
            bridge[right] = left
            kept.append(judged)
    return kept


def _age(profile: Profile) -> tuple[str, str]:
    return profile.published or "9999", profile.key


def _iri(name: str) -> str:
    """The IRI of `identification/…` or of an authority key; a Wikidata id as it is."""
    if name.startswith("identification/"):
        return ids.THINGS + name
    return name if name.startswith("Q") else ids.authority_entity(name)
