"""The catalogue of graphs: one entry for each article's graph."""

from __future__ import annotations

import hashlib

from ingest.describe import ids, nquads, terms
from ingest.model import Article, Page


def page_digest(page: Page) -> str:
    """The SHA-256 (hex) of the page's raw text in UTF-8: equal where the page has not changed."""
    return hashlib.sha256(page.raw.encode("utf-8", "surrogatepass")).hexdigest()


def entry(article: Article, version: str) -> list[str]:
    """The sorted N-Quads lines, in the catalogue's graph, of the graph that holds `article`; `version` is Naba's."""
    lines = nquads.GraphLines(ids.GRAPH_CATALOGUE)
    subject = ids.article_of(article)
    graph = ids.article_graph(subject)
    lines.add_types(graph, terms.ARTICLE_GRAPH)
    lines.add(graph, terms.ARTICLE_OF, nquads.iri(subject))
    lines.add(graph, terms.PAGE_DIGEST, nquads.text(page_digest(article.page)))
    lines.add(graph, terms.VERSION, nquads.text(version))
    return lines.sorted()
