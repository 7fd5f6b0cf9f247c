"""Why reports are of one event, or articles one text, as headed tables: members, judgements with scores, decisions."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ingest.describe import ids, terms
from ingest.identity.decisions import Decision
from ingest.present.article import Section
from ingest.present.names import brief, cell
from ingest.store.rdf import Rows, Term

_PREFIXES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in terms.PREFIXES.items())
_JOINED = "SELECT DISTINCT ?was WHERE { ?was naba:mergedInto ?entity } ORDER BY ?was"
_REPORTS = """SELECT DISTINCT ?report ?published ?status ?words ?sure ?headline ?article WHERE {
  ?report naba:tellsOf ?entity ; naba:status ?status ; naba:inArticle ?article ; naba:evidence ?evidence .
  ?evidence oa:exact ?words .
  OPTIONAL { ?report naba:eventConfidence ?sure } OPTIONAL { ?article schema:datePublished ?published }
  OPTIONAL { ?article schema:headline ?headline }
} ORDER BY ?published ?report"""
_COPIES = """SELECT DISTINCT ?article ?published ?headline ?first WHERE {
  { ?article naba:copyOf ?entity } UNION { ?entity naba:copyOf ?article } UNION
  { ?entity naba:copyOf ?first . ?article naba:copyOf ?first }
  OPTIONAL { ?article schema:datePublished ?published } OPTIONAL { ?article schema:headline ?headline }
} ORDER BY ?published ?article"""
_OF_EVENT = "?one naba:tellsOf ?entity ."
_OF_TEXT = "BIND(?entity AS ?one)"
_JUDGED = """SELECT DISTINCT ?verdict ?score ?left ?right ?by ?on ?judgement WHERE {
  %s ?judgement a naba:Judgement ; naba:between ?one ; naba:verdict ?verdict ; naba:confidence ?score ;
    naba:between ?left, ?right ; naba:decidedBy ?by .
  FILTER(STR(?left) < STR(?right)) OPTIONAL { ?judgement naba:decidedOn ?on }
} ORDER BY DESC(?score) ?judgement LIMIT 60"""
_REASONS = """SELECT DISTINCT ?judgement ?reason WHERE {
  %s ?judgement naba:between ?one ; naba:reason ?reason
} ORDER BY ?judgement ?reason"""

Row = tuple[Term | None, ...]


def why_event(iri: str, decided: Iterable[Decision], ask: Callable[[str], Rows]) -> list[Section]:
    """The sections on an event; `ask` runs a SELECT with `?entity` bound to it, `decided` are the store's decisions."""

    def rows(query: str) -> tuple[Row, ...]:
        return ask(_PREFIXES + query).rows

    facts = [("IRI", iri)]
    if joined := [brief(was.value) for (was,) in rows(_JOINED) if was]:
        facts.append(("joined here", ", ".join(joined)))
    reports = rows(_REPORTS)
    own = {row[0].value for row in reports if row[0]}
    sections = [
        Section("Event", ("", ""), tuple(facts) if reports else ()),
        Section(
            "Reports that tell of it",
            ("report", "published", "status", "words", "how surely of it", "headline", "article"),
            tuple(tuple(map(cell, row)) for row in reports),
        ),
        *_judgements(rows(_JUDGED % _OF_EVENT), rows(_REASONS % _OF_EVENT), decided, own),
    ]
    return [section for section in sections if section.rows]


def why_text(iri: str, decided: Iterable[Decision], ask: Callable[[str], Rows]) -> list[Section]:
    """The sections on an article's text: which other articles are the same one; arguments as `why_event` has them."""

    def rows(query: str) -> tuple[Row, ...]:
        return ask(_PREFIXES + query).rows

    copies = [row for row in rows(_COPIES) if row[0] and row[0].value != iri]
    sections = [
        Section("Text", ("", ""), (("article", iri),)),
        Section(
            "Articles that are the same text",
            ("article", "published", "headline"),
            tuple(tuple(map(cell, row[:3])) for row in copies),
        ),
        *_judgements(rows(_JUDGED % _OF_TEXT), rows(_REASONS % _OF_TEXT), decided, {iri}),
    ]
    return [section for section in sections if section.rows]


def _judgements(
    judged: Iterable[Row], why: Iterable[Row], decided: Iterable[Decision], own: set[str]
) -> tuple[Section, Section]:
    reasons: dict[str, list[str]] = {}
    for judgement, reason in why:
        if judgement and reason:
            reasons.setdefault(judgement.value, []).append(reason.value)
    rows = []
    for verdict, score, left, right, by, on, judgement in judged:
        if left and right and judgement:
            between = f"{brief(left.value)} – {brief(right.value)}"
            found = "; ".join(reasons.get(judgement.value, []))
            rows.append((cell(verdict), cell(score), between, found, cell(by), cell(on)))
    hold = tuple(
        (d.id, d.verdict, brief(ids.THINGS + d.a), brief(ids.THINGS + d.b), d.by, d.at, d.note)
        for d in decided
        if {ids.THINGS + d.a, ids.THINGS + d.b} & own
    )
    return (
        Section("Judgements", ("verdict", "score", "between", "for", "by", "on"), tuple(rows)),
        Section("Decisions that hold", ("id", "verdict", "a", "b", "by", "at", "note"), hold),
    )
