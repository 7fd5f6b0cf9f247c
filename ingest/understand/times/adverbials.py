"""A date expression with the words that lead to it: where the adverbial begins, and how it stands to the event's time."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.model import Parsed, TimeExpression
from ingest.words import words

_LEAD = words("times.lead")
_SINCE = words("times.since")
_UNTIL = words("times.until")
_AFTER = words("times.after")
_BEFORE = words("times.before")
_LINKS = words("times.links")
_COUNTED = frozenset(("قبل", "منذ", "بعد", "خلال"))


@dataclass(frozen=True, slots=True)
class Adverbial:
    """Tokens [start, last) of a date with what leads to it. `relation` is at, since, until, before or after.

    `named` says that the date is an attribute of the noun before it («اتفاق باريس لعام 2015»).
    """

    start: int
    first: int
    last: int
    relation: str
    named: bool = False


def adverbial(parsed: Parsed, time: TimeExpression) -> Adverbial:
    """The adverbial of a date expression: «في مساء يوم | الاثنين», «منذ مطلع | مارس», «حتى نهاية | العام الجاري»."""
    tokens = parsed.tokens
    floor = parsed.sentence_at(time.first).first
    start, relation, named = time.first, "at", False
    first = tokens[time.first]
    if time.text.split()[0] in _COUNTED:
        return Adverbial(start, time.first, time.last, "at")
    if first.analysis is not None and first.analysis.prep == "ل" and time.text[:1] != "ل":
        relation = "until"  # «أجل الاجتماع للخميس»
    while start > floor:
        token = tokens[start - 1]
        word = token.norm.removeprefix("ال")
        if token.norm in _LEAD or word in _LEAD:
            start -= 1
            prep = token.analysis.prep if token.analysis else ""
            if prep == "ل" and token.norm in ("عام", "سنه"):
                named = True  # «قرار مجلس الأمن لعام 2015»
            continue
        if token.norm in _SINCE:
            return Adverbial(start - 1, time.first, time.last, "since")
        if token.norm in _UNTIL:
            return Adverbial(start - 1, time.first, time.last, "until")
        if token.norm in _BEFORE:
            return Adverbial(start - 1, time.first, time.last, "before")
        if token.norm in _AFTER:
            return Adverbial(start - 1, time.first, time.last, "after")
        if token.norm in _LINKS:
            start -= 1
            break
        break
    return Adverbial(start, time.first, time.last, relation, named)
