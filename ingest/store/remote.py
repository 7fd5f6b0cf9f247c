"""Remote stores: the same questions asked there, and the local graphs loaded into them, graph by graph."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ingest.describe import ids, nquads, terms
from ingest.errors import QueryError, RemoteError
from ingest.store.answers import from_json
from ingest.store.bind import bind, form, is_distinct
from ingest.store.embedded import Store, parse_triples
from ingest.store.load_state import LoadState, content_digest
from ingest.store.profiles import Endpoint
from ingest.store.rdf import Answer, Iri, Literal, Rows, Term
from ingest.store.transfer import Transfer
from ingest.store.wire import TooLarge, Wire

_CUT_AT = 10_000  # Virtuoso's default ResultSetMaxRows; of a cut CONSTRUCT it says nothing
_GRAPHS_A_QUESTION = 200


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: graphs sent, graphs left because they were there already, triples there in the end."""

    sent: int
    left: int
    triples: int


def remote_query(
    endpoint: Endpoint,
    wire: Wire,
    text: str,
    bindings: Mapping[str, Term] | None = None,
    timeout: float | None = None,
    graphs: Sequence[str] | None = None,
) -> Answer:
    """The answer of a query at `endpoint`, over the union of its graphs or those in `graphs`.

    Raises QueryError for a parameter, RemoteError for all that the server does, an answer cut short included.
    """
    kind = form(text)
    params: dict[str, str | list[str]] = dict(endpoint.profile.union)
    if graphs is not None:
        params = {"default-graph-uri": list(graphs), "named-graph-uri": list(graphs)}
    accept = "application/sparql-results+json" if kind in ("SELECT", "ASK") else "application/n-triples"
    limit = timeout or wire.timeout
    try:
        data, headers = wire.query(endpoint.query, bind(text, bindings or {}), kind, params, accept, limit)
    except TooLarge as error:
        raise RemoteError(f"{endpoint.query}: the query is too long for the server (413)") from error
    if headers.get("x-sql-state") == "S1TAT":
        raise RemoteError(f"{endpoint.query}: the server's own time limit cut the answer; narrow the query down")
    if cut := headers.get("x-sparql-maxrows"):
        raise RemoteError(
            f"{endpoint.query}: the server cut the answer after {cut} rows (ResultSetMaxRows); add LIMIT and OFFSET"
        )
    if kind in ("SELECT", "ASK"):
        answer = from_json(endpoint.query, data)
        if isinstance(answer, Rows) and is_distinct(text):  # some of the server's own are not (docs/stores.md)
            return Rows(answer.columns, tuple(dict.fromkeys(answer.rows)))
        return answer
    try:
        found = parse_triples(data)
    except QueryError as error:
        raise RemoteError(f"{endpoint.query}: the answer is cut off or no N-Triples: {error}") from error
    if endpoint.profile.name == "virtuoso" and len(found.triples) >= _CUT_AT:
        raise RemoteError(f"{endpoint.query}: {_CUT_AT} triples or more: the server cuts such answers; narrow it down")
    return found


def load(
    store: Store,
    endpoint: Endpoint,
    wire: Wire,
    way: str = "",
    told: Callable[[str, int, int], object] = lambda graph, done, of: None,
) -> Loaded:
    """Makes each named graph of `store` stand at `endpoint` as it is here; those that do are left.

    `way` is bulk, graph-store or update ("": the best that the profile has). The catalogue goes last, so that it never
    promises a graph that is not whole. What was sent is noted in the store's folder: a load that was cut short goes on
    where it stopped. `told` is called with graph, how many are done, and of how many. Raises RemoteError, also where
    the counts of triples differ in the end.
    """
    ways = endpoint.ways()
    if not ways or (way and way not in ways):
        raise RemoteError(f"{endpoint.profile.name}: no way to load{f' by {way}' if way else ''}; URLs for that lack")
    here = store.count_by_graph()
    order = sorted(here, key=lambda graph: (graph == ids.GRAPH_CATALOGUE, graph))
    there = counts(endpoint, wire, order)
    same = _same_in_catalogues(store, endpoint, wire)
    state = LoadState.read(store.folder, endpoint.update or endpoint.graph_store or endpoint.bulk)
    transfer = Transfer(endpoint, wire, way or ways[0], state)
    left = 0
    for done, graph in enumerate(order, 1):
        lines = list(store.dump(graph))
        digest = content_digest(lines)
        known = state.graphs.get(graph)
        if there.get(graph, 0) == here[graph] and (known == digest or (known is None and graph in same)):
            left += 1
        else:
            if graph == ids.GRAPH_CATALOGUE:
                transfer.finish()
            transfer.add(graph, lines, digest, replaces=there.get(graph, 0) > 0)
        told(graph, done, len(order))
    transfer.finish()
    _compare(endpoint, here, counts(endpoint, wire, order))
    return Loaded(len(order) - left, left, sum(here.values()))


def counts(endpoint: Endpoint, wire: Wire, graphs: Sequence[str]) -> dict[str, int]:
    """How many triples each of `graphs` holds at the endpoint; a graph that is not there is left out."""
    found: dict[str, int] = {}
    for start in range(0, len(graphs), _GRAPHS_A_QUESTION):
        names = " ".join(nquads.iri(graph) for graph in graphs[start : start + _GRAPHS_A_QUESTION])
        question = f"SELECT ?g (COUNT(*) AS ?n) WHERE {{ VALUES ?g {{ {names} }} GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g"
        for graph, number in _rows(remote_query(endpoint, wire, question)).rows:
            if isinstance(graph, Iri) and isinstance(number, Literal) and int(number.value):
                found[graph.value] = int(number.value)
    return found


def _same_in_catalogues(store: Store, endpoint: Endpoint, wire: Wire) -> set[str]:
    """The graphs whose page digest and version are the same in both catalogues."""
    question = (
        f"SELECT ?g ?d ?v WHERE {{ GRAPH {nquads.iri(ids.GRAPH_CATALOGUE)} "
        f"{{ ?g {nquads.iri(terms.PAGE_DIGEST)} ?d ; {nquads.iri(terms.VERSION)} ?v }} }} ORDER BY ?g LIMIT 5000"
    )
    here = {row for row in _rows(store.query(question.replace(" ORDER BY ?g LIMIT 5000", ""))).rows}
    same: set[str] = set()
    last = ""
    while True:  # pages by the graph's name: an OFFSET beyond 10,000 is more than some servers allow
        page = question if not last else question.replace("} ORDER", f'FILTER(STR(?g) > "{last}") }} ORDER', 1)
        rows = _rows(remote_query(endpoint, wire, page)).rows
        same |= {row[0].value for row in rows if row in here and isinstance(row[0], Iri)}
        if len(rows) < 5000 or rows[-1][0] is None:
            return same
        last = rows[-1][0].value


def _compare(endpoint: Endpoint, here: Mapping[str, int], there: Mapping[str, int]) -> None:
    differ = [graph for graph in sorted(here) if here[graph] != there.get(graph, 0)]
    if differ:
        listed = "; ".join(f"<{graph}> {here[graph]} here, {there.get(graph, 0)} there" for graph in differ[:20])
        more = f"; and {len(differ) - 20} more" if len(differ) > 20 else ""
        raise RemoteError(f"{endpoint.query}: {len(differ)} graphs differ after the load: {listed}{more}")


def _rows(answer: Answer) -> Rows:
    if not isinstance(answer, Rows):
        raise RemoteError("the endpoint answered a SELECT with something else")
    return answer
