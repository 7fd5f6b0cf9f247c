"""Dates that are counted from the article's: «أمس», «الخميس الماضي», «الأسبوع المقبل», «قبل شهرين»; and durations."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ingest.arabic import calendars
from ingest.arabic.numerals import number, spelled
from ingest.model import TimeType
from ingest.understand.times.absolute import shift
from ingest.understand.times.names import DUAL, NEXT, PAST, PLURAL, UNIT, ar, names
from ingest.understand.times.reading import NO_DATE, Context, Reading, unread

_DESIGNATORS = {"day": "P{}D", "week": "P{}W", "month": "P{}M", "year": "P{}Y", "hour": "PT{}H", "minute": "PT{}M"}
_VAGUE = "the count is not told"
_MORE = re.compile(ar("أكثر من|أقل من|ما يزيد"))


def weekday(m: re.Match[str], context: Context) -> Reading:
    """«الخميس», «يوم الأحد المقبل», «أمس السبت»."""
    if context.reference is None:
        return unread(NO_DATE)
    found = _weekday(names().weekdays[m["wd"]], m["w"] or "", context)
    if m["rel"]:
        days = shift(m["rel"])
        found = context.reference + timedelta(days=days or 0)
        if found.weekday() != names().weekdays[m["wd"]]:
            return unread(f"{m['rel']} is no such weekday by the article's date")
    return Reading((found, found), "day", "article-date")


def _weekday(number_: int, which: str, context: Context) -> date:
    assert context.reference is not None
    if re.fullmatch(NEXT, which):
        return calendars.weekday(context.reference, number_, 2)
    if re.fullmatch(PAST, which):
        return calendars.weekday(context.reference, number_, -1)
    return calendars.weekday(context.reference, number_, 1 if context.future else 0)


def weekdays(m: re.Match[str], context: Context) -> Reading:
    """«يومي الاثنين والثلاثاء»; two days that follow one another."""
    if context.reference is None:
        return unread(NO_DATE, "interval")
    first, last = names().weekdays[m["wd1"]], names().weekdays[m["wd"]]
    end = _weekday(last, m["w"] or "", context)
    start = end - timedelta(days=(last - first) % 7)
    return Reading((start, end), "interval", "article-date", type="interval")


def night(m: re.Match[str], context: Context) -> Reading:
    """«ليل الخميس الجمعة», «ليلة السبت إلى الأحد»: the night that begins on the first day."""
    if context.reference is None:
        return unread(NO_DATE)
    first, second = names().weekdays[m["wd1"]], names().weekdays[m["wd"]]
    if (second - first) % 7 != 1:
        return unread("the two days do not follow one another")
    found = _weekday(second, "", context) - timedelta(days=1)
    return Reading((found, found), "day", "article-date")


def relative_day(m: re.Match[str], context: Context) -> Reading:
    """«أمس», «أول من أمس», «اليوم», «الليلة الماضية»."""
    days = shift(m["r"])
    if context.reference is None or days is None:
        return unread(NO_DATE)
    found = context.reference + timedelta(days=days)
    return Reading((found, found), "day", "article-date")


def relative_unit(m: re.Match[str], context: Context) -> Reading:
    """«الأسبوع الماضي», «الشهر الجاري», «هذا العام», «نهاية السنة»."""
    if context.reference is None:
        return unread(NO_DATE)
    unit = UNIT[m["u"].removeprefix("ال")]
    which = m["w"] or m["pre"] or ""
    step = -1 if re.fullmatch(PAST, which) else 1 if re.fullmatch(NEXT, which) else 0
    if unit == "week":
        return Reading(calendars.week(context.reference, step), "week", "article-date")
    if unit == "month":
        first = calendars.add_months(context.reference, step)
        return Reading(calendars.month(first.year, first.month), "month", "article-date")
    return Reading(calendars.year(context.reference.year + step), "year", "article-date")


def weekend(m: re.Match[str], context: Context) -> Reading:
    """«نهاية الأسبوع»: Friday to Sunday, the last one begun or, told ahead, the next one."""
    if context.reference is None:
        return unread(NO_DATE)
    friday = calendars.weekday(context.reference, 4, 1 if context.future else 0)
    return Reading((friday, friday + timedelta(days=2)), "interval", "article-date")


def count_of(unit: str, words: str | None) -> int | None:
    """How many of a unit are said: «يومين» 2, «ثلاثة أيام» 3, «شهر» 1; None for «أيام» and for words not understood."""
    if words:
        return number(words) if " " not in words.strip() else spelled(words)
    if unit in DUAL:
        return 2
    return None if unit in PLURAL else 1


def ago(m: re.Match[str], context: Context) -> Reading:
    """«قبل ثلاثة أيام», «منذ شهرين», «بعد أسبوع» of what is to come."""
    unit, count = UNIT[m["u"]], count_of(m["u"], m["c"])
    lasting = m["dir"] == "منذ" and unit not in ("day", "hour", "minute")
    type_: TimeType = "since" if lasting else "instant"
    if context.reference is None:
        return unread(NO_DATE, type_)
    if count is None or m["more"] or _MORE.search(m["x"]):
        return unread(_VAGUE, type_)
    if m["dir"] == "بعد" and not context.future:
        return unread("counted from another day than the article's")
    if unit in ("hour", "minute"):
        return unread("the hour of the article is not known")
    sign = 1 if m["dir"] == "بعد" else -1
    reference = context.reference + timedelta(
        days={"week": 4, "month": 15, "year": 183}.get(unit, 0) * sign * bool(m["half"])
    )
    if unit == "day":
        found = reference + timedelta(days=sign * count)
        return Reading((found, found), "day", "article-date", type=type_)
    if unit == "week":
        return Reading(calendars.week(reference + timedelta(weeks=sign * count)), "week", "article-date", type=type_)
    if unit == "month":
        first = calendars.add_months(reference, sign * count)
        return Reading(calendars.month(first.year, first.month), "month", "article-date", type=type_)
    return Reading(calendars.year(reference.year + sign * count), "year", "article-date", type=type_)


def recent(m: re.Match[str], context: Context) -> Reading:
    """«الأيام القليلة الماضية», «الأشهر الستة المقبلة», «الساعات الـ48 الماضية»: within the days that it spans."""
    if context.reference is None:
        return unread(NO_DATE, "within")
    unit, words = UNIT[m["u"].removeprefix("ال")], m["c"]
    count = count_of("ايام", words.removeprefix("ال") if words else None)
    if unit == "hour":
        count = (count + 23) // 24 if count else 1
        unit = "day"
    elif unit == "day":
        count = count or 7
    if count is None:
        return unread(_VAGUE, "within")
    ahead = bool(re.fullmatch(NEXT, m["w"]))
    reference = context.reference
    far = {
        "day": reference + timedelta(days=count if ahead else -count),
        "week": reference + timedelta(weeks=count if ahead else -count),
        "month": _months_away(reference, count if ahead else -count),
        "year": calendars.add_years(reference, count if ahead else -count),
    }[unit]
    short = (far - reference).days in range(-7, 8)
    return Reading(
        (reference, far) if ahead else (far, reference), "week" if short else "interval", "article-date", type="within"
    )


def _months_away(reference: date, count: int) -> date:
    first = calendars.add_months(reference, count)
    return calendars.month(first.year, first.month)[1] if reference.day > 28 else first.replace(day=reference.day)


def duration(m: re.Match[str], context: Context) -> Reading:
    """«لمدة ستة أسابيع», «استمرت ثلاثة أيام», «خلال 48 ساعة»: how long, not when."""
    unit, count = UNIT[m["u"]], count_of(m["u"], m["c"])
    if count is None:
        return unread(_VAGUE, "duration")
    length = _DESIGNATORS[unit].format(count)
    if m["half"]:
        length = {"year": f"P{count}Y6M", "day": f"P{count}DT12H", "hour": f"PT{count}H30M"}.get(unit, "")
        if not length:
            return unread("the half of it is not understood", "duration")
    return Reading(None, "open", "said", "a duration has no date", "duration", length)
