"""Annotation → the N-Quads lines of the article's graph, sorted; the same annotation gives the same bytes."""

from __future__ import annotations

from ingest.describe import ids, nquads, terms
from ingest.describe.identifications import add_identifications
from ingest.describe.parties import add_entities, add_references, add_roles
from ingest.describe.records import add_positions, add_quantities, add_reports, add_statements
from ingest.describe.spans import ArticleLines, add_times
from ingest.model import Annotation


def quads(annotation: Annotation) -> list[str]:
    """The lines of the article's graph, each closed by a newline, in code point order.

    Raises ValueError where a key is no IRI or a date no ISO date: both are faults of the stage that made them.
    """
    lines = ArticleLines(annotation.article)
    _add_article(lines, annotation)
    add_entities(lines, annotation.entities)
    add_identifications(lines, annotation)
    add_roles(lines, annotation.roles)
    add_references(lines, annotation.references)
    add_times(lines, annotation.times)
    add_reports(lines, annotation)
    add_statements(lines, annotation)
    add_positions(lines, annotation)
    add_quantities(lines, annotation)
    return lines.sorted()


def _add_article(lines: ArticleLines, annotation: Annotation) -> None:
    article, page = annotation.article, annotation.article.page
    subject = lines.article
    lines.add_types(subject, terms.ARTICLE, terms.SCHEMA_NEWS_ARTICLE)
    lines.add(subject, terms.DCTERMS_IDENTIFIER, nquads.text(page.id))
    lines.add(subject, terms.SCHEMA_URL, nquads.web_address(page.url))
    if article.title:
        lines.add(subject, terms.SCHEMA_HEADLINE, nquads.text(article.title, "ar"))
    if article.published:
        lines.add(subject, terms.SCHEMA_DATE_PUBLISHED, nquads.date(article.published[:10]))
    if article.published and article.published_basis:
        lines.add(subject, terms.PUBLISHED_BASIS, nquads.iri(terms.BASIS + article.published_basis))
    if annotation.publisher:
        lines.add(subject, terms.SCHEMA_PUBLISHER, nquads.iri(ids.party(annotation.publisher)))
    for credit in annotation.credits:
        lines.add(subject, terms.CREDITS, nquads.iri(ids.party(credit.agency)))
        lines.add(subject, terms.CREDITED_AT, lines.selector(credit.span))
    lines.add(subject, terms.SCHEMA_KEYWORDS, *(nquads.text(tag, "ar") for tag in article.tags))
    for zone in article.zones:
        if zone.role == "related":
            lines.add(subject, terms.RELATED_HEADLINE, lines.selector(zone.span))
