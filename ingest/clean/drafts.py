"""Which lines of a page belong to which article, and in which part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.clean.lexicon import paragraph_words
from ingest.clean.lines import Line, Place
from ingest.read.dates import fold

#: What may stand between a headline and its first paragraph.
_HEAD_ROLES = frozenset(
    {"published", "updated", "date", "byline", "caption", "rule", "advert", "share", "section", "print"}
)
_FINISHING = frozenset({"source", "tags", "copyright", "comments"})
_REFERENCE = frozenset({"read-also", "related"})
#: Of a headline's content words this share stands in the lead that belongs to it.
_SHARED = 0.5
_LEAD_WORDS = 60
_STEM = 4


@dataclass(slots=True)
class Draft:
    """An article being put together; all places are characters of the clean text. `finished` once its foot was met."""

    title: Line | None = None
    body: list[Line] = field(default_factory=list)
    publisher: Place | None = None
    dates: list[Place] = field(default_factory=list)
    updates: list[Place] = field(default_factory=list)
    tags: list[Place] = field(default_factory=list)
    related: list[Place] = field(default_factory=list)
    noise: list[Place] = field(default_factory=list)
    finished: bool = False
    referred: bool = False


def drafts(text: str, lines: Sequence[Line]) -> list[Draft]:
    """The articles of a page in order; one without body holds marker lines and related headlines only."""
    found = [Draft()]
    at = 0
    while at < len(lines):
        line, now = lines[at], found[-1]
        # A date alone on its line deep in an article heads a list (matches, a chronicle): it is no date of publication.
        inside = line.role == "date" and (len(now.body) > 1 or any(before.full for before in now.body))
        if (inside or line.role == "text") and not (now.finished or now.referred):
            now.body.append(line)
            at += 1
        elif line.role == "text":
            at = _after_foot(text, lines, at, found)
        elif line.role == "comments":
            at = _comments(lines, at, now)
        elif line.role == "tags":
            at = _tags(text, lines, at, now)
        elif line.role == "source" and line.value[0] == line.value[1] and _is_name(text, lines, at + 1):
            now.publisher = (lines[at + 1].start, lines[at + 1].end)
            now.noise += [(line.start, line.end), now.publisher]
            now.finished = bool(now.body)
            at += 2
        else:
            _mark(line, now)
            at += 1
    return found


def _mark(line: Line, now: Draft) -> None:
    """Takes a marker line into the draft."""
    now.noise.append((line.start, line.end))
    valued = line.value[0] < line.value[1]
    if line.role == "source" and valued:
        now.publisher = line.value
    elif line.role in ("published", "date") and valued:
        now.dates.append(line.value)
    elif line.role == "updated" and valued:
        now.updates.append(line.value)
    elif line.role in _REFERENCE and valued:
        now.related.append(line.value)
    elif line.role in _REFERENCE:
        now.referred = True
    if line.role in _FINISHING and now.body:
        now.finished = True


def _after_foot(text: str, lines: Sequence[Line], at: int, found: list[Draft]) -> int:
    """Reads on after an article's foot or a reference marker: headlines, perhaps a new article; → next line."""
    now = found[-1]
    end = at
    while end < len(lines) and lines[end].role == "text" and not lines[end].full:
        end += 1
    heads = list(lines[at:end])
    datelines: list[Line] = []
    while heads and heads[-1].dateline and not heads[-1].bullet:
        datelines.insert(0, heads.pop())
    body = end
    while end > at and body < len(lines) and lines[body].role in _HEAD_ROLES:
        body += 1
    follows = body < len(lines) and lines[body].role == "text" and lines[body].full
    if follows and _is_new(text, heads, lines[body], now):
        title = heads.pop() if heads and not heads[-1].bullet else None
        _refer(now, heads)
        found.append(Draft(title=title, body=datelines))
        return end
    if follows:  # a cross reference inside an article that goes on
        _refer(now, heads)
        now.body += datelines
        now.finished = now.referred = False
        return end
    _refer(now, [*heads, *datelines])
    return end


def _is_new(text: str, heads: Sequence[Line], lead: Line, now: Draft) -> bool:
    """Whether a new article begins with the last of `heads` and the paragraph `lead`."""
    if heads and heads[-1].bullet and not now.finished:
        return False
    if not now.body:
        return True
    words = _stems(text[lead.start : lead.end])
    if words and words[0] in _continuations():
        return False
    if now.finished:
        return bool(heads) or now.referred
    if not heads:
        return False
    title = {word for word in _stems(text[heads[-1].start : heads[-1].end]) if len(word) >= _STEM}
    shared = title & set(words[:_LEAD_WORDS])
    return bool(title) and len(shared) >= _SHARED * len(title)


def _continuations() -> frozenset[str]:
    return frozenset(word[:5] for word in paragraph_words()["continuation"])


def _stems(line: str) -> list[str]:
    """The words without ال and cut to five letters: enough to tell whether a headline and a lead speak of one thing."""
    words = re.findall(r"[^\W\d_]+", fold(re.sub("[\u064b-\u0652]", "", line)))
    return [re.sub("^(?:[وفبل]?ال|لل)(?=...)", "", word)[:5] for word in words]


def _refer(now: Draft, heads: Sequence[Line]) -> None:
    """Headlines after a foot: related ones after a marker or as list items, else noise."""
    for line in heads:
        place = (line.value[0] if line.bullet else line.start, line.end)
        (now.related if now.referred or line.bullet else now.noise).append(place)


def _tags(text: str, lines: Sequence[Line], at: int, now: Draft) -> int:
    line = lines[at]
    now.noise.append((line.start, line.end))
    now.finished = now.finished or bool(now.body)
    if line.value[0] < line.value[1]:
        now.tags.append(line.value)
        return at + 1
    end = at + 1
    while end < len(lines) and lines[end].role == "text" and len(text[lines[end].start : lines[end].end].split()) <= 4:
        place = (lines[end].value[0] if lines[end].bullet else lines[end].start, lines[end].end)
        now.tags.append(place)
        end += 1
    return end


def _comments(lines: Sequence[Line], at: int, now: Draft) -> int:
    """Readers' comments are noise up to the next reference marker."""
    now.finished = now.finished or bool(now.body)
    while at < len(lines) and lines[at].role not in _REFERENCE:
        now.noise.append((lines[at].start, lines[at].end))
        at += 1
    return at


def _is_name(text: str, lines: Sequence[Line], at: int) -> bool:
    """Whether the line at `at` is short enough for the value of a source line that ended with its colon."""
    return (
        at < len(lines)
        and lines[at].role in ("text", "caption")
        and not lines[at].full
        and len(text[lines[at].start : lines[at].end].split()) <= 5
    )
