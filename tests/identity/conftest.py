"""A store of graphs, made in a folder of the test's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from ingest.store.embedded import GraphLines, Store


@pytest.fixture
def store_of(tmp_path: Path) -> Callable[[Iterable[GraphLines]], Store]:
    def make(graphs: Iterable[GraphLines]) -> Store:
        store = Store.open(tmp_path / "graph")
        store.replace(graphs)
        return store

    return make
