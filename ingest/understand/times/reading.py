"""What a match of a pattern was read as, before it becomes a time expression."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ingest.arabic.calendars import Interval
from ingest.model import Precision, TimeType

NO_DATE = "the article has no date to count from"


@dataclass(frozen=True, slots=True)
class Context:
    """What a reading needs besides its words: the article's date, and whether the sentence tells of what is to come."""

    reference: date | None
    future: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """First and last day or None with the reason; the other fields are those of a time expression."""

    interval: Interval | None
    precision: Precision
    basis: str
    reason: str = ""
    type: TimeType = "instant"
    duration: str = ""
    agreement: str = ""


def unread(reason: str, type_: TimeType = "instant") -> Reading:
    """A date that stays open, with the reason."""
    return Reading(None, "open", "open", reason, type_)


Handler = Callable[[re.Match[str], Context], Reading]
