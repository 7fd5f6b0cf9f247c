"""The seeds' graph in real triple stores, brought there by the command: the same triples, the same answers."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from naba_runs import Ran, rows
from seeds_questions import ASKED, QUALITY, params

from ingest.store.answers import normalised
from ingest.store.embedded import Store
from ingest.store.library import find
from ingest.store.profiles import Endpoint, endpoint, recognise
from ingest.store.rdf import Iri, Literal, Rows
from ingest.store.remote import remote_query
from ingest.store.wire import Credentials, Wire

_NAMES = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } FILTER(STRSTARTS(STR(?g), 'https://w3id.org/naba/')) }"
_COUNTS = _NAMES.replace("DISTINCT ?g", "?g (COUNT(*) AS ?n)") + " GROUP BY ?g"


@dataclass(frozen=True)
class Loaded:
    """A server that the seeds were loaded into, the copy of their store that was, and how to run `naba` with both."""

    place: Endpoint
    wire: Wire
    store: Path
    arguments: tuple[str, ...]
    environment: dict[str, str]
    first: Ran


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def loaded(
    request: pytest.FixtureRequest, run: Callable[..., Ran], seeds: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Loaded]:
    url = request.getfixturevalue(request.param)
    who, user, secret = Credentials(), (), {}
    if request.param == "virtuoso":
        who, user, secret = Credentials("digest", "dba", "dba"), ("--user", "dba"), {"NABA_PASSWORD": "dba"}
    wire = Wire(who, timeout=60)
    place = endpoint(url, recognise(url, wire.headers(url)))
    _clear(place, wire)
    store = tmp_path_factory.mktemp(request.param) / "graph"
    shutil.copytree(seeds, store)
    first = run("load", "--to", url, "--store", store, *user, **secret)
    yield Loaded(place, wire, store, (url, *user), secret, first)
    _clear(place, wire)  # other tests share the server
    wire.close()


def _clear(place: Endpoint, wire: Wire) -> None:
    found = remote_query(place, wire, _NAMES)
    assert isinstance(found, Rows)
    for (graph,) in found.rows:
        assert isinstance(graph, Iri)
        wire.update(place.update, f"CLEAR SILENT GRAPH <{graph.value}>")


def test_all_triples_are_there_graph_by_graph(loaded: Loaded, seeds_store: Store) -> None:
    here = seeds_store.count_by_graph()
    assert (loaded.first.code, loaded.first.err) == (0, "")
    assert (
        loaded.first.out == f"{len(here)} graphs sent, 0 were there already; {sum(here.values()):,} triples in all.\n"
    )
    found = remote_query(loaded.place, loaded.wire, _COUNTS)
    assert isinstance(found, Rows)
    there = {g.value: int(n.value) for g, n in found.rows if isinstance(g, Iri) and isinstance(n, Literal)}
    assert there == here


def test_a_second_load_changes_nothing(loaded: Loaded, run: Callable[..., Ran]) -> None:
    again = run("load", "--to", *loaded.arguments, "--store", loaded.store, **loaded.environment)
    assert (again.code, again.err) == (0, "")
    assert again.out.startswith("Nothing changed: 37 graphs, ")


@pytest.mark.parametrize("name", ASKED + QUALITY)
def test_a_question_has_the_same_rows_there(loaded: Loaded, seeds_store: Store, name: str) -> None:
    question = find(name)

    def there(text: str) -> Rows:
        found = remote_query(loaded.place, loaded.wire, text)
        assert isinstance(found, Rows)
        return found

    given = params(seeds_store, name)
    bindings = question.bindings(given, there)
    assert bindings == question.bindings(given, partial(rows, seeds_store))
    answer = remote_query(loaded.place, loaded.wire, question.text, bindings, timeout=60)
    assert normalised(answer) == normalised(seeds_store.query(question.text, bindings=bindings))


def test_the_command_asks_there_as_it_asks_here(
    loaded: Loaded, naba: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in loaded.environment.items():
        monkeypatch.setenv(name, value)
    question = ("query", "events/by-status", "--param", "status=planned", "--param", "party=الولايات المتحدة")
    here = naba(*question, "--store", loaded.store)
    assert here.code == 0 and here.out.count("\n") > 2
    assert naba(*question, "--endpoint", *loaded.arguments) == here
