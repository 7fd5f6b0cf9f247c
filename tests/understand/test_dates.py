"""Date expressions, read in an article of Monday 10 June 2024; a date that the text does not give stays open."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from told import Told, params

from ingest.model import Article, Page, Parsed, Sentence, TimeExpression, Token
from ingest.understand.times.find import find_dates

PUBLISHED = "2024-06-10"


def parsed(text: str, published: str) -> Parsed:
    """A text with words for tokens and without analyses, which dates do not need."""
    article = Article(Page("d", text, "d.txt", "text"), 0, text, tuple(range(len(text) + 1)), (), published=published)
    tokens, at = [], 0
    for i, form in enumerate(text.split()):
        at = text.index(form, at)
        tokens.append(Token(i, at, at + len(form), form, "word"))
        at += len(form)
    return Parsed(article, tuple(tokens), (Sentence(0, 0, len(tokens), 0, len(text)),))


def dates(text: str, published: str = PUBLISHED) -> list[TimeExpression]:
    return list(find_dates(parsed(text, published)))


# text, words of the expression, value, precision, basis
SAID = [
    # Gregorian, Levantine and Maghrebi months, double dates
    ("وصل الوفد في 12 مايو 2024 إلى القاهرة", "12 مايو 2024", "2024-05-12", "day", "said"),
    ("وصل الوفد في 3 حزيران 2023 إلى القاهرة", "3 حزيران 2023", "2023-06-03", "day", "said"),
    ("وصل الوفد في 17 نيسان 2021 إلى القاهرة", "17 نيسان 2021", "2021-04-17", "day", "said"),
    ("وصل الوفد في 5 آب 2020 إلى بيروت", "5 آب 2020", "2020-08-05", "day", "said"),
    ("وصل الوفد في 7 جوان 2022 إلى تونس", "7 جوان 2022", "2022-06-07", "day", "said"),
    ("وصل الوفد في 14 جانفي 2011 إلى تونس", "14 جانفي 2011", "2011-01-14", "day", "said"),
    ("وصل الوفد في 25 جويلية 2021 إلى تونس", "25 جويلية 2021", "2021-07-25", "day", "said"),
    ("وصل الوفد في 3 أوت 2020 إلى تونس", "3 أوت 2020", "2020-08-03", "day", "said"),
    ("وصل الوفد في 20 فيفري 2019 إلى تونس", "20 فيفري 2019", "2019-02-20", "day", "said"),
    ("وصل الوفد في 6 أكتوبر/تشرين الأول 2023 إلى غزة", "6 أكتوبر/تشرين الأول 2023", "2023-10-06", "day", "said"),
    ("وصل الوفد في 7 تشرين الأول (أكتوبر) 2023 إلى غزة", "7 تشرين الأول (أكتوبر) 2023", "2023-10-07", "day", "said"),
    ("وصل الوفد في 1 كانون الثاني 2022 إلى غزة", "1 كانون الثاني 2022", "2022-01-01", "day", "said"),
    ("وصل الوفد يوم الجمعة 15 مارس 2024 إلى غزة", "يوم الجمعة 15 مارس 2024", "2024-03-15", "day", "said"),
    ("وصل الوفد يوم السبت الموافق 1 يونيو 2024 إلى غزة", "يوم السبت الموافق 1 يونيو 2024", "2024-06-01", "day", "said"),
    ("وصل الوفد في 12 من مايو عام 2024 إلى غزة", "12 من مايو عام 2024", "2024-05-12", "day", "said"),
    ("وصل الوفد في 2024-05-09 إلى غزة", "2024-05-09", "2024-05-09", "day", "said"),
    ("وصل الوفد في 09/05/2024 إلى غزة", "09/05/2024", "2024-05-09", "day", "said"),
    ("وصل الوفد في 9.5.2024 إلى غزة", "9.5.2024", "2024-05-09", "day", "said"),
    ("وصل الوفد في 29 فبراير 2024 إلى غزة", "29 فبراير 2024", "2024-02-29", "day", "said"),
    # months and years
    ("وصل الوفد في مايو 2023 إلى غزة", "مايو 2023", "2023-05", "month", "said"),
    ("وصل الوفد في كانون الثاني 2022 إلى غزة", "كانون الثاني 2022", "2022-01", "month", "said"),
    ("وصل الوفد في كانون الأول 2022 إلى غزة", "كانون الأول 2022", "2022-12", "month", "said"),
    ("وصل الوفد في ديسمبر/كانون الأول 2021 إلى غزة", "ديسمبر/كانون الأول 2021", "2021-12", "month", "said"),
    ("وصل الوفد عام 2003 إلى غزة", "2003", "2003", "year", "said"),
    ("وصل الوفد في سنة 2011 إلى غزة", "2011", "2011", "year", "said"),
    # Hijri
    ("وصل الوفد في 12 رمضان 1445 إلى غزة", "12 رمضان 1445", "2024-03-22", "day", "hijri"),
    ("وصل الوفد في 1 شوال 1445 إلى غزة", "1 شوال 1445", "2024-04-10", "day", "hijri"),
    ("وصل الوفد في 10 محرم 1446 إلى غزة", "10 محرم 1446", "2024-07-16", "day", "hijri"),
    ("وصل الوفد في 9 ذي الحجة 1445 إلى مكة", "9 ذي الحجة 1445", "2024-06-15", "day", "hijri"),
    ("وصل الوفد في 5 ربيع الأول 1445 إلى مكة", "5 ربيع الأول 1445", "2023-09-20", "day", "hijri"),
    ("وصل الوفد في شهر رمضان 1445 إلى غزة", "شهر رمضان 1445", "2024-03", "month", "hijri"),
    # days from the article's date
    ("وصل الوفد أمس إلى غزة", "أمس", "2024-06-09", "day", "article-date"),
    ("وصل الوفد اليوم إلى غزة", "اليوم", "2024-06-10", "day", "article-date"),
    ("وصل الوفد اليوم الاثنين إلى غزة", "اليوم الاثنين", "2024-06-10", "day", "article-date"),
    ("وصل الوفد أمس الأحد إلى غزة", "أمس الأحد", "2024-06-09", "day", "article-date"),
    ("وصل الوفد أول أمس إلى غزة", "أول أمس", "2024-06-08", "day", "article-date"),
    ("وصل الوفد أول أمس السبت إلى غزة", "أول أمس السبت", "2024-06-08", "day", "article-date"),
    ("يصل الوفد غدا الثلاثاء إلى غزة", "غدا الثلاثاء", "2024-06-11", "day", "article-date"),
    ("سيصل الوفد غدا إلى غزة", "غدا", "2024-06-11", "day", "article-date"),
    ("سيصل الوفد بعد غد الأربعاء إلى غزة", "بعد غد الأربعاء", "2024-06-12", "day", "article-date"),
    ("سيصل الوفد بعد غد إلى غزة", "بعد غد", "2024-06-12", "day", "article-date"),
    ("وصل الوفد مساء أمس إلى غزة", "أمس", "2024-06-09", "day", "article-date"),
    ("وصل الوفد فجر اليوم إلى غزة", "اليوم", "2024-06-10", "day", "article-date"),
    ("وصل الوفد قبل ثلاثة أيام إلى غزة", "قبل ثلاثة أيام", "2024-06-07", "day", "article-date"),
    ("وصل الوفد قبل يومين إلى غزة", "قبل يومين", "2024-06-08", "day", "article-date"),
    ("وصل الوفد قبل 10 أيام إلى غزة", "قبل 10 أيام", "2024-05-31", "day", "article-date"),
    # weekdays
    ("وصل الوفد الخميس إلى غزة", "الخميس", "2024-06-06", "day", "article-date"),
    ("وصل الوفد يوم الأحد إلى غزة", "يوم الأحد", "2024-06-09", "day", "article-date"),
    ("وصل الوفد صباح السبت إلى غزة", "صباح السبت", "2024-06-08", "day", "article-date"),
    ("وصل الوفد الخميس الماضي إلى غزة", "الخميس الماضي", "2024-06-06", "day", "article-date"),
    ("وصل الوفد الاثنين الماضي إلى غزة", "الاثنين الماضي", "2024-06-03", "day", "article-date"),
    ("يصل الوفد الاثنين المقبل إلى غزة", "الاثنين المقبل", "2024-06-17", "day", "article-date"),
    ("سيصل الوفد يوم الأحد المقبل إلى غزة", "يوم الأحد المقبل", "2024-06-16", "day", "article-date"),
    ("من المقرر أن يصل الوفد الأربعاء إلى غزة", "الأربعاء", "2024-06-12", "day", "article-date"),
    ("سيصل الوفد الخميس إلى غزة", "الخميس", "2024-06-13", "day", "article-date"),
    ("ستجتمع اللجنة الثلاثاء في القاهرة", "الثلاثاء", "2024-06-11", "day", "article-date"),
    # weeks, months and years from the article's date
    ("وصل الوفد الشهر الماضي إلى غزة", "الشهر الماضي", "2024-05", "month", "article-date"),
    ("سيصل الوفد الشهر القادم إلى غزة", "الشهر القادم", "2024-07", "month", "article-date"),
    ("وصل الوفد الشهر الجاري إلى غزة", "الشهر الجاري", "2024-06", "month", "article-date"),
    ("وصل الوفد العام الماضي إلى غزة", "العام الماضي", "2023", "year", "article-date"),
    ("سيصل الوفد العام المقبل إلى غزة", "العام المقبل", "2025", "year", "article-date"),
    ("وصل الوفد قبل خمسة أشهر إلى غزة", "قبل خمسة أشهر", "2024-01", "month", "article-date"),
    ("وصل الوفد قبل عامين إلى غزة", "قبل عامين", "2022", "year", "article-date"),
    # the year from the article's date
    ("وصل الوفد في 20 مايو إلى غزة", "20 مايو", "2024-05-20", "day", "year-inferred"),
    ("وصل الوفد في 20 مايو الماضي إلى غزة", "20 مايو الماضي", "2024-05-20", "day", "year-inferred"),
    ("وصل الوفد في 15 ديسمبر إلى غزة", "15 ديسمبر", "2023-12-15", "day", "year-inferred"),
    ("سيصل الوفد في 20 يونيو إلى غزة", "20 يونيو", "2024-06-20", "day", "year-inferred"),
    ("سيصل الوفد في 5 يناير المقبل إلى غزة", "5 يناير المقبل", "2025-01-05", "day", "year-inferred"),
    ("وصل الوفد في 17 نيسان/أبريل إلى غزة", "17 نيسان/أبريل", "2024-04-17", "day", "year-inferred"),
    ("وصل الوفد في أبريل الماضي إلى غزة", "أبريل الماضي", "2024-04", "month", "year-inferred"),
    ("سيصل الوفد في سبتمبر المقبل إلى غزة", "سبتمبر المقبل", "2024-09", "month", "year-inferred"),
    ("من المقرر أن يزور الوزير الصين في مايو المقبل", "مايو المقبل", "2025-05", "month", "year-inferred"),
    ("وصل الوفد منذ أكتوبر إلى غزة", "أكتوبر", "2023-10", "month", "year-inferred"),
    ("وصل الوفد في نهاية مارس إلى غزة", "مارس", "2024-03", "month", "year-inferred"),
]
SAID += [
    # ordinals, spelled years
    (
        "وصل الوفد في السابع من أكتوبر/تشرين الأول 2023",
        "السابع من أكتوبر/تشرين الأول 2023",
        "2023-10-07",
        "day",
        "said",
    ),
    ("وصل الوفد في الحادي عشر من سبتمبر 2001", "الحادي عشر من سبتمبر 2001", "2001-09-11", "day", "said"),
    ("وصل الوفد في الخامس والعشرين من مايو", "الخامس والعشرين من مايو", "2024-05-25", "day", "year-inferred"),
    ("وصل الوفد في الثلاثين من مايو", "الثلاثين من مايو", "2024-05-30", "day", "year-inferred"),
    ("وصل الوفد عام ألفين وثلاثة وعشرين", "عام ألفين وثلاثة وعشرين", "2023", "year", "said"),
    ("وصل الوفد سنة ألف وتسعمائة وثمانية وأربعين", "سنة ألف وتسعمائة وثمانية وأربعين", "1948", "year", "said"),
    ("وصل الوفد في 11 ماي من السنة الماضية", "11 ماي من السنة الماضية", "2023-05-11", "day", "article-date"),
    ("وصل الوفد في 5 من الشهر الجاري", "5 من الشهر الجاري", "2024-06-05", "day", "article-date"),
    # Hijri without a year: the one nearest to the article
    ("وصل الوفد في الأول من رمضان", "الأول من رمضان", "2024-03-11", "day", "hijri"),
    ("وصل الوفد في شهر رمضان المعظم", "شهر رمضان المعظم", "2024-03", "month", "hijri"),
    # a date with its weekday, or two calendars
    ("وصل الوفد اليوم الاثنين 10 يونيو 2024", "اليوم الاثنين 10 يونيو 2024", "2024-06-10", "day", "said"),
    ("وصل الوفد في 15 رمضان الموافق 25 مارس", "15 رمضان الموافق 25 مارس", "2024-03-25", "day", "year-inferred"),
    (
        "وصل الوفد في 12 ذي الحجة 1444 الموافق 30 يونيو",
        "12 ذي الحجة 1444 الموافق 30 يونيو",
        "2023-06-30",
        "day",
        "year-inferred",
    ),
    # days and weeks from the article's date
    ("وصل الوفد أول من أمس إلى غزة", "أول من أمس", "2024-06-08", "day", "article-date"),
    ("وصل الوفد أمس الأول إلى غزة", "أمس الأول", "2024-06-08", "day", "article-date"),
    ("وصل الوفد الليلة الماضية إلى غزة", "الليلة الماضية", "2024-06-09", "day", "article-date"),
    ("وصل الوفد ليل الخميس الجمعة إلى غزة", "ليل الخميس الجمعة", "2024-06-06", "day", "article-date"),
    ("وصل الوفد الأسبوع الفارط إلى غزة", "الأسبوع الفارط", "2024-06", "week", "article-date"),
    ("وصل الوفد قبل نحو ثلاثة أسابيع إلى غزة", "قبل نحو ثلاثة أسابيع", "2024-05", "week", "article-date"),
    ("وصل الوفد قبل شهر ونصف إلى غزة", "قبل شهر ونصف", "2024-04", "month", "article-date"),
    ("وصل الوفد قبل خمسة عشر يوما إلى غزة", "قبل خمسة عشر يوما", "2024-05-26", "day", "article-date"),
    ("وصل الوفد صيف العام الماضي إلى غزة", "صيف العام الماضي", "2023", "interval", "article-date"),
]
KNOWN = {}


@pytest.mark.parametrize(("text", "words", "value", "precision", "basis"), params(SAID, KNOWN))
def test_dates(text: str, words: str, value: str, precision: str, basis: str) -> None:
    found = dates(text)
    assert [(d.text, d.value, d.precision, d.basis) for d in found] == [(words, value, precision, basis)]


def test_the_table_is_long_enough() -> None:
    assert len(SAID) >= 60


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("وصل الوفد الأسبوع الماضي", "2024-06-02", "2024-06-08"),
        ("سيصل الوفد الأسبوع المقبل", "2024-06-16", "2024-06-22"),
        ("وصل الوفد هذا الأسبوع", "2024-06-09", "2024-06-15"),
        ("وصل الوفد قبل أسبوعين", "2024-05-26", "2024-06-01"),
        ("وصل الوفد في الأيام الماضية", "2024-06-03", "2024-06-10"),
        ("يصل الوفد خلال الأيام القليلة المقبلة", "2024-06-10", "2024-06-17"),
        ("وصل الوفد في رمضان 1445", "2024-03-11", "2024-04-09"),
        ("وصل الوفد في فبراير 2024", "2024-02-01", "2024-02-29"),
        ("وصل الوفد عام 2020", "2020-01-01", "2020-12-31"),
    ],
)
def test_bounds(text: str, earliest: str, latest: str) -> None:
    assert [(d.earliest, d.latest) for d in dates(text)] == [(earliest, latest)]


@pytest.mark.parametrize(
    "text",
    [
        "وصل الوفد في 31 يونيو 2024 إلى غزة",
        "وصل الوفد في 29 فبراير 2023 إلى غزة",
        "وصل الوفد في 32 مايو 2024 إلى غزة",
        "وصل الوفد في 30 شوال 1445 إلى غزة",
        "وصل الوفد في 2024-13-45 إلى غزة",
        "وصل الوفد في 31/04/2024 إلى غزة",
    ],
)
def test_days_that_do_not_exist_stay_open_with_the_reason(text: str) -> None:
    (found,) = dates(text)
    assert (found.value, found.precision, found.basis, found.earliest, found.latest) == ("", "open", "open", "", "")
    assert "no such" in found.reason


def test_a_weekday_that_contradicts_the_article_stays_open() -> None:
    (found,) = dates("وصل الوفد أمس الجمعة إلى غزة")
    assert found.value == "" and found.precision == "open" and found.reason


def test_a_weekday_that_contradicts_the_date_beside_it_is_told() -> None:
    (found,) = dates("وصل الوفد يوم الأحد 15 مارس 2024 إلى غزة")  # it was a Friday
    assert found.reason


@pytest.mark.parametrize(
    "text",
    [
        "وصل الوفد أمس",
        "وصل الوفد الخميس",
        "وصل الوفد الشهر الماضي",
        "وصل الوفد قبل يومين",
        "وصل الوفد في 20 مايو",
        "وصل الوفد في 12 رمضان",
        "وصل الوفد هذا الأسبوع",
        "وصل الوفد في أبريل الماضي",
        "وصل الوفد خلال الأيام الماضية",
    ],
)
@pytest.mark.parametrize("published", ["", "2024", "unknown"])
def test_without_the_articles_date_nothing_is_made_up(text: str, published: str) -> None:
    (found,) = dates(text, published)
    assert (found.value, found.precision, found.earliest, found.latest) == ("", "open", "", "")
    assert found.reason


def test_a_full_date_needs_no_date_of_the_article() -> None:
    assert [d.value for d in dates("وصل الوفد في 12 مايو 2024 ثم في 12 رمضان 1445", "")] == ["2024-05-12", "2024-03-22"]


@pytest.mark.parametrize(
    "text",
    [
        "قتل 2024 شخصا في غزة",
        "في اليوم التالي وصل الوفد",
        "احتفلت تونس باليوم الوطني",
        "رئيسة الوزراء تيريزا ماي وصلت",
        "أوت الأسرة إلى بيتها",
        "وصل 12 وزيرا إلى المدينة",
        "قالت مارس إنها بخير",
        "الأول من نوعه في العالم",
        "فاز 3 بعد مباراة قوية",
        "أحدث الأخبار",
        "السبتي وصل",
        "رقم 12/5 في الحي",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("وصل الوفد في الأول من مايو 2024", "2024-05-01"), ("وصل الوفد في الخامس من يونيو", "2024-06-05")],
)
def test_days_as_ordinals(text: str, value: str) -> None:
    assert [d.value for d in dates(text)] == [value]


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("وصل الوفد في 28 ديسمبر", "2025-01-03", "2024-12-28"),
        ("ستجتمع اللجنة في 5 يناير", "2024-12-28", "2025-01-05"),
        ("وصل الوفد أمس", "2024-01-01", "2023-12-31"),
        ("وصل الوفد الشهر الماضي", "2024-01-15", "2023-12"),
        ("وصل الوفد أمس", "2024-03-01", "2024-02-29"),
        ("سيصل الوفد العام المقبل", "2024-12-31", "2025"),
    ],
)
def test_around_the_turn_of_the_year(text: str, published: str, value: str) -> None:
    assert [d.value for d in dates(text, published)] == [value]


def test_several_dates_in_order_with_their_own_words() -> None:
    found = dates("في 3 مايو 2024 وفي 5 يونيو 2024 ثم أمس")
    assert [d.value for d in found] == ["2024-05-03", "2024-06-05", "2024-06-09"]
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))


def test_dates_of_events(tell: Callable[..., Told]) -> None:
    told = tell("قصفت روسيا كييف أمس. واجتمع بايدن مع زيلينسكي في 20 مايو. وسيزور ماكرون بكين الأسبوع المقبل.").events
    assert [(e.type, e.time) for e in told] == [
        ("ASSAULT", "2024-06-09"),
        ("CONSULT", "2024-05-20"),
        ("CONSULT", "2024-06"),
    ]


# text, type, earliest, latest, duration
TYPED = [
    ("من 3 إلى 7 مايو 2024", "interval", "2024-05-03", "2024-05-07", ""),
    ("يومي 5 و6 جوان 2017", "interval", "2017-06-05", "2017-06-06", ""),
    ("من 28 جانفي 2017 إلى غاية يوم 04 فيفري 2017", "interval", "2017-01-28", "2017-02-04", ""),
    ("من 20 ديسمبر حتى 4 يناير 2024", "interval", "2023-12-20", "2024-01-04", ""),
    ("بين عامي 2011 و2015", "interval", "2011-01-01", "2015-12-31", ""),
    ("بين مارس وجوان 2016", "interval", "2016-03-01", "2016-06-30", ""),
    ("شهري جانفي وفيفري الماضيين", "interval", "2024-01-01", "2024-02-29", ""),
    ("من الاثنين إلى الخميس المقبل", "interval", "2024-06-10", "2024-06-13", ""),
    ("منذ السابع من أكتوبر", "since", "2023-10-07", "2023-10-07", ""),
    ("منذ مطلع مارس", "since", "2024-03-01", "2024-03-31", ""),
    ("بداية من يوم 20 فيفري 2024", "since", "2024-02-20", "2024-02-20", ""),
    ("منذ عامين", "since", "2022-01-01", "2022-12-31", ""),
    ("منذ يومين", "instant", "2024-06-08", "2024-06-08", ""),
    ("حتى نهاية العام الجاري", "until", "2024-01-01", "2024-12-31", ""),
    ("قبل نهاية العام", "before", "2024-01-01", "2024-12-31", ""),
    ("بعد 1 ماي 2018", "after", "2018-05-01", "2018-05-01", ""),
    ("خلال الأسبوع الماضي", "within", "2024-06-02", "2024-06-08", ""),
    ("الأشهر الستة الماضية", "within", "2023-12-10", "2024-06-10", ""),
    ("لمدة ستة أسابيع", "duration", "", "", "P6W"),
    ("استمرت ثلاثة أيام", "duration", "", "", "P3D"),
    ("خلال 48 ساعة", "duration", "", "", "PT48H"),
    ("لمدة سنتين ونصف", "duration", "", "", "P2Y6M"),
]


@pytest.mark.parametrize(("text", "kind", "earliest", "latest", "duration"), TYPED)
def test_types(text: str, kind: str, earliest: str, latest: str, duration: str) -> None:
    assert [(d.type, d.earliest, d.latest, d.duration) for d in dates(f"{text} وصل الوفد")] == [
        (kind, earliest, latest, duration)
    ]


@pytest.mark.parametrize(
    ("text", "value", "clock", "zone", "part"),
    [
        ("وصل الوفد السابعة والنصف مساء أمس", "2024-06-09", "19:30", "", "evening"),
        ("وصل الوفد فجر اليوم", "2024-06-10", "", "", "dawn"),
        ("وصل الوفد أمس الساعة 14:00 بتوقيت غرينتش", "2024-06-09", "14:00", "Z", ""),
        ("وصل الوفد في الساعة العاشرة و27 دقيقة من صباح اليوم", "2024-06-10", "10:27", "", "morning"),
        ("وصل الوفد الساعة 06:51 بالتوقيت المحلي", "", "06:51", "local", ""),
        ("وصل الوفد في الثانية بعد الظهر", "", "14:00", "", "afternoon"),
    ],
)
def test_hours(text: str, value: str, clock: str, zone: str, part: str) -> None:
    assert [(d.value, d.clock, d.zone, d.part) for d in dates(text)] == [(value, clock, zone, part)]


@pytest.mark.parametrize(
    ("text", "agreement"),
    [
        ("في 15 رمضان 1445 الموافق 25 مارس 2024", "agrees"),
        ("في 15 رمضان 1445 الموافق 26 مارس 2024", "agrees"),  # the new moon may be seen a day later
        ("في 15 رمضان 1445 الموافق 28 مارس 2024", "contradicts"),
        ("يوم الجمعة 15 مارس 2024", "agrees"),
        ("يوم الأحد 15 مارس 2024", "contradicts"),
        ("اليوم الاثنين 10 يونيو 2024", "agrees"),
        ("أمس الاثنين 10 يونيو 2024", "contradicts"),
        ("في 15 مارس 2024", ""),
    ],
)
def test_two_dates_are_compared(text: str, agreement: str) -> None:
    (found,) = dates(f"وصل الوفد {text} إلى غزة")
    assert (found.agreement, bool(found.reason)) == (agreement, agreement == "contradicts")
    assert found.value


@pytest.mark.parametrize(
    "text", ["قبل أيام", "قبل عدة أشهر", "منذ أكثر من عامين", "بعد خمسة أيام", "منذ سنوات", "قبل ساعات"]
)
def test_a_count_that_is_not_told_stays_open(text: str) -> None:
    (found,) = dates(f"وصل الوفد {text}")
    assert (found.value, found.earliest, found.precision) == ("", "", "open") and found.reason


def test_days_counted_from_another_day_are_no_date() -> None:
    assert dates("وصل الوفد قبل يومين من الهجوم") == []
