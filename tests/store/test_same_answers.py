"""Every question of the library, asked of real servers: the same rows as of the embedded store."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ingest.store.answers import normalised
from ingest.store.embedded import Store
from ingest.store.library import Question, questions
from ingest.store.profiles import Endpoint, endpoint, recognise
from ingest.store.rdf import Rows
from ingest.store.remote import load, remote_query
from ingest.store.wire import Credentials, Wire
from tests.queries.world import make_store

CASES: dict[str, list[dict[str, Any]]] = {
    name: cases
    for path in sorted((Path(__file__).parent.parent / "queries" / "cases").glob("*.json"))
    for name, cases in json.loads(path.read_text("utf-8")).items()
}
ASKED = [(question, case["params"]) for question in questions() for case in CASES.get(question.name, [{"params": {}}])]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with make_store(tmp_path_factory.mktemp("world")) as made:
        yield made


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def loaded(request: pytest.FixtureRequest, store: Store) -> Iterator[tuple[Endpoint, Wire]]:
    url = request.getfixturevalue(request.param)
    wire = Wire(Credentials("digest", "dba", "dba") if request.param == "virtuoso" else Credentials(), timeout=20)
    place = endpoint(url, recognise(url, wire.headers(url)))
    inside = "GRAPH ?g { ?s ?p ?o }"
    gone = f"DELETE {{ {inside} }} WHERE {{ {inside} FILTER(STRSTARTS(STR(?g), 'https://w3id.org')) }}"
    wire.update(place.update, gone)
    load(store, place, wire)
    yield place, wire
    wire.close()


@pytest.mark.parametrize(("question", "params"), ASKED, ids=[question.name for question, _ in ASKED])
def test_same_answers(loaded: tuple[Endpoint, Wire], store: Store, question: Question, params: dict[str, str]) -> None:
    place, wire = loaded

    def there(text: str) -> Rows:
        found = remote_query(place, wire, text)
        assert isinstance(found, Rows)
        return found

    def here(text: str) -> Rows:
        found = store.query(text)
        assert isinstance(found, Rows)
        return found

    bindings = question.bindings(params, there)
    assert bindings == question.bindings(params, here)
    answer = remote_query(place, wire, question.text, bindings)
    assert normalised(answer) == normalised(store.query(question.text, bindings=bindings))
