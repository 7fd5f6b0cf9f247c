"""Whether a title in the text is the office that somebody held."""

from __future__ import annotations

import pytest

from ingest.resolve.authority import Authority, Entry, Tenure
from ingest.resolve.said_title import SaidTitle, heads_state, holds, reigns

AUTHORITY = Authority(
    {
        "gov-XA": Entry("gov-XA", "Government", "أ", "A", (), kind="state", state="XA"),
        "org-x": Entry("org-x", "Organization", "حركة", "X", ()),
    },
    {},
    {},
)
PREMIER = Tenure("رئيس الوزراء", "", "gov-XA", "2019", "2021-05-01")
PRESIDENT = Tenure("الرئيس", "", "gov-XA", "2021", "")
SPEAKER = Tenure("رئيس مجلس النواب", "", "gov-XA")
LEADER = Tenure("رئيس المكتب السياسي", "", "org-x")


def said(words: str, states: str = "", bodies: str = "") -> SaidTitle:
    return SaidTitle("office", frozenset(words.split()), frozenset(states.split()), frozenset(bodies.split()))


@pytest.mark.parametrize(
    ("title", "tenure", "expected"),
    [
        (said("رييس وزراء", "XA"), PREMIER, (True, True)),
        (said("رييس وزراء"), PREMIER, (True, False)),
        (said("رييس وزراء", "XB"), PREMIER, (True, False)),
        (said("رييس"), PREMIER, (False, False)),
        (said("رييس", "XA"), PRESIDENT, (True, True)),
        (said("رييس جمعيه"), PRESIDENT, (False, False)),
        (said("رييس برلمان", "XA"), SPEAKER, (True, True)),
        (said("رييس", "", "org-x"), LEADER, (True, True)),
        (said("وزير", "XA"), PRESIDENT, (False, True)),
    ],
)
def test_holds(title: SaidTitle, tenure: Tenure, expected: tuple[bool, bool]) -> None:
    assert holds(title, tenure, AUTHORITY) == expected


def test_heads_of_state_and_of_government() -> None:
    premier, president, leader = (
        Entry(t.title, "Person", "", "", (), tenures=(t,)) for t in (PREMIER, PRESIDENT, LEADER)
    )
    assert [heads_state(e) for e in (premier, president, leader)] == [True, True, False]
    assert [reigns(e, "2022-01-01") for e in (premier, president, leader)] == [False, True, False]
    assert not reigns(president, "2020-01-01") and not reigns(president, "")
