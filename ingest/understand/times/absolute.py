"""Dates with a day, month or year of their own, in the Gregorian and the Hijri calendar."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ingest.arabic import calendars
from ingest.arabic.calendars import Interval
from ingest.arabic.normalise import fold
from ingest.arabic.numerals import spelled
from ingest.understand.times.names import NEXT, ORDINALS, PAST, THIS, names
from ingest.understand.times.reading import NO_DATE, Context, Reading, unread

_SEASONS = {"شتاء": (12, 3), "ربيع": (3, 6), "صيف": (6, 9), "خريف": (9, 12)}
_TENS = {"عشرين": 20, "ثلاثين": 30, "اربعين": 40, "خمسين": 50, "ستين": 60, "سبعين": 70, "ثمانين": 80, "تسعين": 90}


def number_of(words: str) -> int:
    """The number of a day in digits or as an ordinal («الخامس والعشرين»)."""
    return int(words) if words.isdigit() else ORDINALS[" ".join(words.split())]


def full(m: re.Match[str], context: Context) -> Reading:
    """«الجمعة 15 مارس 2024», «السابع من أكتوبر/تشرين الأول», «11 ماي من السنة الماضية»."""
    month_, number = names().months[m["m"]], number_of(m["d"])
    year, basis, reason = _year(m, context, month_, number)
    if year is None:
        return unread(reason)
    found = calendars.day(year, month_, number)
    if found is None:
        return unread(f"no such day: {number} of month {month_} in {year}")
    return _beside(m, context, found[0], basis)


def of_month(m: re.Match[str], context: Context) -> Reading:
    """«15 الجاري», «العاشر من الشهر الماضي»."""
    if context.reference is None:
        return unread(NO_DATE)
    first = calendars.add_months(context.reference, _step(m["w"] or ""))
    found = calendars.day(first.year, first.month, number_of(m["d"]))
    return Reading(found, "day", "article-date") if found else unread(f"no such day: {m['d']} of {first:%Y-%m}")


def _beside(m: re.Match[str], context: Context, found: date, basis: str) -> Reading:
    """A day with the weekday or «اليوم», «أمس» that stands before it, compared."""
    groups = m.groupdict()
    wrong = ""
    if weekday := groups.get("wd"):
        if found.weekday() != names().weekdays[weekday]:
            wrong = f"{found.isoformat()} is no {weekday}"
    elif not groups.get("rel"):
        return Reading((found, found), "day", basis)
    if (rel := groups.get("rel")) and context.reference and not wrong and shift(rel) is not None:
        expected = context.reference + timedelta(days=shift(rel) or 0)
        wrong = "" if expected == found else f"{rel} is {expected.isoformat()} by the article's date"
    return Reading((found, found), "day", basis, wrong, agreement="contradicts" if wrong else "agrees")


def shift(word: str) -> int | None:
    """Days from the article's date: «أول من أمس» -2, «أمس» -1, «اليوم» 0, «غدا» 1, «بعد غد» 2; None for another word."""
    word = " ".join(w for w in word.split() if w not in ("يوم", "نهار", "هذا", "هذه"))
    return _SHIFTS.get(word)


_SHIFTS = {
    fold(word): days
    for days, forms in {
        -2: ("أول أمس", "أول من أمس", "أمس الأول", "الأمس الأول"),
        -1: ("أمس", "الأمس", "البارحة", "الليلة الماضية", "أمسا"),
        0: ("اليوم", "الليلة", "المساء", "الصباح"),
        1: ("غدا", "غد", "الغد"),
        2: ("بعد غد", "بعد يوم غد"),
    }.items()
    for word in forms
}


def _step(which: str) -> int:
    return -1 if re.fullmatch(PAST, which) else 1 if re.fullmatch(NEXT, which) else 0


def _year(m: re.Match[str], context: Context, month_: int, number: int) -> tuple[int | None, str, str]:
    """Year of a day and month: said, else from the article's date: the last such day up to it, the next where told ahead."""
    groups, reference = m.groupdict(), context.reference
    if groups.get("y"):
        return int(m["y"]), "said", ""
    if words := groups.get("ys"):
        year = spelled(words)
        return (year, "said", "") if year else (None, "open", "the year is not understood")
    if reference is None:
        return None, "open", NO_DATE
    if (told := groups.get("yw")) is not None:
        return reference.year + _step(told), "article-date", ""
    which = groups.get("w") or ""
    if which and re.fullmatch(THIS, which):
        return reference.year, "article-date", ""
    try:
        this_year = date(reference.year, month_, min(number, 28))
    except ValueError:
        return reference.year, "year-inferred", ""
    if re.fullmatch(NEXT, which) or (context.future and not re.fullmatch(PAST, which)):
        ahead = this_year >= reference - timedelta(days=31)
        return reference.year if ahead else reference.year + 1, "year-inferred", ""
    slack = 0 if re.fullmatch(PAST, which) else 20
    passed = this_year <= reference + timedelta(days=slack)
    return reference.year if passed else reference.year - 1, "year-inferred", ""


def days(m: re.Match[str], context: Context) -> Reading:
    """«من 3 إلى 7 مايو», «يومي 5 و6 جوان 2017»."""
    month_, first, last = names().months[m["m"]], number_of(m["d1"]), number_of(m["d"])
    year, basis, reason = _year(m, context, month_, last)
    if year is None:
        return unread(reason, "interval")
    one, two = calendars.day(year, month_, first), calendars.day(year, month_, last)
    if one is None or two is None or one[0] >= two[0]:
        return unread(f"no such days: {first} to {last} of month {month_} in {year}", "interval")
    return Reading((one[0], two[1]), "interval", basis, type="interval")


def months(m: re.Match[str], context: Context) -> Reading:
    """«شهري جانفي وفيفري الماضيين»."""
    first, last = names().months[m["m1"]], names().months[m["m"]]
    year, basis, reason = _year(m, context, last, 1)
    if year is None:
        return unread(reason, "interval")
    start = calendars.month(year if first < last else year - 1, first)[0]
    return Reading((start, calendars.month(year, last)[1]), "interval", basis, type="interval")


def month(m: re.Match[str], context: Context) -> Reading:
    """«مايو 2023», «أبريل الماضي», «في نهاية مارس»."""
    number = names().months[m["m"]]
    year, basis, reason = _year(m, context, number, 1)
    return Reading(calendars.month(year, number), "month", basis) if year else unread(reason)


def numeric(m: re.Match[str], context: Context) -> Reading:
    """«2024-05-09», «09/05/2024», «9.5.2024»: year first or day first."""
    a, b, c = (int(x) for x in re.split(r"[/.-]", m["n"]))
    found = calendars.day(*((a, b, c) if a > 31 else (c, b, a)))
    return _beside(m, context, found[0], "said") if found else unread(f"no such day: {m['n']}")


def year(m: re.Match[str], context: Context) -> Reading:
    """«عام 2003», «سنة ألفين وأحد عشر»."""
    groups = m.groupdict()
    number = int(m["y"]) if groups.get("y") else spelled(m["ys"])
    return Reading(calendars.year(number), "year", "said") if number else unread("the year is not understood")


def years(m: re.Match[str], context: Context) -> Reading:
    """«بين عامي 2011 و2015», «من 2011 إلى 2015», «2011-2015»."""
    first, last = int(m["y1"]), int(m["y"])
    if first >= last:
        return unread(f"no such years: {first} to {last}", "interval")
    return Reading((date(first, 1, 1), date(last, 12, 31)), "interval", "said", type="interval")


def season(m: re.Match[str], context: Context) -> Reading:
    """«صيف 2014», «خريف العام الماضي», «الصيف الماضي», as the northern half of the earth has them."""
    start, end = _SEASONS[m["s"]]
    if m["y"]:
        number, basis = int(m["y"]), "said"
    elif context.reference is None:
        return unread(NO_DATE)
    else:
        number, basis = context.reference.year + _step(m["yw"] or m["w"] or ""), "article-date"
        if m["w"] and re.fullmatch(PAST, m["w"]) and date(number + 1, end, 1) <= context.reference:
            number += 1  # «الصيف الماضي» said in winter
    first = date(number - 1 if start == 12 else number, start, 1)
    last = calendars.add_months(date(number, end, 1), 0) - timedelta(days=1)
    return Reading((first, last), "interval", basis)


def decade(m: re.Match[str], context: Context) -> Reading:
    """«تسعينيات القرن الماضي»."""
    tens = next(v for stem, v in _TENS.items() if m["t"].startswith(stem))
    return Reading((date(1900 + tens, 1, 1), date(1909 + tens, 12, 31)), "interval", "said")


def hijri(m: re.Match[str], context: Context) -> Reading:
    """«12 رمضان 1445», «الأول من شوال», «شهر رمضان»: without a year the one nearest to the article."""
    month_, number = names().hijri[m["h"]], number_of(m["d"]) if m["d"] else 0
    if m["y"]:
        found = _hijri(int(m["y"]), month_, number)
        if found is None:
            return unread(f"no such Hijri day: {m['d'] or 1}/{month_}/{m['y']}")
        return Reading(found, "day" if number else "month", "hijri")
    if context.reference is None:
        return unread(NO_DATE)
    near = calendars.hijri_year_of(context.reference)
    if near is None:
        return unread("outside the Hijri calendar")
    which = m.groupdict().get("w") or ""
    tried = [f for y in (near - 1, near, near + 1) if (f := _hijri(y, month_, number))]
    if re.fullmatch(PAST, which):
        tried = [f for f in tried if f[1] < context.reference][-1:]
    elif re.fullmatch(NEXT, which) or context.future:
        tried = [f for f in tried if f[1] >= context.reference][:1]
    if not tried:
        return unread(f"no such Hijri day: {m['d'] or 1}/{month_}")
    reference = context.reference
    best = min(tried, key=lambda f: abs((f[0] - reference).days))
    return Reading(best, "day" if number else "month", "hijri")


def _hijri(year_: int, month_: int, number: int) -> Interval | None:
    return calendars.hijri_day(year_, month_, number) if number else calendars.hijri_month(year_, month_)
