"""The lines of one article's graph, with its spans as Web Annotation selectors and its time expressions."""

from __future__ import annotations

from ingest.describe import ids, nquads, terms
from ingest.model import Article, Span, TimeExpression


class ArticleLines(nquads.GraphLines):
    """The lines of an article's graph; knows the article, its IRI and the raw text that spans count in."""

    def __init__(self, source: Article) -> None:
        self.source = source
        self.article = ids.article_of(source)
        self._raw = source.page.raw
        super().__init__(ids.article_graph(self.article))

    def selector(self, span: Span | None) -> str:
        """Adds the selector of a raw span and returns it as a term; "" for no span."""
        if span is None:
            return ""
        subject = ids.selector(self.article, span)
        self.add_types(subject, terms.SELECTOR, terms.OA_TEXT_POSITION_SELECTOR, terms.OA_TEXT_QUOTE_SELECTOR)
        self.add(subject, terms.OA_START, nquads.integer(span.start))
        self.add(subject, terms.OA_END, nquads.integer(span.end))
        self.add(subject, terms.OA_EXACT, nquads.text(self._raw[span.start : span.end], "ar"))
        return nquads.iri(subject)

    def add_made(self, subject: str, rule: str, confidence: float) -> None:
        """Adds what every record carries: its article, the rule that made it and the rule's confidence (0 to 1)."""
        self.add(subject, terms.IN_ARTICLE, nquads.iri(self.article))
        if rule:
            self.add(subject, terms.RULE, nquads.text(rule))
        self.add(subject, terms.CONFIDENCE, nquads.decimal(confidence))


def add_times(lines: ArticleLines, times: tuple[TimeExpression, ...]) -> None:
    """Adds every time expression of the article, used by a report or not."""
    for time in times:
        time_term(lines, time)


def time_term(lines: ArticleLines, time: TimeExpression | None) -> str:
    """Adds a time expression and returns it as a term; "" for none."""
    if time is None:
        return ""
    subject = ids.time(lines.article, time.span)
    lines.add_types(subject, terms.TIME_EXPRESSION)
    lines.add(subject, terms.TEXT, nquads.text(time.text, "ar"))
    for predicate, value in (
        (terms.DATE, time.value),
        (terms.EARLIEST, time.earliest),
        (terms.LATEST, time.latest),
    ):
        if value:
            lines.add(subject, predicate, nquads.date(value))
    lines.add(subject, terms.TIME_TYPE_OF, nquads.iri(terms.TIME_TYPE + time.type))
    if time.duration:
        lines.add(subject, terms.DURATION, nquads.duration(time.duration))
    if time.clock:
        lines.add(subject, terms.CLOCK, nquads.clock(time.clock, time.zone == "Z"))
    if time.zone and time.zone != "Z":
        lines.add(subject, terms.ZONE, nquads.text(time.zone))
    if time.part:
        lines.add(subject, terms.DAY_PART, nquads.text(time.part))
    if time.agreement:
        lines.add(subject, terms.DATES_AGREE, nquads.boolean(time.agreement == "agrees"))
    lines.add(subject, terms.PRECISION_OF, nquads.iri(terms.PRECISION + time.precision))
    if time.basis:
        lines.add(subject, terms.BASIS_OF, nquads.iri(terms.BASIS + time.basis))
    if time.reason:
        lines.add(subject, terms.OPEN_REASON, nquads.text(time.reason, "en"))
    lines.add(subject, terms.SELECTOR_OF, lines.selector(time.span))
    return nquads.iri(subject)
