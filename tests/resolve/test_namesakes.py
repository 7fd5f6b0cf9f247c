"""How common a name is, and who bears it with other parts."""

from __future__ import annotations

import pytest

from ingest.recognise.names import NameParts, load_parts
from ingest.resolve.authority import Authority, Entry
from ingest.resolve.namesakes import Namesakes, name_units

PEOPLE = {"a": "محمود عباس", "b": "عبد الفتاح السيسي", "c": "خالد بن سلمان", "d": "محمد بن سلمان", "e": "علي حسن خليل"}


@pytest.fixture(scope="module")
def known() -> Namesakes:
    entries = {k: Entry(k, "Person", name, "", ((name, "full"),)) for k, name in PEOPLE.items()}
    entries["o"] = Entry("o", "Organization", "حركة عباس", "", (("حركة عباس", "full"),))
    return Namesakes(Authority(entries, {}, {}), load_parts())


def test_particles_belong_to_the_part_behind_them() -> None:
    assert name_units("عبد الفتاح السيسي") == ("عبد الفتاح", "السيسي")
    assert name_units("محمد بن سلمان") == ("محمد", "بن سلمان")
    assert name_units("") == ()


@pytest.mark.parametrize(
    ("name", "keys"),
    [("عباس", ("a",)), ("سيسي", ("b",)), ("السيسي", ("b",)), ("بن سلمان", ("c", "d")), ("سلمان", ()), ("محمود", ())],
)
def test_by_family_name(name: str, keys: tuple[str, ...], known: Namesakes) -> None:
    assert known.of_family(name) == keys


@pytest.mark.parametrize(
    ("name", "keys"),
    [("علي خليل", ("e",)), ("علي حسن أحمد خليل", ("e",)), ("علي أحمد خليل", ()), ("حسن خليل", ()), ("خليل", ())],
)
def test_with_a_middle_name_more_or_less(name: str, keys: tuple[str, ...], known: Namesakes) -> None:
    assert known.with_middle(name) == keys


def test_common_names(known: Namesakes) -> None:
    order = [known.common(n) for n in ("محمد مصطفى", "محمد مرسي", "خالد مشعل", "أنطونيو غوتيريش")]
    assert order == sorted(order, reverse=True)
    assert order[0] == 3 and order[-1] == 0
    assert known.common("محمد رضا مصطفى") < known.common("محمد مصطفى")
    assert known.common("عباس") == 0


def test_without_counts_no_name_is_common() -> None:
    assert Namesakes(Authority({}, {}, {}), NameParts({}, {})).common("محمد مصطفى") == 0
