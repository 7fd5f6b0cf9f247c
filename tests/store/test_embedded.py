"""The embedded store: replacing, recovering after kill -9, locks, queries, limits, dumps."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from store_world import AWKWARD, article, entities

import ingest
from ingest.describe import ids, terms
from ingest.errors import QueryError, StoreError
from ingest.store import embedded, files
from ingest.store.embedded import Changes, Store
from ingest.store.rdf import RDF_LANG_STRING, Iri, Literal, Rows, Triples, Truth

ROOT = Path(ingest.__file__).resolve().parent.parent
TEXTS = f"SELECT ?t WHERE {{ ?s <{terms.TEXT}> ?t FILTER(!BOUND(?want) || ?t = ?want) }} ORDER BY ?t"


def run_python(code: str, *arguments: str) -> subprocess.Popen[str]:
    path = os.pathsep.join([str(ROOT), str(Path(__file__).parent)])
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
    )


def test_new_changed_and_unchanged_graphs(tmp_path: Path) -> None:
    with Store.open(tmp_path / "g") as store:
        assert store.replace([article(1), article(2), entities()]) == Changes(new=3)
        assert store.replace([article(1), article(2, "new", count=1), entities()]) == Changes(changed=1, unchanged=2)
        graph, lines, _ = article(2, "new", count=1)
        assert list(store.dump(graph)) == lines
        assert store.digests()[graph] == "digest-2-new"
        assert store.digests("1.0") == store.digests()
        assert store.digests("2.0") == {}
        assert store.count_by_graph()[graph] == 3
    with Store.open(tmp_path / "g", read_only=True) as store:
        assert list(store.dump(article(1)[0])) == article(1)[1]
        with pytest.raises(StoreError, match="reading only"):
            store.replace([article(3)])


def test_a_graph_can_be_removed(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.replace([article(1), article(2)])
        store.remove([article(1)[0]])
        assert store.graphs() == sorted([article(2)[0], ids.GRAPH_CATALOGUE])
        assert list(store.digests()) == [article(2)[0]]
        assert not files.graph_file(tmp_path, article(1)[0]).exists()


def test_many_graphs_go_in_by_bulk_and_come_out_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "_BULK_BYTES", 100)
    monkeypatch.setattr(embedded, "_BATCH_BYTES", 5_000)
    with Store.open(tmp_path) as store:
        assert store.replace(article(n) for n in range(40)) == Changes(new=40)
        store.optimize()
        assert list(store.dump(article(17)[0])) == article(17)[1]
        assert store.replace(article(n) for n in range(40)) == Changes(unchanged=40)


def test_the_dump_has_the_same_bytes_whatever_the_order(tmp_path: Path) -> None:
    dumps = []
    for name, order in (("a", range(9)), ("b", reversed(range(9)))):
        with Store.open(tmp_path / name) as store:
            for number in order:
                store.replace([article(number, "other")])
                store.replace([article(number)])
            dumps.append(list(store.dump()))
    assert dumps[0] == dumps[1]
    assert sorted(dumps[0]) == sorted(line for n in range(9) for part in article(n)[1:] for line in part)


def test_blank_nodes_keep_their_names_in_a_dump(tmp_path: Path) -> None:
    graph = ids.GRAPH_ONTOLOGY
    lines = [f"_:a <http://p> _:b <{graph}> .\n", f'_:b <http://p> "x\u2028y" <{graph}> .\n']
    with Store.open(tmp_path) as store:
        store.replace([(graph, lines, []), article(1)])
        assert list(store.dump(graph)) == lines
        assert store.replace([(graph, lines, [])]) == Changes(unchanged=1)


def test_broken_lines_stop_before_anything_is_written(tmp_path: Path) -> None:
    graph, lines, entry = article(1)
    with Store.open(tmp_path) as store:
        for broken in ("<a b> <c> .\n", f"<http://a> <http://b> <http://c> <{article(2)[0]}> .\n"):
            with pytest.raises(StoreError, match=graph):
                store.replace([(graph, [*lines, broken], entry)])
        assert store.graphs() == []
    assert not (tmp_path / "pending").exists()


KILLED = """
import sys
from store_world import article
from ingest.store import embedded
embedded._BULK_BYTES = int(sys.argv[2])
store = embedded.Store.open(sys.argv[1])
print("open", flush=True)
turn = 0
while True:
    turn += 1
    store.replace(article(n, f"turn{turn}", 30) for n in range(12 + turn))
"""


@pytest.mark.parametrize("bulk", [1, 10**9])
def test_killed_at_any_moment_each_graph_is_old_or_new(tmp_path: Path, bulk: int) -> None:
    for number in range(6):
        writer = run_python(KILLED, str(tmp_path), str(bulk))
        assert writer.stdout is not None
        assert writer.stdout.readline() == "open\n", writer.stdout.read()
        time.sleep(0.05 + 0.043 * number)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        with Store.open(tmp_path) as store:
            digests = store.digests()
            assert digests
            assert set(store.graphs()) == {*digests, ids.GRAPH_CATALOGUE}
            for page in range(200):
                graph = article(page)[0]
                if graph in digests:
                    words = digests[graph].removeprefix(f"digest-{page}-")
                    assert list(store.dump(graph)) == article(page, words, 30)[1]
        assert not (tmp_path / "pending").exists()


def test_what_a_killed_writer_had_begun_is_finished_or_undone(tmp_path: Path) -> None:
    old, new, never = article(1), article(2), article(3)
    with Store.open(tmp_path) as store:
        store.replace([old, new])
        inner = store._inner
        inner.update(f"DELETE WHERE {{ GRAPH <{new[0]}> {{ ?s ?p ?o }} }}")  # half of it is not there
        inner.load("".join(never[1]).encode(), embedded.ox.RdfFormat.N_QUADS)  # loaded, but its file never came
        del inner
    files.write_pending(tmp_path, [new[0], never[0]])
    with Store.open(tmp_path, read_only=True) as store:
        assert list(store.dump(new[0])) == new[1]
        assert never[0] not in store.graphs()
    assert not (tmp_path / "pending").exists()


HOLDER = """
import sys
from ingest.store.embedded import Store
store = Store.open(sys.argv[1], read_only=sys.argv[2] == "read")
print("open", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize(("held", "wanted"), [("write", "write"), ("write", "read"), ("read", "write")])
def test_a_store_in_use_says_so(tmp_path: Path, held: str, wanted: str) -> None:
    Store.open(tmp_path).close()
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path), held],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    )
    assert holder.stdout is not None and holder.stdout.readline() == b"open\n"
    try:
        with pytest.raises(StoreError, match=r"in use by .*another folder") as caught:
            Store.open(tmp_path, read_only=wanted == "read")
        assert str(tmp_path) in str(caught.value)
        if held == "write":
            assert str(holder.pid) in str(caught.value)
    finally:
        holder.kill()
        holder.communicate()
    Store.open(tmp_path).close()


def test_readers_stand_beside_each_other(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.replace([article(1)])
    with Store.open(tmp_path, read_only=True) as one, Store.open(tmp_path, read_only=True) as two:
        assert one.digests() == two.digests() != {}


def test_a_missing_store_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="naba ingest"):
        Store.open(tmp_path / "none", read_only=True)


@pytest.mark.parametrize(("number", "words"), [(errno.ENOSPC, "disk is full"), (errno.EROFS, "cannot be written")])
def test_a_full_or_read_only_disk_says_which_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    with Store.open(tmp_path) as store:
        store.replace([article(1)])

        def refuse(handle: int) -> None:
            raise OSError(number, os.strerror(number))

        with monkeypatch.context() as patch:
            patch.setattr(files.os, "fsync", refuse)
            with pytest.raises(StoreError, match=words) as caught:
                store.replace([article(1, "new"), article(2)])
        assert str(tmp_path) in str(caught.value)
    with Store.open(tmp_path) as store:
        assert list(store.dump(article(1)[0])) == article(1)[1]
        assert store.replace([article(1, "new"), article(2)]) == Changes(new=1, changed=1)


def test_the_library_s_own_words_for_a_full_disk_are_understood(tmp_path: Path) -> None:
    error = OSError("IO error: No space left on device: While appending to file: x.sst")
    assert "the disk is full" in files.explain(error, tmp_path, "writing")


def test_select_ask_and_construct(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.replace([article(1), article(2)])
        everything = store.query(TEXTS)
        assert isinstance(everything, Rows)
        assert everything.columns == ("t",)
        assert len(everything.rows) == 6
        one = store.query(TEXTS, graphs=[article(1)[0]])
        assert isinstance(one, Rows) and len(one.rows) == 3
        assert store.query("ASK { ?s ?p ?o }", graphs=[]) == Truth(False)
        assert store.query("ASK { GRAPH ?g { ?s ?p ?o } }") == Truth(True)
        built = store.query(f"CONSTRUCT WHERE {{ ?s <{terms.SCHEMA_HEADLINE}> ?o }}", graphs=[article(1)[0]])
        headline = Literal(f"old {AWKWARD}", RDF_LANG_STRING, "ar")
        assert built == Triples(((Iri(ids.article("page-1", 0)), Iri(terms.SCHEMA_HEADLINE), headline),))
        question = f"SELECT ?s WHERE {{ ?s <{terms.SCHEMA_HEADLINE}> ?h }}"
        found = store.query(question, bindings={"h": headline})
        assert isinstance(found, Rows) and len(found.rows) == 2


@pytest.mark.parametrize("timeout", [None, 20.0])
def test_bindings_and_wrong_queries_with_and_without_a_limit(tmp_path: Path, timeout: float | None) -> None:
    with Store.open(tmp_path) as store:
        store.replace([article(1)])
        wanted = Literal("old 1", RDF_LANG_STRING, "ar")
        assert store.query(TEXTS, bindings={"want": wanted}, timeout=timeout) == Rows(("t",), ((wanted,),))
        with pytest.raises(QueryError, match="line 2, column 13"):
            store.query(
                "SELECT ?t WHERE {\n  ?t a <x y> . FILTER(?t = ?want) }", bindings={"want": wanted}, timeout=timeout
            )
        with pytest.raises(QueryError, match="expected CONSTRUCT"):
            store.query("INSERT DATA { <http://a> <http://b> 1 }", timeout=timeout)
        store.replace([article(1, "new")])  # what a limited query sees follows the writing
        assert store.query(TEXTS, bindings={"want": wanted}, timeout=timeout) == Rows(("t",), ())


def test_a_query_that_runs_for_ever_is_stopped(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.replace(article(n, count=40) for n in range(10))
        endless = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c < ?f && ?f < ?i) }"
        start = time.monotonic()
        with pytest.raises(QueryError, match=r"time limit of 0\.5 s"):
            store.query(endless, timeout=0.5)
        assert time.monotonic() - start < 5
        assert store.query("ASK { ?s ?p ?o }", timeout=20) == Truth(True)
    assert not list(tmp_path.glob("snapshot-*"))
