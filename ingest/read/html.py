"""An HTML page: its article's text and what the page says about it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import BinaryIO

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from ingest.errors import InputError
from ingest.model import Issue, Page
from ingest.read.decode import UnknownEncodingError, decode
from ingest.read.mend import mend
from ingest.read.metadata import metadata
from ingest.read.sources import Source
from ingest.read.text import whole

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its warnings say in riddles what our issues say in words

_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?([\w-]+)""", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ARABIC_WORD = re.compile(r"[\u0621-\u064a]{2,}|[A-Za-z]{2,}")
#: A page whose longest paragraph has fewer words holds no article: menus, lists of links, error pages.
_FEWEST_WORDS = 12


def pages(stream: BinaryIO, source: Source) -> Iterator[Page | Issue]:
    """The page's article, or an Issue where it has none. `raw` is the extracted text, one paragraph a line."""
    text, reason = mend(_decoded(whole(stream)))
    if reason:
        yield Issue(source.origin, "read", reason)
    tree = _tree(text)
    body = _article(text) if tree is not None else ""
    longest = max((len(_ARABIC_WORD.findall(line)) for line in body.split("\n")), default=0)
    if tree is None or longest < _FEWEST_WORDS:
        yield Issue(source.origin, "read", "no article was found in the HTML page")
        return
    data = metadata(tree)
    title = data.title or _heading(tree)
    yield Page(source.id, body, source.origin, "html", title, data.published, data.source, data.url)


def _decoded(data: bytes) -> str:
    try:
        return decode(data)[0]
    except UnknownEncodingError as error:
        named = _CHARSET.search(data[:4096])
        if named:
            try:
                return data.decode(named[1].decode("ascii"))
            except (LookupError, ValueError):
                pass
        raise InputError(f"unknown encoding: {error}") from error


def _tree(text: str) -> lxml_html.HtmlElement | None:
    try:
        return lxml_html.document_fromstring(_DECLARATION.sub("", text))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _article(text: str) -> str:
    found = trafilatura.extract(
        _DECLARATION.sub("", text), include_comments=False, include_tables=False, output_format="txt"
    )
    return found.strip() if found else ""


def _heading(tree: lxml_html.HtmlElement) -> str:
    """The page's only h1, else "": a <title> often carries the outlet's name and slogan."""
    headings = [" ".join(str(element.text_content()).split()) for element in tree.xpath("//h1")]
    return headings[0] if len(headings) == 1 else ""
