"""The questions of `quality/`: no row on the world, the right rows on a broken graph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.store.embedded import Store
from ingest.store.library import find, questions
from tests.queries.broken import BROKEN
from tests.queries.world import HERE, ask, graphs, make_store

NAMES = [question.name for question in questions() if question.name.startswith("quality/")]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with make_store(tmp_path_factory.mktemp("world")) as made:
        yield made


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wrong_with_the_world(world: Store, name: str) -> None:
    assert ask(world, find(name), {}) == []


@pytest.mark.parametrize("name", NAMES)
def test_fault_is_found(tmp_path: Path, name: str) -> None:
    content, expected = BROKEN[name.removeprefix("quality/")]
    prefixes = re.findall(r"^@prefix .*\n", (HERE / "world.trig").read_text("utf-8"), re.MULTILINE)
    path = tmp_path / "broken.trig"
    path.write_text(f"{''.join(prefixes)}in:x {{ {content} }}\n", "utf-8")
    with Store.open(tmp_path / "graph") as store:
        store.replace(graphs(path))
        assert ask(store, find(name), {}) == expected


def test_each_broken_graph_belongs_to_a_question() -> None:
    assert [f"quality/{name}" for name in sorted(BROKEN)] == NAMES
