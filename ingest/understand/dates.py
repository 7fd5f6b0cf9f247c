"""Date expressions of a text, resolved against the article's date. A date that the text does not give is never made up.

Each pattern carries its examples in tests/understand/test_dates.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from ingest.arabic import calendars
from ingest.arabic.calendars import Interval
from ingest.arabic.normalise import fold, fold_with_map
from ingest.arabic.numerals import NUMBERS, number
from ingest.data import folder
from ingest.model import Parsed, Precision, TimeExpression
from ingest.tables import rows


def _ar(pattern: str) -> str:
    """A pattern with its Arabic letters folded, and nothing else touched."""
    return re.sub(r"[\u0600-\u06ff]+", lambda m: fold(m.group()), pattern)


_FUTURE = re.compile(
    _ar(
        r"(?:^|\s)(?:و|ف)?(?:من )?(?:المقرر|المتوقع|المنتظر|المزمع|المقبل|المقبلة|القادم|القادمة|سوف|يعتزم|تعتزم|ينوي|تنوي"
        r"|يستعد|تستعد|غدا|يفترض|المرتقب|المرتقبة)(?=\s|$)"
    )
    + r"|(?:^|\s)(?:و|ف)?س[يتنا]\w{2,}"
)
_PAST, _NEXT, _THIS = (
    _ar(r"(?:الماضي|الماضية|المنصرم|المنصرمة|الفائت|الفائتة|السابق|المنقضي|الأخير)"),
    _ar(r"(?:المقبل|المقبلة|القادم|القادمة|التالي|الآتي)"),
    _ar(r"(?:الجاري|الجارية|الحالي|الحالية|هذا|هذه)"),
)
_UNIT = {
    "يوم": "day",
    "يومين": "day",
    "يومان": "day",
    "ايام": "day",
    "اسبوع": "week",
    "اسبوعين": "week",
    "اسبوعان": "week",
    "اسابيع": "week",
    "شهر": "month",
    "شهرين": "month",
    "شهران": "month",
    "اشهر": "month",
    "شهور": "month",
    "عام": "year",
    "عامين": "year",
    "عامان": "year",
    "اعوام": "year",
    "سنه": "year",
    "سنتين": "year",
    "سنتان": "year",
    "سنوات": "year",
}
_DUAL = {"يومين", "يومان", "اسبوعين", "اسبوعان", "شهرين", "شهران", "عامين", "عامان", "سنتين", "سنتان"}


@dataclass(frozen=True)
class _Names:
    months: dict[str, int]
    hijri: dict[str, int]
    weekdays: dict[str, int]


@cache
def _names() -> _Names:
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    hijri: dict[str, int] = {}
    tables = {"month": months, "weekday": weekdays, "hijri": hijri}
    for path in ("days.tsv", "hijri.tsv"):
        for _, row in rows(folder("seeds") / "lexicon" / path):
            tables[row["kind"]][fold(row["name"])] = int(row["number"])
    return _Names(months, hijri, weekdays)


@dataclass(frozen=True, slots=True)
class _Found:
    """A match in folded text: [start, end), interval or None with the reason, precision and basis."""

    start: int
    end: int
    interval: Interval | None
    precision: Precision
    basis: str
    reason: str = ""


Handler = Callable[[re.Match[str], "date | None", bool], "tuple[Interval | None, Precision, str, str]"]


def find_dates(parsed: Parsed) -> tuple[TimeExpression, ...]:
    """The date expressions of an article, in order, longest first where they overlap."""
    reference = _reference(parsed.article.published)
    folded, where = fold_with_map(parsed.text)
    found: list[_Found] = []
    result: tuple[Interval | None, Precision, str, str]
    taken = bytearray(len(folded) + 1)
    for pattern, handler in _patterns():
        for match in pattern.finditer(folded):
            start, end = match.span("x")
            if any(taken[start:end]):
                continue
            future = bool(_FUTURE.search(_clause_before(folded, start)))
            try:
                result = handler(match, reference, future)
            except (ValueError, OverflowError):  # «قبل 2500 عام» lies before the calendar's first year
                result = (None, "open", "open", "outside the calendar")
            taken[start:end] = b"\1" * (end - start)
            found.append(_Found(start, end, *result))
    found.sort(key=lambda f: f.start)
    return tuple(_expression(parsed, f, where[f.start], where[f.end - 1] + 1) for f in found)


def _reference(published: str) -> date | None:
    try:
        return date.fromisoformat(published)
    except ValueError:
        return None


def _clause_before(folded: str, start: int) -> str:
    window = folded[max(0, start - 70) : start]
    return re.split(r"[.؟!\n؛]", window)[-1]


def _expression(parsed: Parsed, f: _Found, start: int, end: int) -> TimeExpression:
    first, last = parsed.token_at(start), parsed.token_at(end - 1) + 1
    value = earliest = latest = ""
    if f.interval:
        earliest, latest = f.interval[0].isoformat(), f.interval[1].isoformat()
        value = {"day": earliest, "month": earliest[:7], "year": earliest[:4]}.get(f.precision, "")
        if f.precision == "week" and earliest[:7] == latest[:7]:
            value = earliest[:7]
    return TimeExpression(
        parsed.article.span(start, end),
        first,
        last,
        parsed.text[start:end],
        value,
        f.precision if f.interval else "open",
        f.basis if f.interval else "open",
        earliest,
        latest,
        f.reason,
    )


# ------------------------------------------------------------------------------------------------ handlers

_NO_DATE = "the article has no date to count from"


def _full(m: re.Match[str], reference: date | None, future: bool) -> tuple[Interval | None, Precision, str, str]:
    months = _names().months
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
    if which and re.fullmatch(_THIS, which):
        return reference.year, "article-date", ""
    try:
        this_year = date(reference.year, month_, min(number_, 28))
    except ValueError:
        return reference.year, "year-inferred", ""
    if re.fullmatch(_NEXT, which) or (future and not re.fullmatch(_PAST, which)):
        return (
            (reference.year if this_year >= reference - timedelta(days=31) else reference.year + 1),
            "year-inferred",
            "",
        )
    ahead = 0 if re.fullmatch(_PAST, which) else 20
    return (
        (reference.year if this_year <= reference + timedelta(days=ahead) else reference.year - 1),
        "year-inferred",
        "",
    )


def _month(m: re.Match[str], reference: date | None, future: bool) -> tuple[Interval | None, Precision, str, str]:
    month_ = _names().months[m["m"]]
    year_, basis, reason = _year(m, reference, month_, 1, future)
    return (calendars.month(year_, month_), "month", basis, "") if year_ else (None, "open", "open", reason)


def _numeric(m: re.Match[str], reference: date | None, future: bool) -> tuple[Interval | None, Precision, str, str]:
    a, b, c = (int(x) for x in re.split(r"[/.-]", m["n"]))
    order = (a, b, c) if a > 31 else (c, b, a)
    found = calendars.day(*order)
    return (found, "day", "said", "") if found else (None, "open", "open", f"no such day: {m['n']}")


def _only_year(m: re.Match[str], reference: date | None, future: bool) -> tuple[Interval | None, Precision, str, str]:
    return calendars.year(int(m["y"])), "year", "said", ""


def _hijri(m: re.Match[str], reference: date | None, future: bool) -> tuple[Interval | None, Precision, str, str]:
    month_ = _names().hijri[m["h"]]
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


def _weekday(m: re.Match[str], reference: date | None, future: bool) -> tuple[Interval | None, Precision, str, str]:
    if reference is None:
        return None, "open", "open", _NO_DATE
    number_ = _names().weekdays[m["wd"]]
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
    elif re.fullmatch(_NEXT, which):
        found = calendars.weekday(reference, number_, 2)
    elif re.fullmatch(_PAST, which):
        found = calendars.weekday(reference, number_, -1)
    else:
        found = calendars.weekday(reference, number_, 1 if future else 0)
    if said and found.weekday() != number_:
        return None, "open", "open", f"{said} is no such weekday by the article's date"
    return (found, found), "day", "article-date", ""


def _relative_day(
    m: re.Match[str], reference: date | None, future: bool
) -> tuple[Interval | None, Precision, str, str]:
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


def _relative_unit(
    m: re.Match[str], reference: date | None, future: bool
) -> tuple[Interval | None, Precision, str, str]:
    if reference is None:
        return None, "open", "open", _NO_DATE
    unit = _UNIT[m["u"].removeprefix("ال")]
    which = m["w"] or m["pre"] or ""
    step = -1 if re.fullmatch(_PAST, which) else 1 if re.fullmatch(_NEXT, which) else 0
    if unit == "week":
        return calendars.week(reference, step), "week", "article-date", ""
    if unit == "month":
        first = calendars.add_months(reference, step)
        return calendars.month(first.year, first.month), "month", "article-date", ""
    return calendars.year(reference.year + step), "year", "article-date", ""


def _ago(m: re.Match[str], reference: date | None, future: bool) -> tuple[Interval | None, Precision, str, str]:
    if reference is None:
        return None, "open", "open", _NO_DATE
    unit = _UNIT[m["u"]]
    count = 2 if m["u"] in _DUAL else number(m["c"]) if m["c"] else 1
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


def _recent_days(m: re.Match[str], reference: date | None, future: bool) -> tuple[Interval | None, Precision, str, str]:
    if reference is None:
        return None, "open", "open", _NO_DATE
    if re.fullmatch(_NEXT, m["w"]):
        return (reference, reference + timedelta(days=7)), "week", "article-date", ""
    return (reference - timedelta(days=7), reference), "week", "article-date", ""


# ------------------------------------------------------------------------------------------------ patterns


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Handler], ...]:
    return tuple((re.compile(pattern), handler) for pattern, handler in _sources())


def _any(names: dict[str, int]) -> str:
    return "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))


def _sources() -> Iterator[tuple[str, Handler]]:
    names = _names()
    arabic = {n: v for n, v in names.months.items() if not n.isascii()}
    months, hijri, weekdays = (
        _any(arabic),
        _any(names.hijri),
        _any({n: v for n, v in names.weekdays.items() if not n.isascii()}),
    )
    start, end = r"(?<!\w)(?:[وفبل]{0,2})", r"(?!\w)"
    which = f"(?P<w>{_PAST}|{_NEXT}|{_THIS})"
    day = _ar(r"(?:يوم |مساء |صباح |فجر |ليل |ليلة |ظهر |عصر |نهار |مساء يوم |صباح يوم |فجر يوم )?")
    second = rf"(?:\s*[/(،]\s*(?:{months})\)?)?"
    year = _ar(r"(?:\s*[،,]?\s*(?:من )?(?:عام |سنة |للعام )?(?P<y>(?:1[89]|20)\d\d)(?:\s?م\b)?)")
    weekday = rf"(?:{day}(?:{weekdays})\s*[،,]?\s*(?:{_ar('الموافق')}\s+)?)?"
    hijri_year = r"(?:\s*(?:عام |لعام |سنه )?(?P<y>1[34]\d\d)(?:\s?ه(?:ـ|جري[هاة]?)?\b)?)"
    month_lead = _ar(r"(?:شهر |من شهر |من )?")
    yield (
        rf"{start}(?P<x>{weekday}(?P<d>\d{{1,2}})\s*{month_lead}(?P<m>{months}){second}(?:{year}|\s+{which})?){end}",
        _full,
    )
    yield (
        rf"{start}(?P<x>{weekday}(?P<n>\d{{4}}[/-]\d{{1,2}}[/-]\d{{1,2}}|\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:19|20)\d\d)){end}",
        _numeric,
    )
    yield rf"{start}(?P<x>{weekday}(?P<d>\d{{1,2}})\s*{month_lead}(?P<h>{hijri}){hijri_year}?){end}", _hijri
    yield rf"{start}(?P<x>{_ar('(?:شهر )?')}(?P<d>)?(?P<h>{hijri}){hijri_year}){end}", _hijri
    yield rf"{start}(?P<x>(?P<m>{months}){second}{year}(?P<w>)?){end}", _month
    yield rf"{start}(?P<x>{_ar('(?:شهر )?')}(?P<m>{months}){second}\s+{which}(?P<y>)?){end}", _month
    yield (
        rf"{start}{_ar('(?:في|منذ|خلال|شهر|بداية|نهاية|مطلع|أواخر|منتصف|أوائل)')}\s+"
        rf"(?P<x>{_ar('(?:شهر )?')}(?P<m>{months}){second}(?P<y>)?(?P<w>)?){end}",
        _month,
    )
    rel = _ar(r"(?:(?P<rel>أول أمس|أمس|البارحة|بعد غد|غدا|غد|اليوم|الليلة) )?")
    yield rf"{start}(?P<x>{rel}{day}(?P<wd>{weekdays})(?:\s+{which})?){end}", _weekday
    units = "|".join(sorted(_UNIT, key=len, reverse=True))
    singles = _ar("(?:الأسبوع|الشهر|العام|السنة)")
    yield rf"{start}(?P<x>(?P<u>{singles})(?P<pre>)?\s+{which}){end}", _relative_unit
    yield rf"{start}(?P<x>(?P<pre>{_ar('هذا|هذه')})\s+(?P<u>{singles})(?P<w>)?){end}", _relative_unit
    numbers = "|".join(sorted(NUMBERS, key=len, reverse=True))
    yield (
        rf"{start}(?P<x>(?P<dir>{_ar('قبل|منذ|بعد')})\s+(?:{_ar('نحو|حوالي|أكثر من')}\s+)?"
        rf"(?:(?P<c>\d+|{numbers})\s+)?(?P<u>{units})){_ar('(?! من)')}{end}",
        _ago,
    )
    yield rf"{start}(?P<x>{_ar('الأيام')}(?:\s+{_ar('القليلة')})?\s+{which}(?:\s+{_ar('القليلة')})?){end}", _recent_days
    yield (
        rf"{start}(?P<x>(?P<r>{_ar('أول أمس|البارحة|بعد غد|يوم غد|غدا|أمس|اليوم|الليلة')})){end}"
        rf"(?!\s+{_ar('(?:التالي|الأول|الثاني|الثالث|الوطني|العالمي|نفسه|ذاته|السابق|الدولي|الأخير|الدراسي)')})",
        _relative_day,
    )
    yield rf"{start}(?:{_ar('عام|سنة|العام|في|منذ|خلال|لعام|بعام')})\s+(?P<x>(?P<y>(?:19|20)\d\d)){end}", _only_year
