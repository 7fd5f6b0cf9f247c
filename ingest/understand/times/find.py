"""Date expressions of a text, resolved against the article's date. A date that the text does not give is never made up.

Each pattern carries its examples in tests/understand/test_dates.py.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from ingest.arabic.normalise import fold_with_map
from ingest.model import Parsed, TimeExpression, TimeType
from ingest.understand.times.clock import Clock, clocks, part_before
from ingest.understand.times.found import Found
from ingest.understand.times.merge import merged
from ingest.understand.times.names import ar
from ingest.understand.times.patterns import patterns
from ingest.understand.times.reading import Context, unread
from ingest.understand.times.tense import of_future

_BETWEEN = ar(
    r"(?:(?:يوم|أيام|يومي|مساء|صباح|فجر|ليلة|ليل|شهر|عام|سنة|العام|بداية|نهاية|مطلع|أواخر|أوائل|منتصف|موفى|تاريخ|حدود)\s+)*$"
)
_WORDS: tuple[tuple[TimeType, str], ...] = (
    ("since", "منذ|مذ|ابتداء من|اعتبارا من|بدءا من|انطلاقا من|بداية من|إبتداء من"),
    ("until", "حتى|لغاية|غاية|إلى"),
    ("before", "قبل|قبيل"),
    ("after", "بعد|عقب|بعيد"),
    ("within", "خلال|في غضون|طوال|طيلة"),
)
_RELATIONS = tuple((name, re.compile(rf"(?<!\w)[وف]?(?:{ar(words)})\s+{_BETWEEN}")) for name, words in _WORDS)
_LOOK = 48


def find_dates(parsed: Parsed) -> tuple[TimeExpression, ...]:
    """The date expressions of an article, in order, longest first where they overlap."""
    reference = _reference(parsed.article.published)
    folded, where = fold_with_map(parsed.text)
    hours = clocks(folded)
    taken = bytearray(len(folded) + 1)
    for hour in hours:
        taken[hour.start : hour.end] = b"\1" * (hour.end - hour.start)
    found: list[Found] = []
    for pattern, handler in patterns():
        for match in pattern.finditer(folded):
            start, end = match.span("x")
            if any(taken[start:end]):
                continue
            context = Context(reference, of_future(parsed, parsed.token_at(where[start])))
            try:
                reading = handler(match, context)
            except (ValueError, OverflowError):  # «قبل 2500 عام» lies before the calendar's first year
                reading = unread("outside the calendar")
            taken[start:end] = b"\1" * (end - start)
            found.append(Found(start, end, reading))
    found.sort(key=lambda f: f.start)
    expressions = []
    for one in _with_hours(merged(folded, [_related(folded, f) for f in found], reference), hours, folded):
        expressions.append(_expression(parsed, one, where[one.start], where[one.end - 1] + 1))
    return tuple(expressions)


def _reference(published: str) -> date | None:
    try:
        return date.fromisoformat(published)
    except ValueError:
        return None


def _related(folded: str, found: Found) -> Found:
    """A date with the relation that the words before it give it, and the part of the day."""
    left = folded[max(0, found.start - _LOOK) : found.start]
    reading, part = found.reading, part_before(folded, found.start, found.end)
    if reading.type == "instant" and not reading.duration:
        for name, pattern in _RELATIONS:
            if pattern.search(left):
                reading = replace(reading, type=name)
                break
        else:
            if folded.startswith("لل", found.start):
                reading = replace(reading, type="until")  # «أجل الاجتماع للخميس»
    return replace(found, reading=reading, part=part)


def _with_hours(found: list[Found], hours: list[Clock], folded: str) -> list[Found]:
    """The dates with the hour that stands beside each, and the hours that stand beside none."""
    out = list(found)
    for hour in hours:
        beside = next((i for i, f in enumerate(out) if not f.clock and hour.beside(folded, f.start, f.end)), None)
        if beside is None:
            reading = unread("the day is not said")
            out.append(Found(hour.start, hour.end, reading, hour.part, hour.clock, hour.zone))
        else:
            one = out[beside]
            out[beside] = replace(one, clock=hour.clock, zone=hour.zone, part=hour.part or one.part)
    return sorted(out, key=lambda f: f.start)


def _expression(parsed: Parsed, f: Found, start: int, end: int) -> TimeExpression:
    first, last = parsed.token_at(start), parsed.token_at(end - 1) + 1
    value = earliest = latest = ""
    reading = f.reading
    if reading.interval:
        earliest, latest = reading.interval[0].isoformat(), reading.interval[1].isoformat()
        value = {"day": earliest, "month": earliest[:7], "year": earliest[:4]}.get(reading.precision, "")
        if reading.precision in ("week", "interval") and earliest[:7] == latest[:7]:
            value = earliest[:7]
        elif reading.precision == "interval" and earliest[:4] == latest[:4]:
            value = earliest[:4]
    known = bool(reading.interval)
    return TimeExpression(
        parsed.article.span(start, end),
        first,
        last,
        parsed.text[start:end],
        value,
        reading.precision if known else "open",
        reading.basis if known or reading.duration else "open",
        earliest,
        latest,
        reading.reason,
        reading.type,
        reading.duration,
        f.clock,
        f.zone,
        f.part,
        reading.agreement,
    )
