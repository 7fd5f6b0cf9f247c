"""A date expression with the words that lead to it: where the adverbial begins, and how it stands to the event's time."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.model import Parsed, TimeExpression
from ingest.words import words

_LEAD = words("times.lead")
_SINCE = words("times.since")
_UNTIL = words("times.until")
_BEFORE = words("times.before")
_AFTER = words("times.after")
_LINKS = words("times.links")
_DATED = frozenset({"instant", "interval", "within"})


@dataclass(frozen=True, slots=True)
class Adverbial:
    """Tokens [start, last) of a date at `first` with what leads to it.

    `dates` says that it is the time of what it modifies, and not a bound or a length of it; `named` that it is an
    attribute of the noun before it («اتفاق باريس لعام 2015»).
    """

    start: int
    first: int
    last: int
    dates: bool
    named: bool = False


def adverbial(parsed: Parsed, time: TimeExpression) -> Adverbial:
    """The adverbial of a date expression: «في مساء يوم | الاثنين», «منذ مطلع | مارس», «حتى نهاية | العام الجاري»."""
    tokens = parsed.tokens
    floor = parsed.sentence_at(time.first).first
    start, named = time.first, False
    while start > floor:
        token = tokens[start - 1]
        if token.norm in _LEAD or token.norm.removeprefix("ال") in _LEAD:
            start -= 1
            if token.analysis is not None and token.analysis.prep == "ل" and token.norm in ("عام", "سنه"):
                named = True  # «قرار مجلس الأمن لعام 2015»
            continue
        bounded = token.norm in _SINCE | _UNTIL | _BEFORE | _AFTER and time.type not in _DATED
        if token.norm in _LINKS or bounded:
            start -= 1
        break
    return Adverbial(start, time.first, time.last, time.type in _DATED, named)
