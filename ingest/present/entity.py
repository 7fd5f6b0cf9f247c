"""An entity as headed tables: who it is, its offices, where it is named, what it did and said."""

from __future__ import annotations

from collections.abc import Callable

from ingest.describe import terms
from ingest.present.article import Section
from ingest.present.names import cell, short
from ingest.store.rdf import Rows

_PREFIXES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in terms.PREFIXES.items())
_FACTS = """SELECT DISTINCT ?property ?value WHERE {
  ?entity ?property ?value .
  VALUES ?property { rdf:type skos:prefLabel skos:altLabel naba:wikidata naba:countryCode naba:kind naba:state
    naba:partOf naba:government schema:latitude schema:longitude } } ORDER BY ?property ?value"""
_TENURES = """SELECT DISTINCT ?from ?until ?title ?body WHERE {
  ?tenure a naba:Tenure ; naba:person ?entity ; naba:title ?title . FILTER(LANG(?title) = "ar")
  OPTIONAL { ?tenure naba:from ?from } OPTIONAL { ?tenure naba:until ?until }
  OPTIONAL { ?tenure naba:ofBody ?of . ?of skos:prefLabel ?body . FILTER(LANG(?body) = "ar") }
} ORDER BY ?from ?title"""
_ARTICLES = """SELECT (COUNT(?mention) AS ?mentions) ?published ?headline ?article WHERE {
  ?mention naba:refersTo ?entity ; naba:inArticle ?article .
  OPTIONAL { ?article schema:datePublished ?published } OPTIONAL { ?article schema:headline ?headline }
} GROUP BY ?published ?headline ?article ORDER BY DESC(?mentions) ?article LIMIT 20"""
_REPORTS = """SELECT DISTINCT ?date ?type ?status ?role ?words ?report WHERE {
  ?report a naba:Report ; ?role ?entity ; naba:eventType ?type ; naba:status ?status ; naba:evidence ?selector .
  VALUES ?role { naba:actor naba:recipient }
  ?selector oa:exact ?words . OPTIONAL { ?report naba:time/naba:date ?date }
} ORDER BY DESC(?date) ?report LIMIT 30"""
_STATEMENTS = """SELECT DISTINCT ?stance ?words ?statement WHERE {
  ?statement a naba:Statement ; naba:speaker ?entity ; naba:content ?selector . ?selector oa:exact ?words .
  OPTIONAL { ?statement naba:stance ?stance }
} ORDER BY ?statement LIMIT 30"""
_POSITIONS = """SELECT DISTINCT ?asOf ?title ?position WHERE {
  ?position a naba:PositionReport ; naba:person ?entity ; naba:title ?title .
  OPTIONAL { ?position naba:asOf ?asOf } } ORDER BY ?asOf ?title ?position LIMIT 20"""


def entity(iri: str, ask: Callable[[str], Rows]) -> list[Section]:
    """The sections of an entity; `ask` runs a SELECT with `?entity` bound to it. Long lists are cut."""
    facts = [("IRI", iri)]
    for term, value in ask(_PREFIXES + _FACTS).rows:
        name = short(term.value).rpartition(":")[2] if term else ""
        if value and value.value in (terms.AGENT, ""):
            continue
        facts.append(
            (
                {"type": "what", "prefLabel": "name", "altLabel": "also"}.get(name, name),
                cell(value).removeprefix("naba:"),
            )
        )
    found = [Section("Entity", ("", ""), tuple(_joined(facts)))]
    for head, query, columns, numbers in (
        ("Offices (authority)", _TENURES, ("from", "until", "title", "of"), ()),
        ("Offices (articles)", _POSITIONS, ("as of", "title", "position"), ()),
        ("Articles that name it", _ARTICLES, ("mentions", "published", "headline", "article"), (0,)),
        ("Reports", _REPORTS, ("date", "type", "status", "role", "words", "report"), ()),
        ("Statements", _STATEMENTS, ("stance", "words", "statement"), ()),
    ):
        rows = tuple(tuple(map(_bare, row)) for row in (map(cell, line) for line in ask(_PREFIXES + query).rows))
        found.append(Section(head, columns, rows, numbers))
    return [section for section in found if section.rows]


def _joined(facts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    together: dict[str, list[str]] = {}
    for name, value in facts:
        together.setdefault(name, []).append(value)
    return [(name, "، ".join(values)) for name, values in together.items()]


def _bare(text: str) -> str:
    for prefix in ("type:", "status:", "stance:", "naba:"):
        text = text.removeprefix(prefix)
    return text
