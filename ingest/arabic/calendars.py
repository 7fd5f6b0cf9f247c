"""Days, weeks and months of the Gregorian and the Hijri calendar, as pairs of first and last day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Interval = tuple[date, date]


def day(year: int, month: int, number: int) -> Interval | None:
    """One Gregorian day, or None where the calendar has no such day (31 June)."""
    try:
        only = date(year, month, number)
    except ValueError:
        return None
    return only, only


def month(year: int, number: int) -> Interval:
    """A Gregorian month."""
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def year(number: int) -> Interval:
    """A Gregorian year."""
    return date(number, 1, 1), date(number, 12, 31)


def add_months(start: date, count: int) -> date:
    """The first day of the month `count` months after that of `start`."""
    months = start.year * 12 + start.month - 1 + count
    return date(months // 12, months % 12 + 1, 1)


def week(of: date, count: int = 0) -> Interval:
    """The week of a day, or one `count` weeks on; it begins on Sunday, as in most of the Arab world's news."""
    start = of - timedelta(days=(of.weekday() + 1) % 7) + timedelta(weeks=count)
    return start, start + timedelta(days=6)


def weekday(reference: date, number: int, direction: int) -> date:
    """The day with weekday `number` (0 = Monday): direction 0 the last one up to `reference` (the day itself counts),
    1 the next one from it on (it counts), -1 and 2 the same without the day itself."""
    if direction in (0, -1):
        back = (reference.weekday() - number) % 7
        return reference - timedelta(days=back or (7 if direction == -1 else 0))
    ahead = (number - reference.weekday()) % 7
    return reference + timedelta(days=ahead or (7 if direction == 2 else 0))


def hijri_day(year_: int, month_: int, number: int) -> Interval | None:
    """The Gregorian day of a Hijri one by the Umm al-Qura calendar, or None where the month has no such day."""
    from hijridate import Hijri

    try:
        found: date = Hijri(year_, month_, number).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(found.year, found.month, found.day), date(found.year, found.month, found.day)


def hijri_month(year_: int, month_: int) -> Interval | None:
    """The Gregorian days of a Hijri month, or None outside the calendar's range (1343–1500)."""
    first = hijri_day(year_, month_, 1)
    following = hijri_day(year_ + month_ // 12, month_ % 12 + 1, 1)
    return (first[0], following[0] - timedelta(days=1)) if first and following else None


def hijri_year_of(reference: date) -> int | None:
    """The Hijri year that a Gregorian day falls in, or None outside the calendar's range."""
    found = hijri_of(reference)
    return found[0] if found else None


def hijri_of(day_: date) -> tuple[int, int, int] | None:
    """Year, month and day of a Gregorian day in the Umm al-Qura calendar, or None outside its range."""
    from hijridate import Gregorian

    try:
        found = Gregorian(day_.year, day_.month, day_.day).to_hijri()
    except (ValueError, OverflowError):
        return None
    return int(found.year), int(found.month), int(found.day)


def add_years(start: date, count: int) -> date:
    """The day `count` years after `start`; 29 February becomes the 28th."""
    try:
        return start.replace(year=start.year + count)
    except ValueError:
        return start.replace(year=start.year + count, day=28)
