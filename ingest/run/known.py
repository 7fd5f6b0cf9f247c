"""What the store's catalogue knows of a page: its graphs, and whether they are those of the page as it is now."""

from __future__ import annotations

from ingest.describe import ids
from ingest.store.embedded import Store

_GAP = 32  # articles in a row of a page that may have no graph (another language, too short) before the last that has


class Known:
    """The catalogue as it was when the run began."""

    def __init__(self, store: Store, version: str) -> None:
        self._all = store.digests()
        self._current = store.digests(version)

    def graphs(self, name: str) -> list[str]:
        """The graphs of the articles of a page, by their index in it."""
        found: list[str] = []
        index = missed = 0
        while missed < _GAP:
            graph = ids.article_graph(ids.article(name, index))
            index += 1
            missed += 1
            if graph in self._all:
                found.append(graph)
                missed = 0
        return found

    def unchanged(self, graphs: list[str], digest: str) -> bool:
        """Whether graphs of a page, one at least, were all made by this version from a page of that digest."""
        return bool(graphs) and all(self._current.get(graph) == digest for graph in graphs)
