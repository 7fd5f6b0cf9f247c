"""From what a user calls a thing to what a decision is about: an identification, authority key, Wikidata id, report, article."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ingest.describe import ids, nquads, terms
from ingest.errors import QueryError
from ingest.store.entities import current, find_entity
from ingest.store.rdf import Iri, Rows

_PREFIX = ids.THINGS + "identification/"
_QID = re.compile(r"Q[1-9][0-9]*")
_LABELS = f"SELECT ?label WHERE {{ %s <{terms.SKOS_PREF_LABEL}> ?label . FILTER(LANG(?label) = 'ar') }} ORDER BY ?label"
_NAMED = f"SELECT ?name WHERE {{ %s <{terms.TEXT}> ?name }}"
_ENTITY_OF = f"SELECT ?entity WHERE {{ %s <{terms.IDENTIFIED_AS}> ?entity }}"
_REPORT = ids.THINGS + "report/"
_TOLD = f"""SELECT ?report ?event ?words ?published WHERE {{
  {{ %(one)s <{terms.TELLS_OF}> ?event . %(one)s <{terms.IN_ARTICLE}> ?article }} UNION
  {{ ?any <{terms.TELLS_OF}> %(one)s ; <{terms.TELLS_OF}> ?event ; <{terms.IN_ARTICLE}> ?article }}
  ?report <{terms.TELLS_OF}> ?event ; <{terms.IN_ARTICLE}> ?article ; <{terms.EVIDENCE}> ?evidence .
  ?evidence <{terms.OA_EXACT}> ?words . OPTIONAL {{ ?article <{terms.SCHEMA_DATE_PUBLISHED}> ?published }}
}}"""
_TEXT = f"""SELECT ?id ?headline ?first WHERE {{
  %(one)s <{terms.DCTERMS_IDENTIFIER}> ?id
  OPTIONAL {{ %(one)s <{terms.SCHEMA_HEADLINE}> ?headline }} OPTIONAL {{ %(one)s <{terms.COPY_OF}> ?first }}
}} ORDER BY ?id ?headline"""
_BEARERS = f"SELECT DISTINCT ?entity WHERE {{ ?entity <{terms.WIKIDATA_OF}> %s }} ORDER BY ?entity"

Ask = Callable[[str], Rows]


@dataclass(frozen=True, slots=True)
class Target:
    """What a decision is about (`about`, as `decisions.Decision` has it), its name, and the IRI of its entity now ("": none).

    For a report `entity` is its event, for an article the article that it is a copy of, or itself.
    """

    about: str
    name: str
    entity: str

    @property
    def kind(self) -> str:
        """What may be compared with it: `report`, `article`, or `entity` for all the rest."""
        kind = self.about.partition("/")[0]
        return kind if kind in ("report", "article") else "entity"

    @property
    def of_authority(self) -> bool:
        """Whether it is an entry of the authority."""
        return "/" not in self.about and not _QID.fullmatch(self.about)


def target(given: str, thing: Callable[[str, Ask], str], ask: Ask) -> Target:
    """The target of an IRI, a short name (hash cut or not), an authority key, a Wikidata id or a name.

    An event is spoken of by the report of its oldest article, a report by the first one of its event in its article.

    `thing` turns a short name into an IRI ("" for any other word). A Wikidata id that an entry of the authority has
    stands for that. Raises QueryError where nothing has the name, or several things do.
    """
    if _QID.fullmatch(given):
        found = _iris(ask(_BEARERS % nquads.iri(terms.WIKIDATA + given)))
        known = [_of_entity(iri, ask) for iri in found]
        return next((one for one in known if one.of_authority), Target(given, given, ""))
    iri = thing(given, ask) or find_entity(given, ask)
    if iri.startswith((ids.EVENTS, _REPORT)):
        return _of_event(current(iri, ask) if iri.startswith(ids.EVENTS) else iri, given, ask)
    if iri.startswith(ids.ARTICLES):
        for _, headline, first in ask(_TEXT % {"one": nquads.iri(iri)}).rows:
            return Target(
                iri.removeprefix(ids.THINGS), headline.value if headline else "", first.value if first else iri
            )
        raise QueryError(f"the store has no {given}")
    if iri.startswith(_PREFIX):
        entities = _iris(ask(_ENTITY_OF % nquads.iri(iri)))
        if not entities:
            raise QueryError(f"the store has no {given}")
        return Target(iri.removeprefix(ids.THINGS), _first(ask(_NAMED % nquads.iri(iri))), entities[0])
    if not iri.startswith(ids.authority_entity("")):
        raise QueryError(f"{given}: neither an entity nor an identification, event, report or article")
    return _of_entity(iri, ask)


def _of_entity(iri: str, ask: Ask) -> Target:
    """An entity without an authority entry is spoken of by the identification that it is called after."""
    own = ids.identification_of(iri)
    name = _first(ask(_LABELS % nquads.iri(iri)))
    if _iris(ask(_ENTITY_OF % nquads.iri(own))):
        return Target(own.removeprefix(ids.THINGS), name, iri)
    if not name:
        raise QueryError(
            f"the store knows no entity {iri}; it may have been joined to another: naba why shows what became of it"
        )
    return Target(iri.removeprefix(ids.authority_entity("")), name, iri)


def _of_event(iri: str, given: str, ask: Ask) -> Target:
    told = []
    for report, event, words, published in ask(_TOLD % {"one": nquads.iri(iri)}).rows:
        if report and event and words:
            told.append((published.value if published else "9999", report.value, words.value, event.value))
    if not told:
        raise QueryError(f"the store has no {given}")
    _, report_iri, text, event_iri = min(told)
    return Target(report_iri.removeprefix(ids.THINGS), " ".join(text.split()), event_iri)


def _iris(found: Rows) -> list[str]:
    return [row[0].value for row in found.rows if isinstance(row[0], Iri)]


def _first(found: Rows) -> str:
    return next((row[0].value for row in found.rows if row[0]), "")
