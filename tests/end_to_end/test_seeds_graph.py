"""The graph of the seeds: nothing is wrong with it, and the questions of the library have answers in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from naba_runs import Ran, rows
from seeds_questions import ASKED, PARAMS, QUALITY, params

from ingest.store.embedded import Store
from ingest.store.library import find
from ingest.store.rdf import Rows, Triples


@pytest.mark.parametrize("name", QUALITY)
def test_a_quality_question_finds_nothing(seeds_store: Store, name: str) -> None:
    found = seeds_store.query(find(name).text)
    assert isinstance(found, Rows)
    assert found.rows == ()


def test_validate_finds_nothing(naba: Callable[..., Ran], seeds: Path) -> None:
    ran = naba("validate", "--store", seeds)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"36 graphs, {len(QUALITY)} quality questions: no faults.\n"


def test_the_questions_have_answers(seeds_store: Store) -> None:
    """Four fifths at least; which have none is shown where there are fewer."""
    assert set(PARAMS) <= set(ASKED)
    ask = partial(rows, seeds_store)
    without = []
    for name in ASKED:
        question = find(name)
        found = seeds_store.query(question.text, bindings=question.bindings(params(seeds_store, name), ask))
        assert isinstance(found, Rows | Triples)
        if not (found.rows if isinstance(found, Rows) else found.triples):
            without.append(name)
    assert len(without) <= len(ASKED) / 5, without


def test_a_second_ingest_changes_nothing_and_is_told_so(
    run: Callable[..., Ran], articles: Path, seeds: Path, tmp_path: Path
) -> None:
    store = tmp_path / "graph"
    shutil.copytree(seeds, store)
    before = {file: file.stat().st_mtime_ns for file in (store / "nquads").rglob("*.nq")}
    ran = run("ingest", articles, "--store", store)
    assert ran.code == 1 and ran.out.startswith("Nothing changed: 32 articles stand as they were (25 pages in "), ran
    assert {file: file.stat().st_mtime_ns for file in (store / "nquads").rglob("*.nq")} == before
