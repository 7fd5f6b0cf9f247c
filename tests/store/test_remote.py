"""Loading into real servers and asking them: Oxigraph always, Virtuoso where it is installed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from store_world import AWKWARD, article, entities

from ingest.describe import ids, nquads, terms
from ingest.errors import RemoteError
from ingest.store import remote, transfer
from ingest.store.answers import normalised
from ingest.store.embedded import Store
from ingest.store.profiles import Endpoint, by_name, endpoint, recognise
from ingest.store.rdf import RDF_LANG_STRING, Iri, Literal, Rows, Triples, Truth
from ingest.store.remote import Loaded, load, remote_query
from ingest.store.wire import Credentials, Wire


@pytest.fixture(params=["oxigraph", "virtuoso"])
def server(request: pytest.FixtureRequest) -> Iterator[tuple[Endpoint, Wire]]:
    """An empty real store."""
    url = request.getfixturevalue(request.param)
    who = Credentials("digest", "dba", "dba") if request.param == "virtuoso" else Credentials()
    wire = Wire(who)
    profile = recognise(url, wire.headers(url))
    assert profile.name == request.param
    place = endpoint(url, profile)
    for number in range(60):
        wire.update(place.update, f"CLEAR SILENT GRAPH <{article(number)[0]}>")
    for graph in (ids.GRAPH_CATALOGUE, ids.GRAPH_AUTHORITY):
        wire.update(place.update, f"CLEAR SILENT GRAPH <{graph}>")
    yield place, wire
    wire.close()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "graph") as found:
        found.replace([entities(), *(article(n) for n in range(5))])
        yield found


def ways(place: Endpoint) -> tuple[str, ...]:
    return place.ways()


@pytest.mark.parametrize("way", ["bulk", "graph-store", "update"])
def test_loading_twice_changing_and_resuming(server: tuple[Endpoint, Wire], store: Store, way: str) -> None:
    place, wire = server
    if way not in place.ways():
        with pytest.raises(RemoteError, match="no way to load by bulk"):
            load(store, place, wire, way)
        return
    total = sum(store.count_by_graph().values())
    assert load(store, place, wire, way) == Loaded(sent=7, left=0, triples=total)
    assert load(store, place, wire, way) == Loaded(sent=0, left=7, triples=total)
    everything = (
        "SELECT ?g ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } FILTER(STRSTARTS(STR(?g), 'https://w3id.org/naba/')) }"
    )
    assert normalised(remote_query(place, wire, everything)) == normalised(store.query(everything))
    store.replace([article(3, "new", count=1), article(9)])
    assert load(store, place, wire, way).sent == 3  # the two and the catalogue
    assert normalised(remote_query(place, wire, everything)) == normalised(store.query(everything))
    for note in (store.folder / "loads").glob("*.json"):
        note.unlink()  # from another machine: catalogue and counts tell
    assert load(store, place, wire, way).left == 6


def test_a_graph_over_the_store_s_limit_goes_in_pieces(server: tuple[Endpoint, Wire], store: Store) -> None:
    place, wire = server
    store.replace([article(7, count=2500)])
    load(store, place, wire, "update")
    assert remote.counts(place, wire, [article(7)[0]]) == {article(7)[0]: 2502}
    store.replace([article(7, count=1200)])
    load(store, place, wire, "update")
    assert remote.counts(place, wire, [article(7)[0]]) == {article(7)[0]: 1202}


def test_a_difference_in_the_end_is_told_graph_by_graph(
    server: tuple[Endpoint, Wire], store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, wire = server
    lost = article(2)[0]
    real = transfer._triples
    monkeypatch.setattr(transfer, "_triples", lambda lines, graph: real(lines, graph)[: 1 if graph == lost else None])
    with pytest.raises(RemoteError, match=f"1 graphs differ .*<{lost}> 5 here, 1 there"):
        load(store, place, wire, "graph-store")


def test_a_load_that_was_cut_short_goes_on(
    server: tuple[Endpoint, Wire], store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, wire = server
    sent: list[str] = []
    real = transfer.Transfer.add

    def add(self: transfer.Transfer, graph: str, lines: list[str], digest: str, replaces: bool) -> None:
        if len(sent) == 3:
            raise KeyboardInterrupt
        sent.append(graph)
        real(self, graph, lines, digest, replaces)
        self._state.save()

    monkeypatch.setattr(transfer.Transfer, "add", add)
    with pytest.raises(KeyboardInterrupt):
        load(store, place, wire, "graph-store")
    monkeypatch.setattr(transfer.Transfer, "add", real)
    assert load(store, place, wire, "graph-store").left == 3


def test_asking(server: tuple[Endpoint, Wire], store: Store) -> None:
    place, wire = server
    load(store, place, wire)
    headline = Literal(f"old {AWKWARD}", RDF_LANG_STRING, "ar")
    question = f"SELECT ?s WHERE {{ ?s <{terms.SCHEMA_HEADLINE}> ?h }} ORDER BY ?s"
    here = store.query(question, bindings={"h": headline})
    assert isinstance(here, Rows) and len(here.rows) == 5
    assert remote_query(place, wire, question, {"h": headline}) == here
    graph = article(1)[0]
    one = remote_query(place, wire, question, {"h": headline}, graphs=[graph])
    assert one == Rows(("s",), ((Iri(ids.article("page-1", 0)),),))
    assert remote_query(place, wire, "ASK { ?s a <http://nothing> }") == Truth(False)
    built = f"CONSTRUCT {{ ?s <http://e/p> ?h }} WHERE {{ GRAPH <{graph}> {{ ?s <{terms.SCHEMA_HEADLINE}> ?h }} }}"
    assert remote_query(place, wire, built) == store.query(built) != Triples(())
    with pytest.raises(RemoteError, match="status 400"):
        remote_query(place, wire, "SELECT ?s WHERE { ?s ?p }")


def test_virtuoso_s_cut_at_its_row_limit_is_noticed(virtuoso: str, tmp_path: Path) -> None:
    wire = Wire(Credentials("digest", "dba", "dba"))
    place = endpoint(virtuoso, by_name("virtuoso"))
    with Store.open(tmp_path) as store:
        store.replace([article(50, count=10_500)])
        load(store, place, wire)
    graph = f"GRAPH <{article(50)[0]}> {{ ?s ?p ?o }}"
    with pytest.raises(RemoteError, match="cut the answer after 10000 rows"):
        remote_query(place, wire, f"SELECT ?o WHERE {{ {graph} }}")
    with pytest.raises(RemoteError, match="the server cuts such answers"):
        remote_query(place, wire, f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {graph} }}")
    wire.close()


def test_virtuoso_refuses_a_wrong_password_and_the_secret_stays_hidden(virtuoso: str, tmp_path: Path) -> None:
    wire = Wire(Credentials("digest", "dba", "s3cret-word"))
    place = endpoint(virtuoso, by_name("virtuoso"))
    with Store.open(tmp_path) as store:
        store.replace([article(1)])
        for way in ("graph-store", "update"):
            with pytest.raises(RemoteError, match="NABA_PASSWORD") as caught:
                load(store, place, wire, way)
            assert "s3cret-word" not in str(caught.value) + repr(wire.credentials)
    wire.close()


def test_literals_come_back_comparable(server: tuple[Endpoint, Wire], tmp_path: Path) -> None:
    place, wire = server
    lines = nquads.GraphLines(ids.GRAPH_AUTHORITY)
    values = (
        nquads.boolean(True),
        nquads.boolean(False),
        nquads.decimal(0.9),
        nquads.decimal(1),
        nquads.integer(12),
        nquads.date("2024-06-08"),
        nquads.date("2024-06"),
        nquads.date("2024"),
        nquads.text("نص", "ar"),
        nquads.text("text"),
    )
    for number, value in enumerate(values):  # on one property, Virtuoso would take true and 1 for the same
        lines.add("https://e/s", f"https://e/p{number}", value)
    question = f"SELECT ?p ?o WHERE {{ GRAPH <{ids.GRAPH_AUTHORITY}> {{ <https://e/s> ?p ?o }} }}"
    with Store.open(tmp_path) as store:
        store.replace([(ids.GRAPH_AUTHORITY, lines.sorted(), [])])
        load(store, place, wire)
        assert normalised(remote_query(place, wire, question)) == normalised(store.query(question))
