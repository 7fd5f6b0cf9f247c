"""The flat table of events, one row a report, as event data is used; docs/events.md tells of each column."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import IO

from ingest.data import folder
from ingest.describe import ids, terms
from ingest.errors import StoreError
from ingest.store.embedded import Store
from ingest.store.rdf import Iri, Literal, Term
from ingest.tables import rows as table_rows

FORMATS = ("csv", "jsonl")

_FOLDED = {
    **{("planned", category): "AGREE" for category in ("CONSULT", "SUPPORT", "COOPERATE", "AID")},
    ("planned", "RETREAT"): "CONCEDE",
    ("cancelled", "CONSULT"): "REJECT",
    ("hypothetical", "ASSAULT"): "THREATEN",
    ("planned", "ASSAULT"): "THREATEN",
}


@dataclass(frozen=True, slots=True)
class EventRow:
    """One row: the columns in their order. A tuple is a list of values, aligned with its sisters (names, ids, …)."""

    report_id: str
    event_id: str
    date: str
    date_precision: str
    category: str
    folded_code: str
    folded: bool
    concept: str
    cameo_root: str
    mode: str
    status: str
    actors: tuple[str, ...]
    actor_ids: tuple[str, ...]
    actor_wikidata: tuple[str, ...]
    actor_countries: tuple[str, ...]
    recipients: tuple[str, ...]
    recipient_ids: tuple[str, ...]
    recipient_wikidata: tuple[str, ...]
    recipient_countries: tuple[str, ...]
    place: str
    place_id: str
    place_country: str
    source_chain: str
    article_id: str
    article_url: str
    publisher: str
    published: str
    evidence_start: int | None
    evidence_end: int | None
    trigger_start: int | None
    trigger_end: int | None
    confidence: float | None


def fold(category: str, status: str) -> tuple[str, bool]:
    """The flat PLOVER code of a category with a status, and whether it was folded into another category."""
    code = _FOLDED.get((status, category), category)
    return code, code != category


def cameo_roots() -> dict[str, str]:
    """Concept → the two digits of its CAMEO root, from the lexicon of concepts."""
    found = {}
    for path in sorted((folder("seeds") / "lexicon" / "concepts").glob("*.tsv")):
        for _, row in table_rows(path):
            if code := row.get("cameo", ""):
                found[row["slug"]] = code[:2]
    return found


def write_events(store: Store, form: str, output: IO[bytes]) -> int:
    """Writes the table as `csv` (header, UTF-8, lists joined by `;`) or `jsonl`; returns the number of rows."""
    if form not in FORMATS:
        raise StoreError(f"no table format {form!r}; there are {', '.join(FORMATS)}")
    names = [field.name for field in fields(EventRow)]
    text = io.TextIOWrapper(output, "utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    if form == "csv":
        writer.writerow(names)
    number = 0
    for row in event_rows(store):
        values = {name: getattr(row, name) for name in names}
        if form == "csv":
            writer.writerow([_cell(value) for value in values.values()])
        else:
            text.write(json.dumps(values, ensure_ascii=False) + "\n")
        number += 1
    text.detach()  # the stream is the caller's to close
    return number


def event_rows(store: Store) -> Iterator[EventRow]:
    """The rows, by graph and report; memory holds the authority and one article at a time."""
    roots = cameo_roots()
    authority = _facts(store, ids.GRAPH_AUTHORITY)
    for graph in store.graphs():
        if graph.startswith(ids.GRAPHS + "article/"):
            article = Facts(_facts(store, graph), authority)
            for report in article.of_class(terms.REPORT):
                yield _row(article, report, roots)


def _facts(store: Store, graph: str) -> dict[str, dict[str, list[Term]]]:
    found = store.select("SELECT ?s ?p ?o WHERE { ?s ?p ?o }", graphs=[graph])
    facts: dict[str, dict[str, list[Term]]] = {}
    for subject, predicate, value in found.rows:
        if isinstance(subject, Iri) and predicate is not None and value is not None:
            facts.setdefault(subject.value, {}).setdefault(predicate.value, []).append(value)
    return facts


class Facts:
    """What an article's graph says, and behind it the authority."""

    def __init__(
        self, article: Mapping[str, dict[str, list[Term]]], authority: Mapping[str, dict[str, list[Term]]]
    ) -> None:
        self._article, self._authority = article, authority

    def of_class(self, name: str) -> list[str]:
        """The IRIs of the article's things of a class, sorted."""
        kind = terms.RDF + "type"
        return sorted(s for s, facts in self._article.items() if any(t.value == name for t in facts.get(kind, [])))

    def all(self, subject: str, predicate: str) -> list[str]:
        """The values of a property, as strings, sorted."""
        return sorted({term.value for term in self._terms(subject, predicate)})

    def one(self, subject: str, predicate: str) -> str:
        """The first value of a property, "" where there is none."""
        return next(iter(self.all(subject, predicate)), "")

    def name(self, entity: str) -> str:
        """The Arabic name, else any other, else the IRI."""
        labels = [term for term in self._terms(entity, terms.SKOS_PREF_LABEL) if isinstance(term, Literal)]
        labels.sort(key=lambda label: (label.language != "ar", label.language, label.value))
        return labels[0].value if labels else entity

    def country(self, entity: str) -> str:
        """The country code of an entity: its own, or that of its state, its government, what it is part of."""
        tried = set()
        while entity and entity not in tried:
            if code := self.one(entity, terms.COUNTRY_CODE):
                return code
            tried.add(entity)
            ways = (terms.STATE, terms.GOVERNMENT_OF, terms.AFFILIATION, terms.PART_OF)
            entity = next((found for way in ways if (found := self.one(entity, way))), "")
        return ""

    def wikidata(self, entity: str) -> str:
        """The Wikidata id (Q…) of an entity, "" where none is known."""
        return self.one(entity, terms.WIKIDATA_OF).removeprefix(terms.WIKIDATA)

    def _terms(self, subject: str, predicate: str) -> list[Term]:
        for facts in (self._article, self._authority):
            if found := facts.get(subject, {}).get(predicate):
                return found
        return []


def _row(facts: Facts, report: str, roots: Mapping[str, str]) -> EventRow:
    category = facts.one(report, terms.EVENT_TYPE).removeprefix(terms.TYPE)
    status = facts.one(report, terms.STATUS_OF).removeprefix(terms.STATUS)
    concept = facts.one(report, terms.CONCEPT).removeprefix(terms.TYPE)
    code, folded = fold(category, status)
    actors, recipients = facts.all(report, terms.ACTOR), facts.all(report, terms.RECIPIENT)
    time, place = facts.one(report, terms.TIME_OF), facts.one(report, terms.PLACE_OF)
    article = facts.one(report, terms.IN_ARTICLE)
    publisher = facts.one(article, terms.SCHEMA_PUBLISHER)
    evidence, trigger = facts.one(report, terms.EVIDENCE), facts.one(report, terms.TRIGGER)
    confidence = facts.one(report, terms.CONFIDENCE)
    return EventRow(
        report_id=report,
        event_id=facts.one(report, terms.TELLS_OF),
        date=facts.one(time, terms.DATE),
        date_precision=facts.one(time, terms.PRECISION_OF).removeprefix(terms.PRECISION),
        category=category,
        folded_code=code,
        folded=folded,
        concept=concept,
        cameo_root=roots.get(concept, ""),
        mode=facts.one(report, terms.MODE),
        status=status,
        actors=tuple(map(facts.name, actors)),
        actor_ids=tuple(actors),
        actor_wikidata=tuple(map(facts.wikidata, actors)),
        actor_countries=tuple(map(facts.country, actors)),
        recipients=tuple(map(facts.name, recipients)),
        recipient_ids=tuple(recipients),
        recipient_wikidata=tuple(map(facts.wikidata, recipients)),
        recipient_countries=tuple(map(facts.country, recipients)),
        place=facts.name(place) if place else "",
        place_id=place,
        place_country=facts.country(place),
        source_chain=_chain(facts, facts.one(report, terms.CHAIN_OF)),
        article_id=facts.one(article, terms.DCTERMS_IDENTIFIER),
        article_url=facts.one(article, terms.SCHEMA_URL),
        publisher=facts.name(publisher) if publisher else "",
        published=facts.one(article, terms.SCHEMA_DATE_PUBLISHED),
        evidence_start=_number(facts.one(evidence, terms.OA_START)),
        evidence_end=_number(facts.one(evidence, terms.OA_END)),
        trigger_start=_number(facts.one(trigger, terms.OA_START)),
        trigger_end=_number(facts.one(trigger, terms.OA_END)),
        confidence=float(confidence) if confidence else None,
    )


def _chain(facts: Facts, chain: str) -> str:
    """The names of a chain's sources, the outermost first."""
    links = sorted(facts.all(chain, terms.LINKS), key=lambda link: int(facts.one(link, terms.ORDER) or 0))
    sources = [facts.one(link, terms.SOURCE) for link in links]
    return " ← ".join(facts.name(source) for source in sources if source)


def _number(text: str) -> int | None:
    return int(text) if text else None


def _cell(value: object) -> object:
    if isinstance(value, tuple):
        return ";".join(str(item).replace(";", ",") for item in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else value
