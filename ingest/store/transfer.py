"""The three ways in which graphs go to a remote store: bulk N-Quads, Graph Store Protocol, SPARQL updates."""

from __future__ import annotations

from collections.abc import Callable

from ingest.describe import nquads
from ingest.errors import RemoteError
from ingest.store.load_state import LoadState
from ingest.store.profiles import Endpoint
from ingest.store.wire import TooLarge, Wire

_BULK_LINES = 20_000


class Transfer:
    """Sends graphs by one way, in pieces that the store takes, and notes in `state` what has arrived."""

    def __init__(self, endpoint: Endpoint, wire: Wire, way: str, state: LoadState) -> None:
        self._endpoint = endpoint
        self._wire = wire
        self._send = {"bulk": self._bulk, "graph-store": self._put, "update": self._insert}[way]
        self._waiting: dict[str, str] = {}  # graphs of the bulk that is being filled → their digests
        self._lines: list[str] = []
        self._drops: list[str] = []
        self._state = state

    def add(self, graph: str, lines: list[str], digest: str, replaces: bool) -> None:
        """Makes `graph` hold exactly `lines` (N-Quads), at the latest when `finish` returns."""
        self._state.forget(graph)  # until it is whole again
        self._send(graph, lines, digest, replaces)

    def finish(self) -> None:
        """Sends what waits and saves the state."""
        if self._waiting:
            for start in range(0, len(self._drops), 100):
                clear = " ;\n".join(f"DROP SILENT GRAPH {nquads.iri(g)}" for g in self._drops[start : start + 100])
                self._drop(clear, self._drops[start : start + 100])
            self._halving(
                self._lines,
                lambda part: self._wire.send("POST", self._endpoint.bulk, _joined(part), "application/n-quads"),
            )
            for graph, digest in self._waiting.items():
                self._state.note(graph, digest)
            self._waiting, self._lines, self._drops = {}, [], []
        self._state.save()

    def _drop(self, clear: str, graphs: list[str]) -> None:
        if self._endpoint.update:
            self._wire.update(self._endpoint.update, clear)
            return
        if not self._endpoint.graph_store:
            raise RemoteError(f"{self._endpoint.bulk}: to replace a graph, an update or graph store URL is needed")
        for graph in graphs:
            self._wire.send("DELETE", self._endpoint.graph_store, b"", "application/n-triples", self._named(graph))

    def _bulk(self, graph: str, lines: list[str], digest: str, replaces: bool) -> None:
        self._waiting[graph] = digest
        self._lines += lines
        if replaces:
            self._drops.append(graph)
        if len(self._lines) >= _BULK_LINES:
            self.finish()

    def _put(self, graph: str, lines: list[str], digest: str, replaces: bool) -> None:
        method = "PUT"

        def send(part: list[str]) -> None:
            nonlocal method
            data = _joined(_triples(part, graph))
            self._wire.send(method, self._endpoint.graph_store, data, "application/n-triples", self._named(graph))
            method = "POST"  # further parts are added to the first

        self._halving(lines, send)
        self._note(graph, digest)

    def _insert(self, graph: str, lines: list[str], digest: str, replaces: bool) -> None:
        name = nquads.iri(graph)
        first = f"DROP SILENT GRAPH {name} ;\n"

        def send(part: list[str]) -> None:
            nonlocal first
            data = "".join(_triples(part, graph))
            self._wire.update(self._endpoint.update, f"{first}INSERT DATA {{ GRAPH {name} {{\n{data}}} }}")
            first = ""

        size = self._endpoint.profile.chunk
        # A blank node holds within one request only: the triples that have one go first, together.
        ordered = sorted(lines, key=lambda line: not ("_:" in line and _has_blank(line)))
        if len(ordered) > size and _has_blank(ordered[size]):
            raise RemoteError(f"{graph}: too many blank nodes for one update; load it by another way")
        for start in range(0, len(ordered), size):
            self._halving(ordered[start : start + size], send)
        self._note(graph, digest)

    def _note(self, graph: str, digest: str) -> None:
        self._state.note(graph, digest)
        if self._state.unsaved >= 25:
            self._state.save()

    def _named(self, graph: str) -> dict[str, str]:
        return {self._endpoint.profile.graph_parameter: graph}

    def _halving(self, lines: list[str], send: Callable[[list[str]], None]) -> None:
        """Sends `lines` at once, or in halves of halves where the server says that it is too much."""
        try:
            send(lines)
        except TooLarge as error:
            if len(lines) < 2 or any(_has_blank(line) for line in lines):
                raise RemoteError(
                    f"status 413: even {len(lines)} triples are too many at once; raise the server's limit of requests"
                ) from error
            middle = len(lines) // 2
            self._halving(lines[:middle], send)
            self._halving(lines[middle:], send)


def _has_blank(line: str) -> bool:
    subject, _, rest = line.split(" ", 2)
    return subject.startswith("_:") or rest.startswith("_:")


def _triples(lines: list[str], graph: str) -> list[str]:
    """N-Quads lines of `graph` as N-Triples lines."""
    end = f" {nquads.iri(graph)} .\n"
    return [line.removesuffix(end) + " .\n" for line in lines]


def _joined(lines: list[str]) -> bytes:
    return "".join(lines).encode("utf-8")
