"""What a match of a pattern stands for: first and last day, precision, basis, and the reason where it stays open."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ingest.arabic import calendars
from ingest.arabic.calendars import Interval
from ingest.arabic.normalise import fold
from ingest.arabic.numerals import number
from ingest.model import Precision
from ingest.understand.times.names import DUAL, NEXT, PAST, THIS, UNIT, names

_NO_DATE = "the article has no date to count from"


def full(m: re.Match[str], reference: date | None, future: bool) -> tuple[Interval | None, Precision, str, str]:
    months = names().months
    number_, month_ = int(m["d"]), months[m["m"]]
    year_, basis, reason = _year(m, reference, month_, number_, future)
    if year_ is None:
        return None, "open", "open", reason
    found = calendars.day(year_, month_, number_)
    return (
        (found, "day", basis, "")
        if found
        else (None, "open", "open", f"no such day: {number_} of month {month_} in {year_}")
    )


def _year(
    m: re.Match[str], reference: date | None, month_: int, number_: int, future: bool
) -> tuple[int | None, str, str]:
    """Year of a day and month: said, else from the article's date: the last such day up to it, the next where told ahead."""
    if m["y"]:
        return int(m["y"]), "said", ""
    if reference is None:
        return None, "open", _NO_DATE
    which = m["w"] or ""
    if which and re.fullmatch(THIS, which):
        return reference.year, "article-date", ""
    try:
        this_year = date(reference.year, month_, min(number_, 28))
    except ValueError:
        return reference.year, "year-inferred", ""
    if re.fullmatch(NEXT, which) or (future and not re.fullmatch(PAST, which)):
        return (
            (reference.year if this_year >= reference - timedelta(days=31) else reference.year + 1),
            "year-inferred",
            "",
        )
    ahead = 0 if re.fullmatch(PAST, which) else 20
    return (
        (reference.year if this_year <= reference + timedelta(days=ahead) else reference.year - 1),
        "year-inferred",
        "",
    )


def month(m: re.Match[str], reference: date | None, future: bool) -> tuple[Interval | None, Precision, str, str]:
    month_ = names().months[m["m"]]
    year_, basis, reason = _year(m, reference, month_, 1, future)
    return (calendars.month(year_, month_), "month", basis, "") if year_ else (None, "open", "open", reason)


def numeric(m: re.Match[str], reference: date | None, future: bool) -> tuple[Interval | None, Precision, str, str]:
    a, b, c = (int(x) for x in re.split(r"[/.-]", m["n"]))
    order = (a, b, c) if a > 31 else (c, b, a)
    found = calendars.day(*order)
    return (found, "day", "said", "") if found else (None, "open", "open", f"no such day: {m['n']}")


def only_year(m: re.Match[str], reference: date | None, future: bool) -> tuple[Interval | None, Precision, str, str]:
    return calendars.year(int(m["y"])), "year", "said", ""


def hijri(m: re.Match[str], reference: date | None, future: bool) -> tuple[Interval | None, Precision, str, str]:
    month_ = names().hijri[m["h"]]
    year_ = int(m["y"]) if m["y"] else calendars.hijri_year_of(reference) if reference else None
    if year_ is None:
        return None, "open", "open", _NO_DATE
    basis = "hijri"
    if m["d"]:
        found = calendars.hijri_day(year_, month_, int(m["d"]))
        return (
            (found, "day", basis, "")
            if found
            else (None, "open", "open", f"no such Hijri day: {m['d']}/{month_}/{year_}")
        )
    span = calendars.hijri_month(year_, month_)
    return (span, "month", basis, "") if span else (None, "open", "open", f"Hijri year {year_} is outside the calendar")


def weekday(m: re.Match[str], reference: date | None, future: bool) -> tuple[Interval | None, Precision, str, str]:
    if reference is None:
        return None, "open", "open", _NO_DATE
    number_ = names().weekdays[m["wd"]]
    said, which = m["rel"] or "", m["w"] or ""
    if said.startswith(fold("أول أمس")):
        found = reference - timedelta(days=2)
    elif said in (fold("أمس"), fold("البارحة")):
        found = reference - timedelta(days=1)
    elif said == fold("بعد غد"):
        found = reference + timedelta(days=2)
    elif said in (fold("غدا"), fold("غد")):
        found = reference + timedelta(days=1)
    elif said in (fold("اليوم"), fold("الليلة")):
        found = reference
    elif re.fullmatch(NEXT, which):
        found = calendars.weekday(reference, number_, 2)
    elif re.fullmatch(PAST, which):
        found = calendars.weekday(reference, number_, -1)
    else:
        found = calendars.weekday(reference, number_, 1 if future else 0)
    if said and found.weekday() != number_:
        return None, "open", "open", f"{said} is no such weekday by the article's date"
    return (found, found), "day", "article-date", ""


def relative_day(m: re.Match[str], reference: date | None, future: bool) -> tuple[Interval | None, Precision, str, str]:
    if reference is None:
        return None, "open", "open", _NO_DATE
    word = m["r"]
    shift = 0
    if word.startswith(fold("أول")):
        shift = -2
    elif word in (fold("أمس"), fold("البارحة"), fold("أمسا")):
        shift = -1
    elif word == fold("بعد غد"):
        shift = 2
    elif word in (fold("غدا"), fold("يوم غد")):
        shift = 1
    found = reference + timedelta(days=shift)
    return (found, found), "day", "article-date", ""


def relative_unit(
    m: re.Match[str], reference: date | None, future: bool
) -> tuple[Interval | None, Precision, str, str]:
    if reference is None:
        return None, "open", "open", _NO_DATE
    unit = UNIT[m["u"].removeprefix("ال")]
    which = m["w"] or m["pre"] or ""
    step = -1 if re.fullmatch(PAST, which) else 1 if re.fullmatch(NEXT, which) else 0
    if unit == "week":
        return calendars.week(reference, step), "week", "article-date", ""
    if unit == "month":
        first = calendars.add_months(reference, step)
        return calendars.month(first.year, first.month), "month", "article-date", ""
    return calendars.year(reference.year + step), "year", "article-date", ""


def ago(m: re.Match[str], reference: date | None, future: bool) -> tuple[Interval | None, Precision, str, str]:
    if reference is None:
        return None, "open", "open", _NO_DATE
    unit = UNIT[m["u"]]
    count = 2 if m["u"] in DUAL else number(m["c"]) if m["c"] else 1
    if count is None:
        return None, "open", "open", "the count is not understood"
    sign = 1 if m["dir"] == fold("بعد") else -1
    if unit == "day":
        found = reference + timedelta(days=sign * count)
        return (found, found), "day", "article-date", ""
    if unit == "week":
        found = reference + timedelta(weeks=sign * count)
        return calendars.week(found), "week", "article-date", ""
    if unit == "month":
        first = calendars.add_months(reference, sign * count)
        return calendars.month(first.year, first.month), "month", "article-date", ""
    return calendars.year(reference.year + sign * count), "year", "article-date", ""


def recent_days(m: re.Match[str], reference: date | None, future: bool) -> tuple[Interval | None, Precision, str, str]:
    if reference is None:
        return None, "open", "open", _NO_DATE
    if re.fullmatch(NEXT, m["w"]):
        return (reference, reference + timedelta(days=7)), "week", "article-date", ""
    return (reference - timedelta(days=7), reference), "week", "article-date", ""
