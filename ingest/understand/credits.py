"""The news agencies that an article's text is credited to, at its head or its foot.

«القاهرة (رويترز) - قال …», «غزة / أ ف ب / …», «… الأفق - وات», «المصدر: وكالة رويترز»: words between marks, no part
of a sentence. «قالت رويترز إن» cites an agency within the text; that is a statement with a chain, no credit.
"""

from __future__ import annotations

import re

from ingest.arabic.normalise import fold
from ingest.model import Article, Credit, Span
from ingest.resolve.authority import Authority

_HEAD, _FOOT = 70, 60  # characters of the body where a credit may stand
_PART = re.compile(r"[^()（）\[\]\-–—ـ:/|+،,\n]+")
_CLOSED = re.compile(r"\s*(?:\)\s*)?[-–—ـ:/|]")  # what follows a credit at the head, brackets aside
_OPENED = re.compile(r"[(\[\-–—ـ/|+،,\n:]\s*$")  # what stands before one at the foot
_SENTENCE = re.compile(r"[.!؟?](?=\s|$)")
_WORDS = 5  # of the head before the credit: «القاهرة 8 يونيو»; of the foot as a whole
_ARTICLES = ("", "وكالة ")  # «الأناضول» is called by its head as well: «وكالة الأناضول»


def find_credits(article: Article, authority: Authority) -> tuple[Credit, ...]:
    """The credits of an article, in their order, each agency once; spans count in the raw text."""
    body = next((zone.span for zone in article.zones if zone.role == "body"), None)
    if body is None:
        return ()
    raw = article.page.raw
    found: dict[str, Credit] = {}
    for start, end in (*_at_head(raw, body), *_at_foot(raw, body)):
        key = _agency(raw[start:end], authority)
        if key:
            found.setdefault(key, Credit(key, Span(start, end)))
    return tuple(sorted(found.values(), key=lambda credit: credit.span))


def _at_head(raw: str, body: Span) -> list[tuple[int, int]]:
    """The parts of the dateline that a dash, colon or slash closes."""
    limit = min(body.start + _HEAD, body.end)
    out = []
    for part in _PART.finditer(raw, body.start, limit):
        if len(raw[body.start : part.start()].split()) > _WORDS or raw[body.start : part.start()].count("\n") > 1:
            break
        if _CLOSED.match(raw, part.end()):
            out.append(_trimmed(raw, part.start(), part.end()))
    return out


def _at_foot(raw: str, body: Span) -> list[tuple[int, int]]:
    """The parts of the last line or of what stands after the last sentence, where that is no sentence itself."""
    end = body.start + len(raw[body.start : body.end].rstrip(" .\n\r\t"))
    start = max(body.start, end - _FOOT)
    start = max(start, raw.rfind("\n", body.start, end) + 1)
    start = max([start, *(stop.end() for stop in _SENTENCE.finditer(raw, start, end))])
    if len(re.findall(r"\w+", raw[start:end])) > _WORDS + 2 or start == body.start:
        return []
    return [
        _trimmed(raw, part.start(), part.end())
        for part in _PART.finditer(raw, start, end)
        if part.start() == start or _OPENED.search(raw, body.start, part.start())
    ]


def _trimmed(raw: str, start: int, end: int) -> tuple[int, int]:
    words = raw[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _agency(words: str, authority: Authority) -> str:
    """The key of the one agency that bears the name, "" where none does."""
    name = fold(" ".join(words.split()))
    for before in _ARTICLES:
        bearers = [k for k, _ in authority.names.get(fold(before) + name, ()) if authority.entries[k].kind == "agency"]
        if len(bearers) == 1:
            return bearers[0]
    return ""
