"""A store is brought to one event for one thing; decisions part and join; files stay as the articles have them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest
from event_world import Told, article

from ingest.describe import ids, terms
from ingest.identity import decisions
from ingest.identity.settle import settle
from ingest.store.embedded import GraphLines, Store
from ingest.store.rdf import Iri

StoreOf = Callable[[Iterable[GraphLines]], Store]
MEET = "التقى سالم الكاظم ليلى المنصوري في مدينة الغرب"
PLAN = Told(
    "يلتقي سالم الكاظم ليلى المنصوري في مدينة الغرب", "يلتقي", status="planned", day="2024-06-08", place="مدينة الغرب"
)
DONE = Told(MEET, "التقى", day="2024-06-08", place="مدينة الغرب")
UNDATED = Told(MEET, "التقى", place="مدينة الغرب")
OTHER = Told("قصفت حركة النهر ميناء الشرق", "قصفت", "ASSAULT", "shelling", actors=("حركة النهر",), place="ميناء الشرق")
REST = "وبحثا فتح المعبر أمام الشاحنات ثم عقدا مؤتمرا صحفيا قالا فيه إن لقاء آخر يجري بعد شهر في عاصمة الشرق بحضور الوفدين "
WORLD = [
    article("one", f"{PLAN.clause} بحسب مصدر", [PLAN], "2024-06-06"),
    article("two", f"{MEET} السبت {REST}", [DONE], "2024-06-08"),
    article("three", f"{MEET} السبت {REST} والوفدان من أعضاء لجنة الحدود المشتركة", [UNDATED], "2024-06-08"),
    article("four", f"{OTHER.clause} فجرا", [OTHER], "2024-06-08"),
]


def events(store: Store) -> dict[str, int]:
    """Event → in how many articles it is told."""
    rows = store.select(f"SELECT ?e ?a WHERE {{ ?r <{terms.TELLS_OF}> ?e ; <{terms.IN_ARTICLE}> ?a }}").rows
    found: dict[str, set[str]] = {}
    for event, where in rows:
        assert event and where
        found.setdefault(event.value, set()).add(where.value)
    return {event: len(where) for event, where in found.items()}


def report(graph: GraphLines) -> str:
    return next(line.split(" ")[0][1:-1] for line in graph[1] if f"<{terms.TELLS_OF}>" in line)


def decide(store: Store, verdict: decisions.Verdict, one: str, other: str) -> decisions.Decision:
    names = (one.removeprefix(ids.THINGS), other.removeprefix(ids.THINGS))
    made = decisions.make(verdict, *names, ("", ""), "Amal")
    decisions.add(decisions.path(store.folder), made)
    return made


def test_three_articles_tell_of_one_meeting_and_a_fourth_of_something_else(store_of: StoreOf) -> None:
    with store_of(WORLD) as store:
        assert sorted(events(store).values()) == [1, 1, 2]
        assert settle(store).changed == 1
        assert sorted(events(store).values()) == [1, 3]
        assert settle(store).changed == 0


def test_the_graph_says_how_surely_and_why(store_of: StoreOf) -> None:
    with store_of(WORLD) as store:
        settle(store)
        lines = list(store.dump(ids.GRAPH_EVENTS))
        sure = [line for line in lines if f"<{terms.EVENT_CONFIDENCE}>" in line]
        assert {line.split(" ")[0][1:-1] for line in sure} == {report(graph) for graph in WORLD[:3]}
        assert any('"day: 2024-06-08"' in line for line in lines)
        assert sum(f"<{terms.MERGED_INTO}>" in line for line in lines) == 1


def test_the_copy_is_known_and_shared_runs_are_counted(store_of: StoreOf) -> None:
    with store_of(WORLD) as store:
        settle(store)
        found = store.select(
            f"SELECT ?c ?f ?n WHERE {{ ?c <{terms.COPY_OF}> ?f . "
            f"?j <{terms.BETWEEN}> ?c , ?f ; <{terms.CONTAINMENT}> ?n }}"
        ).rows
        assert len(found) == 1 and found[0][2] and float(found[0][2].value) > 0.9


def test_decided_apart_a_report_has_an_event_of_its_own_and_undoing_restores_all(store_of: StoreOf) -> None:
    with store_of(WORLD) as store:
        settle(store)
        before = list(store.dump())
        made = decide(store, "different", report(WORLD[0]), report(WORLD[1]))  # one by their IRI, too
        settle(store)
        assert sorted(events(store).values()) in ([1, 1, 2], [1, 2, 1])
        assert events(store) != dict.fromkeys(events(store), 1)
        decisions.withdraw(decisions.path(store.folder), made.id, "Amal")
        settle(store)
        assert list(store.dump()) == before


def test_decided_one_two_events_meet(store_of: StoreOf) -> None:
    with store_of(WORLD) as store:
        decide(store, "same", report(WORLD[0]), report(WORLD[3]))
        settle(store)
        assert sorted(events(store).values()) == [4]


def test_each_article_still_says_that_the_event_is_one(store_of: StoreOf) -> None:
    with store_of(WORLD) as store:
        settle(store)
        for graph in WORLD:
            told = {line.split(" ")[2] for line in store.dump(graph[0]) if f"<{terms.TELLS_OF}>" in line}
            typed = {line.split(" ")[0] for line in store.dump(graph[0]) if f"<{terms.EVENT}>" in line}
            assert told == typed


def test_files_keep_what_articles_say(store_of: StoreOf, tmp_path: Path) -> None:
    with store_of(WORLD) as store:
        files = {p: p.read_bytes() for p in sorted((tmp_path / "graph" / "nquads").rglob("??/*.nq"))}
        settle(store)
        assert {p: p.read_bytes() for p in files} == files and len(files) == len(WORLD)


@pytest.mark.parametrize("again", [1, 2])
def test_an_article_read_again_is_judged_by_what_it_says_now(store_of: StoreOf, again: int) -> None:
    with store_of(WORLD) as store:
        settle(store)
        before = list(store.dump())
        store.replace([article(["one", "two", "three"][again], f"{OTHER.clause} فجرا", [OTHER], "2024-06-08")])
        settle(store)
        assert sorted(events(store).values()) == [2, 2]
        store.replace([WORLD[again]])
        settle(store)
        assert list(store.dump()) == before


def test_the_same_articles_in_any_order_give_the_same_store(
    settled_in_turn: Callable[[Sequence[GraphLines]], list[str]],
) -> None:
    assert settled_in_turn(WORLD) == settled_in_turn(WORLD[::-1])


def test_what_was_merged_leads_on(store_of: StoreOf) -> None:
    from ingest.store.entities import current

    with store_of(WORLD) as store:
        settle(store)
        (was, now), *others = store.select(f"SELECT ?was ?now WHERE {{ ?was <{terms.MERGED_INTO}> ?now }}").rows
        assert isinstance(was, Iri) and isinstance(now, Iri) and not others
        assert current(was.value, store.select) == now.value
