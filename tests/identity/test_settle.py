"""A store is brought to what articles and decisions say; undoing a decision restores it to the byte."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from identity_world import article

from ingest.describe import ids, terms
from ingest.identity import decisions
from ingest.identity.settle import settle
from ingest.store.embedded import GraphLines, Store
from ingest.store.rdf import Rows

StoreOf = Callable[[Iterable[GraphLines]], Store]
PLACE = ("صفاقس", "Place", "place-sfax")
MAYOR = ("سامي النجار", "Person", "")
MAYOR_TEXT = "قال رئيس بلدية صفاقس سامي النجار إن صفاقس بخير"
SINGER_TEXT = "غنى سامي النجار في بيروت"
WORLD = [
    article("one", MAYOR_TEXT, [PLACE, MAYOR], [("سامي النجار", "رئيس بلدية صفاقس")], "2024-06-01"),
    article("two", MAYOR_TEXT + " اليوم", [PLACE, MAYOR], [("سامي النجار", "رئيس بلدية صفاقس")], "2024-06-02"),
    article("three", SINGER_TEXT, [MAYOR, ("بيروت", "Place", "capital-LB")], (), "2024-06-03"),
]


def persons(store: Store) -> dict[str, list[str]]:
    """Entity → the articles that mention it, for persons."""
    answer = store.query(
        f"SELECT ?e ?a WHERE {{ ?m a <{terms.MENTION}> ; <{terms.REFERS_TO}> ?e ; <{terms.IN_ARTICLE}> ?a . "
        f"FILTER EXISTS {{ ?e a <{terms.PERSON}> }} }} ORDER BY ?a"
    )
    assert isinstance(answer, Rows)
    found: dict[str, list[str]] = {}
    for entity, where in answer.rows:
        assert entity and where
        found.setdefault(entity.value, []).append(where.value)
    return found


def local(graph: GraphLines, name: str = "سامي النجار") -> str:
    iri = ids.THINGS + "article/" + graph[0].rpartition("/")[2]
    return ids.identification(iri, "Person", name)


def decide(store: Store, verdict: decisions.Verdict, a: str, b: str) -> decisions.Decision:
    made = decisions.make(verdict, a.removeprefix(ids.THINGS), b.removeprefix(ids.THINGS), ("", ""), "Amal")
    decisions.add(decisions.path(store.folder), made)
    return made


def test_two_are_one_on_evidence_and_a_namesake_stays_apart(store_of: StoreOf) -> None:
    with store_of(WORLD) as store:
        assert len(persons(store)) == 3
        assert settle(store).changed == 1
        assert sorted(map(len, persons(store).values())) == [1, 2]
        assert settle(store).changed == 0


def test_the_joined_entity_has_one_label_and_all_its_facts(store_of: StoreOf) -> None:
    with store_of(WORLD) as store:
        settle(store)
        joined = next(entity for entity, where in persons(store).items() if len(where) == 2)
        ask = f"SELECT DISTINCT ?l WHERE {{ <{joined}> <{terms.SKOS_PREF_LABEL}> ?l }}"
        answer = store.query(ask)
        assert isinstance(answer, Rows) and len(answer.rows) == 1
        offices = store.query(f"SELECT ?p WHERE {{ ?p <{terms.PERSON_OF}> <{joined}> }}")
        assert isinstance(offices, Rows) and len(offices.rows) == 2


def test_undoing_a_decision_restores_both(store_of: StoreOf) -> None:
    with store_of(WORLD) as store:
        settle(store)
        before = list(store.dump())
        made = decide(store, "same", local(WORLD[0]), local(WORLD[2]))
        settle(store)
        assert list(map(len, persons(store).values())) == [3]
        decisions.withdraw(decisions.path(store.folder), made.id, "Amal")
        settle(store)
        assert list(store.dump()) == before


def test_decided_apart_they_stay_two(store_of: StoreOf) -> None:
    with store_of(WORLD) as store:
        settle(store)
        decide(store, "different", local(WORLD[0]), local(WORLD[1]))
        settle(store)
        assert len(persons(store)) == 3


def test_an_article_read_again_keeps_the_join(store_of: StoreOf) -> None:
    with store_of(WORLD) as store:
        settle(store)
        before = list(store.dump())
        graph, lines, entry = WORLD[1]
        store.replace([(graph, [*lines, lines[0].replace("> <", "> <x:", 1)], entry)])
        assert sorted(map(len, persons(store).values())) == [1, 2]
        store.replace([WORLD[1]])
        assert list(store.dump()) == before


def test_files_keep_what_articles_say(store_of: StoreOf, tmp_path: Path) -> None:
    with store_of(WORLD) as store:
        files = {p: p.read_bytes() for p in sorted((tmp_path / "graph" / "nquads").rglob("*.nq"))}
        settle(store)
        assert {p: p.read_bytes() for p in files} == files


def test_a_link_to_the_authority_is_parted_and_described(store_of: StoreOf) -> None:
    linked = article("four", SINGER_TEXT, [("سامي النجار", "Person", "person-sami-najjar")])
    with store_of([linked]) as store:
        key = local(linked, "person-sami-najjar")
        decide(store, "different", key, "person-sami-najjar")
        settle(store)
        assert list(persons(store)) == [ids.identified(key)]
        assert not any("person-sami-najjar>" in line for line in store.dump(linked[0]))


def test_the_same_articles_in_any_order_give_the_same_store(
    settled_in_turn: Callable[[Sequence[GraphLines]], list[str]],
) -> None:
    assert settled_in_turn(WORLD) == settled_in_turn(WORLD[::-1])


def test_a_killed_rename_is_finished_by_the_next_writer(store_of: StoreOf, tmp_path: Path) -> None:
    from ingest.store import files

    with store_of(WORLD) as store:
        settle(store)
        before = list(store.dump())
        graph = WORLD[1][0]
        files.write_pending(store.folder, [graph])
        store._swap(graph, b"")  # the process dies here
    with Store.open(tmp_path / "graph") as again:
        assert list(again.dump()) == before
