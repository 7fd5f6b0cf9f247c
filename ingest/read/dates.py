"""Full dates, as fields and pages write them, to ISO days. What is not sure stays "": no date is ever guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import cache

from ingest.data import folder
from ingest.errors import DataError

_YEARS = range(1900, 2101)
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640\u200e\u200f\u061c]")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_FOLD = str.maketrans("أإآٱىةیک", "اااايهيك")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?=$|[T\s])")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?=$|T\d{4,6}Z?$)")
_EPOCH = re.compile(r"-?\d{9,10}(\.\d+)?|-?\d{12,13}")
_RFC822 = re.compile(r"([A-Za-z]{3},\s+)?\d{1,2}\s+[A-Za-z]{3,}\s+\d{2,4}\s+\d{1,2}:\d{2}")
_YEAR_FIRST = re.compile(r"(?<![\d/.\-])(\d{4})\s?([/.\-])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?![\d/\-])")
_YEAR_LAST = re.compile(r"(?<![\d/.\-])(\d{1,2})\s?([/.\-])\s?(\d{1,2})\s?\2\s?(\d{4})(?![\d/\-])")
_NAMED = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})(?:\s*،|\s+من)?\s+(?:شهر\s+)?(?P<month>[^\W\d_]+(?:\s(?:الثاني|الاول))?)"
    r"(?:\s*[/(\\-]\s*(?P<twin>[^\W\d_]+(?:\s(?:الثاني|الاول))?)\s*\)?)?\s*[،,]?\s*(?:من\s+)?(?:عام\s+|سنه\s+)?(?P<year>\d{4})(?!\d)"
)
_MONTH_FIRST = re.compile(r"(?P<month>[^\W\d_]+)\s+(?P<day>\d{1,2})\s*[،,]\s*(?P<year>\d{4})(?!\d)")


@dataclass(frozen=True, slots=True)
class Written:
    """A full date in a text: characters [start, end), its ISO day, and whether its weekday stands before it.

    With a weekday, `start` is the weekday's. A weekday that does not fit the day makes `day` "".
    """

    start: int
    end: int
    day: str
    weekday: bool


@cache
def _names() -> tuple[dict[str, int], dict[str, int]]:
    """Month names → 1…12 and weekday names → 0 (Monday) … 6, folded. Raises DataError for a broken row."""
    path = folder("seeds") / "lexicon" / "days.tsv"
    tables: dict[str, dict[str, int]] = {"month": {}, "weekday": {}}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) < 3 or cells[0] not in tables or not cells[2].isdigit():
            raise DataError(f"{path}:{number}: expected month or weekday, a name and a number, parted by tabs")
        tables[cells[0]][fold(cells[1]).lower()] = int(cells[2])
    return tables["month"], tables["weekday"]


def fold(text: str) -> str:
    """The text with hamza, ى, ة, Farsi letters and digits folded, of the same length (marks are kept)."""
    return text.translate(_FOLD).translate(_DIGITS)


def day_of(value: object, order: str = "") -> str:
    """The ISO day of a date field (text or number), in the time zone that it is given in; "" where not understood.

    Numbers are seconds (or milliseconds) since 1970 and give the day in UTC. 03/04/2024 is ambiguous, hence "", unless
    `order` says what goes first: "day" or "month".
    """
    if isinstance(value, bool):
        return ""
    if isinstance(value, int | float):
        return _epoch(float(value))
    if not isinstance(value, str):
        return ""
    text = fold(_MARKS.sub("", value)).strip()
    for pattern in (_ISO, _COMPACT):
        if match := pattern.match(text):
            return _iso(*(int(part) for part in match.groups()[:3]))
    if _EPOCH.fullmatch(text):
        return _epoch(float(text))
    if _RFC822.match(text):
        try:
            return _iso(*parsedate_to_datetime(text).timetuple()[:3])
        except ValueError:
            pass
    if order and (numbers := _YEAR_LAST.match(text)):
        first, second = int(numbers[1]), int(numbers[3])
        return _iso(int(numbers[4]), *((second, first) if order == "day" else (first, second)))
    found = {written.day for written in written_days(text)}
    return found.pop() if len(found) == 1 else ""


def written_days(text: str) -> Iterator[Written]:
    """The full dates of a text, in order: «الاثنين 10 يونيو 2024», «10 حزيران/يونيو 2024», 2024/06/10, 25-06-2024.

    The text is to be free of harakat and tatweel for the names to be found. An impossible day (31 June) is left out.
    """
    folded = fold(text)
    found: list[Written] = []
    for start, end, day in _candidates(folded):
        if not any(start < other.end and other.start < end for other in found):
            found.append(_with_weekday(folded, start, end, day))
    yield from sorted(found, key=lambda written: written.start)


def _candidates(text: str) -> Iterator[tuple[int, int, str]]:
    months, _ = _names()
    for pattern in (_NAMED, _MONTH_FIRST):
        for match in pattern.finditer(text):
            words = match.groupdict()
            month = months.get(words["month"].lower(), 0)
            twin = words.get("twin")
            if month and (not twin or months.get(twin.lower()) == month):
                yield match.start(), match.end(), _iso(int(words["year"]), month, int(words["day"]))
    for match in _YEAR_FIRST.finditer(text):
        yield match.start(), match.end(), _iso(int(match[1]), int(match[3]), int(match[4]))
    for match in _YEAR_LAST.finditer(text):
        first, second = int(match[1]), int(match[3])
        if first > 12 or first == second:
            yield match.start(), match.end(), _iso(int(match[4]), second, first)


def _with_weekday(text: str, start: int, end: int, day: str) -> Written:
    before = re.search(r"([^\W\d_]+)\s*(?:الموافق\s*)?[،,]?\s*$", text[max(0, start - 30) : start])
    weekday = _names()[1].get(before[1].lower()) if before else None
    if before is None or weekday is None:
        return Written(start, end, day, False)
    fits = bool(day) and date.fromisoformat(day).weekday() == weekday
    return Written(start - (len(before[0])), end, day if fits else "", True)


def _epoch(seconds: float) -> str:
    if abs(seconds) >= 1e11:
        seconds /= 1000
    if abs(seconds) < 1e8:  # a year or a day number, not a time
        return ""
    try:
        moment = datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return ""
    return _iso(moment.year, moment.month, moment.day)


def _iso(year: int, month: int, day: int) -> str:
    if year not in _YEARS:
        return ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
