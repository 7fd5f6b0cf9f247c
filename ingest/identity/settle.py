"""Brings a store to what its articles and people's decisions say of who is who."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.describe import ids, nquads, terms
from ingest.identity import decisions, profiles
from ingest.identity.blocks import blocks, pairs
from ingest.identity.clusters import Clusters, Judged, cluster
from ingest.identity.profiles import Profile
from ingest.identity.scoring import Scorer
from ingest.store.embedded import Store
from ingest.store.renames import Now


@dataclass(frozen=True)
class Settled:
    """What a store came to: its profiles, their clusters, and how many graphs of articles changed."""

    profiles: Sequence[Profile]
    clusters: Clusters
    changed: int


OPEN_KEPT = 500  # undecided pairs that the graph keeps, the closest ones


def settle(store: Store) -> Settled:
    """Judges anew, joins and parts entities in the database.

    Raises DataError for a broken file of decisions, before anything is changed; StoreError.
    """
    decided = decisions.read(decisions.path(store.folder))
    found = profiles.read(store)
    compared = [profile.key for block in blocks(found) for profile in block]
    scorer = Scorer(profiles.clues(store, compared), profiles.frequencies(store), len(found))
    clusters = cluster(found, scorer, decided, pairs)
    changed = store.rename(_renames(found, clusters.entity))
    store.replace([(ids.GRAPH_IDENTITY, _lines(found, clusters), ())])
    return Settled(found, clusters, changed)


def _renames(found: Sequence[Profile], entity: Mapping[str, str]) -> dict[str, dict[str, Now]]:
    out: dict[str, dict[str, Now]] = defaultdict(dict)
    labels = {profile.alone: profile.name for profile in found}
    for profile in found:
        now = entity[profile.key]
        if now != profile.as_read:
            described_here = not profile.authority and now in labels
            out[ids.article_graph(profile.article)][profile.as_read] = Now(now, labels[now] if described_here else "")
    return out


def _lines(found: Sequence[Profile], clusters: Clusters) -> list[str]:
    """The graph of identity: what was joined to what, every judgement with its reasons, ids that somebody decided."""
    lines = nquads.GraphLines(ids.GRAPH_IDENTITY)
    own = {profile.alone: profile for profile in found}
    for profile in found:
        entity = clusters.entity[profile.key]
        if entity == profile.alone:
            if profile.authority:  # its article describes it as the authority's entity, which it is not
                lines.add_types(entity, *terms.ENTITY_CLASSES[profile.type])
                lines.add(entity, terms.SKOS_PREF_LABEL, nquads.text(profile.name, "ar"))
        elif entity != profile.as_read:
            lines.add(profile.alone, terms.MERGED_INTO, nquads.iri(entity))
            if entity not in own or own[entity].name != profile.name:
                lines.add(entity, terms.SKOS_ALT_LABEL, nquads.text(profile.name, "ar"))
        if wikidata := clusters.wikidata.get(profile.key):
            lines.add(entity, terms.WIKIDATA_OF, nquads.iri(terms.WIKIDATA + wikidata))
    for judged in (*clusters.judged, *clusters.open[:OPEN_KEPT]):
        _add(lines, judged)
    return lines.sorted()


def _add(lines: nquads.GraphLines, judged: Judged) -> None:
    subject = ids.judgement(judged.left, judged.right, judged.verdict, judged.by)
    lines.add_types(subject, terms.JUDGEMENT)
    lines.add(subject, terms.BETWEEN, *nquads.iris((judged.left, judged.right)))
    lines.add(subject, terms.VERDICT, nquads.text(judged.verdict))
    lines.add(subject, terms.CONFIDENCE, nquads.decimal(judged.score))
    lines.add(subject, terms.REASON, *map(nquads.text, judged.reasons))
    lines.add(subject, terms.DECIDED_BY, nquads.text(judged.by or "rules"))
    if judged.at:
        lines.add(subject, terms.DECIDED_ON, nquads.date(judged.at[:10]))
