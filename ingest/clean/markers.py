"""Marker lines: what a page says around its articles («المصدر: …», «إقرأ أيضاً:»), from `seeds/lexicon/markers.tsv`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ingest.clean.lexicon import rows
from ingest.read.dates import fold, written_days

ROLES = frozenset(
    {
        *("source", "tags", "read-also", "related", "follow-us", "share", "copyright", "advert", "byline"),
        *("published", "updated", "caption", "comments", "newsletter", "section", "print"),
    }
)
_MARK = "[\u064b-\u065f\u0670]*"
_CLASSES = {"ا": "[اأإآٱ]", "ي": "[يىئ]", "ه": "[هة]", "و": "[وؤ]"}
_FIRST_WORD = re.compile("[^\\W\\d_](?:[^\\W\\d_]|[\u064b-\u065f\u0670])*|©")
_BEFORE = r"^[\s•·▪■◄►▶◀●○*\-–—|»«>#\[(:.\"“”]*"
_AFTER = r"[\s:.…!|\-–—»«<>\])(*\d\"“”]*$"
_COLON = r"\s*(?:[:|]|\s[\-–—]|[\-–—]\s)\s*"
#: A marker at the end of a paragraph stands after a sentence's end, or apart from it by spaces.
_APART = r"(?:(?<=[.!؟?»”\"…:)])\s*|\s{2,})"
_TAIL_ROLES = frozenset({"follow-us", "share", "copyright", "source", "newsletter", "read-also"})
_TAIL_WINDOW = 160
_SHORT = 12
#: The most words that a value has on the marker's line; more, and the line is a sentence of the article.
_VALUE_WORDS = {"source": 12, "byline": 6, "caption": 40, "tags": 60, "read-also": 30, "related": 30, "copyright": 40}
_DATED = frozenset({"published", "updated"})


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker found in a line: its role, where it starts, and where its value is (start == end: it has none)."""

    role: str
    start: int
    value: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Row:
    role: str
    kind: str
    phrase: str
    line: re.Pattern[str]


def line_marker(line: str) -> Marker | None:
    """The marker that the whole line is, or None. Positions count in `line`."""
    first = _FIRST_WORD.search(line)
    if not first:
        return None
    for row in _by_first_word().get(_bare(first[0]), ()):
        match = row.line.match(line)
        if match:
            valued = "value" in row.line.groupindex and match["value"]
            value = match.span("value") if valued else (match.end(), match.end())
            if _fits(row, line, line[slice(*value)]):
                return Marker(row.role, match.start(), value)
    return None


def tail_marker(line: str) -> Marker | None:
    """The marker that ends a paragraph, as in «… الرد. تابعونا على:», or None; its start is where the noise begins."""
    begin = max(0, len(line) - _TAIL_WINDOW)
    for role, pattern in _tails():
        match = pattern.search(line, begin)
        if match and match.start() > 0:
            value = match.span("value") if match["value"] else (match.end(), match.end())
            return Marker(role, match.start(), value)
    return None


def _fits(row: _Row, line: str, value: str) -> bool:
    words = len(value.split())
    if row.kind == "short":
        return len(line.split()) <= _SHORT
    if row.role in _DATED and words:
        return words <= _SHORT and (any(written_days(value)) or (":" in line and any(map(str.isdigit, value))))
    return words <= _VALUE_WORDS.get(row.role, _SHORT)


@cache
def _table() -> tuple[_Row, ...]:
    found: list[_Row] = []
    for role, pattern, _ in rows("markers.tsv", ROLES):
        if pattern.endswith(" *"):
            kind, words = "short", pattern[:-2]
            end = r"(?!\w).*$"
        elif pattern.endswith(":"):
            kind, words = "value", pattern[:-1]
            between = rf"(?:{_COLON}|\s+)" if role in _DATED else _COLON
            end = rf"(?:{_AFTER}|{between}(?P<value>\S.*)$)"
        else:
            kind, words = "whole", pattern
            end = _AFTER
        found.append(_Row(role, kind, words, re.compile(_BEFORE + _phrase(words) + end, re.IGNORECASE)))
    return tuple(found)


@cache
def _by_first_word() -> dict[str, tuple[_Row, ...]]:
    index: dict[str, tuple[_Row, ...]] = {}
    for row in _table():
        word = _FIRST_WORD.match(row.phrase)
        key = _bare(word[0] if word else row.phrase)
        index[key] = (*index.get(key, ()), row)
    return index


@cache
def _tails() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """A pattern a role. One-word markers are too common in sentences, so they count only with a colon."""
    patterns: list[tuple[str, re.Pattern[str]]] = []
    for role in sorted(_TAIL_ROLES):
        mine = [row for row in _table() if row.role == role]
        values = _either(row.phrase for row in mine if row.kind == "value")
        shorts = _either(row.phrase for row in mine if row.kind == "short")
        wholes = _either(row.phrase for row in mine if " " in row.phrase)
        either = rf"{shorts}[^.!؟\n]{{0,60}}$|{values}\s*:\s*(?P<value>[^.:]{{1,60}})?$|{wholes}{_AFTER}"
        patterns.append((role, re.compile(rf"{_APART}(?:{either})", re.IGNORECASE)))
    return tuple(patterns)


def _either(phrases: Iterable[str]) -> str:
    """A pattern for one of the phrases; for none where there are none."""
    return f"(?:{'|'.join(_phrase(phrase) for phrase in phrases) or '(?!)'})"


def _phrase(words: str) -> str:
    """A pattern for the phrase in any spelling: hamza, ى, ة and harakat do not matter."""
    parts: list[str] = []
    for word in words.split():
        if word == "*":
            parts.append(r"\S+(?:\s+\S+){0,3}?")
        else:
            parts.append("".join(_CLASSES.get(char, re.escape(char)) + _MARK for char in fold(word)))
    return r"\s+".join(parts) + r"(?!\w)"


def _bare(word: str) -> str:
    return re.sub(_MARK, "", fold(word)).lower().replace("ئ", "ي").replace("ؤ", "و")
