"""What the world of the cases has not: two named actors for one event, one source behind two outlets, copies of copies' outlets."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.store.embedded import Store
from ingest.store.library import find
from tests.queries.world import ask, graphs

_HEAD = """
@prefix article: <https://w3id.org/naba/id/article/> .
@prefix chain: <https://w3id.org/naba/id/chain/> .
@prefix entity: <https://w3id.org/naba/id/entity/> .
@prefix event: <https://w3id.org/naba/id/event/> .
@prefix graph: <https://w3id.org/naba/graph/> .
@prefix in: <https://w3id.org/naba/graph/article/> .
@prefix naba: <https://w3id.org/naba/ontology#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix report: <https://w3id.org/naba/id/report/> .
@prefix role: <https://w3id.org/naba/id/role/> .
@prefix schema: <https://schema.org/> .
@prefix selector: <https://w3id.org/naba/id/selector/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix status: <https://w3id.org/naba/scheme/status/> .
@prefix type: <https://w3id.org/naba/scheme/event-type/> .
graph:authority {
  entity:org-a skos:prefLabel "حركة النهر"@ar . entity:army skos:prefLabel "جيش الغرب"@ar ; naba:state entity:gov .
  entity:gov skos:prefLabel "الغرب"@ar . entity:one skos:prefLabel "الأفق"@ar . entity:two skos:prefLabel "المرصد"@ar .
  entity:minister skos:prefLabel "سالم الكاظم"@ar .
}
"""


def article(name: str, facts: str, category: str = "ASSAULT") -> str:
    return f"""
in:{name} {{
  article:{name} a naba:Article .
  report:{name} a naba:Report ; naba:tellsOf event:e ; naba:inArticle article:{name} ; naba:eventType type:{category} ;
    naba:status status:happened ; naba:evidence selector:{name} ; naba:chain chain:{name} .
  selector:{name} oa:exact "وقع القصف"@ar .
  {facts}
}}
"""


def rows(tmp_path: Path, question: str, *parts: str) -> list[tuple[str, ...]]:
    source = tmp_path / "world.trig"
    source.write_text(_HEAD + "".join(parts), "utf-8")
    with Store.open(tmp_path / "graph") as store:
        store.replace(graphs(source))
        return ask(store, find(question), {})


def actor(name: str, iri: str) -> str:
    return f"report:{name} naba:actor {iri} ."


def chain(name: str, outlet: str, origin: str, length: int) -> str:
    return (
        f"article:{name} schema:publisher {outlet} . chain:{name} naba:length {length} ; naba:origin {origin} ; "
        f"naba:outermost {outlet} ."
    )


def test_two_named_actors_contradict(tmp_path: Path) -> None:
    found = rows(
        tmp_path,
        "events/contradictions",
        article("a", actor("a", "entity:org-a")),
        article("b", actor("b", "entity:army")),
    )
    assert [row[:4] for row in found] == [("actor", "event/e", "حركة النهر", "جيش الغرب")]


@pytest.mark.parametrize(
    ("one", "two", "category"),
    [
        ("entity:gov", "entity:army", "ASSAULT"),  # an army is its state's
        ("entity:org-a", "entity:org-a , entity:army", "ASSAULT"),  # one names more
        ("entity:org-a", "entity:army", "CONSULT"),  # who meets whom
    ],
)
def test_parts_of_one_side_and_those_who_meet_do_not_contradict(
    tmp_path: Path, one: str, two: str, category: str
) -> None:
    parts = (article("a", actor("a", one), category), article("b", actor("b", two), category))
    assert rows(tmp_path, "events/contradictions", *parts) == []


def independent(tmp_path: Path, *parts: str) -> str:
    ((event, number, *_),) = rows(tmp_path, "sources/independent", *parts)
    assert event == "event/e"
    return number


def test_two_outlets_that_quote_one_man_are_one_source(tmp_path: Path) -> None:
    one = article("a", chain("a", "entity:one", "entity:minister", 2))
    two = article("b", chain("b", "entity:two", "entity:minister", 3))
    assert independent(tmp_path, one, two) == "1"


def test_the_holder_of_an_office_and_his_name_are_one_source(tmp_path: Path) -> None:
    one = article("a", chain("a", "entity:one", "entity:minister", 2))
    office = 'role:b a naba:RolePhrase ; skos:prefLabel "وزير الخارجية"@ar ; naba:anonymous false ; naba:holder entity:minister .'
    two = article("b", chain("b", "entity:two", "role:b", 2) + office)
    assert independent(tmp_path, one, two) == "1"


def test_unnamed_sources_of_two_outlets_are_two_of_one_outlet_one(tmp_path: Path) -> None:
    def unnamed(name: str, outlet: str) -> str:
        source = f'role:{name} a naba:RolePhrase ; skos:prefLabel "مصدر أمني"@ar ; naba:anonymous true .'
        return article(name, chain(name, outlet, f"role:{name}", 2) + source)

    (tmp_path / "two").mkdir()
    assert independent(tmp_path, unnamed("a", "entity:one"), unnamed("b", "entity:one")) == "1"
    assert independent(tmp_path / "two", unnamed("a", "entity:one"), unnamed("b", "entity:two")) == "2"


def test_ten_copies_are_one_witness(tmp_path: Path) -> None:
    copies = [article(f"c{n}", f"article:c{n} schema:publisher entity:p{n} .") for n in range(10)]
    joined = "graph:events { " + " ".join(f"article:c{n} naba:copyOf article:c0 ." for n in range(1, 10)) + " }"
    assert independent(tmp_path, *copies, joined) == "1"
    (tmp_path / "apart").mkdir()
    assert independent(tmp_path / "apart", *copies) == "10"
