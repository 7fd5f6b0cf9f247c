"""A page cut into its articles, each with its text, its zones, and what it says of itself."""

from __future__ import annotations

import re
from bisect import bisect

from ingest.clean.characters import clean_characters
from ingest.clean.dateline import dateline, stated_day
from ingest.clean.drafts import Draft, drafts
from ingest.clean.language import foreign
from ingest.clean.lines import Line, Place, split
from ingest.model import Article, Issue, Page, Span, Zone
from ingest.read.dates import fold, written_days

_GAP = "\n\n"
_SEPARATORS = re.compile(r"\s*[،,|#؛;/•]\s*|\s+[-–—]\s+")
_TITLE_LINES = 3
_TITLE_WORDS = 3
#: No article of news is longer (characters); what is, was not cut where its articles end.
_LONGEST = 200_000


def cut(page: Page) -> tuple[list[Article], list[Issue]]:
    """The Arabic articles of a page in order, and an Issue for each that is in another language or far too
    long, or for none at all.

    A page without any marker is one article. `Article.text` holds the title where it stands in the page, a blank line
    and the body, without the lines in between that are noise; those are zones. Zones of role noise are whole marker
    lines, so the publisher and tag zones lie inside them; a dateline zone may lie inside the body.
    """
    text, offsets = clean_characters(page.raw)
    found = [draft for draft in drafts(text, split(text)) if draft.body]
    if not found or _only_list(found):
        return [], [Issue(page.origin, "clean", _nothing(text))]
    articles: list[Article] = []
    issues: list[Issue] = []
    for index, draft in enumerate(found):
        article = _article(page, index, draft, text, offsets)
        body = " ".join(page.raw[zone.span.start : zone.span.end] for zone in article.zones if zone.role == "body")
        if len(article.text) > _LONGEST:
            reason = f"{len(article.text):,} characters without a mark of an article's end, more than {_LONGEST:,}"
            issues.append(Issue(page.origin, "clean", f"article {index + 1} of the page: {reason}; cut it up"))
        elif reason := foreign(body):
            issues.append(Issue(page.origin, "clean", f"article {index + 1} of the page: {reason}"))
        else:
            articles.append(article)
    return articles, issues


def _nothing(text: str) -> str:
    return "only headlines and marker lines, no article" if text.strip() else "there is no text in it"


def _only_list(found: list[Draft]) -> bool:
    """Whether the page is a bare list of headlines."""
    lines = [line for draft in found for line in draft.body]
    return len(lines) >= 3 and all(line.bullet and not line.full for line in lines)


def _article(page: Page, index: int, draft: Draft, text: str, offsets: tuple[int, ...]) -> Article:
    if index == 0 and draft.title is None:
        _take_title(draft, text, page.title)
    pieces = [(line.start, line.end) for line in ([draft.title] if draft.title else []) + draft.body]
    words, places = _joined(pieces, text, offsets)
    lead = draft.body[0]
    opening = _opening(draft, text)
    publisher, head = _publisher(page, index, draft, text, opening)
    published, basis, dates = _published(page, index, draft, text, opening)
    zones = [
        *([("title", (draft.title.start, draft.title.end))] if draft.title else []),
        *(("body", place) for place in _runs(draft)),
        *([("publisher", draft.publisher)] if draft.publisher else []),
        *(("dateline", (lead.start + start, lead.start + end)) for start, end in (*head, *dates)),
        *(("dateline", place) for place in (*draft.dates, *draft.updates)),
        *(("tag", place) for place in draft.tags),
        *(("related", place) for place in draft.related),
        *(("noise", place) for place in draft.noise),
    ]
    spans = {Zone(role, Span(offsets[start], offsets[end - 1] + 1)) for role, (start, end) in zones if start < end}
    return Article(
        page=page,
        index=index,
        text=words,
        offsets=places,
        zones=tuple(sorted(spans, key=lambda zone: (zone.span, zone.role))),
        title=text[draft.title.start : draft.title.end] if draft.title else (page.title if index == 0 else ""),
        publisher=publisher,
        published=published,
        published_basis=basis,
        tags=tuple(tag for place in draft.tags for tag in _tags(text[slice(*place)])),
        related=tuple(_unbulleted(text[slice(*place)]) for place in draft.related),
    )


def _opening(draft: Draft, text: str) -> str:
    """The first paragraph, with the dateline that stands on a line of its own before it."""
    first = draft.body[0]
    if first.dateline and len(draft.body) > 1 and not text[first.end : draft.body[1].start].strip():
        return text[first.start : draft.body[1].end]
    return text[first.start : first.end]


def _take_title(draft: Draft, text: str, given: str) -> None:
    """Makes a headline at the top of the first article its title: the one that the page's own title repeats, or, where
    the page has no title, a first line that is no paragraph and has one after it. What stood above it is noise."""
    for index, line in enumerate(draft.body[:_TITLE_LINES]):
        words = text[line.start : line.end]
        follows = [after for after in draft.body[index + 1 :] if not after.dateline]
        if not follows or line.dateline or any(before.full for before in draft.body[:index]):
            return
        same = _letters(words) == _letters(given) if given else index == 0 and _is_headline(line, words, follows[0])
        if same:
            draft.noise.extend((before.start, before.end) for before in draft.body[:index])
            draft.title = line
            draft.body = draft.body[index + 1 :]
            return


def _is_headline(line: Line, words: str, after: Line) -> bool:
    long_enough = len(words.split()) >= _TITLE_WORDS
    return long_enough and not line.full and not line.bullet and after.full and dateline(words) is None


def _letters(words: str) -> str:
    return "".join(re.findall(r"\w", fold(clean_characters(words)[0]))).lower()


def _joined(pieces: list[Place], text: str, offsets: tuple[int, ...]) -> tuple[str, tuple[int, ...]]:
    """The pieces with a blank line between them, and the raw positions. A wrapped line's end counts as a space."""
    places: list[int] = []
    for number, (start, end) in enumerate(pieces):
        if number:
            places += [places[-1] + 1] * len(_GAP)
        places += offsets[start:end]
    places.append(places[-1] + 1)
    return _GAP.join(text[start:end].replace("\n", " ") for start, end in pieces), tuple(places)


def _runs(draft: Draft) -> list[Place]:
    """The body's places, run together where nothing else stands between two lines."""
    others = sorted(start for start, _ in draft.noise + draft.related)
    runs: list[Place] = []
    for line in draft.body:
        if runs and bisect(others, runs[-1][1] - 1) == bisect(others, line.start):
            runs[-1] = (runs[-1][0], line.end)
        else:
            runs.append((line.start, line.end))
    return runs


def _publisher(page: Page, index: int, draft: Draft, text: str, opening: str) -> tuple[str, list[Place]]:
    """The outlet, and the place of a dateline in the opening. The page's own outlet is that of its first article."""
    head = dateline(opening)
    places = [(head.start, len(opening[: head.end].rstrip()))] if head else []
    line = text[slice(*draft.publisher)].strip(" .") if draft.publisher else ""
    agency = head.agency if head else ""
    first = (page.source, line) if index == 0 else (line, page.source)
    return next((name for name in (*first, agency) if name), ""), places


def _published(page: Page, index: int, draft: Draft, text: str, opening: str) -> tuple[str, str, list[Place]]:
    """ISO day, its basis, and where the opening states it. The day given for the page is that of its first article."""
    stated = stated_day(opening)
    places = [stated[1:]] if stated else []
    if index == 0 and page.published:
        return page.published, "html" if page.format == "html" else "given", places
    for place in draft.dates:
        days = {written.day for written in written_days(text[slice(*place)])}
        if len(days) == 1 and (day := days.pop()):
            return day, "dateline", places
    if stated:
        return stated[0], "dateline", places
    for place in draft.updates:
        days = {written.day for written in written_days(text[slice(*place)])}
        if len(days) == 1 and (day := days.pop()):
            return day, "dateline", places
    return "", "", places


def _tags(words: str) -> list[str]:
    """The tags of a line; without separators the line is one."""
    return [tag for part in _SEPARATORS.split(words) if (tag := _unbulleted(part))]


def _unbulleted(words: str) -> str:
    return words.strip(" •·▪■◄►▶◀●○*-–—#.")
