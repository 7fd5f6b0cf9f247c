"""How much a store holds, counted by its own queries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ingest.describe import ids, terms
from ingest.present.names import short
from ingest.store.embedded import Store
from ingest.store.rdf import Term

_ARTICLES = f"SELECT (COUNT(DISTINCT ?a) AS ?n) WHERE {{ ?a a <{terms.ARTICLE}> }}"
_COUNTED = (terms.STATEMENT, terms.POSITION_REPORT, terms.QUANTITY, terms.MENTION, terms.EVENT)
_CLASSES = f"""SELECT ?class (COUNT(DISTINCT ?thing) AS ?n) WHERE {{
  VALUES ?class {{ {" ".join(f"<{c}>" for c in _COUNTED)} }}
  ?thing a ?class }} GROUP BY ?class"""
_ENTITIES = f"""SELECT ?class (COUNT(DISTINCT ?entity) AS ?n) WHERE {{
  {{ SELECT DISTINCT ?entity WHERE {{ ?mention <{terms.REFERS_TO}> ?entity }} }}
  VALUES ?class {{ {" ".join(f"<{names[0]}>" for names in terms.ENTITY_CLASSES.values())} }}
  ?entity a ?class }} GROUP BY ?class"""
_REPORTS = f"""SELECT ?type ?status (COUNT(DISTINCT ?report) AS ?n) WHERE {{
  ?report <{terms.EVENT_TYPE}> ?type ; <{terms.STATUS_OF}> ?status }} GROUP BY ?type ?status"""
_LEFT_OUT = f"""SELECT ?least (SUM(?left) AS ?n) WHERE {{
  ?graph <{terms.MIN_CONFIDENCE}> ?least ; <{terms.LEFT_OUT}> ?left }} GROUP BY ?least ORDER BY ?least"""


@dataclass(frozen=True, slots=True)
class Counts:
    """What is there. `entities` are those that an article names, by type; `reports` by (category, status).

    `left_out` is how many records the articles' graphs lack since they were below a confidence, by that confidence.
    """

    articles: int
    entities: Mapping[str, int]
    reports: Mapping[tuple[str, str], int]
    events: int
    mentions: int
    statements: int
    positions: int
    quantities: int
    triples: Mapping[str, int]
    graphs: int
    left_out: Mapping[str, int] = field(default_factory=dict)


def counts(store: Store) -> Counts:
    """The counts of a store; `triples` by the kind of graph: articles, authority, catalogue, ontology."""
    triples: dict[str, int] = {}
    graphs = 0
    for graph, number in store.count_by_graph().items():
        kind = graph.removeprefix(ids.GRAPHS)
        article = kind.startswith("article/")
        graphs += article
        kind = "articles" if article else kind
        triples[kind] = triples.get(kind, 0) + number
    things = {_last(row[0]): _number(row[1]) for row in store.select(_CLASSES).rows}
    return Counts(
        articles=_number(store.select(_ARTICLES).rows[0][0]),
        entities={_last(row[0]): _number(row[1]) for row in store.select(_ENTITIES).rows},
        reports={(_last(row[0]), _last(row[1])): _number(row[2]) for row in store.select(_REPORTS).rows},
        events=things.get("Event", 0),
        mentions=things.get("Mention", 0),
        statements=things.get("Statement", 0),
        positions=things.get("PositionReport", 0),
        quantities=things.get("Quantity", 0),
        triples=triples,
        graphs=graphs,
        left_out={row[0].value: _number(row[1]) for row in store.select(_LEFT_OUT).rows if row[0]},
    )


def _last(term: Term | None) -> str:
    return short(term.value).rpartition(":")[2] if term else ""


def _number(term: Term | None) -> int:
    return int(term.value) if term else 0
