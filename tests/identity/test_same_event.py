"""Which tellings are of one event, and which of two: days, parties, places, wording, status."""

from __future__ import annotations

import pytest
from event_world import telling

from ingest.describe import ids
from ingest.identity.clusters import cluster
from ingest.identity.event_pairs import pairs
from ingest.identity.same_event import OPEN, SAME, SameEvent
from ingest.identity.tellings import Telling

GATE, PORT, CITY = (ids.authority_entity(key) for key in ("place-gate", "place-port", "city-west"))
WITHIN = {GATE: frozenset({CITY})}
SALEM, LAYLA = (frozenset({ids.authority_entity(key)}) for key in ("person-salem", "person-layla"))
WORDS = "قصفت حركة النهر معبر النهر بعشرات الصواريخ"


def score(one: Telling, other: Telling) -> float:
    return SameEvent([one, other], WITHIN, {}, {})(one, other).value


def joined(*tellings: Telling) -> int:
    """How many events the tellings come to."""
    scorer = SameEvent(tellings, WITHIN, {}, {})
    found = cluster(tellings, scorer, (), pairs, scorer.fits, SAME, OPEN)
    return len(set(found.group.values()))


def test_one_day_place_party_and_wording_are_one_event() -> None:
    one = telling(1, WORDS, day="2024-06-08", place=GATE)
    other = telling(2, "معبر النهر قصفته حركة النهر بالصواريخ", day="2024-06-08", place=CITY)
    assert score(one, other) >= SAME and joined(one, other) == 1


@pytest.mark.parametrize(
    "other",
    [
        telling(2, WORDS, day="2024-06-09", place=GATE),  # the next day's shelling
        telling(2, WORDS, day="2024-06-08", place=PORT),  # another place
        telling(2, WORDS, day="2024-06-08", place=GATE, actors=frozenset({ids.authority_entity("army-XB")})),
        telling(2, WORDS, day="2024-06-08", place=GATE, type="CONSULT"),
    ],
    ids=["day", "place", "actor", "category"],
)
def test_another_day_place_actor_or_category_is_another_event(other: Telling) -> None:
    assert joined(telling(1, WORDS, day="2024-06-08", place=GATE), other) == 2


def test_news_of_two_days_without_a_date_is_two_events() -> None:
    first = telling(1, "قصفت حركة النهر مواقع في المعبر", place=GATE)
    next_day = telling(2, "حركة النهر تقصف المعبر بقذائف", place=GATE, published="2024-06-11")
    assert joined(first, next_day) == 2


def test_a_plan_and_its_end_are_one_event() -> None:
    parties = SALEM | LAYLA
    plan = telling(
        1, "يلتقي سالم الكاظم ليلى المنصوري الخميس", type="CONSULT", concept="meeting", actors=parties, day="2024-06-13",
        status="planned", published="2024-06-10",
    )  # fmt: skip
    end = telling(
        2, "ألغي لقاء سالم الكاظم وليلى المنصوري الخميس", type="CONSULT", concept="meeting", actors=parties,
        day="2024-06-13", status="cancelled", published="2024-06-12",
    )  # fmt: skip
    assert joined(plan, end) == 1


def test_what_befalls_a_person_once_needs_less() -> None:
    claim = telling(1, "مقتل سالم الكاظم في اشتباكات", concept="killing", actors=frozenset(), recipients=SALEM)
    denial = telling(
        2, "نفى مصدر عسكري مقتل سالم الكاظم", concept="killing", actors=frozenset(), recipients=SALEM,
        status="negated", published="2024-06-11",
    )  # fmt: skip
    assert score(claim, denial) > score(
        telling(1, "إصابة سالم الكاظم في اشتباكات", concept="wounding", actors=frozenset(), recipients=SALEM),
        telling(2, "نفى مصدر عسكري إصابة سالم الكاظم", concept="wounding", actors=frozenset(), recipients=SALEM,
                published="2024-06-11"),
    )  # fmt: skip


def test_two_guests_on_one_day_are_two_meetings() -> None:
    nabil = frozenset({ids.authority_entity("person-nabil")})
    said = {"type": "CONSULT", "concept": "hosting", "day": "2024-06-08"}
    one = telling(1, "استقبل سالم الكاظم في مكتبه ليلى المنصوري", actors=SALEM, recipients=LAYLA, **said)
    other = telling(2, "استقبل سالم الكاظم في مكتبه نبيل حداد", actors=SALEM, recipients=nabil, **said)
    assert joined(one, other) == 2
    again = telling(3, "استقبل سالم الكاظم في مكتبه ليلى المنصوري", actors=SALEM | LAYLA, **said)
    assert joined(one, again) == 1  # who meets whom: the roles say the same


def test_what_several_do_to_a_state_on_one_day_is_not_one_act() -> None:
    said = {
        "type": "SANCTION", "concept": "severing-relations", "day": "2024-06-08", "actors": frozenset(),
        "recipients": frozenset({ids.authority_entity("gov-XB")}),
    }  # fmt: skip
    one = telling(1, "أعلنت جزر المرجان اليوم قطع علاقاتها مع الغرب", **said)
    other = telling(2, "أعلنت الحكومة الشرقية قطع علاقاتها مع الغرب", **said)
    assert one.event == other.event, "by category, parties and day alone they were one"
    assert joined(one, other) == 2


def test_no_chain_joins_what_is_unlike_at_its_ends() -> None:
    monday = telling(1, WORDS, day="2024-06-08", place=GATE)
    undated = telling(2, WORDS, place=GATE, published="2024-06-09")
    tuesday = telling(3, WORDS, day="2024-06-09", place=GATE)
    assert joined(monday, undated) == joined(undated, tuesday) == 1
    assert joined(monday, undated, tuesday) == 2


def test_two_events_of_one_article_stay_two() -> None:
    one = telling(1, WORDS, day="2024-06-08", place=GATE)
    assert score(one, one) == 0.0


def test_copies_and_names_in_common_are_told_as_reasons() -> None:
    named = frozenset({ids.authority_entity("person-nabil")})
    one, other = telling(1, WORDS, named=named), telling(2, WORDS, named=named)
    found = SameEvent([one, other], {}, {other.article: one.article}, {})(one, other)
    assert found.evidence and "copies: the articles are one text" in found.reasons
    assert "actor: org-nahr" in found.reasons and "1 more names in both articles" in found.reasons
