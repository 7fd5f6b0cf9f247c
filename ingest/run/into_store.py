"""Pages → store: leaves what is unchanged, reads the rest, replaces graphs page by page, drops those that are stale."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from itertools import chain

from ingest.describe import catalogue, ids
from ingest.model import Issue, Page
from ingest.run import background
from ingest.run.issues import Entry, IssuesFile
from ingest.run.known import Known
from ingest.run.work import Described, Task, describe_all
from ingest.run.workers import mapped
from ingest.store import pages as kept_pages
from ingest.store.embedded import Changes, GraphLines, Store

_BATCH = 8  # pages that go to a worker at once
_GRAPHS = 100  # graphs written at once …
_CHARACTERS = 12_000_000  # … or this much text, well below what the store itself would cut in two
_ORIGINS = 16  # bytes of a digest that remember a page of this run

Told = Callable[[int, str], None]
"""Called with how many records are done and where the last one stands."""


@dataclass(slots=True)
class Outcome:
    """What a run did. Articles are counted by their graphs; `issues` are in the order of the input."""

    pages: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    issues: list[Issue] = field(default_factory=list)

    @property
    def nothing_changed(self) -> bool:
        """Whether the articles in the store are what they were."""
        return not (self.new or self.changed or self.removed)


def ingest(
    store: Store, items: Iterable[Page | Issue], task: Task, workers: int = 1, told: Told = lambda done, at: None
) -> Outcome:
    """Brings the graphs of all pages of `items` to what the pages say. Returns what was done.

    A page is left without work where the catalogue has it with the same digest and version. All graphs of a page are
    written together, so that a killed run leaves no page half done. Raises NabaError; what was written is kept.
    """
    return _Run(store, task, workers, told).go(items)


class _Run:
    def __init__(self, store: Store, task: Task, workers: int, told: Told) -> None:
        self._store, self._task, self._workers, self._told = store, task, workers, told
        self._known = Known(store, task.version)
        self._file = IssuesFile(store.issues_path)
        self._outcome = Outcome()
        self._issues: list[tuple[int, Issue]] = []
        self._met: dict[bytes, tuple[str, str]] = {}
        self._done = 0

    def go(self, items: Iterable[Page | Issue]) -> Outcome:
        order: dict[str, int] = {}
        # One by one where no process is to be reached: the same graphs, and the progress moves sooner.
        batches = _batches(self._to_read(items, order), _BATCH if self._workers > 1 else 1)
        buffer: list[Described] = []
        graphs = characters = 0
        with closing(mapped(partial(describe_all, self._task), batches, self._workers)) as described:
            for found in chain.from_iterable(described):
                self._take(found, order.pop(found.name))
                buffer.append(found)
                graphs += len(found.graphs)
                characters += sum(len(line) for _, lines, _ in found.graphs for line in lines)
                if graphs >= _GRAPHS or characters >= _CHARACTERS:
                    self._write(buffer)
                    buffer, graphs, characters = [], 0, 0
        self._write(buffer)
        self._file.close()
        if self._outcome.changed or self._outcome.removed:
            kept_pages.sweep(self._store.folder, set(self._store.digests().values()))
        self._outcome.issues = [issue for _, issue in sorted(self._issues, key=lambda each: each[0])]
        return self._outcome

    def _to_read(self, items: Iterable[Page | Issue], order: dict[str, int]) -> Iterator[Page]:
        """The pages that need work, with their place in the input noted in `order`; the others are settled here."""
        for number, item in enumerate(items):
            if isinstance(item, Issue):
                self._leave_out(number, item)
                continue
            self._outcome.pages += 1
            name, digest = ids.page_name(item.id, item.url), catalogue.page_digest(item)
            if reason := self._met_before(name, digest, item.origin):
                self._leave_out(number, Issue(item.origin, "read", reason))
                continue
            graphs = self._known.graphs(name)
            left_out = self._file.of(name, digest, self._task.version)
            no_article = not graphs and any(entry.whole for entry in left_out)
            same = self._known.unchanged(graphs, digest) and kept_pages.there(self._store.folder, digest)
            if no_article or same:
                self._file.keep(name, left_out)
                self._issues += ((number, entry.issue) for entry in left_out)
                self._outcome.unchanged += len(graphs)
                self._tell(item.origin)
            else:
                order[name] = number
                yield item

    def _met_before(self, name: str, digest: str, origin: str) -> str:
        """Why a second page of one name is left out, "" for the first. Reading tells ids apart; this, addresses."""
        key = hashlib.blake2b(name.encode("utf-8", "replace"), digest_size=_ORIGINS).digest()
        if key not in self._met:
            self._met[key] = (digest, origin)
            return ""
        first, where = self._met[key]
        same = "the same page was" if first == digest else "another text was"
        return f"{same} read from {where} under the same address or id ({name}); this one is left out"

    def _leave_out(self, number: int, issue: Issue) -> None:
        self._issues.append((number, issue))
        self._file.add("", [Entry(issue)])
        self._tell(issue.origin)

    def _take(self, found: Described, number: int) -> None:
        whole = not found.graphs
        entries = [Entry(issue, found.name, found.kept.digest, self._task.version, whole) for issue in found.issues]
        self._file.add(found.name, entries)
        self._issues += ((number, issue) for issue in found.issues)
        self._tell(found.origin)

    def _write(self, pages: list[Described]) -> None:
        """Writes the graphs of whole pages in one call, then drops what these pages no longer give."""
        graphs: list[GraphLines] = [graph for page in pages for graph in page.graphs]
        if pages:
            background.forget(self._store)
        for page in pages:
            if page.graphs:
                kept_pages.write(self._store.folder, page.kept)
        changes = self._store.replace(graphs) if graphs else Changes()
        now = {graph for graph, _, _ in graphs}
        stale = [graph for page in pages for graph in self._known.graphs(page.name) if graph not in now]
        if stale:
            self._store.remove(stale)
        self._outcome.new += changes.new
        self._outcome.changed += changes.changed
        self._outcome.unchanged += changes.unchanged
        self._outcome.removed += len(stale)

    def _tell(self, origin: str) -> None:
        self._done += 1
        self._told(self._done, origin)


def _batches(pages: Iterable[Page], size: int) -> Iterator[list[Page]]:
    batch: list[Page] = []
    for page in pages:
        batch.append(page)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
