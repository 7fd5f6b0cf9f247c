"""The patterns of date expressions, over folded text. Group `x` is the expression itself, without clitics."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from ingest.arabic.calendars import Interval
from ingest.arabic.numerals import NUMBERS
from ingest.model import Precision
from ingest.understand.times import handlers
from ingest.understand.times.names import NEXT, PAST, THIS, UNIT, ar, names

Handler = Callable[[re.Match[str], "date | None", bool], "tuple[Interval | None, Precision, str, str]"]


@cache
def patterns() -> tuple[tuple[re.Pattern[str], Handler], ...]:
    return tuple((re.compile(pattern), handler) for pattern, handler in _sources())


def _any(names: dict[str, int]) -> str:
    return "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))


def _sources() -> Iterator[tuple[str, Handler]]:
    known = names()
    arabic = {n: v for n, v in known.months.items() if not n.isascii()}
    months, hijri, weekdays = (
        _any(arabic),
        _any(known.hijri),
        _any({n: v for n, v in known.weekdays.items() if not n.isascii()}),
    )
    start, end = r"(?<!\w)(?:[وفبل]{0,2})", r"(?!\w)"
    which = f"(?P<w>{PAST}|{NEXT}|{THIS})"
    day = ar(r"(?:يوم |مساء |صباح |فجر |ليل |ليلة |ظهر |عصر |نهار |مساء يوم |صباح يوم |فجر يوم )?")
    second = rf"(?:\s*[/(،]\s*(?:{months})\)?)?"
    year = ar(r"(?:\s*[،,]?\s*(?:من )?(?:عام |سنة |للعام )?(?P<y>(?:1[89]|20)\d\d)(?:\s?م\b)?)")
    weekday = rf"(?:{day}(?:{weekdays})\s*[،,]?\s*(?:{ar('الموافق')}\s+)?)?"
    hijri_year = r"(?:\s*(?:عام |لعام |سنه )?(?P<y>1[34]\d\d)(?:\s?ه(?:ـ|جري[هاة]?)?\b)?)"
    month_lead = ar(r"(?:شهر |من شهر |من )?")
    yield (
        rf"{start}(?P<x>{weekday}(?P<d>\d{{1,2}})\s*{month_lead}(?P<m>{months}){second}(?:{year}|\s+{which})?){end}",
        handlers.full,
    )
    yield (
        rf"{start}(?P<x>{weekday}(?P<n>\d{{4}}[/-]\d{{1,2}}[/-]\d{{1,2}}|\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:19|20)\d\d)){end}",
        handlers.numeric,
    )
    yield rf"{start}(?P<x>{weekday}(?P<d>\d{{1,2}})\s*{month_lead}(?P<h>{hijri}){hijri_year}?){end}", handlers.hijri
    yield rf"{start}(?P<x>{ar('(?:شهر )?')}(?P<d>)?(?P<h>{hijri}){hijri_year}){end}", handlers.hijri
    yield rf"{start}(?P<x>(?P<m>{months}){second}{year}(?P<w>)?){end}", handlers.month
    yield rf"{start}(?P<x>{ar('(?:شهر )?')}(?P<m>{months}){second}\s+{which}(?P<y>)?){end}", handlers.month
    yield (
        rf"{start}{ar('(?:في|منذ|خلال|شهر|بداية|نهاية|مطلع|أواخر|منتصف|أوائل)')}\s+"
        rf"(?P<x>{ar('(?:شهر )?')}(?P<m>{months}){second}(?P<y>)?(?P<w>)?){end}",
        handlers.month,
    )
    rel = ar(r"(?:(?P<rel>أول أمس|أمس|البارحة|بعد غد|غدا|غد|اليوم|الليلة) )?")
    yield rf"{start}(?P<x>{rel}{day}(?P<wd>{weekdays})(?:\s+{which})?){end}", handlers.weekday
    units = "|".join(sorted(UNIT, key=len, reverse=True))
    singles = ar("(?:الأسبوع|الشهر|العام|السنة)")
    yield rf"{start}(?P<x>(?P<u>{singles})(?P<pre>)?\s+{which}){end}", handlers.relative_unit
    yield rf"{start}(?P<x>(?P<pre>{ar('هذا|هذه')})\s+(?P<u>{singles})(?P<w>)?){end}", handlers.relative_unit
    numbers = "|".join(sorted(NUMBERS, key=len, reverse=True))
    yield (
        rf"{start}(?P<x>(?P<dir>{ar('قبل|منذ|بعد')})\s+(?:{ar('نحو|حوالي|أكثر من')}\s+)?"
        rf"(?:(?P<c>\d+|{numbers})\s+)?(?P<u>{units})){ar('(?! من)')}{end}",
        handlers.ago,
    )
    yield (
        rf"{start}(?P<x>{ar('الأيام')}(?:\s+{ar('القليلة')})?\s+{which}(?:\s+{ar('القليلة')})?){end}",
        handlers.recent_days,
    )
    yield (
        rf"{start}(?P<x>(?P<r>{ar('أول أمس|البارحة|بعد غد|يوم غد|غدا|أمس|اليوم|الليلة')})){end}"
        rf"(?!\s+{ar('(?:التالي|الأول|الثاني|الثالث|الوطني|العالمي|نفسه|ذاته|السابق|الدولي|الأخير|الدراسي)')})",
        handlers.relative_day,
    )
    yield (
        rf"{start}(?:{ar('عام|سنة|العام|في|منذ|خلال|لعام|بعام')})\s+(?P<x>(?P<y>(?:19|20)\d\d)){end}",
        handlers.only_year,
    )
