"""`naba same`, `different`, `why`, `review`, `link` on a small store, as a user runs them."""

from __future__ import annotations

import io
import json
import urllib.request
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest
from identity_world import article
from test_settle import WORLD, local, persons

from ingest.commands import review
from ingest.commands.console import Console
from ingest.describe import ids
from ingest.identity.settle import settle
from ingest.store.embedded import GraphLines, Store

Capture = pytest.CaptureFixture[bytes]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def made(settled: Callable[[Sequence[GraphLines]], str]) -> str:
    return settled(WORLD)


def short(graph: GraphLines) -> str:
    return str(local(graph)).removeprefix(ids.THINGS)[: len("identification/") + 8]


def count(store: str) -> list[int]:
    with Store.open(store, read_only=True) as opened:
        return sorted(map(len, persons(opened).values()))


def test_joined_parted_and_taken_back(naba: Run, made: str) -> None:
    assert count(made) == [1, 2]
    code, out, _ = naba("same", short(WORLD[0]), short(WORLD[2]), "--store", made, "--by", "Amal", "--note", "brothers")
    assert code == 0 and "are one" in out and "Articles whose graph changed: 1" in out
    assert count(made) == [3]
    mark = out.split("--undo ")[1].split()[0]
    code, out, _ = naba("why", short(WORLD[2]), "--store", made)
    assert code == 0 and mark in out and "brothers" in out and "Amal" in out
    code, out, _ = naba("same", "--undo", mark[:6], "--store", made)
    assert code == 0 and "Taken back" in out
    assert count(made) == [1, 2]


def test_two_that_the_rules_joined_are_parted(naba: Run, made: str) -> None:
    assert naba("different", short(WORLD[0]), short(WORLD[1]), "--store", made)[0] == 0
    assert count(made) == [1, 1, 1]


def test_a_decision_is_signed_by_the_user_where_nobody_is_named(naba: Run, made: str, tmp_path: Path) -> None:
    naba("different", short(WORLD[0]), short(WORLD[1]), "--store", made)
    record = json.loads((tmp_path / "graph.decisions.jsonl").read_text("utf-8"))
    assert record["by"] == "amal" and record["names"] == ["سامي النجار", "سامي النجار"]


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (["same", "identification/00000000", "identification/11111111"], "the store has no identification/00000000"),
        (["same", "person-x"], "give two entities"),
        (["same", "a", "b", "c"], "give two entities"),
        (["different", "--undo", "abc", "a", "b"], "give two entities"),
        (["different", "--undo", "abc"], "naba why lists them"),
        (["why", "من لا يعرفه أحد"], "no entity"),
        (["link"], "--endpoint"),
    ],
)
def test_wrong_use_is_told_and_writes_nothing(naba: Run, made: str, tmp_path: Path, argv: list[str], told: str) -> None:
    code, _, err = naba(*argv, "--store", made)
    assert code == 2 and told in err
    assert not (tmp_path / "graph.decisions.jsonl").exists()


def test_one_thing_twice_is_refused(naba: Run, made: str) -> None:
    code, _, err = naba("same", short(WORLD[2]), short(WORLD[2]), "--store", made)
    assert code == 2 and "given twice" in err


def test_a_broken_file_of_decisions_stops_before_anything_changes(naba: Run, made: str, tmp_path: Path) -> None:
    (tmp_path / "graph.decisions.jsonl").write_text("{\n", "utf-8")
    code, _, err = naba("same", short(WORLD[0]), short(WORLD[2]), "--store", made)
    assert code == 2 and "graph.decisions.jsonl:1: " in err
    assert count(made) == [1, 2]


def test_why_shows_readings_clues_and_judgements(naba: Run, made: str) -> None:
    code, out, _ = naba("why", short(WORLD[0]), "--store", made)
    assert code == 0
    for part in (
        "Readings",
        "Mentions",
        "Known again by",
        "office: رييس بلديه صفاقس",
        "Judgements",
        "rules",
        "joined here",
    ):
        assert part in out


def test_what_was_joined_is_found_by_its_old_iri(naba: Run, made: str) -> None:
    gone = ids.identified(local(WORLD[1]))
    for command in ("why", "show"):
        code, out, _ = naba(command, gone, "--store", made)
        assert code == 0 and ids.identified(local(WORLD[0])) in out


OPEN = [
    article("a", "كان محمد علي في صفاقس", [("محمد علي", "Person", ""), ("صفاقس", "Place", "place-sfax")]),
    article("b", "رأيت محمد علي قرب صفاقس", [("محمد علي", "Person", ""), ("صفاقس", "Place", "place-sfax")]),
]


class Terminal(io.BytesIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("answer", "left"), [(b"s\n", [2]), (b"d\n", [1, 1]), (b"\n", [1, 1]), (b"q\n", [1, 1])])
def test_review_asks_and_decides(
    store_of: Callable[[Iterable[GraphLines]], Store], tmp_path: Path, answer: bytes, left: list[int]
) -> None:
    with store_of(OPEN) as store:
        settle(store)
    place = str(tmp_path / "graph")
    assert count(place) == [1, 1]
    out, again = io.BytesIO(), io.BytesIO()
    args = _args("--store", place, "--by", "Amal")
    assert review.run(args, Console(Terminal(answer), out, io.StringIO())) == 0
    shown = out.getvalue().decode("utf-8")
    assert "1 of 1: 0." in shown and "محمد علي" in shown
    assert count(place) == left
    review.run(args, Console(Terminal(b"q\n"), again, io.StringIO()))
    settled = "No pair is open" in again.getvalue().decode("utf-8")
    assert settled == (answer in (b"s\n", b"d\n"))


def _args(*argv: str) -> object:
    import argparse

    parser = argparse.ArgumentParser()
    review.add(parser)
    return parser.parse_args(argv)


EXTRACT = """
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <http://schema.org/> .
wd:Q9001 wdt:P31 wd:Q5 ; wdt:P27 wd:Q948 ; rdfs:label "سامي النجار"@ar , "Sami Najjar"@en ; schema:description "mayor"@en .
wd:Q9002 wdt:P31 wd:Q5 ; wdt:P27 wd:Q822 ; skos:altLabel "سامي النجار"@ar ; rdfs:label "S. Najjar"@en .
wd:Q9003 wdt:P31 wd:Q4167410 ; rdfs:label "سامي النجار"@ar .
wd:Q9004 wdt:P31 wd:Q43229 ; rdfs:label "سامي النجار"@ar .
wd:Q9005 wdt:P31 wd:Q5 ; rdfs:label "سمير النجار"@ar .
"""


@pytest.fixture
def wikidata(oxigraph: str) -> str:
    request = urllib.request.Request(
        f"{oxigraph}/store?default", EXTRACT.encode("utf-8"), {"Content-Type": "text/turtle"}, method="PUT"
    )
    urllib.request.urlopen(request).close()
    return oxigraph


def test_link_suggests_and_adds_nothing(naba: Run, made: str, wikidata: str) -> None:
    before = (Path(made) / "nquads" / "identity.nq").read_bytes()
    code, out, _ = naba("link", "--endpoint", wikidata, "--store", made, "--json")
    assert code == 0
    found = [json.loads(line) for line in out.splitlines()]
    assert {record["wikidata"] for record in found} == {"Q9001", "Q9002"}
    assert found[0]["articles"] == 2 and found[0]["name"] == "سامي النجار"
    assert (Path(made) / "nquads" / "identity.nq").read_bytes() == before


def test_a_suggestion_is_taken_or_refused_by_decision_alone(naba: Run, made: str, wikidata: str) -> None:
    naba("same", short(WORLD[0]), "Q9001", "--store", made, "--by", "Amal")
    naba("different", short(WORLD[2]), "Q9001", "--store", made, "--by", "Amal")
    naba("different", short(WORLD[2]), "Q9002", "--store", made, "--by", "Amal")
    with Store.open(made, read_only=True) as store:
        kept = [line for line in store.dump() if "wikidata.org/entity/Q9001" in line]
    assert len(kept) == 1 and ids.identified(local(WORLD[0])) in kept[0]
    code, out, _ = naba("link", "--endpoint", wikidata, "--store", made, "--json")
    assert (code, out) == (0, "")


def test_an_endpoint_that_is_not_there_is_named(naba: Run, made: str) -> None:
    code, _, err = naba("link", "--endpoint", "http://127.0.0.1:9/sparql", "--store", made)
    assert code == 2 and "127.0.0.1:9" in err
