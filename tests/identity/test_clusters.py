"""Which profiles become one: by score, by decision, never against one; whatever the order."""

from __future__ import annotations

import random
from itertools import permutations

import pytest
from identity_world import profile

from ingest.describe import ids
from ingest.identity.blocks import pairs
from ingest.identity.clusters import Clusters, Scoring, cluster
from ingest.identity.decisions import Decision, Verdict
from ingest.identity.profiles import Profile
from ingest.identity.scoring import Score, Scorer

NAME = "سامي النجار"
A, B, C = (profile(NAME, n, published=f"2024-06-0{n}") for n in (1, 2, 3))


def always(value: float, evidence: bool = True) -> Scoring[Profile]:
    return lambda one, other: Score(value, ("with: place-sfax",), evidence)


def decision(verdict: Verdict, a: str, b: str, at: str = "2024-07-01T00:00:00Z") -> Decision:
    return Decision(f"{verdict}{a[-4:]}{b[-4:]}{at}", verdict, a, b, ("", ""), "Amal", at)


def about(found: Profile) -> str:
    return found.key.removeprefix(ids.THINGS)


def run(profiles: list[Profile], score: float = 0.0, *decided: Decision, evidence: bool = True) -> Clusters:
    return cluster(profiles, always(score, evidence), decided, pairs)


def test_a_high_score_on_evidence_joins_under_the_oldest() -> None:
    found = run([C, A, B], 0.9)
    assert set(found.entity.values()) == {A.alone}
    assert [j.verdict for j in found.judged] == ["same", "same"]


def test_no_score_joins_without_evidence() -> None:
    found = run([A, B], 0.99, evidence=False)
    assert found.entity == {A.key: A.alone, B.key: B.alone}
    assert [j.score for j in found.open] == [0.99]


def test_a_middling_score_is_open_and_a_low_one_is_nothing() -> None:
    assert [(j.left, j.right) for j in run([A, B], 0.5).open] == [tuple(sorted((A.key, B.key)))] or run(
        [A, B], 0.5
    ).open
    assert not run([A, B], 0.05).open


@pytest.mark.parametrize("other", [profile("سامي", 4), profile(NAME, 5, "Organization"), profile("سمير النجار", 6)])
def test_another_name_class_or_a_single_word_is_never_compared(other: Profile) -> None:
    other_single = profile("سامي", 7)
    found = run([A, other, other_single], 0.99)
    assert found.entity[A.key] == A.alone and found.entity[other.key] == other.alone


def test_a_decision_joins_what_scores_do_not() -> None:
    far = profile("سامي بن علي النجار", 9)
    found = run([A, far], 0.0, decision("same", about(A), about(far)))
    assert set(found.entity.values()) == {A.alone}
    assert [(j.by, j.verdict) for j in found.judged] == [("Amal", "same")]


def test_a_decision_keeps_apart_what_scores_join_over_any_detour() -> None:
    found = run([A, B, C], 0.95, decision("different", about(A), about(B)))
    assert found.entity[A.key] != found.entity[B.key]
    assert found.entity[C.key] in (found.entity[A.key], found.entity[B.key])
    assert not any({j.left, j.right} == {A.key, B.key} for j in found.open)


def test_the_later_of_two_decisions_on_a_pair_holds() -> None:
    first, second = (
        decision("different", about(A), about(B)),
        decision("same", about(B), about(A), "2024-08-01T00:00:00Z"),
    )
    assert set(run([A, B], 0.0, second, first).entity.values()) == {A.alone}


def test_joined_with_the_authority_all_of_a_cluster_go_there() -> None:
    found = run([A, B, C], 0.95, decision("same", about(B), "person-x"))
    assert set(found.entity.values()) == {ids.authority_entity("person-x")}


def test_two_entries_of_the_authority_never_meet() -> None:
    found = run([A, B], 0.0, decision("same", about(A), "person-x"), decision("same", about(B), "person-y"))
    joined = run([A, B], 0.95, decision("same", about(A), "person-x"), decision("same", about(B), "person-y"))
    for each in (found, joined):
        assert each.entity == {A.key: ids.authority_entity("person-x"), B.key: ids.authority_entity("person-y")}


def test_an_article_is_parted_from_the_entry_that_linking_chose() -> None:
    linked, kept = profile("س", 1, authority="person-x"), profile("س", 2, authority="person-x")
    found = run([linked, kept], 0.0, decision("different", about(linked), "person-x"))
    assert found.entity == {linked.key: linked.alone, kept.key: ids.authority_entity("person-x")}


def test_a_wikidata_id_is_kept_until_somebody_refuses_it() -> None:
    yes, no = decision("same", about(A), "Q42"), decision("different", about(A), "Q42", "2024-08-01T00:00:00Z")
    assert run([A], 0.0, yes).wikidata == {A.key: "Q42"}
    assert run([A], 0.0, yes, no).wikidata == {}


def test_order_does_not_matter() -> None:
    profiles = [A, B, C, profile(NAME, 4, published="2024-06-04")]
    scores = {frozenset((p.key, q.key)): random.Random(f"{p.key}{q.key}").random() for p in profiles for q in profiles}

    def scoring(one: Profile, other: Profile) -> Score:
        return Score(scores[frozenset((one.key, other.key))], ("x",), True)

    results = [cluster(list(order), scoring, (), pairs) for order in permutations(profiles)]
    assert all((r.entity, r.judged, r.open) == (results[0].entity, results[0].judged, results[0].open) for r in results)


def score(name: str, mine: set[str], yours: set[str], kind: str = "Person") -> Score:
    one, other = profile(name, 1, kind), profile(name, 2, kind)
    clues = {one.key: frozenset(mine), other.key: frozenset(yours)}
    return Scorer(clues, {clue: 2 for clue in mine | yours} | {"in: gov-TN": 400}, 500)(one, other)


def test_an_office_makes_two_bearers_of_a_common_name_one() -> None:
    office = {"office: رييس بلديه صفاقس", "with: place-sfax"}
    assert score("محمد علي", office, office).value >= 0.85
    assert score("محمد علي", {"in: gov-TN"}, {"in: gov-TN"}).value < 0.5


def test_a_telling_name_needs_less_but_not_nothing() -> None:
    assert (
        score("أنيس العامري", {"in: gov-TN"}, {"in: gov-TN"}).value
        > score("محمد علي", {"in: gov-TN"}, {"in: gov-TN"}).value
    )
    assert not score("أنيس العامري", set(), set()).evidence


def test_offices_of_two_states_speak_against() -> None:
    mine, yours = {"of: gov-TN", "with: org-x"}, {"of: gov-EG", "with: org-x"}
    assert score("محمد علي", mine, yours).value < score("محمد علي", {"with: org-x"}, {"with: org-x"}).value


def test_a_branch_is_another_one_in_every_region() -> None:
    shared = {"in: gov-TN"}
    branch = score("الاتحاد الجهوي للشغل", shared, shared, "Organization")
    assert branch.value < score("الجمعية التونسية للقانون", shared, shared, "Organization").value
    assert branch.value < 0.85
