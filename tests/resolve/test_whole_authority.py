"""The authority that is shipped: it loads, every entry has labels, its ids are well-formed, no two people share one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import pytest

from ingest.arabic.normalise import fold
from ingest.data import folder
from ingest.resolve import authority as authorities
from ingest.resolve.authority import Authority
from ingest.resolve.organs import OPEN_STATE, with_organs


@pytest.fixture(scope="module")
def listed() -> Authority:
    return authorities.load(folder("seeds") / "authority")


@pytest.fixture(scope="module")
def whole(listed: Authority) -> Authority:
    tables = folder("seeds") / "lexicon"
    return with_organs(listed, tables / "organs.tsv", tables / "organs-alone.tsv")


def test_it_is_not_small(listed: Authority) -> None:
    count = Counter(e.type for e in listed.entries.values())
    assert (
        count["Person"] >= 3000
        and count["Organization"] >= 1700
        and count["Place"] >= 3000
        and count["Government"] >= 190
    ), count


def test_every_entry_has_labels_and_names(whole: Authority) -> None:
    bare = [e.key for e in whole.entries.values() if not e.ar.strip() or not e.names or (not e.en and not e.derived)]
    assert bare == []


def test_arabic_labels_are_arabic(listed: Authority) -> None:
    assert [e.key for e in listed.entries.values() if not re.search("[\u0621-\u064a]", e.ar)] == []


def test_names_are_clean(whole: Authority) -> None:
    odd = [(e.key, n) for e in whole.entries.values() for n, _ in e.names if n != " ".join(n.split()) or not fold(n)]
    assert odd == []


def test_no_name_is_a_single_letter(listed: Authority) -> None:
    assert [(e.key, n) for e in listed.entries.values() for n, _ in e.names if len(fold(n)) < 2] == []


def test_wikidata_ids_are_well_formed(whole: Authority) -> None:
    assert [e.key for e in whole.entries.values() if e.wikidata and not re.fullmatch("Q[1-9][0-9]*", e.wikidata)] == []


@pytest.mark.parametrize("type_", ["Person", "Organization"])
def test_no_two_of_them_share_an_id(listed: Authority, type_: str) -> None:
    by_id = defaultdict(list)
    for e in listed.entries.values():
        if e.wikidata and e.type == type_:
            by_id[e.wikidata].append(e.key)
    assert {q: keys for q, keys in by_id.items() if len(keys) > 1} == {}


def test_a_place_and_its_government_share_theirs(listed: Authority) -> None:
    states = [e.state for e in listed.entries.values() if e.kind == "state"]
    assert len(states) >= 190
    different = [s for s in states if listed.entries[f"gov-{s}"].wikidata != listed.entries[f"place-{s}"].wikidata]
    assert different == []


def test_nearly_every_state_has_a_demonym_and_hardly_a_demonym_two_states(listed: Authority) -> None:
    # «مالي» is «financial» too, «كوري شمالي» two words: such states have none
    assert len([s for s, bases in listed.nisbas.items() if not bases]) <= 23
    owners = defaultdict(set)
    for state, bases in listed.nisbas.items():
        for base in bases:
            owners[fold(base)].add(state)
    shared = {base: sorted(states) for base, states in owners.items() if len(states) > 1}
    assert len(shared) <= 6, shared  # the two Congos, the two Koreas and the like


def test_references_hold(whole: Authority) -> None:
    keys = set(whole.entries)
    assert [e.key for e in whole.entries.values() if e.part_of and e.part_of not in keys] == []
    assert [e.key for e in whole.entries.values() for t in e.tenures if t.of and t.of not in keys] == []


def test_tenures_do_not_end_before_they_begin(listed: Authority) -> None:
    wrong = [
        (e.key, t.since, t.until)
        for e in listed.entries.values()
        for t in e.tenures
        if t.since and t.until and t.until < t.since[: len(t.until)]
    ]
    assert wrong == []
    dates = [d for e in listed.entries.values() for t in e.tenures for d in (t.since, t.until) if d]
    assert [d for d in dates if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", d)] == []


def test_coordinates_are_on_earth(listed: Authority) -> None:
    placed = [e for e in listed.entries.values() if e.lat is not None]
    assert placed and all(
        -90 <= e.lat <= 90 and e.lon is not None and -180 <= e.lon <= 180 for e in placed if e.lat is not None
    )


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("الجيش الروسي", "army-RU"),
        ("القوات المسلحة السودانية", "army-SD"),
        ("وزارة الخارجية القطرية", "ministry-foreign-QA"),
        ("الخارجية المصرية", "ministry-foreign-EG"),
        ("البنك المركزي التركي", "central-bank-TR"),
        ("السفارة الأمريكية", "embassy-US"),
        ("السفارة الأميركية", "embassy-US"),
        ("الشرطة التونسية", "police-TN"),
        ("البرلمان العراقي", "parliament-IQ"),
        ("الحكومة اليابانية", "government-JP"),
        ("وزارة الدفاع البريطانية", "ministry-defence-GB"),
        ("المخابرات الألمانية", "intelligence-DE"),
        ("سفارة فرنسا", "embassy-FR"),
    ],
)
def test_organs_by_pattern(whole: Authority, name: str, key: str) -> None:
    bearers = [whole.entries[k] for k, _ in whole.names[fold(name)]]
    slug, _, iso = key.rpartition("-")
    # an organ that the state's own file lists keeps its entry
    assert any(b.key == key or (b.state == iso and not b.derived) for b in bearers), (slug, bearers)
    assert {b.state for b in bearers} == {iso}


def test_a_listed_organ_gains_the_names_of_the_pattern(whole: Authority) -> None:
    listed = [k for k, _ in whole.names[fold("الجيش الإسرائيلي")]]
    assert listed == ["organ-IL-israel-defense-forces"]
    assert [k for k, _ in whole.names[fold("القوات المسلحة الإسرائيلية")]] == listed


def test_organs_without_a_state_stay_open(whole: Authority) -> None:
    opened = [e for e in whole.entries.values() if e.key.endswith(f"-{OPEN_STATE}")]
    assert len(opened) >= 20 and all(e.state == "" and e.part_of == "" and e.derived for e in opened)


def test_organs_belong_to_their_government(whole: Authority) -> None:
    assert whole.entries["ministry-foreign-QA"].part_of == "gov-QA"
    assert whole.entries["ministry-foreign-QA"].type == "Government"
    assert whole.entries["senate-IQ"].type == "Organization"
