"""The embedded store: the only module that imports its library (pyoxigraph).

Under the folder: `store/` (the library's), `nquads/` (one file a graph, the source of truth), `issues.jsonl`, `pending`
(the journal), `lock`. One writer at a time, or any number of readers: the library lets a reader open beside a writer
but does not say what it then sees, so that the folder's lock forbids it.
"""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from ingest.describe import ids, nquads, terms
from ingest.errors import QueryError, StoreError
from ingest.store import files, renames
from ingest.store.bind import bind
from ingest.store.limit import LimitedQueries
from ingest.store.rdf import Answer, Blank, Iri, Literal, Rows, Term, Triples, Truth, serialise

_BATCH_BYTES = 32_000_000  # text of graphs held in memory at once
_BULK_BYTES = 4_000_000  # from here on the library's bulk loader is faster than one transaction
_FORMATS = {
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "turtle": ox.RdfFormat.TURTLE,
}

GraphLines = tuple[str, Sequence[str], Sequence[str]]
"""A graph's IRI, its N-Quads lines, and its lines in the catalogue (each line ends with a newline)."""


@dataclass(frozen=True, slots=True)
class Changes:
    """How many graphs a call of `Store.replace` found new, changed and unchanged."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, other: Changes) -> Changes:
        return Changes(self.new + other.new, self.changed + other.changed, self.unchanged + other.unchanged)


class Store:
    """An open store. Use `Store.open`, and close it: `with Store.open(path) as store: …`."""

    def __init__(self, folder: Path, inner: ox.Store, lock: int, read_only: bool) -> None:
        self.folder = folder
        self.read_only = read_only
        self._inner = inner
        self._lock = lock
        self._open = True
        self._limited: LimitedQueries | None = None
        self._renames = renames.read(folder)

    @classmethod
    def open(cls, path: Path | str = "graph", read_only: bool = False) -> Store:
        """Opens the store in `path`; makes one there unless `read_only`. Finishes what a killed writer had begun.

        Raises StoreError where it is in use, missing (read_only), not writable, broken, or the disk is full.
        """
        folder = Path(path)
        if read_only:
            if not (folder / "store").is_dir():
                raise StoreError(f"{folder}: there is no store yet; run naba ingest first")
            if files.pending(folder):  # a writer at work (then this is refused) or one that was killed
                cls.open(folder).close()
        else:
            with files.told(folder, "making the store"):
                folder.mkdir(parents=True, exist_ok=True)
        lock = files.lock(folder, exclusive=not read_only)
        try:
            inner = _open_inner(folder / "store", read_only)
        except BaseException:
            files.unlock(lock, not read_only)
            raise
        store = cls(folder, inner, lock, read_only)
        if not read_only:
            try:
                store._recover()
            except BaseException:
                store.close()
                raise
        return store

    def close(self) -> None:
        """Closes the store. A second call does nothing."""
        if self._open:
            self._open = False
            self._end_limited()
            del self._inner  # the library lets go of its files when nothing refers to it; all is flushed already
            files.unlock(self._lock, not self.read_only)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def issues_path(self) -> Path:
        """The file of records that were skipped or broke a shape, one JSON object a line."""
        return self.folder / "issues.jsonl"

    # ------------------------------------------------------------ writing

    def replace(self, graphs: Iterable[GraphLines]) -> Changes:
        """Makes each graph hold exactly its lines; those that do so already are left. Returns what changed.

        A process killed at any moment leaves each graph as it was or as it is to be. Raises StoreError.
        """
        changes, batch, size = Changes(), {}, 0
        for graph, lines, entry in graphs:
            data = "".join(sorted({*lines, *entry})).encode("utf-8")
            size += len(data)
            batch[graph] = data
            if size > _BATCH_BYTES:
                changes += self._replace_batch(batch)
                batch, size = {}, 0
        return changes + self._replace_batch(batch) if batch else changes

    def remove(self, graphs: Iterable[str]) -> None:
        """Removes graphs and their entries in the catalogue."""
        self._must_write()
        self._end_limited()
        gone = list(graphs)
        with files.told(self.folder, "removing graphs"):
            files.write_pending(self.folder, gone)
            for graph in gone:
                files.graph_file(self.folder, graph).unlink(missing_ok=True)
        self._recover()

    def rename(self, names: renames.Renaming) -> set[str]:
        """Gives IRIs of graphs other names in the database (see `renames`), and those not in `names` their own again.

        Returns the graphs that changed. Raises StoreError.
        """
        self._must_write()
        now = {graph: dict(new) for graph, new in names.items() if new}
        touched = {g for g in now.keys() | self._renames.keys() if now.get(g) != self._renames.get(g)}
        if touched:
            self._end_limited()
            with files.told(self.folder, "joining entities"):
                files.write_pending(self.folder, touched)
                renames.write(self.folder, now)
            self._renames = now
            self._recover()
        return touched

    def renamed(self) -> renames.Renaming:
        """What the database calls by another name than the graphs' files do."""
        return self._renames

    def filed(self, graph: str) -> list[str]:
        """The lines of a graph's file: what the article says, whatever was judged since. Raises StoreError."""
        return self._lines_of_file(graph)

    def _as_named(self, graph: str, data: bytes) -> bytes:
        return renames.applied(data, self._renames.get(graph, {}))

    def _replace_batch(self, batch: Mapping[str, bytes]) -> Changes:
        self._must_write()
        new, changed = {}, {}
        for graph, data in batch.items():
            path = files.graph_file(self.folder, graph)
            if not self._inner.contains_named_graph(_node(graph)):
                new[graph] = data
            elif not path.exists() or path.read_bytes() != data:
                changed[graph] = data
        touched = {**new, **changed}
        if touched:
            for graph, data in touched.items():  # broken lines must stop here, before anything is written
                _check(graph, data)
            self._end_limited()
            with files.told(self.folder, "writing graphs"):
                files.write_pending(self.folder, touched)
                paths = {graph: files.graph_file(self.folder, graph) for graph in touched}
                for graph, data in touched.items():
                    files.write(paths[graph], data)
                files.sync_folders(path.parent for path in paths.values())
                self._load(b"".join(self._as_named(graph, data) for graph, data in new.items()))
                for graph, data in changed.items():
                    self._swap(graph, data)
                self._inner.flush()
                (self.folder / "pending").unlink()
        return Changes(len(new), len(changed), len(batch) - len(touched))

    def _load(self, data: bytes) -> None:
        if len(data) > _BULK_BYTES:
            self._inner.bulk_load(io.BytesIO(data), ox.RdfFormat.N_QUADS)
        elif data:
            self._inner.load(data, ox.RdfFormat.N_QUADS)

    def _swap(self, graph: str, data: bytes) -> None:
        """Old out, new in, in one transaction; with no data the graph and its entry only go."""
        name, catalogue = nquads.iri(graph), nquads.iri(ids.GRAPH_CATALOGUE)
        update = f"DROP SILENT GRAPH {name} ; DELETE WHERE {{ GRAPH {catalogue} {{ {name} ?p ?o }} }}"
        groups: dict[str, list[str]] = {}
        for quad in ox.parse(self._as_named(graph, data), ox.RdfFormat.N_QUADS):
            groups.setdefault(str(quad.graph_name), []).append(str(quad.triple))
        if groups:
            inside = " ".join(f"GRAPH {g} {{ {' . '.join(triples)} }}" for g, triples in sorted(groups.items()))
            update += f" ; INSERT DATA {{ {inside} }}"
        self._inner.update(update)

    def _recover(self) -> None:
        """Brings each pending graph to what its file says; one without a file goes."""
        with files.told(self.folder, "mending what a killed run had begun"):
            for graph in (found := files.pending(self.folder)):
                path = files.graph_file(self.folder, graph)
                self._swap(graph, path.read_bytes() if path.exists() else b"")
            if found:
                self._inner.flush()
                (self.folder / "pending").unlink()
            for left in self.folder.glob("snapshot-*"):
                shutil.rmtree(left, ignore_errors=True)

    def optimize(self) -> None:
        """Compacts the store; after bulk loads this makes queries several times faster."""
        self._must_write()
        with files.told(self.folder, "compacting the store"):
            self._inner.optimize()

    def _must_write(self) -> None:
        if self.read_only:
            raise StoreError(f"{self.folder}: the store is open for reading only")

    # ------------------------------------------------------------ reading

    def digests(self, version: str = "") -> dict[str, str]:
        """The page digest of each graph of the catalogue; only of those written by `version` where it is given."""
        entries: dict[str, dict[str, str]] = {terms.PAGE_DIGEST: {}, terms.VERSION: {}}
        for predicate, values in entries.items():
            for quad in self._inner.quads_for_pattern(None, _node(predicate), None, _node(ids.GRAPH_CATALOGUE)):
                values[_term(quad.subject).value] = _term(quad.object).value
        found, versions = entries[terms.PAGE_DIGEST], entries[terms.VERSION]
        return {graph: found[graph] for graph in sorted(found) if version in ("", versions.get(graph))}

    def graphs(self) -> list[str]:
        """The IRIs of all named graphs that hold triples, sorted."""
        return sorted(self.count_by_graph())

    def count_by_graph(self) -> dict[str, int]:
        """How many triples each named graph holds."""
        found = self._inner.query("SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g")
        return {row[0].value: int(row[1].value) for row in found}  # type: ignore[union-attr]

    def dump(self, graph: str | None = None) -> Iterator[str]:
        """The N-Quads lines of one graph, or of all: graphs in order of their IRI, lines in code point order."""
        for name in self.graphs() if graph is None else [graph]:
            node = nquads.iri(name)
            quads = list(self._inner.quads_for_pattern(None, None, None, _node(name)))
            if any(isinstance(term, ox.BlankNode) for quad in quads for term in (quad.subject, quad.object)):
                yield from self._lines_of_file(name)  # the library gives blank nodes names of its own each time
                continue
            yield from sorted(
                f"{' '.join(serialise(_term(t)) for t in (q.subject, q.predicate, q.object))} {node} .\n" for q in quads
            )

    def _lines_of_file(self, graph: str) -> list[str]:
        path = files.graph_file(self.folder, graph)
        with files.told(path, "reading the graph"):
            lines = path.read_bytes().decode("utf-8").split("\n")  # other line breaks may stand in a literal
        return [f"{line}\n" for line in lines if line.endswith(f" {nquads.iri(graph)} .")]

    def serialise(self, lines: Iterable[str], form: str, prefixes: Mapping[str, str]) -> bytes:
        """N-Quads lines in another form: `nquads`, `trig`, or `turtle` (which forgets the graphs); prefixes sorted."""
        quads = ox.parse("".join(lines).encode("utf-8"), ox.RdfFormat.N_QUADS)
        items = (q.triple for q in quads) if form == "turtle" else quads
        text = ox.serialize(items, format=_FORMATS[form], prefixes=dict(prefixes)) or b""
        head = re.match(rb"(?:@prefix [^\n]*\n)*", text)
        assert head is not None  # the library writes prefixes in no settled order
        return b"".join(sorted(head[0].splitlines(keepends=True))) + text[head.end() :]

    def query(
        self,
        text: str,
        graphs: Sequence[str] | None = None,
        bindings: Mapping[str, Term] | None = None,
        timeout: float | None = None,
    ) -> Answer:
        """The answer of a SPARQL query over the union of all graphs, or over those in `graphs` alone.

        `bindings` gives values to variables (see `bind`). With `timeout` (seconds) the query runs in a process of its
        own, which is stopped when the time is up. Raises QueryError: syntax (line and column), limit, parameter.
        """
        if timeout is None:
            return answer(self._inner, text, graphs, bindings or {})
        if self._limited is None:
            self._limited = LimitedQueries(self._readable())
        return self._limited.query(text, graphs, dict(bindings or {}), timeout)

    def select(
        self, text: str, graphs: Sequence[str] | None = None, bindings: Mapping[str, Term] | None = None
    ) -> Rows:
        """The rows of a SELECT; arguments and errors as `query` has them, and TypeError for another form of query."""
        found = self.query(text, graphs, bindings)
        if not isinstance(found, Rows):
            raise TypeError(f"no SELECT: {text}")
        return found

    def _readable(self) -> Path:
        """A folder that another process may read: the store's own, or a snapshot (hard links) where this one writes."""
        if self.read_only:
            return self.folder / "store"
        target = self.folder / "snapshot-query"
        shutil.rmtree(target, ignore_errors=True)
        with files.told(self.folder, "making a snapshot for a query"):
            self._inner.backup(target)
        return target

    def _end_limited(self) -> None:
        if self._limited is not None:
            self._limited.close()
            self._limited = None
        if not self.read_only:
            shutil.rmtree(self.folder / "snapshot-query", ignore_errors=True)


# ---------------------------------------------------------------- at the library's boundary


def _open_inner(path: Path, read_only: bool) -> ox.Store:
    try:
        return ox.Store.read_only(str(path)) if read_only else ox.Store(path)
    except OSError as error:
        if "LOCK" in str(error) or "lock" in str(error):
            raise StoreError(
                f"{path.parent}: the store is in use by another process; wait until it has ended, stop it, "
                "or use another folder"
            ) from error
        raise StoreError(files.explain(error, path, "opening the store")) from error


def open_for_answers(path: str) -> ox.Store:
    """The library's store in `path`, for reading; for the process that answers queries with a time limit."""
    return _open_inner(Path(path), read_only=True)


def answer(inner: ox.Store, text: str, graphs: Sequence[str] | None, bindings: Mapping[str, Term]) -> Answer:
    """Runs a query on the library's store; see `Store.query`."""
    bound = bind(text, bindings) if bindings else text
    names = None if graphs is None else [_node(graph) for graph in graphs]
    try:
        found = inner.query(
            bound,
            use_default_graph_as_union=names is None,
            default_graph=None if names is None else list(names),
            named_graphs=None if names is None else list(names),
        )
        if isinstance(found, ox.QueryBoolean):
            return Truth(bool(found))
        if isinstance(found, ox.QuerySolutions):
            columns = tuple(variable.value for variable in found.variables)
            return Rows(columns, tuple(tuple(None if t is None else _term(t) for t in row) for row in found))
        return _triples(found)
    except SyntaxError as error:
        raise QueryError(_place(text, error)) from error
    except (OSError, RuntimeError) as error:
        raise QueryError(f"the query failed: {error}") from error


def columns_of(text: str) -> tuple[str, ...] | None:
    """The columns of a SELECT, None for another query. Raises QueryError for wrong syntax, with line and column."""
    try:
        found = ox.Store().query(text)
    except SyntaxError as error:
        raise QueryError(_place(text, error)) from error
    return tuple(variable.value for variable in found.variables) if isinstance(found, ox.QuerySolutions) else None


def parse_triples(data: bytes) -> Triples:
    """The triples of an N-Triples document. Raises QueryError where it is none."""
    try:
        quads = list(ox.parse(data, ox.RdfFormat.N_TRIPLES))
    except SyntaxError as error:
        raise QueryError(str(error)) from error
    return _triples(quads)


def parse_quads(data: bytes) -> Iterator[tuple[tuple[Term, Term, Term], str]]:
    """The triples of N-Quads, each with its graph ("" for the default graph), in their order."""
    for quad in ox.parse(data, ox.RdfFormat.N_QUADS):
        graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name.value
        yield (_term(quad.subject), _term(quad.predicate), _term(quad.object)), graph


def _triples(found: Iterable[ox.Triple | ox.Quad]) -> Triples:
    triples = {(_term(t.subject), _term(t.predicate), _term(t.object)) for t in found}
    return Triples(tuple(sorted(triples, key=lambda t: " ".join(map(serialise, t)))))


def _place(text: str, error: SyntaxError) -> str:
    """Line and column of a syntax error in the query as it was written, without the block of parameters."""
    try:
        ox.Store().query(text)
    except SyntaxError as plain:
        error = plain
    found = re.search(r"at (\d+):(\d+)(?:-(?:\d+:)?\d+)?:? *(.*)", str(error), re.DOTALL)
    if not found:
        return f"the query is not SPARQL: {error}"
    what = " ".join(found[3].split())
    return f"the query is wrong at line {found[1]}, column {found[2]}: {what[:200]}{'…' if len(what) > 200 else ''}"


def _node(value: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(value)
    except ValueError as error:
        raise QueryError(f"not an IRI: {value}") from error


def _check(graph: str, data: bytes) -> None:
    """Raises StoreError where the lines are not N-Quads or lie in another graph than `graph` and the catalogue."""
    allowed = {graph, ids.GRAPH_CATALOGUE}
    try:
        for quad in ox.parse(data, ox.RdfFormat.N_QUADS):
            if isinstance(quad.graph_name, ox.DefaultGraph) or quad.graph_name.value not in allowed:
                raise StoreError(f"<{graph}>: a line lies in another graph: {quad}")
    except SyntaxError as error:
        raise StoreError(f"<{graph}>: not N-Quads: {error}") from error


def _term(found: object) -> Term:
    if isinstance(found, ox.NamedNode):
        return Iri(found.value)
    if isinstance(found, ox.BlankNode):
        return Blank(found.value)
    if isinstance(found, ox.Literal):
        return Literal(found.value, found.datatype.value, found.language or "")
    raise QueryError(f"the answer holds a term that is no IRI, literal or blank node: {found}")
