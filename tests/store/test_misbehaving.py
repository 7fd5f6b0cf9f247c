"""Endpoints that are down, slow, refuse, choke or break off; profiles and credentials."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from servers import Misbehaving, free_port
from store_world import article

from ingest.errors import RemoteError
from ingest.store.embedded import Store
from ingest.store.profiles import by_name, endpoint, recognise, without_user
from ingest.store.remote import load, remote_query
from ingest.store.wire import Credentials, Wire

EMPTY = (200, json.dumps({"head": {"vars": ["g"]}, "results": {"bindings": []}}).encode(), {})
TRUE = (200, b'{"head": {}, "boolean": true}', {})


def asked(server: Misbehaving, *script: object, timeout: float = 5.0) -> tuple[object, list[float]]:
    """The answer of an ASK, and the pauses before it came."""
    server.script = list(script)
    pauses: list[float] = []
    wire = Wire(Credentials(), timeout=timeout, pause=pauses.append)
    try:
        return remote_query(endpoint(server.url, by_name("generic")), wire, "ASK { ?s ?p ?o }"), pauses
    finally:
        wire.close()


def test_an_endpoint_that_is_down() -> None:
    wire = Wire(Credentials(), pause=lambda _: None)
    url = f"http://127.0.0.1:{free_port()}"
    with pytest.raises(RemoteError, match=f"{url}.*tried 5 times.*refused"):
        remote_query(endpoint(url, by_name("generic")), wire, "ASK {}")
    with pytest.raises(RemoteError, match="tried 5 times"):
        wire.headers(url)


def test_a_slow_endpoint(misbehaving: Misbehaving) -> None:
    with pytest.raises(RemoteError, match="did not answer in time"):
        asked(misbehaving, *["slow"] * 5, timeout=1.0)


def test_a_connection_cut_half_way(misbehaving: Misbehaving) -> None:
    with pytest.raises(RemoteError, match="cut off after 35 bytes"):
        asked(misbehaving, *["cut"] * 5)
    answer, _ = asked(misbehaving, "cut", TRUE)
    assert answer.value is True  # type: ignore[attr-defined]


def test_an_answer_with_status_200_and_a_broken_tail(misbehaving: Misbehaving) -> None:
    with pytest.raises(RemoteError, match="cut off after 24 bytes, although the status was 200"):
        asked(misbehaving, (200, b'{"head": {"vars": ["s"]}', {}))
    with pytest.raises(RemoteError, match="no SPARQL JSON; it begins with '<html>"):
        asked(misbehaving, (200, b"<html></html>", {}))
    with pytest.raises(RemoteError, match="no SPARQL result"):
        asked(misbehaving, (200, b'{"head": {}}', {}))


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_what_may_pass_is_tried_again_with_longer_pauses(misbehaving: Misbehaving, status: int) -> None:
    answer, pauses = asked(misbehaving, (status, b"", {}), (status, b"", {"Retry-After": "7"}), (status, b"", {}), TRUE)
    assert answer.value is True  # type: ignore[attr-defined]
    assert pauses == [0.5, 7.0, 2.0]
    with pytest.raises(RemoteError, match=f"status {status} .tried 5 times"):
        asked(misbehaving, *[(status, b"", {})] * 5)


@pytest.mark.parametrize(
    ("status", "tries", "words"),
    [
        (400, 1, "does not understand"),
        (401, 1, "NABA_PASSWORD"),
        (403, 1, "may not do that"),
        (404, 1, "nothing at this address"),
        (405, 1, "does not take such requests"),
        (413, 1, "too long"),
        (500, 2, "the server failed"),
    ],
)
def test_what_will_not_pass_stops(misbehaving: Misbehaving, status: int, tries: int, words: str) -> None:
    with pytest.raises(RemoteError, match=words):
        asked(misbehaving, *[(status, b"its own words", {})] * 9)
    assert len(misbehaving.requests) == tries


def test_413_halves_the_pieces(misbehaving: Misbehaving, tmp_path: Path) -> None:
    taken: list[int] = []

    def store_door(body: bytes) -> object:
        if b"INSERT DATA" not in body:
            return EMPTY
        size = body.count(b" .\n")
        if size > 10:
            return (413, b"", {})
        taken.append(size)
        return EMPTY

    misbehaving.script = [store_door] * 200
    wire = Wire(Credentials(), pause=lambda _: None)
    with Store.open(tmp_path) as store:
        store.replace([article(1, count=30)])
        with pytest.raises(RemoteError, match="graphs differ"):  # this server forgets everything
            load(store, endpoint(misbehaving.url, by_name("generic")), wire)
    assert sum(taken) == 32 + 3
    assert max(taken) <= 10
    drops = [body for _, _, body, _ in misbehaving.requests if b"DROP" in body and body.count(b" .\n") <= 10]
    assert len(drops) == 2  # only the first piece of each graph drops it

    misbehaving.script = [lambda body: (413, b"", {}) if b"INSERT" in body else EMPTY] * 200
    with Store.open(tmp_path) as store, pytest.raises(RemoteError, match="even 1 triples are too many"):
        load(store, endpoint(misbehaving.url, by_name("generic")), wire)
    wire.close()


@pytest.mark.parametrize(("scheme", "header"), [("basic", "Basic dTpzM2NyZXQ="), ("bearer", "Bearer s3cret")])
def test_secrets_go_into_the_header_and_nowhere_else(misbehaving: Misbehaving, scheme: str, header: str) -> None:
    who = Credentials(scheme, "u", "s3cret")
    assert "s3cret" not in repr(who)
    wire = Wire(who, pause=lambda _: None)
    misbehaving.script = [(403, b"you sent s3cret", {})] * 2
    with pytest.raises(RemoteError) as caught:
        remote_query(endpoint(misbehaving.url, by_name("generic")), wire, "ASK {}")
    assert "s3cret" not in str(caught.value)
    with pytest.raises(RemoteError) as caught:
        wire.send("PUT", misbehaving.url, b"", "text/plain")
    assert "s3cret" not in str(caught.value)
    assert [headers["Authorization"] for *_, headers in misbehaving.requests] == [header, header]
    wire.close()


def test_credentials_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NABA_USER", "NABA_PASSWORD", "NABA_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    assert Credentials.from_environment() == Credentials()
    with pytest.raises(RemoteError, match="NABA_TOKEN"):
        Credentials.from_environment(scheme="bearer")
    with pytest.raises(RemoteError, match="NABA_USER"):
        Credentials.from_environment(scheme="digest")
    monkeypatch.setenv("NABA_PASSWORD", "p")
    assert Credentials.from_environment("u", digest=True) == Credentials("digest", "u", "p")
    monkeypatch.setenv("NABA_TOKEN", "t")
    assert Credentials.from_environment() == Credentials("bearer", "", "t")
    assert Credentials.from_environment("u") == Credentials("basic", "u", "p")


def test_profiles_are_recognised() -> None:
    assert recognise("http://h", {"server": "Virtuoso/07.20"}).name == "virtuoso"
    assert recognise("http://h/ds", {"server": "Apache Jena Fuseki (5.0)"}).name == "fuseki"
    assert recognise("http://h/repositories/r", {}).name == "graphdb"
    assert recognise("http://h/sparql", {}).name == "virtuoso"
    assert recognise("http://h/x", {"server": "nginx"}).name == "generic"


def test_urls_of_an_endpoint() -> None:
    graphdb = endpoint("http://h/repositories/r/", by_name("graphdb"))
    assert (graphdb.query, graphdb.update) == ("http://h/repositories/r", "http://h/repositories/r/statements")
    assert endpoint("http://h/sparql", by_name("virtuoso")).update == "http://h/sparql-auth"
    one = endpoint("", by_name("generic"), query="http://h/q", bulk="http://h/b")
    assert (one.update, one.ways()) == ("", ("bulk",))
    with pytest.raises(RemoteError, match="not an http"):
        endpoint("ftp://h", by_name("generic"))
    with pytest.raises(RemoteError, match="no query URL"):
        endpoint("", by_name("generic"), update="http://h/u")
    with pytest.raises(RemoteError, match="there are oxigraph, virtuoso"):
        by_name("mystore")
    assert without_user("http://u:p%40@h:1/x") == ("http://h:1/x", "u", "p@")
