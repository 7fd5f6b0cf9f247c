"""Events across articles: copies first, then which tellings are of one event; as renames and as the graph of events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from ingest.arabic.shingles import containment, resemblance
from ingest.describe import ids, nquads, terms
from ingest.identity import copies, event_pairs, same_event, tellings
from ingest.identity.clusters import Clusters, age, cluster
from ingest.identity.copies import Text
from ingest.identity.decisions import Decision
from ingest.identity.judgements import add_judgement
from ingest.identity.same_event import SameEvent
from ingest.identity.tellings import Telling
from ingest.store.embedded import Store
from ingest.store.renames import Now

OPEN_KEPT = 500  # undecided pairs that the graph keeps, the closest ones


@dataclass(frozen=True)
class Events:
    """What the tellings of a store come to. `event`: telling (by key) → IRI of its event; `surety`: how surely, 0 to 1.

    `texts` and `copied` are the articles' texts and which of them are one; a cluster of `told` of one article has no surety.
    """

    texts: Sequence[Text]
    copied: Clusters
    tellings: Sequence[Telling]
    told: Clusters
    event: Mapping[str, str]
    surety: Mapping[str, float]


def judge(store: Store, decided: Iterable[Decision]) -> Events:
    """Judges copies and events anew, from the store as it stands with its entities joined. Raises DataError, StoreError."""
    decided = list(decided)
    texts = copies.read(store)
    copied = cluster(
        texts, copies.likeness, _about(decided, "article/"), copies.pairs, copies.fits, copies.SAME, copies.OPEN
    )
    found = tellings.read(store)
    scorer = SameEvent(found, tellings.within(store), copied.entity, tellings.labels(store))
    told = cluster(
        found, scorer, _about(decided, "report/"), event_pairs.pairs, scorer.fits, same_event.SAME, same_event.OPEN
    )
    groups: dict[str, list[Telling]] = defaultdict(list)
    for telling in found:
        groups[told.group[telling.key]].append(telling)
    event = _named(groups.values())
    surety = {
        one.key: round(fmean(scorer(one, other).value for other in group if other is not one), 3)
        for group in groups.values()
        if len(group) > 1
        for one in group
    }
    return Events(texts, copied, found, told, event, surety)


def renames(found: Events) -> dict[str, dict[str, Now]]:
    """What the events of each article's graph are called in the database, where that is not what the file has."""
    out: dict[str, dict[str, Now]] = defaultdict(dict)
    for telling in found.tellings:
        if (now := found.event[telling.key]) != telling.event:
            out[ids.article_graph(telling.article)][telling.event] = Now(now)
    return out


def lines(found: Events) -> list[str]:
    """The graph of events: copies with what they share, joined events, how surely each report belongs, all judgements."""
    out = nquads.GraphLines(ids.GRAPH_EVENTS)
    texts = {text.key: text for text in found.texts}
    for key, first in found.copied.entity.items():
        if key != first:
            out.add(key, terms.COPY_OF, nquads.iri(first))
    for judged in (*found.copied.judged, *found.copied.open[:OPEN_KEPT]):
        subject = add_judgement(out, judged)
        if judged.left in texts and judged.right in texts:
            one, other = texts[judged.left].shingles, texts[judged.right].shingles
            out.add(subject, terms.CONTAINMENT, nquads.decimal(containment(one, other)))
            out.add(subject, terms.RESEMBLANCE, nquads.decimal(resemblance(one, other)))
    used = set(found.event.values())
    for telling in found.tellings:
        if telling.event not in used:
            out.add(telling.event, terms.MERGED_INTO, nquads.iri(found.event[telling.key]))
        if telling.key in found.surety:
            for report in telling.reports:
                out.add(report, terms.EVENT_CONFIDENCE, nquads.decimal(found.surety[telling.key]))
    for judged in (*found.told.judged, *found.told.open[:OPEN_KEPT]):
        add_judgement(out, judged)
    return out.sorted()


def _named(groups: Iterable[list[Telling]]) -> dict[str, str]:
    """Telling → IRI of its event: what the oldest telling calls it; where an older event has that IRI, one of its own."""
    taken: set[str] = set()
    out = {}
    for group in sorted((sorted(group, key=age) for group in groups), key=lambda group: age(group[0])):
        first = group[0]
        iri = first.event if first.event not in taken else ids.event_alone(first.key)
        taken.add(iri)
        out.update({telling.key: iri for telling in group})
    return out


def _about(decided: Iterable[Decision], kind: str) -> list[Decision]:
    return [d for d in decided if d.a.startswith(kind) and d.b.startswith(kind)]
