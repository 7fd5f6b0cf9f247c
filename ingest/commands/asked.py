"""What a query is asked of: the store in a folder, or a remote one. Both give the same answers."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Protocol

from ingest.describe import terms
from ingest.errors import QueryError
from ingest.present import results
from ingest.store.embedded import Store
from ingest.store.profiles import Endpoint, by_name, endpoint, recognise, without_user
from ingest.store.rdf import Answer, Rows, Term, Triples, serialise
from ingest.store.remote import remote_query
from ingest.store.wire import Credentials, Wire

_GRAPH = "urn:answer"


class Asked(Protocol):
    """A store that answers."""

    def query(
        self, text: str, graphs: Sequence[str] | None, bindings: Mapping[str, Term], timeout: float | None
    ) -> Answer:
        """The answer of a query."""
        ...

    def ask(self, text: str) -> Rows:
        """The rows of a SELECT."""
        ...

    def turtle(self, triples: Triples) -> str | bytes:
        """Triples in Turtle."""
        ...


class _Local:
    def __init__(self, store: Store) -> None:
        self._store = store

    def query(
        self, text: str, graphs: Sequence[str] | None, bindings: Mapping[str, Term], timeout: float | None
    ) -> Answer:
        return self._store.query(text, graphs, bindings, timeout)

    def ask(self, text: str) -> Rows:
        return _rows(self._store.query(text))

    def turtle(self, triples: Triples) -> bytes:
        lines = (" ".join(map(serialise, triple)) + f" <{_GRAPH}> .\n" for triple in triples.triples)
        return self._store.serialise(lines, "turtle", terms.PREFIXES)


class _Remote:
    def __init__(self, there: Endpoint, wire: Wire) -> None:
        self._there, self._wire = there, wire

    def query(
        self, text: str, graphs: Sequence[str] | None, bindings: Mapping[str, Term], timeout: float | None
    ) -> Answer:
        return remote_query(self._there, self._wire, text, bindings, timeout, graphs)

    def ask(self, text: str) -> Rows:
        return _rows(self.query(text, None, {}, None))

    def turtle(self, triples: Triples) -> str:
        return "".join(results.lines(triples))


@contextmanager
def local(folder: str) -> Iterator[Asked]:
    """The store in `folder`, open for reading. Raises StoreError."""
    with Store.open(folder, read_only=True) as store:
        yield _Local(store)


@contextmanager
def remote(args: argparse.Namespace) -> Iterator[Asked]:
    """The store that `--endpoint` and the shared options name. Raises RemoteError."""
    with reached(args.endpoint, args) as (there, wire):
        yield _Remote(there, wire)


@contextmanager
def reached(
    base: str, args: argparse.Namespace, doors: Mapping[str, str] | None = None
) -> Iterator[tuple[Endpoint, Wire]]:
    """The endpoint at the URL `base`, its profile given or recognised, and a line to it.

    `doors` are single URLs (query, update, graph_store, bulk) that go before what the profile knows. A secret comes
    from the environment, or stands in the URL. Raises RemoteError.
    """
    bare, user, password = without_user(base)
    known = bare or next(filter(None, (doors or {}).values()), "")
    profile = by_name(args.profile) if args.profile else None
    digest = profile.digest if profile else False
    wire = Wire(Credentials.from_environment(args.user or user, args.auth, digest, password))
    try:
        if profile is None:
            profile = recognise(known, wire.headers(known))
            if profile.digest:  # known only now
                wire.close()
                wire = Wire(Credentials.from_environment(args.user or user, args.auth, True, password))
        yield endpoint(bare, profile, **(doors or {})), wire
    finally:
        wire.close()


def _rows(answer: Answer) -> Rows:
    if not isinstance(answer, Rows):
        raise QueryError("the store answered a SELECT with something else")
    return answer
