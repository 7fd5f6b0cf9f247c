"""The graphs of a store as files: N-Quads, TriG, Turtle of one article, JSON-LD; one store, one sequence of bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import IO

from ingest.describe import ids, terms
from ingest.errors import StoreError
from ingest.store.embedded import Store, parse_quads
from ingest.store.jsonld import Context
from ingest.store.rdf import Literal

FORMATS = ("nquads", "trig", "turtle", "jsonld")


def export(store: Store, form: str, output: IO[bytes], article: str = "") -> None:
    """Writes all graphs, or that of one article, to `output`, graph by graph.

    `article` is an id, or an IRI of an article or a graph. Raises StoreError: unknown form or article, or Turtle, which
    has no named graphs, of more than one.
    """
    if form not in FORMATS:
        raise StoreError(f"no format {form!r}; there are {', '.join(FORMATS)}")
    if form == "turtle" and not article:
        raise StoreError("Turtle has no named graphs: give one article with --article, or take trig")
    graphs = [graph_of(store, article)] if article else store.graphs()
    if form == "jsonld":
        _write_jsonld(store, graphs, output)
        return
    head = b""
    for graph in graphs:
        if form == "nquads":
            output.writelines(line.encode("utf-8") for line in store.dump(graph))
            continue
        data = store.serialise(store.dump(graph), form, terms.PREFIXES)
        prefixes = _prefixes(data)
        if prefixes != head:  # they are the same for every graph: once is enough
            output.write(prefixes)
            head = prefixes
        output.write(data[len(prefixes) :])


def graph_of(store: Store, article: str) -> str:
    """The graph of an article, by its id (`dcterms:identifier`), its IRI, or the graph's own. Raises StoreError."""
    graphs = store.graphs()
    if article in graphs:
        return article
    if article.startswith(ids.THINGS + "article/") and ids.article_graph(article) in graphs:
        return ids.article_graph(article)
    question = f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?a <{terms.DCTERMS_IDENTIFIER}> ?id }} }} ORDER BY ?g"
    found = store.select(question, bindings={"id": Literal(article)})
    names = [row[0].value for row in found.rows if row[0] is not None]
    if len(names) == 1:
        return names[0]
    if names:
        raise StoreError(f"several articles have the id {article!r}; give the IRI of one: {', '.join(names)}")
    raise StoreError(f"no article {article!r} in {store.folder}")


def _prefixes(data: bytes) -> bytes:
    lines = []
    for line in data.splitlines(keepends=True):
        if not line.startswith(b"@prefix "):
            break
        lines.append(line)
    return b"".join(lines)


def _write_jsonld(store: Store, graphs: Iterable[str], output: IO[bytes]) -> None:
    context = Context.read()
    output.write(b'{"@context": ' + _json(context.content["@context"]) + b',\n"@graph": [')
    for number, graph in enumerate(graphs):
        nodes = context.nodes(triple for triple, _ in parse_quads("".join(store.dump(graph)).encode("utf-8")))
        inside = b",\n".join(map(_json, nodes))
        output.write((b",\n" if number else b"\n") + b'{"@id": ' + _json(graph) + b', "@graph": [\n' + inside + b"]}")
    output.write(b"]}\n")


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=False).encode("utf-8")
