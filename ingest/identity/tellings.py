"""What the articles of a store tell of events: one telling for each event of each article, with all its reports."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from ingest.arabic.normalise import fold
from ingest.describe import ids, terms
from ingest.identity import wording
from ingest.identity.wording import Words
from ingest.store.embedded import Store

_REPORTS = f"""SELECT ?report ?event ?article ?published ?headline ?type ?concept ?status ?earliest ?latest ?place ?words
WHERE {{
  ?report a <{terms.REPORT}> ; <{terms.TELLS_OF}> ?event ; <{terms.IN_ARTICLE}> ?article ;
    <{terms.EVENT_TYPE}> ?type ; <{terms.STATUS_OF}> ?status ; <{terms.EVIDENCE}> ?evidence .
  ?evidence <{terms.OA_EXACT}> ?words .
  OPTIONAL {{ ?article <{terms.SCHEMA_DATE_PUBLISHED}> ?published }}
  OPTIONAL {{ ?article <{terms.SCHEMA_HEADLINE}> ?headline }}
  OPTIONAL {{ ?report <{terms.CONCEPT}> ?concept }}
  OPTIONAL {{ ?report <{terms.PLACE_OF}> ?place }}
  OPTIONAL {{ ?report <{terms.TIME_OF}> ?time . ?time <{terms.EARLIEST}> ?earliest ; <{terms.LATEST}> ?latest }}
}}"""
_PEOPLE = f"""SELECT DISTINCT ?party WHERE {{
  ?report ?role ?party . VALUES ?role {{ <{terms.ACTOR}> <{terms.RECIPIENT}> }} ?party a <{terms.PERSON}>
}}"""
_PARTIES = f"""SELECT ?report ?role ?party ?label ?holder WHERE {{
  ?report ?role ?party . VALUES ?role {{ <{terms.ACTOR}> <{terms.RECIPIENT}> }}
  OPTIONAL {{ ?party a <{terms.ROLE_PHRASE}> ; <{terms.SKOS_PREF_LABEL}> ?label }}
  OPTIONAL {{ ?party <{terms.HOLDER}> ?holder }}
}}"""
_LABELS = f"""SELECT DISTINCT ?thing ?label WHERE {{
  ?report ?role ?thing . VALUES ?role {{ <{terms.ACTOR}> <{terms.RECIPIENT}> <{terms.PLACE_OF}> }}
  ?thing <{terms.SKOS_PREF_LABEL}> ?label . FILTER(LANG(?label) = "ar")
}}"""
_NAMED = f"""SELECT DISTINCT ?article ?entity WHERE {{
  ?mention a <{terms.MENTION}> ; <{terms.IN_ARTICLE}> ?article ; <{terms.REFERS_TO}> ?entity
}}"""
_WITHIN = f"""SELECT ?part ?whole WHERE {{
  ?part ?way ?whole . VALUES ?way {{ <{terms.PART_OF}> <{terms.STATE}> <{terms.GOVERNMENT_OF}> }}
}}"""
_TELLS = re.compile(rf"^<([^>]*)> <{re.escape(terms.TELLS_OF)}> <([^>]*)>")


@dataclass(frozen=True)
class Telling:
    """An event as one article tells it. `key` is the IRI of its first report, `event` the IRI that the article's file has.

    `actors` and `recipients` are entities (IRIs) and, for unnamed parties, their words, folded; `earliest` and `latest`
    ISO days or ""; `words` those of the clauses, `headline` those of the headline; `named` what the article names; `people` the
    parties that are persons.
    """

    key: str
    event: str
    article: str
    published: str
    type: str
    concept: str
    statuses: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    earliest: str
    latest: str
    place: str
    text: str
    words: Words
    headline: Words
    named: frozenset[str]
    people: frozenset[str]
    reports: tuple[str, ...]
    authority: str = field(default="", init=False)

    @property
    def as_read(self) -> str:
        """The IRI of the event in the article's own graph."""
        return self.event

    @property
    def alone(self) -> str:
        """The same: an event has the IRI that its oldest telling gives it."""
        return self.event

    @property
    def parties(self) -> frozenset[str]:
        """Actors and recipients."""
        return self.actors | self.recipients


def read(store: Store) -> list[Telling]:
    """All tellings of a store, in order of their keys."""
    filed = _filed(store)
    parties = _parties(store)
    people = frozenset(party.value for (party,) in store.select(_PEOPLE).rows if party)
    named = _sets(store, _NAMED)
    grouped: dict[tuple[str, str], dict[str, tuple[str, ...]]] = defaultdict(dict)
    for terms_ in store.select(_REPORTS).rows:
        row = tuple(term.value if term else "" for term in terms_)
        report, event, article = row[:3]
        grouped[article, filed.get(report, event)].setdefault(report, row)
    found = [_telling(event, list(rows.values()), parties, named, people) for (_, event), rows in grouped.items()]
    return sorted(found, key=lambda telling: telling.key)


def within(store: Store) -> dict[str, frozenset[str]]:
    """What each entity is part of, or whose: its state, its government, the place around it."""
    return _sets(store, _WITHIN)


def labels(store: Store) -> dict[str, str]:
    """The Arabic names of parties and places."""
    return {thing.value: label.value for thing, label in sorted(store.select(_LABELS).rows, key=str) if thing and label}


def _telling(
    event: str,
    rows: list[tuple[str, ...]],
    parties: Mapping[str, Mapping[str, frozenset[str]]],
    named: Mapping[str, frozenset[str]],
    people: frozenset[str],
) -> Telling:
    rows = sorted(rows)
    first = rows[0]
    reports = tuple(row[0] for row in rows)
    dated = next((row for row in rows if row[8]), first)
    texts = sorted({row[11] for row in rows})
    none: frozenset[str] = frozenset()
    acting, receiving = (
        none.union(*(parties.get(report, {}).get(role, none) for report in reports))
        for role in (terms.ACTOR, terms.RECIPIENT)
    )
    return Telling(
        key=first[0],
        event=event,
        article=first[2],
        published=first[3][:10],
        type=first[5],
        concept=next((row[6] for row in rows if row[6]), ""),
        statuses=frozenset(row[7].removeprefix(terms.STATUS) for row in rows),
        actors=acting,
        recipients=receiving,
        earliest=dated[8][:10],
        latest=dated[9][:10],
        place=next((row[10] for row in rows if row[10]), ""),
        text=texts[0],
        words=none.union(*map(wording.content, texts)),
        headline=wording.content(first[4]),
        named=named.get(first[2], none),
        people=people & (acting | receiving),
        reports=reports,
    )


def _parties(store: Store) -> dict[str, dict[str, frozenset[str]]]:
    """Report → role → entities and words. An office is its holder too, where the day tells who held it."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in store.select(_PARTIES).rows:
        report, role, party, label, holder = (term.value if term else "" for term in row)
        found[report][role] |= {holder or party} if holder or not label else {" ".join(fold(label).split())}
    return {r: {role: frozenset(values) for role, values in roles.items()} for r, roles in found.items()}


def _sets(store: Store, question: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for key, value in store.select(question).rows:
        if key and value:
            found[key.value].add(value.value)
    return {key: frozenset(values) for key, values in found.items()}


def _filed(store: Store) -> dict[str, str]:
    """Report → the event of its article's file, for the graphs where the database may have another one."""
    graphs = [g for g, names in store.renamed().items() if any(old.startswith(ids.EVENTS) for old in names)]
    found = {}
    for graph in sorted(graphs):
        for line in store.filed(graph):
            if match := _TELLS.match(line):
                found[match[1]] = match[2]
    return found


def is_entity(party: str) -> bool:
    """Whether a party is an entity (an IRI), not the words of an unnamed one."""
    return party.startswith(ids.THINGS)
