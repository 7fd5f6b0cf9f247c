"""The catalogue of graphs: one entry for each article's graph."""

from __future__ import annotations

import hashlib
import json

from ingest.arabic.shingles import encode, shingles
from ingest.describe import ids, nquads, terms
from ingest.model import Article, Page


def page_digest(page: Page) -> str:
    """The SHA-256 (hex) of all that the page says: equal where neither its text nor its title, date, source or URL changed."""
    return hashlib.sha256(said(page)).hexdigest()


def said(page: Page) -> bytes:
    """All that the page says, as a JSON array in ASCII: raw text, title, date, source, URL."""
    whole = [page.raw, page.title, page.published, page.source, page.url]
    return json.dumps(whole, separators=(",", ":")).encode("ascii")


def entry(article: Article, version: str, least: float = 0.0, left_out: int = 0) -> list[str]:
    """The sorted N-Quads lines, in the catalogue's graph, of the graph that holds `article`; `version` is Naba's.

    `least` is the confidence that its records have at least, `left_out` the number of those that did not reach it.
    The fingerprint is by what copies are recognised (see `arabic.shingles`).
    """
    lines = nquads.GraphLines(ids.GRAPH_CATALOGUE)
    subject = ids.article_of(article)
    graph = ids.article_graph(subject)
    lines.add_types(graph, terms.ARTICLE_GRAPH)
    lines.add(graph, terms.ARTICLE_OF, nquads.iri(subject))
    lines.add(graph, terms.PAGE_DIGEST, nquads.text(page_digest(article.page)))
    lines.add(graph, terms.VERSION, nquads.text(version))
    if least:
        lines.add(graph, terms.MIN_CONFIDENCE, nquads.decimal(least))
        lines.add(graph, terms.LEFT_OUT, nquads.integer(left_out))
    if fingerprint := encode(shingles(article.text)):
        lines.add(graph, terms.FINGERPRINT, nquads.text(fingerprint))
    return lines.sorted()
