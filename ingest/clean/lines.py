"""The lines of a cleaned page, each with what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.clean.markers import line_marker, tail_marker
from ingest.read.dates import written_days

Place = tuple[int, int]

_BULLET = re.compile(r"(?:[•·▪■◄►▶◀●○*\-–—]|\d{1,2}\s?[-.)])\s")
_RULE = re.compile(r"[\W_]+")
_END = re.compile(r"[.؟!?…][\"”»’)\]]*$")
_DOTS = re.compile(r"(\.\.|…)[\"”»’)\]]*$")
_TIME = re.compile(r"\d{1,2}\s?:\s?\d{2}(:\d{2})?|T\d\d:\d\d\S*|[+-]\d{4}|GMT|UTC|AM|PM|\bص\b|\bم\b", re.IGNORECASE)
_TIME_WORD = re.compile(r"بتوقيت\s+\w+(?:\s+المكرمة)?|الساعة|يوم|صباح[اً]*|مساء[اً]*|ظهرا|غرينتش|جرينتش|الموافق")
_NUMERIC = re.compile(
    r"(?<!\d)(?:\d{4}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{1,2}|\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4})(?!\d)"
)
_PARTS = re.compile(r"\s*[-–—/|()]+\s*")
_PLACE_WORDS = 3
_DATELINE_WIDTH = 90
#: Words: a paragraph has more, or ends as a sentence; a headline has fewer and no full stop.
_HEADLINE_WORDS = 22
_SENTENCE_WORDS = 8
_QUESTION_WORDS = 15
_WRAP_WIDTH = range(50, 131)


@dataclass(frozen=True, slots=True)
class Line:
    """Characters [start, end) of the clean text, stripped. `role` is a marker's role, "rule", "date", or "text".

    `value` is the marker's value, or the line without its bullet; `full` tells a paragraph from a headline,
    `bullet` a list item, `dateline` a line with a place and an outlet or day alone («نيويورك - المرقب»).
    """

    start: int
    end: int
    role: str
    value: Place
    full: bool = False
    bullet: bool = False
    dateline: bool = False


def split(text: str) -> list[Line]:
    """The lines of the text, without empty ones. The lines of a hard-wrapped paragraph are one.

    A marker at the end of a paragraph is a line of its own.
    """
    found: list[Line] = []
    for start, end in _paragraphs(text):
        body = text[start:end]
        if line_marker(body) is None and (tail := tail_marker(body)):
            cut = start + tail.start
            found.append(_line(text, start, start + len(text[start:cut].rstrip())))
            at = cut + len(text[cut:end]) - len(text[cut:end].lstrip())
            found.append(Line(at, end, tail.role, (start + tail.value[0], start + tail.value[1])))
        else:
            found.append(_line(text, start, end))
    return found


def _line(text: str, start: int, end: int) -> Line:
    body = text[start:end]
    marker = line_marker(body)
    if marker:
        return Line(start, end, marker.role, (start + marker.value[0], start + marker.value[1]))
    bullet = _BULLET.match(body)
    if _RULE.fullmatch(body):
        return Line(start, end, "rule", (start, start))
    if _is_date(body):
        return Line(start, end, "date", (start, end))
    begin = end - len(body[bullet.end() :].lstrip()) if bullet else start
    return Line(start, end, "text", (begin, end), is_full(body, bool(bullet)), bool(bullet), is_dateline(body))


def is_full(body: str, bullet: bool = False) -> bool:
    """Whether the line is a paragraph of an article, by its length and its end; a headline is not."""
    words = len(body.split())
    if bullet:
        return words > 2 * _HEADLINE_WORDS
    if words > _HEADLINE_WORDS:
        return True
    if not _END.search(body) or _DOTS.search(body):
        return False
    return words >= (_QUESTION_WORDS if re.search(r"[؟!?]\W*$", body) else _SENTENCE_WORDS)


def is_dateline(body: str) -> bool:
    """Whether the line is a place with an outlet, a day or both, parted by dashes or slashes, and no sentence."""
    if len(body) > _DATELINE_WIDTH:
        return False
    rest = body
    for written in reversed(list(written_days(body))):
        rest = rest[: written.start] + "-0-" + rest[written.end :]
    parts = [part.split() for part in _PARTS.split(rest) if part.strip()]
    names = [part for part in parts if part != ["0"]]
    return (
        len(parts) >= 2
        and len(names) in (1, 2, 3)
        and all(len(part) <= _PLACE_WORDS for part in names)
        and sum(map(len, names)) <= 2 * _PLACE_WORDS
        and not re.search(r"[.:؟!\"«»“”]", rest.rstrip(".:"))
    )


def _is_date(body: str) -> bool:
    """Whether the line is a date, a weekday and a time of day, and nothing else."""
    if len(body) > _DATELINE_WIDTH:
        return False
    dates = list(written_days(body))
    if not dates and not _NUMERIC.search(body):
        return False
    rest = body
    for written in reversed(dates):
        rest = rest[: written.start] + " " + rest[written.end :]
    rest = _TIME_WORD.sub(" ", _TIME.sub(" ", _NUMERIC.sub(" ", rest)))
    return not re.search(r"[^\W\d_]", rest)


def _paragraphs(text: str) -> list[Place]:
    """The stripped spans of the lines; those of a block that was wrapped at a fixed width are joined."""
    joined: list[Place] = []
    for block in _blocks(text):
        joined.extend([(block[0][0], block[-1][1])] if _wrapped(text, block) else block)
    return joined


def _blocks(text: str) -> Iterator[list[Place]]:
    """The runs of lines without an empty line between, each line as its stripped span."""
    block: list[Place] = []
    at = 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            start = at + len(line) - len(line.lstrip())
            block.append((start, start + len(words)))
        elif block:
            yield block
            block = []
        at += len(line) + 1
    if block:
        yield block


def _wrapped(text: str, spans: list[Place]) -> bool:
    """Whether the lines of a block break inside sentences at about one width, and none is a marker or list item."""
    inner = spans[:-1]
    if len(spans) < 3:
        return False
    widths = [end - start for start, end in inner]
    return (
        min(widths) in _WRAP_WIDTH
        and max(widths) in _WRAP_WIDTH
        and max(widths) - min(widths) <= 25
        and not any(_BULLET.match(text[start:end]) or line_marker(text[start:end]) for start, end in spans)
        and sum(bool(_END.search(text[start:end])) for start, end in inner) * 2 < len(inner)
    )
