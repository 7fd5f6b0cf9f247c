"""Finding an entity by its authority key, Wikidata id, or a name, among the entities of a store."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ingest.arabic.normalise import fold
from ingest.describe import ids, nquads, terms
from ingest.errors import QueryError
from ingest.store.bind import bind
from ingest.store.rdf import Iri, Literal, Rows, Term

_PAGE = 5_000  # rows asked for at once; some servers cut longer answers
_LANGUAGES = ("ar", "en", "")
_PREFIXES = f"PREFIX naba: <{terms.NABA}>\nPREFIX skos: <{terms.SKOS}>\n"
_KNOWN = """
  VALUES ?class { naba:Person naba:Government naba:Organization naba:Place }
  VALUES ?property { skos:prefLabel skos:altLabel naba:wikidata naba:government }
  ?entity a ?class ; ?property ?value ."""
_ALL = f"""{_PREFIXES}SELECT DISTINCT ?entity ?property ?value WHERE {{{_KNOWN}
  FILTER(STR(?entity) >= ?from)
}} ORDER BY ?entity ?property ?value LIMIT {_PAGE}"""
_SOME = f"""{_PREFIXES}SELECT DISTINCT ?entity ?property ?value WHERE {{
  VALUES ?entity {{ %s }}{_KNOWN}
}} ORDER BY ?entity ?property ?value"""
_BEARERS = f"""{_PREFIXES}SELECT DISTINCT ?entity WHERE {{
  VALUES ?value {{ %s }}
  VALUES ?property {{ skos:prefLabel skos:altLabel naba:wikidata }}
  ?entity ?property ?value
}} ORDER BY ?entity LIMIT 200"""


@dataclass(slots=True)
class _Names:
    """What the store knows of its entities: names (folded), display names, Wikidata ids, a place's government."""

    by_name: dict[str, set[str]]
    shown: dict[str, str]
    by_wikidata: dict[str, set[str]]
    government: dict[str, set[str]]


def find_entity(value: str, ask: Callable[[str], Rows]) -> str:
    """The IRI of the entity that `value` means: an authority key, a Wikidata id, a name in Arabic or English.

    A name as it is written in the store goes before one that differs in hamza, diacritics and the like; an entity of
    the authority before those that only articles name; a government before the place of the same state. Raises
    QueryError that lists the candidates where several are left, the nearest names where there is none.
    """
    value = value.strip()
    # All names are some ten thousand rows: they are read only where the value as it stands is no name.
    names = _read(_exact_rows(value, ask))
    found = _meant(value, names)
    if not found:
        names = _read(_all_rows(ask))
        found = _meant(value, names)
    if len(found) == 1:
        return found.pop()
    if found:
        raise QueryError(f"{value!r} means several entities; give one of these: {_listed(names, found)}")
    near = difflib.get_close_matches(_folded(value), list(names.by_name), n=5, cutoff=0.6)
    nearest = _listed(names, {entity for name in near for entity in names.by_name[name]})
    raise QueryError(f"no entity {value!r}" + (f"; the nearest: {nearest}" if nearest else "; no name is near"))


def current(iri: str, ask: Callable[[str], Rows]) -> str:
    """Where an identification, a report, or an entity or event that was joined to another leads to now; else `iri` itself."""
    for property_ in (terms.IDENTIFIED_AS, terms.TELLS_OF, terms.MERGED_INTO):
        found = ask(f"SELECT ?now WHERE {{ {nquads.iri(iri)} <{property_}> ?now }}").rows
        if found and found[0][0]:
            iri = found[0][0].value
    return iri


def _meant(value: str, names: _Names) -> set[str]:
    key = _of_key(value)
    if key and key in names.shown:
        return {key}
    by_id = re.fullmatch(r"Q\d+", value)
    found = names.by_wikidata.get(value, set()) if by_id else names.by_name.get(_folded(value), set())
    if len(found) > 1:
        found = {e for e in found if "-" in e.removeprefix(ids.THINGS + "entity/")} or found
    return {e for e in found if not names.government.get(e, set()) & found}


def _of_key(value: str) -> str:
    return ids.authority_entity(value) if re.fullmatch(r"[a-z]+-[\w.-]+", value) else ""


def _folded(text: str) -> str:
    return " ".join(fold(text).split())


def _listed(names: _Names, found: set[str]) -> str:
    prefix = ids.THINGS + "entity/"
    return ", ".join(f"{e.removeprefix(prefix) if '-' in e else e} ({names.shown.get(e, '')})" for e in sorted(found))


def _exact_rows(value: str, ask: Callable[[str], Rows]) -> set[tuple[Term | None, ...]]:
    """The rows of the entities whose key, Wikidata id or name is `value` to the letter."""
    if re.fullmatch(r"Q\d+", value):
        values = [nquads.iri(terms.WIKIDATA + value)]
    else:
        values = [nquads.text(value, language) for language in _LANGUAGES]
    found = {row[0].value for row in ask(_BEARERS % " ".join(values)).rows if isinstance(row[0], Iri)}
    found |= {_of_key(value)} - {""}
    return set(ask(_SOME % " ".join(map(nquads.iri, sorted(found)))).rows) if found else set()


def _all_rows(ask: Callable[[str], Rows]) -> set[tuple[Term | None, ...]]:
    """The rows of all pages; each page begins with the entity that the last one ended in."""
    found: set[tuple[Term | None, ...]] = set()
    start = Literal("")
    while True:
        page = ask(bind(_ALL, {"from": start})).rows
        found.update(page)
        last = page[-1][0] if page else None
        if len(page) < _PAGE or last is None or last.value == start.value:
            return found
        start = Literal(last.value)


def _read(rows: Iterable[tuple[Term | None, ...]]) -> _Names:
    names = _Names({}, {}, {}, {})
    for entity, property_, value in rows:
        if not isinstance(entity, Iri) or property_ is None or value is None:
            continue
        if property_.value == terms.WIKIDATA_OF:
            names.by_wikidata.setdefault(value.value.removeprefix(terms.WIKIDATA), set()).add(entity.value)
        elif property_.value == terms.GOVERNMENT_OF:
            names.government.setdefault(entity.value, set()).add(value.value)
        elif isinstance(value, Literal):
            names.by_name.setdefault(_folded(value.value), set()).add(entity.value)
            preferred = property_.value == terms.SKOS_PREF_LABEL
            if entity.value not in names.shown or (preferred and value.language == "ar"):
                names.shown[entity.value] = value.value
    return names
