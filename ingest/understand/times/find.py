"""Date expressions of a text, resolved against the article's date. A date that the text does not give is never made up.

Each pattern carries its examples in tests/understand/test_dates.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ingest.arabic.calendars import Interval
from ingest.arabic.normalise import fold_with_map
from ingest.model import Parsed, Precision, TimeExpression
from ingest.understand.times.names import ar
from ingest.understand.times.patterns import patterns

_FUTURE = re.compile(
    ar(
        r"(?:^|\s)(?:و|ف)?(?:من )?(?:المقرر|المتوقع|المنتظر|المزمع|المقبل|المقبلة|القادم|القادمة|سوف|يعتزم|تعتزم|ينوي|تنوي"
        r"|يستعد|تستعد|غدا|يفترض|المرتقب|المرتقبة)(?=\s|$)"
    )
    + r"|(?:^|\s)(?:و|ف)?س[يتنا]\w{2,}"
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A match in folded text: [start, end), interval or None with the reason, precision and basis."""

    start: int
    end: int
    interval: Interval | None
    precision: Precision
    basis: str
    reason: str = ""


def find_dates(parsed: Parsed) -> tuple[TimeExpression, ...]:
    """The date expressions of an article, in order, longest first where they overlap."""
    reference = _reference(parsed.article.published)
    folded, where = fold_with_map(parsed.text)
    found: list[_Found] = []
    result: tuple[Interval | None, Precision, str, str]
    taken = bytearray(len(folded) + 1)
    for pattern, handler in patterns():
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
