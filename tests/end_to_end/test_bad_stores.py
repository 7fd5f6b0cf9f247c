"""A store that is in use, on a full disk, or may not be written; queries that are wrong or never end."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from naba_runs import Ran, content

from ingest.store.embedded import Store

HOLD = (
    "import sys; from ingest.store.embedded import Store; Store.open(sys.argv[1]); print('open', flush=True); input()"
)


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A file system of 3 MB."""
    folder = Path(tempfile.mkdtemp())
    mounted = os.geteuid() == 0 and shutil.which("mount")
    done = mounted and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if not done or done.returncode:
        folder.rmdir()
        pytest.skip("a small file system can only be mounted by root, where mounting is allowed")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)
        folder.rmdir()


def one_line(ran: Ran, *words: str) -> None:
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("naba: ") and ran.err.count("\n") == 1, ran.err
    assert all(word in ran.err for word in words), ran.err


def test_a_store_in_use_names_the_process(
    seeds: Path, naba: Callable[..., Ran], articles: Path, tmp_path: Path
) -> None:
    store = tmp_path / "graph"
    shutil.copytree(seeds, store)
    before = content(store)
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(store)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert holder.stdout is not None and holder.stdout.readline() == b"open\n"
        for command in (("ingest", articles), ("stats",), ("query", "articles/list"), ("validate",)):
            ran = naba(*command, "--store", store)
            one_line(
                ran, str(store), f"in use by process {holder.pid}", "wait until it has ended, stop it, or use another"
            )
    finally:
        holder.communicate()
    assert content(store) == before


def test_a_full_disk(small_disk: Path, run: Callable[..., Ran], articles: Path) -> None:
    store = small_disk / "graph"
    ran = run("ingest", articles / "18-tunisia-election.html", "--store", store)
    one_line(ran, str(small_disk), "disk is full", "make room and run it again")
    assert "Traceback" not in ran.err


def test_a_full_disk_costs_an_export_nothing(small_disk: Path, seeds: Path, naba: Callable[..., Ran]) -> None:
    one_line(naba("export", "--store", seeds, "-o", small_disk / "graph.nq"), "graph.nq", "disk is full")
    assert list(small_disk.iterdir()) == []


def test_a_folder_that_may_not_be_written(run: Callable[..., Ran], seeds: Path, articles: Path) -> None:
    read_only = Path("/proc/naba") if os.geteuid() == 0 else seeds.parent / "locked"
    if os.geteuid() != 0:
        read_only.mkdir(mode=0o500)
    one_line(run("ingest", articles / "18-tunisia-election.html", "--store", read_only / "graph"), str(read_only))


def test_no_store_says_what_to_do(naba: Callable[..., Ran], tmp_path: Path) -> None:
    for command in (("stats",), ("query", "articles/list"), ("show", "gov-US"), ("export",)):
        one_line(naba(*command, "--store", tmp_path / "none"), "none: there is no store yet; run naba ingest first")
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("SELECT * WHERE { ?s ?p }", "line 1, column 2"),
        ("SELECT ?s\nWHERE {\n  ?s a naba:Report\n}", "line 3, column "),
        ("SELEC ?s { ?s ?p ?o }", "line 1, column 1"),
    ],
)
def test_a_wrong_query_names_line_and_column(
    naba: Callable[..., Ran], seeds: Path, tmp_path: Path, text: str, place: str
) -> None:
    (tmp_path / "own.rq").write_text(text, "utf-8")
    for query in (tmp_path / "own.rq", text):
        one_line(naba("query", query, "--store", seeds), "the query is wrong at ", place)


def test_a_query_that_runs_for_ever_is_stopped(naba: Callable[..., Ran], seeds: Path) -> None:
    text = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    began = time.monotonic()
    one_line(naba("query", text, "--store", seeds, "--timeout", "1"), "time limit of 1 s", "narrow it down")
    assert time.monotonic() - began < 15
    with Store.open(seeds, read_only=True) as store:
        assert store.graphs()
