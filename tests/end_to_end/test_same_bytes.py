"""The same pages give the same bytes, with one process and with two, each time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from naba_runs import Ran, content


@pytest.mark.parametrize("workers", [1, 2, 2], ids=["one", "two", "two-again"])
def test_the_seeds_graph_is_the_same_again(
    run: Callable[..., Ran], articles: Path, seeds: Path, tmp_path: Path, workers: int
) -> None:
    again = run("ingest", articles, "--store", tmp_path / "graph", "--workers", str(workers))
    assert again.code == 1, again.err
    assert content(tmp_path / "graph") == content(seeds)
