"""What the head of an article says of its day and its outlet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from ingest.clean.lexicon import paragraph_words
from ingest.clean.lines import is_dateline
from ingest.read.dates import fold, written_days

_HEAD = 90
_SENTENCE = re.compile(r"[.؟!?](?:\s|$)|$")
_WORD = re.compile(r"[^\W\d_]+")
_PLACE_WORDS = 8
#: A date later in the lead than this many words seldom belongs to its first verb.
_EARLY = 10
_PLACE = re.compile(r"[^\W\d_]+(?:\s[^\W\d_]+){0,2}\s*[-–—]+\s+")


@dataclass(frozen=True, slots=True)
class Dateline:
    """«غزة - الأناضول -», «القدس (CNN)--»: characters [start, end) of the paragraph, the agency's full name.

    `agency` is "" for one that is not known («القدس (XYZ)--»).
    """

    start: int
    end: int
    agency: str


def dateline(paragraph: str) -> Dateline | None:
    """The dateline that a paragraph begins with: one with a known agency, or with a name in brackets; else None."""
    match = _pattern().match(fold(paragraph[:_HEAD]))
    place = _WORD.findall(match["place"] or "") if match else []
    verbs = paragraph_words()["report"].keys() | paragraph_words()["continuation"].keys()
    if not match or len(place) > _PLACE_WORDS or verbs & set(place):
        return None
    agencies = {name.lower(): value for name, value in paragraph_words()["agency"].items()}
    return Dateline(0, match.end(), agencies.get((match["agency"] or "").lower(), ""))


def stated_day(paragraph: str) -> tuple[str, int, int] | None:
    """The day of the report as its opening states it, and where: ISO day, start, end; else None.

    Taken are a full date inside the dateline («غزة - 10 حزيران 2024 - وفا»); one that the first sentence calls today,
    yesterday or tomorrow («اليوم الاثنين 10 يونيو 2024»); and one with its weekday early in a lead that reports
    («قال مسؤولان الاثنين 10 يونيو 2024 إن …»), before what was said begins. Any other date may be the event's own day,
    long past or to come.
    """
    head = dateline(paragraph)
    line = re.match(r"[^\n]*\n\s*", paragraph)
    place = _PLACE.match(paragraph)
    start = head.end if head else line.end() if line and is_dateline(line[0].strip()) else place.end() if place else 0
    for written in written_days(paragraph[:start]):
        if written.day:
            return written.day, written.start, written.end
    shifts = paragraph_words()["shift"]
    first = paragraph[start : start + _first_sentence(paragraph[start:])]
    for written in written_days(first):
        before = list(_words(first[: written.start]))
        if not (written.day and written.weekday) or re.search('["“«]', first[: written.start]):
            continue
        place_of = (start + written.start, start + written.end)
        if before and before[-1] in shifts:
            day = date.fromisoformat(written.day) + timedelta(days=int(shifts[before[-1]]))
            return day.isoformat(), *place_of
        if _reports(before) and ":" not in first[: written.start]:
            return written.day, *place_of
    return None


def _reports(before: list[str]) -> bool:
    """Whether a lead that begins with these words has told so far only who reports."""
    words = paragraph_words()
    barred = words["plan"].keys() | words["complement"].keys()
    return 0 < len(before) <= _EARLY and before[0] in words["report"] and not barred & set(before)


def _first_sentence(text: str) -> int:
    match = _SENTENCE.search(text)
    return match.start() if match else len(text)


def _words(text: str) -> Iterator[str]:
    for match in _WORD.finditer(fold(re.sub("[\u064b-\u0652]", "", text))):
        yield match[0]


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(paragraph_words()["agency"], key=len, reverse=True)
    agency = "|".join(re.escape(name) for name in names)
    return re.compile(
        rf"^\W*(?:(?P<place>[^.:؛]{{2,60}}?)\s*[-–—/(،,]\s*|\()?(?:"
        rf"(?P<agency>{agency})(?!\w)(?:\s+[^\W\d_]+){{0,2}}\s*(?:\)\s*(?:[-–—:]+|(?=\s))|[-–—/:]+|(?=\s*(?:\n|$)))\s*"
        r"|(?<=\()[^\W\d_]{2,15}\)\s*(?:--|[-–—]))\s*",
        re.IGNORECASE,
    )
