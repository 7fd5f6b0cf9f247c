"""`naba why`, `same`, `different`, `review`, `show` on events and copies, as a user runs them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest
from event_world import Told, article
from test_settled_events import DONE, MEET, OTHER, REST, WORLD, events, report

from ingest.describe import ids, terms
from ingest.identity.settle import settle
from ingest.store.embedded import GraphLines, Store

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def made(settled: Callable[[Sequence[GraphLines]], str]) -> str:
    return settled(WORLD)


def short(iri: str) -> str:
    kind, _, mark = iri.removeprefix(ids.THINGS).partition("/")
    return f"{kind}/{mark[:8]}"


def counts(store: str) -> list[int]:
    with Store.open(store, read_only=True) as opened:
        return sorted(events(opened).values())


def of_event(store: str, number: int) -> str:
    with Store.open(store, read_only=True) as opened:
        return next(event for event, articles in events(opened).items() if articles == number)


def test_why_shows_reports_scores_and_reasons(naba: Run, made: str) -> None:
    for thing in (short(of_event(made, 3)), short(report(WORLD[0]))):
        code, out, _ = naba("why", thing, "--store", made)
        assert code == 0
        for part in (
            "Reports that tell of it",
            "how surely of it",
            "joined here",
            "Judgements",
            "day: 2024-06-08",
            "planned",
        ):
            assert part in out


def test_parted_and_taken_back(naba: Run, made: str) -> None:
    one, other = short(report(WORLD[1])), short(report(WORLD[2]))
    code, out, _ = naba("different", one, other, "--store", made, "--by", "Amal", "--note", "two meetings")
    assert code == 0 and "are two" in out
    assert counts(made) != [1, 3]
    code, told, _ = naba("why", one, "--store", made)
    assert code == 0 and "two meetings" in told and "Amal" in told
    assert naba("different", "--undo", out.split("--undo ")[1].split()[0], "--store", made)[0] == 0
    assert counts(made) == [1, 3]


def test_two_events_are_decided_one(naba: Run, made: str) -> None:
    code, out, _ = naba("same", short(of_event(made, 1)), short(of_event(made, 3)), "--store", made, "--by", "Amal")
    assert code == 0 and "are one" in out
    assert counts(made) == [4]


def test_two_articles_are_decided_two_texts(naba: Run, made: str) -> None:
    with Store.open(made, read_only=True) as store:
        ((copy, first),) = store.select(f"SELECT ?c ?f WHERE {{ ?c <{terms.COPY_OF}> ?f }}").rows
    assert copy and first
    code, out, _ = naba("why", short(copy.value), "--store", made)
    assert code == 0 and "Articles that are the same text" in out and "runs of words in common" in out
    assert naba("different", short(copy.value), short(first.value), "--store", made, "--by", "Amal")[0] == 0
    with Store.open(made, read_only=True) as store:
        assert not store.select(f"SELECT ?c WHERE {{ ?c <{terms.COPY_OF}> ?f }}").rows


def test_an_event_and_an_article_cannot_be_one(naba: Run, made: str) -> None:
    where = short(ids.THINGS + "article/" + WORLD[0][0].rpartition("/")[2])
    code, _, err = naba("same", short(report(WORLD[0])), where, "--store", made)
    assert code == 2 and "of two sorts" in err


@pytest.mark.parametrize("command", ["why", "show"])
def test_what_was_joined_is_found_by_its_old_iri(naba: Run, made: str, command: str) -> None:
    with Store.open(made, read_only=True) as store:
        ((gone,),) = store.select(
            f'SELECT ?was WHERE {{ ?was <{terms.MERGED_INTO}> ?now . FILTER(STRSTARTS(STR(?was), "{ids.EVENTS}")) }}'
        ).rows
    assert gone
    code, out, _ = naba(command, gone.value, "--store", made)
    assert code == 0 and of_event(made, 3) in out


def test_an_unknown_event_is_told(naba: Run, made: str) -> None:
    code, _, err = naba("why", ids.EVENTS + "0" * 20, "--store", made)
    assert code == 2 and "knows nothing" in err


def test_review_lists_reports_that_may_be_of_one_event(
    naba: Run, store_of: Callable[[Iterable[GraphLines]], Store], tmp_path: Path
) -> None:
    far = Told("عقد سالم الكاظم لقاء", "لقاء", actors=("سالم الكاظم",), day="2024-06-08")
    graphs = [
        article("one", f"{MEET} {REST}", [DONE], "2024-06-08"),
        article("two", f"{far.clause} كان قصيرا", [far], "2024-06-08"),
        article("three", f"{OTHER.clause} ليلا", [OTHER], "2024-06-08"),
    ]
    with store_of(graphs) as store:
        settle(store)
    code, out, _ = naba("review", "--list", "--store", str(tmp_path / "graph"))
    assert code == 0 and "1 of 1: 0." in out
    assert "party: person-salem" in out and short(report(graphs[1])) in out
