"""What the tests of identity share: a store in a folder of the test's own, and `naba` run as a user runs it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

from ingest.cli import main
from ingest.identity.settle import settle
from ingest.store.embedded import GraphLines, Store


@pytest.fixture
def store_of(tmp_path: Path) -> Callable[[Iterable[GraphLines]], Store]:
    def make(graphs: Iterable[GraphLines]) -> Store:
        store = Store.open(tmp_path / "graph")
        store.replace(graphs)
        return store

    return make


@pytest.fixture
def settled(store_of: Callable[[Iterable[GraphLines]], Store], tmp_path: Path) -> Callable[[Sequence[GraphLines]], str]:
    """The folder of a store of these graphs, settled and closed."""

    def make(graphs: Sequence[GraphLines]) -> str:
        with store_of(graphs) as store:
            settle(store)
        return str(tmp_path / "graph")

    return make


@pytest.fixture
def settled_in_turn(tmp_path: Path) -> Callable[[Sequence[GraphLines]], list[str]]:
    """The dump of a store that got these graphs one by one, settled after each."""

    def make(graphs: Sequence[GraphLines]) -> list[str]:
        with Store.open(tmp_path / str(len(list(tmp_path.iterdir())))) as store:
            for graph in graphs:
                store.replace([graph])
                settle(store)
            return list(store.dump())

    return make


@pytest.fixture
def naba(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str, str]]:
    """Code, output and errors of one command, run by the user «amal»."""
    monkeypatch.setenv("USER", "amal")
    monkeypatch.setenv("LOGNAME", "amal")

    def run(*argv: str) -> tuple[int, str, str]:
        code = main(list(argv))
        out, err = capsysbinary.readouterr()
        return code, out.decode("utf-8"), err.decode("utf-8")

    return run
