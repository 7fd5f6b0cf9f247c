"""Ids do not change: each value here stands in graphs that people keep."""

from __future__ import annotations

import pytest

from ingest.describe import ids
from ingest.model import Span

ARTICLE = "https://w3id.org/naba/id/article/ARTICLE"
US = ids.authority_entity("gov-US")
IL = ids.authority_entity("gov-IL")


PINNED = {
    "article": ids.article("page-1", 0),
    "selector": ids.selector(ARTICLE, Span(3, 9)),
    "mention": ids.mention(ARTICLE, Span(3, 9)),
    "role": ids.role(ARTICLE, Span(3, 9)),
    "time": ids.time(ARTICLE, Span(3, 9)),
    "report": ids.report(ARTICLE, "CONSULT", 40),
    "statement": ids.statement(ARTICLE, 40, 45),
    "position": ids.position(ARTICLE, US, 4),
    "event": ids.event("CONSULT", [US, IL], [], "2024-06-10", ARTICLE, 40),
    "tenure": ids.tenure("person-x", "وزير", "gov-US", "2021-01-26"),
    "chain": ids.chain(ARTICLE, [(US, None, "neutral"), (IL, Span(1, 2), "denies")]),
    "entity": ids.entity("Organization", "حركة النور", ARTICLE),
    "identification": ids.identification(ARTICLE, "Government", "gov-US"),
    "judgement": ids.judgement("urn:b", "urn:a", "same", "Amal"),
}
EXPECTED = {
    "article": "09d6ce88f82e223dee09",
    "selector": "943730bf3df0c15f113b",
    "mention": "3004f62c73a7594bfd6e",
    "role": "defc33b39dbabe65aad9",
    "time": "42a130e11b08e21c6432",
    "report": "052cf23a67ad76c5e527",
    "statement": "4d7f2a050131e1f9831e",
    "position": "2f5ed87ba49bb2d4ffb3",
    "event": "1ddaea0edbc0303a179e",
    "tenure": "8abb13aa62058b22cc49",
    "chain": "a3618280702c4e3e551e",
    "entity": "434ff5cfc46ba8cbb999",
    "identification": "f698c2b4f323eeb0883b",
    "judgement": "7ae3f8fea77e3aa2aa8b",
}


@pytest.mark.parametrize("name", PINNED)
def test_pinned(name: str) -> None:
    assert PINNED[name].rsplit("/", 2)[1:] == [name, EXPECTED[name]]


def test_things_of_different_classes_at_one_span_differ() -> None:
    same = [PINNED[name].rsplit("/", 1)[1] for name in ("selector", "mention", "role", "time")]
    assert len(set(same)) == 4


def test_an_authority_key_is_its_own_name() -> None:
    assert US == "https://w3id.org/naba/id/entity/gov-US"
    assert ids.party("US") == ids.party("gov-US") == ids.party(US) == US
    assert ids.authority_entity("a b/ج") == "https://w3id.org/naba/id/entity/a%20b%2F%D8%AC"


def test_an_unknown_entity_is_its_articles_own_until_it_is_judged() -> None:
    other = ARTICLE + "2"
    assert ids.entity("Person", "سامي النجار", ARTICLE) == ids.entity("Person", "سامي  النجار", ARTICLE)
    assert ids.entity("Person", "سامي النجار", ARTICLE) != ids.entity("Person", "سامي النجار", other)
    assert ids.entity("Person", "سامي النجار", ARTICLE) != ids.entity("Organization", "سامي النجار", ARTICLE)
    assert ids.entity_name("Person", "سامي النجار") == ids.entity_name("Person", "سامي  النجار")


def test_an_identification_and_its_entity_lead_to_each_other() -> None:
    own = ids.entity("Person", "سامي النجار", ARTICLE)
    identification = ids.identification(ARTICLE, "Person", "سامي النجار")
    assert ids.identified(identification) == own
    assert ids.identification_of(own) == identification
    with pytest.raises(ValueError, match="not the IRI of an identification"):
        ids.identified(own)


def test_a_judgement_is_the_same_from_either_side() -> None:
    assert PINNED["judgement"] == ids.judgement("urn:a", "urn:b", "same", "Amal")
    assert PINNED["judgement"] != ids.judgement("urn:a", "urn:b", "different", "Amal")


def test_articles_meet_in_an_event_that_has_a_day_and_a_named_party() -> None:
    def event(actors: list[str], day: str, article: str) -> str:
        return ids.event("CONSULT", actors, [], day, article, 40)

    other = ARTICLE + "2"
    assert event([US, IL], "2024-06-10", ARTICLE) == event([IL, US, US], "2024-06-10", other)
    assert event([US, "مسؤولون"], "2024-06-10", ARTICLE) == event(["مسؤولون", US], "2024-06-10", other)
    assert event([US], "2024-06-10", ARTICLE) != event([US], "2024-06-11", ARTICLE)
    for actors, day in (([US], "2024-06"), ([US], ""), (["مسؤولون"], "2024-06-10")):
        assert event(actors, day, ARTICLE) != event(actors, day, other)


def test_actors_are_no_recipients() -> None:
    assert ids.event("ACCUSE", [US], [IL], "2024-06-10", ARTICLE, 1) != ids.event(
        "ACCUSE", [IL], [US], "2024-06-10", ARTICLE, 1
    )


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://example.org/news/1", "https://example.org/news/1"),
        ("https://example.org/?p=1", "https://example.org/?p=1"),
        ("https://example.org/", "id-7"),
        ("example.org/news/1", "id-7"),
        ("", "id-7"),
    ],
)
def test_a_page_is_named_by_its_own_address_or_its_id(url: str, name: str) -> None:
    assert ids.page_name("id-7", url) == name


def test_graph_of_an_article_has_its_hash() -> None:
    assert ids.article_graph(ARTICLE) == "https://w3id.org/naba/graph/article/ARTICLE"
    with pytest.raises(ValueError, match="not the IRI of an article"):
        ids.article_graph(US)


def test_reports_that_share_a_trigger_are_told_apart() -> None:
    assert ids.report(ARTICLE, "ASSAULT", 1, 0) == ids.report(ARTICLE, "ASSAULT", 1)
    assert ids.report(ARTICLE, "ASSAULT", 1, 1) != ids.report(ARTICLE, "ASSAULT", 1)
