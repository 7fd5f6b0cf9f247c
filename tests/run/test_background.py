"""The graphs of the authority and the ontology: loaded once, again when their files change."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.describe import ids
from ingest.errors import DataError
from ingest.run import background
from ingest.store.embedded import Store


def test_both_graphs_are_loaded_once(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        assert background.refresh(store)
        assert store.graphs() == [ids.GRAPH_AUTHORITY, ids.GRAPH_ONTOLOGY]
        assert not background.refresh(store)
        store.remove([ids.GRAPH_ONTOLOGY])
        assert background.refresh(store)
        assert store.count_by_graph()[ids.GRAPH_ONTOLOGY] == len(background.ontology_lines())


def test_the_authority_has_those_organs_that_articles_name(tmp_path: Path) -> None:
    organ, other = (ids.authority_entity(f"ministry-foreign-{state}") for state in ("SD", "RU"))
    graph = ids.article_graph(ids.article("a", 0))
    with Store.open(tmp_path) as store:
        background.refresh(store)
        for named in (organ, other):
            store.replace([(graph, [f"<urn:a> <urn:b> <{named}> <{graph}> .\n"], ())])
            background.forget(store)
            assert background.refresh(store)
            lines = list(store.dump(ids.GRAPH_AUTHORITY))
            there = {iri for iri in (organ, other) if any(line.startswith(f"<{iri}> ") for line in lines)}
            assert there == {named}


def test_a_changed_ontology_replaces_its_graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "naba.ttl"
    monkeypatch.setattr(background, "_ontology_files", lambda: [file])
    with Store.open(tmp_path / "g") as store:
        for words in ("old", "new"):
            file.write_text(f'<https://x.org/a> <https://x.org/b> "{words}"@en-GB .')
            assert background.refresh(store)
            assert list(store.dump(ids.GRAPH_ONTOLOGY)) == [
                f'<https://x.org/a> <https://x.org/b> "{words}"@en-gb <{ids.GRAPH_ONTOLOGY}> .\n'
            ]


@pytest.mark.parametrize("text", ["<https://x.org/a> <https://x.org/b> [] .", "no turtle"])
def test_a_broken_ontology_is_told_with_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    file = tmp_path / "naba.ttl"
    file.write_text(text)
    monkeypatch.setattr(background, "_ontology_files", lambda: [file])
    with pytest.raises(DataError, match=r"naba\.ttl"):
        background.ontology_lines()
