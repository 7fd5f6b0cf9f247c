"""Brings a store to what its articles and people's decisions say of who is who."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.describe import ids, nquads, terms
from ingest.identity import decisions, events, profiles
from ingest.identity.blocks import blocks, pairs
from ingest.identity.clusters import Clusters, cluster
from ingest.identity.events import OPEN_KEPT, Events
from ingest.identity.judgements import add_judgement
from ingest.identity.profiles import Profile
from ingest.identity.scoring import Scorer
from ingest.store.embedded import Store
from ingest.store.renames import Now


@dataclass(frozen=True)
class Settled:
    """What a store came to: its profiles, their clusters, its events, and how many graphs of articles changed."""

    profiles: Sequence[Profile]
    clusters: Clusters
    events: Events
    changed: int


def settle(store: Store) -> Settled:
    """Judges anew, joins and parts entities and then events in the database: an event is known by who its parties are.

    Raises DataError for a broken file of decisions, before anything is changed; StoreError.
    """
    decided = decisions.read(decisions.path(store.folder))
    found = profiles.read(store)
    compared = [profile.key for block in blocks(found) for profile in block]
    scorer = Scorer(profiles.clues(store, compared), profiles.frequencies(store), len(found))
    clusters = cluster(found, scorer, [d for d in decided if not d.of_articles], pairs)
    joined = _renames(found, clusters.entity)
    changed = store.rename(_together(joined, _events_now(store)))
    told = events.judge(store, decided)
    changed |= store.rename(_together(joined, events.renames(told)))
    store.replace([(ids.GRAPH_IDENTITY, _lines(found, clusters), ()), (ids.GRAPH_EVENTS, events.lines(told), ())])
    return Settled(found, clusters, told, len(changed))


def _events_now(store: Store) -> dict[str, dict[str, Now]]:
    """What the events of the articles' graphs are called until they are judged again."""
    return {
        graph: {old: now for old, now in names.items() if old.startswith(ids.EVENTS)}
        for graph, names in store.renamed().items()
    }


def _together(*renames: Mapping[str, Mapping[str, Now]]) -> dict[str, dict[str, Now]]:
    out: dict[str, dict[str, Now]] = defaultdict(dict)
    for each in renames:
        for graph, names in each.items():
            out[graph].update(names)
    return out


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
        add_judgement(lines, judged)
    return lines.sorted()
