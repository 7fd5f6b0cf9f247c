"""Two dates that are one expression: a day in two calendars («15 رمضان الموافق 25 مارس»), and the ends of an interval."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from ingest.arabic import calendars
from ingest.understand.times.found import Found
from ingest.understand.times.names import ar, names
from ingest.understand.times.reading import Reading

_WEEKDAY = "|".join(sorted(names().weekdays, key=len, reverse=True))
_EQUALS = re.compile(
    rf"\s*[،,]?\s*(?:{ar('(?:الموافقة|الموافق|المصادف|الموافقين)')}\s*(?:ل|{ar('في')}\s+)?(?:{ar('يوم')}\s+)?(?:{_WEEKDAY})?\s*|[/(،-]\s*)"
)
_POSTPONED = re.compile(ar(r"(?<!\w)(?<!من )\w{0,2}(?:تأجيل|تأجل|أجل|أرجأ|أرجئ|إرجاء)\w{0,3}(?!\w)"))
_TO = re.compile(ar(r"\s*(?:إلى غاية|إلى|حتى|لغاية|[-–])\s*(?:يوم\s+)?"))
_AND = re.compile(ar(r"\s*و\s*(?:يوم\s+|بين\s+)?"))
_FROM = re.compile(
    ar(r"(?<!\w)[وف]?(?:من|منذ|ابتداء من|بداية من|انطلاقا من|اعتبارا من)\s+(?:(?:يوم|مساء|صباح|شهر|عام|سنة)\s+)*$")
)
_BETWEEN = re.compile(ar(r"(?<!\w)[وف]?(?:بين|ما بين|يومي|شهري|عامي|سنتي)\s+(?:(?:يوم|شهر|عامي|سنتي)\s+)*$"))


def merged(folded: str, found: list[Found], reference: date | None) -> list[Found]:
    """The dates in order, with two that are one joined."""
    out: list[Found] = []
    for one in found:
        last = out[-1] if out else None
        joined = None
        if last is not None and 0 <= one.start - last.end < 32:
            gap = folded[last.end : one.start]
            joined = _double(last, one, gap) or _interval(last, one, gap, folded[max(0, last.start - 100) : last.start])
        if joined is not None:
            out[-1] = joined
        else:
            out.append(one)
    return out


def _double(a: Found, b: Found, gap: str) -> Found | None:
    """One day in two calendars; the Gregorian one counts, and the Hijri one agrees or contradicts it."""
    if not _EQUALS.fullmatch(gap) or (a.reading.basis == "hijri") == (b.reading.basis == "hijri"):
        return None
    hijri, gregorian = (a, b) if a.reading.basis == "hijri" else (b, a)
    other = hijri.reading.interval
    if other is None or gregorian.reading.interval is None:
        return None
    if hijri.reading.precision != gregorian.reading.precision or gregorian.reading.basis == "article-date":
        return None
    reading = gregorian.reading
    assert reading.interval is not None
    first = reading.interval[0]
    if reading.basis == "year-inferred":  # the Hijri year says which year it is
        years = [y for y in range(first.year - 2, first.year + 3)]
        days = [d for y in years if (d := calendars.day(y, first.month, first.day))]
        near = min(days, key=lambda d: abs((d[0] - other[0]).days)) if days else None
        if near is not None and reading.precision == "day":
            reading, first = replace(reading, interval=near), near[0]
    return Found(a.start, b.end, _compared(reading, hijri.reading, first), a.part or b.part)


def _compared(reading: Reading, hijri: Reading, first: date) -> Reading:
    assert hijri.interval is not None
    apart = abs((first - hijri.interval[0]).days)
    if reading.precision == "month":
        agrees = hijri.interval[0] <= reading.interval[1] and hijri.interval[1] >= first if reading.interval else False
    else:
        agrees = apart <= 1  # the new moon is seen a day earlier or later
    reason = "" if agrees else f"the Hijri date is {hijri.interval[0].isoformat()}"
    return replace(reading, reason=reason, agreement="agrees" if agrees else "contradicts")


def _interval(a: Found, b: Found, gap: str, left: str) -> Found | None:
    """«من 28 جانفي إلى 4 فيفري 2017», «بين مارس وجوان 2016»."""
    if _POSTPONED.search(left):
        return None  # «تأجيل الاجتماع من الاثنين إلى الخميس»
    to = _TO.fullmatch(gap) and _FROM.search(left)
    both = _AND.fullmatch(gap) and _BETWEEN.search(left)
    one, two = a.reading, b.reading
    if (
        not (to or both or (_TO.fullmatch(gap) and _BETWEEN.search(left)))
        or one.interval is None
        or two.interval is None
    ):
        return None
    if "interval" in (one.type, two.type) or one.duration or two.duration:
        return None
    start, end = one.interval[0], two.interval[1]
    if one.basis == "year-inferred" and two.basis in ("said", "article-date", "year-inferred"):
        start = _before(start, end)
    if start >= end:
        return None
    basis = two.basis if one.basis == "year-inferred" else one.basis
    return Found(a.start, b.end, Reading((start, end), "interval", basis, type="interval"), a.part)


def _before(start: date, end: date) -> date:
    """The last day of its month and number that lies before the end of the interval."""
    for year in (end.year, end.year - 1):
        try:
            moved = start.replace(year=year)
        except ValueError:
            moved = start.replace(year=year, day=28)
        if moved <= end - timedelta(days=1):
            return moved
    return start
