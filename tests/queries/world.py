"""The world of `world.trig` in a store, and rows of answers in a short form that cases can be written in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from ingest.describe import ids
from ingest.store.embedded import GraphLines, Store
from ingest.store.library import Question
from ingest.store.rdf import Iri, Rows, Term, Triples

HERE = Path(__file__).parent
_SHORT = re.compile(
    r"https://w3id\.org/naba/(?:(?:id|scheme)/([a-z-]+)/|ontology#|graph/article/)"
    r"|http://www\.w3\.org/(?:1999/02/22-rdf-syntax-ns|2004/02/skos/core|ns/oa)#"
)


def graphs(path: Path) -> list[GraphLines]:
    """The graphs of a TriG file as `Store.replace` takes them, each with its lines of the catalogue."""
    lines: dict[str, list[str]] = {}
    entries: dict[str, list[str]] = {}
    for quad in ox.parse(path=path, format=ox.RdfFormat.TRIG):
        graph = quad.graph_name.value
        line = f"{quad.triple} {quad.graph_name} .\n"
        if graph == ids.GRAPH_CATALOGUE:
            entries.setdefault(quad.subject.value, []).append(line)
        else:
            lines.setdefault(graph, []).append(line)
    return [(graph, sorted(found), sorted(entries.get(graph, []))) for graph, found in sorted(lines.items())]


def make_store(folder: Path) -> Store:
    """An open store in `folder` that holds the world."""
    store = Store.open(folder)
    store.replace(graphs(HERE / "world.trig"))
    return store


def bindings(store: Store, question: Question, params: dict[str, str]) -> dict[str, Term]:
    """The terms of the parameters, entities looked up in `store`."""

    def rows_of(text: str) -> Rows:
        found = store.query(text)
        assert isinstance(found, Rows)
        return found

    return question.bindings(params, rows_of)


def ask(store: Store, question: Question, params: dict[str, str]) -> list[tuple[str, ...]]:
    """The rows of a SELECT in their order, or the triples of a CONSTRUCT, as short texts; "" for an unbound one."""
    answer = store.query(question.text, bindings=bindings(store, question, params))
    assert isinstance(answer, Rows | Triples)
    found: Iterable[tuple[Term | None, ...]] = answer.rows if isinstance(answer, Rows) else answer.triples
    return [tuple(short(term) for term in row) for row in found]


def short(term: Term | None) -> str:
    """`report/a1-visit` for the IRIs of Naba, the last part of the few others, the bare value of a literal."""
    if isinstance(term, Iri):
        return _SHORT.sub(lambda found: f"{found[1]}/" if found[1] else "", term.value)
    return term.value if term else ""


def terms_of_world() -> set[Iri]:
    """Every IRI of the world."""
    quads = ox.parse(path=HERE / "world.trig", format=ox.RdfFormat.TRIG)
    return {Iri(term.value) for quad in quads for term in quad.triple if isinstance(term, ox.NamedNode)}
