"""What the head of an article says of its day and its outlet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.clean.lexicon import paragraph_words
from ingest.clean.lines import is_dateline
from ingest.read.dates import fold, written_days

_HEAD = 90
_SENTENCE = re.compile(r"[.؟!?](?:\s|$)|$")
_WORD = re.compile(r"[^\W\d_]+")
_PLACE_WORDS = 8
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
    """The day of the report as its first sentence states it, and where: ISO day, start, end; else None.

    Taken are a full date inside the dateline («غزة - 10 حزيران 2024 - وفا»), and a full date with its weekday in a lead
    that reports words («قال مسؤولان الاثنين 10 يونيو 2024 إن …»), before what was said begins. Any other date may be
    the event's own day, long past or to come.
    """
    head = dateline(paragraph)
    line = re.match(r"[^\n]*\n\s*", paragraph)
    place = _PLACE.match(paragraph)
    start = head.end if head else line.end() if line and is_dateline(line[0].strip()) else place.end() if place else 0
    for written in written_days(paragraph[:start]):
        if written.day:
            return written.day, written.start, written.end
    first = paragraph[start : start + _first_sentence(paragraph[start:])]
    words = list(_words(first))
    if not words or words[0] not in paragraph_words()["report"]:
        return None
    for written in written_days(first):
        before = set(_words(first[: written.start]))
        barred = before & (paragraph_words()["plan"].keys() | paragraph_words()["complement"].keys())
        quoted = re.search(r"[\"“«:]", first[: written.start])
        if written.day and written.weekday and not barred and not quoted:
            return written.day, start + written.start, start + written.end
    return None


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
