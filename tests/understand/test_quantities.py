"""How many of what, of which event, by whose count; and what is no quantity."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from told import Told, params

from ingest.describe import nquads
from ingest.errors import DataError
from ingest.understand.quantities import QuantityWords

Tell = Callable[..., Told]

# text, kind, least, most, modifier, words
READ = [
    # the noun says it
    ("سقط 20 قتيلا في غارة على صنعاء.", "killed", 20, 20, "exact", "20 قتيلا"),
    ("نقل المستشفى ثلاثة وعشرين جريحا.", "wounded", 23, 23, "exact", "ثلاثة وعشرين جريحا"),
    ("أوقع القصف قتيلين في غزة.", "killed", 2, 2, "exact", "قتيلين"),
    ("وصل إلى المخيم أكثر من مئة ألف نازح.", "displaced", 100_000, None, "more-than", "أكثر من مئة ألف نازح"),
    ("لا يزال 12 شخصا في عداد المفقودين، والبحث جار عن 12 مفقودا.", "missing", 12, 12, "exact", "12 مفقودا"),
    ("سقط 30 بين قتيل وجريح في الهجوم.", "casualties", 30, 30, "exact", "30 بين قتيل وجريح"),
    ("خلف الانفجار 45 قتيلا وجريحا.", "casualties", 45, 45, "exact", "45 قتيلا وجريحا"),
    # the verb or verbal noun says it
    ("أدى القصف إلى مقتل ما لا يقل عن 15 شخصا.", "killed", 15, None, "at-least", "ما لا يقل عن 15 شخصا"),
    ("قتل أمس 3 جنود في كمين.", "killed", 3, 3, "exact", "3 جنود"),
    ("قتلت إسرائيل 40 فلسطينيا في خان يونس.", "killed", 40, 40, "exact", "40 فلسطينيا"),
    ("قالت الشرطة إن 7 أشخاص قتلوا في الهجوم.", "killed", 7, 7, "exact", "7 أشخاص"),
    ("قالت الشرطة إن 53 شخصا، معظمهم من المزارعين، لقوا حتفهم.", "killed", 53, 53, "exact", "53 شخصا"),
    ("وثقت الأمم المتحدة 1120 من الأشخاص الذين قتلوا في العراق.", "killed", 1120, 1120, "exact", "1120 من الأشخاص"),
    ("لقي عشرة عمال حتفهم في انهيار منجم.", "killed", 10, 10, "exact", "عشرة عمال"),
    ("أودى الحريق بحياة 17 شخصا.", "killed", 17, 17, "exact", "17 شخصا"),
    ("أصيب نحو 60 شخصا بجروح.", "wounded", 60, 60, "about", "نحو 60 شخصا"),
    ("اعتقلت القوات الإسرائيلية 25 فلسطينيا في جنين.", "arrested", 25, 25, "exact", "25 فلسطينيا"),
    ("ألقت الشرطة القبض على 4 مشتبه بهم.", "arrested", 4, 4, "exact", "4 مشتبه"),
    ("أفرجت حماس عن 13 رهينة.", "released", 13, 13, "exact", "13 رهينة"),
    ("أطلقت إسرائيل سراح 90 أسيرا فلسطينيا.", "released", 90, 90, "exact", "90 أسيرا فلسطينيا"),
    ("تحتجز الحركة بين 50 و60 رهينة.", "captive", 50, 60, "range", "بين 50 و60 رهينة"),
    ("أصيب ما بين 20 و30 شخصا.", "wounded", 20, 30, "range", "ما بين 20 و30 شخصا"),
    ("أنقذ خفر السواحل 200 مهاجر.", "rescued", 200, 200, "exact", "200 مهاجر"),
    ("نزح مليون ونصف المليون شخص من ديارهم.", "displaced", 1_500_000, 1_500_000, "exact", "مليون ونصف المليون شخص"),
    # the toll says it
    ("ارتفع عدد القتلى إلى 3703 أشخاص.", "killed", 3703, 3703, "exact", "3703 أشخاص"),
    ("بلغت حصيلة الجرحى 1,250 شخصا.", "wounded", 1250, 1250, "exact", "1,250 شخصا"),
    ("بلغ عدد القتلى ألفا ومئتين، وعدد الجرحى 84 ألفا و712.", "wounded", 84_712, 84_712, "exact", "84 ألفا و712"),
    ("نزح المدنيون إلى رفح ويقدر عددهم بنحو 1.4 مليون.", "displaced", 1_400_000, 1_400_000, "about", "نحو 1.4 مليون"),
    # behind its noun
    ("وصل الجيش لتحرير الرهائن الأربعة.", "released", 4, 4, "exact", "الرهائن الأربعة"),
    # weapons, aid, money, troops, vehicles, times
    (
        "أطلقت إيران أكثر من 300 طائرة مسيرة باتجاه إسرائيل.",
        "weapons",
        300,
        None,
        "more-than",
        "أكثر من 300 طائرة مسيرة",
    ),
    ("زودت واشنطن الجيش بآلاف الأطنان من الأسلحة.", "weapons", 1000, None, "vague", "آلاف الأطنان من الأسلحة"),
    ("أرسلت مصر 500 طن من المساعدات إلى غزة.", "aid", 500, 500, "exact", "500 طن من المساعدات"),
    (
        "تعهدت ألمانيا بتقديم 1.5 مليار يورو لأوكرانيا.",
        "money",
        1_500_000_000,
        1_500_000_000,
        "exact",
        "1.5 مليار يورو",
    ),
    ("دخلت القطاع 130 شاحنة.", "vehicles", 130, 130, "exact", "130 شاحنة"),
    ("نشرت روسيا خمسة آلاف جندي على الحدود.", "troops", 5000, 5000, "exact", "خمسة آلاف جندي"),
    ("استخدمت واشنطن حق النقض مرات عدة.", "times", None, None, "vague", "مرات عدة"),
    ("شن الطيران عشرات الغارات على الخرطوم.", "attacks", 10, None, "vague", "عشرات الغارات"),
    ("نقل الموقع عن 4 مصادر إسرائيلية أن الاجتماع تأجل.", "people", 4, 4, "exact", "4 مصادر إسرائيلية"),
]

# a text in which no quantity stands
NOT_READ = [
    "ارتفع المؤشر 20 نقطة في البورصة.",
    "بلغ سعر برميل النفط 80 دولارا.",
    "شارك 40 بالمئة من الناخبين.",
    "ولد في 12 مايو 1975 وعمره 49 عاما.",
    "بدأت الجلسة عند الساعة 10:30.",
    "فاز المنتخب المصري بثلاثة أهداف مقابل هدف.",
    "ينص الفصل 80 من الدستور على ذلك.",
    "ذكرت القناة 12 الإسرائيلية أن الاجتماع تأجل.",
    "التقى الوزيران في القاهرة وبحثا العلاقات بين البلدين.",
    "أصيب بفيروس كورونا 300 شخص فقط.",
    "قتل شخص في حادث.",
    "يعد أحد قادة الحركة.",
    "تظاهر المحتجون في 30 مسيرة سلمية.",
    "سجل العداد 7.8 درجات.",
]


@pytest.mark.parametrize(("text", "kind", "least", "most", "modifier", "words"), params(READ, {}))
def test_quantity(
    tell: Tell, text: str, kind: str, least: float | None, most: float | None, modifier: str, words: str
) -> None:
    found = [(q.kind, q.minimum, q.maximum, q.modifier, q.words) for q in tell(text).quantities]
    assert (kind, least, most, modifier, words) in found


@pytest.mark.parametrize("text", NOT_READ)
def test_no_quantity(tell: Tell, text: str) -> None:
    assert [(q.kind, q.words) for q in tell(text).quantities if q.kind != "people"] == []


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("قالت وزارة الصحة في غزة إن 20 شخصا قتلوا.", "organ-PS-gaza-ministry-of-health"),
        ("أعلن الجيش الإسرائيلي مقتل 3 جنود.", "organ-IL-israel-defense-forces"),
        ("قتل 3 جنود في كمين جنوب قطاع غزة، بحسب الجيش الإسرائيلي.", "organ-IL-israel-defense-forces"),
        ("وكانت حصيلة سابقة أعلنها أردوغان تحدثت عن 912 قتيلا.", "person-recep-tayyip-erdogan"),
        ("قتل 3 جنود في كمين.", ""),
    ],
)
def test_whose_count_it_is(tell: Tell, text: str, by: str) -> None:
    (found,) = tell(text).quantities
    assert found.by.startswith(by) if by else found.by == ""


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("نفى الجيش الإسرائيلي مقتل 3 جنود.", "negated"),
        ("لم يقتل 3 جنود كما قيل.", "negated"),
        ("ستفرج حماس عن 10 رهائن غدا.", "planned"),
        ("تشمل المرحلة الأولى من الاتفاق الإفراج عن 33 محتجزا.", "planned"),
        ("دعت قطر إلى الإفراج عن 33 محتجزا.", "hypothetical"),
        ("هاجم مسلحون الحاجز، ما أسفر عن مقتل 6 أشخاص.", "happened"),
        ("انهار المبنى ليرتفع عدد القتلى إلى 20 قتيلا.", "happened"),
    ],
)
def test_status(tell: Tell, text: str, status: str) -> None:
    assert [q.status for q in tell(text).quantities] == [status]


def test_a_part_is_no_toll_of_its_own(tell: Tell) -> None:
    whole, part, others = tell("قتل 20 شخصا بينهم 3 أطفال، وأصيب 50 آخرون.").annotation.quantities
    assert part.part_of == whole.key and part.kind == "killed" and part.minimum == 3
    assert whole.part_of == others.part_of == "" and others.kind == "wounded"


def test_counted_since_a_day(tell: Tell) -> None:
    since, once = tell(
        "قتلت إسرائيل 41 ألف فلسطيني منذ 7 أكتوبر 2023. وقتلت القوات 5 فلسطينيين اليوم في جنين."
    ).annotation.quantities
    assert since.cumulative and since.time is None
    assert not once.cumulative and once.time is not None and once.time.value == "2024-06-10"


def test_event_place_and_day(tell: Tell) -> None:
    told = tell("قتل الجيش الإسرائيلي 5 فلسطينيين أمس في جنين.")
    (found,) = told.annotation.quantities
    (event,) = told.annotation.events
    assert found.event == event.key and found.affiliations == ("gov-PS",)
    assert found.time is not None and found.time.value == "2024-06-09"
    assert told.name(found.place) == told.name(event.place) != ""


@pytest.mark.parametrize(
    ("words", "code"), [("دينار تونسي", "TND"), ("دينار", "currency"), ("دولار", "USD"), ("ريال سعودي", "SAR")]
)
def test_currency(tell: Tell, words: str, code: str) -> None:
    (found,) = tell(f"تبرعت المنظمة بمبلغ 20 مليون {words}.").quantities
    assert (found.kind, found.minimum, found.unit) == ("money", 20_000_000, code)


def test_spans_are_those_of_the_words(tell: Tell) -> None:
    told = tell("وأسفر القصف عن سقوط أكثر من ثلاثمئة جريح فلسطيني.")
    (found,) = told.annotation.quantities
    assert told.cut(found.number) == "ثلاثمئة" and told.cut(found.span) == "أكثر من ثلاثمئة جريح فلسطيني"
    assert found.what is not None and told.cut(found.what) == "جريح فلسطيني"
    assert nquads.decimal(found.minimum or 0).startswith('"300"')


def test_a_row_of_no_known_role_stops(tmp_path: object) -> None:
    from pathlib import Path

    table = Path(str(tmp_path)) / "quantities.tsv"
    table.write_text("word\trole\tkind\tslot\tunit\tbroken\nقتيل\tnobody\tkilled\n", "utf-8")
    with pytest.raises(DataError, match=r"quantities\.tsv:2"):
        QuantityWords.load(table)
