"""What an HTML page says about itself: JSON-LD first, then meta elements."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html as lxml_html

from ingest.read.dates import day_of

_ARTICLES = frozenset(
    {"NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "AnalysisNewsArticle", "WebPage"}
)
_TITLE = ("og:title", "twitter:title")
_DATE = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "publishdate",
    "dc.date.issued",
    "dc.date",
    "date",
)
_SITE = ("og:site_name", "application-name")
_URL = ("og:url",)


@dataclass(frozen=True, slots=True)
class Metadata:
    """Title, ISO day, outlet and address as the page gives them; "" for what it does not."""

    title: str = ""
    published: str = ""
    source: str = ""
    url: str = ""


def metadata(tree: lxml_html.HtmlElement) -> Metadata:
    """The metadata of a parsed page. A date is taken only from what is declared as the day of publication."""
    data = next(_articles(tree), {})
    metas = _metas(tree)
    canonical = [str(href) for href in tree.xpath("//link[@rel='canonical']/@href")]
    times = [str(value) for value in tree.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime")]
    return Metadata(
        title=_text(data.get("headline")) or _first(metas, _TITLE),
        published=next(
            (day for value in (data.get("datePublished"), *_all(metas, _DATE), *times) if (day := day_of(value))), ""
        ),
        source=_name(data.get("publisher")) or _first(metas, _SITE),
        url=next(iter(canonical), "") or _first(metas, _URL) or _text(data.get("url")),
    )


def _articles(tree: lxml_html.HtmlElement) -> Iterator[dict[str, object]]:
    found: list[dict[str, object]] = []
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            found.extend(_objects(json.loads(str(script), strict=False)))
        except (ValueError, RecursionError):
            continue  # many pages carry broken JSON-LD; the meta elements then have the word
    # A page object says less about the article than an article object beside it.
    yield from sorted((item for item in found if _types(item) & _ARTICLES), key=lambda item: "WebPage" in _types(item))


def _objects(data: object) -> Iterator[dict[str, object]]:
    if isinstance(data, list):
        for item in data:
            yield from _objects(item)
    elif isinstance(data, dict):
        yield data
        yield from _objects(data.get("@graph", []))
        yield from _objects(data.get("mainEntity", []))


def _types(item: dict[str, object]) -> frozenset[str]:
    kind = item.get("@type")
    return frozenset(str(part) for part in (kind if isinstance(kind, list) else [kind]))


def _metas(tree: lxml_html.HtmlElement) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for element in tree.xpath("//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        found.append((name.strip().lower(), (element.get("content") or "").strip()))
    return found


def _all(metas: list[tuple[str, str]], names: tuple[str, ...]) -> list[str]:
    return [value for wanted in names for name, value in metas if name == wanted and value]


def _first(metas: list[tuple[str, str]], names: tuple[str, ...]) -> str:
    return next(iter(_all(metas, names)), "")


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _name(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)
