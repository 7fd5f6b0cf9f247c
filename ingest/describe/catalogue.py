"""The catalogue of graphs: one entry for each article's graph."""

from __future__ import annotations

import hashlib
import json

from ingest.arabic.shingles import encode, shingles
from ingest.describe import ids, nquads, terms
from ingest.model import Article, Page


def page_digest(page: Page) -> str:
    """The SHA-256 (hex) of all that the page says: equal where neither its text nor its title, date, source or URL changed."""
    said = json.dumps([page.raw, page.title, page.published, page.source, page.url], separators=(",", ":"))
    return hashlib.sha256(said.encode("ascii")).hexdigest()


def entry(article: Article, version: str) -> list[str]:
    """The sorted N-Quads lines, in the catalogue's graph, of the graph that holds `article`; `version` is Naba's.

    The fingerprint is by what copies are recognised (see `arabic.shingles`).
    """
    lines = nquads.GraphLines(ids.GRAPH_CATALOGUE)
    subject = ids.article_of(article)
    graph = ids.article_graph(subject)
    lines.add_types(graph, terms.ARTICLE_GRAPH)
    lines.add(graph, terms.ARTICLE_OF, nquads.iri(subject))
    lines.add(graph, terms.PAGE_DIGEST, nquads.text(page_digest(article.page)))
    lines.add(graph, terms.VERSION, nquads.text(version))
    if fingerprint := encode(shingles(article.text)):
        lines.add(graph, terms.FINGERPRINT, nquads.text(fingerprint))
    return lines.sorted()
