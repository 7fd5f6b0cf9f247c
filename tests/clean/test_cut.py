"""Pages of many shapes, cut into articles."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.clean import cut
from ingest.model import Article, Page
from ingest.read import read

SEED = Path(__file__).resolve().parents[3] / "shared" / "seed" / "page.txt"
GOLD = SEED.parents[1] / "eval" / "dev" / "gold" / "seed.json"

LEAD = "أعلنت وزارة النقل أن الجسر الجديد سيفتح أمام السيارات مطلع الشهر، بعد تأخر دام أكثر من عام بسبب نقص المواد."
MORE = "وقال مدير المشروع إن الأعمال شارفت على الانتهاء، ولم يبق سوى طلاء الحواجز ووضع إشارات المرور على الجانبين."
LAST = "وكانت الوزارة قد وعدت بفتح الجسر في الصيف الماضي ثم عادت وأجلت الموعد مرتين من دون أن تذكر سببا لذلك."
TITLE = "وزارة النقل تفتح الجسر الجديد أمام السيارات"
OTHER_TITLE = "نقابة المعلمين تدعو إلى إضراب عام يوم الأحد"
OTHER = "دعت نقابة المعلمين أعضاءها إلى إضراب عام يوم الأحد احتجاجا على تأخر الرواتب للشهر الثالث على التوالي."
HEADLINES = ("الجسر القديم يخرج من الخدمة", "سكان الضفة الأخرى ينتظرون", "كم كلف الجسر؟")


def page(*lines: str, gap: str = "\n\n", **fields: str) -> Page:
    return Page("p", gap.join(lines), "p.txt", fields.pop("format", "text"), **fields)


def articles(*lines: str, gap: str = "\n\n", **fields: str) -> list[Article]:
    found, issues = cut(page(*lines, gap=gap, **fields))
    assert not issues
    return found


def zones(article: Article, role: str) -> list[str]:
    return [article.page.raw[slice(*zone.span)] for zone in article.zones if zone.role == role]


def test_a_plain_text_is_one_article() -> None:
    [article] = articles(LEAD, MORE, LAST)
    assert article.text == "\n\n".join((LEAD, MORE, LAST))
    assert (article.title, article.publisher, article.published, article.published_basis) == ("", "", "", "")
    assert zones(article, "body") == [article.text]


@pytest.mark.parametrize("gap", ["\n\n", "\n", "\r\n", "\n \n\n"])
def test_title_and_body(gap: str) -> None:
    [article] = articles(TITLE, LEAD, MORE, gap=gap)
    assert article.title == TITLE
    assert article.text == "\n\n".join((TITLE, LEAD, MORE))
    assert zones(article, "title") == [TITLE]


def test_a_given_title_is_not_looked_for_elsewhere() -> None:
    [article] = articles("خط أول قصير بلا نقطة", LEAD, title=TITLE)
    assert article.title == TITLE
    assert article.text.startswith("خط أول")
    [article] = articles("أخبار", TITLE.replace("إ", "ا"), LEAD, title=TITLE + " ")
    assert zones(article, "title") == [TITLE.replace("إ", "ا")]


def test_one_line_is_a_body() -> None:
    [article] = articles("مقتل ثلاثة في حادث سير")
    assert article.title == "" and article.text == "مقتل ثلاثة في حادث سير"


def test_foot_lines_are_no_part_of_the_text() -> None:
    [article] = articles(
        TITLE,
        "شارك:",
        LEAD,
        "إعلان",
        MORE,
        "المصدر : صحيفة الميناء",
        "كلمات دلالية: جسر، نقل | طرق",
        "© جميع الحقوق محفوظة",
    )
    assert article.text == "\n\n".join((TITLE, LEAD, MORE))
    assert article.publisher == "صحيفة الميناء"
    assert article.tags == ("جسر", "نقل", "طرق")
    assert zones(article, "publisher") == ["صحيفة الميناء"]
    assert zones(article, "tag") == ["جسر، نقل | طرق"]
    assert zones(article, "noise") == [
        "شارك:", "إعلان", "المصدر : صحيفة الميناء", "كلمات دلالية: جسر، نقل | طرق", "© جميع الحقوق محفوظة"
    ]  # fmt: skip
    assert zones(article, "body") == [LEAD, MORE]


@pytest.mark.parametrize(
    "marker", ["إقرأ أيضاً:", "اقرأ أيضا", "• اقرأ أيضًا :", "مقالات ذات صلة", "قد يهمك أيضاً", "شاهد أيضا:"]
)
def test_headlines_after_a_marker_are_related(marker: str) -> None:
    [article] = articles(LEAD, MORE, marker, *(f"• {line}" for line in HEADLINES))
    assert article.related == HEADLINES
    assert zones(article, "related") == list(HEADLINES)
    assert zones(article, "noise") == [marker]
    [article] = articles(LEAD, MORE, "المصدر: الميناء", marker, *HEADLINES)
    assert article.related == HEADLINES


def test_a_reference_on_one_line() -> None:
    [article] = articles(LEAD, f"اقرأ أيضاً: {HEADLINES[0]}", MORE)
    assert article.related == (HEADLINES[0],)
    assert article.text == f"{LEAD}\n\n{MORE}"


def test_a_reference_inside_an_article_that_goes_on() -> None:
    [article] = articles(LEAD, "إقرأ أيضاً:", HEADLINES[0], MORE, LAST, "المصدر: الميناء")
    assert article.related == (HEADLINES[0],)
    assert article.text == "\n\n".join((LEAD, MORE, LAST))


@pytest.mark.parametrize("foot", [("المصدر: الميناء",), ("كلمات دلالية: جسر",), ()])
def test_a_headline_with_paragraphs_after_a_marker_is_a_new_article(foot: tuple[str, ...]) -> None:
    first, second = articles(LEAD, MORE, *foot, "إقرأ أيضاً:", HEADLINES[0], OTHER_TITLE, OTHER, LAST, "المصدر: النبراس")
    assert first.text == f"{LEAD}\n\n{MORE}"
    assert first.related == (HEADLINES[0],)
    assert (second.index, second.title, second.publisher) == (1, OTHER_TITLE, "النبراس")
    assert second.text == "\n\n".join((OTHER_TITLE, OTHER, LAST))


def test_the_pages_date_and_outlet_are_those_of_its_first_article() -> None:
    lines = (LEAD, "إقرأ أيضاً:", OTHER_TITLE, OTHER, "المصدر: النبراس")
    first, second = articles(*lines, published="2024-05-01", source="الميناء", format="jsonl")
    assert (first.published, first.published_basis, first.publisher) == ("2024-05-01", "given", "الميناء")
    assert (second.published, second.publisher) == ("", "النبراس")


def test_a_source_line_at_the_top_does_not_end_the_article() -> None:
    [article] = articles("المصدر: الميناء", TITLE, LEAD, MORE)
    assert (article.publisher, article.title) == ("الميناء", TITLE)
    [article] = articles(LEAD, "المصدر:", "الميناء")
    assert article.publisher == "الميناء"


@pytest.mark.parametrize(
    "tail",
    ["تابع صحيفة الميناء على:", "تابعونا على:", "تابعونا على فيسبوك", "اقرأ أيضا: الجسر القديم", "شارك هذا الموضوع:"],
)
def test_a_marker_in_the_tail_of_a_paragraph(tail: str) -> None:
    [article] = articles(LEAD, f"{MORE}   {tail}")
    assert article.text == f"{LEAD}\n\n{MORE}"
    assert len(zones(article, "noise")) == 1 and zones(article, "noise")[0].startswith(tail[:5])


@pytest.mark.parametrize(
    "sentence",
    [
        "وذكر المصدر أن المصدر الرئيسي للتمويل هو الضرائب التي تجبيها البلدية من أصحاب المحال والشركات في المدينة.",
        "تابع الرئيس على الهواء مباشرة مراسم الافتتاح ثم ألقى كلمة قصيرة شكر فيها العمال والمهندسين على جهودهم.",
        "مشاركة الوزير في المؤتمر جاءت بعد دعوة رسمية من نظيره الذي زار البلاد قبل شهرين ووقع اتفاقا للتعاون.",
        "كتب الوزير على حسابه أن الجسر سيفتح قريبا، وأضاف أن التأخر كان لأسباب فنية لا دخل للوزارة فيها.",
        "أخبار الجسر شغلت الناس طوال العام، وكل مرة كان الموعد يتغير من دون سبب واضح كما يقول السكان.",
        "نشر الجيش 12 دبابة على الطريق المؤدي إلى الجسر، ومنع السيارات من المرور حتى صباح اليوم التالي.",
        "عن هذا قال المدير إن الأمر انتهى ولا رجعة فيه، وإن الوزارة ستعلن التفاصيل في مؤتمر صحفي قريب.",
        "صورة الجسر القديم لم تفارق ذاكرة السكان، فهو الذي ربط الضفتين نصف قرن قبل أن تجرفه السيول.",
    ],
)
def test_sentences_that_begin_like_markers_are_kept(sentence: str) -> None:
    [article] = articles(LEAD, sentence, LAST)
    assert article.text == "\n\n".join((LEAD, sentence, LAST))


def test_comments_are_noise() -> None:
    [article] = articles(
        LEAD, MORE, "التعليقات (2)", "خبر سار وننتظر الافتتاح بفارغ الصبر يا جماعة الخير.", "لا أصدق هذا الكلام"
    )
    assert article.text == f"{LEAD}\n\n{MORE}"
    assert len(zones(article, "noise")) == 3


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("نشر في: 10 يونيو 2024", "2024-06-10"),
        ("تاريخ النشر : 2024/06/10 - 14:20", "2024-06-10"),
        ("نشر يوم الاثنين 10 يونيو 2024", "2024-06-10"),
        ("الاثنين 10 حزيران/يونيو 2024 الساعة 10:20 مساءً بتوقيت القدس", "2024-06-10"),
        ("آخر تحديث: 10 يونيو 2024", "2024-06-10"),
        ("آخر تحديث: 10/06/2024", ""),  # which is the month?
        ("الثلاثاء 10 يونيو 2024", ""),  # it was a Monday
    ],
)
def test_date_lines(line: str, day: str) -> None:
    [article] = articles(TITLE, line, LEAD, MORE)
    assert (article.published, article.published_basis) == (day, "dateline" if day else "")
    assert line not in article.text
    assert len(zones(article, "dateline")) == 1
    assert article.title == TITLE


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        (
            "قال مسؤولان محليان الاثنين 10 يونيو 2024 ، إن الجسر سيفتح قريبا أمام السيارات والشاحنات الصغيرة.",
            "2024-06-10",
        ),
        ("العاصمة – وصل الوزير يوم الاثنين 10 يونيو 2024 إلى موقع الجسر لتفقد الأعمال الجارية فيه.", "2024-06-10"),
        ("غزة - 10 حزيران 2024 - وفا - بدأ العمال طلاء الحواجز على جانبي الجسر الجديد في المدينة.", "2024-06-10"),
        ("اجتمع المجلس البلدي في المدينة كلها أمس الأحد 9 يونيو 2024 لبحث خطة السوق الجديدة مع السكان.", "2024-06-10"),
        ("أقر المجلس تنفيذ إضراب عام غدا الثلاثاء 11 يونيو 2024 في جميع المدارس والجامعات في البلاد.", "2024-06-10"),
        # the day of what is told, not of the telling
        ("أقر المجلس اليوم تنفيذ إضراب عام يوم الاثنين 10 يونيو 2024 في جميع المدارس والجامعات في البلاد.", ""),
        ("قال مسؤولان محليان إن الجسر أغلق الاثنين 10 يونيو 2024 بعد السيول التي اجتاحت المدينة كلها.", ""),
        ("قال مسؤولان محليان منذ يوم الاثنين 10 يونيو 2024 كلاما كثيرا ولم يفعلا شيئا يذكر حتى الآن.", ""),
        ("قال مسؤولان محليان في 10 يونيو 2024 كلاما كثيرا ولم يفعلا شيئا يذكر للسكان حتى الآن.", ""),
        ("شهد يوم الاثنين 10 يونيو 2024 سقوط الجسر القديم في النهر بعد أيام من الأمطار الغزيرة.", ""),
        ("قال مسؤولان محليان الثلاثاء 10 يونيو 2024 إن الجسر سيفتح قريبا أمام السيارات والشاحنات.", ""),
        ("يعقد المجلس المقبل يوم الاثنين 10 يونيو 2024 جلسة لبحث أسباب التأخر في فتح الجسر الجديد.", ""),
    ],
)
def test_the_date_that_a_lead_states(lead: str, day: str) -> None:
    [article] = articles(lead, MORE)
    assert (article.published, article.published_basis) == (day, "dateline" if day else "")
    assert article.text.startswith(lead)


def test_date_lines_deep_in_an_article_are_its_text() -> None:
    [article] = articles(LEAD, "الأحد 9 يونيو 2024", MORE, "الاثنين 10 يونيو 2024", LAST)
    assert article.published == ""
    assert "الأحد 9 يونيو 2024" in article.text


@pytest.mark.parametrize(
    ("start", "publisher"),
    [
        ("القدس (CNN)-- ", "CNN"),
        ("دبي، الإمارات العربية المتحدة (CNN)-- ", "CNN"),
        ("غزة - الأناضول - ", "وكالة الأناضول"),
        ("رام الله - معا - ", "وكالة معا"),
        ("القاهرة - أ ف ب: ", "وكالة الصحافة الفرنسية"),
        ("المدينة (XYZ)-- ", ""),
    ],
)
def test_datelines_stay_in_the_body(start: str, publisher: str) -> None:
    [article] = articles(start + LEAD, MORE)
    assert article.text == f"{start}{LEAD}\n\n{MORE}"
    assert article.publisher == publisher
    assert zones(article, "dateline") == [start.strip()]
    [article] = articles(start + LEAD, MORE, source="الميناء")
    assert article.publisher == "الميناء"


@pytest.mark.parametrize("line", ["نيويورك - المرقب", "المدينة / صحيفة الميناء - 10 مارس 2023", "بكين - 10 مارس 2023"])
def test_a_dateline_on_its_own_line_is_no_title(line: str) -> None:
    [article] = articles(TITLE, line, LEAD, MORE)
    assert article.title == TITLE
    assert article.text == "\n\n".join((TITLE, line, LEAD, MORE))
    assert article.published == ("2023-03-10" if "2023" in line else "")
    _, second = articles(LEAD, "المصدر: الميناء", "إقرأ أيضا:", OTHER_TITLE, line, OTHER)
    assert second.title == OTHER_TITLE


def test_wrapped_lines_are_one_paragraph() -> None:
    words = (LEAD + " " + MORE + " " + LAST).split()
    wrapped = "\n".join(" ".join(words[at : at + 12]) for at in range(0, len(words), 12))
    [article] = articles(wrapped)
    assert article.text == " ".join(words)
    assert article.page.raw[slice(*article.span(0, len(article.text)))] == wrapped


@pytest.mark.parametrize(
    "lines",
    [
        ("مقالات مشابهة", *(f"• {line}" for line in HEADLINES)),
        ("إقرأ أيضاً:", *HEADLINES),
        tuple(f"• {line}" for line in HEADLINES),
        ("المصدر: الميناء", "كلمات دلالية: جسر"),
        ("***", "---"),
    ],
)
def test_a_page_without_article_is_an_issue(lines: tuple[str, ...]) -> None:
    found, [issue] = cut(page(*lines))
    assert not found
    assert issue.stage == "clean" and "no article" in issue.reason


def test_offsets_lead_back() -> None:
    words = "قـــال الوزير ﻻ يوم ٥ مايو في الولایات\u200f كلها، وذلك ما لم يقله أحد قبله قط."
    raw = f"\ufeff{TITLE}\r\n\r\nنشر في: ١٠ يونيو ٢٠٢٤\r\n\r\n{words}\r\nإعلان\r\n{MORE}"
    [article] = articles(raw)
    assert "قال الوزير لا يوم 5 مايو في الولايات كلها" in article.text
    assert len(article.offsets) == len(article.text) + 1
    assert list(article.offsets) == sorted(article.offsets)
    start = article.text.index("قال")
    assert raw[slice(*article.span(start, start + 3))] == "قـــال"
    start = article.text.index("الولايات")
    assert raw[slice(*article.span(start, start + 8))] == "الولایات"
    gap = article.text.index("\n\n")
    assert article.offsets[gap] == article.offsets[gap + 1] == raw.index(TITLE) + len(TITLE)
    assert article.offsets[-1] == len(raw)


LINES = st.sampled_from(
    [
        *(
            TITLE,
            LEAD,
            MORE,
            LAST,
            OTHER_TITLE,
            OTHER,
            *HEADLINES,
            f"• {HEADLINES[0]}",
            "قـــال ﻻ ی٢",
            "English line only",
        ),
        *(
            "إقرأ أيضاً:",
            "مقالات مشابهة",
            "المصدر: الميناء",
            "المصدر:",
            "كلمات دلالية:",
            "كلمات دلالية: أ، ب",
            "التعليقات",
        ),
        *("إعلان", "نشر في: 10 يونيو 2024", "غزة - وفا", "", "---", "تابعونا على:", f"{MORE}  تابعونا على:"),
    ]
)


@settings(deadline=None)
@given(st.lists(LINES, max_size=14), st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_every_page_is_cut_without_loss_of_place(lines: list[str], gap: str) -> None:
    raw = gap.join(lines)
    found, issues = cut(Page("p", raw, "p", "text"))
    assert found or issues
    for article in found:
        assert article.text.strip()
        assert len(article.offsets) == len(article.text) + 1
        assert list(article.offsets) == sorted(article.offsets) and article.offsets[-1] <= len(raw)
        for zone in article.zones:
            assert 0 <= zone.span.start < zone.span.end <= len(raw)
            assert raw[slice(*zone.span)].strip() == raw[slice(*zone.span)]
        bodies = [zone.span for zone in article.zones if zone.role == "body"]
        assert all(one.end <= two.start for one, two in pairwise(bodies))
        marks = [z.span for z in article.zones if z.role in ("noise", "related")]
        assert not any(a.start < b.end and b.start < a.end for a in marks for b in bodies)


@pytest.mark.skipif(not SEED.exists(), reason="the page that the project began with is not in the repository")
def test_the_first_page() -> None:
    [seed] = read([str(SEED)])
    assert isinstance(seed, Page)
    found, issues = cut(seed)
    gold = json.loads(GOLD.read_text("utf-8"))
    assert not issues
    assert [article.publisher for article in found] == ["الجزيرة", "وكالة سوا"]
    assert [(article.published, article.published_basis) for article in found] == [("", ""), ("2024-06-10", "dateline")]
    for article, expected in zip(found, gold["articles"], strict=True):
        spans = {role: [list(zone.span) for zone in article.zones if zone.role == role] for role in
                 ("title", "body", "publisher", "tag", "related")}  # fmt: skip
        assert spans["title"] == ([expected["title"]] if expected["title"] else [])
        assert spans["body"] == [expected["body"]]
        assert spans["publisher"] == [expected["source"]]
        assert spans["tag"] == ([expected["tags"]] if expected["tags"] else [])
        assert spans["related"] == expected["related"]
    noise = [list(zone.span) for article in found for zone in article.zones if zone.role == "noise"]
    assert noise == [item["span"] for item in gold["noise"]]
