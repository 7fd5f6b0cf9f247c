"""Members, scores and decisions → clusters: which members are one, under which IRI, by which judgements.

What a member is does not matter here: an entity as an article names it, an event as an article tells it, an article.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, Protocol, TypeVar

from ingest.describe import ids
from ingest.identity.decisions import Decision
from ingest.identity.scoring import OPEN, SAME, Score


class Member(Protocol):
    """What is joined. `key` is the IRI that judgements and decisions have, `published` an ISO date or ""."""

    @property
    def key(self) -> str: ...
    @property
    def published(self) -> str: ...
    @property
    def authority(self) -> str:
        """The key of the authority's entry that the article took it for, or ""."""

    @property
    def as_read(self) -> str:
        """The IRI that its article's own graph has for the thing."""

    @property
    def alone(self) -> str:
        """The IRI of the thing where it is joined to nothing."""


M = TypeVar("M", bound=Member)
Scoring = Callable[[M, M], Score]
Pairs = Callable[[Iterable[M]], Iterable[tuple[M, M]]]
Fits = Callable[[M, M], bool]


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
    """What the members come to. `entity`: key → IRI of the thing; `group`: key → one for all of a cluster.

    `open`: undecided pairs, closest first; `wikidata`: key → an id that somebody gave the thing.
    """

    entity: Mapping[str, str]
    judged: tuple[Judged, ...]
    open: tuple[Judged, ...]
    wikidata: Mapping[str, str] = field(default_factory=dict)
    group: Mapping[str, str] = field(default_factory=dict)


def cluster(
    members: Sequence[M],
    scoring: Scoring[M],
    decisions: Iterable[Decision],
    pairs: Pairs[M],
    fits: Fits[M] = lambda one, other: True,
    same: float = SAME,
    open_: float = OPEN,
) -> Clusters:
    """Joins what is one. Decisions go first, then `pairs` by score; no join may bring together what is decided apart.

    From `same` on a pair with evidence is joined, where all members that would meet fit one another; from `open_` on it
    is open to judgement. The result hangs on the set of members and decisions alone, not on their order. A cluster has
    the IRI of its authority entry, else the one that its oldest member has alone.
    """
    return _Clustering(members, decisions, fits).run(scoring, pairs, same, open_)


class _Clustering(Generic[M]):
    def __init__(self, members: Sequence[M], decisions: Iterable[Decision], fits: Fits[M]) -> None:
        self._profiles = {m.key: m for m in members}
        latest = {frozenset((d.a, d.b)): d for d in sorted(decisions, key=lambda d: (d.at, d.id))}
        self._decisions = list(latest.values())  # of two decisions on one pair the later one holds
        self._fits = fits
        self._brought = {_iri(about) for d in self._decisions if d.verdict == "same" for about in (d.a, d.b)}
        self._parent: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}
        self._apart: dict[str, set[str]] = defaultdict(set)
        self._judged: list[Judged] = []

    def run(self, scoring: Scoring[M], pairs: Pairs[M], same: float, open_: float) -> Clusters:
        split = self._split_off()
        for profile in self._profiles.values():
            if profile.authority and profile.key not in split:
                self._join(profile.key, profile.as_read)
        self._decide()
        undecided: list[Judged] = []
        for one, other, score in self._scored(scoring, pairs):
            if self._root(one.key) == self._root(other.key):
                continue
            judged = Judged(one.key, other.key, "same", score.value, score.reasons)
            if score.value < open_ or not self._all_fit(one.key, other.key):
                continue
            if score.evidence and score.value >= same and self._may_join(one.key, other.key):
                self._join(one.key, other.key)
                self._judged.append(judged)
            elif not self._decided_apart(one.key, other.key):
                undecided.append(replace(judged, verdict="open"))
        left = [j for j in undecided if self._root(j.left) != self._root(j.right)]
        group = {key: self._root(key) for key in self._profiles}
        bridges = tuple(_bridges(left, self._root))
        return Clusters(self._entities(), tuple(self._judged), bridges, self._wikidata(), group)

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

    def _scored(self, scoring: Scoring[M], pairs: Pairs[M]) -> list[tuple[M, M, Score]]:
        """All pairs that are compared, surest first; equal ones in order of their keys."""
        found = [(a, b, scoring(a, b)) for a, b in pairs(self._profiles.values())]
        return sorted(found, key=lambda pair: (-pair[2].value, pair[0].key, pair[1].key))

    def _all_fit(self, one: str, other: str) -> bool:
        """Whether each member of the one cluster fits each of the other: no chain may join what is unlike at its ends.

        Whom a person's decision brought in need not fit.
        """
        left, right = (self._of(n) & self._profiles.keys() - self._brought for n in (one, other))
        return all(self._fits(self._profiles[a], self._profiles[b]) for a in sorted(left) for b in sorted(right))

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
            oldest = min((self._profiles[m] for m in members if m in self._profiles), key=age, default=profile)
            out[key] = known[0] if known else oldest.alone
        return out

    def _wikidata(self) -> dict[str, str]:
        """Identification → the Wikidata id that somebody decided is its entity's."""
        wanted = [d for d in self._decisions if d.b.startswith("Q")]
        refused = {(_iri(d.a), d.b) for d in wanted if d.verdict == "different"}
        return {_iri(d.a): d.b for d in wanted if d.verdict == "same" and (_iri(d.a), d.b) not in refused}


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


def age(member: Member) -> tuple[str, str]:
    """What members are ordered by, oldest first: the day of the article (none last), then the key."""
    return member.published or "9999", member.key


def _iri(name: str) -> str:
    """The IRI of `identification/…`, `report/…`, `article/…` or of an authority key; a Wikidata id as it is."""
    if "/" in name:
        return ids.THINGS + name
    return name if name.startswith("Q") else ids.authority_entity(name)
