"""Names of an article that the authority lacks: which are one thing, and which are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from told import Told, params

from ingest.model import EntityType, Mention, Parsed
from ingest.resolve.grouping import Grouping
from ingest.resolve.link import written_name

Tell = Callable[..., Told]

# text, two names of one thing
ONE = [
    (
        "قال سليم البوزيدي مدير المستشفى إن العدد ارتفع. وأكد سليم بوزيدي أن الوضع مستقر.",
        "سليم البوزيدي",
        "سليم بوزيدي",
    ),
    (
        "قال المدير كمال بن صالح الورتاني إن العمل بدأ. وأضاف كمال الورتاني أن الكلفة كبيرة.",
        "كمال بن صالح الورتاني",
        "كمال الورتاني",
    ),
    ("قالت الجامعة التونسية للنزل (FTH) إن الموسم سيء. وأضافت FTH أن العدد انخفض.", "الجامعة التونسية للنزل", "FTH"),
    ("قال الوزير محمود بن رمضان إن الصناديق سليمة. وأضاف بن رمضان أن الحل قريب.", "محمود بن رمضان", "بن رمضان"),
    ("أعلنت حركة تحيا تونس موقفها من الحكومة. وقالت تحيا تونس إنها ترفض المشاركة.", "حركة تحيا تونس", "تحيا تونس"),
]
KNOWN: dict[str, str] = {}


@pytest.mark.parametrize(("text", "one", "other"), params(ONE, KNOWN))
def test_one_thing(text: str, one: str, other: str, tell: Tell) -> None:
    bearers = tell(text).bearers
    found = [bearers.get(n) or bearers.get(n.split(maxsplit=1)[-1]) for n in (one, other)]
    assert found[0] is not None and found[0] == found[1], bearers


# text, two names of two things
TWO = [
    ("قال المحامي جمال عباس إن موكله بريء. ورد النائب طارق عباس عليه.", "جمال عباس", "طارق عباس"),
    ("حضر محمد البوزيدي الجلسة. وغاب عنها أحمد البوزيدي.", "محمد البوزيدي", "أحمد البوزيدي"),
    (
        "قالت وزارة الداخلية السورية إن الوضع هادئ. وردت وزارة الداخلية اللبنانية.",
        "وزارة الداخلية السورية",
        "وزارة الداخلية اللبنانية",
    ),
    ("فاز النجم الساحلي على النجم الرادسي.", "النجم الساحلي", "النجم الرادسي"),
]


@pytest.mark.parametrize(("text", "one", "other"), params(TWO, {}))
def test_two_things(text: str, one: str, other: str, tell: Tell) -> None:
    bearers = tell(text).bearers
    assert bearers[one] != bearers[other], bearers


def test_of_two_bearers_of_a_family_name_the_titled_one_is_meant(tell: Tell) -> None:
    told = tell("قال المحامي جمال عباس إن موكله بريء. ورد النائب طارق عباس عليه. وقال النائب عباس إن القانون واضح.")
    assert told.bearers["عباس"] == "طارق عباس"
    told = tell("قال المحامي جمال عباس إن موكله بريء. ورد النائب طارق عباس عليه. وقال المحامي عباس إن القانون واضح.")
    assert told.bearers["عباس"] == "جمال عباس"


def test_a_given_name_needs_a_title(tell: Tell) -> None:
    told = tell("استقبل محمد بن زايد وفدا فرنسيا في أبوظبي. وأكد الشيخ محمد عمق العلاقات.")
    assert told.bearers["محمد"] == "person-mohamed-bin-zayed"


def test_lam_before_the_article_is_no_other_name(parse: Callable[[str], Parsed]) -> None:
    parsed = parse("تمكنت وحدة تابعة للحرس البلدي من ضبطه. وقدم الفنان شكره للطفي بوشناق.")
    text = parsed.text
    cases: list[tuple[str, EntityType, str]] = [
        ("لحرس البلدي", "Organization", "الحرس البلدي"),
        ("لطفي بوشناق", "Person", "لطفي بوشناق"),
    ]
    for words, type_, name in cases:
        start = text.index(words)
        first = parsed.token_at(start)
        mention = Mention(first, first + 2, start, start + len(words), type_, "test")
        assert written_name(parsed, mention) == name


def mention(name: str, start: int, type_: EntityType, confidence: float) -> tuple[Mention, str]:
    return Mention(start, start + 1, start, start + 1, type_, "test", (), confidence), f"?{name}"


def test_one_unknown_name_has_one_type(parse: Callable[[str], Parsed]) -> None:
    chosen = [
        mention("طبلبة", 0, "Place", 0.7),
        mention("طبلبة", 1, "Person", 0.6),
        mention("سبيطلة", 2, "Person", 0.9),
    ]
    found = Grouping(frozenset(), frozenset())(parse("طبلبة طبلبة سبيطلة مدن"), chosen)
    assert [m.type for m, _ in found] == ["Place", "Place", "Person"]
    assert "one type" in found[1][0].rule and "one type" not in found[0][0].rule
