"""Gregorian and Hijri days, weeks and months; days that no calendar has."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.arabic import calendars as c

DAYS = st.dates(date(1950, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("year", "month", "number"), [(2024, 6, 31), (2023, 2, 29), (2024, 2, 30), (2024, 13, 1), (2024, 5, 0)]
)
def test_days_that_do_not_exist(year: int, month: int, number: int) -> None:
    assert c.day(year, month, number) is None


def test_leap_day() -> None:
    assert c.day(2024, 2, 29) == (date(2024, 2, 29), date(2024, 2, 29))


@pytest.mark.parametrize(
    ("year", "month", "last"),
    [(2024, 2, 29), (2023, 2, 28), (1900, 2, 28), (2000, 2, 29), (2024, 4, 30), (2024, 7, 31), (2024, 12, 31)],
)
def test_month_lengths(year: int, month: int, last: int) -> None:
    assert c.month(year, month) == (date(year, month, 1), date(year, month, last))


@pytest.mark.parametrize(
    ("hijri", "gregorian"),
    [
        ((1445, 9, 1), date(2024, 3, 11)),
        ((1445, 10, 1), date(2024, 4, 10)),
        ((1445, 12, 10), date(2024, 6, 16)),
        ((1446, 1, 1), date(2024, 7, 7)),
        ((1444, 9, 1), date(2023, 3, 23)),
    ],
)
def test_hijri_days_by_the_calendar_of_umm_al_qura(hijri: tuple[int, int, int], gregorian: date) -> None:
    assert c.hijri_day(*hijri) == (gregorian, gregorian)


@pytest.mark.parametrize("hijri", [(1445, 10, 30), (1445, 9, 31), (1445, 13, 1), (1200, 1, 1), (1600, 1, 1)])
def test_hijri_days_that_do_not_exist(hijri: tuple[int, int, int]) -> None:
    assert c.hijri_day(*hijri) is None


def test_hijri_months() -> None:
    assert c.hijri_month(1445, 9) == (date(2024, 3, 11), date(2024, 4, 9))
    shawwal = c.hijri_month(1445, 10)
    assert shawwal and (shawwal[1] - shawwal[0]).days + 1 == 29
    last = c.hijri_month(1445, 12)
    assert last and last[1] + timedelta(days=1) == date(2024, 7, 7)
    assert c.hijri_month(1200, 1) is None


def test_hijri_year_of_a_day() -> None:
    assert c.hijri_year_of(date(2024, 7, 6)) == 1445 and c.hijri_year_of(date(2024, 7, 7)) == 1446
    assert c.hijri_year_of(date(1800, 1, 1)) is None


MONDAY = date(2024, 6, 10)


@pytest.mark.parametrize(
    ("number", "direction", "expected"),
    [
        (0, 0, MONDAY),
        (0, 1, MONDAY),
        (0, -1, date(2024, 6, 3)),
        (0, 2, date(2024, 6, 17)),
        (3, 0, date(2024, 6, 6)),
        (3, 1, date(2024, 6, 13)),
        (6, -1, date(2024, 6, 9)),
        (6, 2, date(2024, 6, 16)),
    ],
)
def test_weekdays_around_a_monday(number: int, direction: int, expected: date) -> None:
    assert c.weekday(MONDAY, number, direction) == expected


@given(DAYS, st.integers(0, 6), st.sampled_from([-1, 0, 1, 2]))
def test_a_weekday_is_that_weekday_within_a_week(reference: date, number: int, direction: int) -> None:
    found = c.weekday(reference, number, direction)
    distance = (found - reference).days
    assert found.weekday() == number
    assert {-1: -7 <= distance < 0, 0: -6 <= distance <= 0, 1: 0 <= distance <= 6, 2: 0 < distance <= 7}[direction]


@given(DAYS, st.integers(-5, 5))
def test_weeks_begin_on_sunday(day: date, count: int) -> None:
    first, last = c.week(day, count)
    assert first.weekday() == 6 and (last - first).days == 6
    assert first <= day + timedelta(weeks=count) <= last


@given(DAYS, st.integers(-30, 30))
def test_adding_months_comes_back(day: date, count: int) -> None:
    assert c.add_months(c.add_months(day, count), -count) == day.replace(day=1)


@given(st.integers(1370, 1499), st.integers(1, 12))  # the tables of earlier years have months of 28 days
def test_hijri_months_have_29_or_30_days(year: int, month: int) -> None:
    found = c.hijri_month(year, month)
    assert found is not None and (found[1] - found[0]).days + 1 in (29, 30)
