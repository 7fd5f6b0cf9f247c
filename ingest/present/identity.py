"""Why an entity is what it is, as headed tables: the readings that make it, its mentions, the judgements on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ingest.describe import ids, terms
from ingest.identity.decisions import Decision
from ingest.present.article import Section
from ingest.present.names import brief, cell, short
from ingest.store.rdf import Rows, Term

_PREFIXES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in terms.PREFIXES.items())
_FACTS = """SELECT DISTINCT ?name ?wikidata WHERE {
  ?entity skos:prefLabel ?name . FILTER(LANG(?name) = "ar") OPTIONAL { ?entity naba:wikidata ?wikidata }
} ORDER BY ?name ?wikidata LIMIT 1"""
_JOINED = """SELECT DISTINCT ?was WHERE { ?was naba:mergedInto ?entity } ORDER BY ?was LIMIT 200"""
_READ = """SELECT DISTINCT ?identification ?name ?published ?headline ?rule ?confidence ?second ?its WHERE {
  ?identification naba:identifiedAs ?entity ; naba:text ?name ; naba:inArticle ?article ; naba:confidence ?confidence ;
    naba:rule ?rule .
  OPTIONAL { ?article schema:datePublished ?published } OPTIONAL { ?article schema:headline ?headline }
  OPTIONAL { ?identification naba:runnerUp ?second } OPTIONAL { ?identification naba:runnerUpScore ?its }
} ORDER BY ?published ?identification LIMIT 100"""
_CLUES = """SELECT DISTINCT ?identification ?clue WHERE {
  ?identification naba:identifiedAs ?entity ; naba:clue ?clue
} ORDER BY ?identification ?clue LIMIT 400"""
_MENTIONS = """SELECT ?words ?rule (COUNT(*) AS ?times) (MIN(?confidence) AS ?least) WHERE {
  ?mention a naba:Mention ; naba:refersTo ?entity ; naba:selector ?selector ; naba:rule ?rule ; naba:confidence ?confidence .
  ?selector oa:exact ?words
} GROUP BY ?words ?rule ORDER BY DESC(?times) ?words ?rule LIMIT 40"""
_JUDGED = """SELECT DISTINCT ?verdict ?score ?left ?right ?by ?on ?judgement WHERE {
  ?identification naba:identifiedAs ?entity .
  ?judgement a naba:Judgement ; naba:between ?identification ; naba:verdict ?verdict ; naba:confidence ?score ;
    naba:between ?left, ?right ; naba:decidedBy ?by .
  FILTER(STR(?left) < STR(?right)) OPTIONAL { ?judgement naba:decidedOn ?on }
} ORDER BY DESC(?score) ?judgement LIMIT 60"""
_REASONS = """SELECT DISTINCT ?judgement ?reason WHERE {
  ?identification naba:identifiedAs ?entity . ?judgement naba:between ?identification ; naba:reason ?reason
} ORDER BY ?judgement ?reason"""


def why(iri: str, decided: Iterable[Decision], ask: Callable[[str], Rows]) -> list[Section]:
    """The sections on an entity; `ask` runs a SELECT with `?entity` bound to it, `decided` are the store's decisions."""

    def rows(query: str) -> tuple[tuple[Term | None, ...], ...]:
        return ask(_PREFIXES + query).rows

    facts = [("IRI", iri)]
    for name, wikidata in rows(_FACTS):
        facts += [("name", cell(name)), ("wikidata", cell(wikidata))]
    if joined := [brief(was.value) for (was,) in rows(_JOINED) if was]:
        facts.append(("joined here", ", ".join(joined)))
    read = rows(_READ)
    own = {row[0].value for row in read if row[0]}
    clues = _by_first(rows(_CLUES))
    reasons = _by_first(rows(_REASONS))
    sections = [
        Section("Entity", ("", ""), tuple((name, value) for name, value in facts if value)),
        Section(
            "Readings, one an article",
            ("identification", "name", "published", "headline", "rule", "confidence", "second choice", "its share"),
            tuple(tuple(map(cell, row)) for row in read),
        ),
        Section(
            "Mentions",
            ("words", "rule", "times", "least confidence"),
            tuple(tuple(map(cell, r)) for r in rows(_MENTIONS)),
        ),
        Section(
            "Known again by",
            ("identification", "clues"),
            tuple((brief(key), "; ".join(found)) for key, found in clues.items()),
        ),
        Section(
            "Judgements", ("verdict", "score", "with", "for", "by", "on"), tuple(_judged(rows(_JUDGED), own, reasons))
        ),
        Section(
            "Decisions that hold",
            ("id", "verdict", "a", "b", "by", "at", "note"),
            tuple(
                (d.id, d.verdict, brief(ids.THINGS + d.a), _other(d.b), d.by, d.at, d.note)
                for d in decided
                if {ids.THINGS + d.a, ids.THINGS + d.b} & own or iri == ids.authority_entity(d.b)
            ),
        ),
    ]
    return [section for section in sections if section.rows]


def _judged(
    found: Iterable[tuple[Term | None, ...]], own: set[str], reasons: dict[str, list[str]]
) -> Iterable[tuple[str, ...]]:
    for verdict, score, left, right, by, on, judgement in found:
        if left and right and judgement:
            other = right if left.value in own else left
            yield (
                cell(verdict),
                cell(score),
                f"{brief(left.value)} – {brief(right.value)}"
                if {left.value, right.value} <= own
                else brief(other.value),
                "; ".join(reasons.get(judgement.value, [])),
                cell(by),
                cell(on),
            )


def _by_first(found: Iterable[tuple[Term | None, ...]]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for first, second in found:
        if first and second:
            out.setdefault(first.value, []).append(second.value)
    return out


def _other(about: str) -> str:
    return brief(ids.THINGS + about) if "/" in about else short(about)
