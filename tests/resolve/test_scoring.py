"""The score of a bearer: a weighted sum, and what is left for none of them."""

from __future__ import annotations

from dataclasses import fields

import pytest

from ingest.resolve.scoring import NIL_SCORES, WEIGHTS, Features, reasons, score, shares


def test_every_feature_has_a_weight_and_a_reason() -> None:
    assert {f.name for f in fields(Features)} == set(WEIGHTS)
    assert all(weight and reason for weight, reason in WEIGHTS.values())


def test_a_score_is_the_sum_of_its_weights() -> None:
    assert score(Features()) == 0
    assert score(Features(full=1.0, common=2.0)) == pytest.approx(WEIGHTS["full"][0] + 2 * WEIGHTS["common"][0])


def test_shares_add_up_and_keep_the_order() -> None:
    found = shares([3.0, 1.0, -2.0])
    assert sum(found) == pytest.approx(1) and found == sorted(found, reverse=True)
    assert shares([1.0, 1.0]) == [0.5, 0.5]


# features, whether they suffice to link a person
PERSONS = [
    (Features(full=1.0), True),
    (Features(full=1.0, common=3.0), False),
    (Features(full=1.0, common=3.0, office=1.0, office_of_body=1.0), True),
    (Features(full=1.0, common=3.0, said_state=1.0), False),
    (Features(full=1.0, common=1.0, profession=1.0), False),
    (Features(full=1.0, profession=1.0), True),
    (Features(full=1.0, other_state=1.0), False),
    (Features(short=1.0), True),
    (Features(short=1.0, profession=1.0), False),
    (Features(family=1.0, state_named=1.0, main_state=1.0), False),
    (Features(family=1.0, office=1.0), True),
    (Features(family=1.0, office=1.0, office_not_then=1.0), False),
    (Features(family=1.0, named_in_full=1.0), True),
    (Features(taught=1.0, state_named=1.0), False),
]


@pytest.mark.parametrize(("features", "links"), PERSONS, ids=lambda x: " ".join(reasons(x)) if x not in (0, 1) else "")
def test_what_suffices_for_a_person(features: Features, links: bool) -> None:
    assert (score(features) > NIL_SCORES["Person"]) is links


def test_the_weightiest_reason_comes_first() -> None:
    assert reasons(Features(exact=1.0, full=1.0, other_state=1.0)) == ("other_state", "full", "exact")
