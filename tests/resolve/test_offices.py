"""Who held an office: titles that name one office, holders by date, predecessors; and what the text calls unnamed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from told import Told, params

from ingest.errors import DataError
from ingest.resolve.authority import Authority, Entry, Tenure
from ingest.resolve.offices import Office, Offices

Tell = Callable[..., Told]

LINES = "title\toffice\tbody\nرئيس الحكومة\tرئيس الوزراء\tstate\nرئيس الحركة\tالرئيس\torganization\n"


def person(key: str, *tenures: Tenure) -> Entry:
    return Entry(f"person-{key}", "Person", key, key, ((key, "full"),), tenures=tenures)


@pytest.fixture
def offices(tmp_path: Path) -> Offices:
    path = tmp_path / "offices.tsv"
    path.write_text(LINES, "utf-8")
    people = [
        person("a", Tenure("رئيس الوزراء", "", "gov-XA", "2010-01-01", "2015-03-01")),
        person("b", Tenure("رئيسة الحكومة", "", "gov-XA", "2015-03-02", "2019-05-31")),
        person("c", Tenure("رئيس الوزراء المؤقت", "", "gov-XA", "2019-06-01", "2019-09-01")),
        person("d", Tenure("رئيس الوزراء", "", "gov-XA", "2019-06-20")),
        person("e", Tenure("وزير الخارجية", "", "gov-XA", "2018")),
        person("f", Tenure("وزير الدفاع", "", "gov-XA", "2018-01-01")),
        person("g", Tenure("وزير الدفاع", "", "gov-XA", "2019-01-01")),
        person("h", Tenure("المتحدث", "", "gov-XA", "2018-01-01")),
        person("i", Tenure("رئيس الحركة", "", "org-x", "2018-01-01")),
        person("j", Tenure("وزير المالية", "", "gov-XA", "2018-01-01"), Tenure("وزير المالية", "", "gov-XA", "")),
        person("k", Tenure("وزير المالية", "", "gov-XA", "")),
    ]
    return Offices.load(path, Authority({e.key: e for e in people}, {"الشرقي": "XA", "الشرقيه": "XA"}, {}))


@pytest.mark.parametrize(
    ("title", "body", "day", "holder"),
    [
        ("رئيس الوزراء", "gov-XA", "2012-05-01", "person-a"),
        ("رئيس الحكومة", "gov-XA", "2012-05-01", "person-a"),
        ("رئيسة الحكومة الشرقية", "gov-XA", "2016-05-01", "person-b"),
        ("رئيس الوزراء", "gov-XB", "2012-05-01", ""),
        ("رئيس الوزراء", "gov-XA", "2009-12-31", ""),
        ("رئيس الوزراء", "gov-XA", "2019-06-10", ""),  # the interim one has an office of his own title
        ("وزير الخارجية", "gov-XA", "2018-06-01", ""),  # known to the year alone: sure from the next
        ("وزير الخارجية", "gov-XA", "2019-06-01", "person-e"),
        ("وزير الدفاع", "gov-XA", "2018-06-01", "person-f"),
        ("وزير الدفاع", "gov-XA", "2019-06-01", ""),  # two tenures cover the day
        ("المتحدث", "gov-XA", "2019-06-01", ""),  # many hold such an office
        ("الرئيس", "org-x", "2019-06-01", "person-i"),
        ("وزير المالية", "gov-XA", "2019-06-01", ""),  # one without dates may have held it
    ],
)
def test_holders(title: str, body: str, day: str, holder: str, offices: Offices) -> None:
    held = offices.holder(offices.office(title.split(), body), day)
    assert (held.person if held else "") == holder


def test_predecessors_follow_without_a_gap_and_are_not_interim(offices: Offices) -> None:
    office = Office("رييس وزراء", "gov-XA")
    second, last = offices.holder(office, "2016-05-01"), offices.holder(office, "2021-01-01")
    assert second and last
    before = offices.before(second, office)
    assert before is not None and before.person == "person-a"
    after = offices.after(second, office)
    assert after is not None and after.person == "person-d"
    assert offices.before(before, office) is None


def test_a_body_that_is_neither_state_nor_organization_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "offices.tsv"
    path.write_text("title\toffice\tbody\nرئيس\tالرئيس\tclub\n", "utf-8")
    with pytest.raises(DataError, match=r"offices.tsv:2: .*'club'"):
        Offices.load(path, Authority({}, {}, {}))


# text, words of the role phrase, its holder, the article's date
HOLDERS = [
    (
        "قال وزير الخارجية الأميركي إن المحادثات مستمرة.",
        "وزير الخارجية الأميركي",
        "person-antony-blinken",
        "2024-06-10",
    ),
    ("قال وزير الخارجية الأميركي إن الحوار مستمر.", "وزير الخارجية الأميركي", "person-mike-pompeo", "2019-06-10"),
    ("قال وزير خارجية مصر إن المعبر مغلق.", "وزير خارجية مصر", "person-sameh-shoukry", "2023-06-10"),
    ("قال الرئيس الأميركي عام 1995 إن السلام قريب.", "الرئيس الأميركي", "person-bill-clinton", "2017-03-01"),
    ("قال الرئيس الأميركي السابق إن الحرب ستنتهي.", "الرئيس الأميركي السابق", "person-donald-trump", "2024-06-10"),
    (
        "التقى وزير الخارجية المصري سامح شكري نظيره التركي.",
        "نظيره التركي",
        "person-hakan-fidan",
        "2024-06-10",
    ),
    ("دعا رئيس الحكومة التونسيين إلى الصبر في تونس.", "رئيس الحكومة", "person-youssef-chahed", "2017-06-10"),
    # none
    ("صرح وزير الخارجية الأميركي بأن الأمر مقلق.", "وزير الخارجية الأميركي", "", ""),
    ("هذه أول زيارة لوزير خارجية أميركي إلى الصين.", "وزير خارجية أميركي", "", "2024-06-10"),
    ("قال نائب أميركي إن الحرب طالت.", "نائب أميركي", "", "2024-06-10"),
    ("قال السفير الأميركي إن الحرب طالت.", "السفير الأميركي", "", "2024-06-10"),
    ("قال وزير الصيد الأميركي إن البحر واسع.", "وزير الصيد الأميركي", "", "2024-06-10"),
    ("قال رئيس الوزراء العراقي آنذاك إن البلاد بخير.", "رئيس الوزراء العراقي آنذاك", "", "2024-06-10"),
    ("قال الرئيس المصري السابق إن البلاد بخير.", "الرئيس المصري السابق", "", "2024-06-10"),
]


@pytest.mark.parametrize(("text", "words", "holder", "published"), params(HOLDERS, {}))
def test_holders_of_role_phrases(text: str, words: str, holder: str, published: str, tell: Tell) -> None:
    told = tell(text, published)
    assert told.holders.get(words, "") == holder
    if holder:
        (role,) = [r for r in told.annotation.roles if r.holder]
        assert role.holder_rule and 0 < role.holder_confidence <= 1 and "/tenure/" in role.holder_tenure


def test_the_person_whom_the_article_names_in_the_office_wins(tell: Tell) -> None:
    told = tell(
        "عين أحمد منصور وزيرا. وقال وزير الخارجية الأميركي أحمد منصور إنه باق. ورحب وزير الخارجية الأميركي بالقرار."
    )
    assert "person-antony-blinken" not in told.holders.values()
